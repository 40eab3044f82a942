//! Doing what was asked.

use std::ops::ControlFlow;
use std::path::PathBuf;
use std::sync::Arc;

use super::commands::CommandId;
use super::tasks::{self, Destination, ExportOrder, Keeper};
use super::{
    Action, Change, Dialog, Notice, NoticeId, Outcome, PathPurpose, Preference, Session, Standing, Tab, Tone, Writing,
    commands, preferences,
};
use crate::edit::{Edit, flow};
use crate::export::ExportStep;
use crate::ground::{PhotoId, StoryId};
use crate::import::paste::{self, Known, Pasted};
use crate::project::{self, Copied, PhotoFolder, SaveError};
use crate::story::{Block, Content, Mark, PlacedPhoto, Text};
use crate::tags::Source;
use crate::words::{Phrase, phrase};

impl Session {
    /// Does what was asked.
    pub fn act(&mut self, action: Action) {
        self.do_action(action);
        self.keep_journal();
    }

    fn do_action(&mut self, action: Action) {
        match action {
            Action::Change(change) => self.change(*change),
            Action::TypeField { story, field, words, caret } => self.type_field(story, field, words, caret),
            Action::Write(writing) => self.write(writing),
            Action::Select { selection, reveal } => self.select(selection, reveal),
            Action::Watch(act) => self.watch(act),
            Action::Find(act) => self.find(act),
            Action::Spell(act) => self.spell(act),
            Action::ShowStory(story) => self.show(story),
            Action::Open(act) => self.open_act(act),
            Action::Widen(side, width) => self.widen(side, width),
            Action::ClosePanel => self.view.panels.narrow = None,
            Action::CloseProject => self.close_project(),
            Action::OpenSample(key) => self.open_sample(key),
            Action::Forget(path) => self.forget(&path),
            Action::Tour(stop) => self.tour(stop),
            Action::NewStory { template, language } => self.new_story(template.as_deref(), language),
            Action::RenameStory { story, headline, slugline } => self.rename(story, headline, slugline),
            Action::TakeStep { story, step, note } => self.take_step(story, step, note),
            Action::ShowTab(tab) => self.view.panels.open_tab(tab),
            Action::ShowPhoto(photo) => self.show_photo(photo),
            Action::Run(id) => commands::run(id, self),
            Action::RunFound(id) => self.run_found(id),
            Action::Dialog(dialog) => {
                self.stay();
                self.view.dialog = self.after_dialog(dialog);
            }
            Action::AskPath(purpose) => self.ask_path(purpose),
            Action::UsePath(purpose, paths) => self.use_path(&purpose, paths),
            Action::Dropped(paths) => self.arrived(paths),
            Action::Save => self.save(),
            Action::SaveThen(next) => self.save_then(*next),
            Action::DiscardThen(next) => self.discard_then(*next),
            Action::Damage(act) => self.damage_act(act),
            Action::Past(act) => self.past_act(act),
            Action::Recover(act) => self.recover(act),
            Action::Carry(carry, to) => self.carry(carry, to),
            Action::Export { stories, formats, folder } => self.export(stories, formats, folder),
            Action::PlacePhoto(story, photo) => self.place(story, photo),
            Action::Paste(pasted) => self.paste_in(*pasted),
            Action::Say { words, hint } => self.notices.say(Tone::Failed, words, hint),
            Action::PastePicture { png } => self.paste_picture(png),
            Action::AddSource => self.add_source(),
            Action::Check(story) => self.check(story),
            Action::Preview(act) => self.preview_act(act),
            Action::Picture(file, side) => self.picture(&file, side),
            Action::PictureTaken(key, has) => self.picture_taken(key, has),
            Action::Dismiss(notice) => self.notices.dismiss(notice),
            Action::Accept(notice) => self.accept(notice),
            Action::Keys(act) => self.change_keys(act),
            Action::Speak(language) => self.speak(language),
            Action::Prefer(preference) => self.prefer(*preference),
            Action::CancelJobs => self.jobs.cancel(),
            Action::InUse(path, along, act) => self.in_use(path, along, act),
            Action::LeaveNow => self.leave_now(),
            Action::Quit => self.view.closing |= self.safe_to_leave(Action::Quit),
        }
    }

    /// Opens a photo in the inspector.
    fn show_photo(&mut self, photo: PhotoId) {
        self.view.photo = Some(photo);
        self.view.panels.open_tab(Tab::Photos);
    }

