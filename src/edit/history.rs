//! History: undo and redo by keeping earlier values.

use std::collections::VecDeque;
use std::time::Duration;

use super::{Selection, Spot};
use crate::ground::{BlockId, EntityId, PhotoId, SourceId, StoryId};
use crate::project::Project;
use crate::words::{Phrase, Say};

/// Steps kept.
const STEPS: usize = 1_000;
/// A pause in typing after which a new step begins.
const PAUSE: Duration = Duration::from_millis(1_200);

/// A project and what was selected in it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Moment {
    /// The project.
    pub project: Project,
    /// The selection.
    pub selection: Option<Selection>,
}

/// What an edit changed, as far as grouping goes: a spot, or a named line of a record.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Target {
    /// A text or field of a story.
    Spot(Spot),
    /// A line of a block that is no text of the body.
    Block(StoryId, BlockId, &'static str),
    /// What else is known of a story.
    Detail(StoryId, &'static str),
    /// A line of a photo.
    Photo(PhotoId, &'static str),
    /// A line of an entity.
    Entity(EntityId, &'static str),
    /// A line of a source.
    Source(SourceId, &'static str),
    /// A line of the house settings.
    House(&'static str),
}

/// What lets an edit belong to the step before it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Group {
    /// Where it happened.
    pub target: Target,
    /// What was done.
    pub kind: GroupKind,
    /// The byte where the edit began.
    pub from: usize,
    /// The byte where it left the caret.
    pub to: usize,
}

/// The kinds of change that group.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum GroupKind {
    /// Letters going in, one after another.
    Typing,
    /// Letters going out, one after another.
    Deleting,
}

/// What a step is called where undo is offered.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Label(Phrase);

impl From<&'static str> for Label {
    /// By the key of its message: `change-typing`.
    fn from(key: &'static str) -> Self {
        Self(Phrase::new(key))
    }
}

impl From<Phrase> for Label {
    fn from(phrase: Phrase) -> Self {
        Self(phrase)
    }
}

impl Say for Label {
    fn phrase(&self) -> Phrase {
        self.0.clone()
    }
}

#[derive(Clone, Debug)]
struct Step {
    moment: Moment,
    label: Label,
    group: Option<(Group, Duration)>,
}

/// The way back, and the way forward again. Keeps the last 1,000 steps.
#[derive(Clone, Debug, Default)]
pub struct History {
    past: VecDeque<Step>,
    future: Vec<Step>,
}

impl History {
    /// Remembers how things were before an edit. `now` is the time since any fixed point; edits
    /// of one group that follow each other without a pause become one step.
    pub fn record(&mut self, before: Moment, label: impl Into<Label>, group: Option<Group>, now: Duration) {
        self.future.clear();
        if let (Some(group), Some(last)) = (group, self.past.back_mut())
            && let Some((earlier, at)) = last.group
            && goes_on(earlier, group)
            && now.saturating_sub(at) < PAUSE
        {
            last.group = Some((group, now));
            return;
        }
        self.past.push_back(Step { moment: before, label: label.into(), group: group.map(|group| (group, now)) });
        if self.past.len() > STEPS {
            self.past.pop_front();
        }
    }

    /// Ends the step: what is typed next is a step of its own.
    pub fn seal(&mut self) {
        if let Some(last) = self.past.back_mut() {
            last.group = None;
        }
    }

    /// How things were before the last step; `current` is kept for redo.
    pub fn undo(&mut self, current: Moment) -> Option<Moment> {
        let step = self.past.pop_back()?;
        self.future.push(Step { moment: current, label: step.label, group: None });
        self.seal();
        Some(step.moment)
    }

    /// How things were before the last undo; `current` is kept for undo.
    pub fn redo(&mut self, current: Moment) -> Option<Moment> {
        let step = self.future.pop()?;
        self.past.push_back(Step { moment: current, label: step.label, group: None });
        Some(step.moment)
    }

    /// What undo would take back.
    #[must_use]
    pub fn undo_label(&self) -> Option<&Label> {
        self.past.back().map(|step| &step.label)
    }

    /// What redo would do again.
    #[must_use]
    pub fn redo_label(&self) -> Option<&Label> {
        self.future.last().map(|step| &step.label)
    }
}

fn goes_on(earlier: Group, later: Group) -> bool {
    earlier.target == later.target && earlier.kind == later.kind && earlier.to == later.from
}
