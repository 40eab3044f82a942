//! Opening a project file.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::disk::{ReadError, read_bounded};
use super::file::{self, Parsed, Remark};
use super::limits::MAX_FILE_BYTES;
use super::{ParseError, Project, Stamp};
use crate::words::{Phrase, Say, phrase, shown_in_english};

/// A project as it was found on disk.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Opened {
    /// The project.
    pub project: Project,
    /// What the file's bytes were; a save compares.
    pub stamp: Stamp,
    /// The file's bytes, as they were read.
    pub bytes: Arc<[u8]>,
    /// What was unusual about the file.
    pub remarks: Vec<Remark>,
}

/// Why a project could not be opened. The file is as it was.
#[derive(Debug, thiserror::Error)]
pub enum OpenError {
    /// The file cannot be read.
    Read(#[from] ReadError),
    /// The file is no project.
    Parse {
        /// The file.
        path: PathBuf,
        /// What is wrong with it.
        source: ParseError,
    },
}

impl Say for OpenError {
    fn phrase(&self) -> Phrase {
        match self {
            Self::Read(error) => error.phrase(),
            Self::Parse { path, source } => phrase!("notice-about", what = path.display(), said = source),
        }
    }

    fn advice(&self) -> Phrase {
        match self {
            Self::Read(error) => error.advice(),
            Self::Parse { source, .. } => source.advice(),
        }
    }
}

shown_in_english!(OpenError);

/// Opens a project file. Nothing on disk is changed.
pub fn open(path: &Path) -> Result<Opened, OpenError> {
    let bytes = read_bounded(path, MAX_FILE_BYTES)?;
    let Parsed { project, remarks } =
        file::parse(&bytes).map_err(|source| OpenError::Parse { path: path.to_owned(), source })?;
    Ok(Opened { project, stamp: Stamp::of(&bytes), bytes: bytes.into(), remarks })
}
