//! Blocks: what a body is made of.

use serde::{Deserialize, Serialize};

use super::{MarkKind, Text};
use crate::ground::{BlockId, Direction, PhotoId, is_default};
use crate::words::Phrase;

/// A block of a body. Its id stays with it wherever it moves and whatever it turns into.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Block {
    /// Its name in the project.
    pub id: BlockId,
    /// The way its texts read, where that has been set; else each text's own letters say it.
    #[serde(default, skip_serializing_if = "is_default")]
    pub direction: Option<Direction>,
    /// What it holds.
    pub content: Content,
}

/// What a block can be. Matches on it name every kind, so that the compiler lists what a new
/// one needs.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Content {
    /// Running copy.
    Paragraph(Text),
    /// A line that heads what follows.
    Subhead(Text),
    /// Somebody's words, set apart.
    Quote(Text),
    /// Words of the story shown large.
    PullQuote(PullQuote),
    /// A list.
    List(List),
    /// A photo of the library.
    Photo(PlacedPhoto),
    /// Facts in a box beside the story.
    FactBox(FactBox),
    /// Something on another site.
    Embed(Embed),
    /// A line across the page.
    Rule,
}

/// Words of the story shown large, and whose they are.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct PullQuote {
    /// The words.
    #[serde(skip_serializing_if = "is_default")]
    pub text: Text,
    /// Whose they are, as shown to the reader.
    #[serde(skip_serializing_if = "is_default")]
    pub attribution: String,
}

/// A list. At most 10,000 items.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct List {
    /// Whether the items are numbered.
    #[serde(skip_serializing_if = "is_default")]
    pub ordered: bool,
    /// The items.
    pub items: Vec<ListItem>,
}

/// An item of a list.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct ListItem {
    /// How far it is indented, 0 to 5.
    #[serde(skip_serializing_if = "is_default")]
    pub level: u8,
    /// Its words.
    pub text: Text,
}

/// A photo where it stands in a story.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PlacedPhoto {
    /// Which photo.
    pub photo: PhotoId,
    /// The caption as worded here; empty to use the library's.
    #[serde(default, skip_serializing_if = "is_default")]
    pub caption: Text,
}

/// Facts in a box. At most 10,000 paragraphs.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct FactBox {
    /// What heads the box.
    #[serde(skip_serializing_if = "is_default")]
    pub heading: Text,
    /// Its paragraphs.
    #[serde(skip_serializing_if = "is_default")]
    pub paragraphs: Vec<Text>,
}

/// A link to something shown elsewhere: a video, a post. Nothing is fetched.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Embed {
    /// Its address, at most 2,048 bytes.
    pub url: String,
    /// What the reader will find there.
    #[serde(skip_serializing_if = "is_default")]
    pub caption: Text,
}

/// Which text of a block: most have one, lists and boxes several.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Part {
    /// The only text: of a paragraph, subhead, quote, pull quote; a photo's or embed's caption;
    /// a fact box's heading.
    Main,
    /// An item of a list or a paragraph of a fact box, from 0.
    Nth(u32),
}

impl Part {
    fn nth(at: usize) -> Self {
        Self::Nth(u32::try_from(at).unwrap_or(u32::MAX))
    }

    fn index(self) -> Option<usize> {
        match self {
            Self::Main => None,
            Self::Nth(at) => usize::try_from(at).ok(),
        }
    }
}

impl Block {
    /// A block whose texts read as their letters do.
    #[must_use]
    pub fn new(id: BlockId, content: Content) -> Self {
        Self { id, direction: None, content }
    }

    /// The photo it places, if it is a photo.
    #[must_use]
    pub fn photo(&self) -> Option<&PlacedPhoto> {
        match &self.content {
            Content::Photo(placed) => Some(placed),
            Content::Paragraph(_)
            | Content::Subhead(_)
            | Content::Quote(_)
            | Content::PullQuote(_)
            | Content::List(_)
            | Content::FactBox(_)
            | Content::Embed(_)
            | Content::Rule => None,
        }
    }

