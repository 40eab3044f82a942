//! Three ways: two versions of a project that go back to one, put together.
//!
//! Blocks, lines and records are told by their ids; what only one side changed is taken. Of a text
//! that both changed, each takes what it said of its own sentences (`sentences.rs` has the rule); a
//! caption stays with its picture, a quotation with its speaker. Where both changed the same, or
//! moved one thing to two places, nothing is chosen: the words of both are kept and a [`Conflict`]
//! says so. Which side is called ours changes nothing in the result: the two are put in an order of
//! their own first.

mod block;
mod conflict;
mod list;
mod order;
mod records;
mod sentences;
mod share;
mod story;
mod text;

pub use conflict::{Choice, Conflict};
pub use share::sharing;

use std::cmp::Ordering;
use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Debug;
use std::sync::Arc;

use super::compare::{Subject, Value};
use crate::ground::{BlockId, EntityId, PhotoId, SourceId, StoryId};
use crate::photos::{Library, Photo};
use crate::project::{House, Project, Stamp};
use crate::story::{Mark, Story, Text};
use crate::tags::{Directory, Entity, Source};
use conflict::Second;
use order::{Torn, in_order};
use records::{Fields, Record};
use text::three;

/// Two versions put together.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Merged {
    /// The project with the changes of both.
    pub project: Project,
    /// What both changed.
    pub conflicts: Vec<Conflict>,
    /// Where both added blocks in one place of a story: they stand one after the other, and this is the
    /// first of them. Nothing is to be decided, but whoever reads on should know.
    pub beside: Vec<(StoryId, BlockId)>,
}

/// What came of two versions of a project that once was `base`.
#[must_use]
pub fn merge(base: &Project, ours: &Project, theirs: &Project) -> Merged {
    if let Some(project) = three(base, ours, theirs) {
        return Merged { project, conflicts: Vec::new(), beside: Vec::new() };
    }
    let swapped = order_of(ours, theirs) == Ordering::Greater;
    let (first, second) = if swapped { (theirs, ours) } else { (ours, theirs) };
    let mut merger = Merger { swapped, base, first, second, conflicts: Vec::new(), beside: Vec::new() };
    let project = merger.project();
    Merged { project, conflicts: merger.conflicts, beside: merger.beside }
}

/// Two sides, and what was found that both changed.
struct Merger<'a> {
    /// Whether ours is the second.
    swapped: bool,
    base: &'a Project,
    first: &'a Project,
    second: &'a Project,
    conflicts: Vec<Conflict>,
    beside: Vec<(StoryId, BlockId)>,
}

