//! The order of what both sides kept, added and moved.

use std::collections::{BTreeMap, BTreeSet};

use crate::edit::compare::order::unmoved;

/// The order of all that is kept: as it was, with what a side moved or added standing after what it
/// stands after there. What both moved stands as in `first`; where both added, `first` comes first.
pub(super) fn in_order<T: Ord + Copy>(base: &[T], first: &[T], second: &[T], is_kept: impl Fn(T) -> bool) -> Vec<T> {
    let known: Vec<T> = base.iter().copied().filter(|one| is_kept(*one)).collect();
    let places: BTreeMap<T, usize> = known.iter().enumerate().map(|(at, one)| (*one, at)).collect();
    let (by_first, by_second) = (moved(&places, first), moved(&places, second));
    let in_first: BTreeSet<T> = first.iter().copied().collect();
    let mut row = Row::default();
    let mut last = None;
    for one in known.iter().filter(|one| !by_first.contains(*one) && !by_second.contains(*one)) {
        row.put(last, *one);
        last = Some(*one);
    }
    let of_first = |one: T| if places.contains_key(&one) { by_first.contains(&one) } else { true };
    let of_second = |one: T| {
        if places.contains_key(&one) {
            by_second.contains(&one) && !by_first.contains(&one)
        } else {
            !in_first.contains(&one)
        }
    };
    // What comes later into a place stands before what is there.
    row.put_all(second, |one| is_kept(one) && of_second(one));
    row.put_all(first, |one| is_kept(one) && of_first(one));
    row.all()
}

/// What a side moved of what was there.
fn moved<T: Ord + Copy>(places: &BTreeMap<T, usize>, side: &[T]) -> BTreeSet<T> {
    let known: Vec<(T, usize)> = side.iter().filter_map(|one| Some((*one, *places.get(one)?))).collect();
    let order: Vec<usize> = known.iter().map(|(_, at)| *at).collect();
    known.iter().zip(unmoved(&order)).filter(|(_, stays)| !stays).map(|((one, _), _)| *one).collect()
}

/// A row that grows anywhere: what stands after each.
struct Row<T> {
    next: BTreeMap<Option<T>, T>,
    there: BTreeSet<T>,
}

impl<T> Default for Row<T> {
    fn default() -> Self {
        Self { next: BTreeMap::new(), there: BTreeSet::new() }
    }
}

impl<T: Ord + Copy> Row<T> {
    /// Puts one right after another, or at the start.
    fn put(&mut self, after: Option<T>, one: T) {
        if !self.there.insert(one) {
            return;
        }
        if let Some(follows) = self.next.insert(after, one) {
            self.next.insert(Some(one), follows);
        }
    }

    /// Puts those that are wanted where they stand on a side.
    fn put_all(&mut self, side: &[T], is_wanted: impl Fn(T) -> bool) {
        let mut last = None;
        for one in side {
            if !self.there.contains(one) {
                if !is_wanted(*one) {
                    continue;
                }
                self.put(last, *one);
            }
            last = Some(*one);
        }
    }

    fn all(&self) -> Vec<T> {
        std::iter::successors(self.next.get(&None), |one| self.next.get(&Some(**one))).copied().collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn row(base: &str, first: &str, second: &str) -> String {
        let chars = |row: &str| row.chars().collect::<Vec<_>>();
        let (base, first, second) = (chars(base), chars(first), chars(second));
        let kept = |c: char| {
            let there = [first.contains(&c), second.contains(&c)];
            if base.contains(&c) { there == [true, true] } else { true }
        };
        in_order(&base, &first, &second, kept).into_iter().collect()
    }

    #[test]
    fn each_side_orders_what_it_touched() {
        assert_eq!(row("abcde", "abcde", "abcde"), "abcde");
        assert_eq!(row("abcde", "eabcd", "abcde"), "eabcd");
        assert_eq!(row("abcde", "abxcde", "abcdye"), "abxcdye");
        assert_eq!(row("abcde", "abcdex", "abcdey"), "abcdexy");
        assert_eq!(row("abcde", "bcde", "abde"), "bde");
        assert_eq!(row("abcde", "bacde", "abced"), "baced");
        assert_eq!(row("abc", "abcxy", "xabc"), "abcxy");
        assert_eq!(row("", "xy", "zw"), "xyzw");
    }

    #[test]
    fn what_both_moved_stands_as_on_the_first() {
        assert_eq!(row("abcd", "dabc", "adbc"), "dabc");
    }
}
