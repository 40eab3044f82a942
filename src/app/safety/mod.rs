//! What sees to it that nothing written is lost: the record of what is typed, earlier versions, and
//! what others do to the file.

mod compare;
pub(super) mod damage;
mod journal;
mod lock;
mod lost_photos;
mod recovering;
pub mod recovery;
pub(super) mod versions;

use std::path::PathBuf;

pub use compare::Compare;
pub use damage::{Damage, DamageAct};
pub use journal::{Head, Journal, JournalHandle};
pub use lock::{Guard, Guarded, InUse, InUseAct};
pub use lost_photos::LostPhotos;
pub use recovering::{RecoverAct, Recovery, RecoveryOutcome};
pub use versions::{Past, PastAct, PastList, PastOutcome};

/// What a session knows of it.
#[derive(Debug, Default)]
pub struct Safety {
    /// Where this machine keeps what is not yet in a file; nowhere in most tests.
    pub state_folder: Option<PathBuf>,
    /// Earlier saves.
    pub past: Past,
    /// The damaged file that the project on the desk was read from, if it was.
    pub damage: Option<std::sync::Arc<Damage>>,
    /// The record of what is typed.
    pub journal: Journal,
    /// What ended desks have not saved.
    pub recovery: Recovery,
    /// The claim on the project that is open.
    pub guard: Guard,
}
