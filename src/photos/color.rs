//! From the color profile of a picture to sRGB, which is what a page without a profile means.
//!
//! Understood are profiles made of three curves and a matrix (ICC.1:2022, sections 8.3.2 and
//! 9.2), as cameras and phones write them: Adobe RGB, Display P3, `ProPhoto`. Profiles made of
//! tables (most CMYK) are passed over; their pixels are taken as they stand.

use std::collections::BTreeMap;
use std::io::Cursor;

use image::codecs::png::PngDecoder;
use image::{DynamicImage, ImageDecoder, Limits};

use super::container::{be16, be32, jpeg, png, slice, tiff::Tiff, webp};
use super::photo::PhotoFormat;

/// The largest profile that is looked at, in bytes; real ones have some hundred to some thousand.
const MAX_PROFILE: usize = 4 << 20;

/// Linear light of the profile's connection space (XYZ, D50) to linear sRGB.
const TO_LINEAR_SRGB: [[f32; 3]; 3] = [
    [3.133_856, -1.616_866_7, -0.490_614_6],
    [-0.978_768_4, 1.916_141_5, 0.033_454],
    [0.071_945_3, -0.228_991_4, 1.405_242_7],
];

/// Turns 8-bit pixels of a profile into sRGB.
pub(crate) struct ToSrgb {
    /// Linear light for each of 256 steps, for red, green and blue.
    light: [Vec<f32>; 3],
    /// Linear light of the profile to linear light of sRGB.
    matrix: [[f32; 3]; 3],
}

impl ToSrgb {
    /// The way from this picture's own colors, or `None` when it has none, or they are sRGB, or
    /// they are not of the kind understood.
    pub(crate) fn of(bytes: &[u8], format: PhotoFormat) -> Option<Self> {
        let profile = profile(bytes, format)?;
        let way = Self::read(&profile)?;
        let samples = [[255, 0, 0], [0, 255, 0], [0, 0, 255], [128, 128, 128], [20, 90, 200]];
        let changes =
            samples.iter().any(|rgb| way.pixel(*rgb).iter().zip(rgb).any(|(new, old)| new.abs_diff(*old) > 2));
        changes.then_some(way)
    }

    /// Changes the pixels of a picture; gray ones have nothing to change.
    pub(crate) fn apply(&self, picture: &mut DynamicImage) {
        if let Some(picture) = picture.as_mut_rgb8() {
            picture.pixels_mut().for_each(|pixel| pixel.0 = self.pixel(pixel.0));
        } else if let Some(picture) = picture.as_mut_rgba8() {
            for pixel in picture.pixels_mut() {
                let [red, green, blue, alpha] = pixel.0;
                let [red, green, blue] = self.pixel([red, green, blue]);
                pixel.0 = [red, green, blue, alpha];
            }
        }
    }

    fn pixel(&self, rgb: [u8; 3]) -> [u8; 3] {
        let mut light = [0.0; 3];
        for ((linear, curve), value) in light.iter_mut().zip(&self.light).zip(rgb) {
            *linear = curve.get(usize::from(value)).copied().unwrap_or_default();
        }
        self.matrix.map(|row| encode(dot(row, light)))
    }

    fn read(profile: &[u8]) -> Option<Self> {
        if slice(profile, 16, 8)? != b"RGB XYZ " {
            return None;
        }
        let columns =
            [matrix_column(profile, b"rXYZ")?, matrix_column(profile, b"gXYZ")?, matrix_column(profile, b"bXYZ")?];
        let light = [curve(profile, b"rTRC")?, curve(profile, b"gTRC")?, curve(profile, b"bTRC")?];
        let matrix = TO_LINEAR_SRGB.map(|row| columns.map(|column| dot(row, column)));
        Some(Self { light, matrix })
    }
}

/// The name a picture's profile gives itself, in the first of its languages (ICC.1:2022, section
/// 10.15, and 6.5.17 of ICC.1:2001, which most profiles still follow).
pub(crate) fn profile_name(bytes: &[u8], format: PhotoFormat) -> Option<String> {
    let profile = profile(bytes, format)?;
    let value = tag(&profile, b"desc")?;
    let whole = |at: usize| usize::try_from(be32(value, at)?).ok();
    let name = match slice(value, 0, 4)? {
        b"desc" => String::from_utf8_lossy(slice(value, 12, whole(8)?)?).into_owned(),
        b"mluc" => {
            let letters = slice(value, whole(24)?, whole(20)?)?.chunks_exact(2);
            let units: Vec<u16> = letters.filter_map(|pair| be16(pair, 0)).collect();
            String::from_utf16_lossy(&units)
        }
        _ => return None,
    };
    let name: String = name.chars().filter(|c| !c.is_control()).take(MAX_NAME).collect();
    let name = name.trim();
    (!name.is_empty()).then(|| name.to_owned())
}

/// The longest name of a profile that is shown, in characters.
const MAX_NAME: usize = 60;

fn dot(a: [f32; 3], b: [f32; 3]) -> f32 {
    a.iter().zip(b).map(|(a, b)| a * b).sum()
}

/// Linear light to an sRGB byte (IEC 61966-2-1).
fn encode(light: f32) -> u8 {
    let light = light.clamp(0.0, 1.0);
    let value = if light <= 0.003_130_8 { light * 12.92 } else { 1.055 * light.powf(1.0 / 2.4) - 0.055 };
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "lies within 0 and 255")]
    let byte = (value * 255.0).round() as u8;
    byte
}

