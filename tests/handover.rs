//! One desk for one person and display: files go to the desk that is open, through the real socket.
#![cfg(unix)]
#![expect(clippy::unwrap_used, clippy::disallowed_methods, reason = "helpers of tests may fail loudly")]

use std::fs;
use std::io::{Read as _, Write as _};
use std::os::unix::ffi::OsStrExt as _;
use std::os::unix::fs::{PermissionsExt as _, symlink};
use std::os::unix::net::{UnixListener, UnixStream};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::{Duration, Instant};

use copydesk::app::handover::{Entry, NotHandedOver, Place, Seat, enter};
use copydesk::app::{Action, Dialog, Session, Settings, Tone, World};
use copydesk::ground::Language;
use copydesk::project::{self, Project};
use tempfile::TempDir;

/// Longer than a busy machine needs.
const PATIENCE: Duration = Duration::from_secs(20);
/// For desks that will not answer.
const SHORT: Duration = Duration::from_millis(300);

fn place(base: &TempDir) -> Place {
    Place::within(&base.path().join("run"), "desk")
}

fn first(place: &Place) -> Seat {
    match enter(place, &[], PATIENCE) {
        Entry::First(seat) => seat,
        other @ (Entry::HandedOver | Entry::Alone(_)) => panic!("{other:?}"),
    }
}

fn paths(names: &[&str]) -> Vec<PathBuf> {
    names.iter().map(PathBuf::from).collect()
}

/// Another start of the program, with these files.
fn start(place: &Place, files: Vec<PathBuf>) -> std::thread::JoinHandle<Entry> {
    let place = place.clone();
    std::thread::Builder::new().spawn(move || enter(&place, &files, PATIENCE)).unwrap()
}

fn handed(entry: &Entry) -> bool {
    matches!(entry, Entry::HandedOver)
}

fn socket(base: &TempDir) -> PathBuf {
    base.path().join("run/desk.socket")
}

fn noon() -> jiff::Timestamp {
    jiff::Timestamp::from_second(1_795_000_000).unwrap()
}

fn desk(seat: Seat) -> Session {
    seat.open(Arc::new(|| {}));
    let mut session = Session::new(World::new(noon, 7), Settings::default(), Arc::new(|| {}));
    session.seat = Some(seat);
    session
}

/// Takes up what comes until another start has ended, and all that follows from it.
fn receive(session: &mut Session, starting: std::thread::JoinHandle<Entry>) -> Entry {
    let begun = Instant::now();
    while !starting.is_finished() {
        assert!(begun.elapsed() < PATIENCE, "it does not end");
        session.receive_all();
        std::thread::yield_now();
    }
    settle(session);
    starting.join().unwrap()
}

fn settle(session: &mut Session) {
    session.receive_all();
    while let Some(outcome) = session.jobs.wait() {
        session.receive(outcome);
    }
}

fn lay_project(base: &TempDir, name: &str) -> PathBuf {
    let path = base.path().join(name).with_extension("ron");
    project::create(&Project::new(name, Language::english()), &path).unwrap();
    path
}

fn lay_copy(base: &TempDir) -> PathBuf {
    let path = base.path().join("copy.txt");
    let words = "Port Reopens\n\nShips left the port on Monday, the harbor office said in a statement.\n";
    fs::write(&path, words).unwrap();
    path
}

fn lay_picture(base: &TempDir, name: &str) -> PathBuf {
    let path = base.path().join(name);
    image::RgbImage::new(8, 6).save(&path).unwrap();
    path
}

#[test]
fn later_starts_hand_their_files_over_in_order_and_end() {
    let base = tempfile::tempdir().unwrap();
    let place = place(&base);
    let seat = first(&place);
    let (wakes, woken) = std::sync::mpsc::channel();
    seat.open(Arc::new(move || wakes.send(()).unwrap_or_default()));
    let odd = PathBuf::from(std::ffi::OsStr::from_bytes(b"/no utf-8 \xff.jpg"));
    for files in [paths(&["/b.ron", "/a b.txt", "/c.jpg"]), vec![odd, "/خبر.ron".into()], vec![]] {
        let starting = start(&place, files.clone());
        assert_eq!(seat.wait(PATIENCE), Some(files));
        assert!(handed(&starting.join().unwrap()));
        // It may have been seen before the window was woken for it.
        assert!(woken.recv_timeout(PATIENCE).is_ok(), "the window is woken for each");
    }
}

