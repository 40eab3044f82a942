//! Who is who, where two projects know the same people.

use std::sync::Arc;

use copydesk::edit::carry::{Carried, Luggage};
use copydesk::ground::{IdMint, Language};
use copydesk::photos::{Photo, PhotoFile, PhotoFormat};
use copydesk::project::Project;
use copydesk::story::{Block, Content, Mark, PlacedPhoto, Story, Text};
use copydesk::tags::{AuthorityLink, Entity, EntityKind, Source, Terms};

fn person(id: u64, name: &str) -> Entity {
    Entity::new(id.into(), EntityKind::Person, name)
}

fn source(id: u64, name: &str, terms: Terms) -> Source {
    Source { terms, ..Source::new(id.into(), name) }
}

/// A project whose one story, 1, mentions each entity and quotes each source in turn.
fn project(entities: &[Entity], sources: &[Source]) -> Project {
    let mut project = Project::new("Here", Language::english());
    let directory = Arc::make_mut(&mut project.directory);
    directory.entities = entities.to_vec();
    directory.sources = sources.to_vec();
    let marks = entities.iter().map(|entity| Mark::Mention(entity.id));
    let marks = marks.chain(sources.iter().map(|source| Mark::Quotation(Some(source.id))));
    let text = Text::from_runs(marks.map(|mark| ("Said. ".to_owned(), vec![mark])));
    let mut story = Story::new(1.into(), Language::english());
    story.body.push(Arc::new(Block::new(1.into(), Content::Paragraph(text))));
    project.stories.push(Arc::new(story));
    project
}

/// The other project: of the same people, and without stories.
fn other(entities: &[Entity], sources: &[Source]) -> Project {
    Project { stories: Vec::new(), ..project(entities, sources) }
}

fn carry(from: &Project, to: &Project) -> Carried {
    Luggage::of(from, 1.into()).unwrap().unpack(to, &mut IdMint::seeded(7))
}

/// The marks of the carried story, in order.
fn marks(carried: &Carried) -> Vec<Mark> {
    let story = carried.project.story(carried.story).unwrap();
    story.texts().flat_map(|(_, _, text)| text.spans().iter().map(|span| span.mark.clone())).collect()
}

#[test]
fn one_of_the_same_name_and_kind_is_the_one_that_is_there() {
    let here = Entity { aliases: vec!["L. Hasan".to_owned()], ..person(1, "layla  hasan") };
    let there = Entity { role: "engineer".to_owned(), ..person(5, "Layla Hasan") };
    let carried = carry(&project(std::slice::from_ref(&here), &[]), &other(std::slice::from_ref(&there), &[]));
    assert_eq!(marks(&carried), [Mark::Mention(5.into())]);
    let aliases = vec!["layla  hasan".to_owned(), "L. Hasan".to_owned()];
    assert_eq!(carried.project.directory.entities, [Entity { aliases, ..there }]);
    assert_eq!((carried.along.entities, carried.along.joined), (0, vec!["Layla Hasan".to_owned()]));
}

#[test]
fn the_same_record_is_no_news() {
    let one = person(5, "Layla Hasan");
    let carried = carry(&project(std::slice::from_ref(&one), &[]), &other(std::slice::from_ref(&one), &[]));
    assert_eq!((carried.along.entities, carried.along.joined.len()), (0, 0));
    assert_eq!(carried.project.directory.entities, [one]);
}

#[test]
fn an_id_that_means_somebody_else_there_becomes_a_new_one() {
    let carried = carry(&project(&[person(5, "Layla Hasan")], &[]), &other(&[person(5, "Omar Said")], &[]));
    let [Mark::Mention(id)] = marks(&carried)[..] else { panic!("{:?}", marks(&carried)) };
    assert_eq!(carried.project.directory.entity(id).unwrap().name, "Layla Hasan");
    assert_eq!(carried.project.directory.entity(5.into()).unwrap().name, "Omar Said");
}

