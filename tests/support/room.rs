//! A project in a file, open in a session, which somebody else writes, too.
#![allow(dead_code, reason = "each test that has it needs some of it")]

use std::fs;
use std::path::PathBuf;
use std::sync::Arc;

use copydesk::app::{Action, Change, OpenFile, Session, Settings, World};
use copydesk::edit::Edit;
use copydesk::ground::{BlockId, Language, StoryId};
use copydesk::project::{self, Project};
use copydesk::story::{Block, Content, Story};

pub(crate) fn noon() -> jiff::Timestamp {
    jiff::Timestamp::from_second(1_795_000_000).unwrap()
}

pub(crate) const WORDS: [&str; 4] =
    ["The river rose on Friday.", "Officials said so.", "Growers waited.", "Nobody was hurt."];

pub(crate) fn story() -> StoryId {
    StoryId::from(1)
}

pub(crate) fn base() -> Project {
    let mut story = Story::new(story(), Language::english());
    "River rises".clone_into(&mut story.furniture.headline);
    story.body = (1..)
        .zip(WORDS)
        .map(|(id, words)| Arc::new(Block::new(BlockId::from(id), Content::Paragraph(words.into()))))
        .collect();
    Project { stories: vec![Arc::new(story)], ..Project::new("River", Language::english()) }
}

pub(crate) fn edit(block: u64, words: &str) -> Edit {
    Edit::SetContent { story: story(), block: BlockId::from(block), content: Content::Paragraph(words.into()) }
}

/// A project in a file, open in a session.
pub(crate) struct Room {
    pub(crate) folder: tempfile::TempDir,
    pub(crate) session: Session,
}

impl Room {
    pub(crate) fn new() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("desk").join("river.ron");
        fs::create_dir(path.parent().unwrap()).unwrap();
        project::create(&base(), &path).unwrap();
        let opened = project::open(&path).unwrap();
        let mut session = Session::new(World::new(noon, 7), Settings::default(), Arc::new(|| {}));
        session.take_up(opened.project, Some(OpenFile { path, stamp: opened.stamp, read_only: None }));
        Self { folder, session }
    }

    pub(crate) fn path(&self) -> PathBuf {
        self.folder.path().join("desk").join("river.ron")
    }

    /// Somebody else opens the file, changes it and saves it.
    pub(crate) fn theirs(&self, edit: &Edit) -> Project {
        let opened = project::open(&self.path()).unwrap();
        let changed = edit.apply(&opened.project).unwrap();
        project::save(&changed, &self.path(), Some(&opened.stamp)).unwrap();
        changed
    }

    pub(crate) fn ours(&mut self, edit: Edit) {
        self.session.act(Change::new(edit, "change-typing").into());
    }

    pub(crate) fn look(&mut self) {
        self.session.look_at_file();
        self.wait();
    }

    pub(crate) fn wait(&mut self) {
        while let Some(outcome) = self.session.jobs.wait() {
            self.session.receive(outcome);
        }
    }

    pub(crate) fn save(&mut self) {
        self.session.act(Action::Save);
        self.wait();
    }

    pub(crate) fn in_file(&self) -> Project {
        project::open(&self.path()).unwrap().project
    }

    pub(crate) fn said(&self) -> Vec<String> {
        self.session.notices.all().map(|notice| notice.said.to_string()).collect()
    }
}

pub(crate) fn words(project: &Project) -> Vec<String> {
    project.stories[0].texts().map(|(_, _, text)| text.as_str().to_owned()).collect()
}
