//! What a key costs in the real window under Xvfb with software rendering, beside a plain window
//! of the toolkit with one text field: the time until a pixel changes, and the CPU time of the
//! program and of the display.
//!
//! `cargo bench --bench window`; needs Xvfb and xdotool, Linux, and a machine with nothing else to do.
#![expect(clippy::print_stdout, clippy::unwrap_used, reason = "a bench prints, and may fail loudly")]

use std::fs::File;
use std::hash::{DefaultHasher, Hasher as _};
use std::io::{Read as _, Seek as _, Write as _};
use std::path::{Path, PathBuf};
use std::process::{Child, ChildStdin, Command, Stdio};
use std::sync::Arc;
use std::time::{Duration, Instant};

use copydesk::ground::{BlockId, Language, StoryId};
use copydesk::project::{self, Project};
use copydesk::story::{Block, Content, Story, Text};

/// Keys whose time to the screen is taken, one by one.
const SHOWN: usize = 25;
/// Keys whose CPU time is taken together.
const COUNTED: u32 = 80;
const WORDS: [&str; 12] =
    ["ferry", "crossed", "at", "noon", "while", "traders", "on", "the", "quay", "counted", "crates", "of"];

fn main() {
    let mut words = std::env::args().skip(1).filter(|word| !word.starts_with("--"));
    if words.next().as_deref() == Some("plain") {
        return plain_window(&words.next().unwrap());
    }
    let folder = tempfile::tempdir().unwrap();
    let bench = std::env::current_exe().unwrap();
    let desk = PathBuf::from(env!("CARGO_BIN_EXE_copydesk"));
    println!("{:>28} {:>18} {:>12} {:>12}", "", "key to pixel, ms", "CPU, ms", "display, ms");
    let text = folder.path().join("plain.txt");
    write(&text, &paragraphs(1_000).join("\n"));
    tell("plain field, 1,000 words", &measure(&bench, &["plain".into(), text.clone()], folder.path(), false));
    for length in [1_000, 200_000] {
        let file = folder.path().join(format!("{length}.ron"));
        project::create(&project(length), &file).unwrap();
        tell(&format!("desk, {length} words"), &measure(&desk, std::slice::from_ref(&file), folder.path(), false));
        let free = measure(&desk, &[file], folder.path(), true);
        println!("{:>28} {:>18} {:>12.1} {:>12.1}", "with drawing for nothing", "", free.program, free.display);
    }
}

/// A window of the toolkit with one text field and nothing else.
fn plain_window(file: &str) {
    let mut words = std::fs::read_to_string(file).unwrap();
    let viewport = egui::ViewportBuilder::default().with_inner_size([1440.0, 900.0]);
    let options = eframe::NativeOptions { viewport, ..eframe::NativeOptions::default() };
    eframe::run_ui_native("Copydesk plain", options, move |ui, _| {
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
}

fn tell(name: &str, cost: &Cost) {
    let shown = format!("{:.1} (at most {:.1})", cost.median, cost.longest);
    println!("{name:>28} {shown:>18} {:>12.1} {:>12.1}", cost.program, cost.display);
}

/// Processes that end with the measurement.
struct Running(Vec<Child>);

impl Drop for Running {
    fn drop(&mut self) {
        for child in self.0.iter_mut().rev() {
            let _ended = child.kill().and_then(|()| child.wait());
        }
    }
}

fn measure(program: &Path, arguments: &[PathBuf], folder: &Path, noop: bool) -> Cost {
    let pixels = tempfile::tempdir().unwrap();
    let mut server = Command::new("Xvfb")
        .args(["-displayfd", "1", "-screen", "0", "1440x900x24", "-nolisten", "tcp", "-fbdir"])
        .arg(pixels.path())
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
        .unwrap();
    let mut number = [0_u8; 8];
    let read = server.stdout.as_mut().unwrap().read(&mut number).unwrap();
    let display = format!(":{}", String::from_utf8_lossy(number.get(..read).unwrap_or_default()).trim());
    let mut command = Command::new(program);
    command.args(arguments).env("DISPLAY", &display).env_remove("WAYLAND_DISPLAY").env("LIBGL_ALWAYS_SOFTWARE", "1");
    command.env("COPYDESK_CONFIG", folder.join("config")).env("COPYDESK_DATA", folder.join("data"));
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
    let mut times: Vec<f64> = (0..if noop { 0 } else { SHOWN }).filter_map(|_| shown(&mut screen, &mut keys)).collect();
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
    let of = |nth: usize| times.get(nth).copied().unwrap_or(f64::NAN);
    Cost { median: of(times.len() / 2), longest: of(times.len().saturating_sub(1)), program, display }
}

fn press(keys: &mut ChildStdin, key: &str) {
    writeln!(keys, "key {key}").and_then(|()| keys.flush()).unwrap();
}

/// Milliseconds from a key to a changed pixel.
fn shown(screen: &mut File, keys: &mut ChildStdin) -> Option<f64> {
    let before = still(screen, false);
    let started = Instant::now();
    press(keys, "e");
    while started.elapsed() < Duration::from_secs(2) {
        if picture(screen) != before {
            return Some(started.elapsed().as_secs_f64() * 1e3);
        }
    }
    None
}

/// Waits until nothing has changed for a while; what is then seen.
fn still(screen: &mut File, noop: bool) -> u64 {
    if noop {
        std::thread::sleep(Duration::from_secs(2));
    }
    let (mut last, mut since) = (picture(screen), Instant::now());
    while since.elapsed() < Duration::from_millis(300) {
        std::thread::sleep(Duration::from_millis(20));
        let now = picture(screen);
        if now != last {
            (last, since) = (now, Instant::now());
        }
    }
    last
}

fn picture(screen: &mut File) -> u64 {
    let mut bytes = Vec::new();
    screen.rewind().and_then(|()| screen.read_to_end(&mut bytes)).unwrap();
    let mut hasher = DefaultHasher::new();
    hasher.write(&bytes);
    hasher.finish()
}

/// Milliseconds of CPU a process has used, in steps of 10.
fn cpu(process: u32) -> f64 {
    let said = std::fs::read_to_string(format!("/proc/{process}/stat")).unwrap_or_default();
    let fields = said.rsplit_once(')').map_or("", |(_, rest)| rest).split_whitespace();
    fields.skip(11).take(2).filter_map(|ticks| ticks.parse::<f64>().ok()).sum::<f64>() * 10.0
}
