//! What happens at the edges of a text: Backspace at its start, Delete at its end, Enter in it.

use super::line::{Kind, Line, Origin, line_of, lines_of_block};
use super::{put, replaced};
use crate::edit::motion::{first_part, last_part};
use crate::edit::{Caret, Edit, Spot, TextPlace, motion};
use crate::ground::IdMint;
use crate::story::{Block, Content, Fragment, Part, Story, Text};

/// What a key at the edge of a text comes to.
#[derive(Clone, Debug, PartialEq)]
pub enum Stroke {
    /// A change.
    Changed {
        /// The change.
        edit: Box<Edit>,
        /// Where the caret then stands.
        caret: Caret,
        /// What undo calls it.
        label: &'static str,
    },
    /// Nothing changes, but the caret goes elsewhere.
    Moved(Caret),
}

impl Stroke {
    fn of((edit, caret): (Edit, Caret), label: &'static str) -> Self {
        Self::Changed { edit: Box::new(edit), caret, label }
    }
}

/// A text of the body with what stands around it.
struct Stand<'a> {
    story: &'a Story,
    /// The block's place.
    at: usize,
    block: &'a Block,
    /// The block laid out flat.
    lines: Vec<Line>,
    /// The text's place among the lines.
    nth: usize,
}

impl<'a> Stand<'a> {
    fn new(story: &'a Story, place: TextPlace) -> Option<Self> {
        let (at, block) = story.block(place.block)?;
        block.text(place.part)?;
        let lines = lines_of_block(block);
        Some(Self { story, at, block, lines, nth: line_of(&block.content, place.part) })
    }

    fn line(&self) -> Option<&Line> {
        self.lines.get(self.nth)
    }

    fn before(&self) -> Option<&'a Block> {
        self.at.checked_sub(1).and_then(|at| self.story.body.get(at)).map(AsRef::as_ref)
    }

    fn behind(&self) -> Option<&'a Block> {
        self.story.body.get(self.at + 1).map(AsRef::as_ref)
    }

    /// The block with other lines, and the caret at the start of one of them.
    fn with(&self, lines: Vec<Line>, caret: usize, label: &'static str, mint: &mut IdMint) -> Stroke {
        Stroke::of(put::closed(self.story, self.at..self.at + 1, lines, (caret, 0), mint), label)
    }

    /// The line becomes another kind of line.
    fn turned(&self, kind: Kind, label: &'static str, mint: &mut IdMint) -> Option<Stroke> {
        let mut lines = self.lines.clone();
        lines.get_mut(self.nth)?.kind = kind;
        Some(self.with(lines, self.nth, label, mint))
    }

    /// Takes a block out, the caret ends up at `caret`.
    fn without(&self, block: &Block, caret: Caret, label: &'static str) -> Stroke {
        Stroke::of((Edit::RemoveBlock { story: self.story.id, block: block.id }, caret), label)
    }

    fn caret(&self, block: &Block, part: Part, byte: usize) -> Caret {
        Caret { spot: Spot::Text(TextPlace { story: self.story.id, block: block.id, part }), byte }
    }

    /// Behind the last word of a block.
    fn end_of(&self, block: &Block) -> Option<Caret> {
        let part = last_part(block)?;
        Some(self.caret(block, part, block.text(part).map_or(0, Text::len)))
    }

    fn start_of(&self, block: &Block) -> Option<Caret> {
        Some(self.caret(block, first_part(block)?, 0))
    }
}

/// Backspace at the start of a text of the body. What is not a plain paragraph becomes one first;
/// a paragraph joins the one before. A photo, embed or rule before it goes in one step, an empty
/// paragraph between goes first. `None` if there is nothing to do.
#[must_use]
pub fn backward(story: &Story, place: TextPlace, mint: &mut IdMint) -> Option<Stroke> {
    let here = Stand::new(story, place)?;
    let caret = Caret { spot: Spot::Text(place), byte: 0 };
    match &here.line()?.kind {
        Kind::Subhead | Kind::Quote => here.turned(Kind::Paragraph, "block-paragraph", mint),
        Kind::Entry { ordered, level } => match level.checked_sub(1) {
            Some(level) => here.turned(Kind::Entry { ordered: *ordered, level }, "change-outdent", mint),
            None => here.turned(Kind::Paragraph, "change-end-list", mint),
        },
        Kind::Fact => {
            let before = Part::Nth(u32::try_from(here.nth.checked_sub(2).unwrap_or(usize::MAX)).unwrap_or(u32::MAX));
            let before = if here.nth == 1 { Part::Main } else { before };
            let end = here.caret(here.block, before, here.block.text(before)?.len());
            let done = replaced(story, end, caret, &Fragment::default(), mint)?;
            Some(Stroke::of(done, "change-join"))
        }
        Kind::Heading if here.lines.iter().all(|line| line.text.is_empty()) => {
            let line = Line { kind: Kind::Paragraph, ..here.line()?.clone() };
            Some(here.with(vec![line], 0, "block-paragraph", mint))
        }
        Kind::Solid(content) if is_bare(content) => here.turned(Kind::Paragraph, "block-paragraph", mint),
        Kind::Heading | Kind::Solid(_) => {
            let before = here.before().filter(|block| is_empty_paragraph(block))?;
            Some(here.without(before, caret, "change-join"))
        }
        Kind::Paragraph => paragraph_backward(&here, caret, mint),
    }
}

