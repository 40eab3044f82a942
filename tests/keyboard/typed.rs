//! What is typed, whatever the layout: `AltGr`, and keyboards without Latin letters.

use copydesk::app::Dialog;
use egui::{Key, Modifiers};

use super::*;

const ALTGR: Modifiers = Modifiers { alt: true, ctrl: true, shift: false, mac_cmd: false, command: true };

fn text(words: &str) -> Event {
    Event::Text(words.to_owned())
}

fn headline(window: &Window) -> String {
    window.state().session().story().unwrap().furniture.headline.clone()
}

/// A window with a new story, the caret in its empty headline.
fn empty(speaks: &str) -> Window {
    let mut window = window(speaks);
    press(&mut window, ctrl(), Key::N);
    window
}

#[test]
fn on_the_page_text_typed_with_altgr_runs_no_command() {
    let mut window = empty("en");
    let before = window.state().session().project.stories.len();
    // Ctrl+Alt+D duplicates a story, Ctrl+Alt+N begins one, Ctrl+Alt+Q marks a quotation.
    at_once(&mut window, &[down(Key::D, ALTGR), text("ð")]);
    at_once(&mut window, &[text("€"), down(Key::N, ALTGR)]);
    at_once(&mut window, &[down(Key::Q, ALTGR), text("@"), down(Key::D, ALTGR), text("[")]);
    assert_eq!(headline(&window), "ð€@[");
    let session = window.state().session();
    assert_eq!((session.project.stories.len(), &session.view.dialog), (before, &None));
    at_once(&mut window, &[down(Key::N, ALTGR)]);
    assert_eq!(window.state().session().view.dialog, Some(Dialog::Templates), "without text it is a shortcut");
}

#[test]
fn in_a_field_text_typed_with_altgr_runs_no_command() {
    let mut window = window("en");
    let before = window.state().session().project.stories.len();
    press(&mut window, ctrl(), Key::F);
    at_once(&mut window, &[down(Key::D, ALTGR), text("@")]);
    at_once(&mut window, &[text("€"), down(Key::N, ALTGR)]);
    let session = window.state().session();
    assert!(session.view.find.query.words.ends_with("@€"), "{:?}", session.view.find.query.words);
    assert_eq!((session.project.stories.len(), &session.view.dialog), (before, &None));
}

#[test]
fn alt_with_a_letter_writes_nothing() {
    let mut window = empty("en");
    at_once(&mut window, &[down(Key::F, Modifiers::ALT), text("f")]);
    at_once(&mut window, &[down(Key::F, NONE), text("f")]);
    assert_eq!(headline(&window), "f");
}

#[test]
fn shortcuts_work_while_the_keyboard_writes_arabic() {
    let mut window = empty("ar_IQ.UTF-8");
    // As they come from an Arabic layout: the letter as text, the key by its place.
    let typed = |key, letter: &str| [down(key, NONE), text(letter)];
    at_once(&mut window, &typed(Key::S, "س"));
    at_once(&mut window, &typed(Key::B, "لا"));
    at_once(&mut window, &typed(Key::L, "م"));
    assert_eq!(headline(&window), "سلام");
    at_once(&mut window, &[down(Key::E, ctrl())]);
    assert_eq!(window.state().session().view.dialog, Some(Dialog::Export));
    press(&mut window, NONE, Key::Escape);
    at_once(&mut window, &[down(Key::Z, ctrl())]);
    assert_ne!(headline(&window), "سلام");
    at_once(&mut window, &[down(Key::F, ctrl() | Modifiers::SHIFT)]);
    assert_eq!(window.state().session().view.find.scope, copydesk::app::Scope::Project);
}
