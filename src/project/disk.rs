//! Files read with a bound and written whole or not at all.
//!
//! Writing takes five steps, none of which may be left out: write a new file beside the old one,
//! flush it, read it back, rename it over the old one, flush the folder.

use std::fs::{self, File};
use std::io::{self, Read};
use std::path::{Path, PathBuf};

use super::listing::{make_folders, paths_in};
use super::staged::Staged;
use super::tries::again;
use crate::words::{Arg, Phrase, Say, phrase, shown_in_english, way_out};

/// Why a file could not be read.
#[derive(Debug, thiserror::Error)]
pub enum ReadError {
    /// There is none.
    Missing {
        /// Where it was looked for.
        path: PathBuf,
    },
    /// A folder, pipe or device.
    NotAFile {
        /// What was to be read.
        path: PathBuf,
    },
    /// Larger than allowed.
    TooLarge {
        /// What was to be read.
        path: PathBuf,
        /// How large it is; where it grew while it was read, more than `max`.
        bytes: u64,
        /// How large it may be.
        max: u64,
    },
    /// The system refused.
    Failed {
        /// What was to be read.
        path: PathBuf,
        /// Why.
        source: io::Error,
    },
}

impl Say for ReadError {
    fn phrase(&self) -> Phrase {
        match self {
            Self::Missing { path } => phrase!("unread-missing", path = path.display()),
            Self::NotAFile { path } => phrase!("unread-no-file", path = path.display()),
            Self::TooLarge { path, bytes, max } => {
                phrase!("unread-too-large", path = path.display(), bytes = Arg::size(*bytes), max = Arg::size(*max))
            }
            Self::Failed { path, source } => phrase!("unread-failed", path = path.display(), why = source),
        }
    }
}

shown_in_english!(ReadError);

/// Why a file could not be written. Unless said otherwise, nothing on disk has changed.
#[derive(Debug, thiserror::Error)]
pub enum WriteError {
    /// The folder it should go to is not there.
    NoFolder {
        /// The folder.
        folder: PathBuf,
    },
    /// A folder, pipe or device has the name.
    NotAFile {
        /// What was to be written.
        path: PathBuf,
    },
    /// A link that leads to nothing.
    DeadLink {
        /// The link.
        path: PathBuf,
    },
    /// The file is marked read-only.
    Protected {
        /// The file.
        path: PathBuf,
    },
    /// It was to be new, and is there.
    Exists {
        /// The file.
        path: PathBuf,
    },
    /// The system refused.
    Failed {
        /// What was to be written.
        path: PathBuf,
        /// Why.
        source: io::Error,
    },
    /// The new file is in place, but the system did not confirm that it would outlast a power cut.
    NotConfirmed {
        /// The file.
        path: PathBuf,
        /// Why.
        source: io::Error,
    },
}

impl Say for WriteError {
    fn phrase(&self) -> Phrase {
        match self {
            Self::NoFolder { folder } => phrase!("unwritten-no-folder", folder = folder.display()),
            Self::NotAFile { path } => phrase!("unwritten-no-file", path = path.display()),
            Self::DeadLink { path } => phrase!("unwritten-dead-link", path = path.display()),
            Self::Protected { path } => phrase!("unwritten-protected", path = path.display()),
            Self::Exists { path } => phrase!("unwritten-exists", path = path.display()),
            Self::Failed { path, source } => {
                phrase!("unwritten-failed", path = path.display(), why = source)
            }
            Self::NotConfirmed { path, source } => {
                phrase!("unwritten-not-confirmed", path = path.display(), why = source)
            }
        }
    }

    fn advice(&self) -> Phrase {
        let own = || self.phrase().bare().about("hint");
        match self {
            Self::Failed { source, .. } => way_out(source).unwrap_or_else(own),
            Self::NoFolder { .. }
            | Self::NotAFile { .. }
            | Self::DeadLink { .. }
            | Self::Protected { .. }
            | Self::Exists { .. }
            | Self::NotConfirmed { .. } => own(),
        }
    }
}

shown_in_english!(WriteError);

/// Whether there is anything at a path, or why that cannot be told.
pub fn find(path: &Path) -> Result<bool, ReadError> {
    match again(|| fs::metadata(path)) {
        Ok(_) => Ok(true),
        Err(error) if is_absent(&error) => Ok(false),
        Err(source) => Err(ReadError::Failed { path: path.to_owned(), source }),
    }
}

/// Whether there is anything at a path. Where the system does not say, something is, and whoever
/// opens it is told why it cannot be.
#[must_use]
pub fn is_there(path: &Path) -> bool {
    find(path).unwrap_or(true)
}

fn is_absent(error: &io::Error) -> bool {
    matches!(error.kind(), io::ErrorKind::NotFound | io::ErrorKind::NotADirectory)
}

