//! All places of the window where something is said.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use copydesk::app::commands::{CommandId, Menu};
use copydesk::app::safety::recovery::Finds;
use copydesk::app::tasks::{ImportTold, Unread};
use copydesk::app::{Action, Change, Compare, Dialog, FindAct, InUse, PathPurpose, Scope, Tab};
use copydesk::edit::find::Query;
use copydesk::edit::{Detail, Edit};
use copydesk::ground::{IdMint, Language, StoryId};
use copydesk::import;
use copydesk::project::disk;
use copydesk::project::lock::{Held, Holder};
use copydesk::story::{Status, Step};
use copydesk::words::Phrase;
use egui_kittest::kittest::Queryable;

use super::{Window, act, lost};

/// A project that somebody else has open, or seems to.
fn in_use(stale: bool) -> Dialog {
    let holder = Holder { who: "ليلى".to_owned(), machine: "٣".to_owned(), ..Holder::default() };
    let (path, held) = ("مشروع.ron".into(), Held { holder: Some(holder), stale, own: false });
    Dialog::InUse(Box::new(InUse { path, along: Vec::new(), held }))
}

/// Every panel and dialog, each by how it is come to.
pub(crate) fn dialogs(story: StoryId) -> Vec<Action> {
    let copy =
        "TT\n\nنهر عائد\n\nبقلم رنا عزيز\n\nبغداد — عاد النهر إلى مجراه بعد غياب طال أمده في هذا العام.\n\n© 2026\n";
    let report = import::import_copy(copy, "نص", &Language::arabic(), &mut IdMint::seeded(1)).report;
    let why = Phrase::new("recover-gone");
    let unread = vec![Unread { hint: Phrase::new("watch-gone").about("hint"), why }];
    let told = ImportTold { reports: vec![report], unread };
    let mut places: Vec<Action> = Tab::ALL.map(Action::ShowTab).to_vec();
    places.extend([
        Action::Run(CommandId("beside")),
        Action::Run(CommandId("focus")),
        Action::Run(CommandId("focus")),
        Action::Run(CommandId("replace")),
        Action::Run(CommandId("find-everywhere")),
        Action::Find(FindAct::Ask(Query { words: "ا".to_owned(), ..Query::default() })),
        Action::Find(FindAct::Close),
        Action::Dialog(Some(Dialog::Export)),
        Action::Dialog(Some(Dialog::ImportReport(Arc::new(told)))),
        Action::Dialog(Some(Dialog::Templates)),
        Action::Dialog(Some(Dialog::Rename(story))),
        Action::Dialog(Some(Dialog::Note(story, Step::Correct))),
        Action::Dialog(Some(Dialog::Note(story, Step::Update))),
        Action::Dialog(Some(Dialog::Note(story, Step::Kill))),
        Action::Dialog(Some(Dialog::Unsaved(Box::new(Action::Quit)))),
        Action::Dialog(Some(Dialog::NameVersion)),
        Action::Dialog(Some(Dialog::History)),
        Action::Dialog(Some(in_use(true))),
        Action::Dialog(Some(in_use(false))),
        Action::Dialog(Some(Dialog::Palette)),
        Action::Dialog(Some(Dialog::Compare(Compare {
            title: Phrase::new("compare-saved-title").with("file", "نهر"),
            before: Box::default(),
            after: None,
        }))),
        Action::Dialog(Some(Dialog::Notices)),
        Action::Dialog(Some(Dialog::Settings)),
        Action::Dialog(Some(Dialog::Shortcuts)),
        Action::Dialog(Some(Dialog::About)),
    ]);
    places.extend(
        [
            PathPurpose::New,
            PathPurpose::Open,
            PathPurpose::SaveAs,
            PathPurpose::Import,
            PathPurpose::Attach(None),
            PathPurpose::VersionFile,
            PathPurpose::FindPhotos,
            PathPurpose::ExportFolder,
        ]
        .map(|purpose| Action::Dialog(Some(Dialog::Path(purpose)))),
    );
    places.push(Action::Dialog(None));
    places.extend((0..6).map(|stop| Action::Tour(Some(stop))));
    places.push(Action::Tour(None));
    places
}

/// Opens each menu in turn, and looks.
pub(crate) fn menus(window: &mut Window, mut look: impl FnMut(&Window, &str)) {
    let words = window.state().session().words;
    for menu in Menu::ALL {
        let label = menu.label(words);
        // Long names are all in one menu where the window is small.
        let in_one = window.query_all_by_label(label).next().is_none();
        if in_one {
            window.get_all_by_label(words.get("bar-menu")).next().unwrap().click();
            window.run_steps(3);
        }
        window.get_all_by_label(label).next().unwrap().click();
        window.run_steps(3);
        look(window, label);
        for _ in 0..=usize::from(in_one) {
            window.key_press(egui::Key::Escape);
            window.run_steps(3);
        }
    }
}

