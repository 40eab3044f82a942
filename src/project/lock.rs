//! Who has a project open: a hidden file beside it, `.NAME.lock`, locked as long as they do.
//!
//! The system lets go of a lock however its holder ends, so what a crash leaves behind is known for
//! what it is. The file’s words say who holds it, for people. Nobody is kept from a project by this
//! alone, and no save relies on it: see `exchange`.

use std::fs::{self, File, OpenOptions, TryLockError};
use std::io::{self, ErrorKind, Read as _, Seek as _, Write as _};
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use super::disk::folder_of;
use super::staged::is_at;
use super::tries::again;

/// Who has a project open, and where.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Holder {
    /// The person, as the system calls them; may be empty.
    pub who: String,
    /// The machine, as it calls itself; may be empty.
    pub machine: String,
    /// The number of the desk’s process there.
    pub process: u32,
    /// Since when.
    pub since: Timestamp,
    /// When the desk last said that it is still there; said only where the drive has no locks.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub seen: Option<Timestamp>,
}

impl Default for Holder {
    fn default() -> Self {
        Self { who: String::new(), machine: String::new(), process: 0, since: Timestamp::UNIX_EPOCH, seen: None }
    }
}

impl Holder {
    /// This process, opened by this person at this instant.
    #[must_use]
    pub fn here(who: &str, now: Timestamp) -> Self {
        Self { who: who.to_owned(), machine: machine(), process: std::process::id(), since: now, seen: None }
    }

    fn is_on(&self, machine: &str) -> bool {
        self.machine == machine
    }

    /// Whether it is this person on this machine, as far as names tell.
    fn is_person(&self, other: &Self) -> bool {
        self.is_on(&other.machine) && self.who == other.who
    }
}

/// What came of wanting a project for oneself.
#[derive(Debug)]
pub enum Claim {
    /// It is ours until the lock is dropped.
    Ours(Lock),
    /// Somebody has it.
    Theirs(Held),
    /// Nothing can be written beside it, so nobody can say that they have it.
    Unguarded,
}

/// Somebody has a project.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Held {
    /// Who; none where their words cannot be read.
    pub holder: Option<Holder>,
    /// Whether it may well be that they have not: their machine did not take its lock along, or has
    /// not been heard of.
    pub stale: bool,
    /// Whether it is another desk of the very person who asks, on this machine.
    pub own: bool,
}

/// A project of ours. Dropped, it is everybody’s again.
#[derive(Debug)]
pub struct Lock {
    file: File,
    path: PathBuf,
    holder: Holder,
    /// The drive has no locks: only what the file says counts, so it is said again and again.
    pub beats: bool,
}

/// How often a desk says that it is there, where the drive has no locks; and after how long without
/// that it is taken for gone.
pub const BEAT: Duration = Duration::from_secs(15);
const GONE: i64 = 60;

/// Whoever is about to let go of a lock is waited for so long; a process that was just killed, or
/// another job of this desk, may hold it for moments.
const MOMENT: Duration = Duration::from_millis(200);
const LONG_MOMENT: Duration = Duration::from_secs(2);

/// Wants a project for `me`. Where another machine seems to have it but holds no lock, it is theirs
/// unless `anyway`.
#[must_use]
pub fn claim(project: &Path, me: &Holder, anyway: bool) -> Claim {
    let path = path_of(project);
    let since = Instant::now();
    loop {
        match try_claim(&path, me, anyway) {
            Err(_unwritable) => return Claim::Unguarded,
            Ok(Tried::Settled(claim)) => return claim,
            Ok(Tried::Again) => {}
            Ok(Tried::Locked(holder, own)) => {
                let gone = holder.as_ref().is_some_and(|holder| holder.is_on(&me.machine) && !is_elsewhere(holder));
                if since.elapsed() > if gone { LONG_MOMENT } else { MOMENT } {
                    return Claim::Theirs(Held { holder, stale: false, own });
                }
            }
        }
        std::thread::sleep(Duration::from_millis(20));
    }
}

/// Where the lock of a project lies; where that is a link, beside the file it leads to.
#[must_use]
pub fn path_of(project: &Path) -> PathBuf {
    let real = again(|| fs::canonicalize(project)).unwrap_or_else(|_not_there| project.to_owned());
    let mut name = std::ffi::OsString::from(".");
    name.push(real.file_name().unwrap_or_default());
    name.push(".lock");
    folder_of(&real).join(name)
}

enum Tried {
    Settled(Claim),
    /// Somebody holds it just now; whether they are who asks.
    Locked(Option<Holder>, bool),
    /// The file went away meanwhile.
    Again,
}

