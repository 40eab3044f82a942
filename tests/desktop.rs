//! The real window, under a display of its own, driven by keyboard and mouse.
//!
//! Needs Xvfb, xdotool and the `import` of `ImageMagick`; run by `.ci/run` as
//! `cargo test --test desktop -- --ignored`. What is missing fails the test.
#![expect(clippy::unwrap_used, reason = "helpers of tests may fail loudly")]

use std::io::Read as _;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::sync::Arc;
use std::time::{Duration, Instant};

use copydesk::ground::{BlockId, Language, StoryId};
use copydesk::project::{self, Project};
use copydesk::story::{Block, Content, Mark, Story, Text};
use tempfile::TempDir;

/// Longest wait for the window to show what was asked of it.
const PATIENCE: Duration = Duration::from_mins(1);

/// A display, the desk on it, and a folder for all it writes.
struct Screen {
    display: String,
    server: Child,
    desk: Option<Child>,
    home: TempDir,
}

impl Drop for Screen {
    fn drop(&mut self) {
        for child in self.desk.iter_mut().chain([&mut self.server]) {
            let _ended = child.kill().and_then(|()| child.wait());
        }
    }
}

impl Screen {
    /// A display that nobody else uses; the server picks its number and tells when it is ready.
    fn new(size: &str) -> Self {
        let mut server = Command::new("Xvfb")
            .args(["-displayfd", "1", "-screen", "0", &format!("{size}x24"), "-nolisten", "tcp"])
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .unwrap_or_else(|error| panic!("Xvfb cannot be started ({error}): apt install xvfb"));
        let mut number = String::new();
        let mut out = server.stdout.take().unwrap();
        let mut byte = [0_u8];
        while out.read(&mut byte).unwrap() == 1 && byte != *b"\n" {
            number.push(char::from(byte[0]));
        }
        assert!(!number.is_empty(), "Xvfb gave no display");
        Self { display: format!(":{number}"), server, desk: None, home: tempfile::tempdir().unwrap() }
    }

    fn command(&self, program: &str) -> Command {
        let mut command = Command::new(program);
        command
            .env("DISPLAY", &self.display)
            .env_remove("WAYLAND_DISPLAY")
            .env("LIBGL_ALWAYS_SOFTWARE", "1")
            .env("COPYDESK_CONFIG", self.home.path().join("config"))
            .env("COPYDESK_DATA", self.home.path().join("data"))
            .env("COPYDESK_CACHE", self.home.path().join("cache"))
            .env("COPYDESK_FILE_DIALOG", "own");
        command
    }

    fn open_desk(&mut self, project: Option<&Path>) {
        let mut command = self.command(env!("CARGO_BIN_EXE_copydesk"));
        command.args(project).stdin(Stdio::null());
        self.desk = Some(command.spawn().unwrap());
        self.xdotool(&["search", "--sync", "--onlyvisible", "--name", "Copydesk", "windowfocus", "--sync"]);
    }

    fn xdotool(&self, words: &[&str]) {
        // `search --sync` waits for ever; `timeout` does not.
        let done = self.command("timeout").args(["60", "xdotool"]).args(words).stdout(Stdio::null()).status().unwrap();
        assert_ne!(done.code(), Some(127), "xdotool cannot be started: apt install xdotool");
        assert!(done.success(), "xdotool {words:?}");
    }

    /// Waits until the window's title is as wanted; it tells the file, and whether it is saved.
    fn wait_for_title(&self, pattern: &str) {
        self.xdotool(&["search", "--sync", "--onlyvisible", "--name", pattern]);
    }

    fn pixels(&self) -> Vec<u8> {
        let shot = self.command("import").args(["-window", "root", "-depth", "8", "rgb:-"]).output();
        shot.unwrap_or_else(|error| panic!("import cannot be started ({error}): apt install imagemagick")).stdout
    }

    /// Does something, and waits until the picture has changed and then stands still.
    fn change(&self, what: &str, act: impl FnOnce()) {
        let before = self.still();
        act();
        let started = Instant::now();
        while self.pixels() == before {
            assert!(started.elapsed() < PATIENCE, "the window shows no change after: {what}");
        }
        self.still();
    }