#[test]
fn what_comes_before_the_window_is_there_is_answered_and_waits_for_it() {
    let base = tempfile::tempdir().unwrap();
    let place = place(&base);
    let seat = first(&place);
    assert!(handed(&enter(&place, &paths(&["/a.ron"]), PATIENCE)), "nobody has looked yet");
    assert!(handed(&enter(&place, &paths(&["/b.ron"]), PATIENCE)));
    seat.open(Arc::new(|| {}));
    assert_eq!([seat.wait(PATIENCE), seat.wait(PATIENCE)], [Some(paths(&["/a.ron"])), Some(paths(&["/b.ron"]))]);
    assert_eq!(seat.next(), None);
}

#[test]
fn a_desk_that_does_not_answer_holds_nobody_up_and_opens_nothing_later() {
    let base = tempfile::tempdir().unwrap();
    let place = place(&base);
    let seat = first(&place);
    seat.open(Arc::new(|| {}));
    let began = Instant::now();
    let entry = enter(&place, &paths(&["/a.ron"]), SHORT);
    assert!(matches!(entry, Entry::Alone(Some(NotHandedOver::Silent))), "{entry:?}");
    assert!(began.elapsed() < PATIENCE);
    // The letter is there, but who brought it has opened the file elsewhere.
    assert_eq!(seat.wait(SHORT), None);
}

#[test]
fn somebody_who_listens_and_says_nothing_or_nonsense_is_not_waited_for() {
    let base = tempfile::tempdir().unwrap();
    let place = place(&base);
    let seat = first(&place);
    fs::remove_file(socket(&base)).unwrap();
    let silent = UnixListener::bind(socket(&base)).unwrap();
    let entry = enter(&place, &[], SHORT);
    assert!(matches!(entry, Entry::Alone(Some(NotHandedOver::Silent))), "{entry:?}");
    let over = Arc::new(AtomicBool::new(false));
    let ended = Arc::clone(&over);
    let nonsense = std::thread::Builder::new()
        .spawn(move || {
            // Among them are those that went away above.
            for caller in silent.incoming() {
                if ended.load(Ordering::SeqCst) {
                    return;
                }
                let _gone = caller.unwrap().write_all(b"?");
            }
        })
        .unwrap();
    let entry = enter(&place, &[], PATIENCE);
    over.store(true, Ordering::SeqCst);
    drop(UnixStream::connect(socket(&base)));
    nonsense.join().unwrap();
    assert!(matches!(entry, Entry::Alone(Some(NotHandedOver::Failed(_)))), "{entry:?}");
    drop(seat);
}

#[test]
fn what_a_killed_desk_left_behind_is_taken_over() {
    let base = tempfile::tempdir().unwrap();
    let place = place(&base);
    drop(first(&place));
    assert_eq!(fs::read_dir(base.path().join("run")).unwrap().count(), 0, "a desk that ends clears up");
    // As after `kill -9`: files that nobody holds.
    drop(UnixListener::bind(socket(&base)).unwrap());
    fs::write(base.path().join("run/desk.lock"), b"").unwrap();
    let seat = first(&place);
    let starting = start(&place, paths(&["/a.ron"]));
    assert_eq!(seat.wait(PATIENCE), Some(paths(&["/a.ron"])));
    assert!(handed(&starting.join().unwrap()));
}

#[test]
fn who_waits_for_a_desk_that_closes_becomes_the_desk() {
    let base = tempfile::tempdir().unwrap();
    let place = place(&base);
    let seat = first(&place);
    let (told, arrived) = std::sync::mpsc::channel();
    seat.open(Arc::new(move || told.send(()).unwrap_or_default()));
    let starting = start(&place, paths(&["/a.ron"]));
    arrived.recv_timeout(PATIENCE).unwrap();
    drop(seat);
    assert!(matches!(starting.join().unwrap(), Entry::First(_)));
}

#[test]
fn only_one_of_many_that_start_at_once_becomes_the_desk() {
    let base = tempfile::tempdir().unwrap();
    let place = place(&base);
    let all: Vec<_> = (0..12).map(|at| start(&place, vec![PathBuf::from(format!("/{at}.ron"))])).collect();
    let mut entries: Vec<_> = all.into_iter().map(|one| one.join().unwrap()).collect();
    let seat = entries.iter().position(|entry| matches!(entry, Entry::First(_))).unwrap();
    let Entry::First(seat) = entries.swap_remove(seat) else { panic!() };
    assert!(entries.iter().all(handed), "{entries:?}");
    let came: Vec<_> = std::iter::from_fn(|| seat.next()).collect();
    assert_eq!(came.len(), 11);
}

