//! The manuscript without a display: typed into, pointed at and read as a screen reader reads it.

#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::string_slice,
    clippy::cast_possible_truncation,
    clippy::float_cmp,
    clippy::disallowed_methods,
    reason = "a test that cannot go on fails"
)]

mod afresh;
mod captions;
mod clips;
mod composing;
mod heard;
mod keys;
mod mirrored;
mod monkey;
mod moves;
mod pointer;
mod scroll;
mod visits;

use std::cell::Cell;
use std::sync::Arc;

use copydesk::app::commands::CommandId;
use copydesk::app::{Action, OpenFile, Panels, Session, Settings, World};
use copydesk::edit::{Caret, Selection, Spot, TextPlace, motion};
use copydesk::ground::{BlockId, Language, PhotoId, StoryId};
use copydesk::photos::{Library, Photo};
use copydesk::project::{self, Project};
use copydesk::story::{
    Block, Content, Embed, FactBox, Field, List, ListItem, Part, PlacedPhoto, PullQuote, Story, Text,
};
use copydesk::ui::Desk;
use copydesk::ui::clipboard::MemoryClipboard;
use egui::accesskit::{Role, TextDirection};
use egui::{Event, Key, Modifiers, PointerButton, Pos2, Rect, pos2, vec2};
use egui_kittest::Harness;
use egui_kittest::kittest::{AccessKitNode, NodeT};
use jiff::Timestamp;
use tempfile::TempDir;

pub(crate) const NONE: Modifiers = Modifiers::NONE;
pub(crate) const SHIFT: Modifiers = Modifiers::SHIFT;
pub(crate) const ALT: Modifiers = Modifiers::ALT;
/// Ctrl as the systems of the tests send it.
pub(crate) const CTRL: Modifiers = Modifiers { ctrl: true, command: true, ..Modifiers::NONE };

thread_local! {
    /// The time of this test, in milliseconds since 1970.
    static NOW: Cell<i64> = const { Cell::new(1_795_000_000_000) };
}

fn clock() -> Timestamp {
    Timestamp::from_millisecond(NOW.get()).unwrap()
}

/// Lets time pass, so that what is typed next is a step of its own.
pub(crate) fn pause() {
    NOW.set(NOW.get() + 2_000);
}

pub(crate) const LONG: &str = "The harbor office kept the quay closed for eleven months while divers cleared two sunken \
     barges, a crane and the remains of the old landing stage, and the crossing moved upstream to a place where the \
     road ends in gravel and where no bus has ever stopped in the rain.";
pub(crate) const ARABIC: &str = "عاد العبّار إلى النهر في الخامس والعشرين من أيار بعد توقف طويل، وقال مدير الميناء إن الرحلات \
     ستكون كل نصف ساعة من الصباح حتى المساء، وإن أجرة الراكب لن تتغير قبل نهاية الصيف المقبل.";
pub(crate) const MIXED: &str = "اشترت شركة Blue Line عبّارين بسعة 120 راكبا من طراز KX-5 هذا العام";

/// A story with these blocks, numbered from 1.
pub(crate) fn story(id: u64, language: Language, contents: Vec<Content>) -> Story {
    let mut story = Story::new(StoryId::from(id), language);
    "Ferry returns".clone_into(&mut story.furniture.headline);
    "The crossing opens again".clone_into(&mut story.furniture.deck);
    story.body =
        (1_u64..).zip(contents).map(|(id, content)| Arc::new(Block::new(BlockId::from(id), content))).collect();
    story
}

pub(crate) fn project_of(contents: Vec<Content>) -> Project {
    let stories = vec![Arc::new(story(1, Language::english(), contents))];
    Project { stories, ..Project::new("Ferry", Language::english()) }
}

pub(crate) fn paragraph(words: &str) -> Content {
    Content::Paragraph(words.into())
}

pub(crate) fn paragraphs(words: &[&str]) -> Project {
    project_of(words.iter().map(|words| paragraph(words)).collect())
}

/// Two paragraphs.
pub(crate) fn small() -> Project {
    paragraphs(&["Rana Aziz said the ferry is back.", "It sails at noon. Tickets cost two dinars."])
}

