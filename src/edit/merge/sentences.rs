//! Whether what two people did to the words of one text can stand together.
//!
//! Words that lie apart can still contradict each other: a number changed here, the name it belongs
//! to there. Nobody has read the sentence that would come of both. So both go together only where
//!
//! - no sentence was changed by both, and none whose full stop one of them took away;
//! - a quotation counts as one sentence, however many it has, whether it is marked, stands between
//!   quotation marks, or is a quote of its own: its words are somebody’s, and are not put together;
//! - each side kept at least half of the words. Who did not wrote another text, and what the other
//!   changed was meant for the one that was there.
//!
//! A sentence added between others belongs to none of them. What both did alike is no question, nor
//! is what leaves the words as they are: spaces, the form of quotation marks and dashes.

use std::ops::Range;

use unicode_segmentation::UnicodeSegmentation as _;

use super::text::Side;
use crate::edit::compare::Hunk;
use crate::story::{Mark, Text, sentences};

/// Whether the words of both sides can stand together. `quoted` says that the text is a quotation as
/// a whole.
pub(super) fn go_together(base: &Text, first: &Side<'_>, second: &Side<'_>, quoted: bool) -> bool {
    let (ones, others) = (own(base, first, second), own(base, second, first));
    if ones.is_empty() || others.is_empty() {
        return true;
    }
    if !keeps_most(base, &ones) || !keeps_most(base, &others) {
        return false;
    }
    let bounds = bounds(base, first, second, quoted);
    let mut touched = vec![false; bounds.len() + 1];
    let mut added = vec![false; bounds.len() + 1];
    for hunk in &ones {
        match reach(base, first, hunk, &bounds) {
            Reach::Sentences(range) => touched.iter_mut().skip(range.start).take(range.len()).for_each(|t| *t = true),
            Reach::Before(nth) => added.iter_mut().skip(nth).take(1).for_each(|t| *t = true),
        }
    }
    others.iter().all(|hunk| match reach(base, second, hunk, &bounds) {
        Reach::Sentences(range) => !touched.iter().skip(range.start).take(range.len()).any(|touched| *touched),
        Reach::Before(nth) => !added.get(nth).copied().unwrap_or_default(),
    })
}

/// What a side did to words that the other did not do as well.
fn own<'a>(base: &Text, side: &'a Side<'_>, other: &Side<'_>) -> Vec<&'a Hunk> {
    let says = |side: &Side<'_>, hunk: &Hunk| side.text.words(hunk.after.clone()).to_owned();
    let by_both = |hunk: &Hunk| {
        let at = other.hunks.partition_point(|one| one.before.start < hunk.before.start);
        let same = |one: &&Hunk| one.before == hunk.before && says(other, one) == says(side, hunk);
        other.hunks.get(at..).unwrap_or_default().iter().take(2).any(|one| same(&one))
    };
    let is_other_word = |hunk: &Hunk| {
        let (was, is) = (base.words(hunk.before.clone()), side.text.words(hunk.after.clone()));
        !(was.trim().is_empty() && is.trim().is_empty()) && plainly(was) != plainly(is)
    };
    side.hunks.iter().filter(|hunk| is_other_word(hunk) && !by_both(hunk)).collect()
}

/// Words without the ways in which the same can be set.
fn plainly(words: &str) -> String {
    let mut plain = String::with_capacity(words.len());
    for c in words.chars() {
        match c {
            '“' | '”' | '„' | '«' | '»' | '"' => plain.push('"'),
            '‘' | '’' | '‚' | '\'' => plain.push('\''),
            '–' | '—' | '−' | '‑' | '-' => plain.push('-'),
            c if c.is_whitespace() => {
                if !plain.ends_with(' ') {
                    plain.push(' ');
                }
            }
            c => plain.push(c),
        }
    }
    plain
}

fn keeps_most(base: &Text, hunks: &[&Hunk]) -> bool {
    let count = |words: &str| words.unicode_words().count();
    let gone: usize = hunks.iter().map(|hunk| count(base.words(hunk.before.clone()))).sum();
    gone * 2 <= count(base.as_str())
}

/// What of a text a change is about.
enum Reach {
    /// These sentences, by their numbers.
    Sentences(Range<usize>),
    /// None: a sentence was added before this one, or after the last.
    Before(usize),
}

/// What a change is about. `bounds` are the ends of the sentences of the text before.
fn reach(base: &Text, side: &Side<'_>, hunk: &Hunk, bounds: &[usize]) -> Reach {
    let gone = trimmed(base.as_str(), &hunk.before);
    let last = bounds.len().saturating_sub(1);
    let sentence = |byte: usize| bounds.partition_point(|end| *end <= byte).min(last);
    if !gone.is_empty() {
        let (from, to) = (sentence(gone.start), sentence(gone.end - 1));
        // Where its full stop went, the next one goes on from it.
        let whole = bounds.get(to).map_or(0, |end| base.words(0..*end).trim_end().len());
        let (before, after) = split(side.text.as_str(), &(hunk.after.end..hunk.after.end));
        let runs_on =
            gone.end == whole && !after.trim().is_empty() && !before.trim().is_empty() && !is_end(before, after);
        return Reach::Sentences(from..to + 1 + usize::from(runs_on));
    }
    // Nothing but white space went: where among the sentences does it stand?
    let next = sentence(gone.start);
    let start = next.checked_sub(1).and_then(|nth| bounds.get(nth)).copied().unwrap_or_default();
    let end = bounds.get(next).copied().unwrap_or(base.len());
    let is_blank = |range: Range<usize>| base.words(range).trim().is_empty();
    let (heads, tails) = (is_blank(start..gone.start), is_blank(gone.start..end));
    if !heads && !tails {
        return Reach::Sentences(next..next + 1);
    }
    // At the border of two: does it belong to one of them?
    let place = if heads { next } else { next + 1 };
    let come = trimmed(side.text.as_str(), &hunk.after);
    let (before, after) = split(side.text.as_str(), &come);
    let ends_before = before.trim().is_empty() || is_end(before, side.text.words(come.clone()));
    let ends_itself = after.trim().is_empty() || is_end(side.text.words(come), after);
    match (ends_before, ends_itself) {
        (true, true) => Reach::Before(place),
        (false, true) => Reach::Sentences(place.saturating_sub(1)..place),
        (true, false) => Reach::Sentences(place..place + 1),
        (false, false) => Reach::Sentences(place.saturating_sub(1)..place + 1),
    }
}

