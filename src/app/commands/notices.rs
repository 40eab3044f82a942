//! Commands for what was said.

use super::{Command, Menu, Rows, Shortcut, always};
use crate::app::Dialog;

const IN: Rows = Rows { menu: Menu::View, ready: always };

pub(super) const ROWS: &[Command] = &[
    IN.row("notices", Some(Shortcut::primary_shift("J")), |s| s.view.dialog = Some(Dialog::Notices)),
    Command {
        ready: |s| !s.notices.shown().is_empty(),
        ..IN.row("dismiss-notices", Some(Shortcut::shift("Escape")), |s| s.notices.dismiss_all())
    },
];
