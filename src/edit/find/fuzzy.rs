//! How well names fit a few letters typed from memory: `nst` finds *New story*.
//!
//! Each word that is typed must be found, its letters in their order. A letter counts more at the
//! start of a word and right behind the letter before it, so that what was meant comes first; what
//! is left out goes on to the start of a word.
//! Variants of letters are one, as where words are looked for; see `fold.rs`.

use super::fold::fold;

/// What a letter found counts.
const FOUND: i32 = 1;
/// More, at the start of a word.
const AT_START: i32 = 8;
/// More, right behind the letter before.
const IN_SEQUENCE: i32 = 7;
/// More, for the first letter of the name.
const AT_FIRST: i32 = 4;
/// Less, for letters left out between two.
const GAP: i32 = 2;
/// What each letter must count on average: letters strewn over a name mean nothing.
const LEAST: i32 = 4;
/// Letters of a name that are looked at.
const LONGEST: usize = 160;

/// A name made ready to be compared.
#[derive(Clone, Debug)]
pub struct Name(Vec<char>);

impl Name {
    /// The name without capitals and variants.
    #[must_use]
    pub fn new(name: &str) -> Self {
        Self(fold(name).to_lowercase().chars().take(LONGEST).collect())
    }
}

/// What was typed, word by word.
#[derive(Clone, Debug, Default)]
pub struct Typed(Vec<Vec<char>>);

impl Typed {
    /// The words typed.
    #[must_use]
    pub fn new(typed: &str) -> Self {
        let folded = fold(typed).to_lowercase();
        Self(folded.split_whitespace().map(|word| word.chars().collect()).collect())
    }

    /// Whether nothing was typed.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// How well a name fits, the higher the better; `None` if it does not.
    #[must_use]
    pub fn score(&self, name: &Name) -> Option<i32> {
        let sum: i32 = self.0.iter().map(|word| score_of(word, &name.0)).sum::<Option<i32>>()?;
        // Of two that fit as well, the shorter is more of what was typed.
        Some(sum * 4 - i32::try_from(name.0.len() / 8).unwrap_or(i32::MAX / 8))
    }
}

/// The best way to find the letters of a word in a name.
fn score_of(word: &[char], name: &[char]) -> Option<i32> {
    // For each letter of the name the best score of the letters so far, the last of them there.
    let mut ends: Vec<Option<i32>> = Vec::new();
    for (nth, letter) in word.iter().enumerate() {
        let (mut now, mut earlier, mut before) = (Vec::with_capacity(name.len()), None::<i32>, None::<char>);
        for (at, found) in name.iter().enumerate() {
            let behind = at.checked_sub(1).and_then(|at| ends.get(at).copied().flatten());
            let starts = before.is_none_or(|before| !before.is_alphanumeric());
            let bonus = if starts { AT_START } else { 0 } + if at == 0 { AT_FIRST } else { 0 };
            let way = if nth == 0 {
                Some(0)
            } else {
                behind.map(|score| score + IN_SEQUENCE).max(earlier.filter(|_| starts))
            };
            now.push(way.filter(|_| found == letter).map(|score| score + FOUND + bonus));
            earlier = earlier.max(behind.map(|score| score - GAP));
            before = Some(*found);
        }
        ends = now;
    }
    let least = LEAST * i32::try_from(word.len()).unwrap_or(i32::MAX / LEAST);
    ends.into_iter().flatten().max().filter(|score| word.len() == 1 || *score >= least)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn score(typed: &str, name: &str) -> Option<i32> {
        Typed::new(typed).score(&Name::new(name))
    }

    #[test]
    fn starts_of_words_and_sequences_come_first() {
        for (typed, better, worse) in [
            ("save", "Save", "Save as…"),
            ("st", "Story details", "List of stories"),
            ("ns", "New story", "Previous story"),
            ("sub", "Subhead", "Remove subject"),
            ("story new", "New story", "Next story, renewed"),
        ] {
            assert!(score(typed, better) > score(typed, worse), "{typed}: {better} before {worse}");
            assert!(score(typed, better).is_some(), "{typed} finds {better}");
        }
    }

    #[test]
    fn letters_out_of_order_or_strewn_about_find_nothing() {
        assert_eq!(score("evas", "Save"), None);
        assert_eq!(score("rtle", "Remove the tag of a place"), None);
        assert_eq!(score("save xyz", "Save"), None, "each word must be found");
    }

    #[test]
    fn variants_of_letters_are_one() {
        for (typed, name) in
            [("cafe", "Café"), ("استيراد", "اِسْتِيرَاد"), ("احمد", "أحمد"), ("مدرسه", "مدرسة"), ("ZÜRICH", "Zurich")]
        {
            assert!(score(typed, name).is_some(), "{typed} finds {name}");
        }
    }
}
