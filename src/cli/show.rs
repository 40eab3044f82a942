//! `copydesk show`: what a project holds. Part of the newsroom's own desk, so it tells the terms
//! on which sources speak; how they were reached stays in the project.

use serde::Serialize;

use super::args::ReadOrder;
use super::failure::{Failure, Status};
use super::terminal::Terminal;
use super::told::counted;
use super::{opening, told};
use crate::ground::{EntityId, Language, PhotoId, SourceId, StoryId};
use crate::photos::Photo;
use crate::project::Project;
use crate::story::{Status as Stage, Story};
use crate::tags::{Entity, EntityKind, Source, Terms};

/// What `--json` prints.
#[derive(Serialize)]
struct Listing<'a> {
    name: &'a str,
    language: &'a Language,
    stories: Vec<StoryRow<'a>>,
    photos: Vec<PhotoRow<'a>>,
    entities: Vec<EntityRow<'a>>,
    sources: Vec<SourceRow<'a>>,
}

#[derive(Serialize)]
struct StoryRow<'a> {
    id: StoryId,
    slug: String,
    slugline: &'a str,
    headline: &'a str,
    status: &'static str,
    language: &'a Language,
    words: usize,
    photos: usize,
    photos_wanted: usize,
}

#[derive(Serialize)]
struct PhotoRow<'a> {
    id: PhotoId,
    /// The file's name in the photo folder; null while the photo is only wanted.
    file: Option<String>,
    caption: &'a str,
    credit: &'a str,
    alt_text: &'a str,
}

#[derive(Serialize)]
struct EntityRow<'a> {
    id: EntityId,
    kind: &'static str,
    name: &'a str,
    role: &'a str,
    aliases: &'a [String],
}

#[derive(Serialize)]
struct SourceRow<'a> {
    id: SourceId,
    name: &'a str,
    described: &'a str,
    affiliation: &'a str,
    terms: &'static str,
}

pub(super) fn run(order: &ReadOrder, terminal: &mut Terminal<'_>) -> Result<Status, Failure> {
    let project = opening::open(&order.project, terminal)?.project;
    let listing = listing(&project);
    if order.json {
        terminal.hand_over(&listing)?;
    } else {
        terminal.show(&text(&project, &listing))?;
    }
    Ok(Status::Done)
}

fn listing(project: &Project) -> Listing<'_> {
    Listing {
        name: &project.name,
        language: &project.language,
        stories: project.stories.iter().map(|story| story_row(project, story)).collect(),
        photos: project.library.photos.iter().map(photo_row).collect(),
        entities: project.directory.entities.iter().map(entity_row).collect(),
        sources: project.directory.sources.iter().map(source_row).collect(),
    }
}

fn story_row<'a>(project: &Project, story: &'a Story) -> StoryRow<'a> {
    let placed = story.body.iter().filter_map(|block| project.library.photo(block.photo()?.photo));
    let (attached, wanted): (Vec<&Photo>, Vec<&Photo>) = placed.partition(|photo| photo.file.is_some());
    StoryRow {
        id: story.id,
        slug: story.url_slug(),
        slugline: &story.filing.slugline,
        headline: &story.furniture.headline,
        status: stage_key(story.status),
        language: &story.language,
        words: story.count().words,
        photos: attached.len(),
        photos_wanted: wanted.len(),
    }
}

fn photo_row(photo: &Photo) -> PhotoRow<'_> {
    PhotoRow {
        id: photo.id,
        file: photo.file.as_ref().and_then(crate::photos::PhotoFile::name),
        caption: &photo.caption,
        credit: &photo.credit,
        alt_text: &photo.alt_text,
    }
}

fn entity_row(entity: &Entity) -> EntityRow<'_> {
    EntityRow {
        id: entity.id,
        kind: entity.kind.key(),
        name: &entity.name,
        role: &entity.role,
        aliases: &entity.aliases,
    }
}

fn source_row(source: &Source) -> SourceRow<'_> {
    SourceRow {
        id: source.id,
        name: &source.name,
        described: &source.described,
        affiliation: &source.affiliation,
        terms: terms_key(source.terms),
    }
}

fn stage_key(stage: Stage) -> &'static str {
    match stage {
        Stage::Draft => "draft",
        Stage::Edit => "edit",
        Stage::Copy => "copy",
        Stage::Approved => "approved",
        Stage::Published => "published",
        Stage::Spiked => "spiked",
        Stage::Killed => "killed",
    }
}

fn terms_key(terms: Terms) -> &'static str {
    match terms {
        Terms::OnTheRecord => "on_the_record",
        Terms::Background => "background",
        Terms::DeepBackground => "deep_background",
        Terms::OffTheRecord => "off_the_record",
    }
}

fn text(project: &Project, listing: &Listing<'_>) -> String {
    let mut lines = vec![format!("{} ({})", named(&project.name), project.language)];
    heading(&mut lines, &counted(listing.stories.len(), "story", "stories"));
    let handles = told::Handles::of(project);
    for (story, row) in project.stories.iter().zip(&listing.stories) {
        lines.push(format!("  {}", handles.handle(story)));
        lines.push(format!("      {}", story.display_name()));
        let mut facts = vec![
            story.status.label().to_string(),
            row.language.to_string(),
            counted(row.words, "word", "words"),
            counted(row.photos, "photo", "photos"),
        ];
        if row.photos_wanted > 0 {
            facts.push(format!("{} wanted", counted(row.photos_wanted, "photo", "photos")));
        }
        lines.push(format!("      {}", facts.join(" · ")));
    }
    let attached = listing.photos.iter().filter(|photo| photo.file.is_some()).count();
    let wanted = listing.photos.len() - attached;
    heading(&mut lines, &format!("{}, {wanted} wanted", counted(attached, "photo", "photos")));
    heading(&mut lines, &counted(listing.entities.len(), "entity", "entities"));
    for kind in EntityKind::ALL {
        for entity in project.directory.entities.iter().filter(|entity| entity.kind == kind) {
            lines.push(format!("  {:<15}{}", kind.label().to_string(), with(&entity.name, &entity.role)));
        }
    }
    heading(&mut lines, &counted(listing.sources.len(), "source", "sources"));
    for source in &project.directory.sources {
        lines.push(format!("  {:<17}{}", source.terms.label().to_string(), with(&source.name, &source.affiliation)));
    }
    lines.join("\n")
}

fn heading(lines: &mut Vec<String>, words: &str) {
    lines.push(String::new());
    lines.push(words.to_owned());
}

fn named(name: &str) -> &str {
    if name.is_empty() { "Untitled project" } else { name }
}

fn with(name: &str, more: &str) -> String {
    if more.is_empty() { name.to_owned() } else { format!("{name}, {more}") }
}
