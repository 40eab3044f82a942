//! Trying a target, and what becomes of what it fails on.

use std::cell::Cell;
use std::fs;
use std::hash::{DefaultHasher, Hash as _, Hasher as _};
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::{Path, PathBuf};
use std::sync::{Mutex, MutexGuard, Once, PoisonError};
use std::time::{Duration, Instant};

use crate::memory;
use crate::mutate::mutated;
use crate::pieces::Whole;
use crate::random::Random;

/// Something that reads what comes from outside.
pub(crate) struct Target {
    /// The folder of its corpus.
    pub(crate) name: &'static str,
    /// What an input is made of, if that is known.
    pub(crate) pieces: fn(&[u8]) -> Option<Whole>,
    /// Words that mean something in it.
    pub(crate) tokens: &'static [&'static str],
    /// What reading one may take, in megabytes, and besides for each byte of it, in bytes.
    pub(crate) megabytes: u64,
    pub(crate) each: u64,
    /// Good inputs besides those kept.
    pub(crate) seeds: fn() -> Vec<Vec<u8>>,
    /// Reads an input; panics where it should not have.
    pub(crate) read: fn(&[u8]),
}

impl Target {
    /// Whether reading inputs of these lengths, one after the other, may take so many bytes.
    fn may_take(&self, grown: u64, longest: usize) -> bool {
        grown <= (self.megabytes << 20) + self.each * longest as u64
    }
}

/// Inputs tried where nothing else is said.
const ROUNDS: u64 = 250;
/// Memory is measured over so many inputs at a time: to ask the system for each would take longer than
/// to read it.
const AT_ONCE: usize = 25;
/// The longest time for one, of a program built to be tried.
const MOST_TIME: Duration = Duration::from_secs(4);

/// One at a time: memory is that of the process.
static TURN: Mutex<()> = Mutex::new(());

/// Waits for its turn, and has it until what is given is dropped.
pub(crate) fn turn() -> MutexGuard<'static, ()> {
    TURN.lock().unwrap_or_else(PoisonError::into_inner)
}

thread_local! {
    static QUIET: Cell<bool> = const { Cell::new(false) };
}

/// What is wrong with reading an input, if something is.
pub(crate) fn fault_of(target: &Target, input: &[u8]) -> Option<String> {
    static HOOK: Once = Once::new();
    HOOK.call_once(|| {
        let loud = std::panic::take_hook();
        std::panic::set_hook(Box::new(move |panic| {
            if !QUIET.get() {
                loud(panic);
            }
        }));
    });
    let (started, mut caught) = (memory::worked(), None);
    let grown = memory::grown_by(|| {
        QUIET.set(true);
        caught = catch_unwind(AssertUnwindSafe(|| (target.read)(input))).err();
        QUIET.set(false);
    });
    if let Some(panic) = caught {
        let said = panic.downcast_ref::<String>().cloned();
        return Some(said.or_else(|| panic.downcast_ref::<&str>().map(|said| (*said).to_owned())).unwrap_or_default());
    }
    if let Some(grown) = grown.filter(|grown| !target.may_take(*grown, input.len())) {
        return Some(format!("memory: {} MB", grown >> 20));
    }
    let took = memory::worked().saturating_sub(started);
    (took > MOST_TIME).then(|| format!("time: {} s", took.as_secs()))
}

/// The input without what it fails without: halves, quarters and so on, down to single bytes.
pub(crate) fn shortened(target: &Target, input: &[u8], fault: &str) -> Vec<u8> {
    let kind = |fault: &str| fault.chars().take(6).collect::<String>();
    let fails = |input: &[u8]| fault_of(target, input).is_some_and(|found| kind(&found) == kind(fault));
    let (mut best, mut length, started) = (input.to_vec(), input.len() / 2, Instant::now());
    while length > 0 && started.elapsed() < Duration::from_mins(1) {
        let mut at = 0;
        while at < best.len() {
            let mut less = best.clone();
            less.drain(at..(at + length).min(best.len()));
            if fails(&less) {
                best = less;
            } else {
                at += length;
            }
        }
        length /= 2;
    }
    best
}

