//! The session behind the window: what is open, what may be asked, what was said.
//!
//! A panel reads [`Session`] and asks by pushing [`Action`]s; nothing else changes the session.
//! Work that touches the disk runs as a job and comes back as an [`Outcome`]. [`tasks`] is the
//! work itself, which the command line does as well.

mod act;
mod action;
mod arrivals;
mod autosave;
mod browser;
mod carrying;
mod checking;
pub mod commands;
mod exporting;
mod find;
pub mod handover;
mod importing;
mod jobs;
mod keeping;
pub mod keys;
mod leaving;
mod lent;
mod notices;
mod open;
mod outcome;
mod pasted_picture;
mod picturing;
mod prefer;
pub mod preferences;
mod preview;
pub mod safety;
mod sample;
mod session;
mod settings;
mod settings_file;
mod spelling;
mod stories;
mod system;
pub mod tasks;
mod templates;
mod typing;
mod view;
mod welcome;
mod window_place;
mod world;
mod writing;

pub use act::{EXPORTING, SAVING};
pub use action::{Action, Change, PathPurpose};
pub use autosave::Autosave;
pub use browser::{Browsed, Browsing};
pub use carrying::{CARRYING, Carried, Carry, along};
pub use checking::{Checked, Checking};
pub use exporting::LastExport;
pub use find::{FindAct, FindView, Scope, Seek};
pub use jobs::{Jobs, Running};
pub use keeping::Kept;
pub use keys::{Keys, KeysAct};
pub use leaving::Leaving;
pub use notices::{Notice, NoticeId, Notices, Standing, Tone};
pub use open::{Beside, Open, OpenAct, StoryTab};
pub use outcome::Outcome;
pub use pasted_picture::PastedPicture;
pub use picturing::{Picture, PictureKey, SIDES};
pub use prefer::{Family, Preference};
pub use preview::{PreviewAct, PreviewPage, Previewed, Previewing};
pub use safety::{
    Back, CLAIMING_AGAIN, Compare, Damage, DamageAct, Ending, Guard, Guarded, InUse, InUseAct, Joined, Journal,
    JournalHandle, LOOKING, LOOKING_FOR_LOST, LookFor, Looked, LostPhotos, PageHeld, Past, PastAct, PastList,
    PastOutcome, RecoverAct, Recovery, RecoveryOutcome, Safety, WantedFor, WatchAct, heed, note_crashes, stand_by,
};
pub use sample::{SAMPLES, Sample, SampleError, unpack_sample};
pub use session::{OpenFile, Session, Sitting};
pub use settings::{Appearance, Contrast, Settings, SettingsError, SidePanel, SidePanels, StoryFonts};
pub use spelling::{
    Doubt, MineError, Served, ServedState, Sought, SpellAct, Spelling, SpellingOutcome, Suggested, WordsFile,
};
pub use system::{Opener, RECOVERS};
pub use templates::{TemplateError, Templates};
pub use view::{Clip, Dialog, PageView, Panels, Reach, Screen, Side, SystemLook, Tab, View};
pub use welcome::{Stop as TourStop, TOUR};
pub use window_place::{Monitor, WindowPlace};
pub use world::World;
pub use writing::{Corrected, Correcting, Writing, mark_lost};
