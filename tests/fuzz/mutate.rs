//! Damaging a good input: bits, bytes, lengths, stretches, whole pieces, words that mean something.

use crate::random::Random;
use crate::run::Target;

/// The longest input that is made.
const LONGEST: usize = 1 << 20;

/// Values that lengths and counts get wrong.
const NUMBERS: [u64; 14] =
    [0, 1, 2, 3, 0x7F, 0x80, 0xFF, 0x100, 0x7FFF, 0xFFFF, 0x0100_0000, 0x7FFF_FFFF, 0xFFFF_FFFF, u64::MAX];

/// An input made from one of these, and parts of others.
pub(crate) fn mutated(random: &mut Random, target: &Target, seeds: &[Vec<u8>]) -> Vec<u8> {
    let mut bytes = random.of(seeds).cloned().unwrap_or_default();
    if random.once_in(2) {
        bytes = in_pieces(random, target, &bytes, seeds);
    }
    // Often few, now and then many.
    let most = if random.once_in(6) { 40 } else { 4 };
    for _ in 0..random.below(most) {
        bytes = change(random, target, bytes, seeds);
        bytes.truncate(LONGEST);
    }
    bytes
}

/// Takes pieces of the input away, doubles or moves them, brings in those of others, and changes
/// what is in one, so that it is still a file of its kind on the outside.
fn in_pieces(random: &mut Random, target: &Target, bytes: &[u8], seeds: &[Vec<u8>]) -> Vec<u8> {
    let Some(mut whole) = (target.pieces)(bytes) else { return bytes.to_vec() };
    for _ in 0..=random.below(3) {
        let count = whole.pieces.len();
        match random.below(6) {
            0 if count > 0 => drop(whole.pieces.remove(random.below(count))),
            1 if count > 0 => {
                let piece = whole.pieces.get(random.below(count)).cloned().unwrap_or_default();
                let times = if random.once_in(10) { 300 } else { 1 };
                let at = random.below(count + 1);
                whole.pieces.splice(at..at, std::iter::repeat_n(piece, times));
            }
            2 if count > 1 => whole.pieces.swap(random.below(count), random.below(count)),
            3 => {
                let other = random.of(seeds).and_then(|other| (target.pieces)(other));
                let piece = other.and_then(|other| random.of(&other.pieces).cloned());
                whole.pieces.insert(random.below(count + 1), piece.unwrap_or_default());
            }
            _ => {
                let at = random.below(count);
                if let Some(piece) = whole.pieces.get_mut(at) {
                    for _ in 0..=random.below(4) {
                        *piece = change(random, target, std::mem::take(piece), seeds);
                    }
                }
            }
        }
    }
    whole.joined()
}

/// One change.
fn change(random: &mut Random, target: &Target, mut bytes: Vec<u8>, seeds: &[Vec<u8>]) -> Vec<u8> {
    let at = random.below(bytes.len());
    match random.below(11) {
        0 => {
            if let Some(byte) = bytes.get_mut(at) {
                *byte ^= 1 << random.below(8);
            }
        }
        1 => {
            let byte = random.byte();
            if let Some(there) = bytes.get_mut(at) {
                *there = byte;
            }
        }
        2 => drop(bytes.drain(random.stretch(bytes.len()))),
        3 => {
            let stretch = bytes.get(random.stretch(bytes.len())).unwrap_or_default();
            let stretch = stretch.repeat(if random.once_in(12) { 400 } else { 1 });
            bytes.splice(at..at, stretch);
        }
        4 => {
            let other = random.of(seeds).map(Vec::as_slice).unwrap_or_default();
            let stretch = other.get(random.stretch(other.len())).unwrap_or_default().to_vec();
            bytes.splice(at..at, stretch);
        }
        5 => number(random, &mut bytes, at),
        6 => bytes.truncate(at),
        7 => {
            let stretch = random.stretch(bytes.len());
            if let Some(stretch) = bytes.get_mut(stretch) {
                stretch.reverse();
            }
        }
        _ => {
            let token = random.of(target.tokens).copied().unwrap_or("\0");
            let token = token.repeat(if random.once_in(25) { 3_000 } else { 1 });
            let end = if random.once_in(2) { at } else { (at + token.len()).min(bytes.len()) };
            bytes.splice(at..end, token.into_bytes());
        }
    }
    bytes
}

/// Puts a number where one may stand: two, four or eight bytes in either order, or in figures.
fn number(random: &mut Random, bytes: &mut Vec<u8>, at: usize) {
    let number = random.of(&NUMBERS).copied().unwrap_or(0).wrapping_sub(u64::from(random.once_in(4)));
    let length = [2, 4, 8].get(random.below(3)).copied().unwrap_or(2);
    if random.once_in(4) {
        let figures = bytes.iter().skip(at).take_while(|byte| byte.is_ascii_digit()).count();
        bytes.splice(at..at + figures, number.to_string().into_bytes());
        return;
    }
    let small = number.to_le_bytes();
    let mut written = small.get(..length).unwrap_or_default().to_vec();
    if random.once_in(2) {
        written.reverse();
    }
    for (there, new) in bytes.iter_mut().skip(at).zip(written) {
        *there = new;
    }
}
