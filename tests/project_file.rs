//! Projects go to disk and come back: the same project, the same bytes, whole or not at all.

#![allow(clippy::expect_used, clippy::unwrap_used, reason = "a test that cannot go on fails")]

mod support;

use std::fs;
use std::path::Path;
use std::sync::Arc;

use copydesk::ground::Language;
use copydesk::project::disk::{read_bounded, write_whole};
use copydesk::project::{House, OpenError, Project, Remark, SaveError, Stamp, create, file, open, save};
use copydesk::story::{Block, Content, Deadline, Handling, Step, Story, Text};
use jiff::Timestamp;
use proptest::prelude::*;
use support::{arb_project, every_kind};

const EVERY_KIND: &str = include_str!("projects/v1/every_kind.ron");

fn names(folder: &Path) -> Vec<String> {
    let mut names: Vec<String> =
        fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect();
    names.sort();
    names
}

proptest! {
    #![proptest_config(support::cases())]

    #[test]
    fn what_is_saved_opens_as_the_same_project(project in arb_project()) {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("p.ron");
        let stamp = save(&project, &path, None).unwrap().stamp;
        let opened = open(&path).unwrap();
        prop_assert_eq!(&opened.project, &project);
        prop_assert_eq!(opened.remarks, vec![]);
        prop_assert_eq!(opened.stamp, stamp);
        let bytes = fs::read(&path).unwrap();
        prop_assert_eq!(save(&opened.project, &path, Some(&stamp)).unwrap().stamp, stamp, "the same bytes again");
        prop_assert_eq!(fs::read(&path).unwrap(), bytes);
        prop_assert_eq!(names(folder.path()), ["p.ron"]);
    }

    #[test]
    fn line_ends_rewritten_by_other_programs_change_nothing(project in arb_project()) {
        let text = file::write(&project).unwrap();
        prop_assert!(!text.contains('\r'));
        let parsed = file::parse(text.replace('\n', "\r\n").as_bytes()).unwrap();
        prop_assert_eq!(parsed.project, project);
        prop_assert_eq!(parsed.remarks, vec![Remark::LineEnds]);
    }

    #[test]
    fn layout_changes_nothing_of_what_is_said(project in arb_project()) {
        let plain = ron::to_string(&project).unwrap();
        let laid_out = file::write(&project).unwrap();
        prop_assert_eq!(ron::from_str::<Project>(&plain).unwrap(), ron::from_str::<Project>(&laid_out).unwrap());
        prop_assert!(laid_out.lines().all(|line| line.trim_end() == line), "no white space at line ends");
        prop_assert!(laid_out.ends_with(")\n") && !laid_out.contains("\n\n"));
    }
}

#[test]
fn files_of_version_1_open_for_ever_and_save_to_the_same_bytes() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/projects/v1");
    let scratch = tempfile::tempdir().unwrap();
    let fixtures = names(&folder);
    assert_eq!(fixtures, ["arabic.ron", "empty.ron", "every_kind.ron", "handled.ron", "nasty.ron"]);
    for name in fixtures {
        let opened = open(&folder.join(&name)).unwrap();
        assert_eq!(opened.remarks, [], "{name}");
        let copy = scratch.path().join(&name);
        create(&opened.project, &copy).unwrap();
        assert_eq!(fs::read_to_string(copy).unwrap(), fs::read_to_string(folder.join(&name)).unwrap(), "{name}");
    }
}

#[test]
fn the_fixtures_say_what_they_said_when_they_were_frozen() {
    let parse = |text: &str| file::parse(text.as_bytes()).unwrap().project;
    assert_eq!(parse(EVERY_KIND), every_kind());
    assert_eq!(parse(include_str!("projects/v1/handled.ron")), handled());
    assert_eq!(parse(include_str!("projects/v1/empty.ron")), Project::default());
    let arabic = parse(include_str!("projects/v1/arabic.ron"));
    assert_eq!(arabic.language, Language::arabic());
    assert_eq!(arabic.stories[0].lede(), "فُتِحَتْ قِرَاءَاتُ النَّهْرِ لِلْجَمِيعِ. قال المزارعون: «أخيرًا». می‌خواهم.");
    let nasty = parse(include_str!("projects/v1/nasty.ron"));
    assert_eq!(nasty.stories[0].filing.keywords, support::NASTY);
}

