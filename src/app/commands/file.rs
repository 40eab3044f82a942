//! Commands for projects and what leaves them, and for the list of stories.

use std::sync::Arc;

use super::{Command, CommandId, Menu, Shortcut, always, with_story};
use crate::app::{Action, Change, Dialog, PathPurpose, Session};
use crate::edit::{Edit, Selection, Spot};
use crate::story::{Block, Content, Field, Story, Text};

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
        id: CommandId("quit"),
        menu: Menu::File,
        shortcut: Some(Shortcut::primary("Q")),
        ready: always,
        on: None,
        run: |session| session.act(Action::Quit),
    },
    Command {
        id: CommandId("new-story"),
        menu: Menu::Story,
        shortcut: Some(Shortcut::primary("N")),
        ready: always,
        on: None,
        run: new_story,
    },
    Command {
        id: CommandId("story-up"),
        menu: Menu::Story,
        shortcut: Some(Shortcut::primary_alt("ArrowUp")),
        ready: |session| place(session).is_some_and(|at| at > 0),
        on: None,
        run: |session| shift(session, -1),
    },
    Command {
        id: CommandId("story-down"),
        menu: Menu::Story,
        shortcut: Some(Shortcut::primary_alt("ArrowDown")),
        ready: |session| place(session).is_some_and(|at| at + 1 < session.project.stories.len()),
        on: None,
        run: |session| shift(session, 1),
    },
    Command {
        id: CommandId("remove-story"),
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
