//! How much a project file may hold, and that its ids name one thing each. Checked after a file
//! is read, so that no file can make the desk crawl, and before one is written, so that what is
//! saved can be opened.

use std::collections::BTreeSet;
use std::fmt::Display;

use super::{Defaults, House, Project};
use crate::photos::{Photo, Rights};
use crate::story::{Block, Content, Embed, FactBox, Handling, Mark, PlacedPhoto, PullQuote, Story, Text};
use crate::tags::{Entity, Source};
use crate::words::{Arg, Phrase, Say, phrase, shown_in_english};

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
    TooMany {
        /// Where.
        place: Box<Phrase>,
        /// Of what.
        what: &'static str,
        /// How many.
        count: usize,
        /// How many may be.
        max: usize,
    },
    /// A text is too long.
    TooLong {
        /// Where.
        place: Box<Phrase>,
        /// Which text.
        what: &'static str,
        /// How long it is.
        bytes: usize,
        /// How long it may be.
        max: usize,
    },
    /// Two things have one id.
    SameId {
        /// Where.
        place: Box<Phrase>,
        /// Two of what.
        what: &'static str,
        /// The id.
        id: String,
    },
}

impl Say for LimitError {
    fn phrase(&self) -> Phrase {
        let part = |what| Phrase::of("part", what);
        match self {
            Self::TooMany { place, what, count, max } => {
                let (count, max) = (Arg::place(*count), Arg::place(*max));
                phrase!("limit-too-many", place = (**place).clone(), what = part(what), count = count, max = max)
            }
            Self::TooLong { place, what, bytes, max } => {
                let (bytes, max) = (Arg::place(*bytes), Arg::place(*max));
                phrase!("limit-too-long", place = (**place).clone(), what = part(what), bytes = bytes, max = max)
            }
            Self::SameId { place, what, id } => {
                phrase!("limit-same-id", place = (**place).clone(), what = part(what), id = id)
            }
        }
    }
}

shown_in_english!(LimitError);

/// What names a place, asked only where something is wrong there.
type Place<'a> = &'a dyn Fn() -> Phrase;

type Checked = Result<(), LimitError>;

fn at_most(place: Place<'_>, what: &'static str, count: usize, max: usize) -> Checked {
    if count <= max { Ok(()) } else { Err(LimitError::TooMany { place: Box::new(place()), what, count, max }) }
}

fn no_longer(place: Place<'_>, what: &'static str, text: &str, max: usize) -> Checked {
    let bytes = text.len();
    if bytes <= max { Ok(()) } else { Err(LimitError::TooLong { place: Box::new(place()), what, bytes, max }) }
}

fn texts<'a>(place: Place<'_>, texts: impl IntoIterator<Item = (&'static str, &'a String)>) -> Checked {
    texts.into_iter().try_for_each(|(what, text)| no_longer(place, what, text, MAX_TEXT_BYTES))
}

fn lines(place: Place<'_>, what: &'static str, lines: &[String]) -> Checked {
    at_most(place, what, lines.len(), MAX_ENTRIES)?;
    lines.iter().try_for_each(|line| no_longer(place, what, line, MAX_TEXT_BYTES))
}

fn different<T: Ord + Display>(place: Place<'_>, what: &'static str, ids: impl Iterator<Item = T>) -> Checked {
    let mut seen = BTreeSet::new();
    for id in ids {
        if let Some(id) = seen.replace(id) {
            return Err(LimitError::SameId { place: Box::new(place()), what, id: id.to_string() });
        }
    }
    Ok(())
}

/// Whether a project may lie in a file.
pub(super) fn check(project: &Project) -> Checked {
    let Project { name, language: _, house, stories, library, directory } = project;
    let House { publication, copyright, zone, defaults, words } = &**house;
    let Defaults { byline, credit, section, export_folder, quotes: _, smart_typing: _ } = defaults;
    let here = &|| phrase!("place-project");
    texts(here, [("name", name), ("publication-name", publication), ("copyright-line", copyright), ("zone", zone)])?;
    texts(here, [("house-byline", byline), ("house-credit", credit), ("house-section", section)])?;
    texts(here, [("house-folder", export_folder)])?;
    at_most(here, "house-words", words.len(), MAX_ENTRIES)?;
    words.iter().try_for_each(|word| no_longer(here, "house-word", word, MAX_TEXT_BYTES))?;
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
    let here = &|| phrase!("place-photo", id = id.to_string());
    texts(
        here,
        [
            ("caption", caption),
            ("credit", credit),
            ("photographer", photographer),
            ("alt-text", alt_text),
            ("extended-description", extended_description),
            ("place", place),
            ("usage-terms", usage_terms),
        ],
    )?;
    at_most(here, "people", people.len(), MAX_ENTRIES)?;
    at_most(here, "crops", framing.crops.len(), MAX_ENTRIES)
}