impl Merger<'_> {
    fn project(&mut self) -> Project {
        let (base, first, second) = (self.base, self.first, self.second);
        let name = three(&base.name, &first.name, &second.name).unwrap_or_else(|| {
            let [was, one, two] = [base, first, second].map(|project| Value::Words(project.name.clone()));
            self.clash(Subject::Name, was, one, two, None);
            first.name.clone()
        });
        let language = three(&base.language, &first.language, &second.language).unwrap_or_else(|| {
            let [was, one, two] = [base, first, second].map(|project| Value::Language(project.language.clone()));
            self.clash(Subject::Language, was, one, two, None);
            first.language.clone()
        });
        let value = |house: House| Value::House(Arc::new(house));
        let house = self.record(Subject::House, &*base.house, &*first.house, &*second.house, &value);
        let stories = self.stories();
        let mut needed = Needed::of(&stories);
        let photos = self.photos(&needed.photos);
        needed.entities.extend(photos.iter().flat_map(|photo| photo.people.iter().copied()));
        let (entities, sources) = (self.entities(&needed.entities), self.sources(&needed.sources));
        Project {
            name,
            language,
            house: if house == *base.house { Arc::clone(&base.house) } else { Arc::new(house) },
            stories,
            library: Arc::new(Library { photos }),
            directory: Arc::new(Directory { entities, sources }),
        }
    }

    fn stories(&mut self) -> Vec<Arc<Story>> {
        let [was, one, two] = [self.base, self.first, self.second].map(stories_by_id);
        let mut taken: BTreeSet<StoryId> = was.keys().chain(one.keys()).chain(two.keys()).copied().collect();
        let (mut kept, mut twins) = (BTreeMap::new(), BTreeMap::new());
        for id in taken.clone() {
            match (was.get(&id), one.get(&id), two.get(&id)) {
                (Some(was), Some(one), Some(two)) => {
                    kept.insert(id, self.story(Some(was), one, two));
                }
                (None, Some(one), Some(two)) if one != two && is_one_story(one, two) => {
                    kept.insert(id, self.story(None, one, two));
                }
                (None, Some(one), Some(two)) if one != two => {
                    // One id for two stories: both stay, the second under another.
                    let other = fresh(two, |id: StoryId| !taken.insert(id));
                    let value = |story: &Arc<Story>| Value::Story(Arc::clone(story), 0);
                    let second = Some(Second::Story(other));
                    self.clash(Subject::Story(id), Value::Nothing, value(one), value(two), second);
                    kept.insert(id, Arc::clone(one));
                    twins.insert(id, Arc::new(Story { id: other, ..Story::clone(two) }));
                }
                (None, Some(only), _) | (None, None, Some(only)) => {
                    kept.insert(id, Arc::clone(only));
                }
                (Some(was), Some(there), None) if was != there => {
                    let value = |story: &Arc<Story>| Value::Story(Arc::clone(story), 0);
                    self.clash(Subject::Story(id), value(was), value(there), Value::Nothing, None);
                    kept.insert(id, Arc::clone(there));
                }
                (Some(was), None, Some(there)) if was != there => {
                    let value = |story: &Arc<Story>| Value::Story(Arc::clone(story), 0);
                    self.clash(Subject::Story(id), value(was), Value::Nothing, value(there), None);
                    kept.insert(id, Arc::clone(there));
                }
                (_, _, _) => {}
            }
        }
        let ids = |project: &Project| project.stories.iter().map(|story| story.id).collect::<Vec<_>>();
        let [was, one, two] = [self.base, self.first, self.second].map(ids);
        let order = in_order(&was, &one, &two, |id| kept.contains_key(&id));
        for Torn { one: id, behind } in order.torn {
            let [was, one, two] = behind.map(|behind| Value::BehindStory(behind.and_then(|id| kept.get(&id)).cloned()));
            self.clash(Subject::Place(id), was, one, two, None);
        }
        order.row.iter().flat_map(|id| kept.get(id).into_iter().chain(twins.get(id))).cloned().collect()
    }

    fn photos(&mut self, needed: &BTreeSet<PhotoId>) -> Vec<Photo> {
        let rows = [self.base, self.first, self.second].map(|project| project.library.photos.as_slice());
        let kind = Kind {
            id: |photo: &Photo| photo.id,
            subject: Subject::Photo,
            value: |photo: Photo| Value::Photo(Box::new(photo)),
            blank: |photo: &Photo| Photo::wanted(photo.id),
        };
        self.records(rows, &kind, needed, |project| Needed::of(&project.stories).photos)
    }

    fn entities(&mut self, needed: &BTreeSet<EntityId>) -> Vec<Entity> {
        let rows = [self.base, self.first, self.second].map(|project| project.directory.entities.as_slice());
        let kind = Kind {
            id: |entity: &Entity| entity.id,
            subject: Subject::Entity,
            value: |entity: Entity| Value::Entity(Box::new(entity)),
            blank: |entity: &Entity| Entity::new(entity.id, entity.kind, ""),
        };
        self.records(rows, &kind, needed, |project| {
            let mut all = Needed::of(&project.stories).entities;
            all.extend(project.library.photos.iter().flat_map(|photo| photo.people.iter().copied()));
            all
        })
    }

    fn sources(&mut self, needed: &BTreeSet<SourceId>) -> Vec<Source> {
        let rows = [self.base, self.first, self.second].map(|project| project.directory.sources.as_slice());
        let kind = Kind {
            id: |source: &Source| source.id,
            subject: Subject::Source,
            value: |source: Source| Value::Source(Box::new(source)),
            blank: |source: &Source| Source::new(source.id, ""),
        };
        self.records(rows, &kind, needed, |project| Needed::of(&project.stories).sources)
    }

    /// The records of a kind. One that a side took away stays if the other changed it, or refers to
    /// it where that side does not.
    fn records<T: Record, I: Ord + Copy>(
        &mut self,
        [base, first, second]: [&[T]; 3],
        kind: &Kind<T, I>,
        needed: &BTreeSet<I>,
        refers: impl Fn(&Project) -> BTreeSet<I>,
    ) -> Vec<T> {
        if base == first && base == second {
            return base.to_vec();
        }
        let by_id = |rows: &'_ [T]| rows.iter().map(|row| ((kind.id)(row), row.clone())).collect::<BTreeMap<I, T>>();
        let [was, one, two] = [base, first, second].map(by_id);
        let all: BTreeSet<I> = was.keys().chain(one.keys()).chain(two.keys()).copied().collect();
        let (mut by_first, mut by_second) = (None, None);
        let mut kept: BTreeMap<I, T> = BTreeMap::new();
        for id in all {
            match (was.get(&id), one.get(&id), two.get(&id)) {
                (Some(was), Some(one), Some(two)) => {
                    kept.insert(id, self.record((kind.subject)(id), was, one, two, &kind.value));
                }
                (None, Some(one), Some(two)) if one == two => {
                    kept.insert(id, one.clone());
                }
                (None, Some(one), Some(two)) => {
                    // Nobody knows whose fields were there before.
                    let record = T::merge(&mut Fields::preferring(false), &(kind.blank)(one), one, two);
                    let record = record.withheld(one, two);
                    let values = [(kind.value)(one.clone()), (kind.value)(two.clone())];
                    let [one, two] = values;
                    self.clash((kind.subject)(id), Value::Nothing, one, two, None);
                    kept.insert(id, record);
                }
                (None, Some(only), None) | (None, None, Some(only)) => {
                    kept.insert(id, only.clone());
                }
                (Some(was), Some(there), None) => {
                    let refers = by_second.get_or_insert_with(|| refers(self.second));
                    if was != there || needed.contains(&id) && !refers.contains(&id) {
                        let values = [(kind.value)(was.clone()), (kind.value)(there.clone()), Value::Nothing];
                        let [was, one, two] = values;
                        self.clash((kind.subject)(id), was, one, two, None);
                        kept.insert(id, there.clone());
                    }
                }
                (Some(was), None, Some(there)) => {
                    let refers = by_first.get_or_insert_with(|| refers(self.first));
                    if was != there || needed.contains(&id) && !refers.contains(&id) {
                        let values = [(kind.value)(was.clone()), Value::Nothing, (kind.value)(there.clone())];
                        let [was, one, two] = values;
                        self.clash((kind.subject)(id), was, one, two, None);
                        kept.insert(id, there.clone());
                    }
                }
                (_, None, None) => {}
            }
        }
        let ids = |rows: &'_ [T]| rows.iter().map(&kind.id).collect::<Vec<_>>();
        let [was, one, two] = [base, first, second].map(ids);
        let order = in_order(&was, &one, &two, |id| kept.contains_key(&id));
        order.row.iter().filter_map(|id| kept.remove(id)).collect()
    }

    /// A record that both sides have.
    fn record<T: Record>(&mut self, subject: Subject, was: &T, one: &T, two: &T, value: &dyn Fn(T) -> Value) -> T {
        if let Some(record) = three(was, one, two) {
            return record;
        }
        let mut fields = Fields::preferring(false);
        let merged = T::merge(&mut fields, was, one, two);
        if fields.clash {
            let other = T::merge(&mut Fields::preferring(true), was, one, two);
            self.clash(subject, value(was.clone()), value(merged.clone()), value(other), None);
            return merged.withheld(one, two);
        }
        merged
    }
}

