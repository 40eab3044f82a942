//! One text that both sides changed: put together where they changed different words.

use std::ops::Range;

use crate::edit::compare::{Hunk, hunks};
use crate::story::{Mark, MarkKind, Text};

const KINDS: [MarkKind; 5] = [MarkKind::Bold, MarkKind::Italic, MarkKind::Link, MarkKind::Mention, MarkKind::Quotation];

/// A text and where its words differ from those before.
struct Side<'a> {
    text: &'a Text,
    hunks: Vec<Hunk>,
}

impl<'a> Side<'a> {
    fn new(base: &Text, text: &'a Text) -> Self {
        Self { text, hunks: hunks(base.as_str(), text.as_str()) }
    }

    /// Where a byte of the text before is now; what came there stands before it.
    fn at(&self, byte: usize) -> usize {
        let before = self.hunks.iter().take_while(|hunk| hunk.before.end <= byte).last();
        before.map_or(byte, |hunk| hunk.after.end + (byte - hunk.before.end))
    }

    /// The bytes that a stretch which it left alone has now.
    fn now(&self, stretch: &Range<usize>) -> Range<usize> {
        let start = self.at(stretch.start);
        start..start + stretch.len()
    }

    /// The mark of a kind on a byte of the text before.
    fn mark(&self, byte: usize, kind: MarkKind) -> Option<&Mark> {
        mark_at(self.text, self.at(byte), kind)
    }
}

fn mark_at(text: &Text, byte: usize, kind: MarkKind) -> Option<&Mark> {
    text.spans().iter().find(|span| span.mark.kind() == kind && (span.start..span.end).contains(&byte)).map(|s| &s.mark)
}

/// The text with the changes of both sides; `None` if they touch the same words, or mark the same
/// words as different things.
pub(super) fn merge(base: &Text, first: &Text, second: &Text) -> Option<Text> {
    if first == second || second == base {
        return Some(first.clone());
    }
    if first == base {
        return Some(second.clone());
    }
    let (first, second) = (Side::new(base, first), Side::new(base, second));
    let mut runs: Vec<(String, Vec<Mark>)> = Vec::new();
    let (mut done, mut nth, mut other) = (0, 0, 0);
    loop {
        let (one, two) = (first.hunks.get(nth), second.hunks.get(other));
        let (hunk, side, against) = match (one, two) {
            (None, None) => break,
            (Some(one), Some(two)) if touch(&one.before, &two.before) => {
                // The same change, made by both.
                let same = one.before == two.before
                    && first.text.slice(one.after.clone()) == second.text.slice(two.after.clone());
                if !same {
                    return None;
                }
                other += 1;
                nth += 1;
                kept(&mut runs, base, &first, &second, done..one.before.start)?;
                push(&mut runs, &first.text.slice(one.after.clone()));
                done = one.before.end;
                continue;
            }
            (Some(one), Some(two)) if one.before.start < two.before.start => (one, &first, &second),
            (Some(one), None) => (one, &first, &second),
            (_, Some(two)) => (two, &second, &first),
        };
        if std::ptr::eq(side, &raw const first) {
            nth += 1;
        } else {
            other += 1;
        }
        kept(&mut runs, base, &first, &second, done..hunk.before.start)?;
        push(&mut runs, &carried(base, side.text.slice(hunk.after.clone()), &hunk.before, against)?);
        done = hunk.before.end;
    }
    kept(&mut runs, base, &first, &second, done..base.len())?;
    Some(Text::from_runs(runs))
}

/// Whether two stretches overlap or meet.
fn touch(one: &Range<usize>, other: &Range<usize>) -> bool {
    one.start <= other.end && other.start <= one.end
}

fn push(runs: &mut Vec<(String, Vec<Mark>)>, text: &Text) {
    let of = |run: crate::story::Run<'_>| (run.words.to_owned(), run.marks.into_iter().cloned().collect());
    runs.extend(text.runs().into_iter().map(of));
}

