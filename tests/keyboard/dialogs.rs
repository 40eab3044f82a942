//! Every dialog is completed and left by keyboard alone.

use copydesk::app::{Carry, Compare, Dialog, InUse, PathPurpose, unpack_sample};
use copydesk::project::lock::{Held, Holder};
use copydesk::story::Step;
use egui::{Key, Modifiers};

use super::*;

/// The dialog after another in a row of all of them; the compiler says when one is missing.
fn after(session: &Session, dialog: Option<&Dialog>) -> Option<Dialog> {
    let story = session.view.story.unwrap();
    let next = match dialog {
        None => Dialog::Path(PathPurpose::New),
        Some(Dialog::Path(purpose)) => match purpose {
            PathPurpose::New => Dialog::Path(PathPurpose::Open),
            PathPurpose::Open => Dialog::Path(PathPurpose::SaveAs),
            PathPurpose::SaveAs => Dialog::Path(PathPurpose::Import),
            PathPurpose::Import => Dialog::Path(PathPurpose::Attach(None)),
            PathPurpose::Attach(_) => Dialog::Path(PathPurpose::ExportFolder),
            PathPurpose::ExportFolder => Dialog::Path(PathPurpose::DefaultFolder),
            PathPurpose::DefaultFolder => Dialog::Path(PathPurpose::CarryInto(Carry { story, keep: true })),
            PathPurpose::CarryInto(carry) => Dialog::Path(PathPurpose::CarryNew(*carry)),
            PathPurpose::CarryNew(_) => Dialog::Path(PathPurpose::VersionFile),
            PathPurpose::VersionFile => Dialog::Path(PathPurpose::FindPhotos),
            PathPurpose::FindPhotos => Dialog::Export,
        },
        // These two are of what was exported and of a word that is doubted; their own tests open them.
        Some(Dialog::Export | Dialog::Exported(_)) => {
            let reports = vec![copydesk::import::ImportReport::default()];
            Dialog::ImportReport(Arc::new(copydesk::app::tasks::ImportTold { reports, unread: Vec::new() }))
        }
        Some(Dialog::ImportReport(_)) => Dialog::Templates,
        Some(Dialog::Templates) => Dialog::Rename(story),
        Some(Dialog::Rename(_)) => Dialog::Note(story, Step::Correct),
        Some(Dialog::Note(..)) => Dialog::Carry(Carry { story, keep: true }),
        // What is waited for is gone when nothing is under way; its own tests open it.
        Some(Dialog::Carry(_) | Dialog::Leaving) => Dialog::Recovered,
        Some(Dialog::Recovered) => Dialog::Unsaved(Box::new(Action::CloseProject)),
        Some(Dialog::Unsaved(_)) => in_use(),
        Some(Dialog::InUse(_)) => Dialog::Palette,
        Some(Dialog::Palette) => Dialog::NameVersion,
        Some(Dialog::NameVersion) => Dialog::MissingParts,
        // One of a damaged file is opened by its own tests.
        Some(Dialog::MissingParts | Dialog::Damaged(_)) => Dialog::History,
        Some(Dialog::History) => Dialog::Compare(Compare {
            title: copydesk::words::Phrase::new("compare-beside"),
            before: Box::new(Project::new("A", copydesk::ground::Language::english())),
            after: Some(Box::default()),
        }),
        // These are of a file that somebody else wrote; their own tests open them.
        Some(Dialog::Compare(_) | Dialog::Conflicts | Dialog::Gone) => Dialog::Notices,
        Some(Dialog::Notices) => Dialog::Settings,
        Some(Dialog::Settings | Dialog::Spelling(_)) => Dialog::Shortcuts,
        Some(Dialog::Shortcuts) => Dialog::About,
        Some(Dialog::About) => return None,
    };
    Some(next)
}

/// A project that somebody seems to have on another machine.
fn in_use() -> Dialog {
    let holder = Holder { who: "ليلى".to_owned(), machine: "٣".to_owned(), ..Holder::default() };
    let (path, held) = ("مشروع.ron".into(), Held { holder: Some(holder), stale: true, own: false });
    Dialog::InUse(Box::new(InUse { path, along: Vec::new(), held }))
}

pub(crate) fn all(session: &Session) -> Vec<Dialog> {
    let first = after(session, None);
    std::iter::successors(first, |dialog| after(session, Some(dialog))).collect()
}

/// Whether what has the keyboard is in the dialog.
fn inside(window: &Window) -> bool {
    let focused = window.ctx.memory(egui::Memory::focused);
    let dialog = egui::LayerId::new(egui::Order::Middle, egui::Id::unique("dialog"));
    let place = focused.and_then(|id| window.ctx.viewport(|view| view.prev_pass.widgets.order(id)));
    place.is_some_and(|(layer, _)| layer == dialog || layer.order == egui::Order::Foreground)
}

