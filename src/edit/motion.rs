//! Moving through a story: from character to character, from word to word, from text to text.
//!
//! A caret walks over the texts of the page in reading order: kicker, headline, deck, then every
//! text of the body. Nothing here changes anything.

use std::cmp::Ordering;
use std::ops::Range;

use unicode_segmentation::{GraphemeCursor, UnicodeSegmentation};

use super::{Caret, Spot, TextPlace};
use crate::ground::reading::reads as reads_in;
use crate::ground::{BlockId, Direction};
use crate::story::{Block, Content, Field, Part, Story, sentences};

/// How far one step goes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Unit {
    /// A character as a reader sees it: an extended grapheme cluster (UAX #29).
    Character,
    /// Forward to the end of the next word, backward to the start of the one before.
    Word,
    /// The same with sentences; the space behind one belongs to neither.
    Sentence,
    /// A paragraph, entry, caption or field.
    Text,
    /// The whole page.
    Story,
}

/// The fields of the furniture that stand on the page, in order.
const ON_PAGE: [Field; 3] = [Field::Kicker, Field::Headline, Field::Deck];

/// Whether a field stands on the page.
#[must_use]
pub fn is_on_page(field: Field) -> bool {
    ON_PAGE.contains(&field)
}

/// Whether nothing of the furniture comes after a field.
pub(super) fn is_last_on_page(spot: Spot) -> bool {
    matches!((spot, ON_PAGE.last()), (Spot::Field(_, field), Some(last)) if field == *last)
}

/// Where one step from `byte` leads within a text; `None` if it stands at that edge already.
#[must_use]
pub fn words_step(words: &str, byte: usize, unit: Unit, forward: bool) -> Option<usize> {
    let byte = words.floor_char_boundary(byte);
    let edge = if forward { words.len() } else { 0 };
    if byte == edge {
        return None;
    }
    match unit {
        Unit::Character => {
            let mut cursor = GraphemeCursor::new(byte, words.len(), true);
            let next = if forward { cursor.next_boundary(words, 0) } else { cursor.prev_boundary(words, 0) };
            next.ok().flatten().or(Some(edge))
        }
        Unit::Word => Some(stretch_step(words_in(words), byte, forward).unwrap_or(edge)),
        Unit::Sentence => Some(stretch_step(sentences_in(words), byte, forward).unwrap_or(edge)),
        Unit::Text | Unit::Story => Some(edge),
    }
}

/// Where what is taken out by one step ends. As [`words_step`], but backward a letter of a script
/// that writes vowels and points over and under its letters loses the last of these alone, as it
/// came; forward the whole letter goes, and what else is one character to a reader, as emoji, goes
/// whole either way.
#[must_use]
pub fn erase_step(words: &str, byte: usize, unit: Unit, forward: bool) -> Option<usize> {
    let to = words_step(words, byte, unit, forward)?;
    if forward || unit != Unit::Character {
        return Some(to);
    }
    let from = words.floor_char_boundary(byte);
    let cluster = words.get(to..from).unwrap_or_default();
    match cluster.char_indices().next_back() {
        Some((last, _)) if cluster.chars().all(is_pointed) => Some(to + last),
        Some(_) | None => Some(to),
    }
}

/// Letters and signs of the scripts from Hebrew to Myanmar, and what keeps them from joining.
fn is_pointed(c: char) -> bool {
    matches!(c, '\u{590}'..='\u{109f}' | '\u{200c}' | '\u{200d}')
}

/// The word at a byte, or the space or mark there; at a word's end that word. Empty only in an
/// empty text.
#[must_use]
pub fn word_at(words: &str, byte: usize) -> Range<usize> {
    let byte = words.floor_char_boundary(byte);
    let (mut before, mut last) = (None, byte..byte);
    for (start, piece) in words.split_word_bound_indices() {
        let here = start..start + piece.len();
        if here.contains(&byte) {
            return before.filter(|_| !is_word(piece)).unwrap_or(here);
        }
        before = (here.end == byte && is_word(piece)).then(|| here.clone());
        last = here;
    }
    before.unwrap_or(last)
}

