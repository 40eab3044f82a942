//! Commands for tabs, and for two pages side by side.

use super::{Command, Menu, Rows, Shortcut, with_story};
use crate::app::open::OpenAct;
use crate::app::{Action, Session};

const IN: Rows = Rows { menu: Menu::View, ready: with_tabs };

pub(super) const ROWS: &[Command] = &[
    IN.row("next-tab", Some(Shortcut::primary("Tab")), |s| s.step_tab(1)),
    IN.row("previous-tab", Some(Shortcut::primary_shift("Tab")), |s| s.step_tab(-1)),
    IN.row("tab-forward", Some(Shortcut::primary_shift("PageDown")), |s| s.shift_tab(1)),
    IN.row("tab-back", Some(Shortcut::primary_shift("PageUp")), |s| s.shift_tab(-1)),
    IN.row("close-tab", Some(Shortcut::primary("W")), |s| {
        if let Some(story) = s.view.story {
            s.act(Action::Open(OpenAct::Close(story)));
        }
    }),
    Command {
        ready: with_story,
        on: Some(|s| s.view.open.beside.is_some()),
        ..IN.row("beside", Some(Shortcut::primary("Backslash")), Session::toggle_beside)
    },
    Command {
        ready: |s| s.view.open.beside.is_some(),
        ..IN.row("other-page", Some(Shortcut::primary("F6")), |s| s.act(Action::Open(OpenAct::Switch)))
    },
];

fn with_tabs(session: &Session) -> bool {
    session.view.open.tabs.len() > 1
}
