//! Pixels out of bytes, within bounds.
//!
//! The bounds are held before the codec allocates: 30,000 pixels a side, 250 million in all, and
//! 1 GiB for one picture with everything decoding it keeps at once, of which a file of few bytes
//! gets less. A codec that panics gives an error; the desk lives on.

use std::borrow::Cow;
use std::io::Cursor;
use std::panic::{AssertUnwindSafe, catch_unwind};

use image::metadata::Orientation;
use image::{ColorType, DynamicImage, ImageDecoder, ImageFormat, ImageReader, Limits};

use super::color::ToSrgb;
use super::container::{gif, jpeg, png, tiff, webp};
use super::error::PhotoError;
use super::metadata;
use super::photo::PhotoFormat;
use super::sniff::sniff;

/// The longest side that is read, in pixels.
pub(crate) const MAX_SIDE: u32 = 30_000;
/// The most pixels that are read.
pub(crate) const MAX_PIXELS: u64 = 250_000_000;
/// The memory given to one picture, in bytes.
const MAX_MEMORY: u64 = 1 << 30;
/// So much of it any picture gets, however short its file.
const LEAST_MEMORY: u64 = 64 << 20;
/// Beyond that, for each byte of the file. Most photos take less than a hundred. Deflate packs 1,032
/// bytes into one at best: a page of one color takes about 2,000, and of two colors or none, of which
/// a bit is stored and eight bytes are held, about 66,000. What asks for more was made to fill the
/// memory, or its pixels are not there.
const MEMORY_A_BYTE: u64 = 1 << 17;

/// What is known of a picture before its pixels are decoded.
pub(crate) struct Header {
    /// Its format, by content.
    pub(crate) format: PhotoFormat,
    /// Width in pixels, as stored.
    width: u32,
    /// Height in pixels, as stored.
    height: u32,
    /// How the stored pixels are turned to stand upright.
    pub(crate) orientation: Orientation,
}

impl Header {
    /// Width and height in pixels, as seen upright.
    pub(crate) fn upright(&self) -> (u32, u32) {
        if swaps_sides(self.orientation) { (self.height, self.width) } else { (self.width, self.height) }
    }
}

/// Decoded pixels of 8 bits a channel, not yet turned upright.
pub(crate) struct Picture {
    /// What was known before.
    pub(crate) header: Header,
    /// The pixels as stored: gray or RGB, with or without alpha.
    pub(crate) pixels: DynamicImage,
    /// No pixel can be seen through.
    pub(crate) opaque: bool,
    /// Its own colors, when they are not sRGB.
    pub(crate) to_srgb: Option<ToSrgb>,
}

/// Whether turning upright makes the height the width.
pub(crate) fn swaps_sides(orientation: Orientation) -> bool {
    match orientation {
        Orientation::NoTransforms
        | Orientation::Rotate180
        | Orientation::FlipHorizontal
        | Orientation::FlipVertical => false,
        Orientation::Rotate90 | Orientation::Rotate270 | Orientation::Rotate90FlipH | Orientation::Rotate270FlipH => {
            true
        }
    }
}

/// The format's name for people.
pub(crate) fn format_name(format: PhotoFormat) -> &'static str {
    match format {
        PhotoFormat::Jpeg => "JPEG",
        PhotoFormat::Png => "PNG",
        PhotoFormat::Gif => "GIF",
        PhotoFormat::WebP => "WebP",
        PhotoFormat::Tiff => "TIFF",
    }
}

/// Reads the header and holds the bounds; decodes nothing.
pub(crate) fn header(bytes: &[u8]) -> Result<Header, PhotoError> {
    open(bytes).map(|(header, _, _)| header)
}