fn paragraph_backward(here: &Stand<'_>, caret: Caret, mint: &mut IdMint) -> Option<Stroke> {
    let before = here.before()?;
    let empty = here.line()?.text.is_empty();
    match &before.content {
        Content::Paragraph(_) | Content::Subhead(_) | Content::Quote(_) | Content::List(_) => {
            let Some(end) = here.end_of(before) else { return Some(here.without(before, caret, "change-join")) };
            let done = replaced(here.story, end, caret, &Fragment::default(), mint)?;
            Some(Stroke::of(done, "change-join"))
        }
        Content::Photo(_) | Content::Embed(_) | Content::Rule if !empty => {
            Some(here.without(before, caret, removing(&before.content)))
        }
        Content::FactBox(_) | Content::PullQuote(_) if !empty => here.end_of(before).map(Stroke::Moved),
        Content::Photo(_) | Content::Embed(_) | Content::Rule | Content::FactBox(_) | Content::PullQuote(_) => {
            let on = motion::previous_spot(here.story, caret.spot).filter(|spot| matches!(spot, Spot::Text(_)));
            let to = match on {
                Some(spot) => Caret { spot, byte: motion::words_of(here.story, spot).map_or(0, str::len) },
                None => Caret { spot: motion::next_spot(here.story, caret.spot)?, byte: 0 },
            };
            Some(here.without(here.block, to, "change-join"))
        }
    }
}

/// Delete at the end of a text of the body: as [`backward`], the other way.
#[must_use]
pub fn forward(story: &Story, place: TextPlace, mint: &mut IdMint) -> Option<Stroke> {
    let here = Stand::new(story, place)?;
    let line = here.line()?;
    let caret = Caret { spot: Spot::Text(place), byte: line.text.len() };
    let join = |to: Caret, mint: &mut IdMint| {
        Some(Stroke::of(replaced(story, caret, to, &Fragment::default(), mint)?, "change-join"))
    };
    if here.nth + 1 < here.lines.len() {
        return join(Caret { spot: motion::next_spot(story, caret.spot)?, byte: 0 }, mint);
    }
    let behind = here.behind()?;
    let start = here.start_of(behind);
    if is_empty_paragraph(here.block) {
        let to = start.or_else(|| motion::next_spot(story, caret.spot).map(|spot| Caret { spot, byte: 0 }));
        return Some(here.without(here.block, to?, "change-join"));
    }
    match &behind.content {
        Content::Paragraph(_) | Content::Subhead(_) | Content::Quote(_) | Content::List(_) => {
            if line.kind.joins() && !line.kind.is_of_box() {
                match start {
                    Some(start) => join(start, mint),
                    None => Some(here.without(behind, caret, "change-join")),
                }
            } else if is_empty_paragraph(behind) {
                Some(here.without(behind, caret, "change-join"))
            } else {
                start.map(Stroke::Moved)
            }
        }
        Content::FactBox(_) | Content::PullQuote(_) => start.map(Stroke::Moved),
        Content::Photo(_) | Content::Embed(_) | Content::Rule => {
            Some(here.without(behind, caret, removing(&behind.content)))
        }
    }
}

