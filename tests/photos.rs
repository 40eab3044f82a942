//! Pictures in, clean pictures and metadata out: what an editor and a reader would notice.

use std::io::Cursor;

use copydesk::ground::PhotoId;
use copydesk::photos::{
    Foreign, Photo, PhotoError, PhotoFormat, PhotoMetadata, RenditionFormat, inspect, render, render_widths, thumbnail,
};
use image::{DynamicImage, ImageBuffer, ImageFormat, Rgb, Rgb32FImage, Rgba};
use jiff::civil::date;
use proptest::prelude::*;

/// A picture whose every corner differs: red, green, blue, white, with a slope between.
fn scene(width: u32, height: u32) -> DynamicImage {
    let part = |at: u32, of: u32| u8::try_from(at * 255 / of.max(2).saturating_sub(1)).unwrap_or(255);
    DynamicImage::ImageRgb8(ImageBuffer::from_fn(width, height, |x, y| {
        Rgb([255 - part(x, width), part(x, width), part(y, height)])
    }))
}

fn file(picture: &DynamicImage, format: ImageFormat) -> Vec<u8> {
    let mut bytes = Cursor::new(Vec::new());
    picture.write_to(&mut bytes, format).unwrap();
    bytes.into_inner()
}

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

/// A JPEG segment.
fn segment(marker: u8, body: &[u8]) -> Vec<u8> {
    let length = u16::try_from(body.len() + 2).unwrap().to_be_bytes();
    [&[0xFF, marker], &length[..], body].concat()
}

/// A small JPEG with these segments behind its start.
fn jpeg_with(segments: &[Vec<u8>]) -> Vec<u8> {
    let plain = file(&scene(8, 6), ImageFormat::Jpeg);
    [&plain[..2], &segments.concat(), &plain[2..]].concat()
}

fn xmp_segment(properties: &str) -> Vec<u8> {
    let xmp = xmp(properties);
    segment(0xE1, &[b"http://ns.adobe.com/xap/1.0/\0", xmp.as_bytes()].concat())
}

fn xmp(properties: &str) -> String {
    format!(
        "<?xpacket begin='\u{feff}'?><x:xmpmeta xmlns:x='adobe:ns:meta/'>\
         <rdf:RDF xmlns:rdf='http://www.w3.org/1999/02/22-rdf-syntax-ns#' xmlns:dc='http://purl.org/dc/elements/1.1/' \
         xmlns:ps='http://ns.adobe.com/photoshop/1.0/' xmlns:r='http://ns.adobe.com/xap/1.0/rights/' \
         xmlns:core='http://iptc.org/std/Iptc4xmpCore/1.0/xmlns/' \
         xmlns:ext='http://iptc.org/std/Iptc4xmpExt/2008-02-29/'>\
         <rdf:Description rdf:about='' {properties}</rdf:Description></rdf:RDF></x:xmpmeta><?xpacket end='w'?>   "
    )
}

fn dataset(record: u8, number: u8, value: &[u8]) -> Vec<u8> {
    [&[0x1C, record, number], &u16::try_from(value.len()).unwrap().to_be_bytes()[..], value].concat()
}

/// Photoshop's resources, IIM the second of them.
fn iim_resources(datasets: &[Vec<u8>]) -> Vec<u8> {
    let iim = datasets.concat();
    let mut resources = b"8BIM\x03\xed\x03abc\0\0\0\x03xyz\0".to_vec();
    resources.extend_from_slice(b"8BIM\x04\x04\0\0");
    resources.extend_from_slice(&u32::try_from(iim.len()).unwrap().to_be_bytes());
    resources.extend_from_slice(&iim);
    resources
}

fn iim_segment(datasets: &[Vec<u8>]) -> Vec<u8> {
    segment(0xED, &[b"Photoshop 3.0\0", &iim_resources(datasets)[..]].concat())
}

