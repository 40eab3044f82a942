//! Numbers as a language writes them, by its own rows: digits, grouping, plurals.

use icu_locale_core::Locale as Tag;
use icu_plurals::{PluralCategory, PluralRules};

/// How a language writes whole numbers, and which plural they take.
#[derive(Debug, Default)]
pub(super) struct Numbers {
    digits: Vec<char>,
    group: String,
    tag: Option<Tag>,
}

impl Numbers {
    /// For the language with this tag, with ten digits from zero and what stands between thousands.
    pub(super) fn new(tag: &str, digits: &str, group: &str) -> Self {
        Self { digits: digits.chars().collect(), group: group.to_owned(), tag: tag.parse().ok() }
    }

    /// A number, with its thousands set apart.
    pub(super) fn grouped(&self, number: i64) -> String {
        let plain = number.unsigned_abs().to_string();
        let mut written = String::with_capacity(plain.len() + plain.len() / 3 + 1);
        if number < 0 {
            written.push('-');
        }
        for (at, digit) in plain.chars().enumerate() {
            if at > 0 && (plain.len() - at).is_multiple_of(3) {
                written.push_str(&self.group);
            }
            written.push(self.digit(digit));
        }
        written
    }

    /// Words with their figures in the language's digits.
    pub(super) fn in_digits(&self, words: &str) -> String {
        words.chars().map(|c| self.digit(c)).collect()
    }

    fn digit(&self, digit: char) -> char {
        let value = digit.to_digit(10).and_then(|value| usize::try_from(value).ok());
        value.and_then(|value| self.digits.get(value)).copied().unwrap_or(digit)
    }

    /// The plural a number takes, as CLDR names it: `zero`, `one`, `two`, `few`, `many`, `other`.
    pub(super) fn plural(&self, number: i64) -> &'static str {
        // The rules lie in the program; they are looked up here as they cannot be sent to a job.
        let rules = self.tag.as_ref().and_then(|tag| PluralRules::try_new_cardinal(tag.into()).ok());
        match rules.map(|rules| rules.category_for(number)) {
            Some(PluralCategory::Zero) => "zero",
            Some(PluralCategory::One) => "one",
            Some(PluralCategory::Two) => "two",
            Some(PluralCategory::Few) => "few",
            Some(PluralCategory::Many) => "many",
            Some(PluralCategory::Other) | None => "other",
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_written_as_the_language_says() {
        let arabic = Numbers::new("ar", "٠١٢٣٤٥٦٧٨٩", "٬");
        let english = Numbers::new("en", "0123456789", ",");
        assert_eq!(
            [0, 12, 999, 1_000, -1_234_567].map(|n| english.grouped(n)),
            ["0", "12", "999", "1,000", "-1,234,567"]
        );
        assert_eq!([7, 20_348].map(|n| arabic.grouped(n)), ["٧", "٢٠٬٣٤٨"]);
        assert_eq!(arabic.in_digits("14:05"), "١٤:٠٥");
    }

    /// The samples of CLDR's plural rules for Arabic.
    #[test]
    fn plurals_are_those_of_the_language() {
        let arabic = Numbers::new("ar", "", "");
        for (plural, numbers) in [
            ("zero", vec![0]),
            ("one", vec![1]),
            ("two", vec![2]),
            ("few", vec![3, 10, 103, 110, 1_003]),
            ("many", vec![11, 26, 99, 111, 1_011]),
            ("other", vec![100, 102, 200, 1_000, 1_000_000]),
        ] {
            for number in numbers {
                assert_eq!(arabic.plural(number), plural, "{number}");
            }
        }
        let english = Numbers::new("en", "", "");
        assert_eq!([0, 1, 2, 11].map(|n| english.plural(n)), ["other", "one", "other", "other"]);
    }
}
