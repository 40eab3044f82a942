//! Word by word and mark by mark: texts in which every word is one of a kind, so that it can be told
//! of each where it came from, and what must have become of it and of each mark on it.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use copydesk::edit::merge::{Merged, merge};
use copydesk::ground::{BlockId, EntityId, Language, SourceId, StoryId};
use copydesk::project::Project;
use copydesk::story::{Block, Content, Mark, MarkKind, Story, Text};
use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::Index;

const KINDS: [MarkKind; 5] = [MarkKind::Bold, MarkKind::Italic, MarkKind::Link, MarkKind::Mention, MarkKind::Quotation];

/// A word and the marks it has.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Word {
    words: String,
    /// The sentence it was written in; a new one has one of its own.
    ends: bool,
    marks: Vec<Mark>,
}

/// A text as a row of words.
type Words = Vec<Word>;

fn text(words: &Words) -> Text {
    let mut runs = Vec::new();
    for (nth, word) in words.iter().enumerate() {
        if nth > 0 {
            let before = &words[nth - 1];
            let both = before.marks.iter().filter(|mark| word.marks.contains(mark)).cloned().collect();
            runs.push((" ".to_owned(), both));
        }
        runs.push((format!("{}{}", word.words, if word.ends { "." } else { "" }), word.marks.clone()));
    }
    Text::from_runs(runs)
}

/// What somebody does to a text.
#[derive(Clone, Debug)]
enum Touch {
    Reword(Index),
    Insert(Index, usize),
    Delete(Index, usize),
    Sentence(Index, usize),
    Cut(Index),
    Mark(Index, usize, Mark),
    Unmark(Index, usize, usize),
}

fn arb_mark() -> impl Strategy<Value = Mark> {
    prop_oneof![
        Just(Mark::Bold),
        Just(Mark::Italic),
        (0_u8..2).prop_map(|to| Mark::Link(format!("https://{to}.example"))),
        (1_u64..3).prop_map(|id| Mark::Mention(EntityId::from(id))),
        proptest::option::of(1_u64..3).prop_map(|id| Mark::Quotation(id.map(SourceId::from))),
    ]
}

fn arb_touch() -> impl Strategy<Value = Touch> {
    let at = any::<Index>;
    prop_oneof![
        3 => at().prop_map(Touch::Reword),
        2 => (at(), 1_usize..3).prop_map(|(at, count)| Touch::Insert(at, count)),
        2 => (at(), 1_usize..4).prop_map(|(at, count)| Touch::Delete(at, count)),
        2 => (at(), 1_usize..4).prop_map(|(at, count)| Touch::Sentence(at, count)),
        1 => at().prop_map(Touch::Cut),
        4 => (at(), 1_usize..6, arb_mark()).prop_map(|(at, count, mark)| Touch::Mark(at, count, mark)),
        2 => (at(), 1_usize..6, 0_usize..5).prop_map(|(at, count, kind)| Touch::Unmark(at, count, kind)),
    ]
}

/// Texts of sentences, some with marks.
fn arb_base() -> impl Strategy<Value = Words> {
    let marks = vec((any::<Index>(), 1_usize..5, arb_mark()), 0..4);
    (vec(1_usize..6, 1..6), marks).prop_map(|(sentences, marks)| {
        let mut words: Words = Vec::new();
        for (nth, count) in sentences.iter().enumerate() {
            for at in 0..*count {
                let large = if at == 0 { "W" } else { "w" };
                let ends = at + 1 == *count;
                words.push(Word { words: format!("{large}ord{nth}x{at}"), ends, marks: Vec::new() });
            }
        }
        for (at, count, mark) in marks {
            apply(&mut words, &Touch::Mark(at, count, mark), &mut 0, 'b');
        }
        words
    })
}

