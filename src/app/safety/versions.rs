//! Earlier saves: each save keeps the one before it, some get a name, and any can come back.

use std::collections::BTreeSet;
use std::path::PathBuf;
use std::sync::Arc;

use jiff::Timestamp;

use crate::app::commands::CommandId;
use crate::app::tasks::Keeper;
use crate::app::{Change, Compare, Dialog, Outcome, PathPurpose, Session, Sitting, Tone, preferences};
use crate::edit;
use crate::project::disk::read_bounded;
use crate::project::file::{self, Parsed};
use crate::project::versions::{self, Label, Listed};
use crate::project::{Before, MAX_FILE_BYTES, Project, Stamp, Version, VersionError, VersionPlace, Versions};
use crate::words::{Arg, Phrase, Say as _, deadline, phrase, to_the_second};

/// What a session knows of earlier saves.
#[derive(Debug, Default)]
pub struct Past {
    /// Those of the project on the desk, as they were last listed.
    pub listed: Option<Arc<PastList>>,
    /// The version that is to be written to a file, once it is known to which.
    pub to_file: Option<Version>,
    /// Whether the list comes back when the comparison on the desk is closed.
    leads_back: bool,
    /// The name that the next save's version gets.
    naming: Option<String>,
    /// That none can be kept was said, and none has been since.
    told: bool,
}

/// The versions of one project file.
#[derive(Debug)]
pub struct PastList {
    /// Of which file.
    pub of: PathBuf,
    /// The versions, latest first, and what could not be looked into.
    pub found: Listed,
    /// Those whose files turned out to be damaged, by their paths; `None` until all were read.
    pub damaged: Option<BTreeSet<PathBuf>>,
}

impl PastList {
    /// Whether a version's file is known to be damaged.
    #[must_use]
    pub fn is_damaged(&self, version: &Version) -> bool {
        version.damaged || self.damaged.as_ref().is_some_and(|damaged| damaged.contains(&version.path))
    }
}

/// Something asked of earlier saves.
#[derive(Clone, Debug, PartialEq)]
pub enum PastAct {
    /// Show them.
    Show,
    /// Save the project and call what was saved by a name.
    Name(String),
    /// Put what a version has in place of what is on the desk: one change.
    Restore(Box<Version>),
    /// Lay a version beside what is on the desk, or beside another one, the later.
    Compare(Box<Version>, Option<Box<Version>>),
    /// Ask where the bytes of a version are to be written.
    AskFile(Box<Version>),
}

/// What a job about earlier saves brings back.
#[derive(Debug)]
pub enum PastOutcome {
    /// A version was kept, or not; the name it was to get.
    Kept(Result<Version, VersionError>, String),
    /// They were listed.
    Listed(Arc<PastList>),
    /// A version was read to be restored, or not.
    Restoring(Sitting, Box<Version>, Result<Parsed, VersionError>),
    /// Versions were read to be compared, or not; the later one is none for what is on the desk.
    Comparing(Sitting, Result<Compared, VersionError>),
    /// A version was written to a file, or not.
    Written(PathBuf, Result<(), VersionError>),
}

/// Two versions that were read: the earlier, with when it was saved, and the later if it is one.
#[derive(Debug)]
pub struct Compared {
    before: (Timestamp, Project),
    after: Option<(Timestamp, Project)>,
}

/// Where the bytes are that are to be kept.
enum ToRead {
    /// Here.
    Bytes(Arc<[u8]>),
    /// In the project's file, if it still has this stamp.
    File(Stamp),
}

impl Session {
    /// What keeps versions as the settings say now.
    pub(in crate::app) fn keeper(&self) -> Keeper {
        let (place, data) = (self.settings.versions, self.data_folder.clone());
        Keeper { place, data, now: self.world.now(), who: self.world.person().to_owned() }
    }

    /// Does what was asked.
    pub(in crate::app) fn past_act(&mut self, act: PastAct) {
        match act {
            PastAct::Show => self.show_past(),
            PastAct::Name(name) => self.name_version(name),
            PastAct::Restore(version) => self.restore(*version),
            PastAct::Compare(before, after) => self.compare_versions(*before, after.map(|after| *after)),
            PastAct::AskFile(version) => {
                self.safety.past.to_file = Some(*version);
                self.ask_path(PathPurpose::VersionFile);
            }
        }
    }

    /// Opens the list and has it read anew.
    fn show_past(&mut self) {
        self.view.dialog = Some(Dialog::History);
        self.list_past();
    }

    /// Has the versions listed: first as far as their beginnings tell, then each is read whole.
    fn list_past(&mut self) {
        let Some(of) = self.file_path() else { return };
        if self.safety.past.listed.as_ref().is_some_and(|listed| listed.of != of) {
            self.safety.past.listed = None;
        }
        let keeper = self.keeper();
        self.jobs.start_quiet(LISTING, move || {
            let found = keeper.of(&of).list();
            Outcome::Past(Box::new(PastOutcome::Listed(Arc::new(PastList { of, found, damaged: None }))))
        });
    }

