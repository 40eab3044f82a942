//! A source's name and words must not leave: every byte, file name, preview and copied passage is
//! searched for them, with the name put into each place that readers see.
#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    reason = "a project that cannot be made is the test failing, as it should"
)]
#![allow(clippy::assigning_clones, reason = "a list of places reads better")]

use std::fs;
use std::ops::ControlFlow;
use std::path::Path;
use std::sync::Arc;

use copydesk::app::tasks::{self, ExportOrder};
use copydesk::app::{PreviewPage, Previewed};
use copydesk::export::FORMATS;
use copydesk::export::fragment::to_html;
use copydesk::ground::{BlockId, Direction, EntityId, Language, PhotoId, SourceId, StoryId};
use copydesk::photos::{Photo, PhotoFile, PhotoFormat};
use copydesk::project::{LostFiles, Project, file};
use copydesk::story::{
    Block, Byline, Content, Correction, CorrectionKind, Fragment, Mark, PlacedPhoto, PullQuote, Story, Text,
};
use copydesk::tags::{Entity, EntityKind, Source, Terms};
use jiff::Timestamp;

const NAME: &str = "Karim Zerosecret";
const CANARY: &str = "zerosecret";
const SOURCE: u64 = 70;
const HIDDEN: [Terms; 3] = [Terms::Background, Terms::DeepBackground, Terms::OffTheRecord];

fn now() -> Timestamp {
    Timestamp::from_second(1_773_144_000).unwrap()
}

fn desk(terms: Terms) -> Project {
    let mut project = Project::new("Desk", Language::english());
    let directory = Arc::make_mut(&mut project.directory);
    directory.sources.push(Source {
        terms,
        affiliation: "Zerosecret Works".to_owned(),
        reached: "At the Zerosecret house".to_owned(),
        ..Source::new(SourceId::from(SOURCE), NAME)
    });
    directory.entities.push(Entity::new(EntityId::from(50), EntityKind::Place, "Old Quay"));
    let mut story = Story::new(StoryId::from(1), Language::english());
    "Ferry sails again".clone_into(&mut story.furniture.headline);
    story.filing.ed_note = format!("{NAME} told us");
    project.stories.push(Arc::new(story));
    add(&mut project, Content::Paragraph("The ferry sailed on Monday.".into()));
    project
}

fn story(project: &mut Project) -> &mut Story {
    Arc::make_mut(project.stories.first_mut().unwrap())
}

fn add(project: &mut Project, content: Content) {
    let body = &mut story(project).body;
    body.push(Arc::new(Block::new(BlockId::from(body.len() as u64 + 1), content)));
}

/// A paragraph that quotes the source.
fn quote(project: &mut Project) {
    let text = Text::marked("“The gates will open before noon.”", [Mark::Quotation(Some(SourceId::from(SOURCE)))]);
    add(project, Content::Paragraph(text));
}

/// Everything that an export, a preview and the clipboard give of the project's story, in small
/// letters; `None` where the export is refused, even if it is insisted on.
fn given(project: &Project) -> (Option<String>, String) {
    let folder = tempfile::tempdir().unwrap();
    let target = folder.path().join("out");
    let order = ExportOrder {
        stories: Vec::new(),
        formats: FORMATS.iter().map(|format| format.key.to_owned()).collect(),
        folder: target.clone(),
        now: now(),
        despite_findings: true,
    };
    let exported = tasks::export(project, None, &order, &mut |_| ControlFlow::Continue(()));
    let mut written = String::new();
    files(folder.path(), &mut written);
    if let Err(error) = &exported {
        assert_eq!(written, "", "a refused export left something: {error}");
    }
    let previewed = Previewed::look(project.clone(), StoryId::from(1), Arc::new(LostFiles::default()), now());
    let mut shown = previewed
        .page
        .as_ref()
        .map_or_else(String::new, |PreviewPage { publication, page }| format!("{publication:?}{page:?}"));
    if exported.is_err() {
        assert_eq!(shown, "", "what may not leave is not previewed");
    }
    let quotes = project.stories.iter().flat_map(|story| story.body.iter());
    let marked =
        quotes.filter(|block| block.parts().iter().any(|p| block.text(*p).is_some_and(|t| !t.spans().is_empty())));
    let blocks = marked.map(|block| block.content.clone()).collect();
    shown.push_str(&to_html(&Fragment { blocks }, Direction::Ltr));
    (exported.ok().map(|_| written.to_lowercase()), shown.to_lowercase())
}

