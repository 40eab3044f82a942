//! The desk is lost in every way it can be, in a real window: killed, without its display, by a fault.
//! It is back with what it had, and where it ended as it should it stays away.
//!
//! Needs Linux, Xvfb and xdotool: `cargo test --test stand_by -- --ignored`.
#![cfg(target_os = "linux")]
#![expect(
    clippy::unwrap_used,
    clippy::print_stdout,
    reason = "helpers of tests may fail loudly, and tell how long it took"
)]

#[path = "support/display.rs"]
mod screens;

use std::os::unix::fs::PermissionsExt as _;
use std::os::unix::process::ExitStatusExt as _;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, ExitStatus, Stdio};
use std::sync::Arc;
use std::time::{Duration, Instant};

use copydesk::ground::{BlockId, Language, StoryId};
use copydesk::project::{self, Project};
use copydesk::story::{Block, Content, Story};
use tempfile::TempDir;

use screens::display;

/// Longest wait for what must come.
const PATIENCE: Duration = Duration::from_mins(1);
/// Longest time between the end of a desk and the window of the next.
const BACK: Duration = Duration::from_secs(2);
/// Width and height of a display.
const SIZE: &str = "1280x800";
/// Words whose traces are looked for.
const WORDS: &str = "Zinnias bloom";

/// A display, a desk on it, and a folder for all it writes.
struct Place {
    number: String,
    server: Child,
    desk: Child,
    home: TempDir,
}

impl Drop for Place {
    fn drop(&mut self) {
        // Whoever stands by goes first, or it would start the next.
        let mine = self.processes();
        for process in mine.iter().rev() {
            signal(*process, "KILL");
        }
        for child in [&mut self.desk, &mut self.server] {
            let _ended = child.kill().and_then(|()| child.wait());
        }
        for process in self.processes() {
            signal(process, "KILL");
        }
    }
}

fn signal(process: u32, name: &str) {
    let said = Command::new("kill").args(["-s", name, &process.to_string()]).stderr(Stdio::null()).status();
    assert!(said.is_ok(), "kill cannot be started");
}

fn until<T>(what: &str, mut look: impl FnMut() -> Option<T>) -> T {
    let started = Instant::now();
    loop {
        if let Some(found) = look() {
            return found;
        }
        assert!(started.elapsed() < PATIENCE, "{what} did not come about");
        std::thread::sleep(Duration::from_millis(5));
    }
}

impl Place {
    /// With the desk open on a project of one story.
    fn new() -> Self {
        let mut project = Project::new("Garden", Language::english());
        project.stories.push(Arc::new(Story::new(StoryId::from(1), Language::english())));
        Self::with(&project)
    }

    /// With the desk open on a project.
    fn with(project: &Project) -> Self {
        let (server, number) = display(None, SIZE);
        let home = tempfile::tempdir().unwrap();
        project::create(project, &home.path().join("garden.ron")).unwrap();
        let program = std::env::var("COPYDESK_BIN");
        let desk = Command::new(program.as_deref().unwrap_or(env!("CARGO_BIN_EXE_copydesk")))
            .arg(home.path().join("garden.ron"))
            .env("DISPLAY", format!(":{number}"))
            .env_remove("WAYLAND_DISPLAY")
            .env_remove("XDG_RUNTIME_DIR")
            .env_remove("COPYDESK_STANDBY")
            .env("LIBGL_ALWAYS_SOFTWARE", "1")
            .env("COPYDESK_CONFIG", home.path().join("config"))
            .env("COPYDESK_DATA", home.path().join("data"))
            .env("COPYDESK_CACHE", home.path().join("cache"))
            .env("COPYDESK_STATE", home.path().join("state"))
            .env("COPYDESK_BREAK", home.path().join("break"))
            .env("COPYDESK_FILE_DIALOG", "own")
            .stdin(Stdio::null())
            .spawn()
            .unwrap();
        let place = Self { number, server, desk, home };
        let first = place.window();
        assert_eq!(first, place.desk.id());
        until("somebody stands by", || (place.processes().len() == 2).then_some(()));
        place
    }

    fn project(&self) -> PathBuf {
        self.home.path().join("garden.ron")
    }

