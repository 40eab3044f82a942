//! Putting a file in the place of another only if that one is still the file that is known.
//!
//! Looking first and renaming then leaves a moment in which somebody else’s work can be written over
//! unseen. So the two change places in one step, and what came out is looked at: if it is not what
//! was known, they change back. Nothing is taken away before it is known what it is.

use std::fs::{self, File};
use std::io;
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use tempfile::NamedTempFile;

use super::Stamp;
use super::disk::{ReadError, WriteError, folder_of, is_missing, read_bounded};
use super::limits::MAX_FILE_BYTES;
use super::staged::{Staged, forget, is_at, is_held, put_new, staged_names};
use super::tries::{PATIENCE, again, plain};

/// Why a file was not put in the place of another.
#[derive(Debug)]
pub(super) enum Refused {
    /// What lies there is not what was known.
    Changed,
    /// What lies there cannot be read.
    Unread(ReadError),
    /// The system refused.
    Failed(WriteError),
    /// The new file took the place of one that is not what was known, and the system refused to
    /// change them back. That one is whole, at this path.
    NotPutBack { at: PathBuf, source: io::Error },
}

/// The file that was replaced, under a hidden name until it is let go.
#[derive(Debug)]
pub(super) struct Replaced {
    at: PathBuf,
    bytes: Vec<u8>,
}

impl Replaced {
    /// Takes the old file away. What cannot be taken away is, by a later save.
    pub(super) fn let_go(self) -> Vec<u8> {
        let _stays = again(|| fs::remove_file(&self.at));
        self.bytes
    }

    /// Leaves the old file under its hidden name, since a power cut might want it back.
    pub(super) fn leave(self) -> Vec<u8> {
        self.bytes
    }

    pub(super) fn path(&self) -> &Path {
        &self.at
    }

    pub(super) fn bytes(&self) -> &[u8] {
        &self.bytes
    }
}

/// Holds what is to be held until the new file is safe: its lock tells other copydesks to wait.
#[derive(Debug)]
pub(super) struct Put {
    /// The file that was there; `None` if there was none.
    pub(super) replaced: Option<Replaced>,
    /// The new file and the old one.
    held: (File, Option<File>),
}

/// Puts the staged file in its place. With `known`, only if the file there has that stamp, or if
/// there is none.
pub(super) fn put(staged: Staged, known: Option<&Stamp>) -> Result<Put, Refused> {
    let Staged { file, target, .. } = staged;
    put_by(file, &target, known, &mut Hands { swap: &mut swap, after: &mut |_| {} })
}

/// What does the exchange and, in tests, what others do meanwhile.
struct Hands<'a> {
    /// Has two files change places in one step; “unsupported” where the system or the drive cannot.
    swap: &'a mut dyn FnMut(&Path, &Path) -> io::Result<()>,
    after: &'a mut dyn FnMut(Step),
}

/// What has just been done; between these, others may do anything.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Step {
    Locked,
    Looked,
    Named,
    Swapped,
    Read,
    PutBack,
}

fn put_by(
    mut file: NamedTempFile,
    target: &Path,
    known: Option<&Stamp>,
    hands: &mut Hands<'_>,
) -> Result<Put, Refused> {
    loop {
        // Held so that no other copydesk changes places with it meanwhile.
        let Some(old) = lock(target)? else {
            // Put where nothing is; if something is now, that is looked at like anything else.
            match put_new(file, target) {
                Ok(held) => return Ok(Put { replaced: None, held: (held, None) }),
                Err((again, WriteError::Exists { .. })) => file = again,
                Err((_, error)) => return Err(Refused::Failed(error)),
            }
            continue;
        };
        (hands.after)(Step::Locked);
        if known.is_some_and(|known| stamp_of(target).is_ok_and(|stamp| stamp != Some(*known))) {
            return Err(Refused::Changed);
        }
        (hands.after)(Step::Looked);
        return match exchange(file, target, known, hands) {
            Swap::Done(put) => Ok(Put { held: (put.held.0, Some(old)), ..put }),
            Swap::Refused(refused) => Err(refused),
            Swap::Gone(back) => {
                file = back;
                continue;
            }
            Swap::Unknown(file) => second_name(file, target, old, known, hands),
        };
    }
}

/// How an exchange went.
enum Swap {
    Done(Put),
    Refused(Refused),
    /// There is no file there any more.
    Gone(NamedTempFile),
    /// The system knows no exchange.
    Unknown(NamedTempFile),
}

