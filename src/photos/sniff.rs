//! What kind of file bytes are, by their content; a file's name is never asked.

use super::container::tiff::Tiff;
use super::error::PhotoError;
use super::photo::PhotoFormat;
use crate::words::Phrase;

/// Files that people attach as photos and that the desk does not read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Foreign {
    /// SVG: a drawing that may hold scripts and links.
    Svg,
    /// HEIC, as phones write it.
    Heic,
    /// AVIF.
    Avif,
    /// JPEG XL or JPEG 2000.
    OtherJpeg,
    /// BMP.
    Bmp,
    /// A PDF or PostScript document.
    Document,
    /// A layered Photoshop file.
    Photoshop,
    /// What a camera's sensor saw: CR2, CR3, NEF, ARW, DNG, RAF, ORF, RW2 …
    CameraRaw,
    /// A film or sound.
    Film,
    /// A web page, often an error message saved in a picture's place.
    WebPage,
    /// A ZIP archive.
    Archive,
}

impl Foreign {
    /// What it is; the message’s hint says what to do instead.
    #[must_use]
    pub fn name(self) -> Phrase {
        Phrase::of(
            "foreign",
            match self {
                Self::Svg => "svg",
                Self::Heic => "heic",
                Self::Avif => "avif",
                Self::OtherJpeg => "other-jpeg",
                Self::Bmp => "bmp",
                Self::Document => "document",
                Self::Photoshop => "photoshop",
                Self::CameraRaw => "camera-raw",
                Self::Film => "film",
                Self::WebPage => "web-page",
                Self::Archive => "archive",
            },
        )
    }
}

/// How much of a file that looks like text is searched for what it is, in bytes.
const TEXT_WINDOW: usize = 4096;

/// The format of a picture, by its first bytes.
pub(crate) fn sniff(bytes: &[u8]) -> Result<PhotoFormat, PhotoError> {
    if bytes.is_empty() {
        return Err(PhotoError::Empty);
    }
    if let Some(foreign) = foreign(bytes) {
        return Err(PhotoError::Foreign(foreign));
    }
    let at = |place: usize, sign: &[u8]| bytes.get(place..).is_some_and(|rest| rest.starts_with(sign));
    if at(0, b"\xff\xd8\xff") {
        Ok(PhotoFormat::Jpeg)
    } else if at(0, b"\x89PNG\r\n\x1a\n") {
        Ok(PhotoFormat::Png)
    } else if at(0, b"GIF87a") || at(0, b"GIF89a") {
        Ok(PhotoFormat::Gif)
    } else if at(0, b"RIFF") && at(8, b"WEBP") {
        Ok(PhotoFormat::WebP)
    } else if [&b"II*\0"[..], b"MM\0*", b"II+\0", b"MM\0+"].iter().any(|sign| at(0, sign)) {
        Ok(PhotoFormat::Tiff)
    } else {
        Err(PhotoError::Unknown)
    }
}

/// First bytes, at a place, of what is not taken.
const SIGNS: &[(usize, &[u8], Foreign)] = &[
    (0, b"%PDF-", Foreign::Document),
    (0, b"%!PS", Foreign::Document),
    (0, b"8BPS", Foreign::Photoshop),
    (0, b"PK\x03\x04", Foreign::Archive),
    (0, b"\xff\x0a", Foreign::OtherJpeg),
    (0, b"\0\0\0\x0cJXL ", Foreign::OtherJpeg),
    (0, b"\0\0\0\x0cjP  ", Foreign::OtherJpeg),
    (0, b"IIU\0", Foreign::CameraRaw),
    (0, b"IIRO", Foreign::CameraRaw),
    (0, b"IIRS", Foreign::CameraRaw),
    (0, b"MMOR", Foreign::CameraRaw),
    (0, b"FUJIFILMCCD-RAW", Foreign::CameraRaw),
    (6, b"HEAPCCDR", Foreign::CameraRaw),
    (0, b"FOVb", Foreign::CameraRaw),
    (4, b"ftypcrx ", Foreign::CameraRaw),
    (4, b"ftypavi", Foreign::Avif),
    (4, b"ftyphe", Foreign::Heic),
    (4, b"ftypmif1", Foreign::Heic),
    (4, b"ftypmsf1", Foreign::Heic),
    (4, b"ftyp", Foreign::Film),
    (0, b"\x1aE\xdf\xa3", Foreign::Film),
    (0, b"ID3", Foreign::Film),
];

