//! How much a project file may hold, and that its ids name one thing each. Checked after a file
//! is read, so that no file can make the desk crawl, and before one is written, so that what is
//! saved can be opened.

use std::collections::BTreeSet;
use std::fmt::Display;

use super::{Defaults, House, Project};
use crate::photos::{Photo, Rights};
use crate::story::{Block, Content, Embed, FactBox, Handling, Mark, PlacedPhoto, PullQuote, Story, Text};
use crate::tags::{Entity, Source};
use crate::words::{Phrase, Say, Words};

/// The largest project file, in bytes: 256 MiB.
pub const MAX_FILE_BYTES: u64 = 256 << 20;
/// Most stories of a project.
pub const MAX_STORIES: usize = 10_000;
/// Most blocks of a story.
pub const MAX_BLOCKS: usize = 100_000;
/// Most photos, entities and sources of a project, and most entries of any other list.
pub const MAX_ENTRIES: usize = 10_000;
/// The longest text of any field, in bytes: 1 MiB.
pub const MAX_TEXT_BYTES: usize = 1 << 20;
/// The longest address of a link or an embed, in bytes.
pub const MAX_LINK_BYTES: usize = 2_048;

/// Why a project is more than a file may hold.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum LimitError {
    /// A list is too long.
    #[error("{place} has {count} {what}; a project file may hold {max}")]
    TooMany {
        /// Where.
        place: String,
        /// Of what.
        what: &'static str,
        /// How many.
        count: usize,
        /// How many may be.
        max: usize,
    },
    /// A text is too long.
    #[error("{what} of {place} has {bytes} bytes; a project file may hold {max}")]
    TooLong {
        /// Where.
        place: String,
        /// Which text.
        what: &'static str,
        /// How long it is.
        bytes: usize,
        /// How long it may be.
        max: usize,
    },
    /// Two things have one id.
    #[error("two {what} of {place} have the id {id}")]
    SameId {
        /// Where.
        place: String,
        /// Two of what.
        what: &'static str,
        /// The id.
        id: String,
    },
}

impl Say for LimitError {
    fn phrase(&self) -> Phrase {
        Phrase::from(self.to_string())
    }

    fn advice(&self) -> Phrase {
        Phrase::new(match self {
            Self::TooMany { .. } => "limit-too-many",
            Self::TooLong { .. } => "limit-too-long",
            Self::SameId { .. } => "limit-same-id",
        })
    }
}

impl LimitError {
    /// What to do about it.
    #[must_use]
    pub fn hint(&self) -> &'static str {
        Words::english().fixed(&self.advice())
    }
}

type Checked = Result<(), LimitError>;

fn at_most(place: &dyn Display, what: &'static str, count: usize, max: usize) -> Checked {
    if count <= max { Ok(()) } else { Err(LimitError::TooMany { place: place.to_string(), what, count, max }) }
}

fn no_longer(place: &dyn Display, what: &'static str, text: &str, max: usize) -> Checked {
    let bytes = text.len();
    if bytes <= max { Ok(()) } else { Err(LimitError::TooLong { place: place.to_string(), what, bytes, max }) }
}

fn texts<'a>(place: &dyn Display, texts: impl IntoIterator<Item = (&'static str, &'a String)>) -> Checked {
    texts.into_iter().try_for_each(|(what, text)| no_longer(place, what, text, MAX_TEXT_BYTES))
}

fn lines(place: &dyn Display, what: &'static str, lines: &[String]) -> Checked {
    at_most(place, what, lines.len(), MAX_ENTRIES)?;
    lines.iter().try_for_each(|line| no_longer(place, what, line, MAX_TEXT_BYTES))
}

fn different<T: Ord + Display>(place: &dyn Display, what: &'static str, ids: impl Iterator<Item = T>) -> Checked {
    let mut seen = BTreeSet::new();
    for id in ids {
        if let Some(id) = seen.replace(id) {
            return Err(LimitError::SameId { place: place.to_string(), what, id: id.to_string() });
        }
    }
    Ok(())
}

/// Whether a project may lie in a file.
pub(super) fn check(project: &Project) -> Checked {
    let Project { name, language: _, house, stories, library, directory } = project;
    let House { publication, copyright, zone, defaults, words } = &**house;
    let Defaults { byline, credit, section, export_folder, quotes: _, smart_typing: _ } = defaults;
    let here = &"the project";
    texts(
        here,
        [
            ("the name", name),
            ("the publication’s name", publication),
            ("the copyright line", copyright),
            ("the zone", zone),
            ("the house’s byline", byline),
            ("the house’s credit", credit),
            ("the house’s section", section),
            ("the folder for exports", export_folder),
        ],
    )?;
    at_most(here, "words of the house", words.len(), MAX_ENTRIES)?;
    words.iter().try_for_each(|word| no_longer(here, "a word of the house", word, MAX_TEXT_BYTES))?;
    at_most(here, "stories", stories.len(), MAX_STORIES)?;
    at_most(here, "photos", library.photos.len(), MAX_ENTRIES)?;
    at_most(here, "entities", directory.entities.len(), MAX_ENTRIES)?;
    at_most(here, "sources", directory.sources.len(), MAX_ENTRIES)?;
    different(here, "stories", stories.iter().map(|story| story.id))?;
    different(here, "photos", library.photos.iter().map(|photo| photo.id))?;
    different(here, "entities", directory.entities.iter().map(|entity| entity.id))?;
    different(here, "sources", directory.sources.iter().map(|source| source.id))?;
    stories.iter().try_for_each(|s| story(s))?;
    library.photos.iter().try_for_each(photo)?;
    directory.entities.iter().try_for_each(entity)?;
    directory.sources.iter().try_for_each(source)
}