/// Adds a stretch whose words both sides left alone, with the marks of both.
fn kept(
    runs: &mut Vec<(String, Vec<Mark>)>,
    base: &Text,
    first: &Side<'_>,
    second: &Side<'_>,
    stretch: Range<usize>,
) -> Option<()> {
    if stretch.is_empty() {
        return Some(());
    }
    let was = base.slice(stretch.clone());
    let (one, two) = (first.text.slice(first.now(&stretch)), second.text.slice(second.now(&stretch)));
    if one == was || one == two {
        push(runs, &two);
        return Some(());
    }
    if two == was {
        push(runs, &one);
        return Some(());
    }
    let mut edges: Vec<usize> =
        [&was, &one, &two].into_iter().flat_map(Text::runs).map(|run| run.start).chain([was.len()]).collect();
    edges.sort_unstable();
    edges.dedup();
    for edge in edges.windows(2) {
        let [start, end] = edge else { continue };
        let mut marks = Vec::new();
        for kind in KINDS {
            let [was, one, two] = [&was, &one, &two].map(|text| mark_at(text, *start, kind));
            marks.extend(three(&was, &one, &two)?.cloned());
        }
        runs.push((was.words(*start..*end).to_owned(), marks));
    }
    Some(())
}

/// What three values come to; `None` if both sides changed it, and not to the same.
pub(super) fn three<T: PartialEq + Clone>(base: &T, first: &T, second: &T) -> Option<T> {
    if first == second || second == base {
        Some(first.clone())
    } else if first == base {
        Some(second.clone())
    } else {
        None
    }
}

/// Words that one side put in place of `gone`, with what the other side did to the marks there;
/// `None` if a mark it put on words that went would go with them.
fn carried(base: &Text, come: Text, gone: &Range<usize>, other: &Side<'_>) -> Option<Text> {
    let mut come = come;
    for kind in KINDS {
        if gone.is_empty() {
            stretched(base, &mut come, gone.start, kind, other);
            continue;
        }
        let there = other.now(gone);
        let (was, is) = (base.slice(gone.clone()), other.text.slice(there));
        let of = |text: &Text| {
            let spans = text.spans().iter().filter(|span| span.mark.kind() == kind).cloned();
            spans.collect::<Vec<_>>()
        };
        if of(&was) == of(&is) {
            continue;
        }
        let (from, to) = (mark_at(&was, 0, kind), mark_at(&is, 0, kind));
        if come.is_empty() {
            lives_on(base, &was, &is, gone, kind, other)?;
        } else if is_even(&was, kind) && is_even(&is, kind) {
            remark(&mut come, kind, from, to)?;
        } else {
            return None;
        }
    }
    Some(come)
}

/// Whether a text carries one mark of a kind all over, or none at all.
fn is_even(text: &Text, kind: MarkKind) -> bool {
    let mut spans = text.spans().iter().filter(|span| span.mark.kind() == kind);
    spans.next().is_none_or(|span| span.start == 0 && span.end == text.len())
}

/// Puts a mark of the other side on words that came, where they carry what it replaced.
fn remark(come: &mut Text, kind: MarkKind, from: Option<&Mark>, to: Option<&Mark>) -> Option<()> {
    let runs: Vec<(Range<usize>, Option<Mark>)> = come
        .runs()
        .iter()
        .map(|run| {
            let mark = run.marks.iter().find(|mark| mark.kind() == kind).map(|mark| (*mark).clone());
            (run.start..run.start + run.words.len(), mark)
        })
        .collect();
    for (range, mark) in runs {
        if mark.as_ref() == to {
            continue;
        }
        if mark.as_ref() != from {
            return None;
        }
        match to {
            Some(to) => come.mark(range, to.clone()),
            None => come.unmark(range, kind),
        }
    }
    Some(())
}

/// Words that one side put into the midst of what the other has marked are marked as well.
fn stretched(base: &Text, come: &mut Text, at: usize, kind: MarkKind, other: &Side<'_>) {
    let Some(before) = base.as_str().get(..at).and_then(|head| head.chars().next_back()) else { return };
    let left = at - before.len_utf8();
    if at >= base.len() {
        return;
    }
    let (is_left, is_right) = (other.mark(left, kind), other.mark(at, kind));
    let was = (mark_at(base, left, kind), mark_at(base, at, kind));
    let Some(mark) = is_left.filter(|mark| Some(*mark) == is_right && was != (Some(*mark), Some(*mark))) else {
        return;
    };
    let unmarked: Vec<Range<usize>> = come
        .runs()
        .iter()
        .filter(|run| run.marks.iter().all(|mark| mark.kind() != kind))
        .map(|run| run.start..run.start + run.words.len())
        .collect();
    for range in unmarked {
        come.mark(range, mark.clone());
    }
}

