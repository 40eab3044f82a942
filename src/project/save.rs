//! Saving a project file, whole or not at all, and never over somebody else's changes.

use std::io;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::disk::{self, ReadError, confirm};
use super::exchange::{self, Refused};
use super::staged::{SaveRemark, Staged};
use super::{Project, Stamp, file, leftovers};
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
    /// The same, but what they wrote could not be put back under its name.
    NotPutBack {
        /// The file, which holds the project as it was to be saved.
        path: PathBuf,
        /// Where theirs is, whole.
        at: PathBuf,
        /// Why.
        source: io::Error,
    },
    /// The file as it is cannot be read to see whether it changed.
    Compare(ReadError),
    /// The disk refused.
    Disk(disk::WriteError),
    /// The project *is* saved, but the drive did not confirm that it would outlast a power cut.
    NotConfirmed {
        /// What lies there.
        saved: Box<Saved>,
        /// What the drive said.
        source: disk::WriteError,
    },
}

impl Say for SaveError {
    fn phrase(&self) -> Phrase {
        match self {
            Self::Unwritable(error) => error.phrase(),
            Self::ChangedOnDisk { path } => phrase!("unsaved-changed", path = path.display()),
            Self::NotPutBack { path, at, source } => {
                phrase!("unsaved-not-put-back", path = path.display(), at = at.display(), why = source)
            }
            Self::Compare(error) => error.phrase(),
            Self::Disk(error) | Self::NotConfirmed { source: error, .. } => error.phrase(),
        }
    }

    fn advice(&self) -> Phrase {
        match self {
            Self::Unwritable(error) => error.advice(),
            Self::Compare(error) => error.advice(),
            Self::Disk(error) | Self::NotConfirmed { source: error, .. } => error.advice(),
            Self::ChangedOnDisk { .. } => self.phrase().bare().about("hint"),
            // Says where theirs is.
            Self::NotPutBack { .. } => self.phrase().about("hint"),
        }
    }
}

shown_in_english!(SaveError);

impl SaveError {
    /// Whether the drive refused, which may pass by itself.
    #[must_use]
    pub fn may_pass(&self) -> bool {
        match self {
            Self::Compare(_) | Self::Disk(_) => true,
            Self::Unwritable(_) | Self::ChangedOnDisk { .. } | Self::NotPutBack { .. } | Self::NotConfirmed { .. } => {
                false
            }
        }
    }

    fn refused(refused: Refused, path: &Path) -> Self {
        let path = path.to_owned();
        match refused {
            Refused::Changed => Self::ChangedOnDisk { path },
            Refused::Unread(error) => Self::Compare(error),
            Refused::Failed(error) => Self::Disk(error),
            Refused::NotPutBack { at, source } => Self::NotPutBack { path, at, source },
        }
    }
}

/// What lies in the file now.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Saved {
    /// What its bytes are; the next save compares.
    pub stamp: Stamp,
    /// Its bytes.
    pub bytes: Arc<[u8]>,
    /// The bytes of the file that was there before.
    pub before: Option<Vec<u8>>,
    /// What could not be kept of the file that was there before.
    pub remarks: Vec<SaveRemark>,
}

/// Saves a project.
///
/// With `known`, the stamp that opening or the last save gave, a file whose bytes are others is
/// left alone; one that is gone is written anew. Without, whatever is there is replaced.
pub fn save(project: &Project, path: &Path, known: Option<&Stamp>) -> Result<Saved, SaveError> {
    save_keeping(project, path, known, &mut |_| false)
}

/// The same, and has somebody keep the file that was there before it is taken away: `keep` is given
/// its bytes once the new file is safe. What an earlier save left behind when its program ended is
/// offered as well, and taken away if `keep` says that it has it.
pub fn save_keeping(
    project: &Project,
    path: &Path,
    known: Option<&Stamp>,
    keep: &mut dyn FnMut(&[u8]) -> bool,
) -> Result<Saved, SaveError> {
    let bytes: Arc<[u8]> = file::write(project)?.into_bytes().into();
    let stamp = Stamp::of(&bytes);
    let staged = Staged::beside(path, &bytes).map_err(SaveError::Disk)?;
    let (target, remarks) = (staged.target().to_owned(), staged.remarks.clone());
    let put = exchange::put(staged, known).map_err(|refused| SaveError::refused(refused, &target))?;
    let confirmed = confirm(target.clone());
    if let Some(replaced) = &put.replaced {
        keep(replaced.bytes());
    }
    let before = |let_go: bool| put.replaced.map(|old| if let_go { old.let_go() } else { old.leave() });
    match confirmed {
        Ok(()) => {
            let before = before(true);
            leftovers::sweep(&target, &bytes, keep);
            Ok(Saved { stamp, bytes, before, remarks })
        }
        Err(source) => {
            // Should the power fail now, the folder may be found as it was.
            let saved = Box::new(Saved { stamp, bytes, before: before(false), remarks });
            Err(SaveError::NotConfirmed { saved, source })
        }
    }
}

/// Saves a project in the place of a file that is not to be lost, though it may be no project at all:
/// that one gets the first of these names that is free.
pub fn save_aside(
    project: &Project,
    path: &Path,
    names: impl IntoIterator<Item = PathBuf>,
) -> Result<Saved, SaveError> {
    let bytes: Arc<[u8]> = file::write(project)?.into_bytes().into();
    let stamp = Stamp::of(&bytes);
    let staged = Staged::beside(path, &bytes).map_err(SaveError::Disk)?;
    let (target, mut remarks) = (staged.target().to_owned(), staged.remarks.clone());
    let put = exchange::put(staged, None).map_err(|refused| SaveError::refused(refused, &target))?;
    let confirmed = confirm(target);
    let before = put.replaced.map(|old| {
        let hidden = old.path().to_owned();
        // Where no better name can be given it keeps the hidden one, which is told.
        let at = match disk::put_aside(&hidden, names) {
            // It has the name, though the drive does not confirm it.
            Ok(at) | Err(disk::WriteError::NotConfirmed { path: at, .. }) => at,
            Err(_refused) => hidden,
        };
        remarks.push(SaveRemark::PutAside { at });
        old.leave()
    });
    let saved = Saved { stamp, bytes, before, remarks };
    match confirmed {
        Ok(()) => Ok(saved),
        Err(source) => Err(SaveError::NotConfirmed { saved: Box::new(saved), source }),
    }
}

/// Saves a project as a file that must not be there yet.
pub fn create(project: &Project, path: &Path) -> Result<Saved, SaveError> {
    let bytes: Arc<[u8]> = file::write(project)?.into_bytes().into();
    let saved = Saved { stamp: Stamp::of(&bytes), bytes, before: None, remarks: Vec::new() };
    let created = Staged::beside(path, &saved.bytes).and_then(Staged::create_new);
    match created {
        Ok(()) => {
            leftovers::sweep(path, &saved.bytes, &mut |_| false);
            Ok(saved)
        }
        Err(source @ disk::WriteError::NotConfirmed { .. }) => {
            Err(SaveError::NotConfirmed { saved: Box::new(saved), source })
        }
        Err(
            error @ (disk::WriteError::NoFolder { .. }
            | disk::WriteError::NotAFile { .. }
            | disk::WriteError::DeadLink { .. }
            | disk::WriteError::Protected { .. }
            | disk::WriteError::Exists { .. }
            | disk::WriteError::Failed { .. }),
        ) => Err(SaveError::Disk(error)),
    }
}
