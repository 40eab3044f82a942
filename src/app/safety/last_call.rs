//! What must be done before the program ends, however it ends: by a panic, by a signal.

use std::sync::OnceLock;
use std::time::Duration;

/// Writes what is not yet written, within a time; whether all of it is.
type Flush = Box<dyn Fn(Duration) -> bool + Send + Sync>;

static FLUSH: OnceLock<Flush> = OnceLock::new();

/// Longest wait for a disk that does not answer: the window is to be back within two seconds.
const PATIENCE: Duration = Duration::from_millis(400);

/// Has this done before the program ends in a hurry. It is called from any thread, more than once
/// maybe, and must neither panic nor wait for the window's thread. Only the first counts.
pub fn at_last(flush: impl Fn(Duration) -> bool + Send + Sync + 'static) {
    let _first = FLUSH.set(Box::new(flush));
}

/// Does it; whether all is written. Where nothing is recorded there is nothing to write.
pub(super) fn do_it() -> bool {
    FLUSH.get().is_none_or(|flush| flush(PATIENCE))
}
