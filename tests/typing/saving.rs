//! No save, failed, late or hurried, costs a word; nor does another project.

use std::fs;
use std::path::Path;

use copydesk::app::{Action, Change, Dialog, OpenFile, PathPurpose, Session, Tone};
use copydesk::edit::Edit;
use copydesk::ground::Language;
use copydesk::project::{self, Project};
use copydesk::story::Content;

use super::{bodies, desk_with, project_of, type_letters, undo};

/// A desk whose project lies in a file.
fn desk_in(folder: &Path, words: &str) -> Session {
    let project = project_of(vec![Content::Paragraph(words.into())]);
    let path = folder.join("ferry.ron");
    let stamp = project::create(&project, &path).unwrap().stamp;
    let mut session = desk_with(Project::default());
    session.take_up(project, Some(OpenFile { path, stamp, read_only: None }));
    session
}

fn settle(session: &mut Session) {
    while let Some(outcome) = session.jobs.wait() {
        session.receive(outcome);
    }
}

#[test]
fn a_save_ends_the_step_and_undo_back_to_it_is_not_dirty() {
    let folder = tempfile::tempdir().unwrap();
    let mut session = desk_in(folder.path(), "It sails.");
    type_letters(&mut session, 0, 9, " Now");
    session.act(Action::Save);
    // Typed while the save is under way.
    type_letters(&mut session, 0, 13, " or");
    settle(&mut session);
    assert!(session.is_dirty());
    undo(&mut session);
    assert_eq!(bodies(&session), ["It sails. Now"]);
    assert!(!session.is_dirty(), "this is what lies on disk");
    undo(&mut session);
    assert_eq!(bodies(&session), ["It sails."]);
    assert!(session.is_dirty());
}

#[test]
fn a_second_save_during_the_first_saves_what_was_typed_between() {
    let folder = tempfile::tempdir().unwrap();
    let mut session = desk_in(folder.path(), "It sails.");
    type_letters(&mut session, 0, 9, " One");
    session.act(Action::Save);
    type_letters(&mut session, 0, 13, " two");
    session.act(Action::Save);
    settle(&mut session);
    assert!(!session.is_dirty());
    let path = session.file.as_ref().unwrap().path.clone();
    assert_eq!(project::open(&path).unwrap().project, session.project);
    assert_eq!(session.notices.shown().len(), 1, "{:?}", session.notices.shown());
}

#[test]
fn leaving_during_a_save_waits_for_what_was_typed_since() {
    let folder = tempfile::tempdir().unwrap();
    let mut session = desk_in(folder.path(), "It sails.");
    type_letters(&mut session, 0, 9, " One");
    session.act(Action::Save);
    type_letters(&mut session, 0, 13, " two");
    session.act(Action::Quit);
    assert_eq!(session.view.dialog, Some(Dialog::Unsaved(Box::new(Action::Quit))));
    session.act(Action::SaveThen(Box::new(Action::Quit)));
    settle(&mut session);
    assert!(session.view.closing);
    let path = session.file.as_ref().unwrap().path.clone();
    assert_eq!(project::open(&path).unwrap().project.stories[0].lede(), "It sails. One two");
}

#[test]
fn a_failed_save_says_why_and_keeps_the_work() {
    let folder = tempfile::tempdir().unwrap();
    let mut session = desk_in(folder.path(), "It sails.");
    let path = session.file.as_ref().unwrap().path.clone();
    let theirs = project_of(vec![Content::Paragraph("It sails. Theirs".into())]);
    project::save(&theirs, &path, None).unwrap();
    type_letters(&mut session, 0, 9, " Mine");
    session.act(Action::SaveThen(Box::new(Action::Quit)));
    settle(&mut session);
    assert_eq!(project::open(&path).unwrap().project, theirs);
    assert_eq!(bodies(&session), ["It sails. Mine"]);
    assert!(session.is_dirty() && !session.view.closing);
    let notice = session.notices.shown().last().unwrap();
    assert!(notice.tone == Tone::Failed && notice.said.to_string().contains("ferry.ron"), "{notice:?}");
    assert!(notice.hint.as_ref().unwrap().to_string().contains("until you decide"), "{notice:?}");

    let other = folder.path().join("mine");
    session.act(Action::UsePath(PathPurpose::SaveAs, vec![other]));
    settle(&mut session);
    assert!(!session.is_dirty());
    assert_eq!(project::open(&folder.path().join("mine.ron")).unwrap().project, session.project);
}

#[test]
fn another_project_is_opened_only_after_the_question_about_this_one() {
    let folder = tempfile::tempdir().unwrap();
    let mut session = desk_in(folder.path(), "It sails.");
    let other = folder.path().join("other.ron");
    project::create(&Project::new("Other", Language::english()), &other).unwrap();
    type_letters(&mut session, 0, 9, " Mine");
    let open = Action::UsePath(PathPurpose::Open, vec![other]);
    session.act(open.clone());
    settle(&mut session);
    assert_eq!(session.view.dialog, Some(Dialog::Unsaved(Box::new(open.clone()))));
    assert_eq!(session.project.name, "Ferry");
    session.act(Action::SaveThen(Box::new(open)));
    settle(&mut session);
    assert_eq!(session.project.name, "Other");
    let first = project::open(&folder.path().join("ferry.ron")).unwrap().project;
    assert_eq!(first.stories[0].lede(), "It sails. Mine");
}

