//! Settings: what one person prefers on one machine.
//!
//! What counts where person, house and program differ is in `preferences`.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use etcetera::BaseStrategy;
use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use super::commands::CommandId;
use super::settings_file::{self, Fields};
use super::{Autosave, Keys, LastExport, SystemLook, WindowPlace};
use crate::ground::{Language, is_default};
use crate::project::{VersionPlace, disk, ron_problem};
use crate::words::{self, Phrase, Say, Words, phrase};

/// Projects remembered.
const RECENT: usize = 10;
/// Commands remembered.
const RECENT_COMMANDS: usize = 12;
/// The longest name a person may give, in bytes: a byline, a font.
const MAX_NAME: usize = 1_024;

/// What one person prefers on one machine.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Settings {
    /// Projects opened lately, latest first, at most ten.
    #[serde(skip_serializing_if = "is_default")]
    pub recent: Vec<PathBuf>,
    /// Commands run from the palette lately, latest first, at most twelve. A name that no command
    /// has is passed over.
    #[serde(skip_serializing_if = "is_default")]
    pub recent_commands: Vec<String>,
    /// Where the last export went.
    #[serde(skip_serializing_if = "is_default")]
    pub export_folder: Option<PathBuf>,
    /// The last export, to be repeated.
    #[serde(skip_serializing_if = "is_default")]
    pub last_export: Option<LastExport>,
    /// Light, dark, or as the system has it.
    #[serde(skip_serializing_if = "is_default")]
    pub appearance: Appearance,
    /// How far words and lines stand out.
    #[serde(skip_serializing_if = "is_default")]
    pub contrast: Contrast,
    /// How large everything is drawn, in percent: 75 to 200.
    pub interface_size: u16,
    /// Whether what is typed is corrected: quotation marks and dashes as the language has them,
    /// and markers that turn a paragraph into something else. None leaves it to the house.
    #[serde(with = "said_or_not", skip_serializing_if = "is_default")]
    pub smart_typing: Option<bool>,
    /// When the project is saved by itself.
    #[serde(skip_serializing_if = "is_default")]
    pub autosave: Autosave,
    /// Where earlier saves are kept.
    #[serde(skip_serializing_if = "is_default")]
    pub versions: VersionPlace,
    /// Who signs the stories this person begins: a name, or a name, a comma and a role.
    #[serde(skip_serializing_if = "is_default")]
    pub byline: String,
    /// Where this person's exports go unless said otherwise.
    #[serde(skip_serializing_if = "is_default")]
    pub export_default: Option<PathBuf>,
    /// What the story is set in on the page.
    #[serde(skip_serializing_if = "is_default")]
    pub story_fonts: StoryFonts,
    /// Whether misspelt words are marked.
    pub check_spelling: bool,
    /// The languages whose stories are not checked.
    #[serde(skip_serializing_if = "is_default")]
    pub unchecked_languages: BTreeSet<Language>,
    /// Whether running copy is set to both margins on the page.
    #[serde(skip_serializing_if = "is_default")]
    pub justified: bool,
    /// How large the page is shown, in percent: 50 to 300.
    pub page_zoom: u16,
    /// The language of the interface; none is the system's.
    #[serde(skip_serializing_if = "is_default")]
    pub interface_language: Option<Language>,
    /// How the panels beside the page were left.
    #[serde(skip_serializing_if = "is_default")]
    pub panels: SidePanels,
    /// Where the window was.
    #[serde(skip_serializing_if = "is_default")]
    pub window: Option<WindowPlace>,
    /// The keys of commands, where they differ from the rows.
    #[serde(skip_serializing_if = "is_default")]
    pub keys: Keys,
    /// Where these settings lie; nowhere in tests.
    #[serde(skip)]
    pub file: Option<PathBuf>,
}

impl Default for Settings {
    fn default() -> Self {
        Self {
            recent: Vec::new(),
            recent_commands: Vec::new(),
            export_folder: None,
            last_export: None,
            appearance: Appearance::default(),
            contrast: Contrast::default(),
            interface_size: 100,
            smart_typing: None,
            autosave: Autosave::default(),
            versions: VersionPlace::default(),
            byline: String::new(),
            export_default: None,
            story_fonts: StoryFonts::default(),
            check_spelling: true,
            unchecked_languages: BTreeSet::new(),
            justified: false,
            page_zoom: 100,
            panels: SidePanels::default(),
            interface_language: None,
            window: None,
            keys: Keys::default(),
            file: None,
        }
    }
}

/// The families the story is set in on the page; none is the desk's own, which also has what they
/// lack. How the page leaves is not up to them.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct StoryFonts {
    /// For Latin, Greek, Cyrillic and whatever else it has.
    #[serde(skip_serializing_if = "is_default")]
    pub latin: Option<String>,
    /// For Arabic letters.
    #[serde(skip_serializing_if = "is_default")]
    pub arabic: Option<String>,
}

impl StoryFonts {
    /// The families named.
    pub fn named(&self) -> impl Iterator<Item = &str> {
        self.latin.iter().chain(&self.arabic).map(String::as_str)
    }
}

