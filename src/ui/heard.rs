//! What the window was given, told on standard output: for tests that end the program, and then ask
//! what has become of it. Not in what is handed out.

use std::io::Write as _;

use winit::event::{ElementState, KeyEvent};
use winit::keyboard::ModifiersState;

/// Tells of a key that writes, where `COPYDESK_HEARD` is set, in a line of its own: as soon as it is
/// read from the display, before anything is done with it.
pub(super) fn tell(key: &KeyEvent, held: ModifiersState) {
    if key.state == ElementState::Released || held.contains(ModifiersState::CONTROL) {
        return;
    }
    if let Some(words) = key.text.as_ref().filter(|_| std::env::var_os("COPYDESK_HEARD").is_some()) {
        // Nobody listens any more.
        let _gone = writeln!(std::io::stdout(), "{words}");
    }
}
