//! The Entities tab: who and what the story is about.

use std::collections::BTreeMap;

use egui::{Id, Ui};

use super::jump;
use crate::app::{Action, Change, Session};
use crate::edit::{Edit, Target};
use crate::ground::Language;
use crate::story::{Mark, Story};
use crate::tags::{AuthorityLink, Entity};
use crate::ui::icons::Icon;
use crate::ui::kept::Kept;
use crate::ui::labelled::{self, FieldLook, Spelling, WORDS};
use crate::ui::marks::Marks;
use crate::ui::rows::Even;
use crate::ui::said::{self, Told as _};
use crate::ui::theme;
use crate::ui::widgets;
use crate::words::{Phrase, Words};

/// Draws the tab.
pub(super) fn show(ui: &mut Ui, session: &Session, story: &Story, kept: &mut Kept, actions: &mut Vec<Action>) {
    let (t, says) = (theme::tokens(ui), session.words);
    let Kept { marks, rows, .. } = kept;
    marks.follow(story);
    let is_here = |entity: &&Entity| !marks.with(&Mark::Mention(entity.id)).is_empty();
    let (here, elsewhere): (Vec<_>, Vec<_>) = session.project.directory.entities.iter().partition(is_here);
    widgets::heading(ui, says.get("entity-here"));
    if here.is_empty() {
        said::line(ui, says.get("entity-none"), t.soft);
    }
    for entity in here {
        rows.entities.row(ui, entity.id, |ui| row(ui, says, story, entity, marks, &mut rows.lines, actions));
    }
    if !elsewhere.is_empty() {
        widgets::heading(ui, says.get("panel-elsewhere"));
    }
    for entity in elsewhere {
        rows.entities.row(ui, entity.id, |ui| row(ui, says, story, entity, marks, &mut rows.lines, actions));
    }
}

fn row(
    ui: &mut Ui,
    says: &Words,
    story: &Story,
    entity: &Entity,
    marks: &Marks,
    lines: &mut Even,
    actions: &mut Vec<Action>,
) {
    let t = theme::tokens(ui);
    let mark = Mark::Mention(entity.id);
    let kind = says.about("kind", entity.kind.key(), "noun");
    let aside = format!("{kind} · {}", says.count(marks.with(&mark).len()));
    let words = format!("{}  ·  {aside}", entity.name);
    let id = ui.make_persistent_id(("entity", entity.id));
    let line = widgets::Line { called: &words, name: &entity.name, aside: &aside };
    let icon = (Icon::of_entity(entity.kind), t.entity(entity.kind));
    widgets::fold_line(ui, id, line, icon, |ui| {
        jump::lines(ui, says, story, marks, &mark, lines, actions);
        record(ui, says, entity, actions);
        if widgets::small(ui, says.get("panel-remove")).told(says.get("entity-remove-hint")).clicked() {
            actions.push(Change::new(Edit::RemoveEntity(entity.id), "change-remove-entity").into());
        }
    });
}

fn record(ui: &mut Ui, says: &Words, entity: &Entity, actions: &mut Vec<Action>) {
    let id = |name: &'static str| Id::unique(("entity", entity.id, name));
    let put = |changed: Entity| Edit::PutEntity(changed);
    for label in ["name", "role"] {
        let mut changed = entity.clone();
        let line = if label == "name" { &mut changed.name } else { &mut changed.role };
        let look = FieldLook::line(says.of("entity", label), says.about("entity", label, "hint"));
        let old = line.clone();
        if let Some((words, _)) = labelled::field(ui, id(label), look, &old) {
            line.clone_from(&words);
            let target = Target::Entity(entity.id, label);
            actions.push(Change::of_line(put(changed), Phrase::of("entity", label), target, &old, &words).into());
        }
    }
    let look = FieldLook::line(says.get("entity-aliases"), says.about("entity", "aliases", "hint"));
    if let Some(aliases) = labelled::spelled(ui, says, id("aliases"), look, &entity.aliases, &WORDS) {
        let edit = put(Entity { aliases, ..entity.clone() });
        actions.push(Change::of_value(edit, "entity-aliases", Target::Entity(entity.id, "entity-aliases")).into());
    }
    let look = FieldLook { rows: 2, ..FieldLook::line(says.get("entity-names"), "ar: الموصل") };
    if let Some(names) = labelled::spelled(ui, says, id("names"), look, &entity.names, &NAMES) {
        let edit = put(Entity { names, ..entity.clone() });
        actions.push(Change::of_value(edit, "change-names", Target::Entity(entity.id, "change-names")).into());
    }
    let look = FieldLook { rows: 2, ..FieldLook::line(says.get("entity-links"), "wikidata: Q83387") };
    if let Some(links) = labelled::spelled(ui, says, id("links"), look, &entity.links, &LINKS) {
        let edit = put(Entity { links, ..entity.clone() });
        actions.push(Change::of_value(edit, "change-links", Target::Entity(entity.id, "change-links")).into());
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
    wanted: "field-wants-name",
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
    wanted: "field-wants-link",
};
