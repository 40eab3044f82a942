//! The publication: all of a story that a reader may see, and nothing else.
//!
//! Formats are given this and no more. It has no field for editors' notes, sluglines, status,
//! embargo, terms or how a source was reached, and names no source, entity or block by its id:
//! entities, speakers and photos are numbered by their place in its lists, from 0. What it holds is
//! public by definition, so the JSON is simply all of it; its descriptions are the schema's.

use jiff::Timestamp;
use jiff::civil::Date;
use schemars::JsonSchema;
use serde::Serialize;

use crate::ground::{Address, Direction, Language};
use crate::photos::{Area, PhotoFile, Ratio};
use crate::words::Phrase;

/// One story as the public may see it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
pub struct Publication {
    /// The last part of the story's web address and the name of its folder.
    #[schemars(regex(pattern = r"^[a-z0-9][a-z0-9-]*$"))]
    pub slug: String,
    /// The language it is written in, as a BCP 47 tag.
    #[schemars(with = "String")]
    pub language: Language,
    /// The direction it reads in: `ltr` or `rtl`.
    #[serde(serialize_with = "as_dir")]
    #[schemars(with = "DirectionKey")]
    pub direction: Direction,
    /// What stands around the body.
    #[serde(flatten)]
    pub furniture: PublicFurniture,
    /// How it is sorted.
    #[serde(flatten)]
    pub filing: PublicFiling,
    /// Whether the story was withdrawn: then all there is is its headline and the note that says so.
    pub withdrawn: bool,
    /// What was put right after publication, oldest first.
    pub corrections: Vec<PublicCorrection>,
    /// The copy itself, block by block.
    pub body: Vec<Piece>,
    /// Words of the body, captions included.
    pub words: usize,
    /// The entities the body mentions, in the order it does.
    pub entities: Vec<PublicEntity>,
    /// Those whose words are quoted and who may be named or described, in that order.
    pub speakers: Vec<Speaker>,
    /// The photos the body shows, in that order. The JSON adds their files.
    #[serde(skip)]
    pub photos: Vec<PublicPhoto>,
    /// Who publishes it.
    pub house: PublicHouse,
    /// For each block of the body, which block of the story it is, from 0: the way back for the
    /// editor. Never written out.
    #[serde(skip)]
    pub blocks: Vec<usize>,
    /// What the story has and the publication has not, in words for the editor. Never written out.
    #[serde(skip)]
    pub left_out: Vec<Phrase>,
}

/// The direction of a line, as HTML's `dir` says it.
#[derive(JsonSchema)]
#[schemars(rename_all = "lowercase", inline)]
#[expect(dead_code, reason = "only describes the serialized form")]
enum DirectionKey {
    Ltr,
    Rtl,
}

#[expect(clippy::trivially_copy_pass_by_ref, reason = "serde passes it so")]
fn as_dir<S: serde::Serializer>(direction: &Direction, serializer: S) -> Result<S::Ok, S::Error> {
    serializer.serialize_str(direction.as_str())
}

#[expect(clippy::trivially_copy_pass_by_ref, clippy::ref_option, reason = "serde passes it so")]
fn as_own_dir<S: serde::Serializer>(direction: &Option<Direction>, serializer: S) -> Result<S::Ok, S::Error> {
    direction.map(Direction::as_str).serialize(serializer)
}

/// What stands around the body. Texts are empty where the story has none.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, JsonSchema)]
pub struct PublicFurniture {
    /// The short line above the headline.
    pub kicker: String,
    /// The headline.
    pub headline: String,
    /// The headline worded for other places.
    pub headlines: PublicHeadlines,
    /// The sentence under the headline.
    pub deck: String,
    /// Who wrote it.
    pub bylines: Vec<Author>,
    /// Where and when it was written.
    pub dateline: PublicDateline,
}

/// The headline for other places; empty where the headline itself serves.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, JsonSchema)]
#[schemars(deny_unknown_fields)]
pub struct PublicHeadlines {
    /// For lists and the front of the site.
    pub web: String,
    /// For search engines.
    pub search: String,
    /// For social networks.
    pub social: String,
}

/// One author.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
#[schemars(deny_unknown_fields)]
pub struct Author {
    /// The name as printed.
    pub name: String,
    /// What the author is or did: “in Mosul”.
    pub role: String,
}

/// Where and when a story was written.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, JsonSchema)]
#[schemars(deny_unknown_fields)]
pub struct PublicDateline {
    /// The city.
    pub city: String,
    /// The country.
    pub country: String,
    /// The day.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schemars(with = "String", extend("format" = "date"))]
    pub date: Option<Date>,
}

/// How a story is sorted.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, JsonSchema)]
pub struct PublicFiling {
    /// The section it runs in.
    pub section: String,
    /// What it is about, in single words or short phrases.
    pub keywords: Vec<String>,
    /// What kind of piece it is, in English: “News”, “Analysis”.
    #[schemars(with = "String")]
    pub genre: &'static str,
}

