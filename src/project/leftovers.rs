//! What a save leaves beside its file when the program ends in the middle of it.
//!
//! Such a file is taken away by a later save only if it is ours, nobody holds it, and nothing in it
//! would be lost: every line of it stands in what was saved now, or somebody keeps it whole.

use std::collections::BTreeSet;
use std::ffi::OsStr;
use std::fs::{self, File};
use std::path::{Path, PathBuf};

use super::disk::{folder_of, read_open};
use super::file;
use super::limits::MAX_FILE_BYTES;
use super::listing::paths_in;
use super::photo_folder::open_without_links;
use super::staged::{is_at, staged_names};

/// Takes away what earlier saves of the file left behind. `keep` is offered what is a whole project
/// with something in it that `saved` has not, and says whether it has it now.
pub(super) fn sweep(target: &Path, saved: &[u8], keep: &mut dyn FnMut(&[u8]) -> bool) {
    let (before, after) = staged_names(target);
    let Ok(paths) = paths_in(folder_of(target)) else { return };
    let ours = |name: &OsStr| {
        let drawn = name.to_str().and_then(|name| name.strip_prefix(&before)?.strip_suffix(after));
        drawn.is_some_and(is_drawn)
    };
    let mut known = None;
    for path in paths.into_iter().filter(|path| path.file_name().is_some_and(ours)) {
        let Some((file, bytes)) = abandoned(&path) else { continue };
        let known = known.get_or_insert_with(|| lines(saved).collect());
        if is_within(&bytes, known) || (file::parse(&bytes).is_ok() && keep(&bytes)) {
            // What cannot be taken away is there for the next save.
            let _stays = if is_at(&file, &path) { fs::remove_file(&path) } else { Ok(()) };
        }
    }
}

/// Takes away what was to become files that `made` knows by their names, where those are made of what
/// lies elsewhere whole: pictures, earlier saves.
pub(super) fn clear(folder: &Path, made: impl Fn(&str) -> bool) {
    let begun = |path: &PathBuf| {
        let name =
            path.file_name().and_then(OsStr::to_str).and_then(|name| name.strip_prefix('.')?.strip_suffix(".tmp"));
        let halves = name.and_then(|name| name.rsplit_once(".copydesk-"));
        halves.is_some_and(|(name, drawn)| made(name) && is_drawn(drawn))
    };
    for path in paths_in(folder).unwrap_or_default().into_iter().filter(begun) {
        if unheld(&path).is_some_and(|file| is_at(&file, &path)) {
            let _stays = fs::remove_file(&path);
        }
    }
}

/// Whether it is how names of such files end.
fn is_drawn(drawn: &str) -> bool {
    drawn.len() == 6 && drawn.bytes().all(|byte| byte.is_ascii_alphanumeric())
}

/// A file of this person that no running program holds, and its bytes.
fn abandoned(path: &Path) -> Option<(File, Vec<u8>)> {
    let file = unheld(path)?;
    let bytes = read_open(file.try_clone().ok()?, path, MAX_FILE_BYTES).ok()?;
    Some((file, bytes))
}

/// A file of this person that no running program holds.
fn unheld(path: &Path) -> Option<File> {
    let file = open_without_links(path).ok()?;
    #[cfg(unix)]
    {
        use std::os::unix::fs::MetadataExt as _;
        if file.metadata().ok()?.uid() != rustix::process::geteuid().as_raw() {
            return None;
        }
    }
    // Where there are no locks, it cannot be told whether somebody is about to need it.
    file.try_lock().ok()?;
    Some(file)
}

/// The lines of a project file that say something, but for the first, which is its checksum.
fn lines(bytes: &[u8]) -> impl Iterator<Item = &[u8]> {
    let says = |line: &&[u8]| !line.is_empty() && !line.starts_with(b"// copydesk");
    bytes.split(|byte| *byte == b'\n').map(<[u8]>::trim_ascii).filter(says)
}

/// Whether each line is a known one; the last may have been cut short.
fn is_within(bytes: &[u8], known: &BTreeSet<&[u8]>) -> bool {
    let mut left = lines(bytes).peekable();
    while let Some(line) = left.next() {
        let begins = || known.range(line..).next().is_some_and(|next| next.starts_with(line));
        let stands = known.contains(line) || left.peek().is_none() && begins();
        if !stands {
            return false;
        }
    }
    true
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ground::Language;
    use crate::project::Project;

    fn written(name: &str) -> Vec<u8> {
        file::write(&Project::new(name, Language::english())).unwrap().into_bytes()
    }

    fn place(path: &Path, bytes: &[u8]) {
        std::io::Write::write_all(&mut File::create_new(path).unwrap(), bytes).unwrap();
    }

    #[test]
    fn only_what_is_ours_dead_and_said_elsewhere_is_taken_away() {
        let folder = tempfile::tempdir().unwrap();
        let target = folder.path().join("p.ron");
        let (saved, other) = (written("Now"), written("Then"));
        let at = |name: &str| folder.path().join(name);
        place(&at(".p.ron.copydesk-aaaaa1.tmp"), &saved);
        place(&at(".p.ron.copydesk-aaaaa2.tmp"), &saved[..saved.len() / 2]);
        place(&at(".p.ron.copydesk-aaaaa3.tmp"), b"");
        place(&at(".p.ron.copydesk-other1.tmp"), &other);
        place(&at(".p.ron.copydesk-other2.tmp"), &other[..other.len() - 4]);
        place(&at(".p.ron.copydesk-held01.tmp"), &saved);
        let stays =
            [".p.ron.copydesk-notes.tmp", ".q.ron.copydesk-aaaaa1.tmp", "p.ron.copydesk-aaaaa1.tmp", ".p.ron.tmp"];
        for name in stays {
            place(&at(name), b"");
        }
        let held = File::open(at(".p.ron.copydesk-held01.tmp")).unwrap();
        held.try_lock().unwrap();

        sweep(&target, &saved, &mut |_| false);
        assert!((1..=3).all(|nth| !at(&format!(".p.ron.copydesk-aaaaa{nth}.tmp")).exists()));
        assert!(stays.iter().all(|name| at(name).exists()), "what is not ours stays");
        assert!(at(".p.ron.copydesk-held01.tmp").exists(), "somebody holds it");
        assert!(at(".p.ron.copydesk-other1.tmp").exists(), "nobody took what it says");
        assert!(at(".p.ron.copydesk-other2.tmp").exists());

        let mut kept = Vec::new();
        sweep(&target, &saved, &mut |bytes| {
            kept.push(bytes.to_vec());
            true
        });
        assert_eq!(kept, [other], "a whole one is kept elsewhere");
        assert!(!at(".p.ron.copydesk-other1.tmp").exists());
        assert!(at(".p.ron.copydesk-other2.tmp").exists(), "half a project is no version; its words stay");
    }

    #[cfg(unix)]
    #[test]
    fn a_link_is_not_followed() {
        let folder = tempfile::tempdir().unwrap();
        let (theirs, link) = (folder.path().join("theirs"), folder.path().join(".p.ron.copydesk-aaaaa1.tmp"));
        place(&theirs, b"");
        std::os::unix::fs::symlink(&theirs, &link).unwrap();
        sweep(&folder.path().join("p.ron"), b"", &mut |_| true);
        assert!(theirs.exists() && link.is_symlink());
    }
}
