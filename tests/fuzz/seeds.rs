//! Good inputs that need no file of their own: the samples and fixtures there are, and files made here.

use std::path::Path;

use image::ImageFormat;

use crate::files::{
    append_tags, chunk, dataset, exif, exif_segment, file, iim_segment, jpeg_with, png_with, scene, xmp, xmp_segment,
};

/// The files of a folder of the package with this ending, of at most so many bytes.
fn all_in(folder: &str, ending: &str, most: u64) -> Vec<Vec<u8>> {
    let entries = std::fs::read_dir(Path::new(env!("CARGO_MANIFEST_DIR")).join(folder)).unwrap();
    let mut paths: Vec<_> = entries.map(|entry| entry.unwrap().path()).collect();
    paths.retain(|path| path.extension().is_some_and(|found| found == ending));
    paths.retain(|path| path.metadata().unwrap().len() <= most);
    paths.sort();
    paths.iter().map(|path| std::fs::read(path).unwrap()).collect()
}

pub(crate) fn projects() -> Vec<Vec<u8>> {
    all_in("tests/projects/v1", "ron", 100_000)
}

pub(crate) fn copies() -> Vec<Vec<u8>> {
    all_in("tests/import_samples", "txt", 20_000)
}

pub(crate) fn templates() -> Vec<Vec<u8>> {
    all_in("assets/templates", "ron", 20_000)
}

/// One of each format with all that pictures carry: EXIF, IPTC and XMP, in their various places.
pub(crate) fn photos() -> Vec<Vec<u8>> {
    let packet = "ps:Credit='Desk' ps:City='Basra'><dc:description><rdf:Alt><rdf:li xml:lang='x-default'>A staff</rdf:li>\
                  </rdf:Alt></dc:description><dc:creator><rdf:Seq><rdf:li>One</rdf:li></rdf:Seq></dc:creator>";
    let iim = [dataset(1, 90, b"\x1b%G"), dataset(2, 120, "Caption, déjà vu".as_bytes()), dataset(2, 55, b"20260415")];
    let tags = exif(&[(0x010E, b"Caption of EXIF\0"), (0x013B, b"Artist\0")], 6, Some(b"2025:12:31 23:59:59\0"));
    let mut tiff = file(&scene(8, 6), ImageFormat::Tiff);
    append_tags(&mut tiff, &[(700, xmp(packet).into_bytes()), (33_723, iim.concat())]);
    let text = [b"XML:com.adobe.xmp\0\0\0\0\0", xmp(packet).as_bytes()].concat();
    let mut webp = file(&scene(8, 6), ImageFormat::WebP);
    let mut padded = xmp(packet).into_bytes();
    padded.resize(padded.len().next_multiple_of(2), b' ');
    webp.extend_from_slice(&[b"XMP ", &u32::try_from(padded.len()).unwrap().to_le_bytes()[..], &padded].concat());
    let length = u32::try_from(webp.len() - 8).unwrap().to_le_bytes();
    webp.splice(4..8, length);
    vec![
        jpeg_with(&[exif_segment(&tags), iim_segment(&iim), xmp_segment(packet)]),
        png_with(&[chunk(b"iTXt", &text), chunk(b"eXIf", &tags), chunk(b"tEXt", b"Author\0One")]),
        webp,
        file(&scene(8, 6), ImageFormat::Gif),
        tiff,
    ]
}

/// Those kept are enough.
pub(crate) fn none() -> Vec<Vec<u8>> {
    Vec::new()
}
