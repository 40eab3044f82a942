//! A path, typed: always there, whether the system's own dialog comes or not.

use std::path::PathBuf;

use egui::Ui;

use crate::app::{Action, PathPurpose, Session, preferences};
use crate::ui::text::field::Field;
use crate::ui::{picker, said, theme, widgets};

/// What was typed so far.
#[derive(Default)]
pub(super) struct PathState {
    words: Option<String>,
}

/// Draws the question.
pub(super) fn show(
    ui: &mut Ui,
    session: &Session,
    purpose: &PathPurpose,
    state: &mut PathState,
    actions: &mut Vec<Action>,
) {
    let t = theme::tokens(ui);
    let says = session.words;
    super::title(ui, says.of("path", purpose.id()));
    let waiting = session.jobs.running().iter().any(|job| job.label == picker::WAITING);
    said::line(ui, says.get(if waiting { "ask-path-waiting" } else { "ask-path-type" }), t.soft);
    let first = state.words.is_none();
    let typed = state.words.get_or_insert_with(|| suggestion(session, purpose));
    let label = said::small(ui, says.get("ask-path"), t.soft);
    let field = Field::new(ui.scope_id().with("path"), theme::words(theme::BODY).for_paths())
        .show(ui, typed)
        .response
        .labelled_by(label.id);
    if first {
        field.request_focus();
    }
    let path = expand(typed);
    let entered = field.lost_focus() && ui.input(|input| input.key_pressed(egui::Key::Enter));
    ui.add_space(10.0);
    ui.horizontal(|ui| {
        let ready = !path.as_os_str().is_empty();
        if (widgets::primary(ui, ready, says.about("path", purpose.id(), "verb")).clicked() || entered) && ready {
            actions.push(Action::UsePath(purpose.clone(), vec![path]));
        }
        if said::button(ui, says.get("ask-cancel")).clicked() {
            actions.push(Action::Dialog(None));
        }
    });
}

/// The folder of the project, to save typing.
fn suggestion(session: &Session, purpose: &PathPurpose) -> String {
    let folder = session.file.as_ref().and_then(|file| file.path.parent());
    let folder = folder.map(|folder| format!("{}{}", folder.display(), std::path::MAIN_SEPARATOR)).unwrap_or_default();
    match purpose {
        PathPurpose::ExportFolder => {
            preferences::export_begins_at(session).map_or(folder, |last| last.display().to_string())
        }
        PathPurpose::DefaultFolder => {
            session.settings.export_default.as_ref().map_or(folder, |own| own.display().to_string())
        }
        PathPurpose::New
        | PathPurpose::Open
        | PathPurpose::SaveAs
        | PathPurpose::VersionFile
        | PathPurpose::FindPhotos
        | PathPurpose::Import
        | PathPurpose::Attach(_)
        | PathPurpose::CarryInto(_)
        | PathPurpose::CarryNew(_) => folder,
    }
}

/// The path as typed, quotation marks around it taken off, `~` as the home folder.
fn expand(typed: &str) -> PathBuf {
    let typed = typed.trim().trim_matches(['"', '\'']);
    match (typed.strip_prefix("~/"), etcetera::home_dir()) {
        (Some(rest), Ok(home)) => home.join(rest),
        (Some(_) | None, Ok(_) | Err(_)) => PathBuf::from(typed),
    }
}
