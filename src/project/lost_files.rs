//! Which of a library’s picture files are not as they were when they were taken in.

use std::collections::BTreeMap;

use super::photo_folder::{PhotoFolder, PhotoFolderError};
use crate::photos::{Library, PhotoFile};

/// What became of a picture file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LostFile {
    /// It is not there.
    Missing,
    /// Something else has its name.
    Changed,
    /// It cannot be read.
    Unreadable,
}

impl LostFile {
    /// What an error says of the file it came of.
    #[must_use]
    pub fn of(error: &PhotoFolderError) -> Self {
        match error {
            PhotoFolderError::Missing { .. } => Self::Missing,
            PhotoFolderError::Changed { .. } | PhotoFolderError::Link { .. } | PhotoFolderError::InTheWay { .. } => {
                Self::Changed
            }
            PhotoFolderError::NotAName { .. }
            | PhotoFolderError::TooLarge { .. }
            | PhotoFolderError::Read(_)
            | PhotoFolderError::Write(_)
            | PhotoFolderError::Folder { .. } => Self::Unreadable,
        }
    }
}

/// The picture files of a library that are known to be lost, by their digests.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct LostFiles(BTreeMap<String, LostFile>);

impl LostFiles {
    /// Reads the file of every photo: none that is lost is passed over.
    #[must_use]
    pub fn read(folder: &PhotoFolder, library: &Library) -> Self {
        let files = library.photos.iter().filter_map(|photo| photo.file.as_ref());
        let lost = files.filter_map(|file| Some((file.digest.clone(), LostFile::of(&folder.read(file).err()?))));
        Self(lost.collect())
    }

    /// Looks whether the file of every photo is there, and does not read it.
    #[must_use]
    pub fn look(folder: &PhotoFolder, library: &Library) -> Self {
        let files = library.photos.iter().filter_map(|photo| photo.file.as_ref());
        Self(files.filter(|file| !folder.has(file)).map(|file| (file.digest.clone(), LostFile::Missing)).collect())
    }

    /// What became of a file; none where it is as it was, as far as is known.
    #[must_use]
    pub fn of(&self, file: &PhotoFile) -> Option<LostFile> {
        self.0.get(&file.digest).copied()
    }

    /// Takes note of a file that was read, or not.
    pub fn note(&mut self, digest: &str, lost: Option<LostFile>) {
        match lost {
            Some(lost) => drop(self.0.insert(digest.to_owned(), lost)),
            None => drop(self.0.remove(digest)),
        }
    }

    /// Takes note of what else is known.
    pub fn join(&mut self, other: Self) {
        self.0.extend(other.0);
    }

    /// How many files there are.
    #[must_use]
    pub fn len(&self) -> usize {
        self.0.len()
    }

    /// Whether none is lost.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}