fn exchange(file: NamedTempFile, target: &Path, known: Option<&Stamp>, hands: &mut Hands<'_>) -> Swap {
    match again(|| (hands.swap)(file.path(), target)) {
        Ok(()) => {}
        Err(error) if error.kind() == io::ErrorKind::Unsupported => return Swap::Unknown(file),
        Err(error) if is_missing(&error) && !is_there(target) && is_there(file.path()) => return Swap::Gone(file),
        Err(source) => return Swap::Refused(Refused::Failed(WriteError::Failed { path: target.to_owned(), source })),
    }
    // From here on the hidden name is that of a file somebody may need: nothing deletes it blindly.
    let (held, temp) = file.into_parts();
    let at = temp.to_path_buf();
    forget(temp);
    (hands.after)(Step::Swapped);
    let came_out = again_read(&at);
    (hands.after)(Step::Read);
    let why = match came_out {
        Ok(bytes) if known.is_none_or(|known| Stamp::of(&bytes) == *known) => {
            return Swap::Done(Put { replaced: Some(Replaced { at, bytes }), held: (held, None) });
        }
        Ok(_) | Err(ReadError::TooLarge { .. } | ReadError::NotAFile { .. }) => Refused::Changed,
        Err(error @ (ReadError::Missing { .. } | ReadError::Failed { .. })) => Refused::Unread(error),
    };
    if let Err(source) = again(|| (hands.swap)(&at, target)) {
        return Swap::Refused(Refused::NotPutBack { at, source });
    }
    (hands.after)(Step::PutBack);
    // Only if it is ours: somebody may have been faster once more.
    if is_at(&held, &at) {
        let _stays = again(|| fs::remove_file(&at));
    }
    Swap::Refused(why)
}

/// Where the system knows no exchange: the old file keeps a second name until all is over.
fn second_name(
    file: NamedTempFile,
    target: &Path,
    old: File,
    known: Option<&Stamp>,
    hands: &mut Hands<'_>,
) -> Result<Put, Refused> {
    let failed = |source| Refused::Failed(WriteError::Failed { path: target.to_owned(), source });
    let kept = name_again(target).map_err(failed)?;
    (hands.after)(Step::Named);
    let bytes = again_read(kept.path()).map_err(Refused::Unread)?;
    // The last look, as late as can be: what has the second name is what is about to be replaced.
    let same = is_at(&old, target) && known.is_none_or(|known| Stamp::of(&bytes) == *known);
    if !same {
        return Err(Refused::Changed);
    }
    let (held, temp) = file.into_parts();
    again(|| fs::rename(&temp, target)).map_err(failed)?;
    forget(temp);
    let at = kept.path().to_owned();
    forget(kept.into_temp_path());
    (hands.after)(Step::Swapped);
    Ok(Put { replaced: Some(Replaced { at, bytes }), held: (held, Some(old)) })
}

/// Gives the file at a path a second, hidden name; where there are no such names, to a copy of it.
fn name_again(target: &Path) -> io::Result<NamedTempFile> {
    let (before, ending) = staged_names(target);
    let mut builder = tempfile::Builder::new();
    builder.prefix(&before).suffix(ending);
    // A name that is there is somebody’s; one that was made here goes if more of it fails.
    let unless = |path: &Path, made: io::Result<File>| made.inspect_err(|_| drop(fs::remove_file(path)));
    let link = |path: &Path| fs::hard_link(target, path).and_then(|()| unless(path, File::open(path)));
    let copy = |path: &Path| {
        let mut new = File::create_new(path)?;
        let copied = File::open(target).and_then(|mut old| io::copy(&mut old, &mut new)).and_then(|_| new.sync_all());
        unless(path, copied.map(|()| new))
    };
    let named = again(|| builder.make_in(folder_of(target), link));
    named.or_else(|_no_links| again(|| builder.make_in(folder_of(target), copy))).map_err(plain)
}

/// Opens the file at a path and waits a while until no other copydesk is about to replace it;
/// `None` where there is none. Without locks, or in the end, goes on: the exchange sees what comes.
fn lock(target: &Path) -> Result<Option<File>, Refused> {
    const PAUSE: Duration = Duration::from_millis(10);
    let since = Instant::now();
    loop {
        let file = match again(|| File::open(target)) {
            Ok(file) => file,
            Err(error) if is_missing(&error) => return Ok(None),
            Err(source) => return Err(Refused::Unread(ReadError::Failed { path: target.to_owned(), source })),
        };
        let busy = is_held(&file);
        // Whoever held the lock may have put another file here.
        if !busy && is_at(&file, target) || since.elapsed() >= PATIENCE {
            return Ok(Some(file));
        }
        std::thread::sleep(PAUSE);
    }
}