    /// The picture, once two in a row are the same.
    fn still(&self) -> Vec<u8> {
        let started = Instant::now();
        let mut last = self.pixels();
        loop {
            let now = self.pixels();
            if now == last {
                return now;
            }
            last = now;
            assert!(started.elapsed() < PATIENCE, "the window does not come to rest");
        }
    }

    fn key(&self, keys: &str) {
        self.change(keys, || self.xdotool(&["key", "--clearmodifiers", keys]));
    }

    fn type_words(&self, words: &str) {
        self.change(words, || self.xdotool(&["type", "--clearmodifiers", "--delay", "12", words]));
    }

    /// Answers a question for a path.
    fn answer(&self, path: &Path) {
        self.key("ctrl+a");
        self.type_words(path.to_str().unwrap());
        self.key("Return");
    }

    /// Keeps a picture for people to look at, where `COPYDESK_SHOTS` names a folder.
    fn shot(&self, name: &str) {
        if let Some(folder) = std::env::var_os("COPYDESK_SHOTS") {
            let file = PathBuf::from(folder).join(format!("{name}.png"));
            self.still();
            assert!(self.command("import").args(["-window", "root"]).arg(file).status().unwrap().success());
        }
    }

    fn sample(&self) -> PathBuf {
        self.home.path().join("data/river.ron")
    }
}

fn read(path: &Path) -> Project {
    project::open(path).unwrap().project
}

fn newest(project: &Project) -> &Story {
    let named = |story: &&std::sync::Arc<Story>| story.furniture.headline == "Bridge opens";
    project.stories.iter().find(named).unwrap()
}

#[test]
#[ignore = "needs Xvfb, xdotool and ImageMagick"]
fn an_editor_works_through_a_story() {
    let mut screen = Screen::new("1440x900");
    copydesk::app::unpack_sample(screen.sample().parent().unwrap()).unwrap();
    let sample = screen.sample();
    screen.open_desk(Some(&sample));
    screen.wait_for_title("^river.ron");
    screen.shot("1-sample");

    screen.key("ctrl+n");
    screen.type_words("Bridge opens");
    screen.wait_for_title("^[*]river.ron");
    screen.key("ctrl+Return");
    screen.type_words("Noura Salim crossed first.");
    screen.key("Home");
    screen.key("ctrl+shift+Right");
    screen.key("ctrl+shift+Right");
    screen.key("ctrl+alt+p");
    screen.shot("2-tagged");

    let picture = Path::new(env!("CARGO_MANIFEST_DIR")).join("projects/river.photos");
    let picture = std::fs::read_dir(picture).unwrap().map(|entry| entry.unwrap().path()).min().unwrap();
    screen.key("ctrl+shift+a");
    screen.answer(&picture);
    screen.shot("3-attached");

    screen.key("ctrl+s");
    screen.wait_for_title("^river.ron");
    let saved = read(&screen.sample());
    let story = newest(&saved);
    let person = saved.directory.named("Noura Salim").next().expect("the person is in the directory");
    let (_, _, text) = story.texts().find(|(_, _, text)| text.as_str().contains("crossed")).unwrap();
    assert_eq!(text.as_str(), "Noura Salim crossed first.");
    assert!(text.is_marked(0..11, &Mark::Mention(person.id)));
    let photo = saved.library.photos.last().unwrap();
    assert!(photo.file.is_some() && !photo.alt_text.is_empty(), "the picture brought its own words");

    screen.key("ctrl+e");
    screen.shot("4-export");
    screen.key("Return");
    let page = screen.home.path().join("data/river-export/bridge-opens/index.html");
    let started = Instant::now();
    while !page.exists() {
        assert!(started.elapsed() < PATIENCE, "nothing was exported");
        screen.pixels();
    }
    screen.still();
    screen.shot("5-exported");
    let page = std::fs::read_to_string(page).unwrap();
    assert!(page.contains("Bridge opens") && page.contains("Noura Salim") && page.contains("<figure"));

    screen.xdotool(&["key", "--clearmodifiers", "ctrl+q"]);
    let ended = screen.desk.take().unwrap().wait().unwrap();
    assert!(ended.success(), "with all saved, it leaves at once");
}

