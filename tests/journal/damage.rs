//! Journals that were cut off, damaged, or made by somebody with bad intentions.

use std::fs;
use std::path::Path;

use copydesk::app::safety::recovery::{find_lost, replay};
use copydesk::ground::IdMint;
use copydesk::project::Project;
use copydesk::project::journal::Recorded;

use crate::desk::{Place, crash, headline, now};

/// A journal of some changes, and the states that it went through.
fn sample(place: &Place) -> (Vec<u8>, Vec<Project>) {
    let mut session = place.desk();
    let mut states = vec![session.project.clone()];
    for words in ["Ferry", "Ferry sails", "عبّارة تُبحر", "Ferry sails again"] {
        headline(&mut session, words);
        states.push(session.project.clone());
    }
    crash(session);
    (fs::read(&place.journals()[0]).unwrap(), states)
}

/// What damaged bytes lead to: a state that was there, or a sentence.
fn outcome(path: &Path, bytes: &[u8], states: &[Project]) -> Option<(usize, usize)> {
    fs::write(path, bytes).unwrap();
    match replay(path) {
        Ok(replayed) => {
            let at = states.iter().position(|state| *state == replayed.project);
            Some((at.expect("words that nobody typed"), replayed.missing))
        }
        Err(error) => {
            let said = error.to_string();
            assert!(said.contains("journal"), "{said}");
            None
        }
    }
}

#[test]
fn a_journal_cut_at_any_byte_leads_to_a_state_that_was_there() {
    let place = Place::new();
    let (whole, states) = sample(&place);
    let path = place.path().join("cut.journal");
    let (mut reached, mut refused) = (vec![0; states.len()], 0);
    let mut last = 0;
    for end in 0..=whole.len() {
        match outcome(&path, &whole[..end], &states) {
            Some((state, _)) => {
                assert!(state >= last, "a longer journal leads no less far");
                last = state;
                reached[state] += 1;
            }
            None => refused += 1,
        }
    }
    println!("{} cuts: {refused} refused, states reached {reached:?}", whole.len() + 1);
    assert_eq!(last, states.len() - 1);
    assert!(refused > 0 && reached.iter().skip(1).all(|count| *count > 0));
}

#[test]
fn every_flipped_bit_is_noticed_and_shows_no_words_that_nobody_typed() {
    let place = Place::new();
    let (whole, states) = sample(&place);
    let path = place.path().join("flipped.journal");
    let mut mint = IdMint::seeded(5);
    let count: usize = std::env::var("COPYDESK_FLIPS").ok().and_then(|n| n.parse().ok()).unwrap_or(3_000);
    let (mut refused, mut shorter) = (0, 0);
    for _ in 0..count {
        let mut bytes = whole.clone();
        for _ in 0..=mint.mint::<u64>() % 3 {
            let bit = usize::try_from(mint.mint::<u64>()).unwrap() % (bytes.len() * 8);
            bytes[bit / 8] ^= 1 << (bit % 8);
        }
        if bytes == whole {
            continue;
        }
        match outcome(&path, &bytes, &states) {
            Some((_, missing)) => {
                assert!(missing > 0, "the damage was not noticed");
                shorter += 1;
            }
            None => refused += 1,
        }
    }
    println!("{count} damaged journals: {refused} refused, {shorter} read up to the damage");
    assert!(refused > 0 && shorter > 0);
}

#[test]
fn frames_that_were_taken_out_doubled_or_exchanged_end_the_journal() {
    let place = Place::new();
    let (whole, states) = sample(&place);
    let path = place.path().join("mixed.journal");
    let read = Recorded::of(whole.clone(), &path).unwrap();
    let lengths: Vec<usize> = read.edits().map(|edit| edit.len() + 17).collect();
    let last: usize = lengths[lengths.len() - 2..].iter().sum();
    let (head, tail) = whole.split_at(whole.len() - last);
    let (one, two) = tail.split_at(lengths[lengths.len() - 2]);
    for (pieces, state) in [(vec![one, one, two], 3), (vec![two, one], 2), (vec![two], 2), (vec![one, head], 3)] {
        let bytes = [vec![head], pieces].concat().concat();
        let (reached, missing) = outcome(&path, &bytes, &states).unwrap();
        assert_eq!((reached, missing), (state, 1));
    }
}

#[test]
fn bytes_that_are_no_journal_are_refused_with_a_sentence() {
    let place = Place::new();
    drop(sample(&place));
    let path = place.journals().remove(0);
    let huge = [b"copydesk-journal 1\n".as_slice(), &[0xff; 40]].concat();
    for bytes in [b"".as_slice(), b"copydesk", b"copydesk-journal 1\n", &huge, &[0; 4_096], b"copydesk-journal 2\nxyz"]
    {
        fs::write(&path, bytes).unwrap();
        let found = find_lost(&place.state(), now()).unwrap();
        assert!(found.lost.is_empty());
        let [unreadable] = &found.unreadable[..] else { panic!("not said") };
        assert!(unreadable.why.to_string().contains(".journal"), "{}", unreadable.why);
        drop(found);
        assert_eq!(fs::read(&path).unwrap(), bytes, "it was left as it is");
    }
}
