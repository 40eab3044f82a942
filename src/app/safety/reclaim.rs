//! A project that somebody else had when it was opened: it is claimed again when it is to be saved, or
//! somebody asks for it, and what was written here goes into the file once they are gone.

use crate::app::commands::CommandId;
use crate::app::{NoticeId, Outcome, Session, Tone};
use crate::project::lock::{self, Claim, Holder};
use crate::words::{Phrase, phrase};

/// The job that claims a project once more.
pub const CLAIMING_AGAIN: &str = "job-claiming-again";

/// What somebody wants a project for that they only looked at.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum WantedFor {
    /// To save what they wrote.
    Saving,
    /// To write from now on.
    Writing,
}

impl Session {
    /// Whether the project is only looked at because somebody else had it open.
    #[must_use]
    pub fn only_looks(&self) -> bool {
        let theirs = self.safety.guard.theirs.as_ref();
        theirs.is_some() && self.file.as_ref().is_some_and(|file| file.read_only.as_ref() == theirs)
    }

    /// Opens the project for writing that was only looked at, if it is free by now.
    pub(in crate::app) fn open_to_write(&mut self) {
        self.claim_again(WantedFor::Writing);
    }

    /// Whether a save that was asked for waits for who has the project.
    pub(in crate::app) fn claims_before_saving(&self) -> bool {
        self.safety.guard.wanted == Some(WantedFor::Saving)
    }

    /// Claims the project once more, on a job.
    pub(in crate::app) fn claim_again(&mut self, wanted: WantedFor) {
        let Some(path) = self.file_path().filter(|_| self.only_looks()) else { return };
        let under_way = self.safety.guard.wanted.is_some();
        if !under_way || wanted == WantedFor::Saving {
            self.safety.guard.wanted = Some(wanted);
        }
        if under_way {
            return;
        }
        let me = Holder::here(self.world.person(), self.world.now());
        self.jobs.start(CLAIMING_AGAIN, move || {
            let claim = lock::claim(&path, &me, false);
            Outcome::Claimed(path, Box::new(claim))
        });
    }

    /// The project is free, or somebody still has it.
    pub(super) fn claimed_again(&mut self, claim: Claim, wanted: WantedFor) {
        let held = match claim {
            Claim::Ours(lock) => {
                self.hold(lock);
                return self.is_free(wanted);
            }
            Claim::Unguarded => return self.is_free(wanted),
            Claim::Theirs(held) => held,
        };
        let why = self.who_has(&held);
        if let Some(file) = &mut self.file {
            file.read_only = Some(why.clone());
        }
        self.safety.guard.theirs = Some(why.clone());
        let hint = Phrase::new("notice-still-in-use").about(if held.own { "own" } else { "hint" });
        let said = match wanted {
            WantedFor::Saving => phrase!("notice-not-saved", why = why.clone()),
            WantedFor::Writing => phrase!("notice-still-in-use", why = why.clone()),
        };
        self.forget_only_look();
        self.notices.say(Tone::Advice, said, Some(hint));
        self.notices.offer(CommandId("save-as"));
        self.safety.guard.told = self.notices.shown().last().map(|notice| notice.id);
        if wanted == WantedFor::Saving {
            self.view.leaving.unsaved = Some(why);
        }
    }

    /// Nobody else has it: what they wrote last is put together with what was written here, and saved
    /// if that was asked for.
    fn is_free(&mut self, wanted: WantedFor) {
        self.safety.guard.theirs = None;
        if let Some(file) = &mut self.file {
            file.read_only = None;
        }
        self.forget_only_look();
        if wanted == WantedFor::Saving && self.is_dirty() {
            return self.look_before_saving(true);
        }
        let said = phrase!("notice-free", file = self.file_name());
        self.notices.say(Tone::Done, said.clone(), Some(said.bare().about("hint")));
        self.look_at_file();
    }

    /// What was said of who has it is not true any more.
    fn forget_only_look(&mut self) {
        let shown = self.notices.shown().iter();
        let told: Vec<NoticeId> =
            shown.filter(|notice| notice.offer == Some(CommandId("open-to-write"))).map(|notice| notice.id).collect();
        for notice in told.into_iter().chain(self.safety.guard.told.take()) {
            self.notices.dismiss(notice);
        }
    }
}
