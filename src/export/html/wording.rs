//! The few words a page adds of its own, and dates, in the story's language.
//!
//! English and Arabic are known; a page in another language has the English words and dates as
//! ISO 8601 writes them. Month names are the Gregorian ones of Unicode's CLDR: for `en` the
//! abbreviated, for `ar` the wide.

use jiff::civil::Date;

use super::super::Change;
use crate::ground::Language;

const ENGLISH_MONTHS: [&str; 12] = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];
const ARABIC_MONTHS: [&str; 12] =
    ["يناير", "فبراير", "مارس", "أبريل", "مايو", "يونيو", "يوليو", "أغسطس", "سبتمبر", "أكتوبر", "نوفمبر", "ديسمبر"];

/// The words of one language.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Wording {
    /// Before the authors' names, with its space; empty where names stand alone.
    pub by: &'static str,
    /// Between two names of a longer list.
    pub comma: &'static str,
    /// Before the last name.
    pub and: &'static str,
    /// Heads the corrections.
    pub(super) corrections: &'static str,
    /// Opens a photo's extended description.
    pub(super) description: &'static str,
    correction: &'static str,
    update: &'static str,
    withdrawal: &'static str,
    dates: Dates,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Dates {
    English,
    Arabic,
    Iso,
}

const ENGLISH: Wording = Wording {
    by: "By ",
    comma: ", ",
    and: " and ",
    corrections: "Corrections and updates",
    description: "Description of the photo",
    correction: "Correction",
    update: "Update",
    withdrawal: "Story withdrawn",
    dates: Dates::English,
};

const ARABIC: Wording = Wording {
    // «بقلم» marks opinion; who reported is a name alone.
    by: "",
    comma: "، ",
    and: " و",
    corrections: "تصويبات وتحديثات",
    description: "وصف الصورة",
    correction: "تصويب",
    update: "تحديث",
    withdrawal: "سُحبت المادة",
    dates: Dates::Arabic,
};

impl Wording {
    /// The words of a page in this language.
    #[must_use]
    pub fn of(language: &Language) -> Self {
        if language.same_language(&Language::arabic()) {
            ARABIC
        } else if language.same_language(&Language::english()) {
            ENGLISH
        } else {
            Self { dates: Dates::Iso, ..ENGLISH }
        }
    }

    pub(super) fn change(self, kind: Change) -> &'static str {
        match kind {
            Change::Correction => self.correction,
            Change::Update => self.update,
            Change::Withdrawal => self.withdrawal,
        }
    }

    /// A day: `Nov 14, 2026`, `14 نوفمبر 2026`.
    #[must_use]
    pub fn date(self, date: Date) -> String {
        let named = |months: [&'static str; 12]| {
            let month = usize::try_from(date.month()).unwrap_or_default().saturating_sub(1);
            months.get(month).copied().unwrap_or_default()
        };
        match self.dates {
            Dates::English => format!("{} {}, {}", named(ENGLISH_MONTHS), date.day(), date.year()),
            Dates::Arabic => format!("{} {} {}", date.day(), named(ARABIC_MONTHS), date.year()),
            Dates::Iso => date.to_string(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_are_in_the_language_of_the_story() -> Result<(), Box<dyn std::error::Error>> {
        let written = |tag: &str, date: Date| tag.parse().map(|language| Wording::of(&language).date(date));
        let (november, january) = (Date::new(2026, 11, 14)?, Date::new(2027, 1, 3)?);
        assert_eq!(written("en", november)?, "Nov 14, 2026");
        assert_eq!(written("ar-IQ", november)?, "14 نوفمبر 2026");
        assert_eq!(written("ar", january)?, "3 يناير 2027");
        assert_eq!(written("fr", january)?, "2027-01-03");
        Ok(())
    }
}
