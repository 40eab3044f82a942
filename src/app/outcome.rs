//! Outcomes: what a job brings back, and what the session does with it.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::commands::CommandId;
use super::session::OpenFile;
use super::tasks::{AttachError, ExportTaskError, Exported, ImportTask};
use super::{
    Action, Change, Checked, Dialog, PathPurpose, SampleError, Session, Sitting, Standing, TemplateError, Templates,
    Tone,
};
use crate::edit::Edit;
use crate::export::ExportError;
use crate::ground::{PhotoId, StoryId};
use crate::photos::{FileFacts, Photo, Thumbnail};
use crate::project::lock::Claim;
use crate::project::{LostFile, OpenError, Opened, PhotoFolderError, Project, Remark, SaveError, SaveRemark, Saved};
use crate::words::{Phrase, Say, phrase};

/// Of what was left out so much is told thing by thing.
const TOLD: usize = 20;

/// What a job brings back.
#[derive(Debug)]
pub enum Outcome {
    /// The editor answered the question for a path; no paths if it was put aside.
    PathChosen(PathPurpose, Vec<PathBuf>),
    /// A project was read, or not.
    Opened {
        /// From where.
        path: PathBuf,
        /// What was read.
        result: Result<Opened, OpenError>,
        /// The project that was agreed to be put away for it.
        over: Project,
        /// The files that came along with it.
        along: Vec<PathBuf>,
    },
    /// A project was claimed and read, or somebody else has it.
    Guarded(Box<super::Guarded>),
    /// The file on the desk was claimed.
    Claimed(PathBuf, Box<Claim>),
    /// A project was written, or not.
    Saved {
        /// The project as it was written.
        snapshot: Project,
        /// The file the session had when it was asked.
        from: Option<PathBuf>,
        /// Where.
        path: PathBuf,
        /// What lies there now.
        result: Result<Saved, Unsaved>,
        /// The photos that are not beside it, and why.
        left: Vec<(PhotoId, PhotoFolderError)>,
    },
    /// Copy was read, as far as it could be.
    Imported {
        /// The project it was read for, by its time on the desk.
        into: Sitting,
        /// What it would add, and what of it could not be read.
        task: ImportTask,
        /// The pictures that came along with it.
        along: Vec<PathBuf>,
    },
    /// Pictures were taken in, each or not.
    Attached {
        /// The file of the project they were taken in for: they lie beside it.
        into: Option<PathBuf>,
        /// For which story.
        story: StoryId,
        /// In place of which wanted photo.
        wanted: Option<PhotoId>,
        /// The photos.
        photos: Vec<Result<Photo, AttachError>>,
        /// How many were not, because it was stopped.
        left: usize,
    },
    /// Lost photos were looked for.
    LostPhotos(Box<super::LostPhotos>),
    /// A damaged file was looked into.
    Damage(Arc<super::Damage>),
    /// Something about earlier saves.
    Past(Box<super::PastOutcome>),
    /// A story was carried to another project, or not.
    Carried(Box<super::Carried>),
    /// Copy was to be read, and somebody stopped it.
    ImportStopped,
    /// A pasted picture was taken in, or not.
    PastedPicture(super::PastedPicture),
    /// Stories were exported, or not.
    Exported(Result<Exported, ExportTaskError>),
    /// The checks were asked.
    Checked(Arc<Checked>),
    /// A story was looked at as readers would see it.
    Previewed(Arc<super::Previewed>),
    /// What earlier desks left behind is gone.
    Swept,
    /// The page in the browser was written, or not.
    Browsed(Box<super::Browsed>),
    /// A picture was decoded, or why not, and what its file says of itself.
    Pictured {
        /// For which project it was read.
        into: Sitting,
        /// Which.
        key: super::PictureKey,
        /// The picture.
        result: Result<Thumbnail, Phrase>,
        /// What became of its file, if it could not be read.
        lost: Option<LostFile>,
        /// What the file says, where it could be read.
        facts: Option<Box<FileFacts>>,
    },
    /// The newsroom's templates were read, and what is wrong with some.
    Templates(Templates, Vec<TemplateError>),
    /// A sample could not be laid down.
    NoSample(SampleError),
    /// The projects opened lately that are not there any more.
    Missing(BTreeSet<PathBuf>),
    /// The fonts of this machine.
    Families(Vec<super::Family>),
    /// The file was looked at.
    Looked(Box<super::Looked>),
    /// What others wrote was put together with what was here.
    Joined(Box<super::Joined>),
    /// The settings were written, or not.
    Kept(Box<super::Kept>),
    /// The system was asked what windows are to look like.
    SystemLooks(super::SystemLook),
    /// The system opened something, or not.
    OpenedOutside(Result<(), super::system::NotOpened>),
    /// A dictionary was read, or words were looked up.
    Spelling(Box<super::SpellingOutcome>),
    /// What ended desks have not saved was looked for, or dealt with.
    Recovery(super::RecoveryOutcome),
    /// The job broke down; the key of its name.
    Broke(&'static str),
}

/// Why a project was not saved, in plain words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Unsaved {
    /// Why.
    pub why: Phrase,
    /// The way out.
    pub hint: Box<Phrase>,
    /// Whether it may succeed later by itself.
    pub may_pass: bool,
    /// Somebody else wrote the file.
    pub theirs: bool,
}

