//! The question before unsaved work is put away.

use egui::Ui;

use crate::app::{Action, Session};
use crate::ui::text::label::label;
use crate::ui::{said, theme, widgets};
use crate::words::phrase;

/// Draws the question.
pub(super) fn show(ui: &mut Ui, session: &Session, next: &Action, actions: &mut Vec<Action>) {
    let says = session.words;
    super::title(ui, says.get("ask-save-title"));
    let words = says.say(&phrase!("ask-unsaved", file = session.file_name()));
    label(ui, &words, &theme::words(theme::BODY), theme::tokens(ui).ink, None);
    ui.add_space(10.0);
    ui.horizontal(|ui| {
        if widgets::primary(ui, true, says.get("ask-save")).clicked() {
            actions.push(Action::SaveThen(Box::new(next.clone())));
        }
        if said::button(ui, says.get("ask-discard")).clicked() {
            actions.push(Action::DiscardThen(Box::new(next.clone())));
        }
        if said::button(ui, says.get("ask-cancel")).clicked() {
            actions.push(Action::Dialog(None));
        }
    });
}
