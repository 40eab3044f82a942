//! What is typed comes out the same however slow the frames are: all of it in one, or one key a frame.

use copydesk::app::Dialog;
use copydesk::story::Field;
use egui::{PointerButton, Pos2, Rect};
use egui_kittest::kittest::NodeT as _;
use proptest::prelude::*;
use proptest::test_runner::{TestRng, TestRunner};

use super::*;

/// Something done by hand.
#[derive(Clone, Debug)]
enum Deed {
    Type(&'static str),
    Press(Key, Modifiers),
    /// A click in a field of this name.
    Click(&'static str),
}

/// Where the typing begins.
#[derive(Clone, Copy, Debug)]
enum Place {
    Inspector,
    Page,
    Rename,
    Find,
}

/// A desk with the keyboard at a place, and all fields in sight; time all but stands still, so that it decides nothing.
fn at(place: Place) -> Window {
    let mut session = session("en", Settings::default());
    session.take_up(stories(3), None);
    let mut window = Harness::builder()
        .with_size(vec2(1440.0, 2000.0))
        .with_step_dt(0.0005)
        .with_max_steps(60)
        .build_eframe(move |created| Desk::new(session, &created.egui_ctx));
    window.run_steps(4);
    match place {
        Place::Inspector => {
            let slugline = field(&window, "Slugline").unwrap();
            perform(&mut window, &click(slugline.center()), 8);
        }
        Place::Page => perform(&mut window, &[Event::Text("x".to_owned())], 4),
        Place::Rename => act(&mut window, Action::Dialog(Some(Dialog::Rename(StoryId::from(1))))),
        Place::Find => press(&mut window, ctrl(), Key::F),
    }
    window.run_steps(8);
    window
}

fn field(window: &Window, name: &str) -> Option<Rect> {
    let is_field = |role| matches!(role, egui::accesskit::Role::TextInput | egui::accesskit::Role::MultilineTextInput);
    let named = |node: &egui_kittest::kittest::AccessKitNode<'_>| {
        is_field(node.role())
            && node.labelled_by().any(|label| label.value().or(label.label()).as_deref() == Some(name))
    };
    window.root().children_recursive().find(|node| named(&node.accesskit_node())).map(|node| node.rect())
}

fn click(pos: Pos2) -> [Event; 3] {
    let button = |pressed| Event::PointerButton { pos, button: PointerButton::Primary, pressed, modifiers: NONE };
    [Event::PointerMoved(pos), button(true), button(false)]
}

fn perform(window: &mut Window, events: &[Event], frames: usize) {
    window.input_mut().events.extend(events.iter().cloned());
    window.run_steps(frames);
}

fn events(window: &Window, deeds: &[Deed]) -> Vec<Vec<Event>> {
    let events = deeds.iter().map(|deed| match deed {
        Deed::Type(words) => vec![Event::Text((*words).to_owned())],
        Deed::Press(key, held) => vec![down(*key, *held)],
        Deed::Click(name) => field(window, name).map(|rect| click(rect.center()).to_vec()).unwrap_or_default(),
    });
    events.collect()
}

/// What has become of the project, and who has the keyboard.
fn outcome(window: &Window) -> String {
    let session = window.state().session();
    let has_it = window.ctx.memory(egui::Memory::focused);
    let query = &session.view.find.query.words;
    format!("{:#?}\n{has_it:?}\n{query:?}\n{:?}", session.project.stories, session.view.dialog)
}

/// The same, in one slow frame and in as many as there are keys.
fn both(place: Place, deeds: &[Deed]) -> [String; 2] {
    let mut slow = at(place);
    let all = events(&slow, deeds);
    perform(&mut slow, &all.concat(), 8 * all.len() + 16);
    let mut quick = at(place);
    for events in events(&quick, deeds) {
        perform(&mut quick, &events, 8);
    }
    quick.run_steps(16);
    [outcome(&slow), outcome(&quick)]
}

const TAB: Deed = Deed::Press(Key::Tab, NONE);
const BACK: Deed = Deed::Press(Key::Tab, Modifiers::SHIFT);

fn any_deed() -> impl Strategy<Value = Deed> {
    prop_oneof![
        4 => prop::sample::select(&["a", "li", ".", "ب", " "][..]).prop_map(Deed::Type),
        3 => Just(TAB),
        1 => Just(BACK),
        1 => prop::sample::select(&[Key::Enter, Key::Escape, Key::Backspace, Key::ArrowLeft, Key::ArrowDown, Key::F6][..])
            .prop_map(|key| Deed::Press(key, NONE)),
        1 => prop::sample::select(&["Slugline", "City", "Section"][..]).prop_map(Deed::Click),
    ]
}

fn any_place() -> impl Strategy<Value = Place> {
    prop::sample::select(&[Place::Inspector, Place::Page, Place::Rename, Place::Find][..])
}

#[test]
fn a_line_of_fields_is_filled_as_it_is_typed() {
    let mut window = at(Place::Inspector);
    let typed: Vec<Event> =
        events(&window, &[Deed::Click("City"), Deed::Type("Om"), Deed::Type("ar Ali"), TAB, Deed::Type("Baghdad")])
            .concat();
    perform(&mut window, &typed, 40);
    let story = window.state().session().story().unwrap().clone();
    assert_eq!(Field::City.of(&story), "Omar Ali");
    assert_eq!(Field::Country.of(&story), "Baghdad");
}

#[test]
fn a_key_that_leads_away_from_the_page_takes_what_follows_along() {
    let mut window = at(Place::Page);
    let headline = || Deed::Type("b");
    let typed = events(&window, &[headline(), Deed::Press(Key::F6, NONE), Deed::Press(Key::Delete, NONE)]).concat();
    let before = window.state().session().story().unwrap().clone();
    perform(&mut window, &typed, 20);
    let after = window.state().session().story().unwrap().clone();
    assert!(!on_page(&window), "F6 led elsewhere");
    let longer = |story: &Story| {
        story.furniture.headline.len() + story.body.iter().map(|block| block.parts().len()).sum::<usize>()
    };
    assert!(longer(&after) >= longer(&before), "nothing of the copy is erased");
}

/// With the same deeds in every run; `COPYDESK_TURNS` tries so many others.
#[test]
fn all_in_one_slow_frame_is_the_same_as_one_key_a_frame() {
    let wanted = std::env::var("COPYDESK_TURNS").ok().and_then(|n| n.parse().ok());
    let config = ProptestConfig {
        cases: wanted.unwrap_or(24),
        failure_persistence: None,
        max_shrink_iters: 60,
        ..ProptestConfig::default()
    };
    let rng = TestRng::deterministic_rng(config.rng_algorithm);
    let mut runner = if wanted.is_some() { TestRunner::new(config) } else { TestRunner::new_with_rng(config, rng) };
    let deeds = prop::collection::vec(any_deed(), 2..8);
    let tried = runner.run(&(any_place(), deeds), |(place, deeds)| {
        let [slow, quick] = both(place, &deeds);
        prop_assert_eq!(slow, quick);
        Ok(())
    });
    if let Err(failed) = tried {
        panic!("{failed}");
    }
}
