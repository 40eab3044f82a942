//! What a difference says, side by side: one pair for each line of it that differs.

use std::collections::VecDeque;

use jiff::Timestamp;
use jiff::civil::Date;
use jiff::tz::TimeZone;
use similar::{Algorithm, DiffOp, capture_diff_slices};

use super::{Known, Row, Subject, Value};
use crate::edit::Detail;
use crate::ground::Direction;
use crate::photos::{Photo, Ratio};
use crate::project::{House, QuoteStyle};
use crate::story::{Block, Content, Mark, Story, Text};
use crate::tags::{Directory, Entity, Source};
use crate::words::{self, Arg, Phrase, called, phrase};

/// What one line says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Said {
    /// Words an editor typed: to be compared word by word.
    Words(Text),
    /// Something the desk says: a status, a day.
    Phrase(Phrase),
}

/// A line of both versions that differs.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Pair {
    /// What it is, where the row does not say it already.
    pub label: Option<Phrase>,
    /// What it said; nothing if it was not there.
    pub before: Option<Said>,
    /// What it says; nothing if it is not there.
    pub after: Option<Said>,
}

/// A line of one version.
type Line = (Option<Phrase>, Said);

impl Row {
    /// What it is that differs.
    #[must_use]
    pub fn label(&self) -> Phrase {
        let value = if self.after == Value::Nothing { &self.before } else { &self.after };
        match (self.subject, value) {
            (Subject::Name, _) => phrase!("compare-name"),
            (Subject::Language, _) => phrase!("compare-language"),
            (Subject::House, _) => phrase!("compare-house"),
            (Subject::Story(_), _) => phrase!("compare-story"),
            (Subject::Field(_, field), _) => field.row().label(),
            (Subject::Detail(_, known), _) => known.label(),
            (Subject::Block(..), Value::Block(block, _)) => block.content.label(),
            (Subject::Block(..), _) => phrase!("block-paragraph"),
            (Subject::BlockPlace(..), Value::Behind(block, _)) => {
                phrase!("compare-block-place", words = called_block(block))
            }
            (Subject::Place(_) | Subject::BlockPlace(..), _) => phrase!("compare-place"),
            (Subject::Photo(_), Value::Photo(photo)) => phrase!("compare-photo", name = called(start(&photo.caption))),
            (Subject::Photo(_), _) => phrase!("compare-photo", name = called("")),
            (Subject::Entity(_), Value::Entity(entity)) => phrase!("compare-entity", name = called(&entity.name)),
            (Subject::Entity(_), _) => phrase!("compare-entity", name = called("")),
            (Subject::Source(_), Value::Source(source)) => phrase!("compare-source", name = called(&source.name)),
            (Subject::Source(_), _) => phrase!("compare-source", name = called("")),
        }
    }

    /// Its lines that differ, with people named as either version’s directory has them. None for
    /// what was only moved.
    #[must_use]
    pub fn pairs(&self, before: &Directory, after: &Directory) -> Vec<Pair> {
        if let (Value::Block(was, _), Value::Block(is, _)) = (&self.before, &self.after) {
            return blocks(was, is);
        }
        paired(lines(&self.before, before), lines(&self.after, after))
    }
}

impl Known {
    /// What it is called.
    #[must_use]
    pub fn label(self) -> Phrase {
        Phrase::new(match self {
            Self::Status => "compare-status",
            Self::Embargo => "compare-embargo",
            Self::Bylines => "compare-bylines",
            Self::DatelineDate => "compare-date",
            Self::Keywords => "compare-keywords",
            Self::Genre => "compare-genre",
            Self::Urgency => "compare-urgency",
            Self::Language => "compare-story-language",
            Self::Deadline => "compare-deadline",
            Self::PlannedWords => "compare-planned",
            Self::Assigned => "compare-assigned",
            Self::Corrections => "compare-corrections",
            Self::Log => "compare-log",
        })
    }
}

/// What a mark makes of words, with the name of who is meant.
#[must_use]
pub fn mark_phrase(mark: &Mark, directory: &Directory) -> Phrase {
    match mark {
        Mark::Bold => phrase!("compare-mark-bold"),
        Mark::Italic => phrase!("compare-mark-italic"),
        Mark::Link(address) => phrase!("compare-mark-link", address = address),
        Mark::Mention(id) => {
            let name = directory.entity(*id).map_or("", |entity| entity.name.as_str());
            phrase!("compare-mark-mention", name = called(name))
        }
        Mark::Quotation(None) => phrase!("compare-mark-quotation"),
        Mark::Quotation(Some(id)) => {
            let name = directory.source(*id).map_or("", |source| source.name.as_str());
            phrase!("compare-mark-quotation-of", name = called(name))
        }
    }
}

