//! Spelling: which words of a text nobody knows.
//!
//! A [`Lexicon`] is asked about a text. It passes over what is no word of its language (figures,
//! addresses, names of accounts, short acronyms, other scripts), and knows what its [`Dictionary`]
//! has and what the lists of [`Known`] words have: a person's own, the house's, and the names of the
//! project. What is misspelt depends on no more of a text than what stands between two spaces, so
//! that after a key only that needs another look.

mod bytes;
mod dictionary;
mod known;
mod lexicon;
mod names;
mod script;
mod words;

pub use dictionary::{Dictionary, DictionaryError};
pub use known::{Known, MAX_WORD_BYTES, MAX_WORDS};
pub use lexicon::Lexicon;
pub use names::names_of;
pub use script::Script;
pub use words::{Word, plain, stretch_around, words};