#[test]
fn every_dialog_takes_the_keyboard_keeps_it_and_is_left_by_escape() {
    for speaks in SPEAKS {
        let mut window = window(speaks);
        press(&mut window, ctrl(), Key::End);
        let stood = window.state().session().view.selection;
        let folder = tempfile::tempdir().unwrap();
        window.state_mut().session_mut().safety.recovery.finds = lost::every_kind(folder.path(), &lost::ENGLISH);
        for dialog in all(window.state().session()) {
            act(&mut window, Action::Dialog(Some(dialog.clone())));
            window.run_steps(4);
            assert!(inside(&window), "{dialog:?} takes the keyboard");
            let first = window.ctx.memory(egui::Memory::focused);
            let mut round = false;
            for _ in 0..60 {
                press(&mut window, NONE, Key::Tab);
                assert!(inside(&window), "{dialog:?} keeps it");
                assert!(!focused(&window).is_empty(), "{dialog:?}: something has no name");
                round |= window.ctx.memory(egui::Memory::focused) == first;
                if round {
                    break;
                }
            }
            assert!(round, "{dialog:?}: Tab goes round");
            press(&mut window, NONE, Key::Escape);
            assert_eq!(window.state().session().view.dialog, None, "{dialog:?}");
            assert!(on_page(&window), "{dialog:?}");
            assert_eq!(window.state().session().view.selection, stood, "{dialog:?}");
        }
    }
}

/// What somebody presses to be done with a dialog.
fn complete(window: &mut Window, dialog: &Dialog, folder: &Path) {
    let path = |name: &str| folder.join(name).to_str().unwrap().to_owned();
    match dialog {
        Dialog::Path(purpose) => {
            let name = match purpose {
                PathPurpose::New => path("new.ron"),
                PathPurpose::CarryNew(_) => path("carried.ron"),
                PathPurpose::SaveAs => path("other.ron"),
                PathPurpose::VersionFile => path("version.ron"),
                PathPurpose::ExportFolder | PathPurpose::DefaultFolder | PathPurpose::FindPhotos => path("site"),
                PathPurpose::Open | PathPurpose::Import | PathPurpose::Attach(_) | PathPurpose::CarryInto(_) => {
                    path("missing")
                }
            };
            press(window, ctrl(), Key::A);
            type_words(window, &name);
            press(window, NONE, Key::Enter);
        }
        Dialog::Rename(_) => {
            type_words(window, "Renamed");
            press(window, NONE, Key::Enter);
        }
        Dialog::Note(..) => {
            type_words(window, "A name was wrong.");
            press(window, ctrl(), Key::Enter);
        }
        Dialog::NameVersion => {
            type_words(window, "Before legal");
            press(window, NONE, Key::Enter);
        }
        Dialog::Palette => {
            type_words(window, "justify");
            press(window, NONE, Key::Enter);
        }
        Dialog::Shortcuts => {
            type_words(window, "justify");
            press(window, NONE, Key::Enter);
            press(window, ctrl() | Modifiers::SHIFT, Key::Y);
            press(window, NONE, Key::Escape);
        }
        Dialog::Export
        | Dialog::Exported(_)
        | Dialog::Spelling(_)
        | Dialog::ImportReport(_)
        | Dialog::Templates
        | Dialog::Unsaved(_)
        | Dialog::InUse(_)
        | Dialog::Leaving
        | Dialog::Recovered
        | Dialog::Carry(_)
        | Dialog::History
        | Dialog::Damaged(_)
        | Dialog::MissingParts
        | Dialog::Compare(_)
        | Dialog::Conflicts
        | Dialog::Gone
        | Dialog::Notices
        | Dialog::About => press(window, NONE, Key::Enter),
        Dialog::Settings => press(window, NONE, Key::Escape),
    }
}

/// The sample in a folder of its own, so that work can be done.
fn unpacked(folder: &Path) -> Session {
    let path = unpack_sample(folder).unwrap();
    let opened = project::open(&path).unwrap();
    let mut session = session("en", Settings::default());
    session.take_up(opened.project, Some(OpenFile { path, stamp: opened.stamp, read_only: None }));
    session
}

