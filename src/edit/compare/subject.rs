//! What of a project can differ by itself, what it is worth, and the edit that sets it.

use std::sync::Arc;

use crate::edit::{Detail, Edit};
use crate::ground::{BlockId, EntityId, Language, PhotoId, SourceId, StoryId};
use crate::photos::Photo;
use crate::project::{House, Project};
use crate::story::{Block, Field, Story};
use crate::tags::{Entity, Source};

/// What of a project can differ by itself.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Subject {
    /// The project's name.
    Name,
    /// The language of new stories.
    Language,
    /// The house settings.
    House,
    /// Whether there is such a story.
    Story(StoryId),
    /// Its place among the stories.
    Place(StoryId),
    /// A line of a story.
    Field(StoryId, Field),
    /// What else is known of a story.
    Detail(StoryId, Known),
    /// A block of a story.
    Block(StoryId, BlockId),
    /// Where a block stands in its story.
    BlockPlace(StoryId, BlockId),
    /// A photo.
    Photo(PhotoId),
    /// An entity.
    Entity(EntityId),
    /// A source.
    Source(SourceId),
}

/// What is known of a story beyond its lines; a row for each kind of [`Detail`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Known {
    /// [`Detail::Status`].
    Status,
    /// [`Detail::Embargo`].
    Embargo,
    /// [`Detail::Bylines`].
    Bylines,
    /// [`Detail::DatelineDate`].
    DatelineDate,
    /// [`Detail::Keywords`].
    Keywords,
    /// [`Detail::Genre`].
    Genre,
    /// [`Detail::Urgency`].
    Urgency,
    /// [`Detail::Language`].
    Language,
    /// [`Detail::Deadline`].
    Deadline,
    /// [`Detail::PlannedWords`].
    PlannedWords,
    /// [`Detail::Assigned`].
    Assigned,
    /// [`Detail::Corrections`].
    Corrections,
    /// [`Detail::Log`].
    Log,
}

impl Known {
    /// All of them, in the order they are told.
    pub const ALL: [Self; 13] = [
        Self::Status,
        Self::Embargo,
        Self::Bylines,
        Self::DatelineDate,
        Self::Keywords,
        Self::Genre,
        Self::Urgency,
        Self::Language,
        Self::Deadline,
        Self::PlannedWords,
        Self::Assigned,
        Self::Corrections,
        Self::Log,
    ];

    /// What a story has of it.
    #[must_use]
    pub fn of(self, story: &Story) -> Detail {
        let (furniture, filing, handling) = (&story.furniture, &story.filing, &story.handling);
        match self {
            Self::Status => Detail::Status(story.status),
            Self::Embargo => Detail::Embargo(story.embargo.clone()),
            Self::Bylines => Detail::Bylines(furniture.bylines.clone()),
            Self::DatelineDate => Detail::DatelineDate(furniture.dateline.date),
            Self::Keywords => Detail::Keywords(filing.keywords.clone()),
            Self::Genre => Detail::Genre(filing.genre),
            Self::Urgency => Detail::Urgency(filing.urgency),
            Self::Language => Detail::Language(story.language.clone()),
            Self::Deadline => Detail::Deadline(handling.deadline.clone()),
            Self::PlannedWords => Detail::PlannedWords(handling.planned_words),
            Self::Assigned => Detail::Assigned(handling.assigned.clone()),
            Self::Corrections => Detail::Corrections(story.corrections.clone()),
            Self::Log => Detail::Log(handling.log.clone()),
        }
    }
}

/// What a subject is worth.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Value {
    /// It is not there.
    Nothing,
    /// Plain words.
    Words(String),
    /// A language.
    Language(Language),
    /// The house settings.
    House(Arc<House>),
    /// A story, and its place among the others.
    Story(Arc<Story>, usize),
    /// A place, from 0.
    Place(usize),
    /// A block, and what it stands behind; at the start behind nothing.
    Behind(Arc<Block>, Option<Arc<Block>>),
    /// The story that a story stands behind in the list; the first behind none.
    BehindStory(Option<Arc<Story>>),
    /// What is known of a story.
    Detail(Detail),
    /// A block, and its place in the body.
    Block(Arc<Block>, usize),
    /// A photo.
    Photo(Box<Photo>),
    /// An entity.
    Entity(Box<Entity>),
    /// A source.
    Source(Box<Source>),
}

impl Subject {
    /// The story it is in, if it is in one.
    #[must_use]
    pub fn story(self) -> Option<StoryId> {
        match self {
            Self::Story(story)
            | Self::Place(story)
            | Self::Field(story, _)
            | Self::Detail(story, _)
            | Self::Block(story, _)
            | Self::BlockPlace(story, _) => Some(story),
            Self::Name | Self::Language | Self::House | Self::Photo(_) | Self::Entity(_) | Self::Source(_) => None,
        }
    }

