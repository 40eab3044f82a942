//! How a desk comes to its end.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicU8, Ordering};

use super::last_call;
use crate::app::Session;

/// How the desk is coming to its end. Clones tell of the same desk.
#[derive(Clone, Debug, Default)]
pub struct Ending(Arc<Shared>);

#[derive(Debug, Default)]
struct Shared {
    signal: AtomicU8,
    heeded: AtomicBool,
    closed: AtomicBool,
}

impl Ending {
    /// The signal that asked the program to end, by number, if one has.
    #[must_use]
    pub fn asked(&self) -> Option<u8> {
        Some(self.0.signal.load(Ordering::Acquire)).filter(|signal| *signal > 0)
    }

    /// Asks the program to end, as this signal does.
    pub fn ask(&self, signal: u8) {
        self.0.signal.store(signal, Ordering::Release);
    }

    /// What the program ends with: what shells have for the signal that asked, if one has.
    #[must_use]
    pub fn status(&self) -> u8 {
        self.asked().map_or(0, |signal| signal.saturating_add(128))
    }

    /// Notes that the window closes because it was to.
    pub fn close(&self) {
        self.0.closed.store(true, Ordering::Release);
    }

    /// Whether it does.
    #[must_use]
    pub fn is_closed(&self) -> bool {
        self.0.closed.load(Ordering::Acquire)
    }
}

impl Session {
    /// If a signal asked the program to end: writes what is not written, saves what saves itself, and
    /// closes the window. Nothing is asked; what cannot be saved stays in the record.
    pub fn end_if_asked(&mut self) {
        let ending = &self.safety.ending.0;
        if self.view.closing || ending.signal.load(Ordering::Acquire) == 0 {
            return;
        }
        if !ending.heeded.swap(true, Ordering::AcqRel) {
            last_call::do_it();
            self.save_at_end();
        }
        self.view.closing = !self.is_saving();
    }
}

impl Session {
    /// Whether the window closes without its person having been asked about what is not saved: that
    /// stays in the journal, to be found at the next start.
    #[must_use]
    pub fn ends_unasked(&self) -> bool {
        self.safety.ending.asked().is_some() && self.would_lose()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_program_ends_with_what_shells_have_for_the_signal() {
        let ending = Ending::default();
        assert_eq!((ending.asked(), ending.status()), (None, 0));
        ending.clone().ask(15);
        assert_eq!((ending.asked(), ending.status()), (Some(15), 143));
    }
}
