//! Cutting a stretch out of the body: what is left before it and behind it.

use super::line::{Line, Origin, line_of, lines_of_block};
use crate::edit::{Spot, TextPlace, motion};
use crate::story::{Story, Text};

/// A byte of a text of the body.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct At {
    pub(super) place: TextPlace,
    pub(super) byte: usize,
}

impl At {
    pub(super) fn new(place: TextPlace, byte: usize) -> Self {
        Self { place, byte }
    }
}

/// A body with a stretch cut out of it.
pub(super) struct Cut {
    /// The place of the first block that is touched.
    pub(super) first: usize,
    /// How many blocks are touched.
    pub(super) touched: usize,
    /// The lines of the first block before the stretch.
    pub(super) before: Vec<Line>,
    /// What is left of the line the stretch begins in; `None` if it begins before the body.
    pub(super) head: Option<Line>,
    /// What is left of the line it ends in; `None` if nothing is.
    pub(super) tail: Option<Line>,
    /// The lines of the last block behind the stretch.
    pub(super) after: Vec<Line>,
    /// Whether it begins and ends in one line.
    pub(super) one_line: bool,
}

impl Cut {
    /// Cuts from a place (from the start of the body without one) to a place.
    pub(super) fn new(story: &Story, from: Option<At>, to: At) -> Option<Self> {
        let (last, last_block) = story.block(to.place.block)?;
        let one_line = from.is_some_and(|from| from.place == to.place);
        if is_whole(story, from, to) {
            let head = from.map(|from| Line::empty(Origin::Kept(from.place.block)));
            let (before, after) = (Vec::new(), Vec::new());
            return Some(Self { first: 0, touched: story.body.len(), before, head, tail: None, after, one_line });
        }
        let (first, before, head) = match from {
            None => (0, Vec::new(), None),
            Some(from) => {
                let (first, block) = story.block(from.place.block)?;
                let mut before = lines_of_block(block);
                before.truncate(line_of(&block.content, from.place.part) + 1);
                let mut head = before.pop()?;
                head.text = head.text.slice(0..from.byte);
                (first, before, Some(head))
            }
        };
        let mut after = lines_of_block(last_block);
        let at = line_of(&last_block.content, to.place.part).min(after.len());
        after.drain(..at);
        let mut tail = if after.is_empty() { None } else { Some(after.remove(0)) };
        if let Some(line) = &mut tail {
            line.text = line.text.slice(to.byte..line.text.len());
        }
        // A photo whose caption ends the stretch lies wholly in it.
        tail = tail.filter(|line| one_line || line.kind.joins() || !line.text.is_empty());
        Some(Self { first, touched: (last + 1).saturating_sub(first), before, head, tail, after, one_line })
    }
}

/// Whether a stretch holds all the words of a body, and not just those of one text.
pub(super) fn is_whole(story: &Story, from: Option<At>, to: At) -> bool {
    let from_start = from.is_none_or(|from| {
        from.byte == 0 && from.place != to.place && motion::first_text(story) == Some(Spot::Text(from.place))
    });
    from_start
        && motion::last_text(story) == Some(Spot::Text(to.place))
        && story.block(to.place.block).and_then(|(_, block)| block.text(to.place.part)).map(Text::len) == Some(to.byte)
}
