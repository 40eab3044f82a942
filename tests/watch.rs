//! The file is written by somebody else while the project is open: a colleague, git, a sync service.
//! It is noticed, put together with what is here, and never written over unseen.

#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "a test that cannot go on fails")]
#![expect(clippy::disallowed_methods, reason = "tests lay out files of their own")]

#[path = "support/room.rs"]
mod room;

use std::fs;
use std::path::Path;
use std::sync::Arc;

use copydesk::app::commands::CommandId;
use copydesk::app::{Action, Dialog, OpenFile, PathPurpose, WatchAct};
use copydesk::edit::Edit;
use copydesk::edit::merge::Choice;
use copydesk::ground::BlockId;
use copydesk::project::{self, Before, Project};
use copydesk::story::{Block, Content};
use room::{Room, WORDS, base, edit, story, words};

#[test]
fn with_nothing_unsaved_theirs_is_taken_in_as_one_step() {
    let mut room = Room::new();
    let theirs = room.theirs(&Edit::Several(vec![edit(1, "The river fell."), edit(3, "Growers left.")]));
    room.look();
    assert_eq!(room.session.project, theirs);
    assert!(!room.session.is_dirty());
    assert!(room.said()[0].contains("changed “river.ron”"), "{:?}", room.said());
    room.session.act(Action::Run(CommandId("compare-taken-in")));
    assert!(matches!(room.session.view.dialog, Some(Dialog::Compare(_))));
    room.session.undo();
    assert_eq!(room.session.project, base());
    assert!(room.session.is_dirty(), "unsaved by what is other than in the file");
    room.session.redo();
    assert!(!room.session.is_dirty());
    // A save goes over nothing unseen, and needs no more looks.
    room.session.undo();
    room.save();
    assert_eq!(room.in_file(), base());
}

#[test]
fn different_changes_are_put_together_and_only_ours_is_unsaved() {
    let mut room = Room::new();
    room.ours(edit(1, "The old river rose on Friday."));
    room.theirs(&edit(4, "Nobody was hurt, police said."));
    room.look();
    let both = words(&room.session.project);
    assert_eq!(
        (both[0].as_str(), both[3].as_str()),
        ("The old river rose on Friday.", "Nobody was hurt, police said.")
    );
    assert!(room.session.is_dirty());
    assert!(room.said()[0].contains("put together"));
    room.save();
    assert_eq!(words(&room.in_file()), both);
    assert!(!room.session.is_dirty());
    // One's own last step goes first, whatever came in since; then, and not without a word, theirs.
    room.session.undo();
    assert_eq!(words(&room.session.project)[0], WORDS[0]);
    assert_eq!(words(&room.session.project)[3], "Nobody was hurt, police said.");
    assert!(!room.said().iter().any(|said| said.contains("is taken out again")));
    room.session.redo();
    assert_eq!(words(&room.session.project), both);
    room.session.undo();
    room.session.undo();
    assert_eq!(room.session.project, base());
    assert!(room.said()[0].contains("is taken out again"), "{:?}", room.said());
    room.session.redo();
    room.session.redo();
    assert_eq!(words(&room.session.project), both);
}

#[test]
fn a_save_that_finds_another_file_puts_both_together_and_saves_that() {
    let mut room = Room::new();
    room.ours(edit(2, "Two officials said so."));
    room.theirs(&edit(3, "Growers went home."));
    room.save();
    let both = words(&room.in_file());
    assert_eq!((both[1].as_str(), both[2].as_str()), ("Two officials said so.", "Growers went home."));
    assert!(!room.session.is_dirty());
}

/// Somebody who writes, leaves something to decide; gives the room and what they wrote.
fn met() -> (Room, Project) {
    let mut room = Room::new();
    room.ours(edit(1, "The river rose by a foot."));
    let theirs = room.theirs(&Edit::Several(vec![edit(1, "The river rose by a yard."), edit(4, "Two were hurt.")]));
    room.look();
    (room, theirs)
}

