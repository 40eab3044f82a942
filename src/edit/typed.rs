//! What was typed: the one stretch in which a string differs from what it was.

use std::ops::Range;

use super::{Group, GroupKind, Target};

/// The stretch in which two strings differ.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Typed {
    /// The bytes of the old string that went.
    pub range: Range<usize>,
    /// The words that came in their place.
    pub words: String,
}

impl Typed {
    /// The group such a change belongs to: letters in, or letters out, but not both at once.
    #[must_use]
    pub fn group(&self, target: Target) -> Option<Group> {
        let (start, end) = (self.range.start, self.range.end);
        match (self.range.is_empty(), self.words.is_empty()) {
            (true, false) => Some(Group { target, kind: GroupKind::Typing, from: start, to: start + self.words.len() }),
            (false, true) => Some(Group { target, kind: GroupKind::Deleting, from: end, to: start }),
            (true, true) | (false, false) => None,
        }
    }
}

/// The one stretch that turns `old` into `new`; `None` if they are equal.
///
/// Where the place is not certain (an `a` typed among `aaa`), the stretch ends at `caret`, the
/// caret's byte in `new`, if one is given and fits.
#[must_use]
pub fn typed_between(old: &str, new: &str, caret: Option<usize>) -> Option<Typed> {
    if old == new {
        return None;
    }
    let longest_tail = caret.filter(|at| new.is_char_boundary(*at)).map_or(usize::MAX, |at| new.len() - at);
    let tail = common_tail(old, new, longest_tail);
    let (old_rest, new_rest) = (cut(old, tail), cut(new, tail));
    let head = common_head(old_rest, new_rest);
    // The caret's promise may have kept the tail short for nothing, as when the change came from
    // elsewhere: what is still equal at the end belongs to neither.
    let more = common_tail(old_rest.get(head..)?, new_rest.get(head..)?, usize::MAX);
    Some(Typed { range: head..old_rest.len() - more, words: new_rest.get(head..new_rest.len() - more)?.to_owned() })
}

fn cut(text: &str, tail: usize) -> &str {
    text.get(..text.len() - tail).unwrap_or_default()
}

fn common_head(a: &str, b: &str) -> usize {
    a.chars().zip(b.chars()).take_while(|(x, y)| x == y).map(|(x, _)| x.len_utf8()).sum()
}

fn common_tail(a: &str, b: &str, at_most: usize) -> usize {
    let mut tail = 0;
    for (x, y) in a.chars().rev().zip(b.chars().rev()) {
        if x != y || tail + x.len_utf8() > at_most {
            break;
        }
        tail += x.len_utf8();
    }
    tail
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn typing_among_equal_letters_stays_at_the_caret() {
        assert_eq!(typed_between("aaa", "aaaa", Some(1)), Some(Typed { range: 0..0, words: "a".into() }));
        assert_eq!(typed_between("aaa", "aaaa", Some(4)), Some(Typed { range: 3..3, words: "a".into() }));
    }

    #[test]
    fn one_stretch_turns_the_old_into_the_new() {
        for (old, new) in
            [("", "x"), ("قال", "قالت"), ("one two", "one three two"), ("abc", ""), ("é", "e"), ("ab", "ba")]
        {
            for caret in (0..=new.len()).map(Some).chain([None]) {
                let typed = typed_between(old, new, caret).expect("they differ");
                let mut out = old.to_owned();
                out.replace_range(typed.range, &typed.words);
                assert_eq!(out, new, "{old} {caret:?}");
            }
        }
        assert_eq!(typed_between("same", "same", None), None);
    }
}
