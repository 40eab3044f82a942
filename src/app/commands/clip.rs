//! Commands for the clipboard, and for selecting all.

use super::{Command, Menu, Rows, Shortcut, with_story};
use crate::app::{Clip, Session};
use crate::edit::motion;
use crate::edit::{Caret, Selection, Spot};
use crate::story::Story;

const IN: Rows = Rows { menu: Menu::Edit, ready: with_selection };

/// The window's toolkit tells of Ctrl+X, C and V by events of their own, so that these keys never
/// come to a row; it must know Ctrl+A in a line of its own as well. The window asks for these rows
/// where it is the page that has the keys.
pub const KEYS_OF_FIELDS: [&str; 4] = ["cut", "copy", "paste", "select-all"];

pub(super) const ROWS: &[Command] = &[
    IN.row("cut", Some(Shortcut::primary("X")), |s| {
        s.view.wanted_clip = Some(Clip::Cut);
    }),
    IN.row("copy", Some(Shortcut::primary("C")), |s| {
        s.view.wanted_clip = Some(Clip::Copy);
    }),
    Command {
        ready: |session| session.view.selection.is_some(),
        ..IN.row("paste", Some(Shortcut::primary("V")), |s| {
            s.view.wanted_clip = Some(Clip::Paste);
        })
    },
    Command {
        ready: |session| session.view.selection.is_some(),
        ..IN.row("paste-plain", Some(Shortcut::primary_shift("V")), |s| s.view.wanted_clip = Some(Clip::PastePlain))
    },
    Command { ready: with_story, ..IN.row("select-all", Some(Shortcut::primary("A")), select_all) },
];

fn with_selection(session: &Session) -> bool {
    session.view.selection.is_some_and(|selection| !selection.is_empty())
}

fn select_all(session: &mut Session) {
    let Some(story) = session.story().cloned() else { return };
    let (near, all) = (around(&story, session.view.selection), page(&story));
    let there = |selection: &Selection| {
        session.view.selection.is_some_and(|now| now.ordered(&story) == selection.ordered(&story))
    };
    let next = near.filter(|near| !there(near)).unwrap_or(all);
    session.select(Some(next), false);
}

/// All of the field or body that a caret is in; of the body without one.
fn around(story: &Story, selection: Option<Selection>) -> Option<Selection> {
    match selection.map(|selection| selection.head.spot) {
        Some(spot @ Spot::Field(..)) => Some(between(story, spot, spot)),
        Some(Spot::Text(_)) | None => Some(between(story, motion::first_text(story)?, motion::last_text(story)?)),
    }
}

fn page(story: &Story) -> Selection {
    between(story, motion::first_spot(story), motion::last_spot(story))
}

fn between(story: &Story, first: Spot, last: Spot) -> Selection {
    let end = motion::words_of(story, last).map_or(0, str::len);
    Selection { anchor: Caret { spot: first, byte: 0 }, head: Caret { spot: last, byte: end } }
}
