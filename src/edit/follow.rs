//! Where a caret stands once the words it stood in have become others: it goes along with the words
//! around it.

use super::compare::hunks;
use super::motion::words_of;
use super::{Caret, Selection};
use crate::project::Project;

/// The byte that a byte of the earlier words has become. What stood in words that are gone stands
/// behind those that came for them.
#[must_use]
pub fn follow_byte(before: &str, after: &str, byte: usize) -> usize {
    let (mut was, mut is) = (0, 0);
    for hunk in hunks(before, after) {
        if byte <= hunk.before.start {
            break;
        }
        if byte < hunk.before.end {
            return hunk.after.end;
        }
        (was, is) = (hunk.before.end, hunk.after.end);
    }
    after.floor_char_boundary(is + byte.saturating_sub(was))
}

/// A selection that was made in an earlier project, in a later one; `None` if its texts are not there.
#[must_use]
pub fn follow(selection: Selection, before: &Project, after: &Project) -> Option<Selection> {
    let caret = |caret: Caret| {
        let words = |project: &Project| {
            let story = project.story(caret.spot.story())?;
            words_of(story, caret.spot).map(str::to_owned)
        };
        let (was, is) = (words(before)?, words(after)?);
        // In the caption that a photo lends, the caret stands in words that are not the page's.
        if was == is {
            return Some(caret);
        }
        Some(Caret { byte: follow_byte(&was, &is, caret.byte), ..caret })
    };
    Some(Selection { anchor: caret(selection.anchor)?, head: caret(selection.head)? })
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn a_caret_stays_with_the_words_around_it() {
        for (before, after, stands) in [
            ("Rain came. We sai|", "Heavy rain came. We sai", "Heavy rain came. We sai|"),
            ("Rain| came.", "Rain came, they said.", "Rain| came, they said."),
            ("One two| three.", "One three.", "One |three."),
            ("One tw|o three.", "One four three.", "One four| three."),
            ("عاد القارب|.", "عاد القارب القديم.", "عاد القارب| القديم."),
            ("|Rain.", "More rain.", "|More rain."),
            ("Rain.|", "", "|"),
        ] {
            let byte = before.find('|').unwrap();
            let found = follow_byte(&before.replace('|', ""), after, byte);
            let mut shown = after.to_owned();
            shown.insert(found, '|');
            assert_eq!(shown, stands);
        }
    }

    proptest! {
        #[test]
        fn it_is_a_place_between_letters_and_keeps_the_order(
            before in "[a-c é،ق ]{0,12}",
            after in "[a-c é،ق ]{0,12}",
        ) {
            let ends = before.char_indices().map(|(at, _)| at).chain([before.len()]);
            let found: Vec<usize> = ends.map(|byte| follow_byte(&before, &after, byte)).collect();
            prop_assert!(found.iter().all(|byte| after.is_char_boundary(*byte)), "{found:?}");
            prop_assert!(found.is_sorted(), "{found:?}");
            if before == after {
                prop_assert_eq!(found.len(), after.chars().count() + 1);
            }
        }
    }
}
