//! Lines: blocks laid out flat, one text after another, so that a stretch can be cut out and joined
//! whatever blocks it runs through; and blocks made of them again.

use std::collections::BTreeSet;
use std::sync::Arc;

use crate::edit::TextPlace;
use crate::ground::{BlockId, Direction, IdMint, StoryId};
use crate::story::{Block, Content, FactBox, List, ListItem, Part, Text};

/// The block a line comes from: lines of one block that still follow each other stay one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Origin {
    /// A block of the story, whose id stays with the first of what is left of it.
    Kept(BlockId),
    /// The nth of what comes in.
    New(usize),
}

/// What a line is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    Paragraph,
    Subhead,
    Quote,
    /// Of a list.
    Entry {
        ordered: bool,
        level: u8,
    },
    /// Of a fact box.
    Heading,
    /// A paragraph of a fact box.
    Fact,
    /// A block that no words can join: a photo, pull quote, embed or rule. Its words are the
    /// line's; those in here are of no account.
    Solid(Box<Content>),
}

/// One text with what it stands in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Line {
    pub(super) origin: Origin,
    /// As it has been set for its block.
    pub(super) direction: Option<Direction>,
    pub(super) kind: Kind,
    pub(super) text: Text,
}

impl Line {
    /// A paragraph without words.
    pub(super) fn empty(origin: Origin) -> Self {
        Self { origin, direction: None, kind: Kind::Paragraph, text: Text::default() }
    }
}

impl Kind {
    /// Whether words can be joined to it.
    pub(super) fn joins(&self) -> bool {
        match self {
            Self::Paragraph | Self::Subhead | Self::Quote | Self::Entry { .. } | Self::Heading | Self::Fact => true,
            Self::Solid(_) => false,
        }
    }

    /// Whether it is a block of running text.
    pub(super) fn is_running(&self) -> bool {
        match self {
            Self::Paragraph | Self::Subhead | Self::Quote => true,
            Self::Entry { .. } | Self::Heading | Self::Fact | Self::Solid(_) => false,
        }
    }

    pub(super) fn is_entry(&self) -> bool {
        matches!(self, Self::Entry { .. })
    }

    pub(super) fn is_of_box(&self) -> bool {
        matches!(self, Self::Heading | Self::Fact)
    }

    /// Whether a caret can stand in it.
    pub(super) fn holds_caret(&self) -> bool {
        !matches!(self, Self::Solid(content) if **content == Content::Rule)
    }
}

/// A block of a story laid out flat.
pub(super) fn lines_of_block(block: &Block) -> Vec<Line> {
    let mut lines = lines_of(&block.content, Origin::Kept(block.id));
    for line in &mut lines {
        line.direction = block.direction;
    }
    lines
}

/// A content laid out flat.
pub(super) fn lines_of(content: &Content, origin: Origin) -> Vec<Line> {
    let line = |kind: Kind, text: &Text| Line { origin, direction: None, kind, text: text.clone() };
    let solid = |text: &Text| vec![line(Kind::Solid(Box::new(content.clone())), text)];
    match content {
        Content::Paragraph(text) => vec![line(Kind::Paragraph, text)],
        Content::Subhead(text) => vec![line(Kind::Subhead, text)],
        Content::Quote(text) => vec![line(Kind::Quote, text)],
        Content::List(list) => {
            let entry = |entry: &ListItem| line(Kind::Entry { ordered: list.ordered, level: entry.level }, &entry.text);
            list.items.iter().map(entry).collect()
        }
        Content::FactBox(facts) => std::iter::once(line(Kind::Heading, &facts.heading))
            .chain(facts.paragraphs.iter().map(|text| line(Kind::Fact, text)))
            .collect(),
        Content::PullQuote(quote) => solid(&quote.text),
        Content::Photo(placed) => solid(&placed.caption),
        Content::Embed(embed) => solid(&embed.caption),
        Content::Rule => solid(&Text::default()),
    }
}

/// Where in a block's lines one of its texts stands.
pub(super) fn line_of(content: &Content, part: Part) -> usize {
    match part {
        Part::Main => 0,
        Part::Nth(at) => {
            let at = usize::try_from(at).unwrap_or(usize::MAX);
            at.saturating_add(usize::from(matches!(content, Content::FactBox(_))))
        }
    }
}

/// Blocks made of lines, and where the text of each line then stands.
pub(super) struct Made {
    pub(super) blocks: Vec<Arc<Block>>,
    pub(super) places: Vec<TextPlace>,
}

/// Makes blocks of lines.
pub(super) fn blocks_of(lines: Vec<Line>, story: StoryId, mint: &mut IdMint) -> Made {
    let mut made = Made { blocks: Vec::new(), places: Vec::new() };
    let mut used = BTreeSet::new();
    for group in grouped(lines) {
        let id = match group.origin {
            Origin::Kept(id) if used.insert(id) => id,
            Origin::Kept(_) | Origin::New(_) => mint.mint(),
        };
        made.places.extend(group.parts.into_iter().map(|part| TextPlace { story, block: id, part }));
        made.blocks.push(Arc::new(Block { id, direction: group.direction, content: group.content }));
    }
    made
}

/// What lines say, as contents.
pub(super) fn contents_of(lines: Vec<Line>) -> Vec<Content> {
    grouped(lines).into_iter().map(|group| group.content).collect()
}

/// A block in the making, and the parts its lines have become.
struct Group {
    origin: Origin,
    direction: Option<Direction>,
    content: Content,
    parts: Vec<Part>,
}

fn grouped(lines: Vec<Line>) -> Vec<Group> {
    let mut groups: Vec<Group> = Vec::new();
    for Line { origin, direction, kind, text } in lines {
        let open = groups.last_mut().filter(|group| group.origin == origin);
        let (content, part) = match kind {
            Kind::Paragraph => (Content::Paragraph(text), Part::Main),
            Kind::Subhead => (Content::Subhead(text), Part::Main),
            Kind::Quote => (Content::Quote(text), Part::Main),
            Kind::Entry { ordered, level } => {
                if let Some(Group { content: Content::List(list), parts, .. }) = open
                    && list.ordered == ordered
                {
                    parts.push(nth(list.items.len()));
                    list.items.push(ListItem { level, text });
                    continue;
                }
                (Content::List(List { ordered, items: vec![ListItem { level, text }] }), Part::Nth(0))
            }
            Kind::Heading => (Content::FactBox(FactBox { heading: text, paragraphs: Vec::new() }), Part::Main),
            Kind::Fact => {
                if let Some(Group { content: Content::FactBox(facts), parts, .. }) = open {
                    parts.push(nth(facts.paragraphs.len()));
                    facts.paragraphs.push(text);
                    continue;
                }
                (Content::FactBox(FactBox { heading: Text::default(), paragraphs: vec![text] }), Part::Nth(0))
            }
            Kind::Solid(mut content) => {
                set_words(&mut content, text);
                (*content, Part::Main)
            }
        };
        groups.push(Group { origin, direction, content, parts: vec![part] });
    }
    groups
}

fn nth(at: usize) -> Part {
    Part::Nth(u32::try_from(at).unwrap_or(u32::MAX))
}

/// Gives a solid block its words.
fn set_words(content: &mut Content, text: Text) {
    match content {
        Content::PullQuote(quote) => quote.text = text,
        Content::Photo(placed) => placed.caption = text,
        Content::Embed(embed) => embed.caption = text,
        Content::Paragraph(_)
        | Content::Subhead(_)
        | Content::Quote(_)
        | Content::List(_)
        | Content::FactBox(_)
        | Content::Rule => {}
    }
}
