//! What the window was given, told on standard output: for tests that end the program, and then ask
//! what has become of it. Not in what is handed out.

use std::io::Write as _;
use std::time::{SystemTime, UNIX_EPOCH};

use winit::event::{ElementState, KeyEvent};
use winit::keyboard::ModifiersState;

/// Tells of a key that writes, where `COPYDESK_HEARD` is set, as soon as it is read from the display and
/// before anything is done with it: a line with the time, in microseconds since 1970.
#[expect(clippy::disallowed_methods, reason = "what is told is when")]
pub(super) fn tell(key: &KeyEvent, held: ModifiersState) {
    if key.state == ElementState::Released || held.contains(ModifiersState::CONTROL) || key.text.is_none() {
        return;
    }
    if std::env::var_os("COPYDESK_HEARD").is_some() {
        let now = SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default();
        // Nobody listens any more.
        let _gone = writeln!(std::io::stdout(), "{}", now.as_micros());
    }
}
