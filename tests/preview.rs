//! The preview: the words of the page as it is written, nothing that must not leave, and a page in
//! the browser that follows what is typed.
#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::wildcard_enum_match_arm,
    clippy::string_slice,
    reason = "a test stops where it is surprised"
)]

#[path = "support/laid.rs"]
mod laid;

mod export_stories;

use std::cell::{Cell, RefCell};
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex};

use copydesk::app::commands::CommandId;
use copydesk::app::{Action, Change, OpenFile, Opener, PreviewAct, Screen, Session, Settings, Side, World};
use copydesk::edit::{Detail, Edit, Selection, Spot, TextPlace};
use copydesk::export::{Bundle, PictureError, PictureSource, format};
use copydesk::ground::{BlockId, Language, SourceId, StoryId};
use copydesk::photos::PhotoFile;
use copydesk::project::{self, Project};
use copydesk::story::{
    Block, Content, Correction, CorrectionKind, Embargo, Field, Mark, Part, Release, Status, Story, Text,
};
use copydesk::tags::{Source, Terms};
use copydesk::ui::Desk;
use copydesk::words::Phrase;
use egui::accesskit::Role;
use egui::{Key, Modifiers, vec2};
use egui_kittest::Harness;
use egui_kittest::kittest::{NodeT, Queryable};
use export_stories::{arabic, english, file, in_formats};
use html5ever::tokenizer::{BufferQueue, Token, TokenSink, TokenSinkResult, Tokenizer, TokenizerOpts};

type Window = Harness<'static, Desk>;

const STORY: u64 = 1;

fn noon() -> jiff::Timestamp {
    "2026-11-20T12:00:00Z".parse().unwrap()
}

fn window_of(session: Session, size: egui::Vec2) -> Window {
    let mut window = Harness::builder()
        .with_size(size)
        .with_max_steps(24)
        .build_eframe(move |created| Desk::new(session, &created.egui_ctx));
    settle(&mut window);
    window
}

fn session(project: Project) -> Session {
    let mut session = Session::new(World::new(noon, 7), Settings::default(), Arc::new(|| {}));
    session.take_up(project, None);
    session
}

/// A window with the preview open, so high that all of the page is in sight.
fn looking(project: Project, screen: Screen) -> Window {
    let mut session = session(project);
    session.act(Action::Run(CommandId("preview")));
    session.act(Action::Preview(PreviewAct::Screen(screen)));
    window_of(session, vec2(1440.0, 12_000.0))
}

fn settle(window: &mut Window) {
    for _ in 0..3 {
        window.run_steps(3);
        while let Some(outcome) = window.state_mut().session_mut().jobs.wait() {
            window.state_mut().session_mut().receive(outcome);
            window.run_steps(1);
        }
    }
    window.run_steps(2);
}

fn act(window: &mut Window, action: impl Into<Action>) {
    window.state_mut().session_mut().act(action.into());
    settle(window);
}

fn ferry(contents: Vec<Content>) -> Project {
    let mut project = Project::new("Ferry", Language::english());
    let mut story = Story::new(StoryId::from(STORY), Language::english());
    "Ferry returns".clone_into(&mut story.furniture.headline);
    "SLUG-FERRY-X".clone_into(&mut story.filing.slugline);
    "EDNOTE do not run before noon".clone_into(&mut story.filing.ed_note);
    story.body = (1_u64..).zip(contents).map(|(id, c)| Arc::new(Block::new(BlockId::from(id), c))).collect();
    project.stories.push(Arc::new(story));
    project
}

fn paragraph(words: &str) -> Content {
    Content::Paragraph(words.into())
}

