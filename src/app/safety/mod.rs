//! What sees to it that nothing written is lost: the record of what is typed, earlier versions, and
//! what others do to the file.

mod aside;
mod back;
mod bin;
mod bookmark;
mod compare;
mod crash;
pub(super) mod damage;
mod deciding;
mod ending;
mod journal;
mod last_call;
mod lock;
mod lost_photos;
mod reclaim;
mod recovering;
pub mod recovery;
#[cfg_attr(not(unix), path = "no_signals.rs")]
mod signals;
#[cfg(unix)]
pub mod stand_by;
#[cfg(not(unix))]
#[path = "no_stand_by.rs"]
pub mod stand_by;
pub(super) mod versions;
mod watch;

use std::path::PathBuf;

pub use back::Back;
pub use bin::Bin;
pub use bookmark::{Bookmarks, PageHeld, Whereabouts};
pub use compare::Compare;
pub use crash::note_crashes;
pub use damage::{Damage, DamageAct};
pub use ending::Ending;
pub use journal::{Head, Journal, JournalHandle};
pub use lock::{Guard, Guarded, InUse, InUseAct};
pub use lost_photos::LostPhotos;
pub use reclaim::{CLAIMING_AGAIN, WantedFor};
pub use recovering::{LOOKING_FOR_LOST, LookFor, RecoverAct, Recovery, RecoveryOutcome};
pub use signals::heed;
use stand_by::StandBy;
pub use versions::{Past, PastAct, PastList, PastOutcome};
pub use watch::{Joined, LOOKING, Looked, Watch, WatchAct};

/// What a session knows of it.
#[derive(Debug, Default)]
pub struct Safety {
    /// Where this machine keeps what is not yet in a file; nowhere in most tests.
    pub state_folder: Option<PathBuf>,
    /// Whether this window is another one than the first.
    pub another: bool,
    /// Who starts the desk again if it is lost, and what they were told.
    pub stand_by: StandBy,
    /// How the desk is coming to its end, if it is.
    pub ending: Ending,
    /// Earlier saves.
    pub past: Past,
    /// The damaged file that the project on the desk was read from, if it was.
    pub damage: Option<std::sync::Arc<Damage>>,
    /// The pictures of the project on the desk that are known to be lost.
    pub lost: std::sync::Arc<crate::project::LostFiles>,
    /// The record of what is typed.
    pub journal: Journal,
    /// What ended desks have not saved.
    pub recovery: Recovery,
    /// Where somebody is in the project.
    pub bookmarks: Bookmarks,
    /// The claim on the project that is open.
    pub guard: Guard,
    /// What others do to the file.
    pub watch: Watch,
}
