//! IPTC's Information Interchange Model (IIM 4.2), the older form that agencies still send.

use super::{PhotoMetadata, date, place};
use crate::photos::container::{be16, be32, slice};

/// The most datasets that are read.
const MAX_DATASETS: usize = 10_000;
/// What dataset 1:90 holds when texts are UTF-8 (ISO 2022).
const UTF_8: &[u8] = b"\x1b%G";
/// Windows-1252 where it differs from Latin-1: bytes 0x80 to 0x9F. Curly quotes live here.
const WINDOWS: [char; 32] = [
    '€', '\u{81}', '‚', 'ƒ', '„', '…', '†', '‡', 'ˆ', '‰', 'Š', '‹', 'Œ', '\u{8d}', 'Ž', '\u{8f}', '\u{90}', '‘', '’',
    '“', '”', '•', '–', '—', '˜', '™', 'š', '›', 'œ', '\u{9d}', 'ž', 'Ÿ',
];

/// A dataset: record, number, value.
type Dataset<'a> = (u8, u8, &'a [u8]);

/// The datasets among Photoshop's resources: the one numbered 0x0404 (Photoshop File Formats,
/// “Image Resources”).
pub(crate) fn in_resources(resources: &[u8]) -> Option<&[u8]> {
    let mut at = 0_usize;
    while slice(resources, at, 4)? == b"8BIM" {
        let number = be16(resources, at + 4)?;
        // A name, its length first; both together are of even length, as is the resource.
        let name = usize::from(*resources.get(at + 6)?) + 1;
        let start = at + 6 + name + (name & 1);
        let length = usize::try_from(be32(resources, start)?).ok()?;
        let body = slice(resources, start + 4, length)?;
        if number == 0x0404 {
            return Some(body);
        }
        at = start + 4 + length + (length & 1);
    }
    None
}

/// Reads the datasets.
pub(crate) fn read(bytes: &[u8]) -> PhotoMetadata {
    let datasets: Vec<Dataset<'_>> = Datasets { rest: bytes }.take(MAX_DATASETS).collect();
    let utf_8 = datasets.iter().any(|(record, number, value)| (*record, *number) == (1, 90) && value == &UTF_8);
    let decode =
        |value: &[u8]| if utf_8 { String::from_utf8_lossy(value).into_owned() } else { decode_guessing(value) };
    let all = |wanted: u8| -> Vec<String> {
        let values = datasets.iter().filter(|(record, number, _)| (*record, *number) == (2, wanted));
        values.map(|(_, _, value)| decode(value).trim().to_owned()).filter(|text| !text.is_empty()).collect()
    };
    let first = |wanted: u8| all(wanted).into_iter().next().unwrap_or_default();
    PhotoMetadata {
        headline: first(105),
        caption: first(120),
        credit: first(110),
        photographer: all(80).join(", "),
        taken: date(&first(55)),
        place: place(&first(92), &first(90), &first(95), &first(101)),
        copyright: first(116),
        instructions: first(40),
        ..PhotoMetadata::default()
    }
}

/// UTF-8 if it is that, which no Latin-1 text of a human language is by chance; else Latin-1 as
/// Windows writes it.
pub(crate) fn decode_guessing(bytes: &[u8]) -> String {
    match std::str::from_utf8(bytes) {
        Ok(text) => text.to_owned(),
        Err(_latin) => bytes.iter().map(|byte| latin(*byte)).collect(),
    }
}

fn latin(byte: u8) -> char {
    match byte {
        0x80..=0x9F => WINDOWS.get(usize::from(byte - 0x80)).copied().unwrap_or('\u{fffd}'),
        _ => char::from(byte),
    }
}

/// Walks from dataset to dataset: 0x1C, record, number, length, value.
struct Datasets<'a> {
    rest: &'a [u8],
}

impl<'a> Iterator for Datasets<'a> {
    type Item = Dataset<'a>;

    fn next(&mut self) -> Option<Dataset<'a>> {
        let [0x1C, record, number, ..] = *self.rest else { return None };
        let length = be16(self.rest, 3)?;
        // The highest bit announces a length of its own length; nothing in the news is so long.
        let (start, length) = if length & 0x8000 == 0 {
            (5, usize::from(length))
        } else {
            (9, usize::try_from(be32(self.rest, 5).filter(|_| length == 0x8004)?).ok()?)
        };
        let value = slice(self.rest, start, length)?;
        self.rest = self.rest.get(start + length..)?;
        Some((record, number, value))
    }
}