/// Does it; new words are `side`’s.
#[allow(clippy::too_many_lines, reason = "one arm a touch")]
fn apply(words: &mut Words, touch: &Touch, made: &mut usize, side: char) {
    let mut new = |large: bool, ends: bool, marks: &[Mark]| {
        *made += 1;
        let side = if large { side.to_ascii_uppercase() } else { side };
        Word { words: format!("{side}ew{made}"), ends, marks: marks.to_vec() }
    };
    let count = words.len();
    if count == 0 {
        return;
    }
    let is_start = |words: &Words, at: usize| at == 0 || words[at - 1].ends;
    match touch {
        Touch::Reword(at) => {
            let at = at.index(count);
            words[at] = new(is_start(words, at), words[at].ends, &words[at].marks.clone());
        }
        Touch::Insert(at, many) => {
            let at = at.index(count);
            if is_start(words, at) {
                return;
            }
            let marks: Vec<Mark> =
                words[at - 1].marks.iter().filter(|mark| words[at].marks.contains(mark)).cloned().collect();
            for nth in 0..*many {
                words.insert(at + nth, new(false, false, &marks));
            }
        }
        Touch::Delete(at, many) => {
            let at = at.index(count);
            // Words of one sentence, but for the one with its full stop.
            let end = (at..(at + many).min(count)).take_while(|nth| !words[*nth].ends).last().map_or(at, |nth| nth + 1);
            if !is_start(words, at) {
                words.drain(at..end);
            }
        }
        Touch::Sentence(at, many) => {
            let at = at.index(count + 1);
            if at == count || is_start(words, at) {
                for nth in 0..*many {
                    words.insert(at + nth, new(nth == 0, nth + 1 == *many, &[]));
                }
            }
        }
        Touch::Cut(at) => {
            let at = at.index(count);
            let start = (0..=at).rev().find(|nth| is_start(words, *nth)).unwrap();
            let end = (at..count).find(|nth| words[*nth].ends).unwrap() + 1;
            words.drain(start..end);
        }
        Touch::Mark(at, many, mark) => {
            let at = at.index(count);
            for word in words.iter_mut().skip(at).take(*many) {
                word.marks.retain(|one| one.kind() != mark.kind());
                word.marks.push(mark.clone());
                word.marks.sort();
            }
        }
        Touch::Unmark(at, many, kind) => {
            let at = at.index(count);
            for word in words.iter_mut().skip(at).take(*many) {
                word.marks.retain(|one| one.kind() != KINDS[*kind]);
            }
        }
    }
}

fn side(base: &Words, touches: &[Touch], side: char) -> Words {
    let (mut words, mut made) = (base.clone(), 0);
    for touch in touches {
        apply(&mut words, touch, &mut made, side);
    }
    words
}

fn project(text: &Text) -> Project {
    let mut story = Story::new(StoryId::from(7), Language::english());
    story.body = [Arc::new(Block::new(BlockId::from(1), Content::Paragraph(text.clone())))].into_iter().collect();
    Project { stories: vec![Arc::new(story)], ..Project::new("Desk", Language::english()) }
}

fn merged(base: &Text, ours: &Text, theirs: &Text) -> Merged {
    merge(&project(base), &project(ours), &project(theirs))
}

fn said(merged: &Merged) -> Vec<Text> {
    merged.project.stories[0].texts().map(|(_, _, text)| text.clone()).collect()
}

/// The words of a text, each with the marks that lie on every byte of it, by kind.
fn read(text: &Text) -> Vec<(String, BTreeMap<MarkKind, Mark>)> {
    let mut at = 0;
    let mut words = Vec::new();
    for word in text.as_str().split(' ') {
        let start = at;
        at += word.len() + 1;
        let bare = word.trim_end_matches('.');
        assert!(!bare.is_empty(), "spaces are where words are: {:?}", text.as_str());
        let mut marks = BTreeMap::new();
        for kind in KINDS {
            let on = |byte: usize| {
                let mut spans = text.spans().iter().filter(|span| span.mark.kind() == kind);
                spans.find(|span| (span.start..span.end).contains(&byte)).map(|span| span.mark.clone())
            };
            let first = on(start);
            let even = (start..start + bare.len()).all(|byte| on(byte) == first);
            assert!(even, "{kind:?} lies on a part of {bare} in {text:?}");
            if let Some(mark) = first {
                marks.insert(kind, mark);
            }
        }
        words.push((bare.to_owned(), marks));
    }
    words
}

type Read = Vec<(String, BTreeMap<MarkKind, Mark>)>;

fn of<'a>(words: &'a Read, word: &str) -> Option<&'a BTreeMap<MarkKind, Mark>> {
    words.iter().find(|(one, _)| one == word).map(|(_, marks)| marks)
}

