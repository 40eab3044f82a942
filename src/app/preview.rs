//! The preview: what a story's page would be if it left now, or what keeps it here. A job looks,
//! so that typing never waits.

use std::sync::Arc;

use jiff::Timestamp;
use jiff::tz::TimeZone;

use super::{Outcome, Screen, Session};
use crate::checks::{self, Finding};
use crate::export::{Page, Publication, publish};
use crate::ground::StoryId;
use crate::project::{LostFiles, Project};
use crate::words::{Phrase, Say as _};

/// What can be asked of the preview.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PreviewAct {
    /// Show the page on another screen.
    Screen(Screen),
    /// Look at a story as readers would see it, while the desk goes on.
    Look(StoryId),
    /// Bring the page in the browser up to what its story now says.
    FollowInBrowser,
}

/// A story as readers would see it.
#[derive(Debug)]
pub struct Previewed {
    /// Which story.
    pub story: StoryId,
    /// Its page; none where it must not leave.
    pub page: Option<PreviewPage>,
    /// What keeps it from being published, and what is to be known of it: an embargo, that only a
    /// note is left of it.
    pub findings: Vec<Finding>,
    /// Why there is no page, where no check has said it.
    pub refused: Option<Phrase>,
    /// How long it took to look, in milliseconds.
    pub took: u64,
    project: Project,
    lost: Arc<LostFiles>,
    now: Timestamp,
}

/// What may leave of a story, and the page made of it.
#[derive(Debug, PartialEq, Eq)]
pub struct PreviewPage {
    /// What may leave.
    pub publication: Publication,
    /// Its page, as it is written.
    pub page: Page,
}

/// What was looked at last.
#[derive(Debug, Default)]
pub struct Previewing {
    /// What was seen.
    pub latest: Option<Arc<Previewed>>,
    asked: Option<(Project, StoryId, Arc<LostFiles>, i64)>,
}

impl Previewed {
    /// Looks at a story; `lost` are the pictures known not to be as they were stored. What is off the
    /// record and the like is in no part of the answer.
    #[must_use]
    pub fn look(project: Project, story: StoryId, lost: Arc<LostFiles>, now: Timestamp) -> Self {
        let found = checks::check_story_with(&project, story, now, &lost);
        let firm = found.iter().any(Finding::is_firm);
        let told = |finding: &Finding| finding.blocks() || ["embargo", "withdrawn"].contains(&finding.check);
        let findings: Vec<Finding> = found.into_iter().filter(told).collect();
        let published = publish(&project, story, now.to_zoned(TimeZone::UTC).date());
        let (page, refused) = match published {
            Ok(_) if firm => (None, None),
            Ok(publication) => (Some(PreviewPage { page: Page::of(&publication), publication }), None),
            Err(error) => (None, (!firm).then(|| error.phrase())),
        };
        Self { story, page, findings, refused, took: 0, project, lost, now }
    }

    /// Whether a look now would show the same. Embargoes and rights run out, so each minute counts.
    #[must_use]
    pub fn holds(&self, project: &Project, story: StoryId, lost: &LostFiles, now: Timestamp) -> bool {
        let of_now = self.story == story && minute(self.now) == minute(now);
        of_now && *self.lost == *lost && self.project == *project
    }
}

impl Session {
    /// Does what was asked of the preview.
    pub(super) fn preview_act(&mut self, act: PreviewAct) {
        match act {
            PreviewAct::Screen(screen) => self.view.panels.screen = screen,
            PreviewAct::Look(story) => self.look(story),
            PreviewAct::FollowInBrowser => self.follow_in_browser(),
        }
    }

    /// Looks at a story as readers would see it, while the desk goes on. The same is not looked at
    /// twice: should it break down, it would do so again.
    fn look(&mut self, story: StoryId) {
        let (project, lost, now) = (self.project.clone(), Arc::clone(&self.safety.lost), self.world.now());
        let asking = Some((project.clone(), story, Arc::clone(&lost), minute(now)));
        if asking == self.previewing.asked || self.jobs.running().iter().any(|job| job.label == LOOKING) {
            return;
        }
        self.previewing.asked = asking;
        let clock = self.world.clock();
        self.jobs.start_quiet(LOOKING, move || {
            let previewed = Previewed::look(project, story, lost, now);
            let took = u64::try_from(clock().duration_since(now).as_millis()).unwrap_or_default();
            Outcome::Previewed(Arc::new(Previewed { took, ..previewed }))
        });
    }
}

fn minute(now: Timestamp) -> i64 {
    now.as_second() / 60
}

/// The job that looks.
const LOOKING: &str = "job-previewing";
