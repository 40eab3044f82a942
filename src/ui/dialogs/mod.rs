//! Dialogs over the page. Escape closes each of them.

mod about;
mod export;
mod import_report;
mod notices;
mod path;
mod shortcuts;
mod unsaved;

use egui::{Frame, Id, Key, Margin, Modal, Ui};

use super::kept::Kept;
use super::text::label::label;
use super::theme;
use crate::app::{Action, Dialog, Session};

/// What dialogs keep while they are open.
#[derive(Default)]
pub(super) struct DialogState {
    path: path::PathState,
    export: export::ExportState,
    notices: notices::NoticesState,
}

/// Draws the open dialog.
pub(super) fn show(
    ui: &mut Ui,
    session: &Session,
    kept: &mut Kept,
    state: &mut DialogState,
    actions: &mut Vec<Action>,
) {
    let Some(dialog) = &session.view.dialog else {
        *state = DialogState::default();
        return;
    };
    let width: f32 = match dialog {
        Dialog::Export => 620.0,
        Dialog::ImportReport(_) | Dialog::Shortcuts => 640.0,
        Dialog::Notices => 560.0,
        Dialog::Path(_) | Dialog::About => 480.0,
        Dialog::Unsaved(_) => 420.0,
    };
    let frame = Frame::window(ui.style()).inner_margin(Margin::same(24));
    let shown = Modal::new(Id::unique("dialog")).frame(frame).show(ui.ctx(), |ui| {
        ui.set_width(width.min(ui.ctx().content_rect().width() - 80.0));
        match dialog {
            Dialog::Path(purpose) => path::show(ui, session, purpose, &mut state.path, actions),
            Dialog::Export => export::show(ui, session, kept, &mut state.export, actions),
            Dialog::ImportReport(reports) => import_report::show(ui, session.words, reports, actions),
            Dialog::Unsaved(next) => unsaved::show(ui, session, next, actions),
            Dialog::Notices => notices::show(ui, session, &mut state.notices, actions),
            Dialog::Shortcuts => shortcuts::show(ui, session, actions),
            Dialog::About => about::show(ui, session.words, actions),
        }
    });
    if shown.should_close() || ui.input(|input| input.key_pressed(Key::Escape)) {
        actions.push(Action::Dialog(None));
    }
}

/// The heading of a dialog.
fn title(ui: &mut Ui, words: &str) {
    label(ui, words, &theme::words(16.0).strong(), theme::tokens(ui).ink, None);
    ui.add_space(8.0);
}
