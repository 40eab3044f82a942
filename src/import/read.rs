//! Reading raw copy from disk or a pipe: the only file of this room that touches either.

use std::fs::File;
use std::io::{self, Read};
use std::path::Path;

use crate::project::tries::again;
use crate::words::{Arg, Phrase, Say, phrase, shown_in_english};

/// The most that is read: 32 MB, some five million words.
pub const MOST_BYTES: u64 = 32 * 1024 * 1024;

/// Why copy could not be read.
#[derive(Debug, thiserror::Error)]
pub enum ReadError {
    /// The system refused.
    System {
        /// The file’s name, or “standard input”.
        origin: String,
        /// What the system said.
        why: io::Error,
    },
    /// It is no file.
    Folder {
        /// Its name.
        origin: String,
    },
    /// It is too long.
    TooLong {
        /// The file’s name, or “standard input”.
        origin: String,
    },
    /// It is another kind of file.
    NotText {
        /// The file’s name, or “standard input”.
        origin: String,
        /// What it is: “a PDF”.
        kind: Kind,
    },
    /// Its bytes are not Unicode.
    Encoding {
        /// The file’s name, or “standard input”.
        origin: String,
        /// The first byte that does not fit, from 0.
        position: usize,
    },
}

/// Kinds of file that people take for text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// A picture.
    Picture,
    /// A PDF.
    Pdf,
    /// A Word or other zipped document.
    Document,
    /// Rich text.
    RichText,
    /// Anything else that holds bytes no text holds.
    Binary,
}

impl Kind {
    fn name(self) -> Phrase {
        Phrase::new(match self {
            Self::Picture => "copy-picture",
            Self::Pdf => "copy-pdf",
            Self::Document => "copy-document",
            Self::RichText => "copy-rich-text",
            Self::Binary => "copy-binary",
        })
    }
}

impl Say for ReadError {
    fn phrase(&self) -> Phrase {
        match self {
            Self::System { origin, why } => phrase!("unreadable-system", origin = origin, why = why),
            Self::Folder { origin } => phrase!("unreadable-folder", origin = origin),
            Self::TooLong { origin } => phrase!("unreadable-too-long", origin = origin),
            Self::NotText { origin, kind } => phrase!("unreadable-no-text", origin = origin, kind = kind.name()),
            Self::Encoding { origin, position } => {
                phrase!("unreadable-encoding", origin = origin, position = Arg::place(*position))
            }
        }
    }

    fn advice(&self) -> Phrase {
        match self {
            Self::NotText { kind, .. } => kind.name().about("hint"),
            Self::System { .. } | Self::Folder { .. } | Self::TooLong { .. } | Self::Encoding { .. } => {
                self.phrase().bare().about("hint")
            }
        }
    }
}

shown_in_english!(ReadError);

/// Reads a file of raw copy: UTF-8, or UTF-16 with a byte order mark. Older encodings are refused:
/// a wrong guess would change letters in silence.
pub fn read_copy(path: &Path) -> Result<String, ReadError> {
    let origin = path.display().to_string();
    let failed = |why| ReadError::System { origin: origin.clone(), why };
    // Looked at first: opening a pipe or a device could wait for ever.
    let seen = again(|| std::fs::metadata(path)).map_err(failed)?;
    if seen.is_dir() {
        return Err(ReadError::Folder { origin });
    }
    let file = File::open(path).map_err(failed)?;
    read_stream(file, &origin)
}

/// Reads raw copy from a stream such as standard input; `origin` names it in errors.
pub fn read_stream(stream: impl Read, origin: &str) -> Result<String, ReadError> {
    let mut bytes = Vec::new();
    let read = stream.take(MOST_BYTES + 1).read_to_end(&mut bytes);
    read.map_err(|why| ReadError::System { origin: origin.to_owned(), why })?;
    if u64::try_from(bytes.len()).is_ok_and(|length| length > MOST_BYTES) {
        return Err(ReadError::TooLong { origin: origin.to_owned() });
    }
    decoded(bytes, origin)
}

fn decoded(bytes: Vec<u8>, origin: &str) -> Result<String, ReadError> {
    let not_text = |kind| ReadError::NotText { origin: origin.to_owned(), kind };
    if let Some(wide) = bytes.strip_prefix(b"\xff\xfe") {
        return utf16(wide, u16::from_le_bytes, origin);
    }
    if let Some(wide) = bytes.strip_prefix(b"\xfe\xff") {
        return utf16(wide, u16::from_be_bytes, origin);
    }
    if let Some(kind) = known_kind(&bytes) {
        return Err(not_text(kind));
    }
    if bytes.contains(&0) {
        return Err(not_text(Kind::Binary));
    }
    let text = String::from_utf8(bytes)
        .map_err(|e| ReadError::Encoding { origin: origin.to_owned(), position: e.utf8_error().valid_up_to() })?;
    Ok(text.strip_prefix('\u{feff}').map(str::to_owned).unwrap_or(text))
}

fn utf16(bytes: &[u8], unit: fn([u8; 2]) -> u16, origin: &str) -> Result<String, ReadError> {
    let wrong = |position| ReadError::Encoding { origin: origin.to_owned(), position };
    let (pairs, rest) = bytes.as_chunks::<2>();
    let mut text = String::with_capacity(bytes.len());
    let mut position = 2;
    for found in char::decode_utf16(pairs.iter().map(|pair| unit(*pair))) {
        let c = found.map_err(|_lone_surrogate| wrong(position))?;
        if c == '\0' {
            return Err(ReadError::NotText { origin: origin.to_owned(), kind: Kind::Binary });
        }
        position += c.len_utf16() * 2;
        text.push(c);
    }
    if rest.is_empty() { Ok(text) } else { Err(wrong(position)) }
}

/// Tells a file by its first bytes, as the formats’ own descriptions give them.
fn known_kind(bytes: &[u8]) -> Option<Kind> {
    const FIRST: &[(&[u8], Kind)] = &[
        (b"%PDF-", Kind::Pdf),
        (b"\x89PNG\r\n\x1a\n", Kind::Picture),
        (b"\xff\xd8\xff", Kind::Picture),
        (b"GIF87a", Kind::Picture),
        (b"GIF89a", Kind::Picture),
        (b"II*\0", Kind::Picture),
        (b"MM\0*", Kind::Picture),
        (b"PK\x03\x04", Kind::Document),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", Kind::Document),
        (b"{\\rtf", Kind::RichText),
    ];
    let webp = bytes.starts_with(b"RIFF") && bytes.get(8..12) == Some(b"WEBP");
    let heif = bytes.get(4..8) == Some(b"ftyp");
    let listed = FIRST.iter().find(|(first, _)| bytes.starts_with(first)).map(|(_, kind)| *kind);
    listed.or_else(|| (webp || heif).then_some(Kind::Picture))
}
