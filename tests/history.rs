//! Earlier saves on the desk: kept by each save, named, listed and brought back, by keyboard alone.
#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "a test that cannot go on fails")]

use std::cell::Cell;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use copydesk::app::commands::CommandId;
use copydesk::app::{Action, Change, Dialog, OpenFile, PastAct, PathPurpose, Preference, Session, Settings, World};
use copydesk::edit::Edit;
use copydesk::ground::{BlockId, Language, StoryId};
use copydesk::project::versions::{Label, ToKeep};
use copydesk::project::{self, Project, Version, VersionPlace, Versions};
use copydesk::story::{Block, Content, Story};
use copydesk::ui::Desk;
use egui::{Key, Modifiers, vec2};
use egui_kittest::Harness;
use egui_kittest::kittest::Queryable;
use jiff::{SignedDuration, Timestamp};

thread_local! {
    /// The time of this test, in seconds since 1970.
    static NOW: Cell<i64> = const { Cell::new(1_795_000_000) };
}

fn clock() -> Timestamp {
    Timestamp::from_second(NOW.get()).unwrap()
}

fn project_of(words: &str) -> Project {
    let mut story = Story::new(StoryId::from(1), Language::english());
    "Ferry back".clone_into(&mut story.furniture.headline);
    story.body = [Arc::new(Block::new(BlockId::from(2), Content::Paragraph(words.into())))].into_iter().collect();
    Project { stories: vec![Arc::new(story)], ..Project::new("Ferry", Language::english()) }
}

fn speaking(folder: &Path, speaks: &str) -> Session {
    let project = project_of("It sails.");
    let path = folder.join("ferry.ron");
    let stamp = project::create(&project, &path).unwrap().stamp;
    let world = World::new(clock, 7).signed("noor").speaking(speaks);
    let mut session = Session::new(world, Settings::default(), Arc::new(|| {}));
    session.take_up(project, Some(OpenFile { path, stamp, read_only: None }));
    session
}

fn desk(folder: &Path) -> Session {
    speaking(folder, "en")
}

fn settle(session: &mut Session) {
    while let Some(outcome) = session.jobs.wait() {
        session.receive(outcome);
    }
}

fn write(session: &mut Session, words: &str) {
    let edit = Edit::SetContent {
        story: StoryId::from(1),
        block: BlockId::from(2),
        content: Content::Paragraph(words.into()),
    };
    session.act(Action::Change(Box::new(Change::new(edit, "change-typing"))));
    NOW.set(NOW.get() + 60);
}

fn save(session: &mut Session) {
    session.act(Action::Save);
    settle(session);
}

fn lede(project: &Project) -> String {
    project.stories[0].lede().to_owned()
}

fn path(session: &Session) -> PathBuf {
    session.file.as_ref().unwrap().path.clone()
}

fn versions(session: &Session) -> Vec<Version> {
    Versions::of(&path(session), session.settings.versions, session.data_folder.as_deref()).list().versions
}

fn texts(session: &Session) -> Vec<String> {
    versions(session).iter().map(|version| lede(&Versions::open(version).unwrap().project)).collect()
}

fn says(session: &Session, words: &str) -> usize {
    session.notices.all().filter(|notice| notice.said.to_string().contains(words)).count()
}

#[test]
fn each_save_keeps_the_one_before_and_itself() {
    let folder = tempfile::tempdir().unwrap();
    let mut session = desk(folder.path());
    write(&mut session, "It sails again.");
    save(&mut session);
    assert_eq!(texts(&session), ["It sails again.", "It sails."]);
    let [now, before] = versions(&session).try_into().unwrap();
    assert_eq!((now.label.who.as_str(), now.label.words), ("noor", Some(3)));
    assert_eq!((before.label.who.as_str(), before.label.words), ("", Some(2)), "nobody here saved it");
    write(&mut session, "It sails at noon.");
    save(&mut session);
    save(&mut session);
    assert_eq!(texts(&session), ["It sails at noon.", "It sails again.", "It sails."]);
    // What another program wrote meanwhile is not lost either, should it be saved over.
    let stamp = project::save(&project_of("Theirs."), &path(&session), None).unwrap().stamp;
    session.file.as_mut().unwrap().stamp = stamp;
    write(&mut session, "Mine.");
    save(&mut session);
    assert_eq!(texts(&session)[..3], ["Mine.", "Theirs.", "It sails at noon."]);
}

