//! Opening the window, or saying in plain words why it cannot be opened.

use std::any::Any;
use std::panic::{AssertUnwindSafe, PanicHookInfo, catch_unwind};
use std::path::PathBuf;
use std::process::ExitCode;
use std::sync::Arc;

use super::clipboard::SystemClipboard;
use super::{Desk, calm, last_words, libraries};
use crate::app::tasks::DictionaryPlaces;
use crate::app::{Session, Settings, Tone, World};
use crate::project::disk;
use crate::words::Say as _;

/// Opens the desk: on `project` if given, else on the last one, else on the welcome page. Returns when
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
    // A library that is missing is found out by a panic deep in the toolkit; it is told in words.
    let quiet = std::panic::take_hook();
    std::panic::set_hook(Box::new(|_| {}));
    let made = catch_unwind(AssertUnwindSafe(|| open_window(project, world, options, quiet)));
    let why = match made {
        Ok(Ok(true)) => return ExitCode::SUCCESS,
        Ok(Ok(false)) => plain(&last_words::heard()),
        Ok(Err(error)) => plain(&error.to_string()),
        Err(panic) => words_of(panic.as_ref()),
    };
    say(&format!("The window cannot be opened: {why}\n{}{WITHOUT}", libraries::advice(&why)));
    ExitCode::from(2)
}

/// Runs the window until it is closed; whether there was one.
fn open_window(
    project: Option<PathBuf>,
    world: World,
    options: eframe::NativeOptions,
    loud: Box<dyn Fn(&PanicHookInfo<'_>) + Send + Sync>,
) -> eframe::Result<bool> {
    last_words::listen();
    let mut opened = false;
    calm::run(
        "Copydesk",
        options,
        Box::new(|created| {
            opened = true;
            // The window is there: from here on a panic is a fault of the desk and is shown.
            std::panic::set_hook(loud);
            let ctx = created.egui_ctx.clone();
            let session = session(project, world, Arc::new(move || ctx.request_repaint()));
            let desk = Desk::with_clipboard(session, &created.egui_ctx, Box::new(SystemClipboard::default()));
            Ok(Box::new(desk.following_system()))
        }),
    )?;
    Ok(opened)
}

/// What the toolkit said, without where in its source it said so.
fn plain(said: &str) -> String {
    said.rsplit_once(".rs:").and_then(|(_, rest)| rest.split_once(": ")).map_or(said, |(_, why)| why).to_owned()
}

/// What a panic said.
fn words_of(panic: &(dyn Any + Send)) -> String {
    let owned = panic.downcast_ref::<String>().map(String::as_str);
    owned.or_else(|| panic.downcast_ref::<&str>().copied()).unwrap_or("something broke").to_owned()
}

/// A session that opens what is to be on the desk first.
fn session(project: Option<PathBuf>, world: World, wake: Arc<dyn Fn() + Send + Sync>) -> Session {
    let (settings, damaged) =
        Settings::folder().map_or_else(|| (Settings::default(), None), |folder| Settings::open(&folder, world.today()));
    let last = settings.recent.iter().find(|path| disk::is_there(path)).cloned();
    let mut session = Session::new(world, settings, wake);
    session.data_folder = Settings::data_folder();
    session.cache_folder = Settings::cache_folder();
    session.sweep_previews();
    let dictionaries = Settings::folder().map(|folder| folder.join("dictionaries"));
    session.spelling.places = Some(DictionaryPlaces::of_system(dictionaries));
    if let Some(error) = damaged {
        session.notices.say(Tone::Advice, error.phrase(), Some(error.advice()));
    }
    match project.map(|path| std::path::absolute(&path).unwrap_or(path)).or(last) {
        Some(path) => session.open(path),
        None => session.look_for_recent(),
    }
    session
}

const WITHOUT: &str = "Without a window this still works: copydesk import, attach, check, show and export \
     (see copydesk --help).";

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