    /// The processes that keep their settings in this place, oldest first: desks, and who stands by.
    fn processes(&self) -> Vec<u32> {
        let mark = format!("COPYDESK_STATE={}", self.home.path().join("state").display());
        let all =
            std::fs::read_dir("/proc").unwrap().filter_map(|entry| entry.ok()?.file_name().to_str()?.parse().ok());
        let ours = |process: &u32| {
            let told = std::fs::read(format!("/proc/{process}/environ")).unwrap_or_default();
            let is_desk =
                std::fs::read_to_string(format!("/proc/{process}/comm")).is_ok_and(|name| name.trim() == "copydesk");
            is_desk && told.split(|byte| *byte == 0).any(|set| set == mark.as_bytes())
        };
        let mut ours: Vec<u32> = all.filter(ours).collect();
        ours.sort_unstable();
        ours
    }

    fn xdotool(&self, words: &[&str]) -> Option<String> {
        let mut command = Command::new("timeout");
        command.args(["60", "xdotool"]).args(words).env("DISPLAY", format!(":{}", self.number)).stderr(Stdio::null());
        let done = command.output().unwrap();
        assert_ne!(done.status.code(), Some(127), "xdotool cannot be started: apt install xdotool");
        done.status.success().then(|| String::from_utf8(done.stdout).unwrap().trim().to_owned())
    }

    /// The process of the window that shows the project, once there is one, in front.
    fn window(&self) -> u32 {
        self.window_but(None)
    }

    fn window_but(&self, old: Option<u32>) -> u32 {
        let titled = ["search", "--onlyvisible", "--name", "garden.ron", "getwindowpid"];
        let found = until("a window", || {
            self.xdotool(&titled)?.lines().find_map(|line| line.parse().ok()).filter(|found| Some(*found) != old)
        });
        self.xdotool(&["search", "--onlyvisible", "--name", "garden.ron", "windowfocus", "--sync"]);
        found
    }

    /// Writes a headline, and waits until the window has it.
    fn write(&self) {
        for words in [&["key", "F2"][..], &["type", "--delay", "12", WORDS], &["key", "Return"]] {
            self.xdotool(words).unwrap();
        }
        until("the words", || self.xdotool(&["search", "--onlyvisible", "--name", "^[*]garden.ron"]));
    }

    /// The window that comes after the one that was lost when `since` began.
    fn back(&self, lost: u32, since: Instant) -> u32 {
        let next = self.window_but(Some(lost));
        println!("back after {} ms", since.elapsed().as_millis());
        assert!(since.elapsed() < BACK, "it took {} ms", since.elapsed().as_millis());
        next
    }

    /// Closes the window by its key, all being saved, and sees that all is gone.
    fn close(&mut self) {
        self.xdotool(&["key", "--clearmodifiers", "ctrl+s"]).unwrap();
        until("the save", || self.xdotool(&["search", "--onlyvisible", "--name", "^garden.ron"]));
        self.xdotool(&["key", "--clearmodifiers", "ctrl+q"]).unwrap();
        until("the end of all", || self.processes().is_empty().then_some(()));
        let left = std::fs::read_dir(self.home.path().join("config/run")).unwrap().count();
        assert_eq!(left, 0, "a desk that ends leaves no way to it");
    }

    fn ended(&mut self) -> ExitStatus {
        until("the end of the desk", || self.desk.try_wait().unwrap())
    }

    fn headline(&self) -> String {
        let saved = project::open(&self.project()).unwrap().project;
        saved.stories.first().unwrap().furniture.headline.clone()
    }
}

/// Three long stories.
fn long_stories() -> Project {
    let mut project = Project::new("Garden", Language::english());
    for nth in 1..=3 {
        let mut story = Story::new(StoryId::from(nth), Language::english());
        story.furniture.headline = format!("Story {nth}");
        let words = format!("The gardens of the old town number {nth} open to whoever likes to walk there. ");
        let paragraph =
            |block: u64| Block::new(BlockId::from(block), Content::Paragraph(words.repeat(4).trim().into()));
        story.body = (1..=40).map(|block| Arc::new(paragraph(block))).collect();
        project.stories.push(Arc::new(story));
    }
    project
}

