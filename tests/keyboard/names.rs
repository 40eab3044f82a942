//! Whatever can be pressed or have the keyboard tells what it is and what it is called.

use std::collections::BTreeSet;

use copydesk::app::Tab;
use copydesk::app::commands::Menu;
use egui::accesskit::{Action as Asked, Role};
use egui::{Key, Modifiers};

use super::*;

/// What can be pressed or have the keyboard and lacks a role or a name.
fn nameless(window: &Window, place: &str, found: &mut BTreeSet<String>) {
    for node in window.root().children_recursive() {
        let node = node.accesskit_node();
        let data = node.data();
        if !(data.supports_action(Asked::Click) || data.supports_action(Asked::Focus)) || node.is_hidden() {
            continue;
        }
        // Words that are only shown are their own name.
        let called = if node.role() == Role::Label { node.value() } else { node.label() };
        let named = called.is_some_and(|called| !called.trim().is_empty());
        let is_something = !matches!(node.role(), Role::Unknown | Role::GenericContainer);
        if !named || !is_something {
            found.insert(format!("{place}: {:?} {:?} at {:?}", node.role(), node.label(), node.bounding_box()));
        }
    }
}

fn none(found: BTreeSet<String>) {
    assert!(found.is_empty(), "{} without role or name:\n{}", found.len(), Vec::from_iter(found).join("\n"));
}

#[test]
fn in_every_panel() {
    let mut found = BTreeSet::new();
    for speaks in SPEAKS {
        let mut window = window(speaks);
        let stories: Vec<_> = window.state().session().project.stories.iter().map(|story| story.id).collect();
        for story in stories {
            act(&mut window, Action::ShowStory(story));
            for tab in Tab::ALL {
                act(&mut window, Action::ShowTab(tab));
                nameless(&window, tab.id(), &mut found);
            }
        }
        act(&mut window, Action::Run(CommandId("beside")));
        nameless(&window, "two pages", &mut found);
        for command in ["find", "find-everywhere", "replace"] {
            act(&mut window, Action::Run(CommandId(command)));
            type_words(&mut window, "e");
            nameless(&window, command, &mut found);
        }
        let mut narrow = window_of(sample(speaks), NARROW);
        for side in [Side::Stories, Side::Inspector] {
            act(&mut narrow, toggle(side));
            nameless(&narrow, &format!("over the page, {side:?}"), &mut found);
        }
        let welcome = window_of(session(speaks, Settings::default()), WIDE);
        nameless(&welcome, "welcome", &mut found);
    }
    none(found);
}

#[test]
fn in_every_fold_and_list_that_opens() {
    let mut found = BTreeSet::new();
    for speaks in SPEAKS {
        let mut window = window(speaks);
        for tab in Tab::ALL {
            act(&mut window, Action::ShowTab(tab));
            let folds: Vec<_> = window
                .root()
                .children_recursive()
                .filter(|node| matches!(node.accesskit_node().role(), Role::DisclosureTriangle | Role::ComboBox))
                .map(|node| node.accesskit_node().id())
                .collect();
            for fold in folds {
                if let Some(node) = window.root().children_recursive().find(|n| n.accesskit_node().id() == fold) {
                    node.click_accesskit();
                }
                window.run_steps(4);
                nameless(&window, tab.id(), &mut found);
                if egui::Popup::is_any_open(&window.ctx) {
                    press(&mut window, NONE, Key::Escape);
                }
            }
        }
    }
    none(found);
}

#[test]
fn in_every_dialog() {
    let mut found = BTreeSet::new();
    for speaks in SPEAKS {
        let mut window = window(speaks);
        act(&mut window, Action::Say { words: "Something was left out.".to_owned().into(), hint: None });
        nameless(&window, "notice", &mut found);
        for dialog in dialogs::all(window.state().session()) {
            act(&mut window, Action::Dialog(Some(dialog.clone())));
            nameless(&window, &format!("{dialog:?}"), &mut found);
        }
        act(&mut window, Action::Dialog(None));
        for stop in 0..copydesk::app::TOUR.len() {
            act(&mut window, Action::Tour(Some(stop)));
            nameless(&window, "tour", &mut found);
        }
    }
    none(found);
}

#[test]
fn in_every_menu() {
    let mut found = BTreeSet::new();
    for speaks in SPEAKS {
        let mut window = window(speaks);
        press(&mut window, NONE, Key::F10);
        press(&mut window, NONE, Key::ArrowDown);
        for _menu in Menu::ALL {
            nameless(&window, &focused(&window), &mut found);
            press(&mut window, NONE, Key::ArrowRight);
        }
        press(&mut window, NONE, Key::Escape);
        press(&mut window, Modifiers::SHIFT, Key::F10);
        nameless(&window, "menu of the page", &mut found);
    }
    none(found);
}

#[test]
fn the_page_beside_is_read_out() {
    let mut window = window("en");
    act(&mut window, Action::Run(CommandId("beside")));
    let session = window.state().session();
    let other = session.view.open.beside.unwrap().story;
    let other = session.project.story(other).unwrap();
    let pages: Vec<_> = window.root().children_recursive().collect();
    let page = pages.iter().find(|node| node.accesskit_node().role() == Role::Document).expect("the page");
    assert!(page.accesskit_node().label().unwrap().contains(other.display_name()));
    let told: Vec<_> = page.children_recursive().filter_map(|node| node.accesskit_node().value()).collect();
    assert!(told.contains(&other.furniture.headline), "{told:?}");
    assert!(told.iter().any(|words| words.starts_with(other.lede().split('.').next().unwrap())), "{told:?}");
}
