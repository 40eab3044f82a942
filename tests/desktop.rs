//! The real window, under a display of its own, driven by keyboard and mouse.
//!
//! Needs Xvfb, xdotool and the `import` of `ImageMagick`; run by `.ci/run` as
//! `cargo test --test desktop -- --ignored`. What is missing fails the test.
#![expect(clippy::unwrap_used, reason = "helpers of tests may fail loudly")]

#[path = "support/display.rs"]
mod screens;

use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::sync::Arc;
use std::time::{Duration, Instant};

use copydesk::ground::{BlockId, Language, StoryId};
use copydesk::project::{self, Project};
use copydesk::story::{Block, Content, Mark, Story, Text};
use tempfile::TempDir;

use screens::display;

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
        let (server, number) = display(None, size);
        Self { display: format!(":{number}"), server, desk: None, home: tempfile::tempdir().unwrap() }
    }

    fn command(&self, program: &str) -> Command {
        let mut command = Command::new(program);
        command
            .env("DISPLAY", &self.display)
            .env_remove("WAYLAND_DISPLAY")
            .env_remove("XDG_RUNTIME_DIR")
            .env("LIBGL_ALWAYS_SOFTWARE", "1")
            .env("COPYDESK_CONFIG", self.home.path().join("config"))
            .env("COPYDESK_DATA", self.home.path().join("data"))
            .env("COPYDESK_CACHE", self.home.path().join("cache"))
            .env("COPYDESK_STATE", self.home.path().join("state"))
            .env("COPYDESK_STANDBY", "off")
            .env("COPYDESK_FILE_DIALOG", "own");
        command
    }

    /// The program that is tried: the one just built, or an installed one that `COPYDESK_BIN` names.
    fn copydesk(&self) -> Command {
        let program = std::env::var("COPYDESK_BIN");
        let mut command = self.command(program.as_deref().unwrap_or(env!("CARGO_BIN_EXE_copydesk")));
        command.stdin(Stdio::null());
        command
    }

    fn open_desk(&mut self, project: Option<&Path>) {
        let mut command = self.copydesk();
        command.args(project);
        self.desk = Some(command.spawn().unwrap());
        self.xdotool(&["search", "--sync", "--onlyvisible", "--name", "Copydesk", "windowfocus", "--sync"]);
    }

    fn xdotool(&self, words: &[&str]) {
        // `search --sync` waits for ever; `timeout` does not.
        let done = self.command("timeout").args(["60", "xdotool"]).args(words).stdout(Stdio::null()).status().unwrap();
        assert_ne!(done.code(), Some(127), "xdotool cannot be started: apt install xdotool");
        assert!(done.success(), "xdotool {words:?}");
    }

    /// What xdotool answers.
    fn ask(&self, words: &[&str]) -> String {
        String::from_utf8(self.command("xdotool").args(words).output().unwrap().stdout).unwrap()
    }

    /// How many windows have a title.
    fn count(&self, pattern: &str) -> usize {
        self.ask(&["search", "--onlyvisible", "--name", pattern]).lines().count()
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
        // Where no path is proposed, nothing shows.
        self.xdotool(&["key", "--clearmodifiers", "ctrl+a"]);
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

/// A new project, raw copy in it, a paragraph more, a name tagged, a photo with a caption.
fn write_the_story(screen: &Screen, project: &Path) {
    let copy = screen.home.path().join("raw.txt");
    let words = "Ships Wait\n\nTT\n\nShips Wait\n\nForty ships lay off the port on Sunday, an official said.\n";
    std::io::Write::write_all(&mut std::fs::File::create(&copy).unwrap(), words.as_bytes()).unwrap();
    screen.key("ctrl+shift+n");
    screen.answer(project);
    screen.wait_for_title("^day.ron");
    screen.key("ctrl+i");
    screen.answer(&copy);
    screen.key("Escape");
    screen.wait_for_title("^[*]day.ron");

    screen.change("a click into the headline", || {
        screen.xdotool(&["mousemove", "640", "150", "click", "1"]);
    });
    screen.key("ctrl+End");
    screen.key("Return");
    screen.type_words("Noura Salim waited on the quay.");
    for keys in ["Home", "ctrl+shift+Right", "ctrl+shift+Right", "ctrl+alt+p", "ctrl+shift+a"] {
        screen.key(keys);
    }
    let picture = Path::new(env!("CARGO_MANIFEST_DIR")).join("projects/river.photos");
    screen.answer(&std::fs::read_dir(picture).unwrap().map(|entry| entry.unwrap().path()).min().unwrap());
    // The picture stands under the headline; its caption is over the first paragraph.
    for keys in ["ctrl+End", "Up", "Up"] {
        screen.key(keys);
    }
    screen.type_words("A gauge, seen from the quay.");
}

/// A word is replaced everywhere, the checks are asked, the page is looked at, and all is saved.
fn finish_the_story(screen: &Screen) {
    screen.key("ctrl+h");
    screen.type_words("Forty");
    screen.key("Tab");
    screen.type_words("Sixty");
    // Past the ways of looking, to what replaces all.
    for _ in 0..11 {
        screen.key("Tab");
    }
    screen.shot("day-2-replacing");
    screen.key("space");
    screen.key("Escape");
    screen.key("ctrl+5");
    screen.shot("day-3-checked");
    screen.key("F5");
    screen.shot("day-4-preview");
    screen.key("ctrl+s");
    screen.wait_for_title("^day.ron");
}

/// Everything an editor does in a day, in one go, by keyboard but for one click.
#[test]
#[ignore = "needs Xvfb, xdotool and ImageMagick"]
fn a_day_is_worked_from_raw_copy_to_the_page_and_found_again_the_next() {
    let mut screen = Screen::new("1440x900");
    let project = screen.home.path().join("day.ron");
    screen.open_desk(None);
    screen.shot("day-1-welcome");
    write_the_story(&screen, &project);
    finish_the_story(&screen);
    let saved = read(&project);
    let story = saved.stories.first().unwrap();
    let texts: Vec<String> = story.texts().map(|(_, _, text)| text.as_str().to_owned()).collect();
    assert_eq!(story.furniture.headline, "Ships Wait");
    assert!(texts.iter().any(|text| text.starts_with("Sixty ships")), "{texts:?}");
    let placed = story.body.iter().find_map(|block| block.photo()).expect("the photo is on the page");
    // The caption that the file brought is written on, not over.
    let caption = placed.caption.as_str();
    assert!(caption.starts_with("A gauging station") && caption.contains("A gauge, seen from the quay."), "{caption}");
    assert!(saved.directory.named("Noura Salim").next().is_some(), "the person is in the directory");

    screen.key("ctrl+e");
    screen.key("Return");
    let page = screen.home.path().join("day-export/ships-wait/index.html");
    let started = Instant::now();
    while !page.exists() {
        assert!(started.elapsed() < PATIENCE, "nothing was exported");
        screen.pixels();
    }
    screen.shot("day-5-exported");
    let page = std::fs::read_to_string(page).unwrap();
    for words in ["Ships Wait", "Sixty ships", "Noura Salim", "A gauge, seen from the quay.", "<figure"] {
        assert!(page.contains(words), "{words} is not on the page");
    }

    screen.key("Escape");
    screen.xdotool(&["key", "--clearmodifiers", "ctrl+q"]);
    assert!(screen.desk.take().unwrap().wait().unwrap().success(), "all is saved, so it leaves at once");
    screen.open_desk(None);
    screen.wait_for_title("^day.ron");
    screen.shot("day-6-the-next");
    assert_eq!(read(&project), saved, "opening changes nothing");
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

fn lay_projects<const N: usize>(screen: &Screen, names: [&str; N]) -> [PathBuf; N] {
    names.map(|name| {
        let file = screen.home.path().join(name);
        project::create(&Project::new(name, Language::english()), &file).unwrap();
        file
    })
}

#[test]
#[ignore = "needs Xvfb, xdotool and ImageMagick"]
fn a_second_start_hands_its_files_over_and_a_killed_desk_is_followed() {
    let mut screen = Screen::new("1280x800");
    let [river, quay, port] = lay_projects(&screen, ["river.ron", "quay.ron", "port.ron"]);
    screen.open_desk(Some(&river));
    screen.wait_for_title("^river.ron");
    let second = screen.copydesk().arg("quay.ron").current_dir(screen.home.path()).output().unwrap();
    assert!(second.status.success() && second.stderr.is_empty(), "{second:?}");
    screen.wait_for_title("^quay.ron");
    assert_eq!(screen.count("Copydesk"), 1, "one window");

    // As a crash leaves it: nothing is cleared up.
    let mut desk = screen.desk.take().unwrap();
    desk.kill().and_then(|()| desk.wait()).unwrap();
    screen.open_desk(Some(&river));
    screen.wait_for_title("^river.ron");
    assert!(screen.copydesk().arg(&quay).status().unwrap().success());
    screen.wait_for_title("^quay.ron");

    let mut other = screen.copydesk().arg("--new-window").arg(&port).spawn().unwrap();
    screen.wait_for_title("^port.ron");
    assert_eq!(screen.count("Copydesk"), 2, "another window where one is wanted");
    other.kill().and_then(|()| other.wait()).unwrap();

    screen.still();
    screen.xdotool(&["search", "--onlyvisible", "--name", "^quay.ron", "windowfocus", "--sync"]);
    screen.xdotool(&["key", "--clearmodifiers", "ctrl+q"]);
    assert!(screen.desk.take().unwrap().wait().unwrap().success());
    let left = std::fs::read_dir(screen.home.path().join("config/run")).unwrap().count();
    assert_eq!(left, 0, "a desk that ends leaves no way to it");
}

#[test]
#[ignore = "needs Xvfb, xdotool and ImageMagick"]
fn the_window_comes_back_where_it_was_and_never_off_the_screen() {
    let mut screen = Screen::new("1280x800");
    let [river] = lay_projects(&screen, ["river.ron"]);
    let settings = screen.home.path().join("config/settings.ron");
    let place = |screen: &Screen| {
        let told = screen.ask(&["search", "--onlyvisible", "--name", "Copydesk", "getwindowgeometry", "--shell"]);
        let number =
            |name: &str| -> i32 { told.lines().find_map(|line| line.strip_prefix(name)).unwrap().parse().unwrap() };
        [number("X="), number("Y="), number("WIDTH="), number("HEIGHT=")]
    };
    screen.open_desk(Some(&river));
    screen.wait_for_title("^river.ron");
    screen.still();
    let moved =
        ["search", "--onlyvisible", "--name", "Copydesk", "windowsize", "900", "650", "windowmove", "120", "90"];
    screen.xdotool(&moved);
    let started = Instant::now();
    while !std::fs::read_to_string(&settings)
        .is_ok_and(|kept| kept.contains("(120, 90)") && kept.contains("(900, 650)"))
    {
        assert!(started.elapsed() < PATIENCE, "the place is not kept: {:?}", std::fs::read_to_string(&settings));
        screen.pixels();
    }
    // Killed, so that what was kept at rest is all there is.
    let mut desk = screen.desk.take().unwrap();
    desk.kill().and_then(|()| desk.wait()).unwrap();
    screen.open_desk(Some(&river));
    screen.wait_for_title("^river.ron");
    assert_eq!(place(&screen), [120, 90, 900, 650]);
    // Closed at once, before it has rested.
    screen.xdotool(&["search", "--onlyvisible", "--name", "Copydesk", "windowmove", "150", "60"]);
    screen.still();
    screen.xdotool(&["key", "--clearmodifiers", "ctrl+q"]);
    assert!(screen.desk.take().unwrap().wait().unwrap().success());
    let kept = std::fs::read_to_string(&settings).unwrap();
    assert!(kept.contains("(150, 60)"), "{kept}");

    let gone = kept.replace("(150, 60)", "(1100, 7000)");
    std::io::Write::write_all(&mut std::fs::File::create(&settings).unwrap(), gone.as_bytes()).unwrap();
    screen.open_desk(Some(&river));
    screen.wait_for_title("^river.ron");
    let [left, top, width, height] = place(&screen);
    assert!(left >= 0 && top >= 0 && left + width <= 1_280 && top + height <= 800, "{:?}", place(&screen));
}
