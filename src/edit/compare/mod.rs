//! Two versions of a project side by side: what differs, in the order of reading, and how each
//! difference is taken back by itself.
//!
//! Stories and blocks are told by their ids; blocks that were pasted over, by what they say. What
//! both versions share is not looked into, and words are told apart only where they are asked for
//! ([`runs`]), so comparing a story of a million words costs little where few blocks differ.

mod blocks;
pub(in crate::edit) mod order;
mod parts;
mod records;
mod subject;
mod words;

pub use parts::{Pair, Said, mark_phrase};
pub use subject::{Known, Subject, Value};
pub(in crate::edit) use words::{Hunk, hunks};
pub use words::{Run, runs};

use std::collections::BTreeMap;
use std::ops::Range;
use std::sync::Arc;

use super::Edit;
use crate::ground::StoryId;
use crate::project::Project;
use crate::story::{Field, Story};
use order::unmoved;

/// Where two versions of a project differ.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Comparison {
    /// The earlier version.
    pub before: Project,
    /// The later one.
    pub after: Project,
    /// Stories that differ, in the order of the later version; what went stands where it stood.
    pub stories: Vec<StoryRows>,
    /// What else differs: name, language, house, photos, entities, sources.
    pub rows: Vec<Row>,
}

/// A story that differs.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StoryRows {
    /// Which.
    pub id: StoryId,
    /// It as it was, if it was there.
    pub before: Option<Arc<Story>>,
    /// It as it is, if it is there.
    pub after: Option<Arc<Story>>,
    /// That it came, went or moved; its lines and what else is known of it.
    pub rows: Vec<Row>,
    /// Its body; empty if no block differs.
    pub body: Vec<BodyRow>,
}

/// A stretch of a body.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum BodyRow {
    /// Blocks that are the same, by their places in the later body.
    Unchanged(Range<usize>),
    /// A block that differs.
    Changed(Row),
}

/// One difference.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Row {
    /// What differs.
    pub subject: Subject,
    /// What it was worth. The place of a block or story is the one it would have in the later
    /// version.
    pub before: Value,
    /// What it is worth.
    pub after: Value,
    /// Whether it stands elsewhere among its neighbors.
    pub moved: bool,
}

/// What happened to what differs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Change {
    /// It came.
    Added,
    /// It went.
    Removed,
    /// It says something else, and may stand elsewhere.
    Changed,
    /// It only stands elsewhere.
    Moved,
}

impl Row {
    pub(in crate::edit) fn new(subject: Subject, before: Value, after: Value) -> Self {
        Self { subject, before, after, moved: false }
    }

    /// What happened.
    #[must_use]
    pub fn change(&self) -> Change {
        match (&self.before, &self.after) {
            (Value::Nothing, _) => Change::Added,
            (_, Value::Nothing) => Change::Removed,
            (Value::Place(_), Value::Place(_))
            | (Value::Behind(..), Value::Behind(..))
            | (Value::BehindStory(_), Value::BehindStory(_)) => Change::Moved,
            (Value::Block(before, _), Value::Block(after, _)) if self.moved && before == after => Change::Moved,
            (_, _) => Change::Changed,
        }
    }

    /// The edit that makes the later version like the earlier one here, and nowhere else. Once it
    /// is done, places of other rows may be others: compare again.
    #[must_use]
    pub fn restoring(&self) -> Edit {
        self.subject.setting(&self.after, &self.before)
    }
}

impl Comparison {
    /// Whether nothing differs.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.stories.is_empty() && self.rows.is_empty()
    }

    /// Every difference, in the order it is told.
    pub fn all(&self) -> impl Iterator<Item = &Row> {
        self.stories.iter().flat_map(StoryRows::all).chain(&self.rows)
    }

    /// The differences of one story, and of no others.
    #[must_use]
    pub fn of_story(&self, id: StoryId) -> Option<&StoryRows> {
        self.stories.iter().find(|story| story.id == id)
    }
}

impl StoryRows {
    /// Every difference of the story, in the order it is told.
    pub fn all(&self) -> impl Iterator<Item = &Row> {
        let body = self.body.iter().filter_map(|row| match row {
            BodyRow::Changed(row) => Some(row),
            BodyRow::Unchanged(_) => None,
        });
        self.rows.iter().chain(body)
    }

