//! What the editor does with what was found: bring it back, open it beside the saved version, or put
//! it into the bin. Nothing leaves the folder of the journals before it is safe elsewhere.

use std::path::{Path, PathBuf};
use std::time::{Duration, SystemTime};

use super::bin::Bin;
use super::recovery::{FileNow, Finds, Lost, find_lost, find_lost_of, find_one};
use crate::app::commands::CommandId;
use crate::app::{Action, Change, Dialog, OpenFile, Outcome, Session, Tone};
use crate::edit::compare::Subject;
use crate::edit::{Caret, Selection, Spot, TextPlace, difference};
use crate::project::disk::{ReadError, WriteError};
use crate::project::journal::{BIN_DAYS, Binned, Ended, JournalFolder};
use crate::project::{Before, Project, Stamp};
use crate::story::Text;
use crate::words::{Arg, Phrase, Say as _, phrase};

/// How long a job waits until what was brought back is on disk once more.
const PATIENCE: Duration = Duration::from_secs(20);

/// What a session knows of what ended desks have not saved.
#[derive(Debug, Default)]
pub struct Recovery {
    /// What was found and nothing was decided about yet.
    pub finds: Finds,
    /// What lies in the bin.
    pub bin: Bin,
    /// The bytes of the file that meet what was recovered, while both wait for decisions.
    pub(super) meets: Option<Stamp>,
    /// Whether it is to be shown as soon as nothing else is.
    offers: bool,
    /// Whether this desk takes the place of one that was lost, and goes on where that was.
    goes_on: bool,
    /// Whether it does so just now.
    is_back: bool,
}

/// What a desk that starts looks for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum LookFor {
    /// All that ended desks have not saved.
    All,
    /// What a lost desk has not saved whose place this one takes: of this project, or one without a
    /// file. It has that back without a question where it is safe.
    Own(Option<PathBuf>),
}

/// What may be asked about what was found; each is known by its journal.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum RecoverAct {
    /// Bring it into its project, as one step.
    Keep(PathBuf),
    /// Open it as a copy, in a window of its own.
    Apart(PathBuf),
    /// Lay it beside what others wrote since, to decide one by one.
    Decide(PathBuf),
    /// Put it into the bin.
    Discard(PathBuf),
    /// Bring it back from the bin.
    BringBack(PathBuf),
}

/// What jobs bring back about it.
#[derive(Debug)]
pub enum RecoveryOutcome {
    /// The journals were looked through.
    Found(Result<Finds, ReadError>),
    /// One that another window is to show was read, if it is still there.
    Copy(Box<Option<Lost>>),
    /// The bin was looked through.
    Bin(Result<Vec<Lost>, ReadError>),
    /// One that lies in the bin was read to be brought back, if it is still there.
    FromBin(Box<Option<Lost>>),
    /// One went to the bin, because somebody said so or because its words are elsewhere now.
    Binned {
        /// Whether somebody said so.
        asked: bool,
        /// Whether it can be read, and so brought back.
        is_read: bool,
        /// Where it lies now.
        result: Result<PathBuf, WriteError>,
    },
}

impl Session {
    /// Has a job look for what ended desks have not saved.
    pub fn look_for_lost(&mut self, what: LookFor) {
        self.safety.recovery.goes_on |= matches!(what, LookFor::Own(_));
        let Some(state) = self.safety.state_folder.clone() else { return };
        let now = self.world.now();
        self.jobs.start_quiet(LOOKING_FOR_LOST, move || {
            let found = match what {
                LookFor::All => find_lost(&state, now),
                LookFor::Own(project) => find_lost_of(&state, project.as_deref(), now),
            };
            Outcome::Recovery(RecoveryOutcome::Found(found))
        });
    }

    /// Has a job read one journal, which this window is to show as a copy.
    pub fn open_recovered(&mut self, journal: PathBuf) {
        let Some(state) = self.safety.state_folder.clone() else { return };
        self.jobs.start("job-recovering", move || {
            Outcome::Recovery(RecoveryOutcome::Copy(Box::new(find_one(&state, &journal))))
        });
    }

