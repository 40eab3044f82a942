//! Long work can be stopped, and then leaves nothing half done.
#![expect(clippy::unwrap_used, reason = "helpers of tests may fail loudly")]

#[path = "support/laid.rs"]
mod laid;

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::mpsc::{Receiver, SyncSender, sync_channel};
use std::sync::{Arc, Mutex};

use copydesk::app::{Action, OpenFile, PathPurpose, Session, Settings, World};
use copydesk::project;

fn noon() -> jiff::Timestamp {
    jiff::Timestamp::from_second(1_795_000_000).unwrap()
}

/// A session whose jobs wait, whenever they wake the window, until they may go on.
struct Held {
    session: Session,
    woken: Receiver<()>,
    go_on: SyncSender<()>,
}

impl Held {
    fn new() -> Self {
        let (wake, woken) = sync_channel(0);
        let (go_on, may) = sync_channel::<()>(0);
        let may = Mutex::new(may);
        let held = move || {
            let _nobody_looks = wake.send(());
            let _let_go = may.lock().unwrap().recv();
        };
        let session = Session::new(World::new(noon, 7), Settings::default(), Arc::new(held));
        Self { session, woken, go_on }
    }

    /// Stops what is under way the first time it tells of itself; gives how far it had come then.
    fn stop(self) -> (Session, Option<(u32, u32)>) {
        let Self { mut session, woken, go_on } = self;
        woken.recv().unwrap();
        let progress = session.jobs.running().iter().find_map(copydesk::app::Running::progress);
        session.act(Action::CancelJobs);
        drop((woken, go_on));
        while let Some(outcome) = session.jobs.wait() {
            session.receive(outcome);
        }
        (session, progress)
    }
}

fn take_up(session: &mut Session, path: &Path) {
    let opened = project::open(path).unwrap();
    let file = OpenFile { path: path.to_owned(), stamp: opened.stamp, read_only: None };
    session.take_up(opened.project, Some(file));
}

/// All files below a folder and what is in them.
fn files(folder: &Path) -> BTreeMap<PathBuf, Vec<u8>> {
    let (mut folders, mut found) = (vec![folder.to_owned()], BTreeMap::new());
    while let Some(folder) = folders.pop() {
        for entry in folder.read_dir().unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_none_or(|ending| ending != "lock") {
                found.insert(path.clone(), std::fs::read(path).unwrap());
            }
        }
    }
    found
}

fn said(session: &Session) -> Vec<String> {
    session.notices.shown().iter().map(|notice| notice.said.to_string()).collect()
}

#[test]
fn an_export_that_is_stopped_leaves_the_folder_as_it_was() {
    let place = tempfile::tempdir().unwrap();
    let folder = place.path().join("out");
    let order = |formats: &[&str]| Action::Export {
        stories: Vec::new(),
        formats: formats.iter().map(|key| (*key).to_owned()).collect(),
        folder: folder.clone(),
    };
    let mut first = Session::new(World::new(noon, 7), Settings::default(), Arc::new(|| {}));
    take_up(&mut first, &laid::river());
    first.act(order(&["json"]));
    while let Some(outcome) = first.jobs.wait() {
        first.receive(outcome);
    }
    let before = files(place.path());
    assert!(!before.is_empty(), "{:?}", said(&first));

    let mut held = Held::new();
    take_up(&mut held.session, &laid::river());
    held.session.act(order(&["html", "json"]));
    let (session, progress) = held.stop();
    assert!(progress.is_some_and(|(done, all)| done < all), "{progress:?}");
    assert_eq!(said(&session), ["Not exported: the export was stopped; nothing was written"]);
    assert_eq!(files(place.path()), before);
}

#[test]
fn an_import_that_is_stopped_changes_nothing() {
    let place = tempfile::tempdir().unwrap();
    let paths: Vec<PathBuf> = (0..20).map(|nth| place.path().join(format!("{nth}.txt"))).collect();
    for path in &paths {
        std::io::Write::write_all(
            &mut std::fs::File::create(path).unwrap(),
            b"FERRY RETURNS\n\nBASRA, Nov 14 - The ferry sails again.\n",
        )
        .unwrap();
    }
    let mut held = Held::new();
    let before = held.session.project.clone();
    held.session.act(Action::UsePath(PathPurpose::Import, paths));
    let (session, progress) = held.stop();
    assert_eq!(progress, Some((0, 20)));
    assert_eq!((session.project == before, session.history.undo_label()), (true, None));
    assert_eq!(said(&session), ["Import stopped: nothing was changed."]);
}

#[test]
fn of_photos_whose_attaching_is_stopped_it_is_said_how_many_were_taken_in() {
    let place = tempfile::tempdir().unwrap();
    let path = place.path().join("river.ron");
    std::fs::copy(laid::river(), &path).unwrap();
    let mut held = Held::new();
    take_up(&mut held.session, &path);
    let before = held.session.project.clone();
    let paths = (0..20).map(|nth| place.path().join(format!("{nth}.jpg"))).collect();
    held.session.act(Action::UsePath(PathPurpose::Attach(None), paths));
    let (session, progress) = held.stop();
    assert_eq!(progress, Some((0, 20)));
    assert!(session.project == before);
    assert_eq!(said(&session), ["Stopped: 0 of 20 photos were taken in, the others were not."]);
    assert_eq!(files(place.path()).len(), 1, "no file lies beside the project");
}
