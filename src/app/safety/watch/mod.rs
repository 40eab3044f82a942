//! What others do to the file: noticed before it could be written over, and put together with what
//! is on the desk.
//!
//! A look reads the file if it was written since. What others changed is taken in as one step that
//! can be taken back; where both changed the same, nothing is done until the editor has decided, and
//! the file is not written. What lies in the file then counts as saved, so that the session is
//! unsaved by exactly what is its own.

mod joining;
mod post;

use std::path::{Path, PathBuf};
use std::time::Duration;

use crate::app::commands::CommandId;
use crate::app::{Compare, Dialog, Notice, NoticeId, Outcome, Session, Standing, Tone};
use crate::edit::merge::Choice;
use crate::project::{self, Found, OpenError, Opened, Project, Stamp};
use crate::words::{Phrase, Say as _, phrase};
pub use joining::Joined;
use joining::{Coming, Met};
use post::Post;

/// The job that reads the file again.
pub const LOOKING: &str = "job-looking";

/// For so long somebody has just come to the window.
const JUST: Duration = Duration::from_secs(3);

/// What is known of what others do to the file.
#[derive(Debug, Default)]
pub struct Watch {
    post: Option<Post>,
    /// What others wrote that waits for decisions.
    theirs: Option<Theirs>,
    /// The file is not there, as was said.
    gone: bool,
    /// The file cannot be read, as was said.
    unreadable: Option<Unreadable>,
    /// The damaged file that what is on the desk is a copy of.
    copy_of: Option<PathBuf>,
    /// A save that was asked for waits for the look.
    save_after: bool,
    /// Whether the window is in front, and when it came there last, since 1970.
    in_front: bool,
    came: Duration,
    /// Before and after the last time that something was taken in.
    latest: Option<Box<(Project, Project)>>,
    /// The step at which it was said that undo would take out what others wrote.
    warned: Option<u64>,
    /// The file stirred while it was looked at; whether somebody waits for the next look.
    again: Option<bool>,
}

/// A file that cannot be read: why it must not be written over, if that was so before.
#[derive(Debug)]
struct Unreadable {
    before: Option<Phrase>,
    /// Whether it is what is in the file, and not the drive.
    is_no_project: bool,
}

/// What others did to the file, while it counts for nothing.
pub(in crate::app) struct Unheeded(Option<Theirs>, bool);

/// What others wrote, where it meets what is on the desk.
#[derive(Debug)]
struct Theirs {
    opened: Box<Opened>,
    path: PathBuf,
    /// The stamp the file had when it was last read or written here.
    known: Stamp,
    /// It put together with what was on the desk then.
    met: Met,
}

/// What a look at the file found.
#[derive(Debug)]
pub struct Looked {
    path: PathBuf,
    known: Stamp,
    found: Found,
    /// Whether somebody waits for it, and is to be asked at once.
    awaited: bool,
}

/// What is asked about the file that others wrote.
#[derive(Clone, Debug, PartialEq)]
pub enum WatchAct {
    /// Make these choices, one for each conflict in turn.
    Decide(Vec<Choice>),
    /// Write the file again that is gone.
    WriteAgain,
}

impl Session {
    /// Has the file watched from now on, and looks at it if it stirred. For the window, once a frame.
    pub fn watch_file(&mut self, in_front: bool) {
        let path = self.file.as_ref().map(|file| file.path.as_path());
        if path.is_some() && self.safety.watch.post.is_none() {
            // Without a thread the save still sees it.
            self.safety.watch.post = Post::stand(self.jobs.waker()).ok();
        }
        let stirred = self.safety.watch.post.as_ref().is_some_and(|post| {
            post.tell(path, in_front);
            post.stirred()
        });
        let now = self.world.elapsed();
        if in_front && !std::mem::replace(&mut self.safety.watch.in_front, in_front) {
            self.safety.watch.came = now;
        }
        self.safety.watch.in_front = in_front;
        if stirred {
            // Who has just come is asked at once; who is writing is told, and not held up.
            let just_came = now.saturating_sub(self.safety.watch.came) < JUST;
            self.look_for(just_came);
        }
        // Where nothing of one's own is left that meets theirs, nothing is left to decide.
        if self.view.dialog == Some(Dialog::Conflicts) || !self.is_unsaved() {
            self.keep_met();
        }
    }

    /// Looks whether somebody else wrote the file, for somebody who waits for it.
    pub fn look_at_file(&mut self) {
        self.look_for(true);
    }

