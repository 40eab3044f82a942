//! Whatever changes a project is in its journal, for as long as it is not in its file.

use std::fs;
use std::sync::Arc;
use std::time::Duration;

use copydesk::app::safety::recovery::{FileNow, find_lost, replay};
use copydesk::app::{Action, Change, Session, Tone};
use copydesk::edit::Edit;
use copydesk::project::{self, Project};
use copydesk::story::{Block, Content, Field, Text};
use proptest::prelude::*;

use crate::desk::{Place, crash, flush, headline, now, only, opened, quit, settle};
use crate::support::{arb_project, arb_string, cases, every_kind};

#[test]
fn what_was_typed_is_found_after_a_crash_beside_the_file_as_it_was() {
    let place = Place::new();
    let mut session = place.desk();
    assert!(place.journals().is_empty(), "who only looks records nothing");
    for words in ["F", "Fe", "Fer", "Ferr", "Ferry"] {
        headline(&mut session, words);
    }
    session.undo();
    session.redo();
    session.keep_journal();
    assert!(flush(&session));
    let typed = session.project.clone();
    let alive = find_lost(&place.state(), now()).unwrap();
    assert!(alive.lost.is_empty(), "a desk that is there has lost nothing");
    crash(session);
    let found = find_lost(&place.state(), now()).unwrap();
    assert!(found.unreadable.is_empty());
    let [lost] = &found.lost[..] else { panic!("{} found", found.lost.len()) };
    assert_eq!(lost.replayed.project, typed);
    assert_eq!(lost.replayed.base, project::open(&place.file()).unwrap().project);
    assert_eq!(lost.replayed.missing, 0);
    assert!(matches!(&lost.file, FileNow::Same(_)));
    let others = find_lost(&place.state(), now()).unwrap();
    assert!(others.lost.is_empty(), "what one window offers, no other does");
    drop(found);
    assert_eq!(find_lost(&place.state(), now()).unwrap().lost.len(), 1, "who put it aside finds it again");
}

#[test]
fn a_project_without_a_file_is_recorded_too() {
    let place = Place::new();
    let mut session = place.untitled();
    session.keep_journal();
    let mut project = every_kind();
    project.name = "From elsewhere".to_owned();
    session.take_up(project, None);
    headline(&mut session, "Ferry sails again");
    let typed = session.project.clone();
    crash(session);
    let found = find_lost(&place.state(), now()).unwrap();
    assert_eq!(found.lost.len(), 1);
    assert_eq!(found.lost[0].replayed.project, typed);
    assert_eq!(found.lost[0].file, FileNow::Untitled);
}

#[test]
fn a_save_ends_the_journal_and_what_was_typed_meanwhile_begins_another() {
    let place = Place::new();
    let mut session = place.desk();
    headline(&mut session, "Ferry sails");
    assert!(flush(&session));
    let first = only(&place);
    session.act(Action::Save);
    settle(&mut session);
    assert!(flush(&session));
    let saved = find_lost(&place.state(), now()).unwrap();
    assert!(saved.lost.is_empty(), "all of it lies in the file");

    headline(&mut session, "Ferry sails again");
    session.act(Action::Save);
    headline(&mut session, "Ferry sails again at noon");
    settle(&mut session);
    assert!(flush(&session));
    let second = only(&place);
    let there = project::open(&place.file()).unwrap();
    assert_ne!(there.stamp.to_string(), first.head.stamp.unwrap());
    assert_eq!(second.saves.last(), Some(&there.stamp.to_string()));
    assert_eq!(second.project, session.project);
    let found = |place: &Place| find_lost(&place.state(), now()).unwrap().lost;
    let typed = session.project.clone();
    crash(session);
    let lost = found(&place).remove(0);
    assert_eq!(lost.file, FileNow::Same(there), "what it saved by itself is no change by others");
    assert_eq!(lost.replayed.project, typed);
    assert_eq!(second.project.stories[0].furniture.headline, "Ferry sails again at noon");
}

#[test]
fn a_project_saved_elsewhere_is_recorded_for_its_new_file() {
    let place = Place::new();
    let mut session = place.untitled();
    session.keep_journal();
    session.act(Action::Run(copydesk::app::commands::CommandId("new-story")));
    headline(&mut session, "Ferry sails");
    assert!(flush(&session));
    assert_eq!(only(&place).head.file, None);
    let path = place.path().join("ferry.ron");
    session.act(Action::UsePath(copydesk::app::PathPurpose::SaveAs, vec![path.clone()]));
    headline(&mut session, "Ferry sails again");
    settle(&mut session);
    assert!(flush(&session));
    let recorded = only(&place);
    assert_eq!(recorded.head.file, Some(path));
    assert_eq!(recorded.project, session.project);
}

