//! Looking into a picture file before it is taken into the library.

use super::decode;
use super::error::PhotoError;
use super::metadata::PhotoMetadata;
use super::photo::PhotoFormat;

/// What a picture file is and says of itself.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Inspected {
    /// Its format, by its content.
    pub format: PhotoFormat,
    /// Width in pixels, as seen upright.
    pub width: u32,
    /// Height in pixels, as seen upright.
    pub height: u32,
    /// What its makers wrote into it.
    pub metadata: PhotoMetadata,
}

/// Looks at a picture's header and metadata. Quick: no pixel is decoded, so a picture with broken
/// pixels passes here and fails in [`render`](super::render).
///
/// Errors name what the bytes are when they are no picture the desk reads, and pictures that are
/// empty, cut short, or beyond 30,000 pixels a side, 250 million in all, 1 GiB to decode.
/// Malformed metadata is no error; what can be read of it is given.
pub fn inspect(bytes: &[u8]) -> Result<Inspected, PhotoError> {
    let header = decode::header(bytes)?;
    let (width, height) = header.upright();
    Ok(Inspected { format: header.format, width, height, metadata: PhotoMetadata::read(bytes, header.format) })
}
