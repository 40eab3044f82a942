//! What the benches of a real window share: a display of its own, programs that draw there in
//! software, and what the system tells of a process.

use std::ffi::OsStr;
use std::io::Read as _;
use std::path::Path;
use std::process::{Child, Command, Stdio};

/// Width and height of the display and of the windows on it.
pub(crate) const SIZE: [f32; 2] = [1440.0, 900.0];

/// Processes that end with the measurement.
pub(crate) struct Running(pub(crate) Vec<Child>);

impl Drop for Running {
    fn drop(&mut self) {
        for child in self.0.iter_mut().rev() {
            let _ended = child.kill().and_then(|()| child.wait());
        }
    }
}

/// A display of its own, and its name.
pub(crate) fn display(more: &[&OsStr]) -> (Child, String) {
    let mut server = Command::new("Xvfb")
        .args(["-displayfd", "1", "-screen", "0", "1440x900x24", "-nolisten", "tcp", "-noreset"])
        .args(more)
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
        .unwrap();
    let mut number = [0_u8; 8];
    let read = server.stdout.as_mut().unwrap().read(&mut number).unwrap();
    let display = format!(":{}", String::from_utf8_lossy(number.get(..read).unwrap_or_default()).trim());
    (server, display)
}

/// A command that draws there in software, and leaves the settings of whoever runs it alone.
pub(crate) fn on_display<'a>(command: &'a mut Command, display: &str, folder: &Path) -> &'a mut Command {
    command.env("DISPLAY", display).env_remove("WAYLAND_DISPLAY").env("LIBGL_ALWAYS_SOFTWARE", "1");
    // Who kills a desk here does not want it back.
    command.env("COPYDESK_STANDBY", "off").env("COPYDESK_STATE", folder.join("state"));
    command.env("COPYDESK_CONFIG", folder.join("config")).env("COPYDESK_DATA", folder.join("data"))
}

/// A window as large as the display.
pub(crate) fn options() -> eframe::NativeOptions {
    let viewport = egui::ViewportBuilder::default().with_inner_size(SIZE);
    eframe::NativeOptions { viewport, ..eframe::NativeOptions::default() }
}

/// Milliseconds of CPU a process has used, in steps of 10.
pub(crate) fn cpu(process: u32) -> f64 {
    let said = std::fs::read_to_string(format!("/proc/{process}/stat")).unwrap_or_default();
    let fields = said.rsplit_once(')').map_or("", |(_, rest)| rest).split_whitespace();
    fields.skip(11).take(2).filter_map(|ticks| ticks.parse::<f64>().ok()).sum::<f64>() * 10.0
}
