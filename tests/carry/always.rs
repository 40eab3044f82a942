//! What holds for any two projects.

use std::collections::BTreeMap;
use std::sync::Arc;

use copydesk::edit::Edit;
use copydesk::edit::carry::{Carried, Luggage};
use copydesk::ground::{EntityId, IdMint, PhotoId, SourceId};
use copydesk::photos::{Library, Photo};
use copydesk::project::Project;
use copydesk::story::{Content, Mark, Story};
use copydesk::tags::{Directory, Entity, Source};
use proptest::prelude::*;

use crate::support::{arb_project, cases};

/// What a project's ids run through, so that two projects have many in common.
const IDS: u64 = 5;

/// The project with few ids, all of them small: stories refer to what is there, to what is only in
/// the other project, and to nothing.
fn small(project: &Project) -> Project {
    let mut project = project.clone();
    let mut next = 0;
    let mut number = || {
        next += 1;
        next
    };
    let few = |id: u64| id % IDS;
    let raw = |id: &dyn std::fmt::Display| id.to_string().bytes().map(u64::from).sum::<u64>();
    let directory = project.directory.as_ref().clone();
    let entities = directory.entities.into_iter().map(|one| Entity { id: number().into(), ..one }).collect();
    let sources = directory.sources.into_iter().map(|one| Source { id: number().into(), ..one }).collect();
    project.directory = Arc::new(Directory { entities, sources });
    let photos = project.library.photos.iter().map(|photo| Photo {
        id: number().into(),
        people: photo.people.iter().map(|person| few(raw(person)).into()).collect(),
        ..photo.clone()
    });
    project.library = Arc::new(Library { photos: photos.collect() });
    for story in &mut project.stories {
        let story = Arc::make_mut(story);
        story.id = (raw(&story.id) % 3).into();
        for at in 0..story.body.len() {
            let block = story.body.get_mut(at).unwrap();
            if let Content::Photo(placed) = &mut block.content {
                placed.photo = few(raw(&placed.photo) / 3 + 3).into();
            }
            for part in block.parts() {
                block.text_mut(part).unwrap().change_marks(|mark| {
                    Some(match mark {
                        Mark::Mention(id) => Mark::Mention(few(raw(id)).into()),
                        Mark::Quotation(Some(id)) => Mark::Quotation(Some(few(raw(id) / 2).into())),
                        Mark::Bold | Mark::Italic | Mark::Link(_) | Mark::Quotation(None) => mark.clone(),
                    })
                });
            }
        }
    }
    let mut seen = std::collections::BTreeSet::new();
    project.stories.retain(|story| seen.insert(story.id));
    project
}

fn two() -> impl Strategy<Value = (Project, Project)> {
    (arb_project(), arb_project()).prop_map(|(from, to)| (small(&from), small(&to)))
}

fn carried(from: &Project, story: &Story, to: &Project) -> (Luggage, Carried) {
    let luggage = Luggage::of(from, story.id).unwrap();
    let carried = luggage.unpack(to, &mut IdMint::seeded(7));
    (luggage, carried)
}

/// What a mark or a photo means, whatever it is called: the record without its id.
#[derive(Debug, PartialEq)]
enum Meaning {
    Nobody,
    Entity(Entity),
    Source(Source),
}

fn entity(project: &Project, id: EntityId) -> Option<Entity> {
    project.directory.entity(id).map(|entity| Entity { id: 0.into(), ..entity.clone() })
}

fn source(project: &Project, id: SourceId) -> Option<Source> {
    project.directory.source(id).map(|source| Source { id: 0.into(), ..source.clone() })
}

fn meaning(project: &Project, mark: &Mark) -> Option<Meaning> {
    match mark {
        Mark::Mention(id) => Some(entity(project, *id).map_or(Meaning::Nobody, Meaning::Entity)),
        Mark::Quotation(Some(id)) => Some(source(project, *id).map_or(Meaning::Nobody, Meaning::Source)),
        Mark::Quotation(None) | Mark::Bold | Mark::Italic | Mark::Link(_) => None,
    }
}