fn files(folder: &Path, written: &mut String) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            files(&path, written);
        } else {
            let name = path.strip_prefix(folder).unwrap().display().to_string();
            written.push_str(&name);
            written.push_str(&String::from_utf8_lossy(&fs::read(&path).unwrap()));
        }
    }
}

#[test]
fn a_source_that_was_on_the_record_is_named_no_more_when_the_terms_change() {
    for terms in HIDDEN {
        let mut project = desk(terms);
        if terms != Terms::OffTheRecord {
            quote(&mut project);
        }
        // A file from before there were descriptions has none: nothing stands in for one.
        let text = file::write(&project).unwrap();
        assert!(!text.contains("described"), "an empty description is not written");
        let (written, shown) = given(&project);
        let written = written.expect("nothing is amiss");
        assert!(!written.contains(CANARY) && !shown.contains(CANARY), "{terms:?}");
        Arc::make_mut(&mut project.directory).sources[0].described = "a yard hand".to_owned();
        let (written, _) = given(&project);
        assert_eq!(written.unwrap().contains("a yard hand"), terms == Terms::Background, "{terms:?}");
    }
    let mut project = desk(Terms::OnTheRecord);
    quote(&mut project);
    let (written, shown) = given(&project);
    assert!(written.unwrap().contains(CANARY) && shown.contains(CANARY), "the search finds a name that may leave");
}

type Put = fn(&mut Project);

/// Each way in which a name can come before readers.
const PLACES: [(&str, Put); 17] = [
    ("paragraph", |p| add(p, Content::Paragraph("KARIM Zérosecret’s brother denied it.".into()))),
    ("parted", |p| add(p, Content::Paragraph("Karim\u{2028}Zerosecret denied it.".into()))),
    ("kicker", |p| story(p).furniture.kicker = NAME.to_owned()),
    ("headline", |p| story(p).furniture.headline = format!("{NAME} denies it")),
    ("web headline", |p| story(p).furniture.headlines.web = NAME.to_owned()),
    ("search headline", |p| story(p).furniture.headlines.search = NAME.to_owned()),
    ("social headline", |p| story(p).furniture.headlines.social = NAME.to_owned()),
    ("deck", |p| story(p).furniture.deck = format!("So says {NAME}.")),
    ("byline", |p| story(p).furniture.bylines.push(Byline { name: "Mina".to_owned(), role: format!("with {NAME}") })),
    ("city", |p| story(p).furniture.dateline.city = NAME.to_owned()),
    ("address", |p| story(p).filing.url_slug = "karim-zerosecret".to_owned()),
    ("keyword", |p| story(p).filing.keywords.push(NAME.to_owned())),
    ("correction", |p| {
        let note = format!("{NAME} is no engineer.");
        story(p).corrections.push(Correction { at: now(), kind: CorrectionKind::Correction, note });
    }),
    ("link", |p| {
        let link = Mark::Link("https://example.org/karim_zerosecret".to_owned());
        add(p, Content::Paragraph(Text::marked("He denied it.", [link])));
    }),
    ("attribution", |p| {
        let quote = PullQuote { text: "It sails.".into(), attribution: NAME.to_owned() };
        add(p, Content::PullQuote(quote));
    }),
    ("entity", |p| {
        Arc::make_mut(&mut p.directory).entities[0].role = format!("where {NAME} works");
        add(p, Content::Paragraph(Text::marked("Old Quay", [Mark::Mention(EntityId::from(50))])));
    }),
    ("photo", |p| {
        let digest = "0123456789abcdef".repeat(2);
        let file = PhotoFile { digest, format: PhotoFormat::Jpeg, width: 8, height: 6 };
        let photo = PhotoId::from(60);
        let alt_text = format!("{NAME} at the quay");
        Arc::make_mut(&mut p.library).photos.push(Photo { file: Some(file), alt_text, ..Photo::wanted(photo) });
        add(p, Content::Photo(PlacedPhoto { photo, caption: "At the quay".into() }));
    }),
];

#[test]
fn a_name_in_any_place_readers_see_keeps_the_story_here() {
    for terms in HIDDEN {
        for (place, put) in PLACES {
            let mut project = desk(terms);
            put(&mut project);
            let (written, shown) = given(&project);
            assert!(written.is_none(), "{place} under {terms:?} left");
            assert!(place == "link" || !shown.contains(CANARY), "{place} under {terms:?} is shown");
        }
    }
}
