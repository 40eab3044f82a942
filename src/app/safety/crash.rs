//! A panic: what is not yet written is, and a note is left of where it happened. The note says
//! nothing of what anybody wrote; what a panic says may quote it, so that is left out.

use std::backtrace::Backtrace;
use std::cell::Cell;
use std::fmt::Write as _;
use std::panic::{Location, PanicHookInfo};
use std::path::{Path, PathBuf};

use jiff::Timestamp;

use super::last_call;
use crate::project::crash_notes;

thread_local! {
    /// A panic within the hook would end the program before anything is written.
    static NOTING: Cell<bool> = const { Cell::new(false) };
}

/// From now on each panic, in any thread, writes what is not yet written and leaves a note in a
/// folder of this machine, and says on standard error where it happened. Built for those who work
/// on the desk it also says what it said.
pub fn note_crashes(state_folder: Option<PathBuf>, clock: fn() -> Timestamp) {
    std::panic::set_hook(Box::new(move |panic| {
        if NOTING.replace(true) {
            return;
        }
        last_call::do_it();
        let trace = Backtrace::force_capture().to_string();
        let note = note(&clock(), panic.location(), &trace);
        let kept = state_folder.as_deref().and_then(|folder| crash_notes::keep(&folder_of(folder), &note).ok());
        say(panic, kept.as_deref());
        NOTING.set(false);
    }));
}

/// Where the notes lie.
pub(super) fn folder_of(state_folder: &Path) -> PathBuf {
    state_folder.join("crashes")
}

fn note(now: &Timestamp, place: Option<&Location<'_>>, trace: &str) -> String {
    let mut note = String::from("A fault in Copydesk. Nothing of what was written is in this note.\n\n");
    let (version, system, machine) = (env!("CARGO_PKG_VERSION"), std::env::consts::OS, std::env::consts::ARCH);
    let thread = std::thread::current();
    let place = place.map_or_else(|| "unknown".to_owned(), ToString::to_string);
    let _fits = write!(
        note,
        "version: {version}\nsystem:  {system} {machine}\ntime:    {now:.0}\nthread:  {}\nplace:   {place}\n\n{trace}\n",
        thread.name().unwrap_or("unnamed"),
    );
    note
}

fn say(panic: &PanicHookInfo<'_>, note: Option<&Path>) {
    use std::io::Write as _;
    let place = panic.location().map_or_else(String::new, |place| format!(" at {place}"));
    let mut said = format!("A fault in Copydesk{place}.");
    if let Some(words) = panic.payload_as_str().filter(|_| cfg!(debug_assertions)) {
        let _fits = write!(said, " {words}");
    }
    if let Some(note) = note {
        let _fits = write!(said, " A note of it is in {}", note.display());
    }
    // Nobody is left to tell if standard error itself is gone.
    let _gone = writeln!(std::io::stderr(), "{said}");
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_note_says_where_and_when() {
        let note = note(&Timestamp::UNIX_EPOCH, Some(Location::caller()), "0: copydesk::main");
        for part in ["version: 0.", "crash.rs:", "1970-01-01T00:00:00Z", "0: copydesk::main", "thread:"] {
            assert!(note.contains(part), "{part} is not in\n{note}");
        }
    }
}