fn photo(photo: &Photo) -> Checked {
    let Photo { id, file: _, caption, credit, photographer, alt_text, .. } = photo;
    let Photo { extended_description, taken: _, place, people, rights, framing, .. } = photo;
    let Rights { usage_terms, expires: _ } = rights;
    let here = &format_args!("photo {id}");
    texts(
        here,
        [
            ("the caption", caption),
            ("the credit", credit),
            ("the photographer", photographer),
            ("the alt text", alt_text),
            ("the extended description", extended_description),
            ("the place", place),
            ("the usage terms", usage_terms),
        ],
    )?;
    at_most(here, "people", people.len(), MAX_ENTRIES)?;
    at_most(here, "crops", framing.crops.len(), MAX_ENTRIES)
}

fn entity(entity: &Entity) -> Checked {
    let Entity { id, kind: _, name, aliases, names, role, links } = entity;
    let here = &format_args!("entity {id}");
    texts(here, [("the name", name), ("the role", role)])?;
    lines(here, "aliases", aliases)?;
    at_most(here, "names", names.len(), MAX_ENTRIES)?;
    texts(here, names.values().map(|name| ("a name", name)))?;
    at_most(here, "links", links.len(), MAX_ENTRIES)?;
    links.iter().try_for_each(|l| texts(here, [("a link’s authority", &l.authority), ("a link’s value", &l.value)]))
}

fn source(source: &Source) -> Checked {
    let Source { id, name, affiliation, terms: _, reached } = source;
    texts(
        &format_args!("source {id}"),
        [("the name", name), ("the affiliation", affiliation), ("how it was reached", reached)],
    )
}

fn story(story: &Story) -> Checked {
    let Story { id, language: _, status: _, embargo, filing, handling, furniture, corrections, body } = story;
    let here = &format_args!("story {id}");
    let line = |what, text| (what, text);
    texts(here, embargo.iter().map(|embargo| ("the embargo’s zone", &embargo.zone)))?;
    texts(
        here,
        [
            line("the slugline", &filing.slugline),
            line("the web address", &filing.url_slug),
            line("the section", &filing.section),
            line("the editor’s note", &filing.ed_note),
            line("the kicker", &furniture.kicker),
            line("the headline", &furniture.headline),
            line("the web headline", &furniture.headlines.web),
            line("the search headline", &furniture.headlines.search),
            line("the social headline", &furniture.headlines.social),
            line("the deck", &furniture.deck),
            line("the dateline’s city", &furniture.dateline.city),
            line("the dateline’s country", &furniture.dateline.country),
        ],
    )?;
    let Handling { assigned, deadline, planned_words: _, log } = handling;
    texts(here, [line("the assignment", assigned)])?;
    texts(here, deadline.iter().map(|deadline| ("the deadline’s zone", &deadline.zone)))?;
    at_most(here, "steps", log.len(), MAX_ENTRIES)?;
    texts(here, log.iter().map(|act| ("who took a step", &act.by)))?;
    lines(here, "keywords", &filing.keywords)?;
    at_most(here, "bylines", furniture.bylines.len(), MAX_ENTRIES)?;
    furniture.bylines.iter().try_for_each(|b| texts(here, [("a byline", &b.name), ("a byline’s role", &b.role)]))?;
    at_most(here, "corrections", corrections.len(), MAX_ENTRIES)?;
    texts(here, corrections.iter().map(|correction| ("a correction", &correction.note)))?;
    at_most(here, "blocks", body.len(), MAX_BLOCKS)?;
    different(here, "blocks", body.iter().map(|block| block.id))?;
    body.iter().try_for_each(|b| block(&format_args!("block {} of story {id}", b.id), b))
}

fn block(here: &dyn Display, block: &Block) -> Checked {
    match &block.content {
        Content::Paragraph(text) | Content::Subhead(text) | Content::Quote(text) => copy(here, text),
        Content::PullQuote(PullQuote { text, attribution }) => {
            texts(here, [("the attribution", attribution)])?;
            copy(here, text)
        }
        Content::List(list) => {
            at_most(here, "list entries", list.items.len(), MAX_ENTRIES)?;
            list.items.iter().try_for_each(|entry| copy(here, &entry.text))
        }
        Content::Photo(PlacedPhoto { photo: _, caption }) => copy(here, caption),
        Content::FactBox(FactBox { heading, paragraphs }) => {
            copy(here, heading)?;
            at_most(here, "paragraphs", paragraphs.len(), MAX_ENTRIES)?;
            paragraphs.iter().try_for_each(|paragraph| copy(here, paragraph))
        }
        Content::Embed(Embed { url, caption }) => {
            no_longer(here, "the address", url, MAX_LINK_BYTES)?;
            copy(here, caption)
        }
        Content::Rule => Ok(()),
    }
}

fn copy(here: &dyn Display, text: &Text) -> Checked {
    no_longer(here, "the text", text.as_str(), MAX_TEXT_BYTES)?;
    text.spans().iter().try_for_each(|span| match &span.mark {
        Mark::Link(address) => no_longer(here, "a link’s address", address, MAX_LINK_BYTES),
        Mark::Bold | Mark::Italic | Mark::Mention(_) | Mark::Quotation(_) => Ok(()),
    })
}
