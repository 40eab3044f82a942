//! How a caret goes by words: to the left and to the right as they are seen, over words of either
//! direction alike.
//!
//! A stride ends at the far side of the next word on the row. Where all reads one way this is the
//! end of a word on the way on, and its start on the way back, as everywhere.

use std::ops::Range;

use super::laid::{Cell, Laid, Position};
use crate::edit::motion::words_in;

impl Laid {
    /// The far side of the next word to the left or right; behind the last on a row, of the first
    /// on the next one. `None` where the text ends; `words` are those that were laid out.
    #[must_use]
    pub fn stride(&self, words: &str, from: Position, right: bool) -> Option<Position> {
        let known: Vec<Range<usize>> = words_in(words).collect();
        let forward = right != self.rtl();
        let mut row = self.row_of(from);
        let mut edges = self.edges(row);
        let mut at = self.edge_of(row, from, &edges);
        let mut reached: Option<Position> = None;
        loop {
            let cells = self.rows.get(row).map(|shown| self.cells_of(shown)).unwrap_or_default();
            let next = if right { Some(at + 1) } else { at.checked_sub(1) };
            let stop = next.and_then(|next| Some((next, edges.get(next)?.stop?)));
            if let Some((next, stop)) = stop.filter(|(next, _)| !(forward && self.is_soft_end(row, *next, edges.len())))
            {
                (at, reached) = (next, Some(stop));
                if ends_word(cells, at, right, &known) {
                    return reached;
                }
                continue;
            }
            let left = if right { cells.last() } else { cells.first() };
            let Some(stop) = self.cross(row, reached.unwrap_or(from).byte, forward) else { return reached };
            reached = Some(stop);
            row = self.row_of(stop);
            edges = self.edges(row);
            at = self.edge_of(row, stop, &edges);
            let cells = self.rows.get(row).map(|shown| self.cells_of(shown)).unwrap_or_default();
            let first = if right { cells.get(at) } else { at.checked_sub(1).and_then(|at| cells.get(at)) };
            // A row may end with a word, and no space behind it.
            let parted = forward && is_apart(left, first, &known);
            if parted || ends_word(cells, at, right, &known) {
                return reached;
            }
        }
    }
}

/// Whether a walk comes out of a word at an edge of a row.
fn ends_word(cells: &[Cell], edge: usize, right: bool, known: &[Range<usize>]) -> bool {
    let before = edge.checked_sub(1).and_then(|at| cells.get(at));
    let (from, to) = if right { (before, cells.get(edge)) } else { (cells.get(edge), before) };
    is_apart(from, to, known)
}

/// Whether the first is of a word that the other is not of.
fn is_apart(from: Option<&Cell>, to: Option<&Cell>, known: &[Range<usize>]) -> bool {
    let word = |cell: &Cell| {
        let at = known.partition_point(|word| word.end <= cell.start);
        known.get(at).filter(|word| word.start <= cell.start).map(|_| at)
    };
    let from = from.and_then(word);
    from.is_some() && from != to.and_then(word)
}
