//! Commands for the list of stories, and for the steps a story takes.

use super::{Command, CommandId, Menu, Rows, Shortcut, always, with_story};
use crate::app::{Action, Change, Dialog, Session};
use crate::edit::Edit;
use crate::ground::StoryId;
use crate::story::{Status, Step};

const IN: Rows = Rows { menu: Menu::Story, ready: with_story };

pub(super) const ROWS: &[Command] = &[
    Command {
        ready: always,
        ..IN.row("new-story", Some(Shortcut::primary("N")), |s| {
            let language = s.project.language.clone();
            s.act(Action::NewStory { template: None, language });
        })
    },
    Command {
        ready: always,
        ..IN.row("new-from-template", Some(Shortcut::primary_alt("N")), |session| {
            session.view.dialog = Some(Dialog::Templates);
            session.read_templates();
        })
    },
    IN.row("duplicate-story", Some(Shortcut::primary_alt("D")), Session::duplicate),
    IN.row("rename-story", Some(Shortcut::plain("F2")), |session| {
        session.view.dialog = session.current().map(Dialog::Rename);
    }),
    Command {
        ready: |session| beside(session, -1).is_some(),
        ..IN.row("story-up", Some(Shortcut::primary_alt("ArrowUp")), |s| shift(s, -1))
    },
    Command {
        ready: |session| beside(session, 1).is_some(),
        ..IN.row("story-down", Some(Shortcut::primary_alt("ArrowDown")), |s| shift(s, 1))
    },
    IN.row("remove-story", None, remove),
];

/// One row for each step of the workflow, ready when the step makes sense.
macro_rules! steps {
    ($($id:literal: $step:ident),* $(,)?) => {
        &[$(Command {
            id: CommandId($id),
            menu: Menu::Story,
            shortcut: None,
            ready: |session| offers(session, Step::$step),
            on: None,
            run: |session| take(session, Step::$step),
        }),*]
    };
}

pub(super) const STEPS: &[Command] = steps![
    "step-submit": Submit,
    "step-copy-edit": CopyEdit,
    "step-approve": Approve,
    "step-publish": Publish,
    "step-send-back": SendBack,
    "step-correct": Correct,
    "step-update": Update,
    "step-kill": Kill,
    "step-spike": Spike,
    "step-restore": Restore,
];

fn offers(session: &Session, step: Step) -> bool {
    session
        .current()
        .and_then(|story| session.project.story(story))
        .is_some_and(|story| step.is_open(story, session.world.now()))
}

/// Takes a step, or asks first what readers are to be told.
fn take(session: &mut Session, step: Step) {
    let Some(story) = session.current() else { return };
    if step.row().asks.is_some() {
        session.view.dialog = Some(Dialog::Note(story, step));
    } else {
        session.act(Action::TakeStep { story, step, note: String::new() });
    }
}

fn place(session: &Session) -> Option<usize> {
    let story = session.current()?;
    session.project.stories.iter().position(|s| s.id == story)
}

/// The place of the story above or below in the same part of the list: spiked ones are apart.
fn beside(session: &Session, by: isize) -> Option<usize> {
    let at = place(session)?;
    let stories = &session.project.stories;
    let spiked = stories.get(at)?.status == Status::Spiked;
    let mut next = at.checked_add_signed(by)?;
    while (stories.get(next)?.status == Status::Spiked) != spiked {
        next = next.checked_add_signed(by)?;
    }
    Some(next)
}

fn shift(session: &mut Session, by: isize) {
    if let (Some(story), Some(to)) = (session.current(), beside(session, by)) {
        session.change(Change::new(Edit::MoveStory { story, to }, "change-move-story"));
    }
}

/// Takes the story out; the one after it, else the one before, comes on the page.
fn remove(session: &mut Session) {
    let (Some(story), Some(at)) = (session.current(), place(session)) else { return };
    let stories = &session.project.stories;
    let next: Option<StoryId> = stories.get(at + 1).or_else(|| stories.get(at.checked_sub(1)?)).map(|story| story.id);
    session.change(Change::new(Edit::RemoveStory(story), "command-remove-story"));
    if let Some(next) = next {
        session.show(next);
    }
}
