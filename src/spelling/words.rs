//! The words of a text that can be looked up, and the form in which they are.

use std::borrow::Cow;
use std::ops::Range;

use unicode_normalization::{UnicodeNormalization as _, is_nfc};
use unicode_segmentation::UnicodeSegmentation as _;

use super::script::{Script, is_vowel_sign};

/// The longest word that is looked up, in bytes; longer ones are none.
const MAX_BYTES: usize = 120;
/// Words in capitals up to so many letters are acronyms.
const ACRONYM: usize = 5;
/// Parts of a word with hyphens up to so many letters are passed over: `al-`, `non-`, `bin-`.
const SMALL_PART: usize = 3;

/// A word, by UAX #29; hyphens part them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Word {
    /// Its bytes in the text.
    pub range: Range<usize>,
    /// The bytes of all that hyphens join it to, with itself.
    pub whole: Range<usize>,
}

impl Word {
    /// Whether a hyphen joins it to another.
    #[must_use]
    pub fn is_joined(&self) -> bool {
        self.range != self.whole
    }
}

/// The words of a text that can be looked up, in order: without figures, addresses, names of
/// accounts, tags, short acronyms and single letters.
pub fn words(text: &str) -> impl Iterator<Item = Word> {
    stretches(text).flat_map(|(start, stretch)| in_stretch(start, stretch))
}

/// What stands between spaces around a byte of a text: nothing outside it bears on its words.
#[must_use]
pub fn stretch_around(text: &str, range: Range<usize>) -> Range<usize> {
    let start = text.floor_char_boundary(range.start);
    let end = text.ceil_char_boundary(range.end.max(start));
    let before = text.get(..start).unwrap_or_default();
    let behind = text.get(end..).unwrap_or_default();
    let from = before.char_indices().rev().find(|(_, c)| c.is_whitespace()).map_or(0, |(at, c)| at + c.len_utf8());
    from..behind.find(char::is_whitespace).map_or(text.len(), |at| end + at)
}

fn stretches(text: &str) -> impl Iterator<Item = (usize, &str)> {
    let mut at = 0;
    text.split(char::is_whitespace).filter_map(move |stretch| {
        let start = at;
        // A space is one character, of one byte or more.
        let behind = text.get(start + stretch.len()..).and_then(|rest| rest.chars().next());
        at = start + stretch.len() + behind.map_or(0, char::len_utf8);
        (!stretch.is_empty()).then_some((start, stretch))
    })
}

fn in_stretch(start: usize, stretch: &str) -> Vec<Word> {
    if is_address(stretch) {
        return Vec::new();
    }
    let mut found: Vec<Word> = Vec::new();
    let mut joined: Vec<(usize, &str)> = Vec::new();
    let mut take = |joined: &mut Vec<(usize, &str)>| {
        let (Some(first), Some(last)) = (joined.first(), joined.last()) else { return };
        let whole = start + first.0..start + last.0 + last.1.len();
        let alone = joined.len() == 1;
        let counts = joined.iter().filter(|(_, word)| alone || letters(word) > SMALL_PART);
        found.extend(counts.filter(|(at, word)| !is_tag(stretch, *at) && !is_passed_over(word)).map(|(at, word)| {
            let range = start + at..start + at + word.len();
            Word { range, whole: whole.clone() }
        }));
        joined.clear();
    };
    for (at, word) in stretch.unicode_word_indices() {
        let end = joined.last().map(|(at, word)| at + word.len());
        let between = end.and_then(|end| stretch.get(end..at)).unwrap_or_default();
        if !matches!(between, "-" | "\u{2010}" | "\u{2011}") {
            take(&mut joined);
        }
        joined.push((at, word));
    }
    take(&mut joined);
    found
}

/// Whether what stands between two spaces is an address, an account or a path.
fn is_address(stretch: &str) -> bool {
    let bare = stretch.trim_start_matches(|c: char| !c.is_alphanumeric() && !matches!(c, '/' | '~' | '@' | '\\'));
    let dotted = || stretch.unicode_words().any(|word| word.contains('.'));
    stretch.contains("://")
        || stretch.contains('@')
        || stretch.contains('\\')
        || bare.starts_with("www.")
        || bare.starts_with("~/")
        || (bare.starts_with('/') && bare.len() > 1)
        || (stretch.contains('/') && dotted())
}

/// Whether a word stands behind the sign of a tag.
fn is_tag(stretch: &str, at: usize) -> bool {
    stretch.get(..at).is_some_and(|before| before.ends_with('#'))
}

fn letters(word: &str) -> usize {
    word.chars().filter(|c| Script::of(*c).is_some()).count()
}

fn is_passed_over(word: &str) -> bool {
    let letters = letters(word);
    letters < 2
        || word.len() > MAX_BYTES
        || word.contains(['.', '_', ':'])
        || word.chars().any(char::is_numeric)
        || (letters <= ACRONYM && is_acronym(word))
}

/// Capitals alone, or with the `s` of a plural or a possessive: `UN`, `MPs`, `MP’s`.
fn is_acronym(word: &str) -> bool {
    let stem = word.strip_suffix('s').unwrap_or(word).trim_end_matches(['\'', '’']);
    stem.chars().count() > 1 && stem.chars().all(char::is_uppercase)
}

