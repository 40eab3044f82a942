//! Fresh pictures for pages and for the window, with nothing in them but pixels.

use std::fmt::Display;
use std::panic::{AssertUnwindSafe, catch_unwind};

use fast_image_resize::images::{Image, ImageRef};
use fast_image_resize::{PixelType, ResizeOptions, Resizer};
use image::codecs::png::{CompressionType, FilterType, PngEncoder};
use image::metadata::Orientation;
use image::{DynamicImage, GrayAlphaImage, GrayImage, ImageEncoder, RgbImage, RgbaImage};
use jpeg_encoder::{ChromaSubsamplingMethod, Encoder, SamplingFactor};

use super::clean;
use super::crop::Area;
use super::decode::{Picture, decode, swaps_sides};
use super::error::PhotoError;
use super::photo::PhotoFormat;

/// JPEG quality: files of about 150 kB at 1,600 × 1,067 pixels.
const QUALITY: u8 = 82;

/// The formats renditions come in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum RenditionFormat {
    /// Baseline JPEG, 4:2:0.
    Jpeg,
    /// PNG, for what can be seen through and for drawings that it keeps smaller.
    Png,
}

impl RenditionFormat {
    /// The ending of such a file's name, without the dot.
    #[must_use]
    pub fn ending(self) -> &'static str {
        match self {
            Self::Jpeg => "jpg",
            Self::Png => "png",
        }
    }

    /// Its media type (IANA).
    #[must_use]
    pub fn media_type(self) -> &'static str {
        match self {
            Self::Jpeg => "image/jpeg",
            Self::Png => "image/png",
        }
    }
}

/// A picture made for a page: upright, sRGB, without metadata.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Rendition {
    /// The file's bytes.
    pub bytes: Vec<u8>,
    /// Width in pixels.
    pub width: u32,
    /// Height in pixels.
    pub height: u32,
    /// What kind of file it is.
    pub format: RenditionFormat,
}

/// A small picture for the window.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Thumbnail {
    /// Width in pixels.
    pub width: u32,
    /// Height in pixels.
    pub height: u32,
    /// Red, green, blue and alpha (not multiplied) of each pixel, row by row from the top left.
    pub rgba: Vec<u8>,
}

/// Makes a picture at most `max_width` pixels wide, never wider than the original.
///
/// A picture that can be seen through becomes PNG; so does an opaque PNG or GIF that PNG keeps
/// smaller than JPEG does (charts, drawings); all else becomes JPEG. The same bytes give the same
/// bytes. Errors are those of [`inspect`](super::inspect()), and those of broken pixels.
pub fn render(bytes: &[u8], max_width: u32) -> Result<Rendition, PhotoError> {
    let picture = decode(bytes)?;
    rendition(&picture, clipped(None, picture.header.upright()), max_width)
}

/// Makes a picture for each of the widths, decoding once. A width beyond the original's gives the
/// original's own width, and no width is given twice.
pub fn render_widths(bytes: &[u8], max_widths: &[u32]) -> Result<Vec<Rendition>, PhotoError> {
    render_area(bytes, None, max_widths)
}

/// The same of a part of the picture; `None` is all of it. What of the part lies outside the
/// picture is not there.
pub fn render_area(bytes: &[u8], area: Option<Area>, max_widths: &[u32]) -> Result<Vec<Rendition>, PhotoError> {
    let picture = decode(bytes)?;
    let area = clipped(area, picture.header.upright());
    let own = area.width;
    let mut widths: Vec<u32> = max_widths.iter().map(|width| own.min(*width).max(1)).collect();
    widths.sort_unstable();
    widths.dedup();
    widths.into_iter().map(|width| rendition(&picture, area, width)).collect()
}

