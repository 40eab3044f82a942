//! Pixels from a clipboard as a picture file.

use image::codecs::png::PngEncoder;
use image::{ExtendedColorType, ImageEncoder};

use super::decode::{MAX_PIXELS, MAX_SIDE};
use super::error::PhotoError;

/// A PNG file of pixels: rows from the top, four bytes a pixel, red, green, blue, and how much it
/// covers. What covers all of it is written without the fourth.
///
/// Fails with pixels that are no such rows, and with pictures beyond 30,000 pixels a side or 250
/// million in all.
pub fn png_of(width: u32, height: u32, rgba: &[u8]) -> Result<Vec<u8>, PhotoError> {
    let pixels = u64::from(width) * u64::from(height);
    if width.max(height) > MAX_SIDE || pixels > MAX_PIXELS {
        return Err(PhotoError::TooLarge { width, height });
    }
    if pixels == 0 {
        return Err(PhotoError::Empty);
    }
    if u64::try_from(rgba.len()).ok() != Some(pixels * 4) {
        return Err(PhotoError::CutShort { format: "PNG" });
    }
    let covers = rgba.iter().skip(3).step_by(4).all(|cover| *cover == u8::MAX);
    let rgb: Vec<u8>;
    let (bytes, color) = if covers {
        rgb = rgba.chunks_exact(4).flat_map(|pixel| pixel.iter().take(3)).copied().collect();
        (rgb.as_slice(), ExtendedColorType::Rgb8)
    } else {
        (rgba, ExtendedColorType::Rgba8)
    };
    let mut png = Vec::new();
    PngEncoder::new(&mut png)
        .write_image(bytes, width, height, color)
        .map_err(|error| PhotoError::NotMade { reason: error.to_string() })?;
    Ok(png)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::photos::{PhotoFormat, inspect, thumbnail};

    #[test]
    fn pixels_come_back_from_the_file() {
        for cover in [255, 128] {
            let rgba: Vec<u8> = (0..6_u8).flat_map(|at| [at * 40, 10, 200, cover]).collect();
            let png = png_of(3, 2, &rgba).unwrap();
            let seen = inspect(&png).unwrap();
            assert_eq!((seen.format, seen.width, seen.height), (PhotoFormat::Png, 3, 2));
            assert_eq!(thumbnail(&png, 3).unwrap().rgba.len(), rgba.len());
        }
    }

    #[test]
    fn what_is_no_picture_is_refused() {
        assert_eq!(png_of(0, 5, &[]), Err(PhotoError::Empty));
        assert!(png_of(2, 2, &[0; 15]).is_err());
        assert!(matches!(png_of(u32::MAX, 2, &[0; 8]), Err(PhotoError::TooLarge { .. })));
    }
}