/// The stamp of what lies at a path; `None` if it is larger than any project.
fn stamp_of(path: &Path) -> Result<Option<Stamp>, ReadError> {
    match again_read(path) {
        Ok(bytes) => Ok(Some(Stamp::of(&bytes))),
        Err(ReadError::TooLarge { .. }) => Ok(None),
        Err(error @ (ReadError::Missing { .. } | ReadError::NotAFile { .. } | ReadError::Failed { .. })) => Err(error),
    }
}

fn again_read(path: &Path) -> Result<Vec<u8>, ReadError> {
    read_bounded(path, MAX_FILE_BYTES)
}

fn is_there(path: &Path) -> bool {
    fs::symlink_metadata(path).is_ok()
}

/// Has two files change places in one step; “unsupported” where the system or the drive cannot.
fn swap(one: &Path, other: &Path) -> io::Result<()> {
    #[cfg(any(target_os = "linux", target_os = "macos"))]
    {
        use rustix::fs::{CWD, RenameFlags, renameat_with};
        use rustix::io::Errno;
        renameat_with(CWD, one, CWD, other, RenameFlags::EXCHANGE).map_err(|error| match error {
            Errno::NOSYS | Errno::INVAL | Errno::OPNOTSUPP | Errno::XDEV => io::ErrorKind::Unsupported.into(),
            error => error.into(),
        })
    }
    #[cfg(not(any(target_os = "linux", target_os = "macos")))]
    {
        let _neither = (one, other);
        Err(io::ErrorKind::Unsupported.into())
    }
}

#[cfg(unix)]
#[cfg(test)]
mod tests {
    use super::*;

    const STEPS: [Step; 6] = [Step::Locked, Step::Looked, Step::Named, Step::Swapped, Step::Read, Step::PutBack];

    /// What somebody else does to the file who asks nobody.
    #[derive(Clone, Copy, Debug, PartialEq, Eq)]
    enum Meddling {
        RenamesOver,
        WritesInPlace,
        Removes,
        PutsAFolder,
    }

    fn meddle(how: Meddling, target: &Path) {
        let aside = target.with_file_name("theirs.part");
        let theirs = |path: &Path| io::Write::write_all(&mut File::create(path).unwrap(), b"theirs").unwrap();
        match how {
            Meddling::RenamesOver => {
                theirs(&aside);
                fs::rename(&aside, target).unwrap();
            }
            Meddling::WritesInPlace => theirs(target),
            Meddling::Removes => fs::remove_file(target).unwrap(),
            Meddling::PutsAFolder => {
                fs::remove_file(target).unwrap();
                fs::create_dir(target).unwrap();
            }
        }
    }

    fn cannot(_: &Path, _: &Path) -> io::Result<()> {
        Err(io::ErrorKind::Unsupported.into())
    }

    /// Every file of the folder, by its bytes; folders have none.
    fn all(folder: &Path) -> Vec<Vec<u8>> {
        fs::read_dir(folder).unwrap().map(|entry| fs::read(entry.unwrap().path()).unwrap_or_default()).collect()
    }

    fn file_of(folder: &Path, words: &[u8]) -> PathBuf {
        let target = folder.join("p.ron");
        io::Write::write_all(&mut File::create_new(&target).unwrap(), words).unwrap();
        target
    }

    /// A save by hand, with somebody else meddling after one of its steps; whether they did.
    fn save(how: Meddling, when: Step, exchanges: bool) -> (tempfile::TempDir, Result<(), Refused>, bool) {
        let folder = tempfile::tempdir().unwrap();
        let target = file_of(folder.path(), b"old");
        let Staged { file, .. } = Staged::beside(&target, b"ours").unwrap();
        let mut met = false;
        let mut after = |step: Step| {
            if step == when && !met {
                met = true;
                meddle(how, &target);
            }
        };
        let known = Stamp::of(b"old");
        let hands = &mut Hands { swap: if exchanges { &mut swap } else { &mut cannot }, after: &mut after };
        let put = put_by(file, &target, Some(&known), hands);
        let done = put.map(|put| drop(put.replaced.map(Replaced::let_go)));
        (folder, done, met)
    }