/// What was meant is still there: who was nobody is nobody, and a record has at least what it had.
fn kept(before: &Meaning, after: &Meaning) -> bool {
    match (before, after) {
        (Meaning::Nobody, Meaning::Nobody) => true,
        (Meaning::Entity(one), Meaning::Entity(other)) => {
            one.kind == other.kind
                && (one.name == other.name || other.all_names().any(|name| name == one.name))
                && one.aliases.iter().all(|alias| other.all_names().any(|name| name == alias))
        }
        (Meaning::Source(one), Meaning::Source(other)) => {
            other.terms >= one.terms && one.name.trim().to_lowercase() == other.name.trim().to_lowercase()
        }
        _ => false,
    }
}

/// The story without what marks and photos are called.
fn bare(story: &Story) -> Story {
    let mut bare = story.clone();
    bare.id = 0.into();
    for at in 0..bare.body.len() {
        let block = bare.body.get_mut(at).unwrap();
        if let Content::Photo(placed) = &mut block.content {
            placed.photo = 0.into();
        }
        for part in block.parts() {
            let text = block.text_mut(part).unwrap();
            text.change_marks(|mark| match mark {
                Mark::Mention(_) | Mark::Quotation(Some(_)) => None,
                Mark::Bold | Mark::Italic | Mark::Link(_) | Mark::Quotation(None) => Some(mark.clone()),
            });
        }
    }
    bare
}

/// For each character of a story its marks that name somebody, by what they mean.
fn meant(project: &Project, story: &Story) -> Vec<(usize, usize, usize, Meaning)> {
    let mut all = Vec::new();
    for (at, (_, _, text)) in story.texts().enumerate() {
        for span in text.spans() {
            if let Some(meaning) = meaning(project, &span.mark) {
                all.push((at, span.start, span.end, meaning));
            }
        }
    }
    all
}