#[test]
fn what_both_changed_waits_for_the_editor() {
    let (mut room, theirs) = met();
    assert_eq!(room.session.view.dialog, Some(Dialog::Conflicts));
    assert_eq!(words(&room.session.project)[0], "The river rose by a foot.", "nothing is chosen");
    assert_eq!(words(&room.session.project)[3], WORDS[3]);
    assert_eq!(room.session.undecided().unwrap().conflicts.len(), 1);
    // Until then nothing goes over the file: neither by hand nor by itself.
    room.session.act(Action::Dialog(None));
    room.save();
    assert_eq!(room.session.view.dialog, Some(Dialog::Conflicts));
    room.session.act(Action::Dialog(None));
    assert_eq!(room.session.autosave(), None);
    assert_eq!(room.in_file(), theirs);
    // One can go on writing, and save elsewhere.
    room.ours(edit(2, "Officials told us so."));
    let other = room.folder.path().join("other.ron");
    room.session.act(Action::UsePath(PathPurpose::SaveAs, vec![other.clone()]));
    room.wait();
    assert_eq!(
        words(&project::open(&other).unwrap().project)[..2],
        ["The river rose by a foot.", "Officials told us so."]
    );
    assert!(!room.session.must_decide() && !room.session.is_dirty());
    assert_eq!(room.in_file(), theirs);
}

#[test]
fn each_choice_is_made_as_one_step_and_can_be_saved() {
    let expected = [
        (Choice::Ours, vec!["The river rose by a foot."]),
        (Choice::Theirs, vec!["The river rose by a yard."]),
        (Choice::Both, vec!["The river rose by a foot.", "The river rose by a yard."]),
    ];
    for (choice, first) in expected {
        let (mut room, theirs) = met();
        let before = room.session.project.clone();
        room.session.act(Action::Watch(WatchAct::Decide(vec![choice])));
        let now = words(&room.session.project);
        assert_eq!(now[..first.len()], first[..], "{choice:?}");
        assert_eq!(now.last().unwrap(), "Two were hurt.", "what only they changed is there");
        assert_eq!(room.session.saved, theirs);
        assert_eq!(room.session.is_dirty(), choice != Choice::Theirs);
        room.save();
        assert_eq!(words(&room.in_file()), now);
        room.session.undo();
        assert_eq!(room.session.project, before);
    }
}

#[test]
fn a_save_that_meets_something_to_decide_is_done_after_it() {
    let mut room = Room::new();
    room.ours(edit(1, "The river rose by a foot."));
    room.theirs(&edit(1, "The river rose by a yard."));
    room.save();
    assert_eq!(room.session.view.dialog, Some(Dialog::Conflicts));
    room.session.act(Action::Watch(WatchAct::Decide(vec![Choice::Ours])));
    room.wait();
    assert_eq!(words(&room.in_file())[0], "The river rose by a foot.");
    assert!(!room.session.is_dirty());
}

#[test]
fn they_write_again_while_something_is_open() {
    let (mut room, _) = met();
    // They take their words back: there is nothing to decide any more.
    room.theirs(&edit(1, WORDS[0]));
    room.look();
    assert_eq!(room.session.view.dialog, None);
    assert!(!room.session.must_decide());
    assert_eq!(words(&room.session.project)[0], "The river rose by a foot.");
    assert_eq!(words(&room.session.project)[3], "Two were hurt.");
    // An answer to what is no longer asked does nothing.
    let before = room.session.project.clone();
    room.session.act(Action::Watch(WatchAct::Decide(vec![Choice::Theirs])));
    assert_eq!(room.session.project, before);
}

#[test]
fn a_touch_or_other_line_ends_change_nothing() {
    let mut room = Room::new();
    room.ours(edit(1, "Ours."));
    let bytes = fs::read(room.path()).unwrap();
    fs::write(room.path(), &bytes).unwrap();
    room.look();
    assert!(room.said().is_empty(), "{:?}", room.said());
    let as_windows = String::from_utf8(bytes).unwrap().replace('\n', "\r\n");
    fs::write(room.path(), as_windows).unwrap();
    room.look();
    assert!(room.said().is_empty(), "{:?}", room.said());
    assert_eq!(words(&room.session.project)[0], "Ours.");
    room.save();
    assert_eq!(words(&room.in_file())[0], "Ours.", "and the save goes through");
}

