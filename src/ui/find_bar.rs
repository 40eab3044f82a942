//! The bar that finds and replaces, under the tools.

use egui::accesskit::Live;
use egui::{Context, Frame, Id, Key, Margin, Modifiers, Popup, Response, Ui};

use super::finding::Finding;
use super::said::{self, Told as _};
use super::text::field::Field;
use super::text::label::label;
use super::{theme, widgets};
use crate::app::{Action, FindAct, FindView, Scope, Seek, Session};
use crate::edit::find::Query;
use crate::words::{Say as _, Words};

const FIND: &str = "find";
const WITH: &str = "replace-with";
/// The width of a field where there is room.
const FIELD: f32 = 200.0;

/// Draws the bar, if it is open.
pub(super) fn show(ui: &mut Ui, session: &Session, finding: &mut Finding, actions: &mut Vec<Action>) {
    let find = &session.view.find;
    if !find.open {
        return;
    }
    let (t, says) = (theme::tokens(ui), session.words);
    let mut acts = Vec::new();
    if session.view.dialog.is_none() && !Popup::is_any_open(ui.ctx()) && ui.input(|i| i.key_pressed(Key::Escape)) {
        acts.push(FindAct::Close);
    }
    Frame::new().fill(t.panel).inner_margin(Margin::symmetric(22, 8)).show(ui, |ui| {
        ui.set_width(ui.available_width());
        ui.spacing_mut().item_spacing.y = 6.0;
        ui.spacing_mut().button_padding = egui::vec2(7.0, 4.0);
        ui.horizontal_wrapped(|ui| {
            query(ui, says, find, &mut acts);
            toggles(ui, says, find, &mut acts);
            steps(ui, says, find, &mut acts);
            scope(ui, says, find, &mut acts);
            if said::button(ui, says.get("find-close")).told(says.about("find", "close", "help")).clicked() {
                acts.push(FindAct::Close);
            }
            // What is found in all stories is counted over the list of it.
            if find.scope == Scope::Story || find.finder().is_none() {
                standing(ui, session, finding);
            }
        });
        if find.replacing {
            ui.horizontal_wrapped(|ui| replacement(ui, says, find, &mut acts));
        }
    });
    ui.add(egui::Separator::default().spacing(1.0));
    actions.extend(acts.into_iter().map(Action::Find));
}

/// Whether the bar was asked for and has not had the keyboard yet: what is typed next is for it.
pub(super) fn wants_keyboard(ctx: &Context, session: &Session) -> bool {
    let find = &session.view.find;
    find.open && ctx.data(|data| data.get_temp::<u32>(asked())).unwrap_or_default() != find.asked
}

/// Whether the bar has the keyboard and keeps it while the page shows a match.
pub(super) fn keeps_keyboard(ctx: &Context, session: &Session) -> bool {
    let view = &session.view;
    let here = |id: Id| ctx.memory(|memory| memory.has_focus(id));
    let shows = view.find.open && view.reveal == view.find.shown;
    // Who has gone on to another field since the query was typed is not called away from it.
    shows && (view.find.sought == Some(Seek::Near) || here(Id::unique(FIND)) || here(Id::unique(WITH)))
}

/// Puts what is replaced right behind what is found, in the order in which Tab goes: the buttons
/// come after both.
pub(super) fn put_in_order(all: &mut Vec<Id>) {
    let place = |all: &[Id], name: &str| all.iter().position(|id| *id == Id::unique(name));
    if let (Some(find), Some(with)) = (place(all, FIND), place(all, WITH))
        && find < with
    {
        let with = all.remove(with);
        all.insert(find + 1, with);
    }
}

/// Under this name stands how often the bar had been asked for when it last took the keyboard.
fn asked() -> Id {
    Id::unique("find-asked")
}

fn query(ui: &mut Ui, says: &Words, find: &FindView, acts: &mut Vec<FindAct>) {
    let id = Id::unique(FIND);
    if ui.data(|data| data.get_temp::<u32>(asked())).unwrap_or_default() != find.asked {
        ui.data_mut(|data| data.insert_temp(asked(), find.asked));
        Field::take_up(ui.ctx(), id, &find.query.words);
    }
    if ui.memory(|memory| memory.has_focus(id)) {
        if ui.input_mut(|input| input.consume_key(Modifiers::SHIFT, Key::Enter)) {
            acts.push(FindAct::Previous);
        } else if ui.input_mut(|input| input.consume_key(Modifiers::NONE, Key::Enter)) {
            acts.push(FindAct::Next);
        }
    }
    if let Some(words) = field(ui, id, says.get("find-words"), &find.query.words) {
        // Before a key that was pressed after the letter.
        acts.insert(0, FindAct::Ask(Query { words, ..find.query.clone() }));
    }
}

/// A field of the bar; what it now reads, if that changed.
fn field(ui: &mut Ui, id: Id, name: &str, words: &str) -> Option<String> {
    let t = theme::tokens(ui);
    let mut buffer = words.to_owned();
    let width = FIELD.min(ui.available_width() - 16.0).max(80.0);
    Field::new(id, theme::words(theme::BODY)).hint(name, t.faint).width(width).show(ui, &mut buffer);
    widgets::name(ui, id, name);
    (buffer != words).then_some(buffer)
}