/// A project that came after the first ones of its version: with a zone, and a story that has a
/// deadline, a length, an owner and a way behind it.
fn handled() -> Project {
    let mut project = Project::new("River desk", Language::english());
    project.house = Arc::new(House { zone: "Asia/Baghdad".to_owned(), ..House::default() });
    let mut story = Story::new(1.into(), Language::english());
    "River gauges go public".clone_into(&mut story.furniture.headline);
    let at = |hour: i64| Timestamp::from_second(1_795_000_000 + hour * 3_600).unwrap();
    story.handling = Handling {
        assigned: "Layla Hasan".to_owned(),
        deadline: Some(Deadline { at: at(8), zone: "Asia/Baghdad".to_owned() }),
        planned_words: Some(450),
        log: Vec::new(),
    };
    for (hour, row) in (0..).zip([Step::Submit, Step::CopyEdit, Step::Approve, Step::Publish, Step::Correct]) {
        story.take(row, at(hour), "Noor Aziz", "There are four gauges, not five.").unwrap();
    }
    project.stories.push(Arc::new(story));
    project
}

#[test]
fn one_changed_sentence_is_one_changed_line() {
    let lines = |sentence: &str| {
        let mut project = every_kind();
        let story = Arc::make_mut(&mut project.stories[0]);
        let copy = format!("It rained all night. {sentence} Nobody slept.");
        story.body.push(Arc::new(Block::new(99.into(), Content::Paragraph(Text::plain(copy)))));
        file::write(&project).unwrap().lines().map(str::to_owned).collect::<Vec<_>>()
    };
    let (before, after) = (lines("The river rose."), lines("The river rose by 40 cm, she said."));
    assert_eq!(before.len(), after.len());
    let changed: Vec<_> = before.iter().zip(&after).filter(|(a, b)| a != b).map(|(a, _)| a.trim()).collect();
    assert_eq!(changed, [before[0].as_str(), "\"The river rose. \","], "the checksum and the sentence");
}

#[test]
fn a_file_edited_by_hand_opens_and_says_so() {
    let remarks = |text: &str| file::parse(text.as_bytes()).map(|parsed| parsed.remarks).unwrap();
    assert_eq!(remarks(&EVERY_KIND.replace("Rivers", "River")), [Remark::ChecksumDiffers]);
    let (_, body) = EVERY_KIND.split_once('\n').unwrap();
    assert_eq!(remarks(body), [Remark::NoFirstLine]);
    assert_eq!(remarks(&format!("\u{feff}{EVERY_KIND}")), []);
    let noted = EVERY_KIND.replace("    stories: [", "    // the river first\n    stories: [ /* and\n more */");
    let line = 1 + EVERY_KIND.lines().position(|line| line == "    stories: [").unwrap();
    let lines = vec![line, line + 1];
    assert_eq!(remarks(&noted), [Remark::ChecksumDiffers, Remark::CommentsInside { lines }]);
    assert_eq!(file::parse(noted.as_bytes()).unwrap().project, every_kind());
}

#[test]
fn a_save_never_goes_over_what_another_program_wrote() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("p.ron");
    let stamp = create(&every_kind(), &path).unwrap().stamp;
    let theirs = fs::read_to_string(&path).unwrap().replace("Rivers", "Floods");
    write_whole(&path, theirs.as_bytes()).unwrap();
    let error = save(&Project::default(), &path, Some(&stamp)).unwrap_err();
    assert!(matches!(error, SaveError::ChangedOnDisk { .. }), "{error}");
    assert!(error.to_string().contains("p.ron"), "{error}");
    assert_eq!(fs::read_to_string(&path).unwrap(), theirs);
    assert_eq!(names(folder.path()), ["p.ron"]);
    let known = open(&path).unwrap().stamp;
    let saved = save(&Project::default(), &path, Some(&known)).unwrap().stamp;
    assert_eq!(saved, Stamp::of(&fs::read(&path).unwrap()));
    fs::remove_file(&path).unwrap();
    save(&every_kind(), &path, Some(&saved)).expect("a file that is gone is written anew");
}

#[test]
fn create_never_replaces_a_file() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("p.ron");
    write_whole(&path, b"a shopping list").unwrap();
    let error = create(&every_kind(), &path).unwrap_err();
    assert!(error.to_string().contains("exists already"), "{error}");
    assert_eq!(fs::read(&path).unwrap(), b"a shopping list");
    assert_eq!(names(folder.path()), ["p.ron"]);
}

#[test]
fn a_project_that_could_not_be_opened_again_is_not_written() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("p.ron");
    let twice = Arc::new(Story::new(7.into(), Language::english()));
    let project = Project { stories: vec![Arc::clone(&twice), twice], ..Project::default() };
    let error = create(&project, &path).unwrap_err();
    assert_eq!(error.to_string(), "two stories of the project have the id 7");
    assert_eq!(names(folder.path()), Vec::<String>::new());
}

#[test]
fn places_that_cannot_be_written_are_named_and_stay_as_they_are() {
    let folder = tempfile::tempdir().unwrap();
    fs::create_dir(folder.path().join("folder.ron")).unwrap();
    for (name, says) in [
        ("folder.ron", "folder.ron is not a file"),
        ("none/p.ron", "there is no folder"),
        (&*format!("{}.ron", "x".repeat(300)), "cannot write"),
        ("a\0b.ron", "cannot write"),
    ] {
        let error = save(&every_kind(), &folder.path().join(name), None).unwrap_err();
        assert!(error.to_string().contains(says), "{error}");
        assert!(!error.hint().is_empty());
        assert_eq!(names(folder.path()), ["folder.ron"]);
    }
}

