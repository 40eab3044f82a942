//! What a key costs in the real window under Xvfb with software rendering, beside a plain window
//! of the toolkit with one text field: the time until a pixel changes, and the CPU time of the
//! program and of the display; what one frame of that page costs without a key; and what the desk
//! costs while its caret blinks and while nothing happens.
//!
//! `cargo bench --bench window`; needs Xvfb and xdotool, Linux, and a machine with nothing else to do.
#![expect(clippy::print_stdout, clippy::unwrap_used, reason = "a bench prints, and may fail loudly")]

mod screen;

use std::fs::File;
use std::io::{Read as _, Seek as _, Write as _};
use std::ops::Range;
use std::os::unix::fs::FileExt as _;
use std::path::{Path, PathBuf};
use std::process::{ChildStdin, Command, Stdio};
use std::sync::Arc;
use std::time::{Duration, Instant};

use copydesk::app::{Session, Settings, World};
use copydesk::ground::{BlockId, Language, StoryId};
use copydesk::project::{self, Project};
use copydesk::story::{Block, Content, Story, Text};
use copydesk::ui::Desk;
use screen::{Running, cpu, display, on_display, options};

/// Keys whose time to the screen is taken, one by one.
const SHOWN: usize = 25;
/// Keys whose CPU time is taken together.
const COUNTED: u32 = 80;
const WORDS: [&str; 12] =
    ["ferry", "crossed", "at", "noon", "while", "traders", "on", "the", "quay", "counted", "crates", "of"];

fn main() {
    let mut words = std::env::args().skip(1).filter(|word| !word.starts_with("--"));
    match words.next().as_deref() {
        Some("plain") => return plain_window(&words.next().unwrap()),
        Some("frames") => return frames(words.next().unwrap().into()),
        _ => {}
    }
    let folder = tempfile::tempdir().unwrap();
    let bench = std::env::current_exe().unwrap();
    let desk = PathBuf::from(env!("CARGO_BIN_EXE_copydesk"));
    println!("{:>28} {:>24} {:>12} {:>12}", "", "key to pixel, ms", "CPU, ms", "display, ms");
    let text = folder.path().join("plain.txt");
    write(&text, &paragraphs(1_000).join("\n"));
    tell("plain field, 1,000 words", &measure(&bench, &["plain".into(), text.clone()], folder.path(), false));
    for length in [1_000, 200_000] {
        let file = folder.path().join(format!("{length}.ron"));
        project::create(&project(length), &file).unwrap();
        let cost = measure(&desk, std::slice::from_ref(&file), folder.path(), false);
        tell(&format!("desk, {length} words"), &cost);
        let free = measure(&desk, std::slice::from_ref(&file), folder.path(), true);
        println!("{:>28} {:>24} {:>12.1} {:>12.1}", "with drawing for nothing", "", free.program, free.display);
        let [wall, used] = one_frame(&bench, &file, folder.path());
        println!("{:>28} {wall:>24.1} {used:>12.1}", "one frame without a key");
        println!("{:>28} {:>24} {:>12.1}", "a second of blinking", "", cost.blinking);
        println!("{:>28} {:>24} {:>12.1}", "a second of nothing", "", cost.idle);
    }
}

/// Frames drawn, one after the other, to know what one costs.
const DRAWN: u32 = 100;

/// A desk that draws the same page again and again, and says milliseconds and CPU time of a frame.
fn frames(file: PathBuf) {
    struct Drawing {
        desk: Desk,
        drawn: u32,
        began: Option<(Instant, f64)>,
    }
    impl eframe::App for Drawing {
        fn ui(&mut self, ui: &mut egui::Ui, frame: &mut eframe::Frame) {
            // The first frames find their fonts.
            if self.drawn == 20 {
                self.began = Some((Instant::now(), cpu(std::process::id())));
            }
            if self.drawn == 20 + DRAWN
                && let Some((at, used)) = self.began
            {
                let wall = at.elapsed().as_secs_f64() * 1e3;
                let used = cpu(std::process::id()) - used;
                println!("{} {}", wall / f64::from(DRAWN), used / f64::from(DRAWN));
                ui.ctx().send_viewport_cmd(egui::ViewportCommand::Close);
            }
            self.drawn += 1;
            self.desk.ui(ui, frame);
            ui.ctx().request_repaint();
        }
    }
    let made = move |created: &eframe::CreationContext<'_>| {
        let wake = created.egui_ctx.clone();
        let mut session =
            Session::new(World::new(clock, 7), Settings::default(), Arc::new(move || wake.request_repaint()));
        session.open(file);
        let desk = Desk::new(session, &created.egui_ctx);
        Ok(Box::new(Drawing { desk, drawn: 0, began: None }) as Box<dyn eframe::App>)
    };
    eframe::run_native("Copydesk frames", options(), Box::new(made)).unwrap();
}

