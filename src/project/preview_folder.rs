//! A folder of this machine for a page that is only looked at: nobody else may read it, and it is
//! gone when the desk is.
//!
//! It lies in the system's place for what can be made again. Its lock is held for as long as the
//! desk runs; the system lets go of it in a crash, so that the next desk knows what nobody needs.

use std::collections::BTreeMap;
use std::fs::{self, DirBuilder, File};
use std::io;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::disk::{WriteError, write_whole};
use super::listing::paths_in;

/// How the folders are called, before what tells them apart.
const NAME: &str = "desk-";
/// Held by the desk whose folder it is.
const LOCK: &str = "lock";
/// Where the photos of the page lie.
const PHOTOS: &str = "photos";

/// A folder with a page to look at. Dropped, it is gone.
#[derive(Debug)]
pub struct PreviewFolder {
    path: PathBuf,
    lock: Option<File>,
    written: BTreeMap<String, Arc<[u8]>>,
}

impl PreviewFolder {
    /// Makes a folder below `cache`, told apart from others by `number`.
    pub fn make(cache: &Path, number: u64) -> Result<Self, WriteError> {
        let failed = |path: &Path| {
            let path = path.to_owned();
            move |source| WriteError::Failed { path, source }
        };
        let all = of_all_desks(cache);
        private().recursive(true).create(&all).map_err(failed(&all))?;
        let path = all.join(format!("{NAME}{number:016x}"));
        // Never one that is there: it might be anybody's.
        private().create(&path).map_err(failed(&path))?;
        let lock = File::create_new(path.join(LOCK)).map_err(failed(&path))?;
        lock.try_lock().map_err(|error| failed(&path)(error.into()))?;
        Ok(Self { path, lock: Some(lock), written: BTreeMap::new() })
    }

    /// Where it is.
    #[must_use]
    pub fn path(&self) -> &Path {
        &self.path
    }

    /// Sees to it that these files lie there and no others: first what is not among them goes, then
    /// what is new is written, in this order. A name that is none of a page's is passed over; so is
    /// everything once the folder was taken away.
    pub fn hold(&mut self, files: &[(String, Arc<[u8]>)]) -> Result<(), WriteError> {
        if self.lock.is_none() {
            return Ok(());
        }
        let gone: Vec<String> =
            self.written.keys().filter(|name| !files.iter().any(|(kept, _)| kept == *name)).cloned().collect();
        for name in gone {
            let path = self.path.join(&name);
            fs::remove_file(&path).or_else(unless_missing).map_err(|source| WriteError::Failed { path, source })?;
            self.written.remove(&name);
        }
        for (name, bytes) in files.iter().filter(|(name, _)| is_of_page(name)) {
            if self.written.get(name).is_some_and(|there| Arc::ptr_eq(there, bytes) || there == bytes) {
                continue;
            }
            let path = self.path.join(name);
            let photos = self.path.join(PHOTOS);
            if name.starts_with(PHOTOS) && !photos.exists() {
                private().create(&photos).map_err(|source| WriteError::Failed { path: photos, source })?;
            }
            match write_whole(&path, bytes) {
                // It is there; whether it outlasts a power cut matters to nobody.
                Ok(()) | Err(WriteError::NotConfirmed { .. }) => {}
                Err(error) => return Err(error),
            }
            self.written.insert(name.clone(), Arc::clone(bytes));
        }
        Ok(())
    }

    /// Takes the folder away; nothing is written to it any more.
    pub fn take_away(&mut self) {
        if let Some(lock) = self.lock.take() {
            drop(lock);
            self.written.clear();
            take_away(&self.path);
        }
    }

    /// Takes away the folders of desks that ended without doing so.
    pub fn sweep(cache: &Path) {
        for path in paths_in(&of_all_desks(cache)).unwrap_or_default() {
            let ours = path.file_name().is_some_and(|name| name.to_string_lossy().starts_with(NAME));
            // Without a lock it is one that is only being made, or somebody else's.
            let lock = if ours && is_folder(&path) { File::open(path.join(LOCK)).ok() } else { None };
            if lock.is_some_and(|lock| lock.try_lock().is_ok()) {
                take_away(&path);
            }
        }
    }
}

impl Drop for PreviewFolder {
    fn drop(&mut self) {
        self.take_away();
    }
}

fn of_all_desks(cache: &Path) -> PathBuf {
    cache.join("preview")
}

/// Makes folders that only whoever works here may look into.
fn private() -> DirBuilder {
    #[cfg_attr(not(unix), expect(unused_mut, reason = "only Unix has modes"))]
    let mut builder = DirBuilder::new();
    #[cfg(unix)]
    std::os::unix::fs::DirBuilderExt::mode(&mut builder, 0o700);
    builder
}

