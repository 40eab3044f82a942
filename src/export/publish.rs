//! Publishing: from a story to what a reader may see of it, or the reason why not.

use jiff::civil::Date;

use super::body::{PublicBody, body, shown};
use super::publication::{
    Author, Change, PublicCorrection, PublicDateline, PublicFiling, PublicFurniture, PublicHeadlines, PublicHouse,
    Publication,
};
use crate::edit::guard::{Guard, Leak, What};
use crate::ground::{SourceId, StoryId};
use crate::project::{House, Project};
use crate::story::{Correction, CorrectionKind, Mark, Release, Status, Story, Text, url_slug_from};
use crate::tags::Terms;
use crate::words::{Arg, Phrase, Say, Words, called, phrase, shown_in_english};

/// Why a story cannot be published. Blocks are counted from 1 as the editor sees them; the words
/// that must not leave are never repeated.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum PublishError {
    /// The project has no such story.
    NoSuchStory(StoryId),
    /// The story was spiked or killed.
    Withdrawn {
        /// The story.
        story: String,
        /// Spiked or killed.
        status: Status,
    },
    /// Words spoken off the record stand in the body.
    OffTheRecord {
        /// The story.
        story: String,
        /// The block, from 1.
        block: usize,
    },
    /// A quotation's source is gone, so that nobody knows what was agreed.
    UnknownSource {
        /// The story.
        story: String,
        /// The block, from 1.
        block: usize,
    },
    /// A source who must not be named is.
    Named {
        /// The story.
        story: String,
        /// Where.
        place: Box<Phrase>,
    },
    /// Words spoken off the record stand somewhere without their mark.
    Repeated {
        /// The story.
        story: String,
        /// Where.
        place: Box<Phrase>,
    },
    /// A photo may no longer be shown.
    RightsExpired {
        /// The story.
        story: String,
        /// The block, from 1.
        block: usize,
        /// The last day it was allowed.
        expired: Date,
    },
}

impl Say for PublishError {
    fn phrase(&self) -> Phrase {
        match self {
            Self::NoSuchStory(id) => phrase!("withheld-no-story", id = id.to_string()),
            Self::Withdrawn { story, status } => {
                phrase!("withheld-withdrawn", story = called(story), status = status.label())
            }
            Self::OffTheRecord { story, block } => {
                phrase!("withheld-off-the-record", story = called(story), block = Arg::place(*block))
            }
            Self::UnknownSource { story, block } => {
                phrase!("withheld-unknown-source", story = called(story), block = Arg::place(*block))
            }
            Self::Named { story, place } => {
                phrase!("withheld-named", story = called(story), place = (**place).clone())
            }
            Self::Repeated { story, place } => {
                phrase!("withheld-repeated", story = called(story), place = (**place).clone())
            }
            Self::RightsExpired { story, block, expired } => {
                phrase!("withheld-rights", story = called(story), block = Arg::place(*block), day = *expired)
            }
        }
    }
}

shown_in_english!(PublishError);

/// What a reader may see of a story on a day.
///
/// Who is quoted is shown by the terms agreed (AP): on the record with name and affiliation; on
/// background by the description alone, if there is one; on deep background not at all, like words nobody
/// is named for. A source who is not quoted leaves no trace. Photos that are only wanted are left
/// out, and [`Publication::left_out`] says so. Of a killed story that has a note for readers, its
/// headline and that note are all that leaves.
pub fn publish(project: &Project, story: StoryId, today: Date) -> Result<Publication, PublishError> {
    let story = project.story(story).ok_or(PublishError::NoSuchStory(story))?;
    match story.release() {
        Release::Whole => refuse(project, story, today)?,
        Release::Notice => {
            guard(project, story)?;
            return Ok(notice(project, story));
        }
        Release::Nothing => {
            return Err(PublishError::Withdrawn { story: story.name().to_owned(), status: story.status });
        }
    }
    let PublicBody { body, blocks, words, entities, speakers, photos, left_out } = body(project, story);
    Ok(Publication {
        slug: public_slug(story),
        language: story.language.clone(),
        direction: story.direction(),
        furniture: furniture(story),
        filing: PublicFiling {
            section: story.filing.section.clone(),
            keywords: story.filing.keywords.clone(),
            genre: Words::english().of("genre", story.filing.genre.id()),
        },
        withdrawn: false,
        corrections: story.corrections.iter().map(correction).collect(),
        body,
        words,
        entities,
        speakers,
        photos,
        house: house(project),
        blocks,
        left_out,
    })
}

