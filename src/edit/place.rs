//! Places in a project: which text, where in it, what is selected.

use std::cmp::Ordering;
use std::ops::Range;

use serde::{Deserialize, Serialize};

use super::motion;
use crate::ground::{BlockId, StoryId};
use crate::story::{Field, Part, Story};

/// A text of a story's body.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
pub struct TextPlace {
    /// The story.
    pub story: StoryId,
    /// The block.
    pub block: BlockId,
    /// Which of its texts.
    pub part: Part,
}

/// Where a caret can stand in a story.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
pub enum Spot {
    /// In a field of the furniture or filing.
    Field(StoryId, Field),
    /// In a text of the body.
    Text(TextPlace),
}

impl Spot {
    /// The story it is in.
    #[must_use]
    pub fn story(self) -> StoryId {
        match self {
            Self::Field(story, _) => story,
            Self::Text(place) => place.story,
        }
    }
}

/// A caret: a spot, and a byte of its text.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Caret {
    /// Which text.
    pub spot: Spot,
    /// Bytes from its start, on a character boundary.
    pub byte: usize,
}

/// What is selected: from where the selection was begun to where the caret is now.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Selection {
    /// Where it was begun.
    pub anchor: Caret,
    /// Where the caret is.
    pub head: Caret,
}

impl Selection {
    /// A caret with nothing selected.
    #[must_use]
    pub fn caret(spot: Spot, byte: usize) -> Self {
        let caret = Caret { spot, byte };
        Self { anchor: caret, head: caret }
    }

    /// A stretch of one text.
    #[must_use]
    pub fn stretch(spot: Spot, range: Range<usize>) -> Self {
        Self { anchor: Caret { spot, byte: range.start }, head: Caret { spot, byte: range.end } }
    }

    /// Both ends in the order of the page.
    #[must_use]
    pub fn ordered(&self, story: &Story) -> (Caret, Caret) {
        match motion::compare(story, self.anchor, self.head) {
            Ordering::Greater => (self.head, self.anchor),
            Ordering::Less | Ordering::Equal => (self.anchor, self.head),
        }
    }

    /// Whether nothing is selected: there is but a caret.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.anchor == self.head
    }

    /// The selected bytes, if the selection lies in one text of the body and is not empty.
    #[must_use]
    pub fn words(&self) -> Option<(TextPlace, Range<usize>)> {
        match (self.anchor.spot, self.head.spot) {
            (Spot::Text(a), Spot::Text(b)) if a == b && self.anchor.byte != self.head.byte => {
                Some((a, self.anchor.byte.min(self.head.byte)..self.anchor.byte.max(self.head.byte)))
            }
            (Spot::Text(_) | Spot::Field(..), Spot::Text(_) | Spot::Field(..)) => None,
        }
    }
}
