//! Where each format keeps its metadata.

use std::borrow::Cow;
use std::io::Cursor;

use image::codecs::png::PngDecoder;
use image::{ImageDecoder, Limits};

use super::iim;
use crate::photos::container::tiff::Tiff;
use crate::photos::container::{jpeg, png, webp};
use crate::photos::photo::PhotoFormat;

/// The largest packet that is read, in bytes.
const MAX_PACKET: usize = 4 << 20;
/// Photoshop's resources in a JPEG file (IIM in JPEG, APP13).
const PHOTOSHOP: &[u8] = b"Photoshop 3.0\0";
/// XMP in a JPEG file (XMP Specification part 3, section 1.1.3).
const XMP: &[u8] = b"http://ns.adobe.com/xap/1.0/\0";

/// The packets of one picture file; each at most 4 MiB.
#[derive(Debug, Default)]
pub(crate) struct Packets<'a> {
    /// XML.
    pub(crate) xmp: Option<Cow<'a, [u8]>>,
    /// IIM datasets, without Photoshop's wrapping.
    pub(crate) iim: Option<Cow<'a, [u8]>>,
    /// A TIFF file of EXIF; for a TIFF file, that file.
    pub(crate) exif: Option<Tiff<'a>>,
}

impl<'a> Packets<'a> {
    /// Finds them.
    pub(crate) fn of(bytes: &'a [u8], format: PhotoFormat) -> Self {
        let mut packets = match format {
            PhotoFormat::Jpeg => in_jpeg(bytes),
            PhotoFormat::Png => in_png(bytes),
            PhotoFormat::WebP => in_webp(bytes),
            PhotoFormat::Tiff => in_tiff(bytes),
            // GIF has XMP in a form that nobody in the news writes.
            PhotoFormat::Gif => Self::default(),
        };
        packets.xmp = packets.xmp.filter(|xmp| xmp.len() <= MAX_PACKET);
        packets.iim = packets.iim.filter(|iim| iim.len() <= MAX_PACKET);
        packets
    }
}

fn exif(body: &[u8]) -> Option<Tiff<'_>> {
    Tiff::open(body.strip_prefix(b"Exif\0\0").unwrap_or(body))
}

fn in_jpeg(bytes: &[u8]) -> Packets<'_> {
    let mut packets = Packets::default();
    let mut resources: Vec<u8> = Vec::new();
    for segment in jpeg::segments(bytes).take_while(|segment| segment.marker != jpeg::SOS) {
        match segment.marker {
            jpeg::APP1 => {
                if let Some(xmp) = segment.body.strip_prefix(XMP) {
                    packets.xmp = packets.xmp.or(Some(Cow::Borrowed(xmp)));
                } else if segment.body.starts_with(b"Exif\0\0") {
                    packets.exif = packets.exif.or_else(|| exif(segment.body));
                }
            }
            // Resources too long for one segment go on in the next.
            jpeg::APP13 => {
                let part = segment.body.strip_prefix(PHOTOSHOP).unwrap_or_default();
                if resources.len() + part.len() <= MAX_PACKET {
                    resources.extend_from_slice(part);
                }
            }
            _ => {}
        }
    }
    packets.iim = iim::in_resources(&resources).map(|iim| Cow::Owned(iim.to_vec()));
    packets
}

fn in_png(bytes: &[u8]) -> Packets<'_> {
    let mut packets = Packets::default();
    for chunk in png::chunks(bytes) {
        if &chunk.kind == b"eXIf" {
            packets.exif = packets.exif.or_else(|| exif(chunk.body));
        } else if &chunk.kind == b"iTXt" && packets.xmp.is_none() {
            packets.xmp = png_xmp(&chunk);
        }
    }
    packets
}

/// XMP in PNG (XMP Specification part 3, section 1.1.5): keyword, whether compressed, how,
/// language and translated keyword (both empty), text.
fn png_xmp<'a>(chunk: &png::Chunk<'a>) -> Option<Cow<'a, [u8]>> {
    let rest = chunk.body.strip_prefix(b"XML:com.adobe.xmp\0")?;
    if *rest.first()? == 0 {
        let mut parts = rest.get(2..)?.splitn(3, |byte| *byte == 0);
        return parts.nth(2).map(Cow::Borrowed);
    }
    let mut limits = Limits::default();
    limits.max_alloc = Some(MAX_PACKET as u64);
    let mut decoder = PngDecoder::with_limits(Cursor::new(png::carrying(chunk)), limits).ok()?;
    decoder.xmp_metadata().ok()?.map(Cow::Owned)
}

fn in_webp(bytes: &[u8]) -> Packets<'_> {
    let mut packets = Packets::default();
    for (kind, body) in webp::chunks(bytes) {
        match kind {
            b"EXIF" => packets.exif = packets.exif.or_else(|| exif(body)),
            b"XMP " => packets.xmp = packets.xmp.or(Some(Cow::Borrowed(body))),
            _ => {}
        }
    }
    packets
}

/// Tags 700 (XMP), 33723 (IIM) and 34377 (Photoshop's resources, which may hold IIM).
fn in_tiff(bytes: &[u8]) -> Packets<'_> {
    let Some(tiff) = Tiff::open(bytes) else { return Packets::default() };
    let first = tiff.first();
    let iim = first.raw(33723).or_else(|| first.raw(34377).and_then(iim::in_resources));
    Packets { xmp: first.raw(700).map(Cow::Borrowed), iim: iim.map(Cow::Borrowed), exif: Some(tiff) }
}