    /// Closes the palette, runs what was found there, and remembers that.
    fn run_found(&mut self, id: CommandId) {
        self.view.dialog = None;
        self.settings.remember_command(id);
        self.keep_settings();
        commands::run(id, self);
    }

    /// What a notice offers, if it is still the thing to do.
    #[must_use]
    pub fn offered(&self, notice: &Notice) -> Option<CommandId> {
        notice.offer.filter(|_| notice.step.is_none_or(|step| step == self.history.stamp()))
    }

    /// Puts away notices about what has come to an end.
    fn end_notices(&mut self) {
        let (undecided, gone) = (self.must_decide(), self.is_gone());
        let (unreadable, unsaved) = (self.is_unreadable(), self.save_fails());
        self.notices.end(|standing| match standing {
            Standing::Undecided => undecided,
            Standing::Gone => gone,
            Standing::Unreadable => unreadable,
            Standing::Unsaved => unsaved,
        });
    }

    /// Does what a notice offers; it is read then.
    fn accept(&mut self, notice: NoticeId) {
        let offer = self.notices.all().find(|known| known.id == notice).and_then(|known| self.offered(known));
        self.notices.dismiss(notice);
        if let Some(command) = offer {
            if matches!(self.view.dialog, Some(Dialog::Notices)) {
                self.view.dialog = None;
            }
            commands::run(command, self);
        }
    }

    /// Takes up whatever jobs, and others who start the program, have brought since the last look.
    pub fn receive_all(&mut self) {
        self.receive_arrivals();
        while let Some(outcome) = self.jobs.ended() {
            self.receive(outcome);
        }
        self.offer_recovered();
        self.keep_journal();
        self.end_notices();
    }

    pub(super) fn ask_path(&mut self, purpose: PathPurpose) {
        self.stay();
        if matches!(purpose, PathPurpose::Attach(_)) && (self.file.is_none() || self.view.story.is_none()) {
            let nowhere = self.view.story.is_none();
            let said = Phrase::new(if nowhere { "notice-no-page" } else { "notice-no-place" });
            self.notices.say(Tone::Advice, said.clone(), Some(said.about("hint")));
            self.notices.offer(CommandId(if nowhere { "new-story" } else { "save" }));
            return;
        }
        self.view.dialog = Some(Dialog::Path(purpose));
    }

    pub(super) fn use_path(&mut self, purpose: &PathPurpose, paths: Vec<PathBuf>) {
        if matches!(self.view.dialog, Some(Dialog::Path(_))) {
            self.view.dialog = None;
        }
        let Some(first) = paths.first().cloned() else { return };
        match purpose {
            PathPurpose::New => {
                if self.safe_to_leave(Action::UsePath(PathPurpose::New, paths)) {
                    self.create(with_ending(first));
                }
            }
            PathPurpose::Open => {
                let along = paths.get(1..).unwrap_or_default().to_vec();
                if self.safe_to_leave(Action::UsePath(PathPurpose::Open, paths)) {
                    self.open_along(first, along);
                }
            }
            PathPurpose::SaveAs => {
                self.save_as(with_ending(first));
                self.go_on_after_path();
            }
            PathPurpose::Import => self.import(paths, Vec::new()),
            PathPurpose::Attach(wanted) => self.attach(*wanted, paths),
            PathPurpose::CarryInto(carry) => self.carry(*carry, Destination::Existing(first)),
            PathPurpose::CarryNew(carry) => self.carry(*carry, Destination::New(with_ending(first))),
            PathPurpose::FindPhotos => self.search_photos(first),
            PathPurpose::VersionFile => self.version_to_file(with_ending(first)),
            PathPurpose::DefaultFolder => {
                self.prefer(Preference::ExportFolder(Some(first)));
                self.view.dialog = Some(Dialog::Settings);
            }
            PathPurpose::ExportFolder => {
                self.view.export_to = Some(first);
                self.view.dialog = Some(Dialog::Export);
            }
        }
    }

    /// Opens a project.
    pub fn open(&mut self, path: PathBuf) {
        self.open_along(path, Vec::new());
    }

    /// Opens a project, and takes in what came along with it.
    pub(super) fn open_along(&mut self, path: PathBuf, along: Vec<PathBuf>) {
        if self.is_saving() {
            // Read now, the file might be the one that the save is about to replace.
            let said = Phrase::new("notice-saving");
            self.notices.say(Tone::Advice, said.clone(), Some(said.about("hint")));
            return;
        }
        self.open_guarded(path, along, None);
    }

