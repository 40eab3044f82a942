//! A damaged project on the desk: what can be had of it is offered, and the file is left alone.
#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "a test that cannot go on fails")]

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use copydesk::app::commands::CommandId;
use copydesk::app::{Action, DamageAct, Dialog, PathPurpose, Session, Settings, World, unpack_sample};
use copydesk::cli::{self, Asked, Status, Terminal};
use copydesk::ground::IdMint;
use copydesk::photos::{Library, Photo, PhotoFormat};
use copydesk::project::disk::write_whole;
use copydesk::project::versions::{Label, ToKeep};
use copydesk::project::{self, PhotoFolder, VersionPlace, Versions, search_photos};
use copydesk::ui::Desk;
use egui::{Key, Modifiers, vec2};
use egui_kittest::Harness;
use jiff::Timestamp;

fn noon() -> Timestamp {
    Timestamp::from_second(1_795_000_000).unwrap()
}

fn session(speaks: &str) -> Session {
    Session::new(World::new(noon, 7).signed("noor").speaking(speaks), Settings::default(), Arc::new(|| {}))
}

fn settle(session: &mut Session) {
    while let Some(outcome) = session.jobs.wait() {
        session.receive(outcome);
    }
}

/// The sample with a quotation mark gone from its body, and a version from when it was whole.
fn damaged(folder: &Path) -> PathBuf {
    let path = unpack_sample(folder).unwrap();
    let whole = fs::read_to_string(&path).unwrap();
    let label = Label { who: "noor".to_owned(), ..Label::default() };
    Versions::of(&path, VersionPlace::Beside, None)
        .keep(whole.as_bytes(), &ToKeep { at: noon(), label }, noon())
        .unwrap();
    let broken = whole.replacen("(\"Layla Hasan\", [Mention(", "(Layla Hasan\", [Mention(", 1);
    assert_ne!(whole, broken);
    write_whole(&path, broken.as_bytes()).unwrap();
    path
}

fn opened(path: &Path, speaks: &str) -> Session {
    let mut session = session(speaks);
    session.open(path.to_owned());
    settle(&mut session);
    session
}

#[test]
fn what_could_be_read_takes_the_place_of_the_damaged_file_once_that_is_put_aside() {
    for rescue in [true, false] {
        let folder = tempfile::tempdir().unwrap();
        let path = damaged(folder.path());
        let before = fs::read(&path).unwrap();
        let mut session = opened(&path, "en");
        let Some(Dialog::Damaged(damage)) = session.view.dialog.clone() else { panic!("{:?}", session.view.dialog) };
        let act = if rescue { DamageAct::OpenRescued(damage) } else { DamageAct::OpenGood(damage) };
        session.act(Action::Damage(act));
        assert!(session.can_put_aside());
        session.act(Action::Save);
        let offered = session.notices.shown().iter().any(|notice| notice.offer == Some(CommandId("put-aside")));
        assert!(offered, "who saves is told of the other way");
        session.act(Action::Run(CommandId("put-aside")));
        settle(&mut session);
        assert!(!session.is_dirty() && session.file.as_ref().unwrap().read_only.is_none());
        assert_eq!(project::open(&path).unwrap().project, session.project);
        assert_eq!(fs::read(path.with_file_name("river.aside-2026-11-18.ron")).unwrap(), before);
        assert!(!session.can_put_aside());
    }
}

#[test]
fn a_damaged_file_that_somebody_mended_is_not_put_aside_for_the_copy() {
    let folder = tempfile::tempdir().unwrap();
    let path = damaged(folder.path());
    let mut session = opened(&path, "en");
    let Some(Dialog::Damaged(damage)) = session.view.dialog.clone() else { panic!("{:?}", session.view.dialog) };
    let whole = damage.good.clone().unwrap().1;
    session.act(Action::Damage(DamageAct::OpenRescued(damage)));
    assert!(session.can_put_aside());
    write_whole(&path, project::file::write(&whole).unwrap().as_bytes()).unwrap();
    session.look_at_file();
    settle(&mut session);
    assert!(!session.can_put_aside(), "what lies there is whole");
    assert!(session.file.as_ref().unwrap().read_only.is_some(), "and the copy stays one");
}

