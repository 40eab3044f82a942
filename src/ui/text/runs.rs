//! Cuts copy into stretches that look alike.

use std::ops::Range;

use super::style::Copy;

/// How a stretch looks, beside what the style says of all.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Look {
    pub(super) strong: bool,
    pub(super) italic: bool,
    /// It is a tab.
    pub(super) tab: bool,
}

impl Look {
    /// A number below 8 of its own.
    pub(super) fn place(self) -> usize {
        usize::from(self.strong) | usize::from(self.italic) << 1 | usize::from(self.tab) << 2
    }
}

/// Hands out the stretches in order; together they are all the words.
pub(super) fn each(copy: &Copy<'_>, mut take: impl FnMut(Look, Range<usize>)) {
    let words = copy.words;
    let whole = Look { strong: copy.style.strong, italic: copy.style.italic, tab: false };
    if words.is_empty() {
        return;
    }
    let tabs = words.match_indices('\t').flat_map(|(at, _)| [at, at + 1]);
    let mut ends: Vec<usize> = copy
        .stretches
        .iter()
        .flat_map(|stretch| [stretch.range.start, stretch.range.end])
        .map(|byte| words.floor_char_boundary(byte))
        .chain(tabs)
        .chain([words.len()])
        .filter(|end| *end > 0)
        .collect();
    ends.sort_unstable();
    ends.dedup();
    let mut start = 0;
    for end in ends {
        let mut look = whole;
        for stretch in copy.stretches.iter().filter(|s| s.range.start < end && s.range.end > start) {
            // A stretch that ends inside the first character ends before it.
            if words.floor_char_boundary(stretch.range.end) > start {
                look.strong |= stretch.strong;
                look.italic |= stretch.italic;
            }
        }
        look.tab = words.get(start..end) == Some("\t");
        take(look, start..end);
        start = end;
    }
}
