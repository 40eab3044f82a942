//! A damaged project file, read as far as it can be: every story, block, photo and name that can be
//! read by itself is taken, and of what cannot the lines are told with their words, so that nothing
//! anybody wrote is hidden.
//!
//! It reads what a save lays out, one thing a line. Of any other RON that is broken nothing can be
//! taken by itself, but its lines are told.

mod outline;
mod parts;
mod prune;
mod resolve;
mod sides;
mod unseen;
mod words;

use super::limits::MAX_FILE_BYTES;
use super::{ParseError, Project, Remark, file};
use crate::ground::IdMint;
use crate::words::{Arg, Phrase, Say, phrase, shown_in_english};
use outline::Outline;
use parts::Parts;

/// So many losses are told one by one; more mean that the file is something else.
const MOST: usize = 10_000;

/// What was read of a damaged file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Rescued {
    /// What could be read.
    pub project: Project,
    /// What could not, from the first line to the last.
    pub losses: Vec<Loss>,
    /// How many more there are.
    pub more: usize,
}

/// Something that is missing from a rescued project, or is there otherwise than it was.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Loss {
    /// The first line it stands on, from 1.
    pub line: usize,
    /// The last.
    pub last: usize,
    /// What happened to it.
    pub what: LossKind,
    /// The story it belongs to, as it is called; empty where it belongs to none.
    pub story: String,
    /// The lines as they stand in the file; empty where nothing of them is missing.
    pub raw: String,
}

/// What happened to a part of a damaged file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LossKind {
    /// It cannot be read.
    Piece,
    /// Its words are there as plain words; what else it was is lost.
    Plain,
    /// It was there more than once and is there once.
    Twice,
    /// Of two with one id this is the second, which got another.
    NewId,
    /// Bytes that are no text are shown as �.
    Bytes,
    /// Its end is missing.
    Ends,
    /// The file ends in the middle.
    Cut,
    /// Bytes of nothing at the end of the file.
    Nothing,
    /// The file held two versions; both sides of the story are there.
    Sides,
    /// The story is a draft again, as something is missing that may have kept it from leaving.
    Draft,
    /// A source’s terms may be missing; it is off the record until somebody says otherwise.
    Terms,
    /// All could be read, but it is not what a save wrote.
    Changed,
}

impl Say for Loss {
    fn phrase(&self) -> Phrase {
        let key = match self.what {
            LossKind::Piece => "loss-piece",
            LossKind::Plain => "loss-plain",
            LossKind::Twice => "loss-twice",
            LossKind::NewId => "loss-new-id",
            LossKind::Bytes => "loss-bytes",
            LossKind::Ends => "loss-ends",
            LossKind::Cut => "loss-cut",
            LossKind::Nothing => "loss-nothing",
            LossKind::Sides => "loss-sides",
            LossKind::Draft => "loss-draft",
            LossKind::Terms => "loss-terms",
            LossKind::Changed => "loss-changed",
        };
        phrase!(key, lines = self.lines(), name = crate::words::called(&self.story))
    }
}

impl Loss {
    fn new(line: usize, last: usize, what: LossKind) -> Self {
        Self { line, last, what, story: String::new(), raw: String::new() }
    }

    /// Where it is: “line 7”, “lines 7–9”.
    #[must_use]
    pub fn lines(&self) -> Phrase {
        if self.line == self.last {
            phrase!("loss-line", line = Arg::place(self.line))
        } else {
            phrase!("loss-lines", first = Arg::place(self.line), last = Arg::place(self.last))
        }
    }
}

shown_in_english!(Loss);

/// Reads what can be read of a damaged file; `None` where there is nothing, or where the file is
/// none of ours to read: empty, too large or of a newer program. Takes time and memory in proportion
/// to the file and never panics, whatever it is. `mint` gives ids to what has lost its own.
#[must_use]
pub fn rescue(bytes: &[u8], mint: &mut IdMint) -> Option<Rescued> {
    if bytes.len() as u64 > MAX_FILE_BYTES || matches!(file::parse(bytes), Err(ParseError::Newer { .. })) {
        return None;
    }
    let mut losses = Vec::new();
    let text = text_of(bytes, &mut losses);
    let mut project = match sides::of(&text) {
        Some(sides) => both(&sides, mint, &mut losses),
        None => one(&text, mint, &mut losses),
    };
    resolve::ids(&mut project, mint, &mut losses);
    unseen::tell(&text, &project, &mut losses);
    losses.sort_by_key(|loss| (loss.line, loss.last));
    let more = losses.len().saturating_sub(MOST);
    losses.truncate(MOST);
    let found =
        !project.says_nothing() || !project.stories.is_empty() || losses.iter().any(|loss| !loss.raw.is_empty());
    found.then_some(Rescued { project, losses, more })
}

/// The bytes as text; where they are none, that is told.
fn text_of(bytes: &[u8], losses: &mut Vec<Loss>) -> String {
    let bytes = bytes.strip_prefix("\u{feff}".as_bytes()).unwrap_or(bytes);
    let end = bytes.iter().rposition(|byte| *byte != 0).map_or(0, |last| last + 1);
    let (bytes, nothing) = bytes.split_at_checked(end).unwrap_or((bytes, &[]));
    if !nothing.is_empty() {
        let last = bytes.split(|byte| *byte == b'\n').count();
        losses.push(Loss::new(last, last, LossKind::Nothing));
    }
    for (nth, line) in bytes.split(|byte| *byte == b'\n').enumerate() {
        if std::str::from_utf8(line).is_ok() {
            continue;
        }
        let (number, shown) = (nth + 1, String::from_utf8_lossy(line));
        match losses.last_mut() {
            Some(last) if last.what == LossKind::Bytes && last.last + 1 == number => {
                last.last = number;
                last.raw.push('\n');
                last.raw.push_str(shown.trim());
            }
            Some(_) | None => {
                losses.push(Loss { raw: shown.trim().to_owned(), ..Loss::new(number, number, LossKind::Bytes) });
            }
        }
    }
    String::from_utf8_lossy(bytes).replace("\r\n", "\n")
}

/// What can be read of one version of a file.
fn one(text: &str, mint: &mut IdMint, losses: &mut Vec<Loss>) -> Project {
    if let Ok(parsed) = file::parse(text.as_bytes()) {
        if parsed.remarks.iter().any(|remark| matches!(remark, Remark::ChecksumDiffers | Remark::NoFirstLine)) {
            losses.push(Loss::new(1, 1, LossKind::Changed));
        }
        return parsed.project;
    }
    let outline = Outline::of(text);
    let mut parts = Parts::new(&outline, mint);
    let project = parts.project();
    losses.append(&mut parts.losses);
    if let Some(line) = outline.cut_at {
        losses.push(Loss::new(line, line, LossKind::Cut));
    }
    project
}

/// Both versions of a file in which a merge left them.
fn both(sides: &sides::Sides, mint: &mut IdMint, losses: &mut Vec<Loss>) -> Project {
    let mut of_theirs = Vec::new();
    let ours = one(&sides.ours, mint, losses);
    let theirs = one(&sides.theirs, mint, &mut of_theirs);
    // What both sides lack is told once.
    losses.extend(of_theirs.into_iter().filter(|loss| loss.what != LossKind::Changed));
    losses.retain(|loss| loss.what != LossKind::Changed);
    losses.sort_by_key(|loss| (loss.line, loss.last));
    losses.dedup();
    sides::together(ours, &theirs, sides, mint, losses)
}
