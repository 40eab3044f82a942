//! A story goes to another project, with all that it needs there: pure, so that what may be lost on
//! the way is shown by tests.
//!
//! [`Luggage::of`] packs; [`Luggage::unpack`] gives the other project as it is with the story, and
//! what became of everything. Neither changes what it was given.

mod names;
mod same;

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use crate::ground::{EntityId, IdMint, PhotoId, SourceId, StoryId};
use crate::photos::{Library, Photo};
use crate::project::Project;
use crate::story::{Content, Mark, Story, Text};
use crate::tags::{Directory, Entity, Source, Terms};

/// A story and all it needs: the photos it places, the people on them, the entities it mentions
/// and the sources it quotes, in the order the project keeps them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Luggage {
    /// The story.
    pub story: Arc<Story>,
    /// Its photos.
    pub photos: Vec<Photo>,
    /// Who and what it mentions, and who is to be seen on its photos.
    pub entities: Vec<Entity>,
    /// Whose words it quotes.
    pub sources: Vec<Source>,
}

/// The other project with the story in it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Carried {
    /// The project.
    pub project: Project,
    /// The story as it is called there.
    pub story: StoryId,
    /// Whether the very same story was there before; it is not put there twice.
    pub was_there: bool,
    /// What went along.
    pub along: Along,
}

/// What became of a story's luggage.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Along {
    /// Photos that are new there.
    pub photos: usize,
    /// Entities that are new there.
    pub entities: usize,
    /// Sources that are new there.
    pub sources: usize,
    /// The names of those that were joined to somebody or something already there.
    pub joined: Vec<String>,
    /// The sources that spoke on other terms there.
    pub terms: Vec<Differing>,
}

/// A source that speaks on other terms in the other project. The stricter ones hold from now on,
/// for all its stories.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Differing {
    /// The source's name.
    pub name: String,
    /// The terms the story brought.
    pub brought: Terms,
    /// The terms there.
    pub there: Terms,
}

impl Differing {
    /// The terms that hold.
    #[must_use]
    pub fn hold(&self) -> Terms {
        self.brought.max(self.there)
    }
}

/// All that a story's texts and photos refer to.
#[derive(Default)]
struct Needed {
    photos: BTreeSet<PhotoId>,
    entities: BTreeSet<EntityId>,
    sources: BTreeSet<SourceId>,
}

impl Needed {
    fn by(story: &Story) -> Self {
        let mut needed = Self::default();
        needed.photos.extend(story.body.iter().filter_map(|block| block.photo().map(|placed| placed.photo)));
        for (_, _, text) in story.texts() {
            for span in text.spans() {
                match &span.mark {
                    Mark::Mention(entity) => drop(needed.entities.insert(*entity)),
                    Mark::Quotation(source) => needed.sources.extend(source),
                    Mark::Bold | Mark::Italic | Mark::Link(_) => {}
                }
            }
        }
        needed
    }
}

impl Luggage {
    /// A story of a project with what it needs; `None` if there is no such story.
    #[must_use]
    pub fn of(project: &Project, story: StoryId) -> Option<Self> {
        let story = Arc::clone(project.story(story)?);
        let mut needed = Needed::by(&story);
        let (library, directory) = (&project.library, &project.directory);
        let photos: Vec<Photo> = library.photos.iter().filter(|p| needed.photos.contains(&p.id)).cloned().collect();
        needed.entities.extend(photos.iter().flat_map(|photo| &photo.people));
        let entities = directory.entities.iter().filter(|e| needed.entities.contains(&e.id)).cloned().collect();
        let sources = directory.sources.iter().filter(|s| needed.sources.contains(&s.id)).cloned().collect();
        Some(Self { story, photos, entities, sources })
    }

