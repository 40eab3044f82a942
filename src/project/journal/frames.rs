//! The form of a journal: a first line, then frames that each say how long they are, which one they
//! are and what their bytes add up to.
//!
//! A frame is `length: u32, sum: u32, number: u64, kind: u8`, all little-endian, and `length` bytes.
//! The sum is the CRC-32 of the sum of the frame before (0 for the first) and of all but itself. So a
//! flipped bit anywhere in a frame is noticed, and a frame counts only behind those it was written
//! behind: never behind those of another journal, or of an earlier state of its own, which a disk
//! may show after a fault. The write-ahead log of `SQLite` sums up in the same way.

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
    /// What the next one is summed up from.
    pub(super) sum: u32,
}

/// Adds a frame to `bytes`, behind one of the sum `before`. Gives its own sum; `None` if its payload
/// is too long for a frame.
pub(super) fn put(bytes: &mut Vec<u8>, before: u32, number: u64, kind: Kind, payload: &[u8]) -> Option<u32> {
    let length = u32::try_from(payload.len()).ok()?;
    let (length, number, code) = (length.to_le_bytes(), number.to_le_bytes(), [kind.code()]);
    let sum = sum(&[&before.to_le_bytes(), &length, &number, &code, payload]);
    bytes.reserve(BEFORE + payload.len());
    for part in [&length[..], &sum.to_le_bytes(), &number, &code, payload] {
        bytes.extend_from_slice(part);
    }
    Some(sum)
}

/// The frame that begins at `at`, behind one of the sum `before`; `None` if no whole one does.
pub(super) fn at(bytes: &[u8], before: u32, at: usize) -> Option<Frame> {
    let (length, rest) = bytes.get(at..)?.split_first_chunk::<4>()?;
    let (told, rest) = rest.split_first_chunk::<4>()?;
    let (number, rest) = rest.split_first_chunk::<8>()?;
    let (code, rest) = rest.split_first_chunk::<1>()?;
    let payload = rest.get(..usize::try_from(u32::from_le_bytes(*length)).ok()?)?;
    let kind = Kind::of(code[0])?;
    let sum = sum(&[&before.to_le_bytes(), length, number, code, payload]);
    if sum != u32::from_le_bytes(*told) {
        return None;
    }
    let start = at + BEFORE;
    Some(Frame { number: u64::from_le_bytes(*number), kind, payload: start..start + payload.len(), sum })
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
        let sum = put(&mut bytes, 9, 7, Kind::Edit, "قال".as_bytes());
        let frame = at(&bytes, 9, 6).unwrap();
        assert_eq!(sum, Some(frame.sum));
        assert_eq!(at(&bytes, 8, 6), None, "behind another frame");
        assert_eq!((frame.number, frame.kind), (7, Kind::Edit));
        assert_eq!(&bytes[frame.payload.clone()], "قال".as_bytes());
        assert_eq!(frame.payload.end, bytes.len());
        for bit in 6 * 8..bytes.len() * 8 {
            let mut flipped = bytes.clone();
            flipped[bit / 8] ^= 1 << (bit % 8);
            assert_eq!(at(&flipped, 9, 6), None, "bit {bit}");
        }
        for end in 6..bytes.len() {
            assert_eq!(at(&bytes[..end], 9, 6), None, "cut at {end}");
        }
    }
}
