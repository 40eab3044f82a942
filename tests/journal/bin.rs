//! What was discarded or not saved lies in the bin, is listed there, and comes back from there.

use copydesk::app::commands::CommandId;
use copydesk::app::safety::recovery::look_in_bin;
use copydesk::app::{Action, Dialog, RecoverAct, Session};
use copydesk::edit::Edit;
use copydesk::project;
use copydesk::story::Field;

use crate::desk::{Place, flush, headline, quit, settle};
use crate::recovering::{act, crashed, first, started};

/// What the notice that was said last offers.
fn offered(session: &Session) -> Option<CommandId> {
    session.notices.shown().last().and_then(|notice| notice.offer)
}

fn run(session: &mut Session, command: &'static str) {
    session.act(Action::Run(CommandId(command)));
    settle(session);
    session.receive_all();
}

fn said(session: &Session) -> Vec<String> {
    session.notices.shown().iter().map(|notice| notice.said.to_string()).collect()
}

/// A desk with this headline typed and not saved, which was quit without saving.
fn not_saved(place: &Place, words: &str) {
    let mut session = place.desk();
    headline(&mut session, words);
    assert!(flush(&session));
    session.act(Action::DiscardThen(Box::new(Action::Quit)));
    assert!(session.view.closing);
    session.close_journal(std::time::Duration::from_secs(30));
}

#[test]
fn what_was_discarded_comes_back_by_the_button_of_its_notice() {
    let place = Place::new();
    let typed = crashed(&place, "Ferry sails again");
    let mut session = started(&place, true, false);
    let journal = first(&session);
    act(&mut session, RecoverAct::Discard(journal));
    assert_eq!((place.binned().len(), offered(&session)), (1, Some(CommandId("bring-back"))));
    let notice = session.notices.shown().last().unwrap().id;
    session.act(Action::Accept(notice));
    settle(&mut session);
    assert_eq!(session.project, typed);
    assert_eq!(offered(&session), Some(CommandId("undo")));
    session.undo();
    assert_eq!(session.project, session.saved, "it is one step");
    assert!(!session.can_bring_back(), "it is back");
}

#[test]
fn what_was_not_saved_is_listed_the_latest_first_and_comes_back_beside_what_was_typed_since() {
    let place = Place::new();
    not_saved(&place, "Ferry sails again");
    not_saved(&place, "Ferry sinks");
    let found = look_in_bin(&place.state()).unwrap();
    assert_eq!(found.len(), 2);
    assert!(found[0].at >= found[1].at && found.iter().all(|lost| lost.words > 0));
    drop(found);

    let mut session = started(&place, true, false);
    assert_eq!(session.view.dialog, None, "nobody is asked about what they gave up");
    assert!(!session.has_recovered() && session.can_recover(), "but the menu leads there");
    run(&mut session, "recovered");
    assert_eq!(session.view.dialog, Some(Dialog::Recovered));
    assert_eq!(session.safety.recovery.bin.lost.len(), 2);
    let wanted = session
        .safety
        .recovery
        .bin
        .lost
        .iter()
        .find(|lost| lost.replayed.project.stories[0].furniture.headline == "Ferry sails again");
    let journal = wanted.unwrap().ended.path.clone();
    // Somebody typed elsewhere since, and has not saved that.
    session.act(Action::Dialog(None));
    let story = session.project.stories[0].id;
    let deck = Edit::SetField { story, field: Field::Deck, words: "At noon".to_owned() };
    session.act(copydesk::app::Change::new(deck, "change-typing").into());
    act(&mut session, RecoverAct::BringBack(journal));
    let furniture = &session.project.stories[0].furniture;
    assert_eq!((furniture.headline.as_str(), furniture.deck.as_str()), ("Ferry sails again", "At noon"));
    session.undo();
    let furniture = &session.project.stories[0].furniture;
    assert_eq!((furniture.headline.as_str(), furniture.deck.as_str()), ("", "At noon"));
    session.redo();
    session.act(Action::Save);
    settle(&mut session);
    quit(session);
    let left = look_in_bin(&place.state()).unwrap();
    assert_eq!(left.len(), 1, "what is in its file is listed no more");
    assert!(left.iter().any(|lost| lost.replayed.project.stories[0].furniture.headline == "Ferry sinks"));
}

