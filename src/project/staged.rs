//! A file's new bytes, whole beside it, before they take its place.

use std::fs::{self, File, Metadata, TryLockError};
use std::io::{self, Read as _, Write as _};
use std::path::{Path, PathBuf};

use tempfile::{NamedTempFile, TempPath};

use super::disk::{WriteError, confirm, folder_of, is_missing};
use super::likeness::{self, Old};
use super::tries::{again, plain};
use crate::words::{Phrase, Say, phrase, shown_in_english};

/// A file's new bytes, written and flushed beside it under a name of their own. Dropped, they
/// are gone and the file is as it was.
pub(super) struct Staged {
    /// Held locked until the end, so that nobody takes it for what a crash left behind.
    pub(super) file: NamedTempFile,
    pub(super) target: PathBuf,
    pub(super) remarks: Vec<SaveRemark>,
}

/// What is to be known of the file that was there before.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum SaveRemark {
    /// The old file had other names as well (hard links), which keep the old bytes.
    OtherNames {
        /// How many.
        count: u64,
    },
    /// The old file's owner, access list or attributes.
    OtherOwner,
    /// The old file was put aside, whole.
    PutAside {
        /// Its new name.
        at: PathBuf,
    },
}

impl Say for SaveRemark {
    fn phrase(&self) -> Phrase {
        match self {
            Self::OtherNames { count } => phrase!("saved-other-names", count = *count),
            Self::OtherOwner => phrase!("saved-other-owner"),
            Self::PutAside { at } => phrase!("saved-put-aside", file = at.display()),
        }
    }
}

shown_in_english!(SaveRemark);

impl Staged {
    /// Writes `bytes` beside the file that `path` leads to, and reads them back from the drive.
    pub(super) fn beside(path: &Path, bytes: &[u8]) -> Result<Self, WriteError> {
        let (target, old) = resolve(path)?;
        let failed = |source| WriteError::Failed { path: target.clone(), source };
        let folder = folder_of(&target);
        let file = new_file(folder, &target).map_err(plain).map_err(|source| {
            if is_missing(&source) { WriteError::NoFolder { folder: folder.to_owned() } } else { failed(source) }
        })?;
        file.as_file().write_all(bytes).map_err(failed)?;
        let mut remarks = Vec::new();
        if let Some(old) = old {
            if !likeness::take_over(&old, file.as_file()).map_err(failed)? {
                remarks.push(SaveRemark::OtherOwner);
            }
            let count = other_names(&old.about);
            if count > 0 {
                remarks.push(SaveRemark::OtherNames { count });
            }
        }
        // After a failure here the system may call the file written though it is not: it is not
        // flushed a second time but thrown away.
        file.as_file().sync_all().map_err(failed)?;
        read_back(&file, bytes).map_err(failed)?;
        Ok(Self { file, target, remarks })
    }

    /// The file that is to be written, links resolved.
    pub(super) fn target(&self) -> &Path {
        &self.target
    }

    /// Puts the new bytes in place of the old ones, if any.
    pub(super) fn replace(self) -> Result<(), WriteError> {
        let Self { file, target, .. } = self;
        let (open, temp) = file.into_parts();
        again(|| fs::rename(&temp, &target)).map_err(|source| WriteError::Failed { path: target.clone(), source })?;
        // Its name is the target's now.
        forget(temp);
        confirm(target)?;
        drop(open);
        Ok(())
    }

    /// Puts the new bytes in place only if there is nothing.
    pub(super) fn create_new(self) -> Result<(), WriteError> {
        let Self { file, target, .. } = self;
        // What holds it locked goes last.
        let _open = put_new(file, &target).map_err(|(_, error)| error)?;
        confirm(target)
    }
}

/// Gives a staged file its name if nothing has it, or gives the staged file back.
pub(super) fn put_new(file: NamedTempFile, target: &Path) -> Result<File, (NamedTempFile, WriteError)> {
    let (open, temp) = file.into_parts();
    let mut temp = Some(temp);
    let put = again(|| {
        let Some(staged) = temp.take() else { return Ok(()) };
        staged.persist_noclobber(target).map_err(|refused| {
            temp = Some(refused.path);
            refused.error
        })
    });
    let (Err(error), Some(temp)) = (put, temp) else { return Ok(open) };
    let path = target.to_owned();
    let exists = error.kind() == io::ErrorKind::AlreadyExists;
    let why = if exists { WriteError::Exists { path } } else { WriteError::Failed { path, source: error } };
    Err((NamedTempFile::from_parts(open, temp), why))
}

/// Leaves what lies at a staged file's name alone: it is not the staged file any more.
pub(super) fn forget(mut temp: TempPath) {
    temp.disable_cleanup(true);
}

