//! The bar that finds and replaces, under the tools.

use egui::accesskit::Live;
use egui::{Button, Context, Frame, Id, Key, Label, Margin, Modifiers, Popup, Response, RichText, Stroke, Ui};

use super::finding::Finding;
use super::text::field::Field;
use super::{theme, widgets};
use crate::app::{Action, FindAct, FindView, Scope, Session};
use crate::edit::find::Query;

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
    let t = theme::tokens(ui);
    let mut acts = Vec::new();
    if session.view.dialog.is_none() && !Popup::is_any_open(ui.ctx()) && ui.input(|i| i.key_pressed(Key::Escape)) {
        acts.push(FindAct::Close);
    }
    Frame::new().fill(t.panel).inner_margin(Margin::symmetric(22, 8)).show(ui, |ui| {
        ui.set_width(ui.available_width());
        ui.spacing_mut().item_spacing.y = 6.0;
        ui.spacing_mut().button_padding = egui::vec2(7.0, 4.0);
        ui.horizontal_wrapped(|ui| {
            query(ui, find, &mut acts);
            toggles(ui, find, &mut acts);
            steps(ui, find, &mut acts);
            scope(ui, find, &mut acts);
            if ui.button("Close").on_hover_text("Puts the bar away (Esc)").clicked() {
                acts.push(FindAct::Close);
            }
            // What is found in all stories is counted over the list of it.
            if find.scope == Scope::Story || find.finder().is_none() {
                standing(ui, session, finding);
            }
        });
        if find.replacing {
            ui.horizontal_wrapped(|ui| replacement(ui, find, &mut acts));
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
    view.find.open && view.reveal == view.find.shown && (here(Id::unique(FIND)) || here(Id::unique(WITH)))
}

/// Under this name stands how often the bar had been asked for when it last took the keyboard.
fn asked() -> Id {
    Id::unique("find-asked")
}

fn query(ui: &mut Ui, find: &FindView, acts: &mut Vec<FindAct>) {
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
    if let Some(words) = field(ui, id, "Find", &find.query.words) {
        // Before a key that was pressed after the letter.
        acts.insert(0, FindAct::Ask(Query { words, ..find.query.clone() }));
    }
}

/// A field of the bar; what it now reads, if that changed.
fn field(ui: &mut Ui, id: Id, name: &str, words: &str) -> Option<String> {
    let t = theme::tokens(ui);
    let mut buffer = words.to_owned();
    let width = FIELD.min(ui.available_width() - 16.0).max(80.0);
    Field::new(id, theme::words(13.0)).hint(name, t.faint).width(width).show(ui, &mut buffer);
    widgets::name(ui, id, name);
    (buffer != words).then_some(buffer)
}

/// The ways of looking: small signs, each with its name in words.
fn toggles(ui: &mut Ui, find: &FindView, acts: &mut Vec<FindAct>) {
    let query = &find.query;
    let mut way = |ui: &mut Ui, sign: &str, name: &str, help: &str, on: bool, turned: Query| {
        if toggle(ui, sign, name, on).on_hover_text(format!("{name}. {help}")).clicked() {
            acts.push(FindAct::Ask(turned));
        }
    };
    let now = || query.clone();
    let turned = Query { case: !query.case, ..now() };
    way(ui, "Aa", "Match case", "Capitals count.", query.case, turned);
    let turned = Query { whole_word: !query.whole_word, ..now() };
    way(ui, "|w|", "Whole word", "Nothing inside of longer words.", query.whole_word, turned);
    let turned = Query { regex: !query.regex, ..now() };
    let help = "A regular expression; $1 in the replacement is its first group.";
    way(ui, ".*", "Pattern", help, query.regex, turned);
    let turned = Query { ignore_variants: !query.ignore_variants, ..now() };
    let help = "é is e, ’ is ', أ is ا, ة is ه, vowel signs and tatweel do not count.";
    way(ui, "é=e", "Ignore marks and variants", help, query.ignore_variants, turned);
}

/// A button that stays pressed, with a name for those who cannot see its sign.
fn toggle(ui: &mut Ui, sign: &str, name: &str, on: bool) -> Response {
    let t = theme::tokens(ui);
    let fill = if on { t.accent_soft } else { t.panel };
    let line = Stroke::new(1.0, if on { t.accent } else { t.line });
    let response = ui.add(Button::new(RichText::new(sign).color(t.ink)).fill(fill).stroke(line));
    ui.ctx().accesskit_node_builder(response.id, |node| {
        node.set_label(name);
        node.set_toggled(on.into());
    });
    response
}

fn steps(ui: &mut Ui, find: &FindView, acts: &mut Vec<FindAct>) {
    let ready = find.finder().is_some();
    for (name, help, act) in [("Previous", "Shift+Enter", FindAct::Previous), ("Next", "Enter", FindAct::Next)] {
        if ui.add_enabled(ready, Button::new(name)).on_hover_text(help).clicked() {
            acts.push(act);
            take_keyboard(ui, FIND);
        }
    }
}

/// The keyboard goes back to a field when a button beside it was clicked.
fn take_keyboard(ui: &Ui, field: &str) {
    ui.memory_mut(|memory| memory.request_focus(Id::unique(field)));
}

fn scope(ui: &mut Ui, find: &FindView, acts: &mut Vec<FindAct>) {
    let everywhere = find.scope == Scope::Project;
    let response = toggle(ui, "All stories", "All stories", everywhere);
    if response.on_hover_text("Looks through all stories, and lists what it finds.").clicked() {
        acts.push(FindAct::Within(if everywhere { Scope::Story } else { Scope::Project }));
    }
    let response = toggle(ui, "Replace…", "Show replacement", find.replacing);
    if response.on_hover_text("Shows what to put in place.").clicked() {
        acts.push(FindAct::Replacing(!find.replacing));
    }
}

/// How many there are, or what is wrong.
pub(super) fn standing(ui: &mut Ui, session: &Session, finding: &mut Finding) {
    let t = theme::tokens(ui);
    let find = &session.view.find;
    if let Err(error) = &find.ready {
        ui.add(Label::new(RichText::new(error.to_string()).color(t.amber)).extend());
        return;
    }
    let count = finding.count(session);
    let color = if count == "No matches" { t.amber } else { t.soft };
    let label = ui.add(Label::new(RichText::new(count).color(color)).extend());
    // A screen reader says it when it changes, without being asked.
    ui.ctx().accesskit_node_builder(label.id, |node| node.set_live(Live::Polite));
    if !find.said.is_empty() {
        ui.add(Label::new(RichText::new(&find.said).color(t.soft)).extend());
    }
}

fn replacement(ui: &mut Ui, find: &FindView, acts: &mut Vec<FindAct>) {
    let id = Id::unique(WITH);
    let entered = ui.memory(|memory| memory.has_focus(id))
        && ui.input_mut(|input| input.consume_key(Modifiers::NONE, Key::Enter));
    if let Some(words) = field(ui, id, "Replace with", &find.with) {
        acts.insert(0, FindAct::With(words));
    }
    let ready = find.finder().is_some();
    let one = ui.add_enabled(ready, Button::new("Replace"));
    if one.on_hover_text("Replaces the selected match and goes to the next (Enter)").clicked() {
        acts.push(FindAct::ReplaceOne);
        take_keyboard(ui, WITH);
    } else if entered && ready {
        acts.push(FindAct::ReplaceOne);
    }
    // In all stories they are looked over in the list, whose button replaces them.
    if find.scope == Scope::Story {
        let all = ui.add_enabled(ready, Button::new("Replace all"));
        if all.on_hover_text("Replaces every match in the story; one undo takes it back").clicked() {
            acts.push(FindAct::ReplaceAll);
            take_keyboard(ui, WITH);
        }
    }
}