fn corpus(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fuzz/corpus").join(name)
}

/// The inputs kept for a target, by name.
fn kept(target: &Target) -> Vec<Vec<u8>> {
    files_of(corpus(target.name)).iter().map(|file| fs::read(file).unwrap()).collect()
}

/// Those of them that are good ones.
pub(crate) fn kept_whole(name: &str) -> Vec<Vec<u8>> {
    let is_fault = |file: &&PathBuf| file.file_name().is_some_and(|name| name.to_string_lossy().starts_with("fault-"));
    files_of(corpus(name)).iter().filter(|file| !is_fault(file)).map(|file| fs::read(file).unwrap()).collect()
}

fn files_of(folder: PathBuf) -> Vec<PathBuf> {
    let entries = fs::read_dir(folder).into_iter().flatten();
    let mut files: Vec<PathBuf> = entries.map(|entry| entry.unwrap().path()).collect();
    files.sort();
    files
}

/// Keeps an input that failed, and tells of it.
fn failed(target: &Target, input: &[u8], fault: &str) -> String {
    let short = shortened(target, input, fault);
    let mut hash = DefaultHasher::new();
    short.hash(&mut hash);
    let file = corpus(target.name).join(format!("fault-{:016x}", hash.finish()));
    fs::create_dir_all(corpus(target.name)).unwrap();
    std::io::Write::write_all(&mut fs::File::create(&file).unwrap(), &short).unwrap();
    format!("{}: {} bytes in {}: {fault}", target.name, short.len(), file.display())
}

fn asked(name: &str) -> Option<u64> {
    std::env::var(name).ok().map(|said| said.parse().unwrap_or_else(|_| panic!("{name} is to be a number, not {said}")))
}

/// Tries a target.
pub(crate) fn run(target: &Target) {
    let _turn = turn();
    let seeds = [kept(target), (target.seeds)()].concat();
    assert!(!seeds.is_empty(), "{} has nothing to begin with", target.name);
    for seed in &seeds {
        let fault = fault_of(target, seed);
        assert_eq!(fault, None, "{}: an input that is kept", target.name);
    }
    let mut random = Random::seeded(asked("COPYDESK_FUZZ_SEED").unwrap_or(20_261_126));
    let seconds = asked("COPYDESK_FUZZ_SECONDS").map(Duration::from_secs);
    let rounds = asked("COPYDESK_FUZZ_ROUNDS").unwrap_or(if seconds.is_some() { u64::MAX } else { ROUNDS });
    let (started, mut tried, mut faults, mut most, mut longest) =
        (Instant::now(), 0, Vec::new(), 0, (Duration::ZERO, 0));
    while tried < rounds && seconds.is_none_or(|seconds| started.elapsed() < seconds) && faults.len() < 5 {
        let inputs: Vec<Vec<u8>> = (0..AT_ONCE).map(|_| mutated(&mut random, target, &seeds)).collect();
        let mut found = Vec::new();
        let grown = memory::grown_by(|| {
            for input in &inputs {
                let began = memory::worked();
                QUIET.set(true);
                let read = catch_unwind(AssertUnwindSafe(|| (target.read)(input)));
                QUIET.set(false);
                let took = memory::worked().saturating_sub(began);
                longest = longest.max((took, input.len()));
                if read.is_err() || took > MOST_TIME {
                    found.push(input);
                }
            }
        });
        tried += inputs.len() as u64;
        most = most.max(grown.unwrap_or(0));
        // One of them, then, took more than its own length allows.
        let shortest = inputs.iter().map(Vec::len).min().unwrap_or(0);
        if grown.is_some_and(|grown| !target.may_take(grown, shortest)) {
            found.extend(&inputs);
        }
        for input in found {
            if let Some(fault) = fault_of(target, input) {
                faults.push(failed(target, input, &fault));
            }
        }
    }
    println!(
        "{}: {tried} inputs in {:.1} s, from {} good ones; longest {} ms for {} bytes, most memory {} MB",
        target.name,
        started.elapsed().as_secs_f64(),
        seeds.len(),
        longest.0.as_millis(),
        longest.1,
        most >> 20
    );
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}
