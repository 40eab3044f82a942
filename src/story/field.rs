//! The one-line fields of a story, one row each: what it is called, what it is for, how long it
//! should be. Window, checks and command line read the rows.

use serde::{Deserialize, Serialize};
use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

use super::Story;
use crate::words::Phrase;

/// A field that holds plain words.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Field {
    /// [`Furniture::kicker`](super::Furniture::kicker)
    Kicker,
    /// [`Furniture::headline`](super::Furniture::headline)
    Headline,
    /// [`Headlines::web`](super::Headlines::web)
    WebHeadline,
    /// [`Headlines::search`](super::Headlines::search)
    SearchHeadline,
    /// [`Headlines::social`](super::Headlines::social)
    SocialHeadline,
    /// [`Furniture::deck`](super::Furniture::deck)
    Deck,
    /// [`Dateline::city`](super::Dateline::city)
    City,
    /// [`Dateline::country`](super::Dateline::country)
    Country,
    /// [`Filing::slugline`](super::Filing::slugline)
    Slugline,
    /// [`Filing::url_slug`](super::Filing::url_slug)
    UrlSlug,
    /// [`Filing::section`](super::Filing::section)
    Section,
    /// [`Filing::ed_note`](super::Filing::ed_note)
    EdNote,
}

/// What is known of a field.
#[derive(Clone, Copy, Debug)]
pub struct FieldRow {
    /// Which field.
    pub field: Field,
    /// Its name for programs.
    pub id: &'static str,
    /// The length in characters past which the desk warns; 0 for none. Nothing is ever cut.
    pub advised: usize,
}

const fn row(field: Field, id: &'static str, advised: usize) -> FieldRow {
    FieldRow { field, id, advised }
}

impl FieldRow {
    /// Its name in the window.
    #[must_use]
    pub fn label(self) -> Phrase {
        Phrase::of("field", self.id)
    }

    /// What to write there.
    #[must_use]
    pub fn hint(self) -> Phrase {
        self.label().about("hint")
    }
}

impl Field {
    /// All fields with what is known of them, in the order of the page.
    pub const ROWS: [FieldRow; 12] = [
        row(Self::Kicker, "kicker", 30),
        row(Self::Headline, "headline", 90),
        row(Self::WebHeadline, "web-headline", 70),
        row(Self::SearchHeadline, "search-headline", 60),
        row(Self::SocialHeadline, "social-headline", 100),
        row(Self::Deck, "deck", 160),
        row(Self::City, "city", 0),
        row(Self::Country, "country", 0),
        row(Self::Slugline, "slugline", 40),
        row(Self::UrlSlug, "url-slug", 80),
        row(Self::Section, "section", 0),
        row(Self::EdNote, "ed-note", 0),
    ];

    /// What is known of this field.
    #[must_use]
    pub fn row(self) -> FieldRow {
        Self::ROWS.into_iter().find(|row| row.field == self).unwrap_or(row(self, "", 0))
    }

    /// What a story has in it.
    #[must_use]
    pub fn of(self, story: &Story) -> &str {
        let (furniture, filing) = (&story.furniture, &story.filing);
        match self {
            Self::Kicker => &furniture.kicker,
            Self::Headline => &furniture.headline,
            Self::WebHeadline => &furniture.headlines.web,
            Self::SearchHeadline => &furniture.headlines.search,
            Self::SocialHeadline => &furniture.headlines.social,
            Self::Deck => &furniture.deck,
            Self::City => &furniture.dateline.city,
            Self::Country => &furniture.dateline.country,
            Self::Slugline => &filing.slugline,
            Self::UrlSlug => &filing.url_slug,
            Self::Section => &filing.section,
            Self::EdNote => &filing.ed_note,
        }
    }

