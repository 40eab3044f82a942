//! Writing on while others write the same file: the caret, the way back, and what is said of it.

#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "a test that cannot go on fails")]

#[path = "support/room.rs"]
mod room;

use copydesk::app::commands::CommandId;
use copydesk::app::{Action, Change, Dialog, Notice, PathPurpose, WatchAct};
use copydesk::edit::merge::Choice;
use copydesk::edit::{Edit, Selection, Spot, TextPlace};
use copydesk::ground::BlockId;
use copydesk::story::Part;
use proptest::prelude::*;
use room::{Room, base, edit, story, words};

fn place(block: u64) -> TextPlace {
    TextPlace { story: story(), block: BlockId::from(block), part: Part::Main }
}

/// Types words where the caret is, as the page does.
fn types(room: &mut Room, typed: &str) {
    let at = room.session.view.selection.unwrap().head;
    let Spot::Text(place) = at.spot else { panic!("the caret is on the page") };
    let edit = Edit::Splice { place, range: at.byte..at.byte, with: typed.into() };
    let selection = Some(Selection::caret(at.spot, at.byte + typed.len()));
    room.session.act(Change { selection, ..Change::new(edit, "change-typing") }.into());
}

fn caret_at(room: &mut Room, block: u64, byte: usize) {
    let selection = Some(Selection::caret(Spot::Text(place(block)), byte));
    room.session.act(Action::Select { selection, reveal: false });
}

fn shown(room: &Room) -> Vec<&Notice> {
    room.session.notices.shown().iter().collect()
}

#[test]
fn who_writes_on_writes_on_where_the_caret_was() {
    let mut room = Room::new();
    let two = "The river rose on Friday. Officials said so.";
    room.theirs(&edit(1, two));
    room.look();
    caret_at(&mut room, 1, two.len());
    types(&mut room, " MINE");
    room.theirs(&edit(1, "The big old river rose early on Friday. Officials said so."));
    room.look();
    types(&mut room, " AND ON");
    assert_eq!(
        words(&room.session.project)[0],
        "The big old river rose early on Friday. Officials said so. MINE AND ON"
    );
}

#[test]
fn where_nothing_of_ones_own_is_left_nothing_is_left_to_decide() {
    let mut room = Room::new();
    room.ours(edit(1, "The river rose by a foot."));
    let theirs = room.theirs(&edit(1, "The river rose by a yard."));
    room.look();
    room.session.act(Action::Dialog(None));
    room.session.undo();
    assert_eq!(room.session.project, base());
    assert!(room.session.is_dirty() && room.session.would_lose(), "what was here is nowhere else now");
    // The window looks once a frame.
    room.session.watch_file(true);
    room.wait();
    assert_eq!(room.session.project, theirs);
    assert!(!room.session.is_dirty() && !room.session.must_decide());
    room.session.undo();
    assert_eq!(room.session.project, base(), "and what was here is a step away");
}

#[test]
fn both_about_the_same_words_are_taken_back_in_the_order_they_came() {
    let mut room = Room::new();
    room.ours(edit(1, "The river rose by a foot."));
    room.theirs(&edit(1, "The river rose by a yard."));
    room.look();
    room.session.act(Action::Watch(WatchAct::Decide(vec![Choice::Both])));
    room.session.undo();
    assert_eq!(words(&room.session.project)[0], "The river rose by a foot.", "the decision is a step of one's own");
    room.session.undo();
    assert_eq!(room.session.project, base());
}

#[test]
fn a_notice_takes_back_what_it_tells_of_and_nothing_else() {
    let mut room = Room::new();
    let step = room.session.history.stamp();
    room.session.notices.say(copydesk::app::Tone::Done, "Done.".to_owned(), None);
    room.session.notices.offer_undo(step);
    let offered = |room: &Room| room.session.offered(shown(room)[0]);
    assert_eq!(offered(&room), Some(CommandId("undo")));
    room.ours(edit(1, "Typed since."));
    assert_eq!(offered(&room), None);
    let id = shown(&room)[0].id;
    room.session.act(Action::Accept(id));
    assert_eq!(words(&room.session.project)[0], "Typed since.");
    room.session.undo();
    let known = room.session.notices.all().next().unwrap();
    assert_eq!(room.session.offered(known), None, "nor once that is taken back");
}

#[test]
fn what_is_over_is_not_said_any_longer() {
    let mut room = Room::new();
    room.ours(edit(1, "The river rose by a foot."));
    room.theirs(&edit(1, "The river rose by a yard."));
    // Who is busy with something else is told in a corner.
    room.session.act(Action::Dialog(Some(Dialog::Notices)));
    room.look();
    room.session.receive_all();
    let meets = |room: &Room| shown(room).iter().any(|notice| notice.said.to_string().contains("meets one of yours"));
    assert!(meets(&room), "{:?}", shown(&room));
    room.session.act(Action::Watch(WatchAct::Decide(vec![Choice::Ours])));
    room.session.receive_all();
    assert!(!meets(&room), "{:?}", shown(&room));
    assert!(!room.session.must_decide());
    // A file that is gone, and is written again.
    std::fs::remove_file(room.path()).unwrap();
    room.look();
    room.session.receive_all();
    assert_eq!(shown(&room).iter().filter(|notice| notice.said.to_string().contains("not there")).count(), 1);
    room.session.act(Action::Watch(WatchAct::WriteAgain));
    room.wait();
    room.session.receive_all();
    assert!(shown(&room).iter().all(|notice| !notice.said.to_string().contains("not there")), "{:?}", shown(&room));
}