/// EXIF with texts by tag, an orientation, a date and a position, big-endian.
fn exif(texts: &[(u16, &[u8])], orientation: u16, original: Option<&[u8]>) -> Vec<u8> {
    let count = texts.len() + 2;
    let mut heap_at = 8 + 2 + 12 * count + 4;
    let (mut entries, mut heap) = (Vec::new(), Vec::new());
    let mut entry = |tag: u16, kind: u16, count: usize, value: [u8; 4]| {
        entries.extend_from_slice(&tag.to_be_bytes());
        entries.extend_from_slice(&kind.to_be_bytes());
        entries.extend_from_slice(&u32::try_from(count).unwrap().to_be_bytes());
        entries.extend_from_slice(&value);
    };
    let place = |at: usize| u32::try_from(at).unwrap().to_be_bytes();
    for (tag, text) in texts {
        assert!(text.len() > 4, "short values stand inside the entry");
        entry(*tag, 2, text.len(), place(heap_at));
        heap.extend_from_slice(text);
        heap_at += text.len();
    }
    let [high, low] = orientation.to_be_bytes();
    entry(0x0112, 3, 1, [high, low, 0, 0]);
    entry(0x8769, 4, 1, place(heap_at));
    if let Some(original) = original {
        heap.extend_from_slice(b"\0\x01\x90\x03\0\x02");
        heap.extend_from_slice(&u32::try_from(original.len()).unwrap().to_be_bytes());
        heap.extend_from_slice(&place(heap_at + 18));
        heap.extend_from_slice(&[0; 4]);
        heap.extend_from_slice(original);
    } else {
        heap.extend_from_slice(&[0; 6]);
    }
    let count = u16::try_from(count).unwrap().to_be_bytes();
    [b"MM\0*\0\0\0\x08", &count[..], &entries, &[0; 4], &heap].concat()
}

fn exif_segment(tiff: &[u8]) -> Vec<u8> {
    segment(0xE1, &[b"Exif\0\0", tiff].concat())
}

/// A PNG chunk, with a check sum as PNG wants it.
fn chunk(kind: &[u8], body: &[u8]) -> Vec<u8> {
    let mut crc = 0xFFFF_FFFF_u32;
    for byte in kind.iter().chain(body) {
        crc ^= u32::from(*byte);
        for _ in 0..8 {
            crc = if crc & 1 == 1 { (crc >> 1) ^ 0xEDB8_8320 } else { crc >> 1 };
        }
    }
    [&u32::try_from(body.len()).unwrap().to_be_bytes()[..], kind, body, &(!crc).to_be_bytes()].concat()
}

/// A PNG of the scene with these chunks behind its header.
fn png_with(chunks: &[Vec<u8>]) -> Vec<u8> {
    let plain = file(&scene(8, 6), ImageFormat::Png);
    [&plain[..33], &chunks.concat(), &plain[33..]].concat()
}

fn metadata(bytes: &[u8]) -> PhotoMetadata {
    inspect(bytes).unwrap().metadata
}

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
    assert!(inspect(&png_of(30_000, 8_000)).is_ok());
    let gif = b"GIF89a\xff\xff\xff\xff\0\0\0,\0\0\0\0\xff\xff\xff\xff\0\x02\x02\x44\x01\0;";
    assert_eq!(render(gif, 480), Err(PhotoError::TooLarge { width: 65_535, height: 65_535 }));
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
    assert_eq!(metadata(&jpeg).photographer, "Informant K. from the port");
    for bytes in [jpeg, png] {
        let rendition = render(&bytes, 8).unwrap();
        assert!(!rendition.bytes.windows(9).any(|window| window == b"Informant"));
    }
}

#[test]
fn xmp_comes_before_iim_and_iim_before_exif() {
    let xmp = xmp_segment("ps:Credit='Credit of XMP'>");
    let iim = iim_segment(&[
        dataset(1, 90, b"\x1b%G"),
        dataset(2, 110, b"Credit of IIM"),
        dataset(2, 120, "Caption of IIM, déjà vu".as_bytes()),
        dataset(2, 80, b"First"),
        dataset(2, 80, b"Second"),
        dataset(2, 55, b"20260415"),
        dataset(2, 90, b"Mosul"),
        dataset(2, 101, b"Iraq"),
        dataset(2, 105, b"Headline of IIM"),
        dataset(2, 116, b"Copyright of IIM"),
        dataset(2, 40, b"No sales"),
    ]);
    let exif = exif_segment(&exif(
        &[(0x010E, b"Caption of EXIF\0"), (0x013B, b"Artist of EXIF\0"), (0x8298, b"Copyright of EXIF\0")],
        1,
        Some(b"2025:12:31 23:59:59\0"),
    ));
    let all = metadata(&jpeg_with(&[exif.clone(), iim.clone(), xmp]));
    assert_eq!(all.credit, "Credit of XMP");
    assert_eq!(all.caption, "Caption of IIM, déjà vu");
    assert_eq!(all.photographer, "First, Second");
    assert_eq!(all.place, "Mosul, Iraq");
    assert_eq!(all.taken, Some(date(2026, 4, 15)));
    assert_eq!((all.headline.as_str(), all.instructions.as_str()), ("Headline of IIM", "No sales"));
    assert_eq!(metadata(&jpeg_with(&[exif.clone(), iim])).credit, "Credit of IIM");
    let last = metadata(&jpeg_with(&[exif]));
    assert_eq!((last.caption.as_str(), last.photographer.as_str()), ("Caption of EXIF", "Artist of EXIF"));
    assert_eq!((last.copyright.as_str(), last.taken), ("Copyright of EXIF", Some(date(2025, 12, 31))));
}

