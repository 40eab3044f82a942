//! Body: paragraphs and lists, as they stood.

use super::draft::Piece;
use super::lines::Unit;
use super::report::{NoteKind, Place, Reason};
use super::sort::Sorting;
use super::stamp::FoundDay;
use super::{dateline, list};
use crate::story::Dateline;
use crate::words::{Arg, phrase};

/// Shorter paragraphs may be said twice on purpose.
const LEAST_AGAIN: usize = 8;

impl<'a> Sorting<'a> {
    /// Adds a paragraph, or the list that begins here; how many lines that took.
    pub(super) fn paragraph(&mut self, at: usize, unit: &'a Unit<'a>) -> usize {
        let run = self.ahead.list_run(at);
        if run > 0 {
            self.list(at, run);
            return run;
        }
        if unit.words >= LEAST_AGAIN {
            if self.said.paragraphs.contains_key(&unit.key) {
                self.ledger.leave_out(unit, Reason::ParagraphAgain);
                return 1;
            }
            self.said.paragraphs.insert(unit.key.clone(), unit.first);
            if let Some(other) = self.said.near.add(unit.first, &unit.key) {
                let words = phrase!("made-near", line = Arg::place(other));
                self.ledger.note(unit.first, NoteKind::NearDuplicate, words, "");
            }
        }
        let first = !self.draft().has_body && self.draft().dateline == Dateline::default();
        match dateline::peel(&unit.text).filter(|_| first) {
            Some(peeled) => self.peeled(unit, &peeled),
            None => self.plain(unit),
        }
        1
    }

    fn plain(&mut self, unit: &Unit<'_>) {
        let lone = self.draft().is_empty() && unit.words <= 12 && unit.words > 1;
        if lone {
            self.ledger.note(unit.first, NoteKind::Doubt, phrase!("made-doubt"), "");
        }
        self.push(unit, unit.text.to_string());
    }

    fn push(&mut self, unit: &Unit<'_>, words: String) {
        let draft = self.draft();
        draft.pieces.push(Piece::Paragraph(words));
        draft.has_body = true;
        self.keep(unit, Place::Body);
    }

    fn peeled(&mut self, unit: &Unit<'_>, peeled: &dateline::Peeled<'_>) {
        let draft = self.draft();
        let date = peeled.day.and_then(FoundDay::date);
        draft.dateline = Dateline { city: peeled.city.clone(), country: peeled.country.clone(), date };
        draft.yearless = peeled.day.filter(|day| day.year.is_none()).map(|day| (day.month, day.day));
        let mut words = phrase!("made-dateline");
        if !peeled.agency.is_empty() {
            draft.ed_note.push(peeled.head.to_owned());
            words = phrase!("made-dateline-noted", agency = &*peeled.agency);
        }
        self.ledger.note(unit.first, NoteKind::Dateline, words, peeled.head);
        if peeled.rest.is_empty() {
            self.keep(unit, Place::Dateline);
        } else {
            self.push(unit, peeled.rest.to_owned());
        }
    }

    fn list(&mut self, at: usize, run: usize) {
        let units: Vec<&'a Unit<'a>> = (at..at + run).filter_map(|at| self.ahead.unit(at)).collect();
        let margin = units.iter().map(|unit| unit.indent).min().unwrap_or_default();
        let mut marks = Vec::with_capacity(run);
        let mut items = Vec::with_capacity(run);
        let mut ordered = false;
        for unit in &units {
            let Some(marked) = list::mark(&unit.text) else { continue };
            marks.push(marked.mark);
            ordered |= marked.number.is_some();
            let level = u8::try_from((unit.indent - margin).div_ceil(4).min(5)).unwrap_or(5);
            items.push((level, marked.rest.to_owned()));
            self.keep(unit, Place::Body);
        }
        let line = units.first().map_or(0, |unit| unit.first);
        let words = phrase!("made-list", count = run);
        self.ledger.note(line, NoteKind::List, words, &marks.join(" "));
        let draft = self.draft();
        draft.pieces.push(Piece::List { ordered, items });
        draft.has_body = true;
    }
}