/// The sentence at a byte, or the one before the space there; without the space behind it.
#[must_use]
pub fn sentence_at(words: &str, byte: usize) -> Range<usize> {
    let byte = words.floor_char_boundary(byte);
    let mut last = byte..byte;
    for sentence in sentences_in(words) {
        if sentence.start > byte {
            return last;
        }
        last = sentence;
    }
    last
}

fn is_word(piece: &str) -> bool {
    piece.chars().any(char::is_alphanumeric)
}

/// The words of a text, in order.
pub fn words_in(words: &str) -> impl Iterator<Item = Range<usize>> {
    words
        .split_word_bound_indices()
        .filter(|(_, piece)| is_word(piece))
        .map(|(start, piece)| start..start + piece.len())
}

/// The sentences of a text without the space behind each, in order.
fn sentences_in(words: &str) -> impl Iterator<Item = Range<usize>> {
    sentences(words)
        .scan(0, |at, sentence| {
            let start = *at;
            *at += sentence.len();
            Some(start..start + sentence.trim_end().len())
        })
        .filter(|sentence| !sentence.is_empty())
}

/// The end of the first stretch that ends behind `byte`, or the start of the last that starts
/// before it.
fn stretch_step(mut stretches: impl Iterator<Item = Range<usize>>, byte: usize, forward: bool) -> Option<usize> {
    if forward {
        return stretches.find(|stretch| stretch.end > byte).map(|stretch| stretch.end);
    }
    stretches.take_while(|stretch| stretch.start < byte).last().map(|stretch| stretch.start)
}

/// The texts of a page in reading order.
pub fn spots(story: &Story) -> impl Iterator<Item = Spot> {
    let fields = ON_PAGE.into_iter().map(|field| Spot::Field(story.id, field));
    let texts = story.body.iter().flat_map(|block| {
        block.parts().into_iter().map(|part| Spot::Text(TextPlace { story: story.id, block: block.id, part }))
    });
    fields.chain(texts)
}

/// The first text of a page.
#[must_use]
pub fn first_spot(story: &Story) -> Spot {
    Spot::Field(story.id, Field::Kicker)
}

/// The last text of a page.
#[must_use]
pub fn last_spot(story: &Story) -> Spot {
    last_text(story).unwrap_or(Spot::Field(story.id, Field::Deck))
}

/// The first text of the body.
#[must_use]
pub fn first_text(story: &Story) -> Option<Spot> {
    story.body.iter().find_map(|block| Some(text_spot(story, block.id, first_part(block)?)))
}

/// The last text of the body.
#[must_use]
pub fn last_text(story: &Story) -> Option<Spot> {
    story.body.iter().rev().find_map(|block| Some(text_spot(story, block.id, last_part(block)?)))
}

/// The text after one; `None` behind the last, and for what is not on the page.
#[must_use]
pub fn next_spot(story: &Story, spot: Spot) -> Option<Spot> {
    match spot {
        Spot::Field(_, field) => {
            let at = ON_PAGE.iter().position(|other| *other == field)?;
            match ON_PAGE.get(at + 1) {
                Some(next) => Some(Spot::Field(story.id, *next)),
                None => first_text(story),
            }
        }
        Spot::Text(place) => {
            let (at, block) = story.block(place.block)?;
            if let Some(part) = part_after(block, place.part) {
                return Some(text_spot(story, block.id, part));
            }
            (at + 1..story.body.len()).find_map(|at| {
                let block = story.body.get(at)?;
                Some(text_spot(story, block.id, first_part(block)?))
            })
        }
    }
}

/// The text before one; `None` before the first, and for what is not on the page.
#[must_use]
pub fn previous_spot(story: &Story, spot: Spot) -> Option<Spot> {
    match spot {
        Spot::Field(_, field) => {
            let before = ON_PAGE.iter().position(|other| *other == field)?.checked_sub(1)?;
            ON_PAGE.get(before).map(|field| Spot::Field(story.id, *field))
        }
        Spot::Text(place) => {
            let (at, block) = story.block(place.block)?;
            if let Some(part) = part_before(block, place.part) {
                return Some(text_spot(story, block.id, part));
            }
            let text = (0..at).rev().find_map(|at| {
                let block = story.body.get(at)?;
                Some(text_spot(story, block.id, last_part(block)?))
            });
            Some(text.unwrap_or(Spot::Field(story.id, Field::Deck)))
        }
    }
}

