//! The tools over the page: how words look, what they are, what can be put in.

use egui::{Button, Frame, Margin, ScrollArea, Ui};

use super::said::Told as _;
use super::text::field::Field;
use super::text::label::button;
use super::{said, theme, widgets};
use crate::app::commands::{self, CommandId, Menu};
use crate::app::{Action, Session, Writing};

/// The width from which the tools have their full names.
const ROOMY: f32 = 540.0;

/// Draws the tools.
pub(super) fn show(ui: &mut Ui, session: &Session, actions: &mut Vec<Action>) {
    let t = theme::tokens(ui);
    Frame::new().fill(t.paper).inner_margin(Margin::symmetric(22, 6)).show(ui, |ui| {
        let narrow = ui.available_width() < ROOMY;
        // What still does not fit scrolls: the tools must not push the page aside.
        ScrollArea::horizontal().show(ui, |ui| {
            ui.horizontal(|ui| {
                ui.spacing_mut().item_spacing.x = if narrow { 4.0 } else { 8.0 };
                ui.spacing_mut().button_padding = egui::vec2(if narrow { 5.0 } else { 9.0 }, 5.0);
                ui.add_enabled_ui(session.current().is_some(), |ui| {
                    menu(ui, session.words.get("tool-insert"), |ui| {
                        for command in commands::of(Menu::Insert) {
                            if said::button(ui, command.label(session.words))
                                .told(command.help(session.words))
                                .clicked()
                            {
                                actions.push(Action::Run(command.id));
                            }
                        }
                    });
                });
                ui.separator();
                widgets::command_button(ui, session, CommandId("bold"), session.words.of("command", "bold"), actions);
                widgets::command_button(
                    ui,
                    session,
                    CommandId("italic"),
                    session.words.of("command", "italic"),
                    actions,
                );
                link(ui, session, actions);
                ui.separator();
                tag(ui, session, session.words.get(if narrow { "tool-tag-short" } else { "tool-tag" }), actions);
                attribute(
                    ui,
                    session,
                    session.words.get(if narrow { "tool-quote-short" } else { "tool-quote" }),
                    actions,
                );
                ui.separator();
                widgets::command_button(ui, session, CommandId("attach"), session.words.get("tool-photo"), actions);
            })
        });
    });
    ui.add(egui::Separator::default().spacing(1.0));
}

/// A menu whose button has no frame until it is pointed at.
fn menu(ui: &mut Ui, words: &str, add: impl FnOnce(&mut Ui)) {
    said::menu(ui, words, false, add);
}

fn tag(ui: &mut Ui, session: &Session, words: &str, actions: &mut Vec<Action>) {
    ui.add_enabled_ui(commands::with_words(session), |ui| {
        menu(ui, words, |ui| {
            for id in ["tag-person", "tag-organization", "tag-place", "tag-event", "untag"] {
                menu_entry(ui, session, CommandId(id), actions);
            }
        });
    });
}

fn menu_entry(ui: &mut Ui, session: &Session, id: CommandId, actions: &mut Vec<Action>) {
    let Some(command) = commands::find(id) else { return };
    let keys = super::keys::beside(ui, session.words, command);
    let look = |button: Button<'static>| button.shortcut_text(keys).min_size(egui::vec2(180.0, 0.0));
    if said::button_as(ui, (command.ready)(session), command.label(session.words), look).clicked() {
        actions.push(Action::Run(id));
    }
}

/// Says whose words the selected ones are.
fn attribute(ui: &mut Ui, session: &Session, words: &str, actions: &mut Vec<Action>) {
    ui.add_enabled_ui(commands::with_words(session), |ui| {
        menu(ui, words, |ui| {
            for source in &session.project.directory.sources {
                let name = widgets::or_unnamed(&source.name, session.words.get("source-unnamed"));
                let shown = button(ui, name, &theme::words(13.0), theme::tokens(ui).ink, false);
                if shown.told(session.words.fixed(&source.terms.label())).clicked() {
                    actions.push(Action::Write(Writing::Attribute(Some(source.id))));
                }
            }
            menu_entry(ui, session, CommandId("quotation"), actions);
            menu_entry(ui, session, CommandId("unquote"), actions);
        });
    });
}

fn link(ui: &mut Ui, session: &Session, actions: &mut Vec<Action>) {
    let id = ui.scope_id().with("link-address");
    ui.add_enabled_ui(commands::with_words(session), |ui| {
        menu(ui, session.words.get("tool-link"), |ui| {
            let mut address = ui.data(|data| data.get_temp::<String>(id)).unwrap_or_default();
            let label = said::line(ui, session.words.get("tool-address"), theme::tokens(ui).ink);
            let faint = theme::tokens(ui).faint;
            let edit = Field::new(id.with("field"), theme::words(13.0)).hint("https://", faint).width(260.0);
            let response = edit.show(ui, &mut address).response.labelled_by(label.id);
            let entered = response.lost_focus() && ui.input(|input| input.key_pressed(egui::Key::Enter));
            let pressed = widgets::primary(ui, !address.trim().is_empty(), session.words.get("tool-link")).clicked();
            if (entered || pressed) && !address.trim().is_empty() {
                actions.push(Action::Write(Writing::LinkTo(std::mem::take(&mut address))));
                ui.close();
            }
            ui.data_mut(|data| data.insert_temp(id, address));
            menu_entry(ui, session, CommandId("unlink"), actions);
        });
    });
}
