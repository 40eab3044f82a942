//! The one edit that leads from a project to another: what undo did, or what a file and its
//! journal have apart.

use std::collections::BTreeSet;
use std::sync::Arc;

use super::Edit;
use crate::ground::StoryId;
use crate::project::Project;
use crate::story::{Block, Body, Field, Story};

/// The edit that makes `to` of `from`: `difference(a, b).apply(a) == b`. Parts that both share are
/// passed over by their address, so that between two states of one session it costs little more
/// than what changed.
#[must_use]
pub fn difference(from: &Project, to: &Project) -> Edit {
    let mut edits = Vec::new();
    let Project { name, language, house, stories: _, library: _, directory: _ } = to;
    if *name != from.name {
        edits.push(Edit::RenameProject(name.clone()));
    }
    if *language != from.language {
        edits.push(Edit::SetProjectLanguage(language.clone()));
    }
    if *house != from.house {
        edits.push(Edit::SetHouse(house.as_ref().clone()));
    }
    photos(from, to, &mut edits);
    names(from, to, &mut edits);
    stories(from, to, &mut edits);
    match <[Edit; 1]>::try_from(edits) {
        Ok([edit]) => edit,
        Err(edits) => Edit::Several(edits),
    }
}

/// The records of `to` that are new or other than in `from`, if putting them in by themselves
/// gives `to`: none has gone or moved, and new ones stand at the end.
fn to_put<'a, T: Eq, Id: Eq>(from: &[T], to: &'a [T], id: impl Fn(&T) -> Id) -> Option<Vec<&'a T>> {
    let stay = from.len() <= to.len() && from.iter().zip(to).all(|(a, b)| id(a) == id(b));
    let rest = to.get(from.len()..).unwrap_or_default();
    let changed = from.iter().zip(to).filter(|(a, b)| a != b).map(|(_, b)| b);
    stay.then(|| changed.chain(rest).collect())
}

fn photos(from: &Project, to: &Project, edits: &mut Vec<Edit>) {
    if from.library == to.library {
        return;
    }
    match to_put(&from.library.photos, &to.library.photos, |photo| photo.id) {
        Some(photos) => edits.extend(photos.into_iter().cloned().map(Edit::PutPhoto)),
        None => edits.push(Edit::SetLibrary(Arc::clone(&to.library))),
    }
}

fn names(from: &Project, to: &Project, edits: &mut Vec<Edit>) {
    if from.directory == to.directory {
        return;
    }
    let entities = to_put(&from.directory.entities, &to.directory.entities, |entity| entity.id);
    let sources = to_put(&from.directory.sources, &to.directory.sources, |source| source.id);
    match entities.zip(sources) {
        Some((entities, sources)) => {
            edits.extend(entities.into_iter().cloned().map(Edit::PutEntity));
            edits.extend(sources.into_iter().cloned().map(Edit::PutSource));
        }
        None => edits.push(Edit::SetDirectory(Arc::clone(&to.directory))),
    }
}

fn stories(from: &Project, to: &Project, edits: &mut Vec<Edit>) {
    let in_place = |(a, b): (&Arc<Story>, &Arc<Story>)| a.id == b.id;
    if from.stories.len() == to.stories.len() && from.stories.iter().zip(&to.stories).all(in_place) {
        for (before, after) in from.stories.iter().zip(&to.stories) {
            story(before, after, edits);
        }
        return;
    }
    order(from, to, edits);
    for after in &to.stories {
        if let Some(before) = from.story(after.id) {
            story(before, after, edits);
        }
    }
}

/// Takes out what has gone, puts in what is new, and moves the rest where it stands in `to`.
fn order(from: &Project, to: &Project, edits: &mut Vec<Edit>) {
    let stays: BTreeSet<StoryId> = to.stories.iter().map(|story| story.id).collect();
    let mut row = Vec::with_capacity(to.stories.len());
    for story in &from.stories {
        if stays.contains(&story.id) {
            row.push(story.id);
        } else {
            edits.push(Edit::RemoveStory(story.id));
        }
    }
    let mut known: BTreeSet<StoryId> = row.iter().copied().collect();
    for (at, wanted) in to.stories.iter().enumerate() {
        if known.insert(wanted.id) {
            row.insert(at.min(row.len()), wanted.id);
            edits.push(Edit::AddStory { at, story: Arc::clone(wanted) });
            continue;
        }
        // One story that went far down is moved, not all that moved up for it.
        if let (Some(here), Some(next)) = (row.get(at).copied(), row.get(at + 1))
            && *next == wanted.id
        {
            let end = to.stories.iter().position(|story| story.id == here).unwrap_or(at);
            shift(&mut row, at, end, edits);
        }
        if row.get(at) != Some(&wanted.id)
            && let Some(place) = row.iter().position(|id| *id == wanted.id)
        {
            shift(&mut row, place, at, edits);
        }
    }
}

fn shift(row: &mut Vec<StoryId>, place: usize, to: usize, edits: &mut Vec<Edit>) {
    let story = row.remove(place);
    row.insert(to.min(row.len()), story);
    edits.push(Edit::MoveStory { story, to });
}

/// What leads from one state of a story to another.
fn story(from: &Arc<Story>, to: &Arc<Story>, edits: &mut Vec<Edit>) {
    if Arc::ptr_eq(from, to) {
        return;
    }
    let (before, after) = (bare(from), bare(to));
    if before != after {
        let mut lines = before;
        let mut fields = Vec::new();
        for row in Field::ROWS {
            let words = row.field.of(&after);
            if row.field.of(&lines) != words {
                words.clone_into(row.field.of_mut(&mut lines));
                fields.push(Edit::SetField { story: to.id, field: row.field, words: words.to_owned() });
            }
        }
        if lines == after {
            edits.append(&mut fields);
        } else {
            edits.push(Edit::SetAllButBody(Arc::new(after)));
        }
    }
    if let Some(edit) = blocks(to.id, &from.body, &to.body) {
        edits.push(edit);
    }
}

/// A story without its body.
fn bare(story: &Story) -> Story {
    let Story { id, language, status, embargo, filing, handling, furniture, corrections, body: _ } = story;
    Story {
        language: language.clone(),
        status: *status,
        embargo: embargo.clone(),
        filing: filing.clone(),
        handling: handling.clone(),
        furniture: furniture.clone(),
        corrections: corrections.clone(),
        ..Story::new(*id, language.clone())
    }
}

/// The stretch in which two bodies differ, as one replacement.
fn blocks(story: StoryId, from: &Body, to: &Body) -> Option<Edit> {
    // By address first, over any length; then by what they say, in the stretch that is left.
    let (mut gone, mut come) = to.changed(from)?;
    let same = |(a, b): &(&Arc<Block>, &Arc<Block>)| a == b;
    let head = from.range(gone.clone()).zip(to.range(come.clone())).take_while(same).count();
    (gone.start, come.start) = (gone.start + head, come.start + head);
    let tail = from.range(gone.clone()).rev().zip(to.range(come.clone()).rev()).take_while(same).count();
    (gone.end, come.end) = (gone.end - tail, come.end - tail);
    let with: Vec<Arc<Block>> = to.range(come).cloned().collect();
    let replaced = Edit::ReplaceBlocks { story, at: gone.start, gone: gone.len(), with: with.clone() };
    (!gone.is_empty() || !with.is_empty()).then_some(replaced)
}
