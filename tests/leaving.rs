//! Every way out of a project, in every state it can be in: asked is only what would be lost.
#![expect(clippy::unwrap_used, clippy::indexing_slicing, reason = "a test ends where it fails")]

use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use copydesk::app::commands::CommandId;
use copydesk::app::{Action, Change, Dialog, OpenFile, PathPurpose, Session, Settings, World};
use copydesk::edit::Edit;
use copydesk::ground::Language;
use copydesk::project::{self, Project};
use copydesk::story::Field;

fn noon() -> jiff::Timestamp {
    jiff::Timestamp::from_second(1_795_000_000).unwrap()
}

struct Place(tempfile::TempDir);

impl Place {
    /// Two projects of one story: `desk.ron` and `other.ron`.
    fn new() -> Self {
        let place = Self(tempfile::tempdir().unwrap());
        for name in ["Desk", "Other"] {
            let mut project = Project::new(name, Language::english());
            let story = copydesk::story::Story::new(1.into(), Language::english());
            project.stories.push(Arc::new(story));
            project::create(&project, &place.path(&format!("{}.ron", name.to_lowercase()))).unwrap();
        }
        place
    }

    fn path(&self, name: &str) -> PathBuf {
        self.0.path().join(name)
    }

    fn untitled(&self) -> Session {
        let mut session = Session::new(World::new(noon, 7), Settings::default(), Arc::new(|| {}));
        session.data_folder = Some(self.path("data"));
        session
    }

    fn desk(&self) -> Session {
        let mut session = self.untitled();
        let path = self.path("desk.ron");
        let opened = project::open(&path).unwrap();
        session.take_up(opened.project, Some(OpenFile { path, stamp: opened.stamp, read_only: None }));
        session
    }
}

fn headline(session: &mut Session, words: &str) {
    let story = session.project.stories[0].id;
    let edit = Edit::SetField { story, field: Field::Headline, words: words.to_owned() };
    session.act(Change::new(edit, "Typing").into());
}

fn settle(session: &mut Session) {
    while let Some(outcome) = session.jobs.wait() {
        session.receive(outcome);
    }
}

/// Somebody else writes the file: the next save is refused.
fn overwrite(path: &Path) {
    project::save(&Project::new("Theirs", Language::english()), path, None).unwrap();
}

/// The states a project can be in, each with whether leaving it asks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum State {
    Clean,
    Dirty,
    Undone,
    OnlyLookedAt,
    UntitledEmpty,
    UntitledBlankStory,
    UntitledDirty,
    Saving,
    SavingAndTypedSince,
    SaveFails,
}

impl State {
    const ALL: [Self; 10] = [
        Self::Clean,
        Self::Dirty,
        Self::Undone,
        Self::OnlyLookedAt,
        Self::UntitledEmpty,
        Self::UntitledBlankStory,
        Self::UntitledDirty,
        Self::Saving,
        Self::SavingAndTypedSince,
        Self::SaveFails,
    ];

    fn desk(self, place: &Place) -> Session {
        let untitled = matches!(self, Self::UntitledEmpty | Self::UntitledBlankStory | Self::UntitledDirty);
        let mut session = if untitled { place.untitled() } else { place.desk() };
        let typed = |session: &mut Session| headline(session, "Ferry sails again");
        match self {
            Self::Clean | Self::UntitledEmpty => {}
            Self::Dirty => typed(&mut session),
            Self::Undone => {
                typed(&mut session);
                session.undo();
            }
            Self::OnlyLookedAt => {
                for id in ["tab-photos", "zoom-in", "focus-mode", "toggle-stories", "toggle-beside"] {
                    if copydesk::app::commands::find(CommandId(id)).is_some() {
                        session.act(Action::Run(CommandId(id)));
                    }
                }
                settle(&mut session);
            }
            Self::UntitledBlankStory | Self::UntitledDirty => {
                session.act(Action::Run(CommandId("new-story")));
                if self == Self::UntitledDirty {
                    typed(&mut session);
                }
            }
            Self::Saving | Self::SavingAndTypedSince | Self::SaveFails => {
                typed(&mut session);
                if self == Self::SaveFails {
                    overwrite(&place.path("desk.ron"));
                }
                session.act(Action::Save);
                if self == Self::SavingAndTypedSince {
                    headline(&mut session, "Ferry sails again at noon");
                }
            }
        }
        session
    }

