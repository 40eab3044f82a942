//! Two versions of a project side by side, for whoever must decide between them: a heading for each
//! story, its lines, its blocks word by word; what did not change is folded.

mod runs;

use egui::{EventFilter, Id, Key, ScrollArea, Sense, Ui, vec2};

use super::rows::Heights;
use super::text::Base;
use super::text::label::label;
use super::{said, theme, widgets};
use crate::edit::compare::{BodyRow, Change, Comparison, Pair, Row, StoryRows, Value};
use crate::ground::Direction;
use crate::project::Project;
use crate::words::{Words, called, phrase};
pub(super) use runs::Names;

/// How high a row is that was not yet in sight.
const GUESS: f32 = 64.0;

/// How high the rows came out.
#[derive(Default)]
pub(super) struct CompareState {
    heights: Heights<usize>,
}

/// A line of the view.
enum Line<'a> {
    Story(&'a StoryRows),
    Beside,
    Row(&'a Row),
    Unchanged(usize),
}

/// Draws what differs in a list of at most this height. With the words of a button, each row has
/// one; gives the row whose button was pressed.
pub(super) fn show<'a>(
    ui: &mut Ui,
    says: &Words,
    compared: &'a Comparison,
    state: &mut CompareState,
    tallest: f32,
    button: Option<&str>,
) -> Option<&'a Row> {
    let id = ui.next_auto_id().with("comparison");
    let mut pressed = None;
    let area = ScrollArea::vertical().max_height(tallest).auto_shrink([false, true]);
    let shown = area.show(ui, |ui| {
        scroll_by_key(ui, id, tallest);
        if compared.is_empty() {
            said::line(ui, says.get("compare-nothing"), theme::tokens(ui).soft);
        }
        for (nth, line) in lines(compared).enumerate() {
            state.heights.row_of(ui, nth, Some(GUESS), |ui| match line {
                Line::Story(rows) => story_heading(ui, says, rows),
                Line::Beside => widgets::heading(ui, says.get("compare-beside")),
                Line::Unchanged(count) => {
                    said::small(ui, &says.say(&phrase!("compare-unchanged", count = count)), theme::tokens(ui).soft);
                    ui.add_space(6.0);
                }
                Line::Row(row) => {
                    if one(ui, says, compared, row, button) {
                        pressed = Some(row);
                    }
                }
            });
        }
    });
    // The keyboard comes here to read on, where no row has a button.
    let list = ui.interact(shown.inner_rect, id, Sense::focusable_noninteractive());
    ui.ctx().accesskit_node_builder(list.id, |node| {
        node.set_role(egui::accesskit::Role::ScrollView);
        node.set_label(says.get("compare-list-name"));
    });
    if list.has_focus() {
        ui.painter().rect_stroke(
            shown.inner_rect.expand(2.0),
            4.0,
            ui.visuals().selection.stroke,
            egui::StrokeKind::Outside,
        );
    }
    pressed
}

fn lines(compared: &Comparison) -> impl Iterator<Item = Line<'_>> {
    let stories = compared.stories.iter().flat_map(|story| {
        let body = story.body.iter().map(|row| match row {
            BodyRow::Unchanged(places) => Line::Unchanged(places.len()),
            BodyRow::Changed(row) => Line::Row(row),
        });
        std::iter::once(Line::Story(story)).chain(story.rows.iter().map(Line::Row)).chain(body)
    });
    let beside = (!compared.rows.is_empty()).then_some(Line::Beside);
    stories.chain(beside).chain(compared.rows.iter().map(Line::Row))
}

