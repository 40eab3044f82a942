//! What both sides changed in the file, decided in the window by keyboard alone.
#![expect(clippy::unwrap_used, reason = "a panic here is the test failing, as it should")]

use std::sync::Arc;

use copydesk::app::{Action, Change, Dialog, OpenFile, Session, Settings, World};
use copydesk::edit::Edit;
use copydesk::ground::{BlockId, Language, StoryId};
use copydesk::project::{self, Project};
use copydesk::story::{Block, Content, Field, Story};
use copydesk::ui::Desk;
use copydesk::words::{Words, chosen};
use egui::{Key, vec2};
use egui_kittest::Harness;
use egui_kittest::kittest::{NodeT, Queryable};

type Window = Harness<'static, Desk>;

fn noon() -> jiff::Timestamp {
    jiff::Timestamp::from_second(1_795_000_000).unwrap()
}

fn base() -> Project {
    let mut story = Story::new(StoryId::from(1), Language::english());
    "River rises".clone_into(&mut story.furniture.headline);
    let words = ["The river rose on Friday.", "Officials said so.", "Growers waited."];
    let block = |(id, words): (u64, &str)| Arc::new(Block::new(BlockId::from(id), Content::Paragraph(words.into())));
    story.body = (1..).zip(words).map(block).collect();
    Project { stories: vec![Arc::new(story)], ..Project::new("River", Language::english()) }
}

fn set(block: u64, words: &str) -> Edit {
    Edit::SetContent { story: StoryId::from(1), block: BlockId::from(block), content: Content::Paragraph(words.into()) }
}

fn headline(words: &str) -> Edit {
    Edit::SetField { story: StoryId::from(1), field: Field::Headline, words: words.to_owned() }
}

/// A window on a file that somebody else wrote where something was written here, too.
fn window(folder: &tempfile::TempDir, words: &'static Words, size: [f32; 2]) -> Window {
    let path = folder.path().join("river.ron");
    project::create(&base(), &path).unwrap();
    let opened = project::open(&path).unwrap();
    let mut session = Session::new(World::new(noon, 7), Settings::default(), Arc::new(|| {}));
    session.words = words;
    session.take_up(opened.project, Some(OpenFile { path: path.clone(), stamp: opened.stamp, read_only: None }));
    let ours = Edit::Several(vec![
        set(1, "The river rose by a foot on Friday."),
        headline("River is up"),
        Edit::RemoveBlock { story: StoryId::from(1), block: BlockId::from(2) },
    ]);
    session.act(Change::new(ours, "change-typing").into());
    let theirs = Edit::Several(vec![
        set(1, "The river rose by a yard on Friday."),
        headline("Water is back"),
        set(2, "Two officials said so."),
        set(3, "Growers went home."),
    ]);
    project::save(&theirs.apply(&base()).unwrap(), &path, Some(&opened.stamp)).unwrap();
    session.look_at_file();
    while let Some(outcome) = session.jobs.wait() {
        session.receive(outcome);
    }
    let mut window = Harness::builder()
        .with_size(vec2(size[0], size[1]))
        .with_max_steps(20)
        .build_eframe(move |created| Desk::new(session, &created.egui_ctx));
    window.run_steps(6);
    window
}

fn focused(window: &Window) -> String {
    let node = window.root().children_recursive().find(|node| node.accesskit_node().is_focused());
    node.and_then(|node| node.accesskit_node().label()).unwrap_or_default()
}

/// Goes by Tab to what is called so.
fn go(window: &mut Window, name: &str) {
    for _ in 0..60 {
        if focused(window).starts_with(name) {
            return;
        }
        window.key_press(Key::Tab);
        window.run_steps(2);
    }
    panic!("{name} is not come to");
}

fn press(window: &mut Window, name: &str) {
    go(window, name);
    window.key_press(Key::Enter);
    window.run_steps(4);
}

