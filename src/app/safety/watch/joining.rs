//! What others wrote put together with what is on the desk: a job does it, as a long project takes
//! its time, and what was typed meanwhile counts.

use std::path::PathBuf;

use super::{LOOKING, Theirs};
use crate::app::commands::CommandId;
use crate::app::{Change, Dialog, Outcome, Session, Standing, Tone};
use crate::edit::merge::{Choice, Merged, merge, sharing};
use crate::edit::{Edit, difference, follow};
use crate::ground::{BlockId, StoryId};
use crate::project::{Before, Opened, Project, Stamp};
use crate::words::{Phrase, Say as _, phrase};

/// What others wrote, on its way to the desk.
#[derive(Debug)]
pub(super) struct Coming {
    pub(super) path: PathBuf,
    /// The stamp the file had when it was last read or written here.
    pub(super) known: Stamp,
    pub(super) opened: Box<Opened>,
    /// Whether somebody waits for it, and is to be asked at once.
    pub(super) awaited: bool,
    /// Whether a look found it, and nobody has asked for it.
    pub(super) looked: bool,
}

/// What was put together, and of what.
#[derive(Debug)]
pub(super) struct Met {
    base: Project,
    ours: Project,
    pub(super) merged: Merged,
    /// What makes the merged project of ours.
    edit: Edit,
}

/// What a job brings that puts both together.
#[derive(Debug)]
pub struct Joined {
    coming: Coming,
    met: Met,
}

impl Met {
    /// Both put together; theirs shares with the base from now on what it has in common with it.
    fn of(base: Project, ours: Project, theirs: &mut Project) -> Self {
        *theirs = sharing(theirs, &base);
        let merged = merge(&base, &ours, theirs);
        let edit = difference(&ours, &merged.project);
        Self { base, ours, merged, edit }
    }

    fn is_of(&self, session: &Session) -> bool {
        self.base == session.saved && self.ours == session.project
    }
}

impl Session {
    /// Has a job put what others wrote together with what is on the desk.
    pub(super) fn join(&mut self, mut coming: Coming) {
        let (base, ours) = (self.saved.clone(), self.project.clone());
        self.jobs.start_quiet(LOOKING, move || {
            let met = Met::of(base, ours, &mut coming.opened.project);
            Outcome::Joined(Box::new(Joined { coming, met }))
        });
    }

    /// What others wrote since the file was as it is known is here already: it is put together with
    /// what is on the desk, and whatever meets is asked at once.
    pub(in crate::app::safety) fn others_wrote(&mut self, path: PathBuf, known: Stamp, opened: Box<Opened>) {
        self.join(Coming { path, known, opened, awaited: true, looked: false });
    }

    /// Takes up what a job put together: as one step, or to be decided. If something was typed
    /// meanwhile, it is put together anew.
    pub(in crate::app) fn joined(&mut self, joined: Joined) {
        let Joined { coming, met } = joined;
        if !self.is_known(&coming.path, &coming.known) {
            return self.look_again();
        }
        if !met.is_of(self) {
            // Something was written meanwhile in what may only be looked at.
            if coming.looked && self.safety.watch.theirs.is_none() && self.passes_by() {
                return self.look_again();
            }
            self.join(coming);
            return;
        }
        if met.merged.conflicts.is_empty() {
            self.safety.watch.theirs = None;
            self.close_watch_dialog();
            self.put_together(&coming.opened, met.merged.project, met.edit, false);
            self.tell_beside(&met.merged.beside);
            self.save_if_waiting();
        } else {
            self.ask_about(coming, met);
        }
        self.look_again();
    }

    /// Both changed the same: it waits for the editor.
    fn ask_about(&mut self, coming: Coming, met: Met) {
        let Coming { path, known, opened, awaited, looked: _ } = coming;
        let again = self.safety.watch.theirs.as_ref().is_some_and(|theirs| theirs.opened.stamp == opened.stamp);
        let count = met.merged.conflicts.len();
        self.safety.watch.theirs = Some(Theirs { opened, path, known, met });
        if again {
            return;
        }
        if awaited && self.view.dialog.is_none() {
            self.view.dialog = Some(Dialog::Conflicts);
        } else {
            let said = phrase!("watch-conflicts", file = self.file_name(), count = count);
            self.notices.say(Tone::Failed, said.clone(), Some(said.bare().about("hint")));
            self.notices.offer(CommandId("conflicts"));
            self.notices.stands_while(Standing::Undecided);
        }
    }

