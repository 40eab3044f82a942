//! Which way words read, so that a line of another script keeps its order on the page.

use crate::ground::Direction;

/// The way a text reads by its first letter (Unicode Bidirectional Algorithm, rules P2 and P3);
/// `None` where it has none, as a number.
pub(in crate::export) fn first_strong(text: &str) -> Option<Direction> {
    text.chars().find_map(strong)
}

/// Whether any letter of a text reads the other way.
pub(super) fn reads_against(text: &str, direction: Direction) -> bool {
    text.chars().filter_map(strong).any(|found| found != direction)
}

/// The direction of a letter or direction mark. Right to left are the blocks to which Unicode
/// gives the default class R or AL (`DerivedBidiClass.txt`).
fn strong(c: char) -> Option<Direction> {
    let rtl_block = matches!(c,
        '\u{590}'..='\u{8ff}' | '\u{fb1d}'..='\u{fdff}' | '\u{fe70}'..='\u{feff}'
        | '\u{10800}'..='\u{10fff}' | '\u{1e800}'..='\u{1efff}');
    match c {
        '\u{200e}' => Some(Direction::Ltr),
        '\u{200f}' | '\u{61c}' => Some(Direction::Rtl),
        _ if !c.is_alphabetic() => None,
        _ if rtl_block => Some(Direction::Rtl),
        _ => Some(Direction::Ltr),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_first_letter_decides() {
        assert_eq!(first_strong("“24% of Mosul"), Some(Direction::Ltr));
        assert_eq!(first_strong("2019 – قال Reuters"), Some(Direction::Rtl));
        assert_eq!(first_strong("2019 – 2024, ٢٤"), None);
        assert!(reads_against("قال Reuters", Direction::Rtl));
        assert!(!reads_against("Mosul 2019", Direction::Ltr));
    }
}