    #[test]
    fn whoever_writes_meanwhile_and_whenever_loses_nothing() {
        let mut tried = 0;
        for how in [Meddling::RenamesOver, Meddling::WritesInPlace, Meddling::Removes, Meddling::PutsAFolder] {
            for when in STEPS {
                let (folder, done, met) = save(how, when, true);
                if !met {
                    continue;
                }
                tried += 1;
                let (case, at) = (format!("{how:?} after {when:?}"), folder.path().join("p.ron"));
                let now = fs::read(&at).ok();
                match how {
                    // Once ours is in place, what is written over it is theirs to answer for.
                    Meddling::RenamesOver | Meddling::WritesInPlace => {
                        assert_eq!(now.as_deref(), Some(&b"theirs"[..]), "{case}");
                        assert_eq!(done.is_ok(), matches!(when, Step::Swapped | Step::Read), "{case}: {done:?}");
                    }
                    Meddling::Removes if when <= Step::Looked => {
                        assert_eq!((now.as_deref(), done.is_ok()), (Some(&b"ours"[..]), true), "{case}: {done:?}");
                    }
                    Meddling::Removes => assert_eq!(now, None, "{case}"),
                    Meddling::PutsAFolder => assert!(at.is_dir(), "{case}"),
                }
                assert_eq!(all(folder.path()).len(), usize::from(at.exists()), "{case}: nothing stays beside it");
            }
        }
        assert_eq!(tried, 16, "each of the steps of a save that meets nobody");
    }

    #[test]
    fn without_an_exchange_a_change_is_seen_up_to_the_last_look() {
        for how in [Meddling::RenamesOver, Meddling::WritesInPlace] {
            for when in [Step::Locked, Step::Looked, Step::Named] {
                let (folder, done, met) = save(how, when, false);
                assert!(met && matches!(done, Err(Refused::Changed)), "{how:?} {when:?}: {done:?}");
                assert_eq!(fs::read(folder.path().join("p.ron")).unwrap(), b"theirs");
                assert_eq!(all(folder.path()).len(), 1, "nothing stays beside it");
            }
        }
    }

    /// The detector works: who looks, and then renames, is found out.
    #[test]
    fn who_looks_and_then_renames_writes_over_somebody() {
        let folder = tempfile::tempdir().unwrap();
        let target = file_of(folder.path(), b"old");
        let staged = Staged::beside(&target, b"ours").unwrap();
        assert_eq!(stamp_of(&target).unwrap(), Some(Stamp::of(b"old")));
        meddle(Meddling::RenamesOver, &target);
        staged.replace().unwrap();
        assert!(!all(folder.path()).contains(&b"theirs".to_vec()), "their words are nowhere");
    }

    #[test]
    fn what_cannot_be_put_back_is_named_and_kept() {
        let folder = tempfile::tempdir().unwrap();
        let target = file_of(folder.path(), b"old");
        let Staged { file, .. } = Staged::beside(&target, b"ours").unwrap();
        let mut count = 0;
        let mut once = |one: &Path, other: &Path| {
            count += 1;
            if count == 1 { swap(one, other) } else { Err(io::Error::from_raw_os_error(5)) }
        };
        let mut after = |step: Step| {
            if step == Step::Looked {
                meddle(Meddling::RenamesOver, &target);
            }
        };
        let hands = &mut Hands { swap: &mut once, after: &mut after };
        let refused = put_by(file, &target, Some(&Stamp::of(b"old")), hands).unwrap_err();
        let Refused::NotPutBack { at, source } = refused else { panic!("{refused:?}") };
        assert_eq!((fs::read(at).unwrap(), source.raw_os_error()), (b"theirs".to_vec(), Some(5)));
        assert_eq!(fs::read(&target).unwrap(), b"ours");
    }

    #[test]
    fn what_was_there_comes_out_whole_either_way() {
        for can in [true, false] {
            let folder = tempfile::tempdir().unwrap();
            let target = file_of(folder.path(), b"old");
            let Staged { file, .. } = Staged::beside(&target, b"ours").unwrap();
            let hands = &mut Hands { swap: if can { &mut swap } else { &mut cannot }, after: &mut |_| {} };
            let put = put_by(file, &target, Some(&Stamp::of(b"old")), hands).unwrap();
            let replaced = put.replaced.unwrap();
            assert_eq!(all(folder.path()).len(), 2, "the old file is there until it is let go");
            assert_eq!(replaced.let_go(), b"old");
            assert_eq!(all(folder.path()), [b"ours".to_vec()]);
        }
    }
}
