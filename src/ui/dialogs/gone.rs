//! The project’s file is not there any more; whether it is to be written again.

use egui::Ui;

use crate::app::{Action, PathPurpose, Session, WatchAct};
use crate::ground::reading;
use crate::ui::text::label::label;
use crate::ui::{said, theme, widgets};
use crate::words::phrase;

/// Draws the question.
pub(super) fn show(ui: &mut Ui, session: &Session, actions: &mut Vec<Action>) {
    let (t, says) = (theme::tokens(ui), session.words);
    super::title(ui, &says.say(&phrase!("watch-gone", file = session.file_name())));
    label(ui, says.get("watch-gone-ask"), &theme::words(theme::BODY), t.ink, None);
    if let Some(file) = &session.file {
        said::small(ui, &reading::path(&file.path.display().to_string()), t.soft);
    }
    ui.add_space(10.0);
    ui.horizontal_wrapped(|ui| {
        if widgets::primary(ui, true, says.get("watch-write-again")).clicked() {
            actions.push(Action::Watch(WatchAct::WriteAgain));
        }
        if said::button(ui, says.of("command", "save-as")).clicked() {
            actions.push(Action::AskPath(PathPurpose::SaveAs));
        }
        if said::button(ui, says.get("ask-cancel")).clicked() {
            actions.push(Action::Dialog(None));
        }
    });
}
