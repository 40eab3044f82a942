//! Commands for projects and what leaves them.

use super::{Command, CommandId, Menu, Shortcut, always, with_story};
use crate::app::{Action, Dialog, PathPurpose, Session};

pub(super) const ROWS: &[Command] = &[
    Command {
        id: CommandId("new"),
        menu: Menu::File,
        shortcut: Some(Shortcut::primary_shift("N")),
        ready: always,
        on: None,
        run: |session| session.act(Action::AskPath(PathPurpose::New)),
    },
    Command {
        id: CommandId("open"),
        menu: Menu::File,
        shortcut: Some(Shortcut::primary("O")),
        ready: always,
        on: None,
        run: |session| session.act(Action::AskPath(PathPurpose::Open)),
    },
    Command {
        id: CommandId("import"),
        menu: Menu::File,
        shortcut: Some(Shortcut::primary("I")),
        ready: always,
        on: None,
        run: |session| session.act(Action::AskPath(PathPurpose::Import)),
    },
    Command {
        id: CommandId("save"),
        menu: Menu::File,
        shortcut: Some(Shortcut::primary("S")),
        ready: always,
        on: None,
        run: |session| session.act(Action::Save),
    },
    Command {
        id: CommandId("save-as"),
        menu: Menu::File,
        shortcut: Some(Shortcut::primary_shift("S")),
        ready: always,
        on: None,
        run: |session| session.act(Action::AskPath(PathPurpose::SaveAs)),
    },
    Command {
        id: CommandId("export"),
        menu: Menu::File,
        shortcut: Some(Shortcut::primary("E")),
        ready: with_story,
        on: None,
        run: |session| session.view.dialog = Some(Dialog::Export),
    },
    Command {
        id: CommandId("export-again"),
        menu: Menu::File,
        shortcut: Some(Shortcut::primary_shift("E")),
        ready: with_story,
        on: None,
        run: Session::export_again,
    },
    Command {
        id: CommandId("settings"),
        menu: Menu::File,
        shortcut: Some(Shortcut::primary("Comma")),
        ready: always,
        on: None,
        run: |session| session.view.dialog = Some(Dialog::Settings),
    },
    Command {
        id: CommandId("close-project"),
        menu: Menu::File,
        shortcut: Some(Shortcut::primary_shift("W")),
        ready: |session| !session.is_blank(),
        on: None,
        run: |session| session.act(Action::CloseProject),
    },
    Command {
        id: CommandId("quit"),
        menu: Menu::File,
        shortcut: Some(Shortcut::primary("Q")),
        ready: always,
        on: None,
        run: |session| session.act(Action::Quit),
    },
];