/// A source who must not be heard, and their words.
fn off_the_record(project: &mut Project) -> Change {
    let id = SourceId::from(3);
    let source = Source { id, terms: Terms::OffTheRecord, ..Source::new(id, "SECRETIVE Clerk") };
    Arc::make_mut(&mut project.directory).sources.push(source);
    let text = Text::from_runs(
        [("They knew of it in HUSHEDMAY.", vec![Mark::Quotation(Some(id))])]
            .map(|(words, marks)| (words.to_owned(), marks)),
    );
    let block = Arc::new(Block::new(BlockId::from(90), Content::Paragraph(text)));
    Change::new(Edit::AddBlock { story: StoryId::from(STORY), at: 0, block }, "Paragraph")
}

fn put(block: u64, at: usize, words: &str) -> Change {
    let place = TextPlace { story: StoryId::from(STORY), block: BlockId::from(block), part: Part::Main };
    Change::new(Edit::Splice { place, range: at..at, with: words.into() }, "Typing")
}

/// What those hear of the preview who do not see it, in order; `None` where there is no page.
fn heard(window: &Window) -> Option<Vec<String>> {
    let page = window.query_all_by_role(Role::Document).next()?;
    let mut found = Vec::new();
    let mut open: Vec<_> = page.accesskit_node().children().collect();
    open.reverse();
    while let Some(node) = open.pop() {
        if [Role::Paragraph, Role::Heading].contains(&node.role()) {
            found.extend(node.label());
        }
        let mut within: Vec<_> = node.children().collect();
        within.reverse();
        open.extend(within);
    }
    Some(found)
}

/// Everything anybody hears of the window.
fn all_heard(window: &Window) -> String {
    let mut words = String::new();
    let mut open = vec![window.root().accesskit_node()];
    while let Some(node) = open.pop() {
        words.extend(node.label().or(node.value()));
        words.push('\n');
        open.extend(node.children());
    }
    words
}

/// The text of a page as a browser shows it: not what is in the head, and of what is folded only
/// the line that opens it.
#[derive(Default)]
struct Shown {
    words: RefCell<String>,
    hidden: Cell<usize>,
}

impl TokenSink for Shown {
    type Handle = ();

    fn process_token(&self, token: Token, _line: u64) -> TokenSinkResult<()> {
        use html5ever::tokenizer::TagKind;
        match token {
            Token::TagToken(tag) => {
                let by = match tag.name.as_ref() {
                    "head" | "details" => 1,
                    "summary" => -1,
                    _ => 0,
                };
                let by = if tag.kind == TagKind::StartTag { by } else { -by };
                self.hidden.set(self.hidden.get().checked_add_signed(by).unwrap());
            }
            Token::CharacterTokens(text) if self.hidden.get() == 0 => self.words.borrow_mut().push_str(&text),
            _ => {}
        }
        TokenSinkResult::Continue
    }
}

fn written(bundles: &[Bundle]) -> String {
    let page = file(bundles, "index.html");
    let input = BufferQueue::default();
    input.push_back(page.as_str().into());
    let tokenizer = Tokenizer::new(Shown::default(), TokenizerOpts::default());
    let _scripts = tokenizer.feed(&input);
    tokenizer.end();
    let words = tokenizer.sink.words.borrow().clone();
    without_space(&words)
}

/// Blocks are apart in a page by where they are, not by spaces.
fn without_space(words: &str) -> String {
    words.chars().filter(|c| !c.is_whitespace()).collect()
}

/// One small picture in place of all: it is the words that matter here.
struct Tiny;

impl PictureSource for Tiny {
    fn picture(&self, _file: &PhotoFile) -> Result<Vec<u8>, PictureError> {
        let mut bytes = std::io::Cursor::new(Vec::new());
        image::RgbImage::new(3, 2).write_to(&mut bytes, image::ImageFormat::Png).unwrap();
        Ok(bytes.into_inner())
    }
}

fn page_of(project: &Project, story: StoryId) -> Vec<Bundle> {
    in_formats(project, &[story], &[format("html").unwrap()], &Tiny).unwrap().unwrap()
}

