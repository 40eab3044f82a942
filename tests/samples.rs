//! The sample projects: whole, as the program writes them, showing everything it can do, and fit to leave.
#![allow(clippy::unwrap_used, reason = "a sample that cannot be read is the test failing, as it should")]

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

use copydesk::app::tasks::{self, ExportOrder, Exported};
use copydesk::checks::check_project;
use copydesk::photos::{Photo, PhotoFormat};
use copydesk::project::{self, PhotoFolder, Project};
use copydesk::story::{Content, CorrectionKind, Mark, Status};
use copydesk::tags::{EntityKind, Terms};
use jiff::Timestamp;

const SAMPLES: [&str; 2] = ["river", "kitab"];

fn path(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("projects").join(name).with_extension("ron")
}

fn sample(name: &str) -> Project {
    project::open(&path(name)).unwrap().project
}

/// A day on which the sample's one embargo still runs.
fn now() -> Timestamp {
    "2026-11-22T09:00:00Z".parse().unwrap()
}

#[test]
fn samples_open_without_remarks_and_save_to_the_same_bytes() {
    for name in SAMPLES {
        let opened = project::open(&path(name)).unwrap();
        assert_eq!(opened.remarks, [], "{name}");
        let base = tempfile::tempdir().unwrap();
        let copy = base.path().join("copy.ron");
        project::create(&opened.project, &copy).unwrap();
        assert!(fs::read(&copy).unwrap() == fs::read(path(name)).unwrap(), "{name}: saving changes the file");
    }
}

#[test]
fn pictures_are_all_there_are_what_the_project_says_and_nothing_else_is() {
    for name in SAMPLES {
        let (project, folder) = (sample(name), PhotoFolder::beside(&path(name)));
        let mut named = BTreeSet::new();
        for photo in &project.library.photos {
            let Some(file) = &photo.file else { continue };
            let picture = image::load_from_memory(&folder.read(file).unwrap()).unwrap();
            assert_eq!((picture.width(), picture.height()), (file.width, file.height), "{}", photo.caption);
            named.insert(file.name().unwrap());
        }
        let there = fs::read_dir(folder.path()).unwrap().map(|e| e.unwrap().file_name().into_string().unwrap());
        assert_eq!(there.collect::<BTreeSet<_>>(), named, "{name}");
    }
}

/// A new kind of block does not build until it is named here, and does not pass until the
/// sample shows it.
fn block_kind(content: &Content) -> &'static str {
    match content {
        Content::Paragraph(_) => "paragraph",
        Content::Subhead(_) => "subhead",
        Content::Quote(_) => "quote",
        Content::PullQuote(_) => "pull quote",
        Content::List(list) if list.ordered => "ordered list",
        Content::List(_) => "unordered list",
        Content::Photo(_) => "photo",
        Content::FactBox(_) => "fact box",
        Content::Embed(_) => "embed",
        Content::Rule => "rule",
    }
}

/// The same for marks.
fn mark_kind(mark: &Mark) -> &'static str {
    match mark {
        Mark::Bold => "bold",
        Mark::Italic => "italic",
        Mark::Link(_) => "link",
        Mark::Mention(_) => "mention",
        Mark::Quotation(Some(_)) => "attributed quotation",
        Mark::Quotation(None) => "unattributed quotation",
    }
}

fn sorted<'a>(words: impl IntoIterator<Item = &'a str>) -> Vec<&'a str> {
    words.into_iter().collect::<BTreeSet<_>>().into_iter().collect()
}

#[test]
fn the_river_shows_every_kind_of_block_and_mark() {
    let project = sample("river");
    let blocks = || project.stories.iter().flat_map(|story| &story.body).map(|block| &block.content);
    let kinds = "embed/fact box/ordered list/paragraph/photo/pull quote/quote/rule/subhead/unordered list";
    assert_eq!(sorted(blocks().map(block_kind)).join("/"), kinds);
    let marks = project.stories.iter().flat_map(|story| story.texts()).flat_map(|(_, _, text)| text.spans());
    let kinds = "attributed quotation/bold/italic/link/mention/unattributed quotation";
    assert_eq!(sorted(marks.map(|span| mark_kind(&span.mark))).join("/"), kinds);
    for ordered in [true, false] {
        let nested = blocks().any(|content| {
            matches!(content, Content::List(list)
                if list.ordered == ordered && list.items.iter().any(|line| line.level > 0))
        });
        assert!(nested, "a list within a list, ordered: {ordered}");
    }
}

