//! The leaf of the furniture: kicker, headline, deck, and who wrote it where.

use egui::accesskit::Role;

use super::leaf::{Bed, Composed, Leaf, PassageRole, Tone, Type, Wanted};
use crate::edit::Spot;
use crate::story::{Embargo, Field, Story};
use crate::ui::text::{Face, Stretch};
use crate::words::{self, Arg, Phrase, Words, phrase};

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
        let label = bed.on.says.fixed(&field.row().label());
        bed.passage(Wanted {
            spot,
            words: field.of(story),
            stretches: Vec::new(),
            type_,
            hint: label,
            role: PassageRole {
                label: label.to_owned(),
                kind: Role::Paragraph,
                heading: (field == Field::Headline).then_some(1),
            },
            inset: (0.0, 0.0),
            direction: None,
            composed: composed.filter(|(at, _)| *at == spot).map(|(_, composed)| composed),
        });
        bed.space(gap);
    }
    let (words, names) = credits(story, bed.on.says);
    bed.words(&words, &names, Type::interface(13.0, Tone::Soft), 0.0, Some(bed.on.direction));
    bed.done(22.0)
}

/// Byline, dateline and embargo as the page shows them, and which of it are names; they are set
/// in the inspector. Each part keeps its own direction between the marks of UAX 9.
fn credits(story: &Story, says: &'static Words) -> (String, Vec<Stretch>) {
    const APART: [char; 2] = ['\u{2068}', '\u{2069}'];
    // What readers will see is in the story's language; what is missing, in the desk's.
    let own = words::chosen(story.language.as_str()).unwrap_or(says);
    let mut words = String::new();
    let mut names = Vec::new();
    let bylines = story.furniture.bylines.iter().map(|byline| byline.name.as_str()).filter(|name| !name.is_empty());
    for (nth, name) in bylines.enumerate() {
        words.push_str(own.get(if nth == 0 { "page-by" } else { "list-comma" }));
        let start = words.len();
        words.push(APART[0]);
        words.push_str(name);
        words.push(APART[1]);
        names.push(Stretch { range: start..words.len(), strong: true, italic: false });
    }
    if words.is_empty() {
        words.push_str(says.get("page-no-byline"));
    }
    let dateline = &story.furniture.dateline;
    let date = dateline.date.map(|date| own.day(date)).unwrap_or_default();
    let place = [dateline.city.to_uppercase(), dateline.country.clone()];
    let place = place.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(own.get("list-comma"));
    let embargo = story.embargo.as_ref();
    let embargo = embargo.map_or_else(|| says.get("page-no-embargo").to_owned(), |set| says.say(&embargoed(set)));
    for part in [place, date, embargo].into_iter().filter(|part| !part.is_empty()) {
        words.push_str("  ·  ");
        words.push(APART[0]);
        words.push_str(&part);
        words.push(APART[1]);
    }
    (words, names)
}

fn embargoed(embargo: &Embargo) -> Phrase {
    if embargo.is_unread() {
        return phrase!("page-embargo-unread", words = &embargo.unread);
    }
    let local = match embargo.until.in_tz(&embargo.zone) {
        Ok(time) => Arg::from(time.datetime()),
        Err(_) => Arg::from(embargo.until.to_string()),
    };
    phrase!("page-embargo", until = local, zone = &embargo.zone)
}
