//! Parts of pictures, and what files say of themselves while they lie in the library.

use copydesk::photos::{Area, Colors, facts, render, render_area};

use crate::files::{chunk, exif, exif_segment, jpeg_with, png_with, scene, segment, xmp_segment};

/// The scene as a PNG that is to be turned so.
fn turned(width: u32, height: u32, orientation: u16) -> Vec<u8> {
    let plain = crate::files::file(&scene(width, height), image::ImageFormat::Png);
    [&plain[..33], &chunk(b"eXIf", &exif(&[], orientation, None)), &plain[33..]].concat()
}

#[test]
fn a_part_is_cut_from_the_picture_as_it_stands_upright() {
    for orientation in 1..=8 {
        let bytes = turned(60, 40, orientation);
        let whole = image::load_from_memory(&render(&bytes, 60).unwrap().bytes).unwrap().into_rgb8();
        let area = Area { left: 5, top: 7, width: 20, height: 15 };
        let made = render_area(&bytes, Some(area), &[20]).unwrap();
        let part = image::load_from_memory(&made[0].bytes).unwrap().into_rgb8();
        assert_eq!((part.width(), part.height()), (20, 15), "orientation {orientation}");
        for (x, y) in [(0, 0), (19, 0), (0, 14), (19, 14), (10, 7)] {
            let (cut, seen) = (part.get_pixel(x, y), whole.get_pixel(area.left + x, area.top + y));
            let near = cut.0.iter().zip(seen.0).all(|(a, b)| a.abs_diff(b) <= 6);
            assert!(near, "orientation {orientation}, {x} {y}: {cut:?} is not {seen:?}");
        }
    }
}

#[test]
fn a_part_is_never_larger_than_the_picture_nor_scaled_up() {
    let bytes = turned(60, 40, 1);
    let sizes = |area| {
        let made = render_area(&bytes, Some(area), &[10, 480]).unwrap();
        made.iter().map(|made| (made.width, made.height)).collect::<Vec<_>>()
    };
    assert_eq!(sizes(Area { left: 0, top: 0, width: 32, height: 18 }), [(10, 6), (32, 18)]);
    assert_eq!(sizes(Area { left: 50, top: 30, width: 500, height: 500 }), [(10, 10)]);
    assert_eq!(sizes(Area { left: 900, top: 900, width: 0, height: 0 }), [(1, 1)]);
}

/// EXIF whose GPS directory has these tags.
fn positioned(tags: &[u16]) -> Vec<u8> {
    let entry = |tag: u16, value: u32| [&tag.to_be_bytes()[..], b"\0\x04\0\0\0\x01", &value.to_be_bytes()].concat();
    let mut tiff = [&b"MM\0*\0\0\0\x08\0\x01"[..], &entry(0x8825, 26), &[0; 4]].concat();
    tiff.extend_from_slice(&u16::try_from(tags.len()).unwrap().to_be_bytes());
    for tag in tags {
        tiff.extend_from_slice(&entry(*tag, 33));
    }
    tiff.extend_from_slice(&[0; 4]);
    tiff
}

#[test]
fn whether_a_file_tells_where_it_was_taken_is_known() {
    let told = |bytes: &[u8]| facts(bytes).unwrap().has_position;
    assert!(told(&jpeg_with(&[exif_segment(&positioned(&[1, 2, 3, 4]))])));
    assert!(told(&jpeg_with(&[xmp_segment("exif:GPSLatitude='36,20N' exif:GPSLongitude='43,8E'>")])));
    assert!(told(&png_with(&[chunk(b"eXIf", &positioned(&[2, 4]))])));
    assert!(!told(&jpeg_with(&[exif_segment(&positioned(&[0]))])), "a directory without a position");
    assert!(!told(&jpeg_with(&[exif_segment(&exif(&[], 1, None))])));
    assert!(!told(&jpeg_with(&[])));
}

/// A profile that has nothing but a name, in a JPEG file.
fn named(description: &[u8]) -> Vec<u8> {
    let mut profile = vec![0; 128];
    profile.extend_from_slice(&1_u32.to_be_bytes());
    profile.extend_from_slice(&[b"desc", &144_u32.to_be_bytes()[..]].concat());
    profile.extend_from_slice(&u32::try_from(description.len()).unwrap().to_be_bytes());
    profile.extend_from_slice(description);
    jpeg_with(&[segment(0xE2, &[b"ICC_PROFILE\0\x01\x01", &profile[..]].concat())])
}

#[test]
fn colors_are_called_what_the_file_calls_them() {
    let colors = |bytes: &[u8]| facts(bytes).unwrap().colors;
    let old = |name: &str| {
        let length = u32::try_from(name.len() + 1).unwrap().to_be_bytes();
        [&b"desc\0\0\0\0"[..], &length, name.as_bytes(), b"\0"].concat()
    };
    let new = |name: &str| {
        let letters: Vec<u8> = name.encode_utf16().flat_map(u16::to_be_bytes).collect();
        let length = u32::try_from(letters.len()).unwrap().to_be_bytes();
        [&b"mluc\0\0\0\0\0\0\0\x01\0\0\0\x0cenUS"[..], &length, &28_u32.to_be_bytes(), &letters].concat()
    };
    assert_eq!(colors(&named(&old("Adobe RGB (1998)"))), Colors::Profile("Adobe RGB (1998)".to_owned()));
    assert_eq!(colors(&named(&new("Display P3"))), Colors::Profile("Display P3".to_owned()));
    assert_eq!(colors(&named(&new("sRGB IEC61966-2.1"))), Colors::Srgb);
    assert_eq!(colors(&png_with(&[chunk(b"sRGB", &[0])])), Colors::Srgb);
    assert_eq!(colors(&png_with(&[])), Colors::Unsaid);
    assert_eq!(colors(&named(b"desc\0\0\0\0\xff\xff\xff\xffx")), Colors::Unsaid, "a length beyond the profile");
}
