//! Changes to the library and the directory, and to the stories that refer to them.

use std::sync::Arc;

use super::EditError;
use crate::ground::{EntityId, PhotoId, SourceId};
use crate::photos::Photo;
use crate::project::Project;
use crate::story::{Block, Content, Mark};
use crate::tags::{Entity, Source};

/// Replaces the record that `is_it` names, or adds it at the end.
fn put<T: Clone>(records: &mut Vec<T>, record: &T, is_it: impl Fn(&T) -> bool) {
    match records.iter_mut().find(|r| is_it(r)) {
        Some(there) => there.clone_from(record),
        None => records.push(record.clone()),
    }
}

pub(super) fn put_photo(project: &mut Project, photo: &Photo) {
    put(&mut Arc::make_mut(&mut project.library).photos, photo, |p| p.id == photo.id);
}

pub(super) fn put_entity(project: &mut Project, entity: &Entity) {
    put(&mut Arc::make_mut(&mut project.directory).entities, entity, |e| e.id == entity.id);
}

pub(super) fn put_source(project: &mut Project, source: &Source) {
    put(&mut Arc::make_mut(&mut project.directory).sources, source, |s| s.id == source.id);
}

pub(super) fn remove_photo(project: &mut Project, photo: PhotoId) -> Result<(), EditError> {
    project.library.photo(photo).ok_or(EditError::NoPhoto(photo))?;
    Arc::make_mut(&mut project.library).photos.retain(|p| p.id != photo);
    let shows = |block: &Block| matches!(&block.content, Content::Photo(placed) if placed.photo == photo);
    for story in &mut project.stories {
        if story.body.iter().any(|block| shows(block)) {
            Arc::make_mut(story).body.retain(|block| !shows(block));
        }
    }
    Ok(())
}

pub(super) fn remove_entity(project: &mut Project, entity: EntityId) -> Result<(), EditError> {
    project.directory.entity(entity).ok_or(EditError::NoEntity(entity))?;
    Arc::make_mut(&mut project.directory).entities.retain(|e| e.id != entity);
    if project.library.photos.iter().any(|photo| photo.people.contains(&entity)) {
        for photo in &mut Arc::make_mut(&mut project.library).photos {
            photo.people.retain(|person| *person != entity);
        }
    }
    change_marks(project, &Mark::Mention(entity), None);
    Ok(())
}

pub(super) fn remove_source(project: &mut Project, source: SourceId) -> Result<(), EditError> {
    project.directory.source(source).ok_or(EditError::NoSource(source))?;
    Arc::make_mut(&mut project.directory).sources.retain(|s| s.id != source);
    change_marks(project, &Mark::Quotation(Some(source)), Some(&Mark::Quotation(None)));
    Ok(())
}

/// Puts one mark in place of another throughout; stories and blocks without it stay shared.
fn change_marks(project: &mut Project, from: &Mark, to: Option<&Mark>) {
    let has = |block: &Block| {
        block
            .parts()
            .into_iter()
            .filter_map(|part| block.text(part))
            .any(|text| text.spans().iter().any(|span| span.mark == *from))
    };
    for story in &mut project.stories {
        let places: Vec<usize> = (0..).zip(&story.body).filter(|(_, block)| has(block)).map(|(at, _)| at).collect();
        for at in places {
            let Some(block) = Arc::make_mut(story).body.get_mut(at) else { continue };
            for part in block.parts() {
                if let Some(text) = block.text_mut(part) {
                    text.change_marks(|mark| if mark == from { to.cloned() } else { Some(mark.clone()) });
                }
            }
        }
    }
}
