//! Picture files made by hand, byte by byte where it matters.

use std::io::Cursor;

use image::{DynamicImage, ImageBuffer, ImageFormat, Rgb};

/// A picture whose every corner differs: red, green, blue, white, with a slope between.
pub(crate) fn scene(width: u32, height: u32) -> DynamicImage {
    let part = |at: u32, of: u32| u8::try_from(at * 255 / of.max(2).saturating_sub(1)).unwrap_or(255);
    DynamicImage::ImageRgb8(ImageBuffer::from_fn(width, height, |x, y| {
        Rgb([255 - part(x, width), part(x, width), part(y, height)])
    }))
}

pub(crate) fn file(picture: &DynamicImage, format: ImageFormat) -> Vec<u8> {
    let mut bytes = Cursor::new(Vec::new());
    picture.write_to(&mut bytes, format).unwrap();
    bytes.into_inner()
}

/// A JPEG segment.
pub(crate) fn segment(marker: u8, body: &[u8]) -> Vec<u8> {
    let length = u16::try_from(body.len() + 2).unwrap().to_be_bytes();
    [&[0xFF, marker], &length[..], body].concat()
}

/// A small JPEG with these segments behind its start.
pub(crate) fn jpeg_with(segments: &[Vec<u8>]) -> Vec<u8> {
    let plain = file(&scene(8, 6), ImageFormat::Jpeg);
    [&plain[..2], &segments.concat(), &plain[2..]].concat()
}

pub(crate) fn xmp_segment(properties: &str) -> Vec<u8> {
    let xmp = xmp(properties);
    segment(0xE1, &[b"http://ns.adobe.com/xap/1.0/\0", xmp.as_bytes()].concat())
}

pub(crate) fn xmp(properties: &str) -> String {
    format!(
        "<?xpacket begin='\u{feff}'?><x:xmpmeta xmlns:x='adobe:ns:meta/'>\
         <rdf:RDF xmlns:rdf='http://www.w3.org/1999/02/22-rdf-syntax-ns#' xmlns:dc='http://purl.org/dc/elements/1.1/' \
         xmlns:ps='http://ns.adobe.com/photoshop/1.0/' xmlns:r='http://ns.adobe.com/xap/1.0/rights/' \
         xmlns:core='http://iptc.org/std/Iptc4xmpCore/1.0/xmlns/' \
         xmlns:ext='http://iptc.org/std/Iptc4xmpExt/2008-02-29/'>\
         <rdf:Description rdf:about='' {properties}</rdf:Description></rdf:RDF></x:xmpmeta><?xpacket end='w'?>   "
    )
}

pub(crate) fn dataset(record: u8, number: u8, value: &[u8]) -> Vec<u8> {
    [&[0x1C, record, number], &u16::try_from(value.len()).unwrap().to_be_bytes()[..], value].concat()
}

/// Photoshop's resources, IIM the second of them.
pub(crate) fn iim_resources(datasets: &[Vec<u8>]) -> Vec<u8> {
    let iim = datasets.concat();
    let mut resources = b"8BIM\x03\xed\x03abc\0\0\0\x03xyz\0".to_vec();
    resources.extend_from_slice(b"8BIM\x04\x04\0\0");
    resources.extend_from_slice(&u32::try_from(iim.len()).unwrap().to_be_bytes());
    resources.extend_from_slice(&iim);
    resources
}

pub(crate) fn iim_segment(datasets: &[Vec<u8>]) -> Vec<u8> {
    segment(0xED, &[b"Photoshop 3.0\0", &iim_resources(datasets)[..]].concat())
}

/// EXIF with texts by tag, an orientation, a date and a position, big-endian.
pub(crate) fn exif(texts: &[(u16, &[u8])], orientation: u16, original: Option<&[u8]>) -> Vec<u8> {
    let count = texts.len() + 2;
    let mut heap_at = 8 + 2 + 12 * count + 4;
    let (mut entries, mut heap) = (Vec::new(), Vec::new());
    let mut entry = |tag: u16, kind: u16, count: usize, value: [u8; 4]| {
        entries.extend_from_slice(&tag.to_be_bytes());
        entries.extend_from_slice(&kind.to_be_bytes());
        entries.extend_from_slice(&u32::try_from(count).unwrap().to_be_bytes());
        entries.extend_from_slice(&value);
    };
    let place = |at: usize| u32::try_from(at).unwrap().to_be_bytes();
    for (tag, text) in texts {
        assert!(text.len() > 4, "short values stand inside the entry");
        entry(*tag, 2, text.len(), place(heap_at));
        heap.extend_from_slice(text);
        heap_at += text.len();
    }
    let [high, low] = orientation.to_be_bytes();
    entry(0x0112, 3, 1, [high, low, 0, 0]);
    entry(0x8769, 4, 1, place(heap_at));
    if let Some(original) = original {
        heap.extend_from_slice(b"\0\x01\x90\x03\0\x02");
        heap.extend_from_slice(&u32::try_from(original.len()).unwrap().to_be_bytes());
        heap.extend_from_slice(&place(heap_at + 18));
        heap.extend_from_slice(&[0; 4]);
        heap.extend_from_slice(original);
    } else {
        heap.extend_from_slice(&[0; 6]);
    }
    let count = u16::try_from(count).unwrap().to_be_bytes();
    [b"MM\0*\0\0\0\x08", &count[..], &entries, &[0; 4], &heap].concat()
}