    pub(in crate::app) fn recovered(&mut self, outcome: RecoveryOutcome) {
        match outcome {
            RecoveryOutcome::Found(Ok(found)) => {
                self.safety.recovery.bin.has_some |= found.in_bin;
                self.safety.recovery.offers |= !found.lost.is_empty() || !found.unreadable.is_empty();
                self.safety.recovery.finds.lost.extend(found.lost);
                self.safety.recovery.finds.unreadable.extend(found.unreadable);
            }
            RecoveryOutcome::Found(Err(error)) | RecoveryOutcome::Bin(Err(error)) => {
                self.notices.say(Tone::Advice, error.phrase(), Some(error.advice()));
            }
            RecoveryOutcome::Copy(lost) => match *lost {
                Some(lost) => self.take_copy(lost),
                None => self.notices.say(Tone::Advice, Phrase::new("recover-gone"), None),
            },
            RecoveryOutcome::Bin(Ok(lost)) => self.bin_read(lost),
            RecoveryOutcome::FromBin(lost) => match *lost {
                Some(lost) => self.take_from_bin(lost),
                None => self.notices.say(Tone::Advice, Phrase::new("recover-gone"), None),
            },
            RecoveryOutcome::Binned { asked, is_read, result } => match result {
                Ok(path) if asked && !is_read => {
                    let said = phrase!("recover-binned-unread", file = path.display(), days = Arg::size(BIN_DAYS));
                    self.notices.say(Tone::Done, said.clone(), Some(said.bare().about("hint")));
                }
                Ok(path) if asked => {
                    let hint = phrase!("recover-binned", days = Arg::size(BIN_DAYS));
                    self.notices.say(Tone::Done, Phrase::new("recover-binned"), Some(hint.about("hint")));
                    self.lies_in_bin(Some(path));
                    self.notices.offer(CommandId("bring-back"));
                }
                Ok(_) => self.lies_in_bin(None),
                Err(error) => self.notices.say(Tone::Advice, error.phrase(), Some(error.advice())),
            },
        }
    }

    /// Shows what was found, once nothing else is shown and no project is on its way.
    pub(in crate::app) fn offer_recovered(&mut self) {
        self.leave_bin();
        let opening = self.jobs.running().iter().any(|job| job.label == "job-opening");
        if !self.safety.recovery.offers || self.view.dialog.is_some() || self.view.closing || opening {
            return;
        }
        self.safety.recovery.offers = false;
        // Of two it is asked which.
        if std::mem::take(&mut self.safety.recovery.goes_on)
            && let [latest] = self.safety.recovery.finds.lost.as_slice()
            && latest.can_go_on()
            && !self.would_lose()
        {
            let journal = latest.ended.path.clone();
            self.safety.recovery.is_back = true;
            self.act(Action::Recover(RecoverAct::Keep(journal)));
            self.safety.recovery.is_back = false;
        } else if self.has_recovered() {
            self.safety.recovery.bin.is_shown = false;
            self.view.dialog = Some(Dialog::Recovered);
        }
    }

    /// Whether something was found about which nothing was decided yet.
    #[must_use]
    pub fn has_recovered(&self) -> bool {
        let finds = &self.safety.recovery.finds;
        !finds.lost.is_empty() || !finds.unreadable.is_empty()
    }

    /// Does what was asked about what was found.
    pub(in crate::app) fn recover(&mut self, act: RecoverAct) {
        let before = self.safety.recovery.finds.lost.len();
        let shows = !matches!(act, RecoverAct::Discard(_) | RecoverAct::BringBack(_));
        match act {
            RecoverAct::Keep(journal) => self.keep_recovered(&journal),
            RecoverAct::Apart(journal) => self.open_apart(&journal),
            RecoverAct::Decide(journal) => self.decide_recovered(&journal),
            RecoverAct::Discard(journal) => {
                let is_read = self.known_lost(&journal).is_some();
                if let Some(ended) = self.decided(&journal) {
                    self.bin(ended, true, is_read);
                }
            }
            RecoverAct::BringBack(journal) => return self.bring_back(journal),
        }
        let Finds { lost, unreadable, .. } = &self.safety.recovery.finds;
        let (left, is_shown) = (lost.len() + unreadable.len(), shows && lost.len() < before);
        // What is back is to be seen, and not the next question over it.
        if self.view.dialog == Some(Dialog::Recovered) && (is_shown || left == 0) {
            self.view.dialog = None;
        }
        if is_shown && left > 0 {
            let said = phrase!("recover-more", count = left);
            self.notices.say(Tone::Advice, said.clone(), Some(said.bare().about("hint")));
            self.notices.offer(CommandId("recovered"));
        }
    }