/// What is known of a kind of record.
struct Kind<T, I> {
    id: fn(&T) -> I,
    subject: fn(I) -> Subject,
    value: fn(T) -> Value,
    /// What a record was before anybody said anything of it.
    blank: fn(&T) -> T,
}

/// What stories refer to.
#[derive(Default)]
struct Needed {
    photos: BTreeSet<PhotoId>,
    entities: BTreeSet<EntityId>,
    sources: BTreeSet<SourceId>,
}

impl Needed {
    fn of(stories: &[Arc<Story>]) -> Self {
        let mut needed = Self::default();
        for block in stories.iter().flat_map(|story| &story.body) {
            needed.photos.extend(block.photo().map(|placed| placed.photo));
            let texts = block.parts().into_iter().filter_map(|part| block.text(part));
            for span in texts.flat_map(Text::spans) {
                match &span.mark {
                    Mark::Mention(id) => drop(needed.entities.insert(*id)),
                    Mark::Quotation(Some(id)) => drop(needed.sources.insert(*id)),
                    Mark::Quotation(None) | Mark::Bold | Mark::Italic | Mark::Link(_) => {}
                }
            }
        }
        needed
    }
}

fn stories_by_id(project: &Project) -> BTreeMap<StoryId, &Arc<Story>> {
    project.stories.iter().map(|story| (story.id, story)).collect()
}

