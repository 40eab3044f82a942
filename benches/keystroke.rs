//! What a key costs: CPU time of the frame that shows it, from the event to the list of shapes, at
//! the start, the middle and the end of stories of 1,000 to 1,000,000 words, in English and
//! Arabic, with 5,000 marks; beside the toolkit's own text field with the same words.
//!
//! `cargo bench --bench keystroke` prints a table; `-- 200000` only that length. Each figure is the
//! CPU time of the thread over 400 keys, by key (Linux: `/proc/thread-self/schedstat`, which counts
//! in steps of up to 4 ms), and in brackets the median of the time that passed.
#![expect(
    clippy::print_stdout,
    clippy::unwrap_used,
    clippy::indexing_slicing,
    reason = "a bench prints, and may fail loudly"
)]

use std::hint::black_box;
use std::sync::Arc;
use std::time::Instant;

use copydesk::app::commands::CommandId;
use copydesk::app::tasks::DictionaryPlaces;
use copydesk::app::{Action, Session, Settings, World, Writing};
use copydesk::edit::motion::Unit;
use copydesk::edit::{Selection, Spot, TextPlace};
use copydesk::ground::{BlockId, EntityId, Language, StoryId};
use copydesk::project::Project;
use copydesk::story::{Block, Content, Mark, Part, Story, Text};
use copydesk::tags::{Entity, EntityKind};
use copydesk::ui::Desk;
use egui::{Context, Event, RawInput, Rect, vec2};

const LENGTHS: [usize; 4] = [1_000, 20_000, 200_000, 1_000_000];
const MARKS: usize = 5_000;
const KEYS: usize = 400;
const PARAGRAPH: usize = 60;

const ENGLISH: [&str; 16] = [
    "the", "ferry", "crossed", "at", "noon", "while", "traders", "on", "the", "quay", "counted", "crates", "of",
    "dates,", "lemons", "and",
];
const ARABIC: [&str; 16] = [
    "عبرت",
    "العبّارة",
    "النهر",
    "ظهر",
    "الاثنين",
    "بينما",
    "كان",
    "التجار",
    "على",
    "الرصيف",
    "يعدّون",
    "صناديق",
    "التمر",
    "والليمون،",
    "كما",
    "قالت",
];

fn main() {
    let only: Option<usize> = std::env::args().skip(1).find_map(|word| word.parse().ok());
    if std::env::args().any(|word| word == "preview") {
        return previewing();
    }
    memory();
    println!("ms of the frame a key shows in: CPU (median time passed), {KEYS} keys");
    println!("{:>10} {:>4}  {:>15} {:>15} {:>15}  {:>15}", "words", "", "start", "middle", "end", "text field, mid");
    for words in LENGTHS.into_iter().filter(|words| only.is_none_or(|only| only == *words)) {
        for (name, vocabulary) in [("en", ENGLISH), ("ar", ARABIC)] {
            let project = project(words, name, &vocabulary);
            let blocks = words.div_ceil(PARAGRAPH);
            let [start, middle, end] = [0, blocks / 2, blocks - 1].map(|at| keys_in_desk(&project, at, name));
            let field = keys_in_field(&project);
            let show = |(cpu, passed): (f64, f64)| format!("{cpu:.2} ({passed:.2})");
            println!(
                "{words:>10} {name:>4}  {:>15} {:>15} {:>15}  {field:>15.2}",
                show(start),
                show(middle),
                show(end)
            );
        }
    }
    previewing();
    opening();
}

/// What a key costs at 1,000 words with nothing beside the page, with the inspector, and with the
/// preview in its place. Those frames count too in which the page is taken up and laid out again.
fn previewing() {
    println!("the same in a story of 1,000 words, by what stands beside the page");
    println!("{:>4}  {:>15} {:>15} {:>15}", "", "nothing", "inspector", "preview");
    for (name, vocabulary) in [("en", ENGLISH), ("ar", ARABIC)] {
        let project = project(1_000, name, &vocabulary);
        let [nothing, inspector, preview] = [Some("inspector"), None, Some("preview")].map(|toggled| {
            let (cpu, passed) = keys_beside(&project, 8, name, toggled);
            format!("{cpu:.2} ({passed:.2})")
        });
        println!("{name:>4}  {nothing:>15} {inspector:>15} {preview:>15}");
    }
}

