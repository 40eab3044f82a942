//! The body as readers see it, and whom and what it names and shows, numbered as it comes.

use std::collections::BTreeMap;

use super::publication::{
    Entry, Piece, Point, PublicCrop, PublicEntity, PublicLink, PublicMark, PublicPhoto, Speaker, Words,
};
use crate::ground::{Address, Direction, EntityId, PhotoId, SourceId};
use crate::photos::{Framing, Photo, PhotoFile, Ratio};
use crate::project::Project;
use crate::story::{Content, List, Mark, PlacedPhoto, Story, Text, count_words};
use crate::tags::{AuthorityLink, Terms};
use crate::words::{Arg, Phrase, phrase};

/// The deepest a list is indented.
const DEEPEST: u8 = 5;

/// A body and what was found in it; see [`Publication`](super::Publication).
pub(super) struct PublicBody {
    pub(super) body: Vec<Piece>,
    pub(super) blocks: Vec<usize>,
    pub(super) words: usize,
    pub(super) entities: Vec<PublicEntity>,
    pub(super) speakers: Vec<Speaker>,
    pub(super) photos: Vec<PublicPhoto>,
    pub(super) left_out: Vec<Phrase>,
}

/// The body of a story nothing in which is off the record.
pub(super) fn body(project: &Project, story: &Story) -> PublicBody {
    let mut found = Found::new(project, story);
    let mut body = Vec::with_capacity(story.body.len());
    let mut blocks = Vec::with_capacity(story.body.len());
    for (at, block) in story.body.iter().enumerate() {
        found.block = at + 1;
        found.direction = block.direction;
        if let Some(piece) = found.piece(&block.content) {
            body.push(piece);
            blocks.push(at);
        }
    }
    PublicBody {
        words: body.iter().map(words_of).sum(),
        body,
        blocks,
        entities: found.entities,
        speakers: found.speakers,
        photos: found.photos,
        left_out: found.left_out,
    }
}

/// A photo where it stands, if it has its file.
pub(super) fn shown<'a>(project: &'a Project, placed: &PlacedPhoto) -> Option<(&'a Photo, &'a PhotoFile)> {
    let photo = project.library.photo(placed.photo)?;
    photo.file.as_ref().map(|file| (photo, file))
}

fn words_of(piece: &Piece) -> usize {
    let count = |words: &Words| count_words(&words.text);
    match piece {
        Piece::Paragraph { words }
        | Piece::Subhead { words }
        | Piece::Quote { words }
        | Piece::PullQuote { words, .. } => count(words),
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
    direction: Option<Direction>,
    entities: Vec<PublicEntity>,
    speakers: Vec<Speaker>,
    photos: Vec<PublicPhoto>,
    left_out: Vec<Phrase>,
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
            direction: None,
            entities: Vec::new(),
            speakers: Vec::new(),
            photos: Vec::new(),
            left_out: Vec::new(),
            entity_places: BTreeMap::new(),
            speaker_places: BTreeMap::new(),
            photo_places: BTreeMap::new(),
        }
    }

    fn leave_out(&mut self, what: Phrase) {
        self.left_out.push(phrase!("omitted-from-block", block = Arg::place(self.block), what = what));
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
            Content::Embed(embed) => {
                if let Some(href) = Address::clean(&embed.url) {
                    return Some(Piece::Embed { href, caption: self.words(&embed.caption) });
                }
                self.leave_out(phrase!("omitted-embed"));
                self.said(&embed.caption).map(|words| Piece::Paragraph { words })
            }
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
        let Some((photo, file)) = shown(self.project, placed) else {
            let known = self.project.library.photo(placed.photo).is_some();
            self.leave_out(if known { phrase!("omitted-wanted-photo") } else { phrase!("omitted-lost-photo") });
            return None;
        };
        let next = self.photos.len();
        let place = *self.photo_places.entry(photo.id).or_insert(next);
        if place == next {
            let public = self.public_photo(photo, file);
            self.photos.push(public);
        }
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
            width: file.width,
            height: file.height,
            focal_point: photo.framing.focal_point.map(|point| Point { x: point.x, y: point.y }),
            shape: photo.framing.shape,
            area: photo.framing.on_page(file),
            crops: Ratio::ALL.into_iter().map(|ratio| crop(&photo.framing, ratio, file)).collect(),
        }
    }

    /// A text, if there is something in it to read.
    fn said(&mut self, text: &Text) -> Option<Words> {
        (!text.is_blank()).then(|| self.words(text))
    }

    fn words(&mut self, text: &Text) -> Words {
        let mut words = Words { direction: self.direction, ..Words::default() };
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
                    self.leave_out(phrase!("omitted-link", address = start));
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
            self.leave_out(phrase!("omitted-tag"));
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
            let name = source.shown_as()?.to_owned();
            let affiliation = match source.terms {
                Terms::OnTheRecord => source.affiliation.clone(),
                Terms::Background | Terms::DeepBackground | Terms::OffTheRecord => String::new(),
            };
            Some(Speaker { name, affiliation })
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

fn crop(framing: &Framing, ratio: Ratio, file: &PhotoFile) -> PublicCrop {
    let area = framing.area(ratio, file.width, file.height);
    PublicCrop {
        ratio: ratio.key(),
        left: area.left,
        top: area.top,
        width: area.width,
        height: area.height,
        by_hand: framing.by_hand(ratio).is_some(),
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
