//! The window in Arabic: every word of its own is there, and set so that its letters join.
#![expect(clippy::unwrap_used, reason = "helpers of tests may fail loudly")]

#[path = "support/laid.rs"]
mod laid;

use std::sync::Arc;

use copydesk::app::commands::{CommandId, Menu};
use copydesk::app::{Action, Dialog, OpenFile, PathPurpose, Session, Settings, Tab, World};
use copydesk::ground::Language;
use copydesk::project;
use copydesk::ui::Desk;
use copydesk::words::{Words, chosen};
use egui::{Shape, vec2};
use egui_kittest::Harness;
use egui_kittest::kittest::Queryable;

type Window = Harness<'static, Desk>;

fn noon() -> jiff::Timestamp {
    jiff::Timestamp::from_second(1_795_000_000).unwrap()
}

/// The sample, in a window of a system that speaks Arabic.
fn window(settings: Settings) -> Window {
    let path = laid::river();
    let opened = project::open(&path).unwrap();
    let mut session = Session::new(World::new(noon, 7).speaking("ar_IQ.UTF-8"), settings, Arc::new(|| {}));
    session.take_up(opened.project, Some(OpenFile { path, stamp: opened.stamp, read_only: None }));
    let mut window = Harness::builder()
        .with_size(vec2(1440.0, 900.0))
        .with_max_steps(40)
        .build_eframe(move |created| Desk::new(session, &created.egui_ctx));
    window.run_steps(3);
    window
}

fn act(window: &mut Window, action: Action) {
    window.state_mut().session_mut().act(action);
    window.run_steps(3);
}

fn words_in(shape: &Shape, found: &mut Vec<String>) {
    if let Shape::Vec(shapes) = shape {
        for shape in shapes {
            words_in(shape, found);
        }
    } else if let Shape::Text(text) = shape {
        found.push(text.galley.text().to_owned());
    }
}

/// Words that the toolkit draws by itself, which sets no Arabic.
fn drawn_by_the_toolkit(window: &Window) -> Vec<String> {
    let mut found = Vec::new();
    for clipped in &window.output().shapes {
        words_in(&clipped.shape, &mut found);
    }
    found
}

fn is_arabic(words: &str) -> bool {
    words.chars().any(|c| ('\u{600}'..='\u{6ff}').contains(&c))
}

#[test]
fn arabic_words_are_set_by_the_desk_wherever_they_stand() {
    let mut window = window(Settings::default());
    let mut places = vec![Action::Run(CommandId("replace")), Action::Run(CommandId("find-everywhere"))];
    places.extend(Tab::ALL.map(Action::ShowTab));
    places.extend([
        Action::Dialog(Some(Dialog::Export)),
        Action::Dialog(Some(Dialog::Shortcuts)),
        Action::Dialog(Some(Dialog::About)),
        Action::Dialog(Some(Dialog::Unsaved(Box::new(Action::Quit)))),
        Action::AskPath(PathPurpose::Import),
    ]);
    for place in places {
        let name = format!("{place:?}");
        act(&mut window, place);
        let wrong: Vec<_> = drawn_by_the_toolkit(&window).into_iter().filter(|words| is_arabic(words)).collect();
        assert!(wrong.is_empty(), "{name}: {wrong:?}");
    }
    act(&mut window, Action::Dialog(None));
    for menu in Menu::ALL {
        let label = menu.label(chosen("ar").unwrap());
        window.get_all_by_label(label).next().unwrap().click();
        window.run_steps(3);
        let wrong: Vec<_> = drawn_by_the_toolkit(&window).into_iter().filter(|words| is_arabic(words)).collect();
        assert!(wrong.is_empty(), "{label}: {wrong:?}");
        window.key_press(egui::Key::Escape);
        window.run_steps(3);
    }
}

#[test]
fn the_language_changes_while_the_window_is_open_and_is_kept() {
    let folder = tempfile::tempdir().unwrap();
    let mut window = window(Settings { file: Some(folder.path().join("settings.ron")), ..Settings::default() });
    window.get_by_label("تصدير");
    assert!(window.query_by_label("Export").is_none());
    act(&mut window, Action::Speak(Some(Language::english())));
    window.get_by_label("Export");
    assert!(window.query_by_label("تصدير").is_none());
    window.state_mut().session_mut().wait_for_settings();
    let (kept, wrong) = Settings::load(folder.path());
    assert!(wrong.is_none() && kept.interface_language == Some(Language::english()));
    act(&mut window, Action::Speak(None));
    window.get_by_label("تصدير");
    assert_eq!(window.state().session().words, chosen("ar").unwrap());
    assert_ne!(window.state().session().words, Words::english());
}

#[test]
fn an_empty_field_waits_at_the_right_until_words_tell_otherwise() {
    let mut window = window(Settings::default());
    act(&mut window, Action::Run(CommandId("palette")));
    let place = |window: &Window| {
        let ime = window.output().platform_output.ime.expect("the field has the keyboard");
        ime.cursor_rect.center().x - ime.rect.center().x
    };
    assert!(place(&window) > 0.0, "{}", place(&window));
    window.event(egui::Event::Text("save".to_owned()));
    window.run_steps(3);
    assert!(place(&window) < 0.0, "Latin letters read from the left: {}", place(&window));
}

#[test]
fn a_field_of_a_story_begins_where_the_story_does() {
    let mut window = window(Settings::default());
    let story = window.state().session().project.stories.iter().find(|story| story.language == Language::arabic());
    let story = story.unwrap().id;
    act(&mut window, Action::ShowStory(story));
    act(&mut window, Action::ShowTab(Tab::Story));
    let field = chosen("ar").unwrap().of("field", "web-headline").to_owned();
    window.get_by_label(&field).focus();
    window.run_steps(3);
    for letters in ["Netflix", " تعرض فيلم"] {
        window.event(egui::Event::Text(letters.to_owned()));
        window.run_steps(3);
    }
    let ime = window.output().platform_output.ime.expect("the field has the keyboard");
    assert!(ime.cursor_rect.left() < ime.rect.right() - 60.0, "behind all, at the left: {ime:?}");
    window.key_press(egui::Key::Home);
    window.run_steps(3);
    let ime = window.output().platform_output.ime.expect("the field has the keyboard");
    assert!(ime.cursor_rect.right() > ime.rect.center().x, "before all, at the right: {ime:?}");
}

#[test]
fn a_notice_names_a_latin_file_in_its_own_direction() {
    let mut window = window(Settings::default());
    act(&mut window, Action::UsePath(PathPurpose::Open, vec!["/nowhere/Ferry.ron".into()]));
    while let Some(outcome) = window.state_mut().session_mut().jobs.wait() {
        window.state_mut().session_mut().receive(outcome);
    }
    window.run_steps(2);
    let session = window.state().session();
    let said = session.words.say(&session.notices.shown().last().unwrap().said);
    assert!(said.contains("\u{2068}/nowhere/Ferry.ron\u{2069}") || said.starts_with('\u{2068}'), "{said}");
}
