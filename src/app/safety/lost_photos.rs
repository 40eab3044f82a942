//! Photos whose files are missing or changed: told when a project is opened, and found again by what
//! is in them.

use std::path::PathBuf;
use std::sync::Arc;

use crate::app::commands::CommandId;
use crate::app::{Outcome, Session, Sitting, Tone};
use crate::ground::PhotoId;
use crate::photos::PhotoFile;
use crate::project::{
    LostFile, LostFiles, PhotoFolder, PhotoFolderError, PhotoSearch, Project, ReadError, search_photos,
};
use crate::words::{Arg, Phrase, Say as _, phrase};

/// What a job about lost photos brings back.
#[derive(Debug)]
pub enum LostPhotos {
    /// These files are not in the photo folder as they were; whether all were read.
    Looked(Sitting, LostFiles, bool),
    /// A folder was searched, or not.
    Searched(Sitting, Result<PhotoSearch, ReadError>),
}

impl Session {
    /// Has a job see whether the files of all photos are there, and are what they were; that only where
    /// they are few enough to be read at once. Of others it shows when they are shown.
    pub(in crate::app) fn look_for_photos(&mut self) {
        let (Some(path), sitting) = (self.file_path(), self.sitting()) else { return };
        let library = self.project.library.clone();
        if library.photos.iter().all(|photo| photo.file.is_none()) {
            return;
        }
        self.jobs.start_quiet(LOOKING, move || {
            let folder = PhotoFolder::beside(&path);
            let (lost, read) = LostFiles::look(&folder, &library, MOST_READ);
            Outcome::LostPhotos(Box::new(LostPhotos::Looked(sitting, lost, read)))
        });
    }

    /// Searches a folder for the files of missing photos.
    pub(in crate::app) fn search_photos(&mut self, folder: PathBuf) {
        let Some(path) = self.file_path() else { return };
        let (library, sitting) = (self.project.library.clone(), self.sitting());
        self.jobs.start_cancelable("job-searching-photos", move |watch| {
            let photos = PhotoFolder::beside(&path);
            let searched = search_photos(&folder, &photos, &library, &mut |done, all| watch.told(done, all));
            Outcome::LostPhotos(Box::new(LostPhotos::Searched(sitting, searched)))
        });
    }

    /// Takes up what a job has brought.
    pub(in crate::app) fn lost_photos(&mut self, lost: LostPhotos) {
        match lost {
            LostPhotos::Looked(sitting, lost, read) if sitting == self.sitting() => {
                if let Some(said) = lost_of(&lost) {
                    self.notices.say(Tone::Advice, said.clone(), Some(said.bare().about("hint")));
                    self.notices.offer(CommandId("find-photos"));
                }
                let lost = if read { lost } else { lost.with_spoilt(&self.safety.lost) };
                self.safety.lost = Arc::new(lost);
            }
            LostPhotos::Looked(..) => {}
            LostPhotos::Searched(_, Err(error)) => {
                self.notices.say(Tone::Failed, error.phrase(), Some(error.advice()));
            }
            LostPhotos::Searched(sitting, Ok(search)) => self.searched(sitting, &search),
        }
    }

    /// Tells that pictures could not be saved along, by their captions, the rest of many by their count.
    pub(in crate::app) fn photos_left_behind(&mut self, project: &Project, left: &[(PhotoId, PhotoFolderError)]) {
        let Some((_, why)) = left.first() else { return };
        if let [(photo, why)] = left {
            let said = phrase!("notice-photo-not-saved", photo = name_of(project, *photo), why = why.phrase());
            return self.notices.say(Tone::Advice, said, Some(why.advice()));
        }
        let mut names: Vec<Arg> = left.iter().take(NAMED).map(|(photo, _)| name_of(project, *photo)).collect();
        if left.len() > NAMED {
            names.push(phrase!("notice-photos-and-more", count = left.len() - NAMED).into());
        }
        let said = phrase!("notice-photos-not-saved", count = left.len(), names = Arg::List(names));
        self.notices.say(Tone::Advice, said, Some(why.advice()));
    }

