//! Looking through stories.

use std::ops::Range;

use super::Finder;
use crate::edit::{Selection, Spot, TextPlace};
use crate::project::Project;
use crate::story::{Block, Field, Story};

/// The fields that are looked through, in the order of the page; the body follows.
pub const FOUND_IN: [Field; 3] = [Field::Kicker, Field::Headline, Field::Deck];

/// How many bytes are looked through between two looks at the keyboard: a few milliseconds.
pub const WORK: usize = 400_000;

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
pub fn texts(story: &Story) -> impl Iterator<Item = (Spot, &str)> {
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
}
