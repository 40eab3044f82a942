//! Every change an editor can make, as a value; and the way back.
//!
//! An [`Edit`] goes forward: applied to a project it gives the changed project and leaves the old
//! one as it was. [`History`] goes back by keeping old values, which share all that did not change.

mod apply;
mod body;
pub mod carry;
pub mod compare;
mod difference;
pub mod find;
pub mod flow;
mod follow;
pub mod guard;
mod held;
mod history;
pub mod merge;
pub mod motion;
mod place;
mod records;
mod typed;

pub use difference::difference;
pub use follow::{follow, follow_byte};
pub use history::{Group, GroupKind, History, Label, Moment, Target};
pub use place::{Caret, Selection, Spot, TextPlace};
pub use typed::{Typed, typed_between};

use std::ops::Range;
use std::sync::Arc;

use jiff::Timestamp;
use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use crate::ground::{BlockId, Direction, EntityId, Language, PhotoId, SourceId, StoryId};
use crate::photos::{Library, Photo};
use crate::project::{House, Project};
use crate::story::{
    Act, Block, Byline, Content, Correction, Deadline, Embargo, Field, Genre, Mark, MarkKind, Status, Step, StepError,
    Story, Text, Urgency,
};
use crate::tags::{Directory, Entity, Source};
use crate::words::{Phrase, Say, phrase, shown_in_english};

/// A change. Positions (`at`, `to`) past the end mean the end; byte ranges are clamped to whole
/// characters.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Edit {
    /// Names the project.
    RenameProject(String),
    /// Sets the language new stories start in.
    SetProjectLanguage(Language),
    /// Replaces the house settings.
    SetHouse(House),
    /// Puts a story into the list.
    AddStory {
        /// Its place in the list.
        at: usize,
        /// The story; its id must be new.
        story: Arc<Story>,
    },
    /// Takes a story out.
    RemoveStory(StoryId),
    /// Moves a story in the list.
    MoveStory {
        /// Which story.
        story: StoryId,
        /// Its place once it has been taken out.
        to: usize,
    },
    /// Sets a one-line field.
    SetField {
        /// Of which story.
        story: StoryId,
        /// Which field.
        field: Field,
        /// Its new words.
        words: String,
    },
    /// Sets what is more than a line of words.
    SetDetail {
        /// Of which story.
        story: StoryId,
        /// The new value.
        detail: Detail,
    },
    /// Takes a step of the workflow.
    TakeStep {
        /// With which story.
        story: StoryId,
        /// Which step.
        step: Step,
        /// When.
        at: Timestamp,
        /// Who takes it, by name.
        by: String,
        /// What readers are told; empty for steps that tell them nothing.
        note: String,
    },
    /// Replaces a stretch of a text; marks of what stays move along.
    Splice {
        /// Which text.
        place: TextPlace,
        /// The bytes that go.
        range: Range<usize>,
        /// What comes in their place.
        with: Text,
    },
    /// Marks a stretch of a text.
    Mark {
        /// Which text.
        place: TextPlace,
        /// The bytes to mark.
        range: Range<usize>,
        /// The mark.
        mark: Mark,
    },
    /// Takes marks of a kind off a stretch of a text.
    Unmark {
        /// Which text.
        place: TextPlace,
        /// The bytes to clear.
        range: Range<usize>,
        /// The kind of mark.
        kind: MarkKind,
    },
    /// Replaces a stretch of the body's blocks.
    ReplaceBlocks {
        /// Of which story.
        story: StoryId,
        /// The place of the first block that goes.
        at: usize,
        /// How many go.
        gone: usize,
        /// What comes in their place; their ids must be new in the story, or of blocks that go.
        with: Vec<Arc<Block>>,
    },
    /// Puts a block into a body.
    AddBlock {
        /// Of which story.
        story: StoryId,
        /// Its place.
        at: usize,
        /// The block; its id must be new in the story.
        block: Arc<Block>,
    },
    /// Takes a block out.
    RemoveBlock {
        /// Of which story.
        story: StoryId,
        /// Which block.
        block: BlockId,
    },
    /// Moves a block.
    MoveBlock {
        /// Of which story.
        story: StoryId,
        /// Which block.
        block: BlockId,
        /// Its place once it has been taken out.
        to: usize,
    },
    /// Gives a block other content; its id stays.
    SetContent {
        /// Of which story.
        story: StoryId,
        /// Which block.
        block: BlockId,
        /// What it holds from now on.
        content: Content,
    },
    /// Sets the way a block's texts read.
    SetDirection {
        /// Of which story.
        story: StoryId,
        /// Which block.
        block: BlockId,
        /// The way, or none to leave it to the letters.
        direction: Option<Direction>,
    },
    /// Splits a paragraph, subhead or quote in two; the second half is a paragraph, or of the
    /// same kind if the block is split inside.
    SplitBlock {
        /// Of which story.
        story: StoryId,
        /// Which block.
        block: BlockId,
        /// The byte where the second half starts.
        at: usize,
        /// The id of the second half; must be new.
        second: BlockId,
    },
    /// Joins a block to the one before it.
    JoinBlock {
        /// Of which story.
        story: StoryId,
        /// The later of the two.
        block: BlockId,
    },
    /// Adds a photo to the library, or replaces the one with its id.
    PutPhoto(Photo),
    /// Takes a photo out of the library and off every page.
    RemovePhoto(PhotoId),
    /// Adds an entity, or replaces the one with its id.
    PutEntity(Entity),
    /// Takes an entity out; its mentions become plain words, photos no longer show it.
    RemoveEntity(EntityId),
    /// Adds a source, or replaces the one with its id.
    PutSource(Source),
    /// Takes a source out; its quotations stand unattributed.
    RemoveSource(SourceId),
    /// Sets all of a story but its body: this story's, which has none.
    SetAllButBody(Arc<Story>),
    /// Replaces the photos as a whole; what stories show of them stays.
    SetLibrary(Arc<Library>),
    /// Replaces entities and sources as a whole; what stories say of them stays.
    SetDirectory(Arc<Directory>),
    /// Several changes as one: all of them, or none.
    Several(Vec<Edit>),
}

