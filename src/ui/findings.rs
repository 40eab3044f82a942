//! What the checks find, asked again only when something changed.

use crate::app::Session;
use crate::checks::{self, Finding};
use crate::ground::StoryId;
use crate::project::Project;

/// The findings for the story on the page and for the whole project, and what they were found in.
#[derive(Default)]
pub(super) struct Findings {
    story: Found<StoryId>,
    project: Found<()>,
}

/// What was found, and in what: the project, what of it, the minute.
struct Found<T> {
    asked: Option<(Project, T, i64)>,
    found: Vec<Finding>,
}

impl<T> Default for Found<T> {
    fn default() -> Self {
        Self { asked: None, found: Vec::new() }
    }
}

impl<T: PartialEq> Found<T> {
    /// What `ask` finds, asked anew if the project changed. Embargoes run out, so each minute too.
    fn now(&mut self, session: &Session, what: T, ask: impl FnOnce() -> Vec<Finding>) -> &[Finding] {
        let minute = session.world.now().as_second() / 60;
        let same = self.asked.as_ref().is_some_and(|(p, w, m)| *w == what && *m == minute && *p == session.project);
        if !same {
            self.found = ask();
            self.asked = Some((session.project.clone(), what, minute));
        }
        &self.found
    }
}

impl Findings {
    /// The findings for the story on the page as it is now.
    pub(super) fn now(&mut self, session: &Session) -> &[Finding] {
        let Some(story) = session.current() else { return &[] };
        let now = session.world.now();
        self.story.now(session, story, || checks::check_story(&session.project, story, now))
    }

    /// The findings for all stories.
    pub(super) fn of_all(&mut self, session: &Session) -> &[Finding] {
        let now = session.world.now();
        self.project.now(session, (), || checks::check_project(&session.project, now))
    }
}
