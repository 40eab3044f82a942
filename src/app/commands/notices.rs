//! Commands for what was said, and for what a notice offers.

use super::{Command, Menu, Rows, Shortcut, always};
use crate::app::Dialog;

const IN: Rows = Rows { menu: Menu::View, ready: always };

pub(super) const ROWS: &[Command] = &[
    IN.row("notices", Some(Shortcut::primary_shift("J")), |s| s.view.dialog = Some(Dialog::Notices)),
    Command {
        ready: |s| !s.notices.shown().is_empty(),
        ..IN.row("dismiss-notices", Some(Shortcut::shift("Escape")), |s| s.notices.dismiss_all())
    },
    Command {
        menu: Menu::File,
        ready: |s| s.settings.export_folder.is_some(),
        ..IN.row("open-export", None, |s| {
            if let Some(folder) = s.settings.export_folder.clone() {
                s.open_outside(folder);
            }
        })
    },
];