fn foreign(bytes: &[u8]) -> Option<Foreign> {
    let sign = SIGNS.iter().find(|(at, sign, _)| bytes.get(*at..).is_some_and(|rest| rest.starts_with(sign)));
    if let Some((_, _, foreign)) = sign {
        return Some(*foreign);
    }
    // “BM” alone would also match words; a bitmap's header has a length of 12 to 124 bytes at 14.
    if bytes.starts_with(b"BM") && bytes.get(15..18) == Some(&[0, 0, 0]) {
        return Some(Foreign::Bmp);
    }
    if is_raw_tiff(bytes) {
        return Some(Foreign::CameraRaw);
    }
    markup(bytes)
}

/// Camera makers put their raw files into TIFF's clothes. CR2 says so at byte 8; a DNG has its
/// version tag (0xC612); NEF, ARW and their kin begin with a reduced picture (tag 254 is 1) and
/// keep the real one in a sub-directory (tag 330).
fn is_raw_tiff(bytes: &[u8]) -> bool {
    let Some(tiff) = Tiff::open(bytes) else { return false };
    let first = tiff.first();
    let reduced = first.number(254).is_some_and(|kind| kind & 1 == 1);
    bytes.get(8..10) == Some(b"CR") || first.has(0xC612) || (reduced && first.has(330))
}

fn markup(bytes: &[u8]) -> Option<Foreign> {
    let window = bytes.get(..TEXT_WINDOW.min(bytes.len())).unwrap_or_default();
    let text = String::from_utf8_lossy(window).to_lowercase();
    let text = text.trim_start_matches(|c: char| c == '\u{feff}' || c.is_whitespace());
    if !text.starts_with('<') {
        return None;
    }
    if text.contains("<html") || text.starts_with("<!doctype html") {
        return Some(Foreign::WebPage);
    }
    text.contains("<svg").then_some(Foreign::Svg)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_not_taken_is_called_by_its_name() {
        let cases: [(&[u8], Foreign); 12] = [
            (b"<svg xmlns='http://www.w3.org/2000/svg'/>", Foreign::Svg),
            ("\u{feff}<?xml version='1.0'?>\n<!-- x --><SVG>".as_bytes(), Foreign::Svg),
            (b"\0\0\0\x18ftypheic\0\0\0\0", Foreign::Heic),
            (b"\0\0\0\x18ftypmif1\0\0\0\0", Foreign::Heic),
            (b"\0\0\0\x18ftypavif\0\0\0\0", Foreign::Avif),
            (b"\0\0\0\x18ftypisom\0\0\0\0", Foreign::Film),
            (b"%PDF-1.7", Foreign::Document),
            (b"BM\x46\0\0\0\0\0\0\0\x36\0\0\0\x28\0\0\0", Foreign::Bmp),
            (b"II*\0\x10\0\0\0CR\x02\0", Foreign::CameraRaw),
            (b"FUJIFILMCCD-RAW 0201", Foreign::CameraRaw),
            (b"  <!DOCTYPE html><html><svg>", Foreign::WebPage),
            (b"PK\x03\x04....", Foreign::Archive),
        ];
        for (bytes, expected) in cases {
            assert_eq!(sniff(bytes), Err(PhotoError::Foreign(expected)));
            assert!(expected.name().about("hint").to_string().ends_with('.'));
        }
    }

    #[test]
    fn neither_words_nor_noise_are_pictures() {
        for bytes in [&b"BMW sold more cars"[..], b"just words", b"\0\0\0\0", b"<p>no drawing</p>", b"\xff\xd8"] {
            assert_eq!(sniff(bytes), Err(PhotoError::Unknown));
        }
        assert_eq!(sniff(b""), Err(PhotoError::Empty));
    }
}
