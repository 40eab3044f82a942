//! Putting an export in its place, whole or not at all.
//!
//! The folder is the unit. Everything is laid out in a hidden folder beside it, flushed, and then
//! put in its place by one rename (or one exchange of the two, where there was an export before).
//! Whenever the program is stopped, the folder is the old one or the new one; all that may stay
//! behind is the hidden one, which the next export takes away (see `leftovers`). Where the system
//! cannot exchange folders, the old one is renamed away first: for that moment there is none.

use std::collections::BTreeSet;
use std::fs::{self, File};
use std::io::{self, Write as _};
use std::path::{Path, PathBuf};

use super::super::manifest::{MANIFEST, Manifest, folders_of, hash};
use super::survey::{Found, survey};
use super::{Content, Files, WriteError, failed, leftovers};
use crate::project::listing::{paths_in, remove_with_all};
use crate::project::tries::{again, plain};

/// Lays all files out beside the target and flushes them. Deleted again on any error.
pub(super) fn stage(
    target: &Path,
    parent: &Path,
    files: &Files<'_>,
    manifest: &Manifest,
) -> Result<Staging, WriteError> {
    let folder = hidden_folder(&leftovers::prefix(target), parent).map_err(failed("make-inside", parent))?;
    let held = leftovers::hold(&folder);
    let mut staging = Staging { folder, _held: held };
    let folder = staging.folder.as_path();
    // First of all, so that the next export knows what it finds.
    let list = folder.join(MANIFEST);
    put(&list, &manifest.bytes().map_err(|error| failed("write", &list)(error.into()))?)?;
    let folders: BTreeSet<&str> = files.keys().flat_map(|path| folders_of(path)).collect();
    // Sorted, a folder comes before those in it.
    for path in &folders {
        again(|| fs::create_dir(folder.join(path))).map_err(failed("make-folder", &folder.join(path)))?;
    }
    for (path, content) in files {
        match content {
            Content::New(bytes) => put(&folder.join(path), bytes)?,
            Content::Old(known) => {
                let old = again(|| fs::read(target.join(path))).map_err(failed("read", &target.join(path)))?;
                if hash(&old) != *known {
                    return Err(WriteError::Changed { folder: target.to_owned(), names: vec![path.clone()] });
                }
                put(&folder.join(path), &old)?;
            }
        }
    }
    for path in folders {
        flush(&folder.join(path)).map_err(failed("flush", &folder.join(path)))?;
    }
    if let Ok(old) = again(|| fs::metadata(target)) {
        again(|| fs::set_permissions(folder, old.permissions())).map_err(failed("permit", folder))?;
    }
    flush(folder).map_err(failed("flush", folder))?;
    let whole = leftovers::whole(folder);
    again(|| fs::rename(folder, &whole)).map_err(failed("make-folder", &whole))?;
    staging.folder = whole;
    Ok(staging)
}

/// A staged folder, held against other exports; deleted when dropped.
pub(super) struct Staging {
    folder: PathBuf,
    _held: Option<File>,
}

impl Staging {
    /// Leaves the folder, or whatever has its name now, to whoever has the path.
    fn keep(&mut self) -> PathBuf {
        std::mem::take(&mut self.folder)
    }
}

impl Drop for Staging {
    fn drop(&mut self) {
        if !self.folder.as_os_str().is_empty() {
            let _stays = remove_with_all(&self.folder);
        }
    }
}

/// A new folder that others may read as far as the system's settings let them.
fn hidden_folder(prefix: &str, parent: &Path) -> io::Result<PathBuf> {
    let mut builder = tempfile::Builder::new();
    builder.prefix(prefix);
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt as _;
        builder.permissions(fs::Permissions::from_mode(0o777));
    }
    again(|| builder.tempdir_in(parent)).map(tempfile::TempDir::keep).map_err(plain)
}

fn put(path: &Path, bytes: &[u8]) -> Result<(), WriteError> {
    let mut file = again(|| File::create_new(path)).map_err(failed("write", path))?;
    file.write_all(bytes).and_then(|()| file.sync_all()).map_err(failed("write", path))
}

/// Flushes a folder's list of names. Only Unix has that.
pub(super) fn flush(folder: &Path) -> io::Result<()> {
    if cfg!(unix) { again(|| File::open(folder))?.sync_all() } else { Ok(()) }
}

/// Puts the staged folder in its place. Gives what is left of the one before.
pub(super) fn settle(mut staging: Staging, target: &Path, found: &Found) -> Result<Option<PathBuf>, WriteError> {
    let Found::Export { manifest, .. } = found else {
        // Over a folder that is not empty any more this fails, and nothing is lost.
        if cfg!(not(unix)) && *found == Found::Empty {
            again(|| fs::remove_dir(target)).map_err(failed("replace", target))?;
        }
        again(|| fs::rename(&staging.folder, target)).map_err(failed("make-folder", target))?;
        let _moved = staging.keep();
        return Ok(None);
    };
    // From here on the hidden name may be that of the editor's folder: nothing deletes it blindly.
    let ours = staging.keep();
    let _held = leftovers::hold(target);
    let old = match swap(&ours, target) {
        Ok(old) => old,
        Err(error) => {
            discard(&ours, None);
            return Err(failed("replace", target)(error));
        }
    };
    // What came out must be what was looked at before; somebody may have worked in it since.
    match survey(&old) {
        Ok(now) if now == *found => Ok((!discard(&old, Some(manifest))).then_some(old)),
        Ok(_) => Err(give_back(&old, target, WriteError::Changed { folder: target.to_owned(), names: Vec::new() })),
        Err(error) => Err(give_back(&old, target, error)),
    }
}