/// Rows of one minute are told apart, and others are not cluttered.
#[test]
fn saves_of_one_minute_are_told_apart_by_their_seconds() {
    let folder = tempfile::tempdir().unwrap();
    let mut session = desk(folder.path());
    for (second, words) in [(0, "One."), (7, "Two."), (300, "Three.")] {
        NOW.set(1_795_000_000);
        write(&mut session, words);
        NOW.set(1_795_000_000 + second);
        save(&mut session);
    }
    let when: Vec<(String, String)> = versions(&session)
        .iter()
        .map(|version| (session.when(version.at).to_string(), session.when_exactly(version.at).to_string()))
        .collect();
    assert_eq!(when[1].0, when[2].0, "to the minute they are alike");
    assert_ne!(when[1].1, when[2].1);
    assert_eq!(when[1].1, format!("{}:47", when[1].0));
    NOW.set(1_795_000_000 + 90_000);
    let long_ago = session.when_exactly(versions(&session)[1].at).to_string();
    assert!(long_ago.ends_with(":47") && long_ago.contains("2026"), "{long_ago}");
}

/// Seconds.
const YEAR: i64 = 365 * 86_400;

/// What was saved before the clock was set back is kept, and so is what is saved after it.
#[test]
fn a_clock_set_back_between_saves_loses_no_version() {
    let folder = tempfile::tempdir().unwrap();
    let mut session = desk(folder.path());
    write(&mut session, "Before.");
    save(&mut session);
    for (back, words) in [(YEAR, "A year back."), (0, "Still back."), (-2 * YEAR, "Far ahead."), (YEAR, "Set right.")] {
        NOW.set(NOW.get() - back);
        write(&mut session, words);
        save(&mut session);
        assert!(!session.is_dirty());
        assert_eq!(lede(&project::open(&path(&session)).unwrap().project), words);
    }
    let kept = texts(&session);
    for words in ["It sails.", "Before.", "A year back.", "Still back.", "Far ahead.", "Set right."] {
        assert!(kept.iter().any(|kept| kept == words), "{words} is not kept: {kept:?}");
    }
    for version in versions(&session) {
        session.act(Action::Past(PastAct::Restore(Box::new(version.clone()))));
        settle(&mut session);
        assert_eq!(lede(&session.project), lede(&Versions::open(&version).unwrap().project));
    }
}

#[test]
fn a_version_is_named_whether_or_not_there_is_something_to_save() {
    let folder = tempfile::tempdir().unwrap();
    let mut session = desk(folder.path());
    session.act(Action::Past(PastAct::Name("Raw".to_owned())));
    settle(&mut session);
    write(&mut session, "It sails again.");
    session.act(Action::Past(PastAct::Name("Before legal".to_owned())));
    settle(&mut session);
    assert!(!session.is_dirty());
    let names: Vec<String> = versions(&session).into_iter().map(|version| version.label.name).collect();
    assert_eq!(names, ["Before legal", "Raw"]);
    assert_eq!(says(&session, "Saved as “Before legal”"), 1);
    write(&mut session, "It sails at noon.");
    save(&mut session);
    let names: Vec<String> = versions(&session).into_iter().map(|version| version.label.name).collect();
    assert_eq!(names, ["", "Before legal", "Raw"], "a name is for one save");
}

#[test]
fn a_version_comes_back_as_one_change_and_what_was_not_saved_is_kept_before() {
    let folder = tempfile::tempdir().unwrap();
    let mut session = desk(folder.path());
    write(&mut session, "It sails again.");
    save(&mut session);
    write(&mut session, "Not saved.");
    let first = versions(&session).pop().unwrap();
    session.act(Action::Past(PastAct::Restore(Box::new(first))));
    settle(&mut session);
    assert_eq!(lede(&session.project), "It sails.");
    assert!(session.is_dirty(), "it is not saved by itself");
    assert_eq!(texts(&session), ["Not saved.", "It sails again.", "It sails."]);
    session.act(Action::Run(CommandId("undo")));
    assert_eq!(lede(&session.project), "Not saved.");
    assert_eq!(lede(&project::open(&path(&session)).unwrap().project), "It sails again.");
}

#[test]
fn that_no_version_can_be_kept_fails_no_save_and_is_told_once() {
    let folder = tempfile::tempdir().unwrap();
    let mut session = desk(folder.path());
    project::disk::write_whole(&folder.path().join("ferry.versions"), b"in the way").unwrap();
    for words in ["One.", "Two.", "Three."] {
        write(&mut session, words);
        save(&mut session);
        assert!(!session.is_dirty());
        assert_eq!(lede(&project::open(&path(&session)).unwrap().project), words);
    }
    assert_eq!(says(&session, "no version of it could be kept"), 1);
    // Where this machine has a place, it takes its turn, and nothing needs to be said.
    session.data_folder = Some(folder.path().join("data"));
    write(&mut session, "Four.");
    save(&mut session);
    assert_eq!(texts(&session), ["Four.", "Three."]);
    session.act(Action::Prefer(Box::new(Preference::Versions(VersionPlace::Nowhere))));
    write(&mut session, "Five.");
    save(&mut session);
    assert_eq!(texts(&session), ["Four.", "Three."], "the settings say so");
    session.act(Action::Past(PastAct::Name("Five".to_owned())));
    settle(&mut session);
    assert_eq!(says(&session, "not kept, as the settings say"), 1, "who asks by name is told");
}