/// Reads from the drive, not from memory where the system can be told to, what was written.
fn read_back(file: &NamedTempFile, bytes: &[u8]) -> io::Result<()> {
    #[cfg(target_os = "linux")]
    let _as_it_likes = rustix::fs::fadvise(file.as_file(), 0, None, rustix::fs::Advice::DontNeed);
    let mut there = Vec::with_capacity(bytes.len());
    again(|| file.reopen()).map_err(plain)?.take(bytes.len() as u64 + 1).read_to_end(&mut there)?;
    if there == bytes { Ok(()) } else { Err(io::Error::other("the drive gives back other bytes than were written")) }
}

/// How many other names the file has.
fn other_names(about: &Metadata) -> u64 {
    #[cfg(unix)]
    return std::os::unix::fs::MetadataExt::nlink(about).saturating_sub(1);
    #[cfg(not(unix))]
    {
        let _only_unix_tells = about;
        0
    }
}

/// Where a path leads, and what is there.
fn resolve(path: &Path) -> Result<(PathBuf, Option<Old>), WriteError> {
    let failed = |source| WriteError::Failed { path: path.to_owned(), source };
    match again(|| fs::symlink_metadata(path)) {
        Ok(_) => {}
        Err(error) if is_missing(&error) => return Ok((path.to_owned(), None)),
        Err(error) => return Err(failed(error)),
    }
    let real = again(|| fs::canonicalize(path)).map_err(|source| {
        if is_missing(&source) { WriteError::DeadLink { path: path.to_owned() } } else { failed(source) }
    })?;
    let about = again(|| fs::metadata(&real)).map_err(failed)?;
    if !about.is_file() {
        return Err(WriteError::NotAFile { path: real });
    }
    if about.permissions().readonly() || !may_write(&real) {
        return Err(WriteError::Protected { path: real });
    }
    let file = File::open(&real).ok();
    Ok((real, Some(Old { about, file })))
}

/// Whether whoever works here may write to a file. A folder one may write to would let its files be
/// replaced all the same.
fn may_write(path: &Path) -> bool {
    #[cfg(unix)]
    {
        use rustix::fs::{Access, AtFlags, CWD, accessat};
        // What cannot be asked so is asked by writing.
        accessat(CWD, path, Access::WRITE_OK, AtFlags::EACCESS) != Err(rustix::io::Errno::ACCESS)
    }
    #[cfg(not(unix))]
    {
        let _asked_by_writing = path;
        true
    }
}

/// How names of files begin and end that will be `target` once they are whole.
pub(super) fn staged_names(target: &Path) -> (String, &'static str) {
    // A name may have 255 bytes; this leaves room for the rest.
    const KEPT: usize = 200;
    let name = target.file_name().unwrap_or_default().to_string_lossy();
    let kept = name.get(..name.floor_char_boundary(KEPT)).unwrap_or_default();
    (format!(".{kept}.copydesk-"), ".tmp")
}

/// A locked file with a name of its own, and the permissions the system gives new files.
pub(super) fn new_file(folder: &Path, target: &Path) -> io::Result<NamedTempFile> {
    let (before, after) = staged_names(target);
    let mut builder = tempfile::Builder::new();
    builder.prefix(&before).suffix(after);
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt as _;
        builder.permissions(fs::Permissions::from_mode(0o666));
    }
    loop {
        let file = again(|| builder.tempfile_in(folder))?;
        // Some network drives have no locks.
        let free = !is_held(file.as_file());
        if free && is_at(file.as_file(), file.path()) {
            return Ok(file);
        }
        // Another copydesk took it for a leftover, between its making and its locking.
    }
}

/// Tries to lock a file; whether somebody else holds it. Some network drives have no locks: there
/// nobody does.
pub(super) fn is_held(file: &File) -> bool {
    let tried = again(|| match file.try_lock() {
        Err(TryLockError::Error(error)) => Err(error),
        other => Ok(matches!(other, Err(TryLockError::WouldBlock))),
    });
    tried.unwrap_or(false)
}

/// Whether this open file is the one at the path.
pub(super) fn is_at(file: &File, path: &Path) -> bool {
    #[cfg(unix)]
    {
        use std::os::unix::fs::MetadataExt as _;
        let same = |one: Metadata, other: Metadata| (one.dev(), one.ino()) == (other.dev(), other.ino());
        again(|| Ok(same(file.metadata()?, fs::symlink_metadata(path)?))).unwrap_or(false)
    }
    #[cfg(not(unix))]
    {
        let _cannot_be_told = file;
        path.exists()
    }
}