/// Blocks of every kind, in two scripts.
pub(crate) fn varied() -> Project {
    let item = |level, words: &str| ListItem { level, text: words.into() };
    let photo = PhotoId::from(5);
    let mut project = project_of(vec![
        paragraph("Rana Aziz said the ferry is back."),
        Content::Subhead("On the quay".into()),
        paragraph(LONG),
        Content::List(List { ordered: false, items: vec![item(0, "Two barges"), item(1, "A crane")] }),
        Content::Quote("Nobody hides a ferry.".into()),
        Content::Photo(PlacedPhoto { photo, caption: "The quay at dawn".into() }),
        Content::FactBox(FactBox {
            heading: "In figures".into(),
            paragraphs: vec!["Eleven months".into(), "One landing stage".into()],
        }),
        Content::Rule,
        Content::Embed(Embed { url: "https://example.org/film".to_owned(), caption: "A film of the crossing".into() }),
        Content::PullQuote(PullQuote { text: "We waited.".into(), attribution: "Rana Aziz".to_owned() }),
        paragraph(ARABIC),
        paragraph(MIXED),
        paragraph("Nai\u{308}ve cafe\u{301}s sell 👩‍👩‍👧 tickets and न्द्र tea 🇮🇶 here."),
    ]);
    let wanted = Photo { alt_text: "A quay in fog".to_owned(), ..Photo::wanted(photo) };
    project.library = Arc::new(Library { photos: vec![wanted] });
    project
}

/// A text of the first story.
pub(crate) fn spot(block: u64) -> Spot {
    part(block, Part::Main)
}

pub(crate) fn part(block: u64, part: Part) -> Spot {
    Spot::Text(TextPlace { story: StoryId::from(1), block: BlockId::from(block), part })
}

pub(crate) fn field(field: Field) -> Spot {
    Spot::Field(StoryId::from(1), field)
}

pub(crate) fn at(spot: Spot, byte: usize) -> Caret {
    Caret { spot, byte }
}

pub(crate) fn key_event(key: Key, modifiers: Modifiers) -> Event {
    Event::Key { key, physical_key: None, pressed: true, repeat: false, modifiers }
}

pub(crate) fn text(words: &str) -> Event {
    Event::Text(words.to_owned())
}

/// A window with a page, and the clipboard it shares with other programs.
pub(crate) struct Page {
    pub(crate) window: Harness<'static, Desk>,
    pub(crate) clipboard: MemoryClipboard,
    pub(crate) folder: TempDir,
}

impl Page {
    pub(crate) fn of(project: Project) -> Self {
        Self::sized(project, 900.0, 700.0)
    }

    /// A window with the page alone in it.
    pub(crate) fn sized(project: Project, width: f32, height: f32) -> Self {
        let folder = tempfile::tempdir().unwrap();
        let settings = Settings { file: Some(folder.path().join("settings.ron")), ..Settings::default() };
        let mut session = Session::new(World::new(clock, 7), settings, Arc::new(|| {}));
        let path = folder.path().join("desk.ron");
        let stamp = project::create(&project, &path).unwrap().stamp;
        session.take_up(project, Some(OpenFile { path, stamp, read_only: None }));
        Self::with(session, folder, width, height)
    }

    pub(crate) fn with(mut session: Session, folder: TempDir, width: f32, height: f32) -> Self {
        session.view.panels = Panels { stories: false, inspector: false, ..Panels::default() };
        let clipboard = MemoryClipboard::default();
        let desks = clipboard.clone();
        let window = Harness::builder()
            .with_size(vec2(width, height))
            .with_step_dt(1.0 / 60.0)
            .with_max_steps(60)
            .allow_missing_glyphs()
            .build_eframe(move |created| Desk::with_clipboard(session, &created.egui_ctx, Box::new(desks)));
        let mut page = Self { window, clipboard, folder };
        page.rest();
        page
    }

    pub(crate) fn session(&self) -> &Session {
        self.window.state().session()
    }

    pub(crate) fn story(&self) -> &Story {
        self.session().story().unwrap()
    }

