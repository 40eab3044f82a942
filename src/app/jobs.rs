//! Jobs: work that must not hold up typing.

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};
use std::sync::mpsc::{Receiver, Sender, channel};
use std::time::{Duration, Instant};

use super::Outcome;

/// A job under way.
#[derive(Clone, Debug)]
pub struct Running {
    number: u64,
    /// The key of what it does, which the status bar says.
    pub label: &'static str,
    /// Whether it looks at the flag that stops it.
    pub cancelable: bool,
    /// Whether nobody asked for it, and the status bar keeps silent about it.
    pub quiet: bool,
    done: Arc<Done>,
}

impl Running {
    fn named(label: &'static str) -> Self {
        Self { number: 0, label, cancelable: false, quiet: false, done: Arc::default() }
    }

    /// How many things it has done, and of how many; `None` for a job that does not count.
    #[must_use]
    pub fn progress(&self) -> Option<(u32, u32)> {
        let (done, all) = self.done.get();
        (all > 0).then_some((done, all))
    }
}

/// How many things a job has done of how many: two halves of one number, so that they are read
/// together.
#[derive(Debug, Default)]
struct Done(AtomicU64);

impl Done {
    fn set(&self, done: u32, all: u32) {
        self.0.store(u64::from(done) << 32 | u64::from(all), Ordering::Relaxed);
    }

    fn get(&self) -> (u32, u32) {
        let both = self.0.load(Ordering::Relaxed);
        let half = |half: u64| u32::try_from(half & u64::from(u32::MAX)).unwrap_or(u32::MAX);
        (half(both >> 32), half(both))
    }
}

/// What a job that takes long tells and asks: how far it has come, and whether to go on.
pub struct Watch {
    stop: Stop,
    done: Arc<Done>,
    wake: Arc<dyn Fn() + Send + Sync>,
    woken: Option<Instant>,
}

/// The window is woken for progress no oftener than this.
const BETWEEN_WAKES: Duration = Duration::from_millis(100);

impl Watch {
    /// Tells how many things are done and of how many; whether to go on.
    pub fn told(&mut self, done: usize, all: usize) -> bool {
        let narrow = |count| u32::try_from(count).unwrap_or(u32::MAX);
        self.done.set(narrow(done), narrow(all));
        if self.woken.is_none_or(|last| last.elapsed() >= BETWEEN_WAKES) {
            self.woken = Some(Instant::now());
            (self.wake)();
        }
        self.goes_on()
    }

    /// Whether to go on.
    #[must_use]
    pub fn goes_on(&self) -> bool {
        !self.stop.wanted()
    }
}

/// Asked by a job now and then; true once somebody wants it stopped.
#[derive(Clone, Debug, Default)]
struct Stop(Arc<AtomicBool>);

impl Stop {
    fn wanted(&self) -> bool {
        self.0.load(Ordering::Relaxed)
    }
}

/// All jobs under way, and the way their outcomes come back.
pub struct Jobs {
    sender: Sender<(u64, Outcome)>,
    receiver: Receiver<(u64, Outcome)>,
    running: Vec<Running>,
    stop: Stop,
    started: u64,
    held: bool,
    wake: Arc<dyn Fn() + Send + Sync>,
}

impl std::fmt::Debug for Jobs {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Jobs").field("running", &self.running).finish_non_exhaustive()
    }
}

impl Jobs {
    /// No jobs; `wake` is called whenever one has ended.
    #[must_use]
    pub fn new(wake: Arc<dyn Fn() + Send + Sync>) -> Self {
        let (sender, receiver) = channel();
        Self { sender, receiver, running: Vec::new(), stop: Stop::default(), started: 0, held: false, wake }
    }

    /// Starts a job on a thread of its own. A panic in it ends the job, not the program.
    pub fn start(&mut self, label: &'static str, work: impl FnOnce() -> Outcome + Send + 'static) {
        self.begin(Running::named(label), move |_watch| work());
    }

    /// Starts a job that nobody asked for.
    pub fn start_quiet(&mut self, label: &'static str, work: impl FnOnce() -> Outcome + Send + 'static) {
        self.begin(Running { quiet: true, ..Running::named(label) }, move |_watch| work());
    }

    /// Starts a job that can be stopped.
    pub fn start_cancelable(&mut self, label: &'static str, work: impl FnOnce(&mut Watch) -> Outcome + Send + 'static) {
        self.begin(Running { cancelable: true, ..Running::named(label) }, work);
    }

    fn begin(&mut self, running: Running, work: impl FnOnce(&mut Watch) -> Outcome + Send + 'static) {
        self.started += 1;
        let (number, label) = (self.started, running.label);
        let (sender, wake) = (self.sender.clone(), Arc::clone(&self.wake));
        let (stop, done) = (self.stop.clone(), Arc::clone(&running.done));
        let mut watch = Watch { stop, done, wake: Arc::clone(&wake), woken: None };
        let job = move || {
            let outcome = catch_unwind(AssertUnwindSafe(|| work(&mut watch))).unwrap_or(Outcome::Broke(label));
            // The receiver is gone only when the window is; then nobody waits for the outcome.
            if sender.send((number, outcome)).is_ok() {
                wake();
            }
        };
        // A system that gives no more threads must not take the unsaved work along.
        if std::thread::Builder::new().spawn(job).is_err() {
            let _received_by_ourselves = self.sender.send((number, Outcome::Broke(label)));
            (self.wake)();
        }
        self.running.push(Running { number, ..running });
    }

    /// What wakes the window; for threads that are no jobs.
    pub(super) fn waker(&self) -> Arc<dyn Fn() + Send + Sync> {
        Arc::clone(&self.wake)
    }

    /// What is under way.
    #[must_use]
    pub fn running(&self) -> &[Running] {
        &self.running
    }

    /// Asks the jobs that can be stopped to stop.
    pub fn cancel(&mut self) {
        self.stop.0.store(true, Ordering::Relaxed);
        self.stop = Stop::default();
    }

    /// Whether what ends stays under way until [`Self::wait`] asks for it: so a test can look at what
    /// is shown meanwhile, however fast the job is.
    pub fn hold(&mut self, held: bool) {
        self.held = held;
    }

    /// The outcome of a job that has ended.
    pub fn ended(&mut self) -> Option<Outcome> {
        if self.held {
            return None;
        }
        let (number, outcome) = self.receiver.try_recv().ok()?;
        self.running.retain(|job| job.number != number);
        Some(outcome)
    }

    /// Waits for the next outcome; `None` if nothing is under way.
    pub fn wait(&mut self) -> Option<Outcome> {
        if self.running.is_empty() {
            return None;
        }
        let (number, outcome) = self.receiver.recv().ok()?;
        self.running.retain(|job| job.number != number);
        Some(outcome)
    }
}

/// Starts a thread that waits for what comes from outside, as long as the program runs. It is no
/// job: nothing waits for its end.
pub(super) fn attend(name: &str, work: impl FnOnce() + Send + 'static) -> std::io::Result<()> {
    std::thread::Builder::new().name(name.to_owned()).spawn(work).map(drop)
}
