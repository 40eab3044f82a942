//! Between places in the words and places on the page.

use std::ops::Range;

use egui::{Rect, Vec2, pos2, vec2};

use super::laid::{Affinity, Cell, Laid, Position, Row};
use crate::ground::Direction;

/// A stretch of a row in one direction, for those who hear the page.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct RowRun {
    /// Its bytes.
    pub(super) bytes: Range<usize>,
    /// Its direction.
    pub(super) direction: Direction,
    /// Where it is.
    pub(super) rect: Rect,
    /// Of each cluster, in the order of the words: how many bytes it has,
    pub(super) lengths: Vec<usize>,
    /// how far from the side where the run begins it is,
    pub(super) positions: Vec<f32>,
    /// and how wide.
    pub(super) widths: Vec<f32>,
}

impl Laid {
    /// The position nearest to a point; above and below the text, on its first and last row.
    #[must_use]
    pub fn hit(&self, at: Vec2) -> Position {
        #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "it saturates")]
        let row = (at.y / self.leading.max(f32::EPSILON)) as usize;
        self.row_hit(row.min(self.last_row()), at.x)
    }

    /// The position on a row nearest to a distance from the left.
    #[must_use]
    pub fn row_hit(&self, row: usize, x: f32) -> Position {
        let Some(shown) = self.rows.get(row) else { return Position::default() };
        let cells = self.cells_of(shown);
        let Some(at) = cells.iter().position(|cell| x < cell.right()).or(cells.len().checked_sub(1)) else {
            return self.row_start(row);
        };
        let right = cells.get(at).is_some_and(|cell| x >= cell.left + cell.width / 2.0);
        let (edge, near, far) = if right {
            (cells.get(at).map(Cell::right), cells.get(at).map(Cell::at_right), cells.get(at + 1).map(Cell::at_left))
        } else {
            let before = at.checked_sub(1).and_then(|before| cells.get(before));
            (cells.get(at).map(|cell| cell.left), cells.get(at).map(Cell::at_left), before.map(Cell::at_right))
        };
        // Where the measure broke the row, its ends are shown at its sides, whatever stands there.
        let shown_here =
            |position: &Position| edge.is_some_and(|edge| (self.caret_x(row, *position) - edge).abs() < 0.01);
        let ends: [Position; 2] = self.ends(row, shown).into();
        let candidates = near.into_iter().chain(far).map(|position| self.kept_on(row, position)).chain(ends);
        candidates.clone().find(shown_here).or(near).unwrap_or_default()
    }

    /// Where a caret stands: no width, the height of a row.
    #[must_use]
    pub fn caret(&self, position: Position) -> Rect {
        let row = self.row_of(position);
        Rect::from_min_size(pos2(self.caret_x(row, position), self.top(row)), vec2(0.0, self.leading))
    }

    /// The row a position is on.
    #[must_use]
    pub fn row_of(&self, position: Position) -> usize {
        let byte = position.byte.min(self.words_len);
        let at = self.rows.partition_point(|row| row.bytes.start <= byte).saturating_sub(1);
        let Some(row) = self.rows.get(at) else { return 0 };
        let above = at.checked_sub(1).and_then(|above| self.rows.get(above));
        let ends_row_above = byte == row.bytes.start && above.is_some_and(|above| !above.broken);
        if ends_row_above && position.affinity == Affinity::Before { at - 1 } else { at }
    }

    /// The position at the start of a row.
    #[must_use]
    pub fn row_start(&self, row: usize) -> Position {
        Position::after(self.rows.get(row).map_or(0, |row| row.bytes.start))
    }

    /// The position at the end of a row, before the line break that ends it.
    #[must_use]
    pub fn row_end(&self, row: usize) -> Position {
        Position::before(self.rows.get(row).map_or(0, |row| row.end))
    }

