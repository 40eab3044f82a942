//! Moves: where the caret goes on the page as it is laid out.

use egui::{Context, Rect, pos2};

use super::page::{Page, caret_on};
use super::press::Way;
use crate::app::Session;
use crate::edit::motion::{self, Unit};
use crate::edit::{Caret, Selection};
use crate::ground::Direction;
use crate::story::Story;
use crate::ui::text::{Affinity, Position};

/// A caret as it shows: with the side it shows at, where a place has two, and the column that a
/// walk up or down keeps to.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Shown {
    pub(super) caret: Caret,
    pub(super) affinity: Affinity,
    pub(super) column: Option<f32>,
}

/// What moves are made on.
pub(super) struct Ground<'a> {
    pub(super) ctx: &'a Context,
    pub(super) session: &'a Session,
    pub(super) story: &'a Story,
    pub(super) page: &'a mut Page,
    /// Where the page shows.
    pub(super) window: Rect,
    /// Where its copy begins.
    pub(super) left: f32,
}

impl Ground<'_> {
    /// Where the caret goes from the end of a selection. `extends` keeps what was selected.
    pub(super) fn go(&mut self, from: Shown, selection: Selection, way: Way, extends: bool) -> Option<Shown> {
        let some = selection.anchor != selection.head;
        match way {
            Way::Left | Way::Right if some && !extends => Some(self.edge(selection, way == Way::Right)),
            Way::Left | Way::Right => self.aside(from, Unit::Character, way == Way::Right),
            Way::WordLeft | Way::WordRight => self.aside(from, Unit::Word, way == Way::WordRight),
            Way::By(unit, forward) => Some(self.by(from.caret, unit, forward)),
            Way::RowStart | Way::RowEnd => self.row_end(from, way == Way::RowEnd),
            Way::Up | Way::Down => self.row(from, way == Way::Down),
            Way::PageUp | Way::PageDown => self.page(from, way == Way::PageDown),
        }
    }

    /// The first row that is wholly in sight, unless a caret at `start` is in sight.
    pub(super) fn first_in_sight(&mut self, start: Caret) -> Option<Shown> {
        let seen = self.page.in_sight(self.ctx, self.session, self.window, self.left, None);
        let window = self.window.y_range();
        let is_in = |rect: Rect| window.contains(rect.top()) && window.contains(rect.bottom());
        let mut first = None;
        for leaf in &seen {
            for passage in &leaf.leaf.passages {
                let place = leaf.at.to_vec2() + passage.at;
                if passage.spot == start.spot && is_in(passage.laid.row_rect(0).translate(place)) {
                    return Some(Shown { caret: start, affinity: Affinity::After, column: None });
                }
                let mut rows = (0..passage.laid.rows()).filter(|_| first.is_none());
                if let Some(row) = rows.find(|row| is_in(passage.laid.row_rect(*row).translate(place))) {
                    let Position { byte, affinity } = passage.laid.row_start(row);
                    let caret = Caret { spot: passage.spot, byte };
                    first = Some(Shown { caret, affinity, column: None });
                }
            }
        }
        first
    }

    /// The end of a selection that is seen at the left or right.
    fn edge(&mut self, selection: Selection, right: bool) -> Shown {
        let forward = right == (self.direction(selection.head) == Direction::Ltr);
        let (first, last) = selection.ordered(self.story);
        let caret = if forward { last } else { first };
        let affinity = if forward { Affinity::Before } else { Affinity::After };
        Shown { caret, affinity, column: None }
    }

    fn by(&self, caret: Caret, unit: Unit, forward: bool) -> Shown {
        let caret = motion::step(self.story, caret, unit, forward);
        let affinity = if forward { Affinity::Before } else { Affinity::After };
        Shown { caret, affinity, column: None }
    }

    /// The direction of the text a caret is in.
    fn direction(&mut self, caret: Caret) -> Direction {
        let nth = Page::leaf_of(self.session, caret.spot);
        nth.and_then(|nth| self.page.leaf(self.ctx, self.session, nth, None))
            .and_then(|leaf| leaf.passage(caret.spot).map(|(_, passage)| passage.laid.direction()))
            .unwrap_or_else(|| self.story.direction())
    }

    /// To the left or right as it is seen, by a character or a word.
    fn aside(&mut self, from: Shown, by: Unit, right: bool) -> Option<Shown> {
        let nth = Page::leaf_of(self.session, from.caret.spot)?;
        let leaf = self.page.leaf(self.ctx, self.session, nth, None)?;
        let (_, passage) = leaf.passage(from.caret.spot)?;
        let at = Position { byte: from.caret.byte, affinity: from.affinity };
        let words = motion::words_of(self.story, from.caret.spot).unwrap_or_default();
        let next = match by {
            Unit::Word => passage.laid.stride(words, at, right),
            Unit::Character | Unit::Sentence | Unit::Text | Unit::Story => passage.laid.aside(at, right),
        };
        if let Some(Position { byte, affinity }) = next {
            return Some(Shown { caret: Caret { byte, ..from.caret }, affinity, column: None });
        }
        let forward = right == (passage.laid.direction() == Direction::Ltr);
        let spot = if forward {
            motion::next_spot(self.story, from.caret.spot)
        } else {
            motion::previous_spot(self.story, from.caret.spot)
        }?;
        let end = motion::words_of(self.story, spot).map_or(0, str::len);
        // At the very side of the row, also where what stands there reads the other way.
        let (byte, affinity) = if forward { (0, Affinity::Before) } else { (end, Affinity::After) };
        Some(Shown { caret: Caret { spot, byte }, affinity, column: None })
    }

    fn row_end(&mut self, from: Shown, end: bool) -> Option<Shown> {
        let nth = Page::leaf_of(self.session, from.caret.spot)?;
        let leaf = self.page.leaf(self.ctx, self.session, nth, None)?;
        let (_, passage) = leaf.passage(from.caret.spot)?;
        let row = passage.laid.row_of(Position { byte: from.caret.byte, affinity: from.affinity });
        let Position { byte, affinity } = if end { passage.laid.row_end(row) } else { passage.laid.row_start(row) };
        Some(Shown { caret: Caret { byte, ..from.caret }, affinity, column: None })
    }

    /// One row up or down, in the text or the next one.
    fn row(&mut self, from: Shown, down: bool) -> Option<Shown> {
        let nth = Page::leaf_of(self.session, from.caret.spot)?;
        let leaf = self.page.leaf(self.ctx, self.session, nth, None)?;
        let (_, passage) = leaf.passage(from.caret.spot)?;
        let at = Position { byte: from.caret.byte, affinity: from.affinity };
        let column = from.column.unwrap_or_else(|| caret_on(passage, at.byte, at.affinity).left());
        let row = passage.laid.row_of(at);
        let next = if down { Some(row + 1).filter(|row| *row < passage.laid.rows()) } else { row.checked_sub(1) };
        if let Some(next) = next {
            let Position { byte, affinity } = passage.laid.row_hit(next, column - passage.at.x);
            return Some(Shown { caret: Caret { byte, ..from.caret }, affinity, column: Some(column) });
        }
        let spot = if down {
            motion::next_spot(self.story, from.caret.spot)
        } else {
            motion::previous_spot(self.story, from.caret.spot)
        };
        let Some(spot) = spot else { return self.row_end(from, down).map(|shown| Shown { column: None, ..shown }) };
        let nth = Page::leaf_of(self.session, spot)?;
        let leaf = self.page.leaf(self.ctx, self.session, nth, None)?;
        let (_, passage) = leaf.passage(spot)?;
        let row = if down { 0 } else { passage.laid.rows().saturating_sub(1) };
        let Position { byte, affinity } = passage.laid.row_hit(row, column - passage.at.x);
        Some(Shown { caret: Caret { spot, byte }, affinity, column: Some(column) })
    }

    /// As far up or down as the window is high; the page goes along, so the caret stays in place.
    fn page(&mut self, from: Shown, down: bool) -> Option<Shown> {
        let (nth, rect) = self.page.caret(self.ctx, self.session, from.caret, from.affinity, None)?;
        let column = from.column.unwrap_or(rect.left());
        let far = (self.window.height() - 2.0 * rect.height()).max(rect.height()) * if down { 1.0 } else { -1.0 };
        let shown = self.page.placed(nth, rect, self.window, self.left).center().y;
        let before = self.page.scroll;
        self.page.scroll.by(far, &self.page.heights, self.window.height());
        let moved = self.page.scroll != before;
        let height = if moved { shown } else { shown + far };
        let inside = height.clamp(self.window.top() + 1.0, self.window.bottom() - 1.0);
        let place = pos2(self.left + column, inside);
        let (caret, affinity) = self.page.hit(self.ctx, self.session, self.window, self.left, place)?;
        Some(Shown { caret, affinity, column: Some(column) })
    }
}
