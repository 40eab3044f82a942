//! The chunks of a WebP file (RFC 9649, section 2.3).

use super::{le32, slice};

/// The chunks of a WebP file: four letters and a body each. Ends where the file does.
pub(crate) fn chunks(bytes: &[u8]) -> impl Iterator<Item = (&[u8], &[u8])> {
    let mut at = 12_usize;
    std::iter::from_fn(move || {
        let kind = slice(bytes, at, 4)?;
        let length = usize::try_from(le32(bytes, at.checked_add(4)?)?).ok()?;
        let body = slice(bytes, at.checked_add(8)?, length)?;
        // Bodies of odd length are followed by one byte.
        at = at.checked_add(8)?.checked_add(length)?.checked_add(length & 1)?;
        Some((kind, body))
    })
}

/// Whether the file is as long as it says.
pub(crate) fn is_whole(bytes: &[u8]) -> bool {
    let said = le32(bytes, 4).and_then(|length| usize::try_from(length).ok());
    said.is_some_and(|length| bytes.len().saturating_sub(8) >= length)
}
