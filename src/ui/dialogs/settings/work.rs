//! What this person's work begins with: a name, and a place for what leaves.

use std::path::PathBuf;

use egui::Ui;

use super::{Drafts, Scope, Section, rows};
use crate::app::{Action, PathPurpose, Preference, Session};
use crate::ui::said;

pub(super) const SECTION: Section = Section { id: "work", name: "prefs-work", scope: Scope::Mine, show, standard };

fn show(ui: &mut Ui, session: &Session, _: &mut Drafts, actions: &mut Vec<Action>) {
    let (says, settings) = (session.words, &session.settings);
    let (name, hint) = (says.get("prefs-byline"), says.about("story", "bylines", "hint"));
    if let Some(line) = rows::words(ui, "byline", name, hint, &settings.byline) {
        actions.push(rows::prefer(Preference::Byline(line)));
    }
    rows::note(ui, says.about("prefs", "byline", "about"));
    rows::gap(ui);
    let folder = settings.export_default.as_ref().map(|path| path.display().to_string()).unwrap_or_default();
    let name = says.get("prefs-export-folder");
    if let Some(typed) = rows::words(ui, "export-folder", name, "", &folder) {
        let typed = (!typed.trim().is_empty()).then(|| PathBuf::from(typed));
        actions.push(rows::prefer(Preference::ExportFolder(typed)));
    }
    if said::button(ui, says.get("export-choose")).clicked() {
        actions.push(Action::AskPath(PathPurpose::DefaultFolder));
    }
    rows::note(ui, says.about("prefs", "export-folder", "about"));
}

fn standard(_: &Session) -> Vec<Action> {
    [Preference::Byline(String::new()), Preference::ExportFolder(None)].map(rows::prefer).into()
}