/// Makes a picture of at most `max_side` pixels each way for the window.
pub fn thumbnail(bytes: &[u8], max_side: u32) -> Result<Thumbnail, PhotoError> {
    let picture = decode(bytes)?;
    let (width, height) = picture.header.upright();
    let max_width = if height > width { proportion(max_side, width, height) } else { max_side };
    let mut small = upright(&picture, clipped(None, (width, height)), max_width)?.into_rgba8();
    if small.height() > max_side {
        // So thin that a width in proportion would be none.
        small = image::imageops::thumbnail(&small, small.width(), max_side.max(1));
    }
    Ok(Thumbnail { width: small.width(), height: small.height(), rgba: small.into_raw() })
}

/// A part of an upright picture of this size that is in it; all of it for none.
fn clipped(area: Option<Area>, (width, height): (u32, u32)) -> Area {
    let Area { left, top, width: wide, height: high } = area.unwrap_or(Area { left: 0, top: 0, width, height });
    let (left, top) = (left.min(width.saturating_sub(1)), top.min(height.saturating_sub(1)));
    Area { left, top, width: wide.clamp(1, (width - left).max(1)), height: high.clamp(1, (height - top).max(1)) }
}

/// Where a part of the upright picture lies among the pixels as they are stored.
fn stored(area: Area, orientation: Orientation, (width, height): (u32, u32)) -> Area {
    let Area { left, top, width: wide, height: high } = area;
    let (right, bottom) = (width - left - wide, height - top - high);
    let upright = |left, top| Area { left, top, width: wide, height: high };
    let turned = |left, top| Area { left, top, width: high, height: wide };
    match orientation {
        Orientation::NoTransforms => upright(left, top),
        Orientation::FlipHorizontal => upright(right, top),
        Orientation::FlipVertical => upright(left, bottom),
        Orientation::Rotate180 => upright(right, bottom),
        Orientation::Rotate90 => turned(top, right),
        Orientation::Rotate270 => turned(bottom, left),
        Orientation::Rotate90FlipH => turned(top, left),
        Orientation::Rotate270FlipH => turned(bottom, right),
    }
}

fn rendition(picture: &Picture, area: Area, max_width: u32) -> Result<Rendition, PhotoError> {
    let pixels = upright(picture, area, max_width)?;
    let (width, height) = (pixels.width(), pixels.height());
    let drawn = match picture.header.format {
        PhotoFormat::Png | PhotoFormat::Gif => true,
        PhotoFormat::Jpeg | PhotoFormat::WebP | PhotoFormat::Tiff => false,
    };
    let png = if drawn || !picture.opaque { Some(png(&pixels)?) } else { None };
    let jpeg = if picture.opaque { Some(jpeg(&pixels)?) } else { None };
    let (bytes, format) = match (jpeg, png) {
        (Some(jpeg), Some(png)) if png.len() > jpeg.len() => (jpeg, RenditionFormat::Jpeg),
        (_, Some(png)) => (png, RenditionFormat::Png),
        (Some(jpeg), None) => (jpeg, RenditionFormat::Jpeg),
        (None, None) => return Err(not_made(&"it is neither opaque nor not")),
    };
    clean::check(&bytes, format)?;
    Ok(Rendition { bytes, width, height, format })
}

fn not_made(reason: &dyn Display) -> PhotoError {
    PhotoError::NotMade { reason: reason.to_string().chars().take(200).collect() }
}

/// `side` × `a` ÷ `b`, rounded, at least 1.
fn proportion(side: u32, a: u32, b: u32) -> u32 {
    let (side, a, b) = (u64::from(side), u64::from(a), u64::from(b).max(1));
    u32::try_from((side * a + b / 2) / b).unwrap_or(u32::MAX).max(1)
}

