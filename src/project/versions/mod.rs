//! Earlier saves of a project: each a file of its own, packed with gzip, so that `gunzip` alone gives
//! the exact bytes back.
//!
//! They lie in a folder beside the project (`name.versions/` beside `name.ron`), or in one of this
//! machine; wherever they lie, they are found. Files are written once, whole, and never changed. One
//! that is damaged is shown as such, keeps no other from being read, and is never taken away.

mod label;
mod store;
mod thin;

pub use label::{Before, Label};
pub use store::{words_of, write_out};
pub use thin::{MAX_BYTES as MAX_VERSIONS_BYTES, Weighed, let_go};

use std::fs;
use std::io::Read as _;
use std::path::{Path, PathBuf};

use flate2::read::GzDecoder;
use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use super::disk::{ReadError, WriteError, folder_of, is_missing, read_bounded};
use super::file::{self, Parsed, Remark};
use super::limits::MAX_FILE_BYTES;
use super::listing::paths_in;
use super::{OpenError, Project, Stamp};
use crate::words::{Phrase, Say, phrase, shown_in_english};
use label::{FileName, digits_of};

/// The most versions that are read from a folder; a folder with more was filled by something else.
const MOST: usize = 20_000;

/// Where a person wants earlier saves to lie.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum VersionPlace {
    /// In a folder beside the project, where it can be written; else on this machine.
    #[default]
    Beside,
    /// On this machine.
    Machine,
    /// Nowhere: none are kept.
    Nowhere,
}

impl VersionPlace {
    /// All places.
    pub const ALL: [Self; 3] = [Self::Beside, Self::Machine, Self::Nowhere];
}

/// The earlier saves of one project.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Versions {
    place: VersionPlace,
    beside: PathBuf,
    machine: Option<PathBuf>,
}

/// An earlier save.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Version {
    /// When it was saved.
    pub at: Timestamp,
    /// Who saved it, and what it is called.
    pub label: Label,
    /// Whether somebody gave it a name, even if that can be read no more.
    pub named: bool,
    /// Whether its file is damaged as far as can be seen from its beginning.
    pub damaged: bool,
    /// How much room it takes on disk, in bytes.
    pub bytes: u64,
    /// Its file.
    pub path: PathBuf,
    /// The first digits of its stamp.
    digits: String,
}

impl Version {
    /// What tells it from all others of its project.
    #[must_use]
    pub fn id(&self) -> (Timestamp, &str) {
        (self.at, &self.digits)
    }

    /// Whether its bytes have this stamp, as far as its name says.
    #[must_use]
    pub fn has(&self, stamp: &Stamp) -> bool {
        digits_of(stamp) == self.digits
    }
}

/// What is to be kept.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ToKeep {
    /// When it was saved.
    pub at: Timestamp,
    /// By whom, under which name, and how long it is.
    pub label: Label,
}

/// Why an earlier save could not be kept or read.
#[derive(Debug, thiserror::Error)]
pub enum VersionError {
    /// The settings say that none are to be kept.
    Off,
    /// The folder cannot be read.
    Folder(ReadError),
    /// The file cannot be read.
    Read(ReadError),
    /// The file is not what was written.
    Damaged {
        /// The file.
        path: PathBuf,
    },
    /// What is in it is no project.
    Open(#[from] OpenError),
    /// It cannot be written.
    Write(WriteError),
    /// There is no such version.
    None,
}

impl Say for VersionError {
    fn phrase(&self) -> Phrase {
        match self {
            Self::Off => phrase!("version-off"),
            Self::Folder(error) | Self::Read(error) => error.phrase(),
            Self::Damaged { path } => phrase!("version-damaged", path = path.display()),
            Self::Open(error) => error.phrase(),
            Self::Write(error) => error.phrase(),
            Self::None => phrase!("version-none"),
        }
    }

    fn advice(&self) -> Phrase {
        match self {
            Self::Folder(error) | Self::Read(error) => error.advice(),
            Self::Open(error) => error.advice(),
            Self::Write(error) => error.advice(),
            Self::Off | Self::Damaged { .. } | Self::None => self.phrase().bare().about("hint"),
        }
    }
}

shown_in_english!(VersionError);

/// All versions that were found, latest first, and the folders that could not be read.
#[derive(Debug, Default)]
pub struct Listed {
    /// The versions.
    pub versions: Vec<Version>,
    /// Why others may be missing.
    pub unread: Vec<VersionError>,
}

impl Versions {
    /// Those of the project file at `project`; where that is a link, of the file it leads to. `data`
    /// is where this machine keeps what belongs to the desk.
    #[must_use]
    pub fn of(project: &Path, place: VersionPlace, data: Option<&Path>) -> Self {
        let real = fs::canonicalize(project).unwrap_or_else(|_not_there_yet| project.to_owned());
        let stem = real.file_stem().unwrap_or_default();
        let mut name = stem.to_owned();
        name.push(".versions");
        let beside = folder_of(&real).join(name);
        let machine = data.map(|data| {
            let mut name = stem.to_owned();
            let path = Stamp::of(real.as_os_str().as_encoded_bytes());
            name.push(format!("-{}", digits_of(&path)));
            data.join("versions").join(name)
        });
        Self { place, beside, machine }
    }

