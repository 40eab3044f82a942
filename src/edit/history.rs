//! History: undo and redo by keeping earlier values.

use std::collections::VecDeque;
use std::time::Duration;

use super::held::held;
use super::merge::merge;
use super::{Selection, Spot, follow};
use crate::ground::{BlockId, EntityId, PhotoId, SourceId, StoryId};
use crate::project::Project;
use crate::words::{Phrase, Say};

/// Steps kept.
const STEPS: usize = 1_000;
/// What they may keep in memory, in bytes: steps that each change all of a long story are fewer.
const MEMORY: usize = 256 << 20;
/// Steps kept, whatever they take.
const FEWEST: usize = 20;
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
    /// Whether it took in what others wrote.
    others: bool,
    /// What it alone keeps in memory, once there is a step after it.
    held: usize,
}

/// The way back, and the way forward again. Keeps the last 1,000 steps, or as many as fit a quarter of
/// a gigabyte.
#[derive(Clone, Debug, Default)]
pub struct History {
    past: VecDeque<Step>,
    future: Vec<Step>,
    /// What the steps back keep in memory.
    held: usize,
    /// Counts every step, there and back.
    stamp: u64,
}

impl History {
    /// Remembers how things were before an edit. `now` is the time since any fixed point; edits
    /// of one group that follow each other without a pause become one step.
    pub fn record(&mut self, before: Moment, label: impl Into<Label>, group: Option<Group>, now: Duration) {
        self.future.clear();
        self.stamp += 1;
        if let (Some(group), Some(last)) = (group, self.past.back_mut())
            && let Some((earlier, at)) = last.group
            && goes_on(earlier, group)
            && now.saturating_sub(at) < PAUSE
        {
            last.group = Some((group, now));
            return;
        }
        let group = group.map(|group| (group, now));
        self.push(Step { moment: before, label: label.into(), group, others: false, held: 0 });
        while self.past.len() > STEPS || self.held > MEMORY && self.past.len() > FEWEST {
            self.held -= self.past.pop_front().map_or(0, |oldest| oldest.held);
        }
    }

    /// Adds a step; what the one before it holds alone can be told now.
    fn push(&mut self, step: Step) {
        if let Some(last) = self.past.back_mut() {
            self.held -= last.held;
            last.held = held(&last.moment.project, &step.moment.project);
            self.held += last.held;
        }
        self.past.push_back(step);
    }

    /// Has the step that begins at `later` begin at `earlier` instead; whether there is one. What was done
    /// between the two without a step of its own is part of that step then.
    pub fn begin_earlier(&mut self, later: &Project, earlier: &Project) -> bool {
        /// What is typed and what corrects it are steps of their own.
        const LATEST: usize = 8;
        let found = self.past.iter_mut().rev().take(LATEST).find(|step| step.moment.project == *later);
        if let Some(step) = found {
            step.moment.project = earlier.clone();
            return true;
        }
        false
    }

    /// Ends the step: what is typed next is a step of its own.
    pub fn seal(&mut self) {
        if let Some(last) = self.past.back_mut() {
            last.group = None;
        }
    }

    /// No steps; the stamp goes on from another's, so that nobody takes one for the other.
    #[must_use]
    pub fn after(stamp: u64) -> Self {
        Self { stamp: stamp + 1, ..Self::default() }
    }

    /// The last step took in what others wrote. With what they wrote just before it is one step: who
    /// writes for hours beside somebody else has few of them to undo past.
    pub fn was_of_others(&mut self) {
        let above = self.past.len().checked_sub(2).and_then(|at| self.past.get(at));
        if above.is_some_and(|step| step.others) {
            self.held -= self.past.pop_back().map_or(0, |gone| gone.held);
            if let Some(last) = self.past.back_mut() {
                self.held -= std::mem::take(&mut last.held);
            }
        }
        if let Some(last) = self.past.back_mut() {
            last.others = true;
        }
    }

    /// Whether what undo takes back is what others wrote.
    #[must_use]
    pub fn takes_back_others(&self) -> bool {
        self.past.back().is_some_and(|step| step.others)
    }

    /// Changes with every step, there and back: who remembers it can tell whether anything was done since.
    #[must_use]
    pub fn stamp(&self) -> u64 {
        self.stamp
    }

