//! What files are made of: the segments of a JPEG, the chunks of PNG and WebP, the entries of a TIFF
//! directory, lines, and what lies between two brackets. Taken apart and put together again, a file
//! has lengths and check sums that hold.

use crate::files::chunk;

/// A file taken apart.
pub(crate) struct Whole {
    before: Vec<u8>,
    pub(crate) pieces: Vec<Vec<u8>>,
    after: Vec<u8>,
    join: fn(&Whole) -> Vec<u8>,
}

impl Whole {
    /// Pieces behind what every such file begins with.
    pub(crate) fn of(before: &[u8], pieces: Vec<Vec<u8>>, join: fn(&Self) -> Vec<u8>) -> Self {
        Self { before: before.to_vec(), pieces, after: Vec::new(), join }
    }

    /// Joined as they are.
    pub(crate) fn plain(&self) -> Vec<u8> {
        plain(self)
    }

    pub(crate) fn joined(&self) -> Vec<u8> {
        (self.join)(self)
    }
}

/// Nothing is known of what it is made of.
pub(crate) fn none(_bytes: &[u8]) -> Option<Whole> {
    None
}

/// Lines.
#[expect(clippy::unnecessary_wraps, reason = "as others, which may know of none")]
pub(crate) fn lines(bytes: &[u8]) -> Option<Whole> {
    let pieces = bytes.split_inclusive(|byte| *byte == b'\n').map(<[u8]>::to_vec).collect();
    Some(Whole { before: Vec::new(), pieces, after: Vec::new(), join: plain })
}

/// What ends with one of `>`, `,`, `)` or `]`: tags and what is between them, fields, items.
#[expect(clippy::unnecessary_wraps, reason = "as others, which may know of none")]
pub(crate) fn nested(bytes: &[u8]) -> Option<Whole> {
    let pieces = bytes.split_inclusive(|byte| b">,)]".contains(byte)).map(<[u8]>::to_vec).collect();
    Some(Whole { before: Vec::new(), pieces, after: Vec::new(), join: plain })
}

fn plain(whole: &Whole) -> Vec<u8> {
    [whole.before.as_slice(), &whole.pieces.concat(), &whole.after].concat()
}

/// The pieces of a picture, by what it begins with.
pub(crate) fn picture(bytes: &[u8]) -> Option<Whole> {
    if bytes.starts_with(&[0xFF, 0xD8]) {
        return jpeg(bytes);
    }
    if bytes.starts_with(b"\x89PNG") {
        return png(bytes);
    }
    if bytes.starts_with(b"RIFF") {
        return webp(bytes);
    }
    bytes.starts_with(b"II*\0").then(|| tiff(bytes)).flatten()
}

/// Segments up to the first scan, each as its marker and body; joined, each has its length.
fn jpeg(bytes: &[u8]) -> Option<Whole> {
    let (mut at, mut pieces) = (2, Vec::new());
    while let Some([0xFF, marker, high, low]) = bytes.get(at..at + 4) {
        if *marker == 0xDA {
            break;
        }
        let length = usize::from(u16::from_be_bytes([*high, *low]));
        let body = bytes.get(at + 4..at + 2 + length)?;
        pieces.push([&[*marker], body].concat());
        at += 2 + length;
    }
    let join = |whole: &Whole| {
        let segment = |piece: &Vec<u8>| {
            let (marker, body) = piece.split_first().unwrap_or((&0xE1, &[]));
            let body = body.get(..body.len().min(65_533)).unwrap_or_default();
            crate::files::segment(*marker, body)
        };
        let segments: Vec<u8> = whole.pieces.iter().flat_map(segment).collect();
        [whole.before.as_slice(), &segments, &whole.after].concat()
    };
    Some(Whole { before: bytes.get(..2)?.to_vec(), pieces, after: bytes.get(at..)?.to_vec(), join })
}

/// Chunks, each as its name and body; joined, each has its length and check sum.
fn png(bytes: &[u8]) -> Option<Whole> {
    let (mut at, mut pieces) = (8, Vec::new());
    while let Some(length) = bytes.get(at..at + 4) {
        let length = usize::try_from(u32::from_be_bytes(length.try_into().ok()?)).ok()?;
        pieces.push(bytes.get(at + 4..at + 8 + length)?.to_vec());
        at += 12 + length;
    }
    let join = |whole: &Whole| {
        let chunks = whole.pieces.iter().map(|piece| {
            let (kind, body) = piece.split_at(piece.len().min(4));
            chunk(kind, body)
        });
        [whole.before.as_slice(), &chunks.collect::<Vec<_>>().concat()].concat()
    };
    Some(Whole { before: bytes.get(..8)?.to_vec(), pieces, after: Vec::new(), join })
}

/// Chunks behind the name, each as its name and body.
fn webp(bytes: &[u8]) -> Option<Whole> {
    let (mut at, mut pieces) = (12, Vec::new());
    while let Some(length) = bytes.get(at + 4..at + 8) {
        let length = usize::try_from(u32::from_le_bytes(length.try_into().ok()?)).ok()?;
        pieces.push([bytes.get(at..at + 4)?, bytes.get(at + 8..at + 8 + length)?].concat());
        at += 8 + length.next_multiple_of(2);
    }
    let join = |whole: &Whole| {
        let mut body = b"WEBP".to_vec();
        for piece in &whole.pieces {
            let (name, rest) = piece.split_at(piece.len().min(4));
            let length = u32::try_from(rest.len()).unwrap_or(u32::MAX).to_le_bytes();
            body.extend_from_slice(&[name, &length, rest].concat());
            body.resize(body.len().next_multiple_of(2), 0);
        }
        let length = u32::try_from(body.len()).unwrap_or(u32::MAX).to_le_bytes();
        [b"RIFF".as_slice(), &length, &body].concat()
    };
    Some(Whole { before: Vec::new(), pieces, after: Vec::new(), join })
}

/// The entries of the first directory, which moves behind all else.
fn tiff(bytes: &[u8]) -> Option<Whole> {
    let at = usize::try_from(u32::from_le_bytes(bytes.get(4..8)?.try_into().ok()?)).ok()?;
    let count = usize::from(u16::from_le_bytes(bytes.get(at..at + 2)?.try_into().ok()?));
    let entries = bytes.get(at + 2..at + 2 + 12 * count)?;
    let join = |whole: &Whole| {
        let mut file = whole.before.clone();
        let at = u32::try_from(file.len()).unwrap_or(u32::MAX).to_le_bytes();
        file.splice(4..8, at);
        let count = u16::try_from(whole.pieces.len()).unwrap_or(u16::MAX).to_le_bytes();
        [file.as_slice(), &count, &whole.pieces.concat(), &[0; 4]].concat()
    };
    Some(Whole {
        before: bytes.to_vec(),
        pieces: entries.chunks(12).map(<[u8]>::to_vec).collect(),
        after: Vec::new(),
        join,
    })
}
