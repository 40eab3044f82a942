//! Commands for finding and replacing.

use super::{Command, Menu, Rows, Shortcut, with_story};
use crate::app::{FindAct, Scope, Session};

const IN: Rows = Rows { menu: Menu::Edit, ready: with_story };

pub(super) const ROWS: &[Command] = &[
    IN.row(
        "find",
        "Find…",
        "Looks for words in the story: for the selected ones, if there are any.",
        Some(Shortcut::primary("F")),
        |session| open(session, false, Scope::Story),
    ),
    IN.row(
        "find-next",
        "Find next",
        "Goes to the next place that was found.",
        Some(Shortcut::plain("F3")),
        |session| {
            session.find(FindAct::Next);
        },
    ),
    IN.row(
        "find-previous",
        "Find previous",
        "Goes to the place before that was found.",
        Some(Shortcut::shift("F3")),
        |session| session.find(FindAct::Previous),
    ),
    IN.row(
        "replace",
        "Replace…",
        "Looks for words in the story and puts others in their place.",
        Some(Shortcut::primary("H")),
        |session| open(session, true, Scope::Story),
    ),
    IN.row(
        "find-everywhere",
        "Find in all stories…",
        "Lists words in all stories, to go to them or to replace them.",
        Some(Shortcut::primary_shift("F")),
        |session| open(session, session.view.find.replacing, Scope::Project),
    ),
];

fn open(session: &mut Session, replacing: bool, scope: Scope) {
    session.find(FindAct::Open { replacing, scope });
}
