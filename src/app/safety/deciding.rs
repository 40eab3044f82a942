//! What a lost desk had not saved, where somebody wrote the same words of the file since: both come
//! beside each other, and the editor decides one by one, as with any change of others.

use std::path::Path;

use super::recovery::{FileNow, Lost};
use crate::app::commands::CommandId;
use crate::app::{Action, Change, OpenFile, Outcome, RecoverAct, RecoveryOutcome, Session, Tone};
use crate::edit::difference;
use crate::words::{Phrase, phrase};

impl Lost {
    /// Whether it and what others wrote since can be laid beside each other to decide on.
    #[must_use]
    pub fn can_be_decided(&self) -> bool {
        matches!(self.file, FileNow::Changed(_)) && self.together.is_none() && self.stamp().is_some()
    }
}

impl Session {
    /// Whether what waits for decisions is what was recovered, and the file as it was saved: both may
    /// be one's own.
    #[must_use]
    pub fn decides_on_recovered(&self) -> bool {
        self.decides_on().is_some_and(|file| self.safety.recovery.meets == Some(file))
    }

    /// Whether the file was saved here since it was compared with what was recovered.
    pub(super) fn is_stale(&self, lost: &Lost) -> bool {
        let file = self.file.as_ref().filter(|file| lost.replayed.head.file.as_ref() == Some(&file.path));
        match &lost.file {
            FileNow::Same(opened) | FileNow::Changed(opened) => file.is_some_and(|file| file.stamp != opened.stamp),
            FileNow::Unreadable(_) | FileNow::Untitled => false,
        }
    }

    /// Has a job compare it with the file as that is now; then it is brought back.
    pub(super) fn look_at_lost_again(&mut self, journal: &Path) {
        let (Some(state), Some(lost)) = (self.safety.state_folder.clone(), self.take_lost(journal)) else { return };
        self.jobs.start("job-recovering", move || {
            let lost = lost.anew(&state);
            Outcome::Recovery(RecoveryOutcome::FromBin(Box::new(Some(lost))))
        });
    }

    /// Puts what was recovered on the desk, as it stood on the file as that was; what lies in the file
    /// now comes as what others wrote, and waits for decisions. Until then nothing goes over the file.
    pub(super) fn decide_recovered(&mut self, journal: &Path) {
        let Some(lost) = self.known_lost(journal) else { return };
        let FileNow::Changed(opened) = &lost.file else { return };
        if self.is_stale(lost) {
            return self.look_at_lost_again(journal);
        }
        let here = lost.replayed.head.file.is_some() && lost.replayed.head.file == self.file_path();
        let untouched = here && self.project == opened.project;
        let again = Action::Recover(RecoverAct::Decide(journal.to_owned()));
        if !lost.can_be_decided() || !untouched && !self.safe_to_leave(again) {
            return;
        }
        let Some(lost) = self.take_lost(journal) else { return };
        let (Some(path), Some(stamp), FileNow::Changed(opened)) =
            (lost.replayed.head.file.clone(), lost.stamp(), lost.file.clone())
        else {
            return;
        };
        self.settings.remember(&path);
        self.keep_settings();
        let read_only = opened.remarks.iter().find(|remark| remark.forbids_saving_over());
        let read_only = read_only.map(crate::words::Say::phrase);
        self.take_up(lost.replayed.base.clone(), Some(OpenFile { path: path.clone(), stamp, read_only }));
        let edit = difference(&self.project, &lost.replayed.project);
        self.change(Change::new(edit, "change-recover"));
        self.keep_journal();
        self.show_again(&lost);
        let said = phrase!("recover-decide", file = self.file_name());
        self.notices.say(Tone::Advice, said.clone(), Some(said.bare().about("hint")));
        self.notices.offer(CommandId("conflicts"));
        if lost.replayed.missing > 0 {
            let said = phrase!("recover-missing", count = lost.replayed.missing);
            self.notices.say(Tone::Advice, said, Some(Phrase::new("recover-missing").about("hint")));
        }
        self.safety.recovery.meets = Some(opened.stamp);
        self.others_wrote(path, stamp, Box::new(opened));
        self.bin(lost.ended, false, true);
    }
}
