//! Work that a lost desk had not saved, where somebody wrote the same words of the file since: both
//! are laid beside each other and decided one by one.

use std::fs;
use std::sync::Arc;

use copydesk::app::safety::recovery::{FileNow, find_lost};
use copydesk::app::{Action, Dialog, RecoverAct, Session, WatchAct};
use copydesk::edit::merge::Choice;
use copydesk::project::{self, Before, Project};

use crate::desk::{Place, crash, headline, now, settle};
use crate::recovering::{act, crashed, first, started};

/// A desk that crashed with unsaved words, and what somebody wrote into the file after it.
fn met(place: &Place) -> (Project, Project) {
    let typed = crashed(place, "Ferry sails again");
    let mut newer = project::open(&place.file()).unwrap().project;
    let furniture = &mut Arc::make_mut(&mut newer.stories[0]).furniture;
    "Ferry is late".clone_into(&mut furniture.headline);
    "It waits for the tide".clone_into(&mut furniture.deck);
    project::save(&newer, &place.file(), None).unwrap();
    (typed, newer)
}

fn decides(session: &mut Session) {
    let journal = first(session);
    assert!(session.safety.recovery.finds.lost[0].can_be_decided());
    act(session, RecoverAct::Decide(journal));
}

#[test]
fn both_are_laid_beside_each_other_and_nothing_is_written_before() {
    for opens in [true, false] {
        let place = Place::new();
        let (typed, _) = met(&place);
        let bytes = fs::read(place.file()).unwrap();
        let mut session = started(&place, opens, true);
        assert_eq!(session.view.dialog, Some(Dialog::Recovered), "nothing is decided unasked");
        decides(&mut session);
        assert_eq!(session.view.dialog, Some(Dialog::Conflicts));
        assert_eq!(session.project, typed);
        assert_eq!(session.undecided().unwrap().conflicts.len(), 1);
        assert_eq!(place.binned().len(), 1, "its words are in the journal of this desk");
        session.act(Action::Dialog(None));
        session.act(Action::Save);
        settle(&mut session);
        assert_eq!(session.view.dialog, Some(Dialog::Conflicts), "a save asks");
        assert_eq!(fs::read(place.file()).unwrap(), bytes);
    }
}

#[test]
fn each_choice_can_be_made_and_saved_and_the_way_back_is_kept() {
    for choice in [Choice::Ours, Choice::Theirs] {
        let place = Place::new();
        let (typed, newer) = met(&place);
        let mut session = started(&place, true, false);
        decides(&mut session);
        session.act(Action::Watch(WatchAct::Decide(vec![choice])));
        settle(&mut session);
        let story = &session.project.stories[0].furniture;
        let expected = if choice == Choice::Ours { &typed } else { &newer };
        assert_eq!(story.headline, expected.stories[0].furniture.headline);
        assert_eq!(story.deck, "It waits for the tide", "what only they changed is there");
        assert_eq!(session.saved, newer);
        let project = session.project.clone();
        session.act(Action::Save);
        settle(&mut session);
        assert_eq!(project::open(&place.file()).unwrap().project, project);
        session.undo();
        assert_eq!(session.project, typed, "deciding was one step");
        let versions = project::Versions::of(&place.file(), session.settings.versions, None).list().versions;
        let kept = versions.iter().find(|version| version.label.before == Some(Before::Merge)).unwrap();
        assert_eq!(project::Versions::open(kept).unwrap().project, typed);
    }
}

#[test]
fn a_desk_that_crashes_before_it_is_decided_loses_nothing() {
    let place = Place::new();
    let (typed, newer) = met(&place);
    let mut session = started(&place, true, false);
    decides(&mut session);
    session.act(Action::Dialog(None));
    headline(&mut session, "Ferry sails at last");
    assert_eq!(session.undecided(), None, "what was put together was of other words");
    assert!(session.must_decide());
    let words = session.project.clone();
    assert_ne!(words, typed);
    crash(session);
    let found = find_lost(&place.state(), now()).unwrap();
    assert_eq!(found.lost[0].replayed.project, words);
    assert!(matches!(found.lost[0].file, FileNow::Changed(_)) && found.lost[0].can_be_decided());
    drop(found);
    let mut session = started(&place, true, false);
    decides(&mut session);
    session.act(Action::Watch(WatchAct::Decide(vec![Choice::Ours])));
    assert_eq!(session.project.stories[0].furniture.headline, "Ferry sails at last");
    assert_eq!(session.saved, newer);
}

#[test]
fn what_is_on_the_desk_is_asked_about_first() {
    let place = Place::new();
    let (_, newer) = met(&place);
    let mut session = started(&place, true, false);
    session.act(Action::Dialog(None));
    headline(&mut session, "Typed just now");
    let before = session.project.clone();
    let journal = first(&session);
    act(&mut session, RecoverAct::Decide(journal));
    assert!(matches!(session.view.dialog, Some(Dialog::Unsaved(_))), "{:?}", session.view.dialog);
    assert_eq!(session.project, before);
    assert_eq!(project::open(&place.file()).unwrap().project, newer);
    assert_eq!(session.safety.recovery.finds.lost.len(), 1);
}

/// A desk with one headline crashed, and so did another with another one: both pieces are one's own.
#[test]
fn two_pieces_of_ones_own_are_called_what_they_are() {
    let place = Place::new();
    let one = crashed(&place, "Ferry sails again");
    let two = crashed(&place, "Ferry sinks");
    let mut session = started(&place, true, false);
    assert_eq!(session.safety.recovery.finds.lost.len(), 2);
    let (latest, other) = (first(&session), session.safety.recovery.finds.lost[1].ended.path.clone());
    act(&mut session, RecoverAct::Keep(latest));
    session.act(Action::Save);
    settle(&mut session);
    let saved = project::open(&place.file()).unwrap().project;
    assert!(saved == one || saved == two);
    act(&mut session, RecoverAct::Keep(other));
    assert!(session.must_decide() && session.decides_on_recovered());
    assert_eq!(session.view.dialog, Some(Dialog::Conflicts));
    let told = session.notices.shown().iter().map(|notice| notice.said.to_string()).collect::<Vec<_>>();
    assert!(told.iter().all(|said| !said.contains("Somebody else")), "{told:?}");
    session.act(Action::Watch(WatchAct::Decide(vec![Choice::Ours])));
    session.act(Action::Save);
    settle(&mut session);
    let kept = project::open(&place.file()).unwrap().project;
    assert!(kept != saved && (kept == one || kept == two));
}
