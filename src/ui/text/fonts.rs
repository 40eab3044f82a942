//! The desk's fonts and the system's, in one collection.

use std::sync::{Arc, Mutex, OnceLock, PoisonError};

use fontique::{
    Blob, Collection, CollectionOptions, FontInfoOverride, FontStyle, FontWeight, GenericFamily, SourceCache,
};

use swash::FontRef;

use crate::app::Family;
use crate::ui::fonts::FACES;

/// Fonts, and the files they were read from.
pub(super) type Shelf = (Collection, SourceCache);

/// The collection with the system's fonts. Opening them costs some 40 ms of work and 170 ms of
/// waiting for the disk, so it is done once for the program, beside its start.
static OPENED: OnceLock<Mutex<Shelf>> = OnceLock::new();

/// The collection of the desk's own fonts.
static DESK: OnceLock<Mutex<Shelf>> = OnceLock::new();

/// A copy of the collection of the desk's own fonts.
pub(super) fn desk() -> Shelf {
    DESK.get_or_init(|| Mutex::new(own(false))).lock().unwrap_or_else(PoisonError::into_inner).clone()
}

/// A copy of the collection with the system's fonts.
pub(super) fn opened() -> Shelf {
    OPENED.get_or_init(|| Mutex::new(own(true))).lock().unwrap_or_else(PoisonError::into_inner).clone()
}

/// The families of the system and the desk, by name, each with the scripts it has. Opens a font of
/// each, so it is work for a job.
#[must_use]
pub fn families() -> Vec<Family> {
    let (mut collection, mut cache) = opened();
    let mut names: Vec<String> = collection.family_names().map(str::to_owned).collect();
    names.sort_by_key(|name| name.to_lowercase());
    names.dedup();
    let families = names.into_iter().filter(|name| !name.starts_with('.')).filter_map(|name| {
        let family = collection.family_by_name(&name)?;
        let font = family.default_font()?;
        let file = font.load(Some(&mut cache))?;
        let letters = FontRef::from_index(file.as_ref(), usize::try_from(font.index()).ok()?)?.charmap();
        let has = |all: &str| all.chars().all(|letter| letters.map(letter) != 0);
        // Signs alone are no family for a story.
        let (latin, arabic) = (has("aeéstAE.,“”"), has("ابتسةىءيه،؟"));
        (latin || arabic).then_some(Family { name, latin, arabic })
    });
    families.collect()
}

/// The desk's own fonts, with the system's behind them or without.
pub(super) fn own(system_fonts: bool) -> Shelf {
    let mut collection = Collection::new(CollectionOptions { shared: false, system_fonts });
    for face in &FACES {
        let as_desk_says = FontInfoOverride {
            family_name: Some(face.family),
            style: Some(if face.italic { FontStyle::Italic } else { FontStyle::Normal }),
            weight: Some(FontWeight::new(if face.strong { 600.0 } else { 400.0 })),
            ..FontInfoOverride::default()
        };
        collection.register_fonts(Blob::new(Arc::new(face.bytes)), Some(as_desk_says));
    }
    // What egui brings along, for symbols and emoji where the system has none.
    for (generic, name) in [(GenericFamily::Emoji, "NotoEmoji-Regular"), (GenericFamily::SansSerif, "Hack")] {
        let bare = collection.generic_families(generic).next().is_none();
        let last = bare.then(|| egui::FontDefinitions::default().font_data.remove(name)).flatten();
        if let Some(last) = last {
            let added = collection.register_fonts(Blob::new(last.font.clone()), None);
            collection.append_generic_families(generic, added.into_iter().map(|(family, _)| family));
        }
    }
    (collection, SourceCache::default())
}