#[test]
fn desks_of_other_settings_or_displays_do_not_meet() {
    let base = tempfile::tempdir().unwrap();
    let folder = base.path().join("run");
    let one = first(&Place::within(&folder, "one"));
    let two = first(&Place::within(&folder, "two"));
    drop((one, two));
}

#[test]
fn garbage_is_passed_over_and_the_next_letter_is_read() {
    let base = tempfile::tempdir().unwrap();
    let place = place(&base);
    let seat = first(&place);
    seat.open(Arc::new(|| {}));
    let heading = b"copydesk handover 1\n".as_slice();
    let letter = |length: u32, body: &[u8]| [heading, &length.to_le_bytes(), body].concat();
    for bytes in [
        b"GET / HTTP/1.1\r\nHost: localhost\r\n\r\n".to_vec(),
        vec![0xff; 100_000],
        letter(u32::MAX, b"/a.ron\0"),
        letter(6, b"a.ron\0"),
        letter(7, b"/a.ron!"),
        b"copydesk handover 2\n\0\0\0\0".to_vec(),
    ] {
        let mut stream = UnixStream::connect(socket(&base)).unwrap();
        stream.set_read_timeout(Some(PATIENCE)).unwrap();
        // It may be thrown out before it has said all.
        let _cut_short = stream.write_all(&bytes);
        let mut answer = Vec::new();
        let _reset = stream.read_to_end(&mut answer);
        assert!(answer.is_empty(), "{bytes:?} got an answer");
    }
    // One who says half of it and falls silent is given up.
    let mut slow = UnixStream::connect(socket(&base)).unwrap();
    slow.write_all(&letter(7, b"/a")).unwrap();
    let starting = start(&place, paths(&["/b.ron"]));
    assert_eq!(seat.wait(PATIENCE), Some(paths(&["/b.ron"])));
    assert!(handed(&starting.join().unwrap()));
}

#[test]
fn a_folder_that_others_may_enter_is_not_used() {
    let base = tempfile::tempdir().unwrap();
    let open = base.path().join("open");
    fs::create_dir(&open).unwrap();
    fs::set_permissions(&open, fs::Permissions::from_mode(0o777)).unwrap();
    symlink(&open, base.path().join("link")).unwrap();
    let long = base.path().join("a".repeat(120));
    for folder in [open, base.path().join("link"), long] {
        let entry = enter(&Place::within(&folder, "desk"), &[], PATIENCE);
        assert!(matches!(entry, Entry::Alone(Some(NotHandedOver::Failed(_)))), "{entry:?}");
    }
}

#[test]
fn a_project_that_is_handed_over_is_opened_and_its_files_go_into_it() {
    let base = tempfile::tempdir().unwrap();
    let place = place(&base);
    let mut session = desk(first(&place));
    let (river, quay) = (lay_project(&base, "river"), lay_project(&base, "quay"));
    let files = vec![lay_picture(&base, "a.png"), lay_copy(&base), river.clone(), quay];
    let starting = start(&place, files);
    assert!(handed(&receive(&mut session, starting)));
    assert!(session.view.summoned, "the window comes to the front");
    assert_eq!(session.file.as_ref().unwrap().path, river, "the first project");
    let headlines: Vec<_> = session.project.stories.iter().map(|s| s.furniture.headline.clone()).collect();
    assert_eq!(headlines, ["Port Reopens"]);
    assert_eq!(session.project.library.photos.len(), 1, "the picture went to the story it came with");
    let said: Vec<_> = session.notices.shown().iter().map(|notice| notice.said.to_string()).collect();
    assert!(said.iter().any(|said| said.contains("1 other was not opened")), "{said:?}");
}