/// What takes the place of a story that was withdrawn: its headline, and why it is gone.
fn notice(project: &Project, story: &Story) -> Publication {
    let headline = story.furniture.headline.clone();
    let withdrawals = story.corrections.iter().filter(|made| made.kind == CorrectionKind::Withdrawal);
    Publication {
        slug: public_slug(story),
        language: story.language.clone(),
        direction: story.direction(),
        furniture: PublicFurniture { headline, ..PublicFurniture::default() },
        filing: PublicFiling {
            genre: Words::english().of("genre", story.filing.genre.id()),
            ..PublicFiling::default()
        },
        withdrawn: true,
        corrections: withdrawals.map(correction).collect(),
        body: Vec::new(),
        words: 0,
        entities: Vec::new(),
        speakers: Vec::new(),
        photos: Vec::new(),
        house: house(project),
        blocks: Vec::new(),
        left_out: Vec::new(),
    }
}

fn house(project: &Project) -> PublicHouse {
    let House { publication, copyright, zone, defaults: _, words: _ } = &*project.house;
    PublicHouse { publication: publication.clone(), copyright: copyright.clone(), zone: zone.clone() }
}

/// Unlike [`Story::url_slug`] it never falls back on the slugline, which is the newsroom's own.
fn public_slug(story: &Story) -> String {
    [&story.filing.url_slug, &story.furniture.headline]
        .into_iter()
        .map(|name| url_slug_from(name))
        .find(|slug| !slug.is_empty())
        .unwrap_or_else(|| format!("story-{}", story.id))
}

/// Everything that forbids publishing, looked for before anything is taken over.
fn refuse(project: &Project, story: &Story, today: Date) -> Result<(), PublishError> {
    let name = || story.name().to_owned();
    for (at, block) in story.body.iter().enumerate() {
        let texts = block.parts().into_iter().filter_map(|part| block.text(part));
        for source in texts.flat_map(Text::spans).filter_map(|span| quoted(&span.mark)) {
            match project.directory.source(source).map(|source| source.terms) {
                Some(Terms::OnTheRecord | Terms::Background | Terms::DeepBackground) => {}
                Some(Terms::OffTheRecord) => {
                    return Err(PublishError::OffTheRecord { story: name(), block: at + 1 });
                }
                None => return Err(PublishError::UnknownSource { story: name(), block: at + 1 }),
            }
        }
        if let Some((photo, _)) = block.photo().and_then(|placed| shown(project, placed))
            && let Some(expired) = photo.rights.expires.filter(|last| *last < today)
        {
            return Err(PublishError::RightsExpired { story: name(), block: at + 1, expired });
        }
    }
    guard(project, story)
}

/// Looks for what must not be read in all that would be.
fn guard(project: &Project, story: &Story) -> Result<(), PublishError> {
    let guard = Guard::of(project);
    let name = || story.name().to_owned();
    let place = |leak: &Leak| Box::new(leak.stand.phrase(story));
    if let Some(leak) = guard.words_in(project, story).first() {
        return Err(PublishError::Repeated { story: name(), place: place(leak) });
    }
    match guard.names_in(project, story).iter().find(|leak| leak.what == What::Name) {
        Some(leak) => Err(PublishError::Named { story: name(), place: place(leak) }),
        None => Ok(()),
    }
}

fn quoted(mark: &Mark) -> Option<SourceId> {
    match mark {
        Mark::Quotation(source) => *source,
        Mark::Bold | Mark::Italic | Mark::Link(_) | Mark::Mention(_) => None,
    }
}

fn furniture(story: &Story) -> PublicFurniture {
    let from = &story.furniture;
    PublicFurniture {
        kicker: from.kicker.clone(),
        headline: from.headline.clone(),
        headlines: PublicHeadlines {
            web: from.headlines.web.clone(),
            search: from.headlines.search.clone(),
            social: from.headlines.social.clone(),
        },
        deck: from.deck.clone(),
        bylines: from.bylines.iter().map(|by| Author { name: by.name.clone(), role: by.role.clone() }).collect(),
        dateline: PublicDateline {
            city: from.dateline.city.clone(),
            country: from.dateline.country.clone(),
            date: from.dateline.date,
        },
    }
}

fn correction(made: &Correction) -> PublicCorrection {
    let kind = match made.kind {
        CorrectionKind::Correction => Change::Correction,
        CorrectionKind::Update => Change::Update,
        CorrectionKind::Withdrawal => Change::Withdrawal,
    };
    PublicCorrection { at: made.at, kind, note: made.note.clone() }
}
