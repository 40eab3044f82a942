//! Commands for taking back, and for how words look.

use super::{Command, CommandId, Menu, Shortcut, always};
use crate::app::{Action, Preference, Session, View};
use crate::edit::{Spot, flow};
use crate::story::{Mark, MarkKind};

pub(super) const HISTORY: &[Command] = &[
    Command {
        id: CommandId("undo"),
        menu: Menu::Edit,
        shortcut: Some(Shortcut::primary("Z")),
        ready: |session| session.history.undo_label().is_some(),
        on: None,
        run: Session::undo,
    },
    Command {
        id: CommandId("redo"),
        menu: Menu::Edit,
        shortcut: Some(Shortcut::primary_shift("Z")),
        ready: |session| session.history.redo_label().is_some(),
        on: None,
        run: Session::redo,
    },
];

pub(super) const ROWS: &[Command] = &[
    Command {
        id: CommandId("bold"),
        menu: Menu::Edit,
        shortcut: Some(Shortcut::primary("B")),
        ready: in_body,
        on: None,
        run: |session| turn(session, &Mark::Bold, "command-bold"),
    },
    Command {
        id: CommandId("italic"),
        menu: Menu::Edit,
        shortcut: Some(Shortcut::primary_shift("I")),
        ready: in_body,
        on: None,
        run: |session| turn(session, &Mark::Italic, "command-italic"),
    },
    Command {
        id: CommandId("unlink"),
        menu: Menu::Edit,
        shortcut: None,
        ready: |session| on(session, MarkKind::Link),
        on: None,
        run: |session| clear(session, MarkKind::Link, "command-unlink"),
    },
    Command {
        id: CommandId("smart-typing"),
        menu: Menu::Edit,
        shortcut: None,
        ready: always,
        on: Some(Session::corrects_typing),
        run: |session| {
            let on = session.corrects_typing();
            session.act(Action::Prefer(Box::new(Preference::SmartTyping(Some(!on)))));
        },
    },
];

fn in_body(session: &Session) -> bool {
    session.view.selection.is_some_and(|selection| matches!(selection.head.spot, Spot::Text(_)))
        || super::with_words(session)
}

/// Puts a mark on the selected words, or takes it off if all of them carry it. Without a
/// selection it is for the next words typed.
pub(super) fn turn(session: &mut Session, mark: &Mark, label: &'static str) {
    let Some((story, selection)) = session.selected() else { return };
    if selection.is_empty() {
        return turn_pending(session, mark);
    }
    let mut stretches = flow::stretches(&story, selection).filter(|(_, range)| !range.is_empty());
    let marked = stretches.all(|(place, range)| {
        let text = story.block(place.block).and_then(|(_, block)| block.text(place.part));
        text.is_some_and(|text| text.is_marked(range, mark))
    });
    session.mark_selected((!marked).then_some(mark), mark.kind(), label);
}

/// The marks of the next words typed, with this one or without it.
fn turn_pending(session: &mut Session, mark: &Mark) {
    let Some((story, selection)) = session.selected() else { return };
    let Spot::Text(place) = selection.head.spot else { return };
    let Some(text) = story.block(place.block).and_then(|(_, block)| block.text(place.part)) else { return };
    let byte = selection.head.byte;
    let View { pending_marks, .. } = &mut session.view;
    let marks = pending_marks.get_or_insert_with(|| text.typing_marks(byte..byte));
    if marks.contains(mark) {
        marks.retain(|other| other != mark);
    } else {
        marks.push(mark.clone());
    }
}

/// Whether the selected words carry a mark of this kind.
pub(super) fn on(session: &Session, kind: MarkKind) -> bool {
    let Some((story, selection)) = session.selected() else { return false };
    flow::stretches(&story, selection).any(|(place, range)| {
        let text = story.block(place.block).and_then(|(_, block)| block.text(place.part));
        text.is_some_and(|text| {
            text.spans().iter().any(|s| s.mark.kind() == kind && s.start < range.end && range.start < s.end)
        })
    })
}

/// Takes marks of a kind off the selected words.
pub(super) fn clear(session: &mut Session, kind: MarkKind, label: &'static str) {
    session.mark_selected(None, kind, label);
}
