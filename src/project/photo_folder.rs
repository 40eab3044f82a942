//! The folder of picture files beside a project file: `name.photos/` beside `name.ron`.
//!
//! Files are named by their content, written once and never changed. Nothing a project file says
//! can lead out of the folder: names are made here, and links are not followed.

use std::fs::{self, File, OpenOptions};
use std::io;
use std::path::{Path, PathBuf};

use super::Stamp;
use super::disk::{self, ReadError, folder_of, is_missing, read_open, sync_folder};
use super::leftovers;
use super::staged::Staged;
use super::tries::again;
use crate::ground::PhotoId;
use crate::photos::{Library, PhotoFile, PhotoFormat};
use crate::words::{Arg, Phrase, Say, phrase, shown_in_english, way_out};

/// The largest picture file, in bytes: 256 MiB.
pub const MAX_PHOTO_BYTES: u64 = 256 << 20;

/// Changed files of one name that are kept beside the one that was put back.
const ASIDE: usize = 100;

/// The folder of a project's picture files. It need not exist until a picture is stored.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PhotoFolder {
    folder: PathBuf,
}

/// Why a picture file could not be stored or read.
#[derive(Debug, thiserror::Error)]
pub enum PhotoFolderError {
    /// The project names a file as none can be named.
    NotAName {
        /// The name, shortened.
        digest: String,
    },
    /// The folder or a file in it is a link.
    Link {
        /// The link.
        path: PathBuf,
    },
    /// Something else has the folder's or the file's name.
    InTheWay {
        /// What it is.
        path: PathBuf,
    },
    /// The file is gone.
    Missing {
        /// Where it should be.
        path: PathBuf,
    },
    /// The file is not what it was.
    Changed {
        /// The file.
        path: PathBuf,
    },
    /// More bytes than a picture may have.
    TooLarge {
        /// How many it has.
        bytes: u64,
    },
    /// The disk refused to read.
    Read(ReadError),
    /// The disk refused to write.
    Write(disk::WriteError),
    /// The folder could not be made or looked at.
    Folder {
        /// The folder.
        path: PathBuf,
        /// Why.
        source: io::Error,
    },
}

impl Say for PhotoFolderError {
    fn phrase(&self) -> Phrase {
        match self {
            Self::NotAName { digest } => phrase!("folder-no-name", digest = digest),
            Self::Link { path } => phrase!("folder-link", path = path.display()),
            Self::InTheWay { path } => phrase!("folder-in-the-way", path = path.display()),
            Self::Missing { path } => phrase!("folder-missing", path = path.display()),
            Self::Changed { path } => phrase!("folder-changed", path = path.display()),
            Self::TooLarge { bytes } => {
                phrase!("folder-too-large", bytes = Arg::size(*bytes), max = Arg::size(MAX_PHOTO_BYTES))
            }
            Self::Read(error) => error.phrase(),
            Self::Write(error) => error.phrase(),
            Self::Folder { path, source } => phrase!("folder-failed", path = path.display(), why = source),
        }
    }

    fn advice(&self) -> Phrase {
        let own = || self.phrase().bare().about("hint");
        match self {
            Self::Read(error) => error.advice(),
            Self::Write(error) => error.advice(),
            Self::Folder { source, .. } => way_out(source).unwrap_or_else(own),
            Self::NotAName { .. }
            | Self::Link { .. }
            | Self::InTheWay { .. }
            | Self::Missing { .. }
            | Self::Changed { .. }
            | Self::TooLarge { .. } => own(),
        }
    }
}

shown_in_english!(PhotoFolderError);

/// What became of the pictures of a project that is saved elsewhere.
#[derive(Debug, Default)]
pub struct Copied {
    /// How many files now lie in the other folder.
    pub files: usize,
    /// The photos whose file could not be brought along, and why.
    pub left: Vec<(PhotoId, PhotoFolderError)>,
}

impl PhotoFolder {
    /// The folder of the project file at `project_path`; where that is a link, beside the file it
    /// leads to.
    #[must_use]
    pub fn beside(project_path: &Path) -> Self {
        let real = again(|| fs::canonicalize(project_path)).unwrap_or_else(|_not_there_yet| project_path.to_owned());
        let mut name = real.file_stem().unwrap_or_default().to_owned();
        name.push(".photos");
        Self { folder: folder_of(&real).join(name) }
    }

    /// Where the folder is.
    #[must_use]
    pub fn path(&self) -> &Path {
        &self.folder
    }

    /// Where a picture file is or would be; `None` when the project gives it no proper name.
    #[must_use]
    pub fn path_of(&self, file: &PhotoFile) -> Option<PathBuf> {
        file.name().map(|name| self.folder.join(name))
    }

    /// Stores a picture under the name its content gives; `width` and `height` are its pixels as
    /// seen upright. Storing what is there already changes nothing.
    pub fn store(
        &self,
        bytes: &[u8],
        format: PhotoFormat,
        width: u32,
        height: u32,
    ) -> Result<PhotoFile, PhotoFolderError> {
        let size = bytes.len() as u64;
        if size > MAX_PHOTO_BYTES {
            return Err(PhotoFolderError::TooLarge { bytes: size });
        }
        let file = PhotoFile { digest: Stamp::of(bytes).photo_digest(), format, width, height };
        let path = self.named(&file)?;
        self.make()?;
        match self.read(&file) {
            Ok(_same) => return Ok(file),
            Err(PhotoFolderError::Missing { .. }) => {}
            Err(error) => return Err(error),
        }
        match Staged::beside(&path, bytes).and_then(Staged::create_new) {
            Ok(()) => {
                leftovers::clear(&self.folder, is_name);
                Ok(file)
            }
            // Another copydesk was faster; what it wrote is looked at like anything else.
            Err(disk::WriteError::Exists { .. }) => self.read(&file).map(|_same| file),
            Err(error) => Err(PhotoFolderError::Write(error)),
        }
    }

