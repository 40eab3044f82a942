//! Opening the window, or saying in plain words why it cannot be opened.

use std::any::Any;
use std::panic::{AssertUnwindSafe, PanicHookInfo, catch_unwind};
use std::path::PathBuf;
use std::process::ExitCode;
use std::rc::Rc;
use std::sync::{Arc, OnceLock};

use super::clipboard::SystemClipboard;
use super::window_place::{self, Screens};
use super::{Desk, app_icon, calm, last_words, libraries, text};
use crate::app::handover::{self, Entry, Place, Seat};
use crate::app::tasks::DictionaryPlaces;
use crate::app::{RECOVERS, Session, Settings, SettingsError, Tone, WindowPlace, World};
use crate::project::disk;
use crate::words::Say as _;

/// What a window is opened for.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Opening {
    /// The files it is opened with.
    pub files: Vec<PathBuf>,
    /// Whether it is to be another window, though one is open.
    pub new_window: bool,
}

/// Opens the desk: on the project if one is named, else on the last one, else, and in another window
/// than the first, on the welcome page. Returns when the window is closed, or at once where a desk is open already and has taken the
/// files. Without a display it says so on standard error and what works without one; the exit
/// status is then 2.
#[must_use]
pub fn run(opening: Opening, world: World) -> ExitCode {
    if let Some(missing) = no_display() {
        say(&missing);
        return ExitCode::from(2);
    }
    let full = |file: PathBuf| std::path::absolute(&file).unwrap_or(file);
    let files: Vec<PathBuf> = opening.files.into_iter().map(full).collect();
    let seat = match Place::of_this_display().filter(|_| !opening.new_window) {
        None => None,
        Some(place) => match handover::enter(&place, &files, handover::PATIENCE) {
            Entry::First(seat) => Some(seat),
            Entry::HandedOver => return ExitCode::SUCCESS,
            Entry::Alone(why) => {
                if let Some(why) = why {
                    say(&why.to_string());
                }
                None
            }
        },
    };
    let screens = Screens::default();
    let start = Start::new(files, opening.new_window, seat, world);
    let options = options(start.settings.window, &screens);
    // A library that is missing is found out by a panic deep in the toolkit; it is told in words.
    let quiet = std::panic::take_hook();
    std::panic::set_hook(Box::new(|_| {}));
    let made = catch_unwind(AssertUnwindSafe(|| open_window(start, options, screens, quiet)));
    let why = match made {
        Ok(Ok(true)) => return ExitCode::SUCCESS,
        Ok(Ok(false)) => plain(&last_words::heard()),
        Ok(Err(error)) => plain(&error.to_string()),
        Err(panic) => words_of(panic.as_ref()),
    };
    say(&format!("The window cannot be opened: {why}\n{}{WITHOUT}", libraries::advice(&why)));
    ExitCode::from(2)
}

/// The window as it is to be made: where it was, with the program's icon.
fn options(place: Option<WindowPlace>, screens: &Screens) -> eframe::NativeOptions {
    let mut viewport = egui::ViewportBuilder::default()
        .with_inner_size([1440.0, 900.0])
        .with_min_inner_size([640.0, 480.0])
        .with_app_id("copydesk")
        .with_drag_and_drop(true);
    viewport.icon = app_icon::for_window();
    let screens = Rc::clone(screens);
    let put = move |builder| match place {
        Some(place) => window_place::at_place(builder, place, &screens.borrow()),
        None => builder,
    };
    // Noise that hides the steps of gradients: the desk has none but soft shadows, and without a
    // graphics card each pixel of each frame pays for it.
    let dithering = false;
    let builder = Some(Box::new(put) as _);
    eframe::NativeOptions { viewport, dithering, window_builder: builder, ..eframe::NativeOptions::default() }
}

/// Runs the window until it is closed; whether there was one.
fn open_window(
    start: Start,
    options: eframe::NativeOptions,
    screens: Screens,
    loud: Box<dyn Fn(&PanicHookInfo<'_>) + Send + Sync>,
) -> eframe::Result<bool> {
    last_words::listen();
    // What takes its time begins before there is a window, which takes longer.
    text::make_ready();
    let window = Arc::new(OnceLock::<egui::Context>::new());
    let woken = Arc::clone(&window);
    let wake = move || {
        if let Some(ctx) = woken.get() {
            ctx.request_repaint();
        }
    };
    let session = start.session(Arc::new(wake));
    let mut opened = false;
    calm::run(
        "Copydesk",
        options,
        screens,
        Box::new(|created| {
            opened = true;
            // The window is there: from here on a panic is a fault of the desk and is shown.
            std::panic::set_hook(loud);
            // Whatever ended before is taken up in the first frame.
            let ctx = window.get_or_init(|| created.egui_ctx.clone());
            let desk = Desk::with_clipboard(session, ctx, Box::new(SystemClipboard::default()));
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

/// What a desk starts from.
struct Start {
    files: Vec<PathBuf>,
    /// Whether it begins on the welcome page: the last project is in another window.
    fresh: bool,
    seat: Option<Seat>,
    settings: Settings,
    damaged: Option<SettingsError>,
    world: World,
}

impl Start {
    fn new(files: Vec<PathBuf>, fresh: bool, seat: Option<Seat>, world: World) -> Self {
        let (mut settings, damaged) = Settings::folder()
            .map_or_else(|| (Settings::default(), None), |folder| Settings::open(&folder, world.today()));
        if let Some(place) = settings.window.as_mut().filter(|_| fresh) {
            // A second window would hide the first.
            place.at = None;
        }
        Self { files, fresh, seat, settings, damaged, world }
    }

    /// A session that begins with what is to be on the desk first.
    fn session(self, wake: Arc<dyn Fn() + Send + Sync>) -> Session {
        let last = self.settings.recent.iter().find(|path| !self.fresh && disk::is_there(path)).cloned();
        let mut session = Session::new(self.world, self.settings, Arc::clone(&wake));
        session.data_folder = Settings::data_folder();
        session.cache_folder = Settings::cache_folder();
        session.safety.state_folder = Settings::state_folder();
        session.sweep_previews();
        let dictionaries = Settings::folder().map(|folder| folder.join("dictionaries"));
        session.spelling.places = Some(DictionaryPlaces::of_system(dictionaries));
        if let Some(error) = self.damaged {
            session.notices.say(Tone::Advice, error.phrase(), Some(error.advice()));
        }
        if let Some(journal) = std::env::var_os(RECOVERS) {
            session.open_recovered(journal.into());
        } else {
            session.begin(self.files, last);
            session.look_for_lost(false);
        }
        if let Some(seat) = &self.seat {
            seat.open(wake);
        }
        session.seat = self.seat;
        session
    }
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
