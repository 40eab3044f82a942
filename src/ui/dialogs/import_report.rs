//! What an import made of raw copy: the files it could not read, the stories, and every line it left
//! out.

use egui::{Grid, ScrollArea, Ui};

use crate::app::Action;
use crate::app::tasks::{ImportTold, Unread};
use crate::import::ImportReport;
use crate::ui::text::label::label;
use crate::ui::{said, theme, widgets};
use crate::words::{Arg, Phrase, Words, phrase};

/// Draws the report.
pub(super) fn show(ui: &mut Ui, says: &Words, told: &ImportTold, actions: &mut Vec<Action>) {
    super::title(ui, says.get("imported-title"));
    let tallest = (ui.ctx().content_rect().height() - 220.0).max(160.0);
    ScrollArea::vertical().max_height(tallest).auto_shrink([false, true]).show(ui, |ui| {
        for unread in &told.unread {
            not_read(ui, says, unread);
        }
        for report in &told.reports {
            one(ui, says, report);
        }
    });
    ui.add_space(10.0);
    if widgets::primary(ui, true, says.get("ask-done")).clicked() {
        actions.push(Action::Dialog(None));
    }
}

/// A file that could not be read: why, and the way out.
fn not_read(ui: &mut Ui, says: &Words, unread: &Unread) {
    let t = theme::tokens(ui);
    let why = phrase!("notice-not-imported", why = unread.why.clone());
    label(ui, &says.say(&why), &theme::words(theme::BODY).strong(), t.red, None);
    said::line(ui, &says.say(&unread.hint), t.soft);
    ui.add_space(6.0);
}

fn one(ui: &mut Ui, says: &Words, report: &ImportReport) {
    let t = theme::tokens(ui);
    label(ui, &report.origin, &theme::words(theme::BODY).strong(), t.ink, None);
    for story in &report.stories {
        let headline = match story.headline.as_str() {
            "" => Arg::from(Phrase::new("imported-no-headline")),
            headline => Arg::from(headline),
        };
        let words = phrase!(
            "imported-story",
            headline = headline,
            paragraphs = story.paragraphs,
            photos = story.photos,
            words = story.words
        );
        label(ui, &says.say(&words), &theme::words(theme::BODY), t.ink, None);
    }
    let left_out = report.left_out.iter().map(|l| (l.line, says.fixed(&l.reason.label()).to_owned(), l.text.as_str()));
    rows(ui, says, "imported-left-out", left_out.collect());
    rows(ui, says, "imported-notes", report.notes.iter().map(|n| (n.line, says.say(&n.words), "")).collect());
    if report.left_out.is_empty() {
        said::line(ui, says.get("imported-all"), t.soft);
    }
}

fn rows(ui: &mut Ui, says: &Words, heading: &'static str, rows: Vec<(usize, String, &str)>) {
    let t = theme::tokens(ui);
    if rows.is_empty() {
        return;
    }
    widgets::heading(ui, &says.say(&phrase!(heading, count = rows.len())));
    Grid::new((heading, rows.len())).num_columns(3).spacing([12.0, 4.0]).show(ui, |ui| {
        for (line, why, words) in rows {
            said::small(ui, &says.say(&phrase!("imported-line", line = line)), t.soft);
            said::small(ui, &why, t.ink);
            label(ui, words, &theme::words(theme::SMALL), t.soft, Some(1));
            ui.end_row();
        }
    });
}