    /// The clusters of a row as they stand from left to right: their bytes, and how each reads.
    pub fn row_clusters(&self, row: usize) -> impl Iterator<Item = (Range<usize>, Direction)> + '_ {
        let cells = self.rows.get(row).map(|row| self.cells_of(row)).unwrap_or_default();
        cells.iter().map(|cell| (cell.start..cell.end, if cell.rtl { Direction::Rtl } else { Direction::Ltr }))
    }

    /// What covers the bytes of a range: a rectangle for each row and each stretch that stands
    /// together on it, as high as the row.
    #[must_use]
    pub fn rects(&self, range: Range<usize>) -> Vec<Rect> {
        let mut rects: Vec<Rect> = Vec::new();
        let first = self.rows.partition_point(|row| row.bytes.end <= range.start);
        for (index, row) in self.rows.iter().enumerate().skip(first) {
            if row.bytes.start >= range.end {
                break;
            }
            let top = self.top(index);
            let mut open: Option<(f32, f32)> = None;
            let mut close = |stretch: Option<(f32, f32)>| {
                rects.extend(
                    stretch.map(|(left, right)| Rect::from_min_max(pos2(left, top), pos2(right, top + self.leading))),
                );
            };
            for cell in self.cells_of(row) {
                if cell.start < range.end && cell.end > range.start {
                    open = Some((open.map_or(cell.left, |(left, _)| left), cell.right()));
                } else {
                    close(open.take());
                }
            }
            close(open);
        }
        rects
    }

    /// The rows cut where the direction changes, in the order of the words.
    pub(super) fn row_runs(&self) -> Vec<RowRun> {
        let mut runs = Vec::new();
        for (index, row) in self.rows.iter().enumerate() {
            let mut cells = self.cells_of(row).to_vec();
            cells.sort_unstable_by_key(|cell| cell.start);
            if cells.is_empty() {
                runs.push(self.empty_run(index, row));
            }
            for stretch in cells.chunk_by(stand_together) {
                runs.push(self.run(index, stretch));
            }
            // The line break belongs to what it ends.
            if let Some(run) = runs.last_mut().filter(|_| row.broken) {
                run.bytes.end = row.bytes.end;
                run.lengths.push(row.bytes.end.saturating_sub(row.end));
                run.positions.push(run.rect.width());
                run.widths.push(0.0);
            }
        }
        runs
    }

    fn empty_run(&self, row: usize, shown: &Row) -> RowRun {
        let rect = Rect::from_min_size(pos2(shown.left, self.top(row)), vec2(0.0, self.leading));
        let bytes = shown.bytes.start..shown.end;
        let (lengths, positions, widths) = (Vec::new(), Vec::new(), Vec::new());
        RowRun { bytes, direction: self.direction, rect, lengths, positions, widths }
    }

    fn run(&self, row: usize, cells: &[Cell]) -> RowRun {
        let rtl = cells.first().is_some_and(|cell| cell.rtl);
        let left = cells.iter().map(|cell| cell.left).fold(f32::INFINITY, f32::min);
        let right = cells.iter().map(Cell::right).fold(f32::NEG_INFINITY, f32::max);
        let top = self.top(row);
        let start = cells.first().map_or(0, |cell| cell.start);
        let end = cells.last().map_or(start, |cell| cell.end);
        RowRun {
            bytes: start..end,
            direction: if rtl { Direction::Rtl } else { Direction::Ltr },
            rect: Rect::from_min_max(pos2(left, top), pos2(right, top + self.leading)),
            lengths: cells.iter().map(|cell| cell.end.saturating_sub(cell.start)).collect(),
            positions: cells.iter().map(|cell| if rtl { right - cell.right() } else { cell.left - left }).collect(),
            widths: cells.iter().map(|cell| cell.width).collect(),
        }
    }

    /// How far from the left a caret is on a row.
    pub(super) fn caret_x(&self, row: usize, position: Position) -> f32 {
        let Some(shown) = self.rows.get(row) else { return 0.0 };
        let cells = self.cells_of(shown);
        let byte = position.byte.min(self.words_len);
        let at_start = byte <= shown.bytes.start && (row > 0 || position.affinity == Affinity::Before);
        let at_end =
            byte >= shown.end && (shown.broken || row < self.last_row() || position.affinity == Affinity::After);
        let (soft_start, soft_end) = (self.begins_softly(row), !shown.broken && row < self.last_row());
        if at_start && (soft_start || position.affinity == Affinity::Before) {
            return self.start_x(shown);
        }
        if at_end && (soft_end || position.affinity == Affinity::After) {
            return self.end_x(shown);
        }
        let ends = || cells.iter().find(|cell| cell.start < byte && byte <= cell.end);
        let begins = || cells.iter().find(|cell| cell.start <= byte && byte < cell.end);
        let trailing = |cell: &Cell| if cell.rtl { cell.left } else { cell.right() };
        let leading = |cell: &Cell| if cell.rtl { cell.right() } else { cell.left };
        let found = match position.affinity {
            Affinity::Before => ends().map(trailing).or_else(|| begins().map(leading)),
            Affinity::After => begins().map(leading).or_else(|| ends().map(trailing)),
        };
        found.unwrap_or_else(|| self.start_x(shown))
    }

    /// Whether the measure, not a line break, began a row.
    pub(super) fn begins_softly(&self, row: usize) -> bool {
        row.checked_sub(1).and_then(|above| self.rows.get(above)).is_some_and(|above| !above.broken)
    }

    /// The side of a row where the paragraph begins.
    fn start_x(&self, row: &Row) -> f32 {
        if self.rtl() { row.right } else { row.left }
    }

    /// The side of a row where the paragraph goes on.
    fn end_x(&self, row: &Row) -> f32 {
        if self.rtl() { row.left } else { row.right }
    }

    /// The same place, said so that it is on this row and not on the one that meets it there.
    pub(super) fn kept_on(&self, row: usize, position: Position) -> Position {
        let Some(shown) = self.rows.get(row) else { return position };
        if position.byte == shown.bytes.start && self.begins_softly(row) {
            return Position::after(position.byte);
        }
        if position.byte == shown.end && !shown.broken && row < self.last_row() {
            return Position::before(position.byte);
        }
        position
    }
}

/// Whether one cell goes on where the other ends, in the words and on the page.
fn stand_together(one: &Cell, next: &Cell) -> bool {
    let (end, begin) = if one.rtl { (one.left, next.right()) } else { (one.right(), next.left) };
    one.rtl == next.rtl && (end - begin).abs() < 0.01
}