    /// What others wrote and what is on the desk put together as far as it goes, if there is
    /// something to decide. None while a job puts it together anew ([`Self::must_decide`]).
    #[must_use]
    pub fn undecided(&self) -> Option<&Merged> {
        self.theirs().filter(|theirs| theirs.met.is_of(self)).map(|theirs| &theirs.met.merged)
    }

    /// Has it put together anew if something was typed since, for whoever is about to decide.
    pub(in crate::app) fn keep_met(&mut self) {
        let looking = self.jobs.running().iter().any(|job| job.label == LOOKING);
        if looking || !self.must_decide() || self.undecided().is_some() {
            return;
        }
        let Some(Theirs { opened, path, known, .. }) = &self.safety.watch.theirs else { return };
        let (path, known, opened) = (path.clone(), *known, opened.clone());
        self.join(Coming { path, known, opened, awaited: true, looked: false });
    }

    /// Makes these choices, one for each conflict in turn.
    pub(super) fn decide(&mut self, choices: Vec<Choice>) {
        let Some(merged) = self.undecided().filter(|merged| merged.conflicts.len() == choices.len()) else {
            return self.keep_met();
        };
        let choices: Vec<Option<Choice>> = choices.into_iter().map(Some).collect();
        match merged.decided(&choices) {
            Ok(project) => {
                let Some(theirs) = self.safety.watch.theirs.take() else { return };
                self.view.dialog = None;
                let edit = difference(&self.project, &project);
                self.put_together(&theirs.opened, project, edit, true);
                self.tell_beside(&theirs.met.merged.beside);
                self.save_if_waiting();
            }
            Err(error) => self.notices.say(Tone::Failed, error.phrase(), None),
        }
    }

    /// Says where both added paragraphs in one place: somebody should read them together.
    fn tell_beside(&mut self, beside: &[(StoryId, BlockId)]) {
        if !beside.is_empty() {
            let said = phrase!("watch-beside", count = beside.len());
            self.notices.say(Tone::Advice, said.clone(), Some(said.bare().about("hint")));
            self.notices.offer(CommandId("compare-taken-in"));
        }
    }

    /// The project becomes this by an edit, and what others wrote counts as saved. What the editor has
    /// decided is a step of the editor's own.
    fn put_together(&mut self, theirs: &Opened, merged: Project, edit: Edit, decided: bool) {
        let (before, had_own) = (self.project.clone(), self.is_unsaved());
        if merged != before {
            self.keep_present(Before::Merge);
            self.history.seal();
            let stood = self.view.selection;
            let stands = stood.and_then(|selection| follow(selection, &before, &merged));
            // One that stays where it is keeps what was asked of the next letter, too.
            let selection = stands.filter(|_| stands != stood);
            self.change(Change { selection, ..Change::new(edit, "change-taken-in") });
            if !decided {
                self.history.was_of_others();
            }
            self.history.seal();
        }
        self.saved = theirs.project.clone();
        self.saved_since = self.world.now();
        let forbids = theirs.remarks.iter().find(|remark| remark.forbids_saving_over()).map(crate::words::Say::phrase);
        if let Some(file) = &mut self.file {
            let told = forbids.is_some() && file.read_only.is_none();
            file.stamp = theirs.stamp;
            file.read_only = file.read_only.take().or_else(|| forbids.clone());
            if let Some(why) = forbids.filter(|_| told) {
                self.notices.say(Tone::Advice, why, None);
            }
        }
        if merged == before {
            return;
        }
        let count = stories_differing(&before, &merged);
        let key = if had_own { "watch-merged" } else { "watch-taken-in" };
        self.safety.watch.latest = Some(Box::new((before, merged)));
        let said = phrase!(key, file = self.file_name(), count = count);
        let hint = if self.keeps_present() { "kept" } else { "hint" };
        self.notices.say(Tone::Advice, said, Some(Phrase::new("watch-taken-in").about(hint)));
        self.notices.offer(CommandId("compare-taken-in"));
    }
}

fn stories_differing(before: &Project, after: &Project) -> usize {
    let came = after.stories.iter().filter(|story| before.story(story.id) != Some(*story)).count();
    came + before.stories.iter().filter(|story| after.story(story.id).is_none()).count()
}