/// Goes through the sections of the settings, and looks; a section is come to by its name.
pub(crate) fn settings(window: &mut Window, mut look: impl FnMut(&Window, &str)) {
    act(window, Action::Dialog(Some(Dialog::Settings)));
    let words = window.state().session().words;
    for (scope, sections) in [
        ("prefs-mine", &["window", "page", "fonts", "writing", "dictionaries", "saving", "work", "keyboard"][..]),
        ("prefs-project", &["publication", "style", "defaults"][..]),
    ] {
        for name in std::iter::once(scope.to_owned()).chain(sections.iter().map(|id| format!("prefs-{id}"))) {
            // The name of a section may stand elsewhere in the window as well.
            window.get_all_by_label(words.get(&name)).last().unwrap().click();
            window.run_steps(4);
            look(window, &name);
        }
    }
    act(window, Action::Dialog(None));
}

/// Goes through what desks that crashed have left, one by one and all together, and looks.
pub(crate) fn recovered(window: &mut Window, mut look: impl FnMut(&Window, &str)) {
    let folder = tempfile::tempdir().unwrap();
    let all = lost::every_kind(folder.path(), &lost::ARABIC);
    let mut each: Vec<Finds> =
        all.lost.iter().map(|lost| Finds { lost: vec![lost.clone()], ..Finds::default() }).collect();
    each.push(Finds { unreadable: all.unreadable.clone(), ..Finds::default() });
    each.push(all);
    for (nth, finds) in each.into_iter().enumerate() {
        window.state_mut().session_mut().safety.recovery.finds = finds;
        act(window, Action::Dialog(Some(Dialog::Recovered)));
        look(window, &format!("recovered {nth}"));
        act(window, Action::Dialog(None));
    }
    window.state_mut().session_mut().safety.recovery.finds = Finds::default();
}

/// A folder with files that cannot be used, and a project of the session in it.
pub(crate) struct Broken(tempfile::TempDir);

impl Broken {
    pub(crate) fn new() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let put = |name: &str, bytes: &[u8]| disk::write_whole(&folder.path().join(name), bytes).unwrap();
        put("تالف.ron", b"(name: \"a\", kiker: 1)");
        put("فارغ.ron", b"");
        put("أحدث.ron", b"// copydesk project 12");
        put("مدموج.ron", "<<<<<<< لنا\n".as_bytes());
        put("مستند.pdf", b"%PDF-1.7");
        put("ترميز.txt", b"abc\xff\xfe\xfd");
        put("صورة.jpg", b"\xff\xd8\xff\xe0\0\x10JFIF\0");
        put("رسم.svg", b"<svg xmlns='http://www.w3.org/2000/svg'/>");
        put("مأخوذ", b"");
        Self(folder)
    }

    pub(crate) fn at(&self, name: &str) -> PathBuf {
        self.0.path().join(name)
    }

    pub(crate) fn folder(&self) -> &Path {
        self.0.path()
    }

    /// Everything that goes wrong with them.
    pub(crate) fn tries(&self, story: StoryId) -> Vec<Action> {
        let open = |name: &str| Action::UsePath(PathPurpose::Open, vec![self.at(name)]);
        let import = |name: &str| Action::UsePath(PathPurpose::Import, vec![self.at(name)]);
        let attach = |name: &str| Action::UsePath(PathPurpose::Attach(None), vec![self.at(name)]);
        let export = |formats: &[&str], folder: &str, stories: Vec<StoryId>| Action::Export {
            stories,
            formats: formats.iter().map(|key| (*key).to_owned()).collect(),
            folder: self.at(folder),
        };
        let pattern = |words: &str| {
            Action::Find(FindAct::Ask(Query { words: words.to_owned(), regex: true, ..Query::default() }))
        };
        let status =
            |status| Change::new(Edit::SetDetail { story, detail: Detail::Status(status) }, "story-kind").into();
        let mut tries = vec![open("غائب.ron"), open("تالف.ron"), open("فارغ.ron"), open("أحدث.ron"), open("مدموج.ron")];
        tries.extend([import("مستند.pdf"), import("ترميز.txt"), import("غائب.txt"), import(".")]);
        tries.extend([attach("صورة.jpg"), attach("رسم.svg"), attach("فارغ.ron"), attach("غائب.png")]);
        tries.extend([export(&[], "مأخوذ", vec![story]), export(&["html"], "مأخوذ", vec![story])]);
        tries.extend([export(&["html"], "موقع", vec![]), export(&["odd"], "موقع", vec![])]);
        tries.extend([
            Action::TakeStep { story, step: Step::Publish, note: String::new() },
            Action::Change(Box::new(Change::new(Edit::RemoveStory(404.into()), "command-remove-story"))),
            status(Status::Killed),
            export(&["html"], "موقع", vec![story]),
            status(Status::Draft),
            Action::UsePath(PathPurpose::SaveAs, vec![self.at("لا/مجلد/هنا.ron")]),
            Action::Find(FindAct::Open { replacing: true, scope: Scope::Story }),
        ]);
        tries.extend(["(", "*", "[ب-ا]", "\\"].map(pattern));
        tries.push(Action::Find(FindAct::Close));
        tries
    }

    /// Saves the session's project here, so that it has a place for photos.
    pub(crate) fn keep(&self, window: &mut Window) {
        act(window, Action::UsePath(PathPurpose::SaveAs, vec![self.at("مشروع.ron")]));
        let kept = window.state().session().file.as_ref().map(|file| file.path.clone());
        assert_eq!(kept, Some(self.at("مشروع.ron")));
    }
}
