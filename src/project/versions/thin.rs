//! Which earlier saves are let go: the more time has passed, the fewer of them are kept.

use std::collections::BTreeSet;

use jiff::{SignedDuration, Timestamp};

/// The latest saves are all kept.
const LATEST: usize = 20;
/// Most bytes that the versions of one project take.
pub const MAX_BYTES: u64 = 500_000_000;

const HOUR: i64 = 3_600;
const DAY: i64 = 24 * HOUR;
const WEEK: i64 = 7 * DAY;
/// For how long one save of each stretch of time is kept, and how long the stretch is, in seconds.
const RUNGS: [(i64, i64); 3] = [(2 * DAY, HOUR), (30 * DAY, DAY), (365 * DAY, WEEK)];
/// 1 January 1970 was a Thursday; weeks begin on Monday.
const MONDAY: i64 = 3 * DAY;

/// What is known of a version when it is decided whether it stays.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Weighed {
    /// When it was saved.
    pub at: Timestamp,
    /// Whether somebody gave it a name.
    pub named: bool,
    /// Whether it leads back from what was done to the project, and that is not long ago.
    pub way_back: bool,
    /// How much room it takes, in bytes.
    pub bytes: u64,
}

/// Those of `all`, by their places, that are let go, oldest first. `now` is the clock's time, and
/// `just` what has just been kept.
///
/// What stays: the latest 20; the last of each hour for two days, of each day for thirty, of each
/// week for a year; what was named or leads back; what lies in the future, since then it is the clock that is
/// wrong. If that is more than [`MAX_BYTES`], the oldest go first, but never a named one, never the
/// latest, and never `just`.
#[must_use]
pub fn let_go(all: &[Weighed], now: Timestamp, just: Option<usize>) -> Vec<usize> {
    let mut latest_first: Vec<(usize, &Weighed)> = all.iter().enumerate().collect();
    latest_first.sort_by_key(|(at, one)| std::cmp::Reverse((one.at, *at)));
    let latest = latest_first.first().map(|(at, _)| *at);
    let is_held = |at: usize, one: &Weighed| one.named || Some(at) == just || Some(at) == latest;

    let mut stays = BTreeSet::new();
    let mut taken = BTreeSet::new();
    let past = latest_first.iter().filter(|(_, one)| one.at <= now);
    for (nth, (at, one)) in past.enumerate() {
        // The last of a week is the last of its day and of its hour: what stays now stays later.
        let stretch = rung(one.at, now).map(|length| (length, (one.at.as_second() + MONDAY).div_euclid(length)));
        let last_of_stretch = stretch.is_some_and(|stretch| taken.insert(stretch));
        if nth < LATEST || last_of_stretch || one.way_back || is_held(*at, one) {
            stays.insert(*at);
        }
    }
    stays.extend(latest_first.iter().filter(|(_, one)| one.at > now).map(|(at, _)| *at));

    let mut room: u64 = stays.iter().filter_map(|at| all.get(*at)).map(|one| one.bytes).sum();
    for (at, one) in latest_first.iter().rev() {
        if room > MAX_BYTES && stays.contains(at) && !is_held(*at, one) {
            stays.remove(at);
            room = room.saturating_sub(one.bytes);
        }
    }
    latest_first.iter().rev().map(|(at, _)| *at).filter(|at| !stays.contains(at)).collect()
}

/// How long the stretches are, of each of which one save of that age is kept; `None` when it is too
/// old for any.
fn rung(at: Timestamp, now: Timestamp) -> Option<i64> {
    let age = now.duration_since(at);
    RUNGS.iter().find(|(age_up_to, _)| age <= SignedDuration::from_secs(*age_up_to)).map(|(_, length)| *length)
}