#[test]
fn what_can_be_read_is_a_copy_and_the_damaged_file_stays() {
    let folder = tempfile::tempdir().unwrap();
    let path = damaged(folder.path());
    let before = fs::read(&path).unwrap();
    let mut session = opened(&path, "en");
    let Some(Dialog::Damaged(damage)) = session.view.dialog.clone() else { panic!("{:?}", session.view.dialog) };
    assert!(damage.good.is_some() && damage.rescued.is_some());
    session.act(Action::Damage(DamageAct::OpenRescued(Arc::clone(&damage))));
    assert_eq!(session.view.dialog, Some(Dialog::MissingParts));
    assert_eq!(session.project.stories.len(), damage.good.as_ref().unwrap().1.stories.len());
    assert!(session.is_dirty() && session.file.as_ref().unwrap().read_only.is_some());
    session.act(Action::Save);
    assert_eq!(session.view.dialog, Some(Dialog::Path(PathPurpose::SaveAs)), "it is not saved over");
    session.act(Action::UsePath(PathPurpose::SaveAs, vec![path.clone()]));
    settle(&mut session);
    assert_eq!(fs::read(&path).unwrap(), before, "not even when asked to");
    let other = folder.path().join("rescued.ron");
    session.act(Action::UsePath(PathPurpose::SaveAs, vec![other.clone()]));
    settle(&mut session);
    assert!(!session.is_dirty());
    let saved = project::open(&other).unwrap().project;
    assert_eq!(saved, session.project);
    let photos = PhotoFolder::beside(&other);
    assert!(saved.library.photos.iter().filter_map(|p| p.file.as_ref()).all(|file| photos.read(file).is_ok()));
    assert_eq!(fs::read(&path).unwrap(), before);
}

#[test]
fn the_last_good_version_opens_by_enter_in_both_languages() {
    for speaks in ["en", "ar_IQ.UTF-8"] {
        let folder = tempfile::tempdir().unwrap();
        let path = damaged(folder.path());
        let before = fs::read(&path).unwrap();
        let session = opened(&path, speaks);
        let mut window = Harness::builder()
            .with_size(vec2(800.0, 600.0))
            .with_max_steps(40)
            .build_eframe(move |created| Desk::new(session, &created.egui_ctx));
        window.run_steps(8);
        window.key_press_modifiers(Modifiers::NONE, Key::Enter);
        window.run_steps(4);
        let session = window.state().session();
        assert_eq!(session.view.dialog, None);
        let good = Versions::of(&path, VersionPlace::Beside, None).last_good().unwrap().1;
        assert_eq!(session.project, good);
        assert!(session.is_dirty(), "it lies nowhere yet");
        assert_eq!(fs::read(&path).unwrap(), before);
    }
}

#[test]
fn a_damaged_project_does_not_push_unsaved_work_off_the_desk() {
    let folder = tempfile::tempdir().unwrap();
    let path = damaged(folder.path());
    let mut session = opened(&path, "en");
    let Some(Dialog::Damaged(damage)) = session.view.dialog.clone() else { panic!() };
    session.act(Action::Damage(DamageAct::OpenRescued(Arc::clone(&damage))));
    session.act(Action::Damage(DamageAct::OpenGood(damage)));
    assert!(matches!(session.view.dialog, Some(Dialog::Unsaved(_))));
}

#[test]
fn a_file_that_reads_but_is_not_as_it_was_saved_is_told_of_with_its_history() {
    let folder = tempfile::tempdir().unwrap();
    let path = unpack_sample(folder.path()).unwrap();
    let flipped = fs::read_to_string(&path).unwrap().replacen("River gauges", "Rover gauges", 1);
    write_whole(&path, flipped.as_bytes()).unwrap();
    let session = opened(&path, "en");
    let notice = session.notices.all().find(|notice| notice.said.to_string().contains("outside copydesk")).unwrap();
    assert_eq!(notice.offer.map(|offer| offer.0), Some("history"));
}

/// A library of three photos in a folder: whole, missing, changed.
fn photos(folder: &Path) -> (PhotoFolder, Library) {
    let beside = PhotoFolder::beside(&folder.join("river.ron"));
    let photos = [b"whole", b"lost!", b"other"].map(|bytes| {
        let file = beside.store(bytes, PhotoFormat::Jpeg, 4, 3).unwrap();
        let id = u64::from(bytes[0]).into();
        Photo { file: Some(file), ..Photo::wanted(id) }
    });
    let path = |nth: usize| beside.path_of(photos[nth].file.as_ref().unwrap()).unwrap();
    fs::remove_file(path(1)).unwrap();
    write_whole(&path(2), b"painted over").unwrap();
    (beside, Library { photos: photos.to_vec() })
}

