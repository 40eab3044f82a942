//! What EXIF says in words (CIPA DC-008-2023): description, artist, copyright, date.

use super::{PhotoMetadata, date, iim};
use crate::photos::container::tiff::Tiff;

const IMAGE_DESCRIPTION: u16 = 0x010E;
const ORIENTATION: u16 = 0x0112;
const ARTIST: u16 = 0x013B;
const COPYRIGHT: u16 = 0x8298;
const EXIF_DIRECTORY: u16 = 0x8769;
const DATE_TIME_ORIGINAL: u16 = 0x9003;

const GPS_DIRECTORY: u16 = 0x8825;
const LATITUDE: u16 = 0x0002;
const LONGITUDE: u16 = 0x0004;
const COLOR_SPACE: u16 = 0xA001;

/// What cameras write where a caption belongs, in lower case.
const NO_CAPTIONS: &[&str] = &["olympus digital camera", "sony dsc", "digital camera", "dcim", "default", "untitled"];

/// Reads EXIF.
pub(crate) fn read(tiff: Tiff<'_>) -> PhotoMetadata {
    let first = tiff.first();
    let text = |tag: u16| first.raw(tag).map(up_to_nul).unwrap_or_default();
    let mut caption = text(IMAGE_DESCRIPTION);
    if NO_CAPTIONS.contains(&caption.trim().to_lowercase().as_str()) {
        caption.clear();
    }
    let taken = first.directory(EXIF_DIRECTORY).and_then(|exif| exif.raw(DATE_TIME_ORIGINAL));
    PhotoMetadata {
        caption,
        photographer: text(ARTIST),
        copyright: text(COPYRIGHT),
        taken: taken.and_then(|raw| date(&up_to_nul(raw))),
        ..PhotoMetadata::default()
    }
}

/// The orientation, 1 to 8.
pub(crate) fn orientation(tiff: Tiff<'_>) -> Option<u8> {
    tiff.first().number(ORIENTATION).and_then(|turn| u8::try_from(turn).ok())
}

/// Whether the camera noted where it was. Cameras without a signal write the directory without it.
pub(crate) fn has_position(tiff: Tiff<'_>) -> bool {
    tiff.first().directory(GPS_DIRECTORY).is_some_and(|gps| gps.has(LATITUDE) && gps.has(LONGITUDE))
}

/// Whether it says that the colors are sRGB.
pub(crate) fn says_srgb(tiff: Tiff<'_>) -> bool {
    tiff.first().directory(EXIF_DIRECTORY).and_then(|exif| exif.number(COLOR_SPACE)) == Some(1)
}

/// ASCII by the book, UTF-8 or Latin-1 in fact.
fn up_to_nul(raw: &[u8]) -> String {
    raw.split(|byte| *byte == 0).next().map(iim::decode_guessing).unwrap_or_default()
}