/// Lines of both versions in pairs, by what they are; equal ones left out.
fn paired(before: Vec<Line>, after: Vec<Line>) -> Vec<Pair> {
    let mut before: VecDeque<Line> = before.into();
    let mut pairs = Vec::new();
    for (label, said) in after {
        let was = before.iter().position(|(one, _)| *one == label);
        // What stood before it and is nowhere any more comes first.
        let was = was.and_then(|at| before.remove(at)).map(|(_, said)| said);
        pairs.push(Pair { label, before: was, after: Some(said) });
    }
    pairs.extend(before.into_iter().map(|(label, said)| Pair { label, before: Some(said), after: None }));
    pairs.retain(|pair| pair.before != pair.after);
    pairs
}

/// The start of a text as a name for the whole.
fn start(text: &str) -> &str {
    let end = text.char_indices().nth(48).map_or(text.len(), |(at, _)| at);
    text.get(..end).unwrap_or_default()
}

/// A block by the beginning of its words, else by its kind.
fn called_block(block: &Block) -> Arg {
    let words = texts(block).into_iter().map(|text| text.as_str().trim()).find(|words| !words.is_empty());
    words.map_or_else(|| Arg::Phrase(block.content.label()), |words| Arg::from(beginning(words)))
}

/// The first words of a text, whole ones.
fn beginning(words: &str) -> String {
    let head = start(words);
    if head.len() == words.len() {
        return head.to_owned();
    }
    let whole = head.rsplit_once(char::is_whitespace).map_or(head, |(whole, _)| whole);
    format!("{}…", whole.trim_end())
}

fn lines(value: &Value, directory: &Directory) -> Vec<Line> {
    match value {
        Value::Behind(_, None) | Value::BehindStory(None) => vec![(None, Said::Phrase(phrase!("compare-first")))],
        Value::Behind(_, Some(block)) => {
            vec![(None, Said::Phrase(phrase!("compare-behind", words = called_block(block))))]
        }
        Value::BehindStory(Some(story)) => {
            vec![(None, Said::Phrase(phrase!("compare-behind", words = called(story.name()))))]
        }
        Value::Nothing | Value::Place(_) => Vec::new(),
        Value::Words(words) => vec![(None, typed(words))],
        Value::Language(language) => vec![(None, typed(language.as_str()))],
        Value::House(house) => house_lines(house),
        Value::Story(story, _) => story_lines(story),
        Value::Detail(detail) => detail_lines(detail),
        Value::Block(block, _) => block_lines(block),
        Value::Photo(photo) => photo_lines(photo, directory),
        Value::Entity(entity) => entity_lines(entity),
        Value::Source(source) => source_lines(source),
    }
}

fn typed(words: &str) -> Said {
    Said::Words(Text::plain(words))
}

/// A line with its name, left out where it says nothing.
fn line(key: &'static str, words: &str) -> Option<Line> {
    (!words.is_empty()).then(|| (Some(Phrase::new(key)), typed(words)))
}

fn told(key: &'static str, phrase: Option<Phrase>) -> Option<Line> {
    phrase.map(|phrase| (Some(Phrase::new(key)), Said::Phrase(phrase)))
}

fn day(date: Date) -> Phrase {
    phrase!("compare-day", day = date)
}

fn instant(at: Timestamp, zone: &str) -> Phrase {
    let clock = TimeZone::get(zone).unwrap_or(TimeZone::UTC);
    phrase!("compare-instant", when = words::deadline(at.to_zoned(clock).datetime()), zone = zone)
}

fn house_lines(house: &House) -> Vec<Line> {
    let defaults = &house.defaults;
    let words: Vec<&str> = house.words.iter().map(String::as_str).collect();
    let quotes = defaults.quotes.map(QuoteStyle::marks).map(|marks| marks.concat()).unwrap_or_default();
    let smart = defaults.smart_typing.map(|on| Phrase::new(if on { "compare-on" } else { "compare-off" }));
    [
        line("compare-publication", &house.publication),
        line("compare-copyright", &house.copyright),
        line("compare-zone", &house.zone),
        line("compare-house-byline", &defaults.byline),
        line("compare-credit", &defaults.credit),
        line("compare-section", &defaults.section),
        line("compare-export-folder", &defaults.export_folder),
        line("compare-quotes", &quotes),
        told("compare-smart-typing", smart),
        line("compare-house-words", &words.join("\n")),
    ]
    .into_iter()
    .flatten()
    .collect()
}

