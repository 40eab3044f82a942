//! What an export leaves beside its folder when the program ends in the middle of it.
//!
//! It may be of a story that must not be read any more, so it does not stay for good: the next export
//! to the same place takes it away, if it is ours, nobody is at it, and nothing else lies in it.

use std::fs::{self, File};
use std::path::{Path, PathBuf};

use super::super::manifest::MANIFEST;
use super::replace::{remove_list_alone, remove_listed};
use super::survey::{Found, read_manifest, survey};
use crate::project::listing::paths_in;
use crate::project::tries::again;

/// What the name of a hidden folder ends in once all is in it. From then on it may be exchanged for
/// the folder that an editor sees, and so hold what an editor did in that.
const WHOLE: &str = "-whole";

/// How the names of hidden folders begin that will be `target`.
pub(super) fn prefix(target: &Path) -> String {
    let name: String = target.file_name().unwrap_or_default().to_string_lossy().chars().take(40).collect();
    format!(".{name}.export-")
}

/// The name of a hidden folder once all is in it.
pub(super) fn whole(folder: &Path) -> PathBuf {
    let mut name = folder.file_name().unwrap_or_default().to_owned();
    name.push(WHOLE);
    folder.with_file_name(name)
}

/// Holds a folder as long as somebody is at it; `None` if somebody else does, or where there are no
/// locks.
pub(super) fn hold(folder: &Path) -> Option<File> {
    let folder = again(|| File::open(folder)).ok()?;
    folder.try_lock().ok()?;
    Some(folder)
}

/// Takes away what earlier exports to the folder left beside it. What cannot be taken away is there for
/// the next one.
pub(super) fn sweep(target: &Path, parent: &Path) {
    let prefix = prefix(target);
    for path in paths_in(parent).unwrap_or_default() {
        let name = path.file_name().unwrap_or_default().to_string_lossy();
        let Some(drawn) = name.strip_prefix(&prefix) else { continue };
        let (drawn, is_whole) = drawn.strip_suffix(WHOLE).map_or((drawn, false), |drawn| (drawn, true));
        if drawn.len() == 6 && drawn.bytes().all(|byte| byte.is_ascii_alphanumeric()) && is_folder_of_ours(&path) {
            let _stays = take_away(&path, is_whole);
        }
    }
}

fn is_folder_of_ours(path: &Path) -> bool {
    let Ok(found) = again(|| fs::symlink_metadata(path)) else { return false };
    #[cfg(unix)]
    {
        use std::os::unix::fs::MetadataExt as _;
        if found.uid() != rustix::process::geteuid().as_raw() {
            return false;
        }
    }
    found.is_dir()
}

/// Takes a hidden folder away, and nothing in it that is not known; whether it is gone.
fn take_away(folder: &Path, is_whole: bool) -> bool {
    let Some(_held) = hold(folder) else { return false };
    if is_whole {
        // All of it must be as it was written: it may be what an editor had before.
        return matches!(survey(folder), Ok(Found::Export { manifest, .. }) if remove_listed(folder, &manifest));
    }
    match read_manifest(&folder.join(MANIFEST)) {
        Ok(manifest) => remove_listed(folder, &manifest),
        // Cut short with the list of what it was to hold, which comes first. One with nothing in it at
        // all has somebody who is about to hold it.
        Err(_unread) => remove_list_alone(folder),
    }
}

#[cfg(test)]
mod tests {
    use super::super::super::{Bundle, BundleFile};
    use super::super::write;
    use super::*;

    fn bundle(words: &str) -> Bundle {
        let file = |path: &str| BundleFile { path: path.to_owned(), bytes: words.as_bytes().into() };
        Bundle { slug: "ferry".to_owned(), format: "html", files: vec![file("index.html"), file("photos/a.jpg")] }
    }

    fn lay(folder: &Path, name: &str, bytes: &[u8]) {
        let path = folder.join(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        std::io::Write::write_all(&mut File::create_new(path).unwrap(), bytes).unwrap();
    }

    #[test]
    fn what_an_export_that_was_cut_short_left_is_taken_away_and_nothing_else() {
        let place = tempfile::tempdir().unwrap();
        let at = |name: &str| place.path().join(name);
        let target = at("site");
        write(&[bundle("Then.")], &target).unwrap();
        let list = fs::read(target.join(MANIFEST)).unwrap();
        let hidden = |name: &str, files: &[(&str, &[u8])]| {
            for (path, bytes) in files {
                lay(&at(&format!(".site.export-{name}")), path, bytes);
            }
        };
        hidden("aaaaa1", &[(MANIFEST, &list[..list.len() / 2])]);
        hidden("aaaaa2", &[(MANIFEST, &list), ("ferry/index.html", b"The")]);
        hidden("aaaaa3-whole", &[(MANIFEST, &list), ("ferry/index.html", b"Then."), ("ferry/photos/a.jpg", b"Then.")]);
        // Where somebody works, or has worked, or keeps something.
        hidden("held01", &[(MANIFEST, &list)]);
        hidden("other1-whole", &[(MANIFEST, &list), ("ferry/index.html", b"Corrected by hand.")]);
        hidden("other2", &[(MANIFEST, &list), ("note.txt", b"Mine.")]);
        hidden("other3", &[("note.txt", b"Mine.")]);
        hidden("notes", &[(MANIFEST, &list)]);
        lay(place.path(), "page.export-aaaaa1/index.html", b"");
        fs::create_dir(at(".site.export-empty1")).unwrap();
        let _held = hold(&at(".site.export-held01")).unwrap();

        write(&[bundle("Now.")], &target).unwrap();
        let mut left: Vec<String> = paths_in(place.path())
            .unwrap()
            .iter()
            .map(|path| path.file_name().unwrap().to_string_lossy().trim_start_matches(".site.export-").to_owned())
            .collect();
        left.sort();
        let expected = ["empty1", "held01", "notes", "other1-whole", "other2", "other3", "page.export-aaaaa1", "site"];
        assert_eq!(left, expected);
        let read = |name: &str| fs::read_to_string(at(name)).unwrap();
        assert_eq!(read(".site.export-other1-whole/ferry/index.html"), "Corrected by hand.");
        assert_eq!(read(".site.export-other2/note.txt"), "Mine.");
        assert_eq!(read("site/ferry/index.html"), "Now.");
    }
}
