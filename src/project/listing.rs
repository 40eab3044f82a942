//! What lies in a folder, and taking a folder away with all in it.
//!
//! The standard library panics where the system refuses to close a folder that was read, as failing
//! drives do. So folders are read here by their numbers alone, and such a refusal changes nothing:
//! what was read was read.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use super::tries::again;

/// The paths of all that lies in a folder, in no order that counts; of a link, of the folder it leads to.
pub fn paths_in(folder: &Path) -> io::Result<Vec<PathBuf>> {
    let names = names_in(folder)?;
    Ok(names.into_iter().map(|name| folder.join(name)).collect())
}

#[cfg(unix)]
fn names_in(folder: &Path) -> io::Result<Vec<std::ffi::OsString>> {
    use rustix::fs::{CWD, OFlags};
    again(|| unix::names(&unix::open(CWD, folder, OFlags::empty())?))
}

#[cfg(not(unix))]
fn names_in(folder: &Path) -> io::Result<Vec<std::ffi::OsString>> {
    fs::read_dir(folder)?.map(|entry| entry.map(|entry| entry.file_name())).collect()
}

/// Makes a folder and those it lies in, unless they are there. That it cannot be told whether they are
/// is not taken for that something else has the name.
pub fn make_folders(folder: &Path) -> io::Result<()> {
    again(|| match fs::metadata(folder) {
        Err(error) if error.kind() == io::ErrorKind::NotFound => fs::create_dir_all(folder),
        Err(error) => Err(error),
        Ok(found) if found.is_dir() => Ok(()),
        Ok(_) => Err(io::ErrorKind::AlreadyExists.into()),
    })
}

/// Takes a folder away with all in it, and no link’s other end. What the system does not let go of
/// stays, and is told of once the rest is gone.
pub fn remove_with_all(folder: &Path) -> io::Result<()> {
    #[cfg(unix)]
    {
        use rustix::fs::{CWD, OFlags};
        let cleared = again(|| unix::open(CWD, folder, OFlags::NOFOLLOW)).and_then(|folder| unix::clear(&folder));
        again(|| fs::remove_dir(folder)).and(cleared)
    }
    #[cfg(not(unix))]
    fs::remove_dir_all(folder)
}

#[cfg(unix)]
mod unix {
    use std::ffi::OsString;
    use std::io;
    use std::os::unix::ffi::OsStringExt as _;
    use std::path::Path;

    use rustix::fd::{AsFd, OwnedFd};
    use rustix::fs::{AtFlags, Dir, Mode, OFlags, openat, unlinkat};
    use rustix::io::Errno;

    use crate::project::tries::again;

    pub(super) fn open(within: impl AsFd, folder: &Path, more: OFlags) -> io::Result<OwnedFd> {
        let flags = OFlags::RDONLY | OFlags::DIRECTORY | OFlags::CLOEXEC | more;
        Ok(openat(within, folder, flags, Mode::empty())?)
    }

    pub(super) fn names(folder: &OwnedFd) -> io::Result<Vec<OsString>> {
        let mut names = Vec::new();
        for entry in Dir::read_from(folder)? {
            let entry = entry?;
            let name = entry.file_name().to_bytes();
            if name != b"." && name != b".." {
                names.push(OsString::from_vec(name.to_vec()));
            }
        }
        Ok(names)
    }

    /// Empties a folder. It is held by its number, so that no link put in its place leads elsewhere.
    pub(super) fn clear(folder: &OwnedFd) -> io::Result<()> {
        let mut stays = Ok(());
        for name in again(|| names(folder))? {
            let name = Path::new(&name);
            let gone = match again(|| Ok(unlinkat(folder, name, AtFlags::empty())?)) {
                Err(error) if is_folder(&error) => again(|| open(folder, name, OFlags::NOFOLLOW))
                    .and_then(|inner| clear(&inner))
                    .and(again(|| Ok(unlinkat(folder, name, AtFlags::REMOVEDIR)?))),
                result => result,
            };
            stays = stays.and(gone);
        }
        stays
    }

    /// What the system says of a folder that is to go as a file goes.
    fn is_folder(error: &io::Error) -> bool {
        [Errno::ISDIR, Errno::PERM].iter().any(|errno| error.raw_os_error() == Some(errno.raw_os_error()))
    }
}

#[cfg(test)]
mod tests {
    use std::fs::File;

    use super::*;

    #[test]
    fn all_of_a_folder_is_listed_and_taken_away() {
        let place = tempfile::tempdir().unwrap();
        let folder = place.path().join("site");
        fs::create_dir_all(folder.join("a/b")).unwrap();
        for name in ["one", "a/two", "a/b/three"] {
            File::create_new(folder.join(name)).unwrap();
        }
        let mut found = paths_in(&folder).unwrap();
        found.sort();
        assert_eq!(found, [folder.join("a"), folder.join("one")]);
        remove_with_all(&folder).unwrap();
        assert!(paths_in(place.path()).unwrap().is_empty());
        assert_eq!(paths_in(&folder).unwrap_err().kind(), io::ErrorKind::NotFound);
        assert_eq!(remove_with_all(&folder).unwrap_err().kind(), io::ErrorKind::NotFound);
    }

    #[cfg(unix)]
    #[test]
    fn no_link_is_followed() {
        let place = tempfile::tempdir().unwrap();
        let (folder, theirs) = (place.path().join("site"), place.path().join("theirs"));
        fs::create_dir(&folder).unwrap();
        fs::create_dir(&theirs).unwrap();
        File::create_new(theirs.join("letter")).unwrap();
        std::os::unix::fs::symlink(&theirs, folder.join("link")).unwrap();
        std::os::unix::fs::symlink(&theirs, place.path().join("other")).unwrap();
        assert_eq!(paths_in(&place.path().join("other")).unwrap().len(), 1, "a link may be looked into");
        assert!(remove_with_all(&place.path().join("other")).is_err());
        remove_with_all(&folder).unwrap();
        assert!(theirs.join("letter").exists());
    }
}