#[test]
fn the_panel_shows_the_words_of_the_page_in_their_order() {
    for (project, story) in [english(), arabic()] {
        let expected = written(&page_of(&project, story));
        assert!(expected.len() > 400, "{expected}");
        for screen in Screen::ALL {
            let window = looking(project.clone(), screen);
            let heard = heard(&window).unwrap();
            assert_eq!(without_space(&heard.concat()), expected, "{screen:?}");
        }
    }
}

#[test]
fn the_samples_are_shown_as_they_are_published() {
    for name in ["river", "kitab"] {
        let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("projects").join(name).with_extension("ron");
        let opened = project::open(&path).unwrap();
        let stories: Vec<StoryId> = opened.project.stories.iter().map(|story| story.id).collect();
        let mut window = looking(opened.project.clone(), Screen::Phone);
        let mut shown = 0;
        for story in stories {
            act(&mut window, Action::ShowStory(story));
            if opened.project.story(story).unwrap().release() == Release::Nothing {
                assert_eq!(heard(&window), None, "{name}");
                continue;
            }
            let heard = heard(&window).unwrap();
            assert_eq!(without_space(&heard.concat()), written(&page_of(&opened.project, story)), "{name}");
            shown += 1;
        }
        assert!(shown > 0, "{name}");
    }
}

#[test]
fn what_is_typed_is_shown_and_what_is_not_for_readers_is_not() {
    let mut window = looking(ferry(vec![paragraph("It sails."), paragraph("It is late.")]), Screen::Phone);
    assert_eq!(heard(&window).unwrap(), ["Ferry returns", "It sails.", "It is late."]);
    act(&mut window, put(1, 8, " at noon"));
    assert_eq!(heard(&window).unwrap(), ["Ferry returns", "It sails at noon.", "It is late."]);
    let block = Arc::new(Block::new(BlockId::from(7), paragraph("A third.")));
    act(&mut window, Change::new(Edit::AddBlock { story: StoryId::from(STORY), at: 1, block }, "Paragraph"));
    assert_eq!(heard(&window).unwrap(), ["Ferry returns", "It sails at noon.", "A third.", "It is late."]);
    act(&mut window, Action::Run(CommandId("undo")));
    act(&mut window, Action::Run(CommandId("undo")));
    assert_eq!(heard(&window).unwrap(), ["Ferry returns", "It sails.", "It is late."]);
    let said = heard(&window).unwrap().concat();
    assert!(!said.contains("SLUG") && !said.contains("EDNOTE"), "{said}");
}

#[test]
fn a_story_that_must_not_leave_is_not_shown_but_why() {
    let mut project = ferry(vec![paragraph("It sails.")]);
    let change = off_the_record(&mut project);
    let mut window = looking(project, Screen::Phone);
    assert!(heard(&window).is_some());
    act(&mut window, change);
    assert_eq!(heard(&window), None);
    window.get_by_label_contains("cannot be published as it stands");
    assert!(window.query_all_by_label_contains("off the record").count() > 0, "{}", all_heard(&window));
    act(&mut window, Action::Run(CommandId("undo")));
    assert_eq!(heard(&window).unwrap(), ["Ferry returns", "It sails."]);
    for status in [Status::Spiked, Status::Killed] {
        let edit = |status| Edit::SetDetail { story: StoryId::from(STORY), detail: Detail::Status(status) };
        act(&mut window, Change::new(edit(status), "Status"));
        assert_eq!(heard(&window), None, "{status:?}");
        act(&mut window, Change::new(edit(Status::Draft), "Status"));
        assert!(heard(&window).is_some());
    }
}

