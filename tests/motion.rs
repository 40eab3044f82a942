//! Carets on their way through a page: every stop once, there and back, whatever is written there.

#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::string_slice,
    reason = "a test that cannot go on fails"
)]

mod support;

use std::cmp::Ordering;
use std::sync::Arc;

use copydesk::edit::motion::{self, Unit, erase_step, sentence_at, step, word_at, words_step};
use copydesk::edit::{Caret, Selection, Spot, TextPlace, flow};
use copydesk::ground::{BlockId, IdMint, StoryId};
use copydesk::project::Project;
use copydesk::story::{Block, Content, FactBox, Field, Fragment, List, ListItem, Part, Story, Text};
use proptest::prelude::*;
use proptest::sample::Index;
use support::{arb_content, arb_story, arb_string, arb_text, cases};
use unicode_segmentation::UnicodeSegmentation;

const UNITS: [Unit; 4] = [Unit::Character, Unit::Word, Unit::Sentence, Unit::Text];

fn page(contents: Vec<Content>) -> Story {
    let mut story = Story::new(StoryId::from(1), "en".parse().unwrap());
    story.body = (1_u64..).zip(contents).map(|(id, c)| Arc::new(Block::new(BlockId::from(id), c))).collect();
    story
}

fn start(story: &Story) -> Caret {
    Caret { spot: motion::first_spot(story), byte: 0 }
}

/// Every place a step stops at, from one end of the page to the other.
fn walk(story: &Story, unit: Unit, forward: bool) -> Vec<Caret> {
    let mut at = if forward { start(story) } else { step(story, start(story), Unit::Story, true) };
    let mut stops = vec![at];
    loop {
        let next = step(story, at, unit, forward);
        if next == at {
            return stops;
        }
        stops.push(next);
        at = next;
    }
}

fn caret_at(story: &Story, spot: Index, byte: Index) -> Caret {
    let spots: Vec<Spot> = motion::spots(story).collect();
    let spot = *spot.get(&spots);
    let words = motion::words_of(story, spot).unwrap();
    Caret { spot, byte: words.floor_char_boundary(byte.index(words.len() + 1)) }
}

#[test]
fn backspace_takes_the_last_sign_and_delete_the_whole_letter() {
    let back = |words: &str| words[erase_step(words, words.len(), Unit::Character, false).unwrap()..].to_owned();
    for (words, goes) in [
        ("كَتَبَ", "\u{64e}"),
        ("كَتَب", "ب"),
        ("مُحَمّ", "\u{651}"),
        ("قُلۡ", "\u{6e1}"),
        ("שָלוֹ", "\u{5b9}"),
        ("ที่", "\u{e48}"),
        ("कि", "\u{93f}"),
        ("می\u{200c}", "\u{200c}"),
        ("ends 👩‍👩‍👧", "👩‍👩‍👧"),
        ("🇮🇶", "🇮🇶"),
        ("e\u{301}", "e\u{301}"),
        ("1\u{fe0f}\u{20e3}", "1\u{fe0f}\u{20e3}"),
        ("\r\n", "\r\n"),
    ] {
        assert_eq!(back(words), goes, "{words}");
    }
    let forward = |words: &str| erase_step(words, 0, Unit::Character, true).map(|to| words[..to].to_owned());
    assert_eq!(forward("مَّن"), Some("مَّ".to_owned()));
    assert_eq!(erase_step("", 0, Unit::Character, false), None);
}

#[test]
fn words_are_walked_as_editors_walk_them() {
    let steps = |words: &str, forward| {
        let mut at = if forward { 0 } else { words.len() };
        let mut stops = Vec::new();
        while let Some(next) = words_step(words, at, Unit::Word, forward) {
            stops.push(next);
            at = next;
        }
        stops
    };
    assert_eq!(steps("It’s 3.5 km, “far”.", true), ["It’s".len(), 10, 13, 21, 25], "to the end of each word");
    assert_eq!(steps("It’s 3.5 km, “far”.", false), [18, 11, 7, 0], "to the start of each word");
    assert_eq!(steps("قال الوزير", true), ["قال".len(), "قال الوزير".len()]);
    assert_eq!(steps("… —", true), ["… —".len()]);
}

