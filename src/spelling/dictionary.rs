//! A dictionary in the format of Hunspell, which is what systems and newsrooms have.
//!
//! The crate that reads them may panic over a damaged one, when it is read or when a word is looked up.
//! Neither may take the desk along.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::atomic::{AtomicBool, Ordering};

use unicode_normalization::UnicodeNormalization as _;
use unicode_normalization::char::is_combining_mark;

use super::known::Known;
use super::script::Script;
use super::{bytes, words};
use crate::words::{Arg, Phrase, Say, phrase, shown_in_english};

/// Most suggestions for a word.
const SUGGESTIONS: usize = 6;

/// A dictionary, ready to be asked.
pub struct Dictionary {
    words: spellbook::Dictionary,
    more: Known,
    scripts: BTreeSet<Script>,
    /// Whether it leaves out the marks over Latin letters, as the English one does.
    bare: bool,
    /// Whether a word broke it; it knows every word from then on.
    broken: AtomicBool,
}

/// Why two files are no dictionary.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum DictionaryError {
    /// They are written in an encoding the desk does not read; its name.
    Encoding(String),
    /// A file is not in the encoding it says it has.
    NotUtf8 {
        /// `aff` or `dic`.
        file: &'static str,
        /// Where, counted from 1.
        line: usize,
    },
    /// Unpacked, a file is larger than allowed.
    TooLarge,
    /// They cannot be read, and why.
    Damaged(String),
    /// They break what reads them.
    Breaks,
}

impl Say for DictionaryError {
    fn phrase(&self) -> Phrase {
        match self {
            Self::Encoding(name) => phrase!("dictionary-encoding", name = name.clone()),
            Self::NotUtf8 { file, line } => phrase!("dictionary-not-utf8", file = *file, line = Arg::place(*line)),
            Self::Breaks => Phrase::new("dictionary-breaks"),
            Self::TooLarge => Phrase::new("dictionary-too-large"),
            Self::Damaged(why) => phrase!("dictionary-damaged", why = why.clone()),
        }
    }
}

shown_in_english!(DictionaryError);

impl fmt::Debug for Dictionary {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Dictionary").field("scripts", &self.scripts).finish_non_exhaustive()
    }
}

impl Dictionary {
    /// Reads a dictionary from its affix file and its word list, each as it is or packed by gzip. `more`
    /// are words it should have had, one a line.
    pub fn read(aff: &[u8], dic: &[u8], more: &str) -> Result<Self, DictionaryError> {
        let (affixes, list) = bytes::read(aff, dic)?;
        let broke = |_panic| DictionaryError::Breaks;
        let words = catch_unwind(AssertUnwindSafe(|| spellbook::Dictionary::new(&affixes, &list))).map_err(broke)?;
        let words = words.map_err(|error| DictionaryError::Damaged(error.to_string()))?;
        let (scripts, bare) = seen_in(&list);
        let more = Known::of_words(more.lines().filter(|line| !line.starts_with('#')));
        Ok(Self { words, more, scripts, bare, broken: AtomicBool::new(false) })
    }

    /// Whether it has words of a script.
    #[must_use]
    pub fn has_script(&self, script: Script) -> bool {
        self.scripts.contains(&script)
    }

    /// Whether a lookup broke it, since when it knows every word.
    #[must_use]
    pub fn is_broken(&self) -> bool {
        self.broken.load(Ordering::Relaxed)
    }

    /// Whether it has a word, given in its plain form; with the `'s` of a possessive as well.
    #[must_use]
    pub fn knows(&self, form: &str) -> bool {
        if self.is_broken() || self.more.knows(form) {
            return true;
        }
        let known = catch_unwind(AssertUnwindSafe(|| self.looks_up(form)));
        known.unwrap_or_else(|_panic| {
            self.broken.store(true, Ordering::Relaxed);
            true
        })
    }

    fn looks_up(&self, form: &str) -> bool {
        let has = |form: &str| !form.is_empty() && self.words.check(form);
        let owner = || form.strip_suffix("'s").or_else(|| form.strip_suffix('\''));
        has(form) || owner().is_some_and(has) || (self.bare && !form.is_ascii() && has(&without_marks(form)))
    }

    /// What may have been meant by a word, given in its plain form; the likeliest first, at most six.
    /// Takes a moment: for a thread of its own.
    #[must_use]
    pub fn suggest(&self, form: &str) -> Vec<String> {
        let mut found = Vec::new();
        let suggested = catch_unwind(AssertUnwindSafe(|| {
            let mut found = Vec::new();
            self.words.suggest(form, &mut found);
            found
        }));
        found.extend(suggested.unwrap_or_default());
        // Two words in place of one are the least likely; then, in Arabic, what differs by a hamza or
        // by the dots of the last letter is what was meant.
        let far = |other: &String| (other.contains([' ', '-']), variants_apart(form, other).unwrap_or(usize::MAX));
        found.sort_by_key(far);
        let mut seen = BTreeSet::new();
        found.retain(|word| word != form && seen.insert(word.clone()));
        found.truncate(SUGGESTIONS);
        found
    }
}

/// The scripts of a word list, and whether its Latin words have no marks.
fn seen_in(list: &str) -> (BTreeSet<Script>, bool) {
    let (mut letters, mut marked) = (BTreeMap::<Script, usize>::new(), false);
    for line in list.lines().skip(1) {
        let word = line.split(['/', '\t', ' ']).next().unwrap_or_default();
        for (letter, script) in word.chars().filter_map(|c| Script::of(c).map(|script| (c, script))) {
            *letters.entry(script).or_default() += 1;
            marked |= script == Script::Latin && !letter.is_ascii();
        }
    }
    let all: usize = letters.values().sum();
    // A few letters of another script are signs or strays.
    let scripts = letters.into_iter().filter(|(_, count)| count.saturating_mul(100) > all).map(|(script, _)| script);
    (scripts.collect(), !marked)
}

/// A word without the marks over its letters.
fn without_marks(form: &str) -> String {
    form.nfd().filter(|c| !is_combining_mark(*c)).collect()
}

/// How many letters differ between two Arabic words that are the same but for variants of letters.
fn variants_apart(one: &str, other: &str) -> Option<usize> {
    let letter = |c: char| match c {
        'أ' | 'إ' | 'آ' | 'ٱ' => 'ا',
        'ة' => 'ه',
        'ؤ' => 'و',
        'ى' | 'ئ' => 'ي',
        other => other,
    };
    let same = one.chars().map(letter).eq(other.chars().map(letter));
    let arabic = one.chars().next().and_then(Script::of) == Some(Script::Arabic);
    (same && arabic).then(|| one.chars().zip(other.chars()).filter(|(a, b)| a != b).count())
}

/// Gives a suggestion the apostrophes of the word it is for.
pub(super) fn dressed(suggestion: String, word: &str) -> String {
    if word.contains('’') && words::plain(word) != word { suggestion.replace('\'', "’") } else { suggestion }
}