    /// Puts the story at the end of another project.
    ///
    /// Who is there already under the same name is not put there twice, and marks are made to say
    /// the one that is there. An id that means something else there becomes a new one; so does one
    /// that meant nothing here but would mean somebody there. Terms are never loosened.
    #[must_use]
    pub fn unpack(&self, into: &Project, mint: &mut IdMint) -> Carried {
        let mut along = Along::default();
        let mut directory = into.directory.as_ref().clone();
        let mut library = into.library.as_ref().clone();
        let needed = Needed::by(&self.story);
        let people = self.photos.iter().flat_map(|photo| photo.people.iter().copied());
        let mentioned: BTreeSet<EntityId> = needed.entities.into_iter().chain(people).collect();
        let entities = put_entities(&self.entities, &mentioned, &mut directory, &mut along, mint);
        let sources = put_sources(&self.sources, &needed.sources, &mut directory, &mut along, mint);
        let photos = put_photos(&self.photos, &needed.photos, &entities, &mut library, &mut along, mint);
        let mut story = readdressed(&self.story, &photos, &entities, &sources);
        let mut project = into.clone();
        put(&mut project.directory, directory);
        put(&mut project.library, library);
        let namesake = into.story(story.id);
        let was_there = namesake.is_some_and(|there| **there == story);
        if namesake.is_some() && !was_there {
            story.id = fresh(mint, |id| into.story(id).is_some());
        }
        let id = story.id;
        if !was_there {
            // As it was, where nothing in it is called otherwise now.
            let same = story == *self.story;
            project.stories.push(if same { Arc::clone(&self.story) } else { Arc::new(story) });
        }
        Carried { project, story: id, was_there, along }
    }
}

/// Leaves what has not changed shared.
fn put<T: PartialEq>(there: &mut Arc<T>, now: T) {
    if **there != now {
        *there = Arc::new(now);
    }
}

/// An id that nothing has.
fn fresh<I: From<u64> + Copy>(mint: &mut IdMint, taken: impl Fn(I) -> bool) -> I {
    loop {
        let id = mint.mint();
        if !taken(id) {
            return id;
        }
    }
}

/// What things are called from now on; what is not in it keeps its id.
type Now<I> = BTreeMap<I, I>;

/// Gives new ids to what is referred to and is not there, where the id means something else in the
/// other project: a mark for nobody must not come to mean somebody.
fn keep_nameless<I: From<u64> + Copy + Ord>(
    referred: &BTreeSet<I>,
    brought: &BTreeSet<I>,
    now: &mut Now<I>,
    mint: &mut IdMint,
    taken: impl Fn(I) -> bool,
) {
    for id in referred.difference(brought) {
        if taken(*id) {
            now.insert(*id, fresh(mint, |id| taken(id) || referred.contains(&id)));
        }
    }
}

fn put_entities(
    brought: &[Entity],
    mentioned: &BTreeSet<EntityId>,
    directory: &mut Directory,
    along: &mut Along,
    mint: &mut IdMint,
) -> Now<EntityId> {
    let pairs = same::pairs(brought, &directory.entities);
    let mut now = Now::new();
    for (here, pair) in brought.iter().zip(pairs) {
        let there = pair.and_then(|at| directory.entities.get_mut(at));
        if let Some(there) = there {
            if *there != *here {
                along.joined.push(there.name.clone());
                same::join_entity(there, here);
            }
            now.insert(here.id, there.id);
        } else {
            let taken = |id| directory.entity(id).is_some();
            let id = if taken(here.id) { fresh(mint, |id| taken(id) || mentioned.contains(&id)) } else { here.id };
            directory.entities.push(Entity { id, ..here.clone() });
            now.insert(here.id, id);
            along.entities += 1;
        }
    }
    let known = brought.iter().map(|entity| entity.id).collect();
    keep_nameless(mentioned, &known, &mut now, mint, |id| directory.entity(id).is_some());
    now
}

