//! Whether a file is still the one that was last read or written here.

use std::fs;
use std::path::Path;
use std::time::SystemTime;

use super::disk::{ReadError, read_bounded};
use super::limits::MAX_FILE_BYTES;
use super::{OpenError, Opened, Stamp, open};

/// What the system says of a file without reading it. Where two are the same, nobody wrote it in
/// between; where they differ, somebody may have.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Sight(Option<Known>);

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Known {
    bytes: u64,
    written: Option<SystemTime>,
    node: (u64, u64, i64, i64),
}

impl Sight {
    /// A look at a file, or at the place where none is.
    #[must_use]
    pub fn of(path: &Path) -> Self {
        let known = fs::metadata(path).ok();
        Self(known.map(|is| Known { bytes: is.len(), written: is.modified().ok(), node: node(&is) }))
    }
}

/// Which file it is, and when anything of it was changed.
#[cfg(unix)]
fn node(known: &fs::Metadata) -> (u64, u64, i64, i64) {
    use std::os::unix::fs::MetadataExt as _;
    (known.dev(), known.ino(), known.ctime(), known.ctime_nsec())
}

#[cfg(not(unix))]
fn node(_known: &fs::Metadata) -> (u64, u64, i64, i64) {
    (0, 0, 0, 0)
}

/// What became of a file.
#[derive(Debug)]
pub enum Found {
    /// It is as it was.
    Same,
    /// It is not there.
    Gone,
    /// Somebody wrote another.
    Changed(Box<Opened>),
    /// Somebody wrote something that cannot be opened.
    Unreadable(OpenError),
}

/// Reads a file whose bytes once had this stamp.
#[must_use]
pub fn look(path: &Path, known: &Stamp) -> Found {
    match read_bounded(path, MAX_FILE_BYTES) {
        Ok(bytes) if Stamp::of(&bytes) == *known => Found::Same,
        Err(ReadError::Missing { .. }) => Found::Gone,
        Ok(_) | Err(ReadError::NotAFile { .. } | ReadError::TooLarge { .. } | ReadError::Failed { .. }) => {
            match open(path) {
                Ok(opened) if opened.stamp == *known => Found::Same,
                Ok(opened) => Found::Changed(Box::new(opened)),
                Err(OpenError::Read(ReadError::Missing { .. })) => Found::Gone,
                Err(error) => Found::Unreadable(error),
            }
        }
    }
}
