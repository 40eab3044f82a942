//! The threads of the journal: one writes each change as it comes, one flushes. The window waits for
//! neither.

use std::path::Path;
use std::sync::mpsc::{Receiver, Sender, channel};
use std::sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError};
use std::time::{Duration, Instant, SystemTime};

use super::ground::Ground;
use super::written::{self, Head};
use crate::app::jobs::attend;
use crate::edit::{Edit, difference};
use crate::project::Project;
use crate::project::disk::WriteError;
use crate::project::journal::{Binned, DeskLock, JournalDraft, JournalFile, JournalFlusher, JournalFolder, Seam};

/// A pause in writing after which is flushed.
const IDLE: Duration = Duration::from_millis(250);
/// What was written is flushed so long after, at the latest: with the time a disk takes, within a second.
const LATEST: Duration = Duration::from_millis(700);
/// A journal is told anew, shorter, once it grew by as many bytes, or by half of what it was.
const GROWS: u64 = 1 << 20;
/// So long whoever changes something waits for the writing thread to have it in the file. It mostly
/// takes some hundredths of it; on a machine with much to do the thread has its turn by it.
const MOMENT: Duration = Duration::from_micros(500);

/// What becomes of a journal whose project is put away.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Close {
    /// All of it lies in the file.
    Remove,
    /// Somebody said that it is not wanted; it is kept for a month.
    Bin,
}

/// What the writing thread is asked.
#[derive(Debug)]
pub(super) enum Order {
    /// Another project is on the desk, as it lies in its file.
    Begin(Box<Ground>),
    /// The project was changed.
    Edit(Box<Edit>),
    /// The project became another in some other way.
    Between(Box<(Project, Project)>),
    /// The project builds on something else now, or is to be written down anew.
    Stand(Box<(Ground, Project)>),
    /// The project as it is, for a shorter journal.
    Shorten(Box<Project>),
    /// A shorter journal was made, or not; all that is in it is on disk.
    Drafted(u64, Result<JournalDraft, WriteError>),
    /// The project is put away.
    Close(Close, SystemTime),
    /// Nothing follows.
    End,
}

/// What window and threads tell each other.
#[derive(Default)]
pub(super) struct Shared {
    state: Mutex<State>,
    bell: Condvar,
}

#[derive(Default)]
struct State {
    /// How many orders were given, done, and are on disk for good.
    given: u64,
    done: u64,
    synced: u64,
    unsynced: Option<Unsynced>,
    hurry: bool,
    over: bool,
    /// Why nothing can be written, if so.
    trouble: Option<Arc<WriteError>>,
    /// Whether the journal has grown long.
    long: bool,
}

struct Unsynced {
    flusher: JournalFlusher,
    /// Whether its name is new.
    name: bool,
    since: Instant,
    last: Instant,
}