#[test]
fn of_a_killed_story_the_note_is_shown_and_of_an_embargo_until_when() {
    let mut project = ferry(vec![paragraph("It sails.")]);
    let story = Arc::make_mut(&mut project.stories[0]);
    story.embargo = Some(Embargo::new("2026-11-21T09:00:00Z".parse().unwrap(), "Asia/Baghdad"));
    let window = looking(project.clone(), Screen::Phone);
    assert_eq!(heard(&window).unwrap(), ["Ferry returns", "It sails."]);
    window.get_by_label("The story is under embargo until 21 November 2026, 12:00 (Asia/Baghdad).");
    let story = Arc::make_mut(&mut project.stories[0]);
    story.status = Status::Killed;
    let kind = CorrectionKind::Withdrawal;
    story.corrections = vec![Correction { at: noon(), kind, note: "It never sailed.".to_owned() }];
    let window = looking(project.clone(), Screen::Phone);
    let said = heard(&window).unwrap().concat();
    assert!(said.contains("It never sailed.") && !said.contains("It sails."), "{said}");
    assert_eq!(without_space(&said), written(&page_of(&project, StoryId::from(STORY))));
}

#[test]
fn a_click_brings_the_caret_there_and_links_lead_nowhere() {
    let link = Text::from_runs([
        ("Read ".to_owned(), vec![]),
        ("this".to_owned(), vec![Mark::Link("https://example.org/a".to_owned())]),
    ]);
    let mut window = looking(ferry(vec![paragraph("It sails."), Content::Paragraph(link)]), Screen::Phone);
    let place = |words: &str| {
        let page = window.query_all_by_role(Role::Document).next().unwrap();
        page.query_all_by_label(words).next().unwrap().rect()
    };
    let (first, second) = (place("It sails."), place("Read this"));
    window.drag_at(first.center());
    window.drop_at(first.center());
    settle(&mut window);
    let head = window.state().session().view.selection.unwrap().head;
    let block =
        |id: u64| Spot::Text(TextPlace { story: StoryId::from(STORY), block: BlockId::from(id), part: Part::Main });
    assert_eq!(head.spot, block(1));
    assert!((3..=9).contains(&head.byte), "{head:?}");
    let opened: Arc<Mutex<Vec<PathBuf>>> = Arc::default();
    window.state_mut().session_mut().opener = remembering(&opened);
    window.hover_at(second.left_center() + vec2(60.0, 0.0));
    window.run_steps(12);
    assert!(all_heard(&window).contains("https://example.org/a"), "the address is told");
    window.drag_at(second.left_center() + vec2(60.0, 0.0));
    window.drop_at(second.left_center() + vec2(60.0, 0.0));
    settle(&mut window);
    assert_eq!(window.state().session().view.selection.unwrap().head.spot, block(2));
    assert!(opened.lock().unwrap().is_empty());
    let headline = {
        let page = window.query_all_by_role(Role::Document).next().unwrap();
        page.query_all_by_label("Ferry returns").next().unwrap().rect()
    };
    window.drag_at(headline.center());
    window.drop_at(headline.center());
    settle(&mut window);
    let head = window.state().session().view.selection.unwrap().head;
    assert_eq!(head.spot, Spot::Field(StoryId::from(STORY), Field::Headline));
}

#[test]
fn it_stays_where_it_is_while_typing_and_goes_along_with_the_caret() {
    let contents: Vec<Content> = (0..80).map(|nth| paragraph(&format!("Part {nth} of it. ").repeat(12))).collect();
    let mut session = session(ferry(contents));
    session.act(Action::Run(CommandId("preview")));
    let mut window = window_of(session, vec2(1440.0, 900.0));
    let first = |window: &Window| heard(window).unwrap().first().cloned().unwrap();
    assert_eq!(first(&window), "Ferry returns");
    assert!(heard(&window).unwrap().len() < 12, "only what is in sight is told, and laid out");
    let place = TextPlace { story: StoryId::from(STORY), block: BlockId::from(41), part: Part::Main };
    let selection = Some(Selection::caret(Spot::Text(place), 0));
    act(&mut window, Action::Select { selection, reveal: true });
    assert!(heard(&window).unwrap().iter().any(|words| words.starts_with("Part 40 ")), "it follows the caret");
    let before = heard(&window).unwrap();
    // Above what is in sight, where it changes what stands how far down.
    act(&mut window, put(3, 0, &"And more. ".repeat(60)));
    assert_eq!(heard(&window).unwrap(), before);
}

