//! Attaching a photo: the file into the project's folder, the photo onto a story's page.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use crate::edit::{Edit, EditError};
use crate::ground::{IdMint, PhotoId, StoryId};
use crate::photos::{self, Photo, PhotoError};
use crate::project::{PhotoFolder, PhotoFolderError, Project, disk};
use crate::story::{Block, Content, PlacedPhoto, Story, Text};
use crate::words::{Phrase, Say, phrase, shown_in_english};

/// Pictures larger than this are not taken in.
const MAX_BYTES: u64 = 256 << 20;

/// Why a picture was not attached. The project is as it was.
#[derive(Debug, thiserror::Error)]
pub enum AttachError {
    /// The file cannot be read.
    Read(#[from] disk::ReadError),
    /// The file is no picture the desk can use.
    Picture {
        /// The file.
        path: PathBuf,
        /// What is wrong with it.
        error: PhotoError,
    },
    /// The picture cannot be kept beside the project.
    Keep(#[from] PhotoFolderError),
}

impl Say for AttachError {
    fn phrase(&self) -> Phrase {
        match self {
            Self::Read(error) => error.phrase(),
            Self::Picture { path, error } => phrase!("notice-about", what = path.display(), said = error),
            Self::Keep(error) => error.phrase(),
        }
    }

    fn advice(&self) -> Phrase {
        match self {
            Self::Read(error) => error.advice(),
            Self::Picture { error, .. } => error.advice(),
            Self::Keep(error) => error.advice(),
        }
    }
}

shown_in_english!(AttachError);

/// Takes a picture file into the project's photo folder and reads what it says of itself.
pub fn take_in_photo(folder: &PhotoFolder, path: &Path, mint: &mut IdMint) -> Result<Photo, AttachError> {
    let bytes = disk::read_bounded(path, MAX_BYTES)?;
    take_in_bytes(folder, &bytes, path, mint)
}

/// The same with bytes that are already read, as of a pasted picture; `name` is what errors call it.
pub fn take_in_bytes(folder: &PhotoFolder, bytes: &[u8], name: &Path, mint: &mut IdMint) -> Result<Photo, AttachError> {
    let seen = photos::inspect(bytes).map_err(|error| AttachError::Picture { path: name.to_owned(), error })?;
    let mut photo = Photo::wanted(mint.mint());
    photo.file = Some(folder.store(bytes, seen.format, seen.width, seen.height)?);
    seen.metadata.apply_to(&mut photo);
    Ok(photo)
}

/// The edit that puts a photo on a story's page. It takes the place of the photo `wanted`, or of
/// the first one the story still wants; else it stands first if the page has no photo yet, or
/// last. Words the copy brought for a wanted photo stay; the file's fill what is empty.
pub fn place_photo(
    project: &Project,
    story: StoryId,
    photo: Photo,
    wanted: Option<PhotoId>,
    mint: &mut IdMint,
) -> Result<Edit, EditError> {
    let page = project.story(story).ok_or(EditError::NoStory(story))?;
    let placed: Vec<PhotoId> = photos_on(page).collect();
    let is_wanted = |id: &PhotoId| project.library.photo(*id).is_some_and(|photo| photo.file.is_none());
    if let Some(gap) = wanted.or_else(|| placed.iter().copied().find(|id| is_wanted(id)))
        && let Some(gap) = project.library.photo(gap)
    {
        // The house's own credit stands for a picture that is not there yet; a file that names whose
        // it is knows better.
        let stands_in = gap.credit == project.house.defaults.credit && !photo.credit.is_empty();
        let gap = if stands_in { Photo { credit: String::new(), ..gap.clone() } } else { gap.clone() };
        return Ok(Edit::PutPhoto(fill(&gap, photo)));
    }
    let at = if placed.is_empty() { 0 } else { page.body.len() };
    let content = Content::Photo(PlacedPhoto { photo: photo.id, caption: Text::default() });
    Ok(Edit::Several(vec![
        Edit::PutPhoto(photo),
        Edit::AddBlock { story, at, block: Arc::new(Block::new(mint.mint(), content)) },
    ]))
}

fn photos_on(story: &Story) -> impl Iterator<Item = PhotoId> {
    story.body.iter().filter_map(|block| block.photo().map(|placed| placed.photo))
}

/// The wanted photo with the picture found for it. What copy said of it stays; but where another
/// picture is replaced, what the new file says of itself counts more than the old one's words.
fn fill(wanted: &Photo, found: Photo) -> Photo {
    let replaces = wanted.file.is_some();
    let newer = |there_is_none: bool, brings_one: bool| there_is_none || (replaces && brings_one);
    let words = |there: &String, new: String| {
        if newer(there.is_empty(), !new.is_empty()) { new } else { there.clone() }
    };
    let no_rights = photos::Rights::default();
    Photo {
        id: wanted.id,
        file: found.file,
        caption: words(&wanted.caption, found.caption),
        credit: words(&wanted.credit, found.credit),
        photographer: words(&wanted.photographer, found.photographer),
        alt_text: words(&wanted.alt_text, found.alt_text),
        extended_description: words(&wanted.extended_description, found.extended_description),
        taken: if newer(wanted.taken.is_none(), found.taken.is_some()) { found.taken } else { wanted.taken },
        place: words(&wanted.place, found.place),
        people: if wanted.people.is_empty() { found.people } else { wanted.people.clone() },
        rights: if newer(wanted.rights == no_rights, found.rights != no_rights) {
            found.rights
        } else {
            wanted.rights.clone()
        },
        framing: found.framing,
    }
}
