//! Photos whose files are missing or changed: told when a project is opened, and found again by what
//! is in them.

use std::path::PathBuf;

use crate::app::commands::CommandId;
use crate::app::{Outcome, Session, Sitting, Tone};
use crate::project::{PhotoFolder, PhotoSearch, ReadError, search_photos};
use crate::words::{Phrase, Say as _, phrase};

/// What a job about lost photos brings back.
#[derive(Debug)]
pub enum LostPhotos {
    /// So many files are not in the photo folder.
    Missing(Sitting, usize),
    /// A folder was searched, or not.
    Searched(Sitting, Result<PhotoSearch, ReadError>),
}

impl Session {
    /// Has a job see whether the files of all photos are there. Whether they are what they were shows
    /// when they are read.
    pub(in crate::app) fn look_for_photos(&mut self) {
        let (Some(folder), sitting) = (self.photo_folder(), self.sitting()) else { return };
        let library = self.project.library.clone();
        if library.photos.iter().all(|photo| photo.file.is_none()) {
            return;
        }
        self.jobs.start_quiet(LOOKING, move || {
            let files = library.photos.iter().filter_map(|photo| photo.file.as_ref());
            let missing = files.filter(|file| !folder.has(file)).count();
            Outcome::LostPhotos(Box::new(LostPhotos::Missing(sitting, missing)))
        });
    }

    /// Searches a folder for the files of missing photos.
    pub(in crate::app) fn search_photos(&mut self, folder: PathBuf) {
        let Some(photos): Option<PhotoFolder> = self.photo_folder() else { return };
        let (library, sitting) = (self.project.library.clone(), self.sitting());
        self.jobs.start_cancelable("job-searching-photos", move |watch| {
            let searched = search_photos(&folder, &photos, &library, &mut |done, all| watch.told(done, all));
            Outcome::LostPhotos(Box::new(LostPhotos::Searched(sitting, searched)))
        });
    }

    /// Takes up what a job has brought.
    pub(in crate::app) fn lost_photos(&mut self, lost: LostPhotos) {
        match lost {
            LostPhotos::Missing(sitting, count @ 1..) if sitting == self.sitting() => {
                let said = phrase!("notice-photos-missing", count = count);
                self.notices.say(Tone::Advice, said.clone(), Some(said.bare().about("hint")));
                self.notices.offer(CommandId("find-photos"));
            }
            LostPhotos::Missing(..) => {}
            LostPhotos::Searched(_, Err(error)) => {
                self.notices.say(Tone::Failed, error.phrase(), Some(error.advice()));
            }
            LostPhotos::Searched(sitting, Ok(search)) => self.searched(sitting, &search),
        }
    }

    fn searched(&mut self, sitting: Sitting, search: &PhotoSearch) {
        if sitting == self.sitting() {
            // They are shown as soon as the window asks for them again.
            self.pictures.retain(|(digest, _), _| !search.found.iter().any(|file| file.digest == *digest));
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

    /// Whether a photo of the project is known to have lost its file.
    #[must_use]
    pub fn has_lost_photos(&self) -> bool {
        let files = self.project.library.photos.iter().filter_map(|photo| photo.file.as_ref());
        let mut files = files.take(MANY);
        files.any(|file| self.broken_picture(&file.digest).is_some())
    }
}

/// So many photos are asked about in a frame.
const MANY: usize = 500;
/// The job that looks whether files are there.
const LOOKING: &str = "job-looking-for-photos";
