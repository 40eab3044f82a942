//! Saving a project file, whole or not at all, and never over somebody else's changes.

use std::path::{Path, PathBuf};

use super::disk::{self, ReadError, Staged, read_bounded};
use super::limits::MAX_FILE_BYTES;
use super::{Project, Stamp, file};
use crate::words::{Phrase, Say, phrase, shown_in_english};

/// Why a project could not be saved. Unless said otherwise, the file on disk is as it was.
#[derive(Debug, thiserror::Error)]
pub enum SaveError {
    /// The project cannot lie in a file.
    Unwritable(#[from] file::WriteError),
    /// Somebody else wrote the file since it was opened or saved here.
    ChangedOnDisk {
        /// The file.
        path: PathBuf,
    },
    /// The file as it is cannot be read to see whether it changed.
    Compare(ReadError),
    /// The disk refused.
    Disk(disk::WriteError),
    /// The project *is* saved, but the drive did not confirm that it would outlast a power cut.
    NotConfirmed {
        /// The new file's stamp.
        stamp: Stamp,
        /// What the drive said.
        source: disk::WriteError,
    },
}

impl Say for SaveError {
    fn phrase(&self) -> Phrase {
        match self {
            Self::Unwritable(error) => error.phrase(),
            Self::ChangedOnDisk { path } => phrase!("unsaved-changed", path = path.display()),
            Self::Compare(error) => error.phrase(),
            Self::Disk(error) | Self::NotConfirmed { source: error, .. } => error.phrase(),
        }
    }
}

shown_in_english!(SaveError);

impl SaveError {
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
