//! Projects that somebody went on working on: any row of changes to any project.

use std::sync::Arc;

use copydesk::edit::{Detail, Edit, TextPlace};
use copydesk::ground::{BlockId, EntityId, IdMint, PhotoId, SourceId};
use copydesk::photos::Photo;
use copydesk::project::Project;
use copydesk::story::{Block, Byline, Content, Field, Mark, MarkKind, Part, Status, Story, Text};
use copydesk::tags::{Entity, EntityKind, Source};
use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::Index;

use super::{arb_content, arb_mark, arb_story, arb_string, arb_text};

/// A change to a project that is not known yet.
#[derive(Debug, Clone)]
pub(crate) enum Touch {
    Field(Index, Field, String),
    Keywords(Index, Vec<String>),
    Bylines(Index, Vec<String>),
    Status(Index, Status),
    Splice(Index, Index, usize, usize, Text),
    Mark(Index, Index, usize, usize, Mark),
    Unmark(Index, Index, usize, usize, MarkKind),
    Content(Index, Index, Content),
    AddBlock(Index, Index, Content, u64),
    RemoveBlock(Index, Index),
    MoveBlock(Index, Index, usize),
    Retype(Index, Index, u64),
    AddStory(Box<Story>),
    RemoveStory(Index),
    MoveStory(Index, usize),
    Photo(Index, String),
    AddPhoto(u64, String),
    RemovePhoto(Index),
    Entity(Index, String),
    AddEntity(u64, String),
    RemoveEntity(Index),
    Source(Index, String),
    AddSource(u64, String),
    RemoveSource(Index),
    Name(String),
    Zone(String),
}

const KINDS: [MarkKind; 5] = [MarkKind::Bold, MarkKind::Italic, MarkKind::Link, MarkKind::Mention, MarkKind::Quotation];

/// One change.
pub(crate) fn arb_touch() -> impl Strategy<Value = Touch> {
    let fields: Vec<Field> = Field::ROWS.iter().map(|row| row.field).collect();
    let at = any::<Index>;
    let words = prop_oneof![
        6 => (at(), at(), 0_usize..60, 0_usize..60, arb_text()).prop_map(|(s, b, from, to, text)| Touch::Splice(s, b, from, to, text)),
        3 => (at(), at(), 0_usize..60, 0_usize..60, arb_mark()).prop_map(|(s, b, from, to, mark)| Touch::Mark(s, b, from, to, mark)),
        2 => (at(), at(), 0_usize..60, 0_usize..60, proptest::sample::select(&KINDS[..])).prop_map(|(s, b, from, to, kind)| Touch::Unmark(s, b, from, to, kind)),
    ];
    let blocks = prop_oneof![
        2 => (at(), at(), arb_content()).prop_map(|(s, b, content)| Touch::Content(s, b, content)),
        3 => (at(), at(), arb_content(), 0_u64..1_000_000).prop_map(|(s, b, content, id)| Touch::AddBlock(s, b, content, id)),
        3 => (at(), at()).prop_map(|(s, b)| Touch::RemoveBlock(s, b)),
        3 => (at(), at(), 0_usize..9).prop_map(|(s, b, to)| Touch::MoveBlock(s, b, to)),
        1 => (at(), at(), any::<u64>()).prop_map(|(s, b, id)| Touch::Retype(s, b, id)),
    ];
    let stories = prop_oneof![
        4 => (at(), proptest::sample::select(fields), arb_string()).prop_map(|(s, field, words)| Touch::Field(s, field, words)),
        1 => (at(), vec(arb_string(), 0..4)).prop_map(|(s, words)| Touch::Keywords(s, words)),
        1 => (at(), vec(arb_string(), 0..3)).prop_map(|(s, names)| Touch::Bylines(s, names)),
        1 => (at(), proptest::sample::select(&Status::ALL[..])).prop_map(|(s, status)| Touch::Status(s, status)),
        1 => arb_story().prop_map(|story| Touch::AddStory(Box::new(story))),
        1 => at().prop_map(Touch::RemoveStory),
        1 => (at(), 0_usize..4).prop_map(|(s, to)| Touch::MoveStory(s, to)),
    ];
    let records = prop_oneof![
        (at(), arb_string()).prop_map(|(one, words)| Touch::Photo(one, words)),
        (0_u64..1_000_000, arb_string()).prop_map(|(id, words)| Touch::AddPhoto(id, words)),
        at().prop_map(Touch::RemovePhoto),
        (at(), arb_string()).prop_map(|(one, words)| Touch::Entity(one, words)),
        (0_u64..1_000_000, arb_string()).prop_map(|(id, words)| Touch::AddEntity(id, words)),
        at().prop_map(Touch::RemoveEntity),
        (at(), arb_string()).prop_map(|(one, words)| Touch::Source(one, words)),
        (0_u64..1_000_000, arb_string()).prop_map(|(id, words)| Touch::AddSource(id, words)),
        at().prop_map(Touch::RemoveSource),
        arb_string().prop_map(Touch::Name),
        arb_string().prop_map(Touch::Zone),
    ];
    prop_oneof![4 => words, 4 => blocks, 3 => stories, 2 => records]
}

/// A row of changes.
pub(crate) fn arb_touches() -> impl Strategy<Value = Vec<Touch>> {
    vec(arb_touch(), 0..6)
}

/// The project after these changes; those that do not fit are left out.
pub(crate) fn changed(project: &Project, touches: &[Touch]) -> Project {
    touches.iter().fold(project.clone(), |project, touch| {
        edit(&project, touch).and_then(|edit| edit.apply(&project).ok()).unwrap_or(project)
    })
}