fn try_claim(path: &Path, me: &Holder, anyway: bool) -> io::Result<Tried> {
    let (mut file, writable) = open(path)?;
    let beats = match file.try_lock() {
        Err(TryLockError::WouldBlock) => {
            let holder = read(&mut file);
            let own = holder.as_ref().is_some_and(|holder| holder.is_person(me)) && is_mine(&file);
            return Ok(Tried::Locked(holder, own));
        }
        Err(TryLockError::Error(error)) if error.kind() == ErrorKind::Interrupted => return Ok(Tried::Again),
        Err(TryLockError::Error(_no_locks)) => true,
        Ok(()) => false,
    };
    // Whoever held it last may have taken the file away between our opening and our locking it.
    if !is_at(&file, path) {
        return Ok(Tried::Again);
    }
    if !writable {
        return Err(ErrorKind::PermissionDenied.into());
    }
    if let Some(holder) = read(&mut file).filter(|_| !anyway)
        && let Some(stale) = still_counts(&holder, me, beats)
    {
        return Ok(Tried::Settled(Claim::Theirs(Held { holder: Some(holder), stale, own: false })));
    }
    let mut lock = Lock { file, path: path.to_owned(), holder: me.clone(), beats };
    if let Err(error) = lock.say(me.since) {
        // A lock that says nothing holds all the same; but not where its words are all there is.
        if beats {
            return Err(error);
        }
    }
    Ok(Tried::Settled(Claim::Ours(lock)))
}

/// Whether what a lock file says is to be asked about though nobody holds it, and then whether it
/// is stale.
fn still_counts(holder: &Holder, me: &Holder, beats: bool) -> Option<bool> {
    if holder.is_on(&me.machine) {
        // Here the system itself would hold the lock; where it has none, the process tells.
        return (beats && is_elsewhere(holder)).then_some(false);
    }
    let seen = holder.seen.unwrap_or(holder.since);
    Some(!beats || me.since.as_second().saturating_sub(seen.as_second()) > GONE)
}

/// Opens the lock file itself, never what a link leads to; whether it may be written to.
fn open(path: &Path) -> io::Result<(File, bool)> {
    let mut options = OpenOptions::new();
    options.read(true);
    #[cfg(unix)]
    {
        use std::os::unix::fs::OpenOptionsExt as _;
        options.custom_flags((rustix::fs::OFlags::NOFOLLOW | rustix::fs::OFlags::NONBLOCK).bits().cast_signed());
    }
    let mut writing = options.clone();
    let file = match again(|| writing.write(true).create(true).truncate(false).open(path)) {
        Ok(file) => (file, true),
        // A colleague’s: whether they hold it shows all the same.
        Err(error) if error.kind() == ErrorKind::PermissionDenied => (again(|| options.open(path))?, false),
        Err(error) => return Err(error),
    };
    if file.0.metadata()?.is_file() { Ok(file) } else { Err(ErrorKind::InvalidInput.into()) }
}

/// What a lock file says; nothing where it is not one of ours.
fn read(file: &mut File) -> Option<Holder> {
    /// Names are short.
    const MOST: u64 = 4096;
    let mut words = String::new();
    file.rewind().ok()?;
    file.take(MOST).read_to_string(&mut words).ok()?;
    ron::from_str(&words).ok()
}

/// Whether the process of this machine that holds a lock runs, and is not this one.
fn is_elsewhere(holder: &Holder) -> bool {
    if holder.process == std::process::id() {
        return false;
    }
    #[cfg(unix)]
    {
        let process = i32::try_from(holder.process).ok().and_then(rustix::process::Pid::from_raw);
        // One that may not be asked is there.
        process
            .is_some_and(|process| !matches!(rustix::process::test_kill_process(process), Err(rustix::io::Errno::SRCH)))
    }
    #[cfg(not(unix))]
    true
}

/// Whether a file is of who runs this program.
fn is_mine(file: &File) -> bool {
    #[cfg(unix)]
    {
        use std::os::unix::fs::MetadataExt as _;
        file.metadata().is_ok_and(|metadata| metadata.uid() == rustix::process::geteuid().as_raw())
    }
    #[cfg(not(unix))]
    {
        let _told_by_name_alone = file;
        true
    }
}

/// What this machine calls itself.
fn machine() -> String {
    #[cfg(unix)]
    return rustix::system::uname().nodename().to_string_lossy().into_owned();
    #[cfg(not(unix))]
    std::env::var("COMPUTERNAME").unwrap_or_default()
}

impl Lock {
    /// The file it is.
    #[must_use]
    pub fn path(&self) -> &Path {
        &self.path
    }

    /// Whether it is the lock of this project.
    #[must_use]
    pub fn is_of(&self, project: &Path) -> bool {
        self.path == path_of(project)
    }

    /// Says that the desk is still there.
    pub fn beat(&mut self, now: Timestamp) -> io::Result<()> {
        self.say(now)
    }

