//! Words in the window's fields: the desk's undo is the only one, the caret keeps the keyboard
//! wherever the page is scrolled to, and what is counted follows what is typed.
#![expect(clippy::unwrap_used, clippy::indexing_slicing, reason = "helpers of tests may fail loudly")]

use std::sync::Arc;

use copydesk::app::commands::CommandId;
use copydesk::app::{Action, Session, Settings, Tab, World};
use copydesk::edit::{Selection, Spot, TextPlace};
use copydesk::ground::{BlockId, Language, StoryId};
use copydesk::project::Project;
use copydesk::story::{Block, Content, List, ListItem, Part, PullQuote, Story};
use copydesk::ui::Desk;
use egui::{Key, Modifiers, vec2};
use egui_kittest::Harness;
use egui_kittest::kittest::Queryable;

type Window = Harness<'static, Desk>;

fn noon() -> jiff::Timestamp {
    jiff::Timestamp::from_second(1_795_000_000).unwrap()
}

fn window(contents: Vec<Content>) -> Window {
    let mut story = Story::new(StoryId::from(1), Language::english());
    story.body = (1_u64..).zip(contents).map(|(id, c)| Arc::new(Block::new(BlockId::from(id), c))).collect();
    let project = Project { stories: vec![Arc::new(story)], ..Project::new("Ferry", Language::english()) };
    let mut session = Session::new(World::new(noon, 7), Settings::default(), Arc::new(|| {}));
    session.take_up(project, None);
    let mut window = Harness::builder()
        .with_size(vec2(1440.0, 900.0))
        .with_max_steps(12)
        .build_eframe(move |created| Desk::new(session, &created.egui_ctx));
    window.run();
    window
}

fn paragraph(words: &str) -> Content {
    Content::Paragraph(words.into())
}

fn act(window: &mut Window, action: Action) {
    window.state_mut().session_mut().act(action);
    window.run();
}

fn caret(window: &mut Window, block: u64, byte: usize) {
    let place = TextPlace { story: StoryId::from(1), block: BlockId::from(block), part: Part::Main };
    let selection = Some(Selection::caret(Spot::Text(place), byte));
    act(window, Action::Select { selection, reveal: true });
}

fn type_words(window: &mut Window, words: &str) {
    window.event(egui::Event::Text(words.to_owned()));
    window.run();
}

fn press(window: &mut Window, modifiers: Modifiers, key: Key) {
    window.key_press_modifiers(modifiers, key);
    window.run();
}

fn words(window: &Window, nth: usize) -> String {
    let block = window.state().session().project.stories[0].body.get(nth).unwrap();
    block.text(Part::Main).unwrap().as_str().to_owned()
}

#[test]
fn undo_pressed_once_too_often_does_not_type_the_words_again() {
    let mut window = window(vec![paragraph("It sails.")]);
    caret(&mut window, 1, 9);
    for letter in [" ", "N", "o", "w"] {
        type_words(&mut window, letter);
    }
    assert_eq!(words(&window, 0), "It sails. Now");
    for _ in 0..4 {
        press(&mut window, Modifiers::COMMAND, Key::Z);
        assert_eq!(words(&window, 0), "It sails.");
    }
    press(&mut window, Modifiers::COMMAND, Key::Y);
    assert_eq!(words(&window, 0), "It sails. Now", "Ctrl+Y is the other name of redo");
    for _ in 0..3 {
        press(&mut window, Modifiers::COMMAND, Key::Y);
        press(&mut window, Modifiers::COMMAND | Modifiers::SHIFT, Key::Z);
        assert_eq!(words(&window, 0), "It sails. Now");
    }
}

#[test]
fn the_caret_keeps_the_keyboard_when_the_page_is_scrolled_away_from_it() {
    let mut window = window((0..300).map(|nth| paragraph(&format!("Paragraph {nth}."))).collect());
    caret(&mut window, 1, 0);
    window.event(egui::Event::PointerMoved(egui::pos2(700.0, 500.0)));
    for _ in 0..20 {
        window.event(egui::Event::MouseWheel {
            unit: egui::MouseWheelUnit::Point,
            delta: vec2(0.0, -2_000.0),
            phase: egui::TouchPhase::Move,
            source: egui::MouseWheelSource::Wheel,
            modifiers: Modifiers::NONE,
        });
        window.run();
    }
    type_words(&mut window, "First: ");
    assert_eq!(words(&window, 0), "First: Paragraph 0.");
}

