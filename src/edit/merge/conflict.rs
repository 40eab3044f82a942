//! What both sides changed, and what can be made of it.

use std::sync::Arc;

use super::Merged;
use crate::edit::compare::{Row, Subject, Value};
use crate::edit::{Edit, EditError};
use crate::ground::{BlockId, StoryId};
use crate::project::Project;
use crate::story::{Block, Field, Story};

/// Something that both sides changed, each to something else. The merged project has the words of
/// both where there is room for both, else those of one side, whichever is called whose.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Conflict {
    /// What it is.
    pub subject: Subject,
    /// What it was before.
    pub base: Value,
    /// What it is on our side.
    pub ours: Value,
    /// What it is on theirs.
    pub theirs: Value,
    /// What theirs or ours is called where the merged project has both.
    pub(super) second: Option<Second>,
}

/// The second of two that both stay.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Second {
    /// It stands behind the first.
    Block(BlockId),
    /// It stands behind the first, too.
    Story(StoryId),
}

/// What is made of a conflict.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Choice {
    /// What is on our side.
    Ours,
    /// What is on theirs.
    Theirs,
    /// Both, one after the other.
    Both,
}

impl Conflict {
    /// What our side did.
    #[must_use]
    pub fn our_row(&self) -> Row {
        Row::new(self.subject, self.base.clone(), self.ours.clone())
    }

    /// What theirs did.
    #[must_use]
    pub fn their_row(&self) -> Row {
        Row::new(self.subject, self.base.clone(), self.theirs.clone())
    }

    /// What can be made of it.
    #[must_use]
    pub fn choices(&self) -> Vec<Choice> {
        let both = self.second.is_some() || self.joined().is_some();
        let mut choices = vec![Choice::Ours, Choice::Theirs];
        choices.extend(both.then_some(Choice::Both));
        choices
    }

    /// What of it a project holds in which nothing was decided; none for a record with fields of either.
    #[must_use]
    pub fn held(&self, project: &Project) -> Option<Choice> {
        let now = match (self.subject.value(project), self.second) {
            (_, Some(_)) => return Some(Choice::Both),
            // Only its place can be told apart.
            (Value::Block(block, _), None) => Value::Block(block, 0),
            (Value::Story(story, _), None) => Value::Story(story, 0),
            (now, None) => now,
        };
        if let (Subject::BlockPlace(..) | Subject::Place(_), None) = (self.subject, self.second) {
            let stays = |choice| self.taking(project, choice) == Edit::Several(Vec::new());
            return [Choice::Ours, Choice::Theirs].into_iter().find(|choice| stays(*choice));
        }
        let sides = [(&self.ours, Choice::Ours), (&self.theirs, Choice::Theirs)];
        sides.into_iter().find(|(side, _)| **side == now).map(|(_, choice)| choice)
    }

    /// The words of both sides in one line, where a line may say more.
    fn joined(&self) -> Option<Value> {
        match (self.subject, &self.ours, &self.theirs) {
            (Subject::Field(_, Field::UrlSlug | Field::Slugline), _, _) => None,
            (Subject::Field(..), Value::Words(ours), Value::Words(theirs)) => {
                Some(Value::Words(format!("{ours} / {theirs}")))
            }
            (_, _, _) => None,
        }
    }

    /// The edit that makes a choice in a project that holds the merged state of this.
    #[must_use]
    pub fn taking(&self, project: &Project, choice: Choice) -> Edit {
        let value = match choice {
            Choice::Ours => &self.ours,
            Choice::Theirs => &self.theirs,
            Choice::Both => match self.joined() {
                Some(joined) => return self.subject.setting(&self.subject.value(project), &joined),
                None => return self.in_order(project),
            },
        };
        let mut edits = Vec::new();
        match (self.subject, self.second) {
            (Subject::Block(story, _), Some(Second::Block(block))) => edits.push(Edit::RemoveBlock { story, block }),
            (_, Some(Second::Story(story))) => edits.push(Edit::RemoveStory(story)),
            (_, _) => {}
        }
        let now = self.subject.value(project);
        // It stays where it stands.
        let value = match (value, &now) {
            (Value::Block(block, _), Value::Block(there, at)) => {
                Value::Block(Arc::new(Block { id: there.id, ..Block::clone(block) }), *at)
            }
            (Value::Story(story, _), Value::Story(_, at)) => Value::Story(Arc::clone(story), *at),
            (Value::Behind(_, behind), _) => return self.moving(project, behind.as_ref().map(|block| block.id)),
            (Value::BehindStory(behind), _) => return self.moving_story(project, behind.as_ref()),
            (value, _) => value.clone(),
        };
        if now != value {
            edits.push(self.subject.setting(&now, &value));
        }
        if edits.len() == 1 { edits.swap_remove(0) } else { Edit::Several(edits) }
    }

    /// Puts a block behind another.
    fn moving(&self, project: &Project, behind: Option<BlockId>) -> Edit {
        let nothing = Edit::Several(Vec::new());
        let Subject::BlockPlace(story, block) = self.subject else { return nothing };
        let Some(body) = project.story(story).map(|story| &story.body) else { return nothing };
        let place = |id| body.place_of(id);
        match (place(block), behind.map(place)) {
            (Some(from), None) if from > 0 => Edit::MoveBlock { story, block, to: 0 },
            // Its place once it has been taken out.
            (Some(from), Some(Some(at))) if from != at + 1 => {
                Edit::MoveBlock { story, block, to: at + usize::from(from > at) }
            }
            // It stands there, or what it is to stand behind has gone.
            (_, _) => nothing,
        }
    }

    /// Puts a story behind another.
    fn moving_story(&self, project: &Project, behind: Option<&Arc<Story>>) -> Edit {
        let nothing = Edit::Several(Vec::new());
        let Subject::Place(story) = self.subject else { return nothing };
        let place = |id: StoryId| project.stories.iter().position(|story| story.id == id);
        match (place(story), behind.map(|behind| place(behind.id))) {
            (Some(from), None) if from > 0 => Edit::MoveStory { story, to: 0 },
            (Some(from), Some(Some(at))) if from != at + 1 => {
                Edit::MoveStory { story, to: at + usize::from(from > at) }
            }
            (_, _) => nothing,
        }
    }

    /// Both blocks, ours first.
    fn in_order(&self, project: &Project) -> Edit {
        let both = (self.subject, self.second, &self.ours, &self.theirs);
        let (Subject::Block(story, id), Some(Second::Block(second)), Value::Block(ours, _), Value::Block(theirs, _)) =
            both
        else {
            return Edit::Several(Vec::new());
        };
        let body = project.story(story).map(|story| &story.body);
        let Some(at) = body.and_then(|body| body.place_of(id)) else { return Edit::Several(Vec::new()) };
        let as_id = |block: &Arc<Block>, id| Arc::new(Block { id, ..Block::clone(block) });
        let with = vec![as_id(ours, id), as_id(theirs, second)];
        let take = Edit::RemoveBlock { story, block: second };
        Edit::Several(vec![take, Edit::ReplaceBlocks { story, at, gone: 1, with }])
    }
}

impl Merged {
    /// The merged project with these choices made, one for each conflict in turn; a conflict
    /// without one stays as it is.
    pub fn decided(&self, choices: &[Option<Choice>]) -> Result<Project, EditError> {
        let made = self.conflicts.iter().zip(choices).filter_map(|(conflict, choice)| Some((conflict, (*choice)?)));
        made.rev().try_fold(self.project.clone(), |project, (conflict, choice)| {
            conflict.taking(&project, choice).apply(&project)
        })
    }
}
