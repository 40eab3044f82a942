//! Attaching photos through the session: where a photo lands, whose words stand with it, where its
//! file is kept.

#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "a test that cannot go on fails")]
#![allow(dead_code, reason = "the makers of picture files serve several tests")]

#[path = "photos/files.rs"]
mod files;

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use copydesk::app::commands::CommandId;
use copydesk::app::{Action, OpenFile, PathPurpose, Session, Settings, Tone, World};
use copydesk::edit::{Selection, Spot, TextPlace};
use copydesk::ground::{BlockId, Language, PhotoId, StoryId};
use copydesk::photos::{Photo, PhotoFormat, Rights, png_of};
use copydesk::project::{self, PhotoFolder, Project};
use copydesk::story::{Block, Content, Part, PlacedPhoto, Story, Text};
use files::{dataset, iim_segment, jpeg_with};
use jiff::Timestamp;

const STORY: u64 = 1;

fn noon() -> Timestamp {
    Timestamp::from_second(1_795_000_000).unwrap()
}

/// A story of a paragraph and the photos wanted, each of these with its place in the library.
fn project_with(wanted: &[Photo]) -> Project {
    let mut story = Story::new(StoryId::from(STORY), Language::english());
    story.body.push(Arc::new(Block::new(BlockId::from(1), Content::Paragraph("The ferry is back.".into()))));
    let mut project = Project::new("Ferry", Language::english());
    for (id, photo) in (2_u64..).zip(wanted) {
        let placed = PlacedPhoto { photo: photo.id, caption: Text::default() };
        story.body.push(Arc::new(Block::new(BlockId::from(id), Content::Photo(placed))));
        Arc::make_mut(&mut project.library).photos.push(photo.clone());
    }
    project.stories.push(Arc::new(story));
    project
}

/// The folder of the project's photos.
fn beside(session: &Session) -> PhotoFolder {
    PhotoFolder::beside(&session.file.as_ref().unwrap().path)
}

fn desk(project: Project, folder: &Path) -> Session {
    let mut session = Session::new(World::new(noon, 7), Settings::default(), Arc::new(|| {}));
    let path = folder.join("ferry.ron");
    let stamp = project::create(&project, &path).unwrap().stamp;
    session.take_up(project, Some(OpenFile { path, stamp, read_only: None }));
    session
}

fn lay(folder: &Path, name: &str, bytes: &[u8]) -> PathBuf {
    let path = folder.join(name);
    fs::File::create(&path).and_then(|mut file| std::io::Write::write_all(&mut file, bytes)).unwrap();
    path
}

/// A picture whose file says who took it, what it shows and whose it is.
fn told(caption: &str) -> Vec<u8> {
    let said = [
        dataset(1, 90, b"\x1b%G"),
        dataset(2, 120, caption.as_bytes()),
        dataset(2, 80, b"Noor Aziz"),
        dataset(2, 110, b"River Wire"),
    ];
    jpeg_with(&[iim_segment(&said)])
}

fn attach(session: &mut Session, wanted: Option<PhotoId>, paths: Vec<PathBuf>) {
    session.act(Action::UsePath(PathPurpose::Attach(wanted), paths));
    while let Some(outcome) = session.jobs.wait() {
        session.receive(outcome);
    }
}

/// The ids of the photos on the page with their places in the body.
fn on_page(session: &Session) -> Vec<(usize, PhotoId)> {
    let body = session.project.stories[0].body.iter().enumerate();
    body.filter_map(
        |(at, block)| if let Content::Photo(placed) = &block.content { Some((at, placed.photo)) } else { None },
    )
    .collect()
}

#[test]
fn a_wanted_photo_is_filled_and_keeps_the_words_of_the_copy() {
    let folder = tempfile::tempdir().unwrap();
    let wanted = Photo {
        caption: "The ferry at the quay.".to_owned(),
        credit: "The Bank".to_owned(),
        rights: Rights { usage_terms: "Once only".to_owned(), expires: None },
        ..Photo::wanted(PhotoId::from(5))
    };
    let mut session = desk(project_with(std::slice::from_ref(&wanted)), folder.path());
    let picture = lay(folder.path(), "a.jpg", &told("A boat."));
    attach(&mut session, None, vec![picture]);
    let photo = session.project.library.photo(PhotoId::from(5)).unwrap();
    assert!(photo.file.is_some());
    assert_eq!((photo.caption.as_str(), photo.credit.as_str()), ("The ferry at the quay.", "The Bank"));
    assert_eq!(photo.rights, wanted.rights);
    assert_eq!(photo.photographer, "Noor Aziz", "what the copy left out the file tells");
    assert_eq!(session.project.library.photos.len(), 1);
    assert_eq!(on_page(&session), [(1, PhotoId::from(5))], "it stands where it was wanted");

    session.act(Action::Run(CommandId("undo")));
    assert_eq!(session.project.library.photos, [wanted]);
}

