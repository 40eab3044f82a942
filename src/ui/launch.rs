//! Opening the window, or saying in plain words why it cannot be opened; and what the program ends with
//! once it is closed or lost.

use std::any::Any;
use std::cell::Cell;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::rc::Rc;
use std::sync::{Arc, OnceLock};

use jiff::Timestamp;

use super::clipboard::SystemClipboard;
use super::window_place::{self, Screens};
use super::{Desk, app_icon, calm, last_words, libraries, text};
use crate::app::handover::{self, Entry, Place, Seat};
use crate::app::stand_by::StandBy;
use crate::app::tasks::DictionaryPlaces;
use crate::app::{
    Back, Ending, LookFor, RECOVERS, Session, Settings, SettingsError, Tone, WindowPlace, World, heed, note_crashes,
};
use crate::project::disk;
use crate::words::Say as _;

/// What a window is opened for.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Opening {
    /// The files it is opened with.
    pub files: Vec<PathBuf>,
    /// Whether it is to be another window, though one is open.
    pub new_window: bool,
    /// Whether a desk was lost, and this one comes back in its place.
    pub back: Option<Back>,
}

/// What the program ends with when its window was there and is lost; who stands by starts it again.
const LOST: u8 = 70;

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
    let stand_by = StandBy::by(world.program().filter(|_| somebody_stands_by()).map(Path::to_owned));
    if opening.back.is_some() {
        stand_by.take_up();
    }
    let full = |file: PathBuf| std::path::absolute(&file).unwrap_or(file);
    let files: Vec<PathBuf> = opening.files.into_iter().map(full).collect();
    let seat = match Place::of_this_display().filter(|_| !opening.new_window) {
        None => None,
        Some(place) => match handover::enter(&place, &files, handover::PATIENCE) {
            Entry::First(seat) => Some(seat),
            Entry::HandedOver => {
                stand_by.ended();
                return ExitCode::SUCCESS;
            }
            Entry::Alone(why) => {
                if let Some(why) = why {
                    say(&why.to_string());
                }
                None
            }
        },
    };
    let clock = world.clock();
    let start = Start { back: opening.back, ..Start::new(files, opening.new_window, seat, world) };
    Window { clock, screens: Screens::default(), ending: Ending::default(), stand_by }.run(start)
}

/// What is known of the window from outside of it.
struct Window {
    clock: fn() -> Timestamp,
    screens: Screens,
    ending: Ending,
    stand_by: StandBy,
}

impl Window {
    /// Runs it until it is closed or lost.
    fn run(self, start: Start) -> ExitCode {
        let options = options(start.settings.window, &self.screens);
        // A library that is missing is found out by a panic deep in the toolkit; it is told in words.
        std::panic::set_hook(Box::new(|_| {}));
        let opened = Rc::new(Cell::new(false));
        let made = catch_unwind(AssertUnwindSafe(|| self.open(start, options, &opened)));
        if !opened.get() {
            let why = match made {
                Ok(Ok(())) => plain(&last_words::heard()),
                Ok(Err(error)) => plain(&error.to_string()),
                Err(panic) => words_of(panic.as_ref()),
            };
            say(&format!("The window cannot be opened: {why}\n{}{WITHOUT}", libraries::advice(&why)));
            return ExitCode::from(2);
        }
        match made {
            Ok(_) if self.ending.is_closed() => {
                self.stand_by.ended();
                ExitCode::from(self.ending.status())
            }
            // The window is gone and nobody closed it: drawing failed, or the display has left.
            Ok(_) => ExitCode::from(LOST),
            Err(_noted) => {
                // Where the first frame broke, nobody stands by yet.
                self.stand_by.begin();
                self.stand_by.broke();
                ExitCode::from(LOST)
            }
        }
    }
}

/// The window as it is to be made: where it was.
fn options(place: Option<WindowPlace>, screens: &Screens) -> eframe::NativeOptions {
    let mut viewport = egui::ViewportBuilder::default()
        .with_inner_size([1440.0, 900.0])
        .with_min_inner_size([640.0, 480.0])
        .with_app_id("copydesk")
        .with_drag_and_drop(true);
    viewport.icon = Some(app_icon::at_first());
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

impl Window {
    /// Opens it and runs it; `opened` tells whether it was there.
    fn open(&self, start: Start, options: eframe::NativeOptions, opened: &Rc<Cell<bool>>) -> eframe::Result {
        last_words::listen();
        // What takes its time begins before there is a window, which takes longer.
        text::make_ready();
        let window = Arc::new(OnceLock::<egui::Context>::new());
        let woken = Arc::clone(&window);
        let wake: Arc<dyn Fn() + Send + Sync> = Arc::new(move || {
            if let Some(ctx) = woken.get() {
                ctx.request_repaint();
            }
        });
        self.heed_signals(Arc::clone(&wake));
        let mut session = start.session(wake);
        session.safety.stand_by = self.stand_by.clone();
        session.safety.ending = self.ending.clone();
        let (clock, opened) = (self.clock, Rc::clone(opened));
        calm::run(
            "Copydesk",
            options,
            Rc::clone(&self.screens),
            Box::new(move |created| {
                opened.set(true);
                // The window is there: from here on a panic is a fault of the desk and is noted.
                note_crashes(session.safety.state_folder.clone(), clock);
                // Whatever ended before is taken up in the first frame.
                let ctx = window.get_or_init(|| created.egui_ctx.clone());
                let desk = Desk::with_clipboard(session, ctx, Box::new(SystemClipboard::default()));
                Ok(Box::new(desk.following_system()))
            }),
        )
    }

    /// Signals that end the program have the window closed, or are taken by the system as ever.
    fn heed_signals(&self, wake: Arc<dyn Fn() + Send + Sync>) {
        let stand_by = self.stand_by.clone();
        let _unheeded = heed(self.ending.clone(), move || wake(), move || stand_by.ended());
    }
}

/// Whether somebody is to stand by. Who kills the desk and means it says no.
fn somebody_stands_by() -> bool {
    std::env::var_os("COPYDESK_STANDBY").is_none_or(|said| said != "off")
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
    /// Whether it comes back in the place of one that was lost.
    back: Option<Back>,
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
        Self { files, fresh, back: None, seat, settings, damaged, world }
    }

    /// A session that begins with what is to be on the desk first.
    fn session(self, wake: Arc<dyn Fn() + Send + Sync>) -> Session {
        // A desk that comes back has on it what it had, which may be nothing.
        let empty = self.fresh || self.back.is_some();
        let last = self.settings.recent.iter().find(|path| !empty && disk::is_there(path)).cloned();
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
        session.safety.another = self.fresh;
        match (self.back, std::env::var_os(RECOVERS)) {
            (None, Some(journal)) => session.open_recovered(journal.into()),
            (back, _) => {
                let own = self.files.first().cloned();
                session.begin(self.files, last);
                session.look_for_lost(if back.is_some() { LookFor::Own(own) } else { LookFor::All });
                if let Some(back) = back {
                    session.say_back(back);
                }
            }
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