/// Every property in its long form, with languages, a structure and a short form among them.
const FULL: &str = "ps:City='Basra' ps:DateCreated='2026-03-02T08:00:00+03:00'>\
    <dc:description><rdf:Alt><rdf:li xml:lang='en'>English</rdf:li>\
    <rdf:li xml:lang='x-default'>يقيس مهندس منسوب النهر &amp; يكتبه &#x201C;هنا&#x201D;</rdf:li></rdf:Alt></dc:description>\
    <core:AltTextAccessibility><rdf:Alt><rdf:li xml:lang='x-default'>A staff in the water</rdf:li></rdf:Alt></core:AltTextAccessibility>\
    <core:ExtDescrAccessibility><rdf:Alt><rdf:li xml:lang='x-default'>A long one</rdf:li></rdf:Alt></core:ExtDescrAccessibility>\
    <dc:creator><rdf:Seq><rdf:li>A. One</rdf:li><rdf:li>B. Two</rdf:li></rdf:Seq></dc:creator>\
    <ext:PersonInImage><rdf:Bag><rdf:li>Left Person</rdf:li><rdf:li>Right Person</rdf:li></rdf:Bag></ext:PersonInImage>\
    <ext:LocationCreated><rdf:Bag><rdf:li rdf:parseType='Resource'><ext:City>Elsewhere</ext:City>\
    <ext:CountryName>Iraq</ext:CountryName></rdf:li></rdf:Bag></ext:LocationCreated>\
    <r:UsageTerms><rdf:Alt><rdf:li xml:lang='x-default'>Editorial use only</rdf:li></rdf:Alt></r:UsageTerms>\
    <dc:rights><rdf:Alt><rdf:li xml:lang='x-default'>© 2026</rdf:li></rdf:Alt></dc:rights>\
    <ps:Credit>Desk</ps:Credit>";

fn assert_full(read: &PhotoMetadata) {
    assert_eq!(read.caption, "يقيس مهندس منسوب النهر & يكتبه “هنا”");
    assert_eq!(read.alt_text, "A staff in the water");
    assert_eq!(read.extended_description, "A long one");
    assert_eq!(read.photographer, "A. One, B. Two");
    assert_eq!(read.people, ["Left Person", "Right Person"]);
    assert_eq!(read.place, "Basra, Iraq");
    assert_eq!(read.taken, Some(date(2026, 3, 2)));
    assert_eq!((read.usage_terms.as_str(), read.copyright.as_str()), ("Editorial use only", "© 2026"));
    assert_eq!(read.credit, "Desk");
}

#[test]
fn xmp_is_read_in_full_from_jpeg_png_and_webp() {
    assert_full(&metadata(&jpeg_with(&[xmp_segment(FULL)])));
    let body = [b"XML:com.adobe.xmp\0\0\0\0\0", xmp(FULL).as_bytes()].concat();
    assert_full(&metadata(&png_with(&[chunk(b"iTXt", &body)])));

    let mut webp = file(&scene(8, 6), ImageFormat::WebP);
    let mut packet = xmp(FULL).into_bytes();
    packet.resize(packet.len().next_multiple_of(2), b' ');
    webp.extend_from_slice(b"XMP ");
    webp.extend_from_slice(&u32::try_from(packet.len()).unwrap().to_le_bytes());
    webp.extend_from_slice(&packet);
    let length = u32::try_from(webp.len() - 8).unwrap().to_le_bytes();
    webp[4..8].copy_from_slice(&length);
    assert_full(&metadata(&webp));
}

#[test]
fn xmp_that_png_has_compressed_is_read_within_bounds() {
    // zlib with stored blocks: header, blocks of at most 65,535 bytes, Adler-32.
    let zlib = |text: &[u8]| {
        let mut out = vec![0x78, 0x01];
        let blocks = text.chunks(65_535).count();
        for (index, block) in text.chunks(65_535).enumerate() {
            let length = u16::try_from(block.len()).unwrap();
            out.push(u8::from(index + 1 == blocks));
            out.extend_from_slice(&length.to_le_bytes());
            out.extend_from_slice(&(!length).to_le_bytes());
            out.extend_from_slice(block);
        }
        let (a, b) = text.iter().fold((1_u32, 0_u32), |(a, b), byte| {
            let a = (a + u32::from(*byte)) % 65_521;
            (a, (b + a) % 65_521)
        });
        out.extend_from_slice(&((b << 16) | a).to_be_bytes());
        out
    };
    let png = |text: &[u8]| png_with(&[chunk(b"iTXt", &[&b"XML:com.adobe.xmp\0\x01\0\0\0"[..], &zlib(text)].concat())]);
    assert_full(&metadata(&png(xmp(FULL).as_bytes())));
    let long = format!("{}{}", xmp(FULL), " ".repeat(9 << 20));
    assert_eq!(metadata(&png(long.as_bytes())), PhotoMetadata::default());
}