#[test]
fn the_panel_takes_the_inspectors_place_and_gives_it_back() {
    let mut window = window_of(session(ferry(vec![paragraph("It sails.")])), vec2(1440.0, 900.0));
    let shows = |window: &Window, side| window.state().session().view.panels.shows(side, true);
    window.key_press(Key::F5);
    settle(&mut window);
    assert!(shows(&window, Side::Preview) && !shows(&window, Side::Inspector) && heard(&window).is_some());
    for screen in ["Tablet", "Desktop", "Phone"] {
        window.get_by_label(screen).click();
        settle(&mut window);
        assert_eq!(heard(&window).unwrap(), ["Ferry returns", "It sails."], "{screen}");
    }
    assert_eq!(window.state().session().view.panels.screen, Screen::Phone);
    window.key_press(Key::F9);
    settle(&mut window);
    assert!(!shows(&window, Side::Preview) && shows(&window, Side::Inspector));
    window.key_press(Key::F5);
    window.key_press(Key::F5);
    settle(&mut window);
    assert!(!shows(&window, Side::Preview) && shows(&window, Side::Inspector));
    let mut narrow = window_of(session(ferry(vec![paragraph("It sails.")])), vec2(800.0, 600.0));
    narrow.key_press(Key::F5);
    settle(&mut narrow);
    assert_eq!(heard(&narrow).unwrap(), ["Ferry returns", "It sails."]);
    narrow.key_press(Key::Escape);
    settle(&mut narrow);
    assert_eq!(heard(&narrow), None);
}

fn remembering(opened: &Arc<Mutex<Vec<PathBuf>>>) -> Opener {
    let opened = Arc::clone(opened);
    Opener::new(move |path| {
        opened.lock().unwrap().push(path.to_owned());
        Ok(())
    })
}

fn browsing(project: Project, cache: &Path) -> (Window, PathBuf) {
    let opened = Arc::default();
    let mut session = session(project);
    session.cache_folder = Some(cache.to_owned());
    session.opener = remembering(&opened);
    let mut window = window_of(session, vec2(1440.0, 900.0));
    window.key_press(Key::F12);
    settle(&mut window);
    let page = opened.lock().unwrap().first().unwrap().clone();
    assert!(page.ends_with("preview.html") && page.starts_with(cache), "{}", page.display());
    (window, page.parent().unwrap().to_owned())
}

fn read(folder: &Path, name: &str) -> String {
    std::fs::read_to_string(folder.join(name)).unwrap_or_default()
}

/// All that lies in a folder, names and bytes.
fn everything(folder: &Path) -> String {
    let mut all = String::new();
    for entry in std::fs::read_dir(folder).unwrap().map(Result::unwrap) {
        all.push_str(&entry.file_name().to_string_lossy());
        if entry.path().is_dir() {
            all.push_str(&everything(&entry.path()));
        } else {
            all.push_str(&String::from_utf8_lossy(&std::fs::read(entry.path()).unwrap()));
        }
    }
    all
}

#[test]
fn the_browser_shows_the_exported_page_follows_it_and_loses_it_when_the_desk_is_closed() {
    let cache = tempfile::tempdir().unwrap();
    let project = ferry(vec![paragraph("It sails </script> & <b>.")]);
    let story = StoryId::from(STORY);
    let (mut window, folder) = browsing(project.clone(), cache.path());
    assert_eq!(read(&folder, "index.html"), file(&page_of(&project, story), "index.html"));
    let (page, now) = (read(&folder, "page.js"), read(&folder, "now.js"));
    assert!(!page.contains('<'), "no word can end the script");
    act(&mut window, put(1, 8, " at noon"));
    let changed = window.state().session().project.clone();
    assert_eq!(read(&folder, "index.html"), file(&page_of(&changed, story), "index.html"));
    assert!(read(&folder, "page.js").contains("sails at noon"));
    assert!(read(&folder, "page.js") != page && read(&folder, "now.js") != now);
    for hidden in ["SLUG", "EDNOTE"] {
        assert!(!everything(&folder).contains(hidden), "{hidden}");
    }
    drop(window);
    assert!(!folder.exists());
}

