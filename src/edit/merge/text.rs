//! One text that both sides changed: put together where they changed different words.

use std::ops::Range;

use super::sentences::go_together;
use crate::edit::compare::{Hunk, hunks};
use crate::story::{Mark, MarkKind, Text};

const KINDS: [MarkKind; 5] = [MarkKind::Bold, MarkKind::Italic, MarkKind::Link, MarkKind::Mention, MarkKind::Quotation];

/// A text and where its words differ from those before.
pub(super) struct Side<'a> {
    pub(super) text: &'a Text,
    pub(super) hunks: Vec<Hunk>,
}

impl<'a> Side<'a> {
    fn new(base: &Text, text: &'a Text) -> Self {
        Self { text, hunks: hunks(base.as_str(), text.as_str()) }
    }

    /// The last of those for which it holds; it holds for none behind one for which it does not.
    fn nth_before(&self, holds: impl Fn(&Hunk) -> bool) -> Option<&Hunk> {
        self.hunks.get(self.hunks.partition_point(holds).checked_sub(1)?)
    }

    /// Where a byte of the text before is now; what came there stands before it.
    fn at(&self, byte: usize) -> usize {
        let before = self.nth_before(|hunk| hunk.before.end <= byte);
        before.map_or(byte, |hunk| hunk.after.end + (byte - hunk.before.end))
    }

    /// Where a byte of the text was before; what came stood where it stands.
    pub(super) fn was(&self, byte: usize) -> usize {
        let after = self.nth_before(|hunk| hunk.after.start <= byte);
        after.map_or(byte, |hunk| match byte.checked_sub(hunk.after.end) {
            Some(behind) => hunk.before.end + behind,
            None => hunk.before.start,
        })
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

/// The text with the changes of both sides; `None` if what they did to its words cannot stand
/// together, or they mark the same words as different things.
pub(super) fn merge(base: &Text, first: &Text, second: &Text) -> Option<Text> {
    together(base, first, second, false)
}

/// The same of a text that is somebody’s words as a whole.
pub(super) fn merge_quote(base: &Text, first: &Text, second: &Text) -> Option<Text> {
    together(base, first, second, true)
}

fn together(base: &Text, first: &Text, second: &Text, quoted: bool) -> Option<Text> {
    if let Some(one) = three(&base, &first, &second) {
        return Some(one.clone());
    }
    let (first, second) = (Side::new(base, first), Side::new(base, second));
    if !go_together(base, &first, &second, quoted) {
        return None;
    }
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

/// What three values come to; `None` if both sides changed it, and not to the same. What nobody
/// changed is that of the base, which the desk has in memory already.
pub(super) fn three<T: PartialEq + Clone>(base: &T, first: &T, second: &T) -> Option<T> {
    if second == base {
        Some(if first == base { base.clone() } else { first.clone() })
    } else if first == second {
        Some(first.clone())
    } else if first == base {
        Some(second.clone())
    } else {
        None
    }
}

/// Words that one side put in place of `gone`, with what the other side did to the marks there;
/// `None` if a mark it put on words that went would go with them, or if it says of words that are
/// others now whom they name, who said them, or where they lead.
fn carried(base: &Text, come: Text, gone: &Range<usize>, other: &Side<'_>) -> Option<Text> {
    let mut come = come;
    for kind in KINDS {
        if gone.is_empty() {
            if let Some(mark) = within(base, gone.start, kind, other) {
                let mark = mark.clone();
                if is_of_words(kind) {
                    return None;
                }
                stretch(&mut come, &mark);
            }
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
        if is_of_words(kind) {
            return None;
        }
        let (from, to) = (mark_at(&was, 0, kind), mark_at(&is, 0, kind));
        if let (MarkKind::Link, Some(link)) = (kind, to)
            && !goes_on(base, gone, link, other)
        {
            return None;
        }
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

/// Whether a mark is of exactly these words, and of no others in their place: a name, a quotation.
fn is_of_words(kind: MarkKind) -> bool {
    match kind {
        MarkKind::Mention | MarkKind::Quotation => true,
        MarkKind::Bold | MarkKind::Italic | MarkKind::Link => false,
    }
}

/// The marks of the other side beside a stretch.
fn beside<'a>(base: &Text, gone: &Range<usize>, kind: MarkKind, other: &'a Side<'_>) -> [Option<&'a Mark>; 2] {
    let before = base.as_str().get(..gone.start).and_then(|head| head.chars().next_back());
    let left = before.and_then(|c| other.mark(gone.start - c.len_utf8(), kind));
    let right = if gone.end < base.len() { other.mark(gone.end, kind) } else { None };
    [left, right]
}

/// Whether a mark of the other side is on words beside a stretch, too.
fn goes_on(base: &Text, gone: &Range<usize>, mark: &Mark, other: &Side<'_>) -> bool {
    beside(base, gone, mark.kind(), other).contains(&Some(mark))
}

/// The mark the other side put on both sides of a place where words came.
fn within<'a>(base: &Text, at: usize, kind: MarkKind, other: &'a Side<'_>) -> Option<&'a Mark> {
    let [left, right] = beside(base, &(at..at), kind, other);
    let before = base.as_str().get(..at).and_then(|head| head.chars().next_back())?;
    let was = (mark_at(base, at - before.len_utf8(), kind), mark_at(base, at, kind));
    left.filter(|mark| Some(*mark) == right && was != (Some(*mark), Some(*mark)))
}

/// Puts a mark on words that have none of its kind.
fn stretch(come: &mut Text, mark: &Mark) {
    let unmarked: Vec<Range<usize>> = come
        .runs()
        .iter()
        .filter(|run| run.marks.iter().all(|one| one.kind() != mark.kind()))
        .map(|run| run.start..run.start + run.words.len())
        .collect();
    for range in unmarked {
        come.mark(range, mark.clone());
    }
}

/// Whether every mark the other side put on words that went is still on words beside them.
fn lives_on(base: &Text, was: &Text, is: &Text, gone: &Range<usize>, kind: MarkKind, other: &Side<'_>) -> Option<()> {
    let [left, right] = beside(base, gone, kind, other);
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
    fn different_sentences_come_together() {
        let base = "The river rose by a meter on Friday. Officials said so.";
        let first = "The old river rose by a meter on Friday. Officials said so.";
        let second = "The river rose by a meter on Friday. Two officials said so.";
        assert_eq!(
            both(base, first, second).as_deref(),
            Some("The old river rose by a meter on Friday. Two officials said so.")
        );
        assert_eq!(
            both(
                "عادت المياه اليوم. قال الوزير ذلك.",
                "عادت المياه أمس. قال الوزير ذلك.",
                "عادت المياه اليوم. قال وزير الري ذلك."
            )
            .as_deref(),
            Some("عادت المياه أمس. قال وزير الري ذلك.")
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
        // Whom the words name stands, as nobody changed those.
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
