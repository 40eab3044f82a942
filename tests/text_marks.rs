//! A text and its marks against the plainest model there is: a list of characters, each with the
//! set of its marks.

#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "a test that cannot go on fails")]

mod support;

use std::collections::BTreeMap;
use std::ops::Range;

use copydesk::ground::EntityId;
use copydesk::story::{Mark, MarkKind, Text};
use proptest::collection::vec;
use proptest::prelude::*;
use support::{arb_mark, arb_text};

const KINDS: [MarkKind; 5] = [MarkKind::Bold, MarkKind::Italic, MarkKind::Link, MarkKind::Mention, MarkKind::Quotation];

type Model = Vec<(char, BTreeMap<MarkKind, Mark>)>;

fn model(text: &Text) -> Model {
    text.as_str()
        .char_indices()
        .map(|(at, c)| {
            let marks = text.spans().iter().filter(|s| s.start <= at && at < s.end);
            (c, marks.map(|s| (s.mark.kind(), s.mark.clone())).collect())
        })
        .collect()
}

/// The characters that a range of bytes touches, found by walking; an empty range touches none.
fn characters(model: &Model, bytes: &Range<usize>) -> Range<usize> {
    let (low, high) = (bytes.start.min(bytes.end), bytes.start.max(bytes.end));
    let mut ends = vec![0];
    for (c, _) in model {
        ends.push(ends.last().unwrap() + c.len_utf8());
    }
    let first = ends.iter().rposition(|end| *end <= low).unwrap();
    if low == high {
        return first..first;
    }
    let last = ends.iter().position(|end| *end >= high).unwrap_or(model.len());
    first..last.max(first)
}

#[derive(Debug, Clone)]
enum Step {
    Splice(Range<usize>, Text),
    Mark(Range<usize>, Mark),
    Unmark(Range<usize>, MarkKind),
    Append(Text),
    Slice(Range<usize>),
    Change(u8),
}

fn arb_range() -> impl Strategy<Value = Range<usize>> {
    prop_oneof![9 => (0_usize..60, 0_usize..60), 1 => (0_usize..9, Just(usize::MAX))].prop_map(|(a, b)| a..b)
}

fn arb_step() -> impl Strategy<Value = Step> {
    prop_oneof![
        4 => (arb_range(), arb_text()).prop_map(|(range, text)| Step::Splice(range, text)),
        6 => (arb_range(), arb_mark()).prop_map(|(range, mark)| Step::Mark(range, mark)),
        3 => (arb_range(), proptest::sample::select(&KINDS[..])).prop_map(|(range, kind)| Step::Unmark(range, kind)),
        1 => arb_text().prop_map(Step::Append),
        1 => arb_range().prop_map(Step::Slice),
        1 => (0_u8..3).prop_map(Step::Change),
    ]
}

/// What [`Step::Change`] makes of a mark; the first two keep its kind.
fn changed(how: u8, mark: &Mark) -> Option<Mark> {
    match (how, mark) {
        (0, Mark::Mention(_)) => Some(Mark::Mention(EntityId::from(1))),
        (1, Mark::Link(_)) => None,
        (2, Mark::Bold) => Some(Mark::Quotation(None)),
        _ => Some(mark.clone()),
    }
}

fn step_text(text: &mut Text, step: &Step) {
    match step.clone() {
        Step::Splice(range, with) => text.splice(range, &with),
        Step::Mark(range, mark) => text.mark(range, mark),
        Step::Unmark(range, kind) => text.unmark(range, kind),
        Step::Append(other) => text.append(&other),
        Step::Slice(range) => *text = text.slice(range),
        Step::Change(how) => text.change_marks(|mark| changed(how, mark)),
    }
}