fn story_of(project: &Project, which: Index) -> Option<&Arc<Story>> {
    (!project.stories.is_empty()).then(|| &project.stories[which.index(project.stories.len())])
}

fn block_of(project: &Project, story: Index, block: Index) -> Option<(&Arc<Story>, &Arc<Block>, usize)> {
    let story = story_of(project, story)?;
    let at = (!story.body.is_empty()).then(|| block.index(story.body.len()))?;
    Some((story, story.body.get(at)?, at))
}

fn place(project: &Project, story: Index, block: Index, part: usize) -> Option<TextPlace> {
    let (story, block, _) = block_of(project, story, block)?;
    let parts = block.parts();
    let part: Part = *parts.get(part % parts.len().max(1))?;
    Some(TextPlace { story: story.id, block: block.id, part })
}

fn one_of<T>(all: &[T], which: Index) -> Option<&T> {
    (!all.is_empty()).then(|| &all[which.index(all.len())])
}

#[allow(clippy::too_many_lines, reason = "one arm a change")]
fn edit(project: &Project, touch: &Touch) -> Option<Edit> {
    let library = &project.library.photos;
    let directory = &project.directory;
    let detail = |story: Index, detail: Detail| {
        story_of(project, story).map(|story| Edit::SetDetail { story: story.id, detail })
    };
    match touch {
        Touch::Field(story, field, words) => {
            let story = story_of(project, *story)?;
            Some(Edit::SetField { story: story.id, field: *field, words: words.clone() })
        }
        Touch::Keywords(story, words) => detail(*story, Detail::Keywords(words.clone())),
        Touch::Bylines(story, names) => {
            let byline = |name: &String| Byline { name: name.clone(), role: String::new() };
            detail(*story, Detail::Bylines(names.iter().map(byline).collect()))
        }
        Touch::Status(story, status) => detail(*story, Detail::Status(*status)),
        Touch::Splice(s, b, from, to, with) => {
            Some(Edit::Splice { place: place(project, *s, *b, *from)?, range: *from..*to, with: with.clone() })
        }
        Touch::Mark(s, b, from, to, mark) => {
            Some(Edit::Mark { place: place(project, *s, *b, *from)?, range: *from..*to, mark: mark.clone() })
        }
        Touch::Unmark(s, b, from, to, kind) => {
            Some(Edit::Unmark { place: place(project, *s, *b, *from)?, range: *from..*to, kind: *kind })
        }
        Touch::Content(s, b, content) => {
            let (story, block, _) = block_of(project, *s, *b)?;
            Some(Edit::SetContent { story: story.id, block: block.id, content: content.clone() })
        }
        Touch::AddBlock(s, b, content, id) => {
            let story = story_of(project, *s)?;
            let block = Arc::new(Block::new(BlockId::from(*id), content.clone()));
            Some(Edit::AddBlock { story: story.id, at: b.index(story.body.len() + 1), block })
        }
        Touch::RemoveBlock(s, b) => {
            let (story, block, _) = block_of(project, *s, *b)?;
            Some(Edit::RemoveBlock { story: story.id, block: block.id })
        }
        Touch::MoveBlock(s, b, to) => {
            let (story, block, _) = block_of(project, *s, *b)?;
            Some(Edit::MoveBlock { story: story.id, block: block.id, to: *to })
        }
        Touch::Retype(s, b, id) => {
            let (story, block, at) = block_of(project, *s, *b)?;
            let with = vec![Arc::new(Block { id: IdMint::seeded(*id).mint(), ..Block::clone(block) })];
            Some(Edit::ReplaceBlocks { story: story.id, at, gone: 1, with })
        }
        Touch::AddStory(story) => Some(Edit::AddStory { at: 1, story: Arc::new(Story::clone(story)) }),
        Touch::RemoveStory(story) => Some(Edit::RemoveStory(story_of(project, *story)?.id)),
        Touch::MoveStory(story, to) => Some(Edit::MoveStory { story: story_of(project, *story)?.id, to: *to }),
        Touch::Photo(which, words) => {
            Some(Edit::PutPhoto(Photo { caption: words.clone(), ..one_of(library, *which)?.clone() }))
        }
        Touch::AddPhoto(id, words) => {
            Some(Edit::PutPhoto(Photo { caption: words.clone(), ..Photo::wanted(PhotoId::from(*id)) }))
        }
        Touch::RemovePhoto(which) => Some(Edit::RemovePhoto(one_of(library, *which)?.id)),
        Touch::Entity(which, words) => {
            Some(Edit::PutEntity(Entity { role: words.clone(), ..one_of(&directory.entities, *which)?.clone() }))
        }
        Touch::AddEntity(id, words) => {
            Some(Edit::PutEntity(Entity::new(EntityId::from(*id), EntityKind::Person, words.clone())))
        }
        Touch::RemoveEntity(which) => Some(Edit::RemoveEntity(one_of(&directory.entities, *which)?.id)),
        Touch::Source(which, words) => {
            Some(Edit::PutSource(Source { reached: words.clone(), ..one_of(&directory.sources, *which)?.clone() }))
        }
        Touch::AddSource(id, words) => Some(Edit::PutSource(Source::new(SourceId::from(*id), words.clone()))),
        Touch::RemoveSource(which) => Some(Edit::RemoveSource(one_of(&directory.sources, *which)?.id)),
        Touch::Name(name) => Some(Edit::RenameProject(name.clone())),
        Touch::Zone(zone) => {
            let mut house = project.house.as_ref().clone();
            zone.clone_into(&mut house.zone);
            Some(Edit::SetHouse(house))
        }
    }
}