#[test]
fn tiff_gives_what_its_tags_hold() {
    let iim = dataset(2, 120, b"Caption of a scan");
    let tiff = exif(&[(33723, &iim), (700, xmp("ps:Credit='Archive'>").as_bytes()), (0x013B, b"Scanner\0")], 1, None);
    // Its picture is missing, so that only a JPEG that carries it as EXIF can be inspected; the
    // same directory reader serves both.
    let read = metadata(&jpeg_with(&[exif_segment(&tiff)]));
    assert_eq!(read.photographer, "Scanner");

    let mut whole = file(&scene(8, 6), ImageFormat::Tiff);
    append_tags(&mut whole, &[(700, xmp("ps:Credit='Archive'>").into_bytes()), (33723, iim)]);
    let read = metadata(&whole);
    assert_eq!((read.credit.as_str(), read.caption.as_str()), ("Archive", "Caption of a scan"));
}

/// Writes the first directory of a little-endian TIFF file anew at its end, with more entries.
fn append_tags(tiff: &mut Vec<u8>, tags: &[(u16, Vec<u8>)]) {
    let le32 = |bytes: &[u8]| usize::try_from(u32::from_le_bytes(bytes.try_into().unwrap())).unwrap();
    let put = |value: usize| u32::try_from(value).unwrap().to_le_bytes();
    let at = le32(&tiff[4..8]);
    let count = usize::from(u16::from_le_bytes([tiff[at], tiff[at + 1]]));
    let mut entries: Vec<Vec<u8>> = tiff[at + 2..at + 2 + 12 * count].chunks(12).map(<[u8]>::to_vec).collect();
    for (tag, body) in tags {
        entries.push([&tag.to_le_bytes()[..], &[1, 0], &put(body.len()), &put(tiff.len())].concat());
        tiff.extend_from_slice(body);
    }
    entries.sort_by_key(|entry| u16::from_le_bytes([entry[0], entry[1]]));
    let directory = tiff.len();
    tiff.extend_from_slice(&u16::try_from(entries.len()).unwrap().to_le_bytes());
    tiff.extend_from_slice(&entries.concat());
    tiff.extend_from_slice(&[0; 4]);
    tiff[4..8].copy_from_slice(&put(directory));
}

#[test]
fn old_captions_in_latin_letters_are_read_as_they_were_written() {
    let latin = metadata(&jpeg_with(&[iim_segment(&[dataset(2, 120, b"Caf\xe9 M\xfcller, \x93quoted\x94")])]));
    assert_eq!(latin.caption, "Café Müller, “quoted”");
    let unmarked = metadata(&jpeg_with(&[iim_segment(&[dataset(2, 120, "نهر دجلة".as_bytes())])]));
    assert_eq!(unmarked.caption, "نهر دجلة");
}

#[test]
fn broken_metadata_never_costs_the_photo() {
    let cases = [
        xmp_segment("><ps:Credit>Kept</ps:Credit><dc:title><rdf:Alt></wrong>"),
        xmp_segment("><ps:Credit>Kept</ps:Credit>&bomb; & <<"),
    ];
    for case in cases {
        assert_eq!(metadata(&jpeg_with(&[case])).credit, "Kept");
    }
    let deep = format!(">{}", "<ps:City>".repeat(50_000));
    for packet in [deep[..30_000].to_owned(), "<!DOCTYPE a [<!ENTITY b '&b;&b;'>]>".to_owned()] {
        assert_eq!(metadata(&jpeg_with(&[xmp_segment(&packet)])), PhotoMetadata::default());
    }
    let mut iim = iim_segment(&[dataset(2, 120, b"Whole"), dataset(2, 110, b"Cut")]);
    let length = iim.len();
    iim.truncate(length - 1);
    let size = u16::try_from(iim.len() - 2).unwrap().to_be_bytes();
    iim[2..4].copy_from_slice(&size);
    assert!(inspect(&jpeg_with(&[iim])).is_ok());
    assert!(inspect(&jpeg_with(&[exif_segment(b"MM\0*\xff\xff\xff\xff")])).is_ok());
}