/// When the bench began, for systems that do not tell of CPU time.
static START: std::sync::LazyLock<Instant> = std::sync::LazyLock::new(Instant::now);

/// Milliseconds of CPU this thread has used.
fn cpu() -> f64 {
    let said = std::fs::read_to_string("/proc/thread-self/schedstat").ok();
    let used = said.and_then(|line| line.split_whitespace().next()?.parse::<f64>().ok());
    used.map_or_else(|| START.elapsed().as_secs_f64() * 1e3, |nanos| nanos / 1e6)
}

fn project(words: usize, language: &str, vocabulary: &[&str]) -> Project {
    let language: Language = language.parse().unwrap();
    let mut project = Project::new("Bench", language.clone());
    let entity = EntityId::from(1);
    Arc::make_mut(&mut project.directory).entities.push(Entity::new(entity, EntityKind::Place, "Quay"));
    let mut story = Story::new(StoryId::from(1), language);
    "A day at the quay".clone_into(&mut story.furniture.headline);
    let blocks = words.div_ceil(PARAGRAPH);
    let every = (blocks / MARKS).max(1);
    let per_block = (MARKS / blocks).clamp(1, 20);
    for at in 0..blocks {
        let spelled: Vec<&str> = (0..PARAGRAPH).map(|nth| vocabulary[(nth * 7 + at * 3) % vocabulary.len()]).collect();
        let mut text = Text::plain(spelled.join(" "));
        if at % every == 0 {
            let step = text.len() / (per_block + 1);
            for nth in 0..per_block {
                let range = text.whole(nth * step..nth * step + step / 2);
                let mark = match nth % 3 {
                    0 => Mark::Mention(entity),
                    1 => Mark::Bold,
                    _ => Mark::Quotation(None),
                };
                text.mark(range, mark);
            }
        }
        story.body.push(Arc::new(Block::new(block_id(at), Content::Paragraph(text))));
    }
    project.stories.push(Arc::new(story));
    project
}

fn block_id(at: usize) -> BlockId {
    BlockId::from(u64::try_from(at).unwrap() + 1)
}

fn input(events: Vec<Event>) -> RawInput {
    let screen_rect = Some(Rect::from_min_size(egui::Pos2::ZERO, vec2(1440.0, 900.0)));
    RawInput { screen_rect, events, focused: true, ..RawInput::default() }
}

fn desk(project: Project) -> (Context, Desk) {
    let ctx = Context::default();
    let now = || jiff::Timestamp::from_second(1_795_000_000).unwrap();
    let mut session = Session::new(World::new(now, 7), Settings::default(), Arc::new(|| {}));
    session.take_up(project, None);
    let desk = Desk::new(session, &ctx);
    (ctx, desk)
}

/// CPU milliseconds of one frame; the shapes are made but not cut into triangles.
fn frame(ctx: &Context, desk: &mut Desk, events: Vec<Event>) -> f64 {
    let before = cpu();
    let mut output = ctx.run_ui(input(events), |ui| desk.show(ui));
    black_box(output.shapes.len());
    output.textures_delta.clear();
    cpu() - before
}

/// Has the dictionary read, so that each key is paid for with its look at the words.
fn read_dictionary(ctx: &Context, desk: &mut Desk) {
    desk.session_mut().spelling.places = Some(DictionaryPlaces::default());
    frame(ctx, desk, Vec::new());
    while let Some(outcome) = desk.session_mut().jobs.wait() {
        desk.session_mut().receive(outcome);
    }
    frame(ctx, desk, Vec::new());
}

fn keys_in_desk(project: &Project, block: usize, language: &str) -> (f64, f64) {
    keys_beside(project, block, language, None)
}

