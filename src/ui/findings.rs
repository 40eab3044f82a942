//! What the checks find, asked again once the typing pauses.

use std::sync::Arc;
use std::time::Duration;

use egui::Ui;

use super::counts::Counts;
use crate::app::{Action, Checked, Session};
use crate::checks::Finding;
use crate::ground::StoryId;
use crate::project::Project;

/// The pause in typing after which the checks are asked again, in seconds.
const PAUSE: f64 = 0.3;
/// Words that are checked between two frames; more are left to a job.
const AT_ONCE: usize = 20_000;

/// The findings for the story on the page and for the whole project.
#[derive(Default)]
pub(super) struct Findings {
    story: Option<Arc<Checked>>,
    project: Option<Arc<Checked>>,
    pause: Pause,
}

/// The project as it last was, and since when, in seconds.
#[derive(Default)]
struct Pause {
    project: Option<Project>,
    since: f64,
}

/// What is known of a story.
#[derive(Clone, Copy)]
pub(super) struct Known<'a> {
    /// What was found when the checks were last asked.
    pub(super) found: &'a [Finding],
    /// Whether that was about what stands there now; if not, the answer is on its way.
    pub(super) current: bool,
}

impl Findings {
    /// What is known of the story on the page.
    pub(super) fn of_story(
        &mut self,
        ui: &Ui,
        session: &Session,
        counts: &mut Counts,
        actions: &mut Vec<Action>,
    ) -> Known<'_> {
        let Some(story) = session.story() else { return Known { found: &[], current: true } };
        let words = counts.of(story).words;
        look(&mut self.story, &mut self.pause, (ui, session), (Some(story.id), words), actions)
    }

    /// What is known of all stories.
    pub(super) fn of_all(
        &mut self,
        ui: &Ui,
        session: &Session,
        counts: &mut Counts,
        actions: &mut Vec<Action>,
    ) -> Known<'_> {
        let words = session.project.stories.iter().map(|story| counts.of(story).words).sum();
        look(&mut self.project, &mut self.pause, (ui, session), (None, words), actions)
    }
}

/// What is known of a story or of all, which have so many words; if that is not of now, it is
/// asked for: at once, or after a pause, or of a job.
fn look<'a>(
    known: &'a mut Option<Arc<Checked>>,
    pause: &mut Pause,
    (ui, session): (&Ui, &Session),
    (story, words): (Option<StoryId>, usize),
    actions: &mut Vec<Action>,
) -> Known<'a> {
    let now = session.world.now();
    let holds = |known: &Option<Arc<Checked>>| {
        known
            .as_ref()
            .is_some_and(|known| known.is_about(story) && known.holds(&session.project, &session.safety.lost, now))
    };
    if known.as_ref().is_some_and(|known| !known.is_about(story)) {
        *known = None;
    }
    let older = |than: &Checked| known.as_ref().is_none_or(|known| known.now <= than.now);
    if !holds(known)
        && let Some(latest) = &session.checking.latest
        && latest.is_about(story)
        && older(latest)
    {
        *known = Some(Arc::clone(latest));
    }
    if !holds(known) {
        let wait = if known.is_some() { pause.left(ui, session) } else { 0.0 };
        if wait > 0.0 {
            ui.ctx().request_repaint_after(Duration::from_secs_f64(wait));
        } else if words > AT_ONCE {
            actions.push(Action::Check(story));
        } else {
            *known =
                Some(Arc::new(Checked::ask(session.project.clone(), story, Arc::clone(&session.safety.lost), now)));
        }
    }
    let current = holds(known);
    Known { found: known.as_ref().map_or(&[], |known| &known.found), current }
}

impl Pause {
    /// Seconds until nothing has changed for long enough.
    fn left(&mut self, ui: &Ui, session: &Session) -> f64 {
        let now = ui.input(|input| input.time);
        if self.project.as_ref() != Some(&session.project) {
            *self = Self { project: Some(session.project.clone()), since: now };
        }
        self.since + PAUSE - now
    }
}
