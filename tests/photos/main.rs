//! Pictures in, clean pictures and metadata out: what an editor and a reader would notice.
#![expect(clippy::unwrap_used, clippy::indexing_slicing, reason = "a test fails by panicking")]

mod cuts;
mod files;
mod metadata;

use std::io::Write as _;

use copydesk::photos::{
    Foreign, PhotoError, PhotoFormat, PhotoMetadata, RenditionFormat, inspect, render, render_widths, thumbnail,
};
use image::{DynamicImage, ImageBuffer, ImageFormat, Rgb, Rgb32FImage, Rgba};
use proptest::prelude::*;

use files::{adobe_like_profile, chunk, exif, exif_segment, file, jpeg_with, png_with, scene, segment, xmp_segment};

fn pixels(bytes: &[u8]) -> image::RgbImage {
    image::load_from_memory(bytes).unwrap().into_rgb8()
}

const FORMATS: [(ImageFormat, PhotoFormat); 5] = [
    (ImageFormat::Jpeg, PhotoFormat::Jpeg),
    (ImageFormat::Png, PhotoFormat::Png),
    (ImageFormat::Gif, PhotoFormat::Gif),
    (ImageFormat::WebP, PhotoFormat::WebP),
    (ImageFormat::Tiff, PhotoFormat::Tiff),
];

#[test]
fn every_format_is_known_by_its_content_and_becomes_a_clean_picture() {
    for (codec, format) in FORMATS {
        let bytes = file(&scene(64, 48), codec);
        let inspected = inspect(&bytes).unwrap();
        assert_eq!((inspected.format, inspected.width, inspected.height), (format, 64, 48));
        assert_eq!(inspected.metadata, PhotoMetadata::default());
        let rendition = render(&bytes, 32).unwrap();
        assert_eq!((rendition.width, rendition.height), (32, 24), "{format:?}");
        let [red, green, blue] = pixels(&rendition.bytes).get_pixel(0, 0).0;
        assert!(red > 200 && green < 60 && blue < 60, "{format:?}: the first corner is red, not {red} {green} {blue}");
        let [_, green, blue] = pixels(&rendition.bytes).get_pixel(31, 23).0;
        assert!(green > 200 && blue > 200, "{format:?}: the last corner is cyan");
    }
}

#[test]
fn pictures_are_scaled_down_and_never_up() {
    let bytes = file(&scene(700, 350), ImageFormat::Jpeg);
    let sizes: Vec<_> = render_widths(&bytes, &[480, 960, 1600]).unwrap().iter().map(|r| (r.width, r.height)).collect();
    assert_eq!(sizes, [(480, 240), (700, 350)]);
    assert_eq!(render_widths(&bytes, &[]).unwrap(), []);
    let wide = render(&file(&scene(3000, 2), ImageFormat::Png), 100).unwrap();
    assert_eq!((wide.width, wide.height), (100, 1));
}

#[test]
fn one_pixel_is_a_picture_in_every_format() {
    for (codec, format) in FORMATS {
        let bytes = file(&scene(1, 1), codec);
        let rendition = render(&bytes, 480).unwrap();
        assert_eq!((rendition.width, rendition.height), (1, 1), "{format:?}");
        assert_eq!(thumbnail(&bytes, 96).unwrap().rgba.len(), 4, "{format:?}");
    }
}

#[test]
fn sixteen_bits_and_floats_become_eight() {
    let deep = ImageBuffer::from_pixel(4, 4, Rgb([0x8080_u16, 0xFFFF, 0x0000]));
    for codec in [ImageFormat::Png, ImageFormat::Tiff] {
        let rendition = render(&file(&DynamicImage::ImageRgb16(deep.clone()), codec), 4).unwrap();
        let [red, green, blue] = pixels(&rendition.bytes).get_pixel(1, 1).0;
        assert!(red.abs_diff(128) < 4 && green > 250 && blue < 5, "{codec:?}: {red} {green} {blue}");
    }
    let floats = Rgb32FImage::from_pixel(4, 4, Rgb([0.5, 1.0, 7.0]));
    let small = thumbnail(&file(&DynamicImage::ImageRgb32F(floats), ImageFormat::Tiff), 4).unwrap();
    assert_eq!(small.rgba[1..4], [255, 255, 255]);
}