fn is_done(session: &Session, dialog: &Dialog, before: &Project) -> bool {
    match dialog {
        Dialog::Path(PathPurpose::New | PathPurpose::SaveAs) => {
            session.file.as_ref().is_some_and(|file| !file.path.ends_with("river.ron"))
        }
        Dialog::Path(PathPurpose::ExportFolder) => session.view.dialog == Some(Dialog::Export),
        Dialog::Path(PathPurpose::DefaultFolder) => session.view.dialog.as_ref() != Some(dialog),
        // What is missing is said.
        Dialog::Path(PathPurpose::Open | PathPurpose::Import | PathPurpose::Attach(_) | PathPurpose::CarryInto(_)) => {
            session.notices.all().next().is_some()
        }
        Dialog::Export => {
            matches!(session.view.dialog, Some(Dialog::Exported(_))) || session.notices.all().next().is_some()
        }
        Dialog::Templates => session.project.stories.len() == before.stories.len() + 1,
        Dialog::Rename(story) => session.project.story(*story).unwrap().furniture.headline == "Renamed",
        Dialog::Note(story, _) => {
            session.project.story(*story).unwrap().corrections.last().unwrap().note == "A name was wrong."
        }
        Dialog::Unsaved(_) => session.is_blank(),
        Dialog::Palette => session.settings.justified,
        Dialog::NameVersion => session.notices.all().any(|notice| notice.said.key() == "notice-version-named"),
        Dialog::Shortcuts => session.settings.keys != copydesk::app::Keys::default(),
        Dialog::Path(PathPurpose::CarryNew(_)) | Dialog::InUse(_) => session.notices.all().next().is_some(),
        // Without projects opened lately, Enter asks for another.
        Dialog::Carry(_) => matches!(session.view.dialog, Some(Dialog::Path(PathPurpose::CarryInto(_)))),
        Dialog::Exported(_)
        | Dialog::Spelling(_)
        | Dialog::Leaving
        | Dialog::Conflicts
        | Dialog::Gone
        | Dialog::Damaged(_) => false,
        // The latest of what was found is back.
        Dialog::Recovered => session.project.name != before.name && session.safety.recovery.finds.lost.len() == 5,
        // Its own tests write a version to a file.
        Dialog::Path(PathPurpose::VersionFile | PathPurpose::FindPhotos)
        | Dialog::ImportReport(_)
        | Dialog::History
        | Dialog::Compare(_)
        | Dialog::MissingParts
        | Dialog::Notices
        | Dialog::Settings
        | Dialog::About => session.view.dialog.is_none(),
    }
}

#[test]
fn every_dialog_is_completed_by_keyboard() {
    let folder = tempfile::tempdir().unwrap();
    let dialogs = all(&unpacked(folder.path()));
    for (nth, dialog) in dialogs.into_iter().enumerate() {
        let home = folder.path().join(nth.to_string());
        let mut session = unpacked(&home);
        if matches!(dialog, Dialog::Export) {
            // The first of the sample's stories that nothing keeps from leaving.
            let can = |session: &Session| {
                session.project.stories.iter().find(|story| story.status == copydesk::story::Status::Approved).cloned()
            };
            let story = can(&session).unwrap_or_else(|| session.project.stories.first().unwrap().clone());
            session.act(Action::ShowStory(story.id));
        }
        if let Dialog::Note(story, _) = &dialog {
            let mut project = session.project.clone();
            let at = project.stories.iter().position(|other| other.id == *story).unwrap();
            Arc::make_mut(&mut project.stories[at]).status = copydesk::story::Status::Published;
            let file = session.file.clone();
            session.take_up(project, file);
        }
        if matches!(dialog, Dialog::Recovered) {
            session.safety.recovery.finds = lost::every_kind(&home, &lost::ENGLISH);
        }
        let before = session.project.clone();
        let mut window = window_of(session, WIDE);
        act(&mut window, Action::Dialog(Some(dialog.clone())));
        window.run_steps(6);
        complete(&mut window, &dialog, &home);
        while let Some(outcome) = window.state_mut().session_mut().jobs.wait() {
            window.state_mut().session_mut().receive(outcome);
        }
        window.run_steps(3);
        assert!(is_done(window.state().session(), &dialog, &before), "{dialog:?}");
    }
}

#[test]
fn enter_on_a_button_is_that_button() {
    let folder = tempfile::tempdir().unwrap();
    let mut window = window_of(unpacked(folder.path()), WIDE);
    act(&mut window, Action::Dialog(Some(Dialog::Export)));
    window.run_steps(6);
    for _ in 0..30 {
        if focused(&window) == "Cancel" {
            break;
        }
        press(&mut window, NONE, Key::Tab);
    }
    assert_eq!(focused(&window), "Cancel");
    press(&mut window, NONE, Key::Enter);
    let session = window.state().session();
    assert_eq!(session.view.dialog, None);
    let exports = session.jobs.running().iter().any(|job| job.label == copydesk::app::EXPORTING);
    assert!(!exports && session.notices.all().next().is_none(), "nothing is exported");
}
