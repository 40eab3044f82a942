//! Whatever comes from outside is read without a panic, in bounded memory and time: project files,
//! journals, raw copy, pasted pages, what photos say of themselves, lists of exported files, settings,
//! templates, dictionaries. Inputs are made by damaging good ones, kept in `tests/fuzz/corpus` and
//! made here, with their structure in mind.
//!
//! `cargo test --test fuzz` tries a few hundred of each. `COPYDESK_FUZZ_ROUNDS` says how many,
//! `COPYDESK_FUZZ_SECONDS` how long instead, `COPYDESK_FUZZ_SEED` where to begin; what is tried
//! depends on nothing else. An input that fails is made as short as it still fails, and laid into
//! the corpus, where it is tried first from then on.
#![expect(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::print_stdout,
    reason = "a test that cannot go on fails, and tells what it tried"
)]

mod deep;
#[path = "../photos/files.rs"]
#[allow(dead_code, reason = "some of it is used here")]
mod files;
mod growth;
mod journals;
mod memory;
mod mutate;
mod pieces;
mod random;
mod run;
mod seeds;
mod targets;

use run::{Target, run};

macro_rules! fuzzed {
    ($($name:ident: $target:path),+ $(,)?) => {$(
        #[test]
        fn $name() {
            run(&$target);
        }
    )+};
}

fuzzed! {
    projects_open_or_are_refused: targets::PROJECT,
    damaged_journals_lead_to_what_was_typed: journals::JOURNAL,
    forged_journals_are_read_or_refused: journals::FORGED,
    raw_copy_is_taken_in: targets::COPY,
    pasted_pages_become_copy: targets::HTML,
    photos_tell_of_themselves_or_are_refused: targets::PHOTO,
    lists_of_exported_files_are_read_or_left: targets::JSON,
    settings_are_read_or_put_aside: targets::SETTINGS,
    templates_are_read_or_left: targets::TEMPLATE,
    dictionaries_are_read_or_refused: targets::DICTIONARY,
}

/// A target that has every fault there is to find.
const FAULTY: Target = Target {
    name: "faulty",
    pieces: pieces::none,
    tokens: &[],
    megabytes: 64,
    each: 0,
    seeds: || vec![b"plain words, nothing more".to_vec()],
    read: |bytes| match bytes.split(|byte| *byte == b'!').count() {
        1 => {}
        2 => drop(std::hint::black_box(vec![1_u8; 100 << 20])),
        _ => panic!("two marks"),
    },
};

#[test]
fn a_fault_is_found_made_short_and_memory_is_measured() {
    let _turn = run::turn();
    let fault = run::fault_of(&FAULTY, b"long words ! with two ! in them").unwrap();
    assert!(fault.contains("two marks"), "{fault}");
    assert_eq!(run::shortened(&FAULTY, b"long words ! with two ! in them", &fault), b"!!");
    assert_eq!(run::fault_of(&FAULTY, b"words"), None);
    if let Some(grown) = memory::grown_by(|| (FAULTY.read)(b"one !")) {
        assert!(grown >= 90 << 20, "{grown} bytes");
        assert!(run::fault_of(&FAULTY, b"one !").unwrap().contains("memory"));
    }
    let mut random = random::Random::seeded(1);
    let inputs: std::collections::BTreeSet<Vec<u8>> =
        (0..200).map(|_| mutate::mutated(&mut random, &FAULTY, &(FAULTY.seeds)())).collect();
    assert!(inputs.len() > 120, "{} different of 200", inputs.len());
}