#[test]
fn photos_are_found_again_by_what_is_in_them() {
    let (folder, elsewhere) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
    let (beside, library) = photos(folder.path());
    let deep = elsewhere.path().join("2026/november");
    fs::create_dir_all(&deep).unwrap();
    write_whole(&deep.join("IMG_0001.JPG"), b"lost!").unwrap();
    write_whole(&deep.join("IMG_0002.jpg"), b"somebody else").unwrap();
    write_whole(&elsewhere.path().join("copy.jpeg"), b"other").unwrap();
    write_whole(&elsewhere.path().join("notes.txt"), b"other").unwrap();
    let search = search_photos(elsewhere.path(), &beside, &library, &mut |_, _| true).unwrap();
    assert_eq!((search.found.len(), search.missing.len(), search.failed.len()), (2, 0, 0));
    for photo in &library.photos {
        assert!(beside.read(photo.file.as_ref().unwrap()).is_ok());
    }
    let changed = library.photos[2].file.as_ref().unwrap();
    let mut aside = beside.path_of(changed).unwrap().into_os_string();
    aside.push(".changed-1");
    assert_eq!(fs::read(aside).unwrap(), b"painted over", "what was there is kept");
    assert_eq!(fs::read(elsewhere.path().join("copy.jpeg")).unwrap(), b"other", "and what was found stays");
    let again = search_photos(elsewhere.path(), &beside, &library, &mut |_, _| true).unwrap();
    assert_eq!((again.looked, again.found.len()), (0, 0), "nothing is missing any more");
}

#[test]
fn a_search_can_be_stopped_and_says_what_is_still_missing() {
    let (folder, elsewhere) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
    let (beside, library) = photos(folder.path());
    for nth in 0..10 {
        write_whole(&elsewhere.path().join(format!("{nth}.jpg")), &[nth]).unwrap();
    }
    let search = search_photos(elsewhere.path(), &beside, &library, &mut |done, _| done < 4).unwrap();
    assert!(search.stopped);
    assert_eq!((search.looked, search.missing.len()), (4, 2));
}

#[test]
fn missing_photos_are_told_of_and_found_from_the_window() {
    let (folder, elsewhere) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
    let path = unpack_sample(folder.path()).unwrap();
    let photos = PhotoFolder::beside(&path);
    let moved = elsewhere.path().join("pictures");
    fs::rename(photos.path(), &moved).unwrap();
    let mut session = opened(&path, "en");
    let said = |session: &Session, words: &str| session.notices.all().any(|n| n.said.to_string().contains(words));
    assert!(said(&session, "missing from the photo folder"));
    session.act(Action::UsePath(PathPurpose::FindPhotos, vec![elsewhere.path().to_owned()]));
    settle(&mut session);
    assert!(said(&session, "found"), "{:?}", session.notices.shown());
    let files = session.project.library.photos.iter().filter_map(|photo| photo.file.as_ref());
    assert!(files.clone().count() > 0);
    for file in files {
        assert!(photos.read(file).is_ok());
    }
}

/// A project of photos that lie beside it, but for some that are missing or changed.
fn with_lost_photos(folder: &Path) -> PathBuf {
    let (_beside, mut library) = photos(folder);
    "The old ferry at the quay in the morning".clone_into(&mut library.photos[1].caption);
    let path = folder.join("river.ron");
    let named =
        project::Project { library: Arc::new(library), ..project::Project::new("River", "en".parse().unwrap()) };
    project::create(&named, &path).unwrap();
    path
}

#[test]
fn missing_and_changed_photos_are_both_told_of_when_a_project_is_opened() {
    let folder = tempfile::tempdir().unwrap();
    let session = opened(&with_lost_photos(folder.path()), "en");
    let said: Vec<String> = session.notices.shown().iter().map(|notice| notice.said.to_string()).collect();
    assert!(said.contains(&"2 pictures cannot be shown: 1 is missing, 1 is not what it was".to_owned()), "{said:?}");
}

