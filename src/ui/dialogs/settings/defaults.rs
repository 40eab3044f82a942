//! What new work of the house begins with.

use std::path::{Component, Path};

use egui::{Id, Ui};

use super::{Drafts, Scope, Section, rows};
use crate::app::{Action, Session};
use crate::project::is_below;
use crate::ui::labelled::{self, FieldLook};

pub(super) const SECTION: Section =
    Section { id: "defaults", name: "prefs-defaults", scope: Scope::Project, show, standard };

fn show(ui: &mut Ui, session: &Session, _: &mut Drafts, actions: &mut Vec<Action>) {
    let (says, defaults) = (session.words, &session.project.house.defaults);
    let (name, hint) = (says.get("prefs-house-byline"), says.about("prefs", "house-byline", "hint"));
    if let Some(line) = rows::words(ui, "house-byline", name, hint, &defaults.byline) {
        actions.push(rows::house(session, "prefs-house-byline", |house| house.defaults.byline = line));
    }
    rows::note(ui, says.about("prefs", "house-byline", "about"));
    rows::gap(ui);
    let (name, hint) = (says.get("prefs-house-credit"), says.about("photo", "credit", "hint"));
    if let Some(line) = rows::words(ui, "house-credit", name, hint, &defaults.credit) {
        actions.push(rows::house(session, "prefs-house-credit", |house| house.defaults.credit = line));
    }
    rows::note(ui, says.about("prefs", "house-credit", "about"));
    rows::gap(ui);
    if let Some(line) = rows::words(ui, "house-section", says.get("prefs-section-default"), "", &defaults.section) {
        actions.push(rows::house(session, "prefs-section-default", |house| house.defaults.section = line));
    }
    rows::gap(ui);
    folder(ui, session, actions);
}

/// The folder for exports, from that of the project. What leads out of it stays in the field, and
/// the field says why it is not taken.
fn folder(ui: &mut Ui, session: &Session, actions: &mut Vec<Action>) {
    let (says, now) = (session.words, &session.project.house.defaults.export_folder);
    let id = Id::unique(("setting", "house-folder"));
    let draft = ui.data(|data| data.get_temp::<String>(id)).unwrap_or_else(|| now.clone());
    let read = |typed: &str| relative(session, typed);
    // What was typed stands as long as it is what is set, or cannot be.
    let shown = if read(&draft).is_none_or(|read| read == *now) { draft } else { now.clone() };
    let look = FieldLook::line(says.get("prefs-house-folder"), "site");
    let typed = labelled::field(ui, id, look, &shown).map(|(words, _)| words);
    let taken = read(typed.as_ref().unwrap_or(&shown));
    if taken.is_none() {
        rows::warning(ui, says.get("prefs-folder-out"));
    } else {
        rows::note(ui, says.about("prefs", "house-folder", "about"));
    }
    let Some(typed) = typed else { return };
    ui.data_mut(|data| data.insert_temp(id, typed));
    if let Some(folder) = taken.filter(|folder| folder != now) {
        actions.push(rows::house(session, "prefs-house-folder", |house| house.defaults.export_folder = folder));
    }
}

/// A folder as typed, from that of the project: a whole path to a place below it is made short.
/// Nothing stays nothing; `None` where it leads out.
fn relative(session: &Session, typed: &str) -> Option<String> {
    let typed = typed.trim().trim_end_matches('/');
    let home = session.file.as_ref().and_then(|file| file.path.parent());
    let short = home.and_then(|home| Path::new(typed).strip_prefix(home).ok());
    let folder = short.map_or_else(|| typed.to_owned(), written);
    (folder.is_empty() || is_below(&folder)).then_some(folder)
}

/// A path with `/` between its names, as it is written on every system.
fn written(path: &Path) -> String {
    let names = path.components().filter(|part| *part != Component::CurDir);
    names.map(|part| part.as_os_str().to_string_lossy().into_owned()).collect::<Vec<_>>().join("/")
}

fn standard(session: &Session) -> Vec<Action> {
    let back = rows::house(session, "prefs-defaults", |house| {
        let (quotes, smart_typing) = (house.defaults.quotes, house.defaults.smart_typing);
        house.defaults = crate::project::Defaults { quotes, smart_typing, ..crate::project::Defaults::default() };
    });
    vec![back]
}