#[test]
fn words_a_camera_writes_by_itself_are_no_caption() {
    let junk = exif(&[(0x010E, b"OLYMPUS DIGITAL CAMERA         \0")], 1, None);
    assert_eq!(metadata(&jpeg_with(&[exif_segment(&junk)])).caption, "");
}

#[test]
fn what_an_editor_wrote_is_kept_and_gaps_are_filled() {
    let read = metadata(&jpeg_with(&[xmp_segment(FULL)]));
    let mut photo = Photo::wanted(PhotoId::from(1));
    photo.credit = "Editor's credit".to_owned();
    photo.taken = Some(date(2020, 1, 1));
    photo.alt_text = "  ".to_owned();
    read.apply_to(&mut photo);
    assert_eq!((photo.credit.as_str(), photo.taken), ("Editor's credit", Some(date(2020, 1, 1))));
    assert_eq!((photo.alt_text.as_str(), photo.place.as_str()), ("A staff in the water", "Basra, Iraq"));
    assert_eq!(photo.rights.usage_terms, "Editorial use only");
    assert!(photo.people.is_empty(), "names are matched with the directory elsewhere");
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

/// A profile with the primaries of Adobe RGB (1998), adapted to D50, and a power of 2.2.
fn adobe_like_profile() -> Vec<u8> {
    let fixed = |value: f64| {
        #[expect(clippy::cast_possible_truncation, reason = "small numbers")]
        let fixed = (value * 65_536.0).round() as i32;
        fixed.to_be_bytes()
    };
    let column = |xyz: [f64; 3]| [&b"XYZ \0\0\0\0"[..], &xyz.map(fixed).concat()].concat();
    let bodies = [
        (b"rXYZ", column([0.60974, 0.31111, 0.01947])),
        (b"gXYZ", column([0.20528, 0.62567, 0.06087])),
        (b"bXYZ", column([0.14919, 0.06322, 0.74457])),
        (b"rTRC", b"curv\0\0\0\0\0\0\0\x01\x02\x33".to_vec()),
        (b"gTRC", b"curv\0\0\0\0\0\0\0\x01\x02\x33".to_vec()),
        (b"bTRC", b"curv\0\0\0\0\0\0\0\x01\x02\x33".to_vec()),
    ];
    let mut profile = vec![0; 128];
    profile[16..24].copy_from_slice(b"RGB XYZ ");
    profile.extend_from_slice(&6_u32.to_be_bytes());
    let mut at = u32::try_from(132 + 12 * bodies.len()).unwrap();
    for (name, body) in &bodies {
        let length = u32::try_from(body.len()).unwrap();
        profile.extend_from_slice(&[&name[..], &at.to_be_bytes(), &length.to_be_bytes()].concat());
        at += length;
    }
    bodies.iter().for_each(|(_, body)| profile.extend_from_slice(body));
    profile
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

    #[test]
    fn damaged_metadata_never_costs_the_photo(at in any::<prop::sample::Index>(), to in any::<u8>()) {
        let texts: [(u16, &[u8]); 2] = [(0x010E, b"Caption\0"), (0x013B, b"Artist\0")];
        let mut exif = exif(&texts, 1, Some(b"2025:12:31 23:59:59\0"));
        let at_exif = at.index(exif.len());
        exif[at_exif] = to;
        let mut xmp = xmp(FULL).into_bytes();
        let at_xmp = at.index(xmp.len());
        xmp[at_xmp] = to;
        let mut iim = iim_resources(&[dataset(2, 120, b"Caption"), dataset(2, 80, b"Name")]);
        let at_iim = at.index(iim.len());
        iim[at_iim] = to;
        let bytes = jpeg_with(&[
            exif_segment(&exif),
            segment(0xED, &[b"Photoshop 3.0\0", &iim[..]].concat()),
            segment(0xE1, &[b"http://ns.adobe.com/xap/1.0/\0", &xmp[..]].concat()),
        ]);
        let inspected = inspect(&bytes).unwrap();
        prop_assert_eq!(inspected.width.max(inspected.height), 8);
    }

    #[test]
    fn a_text_survives_the_way_through_xmp(text in "\\PC{1,200}") {
        let escaped = text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;");
        let read = metadata(&jpeg_with(&[xmp_segment(&format!("><ps:Headline>{escaped}</ps:Headline>"))]));
        prop_assert_eq!(read.headline, text.trim());
    }
}
