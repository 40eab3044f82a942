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
            s.view.panels.toggle(Side::Stories);
        },
    ),
    IN.row("inspector", "Inspector", "Shows or hides the inspector.", Some(Shortcut::plain("F9")), |s| {
        s.view.panels.toggle(Side::Inspector);
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
    IN.row("zoom-in", "Zoom in", "Shows the page larger.", Some(Shortcut::primary("Plus")), |s| zoom(s, 10)),
    IN.row("zoom-out", "Zoom out", "Shows the page smaller.", Some(Shortcut::primary("Minus")), |s| zoom(s, -10)),
    IN.row("zoom-actual", "Actual size", "Shows the page as large as it is.", Some(Shortcut::primary("0")), |s| {
        let now = i16::try_from(s.settings.page_zoom).unwrap_or(100);
        zoom(s, 100 - now);
    }),
    Command {
        on: Some(|s| s.view.page.focus),
        ..IN.row(
            "focus",
            "Focus",
            "Lets all but the paragraph with the caret step back.",
            Some(Shortcut::plain("F11")),
            |s| s.view.page.focus = !s.view.page.focus,
        )
    },
    Command {
        on: Some(|s| s.settings.justified),
        ..IN.row("justify", "Justify", "Sets running copy to both margins.", None, |s| {
            s.settings.justified = !s.settings.justified;
            s.keep_settings();
        })
    },
    Command {
        on: Some(|s| s.view.page.typewriter),
        ..IN.row("typewriter", "Typewriter scrolling", "Keeps the line with the caret at one height.", None, |s| {
            s.view.page.typewriter = !s.view.page.typewriter;
        })
    },
    Command {
        on: Some(|s| s.view.page.invisibles),
        ..IN.row("invisibles", "Invisible characters", "Shows spaces that do not break, and line breaks.", None, |s| {
            s.view.page.invisibles = !s.view.page.invisibles;
        })
    },
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

/// Shows the page larger or smaller, by so many percent.
fn zoom(session: &mut Session, by: i16) {
    session.settings.page_zoom = session.settings.page_zoom.saturating_add_signed(by).clamp(50, 300);
    session.view.page.zoom = session.settings.zoom();
    session.keep_settings();
}

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