fn story_lines(story: &Story) -> Vec<Line> {
    let words = phrase!("compare-story-words", count = story.count().words);
    [line("field-headline", story.name()), line("compare-lede", story.lede()), told("compare-length", Some(words))]
        .into_iter()
        .flatten()
        .collect()
}

fn detail_lines(detail: &Detail) -> Vec<Line> {
    let said = |phrase: Phrase| vec![(None, Said::Phrase(phrase))];
    let maybe = |phrase: Option<Phrase>| phrase.map(said).unwrap_or_default();
    match detail {
        Detail::Bylines(bylines) => {
            let line = |b: &crate::story::Byline| {
                if b.role.is_empty() { b.name.clone() } else { format!("{}, {}", b.name, b.role) }
            };
            let lines: Vec<String> = bylines.iter().map(line).collect();
            vec![(None, typed(&lines.join("\n")))]
        }
        Detail::DatelineDate(date) => maybe(date.map(day)),
        Detail::Keywords(keywords) => vec![(None, typed(&keywords.join(", ")))],
        Detail::Genre(genre) => said(genre.label()),
        Detail::Urgency(urgency) => said(phrase!("compare-number", number = Arg::place(u8::from(*urgency).into()))),
        Detail::Language(language) => vec![(None, typed(language.as_str()))],
        Detail::Status(status) => said(status.label()),
        Detail::Embargo(embargo) => maybe(embargo.as_ref().map(|embargo| instant(embargo.until, &embargo.zone))),
        Detail::Corrections(corrections) => {
            corrections.iter().map(|one| (Some(one.kind.label()), typed(&one.note))).collect()
        }
        Detail::Deadline(deadline) => maybe(deadline.as_ref().map(|deadline| instant(deadline.at, &deadline.zone))),
        Detail::PlannedWords(words) => maybe(words.map(|words| phrase!("compare-story-words", count = words))),
        Detail::Assigned(name) => vec![(None, typed(name))],
        Detail::Log(log) => said(phrase!("compare-steps", count = log.len())),
    }
}

fn photo_lines(photo: &Photo, directory: &Directory) -> Vec<Line> {
    let file = photo.file.as_ref().map(|file| {
        let digest = file.digest.get(..8).unwrap_or_default();
        phrase!("compare-picture", width = file.width, height = file.height, digest = digest)
    });
    let people: Vec<&str> = photo
        .people
        .iter()
        .map(|person| directory.entity(*person).map_or("?", |entity| entity.name.as_str()))
        .collect();
    let ratio = |ratio: Ratio| ratio_phrase(ratio);
    let cuts: Vec<Arg> = photo
        .framing
        .crops
        .iter()
        .map(|crop| {
            let percent = |part: u16| Arg::place(usize::from(part / 100));
            Arg::Phrase(phrase!(
                "compare-cut",
                ratio = ratio(crop.ratio),
                left = percent(crop.left),
                top = percent(crop.top),
                width = percent(crop.width),
                height = percent(crop.height)
            ))
        })
        .collect();
    let cuts = (!cuts.is_empty()).then(|| phrase!("compare-list", list = cuts));
    let point = photo.framing.focal_point.map(|point| {
        let percent = |part: u16| Arg::place(usize::from(part / 100));
        phrase!("compare-point", across = percent(point.x), down = percent(point.y))
    });
    [
        told("compare-file", file),
        line("compare-caption", &photo.caption),
        line("compare-credit", &photo.credit),
        line("compare-photographer", &photo.photographer),
        line("compare-alt-text", &photo.alt_text),
        line("compare-description", &photo.extended_description),
        told("compare-taken", photo.taken.map(day)),
        line("compare-where", &photo.place),
        line("compare-people", &people.join(", ")),
        line("compare-usage", &photo.rights.usage_terms),
        told("compare-expires", photo.rights.expires.map(day)),
        told("compare-focal-point", point),
        told("compare-cuts", cuts),
        told("compare-shape", photo.framing.shape.map(ratio)),
    ]
    .into_iter()
    .flatten()
    .collect()
}

fn ratio_phrase(ratio: Ratio) -> Phrase {
    let (width, height) = match ratio {
        Ratio::Wide => (16_usize, 9),
        Ratio::Classic => (4, 3),
        Ratio::Square => (1, 1),
    };
    phrase!("compare-ratio", width = Arg::place(width), height = Arg::place(height))
}