    fn create(&mut self, path: PathBuf) {
        let name = path.file_stem().map_or_else(String::new, |stem| stem.to_string_lossy().into_owned());
        let fresh = project::Project::new(name, preferences::language_of_project(self));
        let (over, from) = (self.project.clone(), self.file_path());
        self.jobs.start("job-creating", move || match project::create(&fresh, &path) {
            Ok(_) => {
                let result = project::open(&path);
                Outcome::Opened { path, result, over, along: Vec::new() }
            }
            Err(error) => {
                let (result, left) = (Err(error.into()), Vec::new());
                Outcome::Saved { snapshot: fresh, from, path, result, left }
            }
        });
    }

    /// Whether a job writes the project.
    pub(super) fn is_saving(&self) -> bool {
        self.jobs.running().iter().any(|job| job.label == SAVING)
    }

    /// Saves the project where it lies without a word; whether it does.
    pub(super) fn save_quietly(&mut self) -> bool {
        let Some((file, from)) = self.file.as_ref().zip(self.file_path()) else { return false };
        let (snapshot, path, stamp) = (self.project.clone(), file.path.clone(), file.stamp);
        self.history.seal();
        self.flush_journal_soon();
        self.view.saving = Some(snapshot.clone());
        let keeper = self.keeper();
        self.jobs.start_quiet(SAVING, move || saved(snapshot, Some(from), path, stamp, &keeper));
        true
    }

    pub(super) fn save(&mut self) {
        if !self.is_saving() && self.asks_before_saving() {
            return;
        }
        let Some(file) = &self.file else {
            self.view.dialog = Some(Dialog::Path(PathPurpose::SaveAs));
            return;
        };
        if let Some(why) = &file.read_only {
            let said = phrase!("notice-not-saved", why = why.clone());
            self.notices.say(Tone::Advice, said, Some(Phrase::new("notice-not-saved").about("hint")));
            if self.can_put_aside() {
                self.notices.offer(CommandId("put-aside"));
            }
            self.view.dialog = Some(Dialog::Path(PathPurpose::SaveAs));
            return;
        }
        if self.is_saving() {
            self.view.save_again = true;
            return;
        }
        let from = self.file_path();
        let (snapshot, path, stamp) = (self.project.clone(), file.path.clone(), file.stamp);
        self.history.seal();
        self.flush_journal_soon();
        self.view.saving = Some(snapshot.clone());
        let keeper = self.keeper();
        self.jobs.start(SAVING, move || saved(snapshot, from, path, stamp, &keeper));
    }

    fn save_as(&mut self, path: PathBuf) {
        let same = self.file.as_ref().filter(|file| file.path == path && file.read_only.is_none());
        if same.is_some() {
            self.save();
            return;
        }
        self.history.seal();
        self.flush_journal_soon();
        let (snapshot, from) = (self.project.clone(), self.file_path());
        self.view.saving = Some(snapshot.clone());
        self.jobs.start(SAVING, move || {
            let (photos, beside) = (from.as_deref().map(PhotoFolder::beside), PhotoFolder::beside(&path));
            let copied = photos.map_or(Ok(Copied::default()), |folder| folder.copy_to(&beside, &snapshot.library));
            let (result, left) = match copied {
                Ok(copied) => (project::create(&snapshot, &path).map_err(Into::into), copied.left),
                Err(error) => (Err(error.into()), Vec::new()),
            };
            let left = left.into_iter().map(|(_, error)| error).collect();
            Outcome::Saved { snapshot, from, path, result, left }
        });
    }

    /// Reads copy; `along` are pictures that came with it.
    pub(super) fn import(&mut self, paths: Vec<PathBuf>, along: Vec<PathBuf>) {
        let (project, mut mint, into) = (self.project.clone(), self.world.branch(), self.sitting());
        self.jobs.start_cancelable("job-importing", move |watch| {
            let read = tasks::import_files_while(&project, &paths, &mut mint, &mut |done, all| watch.told(done, all));
            read.map_or(Outcome::ImportStopped, |result| Outcome::Imported { into, result, along })
        });
    }

    pub(super) fn attach(&mut self, wanted: Option<PhotoId>, paths: Vec<PathBuf>) {
        let (Some(file), Some(story)) = (self.file_path(), self.view.story) else { return };
        let (into, mut mint) = (self.file_path(), self.world.branch());
        self.jobs.start_cancelable("job-attaching", move |watch| {
            let folder = PhotoFolder::beside(&file);
            let mut photos = Vec::with_capacity(paths.len());
            for path in &paths {
                if !watch.told(photos.len(), paths.len()) {
                    break;
                }
                photos.push(tasks::take_in_photo(&folder, path, &mut mint));
            }
            let left = paths.len() - photos.len();
            Outcome::Attached { into, story, wanted, photos, left }
        });
    }

