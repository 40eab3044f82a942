//! What sees to it that nothing written is lost: the record of what is typed, earlier versions, and
//! what others do to the file.

pub(super) mod versions;

pub use versions::{Past, PastAct, PastList, PastOutcome};

use std::path::PathBuf;

/// What a session knows of it.
#[derive(Debug, Default)]
pub struct Safety {
    /// Where this machine keeps what is not yet in a file; nowhere in most tests.
    pub state_folder: Option<PathBuf>,
    /// Earlier saves.
    pub past: Past,
}