    fn look_for(&mut self, awaited: bool) {
        let Some(file) = &self.file else { return };
        let looking = self.jobs.running().iter().any(|job| job.label == LOOKING);
        if looking {
            let before = self.safety.watch.again.unwrap_or_default();
            self.safety.watch.again = Some(before || awaited);
            return;
        }
        // A save under way compares by itself, and stirs the file.
        if self.is_saving() {
            return;
        }
        let (path, known) = (file.path.clone(), file.stamp);
        self.jobs.start_quiet(LOOKING, move || {
            let found = project::look(&path, &known);
            Outcome::Looked(Box::new(Looked { path, known, found, awaited }))
        });
    }

    /// The file could not be saved, as somebody else wrote it: looks what they wrote. With `asked`,
    /// saves once that is taken in.
    pub(in crate::app) fn look_before_saving(&mut self, asked: bool) {
        self.safety.watch.save_after |= asked;
        self.look_for(asked);
    }

    /// Takes up what a look found. What is no longer about the file as it is known counts for nothing.
    pub(in crate::app) fn looked(&mut self, looked: Looked) {
        let Looked { path, known, found, awaited } = looked;
        if !self.is_known(&path, &known) {
            return self.look_again();
        }
        match found {
            Found::Same => {
                self.file_is_back();
                self.safety.watch.theirs = None;
                self.close_watch_dialog();
                self.save_if_waiting();
                self.look_again();
            }
            Found::Gone => {
                self.file_is_gone();
                self.look_again();
            }
            Found::Changed(opened) => {
                self.file_is_back();
                // Somebody mended the file that this is a copy of.
                self.safety.watch.copy_of = None;
                if self.passes_by() {
                    return self.look_again();
                }
                self.join(Coming { path, known, opened, awaited, looked: true });
            }
            Found::Unreadable(error) => {
                self.safety.watch.save_after = false;
                self.file_is_unreadable(&error);
                self.look_again();
            }
        }
    }

    /// Whether the file is still the one that was looked at, as it was known then.
    fn is_known(&self, path: &Path, known: &Stamp) -> bool {
        let still = self.file.as_ref().is_some_and(|file| file.path == path && file.stamp == *known);
        still && !self.is_saving()
    }

    /// Looks once more if the file stirred meanwhile.
    fn look_again(&mut self) {
        if let Some(awaited) = self.safety.watch.again.take() {
            self.look_for(awaited);
        }
    }

    fn file_is_gone(&mut self) {
        self.safety.watch.save_after = false;
        if std::mem::replace(&mut self.safety.watch.gone, true) {
            return;
        }
        let said = phrase!("watch-gone", file = self.file_name());
        self.notices.say(Tone::Failed, said.clone(), Some(said.bare().about("hint")));
        self.notices.offer(CommandId("save"));
        self.notices.stands_while(Standing::Gone);
    }

    fn file_is_unreadable(&mut self, error: &OpenError) {
        // What a newer program wrote is a project, and nobody's to put aside.
        let is_no_project = matches!(error, OpenError::Parse { source, .. } if source.is_damage());
        if let Some(unreadable) = &mut self.safety.watch.unreadable {
            unreadable.is_no_project = is_no_project;
            return;
        }
        let (name, hint) = (self.file_name(), error.advice());
        if let Some(file) = &mut self.file {
            let said = phrase!("watch-unreadable", file = name, why = error.phrase());
            let before = file.read_only.replace(said.clone());
            self.safety.watch.unreadable = Some(Unreadable { before, is_no_project });
            let hint = if hint.says_something() { hint } else { said.bare().about("hint") };
            self.notices.say(Tone::Failed, said, Some(hint));
            self.notices.offer(CommandId(if is_no_project { "put-aside" } else { "save-as" }));
            self.notices.stands_while(Standing::Unreadable);
        }
    }

    /// The file is there and can be read.
    fn file_is_back(&mut self) {
        self.safety.watch.gone = false;
        if let (Some(Unreadable { before, .. }), Some(file)) = (self.safety.watch.unreadable.take(), &mut self.file) {
            file.read_only = before;
        }
    }

    fn save_if_waiting(&mut self) {
        if std::mem::take(&mut self.safety.watch.save_after) && self.is_dirty() {
            self.save();
        }
    }

    fn close_watch_dialog(&mut self) {
        if matches!(self.view.dialog, Some(Dialog::Conflicts | Dialog::Gone)) {
            self.view.dialog = None;
        }
    }

    /// Whether there is something to decide about the file.
    #[must_use]
    pub fn must_decide(&self) -> bool {
        self.decides_on().is_some()
    }

    /// The stamp of the file there is something to decide about.
    #[must_use]
    pub fn decides_on(&self) -> Option<Stamp> {
        self.theirs().map(|theirs| theirs.opened.stamp)
    }

