//! Menus by keyboard.

use copydesk::app::Dialog;
use copydesk::app::commands::{self, Menu};
use egui::{Key, Modifiers, Popup};
use egui_kittest::kittest::{NodeT, Queryable as _};

use super::*;

fn is_open(window: &Window) -> bool {
    Popup::is_any_open(&window.ctx)
}

/// Goes to a menu of the bar and opens it.
fn open(window: &mut Window, menu: Menu) {
    let label = menu.label(window.state().session().words);
    press(window, NONE, Key::F10);
    let next = if window.state().session().words.direction() == copydesk::ground::Direction::Rtl {
        Key::ArrowLeft
    } else {
        Key::ArrowRight
    };
    for _ in 0..Menu::ALL.len() {
        if focused(window) == label {
            break;
        }
        press(window, NONE, next);
    }
    assert_eq!(focused(window), label);
    press(window, NONE, Key::ArrowDown);
    assert!(is_open(window), "{label}");
}

#[test]
fn f10_leads_to_the_bar_and_escape_back_to_the_caret() {
    let mut window = window("en");
    press(&mut window, ctrl(), Key::End);
    let stood = window.state().session().view.selection;
    press(&mut window, NONE, Key::F10);
    assert_eq!(focused(&window), "File");
    press(&mut window, NONE, Key::ArrowRight);
    assert_eq!(focused(&window), "Edit");
    press(&mut window, NONE, Key::ArrowLeft);
    press(&mut window, NONE, Key::ArrowLeft);
    assert_eq!(focused(&window), "Help", "around the end");
    press(&mut window, NONE, Key::Escape);
    assert!(on_page(&window) && !is_open(&window));
    press(&mut window, NONE, Key::F10);
    press(&mut window, NONE, Key::ArrowDown);
    press(&mut window, NONE, Key::ArrowDown);
    press(&mut window, NONE, Key::Escape);
    assert!(on_page(&window) && !is_open(&window));
    assert_eq!(window.state().session().view.selection, stood);
    press(&mut window, NONE, Key::F10);
    press(&mut window, NONE, Key::F10);
    assert!(on_page(&window), "F10 leads back as well");
}

#[test]
fn a_menu_higher_than_the_window_is_scrolled_to_its_last_entry() {
    let mut window = window_of(sample("en"), egui::vec2(800.0, 600.0));
    for menu in [Menu::File, Menu::View, Menu::Format] {
        open(&mut window, menu);
        press(&mut window, NONE, Key::ArrowUp);
        window.run_steps(8);
        let last = focused(&window);
        let rect = window.get_by_label(&last).rect();
        assert!(rect.min.y >= 0.0 && rect.max.y <= 600.0, "{last} lies at {rect:?}");
        press(&mut window, NONE, Key::Escape);
    }
}

#[test]
fn alt_by_itself_leads_to_the_bar_and_back() {
    let mut window = window("en");
    let up = |key, held| Event::Key { key, physical_key: Some(key), pressed: false, repeat: false, modifiers: held };
    let tap = [down(Key::AltLeft, Modifiers::ALT), up(Key::AltLeft, NONE)];
    at_once(&mut window, &tap);
    assert_eq!(focused(&window), "File");
    at_once(&mut window, &tap);
    assert!(on_page(&window));
    let shortcut = [down(Key::AltLeft, Modifiers::ALT), down(Key::ArrowDown, Modifiers::ALT), up(Key::AltLeft, NONE)];
    at_once(&mut window, &shortcut);
    assert!(on_page(&window), "with another key it is no tap");
}

