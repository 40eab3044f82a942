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

    /// Looks whether the file of every photo is there, and reads them if they are no more than so many
    /// bytes in all; whether they were read.
    #[must_use]
    pub fn look(folder: &PhotoFolder, library: &Library, most: u64) -> (Self, bool) {
        let files: Vec<&PhotoFile> = library.photos.iter().filter_map(|photo| photo.file.as_ref()).collect();
        let sizes: Vec<Option<u64>> = files.iter().map(|file| folder.size(file)).collect();
        if sizes.iter().flatten().fold(0, |all: u64, size| all.saturating_add(*size)) <= most {
            return (Self::read(folder, library), true);
        }
        let gone = files.iter().zip(sizes).filter(|(_, size)| size.is_none());
        (Self(gone.map(|(file, _)| (file.digest.clone(), LostFile::Missing)).collect()), false)
    }

    /// These, with what is known of other files that are there and are not what they were.
    #[must_use]
    pub fn with_spoilt(mut self, known: &Self) -> Self {
        for (digest, lost) in known.0.iter().filter(|(_, lost)| **lost != LostFile::Missing) {
            self.0.entry(digest.clone()).or_insert(*lost);
        }
        self
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

    /// How many files this became of.
    #[must_use]
    pub fn count(&self, of: LostFile) -> usize {
        self.0.values().filter(|lost| **lost == of).count()
    }
}
