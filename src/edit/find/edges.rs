//! Where a match may begin and end in a text: at whole letters, and at whole words if only those
//! count.

use std::ops::Range;

use unicode_normalization::char::is_combining_mark;
use unicode_segmentation::{GraphemeCursor, UnicodeSegmentation};

/// The edges of words of a text, found when first asked for.
pub(super) struct Edges<'a> {
    text: &'a str,
    words: Option<Vec<usize>>,
}

impl<'a> Edges<'a> {
    pub(super) fn new(text: &'a str) -> Self {
        Self { text, words: None }
    }

    /// Whether a stretch begins and ends where words do (UAX #29).
    pub(super) fn are_of_words(&mut self, range: &Range<usize>) -> bool {
        let words = self.words.get_or_insert_with(|| {
            self.text.split_word_bound_indices().map(|(at, _)| at).chain([self.text.len()]).collect()
        });
        words.binary_search(&range.start).is_ok() && words.binary_search(&range.end).is_ok()
    }

    /// Whether a stretch parts no letter from its marks, and no picture made of several. One that
    /// begins or ends with a mark was meant to.
    pub(super) fn are_of_letters(&self, range: &Range<usize>) -> bool {
        let Some(words) = self.text.get(range.clone()) else { return false };
        (words.starts_with(is_combining_mark) || !self.parts(range.start))
            && (words.ends_with(is_combining_mark) || !self.parts(range.end))
    }

    /// Whether a cut at `at` would part what is read as one.
    fn parts(&self, at: usize) -> bool {
        let Some(rest) = self.text.get(at..) else { return true };
        match rest.chars().next() {
            None | Some(' '..='~' | '\u{200c}') => false,
            // In Arabic a joiner only shapes the letter before it; in a picture it binds.
            Some(joiner @ '\u{200d}') => self.binds(at) && self.binds(at + joiner.len_utf8()),
            Some(_) => self.binds(at),
        }
    }

    fn binds(&self, at: usize) -> bool {
        // The cursor has the whole text before it, so that it never asks for more.
        !GraphemeCursor::new(at, self.text.len(), true).is_boundary(self.text, 0).unwrap_or(true)
    }
}