/// Decodes a picture; of an animation the first frame.
pub(crate) fn decode(bytes: &[u8]) -> Result<Picture, PhotoError> {
    let (header, pixel_bytes, limits) = open(bytes)?;
    let pixels = guarded(header.format, || {
        let mut reader = ImageReader::with_format(Cursor::new(&*pixel_bytes), codec(header.format));
        reader.limits(limits);
        reader.decode().map(eight_bit)
    })?;
    if (pixels.width(), pixels.height()) != (header.width, header.height) {
        let format = format_name(header.format);
        return Err(PhotoError::Damaged { format, reason: "its size is not the one its header gives".to_owned() });
    }
    let opaque = is_opaque(&pixels);
    Ok(Picture { to_srgb: ToSrgb::of(bytes, header.format), header, pixels, opaque })
}

/// The header, the bytes the codec may see, and the limits it is given.
fn open(bytes: &[u8]) -> Result<(Header, Cow<'_, [u8]>, Limits), PhotoError> {
    let format = sniff(bytes)?;
    let cut_short = || PhotoError::CutShort { format: format_name(format) };
    if !is_whole(bytes, format) {
        return Err(cut_short());
    }
    if has_scattered_colors(bytes, format) {
        let reason = "each of its colors is stored by itself".to_owned();
        return Err(PhotoError::Damaged { format: format_name(format), reason });
    }
    let pixel_bytes = match format {
        PhotoFormat::Png => Cow::Owned(png::pixels_only(bytes).ok_or_else(cut_short)?),
        PhotoFormat::Jpeg | PhotoFormat::Gif | PhotoFormat::WebP | PhotoFormat::Tiff => Cow::Borrowed(bytes),
    };
    let mut limits = Limits::default();
    limits.max_alloc = Some(MAX_MEMORY);
    let (width, height, coded, memory) = guarded(format, || {
        let mut reader = ImageReader::with_format(Cursor::new(&*pixel_bytes), codec(format));
        reader.limits(limits.clone());
        reader.into_decoder().map(|decoder| {
            let (width, height) = decoder.dimensions();
            let coded = coded_size(bytes, format).unwrap_or((width, height));
            let sizes = [(width, height), coded];
            let memory = memory(bytes, format, decoder.total_bytes(), sizes, decoder.color_type());
            (width, height, coded, memory)
        })
    })?;
    if width == 0 || height == 0 {
        return Err(PhotoError::Damaged { format: format_name(format), reason: "it has no pixels".to_owned() });
    }
    if width > MAX_SIDE || height > MAX_SIDE || u64::from(width) * u64::from(height) > MAX_PIXELS {
        return Err(PhotoError::TooLarge { width, height });
    }
    if memory > MAX_MEMORY {
        return Err(PhotoError::TooHeavy { megabytes: memory >> 20 });
    }
    let length = bytes.len() as u64;
    if memory > LEAST_MEMORY.saturating_add(length.saturating_mul(MEMORY_A_BYTE)) {
        let (width, height) = coded;
        return Err(PhotoError::Hollow { format: format_name(format), width, height, bytes: length });
    }
    let orientation = metadata::orientation(bytes, format);
    Ok((Header { format, width, height, orientation }, pixel_bytes, limits))
}

fn is_whole(bytes: &[u8], format: PhotoFormat) -> bool {
    match format {
        PhotoFormat::Jpeg => jpeg::survey(bytes).whole,
        // Making the copy without texts finds out.
        PhotoFormat::Png => true,
        PhotoFormat::Gif => gif::first_picture(bytes).is_some(),
        PhotoFormat::WebP => webp::is_whole(bytes),
        PhotoFormat::Tiff => tiff::first_picture_is_whole(bytes),
    }
}

/// A baseline JPEG with a scan for each color is rare but valid. The decoder (zune-jpeg 0.5.15)
/// takes it and gives wrong colors, which nobody would notice before the page is out.
fn has_scattered_colors(bytes: &[u8], format: PhotoFormat) -> bool {
    let survey = jpeg::survey(bytes);
    format == PhotoFormat::Jpeg && !survey.progressive && survey.scans > 1
}

