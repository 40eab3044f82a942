//! The way to the desk that is open: a lock and a Unix socket in a folder of this person alone.

use std::io::{self, ErrorKind};
use std::os::unix::net::{UnixListener, UnixStream};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::{Sender, channel};
use std::time::{Duration, Instant};

use super::{Arrival, Entry, NotHandedOver, Place, Seat, Waker, letter};
use crate::app::jobs;
use crate::project::private::{self, Lock};

/// A letter that takes longer to arrive is none.
const READING: Duration = Duration::from_secs(1);
/// Between two looks at a desk that is just opening or closing.
const PAUSE: Duration = Duration::from_millis(20);

/// The open door: others can find this desk until it is dropped.
#[derive(Debug)]
pub(super) struct Door {
    socket: PathBuf,
    closing: Arc<AtomicBool>,
    /// Let go when all else is done.
    _lock: Lock,
}

/// Somebody who brought files and waits for an answer.
#[derive(Debug)]
pub(super) struct Caller(UnixStream);

impl Caller {
    /// Answers that the files are taken; whether there is still somebody to hear it.
    pub(super) fn answer(&mut self) -> bool {
        letter::answer(&mut self.0)
    }
}

pub(super) fn enter(place: &Place, files: &[PathBuf], patience: Duration) -> Entry {
    try_to_enter(place, files, Instant::now() + patience).unwrap_or_else(|why| Entry::Alone(Some(why)))
}

fn try_to_enter(place: &Place, files: &[PathBuf], until: Instant) -> Result<Entry, NotHandedOver> {
    private::private_folder(&place.folder)?;
    let socket = place.file("socket");
    loop {
        if let Some(lock) = private::lock(&place.file("lock"))? {
            return Ok(Entry::First(take_seat(socket, lock)?));
        }
        match hand_over(&socket, files, until) {
            Ok(()) => return Ok(Entry::HandedOver),
            Err(error) if is_passing(error.kind()) => {}
            Err(error) if is_late(error.kind()) => return Err(NotHandedOver::Silent),
            Err(error) => return Err(error.into()),
        }
        if Instant::now() >= until {
            return Err(NotHandedOver::Silent);
        }
        std::thread::sleep(PAUSE);
    }
}

/// Whether a desk that is opening or closing answers so.
fn is_passing(kind: ErrorKind) -> bool {
    let passing = [
        ErrorKind::NotFound,
        ErrorKind::ConnectionRefused,
        ErrorKind::ConnectionReset,
        ErrorKind::BrokenPipe,
        ErrorKind::UnexpectedEof,
    ];
    passing.contains(&kind)
}

fn is_late(kind: ErrorKind) -> bool {
    [ErrorKind::WouldBlock, ErrorKind::TimedOut].contains(&kind)
}

fn hand_over(socket: &Path, files: &[PathBuf], until: Instant) -> io::Result<()> {
    letter::send(&mut UnixStream::connect(socket)?, files, until)
}

fn take_seat(socket: PathBuf, lock: Lock) -> io::Result<Seat> {
    // What lies there is of a desk that ended without clearing up: the lock was free.
    private::clear(&socket)?;
    let listener = UnixListener::bind(&socket)?;
    let (sender, arrivals) = channel();
    let (wake, closing) = (Waker::default(), Arc::new(AtomicBool::new(false)));
    let door = Door { socket, closing: Arc::clone(&closing), _lock: lock };
    let waker = wake.clone();
    jobs::attend("handover", move || attend(&listener, &sender, &waker, &closing))?;
    Ok(Seat { arrivals, wake, _door: door })
}

/// Takes in letters until the door is closed.
fn attend(listener: &UnixListener, arrivals: &Sender<Arrival>, wake: &Waker, closing: &AtomicBool) {
    for caller in listener.incoming() {
        if closing.load(Ordering::Acquire) {
            return;
        }
        let Ok(mut stream) = caller else {
            // No files left to open, say; at once it would be no better.
            std::thread::sleep(PAUSE);
            continue;
        };
        let Ok(files) = letter::receive(&mut stream, Instant::now() + READING) else { continue };
        let mut caller = Caller(stream);
        // Until there is a window, files wait for it, but not whoever brought them: the first frame
        // may take longer than they have patience.
        let caller = if wake.0.get().is_some() {
            Some(caller)
        } else if caller.answer() {
            None
        } else {
            continue;
        };
        if arrivals.send(Arrival { files, caller }).is_err() {
            return;
        }
        if let Some(wake) = wake.0.get() {
            wake();
        }
    }
}

impl Drop for Door {
    fn drop(&mut self) {
        self.closing.store(true, Ordering::Release);
        // Wakes the thread that waits for callers, which then looks at the flag.
        let _woken = UnixStream::connect(&self.socket);
        let _stays_behind = private::clear(&self.socket);
    }
}