/// Takes away what a preview is made of, and the folder if nothing else is left in it. Nothing is
/// followed out of it: what a name leads to is not looked at.
fn take_away(path: &Path) {
    let photos = path.join(PHOTOS);
    let within = |folder: &Path, before: &str| {
        let name = |path: &Path| path.file_name().unwrap_or_default().to_string_lossy().into_owned();
        let paths = paths_in(folder).unwrap_or_default();
        for path in paths.iter().filter(|path| is_ours(&format!("{before}{}", name(path)))) {
            // What stays is cleared away with the next sweep.
            let _stays = fs::remove_file(path);
        }
    };
    if is_folder(&photos) {
        within(&photos, "photos/");
        let _stays = fs::remove_dir(&photos);
    }
    within(path, "");
    let _stays = fs::remove_file(path.join(LOCK));
    let _stays = fs::remove_dir(path);
}

/// A folder itself, not a link to one.
fn is_folder(path: &Path) -> bool {
    fs::symlink_metadata(path).is_ok_and(|about| about.is_dir())
}

/// Whether a file of this name is one that we made: one of a page, or one that was being written when
/// the desk ended; see `disk`.
fn is_ours(name: &str) -> bool {
    let unfinished =
        |name: &str| name.strip_suffix(".tmp").is_some_and(|name| name.starts_with('.') && name.contains(".copydesk-"));
    is_of_page(name) || unfinished(name.strip_prefix("photos/").unwrap_or(name))
}

/// Whether a file of this name is one a preview may hold.
fn is_of_page(name: &str) -> bool {
    let is_number = |digits: &str| !digits.is_empty() && digits.bytes().all(|b| b.is_ascii_digit());
    let is_photo = |name: &str| {
        // As `1-480.jpg`, or `1-16x9-480.jpg` where it is cut.
        let Some((stem, "jpg" | "png")) = name.split_once('.') else { return false };
        let numbers: Vec<&str> = stem.split(['-', 'x']).collect();
        [2, 4].contains(&numbers.len()) && numbers.into_iter().all(is_number)
    };
    ["preview.html", "now.js", "page.js", "index.html"].contains(&name)
        || name.strip_prefix("photos/").is_some_and(is_photo)
}

fn unless_missing(error: io::Error) -> io::Result<()> {
    if error.kind() == io::ErrorKind::NotFound { Ok(()) } else { Err(error) }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn file(name: &str, words: &str) -> (String, Arc<[u8]>) {
        (name.to_owned(), Arc::from(words.as_bytes()))
    }

    #[test]
    fn it_holds_what_it_is_told_and_is_gone_when_dropped() {
        let cache = tempfile::tempdir().unwrap();
        let mut folder = PreviewFolder::make(cache.path(), 7).unwrap();
        folder.hold(&[file("index.html", "one"), file("photos/1-480.jpg", "x")]).unwrap();
        let path = folder.path().to_owned();
        #[cfg(unix)]
        {
            use std::os::unix::fs::PermissionsExt as _;
            assert_eq!(fs::metadata(&path).unwrap().permissions().mode() & 0o777, 0o700);
        }
        assert_eq!(fs::read(path.join("photos/1-480.jpg")).unwrap(), b"x");
        folder.hold(&[file("page.js", "two"), file("../escaped", "no"), file("photos/../../x", "no")]).unwrap();
        assert!(!path.join("index.html").exists() && !path.join("photos/1-480.jpg").exists());
        assert!(!cache.path().join("preview/escaped").exists() && !cache.path().join("x").exists());
        folder.take_away();
        assert!(!path.exists());
        folder.hold(&[file("index.html", "late")]).unwrap();
        assert!(!path.exists(), "a job that comes late brings nothing back");
    }

    #[test]
    fn another_desk_leaves_it_alone_until_its_own_is_gone() {
        let cache = tempfile::tempdir().unwrap();
        let mut folder = PreviewFolder::make(cache.path(), 1).unwrap();
        folder.hold(&[file("index.html", "one")]).unwrap();
        let path = folder.path().to_owned();
        PreviewFolder::sweep(cache.path());
        assert!(path.join("index.html").exists(), "its desk is still there");
        assert!(PreviewFolder::make(cache.path(), 1).is_err(), "a folder that is there is nobody else's");
        // As after a crash: the lock is let go of, the files are not.
        folder.lock = None;
        PreviewFolder::sweep(cache.path());
        assert!(!path.exists());
    }

    #[test]
    fn only_what_we_made_is_taken_away() {
        let cache = tempfile::tempdir().unwrap();
        let all = cache.path().join("preview");
        let theirs = all.join("desk-theirs");
        fs::create_dir_all(&theirs).unwrap();
        fs::create_dir_all(all.join("other")).unwrap();
        for path in [theirs.join(LOCK), theirs.join("thesis.odt"), theirs.join("index.html"), all.join("other/lock")] {
            File::create_new(path).unwrap();
        }
        #[cfg(unix)]
        {
            fs::create_dir_all(cache.path().join("photos-elsewhere")).unwrap();
            File::create_new(cache.path().join("photos-elsewhere/1-480.jpg")).unwrap();
            std::os::unix::fs::symlink(cache.path().join("photos-elsewhere"), theirs.join(PHOTOS)).unwrap();
        }
        PreviewFolder::sweep(cache.path());
        assert!(theirs.join("thesis.odt").exists() && all.join("other/lock").exists());
        #[cfg(unix)]
        assert!(cache.path().join("photos-elsewhere/1-480.jpg").exists(), "no link is followed");
    }
}
