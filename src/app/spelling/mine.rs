//! A person’s own words: a plain file, one word a line, beside the settings. It can be written by hand
//! and passed on; lines that begin with `#` are nobody’s words and stay.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use super::SpellingOutcome;
use crate::app::{Outcome, Session, Tone};
use crate::project::disk::{self, ReadError, WriteError};
use crate::spelling::{MAX_WORD_BYTES, MAX_WORDS};
use crate::words::{Arg, Phrase, Say, phrase};

/// The largest file of words, in bytes.
const MAX_BYTES: u64 = 1 << 20;

/// Why a person’s words could not be read or kept. The desk goes on with those it has.
#[derive(Debug)]
pub enum MineError {
    /// The file cannot be read.
    Read(ReadError),
    /// The file is not text in UTF-8, and is left alone.
    NotUtf8 {
        /// The file.
        path: PathBuf,
    },
    /// There are too many.
    TooMany {
        /// The file.
        path: PathBuf,
    },
    /// The file cannot be written.
    Write(WriteError),
}

impl Say for MineError {
    fn phrase(&self) -> Phrase {
        match self {
            Self::Read(error) => error.phrase(),
            Self::NotUtf8 { path } => phrase!("mine-not-utf8", path = path.display()),
            Self::TooMany { path } => phrase!("mine-too-many", path = path.display(), most = Arg::from(MAX_WORDS)),
            Self::Write(error) => error.phrase(),
        }
    }
}

/// A person’s words as they lie on disk.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct WordsFile(String);

impl WordsFile {
    /// Reads a file of words; none there means no words.
    pub fn read(path: &Path) -> Result<Self, MineError> {
        if !disk::is_there(path) {
            return Ok(Self::default());
        }
        let bytes = disk::read_bounded(path, MAX_BYTES).map_err(MineError::Read)?;
        let text = String::from_utf8(bytes).map_err(|_lines| MineError::NotUtf8 { path: path.to_owned() })?;
        let file = Self(text.strip_prefix('\u{FEFF}').map(str::to_owned).unwrap_or(text));
        if file.words().count() > MAX_WORDS { Err(MineError::TooMany { path: path.to_owned() }) } else { Ok(file) }
    }

    /// Its words, in its order.
    pub fn words(&self) -> impl Iterator<Item = &str> {
        self.0.lines().map(str::trim).filter(|line| !line.is_empty() && !line.starts_with('#'))
    }

    /// With a word more, at its end, or without one; all other lines stay.
    #[must_use]
    pub fn with(&self, change: &MineChange) -> Self {
        let MineChange { word, stays } = change;
        if *stays && self.words().any(|known| known == word) {
            return self.clone();
        }
        let kept = self.0.lines().filter(|line| line.trim() != word);
        let lines: Vec<&str> = kept.chain(stays.then_some(word.as_str())).collect();
        Self(lines.into_iter().flat_map(|line| [line, "\n"]).collect())
    }

    /// Writes it whole.
    pub fn write(&self, path: &Path) -> Result<(), MineError> {
        disk::make_folder(disk::folder_of(path)).map_err(MineError::Write)?;
        disk::write_whole(path, self.0.as_bytes()).map_err(MineError::Write)
    }
}

/// A word that is to be among a person’s own, or not.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MineChange {
    /// The word.
    pub word: String,
    /// Whether it is to be there.
    pub stays: bool,
}

/// A person’s words, and what is still to be written.
#[derive(Debug, Default)]
pub(super) struct Mine {
    words: BTreeSet<String>,
    /// Counts how often they changed.
    edition: u32,
    asked: bool,
    waiting: Vec<MineChange>,
}

impl Mine {
    pub(super) fn words(&self) -> impl Iterator<Item = &str> {
        self.words.iter().map(String::as_str)
    }

    pub(super) fn edition(&self) -> u32 {
        self.edition
    }

    fn change(&mut self, change: &MineChange) {
        let changed =
            if change.stays { self.words.insert(change.word.clone()) } else { self.words.remove(&change.word) };
        self.edition += u32::from(changed);
    }
}

