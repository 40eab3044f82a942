//! What must be done before the program ends, however it ends: by a panic, by a signal.

use std::sync::{Mutex, OnceLock};
use std::time::Duration;

use super::JournalHandle;

/// The journal of the desk that this program is.
static JOURNAL: OnceLock<Mutex<JournalHandle>> = OnceLock::new();

/// Longest wait for a disk that does not answer: the window is to be back within two seconds.
const PATIENCE: Duration = Duration::from_millis(400);

/// Remembers the journal that is to be flushed.
pub(super) fn remember(journal: Option<JournalHandle>) {
    let Some(journal) = journal else { return };
    let known = JOURNAL.get_or_init(|| Mutex::new(journal.clone()));
    // Who flushes it at this moment ends the program; whoever comes next has it flushed as well.
    if let Ok(mut known) = known.try_lock() {
        *known = journal;
    }
}

/// Writes what is not yet written; from any thread, and whatever that was doing.
pub(super) fn do_it() {
    let known = JOURNAL.get().and_then(|known| Some(known.try_lock().ok()?.clone()));
    let _in_time = known.is_none_or(|journal| journal.flush(PATIENCE));
}
