//! What sees to it that nothing written is lost: the record of what is typed, earlier versions, and
//! what others do to the file.

mod compare;
mod journal;
mod lock;
mod recovering;
pub mod recovery;
mod watch;

use std::path::PathBuf;

pub use compare::Compare;
pub use journal::{Head, Journal, JournalHandle};
pub use lock::{Guard, Guarded, InUse, InUseAct};
pub use recovering::{RecoverAct, Recovery, RecoveryOutcome};
pub use watch::{LOOKING, Looked, Watch, WatchAct};

/// What a session knows of it.
#[derive(Debug, Default)]
pub struct Safety {
    /// Where this machine keeps what is not yet in a file; nowhere in most tests.
    pub state_folder: Option<PathBuf>,
    /// The record of what is typed.
    pub journal: Journal,
    /// What ended desks have not saved.
    pub recovery: Recovery,
    /// The claim on the project that is open.
    pub guard: Guard,
    /// What others do to the file.
    pub watch: Watch,
}
