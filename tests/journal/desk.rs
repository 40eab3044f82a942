//! A desk with a journal, which can crash.

use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::Duration;

use copydesk::app::safety::recovery::{Replayed, replay};
use copydesk::app::{Action, Change, OpenFile, Session, Settings, World};
use copydesk::edit::Edit;
use copydesk::ground::Language;
use copydesk::project::{self, Project};
use copydesk::story::{Field, Story};
use jiff::Timestamp;

pub(crate) fn now() -> Timestamp {
    Timestamp::now()
}

/// Long enough for any disk.
const PATIENCE: Duration = Duration::from_secs(30);

/// A folder with a project of one story in it, and a state folder.
pub(crate) struct Place(pub(crate) tempfile::TempDir);

impl Place {
    pub(crate) fn new() -> Self {
        let place = Self(tempfile::tempdir().unwrap());
        let mut project = Project::new("River", Language::english());
        project.stories.push(Arc::new(Story::new(1.into(), Language::english())));
        project::create(&project, &place.file()).unwrap();
        place
    }

    pub(crate) fn path(&self) -> &Path {
        self.0.path()
    }

    pub(crate) fn file(&self) -> PathBuf {
        self.path().join("river.ron")
    }

    pub(crate) fn state(&self) -> PathBuf {
        self.path().join("state")
    }

    /// The journals that lie there, by name.
    pub(crate) fn journals(&self) -> Vec<PathBuf> {
        files_in(&self.state().join("journal"))
    }

    pub(crate) fn binned(&self) -> Vec<PathBuf> {
        files_in(&self.state().join("journal/bin"))
    }

    /// A desk with nothing on it. No two are the same.
    pub(crate) fn untitled(&self) -> Session {
        static DESKS: AtomicU64 = AtomicU64::new(1);
        let world = World::new(now, DESKS.fetch_add(1, Ordering::Relaxed));
        let mut session = Session::new(world, Settings::default(), Arc::new(|| {}));
        session.safety.state_folder = Some(self.state());
        session
    }

    pub(crate) fn desk(&self) -> Session {
        let mut session = self.untitled();
        session.open(self.file());
        settle(&mut session);
        session
    }
}

fn files_in(folder: &Path) -> Vec<PathBuf> {
    let Ok(entries) = std::fs::read_dir(folder) else { return Vec::new() };
    let mut files: Vec<PathBuf> = entries.map(|entry| entry.unwrap().path()).collect();
    files.retain(|path| path.extension().is_some_and(|ending| ending == "journal"));
    files.sort();
    files
}

pub(crate) fn headline(session: &mut Session, words: &str) {
    let story = session.project.stories[0].id;
    let edit = Edit::SetField { story, field: Field::Headline, words: words.to_owned() };
    session.act(Change::new(edit, "change-typing").into());
}

pub(crate) fn settle(session: &mut Session) {
    while let Some(outcome) = session.jobs.wait() {
        session.receive(outcome);
    }
}

/// Has all written down; whether it could be.
pub(crate) fn flush(session: &Session) -> bool {
    session.safety.journal.handle().is_none_or(|handle| handle.flush(PATIENCE))
}

/// Ends a desk without a word to anybody, and waits until its threads have let go.
pub(crate) fn crash(session: Session) {
    assert!(flush(&session));
    let handle = session.safety.journal.handle();
    drop(session);
    assert!(handle.is_none_or(|handle| handle.wait_for_end(PATIENCE)));
}

/// The only journal there is, and what it leads to.
pub(crate) fn only(place: &Place) -> Replayed {
    let journals = place.journals();
    assert_eq!(journals.len(), 1, "{journals:?}");
    replay(&journals[0]).unwrap()
}

pub(crate) fn quit(mut session: Session) {
    session.act(Action::Quit);
    assert!(session.view.closing);
    session.close_journal(PATIENCE);
}

pub(crate) fn opened(session: &mut Session, path: PathBuf) {
    let opened = project::open(&path).unwrap();
    session.take_up(opened.project, Some(OpenFile { path, stamp: opened.stamp, read_only: None }));
    session.keep_journal();
}
