//! Paragraphs that are nearly the same, found without comparing each with each.
//!
//! Two texts are as alike as the share of five-word runs they have in common (Broder 1997). The
//! three smallest hashes of those runs stand for a paragraph: two that share nine runs in ten
//! share one of the three almost surely, so only paragraphs that meet there are compared.

use std::collections::{BTreeMap, BTreeSet};

/// Paragraphs seen so far.
#[derive(Debug, Default)]
pub(super) struct Seen {
    runs: Vec<(usize, BTreeSet<u64>)>,
    by_least: BTreeMap<u64, usize>,
}

const RUN: usize = 5;
const LEAST_WORDS: usize = 12;

impl Seen {
    /// Adds a paragraph, by its folded words; gives the line of an earlier one nearly the same.
    pub(super) fn add(&mut self, line: usize, key: &str) -> Option<usize> {
        let words: Vec<u64> = key.split(' ').map(hash).collect();
        if words.len() < LEAST_WORDS {
            return None;
        }
        let runs: BTreeSet<u64> = words.windows(RUN).map(|run| run.iter().fold(SEED, |h, w| mix(h, *w))).collect();
        let least: Vec<u64> = runs.iter().take(3).copied().collect();
        let near = least.iter().filter_map(|h| self.by_least.get(h)).find_map(|at| {
            let (line, other) = self.runs.get(*at)?;
            let common = runs.intersection(other).count();
            (common * 10 > (runs.len() + other.len() - common) * 9).then_some(*line)
        });
        for h in least {
            self.by_least.insert(h, self.runs.len());
        }
        self.runs.push((line, runs));
        near
    }
}

/// FNV-1a, 64 bits.
const SEED: u64 = 0xcbf2_9ce4_8422_2325;

fn hash(word: &str) -> u64 {
    word.bytes().fold(SEED, |h, byte| mix(h, u64::from(byte)))
}

fn mix(h: u64, value: u64) -> u64 {
    (h ^ value).wrapping_mul(0x0100_0000_01b3).rotate_left(23)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_word_of_many_changed_is_nearly_the_same() {
        let first: Vec<String> = (0..120).map(|n| format!("w{n}")).collect();
        let mut second = first.clone();
        second[60] = "other".to_owned();
        let mut seen = Seen::default();
        assert_eq!(seen.add(1, &first.join(" ")), None);
        assert_eq!(seen.add(2, &second.join(" ")), Some(1));
        assert_eq!(seen.add(3, &first[..40].join(" ")), None);
    }
}