impl Session {
    /// The file of this person’s words; nowhere in most tests.
    #[must_use]
    pub fn words_file(&self) -> Option<PathBuf> {
        self.settings.file.as_ref().and_then(|file| file.parent()).map(|folder| folder.join("words.txt"))
    }

    /// Reads this person’s words, once.
    pub(super) fn read_mine(&mut self) {
        if std::mem::replace(&mut self.spelling.mine.asked, true) {
            return;
        }
        self.work_on_mine();
    }

    /// Reads them anew, as somebody may have written to the file.
    pub(super) fn read_mine_again(&mut self) {
        self.spelling.mine.asked = true;
        if !self.works_on_mine() {
            self.work_on_mine();
        }
    }

    /// Adds a word to this person’s, or takes one out.
    pub(super) fn change_mine(&mut self, word: &str, stays: bool) {
        let word = word.trim();
        if word.is_empty() || word.len() > MAX_WORD_BYTES || word.starts_with('#') || word.contains(['\n', '\r']) {
            return;
        }
        let change = MineChange { word: word.to_owned(), stays };
        self.spelling.mine.asked = true;
        self.spelling.mine.change(&change);
        self.spelling.mine.waiting.push(change);
        if !self.works_on_mine() {
            self.work_on_mine();
        }
    }

    fn works_on_mine(&self) -> bool {
        self.jobs.running().iter().any(|job| job.label == KEEPING)
    }

    /// One job at a time reads the file, changes it by what is waiting, and writes it.
    fn work_on_mine(&mut self) {
        let Some(path) = self.words_file() else {
            self.spelling.mine.waiting.clear();
            return;
        };
        let changes = std::mem::take(&mut self.spelling.mine.waiting);
        self.jobs.start_quiet(KEEPING, move || {
            let result = WordsFile::read(&path).and_then(|file| {
                let after = changes.iter().fold(file.clone(), |file, change| file.with(change));
                if after != file {
                    after.write(&path)?;
                }
                Ok(after.words().map(str::to_owned).collect())
            });
            Outcome::Spelling(Box::new(SpellingOutcome::Mine(result)))
        });
    }

    pub(super) fn mine_read(&mut self, result: Result<Vec<String>, MineError>) {
        match result {
            Ok(words) => {
                let mut words: BTreeSet<String> = words.into_iter().collect();
                let mine = &mut self.spelling.mine;
                for change in &mine.waiting {
                    if change.stays {
                        words.insert(change.word.clone());
                    } else {
                        words.remove(&change.word);
                    }
                }
                if words != mine.words {
                    mine.words = words;
                    mine.edition += 1;
                }
            }
            Err(error) => {
                let said = phrase!("notice-mine", why = error.phrase());
                self.notices.say(Tone::Advice, said, Some(Phrase::new("notice-mine").about("hint")));
            }
        }
        if !self.spelling.mine.waiting.is_empty() {
            self.work_on_mine();
        }
    }
}

/// The job that reads and writes a person’s words.
const KEEPING: &str = "job-keeping-words";

#[cfg(test)]
mod tests {
    use super::*;

    fn with(file: &str, word: &str, stays: bool) -> String {
        WordsFile(file.to_owned()).with(&MineChange { word: word.to_owned(), stays }).0
    }

    #[test]
    fn lines_written_by_hand_stay() {
        let file = "# places\nSinjar\n\n  Duhok \n# people\n";
        assert_eq!(WordsFile(file.to_owned()).words().collect::<Vec<_>>(), ["Sinjar", "Duhok"]);
        assert_eq!(with(file, "Erbil", true), format!("{file}Erbil\n"));
        assert_eq!(with(file, "Duhok", true), file, "it is there");
        assert_eq!(with(file, "Duhok", false), "# places\nSinjar\n\n# people\n");
        assert_eq!(with("Sinjar", "Erbil", true), "Sinjar\nErbil\n", "the last line had no end");
        assert_eq!(with("", "أربيل", true), "أربيل\n");
    }
}
