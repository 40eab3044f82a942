//! The question before unsaved work is put away.

use egui::Ui;

use crate::app::{Action, Session};
use crate::ui::text::label::label;
use crate::ui::{theme, widgets};

/// Draws the question.
pub(super) fn show(ui: &mut Ui, session: &Session, next: &Action, actions: &mut Vec<Action>) {
    super::title(ui, "Save the changes?");
    let words = format!("{} has changes that are not saved.", session.file_name());
    label(ui, &words, &theme::words(13.0), theme::tokens(ui).ink, None);
    ui.add_space(10.0);
    ui.horizontal(|ui| {
        if widgets::primary(ui, true, "Save").clicked() {
            actions.push(Action::SaveThen(Box::new(next.clone())));
        }
        if ui.button("Do not save").clicked() {
            actions.push(Action::DiscardThen(Box::new(next.clone())));
        }
        if ui.button("Cancel").clicked() {
            actions.push(Action::Dialog(None));
        }
    });
}
