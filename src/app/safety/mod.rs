//! What sees to it that nothing written is lost: the record of what is typed, earlier versions, and
//! what others do to the file.

mod compare;
mod journal;
pub mod recovery;
mod watch;

use std::path::PathBuf;

pub use compare::Compare;
pub use journal::{Head, Journal, JournalHandle};
pub use watch::{LOOKING, Looked, Watch, WatchAct};

/// What a session knows of it.
#[derive(Debug, Default)]
pub struct Safety {
    /// Where this machine keeps what is not yet in a file; nowhere in most tests.
    pub state_folder: Option<PathBuf>,
    /// The record of what is typed.
    pub journal: Journal,
    /// What others do to the file.
    pub watch: Watch,
}