#[test]
fn what_must_not_leave_never_lies_in_the_folder() {
    let cache = tempfile::tempdir().unwrap();
    let mut project = ferry(vec![paragraph("It sails.")]);
    let change = off_the_record(&mut project);
    let (mut window, folder) = browsing(project, cache.path());
    assert!(everything(&folder).contains("It sails."));
    act(&mut window, change);
    let all = everything(&folder);
    assert!(!all.contains("HUSHEDMAY") && !all.contains("SECRETIVE") && !all.contains("It sails."), "{all}");
    assert!(!folder.join("index.html").exists());
    assert!(read(&folder, "page.js").contains("cannot be published"));
    act(&mut window, Action::Run(CommandId("undo")));
    assert!(read(&folder, "index.html").contains("It sails."));
    act(&mut window, Action::CloseProject);
    act(&mut window, Action::DiscardThen(Box::new(Action::CloseProject)));
    assert!(!folder.exists(), "it goes with its project");
}

#[test]
fn photos_are_rendered_once_and_lie_beside_the_page() {
    let path = laid::river();
    let opened = project::open(&path).unwrap();
    let cache = tempfile::tempdir().unwrap();
    let mut session = session(opened.project);
    session.file = Some(OpenFile { path, stamp: opened.stamp, read_only: None });
    session.cache_folder = Some(cache.path().to_owned());
    session.opener = Opener::new(|_| Ok(()));
    let mut window = window_of(session, vec2(1440.0, 900.0));
    window.key_press(Key::F12);
    settle(&mut window);
    let folder = std::fs::read_dir(cache.path().join("preview")).unwrap().next().unwrap().unwrap().path();
    let index = read(&folder, "index.html");
    let named: Vec<&str> =
        index.match_indices("src=\"photos/").map(|(at, _)| index[at + 5..].split('"').next().unwrap()).collect();
    assert!(!named.is_empty());
    for name in named {
        assert!(image::open(folder.join(name)).is_ok(), "{name}");
    }
}

#[test]
fn a_photo_that_is_lost_is_told_of_in_the_panel_and_to_the_browser() {
    let path = laid::river();
    std::fs::remove_dir_all(path.with_extension("photos")).unwrap();
    let cache = tempfile::tempdir().unwrap();
    let mut session = Session::new(World::new(noon, 7), Settings::default(), Arc::new(|| {}));
    session.cache_folder = Some(cache.path().to_owned());
    session.opener = Opener::new(|_| Ok(()));
    session.open(path);
    let mut window = window_of(session, vec2(1440.0, 900.0));
    act(&mut window, Action::Run(CommandId("preview")));
    let said = "has lost its picture: there is no such file in the photo folder.";
    assert!(window.query_all_by_label_contains(said).count() > 0, "{}", all_heard(&window));
    window.key_press(Key::F12);
    settle(&mut window);
    let folder = std::fs::read_dir(cache.path().join("preview")).unwrap().next().unwrap().unwrap().path();
    let told = read(&folder, "page.js");
    assert!(told.contains("its file is missing from the project’s photo folder"), "{told}");
}

#[test]
fn a_browser_that_does_not_open_is_said_with_the_page() {
    let cache = tempfile::tempdir().unwrap();
    let mut session = session(ferry(vec![paragraph("It sails.")]));
    session.cache_folder = Some(cache.path().to_owned());
    session.opener = Opener::new(|_| Err(Phrase::from("no browser".to_owned())));
    let mut window = window_of(session, vec2(1440.0, 900.0));
    window.key_press_modifiers(Modifiers::NONE, Key::F12);
    settle(&mut window);
    assert!(all_heard(&window).contains("no browser") && all_heard(&window).contains("preview.html"));
}
