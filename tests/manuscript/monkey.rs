//! Anything, in any order: keys, pointer, input methods, paste and commands on the sample project.
//!
//! `COPYDESK_MONKEY=100000 cargo test --test manuscript monkey` goes on for longer,
//! `COPYDESK_MONKEY_SEED=…` repeats what failed.

use std::collections::BTreeSet;
use std::sync::Arc;

use copydesk::app::commands::{self, CommandId};
use copydesk::app::{Action, Clip, Session, Settings, World};
use copydesk::edit::motion;
use copydesk::project;
use copydesk::story::{Content, Story, Text};
use copydesk::ui::clipboard::Held;
use egui::{Event, ImeEvent, Key, Modifiers, MouseWheelUnit, PointerButton, Pos2, TouchPhase, pos2, vec2};

use super::{ALT, CTRL, NONE, NOW, Page, SHIFT, clock, key_event, text};

/// Numbers that are the same for the same seed (`SplitMix64`, by Sebastiano Vigna).
pub(crate) struct Dice(u64);

impl Dice {
    pub(crate) fn new(seed: u64) -> Self {
        Self(seed)
    }

    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        z ^ (z >> 31)
    }

    /// A number below `end`, which is not 0.
    pub(crate) fn below(&mut self, end: usize) -> usize {
        usize::try_from(self.next() % u64::try_from(end).unwrap()).unwrap()
    }

    fn of<'a, T>(&mut self, all: &'a [T]) -> &'a T {
        &all[self.below(all.len())]
    }
}

const WORDS: [&str; 22] = [
    "a",
    "b ",
    "the ",
    "\"",
    "'",
    "--",
    ". ",
    "# ",
    "> ",
    "- ",
    "1. ",
    "* ",
    "ن",
    "الماء ",
    "، ",
    "שלום ",
    "e\u{301}",
    "\u{301}",
    "👩‍👩‍👧",
    "\u{200F}",
    "日本",
    "\u{A0}",
];
const KEYS: [Key; 15] = [
    Key::ArrowLeft,
    Key::ArrowRight,
    Key::ArrowUp,
    Key::ArrowDown,
    Key::Home,
    Key::End,
    Key::PageUp,
    Key::PageDown,
    Key::Backspace,
    Key::Backspace,
    Key::Delete,
    Key::Enter,
    Key::Enter,
    Key::Tab,
    Key::Escape,
];
const HELD: [Modifiers; 7] = [NONE, NONE, SHIFT, SHIFT, CTRL, ALT, Modifiers { shift: true, ..CTRL }];
/// Commands that ask something of the system or the disk, or put the project away.
const NOT: [&str; 10] =
    ["new", "open", "save-as", "import", "import-copy", "export", "export-project", "quit", "attach", "remove-story"];
const HTML: [&str; 3] = [
    "<p>One <b>bold</b></p><ul><li>x<li>y</ul>",
    "<blockquote>Nobody <i>hides</i> water.</blockquote><p dir=rtl>الماء</p>",
    "<h2>Head</h2>",
];

/// Prints what was done last if the test fails.
struct Trail {
    seed: u64,
    done: usize,
    last: Vec<String>,
}

impl Trail {
    fn note(&mut self, what: String) {
        self.done += 1;
        if self.last.len() == 40 {
            self.last.remove(0);
        }
        self.last.push(what);
    }
}

impl Drop for Trail {
    fn drop(&mut self) {
        if std::thread::panicking() {
            let last = self.last.join("\n  ");
            eprintln!("COPYDESK_MONKEY_SEED={} failed at event {}, after:\n  {last}", self.seed, self.done);
        }
    }
}

fn ime(dice: &mut Dice) -> ImeEvent {
    let words = (*dice.of(&WORDS)).to_owned();
    match dice.below(8) {
        0..3 => {
            let letters = words.chars().count();
            let active_range_chars = (dice.below(2) == 0).then(|| 0..dice.below(letters + 2));
            ImeEvent::Preedit { text: words, active_range_chars }
        }
        3 => ImeEvent::Preedit { text: String::new(), active_range_chars: None },
        4..7 => ImeEvent::Commit(words),
        _ => ImeEvent::DeleteSurrounding { before_chars: dice.below(4), after_chars: dice.below(3) },
    }
}

/// Somewhere on the page, now and then beside or beyond it.
fn place(dice: &mut Dice) -> Pos2 {
    let at = |dice: &mut Dice, from: i16, to: i16| {
        f32::from(from + i16::try_from(dice.below(usize::try_from(to - from).unwrap())).unwrap())
    };
    // Not over the menus, which lead to dialogs.
    if dice.below(12) == 0 {
        pos2(at(dice, 0, 900), at(dice, 640, 800))
    } else {
        pos2(at(dice, 0, 900), at(dice, 110, 650))
    }
}