    fn say(&mut self, now: Timestamp) -> io::Result<()> {
        self.holder.seen = self.beats.then_some(now);
        let mut words = ron::to_string(&self.holder).map_err(io::Error::other)?;
        words.push('\n');
        self.file.set_len(0)?;
        self.file.rewind()?;
        self.file.write_all(words.as_bytes())
    }
}

impl Drop for Lock {
    fn drop(&mut self) {
        // Left behind, it is known for a leftover; but somebody else’s must not be taken away.
        if is_at(&self.file, &self.path) {
            let _stays = fs::remove_file(&self.path);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(second: i64) -> Timestamp {
        Timestamp::from_second(second).unwrap()
    }

    fn me() -> Holder {
        Holder::here("layla", at(1_000))
    }

    fn place() -> (tempfile::TempDir, PathBuf) {
        let folder = tempfile::tempdir().unwrap();
        let project = folder.path().join("desk.ron");
        (folder, project)
    }

    fn left_behind(project: &Path, holder: &Holder) {
        let mut lock = Lock {
            file: File::create_new(path_of(project)).unwrap(),
            path: PathBuf::new(),
            holder: holder.clone(),
            beats: false,
        };
        lock.say(holder.since).unwrap();
    }

    #[test]
    fn whoever_comes_second_is_told_who_has_it_and_nothing_is_left_behind() {
        let (folder, project) = place();
        let Claim::Ours(lock) = claim(&project, &me(), false) else { panic!() };
        let theirs = Holder { process: 1, ..Holder::here("omar", at(2_000)) };
        let Claim::Theirs(held) = claim(&project, &theirs, true) else { panic!("not even anyway") };
        assert_eq!(held, Held { holder: Some(me()), stale: false, own: false });
        assert!(lock.is_of(&project) && lock.path().ends_with(".desk.ron.lock"));
        let again = Holder { process: 1, since: at(2_000), ..me() };
        let Claim::Theirs(held) = claim(&project, &again, false) else { panic!() };
        assert_eq!(held, Held { holder: Some(me()), stale: false, own: true }, "another window of hers");
        drop(lock);
        assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 0);
        assert!(matches!(claim(&project, &theirs, false), Claim::Ours(_)));
    }

    #[test]
    fn what_a_crash_here_left_is_taken_and_what_another_machine_left_is_asked_about() {
        let (_folder, project) = place();
        left_behind(&project, &Holder { process: 1, ..me() });
        assert!(matches!(claim(&project, &me(), false), Claim::Ours(_)));

        let away = Holder { machine: "elsewhere".to_owned(), ..me() };
        left_behind(&project, &away);
        let Claim::Theirs(held) = claim(&project, &me(), false) else { panic!() };
        assert_eq!(held, Held { holder: Some(away), stale: true, own: false });
        assert!(path_of(&project).exists(), "asking takes nothing away");
        assert!(matches!(claim(&project, &me(), true), Claim::Ours(_)));
    }

    #[test]
    fn a_file_that_is_no_lock_of_ours_keeps_nobody_out() {
        for words in [&b""[..], b"half a (who:", b"\xff\xfe", &[b'x'; 10_000]] {
            let (_folder, project) = place();
            File::create_new(path_of(&project)).unwrap().write_all(words).unwrap();
            let claimed = claim(&project, &me(), false);
            assert!(matches!(claimed, Claim::Ours(_)), "{claimed:?}");
        }
    }

    #[test]
    fn without_locks_the_words_count_for_a_minute() {
        let here = Holder { process: 1, ..me() };
        assert_eq!(still_counts(&here, &me(), true), Some(false), "process 1 runs");
        assert_eq!(still_counts(&Holder { process: u32::MAX, ..me() }, &me(), true), None, "no such process");
        let away = |seen| Holder { machine: "elsewhere".to_owned(), seen: Some(at(seen)), ..me() };
        assert_eq!(still_counts(&away(950), &me(), true), Some(false));
        assert_eq!(still_counts(&away(930), &me(), true), Some(true));
        assert_eq!(still_counts(&away(5_000), &me(), true), Some(false), "their clock is ahead");
    }

    #[cfg(unix)]
    #[test]
    fn links_and_folders_are_left_alone() {
        let (folder, project) = place();
        let theirs = folder.path().join("theirs");
        File::create_new(&theirs).unwrap().write_all(b"letter").unwrap();
        std::os::unix::fs::symlink(&theirs, path_of(&project)).unwrap();
        assert!(matches!(claim(&project, &me(), true), Claim::Unguarded));
        assert_eq!(fs::read(&theirs).unwrap(), b"letter");
        fs::remove_file(path_of(&project)).unwrap();
        fs::create_dir(path_of(&project)).unwrap();
        assert!(matches!(claim(&project, &me(), true), Claim::Unguarded));
        assert!(matches!(claim(&folder.path().join("no/folder/desk.ron"), &me(), true), Claim::Unguarded));
    }
}