impl Shared {
    fn lock(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Counts an order; before it is given.
    pub(super) fn give(&self) {
        self.lock().given += 1;
    }

    pub(super) fn trouble(&self) -> Option<Arc<WriteError>> {
        self.lock().trouble.clone()
    }

    /// Whether the journal has grown long; asked once.
    pub(super) fn is_long(&self) -> bool {
        std::mem::take(&mut self.lock().long)
    }

    /// Waits until all that was given is on disk for good; whether it is.
    pub(super) fn flush(&self, at_most: Duration) -> bool {
        let until = Instant::now() + at_most;
        let mut state = self.lock();
        let wanted = state.given;
        state.hurry = true;
        self.bell.notify_all();
        while state.synced < wanted && state.trouble.is_none() {
            let Some(left) = until.checked_duration_since(Instant::now()).filter(|left| !left.is_zero()) else {
                return false;
            };
            state = self.bell.wait_timeout(state, left).unwrap_or_else(PoisonError::into_inner).0;
        }
        state.synced >= wanted && state.trouble.is_none()
    }

    /// Waits until all that was given is written, though not on disk for good; a moment at most, so
    /// that who types does not notice when the disk is busy.
    pub(super) fn hand_over(&self) {
        let until = Instant::now() + MOMENT;
        let mut state = self.lock();
        let given = state.given;
        while state.done < given
            && let Some(left) = until.checked_duration_since(Instant::now()).filter(|left| !left.is_zero())
        {
            state = self.bell.wait_timeout(state, left).unwrap_or_else(PoisonError::into_inner).0;
        }
    }

    /// Waits until the writing thread has ended; whether it has.
    pub(super) fn wait_for_end(&self, at_most: Duration) -> bool {
        let until = Instant::now() + at_most;
        let mut state = self.lock();
        while !state.over {
            let Some(left) = until.checked_duration_since(Instant::now()).filter(|left| !left.is_zero()) else {
                return false;
            };
            state = self.bell.wait_timeout(state, left).unwrap_or_else(PoisonError::into_inner).0;
        }
        true
    }

    /// All that was written is on disk, or is not wanted any more.
    fn flushed(&self) {
        let mut state = self.lock();
        state.unsynced = None;
        state.synced = state.done;
        drop(state);
        self.bell.notify_all();
    }

    /// Another file has the journal's name from now on.
    fn renamed(&self, journal: &JournalFile) {
        let now = Instant::now();
        let mut state = self.lock();
        let since = state.unsynced.as_ref().map_or(now, |before| before.since);
        state.unsynced = Some(Unsynced { flusher: journal.flusher(), name: true, since, last: now });
        drop(state);
        self.bell.notify_all();
    }

    /// An order is done; with `flusher`, something is to be flushed.
    fn did(&self, flusher: Option<(JournalFlusher, bool)>) {
        let mut state = self.lock();
        state.done += 1;
        if let Some((flusher, name)) = flusher {
            let now = Instant::now();
            let before = state.unsynced.take();
            let since = before.as_ref().map_or(now, |before| before.since);
            let name = name || before.is_some_and(|before| before.name);
            state.unsynced = Some(Unsynced { flusher, name, since, last: now });
        }
        if state.unsynced.is_none() {
            state.synced = state.done;
        }
        drop(state);
        self.bell.notify_all();
    }
}

/// Starts both threads. `wake` is called when there is something to tell.
pub(super) fn start(
    folder: JournalFolder,
    desk: u64,
    wake: Arc<dyn Fn() + Send + Sync>,
) -> std::io::Result<(Sender<Order>, Arc<Shared>)> {
    let (sender, orders) = channel();
    let shared = Arc::new(Shared::default());
    let flushing = Arc::clone(&shared);
    let told = Arc::clone(&wake);
    attend("journal-flush", move || flush_all(&flushing, &*told))?;
    let recorder = Recorder {
        folder,
        desk,
        lock: None,
        ground: Ground::default(),
        journal: None,
        short: 0,
        draft: None,
        drafts: 0,
        stuck: false,
        orders: sender.clone(),
        shared: Arc::clone(&shared),
        wake,
    };
    attend("journal", move || recorder.work(&orders))?;
    Ok((sender, shared))
}

/// Flushes what was written when it is time to, until all is over.
fn flush_all(shared: &Shared, wake: &dyn Fn()) {
    let mut state = shared.lock();
    loop {
        let Some(unsynced) = &state.unsynced else {
            if state.over {
                return;
            }
            state.hurry &= state.done < state.given;
            state = shared.bell.wait(state).unwrap_or_else(PoisonError::into_inner);
            continue;
        };
        let now = Instant::now();
        let due = (unsynced.last + IDLE).min(unsynced.since + LATEST);
        let hurry = state.over || state.hurry && state.done == state.given;
        if let Some(left) = due.checked_duration_since(now).filter(|left| !left.is_zero() && !hurry) {
            state = shared.bell.wait_timeout(state, left).unwrap_or_else(PoisonError::into_inner).0;
            continue;
        }
        let (done, Some(Unsynced { flusher, name, .. })) = (state.done, state.unsynced.take()) else { continue };
        drop(state);
        let result = flusher.flush(name);
        state = shared.lock();
        match result {
            Ok(()) => state.synced = state.synced.max(done),
            Err(error) => {
                state.trouble = Some(Arc::new(error));
                wake();
            }
        }
        shared.bell.notify_all();
    }
}

/// A shorter journal that another thread makes, so that no change waits for the disk meanwhile.
#[derive(Clone, Copy)]
struct Draft {
    number: u64,
    /// From where on the long one goes on.
    from: Seam,
    /// Whether it has followed the long one once. What it lacks then is a moment old.
    follows: bool,
}

/// What the writing thread knows.
struct Recorder {
    folder: JournalFolder,
    desk: u64,
    lock: Option<DeskLock>,
    ground: Ground,
    journal: Option<JournalFile>,
    /// How long the journal was when it was last told anew.
    short: u64,
    /// A shorter journal that is being made.
    draft: Option<Draft>,
    drafts: u64,
    /// Whether something could not be written: what follows would not fit what lies there.
    stuck: bool,
    orders: Sender<Order>,
    shared: Arc<Shared>,
    wake: Arc<dyn Fn() + Send + Sync>,
}

impl Recorder {
    fn work(mut self, orders: &Receiver<Order>) {
        while let Ok(order) = orders.recv() {
            if matches!(order, Order::End) {
                break;
            }
            let counts = !matches!(order, Order::Drafted(..));
            let written = self.obey(order);
            if let Err(error) = written {
                self.stuck = true;
                self.shared.lock().trouble = Some(Arc::new(error));
                (self.wake)();
            }
            if counts {
                let name = self.journal.as_ref().is_some_and(|journal| journal.next() <= 2);
                self.shared.did(self.journal.as_ref().map(|journal| (journal.flusher(), name)));
            }
        }
        let shared = Arc::clone(&self.shared);
        // Lets go of the lock: the desk has ended.
        drop(self);
        shared.lock().over = true;
        shared.bell.notify_all();
    }

