//! The leaf of the furniture: kicker, headline, deck, and who wrote it where.

use std::ops::Range;

use egui::Rect;
use egui::accesskit::Role;

use super::leaf::{Bed, Composed, Decor, Lead, Leaf, PassageRole, Tone, Type, Wanted};
use crate::edit::Spot;
use crate::export::Wording;
use crate::story::{Embargo, Field, Story, role_said};
use crate::ui::text::{Face, Stretch};
use crate::words::{Arg, Phrase, Words, phrase};

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
    let (words, names, leads) = credits(story, bed.on.says);
    bed.words(&words, &names, Type::interface(13.0, Tone::Soft), 0.0, Some(bed.on.direction));
    lead_on(&mut bed.leaf, &leads);
    bed.done(22.0)
}

/// What of the words leads where.
type Leads = Vec<(Lead, Range<usize>)>;

/// Has a click on the words just set lead to where they are written: to the bylines from all of them,
/// but for those that are something else.
fn lead_on(leaf: &mut Leaf, leads: &[(Lead, Range<usize>)]) {
    let Some(Decor::Words { at, laid, .. }) = leaf.decor.last() else { return };
    let all = Rect::from_min_size(at.to_pos2(), laid.size());
    let parts = leads.iter().flat_map(|(lead, range)| laid.rects(range.clone()).into_iter().map(move |r| (*lead, r)));
    let parts: Vec<Decor> = parts.map(|(lead, rect)| Decor::Lead(rect.translate(*at), lead)).collect();
    leaf.decor.push(Decor::Lead(all, Lead::Bylines));
    leaf.decor.extend(parts);
}

/// Byline, dateline and embargo as the page shows them, which of it are names, and what is what but the
/// bylines; they are set in the inspector. What readers will see is as the export writes it, in the story's language; what
/// is missing is said in the desk's.
fn credits(story: &Story, says: &'static Words) -> (String, Vec<Stretch>, Leads) {
    let own = Wording::of(&story.language);
    let dateline = &story.furniture.dateline;
    let mut words = String::new();
    let mut names = Vec::new();
    let bylines: Vec<_> = story.furniture.bylines.iter().filter(|byline| !byline.name.trim().is_empty()).collect();
    for (nth, byline) in bylines.iter().enumerate() {
        words.push_str(match nth {
            0 => own.by,
            _ if nth + 1 == bylines.len() => own.and,
            _ => own.comma,
        });
        let start = words.len();
        apart(&mut words, byline.name.trim());
        names.push(Stretch { range: start..words.len(), strong: true, italic: false });
        let role = role_said(&byline.role, &dateline.city);
        if !role.is_empty() {
            words.push_str(own.comma);
            apart(&mut words, role);
        }
    }
    if words.is_empty() {
        words.push_str(says.get("page-no-byline"));
    }
    let date = dateline.date.map(|date| own.date(date)).unwrap_or_default();
    let place = [dateline.city.trim().to_uppercase(), dateline.country.trim().to_owned()];
    let place = place.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(own.comma);
    let embargo = story.embargo.as_ref();
    let embargo = embargo.map_or_else(|| says.get("page-no-embargo").to_owned(), |set| says.say(&embargoed(set)));
    let mut leads = Vec::new();
    let parts = [(Lead::City, place), (Lead::Date, date), (Lead::Embargo, embargo)];
    for (lead, part) in parts.into_iter().filter(|(_, part)| !part.is_empty()) {
        words.push_str("  ·  ");
        let start = words.len();
        apart(&mut words, &part);
        leads.push((lead, start..words.len()));
    }
    (words, names, leads)
}

/// Adds a part that keeps its own direction, between the marks of UAX 9.
fn apart(words: &mut String, part: &str) {
    words.push('\u{2068}');
    words.push_str(part);
    words.push('\u{2069}');
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ground::{Language, StoryId};
    use crate::story::Byline;

    /// What the page says of these bylines and this city, up to the date, without marks of direction.
    fn said(language: Language, bylines: &[(&str, &str)], city: &str) -> String {
        let mut story = Story::new(StoryId::from(1), language);
        let bylines = bylines.iter().map(|(name, role)| Byline { name: (*name).into(), role: (*role).into() });
        story.furniture.bylines = bylines.collect();
        city.clone_into(&mut story.furniture.dateline.city);
        let (words, ..) = credits(&story, Words::english());
        let plain: String = words.chars().filter(|c| !matches!(c, '\u{2068}' | '\u{2069}')).collect();
        plain.replace("  ·  No embargo", "")
    }

    #[test]
    fn who_wrote_it_where_is_said_as_readers_will_see_it() {
        let (en, ar) = (Language::english, Language::arabic);
        assert_eq!(said(ar(), &[("هيئة التحرير", "")], ""), "هيئة التحرير");
        let three = [("Mira Holt", "correspondent"), ("Noor Aziz", ""), ("Lina Farouk", "")];
        assert_eq!(said(en(), &three, "Mosul"), "By Mira Holt, correspondent, Noor Aziz and Lina Farouk  ·  MOSUL");
        assert_eq!(said(ar(), &[("ليلى حسن", "مراسلة"), ("رنا عزيز", "")], ""), "ليلى حسن، مراسلة ورنا عزيز");
    }

    #[test]
    fn a_place_is_said_once() {
        let (en, ar) = (Language::english, Language::arabic);
        assert_eq!(said(ar(), &[("فاضل النشمي", "بغداد")], "بغداد"), "فاضل النشمي  ·  بغداد");
        assert_eq!(said(ar(), &[("فاضل النشمي", "في بغداد")], "بغداد "), "فاضل النشمي  ·  بغداد");
        assert_eq!(said(ar(), &[("فاضل النشمي", "بغداد")], ""), "فاضل النشمي، بغداد");
        assert_eq!(said(en(), &[("Noor Aziz", "in Mosul")], "MOSUL"), "By Noor Aziz  ·  MOSUL");
        assert_eq!(said(en(), &[("Noor Aziz", "in Erbil")], "Mosul"), "By Noor Aziz, in Erbil  ·  MOSUL");
    }
}
