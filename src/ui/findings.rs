//! What the checks find, asked again only when something changed.

use crate::app::Session;
use crate::checks::{self, Finding};
use crate::ground::StoryId;
use crate::project::Project;

/// The findings for the story on the page, and what they were found in.
#[derive(Default)]
pub(super) struct Findings {
    asked: Option<(Project, StoryId, i64)>,
    found: Vec<Finding>,
}

impl Findings {
    /// The findings for the story on the page as it is now. Embargoes run out, so they are asked
    /// anew each minute.
    pub(super) fn now(&mut self, session: &Session) -> &[Finding] {
        let Some(story) = session.current() else {
            *self = Self::default();
            return &self.found;
        };
        let now = session.world.now();
        let minute = now.as_second() / 60;
        let same = self.asked.as_ref().is_some_and(|(p, s, m)| *s == story && *m == minute && *p == session.project);
        if !same {
            self.found = checks::check_story(&session.project, story, now);
            self.asked = Some((session.project.clone(), story, minute));
        }
        &self.found
    }
}
