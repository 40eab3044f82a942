//! What pictures say of themselves.

use copydesk::ground::PhotoId;
use copydesk::photos::{Photo, PhotoMetadata, inspect};
use image::ImageFormat;
use jiff::civil::date;
use proptest::prelude::*;

use crate::files::{
    append_tags, chunk, dataset, exif, exif_segment, file, iim_resources, iim_segment, jpeg_with, png_with, scene,
    segment, xmp, xmp_segment,
};

fn metadata(bytes: &[u8]) -> PhotoMetadata {
    inspect(bytes).unwrap().metadata
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
    let deep = format!(">{}", "<ps:City>".repeat(3_000));
    for packet in [deep, "<!DOCTYPE a [<!ENTITY b '&b;&b;'>]>".to_owned()] {
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

proptest! {
    #![proptest_config(ProptestConfig::with_cases(256))]

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
