//! The bin of what was discarded or not saved: what lies in it, and the way back from there.

use std::path::PathBuf;

use super::recovering::LOOKING_FOR_LOST;
use super::recovery::{FileNow, Lost, find_one, is_binned, look_in_bin};
use crate::app::{Dialog, Outcome, RecoverAct, RecoveryOutcome, Session, Tone};
use crate::edit::merge::merge;
use crate::words::phrase;

/// What a session knows of the bin.
#[derive(Debug, Default)]
pub struct Bin {
    /// Whether something lies in it, as far as is known.
    pub(super) has_some: bool,
    /// What lies in it and is not in its file, the latest first; nothing until somebody looks.
    pub lost: Vec<Lost>,
    /// Whether somebody looked, and it is to be shown.
    pub is_shown: bool,
    /// What was put there last.
    latest: Option<PathBuf>,
    /// What is brought back just now: it may have to wait for a question.
    pub(super) on_its_way: Option<Lost>,
}

impl Session {
    /// Whether there is something to bring back: found after a crash, or in the bin.
    #[must_use]
    pub fn can_recover(&self) -> bool {
        self.has_recovered() || self.safety.recovery.bin.has_some
    }

    /// Whether what was discarded last can be brought back at once.
    #[must_use]
    pub fn can_bring_back(&self) -> bool {
        self.safety.recovery.bin.latest.is_some()
    }

    /// Shows what was found, and what lies in the bin.
    pub(in crate::app) fn show_recovered_and_bin(&mut self) {
        self.view.dialog = Some(Dialog::Recovered);
        self.safety.recovery.bin.is_shown = true;
        self.read_bin();
    }

    /// Brings back what was discarded last.
    pub(in crate::app) fn bring_back_latest(&mut self) {
        if let Some(journal) = self.safety.recovery.bin.latest.take() {
            self.bring_back(journal);
        }
    }

    /// Lets go of what lies in the bin once nobody looks at it: it is read anew the next time.
    pub(super) fn leave_bin(&mut self) {
        let bin = &mut self.safety.recovery.bin;
        if bin.is_shown && self.view.dialog != Some(Dialog::Recovered) {
            bin.is_shown = false;
            bin.lost.clear();
        }
    }

    fn read_bin(&mut self) {
        let Some(state) = self.safety.state_folder.clone() else { return };
        self.jobs.start_quiet(LOOKING_FOR_LOST, move || Outcome::Recovery(RecoveryOutcome::Bin(look_in_bin(&state))));
    }

    pub(super) fn bin_read(&mut self, lost: Vec<Lost>) {
        let has_some = !lost.is_empty();
        self.safety.recovery.bin = Bin { has_some, lost, ..std::mem::take(&mut self.safety.recovery.bin) };
    }

    /// Something went to the bin: there, if somebody gave it up.
    pub(super) fn lies_in_bin(&mut self, given_up: Option<PathBuf>) {
        let bin = &mut self.safety.recovery.bin;
        bin.has_some = true;
        bin.latest = given_up.or_else(|| bin.latest.take());
        if bin.is_shown && self.view.dialog == Some(Dialog::Recovered) {
            self.read_bin();
        }
    }

    /// The project that was on the desk went away with words that were not saved: they are in the bin.
    pub(super) fn gave_up(&mut self, file: Option<String>) {
        self.safety.recovery.bin.has_some = true;
        let file = file.unwrap_or_else(|| self.words.get("bar-untitled").to_owned());
        let said = phrase!("recover-given-up", file = file);
        self.notices.say(Tone::Advice, said.clone(), Some(said.bare().about("hint")));
        self.notices.offer(crate::app::commands::CommandId("recovered"));
    }

    /// Has a job read one that lies in the bin, and how its file is now, to bring it back.
    pub(super) fn bring_back(&mut self, journal: PathBuf) {
        let Some(state) = self.safety.state_folder.clone() else { return };
        self.jobs.start("job-recovering", move || {
            Outcome::Recovery(RecoveryOutcome::FromBin(Box::new(find_one(&state, &journal))))
        });
    }

    /// Brings back what lay in the bin: into the project that is open, as a change that can be undone,
    /// where it goes together with what is there; else as what was found after a crash.
    pub(super) fn take_from_bin(&mut self, lost: Lost) {
        if self.view.dialog == Some(Dialog::Recovered) {
            self.view.dialog = None;
        }
        let bin = &mut self.safety.recovery.bin;
        bin.latest.take_if(|latest| *latest == lost.ended.path);
        let file = lost.replayed.head.file.clone();
        let is_here = file.is_some() && file == self.file_path();
        let merged = is_here.then(|| merge(&lost.replayed.base, &self.project, &lost.replayed.project));
        if let Some(merged) = merged.filter(|merged| merged.conflicts.is_empty()) {
            if merged.project == self.project {
                let said = phrase!("recover-here-already", file = self.file_name());
                return self.notices.say(Tone::Done, said, None);
            }
            return self.put_back(lost, &merged.project);
        }
        let (journal, can_be_decided) = (lost.ended.path.clone(), lost.can_be_decided());
        let apart = match &lost.file {
            // What is on the desk has the same words otherwise.
            FileNow::Same(opened) => is_here && self.project != opened.project,
            FileNow::Changed(_) => lost.together.is_none() && !can_be_decided,
            FileNow::Unreadable(_) => true,
            FileNow::Untitled => false,
        };
        // What was found and not discarded stays among what was found, whatever is answered now.
        let is_binned = self.safety.state_folder.as_deref().is_some_and(|state| is_binned(state, &journal));
        if is_binned {
            self.safety.recovery.bin.on_its_way = Some(lost);
        } else {
            self.safety.recovery.finds.lost.insert(0, lost);
        }
        let act = if apart {
            RecoverAct::Apart(journal)
        } else if can_be_decided {
            RecoverAct::Decide(journal)
        } else {
            RecoverAct::Keep(journal)
        };
        self.recover(act);
    }
}
