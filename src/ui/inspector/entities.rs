//! The Entities tab: who and what the story is about.

use std::collections::BTreeMap;

use egui::{Id, RichText, Ui};

use super::jump;
use crate::app::{Action, Change, Session};
use crate::edit::{Edit, Target};
use crate::ground::Language;
use crate::story::{Mark, Story};
use crate::tags::{AuthorityLink, Entity};
use crate::ui::kept::Kept;
use crate::ui::marks::Marks;
use crate::ui::rows::Even;
use crate::ui::theme;
use crate::ui::widgets::{self, FieldLook, Spelling, WORDS};

/// Draws the tab.
pub(super) fn show(ui: &mut Ui, session: &Session, story: &Story, kept: &mut Kept, actions: &mut Vec<Action>) {
    let t = theme::tokens(ui);
    let Kept { marks, rows, .. } = kept;
    marks.follow(story);
    let is_here = |entity: &&Entity| !marks.with(&Mark::Mention(entity.id)).is_empty();
    let (here, elsewhere): (Vec<_>, Vec<_>) = session.project.directory.entities.iter().partition(is_here);
    widgets::heading(ui, "In this story");
    if here.is_empty() {
        ui.label(RichText::new("Nobody tagged yet. Select a name on the page and tag it.").color(t.soft));
    }
    for entity in here {
        rows.entities.row(ui, entity.id, |ui| row(ui, story, entity, marks, &mut rows.lines, actions));
    }
    if !elsewhere.is_empty() {
        widgets::heading(ui, "Elsewhere in the directory");
    }
    for entity in elsewhere {
        rows.entities.row(ui, entity.id, |ui| row(ui, story, entity, marks, &mut rows.lines, actions));
    }
}

fn row(ui: &mut Ui, story: &Story, entity: &Entity, marks: &Marks, lines: &mut Even, actions: &mut Vec<Action>) {
    let t = theme::tokens(ui);
    let mark = Mark::Mention(entity.id);
    let words = format!("{}  ·  {} · {}", entity.name, entity.kind.key(), marks.with(&mark).len());
    let id = ui.make_persistent_id(("entity", entity.id));
    widgets::fold(ui, id, &words, t.entity(entity.kind), |ui| {
        jump::lines(ui, story, marks, &mark, lines, actions);
        record(ui, entity, actions);
        if widgets::small(ui, "Remove").on_hover_text("Its mentions become plain words").clicked() {
            actions.push(Change::new(Edit::RemoveEntity(entity.id), "Remove entity").into());
        }
    });
}

fn record(ui: &mut Ui, entity: &Entity, actions: &mut Vec<Action>) {
    let id = |name: &'static str| Id::unique(("entity", entity.id, name));
    let put = |changed: Entity| Edit::PutEntity(changed);
    for (label, hint) in [("Name", "As the house writes it"), ("Role or title", "Hydrologist, University of Mosul")] {
        let mut changed = entity.clone();
        let line = if label == "Name" { &mut changed.name } else { &mut changed.role };
        let old = line.clone();
        if let Some((words, _)) = widgets::field(ui, id(label), FieldLook::line(label, hint), &old) {
            line.clone_from(&words);
            let target = Target::Entity(entity.id, label);
            actions.push(Change::of_line(put(changed), label, target, &old, &words).into());
        }
    }
    let look = FieldLook::line("Also written", "Irbil, Erbil");
    if let Some(aliases) = widgets::spelled(ui, id("aliases"), look, &entity.aliases, &WORDS) {
        let edit = put(Entity { aliases, ..entity.clone() });
        actions.push(Change::of_value(edit, "Aliases", Target::Entity(entity.id, "Aliases")).into());
    }
    let look = FieldLook { rows: 2, ..FieldLook::line("In other languages, one a line", "ar: الموصل") };
    if let Some(names) = widgets::spelled(ui, id("names"), look, &entity.names, &NAMES) {
        let edit = put(Entity { names, ..entity.clone() });
        actions.push(Change::of_value(edit, "Names", Target::Entity(entity.id, "Names")).into());
    }
    let look = FieldLook { rows: 2, ..FieldLook::line("Known elsewhere as, one a line", "wikidata: Q83387") };
    if let Some(links) = widgets::spelled(ui, id("links"), look, &entity.links, &LINKS) {
        let edit = put(Entity { links, ..entity.clone() });
        actions.push(Change::of_value(edit, "Links", Target::Entity(entity.id, "Links")).into());
    }
}

/// `ar: الموصل`, one a line.
const NAMES: Spelling<BTreeMap<Language, String>> = Spelling {
    write: |names| names.iter().map(|(l, name)| format!("{l}: {name}")).collect::<Vec<_>>().join("\n"),
    read: |words| {
        let lines = words.lines().filter(|line| !line.trim().is_empty());
        lines
            .map(|line| {
                let (language, name) = line.split_once(':')?;
                Some((language.trim().parse().ok()?, name.trim().to_owned()))
            })
            .collect()
    },
    wanted: "A language tag, a colon, the name: ar: الموصل",
};

/// `wikidata: Q83387`, one a line.
const LINKS: Spelling<Vec<AuthorityLink>> = Spelling {
    write: |links| links.iter().map(|l| format!("{}: {}", l.authority, l.value)).collect::<Vec<_>>().join("\n"),
    read: |words| {
        let lines = words.lines().filter(|line| !line.trim().is_empty());
        lines
            .map(|line| {
                let (authority, value) = line.split_once(':')?;
                Some(AuthorityLink { authority: authority.trim().to_owned(), value: value.trim().to_owned() })
            })
            .collect()
    },
    wanted: "Who keeps the entry, a colon, its id: wikidata: Q83387",
};