#[test]
fn without_a_wanted_one_the_first_photo_leads_and_the_next_goes_last_with_the_files_own_words() {
    let folder = tempfile::tempdir().unwrap();
    let mut session = desk(project_with(&[]), folder.path());
    let first = lay(folder.path(), "a.jpg", &told("First boat."));
    let second = lay(folder.path(), "b.jpg", &told("Second boat."));
    attach(&mut session, None, vec![first, second]);
    let photos = &session.project.library.photos;
    assert_eq!(photos.iter().map(|p| p.caption.as_str()).collect::<Vec<_>>(), ["First boat.", "Second boat."]);
    assert_eq!((photos[0].photographer.as_str(), photos[0].credit.as_str()), ("Noor Aziz", "River Wire"));
    assert_ne!(photos[0].id, photos[1].id);
    assert_eq!(on_page(&session), [(0, photos[0].id), (2, photos[1].id)]);
    session.act(Action::Run(CommandId("undo")));
    assert_eq!((session.project.library.photos.len(), on_page(&session).len()), (0, 0), "one step for all of them");
}

#[test]
fn several_pictures_fill_the_wanted_photos_in_order_and_the_chosen_one_first() {
    let folder = tempfile::tempdir().unwrap();
    let wanted = [5, 6].map(|id| Photo::wanted(PhotoId::from(id)));
    let mut session = desk(project_with(&wanted), folder.path());
    let paths = ["one", "two", "three"].map(|name| lay(folder.path(), &format!("{name}.jpg"), &told(name)));
    attach(&mut session, Some(PhotoId::from(6)), paths.to_vec());
    let caption = |id: u64| session.project.library.photo(PhotoId::from(id)).unwrap().caption.clone();
    assert_eq!((caption(6).as_str(), caption(5).as_str()), ("one", "two"));
    assert_eq!(session.project.library.photos[2].caption, "three");
    assert_eq!(on_page(&session).last().unwrap().0, 3);
}

#[test]
fn a_damaged_picture_is_named_and_the_good_ones_are_attached_all_the_same() {
    let folder = tempfile::tempdir().unwrap();
    let mut session = desk(project_with(&[]), folder.path());
    let good = lay(folder.path(), "good.jpg", &told("Good."));
    let cut = lay(folder.path(), "cut.jpg", &told("Cut.")[..40]);
    let words = lay(folder.path(), "words.png", b"not a picture at all");
    let missing = folder.path().join("gone.jpg");
    attach(&mut session, None, vec![cut, good, words, missing]);
    assert_eq!(session.project.library.photos.len(), 1);
    let failed: Vec<String> =
        session.notices.shown().iter().filter(|n| n.tone == Tone::Failed).map(|n| n.said.to_string()).collect();
    assert_eq!(failed.len(), 3, "{failed:?}");
    for (said, name) in failed.iter().zip(["cut.jpg", "words.png", "gone.jpg"]) {
        assert!(said.starts_with("Not attached: ") && said.contains(name), "{said}");
    }
    assert!(session.notices.shown().iter().all(|n| n.tone != Tone::Failed || n.hint.is_some()));
}

#[test]
fn nothing_changes_where_no_picture_can_be_taken_in() {
    let folder = tempfile::tempdir().unwrap();
    let mut session = desk(project_with(&[Photo::wanted(PhotoId::from(5))]), folder.path());
    let words = lay(folder.path(), "words.png", b"not a picture at all");
    attach(&mut session, None, vec![words]);
    assert!(!session.is_dirty() && session.history.undo_label().is_none());
    assert!(!folder.path().join("ferry.photos").exists(), "no folder is made for nothing");
}