fn pointer(dice: &mut Dice, page: &Page) -> Vec<Event> {
    let pos = place(dice);
    let modifiers = *dice.of(&[NONE, NONE, NONE, SHIFT, CTRL]);
    let button = |pressed, button| Event::PointerButton { pos, button, pressed, modifiers };
    let press = |pressed| button(pressed, PointerButton::Primary);
    let moved = Event::PointerMoved(pos);
    match dice.below(12) {
        0..3 => vec![moved, press(true)],
        3..6 => vec![moved, press(false)],
        6 => vec![moved],
        7 => vec![moved, press(true), press(false)],
        8 => vec![moved, press(true), press(false), press(true), press(false)],
        9 => vec![moved, button(true, PointerButton::Secondary), button(false, PointerButton::Secondary)],
        10 => {
            let head = page.session().view.selection.map(|_| page.window.output().platform_output.ime.as_ref());
            let pos = head.flatten().map_or(pos, |ime| ime.cursor_rect.center());
            let again = Event::PointerButton { pos, button: PointerButton::Primary, pressed: true, modifiers: NONE };
            vec![Event::PointerMoved(pos), again]
        }
        _ => {
            let delta = vec2(0.0, f32::from(i16::try_from(dice.below(2_000)).unwrap() - 1_000));
            let (unit, phase) = (MouseWheelUnit::Point, TouchPhase::Move);
            vec![
                moved,
                Event::MouseWheel { unit, delta, phase, source: egui::MouseWheelSource::Unknown, modifiers: NONE },
            ]
        }
    }
}

fn command(dice: &mut Dice) -> Option<Event> {
    let all: Vec<_> = commands::all().filter(|command| !NOT.contains(&command.id.0)).collect();
    let shortcut = dice.of(&all).shortcut?;
    let modifiers = Modifiers {
        alt: shortcut.alt,
        ctrl: shortcut.primary,
        shift: shortcut.shift,
        command: shortcut.primary,
        mac_cmd: false,
    };
    Some(key_event(Key::from_name(shortcut.key)?, modifiers))
}

/// One to three things that happen in one frame.
fn events(dice: &mut Dice, page: &mut Page) -> Vec<Event> {
    let mut events = Vec::new();
    for _ in 0..=dice.below(3) {
        match dice.below(20) {
            0..6 => events.push(text(dice.of::<&str>(&WORDS))),
            6..11 => events.push(key_event(*dice.of(&KEYS), *dice.of(&HELD))),
            11..13 => events.push(Event::Ime(ime(dice))),
            13..16 => events.extend(pointer(dice, page)),
            16 => events.extend(command(dice)),
            17 => events.push(key_event(*dice.of(&[Key::Z, Key::Y]), CTRL)),
            18 => events.push(dice.of(&[Event::Copy, Event::Cut, Event::Paste("plain\nwords".to_owned())]).clone()),
            _ => {
                page.clipboard.put(Held { html: Some((*dice.of(&HTML)).to_owned()), ..Held::of_plain("held") });
                events.push(Event::Paste("held".to_owned()));
            }
        }
    }
    events
}

/// Does something that no event of the window does.
fn beside(dice: &mut Dice, page: &mut Page) {
    let session = page.window.state_mut().session_mut();
    match dice.below(6) {
        0 => NOW.set(NOW.get() + 1_500),
        1 => session.view.wanted_clip = Some(*dice.of(&[Clip::Cut, Clip::Copy, Clip::Paste, Clip::PastePlain])),
        2 => {
            let stories: Vec<_> = session.project.stories.iter().map(|story| story.id).collect();
            if !stories.is_empty() {
                session.act(Action::ShowStory(*dice.of(&stories)));
            }
        }
        3 => page.window.input_mut().focused ^= true,
        4 => {
            let all: Vec<_> = commands::all().filter(|command| !NOT.contains(&command.id.0)).collect();
            session.act(Action::Run(dice.of(&all).id));
        }
        _ => {
            let focus = page.window.ctx.memory(egui::Memory::focused);
            if let Some(focus) = focus {
                page.window.ctx.memory_mut(|memory| memory.surrender_focus(focus));
            }
        }
    }
}

#[track_caller]
fn assert_valid(text: &Text) {
    let spans = text.spans();
    assert!(spans.is_sorted(), "{spans:?}");
    for (nth, span) in spans.iter().enumerate() {
        assert!(span.start < span.end && text.as_str().get(span.start..span.end).is_some(), "{span:?} in {text:?}");
        for other in &spans[nth + 1..] {
            assert!(span.mark.kind() != other.mark.kind() || span.end <= other.start, "{span:?} {other:?}");
            assert!(span.mark != other.mark || span.end < other.start, "{span:?} {other:?}");
        }
    }
}

