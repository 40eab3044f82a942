//! The fonts that travel with the desk; all under the SIL Open Font License, see `assets/fonts`.

use std::sync::Arc;

use egui::{FontData, FontDefinitions, FontFamily};

use super::theme::family;

const FACES: [(&str, &[u8]); 9] = [
    ("plex", include_bytes!("../../assets/fonts/IBMPlexSans_400Regular.ttf")),
    ("plex-strong", include_bytes!("../../assets/fonts/IBMPlexSans_600SemiBold.ttf")),
    ("plex-arabic", include_bytes!("../../assets/fonts/IBMPlexSansArabic_400Regular.ttf")),
    ("plex-arabic-strong", include_bytes!("../../assets/fonts/IBMPlexSansArabic_600SemiBold.ttf")),
    ("newsreader", include_bytes!("../../assets/fonts/Newsreader_400Regular.ttf")),
    ("newsreader-italic", include_bytes!("../../assets/fonts/Newsreader_400Regular_Italic.ttf")),
    ("newsreader-strong", include_bytes!("../../assets/fonts/Newsreader_600SemiBold.ttf")),
    ("naskh", include_bytes!("../../assets/fonts/NotoNaskhArabic_400Regular.ttf")),
    ("naskh-strong", include_bytes!("../../assets/fonts/NotoNaskhArabic_600SemiBold.ttf")),
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
    for (name, bytes) in FACES {
        fonts.font_data.insert(name.to_owned(), Arc::new(FontData::from_static(bytes)));
    }
    let chain = |faces: &[&str]| faces.iter().map(|f| (*f).to_owned()).chain(last.iter().cloned()).collect();
    fonts.families.insert(FontFamily::Proportional, chain(&["plex", "plex-arabic"]));
    for (name, faces) in FAMILIES {
        fonts.families.insert(family(name), chain(faces));
    }
    fonts
}
