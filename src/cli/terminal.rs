//! The terminal: what is said to people, and what is handed to other programs.

use std::io::{self, ErrorKind, Write};

use serde::Serialize;

use super::failure::{Failure, Status};

/// Standard output and standard error.
///
/// Words from a project could hold control characters that make a terminal do things; they are
/// shown as `�`.
pub struct Terminal<'a> {
    /// Where results go.
    out: &'a mut dyn Write,
    /// Where messages go.
    messages: &'a mut dyn Write,
}

impl std::fmt::Debug for Terminal<'_> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Terminal")
    }
}

impl<'a> Terminal<'a> {
    /// A terminal with a stream for results and one for messages.
    pub fn new(out: &'a mut dyn Write, messages: &'a mut dyn Write) -> Self {
        Self { out, messages }
    }

    /// Says something to whoever watches. If nobody can be told, the work goes on.
    pub(super) fn say(&mut self, text: &str) {
        writeln!(self.messages, "{}", plain(text)).ok();
    }

    /// Shows a result as text.
    pub(super) fn show(&mut self, text: &str) -> Result<(), Failure> {
        written(writeln!(self.out, "{}", plain(text)).and_then(|()| self.out.flush()))
    }

    /// Hands over a result as one JSON value.
    pub(super) fn hand_over(&mut self, value: &impl Serialize) -> Result<(), Failure> {
        let json = serde_json::to_string_pretty(value).map_err(io::Error::from);
        written(json.and_then(|json| writeln!(self.out, "{json}")).and_then(|()| self.out.flush()))
    }

    /// Hands over bytes as they are.
    pub(super) fn hand_over_bytes(&mut self, bytes: &[u8]) -> Result<(), Failure> {
        written(self.out.write_all(bytes).and_then(|()| self.out.flush()))
    }
}

/// A reader that has seen enough (`| head`) is no failure.
fn written(result: io::Result<()>) -> Result<(), Failure> {
    match result {
        Err(error) if error.kind() != ErrorKind::BrokenPipe => Err(Failure::new(
            Status::Unwritable,
            format!("cannot write to standard output: {error}"),
            "Check that the disk has room.",
        )),
        Ok(()) | Err(_) => Ok(()),
    }
}

fn plain(text: &str) -> String {
    text.chars().map(|c| if c.is_control() && c != '\n' { '\u{fffd}' } else { c }).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    struct Broken(ErrorKind);

    impl Write for Broken {
        fn write(&mut self, _: &[u8]) -> io::Result<usize> {
            Err(self.0.into())
        }

        fn flush(&mut self) -> io::Result<()> {
            Ok(())
        }
    }

    #[test]
    fn words_cannot_command_the_terminal() {
        let (mut out, mut messages) = (Vec::new(), Vec::new());
        let mut terminal = Terminal::new(&mut out, &mut messages);
        terminal.say("a\u{1b}[2Jb\u{9b}c\r\nالنهر");
        terminal.show("\u{7}").unwrap();
        assert_eq!(String::from_utf8(messages).unwrap(), "a\u{fffd}[2Jb\u{fffd}c\u{fffd}\nالنهر\n");
        assert_eq!(String::from_utf8(out).unwrap(), "\u{fffd}\n");
    }

    #[test]
    fn a_closed_pipe_is_quiet_and_a_full_disk_is_not() {
        let mut nobody = Broken(ErrorKind::BrokenPipe);
        let mut also_nobody = Broken(ErrorKind::BrokenPipe);
        let mut terminal = Terminal::new(&mut nobody, &mut also_nobody);
        terminal.say("x");
        assert!(terminal.show("x").is_ok() && terminal.hand_over(&1).is_ok() && terminal.hand_over_bytes(b"x").is_ok());
        let (mut full, mut messages) = (Broken(ErrorKind::StorageFull), Vec::new());
        let failure = Terminal::new(&mut full, &mut messages).show("x").unwrap_err();
        assert_eq!(failure.status, Status::Unwritable);
    }
}
