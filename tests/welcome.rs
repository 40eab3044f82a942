//! The welcome page and the tour: what a person finds before a project is open.
#![expect(clippy::unwrap_used, reason = "helpers of tests may fail loudly")]

use std::fs;
use std::path::PathBuf;
use std::sync::Arc;

use copydesk::app::commands::{self, CommandId};
use copydesk::app::{Action, Dialog, PathPurpose, Session, Settings, TOUR, World};
use copydesk::ground::Language;
use copydesk::project::{self, Project};
use copydesk::ui::Desk;
use egui::{Key, Modifiers, vec2};
use egui_kittest::Harness;
use egui_kittest::kittest::{NodeT, Queryable};
use tempfile::TempDir;

type Window = Harness<'static, Desk>;

fn noon() -> jiff::Timestamp {
    jiff::Timestamp::from_second(1_795_000_000).unwrap()
}

/// A first run, with these projects opened lately.
fn window(recent: &[&str], size: (f32, f32)) -> (Window, TempDir) {
    let folder = tempfile::tempdir().unwrap();
    let recent: Vec<PathBuf> = recent.iter().map(|name| folder.path().join(name)).collect();
    let settings = Settings { file: Some(folder.path().join("settings.ron")), recent, ..Settings::default() };
    let mut session = Session::new(World::new(noon, 7), settings, Arc::new(|| {}));
    session.data_folder = Some(folder.path().join("data"));
    project::create(&Project::new("Kept", Language::english()), &folder.path().join("kept.ron")).unwrap();
    session.look_for_recent();
    let mut window = Harness::builder()
        .with_size(vec2(size.0, size.1))
        .with_max_steps(12)
        .build_eframe(move |created| Desk::new(session, &created.egui_ctx));
    settle(&mut window);
    (window, folder)
}

fn settle(window: &mut Window) {
    window.run();
    while let Some(outcome) = window.state_mut().session_mut().jobs.wait() {
        window.state_mut().session_mut().receive(outcome);
        window.run();
    }
}

fn act(window: &mut Window, action: Action) {
    window.state_mut().session_mut().act(action);
    settle(window);
}

fn press(window: &mut Window, key: Key) {
    window.key_press_modifiers(Modifiers::NONE, key);
    settle(window);
}

fn name(window: &Window) -> String {
    window.state().session().project.name.clone()
}

#[test]
fn the_first_run_offers_every_way_to_begin_by_keyboard() {
    let (mut window, _folder) = window(&[], (1440.0, 900.0));
    window.get_by_label("Welcome to Copydesk");
    for label in ["New project…", "Open…", "Import raw copy…", "River desk", "مكتب الكتاب", "Tour of two minutes"]
    {
        window.get_by_label(label).focus();
        window.run();
        assert!(window.get_by_label(label).is_focused(), "{label}");
    }
    window.get_by_label("New project…").focus();
    press(&mut window, Key::Enter);
    assert_eq!(window.state().session().view.dialog, Some(Dialog::Path(PathPurpose::New)));
    press(&mut window, Key::Escape);
    window.get_by_label("Welcome to Copydesk");
}

#[test]
fn each_sample_opens_and_the_page_comes_back_when_it_is_closed() {
    let (mut window, _folder) = window(&[], (1440.0, 900.0));
    for (label, language) in [("River desk", "en"), ("مكتب الكتاب", "ar")] {
        window.get_by_label(label).click();
        settle(&mut window);
        assert_eq!((name(&window).as_str(), window.state().session().project.language.as_str()), (label, language));
        assert_eq!(window.query_all_by_label("Welcome to Copydesk").count(), 0);
        act(&mut window, Action::Run(CommandId("close-project")));
        window.get_by_label("Welcome to Copydesk");
    }
    window.get_by_label("river");
}

#[test]
fn closing_asks_about_what_is_not_saved() {
    let (mut window, _folder) = window(&[], (1440.0, 900.0));
    act(&mut window, Action::Run(CommandId("new-story")));
    assert_eq!(window.query_all_by_label("Welcome to Copydesk").count(), 0, "a story was begun");
    act(&mut window, Action::Run(CommandId("close-project")));
    window.get_by_label("Welcome to Copydesk");
    act(&mut window, Action::Run(CommandId("new-story")));
    let story = window.state().session().project.stories[0].id;
    let words = "Ferry sails again".to_owned();
    let caret = words.len();
    act(&mut window, Action::TypeField { story, field: copydesk::story::Field::Headline, words, caret });
    act(&mut window, Action::Run(CommandId("close-project")));
    assert!(matches!(window.state().session().view.dialog, Some(Dialog::Unsaved(_))));
    act(&mut window, Action::DiscardThen(Box::new(Action::CloseProject)));
    window.get_by_label("Welcome to Copydesk");
    let close = commands::find(CommandId("close-project")).unwrap();
    assert!(!(close.ready)(window.state().session()), "there is nothing to close");
}

#[test]
fn what_was_opened_lately_opens_and_what_is_gone_is_marked_and_can_be_left_out() {
    let (mut window, folder) = window(&["gone.ron", "kept.ron"], (1440.0, 900.0));
    assert_eq!(window.query_all_by_label("It is not there any more.").count(), 1);
    assert!(window.get_by_label("gone").accesskit_node().is_disabled());
    window.get_by_label("Leave out gone").click();
    settle(&mut window);
    assert_eq!(window.query_all_by_label("gone").count(), 0);
    let kept = fs::read_to_string(folder.path().join("settings.ron")).unwrap();
    assert!(kept.contains("kept.ron") && !kept.contains("gone.ron"), "{kept}");
    window.get_by_label("kept").click();
    settle(&mut window);
    assert_eq!(name(&window), "Kept");
}

#[test]
fn the_tour_leads_over_the_desk_and_escape_leaves_it() {
    for size in [(1440.0, 900.0), (800.0, 600.0)] {
        let (mut window, _folder) = window(&[], size);
        window.get_by_label("Tour of two minutes").click();
        settle(&mut window);
        assert_eq!(name(&window), "River desk", "it is shown on a real project");
        for (nth, _stop) in TOUR.iter().enumerate() {
            let card = window.get_by_label(&format!("{} of {}", nth + 1, TOUR.len())).rect();
            assert!(card.min.x >= 0.0 && card.max.x <= size.0 && card.max.y <= size.1, "{card:?} at {size:?}");
            assert_eq!(window.state().session().view.tour, Some(nth));
            press(&mut window, Key::Enter);
        }
        assert_eq!(window.state().session().view.tour, None, "done");
        act(&mut window, Action::Run(CommandId("tour")));
        press(&mut window, Key::ArrowRight);
        assert_eq!(window.state().session().view.tour, Some(1));
        press(&mut window, Key::Escape);
        assert_eq!(window.state().session().view.tour, None, "left");
        assert_eq!(name(&window), "River desk");
    }
}

#[test]
fn nothing_is_cut_off_in_a_small_window() {
    let (window, _folder) = window(&["kept.ron"], (800.0, 600.0));
    assert!(window.query_by_label_contains("Untitled").is_none(), "no file is spoken of where none is open");
    for label in ["Welcome to Copydesk", "New project…", "River desk", "kept"] {
        let rect = window.get_by_label(label).rect();
        assert!(rect.min.x >= 0.0 && rect.max.x <= 800.0, "{label}: {rect:?}");
    }
}
