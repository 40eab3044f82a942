//! Notes that the program leaves of its own faults: for this person alone, and only the latest.

use std::fs::{self, OpenOptions};
use std::io::{self, Write as _};
use std::path::{Path, PathBuf};

use super::listing::paths_in;

/// Notes kept.
const KEPT: usize = 20;

/// Keeps a note in a folder, which is made. The oldest go. Gives the note's file.
pub fn keep(folder: &Path, note: &str) -> io::Result<PathBuf> {
    fs::create_dir_all(folder.parent().unwrap_or(folder))?;
    own_folder(folder)?;
    let mut known = known(folder)?;
    let next = known.last().map_or(1, |(number, _)| number.saturating_add(1));
    let path = folder.join(format!("{next:04}.txt"));
    let mut options = OpenOptions::new();
    options.write(true).create_new(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    options.open(&path)?.write_all(note.as_bytes())?;
    known.truncate((known.len() + 1).saturating_sub(KEPT));
    for (_, old) in known {
        // One too many is no reason not to go on.
        let _stays = fs::remove_file(old);
    }
    Ok(path)
}

#[cfg(unix)]
fn own_folder(folder: &Path) -> io::Result<()> {
    super::private::private_folder(folder)
}

#[cfg(not(unix))]
fn own_folder(folder: &Path) -> io::Result<()> {
    fs::create_dir_all(folder)
}

/// The notes there are, oldest first.
fn known(folder: &Path) -> io::Result<Vec<(u32, PathBuf)>> {
    let mut known = Vec::new();
    for path in paths_in(folder)? {
        let number = path.file_name().and_then(|name| name.to_str()?.strip_suffix(".txt")?.parse().ok());
        known.extend(number.map(|number| (number, path)));
    }
    known.sort();
    Ok(known)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn notes_are_for_their_owner_and_only_the_latest_are_kept() {
        let base = tempfile::tempdir().unwrap();
        let folder = base.path().join("state/crashes");
        let first = keep(&folder, "first").unwrap();
        #[cfg(unix)]
        {
            use std::os::unix::fs::PermissionsExt as _;
            assert_eq!(fs::metadata(&first).unwrap().permissions().mode() & 0o777, 0o600);
            assert_eq!(fs::metadata(&folder).unwrap().permissions().mode() & 0o777, 0o700);
        }
        fs::File::create(folder.join("letter.txt")).unwrap();
        for note in 2..=KEPT + 5 {
            let kept = keep(&folder, &format!("note {note}")).unwrap();
            assert_eq!(fs::read_to_string(kept).unwrap(), format!("note {note}"));
        }
        let left = known(&folder).unwrap();
        assert_eq!((left.len(), left[0].0), (KEPT, 6), "{left:?}");
        assert!(!first.exists() && folder.join("letter.txt").exists());
    }
}