    fn export(&mut self, stories: Vec<StoryId>, formats: Vec<String>, folder: PathBuf) {
        if self.jobs.running().iter().any(|job| job.label == EXPORTING) {
            return;
        }
        self.remember_export(&stories, &formats, &folder);
        let (project, file, now) = (self.project.clone(), self.file_path(), self.world.now());
        let order = ExportOrder { stories, formats, folder, now, despite_findings: false };
        self.jobs.start_cancelable(EXPORTING, move |watch| {
            let progress = &mut |step: ExportStep<'_>| {
                // Pictures are what takes time; without any, stories are counted.
                let on = match step {
                    ExportStep::Story { at, of, pictures: 0, .. } | ExportStep::Picture { at, of } => {
                        watch.told(at - 1, of)
                    }
                    ExportStep::Story { .. } => watch.goes_on(),
                };
                if on { ControlFlow::Continue(()) } else { ControlFlow::Break(()) }
            };
            let photos = file.as_deref().map(PhotoFolder::beside);
            Outcome::Exported(tasks::export(&project, photos.as_ref(), &order, progress))
        });
    }

    /// Puts pasted copy in, without the names, sources and photos that are not of this project.
    fn paste_in(&mut self, mut pasted: Pasted) {
        let (directory, library) = (&self.project.directory, &self.project.library);
        let known = Known {
            entity: &|id| directory.entity(id).is_some(),
            source: &|id| directory.source(id).is_some(),
            photo: &|id| library.photo(id).is_some(),
        };
        paste::keep_known(&mut pasted, &known);
        if self.loses_mark(&pasted.fragment, None) {
            return;
        }
        let lost = pasted.told();
        self.act(Action::Write(Writing::Paste(pasted.fragment)));
        if let Some(lost) = lost {
            let hint = Phrase::new("notice-pasted-without").about("hint");
            self.notices.say(Tone::Advice, phrase!("notice-pasted-without", lost = lost), Some(hint));
        }
    }

    fn place(&mut self, story: StoryId, photo: PhotoId) {
        let at = self.project.story(story).map_or(0, |page| page.body.len());
        let content = Content::Photo(PlacedPhoto { photo, caption: Text::default() });
        let block = Arc::new(Block::new(self.world.mint(), content));
        self.change(Change::new(Edit::AddBlock { story, at, block }, "change-place-photo"));
    }

    fn add_source(&mut self) {
        self.on_own_caption(Self::add_source_here);
    }

    fn add_source_here(&mut self) {
        let source = Source::new(self.world.mint(), "");
        let mark = Mark::Quotation(Some(source.id));
        let mut edits = vec![Edit::PutSource(source)];
        if let Some((story, selection)) = self.selected() {
            let stretches = flow::stretches(&story, selection).filter(|(_, range)| !range.is_empty());
            edits.extend(stretches.map(|(place, range)| Edit::Mark { place, range, mark: mark.clone() }));
        }
        self.change(Change::new(Edit::Several(edits), "source-add"));
    }

    pub(super) fn file_path(&self) -> Option<PathBuf> {
        self.file.as_ref().map(|file| file.path.clone())
    }

    /// The story a command works on, if there is one.
    #[must_use]
    pub fn current(&self) -> Option<StoryId> {
        self.view.story.filter(|story: &StoryId| self.project.story(*story).is_some())
    }
}

/// The job that writes the project.
pub const SAVING: &str = "job-saving";
/// The job that makes the pages.
pub const EXPORTING: &str = "job-exporting";

/// Writes a project over the file that was last read or written with this stamp.
fn saved(
    snapshot: project::Project,
    from: Option<PathBuf>,
    path: PathBuf,
    stamp: project::Stamp,
    keeper: &Keeper,
) -> Outcome {
    let result = match tasks::save_over(&snapshot, &path, &stamp, keeper) {
        // The project is in its file; only the drive's promise is missing.
        Err(SaveError::NotConfirmed { saved, .. }) => Ok(*saved),
        other => other.map_err(Into::into),
    };
    Outcome::Saved { snapshot, from, path, result, left: Vec::new() }
}

fn with_ending(path: PathBuf) -> PathBuf {
    if path.extension().is_some_and(|ending| ending.eq_ignore_ascii_case("ron")) {
        return path;
    }
    let mut name = path.into_os_string();
    name.push(".ron");
    PathBuf::from(name)
}