fn clock() -> jiff::Timestamp {
    jiff::Timestamp::from_second(1_795_000_000).unwrap()
}

/// Milliseconds, and of CPU time, that one frame of a project's page takes.
fn one_frame(bench: &Path, file: &Path, folder: &Path) -> [f64; 2] {
    let (server, display) = display(&[]);
    let _running = Running(vec![server]);
    let mut command = Command::new(bench);
    command.arg("frames").arg(file);
    let said = on_display(&mut command, &display, folder).output().unwrap().stdout;
    let said = String::from_utf8_lossy(&said).into_owned();
    let mut numbers = said.split_whitespace().filter_map(|word| word.parse().ok());
    [(); 2].map(|()| numbers.next().unwrap_or(f64::NAN))
}

/// A window of the toolkit with one text field and nothing else.
fn plain_window(file: &str) {
    let mut words = std::fs::read_to_string(file).unwrap();
    eframe::run_ui_native("Copydesk plain", options(), move |ui, _| {
        egui::ScrollArea::vertical().show(ui, |ui| {
            let field = egui::TextEdit::multiline(&mut words).desired_width(f32::INFINITY);
            ui.add(field).request_focus();
        });
    })
    .unwrap();
}

fn paragraphs(words: usize) -> Vec<String> {
    let word = |nth: usize| WORDS.get(nth % WORDS.len()).copied().unwrap_or_default();
    (0..words / 60).map(|at| (0..60).map(|nth| word(nth * 7 + at * 5)).collect::<Vec<_>>().join(" ")).collect()
}

fn project(words: usize) -> Project {
    let mut project = Project::new("Window", Language::english());
    let mut story = Story::new(StoryId::from(1), Language::english());
    "A day at the quay".clone_into(&mut story.furniture.headline);
    for (at, words) in (1..).zip(paragraphs(words)) {
        story.body.push(Arc::new(Block::new(BlockId::from(at), Content::Paragraph(Text::plain(words)))));
    }
    project.stories.push(Arc::new(story));
    project
}

fn write(path: &Path, words: &str) {
    File::create(path).unwrap().write_all(words.as_bytes()).unwrap();
}

/// What keys cost: until a pixel changed (median and longest), and CPU time a key. Milliseconds.
struct Cost {
    median: f64,
    longest: f64,
    program: f64,
    display: f64,
    /// CPU time of a second in which only the caret blinks.
    blinking: f64,
    /// CPU time of a second in which nothing happens, the caret having come to rest.
    idle: f64,
}

fn tell(name: &str, cost: &Cost) {
    let shown = format!("{:.1} (at most {:.1})", cost.median, cost.longest);
    println!("{name:>28} {shown:>24} {:>12.1} {:>12.1}", cost.program, cost.display);
}