#[test]
fn the_river_shows_every_status_entity_and_terms() {
    let project = sample("river");
    assert!(!project.house.words.is_empty(), "words as the house spells them");
    let all = |kind: EntityKind| match kind {
        EntityKind::Person | EntityKind::Organization | EntityKind::Place | EntityKind::Event => kind.key(),
    };
    let entities = &project.directory.entities;
    assert_eq!(sorted(entities.iter().map(|e| all(e.kind))), sorted(EntityKind::ALL.map(all)));
    assert!(entities.iter().any(|e| !e.aliases.is_empty() && !e.names.is_empty() && !e.role.is_empty()));
    assert!(entities.iter().any(|e| e.links.iter().any(|link| link.authority == "wikidata")));
    let all = |terms: Terms| match terms {
        Terms::OnTheRecord | Terms::Background | Terms::DeepBackground | Terms::OffTheRecord => terms.id(),
    };
    assert_eq!(sorted(project.directory.sources.iter().map(|s| all(s.terms))), sorted(Terms::ALL.map(all)));
    let statuses = project.stories.iter().map(|story| story.status.id());
    assert_eq!(sorted(statuses), sorted(Status::ALL.map(Status::id)));
}

#[test]
fn the_river_shows_a_filled_story_and_filled_photos() {
    let project = sample("river");
    let first = &project.stories[0];
    for row in copydesk::story::Field::ROWS {
        assert!(!row.field.of(first).is_empty(), "{}", row.id);
    }
    assert!(
        first.furniture.bylines.iter().all(|byline| !byline.role.is_empty()) && first.furniture.dateline.date.is_some()
    );
    assert!(project.stories.iter().any(|s| s.status == Status::Approved && s.embargo.is_some()));
    let corrected = |s: &copydesk::story::Story| s.corrections.iter().any(|c| c.kind == CorrectionKind::Correction);
    assert!(project.stories.iter().any(|s| s.status == Status::Published && corrected(s)));
    let photos = &project.library.photos;
    assert!(photos.iter().any(|photo| photo.file.is_none()), "one is wanted");
    let full = |photo: &Photo| {
        let words = [&photo.caption, &photo.credit, &photo.photographer, &photo.alt_text, &photo.place];
        words.iter().all(|w| !w.is_empty()) && photo.taken.is_some() && !photo.rights.usage_terms.is_empty()
    };
    assert!(photos.iter().filter(|photo| photo.file.is_some()).all(full));
    let chart = photos.iter().find(|p| p.file.as_ref().is_some_and(|file| file.format == PhotoFormat::Png)).unwrap();
    assert!(!chart.extended_description.is_empty());
    assert!(photos.iter().any(|p| !p.people.is_empty() && p.rights.expires.is_some() && !p.framing.crops.is_empty()));
}

#[test]
fn what_is_meant_to_leave_may() {
    for name in SAMPLES {
        let project = sample(name);
        for finding in check_project(&project, now()) {
            let story = project.story(finding.story).unwrap();
            let leaves = !matches!(story.status, Status::Spiked | Status::Killed);
            assert!(!(leaves && finding.blocks()), "{}: {}", story.display_name(), finding.said);
        }
    }
}

fn export(name: &str, folder: &Path) -> Exported {
    let order = ExportOrder {
        stories: Vec::new(),
        formats: copydesk::export::FORMATS.iter().map(|format| format.key.to_owned()).collect(),
        folder: folder.to_owned(),
        now: now(),
        despite_findings: false,
    };
    tasks::export(&sample(name), Some(&PhotoFolder::beside(&path(name))), &order, &mut |_| {
        std::ops::ControlFlow::Continue(())
    })
    .unwrap()
}

/// Every file below a folder by its path.
fn files(folder: &Path) -> BTreeMap<PathBuf, Vec<u8>> {
    let (mut folders, mut found) = (vec![folder.to_owned()], BTreeMap::new());
    while let Some(next) = folders.pop() {
        for entry in fs::read_dir(next).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
            } else {
                found.insert(path.strip_prefix(folder).unwrap().to_owned(), fs::read(&path).unwrap());
            }
        }
    }
    found
}

/// Exports a sample twice, and looks through what came out for what is not for readers.
fn leaves_the_same_each_time_without_secrets(name: &str, stories: usize) {
    let (one, two) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
    assert_eq!(export(name, one.path()).stories, stories);
    export(name, two.path());
    let written = files(one.path());
    assert!(written == files(two.path()), "{name}: a second export differs");
    let all: String = written.values().map(|bytes| String::from_utf8_lossy(bytes)).collect();
    let project = sample(name);
    let sources = &project.directory.sources;
    let unnamed = sources.iter().filter(|s| s.must_not_be_named());
    let notes = project.stories.iter().map(|story| &story.filing.ed_note).filter(|note| !note.is_empty());
    for secret in unnamed.map(|s| &s.name).chain(sources.iter().map(|s| &s.reached)).chain(notes) {
        assert!(!all.contains(secret), "“{secret}” left with {name}");
    }
    let named = sources.iter().filter(|s| s.terms == Terms::OnTheRecord).filter(|s| all.contains(&s.name));
    assert!(named.count() > 2, "the search finds the names that may leave");
}

#[test]
fn the_river_leaves_the_same_each_time_without_secrets() {
    leaves_the_same_each_time_without_secrets("river", 7);
}

#[test]
fn the_books_leave_the_same_each_time_without_secrets() {
    leaves_the_same_each_time_without_secrets("kitab", 2);
}
