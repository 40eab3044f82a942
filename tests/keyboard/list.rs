//! The list of stories by keys: what is pressed there means the story of the row, and never its copy.

use copydesk::story::Status;
use egui_kittest::kittest::Queryable as _;

use super::*;

fn list() -> Window {
    let mut session = session("en", Settings::default());
    session.take_up(stories(4), None);
    window_of(session, WIDE)
}

fn click(window: &mut Window, name: &str) {
    window.get_by_label(&format!("Story: {name}")).click();
    window.run_steps(4);
}

fn headlines(window: &Window) -> Vec<String> {
    window.state().session().project.stories.iter().map(|story| story.furniture.headline.clone()).collect()
}

fn copy(window: &Window) -> Vec<String> {
    let stories = &window.state().session().project.stories;
    stories
        .iter()
        .flat_map(|story| story.texts().map(|(_, _, text)| text.as_str().to_owned()).collect::<Vec<_>>())
        .collect()
}

#[test]
fn after_a_click_keys_mean_the_story_and_not_its_copy() {
    let mut window = list();
    let before = copy(&window);
    click(&mut window, "Story 2 of the day");
    assert!(!on_page(&window), "the list keeps the keyboard");
    assert_eq!(focused(&window), "Story: Story 2 of the day");
    press(&mut window, Modifiers::ALT, Key::ArrowUp);
    assert_eq!(headlines(&window)[1], "Story 2 of the day", "the story moved, and no paragraph");
    assert_eq!(focused(&window), "Story: Story 2 of the day");
    type_words(&mut window, "x");
    assert_eq!(copy(&window), before, "letters go nowhere unseen");
    press(&mut window, NONE, Key::Enter);
    assert!(on_page(&window), "Enter goes to the page");
    type_words(&mut window, "x");
    assert!(headlines(&window)[1].contains('x') || copy(&window) != before);
}

#[test]
fn tab_and_a_second_click_go_to_the_page() {
    let mut window = list();
    click(&mut window, "Story 1 of the day");
    press(&mut window, NONE, Key::Tab);
    assert!(on_page(&window));
    let row = window.get_by_label("Story: Story 3 of the day");
    let at = row.rect().center();
    let button = |pressed| {
        let button = egui::PointerButton::Primary;
        Event::PointerButton { pos: at, button, pressed, modifiers: NONE }
    };
    at_once(&mut window, &[Event::PointerMoved(at), button(true), button(false), button(true), button(false)]);
    window.run_steps(4);
    assert!(on_page(&window), "a double click goes to the page");
    assert_eq!(window.state().session().story().unwrap().furniture.headline, "Story 3 of the day");
}

#[test]
fn delete_spikes_one_after_the_other_and_never_erases() {
    let mut window = list();
    let before = copy(&window);
    click(&mut window, "Story 1 of the day");
    press(&mut window, NONE, Key::Delete);
    window.run_steps(4);
    assert_eq!(focused(&window), "Story: Story 2 of the day", "the next one has the keyboard, and is shown");
    assert_eq!(window.state().session().story().unwrap().furniture.headline, "Story 2 of the day");
    press(&mut window, NONE, Key::Delete);
    window.run_steps(4);
    assert_eq!(focused(&window), "Story: Story 3 of the day");
    press(&mut window, NONE, Key::Delete);
    window.run_steps(4);
    assert_eq!(focused(&window), "Story: Story 0 of the day", "behind the last comes the one before");
    let spiked = window.state().session().project.stories.iter().filter(|story| story.status == Status::Spiked).count();
    assert_eq!((spiked, copy(&window)), (3, before));
}

#[test]
fn what_cannot_be_spiked_says_why() {
    let mut project = stories(2);
    Arc::make_mut(&mut project.stories[1]).status = Status::Published;
    let mut session = session("en", Settings::default());
    session.take_up(project, None);
    let mut window = window_of(session, WIDE);
    click(&mut window, "Story 1 of the day");
    press(&mut window, NONE, Key::Delete);
    assert_eq!(window.state().session().project.stories[1].status, Status::Published);
    assert!(says(&window, "is published"));
    assert_eq!(focused(&window), "Story: Story 1 of the day");
}

#[test]
fn escape_leads_from_every_field_of_the_story_tab_to_the_page() {
    for name in ["Slugline", "Editor’s note", "City", "Section", "Web headline"] {
        let mut window = window("en");
        let Some(field) = window.query_all_by_label(name).find(|node| node.accesskit_node().is_text_input()) else {
            panic!("{name}");
        };
        field.focus();
        window.run_steps(4);
        type_words(&mut window, "kept");
        let before = window.state().session().story().unwrap().filing.clone();
        press(&mut window, NONE, Key::Escape);
        assert!(on_page(&window), "{name}: {}", focused(&window));
        type_words(&mut window, "wwww");
        assert_eq!(window.state().session().story().unwrap().filing, before, "{name}");
    }
}
