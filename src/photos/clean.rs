//! The last look at a finished rendition: nothing in it but what a picture needs.
//!
//! That a picture was encoded afresh proves little (encoders copy comments along), so its parts
//! are compared with a short list of those that cannot carry words.

use super::container::{jpeg, png};
use super::error::PhotoError;
use super::rendition::RenditionFormat;

/// Refuses a rendition that holds a part that is not on the list, or anything after its end.
pub(crate) fn check(bytes: &[u8], format: RenditionFormat) -> Result<(), PhotoError> {
    let (stranger, ended, rest) = match format {
        RenditionFormat::Jpeg => in_jpeg(bytes),
        RenditionFormat::Png => in_png(bytes),
    };
    let unclean = |part: &str| Err(PhotoError::Unclean { part: part.to_owned() });
    match stranger {
        Some(part) => unclean(&part),
        None if !ended => unclean("no end"),
        None if !rest.is_empty() => unclean("bytes after the end"),
        None => Ok(()),
    }
}

/// The first part not on the list, whether the end is there, and what follows it.
type Found<'a> = (Option<String>, bool, &'a [u8]);

fn in_jpeg(bytes: &[u8]) -> Found<'_> {
    let mut segments = jpeg::segments(bytes);
    let mut ended = false;
    for segment in segments.by_ref() {
        ended |= segment.marker == jpeg::EOI;
        let allowed = match segment.marker {
            // JFIF's header: its name, version and density, and no thumbnail (JFIF 1.02).
            jpeg::APP0 => {
                segment.body.len() == 14 && segment.body.starts_with(b"JFIF\0") && segment.body.ends_with(&[0, 0])
            }
            // Huffman and quantization tables, baseline frame, scan, end.
            0xC4 | 0xDB | 0xC0 | jpeg::SOS | jpeg::EOI => true,
            _ => false,
        };
        if !allowed {
            return (Some(format!("marker FF{:02X}", segment.marker)), ended, &[]);
        }
    }
    (None, ended, segments.rest())
}

fn in_png(bytes: &[u8]) -> Found<'_> {
    let mut chunks = png::chunks(bytes);
    let mut ended = false;
    for chunk in chunks.by_ref() {
        ended |= &chunk.kind == b"IEND";
        if !matches!(&chunk.kind, b"IHDR" | b"PLTE" | b"tRNS" | b"IDAT" | b"IEND") {
            return (Some(String::from_utf8_lossy(&chunk.kind).into_owned()), ended, &[]);
        }
    }
    (None, ended, chunks.rest())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_comment_a_profile_or_a_tail_is_found() {
        let jpeg = |middle: &[u8], tail: &[u8]| {
            [b"\xff\xd8", middle, b"\xff\xda\0\x04ab\x12\xff\0\x34\xff\xd9", tail].concat()
        };
        let check = |bytes: &[u8]| check(bytes, RenditionFormat::Jpeg);
        assert_eq!(check(&jpeg(b"\xff\xdb\0\x03a", b"")), Ok(()));
        for (middle, tail) in [
            (&b"\xff\xfe\0\x06name"[..], &b""[..]),
            (b"\xff\xe1\0\x06Exif", b""),
            (b"\xff\xe0\0\x12JFIF\0\x01\x01\0\0\x01\0\x01\x01\x01", b""),
            (b"", b"tail"),
        ] {
            assert!(check(&jpeg(middle, tail)).is_err(), "{middle:?} {tail:?}");
        }
        assert!(check(b"\xff\xd8\xff\xdb\0\x03a").is_err(), "no end");
    }
}