impl From<SaveError> for Unsaved {
    fn from(error: SaveError) -> Self {
        let theirs = matches!(error, SaveError::ChangedOnDisk { .. });
        Self { why: error.phrase(), hint: Box::new(error.advice()), may_pass: error.may_pass(), theirs }
    }
}

impl From<PhotoFolderError> for Unsaved {
    fn from(error: PhotoFolderError) -> Self {
        Self { why: error.phrase(), hint: Box::new(error.advice()), may_pass: false, theirs: false }
    }
}

impl Session {
    /// Takes up what a job has brought, and goes on if somebody waits for it.
    pub fn receive(&mut self, outcome: Outcome) {
        self.take_outcome(outcome);
        self.guard_file();
        self.keep_journal();
        self.go_on();
    }

    fn take_outcome(&mut self, outcome: Outcome) {
        match outcome {
            Outcome::PathChosen(purpose, paths) => self.path_chosen(purpose, paths),
            Outcome::Opened { path, result, over, along } => self.opened(path, result, &over, along),
            Outcome::Guarded(guarded) => self.guarded(*guarded),
            Outcome::Claimed(path, claim) => self.claimed(&path, *claim),
            Outcome::Saved { snapshot, from, path, result, left } => {
                if result.is_ok() {
                    self.photos_left_behind(&snapshot, &left);
                }
                if self.file.as_ref().map(|file| &file.path) == from.as_ref() {
                    self.written(snapshot, path, result);
                } else {
                    self.written_elsewhere(&path, result);
                }
            }
            Outcome::Imported { into, task, along } => self.copy_came(into, task, along),
            Outcome::Attached { into, .. } if into != self.file_path() => self.notices.say(
                Tone::Advice,
                Phrase::new("notice-attached-elsewhere"),
                Some(Phrase::new("notice-attached-elsewhere").about("hint")),
            ),
            Outcome::Attached { story, wanted, photos, left, .. } => {
                let taken = photos.len();
                self.attached(story, wanted, photos);
                if left > 0 {
                    let said = phrase!("notice-attach-stopped", done = taken, all = taken + left);
                    self.notices.say(Tone::Advice, said, Some(Phrase::new("notice-attach-stopped").about("hint")));
                }
            }
            Outcome::LostPhotos(lost) => self.lost_photos(*lost),
            Outcome::Damage(damage) => self.damage_found(damage),
            Outcome::Past(past) => self.past(*past),
            Outcome::Carried(carried) => self.carried(*carried),
            Outcome::ImportStopped => self.notices.say(Tone::Advice, Phrase::new("notice-import-stopped"), None),
            Outcome::PastedPicture(pasted) => self.pasted_picture(pasted),
            Outcome::Exported(result) => self.exported(result),
            Outcome::Templates(templates, broken) => self.templates_read(templates, broken),
            Outcome::NoSample(error) => self.no_sample(&error),
            Outcome::Missing(paths) => self.missing = paths,
            Outcome::Families(families) => self.families = Some(Arc::new(families)),
            Outcome::Looked(looked) => self.looked(*looked),
            Outcome::Joined(joined) => self.joined(*joined),
            Outcome::Kept(kept) => self.kept(*kept),
            Outcome::SystemLooks(look) => self.view.system = look,
            Outcome::OpenedOutside(result) => self.opened_outside(result),
            Outcome::Checked(checked) => self.checking.latest = Some(checked),
            Outcome::Previewed(previewed) => self.previewing.latest = Some(previewed),
            Outcome::Swept => {}
            Outcome::Browsed(browsed) => self.browsed(*browsed),
            Outcome::Pictured { into, key, result, lost, facts } => self.pictured(into, key, result, lost, facts),
            Outcome::Spelling(spelling) => self.spelled(*spelling),
            Outcome::Recovery(outcome) => self.recovered(outcome),
            Outcome::Broke(job) => self.broke(job),
        }
    }

