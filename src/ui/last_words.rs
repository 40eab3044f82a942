//! What the toolkit said last before it gave up: it tells why a window cannot be made only to a log.

use std::sync::{Mutex, PoisonError};

use log::{Level, LevelFilter, Log, Metadata, Record};

static SAID: Mutex<String> = Mutex::new(String::new());

struct Listener;

impl Log for Listener {
    fn enabled(&self, metadata: &Metadata<'_>) -> bool {
        metadata.level() <= Level::Error
    }

    fn log(&self, record: &Record<'_>) {
        if self.enabled(record.metadata()) {
            *SAID.lock().unwrap_or_else(PoisonError::into_inner) = record.args().to_string();
        }
    }

    fn flush(&self) {}
}

/// Begins to listen.
pub(super) fn listen() {
    // Where somebody listens already, the reason is theirs to tell.
    if log::set_logger(&Listener).is_ok() {
        log::set_max_level(LevelFilter::Error);
    }
}

/// The last error that was said; empty if there was none.
pub(super) fn heard() -> String {
    SAID.lock().unwrap_or_else(PoisonError::into_inner).clone()
}