#[test]
fn in_an_open_menu_arrows_go_on_to_the_next_and_letters_to_entries() {
    let mut window = window("en");
    open(&mut window, Menu::File);
    assert_eq!(focused(&window), "New project…");
    press(&mut window, NONE, Key::ArrowRight);
    assert!(is_open(&window));
    press(&mut window, NONE, Key::ArrowLeft);
    assert_eq!(focused(&window), "New project…");
    press(&mut window, NONE, Key::ArrowUp);
    let last = focused(&window);
    press(&mut window, NONE, Key::Home);
    assert_eq!(focused(&window), "New project…");
    press(&mut window, NONE, Key::End);
    assert_eq!(focused(&window), last);
    type_words(&mut window, "i");
    assert_eq!(focused(&window), "Import raw copy…");
    type_words(&mut window, "e");
    assert_eq!(focused(&window), "Export…");
    press(&mut window, NONE, Key::Enter);
    assert_eq!(window.state().session().view.dialog, Some(Dialog::Export));
    assert!(!is_open(&window));
}

#[test]
fn a_letter_on_the_bar_opens_its_menu() {
    let mut window = window("en");
    press(&mut window, NONE, Key::F10);
    type_words(&mut window, "v");
    assert!(is_open(&window));
    let first = commands::of(Menu::View).next().unwrap();
    assert_eq!(focused(&window), first.label(window.state().session().words));
}

#[test]
fn in_arabic_the_bar_is_walked_the_other_way() {
    let mut window = window("ar_IQ.UTF-8");
    press(&mut window, NONE, Key::F10);
    let words = window.state().session().words;
    assert_eq!(focused(&window), Menu::File.label(words));
    press(&mut window, NONE, Key::ArrowLeft);
    assert_eq!(focused(&window), Menu::Edit.label(words));
    press(&mut window, NONE, Key::ArrowDown);
    press(&mut window, NONE, Key::ArrowLeft);
    assert_eq!(
        focused(&window),
        commands::of(Menu::Story).find(|c| (c.ready)(window.state().session())).unwrap().label(words)
    );
}

/// The names of the entries of the open menu that can be reached, by going down until the first one comes again.
fn walked(window: &mut Window) -> Vec<String> {
    press(window, NONE, Key::Home);
    let mut found = vec![focused(window)];
    for _ in 0..60 {
        press(window, NONE, Key::ArrowDown);
        let now = focused(window);
        if found.first() == Some(&now) {
            return found;
        }
        found.push(now);
    }
    panic!("there is no end to {found:?}");
}

#[test]
fn every_ready_command_is_in_its_menu_and_no_other_can_be_reached() {
    for speaks in SPEAKS {
        let mut window = window(speaks);
        for menu in Menu::ALL {
            open(&mut window, menu);
            let found = walked(&mut window);
            let session = window.state().session();
            for command in commands::of(menu) {
                let label = command.label(session.words).to_owned();
                assert_eq!(found.contains(&label), (command.ready)(session), "{:?} among {found:?}", command.id);
            }
            press(&mut window, NONE, Key::Escape);
        }
    }
}

/// Puts the desk back as it was in the beginning.
fn afresh(window: &mut Window, from: &copydesk::project::Project) {
    let session = window.state_mut().session_mut();
    session.view.dialog = None;
    session.view.tour = None;
    session.view.page.focus = false;
    session.settings = copydesk::app::Settings::default();
    session.act(Action::Speak(None));
    while session.jobs.wait().is_some() {}
    let file = session.file.clone();
    session.take_up(from.clone(), file);
    session.view.panels = copydesk::app::Panels::default();
    let window_closes = std::mem::take(&mut session.view.closing);
    assert!(!window_closes);
    window.run_steps(4);
    // One of the commands leads to the menu bar, and from there away from it.
    press(window, NONE, Key::Escape);
}

/// Leaving, and what only the system's clipboard and windows can tell.
const ELSEWHERE: [&str; 1] = ["quit"];

#[test]
fn every_ready_command_is_run_from_its_menu_by_keys() {
    let mut window = window("en");
    let project = window.state().session().project.clone();
    for command in commands::all().filter(|command| !ELSEWHERE.contains(&command.id.0)) {
        afresh(&mut window, &project);
        if !(command.ready)(window.state().session()) {
            continue;
        }
        open(&mut window, command.menu);
        let label = command.label(window.state().session().words);
        for _ in 0..60 {
            if focused(&window) == label {
                break;
            }
            press(&mut window, NONE, Key::ArrowDown);
        }
        assert_eq!(focused(&window), label);
        press(&mut window, NONE, Key::Enter);
        assert!(!is_open(&window), "{label} closes its menu");
    }
}