    fn broke(&mut self, job: &'static str) {
        if job == super::act::SAVING {
            self.saves.ended();
            self.view.save_again = false;
            self.view.saving = None;
            self.keep_saved(None);
        }
        let said = phrase!("notice-broke", job = Phrase::new(job));
        self.notices.say(Tone::Failed, said, Some(Phrase::new("notice-broke").about("hint")));
        self.notices.offer(CommandId("save-as"));
    }

    /// The system's dialog answered; what was typed instead meanwhile counts more.
    fn path_chosen(&mut self, purpose: PathPurpose, paths: Vec<PathBuf>) {
        let asked = self.view.dialog == Some(Dialog::Path(purpose.clone()));
        if asked && !paths.is_empty() {
            self.act(Action::UsePath(purpose, paths));
        }
    }

    pub(super) fn opened(
        &mut self,
        path: PathBuf,
        result: Result<Opened, OpenError>,
        over: &Project,
        along: Vec<PathBuf>,
    ) {
        match result {
            // Something was typed while the file was read: nobody agreed to lose that.
            Ok(_) if self.would_lose() && self.project != *over => {
                let again = Action::UsePath(PathPurpose::Open, [vec![path], along].concat());
                self.view.dialog = Some(Dialog::Unsaved(Box::new(again)));
            }
            Ok(opened) => {
                let kept_from = opened.remarks.iter().find(|remark| remark.forbids_saving_over());
                let read_only = kept_from.map(Say::phrase);
                for remark in &opened.remarks {
                    self.notices.say(
                        Tone::Advice,
                        phrase!("notice-about", what = path.display(), said = remark),
                        Some(remark.advice()),
                    );
                    if matches!(remark, Remark::ChecksumDiffers | Remark::NoFirstLine) {
                        self.notices.offer(CommandId("history"));
                    }
                }
                self.settings.remember(&path);
                self.keep_settings();
                self.take_up(opened.project, Some(OpenFile { path, stamp: opened.stamp, read_only }));
                self.tell_of_house();
                self.look_for_photos();
                self.arrived(along);
            }
            Err(error) => {
                self.notices.say(Tone::Failed, error.phrase(), Some(error.advice()));
                self.look_into_damage(&path, &error);
                self.left_aside(along.len());
            }
        }
    }

    fn written(&mut self, snapshot: Project, path: PathBuf, result: Result<Saved, Unsaved>) {
        let again = std::mem::take(&mut self.view.save_again);
        self.view.saving = None;
        self.view.leaving.unsaved = result.as_ref().err().map(|unsaved| unsaved.why.clone());
        let quiet = self.saves.ended();
        // A copy that could not be written elsewhere says nothing of the file.
        let own = self.file_path().is_none_or(|file| file == path);
        if let Err(unsaved) = &result {
            self.note_failure(unsaved.may_pass && own, own && !unsaved.theirs);
        }
        match result {
            Ok(now) => {
                self.saved = snapshot;
                self.file_is_ours();
                self.saved_since = self.world.now();
                let after_all = self.saves.succeeded(self.world.now());
                self.keep_saved(Some((path.clone(), Arc::clone(&now.bytes))));
                if !quiet || after_all {
                    self.settings.remember(&path);
                    self.keep_settings();
                    self.notices.say(Tone::Done, phrase!("notice-saved", file = path.display()), None);
                }
                let told = |remark: &SaveRemark| {
                    (phrase!("notice-about", what = path.display(), said = remark), Some(remark.advice()))
                };
                self.tell_some(Tone::Advice, now.remarks.iter().map(told));
                self.file = Some(OpenFile { path, stamp: now.stamp, read_only: None });
                if again {
                    self.save();
                }
            }
            // What they wrote is looked at, and put together with what is here.
            Err(unsaved) if unsaved.theirs => self.look_before_saving(!quiet || again),
            // What nobody asked for fails without a word after the first time; but one that was asked
            // for meanwhile is told of.
            Err(unsaved) if quiet && !again => {
                if self.saves.failed() {
                    self.not_saved(unsaved);
                    self.unsaved_stands(own);
                }
            }
            Err(unsaved) => {
                self.not_saved(unsaved);
                self.unsaved_stands(own);
            }
        }
    }

