//! A network share that hangs: typing goes on, what is typed is recorded, and the save is made once it
//! answers again.

use std::fs::{self, File};
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::sync::Arc;
use std::sync::atomic::{AtomicI64, Ordering};
use std::time::Duration;

use copydesk::app::commands::CommandId;
use copydesk::app::{Action, Change, Session, Settings, World};
use copydesk::edit::Edit;
use copydesk::ground::Language;
use copydesk::project::{self, Project};
use jiff::Timestamp;

use super::{NOON, open, settle};

static CLOCK: AtomicI64 = AtomicI64::new(NOON);

fn clock() -> Timestamp {
    Timestamp::from_second(CLOCK.load(Ordering::SeqCst)).unwrap()
}

/// A share: what lies behind it, where it is mounted, where it is told to hang.
struct Share {
    folder: tempfile::TempDir,
    server: Child,
}

impl Share {
    fn mount() -> Option<Self> {
        let folder = tempfile::tempdir().unwrap();
        for name in ["behind", "mount", "control"] {
            fs::create_dir(folder.path().join(name)).unwrap();
        }
        let script = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/others/hanging.py");
        let mut python = Command::new("python3");
        python.arg(script).args(["behind", "mount", "control"].map(|name| folder.path().join(name)));
        let mut server = python.stdout(Stdio::null()).stderr(Stdio::null()).spawn().ok()?;
        let mount = folder.path().join("mount");
        loop {
            let mounts = fs::read_to_string("/proc/self/mounts").unwrap_or_default();
            if mounts.contains(&*mount.to_string_lossy()) {
                return Some(Self { folder, server });
            }
            if server.try_wait().unwrap().is_some() {
                return None;
            }
            std::thread::yield_now();
        }
    }

    fn mounted(&self) -> std::path::PathBuf {
        self.folder.path().join("mount")
    }

    fn hang(&self, hangs: bool) {
        let flag = self.folder.path().join("control/hang");
        if hangs { drop(File::create_new(flag).unwrap()) } else { fs::remove_file(flag).unwrap() }
    }
}

impl Drop for Share {
    fn drop(&mut self) {
        drop(fs::remove_file(self.folder.path().join("control/hang")));
        drop(Command::new("umount").arg("-l").arg(self.mounted()).status());
        drop(self.server.wait());
    }
}

fn rename(session: &mut Session, name: &str) {
    session.act(Change::new(Edit::RenameProject(name.to_owned()), "change-typing").into());
}

#[test]
#[ignore = "mounts a folder by FUSE: needs root, /dev/fuse and mfusepy (PYTHONPATH says where)"]
fn a_share_that_hangs_holds_up_nobody() {
    let Some(share) = Share::mount() else {
        println!("SKIP: nothing can be mounted by FUSE, or mfusepy is not there (1 case not tried)");
        return;
    };
    let state = tempfile::tempdir().unwrap();
    let path = share.mounted().join("desk.ron");
    project::create(&Project::new("Desk", Language::english()), &path).unwrap();
    let mut session = Session::new(World::new(clock, 7).signed("omar"), Settings::default(), Arc::new(|| {}));
    session.safety.state_folder = Some(state.path().to_owned());
    open(&mut session, &path);
    share.hang(true);
    // The record begins while the share hangs, without the file it builds on.
    rename(&mut session, "Typed");
    assert!(session.safety.journal.handle().is_some_and(|handle| handle.flush(Duration::from_secs(20))));
    session.act(Action::Save);
    assert!(session.watch_save().is_some(), "it may yet be quick");
    // Were any of this to wait for the share, that would let go by itself, and the save be over.
    for nth in 0..200 {
        rename(&mut session, &format!("Typed {nth}"));
        session.receive_all();
    }
    let recorded = session.safety.journal.handle().is_none_or(|handle| handle.flush(Duration::from_secs(20)));
    assert!(recorded, "what is typed is recorded on this machine");
    CLOCK.fetch_add(11, Ordering::SeqCst);
    assert!(session.watch_save().is_none() && session.saves_slowly());
    let told = session.notices.shown().last().unwrap();
    assert!(told.said.to_string().contains("takes long") && told.offer == Some(CommandId("save-as")), "{told:?}");
    session.receive_all();
    assert!(session.saves_slowly(), "it still hangs");
    share.hang(false);
    settle(&mut session);
    assert_eq!(project::open(&path).unwrap().project.name, "Typed", "as it was when it was saved");
    session.act(Action::Save);
    settle(&mut session);
    let said: Vec<String> = session.notices.all().map(|notice| notice.said.to_string()).collect();
    assert!(!session.is_dirty(), "{said:?}");
    assert_eq!(project::open(&path).unwrap().project.name, "Typed 199");
    println!("a share that hangs: 1 case");
}
