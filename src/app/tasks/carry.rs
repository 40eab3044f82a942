//! Carrying a story to another project's file: photos first, the project file last, and of this
//! project nothing is taken away here.

use std::path::{Path, PathBuf};

use super::save::{Keeper, save_and_keep};
use crate::edit::carry::{Along, Luggage};
use crate::ground::{IdMint, PhotoId, StoryId};
use crate::photos::PhotoFile;
use crate::project::{self, OpenError, Opened, PhotoFolder, PhotoFolderError, Project, Remark, SaveError, Stamp, disk};
use crate::words::{Phrase, Say, Words, phrase};

/// Where a story goes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Destination {
    /// Into a project that is there.
    Existing(PathBuf),
    /// Into one that is made for it.
    New(PathBuf),
}

impl Destination {
    /// The project file.
    #[must_use]
    pub fn path(&self) -> &Path {
        match self {
            Self::Existing(path) | Self::New(path) => path,
        }
    }
}

/// Which story, from where and to where.
#[derive(Clone, Debug)]
pub struct CarryOrder {
    /// The story.
    pub story: StoryId,
    /// The file of the project it is in; `None` if it was never saved.
    pub from: Option<PathBuf>,
    /// Where to.
    pub to: Destination,
}

/// A story that lies in the other project's file.
#[derive(Debug)]
pub struct CarriedOff {
    /// What was packed. Whoever takes the story away looks first whether it is still the same.
    pub luggage: Luggage,
    /// The other project's file.
    pub path: PathBuf,
    /// What went along.
    pub along: Along,
    /// Whether it was there already, the same in every word.
    pub was_there: bool,
    /// The photos whose file could not be brought along, and why.
    pub left: Vec<(PhotoId, PhotoFolderError)>,
    /// Why the drive did not confirm that it would outlast a power cut, if it did not.
    pub unconfirmed: Option<Phrase>,
}