    /// One frame in which all this happens.
    pub(crate) fn frame(&mut self, events: impl IntoIterator<Item = Event>) {
        self.window.input_mut().events.extend(events);
        self.window.step();
    }

    /// Two frames in which nothing happens.
    pub(crate) fn rest(&mut self) {
        self.window.step();
        self.window.step();
    }

    /// Lets all jobs end and the window show it.
    pub(crate) fn settle(&mut self) {
        self.rest();
        while let Some(outcome) = self.window.state_mut().session_mut().jobs.wait() {
            self.window.state_mut().session_mut().receive(outcome);
            self.rest();
        }
    }

    pub(crate) fn act(&mut self, action: Action) {
        self.window.state_mut().session_mut().act(action);
        self.rest();
    }

    pub(crate) fn run(&mut self, command: &'static str) {
        self.act(Action::Run(CommandId(command)));
    }

    /// A key is pressed and let go.
    pub(crate) fn key(&mut self, modifiers: Modifiers, key: Key) {
        let Event::Key { physical_key, repeat, .. } = key_event(key, modifiers) else { unreachable!() };
        let up = Event::Key { key, physical_key, pressed: false, repeat, modifiers };
        self.frame([key_event(key, modifiers), up]);
    }

    pub(crate) fn keys(&mut self, modifiers: Modifiers, key: Key, times: usize) {
        for _ in 0..times {
            self.key(modifiers, key);
        }
    }

    /// Letters, each in a frame of its own.
    pub(crate) fn types(&mut self, words: &str) {
        for letter in words.chars() {
            self.frame([text(&letter.to_string())]);
        }
    }

    pub(crate) fn caret_to(&mut self, spot: Spot, byte: usize) {
        self.select(Selection::caret(spot, byte));
    }

    pub(crate) fn select(&mut self, selection: Selection) {
        self.act(Action::Select { selection: Some(selection), reveal: true });
    }

    pub(crate) fn selection(&self) -> Selection {
        self.session().view.selection.unwrap()
    }

    /// Where the caret is, with nothing selected.
    #[track_caller]
    pub(crate) fn caret(&self) -> Caret {
        let selection = self.selection();
        assert!(selection.is_empty(), "{selection:?}");
        selection.head
    }

    /// The words of every text of the body.
    pub(crate) fn body(&self) -> Vec<String> {
        self.story().texts().map(|(_, _, text)| text.as_str().to_owned()).collect()
    }

    pub(crate) fn words(&self, spot: Spot) -> &str {
        motion::words_of(self.story(), spot).unwrap()
    }

    pub(crate) fn block(&self, nth: usize) -> &Block {
        self.story().body.get(nth).unwrap()
    }

    pub(crate) fn text(&self, nth: usize) -> &Text {
        self.block(nth).text(Part::Main).unwrap()
    }

    /// Where the caret shows, as the input method is told.
    pub(crate) fn caret_rect(&self) -> Rect {
        self.window.output().platform_output.ime.as_ref().unwrap().cursor_rect
    }

