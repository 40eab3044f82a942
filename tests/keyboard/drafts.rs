//! Words typed in dialogs are not lost by a key or a click too many; and what of the page is written in
//! the inspector leads there.

use copydesk::app::Dialog;
use copydesk::story::{Status, Step};
use egui::{PointerButton, Pos2, pos2};
use egui_kittest::kittest::Queryable as _;

use super::*;

fn click(window: &mut Window, pos: Pos2) {
    let button = |pressed| Event::PointerButton { pos, button: PointerButton::Primary, pressed, modifiers: NONE };
    at_once(window, &[Event::PointerMoved(pos)]);
    at_once(window, &[button(true), button(false)]);
    window.run_steps(4);
}

fn published() -> Window {
    let mut project = super::stories(2);
    for story in &mut project.stories {
        Arc::make_mut(story).status = Status::Published;
    }
    let mut session = session("en", Settings::default());
    session.take_up(project, None);
    window_of(session, WIDE)
}

fn ask(window: &mut Window, story: u64, step: Step) {
    act(window, Action::Dialog(Some(Dialog::Note(StoryId::from(story), step))));
    window.run_steps(6);
}

fn dialog(window: &Window) -> bool {
    window.state().session().view.dialog.is_some()
}

#[test]
fn a_note_is_there_again_after_escape_and_a_stray_click_does_not_close_it() {
    let mut window = published();
    ask(&mut window, 1, Step::Correct);
    click(&mut window, pos2(4.0, 450.0));
    assert!(!dialog(&window), "nothing was typed: a click beside it closes it");
    ask(&mut window, 1, Step::Correct);
    type_words(&mut window, "There are four.");
    click(&mut window, pos2(4.0, 450.0));
    assert!(dialog(&window), "a stray click puts nothing away");
    press(&mut window, NONE, Key::Escape);
    assert!(!dialog(&window));
    ask(&mut window, 1, Step::Kill);
    assert!(!says(&window, "There are four."), "each step has its own");
    assert!(says(&window, "Why it is withdrawn"));
    press(&mut window, NONE, Key::Escape);
    ask(&mut window, 2, Step::Correct);
    assert!(!says(&window, "There are four."), "each story has its own");
    press(&mut window, NONE, Key::Escape);
    ask(&mut window, 1, Step::Correct);
    assert!(says(&window, "There are four."), "it is there again");
    press(&mut window, ctrl(), Key::Enter);
    assert_eq!(window.state().session().project.stories[0].corrections[0].note, "There are four.");
    ask(&mut window, 1, Step::Correct);
    assert!(!dialog_holds(&window, "There are four."), "what was published is no draft");
}

fn dialog_holds(window: &Window, words: &str) -> bool {
    window.root().children_recursive().any(|node| {
        let node = node.accesskit_node();
        node.is_focused() && node.value().is_some_and(|value| value.contains(words))
    })
}

#[test]
fn a_click_on_the_byline_leads_to_its_field() {
    for (size, tab) in [(WIDE, true), (WIDE, false), (NARROW, true)] {
        let mut session = session("en", Settings::default());
        session.take_up(stories(1), None);
        let mut window = window_of(session, size);
        if !tab {
            act(&mut window, toggle(Side::Inspector));
        }
        let page = window.get_by_label("Paragraph").rect();
        // The line that names no author lies above the first paragraph.
        let at = pos2(page.left() + 30.0, page.top() - 28.0);
        click(&mut window, at);
        assert!(!on_page(&window), "{size:?} {tab}: {}", focused(&window));
        assert_eq!(focused(&window), "Bylines, one a line", "{size:?} {tab}");
        type_words(&mut window, "Rana Aziz");
        let story = window.state().session().story().unwrap().clone();
        assert_eq!(story.furniture.bylines[0].name, "Rana Aziz");
        assert!(story.furniture.deck.is_empty());
    }
}
