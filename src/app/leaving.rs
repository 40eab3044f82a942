//! The ways out of a project: what would be lost is asked about, what is under way is waited for,
//! and nothing else is.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::act::{EXPORTING, SAVING};
use super::carrying::CARRYING;
use super::safety::versions::KEEPING;
use super::{Action, Dialog, LOOKING, PathPurpose, Running, Session};
use crate::ground::StoryId;
use crate::project::Project;
use crate::story::Story;
use crate::words::Phrase;

/// Where somebody is going, and what stands in between.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Leaving {
    /// Goes on by itself once what is under way has ended.
    pub waits: Option<Box<Action>>,
    /// Goes on once an untitled project has a path and lies there.
    pub after_path: Option<Box<Action>>,
    /// Why the save that was to come before did not come about.
    pub unsaved: Option<Phrase>,
}

/// Jobs whose outcome belongs to the project on the desk.
const OF_PROJECT: [&str; 6] = [SAVING, KEEPING, CARRYING, "job-importing", "job-attaching", "job-attaching-one"];

impl Session {
    /// Whether something that can be had nowhere else would be lost with the project as it is. An
    /// untitled one that says nothing is nothing.
    #[must_use]
    pub fn would_lose(&self) -> bool {
        self.is_dirty() && !(self.file.is_none() && self.project.says_nothing())
    }

    /// How many stories are not as they lie in the file: other, new or gone.
    #[must_use]
    pub fn stories_changed(&self) -> usize {
        let was: BTreeMap<StoryId, &Arc<Story>> = by_id(&self.saved);
        let other = self.project.stories.iter().filter(|story| was.get(&story.id) != Some(story)).count();
        if self.is_gone() {
            return self.project.stories.len();
        }
        let is = by_id(&self.project);
        other + was.keys().filter(|id| !is.contains_key(id)).count()
    }

    /// The jobs that must end before the project is put away or the window closes.
    pub fn awaited<'a>(&'a self, next: &'a Action) -> impl Iterator<Item = &'a Running> {
        // An export has a project of its own; only the end of the program is its end.
        let ends = *next == Action::Quit || *next == Action::DiscardThen(Box::new(Action::Quit));
        let looks = self.looks_before_saving();
        let counts = move |job: &&Running| {
            OF_PROJECT.contains(&job.label) || ends && job.label == EXPORTING || looks && job.label == LOOKING
        };
        self.jobs.running().iter().filter(counts)
    }

    /// Whether the project can be put away. If not, what is under way is waited for or the question
    /// is asked, and `next` comes after it.
    pub(super) fn safe_to_leave(&mut self, next: Action) -> bool {
        let saving = self.awaited(&next).any(|job| job.label == SAVING);
        let others = self.awaited(&next).any(|job| job.label != SAVING);
        // A save that writes all there is needs no question; it may fail, and then there is one.
        let covered = self.view.saving.as_ref() == Some(&self.project) || !self.would_lose();
        if others || saving && covered {
            self.wait_for(next);
        } else if self.would_lose() {
            self.view.dialog = Some(Dialog::Unsaved(Box::new(next)));
        } else {
            return true;
        }
        false
    }

    /// Goes on with `next` when what is under way has ended.
    fn wait_for(&mut self, next: Action) {
        self.view.leaving = Leaving { waits: Some(Box::new(next)), ..Leaving::default() };
        self.view.dialog = Some(Dialog::Leaving);
    }

    /// Saves, and goes on with `next` when all is saved.
    pub(super) fn save_then(&mut self, next: Action) {
        self.view.dialog = None;
        self.view.leaving = Leaving::default();
        self.save();
        if matches!(self.view.dialog, Some(Dialog::Conflicts | Dialog::Gone)) {
            // What is asked there comes first; who then still wants to go says so again.
            return;
        }
        if matches!(self.view.dialog, Some(Dialog::Path(PathPurpose::SaveAs))) {
            self.view.leaving.after_path = Some(Box::new(next));
        } else {
            self.wait_for(next);
        }
    }

    /// Gives the unsaved work up, for what comes next alone: should that fail, it still counts as
    /// unsaved.
    pub(super) fn discard_then(&mut self, next: Action) {
        self.view.dialog = None;
        if self.awaited(&next).next().is_some() {
            self.wait_for(Action::DiscardThen(Box::new(next)));
            return;
        }
        let saved = std::mem::replace(&mut self.saved, self.project.clone());
        let (unheeded, sitting) = (self.unheed(), self.sitting());
        self.act(next);
        if self.sitting() == sitting {
            self.saved = saved;
            self.heed(unheeded);
        }
    }

    /// The path that was asked for on the way out was given, and a save there has begun.
    pub(super) fn go_on_after_path(&mut self) {
        if let Some(next) = self.view.leaving.after_path.take() {
            self.wait_for(*next);
        }
    }

    /// Ends the program though a save is still under way: its drive does not answer. What it had is
    /// kept by the journal.
    pub(super) fn leave_now(&mut self) {
        if self.saves_slowly() && self.view.leaving.waits.as_deref() == Some(&Action::Quit) {
            self.flush_journal_soon();
            // On that drive its lock lies as well.
            self.unguard();
            self.view.dialog = None;
            self.view.closing = true;
        }
    }

    /// Stays: another dialog was opened, or the question was put aside.
    pub(super) fn stay(&mut self) {
        self.view.leaving = Leaving::default();
    }

    /// Goes on where somebody was going, if nothing is under way any more.
    pub(super) fn go_on(&mut self) {
        let Some(next) = &self.view.leaving.waits else { return };
        if self.awaited(next).next().is_some() {
            return;
        }
        let why = self.view.leaving.unsaved.take();
        let Some(next) = std::mem::take(&mut self.view.leaving).waits else { return };
        if self.view.dialog == Some(Dialog::Leaving) {
            self.view.dialog = None;
        }
        self.act(*next);
        if matches!(self.view.dialog, Some(Dialog::Unsaved(_))) {
            self.view.leaving.unsaved = why;
        }
    }
}

fn by_id(project: &Project) -> BTreeMap<StoryId, &Arc<Story>> {
    project.stories.iter().map(|story| (story.id, story)).collect()
}