/// Enter. Running text, entries and facts part; an empty entry ends its list, an empty last fact
/// leaves its box; where there is but one line, the caret goes on to the next text.
#[must_use]
pub fn broken(story: &Story, caret: Caret, mint: &mut IdMint) -> Option<Stroke> {
    let Spot::Text(place) = caret.spot else {
        if let Some(spot) = motion::next_spot(story, caret.spot) {
            return Some(Stroke::Moved(Caret { spot, byte: 0 }));
        }
        if !motion::is_last_on_page(caret.spot) {
            return None;
        }
        return Some(Stroke::of(put::closed(story, 0..0, vec![Line::empty(Origin::New(0))], (0, 0), mint), NEW));
    };
    let here = Stand::new(story, place)?;
    let line = here.line()?.clone();
    let empty = line.text.is_empty();
    let last = here.nth + 1 == here.lines.len();
    match &line.kind {
        Kind::Solid(_) => {
            if let Some(spot) = motion::next_spot(story, caret.spot) {
                return Some(Stroke::Moved(Caret { spot, byte: 0 }));
            }
            let mut lines = here.lines.clone();
            lines.push(Line::empty(Origin::New(0)));
            Some(here.with(lines, 1, NEW, mint))
        }
        Kind::Entry { ordered, level } if empty => match level.checked_sub(1) {
            Some(level) => here.turned(Kind::Entry { ordered: *ordered, level }, "change-outdent", mint),
            None => here.turned(Kind::Paragraph, "change-end-list", mint),
        },
        Kind::Fact if empty && last => {
            let mut lines = here.lines.clone();
            lines.pop();
            lines.push(Line::empty(Origin::New(0)));
            Some(here.with(lines, here.nth, NEW, mint))
        }
        Kind::Subhead | Kind::Quote if empty => here.turned(Kind::Paragraph, "block-paragraph", mint),
        Kind::Paragraph | Kind::Subhead | Kind::Quote | Kind::Entry { .. } | Kind::Heading | Kind::Fact => {
            Some(split(&here, line, caret.byte, mint))
        }
    }
}

const NEW: &str = "change-new-paragraph";

fn split(here: &Stand<'_>, line: Line, byte: usize, mint: &mut IdMint) -> Stroke {
    let byte = line.text.whole(byte..byte).start;
    let (first, second) = (line.text.slice(0..byte), line.text.slice(byte..line.text.len()));
    let running = line.kind.is_running();
    // What stands behind the caret keeps its id if all of it does, and its kind.
    let (above, below) = if running && first.is_empty() && !second.is_empty() {
        let above = Line { direction: line.direction, ..Line::empty(Origin::New(0)) };
        (above, Line { text: second, ..line })
    } else {
        let kind = match line.kind {
            Kind::Heading => Kind::Fact,
            Kind::Subhead | Kind::Quote if second.is_empty() => Kind::Paragraph,
            Kind::Paragraph | Kind::Subhead | Kind::Quote | Kind::Entry { .. } | Kind::Fact | Kind::Solid(_) => {
                line.kind.clone()
            }
        };
        let origin = if running { Origin::New(0) } else { line.origin };
        let direction = line.direction;
        (Line { text: first, ..line }, Line { origin, direction, kind, text: second })
    };
    let mut lines = here.lines.clone();
    lines.splice(here.nth..=here.nth, [above, below]);
    here.with(lines, here.nth + 1, NEW, mint)
}

/// Whether a block that words can be put into holds nothing that would be lost were it a
/// paragraph.
fn is_bare(content: &Content) -> bool {
    match content {
        Content::PullQuote(quote) => quote.attribution.is_empty(),
        Content::Embed(embed) => embed.url.is_empty(),
        Content::Paragraph(_)
        | Content::Subhead(_)
        | Content::Quote(_)
        | Content::List(_)
        | Content::Photo(_)
        | Content::FactBox(_)
        | Content::Rule => false,
    }
}

fn is_empty_paragraph(block: &Block) -> bool {
    match &block.content {
        Content::Paragraph(text) | Content::Subhead(text) | Content::Quote(text) => text.is_empty(),
        Content::PullQuote(_)
        | Content::List(_)
        | Content::Photo(_)
        | Content::FactBox(_)
        | Content::Embed(_)
        | Content::Rule => false,
    }
}

fn removing(content: &Content) -> &'static str {
    match content {
        Content::Photo(_) => "change-remove-photo",
        Content::Embed(_) => "change-remove-embed",
        Content::Rule => "change-remove-rule",
        Content::Paragraph(_)
        | Content::Subhead(_)
        | Content::Quote(_)
        | Content::PullQuote(_)
        | Content::List(_)
        | Content::FactBox(_) => "command-remove-block",
    }
}
