//! The journal of one open project: a file that changes are added to as they happen, in a folder of
//! this machine that only its owner may enter.
//!
//! What the payloads say is the business of who writes them. A journal is whole by itself: beside
//! the changes it holds the bytes of the file they build on, so that it can be read although that
//! file is another by now.

mod folder;
mod frames;
mod recorded;
mod writing;

pub use folder::{BIN_DAYS, Binned, DeskLock, Ended, JournalFolder};
pub use recorded::{JournalError, Recorded};
pub use writing::{JournalDraft, JournalFile, JournalFlusher, Seam};

/// How the name of a journal ends that is only being made.
const DRAFT: &str = ".tmp";
