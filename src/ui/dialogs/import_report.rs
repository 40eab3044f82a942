//! What an import made of raw copy: the stories, and every line it left out.

use egui::{Ui, vec2};

use crate::app::Action;
use crate::import::ImportReport;
use crate::ui::rows::Heights;
use crate::ui::text::label::label;
use crate::ui::text::{Copy, Style, typesetter};
use crate::ui::{mirror, said, theme, widgets};
use crate::words::{Arg, Phrase, Words, phrase};

/// The room between a line's number and what is said of it.
const GAP: f32 = 14.0;

/// How high the rows came out, by report, list and place in it.
#[derive(Default)]
pub(super) struct ImportState {
    rows: Heights<(usize, &'static str, usize)>,
}

/// A line of the copy that something is said of.
struct Told<'a> {
    line: usize,
    /// Its words, where they stand nowhere else.
    words: &'a str,
    said: String,
}

/// Draws the report.
pub(super) fn show(
    ui: &mut Ui,
    says: &Words,
    reports: &[ImportReport],
    state: &mut ImportState,
    actions: &mut Vec<Action>,
) {
    super::title(ui, says.get("imported-title"));
    let tallest = (ui.ctx().content_rect().height() - 180.0).max(160.0);
    super::scroll(tallest).auto_shrink([false, true]).show(ui, |ui| {
        for (nth, report) in reports.iter().enumerate() {
            one(ui, says, nth, report, state);
        }
    });
    ui.add_space(10.0);
    let done = widgets::primary(ui, true, says.get("ask-done"));
    super::want_first(ui, &done);
    if done.clicked() || super::entered(ui) {
        actions.push(Action::Dialog(None));
    }
}

fn one(ui: &mut Ui, says: &Words, nth: usize, report: &ImportReport, state: &mut ImportState) {
    let t = theme::tokens(ui);
    label(ui, &report.origin, &from_start(ui, theme::BODY).strong(), t.ink, None);
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
        label(ui, &says.say(&words), &from_start(ui, theme::BODY), t.ink, None);
    }
    let left_out = report.left_out.iter().map(|left| Told {
        line: left.line,
        words: left.text.as_str(),
        said: says.fixed(&left.reason.label()).to_owned(),
    });
    rows(ui, says, (nth, "imported-left-out"), &left_out.collect::<Vec<_>>(), state);
    let notes = report.notes.iter().map(|note| Told { line: note.line, words: "", said: says.say(&note.words) });
    rows(ui, says, (nth, "imported-notes"), &notes.collect::<Vec<_>>(), state);
    if report.left_out.is_empty() {
        said::line(ui, says.get("imported-all"), t.soft);
    }
}

fn rows(ui: &mut Ui, says: &Words, list: (usize, &'static str), told: &[Told<'_>], state: &mut ImportState) {
    if told.is_empty() {
        return;
    }
    widgets::heading(ui, &says.say(&phrase!(list.1, count = told.len())));
    // The numbers stand in a column as wide as the widest of them, and all else has the rest.
    let number = |told: &Told<'_>| says.say(&phrase!("imported-line", line = told.line));
    let style = number_style(told.first().is_some_and(|told| !told.words.is_empty()));
    let width = |words: &str| typesetter(ui.ctx(), |ts| ts.kept(&Copy::line(words, &style))).size().x;
    let column = told.last().map_or(0.0, |last| width(&number(last)));
    let column = told.first().map_or(column, |first| column.max(width(&number(first)))) + GAP;
    for (nth, told) in told.iter().enumerate() {
        state.rows.row(ui, (list.0, list.1, nth), |ui| row(ui, &number(told), column, told));
    }
}

/// The number of a line, what it read, and below that what is said of it.
fn row(ui: &mut Ui, number: &str, column: f32, told: &Told<'_>) {
    let t = theme::tokens(ui);
    let (whole, top) = (ui.available_width(), ui.cursor().min);
    ui.horizontal_top(|ui| {
        ui.spacing_mut().item_spacing = vec2(0.0, 1.0);
        label(ui, number, &number_style(!told.words.is_empty()), t.soft, Some(1));
        ui.add_space((top.x + column - ui.cursor().min.x).max(0.0));
        ui.vertical(|ui| {
            ui.set_width(whole - column);
            if !told.words.is_empty() {
                label(ui, told.words, &from_start(ui, theme::BODY), t.ink, Some(3));
            }
            let color = if told.words.is_empty() { t.ink } else { t.soft };
            label(ui, &told.said, &from_start(ui, theme::SMALL), color, None);
        });
    });
    ui.add_space(3.0);
}

/// As large as the words beside it.
fn number_style(beside_words: bool) -> Style {
    theme::words(if beside_words { theme::BODY } else { theme::SMALL })
}

/// Words that begin where the window's language does, in whatever language they are.
fn from_start(ui: &Ui, size: f32) -> Style {
    Style { align: mirror::glass(ui.ctx()).start(), ..theme::words(size) }
}