/// As git does it at a checkout: the old file is taken away, and another put there.
#[test]
fn a_checkout_is_taken_in() {
    let mut room = Room::new();
    let elsewhere = room.folder.path().join("other.ron");
    let theirs = edit(2, "Checked out.").apply(&base()).unwrap();
    project::create(&theirs, &elsewhere).unwrap();
    fs::remove_file(room.path()).unwrap();
    fs::rename(&elsewhere, room.path()).unwrap();
    room.look();
    assert_eq!(room.session.project, theirs);
}

#[test]
fn a_file_that_is_gone_is_said_and_written_again_only_if_asked() {
    let mut room = Room::new();
    room.ours(edit(1, "Ours."));
    fs::rename(room.path().parent().unwrap(), room.folder.path().join("moved")).unwrap();
    room.look();
    assert!(room.said()[0].contains("is not there any more"), "{:?}", room.said());
    room.look();
    assert_eq!(room.said().len(), 1, "it is said once");
    room.save();
    assert_eq!(room.session.view.dialog, Some(Dialog::Gone));
    assert!(!room.path().exists());
    assert_eq!(room.session.autosave(), None);
    // Back again, it is the file as it was.
    fs::rename(room.folder.path().join("moved"), room.path().parent().unwrap()).unwrap();
    room.look();
    assert_eq!(room.session.view.dialog, None);
    room.save();
    assert_eq!(words(&room.in_file())[0], "Ours.");
}

#[test]
fn a_file_that_is_gone_counts_as_unsaved_and_is_written_again() {
    let mut room = Room::new();
    fs::remove_file(room.path()).unwrap();
    room.look();
    assert!(room.session.is_dirty(), "what is here is nowhere else");
    room.save();
    room.session.act(Action::Watch(WatchAct::WriteAgain));
    room.wait();
    assert_eq!(room.in_file(), base());
    assert!(!room.session.is_dirty());
}