    /// Whether the question comes at once.
    fn asks(self) -> bool {
        matches!(self, Self::Dirty | Self::UntitledDirty | Self::SavingAndTypedSince)
    }

    /// Whether there is something to wait for first.
    fn waits(self) -> bool {
        matches!(self, Self::Saving | Self::SaveFails)
    }
}

/// What a way out is called, what asks for it, and whether it was gone.
type Way = (&'static str, Action, fn(&Session) -> bool);

/// The ways out, and whether a session has gone that way.
fn ways(place: &Place) -> Vec<Way> {
    let other = place.path("other.ron");
    let is_other = |session: &Session| session.project.name == "Other";
    vec![
        ("quit, and the window’s close button", Action::Quit, |session| session.view.closing),
        ("open", Action::UsePath(PathPurpose::Open, vec![other.clone()]), is_other),
        ("drop, and a second program’s files", Action::Dropped(vec![other]), is_other),
        ("new", Action::UsePath(PathPurpose::New, vec![place.path("fresh.ron")]), |session| {
            session.project.name == "fresh"
        }),
        ("sample", Action::OpenSample("river"), |session| session.project.stories.len() > 1),
        ("close", Action::CloseProject, Session::is_blank),
    ]
}

#[test]
fn each_way_out_of_each_state_asks_if_something_would_be_lost_and_else_goes() {
    for state in State::ALL {
        for nth in 0..ways(&Place::new()).len() {
            let place = Place::new();
            let (name, way, gone) = ways(&place).swap_remove(nth);
            let mut session = state.desk(&place);
            session.act(way.clone());
            let asked = |session: &Session| matches!(session.view.dialog, Some(Dialog::Unsaved(_)));
            assert_eq!(asked(&session), state.asks(), "{state:?}, {name}");
            assert_eq!(session.view.dialog == Some(Dialog::Leaving), state.waits(), "{state:?}, {name}");
            settle(&mut session);
            let asks = state.asks() || state == State::SaveFails;
            assert_eq!(asked(&session), asks, "{state:?}, {name}, in the end");
            assert_eq!(gone(&session), !asks, "{state:?}, {name}");
            if state == State::SaveFails {
                assert!(session.view.leaving.unsaved.is_some(), "it is said why");
            }
        }
    }
}

#[test]
fn dont_save_goes_on_and_cancel_stays() {
    for state in [State::Dirty, State::UntitledDirty, State::SaveFails] {
        for nth in 0..ways(&Place::new()).len() {
            let place = Place::new();
            let (name, way, gone) = ways(&place).swap_remove(nth);
            let mut session = state.desk(&place);
            let before = session.project.clone();
            session.act(way.clone());
            settle(&mut session);
            session.act(Action::Dialog(None));
            settle(&mut session);
            assert!(session.project == before && !session.view.closing, "{state:?}, {name}: it stays");
            session.act(way.clone());
            let Some(Dialog::Unsaved(next)) = session.view.dialog.clone() else { panic!("{state:?}, {name}") };
            session.act(Action::DiscardThen(next));
            settle(&mut session);
            assert!(gone(&session) && session.view.dialog.is_none(), "{state:?}, {name}: {:?}", session.view.dialog);
        }
    }
}

#[test]
fn save_goes_on_to_what_was_asked_and_an_untitled_project_by_its_path() {
    for state in [State::Dirty, State::UntitledDirty, State::SavingAndTypedSince] {
        for nth in 0..ways(&Place::new()).len() {
            let place = Place::new();
            let (name, way, gone) = ways(&place).swap_remove(nth);
            let mut session = state.desk(&place);
            let mine = session.project.clone();
            session.act(way.clone());
            let Some(Dialog::Unsaved(next)) = session.view.dialog.clone() else { panic!("{state:?}, {name}") };
            session.act(Action::SaveThen(next));
            let mut path = place.path("desk.ron");
            if state == State::UntitledDirty {
                assert_eq!(session.view.dialog, Some(Dialog::Path(PathPurpose::SaveAs)), "{name}");
                path = place.path("mine.ron");
                session.act(Action::UsePath(PathPurpose::SaveAs, vec![path.clone()]));
            }
            assert_eq!(session.view.dialog, Some(Dialog::Leaving), "{state:?}, {name}");
            settle(&mut session);
            assert!(gone(&session), "{state:?}, {name}: {:?}", session.view.dialog);
            assert_eq!(project::open(&path).unwrap().project, mine, "{state:?}, {name}");
        }
    }
}

#[test]
fn an_untitled_project_whose_path_is_taken_is_asked_about_again_and_not_lost() {
    let place = Place::new();
    let mut session = State::UntitledDirty.desk(&place);
    session.act(Action::Quit);
    session.act(Action::SaveThen(Box::new(Action::Quit)));
    session.act(Action::UsePath(PathPurpose::SaveAs, vec![place.path("other.ron")]));
    settle(&mut session);
    assert!(!session.view.closing && session.is_dirty());
    assert_eq!(session.view.dialog, Some(Dialog::Unsaved(Box::new(Action::Quit))));
    assert_eq!(project::open(&place.path("other.ron")).unwrap().project.name, "Other");
}

#[test]
fn who_puts_the_question_for_a_path_aside_stays_also_when_the_project_is_saved_later() {
    let place = Place::new();
    let mut session = State::UntitledDirty.desk(&place);
    session.act(Action::Quit);
    session.act(Action::SaveThen(Box::new(Action::Quit)));
    session.act(Action::Dialog(None));
    session.act(Action::AskPath(PathPurpose::SaveAs));
    session.act(Action::UsePath(PathPurpose::SaveAs, vec![place.path("mine.ron")]));
    settle(&mut session);
    assert!(!session.is_dirty() && !session.view.closing);
}

#[test]
fn an_import_under_way_is_waited_for_or_stopped() {
    for stopped in [false, true] {
        let place = Place::new();
        let raw = place.path("raw.txt");
        std::fs::File::create(&raw).and_then(|mut f| f.write_all(b"FERRY RETURNS\n\nIt sails at noon.\n")).unwrap();
        let mut session = place.desk();
        session.act(Action::UsePath(PathPurpose::Import, vec![raw]));
        session.act(Action::Quit);
        assert_eq!(session.view.dialog, Some(Dialog::Leaving));
        let named: Vec<_> = session.awaited(&Action::Quit).map(|job| job.label).collect();
        assert_eq!(named, ["job-importing"]);
        if stopped {
            session.act(Action::CancelJobs);
        }
        settle(&mut session);
        // What it brought is not in the file; a stop may come too late.
        let brought = session.project.stories.len() > 1;
        assert_eq!(session.view.closing, !brought);
        assert_eq!(matches!(session.view.dialog, Some(Dialog::Unsaved(_))), brought);
        assert!(stopped || brought);
    }
}

#[test]
fn an_export_keeps_the_window_open_and_no_other_project_away() {
    let export = |place: &Place, session: &mut Session| {
        let (stories, formats) = (Vec::new(), vec!["json".to_owned()]);
        session.act(Action::Export { stories, formats, folder: place.path("site") });
    };
    let place = Place::new();
    let mut session = place.desk();
    export(&place, &mut session);
    session.act(Action::Quit);
    assert!(!session.view.closing && session.view.dialog == Some(Dialog::Leaving));
    session.act(Action::Dialog(None));
    settle(&mut session);
    assert!(!session.view.closing, "who stays, stays");
    export(&place, &mut session);
    session.act(Action::Quit);
    settle(&mut session);
    assert!(session.view.closing);

    let mut session = place.desk();
    export(&place, &mut session);
    session.act(Action::UsePath(PathPurpose::Open, vec![place.path("other.ron")]));
    assert_eq!(session.view.dialog, None);
    settle(&mut session);
    assert_eq!(session.project.name, "Other");
}

#[test]
fn it_is_said_how_many_stories_would_be_lost() {
    let place = Place::new();
    let mut session = place.desk();
    assert_eq!(session.stories_changed(), 0);
    headline(&mut session, "One");
    assert_eq!(session.stories_changed(), 1);
    session.act(Action::Run(CommandId("duplicate-story")));
    assert_eq!(session.stories_changed(), 2);
    let first = session.project.stories[0].id;
    session.act(Change::new(Edit::RemoveStory(first), "Remove").into());
    assert_eq!(session.stories_changed(), 2, "one gone, one new");
    session.act(Change::new(Edit::RenameProject("New name".to_owned()), "Rename").into());
    session.act(Action::Save);
    settle(&mut session);
    assert_eq!((session.stories_changed(), session.would_lose()), (0, false));
    session.act(Change::new(Edit::RenameProject("Old name".to_owned()), "Rename").into());
    assert_eq!((session.stories_changed(), session.would_lose()), (0, true));
}