    /// Saves if there is something to save, and gives what then lies in the file a name.
    fn name_version(&mut self, name: String) {
        self.view.dialog = None;
        let saved = self.file.clone().filter(|file| file.read_only.is_none() && !self.is_dirty() && !self.is_saving());
        if let Some(file) = saved {
            self.keep_version(file.path, ToRead::File(file.stamp), name);
        } else {
            self.safety.past.naming = Some(name);
            self.save();
        }
    }

    /// A save has ended: keeps what was saved as a version, which the next save will replace in the
    /// file.
    pub(in crate::app) fn keep_saved(&mut self, written: Option<(PathBuf, Arc<[u8]>)>) {
        let name = self.safety.past.naming.take().unwrap_or_default();
        if let Some((path, bytes)) = written
            && (self.settings.versions != VersionPlace::Nowhere || !name.is_empty())
        {
            self.keep_version(path, ToRead::Bytes(bytes), name);
        }
    }

    fn keep_version(&mut self, path: PathBuf, what: ToRead, name: String) {
        let (keeper, project) = (self.keeper(), self.saved.clone());
        self.jobs.start_quiet(KEEPING, move || {
            let bytes = match what {
                ToRead::Bytes(bytes) => Ok(bytes),
                ToRead::File(stamp) => match read_bounded(&path, MAX_FILE_BYTES) {
                    // Another program was here in between.
                    Ok(bytes) if Stamp::of(&bytes) != stamp => Err(VersionError::None),
                    Ok(bytes) => Ok(bytes.into()),
                    Err(error) => Err(VersionError::Read(error)),
                },
            };
            let kept = bytes.and_then(|bytes| {
                let label = Label { name: name.clone(), ..Label::default() };
                keeper.keep(&path, &bytes, &project, label)
            });
            Outcome::Past(Box::new(PastOutcome::Kept(kept, name)))
        });
    }

    /// Keeps the project as it is on the desk, saved or not, before something is put into it or takes
    /// its place; unless a version has it already, or it is a colleague’s and only looked at.
    pub(in crate::app) fn keep_present(&mut self, before: Before) {
        let Some(path) = self.file_path().filter(|_| self.keeps_present()) else { return };
        let (keeper, project) = (self.keeper(), self.project.clone());
        self.jobs.start_quiet(KEEPING, move || {
            let kept = match file::write(&project) {
                Ok(text) if keeper.of(&path).have(text.as_bytes()) => Err(VersionError::None),
                Ok(text) => {
                    let label = Label { before: Some(before), ..Label::default() };
                    keeper.keep(&path, text.as_bytes(), &project, label)
                }
                // It cannot be saved either, which is said when it is.
                Err(_unwritable) => Err(VersionError::None),
            };
            Outcome::Past(Box::new(PastOutcome::Kept(kept, String::new())))
        });
    }

    /// Whether versions are kept of what is on the desk.
    pub(in crate::app) fn keeps_present(&self) -> bool {
        let may_write = self.file.as_ref().is_some_and(|file| file.read_only.is_none());
        may_write && self.settings.versions != VersionPlace::Nowhere
    }

    fn restore(&mut self, version: Version) {
        let into = self.sitting();
        self.jobs.start("job-reading-version", move || {
            let read = Versions::open(&version);
            Outcome::Past(Box::new(PastOutcome::Restoring(into, Box::new(version), read)))
        });
    }

    fn compare_versions(&mut self, before: Version, after: Option<Version>) {
        let into = self.sitting();
        self.jobs.start("job-reading-version", move || {
            let read = |version: Version| Versions::open(&version).map(|parsed| (version.at, parsed.project));
            let compared = read(before).and_then(|before| Ok(Compared { before, after: after.map(read).transpose()? }));
            Outcome::Past(Box::new(PastOutcome::Comparing(into, compared)))
        });
    }

    /// Shows two versions side by side; closing that leads back to the list.
    fn versions_read(&mut self, Compared { before, after }: Compared) {
        let when = |at| Arg::Phrase(self.when(at));
        let title = match &after {
            None => phrase!("history-with-now", when = when(before.0)),
            Some((at, _)) => phrase!("history-with-other", when = when(before.0), then = when(*at)),
        };
        let compare = Compare { title, before: Box::new(before.1), after: after.map(|(_, project)| Box::new(project)) };
        self.view.dialog = Some(Dialog::Compare(compare));
        self.safety.past.leads_back = true;
    }

    /// The dialog that comes when one is closed: after a comparison of versions, their list.
    pub(in crate::app) fn after_dialog(&mut self, next: Option<Dialog>) -> Option<Dialog> {
        let was_compared = matches!(self.view.dialog, Some(Dialog::Compare(_)));
        let leads_back = std::mem::take(&mut self.safety.past.leads_back) && was_compared;
        next.or(leads_back.then_some(Dialog::History))
    }

    /// Writes a version's exact bytes to a file that is not there yet.
    pub(in crate::app) fn version_to_file(&mut self, path: PathBuf) {
        let Some(version) = self.safety.past.to_file.take() else { return };
        self.jobs.start("job-reading-version", move || {
            let bytes = Versions::read(&version);
            let written = bytes.and_then(|bytes| versions::write_out(&path, &bytes));
            Outcome::Past(Box::new(PastOutcome::Written(path, written)))
        });
    }