    fn obey(&mut self, order: Order) -> Result<(), WriteError> {
        match order {
            Order::Begin(ground) => {
                self.ground = *ground;
                self.stuck = false;
                Ok(())
            }
            Order::Edit(_) | Order::Between(_) if self.stuck => Ok(()),
            Order::Edit(edit) => self.write(&edit),
            Order::Between(both) => self.write(&difference(&both.0, &both.1)),
            Order::Stand(stand) => self.stand(stand.0, &stand.1),
            Order::Shorten(now) => {
                self.shorten(Some(*now));
                Ok(())
            }
            Order::Drafted(number, draft) => self.take_draft(number, draft),
            Order::Close(how, now) => self.close(how, now),
            Order::End => Ok(()),
        }
    }

    /// Writes a change at the end of the journal; the first begins one.
    fn write(&mut self, edit: &Edit) -> Result<(), WriteError> {
        let Some(journal) = &mut self.journal else {
            // Without a file it builds on nothing, so all there is comes first.
            let lead = (self.ground.file.is_none() && self.ground.saved != Project::default())
                .then(|| difference(&Project::default(), &self.ground.saved));
            return self.begin(lead.iter().chain([edit]), JournalDraft::begin);
        };
        journal.add(&written::edit(edit))?;
        let len = journal.len();
        if self.draft.is_none() && len > self.short + GROWS.max(self.short / 2) {
            self.short = len;
            self.shared.lock().long = true;
            (self.wake)();
        }
        Ok(())
    }

    fn begin<'a>(
        &mut self,
        edits: impl Iterator<Item = &'a Edit>,
        put: impl Fn(JournalDraft) -> Result<JournalFile, WriteError>,
    ) -> Result<(), WriteError> {
        self.folder.make()?;
        if self.lock.is_none() {
            self.lock = self.folder.lock(self.desk)?;
        }
        let path = self.folder.journal(self.ground.file.as_ref().map(|(path, _)| path.as_path()), self.desk);
        let head = Head::new(self.ground.file.clone(), self.ground.at).write();
        let base = self.ground.bytes_at_once();
        let mut draft = JournalDraft::new(&path, &head, base.as_deref())?;
        for edit in edits {
            draft.add(&written::edit(edit))?;
        }
        let journal = put(draft)?;
        self.short = journal.len();
        if let Some(before) = self.journal.replace(journal).filter(|before| before.path() != path) {
            // Left behind, it would be found to say nothing new.
            let _stays = before.remove();
        }
        if self.ground.file.is_some() && base.is_none() {
            self.shorten(None);
        }
        Ok(())
    }

