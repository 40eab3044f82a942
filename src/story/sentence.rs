//! Where sentences end, by Unicode's default rules (UAX #29).

use unicode_segmentation::UnicodeSegmentation;

/// The sentences of a text, each with the white space behind it; together they are the text.
pub fn sentences(text: &str) -> impl Iterator<Item = &str> {
    text.split_sentence_bounds()
}
