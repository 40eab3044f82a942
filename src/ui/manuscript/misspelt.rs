//! The misspelt words in sight, kept up with what is typed.
//!
//! Whether a word is known depends on nothing beyond the spaces around it, so that after a key only
//! that stretch is looked at again. What is new in sight is looked at a little each frame: a frame
//! costs the same on a page of any length, with a paragraph of any length.

use std::collections::BTreeMap;
use std::ops::Range;

use egui::Context;

use super::page::InSight;
use crate::app::Session;
use crate::edit::{Selection, Spot, motion};
use crate::spelling::{Lexicon, stretch_around};
use crate::story::Story;

/// How many bytes are looked at in a frame: well under a millisecond.
const WORK: usize = 8_000;

/// The misspelt words of the texts in sight.
#[derive(Default)]
pub(super) struct Misspelt {
    texts: BTreeMap<Spot, Looked>,
    lexicon: Option<Lexicon>,
    /// The caret as the last key left it: the word at it is still being written.
    written: Option<Selection>,
}

/// A text, as far as it has been looked at.
#[derive(Default)]
struct Looked {
    words: String,
    found: Vec<Range<usize>>,
    /// What is still to be looked at.
    ahead: Option<Range<usize>>,
    in_sight: bool,
}

impl Misspelt {
    /// Follows what is in sight to what it reads now, and looks on.
    pub(super) fn follow(&mut self, ctx: &Context, session: &Session, story: &Story, seen: &[InSight]) {
        let lexicon = session.lexicon(story);
        let Some(now) = lexicon else {
            *self = Self::default();
            return;
        };
        let same = self.lexicon.as_ref().is_some_and(|before| before.is(&now));
        if !same {
            self.texts.values_mut().for_each(Looked::look_again);
        }
        self.texts.values_mut().for_each(|looked| looked.in_sight = false);
        let (mut work, selection) = (WORK, session.view.selection);
        for spot in seen.iter().flat_map(|leaf| &leaf.leaf.passages).map(|passage| passage.spot) {
            let words = motion::words_of(story, spot).unwrap_or_default();
            let known = self.texts.contains_key(&spot);
            let looked = self.texts.entry(spot).or_default();
            if let Some(changed) = looked.follow(words).filter(|_| known) {
                let caret = selection.filter(|s| s.is_empty() && s.head.spot == spot);
                if caret.is_some_and(|caret| changed.start <= caret.head.byte && caret.head.byte <= changed.end) {
                    self.written = caret;
                }
            }
            looked.in_sight = true;
            work = looked.look(&now, work);
        }
        self.texts.retain(|_, looked| looked.in_sight);
        self.lexicon = Some(now);
        if self.texts.values().any(|looked| looked.ahead.is_some()) {
            ctx.request_repaint();
        }
    }

    /// The misspelt words of a text in sight; without the one that is being written.
    pub(super) fn of(&self, session: &Session, spot: Spot) -> impl Iterator<Item = Range<usize>> {
        let caret = self.written.filter(|caret| Some(*caret) == session.view.selection && caret.head.spot == spot);
        let found = self.texts.get(&spot).map(|looked| looked.found.as_slice()).unwrap_or_default();
        let is_written = move |range: &Range<usize>| {
            caret.is_some_and(|caret| range.start <= caret.head.byte && caret.head.byte <= range.end)
        };
        found.iter().filter(move |range| !is_written(range)).cloned()
    }
}

impl Looked {
    /// Takes up what the text reads now; the stretch that changed.
    fn follow(&mut self, words: &str) -> Option<Range<usize>> {
        if self.words == words {
            return None;
        }
        let (old, new) = (self.words.len(), words.len());
        let changed = stretch_around(words, changed(&self.words, words));
        // As far from the end as before.
        let behind = changed.end + old - new.min(changed.end + old);
        self.found.retain(|range| range.end <= changed.start || range.start >= behind);
        let moved = |byte: usize| if byte >= behind { byte + new - old.min(byte + new) } else { byte };
        for range in self.found.iter_mut().filter(|range| range.start >= behind) {
            *range = moved(range.start)..moved(range.end);
        }
        self.ahead = Some(match self.ahead.take() {
            Some(ahead) => ahead.start.min(changed.start)..moved(ahead.end).max(changed.end).min(new),
            None => changed.clone(),
        });
        words.clone_into(&mut self.words);
        Some(changed)
    }