pub(crate) fn exif_segment(tiff: &[u8]) -> Vec<u8> {
    segment(0xE1, &[b"Exif\0\0", tiff].concat())
}

/// A PNG chunk, with a check sum as PNG wants it.
pub(crate) fn chunk(kind: &[u8], body: &[u8]) -> Vec<u8> {
    let mut crc = 0xFFFF_FFFF_u32;
    for byte in kind.iter().chain(body) {
        crc ^= u32::from(*byte);
        for _ in 0..8 {
            crc = if crc & 1 == 1 { (crc >> 1) ^ 0xEDB8_8320 } else { crc >> 1 };
        }
    }
    [&u32::try_from(body.len()).unwrap().to_be_bytes()[..], kind, body, &(!crc).to_be_bytes()].concat()
}

/// A PNG of the scene with these chunks behind its header.
pub(crate) fn png_with(chunks: &[Vec<u8>]) -> Vec<u8> {
    let plain = file(&scene(8, 6), ImageFormat::Png);
    [&plain[..33], &chunks.concat(), &plain[33..]].concat()
}

/// A profile with the primaries of Adobe RGB (1998), adapted to D50, and a power of 2.2.
pub(crate) fn adobe_like_profile() -> Vec<u8> {
    let fixed = |value: f64| {
        #[expect(clippy::cast_possible_truncation, reason = "small numbers")]
        let fixed = (value * 65_536.0).round() as i32;
        fixed.to_be_bytes()
    };
    let column = |xyz: [f64; 3]| [&b"XYZ \0\0\0\0"[..], &xyz.map(fixed).concat()].concat();
    let bodies = [
        (b"rXYZ", column([0.60974, 0.31111, 0.01947])),
        (b"gXYZ", column([0.20528, 0.62567, 0.06087])),
        (b"bXYZ", column([0.14919, 0.06322, 0.74457])),
        (b"rTRC", b"curv\0\0\0\0\0\0\0\x01\x02\x33".to_vec()),
        (b"gTRC", b"curv\0\0\0\0\0\0\0\x01\x02\x33".to_vec()),
        (b"bTRC", b"curv\0\0\0\0\0\0\0\x01\x02\x33".to_vec()),
    ];
    let mut profile = vec![0; 128];
    profile[16..24].copy_from_slice(b"RGB XYZ ");
    profile.extend_from_slice(&6_u32.to_be_bytes());
    let mut at = u32::try_from(132 + 12 * bodies.len()).unwrap();
    for (name, body) in &bodies {
        let length = u32::try_from(body.len()).unwrap();
        profile.extend_from_slice(&[&name[..], &at.to_be_bytes(), &length.to_be_bytes()].concat());
        at += length;
    }
    for (_, body) in &bodies {
        profile.extend_from_slice(body);
    }
    profile
}

/// Writes the first directory of a little-endian TIFF file anew at its end, with more entries.
pub(crate) fn append_tags(tiff: &mut Vec<u8>, tags: &[(u16, Vec<u8>)]) {
    let le32 = |bytes: &[u8]| usize::try_from(u32::from_le_bytes(bytes.try_into().unwrap())).unwrap();
    let put = |value: usize| u32::try_from(value).unwrap().to_le_bytes();
    let at = le32(&tiff[4..8]);
    let count = usize::from(u16::from_le_bytes([tiff[at], tiff[at + 1]]));
    let mut entries: Vec<Vec<u8>> = tiff[at + 2..at + 2 + 12 * count].chunks(12).map(<[u8]>::to_vec).collect();
    for (tag, body) in tags {
        entries.push([&tag.to_le_bytes()[..], &[1, 0], &put(body.len()), &put(tiff.len())].concat());
        tiff.extend_from_slice(body);
    }
    entries.sort_by_key(|entry| u16::from_le_bytes([entry[0], entry[1]]));
    let directory = tiff.len();
    tiff.extend_from_slice(&u16::try_from(entries.len()).unwrap().to_le_bytes());
    tiff.extend_from_slice(&entries.concat());
    tiff.extend_from_slice(&[0; 4]);
    tiff[4..8].copy_from_slice(&put(directory));
}
