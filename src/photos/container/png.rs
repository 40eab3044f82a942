//! The chunks of a PNG file (W3C PNG Specification, third edition, section 5).

use super::{be32, slice};

const SIGNATURE: &[u8] = b"\x89PNG\r\n\x1a\n";

/// A chunk.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Chunk<'a> {
    /// Its four letters.
    pub(crate) kind: [u8; 4],
    /// What it carries.
    pub(crate) body: &'a [u8],
    /// All of it: length, letters, body and check sum.
    whole: &'a [u8],
}

/// Walks from the header to the end, `IEND` included. A file that breaks off gives no `IEND`.
#[derive(Debug)]
pub(crate) struct Chunks<'a> {
    bytes: &'a [u8],
    at: usize,
    over: bool,
}

/// The chunks of a PNG file.
pub(crate) fn chunks(bytes: &[u8]) -> Chunks<'_> {
    Chunks { bytes, at: SIGNATURE.len(), over: !bytes.starts_with(SIGNATURE) }
}

impl<'a> Chunks<'a> {
    /// What follows the last chunk given.
    pub(crate) fn rest(&self) -> &'a [u8] {
        self.bytes.get(self.at..).unwrap_or_default()
    }

    fn step(&mut self) -> Option<Chunk<'a>> {
        let length = usize::try_from(be32(self.bytes, self.at)?).ok()?;
        let whole = slice(self.bytes, self.at, length.checked_add(12)?)?;
        let kind = slice(whole, 4, 4)?.try_into().ok()?;
        self.at += whole.len();
        self.over = &kind == b"IEND";
        Some(Chunk { kind, body: slice(whole, 8, length)?, whole })
    }
}

impl<'a> Iterator for Chunks<'a> {
    type Item = Chunk<'a>;

    fn next(&mut self) -> Option<Chunk<'a>> {
        if self.over {
            return None;
        }
        let chunk = self.step();
        self.over |= chunk.is_none();
        chunk
    }
}

/// The same picture with nothing but its pixels, or `None` when the file breaks off.
///
/// The decoder inflates profiles and texts while it reads the header, up to all the memory it is
/// given: 200 MB from a file of 200 kB. It must not see them.
pub(crate) fn pixels_only(bytes: &[u8]) -> Option<Vec<u8>> {
    let mut kept = Vec::with_capacity(bytes.len());
    kept.extend_from_slice(SIGNATURE);
    for chunk in chunks(bytes) {
        if matches!(&chunk.kind, b"IHDR" | b"PLTE" | b"tRNS" | b"IDAT" | b"IEND") {
            kept.extend_from_slice(chunk.whole);
        }
        if &chunk.kind == b"IEND" {
            return Some(kept);
        }
    }
    None
}

/// A picture of one gray pixel that carries this chunk, so that the decoder, with its own bound
/// of 2 MB, inflates that chunk and nothing else.
pub(crate) fn carrying(chunk: &Chunk<'_>) -> Vec<u8> {
    const HEADER: &[u8] = b"\0\0\0\x0dIHDR\0\0\0\x01\0\0\0\x01\x08\0\0\0\0\x3a\x7e\x9b\x55";
    const PIXEL: &[u8] = b"\0\0\0\x0aIDAT\x78\xda\x63\x60\0\0\0\x02\0\x01\xe5\x27\xde\xfc";
    const END: &[u8] = b"\0\0\0\0IEND\xae\x42\x60\x82";
    [SIGNATURE, HEADER, chunk.whole, PIXEL, END].concat()
}