#[test]
fn what_was_found_stays_found_whatever_is_answered_on_its_way_back() {
    let place = Place::new();
    crashed(&place, "Ferry sails again");
    let mut session = started(&place, true, false);
    let journal = first(&session);
    session.act(Action::Dialog(None));
    // Saved since, so that it is compared anew; and written on in the same place.
    headline(&mut session, "Ferry sinks");
    session.act(Action::Save);
    settle(&mut session);
    headline(&mut session, "Ferry sinks again");
    act(&mut session, RecoverAct::Keep(journal.clone()));
    assert!(matches!(session.view.dialog, Some(Dialog::Unsaved(_))), "{:?}", session.view.dialog);
    session.act(Action::Dialog(None));
    let finds = &session.safety.recovery.finds.lost;
    assert!(finds.iter().any(|lost| lost.ended.path == journal), "it can still be decided on");
}

#[test]
fn what_cannot_be_read_is_not_said_to_come_back() {
    let place = Place::new();
    crashed(&place, "Ferry sails again");
    let journal = first(&started(&place, true, false));
    let mut bytes = std::fs::read(&journal).unwrap();
    bytes[..64].fill(b'x');
    std::fs::File::create(&journal).and_then(|mut file| std::io::Write::write_all(&mut file, &bytes)).unwrap();
    let mut session = started(&place, true, false);
    let journal = session.safety.recovery.finds.unreadable[0].ended.path.clone();
    act(&mut session, RecoverAct::Discard(journal));
    assert!(said(&session).iter().any(|said| said.contains("cannot be read lies in the bin")), "{:?}", said(&session));
    assert!(!session.can_bring_back());
    assert_ne!(offered(&session), Some(CommandId("bring-back")));
}

#[test]
fn what_comes_back_into_another_project_opens_the_one_it_is_of() {
    let place = Place::new();
    not_saved(&place, "Ferry sails again");
    let bytes = std::fs::read(place.file()).unwrap();
    let mut session = started(&place, false, false);
    run(&mut session, "recovered");
    let journal = session.safety.recovery.bin.lost[0].ended.path.clone();
    act(&mut session, RecoverAct::BringBack(journal));
    assert_eq!(session.file.as_ref().unwrap().path, place.file());
    assert_eq!(session.project.stories[0].furniture.headline, "Ferry sails again");
    assert!(session.is_unsaved() && std::fs::read(place.file()).unwrap() == bytes);
    session.undo();
    assert!(!session.is_unsaved());
}

#[test]
fn what_meets_other_words_for_the_same_is_decided_or_lies_beside_them() {
    let place = Place::new();
    not_saved(&place, "Ferry sails again");
    let mut other = project::open(&place.file()).unwrap().project;
    std::sync::Arc::make_mut(&mut other.stories[0]).furniture.headline = "Ferry sinks".to_owned();
    project::save(&other, &place.file(), None).unwrap();
    let mut session = started(&place, true, false);
    run(&mut session, "recovered");
    let journal = session.safety.recovery.bin.lost[0].ended.path.clone();
    act(&mut session, RecoverAct::BringBack(journal));
    assert!(session.must_decide(), "{:?}", said(&session));
    assert_eq!(project::open(&place.file()).unwrap().project, other);
}

#[test]
fn a_project_that_is_put_away_unsaved_says_where_its_words_are() {
    let place = Place::new();
    let mut session = place.desk();
    headline(&mut session, "Ferry sails again");
    assert!(flush(&session));
    session.act(Action::DiscardThen(Box::new(Action::CloseProject)));
    session.receive_all();
    assert!(flush(&session));
    assert!(session.file.is_none());
    let told = said(&session).iter().any(|said| said.contains("river.ron") && said.contains("lies in the bin"));
    assert!(told, "{:?}", said(&session));
    assert_eq!(offered(&session), Some(CommandId("recovered")));
    run(&mut session, "recovered");
    assert_eq!(session.safety.recovery.bin.lost.len(), 1);
}

#[test]
fn what_was_saved_after_all_is_not_listed() {
    let place = Place::new();
    let typed = crashed(&place, "Ferry sails again");
    project::save(&typed, &place.file(), None).unwrap();
    let session = started(&place, true, false);
    assert_eq!((place.binned().len(), look_in_bin(&place.state()).unwrap().len()), (1, 0));
    assert!(!session.has_recovered());
}
