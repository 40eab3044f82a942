//! Commands for finding and replacing.

use super::{Command, Menu, Rows, Shortcut, with_story};
use crate::app::{FindAct, Scope, Session};

const IN: Rows = Rows { menu: Menu::Edit, ready: with_story };

pub(super) const ROWS: &[Command] = &[
    IN.row("find", Some(Shortcut::primary("F")), |session| open(session, false, Scope::Story)),
    IN.row("find-next", Some(Shortcut::plain("F3")), |session| {
        session.find(FindAct::Next);
    }),
    IN.row("find-previous", Some(Shortcut::shift("F3")), |session| session.find(FindAct::Previous)),
    IN.row("replace", Some(Shortcut::primary("H")), |session| open(session, true, Scope::Story)),
    IN.row("find-everywhere", Some(Shortcut::primary_shift("F")), |session| {
        open(session, session.view.find.replacing, Scope::Project);
    }),
];

fn open(session: &mut Session, replacing: bool, scope: Scope) {
    session.find(FindAct::Open { replacing, scope });
}
