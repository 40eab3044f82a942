//! What one person may prefer, each as a value that says all of it, and how it takes effect.

use std::path::PathBuf;

use super::commands::CommandId;
use super::{Appearance, Autosave, Contrast, Session, Settings, StoryFonts, Tone};
use crate::ground::Language;
use crate::project::VersionPlace;
use crate::words::phrase;

/// A family of fonts on this machine.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Family {
    /// Its name.
    pub name: String,
    /// Whether it has Latin letters.
    pub latin: bool,
    /// Whether it has Arabic letters.
    pub arabic: bool,
}

/// Something this person prefers from now on.
#[derive(Clone, Debug, PartialEq)]
pub enum Preference {
    /// The language of the interface; none is the system's.
    Language(Option<Language>),
    /// Light, dark, or as the system has it.
    Appearance(Appearance),
    /// How far words and lines stand out.
    Contrast(Contrast),
    /// How large everything is drawn, in percent.
    InterfaceSize(u16),
    /// How large the page is shown, in percent.
    PageSize(u16),
    /// What the story is set in.
    StoryFonts(StoryFonts),
    /// Whether running copy is set to both margins.
    Justified(bool),
    /// Whether what is typed is corrected; none leaves it to the house.
    SmartTyping(Option<bool>),
    /// When the project is saved by itself.
    Autosave(Autosave),
    /// Where earlier saves are kept.
    Versions(VersionPlace),
    /// Who signs the stories this person begins.
    Byline(String),
    /// Where exports go unless said otherwise.
    ExportFolder(Option<PathBuf>),
}

impl Preference {
    /// Sets it, within its bounds.
    pub fn set(self, settings: &mut Settings) {
        match self {
            Self::Language(language) => settings.interface_language = language,
            Self::Appearance(appearance) => settings.appearance = appearance,
            Self::Contrast(contrast) => settings.contrast = contrast,
            Self::InterfaceSize(percent) => settings.interface_size = percent,
            Self::PageSize(percent) => settings.page_zoom = percent,
            Self::StoryFonts(fonts) => settings.story_fonts = fonts,
            Self::Justified(justified) => settings.justified = justified,
            Self::SmartTyping(on) => settings.smart_typing = on,
            Self::Autosave(autosave) => settings.autosave = autosave,
            Self::Versions(place) => settings.versions = place,
            Self::Byline(line) => settings.byline = line,
            Self::ExportFolder(folder) => settings.export_default = folder,
        }
        *settings = std::mem::take(settings).within_bounds();
    }
}

impl Session {
    /// Tells of families the story was to be set in that are not on this machine.
    pub fn miss_fonts(&mut self, missing: Vec<String>) {
        for name in missing {
            let said = phrase!("settings-font", name = name);
            self.notices.say(Tone::Advice, said.clone(), Some(said.bare().about("hint")));
            self.notices.offer(CommandId("settings"));
        }
    }

    /// Takes up something this person prefers, at once, and has it kept.
    pub(super) fn prefer(&mut self, preference: Preference) {
        let before = self.settings.clone();
        preference.set(&mut self.settings);
        if self.settings != before {
            self.view.page.zoom = self.settings.zoom();
            self.words = self.settings.words().unwrap_or_else(|| self.world.words());
            self.keep_settings();
        }
    }
}