    /// What was found stands until it is looked at again.
    fn look_again(&mut self) {
        self.ahead = Some(0..self.words.len());
    }

    /// Looks on through at most so many bytes, and to the next space; how many are left.
    fn look(&mut self, lexicon: &Lexicon, work: usize) -> usize {
        let Some(ahead) = self.ahead.clone().filter(|_| work > 0) else { return work };
        let end = ahead.start.saturating_add(work).min(ahead.end);
        let piece = ahead.start..stretch_around(&self.words, end..end).end.max(ahead.start);
        let text = self.words.get(piece.clone()).unwrap_or_default();
        let found = lexicon.misspelt(text).map(|range| range.start + piece.start..range.end + piece.start);
        let from = self.found.partition_point(|range| range.end <= piece.start);
        let to = self.found.partition_point(|range| range.start < piece.end).max(from);
        let _gone: Vec<_> = self.found.splice(from..to, found.collect::<Vec<_>>()).collect();
        self.ahead = (piece.end < ahead.end).then_some(piece.end..ahead.end);
        work.saturating_sub(piece.len().max(1))
    }
}

/// The stretch of `new` outside of which it reads as `old`.
fn changed(old: &str, new: &str) -> Range<usize> {
    let head = old.bytes().zip(new.bytes()).take_while(|(a, b)| a == b).count();
    let head = new.floor_char_boundary(head);
    let most = old.len().min(new.len()) - head;
    let tail = old.bytes().rev().zip(new.bytes().rev()).take(most).take_while(|(a, b)| a == b).count();
    head..new.ceil_char_boundary(new.len() - tail)
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use proptest::prelude::*;

    use super::*;
    use crate::spelling::{Dictionary, Known};

    fn lexicon() -> Lexicon {
        let dictionary = Dictionary::read(b"SET UTF-8\n", b"3\nferry\nsails\nnoon\n", "").unwrap();
        Lexicon::new(Arc::new(dictionary), Arc::default(), Arc::<Known>::default())
    }

    fn all(looked: &mut Looked, lexicon: &Lexicon, work: usize) -> Vec<Range<usize>> {
        while looked.ahead.is_some() {
            looked.look(lexicon, work);
        }
        looked.found.clone()
    }

    #[test]
    fn a_long_text_is_looked_through_a_piece_a_frame() {
        let (lexicon, mut looked) = (lexicon(), Looked::default());
        looked.follow(&"ferry flot ".repeat(3_000));
        let left = looked.look(&lexicon, 500);
        assert_eq!(left, 0);
        let found = looked.found.len();
        assert!((40..60).contains(&found), "{found}");
        assert_eq!(all(&mut looked, &lexicon, 500).len(), 3_000);
    }

    #[test]
    fn a_key_in_a_long_text_asks_for_one_stretch() {
        let (lexicon, mut looked) = (lexicon(), Looked::default());
        let text = "ferry flot ".repeat(3_000);
        looked.follow(&text);
        all(&mut looked, &lexicon, usize::MAX);
        let mut typed = text.clone();
        typed.insert(16_505, 's');
        let changed = looked.follow(&typed).unwrap();
        assert!(changed.len() < 12 && looked.ahead == Some(changed), "{:?}", looked.ahead);
        assert_eq!(all(&mut looked, &lexicon, 500).len(), 3_001, "the ferry is misspelt now");
    }

    proptest! {
        #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

        /// Whatever is typed, erased and looked at in between, in the end the same words are found as if
        /// the text had been looked at whole.
        #[test]
        fn looking_on_comes_to_the_same_as_looking_anew(
            texts in proptest::collection::vec("(ferry|sails|flot|noon|مرسى|-| |  |é|’s){0,9}", 1..7),
            work in 1_usize..30,
        ) {
            let (lexicon, mut looked) = (lexicon(), Looked::default());
            for text in &texts {
                looked.follow(text);
                looked.look(&lexicon, work);
            }
            let last = texts.last().unwrap();
            prop_assert_eq!(all(&mut looked, &lexicon, work), lexicon.misspelt(last).collect::<Vec<_>>());
        }
    }
}
