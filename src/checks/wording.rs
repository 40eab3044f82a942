//! How findings name things.

use crate::words::{Phrase, phrase};

/// Characters shown of a longer text.
const SHOWN: usize = 48;

/// The first words of a text in quotation marks, with an ellipsis where it goes on.
pub(super) fn start_of(text: &str) -> Phrase {
    let line = text.split_whitespace().collect::<Vec<_>>().join(" ");
    // A quotation brings marks of its own.
    let line = line.trim_matches(['“', '”', '"', '«', '»', '„', '‟']);
    let shown = match line.char_indices().nth(SHOWN) {
        None => line.to_owned(),
        Some((end, _)) => {
            let start = line.get(..end).unwrap_or_default();
            let whole_words = start.rsplit_once(' ').map_or(start, |(words, _)| words);
            format!("{whole_words} …")
        }
    };
    phrase!("raw-quoted", words = shown)
}

/// A photo by its place on the page, counted from 1, and the first words of its caption. Its
/// attribute `within` is the same inside of a sentence.
pub(super) fn photo(at: usize, caption: &str) -> Phrase {
    if caption.trim().is_empty() {
        phrase!("finding-photo", nth = at)
    } else {
        phrase!("finding-photo-named", nth = at, caption = start_of(caption))
    }
}
