//! The ledger: every line is entered once, as kept or as left out.

use super::lines::{RawLine, Unit};
use super::report::{ImportReport, Kept, LeftOut, Note, NoteKind, Place, Reason};
use crate::words::Phrase;

/// What becomes of the lines, as it is found out.
#[derive(Debug)]
pub(super) struct Ledger<'a> {
    lines: &'a [RawLine<'a>],
    pub(super) report: ImportReport,
}

impl<'a> Ledger<'a> {
    pub(super) fn new(lines: &'a [RawLine<'a>], origin: &str) -> Self {
        Self { lines, report: ImportReport { origin: origin.to_owned(), ..ImportReport::default() } }
    }

    pub(super) fn keep(&mut self, unit: &Unit<'_>, story: usize, place: Place) {
        self.report.kept.push(Kept { line: unit.first, last: unit.last, story, place });
    }

    /// Leaves out every line of a unit.
    pub(super) fn leave_out(&mut self, unit: &Unit<'_>, reason: Reason) {
        let from = self.lines.partition_point(|line| line.number < unit.first);
        let lines = self.lines.iter().skip(from).take_while(|line| line.number <= unit.last);
        self.report.left_out.extend(lines.map(|line| LeftOut {
            line: line.number,
            text: line.text.to_owned(),
            reason,
        }));
    }

    /// Notes something; `text` is what no longer stands in the story as it did.
    pub(super) fn note(&mut self, line: usize, kind: NoteKind, words: Phrase, text: &str) {
        self.report.notes.push(Note { line, kind, words, text: text.to_owned() });
    }

    /// The report, its notes in order of the lines.
    pub(super) fn close(mut self) -> ImportReport {
        self.report.notes.sort_by_key(|note| note.line);
        self.report
    }
}