    /// The page as a screen reader knows it.
    pub(crate) fn editor(&self) -> AccessKitNode<'_> {
        let root = self.window.root().accesskit_node();
        let called = self.session().words.get("page-story");
        let is_it = |node: &AccessKitNode<'_>| node.label().as_deref() == Some(called) && node.is_text_input();
        descendants(root).into_iter().find(is_it).unwrap()
    }

    /// The passages in sight, in order.
    pub(crate) fn passages(&self) -> Vec<AccessKitNode<'_>> {
        self.editor().children().filter(|node| node.role() != Role::TextRun && node.data().value().is_some()).collect()
    }

    pub(crate) fn values(&self) -> Vec<String> {
        self.passages().iter().map(|node| node.data().value().unwrap().to_owned()).collect()
    }

    /// The passage that reads so.
    #[track_caller]
    pub(crate) fn passage(&self, words: &str) -> AccessKitNode<'_> {
        let found = self.passages().into_iter().find(|node| node.data().value() == Some(words));
        found.unwrap_or_else(|| panic!("{words:?} is not in sight: {:?}", self.values()))
    }

    /// Where a letter of a text shows.
    #[track_caller]
    pub(crate) fn letter(&self, spot: Spot, byte: usize) -> Rect {
        let words = self.words(spot).to_owned();
        let mut start = 0;
        for run in self.passage(&words).children() {
            let Some(run) = Run::of(&run) else { continue };
            for (nth, length) in run.lengths.iter().enumerate() {
                if (start..start + length).contains(&byte) {
                    return run.letter(nth);
                }
                start += length;
            }
        }
        panic!("no letter at {byte} of {words:?}");
    }

    /// The edge of a letter where it begins: before it, in the direction it is read.
    #[track_caller]
    pub(crate) fn before(&self, spot: Spot, byte: usize) -> Pos2 {
        let letter = self.letter(spot, byte);
        letter.left_center() + vec2(0.5, 0.0)
    }

    pub(crate) fn moved(&mut self, to: Pos2) {
        self.frame([Event::PointerMoved(to)]);
    }

    pub(crate) fn button(&mut self, pos: Pos2, pressed: bool, modifiers: Modifiers) {
        self.frame([Event::PointerButton { pos, button: PointerButton::Primary, pressed, modifiers }]);
    }

    /// A click, as a system tells of it.
    pub(crate) fn click(&mut self, at: Pos2) {
        self.moved(at);
        self.button(at, true, NONE);
        self.button(at, false, NONE);
    }

    pub(crate) fn clicks(&mut self, at: Pos2, times: usize) {
        for _ in 0..times {
            self.click(at);
        }
    }

    /// Long enough that the next click is another one.
    pub(crate) fn wait(&mut self) {
        let now = self.window.ctx.input(|input| input.time);
        self.window.input_mut().time = Some(now + 1.0);
        self.window.step();
    }

    /// A drag in three steps, the button let go at the end.
    pub(crate) fn drag(&mut self, from: Pos2, to: Pos2) {
        self.moved(from);
        self.button(from, true, NONE);
        self.moved(from.lerp(to, 0.5));
        self.moved(to);
        self.button(to, false, NONE);
        self.rest();
    }
}

/// A node and all below it, from top to bottom.
pub(crate) fn descendants(node: AccessKitNode<'_>) -> Vec<AccessKitNode<'_>> {
    let mut all = vec![node];
    let mut at = 0;
    while at < all.len() {
        let children: Vec<_> = all[at].children().collect();
        all.splice(at + 1..=at, children);
        at += 1;
    }
    all
}

/// A run of text as a screen reader knows it.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Run {
    pub(crate) value: String,
    pub(crate) rtl: bool,
    pub(crate) bounds: Rect,
    pub(crate) lengths: Vec<usize>,
    pub(crate) positions: Vec<f32>,
    pub(crate) widths: Vec<f32>,
    pub(crate) word_starts: Vec<u8>,
}

impl Run {
    pub(crate) fn of(node: &AccessKitNode<'_>) -> Option<Self> {
        if node.role() != Role::TextRun {
            return None;
        }
        let data = node.data();
        let rect = data.bounds()?;
        let near = |at: f64| at as f32;
        Some(Self {
            value: data.value()?.to_owned(),
            rtl: data.text_direction()? == TextDirection::RightToLeft,
            bounds: Rect::from_min_max(pos2(near(rect.x0), near(rect.y0)), pos2(near(rect.x1), near(rect.y1))),
            lengths: data.character_lengths().iter().map(|length| usize::from(*length)).collect(),
            positions: data.character_positions()?.to_vec(),
            widths: data.character_widths()?.to_vec(),
            word_starts: data.word_starts().to_vec(),
        })
    }

    /// Where a letter of it shows.
    pub(crate) fn letter(&self, nth: usize) -> Rect {
        let (position, width) = (self.positions[nth], self.widths[nth]);
        let left = if self.rtl { self.bounds.right() - position - width } else { self.bounds.left() + position };
        Rect::from_min_max(pos2(left, self.bounds.top()), pos2(left + width, self.bounds.bottom()))
    }
}