fn codec(format: PhotoFormat) -> ImageFormat {
    match format {
        PhotoFormat::Jpeg => ImageFormat::Jpeg,
        PhotoFormat::Png => ImageFormat::Png,
        PhotoFormat::Gif => ImageFormat::Gif,
        PhotoFormat::WebP => ImageFormat::WebP,
        PhotoFormat::Tiff => ImageFormat::Tiff,
    }
}

/// Width and height of what is decoded, where they may be others than those of the picture: on the
/// screen of a GIF a larger one may lie.
fn coded_size(bytes: &[u8], format: PhotoFormat) -> Option<(u32, u32)> {
    match format {
        PhotoFormat::Gif => gif::first_picture(bytes),
        PhotoFormat::Jpeg | PhotoFormat::Png | PhotoFormat::WebP | PhotoFormat::Tiff => None,
    }
}

/// What decoding and scaling hold at once, in bytes, of a picture of one size and what is decoded for
/// it of another: the codec counts its result alone.
fn memory(bytes: &[u8], format: PhotoFormat, result: u64, sizes: [(u32, u32); 2], color: ColorType) -> u64 {
    let [pixels, coded] = sizes.map(|(width, height)| u64::from(width) * u64::from(height));
    let eight_bit = pixels.saturating_mul(u64::from(color.channel_count()));
    let coding = match format {
        // All coefficients of a progressive picture, 16 bits each.
        PhotoFormat::Jpeg if jpeg::survey(bytes).progressive => coded.saturating_mul(6),
        // A frame before it is put into place, of a GIF with its numbers of colors.
        PhotoFormat::WebP => coded.saturating_mul(4),
        PhotoFormat::Gif => coded.saturating_mul(5),
        PhotoFormat::Jpeg | PhotoFormat::Png | PhotoFormat::Tiff => 0,
    };
    // The copy of 8 bits a channel, and the one multiplied by alpha for scaling.
    let narrowed = if result > eight_bit { eight_bit } else { 0 };
    let multiplied = if color.has_alpha() { eight_bit } else { 0 };
    // Decoding comes before scaling, so that only the larger of both counts.
    result.saturating_add(coding.max(narrowed.saturating_add(multiplied)))
}

fn eight_bit(pixels: DynamicImage) -> DynamicImage {
    match pixels.color() {
        ColorType::L8 | ColorType::La8 | ColorType::Rgb8 | ColorType::Rgba8 => pixels,
        ColorType::L16 => DynamicImage::ImageLuma8(pixels.into_luma8()),
        ColorType::La16 => DynamicImage::ImageLumaA8(pixels.into_luma_alpha8()),
        ColorType::Rgb16 | ColorType::Rgb32F => DynamicImage::ImageRgb8(pixels.into_rgb8()),
        ColorType::Rgba16 | ColorType::Rgba32F | _ => DynamicImage::ImageRgba8(pixels.into_rgba8()),
    }
}

fn is_opaque(pixels: &DynamicImage) -> bool {
    let channels = usize::from(pixels.color().channel_count());
    !pixels.color().has_alpha()
        || pixels.as_bytes().chunks_exact(channels).all(|pixel| pixel.last().is_none_or(|alpha| *alpha == 255))
}

/// Runs a codec; what it says against the bytes, and its panics, become an error.
fn guarded<T>(format: PhotoFormat, decode: impl FnOnce() -> image::ImageResult<T>) -> Result<T, PhotoError> {
    let format = format_name(format);
    let damaged = |reason: String| PhotoError::Damaged { format, reason: reason.chars().take(200).collect() };
    match catch_unwind(AssertUnwindSafe(decode)) {
        Ok(Ok(value)) => Ok(value),
        Ok(Err(image::ImageError::Limits(_))) => Err(PhotoError::TooHeavy { megabytes: MAX_MEMORY >> 20 }),
        Ok(Err(image::ImageError::IoError(error))) if error.kind() == std::io::ErrorKind::UnexpectedEof => {
            Err(PhotoError::CutShort { format })
        }
        Ok(Err(error)) => Err(damaged(error.to_string())),
        Err(_panic) => Err(damaged("the decoder stumbled over it".to_owned())),
    }
}
