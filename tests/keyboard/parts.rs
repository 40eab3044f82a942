//! The keyboard's ways between the parts of the window, and within them.

use copydesk::app::Tab;
use egui::{Key, Modifiers};

use super::*;

/// What has the keyboard at each stop of F6, until the page has it again.
fn round(window: &mut Window, held: Modifiers) -> Vec<String> {
    let mut stops = Vec::new();
    for _ in 0..12 {
        press(window, held, Key::F6);
        if on_page(window) {
            return stops;
        }
        stops.push(focused(window));
    }
    panic!("F6 never comes back to the page: {stops:?}");
}

#[test]
fn f6_goes_round_in_the_order_of_reading_and_back() {
    let mut window = window("en");
    press(&mut window, ctrl(), Key::End);
    let stood = window.state().session().view.selection;
    let forward = round(&mut window, NONE);
    let story = window.state().session().story().unwrap().display_name().to_owned();
    assert_eq!(forward.len(), 5, "{forward:?}");
    assert_eq!((forward[0].as_str(), forward[2].as_str()), ("Story", "File"), "{forward:?}");
    assert!(forward[3].contains(&story), "the story on the page: {forward:?}");
    let mut back = round(&mut window, Modifiers::SHIFT);
    back.reverse();
    assert_eq!(back, forward);
    assert_eq!(window.state().session().view.selection, stood);
}

#[test]
fn escape_leads_back_to_the_caret_from_every_part() {
    for speaks in SPEAKS {
        let mut window = window(speaks);
        press(&mut window, ctrl(), Key::End);
        let stood = window.state().session().view.selection;
        for stop in 1..=5 {
            for _ in 0..stop {
                press(&mut window, NONE, Key::F6);
            }
            assert!(!on_page(&window), "{stop}");
            press(&mut window, NONE, Key::Escape);
            assert!(on_page(&window), "{stop}");
            assert_eq!(window.state().session().view.selection, stood);
        }
        type_words(&mut window, "x");
        assert!(window.state().session().is_dirty(), "and writes");
    }
}

#[test]
fn the_other_page_is_a_stop_where_there_are_two() {
    let mut window = window("en");
    act(&mut window, Action::Run(CommandId("beside")));
    let is_left = |window: &Window| !window.state().session().view.open.beside.unwrap().first;
    assert!(!is_left(&window));
    press(&mut window, Modifiers::SHIFT, Key::F6);
    assert!(on_page(&window) && is_left(&window));
    press(&mut window, NONE, Key::F6);
    assert!(on_page(&window) && !is_left(&window));
    press(&mut window, NONE, Key::F6);
    assert_eq!(focused(&window), "Story", "then comes the inspector");
    press(&mut window, Modifiers::SHIFT, Key::F6);
    assert!(on_page(&window) && !is_left(&window));
    press(&mut window, ctrl(), Key::F6);
    assert!(is_left(&window), "it has keys of its own as well");
}

#[test]
fn in_a_narrow_window_the_panel_over_the_page_is_a_stop() {
    let mut window = window_of(sample("en"), NARROW);
    act(&mut window, toggle(Side::Stories));
    let mut stops = Vec::new();
    for _ in 0..10 {
        press(&mut window, NONE, Key::F6);
        stops.push(focused(&window));
    }
    let story = window.state().session().story().unwrap().display_name().to_owned();
    assert!(stops.iter().any(|stop| stop.contains(&story)), "{stops:?}");
}

#[test]
fn on_the_welcome_page_too() {
    for speaks in SPEAKS {
        let mut window = window_of(session(speaks, copydesk::app::Settings::default()), WIDE);
        press(&mut window, NONE, Key::F6);
        let first = focused(&window);
        assert!(!first.is_empty());
        press(&mut window, NONE, Key::F6);
        let second = focused(&window);
        press(&mut window, NONE, Key::F6);
        assert!(second != first && focused(&window) != second, "{first}, {second}, {}", focused(&window));
    }
}

/// Where what has the keyboard is seen.
fn place(window: &Window) -> egui::Rect {
    let node = window.root().children_recursive().find(|node| node.accesskit_node().is_focused()).unwrap();
    node.rect()
}

#[test]
fn tab_goes_through_a_bar_in_the_order_it_is_read() {
    for (speaks, sign) in SPEAKS.into_iter().zip([1.0, -1.0]) {
        let mut window = window(speaks);
        press(&mut window, NONE, Key::F10);
        let mut last = place(&window).center().x * sign;
        let bar = place(&window).bottom();
        let mut count = 1;
        loop {
            press(&mut window, NONE, Key::Tab);
            let now = place(&window);
            if now.top() > bar {
                break;
            }
            assert!(now.center().x * sign > last, "{} in {speaks}", focused(&window));
            last = now.center().x * sign;
            count += 1;
        }
        assert!(count >= 11, "{count} things in the bar");
        press(&mut window, Modifiers::SHIFT, Key::Tab);
        assert!((place(&window).center().x * sign - last).abs() < 1.0, "and back");
    }
}

#[test]
fn tab_goes_down_the_fields_of_the_inspector() {
    let mut window = window("en");
    act(&mut window, Action::ShowTab(Tab::Story));
    press(&mut window, NONE, Key::F6);
    let mut last = place(&window).top();
    let mut fields = 0;
    for _ in 0..14 {
        press(&mut window, NONE, Key::Tab);
        window.run_steps(4);
        let now = place(&window);
        assert!((0.0..900.0).contains(&now.center().y), "{} is in sight", focused(&window));
        fields += usize::from(now.top() > last);
        last = now.top();
    }
    assert!(fields > 4, "{fields}");
}