/// Whether every mark the other side put on words that went is still on words beside them.
fn lives_on(base: &Text, was: &Text, is: &Text, gone: &Range<usize>, kind: MarkKind, other: &Side<'_>) -> Option<()> {
    let before = base.as_str().get(..gone.start).and_then(|head| head.chars().next_back());
    let left = before.and_then(|c| other.mark(gone.start - c.len_utf8(), kind));
    let right = if gone.end < base.len() { other.mark(gone.end, kind) } else { None };
    for span in is.spans().iter().filter(|span| span.mark.kind() == kind) {
        let is_new = mark_at(was, span.start, kind) != Some(&span.mark);
        let goes_on = span.start == 0 && left == Some(&span.mark) || span.end == is.len() && right == Some(&span.mark);
        let partly =
            was.spans().iter().any(|old| old.mark == span.mark && old.start <= span.start && span.end <= old.end);
        if (is_new || !partly) && !goes_on {
            return None;
        }
    }
    Some(())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn both(base: &str, first: &str, second: &str) -> Option<String> {
        let there = merge(&base.into(), &first.into(), &second.into());
        let back = merge(&base.into(), &second.into(), &first.into());
        assert_eq!(there, back, "both orders");
        there.map(|text| text.as_str().to_owned())
    }

    #[test]
    fn different_words_come_together() {
        let base = "The river rose by a meter on Friday, officials said.";
        let first = "The old river rose by a meter on Friday, officials said.";
        let second = "The river rose by a meter on Friday, two officials said.";
        assert_eq!(
            both(base, first, second).as_deref(),
            Some("The old river rose by a meter on Friday, two officials said.")
        );
        assert_eq!(
            both(
                "قال الوزير إن المياه عادت اليوم",
                "قال وزير الري إن المياه عادت اليوم",
                "قال الوزير إن المياه عادت أمس"
            )
            .as_deref(),
            Some("قال وزير الري إن المياه عادت أمس")
        );
        assert_eq!(both("one two three", "one two three", "one three").as_deref(), Some("one three"));
    }

    #[test]
    fn the_same_words_do_not() {
        assert_eq!(both("It rose by a meter.", "It rose by a foot.", "It rose by a yard."), None);
        assert_eq!(both("It rose.", "It rose. One.", "It rose. Two."), None);
        assert_eq!(both("It rose.", "It rose again.", "It rose again.").as_deref(), Some("It rose again."));
    }

    #[test]
    fn marks_of_both_sides_are_kept() {
        let base = Text::plain("Layla Hasan spoke in Mosul today.");
        let mut first = base.clone();
        first.mark(0..11, Mark::Mention(1.into()));
        let mut second = base.clone();
        second.mark(21..26, Mark::Bold);
        second.splice(27..32, &"on Friday".into());
        let merged = merge(&base, &first, &second).unwrap();
        assert_eq!(merged.as_str(), "Layla Hasan spoke in Mosul on Friday.");
        assert!(merged.is_marked(0..11, &Mark::Mention(1.into())) && merged.is_marked(21..26, &Mark::Bold));
    }

    #[test]
    fn a_word_that_was_put_right_takes_the_mark_that_was_put_on_it() {
        let base = Text::plain("The old bridge was closed.");
        let first = Text::marked("The old bridge was closed.", [Mark::Link("https://example.org".to_owned())]);
        let second = Text::plain("The old very bridge was shut.");
        let merged = merge(&base, &first, &second).unwrap();
        assert_eq!(
            merged,
            Text::marked("The old very bridge was shut.", [Mark::Link("https://example.org".to_owned())])
        );
        assert_eq!(merge(&base, &second, &first), Some(merged));
    }

    #[test]
    fn a_mark_on_words_that_went_is_not_lost() {
        let base = Text::plain("The old bridge was closed.");
        let mut first = base.clone();
        first.mark(4..7, Mark::Bold);
        let second = Text::plain("The bridge was closed.");
        assert_eq!(merge(&base, &first, &second), None);
    }

    #[test]
    fn one_word_is_not_two_people() {
        let base = Text::plain("Layla spoke.");
        let [mut first, mut second] = [base.clone(), base.clone()];
        first.mark(0..5, Mark::Mention(1.into()));
        second.mark(0..5, Mark::Mention(2.into()));
        assert_eq!(merge(&base, &first, &second), None);
    }
}
