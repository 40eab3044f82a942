//! Opening a project file.

use std::path::{Path, PathBuf};

use super::disk::{ReadError, read_bounded};
use super::file::{self, Parsed, Remark};
use super::limits::MAX_FILE_BYTES;
use super::{ParseError, Project, Stamp};

/// A project as it was found on disk.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Opened {
    /// The project.
    pub project: Project,
    /// What the file's bytes were; a save compares.
    pub stamp: Stamp,
    /// What was unusual about the file.
    pub remarks: Vec<Remark>,
}

/// Why a project could not be opened. The file is as it was.
#[derive(Debug, thiserror::Error)]
pub enum OpenError {
    /// The file cannot be read.
    #[error(transparent)]
    Read(#[from] ReadError),
    /// The file is no project.
    #[error("{}: {source}", path.display())]
    Parse {
        /// The file.
        path: PathBuf,
        /// What is wrong with it.
        source: ParseError,
    },
}

impl OpenError {
    /// What to do about it.
    #[must_use]
    pub fn hint(&self) -> &'static str {
        match self {
            Self::Read(error) => error.hint(),
            Self::Parse { source, .. } => source.hint(),
        }
    }
}

/// Opens a project file. Nothing on disk is changed.
pub fn open(path: &Path) -> Result<Opened, OpenError> {
    let bytes = read_bounded(path, MAX_FILE_BYTES)?;
    let Parsed { project, remarks } =
        file::parse(&bytes).map_err(|source| OpenError::Parse { path: path.to_owned(), source })?;
    Ok(Opened { project, stamp: Stamp::of(&bytes), remarks })
}
