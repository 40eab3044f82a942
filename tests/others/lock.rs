//! Two desks want one project.

use std::fs;
use std::io::{Read as _, Write as _};
use std::path::Path;
use std::process::Child;

use copydesk::app::{Action, Change, Dialog, InUse, InUseAct, PathPurpose, Session, Tone};
use copydesk::edit::Edit;
use copydesk::project;

use super::{desk_of, driver, hear, names, noon, open, place, settle, told};

/// A desk in another process that has the project open until it is let go.
#[test]
#[ignore = "run by other tests in a process of its own"]
fn desk_that_holds_it() {
    let Some(words) = told() else { return };
    let mut session = desk_of("layla");
    open(&mut session, Path::new(&words[0]));
    println!("\nholds: {}", session.file.as_ref().unwrap().read_only.is_none());
    // Until the other end is closed.
    drop(std::io::stdin().read_to_end(&mut Vec::new()));
    session.act(Action::CloseProject);
    settle(&mut session);
    session.receive_all();
    println!("\nclosed");
}

pub(crate) fn other_desk(path: &Path) -> Child {
    let mut child = driver("lock::desk_that_holds_it", &[path.to_str().unwrap()]).spawn().unwrap();
    assert_eq!(hear(&mut child, "holds: "), "true");
    child
}

fn asked(session: &Session) -> InUse {
    let Some(Dialog::InUse(in_use)) = &session.view.dialog else { panic!("{:?}", session.view.dialog) };
    in_use.as_ref().clone()
}

fn rename(session: &mut Session, name: &str) {
    session.act(Change::new(Edit::RenameProject(name.to_owned()), "Rename").into());
}

#[test]
fn the_second_desk_is_asked_and_its_reading_saves_over_nothing() {
    let (folder, path) = place();
    let mut other = other_desk(&path);
    let mut session = desk_of("omar");
    open(&mut session, &path);
    let in_use = asked(&session);
    let holder = in_use.held.holder.clone().unwrap();
    assert_eq!((holder.who.as_str(), holder.process, holder.since), ("layla", other.id(), noon()));
    assert!(!in_use.held.stale && !holder.machine.is_empty());
    assert!(session.file.is_none(), "nothing is on the desk before it is answered");

    session.act(Action::InUse(path.clone(), Vec::new(), InUseAct::ReadOnly));
    settle(&mut session);
    assert_eq!(session.view.dialog, None);
    let why = session.file.as_ref().unwrap().read_only.clone().unwrap().to_string();
    assert!(why.contains("layla") && why.contains(&holder.machine), "{why}");
    assert!(session.notices.shown().iter().any(|n| n.tone == Tone::Advice && n.said.to_string().contains("layla")));
    let before = fs::read(&path).unwrap();
    rename(&mut session, "Omar’s");
    session.act(Action::Save);
    settle(&mut session);
    assert_eq!(session.view.dialog, None);
    assert_eq!(fs::read(&path).unwrap(), before);
    let copy = folder.path().join("mine.ron");
    session.act(Action::UsePath(PathPurpose::SaveAs, vec![copy.clone()]));
    settle(&mut session);
    assert_eq!(project::open(&copy).unwrap().project.name, "Omar’s");
    assert_eq!(names(folder.path()), [".desk.ron.lock", ".mine.ron.lock", "desk.ron", "mine.ron", "mine.versions"]);
    assert!(session.file.as_ref().unwrap().read_only.is_none(), "the copy is ours");

    drop(other.stdin.take());
    hear(&mut other, "closed");
    assert!(other.wait().unwrap().success());
    drop(session);
    assert_eq!(names(folder.path()), ["desk.ron", "mine.ron", "mine.versions"], "no lock is left behind");
}

#[test]
fn a_copy_asks_where_to_at_once_and_cancel_opens_nothing() {
    let (_folder, path) = place();
    let mut other = other_desk(&path);
    let mut session = desk_of("omar");
    open(&mut session, &path);
    session.act(Action::Dialog(None));
    assert!(session.file.is_none() && session.is_blank());
    open(&mut session, &path);
    asked(&session);
    session.act(Action::InUse(path, Vec::new(), InUseAct::Copy));
    settle(&mut session);
    assert_eq!(session.view.dialog, Some(Dialog::Path(PathPurpose::SaveAs)));
    assert!(session.file.as_ref().unwrap().read_only.is_some());
    drop(other.stdin.take());
    other.wait().unwrap();
}

