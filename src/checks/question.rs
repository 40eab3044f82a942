//! What a check is given, and the ways it looks at a story.

use std::collections::BTreeSet;
use std::ops::Range;

use jiff::Timestamp;
use jiff::civil::Date;
use jiff::tz::TimeZone;

use super::web_address::Addresses;
use super::wording;
use super::{Finding, Place, Weight};
use crate::edit::guard::{Guard, Leak, Where};
use crate::edit::{Edit, TextPlace};
use crate::ground::{BlockId, SourceId};
use crate::photos::Photo;
use crate::project::{LostFiles, Project};
use crate::story::{Field, Mark, Part, PlacedPhoto, Story, Text};
use crate::tags::Terms;
use crate::words::Phrase;

/// What a check is asked about.
#[derive(Clone, Copy, Debug)]
pub struct Question<'a> {
    /// The project the story stands in.
    pub project: &'a Project,
    /// The story.
    pub story: &'a Story,
    /// The instant it is asked.
    pub now: Timestamp,
    /// What is known of the files of its photos.
    pub lost: &'a LostFiles,
    /// The web addresses of the project's stories, looked up once for all of them.
    pub(super) addresses: &'a Addresses,
    /// What must not be read of the project, looked up once for all of them.
    pub(super) guard: &'a Guard,
}

/// A photo where it stands on the page.
pub(super) struct OnPage<'a> {
    pub(super) block: BlockId,
    pub(super) placed: &'a PlacedPhoto,
    pub(super) photo: &'a Photo,
    /// What to call it: its place among the page's photos and its caption's first words.
    pub(super) name: Phrase,
}

/// Words of a story that readers see: a field, or a text of the body.
pub(super) enum Copy<'a> {
    Field(Field, &'a str),
    Text(TextPlace, &'a Text),
}

impl<'a> Question<'a> {
    /// A finding that stops an export. What to do is the `hint` of what is said.
    pub(super) fn block(&self, check: &'static str, place: Place, said: Phrase) -> Finding {
        let hint = said.bare().about("hint");
        Finding { check, weight: Weight::Blocks, story: self.story.id, place, said, hint, fix: None }
    }

    /// A finding the editor may pass over.
    pub(super) fn advise(&self, check: &'static str, place: Place, said: Phrase) -> Finding {
        Finding { weight: Weight::Advises, ..self.block(check, place, said) }
    }

    /// The day it is asked, in UTC, as exports count days.
    pub(super) fn today(&self) -> Date {
        self.now.to_zoned(TimeZone::UTC).date()
    }

    pub(super) fn text_place(&self, block: BlockId, part: Part) -> TextPlace {
        TextPlace { story: self.story.id, block, part }
    }

    /// Where to look for something that must not be read. An entity or source leads to its first
    /// place on the page.
    pub(super) fn place_of(&self, leak: &Leak) -> Place {
        let first = |is: &dyn Fn(&Mark) -> bool| {
            let found = self.marks().find(|(_, _, mark)| is(mark));
            found.map_or(Place::Story, |(place, range, _)| Place::Text(place, range))
        };
        match leak.stand.at {
            Where::Story => Place::Story,
            Where::Field(field) => Place::Field(field),
            Where::Text(block, part) => Place::Text(self.text_place(block, part), leak.range.clone()),
            Where::Block(block) => Place::Block(block),
            Where::Photo(photo) => Place::Photo(photo),
            Where::Entity(id) => first(&|mark| *mark == Mark::Mention(id)),
            Where::Source(id) => first(&|mark| *mark == Mark::Quotation(Some(id))),
        }
    }

    /// Every photo block of the page.
    pub(super) fn placed(&self) -> impl Iterator<Item = (BlockId, &'a PlacedPhoto)> + use<'a> {
        self.story.body.iter().filter_map(|block| block.photo().map(|placed| (block.id, placed)))
    }

    /// The photos of the page that the library knows, wanted ones too.
    pub(super) fn on_page(&self) -> Vec<OnPage<'a>> {
        self.placed()
            .enumerate()
            .filter_map(|(at, (block, placed))| {
                let photo = self.project.library.photo(placed.photo)?;
                let caption = if placed.caption.is_blank() { &photo.caption } else { placed.caption.as_str() };
                let name = wording::photo(at + 1, caption);
                Some(OnPage { block, placed, photo, name })
            })
            .collect()
    }

    /// The photos of the page that readers will see.
    pub(super) fn attached(&self) -> Vec<OnPage<'a>> {
        let mut photos = self.on_page();
        photos.retain(|shown| shown.photo.file.is_some());
        photos
    }

    /// The same, each photo once however often the page shows it.
    pub(super) fn attached_once(&self) -> Vec<OnPage<'a>> {
        let mut seen = BTreeSet::new();
        let mut photos = self.attached();
        photos.retain(|shown| seen.insert(shown.photo.id));
        photos
    }

    /// Every marked stretch of the body.
    pub(super) fn marks(&self) -> impl Iterator<Item = (TextPlace, Range<usize>, &'a Mark)> {
        self.story.texts().flat_map(|(block, part, text)| {
            let place = self.text_place(block, part);
            text.spans().iter().map(move |span| (place, span.start..span.end, &span.mark))
        })
    }

    /// Every stretch that quotes a source of the directory who speaks on these terms.
    pub(super) fn quoted_on(&self, terms: Terms) -> impl Iterator<Item = (TextPlace, Range<usize>, SourceId, &'a str)> {
        self.marks().filter_map(move |(place, range, mark)| {
            let Mark::Quotation(Some(id)) = mark else { return None };
            let source = self.project.directory.source(*id).filter(|source| source.terms == terms)?;
            Some((place, range, *id, source.name.as_str()))
        })
    }

    /// What readers see of the story in words: fields but for addresses, then the body.
    pub(super) fn copy(&self) -> Vec<Copy<'a>> {
        let shown = |field: Field| match field {
            Field::Kicker
            | Field::Headline
            | Field::WebHeadline
            | Field::SearchHeadline
            | Field::SocialHeadline
            | Field::Deck
            | Field::City
            | Field::Country
            | Field::Section => true,
            Field::Slugline | Field::UrlSlug | Field::EdNote => false,
        };
        let fields = Field::ROWS.into_iter().filter(|row| shown(row.field));
        fields
            .map(|row| Copy::Field(row.field, row.field.of(self.story)))
            .chain(self.story.texts().map(|(block, part, text)| Copy::Text(self.text_place(block, part), text)))
            .collect()
    }
}

impl Copy<'_> {
    pub(super) fn words(&self) -> &str {
        match self {
            Self::Field(_, words) => words,
            Self::Text(_, text) => text.as_str(),
        }
    }

    pub(super) fn place(&self, range: Range<usize>) -> Place {
        match self {
            Self::Field(field, _) => Place::Field(*field),
            Self::Text(place, _) => Place::Text(*place, range),
        }
    }

    /// The edits that take stretches out; the stretches come in order and do not overlap.
    pub(super) fn without(&self, question: &Question<'_>, stretches: &[Range<usize>]) -> Vec<Edit> {
        match self {
            Self::Field(field, words) => {
                let mut kept = (*words).to_owned();
                for range in stretches.iter().rev() {
                    kept.replace_range(range.clone(), "");
                }
                vec![Edit::SetField { story: question.story.id, field: *field, words: kept }]
            }
            Self::Text(place, _) => stretches
                .iter()
                .rev()
                .map(|range| Edit::Splice { place: *place, range: range.clone(), with: Text::default() })
                .collect(),
        }
    }
}
