//! Quotation marks, apostrophes, dashes and ellipses as a language sets them, from what a keyboard
//! has.
//!
//! Which marks a language uses is CLDR's (`quotationStart` and its kin), with French spaced as the
//! Imprimerie nationale has it.

use std::ops::Range;

use crate::ground::Language;
use crate::project::QuoteStyle;

/// What is to stand in place of a stretch of what was typed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Correction {
    /// The bytes that go.
    pub(super) range: Range<usize>,
    /// What comes in their place.
    pub(super) with: String,
    /// What undo calls it.
    pub(super) label: &'static str,
}

/// How a line is corrected that is typed beside the page and published with it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Correcting {
    language: Language,
    house: Option<QuoteStyle>,
}

/// A line as it was corrected.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Corrected {
    /// Its words.
    pub words: String,
    /// The caret's byte.
    pub caret: usize,
    /// What undo calls it.
    pub label: &'static str,
}

impl Correcting {
    /// As copy of a language is corrected, with the marks the house has set for it.
    pub(in crate::app) fn new(language: &Language, house: Option<QuoteStyle>) -> Self {
        Self { language: language.clone(), house }
    }

    /// What the letter before the caret, which was just typed, makes of a line; `None` for nothing.
    #[must_use]
    pub fn corrected(&self, words: &str, caret: usize) -> Option<Corrected> {
        let Correction { range, with, label } = corrected(words, caret, &self.language, self.house)?;
        let caret = (caret + with.len()).saturating_sub(range.len());
        let mut words = words.to_owned();
        words.replace_range(range, &with);
        Some(Corrected { words, caret, label })
    }
}