/// Whether two paths lead to one file, by links or by another name of it.
#[must_use]
pub fn is_same_file(one: &Path, other: &Path) -> bool {
    if let (Ok(one), Ok(other)) = (fs::canonicalize(one), fs::canonicalize(other))
        && one == other
    {
        return true;
    }
    #[cfg(unix)]
    if let (Ok(one), Ok(other)) = (fs::metadata(one), fs::metadata(other)) {
        use std::os::unix::fs::MetadataExt as _;
        return (one.dev(), one.ino()) == (other.dev(), other.ino());
    }
    false
}

/// Makes a folder and those it lies in, unless they are there.
pub fn make_folder(path: &Path) -> Result<(), WriteError> {
    make_folders(path).map_err(|source| WriteError::Failed { path: path.to_owned(), source })
}

/// Gives a file the first of these names that is free, so that another may take its own.
pub fn put_aside(path: &Path, names: impl IntoIterator<Item = PathBuf>) -> Result<PathBuf, WriteError> {
    let free = names.into_iter().find(|name| fs::symlink_metadata(name).is_err_and(|error| is_missing(&error)));
    let failed = |source| WriteError::Failed { path: path.to_owned(), source };
    let free = free.ok_or_else(|| failed(io::ErrorKind::AlreadyExists.into()))?;
    fs::rename(path, &free).map_err(failed)?;
    confirm(free.clone())?;
    Ok(free)
}

/// The files of a folder whose names have this ending, by name; none where there is no folder.
pub fn files_in(folder: &Path, ending: &str) -> Result<Vec<PathBuf>, ReadError> {
    let failed = |source| ReadError::Failed { path: folder.to_owned(), source };
    let paths = match paths_in(folder) {
        Err(error) if is_missing(&error) => return Ok(Vec::new()),
        paths => paths.map_err(failed)?,
    };
    let has_ending = |path: &PathBuf| path.extension().is_some_and(|e| e.eq_ignore_ascii_case(ending));
    let mut files: Vec<PathBuf> = paths.into_iter().filter(|path| has_ending(path) && path.is_file()).collect();
    files.sort();
    Ok(files)
}

/// Reads a file of at most `max_bytes` bytes; a larger one is refused before it is read.
pub fn read_bounded(path: &Path, max_bytes: u64) -> Result<Vec<u8>, ReadError> {
    let failed = |source: io::Error| {
        let path = path.to_owned();
        if is_missing(&source) { ReadError::Missing { path } } else { ReadError::Failed { path, source } }
    };
    // Asked of the path, since opening a pipe would wait for its other end.
    if !again(|| fs::metadata(path)).map_err(failed)?.is_file() {
        return Err(ReadError::NotAFile { path: path.to_owned() });
    }
    read_open(again(|| File::open(path)).map_err(failed)?, path, max_bytes)
}

pub(super) fn is_missing(error: &io::Error) -> bool {
    error.kind() == io::ErrorKind::NotFound
}

/// The same for a file that is already open; `path` is for the messages.
pub(super) fn read_open(file: File, path: &Path, max_bytes: u64) -> Result<Vec<u8>, ReadError> {
    let failed = |source| ReadError::Failed { path: path.to_owned(), source };
    let too_large = |bytes| ReadError::TooLarge { path: path.to_owned(), bytes, max: max_bytes };
    let size = again(|| file.metadata()).map_err(failed)?.len();
    if size > max_bytes {
        return Err(too_large(size));
    }
    let mut bytes = Vec::with_capacity(usize::try_from(size).unwrap_or_default());
    file.take(max_bytes.saturating_add(1)).read_to_end(&mut bytes).map_err(failed)?;
    let read = bytes.len() as u64;
    if read > max_bytes { Err(too_large(read)) } else { Ok(bytes) }
}

/// Writes a file whole: whoever looks sees the old bytes or the new ones, also after a crash or a
/// power cut. A link is followed to the file it names; the file's permissions stay.
pub fn write_whole(path: &Path, bytes: &[u8]) -> Result<(), WriteError> {
    Staged::beside(path, bytes)?.replace()
}

/// The folder a file lies in; `.` for a bare name.
#[must_use]
pub fn folder_of(path: &Path) -> &Path {
    path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."))
}

pub(super) fn confirm(target: PathBuf) -> Result<(), WriteError> {
    sync_folder(folder_of(&target)).map_err(|source| WriteError::NotConfirmed { path: target, source })
}

/// Flushes a folder's list of names. Some network drives cannot and say so, which is no failure.
pub(super) fn sync_folder(folder: &Path) -> io::Result<()> {
    if cfg!(not(unix)) {
        return Ok(());
    }
    match again(|| File::open(folder)).and_then(|folder| folder.sync_all()) {
        Err(error) if matches!(error.kind(), io::ErrorKind::InvalidInput | io::ErrorKind::Unsupported) => Ok(()),
        result => result,
    }
}