fn put_sources(
    brought: &[Source],
    quoted: &BTreeSet<SourceId>,
    directory: &mut Directory,
    along: &mut Along,
    mint: &mut IdMint,
) -> Now<SourceId> {
    let pairs = same::pairs(brought, &directory.sources);
    let mut now = Now::new();
    for (here, pair) in brought.iter().zip(pairs) {
        let there = pair.and_then(|at| directory.sources.get_mut(at));
        if let Some(there) = there {
            if there.terms != here.terms {
                let name = there.name.clone();
                along.terms.push(Differing { name, brought: here.terms, there: there.terms });
            }
            if *there != *here {
                along.joined.push(there.name.clone());
                same::join_source(there, here);
            }
            now.insert(here.id, there.id);
        } else {
            let taken = |id| directory.source(id).is_some();
            let id = if taken(here.id) { fresh(mint, |id| taken(id) || quoted.contains(&id)) } else { here.id };
            directory.sources.push(Source { id, ..here.clone() });
            now.insert(here.id, id);
            along.sources += 1;
        }
    }
    let known = brought.iter().map(|source| source.id).collect();
    keep_nameless(quoted, &known, &mut now, mint, |id| directory.source(id).is_some());
    now
}

fn put_photos(
    brought: &[Photo],
    placed: &BTreeSet<PhotoId>,
    entities: &Now<EntityId>,
    library: &mut Library,
    along: &mut Along,
    mint: &mut IdMint,
) -> Now<PhotoId> {
    let mut now = Now::new();
    for here in brought {
        let people = here.people.iter().map(|person| entities.get(person).copied().unwrap_or(*person)).collect();
        let here = Photo { people, ..here.clone() };
        // The same record but for its id is the same photo. One that is only wanted may be any.
        let twin = |there: &&Photo| {
            there.id == here.id && **there == here
                || here.file.is_some() && **there == Photo { id: there.id, ..here.clone() }
        };
        let there = library.photo(here.id).filter(twin).or_else(|| library.photos.iter().find(twin));
        if let Some(there) = there {
            now.insert(here.id, there.id);
            continue;
        }
        let taken = |id| library.photo(id).is_some();
        let id = if taken(here.id) { fresh(mint, |id| taken(id) || placed.contains(&id)) } else { here.id };
        now.insert(here.id, id);
        library.photos.push(Photo { id, ..here });
        along.photos += 1;
    }
    let known = brought.iter().map(|photo| photo.id).collect();
    keep_nameless(placed, &known, &mut now, mint, |id| library.photo(id).is_some());
    now
}

/// The story with everything it refers to as it is called from now on.
fn readdressed(story: &Story, photos: &Now<PhotoId>, entities: &Now<EntityId>, sources: &Now<SourceId>) -> Story {
    let mut changed = story.clone();
    let mark_now = |mark: &Mark| match mark {
        Mark::Mention(id) => Mark::Mention(entities.get(id).copied().unwrap_or(*id)),
        Mark::Quotation(Some(id)) => Mark::Quotation(Some(sources.get(id).copied().unwrap_or(*id))),
        Mark::Quotation(None) | Mark::Bold | Mark::Italic | Mark::Link(_) => mark.clone(),
    };
    for at in 0..story.body.len() {
        let Some(block) = story.body.get(at) else { continue };
        let other_photo = block.photo().and_then(|placed| photos.get(&placed.photo)).copied();
        let moves = |mark: &Mark| mark_now(mark) != *mark;
        let parts = block.parts();
        let marked = parts.iter().filter_map(|part| block.text(*part));
        let stays = !marked.flat_map(Text::spans).any(|span| moves(&span.mark));
        if stays && other_photo.is_none_or(|photo| block.photo().is_some_and(|placed| placed.photo == photo)) {
            continue;
        }
        let Some(block) = changed.body.get_mut(at) else { continue };
        if let (Content::Photo(placed), Some(photo)) = (&mut block.content, other_photo) {
            placed.photo = photo;
        }
        for part in parts {
            if let Some(text) = block.text_mut(part) {
                text.change_marks(|mark| Some(mark_now(mark)));
            }
        }
    }
    changed
}