#[test]
fn what_can_be_seen_through_stays_so_and_what_cannot_becomes_jpeg() {
    let veil = |alpha: u8| {
        let mut grain = 1_u32;
        let mut noise = || {
            grain = grain.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
            u8::try_from(grain >> 24).unwrap()
        };
        let picture = ImageBuffer::from_fn(64, 64, |_, _| Rgba([noise(), noise(), noise(), alpha]));
        file(&DynamicImage::ImageRgba8(picture), ImageFormat::Png)
    };
    let seen_through = render(&veil(100), 64).unwrap();
    assert_eq!(seen_through.format, RenditionFormat::Png);
    assert_eq!(image::load_from_memory(&seen_through.bytes).unwrap().into_rgba8().get_pixel(5, 5)[3], 100);
    assert_eq!(render(&veil(255), 64).unwrap().format, RenditionFormat::Jpeg);
    assert_eq!(thumbnail(&veil(100), 64).unwrap().rgba[3], 100);
}

#[test]
fn a_drawing_stays_png_where_that_is_smaller() {
    let stripes =
        ImageBuffer::from_fn(400, 300, |_, y| if y % 40 < 20 { Rgb([255_u8, 255, 255]) } else { Rgb([0, 60, 120]) });
    let bytes = file(&DynamicImage::ImageRgb8(stripes), ImageFormat::Png);
    let rendition = render(&bytes, 400).unwrap();
    assert_eq!(rendition.format, RenditionFormat::Png);
    assert_eq!(pixels(&rendition.bytes), pixels(&bytes));
}

#[test]
fn orientation_turns_pixels_and_sizes_in_every_format_that_carries_it() {
    let turned = exif(&[], 6, None);
    let jpeg = {
        let plain = file(&scene(64, 32), ImageFormat::Jpeg);
        [&plain[..2], &exif_segment(&turned), &plain[2..]].concat()
    };
    let png = {
        let plain = file(&scene(64, 32), ImageFormat::Png);
        [&plain[..33], &chunk(b"eXIf", &turned), &plain[33..]].concat()
    };
    for bytes in [jpeg, png] {
        let inspected = inspect(&bytes).unwrap();
        assert_eq!((inspected.width, inspected.height), (32, 64));
        let rendition = render(&bytes, 16).unwrap();
        assert_eq!((rendition.width, rendition.height), (16, 32));
        // A quarter turn to the right brings the lower left corner (red and blue) to the upper left.
        let [red, green, blue] = pixels(&rendition.bytes).get_pixel(0, 0).0;
        assert!(red > 180 && green < 80 && blue > 180, "{red} {green} {blue}");
        let small = thumbnail(&bytes, 16).unwrap();
        assert_eq!((small.width, small.height), (8, 16));
    }
}

#[test]
fn the_first_frame_of_an_animation_is_the_picture() {
    let mut bytes = Vec::new();
    {
        let mut encoder = image::codecs::gif::GifEncoder::new(&mut bytes);
        for color in [[250, 0, 0, 255], [0, 0, 250, 255]] {
            encoder.encode_frame(image::Frame::new(ImageBuffer::from_pixel(10, 10, Rgba(color)))).unwrap();
        }
    }
    assert_eq!(thumbnail(&bytes, 10).unwrap().rgba[..4], [250, 0, 0, 255]);
}

#[test]
fn the_same_bytes_give_the_same_bytes() {
    for (codec, _) in FORMATS {
        let bytes = file(&scene(300, 200), codec);
        assert_eq!(render_widths(&bytes, &[100, 200]), render_widths(&bytes, &[100, 200]));
        assert_eq!(render(&bytes, 100).unwrap(), render_widths(&bytes, &[100, 200]).unwrap()[0]);
    }
}

#[test]
fn foreign_files_are_refused_with_a_way_out() {
    let refused = |bytes: &[u8]| inspect(bytes).unwrap_err();
    let svg = refused(b"<svg xmlns='http://www.w3.org/2000/svg' onload='alert(1)'/>");
    assert_eq!(svg, PhotoError::Foreign(Foreign::Svg));
    assert_eq!(svg.to_string(), "this is an SVG drawing, which the desk does not read");
    assert!(svg.hint().contains("PNG"));
    let heic = refused(b"\0\0\0\x20ftypheic\0\0\0\0mif1heic");
    assert!(heic.hint().contains("JPEG"), "{}", heic.hint());
    assert_eq!(refused(b""), PhotoError::Empty);
    assert_eq!(refused(b"Dear editor, the picture is attached."), PhotoError::Unknown);
}