/// Whether two stories of one id, of which nothing is known from before, are versions of one: they
/// have a block in common, or a headline.
fn is_one_story(one: &Story, two: &Story) -> bool {
    let ids: BTreeSet<_> = one.body.iter().map(|block| block.id).collect();
    let headline = one.furniture.headline.trim();
    two.body.iter().any(|block| ids.contains(&block.id))
        || !headline.is_empty() && headline == two.furniture.headline.trim()
}

/// An id that is made of what it names, so that both orders of merging give the same.
fn fresh<T: From<u64> + Copy, N: Debug>(named: &N, mut is_taken: impl FnMut(T) -> bool) -> T {
    let digest = Stamp::of(format!("{named:?}").as_bytes()).to_string();
    let start = digest.get(..16).and_then(|hex| u64::from_str_radix(hex, 16).ok()).unwrap_or_default().max(1);
    let mut number = start;
    loop {
        let id = T::from(number);
        if !is_taken(id) {
            return id;
        }
        number = number.wrapping_add(1).max(1);
    }
}

/// An order of two versions that has nothing to do with whose they are: by the first thing in which
/// they differ.
fn order_of(one: &Project, other: &Project) -> Ordering {
    let by = |a: &dyn Debug, b: &dyn Debug| format!("{a:?}").cmp(&format!("{b:?}"));
    let stories = one.stories.iter().zip(&other.stories).find(|(a, b)| a != b);
    let of_stories = stories.map_or(Ordering::Equal, |(a, b)| {
        let bare = |story: &Story| Story { body: crate::story::Body::new(), ..story.clone() };
        let blocks = a.body.iter().zip(&b.body).find(|(a, b)| a != b);
        by(&bare(a), &bare(b))
            .then_with(|| blocks.map_or(Ordering::Equal, |(a, b)| by(a, b)))
            .then_with(|| a.body.len().cmp(&b.body.len()))
    });
    of_stories
        .then_with(|| one.stories.len().cmp(&other.stories.len()))
        .then_with(|| one.name.cmp(&other.name))
        .then_with(|| by(&one.language, &other.language))
        .then_with(|| by(&one.house, &other.house))
        .then_with(|| by(&one.library, &other.library))
        .then_with(|| by(&one.directory, &other.directory))
}
