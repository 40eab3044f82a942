//! Real key events of an X display, sent over its socket by the extension XTEST: as `xdotool` sends
//! them, without a process for each, and with a word of when the display has passed them on.
//!
//! The few requests are written down as the protocol has them
//! (<https://www.x.org/releases/current/doc/xproto/x11protocol.html>, and `xtestproto`).

use std::io::{Read as _, Write as _};
use std::os::unix::net::UnixStream;

/// A keyboard of a display.
pub(crate) struct Keys {
    display: UnixStream,
    /// The number that the display gives XTEST.
    xtest: u8,
    /// The keys' numbers by what each writes without Shift.
    codes: Vec<(u32, u8)>,
}

/// What the keyboard calls Ctrl and Shift.
const CONTROL: u32 = 0xffe3;
const SHIFT: u32 = 0xffe1;

impl Keys {
    /// The keyboard of the display with this number.
    pub(crate) fn of(number: &str) -> Self {
        let mut display = UnixStream::connect(format!("/tmp/.X11-unix/X{number}")).unwrap();
        // Little end first, protocol 11.0, no proof of who asks.
        display.write_all(&[b'l', 0, 11, 0, 0, 0, 0, 0, 0, 0, 0, 0]).unwrap();
        let mut head = [0; 8];
        display.read_exact(&mut head).unwrap();
        let mut said = vec![0; usize::from(u16::from_le_bytes([head[6], head[7]])) * 4];
        display.read_exact(&mut said).unwrap();
        assert_eq!(head[0], 1, "the display lets nobody in");
        let (first, last) = (said[26], said[27]);
        let mut keys = Self { display, xtest: 0, codes: Vec::new() };
        // QueryExtension.
        let asked = keys.ask(&[&[98, 0, 4, 0, 5, 0, 0, 0][..], b"XTEST\0\0\0"].concat());
        assert_eq!(asked[8], 1, "the display has no XTEST");
        keys.xtest = asked[9];
        // GetKeyboardMapping.
        let map = keys.ask(&[101, 0, 2, 0, first, last - first + 1, 0, 0]);
        let each = usize::from(map[1]) * 4;
        let codes = map[32..].chunks_exact(each).zip(first..=last);
        keys.codes = codes.map(|(of, code)| (u32::from_le_bytes([of[0], of[1], of[2], of[3]]), code)).collect();
        keys
    }

    /// Sends a request, and waits for its answer.
    fn ask(&mut self, request: &[u8]) -> Vec<u8> {
        self.display.write_all(request).unwrap();
        loop {
            let mut answer = vec![0; 32];
            self.display.read_exact(&mut answer).unwrap();
            assert_ne!(answer[0], 0, "the display refuses: {answer:?}");
            if answer[0] == 1 {
                let more = u32::from_le_bytes([answer[4], answer[5], answer[6], answer[7]]);
                let mut rest = vec![0; usize::try_from(more).unwrap() * 4];
                self.display.read_exact(&mut rest).unwrap();
                answer.extend(rest);
                return answer;
            }
            // Something that happened; nobody asked for it.
        }
    }

    fn code(&self, writes: u32) -> u8 {
        self.codes.iter().find(|(symbol, _)| *symbol == writes).unwrap_or_else(|| panic!("no key for {writes:#x}")).1
    }

    /// `FakeInput`: a key goes down, or up.
    fn send(&mut self, writes: u32, down: bool) {
        let mut request = [0; 36];
        request[..6].copy_from_slice(&[self.xtest, 2, 9, 0, if down { 2 } else { 3 }, self.code(writes)]);
        self.display.write_all(&request).unwrap();
    }

    /// Presses the key of a letter, and lets it go. When this comes back, the display has passed it
    /// on to the window that has the keyboard.
    pub(crate) fn press(&mut self, letter: char) {
        self.send(u32::from(letter), true);
        self.send(u32::from(letter), false);
        self.passed_on();
    }

    /// The same with Ctrl held, or Ctrl and Shift.
    pub(crate) fn command(&mut self, letter: char, shift: bool) {
        let held = [CONTROL, SHIFT];
        let held = &held[..=usize::from(shift)];
        for key in held {
            self.send(*key, true);
        }
        self.press(letter);
        for key in held.iter().rev() {
            self.send(*key, false);
        }
        self.passed_on();
    }

    /// Waits until all before is done, by asking for what is nobody's business: `GetInputFocus`.
    fn passed_on(&mut self) {
        self.ask(&[43, 0, 1, 0]);
    }
}