    /// What it is worth in a project.
    #[must_use]
    pub fn value(self, project: &Project) -> Value {
        match self {
            Self::Name => Value::Words(project.name.clone()),
            Self::Language => Value::Language(project.language.clone()),
            Self::House => Value::House(Arc::clone(&project.house)),
            Self::Story(id) => match project.stories.iter().position(|story| story.id == id) {
                Some(at) => project.stories.get(at).map_or(Value::Nothing, |story| Value::Story(Arc::clone(story), at)),
                None => Value::Nothing,
            },
            Self::Place(id) => {
                project.stories.iter().position(|story| story.id == id).map_or(Value::Nothing, Value::Place)
            }
            Self::Field(id, field) => {
                project.story(id).map_or(Value::Nothing, |story| Value::Words(field.of(story).to_owned()))
            }
            Self::Detail(id, known) => project.story(id).map_or(Value::Nothing, |story| Value::Detail(known.of(story))),
            Self::BlockPlace(id, block) => {
                let body = project.story(id).map(|story| &story.body);
                let found = body.and_then(|body| body.place_of(block).and_then(|at| Some((body, body.get(at)?, at))));
                found.map_or(Value::Nothing, |(body, block, at)| {
                    let behind = at.checked_sub(1).and_then(|before| body.get(before));
                    Value::Behind(Arc::clone(block), behind.map(Arc::clone))
                })
            }
            Self::Block(id, block) => {
                let body = project.story(id).map(|story| &story.body);
                let found = body.and_then(|body| body.place_of(block).and_then(|at| Some((body.get(at)?, at))));
                found.map_or(Value::Nothing, |(block, at)| Value::Block(Arc::clone(block), at))
            }
            Self::Photo(id) => {
                project.library.photo(id).map_or(Value::Nothing, |photo| Value::Photo(Box::new(photo.clone())))
            }
            Self::Entity(id) => {
                project.directory.entity(id).map_or(Value::Nothing, |one| Value::Entity(Box::new(one.clone())))
            }
            Self::Source(id) => {
                project.directory.source(id).map_or(Value::Nothing, |one| Value::Source(Box::new(one.clone())))
            }
        }
    }

    /// The edit that gives it a value in a project where it is worth `now`. A block takes the place
    /// its value names, a story too.
    #[must_use]
    pub fn setting(self, now: &Value, value: &Value) -> Edit {
        match (self, value) {
            (Self::Name, Value::Words(name)) => Edit::RenameProject(name.clone()),
            (Self::Language, Value::Language(language)) => Edit::SetProjectLanguage(language.clone()),
            (Self::House, Value::House(house)) => Edit::SetHouse(House::clone(house)),
            (Self::Story(id), Value::Nothing) => Edit::RemoveStory(id),
            (Self::Story(_), Value::Story(story, at)) => {
                let add = Edit::AddStory { at: *at, story: Arc::clone(story) };
                if let Value::Story(now, _) = now { Edit::Several(vec![Edit::RemoveStory(now.id), add]) } else { add }
            }
            (Self::Place(story), Value::Place(to)) => Edit::MoveStory { story, to: *to },
            (Self::Field(story, field), Value::Words(words)) => Edit::SetField { story, field, words: words.clone() },
            (Self::Detail(story, _), Value::Detail(detail)) => Edit::SetDetail { story, detail: detail.clone() },
            (Self::Block(story, _), value) => setting_block(story, now, value),
            (Self::Photo(id), Value::Nothing) => Edit::RemovePhoto(id),
            (Self::Photo(_), Value::Photo(photo)) => Edit::PutPhoto(Photo::clone(photo)),
            (Self::Entity(id), Value::Nothing) => Edit::RemoveEntity(id),
            (Self::Entity(_), Value::Entity(entity)) => Edit::PutEntity(Entity::clone(entity)),
            (Self::Source(id), Value::Nothing) => Edit::RemoveSource(id),
            (Self::Source(_), Value::Source(source)) => Edit::PutSource(Source::clone(source)),
            // A value of another kind of subject: there is nothing to set.
            (_, _) => Edit::Several(Vec::new()),
        }
    }
}

fn setting_block(story: StoryId, now: &Value, value: &Value) -> Edit {
    match (now, value) {
        (Value::Block(now, _), Value::Nothing) => Edit::RemoveBlock { story, block: now.id },
        (Value::Block(now, from), Value::Block(block, to)) if now.id == block.id => {
            let mut edits = Vec::new();
            if now.content != block.content {
                edits.push(Edit::SetContent { story, block: now.id, content: block.content.clone() });
            }
            if now.direction != block.direction {
                edits.push(Edit::SetDirection { story, block: now.id, direction: block.direction });
            }
            if from != to {
                edits.push(Edit::MoveBlock { story, block: now.id, to: *to });
            }
            if edits.len() == 1 { edits.swap_remove(0) } else { Edit::Several(edits) }
        }
        (Value::Block(_, at), Value::Block(block, _)) => {
            Edit::ReplaceBlocks { story, at: *at, gone: 1, with: vec![Arc::clone(block)] }
        }
        (_, Value::Block(block, at)) => Edit::AddBlock { story, at: *at, block: Arc::clone(block) },
        (_, _) => Edit::Several(Vec::new()),
    }
}
