//! At the desk: the story is taken away here only once it lies there.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::mpsc::sync_channel;
use std::sync::{Arc, Mutex};

use copydesk::app::tasks::Destination;
use copydesk::app::{Action, Carry, Change, Dialog, OpenFile, PathPurpose, Session, Settings, World};
use copydesk::edit::Edit;
use copydesk::ground::{Language, StoryId};
use copydesk::project::{self, PhotoFolder, Project};

fn noon() -> jiff::Timestamp {
    jiff::Timestamp::from_second(1_795_000_000).unwrap()
}

struct Place {
    folder: tempfile::TempDir,
}

impl Place {
    /// The sample and its photos, and an empty project `other.ron`.
    fn new() -> Self {
        let folder = tempfile::tempdir().unwrap();
        copydesk::app::unpack_sample(folder.path()).unwrap();
        let place = Self { folder };
        project::create(&Project::new("Other", Language::english()), &place.other()).unwrap();
        place
    }

    fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    fn other(&self) -> PathBuf {
        self.path("other.ron")
    }

    fn there(&self) -> Project {
        project::open(&self.other()).unwrap().project
    }

    /// A desk on the sample.
    fn desk(&self) -> Session {
        self.desk_that_wakes(Arc::new(|| {}))
    }

    fn desk_that_wakes(&self, wake: Arc<dyn Fn() + Send + Sync>) -> Session {
        let path = self.path("river.ron");
        let opened = project::open(&path).unwrap();
        let mut session = Session::new(World::new(noon, 7), Settings::default(), wake);
        session.take_up(opened.project, Some(OpenFile { path, stamp: opened.stamp, read_only: None }));
        session
    }

    /// All files and what is in them.
    fn files(&self) -> BTreeMap<PathBuf, Vec<u8>> {
        let (mut folders, mut found) = (vec![self.folder.path().to_owned()], BTreeMap::new());
        while let Some(folder) = folders.pop() {
            for entry in folder.read_dir().unwrap() {
                let path = entry.unwrap().path();
                if path.is_dir() {
                    folders.push(path);
                } else if path.extension().is_none_or(|ending| ending != "lock") {
                    found.insert(path.clone(), fs::read(path).unwrap());
                }
            }
        }
        found
    }
}

fn settle(session: &mut Session) {
    while let Some(outcome) = session.jobs.wait() {
        session.receive(outcome);
    }
}

fn first(session: &Session) -> StoryId {
    session.project.stories[0].id
}

fn moved(session: &Session) -> Carry {
    Carry { story: first(session), keep: false }
}

fn said(session: &Session) -> String {
    session.notices.shown().iter().map(|notice| notice.said.to_string()).collect::<Vec<_>>().join("\n")
}

/// What must have changed nothing, here or there.
#[track_caller]
fn refused(place: &Place, session: &mut Session, to: Destination, because: &str) {
    let (before, files) = (session.project.clone(), place.files());
    session.act(Action::Carry(moved(session), to));
    settle(session);
    assert!(session.project == before && !session.is_dirty() && session.history.undo_label().is_none());
    assert_eq!(place.files(), files);
    assert!(said(session).contains(because), "“{because}” is not said: {}", said(session));
}

#[test]
fn a_story_lies_there_with_its_photos_before_it_is_gone_here_and_undo_brings_it_back() {
    let place = Place::new();
    let mut session = place.desk();
    let before = session.project.clone();
    let story = before.stories[0].clone();
    session.act(Action::Carry(moved(&session), Destination::Existing(place.other())));
    assert!(session.project == before, "nothing is taken away before the file is written");
    settle(&mut session);
    let there = place.there();
    assert_eq!(there.stories, [Arc::clone(&story)]);
    let folder = PhotoFolder::beside(&place.other());
    let placed = story.body.iter().filter_map(|block| block.photo());
    for photo in placed.map(|placed| there.library.photo(placed.photo).unwrap()) {
        assert!(photo.file.as_ref().is_none_or(|file| folder.read(file).is_ok()), "{photo:?}");
    }
    assert!(session.project.story(story.id).is_none() && session.is_dirty());
    let notice = session.notices.shown().last().unwrap();
    assert!(notice.said.to_string().starts_with("Moved “"), "{notice:?}");
    assert!(notice.said.to_string().contains("photo"), "{notice:?}");
    assert!(notice.hint.as_ref().unwrap().to_string().contains("the copy there stays"));
    session.undo();
    assert!(session.project == before && !session.is_dirty());
    assert_eq!(place.there(), there);
    // Once more, it is there already: taken away here, and not put there twice.
    session.act(Action::Carry(moved(&session), Destination::Existing(place.other())));
    settle(&mut session);
    assert_eq!((place.there(), session.project.story(story.id)), (there, None));
}

