//! A clock that is set back while a project is open.

use std::sync::Arc;
use std::sync::atomic::{AtomicI64, Ordering};
use std::time::Duration;

use copydesk::app::safety::recovery::find_lost;
use copydesk::app::{Action, Change, Session, Settings, World};
use copydesk::edit::Edit;
use copydesk::project;
use copydesk::project::lock::{Claim, Holder, claim};
use jiff::Timestamp;

use super::{NOON, open, place, settle};

static CLOCK: AtomicI64 = AtomicI64::new(NOON);

fn clock() -> Timestamp {
    Timestamp::from_second(CLOCK.load(Ordering::SeqCst)).unwrap()
}

fn flush(session: &Session) -> bool {
    session.safety.journal.handle().is_none_or(|handle| handle.flush(Duration::from_secs(30)))
}

/// One test, as the clock is one.
#[test]
fn what_is_typed_after_the_clock_was_set_back_is_recorded_claimed_and_saved() {
    let (folder, path) = place();
    let state = folder.path().join("state");
    let desk = |person: &str| {
        let mut session = Session::new(World::new(clock, 7).signed(person), Settings::default(), Arc::new(|| {}));
        session.safety.state_folder = Some(state.clone());
        session
    };
    let rename = |session: &mut Session, name: &str| {
        session.act(Change::new(Edit::RenameProject(name.to_owned()), "change-typing").into());
    };
    let mut session = desk("omar");
    open(&mut session, &path);
    rename(&mut session, "Before");
    assert!(flush(&session));
    CLOCK.fetch_sub(366 * 86_400, Ordering::SeqCst);
    rename(&mut session, "After");
    assert!(flush(&session), "it is recorded");
    // Ends without a word.
    let handle = session.safety.journal.handle();
    drop(session);
    assert!(handle.is_none_or(|handle| handle.wait_for_end(Duration::from_secs(30))));
    let found = find_lost(&state, clock()).unwrap();
    assert_eq!(found.lost.len(), 1, "it is neither too old nor of the future");
    assert_eq!(found.lost[0].replayed.project.name, "After");
    drop(found);

    let mut session = desk("omar");
    open(&mut session, &path);
    assert!(session.file.is_some(), "what the earlier desk claimed later than now keeps nobody out");
    rename(&mut session, "Saved");
    session.act(Action::Save);
    settle(&mut session);
    assert!(!session.is_dirty());
    assert_eq!(project::open(&path).unwrap().project.name, "Saved");
    CLOCK.fetch_add(3 * 366 * 86_400, Ordering::SeqCst);
    let other = Holder { process: 1, ..Holder::here("mina", clock()) };
    assert!(matches!(claim(&path, &other, false), Claim::Theirs(held) if !held.stale), "a held lock never ages");
}
