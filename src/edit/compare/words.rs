//! Two texts word by word: which words stay, go and come, and which marks.

use std::ops::Range;

use similar::{Algorithm, DiffTag, capture_diff_slices};
use unicode_segmentation::UnicodeSegmentation as _;

use crate::story::{Mark, Text};

/// Words are told apart up to so many pairs of them; a longer stretch that differs is one change.
/// At the worst this takes some hundredths of a second.
const PAIRS: usize = 4_000_000;

/// A stretch of a text beside an earlier one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Run {
    /// It was there and is.
    Same(Text),
    /// Its words were there and are; its marks are others.
    Remarked {
        /// It as it is now.
        text: Text,
        /// The marks it lost.
        off: Vec<Mark>,
        /// The marks it has got.
        on: Vec<Mark>,
    },
    /// It went.
    Removed(Text),
    /// It came.
    Inserted(Text),
}

/// A stretch that differs: its bytes in the earlier string and in the later one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(in crate::edit) struct Hunk {
    pub(in crate::edit) before: Range<usize>,
    pub(in crate::edit) after: Range<usize>,
}

/// Where two strings differ, in whole words (UAX 29), in order. What differs again after a space is
/// one change: half a sentence that was worded anew is read in one piece.
pub(in crate::edit) fn hunks(before: &str, after: &str) -> Vec<Hunk> {
    if before == after {
        return Vec::new();
    }
    let old: Vec<&str> = before.split_word_bounds().collect();
    let new: Vec<&str> = after.split_word_bounds().collect();
    let head = old.iter().zip(&new).take_while(|(a, b)| a == b).count();
    let most = old.len().min(new.len()) - head;
    let tail = old.iter().rev().zip(new.iter().rev()).take(most).take_while(|(a, b)| a == b).count();
    let (old_middle, new_middle) = (middle(&old, head, tail), middle(&new, head, tail));
    let start: usize = old.iter().take(head).map(|word| word.len()).sum();
    let changes = if old_middle.len().saturating_mul(new_middle.len()) > PAIRS {
        vec![(0..old_middle.len(), 0..new_middle.len())]
    } else {
        apart(old_middle, new_middle)
    };
    let (old_ends, new_ends) = (ends(old_middle, start), ends(new_middle, start));
    let bytes = |words: Range<usize>, ends: &[usize]| {
        let at = |nth: usize| ends.get(nth).copied().unwrap_or(start);
        at(words.start)..at(words.end)
    };
    let mut hunks: Vec<Hunk> = Vec::new();
    for (gone, come) in changes {
        let next = Hunk { before: bytes(gone, &old_ends), after: bytes(come, &new_ends) };
        match hunks.last_mut() {
            Some(last) if is_blank(before, last.before.end..next.before.start) => {
                last.before.end = next.before.end;
                last.after.end = next.after.end;
            }
            Some(_) | None => hunks.push(next),
        }
    }
    hunks
}

/// The words that lie between those that are equal, as places in either row.
fn apart(old: &[&str], new: &[&str]) -> Vec<(Range<usize>, Range<usize>)> {
    // Words that stand in both once come before full stops and spaces, which match as well: else each word
    // may be taken for the one before it.
    let ops = capture_diff_slices(Algorithm::Patience, old, new);
    let equal = ops.iter().filter(|op| op.tag() == DiffTag::Equal).map(|op| (op.old_range(), op.new_range()));
    let (mut gone, mut come) = (0, 0);
    let mut found = Vec::new();
    for (was, is) in equal.chain([(old.len()..old.len(), new.len()..new.len())]) {
        if gone < was.start || come < is.start {
            found.push((gone..was.start, come..is.start));
        }
        (gone, come) = (was.end, is.end);
    }
    found
}

fn middle<'a, 'b>(words: &'a [&'b str], head: usize, tail: usize) -> &'a [&'b str] {
    words.get(head..words.len().saturating_sub(tail)).unwrap_or_default()
}

/// Where each word begins, and where the last one ends.
fn ends(words: &[&str], start: usize) -> Vec<usize> {
    let mut end = start;
    let each = words.iter().map(|word| {
        end += word.len();
        end
    });
    std::iter::once(start).chain(each).collect()
}

fn is_blank(words: &str, range: Range<usize>) -> bool {
    words.get(range).is_some_and(|between| between.trim().is_empty())
}

/// A text beside an earlier one, in the order of reading: what went stands before what came for it.
#[must_use]
pub fn runs(before: &Text, after: &Text) -> Vec<Run> {
    let mut runs = Vec::new();
    let (mut old, mut new) = (0, 0);
    for hunk in hunks(before.as_str(), after.as_str()) {
        same(&mut runs, before, old..hunk.before.start, after, new..hunk.after.start);
        if !hunk.before.is_empty() {
            runs.push(Run::Removed(before.slice(hunk.before.clone())));
        }
        if !hunk.after.is_empty() {
            runs.push(Run::Inserted(after.slice(hunk.after.clone())));
        }
        (old, new) = (hunk.before.end, hunk.after.end);
    }
    same(&mut runs, before, old..before.len(), after, new..after.len());
    runs
}