#[test]
fn unsaved_work_is_asked_about_and_a_project_that_is_open_stays_as_it_is() {
    let base = tempfile::tempdir().unwrap();
    let place = place(&base);
    let mut session = desk(first(&place));
    let (river, quay) = (lay_project(&base, "river"), lay_project(&base, "quay"));
    session.begin(vec![river.clone()], None);
    settle(&mut session);
    session.act(Action::NewStory { template: None, language: Language::english() });
    assert!(session.is_dirty());

    let starting = start(&place, vec![river.clone()]);
    assert!(handed(&receive(&mut session, starting)));
    assert!(session.is_dirty() && session.view.dialog.is_none(), "it is open already");

    let starting = start(&place, vec![quay.clone()]);
    assert!(handed(&receive(&mut session, starting)));
    assert!(matches!(session.view.dialog, Some(Dialog::Unsaved(_))), "{:?}", session.view.dialog);
    assert_eq!(session.file.as_ref().unwrap().path, river);
    let Some(Dialog::Unsaved(next)) = session.view.dialog.clone() else { panic!() };
    session.act(Action::DiscardThen(next));
    settle(&mut session);
    assert_eq!(session.file.as_ref().unwrap().path, quay);
}

#[test]
fn no_files_only_call_the_window_and_a_closing_desk_takes_none() {
    let base = tempfile::tempdir().unwrap();
    let place = place(&base);
    let mut session = desk(first(&place));
    let starting = start(&place, vec![]);
    assert!(handed(&receive(&mut session, starting)));
    assert!(session.view.summoned && session.is_blank() && session.notices.shown().is_empty());
    session.act(Action::Quit);
    let entry = {
        let place = place.clone();
        let starting = std::thread::Builder::new().spawn(move || enter(&place, &paths(&["/a.ron"]), SHORT)).unwrap();
        receive(&mut session, starting)
    };
    assert!(matches!(entry, Entry::Alone(Some(NotHandedOver::Silent))), "{entry:?}");
    assert!(session.notices.shown().is_empty());
}

/// A desk that nobody else can find, begun with these files.
fn begun(files: Vec<PathBuf>, last: Option<PathBuf>) -> Session {
    let mut session = Session::new(World::new(noon, 7), Settings::default(), Arc::new(|| {}));
    session.begin(files, last);
    settle(&mut session);
    session
}

fn opened(session: &Session) -> Option<&Path> {
    session.file.as_ref().map(|file| file.path.as_path())
}

#[test]
fn the_desk_begins_with_what_was_named_or_with_the_last_project() {
    let base = tempfile::tempdir().unwrap();
    let (river, quay, copy) = (lay_project(&base, "river"), lay_project(&base, "quay"), lay_copy(&base));
    let begin = |files: &[&PathBuf], last: Option<&PathBuf>| {
        begun(files.iter().map(|file| (*file).clone()).collect(), last.cloned())
    };
    assert_eq!(opened(&begin(&[], Some(&river))), Some(river.as_path()));
    assert_eq!(opened(&begin(&[&quay], Some(&river))), Some(quay.as_path()));
    assert!(begin(&[], None).is_blank());
    let session = begin(&[&copy], Some(&river));
    assert_eq!(
        (opened(&session), session.project.stories.len()),
        (Some(river.as_path()), 1),
        "copy goes into the last"
    );
    let session = begin(&[&copy], None);
    assert_eq!((opened(&session), session.project.stories.len()), (None, 1), "or into a new one");
}

#[test]
fn a_project_that_is_not_there_is_said_and_what_came_with_it_is_left() {
    let base = tempfile::tempdir().unwrap();
    let (gone, copy) = (base.path().join("gone.ron"), lay_copy(&base));
    let session = begun(vec![gone, copy], Some(lay_project(&base, "river")));
    assert!(session.is_blank(), "the welcome page, which offers a new project");
    let said: Vec<_> = session.notices.shown().iter().map(|n| (n.tone, n.said.to_string())).collect();
    let [(Tone::Failed, missing), (Tone::Advice, left)] = said.as_slice() else { panic!("{said:?}") };
    assert!(missing.contains("gone.ron") && left.contains("1 file"), "{said:?}");
}

#[test]
fn copy_that_is_none_leaves_its_pictures_aside() {
    let base = tempfile::tempdir().unwrap();
    let (river, picture) = (lay_project(&base, "river"), lay_picture(&base, "a.png"));
    let copy = base.path().join("copy.txt");
    fs::write(&copy, b"\xff\xfe\xff").unwrap();
    let session = begun(vec![river, copy, picture], None);
    assert!(session.project.stories.is_empty() && session.project.library.photos.is_empty());
    assert!(session.notices.shown().iter().any(|notice| notice.said.to_string().contains("not taken in")));
}
