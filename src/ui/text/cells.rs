//! From what the shaper calls clusters to cells: one an extended grapheme cluster.

use std::ops::Range;

use unicode_segmentation::UnicodeSegmentation;

use super::laid::{Cell, Glyph};

/// Where a caret may stand in the words.
#[derive(Default)]
pub(super) struct Stops {
    /// A bit a byte.
    bits: Vec<u64>,
    len: usize,
}

impl Stops {
    /// Finds the boundaries of extended grapheme clusters (UAX 29).
    pub(super) fn find(&mut self, words: &str) {
        self.len = words.len();
        self.bits.clear();
        // Among ASCII letters all but a carriage return with its line feed stand alone.
        if words.is_ascii() && !words.contains('\r') {
            self.bits.resize(words.len() / 64 + 1, u64::MAX);
        } else {
            self.bits.resize(words.len() / 64 + 1, 0);
            for (byte, _) in words.grapheme_indices(true) {
                if let Some(bits) = self.bits.get_mut(byte / 64) {
                    *bits |= 1 << (byte % 64);
                }
            }
        }
    }

    fn is(&self, byte: usize) -> bool {
        byte >= self.len || self.bits.get(byte / 64).is_some_and(|bits| bits >> (byte % 64) & 1 == 1)
    }

    /// The first stop at a byte or after it.
    pub(super) fn at_or_after(&self, byte: usize) -> usize {
        let mut at = byte;
        while !self.is(at) {
            at += 1;
        }
        at.min(self.len)
    }
}

/// A piece of a row as the shaper gives it.
#[derive(Clone)]
pub(super) struct Fragment {
    pub(super) start: usize,
    pub(super) end: usize,
    pub(super) left: f32,
    pub(super) width: f32,
    pub(super) rtl: bool,
    /// Its glyphs among all.
    pub(super) glyphs: Range<usize>,
}

/// The pieces of one row, from left to right.
#[derive(Default)]
pub(super) struct Row(Vec<Fragment>);

impl Row {
    pub(super) fn clear(&mut self) {
        self.0.clear();
    }

    pub(super) fn push(&mut self, fragment: Fragment) {
        self.0.push(fragment);
    }

    /// Leaves out what comes after the line break: marks, which the shaper puts on it.
    pub(super) fn end_at(&mut self, byte: usize) {
        self.0.retain(|fragment| fragment.start < byte);
    }

    /// Puts the spaces at the row's end where the paragraph goes on (UAX 9, L1), which the shaper
    /// leaves in the direction of what they follow.
    pub(super) fn spaces_last(&mut self, words: &str, rtl: bool, left: f32, glyphs: &mut [Glyph]) {
        let end = self.0.iter().map(|fragment| fragment.end).max().unwrap_or_default();
        let head = words.get(..end).unwrap_or_default();
        let kept = head.trim_end_matches(|c: char| c.is_whitespace() || is_isolate(c)).len();
        let is_last = |fragment: &Fragment| fragment.start >= kept;
        let count = self.0.iter().filter(|fragment| is_last(fragment)).count();
        let at_end = if rtl { self.0.get(..count) } else { self.0.get(self.0.len() - count..) };
        if at_end.unwrap_or_default().iter().all(|fragment| is_last(fragment) && fragment.rtl == rtl) {
            return;
        }
        let (mut last, mut pieces): (Vec<_>, Vec<_>) = self.0.drain(..).partition(is_last);
        last.sort_by_key(|fragment| fragment.start);
        for fragment in &mut last {
            fragment.rtl = rtl;
        }
        if rtl {
            last.reverse();
            last.append(&mut pieces);
            self.0 = last;
        } else {
            pieces.append(&mut last);
            self.0 = pieces;
        }
        let mut x = left;
        for fragment in &mut self.0 {
            for glyph in glyphs.get_mut(fragment.glyphs.clone()).into_iter().flatten() {
                glyph.x += x - fragment.left;
            }
            fragment.left = x;
            x += fragment.width;
        }
    }

    /// Appends the row's cells. Pieces that begin inside a grapheme cluster widen the cell beside
    /// them; those that hold several are shared out evenly, as ligatures are.
    pub(super) fn cells(&self, left: f32, stops: &Stops, cells: &mut Vec<Cell>) {
        let first = cells.len();
        let mut x = left;
        // The width of pieces whose cell comes later: from right to left, marks come first.
        let mut waiting = 0.0;
        for fragment in &self.0 {
            let start = stops.at_or_after(fragment.start);
            if start >= fragment.end {
                let joins_left = !fragment.rtl && waiting == 0.0 && cells.len() > first;
                match cells.last_mut().filter(|_| joins_left) {
                    Some(cell) => {
                        cell.width += fragment.width;
                        x += fragment.width;
                    }
                    None => waiting += fragment.width,
                }
                continue;
            }
            let before = cells.len();
            share_out(fragment, start, x, waiting, stops, cells);
            x = cells.last().map_or(x, Cell::right);
            waiting = 0.0;
            debug_assert!(cells.len() > before, "a piece with a stop gives a cell");
        }
        if let Some(cell) = cells.get_mut(first..).and_then(<[Cell]>::last_mut) {
            cell.width += waiting;
        }
    }
}

/// The cells of one piece; the leftmost of them is wider by what waited.
#[expect(clippy::cast_precision_loss, reason = "a piece holds few clusters")]
fn share_out(fragment: &Fragment, start: usize, left: f32, waiting: f32, stops: &Stops, cells: &mut Vec<Cell>) {
    let mut starts = 1;
    let mut at = stops.at_or_after(start + 1);
    while at < fragment.end {
        starts += 1;
        at = stops.at_or_after(at + 1);
    }
    let width = fragment.width / starts as f32;
    let first = cells.len();
    let mut at = start;
    for _ in 0..starts {
        let end = stops.at_or_after(at + 1);
        cells.push(Cell { left: 0.0, width, start: at, end, rtl: fragment.rtl });
        at = end;
    }
    let Some(new) = cells.get_mut(first..) else { return };
    if fragment.rtl {
        new.reverse();
    }
    if let Some(leftmost) = new.first_mut() {
        leftmost.width += waiting;
    }
    let mut x = left;
    for cell in new {
        cell.left = x;
        x += cell.width;
    }
}

/// Isolate formatting characters (UAX 9, 2.4).
fn is_isolate(c: char) -> bool {
    matches!(c, '\u{2066}'..='\u{2069}')
}