/// What of a story is more than a line of words.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Detail {
    /// The authors.
    Bylines(Vec<Byline>),
    /// The day of the dateline.
    DatelineDate(Option<Date>),
    /// The keywords.
    Keywords(Vec<String>),
    /// The genre.
    Genre(Genre),
    /// The urgency.
    Urgency(Urgency),
    /// The language, and with it the direction.
    Language(Language),
    /// How far the story has come.
    Status(Status),
    /// The embargo.
    Embargo(Option<Embargo>),
    /// What was put right, oldest first.
    Corrections(Vec<Correction>),
    /// When it is to be ready.
    Deadline(Option<Deadline>),
    /// How long it is to be, in words.
    PlannedWords(Option<u32>),
    /// Who has it.
    Assigned(String),
    /// What was done with it, oldest first.
    Log(Vec<Act>),
}

/// Why an edit does not fit the project. The project is left as it was.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum EditError {
    /// There is no such story.
    NoStory(StoryId),
    /// There is no such block.
    NoBlock(BlockId),
    /// The block has no such text.
    NoText(BlockId),
    /// There is no such photo.
    NoPhoto(PhotoId),
    /// There is no such entity.
    NoEntity(EntityId),
    /// There is no such source.
    NoSource(SourceId),
    /// The id is in use.
    IdInUse(String),
    /// The block cannot be split.
    CannotSplit(Phrase),
    /// The step cannot be taken.
    NoStep(#[from] StepError),
    /// The blocks cannot be joined.
    CannotJoin(BlockId),
}

impl Say for EditError {
    fn phrase(&self) -> Phrase {
        match self {
            Self::NoStory(id) => phrase!("unfit-no-story", id = id.to_string()),
            Self::NoBlock(id) => phrase!("unfit-no-block", id = id.to_string()),
            Self::NoText(id) => phrase!("unfit-no-text", id = id.to_string()),
            Self::NoPhoto(id) => phrase!("unfit-no-photo", id = id.to_string()),
            Self::NoEntity(id) => phrase!("unfit-no-entity", id = id.to_string()),
            Self::NoSource(id) => phrase!("unfit-no-source", id = id.to_string()),
            Self::IdInUse(id) => phrase!("unfit-id-in-use", id = id),
            Self::CannotSplit(kind) => phrase!("unfit-no-split", kind = kind.clone()),
            Self::NoStep(error) => error.phrase(),
            Self::CannotJoin(id) => phrase!("unfit-no-join", id = id.to_string()),
        }
    }
}

shown_in_english!(EditError);

impl Edit {
    /// The project with this change. The given one is not touched.
    pub fn apply(&self, project: &Project) -> Result<Project, EditError> {
        let mut changed = project.clone();
        apply::apply(self, &mut changed)?;
        Ok(changed)
    }
}