/// The ways of looking: small signs, each with its name in words.
fn toggles(ui: &mut Ui, says: &Words, find: &FindView, acts: &mut Vec<FindAct>) {
    let query = &find.query;
    let mut way = |ui: &mut Ui, sign: &str, id: &str, on: bool, turned: Query| {
        let (name, help) = (says.of("find", id), says.about("find", id, "help"));
        if toggle(ui, sign, name, on).told(&format!("{name}. {help}")).clicked() {
            acts.push(FindAct::Ask(turned));
        }
    };
    let now = || query.clone();
    let turned = Query { case: !query.case, ..now() };
    way(ui, "Aa", "case", query.case, turned);
    let turned = Query { whole_word: !query.whole_word, ..now() };
    way(ui, "|w|", "whole-word", query.whole_word, turned);
    let turned = Query { regex: !query.regex, ..now() };
    way(ui, ".*", "pattern", query.regex, turned);
    let turned = Query { ignore_variants: !query.ignore_variants, ..now() };
    way(ui, says.about("find", "variants", "sign"), "variants", query.ignore_variants, turned);
}

/// A button that stays pressed, with a name for those who cannot see its sign.
fn toggle(ui: &mut Ui, sign: &str, name: &str, on: bool) -> Response {
    let t = theme::tokens(ui);
    let fill = if on { t.accent_soft } else { t.panel };
    let line = theme::hairline(ui, if on { t.accent } else { t.line });
    let shown = said::atom(sign, theme::words(theme::BODY), Some(t.ink));
    let response = said::button_of(ui, true, sign, shown, |button| button.fill(fill).stroke(line));
    ui.ctx().accesskit_node_builder(response.id, |node| {
        node.set_label(name);
        node.set_toggled(on.into());
    });
    response
}

fn steps(ui: &mut Ui, says: &Words, find: &FindView, acts: &mut Vec<FindAct>) {
    let ready = find.finder().is_some();
    for (name, help, act) in [("previous", "Shift+Enter", FindAct::Previous), ("next", "Enter", FindAct::Next)] {
        if said::button_as(ui, ready, says.of("find", name), |button| button).told(help).clicked() {
            acts.push(act);
            take_keyboard(ui, FIND);
        }
    }
}

/// The keyboard goes back to a field when a button beside it was clicked.
fn take_keyboard(ui: &Ui, field: &str) {
    ui.memory_mut(|memory| memory.request_focus(Id::unique(field)));
}

fn scope(ui: &mut Ui, says: &Words, find: &FindView, acts: &mut Vec<FindAct>) {
    let everywhere = find.scope == Scope::Project;
    let response = toggle(ui, says.get("find-everywhere"), says.get("find-everywhere"), everywhere);
    if response.told(says.about("find", "everywhere", "help")).clicked() {
        acts.push(FindAct::Within(if everywhere { Scope::Story } else { Scope::Project }));
    }
    let response = toggle(ui, says.get("find-replacing"), says.about("find", "replacing", "name"), find.replacing);
    if response.told(says.about("find", "replacing", "help")).clicked() {
        acts.push(FindAct::Replacing(!find.replacing));
    }
}

/// How many there are, or what is wrong.
pub(super) fn standing(ui: &mut Ui, session: &Session, finding: &mut Finding) {
    let t = theme::tokens(ui);
    let find = &session.view.find;
    if let Err(error) = &find.ready {
        row(ui, &session.words.say(&error.phrase()), t.amber);
        return;
    }
    let (count, none) = finding.count(session);
    let label = row(ui, &count, if none { t.amber } else { t.soft });
    // A screen reader says it when it changes, without being asked.
    ui.ctx().accesskit_node_builder(label.id, |node| node.set_live(Live::Polite));
    if let Some(said) = &find.said {
        row(ui, &session.words.say(said), t.soft);
    }
}

/// Words in one row, however long.
fn row(ui: &mut Ui, words: &str, color: egui::Color32) -> Response {
    label(ui, words, &theme::words(theme::BODY), color, Some(1))
}

fn replacement(ui: &mut Ui, says: &Words, find: &FindView, acts: &mut Vec<FindAct>) {
    let id = Id::unique(WITH);
    let entered = ui.memory(|memory| memory.has_focus(id))
        && ui.input_mut(|input| input.consume_key(Modifiers::NONE, Key::Enter));
    if let Some(words) = field(ui, id, says.get("find-with"), &find.with) {
        acts.insert(0, FindAct::With(words));
    }
    let ready = find.finder().is_some();
    let one = said::button_as(ui, ready, says.get("find-replace"), |button| button);
    if one.told(says.about("find", "replace", "help")).clicked() {
        acts.push(FindAct::ReplaceOne);
        take_keyboard(ui, WITH);
    } else if entered && ready {
        acts.push(FindAct::ReplaceOne);
    }
    // In all stories they are looked over in the list, whose button replaces them.
    if find.scope == Scope::Story {
        let all = said::button_as(ui, ready, says.get("find-replace-all"), |button| button);
        if all.told(says.about("find", "replace-all", "help")).clicked() {
            acts.push(FindAct::ReplaceAll);
            take_keyboard(ui, WITH);
        }
    }
}
