//! Applying an edit: which part of the project it changes.

use std::sync::Arc;

use super::{Detail, Edit, EditError, TextPlace, body, records};
use crate::ground::StoryId;
use crate::project::Project;
use crate::story::{Story, Text};

/// Applies an edit to a project that is thrown away if this fails.
pub(super) fn apply(edit: &Edit, project: &mut Project) -> Result<(), EditError> {
    match edit {
        Edit::RenameProject(name) => project.name.clone_from(name),
        Edit::SetProjectLanguage(language) => project.language = language.clone(),
        Edit::SetHouse(house) => project.house = Arc::new(house.clone()),
        Edit::AddStory { at, story } => add_story(project, *at, story)?,
        Edit::RemoveStory(story) => {
            let at = place_of(project, *story)?;
            project.stories.remove(at);
        }
        Edit::MoveStory { story, to } => {
            let at = place_of(project, *story)?;
            let moved = project.stories.remove(at);
            project.stories.insert((*to).min(project.stories.len()), moved);
        }
        Edit::SetField { story, field, words } => field.of_mut(story_mut(project, *story)?).clone_from(words),
        Edit::SetDetail { story, detail } => set_detail(story_mut(project, *story)?, detail),
        Edit::TakeStep { story, step, at, by, note } => story_mut(project, *story)?.take(*step, *at, by, note)?,
        Edit::Splice { place, range, with } => text_mut(project, *place)?.splice(range.clone(), with),
        Edit::Mark { place, range, mark } => text_mut(project, *place)?.mark(range.clone(), mark.clone()),
        Edit::Unmark { place, range, kind } => text_mut(project, *place)?.unmark(range.clone(), *kind),
        Edit::ReplaceBlocks { story, at, gone, with } => {
            body::replace(story_mut(project, *story)?, *at, *gone, with)?;
        }
        Edit::AddBlock { story, at, block } => body::add(story_mut(project, *story)?, *at, block)?,
        Edit::RemoveBlock { story, block } => body::remove(story_mut(project, *story)?, *block)?,
        Edit::MoveBlock { story, block, to } => body::shift(story_mut(project, *story)?, *block, *to)?,
        Edit::SetContent { story, block, content } => {
            body::block_mut(story_mut(project, *story)?, *block)?.content = content.clone();
        }
        Edit::SetDirection { story, block, direction } => {
            body::block_mut(story_mut(project, *story)?, *block)?.direction = *direction;
        }
        Edit::SplitBlock { story, block, at, second } => {
            body::split(story_mut(project, *story)?, *block, *at, *second)?;
        }
        Edit::JoinBlock { story, block } => body::join(story_mut(project, *story)?, *block)?,
        Edit::PutPhoto(photo) => records::put_photo(project, photo),
        Edit::RemovePhoto(photo) => records::remove_photo(project, *photo)?,
        Edit::PutEntity(entity) => records::put_entity(project, entity),
        Edit::RemoveEntity(entity) => records::remove_entity(project, *entity)?,
        Edit::PutSource(source) => records::put_source(project, source),
        Edit::RemoveSource(source) => records::remove_source(project, *source)?,
        Edit::SetAllButBody(given) => set_all_but_body(story_mut(project, given.id)?, given),
        Edit::SetLibrary(library) => project.library = Arc::clone(library),
        Edit::SetDirectory(directory) => project.directory = Arc::clone(directory),
        Edit::Several(edits) => {
            for edit in edits {
                apply(edit, project)?;
            }
        }
    }
    Ok(())
}

fn add_story(project: &mut Project, at: usize, story: &Arc<Story>) -> Result<(), EditError> {
    if project.story(story.id).is_some() {
        return Err(EditError::IdInUse(format!("story {}", story.id)));
    }
    project.stories.insert(at.min(project.stories.len()), Arc::clone(story));
    Ok(())
}

fn set_all_but_body(story: &mut Story, given: &Story) {
    let body = std::mem::take(&mut story.body);
    *story = Story { body, ..given.clone() };
}

fn place_of(project: &Project, story: StoryId) -> Result<usize, EditError> {
    project.stories.iter().position(|s| s.id == story).ok_or(EditError::NoStory(story))
}

fn story_mut(project: &mut Project, story: StoryId) -> Result<&mut Story, EditError> {
    project.stories.iter_mut().find(|s| s.id == story).map(Arc::make_mut).ok_or(EditError::NoStory(story))
}

fn text_mut(project: &mut Project, place: TextPlace) -> Result<&mut Text, EditError> {
    body::block_mut(story_mut(project, place.story)?, place.block)?
        .text_mut(place.part)
        .ok_or(EditError::NoText(place.block))
}

/// Sets what is more than a line of words.
pub(super) fn set_detail(story: &mut Story, detail: &Detail) {
    match detail {
        Detail::Bylines(bylines) => story.furniture.bylines.clone_from(bylines),
        Detail::DatelineDate(date) => story.furniture.dateline.date = *date,
        Detail::Keywords(keywords) => story.filing.keywords.clone_from(keywords),
        Detail::Genre(genre) => story.filing.genre = *genre,
        Detail::Urgency(urgency) => story.filing.urgency = *urgency,
        Detail::Language(language) => story.language = language.clone(),
        Detail::Status(status) => story.status = *status,
        Detail::Embargo(embargo) => story.embargo.clone_from(embargo),
        Detail::Corrections(corrections) => story.corrections.clone_from(corrections),
        Detail::Deadline(deadline) => story.handling.deadline.clone_from(deadline),
        Detail::PlannedWords(words) => story.handling.planned_words = *words,
        Detail::Log(log) => story.handling.log.clone_from(log),
        Detail::Assigned(name) => story.handling.assigned.clone_from(name),
    }
}