    /// Takes up what a job has brought.
    pub(in crate::app) fn past(&mut self, outcome: PastOutcome) {
        match outcome {
            PastOutcome::Kept(result, name) => self.version_kept(result, name),
            PastOutcome::Listed(list) => self.past_listed(list),
            PastOutcome::Restoring(into, version, read) => self.restored(into, &version, read),
            PastOutcome::Comparing(into, _) if into != self.sitting() => {}
            PastOutcome::Comparing(_, Ok(compared)) => self.versions_read(compared),
            PastOutcome::Written(path, Ok(())) => {
                self.notices.say(Tone::Done, phrase!("notice-version-written", file = path.display()), None);
            }
            PastOutcome::Comparing(_, Err(error)) | PastOutcome::Written(_, Err(error)) => {
                self.version_failed(&error);
            }
        }
    }

    /// That a version cannot be kept is told once, and whenever somebody had a name for it.
    fn version_kept(&mut self, result: Result<Version, VersionError>, name: String) {
        match result {
            Ok(_) => {
                self.safety.past.told = false;
                if !name.is_empty() {
                    self.notices.say(Tone::Done, phrase!("notice-version-named", name = name), None);
                    self.notices.offer(CommandId("history"));
                }
                if self.view.dialog == Some(Dialog::History) {
                    self.list_past();
                }
            }
            Err(VersionError::None) if name.is_empty() => {}
            Err(error) => {
                if !std::mem::replace(&mut self.safety.past.told, true) || !name.is_empty() {
                    let said = phrase!("notice-version-not-kept", why = error.phrase());
                    self.notices.say(Tone::Advice, said, Some(error.advice()));
                }
            }
        }
    }

    fn past_listed(&mut self, list: Arc<PastList>) {
        if self.file_path().as_ref() != Some(&list.of) {
            return;
        }
        if list.damaged.is_none() && self.view.dialog == Some(Dialog::History) {
            let unread = Arc::clone(&list);
            self.jobs.start_quiet(LISTING, move || {
                let damaged = unread.found.versions.iter().filter(|version| Versions::read(version).is_err());
                let damaged = Some(damaged.map(|version| version.path.clone()).collect());
                let found = Listed { versions: unread.found.versions.clone(), unread: Vec::new() };
                let list = PastList { of: unread.of.clone(), found, damaged };
                Outcome::Past(Box::new(PastOutcome::Listed(Arc::new(list))))
            });
        }
        for error in &list.found.unread {
            self.version_failed(error);
        }
        self.safety.past.listed = Some(list);
    }

    /// Puts what a version has on the desk, as one change that undo takes back.
    fn restored(&mut self, into: Sitting, version: &Version, read: Result<Parsed, VersionError>) {
        match read {
            Ok(_) if into != self.sitting() => {}
            Ok(parsed) => {
                self.view.dialog = None;
                self.keep_present(Before::Restore);
                self.history.seal();
                self.change(Change::new(edit::difference(&self.project, &parsed.project), "change-restore"));
                // It may name photos whose files have gone since.
                self.look_for_photos();
                let said = phrase!("notice-restored", when = Arg::Phrase(self.when(version.at)));
                self.notices.say(Tone::Done, said.clone(), Some(said.bare().about("hint")));
                self.notices.offer_undo(self.history.stamp());
            }
            Err(error) => self.version_failed(&error),
        }
    }

    fn version_failed(&mut self, error: &VersionError) {
        let said = phrase!("notice-version-failed", why = error.phrase());
        self.notices.say(Tone::Failed, said, Some(error.advice()));
    }

    /// An instant as the newsroom's clock shows it: the hour today, the day before, the year long ago.
    #[must_use]
    pub fn when(&self, at: Timestamp) -> Phrase {
        let zone = preferences::zone(&self.project.house);
        let [then, now] = [at, self.world.now()].map(|at| at.to_zoned(zone.clone()).datetime());
        if then.date() == now.date() {
            phrase!("version-today", clock = Arg::Clock(then.time()))
        } else if then.year() == now.year() {
            phrase!("version-then", when = Arg::Moment(then))
        } else {
            deadline(then)
        }
    }

    /// The same to the second, for what stands beside another of the same minute.
    #[must_use]
    pub fn when_exactly(&self, at: Timestamp) -> Phrase {
        let zone = preferences::zone(&self.project.house);
        let [then, now] = [at, self.world.now()].map(|at| at.to_zoned(zone.clone()).datetime());
        if then.date() == now.date() {
            phrase!("version-today", clock = Arg::Second(then.time()))
        } else {
            to_the_second(then)
        }
    }

    /// Whether earlier saves can be looked for: the project lies in a file.
    #[must_use]
    pub fn has_past(&self) -> bool {
        self.file.is_some()
    }
}

/// The job that keeps a version.
pub(in crate::app) const KEEPING: &str = "job-keeping-version";
/// The job that lists them.
const LISTING: &str = "job-listing-versions";