fn entity(entity: &Entity) -> Checked {
    let Entity { id, kind: _, name, aliases, names, role, links } = entity;
    let here = &|| phrase!("place-entity", id = id.to_string());
    texts(here, [("name", name), ("role", role)])?;
    lines(here, "aliases", aliases)?;
    at_most(here, "names", names.len(), MAX_ENTRIES)?;
    texts(here, names.values().map(|name| ("name", name)))?;
    at_most(here, "links", links.len(), MAX_ENTRIES)?;
    links.iter().try_for_each(|l| texts(here, [("link-authority", &l.authority), ("link-value", &l.value)]))
}

fn source(source: &Source) -> Checked {
    let Source { id, name, described, affiliation, terms: _, reached } = source;
    texts(
        &|| phrase!("place-source", id = id.to_string()),
        [("name", name), ("description", described), ("affiliation", affiliation), ("how-it-was-reached", reached)],
    )
}

fn story(story: &Story) -> Checked {
    let Story { id, language: _, status: _, embargo, filing, handling, furniture, corrections, body } = story;
    let here = &|| phrase!("place-story", id = id.to_string());
    texts(here, embargo.iter().map(|embargo| ("embargo-zone", &embargo.zone)))?;
    texts(
        here,
        [
            ("slugline", &filing.slugline),
            ("web-address", &filing.url_slug),
            ("section", &filing.section),
            ("editor-note", &filing.ed_note),
            ("kicker", &furniture.kicker),
            ("headline", &furniture.headline),
            ("web-headline", &furniture.headlines.web),
            ("search-headline", &furniture.headlines.search),
            ("social-headline", &furniture.headlines.social),
            ("deck", &furniture.deck),
            ("dateline-city", &furniture.dateline.city),
            ("dateline-country", &furniture.dateline.country),
        ],
    )?;
    let Handling { assigned, deadline, planned_words: _, log } = handling;
    texts(here, [("assignment", assigned)])?;
    texts(here, deadline.iter().map(|deadline| ("deadline-zone", &deadline.zone)))?;
    at_most(here, "steps", log.len(), MAX_ENTRIES)?;
    texts(here, log.iter().map(|act| ("who-took-a-step", &act.by)))?;
    lines(here, "keywords", &filing.keywords)?;
    at_most(here, "bylines", furniture.bylines.len(), MAX_ENTRIES)?;
    furniture.bylines.iter().try_for_each(|b| texts(here, [("byline", &b.name), ("byline-role", &b.role)]))?;
    at_most(here, "corrections", corrections.len(), MAX_ENTRIES)?;
    texts(here, corrections.iter().map(|correction| ("correction", &correction.note)))?;
    at_most(here, "blocks", body.len(), MAX_BLOCKS)?;
    different(here, "blocks", body.iter().map(|block| block.id))?;
    body.iter().try_for_each(|b| block(&|| phrase!("place-block", id = b.id.to_string(), story = id.to_string()), b))
}

fn block(here: Place<'_>, block: &Block) -> Checked {
    match &block.content {
        Content::Paragraph(text) | Content::Subhead(text) | Content::Quote(text) => copy(here, text),
        Content::PullQuote(PullQuote { text, attribution }) => {
            texts(here, [("attribution", attribution)])?;
            copy(here, text)
        }
        Content::List(list) => {
            at_most(here, "list-entries", list.items.len(), MAX_ENTRIES)?;
            list.items.iter().try_for_each(|entry| copy(here, &entry.text))
        }
        Content::Photo(PlacedPhoto { photo: _, caption }) => copy(here, caption),
        Content::FactBox(FactBox { heading, paragraphs }) => {
            copy(here, heading)?;
            at_most(here, "paragraphs", paragraphs.len(), MAX_ENTRIES)?;
            paragraphs.iter().try_for_each(|paragraph| copy(here, paragraph))
        }
        Content::Embed(Embed { url, caption }) => {
            no_longer(here, "address", url, MAX_LINK_BYTES)?;
            copy(here, caption)
        }
        Content::Rule => Ok(()),
    }
}

fn copy(here: Place<'_>, text: &Text) -> Checked {
    no_longer(here, "text", text.as_str(), MAX_TEXT_BYTES)?;
    text.spans().iter().try_for_each(|span| match &span.mark {
        Mark::Link(address) => no_longer(here, "link-address", address, MAX_LINK_BYTES),
        Mark::Bold | Mark::Italic | Mark::Mention(_) | Mark::Quotation(_) => Ok(()),
    })
}
