//! A copy of a text in which variants of a letter are one letter, and the way back to the text.
//!
//! | in the text | in the copy |
//! |---|---|
//! | a letter with marks, one character or several (NFD) | the letter: `é` is `e`, `أ إ آ` are `ا`, `ؤ` is `و`, `ئ` is `ي` |
//! | vowel signs, shadda, superscript alef, points, tatweel | nothing |
//! | `ٱ ٲ ٳ`, `ى ی`, `ة ۀ`, `ک ڪ` | `ا`, `ي`, `ه`, `ك` |
//! | digits `٠` to `٩` and `۰` to `۹` | `0` to `9` |
//! | `‘ ’ ‚ ‛ ‹ › ′ ʼ`, `“ ” „ ‟ « » ″` | `'`, `"` |
//! | hyphens and dashes, the minus sign | `-` |
//! | no-break space and other spaces | a space |
//! | joiners, soft hyphen, marks of direction, other characters without width | nothing |
//!
//! `ß`, `æ`, `ø` are letters of their own and stay; so do the vowels of scripts that write them as
//! marks, such as Thai and Devanagari.

use std::ops::Range;

use unicode_normalization::char::{canonical_combining_class, decompose_canonical};

/// A text without variants, and where each of its letters stands in the text it was made from.
pub(super) struct Folded {
    words: String,
    units: Vec<Unit>,
}

/// A character of the text that has left something in the copy.
struct Unit {
    /// Its first byte in the copy.
    at: usize,
    /// Where it begins in the text.
    from: usize,
    /// Where it and the marks behind it end in the text.
    to: usize,
}

/// A stretch of the text.
pub(super) struct Original {
    /// Its bytes, the marks of its last letter with it.
    pub(super) range: Range<usize>,
    /// Whether the stretch of the copy begins and ends where characters of the text do.
    pub(super) exact: bool,
}

impl Folded {
    /// The copy; `None` if it would be the text itself.
    pub(super) fn of(text: &str) -> Option<Self> {
        if text.is_ascii() {
            return None;
        }
        let mut folded = Self { words: String::with_capacity(text.len()), units: Vec::with_capacity(text.len()) };
        for (from, c) in text.char_indices() {
            let (at, to) = (folded.words.len(), from + c.len_utf8());
            fold_char(c, |kept| folded.words.push(kept));
            if folded.words.len() > at {
                folded.units.push(Unit { at, from, to });
            } else if attaches(c)
                && let Some(last) = folded.units.last_mut()
            {
                last.to = to;
            }
        }
        Some(folded)
    }

    /// The copy's words.
    pub(super) fn as_str(&self) -> &str {
        &self.words
    }

    /// What a non-empty stretch of the copy was made from.
    pub(super) fn original(&self, range: &Range<usize>) -> Option<Original> {
        let first = self.units.partition_point(|unit| unit.at <= range.start).checked_sub(1)?;
        let after = self.units.partition_point(|unit| unit.at < range.end);
        let (start, end) = (self.units.get(first)?, self.units.get(after.checked_sub(1)?)?);
        let next = self.units.get(after).map_or(self.words.len(), |unit| unit.at);
        Some(Original { range: start.from..end.to, exact: start.at == range.start && next == range.end })
    }
}

/// The words as they stand in the copy.
pub(super) fn fold(words: &str) -> String {
    let mut folded = String::with_capacity(words.len());
    for c in words.chars() {
        fold_char(c, |kept| folded.push(kept));
    }
    folded
}

/// A pattern as it looks for the copy. A dash becomes `\-`, which means itself inside of square
/// brackets as well.
pub(super) fn fold_pattern(pattern: &str) -> String {
    let mut folded = String::with_capacity(pattern.len());
    for c in pattern.chars() {
        fold_char(c, |kept| {
            if kept == '-' && c != '-' {
                folded.push('\\');
            }
            folded.push(kept);
        });
    }
    folded
}

