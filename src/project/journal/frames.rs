//! The form of a journal: a first line, then frames that each say how long they are, which one they
//! are and what their bytes add up to.
//!
//! A frame is `length: u32, sum: u32, number: u64, kind: u8`, all little-endian, and `length` bytes.
//! The sum is the CRC-32 of all but itself, so that a flipped bit anywhere in a frame is noticed.

use std::ops::Range;

use flate2::Crc;

/// What a journal begins with.
pub(super) const FIRST_LINE: &[u8] = b"copydesk-journal 1\n";
/// What the first line of every form of journal begins with.
pub(super) const ANY_FIRST_LINE: &[u8] = b"copydesk-journal ";
/// The bytes of a frame before its payload.
const BEFORE: usize = 17;

/// What a frame holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    /// What the journal builds on.
    Head,
    /// The bytes of the file it builds on.
    Base,
    /// A change.
    Edit,
    /// What the bytes of the file are that the project was saved as by now.
    Saved,
}

impl Kind {
    const ALL: [(u8, Self); 4] = [(1, Self::Head), (2, Self::Base), (3, Self::Edit), (4, Self::Saved)];

    fn code(self) -> u8 {
        Self::ALL.iter().find(|(_, kind)| *kind == self).map_or(0, |(code, _)| *code)
    }

    fn of(code: u8) -> Option<Self> {
        Self::ALL.iter().find(|(known, _)| *known == code).map(|(_, kind)| *kind)
    }
}

/// A frame as it was found: its payload is a stretch of the journal's bytes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Frame {
    pub(super) number: u64,
    pub(super) kind: Kind,
    pub(super) payload: Range<usize>,
}

/// Adds a frame to `bytes`; whether its payload is short enough for one.
pub(super) fn put(bytes: &mut Vec<u8>, number: u64, kind: Kind, payload: &[u8]) -> bool {
    let Ok(length) = u32::try_from(payload.len()) else { return false };
    let (length, number, code) = (length.to_le_bytes(), number.to_le_bytes(), [kind.code()]);
    let sum = sum(&[&length, &number, &code, payload]);
    bytes.reserve(BEFORE + payload.len());
    for part in [&length[..], &sum.to_le_bytes(), &number, &code, payload] {
        bytes.extend_from_slice(part);
    }
    true
}

/// The frame that begins at `at`; `None` if no whole one does.
pub(super) fn at(bytes: &[u8], at: usize) -> Option<Frame> {
    let (length, rest) = bytes.get(at..)?.split_first_chunk::<4>()?;
    let (told, rest) = rest.split_first_chunk::<4>()?;
    let (number, rest) = rest.split_first_chunk::<8>()?;
    let (code, rest) = rest.split_first_chunk::<1>()?;
    let payload = rest.get(..usize::try_from(u32::from_le_bytes(*length)).ok()?)?;
    let kind = Kind::of(code[0])?;
    if sum(&[length, number, code, payload]) != u32::from_le_bytes(*told) {
        return None;
    }
    let start = at + BEFORE;
    Some(Frame { number: u64::from_le_bytes(*number), kind, payload: start..start + payload.len() })
}

fn sum(parts: &[&[u8]]) -> u32 {
    let mut crc = Crc::new();
    for part in parts {
        crc.update(part);
    }
    crc.sum()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_frame_reads_back_and_any_flipped_bit_is_noticed() {
        let mut bytes = b"before".to_vec();
        assert!(put(&mut bytes, 7, Kind::Edit, "قال".as_bytes()));
        let frame = at(&bytes, 6).unwrap();
        assert_eq!((frame.number, frame.kind), (7, Kind::Edit));
        assert_eq!(&bytes[frame.payload.clone()], "قال".as_bytes());
        assert_eq!(frame.payload.end, bytes.len());
        for bit in 6 * 8..bytes.len() * 8 {
            let mut flipped = bytes.clone();
            flipped[bit / 8] ^= 1 << (bit % 8);
            assert_eq!(at(&flipped, 6), None, "bit {bit}");
        }
        for end in 6..bytes.len() {
            assert_eq!(at(&bytes[..end], 6), None, "cut at {end}");
        }
    }
}