#[test]
fn work_given_up_for_a_project_that_does_not_open_still_counts_as_unsaved() {
    let folder = tempfile::tempdir().unwrap();
    let mut session = desk_in(folder.path(), "It sails.");
    type_letters(&mut session, 0, 9, " Mine");
    let missing = Action::UsePath(PathPurpose::Open, vec![folder.path().join("nowhere.ron")]);
    session.act(Action::DiscardThen(Box::new(missing)));
    settle(&mut session);
    assert_eq!(bodies(&session), ["It sails. Mine"]);
    session.act(Action::Quit);
    assert!(!session.view.closing, "it is asked about before the desk is left");
}

#[test]
fn what_is_typed_while_another_project_is_read_is_not_lost() {
    let folder = tempfile::tempdir().unwrap();
    let mut session = desk_in(folder.path(), "It sails.");
    let other = folder.path().join("other.ron");
    project::create(&Project::new("Other", Language::english()), &other).unwrap();
    let open = Action::UsePath(PathPurpose::Open, vec![other]);
    session.act(open.clone());
    type_letters(&mut session, 0, 9, " Mine");
    settle(&mut session);
    assert_eq!(bodies(&session), ["It sails. Mine"]);
    assert_eq!(session.view.dialog, Some(Dialog::Unsaved(Box::new(open.clone()))));
    session.act(Action::DiscardThen(Box::new(open)));
    settle(&mut session);
    assert_eq!(session.project.name, "Other");
}

#[test]
fn a_save_that_ends_after_another_project_was_opened_leaves_that_one_its_file() {
    let folder = tempfile::tempdir().unwrap();
    let mut session = desk_in(folder.path(), "It sails.");
    type_letters(&mut session, 0, 9, " Mine");
    session.act(Action::Save);
    let late = session.jobs.wait().unwrap();
    let other = folder.path().join("other.ron");
    let their = Project::new("Other", Language::english());
    let stamp = project::create(&their, &other).unwrap().stamp;
    session.take_up(their, Some(OpenFile { path: other.clone(), stamp, read_only: None }));
    session.receive(late);
    assert!(!session.is_dirty());
    assert_eq!(session.file.as_ref().unwrap().path, other);
    session.act(Change::new(Edit::RenameProject("Ours".to_owned()), "Rename").into());
    session.act(Action::Save);
    settle(&mut session);
    assert_eq!(project::open(&other).unwrap().project.name, "Ours");
    assert_eq!(project::open(&folder.path().join("ferry.ron")).unwrap().project.name, "Ferry");
}

#[test]
fn a_file_with_comments_is_not_saved_over() {
    let folder = tempfile::tempdir().unwrap();
    let session = desk_in(folder.path(), "It sails.");
    let path = session.file.as_ref().unwrap().path.clone();
    let written = fs::read_to_string(&path).unwrap();
    let commented = written.replacen("\n(", "\n// Layla: please keep the name\n(", 1);
    assert_ne!(commented, written);
    fs::File::create(&path).and_then(|mut f| std::io::Write::write_all(&mut f, commented.as_bytes())).unwrap();

    let mut session = desk_with(Project::default());
    session.act(Action::UsePath(PathPurpose::Open, vec![path.clone()]));
    settle(&mut session);
    assert!(session.file.as_ref().unwrap().read_only.is_some());
    type_letters(&mut session, 0, 9, " Mine");
    session.act(Action::Save);
    settle(&mut session);
    assert_eq!(fs::read_to_string(&path).unwrap(), commented);
    assert_eq!(session.view.dialog, Some(Dialog::Path(PathPurpose::SaveAs)), "it asks for another name");
    session.act(Action::UsePath(PathPurpose::SaveAs, vec![path.clone()]));
    settle(&mut session);
    assert_eq!(fs::read_to_string(&path).unwrap(), commented, "and not even the same name by hand");
    assert!(session.is_dirty());
    session.act(Action::UsePath(PathPurpose::SaveAs, vec![folder.path().join("mine.ron")]));
    settle(&mut session);
    assert!(!session.is_dirty() && session.file.as_ref().unwrap().read_only.is_none());
}

#[test]
fn copy_read_for_a_project_goes_into_that_one_alone() {
    let folder = tempfile::tempdir().unwrap();
    let raw = folder.path().join("raw.txt");
    fs::File::create(&raw)
        .and_then(|mut f| std::io::Write::write_all(&mut f, b"# Ferry returns\n\nIt sails at noon.\n"))
        .unwrap();
    let read = |session: &mut Session| {
        session.act(Action::UsePath(PathPurpose::Import, vec![raw.clone()]));
        session.jobs.wait().unwrap()
    };
    // Neither has a file: no path tells them apart.
    let mut session = desk_with(Project::default());
    let late = read(&mut session);
    session.take_up(Project::new("Other", Language::english()), None);
    session.receive(late);
    assert!(session.project.stories.is_empty());
    assert!(session.notices.shown().iter().any(|notice| notice.said.to_string().starts_with("Not imported")));

    let mut session = desk_in(folder.path(), "It sails.");
    let late = read(&mut session);
    session.act(Action::UsePath(PathPurpose::SaveAs, vec![folder.path().join("elsewhere.ron")]));
    settle(&mut session);
    session.receive(late);
    assert_eq!(session.project.stories.len(), 2, "saved under another name it is the same project");
}
