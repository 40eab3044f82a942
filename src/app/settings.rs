//! Settings: what one person prefers on one machine.

use std::path::{Path, PathBuf};

use etcetera::BaseStrategy;
use serde::{Deserialize, Serialize};

use super::commands::CommandId;
use super::{Keys, SystemLook};
use crate::ground::{Language, is_default};
use crate::project::{disk, ron_problem};
use crate::words::{self, Arg, Phrase, Say, Words, phrase, shown_in_english};

/// Projects remembered.
const RECENT: usize = 10;
/// Commands remembered.
const RECENT_COMMANDS: usize = 12;
/// Settings larger than this are damaged.
const MAX_BYTES: u64 = 1 << 20;

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
    /// Light, dark, or as the system has it.
    #[serde(skip_serializing_if = "is_default")]
    pub appearance: Appearance,
    /// How far words and lines stand out.
    #[serde(skip_serializing_if = "is_default")]
    pub contrast: Contrast,
    /// How large everything is drawn, in percent: 75 to 200.
    pub interface_size: u16,
    /// Whether what is typed is corrected: quotation marks and dashes as the language has them,
    /// and markers that turn a paragraph into something else.
    pub smart_typing: bool,
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
            appearance: Appearance::default(),
            contrast: Contrast::default(),
            interface_size: 100,
            smart_typing: true,
            justified: false,
            page_zoom: 100,
            panels: SidePanels::default(),
            interface_language: None,
            keys: Keys::default(),
            file: None,
        }
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
}

impl Default for SidePanels {
    fn default() -> Self {
        Self { stories: SidePanel { shown: true, width: 248 }, inspector: SidePanel { shown: true, width: 336 } }
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
    /// The file is damaged.
    Damaged {
        /// The file.
        path: PathBuf,
        /// What is wrong with it, and where.
        error: Box<ron::error::SpannedError>,
    },
    /// The file cannot be written.
    Write(#[source] disk::WriteError),
    /// They cannot be put in words.
    Form(#[source] ron::Error),
}

impl Say for SettingsError {
    fn phrase(&self) -> Phrase {
        match self {
            Self::Read(error) => phrase!("settings-unread", why = error),
            Self::Damaged { path, error } => phrase!(
                "settings-damaged",
                path = path.display(),
                line = Arg::place(error.span.start.line),
                column = Arg::place(error.span.start.col),
                problem = ron_problem(&error.code)
            ),
            Self::Write(error) => phrase!("settings-unkept", why = error),
            Self::Form(error) => phrase!("settings-unkept", why = ron_problem(error)),
        }
    }
}

shown_in_english!(SettingsError);

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

    /// Reads settings from a folder; none there means the desk's own. Damaged ones are said, and
    /// the desk's own taken.
    #[must_use]
    pub fn load(folder: &Path) -> (Self, Option<SettingsError>) {
        let path = folder.join("settings.ron");
        let own = |path: PathBuf| Self { file: Some(path), ..Self::default() };
        if !disk::is_there(&path) {
            return (own(path), None);
        }
        match disk::read_bounded(&path, MAX_BYTES) {
            Err(error) => (own(path), Some(SettingsError::Read(error))),
            Ok(bytes) => match ron::de::from_bytes::<Self>(&bytes) {
                Ok(settings) => (Self { file: Some(path), ..settings }, None),
                Err(error) => {
                    let said = SettingsError::Damaged { path: path.clone(), error: Box::new(error) };
                    (own(path), Some(said))
                }
            },
        }
    }

    /// Writes the settings where they lie; the first time, their folder is made.
    pub fn store(&self) -> Result<(), SettingsError> {
        let Some(file) = &self.file else { return Ok(()) };
        if let Some(folder) = file.parent() {
            disk::make_folder(folder).map_err(SettingsError::Write)?;
        }
        let pretty = ron::ser::PrettyConfig::new().new_line("\n");
        let words = ron::ser::to_string_pretty(self, pretty).map_err(SettingsError::Form)?;
        disk::make_folder(disk::folder_of(file)).map_err(SettingsError::Write)?;
        disk::write_whole(file, words.as_bytes()).map_err(SettingsError::Write)
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

    /// Remembers a command as the one last run from the palette.
    pub fn remember_command(&mut self, command: CommandId) {
        self.recent_commands.retain(|other| other != command.0);
        self.recent_commands.insert(0, command.0.to_owned());
        self.recent_commands.truncate(RECENT_COMMANDS);
    }
}

fn own_folder(variable: &str, place: impl Fn(&dyn BaseDirs) -> PathBuf) -> Option<PathBuf> {
    if let Some(folder) = std::env::var_os(variable).filter(|value| !value.is_empty()) {
        return Some(PathBuf::from(folder));
    }
    let base = etcetera::choose_base_strategy().ok()?;
    Some(place(&base).join("copydesk"))
}

/// The two places asked for, whatever the system's strategy.
trait BaseDirs {
    fn config_dir(&self) -> PathBuf;
    fn data_dir(&self) -> PathBuf;
}

impl<B: BaseStrategy> BaseDirs for B {
    fn config_dir(&self) -> PathBuf {
        BaseStrategy::config_dir(self)
    }

    fn data_dir(&self) -> PathBuf {
        BaseStrategy::data_dir(self)
    }
}