#[test]
fn once_the_other_is_gone_killed_or_closed_the_project_is_free() {
    for kill in [true, false] {
        let (_folder, path) = place();
        let mut other = other_desk(&path);
        if kill {
            other.kill().unwrap();
        }
        drop(other.stdin.take());
        // Right away: the system may take a moment to let go.
        let mut session = desk_of("omar");
        if !kill {
            other.wait().unwrap();
        }
        open(&mut session, &path);
        assert_eq!(session.view.dialog, None, "killed: {kill}");
        assert!(session.file.as_ref().unwrap().read_only.is_none());
        assert_eq!(session.notices.all().count(), 0, "killed: {kill}: there is nothing to be said of it");
        other.wait().unwrap();
    }
}

#[test]
fn what_another_machine_left_can_be_taken_over() {
    let (folder, path) = place();
    let lock = folder.path().join(".desk.ron.lock");
    let words = "(who:\"hana\",machine:\"elsewhere\",process:4,since:\"2026-03-10T09:00:00Z\")\n";
    fs::File::create_new(&lock).unwrap().write_all(words.as_bytes()).unwrap();
    let mut session = desk_of("omar");
    open(&mut session, &path);
    let in_use = asked(&session);
    assert!(in_use.held.stale);
    let said = session.who_has(&in_use.held).to_string();
    assert!(said.contains("hana") && said.contains("elsewhere"), "{said}");
    session.act(Action::InUse(path, Vec::new(), InUseAct::TakeOver));
    settle(&mut session);
    assert!(session.file.as_ref().unwrap().read_only.is_none());
    assert!(fs::read_to_string(&lock).unwrap().contains("omar"));
    rename(&mut session, "Omar’s");
    session.act(Action::Save);
    settle(&mut session);
    assert_eq!(project::open(&folder.path().join("desk.ron")).unwrap().project.name, "Omar’s", "it can be saved");
    drop(session);
    assert!(!lock.exists());
}

#[test]
fn a_copy_of_what_was_recovered_has_nothing_to_do_with_who_has_the_file() {
    let (folder, path) = place();
    let state = folder.path().join("state");
    let mut session = desk_of("omar");
    session.safety.state_folder = Some(state.clone());
    open(&mut session, &path);
    rename(&mut session, "Omar’s");
    let handle = session.safety.journal.handle().unwrap();
    assert!(handle.flush(std::time::Duration::from_secs(30)));
    drop(session);
    assert!(handle.wait_for_end(std::time::Duration::from_secs(30)));
    let mut entries = fs::read_dir(state.join("journal")).unwrap().map(|entry| entry.unwrap().path());
    let journal = entries.find(|path| path.extension().is_some_and(|ending| ending == "journal")).unwrap();

    let mut other = other_desk(&path);
    let mut session = desk_of("omar");
    session.safety.state_folder = Some(state);
    session.open_recovered(journal);
    settle(&mut session);
    assert_eq!(session.project.name, "Omar’s");
    let why = session.file.as_ref().unwrap().read_only.clone().unwrap();
    assert_eq!(why.key(), "recover-copy");
    let said: Vec<String> = session.notices.all().map(|notice| notice.said.to_string()).collect();
    assert!(said.len() == 1 && !said[0].contains("layla"), "{said:?}");
    let mine = folder.path().join("mine.ron");
    session.act(Action::UsePath(PathPurpose::SaveAs, vec![mine]));
    settle(&mut session);
    assert!(names(folder.path()).contains(&".mine.ron.lock".to_owned()), "what it lies in is claimed");
    drop(other.stdin.take());
    hear(&mut other, "closed");
    other.wait().unwrap();
}

#[test]
fn the_desk_opens_its_own_project_again_and_lets_go_of_it_for_another() {
    let (folder, path) = place();
    let mut session = desk_of("omar");
    open(&mut session, &path);
    open(&mut session, &path);
    assert_eq!((session.view.dialog.clone(), names(folder.path()).len()), (None, 2));
    let other = folder.path().join("other.ron");
    project::create(&project::Project::default(), &other).unwrap();
    open(&mut session, &other);
    assert_eq!(names(folder.path()), [".other.ron.lock", "desk.ron", "other.ron"]);
    session.act(Action::CloseProject);
    settle(&mut session);
    assert_eq!(names(folder.path()), ["desk.ron", "other.ron"]);
}