/// Adds a stretch of equal words, cut where its marks become others or the same again.
fn same(runs: &mut Vec<Run>, before: &Text, old: Range<usize>, after: &Text, new: Range<usize>) {
    if new.is_empty() {
        return;
    }
    let (was, is) = (before.slice(old), after.slice(new));
    if was == is {
        runs.push(Run::Same(is));
        return;
    }
    let mut found: Vec<(Range<usize>, Vec<Mark>, Vec<Mark>)> = Vec::new();
    for Marked { range, before, after } in marked(&was, &is) {
        let lost: Vec<Mark> = before.iter().filter(|mark| !after.contains(mark)).cloned().collect();
        let got: Vec<Mark> = after.iter().filter(|mark| !before.contains(mark)).cloned().collect();
        match found.last_mut() {
            Some((stretch, off, on)) if *off == lost && *on == got => stretch.end = range.end,
            Some(_) | None => found.push((range, lost, got)),
        }
    }
    runs.extend(found.into_iter().map(|(range, off, on)| {
        let text = is.slice(range);
        if off.is_empty() && on.is_empty() { Run::Same(text) } else { Run::Remarked { text, off, on } }
    }));
}

/// A stretch all of whose bytes carry the same marks in either of two texts of the same words.
struct Marked {
    range: Range<usize>,
    before: Vec<Mark>,
    after: Vec<Mark>,
}

fn marked(before: &Text, after: &Text) -> Vec<Marked> {
    let (old, new) = (before.runs(), after.runs());
    let mut edges: Vec<usize> = old.iter().chain(&new).map(|run| run.start).chain([after.len()]).collect();
    edges.sort_unstable();
    edges.dedup();
    let (mut old, mut new) = (old.iter().peekable(), new.iter().peekable());
    let (mut was, mut is): (Vec<Mark>, Vec<Mark>) = (Vec::new(), Vec::new());
    let mut found = Vec::new();
    for edge in edges.windows(2) {
        let [start, end] = edge else { continue };
        if let Some(run) = old.next_if(|run| run.start == *start) {
            was = run.marks.iter().map(|mark| (*mark).clone()).collect();
        }
        if let Some(run) = new.next_if(|run| run.start == *start) {
            is = run.marks.iter().map(|mark| (*mark).clone()).collect();
        }
        found.push(Marked { range: *start..*end, before: was.clone(), after: is.clone() });
    }
    found
}

/// How like two strings are, from 0 to 1: the part of their words that both have.
pub(super) fn likeness(before: &str, after: &str) -> f32 {
    let sorted = |string: &'_ str| {
        let mut words: Vec<String> = string.unicode_words().take(WORDS).map(str::to_owned).collect();
        words.sort_unstable();
        words
    };
    let (old, new) = (sorted(before), sorted(after));
    let (mut a, mut b, mut common) = (0, 0, 0_u16);
    while let (Some(one), Some(other)) = (old.get(a), new.get(b)) {
        a += usize::from(one <= other);
        b += usize::from(other <= one);
        common += u16::from(one == other);
    }
    let most = u16::try_from(old.len().max(new.len())).unwrap_or(u16::MAX);
    if most == 0 { 0.0 } else { f32::from(common) / f32::from(most) }
}

/// Words that are looked at to find how like two texts are.
const WORDS: usize = 400;

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(before: &str, after: &str) -> String {
        let words = |text: &Text| text.as_str().to_owned();
        runs(&before.into(), &after.into())
            .iter()
            .map(|run| match run {
                Run::Same(text) | Run::Remarked { text, .. } => words(text),
                Run::Removed(text) => format!("[-{}-]", words(text)),
                Run::Inserted(text) => format!("[+{}+]", words(text)),
            })
            .collect()
    }

    #[test]
    fn whole_words_go_and_come() {
        assert_eq!(shown("The river rose.", "The river fell."), "The river [-rose-][+fell+].");
        assert_eq!(
            shown("قال الوزير إن المياه عادت", "قالت الوزيرة إن المياه عادت"),
            "[-قال الوزير-][+قالت الوزيرة+] إن المياه عادت"
        );
        assert_eq!(shown("", "New."), "[+New.+]");
        assert_eq!(shown("Old.", ""), "[-Old.-]");
        assert_eq!(shown("one two three", "one three"), "one [-two -]three");
    }

    #[test]
    fn what_was_worded_anew_is_one_change() {
        assert_eq!(
            shown("he went to the sea today", "he sailed for a lake today"),
            "he [-went to the sea-][+sailed for a lake+] today"
        );
    }

    #[test]
    fn marks_alone_are_no_words() {
        let before = Text::from_runs([("Layla ".to_owned(), vec![Mark::Bold]), ("said".to_owned(), vec![])]);
        let after = Text::from_runs([("Layla ".to_owned(), vec![]), ("said".to_owned(), vec![Mark::Italic])]);
        let expected = [
            Run::Remarked { text: "Layla ".into(), off: vec![Mark::Bold], on: vec![] },
            Run::Remarked { text: Text::marked("said", [Mark::Italic]), off: vec![], on: vec![Mark::Italic] },
        ];
        assert_eq!(runs(&before, &after), expected);
    }

    #[test]
    fn a_huge_text_that_was_replaced_is_one_change() {
        let (before, after) = ("old words ".repeat(50_000), "new text ".repeat(50_000));
        let started = std::time::Instant::now();
        let hunks = hunks(&before, &after);
        assert_eq!(hunks.len(), 1);
        assert!(started.elapsed().as_secs() < 5);
    }

    #[test]
    fn likeness_counts_common_words() {
        assert!(likeness("The river rose on Friday", "The river rose on Sunday") > 0.7);
        assert!(likeness("The river rose", "Nobody hides water") < 0.1);
    }
}