/// Which of two carets comes first on the page. What is on no page comes between the furniture
/// and the body, what is gone comes last.
#[must_use]
pub fn compare(story: &Story, a: Caret, b: Caret) -> Ordering {
    if a.spot == b.spot {
        return a.byte.cmp(&b.byte);
    }
    let place = |spot: Spot| match spot {
        Spot::Field(_, field) => {
            let on_page = ON_PAGE.iter().position(|other| *other == field);
            (0, on_page.unwrap_or(ON_PAGE.len()), Some(field), Part::Main)
        }
        Spot::Text(place) => (1, story.block(place.block).map_or(usize::MAX, |(at, _)| at), None, place.part),
    };
    place(a.spot).cmp(&place(b.spot)).then(a.spot.cmp(&b.spot))
}

/// What a text says; `None` if it is gone.
#[must_use]
pub fn words_of(story: &Story, spot: Spot) -> Option<&str> {
    if spot.story() != story.id {
        return None;
    }
    match spot {
        Spot::Field(_, field) => Some(field.of(story)),
        Spot::Text(place) => Some(story.block(place.block)?.1.text(place.part)?.as_str()),
    }
}

/// The way a text reads.
#[must_use]
pub fn reads(story: &Story, spot: Spot) -> Direction {
    let by_hand = match spot {
        Spot::Field(..) => None,
        Spot::Text(place) => story.block(place.block).and_then(|(_, block)| block.direction),
    };
    by_hand.unwrap_or_else(|| reads_in(words_of(story, spot).unwrap_or_default(), story.direction()))
}

/// Where one step from a caret leads. At the edge of a text it goes on into the next; at the edge
/// of the page it stays.
#[must_use]
pub fn step(story: &Story, caret: Caret, unit: Unit, forward: bool) -> Caret {
    let edge_of =
        |spot: Spot, end: bool| Caret { spot, byte: if end { words_of(story, spot).map_or(0, str::len) } else { 0 } };
    if unit == Unit::Story {
        return edge_of(if forward { last_spot(story) } else { first_spot(story) }, forward);
    }
    let Some(words) = words_of(story, caret.spot) else { return caret };
    if let Some(byte) = words_step(words, caret.byte, unit, forward) {
        return Caret { byte, ..caret };
    }
    let next = if forward { next_spot(story, caret.spot) } else { previous_spot(story, caret.spot) };
    next.map_or(caret, |spot| edge_of(spot, (unit == Unit::Text) == forward))
}

fn text_spot(story: &Story, block: BlockId, part: Part) -> Spot {
    Spot::Text(TextPlace { story: story.id, block, part })
}

/// The first text of a block.
pub(super) fn first_part(block: &Block) -> Option<Part> {
    [Part::Main, Part::Nth(0)].into_iter().find(|part| block.text(*part).is_some())
}

/// The last text of a block.
pub(super) fn last_part(block: &Block) -> Option<Part> {
    let entries = match &block.content {
        Content::List(list) => list.items.len(),
        Content::FactBox(facts) => facts.paragraphs.len(),
        Content::Paragraph(_)
        | Content::Subhead(_)
        | Content::Quote(_)
        | Content::PullQuote(_)
        | Content::Photo(_)
        | Content::Embed(_)
        | Content::Rule => 0,
    };
    match entries.checked_sub(1) {
        Some(last) => u32::try_from(last).ok().map(Part::Nth),
        None => first_part(block),
    }
}

fn part_after(block: &Block, part: Part) -> Option<Part> {
    let next = match part {
        Part::Main => Part::Nth(0),
        Part::Nth(at) => Part::Nth(at.checked_add(1)?),
    };
    block.text(next).map(|_| next)
}

fn part_before(block: &Block, part: Part) -> Option<Part> {
    let before = match part {
        Part::Main => return None,
        Part::Nth(0) => Part::Main,
        Part::Nth(at) => Part::Nth(at - 1),
    };
    block.text(before).map(|_| before)
}