/// Cut off, of a newer version, or something else altogether.
#[test]
fn a_file_that_cannot_be_read_leaves_ours_and_is_not_written_over() {
    type Broken<'a> = &'a dyn Fn(&Path) -> Vec<u8>;
    let half = |path: &Path| {
        let bytes = fs::read(path).unwrap();
        bytes[..bytes.len() / 2].to_vec()
    };
    let broken: [Broken<'_>; 4] =
        [&half, &|_| Vec::new(), &|_| b"// copydesk project 99 sha256:0\n()\n".to_vec(), &|_| {
            b"<<<<<<< HEAD\n".to_vec()
        }];
    for (nth, broken) in broken.iter().enumerate() {
        let mut room = Room::new();
        let whole = fs::read(room.path()).unwrap();
        room.ours(edit(1, "Ours."));
        let bytes = broken(&room.path());
        fs::write(room.path(), &bytes).unwrap();
        room.save();
        assert!(room.said()[0].contains("cannot be opened now"), "{nth}: {:?}", room.said());
        assert_eq!(words(&room.session.project)[0], "Ours.");
        room.save();
        assert_eq!(room.session.view.dialog, Some(Dialog::Path(PathPurpose::SaveAs)), "{nth}");
        assert_eq!(fs::read(room.path()).unwrap(), bytes, "{nth}: it stays as it is");
        // Mended, it is the file again.
        room.session.act(Action::Dialog(None));
        fs::write(room.path(), whole).unwrap();
        room.look();
        room.save();
        assert_eq!(words(&room.in_file())[0], "Ours.", "{nth}");
    }
}

#[test]
fn a_file_that_cannot_be_read_is_put_aside_and_ours_takes_its_place() {
    for bytes in [&b"half a proj"[..], b""] {
        let mut room = Room::new();
        assert!(!room.session.can_put_aside(), "nothing is wrong with it");
        room.ours(edit(1, "Ours."));
        fs::write(room.path(), bytes).unwrap();
        room.save();
        let notice = room.session.notices.shown().last().unwrap();
        assert_eq!(notice.offer, Some(CommandId("put-aside")), "{notice:?}");
        room.session.act(Action::Run(CommandId("put-aside")));
        room.wait();
        assert_eq!(words(&room.in_file())[0], "Ours.");
        let aside = room.path().with_file_name("river.aside-2026-11-18.ron");
        assert_eq!(fs::read(&aside).unwrap(), bytes, "whole, as it was");
        let told = room.session.notices.all().any(|notice| notice.said.to_string().contains(&*aside.to_string_lossy()));
        assert!(told, "{:?}", room.said());
        assert!(!room.session.is_dirty() && !room.session.can_put_aside());
        room.ours(edit(2, "More."));
        room.save();
        assert_eq!(words(&room.in_file())[1], "More.", "it is our file again");
        let names = fs::read_dir(room.path().parent().unwrap()).unwrap().map(|entry| entry.unwrap().file_name());
        let strays = names.filter(|name| name.to_string_lossy().contains(".copydesk-")).count();
        assert_eq!(strays, 0, "nothing hidden stays");
        fs::write(room.path(), bytes).unwrap();
        room.look();
        room.session.act(Action::Run(CommandId("put-aside")));
        room.wait();
        assert!(room.path().with_file_name("river.aside-2026-11-18-2.ron").exists(), "the first one stays");
    }
}

/// A colleague's program is newer: theirs is a whole project, and is not to be put away.
#[test]
fn a_file_of_a_newer_program_is_not_put_aside() {
    let mut room = Room::new();
    room.ours(edit(1, "Ours."));
    fs::write(room.path(), b"// copydesk project 99 sha256:0\n()\n").unwrap();
    room.save();
    assert!(!room.session.can_put_aside());
    let notice = room.session.notices.shown().last().unwrap();
    assert_eq!(notice.offer, Some(CommandId("save-as")), "{notice:?}");
    // What comes after it counts: now it is no project.
    fs::write(room.path(), b"half a proj").unwrap();
    room.look();
    assert!(room.session.can_put_aside());
}

/// What others wrote waits for decisions; that the file is read-only meanwhile does not end that.
#[test]
fn what_waits_for_decisions_can_be_decided_in_a_file_that_may_only_be_looked_at() {
    let mut room = Room::new();
    room.ours(edit(1, "The river rose by a foot on Friday."));
    room.theirs(&edit(1, "The river rose by a yard on Friday."));
    room.look();
    assert!(room.session.must_decide());
    room.session.file.as_mut().unwrap().read_only = Some(copydesk::words::Phrase::from("Noor has it open".to_owned()));
    room.ours(edit(2, "More."));
    room.session.act(Action::Run(CommandId("conflicts")));
    room.session.watch_file(true);
    room.wait();
    assert_eq!(room.session.undecided().map(|merged| merged.conflicts.len()), Some(1), "it is put together anew");
    // It is damaged before that: what they wrote may be nowhere else.
    fs::write(room.path(), b"half a proj").unwrap();
    room.look();
    assert!(room.session.must_decide() && !room.session.can_put_aside());
}

/// What the drive does not give is no reason to put anything aside.
#[test]
fn a_file_that_the_drive_refuses_is_not_put_aside() {
    let mut room = Room::new();
    room.ours(edit(1, "Ours."));
    fs::remove_file(room.path()).unwrap();
    fs::create_dir(room.path()).unwrap();
    room.save();
    assert!(!room.session.can_put_aside());
    assert!(room.session.notices.shown().iter().all(|notice| notice.offer != Some(CommandId("put-aside"))));
}

#[test]
fn a_look_at_another_file_than_the_one_that_is_open_counts_for_nothing() {
    let mut room = Room::new();
    room.theirs(&edit(1, "Theirs."));
    room.session.look_at_file();
    let other = room.folder.path().join("else.ron");
    project::create(&base(), &other).unwrap();
    let opened = project::open(&other).unwrap();
    room.session.take_up(opened.project, Some(OpenFile { path: other, stamp: opened.stamp, read_only: None }));
    room.wait();
    assert_eq!(room.session.project, base());
}

#[test]
fn writing_by_two_at_once_loses_nothing() {
    let mut room = Room::new();
    let mut told = Vec::new();
    for nth in 0..40_u64 {
        let block = nth % 2 + 1;
        room.ours(edit(block, &format!("Ours {nth}.")));
        let theirs = block + 2;
        room.theirs(&edit(theirs, &format!("Theirs {nth}.")));
        told.push((block, format!("Ours {nth}."), theirs, format!("Theirs {nth}.")));
        room.save();
    }
    let now = words(&room.in_file());
    let last = |block: u64, ours: bool| {
        let said = told.iter().rev().find_map(|(a, one, b, two)| match ours {
            true if *a == block => Some(one.clone()),
            false if *b == block => Some(two.clone()),
            _ => None,
        });
        said.unwrap()
    };
    assert_eq!(now, [last(1, true), last(2, true), last(3, false), last(4, false)]);
}

#[test]
fn who_leaves_and_saves_leaves_with_both() {
    let mut room = Room::new();
    room.ours(edit(2, "Two officials said so."));
    room.theirs(&edit(3, "Growers went home."));
    room.session.act(Action::CloseProject);
    assert!(matches!(room.session.view.dialog, Some(Dialog::Unsaved(_))));
    room.session.act(Action::SaveThen(Box::new(Action::CloseProject)));
    room.wait();
    assert!(room.session.is_blank(), "{:?}", room.session.view.dialog);
    let both = words(&room.in_file());
    assert_eq!((both[1].as_str(), both[2].as_str()), ("Two officials said so.", "Growers went home."));
}

#[test]
fn who_leaves_is_asked_first_what_is_to_be_decided() {
    let (mut room, theirs) = met();
    room.session.act(Action::Dialog(None));
    room.session.act(Action::SaveThen(Box::new(Action::CloseProject)));
    room.wait();
    assert_eq!(room.session.view.dialog, Some(Dialog::Conflicts));
    assert!(!room.session.is_blank());
    assert_eq!(room.in_file(), theirs);
    // The same where the save finds it out on the way.
    let mut room = Room::new();
    room.ours(edit(1, "The river rose by a foot."));
    let theirs = room.theirs(&edit(1, "The river rose by a yard."));
    room.session.act(Action::SaveThen(Box::new(Action::CloseProject)));
    room.wait();
    assert!(!room.session.is_blank() && room.session.must_decide());
    assert_eq!(room.in_file(), theirs);
}

#[test]
fn what_may_only_be_looked_at_follows_the_file_and_keeps_what_was_typed() {
    let mut room = Room::new();
    room.session.file.as_mut().unwrap().read_only = Some(copydesk::words::Phrase::from("Noor has it open".to_owned()));
    let theirs = room.theirs(&edit(2, "Noor wrote."));
    room.look();
    assert_eq!(room.session.project, theirs);
    assert!(room.session.file.as_ref().unwrap().read_only.is_some());
    room.ours(edit(1, "Ours."));
    let before = room.session.project.clone();
    room.theirs(&edit(3, "Noor again."));
    room.look();
    assert_eq!(room.session.project, before);
}

/// What is on the desk is kept before anything is put into it, and can be had back after a restart.
#[test]
fn the_way_back_from_a_merge_is_kept_as_a_version() {
    let mut room = Room::new();
    room.ours(edit(1, "The old river rose on Friday."));
    let before = room.session.project.clone();
    room.theirs(&edit(4, "Nobody was hurt, police said."));
    room.look();
    assert_ne!(room.session.project, before);
    let versions = || project::Versions::of(&room.path(), room.session.settings.versions, None).list().versions;
    let kept: Vec<_> = versions().into_iter().filter(|one| one.label.before == Some(Before::Merge)).collect();
    assert_eq!(kept.len(), 1);
    assert_eq!(project::Versions::open(&kept[0]).unwrap().project, before);
    // It is listed under what it was kept before, for whoever looks for it.
    let version = Box::new(kept[0].clone());
    room.session.act(Action::Past(copydesk::app::PastAct::Restore(version)));
    room.wait();
    assert_eq!(room.session.project, before);
}

#[test]
fn what_is_only_looked_at_keeps_no_versions() {
    let mut room = Room::new();
    room.session.file.as_mut().unwrap().read_only = Some(copydesk::words::Phrase::from("Noor has it open".to_owned()));
    room.theirs(&edit(2, "Noor wrote."));
    room.look();
    assert_eq!(words(&room.session.project)[1], "Noor wrote.");
    let versions = project::Versions::of(&room.path(), room.session.settings.versions, None).list().versions;
    assert!(versions.is_empty(), "{versions:?}");
}

/// Where both wrote, and a job puts it together.
fn joining() -> Room {
    let mut room = Room::new();
    room.ours(edit(1, "The old river rose on Friday."));
    room.theirs(&edit(4, "Nobody was hurt, police said."));
    room.session.look_at_file();
    let looked = room.session.jobs.wait().unwrap();
    room.session.receive(looked);
    room
}

/// The words come while a job puts both together: they count, and nothing of theirs is lost.
#[test]
fn what_is_typed_while_both_are_put_together_counts() {
    let mut room = joining();
    for nth in 0..20 {
        let Some(joined) = room.session.jobs.wait() else { break };
        if nth < 10 {
            room.ours(edit(2, &format!("Officials said so {nth} times.")));
        }
        room.session.receive(joined);
    }
    room.wait();
    let now = words(&room.session.project);
    assert_eq!((now[0].as_str(), now[3].as_str()), ("The old river rose on Friday.", "Nobody was hurt, police said."));
    assert!(now[1].starts_with("Officials said so "), "{now:?}");
    room.save();
    assert_eq!(words(&room.in_file()), now);
}

/// They write again while the first is being put together: the later counts, too.
#[test]
fn what_they_write_while_both_are_put_together_is_seen() {
    let mut room = joining();
    room.theirs(&edit(3, "Growers went home."));
    // As when the file stirs.
    room.session.look_at_file();
    room.wait();
    let now = words(&room.session.project);
    assert_eq!(now, ["The old river rose on Friday.", WORDS[1], "Growers went home.", "Nobody was hurt, police said."]);
}

/// A decision is of what stands there: what was typed since is put together first.
#[test]
fn what_was_typed_before_deciding_is_put_together_anew() {
    let (mut room, _) = met();
    room.session.act(Action::Dialog(None));
    room.ours(edit(2, "Officials told us so."));
    assert!(room.session.must_decide() && room.session.undecided().is_none());
    room.session.act(Action::Watch(WatchAct::Decide(vec![Choice::Ours])));
    assert_eq!(words(&room.session.project)[1], "Officials told us so.");
    room.wait();
    room.session.act(Action::Run(CommandId("conflicts")));
    assert_eq!(room.session.view.dialog, Some(Dialog::Conflicts));
    room.session.act(Action::Watch(WatchAct::Decide(vec![Choice::Ours])));
    let now = words(&room.session.project);
    assert_eq!(now[..2], ["The river rose by a foot.", "Officials told us so."]);
    assert!(!room.session.must_decide());
}

#[test]
fn paragraphs_of_both_in_one_place_are_told() {
    let add = |id: u64, words: &str| {
        let block = Arc::new(Block::new(BlockId::from(id), Content::Paragraph(words.into())));
        Edit::AddBlock { story: story(), at: 4, block }
    };
    let mut room = Room::new();
    room.ours(add(8, "Two were hurt."));
    room.theirs(&add(9, "Nobody was hurt."));
    room.look();
    assert_eq!(words(&room.session.project).len(), 6);
    assert!(room.said().iter().any(|said| said.contains("both of you added")), "{:?}", room.said());
}
