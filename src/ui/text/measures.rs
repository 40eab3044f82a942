//! How high and deep the desk's faces reach, so that rows stand evenly whatever font a letter is from.

use swash::FontRef;

use super::style::Face;
use crate::ui::fonts::FACES;

/// Parts of a face's size.
#[derive(Clone, Copy)]
pub(super) struct Measure {
    /// From the baseline up.
    pub(super) ascent: f32,
    /// From the baseline down.
    pub(super) descent: f32,
    /// The width of what it shows for a tab, which no font has a proper glyph for.
    pub(super) tab: f32,
}

/// The measures of the faces.
pub(super) struct Measures {
    story: Measure,
    naskh: Measure,
    interface: Measure,
}

impl Measures {
    /// Reads them from the fonts.
    pub(super) fn new() -> Self {
        Self { story: of("Newsreader"), naskh: of("Noto Naskh Arabic"), interface: of("IBM Plex Sans") }
    }

    /// Those of a face.
    pub(super) fn of(&self, face: Face) -> Measure {
        match face {
            Face::Story | Face::Page => self.story,
            Face::Naskh => self.naskh,
            Face::Interface | Face::Other(_) => self.interface,
        }
    }
}

fn of(family: &str) -> Measure {
    let font = FACES.iter().find(|face| face.family == family).and_then(|face| FontRef::from_index(face.bytes, 0));
    font.map_or(Measure { ascent: 0.8, descent: 0.2, tab: 0.5 }, |font| {
        let metrics = font.metrics(&[]).scale(1.0);
        let tab = font.glyph_metrics(&[]).scale(1.0).advance_width(font.charmap().map('\t'));
        Measure { ascent: metrics.ascent, descent: metrics.descent, tab }
    })
}
