//! What the window was given, told on standard output: for tests that end the program, and then ask
//! what has become of it. Not in what is handed out.
//!
//! A line each, with the time in microseconds since 1970, where `COPYDESK_HEARD` is set. Between the
//! two the toolkit asks the display where the window is, and waits for its answers.

use std::io::Write as _;
use std::time::{SystemTime, UNIX_EPOCH};

use egui::Event;
use winit::event::{ElementState, KeyEvent};
use winit::keyboard::ModifiersState;

/// Tells of a key that writes, as soon as it is read from the display.
pub(super) fn read(key: &KeyEvent, held: ModifiersState) {
    if key.state == ElementState::Pressed && !held.contains(ModifiersState::CONTROL) && key.text.is_some() {
        tell("read");
    }
}

/// Tells of each text that was typed, as soon as the toolkit hands it to the desk and before anything is
/// done with it.
pub(super) fn taken(events: &[Event]) {
    for _ in events.iter().filter(|event| matches!(event, Event::Text(_))) {
        tell("taken");
    }
}

#[expect(clippy::disallowed_methods, reason = "what is told is when")]
fn tell(what: &str) {
    if std::env::var_os("COPYDESK_HEARD").is_some() {
        let now = SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default();
        // Nobody listens any more.
        let _gone = writeln!(std::io::stdout(), "{what} {}", now.as_micros());
    }
}