/// What a desk has said of where somebody is, once `found` is said of it: the latest, and none of it
/// copy.
fn whereabouts(place: &Place, found: impl Fn(&str) -> bool) -> String {
    until("where somebody is", || {
        let entries = std::fs::read_dir(place.home.path().join("state/bookmarks")).ok()?;
        let files: Vec<PathBuf> = entries.map(|entry| entry.unwrap().path()).collect();
        let [file] = files.as_slice() else { return None };
        assert_eq!(std::fs::metadata(file).unwrap().permissions().mode() & 0o777, 0o600);
        let said = std::fs::read_to_string(file).ok()?;
        assert!(!said.contains("gardens") && !said.contains(WORDS), "{said}");
        said.split_once(' ').map(|(_, said)| said.trim_end().to_owned()).filter(|said| found(said))
    })
}

#[test]
#[ignore = "needs Xvfb and xdotool"]
fn a_desk_that_is_back_has_what_was_typed_and_is_where_it_was() {
    let mut place = Place::with(&long_stories());
    let keys = |place: &Place, keys: &[&str]| {
        place.xdotool(&[&["key", "--clearmodifiers", "--delay", "40"], keys].concat()).unwrap();
    };
    // In the second story, far down, at the end of a paragraph; and scrolled back by the wheel.
    keys(&place, &["ctrl+Next", "ctrl+End", "Up", "Up", "Up", "Up", "Up", "Up", "Up", "Up", "End"]);
    place.xdotool(&["type", "--delay", "12", WORDS]).unwrap();
    until("the words", || place.xdotool(&["search", "--onlyvisible", "--name", "^[*]garden.ron"]));
    place.xdotool(&["mousemove", "640", "400", "click", "--repeat", "3", "4"]).unwrap();
    let before = until("rest", {
        let (mut last, place) = (String::new(), &place);
        let mut since = Instant::now();
        move || {
            let now = whereabouts(place, |_| true);
            if now != last {
                (last, since) = (now, Instant::now());
            }
            (since.elapsed() > Duration::from_millis(700)).then(|| last.clone())
        }
    });
    for back in 0..2 {
        let (desk, since) = (*place.processes().iter().find(|desk| is_desk(**desk)).unwrap(), Instant::now());
        signal(desk, "KILL");
        let _first = place.desk.try_wait();
        place.back(desk, since);
        until("what was typed", || place.xdotool(&["search", "--onlyvisible", "--name", "^[*]garden.ron"]));
        println!("what was typed is back after {} ms", since.elapsed().as_millis());
        assert_eq!(whereabouts(&place, |said| said == before), before, "{back}");
    }
    // Typing goes on where it was; and all that came back is one step.
    place.xdotool(&["type", "--delay", "12", "!"]).unwrap();
    place.close();
    let typed = |project: &Project| {
        let story = project.story(StoryId::from(2)).unwrap();
        story.texts().filter(|(_, _, text)| text.as_str().ends_with(&format!("{WORDS}!"))).count()
    };
    assert_eq!(typed(&project::open(&place.project()).unwrap().project), 1);
    let left = std::fs::read_dir(place.home.path().join("state/bookmarks")).unwrap().count();
    assert_eq!(left, 0, "a desk that ends puts its bookmark away");
}

/// Whether a process is a desk, and does not stand by.
fn is_desk(process: u32) -> bool {
    let words = std::fs::read(format!("/proc/{process}/cmdline")).unwrap_or_default();
    !words.split(|byte| *byte == 0).any(|word| word == b"--stand-by")
}

#[test]
#[ignore = "needs Xvfb and xdotool"]
fn what_is_back_is_one_step_that_can_be_taken_back() {
    let mut place = Place::new();
    place.write();
    let since = Instant::now();
    signal(place.desk.id(), "KILL");
    let _first = place.desk.try_wait();
    place.back(place.desk.id(), since);
    let titled =
        |place: &Place, title: &str| until(title, || place.xdotool(&["search", "--onlyvisible", "--name", title]));
    titled(&place, "^[*]garden.ron");
    place.xdotool(&["key", "--clearmodifiers", "ctrl+z"]).unwrap();
    titled(&place, "^garden.ron");
    place.xdotool(&["key", "--clearmodifiers", "ctrl+shift+z"]).unwrap();
    titled(&place, "^[*]garden.ron");
    place.close();
    assert_eq!(place.headline(), WORDS);
}

fn memory(process: u32) -> String {
    let told = std::fs::read_to_string(format!("/proc/{process}/smaps_rollup")).unwrap();
    let wanted = ["Rss:", "Pss:", "Private_Dirty:"];
    let lines = told.lines().filter(|line| wanted.iter().any(|name| line.starts_with(name)));
    lines.map(|line| line.split_whitespace().collect::<Vec<_>>().join(" ")).collect::<Vec<_>>().join(", ")
}

