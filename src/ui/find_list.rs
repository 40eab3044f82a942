//! The list of what was found in all stories, and what would stand in its place.

use std::ops::Range;

use egui::{Align, Checkbox, Frame, Layout, Margin, Panel, ScrollArea, Ui, vec2};

use super::find_bar;
use super::finding::{Finding, StoryPart};
use super::said::{self, Told as _};
use super::text::label::{Piece, button_of, label};
use super::text::{Base, Copy, Style, typesetter};
use super::theme::{self, Tokens};
use super::widgets;
use crate::app::{Action, FindAct, Scope, Session};
use crate::edit::find::Hit;
use crate::edit::{Spot, motion};
use crate::ground::reading;
use crate::story::{Field, Story};
use crate::words::{Words, phrase};

/// The height of a row.
const ROW: f32 = 24.0;
/// The width of the words that say where a match stands.
const PLACE: f32 = 56.0;
/// How many characters of the line stand before a match, and behind it.
const BEFORE: usize = 36;
const BEHIND: usize = 90;
/// How much of a long match is shown.
const SHOWN: usize = 120;

/// Draws the list under the page, if all stories are looked through.
pub(super) fn show(ui: &mut Ui, session: &Session, finding: &mut Finding, actions: &mut Vec<Action>) {
    let find = &session.view.find;
    if !find.open || find.scope != Scope::Project || find.finder().is_none() {
        return;
    }
    let t = theme::tokens(ui);
    let frame = Frame::new().fill(t.panel).inner_margin(Margin::symmetric(22, 10));
    let room = ui.available_height();
    let panel = Panel::bottom("found").frame(frame).resizable(true).default_size((room * 0.45).max(120.0));
    panel.size_range(100.0..=(room * 0.8).max(120.0)).show(ui, |ui| {
        let mut parts = finding.parts().to_vec();
        let place = |part: &StoryPart| session.project.stories.iter().position(|story| story.id == part.story);
        parts.sort_by_cached_key(place);
        ui.horizontal(|ui| {
            if find.replacing {
                replace(ui, session, finding, &parts, actions);
            }
            find_bar::standing(ui, session, finding);
        });
        ui.add_space(4.0);
        ui.spacing_mut().item_spacing.y = 0.0;
        ui.spacing_mut().button_padding = vec2(4.0, 2.0);
        let total = parts.iter().map(|part| part.hits + 1).sum();
        ScrollArea::vertical().id_salt("found").auto_shrink(false).show_rows(ui, ROW, total, |ui, shown| {
            rows(ui, session, finding, &parts, shown, actions);
        });
    });
}

fn replace(ui: &mut Ui, session: &Session, finding: &mut Finding, parts: &[StoryPart], actions: &mut Vec<Action>) {
    let chosen: usize = parts.iter().map(|part| part.chosen).sum();
    let stories = parts.iter().filter(|part| part.chosen > 0).count();
    let verb = if session.view.find.with.is_empty() { "delete" } else { "replace" };
    let says = session.words;
    let words = says.say(&phrase!("find-do-all", verb = verb, count = chosen, stories = stories));
    let hits: usize = parts.iter().map(|part| part.hits).sum();
    let mut all = chosen == hits && hits > 0;
    let some = !all && chosen > 0;
    if said::tick(ui, &mut all, says.get("find-all"), hits > 0, some).changed() {
        finding.choose_everything(all);
    }
    // What would only delete is not what is most wanted.
    let button = if session.view.find.with.is_empty() {
        said::button_as(ui, chosen > 0, &words, |button| button)
    } else {
        widgets::primary(ui, chosen > 0, &words)
    };
    let button = button.told(says.get("find-undo-hint"));
    if button.clicked()
        && let Some(hits) = finding.chosen()
    {
        actions.push(Action::Find(FindAct::Replace(hits)));
    }
}

/// The rows in sight: of each story one that names it, and one for each match.
fn rows(
    ui: &mut Ui,
    session: &Session,
    finding: &mut Finding,
    parts: &[StoryPart],
    shown: Range<usize>,
    actions: &mut Vec<Action>,
) {
    let mut first = 0;
    for part in parts {
        let here = first..first + part.hits + 1;
        first = here.end;
        let (from, to) = (here.start.max(shown.start), here.end.min(shown.end));
        let Some(story) = session.project.story(part.story).filter(|_| from < to) else { continue };
        if from == here.start {
            named(ui, session, finding, story, part, actions);
        }
        let hits = from.max(here.start + 1) - here.start - 1..to - here.start - 1;
        for (hit, nth) in finding.some(part.story, hits) {
            row(ui, session, finding, story, &hit, nth, actions);
        }
    }
}

fn named(
    ui: &mut Ui,
    session: &Session,
    finding: &mut Finding,
    story: &Story,
    part: &StoryPart,
    actions: &mut Vec<Action>,
) {
    ui.horizontal(|ui| {
        ui.set_height(ROW);
        let name = story.name_in(session.words);
        if session.view.find.replacing {
            let mut all = part.chosen == part.hits;
            let some = !all && part.chosen > 0;
            let response = ui.add(Checkbox::without_text(&mut all).indeterminate(some));
            widgets::name(ui, response.id, &session.words.say(&phrase!("find-replace-all-in", name = name)));
            if response.changed() {
                finding.choose_all(story.id, all);
            }
        }
        let plain = format!("{name} · {}", session.words.count(part.hits));
        let (name, hits) = (reading::isolated(name), format!(" · {}", session.words.count(part.hits)));
        let ink = theme::tokens(ui).ink;
        let pieces = [Piece::new(&name, ink), Piece::new(&hits, ink)];
        let style = Style { base: Base::Set(session.words.direction()), ..theme::words(theme::BODY).strong() };
        let shown = button_of(ui, &plain, &pieces, &style);
        if shown.told(session.words.get("find-show-story")).clicked() {
            actions.push(Action::ShowStory(story.id));
        }
    });
}

