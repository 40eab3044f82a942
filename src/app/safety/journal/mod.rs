//! The journal of the desk: whatever changes the project is recorded as it happens.
//!
//! [`Session::change`] hands its edits over. Whatever else sets the project, and whatever sets the
//! file it lies in, is seen by [`Session::keep_journal`], which runs after every action and every
//! outcome: nothing has to remember to tell.

mod ground;
mod recorder;
mod written;

use std::fmt;
use std::sync::Arc;
use std::sync::mpsc::Sender;
use std::time::{Duration, SystemTime};

use self::ground::Ground;
use self::recorder::{Close, Order, Shared};
use crate::app::{Session, Sitting, Tone};
use crate::edit::Edit;
use crate::project::Project;
use crate::project::disk::WriteError;
use crate::project::journal::JournalFolder;
use crate::words::{Phrase, Say as _, phrase};

pub use written::Head;
pub(in crate::app) use written::read_edit;

/// After a failure the journal is tried again so much later, at the earliest.
const AGAIN: Duration = Duration::from_secs(2);

/// What a session knows of its journal.
#[derive(Debug, Default)]
pub struct Journal {
    desk: Option<Desk>,
    /// The project as it was last recorded, and whose time on the desk it was.
    known: Option<(Sitting, Project)>,
    ground: Ground,
    /// When it was last begun anew after it failed, and whether the failure was said.
    tried: Option<Duration>,
    told: bool,
}

/// The threads that record.
struct Desk {
    orders: Sender<Order>,
    shared: Arc<Shared>,
}

impl fmt::Debug for Desk {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Desk").finish_non_exhaustive()
    }
}

impl Drop for Desk {
    fn drop(&mut self) {
        // What lies there stays: a desk that goes without closing its journal has crashed.
        let _ended_already = self.orders.send(Order::End);
    }
}

impl Desk {
    fn give(&self, order: Order) {
        self.shared.give();
        // The thread outlives the desk.
        let _gone = self.orders.send(order);
    }
}

/// What has the journal flushed from any thread: before the window sleeps, or when all ends.
#[derive(Clone)]
pub struct JournalHandle(Arc<Shared>);

impl fmt::Debug for JournalHandle {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("JournalHandle").finish_non_exhaustive()
    }
}

impl JournalHandle {
    /// Waits until all that was recorded is on disk for good; whether it is.
    #[must_use]
    pub fn flush(&self, at_most: Duration) -> bool {
        self.0.flush(at_most)
    }

    /// Waits until the desk of this journal has ended and let go of it; whether it has.
    #[must_use]
    pub fn wait_for_end(&self, at_most: Duration) -> bool {
        self.0.wait_for_end(at_most)
    }
}

impl Journal {
    /// What has it flushed; `None` as long as there is nothing to flush.
    #[must_use]
    pub fn handle(&self) -> Option<JournalHandle> {
        self.desk.as_ref().map(|desk| JournalHandle(Arc::clone(&desk.shared)))
    }

    fn give(&self, order: Order) {
        if let Some(desk) = &self.desk {
            desk.give(order);
        }
    }

    fn trouble(&self) -> Option<Arc<WriteError>> {
        self.desk.as_ref().and_then(|desk| desk.shared.trouble())
    }
}

impl Session {
    /// An edit made the project what it is now.
    pub(in crate::app) fn record(&mut self, edit: Edit, before: &Project) {
        let follows = self.safety.journal.known.as_ref().is_some_and(|(_, known)| known == before);
        if follows && self.has_journal() {
            self.safety.journal.give(Order::Edit(Box::new(edit)));
            self.safety.journal.known = Some((self.sitting(), self.project.clone()));
            if let Some(desk) = &self.safety.journal.desk {
                desk.shared.hand_over();
            }
        } else {
            self.keep_journal();
        }
    }

    /// Records whatever is not recorded yet, whoever changed it. Where nothing did, it costs next
    /// to nothing.
    pub fn keep_journal(&mut self) {
        if self.safety.state_folder.is_none() {
            return;
        }
        match &self.safety.journal.known {
            Some((sitting, _)) if *sitting == self.sitting() => {
                self.stand_on_file();
                self.record_rest();
                self.tell_of_journal();
            }
            Some(_) => {
                self.close_record();
                self.begin_record();
            }
            None => self.begin_record(),
        }
    }

    /// A project came onto the desk: nothing of it is recorded, as its file has it all.
    fn begin_record(&mut self) {
        let ground = Ground { saved: self.saved.clone(), ..self.ground() };
        if self.safety.journal.desk.is_some() {
            self.safety.journal.give(Order::Begin(Box::new(ground.clone())));
        }
        self.safety.journal.known = Some((self.sitting(), ground.saved.clone()));
        self.safety.journal.ground = ground;
        self.record_rest();
    }

