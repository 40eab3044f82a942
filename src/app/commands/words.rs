//! Commands for taking back, and for how words look.

use super::{Command, CommandId, Menu, Shortcut, with_words};
use crate::app::{Change, Session};
use crate::edit::Edit;
use crate::story::{Mark, MarkKind};

pub(super) const ROWS: &[Command] = &[
    Command {
        id: CommandId("undo"),
        label: "Undo",
        help: "Takes the last change back.",
        menu: Menu::Edit,
        shortcut: Some(Shortcut::primary("Z")),
        ready: |session| session.history.undo_label().is_some(),
        run: Session::undo,
    },
    Command {
        id: CommandId("redo"),
        label: "Redo",
        help: "Does again what was taken back.",
        menu: Menu::Edit,
        shortcut: Some(Shortcut::primary_shift("Z")),
        ready: |session| session.history.redo_label().is_some(),
        run: Session::redo,
    },
    Command {
        id: CommandId("bold"),
        label: "Bold",
        help: "Makes the selected words bold, or plain again.",
        menu: Menu::Edit,
        shortcut: Some(Shortcut::primary("B")),
        ready: with_words,
        run: |session| turn(session, Mark::Bold, "Bold"),
    },
    Command {
        id: CommandId("italic"),
        label: "Italic",
        help: "Makes the selected words italic, or upright again.",
        menu: Menu::Edit,
        shortcut: Some(Shortcut::primary_shift("I")),
        ready: with_words,
        run: |session| turn(session, Mark::Italic, "Italic"),
    },
    Command {
        id: CommandId("unlink"),
        label: "Remove link",
        help: "Takes the link off the selected words.",
        menu: Menu::Edit,
        shortcut: None,
        ready: |session| on(session, MarkKind::Link),
        run: |session| clear(session, MarkKind::Link, "Remove link"),
    },
];

/// Puts a mark on the selected words, or takes it off if all of them carry it.
pub(super) fn turn(session: &mut Session, mark: Mark, label: &'static str) {
    let Some((place, range)) = session.view.selection.and_then(|s| s.words()) else { return };
    let marked = session
        .project
        .story(place.story)
        .and_then(|story| story.block(place.block))
        .and_then(|(_, block)| block.text(place.part))
        .is_some_and(|text| text.is_marked(range.clone(), &mark));
    let edit =
        if marked { Edit::Unmark { place, range, kind: mark.kind() } } else { Edit::Mark { place, range, mark } };
    session.change(Change::new(edit, label));
}

/// Whether the selected words carry a mark of this kind.
pub(super) fn on(session: &Session, kind: MarkKind) -> bool {
    let Some((place, range)) = session.view.selection.and_then(|s| s.words()) else { return false };
    session
        .project
        .story(place.story)
        .and_then(|story| story.block(place.block))
        .and_then(|(_, block)| block.text(place.part))
        .is_some_and(|text| {
            text.spans().iter().any(|s| s.mark.kind() == kind && s.start < range.end && range.start < s.end)
        })
}

/// Takes marks of a kind off the selected words.
pub(super) fn clear(session: &mut Session, kind: MarkKind, label: &'static str) {
    if let Some((place, range)) = session.view.selection.and_then(|s| s.words()) {
        session.change(Change::new(Edit::Unmark { place, range, kind }, label));
    }
}