fn split<'a>(text: &'a str, range: &Range<usize>) -> (&'a str, &'a str) {
    (text.get(..range.start).unwrap_or_default(), text.get(range.end..).unwrap_or_default())
}

/// A range of a text without the white space at its ends.
fn trimmed(text: &str, range: &Range<usize>) -> Range<usize> {
    let words = text.get(range.clone()).unwrap_or_default();
    let start = range.start + (words.len() - words.trim_start().len());
    start..start.max(range.start + words.trim_end().len())
}

/// Whether a sentence ends between two stretches.
fn is_end(before: &str, after: &str) -> bool {
    const NEAR: usize = 64;
    let spaces = before.len() - before.trim_end().len();
    let back = |words: &str| words.char_indices().rev().nth(NEAR).map_or(0, |(at, _)| at);
    let tail = before.trim_end().get(back(before.trim_end())..).unwrap_or_default();
    let apart = spaces > 0 || after.starts_with(char::is_whitespace);
    let head: String = after.trim_start().chars().take(NEAR).collect();
    let seam = tail.len() + usize::from(apart);
    let joined = format!("{tail}{}{head}", if apart { " " } else { "" });
    ends(&joined).any(|end| end == seam)
}

/// Where the sentences of a text end. A dot after an abbreviation or an initial ends none.
fn ends(text: &str) -> impl Iterator<Item = usize> {
    let mut at = 0;
    sentences(text).filter_map(move |sentence| {
        at += sentence.len();
        (at == text.len() || !is_abbreviated(sentence)).then_some(at)
    })
}

/// Whether a sentence seems to end only because something is abbreviated: “Dr.”, “U.S.”, «د.»
fn is_abbreviated(sentence: &str) -> bool {
    let Some(words) = sentence.trim_end().strip_suffix('.') else { return false };
    let last = words.rsplit(char::is_whitespace).next().unwrap_or_default();
    let last = last.trim_start_matches(|c: char| !c.is_alphanumeric());
    let is_name = !last.chars().any(char::is_numeric);
    is_name && (last.chars().count() == 1 || last.contains('.')) || is_title(last)
}

/// Whether it is what stands before a name.
fn is_title(word: &str) -> bool {
    const TITLES: [&str; 24] = [
        "Dr", "Mr", "Mrs", "Ms", "Mx", "St", "Gen", "Sen", "Rep", "Gov", "Col", "Maj", "Capt", "Lt", "Sgt", "Prof",
        "Rev", "Hon", "Jr", "Sr", "No", "Mt", "Ft", "Vs",
    ];
    TITLES.contains(&word)
}

/// Where the sentences of the text before end; none of them ends in the midst of a quotation of
/// either side. There is one at least.
fn bounds(base: &Text, first: &Side<'_>, second: &Side<'_>, quoted: bool) -> Vec<usize> {
    if quoted {
        return vec![base.len()];
    }
    let mut quotations = quotations(base);
    for side in [first, second] {
        quotations.extend(quotations_of(side));
    }
    quotations.sort_by_key(|range| range.start);
    let mut nth = 0;
    let mut furthest = 0;
    let mut bounds: Vec<usize> = Vec::new();
    for end in ends(base.as_str()) {
        while let Some(range) = quotations.get(nth).filter(|range| range.start < end) {
            furthest = furthest.max(range.end);
            nth += 1;
        }
        // The white space behind a sentence belongs to it, and may lie behind the quotation.
        let full = base.words(0..end).trim_end().len();
        if full >= furthest || end == base.len() {
            bounds.push(end);
        }
    }
    if bounds.is_empty() {
        bounds.push(base.len());
    }
    bounds
}

/// The quotations of a side, by where they were in the text before.
fn quotations_of(side: &Side<'_>) -> Vec<Range<usize>> {
    let of_side = quotations(side.text);
    of_side.into_iter().map(|range| side.was(range.start)..side.was(range.end)).collect()
}

/// What is marked as somebody’s words, or stands between quotation marks. One that is not closed
/// goes on to the end, as it does in the paragraphs of a long quotation.
fn quotations(text: &Text) -> Vec<Range<usize>> {
    let marked = text.spans().iter().filter(|span| matches!(span.mark, Mark::Quotation(_)));
    let mut found: Vec<Range<usize>> = marked.map(|span| span.start..span.end).collect();
    let mut open: Option<(usize, [char; 2])> = None;
    for (at, c) in text.as_str().char_indices() {
        match open {
            Some((start, closing)) if closing.contains(&c) => {
                found.push(start..at + c.len_utf8());
                open = None;
            }
            Some(_) => {}
            None => open = closing(c).map(|closing| (at, closing)),
        }
    }
    found.extend(open.map(|(start, _)| start..text.len()));
    found
}

/// What closes a quotation that begins so.
fn closing(opening: char) -> Option<[char; 2]> {
    match opening {
        '“' => Some(['”', '”']),
        '„' => Some(['“', '”']),
        '«' => Some(['»', '»']),
        '"' => Some(['"', '"']),
        _ => None,
    }
}