fn keys_beside(project: &Project, block: usize, language: &str, toggled: Option<&'static str>) -> (f64, f64) {
    let (ctx, mut desk) = desk(project.clone());
    if let Some(panel) = toggled {
        desk.session_mut().act(Action::Run(CommandId(panel)));
    }
    frame(&ctx, &mut desk, Vec::new());
    read_dictionary(&ctx, &mut desk);
    let place = TextPlace { story: StoryId::from(1), block: block_id(block), part: Part::Main };
    let selection = Some(Selection::caret(Spot::Text(place), 20));
    desk.session_mut().act(Action::Select { selection, reveal: true });
    for _ in 0..6 {
        frame(&ctx, &mut desk, Vec::new());
    }
    let letters = if language == "ar" { ["ا", "ل", "ب", " "] } else { ["e", "t", "a", " "] };
    let before = cpu();
    let times = (0..KEYS).map(|nth| {
        let started = Instant::now();
        frame(&ctx, &mut desk, vec![Event::Text(letters[nth % 4].to_owned())]);
        // A paragraph stays about as long as it was.
        if nth % 20 == 19 {
            for _ in 0..20 {
                desk.session_mut().act(Action::Write(Writing::Erase { unit: Unit::Character, forward: false }));
            }
        }
        started.elapsed().as_secs_f64() * 1e3
    });
    let times = sorted(times.collect());
    let used = (cpu() - before) / per(KEYS);
    assert!(desk.session().history.undo_label().is_some(), "the keys did not arrive");
    (used, times[KEYS / 2])
}

#[expect(clippy::cast_precision_loss, reason = "a few hundred")]
fn per(keys: usize) -> f64 {
    keys as f64
}

fn keys_in_field(project: &Project) -> f64 {
    let ctx = Context::default();
    let mut words = project.stories[0].texts().map(|(_, _, text)| text.as_str()).collect::<Vec<_>>().join("\n");
    let id = egui::Id::unique("field");
    let mut run = |events| {
        let before = cpu();
        let mut output = ctx.run_ui(input(events), |ui| {
            egui::ScrollArea::vertical().show(ui, |ui| {
                let field = egui::TextEdit::multiline(&mut words).id(id).desired_width(620.0).show(ui);
                field.response.response.request_focus();
            });
        });
        black_box(output.shapes.len());
        output.textures_delta.clear();
        cpu() - before
    };
    for _ in 0..3 {
        run(Vec::new());
    }
    let keys = if project.stories[0].body.len() > 1_000 { 10 } else { KEYS };
    let keys = if keys == KEYS { 60 } else { keys };
    (0..keys).map(|_| run(vec![Event::Text("e".to_owned())])).sum::<f64>() / per(keys)
}

fn sorted(mut times: Vec<f64>) -> Vec<f64> {
    times.sort_by(f64::total_cmp);
    times
}

/// From the project in memory to the first frame of a story of 200,000 words.
fn opening() {
    for (name, vocabulary) in [("en", ENGLISH), ("ar", ARABIC)] {
        let project = project(200_000, name, &vocabulary);
        let (ctx, mut desk) = desk(Project::default());
        frame(&ctx, &mut desk, Vec::new());
        desk.session_mut().take_up(project, None);
        println!("first frame of 200,000 words, {name}: {:.1} ms", frame(&ctx, &mut desk, Vec::new()));
    }
}

/// What a story of a million words takes beside an empty desk, as a multiple of its text.
fn memory() {
    let resident = || {
        let said = std::fs::read_to_string("/proc/self/statm").unwrap_or_default();
        said.split_whitespace().nth(1).and_then(|pages| pages.parse::<f64>().ok()).unwrap_or(f64::NAN) * 4_096.0
    };
    let (ctx, mut desk) = desk(Project::default());
    for _ in 0..3 {
        frame(&ctx, &mut desk, Vec::new());
    }
    let before = resident();
    let project = project(1_000_000, "en", &ENGLISH);
    let text: usize = project.stories[0].texts().map(|(_, _, text)| text.len()).sum();
    desk.session_mut().take_up(project, None);
    for _ in 0..1_000 {
        frame(&ctx, &mut desk, vec![Event::Text("e".to_owned())]);
    }
    #[expect(clippy::cast_precision_loss, reason = "a ratio")]
    let times = (resident() - before) / text as f64;
    println!("memory of 1,000,000 words after 1,000 keys: {times:.2} times the text ({text} bytes)");
}