#[test]
fn an_id_that_meant_nobody_does_not_come_to_mean_somebody() {
    let mut from = project(&[person(5, "Nobody")], &[source(5, "Nobody", Terms::OnTheRecord)]);
    from.directory = Arc::default();
    let to = other(&[person(5, "Omar Said")], &[source(5, "Omar Said", Terms::OffTheRecord)]);
    let carried = carry(&from, &to);
    let [Mark::Mention(entity), Mark::Quotation(Some(source))] = marks(&carried)[..] else { panic!() };
    assert!(carried.project.directory.entity(entity).is_none() && carried.project.directory.source(source).is_none());
    assert_eq!(carried.project.directory, to.directory);
}

#[test]
fn another_kind_of_the_same_name_is_another() {
    let place = Entity::new(5.into(), EntityKind::Place, "Basra");
    let club = Entity::new(6.into(), EntityKind::Organization, "Basra");
    let carried = carry(&project(&[club], &[]), &other(&[place], &[]));
    assert_eq!((marks(&carried), carried.along.entities), (vec![Mark::Mention(6.into())], 1));
}

#[test]
fn two_that_one_project_tells_apart_are_not_joined() {
    let (first, second) = (person(1, "Ali Karim"), person(2, "Ali Karim"));
    let carried = carry(&project(&[first, second], &[]), &other(&[person(5, "Ali Karim")], &[]));
    assert_eq!(marks(&carried), [Mark::Mention(5.into()), Mark::Mention(2.into())]);
    // And where nothing tells which of two it is, it is neither.
    let carried =
        carry(&project(&[person(1, "Ali Karim")], &[]), &other(&[person(5, "Ali Karim"), person(6, "Ali Karim")], &[]));
    assert_eq!(marks(&carried), [Mark::Mention(1.into())]);
    let judge = |id| Entity { role: "judge".to_owned(), ..person(id, "Ali Karim") };
    let carried = carry(&project(&[judge(1)], &[]), &other(&[person(5, "Ali Karim"), judge(6)], &[]));
    assert_eq!(marks(&carried), [Mark::Mention(6.into())]);
}

#[test]
fn entries_elsewhere_count_more_than_names() {
    let entry = |value: &str| vec![AuthorityLink { authority: "wikidata".to_owned(), value: value.to_owned() }];
    let here = |name: &str| project(&[Entity { links: entry("Q1"), ..person(1, name) }], &[]);
    let there = |value: &str| other(&[Entity { links: entry(value), ..person(5, "Muhammad Ali") }], &[]);
    assert_eq!(marks(&carry(&here("Cassius Clay"), &there("Q1"))), [Mark::Mention(5.into())]);
    assert_eq!(marks(&carry(&here("Muhammad Ali"), &there("Q2"))), [Mark::Mention(1.into())]);
}

#[test]
fn an_alias_of_several_words_tells_who_it_is_and_a_family_name_does_not() {
    let there =
        |alias: &str| other(&[Entity { aliases: vec![alias.to_owned()], ..person(5, "Muhammad bin Salman") }], &[]);
    let (full, short) = ("Prince Salman", "Salman");
    assert_eq!(marks(&carry(&project(&[person(1, full)], &[]), &there(full))), [Mark::Mention(5.into())]);
    assert_eq!(marks(&carry(&project(&[person(1, short)], &[]), &there(short))), [Mark::Mention(1.into())]);
}

#[test]
fn terms_are_never_loosened_and_it_is_said_where_they_differ() {
    for brought in Terms::ALL {
        for there in Terms::ALL {
            let from = project(&[], &[source(1, "Rana Jabbar", brought)]);
            let carried = carry(&from, &other(&[], &[source(5, "Rana Jabbar", there)]));
            let now = carried.project.directory.source(5.into()).unwrap();
            assert_eq!((now.terms, marks(&carried)), (brought.max(there), vec![Mark::Quotation(Some(5.into()))]));
            let told: Vec<_> = carried.along.terms.iter().map(|one| (one.brought, one.there, one.hold())).collect();
            let expected = if brought == there { vec![] } else { vec![(brought, there, brought.max(there))] };
            assert_eq!(told, expected);
        }
    }
}

