//! A file in which a merge left both versions between its markers.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::sync::Arc;

use super::{Loss, LossKind};
use crate::ground::IdMint;
use crate::project::Project;
use crate::story::Story;

/// The two versions, with empty lines for those of the other, so that lines keep their numbers.
#[derive(Debug)]
pub(super) struct Sides {
    pub(super) ours: String,
    pub(super) theirs: String,
    /// The line of the first marker.
    line: usize,
    /// The lines between markers, with them.
    raw: String,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Side {
    Both,
    Ours,
    Base,
    Theirs,
}

/// Takes a file apart at its markers; `None` for one without.
pub(super) fn of(text: &str) -> Option<Sides> {
    let line = text.lines().position(|line| line.starts_with("<<<<<<<"))? + 1;
    let mut sides = Sides { ours: String::new(), theirs: String::new(), line, raw: String::new() };
    let mut side = Side::Both;
    for line in text.lines() {
        let marker =
            [("<<<<<<<", Side::Ours), ("|||||||", Side::Base), ("=======", Side::Theirs), (">>>>>>>", Side::Both)];
        let next = marker.iter().find(|(marker, _)| line.starts_with(marker)).map(|(_, next)| *next);
        if side != Side::Both || next.is_some() {
            let _to_memory = writeln!(sides.raw, "{line}");
        }
        let side_now = next.unwrap_or(side);
        if next.is_none() && matches!(side, Side::Both | Side::Ours) {
            sides.ours.push_str(line);
        }
        if next.is_none() && matches!(side, Side::Both | Side::Theirs) {
            sides.theirs.push_str(line);
        }
        side = side_now;
        sides.ours.push('\n');
        sides.theirs.push('\n');
    }
    Some(sides)
}

/// Our project with what theirs has besides: stories they have otherwise stand after ours.
pub(super) fn together(
    mut ours: Project,
    theirs: &Project,
    sides: &Sides,
    mint: &mut IdMint,
    losses: &mut Vec<Loss>,
) -> Project {
    let mut stories: Vec<Arc<Story>> = Vec::new();
    let of_theirs: BTreeMap<_, _> = theirs.stories.iter().map(|story| (story.id, story)).collect();
    let told = |story: &Story| Loss {
        story: story.display_name().to_owned(),
        ..Loss::new(sides.line, sides.line, LossKind::Sides)
    };
    for story in &ours.stories {
        stories.push(Arc::clone(story));
        if let Some(other) = of_theirs.get(&story.id).filter(|other| **other != story) {
            losses.push(told(other));
            stories.push(Arc::new(Story { id: mint.mint(), ..other.as_ref().clone() }));
        }
    }
    let alone = theirs.stories.iter().filter(|story| ours.story(story.id).is_none());
    stories.extend(alone.cloned());
    ours.stories = stories;
    let library = Arc::make_mut(&mut ours.library);
    let photos = theirs.library.photos.iter().filter(|photo| library.photo(photo.id).is_none()).cloned();
    let photos: Vec<_> = photos.collect();
    library.photos.extend(photos);
    let directory = Arc::make_mut(&mut ours.directory);
    let entities: Vec<_> =
        theirs.directory.entities.iter().filter(|entity| directory.entity(entity.id).is_none()).cloned().collect();
    let sources: Vec<_> =
        theirs.directory.sources.iter().filter(|source| directory.source(source.id).is_none()).cloned().collect();
    directory.entities.extend(entities);
    directory.sources.extend(sources);
    // Terms that one side holds stricter are held.
    for source in &mut directory.sources {
        if let Some(other) = theirs.directory.source(source.id) {
            source.terms = source.terms.max(other.terms);
        }
    }
    losses.push(Loss { raw: sides.raw.clone(), ..Loss::new(sides.line, sides.line, LossKind::Sides) });
    ours
}
