//! Who has the project open: it is claimed before it is read, and let go when it is put away. Where
//! somebody else has it, the editor is asked.

use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, PoisonError};

use super::bookmark::{self, Whereabouts};
use super::reclaim::WantedFor;
use crate::app::commands::CommandId;
use crate::app::{Action, Dialog, NoticeId, Outcome, PathPurpose, Session, Tone, jobs, preferences};
use crate::project::lock::{self, BEAT, Claim, Held, Holder, Lock};
use crate::project::{self, OpenError, Opened, Project, disk};
use crate::words::{Arg, Phrase, phrase};

/// The claim on the project that is open.
#[derive(Debug, Default)]
pub struct Guard {
    /// The file that was claimed last, as the session names it.
    path: Option<PathBuf>,
    /// Where it could be. Shared with whoever says again and again that the desk is there.
    lock: Option<Arc<Mutex<Lock>>>,
    /// Why the file is only looked at, where somebody else had it.
    pub(super) theirs: Option<Phrase>,
    /// What was said last of who still has it.
    pub(super) told: Option<NoticeId>,
    /// It is being claimed anew, because somebody asked for it; what they want it for.
    pub(super) wanted: Option<WantedFor>,
}

/// A project that somebody else has open.
#[derive(Clone, Debug, PartialEq)]
pub struct InUse {
    /// Its file.
    pub path: PathBuf,
    /// The files that were to come along with it.
    pub along: Vec<PathBuf>,
    /// Who has it, and whether that is certain.
    pub held: Held,
}

/// What is to be done with a project that somebody else has open.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum InUseAct {
    /// Look at it, and never save over it.
    ReadOnly,
    /// Work on a copy of it: where to is asked next.
    Copy,
    /// Take it as one’s own: whoever had it is gone.
    TakeOver,
}

/// A project that was claimed and read, or not.
#[derive(Debug)]
pub struct Guarded {
    path: PathBuf,
    along: Vec<PathBuf>,
    over: Project,
    act: Option<InUseAct>,
    claim: Claimed,
    /// What was read; nothing where the editor is to be asked first.
    result: Option<Result<Opened, OpenError>>,
    /// Where somebody was in it whose desk is lost.
    left: Option<Whereabouts>,
}

/// What came of claiming.
#[derive(Debug)]
enum Claimed {
    /// The desk has it already.
    Already,
    /// As the lock says.
    Now(Claim),
}

impl Session {
    /// Claims a project and reads it, on a job; `act` is what the editor chose to do if it is in use.
    pub(in crate::app) fn open_guarded(&mut self, path: PathBuf, along: Vec<PathBuf>, act: Option<InUseAct>) {
        let (over, me) = (self.project.clone(), Holder::here(self.world.person(), self.world.now()));
        let ours = self.safety.guard.path.clone().filter(|_| self.safety.guard.lock.is_some());
        let state = self.safety.state_folder.clone();
        self.jobs.start("job-opening", move || {
            let already = ours.is_some_and(|ours| ours == path || disk::is_same_file(&ours, &path));
            let claim = if already {
                Claimed::Already
            } else {
                Claimed::Now(lock::claim(&path, &me, act == Some(InUseAct::TakeOver)))
            };
            let asks = matches!(claim, Claimed::Now(Claim::Theirs(_))) && !act.is_some_and(InUseAct::is_beside);
            let result = (!asks).then(|| project::open(&path));
            let left = bookmark::left_in(state.as_deref(), Some(&path));
            Outcome::Guarded(Box::new(Guarded { path, along, over, act, claim, result, left }))
        });
    }

    /// A project was read, or somebody has it.
    pub(in crate::app) fn guarded(&mut self, guarded: Guarded) {
        let Guarded { path, along, over, act, claim, result, left } = guarded;
        let (Some(result), sitting) = (result, self.sitting()) else {
            if let Claimed::Now(Claim::Theirs(held)) = claim {
                self.view.dialog = Some(Dialog::InUse(Box::new(InUse { path, along, held })));
            }
            return;
        };
        self.opened(path.clone(), result, &over, along);
        if self.sitting() == sitting {
            // It was not put on the desk: what is there stays ours, and this one is let go.
            return;
        }
        self.found_bookmark(left);
        match claim {
            Claimed::Already => self.safety.guard.path = Some(path),
            Claimed::Now(claim) => {
                self.unguard();
                self.safety.guard.path = Some(path.clone());
                self.claimed(&path, claim);
                if act == Some(InUseAct::Copy) {
                    self.view.dialog = Some(Dialog::Path(PathPurpose::SaveAs));
                }
            }
        }
    }

