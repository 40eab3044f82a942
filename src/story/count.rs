//! Counting words and characters.

use unicode_segmentation::UnicodeSegmentation;

/// How long a text is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Count {
    /// Words.
    pub words: usize,
    /// Characters as a reader sees them (grapheme clusters), spaces included.
    pub characters: usize,
}

impl Count {
    /// Counts a text.
    #[must_use]
    pub fn of(text: &str) -> Self {
        Self { words: count_words(text), characters: text.graphemes(true).count() }
    }

    /// Both together.
    #[must_use]
    pub fn and(self, other: Self) -> Self {
        Self { words: self.words + other.words, characters: self.characters + other.characters }
    }

    /// Minutes to read it, at 230 words a minute, at least one.
    #[must_use]
    pub fn reading_minutes(self) -> usize {
        self.words.div_ceil(230).max(1)
    }
}

/// Words as a word processor counts them: what white space sets apart, if it holds a letter or
/// digit of any script.
#[must_use]
pub fn count_words(text: &str) -> usize {
    let (mut words, mut counted) = (0, false);
    for c in text.chars() {
        if c.is_whitespace() {
            counted = false;
        } else if !counted && c.is_alphanumeric() {
            counted = true;
            words += 1;
        }
    }
    words
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_counted_in_any_script() {
        assert_eq!(count_words("The al-Sudani visit — 40 kms, “he said.”"), 7);
        assert_eq!(count_words("قال Reuters إن 45% من السكان"), 6);
        assert_eq!(count_words("  – … — "), 0);
    }

    #[test]
    fn a_character_is_what_a_reader_sees() {
        assert_eq!(Count::of("تُنشر").characters, 4);
        assert_eq!(Count::of("👩‍👩‍👧 é").characters, 3);
    }
}
