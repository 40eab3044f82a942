//! The project is saved by itself after a pause, and never at a price.

use std::fs;
use std::path::Path;
use std::time::Duration;

use copydesk::app::{Action, Autosave, Dialog, OpenFile, Preference, Session, Tone};
use copydesk::project::{self, Project};
use copydesk::story::Content;

use super::{bodies, desk_with, project_of, type_letters, undo, wait};

const PAUSE: i64 = 30_000;

/// A desk whose project lies in a file.
fn desk_in(folder: &Path) -> Session {
    let project = project_of(vec![Content::Paragraph("It sails.".into())]);
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

fn on_disk(session: &Session) -> String {
    let path = session.file.as_ref().unwrap().path.clone();
    project::open(&path).unwrap().project.stories[0].lede().to_owned()
}

fn said(session: &Session) -> Vec<(Tone, String)> {
    session.notices.all().map(|notice| (notice.tone, notice.said.to_string())).collect()
}

#[test]
fn what_was_typed_is_in_the_file_after_a_pause_and_nothing_is_said() {
    let folder = tempfile::tempdir().unwrap();
    let mut session = desk_in(folder.path());
    assert_eq!(session.autosave(), None, "there is nothing to wait for");
    type_letters(&mut session, 0, 9, " Now");
    assert_eq!(session.autosave(), Some(Duration::from_secs(30)), "the window wakes then");
    wait(PAUSE - 1);
    assert_eq!(session.autosave(), Some(Duration::from_millis(1)));
    type_letters(&mut session, 0, 13, " or");
    assert_eq!(session.autosave(), Some(Duration::from_secs(30)), "the pause begins with the last letter");
    wait(PAUSE);
    assert_eq!(session.autosave(), None);
    assert!(session.jobs.running().iter().all(|job| job.quiet), "the status bar keeps silent");
    settle(&mut session);
    assert_eq!((on_disk(&session).as_str(), session.is_dirty()), ("It sails. Now or", false));
    assert_eq!((session.autosave(), said(&session)), (None, Vec::new()));
    assert!(session.saved_at().is_some());
    undo(&mut session);
    assert_eq!(session.autosave(), Some(Duration::from_secs(30)), "taking back is a change too");
}

#[test]
fn it_keeps_out_of_the_way() {
    let folder = tempfile::tempdir().unwrap();
    let mut session = desk_with(project_of(vec![Content::Paragraph("It sails.".into())]));
    type_letters(&mut session, 0, 9, " Now");
    wait(PAUSE);
    assert_eq!(session.autosave(), None, "without a file there is nowhere to save");

    let mut session = desk_in(folder.path());
    session.file.as_mut().unwrap().read_only = Some(copydesk::words::Phrase::new("remark-changed"));
    type_letters(&mut session, 0, 9, " Now");
    wait(PAUSE);
    assert_eq!((session.autosave(), session.view.dialog.clone()), (None, None), "what is read only is left");

    session.file.as_mut().unwrap().read_only = None;
    session.act(Action::Quit);
    assert!(matches!(session.view.dialog, Some(Dialog::Unsaved(_))));
    wait(PAUSE);
    assert_eq!(session.autosave(), None, "what may be given up is not saved meanwhile");
    session.act(Action::Dialog(None));
    session.act(Action::Save);
    type_letters(&mut session, 0, 13, " or");
    wait(PAUSE);
    assert_eq!(session.autosave(), None, "a save is under way");
    settle(&mut session);
    assert_eq!(session.autosave(), None);
    settle(&mut session);
    assert_eq!(on_disk(&session), "It sails. Now or");

    session.act(Action::Prefer(Box::new(Preference::Autosave(Autosave { on: false, after: 30 }))));
    type_letters(&mut session, 0, 16, " then");
    wait(100 * PAUSE);
    assert_eq!(session.autosave(), None, "who turned it off decides");
}

#[test]
fn what_somebody_else_wrote_is_not_saved_over_and_that_is_said_once() {
    let folder = tempfile::tempdir().unwrap();
    let mut session = desk_in(folder.path());
    let path = session.file.as_ref().unwrap().path.clone();
    let theirs = project_of(vec![Content::Paragraph("Theirs.".into())]);
    project::save(&theirs, &path, None).unwrap();
    for letters in [" Mine", " still", " here"] {
        let end = bodies(&session)[0].len();
        type_letters(&mut session, 0, end, letters);
        wait(PAUSE);
        session.autosave();
        settle(&mut session);
        for _ in 0..10 {
            wait(PAUSE);
            assert_eq!(session.autosave(), None, "nothing new, nothing tried");
        }
    }
    assert_eq!(project::open(&path).unwrap().project, theirs);
    let told = said(&session);
    assert!(matches!(&told[..], [(Tone::Failed, said)] if said.contains("ferry.ron")), "{told:?}");
    assert_eq!((session.view.dialog.clone(), bodies(&session)[0].as_str()), (None, "It sails. Mine still here"));
    session.act(Action::Save);
    settle(&mut session);
    assert_eq!(said(&session).len(), 1, "the same words are not said twice, but they are still there");

    fs::remove_file(&path).unwrap();
    project::create(&session.saved, &path).unwrap();
    let end = bodies(&session)[0].len();
    type_letters(&mut session, 0, end, ".");
    wait(PAUSE);
    session.autosave();
    settle(&mut session);
    assert_eq!(on_disk(&session), "It sails. Mine still here.", "as before, it goes on");
}

#[test]
fn a_save_asked_for_during_one_that_fails_by_itself_is_told() {
    let folder = tempfile::tempdir().unwrap();
    let mut session = desk_in(folder.path());
    let path = session.file.as_ref().unwrap().path.clone();
    project::save(&project_of(vec![Content::Paragraph("Theirs.".into())]), &path, None).unwrap();
    type_letters(&mut session, 0, 9, " Mine");
    wait(PAUSE);
    session.autosave();
    settle(&mut session);
    session.notices.dismiss_all();
    type_letters(&mut session, 0, 14, " too");
    wait(PAUSE);
    session.autosave();
    session.act(Action::Save);
    settle(&mut session);
    assert_eq!(session.notices.shown().len(), 1, "who asks is answered");
}

#[test]
fn pauses_are_kept_within_their_bounds() {
    let folder = tempfile::tempdir().unwrap();
    let mut session = desk_in(folder.path());
    for (asked, seconds) in [(0, 10), (9, 10), (601, 600), (u16::MAX, 600), (45, 45)] {
        session.act(Action::Prefer(Box::new(Preference::Autosave(Autosave { on: true, after: asked }))));
        assert_eq!(session.settings.autosave.after, seconds);
    }
    type_letters(&mut session, 0, 9, " Now");
    assert_eq!(session.autosave(), Some(Duration::from_secs(45)));
}

#[test]
fn what_the_drive_refuses_is_tried_again_by_itself_until_it_goes() {
    let place = tempfile::tempdir().unwrap();
    let (folder, away) = (place.path().join("drive"), place.path().join("unplugged"));
    fs::create_dir(&folder).unwrap();
    let mut session = desk_in(&folder);
    session.act(Action::Prefer(Box::new(Preference::Autosave(Autosave { on: false, after: 30 }))));
    settle(&mut session);
    type_letters(&mut session, 0, 9, " Now");
    fs::rename(&folder, &away).unwrap();
    session.act(Action::Save);
    settle(&mut session);
    assert_eq!(said(&session).len(), 1, "{:?}", said(&session));
    for pause in [30_000, 60_000, 120_000, 240_000, 300_000, 300_000] {
        let wanted = Duration::from_millis(u64::try_from(pause).unwrap());
        assert_eq!(session.autosave(), Some(wanted), "the pauses grow");
        wait(pause);
        assert_eq!(session.autosave(), None);
        settle(&mut session);
        assert_eq!((said(&session).len(), session.is_dirty()), (1, true), "it is said once");
    }
    fs::rename(&away, &folder).unwrap();
    // The window is looked at again: nobody waits five minutes then.
    session.came_back();
    session.autosave();
    settle(&mut session);
    assert_eq!((on_disk(&session).as_str(), session.is_dirty()), ("It sails. Now", false));
    assert_eq!(said(&session)[0].0, Tone::Done, "that it went after all is said: {:?}", said(&session));
    assert_eq!(session.autosave(), None);
}

#[test]
fn a_save_that_hangs_is_told_of_and_does_not_keep_anybody() {
    let folder = tempfile::tempdir().unwrap();
    let mut session = desk_in(folder.path());
    type_letters(&mut session, 0, 9, " Now");
    let (hangs, answers) = std::sync::mpsc::channel::<()>();
    let snapshot = session.project.clone();
    session.view.saving = Some(snapshot);
    session.jobs.start(copydesk::app::SAVING, move || {
        drop(answers.recv());
        copydesk::app::Outcome::Swept
    });
    assert_eq!(session.watch_save(), Some(Duration::from_secs(10)));
    session.act(Action::Quit);
    assert_eq!(session.view.dialog, Some(Dialog::Leaving));
    session.act(Action::LeaveNow);
    assert!(!session.view.closing, "for ten seconds it is waited for");
    wait(10_000);
    session.watch_save();
    let notice = session.notices.shown().last().unwrap().clone();
    assert!(notice.tone == Tone::Advice && notice.said.to_string().contains("ferry.ron"), "{notice:?}");
    assert!(notice.offer.is_some(), "another place is offered");
    session.watch_save();
    assert_eq!(session.notices.shown().len(), 1, "said once");
    assert!(session.saves_slowly() && !session.view.closing);
    session.act(Action::LeaveNow);
    assert!(session.view.closing);
    drop(hangs);
}
