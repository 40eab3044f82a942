//! Signals that end the program: the system shuts down, the session ends, somebody asks for it.

use std::io;
use std::time::Duration;

use signal_hook::consts::{SIGHUP, SIGINT, SIGTERM};
use signal_hook::iterator::Signals;

use super::{Ending, last_call};
use crate::app::jobs;

/// So long the window has to close by itself; a system that shuts down does not wait much longer.
const PATIENCE: Duration = Duration::from_millis(1_500);

/// Begins to listen. `wake` calls the window, which is to close; if it does not, `bye` is told and the
/// program ends from here.
pub fn heed(ending: Ending, wake: impl Fn() + Send + 'static, bye: impl FnOnce() + Send + 'static) -> io::Result<()> {
    let mut signals = Signals::new([SIGTERM, SIGINT, SIGHUP])?;
    jobs::attend("signals", move || {
        let Some(signal) = signals.forever().find_map(|signal| u8::try_from(signal).ok()) else { return };
        ending.ask(signal);
        wake();
        std::thread::sleep(PATIENCE);
        last_call::do_it();
        bye();
        std::process::exit(ending.status().into());
    })
}