#[test]
fn saved_under_another_name_the_versions_of_the_old_stay_where_they_are() {
    let folder = tempfile::tempdir().unwrap();
    let mut session = desk(folder.path());
    write(&mut session, "It sails again.");
    save(&mut session);
    session.act(Action::UsePath(PathPurpose::SaveAs, vec![folder.path().join("other.ron")]));
    settle(&mut session);
    assert_eq!(texts(&session), ["It sails again."]);
    let old = Versions::of(&folder.path().join("ferry.ron"), VersionPlace::Beside, None);
    assert_eq!(old.list().versions.len(), 2);
}

#[test]
fn the_bytes_of_a_version_go_to_a_file_that_is_not_there_yet() {
    let folder = tempfile::tempdir().unwrap();
    let mut session = desk(folder.path());
    let before = fs::read(path(&session)).unwrap();
    write(&mut session, "It sails again.");
    save(&mut session);
    let out = folder.path().join("earlier.ron");
    for expected in [1, 1] {
        let first = versions(&session).pop().unwrap();
        session.act(Action::Past(PastAct::AskFile(Box::new(first))));
        assert_eq!(session.view.dialog, Some(Dialog::Path(PathPurpose::VersionFile)));
        session.act(Action::UsePath(PathPurpose::VersionFile, vec![out.clone()]));
        settle(&mut session);
        assert_eq!(fs::read(&out).unwrap(), before);
        assert_eq!(says(&session, "was written to"), expected);
    }
    assert_eq!(says(&session, "exists already"), 1, "nothing is written over");
}

/// A desk in a window whose project has so many versions, a minute apart.
fn window_with(count: i64, speaks: &str, folder: &Path) -> Harness<'static, Desk> {
    let session = speaking(folder, speaks);
    let kept = Versions::of(&path(&session), VersionPlace::Beside, None);
    for nth in 0..count {
        let at = clock() - SignedDuration::from_mins(count - nth);
        let name = if nth % 100 == 0 { format!("Edition {nth}") } else { String::new() };
        let label = Label { who: "noor".to_owned(), name, words: Some(nth.unsigned_abs()), before: None };
        // With its own time as the clock's nothing is thinned out.
        let text = project::file::write(&project_of(&format!("Version {nth}"))).unwrap();
        let first = Timestamp::from_second(0).unwrap();
        let _kept = kept.keep(text.as_bytes(), &ToKeep { at, label }, first).unwrap();
    }
    let mut window = Harness::builder()
        .with_size(vec2(1440.0, 900.0))
        .with_max_steps(40)
        .build_eframe(move |created| Desk::new(session, &created.egui_ctx));
    window.run_steps(3);
    window
}

fn press(window: &mut Harness<'static, Desk>, held: Modifiers, key: Key) {
    window.key_press_modifiers(held, key);
    window.run_steps(3);
}

fn finish(window: &mut Harness<'static, Desk>) {
    settle(window.state_mut().session_mut());
    window.run_steps(3);
}

#[test]
fn a_version_is_found_and_restored_by_keyboard_alone_in_both_languages() {
    for speaks in ["en", "ar_IQ.UTF-8"] {
        let folder = tempfile::tempdir().unwrap();
        let mut window = window_with(3, speaks, folder.path());
        press(&mut window, Modifiers::COMMAND | Modifiers::SHIFT, Key::H);
        assert_eq!(window.state().session().view.dialog, Some(Dialog::History));
        finish(&mut window);
        press(&mut window, Modifiers::NONE, Key::ArrowDown);
        press(&mut window, Modifiers::NONE, Key::ArrowDown);
        press(&mut window, Modifiers::NONE, Key::ArrowUp);
        let restore = window.state().session().words.get("history-restore");
        for _ in 0..8 {
            press(&mut window, Modifiers::NONE, Key::Tab);
            if window.get_by_label(restore).is_focused() {
                break;
            }
        }
        press(&mut window, Modifiers::NONE, Key::Enter);
        finish(&mut window);
        assert_eq!(lede(&window.state().session().project), "Version 1");
        assert_eq!(window.state().session().view.dialog, None);
    }
}

#[test]
fn a_list_of_five_hundred_draws_what_is_in_sight() {
    let folder = tempfile::tempdir().unwrap();
    let mut window = window_with(500, "en", folder.path());
    press(&mut window, Modifiers::COMMAND | Modifiers::SHIFT, Key::H);
    finish(&mut window);
    let session = window.state().session();
    assert_eq!(session.safety.past.listed.as_ref().unwrap().found.versions.len(), 500);
    assert!(window.query_all_by_label_contains("Saved by noor").count() < 25);
    press(&mut window, Modifiers::NONE, Key::End);
    assert!(window.query_all_by_label_contains("Edition 0").next().is_some());
    assert!(window.query_all_by_label_contains("Edition 400").next().is_none());
}
