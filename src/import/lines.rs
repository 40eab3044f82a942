//! Lines: raw copy cut where any system ends a line, and each line folded once.

use std::borrow::Cow;

use super::fold::{bare, fold, is_edge};
use super::wrap;

/// A line of the copy that says something, its ends trimmed.
#[derive(Clone, Copy, Debug)]
pub(super) struct RawLine<'a> {
    /// Its number in the copy, from 1.
    pub(super) number: usize,
    /// Its characters.
    pub(super) text: &'a str,
    /// Blank lines before it; the start of a page counts as two.
    pub(super) gap: usize,
    /// How far it is indented, in columns; a tab counts as four.
    pub(super) indent: usize,
}

/// One line, or the lines of one paragraph that a wire broke.
#[derive(Clone, Debug)]
pub(super) struct Unit<'a> {
    /// Number of its first line.
    pub(super) first: usize,
    /// Number of its last.
    pub(super) last: usize,
    /// Its characters.
    pub(super) text: Cow<'a, str>,
    /// The folded copy.
    pub(super) key: String,
    /// The folded copy without punctuation; empty for anything too long to be furniture.
    pub(super) bare: String,
    /// Its words.
    pub(super) words: usize,
    /// Blank lines before it.
    pub(super) gap: usize,
    /// Its indent in columns.
    pub(super) indent: usize,
}

/// The longest line that can be anything but a paragraph, in words.
pub(super) const MOST_WORDS: usize = 60;

impl<'a> Unit<'a> {
    pub(super) fn new(first: &RawLine<'a>, last: usize, text: Cow<'a, str>) -> Self {
        let key = fold(&text);
        let words = key.split(' ').filter(|word| word.chars().any(char::is_alphanumeric)).count();
        let bare = if words <= MOST_WORDS { bare(&key) } else { String::new() };
        Self { first: first.number, last, text, key, bare, words, gap: first.gap, indent: first.indent }
    }
}

/// Cuts copy into its lines. A line ends at LF, CRLF, CR, vertical tab, form feed, NEL, or
/// Unicode's line or paragraph separator (the list of UAX #14, class BK, and CR, LF, NL).
pub(super) fn lines(copy: &str) -> Vec<RawLine<'_>> {
    let mut found = Vec::new();
    let (mut number, mut gap, mut rest) = (1, 0, copy);
    loop {
        let end = rest.find(['\n', '\r', '\u{b}', '\u{c}', '\u{85}', '\u{2028}', '\u{2029}']).unwrap_or(rest.len());
        let (line, after) = rest.split_at_checked(end).unwrap_or((rest, ""));
        let text = line.trim_matches(is_edge);
        if text.is_empty() {
            gap += 1;
        } else {
            found.push(RawLine { number, text, gap, indent: indent(line) });
            gap = 0;
        }
        let mut ahead = after.chars();
        let Some(mark) = ahead.next() else { return found };
        if mark == '\u{c}' {
            gap += 2;
        }
        rest = ahead.as_str();
        if mark == '\r' {
            rest = rest.strip_prefix('\n').unwrap_or(rest);
        }
        number += 1;
    }
}

fn indent(line: &str) -> usize {
    line.chars().take_while(|c| is_edge(*c)).map(|c| if c == '\t' { 4 } else { usize::from(c.is_whitespace()) }).sum()
}

/// The units of the copy, and the stretches of lines (first, last) that were joined.
pub(super) fn units<'a>(lines: &[RawLine<'a>]) -> (Vec<Unit<'a>>, Vec<(usize, usize)>) {
    let mut units = Vec::with_capacity(lines.len());
    let mut joined = Vec::new();
    for piece in wrap::paragraphs(lines) {
        let Some((first, rest)) = piece.split_first() else { continue };
        let mut text = Cow::Borrowed(first.text);
        let mut last = first.number;
        for line in rest {
            let whole = text.to_mut();
            if !broken_word(whole) {
                whole.push(' ');
            }
            whole.push_str(line.text);
            last = line.number;
        }
        if last > first.number {
            joined.push((first.number, last));
        }
        units.push(Unit::new(first, last, text));
    }
    (units, joined)
}

/// Whether a line was broken at a hyphen: a letter and a hyphen end it.
fn broken_word(line: &str) -> bool {
    let mut back = line.chars().rev();
    back.next() == Some('-') && back.next().is_some_and(char::is_alphabetic)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_end_as_any_system_ends_them() {
        let found = lines("a\r\nb\rc\n\n\td \u{2028}e\u{c}f");
        let seen: Vec<_> = found.iter().map(|l| (l.number, l.text, l.gap, l.indent)).collect();
        assert_eq!(
            seen,
            [(1, "a", 0, 0), (2, "b", 0, 0), (3, "c", 0, 0), (5, "d", 1, 4), (6, "e", 0, 0), (7, "f", 2, 0)]
        );
    }
}
