//! Publishing: from a story to what a reader may see of it, or the reason why not.

use std::collections::BTreeMap;

use jiff::civil::Date;

use super::address::Address;
use super::publication::{
    Author, Change, Entry, Piece, Point, PublicCorrection, PublicDateline, PublicEntity, PublicFiling, PublicFurniture,
    PublicHeadlines, PublicHouse, PublicLink, PublicMark, PublicPhoto, Publication, Speaker, Words,
};
use crate::ground::{EntityId, PhotoId, SourceId, StoryId};
use crate::photos::{Photo, PhotoFile};
use crate::project::Project;
use crate::story::{Content, CorrectionKind, List, Mark, PlacedPhoto, Status, Story, Text, count_words, url_slug_from};
use crate::tags::{AuthorityLink, Terms};

/// The deepest a list is indented.
const DEEPEST: u8 = 5;

/// Why a story cannot be published. Blocks are counted from 1 as the editor sees them; the words
/// that must not leave are never repeated.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum PublishError {
    /// The project has no such story.
    #[error("the project has no story “{0}”")]
    NoSuchStory(StoryId),
    /// The story was spiked or killed.
    #[error("“{story}” is {}", status.label().to_lowercase())]
    Withdrawn {
        /// The story.
        story: String,
        /// Spiked or killed.
        status: Status,
    },
    /// Words spoken off the record stand in the body.
    #[error("“{story}”: block {block} quotes a source who spoke off the record")]
    OffTheRecord {
        /// The story.
        story: String,
        /// The block, from 1.
        block: usize,
    },
    /// A quotation's source is gone, so that nobody knows what was agreed.
    #[error("“{story}”: block {block} quotes a source who is no longer in the directory")]
    UnknownSource {
        /// The story.
        story: String,
        /// The block, from 1.
        block: usize,
    },
    /// A photo may no longer be shown.
    #[error("“{story}”: the rights to the photo in block {block} ended on {expired}")]
    RightsExpired {
        /// The story.
        story: String,
        /// The block, from 1.
        block: usize,
        /// The last day it was allowed.
        expired: Date,
    },
}

impl PublishError {
    /// The way out.
    #[must_use]
    pub fn hint(&self) -> &'static str {
        match self {
            Self::NoSuchStory(_) => "Choose one of the project’s stories.",
            Self::Withdrawn { .. } => "Change its status first if it is to run after all.",
            Self::OffTheRecord { .. } => "Take the words out, or agree other terms with the source.",
            Self::UnknownSource { .. } => "Attribute the quotation to a source of the directory, or take its mark off.",
            Self::RightsExpired { .. } => "Take the photo out, or renew its rights.",
        }
    }
}

/// What a reader may see of a story on a day.
///
/// Who is quoted is shown by the terms agreed (AP): on the record with name and affiliation; on
/// background by the public description alone; on deep background not at all, like words nobody
/// is named for. A source who is not quoted leaves no trace. Photos that are only wanted are left
/// out, and [`Publication::left_out`] says so.
pub fn publish(project: &Project, story: StoryId, today: Date) -> Result<Publication, PublishError> {
    let story = project.story(story).ok_or(PublishError::NoSuchStory(story))?;
    refuse(project, story, today)?;
    let mut found = Found::new(project, story);
    let mut body = Vec::with_capacity(story.body.len());
    for (at, block) in story.body.iter().enumerate() {
        found.block = at + 1;
        body.extend(found.piece(&block.content));
    }
    Ok(Publication {
        slug: public_slug(story),
        language: story.language.clone(),
        direction: story.direction(),
        furniture: furniture(story),
        filing: PublicFiling {
            section: story.filing.section.clone(),
            keywords: story.filing.keywords.clone(),
            genre: story.filing.genre.label(),
        },
        corrections: corrections(story),
        words: body.iter().map(words_of).sum(),
        body,
        entities: found.entities,
        speakers: found.speakers,
        photos: found.photos,
        house: PublicHouse {
            publication: project.house.publication.clone(),
            copyright: project.house.copyright.clone(),
        },
        left_out: found.left_out,
    })
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
    let name = || story.display_name().to_owned();
    match story.status {
        Status::Spiked | Status::Killed => {
            return Err(PublishError::Withdrawn { story: name(), status: story.status });
        }
        Status::Draft | Status::Edit | Status::Copy | Status::Approved | Status::Published => {}
    }
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
        if let Some((photo, _)) = shown(project, &block.content)
            && let Some(expired) = photo.rights.expires.filter(|last| *last < today)
        {
            return Err(PublishError::RightsExpired { story: name(), block: at + 1, expired });
        }
    }
    Ok(())
}

fn quoted(mark: &Mark) -> Option<SourceId> {
    match mark {
        Mark::Quotation(source) => *source,
        Mark::Bold | Mark::Italic | Mark::Link(_) | Mark::Mention(_) => None,
    }
}