    /// The project lies in another file or state of it from now on, and is `now`.
    fn stand(&mut self, ground: Ground, now: &Project) -> Result<(), WriteError> {
        let path = |ground: &Ground| ground.file.as_ref().map(|(path, _)| path.clone());
        let stays = !self.stuck && self.shared.trouble().is_none() && path(&ground) == path(&self.ground);
        self.ground = ground;
        // The journal goes on, though all of it may lie in the file: to make and take away one for
        // every save would keep what is typed meanwhile waiting.
        if let (Some(journal), Some((_, stamp))) = (&mut self.journal, &self.ground.file)
            && stays
        {
            return journal.add_save(stamp.to_string().as_bytes());
        }
        self.draft = None;
        let base = self.ground.base();
        if base == *now {
            let journal = self.journal.take();
            self.shared.flushed();
            if let Some(journal) = journal {
                journal.remove()?;
            }
        } else {
            self.begin([difference(&base, now)].iter(), JournalDraft::replace)?;
        }
        self.stuck = false;
        self.shared.lock().trouble = None;
        Ok(())
    }

    /// Has the journal made anew on a thread of its own: with the file it builds on in it, and with
    /// one change for all there are if `now` is given.
    fn shorten(&mut self, now: Option<Project>) {
        let Some(journal) = self.journal.as_ref().filter(|_| !self.stuck) else { return };
        self.drafts += 1;
        let (number, next) = (self.drafts, journal.next());
        let from = if now.is_some() { journal.end() } else { journal.first() };
        let (ground, path, orders) = (self.ground.clone(), journal.path().to_owned(), self.orders.clone());
        let work = move || {
            let drafted = drafted(&ground, &path, next, now.as_ref());
            // Without its reader there is nobody who would take it.
            let _over = orders.send(Order::Drafted(number, drafted));
        };
        // Where there is no thread for it, the journal is a longer one.
        let draft = Draft { number, from, follows: false };
        self.draft = attend("journal-draft", work).is_ok().then_some(draft);
    }

    fn take_draft(&mut self, number: u64, drafted: Result<JournalDraft, WriteError>) -> Result<(), WriteError> {
        let Some(mut draft) = self.draft.take_if(|known| known.number == number) else { return Ok(()) };
        let Some(journal) = self.journal.as_ref().filter(|_| !self.stuck) else { return Ok(()) };
        let mut whole = drafted?;
        whole.follow(journal, draft.from)?;
        if draft.follows {
            let whole = whole.begin()?;
            self.short = whole.len();
            self.shared.renamed(&whole);
            self.journal = Some(whole);
            return Ok(());
        }
        (draft.from, draft.follows) = (journal.end(), true);
        let orders = self.orders.clone();
        let work = move || {
            let flushed = whole.flush().map(|()| whole);
            let _over = orders.send(Order::Drafted(number, flushed));
        };
        self.draft = attend("journal-draft", work).is_ok().then_some(draft);
        Ok(())
    }

    fn close(&mut self, how: Close, now: SystemTime) -> Result<(), WriteError> {
        self.draft = None;
        self.shared.flushed();
        let Some(journal) = self.journal.take() else { return Ok(()) };
        match how {
            Close::Remove => journal.remove(),
            Close::Bin => self.folder.put_in_bin(journal.path(), now, Binned::GivenUp).map(drop),
        }
    }
}

/// A journal with the bytes of the file it builds on, and one change that leads to `now`.
fn drafted(ground: &Ground, path: &Path, next: u64, now: Option<&Project>) -> Result<JournalDraft, WriteError> {
    let head = Head::new(ground.file.clone(), ground.at).write();
    let base = ground.bytes(path);
    let mut draft = JournalDraft::new(path, &head, base.as_deref())?;
    if let Some(now) = now {
        draft = draft.counting_from(next.saturating_sub(1));
        draft.add(&written::edit(&difference(&ground.base(), now)))?;
    }
    draft.flush()?;
    Ok(draft)
}