    /// What was just said of a save that failed is over once the project is in its file.
    fn unsaved_stands(&mut self, own: bool) {
        if own && self.save_fails() {
            self.notices.stands_while(Standing::Unsaved);
        }
    }

    /// The save ended after another project had been put on the desk, which it must not touch.
    fn written_elsewhere(&mut self, path: &Path, result: Result<Saved, Unsaved>) {
        match result {
            Ok(_) => self.notices.say(Tone::Done, phrase!("notice-saved", file = path.display()), None),
            Err(unsaved) => self.not_saved(unsaved),
        }
    }

    fn not_saved(&mut self, unsaved: Unsaved) {
        self.keep_saved(None);
        let said = phrase!("notice-not-saved", why = unsaved.why);
        self.notices.say(Tone::Failed, said, Some(*unsaved.hint));
        self.notices.offer(CommandId("save-as"));
    }

    fn attached(&mut self, story: StoryId, wanted: Option<PhotoId>, photos: Vec<Result<Photo, AttachError>>) {
        let failed = |error: &dyn Say| (phrase!("notice-not-attached", why = error.phrase()), Some(error.advice()));
        let (mut edits, mut untaken) = (Vec::new(), Vec::new());
        let mut project = self.project.clone();
        for photo in photos {
            let placed = photo.map_err(|error| Box::new(failed(&error))).and_then(|photo| {
                let wanted = wanted.filter(|_| edits.is_empty());
                let mut mint = self.world.branch();
                super::tasks::place_photo(&project, story, photo, wanted, &mut mint)
                    .and_then(|edit| edit.apply(&project).map(|after| (edit, after)))
                    .map_err(|error| Box::new(failed(&error)))
            });
            match placed {
                Ok((edit, after)) => {
                    project = after;
                    edits.push(edit);
                }
                Err(told) => untaken.push(*told),
            }
        }
        self.tell_some(Tone::Failed, untaken.into_iter());
        let count = edits.len();
        if count > 0 {
            self.change(Change::new(Edit::Several(edits), "change-attach"));
            let hint = Phrase::new("notice-attached").about("hint");
            self.notices.say(Tone::Done, phrase!("notice-attached", count = count), Some(hint));
            self.notices.offer(CommandId("tab-photos"));
            self.view.panels.tab = super::Tab::Photos;
        }
    }

    /// Tells of things that were left out or not done, the rest of many by their count.
    pub(super) fn tell_some(&mut self, tone: Tone, things: impl ExactSizeIterator<Item = (Phrase, Option<Phrase>)>) {
        let more = things.len().saturating_sub(TOLD);
        for (said, hint) in things.take(TOLD) {
            self.notices.say(tone, said, hint);
        }
        if more > 0 {
            self.notices.say(tone, phrase!("notice-more", count = more), None);
        }
    }

    fn exported(&mut self, result: Result<Exported, ExportTaskError>) {
        match result {
            Ok(exported) => {
                // Whoever waits in the dialog is told there; who went on writing is not held up.
                let waits = matches!(self.view.dialog, Some(Dialog::Export));
                self.view.dialog =
                    if waits { Some(Dialog::Exported(Arc::new(exported.clone()))) } else { self.view.dialog.take() };
                self.tell_some(Tone::Advice, exported.left_out.iter().map(|said| (said.clone(), None)));
                self.notices.say(Tone::Done, exported.phrase(), None);
                self.notices.offer(CommandId("open-export"));
                self.view.export_to = Some(exported.folder.clone());
                self.settings.export_folder = Some(exported.folder);
                self.keep_settings();
            }
            Err(error) => {
                let said = phrase!("notice-not-exported", why = &error);
                self.notices.say(Tone::Failed, said, Some(error.advice()));
                let stopped = matches!(error, ExportTaskError::Build(ExportError::Canceled));
                if matches!(self.view.dialog, Some(Dialog::Export)) && !stopped {
                    // What went wrong is said on the page, beside the way out.
                    self.view.dialog = None;
                }
                if matches!(error, ExportTaskError::Blocked(_)) {
                    self.notices.offer(CommandId("tab-check"));
                }
            }
        }
    }
}
