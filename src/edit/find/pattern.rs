//! From a query to the program that looks for it, and what is wrong with a pattern, in words.

use regex::{Regex, RegexBuilder};

use super::fold::{fold, fold_pattern};
use super::{FindError, MAX_QUERY_BYTES, Query};
use crate::words::{Phrase, phrase};

/// The largest compiled pattern, in bytes: `\w{20}` fits, `(\w{50}){50}` does not.
const MAX_PATTERN: usize = 2 << 20;
/// How deep a pattern may be nested.
const MAX_DEPTH: u32 = 60;

/// A program, and whether it is to be run over the text without variants.
pub(super) struct Program {
    pub(super) regex: Regex,
    pub(super) folds: bool,
}

/// The program for a query that is not empty.
pub(super) fn program(query: &Query) -> Result<Program, FindError> {
    if query.words.len() > MAX_QUERY_BYTES {
        return Err(FindError::TooLong);
    }
    if query.regex {
        return of_pattern(query);
    }
    let folded = if query.ignore_variants { fold(&query.words) } else { String::new() };
    // Nothing but marks: it is the marks that are looked for.
    let folds = !folded.is_empty();
    let words = if folds { folded } else { query.words.clone() };
    let regex = built(&regex::escape(&words), query).map_err(|error| said(&error))?;
    Ok(Program { regex, folds })
}

fn of_pattern(query: &Query) -> Result<Program, FindError> {
    let as_written = built(&query.words, query).map_err(|error| said(&error))?;
    if !query.ignore_variants && !query.whole_word {
        return Ok(Program { regex: as_written, folds: false });
    }
    let mut pattern = if query.ignore_variants { fold_pattern(&query.words) } else { query.words.clone() };
    if query.whole_word {
        // So that `cat|cats` goes on to `cats`; the edges of words are looked at again.
        pattern = format!(r"\b{{start-half}}(?:{pattern})\b{{end-half}}");
    }
    let regex = built(&pattern, query).map_err(|error| match said(&error) {
        FindError::Pattern { what, .. } => FindError::Folded(what),
        other @ (FindError::Folded(_) | FindError::TooLarge | FindError::TooLong) => other,
    })?;
    Ok(Program { regex, folds: query.ignore_variants })
}

fn built(pattern: &str, query: &Query) -> Result<Regex, regex::Error> {
    RegexBuilder::new(pattern)
        .case_insensitive(!query.case)
        .size_limit(MAX_PATTERN)
        .dfa_size_limit(MAX_PATTERN)
        .nest_limit(MAX_DEPTH)
        .build()
}

/// What the library says of patterns, and the message that an editor is told.
const IN_WORDS: &[(&str, &str)] = &[
    ("unclosed group", "pattern-group-open"),
    ("unopened group", "pattern-group-closed"),
    ("unclosed character class", "pattern-class-open"),
    ("missing expression", "pattern-nothing"),
    ("unclosed counted repetition", "pattern-count-open"),
    ("incomplete escape sequence", "pattern-escape-cut"),
    ("unrecognized escape sequence", "pattern-escape"),
    ("backreferences are not supported", "pattern-back"),
    ("look-around", "pattern-look"),
    ("invalid character class range", "pattern-range"),
    ("Unicode property not found", "pattern-property"),
    ("valid decimal", "pattern-number"),
    ("invalid repetition count range", "pattern-count"),
    ("duplicate capture group name", "pattern-name"),
];

/// The library gives its error as the pattern, `^` under the place, and a line `error: …`.
fn said(error: &regex::Error) -> FindError {
    if matches!(error, regex::Error::CompiledTooBig(_)) {
        return FindError::TooLarge;
    }
    let message = error.to_string();
    // The pattern itself stands above, four characters in, and may hold a `^` of its own.
    let at = message
        .lines()
        .find(|line| line.contains('^') && line.chars().all(|c| c == ' ' || c == '^'))
        .and_then(|line| line.chars().position(|c| c == '^'))
        .map_or(1, |column| column.saturating_sub(4) + 1);
    let told = message.lines().rev().find_map(|line| line.strip_prefix("error: ")).unwrap_or(&message);
    let known = IN_WORDS.iter().find(|(theirs, _)| told.contains(theirs)).map(|(_, ours)| Phrase::new(ours));
    FindError::Pattern { at, what: Box::new(known.unwrap_or_else(|| phrase!("raw-words", words = told))) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_bad_pattern_is_told_with_its_place() {
        let error = |words: &str| {
            let query = Query { words: words.to_owned(), regex: true, ..Query::default() };
            program(&query).err().map(|error| error.to_string()).unwrap_or_default()
        };
        assert_eq!(error("نهر (water"), "Character 5 of the pattern: a round bracket is opened here and never closed");
        assert_eq!(error("^a)"), "Character 3 of the pattern: a round bracket is closed here that was never opened");
        assert_eq!(error("a|*"), "Character 3 of the pattern: there is nothing before this for it to repeat");
        assert_eq!(error("[ab"), "Character 1 of the pattern: a square bracket is opened here and never closed");
        assert_eq!(
            error("[z-é]"),
            "Without marks and variants this is no pattern: the range in square brackets runs backwards"
        );
        assert_eq!(error(r"(\w{50}){50}"), FindError::TooLarge.to_string());
        assert_eq!(error(&"x".repeat(1_001)), FindError::TooLong.to_string());
        assert!(error(&"(".repeat(900)).starts_with("Character "));
        assert_eq!(error(r"(?P<word>\w{20})"), "");
    }
}
