//! What the desk says, in the languages it speaks: Fluent files, and what puts their messages together.
//!
//! A room that has something to say makes a [`Phrase`]: the key of a message with its arguments.
//! [`Words`] says it in one language. A phrase shown as it is reads in English, so that the command
//! line, files and errors have the same sentences from the same place.

mod grammar;
mod locale;
mod number;
mod phrase;
mod spoken;
mod system;

pub(crate) use phrase::{phrase, shown_in_english};

pub use locale::{LOCALES, Locale, chosen, for_system};
pub use phrase::{Arg, Phrase, Say, called};
pub use spoken::{Words, deadline, to_the_second};
pub(crate) use system::way_out;
