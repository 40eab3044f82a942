//! The order of what both sides kept, added and moved.

use std::collections::{BTreeMap, BTreeSet};

use crate::edit::compare::order::unmoved;

/// An order, and what of it the sides did not agree on.
pub(super) struct Order<T> {
    pub(super) row: Vec<T>,
    pub(super) torn: Vec<Torn<T>>,
    /// Where both added something in one place, which now stands one after the other: the first of it.
    pub(super) beside: Vec<T>,
}

/// What one side wants elsewhere than the other.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Torn<T> {
    pub(super) one: T,
    /// What it stood behind, stands behind on the first side, and on the second; at the start behind
    /// nothing.
    pub(super) behind: [Option<T>; 3],
}

/// The order of all that is kept: as it was, with what a side moved or added standing after what it
/// stands after there. Where both added, `first` comes first. What both moved, each elsewhere, and
/// moves that contradict each other are told.
pub(super) fn in_order<T: Ord + Copy>(base: &[T], first: &[T], second: &[T], is_kept: impl Fn(T) -> bool) -> Order<T> {
    let known: Vec<T> = base.iter().copied().filter(|one| is_kept(*one)).collect();
    let places: BTreeMap<T, usize> = known.iter().enumerate().map(|(at, one)| (*one, at)).collect();
    let (by_first, by_second) = (moved(&places, first), moved(&places, second));
    let in_first: BTreeSet<T> = first.iter().copied().collect();
    let both = !by_first.is_empty() && !by_second.is_empty();
    let moves = both.then(|| Moves::new(&known, [first, second], [&by_first, &by_second]));
    let ranked = moves.as_ref().and_then(Moves::ranked);
    let mut row = Row::default();
    let mut last = None;
    let stays = |one: &&T| ranked.is_some() || !by_first.contains(*one) && !by_second.contains(*one);
    for one in ranked.as_ref().map_or(&known, |(order, _)| order).iter().filter(stays) {
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
    // What was moved goes with nothing that the other side moved elsewhere.
    let leads_first = |of: T, one: T| !places.contains_key(&one) || by_first.contains(&of) || !by_second.contains(&of);
    let leads_second = |of: T, one: T| !places.contains_key(&one) || by_second.contains(&of) || !by_first.contains(&of);
    // What comes later into a place stands before what is there.
    row.put_all(second, |one| is_kept(one) && of_second(one), leads_second);
    row.put_all(first, |one| is_kept(one) && of_first(one), leads_first);
    let row = row.all();
    let agreed = ranked.is_some_and(|(_, agreed)| agreed);
    let torn = moves.map_or_else(Vec::new, |moves| moves.torn(&row, agreed));
    let beside = beside(&known, [first, second], &row);
    Order { row, torn, beside }
}

/// The first of what both added behind one and the same thing.
fn beside<T: Ord + Copy>(known: &[T], sides: [&[T]; 2], row: &[T]) -> Vec<T> {
    let was: BTreeSet<T> = known.iter().copied().collect();
    let [first, second] = sides.map(|side| behind(side, |one| was.contains(&one)));
    let added = |side: &BTreeMap<T, Option<T>>, other: &BTreeMap<T, Option<T>>| -> BTreeSet<Option<T>> {
        let alone = side.iter().filter(|(one, _)| !was.contains(*one) && !other.contains_key(*one));
        alone.map(|(_, behind)| *behind).collect()
    };
    let (by_first, by_second) = (added(&first, &second), added(&second, &first));
    let mut places: BTreeSet<Option<T>> = by_first.intersection(&by_second).copied().collect();
    if places.is_empty() {
        return Vec::new();
    }
    let place = |one: &T| if was.contains(one) { None } else { first.get(one).or_else(|| second.get(one)).copied() };
    row.iter().filter(|one| place(one).is_some_and(|place| places.remove(&place))).copied().collect()
}

/// What a side moved of what was there.
fn moved<T: Ord + Copy>(places: &BTreeMap<T, usize>, side: &[T]) -> BTreeSet<T> {
    let known: Vec<(T, usize)> = side.iter().filter_map(|one| Some((*one, *places.get(one)?))).collect();
    let order: Vec<usize> = known.iter().map(|(_, at)| *at).collect();
    known.iter().zip(unmoved(&order)).filter(|(_, stays)| !stays).map(|((one, _), _)| *one).collect()
}

/// So many pairs are looked at; of more it is only told what both moved.
const PAIRS: usize = 20_000_000;

/// What both sides moved of what was there.
struct Moves<'a, T> {
    known: &'a [T],
    sides: [&'a [T]; 2],
    moved: [&'a BTreeSet<T>; 2],
    /// Where each of the known stands on either side, if it is there.
    places: [Vec<Option<usize>>; 2],
    /// The places of those that were moved.
    unsteady: Vec<usize>,
}

impl<'a, T: Ord + Copy> Moves<'a, T> {
    fn new(known: &'a [T], sides: [&'a [T]; 2], moved: [&'a BTreeSet<T>; 2]) -> Self {
        let places = sides.map(|side| {
            let at: BTreeMap<T, usize> = side.iter().enumerate().map(|(at, one)| (*one, at)).collect();
            known.iter().map(|one| at.get(one).copied()).collect::<Vec<_>>()
        });
        let is_moved = |one: &T| moved.iter().any(|side| side.contains(one));
        let unsteady = known.iter().enumerate().filter(|(_, one)| is_moved(one)).map(|(at, _)| at).collect();
        Self { known, sides, moved, places, unsteady }
    }

    fn is_too_long(&self) -> bool {
        self.unsteady.len().saturating_mul(self.known.len()) > PAIRS
    }

    /// Whether one comes before the other on a side; as before, where it has not both.
    fn is_before(&self, side: usize, one: usize, other: usize) -> bool {
        let at = |nth: usize| self.places.get(side).and_then(|places| places.get(nth)).copied().flatten();
        match (at(one), at(other)) {
            (Some(one), Some(other)) => one < other,
            (_, _) => one < other,
        }
    }

    /// Whether one is to come before the other: as a side that changed it has it.
    fn is_wanted(&self, one: usize, other: usize) -> bool {
        let (first, second) = (self.is_before(0, one, other), self.is_before(1, one, other));
        if first == second { first } else { one > other }
    }

    /// The order in which of any two the one comes first that is to, and whether there is such an
    /// order. Where there is not (the one before the other, that before a third, and the third before
    /// the one) each stands by how many are to come before it: what both sides agree on holds.
    fn ranked(&self) -> Option<(Vec<T>, bool)> {
        if self.is_too_long() {
            return None;
        }
        let unsteady: BTreeSet<usize> = self.unsteady.iter().copied().collect();
        // How many come before each.
        let (mut before, mut steady) = (vec![0_usize; self.known.len()], 0);
        for (nth, count) in before.iter_mut().enumerate() {
            for other in self.unsteady.iter().filter(|other| **other != nth) {
                *count += usize::from(self.is_wanted(*other, nth));
            }
            if unsteady.contains(&nth) {
                let others = (0..self.known.len()).filter(|other| !unsteady.contains(other));
                *count += others.filter(|other| self.is_wanted(*other, nth)).count();
            } else {
                *count += steady;
                steady += 1;
            }
        }
        let mut order: Vec<(usize, usize)> = before.into_iter().zip(0..).collect();
        let [in_first, _] = &self.places;
        order.sort_by_key(|(before, nth)| (*before, in_first.get(*nth).copied().flatten(), *nth));
        let agreed = order.windows(2).all(|pair| pair.first().map(|one| one.0) != pair.last().map(|one| one.0));
        Some((order.into_iter().filter_map(|(_, nth)| self.known.get(nth)).copied().collect(), agreed))
    }

    /// What is to be told of a row: what both moved, each behind something else; and where of two
    /// things a side has not its way, what the other side moved there.
    fn torn(&self, row: &[T], agreed: bool) -> Vec<Torn<T>> {
        let [first, second] = self.moved;
        let everywhere = |nth: usize| self.places.iter().all(|side| side.get(nth).is_some_and(Option::is_some));
        let all: BTreeSet<T> =
            self.known.iter().enumerate().filter(|(nth, _)| everywhere(*nth)).map(|(_, one)| *one).collect();
        let steady = |one: T| all.contains(&one) && !first.contains(&one) && !second.contains(&one);
        let [by_first, by_second] = self.sides.map(|side| behind(side, steady));
        let both = first.intersection(second).copied();
        let mut found: BTreeSet<T> =
            both.filter(|one| all.contains(one) && by_first.get(one) != by_second.get(one)).collect();
        let mut beside = BTreeSet::new();
        if !agreed && !self.is_too_long() {
            for (one, other, honored) in self.crossed(row) {
                let honored = self.moved.get(honored).copied().unwrap_or(first);
                let (told, quiet) =
                    if honored.contains(&one) || !honored.contains(&other) { (one, other) } else { (other, one) };
                found.insert(told);
                beside.insert(quiet);
            }
            found.retain(|one| all.contains(one));
            beside.retain(|one| all.contains(one));
        }
        // Something is told: what stands beside, else whatever stands behind two things.
        let unsteady = self.unsteady.iter().filter_map(|nth| self.known.get(*nth));
        let one_by_one = unsteady.filter(|one| all.contains(one)).map(|one| BTreeSet::from([*one]));
        let mut tries = [found, beside].into_iter().chain(one_by_one).map(|some| self.told(&some, &all));
        let first = tries.next().unwrap_or_default();
        if agreed || !first.is_empty() { first } else { tries.find(|told| !told.is_empty()).unwrap_or_default() }
    }

    /// The pairs that stand otherwise than they are to, and which side has its way.
    fn crossed(&self, row: &[T]) -> Vec<(T, T, usize)> {
        let at: BTreeMap<T, usize> = row.iter().enumerate().map(|(at, one)| (*one, at)).collect();
        let mut pairs = Vec::new();
        for one in &self.unsteady {
            for (other, there) in self.known.iter().enumerate().filter(|(other, _)| other != one) {
                let Some(moved) = self.known.get(*one) else { continue };
                let is = at.get(moved) < at.get(there);
                if is != self.is_wanted(*one, other) {
                    pairs.push((*moved, *there, usize::from(is != self.is_before(0, *one, other))));
                }
            }
        }
        pairs
    }

    fn told(&self, found: &BTreeSet<T>, all: &BTreeSet<T>) -> Vec<Torn<T>> {
        let [first, second] = self.sides;
        let steady = |one: T| all.contains(&one) && !found.contains(&one);
        let rows = [self.known, first, second].map(|side| behind(side, steady));
        let of = |one: T| Torn { one, behind: [0, 1, 2].map(|nth| rows.get(nth).and_then(|row| *row.get(&one)?)) };
        let torn = self.known.iter().copied().filter(|one| found.contains(one)).map(of);
        torn.filter(|Torn { behind: [_, one, two], .. }| one != two).collect()
    }
}

/// What each of a row stands behind of those that are steady.
fn behind<T: Ord + Copy>(side: &[T], steady: impl Fn(T) -> bool) -> BTreeMap<T, Option<T>> {
    let mut last = None;
    let each = side.iter().map(|one| {
        let before = last;
        if steady(*one) {
            last = Some(*one);
        }
        (*one, before)
    });
    each.collect()
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

    /// Puts those that are wanted where they stand on a side: behind the nearest that leads them.
    fn put_all(&mut self, side: &[T], is_wanted: impl Fn(T) -> bool, leads: impl Fn(T, T) -> bool) {
        // What stands before, the nearest last; behind one that leads all, none is asked for.
        let mut before: Vec<T> = Vec::new();
        for one in side {
            if !self.there.contains(one) {
                if !is_wanted(*one) {
                    continue;
                }
                let after = before.iter().rev().find(|of| leads(**of, *one)).copied();
                self.put(after, *one);
            }
            before.push(*one);
        }
    }

    fn all(&self) -> Vec<T> {
        std::iter::successors(self.next.get(&None), |one| self.next.get(&Some(**one))).copied().collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn ordered(base: &str, first: &str, second: &str) -> Order<char> {
        let chars = |row: &str| row.chars().collect::<Vec<_>>();
        let (base, first, second) = (chars(base), chars(first), chars(second));
        let kept = |c: char| {
            let there = [first.contains(&c), second.contains(&c)];
            if base.contains(&c) { there == [true, true] } else { true }
        };
        in_order(&base, &first, &second, kept)
    }

    /// The row, where nothing is to be told.
    fn row(base: &str, first: &str, second: &str) -> String {
        let order = ordered(base, first, second);
        assert_eq!(order.torn, [], "{base} {first} {second}");
        order.row.into_iter().collect()
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
        assert_eq!(row("abcdef", "bacdef", "bacdfe"), "bacdfe", "both made one of the moves");
        assert_eq!(row("abc", "bca", "cab"), "cba", "one to the end, one to the start");
    }

    #[test]
    fn what_both_added_in_one_place_is_told() {
        let beside = |base, first, second| ordered(base, first, second).beside.into_iter().collect::<String>();
        assert_eq!(beside("abc", "abxc", "abyc"), "x");
        assert_eq!(beside("abc", "xabcz", "vabcw"), "xz");
        assert_eq!(beside("abc", "axbc", "abyc"), "");
        assert_eq!(beside("abc", "abxc", "abxc"), "", "both added the same");
        assert_eq!(beside("abc", "abxc", "abc"), "");
    }

    #[test]
    fn what_both_moved_stands_as_on_the_first_and_is_told() {
        let order = ordered("abcd", "dabc", "adbc");
        assert_eq!(order.row.iter().collect::<String>(), "dabc");
        assert_eq!(order.torn, [Torn { one: 'd', behind: [Some('c'), None, Some('a')] }]);
        assert_eq!(row("abcd", "dabc", "dabc"), "dabc");
    }

    /// A move across what the other side moved is told, however the rows are read.
    #[test]
    fn moves_that_contradict_each_other_are_told() {
        for (base, first, second) in [("abcd", "bacd", "acdb"), ("abcd", "acdb", "bacd")] {
            let order = ordered(base, first, second);
            assert!(!order.torn.is_empty(), "{base} {first} {second}: {:?}", order.row);
        }
    }

    /// Whatever two people do to the order: which of two comes first is as a side that changed it has
    /// it, or something is told.
    #[test]
    fn no_move_is_undone_untold() {
        let all = permutations("abcde");
        let before = |row: &str, a: char, b: char| row.find(a) < row.find(b);
        let mut told = 0;
        for first in &all {
            for second in &all {
                let order = ordered("abcde", first, second);
                let row: String = order.row.iter().collect();
                assert_eq!(row.len(), 5);
                if !order.torn.is_empty() {
                    told += 1;
                    continue;
                }
                for (a, b) in "abcde".chars().flat_map(|a| "abcde".chars().map(move |b| (a, b))) {
                    let (one, two) = (before(first, a, b), before(second, a, b));
                    let wanted = if one == two { one } else { !before("abcde", a, b) };
                    assert!(a == b || before(&row, a, b) == wanted, "{first} {second}: {row}");
                }
            }
        }
        assert!(told > 1_000 && told < all.len() * all.len(), "{told}");
        for side in &all {
            assert_eq!(row("abcde", side, "abcde"), *side);
            assert_eq!(row("abcde", side, side), *side);
        }
    }

    fn permutations(of: &str) -> Vec<String> {
        if of.is_empty() {
            return vec![String::new()];
        }
        let without = |c: char| of.chars().filter(|other| *other != c).collect::<String>();
        of.chars().flat_map(|c| permutations(&without(c)).into_iter().map(move |rest| format!("{c}{rest}"))).collect()
    }
}