#[test]
fn undo_takes_out_theirs_only_after_saying_so() {
    let mut room = Room::new();
    room.ours(edit(1, "The river rose by a foot."));
    room.save();
    let theirs = room.theirs(&edit(1, "The river rose by a foot on Friday."));
    room.look();
    assert_eq!(room.session.project, theirs);
    room.session.undo();
    assert_eq!(room.session.project, theirs, "both are about the same words");
    assert!(room.said()[0].contains("about the same words"), "{:?}", room.said());
    room.session.undo();
    assert_eq!(words(&room.session.project)[0], "The river rose by a foot.");
    assert!(room.said()[0].contains("taken out again"), "{:?}", room.said());
    room.session.undo();
    assert_eq!(room.session.project, base());
}

#[test]
fn what_they_write_for_hours_is_one_step() {
    let mut room = Room::new();
    room.ours(edit(1, "The river rose by a foot."));
    for nth in 0..6 {
        room.theirs(&edit(2, &format!("Officials said so {nth} times.")));
        room.look();
    }
    room.session.undo();
    assert_eq!(words(&room.session.project)[..2], ["The river rose on Friday.", "Officials said so 5 times."]);
    room.session.undo();
    assert_eq!(room.session.project, base());
    assert_eq!(room.session.history.undo_label(), None);
}

#[test]
fn a_copy_that_cannot_be_written_is_said_until_somebody_has_read_it() {
    let mut room = Room::new();
    let nowhere = room.folder.path().join("no such folder").join("copy.ron");
    let told = |room: &Room| shown(room).iter().any(|notice| notice.said.to_string().starts_with("Not saved:"));
    for typed in [false, true] {
        if typed {
            room.ours(edit(1, "The river rose by a foot."));
        }
        room.session.act(Action::UsePath(PathPurpose::SaveAs, vec![nowhere.clone()]));
        room.wait();
        room.session.receive_all();
        assert!(told(&room), "{:?}", shown(&room));
        assert!(!room.session.save_fails(), "that says nothing of the file");
    }
    room.save();
    room.session.receive_all();
    assert!(told(&room), "the copy is still not there");
    // A save that met what others wrote has not failed: both are put together.
    room.ours(edit(2, "Two officials said so."));
    room.theirs(&edit(3, "Growers went home."));
    room.save();
    assert!(!room.session.save_fails());
}

#[test]
fn a_notice_of_one_project_takes_nothing_back_in_another() {
    let mut room = Room::new();
    room.ours(edit(1, "Imported."));
    room.session.notices.say(copydesk::app::Tone::Done, "Done.".to_owned(), None);
    room.session.notices.offer_undo(room.session.history.stamp());
    let other = room.session.project.clone();
    room.session.take_up(other, None);
    for words in ["A letter.", "Another."] {
        room.ours(edit(1, words));
        let notice = room.session.notices.all().next().unwrap();
        assert_eq!(room.session.offered(notice), None);
    }
}

#[test]
fn a_caret_in_words_that_are_not_the_pages_stays_where_it_is() {
    let mut room = Room::new();
    let empty = room.theirs(&edit(2, ""));
    room.look();
    assert_eq!(room.session.project, empty);
    // As in a caption that a photo lends.
    let stands = Some(Selection::caret(Spot::Text(place(2)), 9));
    room.session.view.selection = stands;
    room.theirs(&edit(3, "Growers went home."));
    room.look();
    assert_eq!(room.session.view.selection, stands);
}

#[test]
fn the_bin_is_promised_only_where_something_goes_there() {
    let mut room = Room::new();
    room.session.safety.state_folder = Some(room.folder.path().join("state"));
    room.ours(edit(1, "The river rose by a foot."));
    assert!(room.session.goes_to_bin());
    room.session.undo();
    std::fs::remove_file(room.path()).unwrap();
    room.look();
    assert!(room.session.is_dirty() && !room.session.goes_to_bin(), "nothing was written that the record has");
}

#[derive(Clone, Debug)]
enum Step {
    Ours(u64, String),
    Theirs(u64, String),
}

fn arb_steps() -> impl Strategy<Value = Vec<Step>> {
    let step = (any::<bool>(), 1..5_u64, "[a-z]{1,4}").prop_map(|(ours, block, word)| {
        let words = format!("The {word} sails.");
        if ours { Step::Ours(block, words) } else { Step::Theirs(block, words) }
    });
    proptest::collection::vec(step, 1..6)
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]

    /// Whatever came in between, undo takes back what one wrote oneself, and all of it comes again.
    #[test]
    fn undo_leads_back_and_redo_leads_here_again(steps in arb_steps()) {
        let mut room = Room::new();
        let mut written = 0;
        for step in steps {
            match step {
                Step::Ours(block, words) => {
                    let before = room.session.project.clone();
                    room.ours(edit(block, &words));
                    room.session.history.seal();
                    written += usize::from(room.session.project != before);
                }
                Step::Theirs(block, words) => {
                    room.theirs(&edit(block, &words));
                    room.look();
                    if let Some(merged) = room.session.undecided() {
                        let choices = vec![Choice::Ours; merged.conflicts.len()];
                        room.session.act(Action::Watch(WatchAct::Decide(choices)));
                    }
                    room.wait();
                }
            }
        }
        let end = room.session.project.clone();
        let mut back = 0;
        while room.session.history.undo_label().is_some() {
            room.session.undo();
            back += 1;
        }
        prop_assert!(back >= written);
        prop_assert_eq!(&room.session.project, &base());
        for _ in 0..back {
            room.session.redo();
        }
        prop_assert_eq!(&room.session.project, &end);
    }
}
