//! A finding: what a check saw, where, and what to do.

use std::ops::Range;

use serde::{Serialize, Serializer};

use crate::edit::{Edit, TextPlace};
use crate::ground::{BlockId, PhotoId, StoryId};
use crate::story::{Field, Part};
use crate::words::Phrase;

/// Something a check saw.
///
/// Serialized it is an object of `check`, `weight` (`blocks` or `advises`), `story`, `place`,
/// `said`, `hint` and `mendable` (whether the window offers to mend it); `place` is an object
/// whose `kind` is `story`, `field` (with `field`), `block` (with `block`), `photo` (with
/// `photo`) or `text` (with `block`, `nth` for an item of a list or paragraph of a box, and
/// `start` and `end` in bytes).
#[derive(Clone, Debug, PartialEq)]
pub struct Finding {
    /// The key of the check.
    pub check: &'static str,
    /// Whether it stops an export.
    pub weight: Weight,
    /// The story it was asked of.
    pub story: StoryId,
    /// Where to look.
    pub place: Place,
    /// What is the matter, naming the thing.
    pub said: Phrase,
    /// What to do about it.
    pub hint: Phrase,
    /// The edit that mends it, where only one is right.
    pub fix: Option<Edit>,
}

/// How much a finding matters.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Weight {
    /// The story must not leave like this.
    Blocks,
    /// A colleague would ask; the editor decides.
    Advises,
}

/// Where a finding lies.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Place {
    /// The story as a whole.
    Story,
    /// A field.
    Field(Field),
    /// A block.
    Block(BlockId),
    /// Bytes of a text.
    Text(TextPlace, Range<usize>),
    /// A photo of the library.
    Photo(PhotoId),
}

impl Finding {
    /// The same, with the edit that mends it.
    #[must_use]
    pub fn mended_by(self, edit: Edit) -> Self {
        Self { fix: Some(edit), ..self }
    }

    /// Whether it stops an export.
    #[must_use]
    pub fn blocks(&self) -> bool {
        self.weight == Weight::Blocks
    }

    /// Whether it stops an export even if an editor wants to export regardless.
    #[must_use]
    pub fn is_firm(&self) -> bool {
        self.blocks() && super::check(self.check).is_some_and(|check| check.firm)
    }
}

#[derive(Serialize)]
struct Written<'a> {
    check: &'a str,
    weight: Weight,
    story: StoryId,
    place: WrittenPlace,
    said: String,
    hint: String,
    mendable: bool,
}

#[derive(Serialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
enum WrittenPlace {
    Story,
    Field {
        field: Field,
    },
    Block {
        block: BlockId,
    },
    Text {
        block: BlockId,
        #[serde(skip_serializing_if = "Option::is_none")]
        nth: Option<u32>,
        start: usize,
        end: usize,
    },
    Photo {
        photo: PhotoId,
    },
}

impl From<&Place> for WrittenPlace {
    fn from(place: &Place) -> Self {
        match place {
            Place::Story => Self::Story,
            Place::Field(field) => Self::Field { field: *field },
            Place::Block(block) => Self::Block { block: *block },
            Place::Photo(photo) => Self::Photo { photo: *photo },
            Place::Text(text, range) => Self::Text {
                block: text.block,
                nth: match text.part {
                    Part::Main => None,
                    Part::Nth(at) => Some(at),
                },
                start: range.start,
                end: range.end,
            },
        }
    }
}

impl Serialize for Finding {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        Written {
            check: self.check,
            weight: self.weight,
            story: self.story,
            place: (&self.place).into(),
            said: self.said.to_string(),
            hint: self.hint.to_string(),
            mendable: self.fix.is_some(),
        }
        .serialize(serializer)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_finding_is_written_with_stable_keys() {
        let place = TextPlace { story: StoryId::from(1), block: BlockId::from(2), part: Part::Nth(3) };
        let finding = Finding {
            check: "spaces",
            weight: Weight::Advises,
            story: StoryId::from(1),
            place: Place::Text(place, 4..6),
            said: "Two spaces.".to_owned().into(),
            hint: "Leave one.".to_owned().into(),
            fix: Some(Edit::RemoveStory(StoryId::from(1))),
        };
        let written = serde_json::to_string(&finding).unwrap();
        assert_eq!(
            written,
            r#"{"check":"spaces","weight":"advises","story":"1","place":{"kind":"text","block":"2","nth":3,"start":4,"end":6},"said":"Two spaces.","hint":"Leave one.","mendable":true}"#
        );
        let field = Finding { place: Place::Field(Field::UrlSlug), fix: None, ..finding };
        let written = serde_json::to_value(&field).unwrap();
        assert_eq!(written["place"], serde_json::json!({ "kind": "field", "field": "UrlSlug" }));
        assert_eq!(written["mendable"], false);
    }
}