    /// The folders they may lie in, the preferred one first.
    pub fn folders(&self) -> impl Iterator<Item = &Path> {
        let (first, second) = match self.place {
            VersionPlace::Beside => (Some(&self.beside), self.machine.as_ref()),
            VersionPlace::Machine | VersionPlace::Nowhere => (self.machine.as_ref(), Some(&self.beside)),
        };
        first.into_iter().chain(second).map(PathBuf::as_path)
    }

    /// All there are, latest first. A folder that is not there has none.
    #[must_use]
    pub fn list(&self) -> Listed {
        let mut listed = Listed::default();
        for (name, path) in self.names(&mut listed.unread) {
            listed.versions.push(looked_at(name, path));
        }
        listed
    }

    /// The exact bytes that were saved.
    pub fn read(version: &Version) -> Result<Vec<u8>, VersionError> {
        let packed = read_bounded(&version.path, MAX_FILE_BYTES).map_err(VersionError::Read)?;
        let damaged = || VersionError::Damaged { path: version.path.clone() };
        let mut bytes = Vec::new();
        let mut unpacked = GzDecoder::new(packed.as_slice()).take(MAX_FILE_BYTES.saturating_add(1));
        unpacked.read_to_end(&mut bytes).map_err(|_torn| damaged())?;
        if bytes.len() as u64 <= MAX_FILE_BYTES && version.has(&Stamp::of(&bytes)) { Ok(bytes) } else { Err(damaged()) }
    }

    /// The project that was saved, and what was unusual about its file.
    pub fn open(version: &Version) -> Result<Parsed, VersionError> {
        let bytes = Self::read(version)?;
        let parsed = file::parse(&bytes).map_err(|source| OpenError::Parse { path: version.path.clone(), source })?;
        Ok(parsed)
    }

    /// The latest version that opens and is as copydesk wrote it, with its project.
    #[must_use]
    pub fn last_good(&self) -> Option<(Version, Project)> {
        self.list().versions.into_iter().find_map(|version| {
            let Parsed { project, remarks } = Self::open(&version).ok()?;
            let as_written = !remarks.iter().any(|r| matches!(r, Remark::ChecksumDiffers | Remark::NoFirstLine));
            as_written.then_some((version, project))
        })
    }

    /// Names of versions with their paths, latest first; one that lies in both folders once.
    fn names(&self, unread: &mut Vec<VersionError>) -> Vec<(FileName, PathBuf)> {
        let mut found: Vec<(FileName, PathBuf)> = Vec::new();
        for folder in self.folders() {
            let paths = match paths_in(folder) {
                Ok(paths) => paths,
                Err(error) if is_missing(&error) => continue,
                Err(source) => {
                    unread.push(VersionError::Folder(ReadError::Failed { path: folder.to_owned(), source }));
                    continue;
                }
            };
            let names = paths.into_iter().filter_map(|path| {
                let name = FileName::read(path.file_name()?.to_str()?)?;
                fs::symlink_metadata(&path).ok().filter(fs::Metadata::is_file).map(|_| (name, path))
            });
            found.extend(names.take(MOST));
        }
        // Of one that was named the named file counts, should the other still be there.
        found.sort_by(|(a, _), (b, _)| b.cmp(a));
        found.dedup_by(|(a, _), (b, _)| (a.at, &a.digits) == (b.at, &b.digits));
        found
    }
}

/// What the beginning of a version's file says.
fn looked_at(name: FileName, path: PathBuf) -> Version {
    let FileName { at, digits, named } = name;
    let file = fs::File::open(&path).ok();
    let bytes = file.as_ref().and_then(|file| file.metadata().ok()).map_or(0, |metadata| metadata.len());
    let decoder = file.map(|file| GzDecoder::new(file.take(1 << 16)));
    let header = decoder.as_ref().and_then(GzDecoder::header);
    let label = header.map(|header| Label::read(header.comment().unwrap_or_default()));
    Version { at, named, damaged: label.is_none(), label: label.unwrap_or_default(), bytes, path, digits }
}