#[test]
fn files_that_cannot_be_read_are_named() {
    let folder = tempfile::tempdir().unwrap();
    for (path, says) in
        [(folder.path().join("none.ron"), "there is no file"), (folder.path().to_owned(), "is not a file")]
    {
        let error = open(&path).unwrap_err();
        assert!(matches!(error, OpenError::Read(_)));
        assert!(error.to_string().contains(says) && error.to_string().contains(path.to_str().unwrap()), "{error}");
    }
    let path = folder.path().join("large");
    write_whole(&path, &[b'x'; 100]).unwrap();
    assert_eq!(read_bounded(&path, 100).unwrap().len(), 100);
    let error = read_bounded(&path, 99).unwrap_err();
    assert!(error.to_string().contains("has 100 bytes; at most 99 are read"), "{error}");
}

#[test]
fn a_file_of_more_than_256_mb_is_refused_unread() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("vast.ron");
    // A hole: it takes no room on the disk.
    fs::File::create(&path).unwrap().set_len((256 << 20) + 1).unwrap();
    let error = open(&path).unwrap_err();
    assert!(error.to_string().contains("at most 268435456"), "{error}");
}

#[cfg(unix)]
mod unix {
    use std::os::unix::fs::{PermissionsExt, symlink};

    use super::*;

    #[test]
    fn a_link_is_followed_and_stays_a_link() {
        let folder = tempfile::tempdir().unwrap();
        let (real, link) = (folder.path().join("real"), folder.path().join("p.ron"));
        fs::create_dir(&real).unwrap();
        create(&Project::default(), &real.join("p.ron")).unwrap();
        symlink("real/p.ron", &link).unwrap();
        save(&every_kind(), &link, None).unwrap();
        assert!(fs::symlink_metadata(&link).unwrap().is_symlink());
        assert_eq!(open(&real.join("p.ron")).unwrap().project, every_kind());
        assert_eq!(names(folder.path()), ["p.ron", "real"]);
        assert_eq!(names(&real), ["p.ron"]);
    }

    #[test]
    fn a_link_that_leads_nowhere_is_said_and_left() {
        let folder = tempfile::tempdir().unwrap();
        let link = folder.path().join("p.ron");
        symlink("gone.ron", &link).unwrap();
        for error in [save(&every_kind(), &link, None).unwrap_err(), create(&every_kind(), &link).unwrap_err()] {
            assert!(error.to_string().contains("leads nowhere"), "{error}");
        }
        assert_eq!(names(folder.path()), ["p.ron"]);
    }

    #[test]
    fn a_save_keeps_the_permissions() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("p.ron");
        create(&Project::default(), &path).unwrap();
        let mode = || fs::metadata(&path).unwrap().permissions().mode() & 0o777;
        assert_eq!(mode() & 0o600, 0o600);
        for wanted in [0o600, 0o640, 0o664] {
            fs::set_permissions(&path, fs::Permissions::from_mode(wanted)).unwrap();
            save(&every_kind(), &path, None).unwrap();
            assert_eq!(mode(), wanted);
        }
    }

    #[test]
    fn a_protected_file_and_folder_stay_as_they_are() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("p.ron");
        let stamp = create(&Project::default(), &path).unwrap().stamp;
        fs::set_permissions(&path, fs::Permissions::from_mode(0o444)).unwrap();
        let error = save(&every_kind(), &path, None).unwrap_err();
        assert!(error.to_string().contains("write-protected"), "{error}");
        assert_eq!(open(&path).unwrap().stamp, stamp);

        let closed = folder.path().join("closed");
        fs::create_dir(&closed).unwrap();
        fs::set_permissions(&closed, fs::Permissions::from_mode(0o555)).unwrap();
        // The superuser may write anywhere; there is nothing to see then.
        if tempfile::tempfile_in(&closed).is_err() {
            let error = create(&every_kind(), &closed.join("p.ron")).unwrap_err();
            assert!(error.to_string().contains("cannot write"), "{error}");
        }
        fs::set_permissions(&closed, fs::Permissions::from_mode(0o755)).unwrap();
        assert_eq!(names(&closed), Vec::<String>::new());
    }

    #[test]
    fn a_pipe_is_refused_rather_than_waited_for() {
        let folder = tempfile::tempdir().unwrap();
        let socket = folder.path().join("p.ron");
        let _listening = std::os::unix::net::UnixListener::bind(&socket).unwrap();
        assert!(open(&socket).unwrap_err().to_string().contains("is not a file"));
        assert!(save(&every_kind(), &socket, None).unwrap_err().to_string().contains("is not a file"));
    }
}
