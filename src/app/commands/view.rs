//! Commands for what is shown, and for help.

use super::{Command, Menu, Rows, Shortcut, always};
use crate::app::{Action, Dialog, Session, Side, Tab};

const IN: Rows = Rows { menu: Menu::View, ready: always };

pub(super) const ROWS: &[Command] = &[
    IN.row(
        "stories-panel",
        "List of stories",
        "Shows or hides the list of stories.",
        Some(Shortcut::plain("F8")),
        |s| {
            s.view.toggle(Side::Stories);
        },
    ),
    IN.row("inspector", "Inspector", "Shows or hides the inspector.", Some(Shortcut::plain("F9")), |s| {
        s.view.toggle(Side::Inspector);
    }),
    IN.row("tab-story", "Story details", "Shows how the story is filed.", Some(Shortcut::primary("1")), |s| {
        s.act(Action::ShowTab(Tab::Story));
    }),
    IN.row("tab-photos", "Photos", "Shows the story’s photos.", Some(Shortcut::primary("2")), |s| {
        s.act(Action::ShowTab(Tab::Photos));
    }),
    IN.row("tab-entities", "Entities", "Shows who and what is tagged.", Some(Shortcut::primary("3")), |s| {
        s.act(Action::ShowTab(Tab::Entities));
    }),
    IN.row("tab-sources", "Sources", "Shows whose words are quoted.", Some(Shortcut::primary("4")), |s| {
        s.act(Action::ShowTab(Tab::Sources));
    }),
    IN.row("tab-check", "Check", "Shows what a careful colleague would ask.", Some(Shortcut::primary("5")), |s| {
        s.act(Action::ShowTab(Tab::Check));
    }),
    IN.row("next-story", "Next story", "Shows the story below.", Some(Shortcut::primary("PageDown")), |s| step(s, 1)),
    IN.row("previous-story", "Previous story", "Shows the story above.", Some(Shortcut::primary("PageUp")), |s| {
        step(s, -1);
    }),
    Command {
        menu: Menu::Help,
        ..IN.row(
            "shortcuts",
            "Keyboard shortcuts",
            "Shows all commands and their keys.",
            Some(Shortcut::plain("F1")),
            |s| {
                s.view.dialog = Some(Dialog::Shortcuts);
            },
        )
    },
    Command {
        menu: Menu::Help,
        ..IN.row("about", "About Copydesk", "Shows version and licenses.", None, |s| {
            s.view.dialog = Some(Dialog::About);
        })
    },
];

fn step(session: &mut Session, by: isize) {
    let next = session
        .current()
        .and_then(|story| session.project.stories.iter().position(|s| s.id == story))
        .and_then(|at| at.checked_add_signed(by))
        .and_then(|at| session.project.stories.get(at))
        .map(|story| story.id);
    if let Some(story) = next {
        session.show(story);
    }
}
