//! Commands by keyboard: the palette, and what keys are called.
#![expect(clippy::unwrap_used, reason = "helpers of tests may fail loudly")]

#[path = "support/laid.rs"]
mod laid;

use std::path::Path;
use std::sync::Arc;

use copydesk::app::commands::{self, CommandId};
use copydesk::app::{Action, Dialog, OpenFile, Session, Settings, Tab, World};
use copydesk::project;
use copydesk::ui::Desk;
use egui::{Key, Modifiers, vec2};
use egui_kittest::Harness;
use egui_kittest::kittest::{NodeT, Queryable};

type Window = Harness<'static, Desk>;

fn noon() -> jiff::Timestamp {
    jiff::Timestamp::from_second(1_795_000_000).unwrap()
}

/// The sample, in a window of a system that speaks this language.
fn window(speaks: &str) -> Window {
    let path = laid::river();
    let opened = project::open(&path).unwrap();
    let mut session = Session::new(World::new(noon, 7).speaking(speaks), Settings::default(), Arc::new(|| {}));
    session.take_up(opened.project, Some(OpenFile { path, stamp: opened.stamp, read_only: None }));
    let mut window = Harness::builder()
        .with_size(vec2(1440.0, 900.0))
        .with_max_steps(40)
        .build_eframe(move |created| Desk::new(session, &created.egui_ctx));
    window.run_steps(4);
    window
}

fn press(window: &mut Window, held: Modifiers, key: Key) {
    window.key_press_modifiers(held, key);
    window.run_steps(4);
}

fn type_words(window: &mut Window, words: &str) {
    window.event(egui::Event::Text(words.to_owned()));
    window.run_steps(4);
}

/// Opens the palette by its keys and types.
fn look_for(window: &mut Window, words: &str) {
    press(window, Modifiers::COMMAND | Modifiers::SHIFT, Key::P);
    assert_eq!(window.state().session().view.dialog, Some(Dialog::Palette));
    type_words(window, words);
}

/// The chosen row, as a screen reader says it.
fn chosen(window: &Window) -> String {
    let is_chosen = |node: &egui_kittest::Node<'_>| node.accesskit_node().is_selected() == Some(true);
    let rows = window.get_all_by_role(egui::accesskit::Role::ListBoxOption);
    rows.filter(is_chosen).map(|node| node.accesskit_node().label().unwrap_or_default()).collect()
}

#[test]
fn a_command_is_found_by_a_few_letters_and_run_by_enter() {
    let mut window = window("en");
    let before = window.state().session().project.stories.len();
    look_for(&mut window, "new st");
    assert_eq!(chosen(&window), "New story, Story, Ctrl+N");
    press(&mut window, Modifiers::NONE, Key::Enter);
    let session = window.state().session();
    assert_eq!((session.project.stories.len(), &session.view.dialog), (before + 1, &None));
    type_words(&mut window, "Fresh");
    assert_eq!(window.state().session().story().unwrap().furniture.headline, "Fresh", "the page has the keys again");
}

#[test]
fn what_was_run_lately_comes_first_and_is_remembered() {
    let mut window = window("en");
    look_for(&mut window, "justify");
    press(&mut window, Modifiers::NONE, Key::Enter);
    assert_eq!(window.state().session().settings.recent_commands, ["justify"]);
    press(&mut window, Modifiers::COMMAND, Key::K);
    assert_eq!(chosen(&window), "Justify, View");
    let mut settings = Settings::default();
    for command in commands::all().chain(commands::all()) {
        settings.remember_command(command.id);
    }
    assert_eq!(settings.recent_commands.len(), 12, "no more than are of use");
}

#[test]
fn arrows_go_through_the_list_and_around_it_and_escape_leads_back() {
    let mut window = window("en");
    look_for(&mut window, "");
    let first = chosen(&window);
    press(&mut window, Modifiers::NONE, Key::ArrowDown);
    let second = chosen(&window);
    press(&mut window, Modifiers::NONE, Key::ArrowUp);
    assert_eq!(chosen(&window), first);
    assert_ne!(first, second);
    press(&mut window, Modifiers::NONE, Key::ArrowUp);
    let last = chosen(&window);
    press(&mut window, Modifiers::NONE, Key::Home);
    assert_eq!(chosen(&window), first);
    press(&mut window, Modifiers::NONE, Key::End);
    assert_eq!(chosen(&window), last);
    press(&mut window, Modifiers::NONE, Key::Escape);
    assert_eq!(window.state().session().view.dialog, None);
}

#[test]
fn stories_names_photos_and_findings_are_led_to() {
    let mut window = window("en");
    let project = window.state().session().project.clone();
    let story = project.stories.last().unwrap();
    look_for(&mut window, story.display_name());
    press(&mut window, Modifiers::NONE, Key::Enter);
    assert_eq!(window.state().session().view.story, Some(story.id));
    let entity = project.directory.entities.first().unwrap();
    look_for(&mut window, &entity.name);
    press(&mut window, Modifiers::NONE, Key::Enter);
    assert_eq!(window.state().session().view.panels.tab, Tab::Entities);
    let mentioned = window.state().session().view.selection;
    assert!(mentioned.is_some_and(|selection| !selection.is_empty()), "the mention is selected");
    let photo = project.library.photos.iter().find(|photo| !photo.caption.is_empty()).unwrap();
    let words: Vec<_> = photo.caption.split(' ').take(5).collect();
    look_for(&mut window, &words.join(" "));
    press(&mut window, Modifiers::NONE, Key::Enter);
    assert_eq!(window.state().session().view.panels.tab, Tab::Photos);
}

#[test]
fn what_cannot_be_done_now_stands_last_and_does_nothing() {
    let mut window = window("en");
    look_for(&mut window, "redo");
    press(&mut window, Modifiers::NONE, Key::End);
    assert!(chosen(&window).ends_with("not now"), "{}", chosen(&window));
    press(&mut window, Modifiers::NONE, Key::Enter);
    assert_eq!(window.state().session().view.dialog, Some(Dialog::Palette), "it stays open");
}

#[test]
fn an_arabic_desk_finds_commands_by_arabic_and_english_letters() {
    let mut window = window("ar_IQ.UTF-8");
    for typed in ["مادة جديدة", "ماده جديده", "new story"] {
        look_for(&mut window, typed);
        let label = commands::find(CommandId("new-story")).unwrap().label(window.state().session().words);
        assert!(chosen(&window).starts_with(label), "{typed} finds {}", chosen(&window));
        press(&mut window, Modifiers::NONE, Key::Escape);
    }
}

#[test]
fn nothing_is_looked_up_again_while_nothing_changes() {
    let mut window = window("en");
    look_for(&mut window, "st");
    window.run_steps(10);
    window.state_mut().session_mut().act(Action::Dialog(None));
    window.run_steps(3);
    assert!(!window.ctx.has_requested_repaint(), "a desk at rest draws nothing");
}

#[test]
fn the_kept_list_of_commands_is_the_one_of_the_rows() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/commands.md");
    let made = copydesk::ui::command_list();
    if std::env::var_os("UPDATE_COMMANDS").is_some() {
        let mut file = std::fs::File::create(&path).unwrap();
        std::io::Write::write_all(&mut file, made.as_bytes()).unwrap();
    }
    let kept = std::fs::read_to_string(&path).unwrap_or_default();
    let again = "UPDATE_COMMANDS=1 cargo test --test window_commands kept_list";
    assert!(kept == made, "docs/commands.md is stale: run `{again}` and commit it");
}