    /// The words of a quote set apart in which no stretch is said to be anybody's.
    #[must_use]
    pub fn unsigned_quote(&self) -> Option<&Text> {
        let Content::Quote(text) = &self.content else { return None };
        let is_signed = || text.spans().iter().any(|span| span.mark.kind() == MarkKind::Quotation);
        (!text.is_blank() && !is_signed()).then_some(text)
    }

    /// The texts it has, in reading order.
    #[must_use]
    pub fn parts(&self) -> Vec<Part> {
        match &self.content {
            Content::Paragraph(_)
            | Content::Subhead(_)
            | Content::Quote(_)
            | Content::PullQuote(_)
            | Content::Photo(_)
            | Content::Embed(_) => vec![Part::Main],
            Content::List(list) => (0..list.items.len()).map(Part::nth).collect(),
            Content::FactBox(facts) => {
                std::iter::once(Part::Main).chain((0..facts.paragraphs.len()).map(Part::nth)).collect()
            }
            Content::Rule => Vec::new(),
        }
    }

    /// One of its texts.
    #[must_use]
    pub fn text(&self, part: Part) -> Option<&Text> {
        match (&self.content, part) {
            (Content::Paragraph(text) | Content::Subhead(text) | Content::Quote(text), Part::Main) => Some(text),
            (Content::PullQuote(quote), Part::Main) => Some(&quote.text),
            (Content::Photo(photo), Part::Main) => Some(&photo.caption),
            (Content::Embed(embed), Part::Main) => Some(&embed.caption),
            (Content::FactBox(facts), Part::Main) => Some(&facts.heading),
            (Content::FactBox(facts), Part::Nth(_)) => facts.paragraphs.get(part.index()?),
            (Content::List(list), Part::Nth(_)) => list.items.get(part.index()?).map(|item| &item.text),
            (Content::List(_), Part::Main)
            | (
                Content::Paragraph(_)
                | Content::Subhead(_)
                | Content::Quote(_)
                | Content::PullQuote(_)
                | Content::Photo(_)
                | Content::Embed(_),
                Part::Nth(_),
            )
            | (Content::Rule, _) => None,
        }
    }

    /// One of its texts, to change.
    pub fn text_mut(&mut self, part: Part) -> Option<&mut Text> {
        match (&mut self.content, part) {
            (Content::Paragraph(text) | Content::Subhead(text) | Content::Quote(text), Part::Main) => Some(text),
            (Content::PullQuote(quote), Part::Main) => Some(&mut quote.text),
            (Content::Photo(photo), Part::Main) => Some(&mut photo.caption),
            (Content::Embed(embed), Part::Main) => Some(&mut embed.caption),
            (Content::FactBox(facts), Part::Main) => Some(&mut facts.heading),
            (Content::FactBox(facts), Part::Nth(_)) => facts.paragraphs.get_mut(part.index()?),
            (Content::List(list), Part::Nth(_)) => list.items.get_mut(part.index()?).map(|item| &mut item.text),
            (Content::List(_), Part::Main)
            | (
                Content::Paragraph(_)
                | Content::Subhead(_)
                | Content::Quote(_)
                | Content::PullQuote(_)
                | Content::Photo(_)
                | Content::Embed(_),
                Part::Nth(_),
            )
            | (Content::Rule, _) => None,
        }
    }
}

impl Content {
    /// The word for this kind of block in the window.
    #[must_use]
    pub fn label(&self) -> Phrase {
        Phrase::of("block", self.id())
    }

    /// Its name for programs.
    #[must_use]
    pub fn id(&self) -> &'static str {
        match self {
            Self::Paragraph(_) => "paragraph",
            Self::Subhead(_) => "subhead",
            Self::Quote(_) => "quote",
            Self::PullQuote(_) => "pull-quote",
            Self::List(_) => "list",
            Self::Photo(_) => "photo",
            Self::FactBox(_) => "fact-box",
            Self::Embed(_) => "embed",
            Self::Rule => "rule",
        }
    }
}