/// The marks of a language.
#[derive(Clone, Copy)]
struct Quotes {
    outer: [&'static str; 2],
    inner: [&'static str; 2],
    /// Whether `"` inside an open quotation opens an inner one.
    nests: bool,
    /// What `'` does.
    single: Single,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Single {
    /// It opens and closes inner quotations, and is the apostrophe.
    Quotes,
    /// It is the apostrophe alone.
    Apostrophe,
    /// It stays as it is.
    Plain,
}

/// What undo calls a mark that was set.
const QUOTED: &str = "change-quotation-mark";

const ENGLISH: Quotes = Quotes { outer: ["“", "”"], inner: ["‘", "’"], nests: false, single: Single::Quotes };
const ARABIC: Quotes = Quotes { outer: ["«", "»"], inner: ["“", "”"], nests: true, single: Single::Plain };
const FRENCH: Quotes =
    Quotes { outer: ["«\u{202f}", "\u{202f}»"], inner: ["“", "”"], nests: true, single: Single::Apostrophe };
const GERMAN: Quotes = Quotes { outer: ["„", "“"], inner: ["‚", "‘"], nests: false, single: Single::Quotes };

const ANGLE: Quotes = Quotes { single: Single::Apostrophe, ..ARABIC };
const SINGLE: Quotes = Quotes { outer: ["‘", "’"], inner: ["“", "”"], nests: false, single: Single::Quotes };

/// The marks of a language, or those a house has set.
fn quotes_of(language: &Language, house: Option<QuoteStyle>) -> Quotes {
    match house {
        Some(QuoteStyle::Curly) => return ENGLISH,
        Some(QuoteStyle::Angle) => return ANGLE,
        Some(QuoteStyle::Low) => return GERMAN,
        Some(QuoteStyle::Single) => return SINGLE,
        None => {}
    }
    let primary = language.as_str().split('-').next().unwrap_or_default().to_ascii_lowercase();
    match primary.as_str() {
        "ar" | "arz" | "fa" | "ckb" | "ps" | "sd" | "ug" => ARABIC,
        "fr" => FRENCH,
        "de" => GERMAN,
        _ => ENGLISH,
    }
}

/// What the letter before `caret`, which was just typed, changes in a text; `None` for nothing.
pub(super) fn corrected(
    words: &str,
    caret: usize,
    language: &Language,
    house: Option<QuoteStyle>,
) -> Option<Correction> {
    let typed = words.get(..caret)?;
    let last = typed.chars().next_back()?;
    let before = typed.get(..caret - last.len_utf8())?;
    if in_address(before) {
        return None;
    }
    let quotes = quotes_of(language, house);
    let at = before.len()..caret;
    match last {
        '"' => double(before, quotes).map(|with| correction(at, with, QUOTED)),
        // As in rock ’n’ roll, where both are apostrophes.
        '\'' if before.ends_with("‘n") => {
            Some(correction(before.len() - "‘n".len()..caret, "’n’", "change-apostrophe"))
        }
        '\'' => single(before, quotes).map(|with| correction(at, with, "change-apostrophe")),
        '-' => dash(before, caret),
        '.' => {
            let dots = before.strip_suffix("..").filter(|rest| !rest.ends_with(['.', '…']))?;
            Some(correction(dots.len()..caret, "…", "change-ellipsis"))
        }
        _ => late_dash(before, last).or_else(|| elision(before, last, quotes)),
    }
}

fn correction(range: Range<usize>, with: &str, label: &'static str) -> Correction {
    Correction { range, with: with.to_owned(), label }
}

/// Whether what is being typed is an address, in which nothing is corrected.
fn in_address(before: &str) -> bool {
    let word = before.rsplit(char::is_whitespace).next().unwrap_or_default();
    word.contains("://") || word.starts_with("www.") || word.contains('@')
}

/// Whether a mark put here opens rather than closes: it does behind a space, a dash, a bracket or
/// another mark that opened.
fn opens(before: &str, quotes: Quotes) -> bool {
    let closing = |c: char| [quotes.outer, quotes.inner].into_iter().any(|[_, close]| close.contains(c));
    before
        .chars()
        .next_back()
        .is_none_or(|c| c.is_whitespace() || "([{<-–—/".contains(c) || ("«“‘„‚".contains(c) && !closing(c)))
}

/// Whether a mark put here opens although it stands behind a letter: with nothing open there is
/// nothing to close, and Arabic writes “and”, “in”, “to” and “the” in one with the word they go
/// before.
fn opens_behind_prefix(before: &str, quotes: Quotes) -> bool {
    let arabic = |c: char| matches!(c, '\u{600}'..='\u{6ff}' | '\u{750}'..='\u{77f}') && c.is_alphabetic();
    before.chars().next_back().is_some_and(arabic)
        && depth(before, quotes.outer) == 0
        && before.matches('"').count().is_multiple_of(2)
}

/// How many quotations are open.
fn depth(before: &str, [open, close]: [&str; 2]) -> usize {
    let (open, close) = (open.trim(), close.trim());
    // Inside a word it is an apostrophe.
    let closes = |(at, mark): &(usize, &str)| {
        *mark != "’" || !before.get(at + mark.len()..).is_some_and(|rest| rest.starts_with(char::is_alphanumeric))
    };
    before.matches(open).count().saturating_sub(before.match_indices(close).filter(closes).count())
}

fn double(before: &str, quotes: Quotes) -> Option<&'static str> {
    let [open, close] = quotes.outer;
    let [inner_open, inner_close] = quotes.inner;
    let inside = depth(before, quotes.outer) > 0;
    if opens(before, quotes) || opens_behind_prefix(before, quotes) {
        return Some(if quotes.nests && inside { inner_open } else { open });
    }
    if quotes.nests && depth(before, quotes.inner) > 0 {
        return Some(inner_close);
    }
    // Behind a number and with nothing to close it means inches, or minutes of arc.
    if !inside && before.ends_with(char::is_numeric) {
        return None;
    }
    Some(close)
}

fn single(before: &str, quotes: Quotes) -> Option<&'static str> {
    let [open, close] = quotes.inner;
    match quotes.single {
        Single::Plain => None,
        Single::Quotes if opens(before, quotes) => Some(open),
        Single::Quotes if depth(before, quotes.inner) > 0 => Some(close),
        Single::Quotes if opens_behind_prefix(before, Quotes { outer: quotes.inner, ..quotes }) => Some(open),
        Single::Quotes | Single::Apostrophe => Some("’"),
    }
}

/// Two hyphens are an en dash, a third makes it an em dash. Hyphens that begin a text wait for
/// what follows: they may become a rule.
fn dash(before: &str, caret: usize) -> Option<Correction> {
    let label = "change-dash";
    if before.chars().all(|c| c == '-') {
        return None;
    }
    if let Some(rest) = before.strip_suffix('–') {
        return Some(correction(rest.len()..caret, "—", label));
    }
    let rest = before.strip_suffix('-').filter(|rest| !rest.ends_with(['-', '–', '—', '<', '!']))?;
    Some(correction(rest.len()..caret, "–", label))
}

/// Hyphens at the start of a text, once something follows that leaves them hyphens.
fn late_dash(before: &str, typed: char) -> Option<Correction> {
    match before {
        "--" => Some(correction(0..2, "–", "change-dash")),
        "---" if typed != ' ' => Some(correction(0..3, "—", "change-dash")),
        _ => None,
    }
}

/// Words that begin with an apostrophe; at their start it was taken for an opening mark.
const ELIDED: [&str; 9] = ["em", "tis", "twas", "til", "cause", "bout", "round", "n", "cos"];

fn elision(before: &str, typed: char, quotes: Quotes) -> Option<Correction> {
    let [open, close] = quotes.inner;
    if quotes.single != Single::Quotes || close != "’" || typed.is_alphanumeric() {
        return None;
    }
    // None of them is long.
    let near = before.ceil_char_boundary(before.len().saturating_sub(12));
    let at = near + before.get(near..)?.rfind(open)?;
    let word = before.get(at + open.len()..)?;
    let digits = word.strip_suffix('s').unwrap_or(word);
    let year = digits.len() == 2 && digits.bytes().all(|b| b.is_ascii_digit());
    let elided = ELIDED.iter().any(|known| known.eq_ignore_ascii_case(word));
    (year || elided).then(|| correction(at..at + open.len(), "’", "change-apostrophe"))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// What comes of typing, letter by letter, with every correction taken.
    fn typed(language: &str, keys: &str) -> String {
        typed_in(language, None, keys)
    }

    fn typed_in(language: &str, house: Option<QuoteStyle>, keys: &str) -> String {
        let language: Language = language.parse().unwrap_or_default();
        let mut words = String::new();
        for key in keys.chars() {
            words.push(key);
            if let Some(Correction { range, with, .. }) = corrected(&words, words.len(), &language, house) {
                words.replace_range(range, &with);
            }
        }
        words
    }

    #[test]
    fn each_language_has_its_own_quotation_marks() {
        assert_eq!(typed("en", "\"It's 'late',\" (\"he\") said."), "“It’s ‘late’,” (“he”) said.");
        assert_eq!(typed("ar", "قال \"إن \"النهر\" عاد\", \"نعم\"."), "قال «إن “النهر” عاد», «نعم».");
        assert_eq!(typed("fr", "\"C'est \"vrai\" ici\", dit-il."), "«\u{202f}C’est “vrai” ici\u{202f}», dit-il.");
        assert_eq!(typed("de", "\"Sag 'ja'\", sagt's sie."), "„Sag ‚ja‘“, sagt’s sie.");
    }

    #[test]
    fn a_mark_behind_an_arabic_prefix_opens_while_nothing_is_open() {
        for prefix in ["و", "ب", "ل", "لـ", "ف", "ك", "ال", "وَ", "وال"] {
            assert_eq!(typed("ar", &format!("\"نعم\" {prefix}\"لا\".")), format!("«نعم» {prefix}«لا»."), "{prefix}");
        }
        assert_eq!(typed("ar", "قال \"إن \"النهر\" عاد\" و\"لا\""), "قال «إن “النهر” عاد» و«لا»");
        assert_eq!(typed("ar", "أنبوب 6\" طويل"), "أنبوب 6\" طويل", "not behind a figure");
        assert_eq!(typed("en", "He said \"نعم\" and left"), "He said “نعم” and left");
        assert_eq!(typed_in("ar", Some(QuoteStyle::Curly), "و\"لا\" و'لا' ثم"), "و“لا” و‘لا’ ثم");
        assert_eq!(typed_in("ar", Some(QuoteStyle::Single), "ب\"لا\""), "ب‘لا’");
    }

    #[test]
    fn a_house_has_its_own_marks_whatever_the_language() {
        let said = "\"It's late\", he said.";
        let typed = QuoteStyle::ALL.map(|style| typed_in("en", Some(style), said));
        let [curly, angle, low, single] = typed.each_ref().map(String::as_str);
        assert_eq!((curly, low), ("“It’s late”, he said.", "„It’s late“, he said."));
        assert_eq!((angle, single), ("«It’s late», he said.", "‘It’s late’, he said."));
        assert_eq!(typed_in("en", Some(QuoteStyle::Single), "\"It's 'so' in 2010\""), "‘It’s “so” in 2010’");
        for style in QuoteStyle::ALL {
            let [open, close] = style.marks();
            assert_eq!(typed_in("ar", Some(style), "\"نعم\""), format!("{open}نعم{close}"));
        }
    }

    #[test]
    fn an_apostrophe_is_known_by_what_follows() {
        assert_eq!(typed("en", "the '90s, rock 'n' roll, get 'em "), "the ’90s, rock ’n’ roll, get ’em ");
        assert_eq!(typed("en", "'Tis so. 'Embers' glow"), "’Tis so. ‘Embers’ glow");
    }

    #[test]
    fn hyphens_and_dots_become_dashes_and_ellipses() {
        assert_eq!(typed("en", "2010--2012, or---if...so...."), "2010–2012, or—if…so….");
        assert_eq!(typed("en", "-- So"), "– So");
        assert_eq!(typed("en", "---"), "---", "it may become a rule");
        assert_eq!(typed("en", "https://a--b.org/...'x"), "https://a--b.org/...'x");
        assert_eq!(typed("en", "a 6\" pipe"), "a 6\" pipe");
    }

    #[test]
    fn arabic_punctuation_stays_what_the_keyboard_gave() {
        assert_eq!(typed("ar", "نعم, لا; لماذا? لا، نعم؟"), "نعم, لا; لماذا? لا، نعم؟");
    }
}
