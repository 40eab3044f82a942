//! The first line of a project file, and the way up from every version ever written.
//!
//! The line is a RON comment, so that version and checksum are known before anything is parsed:
//! `// copydesk project 1 sha256:` and 64 hex digits, the SHA-256 of all bytes below the line.
//!
//! To change the format: freeze the types as they are in a module of their own, add one to
//! [`CURRENT`], give the old version a reader in [`read`] that parses the frozen types and turns
//! them into today's, and keep a fixture in `tests/projects/`.

use ron::error::SpannedResult;

use super::{Project, Stamp};

/// The version this program writes.
pub const CURRENT: u32 = 1;

const OPENING: &str = "// copydesk project ";

/// What the first line says.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum FirstLine<'a> {
    /// It is no first line of ours.
    Absent,
    /// It begins as ours and goes on as none of ours does.
    Garbled,
    /// Version and checksum.
    Known { version: u32, checksum: &'a str },
}

/// The first line for a file whose remaining bytes are `body`, with its line end.
pub(super) fn first_line(body: &str) -> String {
    format!("{OPENING}{CURRENT} sha256:{}\n", Stamp::of(body.as_bytes()))
}

/// Reads a first line, given without its line end.
pub(super) fn read_first_line(line: &str) -> FirstLine<'_> {
    let Some(rest) = line.strip_prefix(OPENING) else { return FirstLine::Absent };
    let mut words = rest.split(' ');
    let version = words.next().filter(|v| v.bytes().all(|b| b.is_ascii_digit())).and_then(|v| v.parse().ok());
    match version {
        // What else a newer version puts on the line is not ours to judge.
        Some(version) if version > CURRENT => FirstLine::Known { version, checksum: "" },
        Some(version) if version > 0 => words
            .next()
            .and_then(|sum| sum.strip_prefix("sha256:"))
            .filter(|sum| sum.len() == 64 && sum.bytes().all(|b| b.is_ascii_hexdigit()) && words.next().is_none())
            .map_or(FirstLine::Garbled, |checksum| FirstLine::Known { version, checksum }),
        Some(_) | None => FirstLine::Garbled,
    }
}

/// Reads a whole file's text as a version up to [`CURRENT`].
pub(super) fn read(version: u32, text: &str) -> SpannedResult<Project> {
    debug_assert!(version <= CURRENT, "newer versions are refused before");
    ron::from_str(text)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_first_line_reads_back() {
        let line = first_line("()\n");
        let sum = Stamp::of(b"()\n").to_string();
        assert_eq!(read_first_line(line.trim_end()), FirstLine::Known { version: CURRENT, checksum: &sum });
    }

    #[test]
    fn a_newer_line_gives_its_version_whatever_follows() {
        assert_eq!(
            read_first_line("// copydesk project 7 blake3:1 min-reader 6"),
            FirstLine::Known { version: 7, checksum: "" }
        );
    }

    #[test]
    fn other_lines_are_told_apart() {
        for line in ["", "(", "// Copydesk project 1", "// a note"] {
            assert_eq!(read_first_line(line), FirstLine::Absent, "{line}");
        }
        let sum = "0".repeat(64);
        for line in [
            "// copydesk project ".to_owned(),
            "// copydesk project 1".to_owned(),
            "// copydesk project one".to_owned(),
            format!("// copydesk project 0 sha256:{sum}"),
            format!("// copydesk project +1 sha256:{sum}"),
            format!("// copydesk project 1 sha256:{sum}0"),
            format!("// copydesk project 1 sha256:{sum} more"),
            format!("// copydesk project 1  sha256:{sum}"),
            format!("// copydesk project 99999999999 sha256:{sum}"),
        ] {
            assert_eq!(read_first_line(&line), FirstLine::Garbled, "{line}");
        }
    }
}