#[test]
#[ignore = "needs Xvfb, xdotool and ImageMagick"]
fn raw_copy_comes_in_by_window_and_the_last_project_opens_again() {
    let mut screen = Screen::new("1280x800");
    let project = screen.home.path().join("morning.ron");
    project::create(&Project::default(), &project).unwrap();
    let copy = screen.home.path().join("raw.txt");
    let words = "Ships Wait\n\nTT\n\nShips Wait\n\nForty ships lay off the port on Sunday, an official said.\n";
    std::io::Write::write_all(&mut std::fs::File::create(&copy).unwrap(), words.as_bytes()).unwrap();
    screen.open_desk(Some(&project));
    screen.wait_for_title("^morning.ron");
    screen.key("ctrl+i");
    screen.answer(&copy);
    screen.shot("6-import-report");
    screen.key("Escape");
    screen.change("a click into the headline", || {
        screen.xdotool(&["mousemove", "640", "140", "click", "1"]);
    });
    screen.key("ctrl+s");
    screen.wait_for_title("^morning.ron");
    assert_eq!(read(&project).stories.first().unwrap().furniture.headline, "Ships Wait");
    screen.xdotool(&["key", "--clearmodifiers", "ctrl+q"]);
    assert!(screen.desk.take().unwrap().wait().unwrap().success());

    screen.open_desk(None);
    screen.wait_for_title("^morning.ron");
    println!("the last project opened again");
}

#[test]
#[ignore = "needs Xvfb, xdotool and ImageMagick"]
fn the_page_is_written_by_keyboard_and_mouse() {
    let mut screen = Screen::new("1280x800");
    let file = screen.home.path().join("page.ron");
    let mut project = Project::new("Page", Language::english());
    let mut story = Story::new(StoryId::from(1), Language::english());
    "Lamps on the quay".clone_into(&mut story.furniture.headline);
    for (id, words) in [(1, "Lanterns were lit at dusk."), (2, "قالت Mona إن 12 مصباحاً أضيئت.")] {
        story.body.push(Arc::new(Block::new(BlockId::from(id), Content::Paragraph(Text::plain(words)))));
    }
    project.stories.push(Arc::new(story));
    project::create(&project, &file).unwrap();
    screen.open_desk(Some(&file));
    screen.wait_for_title("^page.ron");
    screen.still();

    screen.change("two presses on the first word", || {
        screen.xdotool(&["mousemove", "280", "268", "click", "--repeat", "2", "--delay", "60", "1"]);
    });
    screen.key("ctrl+b");
    screen.key("ctrl+c");
    screen.key("ctrl+End");
    screen.key("Return");
    screen.key("ctrl+v");
    screen.type_words(" - \"shone\"");
    screen.shot("7-page");
    screen.key("ctrl+s");
    screen.wait_for_title("^page.ron");
    let saved = read(&file);
    let texts: Vec<&Text> = saved.stories.first().unwrap().texts().map(|(_, _, text)| text).collect();
    let [first, arabic, last] = texts.as_slice() else { panic!("{texts:?}") };
    assert!(first.is_marked(0..8, &Mark::Bold) && !first.is_marked(8..9, &Mark::Bold), "{first:?}");
    assert_eq!(arabic.as_str(), "قالت Mona إن 12 مصباحاً أضيئت.");
    assert_eq!(last.as_str(), "Lanterns - “shone”");
    assert!(last.is_marked(0..8, &Mark::Bold), "what is copied keeps its marks: {last:?}");
    screen.key("ctrl+z");
    screen.xdotool(&["key", "--clearmodifiers", "ctrl+s"]);
    screen.wait_for_title("^page.ron");
}

#[test]
#[ignore = "needs a built program"]
fn without_a_display_it_says_so_and_what_still_works() {
    let told = Command::new(env!("CARGO_BIN_EXE_copydesk"))
        .env_remove("DISPLAY")
        .env_remove("WAYLAND_DISPLAY")
        .env_remove("WAYLAND_SOCKET")
        .output()
        .unwrap();
    let said = String::from_utf8(told.stderr).unwrap();
    assert_eq!(told.status.code(), Some(2), "{said}");
    assert!(said.contains("There is no display") && said.contains("copydesk import"), "{said}");
    assert!(!said.contains("panicked"), "{said}");
}
