//! The fonts that travel with the desk; all under the SIL Open Font License, see `assets/fonts`.

use std::sync::Arc;

use egui::{FontData, FontDefinitions, FontFamily};

use super::icons;
use super::theme::family;

/// A font that travels with the desk.
pub(super) struct Face {
    /// Its name in egui's families.
    name: &'static str,
    /// The family it belongs to.
    pub(super) family: &'static str,
    /// Semibold, 600; else regular, 400.
    pub(super) strong: bool,
    /// Italic; else upright.
    pub(super) italic: bool,
    /// The file.
    pub(super) bytes: &'static [u8],
}

/// All of them.
pub(super) const FACES: [Face; 9] = [
    Face {
        name: "plex",
        family: "IBM Plex Sans",
        strong: false,
        italic: false,
        bytes: include_bytes!("../../assets/fonts/IBMPlexSans_400Regular.ttf"),
    },
    Face {
        name: "plex-strong",
        family: "IBM Plex Sans",
        strong: true,
        italic: false,
        bytes: include_bytes!("../../assets/fonts/IBMPlexSans_600SemiBold.ttf"),
    },
    Face {
        name: "plex-arabic",
        family: "IBM Plex Sans Arabic",
        strong: false,
        italic: false,
        bytes: include_bytes!("../../assets/fonts/IBMPlexSansArabic_400Regular.ttf"),
    },
    Face {
        name: "plex-arabic-strong",
        family: "IBM Plex Sans Arabic",
        strong: true,
        italic: false,
        bytes: include_bytes!("../../assets/fonts/IBMPlexSansArabic_600SemiBold.ttf"),
    },
    Face {
        name: "newsreader",
        family: "Newsreader",
        strong: false,
        italic: false,
        bytes: include_bytes!("../../assets/fonts/Newsreader_400Regular.ttf"),
    },
    Face {
        name: "newsreader-italic",
        family: "Newsreader",
        strong: false,
        italic: true,
        bytes: include_bytes!("../../assets/fonts/Newsreader_400Regular_Italic.ttf"),
    },
    Face {
        name: "newsreader-strong",
        family: "Newsreader",
        strong: true,
        italic: false,
        bytes: include_bytes!("../../assets/fonts/Newsreader_600SemiBold.ttf"),
    },
    Face {
        name: "naskh",
        family: "Noto Naskh Arabic",
        strong: false,
        italic: false,
        bytes: include_bytes!("../../assets/fonts/NotoNaskhArabic_400Regular.ttf"),
    },
    Face {
        name: "naskh-strong",
        family: "Noto Naskh Arabic",
        strong: true,
        italic: false,
        bytes: include_bytes!("../../assets/fonts/NotoNaskhArabic_600SemiBold.ttf"),
    },
];

/// The families by use, with the faces each tries in turn.
const FAMILIES: [(&str, &[&str]); 4] = [
    ("interface-strong", &["plex-strong", "plex-arabic-strong"]),
    ("story", &["newsreader", "naskh"]),
    ("story-italic", &["newsreader-italic", "naskh"]),
    ("story-strong", &["newsreader-strong", "naskh-strong"]),
];

/// The desk's fonts, with egui's own behind them for symbols and emoji.
#[must_use]
pub(super) fn definitions() -> FontDefinitions {
    let mut fonts = FontDefinitions::default();
    let mut last: Vec<String> = fonts.families.get(&FontFamily::Proportional).cloned().unwrap_or_default();
    // For arrows and other signs that no face above has.
    last.push("Hack".to_owned());
    for face in &FACES {
        fonts.font_data.insert(face.name.to_owned(), Arc::new(FontData::from_static(face.bytes)));
    }
    let chain = |faces: &[&str]| faces.iter().map(|f| (*f).to_owned()).chain(last.iter().cloned()).collect();
    fonts.families.insert(FontFamily::Proportional, chain(&["plex", "plex-arabic"]));
    for (name, faces) in FAMILIES {
        fonts.families.insert(family(name), chain(faces));
    }
    fonts.font_data.insert(icons::FAMILY.to_owned(), Arc::new(FontData::from_static(icons::FONT)));
    fonts.families.insert(family(icons::FAMILY), vec![icons::FAMILY.to_owned()]);
    fonts
}