    /// Has undo take back the last step of one's own, where what others wrote was taken in since: the
    /// two change places, as if that had come first. Where both are about the same words they cannot,
    /// and what others wrote is in the way; whether the way is free.
    pub fn own_step_first(&mut self, current: &Project) -> bool {
        let Some(own) = self.past.iter().rposition(|step| !step.others) else { return true };
        (own..self.past.len().saturating_sub(1)).all(|at| self.change_places(at, current))
    }

    /// Has the step behind this one come before it; whether it can.
    fn change_places(&mut self, at: usize, current: &Project) -> bool {
        let after = self.past.get(at + 2).map_or(current, |step| &step.moment.project).clone();
        let (Some(own), Some(taken_in)) = (self.past.get(at), self.past.get(at + 1)) else { return false };
        let (before, between) = (&own.moment.project, &taken_in.moment.project);
        let merged = merge(between, before, &after);
        if !merged.conflicts.is_empty() {
            return false;
        }
        let selection = own.moment.selection.and_then(|selection| follow(selection, before, &merged.project));
        let first = Step { moment: own.moment.clone(), ..taken_in.clone() };
        let second = Step { moment: Moment { project: merged.project, selection }, group: None, ..own.clone() };
        for (at, step) in [(at, first), (at + 1, second)] {
            if let Some(place) = self.past.get_mut(at) {
                *place = step;
            }
        }
        self.hold_anew(at, &after);
        true
    }

    /// Counts anew what a step and its neighbors keep in memory; the second of them leads to `after`.
    fn hold_anew(&mut self, at: usize, after: &Project) {
        let is_last = at + 2 == self.past.len();
        for nth in at.saturating_sub(1)..=at + 1 {
            let next = self.past.get(nth + 1).map(|step| step.moment.project.clone());
            let next = if nth == at + 1 { (!is_last).then(|| after.clone()) } else { next };
            let Some(step) = self.past.get_mut(nth) else { continue };
            self.held -= step.held;
            step.held = next.map_or(0, |next| held(&step.moment.project, &next));
            self.held += step.held;
        }
    }

    /// How things were before the last step; `current` is kept for redo.
    pub fn undo(&mut self, current: Moment) -> Option<Moment> {
        let step = self.past.pop_back()?;
        self.held -= step.held;
        self.stamp += 1;
        self.future.push(Step { moment: current, label: step.label, group: None, others: step.others, held: 0 });
        self.seal();
        Some(step.moment)
    }

    /// How things were before the last undo; `current` is kept for undo.
    pub fn redo(&mut self, current: Moment) -> Option<Moment> {
        let step = self.future.pop()?;
        self.stamp += 1;
        self.push(Step { moment: current, label: step.label, group: None, others: step.others, held: 0 });
        Some(step.moment)
    }

    /// What undo would take back.
    #[must_use]
    pub fn undo_label(&self) -> Option<&Label> {
        let own = self.past.iter().rev().find(|step| !step.others);
        own.or(self.past.back()).map(|step| &step.label)
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

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::*;
    use crate::ground::Language;
    use crate::story::{Block, Content, Story, Text};

    /// A story of one paragraph of a megabyte, which nothing else shares.
    fn heavy(nth: u64) -> Moment {
        let mut project = Project::new("Heavy", Language::english());
        let mut story = Story::new(StoryId::from(1), Language::english());
        let words = Text::plain(format!("{nth} {}", "word ".repeat(200_000)));
        story.body.push(Arc::new(Block::new(BlockId::from(1), Content::Paragraph(words))));
        project.stories.push(Arc::new(story));
        Moment { project, selection: None }
    }

    #[test]
    fn steps_that_hold_much_are_fewer_and_taking_back_keeps_the_count() {
        let mut history = History::default();
        for nth in 0..400 {
            history.record(heavy(nth), "change-typing", None, Duration::ZERO);
        }
        let kept = history.past.len();
        assert!((200..=270).contains(&kept), "{kept} steps of a megabyte");
        let held = history.held;
        for _ in 0..50 {
            history.undo(heavy(1_000)).unwrap();
        }
        for _ in 0..50 {
            history.redo(heavy(1_000)).unwrap();
        }
        assert!(history.held.abs_diff(held) < 3 << 20, "{} and {held}", history.held);
        while history.undo(heavy(1_000)).is_some() {}
        assert_eq!(history.held, 0, "nothing is counted that is not there");
    }
}