pub(in crate::edit) fn fold_char(c: char, mut keep: impl FnMut(char)) {
    match c {
        '\0'..='\u{7f}' | 'ء' | 'ا' | 'ب' | 'ت'..='غ' | 'ف'..='و' | 'ي' | '\u{ac00}'..='\u{d7a3}' => keep(c),
        'آ' | 'أ' | 'إ' | 'ٱ' | 'ٲ' | 'ٳ' => keep('ا'),
        'ى' | 'ی' | 'ئ' => keep('ي'),
        'ؤ' => keep('و'),
        'ة' | 'ۀ' => keep('ه'),
        'ک' | 'ڪ' => keep('ك'),
        '٠'..='٩' => keep(digit(c, '٠')),
        '۰'..='۹' => keep(digit(c, '۰')),
        '‘' | '’' | '‚' | '‛' | '‹' | '›' | '′' | 'ʼ' => keep('\''),
        '“' | '”' | '„' | '‟' | '«' | '»' | '″' => keep('"'),
        '\u{2010}'..='\u{2015}' | '−' | '﹘' | '﹣' | '－' => keep('-'),
        '\u{a0}'
        | '\u{1680}'
        | '\u{2000}'..='\u{200a}'
        | '\u{2028}'
        | '\u{2029}'
        | '\u{202f}'
        | '\u{205f}'
        | '\u{3000}' => {
            keep(' ');
        }
        _ if attaches(c) || is_invisible(c) => {}
        _ => decompose_canonical(c, |part| {
            if !is_diacritic(part) {
                keep(part);
            }
        }),
    }
}

fn digit(c: char, zero: char) -> char {
    u32::from(c).checked_sub(u32::from(zero)).and_then(|value| char::from_digit(value, 10)).unwrap_or(c)
}

/// Whether a character that leaves nothing in the copy belongs to the letter before it.
fn attaches(c: char) -> bool {
    matches!(c, 'ـ' | '\u{34f}' | '\u{fe00}'..='\u{fe0f}') || is_diacritic(c)
}

/// Marks that may be left out in writing. By their combining class (UAX #44, table 15): overlays,
/// nuktas, Hebrew and Arabic points (10 to 36), and what stands above or below (200 and more).
/// Not the classes between, nor 0 and 9, in which Indic and Thai vowels are.
fn is_diacritic(c: char) -> bool {
    c >= '\u{300}' && matches!(canonical_combining_class(c), 1 | 7 | 10..=36 | 200..)
}

/// Characters that are not seen: joiners, word joiner, soft hyphen, marks of direction.
fn is_invisible(c: char) -> bool {
    matches!(c,
        '\u{ad}' | '\u{61c}' | '\u{180e}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}'
        | '\u{2060}'..='\u{2064}' | '\u{2066}'..='\u{206f}' | '\u{feff}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn variants_are_one_letter() {
        for (text, copy) in [
            ("café", "cafe"),
            ("cafe\u{301}", "cafe"),
            ("Türkiye", "Turkiye"),
            ("Straße, æ, ø", "Straße, æ, ø"),
            ("إِنَّ الأُمَّةَ", "ان الامه"),
            ("مـــاء", "ماء"),
            ("هٰذا", "هذا"),
            ("مستشفى علی", "مستشفي علي"),
            ("مؤتمر سئل", "موتمر سيل"),
            ("کتاب", "كتاب"),
            ("١٢٣ ۴۵", "123 45"),
            ("می‌خواهم", "ميخواهم"),
            ("“it’s” – so«»", "\"it's\" - so\"\""),
            ("a\u{a0}b", "a b"),
            ("co\u{ad}op", "coop"),
            ("שָׁלוֹם", "שלום"),
            ("한국", "한국"),
            ("हिन्दी", "हिन्दी"),
            ("ที่นี่", "ที่นี่"),
        ] {
            assert_eq!(fold(text), copy, "{text}");
        }
        assert_eq!(fold_pattern("[a–z]"), "[a\\-z]", "a dash makes no range");
    }

    #[test]
    fn the_way_back_takes_the_marks_along() {
        let text = "قَالَ الوَزِير";
        let folded = Folded::of(text).expect("not ASCII");
        assert_eq!(folded.as_str(), "قال الوزير");
        let original = folded.original(&(0.."قال".len())).expect("inside");
        assert_eq!(text.get(original.range), Some("قَالَ"));
        assert!(original.exact);
        assert!(Folded::of("plain").is_none());
    }
}