    /// The same, to change.
    pub fn of_mut(self, story: &mut Story) -> &mut String {
        let (furniture, filing) = (&mut story.furniture, &mut story.filing);
        match self {
            Self::Kicker => &mut furniture.kicker,
            Self::Headline => &mut furniture.headline,
            Self::WebHeadline => &mut furniture.headlines.web,
            Self::SearchHeadline => &mut furniture.headlines.search,
            Self::SocialHeadline => &mut furniture.headlines.social,
            Self::Deck => &mut furniture.deck,
            Self::City => &mut furniture.dateline.city,
            Self::Country => &mut furniture.dateline.country,
            Self::Slugline => &mut filing.slugline,
            Self::UrlSlug => &mut filing.url_slug,
            Self::Section => &mut filing.section,
            Self::EdNote => &mut filing.ed_note,
        }
    }
}

/// The longest address part made from a headline, in bytes.
const MAX_SLUG: usize = 80;
/// Names a file may not have on Windows.
const RESERVED: &[&str] = &["con", "prn", "aux", "nul", "conin", "conout", "clock"];

/// Makes the last part of a web address from a line of words: ASCII letters and digits, lower
/// case, joined by single hyphens, at most 80 bytes, accents dropped. A line most letters of
/// which are in another script gives an empty string: what is Latin in it, a figure or a name, does
/// not say what the line does. Never a name that a file system keeps for itself.
#[must_use]
pub fn url_slug_from(line: &str) -> String {
    let mut slug = String::new();
    if !is_mostly_latin(line) {
        return slug;
    }
    for word in line.split(|c: char| !c.is_alphanumeric() && !is_combining_mark(c) && !matches!(c, '’' | '\'')) {
        let word: String = word.nfkd().filter(char::is_ascii_alphanumeric).collect();
        if word.is_empty() || slug.len() + word.len() + 1 > MAX_SLUG {
            if !slug.is_empty() && !word.is_empty() {
                break;
            }
            if word.is_empty() {
                continue;
            }
        }
        if !slug.is_empty() {
            slug.push('-');
        }
        slug.push_str(&word.to_ascii_lowercase());
        slug.truncate(MAX_SLUG);
    }
    let stem = slug.trim_end_matches(|c: char| c.is_ascii_digit());
    if RESERVED.contains(&slug.as_str()) || stem == "com" || stem == "lpt" {
        slug.insert_str(0, "story-");
    }
    slug
}

/// Whether at least half the letters of a line are Latin; so is a line without letters.
fn is_mostly_latin(line: &str) -> bool {
    let is_latin =
        |letter: &char| letter.nfkd().next().is_some_and(|c| matches!(c, 'A'..='Z' | 'a'..='z' | '\u{C0}'..='\u{24F}'));
    let letters = || line.chars().filter(|c| c.is_alphabetic());
    2 * letters().filter(is_latin).count() >= letters().count()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_part_is_plain_ascii() {
        assert_eq!(
            url_slug_from("River gauges go public after farmers’ petition"),
            "river-gauges-go-public-after-farmers-petition"
        );
        assert_eq!(url_slug_from("Türkiye & Irbil: “40 kms”"), "turkiye-irbil-40-kms");
        assert_eq!(url_slug_from("قراءات النهر"), "");
        assert_eq!(url_slug_from("../../etc/passwd"), "etc-passwd");
        assert_eq!(url_slug_from("2026"), "2026");
        assert_eq!(url_slug_from("CON"), "story-con");
        assert_eq!(url_slug_from("Com1"), "story-com1");
        assert!(url_slug_from(&"word ".repeat(60)).len() <= MAX_SLUG);
        assert!(url_slug_from(&"x".repeat(500)).len() <= MAX_SLUG);
    }

    #[test]
    fn the_rest_of_a_line_in_another_script_makes_no_address() {
        for line in [
            "وزارة الصحة: 12 إصابة جديدة والـWHO تحذّر",
            "شبكة Netflix ترفع أسعار الاشتراك في العراق",
            "12 إصابة",
            "Новости о WHO",
        ] {
            assert_eq!(url_slug_from(line), "", "{line}");
        }
        assert_eq!(url_slug_from("Ferry back العبّارة"), "ferry-back");
        assert_eq!(url_slug_from("Łódź, Đà Nẵng: øre"), "odz-a-nang-re");
    }

    #[test]
    fn every_field_has_its_row() {
        for row in Field::ROWS {
            assert_eq!(row.field.row().id, row.id);
            assert!(!row.label().to_string().is_empty());
        }
    }
}
