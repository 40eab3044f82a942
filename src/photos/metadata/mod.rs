//! What a picture's makers wrote into it: XMP first, then IPTC's older IIM, then EXIF (the order
//! of the IPTC Photo Metadata Standard 2025.1 and of those who read it, as Google does).

mod exif;
mod iim;
mod packets;
mod xmp;

use image::metadata::Orientation;
use jiff::civil::Date;

use self::packets::Packets;
use super::container::png;
use super::photo::{Photo, PhotoFormat};

/// The longest text kept, in characters.
const MAX_TEXT: usize = 50_000;
/// The most people kept.
const MAX_PEOPLE: usize = 200;

/// What a picture file says of itself. Where it says nothing, the text is empty.
///
/// The position a camera noted is never read.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct PhotoMetadata {
    /// The picture's headline.
    pub headline: String,
    /// Who does what, where and when.
    pub caption: String,
    /// The credit line a reader sees.
    pub credit: String,
    /// Who took it; several are joined by commas.
    pub photographer: String,
    /// What is to be seen, for readers who cannot see it.
    pub alt_text: String,
    /// More of the same.
    pub extended_description: String,
    /// The day it was taken.
    pub taken: Option<Date>,
    /// Where it was taken: city and country.
    pub place: String,
    /// Names of the people to be seen.
    pub people: Vec<String>,
    /// What the owner allows.
    pub usage_terms: String,
    /// Who owns it.
    pub copyright: String,
    /// What the sender asks of editors.
    pub instructions: String,
}

impl PhotoMetadata {
    /// Reads what can be read; what is malformed or beyond bounds is passed over.
    pub(crate) fn read(bytes: &[u8], format: PhotoFormat) -> Self {
        let packets = Packets::of(bytes, format);
        let mut metadata = packets.xmp.map(|xmp| xmp::read(&xmp)).unwrap_or_default();
        metadata.fill_from(packets.iim.map(|iim| iim::read(&iim)).unwrap_or_default());
        metadata.fill_from(packets.exif.map(exif::read).unwrap_or_default());
        metadata.tidied()
    }

    /// Fills the empty fields of a photo; what an editor has written stays.
    pub fn apply_to(&self, photo: &mut Photo) {
        let fill = |field: &mut String, text: &String| {
            if field.trim().is_empty() {
                field.clone_from(text);
            }
        };
        fill(&mut photo.caption, &self.caption);
        fill(&mut photo.credit, &self.credit);
        fill(&mut photo.photographer, &self.photographer);
        fill(&mut photo.alt_text, &self.alt_text);
        fill(&mut photo.extended_description, &self.extended_description);
        fill(&mut photo.place, &self.place);
        fill(&mut photo.rights.usage_terms, &self.usage_terms);
        photo.taken = photo.taken.or(self.taken);
    }

    fn texts(&mut self) -> [&mut String; 10] {
        [
            &mut self.headline,
            &mut self.caption,
            &mut self.credit,
            &mut self.photographer,
            &mut self.alt_text,
            &mut self.extended_description,
            &mut self.place,
            &mut self.usage_terms,
            &mut self.copyright,
            &mut self.instructions,
        ]
    }

    fn fill_from(&mut self, mut other: Self) {
        for (own, other) in self.texts().into_iter().zip(other.texts()) {
            if own.trim().is_empty() {
                *own = std::mem::take(other);
            }
        }
        self.taken = self.taken.or(other.taken);
        if self.people.is_empty() {
            self.people = other.people;
        }
    }

    fn tidied(mut self) -> Self {
        for text in self.texts() {
            *text = tidy(text);
        }
        self.people = self.people.iter().map(|name| tidy(name)).filter(|name| !name.is_empty()).collect();
        self.people.truncate(MAX_PEOPLE);
        self
    }
}

/// How the stored pixels are turned to stand upright: EXIF's tag 0x0112, values 1 to 8.
pub(crate) fn orientation(bytes: &[u8], format: PhotoFormat) -> Orientation {
    let turn = Packets::of(bytes, format).exif.and_then(exif::orientation);
    turn.and_then(Orientation::from_exif).unwrap_or(Orientation::NoTransforms)
}

/// Whether the file holds a position on the globe, in EXIF (its GPS directory) or in XMP.
pub(crate) fn has_position(bytes: &[u8], format: PhotoFormat) -> bool {
    let packets = Packets::of(bytes, format);
    let in_xmp = |xmp: &[u8]| xmp.windows(POSITION.len()).any(|window| window == POSITION);
    packets.exif.is_some_and(exif::has_position) || packets.xmp.is_some_and(|xmp| in_xmp(&xmp))
}

/// The property of XMP that a position cannot do without (XMP Specification part 2, section 3.3).
const POSITION: &[u8] = b"GPSLatitude";

/// Whether the file says that its colors are sRGB without carrying a profile: PNG in a chunk of its
/// own, the others in EXIF.
pub(crate) fn says_srgb(bytes: &[u8], format: PhotoFormat) -> bool {
    let chunk = |chunk: png::Chunk<'_>| &chunk.kind == b"sRGB";
    (format == PhotoFormat::Png && png::chunks(bytes).any(chunk))
        || Packets::of(bytes, format).exif.is_some_and(exif::says_srgb)
}

/// Without control characters, which cameras pad their texts with; lines end in `\n`.
fn tidy(text: &str) -> String {
    let text = text.replace("\r\n", "\n").replace('\r', "\n");
    let kept: String = text.chars().filter(|c| *c == '\n' || *c == '\t' || !c.is_control()).take(MAX_TEXT).collect();
    kept.trim().to_owned()
}

/// City (or what lies in it) and country (or its part), joined as people write them.
fn place(within: &str, city: &str, state: &str, country: &str) -> String {
    let first = |a: &str, b: &str| if a.trim().is_empty() { b.trim().to_owned() } else { a.trim().to_owned() };
    let (near, far) = (first(city, within), first(country, state));
    if near == far || far.is_empty() {
        near
    } else if near.is_empty() {
        far
    } else {
        format!("{near}, {far}")
    }
}

/// A date from its digits: `2026-04-15`, `2026:04:15` or `20260415`, and whatever follows.
fn date(text: &str) -> Option<Date> {
    let digits: String = text.trim().chars().take(10).filter(char::is_ascii_digit).take(8).collect();
    let part = |range: std::ops::Range<usize>| digits.get(range)?.parse::<i16>().ok();
    let (year, month, day) = (part(0..4)?, part(4..6)?, part(6..8)?);
    Date::new(year, i8::try_from(month).ok()?, i8::try_from(day).ok()?).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_come_in_three_spellings_and_may_be_partial() {
        let expected = Date::new(2026, 4, 15).ok();
        for text in ["2026-04-15", "2026-04-15T09:30:00+03:00", "2026:04:15 09:30:00", "20260415"] {
            assert_eq!(date(text), expected, "{text}");
        }
        for text in ["", "2026", "2026-04", "0000:00:00 00:00:00", "2026-13-01", "yesterday", "2026-02-30"] {
            assert_eq!(date(text), None, "{text}");
        }
    }

    #[test]
    fn a_place_reads_well_whatever_is_missing() {
        assert_eq!(place("Old Bridge", "Mosul", "Nineveh", "Iraq"), "Mosul, Iraq");
        assert_eq!(place("Old Bridge", "", "", "Iraq"), "Old Bridge, Iraq");
        assert_eq!(place("", "", "Nineveh", ""), "Nineveh");
        assert_eq!(place("", "Singapore", "", "Singapore"), "Singapore");
        assert_eq!(place("", " ", "", ""), "");
    }
}