/// The keys that turn pages scroll, and arrows while the list has the keyboard.
fn scroll_by_key(ui: &Ui, id: Id, page: f32) {
    const STEP: f32 = 48.0;
    let is_here = ui.memory(|memory| memory.has_focus(id));
    if is_here {
        let arrows = EventFilter { vertical_arrows: true, ..EventFilter::default() };
        ui.memory_mut(|memory| memory.set_focus_lock_filter(id, arrows));
    }
    let far = 1.0e7;
    let keys = [
        (Key::ArrowDown, -STEP),
        (Key::ArrowUp, STEP),
        (Key::PageDown, STEP - page),
        (Key::PageUp, page - STEP),
        (Key::End, -far),
        (Key::Home, far),
    ];
    let arrow = |key: Key| matches!(key, Key::ArrowDown | Key::ArrowUp);
    for (key, by) in keys.into_iter().filter(|(key, _)| is_here || !arrow(*key)) {
        let count = ui.input(|input| input.num_presses(key));
        for _ in 0..count {
            ui.scroll_with_delta(vec2(0.0, by));
        }
    }
}

fn story_heading(ui: &mut Ui, says: &Words, rows: &StoryRows) {
    let t = theme::tokens(ui);
    ui.add_space(8.0);
    let name = rows.story().map_or("", |story| story.name());
    let name = says.say(&phrase!("compare-heading", name = called(name)));
    label(ui, &name, &theme::words(theme::NAME).strong(), t.ink, Some(2));
    ui.add_space(4.0);
}

/// Draws a difference; whether its button was pressed.
fn one(ui: &mut Ui, says: &Words, compared: &Comparison, row: &Row, button: Option<&str>) -> bool {
    let what = says.say(&row.label());
    let mut pressed = false;
    ui.horizontal_wrapped(|ui| {
        said::small(ui, &what, theme::tokens(ui).soft);
        if let Some((key, color)) = happened(ui, row) {
            widgets::chip(ui, says.get(key), color, false);
        }
        if let Some(words) = button {
            let shown = widgets::small(ui, words);
            // Heard with what it is about, as many rows have the same button.
            let name = says.say(&phrase!("compare-button", button = words, what = row.label()));
            ui.ctx().accesskit_node_builder(shown.id, |node| node.set_label(name));
            pressed = shown.clicked();
        }
    });
    let names = Names { before: &compared.before.directory, after: &compared.after.directory };
    let reads = way(row, &compared.after, &compared.before);
    for pair in row.pairs(names.before, names.after) {
        runs::pair(ui, says, &pair, base(row, reads), names);
    }
    ui.add_space(10.0);
    pressed
}

/// Draws the lines of a difference by themselves, for views of their own.
pub(super) fn pairs(ui: &mut Ui, says: &Words, row: &Row, reads: Option<Direction>, names: Names<'_>) {
    for pair in row.pairs(names.before, names.after) {
        runs::pair(ui, says, &pair, base(row, reads), names);
    }
}

/// Draws what a row says now, as it is.
pub(super) fn plainly(ui: &mut Ui, says: &Words, row: &Row, reads: Option<Direction>, names: Names<'_>) {
    let alone = Row { before: Value::Nothing, ..row.clone() };
    for Pair { label, after, .. } in alone.pairs(names.before, names.after) {
        runs::pair(ui, says, &Pair { label, before: after.clone(), after }, base(row, reads), names);
    }
}

/// What happened, where it is more than other words, and its color.
fn happened(ui: &Ui, row: &Row) -> Option<(&'static str, egui::Color32)> {
    let t = theme::tokens(ui);
    match row.change() {
        Change::Added => Some(("compare-added", t.accent)),
        Change::Removed => Some(("compare-removed", t.red)),
        Change::Moved => Some(("compare-moved", t.amber)),
        Change::Changed if row.moved => Some(("compare-moved", t.amber)),
        Change::Changed => None,
    }
}

/// The way the story reads that a row is of; as it is, else as it was.
pub(super) fn way(row: &Row, is: &Project, was: &Project) -> Option<Direction> {
    let story = row.subject.story()?;
    is.story(story).or_else(|| was.story(story)).map(|story| story.direction())
}

/// The way a block’s words run: as it was set, else as they do in their story.
fn base(row: &Row, reads: Option<Direction>) -> Base {
    let by_hand = match (&row.after, &row.before) {
        (Value::Block(block, _), _) | (_, Value::Block(block, _)) => block.direction,
        (_, _) => None,
    };
    by_hand.map(Base::Set).or(reads.map(Base::Among)).unwrap_or_default()
}
