//! Commands for what is shown, and for help.

use super::{Command, Menu, Rows, Shortcut, always, with_story};
use crate::app::{Action, Dialog, Session, Side, Tab};

const IN: Rows = Rows { menu: Menu::View, ready: always };

pub(super) const ROWS: &[Command] = &[
    IN.row("stories-panel", Some(Shortcut::plain("F8")), |s| {
        s.toggle_panel(Side::Stories);
    }),
    IN.row("inspector", Some(Shortcut::plain("F9")), |s| {
        s.toggle_panel(Side::Inspector);
    }),
    IN.row("tab-story", Some(Shortcut::primary("1")), |s| {
        s.act(Action::ShowTab(Tab::Story));
    }),
    IN.row("tab-photos", Some(Shortcut::primary("2")), |s| {
        s.act(Action::ShowTab(Tab::Photos));
    }),
    IN.row("tab-entities", Some(Shortcut::primary("3")), |s| {
        s.act(Action::ShowTab(Tab::Entities));
    }),
    IN.row("tab-sources", Some(Shortcut::primary("4")), |s| {
        s.act(Action::ShowTab(Tab::Sources));
    }),
    IN.row("tab-check", Some(Shortcut::primary("5")), |s| {
        s.act(Action::ShowTab(Tab::Check));
    }),
    Command {
        on: Some(|s| s.view.panels.preview || s.view.panels.narrow == Some(Side::Preview)),
        ready: with_story,
        ..IN.row("preview", Some(Shortcut::plain("F5")), |s| s.toggle_panel(Side::Preview))
    },
    Command {
        ready: with_story,
        ..IN.row("preview-in-browser", Some(Shortcut::plain("F12")), Session::preview_in_browser)
    },
    IN.row("zoom-in", Some(Shortcut::primary("Plus")), |s| zoom(s, 10)),
    IN.row("zoom-out", Some(Shortcut::primary("Minus")), |s| zoom(s, -10)),
    IN.row("zoom-actual", Some(Shortcut::primary("0")), |s| {
        let now = i16::try_from(s.settings.page_zoom).unwrap_or(100);
        zoom(s, 100 - now);
    }),
    Command {
        on: Some(|s| s.view.page.focus),
        ..IN.row("focus", Some(Shortcut::plain("F11")), |s| s.view.page.focus = !s.view.page.focus)
    },
    Command {
        on: Some(|s| s.settings.justified),
        ..IN.row("justify", None, |s| {
            s.settings.justified = !s.settings.justified;
            s.keep_settings();
        })
    },
    Command {
        on: Some(|s| s.view.page.typewriter),
        ..IN.row("typewriter", None, |s| {
            s.view.page.typewriter = !s.view.page.typewriter;
        })
    },
    Command {
        on: Some(|s| s.view.page.invisibles),
        ..IN.row("invisibles", None, |s| {
            s.view.page.invisibles = !s.view.page.invisibles;
        })
    },
    IN.row("next-story", Some(Shortcut::primary("PageDown")), |s| step(s, 1)),
    IN.row("previous-story", Some(Shortcut::primary("PageUp")), |s| {
        step(s, -1);
    }),
    Command {
        menu: Menu::Help,
        ready: |session| !session.is_blank() || session.data_folder.is_some(),
        ..IN.row("tour", None, |s| s.act(Action::Tour(Some(0))))
    },
    Command {
        menu: Menu::Help,
        ..IN.row("palette", Some(Shortcut::primary_shift("P")), |s| {
            s.view.dialog = Some(Dialog::Palette);
        })
    },
    Command {
        menu: Menu::Help,
        ..IN.row("shortcuts", Some(Shortcut::plain("F1")), |s| {
            s.view.dialog = Some(Dialog::Shortcuts);
        })
    },
    Command {
        menu: Menu::Help,
        ..IN.row("about", None, |s| {
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
