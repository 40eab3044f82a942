//! What was found is kept, opened beside the saved version or discarded, and never decided unasked.

use std::fs;
use std::path::PathBuf;
use std::sync::Arc;

use copydesk::app::safety::recovery::{FileNow, find_lost};
use copydesk::app::{Action, Dialog, LookFor, RecoverAct, Session};
use copydesk::project::{self, Project, file};

use crate::desk::{Place, crash, flush, headline, now, quit, settle};

/// A desk that typed this and crashed.
pub(crate) fn crashed(place: &Place, words: &str) -> Project {
    let mut session = place.desk();
    headline(&mut session, words);
    let typed = session.project.clone();
    crash(session);
    typed
}

/// A desk that was started again, and has looked.
pub(crate) fn started(place: &Place, opens: bool, goes_on: bool) -> Session {
    let mut session = place.untitled();
    session.begin(Vec::new(), opens.then(|| place.file()));
    let own = LookFor::Own(Some(place.file()));
    session.look_for_lost(if goes_on { own } else { LookFor::All });
    settle(&mut session);
    session.receive_all();
    session
}

pub(crate) fn first(session: &Session) -> PathBuf {
    session.safety.recovery.finds.lost[0].ended.path.clone()
}

pub(crate) fn act(session: &mut Session, act: RecoverAct) {
    session.act(Action::Recover(act));
    settle(session);
    session.receive_all();
}

#[test]
fn what_is_kept_is_one_step_and_the_file_is_as_it_was() {
    for opens in [true, false] {
        let place = Place::new();
        let typed = crashed(&place, "Ferry sails again");
        let bytes = fs::read(place.file()).unwrap();
        let mut session = started(&place, opens, false);
        assert_eq!(session.view.dialog, Some(Dialog::Recovered));
        assert_ne!(session.project, typed, "nothing is applied unasked");
        let journal = first(&session);
        act(&mut session, RecoverAct::Keep(journal.clone()));
        assert_eq!(session.project, typed);
        assert_eq!(session.view.dialog, None);
        assert_eq!(session.file.as_ref().unwrap().path, place.file());
        assert_eq!(fs::read(place.file()).unwrap(), bytes);
        assert!(!journal.exists() && place.binned().len() == 1, "it is in the bin for a month");
        // Until it is saved the words are in the journal of this desk.
        crash(session);
        let found = find_lost(&place.state(), now()).unwrap();
        assert_eq!(found.lost[0].replayed.project, typed);
        drop(found);
        let mut session = started(&place, opens, false);
        let journal = first(&session);
        act(&mut session, RecoverAct::Keep(journal));
        session.undo();
        assert_eq!(session.project, project::open(&place.file()).unwrap().project, "undo brings the saved one back");
        session.redo();
        session.act(Action::Save);
        settle(&mut session);
        assert_eq!(project::open(&place.file()).unwrap().project, typed);
        quit(session);
        assert!(find_lost(&place.state(), now()).unwrap().lost.is_empty());
    }
}

#[test]
fn what_is_put_aside_is_offered_again_also_when_that_desk_crashes() {
    let place = Place::new();
    let typed = crashed(&place, "Ferry sails again");
    for round in 0..3 {
        let mut session = started(&place, true, false);
        assert_eq!(session.view.dialog, Some(Dialog::Recovered), "{round}");
        if round > 0 {
            session.act(Action::Dialog(None));
            session.receive_all();
            assert_eq!(session.view.dialog, None, "it is not shown over and over");
            assert!(session.has_recovered(), "the menu leads there");
        }
        if round == 1 {
            quit(session);
        } else {
            crash(session);
        }
        assert_eq!(find_lost(&place.state(), now()).unwrap().lost[0].replayed.project, typed);
    }
}

#[test]
fn a_project_that_was_never_saved_is_brought_back_as_one() {
    let place = Place::new();
    let mut session = place.untitled();
    session.keep_journal();
    session.act(Action::Run(copydesk::app::commands::CommandId("new-story")));
    headline(&mut session, "Ferry sails");
    let typed = session.project.clone();
    crash(session);
    let mut session = started(&place, true, false);
    let journal = first(&session);
    act(&mut session, RecoverAct::Keep(journal));
    assert_eq!(session.project, typed);
    assert!(session.file.is_none() && session.would_lose());
}

#[test]
fn what_is_older_than_the_file_never_gets_into_it() {
    let place = Place::new();
    let typed = crashed(&place, "Old words");
    let mut newer = project::open(&place.file()).unwrap().project;
    Arc::make_mut(&mut newer.stories[0]).furniture.headline = "Newer words".to_owned();
    project::save(&newer, &place.file(), None).unwrap();
    let bytes = fs::read(place.file()).unwrap();
    // Not even a desk that goes on by itself, nor one that is told to keep it.
    for round in 0..3 {
        let mut session = started(&place, true, true);
        assert_eq!((&session.project, &session.view.dialog), (&newer, &Some(Dialog::Recovered)));
        let journal = first(&session);
        act(&mut session, RecoverAct::Keep(journal));
        assert_eq!(session.project, typed, "it is open as a copy");
        assert!(session.file.as_ref().unwrap().read_only.is_some());
        session.act(Action::Save);
        settle(&mut session);
        assert!(matches!(session.view.dialog, Some(Dialog::Path(_))), "it is saved under another name");
        assert_eq!(fs::read(place.file()).unwrap(), bytes, "{round}");
        // The copy is recorded as well, and found for what it is.
        crash(session);
        let found = find_lost(&place.state(), now()).unwrap();
        assert_eq!(found.lost.len(), 1);
        assert_eq!(found.lost[0].replayed.project, typed);
        assert!(matches!(&found.lost[0].file, FileNow::Changed(_)), "{round}");
    }
}