/// A part of the picture at most so wide, in sRGB, turned upright, without alpha when it is opaque. Scaled
/// before it is turned: the small picture costs little to turn.
fn upright(picture: &Picture, area: Area, max_width: u32) -> Result<DynamicImage, PhotoError> {
    let width = area.width.min(max_width.max(1));
    let height = if width == area.width { area.height } else { proportion(width, area.height, area.width) };
    let orientation = picture.header.orientation;
    let from = stored(area, orientation, picture.header.upright());
    let (stored_width, stored_height) = if swaps_sides(orientation) { (height, width) } else { (width, height) };
    let mut small = scaled(&picture.pixels, from, (stored_width, stored_height), picture.opaque)?;
    if let Some(to_srgb) = &picture.to_srgb {
        to_srgb.apply(&mut small);
    }
    small.apply_orientation(orientation);
    Ok(small)
}

/// Scales a part with Lanczos of three lobes. Opaque pictures lose their alpha, others are weighed by it.
fn scaled(
    pixels: &DynamicImage,
    from: Area,
    (width, height): (u32, u32),
    opaque: bool,
) -> Result<DynamicImage, PhotoError> {
    let channels = pixels.color().channel_count();
    let kind = match channels {
        1 => PixelType::U8,
        2 => PixelType::U8x2,
        3 => PixelType::U8x3,
        _ => PixelType::U8x4,
    };
    let source =
        ImageRef::new(pixels.width(), pixels.height(), pixels.as_bytes(), kind).map_err(|error| not_made(&error))?;
    let mut small = Image::new(width, height, kind);
    let [left, top, wide, high] = [from.left, from.top, from.width, from.height].map(f64::from);
    let options = ResizeOptions::new().use_alpha(!opaque).crop(left, top, wide, high);
    catch_unwind(AssertUnwindSafe(|| Resizer::new().resize(&source, &mut small, &options)))
        .map_err(|_panic| not_made(&"scaling stumbled"))?
        .map_err(|error| not_made(&error))?;
    let bytes = small.into_vec();
    let made = match channels {
        1 => GrayImage::from_raw(width, height, bytes).map(DynamicImage::ImageLuma8),
        2 => GrayAlphaImage::from_raw(width, height, bytes).map(DynamicImage::ImageLumaA8),
        3 => RgbImage::from_raw(width, height, bytes).map(DynamicImage::ImageRgb8),
        _ => RgbaImage::from_raw(width, height, bytes).map(DynamicImage::ImageRgba8),
    }
    .ok_or_else(|| not_made(&"its size does not fit its pixels"))?;
    Ok(match (opaque, channels) {
        (true, 2) => DynamicImage::ImageLuma8(made.into_luma8()),
        (true, 4) => DynamicImage::ImageRgb8(made.into_rgb8()),
        _ => made,
    })
}

/// One scan, with the standard's own Huffman tables: fitted ones would save a twentieth, but this
/// encoder then writes a scan for each color, which decoders (ours too) read less surely.
fn jpeg(pixels: &DynamicImage) -> Result<Vec<u8>, PhotoError> {
    let side = |side: u32| u16::try_from(side).map_err(|error| not_made(&error));
    let kind = match pixels.color().channel_count() {
        1 => jpeg_encoder::ColorType::Luma,
        _ => jpeg_encoder::ColorType::Rgb,
    };
    let mut bytes = Vec::new();
    let mut encoder = Encoder::new(&mut bytes, QUALITY);
    encoder.set_sampling_factor(SamplingFactor::F_2_2);
    encoder.set_chroma_subsampling_method(ChromaSubsamplingMethod::Average);
    encoder
        .encode(pixels.as_bytes(), side(pixels.width())?, side(pixels.height())?, kind)
        .map_err(|error| not_made(&error))?;
    Ok(bytes)
}

fn png(pixels: &DynamicImage) -> Result<Vec<u8>, PhotoError> {
    let mut bytes = Vec::new();
    PngEncoder::new_with_quality(&mut bytes, CompressionType::Best, FilterType::Adaptive)
        .write_image(pixels.as_bytes(), pixels.width(), pixels.height(), pixels.color().into())
        .map_err(|error| not_made(&error))?;
    Ok(bytes)
}
