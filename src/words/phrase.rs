//! A phrase: the key of a message with its arguments, which any language can say.

use std::borrow::Cow;
use std::fmt;

use jiff::civil::{Date, DateTime, Time};
use schemars::{JsonSchema, Schema, SchemaGenerator};
use serde::{Deserialize, Deserializer, Serialize, Serializer};

use super::Words;

/// Something to say: the key of a message in `assets/locales`, with its arguments.
/// Shown as it is, it reads in English.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Phrase {
    pub(super) key: Key,
    pub(super) args: Vec<(&'static str, Arg)>,
}

/// The key of a message in two halves: the family it is named after, and its own name there.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(super) struct Key {
    pub(super) family: &'static str,
    pub(super) id: &'static str,
    pub(super) attribute: Option<&'static str>,
}

/// An argument of a message.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Arg {
    /// Words that are nobody's to translate: a name, a path, what a system said. They are set apart
    /// in their own direction where the language is read from right to left. A message may choose
    /// by them.
    Words(String),
    /// A whole number, written as the language writes it. A message may choose its plural by it.
    Count(i64),
    /// A number that is a name: a year, a line, a code. Never grouped.
    Number(i64),
    /// Something to say within.
    Phrase(Phrase),
    /// Several, set apart as the language sets apart what it lists.
    List(Vec<Arg>),
    /// A day.
    Day(Date),
    /// A day of about now and the time on a clock there.
    Moment(DateTime),
    /// The time on a clock, to the minute.
    Clock(Time),
    /// The same, to the second.
    Second(Time),
}

/// What can be said in any language: errors, outcomes, findings.
pub trait Say {
    /// It as a phrase.
    fn phrase(&self) -> Phrase;

    /// What to do about it: the `hint` of its message, if it has one.
    fn advice(&self) -> Phrase {
        self.phrase().bare().about("hint")
    }
}

impl Phrase {
    /// A message by its key, as `notice-saved`.
    #[must_use]
    pub fn new(key: &'static str) -> Self {
        let (family, id) = key.split_once('-').unwrap_or((key, ""));
        Self::of(family, id)
    }

    /// The message of a row: `Phrase::of("check", "headline")` has the key `check-headline`.
    #[must_use]
    pub const fn of(family: &'static str, id: &'static str) -> Self {
        Self { key: Key { family, id, attribute: None }, args: Vec::new() }
    }

    /// What an attribute of the message says.
    #[must_use]
    pub const fn about(mut self, attribute: &'static str) -> Self {
        self.key.attribute = Some(attribute);
        self
    }

    /// With an argument, by the name the message calls it.
    #[must_use]
    pub fn with(mut self, name: &'static str, value: impl Into<Arg>) -> Self {
        self.args.push((name, value.into()));
        self
    }

    /// The same message without its arguments, for an attribute that needs none.
    #[must_use]
    pub fn bare(&self) -> Self {
        Self { key: self.key, args: Vec::new() }
    }

    /// Whether there is such a message.
    #[must_use]
    pub fn says_something(&self) -> bool {
        !Words::english().lacks(self)
    }

    /// The key of its message, with the attribute if it is one's.
    #[must_use]
    pub fn key(&self) -> String {
        let Key { family, id, attribute } = self.key;
        attribute.map_or_else(|| format!("{family}-{id}"), |name| format!("{family}-{id}.{name}"))
    }
}

/// A phrase by its key, with arguments by their names: `phrase!("notice-saved", file = name)`.
macro_rules! phrase {
    ($key:expr $(, $name:ident = $value:expr)* $(,)?) => {
        $crate::words::Phrase::new($key)$(.with(stringify!($name), $value))*
    };
}
pub(crate) use phrase;

/// Shows errors and outcomes, whose words are in [`Say`], as they read in English, and gives the
/// English of what to do: `shown_in_english!(OpenError, SaveError)`.
macro_rules! shown_in_english {
    ($($said:ty),+ $(,)?) => {$(
        impl std::fmt::Display for $said {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                std::fmt::Display::fmt(&$crate::words::Say::phrase(self), f)
            }
        }

        impl $said {
            /// What to do about it, in English; empty where nothing can be done.
            #[must_use]
            pub fn hint(&self) -> &'static str {
                $crate::words::Words::english().fixed(&$crate::words::Say::advice(self))
            }
        }
    )+};
}
pub(crate) use shown_in_english;

impl fmt::Display for Phrase {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&Words::english().say_plainly(self))
    }
}

/// What a story, or anything else an editor names, is called; some have no name yet.
#[must_use]
pub fn called(name: &str) -> Arg {
    if name.trim().is_empty() { Arg::Phrase(Phrase::new("stories-untitled")) } else { Arg::from(name) }
}

impl Arg {
    /// A size in bytes, in figures that are not grouped.
    #[must_use]
    pub fn size(bytes: u64) -> Self {
        Self::Number(i64::try_from(bytes).unwrap_or(i64::MAX))
    }

    /// A number that counts places: a line, a column.
    #[must_use]
    pub fn place(number: usize) -> Self {
        Self::Number(i64::try_from(number).unwrap_or(i64::MAX))
    }
}

/// Files have it in English.
impl Serialize for Phrase {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for Phrase {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        String::deserialize(deserializer).map(Self::from)
    }
}

impl JsonSchema for Phrase {
    fn inline_schema() -> bool {
        true
    }

    fn schema_name() -> Cow<'static, str> {
        String::schema_name()
    }

    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        String::json_schema(generator)
    }
}

impl From<Phrase> for String {
    fn from(phrase: Phrase) -> Self {
        phrase.to_string()
    }
}

impl From<String> for Phrase {
    /// Words from elsewhere, in whatever language they are.
    fn from(words: String) -> Self {
        Self::new("raw-words").with("words", words)
    }
}

impl From<&str> for Arg {
    fn from(words: &str) -> Self {
        Self::Words(words.to_owned())
    }
}

impl From<&String> for Arg {
    fn from(words: &String) -> Self {
        Self::Words(words.clone())
    }
}

impl From<String> for Arg {
    fn from(words: String) -> Self {
        Self::Words(words)
    }
}

impl From<std::path::Display<'_>> for Arg {
    fn from(path: std::path::Display<'_>) -> Self {
        Self::Words(path.to_string())
    }
}

impl From<Phrase> for Arg {
    fn from(phrase: Phrase) -> Self {
        Self::Phrase(phrase)
    }
}

impl<S: Say> From<&S> for Arg {
    fn from(said: &S) -> Self {
        Self::Phrase(said.phrase())
    }
}

impl From<Date> for Arg {
    fn from(day: Date) -> Self {
        Self::Day(day)
    }
}

impl From<DateTime> for Arg {
    fn from(moment: DateTime) -> Self {
        Self::Moment(moment)
    }
}

impl<A: Into<Self>> From<Vec<A>> for Arg {
    fn from(list: Vec<A>) -> Self {
        Self::List(list.into_iter().map(Into::into).collect())
    }
}

/// Counts of every width; more than fits is as many as fit.
macro_rules! counts {
    ($($number:ty),*) => {
        $(impl From<$number> for Arg {
            fn from(count: $number) -> Self {
                Self::Count(i64::try_from(count).unwrap_or(i64::MAX))
            }
        })*
    };
}
counts!(u8, u16, u32, u64, usize, i32, i64);