/// A word as it is looked up: letters composed (NFC), straight apostrophes, without signs that do not
/// show and without the vowel signs and stretches of Arabic.
#[must_use]
pub fn plain(word: &str) -> Cow<'_, str> {
    if word.is_ascii() || (is_nfc(word) && !word.chars().any(|c| is_dropped(c) || is_apostrophe(c))) {
        return Cow::Borrowed(word);
    }
    let kept = word.chars().filter(|c| !is_dropped(*c)).map(|c| if is_apostrophe(c) { '\'' } else { c });
    Cow::Owned(kept.nfc().collect())
}

fn is_apostrophe(c: char) -> bool {
    matches!(c, '’' | 'ʼ' | '‘' | '＇')
}

fn is_dropped(c: char) -> bool {
    let unseen = matches!(c, '\u{AD}' | '\u{200B}' | '\u{200D}'..='\u{200F}' | '\u{61C}' | '\u{202A}'..='\u{202E}'
        | '\u{2060}' | '\u{2066}'..='\u{2069}' | '\u{FEFF}');
    unseen || is_vowel_sign(c)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(text: &str) -> Vec<&str> {
        words(text).map(|word| text.get(word.range).unwrap()).collect()
    }

    #[test]
    fn words_are_those_of_unicode_in_both_scripts() {
        assert_eq!(found("“The ferry,” she said, didn’t sail."), ["The", "ferry", "she", "said", "didn’t", "sail"]);
        assert_eq!(found("قالَ الوزيرُ: «المياهُ عادت»، أمس."), ["قالَ", "الوزيرُ", "المياهُ", "عادت", "أمس"]);
        assert_eq!(found("شركة Acme للنفط"), ["شركة", "Acme", "للنفط"]);
        assert_eq!(found("one\u{a0}two\u{2028}three\ttwo"), ["one", "two", "three", "two"]);
        assert_eq!(found("the ministers’ cars"), ["the", "ministers", "cars"], "an apostrophe at the end is none");
        assert_eq!(found(""), [""; 0]);
        assert_eq!(found(" \u{3000} "), [""; 0]);
    }

    #[test]
    fn figures_addresses_accounts_and_short_acronyms_are_passed_over() {
        for none in [
            "3.5",
            "19th",
            "٢٠٢٦",
            "covid19",
            "https://a.example/pagge",
            "www.exampel.org",
            "(www.exampel.org)",
            "dessk@example.org",
            "@dessk",
            "«@dessk»",
            "#Mosull",
            "#العراق_اليوم",
            "example.org",
            "U.S.",
            "a.m.",
            "UN",
            "NATO",
            "MPs",
            "MP’s",
            "/usr/shaer",
            "~/notse",
            "C:\\Tempp",
            "example.org/pagge",
            "file_nam",
            "I",
            "و",
            "🙂👩‍👩‍👧",
            "…",
            "—",
            "5kmm",
            "\u{301}",
        ] {
            assert_eq!(found(none), [""; 0], "{none}");
        }
        assert_eq!(found("and/orr"), ["and", "orr"]);
        assert_eq!(found("BREAKINGG"), ["BREAKINGG"]);
        assert_eq!(found("(wel)come"), ["wel", "come"]);
        assert_eq!(found("great🙂newss"), ["great", "newss"]);
    }

    #[test]
    fn hyphens_part_words_and_small_parts_are_passed_over() {
        let text = "Abdul-Rahman al-Sudani’s non-bindng well‑known 10-year";
        assert_eq!(found(text), ["Abdul", "Rahman", "Sudani’s", "bindng", "well", "known", "year"]);
        let word = words(text).next().unwrap();
        assert_eq!((text.get(word.whole.clone()), word.is_joined()), (Some("Abdul-Rahman"), true));
    }

    #[test]
    fn marks_and_signs_that_do_not_show_make_no_other_word() {
        assert_eq!(plain("e\u{301}tude"), "étude");
        assert_eq!(plain("didn’t"), "didn't");
        assert_eq!(plain("re\u{AD}port"), "report");
        assert_eq!(plain("قَالَ"), "قال");
        assert_eq!(plain("العــراق"), "العراق");
        assert_eq!(plain("آ"), "آ", "a madda is a letter’s own");
        assert_eq!(plain("ا\u{653}"), "آ");
        assert_eq!(plain("أُمّ"), "أم");
        assert!(matches!(plain("ferry"), Cow::Borrowed(_)));
        assert!(matches!(plain("وزير"), Cow::Borrowed(_)));
    }

    #[test]
    fn a_stretch_is_what_stands_between_spaces() {
        let text = "one two-three four";
        assert_eq!(stretch_around(text, 5..5), 4..13);
        assert_eq!(stretch_around(text, 2..6), 0..13);
        assert_eq!(stretch_around(text, 18..18), 14..18);
        assert_eq!(stretch_around(text, 4..4), 4..13);
        assert_eq!(stretch_around("", 0..0), 0..0);
        assert_eq!(stretch_around("ك", 1..9), 0..2, "a byte within a character, and one past the end");
    }
}
