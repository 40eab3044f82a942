//! Two versions side by side in the window: what differs is seen and heard, and taken back.
#![expect(clippy::unwrap_used, reason = "a panic here is the test failing, as it should")]

use std::sync::Arc;

use copydesk::app::commands::CommandId;
use copydesk::app::{Action, Change, Compare, Dialog, OpenFile, Session, Settings, World};
use copydesk::edit::Edit;
use copydesk::ground::{BlockId, Language, StoryId};
use copydesk::project::{Project, Stamp};
use copydesk::story::{Block, Content, Story};
use copydesk::ui::Desk;
use copydesk::words::{Phrase, chosen};
use egui::{Key, Modifiers, vec2};
use egui_kittest::Harness;
use egui_kittest::kittest::Queryable;

type Window = Harness<'static, Desk>;

fn noon() -> jiff::Timestamp {
    jiff::Timestamp::from_second(1_795_000_000).unwrap()
}

fn project(words: impl Fn(u64) -> String, count: u64) -> Project {
    let mut story = Story::new(StoryId::from(1), Language::english());
    "River gauges go public".clone_into(&mut story.furniture.headline);
    let block = |id: u64| Arc::new(Block::new(BlockId::from(id), Content::Paragraph(words(id).as_str().into())));
    story.body = (1..=count).map(block).collect();
    Project { stories: vec![Arc::new(story)], ..Project::new("River", Language::english()) }
}

fn window(project: Project, language: &str) -> Window {
    let mut session = Session::new(World::new(noon, 7), Settings::default(), Arc::new(|| {}));
    session.words = chosen(language).unwrap();
    let file = OpenFile { path: "river.ron".into(), stamp: Stamp::of(b""), read_only: None };
    session.take_up(project, Some(file));
    let mut window = Harness::builder()
        .with_size(vec2(1440.0, 900.0))
        .with_max_steps(20)
        .build_eframe(move |created| Desk::new(session, &created.egui_ctx));
    window.run_steps(4);
    window
}

fn set(window: &mut Window, block: u64, words: &str) {
    let content = Content::Paragraph(words.into());
    let edit = Edit::SetContent { story: StoryId::from(1), block: BlockId::from(block), content };
    window.state_mut().session_mut().act(Change::new(edit, "change-typing").into());
}

#[test]
fn what_changed_since_the_save_is_heard_in_words_and_taken_back() {
    let mut window = window(project(|id| format!("Paragraph {id}: the river rose."), 9), "en");
    set(&mut window, 5, "Paragraph 5: the river fell.");
    set(&mut window, 9, "Paragraph 9: the lake rose.");
    window.state_mut().session_mut().act(Action::Run(CommandId("compare-saved")));
    window.run_steps(6);
    window.get_by_label("Changes since river.ron was saved");
    let heard = |window: &Window, words: &str| window.query_all_by_label_contains(words).count();
    assert_eq!(heard(&window, "(removed: rose) (inserted: fell)"), 1);
    assert_eq!(heard(&window, "(removed: river) (inserted: lake)"), 1);
    window.get_by_label("… 4 paragraphs unchanged");
    window.get_by_label("… 3 paragraphs unchanged");
    // By keyboard alone: from the button that closes, Tab goes round to the first.
    window.key_press(Key::Tab);
    window.run_steps(2);
    window.key_press(Key::Enter);
    window.run_steps(6);
    assert_eq!(heard(&window, "(removed: rose) (inserted: fell)"), 0);
    assert_eq!(heard(&window, "(removed: river) (inserted: lake)"), 1);
    let session = window.state().session();
    assert_eq!(
        session.project.stories.first().unwrap().body.get(4),
        session.saved.stories.first().unwrap().body.get(4)
    );
    assert!(session.history.undo_label().is_some());
    window.key_press(Key::Escape);
    window.run_steps(3);
    assert_eq!(window.state().session().view.dialog, None);
}

#[test]
fn a_million_words_are_scrolled_through_and_only_what_is_in_sight_is_laid_out() {
    let words = |id: u64| format!("Paragraph {id} {}", "word ".repeat(98));
    let before = project(words, 10_000);
    let after = project(|id| words(id).replace("word word word", "word other word"), 10_000);
    let mut window = window(after, "en");
    let compare = Compare { title: Phrase::new("compare-beside"), before: Box::new(before), after: None };
    let started = std::time::Instant::now();
    window.state_mut().session_mut().act(Action::Dialog(Some(Dialog::Compare(compare))));
    window.run_steps(8);
    let drawn = window.query_all_by_label_contains("(inserted: other").count();
    assert!((2..60).contains(&drawn), "{drawn}");
    window.key_press_modifiers(Modifiers::NONE, Key::Tab);
    window.run_steps(4);
    assert!(started.elapsed().as_secs() < 60, "{:?}", started.elapsed());
}

#[test]
fn a_version_that_only_is_read_is_scrolled_by_keys() {
    let before = project(|id| format!("Paragraph {id}: the river rose."), 60);
    let after = project(|id| format!("Paragraph {id}: the river fell."), 60);
    let mut window = window(before.clone(), "ar");
    let compare =
        Compare { title: Phrase::new("compare-beside"), before: Box::new(before), after: Some(Box::new(after)) };
    window.state_mut().session_mut().act(Action::Dialog(Some(Dialog::Compare(compare))));
    window.run_steps(8);
    let seen =
        |window: &Window, nth: u32| window.query_all_by_label_contains(&format!("Paragraph {nth}: ")).next().is_some();
    assert!(seen(&window, 1) && !seen(&window, 60));
    window.key_press(Key::End);
    window.run_steps(20);
    assert!(seen(&window, 60), "the end is in sight");
}
