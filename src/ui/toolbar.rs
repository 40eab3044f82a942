//! The tools over the page: how words look, what they are, what can be put in.

use egui::{Button, ScrollArea, Sense, Ui, UiBuilder, vec2};

use super::icons::Icon;
use super::said::Told as _;
use super::text::field::Field;
use super::text::label::button;
use super::{said, theme, widgets};
use crate::app::commands::{self, CommandId, Menu};
use crate::app::{Action, Session, Writing};
use crate::edit::Spot;
use crate::words::Phrase;

/// The width from which the tools have their names, and the room at its ends then.
const ROOMY: f32 = 700.0;
const IN_ROOMY: f32 = 20.0;

/// The tools after the kind of block, in groups: what a roomy bar says of each, and its command.
const GROUPS: [&[(&str, &str)]; 2] =
    [&[("", "bold"), ("", "italic")], &[("tool-quote-block", "turn-quote"), ("tool-list", "turn-list")]];

/// Draws the tools.
pub(super) fn show(ui: &mut Ui, session: &Session, actions: &mut Vec<Action>) {
    let (t, says) = (theme::tokens(ui), session.words);
    let (strip, _) = ui.allocate_exact_size(vec2(ui.available_width(), theme::TOOLS), Sense::hover());
    ui.painter().hline(strip.x_range(), strip.bottom(), theme::hairline(ui, t.line));
    let needed = ui.scope_id().with(("roomy", says.locale().tag));
    let roomy = strip.width() >= ui.data(|data| data.get_temp::<f32>(needed)).unwrap_or(ROOMY);
    let inside = strip.shrink2(vec2(if roomy { IN_ROOMY } else { 8.0 }, 0.0));
    ui.scope_builder(UiBuilder::new().max_rect(inside), |ui| {
        ui.spacing_mut().item_spacing.x = if roomy { 4.0 } else { 2.0 };
        ui.spacing_mut().button_padding = vec2(if roomy { 9.0 } else { 6.0 }, 4.0);
        // What still does not fit scrolls: the tools must not push the page aside.
        let tools = ScrollArea::horizontal().show(ui, |ui| {
            ui.horizontal_centered(|ui| {
                ui.set_height(theme::TOOLS);
                kinds(ui, session, actions);
                gap(ui);
                let [looks, blocks] = GROUPS;
                for group in [looks, blocks] {
                    for (words, id) in group {
                        let id = CommandId(id);
                        if roomy && !words.is_empty() {
                            widgets::command_button(ui, session, id, says.get(words), actions);
                        } else {
                            widgets::icon_button(ui, session, id, actions);
                        }
                    }
                    if group == looks {
                        link(ui, session, roomy, actions);
                    }
                }
                gap(ui);
                tag(ui, session, says.get(if roomy { "tool-tag" } else { "tool-tag-short" }), actions);
                attribute(ui, session, says.get(if roomy { "tool-quote" } else { "tool-quote-short" }), actions);
                if roomy {
                    widgets::command_button(ui, session, CommandId("attach"), says.get("tool-photo"), actions);
                } else {
                    widgets::icon_button(ui, session, CommandId("attach"), actions);
                }
                gap(ui);
                insert(ui, session, actions);
            });
        });
        // In some languages names take more: the bar is roomy where they fit.
        let took = tools.content_size.x + 2.0 * IN_ROOMY;
        if roomy && took > strip.width() {
            ui.data_mut(|data| data.insert_temp(needed, took));
            ui.ctx().request_repaint();
        }
    });
}

/// A line between groups of tools.
fn gap(ui: &mut Ui) {
    let t = theme::tokens(ui);
    let (rect, _) = ui.allocate_exact_size(vec2(13.0, 20.0), Sense::hover());
    ui.painter().vline(rect.center().x, rect.y_range(), theme::hairline(ui, t.line));
}

/// What the block with the caret is, and what it can become.
fn kinds(ui: &mut Ui, session: &Session, actions: &mut Vec<Action>) {
    let kind = session.story().zip(session.view.selection).and_then(|(story, selection)| match selection.head.spot {
        Spot::Text(place) => story.block(place.block).map(|(_, block)| block.content.label()),
        Spot::Field(_, field) => Some(field.row().label()),
    });
    let kind = kind.unwrap_or_else(|| Phrase::new("block-paragraph"));
    let words = format!("{} ▾", session.words.fixed(&kind));
    ui.add_enabled_ui(session.current().is_some(), |ui| {
        ui.visuals_mut().widgets.inactive.weak_bg_fill = theme::tokens(ui).rail;
        ui.visuals_mut().widgets.inactive.bg_stroke = egui::Stroke::NONE;
        said::menu(ui, &words, true, |ui| {
            for command in commands::of(Menu::Format).filter(|command| command.id.0.starts_with("turn-")) {
                menu_entry(ui, session, command.id, actions);
            }
        });
    });
}

fn insert(ui: &mut Ui, session: &Session, actions: &mut Vec<Action>) {
    ui.add_enabled_ui(session.current().is_some(), |ui| {
        menu(ui, session.words.get("tool-insert"), |ui| {
            for command in commands::of(Menu::Insert) {
                menu_entry(ui, session, command.id, actions);
            }
        });
    });
}

/// A menu whose button has no frame until it is pointed at.
fn menu(ui: &mut Ui, words: &str, add: impl FnOnce(&mut Ui)) {
    let _button = said::menu(ui, words, false, add);
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
    let keys = super::keys::beside(ui, session, command);
    let look = |button: Button<'static>| button.shortcut_text(keys).min_size(egui::vec2(180.0, 0.0));
    if said::button_as(ui, (command.ready)(session), command.label(session.words), look).clicked() {
        actions.push(Action::Run(id));
        ui.close();
    }
}

/// Says whose words the selected ones are.
fn attribute(ui: &mut Ui, session: &Session, words: &str, actions: &mut Vec<Action>) {
    ui.add_enabled_ui(commands::with_words(session), |ui| {
        menu(ui, words, |ui| {
            for source in &session.project.directory.sources {
                let name = widgets::or_unnamed(&source.name, session.words.get("source-unnamed"));
                let shown = button(ui, name, &theme::words(theme::BODY), theme::tokens(ui).ink, false);
                if shown.told(session.words.fixed(&source.terms.label())).clicked() {
                    actions.push(Action::Write(Writing::Attribute(Some(source.id))));
                    ui.close();
                }
            }
            menu_entry(ui, session, CommandId("quotation"), actions);
            menu_entry(ui, session, CommandId("unquote"), actions);
        });
    });
}

fn link(ui: &mut Ui, session: &Session, roomy: bool, actions: &mut Vec<Action>) {
    let id = ui.scope_id().with("link-address");
    ui.add_enabled_ui(commands::with_words(session), |ui| {
        let words = session.words.get("tool-link");
        let shown = if roomy { said::plain(words) } else { Icon::LINK.text().into() };
        said::menu_of(ui, words, shown, false, |ui| {
            let mut address = ui.data(|data| data.get_temp::<String>(id)).unwrap_or_default();
            let label = said::line(ui, session.words.get("tool-address"), theme::tokens(ui).ink);
            let faint = theme::tokens(ui).faint;
            let edit = Field::new(id.with("field"), theme::words(theme::BODY)).hint("https://", faint).width(260.0);
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