    pub(super) fn keep_recovered(&mut self, journal: &Path) {
        let Some(lost) = self.known_lost(journal) else { return };
        let path = lost.replayed.head.file.clone();
        let here = path.is_some() && path == self.file_path();
        if here && self.is_stale(lost) {
            return self.look_at_lost_again(journal);
        }
        match &lost.file {
            // Opened already, and nothing was done to it since.
            FileNow::Same(opened) if here && self.project == opened.project => {}
            FileNow::Changed(opened) if here && lost.together.is_some() && self.project == opened.project => {}
            FileNow::Changed(_) if lost.together.is_none() => return self.open_apart(journal),
            FileNow::Same(_) | FileNow::Changed(_) | FileNow::Untitled => {
                let again = Action::Recover(RecoverAct::Keep(journal.to_owned()));
                if !self.safe_to_leave(again) {
                    return;
                }
            }
            FileNow::Unreadable(_) => return self.open_apart(journal),
        }
        let Some(lost) = self.take_lost(journal) else { return };
        if let (FileNow::Same(opened) | FileNow::Changed(opened), Some(path)) = (&lost.file, path) {
            if !here || self.project != opened.project {
                let read_only = opened.remarks.iter().find(|remark| remark.forbids_saving_over());
                let read_only = read_only.map(crate::words::Say::phrase);
                self.settings.remember(&path);
                self.keep_settings();
                let file = OpenFile { path, stamp: opened.stamp, read_only };
                self.take_up(opened.project.clone(), Some(file));
            }
        } else {
            self.take_up(Project::default(), None);
        }
        self.bring_in(lost);
    }

    /// Opens what was recovered as a copy in another window, where one can be opened, else here.
    pub(super) fn open_apart(&mut self, journal: &Path) {
        if self.world.program().is_none() {
            let again = Action::Recover(RecoverAct::Apart(journal.to_owned()));
            if self.safe_to_leave(again)
                && let Some(lost) = self.take_lost(journal)
            {
                self.take_copy(lost);
            }
            return;
        }
        let Some(lost) = self.take_lost(journal) else { return };
        let saved = lost.replayed.head.file.clone();
        let opens = !matches!(&lost.file, FileNow::Unreadable(_) | FileNow::Untitled);
        // The other window finds it only when this one has let go of it.
        let path = lost.ended.path.clone();
        drop(lost);
        self.window_with_recovered(path);
        if let Some(saved) = saved.filter(|saved| opens && self.file_path().as_ref() != Some(saved)) {
            self.act(Action::UsePath(crate::app::PathPurpose::Open, vec![saved]));
        }
    }

    /// Puts a recovered project on this desk as a copy: it knows where its photos are, and is saved
    /// under a name of its own.
    fn take_copy(&mut self, lost: Lost) {
        let file = lost.replayed.head.file.clone().zip(lost.stamp()).map(|(path, stamp)| {
            let read_only = Some(phrase!("recover-copy", file = path.display()));
            OpenFile { path, stamp, read_only }
        });
        self.take_up(lost.replayed.base.clone(), file);
        self.claim_nothing();
        self.bring_in(lost);
    }

    /// Makes of the project what was recovered, as one step; together with what others wrote since,
    /// if there is any: that is never replaced by what is older.
    fn bring_in(&mut self, lost: Lost) {
        let wanted = lost.together.as_deref().filter(|_| self.may_save()).unwrap_or(&lost.replayed.project);
        let wanted = wanted.clone();
        self.put_back(lost, &wanted);
    }

