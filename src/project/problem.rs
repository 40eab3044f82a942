//! What a reader of RON found wrong, in words for people who edit newspapers.

use ron::error::Error;

use crate::words::{Arg, Phrase, phrase};

/// What ron says, in our own words.
#[must_use]
pub fn problem(error: &Error) -> Phrase {
    #[expect(clippy::wildcard_enum_match_arm, reason = "ron's errors are open to new kinds")]
    match error {
        Error::Eof => phrase!("ron-ends"),
        Error::ExpectedStringEnd => phrase!("ron-string-open"),
        Error::TrailingCharacters => phrase!("ron-more"),
        Error::ExceededRecursionLimit => phrase!("ron-deep"),
        Error::NoSuchStructField { expected, found, outer: Some(outer) } => {
            phrase!("ron-unknown-field-in", found = code(found), outer = outer, expected = codes(expected))
        }
        Error::NoSuchStructField { expected, found, outer: None } => {
            phrase!("ron-unknown-field", found = code(found), expected = codes(expected))
        }
        Error::NoSuchEnumVariant { expected, found, .. } => {
            phrase!("ron-unknown-word", found = code(found), expected = codes(expected))
        }
        Error::MissingStructField { field, outer: Some(outer) } => {
            phrase!("ron-lacks-field-in", field = code(field), outer = outer)
        }
        Error::MissingStructField { field, outer: None } => phrase!("ron-lacks-field", field = code(field)),
        Error::ExpectedDifferentStructName { found, .. } => phrase!("ron-not-bracket", found = code(found)),
        Error::DuplicateStructField { field, .. } => phrase!("ron-twice", field = code(field)),
        Error::InvalidEscape(_) => phrase!("ron-escape"),
        Error::IntegerOutOfBounds => phrase!("ron-too-large"),
        Error::UnclosedBlockComment | Error::UnclosedLineComment => phrase!("ron-comment-open"),
        Error::ExpectedDifferentLength { found, .. } => phrase!("ron-length", count = *found),
        Error::UnexpectedChar(found) if !found.is_control() => {
            phrase!("ron-odd-letter", found = code(&found.to_string()))
        }
        Error::InvalidValueForType { expected, .. } => phrase!("ron-wants", what = kind(expected)),
        Error::Message(words) => value(words),
        other => wants(other).map_or_else(|| phrase!("ron-form"), |what| phrase!("ron-wants", what = what)),
    }
}

/// What was expected, where ron knows that alone.
fn wants(error: &Error) -> Option<Arg> {
    let thing = |key| Some(Arg::Phrase(Phrase::new(key)));
    let sign = |sign| Some(Arg::from(code(sign)));
    #[expect(clippy::wildcard_enum_match_arm, reason = "ron's errors are open to new kinds")]
    match error {
        Error::ExpectedArray => sign("["),
        Error::ExpectedArrayEnd => sign("]"),
        Error::ExpectedMap => sign("{"),
        Error::ExpectedMapEnd => sign("}"),
        Error::ExpectedStructLike | Error::ExpectedNamedStructLike(_) | Error::ExpectedStructName(_) => sign("("),
        Error::ExpectedStructLikeEnd | Error::ExpectedOptionEnd => sign(")"),
        Error::ExpectedMapColon => sign(":"),
        Error::ExpectedComma => thing("ron-thing-comma"),
        Error::ExpectedBoolean => thing("ron-thing-truth"),
        Error::ExpectedInteger | Error::InvalidIntegerDigit { .. } => thing("ron-thing-number"),
        Error::ExpectedFloat | Error::FloatUnderscore | Error::UnderscoreAtBeginning => thing("ron-thing-fraction"),
        Error::ExpectedOption => thing("ron-thing-option"),
        Error::ExpectedString | Error::ExpectedByteString => thing("ron-thing-text"),
        Error::ExpectedChar | Error::ExpectedByteLiteral => thing("ron-thing-letter"),
        Error::ExpectedUnit => sign("()"),
        Error::ExpectedIdentifier | Error::InvalidIdentifier(_) | Error::SuggestRawIdentifier(_) => {
            thing("ron-thing-name")
        }
        _ => None,
    }
}

/// What serde names as it names types.
fn kind(expected: &str) -> Arg {
    let known = [
        ("a string", "ron-thing-text"),
        ("a list", "ron-thing-list"),
        ("a sequence", "ron-thing-list"),
        ("a boolean", "ron-thing-truth"),
        ("u", "ron-thing-number"),
        ("i", "ron-thing-number"),
        ("f", "ron-thing-fraction"),
        ("option", "ron-thing-option"),
    ];
    let key = known.iter().find(|(begins, _)| match *begins {
        "u" | "i" | "f" => expected.strip_prefix(begins).is_some_and(|bits| bits.bytes().all(|b| b.is_ascii_digit())),
        begins => expected.starts_with(begins),
    });
    Arg::Phrase(Phrase::new(key.map_or("ron-thing-other", |(_, key)| *key)))
}

