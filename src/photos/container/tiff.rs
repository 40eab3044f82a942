//! The directories of a TIFF file (TIFF 6.0, section 2), which EXIF is built from as well.
//!
//! Only what is asked for by its tag is read, so a camera's position (the GPS directory) never
//! reaches the desk's memory as anything but bytes of the file.

use super::bytes::{be16, be32, le16, le32};
use super::slice;

/// The most numbers read from one entry.
const MAX_NUMBERS: usize = 1 << 20;

/// A TIFF file with its byte order.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Tiff<'a> {
    bytes: &'a [u8],
    little: bool,
}

/// One directory of a TIFF file.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Directory<'a> {
    tiff: Tiff<'a>,
    at: usize,
}

struct Entry<'a> {
    kind: u16,
    value: &'a [u8],
}

impl<'a> Tiff<'a> {
    /// Opens a classic TIFF file (not `BigTIFF`), or a piece of EXIF.
    pub(crate) fn open(bytes: &'a [u8]) -> Option<Self> {
        let little = bytes.starts_with(b"II*\0");
        (little || bytes.starts_with(b"MM\0*")).then_some(Self { bytes, little })
    }

    /// The first directory.
    pub(crate) fn first(self) -> Directory<'a> {
        let at = self.u32(self.bytes, 4).and_then(|at| usize::try_from(at).ok());
        Directory { tiff: self, at: at.unwrap_or(usize::MAX) }
    }

    fn u16(self, bytes: &[u8], at: usize) -> Option<u16> {
        if self.little { le16(bytes, at) } else { be16(bytes, at) }
    }

    fn u32(self, bytes: &[u8], at: usize) -> Option<u32> {
        if self.little { le32(bytes, at) } else { be32(bytes, at) }
    }
}

impl<'a> Directory<'a> {
    /// Whether there is an entry with this tag.
    pub(crate) fn has(self, tag: u16) -> bool {
        self.entry(tag).is_some()
    }

    /// The entry's first number.
    pub(crate) fn number(self, tag: u16) -> Option<u32> {
        self.numbers(tag).next()
    }

    /// The entry's numbers, if they are of an unsigned kind; at most a million.
    pub(crate) fn numbers(self, tag: u16) -> impl Iterator<Item = u32> + 'a {
        let tiff = self.tiff;
        let (kind, value) = self.entry(tag).map_or((0, &[][..]), |entry| (entry.kind, entry.value));
        let step = size_of_kind(kind).unwrap_or(1);
        value.chunks_exact(step).take(MAX_NUMBERS).map_while(move |number| match kind {
            1 => number.first().map(|byte| u32::from(*byte)),
            3 => tiff.u16(number, 0).map(u32::from),
            4 => tiff.u32(number, 0),
            _ => None,
        })
    }

    /// The entry's bytes as they stand in the file.
    pub(crate) fn raw(self, tag: u16) -> Option<&'a [u8]> {
        self.entry(tag).map(|entry| entry.value)
    }

    /// The directory this entry points to.
    pub(crate) fn directory(self, tag: u16) -> Option<Self> {
        let at = usize::try_from(self.number(tag)?).ok()?;
        Some(Self { tiff: self.tiff, at })
    }

    fn entry(self, tag: u16) -> Option<Entry<'a>> {
        let Tiff { bytes, .. } = self.tiff;
        let count = usize::from(self.tiff.u16(bytes, self.at)?);
        let entries = bytes.get(self.at.checked_add(2)?..)?;
        let entry = entries.chunks_exact(12).take(count).find(|entry| self.tiff.u16(entry, 0) == Some(tag))?;
        let kind = self.tiff.u16(entry, 2)?;
        let count = usize::try_from(self.tiff.u32(entry, 4)?).ok()?;
        let length = count.checked_mul(size_of_kind(kind)?)?;
        let value = if length <= 4 {
            slice(entry, 8, length)
        } else {
            slice(bytes, usize::try_from(self.tiff.u32(entry, 8)?).ok()?, length)
        };
        Some(Entry { kind, value: value? })
    }
}

/// The size of one value of a kind in bytes (TIFF 6.0, page 15).
fn size_of_kind(kind: u16) -> Option<usize> {
    match kind {
        1 | 2 | 6 | 7 => Some(1),
        3 | 8 => Some(2),
        4 | 9 | 11 | 13 => Some(4),
        5 | 10 | 12 => Some(8),
        _ => None,
    }
}

/// Whether all strips or tiles of the first picture lie inside the file. What cannot be read here
/// is left for the decoder to judge.
pub(crate) fn first_picture_is_whole(bytes: &[u8]) -> bool {
    let Some(first) = Tiff::open(bytes).map(Tiff::first) else { return true };
    let inside = |offsets: u16, lengths: u16| {
        first
            .numbers(offsets)
            .zip(first.numbers(lengths))
            .all(|(at, length)| u64::from(at) + u64::from(length) <= bytes.len() as u64)
    };
    inside(273, 279) && inside(324, 325)
}
