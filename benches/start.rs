//! What it costs to open the desk with the sample, beside two windows of the toolkit, by turns: one that
//! draws nothing at all, and one with an empty panel, which has to make the drawing program ready too:
//! the time from the start of the program to its first frame on the screen, and until nothing
//! changes there any more; and the memory and the CPU time of either once it rests.
//!
//! `cargo bench --bench start [-- TIMES]`; needs Xvfb, Linux, and a machine with nothing else to do.
#![expect(clippy::print_stdout, clippy::unwrap_used, reason = "a bench prints, and may fail loudly")]

mod screen;

use std::fs::File;
use std::os::unix::fs::FileExt as _;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use screen::{Running, cpu, display, on_display, options};

/// Starts of each window that are counted.
const TIMES: usize = 15;
/// What the desk may cost of what an empty window does: until the first frame, and of memory.
const MOST: [f64; 2] = [1.3, 2.0];
/// How much of one core it may use while it rests.
const RESTING: f64 = 0.5;

fn main() {
    let words: Vec<String> = std::env::args().skip(1).filter(|word| !word.starts_with("--")).collect();
    if let Some(which) = words.first().filter(|word| ["bare", "empty"].contains(&word.as_str())) {
        return toolkit_window(which == "empty");
    }
    let times = words.first().and_then(|word| word.parse().ok()).unwrap_or(TIMES);
    let folder = tempfile::tempdir().unwrap();
    let [bare, empty] = ["bare", "empty"]
        .map(|argument| Window { program: std::env::current_exe().unwrap(), argument: argument.into() });
    let desk = Window { program: env!("CARGO_BIN_EXE_copydesk").into(), argument: sample(folder.path()) };
    let windows = [bare, empty, desk];
    // Once for nothing: files come from memory afterwards, and settings are there.
    let mut shown = [const { Vec::new() }; 3];
    for nth in 0..=times {
        for (window, shown) in windows.iter().zip(&mut shown) {
            let seen = start(window, folder.path());
            if nth > 0 {
                shown.push(seen);
            }
        }
    }
    println!(
        "{:>30} {:>22} {:>22} {:>22}",
        format!("{times} starts"),
        "nothing drawn",
        "an empty panel",
        "desk, sample"
    );
    let first = shown.each_ref().map(|shown| spread(shown.iter().map(|seen| seen.first)));
    let still = shown.each_ref().map(|shown| spread(shown.iter().map(|seen| seen.still)));
    let first = tell("first frame, ms", first);
    let used = shown.each_ref().map(|shown| spread(shown.iter().map(|seen| seen.used)));
    tell("CPU until then, ms", used);
    tell("until nothing changes, ms", still);
    let alike = shown.each_ref().map(|shown| spread(shown.iter().map(|seen| seen.alike)));
    tell("of it at the first frame, %", alike);
    let rest = windows.each_ref().map(|window| rest(window, folder.path()));
    let memory = tell("memory at rest (RSS), MB", rest.each_ref().map(|rest| spread([rest.resident])));
    tell("the same, shared by part, MB", rest.each_ref().map(|rest| spread([rest.proportional])));
    tell("its own alone, MB", rest.each_ref().map(|rest| spread([rest.own])));
    tell("CPU at rest, % of a core", rest.each_ref().map(|rest| spread([rest.cpu])));
    let [_, _, desk] = rest;
    let judged = [
        ("start, of an empty panel's", first[1], MOST[0]),
        ("memory, of nothing's", memory[0], MOST[1]),
        ("rest", desk.cpu, RESTING),
    ];
    for (what, is, most) in judged {
        let word = if is <= most { "met" } else { "NOT met" };
        println!("{what}: {is:.2} of at most {most} is {word}");
    }
}

/// A program that shows a window.
struct Window {
    program: PathBuf,
    argument: PathBuf,
}

/// The first sample and its photos, laid down where nobody else's are.
fn sample(folder: &Path) -> PathBuf {
    copydesk::app::unpack_sample(folder).unwrap()
}

/// The toolkit's window with nothing in it, or a panel with nothing in it.
fn toolkit_window(panel: bool) {
    let show = move |ui: &mut egui::Ui, _: &mut eframe::Frame| {
        if panel {
            egui::CentralPanel::default().show(ui, |_ui| {});
        }
    };
    eframe::run_ui_native("Empty", options(), show).unwrap();
}

/// Least, middle and most.
fn spread(values: impl IntoIterator<Item = f64>) -> [f64; 3] {
    let mut values: Vec<f64> = values.into_iter().collect();
    values.sort_by(f64::total_cmp);
    let at = |nth: usize| values.get(nth).copied().unwrap_or(f64::NAN);
    [at(0), at(values.len() / 2), at(values.len().saturating_sub(1))]
}

/// One line of the table; how the middle of the desk compares to either window's.
fn tell(what: &str, values: [[f64; 3]; 3]) -> [f64; 2] {
    let shown = values.map(|[least, middle, most]| {
        if most > least { format!("{middle:.1} ({least:.1} to {most:.1})") } else { format!("{middle:.2}") }
    });
    let [bare, empty, desk] = values.map(|[_, middle, _]| middle);
    let [first, second, third] = shown;
    println!("{what:>30} {first:>22} {second:>22} {third:>22} {:>6.2} {:>6.2}", desk / bare, desk / empty);
    [desk / bare, desk / empty]
}

/// When something was seen of a window, in milliseconds from its start, and the CPU time it had used
/// when it was first seen: that tells them apart on a busy machine too.
struct Seen {
    first: f64,
    still: f64,
    used: f64,
    /// How much of what stands on the page in the end, letter by letter, was there then: a shell that
    /// is filled later is no first frame.
    alike: f64,
}