/// Something put right after publication.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
#[schemars(deny_unknown_fields)]
pub struct PublicCorrection {
    /// When (RFC 3339, UTC).
    #[schemars(with = "String", extend("format" = "date-time"))]
    pub at: Timestamp,
    /// What kind of change.
    pub kind: Change,
    /// What was wrong and what is right.
    pub note: String,
}

/// The changes a reader is told of.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Change {
    /// Something was wrong.
    Correction,
    /// Something was added.
    Update,
    /// The story was withdrawn.
    Withdrawal,
}

/// Text: its characters, and the same cut into stretches that carry the same marks.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, JsonSchema)]
#[schemars(deny_unknown_fields)]
pub struct Words {
    /// All characters, without marks. Lines are broken by `\n`.
    pub text: String,
    /// The same characters in stretches; together they are `text`.
    pub runs: Vec<PublicRun>,
    /// The direction they read in, `ltr` or `rtl`, where an editor has set it; else the
    /// story's, unless no letter of them reads so.
    #[serde(skip_serializing_if = "Option::is_none", serialize_with = "as_own_dir")]
    #[schemars(with = "DirectionKey")]
    pub direction: Option<Direction>,
}

impl Words {
    /// Text without marks.
    #[must_use]
    pub fn plain(text: &str) -> Self {
        let run = || PublicRun { text: text.to_owned(), marks: Vec::new() };
        let runs = if text.is_empty() { Vec::new() } else { vec![run()] };
        Self { text: text.to_owned(), runs, direction: None }
    }

    /// Whether there is nothing but white space.
    #[must_use]
    pub fn is_blank(&self) -> bool {
        self.text.trim().is_empty()
    }

    /// Adds a stretch; one that carries the marks of the last joins it.
    pub(super) fn push(&mut self, text: &str, marks: Vec<PublicMark>) {
        self.text.push_str(text);
        match self.runs.last_mut() {
            Some(last) if last.marks == marks => last.text.push_str(text),
            Some(_) | None => self.runs.push(PublicRun { text: text.to_owned(), marks }),
        }
    }
}

/// A stretch of text all of whose characters carry the same marks.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
#[schemars(deny_unknown_fields)]
pub struct PublicRun {
    /// Its characters.
    pub text: String,
    /// Its marks; absent where it has none.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub marks: Vec<PublicMark>,
}

/// What a stretch of text is.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
#[serde(tag = "kind", rename_all = "snake_case")]
#[schemars(deny_unknown_fields)]
pub enum PublicMark {
    /// Bold.
    Bold,
    /// Italic.
    Italic,
    /// A link.
    Link {
        /// Where it leads.
        href: Address,
    },
    /// Names an entity.
    Mention {
        /// Its place in `entities`, from 0.
        entity: usize,
    },
    /// Somebody's words.
    Quotation {
        /// The speaker's place in `speakers`, from 0; absent where the words are not attributed.
        #[serde(skip_serializing_if = "Option::is_none")]
        #[schemars(with = "usize")]
        speaker: Option<usize>,
    },
}

/// A block of the body.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
#[serde(tag = "kind", rename_all = "snake_case")]
#[schemars(deny_unknown_fields)]
pub enum Piece {
    /// Running copy.
    Paragraph {
        /// Its words.
        words: Words,
    },
    /// A line that heads what follows.
    Subhead {
        /// Its words.
        words: Words,
    },
    /// Somebody's words, set apart.
    Quote {
        /// The words.
        words: Words,
    },
    /// Words of the story shown large.
    PullQuote {
        /// The words.
        words: Words,
        /// Whose they are; may be empty.
        attribution: String,
    },
    /// A list.
    List {
        /// Whether it is numbered.
        ordered: bool,
        /// Its entries, in order.
        entries: Vec<Entry>,
    },
    /// A photo.
    Photo {
        /// Its place in `photos`, from 0.
        photo: usize,
        /// The caption.
        caption: Words,
    },
    /// Facts in a box beside the story.
    FactBox {
        /// What heads the box; may be empty.
        heading: Words,
        /// Its paragraphs.
        paragraphs: Vec<Words>,
    },
    /// A link to something shown elsewhere.
    Embed {
        /// Where it leads.
        href: Address,
        /// What is to be found there; may be empty.
        caption: Words,
    },
    /// A line across the page.
    Rule,
}

/// An entry of a list.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
#[schemars(deny_unknown_fields)]
pub struct Entry {
    /// How far it is indented, 0 to 5.
    #[schemars(range(max = 5))]
    pub level: u8,
    /// Its words.
    pub words: Words,
}