#[test]
fn the_file_is_kept_beside_the_project_under_its_digest_and_twice_is_once() {
    let folder = tempfile::tempdir().unwrap();
    let mut session = desk(project_with(&[]), folder.path());
    let bytes = told("Boat.");
    let paths = ["a.jpg", "b.jpg"].map(|name| lay(folder.path(), name, &bytes));
    attach(&mut session, None, paths.to_vec());
    let photos = &session.project.library.photos;
    assert_eq!(photos.len(), 2);
    let file = photos[0].file.clone().unwrap();
    assert_eq!(photos[1].file.as_ref(), Some(&file));
    let kept: Vec<_> = fs::read_dir(folder.path().join("ferry.photos"))
        .unwrap()
        .map(|entry| entry.unwrap().file_name().into_string().unwrap())
        .collect();
    assert_eq!(kept, [format!("{}.jpg", file.digest)]);
    let beside = PhotoFolder::beside(&folder.path().join("ferry.ron"));
    assert_eq!(beside.read(&file).unwrap(), bytes, "as it came, to the byte");
    assert!(folder.path().join("a.jpg").exists(), "what was attached stays where it was");
}

#[test]
fn a_photo_finds_no_place_without_a_story_or_a_file_and_says_so() {
    let folder = tempfile::tempdir().unwrap();
    let picture = lay(folder.path(), "a.jpg", &told("Boat."));
    for project in [Project::default(), project_with(&[])] {
        let mut session = Session::new(World::new(noon, 7), Settings::default(), Arc::new(|| {}));
        session.take_up(project.clone(), None);
        session.act(Action::Dropped(vec![picture.clone()]));
        while let Some(outcome) = session.jobs.wait() {
            session.receive(outcome);
        }
        assert_eq!(session.project, project);
        let notice = session.notices.shown().last().unwrap();
        assert!(notice.tone == Tone::Advice && notice.hint.is_some(), "{notice:?}");
    }
}

#[test]
fn photos_go_along_when_the_project_is_saved_under_another_name() {
    let folder = tempfile::tempdir().unwrap();
    let mut session = desk(project_with(&[]), folder.path());
    let bytes = told("Boat.");
    let picture = lay(folder.path(), "a.jpg", &bytes);
    attach(&mut session, None, vec![picture]);
    session.act(Action::UsePath(PathPurpose::SaveAs, vec![folder.path().join("other.ron")]));
    while let Some(outcome) = session.jobs.wait() {
        session.receive(outcome);
    }
    let file = session.project.library.photos[0].file.clone().unwrap();
    assert_eq!(beside(&session).path(), folder.path().join("other.photos"));
    assert_eq!(beside(&session).read(&file).unwrap(), bytes);
}

#[test]
fn photos_that_cannot_be_saved_along_are_told_of() {
    let folder = tempfile::tempdir().unwrap();
    let mut session = desk(project_with(&[]), folder.path());
    let pictures: Vec<PathBuf> =
        (0..25_u8).map(|nth| lay(folder.path(), &format!("{nth}.jpg"), &told(&format!("Boat {nth}.")))).collect();
    attach(&mut session, None, pictures);
    fs::remove_dir_all(beside(&session).path()).unwrap();
    session.act(Action::UsePath(PathPurpose::SaveAs, vec![folder.path().join("other.ron")]));
    while let Some(outcome) = session.jobs.wait() {
        session.receive(outcome);
    }
    let said: Vec<String> = session.notices.shown().iter().map(|notice| notice.said.to_string()).collect();
    let missing = "25 pictures were not saved along: “Boat 0.”, “Boat 1.”, “Boat 2.”, 22 more";
    assert!(said.contains(&missing.to_owned()), "{said:?}");
    assert!(said.iter().any(|said| said.starts_with("Saved ")), "{said:?}");
}

#[test]
fn photos_kept_beside_another_project_are_not_put_into_this_one() {
    let folder = tempfile::tempdir().unwrap();
    let mut session = desk(project_with(&[]), folder.path());
    let picture = lay(folder.path(), "a.jpg", &told("Boat."));
    session.act(Action::UsePath(PathPurpose::Attach(None), vec![picture]));
    let late = session.jobs.wait().unwrap();
    // A copy of the project: the story that the photo was meant for is in it.
    let (copy, path) = (session.project.clone(), folder.path().join("copy.ron"));
    let stamp = project::create(&copy, &path).unwrap().stamp;
    session.take_up(copy, Some(OpenFile { path, stamp, read_only: None }));
    session.receive(late);
    assert!(session.project.library.photos.is_empty());
    assert!(session.notices.shown().iter().any(|notice| notice.said.to_string().starts_with("Not attached")));
}