/// Starts a window on a display of its own, and watches the screen.
fn start(window: &Window, folder: &Path) -> Seen {
    let pixels = tempfile::tempdir().unwrap();
    let (server, display) = display(&["-fbdir".as_ref(), pixels.path().as_ref()]);
    let mut running = Running(vec![server]);
    let screen = Screen::open(pixels.path());
    let started = Instant::now();
    let child = begin(window, &display, folder);
    let id = child.id();
    running.0.push(child);
    let since = || started.elapsed().as_secs_f64() * 1e3;
    while !screen.shows_something() {
        assert!(since() < 60_000.0, "no window came");
        std::thread::sleep(Duration::from_micros(200));
    }
    let (first, used) = (since(), cpu_of_threads(id));
    // The display copies a window row by row.
    std::thread::sleep(Duration::from_millis(4));
    let seen = screen.page();
    let (mut still, mut last) = (first, screen.rows());
    while since() - still < 600.0 {
        std::thread::sleep(Duration::from_millis(4));
        let now = screen.rows();
        if now != last {
            (still, last) = (since(), now);
        }
    }
    Seen { first, still, used, alike: alike(&seen, &screen.page()) }
}

/// Of the pixels that differ from the ground in the end, hundredths that were the same at first.
fn alike(first: &[u8], last: &[u8]) -> f64 {
    let (ground, _) = last.split_at(4);
    let pixels = first.chunks_exact(4).zip(last.chunks_exact(4)).filter(|(_, last)| *last != ground);
    let (same, all) =
        pixels.fold((0_u32, 0_u32), |(same, all), (one, other)| (same + u32::from(one == other), all + 1));
    f64::from(same) / f64::from(all.max(1)) * 100.0
}

fn begin(window: &Window, display: &str, folder: &Path) -> std::process::Child {
    let mut command = Command::new(&window.program);
    on_display(command.arg(&window.argument), display, folder);
    command.stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null()).spawn().unwrap()
}

/// What a window takes once it rests: megabytes, and hundredths of a core.
struct Rest {
    resident: f64,
    proportional: f64,
    own: f64,
    cpu: f64,
}

fn rest(window: &Window, folder: &Path) -> Rest {
    let (server, display) = display(&[]);
    let mut running = Running(vec![server]);
    let child = begin(window, &display, folder);
    let id = child.id();
    running.0.push(child);
    std::thread::sleep(Duration::from_secs(6));
    let [resident, proportional, own] = memory(id);
    let (used, began) = (cpu(id), Instant::now());
    std::thread::sleep(Duration::from_secs(30));
    let cpu = (cpu(id) - used) / began.elapsed().as_secs_f64() / 10.0;
    Rest { resident, proportional, own, cpu }
}

/// Milliseconds of CPU that the threads of a process have used, exactly.
fn cpu_of_threads(process: u32) -> f64 {
    let threads = std::fs::read_dir(format!("/proc/{process}/task")).unwrap();
    let said = threads.filter_map(|thread| std::fs::read_to_string(thread.ok()?.path().join("schedstat")).ok());
    said.filter_map(|said| said.split_whitespace().next()?.parse::<f64>().ok()).sum::<f64>() / 1e6
}

/// Megabytes in memory: all, with what is shared by part, and what no other process shares.
fn memory(process: u32) -> [f64; 3] {
    let said = std::fs::read_to_string(format!("/proc/{process}/smaps_rollup")).unwrap();
    let kilobytes = |name: &str| {
        let lines = said.lines().filter_map(|line| line.strip_prefix(name));
        let numbers =
            lines.filter_map(|rest| rest.trim_start_matches(':').split_whitespace().next()?.parse::<f64>().ok());
        numbers.sum::<f64>()
    };
    [kilobytes("Rss"), kilobytes("Pss:"), kilobytes("Private_Clean") + kilobytes("Private_Dirty")].map(|kb| kb / 1024.0)
}

/// The display's pixels, in the file it keeps them in.
struct Screen {
    file: File,
    /// Where they begin.
    begin: u64,
}

impl Screen {
    const ROW: u64 = 1440 * 4;
    const ROWS: u64 = 900;

    fn open(folder: &Path) -> Self {
        let file = File::open(folder.join("Xvfb_screen0")).unwrap();
        let begin = file.metadata().unwrap().len() - Self::ROW * Self::ROWS;
        Self { file, begin }
    }

    fn row(&self, at: u64) -> Vec<u8> {
        let mut pixels = vec![0; usize::try_from(Self::ROW).unwrap()];
        self.file.read_exact_at(&mut pixels, self.begin + at * Self::ROW).unwrap();
        pixels
    }

    /// Whether the middle of the screen is black no more.
    fn shows_something(&self) -> bool {
        let mut pixel = [0; 3];
        self.file.read_exact_at(&mut pixel, self.begin + Self::ROWS / 2 * Self::ROW + Self::ROW / 2).unwrap();
        pixel != [0; 3]
    }

    /// Where the headline and the first words of the story stand.
    fn page(&self) -> Vec<u8> {
        let columns = 290 * 4..1000 * 4;
        (110..300).filter_map(|at| self.row(at).get(columns.clone()).map(<[u8]>::to_vec)).flatten().collect()
    }

    /// Some rows of pixels; what is drawn anew shows in one of them.
    fn rows(&self) -> Vec<u8> {
        (0..Self::ROWS).step_by(12).flat_map(|at| self.row(at)).collect()
    }
}