/// Why a story was not carried. Both projects are as they were.
#[derive(Debug, thiserror::Error)]
pub enum CarryError {
    /// There is no such story any more.
    NoStory,
    /// It is in that project.
    SameFile {
        /// The file.
        path: PathBuf,
    },
    /// There is a file where the new project was to be.
    Exists {
        /// The file.
        path: PathBuf,
    },
    /// The file holds what a save would drop.
    KeptFrom {
        /// The file.
        path: PathBuf,
        /// What it holds.
        remark: Remark,
    },
    /// The other project cannot be opened.
    Open(#[from] OpenError),
    /// A photo cannot be kept beside it.
    Photo(#[from] PhotoFolderError),
    /// It cannot be saved.
    Save(#[from] SaveError),
    /// Somebody stopped it.
    Stopped,
}

impl Say for CarryError {
    fn phrase(&self) -> Phrase {
        match self {
            Self::NoStory => Phrase::new("carry-no-story"),
            Self::SameFile { path } => phrase!("carry-same-file", path = path.display()),
            Self::Exists { path } => phrase!("carry-exists", path = path.display()),
            Self::KeptFrom { path, remark } => phrase!("carry-kept-from", path = path.display(), why = remark),
            Self::Open(error) => error.phrase(),
            Self::Photo(error) => error.phrase(),
            Self::Save(error) => error.phrase(),
            Self::Stopped => Phrase::new("carry-stopped"),
        }
    }

    fn advice(&self) -> Phrase {
        match self {
            Self::Open(error) => error.advice(),
            Self::Photo(error) => error.advice(),
            // What a save advises is about the project on the desk.
            Self::Save(SaveError::ChangedOnDisk { .. }) => Phrase::new("carry-changed").about("hint"),
            Self::Save(error) => error.advice(),
            Self::NoStory | Self::SameFile { .. } | Self::Exists { .. } | Self::KeptFrom { .. } | Self::Stopped => {
                self.phrase().bare().about("hint")
            }
        }
    }
}

impl std::fmt::Display for CarryError {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        std::fmt::Display::fmt(&self.phrase(), f)
    }
}

impl CarryError {
    /// What to do about it.
    #[must_use]
    pub fn hint(&self) -> &'static str {
        Words::english().fixed(&self.advice())
    }
}

/// Puts a story and what it needs into another project's file. `told` hears how many files are
/// written of how many, and says whether to go on. What was in the other file is kept by `keeper`.
///
/// Photos are named by their content and never written over, so those that were written before a
/// stop or an error change nothing; of a project that was to be new, they are taken away again.
pub fn carry(
    project: &Project,
    order: &CarryOrder,
    keeper: &Keeper,
    mint: &mut IdMint,
    told: &mut dyn FnMut(usize, usize) -> bool,
) -> Result<CarriedOff, CarryError> {
    let luggage = Luggage::of(project, order.story).ok_or(CarryError::NoStory)?;
    let path = order.to.path();
    if order.from.as_ref().is_some_and(|from| disk::is_same_file(from, path)) {
        return Err(CarryError::SameFile { path: path.to_owned() });
    }
    let (there, stamp) = open(project, &order.to)?;
    let carried = luggage.unpack(&there, mint);
    let from = order.from.as_deref().map(PhotoFolder::beside);
    let beside = PhotoFolder::beside(path);
    let files: Vec<(PhotoId, &PhotoFile)> =
        luggage.photos.iter().filter_map(|photo| Some((photo.id, photo.file.as_ref()?))).collect();
    let mut copied = Copying { from: from.as_ref(), to: &beside, left: Vec::new(), written: Vec::new() };
    let saved = copied.all(&files, told).and_then(|()| {
        if carried.project == there && stamp.is_some() {
            return Ok(None);
        }
        let saved = match &stamp {
            // That no version could be kept is told where one saves by hand.
            Some(stamp) => save_and_keep(&carried.project, path, stamp, keeper).map(drop),
            None => project::create(&carried.project, path).map(drop),
        };
        match saved {
            Ok(()) => Ok(None),
            // It is in its file; only the drive's promise is missing.
            Err(error @ SaveError::NotConfirmed { .. }) => Ok(Some(error.phrase())),
            Err(error) => Err(error.into()),
        }
    });
    let Copying { left, written, .. } = copied;
    let unconfirmed = saved.inspect_err(|_| {
        if stamp.is_none() {
            beside.forsake(&written);
        }
    })?;
    let (along, was_there) = (carried.along, carried.was_there);
    Ok(CarriedOff { luggage, path: path.to_owned(), along, was_there, left, unconfirmed })
}

/// The project a story goes to, and the stamp of its file if it has one yet.
fn open(from: &Project, to: &Destination) -> Result<(Project, Option<Stamp>), CarryError> {
    match to {
        Destination::Existing(path) => {
            let Opened { project, stamp, remarks, bytes: _ } = project::open(path)?;
            match remarks.iter().find(|remark| remark.forbids_saving_over()) {
                Some(remark) => Err(CarryError::KeptFrom { path: path.clone(), remark: remark.clone() }),
                None => Ok((project, Some(stamp))),
            }
        }
        Destination::New(path) if disk::find(path).map_err(OpenError::Read)? => {
            Err(CarryError::Exists { path: path.clone() })
        }
        Destination::New(path) => {
            let name = path.file_stem().map_or_else(String::new, |stem| stem.to_string_lossy().into_owned());
            // Of the same house: its pages carry the same name and rights.
            let house = from.house.clone();
            Ok((Project { house, ..Project::new(name, from.language.clone()) }, None))
        }
    }
}

/// Picture files on their way from one folder to another.
struct Copying<'a> {
    from: Option<&'a PhotoFolder>,
    to: &'a PhotoFolder,
    left: Vec<(PhotoId, PhotoFolderError)>,
    written: Vec<PhotoFile>,
}

impl Copying<'_> {
    /// Copies them. One that is missing or damaged where it comes from is left; a drive that refuses to
    /// read or write ends it.
    fn all(
        &mut self,
        files: &[(PhotoId, &PhotoFile)],
        told: &mut dyn FnMut(usize, usize) -> bool,
    ) -> Result<(), CarryError> {
        // The project file counts as one more.
        let all = files.len() + 1;
        for (done, (photo, file)) in files.iter().enumerate() {
            if !told(done, all) {
                return Err(CarryError::Stopped);
            }
            match self.from.map(|folder| folder.read(file)) {
                Some(Ok(bytes)) => {
                    if self.to.path_of(file).is_some_and(|path| !disk::is_there(&path)) {
                        self.written.push((*file).clone());
                    }
                    self.to.store(&bytes, file.format, file.width, file.height)?;
                }
                // It may well be there, and the story is about to be taken away from it.
                Some(Err(error @ (PhotoFolderError::Read(_) | PhotoFolderError::Folder { .. }))) => {
                    return Err(error.into());
                }
                Some(Err(error)) => self.left.push((*photo, error)),
                None => {}
            }
        }
        if told(files.len(), all) { Ok(()) } else { Err(CarryError::Stopped) }
    }
}