proptest! {
    #![proptest_config(cases())]

    #[test]
    fn nothing_of_the_story_vanishes_and_nobody_becomes_somebody((from, to) in two()) {
        for story in &from.stories {
            let (_, carried) = carried(&from, story, &to);
            let there = carried.project.story(carried.story).unwrap();
            prop_assert_eq!(bare(there), bare(story));
            let (before, after) = (meant(&from, story), meant(&carried.project, there));
            let spread = |all: &[(usize, usize, usize, Meaning)]| {
                all.iter().map(|(at, start, end, _)| (*at, *start, *end)).collect::<Vec<_>>()
            };
            // Where two stretches side by side were two people, they still are.
            prop_assert_eq!(spread(&before), spread(&after));
            for (one, other) in before.iter().zip(&after) {
                prop_assert!(kept(&one.3, &other.3), "{one:?} became {other:?}");
            }
            let photos = |project: &Project, story: &Story| -> Vec<Option<Photo>> {
                let placed: Vec<PhotoId> = story.body.iter().filter_map(|block| Some(block.photo()?.photo)).collect();
                let nameless = |photo: &Photo| Photo { id: 0.into(), people: Vec::new(), ..photo.clone() };
                placed.into_iter().map(|id| project.library.photo(id).map(nameless)).collect()
            };
            prop_assert_eq!(photos(&carried.project, there), photos(&from, story));
        }
    }

    #[test]
    fn the_other_project_keeps_all_it_had((from, to) in two()) {
        for story in &from.stories {
            let (_, carried) = carried(&from, story, &to);
            let after = &carried.project;
            prop_assert_eq!(&after.stories[..to.stories.len()], &to.stories[..]);
            for (one, other) in to.stories.iter().zip(&after.stories) {
                prop_assert!(Arc::ptr_eq(one, other), "not even copied");
            }
            prop_assert_eq!(&after.library.photos[..to.library.photos.len()], &to.library.photos[..]);
            prop_assert_eq!((&after.name, &after.language, &after.house), (&to.name, &to.language, &to.house));
            for entity in &to.directory.entities {
                let now = after.directory.entity(entity.id).unwrap();
                prop_assert_eq!((&now.name, now.kind), (&entity.name, entity.kind));
                prop_assert!(entity.all_names().all(|name| now.all_names().any(|other| other == name)));
            }
            for source in &to.directory.sources {
                let now = after.directory.source(source.id).unwrap();
                prop_assert!(now.terms >= source.terms && now.name == source.name);
            }
        }
    }

    #[test]
    fn no_two_things_share_an_id((from, to) in two()) {
        for story in &from.stories {
            let (_, carried) = carried(&from, story, &to);
            let project = &carried.project;
            let mut stories: Vec<_> = project.stories.iter().map(|one| one.id).collect();
            stories.sort();
            stories.dedup();
            prop_assert_eq!(stories.len(), project.stories.len());
            for ids in [
                project.library.photos.iter().map(|one| one.id.to_string()).collect::<Vec<_>>(),
                project.directory.entities.iter().map(|one| one.id.to_string()).collect(),
                project.directory.sources.iter().map(|one| one.id.to_string()).collect(),
            ] {
                let mut times = BTreeMap::new();
                for id in &ids {
                    *times.entry(id).or_insert(0) += 1;
                }
                prop_assert!(times.values().all(|times| *times == 1), "{ids:?}");
            }
        }
    }

    #[test]
    fn there_and_back_is_the_same((from, to) in two()) {
        let from = told_apart(&from);
        for story in &from.stories {
            if refers_to_nothing(&from, story) || wants_an_id_that_is_taken(&from, story, &to) {
                continue;
            }
            let (_, there) = carried(&from, story, &to);
            let gone = Edit::RemoveStory(story.id).apply(&from).unwrap();
            let moved = there.project.story(there.story).unwrap();
            let (_, back) = carried(&there.project, moved, &gone);
            let returned = back.project.story(back.story).unwrap();
            prop_assert_eq!(Story { id: story.id, ..returned.as_ref().clone() }, story.as_ref().clone());
            prop_assert_eq!(back.project.library.photos.len(), from.library.photos.len());
            prop_assert_eq!(back.project.directory.sources.len(), from.directory.sources.len());
            prop_assert_eq!(back.project.directory.entities.len(), from.directory.entities.len());
        }
    }

    #[test]
    fn a_second_time_it_is_there_already((from, to) in two()) {
        let from = told_apart(&from);
        for story in &from.stories {
            let (luggage, once) = carried(&from, story, &to);
            if once.story != story.id
                || refers_to_nothing(&from, story)
                || wants_an_id_that_is_taken(&from, story, &to)
            {
                continue;
            }
            let twice = luggage.unpack(&once.project, &mut IdMint::seeded(8));
            prop_assert!(twice.was_there);
            prop_assert_eq!(&twice.project, &once.project);
        }
    }
}

/// The project with a name for everybody, which nobody else has.
fn told_apart(project: &Project) -> Project {
    let mut project = project.clone();
    let directory = Arc::make_mut(&mut project.directory);
    for (nth, entity) in directory.entities.iter_mut().enumerate() {
        entity.name = format!("Somebody Number {nth}");
        entity.aliases.clear();
        entity.names.clear();
        entity.links.clear();
    }
    for (nth, source) in directory.sources.iter_mut().enumerate() {
        source.name = format!("Source Number {nth}");
    }
    project
}

/// Whether a photo that is only wanted has an id that is another photo's there: it gets a new one,
/// and back here nobody can tell which of the wanted ones it was.
fn wants_an_id_that_is_taken(project: &Project, story: &Story, there: &Project) -> bool {
    let placed = story.body.iter().filter_map(|block| project.library.photo(block.photo()?.photo));
    placed
        .filter(|photo| photo.file.is_none())
        .any(|photo| there.library.photo(photo.id).is_some_and(|other| other != photo))
}

fn refers_to_nothing(project: &Project, story: &Story) -> bool {
    let people = story
        .body
        .iter()
        .filter_map(|block| project.library.photo(block.photo()?.photo))
        .flat_map(|photo| photo.people.iter());
    let placed = story.body.iter().filter_map(|block| Some(block.photo()?.photo));
    people.into_iter().any(|person| project.directory.entity(*person).is_none())
        || placed.into_iter().any(|photo| project.library.photo(photo).is_none())
        || meant(project, story).iter().any(|(_, _, _, meaning)| *meaning == Meaning::Nobody)
}
