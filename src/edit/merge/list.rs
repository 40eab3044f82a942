//! Lists without ids: keywords, authors, the entries of a list.

use std::ops::Range;

use similar::{Algorithm, DiffTag, capture_diff_slices};

use super::order::in_order;
use super::text::three;

/// A list of different things that both sides added to, took from and ordered. `None` if it cannot
/// be told what they meant: something stands twice, both put something else in one’s place, or moved
/// one to two places.
pub(super) fn different<T: PartialEq + Clone>(base: &[T], first: &[T], second: &[T]) -> Option<Vec<T>> {
    if let Some(one) = three(&base, &first, &second) {
        return Some(one.to_vec());
    }
    let mut things = Vec::new();
    let [base, first, second] = [base, first, second].map(|list| numbered(list, &mut things));
    if [&base, &first, &second].into_iter().any(|list| twice(list)) {
        return None;
    }
    let (gone_first, gone_second) = (gone(&base, &first), gone(&base, &second));
    let added = |side: &[usize]| side.iter().any(|one| !base.contains(one));
    let same_gone = gone_first.iter().any(|one| gone_second.contains(one));
    if same_gone && added(&first) && added(&second) {
        return None;
    }
    let is_kept = |one: usize| {
        if base.contains(&one) { !gone_first.contains(&one) && !gone_second.contains(&one) } else { true }
    };
    let order = in_order(&base, &first, &second, is_kept);
    if !order.torn.is_empty() {
        return None;
    }
    Some(order.row.into_iter().filter_map(|one| things.get(one).map(|one| (*one).clone())).collect())
}

fn twice(list: &[usize]) -> bool {
    (1..).zip(list).any(|(next, one)| list.get(next..).unwrap_or_default().contains(one))
}

fn gone(base: &[usize], side: &[usize]) -> Vec<usize> {
    base.iter().copied().filter(|one| !side.contains(one)).collect()
}

/// Entries in a row, each of which may be worded anew: put together where the sides changed
/// different ones. `one` puts together an entry that both changed.
pub(super) fn entries<T: PartialEq + Clone>(
    base: &[T],
    first: &[T],
    second: &[T],
    one: impl Fn(&T, &T, &T) -> Option<T>,
) -> Option<Vec<T>> {
    if let Some(one) = three(&base, &first, &second) {
        return Some(one.to_vec());
    }
    if base.len() == first.len() && base.len() == second.len() {
        return base.iter().zip(first).zip(second).map(|((base, first), second)| one(base, first, second)).collect();
    }
    let (mut found, mut done, mut nth, mut other) = (Vec::new(), 0, 0, 0);
    let (ours, theirs) = (changes(base, first), changes(base, second));
    loop {
        let (gone, come) = match (ours.get(nth), theirs.get(other)) {
            (None, None) => break,
            (Some((a, _)), Some((b, _))) if a.start <= b.end && b.start <= a.end => return None,
            (Some((a, come)), Some((b, _))) if a.start < b.start => (a, first.get(come.clone())),
            (Some((a, come)), None) => (a, first.get(come.clone())),
            (_, Some((b, come))) => (b, second.get(come.clone())),
        };
        if ours.get(nth).is_some_and(|(range, _)| std::ptr::eq(range, gone)) {
            nth += 1;
        } else {
            other += 1;
        }
        found.extend(base.get(done..gone.start).unwrap_or_default().iter().cloned());
        found.extend(come.unwrap_or_default().iter().cloned());
        done = gone.end;
    }
    found.extend(base.get(done..).unwrap_or_default().iter().cloned());
    Some(found)
}

/// Numbers in place of things, so that they can be ordered: equal ones have one.
fn numbered<'a, T: PartialEq>(list: &'a [T], things: &mut Vec<&'a T>) -> Vec<usize> {
    let number = |one: &'a T| {
        things.iter().position(|other| *other == one).unwrap_or_else(|| {
            things.push(one);
            things.len() - 1
        })
    };
    list.iter().map(number).collect()
}

/// Where two rows differ.
fn changes<T: PartialEq>(before: &[T], after: &[T]) -> Vec<(Range<usize>, Range<usize>)> {
    let mut things = Vec::new();
    let [old, new] = [before, after].map(|list| numbered(list, &mut things));
    let ops = capture_diff_slices(Algorithm::Myers, &old, &new);
    let equal = ops.iter().filter(|op| op.tag() == DiffTag::Equal).map(|op| (op.old_range(), op.new_range()));
    let (mut gone, mut come, mut found) = (0, 0, Vec::new());
    for (was, is) in equal.chain([(old.len()..old.len(), new.len()..new.len())]) {
        if gone < was.start || come < is.start {
            found.push((gone..was.start, come..is.start));
        }
        (gone, come) = (was.end, is.end);
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_both_added_is_there_and_what_one_took_is_not() {
        assert_eq!(different(&["a", "b"], &["a", "b", "c"], &["b", "d"]), Some(vec!["b", "c", "d"]));
        assert_eq!(different(&["a"], &["b"], &["c"]), None, "both put something in its place");
        assert_eq!(different(&["a", "a"], &["a"], &["a", "b"]), None, "which one went?");
    }

    #[test]
    fn entries_are_changed_each_by_itself() {
        let none = |_: &&str, _: &&str, _: &&str| None;
        assert_eq!(entries(&["a", "b", "c"], &["x", "a", "b", "c"], &["a", "b"], none), Some(vec!["x", "a", "b"]));
        assert_eq!(entries(&["a"], &["a", "x"], &["a", "y"], none), None);
        let first = |_: &&'static str, first: &&'static str, _: &&'static str| Some(*first);
        assert_eq!(entries(&["a", "b"], &["x", "b"], &["y", "z"], first), Some(vec!["x", "b"]));
    }
}
