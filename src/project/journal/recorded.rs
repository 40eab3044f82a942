//! Reading a journal as far as it is whole.

use std::ops::Range;
use std::path::{Path, PathBuf};

use super::frames::{self, ANY_FIRST_LINE, FIRST_LINE, Frame, Kind};
use crate::project::disk::{ReadError, read_bounded};
use crate::project::limits::MAX_FILE_BYTES;
use crate::words::{Phrase, Say, phrase, shown_in_english};

/// The longest journal that is read: a file of the largest size, and as much again of changes.
const MAX_BYTES: u64 = 3 * MAX_FILE_BYTES;

/// What a journal holds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Recorded {
    bytes: Vec<u8>,
    head: Range<usize>,
    base: Option<Range<usize>>,
    edits: Vec<Range<usize>>,
    saves: Vec<Range<usize>>,
    end: usize,
}

/// Why nothing of a journal can be read. The file is as it was.
#[derive(Debug, thiserror::Error)]
pub enum JournalError {
    /// The file cannot be read.
    Read(#[from] ReadError),
    /// The file is no journal, or its beginning is damaged.
    NoJournal {
        /// The file.
        path: PathBuf,
    },
    /// A later version of the program wrote it.
    Newer {
        /// The file.
        path: PathBuf,
    },
}

impl Say for JournalError {
    fn phrase(&self) -> Phrase {
        match self {
            Self::Read(error) => error.phrase(),
            Self::NoJournal { path } => phrase!("journal-none", path = path.display()),
            Self::Newer { path } => phrase!("journal-newer", path = path.display()),
        }
    }

    fn advice(&self) -> Phrase {
        match self {
            Self::Read(error) => error.advice(),
            Self::NoJournal { .. } | Self::Newer { .. } => self.phrase().about("hint"),
        }
    }
}

shown_in_english!(JournalError);

impl Recorded {
    /// Reads a journal.
    pub fn open(path: &Path) -> Result<Self, JournalError> {
        Self::of(read_bounded(path, MAX_BYTES)?, path)
    }

    /// Reads a journal's bytes, up to the first frame that is not whole or not in its place;
    /// `path` is for the messages. Never panics, whatever they are.
    pub fn of(bytes: Vec<u8>, path: &Path) -> Result<Self, JournalError> {
        let none = || JournalError::NoJournal { path: path.to_owned() };
        if !bytes.starts_with(FIRST_LINE) {
            let newer = bytes.strip_prefix(ANY_FIRST_LINE).is_some_and(|rest| {
                let digits = rest.iter().take_while(|byte| byte.is_ascii_digit()).count();
                digits > 0 && rest.get(digits) == Some(&b'\n')
            });
            return Err(if newer { JournalError::Newer { path: path.to_owned() } } else { none() });
        }
        let head = frames::at(&bytes, 0, FIRST_LINE.len()).filter(|frame| frame.kind == Kind::Head).ok_or_else(none)?;
        let mut read = Self {
            head: head.payload.clone(),
            base: None,
            edits: Vec::new(),
            saves: Vec::new(),
            end: head.payload.end,
            bytes,
        };
        let (mut last, mut before) = (None, head.sum);
        while let Some(Frame { number, kind, payload, sum }) = frames::at(&read.bytes, before, read.end) {
            let next = last.map_or(number, |last: u64| last.wrapping_add(1));
            match kind {
                Kind::Base if read.base.is_none() && last.is_none() => read.base = Some(payload.clone()),
                Kind::Edit | Kind::Saved if number == next => {
                    last = Some(number);
                    let row = if kind == Kind::Edit { &mut read.edits } else { &mut read.saves };
                    row.push(payload.clone());
                }
                Kind::Head | Kind::Base | Kind::Edit | Kind::Saved => break,
            }
            (read.end, before) = (payload.end, sum);
        }
        Ok(read)
    }

    /// What the journal builds on.
    #[must_use]
    pub fn head(&self) -> &[u8] {
        self.bytes.get(self.head.clone()).unwrap_or_default()
    }

    /// The bytes of the file it builds on, if they are in it.
    #[must_use]
    pub fn base(&self) -> Option<&[u8]> {
        self.bytes.get(self.base.clone()?)
    }

    /// The changes, oldest first.
    #[must_use]
    pub fn edits(&self) -> impl ExactSizeIterator<Item = &[u8]> {
        self.edits.iter().map(|edit| self.bytes.get(edit.clone()).unwrap_or_default())
    }

    /// What it was told of saves that happened meanwhile, oldest first.
    #[must_use]
    pub fn saves(&self) -> impl ExactSizeIterator<Item = &[u8]> {
        self.saves.iter().map(|save| self.bytes.get(save.clone()).unwrap_or_default())
    }

    /// How many bytes at its end could not be read: of a change that was being written, or of
    /// all that follows a damaged place.
    #[must_use]
    pub fn unread(&self) -> usize {
        self.bytes.len() - self.end
    }
}