#[track_caller]
fn assert_sound(session: &Session, known: &mut Vec<Arc<Story>>) {
    for story in &session.project.stories {
        if known.iter().any(|known| Arc::ptr_eq(known, story)) {
            continue;
        }
        let ids: BTreeSet<_> = story.body.iter().map(|block| block.id).collect();
        assert_eq!(ids.len(), story.body.len(), "two blocks share an id");
        for block in &story.body {
            if let Content::List(list) = &block.content {
                assert!(list.items.iter().all(|entry| entry.level < 9), "{list:?}");
            }
        }
        for (_, _, text) in story.texts() {
            assert_valid(text);
        }
    }
    known.clone_from(&session.project.stories);
    if let (Some(selection), Some(story)) = (session.view.selection, session.story()) {
        for caret in [selection.anchor, selection.head] {
            let words = session.lent(caret.spot).or(motion::words_of(story, caret.spot));
            let words = words.unwrap_or_else(|| panic!("{selection:?} is in no text of the page"));
            assert!(words.is_char_boundary(caret.byte), "{selection:?} in {words:?}");
        }
    }
}

/// What the page tells is what the story says, but for what is being composed.
#[track_caller]
fn assert_shown(page: &Page, composes: bool) {
    let Some(story) = page.session().story() else { return };
    if composes || page.session().view.dialog.is_some() {
        return;
    }
    let lent = |spot| page.session().lent(spot);
    let said: BTreeSet<&str> =
        motion::spots(story).filter_map(|spot| lent(spot).or(motion::words_of(story, spot))).collect();
    for value in page.values() {
        assert!(said.contains(value.as_str()), "{value:?} shows and is not in the story");
    }
}

fn sample() -> Page {
    let folder = tempfile::tempdir().unwrap();
    let path = copydesk::app::unpack_sample(folder.path()).unwrap();
    let settings = Settings { file: Some(folder.path().join("settings.ron")), ..Settings::default() };
    let mut session = Session::new(World::new(clock, 7), settings, Arc::new(|| {}));
    session.open(path);
    while let Some(outcome) = session.jobs.wait() {
        session.receive(outcome);
    }
    Page::with(session, folder, 900.0, 700.0)
}

fn number(name: &str) -> Option<u64> {
    std::env::var(name).ok()?.parse().ok()
}

fn play(seed: u64, times: u64) {
    let mut page = sample();
    let mut dice = Dice::new(seed);
    let mut trail = Trail { seed, done: 0, last: Vec::new() };
    let mut known = Vec::new();
    let mut composes = false;
    for _ in 0..times {
        if dice.below(25) == 0 {
            trail.note("something beside the page".to_owned());
            beside(&mut dice, &mut page);
        }
        let events = events(&mut dice, &mut page);
        trail.note(format!("{events:?}"));
        composes = (composes || events.iter().any(|event| matches!(event, Event::Ime(_))))
            && !matches!(events.last(), Some(Event::Ime(ImeEvent::Commit(_))));
        page.frame(events);
        while let Some(outcome) = page.window.state_mut().session_mut().jobs.wait() {
            page.window.state_mut().session_mut().receive(outcome);
        }
        if page.session().view.dialog.is_some() {
            page.window.state_mut().session_mut().act(Action::Dialog(None));
        }
        assert_sound(page.session(), &mut known);
        if dice.below(6) == 0 {
            // What a menu or a field asked shows a frame later, and each key there has a frame of its own.
            for _ in 0..8 {
                page.rest();
            }
            assert_sound(page.session(), &mut known);
            assert_shown(&page, composes);
        }
        if page.session().project.stories.is_empty() {
            page.run("new-story");
        }
    }
    let path = page.folder.path().join("end.ron");
    project::create(&page.session().project, &path).unwrap();
    assert_eq!(project::open(&path).unwrap().project, page.session().project);
    if page.session().history.undo_label().is_some() {
        let most = page.session().project.clone();
        page.act(Action::Run(CommandId("undo")));
        page.act(Action::Run(CommandId("redo")));
        assert_eq!(page.session().project, most);
    }
}

#[test]
fn anything_may_happen() {
    let times = number("COPYDESK_MONKEY").unwrap_or(2_000);
    match number("COPYDESK_MONKEY_SEED") {
        Some(seed) => play(seed, times.min(2_500)),
        // Fresh starts, as a page that has grown wild is slow and all alike.
        None => (0..times.div_ceil(500)).for_each(|seed| play(seed, 500)),
    }
}
