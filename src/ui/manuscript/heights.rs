//! Heights: how high each leaf of the page is, and which leaf lies at a height.

use std::ops::Range;

/// Leaves summed up in one step.
const GROUP: usize = 128;

/// The heights of a row of leaves, in points. Positions are in 64 bits: at a million words the
/// page is millions of points high, where 32 bits would place a line an eighth of a point off.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Heights {
    each: Vec<f32>,
    groups: Vec<f64>,
}

impl Heights {
    /// Takes the place of some leaves' heights; `range` is clamped to what is there.
    pub(super) fn splice(&mut self, range: Range<usize>, with: impl IntoIterator<Item = f32>) {
        let end = range.end.min(self.each.len());
        let start = range.start.min(end);
        self.each.splice(start..end, with);
        let kept = start / GROUP;
        self.groups.truncate(kept);
        let rest = self.each.get(kept * GROUP..).unwrap_or_default();
        self.groups.extend(rest.chunks(GROUP).map(sum));
    }

    /// How many leaves there are.
    pub(super) fn len(&self) -> usize {
        self.each.len()
    }

    /// The height of a leaf; 0 where there is none.
    pub(super) fn of(&self, leaf: usize) -> f32 {
        self.each.get(leaf).copied().unwrap_or_default()
    }

    /// Notes how high a leaf came out.
    pub(super) fn set(&mut self, leaf: usize, height: f32) {
        let Some(known) = self.each.get_mut(leaf) else { return };
        if known.to_bits() == height.to_bits() {
            return;
        }
        *known = height;
        let group = leaf / GROUP;
        let members = self.each.chunks(GROUP).nth(group).map(sum);
        if let (Some(known), Some(members)) = (self.groups.get_mut(group), members) {
            *known = members;
        }
    }

    /// Where a leaf begins, from the top of the page.
    pub(super) fn top_of(&self, leaf: usize) -> f64 {
        let leaf = leaf.min(self.each.len());
        let group = leaf / GROUP;
        let before: f64 = self.groups.iter().take(group).sum();
        before + self.each.get(group * GROUP..leaf).map_or(0.0, sum)
    }

    /// How high they are together.
    pub(super) fn total(&self) -> f64 {
        self.groups.iter().sum()
    }

    /// The leaf at a height from the top of the page, and how far below its top that is. Above
    /// the first leaf is the first, below the last is the end of the last.
    pub(super) fn at(&self, height: f64) -> (usize, f32) {
        let mut left = height.max(0.0);
        let mut leaf = 0;
        for group in &self.groups {
            if left < *group {
                break;
            }
            left -= group;
            leaf += GROUP;
        }
        for each in self.each.get(leaf.min(self.each.len())..).unwrap_or_default() {
            if left < f64::from(*each) {
                return (leaf, narrow(left));
            }
            left -= f64::from(*each);
            leaf += 1;
        }
        let last = self.each.len().saturating_sub(1);
        (last, self.of(last))
    }
}

fn sum(heights: &[f32]) -> f64 {
    heights.iter().map(|height| f64::from(*height)).sum()
}

/// A distance within one leaf.
#[expect(clippy::cast_possible_truncation, reason = "less than the height of a leaf, which is held in 32 bits")]
pub(super) fn narrow(distance: f64) -> f32 {
    distance as f32
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn groups_agree_with_adding_up(
            steps in prop::collection::vec((0usize..400, 0usize..40, prop::collection::vec(1.0f32..50.0, 0..60)), 1..12),
            wanted in 0.0f64..20_000.0,
        ) {
            let (mut heights, mut plain) = (Heights::default(), Vec::<f32>::new());
            for (at, gone, with) in steps {
                heights.splice(at..at + gone, with.clone());
                let start = at.min(plain.len());
                let end = (at + gone).min(plain.len());
                plain.splice(start..end, with);
            }
            prop_assert_eq!(&heights.each, &plain);
            let added: f64 = plain.iter().map(|h| f64::from(*h)).sum();
            prop_assert!((heights.total() - added).abs() < 1e-6);
            if !plain.is_empty() {
                let (leaf, below) = heights.at(wanted);
                prop_assert!(leaf < plain.len());
                let there = heights.top_of(leaf) + f64::from(below);
                prop_assert!((there - wanted.min(added)).abs() < 1e-2, "{there} for {wanted} of {added}");
                heights.set(leaf, 7.0);
                plain[leaf] = 7.0;
                let added: f64 = plain.iter().map(|h| f64::from(*h)).sum();
                prop_assert!((heights.total() - added).abs() < 1e-6);
            }
        }
    }
}