#[test]
fn a_copy_stays_here_and_goes_to_a_new_project() {
    let place = Place::new();
    let mut session = place.desk();
    let carry = Carry { keep: true, ..moved(&session) };
    session.act(Action::UsePath(PathPurpose::CarryNew(carry), vec![place.path("fresh")]));
    settle(&mut session);
    let fresh = project::open(&place.path("fresh.ron")).unwrap().project;
    assert_eq!(fresh.stories, session.project.stories[..1]);
    assert_eq!((fresh.name.as_str(), &fresh.house), ("fresh", &session.project.house));
    assert!(!session.is_dirty() && said(&session).starts_with("Copied “"), "{}", said(&session));
    assert!(session.settings.recent.iter().any(|path| path.ends_with("fresh.ron")));
}

#[test]
fn a_story_of_a_project_that_was_never_saved_goes_too() {
    let place = Place::new();
    let mut session = place.desk();
    let untitled = session.project.clone();
    session.take_up(untitled, None);
    session.act(Action::Carry(moved(&session), Destination::Existing(place.other())));
    settle(&mut session);
    assert_eq!(place.there().stories.len(), 1);
    assert!(said(&session).contains("Moved"), "{}", said(&session));
}

#[test]
fn what_stands_in_the_way_is_said_and_changes_nothing() {
    let place = Place::new();
    let mut session = place.desk();
    let own = place.path("river.ron");
    refused(&place, &mut session, Destination::Existing(own.clone()), "is this project");
    refused(&place, &mut session, Destination::Existing(place.path("gone.ron")), "gone.ron");
    refused(&place, &mut session, Destination::New(place.other()), "is there already");
    refused(&place, &mut session, Destination::New(place.path("no/such/folder.ron")), "folder");
    let whole = fs::read_to_string(place.other()).unwrap();
    let write = |words: &str| {
        fs::File::create(place.other()).and_then(|mut f| std::io::Write::write_all(&mut f, words.as_bytes())).unwrap();
    };
    write(&whole.replacen("\n(", "\n// Mina’s\n(", 1));
    refused(&place, &mut session, Destination::Existing(place.other()), "is not written over");
    write("(name: ");
    refused(&place, &mut session, Destination::Existing(place.other()), "other.ron");
    let (first, rest) = whole.split_once('\n').unwrap();
    let newer = first.split(' ').enumerate().map(|(nth, word)| if nth == 3 { "99" } else { word });
    write(&format!("{}\n{rest}", newer.collect::<Vec<_>>().join(" ")));
    refused(&place, &mut session, Destination::Existing(place.other()), "version 99");
    write(&whole);
    let mut locked = fs::metadata(place.other()).unwrap().permissions();
    locked.set_readonly(true);
    fs::set_permissions(place.other(), locked).unwrap();
    let (before, file) = (session.project.clone(), fs::read(place.other()).unwrap());
    session.act(Action::Carry(moved(&session), Destination::Existing(place.other())));
    settle(&mut session);
    assert!(session.project == before && fs::read(place.other()).unwrap() == file);
    assert!(said(&session).contains("read-only") || said(&session).contains("write-protected"), "{}", said(&session));
}

#[test]
#[cfg(unix)]
fn another_name_of_this_file_is_this_file() {
    let place = Place::new();
    let mut session = place.desk();
    fs::hard_link(place.path("river.ron"), place.path("twin.ron")).unwrap();
    std::os::unix::fs::symlink(place.path("river.ron"), place.path("link.ron")).unwrap();
    for name in ["twin.ron", "link.ron"] {
        refused(&place, &mut session, Destination::Existing(place.path(name)), "is this project");
    }
}

