//! Asking the checks: what they were asked about, and on a thread of their own where that takes long.

use std::sync::Arc;

use jiff::Timestamp;

use super::{Outcome, Session};
use crate::checks::{self, Finding};
use crate::ground::StoryId;
use crate::project::{LostFiles, Project};

/// What the checks found, and in what.
#[derive(Debug)]
pub struct Checked {
    /// What they found.
    pub found: Vec<Finding>,
    /// When they were asked.
    pub now: Timestamp,
    project: Project,
    story: Option<StoryId>,
    lost: Arc<LostFiles>,
}

/// What was asked of the checks last, and what they last found.
#[derive(Debug, Default)]
pub struct Checking {
    /// What they last found.
    pub latest: Option<Arc<Checked>>,
    asked: Option<(Project, Option<StoryId>, Arc<LostFiles>, i64)>,
}

impl Checked {
    /// Asks all checks about one story of a project, or about all that may leave; `lost` are the
    /// pictures that are known to be.
    #[must_use]
    pub fn ask(project: Project, story: Option<StoryId>, lost: Arc<LostFiles>, now: Timestamp) -> Self {
        let found = match story {
            Some(story) => checks::check_story_with(&project, story, now, &lost),
            None => checks::check_project_with(&project, now, &lost),
        };
        Self { found, now, project, story, lost }
    }

    /// Whether they were asked about this story, or about all.
    #[must_use]
    pub fn is_about(&self, story: Option<StoryId>) -> bool {
        self.story == story
    }

    /// Whether they would find the same now. Embargoes run out, so each minute counts.
    #[must_use]
    pub fn holds(&self, project: &Project, lost: &LostFiles, now: Timestamp) -> bool {
        minute(self.now) == minute(now) && *self.lost == *lost && self.project == *project
    }
}

impl Session {
    /// Asks the checks while the desk goes on. The same is not asked twice: should a check break
    /// down over a story, it would do so again.
    pub(super) fn check(&mut self, story: Option<StoryId>) {
        let (project, lost, now) = (self.project.clone(), Arc::clone(&self.safety.lost), self.world.now());
        let asking = Some((project.clone(), story, Arc::clone(&lost), minute(now)));
        if asking == self.checking.asked || self.jobs.running().iter().any(|job| job.label == CHECKING) {
            return;
        }
        self.checking.asked = asking;
        self.jobs.start(CHECKING, move || Outcome::Checked(Arc::new(Checked::ask(project, story, lost, now))));
    }
}

fn minute(now: Timestamp) -> i64 {
    now.as_second() / 60
}

/// The job that asks the checks.
const CHECKING: &str = "job-checking";
