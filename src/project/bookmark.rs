//! Bookmarks: a few words of a desk about where somebody is in a project, in a folder of this machine
//! that only its owner may enter. The desk holds a lock on its bookmark; one without was left behind by
//! a desk that is lost.

use std::fs::{self, File, OpenOptions};
use std::io::{self, Read as _, Seek as _, Write as _};
use std::path::{Path, PathBuf};
use std::time::{Duration, SystemTime};

use super::Stamp;
use super::disk::files_in;

/// The longest that is read.
const MOST: u64 = 1 << 20;
/// How long one that was left behind is kept.
const KEPT: Duration = Duration::from_hours(24 * 30);
/// The ending of its name.
const ENDING: &str = "bookmark";
/// Hex digits of its words’ stamp, which stand before them: a power cut may leave half of them.
const CHECK: usize = 16;

/// A bookmark of ours. Dropped, it is left behind.
#[derive(Debug)]
pub struct Bookmark {
    file: File,
    path: PathBuf,
    /// How much of the file was ever written.
    long: usize,
}

impl Bookmark {
    /// Lays one for a project, or for one without a file; `desk` tells it from those of others.
    pub fn lay(state: &Path, project: Option<&Path>, desk: u64) -> io::Result<Self> {
        let folder = folder(state);
        make_private(&folder)?;
        let path = folder.join(format!("{}-{desk:016x}.{ENDING}", name_of(project)));
        let mut options = OpenOptions::new();
        options.write(true).create(true).truncate(true);
        #[cfg(unix)]
        std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
        let file = options.open(&path)?;
        file.try_lock()?;
        Ok(Self { file, path, long: 0 })
    }

    /// Says this from now on. It is written in one go and not flushed: a kill leaves all of it, a power
    /// cut maybe what was said before, or nothing.
    pub fn say(&mut self, words: &str) -> io::Result<()> {
        let mut line = format!("{} {words}", check(words));
        let len = line.len();
        // What was longer before ends in blanks.
        line.extend(std::iter::repeat_n(' ', self.long.saturating_sub(len)));
        self.long = line.len();
        self.file.rewind()?;
        self.file.write_all(line.as_bytes())
    }

    /// Takes it away: its desk has put the project away.
    pub fn take_away(self) {
        // Left there, it would lead back to where somebody was.
        let _stays = fs::remove_file(&self.path);
    }
}

/// What the latest bookmark says that was left behind in a project.
#[must_use]
pub fn left_in(state: &Path, project: Option<&Path>) -> Option<String> {
    let (_, latest) = left(state, project).max_by_key(|(when, _)| *when)?;
    let mut words = String::new();
    File::open(latest).ok()?.take(MOST).read_to_string(&mut words).ok()?;
    let (said, words) = words.trim_end().split_once(' ')?;
    (said == check(words)).then(|| words.to_owned())
}

/// Takes away the bookmarks that were left behind in a project: somebody is there again.
pub fn clear(state: &Path, project: Option<&Path>) {
    for (_, path) in left(state, project) {
        // It would lead back once more.
        let _stays = fs::remove_file(path);
    }
}

/// Takes away those that nobody came back for.
pub fn sweep(state: &Path, now: SystemTime) {
    let old = |when: SystemTime| now.duration_since(when).is_ok_and(|age| age > KEPT);
    for (_, path) in all(state).filter(|(when, path)| old(*when) && is_left(path)) {
        let _next_time = fs::remove_file(path);
    }
}

/// The bookmarks that were left behind in a project, and when.
fn left(state: &Path, project: Option<&Path>) -> impl Iterator<Item = (SystemTime, PathBuf)> {
    let begins = format!("{}-", name_of(project));
    all(state).filter(move |(_, path)| {
        path.file_name().is_some_and(|name| name.to_string_lossy().starts_with(&begins)) && is_left(path)
    })
}

fn all(state: &Path) -> impl Iterator<Item = (SystemTime, PathBuf)> {
    let files = files_in(&folder(state), ENDING).unwrap_or_default();
    files.into_iter().filter_map(|path| Some((fs::metadata(&path).ok()?.modified().ok()?, path)))
}

fn is_left(path: &Path) -> bool {
    File::open(path).is_ok_and(|file| file.try_lock().is_ok())
}

fn folder(state: &Path) -> PathBuf {
    state.join("bookmarks")
}

fn name_of(project: Option<&Path>) -> String {
    let named = project.map_or_else(String::new, |path| path.to_string_lossy().into_owned());
    check(&named)
}

fn check(words: &str) -> String {
    Stamp::of(words.as_bytes()).to_string().chars().take(CHECK).collect()
}

#[cfg(unix)]
fn make_private(folder: &Path) -> io::Result<()> {
    super::private::private_folder(folder)
}

#[cfg(not(unix))]
fn make_private(folder: &Path) -> io::Result<()> {
    fs::create_dir_all(folder)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_was_left_behind_leads_back_and_only_into_its_project() {
        let state = tempfile::tempdir().unwrap();
        let (state, river) = (state.path(), Some(Path::new("/a/river.ron")));
        assert_eq!(left_in(state, river), None);
        let mut mine = Bookmark::lay(state, river, 1).unwrap();
        mine.say("here, at some length").unwrap();
        mine.say("there").unwrap();
        assert_eq!(left_in(state, river), None, "its desk is there");
        drop(mine);
        assert_eq!(left_in(state, river).as_deref(), Some("there"));
        assert_eq!((left_in(state, None), left_in(state, Some(Path::new("/b.ron")))), (None, None));
        clear(state, river);
        assert_eq!(left_in(state, river), None);
        let mut untitled = Bookmark::lay(state, None, 2).unwrap();
        untitled.say("nowhere yet").unwrap();
        untitled.take_away();
        assert_eq!(fs::read_dir(folder(state)).unwrap().count(), 0);
    }

    #[test]
    fn the_latest_counts_and_half_of_one_says_nothing() {
        let state = tempfile::tempdir().unwrap();
        let state = state.path();
        for (desk, words) in [(1, "first"), (2, "second")] {
            let mut bookmark = Bookmark::lay(state, None, desk).unwrap();
            bookmark.say(words).unwrap();
            let day = SystemTime::UNIX_EPOCH + Duration::from_hours(24 * desk);
            bookmark.file.set_modified(day).unwrap();
        }
        assert_eq!(left_in(state, None).as_deref(), Some("second"));
        let path = left(state, None).max().unwrap().1;
        let whole = fs::read(&path).unwrap();
        for len in 0..whole.len() {
            let file = File::create(&path).unwrap();
            (&file).write_all(&whole[..len]).unwrap();
            assert_eq!(left_in(state, None), None, "{len}");
        }
        sweep(state, SystemTime::UNIX_EPOCH + KEPT + Duration::from_hours(36));
        assert_eq!(left(state, None).count(), 1, "the older one is gone");
    }
}