#[test]
fn terms_that_were_tightened_since_tighten_the_copy_that_is_there() {
    let from = project(&[], &[source(1, "Rana Jabbar", Terms::OnTheRecord)]);
    let once = carry(&from, &other(&[], &[]));
    let mut stricter = from;
    Arc::make_mut(&mut stricter.directory).sources[0].terms = Terms::OffTheRecord;
    let twice = carry(&stricter, &once.project);
    assert!(twice.was_there && twice.project.stories.len() == 1);
    assert_eq!(twice.project.directory.sources[0].terms, Terms::OffTheRecord);
}

#[test]
fn a_description_may_fit_two_people() {
    let engineer = |id, reached: &str| Source {
        reached: reached.to_owned(),
        ..source(id, "a ministry engineer", Terms::Background)
    };
    let by_phone = project(&[], &[engineer(1, "by phone, 12 Nov")]);
    let carried = carry(&by_phone, &other(&[], &[engineer(5, "in Basra, 3 Nov")]));
    assert_eq!(marks(&carried), [Mark::Quotation(Some(1.into()))]);
    let carried = carry(&by_phone, &other(&[], &[engineer(5, "by phone, 12 Nov")]));
    assert_eq!(marks(&carried), [Mark::Quotation(Some(5.into()))]);
    // Whoever has no name yet is nobody else.
    let carried =
        carry(&project(&[], &[source(1, "", Terms::OnTheRecord)]), &other(&[], &[source(5, " ", Terms::OnTheRecord)]));
    assert_eq!(marks(&carried), [Mark::Quotation(Some(1.into()))]);
    // Nor is a namesake who stands elsewhere.
    let at = |id, affiliation: &str| Source {
        affiliation: affiliation.to_owned(),
        ..source(id, "Layla Hasan", Terms::OnTheRecord)
    };
    let carried = carry(&project(&[], &[at(1, "University of Mosul")]), &other(&[], &[at(5, "AFP")]));
    assert_eq!(marks(&carried), [Mark::Quotation(Some(1.into()))]);
    let carried = carry(&project(&[], &[at(1, "AFP")]), &other(&[], &[at(5, "")]));
    assert_eq!(carried.project.directory.sources, [at(5, "AFP")]);
}

#[test]
fn photos_bring_their_people_and_are_known_by_all_that_is_said_of_them() {
    let digest = "0123456789abcdef0123456789abcdef".to_owned();
    let file = PhotoFile { digest, format: PhotoFormat::Jpeg, width: 4, height: 3 };
    let photo = |id: u64, caption: &str, person: u64| Photo {
        file: Some(file.clone()),
        caption: caption.to_owned(),
        people: vec![person.into()],
        ..Photo::wanted(id.into())
    };
    let with = |mut project: Project, photo: Photo| {
        let story = Arc::make_mut(&mut project.stories[0]);
        let placed = PlacedPhoto { photo: photo.id, caption: Text::default() };
        story.body = [Arc::new(Block::new(1.into(), Content::Photo(placed)))].into_iter().collect();
        Arc::make_mut(&mut project.library).photos.push(photo);
        project
    };
    let from = with(project(&[person(1, "Layla Hasan")], &[]), photo(8, "On the quay", 1));
    let mut to = other(&[person(5, "Layla Hasan")], &[]);
    Arc::make_mut(&mut to.library).photos = vec![photo(8, "Another caption", 5), photo(9, "On the quay", 5)];
    let carried = carry(&from, &to);
    let placed = carried.project.stories[0].body.first().unwrap().photo().unwrap().photo;
    assert_eq!((placed, carried.along.photos), (9.into(), 0), "the same picture under the same words");
    Arc::make_mut(&mut to.library).photos.truncate(1);
    let carried = carry(&from, &to);
    let placed = carried.project.stories[0].body.first().unwrap().photo().unwrap().photo;
    let there = carried.project.library.photo(placed).unwrap();
    assert_eq!((there.caption.as_str(), &there.people), ("On the quay", &vec![5.into()]));
    assert_eq!(carried.project.library.photo(8.into()).unwrap().caption, "Another caption");
}
