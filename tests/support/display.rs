//! A display of its own for a test of the real window.

use std::io::Read as _;
use std::process::{Child, Command, Stdio};

/// A display, and its number: the one asked for, or one that nobody else uses.
///
/// The server picks the number and tells it once it is ready. It does not begin anew when the last
/// program leaves it, as it would by itself: whoever connects just then would be thrown out.
pub(crate) fn display(number: Option<&str>, size: &str) -> (Child, String) {
    let mut server = Command::new("Xvfb")
        .args(number.map(|number| format!(":{number}")))
        .args(["-displayfd", "1", "-screen", "0", &format!("{size}x24"), "-nolisten", "tcp", "-noreset"])
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
        .unwrap_or_else(|error| panic!("Xvfb cannot be started ({error}): apt install xvfb"));
    let (mut told, mut byte, mut out) = (String::new(), [0_u8], server.stdout.take().unwrap());
    while out.read(&mut byte).unwrap() == 1 && byte != *b"\n" {
        told.push(char::from(byte[0]));
    }
    assert!(!told.is_empty(), "Xvfb gave no display");
    (server, told)
}