    /// Makes of the project what it is with what was recovered, and tells of it.
    pub(super) fn put_back(&mut self, lost: Lost, wanted: &Project) {
        let edit = difference(&self.project, wanted);
        self.keep_present(Before::Recovery);
        self.change(Change::new(edit, "change-recover"));
        self.keep_journal();
        self.show_again(&lost);
        // What may only be looked at is the project itself, and no copy of it.
        let is_itself = self.may_save() || self.only_looks();
        let (key, tone) = match (is_itself, self.safety.recovery.is_back) {
            (true, true) => ("recover-back", Tone::Advice),
            (true, false) => ("recover-kept", Tone::Done),
            (false, _) => ("recover-apart", Tone::Done),
        };
        if self.safety.recovery.is_back {
            self.unsay_back();
        }
        self.notices.say(tone, phrase!(key, file = self.file_name()), Some(Phrase::new(key).about("hint")));
        if is_itself {
            self.notices.offer_undo(self.history.stamp());
        } else {
            self.notices.offer(CommandId("save-as"));
        }
        if lost.replayed.missing > 0 {
            let said = phrase!("recover-missing", count = lost.replayed.missing);
            self.notices.say(Tone::Advice, said, Some(Phrase::new("recover-missing").about("hint")));
        }
        self.bin(lost.ended, false, true);
    }

    /// Goes to where somebody was in it, else to what was recovered.
    pub(super) fn show_again(&mut self, lost: &Lost) {
        let left = self.take_bookmark().or_else(|| lost.left.clone());
        if !left.is_some_and(|left| self.go_where_they_were(&left)) {
            self.show_recovered(lost);
        }
    }

    /// Goes to where the first of what was recovered stands.
    fn show_recovered(&mut self, lost: &Lost) {
        let Some(story) = lost.changes.stories.iter().find(|story| story.after.is_some()) else { return };
        self.show(story.id);
        let block =
            story.all().find_map(|row| if let Subject::Block(_, block) = row.subject { Some(block) } else { None });
        let Some(page) = self.project.story(story.id) else { return };
        let Some((_, block)) = block.and_then(|block| page.block(block)) else { return };
        if let Some(part) = block.parts().into_iter().next() {
            let spot = Spot::Text(TextPlace { story: story.id, block: block.id, part });
            let byte = block.text(part).map_or(0, Text::len);
            let caret = Caret { spot, byte };
            self.select(Some(Selection { anchor: caret, head: caret }), true);
        }
    }

    /// Whether this desk has the project itself, and no copy.
    pub(super) fn may_save(&self) -> bool {
        self.file.as_ref().is_none_or(|file| file.read_only.is_none())
    }

    /// One that was found, or is on its way from the bin.
    pub(super) fn known_lost(&self, journal: &Path) -> Option<&Lost> {
        let Recovery { finds, bin, .. } = &self.safety.recovery;
        finds.lost.iter().chain(&bin.on_its_way).find(|lost| lost.ended.path == journal)
    }

    pub(super) fn take_lost(&mut self, journal: &Path) -> Option<Lost> {
        let Recovery { finds, bin, .. } = &mut self.safety.recovery;
        let Some(at) = finds.lost.iter().position(|lost| lost.ended.path == journal) else {
            return bin.on_its_way.take_if(|lost| lost.ended.path == journal);
        };
        Some(finds.lost.remove(at))
    }

    /// The journal about which something was decided; it is offered no more.
    fn decided(&mut self, journal: &Path) -> Option<Ended> {
        if let Some(lost) = self.take_lost(journal) {
            return Some(lost.ended);
        }
        let unreadable = &mut self.safety.recovery.finds.unreadable;
        let at = unreadable.iter().position(|one| one.ended.path == journal)?;
        Some(unreadable.remove(at).ended)
    }

    /// Has a journal put into the bin: at once if somebody said so, else when its words are on disk
    /// in the journal of this desk. If that fails it stays, and is found again.
    pub(super) fn bin(&mut self, ended: Ended, asked: bool, is_read: bool) {
        let Some(state) = self.safety.state_folder.clone() else { return };
        let (now, own) = (SystemTime::from(self.world.now()), self.safety.journal.handle());
        self.jobs.start_quiet("job-recovering", move || {
            let safe = asked || own.is_some_and(|own| own.flush(PATIENCE));
            let path = ended.path.clone();
            let folder = JournalFolder::below(&state);
            let why = if asked { Binned::GivenUp } else { Binned::BroughtBack };
            let result = if safe { folder.put_in_bin(&path, now, why) } else { Ok(path) };
            drop(ended);
            Outcome::Recovery(RecoveryOutcome::Binned { asked, is_read, result })
        });
    }
}

/// The job that looks through the journals.
pub const LOOKING_FOR_LOST: &str = "job-looking-for-lost";