    /// Whether what is there in place of the file is no project that can be read.
    pub(in crate::app) fn is_unreadable(&self) -> bool {
        self.safety.watch.unreadable.is_some()
    }

    fn theirs(&self) -> Option<&Theirs> {
        let theirs = self.safety.watch.theirs.as_ref()?;
        let file = self.file.as_ref()?;
        (file.path == theirs.path && file.stamp == theirs.known).then_some(theirs)
    }

    /// Whether the file is not there any more.
    #[must_use]
    pub fn is_gone(&self) -> bool {
        self.safety.watch.gone && self.file.is_some()
    }

    /// Whether it is still to be said that undo takes out what others wrote; it is, once a step.
    pub(in crate::app) fn asks_to_take_out_theirs(&mut self, step: u64) -> bool {
        self.safety.watch.warned.replace(step) != Some(step)
    }

    /// Whether what others wrote goes past what is on the desk: what may only be looked at follows the
    /// file while nothing was written; a copy of what was recovered stays what it is.
    pub(in crate::app::safety) fn passes_by(&self) -> bool {
        self.is_unsaved() && self.file.as_ref().is_some_and(|file| file.read_only.is_some())
    }

    /// What others did to the file counts for nothing while somebody leaves all the same.
    pub(in crate::app) fn unheed(&mut self) -> Unheeded {
        Unheeded(self.safety.watch.theirs.take(), std::mem::take(&mut self.safety.watch.gone))
    }

    /// It counts again: nobody has left.
    pub(in crate::app) fn heed(&mut self, unheeded: Unheeded) {
        (self.safety.watch.theirs, self.safety.watch.gone) = (unheeded.0, unheeded.1);
    }

    /// Whether a save over the file has to wait for an answer. Asks for it.
    pub(in crate::app) fn asks_before_saving(&mut self) -> bool {
        let dialog = if self.must_decide() {
            Dialog::Conflicts
        } else if self.is_gone() {
            Dialog::Gone
        } else {
            return false;
        };
        self.view.dialog = Some(dialog);
        self.keep_met();
        true
    }

    /// Whether a save that was asked for waits for a look at the file.
    pub(in crate::app) fn looks_before_saving(&self) -> bool {
        self.safety.watch.save_after
    }

    /// Whether what is on the desk may go into the file without a word.
    pub(in crate::app) fn may_write_over(&self) -> bool {
        !self.must_decide() && !self.is_gone()
    }

    /// Does what was decided.
    pub(in crate::app) fn watch(&mut self, act: WatchAct) {
        match act {
            WatchAct::Decide(choices) => self.decide(choices),
            WatchAct::WriteAgain => {
                self.safety.watch.gone = false;
                self.view.dialog = None;
                self.save();
            }
        }
    }

    /// Shows what was last taken in from the file.
    pub(in crate::app) fn compare_taken_in(&mut self) {
        let Some(latest) = &self.safety.watch.latest else { return };
        let title = phrase!("watch-taken-in-title", file = self.file_name());
        let (before, after) = (Box::new(latest.0.clone()), Some(Box::new(latest.1.clone())));
        self.view.dialog = Some(Dialog::Compare(Compare { title, before, after }));
    }

    /// Whether something was taken in from the file.
    pub(in crate::app) fn has_taken_in(&self) -> bool {
        self.safety.watch.latest.is_some()
    }

    /// The file that is damaged is the one whose copy was put on the desk.
    pub(in crate::app) fn is_copy_of_damaged(&mut self) {
        self.safety.watch.copy_of = self.file_path();
    }

    /// Whether what lies in the file is no project, and is not to be written over.
    #[must_use]
    pub fn lies_over_no_project(&self) -> bool {
        let watch = &self.safety.watch;
        self.file.is_some() && (watch.copy_of.is_some() || watch.unreadable.as_ref().is_some_and(|it| it.is_no_project))
    }

    /// The project was saved: what lies in its file is its own.
    pub(in crate::app) fn file_is_ours(&mut self) {
        let settled = |notice: &Notice| (notice.offer == Some(CommandId("put-aside"))).then_some(notice.id);
        let settled: Vec<NoticeId> = self.notices.shown().iter().filter_map(settled).collect();
        for notice in settled {
            self.notices.dismiss(notice);
        }
        if self.safety.watch.copy_of.take().is_some() {
            self.claim_anew();
        }
        self.safety.watch.unreadable = None;
        self.safety.watch.gone = false;
        self.safety.watch.save_after = false;
    }

    /// Another project is on the desk: what was known of the file of the one before is not of this.
    pub(in crate::app) fn watch_anew(&mut self) {
        let post = self.safety.watch.post.take();
        self.safety.watch = Watch { post, ..Watch::default() };
    }
}
