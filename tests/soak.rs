//! Two hours of an editor's work, played at speed through the window without a display: writing in English
//! and Arabic, taking back, marking, finding and replacing, moving blocks, turning to other stories,
//! attaching photos, saving, exporting. Memory stays where it was, within a tenth, once everything was
//! done for the first time and undo keeps as many steps as it may. A megabyte an hour of what it grows by
//! is the toolkit's, which writes down in debug builds where each of its ids came from.
//!
//! `COPYDESK_SOAK_MINUTES` says how many minutes of work are played; 120 are two hours. `.ci/run` plays
//! a few: `COPYDESK_SOAK_MINUTES=10 cargo test --test soak -- --ignored --nocapture`.
#![cfg(target_os = "linux")]
#![expect(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::print_stdout,
    reason = "a test that cannot go on fails, and tells what it took"
)]

use std::sync::atomic::{AtomicI64, Ordering};
use std::sync::{Arc, Mutex};
use std::time::Instant;

use copydesk::app::commands::CommandId;
use copydesk::app::{Action, Change, FindAct, OpenFile, PathPurpose, Session, Settings, Tab, World, Writing};
use copydesk::edit::find::Query;
use copydesk::edit::{Edit, Selection, Spot, TextPlace};
use copydesk::ground::{BlockId, Language, PhotoId, StoryId};
use copydesk::project::{self, Project};
use copydesk::story::{Block, Content, Part, Story, Text};
use copydesk::ui::Desk;
use egui::{Key, Modifiers, vec2};
use egui_kittest::Harness;

/// As in the program.
#[global_allocator]
static MEMORY: mimalloc::MiMalloc = mimalloc::MiMalloc;

/// Milliseconds since the work began, which is all the time there is.
static CLOCK: AtomicI64 = AtomicI64::new(0);

fn now() -> jiff::Timestamp {
    jiff::Timestamp::from_millisecond(1_795_000_000_000 + CLOCK.load(Ordering::Relaxed)).unwrap()
}

fn pass(milliseconds: i64) {
    CLOCK.fetch_add(milliseconds, Ordering::Relaxed);
}

/// Stories on the desk, and the paragraphs each begins with and comes back to.
const STORIES: u64 = 12;
const PARAGRAPHS: usize = 30;
/// Photos a story comes to have before old ones go.
const PHOTOS: usize = 12;
/// Steps that undo keeps.
const STEPS: u64 = 1_000;

const ENGLISH: [&str; 12] =
    ["the", "ferry", "crossed", "at", "noon", "while", "traders", "counted", "crates", "of", "dates,", "lemons"];
const ARABIC: [&str; 12] =
    ["عبرت", "العبّارة", "النهر", "ظهر", "الاثنين", "بينما", "كان", "التجار", "يعدّون", "صناديق", "التمر", "والليمون،"];

/// Takes the textures that frames make, and lets go of them: the harness would keep each of them until
/// somebody asks for a picture, which nobody does here.
struct NoScreen;

impl egui_kittest::TestRenderer for NoScreen {
    fn handle_delta(&mut self, delta: &mut egui::TexturesDelta) {
        delta.clear();
    }
}

struct Work {
    window: Harness<'static, Desk>,
    folder: tempfile::TempDir,
    chance: u64,
    done: std::collections::BTreeMap<&'static str, u64>,
    photos: u32,
}

fn project() -> Project {
    let mut project = Project::new("Soak", Language::english());
    for id in 1..=STORIES {
        let arabic = id % 2 == 0;
        let language = if arabic { Language::arabic() } else { Language::english() };
        let mut story = Story::new(StoryId::from(id), language);
        story.furniture.headline = format!("{} {id}", if arabic { "قصة" } else { "Story" });
        let words = if arabic { ARABIC } else { ENGLISH };
        for nth in 0..PARAGRAPHS {
            let id = BlockId::from(id * 10_000 + nth as u64);
            let copy = words.repeat(4).join(" ") + ".";
            story.body.push(Arc::new(Block::new(id, Content::Paragraph(Text::plain(copy)))));
        }
        project.stories.push(Arc::new(story));
    }
    project
}