#[test]
fn sizes_beyond_the_bounds_are_refused_by_the_header() {
    let png_of = |width: u32, height: u32| {
        let header = [&width.to_be_bytes()[..], &height.to_be_bytes(), &[8, 2, 0, 0, 0]].concat();
        let signature = b"\x89PNG\r\n\x1a\n".to_vec();
        [signature, chunk(b"IHDR", &header), chunk(b"IDAT", &[0x78]), chunk(b"IEND", b"")].concat()
    };
    assert_eq!(inspect(&png_of(100_000, 100_000)), Err(PhotoError::TooLarge { width: 100_000, height: 100_000 }));
    assert_eq!(inspect(&png_of(30_001, 1)), Err(PhotoError::TooLarge { width: 30_001, height: 1 }));
    assert_eq!(inspect(&png_of(30_000, 30_000)), Err(PhotoError::TooLarge { width: 30_000, height: 30_000 }));
    let gif = b"GIF89a\xff\xff\xff\xff\0\0\0,\0\0\0\0\xff\xff\xff\xff\0\x02\x02\x44\x01\0;";
    assert_eq!(render(gif, 480), Err(PhotoError::TooLarge { width: 65_535, height: 65_535 }));
}

#[test]
fn a_few_bytes_that_claim_a_large_picture_are_refused_by_the_header() {
    let png_of = |pixels: usize| {
        let header = [&30_000_u32.to_be_bytes()[..], &8_000_u32.to_be_bytes(), &[8, 2, 0, 0, 0]].concat();
        let signature = b"\x89PNG\r\n\x1a\n".to_vec();
        [signature, chunk(b"IHDR", &header), chunk(b"IDAT", &vec![0x78; pixels]), chunk(b"IEND", b"")].concat()
    };
    let bytes = png_of(1_000);
    let error = inspect(&bytes).unwrap_err();
    let claimed = PhotoError::Hollow { format: "PNG", width: 30_000, height: 8_000, bytes: bytes.len() as u64 };
    assert_eq!(error, claimed);
    assert!(error.to_string().contains("30000 × 8000 pixels in 1057 bytes"), "{error}");
    assert!(error.hint().contains("again"));
    // As long as a page of one color is, and half of that.
    assert!(inspect(&png_of(720_000_000 / 1_000)).is_ok());
    assert!(inspect(&png_of(720_000_000 / 2_000)).is_ok());
    // A frame of 12,808 by 13,621 pixels on a screen of 8 by 6; then one as small as the screen.
    let gif = |frame: &[u8]| {
        [b"GIF89a\x08\0\x06\0\x80\0\0\0\0\0\0\0\0,\0\0\0\0".as_slice(), frame, b"\0\x02\x02\x44\x01\0;"].concat()
    };
    let large = gif(b"\x08\x32\x35\x35");
    let claimed = PhotoError::Hollow { format: "GIF", width: 12_808, height: 13_621, bytes: large.len() as u64 };
    assert_eq!(inspect(&large), Err(claimed));
    assert!(inspect(&gif(b"\x08\0\x06\0")).is_ok());
}

#[test]
fn a_page_of_one_color_is_no_hollow_picture() {
    // 30 million pixels, packed as tightly as can be.
    let (width, height) = (7_500_u32, 4_000_u32);
    let mut packed = flate2::write::ZlibEncoder::new(Vec::new(), flate2::Compression::best());
    for _ in 0..height {
        packed.write_all(&vec![0; 1 + 3 * width as usize]).unwrap();
    }
    let header = [&width.to_be_bytes()[..], &height.to_be_bytes(), &[8, 2, 0, 0, 0]].concat();
    let chunks = [chunk(b"IHDR", &header), chunk(b"IDAT", &packed.finish().unwrap()), chunk(b"IEND", b"")].concat();
    let page = [b"\x89PNG\r\n\x1a\n".as_slice(), &chunks].concat();
    assert!(page.len() < 100_000, "{}", page.len());
    assert!(thumbnail(&page, 100).is_ok());
}

#[test]
fn a_deep_picture_within_the_sizes_may_still_be_too_heavy() {
    let header = [&15_000_u32.to_be_bytes()[..], &15_000_u32.to_be_bytes(), &[16, 6, 0, 0, 0]].concat();
    let signature = b"\x89PNG\r\n\x1a\n".to_vec();
    let bytes = [signature, chunk(b"IHDR", &header), chunk(b"IDAT", &[0x78]), chunk(b"IEND", b"")].concat();
    let error = inspect(&bytes).unwrap_err();
    assert!(matches!(error, PhotoError::TooHeavy { megabytes } if megabytes > 1024), "{error}");
}

#[test]
fn a_file_cut_at_any_place_is_an_error_not_a_picture() {
    for (codec, format) in FORMATS {
        let whole = file(&scene(40, 30), codec);
        // Behind the last byte that matters GIF and TIFF may have a tail that is not needed.
        let needed = if matches!(format, PhotoFormat::Gif | PhotoFormat::Tiff) { whole.len() / 2 } else { whole.len() };
        for length in (0..needed).step_by(7).chain([needed - 1]) {
            let cut = &whole[..length];
            assert!(render(cut, 480).is_err(), "{format:?} cut to {length} of {} bytes", whole.len());
        }
    }
}

