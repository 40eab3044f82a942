//! Templates: what a new story starts with, in the languages it can be written in.

use std::collections::BTreeMap;
use std::sync::Arc;

use serde::Deserialize;

use super::{Block, Content, FactBox, Genre, List, ListItem, PlacedPhoto, PullQuote, Story, Text};
use crate::ground::{IdMint, Language, StoryId};
use crate::photos::Photo;

/// What a kind of story starts with. It lies in a RON file of its own.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Template {
    /// Its name for programs: that of its file.
    #[serde(skip)]
    pub key: String,
    /// What kind of piece it makes.
    #[serde(default)]
    pub genre: Genre,
    /// How long such a piece is planned, in words.
    #[serde(default)]
    pub planned_words: Option<u32>,
    /// What it is called and starts with, by language.
    pub wording: BTreeMap<Language, Wording>,
}

/// A template in one language.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Wording {
    /// What it is called.
    pub name: String,
    /// What it is for, in a sentence.
    #[serde(default)]
    pub about: String,
    /// What stands in the body, at most 1,000 pieces.
    #[serde(default)]
    pub body: Vec<Stub>,
}

/// A block to be filled.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
pub enum Stub {
    /// A paragraph, with these words to begin with.
    Paragraph(String),
    /// A subhead.
    Subhead(String),
    /// A quote.
    Quote(String),
    /// A pull quote.
    PullQuote(String),
    /// A list with these entries.
    List(Vec<String>),
    /// A numbered list with these entries.
    Numbers(Vec<String>),
    /// A photo that is wanted, with what it shall show.
    Photo(String),
    /// A fact box with a heading and one empty paragraph.
    FactBox(String),
    /// A line across the page.
    Rule,
}

impl Template {
    /// What a story starts with when no template is asked for: one empty paragraph.
    #[must_use]
    pub fn blank() -> Self {
        Self::default()
    }

    /// Its wording for a language: in that language, else in English, else in whatever it has.
    #[must_use]
    pub fn wording(&self, language: &Language) -> Option<&Wording> {
        let in_language =
            |wanted: &Language| self.wording.iter().find(|(own, _)| own.same_language(wanted)).map(|(_, words)| words);
        in_language(language).or_else(|| in_language(&Language::english())).or_else(|| self.wording.values().next())
    }

    /// A new story in a language, and the photos it wants.
    #[must_use]
    pub fn start(&self, language: Language, mint: &mut IdMint) -> (Story, Vec<Photo>) {
        let stubs = self.wording(&language).map_or(&[][..], |wording| &wording.body);
        let mut story = Story::new(mint.mint::<StoryId>(), language);
        story.filing.genre = self.genre;
        story.handling.planned_words = self.planned_words;
        let mut photos = Vec::new();
        for stub in stubs {
            let content = content(stub, &mut photos, mint);
            story.body.push(Arc::new(Block::new(mint.mint(), content)));
        }
        if story.body.iter().next().is_none() {
            story.body.push(Arc::new(Block::new(mint.mint(), Content::Paragraph(Text::default()))));
        }
        (story, photos)
    }
}

fn content(stub: &Stub, photos: &mut Vec<Photo>, mint: &mut IdMint) -> Content {
    let text = |words: &String| Text::plain(words.clone());
    let items = |entries: &Vec<String>| entries.iter().map(|words| ListItem { level: 0, text: text(words) }).collect();
    match stub {
        Stub::Paragraph(words) => Content::Paragraph(text(words)),
        Stub::Subhead(words) => Content::Subhead(text(words)),
        Stub::Quote(words) => Content::Quote(text(words)),
        Stub::PullQuote(words) => Content::PullQuote(PullQuote { text: text(words), attribution: String::new() }),
        Stub::List(entries) => Content::List(List { ordered: false, items: items(entries) }),
        Stub::Numbers(entries) => Content::List(List { ordered: true, items: items(entries) }),
        Stub::Photo(shows) => {
            let photo = Photo { caption: shows.clone(), ..Photo::wanted(mint.mint()) };
            let placed = PlacedPhoto { photo: photo.id, caption: Text::default() };
            photos.push(photo);
            Content::Photo(placed)
        }
        Stub::FactBox(heading) => {
            Content::FactBox(FactBox { heading: text(heading), paragraphs: vec![Text::default()] })
        }
        Stub::Rule => Content::Rule,
    }
}
