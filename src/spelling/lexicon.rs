//! What a story's words are held to: a dictionary, and the words known besides.

use std::ops::Range;
use std::sync::Arc;

use super::dictionary::dressed;
use super::script::Script;
use super::words::{Word, plain, stretch_around, words};
use super::{Dictionary, Known};

/// A dictionary, and the words known besides. A clone costs nothing.
#[derive(Clone, Debug)]
pub struct Lexicon {
    dictionary: Arc<Dictionary>,
    known: Arc<Known>,
    /// What is passed over in one story.
    ignored: Arc<Known>,
}

impl Lexicon {
    /// A lexicon of these.
    #[must_use]
    pub fn new(dictionary: Arc<Dictionary>, known: Arc<Known>, ignored: Arc<Known>) -> Self {
        Self { dictionary, known, ignored }
    }

    /// Whether another is the very same, so that it would say the same of any text.
    #[must_use]
    pub fn is(&self, other: &Self) -> bool {
        Arc::ptr_eq(&self.dictionary, &other.dictionary)
            && Arc::ptr_eq(&self.known, &other.known)
            && Arc::ptr_eq(&self.ignored, &other.ignored)
    }

    /// The bytes of each word of a text that nobody knows, in order.
    pub fn misspelt<'a>(&'a self, text: &'a str) -> impl Iterator<Item = Range<usize>> + 'a {
        words(text).filter(|word| !self.knows(text, word)).map(|word| word.range)
    }

    /// The misspelt word that begins, ends or goes on at a byte of a text.
    #[must_use]
    pub fn misspelt_at(&self, text: &str, byte: usize) -> Option<Range<usize>> {
        let stretch = stretch_around(text, byte..byte);
        let found = self.misspelt(text.get(stretch.clone())?);
        let placed = found.map(|range| range.start + stretch.start..range.end + stretch.start);
        placed.into_iter().find(|range| range.start <= byte && byte <= range.end)
    }

    fn knows(&self, text: &str, word: &Word) -> bool {
        let form = |range: &Range<usize>| plain(text.get(range.clone()).unwrap_or_default());
        let own = form(&word.range);
        // Of two scripts in one word, both must be the dictionary's.
        let foreign = own.chars().filter_map(Script::of).any(|script| !self.dictionary.has_script(script));
        foreign || self.has(&own) || (word.is_joined() && self.has(&form(&word.whole)))
    }

    fn has(&self, form: &str) -> bool {
        self.known.knows(form) || self.ignored.knows(form) || self.dictionary.knows(form)
    }

    /// What may have been meant by a word of a text: the likeliest first, at most six. Takes a moment:
    /// for a thread of its own.
    #[must_use]
    pub fn suggest(&self, word: &str) -> Vec<String> {
        let found = self.dictionary.suggest(&plain(word));
        found.into_iter().map(|suggestion| dressed(suggestion, word)).collect()
    }
}
