//! The bar at the top: menus, the project's name, whether it is saved, and the way out.

use egui::{Align, Layout, RichText, Ui};

use super::said::Told as _;
use super::text::label::label;
use super::{menu_bar, said, theme, widgets};
use crate::app::{Action, PathPurpose, Session, commands::CommandId};

/// Width of all menus side by side.
const MENUS: f32 = 300.0;

/// Draws the bar.
pub(super) fn show(ui: &mut Ui, session: &Session, actions: &mut Vec<Action>) {
    let (t, words) = (theme::tokens(ui), session.words);
    ui.horizontal_centered(|ui| {
        if ui.available_width() > 640.0 {
            ui.label(RichText::new("Copydesk").font(theme::strong(15.0)));
        }
        let room = egui::vec2(MENUS.min(ui.available_width()), ui.available_height());
        ui.allocate_ui_with_layout(room, Layout::left_to_right(Align::Center), |ui| {
            menu_bar::show(ui, session, actions);
        });
        if ui.available_width() > 420.0 {
            label(ui, &session.file_name(), &theme::words(13.0), t.soft, Some(1));
            saved_mark(ui, session);
        }
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            let ready = session.current().is_some();
            if widgets::primary(ui, ready, words.get("bar-export")).told(words.about("bar", "export", "help")).clicked()
            {
                actions.push(Action::Run(CommandId("export")));
            }
            if said::button(ui, words.get("bar-import")).told(words.about("bar", "import", "help")).clicked() {
                actions.push(Action::AskPath(PathPurpose::Import));
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
    said::line(ui, session.words.get(words), t.soft);
}
