//! Places that refuse, vanish or fill up, and clocks that lie.

use std::fs;
use std::path::Path;
use std::process::Command;
use std::time::{Duration, SystemTime};

use copydesk::app::commands::CommandId;
use copydesk::app::{Action, Change, PathPurpose, Session, Tone};
use copydesk::edit::Edit;
use copydesk::ground::Language;
use copydesk::project::{self, Project, SaveError};

use super::{desk_of, driver, hear, names, open, place, settle, told};

fn rename(session: &mut Session, name: &str) {
    session.act(Change::new(Edit::RenameProject(name.to_owned()), "Rename").into());
}

/// The last failure that was said, with its hint.
fn failure(session: &Session) -> (String, String) {
    let notice = session.notices.shown().iter().rfind(|notice| notice.tone == Tone::Failed).expect("it is said");
    assert_eq!(notice.offer, Some(CommandId("save-as")), "another place is offered");
    (notice.said.to_string(), notice.hint.as_ref().unwrap().to_string())
}

#[test]
fn a_clock_that_was_set_back_or_ahead_makes_no_difference() {
    const YEAR: Duration = Duration::from_hours(8760);
    // Not the time of the system: an instant of its own, far from any.
    let about = SystemTime::UNIX_EPOCH + Duration::from_hours(492_540);
    for mtime in [about - 40 * YEAR, about, about + 60 * YEAR] {
        let (_folder, path) = place();
        let known = project::open(&path).unwrap().stamp;
        let touch = |path: &Path| fs::File::options().write(true).open(path).unwrap().set_modified(mtime).unwrap();
        touch(&path);
        let saved = project::save(&Project::new("Ours", Language::english()), &path, Some(&known)).unwrap();
        // Another program writes, and sets the time to what it was.
        project::save(&Project::new("Theirs", Language::english()), &path, None).unwrap();
        touch(&path);
        let error = project::save(&Project::default(), &path, Some(&saved.stamp)).unwrap_err();
        assert!(matches!(error, SaveError::ChangedOnDisk { .. }), "{error}");
        assert_eq!(project::open(&path).unwrap().project.name, "Theirs");
    }
}

#[test]
fn a_folder_that_is_gone_is_said_and_the_work_goes_elsewhere() {
    let (folder, path) = place();
    let mut session = desk_of("omar");
    open(&mut session, &path);
    rename(&mut session, "Kept");
    let gone = folder.path().to_owned();
    fs::remove_dir_all(&gone).unwrap();
    session.act(Action::Save);
    settle(&mut session);
    let (said, hint) = failure(&session);
    assert!(said.contains(&*gone.to_string_lossy()) && said.contains("no folder"), "{said}");
    assert!(hint.contains("save elsewhere"), "{hint}");
    assert_eq!((session.project.name.as_str(), session.is_dirty()), ("Kept", true));
    let elsewhere = tempfile::tempdir().unwrap();
    session.act(Action::UsePath(PathPurpose::SaveAs, vec![elsewhere.path().join("kept.ron")]));
    settle(&mut session);
    assert!(!session.is_dirty());
    assert_eq!(project::open(&elsewhere.path().join("kept.ron")).unwrap().project.name, "Kept");
}

/// Who opens a project that cannot be written, as somebody who is not the superuser.
#[test]
#[ignore = "run by another test as another user"]
fn reader() {
    let Some(words) = told() else { return };
    let mut session = desk_of("guest");
    open(&mut session, Path::new(&words[0]));
    println!("\nopened: {} {}", session.project.name, session.notices.shown().len());
    rename(&mut session, "Changed");
    session.act(Action::Save);
    settle(&mut session);
    println!("\nsaid: {}", failure(&session).0);
    println!("\nkept: {}", session.project.name);
}