#[test]
fn what_others_wrote_in_other_places_goes_together_with_what_was_recovered() {
    for opens in [true, false] {
        let place = Place::new();
        let typed = crashed(&place, "Ferry sails again");
        let mut newer = project::open(&place.file()).unwrap().project;
        newer.name = "Newer".to_owned();
        project::save(&newer, &place.file(), None).unwrap();
        let bytes = fs::read(place.file()).unwrap();
        let mut session = started(&place, opens, true);
        assert_ne!(session.project, typed, "it is asked about");
        let journal = first(&session);
        act(&mut session, RecoverAct::Keep(journal));
        let both = Project { name: "Newer".to_owned(), ..typed };
        assert_eq!(session.project, both);
        assert_eq!(fs::read(place.file()).unwrap(), bytes, "until it is saved");
        session.act(Action::Save);
        settle(&mut session);
        assert_eq!(project::open(&place.file()).unwrap().project, both);
    }
}

#[test]
fn how_many_words_would_be_lost_is_counted() {
    let place = Place::new();
    crashed(&place, "Ferry sails again at noon");
    let found = find_lost(&place.state(), now()).unwrap();
    assert_eq!(found.lost[0].words, 5);
    assert_eq!(found.lost[0].changes.stories.len(), 1);
}

#[test]
fn what_is_discarded_is_in_the_bin_and_offered_no_more() {
    let place = Place::new();
    crashed(&place, "Never mind");
    fs::write(place.state().join("journal/0000000000000000-0000000000000099.journal"), "rubbish").unwrap();
    let mut session = started(&place, true, false);
    assert_eq!(session.safety.recovery.finds.unreadable.len(), 1);
    let journal = first(&session);
    act(&mut session, RecoverAct::Discard(journal));
    assert_eq!(session.view.dialog, Some(Dialog::Recovered), "the other is still there");
    let other = session.safety.recovery.finds.unreadable[0].ended.path.clone();
    act(&mut session, RecoverAct::Discard(other));
    assert_eq!(session.view.dialog, None);
    assert_eq!(place.binned().len(), 2);
    assert!(!session.is_dirty());
}

#[test]
fn a_desk_that_takes_the_place_of_a_lost_one_goes_on_where_that_was() {
    let place = Place::new();
    let typed = crashed(&place, "Ferry sails again");
    let mut session = started(&place, true, true);
    settle(&mut session);
    assert_eq!((&session.project, &session.view.dialog), (&typed, &None));
    assert!(session.is_dirty() && flush(&session));
    assert_eq!(place.binned().len(), 1);
}

#[test]
fn what_was_typed_meanwhile_is_asked_about_before_anything_takes_its_place() {
    let place = Place::new();
    let typed = crashed(&place, "Ferry sails again");
    let mut session = started(&place, true, false);
    let journal = first(&session);
    session.act(Action::Dialog(None));
    headline(&mut session, "Typed since");
    session.act(Action::Recover(RecoverAct::Keep(journal)));
    assert!(matches!(session.view.dialog, Some(Dialog::Unsaved(_))));
    session.act(Action::Dialog(None));
    assert!(session.has_recovered() && session.project != typed);
}

#[test]
fn a_copy_is_found_by_the_window_that_is_to_show_it_and_by_no_other() {
    let place = Place::new();
    let typed = crashed(&place, "Ferry sails again");
    let journal = place.journals().remove(0);
    let mut window = place.untitled();
    window.open_recovered(journal.clone());
    settle(&mut window);
    assert_eq!(window.project, typed);
    let mut late = place.untitled();
    late.open_recovered(journal);
    settle(&mut late);
    assert_eq!(late.project, Project::default());
    assert_eq!(late.notices.all().count(), 1);
}

#[test]
fn the_command_line_lists_writes_and_prints_what_was_not_saved() {
    let place = Place::new();
    let typed = crashed(&place, "Ferry sails again");
    let run = |words: &[&str]| {
        let mut command = assert_cmd::Command::cargo_bin("copydesk").unwrap();
        command.args(words).env("COPYDESK_STATE", place.state()).env_remove("DISPLAY").output().unwrap()
    };
    let journal = place.journals().remove(0);
    let listed = run(&["recover"]);
    let list = String::from_utf8(listed.stdout).unwrap();
    assert!(list.starts_with("1  ") && list.contains("river.ron") && list.contains("the file is as it was"), "{list}");
    let out = place.path().join("recovered.ron");
    let path = out.to_str().unwrap();
    assert!(run(&["recover", "1", "--out", path]).status.success());
    assert_eq!(project::open(&out).unwrap().project, typed);
    assert_eq!(run(&["recover", "1", "--out", path]).status.code(), Some(4), "it writes over nothing");
    let printed = run(&["recover", "--file", journal.to_str().unwrap(), "--print"]);
    assert_eq!(file::parse(&printed.stdout).unwrap().project, typed);
    assert_eq!(run(&["recover", "2", "--print"]).status.code(), Some(2));
    assert_eq!(run(&["recover", "1"]).status.code(), Some(2));
    assert_eq!(run(&["recover", "--file", path, "--print"]).status.code(), Some(3));
    assert!(journal.exists() && place.binned().is_empty(), "looking changes nothing");
}
