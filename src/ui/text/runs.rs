//! Cuts copy into stretches that look alike.

use std::ops::Range;

use super::style::Copy;

/// How a stretch looks, beside what the style says of all.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
#[expect(clippy::struct_excessive_bools, reason = "each may go with any of the others")]
pub(super) struct Look {
    pub(super) strong: bool,
    pub(super) italic: bool,
    /// It is a tab.
    pub(super) tab: bool,
    /// It is of Arabic letters, where those have a family of their own.
    pub(super) arabic: bool,
}

impl Look {
    /// A number below 16 of its own.
    pub(super) fn place(self) -> usize {
        let flags = [self.strong, self.italic, self.tab, self.arabic];
        flags.into_iter().rev().fold(0, |number, flag| number << 1 | usize::from(flag))
    }
}

/// Hands out the stretches in order; together they are all the words. `by_script` has Arabic letters
/// in stretches of their own.
pub(super) fn each(copy: &Copy<'_>, by_script: bool, mut take: impl FnMut(Look, Range<usize>)) {
    let words = copy.words;
    let whole = Look { strong: copy.style.strong, italic: copy.style.italic, tab: false, arabic: false };
    if words.is_empty() {
        return;
    }
    let none = Vec::new;
    let arabics = if by_script { scripts(words, is_arabic) } else { none() };
    let slanted = copy.style.italic || copy.stretches.iter().any(|stretch| stretch.italic);
    let uprights = if slanted { scripts(words, stands_upright) } else { none() };
    let is_of =
        |found: &[(usize, bool)], at: usize| found.iter().rfind(|(from, _)| *from <= at).is_some_and(|(_, is)| *is);
    let tabs = words.match_indices('\t').flat_map(|(at, _)| [at, at + 1]);
    let mut ends: Vec<usize> = copy
        .stretches
        .iter()
        .flat_map(|stretch| [stretch.range.start, stretch.range.end])
        .map(|byte| words.floor_char_boundary(byte))
        .chain(tabs)
        .chain(arabics.iter().chain(&uprights).map(|(at, _)| *at))
        .chain([words.len()])
        .filter(|end| *end > 0)
        .collect();
    ends.sort_unstable();
    ends.dedup();
    let mut start = 0;
    for end in ends {
        let upright = is_of(&uprights, start);
        let mut look = Look { italic: whole.italic && !upright, ..whole };
        for stretch in copy.stretches.iter().filter(|s| s.range.start < end && s.range.end > start) {
            // A stretch that ends inside the first character ends before it.
            if words.floor_char_boundary(stretch.range.end) > start {
                // Slanted Arabic is no italic: what stands out does so by its weight.
                look.strong |= stretch.strong || (stretch.italic && upright);
                look.italic |= stretch.italic && !upright;
            }
        }
        look.arabic = is_of(&arabics, start);
        look.tab = words.get(start..end) == Some("\t");
        take(look, start..end);
        start = end;
    }
}

/// Where letters of a script begin and end, each with whether it is they that follow. What is no
/// letter goes with what stands before it, at the start with the first letter.
fn scripts(words: &str, is_of: fn(char) -> bool) -> Vec<(usize, bool)> {
    let mut found: Vec<(usize, bool)> = Vec::new();
    for (at, c) in words.char_indices().filter(|(_, c)| c.is_alphabetic() || is_of(*c)) {
        let is = is_of(c);
        if found.last().is_none_or(|(_, last)| *last != is) {
            found.push((if found.is_empty() { 0 } else { at }, is));
        }
    }
    found
}

/// Whether a letter, mark or figure is of the Arabic script, by its block.
fn is_arabic(c: char) -> bool {
    matches!(c, '\u{600}'..='\u{6ff}' | '\u{750}'..='\u{77f}' | '\u{870}'..='\u{8ff}' | '\u{fb50}'..='\u{fdff}' | '\u{fe70}'..='\u{fefc}')
}

/// Whether a character is of a script that has no italic: Arabic, Hebrew.
fn stands_upright(c: char) -> bool {
    is_arabic(c) || matches!(c, '\u{590}'..='\u{5ff}' | '\u{fb1d}'..='\u{fb4f}')
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ui::text::{Face, Stretch, Style};

    #[test]
    fn arabic_and_hebrew_stand_upright_and_are_stressed_by_weight() {
        let plain = Style::new(Face::Story, 18.0, 1.5);
        let looks = |words: &str, stretches: &[Stretch], style: &Style| {
            let mut found = Vec::new();
            each(&Copy { stretches, ..Copy::line(words, style) }, false, |look, range| {
                found.push((words.get(range).unwrap_or_default().to_owned(), look.strong, look.italic));
            });
            found
        };
        let piece = |words: &str, strong, italic| (words.to_owned(), strong, italic);
        let words = "قال Mona نعم";
        let all = [Stretch { range: 0..words.len(), strong: false, italic: true }];
        let stressed = [piece("قال ", true, false), piece("Mona ", false, true), piece("نعم", true, false)];
        assert_eq!(looks(words, &all, &plain), stressed);
        let slanted = Style { italic: true, ..plain.clone() };
        let quoted = [piece("قال ", false, false), piece("Mona ", false, true), piece("נעם", false, false)];
        assert_eq!(looks("قال Mona נעם", &[], &slanted), quoted, "what is slanted as a whole is upright");
        assert_eq!(looks("Mona", &[], &slanted), [piece("Mona", false, true)]);
    }

    #[test]
    fn arabic_letters_are_stretches_of_their_own_where_that_is_asked() {
        let style = Style::new(Face::Story, 18.0, 1.5);
        let cut = |words: &str, by_script| {
            let mut pieces = Vec::new();
            each(&Copy::line(words, &style), by_script, |look, range| {
                pieces.push((words.get(range).unwrap_or_default().to_owned(), look.arabic));
            });
            pieces
        };
        let piece = |words: &str, arabic| (words.to_owned(), arabic);
        assert_eq!(cut("Mona قالت", false), [piece("Mona قالت", false)]);
        assert_eq!(
            cut("«قالت Mona: نعم، 12»", true),
            [piece("«قالت ", true), piece("Mona: ", false), piece("نعم، 12»", true)]
        );
        assert_eq!(cut("12 …", true), [piece("12 …", false)]);
        assert_eq!(cut("", true), []);
    }
}
