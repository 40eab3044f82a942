//! The desk by keyboard alone: keys that are given, menus, the parts of the window, dialogs; and what
//! those who cannot see it are told.
#![expect(clippy::unwrap_used, reason = "helpers of tests may fail loudly")]

#[path = "../support/laid.rs"]
mod laid;
#[path = "../support/lost.rs"]
mod lost;

mod choices;
mod dialogs;
mod menus;
mod names;
mod panels;
mod parts;
mod rebinding;
mod ring;
mod turns;
mod typed;

use std::path::Path;
use std::sync::Arc;

use copydesk::app::commands::CommandId;
use copydesk::app::{Action, OpenFile, Session, Settings, Side, World};
use copydesk::ground::{BlockId, Language, StoryId};
use copydesk::project::{self, Project};
use copydesk::story::{Block, Content, Story, Text};
use copydesk::ui::Desk;
use egui::{Event, Key, Modifiers, Vec2, vec2};
use egui_kittest::Harness;
use egui_kittest::kittest::NodeT;

pub(crate) type Window = Harness<'static, Desk>;

pub(crate) const NONE: Modifiers = Modifiers::NONE;
pub(crate) const WIDE: Vec2 = vec2(1440.0, 900.0);
pub(crate) const NARROW: Vec2 = vec2(800.0, 600.0);
/// The languages of the interface, as a system names them.
pub(crate) const SPEAKS: [&str; 2] = ["en", "ar_IQ.UTF-8"];

/// As systems other than a Mac tell of Ctrl.
pub(crate) fn ctrl() -> Modifiers {
    Modifiers { ctrl: true, command: true, ..NONE }
}

pub(crate) fn noon() -> jiff::Timestamp {
    jiff::Timestamp::from_second(1_795_000_000).unwrap()
}

pub(crate) fn session(speaks: &str, settings: Settings) -> Session {
    Session::new(World::new(noon, 7).speaking(speaks), settings, Arc::new(|| {}))
}

/// A session with the sample.
pub(crate) fn sample(speaks: &str) -> Session {
    let path = laid::river();
    let opened = project::open(&path).unwrap();
    let mut session = session(speaks, Settings::default());
    session.take_up(opened.project, Some(OpenFile { path, stamp: opened.stamp, read_only: None }));
    session
}

/// A project with so many stories.
pub(crate) fn stories(count: u64) -> Project {
    let mut project = Project::new("Many", Language::english());
    for nth in 0..count {
        let mut story = Story::new(StoryId::from(nth + 1), Language::english());
        story.furniture.headline = format!("Story {nth} of the day");
        story.body.push(Arc::new(Block::new(BlockId::from(1), Content::Paragraph(Text::plain("It sails at noon.")))));
        project.stories.push(Arc::new(story));
    }
    project
}

pub(crate) fn window_of(session: Session, size: Vec2) -> Window {
    let mut window = Harness::builder()
        .with_size(size)
        .with_max_steps(60)
        .build_eframe(move |created| Desk::new(session, &created.egui_ctx));
    window.run_steps(4);
    window
}

pub(crate) fn window(speaks: &str) -> Window {
    window_of(sample(speaks), WIDE)
}

pub(crate) fn press(window: &mut Window, held: Modifiers, key: Key) {
    window.key_press_modifiers(held, key);
    window.run_steps(3);
}

pub(crate) fn type_words(window: &mut Window, words: &str) {
    window.event(Event::Text(words.to_owned()));
    window.run_steps(3);
}

pub(crate) fn act(window: &mut Window, action: impl Into<Action>) {
    window.state_mut().session_mut().act(action.into());
    window.run_steps(5);
}

/// Shows or hides a panel.
pub(crate) fn toggle(side: Side) -> Action {
    Action::Run(CommandId(match side {
        Side::Stories => "stories-panel",
        Side::Inspector => "inspector",
        Side::Preview => "preview",
    }))
}

/// Events of one and the same frame.
pub(crate) fn at_once(window: &mut Window, events: &[Event]) {
    window.input_mut().events.extend(events.iter().cloned());
    window.run_steps(4);
}

pub(crate) fn down(key: Key, held: Modifiers) -> Event {
    Event::Key { key, physical_key: Some(key), pressed: true, repeat: false, modifiers: held }
}

/// What has the keyboard, as a screen reader names it.
pub(crate) fn focused(window: &Window) -> String {
    let has_it = window.root().children_recursive().find(|node| node.accesskit_node().is_focused());
    has_it.map(|node| node.accesskit_node().label().unwrap_or_default()).unwrap_or_default()
}

/// Whether the page has the keyboard.
pub(crate) fn on_page(window: &Window) -> bool {
    window.ctx.memory(egui::Memory::focused) == Some(egui::Id::unique("manuscript"))
}

/// Whether words are shown somewhere.
pub(crate) fn says(window: &Window, words: &str) -> bool {
    window.root().children_recursive().any(|node| {
        let node = node.accesskit_node();
        node.label().is_some_and(|label| label.contains(words)) || node.value().is_some_and(|v| v.contains(words))
    })
}