impl Work {
    fn new() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("soak.ron");
        let project = project();
        let stamp = project::create(&project, &path).unwrap().stamp;
        let settings = Settings { file: Some(folder.path().join("settings.ron")), ..Settings::default() };
        let mut session = Session::new(World::new(now, 7), settings, Arc::new(|| {}));
        session.take_up(project, Some(OpenFile { path, stamp, read_only: None }));
        session.safety.state_folder = Some(folder.path().join("state"));
        session.cache_folder = Some(folder.path().join("cache"));
        let mut window = Harness::builder()
            .with_size(vec2(1440.0, 900.0))
            .with_max_steps(12)
            .renderer(NoScreen)
            .build_eframe(move |created| Desk::new(session, &created.egui_ctx));
        window.run();
        Self { window, folder, chance: 1, done: std::collections::BTreeMap::new(), photos: 0 }
    }

    fn session(&mut self) -> &mut Session {
        self.window.state_mut().session_mut()
    }

    /// A number below `count`, by chance (`SplitMix64`).
    fn below(&mut self, count: usize) -> usize {
        self.chance = self.chance.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mixed = (self.chance ^ (self.chance >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        usize::try_from((mixed ^ (mixed >> 27)) >> 33).unwrap() % count.max(1)
    }

    /// Lets all jobs end and the window show it.
    fn settle(&mut self) {
        self.window.step();
        while let Some(outcome) = self.session().jobs.wait() {
            self.session().receive(outcome);
            self.window.step();
        }
    }

    fn act(&mut self, action: Action) {
        self.session().act(action);
        self.settle();
        pass(900);
    }

    fn run(&mut self, id: &'static str) {
        self.act(Action::Run(CommandId(id)));
    }

    fn press(&mut self, held: Modifiers, key: Key) {
        self.window.key_press_modifiers(held, key);
        self.window.step();
        pass(220);
    }

    /// The paragraphs of the story on the page.
    fn paragraphs(&mut self) -> Vec<(BlockId, usize)> {
        let story = self.session().story().cloned().unwrap();
        story
            .texts()
            .filter(|(_, part, _)| *part == Part::Main)
            .map(|(block, _, text)| (block, text.as_str().len()))
            .collect()
    }

    /// Puts the caret, or a selection, somewhere into the story on the page.
    fn go_somewhere(&mut self, chosen: usize) {
        let paragraphs = self.paragraphs();
        let at = self.below(paragraphs.len());
        let Some((block, length)) = paragraphs.get(at).copied() else { return };
        let story = self.session().view.story.unwrap();
        let start = self.below(length + 1);
        let place = Spot::Text(TextPlace { story, block, part: Part::Main });
        let selection = Selection::stretch(place, start..(start + chosen).min(length));
        self.session().act(Action::Select { selection: Some(selection), reveal: true });
        self.window.step();
        pass(700);
    }

    fn words(&mut self) -> &'static [&'static str; 12] {
        let arabic = self.session().story().is_some_and(|story| story.language == Language::arabic());
        if arabic { &ARABIC } else { &ENGLISH }
    }

    /// Writes a sentence letter by letter, with a slip now and then.
    fn write(&mut self) {
        self.go_somewhere(0);
        let words = self.words();
        for _ in 0..6 + self.below(10) {
            let word = words.get(self.below(12)).copied().unwrap_or_default();
            for letter in word.chars().chain([' ']) {
                self.window.event(egui::Event::Text(letter.to_string()));
                self.window.step();
                pass(180);
            }
            if self.below(9) == 0 {
                self.press(Modifiers::NONE, Key::Backspace);
            }
        }
        if self.below(3) == 0 {
            self.press(Modifiers::NONE, Key::Enter);
        }
        pass(2_500);
    }

    /// Takes copy out, so that stories stay about as long as they were.
    fn cut_down(&mut self) {
        let Some(story) = self.session().story().cloned() else { return };
        let longest = story.texts().max_by_key(|(_, _, text)| text.as_str().len());
        if let Some((block, part, text)) = longest.filter(|(_, _, text)| text.as_str().len() > 600) {
            let place = Spot::Text(TextPlace { story: story.id, block, part });
            let half = text.as_str().floor_char_boundary(text.as_str().len() / 2);
            self.act(Action::Select {
                selection: Some(Selection::stretch(place, half..text.as_str().len())),
                reveal: true,
            });
            self.press(Modifiers::NONE, Key::Delete);
        }
        while self.session().story().is_some_and(|story| story.body.len() > PARAGRAPHS + PHOTOS) {
            self.go_somewhere(0);
            self.run("remove-block");
        }
    }

    fn find_and_replace(&mut self) {
        self.session().act(Action::Run(CommandId("replace")));
        let words = self.words();
        let (from, to) = (words[self.below(12)], words[self.below(12)]);
        self.window.step();
        let query = Query { words: from.to_owned(), ..Query::default() };
        for act in [FindAct::Ask(query), FindAct::With(to.to_owned())] {
            self.act(Action::Find(act));
        }
        self.act(Action::Find(FindAct::ReplaceAll));
        self.press(Modifiers::NONE, Key::Escape);
        pass(8_000);
    }

    /// Attaches a photo that no other is; the oldest of the story goes.
    fn attach(&mut self) {
        self.photos += 1;
        let (number, path) = (self.photos, self.folder.path().join("incoming.jpg"));
        let picture = image::RgbImage::from_fn(1_200, 800, |x, y| {
            let [a, b, c, _] = (x * y + number * 7_919).to_le_bytes();
            image::Rgb([a ^ b, b, c])
        });
        picture.save(&path).unwrap();
        let places: Vec<PhotoId> = self
            .session()
            .story()
            .unwrap()
            .body
            .iter()
            .filter_map(|block| block.photo())
            .map(|placed| placed.photo)
            .collect();
        self.act(Action::UsePath(PathPurpose::Attach(None), vec![path]));
        if let Some(oldest) = places.first().filter(|_| places.len() >= 3) {
            let story = self.session().story().cloned().unwrap();
            let gone =
                story.body.iter().find(|block| block.photo().is_some_and(|placed| placed.photo == *oldest)).unwrap().id;
            let edit = Edit::RemoveBlock { story: story.id, block: gone };
            self.act(Action::Change(Box::new(Change::new(edit, "command-remove-block"))));
        }
        for _ in 0..3 {
            self.settle();
        }
        pass(20_000);
    }

    /// Does once whatever takes memory when it is first done: decoders, encoders and the buffers they
    /// work in stay for the next time.
    fn do_all_once(&mut self, tide: &mut Tide) {
        for tab in [Tab::Photos, Tab::Story, Tab::Check, Tab::Entities] {
            self.act(Action::ShowTab(tab));
        }
        for story in 1..=STORIES / 2 {
            self.act(Action::ShowStory(StoryId::from(story)));
            self.attach();
            tide.look();
            self.act(Action::ShowTab(Tab::Photos));
            self.find_and_replace();
            self.export();
            tide.look();
            self.act(Action::Save);
        }
    }

    /// Makes as many steps as undo keeps, of about the size that work makes them: words, and now and
    /// then a replacement all over. What follows takes the place of the oldest of them.
    fn fill_the_history(&mut self) {
        for nth in 0..STEPS {
            if nth % 25 == 0 {
                self.act(Action::ShowStory(StoryId::from(1 + nth / 25 % STORIES)));
                self.cut_down();
            }
            if nth % 50 == 49 {
                self.find_and_replace();
            }
            self.go_somewhere(0);
            let word = self.words()[self.below(12)];
            self.session().act(Action::Write(Writing::Type(format!("{word} "))));
            pass(2_000);
        }
        self.settle();
    }

    fn export(&mut self) {
        let order = Action::Export {
            stories: Vec::new(),
            formats: vec!["html".into(), "json".into()],
            folder: self.folder.path().join("site"),
        };
        self.act(order);
        pass(15_000);
    }

    /// What is kept by now, in a few words.
    fn kept(&mut self) -> String {
        let textures = self.window.ctx.tex_manager();
        let (textures, session) = (textures.read().allocated().count(), self.session());
        let (pictures, photos) = (session.pictures.len(), session.project.library.photos.len());
        format!("{textures} textures, {pictures} pictures, {photos} photos")
    }

    /// One thing an editor does.
    #[expect(clippy::too_many_lines, reason = "one row a thing")]
    fn step(&mut self) {
        let what = match self.below(100) {
            0..=44 => {
                self.write();
                "written"
            }
            45..=51 => {
                for _ in 0..=self.below(4) {
                    self.press(Modifiers::COMMAND, Key::Z);
                }
                for _ in 0..self.below(3) {
                    self.press(Modifiers::COMMAND | Modifiers::SHIFT, Key::Z);
                }
                "taken back"
            }
            52..=59 => {
                let length = 5 + self.below(30);
                self.go_somewhere(length);
                let id = ["bold", "italic", "tag-person", "quotation"][self.below(4)];
                self.run(id);
                "marked"
            }
            60..=63 => {
                self.find_and_replace();
                "replaced"
            }
            64..=69 => {
                self.go_somewhere(0);
                for _ in 0..=self.below(3) {
                    let key = if self.below(2) == 0 { Key::ArrowUp } else { Key::ArrowDown };
                    self.press(Modifiers::ALT, key);
                }
                "blocks moved"
            }
            70..=81 => {
                let story = StoryId::from(1 + self.below(12) as u64);
                self.act(Action::ShowStory(story));
                "stories turned to"
            }
            82..=83 => {
                self.attach();
                "photos attached"
            }
            84..=89 => {
                self.act(Action::Save);
                "saved"
            }
            90 => {
                self.export();
                "exported"
            }
            91..=94 => {
                let tab = [Tab::Photos, Tab::Story, Tab::Check, Tab::Entities][self.below(4)];
                self.act(Action::ShowTab(tab));
                "tabs looked at"
            }
            _ => {
                self.cut_down();
                "cut down"
            }
        };
        *self.done.entry(what).or_default() += 1;
        self.cut_down();
    }
}