#[test]
fn photos_that_cannot_be_saved_along_are_one_notice_and_called_by_their_captions() {
    let folder = tempfile::tempdir().unwrap();
    let mut session = opened(&with_lost_photos(folder.path()), "en");
    let before = session.notices.all().count();
    session.act(Action::UsePath(PathPurpose::SaveAs, vec![folder.path().join("copy.ron")]));
    settle(&mut session);
    let said: Vec<String> = session.notices.all().map(|notice| notice.said.to_string()).collect();
    let told = said.iter().filter(|said| said.contains("saved along")).count();
    assert_eq!((told, said.len() - before), (1, 2), "it, and that it is saved: {said:?}");
    assert!(
        said.iter().any(|said| said.contains("2 pictures") && said.contains("“The old ferry at the …”")),
        "{said:?}"
    );
}

#[test]
fn of_rubble_only_the_last_good_version_is_offered() {
    // The same bytes in every run.
    let rubble: Vec<u8> =
        (0_u32..40_000).map(|n| n.wrapping_mul(2_654_435_761).rotate_left(n % 31).to_le_bytes()[2]).collect();
    for has_version in [true, false] {
        let folder = tempfile::tempdir().unwrap();
        let path = if has_version { damaged(folder.path()) } else { folder.path().join("desk.ron") };
        write_whole(&path, &rubble).unwrap();
        let session = opened(&path, "en");
        match &session.view.dialog {
            Some(Dialog::Damaged(damage)) => assert!(has_version && damage.good.is_some() && damage.rescued.is_none()),
            other => {
                assert!(!has_version && other.is_none(), "{other:?}");
                let said: Vec<String> = session.notices.shown().iter().map(|notice| notice.said.to_string()).collect();
                assert!(
                    said.iter().any(|said| said.contains("Nothing in") && said.contains("can be read")),
                    "{said:?}"
                );
            }
        }
        assert_eq!(fs::read(&path).unwrap(), rubble);
    }
}

/// Runs a command; its status, what it shows and what it says.
fn command(words: &[&str]) -> (Status, String, String) {
    let (mut out, mut messages) = (Vec::new(), Vec::new());
    let mut terminal = Terminal::new(&mut out, &mut messages);
    let args = std::iter::once("copydesk").chain(words.iter().copied()).map(Into::into);
    let Asked::Done(status) = cli::run(args, noon(), "", &mut IdMint::seeded(7), &mut terminal) else {
        panic!("a window")
    };
    (status, String::from_utf8(out).unwrap(), String::from_utf8(messages).unwrap())
}

#[test]
fn the_command_line_lists_versions_and_writes_one_to_a_file() {
    let folder = tempfile::tempdir().unwrap();
    let path = damaged(folder.path());
    let (project, out) = (path.to_str().unwrap(), folder.path().join("whole.ron"));
    let (status, shown, _) = command(&["versions", project]);
    assert_eq!(status, Status::Done);
    assert!(shown.starts_with("  1  2026-11-18T") && shown.contains("noor"), "{shown}");
    let restore = ["versions", project, "--restore", "1", "--out", out.to_str().unwrap()];
    assert_eq!(command(&restore).0, Status::Done);
    assert!(project::open(&out).unwrap().remarks.is_empty());
    assert_eq!(command(&restore).0, Status::Unwritable, "nothing is written over");
    assert_eq!(command(&["versions", project, "--restore", "2", "--out", "x"]).0, Status::Usage);
}

#[test]
fn the_command_line_rescues_into_a_new_file_and_says_what_is_missing() {
    let folder = tempfile::tempdir().unwrap();
    let path = damaged(folder.path());
    let before = fs::read(&path).unwrap();
    let out = folder.path().join("rescued.ron");
    let rescue = ["rescue", path.to_str().unwrap(), "--out", out.to_str().unwrap()];
    let (status, shown, said) = command(&rescue);
    assert_eq!(status, Status::Done, "{said}");
    assert!(shown.contains("Layla Hasan") && shown.contains("line "), "{shown}");
    assert!(said.contains("The last version that is whole"), "{said}");
    let rescued = project::open(&out).unwrap();
    assert!(rescued.remarks.is_empty() && !rescued.project.stories.is_empty());
    assert_eq!(command(&rescue).0, Status::Unwritable, "nothing is written over");
    assert_eq!(fs::read(&path).unwrap(), before);
    let letter = folder.path().join("empty.ron");
    write_whole(&letter, b"").unwrap();
    let other = folder.path().join("no.ron");
    assert_eq!(command(&["rescue", letter.to_str().unwrap(), "--out", other.to_str().unwrap()]).0, Status::Unreadable);
}
