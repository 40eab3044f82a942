//! The system's clipboard under a display of its own, with another program at its other end.
//!
//! Needs Xvfb and xclip: `cargo test --test system_clipboard -- --ignored`. What is missing fails
//! the test.
#![expect(clippy::unwrap_used, reason = "a test that cannot go on fails")]

#[path = "support/display.rs"]
mod screens;

use std::io::Write as _;
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use copydesk::app::Sitting;
use copydesk::export::fragment::to_html;
use copydesk::ground::{Direction, SourceId};
use copydesk::photos::{inspect, png_of};
use copydesk::story::{Fragment, Mark, Text};
use copydesk::ui::clipboard::{Clipboard, ClipboardError, SystemClipboard};

use screens::display;

/// A display, ended with the test.
struct Screen(Child, String);

impl Drop for Screen {
    fn drop(&mut self) {
        let _ended = self.0.kill().and_then(|()| self.0.wait());
    }
}

fn screen() -> Screen {
    let (server, number) = display(None, "200x200");
    Screen(server, format!(":{number}"))
}

/// Where this test's own process has its display, `talks` runs there.
fn on_a_screen(test: &str, talks: fn()) {
    if std::env::var_os("COPYDESK_ON_A_SCREEN").is_some() {
        return talks();
    }
    let screen = screen();
    let run = Command::new(std::env::current_exe().unwrap())
        .args(["--ignored", "--exact", test])
        .env("DISPLAY", &screen.1)
        .env("COPYDESK_ON_A_SCREEN", "1")
        .env_remove("WAYLAND_DISPLAY")
        .output()
        .unwrap();
    assert!(run.status.success(), "{}", String::from_utf8_lossy(&run.stdout));
}

/// Has another program copy this; it stays in the foreground so that it can be ended.
fn copied(form: &str, bytes: &[u8]) -> Child {
    let mut xclip = Command::new("xclip")
        .args(["-selection", "clipboard", "-quiet", "-t", form, "-i"])
        .stdin(Stdio::piped())
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .spawn()
        .unwrap_or_else(|error| panic!("xclip cannot be started ({error}): apt install xclip"));
    xclip.stdin.take().unwrap().write_all(bytes).unwrap();
    let since = Instant::now();
    while pasted("TARGETS").is_none_or(|forms| !forms.contains(form)) {
        assert!(since.elapsed() < Duration::from_secs(20), "xclip never had the clipboard");
    }
    xclip
}

/// What another program pastes.
fn pasted(form: &str) -> Option<String> {
    let run = Command::new("xclip").args(["-selection", "clipboard", "-t", form, "-o"]).output().unwrap();
    run.status.success().then(|| String::from_utf8_lossy(&run.stdout).into_owned())
}

#[test]
#[ignore = "needs Xvfb and xclip"]
fn copy_goes_to_other_programs_and_comes_from_them() {
    on_a_screen("copy_goes_to_other_programs_and_comes_from_them", || {
        let mut clipboard = SystemClipboard::default();
        let mut other = copied("text/html", b"<p>One <b>two</b></p>");
        let held = clipboard.take(Sitting::default()).unwrap();
        assert_eq!(held.copy().fragment.plain_text(), "One two");
        assert_eq!(held.copy().fragment.text().unwrap().spans().len(), 1);

        let fragment = Fragment::of_text(Text::marked("“It holds.”", [Mark::Quotation(Some(SourceId::from(9)))]));
        let html = to_html(&fragment, Direction::Ltr);
        clipboard.offer(&html, &fragment.plain_text(), (Sitting::default(), fragment.clone())).unwrap();
        other.wait().unwrap();
        assert_eq!(pasted("text/html"), Some(html));
        assert_eq!(pasted("UTF8_STRING").as_deref(), Some("“It holds.”"));
        assert_eq!(clipboard.take(Sitting::default()).unwrap().copy().fragment, fragment);

        let mut other = copied("image/png", &png_of(3, 2, &[90; 24]).unwrap());
        let held = clipboard.take(Sitting::default()).unwrap();
        assert!(held.copy().fragment.is_empty());
        assert_eq!(inspect(&held.picture.unwrap()).map(|seen| (seen.width, seen.height)), Ok((3, 2)));
        other.kill().unwrap();
        other.wait().unwrap();
        assert_eq!(
            clipboard.take(Sitting::default()).unwrap(),
            copydesk::ui::clipboard::Held::default(),
            "nobody has copied anything"
        );
    });
}

#[test]
#[ignore = "needs Xvfb and xclip"]
fn a_program_that_does_not_answer_holds_nobody_up() {
    on_a_screen("a_program_that_does_not_answer_holds_nobody_up", || {
        let mut other = copied("text/html", b"<p>One</p>");
        let stop = |signal: &str| {
            let halted = Command::new("kill").args([signal, &other.id().to_string()]).status().unwrap();
            assert!(halted.success());
        };
        stop("-STOP");
        let mut clipboard = SystemClipboard::default();
        assert_eq!(clipboard.take(Sitting::default()), Err(ClipboardError::Silent));
        let again = Instant::now();
        assert_eq!(clipboard.take(Sitting::default()), Err(ClipboardError::Silent));
        assert!(again.elapsed() < Duration::from_millis(500), "it is not waited for twice");
        let fragment = Fragment::plain("Mine.");
        clipboard.offer("<p>Mine.</p>", "Mine.", (Sitting::default(), fragment.clone())).unwrap();
        assert_eq!(pasted("UTF8_STRING").as_deref(), Some("Mine."), "copying works all the same");
        stop("-CONT");
        other.wait().unwrap();
    });
}