/// Checks the one text that two sides came to: each word, its place, each mark on it.
fn nothing_is_amiss(base: &Text, ours: &Text, theirs: &Text, both: &Text) {
    let [base, ours, theirs, both] = [base, ours, theirs, both].map(read);
    let all: BTreeSet<&String> = [&base, &ours, &theirs, &both].into_iter().flatten().map(|(word, _)| word).collect();
    for word in all {
        let [was, one, two, is] = [&base, &ours, &theirs, &both].map(|words| of(words, word));
        let kept = if was.is_some() { one.is_some() && two.is_some() } else { one.is_some() || two.is_some() };
        assert_eq!(is.is_some(), kept, "{word} in {both:?}");
        let Some(is) = is else { continue };
        for kind in KINDS {
            let mark = |marks: Option<&BTreeMap<MarkKind, Mark>>| marks.and_then(|marks| marks.get(&kind)).cloned();
            let (was_on, one_on, two_on, is_on) = (mark(was), mark(one), mark(two), is.get(&kind).cloned());
            match (was, one, two) {
                (Some(_), ..) => {
                    let expected = if one_on == was_on { two_on.clone() } else { one_on.clone() };
                    let agree = one_on == two_on || one_on == was_on || two_on == was_on;
                    assert!(agree, "{word}: both changed {kind:?}, unasked");
                    assert_eq!(is_on, expected, "{kind:?} on {word} in {both:?}");
                }
                (None, one, two) => {
                    let (typed, others) = if one.is_some() { (one_on, &theirs) } else { (two_on, &ours) };
                    assert!(one.is_none() || two.is_none());
                    // What the other side put on the words around it, or took off, may count for it,
                    // but for whom words name and whose they are.
                    let carried = !matches!(kind, MarkKind::Mention | MarkKind::Quotation)
                        && changes(&base, others, kind).contains(&is_on);
                    assert!(is_on == typed || carried, "{kind:?} on {word}: {is_on:?}, typed with {typed:?}");
                }
            }
        }
    }
    for side in [&ours, &theirs] {
        let order = |words: &Read, there: &Read| {
            words.iter().map(|(word, _)| word.clone()).filter(|word| of(there, word).is_some()).collect::<Vec<_>>()
        };
        assert_eq!(order(&both, side), order(side, &both), "the order of words");
    }
}

/// What a side made of a kind of mark on words that it kept.
fn changes(base: &Read, side: &Read, kind: MarkKind) -> BTreeSet<Option<Mark>> {
    let kept = side.iter().filter_map(|(word, is)| Some((of(base, word)?, is)));
    kept.filter(|(was, is)| was.get(&kind) != is.get(&kind)).map(|(_, is)| is.get(&kind).cloned()).collect()
}

/// The sentences of the text before in which a side changed words that the other did not change alike.
fn touched(base: &Words, side: &Words, other: &Words) -> BTreeSet<usize> {
    let sentence =
        |word: &Word| word.words.split('x').next().and_then(|head| head.get(4..)).and_then(|n| n.parse().ok());
    let has = |words: &Words, word: &Word| words.iter().any(|one| one.words == word.words);
    let gone = base.iter().filter(|word| !has(side, word) && has(other, word)).filter_map(sentence);
    let known = |word: &&Word| has(base, word);
    let mut found: BTreeSet<usize> = gone.collect();
    for (nth, _) in side.iter().enumerate().filter(|(_, word)| !known(word)) {
        // What it stands in one sentence with.
        let mut before = side[..nth].iter().rev().take_while(|word| !word.ends);
        let mut behind = side[nth..].iter().take_while(|word| !word.ends).count();
        behind += usize::from(nth + behind < side.len());
        found.extend(before.find(known).and_then(sentence));
        found.extend(side[nth..nth + behind].iter().find(known).and_then(sentence));
    }
    found
}

/// What a case came to: whether both changed words, and whether it was asked.
fn check(base: &Words, ours: &Words, theirs: &Words) -> (bool, bool) {
    let [was, one, two] = [base, ours, theirs].map(text);
    let came = merged(&was, &one, &two);
    let there = said(&came);
    let touched = [touched(base, ours, theirs), touched(base, theirs, ours)];
    let both_wrote = !touched[0].is_empty() && !touched[1].is_empty();
    if came.conflicts.is_empty() {
        assert_eq!(there.len(), 1);
        if there[0].is_empty() || was.is_empty() || one.is_empty() || two.is_empty() {
            return (both_wrote, false);
        }
        nothing_is_amiss(&was, &one, &two, &there[0]);
        let met: Vec<&usize> = touched[0].intersection(&touched[1]).collect();
        assert!(met.is_empty(), "sentences {met:?} of {:?}, {:?}, {:?}", was.as_str(), one.as_str(), two.as_str());
        return (both_wrote, false);
    }
    assert_eq!(there.len(), 2);
    assert!(there.contains(&one) && there.contains(&two), "both stay as they are, to the last mark");
    (both_wrote, true)
}