#[test]
fn the_count_follows_what_is_typed_and_undone() {
    let mut window = window(vec![paragraph("It sails."), paragraph("At noon.")]);
    assert_eq!(window.get_all_by_label("4 words").count(), 2, "in the list of stories and in the bar");
    caret(&mut window, 2, 8);
    type_words(&mut window, " Sharp");
    assert_eq!(window.get_all_by_label("5 words").count(), 2);
    press(&mut window, Modifiers::COMMAND, Key::Z);
    assert_eq!(window.get_all_by_label("4 words").count(), 2);
}

#[test]
fn an_attribution_and_keywords_are_taken_back_a_word_at_a_time() {
    let mut window = window(vec![Content::PullQuote(PullQuote { text: "Ours".into(), ..PullQuote::default() })]);
    for (field, label) in [("Attribution", "page-attribution"), ("Keywords", "story-keywords")] {
        act(&mut window, Action::ShowTab(Tab::Story));
        window.get_by_label(field).focus();
        window.run();
        for letter in ["w", "a", "t", "e", "r"] {
            type_words(&mut window, letter);
        }
        assert_eq!(window.state().session().history.undo_label(), Some(&label.into()));
        act(&mut window, Action::Run(CommandId("undo")));
        assert_eq!(window.state().session().history.undo_label(), None, "{field} is one step");
    }
}

#[test]
fn backspace_in_an_empty_paragraph_goes_to_the_end_of_the_list_before_it() {
    let items = ["One", "Two"].map(|words| ListItem { level: 0, text: words.into() }).to_vec();
    let mut window = window(vec![Content::List(List { ordered: false, items }), paragraph("")]);
    caret(&mut window, 2, 0);
    press(&mut window, Modifiers::NONE, Key::Backspace);
    assert_eq!(window.state().session().project.stories[0].body.len(), 1);
    let place = TextPlace { story: StoryId::from(1), block: BlockId::from(1), part: Part::Nth(1) };
    let wanted = Selection::caret(Spot::Text(place), 3);
    assert_eq!(window.state().session().view.selection, Some(wanted));
}

#[test]
fn enter_and_backspace_make_and_join_the_items_of_a_list() {
    let items = vec![ListItem { level: 0, text: "One two".into() }];
    let mut window = window(vec![paragraph("Before."), Content::List(List { ordered: false, items })]);
    let texts = |window: &Window| -> Vec<String> {
        let story = &window.state().session().project.stories[0];
        story.texts().map(|(_, _, text)| text.as_str().to_owned()).collect()
    };
    let place = TextPlace { story: StoryId::from(1), block: BlockId::from(2), part: Part::Nth(0) };
    let selection = Some(Selection::caret(Spot::Text(place), 3));
    act(&mut window, Action::Select { selection, reveal: true });
    press(&mut window, Modifiers::NONE, Key::Enter);
    assert_eq!(texts(&window), ["Before.", "One", " two"]);
    type_words(&mut window, "X");
    assert_eq!(texts(&window), ["Before.", "One", "X two"], "the caret went along");
    press(&mut window, Modifiers::NONE, Key::Backspace);
    press(&mut window, Modifiers::NONE, Key::Backspace);
    assert_eq!(texts(&window), ["Before.", "One", " two"]);
    assert_eq!(window.state().session().project.stories[0].body.len(), 3, "no item any more, but a paragraph");
    press(&mut window, Modifiers::NONE, Key::Backspace);
    assert_eq!(texts(&window), ["Before.", "One two"]);
    assert_eq!(window.state().session().view.selection, selection);
}

#[test]
fn backspace_takes_an_empty_list_out_by_way_of_a_paragraph() {
    let items = vec![ListItem::default()];
    let mut window = window(vec![paragraph("Before."), Content::List(List { ordered: false, items })]);
    let place = TextPlace { story: StoryId::from(1), block: BlockId::from(2), part: Part::Nth(0) };
    act(&mut window, Action::Select { selection: Some(Selection::caret(Spot::Text(place), 0)), reveal: true });
    press(&mut window, Modifiers::NONE, Key::Backspace);
    assert_eq!(window.state().session().project.stories[0].body.len(), 2, "a paragraph first");
    press(&mut window, Modifiers::NONE, Key::Backspace);
    assert_eq!(window.state().session().project.stories[0].body.len(), 1);
    type_words(&mut window, " And after.");
    assert_eq!(words(&window, 0), "Before. And after.", "the caret stands at the end of what is before");
}
