//! `copydesk attach`: photos onto a story's page, all of them or none.

use super::args::AttachOrder;
use super::failure::{Failure, Status};
use super::terminal::Terminal;
use super::told::counted;
use super::{opening, saving, told};
use crate::app::tasks::{AttachError, Keeper, place_photo, take_in_photo};
use crate::edit::{Edit, EditError};
use crate::ground::{IdMint, PhotoId, StoryId};
use crate::photos;
use crate::project::{MAX_PHOTO_BYTES, PhotoFolder, Project, disk};
use crate::story::{Content, PlacedPhoto, Text};

impl From<AttachError> for Failure {
    fn from(error: AttachError) -> Self {
        match error {
            AttachError::Read(error) => error.into(),
            AttachError::Picture { error: ref picture, .. } => {
                Self::new(Status::Unreadable, error.to_string(), picture.hint())
            }
            AttachError::Keep(ref folder) => Self::new(Status::Unwritable, error.to_string(), folder.hint()),
        }
    }
}

impl From<EditError> for Failure {
    fn from(error: EditError) -> Self {
        Self::new(Status::Unwritable, error.to_string(), "The project is as it was. Please report this.")
    }
}

pub(super) fn run(
    order: &AttachOrder,
    keeper: &Keeper,
    mint: &mut IdMint,
    terminal: &mut Terminal<'_>,
) -> Result<Status, Failure> {
    let _ours = saving::claim(&order.project, order.shared.anyway, keeper)?;
    let opened = opening::open_to_change(&order.project, terminal)?;
    let story = told::story(&opened.project, &order.story)?.id;
    look_at_all(order)?;
    let folder = PhotoFolder::beside(&order.project);
    let mut changed = opened.project;
    for path in &order.photos {
        let photo = take_in_photo(&folder, path, mint)?;
        let placed = place_photo(&changed, story, photo, None, mint)?;
        changed = placed.apply(&changed)?;
        if let Some(id) = photo_of(&placed) {
            changed = word(&changed, story, id, order)?;
        }
    }
    saving::save(&changed, &order.project, &opened.stamp, keeper, terminal)?;
    let name = changed.story(story).map_or("", |story| story.display_name());
    terminal.say(&format!("Attached {} to “{name}”.", counted(order.photos.len(), "photo", "photos")));
    if order.alt.is_none() {
        terminal.say("Alt text that the files do not bring must be added before the story leaves: see --alt.");
    }
    Ok(Status::Done)
}

/// Looks at every file before the first is taken in, so that one that is no picture changes nothing.
fn look_at_all(order: &AttachOrder) -> Result<(), Failure> {
    for path in &order.photos {
        let bytes = disk::read_bounded(path, MAX_PHOTO_BYTES)?;
        photos::inspect(&bytes).map_err(|error| AttachError::Picture { path: path.clone(), error })?;
    }
    Ok(())
}

/// The photo an edit puts into the library.
fn photo_of(edit: &Edit) -> Option<PhotoId> {
    if let Edit::PutPhoto(photo) = edit {
        return Some(photo.id);
    }
    if let Edit::Several(edits) = edit { edits.iter().find_map(photo_of) } else { None }
}

/// The project with the words of the command line on a photo; they count more than the file's
/// and, for the caption, than those the copy brought.
fn word(project: &Project, story: StoryId, photo: PhotoId, order: &AttachOrder) -> Result<Project, EditError> {
    let Some(mut worded) = project.library.photo(photo).cloned() else { return Ok(project.clone()) };
    let set = |place: &mut String, words: &Option<String>| {
        if let Some(words) = words {
            place.clone_from(words);
        }
    };
    set(&mut worded.caption, &order.caption);
    set(&mut worded.credit, &order.credit);
    set(&mut worded.alt_text, &order.alt);
    let mut edits = vec![Edit::PutPhoto(worded)];
    if order.caption.is_some()
        && let Some(page) = project.story(story)
    {
        let places = page.body.iter().filter(|block| {
            matches!(&block.content, Content::Photo(placed) if placed.photo == photo && !placed.caption.is_empty())
        });
        edits.extend(places.map(|block| Edit::SetContent {
            story,
            block: block.id,
            content: Content::Photo(PlacedPhoto { photo, caption: Text::default() }),
        }));
    }
    Edit::Several(edits).apply(project)
}
