//! Pictures for the window: decoded by jobs, as large as they are shown, and let go once the window
//! has them.

use std::sync::Arc;

use super::{Outcome, Session, Sitting};
use crate::photos::{self, FileFacts, PhotoFile, Thumbnail};
use crate::project::{LostFile, PhotoFolder};
use crate::words::{Phrase, Say as _};

/// The longer sides pictures are decoded to, in pixels; what is shown larger is scaled up.
pub const SIDES: [u32; 4] = [160, 320, 640, 1_280];
/// The job that decodes a photo.
const READING: &str = "job-reading";
/// Photos decoded at once.
const READERS: usize = 2;

/// A picture: the digest of its file, and one of [`SIDES`].
pub type PictureKey = (String, u32);

/// A picture on its way to the window.
#[derive(Clone, Debug, PartialEq)]
pub enum Picture {
    /// Being decoded.
    Waiting,
    /// Ready to draw.
    Ready(Arc<Thumbnail>),
    /// The window has it.
    Taken,
    /// It cannot be shown, and why.
    Broken(Phrase),
}

impl Session {
    /// Why a photo's file cannot be shown, if so.
    #[must_use]
    pub fn broken_picture(&self, digest: &str) -> Option<&Phrase> {
        SIDES.iter().find_map(|side| match self.pictures.get(&(digest.to_owned(), *side))? {
            Picture::Broken(why) => Some(why),
            Picture::Waiting | Picture::Ready(_) | Picture::Taken => None,
        })
    }

    /// Whether a photo’s file was decoded, in any size.
    #[must_use]
    pub fn has_picture(&self, digest: &str) -> bool {
        SIDES.iter().any(|side| {
            let picture = self.pictures.get(&(digest.to_owned(), *side));
            matches!(picture, Some(Picture::Ready(_) | Picture::Taken))
        })
    }

    /// Has a photo decoded.
    pub(super) fn picture(&mut self, file: &PhotoFile, side: u32) {
        let key = (file.digest.clone(), side);
        if self.pictures.contains_key(&key) {
            return;
        }
        // The window asks again each frame; a page of photos must not become a thread for each.
        if self.jobs.running().iter().filter(|job| job.label == READING).count() >= READERS {
            return;
        }
        let Some(path) = self.file_path() else { return };
        self.pictures.insert(key.clone(), Picture::Waiting);
        let (file, into) = (file.clone(), self.sitting());
        self.jobs.start(READING, move || {
            let read = PhotoFolder::beside(&path).read(&file);
            let lost = read.as_ref().err().map(LostFile::of);
            let facts = read.as_ref().ok().and_then(|bytes| photos::facts(bytes).ok());
            let result = read
                .map_err(|error| error.phrase())
                .and_then(|bytes| photos::thumbnail(&bytes, side).map_err(|error| error.phrase()));
            Outcome::Pictured { into, key, result, lost, facts: facts.map(Box::new) }
        });
    }

    /// A photo was decoded, or not.
    pub(super) fn pictured(
        &mut self,
        into: Sitting,
        key: PictureKey,
        result: Result<Thumbnail, Phrase>,
        lost: Option<LostFile>,
        facts: Option<Box<FileFacts>>,
    ) {
        if into != self.sitting() {
            // It was read beside another project; the window asks again.
            self.pictures.retain(|known, picture| *known != key || !matches!(picture, Picture::Waiting));
            return;
        }
        self.note_file(&key.0, lost);
        if let Some(facts) = facts {
            self.facts.insert(key.0.clone(), facts);
        }
        let picture = match result {
            Ok(thumbnail) => Picture::Ready(Arc::new(thumbnail)),
            Err(why) => Picture::Broken(why),
        };
        self.pictures.insert(key, picture);
    }

    /// The window has a picture, or has it no more.
    pub(super) fn picture_taken(&mut self, key: PictureKey, has: bool) {
        if has {
            self.pictures.insert(key, Picture::Taken);
        } else {
            self.pictures.remove(&key);
        }
    }
}