    /// A picture's bytes, which are those that were stored.
    pub fn read(&self, file: &PhotoFile) -> Result<Vec<u8>, PhotoFolderError> {
        let path = self.named(file)?;
        if !self.is_there()? {
            return Err(PhotoFolderError::Missing { path });
        }
        let open = open_without_links(&path)?;
        let bytes = read_open(open, &path, MAX_PHOTO_BYTES).map_err(PhotoFolderError::Read)?;
        if Stamp::of(&bytes).photo_digest() == file.digest {
            Ok(bytes)
        } else {
            Err(PhotoFolderError::Changed { path })
        }
    }

    /// How large a picture’s file is, in bytes, whatever is in it; none where there is none.
    #[must_use]
    pub fn size(&self, file: &PhotoFile) -> Option<u64> {
        let found = fs::symlink_metadata(self.path_of(file)?).ok()?;
        found.is_file().then_some(found.len())
    }

    /// Puts a picture’s bytes where they were missing. A file that was changed there gets another
    /// name, and stays.
    pub fn put_back(&self, bytes: &[u8], file: &PhotoFile) -> Result<(), PhotoFolderError> {
        let path = self.named(file)?;
        match self.read(file) {
            Ok(_same) => return Ok(()),
            Err(PhotoFolderError::Changed { .. }) => {
                let stem = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
                let names = (1..=ASIDE).map(|nth| path.with_file_name(format!("{stem}.changed-{nth}")));
                disk::put_aside(&path, names).map_err(PhotoFolderError::Write)?;
            }
            Err(_missing_or_worse) => {}
        }
        self.store(bytes, file.format, file.width, file.height).map(drop)
    }

    /// Copies the picture files that `library` names to another folder, as Save As needs. A file
    /// that is missing or damaged is reported; a full disk or the like ends it.
    pub fn copy_to(&self, other: &Self, library: &Library) -> Result<Copied, PhotoFolderError> {
        let mut copied = Copied::default();
        for photo in &library.photos {
            let Some(file) = &photo.file else { continue };
            match self.read(file) {
                Ok(bytes) => {
                    other.store(&bytes, file.format, file.width, file.height)?;
                    copied.files += 1;
                }
                Err(error) => copied.left.push((photo.id, error)),
            }
        }
        Ok(copied)
    }

    /// Takes files away that were just stored, and the folder if nothing else is in it: for a
    /// project that was to be new, and of which nobody knows yet. What cannot be taken away stays.
    pub fn forsake(&self, files: &[PhotoFile]) {
        for path in files.iter().filter_map(|file| self.path_of(file)) {
            drop(fs::remove_file(path));
        }
        drop(fs::remove_dir(&self.folder));
    }

    fn named(&self, file: &PhotoFile) -> Result<PathBuf, PhotoFolderError> {
        self.path_of(file).ok_or_else(|| PhotoFolderError::NotAName { digest: file.digest.chars().take(40).collect() })
    }

    /// Whether there is a folder, which must be one and no link.
    fn is_there(&self) -> Result<bool, PhotoFolderError> {
        let path = || self.folder.clone();
        match again(|| fs::symlink_metadata(&self.folder)) {
            Ok(found) if found.is_symlink() => Err(PhotoFolderError::Link { path: path() }),
            Ok(found) if !found.is_dir() => Err(PhotoFolderError::InTheWay { path: path() }),
            Ok(_) => Ok(true),
            Err(error) if is_missing(&error) => Ok(false),
            Err(source) => Err(PhotoFolderError::Folder { path: path(), source }),
        }
    }

    fn make(&self) -> Result<(), PhotoFolderError> {
        if self.is_there()? {
            return Ok(());
        }
        again(|| fs::create_dir(&self.folder))
            .or_else(|error| if error.kind() == io::ErrorKind::AlreadyExists { Ok(()) } else { Err(error) })
            .and_then(|()| sync_folder(folder_of(&self.folder)))
            .map_err(|source| PhotoFolderError::Folder { path: self.folder.clone(), source })?;
        self.is_there().map(drop)
    }
}

/// Whether a picture file may have this name.
fn is_name(name: &str) -> bool {
    let hex = |b: u8| b.is_ascii_digit() || (b'a'..=b'f').contains(&b);
    name.split_once('.').is_some_and(|(digest, _ending)| digest.len() == 32 && digest.bytes().all(hex))
}

/// Opens a file that is there itself, not by a link.
pub(super) fn open_without_links(path: &Path) -> Result<File, PhotoFolderError> {
    let failed = |source: io::Error| {
        let path = path.to_owned();
        if is_missing(&source) {
            PhotoFolderError::Missing { path }
        } else {
            PhotoFolderError::Read(ReadError::Failed { path, source })
        }
    };
    let found = again(|| fs::symlink_metadata(path)).map_err(failed)?;
    if found.is_symlink() {
        return Err(PhotoFolderError::Link { path: path.to_owned() });
    }
    if !found.is_file() {
        return Err(PhotoFolderError::InTheWay { path: path.to_owned() });
    }
    let mut options = OpenOptions::new();
    options.read(true);
    #[cfg(unix)]
    {
        use std::os::unix::fs::OpenOptionsExt as _;
        // Should a link take the file's place just now, opening fails.
        options.custom_flags(rustix::fs::OFlags::NOFOLLOW.bits().cast_signed());
    }
    again(|| options.open(path)).map_err(failed)
}