#[test]
fn each_is_seen_and_decided_by_keyboard_alone() {
    let folder = tempfile::tempdir().unwrap();
    for size in [[1440.0, 900.0], [800.0, 600.0]] {
        let home = tempfile::tempdir_in(folder.path()).unwrap();
        let mut window = window(&home, chosen("en").unwrap(), size);
        assert_eq!(window.state().session().view.dialog, Some(Dialog::Conflicts));
        window.get_by_label("Somebody else changed river.ron, too");
        window.get_by_label("3 to decide");
        assert!(window.query_all_by_label_contains("(inserted: by a foot").next().is_some(), "ours, word by word");
        assert!(window.query_all_by_label_contains("(inserted: by a yard").next().is_some(), "theirs, too");
        // Nothing can be done before all is decided, and nothing is chosen beforehand.
        assert!(window.get_by_label("Put together").accesskit_node().is_disabled());
        press(&mut window, "Take theirs: Headline");
        window.get_by_label("2 to decide");
        press(&mut window, "Take both: Paragraph");
        press(&mut window, "Take yours: Paragraph");
        window.get_by_label("All decided");
        press(&mut window, "Put together");
        let session = window.state().session();
        assert_eq!(session.view.dialog, None);
        let story = session.project.stories.first().unwrap();
        let words: Vec<&str> = story.texts().map(|(_, _, text)| text.as_str()).collect();
        assert_eq!(story.furniture.headline, "Water is back");
        let expected =
            ["The river rose by a foot on Friday.", "The river rose by a yard on Friday.", "Growers went home."];
        assert_eq!(words, expected, "the second paragraph stays deleted, as we had it");
    }
}

#[test]
fn what_was_chosen_stays_when_the_project_changes_under_it() {
    let folder = tempfile::tempdir().unwrap();
    let mut window = window(&folder, chosen("en").unwrap(), [1440.0, 900.0]);
    press(&mut window, "Take theirs: Headline");
    window.get_by_label("2 to decide");
    // As when a job ends that began before.
    window.state_mut().session_mut().act(Change::new(Edit::RenameProject("Rivers".to_owned()), "change-typing").into());
    window.state_mut().session_mut().jobs.hold(true);
    window.state_mut().session_mut().watch_file(true);
    window.run_steps(2);
    window.get_by_label("Putting both together…");
    window.state_mut().session_mut().jobs.hold(false);
    while let Some(outcome) = window.state_mut().session_mut().jobs.wait() {
        window.state_mut().session_mut().receive(outcome);
    }
    window.run_steps(4);
    window.get_by_label("2 to decide");
}

#[test]
fn later_is_later_and_a_save_asks_again() {
    let folder = tempfile::tempdir().unwrap();
    let mut window = window(&folder, chosen("en").unwrap(), [1440.0, 900.0]);
    let before = window.state().session().project.clone();
    press(&mut window, "Later");
    assert_eq!(window.state().session().view.dialog, None);
    window.state_mut().session_mut().act(Action::Save);
    window.run_steps(6);
    assert_eq!(window.state().session().view.dialog, Some(Dialog::Conflicts));
    window.key_press(Key::Escape);
    window.run_steps(3);
    assert_eq!(window.state().session().view.dialog, None);
    assert_eq!(window.state().session().project, before);
}

#[test]
fn all_at_once_and_in_arabic() {
    let folder = tempfile::tempdir().unwrap();
    let mut window = window(&folder, chosen("ar").unwrap(), [800.0, 600.0]);
    press(&mut window, "نسخة الآخر في الكل");
    window.get_by_label("كل شيء محسوم");
    press(&mut window, "دمج");
    let session = window.state().session();
    assert_eq!(session.project, session.saved);
}

#[test]
fn a_file_that_is_gone_is_written_again_by_keyboard() {
    let folder = tempfile::tempdir().unwrap();
    let mut window = window(&folder, chosen("en").unwrap(), [1440.0, 900.0]);
    press(&mut window, "All yours");
    press(&mut window, "Put together");
    let path = folder.path().join("river.ron");
    std::fs::remove_file(&path).unwrap();
    let settle = |window: &mut Window| {
        while let Some(outcome) = window.state_mut().session_mut().jobs.wait() {
            window.state_mut().session_mut().receive(outcome);
        }
        window.run_steps(6);
    };
    window.state_mut().session_mut().look_at_file();
    settle(&mut window);
    window.state_mut().session_mut().act(Action::Save);
    window.run_steps(6);
    assert_eq!(window.state().session().view.dialog, Some(Dialog::Gone));
    assert_eq!(focused(&window), "Write it again");
    window.key_press(Key::Enter);
    window.run_steps(2);
    settle(&mut window);
    assert!(path.exists() && !window.state().session().is_dirty());
}
