//! All commands and their keys.

use egui::{Grid, ScrollArea, Ui};

use crate::app::commands::{self, Menu};
use crate::app::{Action, Session};
use crate::ui::text::label::label;
use crate::ui::{keys, said, theme, widgets};

/// Draws the overview.
pub(super) fn show(ui: &mut Ui, session: &Session, actions: &mut Vec<Action>) {
    let t = theme::tokens(ui);
    super::title(ui, session.words.of("command", "shortcuts"));
    let tallest = (ui.ctx().content_rect().height() - 200.0).max(160.0);
    ScrollArea::vertical().max_height(tallest).show(ui, |ui| {
        for menu in Menu::ALL {
            widgets::heading(ui, menu.label(session.words));
            Grid::new(menu.id()).num_columns(3).spacing([16.0, 4.0]).show(ui, |ui| {
                for command in commands::of(menu) {
                    said::line(ui, command.label(session.words), t.ink);
                    let keys = keys::label(ui, session.words, command);
                    label(ui, &keys, &theme::words(theme::BUTTON_SMALL).strong(), t.ink, None);
                    said::line(ui, command.help(session.words), t.soft);
                    ui.end_row();
                }
            });
        }
    });
    ui.add_space(10.0);
    if widgets::primary(ui, true, session.words.get("ask-close")).clicked() {
        actions.push(Action::Dialog(None));
    }
}