#[test]
fn who_leaves_with_all_saved_leaves_no_journal_and_who_gives_up_finds_it_in_the_bin() {
    let place = Place::new();
    let mut session = place.desk();
    headline(&mut session, "Ferry sails");
    session.act(Action::Save);
    settle(&mut session);
    headline(&mut session, "Never mind");
    session.undo();
    quit(session);
    assert!(place.journals().is_empty() && place.binned().is_empty());

    let mut session = place.desk();
    headline(&mut session, "Ferry sinks");
    session.act(Action::DiscardThen(Box::new(Action::Quit)));
    quit(session);
    assert!(place.journals().is_empty());
    let [binned] = &place.binned()[..] else { panic!("{:?}", place.binned()) };
    assert_eq!(replay(binned).unwrap().project.stories[0].furniture.headline, "Ferry sinks");
    assert!(find_lost(&place.state(), now()).unwrap().lost.is_empty());
    assert!(binned.exists(), "it stays there for a month");
    let later = now() + Duration::from_hours(24 * 31);
    assert!(find_lost(&place.state(), later).unwrap().lost.is_empty());
    assert!(!binned.exists());
}

#[test]
fn another_project_on_the_desk_has_a_journal_of_its_own() {
    let place = Place::new();
    let other = place.path().join("other.ron");
    project::create(&Project { name: "Other".to_owned(), ..every_kind() }, &other).unwrap();
    let mut session = place.desk();
    headline(&mut session, "Ferry sails");
    opened(&mut session, other.clone());
    headline(&mut session, "Quite another");
    assert!(flush(&session));
    let recorded = only(&place);
    assert_eq!(recorded.head.file, Some(other));
    assert_eq!(recorded.project, session.project);
    assert_eq!(place.binned().len(), 1, "what was given up for it");
}

#[cfg(unix)]
#[test]
fn nobody_else_can_read_a_journal() {
    use std::os::unix::fs::PermissionsExt as _;
    let place = Place::new();
    let mut session = place.desk();
    headline(&mut session, "Ferry sails");
    assert!(flush(&session));
    let mode = |path: &std::path::Path| fs::metadata(path).unwrap().permissions().mode() & 0o777;
    assert_eq!(mode(&place.state().join("journal")), 0o700);
    for entry in fs::read_dir(place.state().join("journal")).unwrap() {
        assert_eq!(mode(&entry.unwrap().path()), 0o600);
    }
}

#[test]
fn a_journal_holds_the_file_it_builds_on_and_outlives_it() {
    let place = Place::new();
    let mut project = project::open(&place.file()).unwrap().project;
    // Large enough that the change goes first.
    let words = "The ferry sails again at noon. ".repeat(4_000);
    let block = |nth: u64| Arc::new(Block::new(nth.into(), Content::Paragraph(Text::plain(words.clone()))));
    Arc::make_mut(&mut project.stories[0]).body = (1..=12).map(block).collect();
    project::save(&project, &place.file(), None).unwrap();
    let base = project::open(&place.file()).unwrap().project;
    let mut session = place.desk();
    headline(&mut session, "Ferry sails");
    let typed = session.project.clone();
    wait_for_base(&place, &session);
    crash(session);
    fs::remove_file(place.file()).unwrap();
    let found = find_lost(&place.state(), now()).unwrap();
    assert_eq!((&found.lost[0].replayed.base, &found.lost[0].replayed.project), (&base, &typed));
    assert!(matches!(&found.lost[0].file, FileNow::Unreadable(_)));
}

/// Waits until the file's bytes are in the journal, which a thread of its own sees to.
fn wait_for_base(place: &Place, session: &Session) {
    let has = || {
        let read = copydesk::project::journal::Recorded::open(&place.journals()[0]);
        read.is_ok_and(|read| read.base().is_some())
    };
    let tries = (0..3_000).find(|_| {
        assert!(flush(session));
        std::thread::park_timeout(Duration::from_millis(10));
        has()
    });
    assert!(tries.is_some(), "the file never got into its journal");
}

/// An old journal laid over a newer file is offered and not applied, however often.
#[test]
fn an_old_journal_never_gets_into_a_newer_file() {
    let place = Place::new();
    let mut applied = 0;
    for round in 0..200 {
        let mut session = place.desk();
        headline(&mut session, &format!("Old words {round}"));
        crash(session);
        let mut newer = project::open(&place.file()).unwrap().project;
        newer.name = format!("Newer {round}");
        project::save(&newer, &place.file(), None).unwrap();
        let bytes = fs::read(place.file()).unwrap();
        let found = find_lost(&place.state(), now()).unwrap();
        assert!(found.lost.iter().all(|lost| matches!(&lost.file, FileNow::Changed(_))));
        assert_eq!(found.lost.len(), 1);
        drop(found);
        let mut next = place.desk();
        settle(&mut next);
        applied += usize::from(next.project != newer || fs::read(place.file()).unwrap() != bytes);
        quit(next);
        assert_eq!(fs::read(place.file()).unwrap(), bytes);
        let [journal] = &place.journals()[..] else { panic!("nobody said what is to become of it") };
        fs::remove_file(journal).unwrap();
    }
    println!("200 old journals laid over newer files, {applied} applied");
    assert_eq!(applied, 0);
}

