//! Looking through stories.

use std::ops::Range;

use super::Finder;
use crate::edit::{Caret, Selection, Spot, TextPlace};
use crate::project::Project;
use crate::story::{Block, Field, Story};

/// The fields that are looked through, in the order of the page; the body follows.
pub const FOUND_IN: [Field; 3] = [Field::Kicker, Field::Headline, Field::Deck];

/// How many bytes are looked through between two looks at the keyboard: a few milliseconds.
pub const WORK: usize = 150_000;

/// A match where it stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Hit {
    /// In which text.
    pub spot: Spot,
    /// Its bytes there.
    pub range: Range<usize>,
}

impl Hit {
    /// The hit, selected.
    #[must_use]
    pub fn selection(&self) -> Selection {
        Selection::stretch(self.spot, self.range.clone())
    }
}

/// The texts that are looked through, in the order of the page.
pub(super) fn texts(story: &Story) -> impl Iterator<Item = (Spot, &str)> {
    let fields = FOUND_IN.into_iter().map(|field| (Spot::Field(story.id, field), field.of(story)));
    fields.chain(story.body.iter().flat_map(|block| texts_of(story, block)))
}

fn texts_of<'a>(story: &Story, block: &'a Block) -> impl Iterator<Item = (Spot, &'a str)> + use<'a> {
    let story = story.id;
    block.parts().into_iter().filter_map(move |part| {
        let place = TextPlace { story, block: block.id, part };
        block.text(part).map(|text| (Spot::Text(place), text.as_str()))
    })
}

impl Finder {
    /// The matches in a story: kicker, headline, deck, then the body in the order of the page.
    #[must_use]
    pub fn in_story(&self, story: &Story) -> Vec<Hit> {
        texts(story).flat_map(|(spot, words)| self.hits(spot, words)).collect()
    }

    /// The matches in all stories, in the order of the list.
    #[must_use]
    pub fn in_project(&self, project: &Project) -> Vec<Hit> {
        project.stories.iter().flat_map(|story| self.in_story(story)).collect()
    }

    fn hits(&self, spot: Spot, words: &str) -> impl Iterator<Item = Hit> + use<> {
        self.ranges(words).into_iter().map(move |range| Hit { spot, range })
    }

    /// The first match at or behind `from`, and whether the search went around the end of the
    /// story to find it. Without a place, or from one that is not on the page, from the start.
    #[must_use]
    pub fn next_in(&self, story: &Story, from: Option<Caret>) -> Option<(Hit, bool)> {
        let start = from.filter(|caret| texts(story).any(|(spot, _)| spot == caret.spot));
        let Some(from) = start else {
            return texts(story).find_map(|(spot, words)| self.hits(spot, words).next()).map(|hit| (hit, false));
        };
        let behind = texts(story).skip_while(|(spot, _)| *spot != from.spot).find_map(|(spot, words)| {
            self.hits(spot, words).find(|hit| spot != from.spot || hit.range.start >= from.byte)
        });
        let around = || texts(story).find_map(|(spot, words)| self.hits(spot, words).next());
        behind.map(|hit| (hit, false)).or_else(|| around().map(|hit| (hit, true)))
    }

    /// The last match that ends at or before `from`, and whether the search went around the start
    /// of the story to find it. Without a place, from the end.
    #[must_use]
    pub fn previous_in(&self, story: &Story, from: Option<Caret>) -> Option<(Hit, bool)> {
        let mut all: Vec<(Spot, &str)> = texts(story).collect();
        let last = |all: &[(Spot, &str)]| all.iter().rev().find_map(|(spot, words)| self.hits(*spot, words).last());
        let place = from.and_then(|caret| all.iter().position(|(spot, _)| *spot == caret.spot).zip(Some(caret.byte)));
        let Some((place, byte)) = place else { return last(&all).map(|hit| (hit, false)) };
        let here = all
            .get(place)
            .and_then(|(spot, words)| self.hits(*spot, words).take_while(|hit| hit.range.end <= byte).last());
        let rest = all.split_off(place);
        let before = here.or_else(|| last(&all)).map(|hit| (hit, false));
        before.or_else(|| last(&rest).map(|hit| (hit, true)))
    }
}