#[test]
fn a_folder_that_cannot_be_written_gets_no_lock_and_no_half_file() {
    use std::os::unix::fs::PermissionsExt as _;
    let can = Command::new("setpriv").args(["--reuid", "1000", "--clear-groups", "true"]).status();
    if !can.is_ok_and(|status| status.success()) {
        println!("SKIP: setpriv cannot change the user (2 cases not tried)");
        return;
    }
    for (mode_of_file, says) in [(0o644, "write-protected"), (0o666, "error 13")] {
        let (folder, path) = place();
        fs::set_permissions(&path, fs::Permissions::from_mode(mode_of_file)).unwrap();
        fs::set_permissions(folder.path(), fs::Permissions::from_mode(0o755)).unwrap();
        let before = fs::read(&path).unwrap();
        let test = driver("places::reader", &[path.to_str().unwrap()]);
        let mut command = Command::new("setpriv");
        command.args(["--reuid", "1000", "--clear-groups"]).arg(test.get_program()).args(test.get_args());
        for (name, value) in test.get_envs() {
            command.env(name, value.unwrap());
        }
        let mut child = command.stdout(std::process::Stdio::piped()).spawn().unwrap();
        assert_eq!(hear(&mut child, "opened: "), "Desk 0", "it opens, and nothing is said");
        let said = hear(&mut child, "said: ");
        assert!(said.contains("desk.ron") && said.contains(says), "{said}");
        assert_eq!(hear(&mut child, "kept: "), "Changed");
        assert!(child.wait().unwrap().success());
        assert_eq!(fs::read(&path).unwrap(), before);
        assert_eq!(names(folder.path()), ["desk.ron"]);
    }
}

/// A file system of this size, until it is dropped.
struct Small(tempfile::TempDir);

impl Small {
    fn mount(size: &str) -> Option<Self> {
        let folder = tempfile::tempdir().unwrap();
        let size = format!("size={size}");
        let mut mount = Command::new("mount");
        mount.args(["-t", "tmpfs", "-o", &size, "tmpfs"]).arg(folder.path());
        let mounted = mount.stderr(std::process::Stdio::null()).status().is_ok_and(|status| status.success());
        mounted.then_some(Self(folder))
    }
}

impl Drop for Small {
    fn drop(&mut self) {
        drop(Command::new("umount").arg("-l").arg(self.0.path()).status());
    }
}

#[test]
#[ignore = "mounts a file system of 16 MB, for which it must be the superuser"]
fn a_full_file_system_of_16_mb_loses_nothing() {
    let Some(small) = Small::mount("16m") else {
        println!("SKIP: tmpfs cannot be mounted (6 fillings not tried)");
        return;
    };
    let path = small.0.path().join("desk.ron");
    project::create(&Project::new("Desk", Language::english()), &path).unwrap();
    let mut session = desk_of("omar");
    open(&mut session, &path);
    let ballast = small.0.path().join("ballast");
    let (mut failed, mut saved) = (0, 0);
    for (nth, free) in [0_u64, 1, 4, 8, 64, 256].into_iter().enumerate() {
        // As much as goes in, but for so many KiB.
        let mut file = fs::File::create(&ballast).unwrap();
        drop(std::io::copy(&mut std::io::Read::take(std::io::repeat(1), 17 << 20), &mut file));
        let filled = file.metadata().unwrap().len();
        file.set_len(filled.saturating_sub(free << 10)).unwrap();
        drop(file);
        let before = fs::read(&path).unwrap();
        let name = format!("{} {nth}", "word ".repeat(6_000));
        rename(&mut session, &name);
        session.act(Action::Save);
        settle(&mut session);
        if session.is_dirty() {
            failed += 1;
            let (said, _) = failure(&session);
            assert!(said.contains("desk.ron") && said.contains("full"), "{said}");
            assert_eq!(fs::read(&path).unwrap(), before, "the last good file is whole");
            assert_eq!(names(small.0.path()), [".desk.ron.lock", "ballast", "desk.ron"]);
        } else {
            saved += 1;
        }
        fs::remove_file(&ballast).unwrap();
        session.act(Action::Save);
        settle(&mut session);
        assert!(!session.is_dirty(), "with room it goes in");
        assert_eq!(project::open(&path).unwrap().project.name, name);
    }
    println!("a full file system of 16 MB: 6 fillings, {failed} refused, {saved} saved");
    assert!(failed >= 3 && saved >= 1, "{failed} {saved}");
}