#[test]
fn that_nothing_can_be_recorded_is_said_once_and_tried_again() {
    let place = Place::new();
    // Where the folder should be lies a file.
    fs::write(place.state(), "").unwrap();
    let mut session = place.desk();
    let failures = |session: &Session| session.notices.all().filter(|notice| notice.tone == Tone::Failed).count();
    for nth in 0..5 {
        headline(&mut session, &format!("Ferry {nth}"));
        assert!(!flush(&session));
        session.keep_journal();
    }
    assert_eq!(failures(&session), 1);
    assert_eq!(session.project.stories[0].furniture.headline, "Ferry 4", "typing goes on");
    fs::remove_file(place.state()).unwrap();
    let recorded = (0..600).find(|_| {
        std::thread::park_timeout(Duration::from_millis(50));
        session.keep_journal();
        flush(&session)
    });
    assert!(recorded.is_some(), "it was never tried again");
    session.keep_journal();
    assert_eq!(only(&place).project, session.project);
    assert_eq!(failures(&session), 1);
}

/// Hours of typing leave a journal that is no longer than the project and a megabyte or two.
#[test]
fn a_journal_does_not_grow_with_the_time_that_is_typed() {
    let edits: usize = std::env::var("COPYDESK_JOURNAL_EDITS").ok().and_then(|n| n.parse().ok()).unwrap_or(20_000);
    let place = Place::new();
    let mut session = place.desk();
    let mut longest = 0;
    for nth in 0..edits {
        headline(&mut session, &format!("{nth} {}", "ferry ".repeat(20)));
        if nth % 500 == 0 {
            assert!(flush(&session));
            longest = longest.max(fs::metadata(&place.journals()[0]).unwrap().len());
        }
    }
    assert!(flush(&session));
    println!("{edits} edits, the journal was {longest} bytes at most");
    assert!(longest < 3 << 20, "{longest}");
    let typed = session.project.clone();
    crash(session);
    assert_eq!(find_lost(&place.state(), now()).unwrap().lost[0].replayed.project, typed);
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 40, ..cases() })]

    /// Edits, undo, and whatever else sets the project: the journal leads where the session is.
    #[test]
    fn whatever_changes_the_project_is_recorded(steps in proptest::collection::vec((0_u8..6, arb_string(), arb_project()), 1..12)) {
        let place = Place::new();
        let mut session = place.desk();
        for (kind, words, project) in steps {
            match kind {
                0 | 1 if !session.project.stories.is_empty() => headline(&mut session, &words),
                2 => session.undo(),
                3 => session.redo(),
                4 => session.act(Change::new(Edit::RenameProject(words), "change-typing").into()),
                // A way that nobody thought of.
                _ => session.project = project,
            }
            session.keep_journal();
        }
        prop_assert!(flush(&session));
        let wanted = session.project.clone();
        let journal = place.journals().first().map(|journal| replay(journal).unwrap().project);
        prop_assert_eq!(&journal.unwrap_or_else(|| session.saved.clone()), &wanted);
        crash(session);
        let found = find_lost(&place.state(), now()).unwrap();
        let found = found.lost.first().map(|lost| lost.replayed.project.clone());
        prop_assert_eq!(&found.unwrap_or_else(|| project::open(&place.file()).unwrap().project), &wanted);
    }
}

#[test]
fn a_change_this_program_does_not_know_leaves_what_came_before_it() {
    use copydesk::project::journal::JournalDraft;
    let place = Place::new();
    let mut session = place.desk();
    headline(&mut session, "Ferry sails");
    wait_for_base(&place, &session);
    crash(session);
    let journal = place.journals().remove(0);
    let read = copydesk::project::journal::Recorded::open(&journal).unwrap();
    let mut draft = JournalDraft::new(&journal, read.head(), read.base()).unwrap();
    read.edits().for_each(|edit| draft.add(edit).unwrap());
    draft.add(b"FoldStory(3)").unwrap();
    let later = Edit::SetField { story: 1.into(), field: Field::Deck, words: "Never".to_owned() };
    draft.add(ron::to_string(&later).unwrap().as_bytes()).unwrap();
    draft.replace().unwrap();
    let replayed = replay(&journal).unwrap();
    assert_eq!(replayed.missing, 2);
    assert_eq!(replayed.project.stories[0].furniture.headline, "Ferry sails");
    assert_eq!(replayed.project.stories[0].furniture.deck, "");
}

/// What a journal costs whoever types: run with `--nocapture` and read the figures.
#[test]
#[ignore = "measures; figures are for reading"]
fn what_a_change_costs_with_a_journal_and_without() {
    for recorded in [false, true, false, true] {
        let place = Place::new();
        let mut session = place.desk();
        if !recorded {
            session.safety.state_folder = None;
        }
        let begun = std::time::Instant::now();
        let mut slowest = Duration::ZERO;
        for nth in 0..10_000 {
            let one = std::time::Instant::now();
            headline(&mut session, &format!("Ferry {nth}"));
            slowest = slowest.max(one.elapsed());
        }
        let each = begun.elapsed() / 10_000;
        println!("10,000 changes, recorded: {recorded}: {each:?} each, {slowest:?} the slowest");
    }
}