/// A person, organization, place or event of the news.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
#[schemars(deny_unknown_fields)]
pub struct PublicEntity {
    /// `person`, `organization`, `place` or `event`.
    #[schemars(with = "String", extend("enum" = ["person", "organization", "place", "event"]))]
    pub kind: &'static str,
    /// The name as the house writes it.
    pub name: String,
    /// The name in the story's language; the same where no other is known.
    pub local_name: String,
    /// Role, title or short description; may be empty.
    pub role: String,
    /// Where others know the same thing.
    pub links: Vec<PublicLink>,
}

/// An entry for the same thing elsewhere.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
#[schemars(deny_unknown_fields)]
pub struct PublicLink {
    /// Who keeps the entry: `wikidata`, `viaf`, `website`.
    pub authority: String,
    /// The entry's id or address there.
    pub value: String,
    /// Its address on the web, where it is known.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schemars(with = "Address")]
    pub href: Option<Address>,
}

/// Someone who is quoted, as far as the public may know.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
#[schemars(deny_unknown_fields)]
pub struct Speaker {
    /// The name, or the words that stand for it: “a ministry engineer”.
    pub name: String,
    /// Where the speaker stands: “University of Mosul”; may be empty.
    pub affiliation: String,
}

/// A photo and what the reader may know of it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
pub struct PublicPhoto {
    /// The picture to render. The JSON names the rendered files instead.
    #[serde(skip)]
    pub file: PhotoFile,
    /// The credit line: “AFP”.
    pub credit: String,
    /// Who took it.
    pub photographer: String,
    /// What is to be seen, for readers who cannot see it.
    pub alt_text: String,
    /// More of the same where a sentence is not enough; may be empty.
    pub extended_description: String,
    /// The day it was taken.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schemars(with = "String", extend("format" = "date"))]
    pub taken: Option<Date>,
    /// Where it was taken.
    pub place: String,
    /// The people to be seen, from the left, by name.
    pub people: Vec<String>,
    /// What its owner allows.
    pub usage_terms: String,
    /// Width of the photo in pixels, upright and before any cut. Its files are often smaller.
    #[schemars(range(min = 1))]
    pub width: u32,
    /// Height of the photo in pixels, upright and before any cut.
    #[schemars(range(min = 1))]
    pub height: u32,
    /// The point that cuts keep.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schemars(with = "Point")]
    pub focal_point: Option<Point>,
    /// The shape it is cut to on the page; absent where it is shown whole.
    #[serde(skip_serializing_if = "Option::is_none", serialize_with = "as_ratio_key")]
    #[schemars(with = "String", extend("enum" = ["16:9", "4:3", "1:1"]))]
    pub shape: Option<Ratio>,
    /// The part of it that the page shows, where that is not all. Never written out: it is one of
    /// the cuts.
    #[serde(skip)]
    pub area: Option<Area>,
    /// How to cut it for each shape, widest first.
    pub crops: Vec<PublicCrop>,
}

#[expect(clippy::trivially_copy_pass_by_ref, clippy::ref_option, reason = "serde passes it so")]
fn as_ratio_key<S: serde::Serializer>(ratio: &Option<Ratio>, serializer: S) -> Result<S::Ok, S::Error> {
    ratio.map(Ratio::key).serialize(serializer)
}

/// A cut of a photo, in pixels of its `width` and `height` from the top left.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, JsonSchema)]
#[schemars(deny_unknown_fields)]
pub struct PublicCrop {
    /// The shape it has: `16:9`, `4:3` or `1:1`.
    #[schemars(with = "String", extend("enum" = ["16:9", "4:3", "1:1"]))]
    pub ratio: &'static str,
    /// Left edge.
    pub left: u32,
    /// Top edge.
    pub top: u32,
    /// Width.
    #[schemars(range(min = 1))]
    pub width: u32,
    /// Height.
    #[schemars(range(min = 1))]
    pub height: u32,
    /// Whether an editor made it, and not the program around the focal point.
    pub by_hand: bool,
}

/// A point of a picture, in ten-thousandths of its width and height from the top left.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, JsonSchema)]
#[schemars(deny_unknown_fields)]
pub struct Point {
    /// 0 (left edge) to 10,000 (right edge).
    pub x: u16,
    /// 0 (top edge) to 10,000 (bottom edge).
    pub y: u16,
}

/// Who publishes a story.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, JsonSchema)]
#[schemars(deny_unknown_fields)]
pub struct PublicHouse {
    /// The publication's name.
    pub publication: String,
    /// The line on rights.
    pub copyright: String,
    /// The zone its clocks show, by its IANA name; UTC where it is empty.
    pub zone: String,
}

impl Publication {
    /// What to call the story where it must be named: its headline, else the one for the web,
    /// else its slug.
    #[must_use]
    pub fn title(&self) -> &str {
        let furniture = &self.furniture;
        [&furniture.headline, &furniture.headlines.web, &self.slug]
            .into_iter()
            .map(|name| name.trim())
            .find(|name| !name.is_empty())
            .unwrap_or_default()
    }
}
