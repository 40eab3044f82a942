//! How long it takes to publish and write a story without pictures, in both formats.

use std::ops::ControlFlow;
use std::sync::Arc;

use copydesk::export::{Bundle, FORMATS, Format, PictureError, PictureSource, export, publish};
use copydesk::ground::{IdMint, Language, StoryId};
use copydesk::photos::PhotoFile;
use copydesk::project::Project;
use copydesk::story::{Block, Content, Mark, Story, Text};
use copydesk::tags::{Entity, EntityKind, Source};

fn main() {
    divan::main();
}

struct NoPictures;

impl PictureSource for NoPictures {
    fn picture(&self, _file: &PhotoFile) -> Result<Vec<u8>, PictureError> {
        Err(PictureError::Missing)
    }
}

/// A story in paragraphs of 40 words, each with a name, a quotation and a stretch of bold.
fn project(words: usize) -> (Project, StoryId) {
    let mut mint = IdMint::seeded(1);
    let mut project = Project::new("Bench", Language::english());
    let (person, source) = (mint.mint(), mint.mint());
    let directory = Arc::make_mut(&mut project.directory);
    directory.entities.push(Entity::new(person, EntityKind::Person, "Nadia Kasim"));
    directory.sources.push(Source::new(source, "Nadia Kasim"));
    let mut story = Story::new(mint.mint(), Language::english());
    story.furniture.headline = "A long night on the lake".into();
    for _ in 0..words / 40 {
        let mut text = Text::plain("ferry ".repeat(40));
        text.mark(0..5, Mark::Mention(person));
        text.mark(30..90, Mark::Quotation(Some(source)));
        text.mark(60..72, Mark::Bold);
        story.body.push(Arc::new(Block::new(mint.mint(), Content::Paragraph(text))));
    }
    let id = story.id;
    project.stories.push(Arc::new(story));
    (project, id)
}

#[divan::bench(args = [1_000, 100_000])]
fn publish_page_and_json(bencher: divan::Bencher<'_, '_>, words: usize) {
    let (project, id) = project(words);
    let formats: Vec<&Format> = FORMATS.iter().collect();
    bencher.bench(|| -> Option<Vec<Bundle>> {
        let publication = publish(&project, id, jiff::civil::date(2026, 11, 20)).ok()?;
        export(vec![publication], &formats, &NoPictures, &mut |_| ControlFlow::Continue(())).ok()
    });
}