#[test]
fn a_word_is_found_from_anywhere_in_it_and_from_its_end() {
    let words = "Dr. Sara’s  car";
    let found = |byte| &words[word_at(words, byte)];
    assert_eq!([0, 1, 2].map(found), ["Dr"; 3]);
    assert_eq!(found(4), "Sara’s");
    assert_eq!(found(12), "Sara’s", "right behind it");
    assert_eq!(found(words.len()), "car");
    assert_eq!(word_at("", 0), 0..0);
    let sentences = "It sails. It is late.";
    assert_eq!(&sentences[sentence_at(sentences, 4)], "It sails.");
    assert_eq!(&sentences[sentence_at(sentences, 9)], "It sails.");
    assert_eq!(&sentences[sentence_at(sentences, 10)], "It is late.");
    assert_eq!(&sentences[sentence_at(sentences, 99)], "It is late.");
}

#[test]
fn a_caret_goes_from_text_to_text_in_reading_order() {
    let items = vec![ListItem::default(), ListItem::default()];
    let mut story = page(vec![
        Content::Rule,
        Content::Paragraph("ab".into()),
        Content::Rule,
        Content::List(List { ordered: false, items }),
    ]);
    story.furniture.deck = "D".to_owned();
    let names: Vec<String> = walk(&story, Unit::Character, true)
        .into_iter()
        .map(|caret| match caret.spot {
            Spot::Field(_, field) => format!("{field:?}{}", caret.byte),
            Spot::Text(place) => format!("{}{:?}{}", place.block, place.part, caret.byte),
        })
        .collect();
    let wanted = ["Kicker0", "Headline0", "Deck0", "Deck1", "2Main0", "2Main1", "2Main2", "4Nth(0)0", "4Nth(1)0"];
    assert_eq!(names, wanted);
    let deck = Caret { spot: Spot::Field(story.id, Field::Deck), byte: 1 };
    let paragraph = TextPlace { story: story.id, block: BlockId::from(2), part: Part::Main };
    assert_eq!(step(&story, deck, Unit::Word, true), Caret { spot: Spot::Text(paragraph), byte: 0 });
    assert_eq!(step(&story, deck, Unit::Text, true), Caret { spot: Spot::Text(paragraph), byte: 2 });
    let slug = Caret { spot: Spot::Field(story.id, Field::Slugline), byte: 0 };
    assert_eq!(step(&story, slug, Unit::Word, true), slug, "what is not on the page leads nowhere");
}

