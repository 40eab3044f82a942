//! Each disk call of a desk fails in turn: as it opens a project, records what is typed, saves, saves
//! elsewhere, attaches and exports, with its jobs and threads as they are under the window.
//!
//! The desk is this test program, started again for the one ignored test `desk::drive`.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::{Arc, OnceLock};
use std::time::{Duration, Instant};

use copydesk::app::safety::recovery::find_lost;
use copydesk::app::{Action, Change, PathPurpose, Session, Settings, World};
use copydesk::edit::Edit;
use copydesk::project::{self, Project};
use copydesk::story::Field;
use jiff::Timestamp;

use super::place::{HOMES, Kept, cause, is_kept, project_in, strays, whole};
use super::sweep::{Case, Failed, gates, names, sweep_all};

const TYPED: &str = "Market moves to the new quay";

/// Time that goes by faster, as the desk is to try again soon.
fn hasty() -> Timestamp {
    static BEGUN: OnceLock<(Timestamp, Instant)> = OnceLock::new();
    let (at, instant) = BEGUN.get_or_init(|| (Timestamp::now(), Instant::now()));
    at.checked_add(instant.elapsed() * 100).unwrap()
}

fn settle(session: &mut Session) {
    while let Some(outcome) = session.jobs.wait() {
        gates::pass();
        session.receive(outcome);
    }
}

fn desk(folder: &Path) -> Session {
    let seed = u64::from(std::process::id()) << 20 ^ u64::try_from(Timestamp::now().as_microsecond()).unwrap();
    let mut session = Session::new(World::new(hasty, seed).signed("layla"), Settings::default(), Arc::new(|| {}));
    let [_, data, _, state] = HOMES.map(|home| folder.join("home").join(home));
    session.data_folder = Some(data);
    session.safety.state_folder = Some(state);
    gates::pass();
    session.open(project_in(folder));
    settle(&mut session);
    session
}

/// Types, and waits until that is on disk, as often as it takes; whether it is.
fn type_headline(session: &mut Session) -> bool {
    let story = session.project.stories[0].id;
    let edit = Edit::SetField { story, field: Field::Headline, words: TYPED.to_owned() };
    session.act(Change::new(edit, "change-typing").into());
    let tries = (0..400).find(|_| {
        session.keep_journal();
        let done = session.safety.journal.handle().is_none_or(|handle| handle.flush(Duration::from_secs(5)));
        if !done {
            std::thread::park_timeout(Duration::from_millis(5));
        }
        done
    });
    tries.is_some()
}

#[test]
#[ignore = "the process that other tests start"]
fn drive() {
    let Some(folder) = std::env::var_os("COPYDESK_DRIVEN").map(PathBuf::from) else { return };
    let kind = std::env::var("COPYDESK_DRIVE").unwrap();
    let mut session = desk(&folder);
    let opened = session.file.is_some();
    let mut done = opened;
    if opened {
        gates::say("OPENED");
        session.view.story = session.project.stories.first().map(|story| story.id);
        gates::pass();
        gates::say(if type_headline(&mut session) { "TYPED" } else { "STUCK" });
        gates::pass();
        done = work(&mut session, &kind, &folder);
    }
    let said: Vec<String> = session.notices.all().map(|notice| notice.said.to_string().replace('\n', " ")).collect();
    gates::say(&format!("SAID {}", said.join(" | ")));
    gates::say(if done { "DONE" } else { "NOT DONE" });
    // As a crash would end it: nothing is put away.
    std::process::exit(0);
}

/// Does what is swept; whether it is done.
fn work(session: &mut Session, kind: &str, folder: &Path) -> bool {
    match kind {
        "save" => {
            session.act(Action::Save);
            settle(session);
            !session.is_dirty()
        }
        "save-as" => {
            session.act(Action::UsePath(PathPurpose::SaveAs, vec![folder.join("new.ron")]));
            settle(session);
            !session.is_dirty()
        }
        "attach" => {
            session.act(Action::UsePath(PathPurpose::Attach(None), vec![folder.join("quay.png")]));
            settle(session);
            session.project.library.photos.len() == 2
        }
        "export" => {
            let (stories, formats) = (Vec::new(), vec!["html".to_owned()]);
            session.act(Action::Export { stories, formats, folder: folder.join("site") });
            settle(session);
            session.notices.all().any(|notice| notice.said.to_string().starts_with("Exported"))
        }
        other => panic!("{other}"),
    }
}

fn command(folder: &Path, kind: &str) -> Command {
    let mut command = Command::new(std::env::current_exe().unwrap());
    command.args(["--exact", "desk::drive", "--ignored", "--nocapture", "--quiet", "--test-threads=1"]);
    command.env("COPYDESK_DRIVEN", folder).env("COPYDESK_DRIVE", kind).env("RUST_BACKTRACE", "0").current_dir("/");
    command
}

/// What was typed is in the file, or found again by the next desk.
fn is_found(folder: &Path, path: &Path) -> bool {
    let has = |project: &Project| project.stories[0].furniture.headline == TYPED;
    let new = folder.join("new.ron");
    let in_file = [path, &new].iter().any(|path| project::open(path).is_ok_and(|opened| has(&opened.project)));
    let finds = find_lost(&folder.join("home/STATE"), Timestamp::now()).unwrap();
    assert!(finds.unreadable.is_empty(), "a record cannot be read: {}", finds.unreadable[0].why);
    in_file || finds.lost.iter().any(|lost| has(&lost.replayed.project))
}