    /// The story as it is, else as it was.
    #[must_use]
    pub fn story(&self) -> Option<&Arc<Story>> {
        self.after.as_ref().or(self.before.as_ref())
    }
}

/// What differs between two versions of a project.
#[must_use]
pub fn compare(before: &Project, after: &Project) -> Comparison {
    let stories = stories(before, after);
    let rows = records::rows(before, after);
    Comparison { before: before.clone(), after: after.clone(), stories, rows }
}

fn stories(before: &Project, after: &Project) -> Vec<StoryRows> {
    let was: BTreeMap<StoryId, (usize, &Arc<Story>)> =
        (0..).zip(&before.stories).map(|(at, story)| (story.id, (at, story))).collect();
    let known: Vec<(usize, usize)> =
        (0..).zip(&after.stories).filter_map(|(at, story)| was.get(&story.id).map(|(from, _)| (*from, at))).collect();
    let from: Vec<usize> = known.iter().map(|(from, _)| *from).collect();
    let stayed: Vec<(usize, usize)> =
        known.into_iter().zip(unmoved(&from)).filter(|(_, stays)| *stays).map(|(pair, _)| pair).collect();
    // The place after the nearest story before it that stayed.
    let home = |from: usize| {
        let pairs = stayed.get(..stayed.partition_point(|(old, _)| *old < from)).unwrap_or_default();
        pairs.last().map_or(0, |(_, new)| new + 1)
    };
    let is_there: std::collections::BTreeSet<StoryId> = after.stories.iter().map(|story| story.id).collect();
    let mut gone = (0..).zip(&before.stories).filter(|(_, story)| !is_there.contains(&story.id)).peekable();
    let mut rows = Vec::new();
    for (at, story) in (0..).zip(&after.stories) {
        while let Some((from, story)) = gone.next_if(|(from, _)| home(*from) <= at) {
            rows.push(removed(story, home(from)));
        }
        let row = match was.get(&story.id) {
            None => Some(added(story, at)),
            Some((from, was)) => {
                let moved = (stayed.binary_search_by_key(from, |(old, _)| *old).is_err()).then(|| {
                    let home = home(*from);
                    if home > at { home - 1 } else { home }
                });
                changed(was, story, at, moved)
            }
        };
        rows.extend(row);
    }
    rows.extend(gone.map(|(from, story)| removed(story, home(from))));
    rows
}

fn added(story: &Arc<Story>, at: usize) -> StoryRows {
    let row = Row::new(Subject::Story(story.id), Value::Nothing, Value::Story(Arc::clone(story), at));
    StoryRows { id: story.id, before: None, after: Some(Arc::clone(story)), rows: vec![row], body: Vec::new() }
}

fn removed(story: &Arc<Story>, at: usize) -> StoryRows {
    let row = Row::new(Subject::Story(story.id), Value::Story(Arc::clone(story), at), Value::Nothing);
    StoryRows { id: story.id, before: Some(Arc::clone(story)), after: None, rows: vec![row], body: Vec::new() }
}

/// The rows of a story that is in both versions, at `at` in the later one; `home` is its old place
/// if it was moved.
fn changed(was: &Arc<Story>, is: &Arc<Story>, at: usize, home: Option<usize>) -> Option<StoryRows> {
    if was == is && home.is_none() {
        return None;
    }
    let mut rows = Vec::new();
    if let Some(home) = home {
        let place = Row::new(Subject::Place(is.id), Value::Place(home), Value::Place(at));
        rows.push(Row { moved: true, ..place });
    }
    for field in Field::ROWS.map(|row| row.field) {
        let (before, after) = (field.of(was), field.of(is));
        if before != after {
            let words = |words: &str| Value::Words(words.to_owned());
            rows.push(Row::new(Subject::Field(is.id, field), words(before), words(after)));
        }
    }
    for known in Known::ALL {
        let (before, after) = (known.of(was), known.of(is));
        if before != after {
            rows.push(Row::new(Subject::Detail(is.id, known), Value::Detail(before), Value::Detail(after)));
        }
    }
    let body = if was.body == is.body { Vec::new() } else { blocks::rows(is.id, &was.body, &is.body) };
    if rows.is_empty() && body.iter().all(|row| matches!(row, BodyRow::Unchanged(_))) {
        return None;
    }
    Some(StoryRows { id: is.id, before: Some(Arc::clone(was)), after: Some(Arc::clone(is)), rows, body })
}
