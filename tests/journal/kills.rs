//! `kill -9` at random moments: what was typed is found, to the last letter nearly always.

use std::io::{BufRead as _, BufReader};
use std::path::Path;
use std::process::Stdio;
use std::time::Duration;

use copydesk::ground::IdMint;

use crate::driver::{Drive, command};
use crate::letters::{count_of, lay_down, look, random};

/// What a kill cost.
struct Cost {
    letters: usize,
    micros: u64,
}

/// Lets a desk type, kills it, and looks.
fn kill_one(folder: &Path, drive: Drive, mint: &mut IdMint) -> Cost {
    let mut child = command(folder, drive).stdout(Stdio::piped()).spawn().unwrap();
    let mut said = BufReader::new(child.stdout.take().unwrap()).lines().map_while(Result::ok);
    let ack = |line: &str| {
        let (count, at) = line.strip_prefix("ACK ")?.split_once(' ')?;
        Some((count.parse::<usize>().ok()?, at.parse::<u64>().ok()?))
    };
    let wanted = 1 + usize::try_from(random(mint, 120)).unwrap();
    let mut acked = vec![(0, 0)];
    for line in said.by_ref() {
        acked.extend(ack(&line));
        if acked.len() > wanted {
            std::thread::park_timeout(Duration::from_micros(random(mint, 8_000)));
            break;
        }
    }
    child.kill().unwrap();
    child.wait().unwrap();
    acked.extend(said.filter_map(|line| ack(&line)));
    let left = look(folder).unwrap();
    let (last, end) = *acked.last().unwrap();
    let first_lost = acked.iter().find(|(count, _)| *count > left.found);
    Cost { letters: last.saturating_sub(left.found), micros: first_lost.map_or(0, |(_, at)| end - at + 1) }
}

fn kill_many(kills: usize, drive: Drive, seed: u64) -> Vec<Cost> {
    let mut mint = IdMint::seeded(seed);
    (0..kills)
        .map(|_| {
            let place = tempfile::tempdir().unwrap();
            lay_down(place.path());
            kill_one(place.path(), drive, &mut mint)
        })
        .collect()
}

fn tell(what: &str, costs: &[Cost]) -> (usize, u64) {
    let mut micros: Vec<u64> = costs.iter().map(|cost| cost.micros).collect();
    micros.sort_unstable();
    let at = |hundredth: usize| micros[(micros.len() - 1) * hundredth / 100];
    let lossless = costs.iter().filter(|cost| cost.letters == 0).count();
    let most = costs.iter().map(|cost| cost.letters).max().unwrap();
    let mut by_letters = std::collections::BTreeMap::new();
    for cost in costs {
        *by_letters.entry(cost.letters).or_insert(0) += 1;
    }
    println!(
        "{what}: {} kills, {lossless} lost nothing, {most} letters at most; by letters lost {by_letters:?}",
        costs.len()
    );
    println!(
        "  typing lost in ms: p50 {} p95 {} p99 {} most {}",
        at(50) / 1000,
        at(95) / 1000,
        at(99) / 1000,
        at(100) / 1000
    );
    (lossless, at(100))
}

#[test]
#[ignore = "takes minutes; COPYDESK_KILLS=1000 for all of it"]
fn a_kill_at_any_moment_loses_next_to_nothing() {
    let kills = count_of("COPYDESK_KILLS", 100);
    let drive = Drive { letters: 100_000, pace: 3_000, saves: 40, works: true, ..Drive::default() };
    let costs = kill_many(kills, drive, 11);
    let (lossless, most) = tell("with a journal", &costs);
    // A machine with much to do holds a thread up for a while now and then; of few kills one tells little.
    let bound = if kills < 100 { 250_000 } else { 50_000 };
    assert!(most <= bound, "{most} µs of typing were lost");
    // A desk of which five of a hundred lose something is beyond this once in a thousand times.
    let all = f64::from(u32::try_from(kills).unwrap());
    let (lost, allowed) = (kills - lossless, 0.05 * all + 3.0 * (0.05 * 0.95 * all).sqrt());
    assert!(f64::from(u32::try_from(lost).unwrap()) <= allowed, "{lost} lost something, {allowed:.1} may");
    // These must see a desk that records nothing.
    let control = Drive { unrecorded: true, works: false, ..drive };
    let costs = kill_many(kills.div_ceil(20), control, 12);
    let (lossless, most) = tell("without one", &costs);
    assert!(lossless * 100 < costs.len() * 50 && most > 50_000, "a desk without a journal was not found out");
}