fn tag<'a>(profile: &'a [u8], name: &[u8]) -> Option<&'a [u8]> {
    let count = usize::try_from(be32(profile, 128)?).ok()?.min(100);
    let entry = profile.get(132..)?.chunks_exact(12).take(count).find(|entry| entry.starts_with(name))?;
    let at = usize::try_from(be32(entry, 4)?).ok()?;
    slice(profile, at, usize::try_from(be32(entry, 8)?).ok()?)
}

/// A signed number with 16 bits after the point.
fn fixed(bytes: &[u8], at: usize) -> Option<f32> {
    let number = be32(bytes, at)?.cast_signed();
    #[expect(clippy::cast_precision_loss, reason = "colors need no more than 24 bits")]
    let number = number as f32 / 65_536.0;
    Some(number)
}

fn matrix_column(profile: &[u8], name: &[u8]) -> Option<[f32; 3]> {
    let value = tag(profile, name)?;
    Some([fixed(value, 8)?, fixed(value, 12)?, fixed(value, 16)?])
}

/// A curve at 256 even steps.
fn curve(profile: &[u8], name: &[u8]) -> Option<Vec<f32>> {
    let value = tag(profile, name)?;
    let at: Box<dyn Fn(f32) -> Option<f32>> = match slice(value, 0, 4)? {
        b"para" => Box::new(|x| parametric(value, x)),
        b"curv" => Box::new(|x| sampled(value, x)),
        _ => return None,
    };
    (0..=255_u8).map(|step| at(f32::from(step) / 255.0).filter(|light| light.is_finite())).collect()
}

fn parametric(value: &[u8], x: f32) -> Option<f32> {
    let parameter = |index: usize| fixed(value, 12 + 4 * index);
    let kind = be16(value, 8)?;
    let power = parameter(0)?;
    if kind == 0 {
        return Some(x.powf(power));
    }
    let (a, b) = (parameter(1)?, parameter(2)?);
    let curved = (a * x + b).max(0.0).powf(power);
    match kind {
        1 => Some(if x >= -b / a { curved } else { 0.0 }),
        2 => Some(if x >= -b / a { curved + parameter(3)? } else { parameter(3)? }),
        3 => Some(if x >= parameter(4)? { curved } else { parameter(3)? * x }),
        4 => Some(if x >= parameter(4)? { curved + parameter(5)? } else { parameter(3)? * x + parameter(6)? }),
        _ => None,
    }
}

fn sampled(value: &[u8], x: f32) -> Option<f32> {
    let count = be32(value, 8)?;
    let entry = |index: u32| be16(value, 12 + 2 * usize::try_from(index).ok()?).map(f32::from);
    match count {
        0 => Some(x),
        1 => Some(x.powf(entry(0)? / 256.0)),
        2..=65_536 => {
            #[expect(clippy::cast_precision_loss, reason = "at most 65,536")]
            let place = x * (count - 1) as f32;
            #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "lies within 0 and count")]
            let below = (place as u32).min(count - 2);
            #[expect(clippy::cast_precision_loss, reason = "at most 65,536")]
            let part = place - below as f32;
            Some((entry(below)? * (1.0 - part) + entry(below + 1)? * part) / 65_535.0)
        }
        _ => None,
    }
}

/// The picture's profile, at most [`MAX_PROFILE`] bytes of it.
fn profile(bytes: &[u8], format: PhotoFormat) -> Option<Vec<u8>> {
    let profile = match format {
        PhotoFormat::Jpeg => jpeg_profile(bytes)?,
        PhotoFormat::Png => png_profile(bytes)?,
        PhotoFormat::WebP => webp::chunks(bytes).find(|(kind, _)| *kind == b"ICCP")?.1.to_vec(),
        PhotoFormat::Tiff => Tiff::open(bytes)?.first().raw(34675)?.to_vec(),
        PhotoFormat::Gif => return None,
    };
    (profile.len() <= MAX_PROFILE).then_some(profile)
}

/// A profile may be cut into numbered segments (ICC.1:2022, annex B.4).
fn jpeg_profile(bytes: &[u8]) -> Option<Vec<u8>> {
    let parts: BTreeMap<u8, &[u8]> = jpeg::segments(bytes)
        .take_while(|segment| segment.marker != jpeg::SOS)
        .filter(|segment| segment.marker == jpeg::APP2)
        .filter_map(|segment| segment.body.strip_prefix(b"ICC_PROFILE\0"))
        .filter_map(|part| Some((*part.first()?, part.get(2..)?)))
        .collect();
    (!parts.is_empty()).then(|| parts.into_values().collect::<Vec<_>>().concat())
}

/// The decoder inflates the profile within the memory it is given, which is little here; the
/// picture around it is of one pixel.
fn png_profile(bytes: &[u8]) -> Option<Vec<u8>> {
    let chunk = png::chunks(bytes).take_while(|chunk| &chunk.kind != b"IDAT").find(|chunk| &chunk.kind == b"iCCP")?;
    let mut limits = Limits::default();
    limits.max_alloc = Some(MAX_PROFILE as u64);
    let mut decoder = PngDecoder::with_limits(Cursor::new(png::carrying(&chunk)), limits).ok()?;
    decoder.icc_profile().ok()?
}
