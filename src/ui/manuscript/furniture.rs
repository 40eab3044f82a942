//! The leaf of the furniture: kicker, headline, deck, and who wrote it where.

use super::leaf::{Bed, Composed, Leaf, PassageRole, Tone, Type, Wanted};
use crate::edit::Spot;
use crate::ground::Direction;
use crate::story::{Embargo, Field, Story};
use crate::ui::text::{Face, Stretch};

/// The lines of the furniture that are written on the page, with their type.
const LINES: [(Field, Type, f32); 3] = [
    (
        Field::Kicker,
        Type {
            face: Face::Interface,
            size: 12.0,
            leading: (1.5, 1.7),
            strong: true,
            italic: false,
            tone: Tone::Accent,
        },
        6.0,
    ),
    (
        Field::Headline,
        Type { face: Face::Story, size: 32.0, leading: (1.15, 1.5), strong: true, italic: false, tone: Tone::Ink },
        8.0,
    ),
    (
        Field::Deck,
        Type { face: Face::Story, size: 18.0, leading: (1.4, 1.75), strong: false, italic: false, tone: Tone::Soft },
        10.0,
    ),
];

/// Lays it out.
pub(super) fn leaf(mut bed: Bed<'_>, story: &Story, composed: Option<(Spot, &Composed)>) -> Leaf {
    bed.space(28.0);
    for (field, type_, gap) in LINES {
        let spot = Spot::Field(story.id, field);
        let label = field.row().label;
        bed.passage(Wanted {
            spot,
            words: field.of(story),
            stretches: Vec::new(),
            type_,
            hint: label,
            role: PassageRole { label: label.to_owned(), heading: (field == Field::Headline).then_some(1) },
            inset: (0.0, 0.0),
            direction: None,
            composed: composed.filter(|(at, _)| *at == spot).map(|(_, composed)| composed),
        });
        bed.space(gap);
    }
    let (words, names) = credits(story);
    bed.words(&words, &names, Type::interface(13.0, Tone::Soft), 0.0, Some(bed.on.direction));
    bed.done(22.0)
}

/// Byline, dateline and embargo as the page shows them, and which of it are names; they are set
/// in the inspector. Each part keeps its own direction between the marks of UAX 9.
fn credits(story: &Story) -> (String, Vec<Stretch>) {
    const APART: [char; 2] = ['\u{2068}', '\u{2069}'];
    let mut words = String::new();
    let mut names = Vec::new();
    let bylines = story.furniture.bylines.iter().map(|byline| byline.name.as_str()).filter(|name| !name.is_empty());
    for (nth, name) in bylines.enumerate() {
        words.push_str(match (nth, story.direction()) {
            (0, Direction::Ltr) => "By ",
            (0, Direction::Rtl) => "",
            (_, Direction::Ltr) => ", ",
            (_, Direction::Rtl) => "، ",
        });
        let start = words.len();
        words.push(APART[0]);
        words.push_str(name);
        words.push(APART[1]);
        names.push(Stretch { range: start..words.len(), strong: true, italic: false });
    }
    if words.is_empty() {
        words.push_str("No byline");
    }
    let dateline = &story.furniture.dateline;
    let date = dateline.date.map(|date| date.strftime("%b %-d, %Y").to_string()).unwrap_or_default();
    let comma = if story.direction() == Direction::Rtl { "، " } else { ", " };
    let place = [dateline.city.to_uppercase(), dateline.country.clone()];
    let place = place.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(comma);
    let embargo = story.embargo.as_ref().map_or_else(|| "No embargo".to_owned(), embargo);
    for part in [place, date, embargo].into_iter().filter(|part| !part.is_empty()) {
        words.push_str("  ·  ");
        words.push(APART[0]);
        words.push_str(&part);
        words.push(APART[1]);
    }
    (words, names)
}

fn embargo(embargo: &Embargo) -> String {
    let local = embargo
        .until
        .in_tz(&embargo.zone)
        .map_or_else(|_| embargo.until.to_string(), |time| time.strftime("%b %-d, %H:%M").to_string());
    format!("Embargo until {local} ({})", embargo.zone)
}
