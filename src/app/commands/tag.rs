//! Commands that say who is meant and who said it.

use super::words::{clear, on, turn};
use super::{Command, Menu, Rows, Shortcut, with_words};
use crate::app::{Change, Session, Tab};
use crate::edit::{Edit, flow};
use crate::story::{Mark, MarkKind};
use crate::tags::{Entity, EntityKind};

const IN: Rows = Rows { menu: Menu::Tag, ready: with_words };

pub(super) const ROWS: &[Command] = &[
    IN.row("tag-person", Some(Shortcut::primary_alt("P")), |s| {
        tag(s, EntityKind::Person);
    }),
    IN.row("tag-organization", Some(Shortcut::primary_alt("O")), |s| tag(s, EntityKind::Organization)),
    IN.row("tag-place", Some(Shortcut::primary_alt("C")), |s| {
        tag(s, EntityKind::Place);
    }),
    IN.row("tag-event", Some(Shortcut::primary_alt("E")), |s| {
        tag(s, EntityKind::Event);
    }),
    IN.row("quotation", Some(Shortcut::primary_alt("Q")), |session| {
        if !on(session, MarkKind::Quotation) {
            turn(session, &Mark::Quotation(None), "change-quotation");
        }
        session.view.panels.open_tab(Tab::Sources);
    }),
    Command {
        ready: |session| on(session, MarkKind::Mention),
        ..IN.row("untag", None, |s| {
            clear(s, MarkKind::Mention, "command-untag");
        })
    },
    Command {
        ready: |session| on(session, MarkKind::Quotation),
        ..IN.row("unquote", None, |s| {
            clear(s, MarkKind::Quotation, "command-unquote");
        })
    },
];

/// Tags the selected words: as the entity of that kind and name if the directory has it, else as
/// a new one. White space at the ends is left out.
fn tag(session: &mut Session, kind: EntityKind) {
    session.on_own_caption(|session| tag_here(session, kind));
}

fn tag_here(session: &mut Session, kind: EntityKind) {
    let Some((story, selection)) = session.selected() else { return };
    let named: Vec<_> = flow::stretches(&story, selection)
        .filter_map(|(place, range)| {
            let words = story.block(place.block)?.1.text(place.part)?.words(range.clone());
            let name = words.trim();
            let start = range.start + (words.len() - words.trim_start().len());
            (!name.is_empty()).then(|| (place, start..start + name.len(), name))
        })
        .collect();
    let name = named.iter().map(|(_, _, name)| *name).collect::<Vec<_>>().join(" ");
    if name.is_empty() {
        return;
    }
    let known = session.project.directory.named(&name).find(|entity| entity.kind == kind).map(|entity| entity.id);
    let mut edits = Vec::new();
    let id = known.unwrap_or_else(|| {
        let entity = Entity::new(session.world.mint(), kind, name);
        let id = entity.id;
        edits.push(Edit::PutEntity(entity));
        id
    });
    edits.extend(named.into_iter().map(|(place, range, _)| Edit::Mark { place, range, mark: Mark::Mention(id) }));
    session.change(Change::new(Edit::Several(edits), label(kind)));
    session.view.panels.tab = Tab::Entities;
}

fn label(kind: EntityKind) -> &'static str {
    match kind {
        EntityKind::Person => "change-tag-person",
        EntityKind::Organization => "change-tag-organization",
        EntityKind::Place => "change-tag-place",
        EntityKind::Event => "change-tag-event",
    }
}