#[test]
fn a_jpeg_whose_colors_would_come_out_wrong_is_refused() {
    let mut bytes = Vec::new();
    let mut encoder = jpeg_encoder::Encoder::new(&mut bytes, 82);
    encoder.set_sampling_factor(jpeg_encoder::SamplingFactor::F_2_2);
    encoder.set_optimized_huffman_tables(true);
    encoder.encode(scene(32, 24).as_bytes(), 32, 24, jpeg_encoder::ColorType::Rgb).unwrap();
    let error = inspect(&bytes).unwrap_err();
    assert!(error.to_string().contains("colors"), "{error}");
    assert!(error.hint().contains("save it anew"), "{}", error.hint());
}

#[test]
fn a_cut_jpeg_is_called_cut() {
    let whole = file(&scene(40, 30), ImageFormat::Jpeg);
    let error = inspect(&whole[..whole.len() - 20]).unwrap_err();
    assert_eq!(error, PhotoError::CutShort { format: "JPEG" });
    assert!(error.hint().contains("again"));
}

#[test]
fn renditions_carry_no_word_of_the_original() {
    let secret = b"Informant K. from the port";
    let mut jpeg = jpeg_with(&[
        segment(0xFE, secret),
        xmp_segment("><dc:creator><rdf:Seq><rdf:li>Informant K. from the port</rdf:li></rdf:Seq></dc:creator>"),
        exif_segment(&exif(&[(0x013B, secret)], 1, None)),
    ]);
    jpeg.extend_from_slice(secret);
    let png = png_with(&[chunk(b"tEXt", b"Author\0Informant K. from the port")]);
    assert_eq!(inspect(&jpeg).unwrap().metadata.photographer, "Informant K. from the port");
    for bytes in [jpeg, png] {
        let rendition = render(&bytes, 8).unwrap();
        assert!(!rendition.bytes.windows(9).any(|window| window == b"Informant"));
    }
}

#[test]
fn colors_of_a_wide_profile_become_those_of_the_web() {
    let plain = file(&DynamicImage::ImageRgb8(ImageBuffer::from_pixel(16, 16, Rgb([0, 200, 0]))), ImageFormat::Png);
    let profile = adobe_like_profile();
    let mut jpeg = Vec::new();
    image::codecs::jpeg::JpegEncoder::new_with_quality(&mut jpeg, 100)
        .encode_image(&DynamicImage::ImageRgb8(ImageBuffer::from_pixel(16, 16, Rgb([130, 180, 90]))))
        .unwrap();
    let marked = [&jpeg[..2], &segment(0xE2, &[b"ICC_PROFILE\0\x01\x01", &profile[..]].concat()), &jpeg[2..]].concat();
    let (unmarked, marked) = (thumbnail(&jpeg, 16).unwrap(), thumbnail(&marked, 16).unwrap());
    assert!(marked.rgba[0].saturating_add(20) < unmarked.rgba[0], "red falls: {:?}", &marked.rgba[..4]);
    assert!(marked.rgba[1].abs_diff(unmarked.rgba[1]) < 6, "green stays: {:?}", &marked.rgba[..4]);
    assert_eq!(thumbnail(&plain, 16).unwrap().rgba[..4], [0, 200, 0, 255]);
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(256))]

    #[test]
    fn noise_behind_any_sign_never_panics(sign in 0..8_usize, noise in proptest::collection::vec(any::<u8>(), 0..600)) {
        let signs: [&[u8]; 8] = [b"", b"\xff\xd8\xff", b"\x89PNG\r\n\x1a\n\0\0\0\x0dIHDR", b"GIF89a", b"RIFF\0\x02\0\0WEBPVP8X", b"II*\0\x08\0\0\0", b"MM\0*\0\0\0\x08", b"<svg"];
        let bytes = [signs[sign], &noise].concat();
        if inspect(&bytes).is_err() {
            prop_assert!(thumbnail(&bytes, 64).is_err());
        }
    }

    #[test]
    fn damage_anywhere_never_panics(which in 0..5_usize, at in any::<prop::sample::Index>(), to in any::<u8>()) {
        let mut bytes = file(&scene(20, 14), FORMATS[which].0);
        let at = at.index(bytes.len());
        bytes[at] = to;
        if let Ok(rendition) = render(&bytes, 10) {
            prop_assert!(rendition.width <= 10);
            prop_assert!(image::load_from_memory(&rendition.bytes).is_ok());
        }
    }
}