#[test]
fn what_was_written_meanwhile_stays_here() {
    let place = Place::new();
    let mut session = place.desk();
    session.act(Action::Carry(moved(&session), Destination::Existing(place.other())));
    let late = session.jobs.wait().unwrap();
    let field = copydesk::story::Field::Headline;
    let edit = Edit::SetField { story: first(&session), field, words: "Written meanwhile".to_owned() };
    session.act(Change::new(edit, "Typing").into());
    session.receive(late);
    assert_eq!(session.project.stories[0].furniture.headline, "Written meanwhile");
    assert!(said(&session).contains("it was changed meanwhile"), "{}", said(&session));
    assert_eq!(place.there().stories.len(), 1);
}

#[test]
fn another_project_that_was_opened_meanwhile_loses_nothing() {
    let place = Place::new();
    let mut session = place.desk();
    session.act(Action::Carry(moved(&session), Destination::Existing(place.other())));
    let late = session.jobs.wait().unwrap();
    let same = session.project.clone();
    session.take_up(same.clone(), None);
    session.receive(late);
    assert!(session.project == same && said(&session).contains("not taken out"), "{}", said(&session));
}

#[test]
fn stopped_it_leaves_nothing_half_done() {
    let place = Place::new();
    let (wake, woken) = sync_channel(0);
    let (go_on, may) = sync_channel::<()>(0);
    let may = Mutex::new(may);
    let mut session = place.desk_that_wakes(Arc::new(move || {
        let _nobody_looks = wake.send(());
        let _let_go = may.lock().unwrap().recv();
    }));
    let (before, files) = (session.project.clone(), place.files());
    session.act(Action::Carry(moved(&session), Destination::New(place.path("fresh.ron"))));
    woken.recv().unwrap();
    let progress = session.jobs.running().iter().find_map(copydesk::app::Running::progress);
    assert!(progress.is_some_and(|(done, all)| done < all), "{progress:?}");
    session.act(Action::CancelJobs);
    drop((woken, go_on));
    settle(&mut session);
    assert!(session.project == before && place.files() == files && !place.path("fresh.photos").exists());
    assert!(said(&session).starts_with("Stopped"), "{}", said(&session));
}

#[test]
fn photo_files_that_are_missing_are_told_and_those_that_cannot_be_written_stop_it() {
    let place = Place::new();
    let mut session = place.desk();
    let file = session.project.library.photos.iter().find_map(|photo| photo.file.clone()).unwrap();
    let lying = PhotoFolder::beside(&place.path("river.ron")).path_of(&file).unwrap();
    fs::remove_file(lying).unwrap();
    // A file where the folder is to be.
    fs::File::create(place.path("other.photos")).unwrap();
    refused(&place, &mut session, Destination::Existing(place.other()), "other.photos");
    fs::remove_file(place.path("other.photos")).unwrap();
    let holder = session.project.stories.iter().find(|story| {
        story.body.iter().filter_map(|block| block.photo()).any(|placed| {
            session.project.library.photo(placed.photo).is_some_and(|photo| photo.file.as_ref() == Some(&file))
        })
    });
    let carry = Carry { story: holder.unwrap().id, keep: false };
    session.act(Action::Carry(carry, Destination::Existing(place.other())));
    settle(&mut session);
    assert!(said(&session).contains("A photo’s file could not go along"), "{}", said(&session));
    assert!(session.project.story(carry.story).is_none());
}

#[test]
fn projects_opened_lately_are_offered_but_this_one_and_those_that_are_gone() {
    let place = Place::new();
    let mut session = place.desk();
    for name in ["gone.ron", "other.ron", "river.ron"] {
        session.settings.remember(&place.path(name));
    }
    session.act(Action::Run(copydesk::app::commands::CommandId("move-story-to")));
    assert_eq!(session.view.dialog, Some(Dialog::Carry(moved(&session))));
    settle(&mut session);
    assert_eq!(session.other_projects().collect::<Vec<_>>(), [&place.other()]);
}

#[test]
fn the_rest_of_the_desk_is_as_it_was() {
    let place = Place::new();
    let mut session = place.desk();
    let shown = session.view.story;
    let last = session.project.stories.last().unwrap().id;
    session.act(Action::Carry(Carry { story: last, keep: false }, Destination::Existing(place.other())));
    settle(&mut session);
    assert_eq!(session.view.story, shown.filter(|story| *story != last));
    let path: &Path = &place.path("river.ron");
    session.act(Action::Save);
    settle(&mut session);
    assert_eq!(project::open(path).unwrap().project, session.project);
}