fn entity_lines(entity: &Entity) -> Vec<Line> {
    let names: Vec<String> = entity.names.iter().map(|(language, name)| format!("{language}: {name}")).collect();
    let links: Vec<String> = entity.links.iter().map(|link| format!("{}: {}", link.authority, link.value)).collect();
    [
        line("compare-name-as-written", &entity.name),
        told("compare-kind", Some(entity.kind.label())),
        line("compare-role", &entity.role),
        line("compare-aliases", &entity.aliases.join("\n")),
        line("compare-names", &names.join("\n")),
        line("compare-links", &links.join("\n")),
    ]
    .into_iter()
    .flatten()
    .collect()
}

fn source_lines(source: &Source) -> Vec<Line> {
    [
        line("compare-name-as-written", &source.name),
        line("compare-described", &source.described),
        line("compare-affiliation", &source.affiliation),
        told("compare-terms", Some(source.terms.label())),
        line("compare-reached", &source.reached),
    ]
    .into_iter()
    .flatten()
    .collect()
}

/// What a block is beyond its texts.
fn about(block: &Block) -> Vec<Line> {
    let mut lines = Vec::new();
    lines.push(told("compare-block-kind", Some(block.content.label())));
    let way = block.direction.map(|direction| match direction {
        Direction::Ltr => phrase!("compare-ltr"),
        Direction::Rtl => phrase!("compare-rtl"),
    });
    lines.push(told("compare-direction", way));
    match &block.content {
        Content::PullQuote(quote) => lines.push(line("compare-attribution", &quote.attribution)),
        Content::Embed(embed) => lines.push(line("compare-address", &embed.url)),
        Content::Photo(placed) => {
            lines.push(told("compare-which-photo", Some(phrase!("compare-photo-id", id = placed.photo.to_string()))));
        }
        Content::List(list) => {
            let order = if list.ordered { "compare-numbered" } else { "compare-bulleted" };
            lines.push(told("compare-list-kind", Some(Phrase::new(order))));
            let levels: Vec<Arg> = list.items.iter().map(|item| Arg::place(item.level.into())).collect();
            let is_flat = list.items.iter().all(|item| item.level == 0);
            lines.push(told("compare-levels", (!is_flat).then(|| phrase!("compare-list", list = levels))));
        }
        Content::Paragraph(_) | Content::Subhead(_) | Content::Quote(_) | Content::FactBox(_) | Content::Rule => {}
    }
    lines.into_iter().flatten().collect()
}

fn texts(block: &Block) -> Vec<&Text> {
    block.parts().into_iter().filter_map(|part| block.text(part)).collect()
}

/// What a block says that came or went as a whole.
fn block_lines(block: &Block) -> Vec<Line> {
    let mut lines = about(block);
    // The row says the kind.
    lines.retain(|(label, _)| *label != Some(Phrase::new("compare-block-kind")));
    lines
        .extend(texts(block).into_iter().filter(|text| !text.is_empty()).map(|text| (None, Said::Words(text.clone()))));
    lines
}

/// The lines that differ between two blocks that are one.
fn blocks(was: &Block, is: &Block) -> Vec<Pair> {
    let mut pairs = paired(about(was), about(is));
    let (old, new) = (texts(was), texts(is));
    let pair = |old: Option<&&Text>, new: Option<&&Text>| Pair {
        label: None,
        before: old.map(|text| Said::Words((*text).clone())),
        after: new.map(|text| Said::Words((*text).clone())),
    };
    if old.len() == new.len() {
        pairs.extend(old.iter().zip(&new).map(|(old, new)| pair(Some(old), Some(new))));
    } else {
        let words = |texts: &[&Text]| texts.iter().map(|text| text.as_str().to_owned()).collect::<Vec<_>>();
        for op in capture_diff_slices(Algorithm::Myers, &words(&old), &words(&new)) {
            let (gone, come) = (op.old_range(), op.new_range());
            let (gone, come) = (old.get(gone).unwrap_or_default(), new.get(come).unwrap_or_default());
            let most = gone.len().max(come.len());
            debug_assert!(!matches!(op, DiffOp::Equal { .. }) || gone.len() == come.len());
            pairs.extend((0..most).map(|nth| pair(gone.get(nth), come.get(nth))));
        }
    }
    pairs.retain(|pair| pair.before != pair.after);
    pairs
}