#[test]
#[ignore = "needs Xvfb and xdotool"]
fn a_killed_desk_is_back_with_its_project_and_closes_for_good() {
    let mut place = Place::new();
    let standing = *place.processes().last().unwrap();
    println!("who stands by: {}", memory(standing));
    let since = Instant::now();
    signal(place.desk.id(), "KILL");
    assert_eq!(place.ended().signal(), Some(9));
    let second = place.back(place.desk.id(), since);
    assert_eq!(place.processes(), [standing, second], "the same one stands by");

    let since = Instant::now();
    signal(second, "ABRT");
    place.back(second, since);
    place.write();
    place.close();
    assert_eq!(place.headline(), WORDS);
}

#[test]
#[ignore = "needs Xvfb and xdotool"]
fn a_desk_whose_display_is_gone_is_back_when_there_is_one_again() {
    let mut place = Place::new();
    place.server.kill().and_then(|()| place.server.wait()).unwrap();
    assert!(!place.ended().success());
    until("only who stands by is left", || (place.processes().len() == 1).then_some(()));
    (place.server, _) = display(Some(&place.number), SIZE);
    let since = Instant::now();
    place.back(place.desk.id(), since);
    place.write();
    place.close();
}

#[test]
#[ignore = "needs Xvfb and xdotool"]
fn a_signal_saves_and_ends_and_nobody_comes_back() {
    for (name, status) in [("TERM", 143), ("INT", 130), ("HUP", 129)] {
        let mut place = Place::new();
        place.write();
        let since = Instant::now();
        signal(place.desk.id(), name);
        assert_eq!(place.ended().code(), Some(status));
        println!("{name}: ended after {} ms", since.elapsed().as_millis());
        assert!(since.elapsed() < BACK);
        assert_eq!(place.headline(), WORDS, "saved at {name}");
        until("the end of all", || place.processes().is_empty().then_some(()));
        assert!(!notes(&place).is_dir(), "it is no fault");
    }
}

fn notes(place: &Place) -> PathBuf {
    place.home.path().join("state/crashes")
}

#[test]
#[ignore = "needs Xvfb, xdotool, and a program that is not built for release"]
fn after_a_fault_the_desk_is_back_and_a_note_of_it_says_nothing_of_the_story() {
    let mut place = Place::new();
    place.write();
    let wanted = place.home.path().join("break");
    std::fs::File::create(&wanted).unwrap();
    let since = Instant::now();
    place.xdotool(&["mousemove_relative", "1", "1"]);
    let ended = place.ended();
    assert_eq!(ended.code(), Some(70), "{ended:?}");
    std::fs::remove_file(&wanted).unwrap();
    place.back(place.desk.id(), since);
    let notes: Vec<PathBuf> = std::fs::read_dir(notes(&place)).unwrap().map(|entry| entry.unwrap().path()).collect();
    let [note] = notes.as_slice() else { panic!("{notes:?}") };
    assert_eq!(std::fs::metadata(note).unwrap().permissions().mode() & 0o777, 0o600);
    let note = std::fs::read_to_string(note).unwrap();
    assert!(note.contains("src/ui/fault.rs:") && note.contains("version:"), "{note}");
    assert!(!note.contains(WORDS), "{note}");
    place.close();
}

#[test]
#[ignore = "needs Xvfb and xdotool"]
fn a_desk_that_is_lost_again_and_again_is_let_be() {
    let mut place = Place::new();
    let mut desk = place.desk.id();
    for _ in 0..3 {
        let since = Instant::now();
        signal(desk, "KILL");
        let _first = place.desk.try_wait();
        desk = place.back(desk, since);
    }
    signal(desk, "KILL");
    until("the end of all", || place.processes().is_empty().then_some(()));
}

#[test]
#[ignore = "needs Xvfb and xdotool"]
fn a_job_that_breaks_ends_alone() {
    let mut place = Place::new();
    let wanted: &Path = &place.home.path().join("break.job");
    std::fs::File::create(wanted).unwrap();
    until("a note of it", || {
        place.xdotool(&["mousemove_relative", "1", "1"]);
        notes(&place).is_dir().then_some(())
    });
    std::fs::remove_file(wanted).unwrap();
    assert_eq!(place.window(), place.desk.id(), "the window is the same");
    place.write();
    place.close();
}