fn row(
    ui: &mut Ui,
    session: &Session,
    finding: &mut Finding,
    story: &Story,
    hit: &Hit,
    nth: usize,
    actions: &mut Vec<Action>,
) {
    let Some(words) = motion::words_of(story, hit.spot) else { return };
    let t = theme::tokens(ui);
    let line = Line::of(session, words, hit);
    ui.horizontal(|ui| {
        ui.set_height(ROW);
        ui.add_space(18.0);
        if session.view.find.replacing {
            let mut on = finding.is_chosen(hit, nth);
            let response = ui.add(Checkbox::without_text(&mut on));
            widgets::name(ui, response.id, &session.words.say(&phrase!("find-replace-this", line = line.plain())));
            if response.changed() {
                finding.choose(hit, nth, on);
            }
        }
        let place = place(session.words, story, hit.spot);
        let across = Layout::left_to_right(Align::Center);
        let width = place_width(ui, session.words);
        ui.allocate_ui_with_layout(vec2(width, ROW), across, |ui| {
            ui.set_min_width(width);
            label(ui, &place, &theme::words(theme::SMALL), t.soft, Some(1));
        });
        // As the whole text does, of which this is a part.
        let base = Base::Set(motion::reads(story, hit.spot));
        let style = Style { base, ..theme::words(theme::BODY) };
        let response = button_of(ui, &line.plain(), &line.pieces(t), &style);
        if response.told(session.words.get("page-show")).clicked() {
            actions.push(Action::Find(FindAct::Show(hit.clone(), "")));
        }
    });
}

/// The width for where in the story a match stands: as much as the longest name of a field takes.
fn place_width(ui: &Ui, says: &Words) -> f32 {
    let style = theme::words(theme::SMALL);
    let wide = |words: &str| typesetter(ui.ctx(), |ts| ts.kept(&Copy::line(words, &style)).size().x);
    let names = Field::ROWS.into_iter().map(|row| wide(says.fixed(&row.label())));
    names.fold(PLACE, f32::max).ceil()
}

/// Where in the story: the field’s name, or the block’s number from 1.
fn place(says: &Words, story: &Story, spot: Spot) -> String {
    let label = |field: Field| says.fixed(&field.row().label()).to_owned();
    match spot {
        Spot::Field(_, field) => label(field),
        Spot::Text(text) => story.block(text.block).map(|(at, _)| format!("¶ {}", at + 1)).unwrap_or_default(),
    }
}

/// A match in its line, and what would stand in its place.
struct Line {
    before: String,
    old: String,
    new: Option<String>,
    behind: String,
}

impl Line {
    fn of(session: &Session, words: &str, hit: &Hit) -> Self {
        let find = &session.view.find;
        let whole = words.get(hit.range.clone()).unwrap_or_default();
        let new = find.finder().filter(|_| find.replacing && !find.with.is_empty()).and_then(|finder| {
            let found = finder.matches(words).into_iter().find(|found| found.range == hit.range)?;
            Some(start_of(&finder.replacement(words, &found, &find.with), SHOWN))
        });
        Self {
            before: end_of(words.get(..hit.range.start).unwrap_or_default(), BEFORE),
            old: start_of(whole, SHOWN),
            new,
            behind: start_of(words.get(hit.range.end..).unwrap_or_default(), BEHIND),
        }
    }

    /// For those who cannot see what is struck.
    fn plain(&self) -> String {
        match &self.new {
            Some(new) => format!("{}{} → {new}{}", self.before, self.old, self.behind),
            None => format!("{}{}{}", self.before, self.old, self.behind),
        }
    }

    fn pieces(&self, t: &Tokens) -> Vec<Piece<'_>> {
        let mut pieces = vec![Piece::new(&self.before, t.soft)];
        match &self.new {
            Some(new) => {
                pieces.push(Piece { struck: true, ..Piece::new(&self.old, t.red) });
                // A hair's breadth between what goes and what comes.
                pieces.push(Piece::new("\u{200A}", t.red));
                pieces.push(Piece { strong: true, ..Piece::new(new, t.accent) });
            }
            None => {
                pieces.push(Piece { strong: true, ground: Some(t.found), ..Piece::new(&self.old, t.ink) });
            }
        }
        pieces.push(Piece::new(&self.behind, t.soft));
        pieces
    }
}

/// The first so many characters, and `…` if there are more.
fn start_of(words: &str, most: usize) -> String {
    match words.char_indices().nth(most) {
        Some((end, _)) => format!("{}…", words.get(..end).unwrap_or_default()),
        None => words.to_owned(),
    }
}

/// The last so many characters, and `…` if there are more.
fn end_of(words: &str, most: usize) -> String {
    match words.char_indices().rev().nth(most) {
        Some((at, c)) => format!("…{}", words.get(at + c.len_utf8()..).unwrap_or_default()),
        None => words.to_owned(),
    }
}