fn step_model(chars: &mut Model, step: &Step) {
    match step.clone() {
        Step::Splice(range, with) => {
            let range = characters(chars, &range);
            chars.splice(range, model(&with));
        }
        Step::Mark(range, mark) => {
            let range = characters(chars, &range);
            for (_, marks) in &mut chars[range] {
                marks.insert(mark.kind(), mark.clone());
            }
        }
        Step::Unmark(range, kind) => {
            let range = characters(chars, &range);
            for (_, marks) in &mut chars[range] {
                marks.remove(&kind);
            }
        }
        Step::Append(other) => chars.extend(model(&other)),
        Step::Slice(range) => *chars = chars[characters(chars, &range)].to_vec(),
        Step::Change(how) => {
            for (_, marks) in chars {
                let before = std::mem::take(marks);
                let (kept, moved): (Vec<_>, Vec<_>) = before
                    .into_iter()
                    .filter_map(|(kind, mark)| changed(how, &mark).map(|mark| (kind, mark)))
                    .partition(|(kind, mark)| *kind == mark.kind());
                marks.extend(kept);
                marks.extend(moved.into_iter().map(|(_, mark)| (mark.kind(), mark)));
            }
        }
    }
}

fn assert_valid(text: &Text) {
    let spans = text.spans();
    assert!(spans.is_sorted(), "sorted: {spans:?}");
    for (at, span) in spans.iter().enumerate() {
        assert!(span.start < span.end && span.end <= text.len(), "non-empty and inside: {span:?}");
        assert!(text.as_str().is_char_boundary(span.start) && text.as_str().is_char_boundary(span.end));
        for other in &spans[at + 1..] {
            let overlap = span.start < other.end && other.start < span.end;
            let touch = span.start <= other.end && other.start <= span.end;
            assert!(!(overlap && span.mark.kind() == other.mark.kind()), "one of a kind: {span:?} {other:?}");
            assert!(!(touch && span.mark == other.mark), "equal marks are one: {span:?} {other:?}");
        }
    }
}

proptest! {
    #![proptest_config(support::cases())]

    #[test]
    fn any_sequence_of_changes_does_what_it_says_to_each_character(
        start in arb_text(),
        steps in vec(arb_step(), 1..12),
    ) {
        let mut text = start;
        let mut chars = model(&text);
        for step in &steps {
            step_text(&mut text, step);
            step_model(&mut chars, step);
            assert_valid(&text);
            prop_assert_eq!(&model(&text), &chars, "after {:?}", step);
        }
    }

    #[test]
    fn runs_put_together_again_are_the_text(text in arb_text()) {
        let runs = text.runs();
        prop_assert!(runs.iter().all(|run| !run.words.is_empty()));
        prop_assert_eq!(runs.iter().map(|run| run.words).collect::<String>(), text.as_str());
        prop_assert!(runs.windows(2).all(|pair| pair[0].marks != pair[1].marks), "each is as long as can be");
        let owned = runs.iter().map(|run| (run.words.to_owned(), run.marks.iter().map(|m| (*m).clone()).collect()));
        prop_assert_eq!(Text::from_runs(owned.collect::<Vec<_>>()), text);
    }

    #[test]
    fn a_text_written_and_read_is_the_same(text in arb_text()) {
        let ron = ron::to_string(&text).unwrap();
        prop_assert_eq!(&ron::from_str::<Text>(&ron).unwrap(), &text, "{}", ron);
        let json = serde_json::to_string(&text).unwrap();
        prop_assert_eq!(&serde_json::from_str::<Text>(&json).unwrap(), &text, "{}", json);
    }

    #[test]
    fn where_a_text_is_cut_does_not_matter(text in arb_text(), at in 0_usize..80) {
        let at = text.whole(at..at).start;
        let mut joined = text.slice(0..at);
        joined.append(&text.slice(at..text.len()));
        prop_assert_eq!(joined, text);
    }
}

#[test]
fn a_run_with_a_million_marks_is_read_at_once() {
    let mut marks = vec![Mark::Bold; 500_000];
    marks.extend(vec![Mark::Italic; 500_000]);
    let text = Text::from_runs([("x".to_owned(), marks)]);
    assert_eq!(text, Text::marked("x", [Mark::Bold, Mark::Italic]));
}
