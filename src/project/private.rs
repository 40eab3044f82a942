//! A folder that only its owner may enter, and locks in it that end with the process that holds them.

use std::fs::{self, DirBuilder, File, OpenOptions, TryLockError};
use std::io;
use std::os::unix::fs::{DirBuilderExt as _, MetadataExt as _, OpenOptionsExt as _};
use std::path::{Path, PathBuf};

/// A lock on a file of its own. However its process ends, the system lets go of it; dropped, its
/// file is gone as well.
#[derive(Debug)]
pub struct Lock {
    /// Held open: the lock is on it.
    _file: File,
    path: PathBuf,
}

/// Makes a folder that nobody else may enter, with those it lies in, or sees that one is there.
pub fn private_folder(path: &Path) -> io::Result<()> {
    if let Some(above) = path.parent() {
        fs::create_dir_all(above)?;
    }
    match DirBuilder::new().mode(0o700).create(path) {
        Err(error) if error.kind() != io::ErrorKind::AlreadyExists => return Err(error),
        _there => {}
    }
    // A link that somebody laid here would lead to a folder of theirs.
    let found = fs::symlink_metadata(path)?;
    let closed = found.is_dir() && found.mode() & 0o777 == 0o700;
    let ours = closed && found.uid() == rustix::process::geteuid().as_raw();
    let said = || format!("{} is not a folder of this user alone", path.display());
    if ours { Ok(()) } else { Err(io::Error::new(io::ErrorKind::PermissionDenied, said())) }
}

/// Takes the lock at a path; `None` if somebody holds it.
pub fn lock(path: &Path) -> io::Result<Option<Lock>> {
    let file = OpenOptions::new().write(true).create(true).truncate(false).mode(0o600).open(path)?;
    match file.try_lock() {
        Err(TryLockError::WouldBlock) => return Ok(None),
        Err(TryLockError::Error(error)) => return Err(error),
        Ok(()) => {}
    }
    // Whoever held it last may have taken the file away between our opening and our locking it.
    let held = file.metadata()?;
    match fs::metadata(path) {
        Ok(there) if (there.dev(), there.ino()) == (held.dev(), held.ino()) => {
            Ok(Some(Lock { _file: file, path: path.to_owned() }))
        }
        _gone_or_another => Ok(None),
    }
}

impl Drop for Lock {
    fn drop(&mut self) {
        // Left behind it would be taken by the next who wants it.
        let _stays = fs::remove_file(&self.path);
    }
}

/// Takes away what is at a path, if there is something.
pub fn clear(path: &Path) -> io::Result<()> {
    match fs::remove_file(path) {
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(()),
        result => result,
    }
}

#[cfg(test)]
mod tests {
    use std::os::unix::fs::{PermissionsExt as _, symlink};

    use super::*;

    #[test]
    fn a_lock_is_held_once_and_leaves_nothing() {
        let base = tempfile::tempdir().unwrap();
        let path = base.path().join("desk.lock");
        let held = lock(&path).unwrap().unwrap();
        assert!(lock(&path).unwrap().is_none(), "another cannot have it");
        drop(held);
        assert!(!path.exists());
        assert!(lock(&path).unwrap().is_some(), "once let go, it can be had again");
    }

    #[test]
    fn a_lock_whose_file_was_left_behind_can_be_taken() {
        let base = tempfile::tempdir().unwrap();
        let path = base.path().join("desk.lock");
        drop(File::create(&path).unwrap());
        assert!(lock(&path).unwrap().is_some());
    }

    #[test]
    fn a_folder_others_may_enter_or_that_is_a_link_is_refused() {
        let base = tempfile::tempdir().unwrap();
        let ours = base.path().join("a/run");
        private_folder(&ours).unwrap();
        assert_eq!(fs::metadata(&ours).unwrap().permissions().mode() & 0o777, 0o700);
        private_folder(&ours).unwrap();
        let link = base.path().join("link");
        symlink(&ours, &link).unwrap();
        assert_eq!(private_folder(&link).unwrap_err().kind(), io::ErrorKind::PermissionDenied);
        fs::set_permissions(&ours, fs::Permissions::from_mode(0o750)).unwrap();
        assert_eq!(private_folder(&ours).unwrap_err().kind(), io::ErrorKind::PermissionDenied);
    }
}
