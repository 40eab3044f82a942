//! The end of a desk by a signal, its return, and jobs that break: in the window without a display.
#![expect(clippy::unwrap_used, reason = "helpers of tests may fail loudly")]

use std::sync::Arc;

use copydesk::app::{Action, Back, Dialog, OpenFile, Outcome, Session, Settings, Tone, World};
use copydesk::ground::{Language, StoryId};
use copydesk::project::{self, Project};
use copydesk::story::{Field, Story};
use copydesk::ui::Desk;
use egui::vec2;
use egui_kittest::Harness;
use egui_kittest::kittest::Queryable;
use tempfile::TempDir;

type Window = Harness<'static, Desk>;

fn noon() -> jiff::Timestamp {
    jiff::Timestamp::from_second(1_795_000_000).unwrap()
}

/// A desk on a project of one story, whose headline was changed since it was saved.
fn desk(settings: Settings) -> (Window, TempDir) {
    let folder = tempfile::tempdir().unwrap();
    let mut project = Project::new("End", Language::english());
    project.stories.push(Arc::new(Story::new(StoryId::from(1), Language::english())));
    let path = folder.path().join("end.ron");
    let stamp = project::create(&project, &path).unwrap().stamp;
    let mut session = Session::new(World::new(noon, 7), settings, Arc::new(|| {}));
    session.take_up(project, Some(OpenFile { path, stamp, read_only: None }));
    session.safety.state_folder = Some(folder.path().join("state"));
    let words = "Lamps lit".to_owned();
    session.act(Action::TypeField { story: StoryId::from(1), field: Field::Headline, words, caret: 9 });
    assert!(session.is_dirty());
    let mut window = Harness::builder()
        .with_size(vec2(1440.0, 900.0))
        .with_max_steps(12)
        .build_eframe(move |created| Desk::new(session, &created.egui_ctx));
    window.run();
    (window, folder)
}

fn settle(window: &mut Window) {
    window.run();
    while let Some(outcome) = window.state_mut().session_mut().jobs.wait() {
        window.state_mut().session_mut().receive(outcome);
        window.run();
    }
}

fn in_file(folder: &TempDir) -> String {
    let saved = project::open(&folder.path().join("end.ron")).unwrap().project;
    saved.stories.first().unwrap().furniture.headline.clone()
}

/// A signal to end comes; gives what lies in the file when the window closes.
fn end(window: &mut Window, folder: &TempDir) -> String {
    window.state().session().safety.ending.ask(15);
    settle(window);
    assert!(window.state().session().view.closing, "it closes");
    in_file(folder)
}

#[test]
fn a_signal_saves_what_saves_itself_and_asks_nothing() {
    let (mut window, folder) = desk(Settings::default());
    assert_eq!(end(&mut window, &folder), "Lamps lit");
    assert!(!window.state().session().is_dirty());

    let (mut window, folder) = desk(Settings::default());
    window.state_mut().session_mut().act(Action::Dialog(Some(Dialog::Settings)));
    assert_eq!(end(&mut window, &folder), "Lamps lit", "whatever is open");
}

#[test]
fn a_signal_saves_nothing_where_a_person_saves_or_another_has_written() {
    let mut settings = Settings::default();
    settings.autosave.on = false;
    let (mut window, folder) = desk(settings);
    assert_eq!(end(&mut window, &folder), "");

    let (mut window, folder) = desk(Settings::default());
    let mut theirs = Project::new("Theirs", Language::english());
    theirs.stories.push(Arc::new(Story::new(StoryId::from(1), Language::english())));
    let bytes = project::file::write(&theirs).unwrap();
    project::disk::write_whole(&folder.path().join("end.ron"), bytes.as_bytes()).unwrap();
    assert_eq!(end(&mut window, &folder), "", "what another has written stays");
}

#[test]
fn a_desk_that_is_back_says_so_in_the_language_of_the_window() {
    let (mut window, folder) = desk(Settings::default());
    window.state_mut().session_mut().say_back(Back::Lost);
    window.run();
    window.get_by_label_contains("Copydesk was cut off and is back.");
    window.state_mut().session_mut().say_back(Back::Broke);
    window.run();
    let crashes = folder.path().join("state/crashes").display().to_string();
    window.get_by_label_contains(&crashes);
    let arabic = Settings { interface_language: Some(Language::arabic()), ..Settings::default() };
    let (mut window, _folder) = desk(arabic);
    window.state_mut().session_mut().say_back(Back::Lost);
    window.run();
    window.get_by_label_contains("انقطع");
}

#[test]
fn a_job_that_breaks_is_told_and_leaves_the_text_and_the_window() {
    let (mut window, _folder) = desk(Settings::default());
    let jobs = &mut window.state_mut().session_mut().jobs;
    jobs.start("job-importing", || -> Outcome { panic!("a job that breaks for a test") });
    settle(&mut window);
    let session = window.state().session();
    let said = session.notices.shown().last().unwrap();
    assert_eq!(said.tone, Tone::Failed);
    assert!(said.said.to_string().contains("broke down"), "{}", said.said);
    assert_eq!(session.story().unwrap().furniture.headline, "Lamps lit");
    assert!(session.jobs.running().is_empty() && !session.view.closing);
    window.get_by_label_contains("broke down");
}