    /// Does what was chosen for a project that somebody else has.
    pub(in crate::app) fn in_use(&mut self, path: PathBuf, along: Vec<PathBuf>, act: InUseAct) {
        self.view.dialog = None;
        if self.safe_to_leave(Action::InUse(path.clone(), along.clone(), act)) {
            self.open_guarded(path, along, Some(act));
        }
    }

    /// A copy is on the desk, which lies in no file yet: there is nothing to claim, and who has the file
    /// it was made from is nothing to it.
    pub(super) fn claim_nothing(&mut self) {
        self.unguard();
        self.safety.guard.path = self.file_path();
    }

    /// The file that was not claimed is the project's own now: it is claimed as any other.
    pub(super) fn claim_anew(&mut self) {
        self.safety.guard.path = None;
    }

    /// Sees to it that the file on the desk is the one that is claimed: it may be new, or none.
    pub(in crate::app) fn guard_file(&mut self) {
        let path = self.file_path();
        if path == self.safety.guard.path {
            return;
        }
        self.unguard();
        self.safety.guard.path.clone_from(&path);
        let Some(path) = path else { return };
        let me = Holder::here(self.world.person(), self.world.now());
        self.jobs.start_quiet("job-claiming", move || {
            let claim = lock::claim(&path, &me, false);
            Outcome::Claimed(path, Box::new(claim))
        });
    }

    /// The project on the desk was claimed. What somebody else has is not saved over.
    pub(in crate::app) fn claimed(&mut self, path: &Path, claim: Claim) {
        if self.safety.guard.path.as_deref() != Some(path) {
            // Dropped, it is let go: something else is on the desk by now.
            return;
        }
        if let Some(wanted) = self.safety.guard.wanted.take() {
            return self.claimed_again(claim, wanted);
        }
        match claim {
            Claim::Ours(lock) => self.hold(lock),
            Claim::Theirs(held) => {
                let why = self.who_has(&held);
                if let Some(file) = self.file.as_mut().filter(|file| file.read_only.is_none()) {
                    file.read_only = Some(why.clone());
                    self.safety.guard.theirs = Some(why.clone());
                }
                let said = phrase!("notice-only-look", why = why);
                self.notices.say(Tone::Advice, said, Some(Phrase::new("notice-only-look").about("hint")));
                self.notices.offer(CommandId("open-to-write"));
            }
            Claim::Unguarded => {}
        }
    }

    pub(super) fn hold(&mut self, lock: Lock) {
        let beats = lock.beats;
        let lock = Arc::new(Mutex::new(lock));
        if beats {
            let (lock, clock) = (Arc::downgrade(&lock), self.world.clock());
            // Without it others hear late that somebody has it; a save goes over nobody all the same.
            let _unheard = jobs::attend("lock", move || {
                while let Some(lock) = lock.upgrade() {
                    let _next_time = lock.lock().unwrap_or_else(PoisonError::into_inner).beat(clock());
                    drop(lock);
                    std::thread::sleep(BEAT);
                }
            });
        }
        self.safety.guard.lock = Some(lock);
    }

    /// Lets go of what is claimed, on a job: a drive that hangs holds nobody up.
    pub(in crate::app) fn unguard(&mut self) {
        if let Some(lock) = std::mem::take(&mut self.safety.guard).lock {
            self.jobs.start_quiet("job-letting-go", move || {
                drop(lock);
                Outcome::Swept
            });
        }
    }

    /// Who has a project, where, and since when: as much of it as is known.
    #[must_use]
    pub fn who_has(&self, held: &Held) -> Phrase {
        let Some(holder) = &held.holder else { return Phrase::new("in-use-somebody") };
        let zone = preferences::zone(&self.project.house);
        let since = holder.since.to_zoned(zone.clone()).datetime();
        let today = since.date() == self.world.now().to_zoned(zone).date();
        let since = if today { Arg::Clock(since.time()) } else { Arg::Moment(since) };
        if held.own {
            return phrase!("in-use-own", since = since);
        }
        let nameless = || Arg::Phrase(Phrase::new("in-use-nameless"));
        let who = if holder.who.is_empty() { nameless() } else { Arg::from(&holder.who) };
        if holder.machine.is_empty() {
            phrase!("in-use-by", who = who, since = since)
        } else {
            phrase!("in-use-by-on", who = who, machine = &holder.machine, since = since)
        }
    }
}

impl InUseAct {
    /// Whether whoever has the project keeps it.
    fn is_beside(self) -> bool {
        match self {
            Self::ReadOnly | Self::Copy => true,
            Self::TakeOver => false,
        }
    }
}
