//! How hard English copy is to read.

use super::sentences;

/// Below so many words the formula says nothing: it was made from passages of that length.
const ENOUGH: usize = 100;

/// What the formula counts.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Reading {
    /// Words with a letter or digit.
    pub words: usize,
    /// Sentences.
    pub sentences: usize,
    /// Syllables, as far as spelling tells them.
    pub syllables: usize,
}

impl Reading {
    /// Counts one text.
    #[must_use]
    pub fn of(text: &str) -> Self {
        let mut reading = Self::default();
        for word in text.split_whitespace().filter(|word| word.chars().any(char::is_alphanumeric)) {
            reading.words += 1;
            // A compound is read as its parts.
            reading.syllables += word.split(['-', '–', '/']).map(syllables).sum::<usize>().max(1);
        }
        for sentence in sentences(text) {
            reading.sentences += usize::from(sentence.chars().any(char::is_alphanumeric));
        }
        reading
    }

    /// Adds what was counted elsewhere.
    pub fn add(&mut self, other: Self) {
        self.words += other.words;
        self.sentences += other.sentences;
        self.syllables += other.syllables;
    }

    /// The grade of an American school that would manage it, at least 1 (Flesch–Kincaid: J. P.
    /// Kincaid et al., *Derivation of New Readability Formulas*, Naval Technical Training Command
    /// Research Branch Report 8-75, 1975); `None` for a text too short to tell.
    #[must_use]
    pub fn grade(self) -> Option<usize> {
        if self.words < ENOUGH || self.sentences == 0 {
            return None;
        }
        let [words, sentences, syllables] = [self.words, self.sentences, self.syllables].map(float);
        let grade = 0.39 * words / sentences + 11.8 * syllables / words - 15.59;
        #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "clamped first")]
        let grade = grade.round().clamp(1.0, 30.0) as usize;
        Some(grade)
    }
}

#[expect(clippy::cast_precision_loss, reason = "counts of words")]
fn float(count: usize) -> f64 {
    count as f64
}

/// Groups of vowels, less an e that is not spoken: *gauge*, *rivers*, *planned*, but *table*,
/// *wanted*.
fn syllables(word: &str) -> usize {
    let letters: Vec<char> = word.chars().filter(|c| c.is_alphabetic()).flat_map(char::to_lowercase).collect();
    let vowel = |c: &char| matches!(c, 'a' | 'e' | 'i' | 'o' | 'u' | 'y' | 'é' | 'è' | 'ï' | 'ö' | 'ü');
    let groups = letters.chunk_by(|a, b| vowel(a) == vowel(b)).filter(|group| group.first().is_some_and(vowel)).count();
    let silent = match letters.as_slice() {
        [.., before, 'l', 'e'] => vowel(before),
        [.., 't' | 'd', 'e', 'd'] | [.., 's' | 'x' | 'z' | 'h' | 'c' | 'g', 'e', 's'] => false,
        [.., before, 'e'] | [.., before, 'e', 'd' | 's'] => !vowel(before),
        _ => false,
    };
    groups.saturating_sub(usize::from(silent && groups > 1))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn syllables_are_told_from_spelling() {
        for (word, count) in [
            ("cat", 1),
            ("river", 2),
            ("gauge", 1),
            ("planned", 1),
            ("wanted", 2),
            ("table", 2),
            ("stations", 2),
            ("agency", 3),
            ("readings", 2),
            ("hydrologist", 4),
            ("the", 1),
        ] {
            assert_eq!(syllables(word), count, "{word}");
        }
    }

    #[test]
    fn the_grade_is_that_of_the_formula() {
        let plain = Reading::of(&"The cat sat on the mat. It saw a big red dog run by. ".repeat(10));
        assert_eq!((plain.words, plain.sentences, plain.syllables), (150, 20, 150));
        assert_eq!(plain.grade(), Some(1), "never below the first");
        let hard = Reading { words: 250, sentences: 10, syllables: 450 };
        // 0.39 × 25 + 11.8 × 1.8 − 15.59 = 15.4
        assert_eq!(hard.grade(), Some(15));
        assert_eq!(Reading { words: 99, ..hard }.grade(), None, "too short to tell");
        assert_eq!(Reading { sentences: 0, ..hard }.grade(), None);
    }
}
