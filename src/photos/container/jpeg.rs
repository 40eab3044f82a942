//! The segments of a JPEG file (ITU-T T.81, annex B).

use super::be16;

/// End of image.
pub(crate) const EOI: u8 = 0xD9;
/// Start of scan.
pub(crate) const SOS: u8 = 0xDA;
/// The segment of JFIF's header.
pub(crate) const APP0: u8 = 0xE0;
/// The segment of EXIF and XMP.
pub(crate) const APP1: u8 = 0xE1;
/// The segment of color profiles.
pub(crate) const APP2: u8 = 0xE2;
/// The segment of Photoshop's resources.
pub(crate) const APP13: u8 = 0xED;

/// A marker and what belongs to it, without the two bytes of its length.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Segment<'a> {
    /// The second byte of the marker.
    pub(crate) marker: u8,
    /// The bytes it carries; for a scan only its header, the coded pixels are stepped over.
    pub(crate) body: &'a [u8],
}

/// Walks from the start of the image to its end, [`EOI`] included. A file that breaks off gives
/// no [`EOI`].
#[derive(Debug)]
pub(crate) struct Segments<'a> {
    bytes: &'a [u8],
    at: usize,
    over: bool,
}

/// The segments of a JPEG file.
pub(crate) fn segments(bytes: &[u8]) -> Segments<'_> {
    Segments { bytes, at: 2, over: !bytes.starts_with(b"\xff\xd8") }
}

/// Looks over a JPEG file from start to end.
pub(crate) fn survey(bytes: &[u8]) -> Survey {
    let mut survey = Survey { whole: false, progressive: false, scans: 0 };
    for segment in segments(bytes) {
        survey.whole |= segment.marker == EOI;
        survey.scans += usize::from(segment.marker == SOS);
        survey.progressive |= matches!(segment.marker, 0xC2 | 0xC6 | 0xCA | 0xCE);
    }
    survey
}

/// What the segments of a JPEG file tell.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Survey {
    /// Its end is there.
    pub(crate) whole: bool,
    /// Decoding holds all coefficients in memory.
    pub(crate) progressive: bool,
    /// How many scans there are; one holds all colors unless the picture is progressive.
    pub(crate) scans: usize,
}

impl<'a> Segments<'a> {
    /// What follows the last segment given.
    pub(crate) fn rest(&self) -> &'a [u8] {
        self.bytes.get(self.at..).unwrap_or_default()
    }

    /// The next marker; bytes of 0xFF may fill the room before it.
    fn marker(&mut self) -> Option<u8> {
        if *self.bytes.get(self.at)? != 0xFF {
            return None;
        }
        let fill = self.rest().iter().take_while(|byte| **byte == 0xFF).count();
        let marker = *self.bytes.get(self.at + fill)?;
        self.at += fill + 1;
        Some(marker)
    }

    /// Steps over coded pixels: in them 0xFF is followed by 0 or a restart marker.
    fn skip_scan(&mut self) {
        while let Some(found) = self.rest().iter().position(|byte| *byte == 0xFF) {
            self.at += found;
            match self.bytes.get(self.at + 1) {
                Some(0 | 0xD0..=0xD7) => self.at += 2,
                Some(_) | None => return,
            }
        }
        self.at = self.bytes.len();
    }

    fn step(&mut self) -> Option<Segment<'a>> {
        let marker = self.marker()?;
        // Alone, without a length: end, restarts, TEM.
        if matches!(marker, EOI | 0x01 | 0xD0..=0xD7) {
            self.over = marker == EOI;
            return Some(Segment { marker, body: &[] });
        }
        let length = usize::from(be16(self.bytes, self.at)?);
        let body = self.bytes.get(self.at + 2..self.at.checked_add(length)?)?;
        self.at += length;
        if marker == SOS {
            self.skip_scan();
        }
        Some(Segment { marker, body })
    }
}

impl<'a> Iterator for Segments<'a> {
    type Item = Segment<'a>;

    fn next(&mut self) -> Option<Segment<'a>> {
        if self.over {
            return None;
        }
        let segment = self.step();
        self.over |= segment.is_none();
        segment
    }
}