fn arb_case() -> impl Strategy<Value = (Words, Vec<Touch>, Vec<Touch>)> {
    (arb_base(), vec(arb_touch(), 0..4), vec(arb_touch(), 0..4))
}

/// Each word and each mark is as the side has it that changed it, or both stand there whole. The same
/// texts in every run.
#[test]
fn every_word_and_every_mark_is_where_it_belongs() {
    many(600);
}

#[test]
fn a_mark_stays_behind_a_sentence_that_the_other_side_took_away() {
    let word = |words: &str, ends| Word { words: words.to_owned(), ends, marks: Vec::new() };
    let base = vec![word("Word0x0", false), word("word0x1", true), word("Word1x0", true), word("Word2x0", true)];
    let ours = vec![base[2].clone(), base[3].clone(), word("Aew1", true)];
    let mut theirs = base.clone();
    for bold in &mut theirs[2..] {
        bold.marks.push(Mark::Bold);
    }
    check(&base, &ours, &theirs);
}

/// Merges of such texts, with what they came to.
pub(crate) fn many(cases: usize) {
    use proptest::strategy::ValueTree as _;
    use proptest::test_runner::TestRunner;
    let mut runner = TestRunner::deterministic();
    let (mut wrote, mut asked, mut asked_of_both) = (0, 0, 0);
    for _ in 0..cases {
        let (base, one, two) = arb_case().new_tree(&mut runner).unwrap().current();
        let (both_wrote, is_asked) = check(&base, &side(&base, &one, 'a'), &side(&base, &two, 'o'));
        wrote += usize::from(both_wrote);
        asked += usize::from(is_asked);
        asked_of_both += usize::from(is_asked && both_wrote);
    }
    println!(
        "{cases} texts: both wrote in {wrote}, of which {asked_of_both} were asked; {asked} asked in all; each word and mark where it belongs"
    );
    assert!(asked > cases / 20 && wrote - asked_of_both > cases / 50, "too few of either kind to tell");
}

type Spoil = Box<dyn Fn(&mut Words)>;

/// The watchdog bites: a word lost or out of place, a mark one word too short, another link, another
/// source, a tag that is gone.
#[test]
fn what_is_amiss_is_noticed() {
    let word = |words: &str, marks: &[Mark]| Word { words: words.to_owned(), ends: false, marks: marks.to_vec() };
    let link = |to: &str| Mark::Link(format!("https://{to}.example"));
    let (tag, quote) = (Mark::Mention(EntityId::from(1)), |source: u64| Mark::Quotation(Some(SourceId::from(source))));
    let base = vec![word("Word0x0", &[]), word("word0x1", &[]), word("word0x2", &[]), word("word0x3", &[])];
    let mut ours = base.clone();
    ours[0].marks = vec![Mark::Bold, link("a")];
    ours[1].marks = vec![Mark::Bold, link("a"), tag.clone()];
    ours[2].marks = vec![quote(1)];
    let theirs = base.clone();
    let right = ours.clone();
    let [was, one, two, is] = [&base, &ours, &theirs, &right].map(text);
    nothing_is_amiss(&was, &one, &two, &is);
    let spoiled: [(&str, Spoil); 9] = [
        ("a word is gone", Box::new(|words| drop(words.remove(3)))),
        ("words are in another order", Box::new(|words| words.swap(2, 3))),
        ("a word came", Box::new(|words| words.push(Word { words: "word9".into(), ends: false, marks: Vec::new() }))),
        ("bold is shorter", Box::new(|words| words[1].marks.retain(|mark| *mark != Mark::Bold))),
        ("bold is longer", Box::new(|words| words[2].marks.insert(0, Mark::Bold))),
        ("the link leads elsewhere", Box::new(move |words| words[0].marks[1] = link("b"))),
        ("the tag is gone", Box::new(move |words| words[1].marks.retain(|mark| *mark != tag))),
        ("the source is another", Box::new(move |words| words[2].marks = vec![quote(2)])),
        ("the source is on another word", Box::new(move |words| words[3].marks = words[2].marks.clone())),
    ];
    for (what, spoil) in spoiled {
        let mut wrong = right.clone();
        spoil(&mut wrong);
        let wrong = text(&wrong);
        let noticed = std::panic::catch_unwind(|| nothing_is_amiss(&was, &one, &two, &wrong));
        assert!(noticed.is_err(), "{what}, and nobody noticed");
    }
}