#[test]
fn a_picture_put_in_place_of_another_brings_its_own_credit() {
    let folder = tempfile::tempdir().unwrap();
    let mut session = desk(project_with(&[]), folder.path());
    let first = lay(folder.path(), "a.jpg", &told("A boat at dawn."));
    attach(&mut session, None, vec![first]);
    let id = session.project.library.photos[0].id;
    let mut described = session.project.library.photos[0].clone();
    "A boat under a red sky".clone_into(&mut described.alt_text);
    session.change(copydesk::app::Change::new(copydesk::edit::Edit::PutPhoto(described), "Alt text"));

    let said = [dataset(1, 90, b"\x1b%G"), dataset(2, 120, b"A crane."), dataset(2, 110, b"Harbor Office")];
    let second = lay(folder.path(), "b.jpg", &jpeg_with(&[iim_segment(&said)]));
    attach(&mut session, Some(id), vec![second]);
    let photo = session.project.library.photo(id).unwrap();
    assert_eq!((photo.caption.as_str(), photo.credit.as_str()), ("A crane.", "Harbor Office"));
    assert_eq!(photo.alt_text, "A boat under a red sky", "what the new file does not tell stays, to be looked over");
    assert!(
        session
            .notices
            .shown()
            .iter()
            .any(|notice| notice.hint.as_ref().is_some_and(|hint| hint.to_string().contains("Look over")))
    );
    assert_eq!(on_page(&session).len(), 1);
}

fn paste_picture(session: &mut Session, png: Vec<u8>) {
    session.act(Action::PastePicture { png });
    while let Some(outcome) = session.jobs.wait() {
        session.receive(outcome);
    }
}

#[test]
fn a_pasted_picture_goes_into_the_photo_folder_and_behind_the_block_with_the_caret() {
    let folder = tempfile::tempdir().unwrap();
    let wanted = Photo::wanted(PhotoId::from(5));
    let mut session = desk(project_with(std::slice::from_ref(&wanted)), folder.path());
    let png = png_of(2, 2, &[200; 16]).unwrap();
    let place = TextPlace { story: StoryId::from(STORY), block: BlockId::from(1), part: Part::Main };
    session.act(Action::Select { selection: Some(Selection::caret(Spot::Text(place), 3)), reveal: false });
    paste_picture(&mut session, png.clone());
    let photos = &session.project.library.photos;
    assert_eq!(photos[0], wanted, "no wanted photo is filled with it");
    assert_eq!(on_page(&session), [(1, photos[1].id), (2, PhotoId::from(5))]);
    let file = photos[1].file.clone().unwrap();
    assert_eq!((file.format, file.width, file.height), (PhotoFormat::Png, 2, 2));
    assert_eq!(beside(&session).read(&file).unwrap(), png);
    session.act(Action::Run(CommandId("undo")));
    assert_eq!((session.project.library.photos.len(), on_page(&session).len()), (1, 1), "one step");
    session.act(Action::Select { selection: None, reveal: false });
    paste_picture(&mut session, png);
    assert_eq!(on_page(&session).last().unwrap().0, 2, "without a caret it goes last");
}

#[test]
fn a_picture_that_cannot_be_pasted_is_told_of_and_changes_nothing() {
    let folder = tempfile::tempdir().unwrap();
    let mut session = desk(project_with(&[]), folder.path());
    paste_picture(&mut session, b"not a picture".to_vec());
    let notice = session.notices.shown().last().unwrap();
    assert!(
        notice.tone == Tone::Failed && notice.said.to_string().contains("pasted.png") && notice.hint.is_some(),
        "{notice:?}"
    );
    assert!(!session.is_dirty());

    let mut unsaved = Session::new(World::new(noon, 7), Settings::default(), Arc::new(|| {}));
    unsaved.take_up(project_with(&[]), None);
    unsaved.view.story = Some(StoryId::from(STORY));
    paste_picture(&mut unsaved, png_of(1, 1, &[0; 4]).unwrap());
    let notice = unsaved.notices.shown().last().unwrap();
    assert!(
        notice.tone == Tone::Advice && notice.hint.as_ref().unwrap().to_string().contains("Save the project"),
        "{notice:?}"
    );
    assert!(unsaved.project.library.photos.is_empty());
}
