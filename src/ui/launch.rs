//! Opening the window, or saying in plain words why it cannot be opened.

use std::path::PathBuf;
use std::process::ExitCode;
use std::sync::Arc;

use super::Desk;
use crate::app::{Session, Settings, Tone, World, unpack_sample};
use crate::project::disk;

/// Opens the desk: on `project` if given, else on the last one, else on the sample. Returns when
/// the window is closed. Without a display it says so on standard error and what works without
/// one; the exit status is then 2.
#[must_use]
pub fn run(project: Option<PathBuf>, world: World) -> ExitCode {
    if let Some(missing) = no_display() {
        say(&missing);
        return ExitCode::from(2);
    }
    let options = eframe::NativeOptions {
        viewport: egui::ViewportBuilder::default()
            .with_inner_size([1440.0, 900.0])
            .with_min_inner_size([640.0, 480.0])
            .with_app_id("copydesk")
            .with_drag_and_drop(true),
        ..eframe::NativeOptions::default()
    };
    let made = eframe::run_native(
        "Copydesk",
        options,
        Box::new(|created| {
            let ctx = created.egui_ctx.clone();
            let session = session(project, world, Arc::new(move || ctx.request_repaint()));
            Ok(Box::new(Desk::new(session, &created.egui_ctx)))
        }),
    );
    match made {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            say(&format!("The window cannot be opened: {error}.\n{LIBRARIES}\n{WITHOUT}"));
            ExitCode::from(2)
        }
    }
}

/// A session that opens what is to be on the desk first.
fn session(project: Option<PathBuf>, world: World, wake: Arc<dyn Fn() + Send + Sync>) -> Session {
    let (settings, damaged) =
        Settings::folder().map_or_else(|| (Settings::default(), None), |folder| Settings::load(&folder));
    let last = settings.recent.iter().find(|path| disk::is_there(path)).cloned();
    let mut session = Session::new(world, settings, wake);
    if let Some(error) = damaged {
        session.notices.say(Tone::Advice, error.to_string(), "");
    }
    match project.or(last) {
        Some(path) => session.open(path),
        None => open_sample(&mut session),
    }
    session
}

/// On the first run: a copy of the sample in the desk's own folder.
fn open_sample(session: &mut Session) {
    let Some(folder) = Settings::data_folder() else { return };
    match unpack_sample(&folder) {
        Ok(path) => session.open(path),
        Err(error) => session.notices.say(Tone::Advice, error.to_string(), ""),
    }
}

const WITHOUT: &str = "Without a window this still works: copydesk import, attach, check, show and export \
     (see copydesk --help).";
const LIBRARIES: &str = "On Debian and Ubuntu the window needs the packages libgl1, libegl1, libxkbcommon-x11-0, \
     libxcursor1, libxi6 and libxrandr2 (X11), or libwayland-client0 (Wayland).";

/// What is missing for a window, if something is.
fn no_display() -> Option<String> {
    if !cfg!(target_os = "linux") {
        return None;
    }
    let set = |name: &str| std::env::var_os(name).is_some_and(|value| !value.is_empty());
    if set("DISPLAY") || set("WAYLAND_DISPLAY") || set("WAYLAND_SOCKET") {
        return None;
    }
    Some(format!("There is no display: neither DISPLAY nor WAYLAND_DISPLAY is set.\n{WITHOUT}"))
}

fn say(words: &str) {
    use std::io::Write;
    // Nobody is left to tell if standard error itself is gone.
    let _gone = writeln!(std::io::stderr(), "{words}");
}
