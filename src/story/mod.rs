//! The story: its furniture, how the newsroom files it, and the body of blocks.

mod block;
mod body;
mod count;
mod duplicate;
mod field;
mod filing;
mod fragment;
mod furniture;
mod handling;
mod reading;
mod runs;
mod sentence;
mod status;
mod template;
mod text;
mod workflow;

pub use block::{Block, Content, Embed, FactBox, List, ListItem, Part, PlacedPhoto, PullQuote};
pub use body::{Body, Iter};
pub use count::{Count, count_words};
pub use field::{Field, FieldRow, url_slug_from};
pub use filing::{Filing, Genre, Urgency};
pub use fragment::Fragment;
pub use furniture::{Byline, Dateline, Furniture, Headlines, role_said};
pub use handling::{Act, Deadline, Handling};
pub use reading::Reading;
pub use runs::Run;
pub use sentence::sentences;
pub use status::{Correction, CorrectionKind, Embargo, Status};
pub use template::{Stub, Template, Wording};
pub use text::{Mark, MarkKind, Span, Text};
pub use workflow::{Release, Step, StepError, StepRow};

use serde::{Deserialize, Serialize};

use crate::ground::{BlockId, Direction, Language, StoryId, is_default};
use crate::words::Words;

/// One story. At most 100,000 blocks.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Story {
    /// Its name in the project.
    pub id: StoryId,
    /// The language it is written in; its direction follows.
    #[serde(default, skip_serializing_if = "is_default")]
    pub language: Language,
    /// How far it has come.
    #[serde(default, skip_serializing_if = "is_default")]
    pub status: Status,
    /// Not to be published before.
    #[serde(default, skip_serializing_if = "is_default")]
    pub embargo: Option<Embargo>,
    /// How the newsroom files it.
    #[serde(default, skip_serializing_if = "is_default")]
    pub filing: Filing,
    /// How it goes through the newsroom.
    #[serde(default, skip_serializing_if = "is_default")]
    pub handling: Handling,
    /// What stands around the body.
    #[serde(default, skip_serializing_if = "is_default")]
    pub furniture: Furniture,
    /// What was put right after publication, oldest first; readers see it.
    #[serde(default, skip_serializing_if = "is_default")]
    pub corrections: Vec<Correction>,
    /// The copy itself.
    #[serde(default, skip_serializing_if = "is_default")]
    pub body: Body,
}

impl Story {
    /// An empty draft.
    #[must_use]
    pub fn new(id: StoryId, language: Language) -> Self {
        Self {
            id,
            language,
            status: Status::default(),
            embargo: None,
            filing: Filing::default(),
            handling: Handling::default(),
            furniture: Furniture::default(),
            corrections: Vec::new(),
            body: Body::new(),
        }
    }

    /// The direction the story reads in.
    #[must_use]
    pub fn direction(&self) -> Direction {
        self.language.direction()
    }

    /// The block with this id and its place in the body.
    #[must_use]
    pub fn block(&self, id: BlockId) -> Option<(usize, &Block)> {
        let at = self.body.place_of(id)?;
        Some((at, self.body.get(at)?))
    }

    /// The first paragraph that says something: what a list shows under the headline.
    #[must_use]
    pub fn lede(&self) -> &str {
        self.body
            .iter()
            .find_map(|block| match &block.content {
                Content::Paragraph(text) if !text.is_blank() => Some(text.as_str()),
                Content::Paragraph(_)
                | Content::Subhead(_)
                | Content::Quote(_)
                | Content::PullQuote(_)
                | Content::List(_)
                | Content::Photo(_)
                | Content::FactBox(_)
                | Content::Embed(_)
                | Content::Rule => None,
            })
            .unwrap_or_default()
    }

    /// What to call the story where it must be named: headline, else slugline, else its first words;
    /// empty where it has none of them.
    #[must_use]
    pub fn name(&self) -> &str {
        [&self.furniture.headline, &self.filing.slugline]
            .into_iter()
            .map(|name| name.trim())
            .find(|name| !name.is_empty())
            .unwrap_or_else(|| {
                let lede = self.lede().trim();
                let end = lede.char_indices().nth(60).map_or(lede.len(), |(at, _)| at);
                lede.get(..end).unwrap_or_default()
            })
    }

    /// The same in English, with words for a story that has none.
    #[must_use]
    pub fn display_name(&self) -> &str {
        self.name_in(Words::english())
    }

    /// The same in a language.
    #[must_use]
    pub fn name_in<'a>(&'a self, words: &'a Words) -> &'a str {
        match self.name() {
            "" => words.get("stories-untitled"),
            name => name,
        }
    }

    /// The last part of the story's web address: as set, else made from the headline or
    /// slugline, else `story-` and its id.
    #[must_use]
    pub fn url_slug(&self) -> String {
        [&self.filing.url_slug, &self.furniture.headline, &self.filing.slugline]
            .into_iter()
            .map(|name| url_slug_from(name))
            .find(|slug| !slug.is_empty())
            .unwrap_or_else(|| format!("story-{}", self.id))
    }

    /// Every text of the body with the block and part it stands in, in reading order.
    pub fn texts(&self) -> impl Iterator<Item = (BlockId, Part, &Text)> {
        self.body.iter().flat_map(|block| {
            block.parts().into_iter().filter_map(move |part| block.text(part).map(|text| (block.id, part, text)))
        })
    }

    /// Words and characters of the body, captions included.
    #[must_use]
    pub fn count(&self) -> Count {
        self.texts().map(|(_, _, text)| Count::of(text.as_str())).fold(Count::default(), Count::and)
    }
}