/// What holds after any fault, whatever was done.
fn judge(failed: &Failed, before: &[u8]) {
    let (folder, path) = (failed.folder.as_path(), project_in(&failed.folder));
    let said = |word: &str| failed.out.lines().any(|line| line == word);
    let project = whole(&path);
    let old = fs::read(&path).unwrap() == before;
    assert!(old || project.stories[0].furniture.headline == TYPED, "one or the other");
    assert!(!said("STUCK"), "nothing could be recorded any more");
    assert!(!said("TYPED") || is_found(folder, &path), "what was typed is lost");
    for words in [&failed.said, &failed.out] {
        assert!(!words.contains("panicked") && !words.contains("broke down"), "no panic");
    }
    if failed.is_kill() {
        return;
    }
    assert!(failed.is_done() && (said("DONE") || said("NOT DONE")), "it goes on");
    if said("NOT DONE") {
        let line = failed.out.lines().find(|line| line.starts_with("SAID ")).unwrap_or_default();
        let protected = failed.call.starts_with("faccessat") && line.contains("write-protected");
        assert_ne!(failed.fault, "error=EINTR", "a signal is no failure");
        assert!(line.contains(&*folder.to_string_lossy()), "it is not said which file");
        assert!(protected || line.contains(cause(failed.fault)), "it is not said why");
    }
}

fn retry(failed: &Failed, kind: &str) {
    let again = command(&failed.folder, kind).output().unwrap();
    let said = String::from_utf8_lossy(&again.stdout).into_owned();
    assert!(said.lines().any(|line| line == "DONE"), "a retry works: {said}");
}

#[test]
#[ignore = "hundreds of runs of a desk under strace; COPYDESK_SWEEP bounds them"]
fn a_desk_that_saves() {
    let kept = Kept::new();
    let check = |failed: &Failed| {
        judge(failed, &kept.before);
        let path = project_in(&failed.folder);
        let (done, new) = (failed.out.lines().any(|line| line == "DONE"), fs::read(&path).unwrap() != kept.before);
        assert!(new || !done, "what is said to be saved is saved");
        let unkept = failed.out.contains("no version of it could be kept");
        let is_kept = || is_kept(&path, &kept.before);
        assert!(!new || unkept || failed.is_kill() || is_kept(), "what was there is kept");
        retry(failed, "save");
        assert!(whole(&path).stories[0].furniture.headline == TYPED && is_kept(), "after the retry");
        // What was to become a record is cleared away by a later desk.
        find_lost(&failed.folder.join("home/STATE"), Timestamp::now() + Duration::from_hours(48)).unwrap();
        // The desks end as by a crash: each leaves its claim, which tells the next nothing wrong.
        let claim = path.with_file_name(".desk.ron.lock");
        let strays: Vec<PathBuf> = strays(&failed.folder).into_iter().filter(|stray| *stray != claim).collect();
        assert!(strays.is_empty(), "a retry leaves nothing: {strays:?}");
    };
    let (lay_out, command) = (&|folder: &Path| kept.lay_out(folder), &|folder: &Path| command(folder, "save"));
    sweep_all(&Case { what: "a desk that saves", gated: true, lay_out, command, judge: &check }, 200);
}

#[test]
#[ignore = "hundreds of runs of a desk under strace; COPYDESK_SWEEP bounds them"]
fn a_desk_that_saves_elsewhere() {
    let kept = Kept::new();
    let check = |failed: &Failed| {
        judge(failed, &kept.before);
        assert_eq!(fs::read(project_in(&failed.folder)).unwrap(), kept.before, "the old file is as it was");
        let new = failed.folder.join("new.ron");
        // Work goes elsewhere even from a drive that gives a picture no more, and that is said.
        let whole = || {
            if failed.out.contains("was not saved along") { project::open(&new).unwrap().project } else { whole(&new) }
        };
        assert!(new.exists() || !failed.out.lines().any(|line| line == "DONE"), "what is said to be saved is saved");
        if new.exists() {
            assert_eq!(whole().stories[0].furniture.headline, TYPED, "whole or not at all");
        } else {
            retry(failed, "save-as");
            whole();
        }
    };
    let (lay_out, command) = (&|folder: &Path| kept.lay_out(folder), &|folder: &Path| command(folder, "save-as"));
    sweep_all(&Case { what: "a desk that saves elsewhere", gated: true, lay_out, command, judge: &check }, 200);
}

#[test]
#[ignore = "hundreds of runs of a desk under strace; COPYDESK_SWEEP bounds them"]
fn a_desk_that_attaches() {
    let kept = Kept::new();
    let check = |failed: &Failed| {
        judge(failed, &kept.before);
        retry(failed, "attach");
        whole(&project_in(&failed.folder));
    };
    let (lay_out, command) = (&|folder: &Path| kept.lay_out(folder), &|folder: &Path| command(folder, "attach"));
    sweep_all(&Case { what: "a desk that attaches", gated: true, lay_out, command, judge: &check }, 200);
}

#[test]
#[ignore = "hundreds of runs of a desk under strace; COPYDESK_SWEEP bounds them"]
fn a_desk_that_exports() {
    let kept = Kept::new();
    let check = |failed: &Failed| {
        judge(failed, &kept.before);
        let site = failed.folder.join("site");
        let is_whole = || names(&site).iter().any(|path| path.ends_with("index.html"));
        assert!(is_whole() || !site.exists(), "whole or not at all");
        assert!(site.exists() || !failed.out.lines().any(|line| line == "DONE"), "what is said to be done is done");
        retry(failed, "export");
        assert!(is_whole(), "{failed:#?}");
    };
    let (lay_out, command) = (&|folder: &Path| kept.lay_out(folder), &|folder: &Path| command(folder, "export"));
    sweep_all(&Case { what: "a desk that exports", gated: true, lay_out, command, judge: &check }, 200);
}
