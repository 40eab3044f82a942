//! The words of a text as they are compared: without case, marks and variants of letters, whatever
//! stands between them. So a name is found in a web address as in a sentence.

use std::ops::Range;

use unicode_normalization::char::decompose_compatible;

use crate::edit::find::fold_char;

/// A word of a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Word {
    /// As it is compared.
    pub(super) plain: String,
    /// Its bytes in the text.
    pub(super) range: Range<usize>,
    /// Whether it begins with a capital letter.
    pub(super) capital: bool,
    /// Whether it ends with `ى`, which some write for `ي`.
    bare: bool,
}

impl Word {
    /// Whether it may be the name it is compared with, but is another word first: `على`, “on”.
    pub(super) fn is_doubtful(&self) -> bool {
        self.bare && self.plain.ends_with("علي") && self.plain.chars().count() <= 4
    }
}

/// The words of a text, in order.
pub(super) fn words(text: &str) -> Vec<Word> {
    let mut found: Vec<Word> = Vec::new();
    let mut goes_on = false;
    for (from, c) in text.char_indices() {
        let to = from + c.len_utf8();
        let mut plain = String::new();
        let mut apart = c == '\u{200b}';
        let mut seen = false;
        decompose_compatible(c, |part| {
            fold_char(part, |kept| {
                seen = true;
                if kept.is_alphanumeric() {
                    plain.extend(kept.to_lowercase());
                } else {
                    apart = true;
                }
            });
        });
        if apart {
            goes_on = false;
            continue;
        }
        match found.last_mut().filter(|_| goes_on) {
            Some(word) => {
                word.plain.push_str(&plain);
                word.range.end = to;
                word.bare = if seen { c == 'ى' } else { word.bare };
            }
            None if plain.is_empty() => {}
            None => {
                goes_on = true;
                found.push(Word { plain, range: from..to, capital: c.is_uppercase(), bare: c == 'ى' });
            }
        }
    }
    found
}

/// An address with what it writes in figures as letters: `%C3%A9` is `é`.
pub(super) fn readable(address: &str) -> String {
    let mut bytes = Vec::with_capacity(address.len());
    let mut rest = address.as_bytes();
    while let Some((first, after)) = rest.split_first() {
        let digit = |at: usize| after.get(at).and_then(|byte| char::from(*byte).to_digit(16));
        let pair = digit(0).zip(digit(1)).and_then(|(high, low)| u8::try_from(high * 16 + low).ok());
        let byte = pair.filter(|_| *first == b'%');
        bytes.push(byte.unwrap_or(*first));
        rest = byte.and_then(|_| after.get(2..)).unwrap_or(after);
    }
    String::from_utf8_lossy(&bytes).into_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn plain(text: &str) -> Vec<String> {
        words(text).into_iter().map(|word| word.plain).collect()
    }

    #[test]
    fn words_are_compared_without_case_marks_and_what_stands_between() {
        assert_eq!(plain("Káreem  O’Brien-ZERO\u{a0}x"), ["kareem", "o", "brien", "zero", "x"]);
        assert_eq!(plain("وقال كَرِيم الـــزاوي:"), ["وقال", "كريم", "الزاوي"]);
        assert_eq!(plain("co\u{ad}op ﬁsh"), ["coop", "fish"]);
        assert_eq!(plain("a\u{200b}b"), ["a", "b"]);
        assert_eq!(plain(&readable("/x/k%C3%A1rim_zero%2")), ["x", "karim", "zero", "2"]);
        assert_eq!(plain(" … – "), Vec::<String>::new());
    }

    #[test]
    fn a_word_knows_where_it_stands() {
        let text = "قال عَلَى.";
        let found = words(text);
        assert_eq!(text.get(found[1].range.clone()), Some("عَلَى"));
        assert!(found[1].is_doubtful() && !found[0].is_doubtful() && !found[0].capital);
        assert!(words("Zero")[0].capital);
    }
}
