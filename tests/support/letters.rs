//! Numbered letters that somebody types into a project, and what is left of them after a crash.

#![allow(dead_code, reason = "each test file uses some of it")]

use std::path::{Path, PathBuf};
use std::sync::Arc;

use copydesk::app::safety::recovery::find_lost;
use copydesk::ground::{IdMint, Language};
use copydesk::project::{self, PhotoFolder, Project};
use copydesk::story::{Block, Content, Part, Story, Text};
use jiff::Timestamp;

/// Enough letters for any run; no two stretches of them are alike for long.
pub(crate) fn letter(nth: usize) -> char {
    let word = nth / 8;
    if nth % 8 == 7 { ' ' } else { char::from(b'a' + u8::try_from((nth % 8 * 7 + word * 3) % 26).unwrap()) }
}

pub(crate) fn letters(count: usize) -> String {
    (0..count).map(letter).collect()
}

pub(crate) fn project_in(folder: &Path) -> PathBuf {
    folder.join("river.ron")
}

/// A project with a page to type on, and a picture to attach.
pub(crate) fn lay_down(folder: &Path) {
    let mut project = Project::new("River", Language::english());
    let mut story = Story::new(1.into(), Language::english());
    "The ferry sails again".clone_into(&mut story.furniture.headline);
    story.body.push(Arc::new(Block::new(2.into(), Content::Paragraph(Text::default()))));
    project.stories.push(Arc::new(story));
    project::create(&project, &project_in(folder)).unwrap();
    let png = include_bytes!("../../assets/icon/copydesk-64.png");
    std::fs::write(folder.join("quay.png"), png).unwrap();
}

/// The words on the page that is typed on.
pub(crate) fn text_of(project: &Project) -> String {
    let story = project.stories.first();
    let block = story.and_then(|story| story.body.iter().find(|block| block.id == 2.into()).cloned());
    block.and_then(|block| block.text(Part::Main).map(|text| text.as_str().to_owned())).unwrap_or_default()
}

/// What is there after the desk has ended.
#[derive(Debug)]
pub(crate) struct Left {
    /// How many letters are in the file, and in file or journal.
    pub(crate) saved: usize,
    pub(crate) found: usize,
    /// How many pictures are named, in the one or the other; each is there.
    pub(crate) pictures: usize,
}

/// Looks, and holds what is there to what was typed: no half file, no foreign letter, no picture
/// missing.
pub(crate) fn look(folder: &Path) -> Result<Left, String> {
    let path = project_in(folder);
    let opened = project::open(&path).map_err(|error| format!("TORN {error}"))?;
    let finds = find_lost(&folder.join("state"), Timestamp::now()).map_err(|error| format!("TORN {error}"))?;
    if let Some(one) = finds.unreadable.first() {
        return Err(format!("TORN {}", one.why));
    }
    let latest = finds.lost.first().map_or(&opened.project, |lost| &lost.replayed.project);
    let (mut counts, mut pictures) = (Vec::new(), 0);
    for project in [&opened.project, latest] {
        let text = text_of(project);
        let count = text.chars().count();
        if text != letters(count) {
            return Err(format!("TORN words that nobody typed: {text}"));
        }
        counts.push(count);
        let photos = PhotoFolder::beside(&path);
        let named: Vec<_> = project.library.photos.iter().filter_map(|photo| photo.file.as_ref()).collect();
        for file in &named {
            photos.read(file).map_err(|error| format!("MISSING {error}"))?;
        }
        pictures = named.len().max(pictures);
    }
    Ok(Left { saved: counts[0], found: counts[1].max(counts[0]), pictures })
}

pub(crate) fn random(mint: &mut IdMint, below: u64) -> u64 {
    mint.mint::<u64>() % below
}

pub(crate) fn count_of(variable: &str, otherwise: usize) -> usize {
    std::env::var(variable).ok().and_then(|count| count.parse().ok()).unwrap_or(otherwise)
}
