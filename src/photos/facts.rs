//! What a picture file says of itself, as far as an editor asks about it while it lies in the
//! library: the words it came with, whether it tells where it was taken, and what its colors are.

use super::color;
use super::decode;
use super::error::PhotoError;
use super::metadata::{self, PhotoMetadata};

/// What a picture file says of itself.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FileFacts {
    /// The words it came with.
    pub metadata: PhotoMetadata,
    /// Whether it holds a position on the globe. Which one is never read.
    pub has_position: bool,
    /// What its colors are.
    pub colors: Colors,
}

/// What the numbers of a picture's pixels mean.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Colors {
    /// sRGB, and the file says so.
    Srgb,
    /// Those of a profile, by the name it gives itself.
    Profile(String),
    /// The file does not say; everybody takes them for sRGB.
    Unsaid,
}

/// Reads what a picture file says of itself. Quick: no pixel is decoded. Errors are those of
/// [`inspect`](super::inspect()).
pub fn facts(bytes: &[u8]) -> Result<FileFacts, PhotoError> {
    let format = decode::header(bytes)?.format;
    let colors = match color::profile_name(bytes, format) {
        Some(name) if name.to_ascii_lowercase().contains("srgb") => Colors::Srgb,
        Some(name) => Colors::Profile(name),
        None if metadata::says_srgb(bytes, format) => Colors::Srgb,
        None => Colors::Unsaid,
    };
    Ok(FileFacts {
        metadata: PhotoMetadata::read(bytes, format),
        has_position: metadata::has_position(bytes, format),
        colors,
    })
}
