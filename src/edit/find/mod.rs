//! Find and replace: what is looked for, where it stands in a text, a story or a project, and the
//! one edit that puts other words in its place.

mod edges;
mod finder;
mod fold;
mod fuzzy;
mod hits;
mod pattern;
mod replace;
mod tally;

pub use finder::{Finder, Match};
pub(in crate::edit) use fold::fold_char;
pub use fuzzy::{Name, Typed};
pub use hits::{FOUND_IN, Hit, WORK, texts};
pub use replace::put_in_place;
pub use tally::{Seen, Tally};

use crate::words::{Arg, Phrase, Say, phrase, shown_in_english};

/// The longest query, in bytes.
pub const MAX_QUERY_BYTES: usize = 1_000;

/// What is looked for, and how.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
#[expect(clippy::struct_excessive_bools, reason = "each is a switch of its own in the window")]
pub struct Query {
    /// The words, or the pattern; at most 1,000 bytes.
    pub words: String,
    /// Whether capitals count.
    pub case: bool,
    /// Whether only whole words count, by the word boundaries of UAX #29.
    pub whole_word: bool,
    /// Whether `words` are a pattern, in the syntax of the crate `regex`.
    pub regex: bool,
    /// Whether letters count as equal that differ only in marks, in a variant of the letter, of a
    /// quotation mark or of a dash. See the table in `fold.rs`.
    pub ignore_variants: bool,
}

impl Default for Query {
    fn default() -> Self {
        Self { words: String::new(), case: false, whole_word: false, regex: false, ignore_variants: true }
    }
}

/// Why a query cannot be looked for.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum FindError {
    /// The pattern is none.
    Pattern {
        /// The character in question, counted from 1.
        at: usize,
        /// What is wrong there.
        what: Box<Phrase>,
    },
    /// The pattern is none once marks and variants are left out of it.
    Folded(Box<Phrase>),
    /// The pattern stands for too much.
    TooLarge,
    /// The query is too long.
    TooLong,
}

impl Say for FindError {
    fn phrase(&self) -> Phrase {
        match self {
            Self::Pattern { at, what } => phrase!("pattern-wrong", at = Arg::place(*at), what = (**what).clone()),
            Self::Folded(what) => phrase!("pattern-folded", what = (**what).clone()),
            Self::TooLarge => phrase!("pattern-too-large"),
            Self::TooLong => phrase!("pattern-too-long", max = Arg::place(MAX_QUERY_BYTES)),
        }
    }
}

shown_in_english!(FindError);