proptest! {
    #![proptest_config(cases())]

    #[test]
    fn every_character_is_stopped_at_once_there_and_back(story in arb_story()) {
        let mut wanted = Vec::new();
        for spot in motion::spots(&story) {
            let words = motion::words_of(&story, spot).unwrap();
            wanted.extend(words.grapheme_indices(true).map(|(byte, _)| Caret { spot, byte }));
            wanted.push(Caret { spot, byte: words.len() });
        }
        prop_assert_eq!(&walk(&story, Unit::Character, true), &wanted);
        wanted.reverse();
        prop_assert_eq!(&walk(&story, Unit::Character, false), &wanted);
    }

    #[test]
    fn every_walk_goes_on_and_ends_at_the_end(story in arb_story()) {
        let (first, last) = (start(&story), step(&story, start(&story), Unit::Story, true));
        for unit in UNITS {
            for forward in [true, false] {
                let stops = walk(&story, unit, forward);
                prop_assert_eq!(*stops.last().unwrap(), if forward { last } else { first });
                let order = if forward { Ordering::Less } else { Ordering::Greater };
                for pair in stops.windows(2) {
                    prop_assert_eq!(motion::compare(&story, pair[0], pair[1]), order);
                    let words = motion::words_of(&story, pair[1].spot).unwrap();
                    prop_assert!(words.is_char_boundary(pair[1].byte));
                }
            }
        }
    }

    #[test]
    fn the_order_of_carets_is_the_order_of_the_page(
        story in arb_story(),
        (a, b, x, y) in any::<(Index, Index, Index, Index)>(),
    ) {
        let (one, other) = (caret_at(&story, a, x), caret_at(&story, b, y));
        let place = |caret: Caret| (motion::spots(&story).position(|spot| spot == caret.spot), caret.byte);
        prop_assert_eq!(motion::compare(&story, one, other), place(one).cmp(&place(other)));
        let spots: Vec<Spot> = motion::spots(&story).collect();
        prop_assert_eq!((motion::first_spot(&story), motion::last_spot(&story)), (spots[0], *spots.last().unwrap()));
        for pair in spots.windows(2) {
            prop_assert_eq!(motion::next_spot(&story, pair[0]), Some(pair[1]));
            prop_assert_eq!(motion::previous_spot(&story, pair[1]), Some(pair[0]));
        }
    }

    #[test]
    fn steps_stay_within_any_text(words in arb_string(), byte in 0_usize..80, forward in any::<bool>()) {
        for unit in [Unit::Character, Unit::Word, Unit::Sentence, Unit::Text, Unit::Story] {
            let from = words.floor_char_boundary(byte);
            match words_step(&words, byte, unit, forward) {
                None => prop_assert_eq!(from, if forward { words.len() } else { 0 }),
                Some(to) => {
                    prop_assert!(words.is_char_boundary(to));
                    prop_assert_eq!(to > from, forward);
                    prop_assert!(to != from);
                }
            }
        }
        let (word, sentence) = (word_at(&words, byte), sentence_at(&words, byte));
        prop_assert!(words.get(word.clone()).is_some() && words.get(sentence.clone()).is_some());
        prop_assert!(word.start <= words.floor_char_boundary(byte) && words.is_empty() == word.is_empty());
        prop_assert!(sentence.start <= words.floor_char_boundary(byte));
    }

    /// Cut and pasted at the same place, copy is what it was, block ids aside, where both ends of the
    /// stretch are in running text: other blocks keep what is left of them apart.
    #[test]
    fn what_is_cut_and_pasted_again_is_what_it_was(
        before in arb_text(),
        between in proptest::collection::vec(arb_content(), 0..4),
        after in arb_text(),
        kinds in any::<[u8; 2]>(),
        (x, y) in any::<(Index, Index)>(),
    ) {
        let running = |kind: u8, text: Text| match kind % 3 {
            0 => Content::Paragraph(text),
            1 => Content::Subhead(text),
            _ => Content::Quote(text),
        };
        // A list without entries says nothing, and is not copied.
        let between = between.into_iter().filter(|content| !matches!(content, Content::List(list) if list.items.is_empty()));
        let mut contents = vec![Content::Paragraph("first".into()), running(kinds[0], before.clone())];
        contents.extend(between);
        contents.push(running(kinds[1], after.clone()));
        contents.push(Content::Paragraph("last".into()));
        let story = page(contents);
        let place = |at: usize| TextPlace { story: story.id, block: story.body.get(at).unwrap().id, part: Part::Main };
        let byte = |text: &Text, at: Index| text.as_str().floor_char_boundary(at.index(text.len() + 1));
        let from = Caret { spot: Spot::Text(place(1)), byte: byte(&before, x) };
        let to = Caret { spot: Spot::Text(place(story.body.len() - 2)), byte: byte(&after, y) };
        let mut mint = IdMint::seeded(5);
        let taken = flow::taken(&story, from, to);
        let project = Project { stories: vec![Arc::new(story.clone())], ..Project::default() };
        let (cut, caret) = flow::replaced(&story, from, to, &Fragment::default(), &mut mint).unwrap();
        let cut = cut.apply(&project).unwrap();
        let (pasted, end) = flow::replaced(&cut.stories[0], caret, caret, &taken, &mut mint).unwrap();
        let pasted = pasted.apply(&cut).unwrap();
        let said = |story: &Story| story.body.iter().map(|block| block.content.clone()).collect::<Vec<_>>();
        prop_assert_eq!(said(&pasted.stories[0]), said(&story), "{:?}", taken);
        prop_assert_eq!(end.byte, to.byte, "the caret stands where the stretch ended");
    }

    #[test]
    fn what_is_cut_within_a_list_or_a_fact_box_and_pasted_again_is_what_it_was(
        boxed in any::<bool>(),
        heading in arb_text(),
        entries in proptest::collection::vec((0_u8..=5, arb_text()), 1..6),
        ends in any::<[Index; 4]>(),
    ) {
        let content = if boxed {
            let paragraphs = entries.into_iter().map(|(_, text)| text).collect();
            Content::FactBox(FactBox { heading, paragraphs })
        } else {
            let items = entries.into_iter().map(|(level, text)| ListItem { level, text }).collect();
            Content::List(List { ordered: true, items })
        };
        let story = page(vec![Content::Paragraph("first".into()), content.clone(), Content::Paragraph("last".into())]);
        let block = story.body.get(1).unwrap();
        let caret = |spot: Index, byte: Index| {
            let part = *spot.get(&block.parts());
            let words = block.text(part).unwrap().as_str();
            let place = TextPlace { story: story.id, block: block.id, part };
            Caret { spot: Spot::Text(place), byte: words.floor_char_boundary(byte.index(words.len() + 1)) }
        };
        let (from, to) = (caret(ends[0], ends[1]), caret(ends[2], ends[3]));
        let mut mint = IdMint::seeded(5);
        let taken = flow::taken(&story, from, to);
        let project = Project { stories: vec![Arc::new(story.clone())], ..Project::default() };
        let (cut, at) = flow::replaced(&story, from, to, &Fragment::default(), &mut mint).unwrap();
        let cut = cut.apply(&project).unwrap();
        let (pasted, _) = flow::replaced(&cut.stories[0], at, at, &taken, &mut mint).unwrap();
        let pasted = pasted.apply(&cut).unwrap();
        prop_assert_eq!(&pasted.stories[0].body.get(1).unwrap().content, &content, "{:?}", taken);
        prop_assert_eq!(pasted.stories[0].body.len(), 3);
    }

    #[test]
    fn erasing_everything_leaves_one_empty_paragraph(story in arb_story()) {
        let all = Selection { anchor: start(&story), head: step(&story, start(&story), Unit::Story, true) };
        let mut mint = IdMint::seeded(5);
        let Some((edit, _)) = flow::replaced(&story, all.anchor, all.head, &Fragment::default(), &mut mint) else {
            prop_assert!(false, "there is always a kicker to begin in");
            return Ok(());
        };
        let project = Project { stories: vec![Arc::new(story.clone())], ..Project::default() };
        let after = edit.apply(&project).unwrap();
        let left: Vec<Content> = after.stories[0].body.iter().map(|block| block.content.clone()).collect();
        let had_texts = motion::first_text(&story).is_some();
        if had_texts {
            prop_assert_eq!(left, vec![Content::Paragraph(Text::default())]);
        }
        for spot in motion::spots(&after.stories[0]) {
            prop_assert_eq!(motion::words_of(&after.stories[0], spot), Some(""));
        }
    }

    #[test]
    fn a_stretch_is_known_by_its_texts(story in arb_story(), ends in any::<[Index; 4]>()) {
        let (anchor, head) = (caret_at(&story, ends[0], ends[1]), caret_at(&story, ends[2], ends[3]));
        let selection = Selection { anchor, head };
        let (from, to) = selection.ordered(&story);
        let mut wanted = Vec::new();
        for spot in motion::spots(&story) {
            let Spot::Text(place) = spot else { continue };
            let words = motion::words_of(&story, spot).unwrap();
            let start = if motion::compare(&story, from, Caret { spot, byte: 0 }).is_le() { 0 } else { from.byte };
            let end = Caret { spot, byte: words.len() };
            let touched = motion::compare(&story, from, end).is_le() && motion::compare(&story, Caret { spot, byte: 0 }, to).is_le();
            let end = if motion::compare(&story, end, to).is_le() { words.len() } else { to.byte };
            if touched && start < end {
                wanted.push((place, start..end));
            }
        }
        let found: Vec<_> = flow::stretches(&story, selection).filter(|(_, range)| !range.is_empty()).collect();
        prop_assert_eq!(&found, &wanted);
        prop_assert_eq!(flow::has_words(&story, selection), !wanted.is_empty());
    }
}
