//! What the project is called and where it stands.

use egui::{Id, Ui};

use super::{Drafts, Scope, Section, rows};
use crate::app::{Action, Change, Session};
use crate::edit::{Edit, Target};
use crate::ground::{Direction, Language};
use crate::project::House;
use crate::ui::labelled;
use crate::ui::languages;
use crate::words::Say as _;

pub(super) const SECTION: Section =
    Section { id: "project", name: "prefs-publication", scope: Scope::Project, show, standard: |_| Vec::new() };

fn show(ui: &mut Ui, session: &Session, _: &mut Drafts, actions: &mut Vec<Action>) {
    let (says, project) = (session.words, &session.project);
    let house = &project.house;
    if let Some(name) = rows::words(ui, "project-name", says.get("prefs-project-name"), "", &project.name) {
        let target = Target::House("project-name");
        let edit = Edit::RenameProject(name.clone());
        actions.push(Change::of_line(edit, "prefs-project-name", target, &project.name, &name).into());
    }
    rows::gap(ui);
    let name = says.get("prefs-publication-name");
    if let Some(words) = rows::words(ui, "publication", name, "", &house.publication) {
        actions.push(rows::house(session, "prefs-publication-name", |house: &mut House| house.publication = words));
    }
    rows::gap(ui);
    if let Some(words) = rows::words(ui, "copyright", says.get("prefs-copyright"), "", &house.copyright) {
        actions.push(rows::house(session, "prefs-copyright", |house: &mut House| house.copyright = words));
    }
    rows::gap(ui);
    language(ui, session, actions);
    rows::gap(ui);
    let look = labelled::FieldLook::line(says.get("story-zone"), "Asia/Baghdad").code();
    if let Some((words, _)) = labelled::field(ui, Id::unique(("setting", "zone")), look, &house.zone) {
        actions.push(rows::house(session, "story-zone", |house: &mut House| house.zone = words));
    }
    for fault in house.faults() {
        if matches!(fault, crate::project::HouseFault::Zone(_)) {
            rows::warning(ui, &says.say(&fault.phrase()));
        }
    }
}

/// The language new stories begin in, and the way it is read.
fn language(ui: &mut Ui, session: &Session, actions: &mut Vec<Action>) {
    let (says, now) = (session.words, &session.project.language);
    let named = languages::options(now);
    let options: Vec<(Language, &str)> = named.iter().map(|(one, name)| (one.clone(), name.as_str())).collect();
    if let Some(language) = rows::choose(ui, "project-language", says.get("prefs-project-language"), &options, now) {
        actions.push(Change::new(Edit::SetProjectLanguage(language), "prefs-project-language").into());
    }
    rows::note(
        ui,
        says.get(match now.direction() {
            Direction::Ltr => "prefs-reads-ltr",
            Direction::Rtl => "prefs-reads-rtl",
        }),
    );
}
