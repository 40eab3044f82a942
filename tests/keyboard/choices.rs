//! Lists of choices and the find bar by keyboard: no key goes where nobody meant it.

use copydesk::app::commands::CommandId;
use copydesk::app::{FindAct, Tab};
use copydesk::story::Genre;
use copydesk::tags::Terms;
use egui::Popup;
use egui::accesskit::Role;
use egui_kittest::kittest::{NodeT, Queryable as _};

use super::*;

fn terms(window: &Window) -> Terms {
    window.state().session().project.directory.sources.first().unwrap().terms
}

/// Goes by Tab until something of this name has the keyboard.
fn go_to(window: &mut Window, name: &str) {
    for _ in 0..120 {
        if focused(window) == name {
            return;
        }
        press(window, NONE, Key::Tab);
    }
    panic!("Tab never comes to {name}: {:?}", focused(window));
}

/// The genre of the story in the inspector has the keyboard, and words are selected on the page.
fn on_genre(window: &mut Window) -> Genre {
    act(window, Action::ShowTab(Tab::Story));
    press(window, ctrl(), Key::A);
    window.get_by_label("Genre").focus();
    window.run_steps(3);
    assert_eq!(focused(window), "Genre");
    genre(window)
}

fn genre(window: &Window) -> Genre {
    window.state().session().story().unwrap().filing.genre
}

#[test]
fn down_opens_a_list_and_enter_chooses_and_closes_it() {
    let mut window = window("en");
    let stood = on_genre(&mut window);
    press(&mut window, NONE, Key::ArrowDown);
    assert!(Popup::is_any_open(&window.ctx), "Down opens it");
    let at = Genre::ALL.iter().position(|genre| *genre == stood).unwrap();
    assert_eq!(focused(&window), "News", "on what is chosen");
    press(&mut window, NONE, Key::ArrowDown);
    press(&mut window, NONE, Key::Enter);
    assert_eq!(genre(&window), Genre::ALL[at + 1]);
    assert!(!Popup::is_any_open(&window.ctx), "Enter closes it");
    assert_eq!(focused(&window), "Genre", "which has the keyboard");
}

#[test]
fn escape_leads_from_a_list_back_to_its_button_and_no_letter_to_the_page() {
    let mut window = window("en");
    let stood = on_genre(&mut window);
    let before = window.state().session().project.clone();
    for opens in [Key::ArrowDown, Key::Enter, Key::Space] {
        press(&mut window, NONE, opens);
        assert!(Popup::is_any_open(&window.ctx), "{opens:?}");
        press(&mut window, NONE, Key::ArrowDown);
        press(&mut window, NONE, Key::Escape);
        assert!(!Popup::is_any_open(&window.ctx), "{opens:?}");
        assert_eq!((focused(&window).as_str(), genre(&window)), ("Genre", stood), "{opens:?}");
        type_words(&mut window, "x");
        assert!(window.state().session().project == before, "what is selected on the page stays");
    }
}

#[test]
fn the_terms_of_a_source_are_changed_by_keys_alone() {
    let mut window = window("en");
    let stood = terms(&window);
    let before = window.state().session().project.directory.sources.len();
    act(&mut window, Action::ShowTab(Tab::Sources));
    let details = window.state().session().words.get("source-details");
    let folds = |node: &egui_kittest::Node<'_>| {
        let node = node.accesskit_node();
        node.role() == Role::DisclosureTriangle && node.label().as_deref() == Some(details)
    };
    window.root().children_recursive().find(folds).unwrap().click();
    window.run_steps(8);
    let list = |node: &egui_kittest::Node<'_>| node.accesskit_node().role() == Role::ComboBox;
    window.root().children_recursive().find(list).unwrap().focus();
    window.run_steps(3);
    for _ in 0..2 {
        press(&mut window, NONE, Key::ArrowDown);
    }
    assert!(Popup::is_any_open(&window.ctx), "Down opens the list and goes to nothing else");
    press(&mut window, NONE, Key::Enter);
    assert_ne!(terms(&window), stood);
    assert!(!Popup::is_any_open(&window.ctx));
    assert_eq!(window.state().session().project.directory.sources.len(), before);
}

#[test]
fn tab_goes_from_what_is_found_to_what_replaces_it() {
    for speaks in SPEAKS {
        for size in [WIDE, NARROW] {
            let mut window = window_of(sample(speaks), size);
            let says = window.state().session().words;
            act(&mut window, Action::Run(CommandId("replace")));
            type_words(&mut window, "river");
            assert_eq!(focused(&window), says.get("find-words"));
            press(&mut window, NONE, Key::Tab);
            assert_eq!(focused(&window), says.get("find-with"), "{speaks} {size}");
            type_words(&mut window, "stream");
            assert_eq!(window.state().session().view.find.with, "stream");
            press(&mut window, NONE, Key::Tab);
            assert_eq!(focused(&window), says.of("find", "case"), "then the buttons");
            press(&mut window, Modifiers::SHIFT, Key::Tab);
            press(&mut window, Modifiers::SHIFT, Key::Tab);
            assert_eq!(focused(&window), says.get("find-words"));
            go_to(&mut window, says.get("find-replace"));
        }
    }
}

#[test]
fn deleting_in_many_stories_is_not_the_green_button() {
    let mut window = window("en");
    act(&mut window, Action::Run(CommandId("replace")));
    type_words(&mut window, "river");
    act(&mut window, Action::Run(CommandId("find-everywhere")));
    window.run_steps(10);
    let green = |window: &Window, begins: &str| {
        let button = window.query_all_by_label_contains(begins).next().unwrap().rect();
        let filled = |shape: &egui::Shape| {
            let egui::Shape::Rect(rect) = shape else { return false };
            rect.fill == copydesk::ui::theme::LIGHT.accent && rect.rect.contains(button.center())
        };
        window.output().shapes.iter().any(|clipped| filled(&clipped.shape))
    };
    assert!(!green(&window, "Delete "));
    act(&mut window, Action::Find(FindAct::With("stream".to_owned())));
    window.run_steps(10);
    let count = |node: &egui_kittest::Node<'_>| {
        node.accesskit_node().label().filter(|label| label.starts_with("Replace ") && label.contains(" stories"))
    };
    let replaces = window.root().children_recursive().find_map(|node| count(&node)).unwrap();
    assert!(green(&window, &replaces), "what replaces is");
}
