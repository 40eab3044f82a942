//! Languages by their BCP 47 tags, and the direction each is written in.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Deserializer, Serialize, Serializer, de};

/// A language tag such as `en`, `ar` or `ckb-Arab`: well-formed per BCP 47 (RFC 5646, at most
/// 35 characters), not looked up in a registry.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Language(String);

/// Why a string is not a language tag.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("“{0}” is not a language tag: expected something like en, ar or pt-BR")]
pub struct LanguageError(String);

/// The way a line of text runs.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Direction {
    /// Left to right, as English.
    #[default]
    Ltr,
    /// Right to left, as Arabic.
    Rtl,
}

impl Direction {
    /// The value of HTML's `dir` attribute.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Ltr => "ltr",
            Self::Rtl => "rtl",
        }
    }
}

/// Languages usually written right to left (from the scripts Unicode's CLDR gives as likely).
const RIGHT_TO_LEFT: &[&str] = &[
    "ar", "arc", "arz", "ckb", "dv", "fa", "he", "ku-Arab", "lrc", "mzn", "nqo", "pnb", "ps", "sd", "syr", "ug", "ur",
    "yi",
];
const RIGHT_TO_LEFT_SCRIPTS: &[&str] = &["Arab", "Aran", "Hebr", "Syrc", "Thaa", "Nkoo", "Adlm", "Rohg"];

impl Language {
    /// English, the language of a project that names none.
    #[must_use]
    pub fn english() -> Self {
        Self("en".to_owned())
    }

    /// Arabic.
    #[must_use]
    pub fn arabic() -> Self {
        Self("ar".to_owned())
    }

    /// The tag as written.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The direction this language is written in: by its script if the tag names one, else by
    /// the language itself.
    #[must_use]
    pub fn direction(&self) -> Direction {
        let script = self.0.split('-').skip(1).find(|part| part.len() == 4);
        let rtl = match script {
            Some(script) => RIGHT_TO_LEFT_SCRIPTS.iter().any(|s| s.eq_ignore_ascii_case(script)),
            None => self
                .0
                .split('-')
                .next()
                .is_some_and(|primary| RIGHT_TO_LEFT.iter().any(|l| l.eq_ignore_ascii_case(primary))),
        };
        if rtl { Direction::Rtl } else { Direction::Ltr }
    }

    /// Whether both tags name the same language, whatever their script or region.
    #[must_use]
    pub fn same_language(&self, other: &Self) -> bool {
        let primary = |tag: &Self| tag.0.split('-').next().map(str::to_ascii_lowercase);
        primary(self) == primary(other)
    }
}

impl Default for Language {
    fn default() -> Self {
        Self::english()
    }
}

impl fmt::Display for Language {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl FromStr for Language {
    type Err = LanguageError;

    fn from_str(text: &str) -> Result<Self, LanguageError> {
        let mut parts = text.split('-');
        let primary =
            parts.next().is_some_and(|p| (2..=8).contains(&p.len()) && p.bytes().all(|b| b.is_ascii_alphabetic()));
        let rest = parts.all(|p| (1..=8).contains(&p.len()) && p.bytes().all(|b| b.is_ascii_alphanumeric()));
        if primary && rest && text.len() <= 35 {
            Ok(Self(text.to_owned()))
        } else {
            Err(LanguageError(text.chars().take(40).collect()))
        }
    }
}

impl Serialize for Language {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(&self.0)
    }
}

impl<'de> Deserialize<'de> for Language {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = String::deserialize(deserializer)?;
        text.parse().map_err(de::Error::custom)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn language(tag: &str) -> Language {
        tag.parse().unwrap_or_default()
    }

    #[test]
    fn direction_follows_the_script_then_the_language() {
        for rtl in ["ar", "ar-IQ", "he", "fa", "az-Arab", "ckb"] {
            assert_eq!(language(rtl).direction(), Direction::Rtl, "{rtl}");
        }
        for ltr in ["en", "tr", "ku", "ar-Latn", "fr-CA"] {
            assert_eq!(language(ltr).direction(), Direction::Ltr, "{ltr}");
        }
    }

    #[test]
    fn malformed_tags_are_refused() {
        for tag in ["", "e", "english language", "en_US", "en-", "a1", "عربي"] {
            assert!(tag.parse::<Language>().is_err(), "{tag}");
        }
    }
}
