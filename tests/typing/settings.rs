//! What a person prefers is kept while the desk goes on, and never holds it up.

use std::fs;
use std::path::Path;

use copydesk::app::commands::CommandId;
use copydesk::app::{Action, Session, Settings, Tone};

use super::{bodies, desk, type_letters};

fn desk_with_settings_in(folder: &Path) -> Session {
    let mut session = desk("It sails.");
    session.settings.file = Some(folder.join("settings.ron"));
    session
}

fn run(session: &mut Session, command: &'static str) {
    session.act(Action::Run(CommandId(command)));
}

#[test]
fn what_was_set_last_is_kept_and_nobody_waits_for_it() {
    let folder = tempfile::tempdir().unwrap();
    let mut session = desk_with_settings_in(folder.path());
    for _ in 0..5 {
        run(&mut session, "zoom-in");
    }
    run(&mut session, "smart-typing");
    let jobs: Vec<bool> = session.jobs.running().iter().map(|job| job.quiet).collect();
    assert_eq!(jobs, [true], "one writes, and says nothing of it");
    type_letters(&mut session, 0, 9, " Now");
    session.wait_for_settings();
    let (kept, damaged) = Settings::load(folder.path());
    assert!(damaged.is_none());
    assert_eq!((kept.page_zoom, kept.smart_typing), (150, Some(false)));
    assert_eq!(bodies(&session), ["It sails. Now"]);
    assert!(session.notices.shown().is_empty() && session.jobs.running().is_empty());
}

#[test]
fn settings_that_cannot_be_kept_are_said_and_hold_all_the_same() {
    let folder = tempfile::tempdir().unwrap();
    fs::create_dir(folder.path().join("settings.ron")).unwrap();
    let mut session = desk_with_settings_in(folder.path());
    run(&mut session, "zoom-in");
    run(&mut session, "zoom-in");
    session.wait_for_settings();
    assert_eq!(session.settings.page_zoom, 120);
    let said: Vec<_> = session.notices.shown().iter().map(|n| (n.tone, n.said.to_string())).collect();
    assert!(matches!(&said[..], [(Tone::Advice, said)] if said.contains("cannot be kept")), "{said:?}");
}

#[test]
fn a_desk_without_a_place_for_settings_writes_none() {
    let mut session = desk("It sails.");
    run(&mut session, "zoom-out");
    assert!(session.jobs.running().is_empty());
    assert_eq!(session.settings.page_zoom, 90);
}