    fn ground(&self) -> Ground {
        let file = self.file.as_ref().map(|file| (file.path.clone(), file.stamp));
        Ground { file, saved: Project::default(), at: self.world.now() }
    }

    /// The project lies in another file, or otherwise, than it did.
    fn stand_on_file(&mut self) {
        let file = self.file.as_ref().map(|file| (&file.path, &file.stamp));
        if file == self.safety.journal.ground.file.as_ref().map(|(path, stamp)| (path, stamp)) {
            return;
        }
        self.stand();
    }

    /// Has the journal begun anew on the file as it is.
    fn stand(&mut self) {
        let ground = Ground { saved: self.saved.clone(), ..self.ground() };
        let stand = (ground.clone(), self.project.clone());
        self.safety.journal.ground = ground;
        self.safety.journal.known = Some((self.sitting(), self.project.clone()));
        self.safety.journal.give(Order::Stand(Box::new(stand)));
    }

    fn record_rest(&mut self) {
        let Some((_, known)) = &self.safety.journal.known else { return };
        if *known != self.project && self.has_journal() {
            let now = (self.sitting(), self.project.clone());
            if let Some((_, before)) = self.safety.journal.known.replace(now) {
                self.safety.journal.give(Order::Between(Box::new((before, self.project.clone()))));
            }
        }
        let long = self.safety.journal.desk.as_ref().is_some_and(|desk| desk.shared.is_long());
        if long {
            self.safety.journal.give(Order::Shorten(Box::new(self.project.clone())));
        }
    }

    /// Whether there is somebody who records; the first change has them come.
    fn has_journal(&mut self) -> bool {
        if self.safety.journal.desk.is_none()
            && let Some(state) = &self.safety.state_folder
        {
            let folder = JournalFolder::below(state);
            let desk = self.world.mint();
            match recorder::start(folder, desk, self.jobs.waker()) {
                Ok((orders, shared)) => {
                    let desk = Desk { orders, shared };
                    desk.give(Order::Begin(Box::new(self.safety.journal.ground.clone())));
                    self.safety.journal.desk = Some(desk);
                }
                // A system that gives no threads is asked again with the next change.
                Err(_) => return false,
            }
        }
        self.safety.journal.desk.is_some()
    }

    /// Says once that nothing can be recorded, and tries again now and then.
    fn tell_of_journal(&mut self) {
        let Some(error) = self.safety.journal.trouble() else {
            if std::mem::take(&mut self.safety.journal.told) {
                self.notices.say(Tone::Done, Phrase::new("journal-again"), None);
            }
            return;
        };
        if !std::mem::replace(&mut self.safety.journal.told, true) {
            let said = phrase!("journal-fails", why = error.phrase());
            self.notices.say(Tone::Failed, said, Some(Phrase::new("journal-fails").about("hint")));
        }
        let now = self.world.elapsed();
        if self.safety.journal.tried.is_none_or(|tried| now.saturating_sub(tried) >= AGAIN) {
            self.safety.journal.tried = Some(now);
            self.stand();
        }
    }

    /// Whether what is not saved lies in the bin once it is given up: where it is recorded.
    #[must_use]
    pub fn goes_to_bin(&self) -> bool {
        self.safety.state_folder.is_some() && self.is_unsaved() && self.safety.journal.trouble().is_none()
    }

    /// The project is put away, and whatever was to be asked was asked.
    fn close_record(&mut self) {
        let journal = &self.safety.journal;
        let Some((_, known)) = &journal.known else { return };
        let given_up = *known != journal.ground.saved && !(journal.ground.file.is_none() && known.says_nothing());
        let how = if given_up { Close::Bin } else { Close::Remove };
        let named = journal.ground.file.as_ref().and_then(|(path, _)| path.file_name());
        let named = named.map(|name| name.to_string_lossy().into_owned());
        let now = SystemTime::from(self.world.now());
        let is_recorded = journal.trouble().is_none();
        self.safety.journal.give(Order::Close(how, now));
        if given_up && is_recorded {
            self.gave_up(named);
        }
    }

    /// Closes the journal for good, when the editor has left: what lies in the file needs none, what
    /// was given up goes to the bin. A desk that ends in any other way leaves it to be found.
    pub fn close_journal(&mut self, at_most: Duration) {
        self.keep_journal();
        if self.view.closing && self.safety.journal.desk.is_some() {
            self.close_record();
            if let Some(handle) = self.safety.journal.handle() {
                let _in_time = handle.flush(at_most);
            }
            self.safety.journal = Journal::default();
            self.safety.state_folder = None;
        }
    }

    /// Has all that was recorded flushed, without waiting: the window lost the keyboard or sleeps.
    pub fn flush_journal_soon(&mut self) {
        if let Some(handle) = self.safety.journal.handle() {
            let _begun = handle.flush(Duration::ZERO);
        }
    }
}