/// Megabytes that this process has in memory.
fn resident() -> f64 {
    let pages = std::fs::read_to_string("/proc/self/statm").unwrap();
    pages.split_whitespace().nth(1).unwrap().parse::<f64>().unwrap() * 4_096.0 / f64::from(1 << 20)
}

/// Seconds that this process has worked, all its threads together.
fn worked() -> f64 {
    let told = std::fs::read_to_string("/proc/self/stat").unwrap();
    let fields = told.rsplit(')').next().unwrap().split_whitespace();
    fields.skip(11).take(2).map(|ticks| ticks.parse::<f64>().unwrap()).sum::<f64>() / 100.0
}

/// Between which bounds memory was while something was done. It goes up and down, as what the work on a
/// photo took is given back only when its thread's place is taken by another. What is never given
/// back raises the lower bound, work that takes more and more the upper one.
#[derive(Clone, Copy, Debug)]
struct Tide {
    low: f64,
    high: f64,
}

impl Tide {
    const NONE: Self = Self { low: f64::INFINITY, high: 0.0 };

    fn look(&mut self) {
        let now = resident();
        *self = Self { low: self.low.min(now), high: self.high.max(now) };
    }
}

/// How many minutes are played.
fn minutes() -> i64 {
    std::env::var("COPYDESK_SOAK_MINUTES").map_or(120, |said| said.parse().unwrap())
}

