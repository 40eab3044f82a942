//! Rows of tables: a row of short cells becomes a paragraph, a table that only places things does not.

use super::writer::{Kind, Piece, Runs, SOFT_BREAK};

/// What parts the cells of a row.
const BETWEEN: &str = " | ";

/// The tables the walk is in.
#[derive(Debug, Default)]
pub(super) struct Rows {
    /// For each table whether its rows may be joined, and whether one was.
    tables: Vec<(bool, bool)>,
    /// For each row where its cells start among the pieces.
    rows: Vec<Vec<usize>>,
}

impl Rows {
    /// A table begins; `is_data` unless it says that it only places things.
    pub(super) fn table(&mut self, is_data: bool) {
        self.tables.push((is_data, false));
    }

    /// A row begins.
    pub(super) fn row(&mut self) {
        self.rows.push(Vec::new());
    }

    /// A cell begins, with so many pieces written.
    pub(super) fn cell(&mut self, start: usize) {
        if let Some(cells) = self.rows.last_mut() {
            cells.push(start);
        }
    }

    /// A row ends; if all its cells are single lines, they become one.
    pub(super) fn end_row(&mut self, pieces: &mut Vec<Piece>, start: usize) {
        let cells = self.rows.pop().unwrap_or_default();
        let Some((true, joined)) = self.tables.last_mut() else { return };
        let Some(written) = pieces.get(start..) else { return };
        let ends = cells.iter().skip(1).copied().chain([pieces.len()]);
        let sizes: Vec<usize> = cells.iter().zip(ends).map(|(from, to)| to.saturating_sub(*from)).collect();
        let filled = sizes.iter().filter(|size| **size > 0).count();
        let single = sizes.iter().all(|size| *size <= 1) && filled > 1 && cells.first() == Some(&start);
        let Some(Piece::Words(kind, _, _)) = written.first() else { return };
        let kind = *kind;
        if !single || !written.iter().all(is_line) {
            return;
        }
        let mut lines = pieces.split_off(start).into_iter();
        let mut row: Runs = Vec::new();
        let last = sizes.iter().rposition(|size| *size > 0).unwrap_or(0);
        for size in sizes.iter().take(last + 1) {
            let words = if *size == 0 { Vec::new() } else { lines.next().map_or_else(Vec::new, line) };
            if !row.is_empty() {
                // An empty cell keeps its place.
                let between = if words.is_empty() { BETWEEN.trim_end() } else { BETWEEN };
                row.push((between.to_owned(), Vec::new()));
            }
            row.extend(words);
        }
        pieces.push(Piece::Words(kind, row, false));
        *joined = true;
    }

    /// A table ends: whether any of its rows was joined.
    pub(super) fn end_table(&mut self) -> bool {
        self.tables.pop().is_some_and(|(_, joined)| joined)
    }
}

fn is_line(piece: &Piece) -> bool {
    matches!(piece, Piece::Words(Kind::Paragraph | Kind::Quote | Kind::Entry(_), _, false))
}

/// The words of a cell, on one line.
fn line(piece: Piece) -> Runs {
    match piece {
        Piece::Words(_, runs, _) => {
            runs.into_iter().map(|(words, marks)| (words.replace(SOFT_BREAK, " "), marks)).collect()
        }
        Piece::List(..) | Piece::Whole(_) => Vec::new(),
    }
}
