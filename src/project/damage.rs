//! What is wrong with a file that is no project: the place, the reason and the line itself.

use ron::error::{Error, Position, SpannedError};

use super::LimitError;
use super::limits::MAX_FILE_BYTES;
use super::problem::problem;
use crate::words::{Arg, Phrase, Say, phrase, shown_in_english};

/// Why bytes are not a project. Lines and columns count from 1, columns in characters; the first
/// line of the file is line 1.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum ParseError {
    /// Nothing in it.
    Empty,
    /// More than a project file may have.
    TooLarge {
        /// How many it has.
        bytes: u64,
    },
    /// Not UTF-8.
    NotText {
        /// The line.
        line: usize,
        /// The column.
        column: usize,
        /// The byte there.
        byte: u8,
    },
    /// The first line starts as a project's does and then goes wrong.
    FirstLine {
        /// The line, shortened.
        found: String,
    },
    /// Written by a newer program.
    Newer {
        /// The file's version.
        version: u32,
        /// The newest known one.
        newest: u32,
    },
    /// A merge left its markers.
    Conflict {
        /// The first marker's line.
        line: usize,
    },
    /// Something is not as it should be.
    Damaged {
        /// The line.
        line: usize,
        /// The column.
        column: usize,
        /// What was found and what was expected.
        problem: Box<Phrase>,
        /// The line's text around the column.
        excerpt: String,
    },
    /// More of something than a file may hold, or one id twice.
    Limit(#[from] LimitError),
}

impl ParseError {
    /// Whether something is wrong with the file, and not only more in it than this program takes.
    #[must_use]
    pub fn is_damage(&self) -> bool {
        match self {
            Self::TooLarge { .. } | Self::Newer { .. } => false,
            Self::Empty
            | Self::NotText { .. }
            | Self::FirstLine { .. }
            | Self::Conflict { .. }
            | Self::Damaged { .. }
            | Self::Limit(_) => true,
        }
    }
}

impl Say for ParseError {
    fn phrase(&self) -> Phrase {
        match self {
            Self::Empty => phrase!("damage-empty"),
            Self::TooLarge { bytes } => {
                phrase!("damage-too-large", bytes = Arg::size(*bytes), max = Arg::size(MAX_FILE_BYTES))
            }
            Self::NotText { line, column, byte } => phrase!(
                "damage-no-text",
                line = Arg::place(*line),
                column = Arg::place(*column),
                byte = format!("0x{byte:02x}")
            ),
            Self::FirstLine { found } => phrase!("damage-first-line", found = found),
            Self::Newer { version, newest } => phrase!(
                "damage-newer",
                version = Arg::Number((*version).into()),
                newest = Arg::Number((*newest).into())
            ),
            Self::Conflict { line } => phrase!("damage-conflict", line = Arg::place(*line)),
            Self::Damaged { line, column, problem, excerpt } => phrase!(
                "damage-broken",
                line = Arg::place(*line),
                column = Arg::place(*column),
                problem = (**problem).clone(),
                excerpt = excerpt
            ),
            Self::Limit(limit) => limit.phrase(),
        }
    }
}

shown_in_english!(ParseError);

/// Says what ron found wrong in `text`, the whole file.
pub(super) fn damaged(text: &str, error: &SpannedError) -> ParseError {
    if let Some(at) = text.lines().position(|line| line.starts_with("<<<<<<<")) {
        return ParseError::Conflict { line: at + 1 };
    }
    let Position { line, col: column } = place(error);
    let problem = problem(&error.code);
    let problem = match text.lines().take(line).position(leaves_a_string_open) {
        Some(open) => phrase!("ron-open-quote", problem = problem, line = Arg::place(open + 1)),
        None => problem,
    };
    ParseError::Damaged { line, column, problem: Box::new(problem), excerpt: excerpt(text, line, column) }
}

/// Whether a string goes on past the end of a line. RON allows it and reads on to the next quote,
/// but copydesk never writes one, so it is the likely cause of what is wrong further down.
fn leaves_a_string_open(line: &str) -> bool {
    let (mut inside, mut escaped) = (false, false);
    for c in line.chars() {
        match c {
            '\\' if inside && !escaped => escaped = true,
            '"' if !escaped => inside = !inside,
            _ => escaped = false,
        }
    }
    inside
}

/// Says where bytes stop being text.
pub(super) fn not_text(bytes: &[u8], error: std::str::Utf8Error) -> ParseError {
    let (before, after) = bytes.split_at_checked(error.valid_up_to()).unwrap_or((bytes, &[]));
    let before = String::from_utf8_lossy(before);
    ParseError::NotText {
        line: before.matches('\n').count() + 1,
        column: before.chars().rev().take_while(|c| *c != '\n').count() + 1,
        byte: after.first().copied().unwrap_or_default(),
    }
}

/// ron gives the reader's place before and after its last step: the word that is wrong begins
/// before it where the step took the word in, and after it where something was missing.
fn place(error: &SpannedError) -> Position {
    #[expect(clippy::wildcard_enum_match_arm, reason = "ron's errors are open to new kinds")]
    match error.code {
        Error::NoSuchStructField { .. }
        | Error::NoSuchEnumVariant { .. }
        | Error::DuplicateStructField { .. }
        | Error::ExpectedDifferentStructName { .. }
        | Error::InvalidValueForType { .. }
        | Error::ExpectedStringEnd
        | Error::IntegerOutOfBounds
        | Error::Message(_) => error.span.start,
        _ => error.span.end,
    }
}

/// Most characters of a line shown on either side of a column.
const EXCERPT_REACH: usize = 40;

/// The text of a line around a column, without its indentation and with nothing that could
/// disturb a terminal.
fn excerpt(text: &str, line: usize, column: usize) -> String {
    let Some(words) = text.lines().nth(line.saturating_sub(1)) else { return String::new() };
    let first = column.saturating_sub(EXCERPT_REACH + 1);
    let around: String = words
        .chars()
        .skip(first)
        .take(2 * EXCERPT_REACH)
        .map(|c| if c.is_control() { '\u{fffd}' } else { c })
        .collect();
    let more_before = if first > 0 { "…" } else { "" };
    let more_after = if words.chars().nth(first + 2 * EXCERPT_REACH).is_some() { "…" } else { "" };
    format!("{more_before}{}{more_after}", around.trim())
}

/// The start of a line, as it is shown in an error.
pub(super) fn shortened(line: &str) -> String {
    excerpt(line, 1, 1)
}