    fn searched(&mut self, sitting: Sitting, search: &PhotoSearch) {
        if sitting == self.sitting() {
            // They are shown as soon as the window asks for them again.
            self.pictures.retain(|(digest, _), _| !search.found.iter().any(|file| file.digest == *digest));
            for file in &search.found {
                self.note_file(&file.digest, None);
            }
        }
        self.tell_some(Tone::Failed, search.failed.iter().map(|error| (error.phrase(), Some(error.advice()))));
        let (found, missing) = (search.found.len(), search.missing.len());
        if found == 0 && missing == 0 {
            self.notices.say(Tone::Done, Phrase::new("notice-photos-all-there"), None);
            return;
        }
        if found > 0 {
            self.notices.say(Tone::Done, phrase!("notice-photos-found", count = found), None);
        }
        if missing > 0 {
            let key = if search.stopped { "notice-photos-stopped" } else { "notice-photos-still-missing" };
            let said = phrase!(key, count = missing, looked = search.looked);
            self.notices.say(Tone::Advice, said.clone(), Some(said.bare().about("hint")));
            self.notices.offer(CommandId("find-photos"));
        }
    }

    /// Takes note that a picture’s file was read, or what became of it.
    pub(in crate::app) fn note_file(&mut self, digest: &str, lost: Option<LostFile>) {
        let mut known = LostFiles::clone(&self.safety.lost);
        known.note(digest, lost);
        if known != *self.safety.lost {
            self.safety.lost = Arc::new(known);
        }
    }

    /// Whether a photo of the project is known to have lost its file.
    #[must_use]
    pub fn has_lost_photos(&self) -> bool {
        let files = self.project.library.photos.iter().filter_map(|photo| photo.file.as_ref());
        let mut files = files.take(MANY);
        files.any(|file| self.broken_picture(&file.digest).is_some())
    }
}

/// What is told of lost files when a project is opened: those that are not there, and those that are
/// something else now.
fn lost_of(lost: &LostFiles) -> Option<Phrase> {
    let missing = lost.count(LostFile::Missing);
    let changed = lost.count(LostFile::Changed) + lost.count(LostFile::Unreadable);
    match (missing, changed) {
        (0, 0) => None,
        (missing, 0) => Some(phrase!("notice-photos-missing", count = missing)),
        (0, changed) => Some(phrase!("notice-photos-changed", count = changed)),
        (missing, changed) => {
            let count = missing + changed;
            Some(phrase!("notice-photos-lost", count = count, missing = missing, changed = changed))
        }
    }
}

/// What people know a photo by: the first words of its caption, in the library or on a page, else its
/// file.
fn name_of(project: &Project, photo: PhotoId) -> Arg {
    let known = project.library.photo(photo);
    let placed = || {
        let blocks = project.stories.iter().flat_map(|story| story.body.iter());
        let mut placed = blocks.filter_map(|block| block.photo()).filter(|placed| placed.photo == photo);
        placed.find(|placed| !placed.caption.is_blank()).map(|placed| placed.caption.as_str().to_owned())
    };
    let caption = known.map(|photo| photo.caption.clone()).filter(|caption| !caption.trim().is_empty()).or_else(placed);
    if let Some(caption) = caption {
        let mut words = caption.split_whitespace();
        let first: Vec<&str> = words.by_ref().take(FIRST_WORDS).collect();
        let more = if words.next().is_some() { " …" } else { "" };
        return Arg::from(format!("“{}{more}”", first.join(" ")));
    }
    let file = known.and_then(|photo| photo.file.as_ref()).and_then(PhotoFile::name);
    file.map_or_else(|| Phrase::new("photo-no-caption").into(), Arg::from)
}

/// So many photos are named, each by so many words.
const NAMED: usize = 3;
const FIRST_WORDS: usize = 5;
/// So many bytes of pictures are read when a project is opened.
const MOST_READ: u64 = 256 << 20;
/// So many photos are asked about in a frame.
const MANY: usize = 500;
/// The job that looks whether files are there.
const LOOKING: &str = "job-looking-for-photos";
