//! Turning blocks into others, with all they say.

use super::line::{Kind, Line, Origin, line_of, lines_of_block};
use super::{attributed, meant, put};
use crate::edit::{Caret, Edit, Selection, Spot, TextPlace};
use crate::ground::IdMint;
use crate::story::{Content, PullQuote, Story};

/// What blocks can be turned into.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Turn {
    /// Paragraphs.
    Paragraph,
    /// Subheads.
    Subhead,
    /// Quotes.
    Quote,
    /// Pull quotes.
    PullQuote,
    /// One list.
    List {
        /// Whether it is numbered.
        ordered: bool,
    },
    /// One fact box; a subhead at its start becomes its heading.
    FactBox,
}

/// The edit that turns every text a selection touches, and the same selection then. Words and
/// marks stay; of a list or fact box only what is selected is turned. Photos, embeds and rules
/// stay what they are. Entries join a list that stands beside them. `None` if there is nothing to
/// turn.
#[must_use]
pub fn turned(story: &Story, selection: Selection, into: Turn, mint: &mut IdMint) -> Option<(Edit, Selection)> {
    let (from, to) = meant(story, selection)?;
    let Spot::Text(last) = to.spot else { return None };
    let first = match from.spot {
        Spot::Text(place) => Some(place),
        Spot::Field(..) => None,
    };
    let (mut first_at, mut last_at) =
        (first.map_or(Some(0), |place| Some(story.block(place.block)?.0))?, story.block(last.block)?.0);
    if let Turn::List { ordered } = into {
        first_at = first_at.checked_sub(1).filter(|at| is_list(story, *at, ordered)).unwrap_or(first_at);
        last_at = Some(last_at + 1).filter(|at| is_list(story, *at, ordered)).unwrap_or(last_at);
    }
    let mut turning = Turning { into, lines: Vec::new(), ends: [None; 2], group: None };
    for at in first_at..=last_at {
        let Some(block) = story.body.get(at) else { continue };
        let lines = lines_of_block(block);
        let start = if first.is_some_and(|first| first.block == block.id) { first } else { None };
        let from_line = start.map_or(0, |first| line_of(&block.content, first.part));
        let until_line = if last.block == block.id { line_of(&block.content, last.part) } else { lines.len() };
        let outside = story.block(last.block).is_some_and(|(end, _)| at > end)
            || first.and_then(|first| story.block(first.block)).is_some_and(|(begin, _)| at < begin);
        for (nth, line) in lines.into_iter().enumerate() {
            let meant = !outside && (from_line..=until_line).contains(&nth);
            for (end, caret) in turning.ends.iter_mut().zip([selection.anchor, selection.head]) {
                if is_at(caret, block.id, &block.content, nth) {
                    *end = Some((turning.lines.len(), caret.byte));
                }
            }
            turning.take(line, meant);
        }
    }
    let (edit, carets) = put::closed_with(story, first_at..last_at + 1, turning.lines, &turning.ends, mint);
    let [anchor, head] = carets;
    let selection = Selection { anchor: anchor.unwrap_or(selection.anchor), head: head.unwrap_or(selection.head) };
    Some((edit, selection))
}

fn is_list(story: &Story, at: usize, numbered: bool) -> bool {
    story.body.get(at).is_some_and(|block| matches!(&block.content, Content::List(list) if list.ordered == numbered))
}

fn is_at(caret: Caret, block: crate::ground::BlockId, content: &Content, nth: usize) -> bool {
    matches!(caret.spot, Spot::Text(TextPlace { block: here, part, .. }) if here == block && line_of(content, part) == nth)
}

/// Lines on the way from one kind to another.
struct Turning {
    into: Turn,
    lines: Vec<Line>,
    /// Where anchor and head of the selection are: line and byte.
    ends: [Option<(usize, usize)>; 2],
    /// The list or fact box that is being made.
    group: Option<Origin>,
}

impl Turning {
    fn take(&mut self, mut line: Line, meant: bool) {
        let list = matches!((self.into, &line.kind), (Turn::List { ordered: wanted }, Kind::Entry { ordered, .. }) if wanted == *ordered);
        if !meant && !list {
            self.group = None;
            return self.lines.push(line);
        }
        let attribution = match &line.kind {
            Kind::Solid(content) => match content.as_ref() {
                Content::PullQuote(quote) if self.into != Turn::PullQuote => quote.attribution.clone(),
                Content::PullQuote(_)
                | Content::Paragraph(_)
                | Content::Subhead(_)
                | Content::Quote(_)
                | Content::List(_)
                | Content::Photo(_)
                | Content::FactBox(_)
                | Content::Embed(_)
                | Content::Rule => {
                    self.group = None;
                    return self.lines.push(line);
                }
            },
            Kind::Paragraph | Kind::Subhead | Kind::Quote | Kind::Entry { .. } | Kind::Heading | Kind::Fact => {
                String::new()
            }
        };
        let was = line.kind.clone();
        line.kind = self.kind_of(&was);
        match self.into {
            Turn::List { .. } | Turn::FactBox => line.origin = *self.group.get_or_insert(line.origin),
            Turn::Paragraph | Turn::Subhead | Turn::Quote | Turn::PullQuote => {}
        }
        let (origin, direction) = (line.origin, line.direction);
        self.lines.push(line);
        if !attribution.is_empty() {
            let text = attributed(&attribution);
            let kind = self.kind_of(&Kind::Paragraph);
            self.lines.push(Line { origin, direction, kind, text });
        }
    }

    fn kind_of(&self, was: &Kind) -> Kind {
        match self.into {
            Turn::Paragraph => Kind::Paragraph,
            Turn::Subhead => Kind::Subhead,
            Turn::Quote => Kind::Quote,
            Turn::PullQuote => Kind::Solid(Box::new(Content::PullQuote(PullQuote::default()))),
            Turn::List { ordered } => {
                let level = if let Kind::Entry { level, .. } = was { *level } else { 0 };
                Kind::Entry { ordered, level }
            }
            Turn::FactBox if self.group.is_none() && matches!(was, Kind::Subhead | Kind::Heading) => Kind::Heading,
            Turn::FactBox => Kind::Fact,
        }
    }
}
