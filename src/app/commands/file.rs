//! Commands for projects and what leaves them, and for the list of stories.

use std::sync::Arc;

use super::{Command, CommandId, Menu, Shortcut, always, with_story};
use crate::app::{Action, Change, Dialog, PathPurpose, Session};
use crate::edit::{Edit, Selection, Spot};
use crate::story::{Block, Content, Field, Story, Text};

pub(super) const ROWS: &[Command] = &[
    Command {
        id: CommandId("new"),
        label: "New project…",
        help: "Creates a project and opens it.",
        menu: Menu::File,
        shortcut: Some(Shortcut::primary_shift("N")),
        ready: always,
        on: None,
        run: |session| session.act(Action::AskPath(PathPurpose::New)),
    },
    Command {
        id: CommandId("open"),
        label: "Open…",
        help: "Opens a project.",
        menu: Menu::File,
        shortcut: Some(Shortcut::primary("O")),
        ready: always,
        on: None,
        run: |session| session.act(Action::AskPath(PathPurpose::Open)),
    },
    Command {
        id: CommandId("import"),
        label: "Import raw copy…",
        help: "Makes stories from text as it comes from a page, a wire or a mail.",
        menu: Menu::File,
        shortcut: Some(Shortcut::primary("I")),
        ready: always,
        on: None,
        run: |session| session.act(Action::AskPath(PathPurpose::Import)),
    },
    Command {
        id: CommandId("save"),
        label: "Save",
        help: "Writes the project to its file.",
        menu: Menu::File,
        shortcut: Some(Shortcut::primary("S")),
        ready: always,
        on: None,
        run: |session| session.act(Action::Save),
    },
    Command {
        id: CommandId("save-as"),
        label: "Save as…",
        help: "Writes the project and its photos under another name.",
        menu: Menu::File,
        shortcut: Some(Shortcut::primary_shift("S")),
        ready: always,
        on: None,
        run: |session| session.act(Action::AskPath(PathPurpose::SaveAs)),
    },
    Command {
        id: CommandId("export"),
        label: "Export…",
        help: "Makes the page or the JSON of finished stories.",
        menu: Menu::File,
        shortcut: Some(Shortcut::primary("E")),
        ready: with_story,
        on: None,
        run: |session| session.view.dialog = Some(Dialog::Export),
    },
    Command {
        id: CommandId("quit"),
        label: "Quit",
        help: "Closes the desk; asks if something is not saved.",
        menu: Menu::File,
        shortcut: Some(Shortcut::primary("Q")),
        ready: always,
        on: None,
        run: |session| session.act(Action::Quit),
    },
    Command {
        id: CommandId("new-story"),
        label: "New story",
        help: "Adds an empty story after the one on the page.",
        menu: Menu::Story,
        shortcut: Some(Shortcut::primary("N")),
        ready: always,
        on: None,
        run: new_story,
    },
    Command {
        id: CommandId("story-up"),
        label: "Move story up",
        help: "Moves the story one place up in the list.",
        menu: Menu::Story,
        shortcut: Some(Shortcut::primary_alt("ArrowUp")),
        ready: |session| place(session).is_some_and(|at| at > 0),
        on: None,
        run: |session| shift(session, -1),
    },
    Command {
        id: CommandId("story-down"),
        label: "Move story down",
        help: "Moves the story one place down in the list.",
        menu: Menu::Story,
        shortcut: Some(Shortcut::primary_alt("ArrowDown")),
        ready: |session| place(session).is_some_and(|at| at + 1 < session.project.stories.len()),
        on: None,
        run: |session| shift(session, 1),
    },
    Command {
        id: CommandId("remove-story"),
        label: "Remove story",
        help: "Takes the story out of the project. Undo brings it back.",
        menu: Menu::Story,
        shortcut: None,
        ready: with_story,
        on: None,
        run: remove_story,
    },
];

fn place(session: &Session) -> Option<usize> {
    let story = session.current()?;
    session.project.stories.iter().position(|s| s.id == story)
}

fn new_story(session: &mut Session) {
    let mut story = Story::new(session.world.mint(), session.project.language.clone());
    story.body.push(Arc::new(Block::new(session.world.mint(), Content::Paragraph(Text::default()))));
    let (id, at) = (story.id, place(session).map_or(session.project.stories.len(), |at| at + 1));
    let before = session.view.story;
    session.change(Change::new(Edit::AddStory { at, story: Arc::new(story) }, "New story"));
    if before != Some(id) {
        session.show(id);
    }
    let headline = Selection::caret(Spot::Field(id, Field::Headline), 0);
    session.act(Action::Select { selection: Some(headline), reveal: true });
}

/// Takes the story out; the one after it, else the one before, comes on the page.
fn remove_story(session: &mut Session) {
    let (Some(story), Some(at)) = (session.current(), place(session)) else { return };
    let stories = &session.project.stories;
    let next = stories.get(at + 1).or_else(|| stories.get(at.checked_sub(1)?)).map(|story| story.id);
    session.change(Change::new(Edit::RemoveStory(story), "Remove story"));
    if let Some(next) = next {
        session.show(next);
    }
}

fn shift(session: &mut Session, by: isize) {
    if let (Some(story), Some(to)) = (session.current(), place(session).and_then(|at| at.checked_add_signed(by))) {
        session.change(Change::new(Edit::MoveStory { story, to }, "Move story"));
    }
}
