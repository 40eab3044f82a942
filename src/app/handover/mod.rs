//! One desk for one person and display: a later start of the program hands its files over to the
//! desk that is open, and ends.
//!
//! The first desk takes a seat: a lock, which ends with its process however that ends, and beside
//! it a socket on this machine. A later one finds the lock taken and sends the names of its files
//! by the socket. The window answers for itself, so files are either on its desk or still with
//! whoever brought them; who gets no answer in time opens a window of its own.

#[cfg(unix)]
mod door;
#[cfg(not(unix))]
#[path = "no_door.rs"]
mod door;
#[cfg(unix)]
mod letter;

use std::io;
use std::path::{Path, PathBuf};
use std::sync::mpsc::{Receiver, RecvTimeoutError};
use std::sync::{Arc, OnceLock};
use std::time::{Duration, Instant};

use sha2::{Digest as _, Sha256};

use super::Settings;
use crate::project::disk;

/// So long a desk that is open is given to answer.
pub const PATIENCE: Duration = Duration::from_secs(2);

/// Called when files have arrived.
type Wake = Arc<dyn Fn() + Send + Sync>;

/// Where the desks of one person and display find each other.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Place {
    folder: PathBuf,
    key: String,
}

impl Place {
    /// A place in a folder, which is made; desks with other keys do not meet.
    #[must_use]
    pub fn within(folder: &Path, key: &str) -> Self {
        Self { folder: folder.to_owned(), key: key.to_owned() }
    }

    /// The place of the desks with these settings on this display. It is in the system's folder
    /// for such things, else beside the settings; `None` where the system names no home.
    #[must_use]
    pub fn of_this_display() -> Option<Self> {
        let named = |name: &str| std::env::var_os(name).filter(|value| !value.is_empty());
        let settings = std::path::absolute(Settings::folder()?).ok()?;
        let display = named("WAYLAND_DISPLAY").or_else(|| named("DISPLAY")).unwrap_or_default();
        let system = named("XDG_RUNTIME_DIR").map(PathBuf::from).filter(|folder| disk::is_there(folder));
        let folder = system.map_or_else(|| settings.join("run"), |folder| folder.join("copydesk"));
        let mut hash = Sha256::new_with_prefix(settings.as_os_str().as_encoded_bytes());
        hash.update([0]);
        hash.update(display.as_encoded_bytes());
        // A socket's path is short on every system: some hundred bytes.
        let key = hash.finalize().first_chunk::<8>().map_or(0, |bytes| u64::from_be_bytes(*bytes));
        Some(Self { folder, key: format!("{key:016x}") })
    }

    #[cfg(unix)]
    fn file(&self, ending: &str) -> PathBuf {
        self.folder.join(format!("{}.{ending}", self.key))
    }
}

/// What became of a start of the program.
#[derive(Debug)]
pub enum Entry {
    /// No other desk is open; later ones will find this one.
    First(Seat),
    /// Another desk is open and has taken the files.
    HandedOver,
    /// A desk that no other will find, and why, if that is worth saying.
    Alone(Option<NotHandedOver>),
}

/// Why files were not handed over.
#[derive(Debug, thiserror::Error)]
pub enum NotHandedOver {
    /// Nobody answered in time.
    #[error("Copydesk is open already but does not answer; this opens another window.")]
    Silent,
    /// The system refused.
    #[error("Copydesk cannot find out whether it is open already ({0}); this opens a window that stands by itself.")]
    Failed(#[from] io::Error),
}

/// Goes to the desk that is open at this place and hands files over, or becomes it. Takes little
/// longer than `patience`.
#[must_use]
pub fn enter(place: &Place, files: &[PathBuf], patience: Duration) -> Entry {
    door::enter(place, files, patience)
}

/// The seat of the desk that others find. Dropped, it is free.
#[derive(Debug)]
pub struct Seat {
    arrivals: Receiver<Arrival>,
    wake: Waker,
    _door: door::Door,
}

/// What wakes the window, once there is one.
#[derive(Clone, Default)]
struct Waker(Arc<OnceLock<Wake>>);

impl std::fmt::Debug for Waker {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Waker")
    }
}

/// Files that somebody brought.
#[derive(Debug)]
struct Arrival {
    files: Vec<PathBuf>,
    /// Who waits for an answer; none if it was given.
    caller: Option<door::Caller>,
}

impl Arrival {
    /// The files, once it is sure that whoever brought them knows; none if they went away.
    fn take(self) -> Option<Vec<PathBuf>> {
        self.caller.is_none_or(|mut caller| caller.answer()).then_some(self.files)
    }
}

impl Seat {
    /// The window is there: from now on it answers for itself, and `wake` is called when files
    /// have arrived. What came earlier was answered and waits.
    pub fn open(&self, wake: Wake) {
        // Only the first window counts.
        let _opened_before = self.wake.0.set(wake);
    }

    /// The files of the next who came, and an answer to them. No files is a wish to see the desk.
    #[must_use]
    pub fn next(&self) -> Option<Vec<PathBuf>> {
        self.arrivals.try_iter().find_map(Arrival::take)
    }

    /// The same, and waits for them.
    #[must_use]
    pub fn wait(&self, at_most: Duration) -> Option<Vec<PathBuf>> {
        let until = Instant::now() + at_most;
        loop {
            match self.arrivals.recv_timeout(until.saturating_duration_since(Instant::now())) {
                Ok(arrival) => {
                    if let Some(files) = arrival.take() {
                        return Some(files);
                    }
                }
                Err(RecvTimeoutError::Timeout | RecvTimeoutError::Disconnected) => return None,
            }
        }
    }
}
