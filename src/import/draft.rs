//! A draft: one story as it is put together from lines, and how it becomes a story and its photos.

use std::sync::Arc;

use jiff::civil::Date;

use super::caption::Caption;
use super::fold::is_arabic;
use super::report::StoryReport;
use crate::ground::{Direction, IdMint, Language};
use crate::photos::Photo;
use crate::story::{Block, Byline, Content, Dateline, Furniture, List, ListItem, PlacedPhoto, Story, Text};

/// A story being put together.
#[derive(Debug, Default)]
pub(super) struct Draft {
    pub(super) headline: String,
    /// The headline without case and punctuation.
    pub(super) bare_headline: String,
    pub(super) kicker: String,
    pub(super) deck: String,
    pub(super) slugline: String,
    pub(super) section: String,
    pub(super) bylines: Vec<Byline>,
    pub(super) dateline: Dateline,
    /// A dateline’s day that came without its year.
    pub(super) yearless: Option<(i8, i8)>,
    /// The first day of publication the copy gave.
    pub(super) published: Option<Date>,
    pub(super) ed_note: Vec<String>,
    pub(super) pieces: Vec<Piece>,
    /// Whether running copy has begun.
    pub(super) has_body: bool,
}

/// A block to be.
#[derive(Debug)]
pub(super) enum Piece {
    Photo(Caption),
    Paragraph(String),
    Subhead(String),
    List { ordered: bool, items: Vec<(u8, String)> },
    Rule,
}

impl Draft {
    /// Whether nothing has been put in it.
    pub(super) fn is_empty(&self) -> bool {
        let words = [&self.headline, &self.kicker, &self.deck, &self.slugline, &self.section];
        words.iter().all(|word| word.is_empty())
            && self.bylines.is_empty()
            && self.ed_note.is_empty()
            && self.pieces.is_empty()
            && self.dateline == Dateline::default()
    }

    /// Whether a headline could still come: nothing but small furniture is there.
    pub(super) fn wants_headline(&self) -> bool {
        self.headline.is_empty() && !self.has_body
    }

    /// The day of a dateline that gave none its year, if the day of publication settles it: not
    /// after it, and not more than sixty days before.
    fn dated(&self) -> Dateline {
        let mut dateline = self.dateline.clone();
        if let (None, Some((month, day)), Some(published)) = (dateline.date, self.yearless, self.published) {
            dateline.date = Date::new(published.year(), month, day)
                .ok()
                .filter(|date| *date <= published && date.until(published).is_ok_and(|span| span.get_days() <= 60));
        }
        dateline
    }

    fn letters(&self) -> (usize, usize) {
        let pieces = self.pieces.iter().flat_map(|piece| match piece {
            Piece::Photo(caption) => vec![caption.words.as_str()],
            Piece::Paragraph(words) | Piece::Subhead(words) => vec![words.as_str()],
            Piece::List { items, .. } => items.iter().map(|(_, words)| words.as_str()).collect(),
            Piece::Rule => Vec::new(),
        });
        let all = pieces
            .chain([self.headline.as_str(), self.deck.as_str()])
            .flat_map(str::chars)
            .filter(|c| c.is_alphabetic());
        all.fold((0, 0), |(arabic, all), c| (arabic + usize::from(is_arabic(c)), all + 1))
    }

    /// Arabic where more than half the letters are, unless the language given is one that is
    /// written in that script too; else the language given.
    fn language(&self, given: &Language) -> Language {
        let (arabic, all) = self.letters();
        if arabic * 2 > all && given.direction() == Direction::Ltr { Language::arabic() } else { given.clone() }
    }

    /// The story, its wanted photos, and what the report says of it.
    pub(super) fn finish(self, given: &Language, mint: &mut IdMint) -> (Story, Vec<Photo>, StoryReport) {
        let mut story = Story::new(mint.mint(), self.language(given));
        let dateline = self.dated();
        story.furniture = Furniture {
            kicker: self.kicker,
            headline: self.headline,
            deck: self.deck,
            bylines: self.bylines,
            dateline,
            ..Furniture::default()
        };
        story.filing.slugline = self.slugline;
        story.filing.section = self.section;
        story.filing.ed_note = self.ed_note.join("\n");
        let mut photos = Vec::new();
        for piece in self.pieces {
            let content = content(piece, mint, &mut photos);
            story.body.push(Arc::new(Block::new(mint.mint(), content)));
        }
        let paragraphs = story.body.iter().filter(|block| matches!(block.content, Content::Paragraph(_))).count();
        let report = StoryReport {
            headline: story.furniture.headline.clone(),
            slugline: Some(story.filing.slugline.clone()).filter(|slug| !slug.is_empty()),
            language: story.language.to_string(),
            paragraphs,
            photos: photos.len(),
            words: story.count().words,
        };
        (story, photos, report)
    }
}

fn content(piece: Piece, mint: &mut IdMint, photos: &mut Vec<Photo>) -> Content {
    match piece {
        Piece::Paragraph(words) => Content::Paragraph(Text::from(words)),
        Piece::Subhead(words) => Content::Subhead(Text::from(words)),
        Piece::Rule => Content::Rule,
        Piece::List { ordered, items } => {
            let items = items.into_iter().map(|(level, words)| ListItem { level, text: Text::from(words) }).collect();
            Content::List(List { ordered, items })
        }
        Piece::Photo(caption) => {
            let mut photo = Photo::wanted(mint.mint());
            photo.caption = caption.words;
            photo.credit = caption.credit;
            let placed = PlacedPhoto { photo: photo.id, caption: Text::from(photo.caption.as_str()) };
            photos.push(photo);
            Content::Photo(placed)
        }
    }
}
