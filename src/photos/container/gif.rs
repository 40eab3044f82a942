//! The blocks of a GIF file (`GIF89a` specification, W3C).

use super::bytes::le16;

/// Width and height of the first picture in pixels, if all of it is there. It may be larger than
/// the screen of the file, which shows what lies on it.
pub(crate) fn first_picture(bytes: &[u8]) -> Option<(u32, u32)> {
    let mut at = 13_usize.checked_add(table_length(*bytes.get(10)?))?;
    loop {
        match *bytes.get(at)? {
            // An extension: a label, then its blocks.
            0x21 => at = after_blocks(bytes, at.checked_add(2)?)?,
            // A picture: nine bytes, colors, one byte for the coding, then its blocks.
            0x2C => {
                let colors = table_length(*bytes.get(at.checked_add(9)?)?);
                let size = (le16(bytes, at.checked_add(5)?)?.into(), le16(bytes, at.checked_add(7)?)?.into());
                return after_blocks(bytes, at.checked_add(11)?.checked_add(colors)?).map(|_end| size);
            }
            _ => return None,
        }
    }
}

/// The length of a color table in bytes, from the flags that announce it.
fn table_length(flags: u8) -> usize {
    if flags & 0x80 == 0 { 0 } else { 3 << (usize::from(flags & 7) + 1) }
}

/// Where the chain of blocks that starts at `at` has ended.
fn after_blocks(bytes: &[u8], mut at: usize) -> Option<usize> {
    loop {
        let length = usize::from(*bytes.get(at)?);
        at = at.checked_add(length + 1)?;
        if length == 0 {
            return Some(at);
        }
    }
}
