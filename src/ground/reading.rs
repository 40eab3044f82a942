//! Which way words read: the one rule for the page, the panels and what is published.
//!
//! A text reads as the language of its story does, unless no letter of it does: a headline in
//! Arabic may begin with a name in Latin letters, and is Arabic still. So the first letter does not
//! decide, as it does in a text of unknown language (Unicode Bidirectional Algorithm, P2 and P3). A
//! direction mark before all letters does, and a direction set by hand goes before this rule.

use std::cmp::Ordering;

use super::Direction;

/// The way a text reads in a story whose language reads so.
#[must_use]
pub fn reads(text: &str, language: Direction) -> Direction {
    let mut other = None;
    for (nth, (found, mark)) in text.chars().filter_map(strong).enumerate() {
        match (mark, nth) {
            (true, 0) => return found,
            // One further on keeps its neighbors in order, and is no letter.
            (true, _) => {}
            (false, _) if found == language => return found,
            (false, _) => other = Some(found),
        }
    }
    other.unwrap_or(language)
}

/// The way a text reads whose language is not known: as most of its letters do, or as a direction
/// mark before them says. Names set apart among other words do not count beside these. `None` where
/// no letter is, as in a number.
#[must_use]
pub fn by_letters(text: &str) -> Option<Direction> {
    let mut depth = 0_usize;
    let around = text.chars().filter(|c| {
        match c {
            '\u{2066}'..='\u{2068}' => depth += 1,
            '\u{2069}' => depth = depth.saturating_sub(1),
            _letter => {}
        }
        depth == 0
    });
    most(around).or_else(|| most(text.chars()))
}

fn most(text: impl Iterator<Item = char>) -> Option<Direction> {
    let (mut ltr, mut rtl) = (0_usize, 0_usize);
    for (nth, (found, mark)) in text.filter_map(strong).enumerate() {
        match (mark, found) {
            (true, _) if nth == 0 => return Some(found),
            (true, _) => {}
            (false, Direction::Ltr) => ltr += 1,
            (false, Direction::Rtl) => rtl += 1,
        }
    }
    match rtl.cmp(&ltr) {
        Ordering::Greater => Some(Direction::Rtl),
        Ordering::Less => Some(Direction::Ltr),
        // As many of both: words in Latin letters are mostly the guests.
        Ordering::Equal => (rtl > 0).then_some(Direction::Rtl),
    }
}

/// A name among other words, set apart so that it is in its own order and they are in theirs (UAX 9,
/// isolates).
#[must_use]
pub fn isolated(name: &str) -> String {
    let first = name.chars().filter_map(strong).map(|(found, _)| found).next();
    let open = match by_letters(name).filter(|own| Some(*own) != first) {
        Some(Direction::Ltr) => '\u{2066}',
        Some(Direction::Rtl) => '\u{2067}',
        // What its first letter says is right.
        None => '\u{2068}',
    };
    format!("{open}{name}\u{2069}")
}

/// A path or address among other words: it reads from left to right, whatever letters are in it.
#[must_use]
pub fn path(path: &str) -> String {
    format!("\u{2066}{path}\u{2069}")
}

/// Whether any letter of a text reads the other way.
#[must_use]
pub fn reads_against(text: &str, direction: Direction) -> bool {
    text.chars().filter_map(strong).any(|(found, _)| found != direction)
}

/// The direction of a letter or direction mark, and whether it is a mark. Right to left are the
/// blocks to which Unicode gives the default class R or AL (`DerivedBidiClass.txt`).
fn strong(c: char) -> Option<(Direction, bool)> {
    match c {
        '\u{200e}' => Some((Direction::Ltr, true)),
        '\u{200f}' | '\u{61c}' => Some((Direction::Rtl, true)),
        _ if !c.is_alphabetic() => None,
        _ if is_right_to_left(c) => Some((Direction::Rtl, false)),
        _ => Some((Direction::Ltr, false)),
    }
}

/// Whether a character is in a block of a script that is written from right to left.
#[must_use]
pub fn is_right_to_left(c: char) -> bool {
    matches!(c,
        '\u{590}'..='\u{8ff}' | '\u{fb1d}'..='\u{fdff}' | '\u{fe70}'..='\u{feff}'
        | '\u{10800}'..='\u{10fff}' | '\u{1e800}'..='\u{1efff}')
}

#[cfg(test)]
mod tests {
    use super::Direction::{Ltr, Rtl};
    use super::*;

    #[test]
    fn a_text_reads_as_its_story_does_unless_no_letter_of_it_does() {
        for arabic in ["Netflix تعرض فيلم «عمر»", "BBC: الفيلم يروي", "Reuters: قتل 12 شخصاً.", "«عمر» Netflix"]
        {
            assert_eq!(reads(arabic, Rtl), Rtl, "{arabic}");
        }
        assert_eq!(reads("The timetable is in English only.", Rtl), Ltr);
        assert_eq!(reads("“24% of Mosul”", Rtl), Ltr);
        assert_eq!(reads("«نعم» said the minister", Ltr), Ltr);
        assert_eq!(reads("كتب أحد الركاب", Ltr), Rtl);
        for none in ["", "2019 – 2024, ٢٤", "+964 770"] {
            assert_eq!((reads(none, Rtl), reads(none, Ltr)), (Rtl, Ltr), "{none}");
        }
    }

    #[test]
    fn a_direction_mark_before_all_letters_decides() {
        assert_eq!(reads("\u{200e}«Netflix» تعرض", Rtl), Ltr);
        assert_eq!(reads("1. \u{200f}Darbun Shelves", Ltr), Rtl);
        assert_eq!(reads("\u{61c}Darbun", Ltr), Rtl);
        assert_eq!(reads("Darbun Shelves!\u{200f}", Rtl), Ltr, "one behind them does not");
        assert_eq!(reads("قال.\u{200e}", Ltr), Rtl);
        assert_eq!(reads("C++\u{200e} لغة", Rtl), Rtl);
    }

    #[test]
    fn without_a_language_most_letters_decide() {
        assert_eq!(by_letters("Netflix تعرض فيلم «عمر»"), Some(Rtl));
        assert_eq!(by_letters("The daily al-Sabah (الصباح) says"), Some(Ltr));
        assert_eq!(by_letters("\u{200e}قال"), Some(Ltr));
        assert_eq!(by_letters("2019"), None);
        let apart = isolated("وزير العدل يستقيل من منصبه");
        assert_eq!(by_letters(&format!("Saved {apart}")), Some(Ltr), "a name set apart does not count");
        assert_eq!(by_letters(&apart), Some(Rtl), "unless it is all there is");
    }

    #[test]
    fn a_name_set_apart_is_in_its_own_order() {
        assert_eq!(isolated("بغداد"), "\u{2068}بغداد\u{2069}");
        assert_eq!(
            isolated("Netflix تعرض فيلم"),
            "\u{2067}Netflix تعرض فيلم\u{2069}",
            "which is not its first letter’s"
        );
        assert_eq!(isolated("«عمر», a film on Netflix"), "\u{2066}«عمر», a film on Netflix\u{2069}");
    }

    #[test]
    fn letters_of_the_other_way_are_found_anywhere() {
        assert!(reads_against("قال Reuters", Rtl));
        assert!(!reads_against("Mosul 2019", Ltr));
    }
}