/// Undoes an exchange.
fn give_back(old: &Path, target: &Path, why: WriteError) -> WriteError {
    match swap(old, target) {
        Ok(ours) => {
            discard(&ours, None);
            why
        }
        Err(error) => failed("put-back", old)(error),
    }
}

/// Deletes a folder: all of a staged one, of an earlier export only what its manifest lists.
/// Says whether it is gone.
fn discard(folder: &Path, listed: Option<&Manifest>) -> bool {
    listed.map_or_else(|| remove_with_all(folder).is_ok(), |manifest| remove_listed(folder, manifest))
}

/// Deletes what a manifest lists, and with it the folder, if nothing else is in it. Whether it is gone.
pub(super) fn remove_listed(folder: &Path, manifest: &Manifest) -> bool {
    // What cannot be deleted shows in the end: the folder is not empty.
    for path in manifest.hashes().into_keys() {
        again(|| fs::remove_file(folder.join(path))).ok();
    }
    for path in manifest.folders().into_iter().rev() {
        again(|| fs::remove_dir(folder.join(path))).ok();
    }
    remove_list_alone(folder)
}

/// Deletes a folder in which nothing but its manifest is left: it is what tells whose the rest is.
/// Whether it is gone.
pub(super) fn remove_list_alone(folder: &Path) -> bool {
    let list = folder.join(MANIFEST);
    paths_in(folder).is_ok_and(|left| left == [list.clone()])
        && again(|| fs::remove_file(&list)).is_ok()
        && again(|| fs::remove_dir(folder)).is_ok()
}

/// Puts `new` in the place of `target`; gives the path the old one has now.
fn swap(new: &Path, target: &Path) -> io::Result<PathBuf> {
    #[cfg(target_os = "linux")]
    {
        use rustix::fs::{CWD, RenameFlags, renameat_with};
        use rustix::io::Errno;
        let exchange = || renameat_with(CWD, new, CWD, target, RenameFlags::EXCHANGE);
        match rustix::io::retry_on_intr(exchange) {
            Ok(()) => return Ok(new.to_owned()),
            Err(Errno::NOSYS | Errno::INVAL | Errno::OPNOTSUPP) => {}
            Err(error) => return Err(error.into()),
        }
    }
    swap_by_renames(new, target)
}

/// The same where folders cannot be exchanged at once.
fn swap_by_renames(new: &Path, target: &Path) -> io::Result<PathBuf> {
    let mut name = new.file_name().unwrap_or_default().to_owned();
    name.push("-before");
    let aside = new.with_file_name(name);
    again(|| fs::rename(target, &aside))?;
    match again(|| fs::rename(new, target)) {
        Ok(()) => Ok(aside),
        Err(error) => {
            again(|| fs::rename(&aside, target))?;
            Err(error)
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::super::{Bundle, BundleFile};
    use super::super::{lay_out, write};
    use super::*;

    #[test]
    fn folders_change_places_without_an_exchange_too() -> io::Result<()> {
        let place = tempfile::tempdir()?;
        let (new, target) = (place.path().join("new"), place.path().join("target"));
        fs::create_dir(&new)?;
        fs::create_dir(&target)?;
        fs::create_dir(target.join("old"))?;
        let old = swap_by_renames(&new, &target)?;
        assert!(old.join("old").is_dir() && !target.join("old").exists() && !new.exists());

        assert!(swap_by_renames(&place.path().join("none"), &old).is_err());
        assert!(old.join("old").is_dir(), "what cannot be replaced is put back");
        Ok(())
    }

    #[test]
    fn an_exchange_that_meets_a_change_is_undone() -> Result<(), Box<dyn std::error::Error>> {
        let place = tempfile::tempdir()?;
        let target = place.path().join("out");
        let bundle = |words: &str| Bundle {
            slug: "a".to_owned(),
            format: "html",
            files: vec![BundleFile { path: "index.html".to_owned(), bytes: words.as_bytes().into() }],
        };
        write(&[bundle("one")], &target)?;
        let found = survey(&target)?;
        let new = [bundle("two")];
        let mut files = Files::new();
        let manifest = Manifest::of(lay_out(&new, &mut files)?);
        let staging = stage(&target, place.path(), &files, &manifest)?;
        put(&target.join("note.txt"), b"written meanwhile")?;
        assert!(matches!(settle(staging, &target, &found), Err(WriteError::Strangers { .. })));
        assert_eq!(fs::read(target.join("a/index.html"))?, b"one");
        assert_eq!(fs::read(target.join("note.txt"))?, b"written meanwhile");
        assert_eq!(fs::read_dir(place.path())?.count(), 1, "nothing stays beside it");
        Ok(())
    }
}
