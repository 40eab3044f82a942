//! How a caret moves over the page: to the left and to the right as they are seen.
//!
//! Between two cells of a row, and at both of its ends, is an edge. Each edge is given the one
//! place in the words where a walk stops there, so that a walk along the row stops at every place
//! once, from the row's first to its last, whatever directions are on it.

use super::laid::{Affinity, Cell, Laid, Position, Row};

/// An edge of a row: the places its neighbors give it.
#[derive(Clone, Copy)]
pub(super) struct Edge {
    left: Position,
    right: Position,
    /// The place a walk stops at here.
    pub(super) stop: Option<Position>,
}

impl Laid {
    /// The next stop to the left; where a row ends there, the next row in reading order or the
    /// one before, as the paragraph reads. `None` where the text ends.
    #[must_use]
    pub fn left(&self, from: Position) -> Option<Position> {
        self.step(from, false)
    }

    /// The next stop to the right; see [`Laid::left`].
    #[must_use]
    pub fn right(&self, from: Position) -> Option<Position> {
        self.step(from, true)
    }

    /// The next stop on one side; see [`Laid::left`].
    #[must_use]
    pub fn aside(&self, from: Position, right: bool) -> Option<Position> {
        self.step(from, right)
    }

    fn step(&self, from: Position, right: bool) -> Option<Position> {
        let row = self.row_of(from);
        let edges = self.edges(row);
        let at = self.edge_of(row, from, &edges);
        let next = if right { Some(at + 1) } else { at.checked_sub(1) };
        let next = next.and_then(|next| edges.get(next).map(|edge| (next, edge)));
        let forward = right != self.rtl();
        match next {
            // The end of a row that the measure broke is the start of the next, and shown there.
            Some((next, edge)) if !(forward && self.is_soft_end(row, next, edges.len())) => edge.stop,
            _ => self.cross(row, from.byte, forward),
        }
    }

    /// The first stop of another row, coming from this one.
    pub(super) fn cross(&self, row: usize, from: usize, forward: bool) -> Option<Position> {
        let mut row = row;
        loop {
            row = if forward { row + 1 } else { row.checked_sub(1)? };
            let edges = self.rows.get(row).map(|_| self.edges(row))?;
            // The edges in the paragraph's direction, then the way we come from.
            let at = |nth: usize| {
                let from_left = forward != self.rtl();
                let place = if from_left { nth } else { edges.len().checked_sub(nth + 1)? };
                edges.get(place)?.stop
            };
            let first = at(0).filter(|stop| stop.byte != from);
            let next = first.filter(|_| forward || !self.ends_softly(row)).or_else(|| at(1));
            if let Some(next) = next.filter(|stop| stop.byte != from) {
                return Some(next);
            }
        }
    }

    fn ends_softly(&self, row: usize) -> bool {
        row < self.last_row() && self.rows.get(row).is_some_and(|row| !row.broken)
    }

    pub(super) fn is_soft_end(&self, row: usize, edge: usize, edges: usize) -> bool {
        let end = if self.rtl() { 0 } else { edges.saturating_sub(1) };
        edge == end && self.ends_softly(row)
    }

    /// The edge a position is shown at.
    pub(super) fn edge_of(&self, row: usize, position: Position, edges: &[Edge]) -> usize {
        let Some(shown) = self.rows.get(row) else { return 0 };
        let x = self.caret_x(row, position);
        let cells = self.cells_of(shown);
        let edge_x = |edge: usize| cells.get(edge).map_or(shown.right, |cell| cell.left);
        let stops = |edge: &Edge| edge.stop.is_some_and(|stop| stop.byte == position.byte);
        let holds = |edge: &Edge| edge.left.byte == position.byte || edge.right.byte == position.byte;
        // Marks of no width put several edges at one place: then the words tell.
        let here = || edges.iter().enumerate().filter(|(at, _)| (edge_x(*at) - x).abs() < 0.01);
        let by_words = here().find(|(_, edge)| stops(edge)).or_else(|| here().find(|(_, edge)| holds(edge)));
        let nearest = || {
            let far = |edge: usize| (edge_x(edge) - x).abs();
            (0..edges.len()).min_by(|a, b| far(*a).total_cmp(&far(*b))).unwrap_or_default()
        };
        by_words.map_or_else(nearest, |(at, _)| at)
    }

    /// The edges of a row from left to right, with the place each stands for.
    pub(super) fn edges(&self, row: usize) -> Vec<Edge> {
        let Some(shown) = self.rows.get(row) else { return Vec::new() };
        let cells = self.cells_of(shown);
        let (start, end) = self.ends(row, shown);
        let (first, last) = if self.rtl() { (end, start) } else { (start, end) };
        let lefts = std::iter::once(first).chain(cells.iter().map(Cell::at_right));
        let rights = cells.iter().map(Cell::at_left).chain([last]);
        let mut edges: Vec<Edge> = lefts.zip(rights).map(|(left, right)| Edge { left, right, stop: None }).collect();
        assign(&mut edges, end.byte);
        for edge in &mut edges {
            edge.stop = edge.stop.map(|stop| self.kept_on(row, stop));
        }
        edges
    }

    /// The positions where the paragraph enters and leaves a row, whatever stands there.
    pub(super) fn ends(&self, row: usize, shown: &Row) -> (Position, Position) {
        let start = if self.begins_softly(row) { Affinity::After } else { Affinity::Before };
        let end = if self.ends_softly(row) { Affinity::Before } else { Affinity::After };
        (Position { byte: shown.bytes.start, affinity: start }, Position { byte: shown.end, affinity: end })
    }
}

/// Gives each edge one of the two places its neighbors offer, and each place to one edge.
///
/// Where both offer the same, that is it. Elsewhere each place is offered at two edges, and each
/// edge is offered two places, so they form rings; around a ring there are two ways to share. The
/// one taken keeps its leftmost edge with what stands to the left of it: what is read the other
/// way is entered and left as if it were one letter.
fn assign(edges: &mut [Edge], end: usize) {
    for edge in edges.iter_mut().filter(|edge| edge.left.byte == edge.right.byte) {
        // At the end of a row the caret belongs to the last letter, elsewhere to the next.
        let affinity = if edge.left.byte == end { Affinity::Before } else { Affinity::After };
        edge.stop = Some(if edge.left.affinity == affinity { edge.left } else { edge.right });
    }
    for at in 0..edges.len() {
        let mut ring = at;
        let mut take = edges.get(at).map(|edge| edge.left);
        while let Some(place) = take {
            let Some(edge) = edges.get_mut(ring).filter(|edge| edge.stop.is_none()) else { break };
            edge.stop = Some(place);
            let offered = |edge: &Edge| edge.left.byte == place.byte || edge.right.byte == place.byte;
            let other = edges.iter().position(|edge| edge.stop.is_none() && offered(edge));
            let Some(other) = other else { break };
            take = edges.get(other).map(|edge| if edge.left.byte == place.byte { edge.right } else { edge.left });
            ring = other;
        }
    }
}
