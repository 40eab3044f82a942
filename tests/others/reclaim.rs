//! A project that was only looked at, because somebody else had it open, is saved once they are gone.

use std::path::Path;
use std::process::Child;

use copydesk::app::commands::CommandId;
use copydesk::app::{Action, Change, Dialog, InUseAct, Session};
use copydesk::edit::Edit;
use copydesk::ground::Language;
use copydesk::project::{self, Project};
use copydesk::story::Story;

use super::lock::other_desk;
use super::{desk_of, open, place, settle};

fn rename(session: &mut Session, name: &str) {
    session.act(Change::new(Edit::RenameProject(name.to_owned()), "Rename").into());
}

fn looking(person: &str, path: &Path) -> Session {
    let mut session = desk_of(person);
    open(&mut session, path);
    session.act(Action::InUse(path.to_owned(), Vec::new(), InUseAct::ReadOnly));
    settle(&mut session);
    assert!(session.only_looks());
    session
}

fn end(mut other: Child) {
    drop(other.stdin.take());
    assert!(other.wait().unwrap().success());
}

fn said(session: &Session) -> Vec<String> {
    let shown = session.notices.shown().iter();
    shown
        .map(|notice| {
            format!("{} | {}", notice.said, notice.hint.as_ref().map_or_else(String::new, ToString::to_string))
        })
        .collect()
}

/// They write a story, as a desk or a sync service would.
fn theirs(path: &Path) {
    let mut project = project::open(path).unwrap().project;
    project.stories.push(std::sync::Arc::new(Story::new(77.into(), Language::english())));
    project::save(&project, path, None).unwrap();
}

fn in_file(path: &Path) -> Project {
    project::open(path).unwrap().project
}

#[test]
fn once_they_are_gone_a_save_puts_both_together_and_is_a_save() {
    let (_folder, path) = place();
    let other = other_desk(&path);
    let mut session = looking("omar", &path);
    rename(&mut session, "Omar’s");
    let stories = in_file(&path).stories.len();
    theirs(&path);
    end(other);
    session.act(Action::Save);
    settle(&mut session);
    let saved = in_file(&path);
    assert_eq!((saved.name.as_str(), saved.stories.len()), ("Omar’s", stories + 1), "{:?}", said(&session));
    assert!(!session.is_dirty() && !session.only_looks() && session.view.dialog.is_none());
    assert!(session.file.as_ref().unwrap().read_only.is_none());
    // It is ours from now on.
    let mut late = desk_of("layla");
    open(&mut late, &path);
    assert!(matches!(late.view.dialog, Some(Dialog::InUse(_))));
    rename(&mut session, "Omar’s again");
    session.act(Action::Save);
    settle(&mut session);
    assert_eq!(in_file(&path).name, "Omar’s again");
}

#[test]
fn as_long_as_they_have_it_a_save_says_who_and_writes_nothing() {
    for (person, tells) in [("omar", "layla has had it open"), ("layla", "Another window of yours")] {
        let (_folder, path) = place();
        let other = other_desk(&path);
        let before = in_file(&path);
        let mut session = looking(person, &path);
        rename(&mut session, "Mine");
        session.act(Action::Save);
        settle(&mut session);
        let notices = said(&session);
        assert!(
            notices.last().is_some_and(|last| last.starts_with("Not saved") && last.contains(tells)),
            "{notices:?}"
        );
        assert_eq!(notices.len(), 1, "what was said of it first is not said beside it: {notices:?}");
        assert_eq!(session.notices.shown().last().unwrap().offer, Some(CommandId("save-as")));
        assert_eq!((session.view.dialog.clone(), in_file(&path)), (None, before));
        end(other);
        session.act(Action::Save);
        settle(&mut session);
        assert_eq!(in_file(&path).name, "Mine");
    }
}

#[test]
fn the_command_opens_it_for_writing_and_takes_in_what_they_wrote() {
    let (_folder, path) = place();
    let other = other_desk(&path);
    let mut session = looking("omar", &path);
    let offer = session.notices.shown().last().and_then(|notice| notice.offer);
    assert_eq!(offer, Some(CommandId("open-to-write")));
    session.act(Action::Run(CommandId("open-to-write")));
    settle(&mut session);
    assert!(session.only_looks() && said(&session).last().unwrap().starts_with("Still open read-only. layla"));
    let stories = session.project.stories.len();
    theirs(&path);
    end(other);
    session.act(Action::Run(CommandId("open-to-write")));
    settle(&mut session);
    assert!(!session.only_looks() && !session.is_dirty(), "{:?}", said(&session));
    assert_eq!(session.project.stories.len(), stories + 1);
}

#[test]
fn on_the_way_out_a_save_goes_where_it_belongs_or_comes_back_with_why() {
    let (_folder, path) = place();
    let other = other_desk(&path);
    let mut session = looking("omar", &path);
    rename(&mut session, "Omar’s");
    session.act(Action::Quit);
    session.act(Action::SaveThen(Box::new(Action::Quit)));
    settle(&mut session);
    assert!(matches!(session.view.dialog, Some(Dialog::Unsaved(_))) && !session.view.closing);
    assert!(session.view.leaving.unsaved.as_ref().is_some_and(|why| why.to_string().contains("layla")));
    end(other);
    session.act(Action::SaveThen(Box::new(Action::Quit)));
    settle(&mut session);
    assert!(session.view.closing, "{:?} {:?}", session.view.dialog, said(&session));
    assert_eq!(in_file(&path).name, "Omar’s");
}

#[test]
fn what_both_changed_in_the_same_place_waits_for_the_editor() {
    let (_folder, path) = place();
    let other = other_desk(&path);
    let mut session = looking("omar", &path);
    rename(&mut session, "Omar’s");
    let mut theirs = in_file(&path);
    "Layla’s".clone_into(&mut theirs.name);
    project::save(&theirs, &path, None).unwrap();
    end(other);
    session.act(Action::Save);
    settle(&mut session);
    assert!(session.must_decide() && session.view.dialog == Some(Dialog::Conflicts));
    assert_eq!(in_file(&path).name, "Layla’s");
}