/// Plays so many minutes of work, and does something besides after each thing done; the tides of each
/// eighth of them.
fn play(work: &mut Work, minutes: i64, mut besides: impl FnMut()) -> [Tide; 8] {
    let started = Instant::now();
    let (mut tides, mut last) = ([Tide::NONE; 8], 0);
    work.do_all_once(&mut tides[0]);
    tides[0].low = f64::INFINITY;
    let begun = CLOCK.load(Ordering::Relaxed);
    while last < 8 {
        work.step();
        besides();
        tides[last].look();
        let passed = CLOCK.load(Ordering::Relaxed) - begun;
        let eighths = usize::try_from(passed * 8 / (minutes * 60_000)).unwrap().min(8);
        for (eighth, tide) in tides.iter_mut().enumerate().take(eighths).skip(last) {
            tide.look();
            let (Tide { low, high }, kept) = (*tide, work.kept());
            println!("{}/8 after {:>4} s: {low:.1} to {high:.1} MB, {kept}", eighth + 1, started.elapsed().as_secs());
        }
        last = eighths;
    }
    println!(
        "{minutes} minutes of work in {} s, of which it worked {:.0} s: {:?}",
        started.elapsed().as_secs(),
        worked(),
        work.done
    );
    tides
}

/// How many times as much memory was taken as at first, by its lower and its upper bound.
fn growth(tides: &[Tide]) -> [f64; 2] {
    let of = |bound: &str, tides: Vec<f64>| {
        let (first, most) = (tides[0], tides.iter().copied().fold(0.0, f64::max));
        println!("{bound}: {first:.1} MB at first, {most:.1} MB at most: {:+.1} %", (most / first - 1.0) * 100.0);
        most / first
    };
    let (low, high) = tides.iter().map(|tide| (tide.low, tide.high)).unzip();
    [of("low", low), of("high", high)]
}

/// Memory and time are those of the process.
static TURN: Mutex<()> = Mutex::new(());

#[test]
#[ignore = "plays two hours of work; COPYDESK_SOAK_MINUTES says how many minutes"]
fn a_long_day_takes_no_more_memory_than_its_beginning() {
    let _turn = TURN.lock();
    let mut work = Work::new();
    work.fill_the_history();
    let tides = play(&mut work, minutes(), || {});
    let grown = growth(&tides);
    assert!(grown.iter().all(|grown| *grown <= 1.1), "memory grew: {grown:?}");
}

#[test]
#[ignore = "plays four minutes of work"]
fn memory_that_is_lost_is_found_out() {
    let _turn = TURN.lock();
    let mut lost = Vec::new();
    let tides = play(&mut Work::new(), 4, || lost.push(vec![1_u8; 1 << 20]));
    let grown = growth(&tides);
    assert!(grown[0] > 1.1, "{} MB were lost, and memory grew by {grown:?}", lost.len());
}