/// Light or dark.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum Appearance {
    /// As the system has it.
    #[default]
    System,
    /// Dark ink on light paper.
    Light,
    /// Light ink on dark paper.
    Dark,
}

/// How far words and lines stand out from their ground.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum Contrast {
    /// As the system has it.
    #[default]
    System,
    /// Calm.
    Usual,
    /// Far.
    High,
}

/// How the panels beside the page were left.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct SidePanels {
    /// The list of stories.
    pub stories: SidePanel,
    /// The inspector.
    pub inspector: SidePanel,
    /// The page as readers will see it.
    pub preview: SidePanel,
}

impl Default for SidePanels {
    fn default() -> Self {
        Self {
            stories: SidePanel { shown: true, width: 248 },
            inspector: SidePanel { shown: true, width: 336 },
            preview: SidePanel { shown: false, width: 430 },
        }
    }
}

/// How a panel was left.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SidePanel {
    /// Whether a window with room for it shows it.
    pub shown: bool,
    /// Its width in points.
    pub width: u16,
}

/// Why settings could not be read or kept. The desk goes on without.
#[derive(Debug, thiserror::Error)]
pub enum SettingsError {
    /// The file cannot be read.
    Read(#[source] disk::ReadError),
    /// The file is damaged; what stands before the place was taken.
    Damaged {
        /// The file.
        path: PathBuf,
        /// The line where it stops being settings, from 1.
        line: usize,
        /// The column there.
        column: usize,
        /// Where the damaged file was put; `None` while it is where it was.
        aside: Option<PathBuf>,
    },
    /// Some fields have values that this desk does not know. They stay in the file.
    Odd {
        /// The file.
        path: PathBuf,
        /// The fields.
        fields: Vec<String>,
    },
    /// What lies in the file cannot be read, so that it is not written over.
    Compare(#[source] disk::ReadError),
    /// The file cannot be written.
    Write(#[source] disk::WriteError),
    /// They cannot be put in words.
    Form(#[source] ron::Error),
}

impl Say for SettingsError {
    fn phrase(&self) -> Phrase {
        match self {
            Self::Read(error) => phrase!("settings-unread", why = error),
            Self::Damaged { path, line, column, aside } => {
                let (path, line, column) = (path.display(), words::Arg::place(*line), words::Arg::place(*column));
                match aside {
                    Some(aside) => phrase!(
                        "settings-damaged",
                        file = path,
                        line = line,
                        column = column,
                        aside = aside.file_name().unwrap_or_default().to_string_lossy().into_owned()
                    ),
                    None => phrase!("settings-left", file = path, line = line, column = column),
                }
            }
            Self::Odd { path, fields } => phrase!("settings-odd", file = path.display(), fields = fields.clone()),
            Self::Compare(error) => phrase!("settings-unkept", why = error),
            Self::Write(error) => phrase!("settings-unkept", why = error),
            Self::Form(error) => phrase!("settings-unkept", why = ron_problem(error)),
        }
    }

    /// It names where the damaged file lies.
    fn advice(&self) -> Phrase {
        self.phrase().about("hint")
    }
}

impl std::fmt::Display for SettingsError {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        std::fmt::Display::fmt(&self.phrase(), f)
    }
}

impl Settings {
    /// The folder for this person's settings: `copydesk` in the system's place for them, or what
    /// `COPYDESK_CONFIG` names. `None` where the system names no home.
    #[must_use]
    pub fn folder() -> Option<PathBuf> {
        own_folder("COPYDESK_CONFIG", |base| base.config_dir())
    }

    /// The folder for what the desk lays down by itself, such as the sample; `COPYDESK_DATA`
    /// names another.
    #[must_use]
    pub fn data_folder() -> Option<PathBuf> {
        own_folder("COPYDESK_DATA", |base| base.data_dir())
    }

    /// The folder for what can be made again, such as pages that are only looked at;
    /// `COPYDESK_CACHE` names another.
    #[must_use]
    pub fn cache_folder() -> Option<PathBuf> {
        own_folder("COPYDESK_CACHE", |base| base.cache_dir())
    }

    /// The folder for what is of this machine alone, such as the record of what was typed;
    /// `COPYDESK_STATE` names another.
    #[must_use]
    pub fn state_folder() -> Option<PathBuf> {
        own_folder("COPYDESK_STATE", |base| base.state_dir())
    }

    /// Reads settings from a folder; none there means the desk's own. What is damaged or unknown is
    /// said, and the desk's own taken in its place. Nothing on disk is changed.
    #[must_use]
    pub fn load(folder: &Path) -> (Self, Option<SettingsError>) {
        settings_file::load(folder.join(FILE))
    }

    /// The same for a desk that will write them: a damaged file is given another name first, with
    /// the day in it, so that nothing of it is lost.
    #[must_use]
    pub fn open(folder: &Path, today: Date) -> (Self, Option<SettingsError>) {
        settings_file::open(folder.join(FILE), today)
    }

    /// Writes what was set since `base`, and leaves all else in the file as it is, such as what another
    /// desk wrote there. The first time, the folder is made. Gives where a damaged file was put.
    pub(super) fn keep(&self, base: &Fields, today: Date) -> Result<Option<PathBuf>, SettingsError> {
        settings_file::keep(self, base, today)
    }

    /// Its fields as they are written.
    pub(super) fn fields(&self) -> Fields {
        Fields::of(self).unwrap_or_default()
    }

    /// With nothing larger or smaller than it may be, whatever a file says.
    pub(super) fn within_bounds(mut self) -> Self {
        self.recent.truncate(RECENT);
        self.recent_commands.truncate(RECENT_COMMANDS);
        self.interface_size = self.interface_size.clamp(75, 200);
        self.page_zoom = self.page_zoom.clamp(50, 300);
        self.autosave = self.autosave.within_bounds();
        for panel in [&mut self.panels.stories, &mut self.panels.inspector, &mut self.panels.preview] {
            panel.width = panel.width.clamp(120, 4_000);
        }
        self.byline.truncate(self.byline.floor_char_boundary(MAX_NAME));
        for family in [&mut self.story_fonts.latin, &mut self.story_fonts.arabic] {
            family.take_if(|name| name.trim().is_empty() || name.len() > MAX_NAME);
        }
        self
    }

    /// The words of the language chosen; `None` where none is, or one the desk does not speak.
    #[must_use]
    pub fn words(&self) -> Option<&'static Words> {
        words::chosen(self.interface_language.as_ref()?.as_str())
    }

    /// Whether words and lines are to stand out far, in a system that would like it so or not.
    #[must_use]
    pub fn high_contrast(&self, system: SystemLook) -> bool {
        match self.contrast {
            Contrast::System => system.high_contrast,
            Contrast::Usual => false,
            Contrast::High => true,
        }
    }

    /// How large everything is drawn: 0.75 to 2, 1 as it is.
    #[must_use]
    pub fn interface_scale(&self) -> f32 {
        f32::from(self.interface_size.clamp(75, 200)) / 100.0
    }

    /// How large the page is shown among the rest: 1 as it is. It has the size it is set to, 0.5
    /// to 3, whatever the interface has.
    #[must_use]
    pub fn zoom(&self) -> f32 {
        f32::from(self.page_zoom.clamp(50, 300)) / 100.0 / self.interface_scale()
    }

    /// Remembers a project as the one last open, by its full path.
    pub fn remember(&mut self, project: &Path) {
        let project = std::path::absolute(project).unwrap_or_else(|_no_folder| project.to_owned());
        self.recent.retain(|other| *other != project);
        self.recent.insert(0, project);
        self.recent.truncate(RECENT);
    }

    /// Remembers a project that is not on the desk, behind the one that is.
    pub fn remember_behind(&mut self, project: &Path) {
        let project = std::path::absolute(project).unwrap_or_else(|_no_folder| project.to_owned());
        if !self.recent.contains(&project) {
            self.recent.insert(self.recent.len().min(1), project);
            self.recent.truncate(RECENT);
        }
    }

    /// Remembers a command as the one last run from the palette.
    pub fn remember_command(&mut self, command: CommandId) {
        self.recent_commands.retain(|other| other != command.0);
        self.recent_commands.insert(0, command.0.to_owned());
        self.recent_commands.truncate(RECENT_COMMANDS);
    }
}

/// The name of the file.
const FILE: &str = "settings.ron";

/// An optional value written as itself, and left out where there is none.
mod said_or_not {
    use serde::{Deserialize, Deserializer, Serialize, Serializer};

    #[expect(clippy::ref_option, clippy::trivially_copy_pass_by_ref, reason = "serde hands it so")]
    pub(super) fn serialize<S: Serializer>(value: &Option<bool>, to: S) -> Result<S::Ok, S::Error> {
        value.unwrap_or_default().serialize(to)
    }

    pub(super) fn deserialize<'de, D: Deserializer<'de>>(from: D) -> Result<Option<bool>, D::Error> {
        bool::deserialize(from).map(Some)
    }
}

fn own_folder(variable: &str, place: impl Fn(&dyn BaseDirs) -> PathBuf) -> Option<PathBuf> {
    if let Some(folder) = std::env::var_os(variable).filter(|value| !value.is_empty()) {
        return Some(PathBuf::from(folder));
    }
    let base = etcetera::choose_base_strategy().ok()?;
    Some(place(&base).join("copydesk"))
}

/// The places asked for, whatever the system's strategy.
trait BaseDirs {
    fn config_dir(&self) -> PathBuf;
    fn data_dir(&self) -> PathBuf;
    fn cache_dir(&self) -> PathBuf;
    fn state_dir(&self) -> PathBuf;
}

impl<B: BaseStrategy> BaseDirs for B {
    fn config_dir(&self) -> PathBuf {
        BaseStrategy::config_dir(self)
    }

    fn data_dir(&self) -> PathBuf {
        BaseStrategy::data_dir(self)
    }

    fn cache_dir(&self) -> PathBuf {
        BaseStrategy::cache_dir(self)
    }

    fn state_dir(&self) -> PathBuf {
        // Where a system has none, that of the cache: on Windows the one that stays on the machine.
        BaseStrategy::state_dir(self).unwrap_or_else(|| BaseStrategy::cache_dir(self))
    }
}
