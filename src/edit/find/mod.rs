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
pub use fuzzy::{Name, Typed};
pub use hits::{FOUND_IN, Hit, WORK, texts};
pub use replace::put_in_place;
pub use tally::{Seen, Tally};

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
    #[error("Character {at} of the pattern: {what}")]
    Pattern {
        /// The character in question, counted from 1.
        at: usize,
        /// What is wrong there.
        what: String,
    },
    /// The pattern is none once marks and variants are left out of it.
    #[error("Without marks and variants this is no pattern: {0}")]
    Folded(String),
    /// The pattern stands for too much.
    #[error("This pattern is too large. Shorten what it repeats.")]
    TooLarge,
    /// The query is too long.
    #[error("At most {MAX_QUERY_BYTES} bytes can be looked for. Shorten the words.")]
    TooLong,
}