/// The photo a block shows, if it has its file.
fn shown<'a>(project: &'a Project, content: &Content) -> Option<(&'a Photo, &'a PhotoFile)> {
    match content {
        Content::Photo(placed) => {
            let photo = project.library.photo(placed.photo)?;
            photo.file.as_ref().map(|file| (photo, file))
        }
        Content::Paragraph(_)
        | Content::Subhead(_)
        | Content::Quote(_)
        | Content::PullQuote(_)
        | Content::List(_)
        | Content::FactBox(_)
        | Content::Embed(_)
        | Content::Rule => None,
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

fn corrections(story: &Story) -> Vec<PublicCorrection> {
    let kind = |kind| match kind {
        CorrectionKind::Correction => Change::Correction,
        CorrectionKind::Update => Change::Update,
        CorrectionKind::Withdrawal => Change::Withdrawal,
    };
    let public = |made: &crate::story::Correction| PublicCorrection {
        at: made.at,
        kind: kind(made.kind),
        note: made.note.clone(),
    };
    story.corrections.iter().map(public).collect()
}

fn words_of(piece: &Piece) -> usize {
    let count = |words: &Words| count_words(&words.text);
    match piece {
        Piece::Paragraph { words } | Piece::Subhead { words } | Piece::Quote { words } => count(words),
        Piece::PullQuote { words, .. } => count(words),
        Piece::List { entries, .. } => entries.iter().map(|entry| count(&entry.words)).sum(),
        Piece::Photo { caption, .. } | Piece::Embed { caption, .. } => count(caption),
        Piece::FactBox { heading, paragraphs } => count(heading) + paragraphs.iter().map(count).sum::<usize>(),
        Piece::Rule => 0,
    }
}

/// What is found on the way through a body, numbered as it comes.
struct Found<'a> {
    project: &'a Project,
    story: &'a Story,
    block: usize,
    entities: Vec<PublicEntity>,
    speakers: Vec<Speaker>,
    photos: Vec<PublicPhoto>,
    left_out: Vec<String>,
    entity_places: BTreeMap<EntityId, Option<usize>>,
    speaker_places: BTreeMap<SourceId, Option<usize>>,
    photo_places: BTreeMap<PhotoId, usize>,
}

impl<'a> Found<'a> {
    fn new(project: &'a Project, story: &'a Story) -> Self {
        Self {
            project,
            story,
            block: 0,
            entities: Vec::new(),
            speakers: Vec::new(),
            photos: Vec::new(),
            left_out: Vec::new(),
            entity_places: BTreeMap::new(),
            speaker_places: BTreeMap::new(),
            photo_places: BTreeMap::new(),
        }
    }

    fn leave_out(&mut self, what: &str) {
        self.left_out.push(format!("Block {}: {what}", self.block));
    }

    /// A block as readers see it; nothing where it holds nothing to see.
    fn piece(&mut self, content: &Content) -> Option<Piece> {
        match content {
            Content::Paragraph(text) => self.said(text).map(|words| Piece::Paragraph { words }),
            Content::Subhead(text) => self.said(text).map(|words| Piece::Subhead { words }),
            Content::Quote(text) => self.said(text).map(|words| Piece::Quote { words }),
            Content::PullQuote(quote) => self
                .said(&quote.text)
                .map(|words| Piece::PullQuote { words, attribution: quote.attribution.trim().to_owned() }),
            Content::List(list) => self.list(list),
            Content::Photo(placed) => self.photo(placed),
            Content::FactBox(facts) => {
                let heading = self.words(&facts.heading);
                let paragraphs: Vec<Words> = facts.paragraphs.iter().filter_map(|text| self.said(text)).collect();
                let blank = heading.is_blank() && paragraphs.is_empty();
                (!blank).then_some(Piece::FactBox { heading, paragraphs })
            }
            Content::Embed(embed) => match Address::clean(&embed.url) {
                Some(href) => Some(Piece::Embed { href, caption: self.words(&embed.caption) }),
                None => {
                    self.leave_out("an embed whose address cannot be followed safely; its caption stays");
                    self.said(&embed.caption).map(|words| Piece::Paragraph { words })
                }
            },
            Content::Rule => Some(Piece::Rule),
        }
    }

    fn list(&mut self, list: &List) -> Option<Piece> {
        let entries: Vec<Entry> = list
            .items
            .iter()
            .filter_map(|item| self.said(&item.text).map(|words| Entry { level: item.level.min(DEEPEST), words }))
            .collect();
        (!entries.is_empty()).then_some(Piece::List { ordered: list.ordered, entries })
    }

    fn photo(&mut self, placed: &PlacedPhoto) -> Option<Piece> {
        let Some((photo, file)) = shown(self.project, &Content::Photo(placed.clone())) else {
            let known = self.project.library.photo(placed.photo).is_some();
            self.leave_out(if known {
                "a photo that is wanted but not attached yet"
            } else {
                "a photo that is no longer in the library"
            });
            return None;
        };
        let place = match self.photo_places.get(&photo.id) {
            Some(place) => *place,
            None => {
                let public = self.public_photo(photo, file);
                self.photos.push(public);
                self.photo_places.insert(photo.id, self.photos.len() - 1);
                self.photos.len() - 1
            }
        };
        let caption =
            if placed.caption.is_blank() { Words::plain(&photo.caption) } else { self.words(&placed.caption) };
        Some(Piece::Photo { photo: place, caption })
    }

    fn public_photo(&self, photo: &Photo, file: &PhotoFile) -> PublicPhoto {
        let directory = &self.project.directory;
        let people = photo.people.iter().filter_map(|id| directory.entity(*id));
        PublicPhoto {
            file: file.clone(),
            credit: photo.credit.clone(),
            photographer: photo.photographer.clone(),
            alt_text: photo.alt_text.clone(),
            extended_description: photo.extended_description.clone(),
            taken: photo.taken,
            place: photo.place.clone(),
            people: people.map(|person| person.name_in(&self.story.language).to_owned()).collect(),
            usage_terms: photo.rights.usage_terms.clone(),
            focal_point: photo.framing.focal_point.map(|point| Point { x: point.x, y: point.y }),
        }
    }

    /// A text, if there is something in it to read.
    fn said(&mut self, text: &Text) -> Option<Words> {
        (!text.is_blank()).then(|| self.words(text))
    }

    fn words(&mut self, text: &Text) -> Words {
        let mut words = Words::default();
        for run in text.runs() {
            let marks = run.marks.into_iter().filter_map(|mark| self.mark(mark)).collect();
            words.push(run.words, marks);
        }
        words
    }

    fn mark(&mut self, mark: &Mark) -> Option<PublicMark> {
        match mark {
            Mark::Bold => Some(PublicMark::Bold),
            Mark::Italic => Some(PublicMark::Italic),
            Mark::Link(typed) => {
                let href = Address::clean(typed);
                if href.is_none() {
                    let start: String = typed.chars().take(60).collect();
                    self.leave_out(&format!("the link to “{start}”, which cannot be followed safely; its words stay"));
                }
                href.map(|href| PublicMark::Link { href })
            }
            Mark::Mention(id) => self.entity(*id).map(|entity| PublicMark::Mention { entity }),
            Mark::Quotation(source) => {
                Some(PublicMark::Quotation { speaker: source.and_then(|source| self.speaker(source)) })
            }
        }
    }

    fn entity(&mut self, id: EntityId) -> Option<usize> {
        if let Some(place) = self.entity_places.get(&id) {
            return *place;
        }
        let entity = self.project.directory.entity(id).map(|entity| PublicEntity {
            kind: entity.kind.key(),
            name: entity.name.clone(),
            local_name: entity.name_in(&self.story.language).to_owned(),
            role: entity.role.clone(),
            links: entity.links.iter().map(public_link).collect(),
        });
        if entity.is_none() {
            self.leave_out("a tag that names nothing in the directory; its words stay");
        }
        let place = entity.map(|entity| {
            self.entities.push(entity);
            self.entities.len() - 1
        });
        self.entity_places.insert(id, place);
        place
    }

    /// Where the speaker stands among those the public may know. Sources who look alike to the
    /// public are one speaker, so that their number stays the newsroom's.
    fn speaker(&mut self, id: SourceId) -> Option<usize> {
        if let Some(place) = self.speaker_places.get(&id) {
            return *place;
        }
        let public = self.project.directory.source(id).and_then(|source| {
            let affiliation = match source.terms {
                Terms::OnTheRecord => source.affiliation.clone(),
                Terms::Background => String::new(),
                Terms::DeepBackground | Terms::OffTheRecord => return None,
            };
            Some(Speaker { name: source.name.clone(), affiliation })
        });
        let place = public.map(|speaker| {
            self.speakers.iter().position(|known| *known == speaker).unwrap_or_else(|| {
                self.speakers.push(speaker);
                self.speakers.len() - 1
            })
        });
        self.speaker_places.insert(id, place);
        place
    }
}

/// An entry elsewhere, with its address where the authority's form of address is known: Wikidata
/// (<https://www.wikidata.org/wiki/Q796>) and VIAF (<https://viaf.org/viaf/…>) by number, any
/// other if the value is itself an address.
fn public_link(link: &AuthorityLink) -> PublicLink {
    let value = link.value.trim();
    let digits = |text: &str| !text.is_empty() && text.bytes().all(|b| b.is_ascii_digit());
    let href = match link.authority.trim().to_ascii_lowercase().as_str() {
        "wikidata" if value.strip_prefix('Q').is_some_and(digits) => {
            Address::clean(&format!("https://www.wikidata.org/wiki/{value}"))
        }
        "viaf" if digits(value) => Address::clean(&format!("https://viaf.org/viaf/{value}")),
        _other_authority => Address::clean(value),
    };
    PublicLink { authority: link.authority.clone(), value: link.value.clone(), href }
}
