//! Words that have been set: rows, the cells a caret steps over, and glyphs. Nothing else is kept.

use std::ops::Range;

use egui::{Rect, Vec2, pos2, vec2};

use super::cuts::CutId;
use crate::ground::Direction;

/// To which side of a place between letters a caret belongs. It shows where a row is broken and
/// where the direction changes: there one place in the words is two on the page.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Affinity {
    /// To the cluster that ends there.
    Before,
    /// To the cluster that begins there.
    #[default]
    After,
}

/// A place between letters.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct Position {
    /// The byte before which it is.
    pub byte: usize,
    /// The side it belongs to.
    pub affinity: Affinity,
}

impl Position {
    /// Belonging to what ends at a byte.
    #[must_use]
    pub fn before(byte: usize) -> Self {
        Self { byte, affinity: Affinity::Before }
    }

    /// Belonging to what begins at a byte.
    #[must_use]
    pub fn after(byte: usize) -> Self {
        Self { byte, affinity: Affinity::After }
    }
}

/// Words that have been set. Coordinates are points from the top left.
///
/// Directions, and the order on the page, follow UAX 9; a caret stops at the boundaries of
/// extended grapheme clusters (UAX 29).
#[derive(Clone, Debug, PartialEq)]
pub struct Laid {
    pub(super) direction: Direction,
    pub(super) words_len: usize,
    pub(super) size: Vec2,
    /// An ellipsis stands for the rest.
    pub(super) elided: bool,
    /// The height of every row.
    pub(super) leading: f32,
    /// The baseline, from the top of a row.
    pub(super) baseline: f32,
    pub(super) rows: Vec<Row>,
    /// The cells of all rows, each row's from left to right.
    pub(super) cells: Vec<Cell>,
    /// The glyphs of all rows.
    pub(super) glyphs: Vec<Glyph>,
}

/// A row.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Row {
    /// Its bytes, with the line break that ends it.
    pub(super) bytes: Range<usize>,
    /// Where its last cell ends: before the line break, if one ends it.
    pub(super) end: usize,
    /// A line break ends it, not the measure.
    pub(super) broken: bool,
    /// Its cells.
    pub(super) cells: Range<usize>,
    /// Its glyphs.
    pub(super) glyphs: Range<usize>,
    /// Its left and right ends, in points.
    pub(super) left: f32,
    pub(super) right: f32,
}

/// An extended grapheme cluster on a row.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Cell {
    pub(super) left: f32,
    pub(super) width: f32,
    pub(super) start: usize,
    pub(super) end: usize,
    /// It reads from right to left.
    pub(super) rtl: bool,
}

impl Cell {
    pub(super) fn right(&self) -> f32 {
        self.left + self.width
    }

    /// The position at its left side.
    pub(super) fn at_left(&self) -> Position {
        if self.rtl { Position::before(self.end) } else { Position::after(self.start) }
    }

    /// The position at its right side.
    pub(super) fn at_right(&self) -> Position {
        if self.rtl { Position::after(self.start) } else { Position::before(self.end) }
    }
}

/// A glyph, its origin from the top left of all.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Glyph {
    pub(super) x: f32,
    pub(super) y: f32,
    /// The first byte it stands for.
    pub(super) byte: usize,
    pub(super) cut: CutId,
    pub(super) id: u16,
}

impl Laid {
    /// The width of the widest row from the left, without the spaces that end it, and the height
    /// of all rows.
    #[must_use]
    pub fn size(&self) -> Vec2 {
        self.size
    }

    /// Whether an ellipsis stands for words there was no room for.
    #[must_use]
    pub fn is_elided(&self) -> bool {
        self.elided
    }

    /// How many rows there are; at least one.
    #[must_use]
    pub fn rows(&self) -> usize {
        self.rows.len()
    }

    /// The height of a row, the same for all.
    #[must_use]
    pub fn leading(&self) -> f32 {
        self.leading
    }

    /// The baseline, from the top of a row.
    #[must_use]
    pub fn baseline(&self) -> f32 {
        self.baseline
    }

    /// The direction of the paragraph.
    #[must_use]
    pub fn direction(&self) -> Direction {
        self.direction
    }

    /// The length of the words, in bytes.
    #[must_use]
    pub fn words_len(&self) -> usize {
        self.words_len
    }

    /// Where a row is; its width is that of what stands on it.
    #[must_use]
    pub fn row_rect(&self, row: usize) -> Rect {
        let top = self.top(row);
        let (left, right) = self.rows.get(row).map_or((0.0, 0.0), |row| (row.left, row.right));
        Rect::from_min_size(pos2(left, top), vec2(right - left, self.leading))
    }

    /// The bytes of a row, with the line break that ends it.
    #[must_use]
    pub fn row_bytes(&self, row: usize) -> Range<usize> {
        self.rows.get(row).map_or(0..0, |row| row.bytes.clone())
    }

    /// The top of a row.
    #[expect(clippy::cast_precision_loss, reason = "rows are few")]
    pub(super) fn top(&self, row: usize) -> f32 {
        row as f32 * self.leading
    }

    pub(super) fn rtl(&self) -> bool {
        self.direction == Direction::Rtl
    }

    /// The cells of a row, from left to right.
    pub(super) fn cells_of(&self, row: &Row) -> &[Cell] {
        self.cells.get(row.cells.clone()).unwrap_or_default()
    }

    pub(super) fn last_row(&self) -> usize {
        self.rows.len().saturating_sub(1)
    }
}
