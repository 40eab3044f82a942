//! Saving a project file, whole or not at all, and never over somebody else's changes.

use std::path::{Path, PathBuf};

use super::disk::{self, ReadError, Staged, read_bounded};
use super::limits::MAX_FILE_BYTES;
use super::{Project, Stamp, file};

/// Why a project could not be saved. Unless said otherwise, the file on disk is as it was.
#[derive(Debug, thiserror::Error)]
pub enum SaveError {
    /// The project cannot lie in a file.
    #[error(transparent)]
    Unwritable(#[from] file::WriteError),
    /// Somebody else wrote the file since it was opened or saved here.
    #[error("{} was changed by another program since it was opened here", path.display())]
    ChangedOnDisk {
        /// The file.
        path: PathBuf,
    },
    /// The file as it is cannot be read to see whether it changed.
    #[error(transparent)]
    Compare(ReadError),
    /// The disk refused.
    #[error(transparent)]
    Disk(disk::WriteError),
    /// The project *is* saved, but the drive did not confirm that it would outlast a power cut.
    #[error("{source}")]
    NotConfirmed {
        /// The new file's stamp.
        stamp: Stamp,
        /// What the drive said.
        source: disk::WriteError,
    },
}

impl SaveError {
    /// What to do about it.
    #[must_use]
    pub fn hint(&self) -> &'static str {
        match self {
            Self::Unwritable(error) => error.hint(),
            Self::ChangedOnDisk { .. } => "Save under another name, then compare the two.",
            Self::Compare(error) => error.hint(),
            Self::Disk(error) | Self::NotConfirmed { source: error, .. } => error.hint(),
        }
    }

    fn from_disk(error: disk::WriteError, stamp: Stamp) -> Self {
        match error {
            disk::WriteError::NotConfirmed { .. } => Self::NotConfirmed { stamp, source: error },
            disk::WriteError::NoFolder { .. }
            | disk::WriteError::NotAFile { .. }
            | disk::WriteError::DeadLink { .. }
            | disk::WriteError::Protected { .. }
            | disk::WriteError::Exists { .. }
            | disk::WriteError::Failed { .. } => Self::Disk(error),
        }
    }
}

/// Saves a project and gives the stamp of the file as it now is.
///
/// With `known`, the stamp that opening or the last save gave, a file whose bytes are others is
/// left alone; one that is gone is written anew. Without, whatever is there is replaced.
pub fn save(project: &Project, path: &Path, known: Option<&Stamp>) -> Result<Stamp, SaveError> {
    let text = file::write(project)?;
    let stamp = Stamp::of(text.as_bytes());
    let staged = Staged::beside(path, text.as_bytes()).map_err(|error| SaveError::from_disk(error, stamp))?;
    if let Some(known) = known {
        // As late as can be: between this look and the renaming there is nothing.
        unchanged(staged.target(), known)?;
    }
    staged.replace().map_err(|error| SaveError::from_disk(error, stamp))?;
    Ok(stamp)
}

/// Saves a project as a file that must not be there yet.
pub fn create(project: &Project, path: &Path) -> Result<Stamp, SaveError> {
    let text = file::write(project)?;
    let stamp = Stamp::of(text.as_bytes());
    Staged::beside(path, text.as_bytes())
        .and_then(Staged::create_new)
        .map_err(|error| SaveError::from_disk(error, stamp))?;
    Ok(stamp)
}

fn unchanged(path: &Path, known: &Stamp) -> Result<(), SaveError> {
    match read_bounded(path, MAX_FILE_BYTES) {
        Ok(bytes) if Stamp::of(&bytes) == *known => Ok(()),
        Ok(_) | Err(ReadError::TooLarge { .. }) => Err(SaveError::ChangedOnDisk { path: path.to_owned() }),
        Err(ReadError::Missing { .. }) => Ok(()),
        Err(error @ (ReadError::NotAFile { .. } | ReadError::Failed { .. })) => Err(SaveError::Compare(error)),
    }
}
