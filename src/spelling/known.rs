//! Lists of words that are right because somebody said so.

use std::collections::BTreeSet;

use super::script::Script;
use super::words::{plain, words};

/// Most words of a list.
pub const MAX_WORDS: usize = 10_000;
/// The longest word of a list, in bytes.
pub const MAX_WORD_BYTES: usize = 200;

/// Words that are right. A word with a capital is right with one, or all in capitals; one without, in
/// any way. Arabic words are right with the particles that are written onto them.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Known {
    forms: BTreeSet<String>,
    /// The same without capitals, for what stands all in capitals.
    small: BTreeSet<String>,
}

impl Known {
    /// These words, each as it stands: `Mosul`, `e-wallet`.
    pub fn of_words<'a>(words: impl IntoIterator<Item = &'a str>) -> Self {
        let mut known = Self::default();
        words.into_iter().for_each(|word| known.add(word));
        known
    }

    /// Takes in a word, as it stands.
    pub fn add(&mut self, word: &str) {
        for part in word.split_whitespace() {
            let form = plain(part.trim_matches(|c: char| !c.is_alphanumeric()));
            if !form.is_empty() && form.len() <= MAX_WORD_BYTES {
                self.small.insert(form.to_lowercase());
                self.forms.insert(form.into_owned());
            }
        }
    }

    /// Takes in every word of a name.
    pub fn add_name(&mut self, name: &str) {
        self.add(name);
        for word in words(name) {
            self.add(name.get(word.range).unwrap_or_default());
        }
    }

    /// Whether it holds a word, given in its plain form.
    #[must_use]
    pub fn knows(&self, form: &str) -> bool {
        if self.forms.is_empty() {
            return false;
        }
        self.has(form)
            || form.strip_suffix("'s").or_else(|| form.strip_suffix('\'')).is_some_and(|owner| self.has(owner))
            || self.has_behind_particles(form)
    }

    fn has(&self, form: &str) -> bool {
        if self.forms.contains(form) {
            return true;
        }
        let mut letters = form.chars();
        let Some(first) = letters.next().filter(|first| first.is_uppercase()) else { return false };
        if form.chars().all(|c| !c.is_lowercase()) {
            return self.small.contains(&form.to_lowercase());
        }
        let small: String = first.to_lowercase().chain(letters).collect();
        self.forms.contains(&small)
    }

    /// What Arabic writes onto a word: and, then; in, as, for, will; `ل` before the article takes its alif.
    fn has_behind_particles(&self, form: &str) -> bool {
        if form.chars().next().and_then(Script::of) != Some(Script::Arabic) {
            return false;
        }
        let joined = form.strip_prefix(['و', 'ف']);
        [Some(form), joined].into_iter().flatten().any(|form| {
            let of = form.strip_prefix("لل").is_some_and(|rest| self.forms.contains(&format!("ال{rest}")));
            let bare = form.strip_prefix(['ب', 'ك', 'ل']).unwrap_or(form);
            of || [form, bare].into_iter().any(|form| form.chars().count() > 1 && self.forms.contains(form))
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn knows(words: &[&str], word: &str) -> bool {
        Known::of_words(words.iter().copied()).knows(&plain(word))
    }

    #[test]
    fn capitals_count_as_in_a_dictionary() {
        for right in ["Mosul", "MOSUL", "Mosul’s", "Mosul's"] {
            assert!(knows(&["Mosul"], right), "{right}");
        }
        assert!(!knows(&["Mosul"], "mosul") && !knows(&["Mosul"], "MOsul"));
        for right in ["byline", "Byline", "BYLINE", "byline’s"] {
            assert!(knows(&["byline"], right), "{right}");
        }
        assert!(!knows(&["byline"], "bylines"));
    }

    #[test]
    fn arabic_particles_are_written_onto_known_words() {
        let list = ["الزبيدي", "سنجار"];
        for right in ["الزبيدي", "والزبيدي", "بالزبيدي", "للزبيدي", "وللزبيدي", "وبسنجار", "لسنجار", "فسنجار", "سِنْجار"]
        {
            assert!(knows(&list, right), "{right}");
        }
        for wrong in ["زبيدي", "سنجارو", "ننسنجار", "ول"] {
            assert!(!knows(&list, wrong), "{wrong}");
        }
    }

    #[test]
    fn a_name_is_known_word_for_word_and_a_list_as_it_stands() {
        let mut known = Known::default();
        known.add_name("Abdul-Rahman al-Sudani (the younger)");
        for right in ["Abdul-Rahman", "Rahman", "Sudani", "al-Sudani", "younger"] {
            assert!(known.knows(right), "{right}");
        }
        assert!(knows(&["  e-wallet, "], "e-wallet") && !knows(&["e-wallet"], "wallet"));
        assert!(!knows(&["", " ", "…"], ""));
    }
}