fn measure(program: &Path, arguments: &[PathBuf], folder: &Path, noop: bool) -> Cost {
    let pixels = tempfile::tempdir().unwrap();
    let (server, display) = display(&["-fbdir".as_ref(), pixels.path().as_ref()]);
    let mut command = Command::new(program);
    on_display(command.args(arguments), &display, folder);
    if noop {
        command.env("GALLIUM_NOOP", "1");
    }
    let window = command.stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null()).spawn().unwrap();
    let xdotool = |words: &[&str]| {
        Command::new("xdotool").env("DISPLAY", &display).args(words).stdout(Stdio::null()).status().unwrap();
    };
    xdotool(&[
        "search",
        "--sync",
        "--onlyvisible",
        "--name",
        "Copydesk",
        "windowmove",
        "0",
        "0",
        "windowfocus",
        "--sync",
    ]);
    let mut typist = Command::new("xdotool").env("DISPLAY", &display).arg("-").stdin(Stdio::piped()).spawn().unwrap();
    let mut keys = typist.stdin.take().unwrap();
    let ids = [window.id(), server.id()];
    let _running = Running(vec![server, window, typist]);
    let mut screen = File::open(pixels.path().join("Xvfb_screen0")).unwrap();
    still(&mut screen, noop);
    xdotool(&["mousemove", "700", "500", "click", "1"]);
    still(&mut screen, noop);
    press(&mut keys, "End");
    still(&mut screen, noop);
    let seen = if noop { 0..0 } else { band(&mut screen, &mut keys) };
    let keys_shown = if noop { 0 } else { SHOWN };
    let mut times: Vec<f64> = (0..keys_shown).filter_map(|_| shown(&mut screen, &seen, &mut keys)).collect();
    times.sort_by(f64::total_cmp);
    let before = ids.map(cpu);
    for _ in 0..COUNTED {
        press(&mut keys, "e");
        std::thread::sleep(Duration::from_millis(120));
    }
    let [program, display] = [0, 1].map(|nth: usize| {
        let used = ids.get(nth).copied().map(cpu).unwrap_or_default() - before.get(nth).copied().unwrap_or_default();
        used / f64::from(COUNTED)
    });
    let per_second = |seconds: u8| {
        let before = cpu(ids[0]);
        std::thread::sleep(Duration::from_secs(seconds.into()));
        (cpu(ids[0]) - before) / f64::from(seconds)
    };
    let (blinking, idle) = if noop { (f64::NAN, f64::NAN) } else { resting(per_second) };
    let of = |nth: usize| times.get(nth).copied().unwrap_or(f64::NAN);
    Cost { median: of(times.len() / 2), longest: of(times.len().saturating_sub(1)), program, display, blinking, idle }
}

/// What a second costs while the caret blinks, and long after.
fn resting(per_second: impl Fn(u8) -> f64) -> (f64, f64) {
    let blinking = per_second(5);
    std::thread::sleep(Duration::from_secs(6));
    (blinking, per_second(10))
}

fn press(keys: &mut ChildStdin, key: &str) {
    writeln!(keys, "key {key}").and_then(|()| keys.flush()).unwrap();
}

/// Milliseconds from a key to a changed pixel. Looks at a band of the screen alone, with pauses, so
/// that looking takes little from the drawing.
fn shown(screen: &mut File, band: &Range<usize>, keys: &mut ChildStdin) -> Option<f64> {
    let before = still(screen, false).get(band.clone())?.to_vec();
    let mut now = before.clone();
    let started = Instant::now();
    press(keys, "e");
    while started.elapsed() < Duration::from_secs(2) {
        screen.read_exact_at(&mut now, band.start as u64).unwrap();
        if now != before {
            return Some(started.elapsed().as_secs_f64() * 1e3);
        }
        std::thread::sleep(Duration::from_micros(200));
    }
    None
}

/// Where on the screen a key shows: a few rows of pixels, in bytes of the screen's file.
fn band(screen: &mut File, keys: &mut ChildStdin) -> Range<usize> {
    const ROW: usize = 1440 * 4;
    // The first key changes more: the project is not saved from then on.
    press(keys, "e");
    let before = still(screen, false);
    press(keys, "e");
    let after = still(screen, false);
    let changed = |(was, is): (&u8, &u8)| was != is;
    let first = before.iter().zip(&after).position(changed).unwrap_or_default();
    first.saturating_sub(10 * ROW)..(first + 30 * ROW).min(after.len())
}

/// Waits until nothing has changed for a while; what is then seen.
fn still(screen: &mut File, noop: bool) -> Vec<u8> {
    if noop {
        std::thread::sleep(Duration::from_secs(2));
    }
    let (mut last, mut now) = (Vec::new(), Vec::new());
    look(screen, &mut last);
    let mut since = Instant::now();
    while since.elapsed() < Duration::from_millis(300) {
        std::thread::sleep(Duration::from_millis(20));
        look(screen, &mut now);
        if now != last {
            std::mem::swap(&mut last, &mut now);
            since = Instant::now();
        }
    }
    last
}

/// Takes up what is on the screen.
fn look(screen: &mut File, pixels: &mut Vec<u8>) {
    pixels.clear();
    screen.rewind().and_then(|()| screen.read_to_end(pixels)).unwrap();
}
