//! The bar at the top: menus, the project's name, whether it is saved, and the way out.

use egui::{Align, Layout, RichText, Ui};

use super::said::Told as _;
use super::text::label::label;
use super::{menu_bar, said, theme, widgets};
use crate::app::{Action, PathPurpose, Session, commands::CommandId};

/// Widths from which the bar has room for the program's name, and for what is open.
const FOR_NAME: f32 = 720.0;
const FOR_FILE: f32 = 560.0;

/// Draws the bar.
pub(super) fn show(ui: &mut Ui, session: &Session, actions: &mut Vec<Action>) {
    let (t, words) = (theme::tokens(ui), session.words);
    let room = ui.available_width();
    ui.horizontal_centered(|ui| {
        if room > FOR_NAME {
            ui.label(RichText::new("Copydesk").font(theme::strong(theme::NAME)));
            ui.add_space(4.0);
        }
        menu_bar::show(ui, session, actions);
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            let ready = session.current().is_some();
            let help = words.about("bar", "export", "help");
            if widgets::primary(ui, ready, words.get("bar-export")).told(help).clicked() {
                actions.push(Action::Run(CommandId("export")));
            }
            ui.add_space(4.0);
            if said::button(ui, words.get("bar-import")).told(words.about("bar", "import", "help")).clicked() {
                actions.push(Action::AskPath(PathPurpose::Import));
            }
            ui.add_space(4.0);
            for id in ["inspector", "stories-panel"] {
                widgets::icon_button(ui, session, CommandId(id), actions);
            }
            if room > FOR_FILE {
                ui.with_layout(Layout::left_to_right(Align::Center), |ui| {
                    ui.add_space(8.0);
                    label(ui, &session.file_name(), &theme::words(theme::BODY), t.soft, Some(1));
                    ui.add_space(4.0);
                    saved_mark(ui, session);
                });
            }
        });
    });
}

fn saved_mark(ui: &mut Ui, session: &Session) {
    let t = theme::tokens(ui);
    let (color, words) = match (&session.file, session.is_dirty()) {
        (Some(file), false) if file.read_only.is_some() => (t.amber, "bar-read-only"),
        (_, true) => (t.amber, "bar-unsaved"),
        (Some(_), false) => (t.accent, "bar-saved"),
        (None, false) => (t.soft, "bar-new"),
    };
    widgets::dot(ui, color);
    label(ui, session.words.get(words), &theme::words(theme::BODY), t.soft, Some(1));
}