/// The chosen row of the palette, as a screen reader says it.
fn chosen(window: &Window) -> String {
    let rows = window.root().children_recursive();
    let rows = rows.filter(|node| node.accesskit_node().role() == egui::accesskit::Role::ListBoxOption);
    let mut chosen = rows.filter(|node| node.accesskit_node().is_selected() == Some(true));
    chosen.find_map(|node| node.accesskit_node().label()).unwrap_or_default()
}

#[test]
fn every_command_is_found_in_the_palette_and_run_when_it_is_ready() {
    let mut window = window("en");
    let project = window.state().session().project.clone();
    for command in commands::all().filter(|c| c.id.0 != "palette" && !ELSEWHERE.contains(&c.id.0)) {
        afresh(&mut window, &project);
        let (ready, words) = ((command.ready)(window.state().session()), window.state().session().words);
        act(&mut window, Action::Dialog(Some(Dialog::Palette)));
        type_words(&mut window, &format!("{} {}", command.menu.label(words), command.label(words)));
        // Some names have the same letters.
        let found = (0..5).any(|_| {
            let is_it = chosen(&window).starts_with(command.label(words));
            if !is_it {
                press(&mut window, NONE, Key::ArrowDown);
            }
            is_it
        });
        assert!(found, "{:?}: {}", command.id, chosen(&window));
        press(&mut window, NONE, Key::Enter);
        let open = window.state().session().view.dialog == Some(Dialog::Palette);
        assert_eq!(open, !ready, "{:?}", command.id);
    }
}

#[test]
fn the_menus_of_the_tools_are_walked_the_same_way() {
    let mut window = window("en");
    press(&mut window, ctrl(), Key::End);
    press(&mut window, ctrl(), Key::A);
    act(&mut window, Action::Run(CommandId("part-before")));
    for name in ["Insert", "Tag entity"] {
        for _ in 0..20 {
            if focused(&window).starts_with(name) {
                break;
            }
            press(&mut window, NONE, Key::Tab);
        }
        assert!(focused(&window).starts_with(name), "{} is no {name}", focused(&window));
        press(&mut window, NONE, Key::Enter);
        assert!(is_open(&window));
        let found = walked(&mut window);
        assert!(found.len() > 2, "{found:?}");
        press(&mut window, NONE, Key::Escape);
        assert!(!is_open(&window) && on_page(&window));
        act(&mut window, Action::Run(CommandId("part-before")));
    }
}

#[test]
fn the_menu_of_the_page_and_of_a_story_open_by_keys() {
    let mut window = window("en");
    press(&mut window, ctrl(), Key::End);
    press(&mut window, Modifiers::SHIFT, Key::F10);
    assert!(is_open(&window));
    let found = walked(&mut window);
    assert!(found.contains(&"Paste".to_owned()), "{found:?}");
    press(&mut window, NONE, Key::Escape);
    assert!(on_page(&window));
    press(&mut window, NONE, Key::Menu);
    assert!(is_open(&window), "the key that keyboards have for it");
    press(&mut window, NONE, Key::Escape);
    let last = window.state().session().project.stories.last().unwrap().id;
    for _ in 0..10 {
        if focused(&window).starts_with("Story:") || focused(&window).contains("Mosul") {
            break;
        }
        press(&mut window, Modifiers::SHIFT, Key::F6);
    }
    press(&mut window, NONE, Key::ArrowDown);
    press(&mut window, Modifiers::SHIFT, Key::F10);
    assert!(is_open(&window));
    let found = walked(&mut window);
    assert!(found.iter().any(|name| name.starts_with("Duplicate")), "{found:?}");
    assert!(window.state().session().project.stories.iter().any(|story| story.id == last));
}