/// What our own types say of a value that none of them has, and what a date is not.
fn value(words: &str) -> Phrase {
    let quoted = || words.split_once('“').and_then(|(_, rest)| rest.rsplit_once('”')).map_or("", |(found, _)| found);
    if words.contains("” is not an id") {
        phrase!("ron-no-id", found = quoted())
    } else if words.contains("” is not a language tag") {
        phrase!("ron-no-language", found = quoted())
    } else if words.starts_with("an urgency is") {
        phrase!("ron-no-urgency")
    } else {
        phrase!("ron-no-date")
    }
}

fn code(word: &str) -> String {
    format!("`{word}`")
}

fn codes(words: &[&str]) -> Arg {
    match words {
        [] => Arg::Phrase(phrase!("ron-nothing")),
        words => Arg::from(words.iter().map(|word| code(word)).collect::<Vec<_>>()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::project::{ParseError, file};
    use crate::words::chosen;

    /// What is said in the language, without what is quoted from the file.
    fn said(language: &str, phrase: &Phrase) -> String {
        let mut plain = String::new();
        let mut quoted = false;
        for c in chosen(language).unwrap().say(phrase).chars() {
            match c {
                '`' => quoted = !quoted,
                '«' | '“' => quoted = true,
                '»' | '”' => quoted = false,
                c if !quoted => plain.push(c),
                _ => {}
            }
        }
        plain
    }

    #[test]
    fn whatever_is_wrong_is_said_in_the_language_of_the_window() {
        let (expected, found) = (&["News", "Brief"][..], "Nws".to_owned());
        let errors = [
            Error::Fmt,
            Error::Eof,
            Error::ExpectedArray,
            Error::ExpectedBoolean,
            Error::ExpectedComma,
            Error::ExpectedChar,
            Error::ExpectedFloat,
            Error::ExpectedInteger,
            Error::ExpectedOption,
            Error::ExpectedMapColon,
            Error::ExpectedNamedStructLike("Story"),
            Error::ExpectedUnit,
            Error::ExpectedString,
            Error::ExpectedStringEnd,
            Error::ExpectedIdentifier,
            Error::InvalidEscape("unknown escape character"),
            Error::IntegerOutOfBounds,
            Error::InvalidIntegerDigit { digit: 'x', base: 10 },
            Error::NoSuchExtension("story".to_owned()),
            Error::UnclosedBlockComment,
            Error::UnderscoreAtBeginning,
            Error::UnexpectedChar('?'),
            Error::UnexpectedChar('\u{7}'),
            Error::TrailingCharacters,
            Error::InvalidValueForType { expected: "u16".to_owned(), found: "a map".to_owned() },
            Error::InvalidValueForType { expected: "internal enum".to_owned(), found: "a map".to_owned() },
            Error::ExpectedDifferentLength { expected: "a tuple of size 2".to_owned(), found: 3 },
            Error::NoSuchEnumVariant { expected, found: found.clone(), outer: None },
            Error::NoSuchStructField { expected, found, outer: None },
            Error::MissingStructField { field: "kind", outer: None },
            Error::DuplicateStructField { field: "kind", outer: None },
            Error::ExceededRecursionLimit,
            Error::Message("failed to parse year in date".to_owned()),
        ];
        for error in errors {
            let said = said("ar", &problem(&error)).replace("T03:00:00Z", "");
            assert!(!said.chars().any(|c| c.is_ascii_alphabetic()), "{error:?}: {said}");
            assert!(said.chars().any(char::is_alphabetic), "{error:?}: {said}");
        }
    }

    #[test]
    fn what_our_own_types_refuse_is_told_as_theirs() {
        for (text, begins) in [
            ("(stories: [(id: \"i\")])", "“i” is not an id: 1 to 13"),
            ("(language: \"English!\")", "“English!” is not a language tag"),
            ("(stories: [(id: \"1\", filing: (urgency: 12))])", "an urgency is a number from 1 to 9"),
            ("(name: 4)", "expected words in quotation marks"),
            ("(stories: 4)", "expected `[`"),
        ] {
            let Err(ParseError::Damaged { problem, .. }) = file::parse(text.as_bytes()) else { panic!("{text}") };
            assert!(problem.to_string().starts_with(begins), "{text}: {problem}");
        }
    }
}
