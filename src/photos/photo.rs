//! A photo and the library of them.

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use crate::ground::{EntityId, PhotoId, is_default};

/// The photos of a project, in the order an editor keeps them. At most 10,000.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Library {
    /// The photos.
    pub photos: Vec<Photo>,
}

impl Library {
    /// The photo with this id.
    #[must_use]
    pub fn photo(&self, id: PhotoId) -> Option<&Photo> {
        self.photos.iter().find(|photo| photo.id == id)
    }
}

/// One photo. Without a file it is *wanted*: copy has named a picture it did not bring.
///
/// Texts are plain and of any length; agencies advise two sentences for a caption, and IPTC's
/// older form holds 2,000 octets of it (IPTC Photo Metadata Standard 2025.1).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Photo {
    /// Its name in the project.
    pub id: PhotoId,
    /// The picture in the project's photo folder; `None` while it is only wanted.
    #[serde(default, skip_serializing_if = "is_default")]
    pub file: Option<PhotoFile>,
    /// Who does what, where and when, as the library knows it; a story may word it anew.
    #[serde(default, skip_serializing_if = "is_default")]
    pub caption: String,
    /// The credit line a reader sees: “AFP”, “Reuters”.
    #[serde(default, skip_serializing_if = "is_default")]
    pub credit: String,
    /// Who took it.
    #[serde(default, skip_serializing_if = "is_default")]
    pub photographer: String,
    /// What is to be seen, for readers who cannot see it (WCAG 1.1.1); not the caption again.
    #[serde(default, skip_serializing_if = "is_default")]
    pub alt_text: String,
    /// More of the same where a sentence is not enough, as for a chart.
    #[serde(default, skip_serializing_if = "is_default")]
    pub extended_description: String,
    /// The day it was taken.
    #[serde(default, skip_serializing_if = "is_default")]
    pub taken: Option<Date>,
    /// Where it was taken.
    #[serde(default, skip_serializing_if = "is_default")]
    pub place: String,
    /// People of the directory who are to be seen, from the left.
    #[serde(default, skip_serializing_if = "is_default")]
    pub people: Vec<EntityId>,
    /// What the owner allows.
    #[serde(default, skip_serializing_if = "is_default")]
    pub rights: Rights,
    /// What must stay in the picture when it is cut.
    #[serde(default, skip_serializing_if = "is_default")]
    pub framing: Framing,
}

impl Photo {
    /// A photo that is wanted but not yet there.
    #[must_use]
    pub fn wanted(id: PhotoId) -> Self {
        Self {
            id,
            file: None,
            caption: String::new(),
            credit: String::new(),
            photographer: String::new(),
            alt_text: String::new(),
            extended_description: String::new(),
            taken: None,
            place: String::new(),
            people: Vec::new(),
            rights: Rights::default(),
            framing: Framing::default(),
        }
    }
}

/// Who is named below a picture, in order: who took it and for whom, or one line where that names both.
#[must_use]
pub fn credit_names<'a>(photographer: &'a str, credit: &'a str) -> Vec<&'a str> {
    let (photographer, credit) = (photographer.trim(), credit.trim());
    if !credit.is_empty() && credit.contains(photographer) {
        return vec![credit];
    }
    [photographer, credit].into_iter().filter(|name| !name.is_empty()).collect()
}

/// A picture file in the project's photo folder, named by its content: the first 32 hex digits
/// of its SHA-256, a dot, and the format's ending. It cannot name any other place.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PhotoFile {
    /// The first 16 bytes of the SHA-256 of the file, as 32 lower-case hex digits.
    pub digest: String,
    /// What kind of file it is, by its content.
    pub format: PhotoFormat,
    /// Width in pixels, as seen upright.
    pub width: u32,
    /// Height in pixels, as seen upright.
    pub height: u32,
}

impl PhotoFile {
    /// The file's name inside the photo folder. `None` when the digest is not one, so that a
    /// project file can never lead out of its folder.
    #[must_use]
    pub fn name(&self) -> Option<String> {
        let hex = |b: u8| b.is_ascii_digit() || (b'a'..=b'f').contains(&b);
        (self.digest.len() == 32 && self.digest.bytes().all(hex))
            .then(|| format!("{}.{}", self.digest, self.format.ending()))
    }
}

/// The picture formats the desk reads.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum PhotoFormat {
    /// JPEG.
    Jpeg,
    /// PNG.
    Png,
    /// GIF; of an animation the first frame.
    Gif,
    /// WebP.
    WebP,
    /// TIFF.
    Tiff,
}

impl PhotoFormat {
    /// The ending of such a file's name, without the dot.
    #[must_use]
    pub fn ending(self) -> &'static str {
        match self {
            Self::Jpeg => "jpg",
            Self::Png => "png",
            Self::Gif => "gif",
            Self::WebP => "webp",
            Self::Tiff => "tif",
        }
    }
}

/// What a photo's owner allows.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Rights {
    /// The terms in words: “Editorial use only”.
    #[serde(skip_serializing_if = "is_default")]
    pub usage_terms: String,
    /// The last day it may be published.
    #[serde(skip_serializing_if = "is_default")]
    pub expires: Option<Date>,
}

/// How a photo may be cut.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Framing {
    /// The point that every cut keeps that is not made by hand; the middle where none is set.
    #[serde(skip_serializing_if = "is_default")]
    pub focal_point: Option<FocalPoint>,
    /// Cuts made by hand, at most one a ratio; the first counts.
    #[serde(skip_serializing_if = "is_default")]
    pub crops: Vec<Crop>,
    /// The shape it is cut to on pages; uncut where none is chosen.
    #[serde(skip_serializing_if = "is_default")]
    pub shape: Option<Ratio>,
}

/// A point of the upright picture, in ten-thousandths of its width and height from the top left.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct FocalPoint {
    /// 0 (left edge) to 10,000 (right edge).
    pub x: u16,
    /// 0 (top edge) to 10,000 (bottom edge).
    pub y: u16,
}

/// A cut of the upright picture, in ten-thousandths of its width and height.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Crop {
    /// The ratio the cut is for.
    pub ratio: Ratio,
    /// Left edge, 0 to 10,000.
    pub left: u16,
    /// Top edge, 0 to 10,000.
    pub top: u16,
    /// Width, 1 to 10,000.
    pub width: u16,
    /// Height, 1 to 10,000.
    pub height: u16,
}

/// The ratios a page asks for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Ratio {
    /// 16 : 9.
    Wide,
    /// 4 : 3.
    Classic,
    /// 1 : 1.
    Square,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_photo_file_can_name_nothing_outside_its_folder() {
        let file =
            |digest: &str| PhotoFile { digest: digest.to_owned(), format: PhotoFormat::Jpeg, width: 1, height: 1 };
        assert_eq!(
            file("0123456789abcdef0123456789abcdef").name().as_deref(),
            Some("0123456789abcdef0123456789abcdef.jpg")
        );
        for digest in ["", "..", "../../etc/passwd", "0123456789abcdef0123456789abcde/", "ABCDEF", "con"] {
            assert_eq!(file(digest).name(), None, "{digest}");
        }
    }

    #[test]
    fn who_is_named_below_a_picture_is_named_once() {
        assert_eq!(credit_names("Ari Photog", "Kurdish media"), ["Ari Photog", "Kurdish media"]);
        assert_eq!(credit_names(" Omar Lind ", "Omar Lind / AFP"), ["Omar Lind / AFP"]);
        assert_eq!(credit_names("", "AFP"), ["AFP"]);
        assert_eq!(credit_names("Omar Lind", " "), ["Omar Lind"]);
        assert!(credit_names("", " ").is_empty());
    }
}
