//! The desk's end of the line to who stands by.

use std::io::Write;
use std::os::unix::process::CommandExt as _;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::sync::mpsc::{Receiver, Sender, channel};
use std::sync::{Arc, OnceLock};
use std::time::Duration;

use super::word::Word;
use super::{WORD, display};
use crate::app::jobs;
use crate::project::line;

/// Longest wait for a last word to be heard.
const PATIENCE: Duration = Duration::from_millis(500);

/// The line to who stands by; none is there until it begins. Clones speak over the same one.
#[derive(Clone, Debug, Default)]
pub struct StandBy {
    words: Arc<OnceLock<Sender<Said>>>,
    /// The program that would stand by, if one is to.
    program: Option<PathBuf>,
    /// What it was last told; nothing yet.
    told: Option<Word>,
}

/// A word, and who waits until it is heard.
#[derive(Debug)]
struct Said {
    word: Word,
    heard: Option<Sender<()>>,
}

impl StandBy {
    /// Nobody yet; a process of this program, as soon as it is wanted.
    #[must_use]
    pub fn by(program: Option<PathBuf>) -> Self {
        Self { program, ..Self::default() }
    }

    /// Whether somebody stands by.
    #[must_use]
    pub fn is_there(&self) -> bool {
        self.words.get().is_some()
    }

    /// Has a process stand by from now on, if one is to and none does.
    pub fn begin(&self) {
        let Some(program) = self.program.clone().filter(|_| !self.is_there()) else { return };
        self.speak(move || {
            let mut command = Command::new(program);
            command.arg(WORD).stdin(Stdio::piped()).stdout(Stdio::null());
            // Ctrl+C in a terminal is for the desk alone, which ends by it as it should.
            let mut child = command.process_group(0).spawn().ok()?;
            child.stdin.take().map(|line| (line, Some(child)))
        });
    }

    /// Takes up the line to who started this desk after another was lost.
    pub fn take_up(&self) {
        if let Ok(line) = line::take() {
            self.speak(move || Some((line, None)));
        }
    }

    /// On a thread of its own: a pipe may be full, and starting a process takes a while.
    fn speak<L: Write>(&self, reach: impl FnOnce() -> Option<(L, Option<Child>)> + Send + 'static) {
        let (sender, words) = channel();
        let work = move || {
            if let Some((line, child)) = reach() {
                speak(line, child, &words);
            }
        };
        if jobs::attend("stand-by", work).is_ok() {
            let _first = self.words.set(sender);
        }
    }

    /// Tells what project is open, if it is not the one told last, and whether this window is another
    /// one than the first; `None` lies in no file.
    pub fn tell_open(&mut self, path: Option<&Path>, another: bool) {
        let is_told = matches!(&self.told, Some(Word::Open { path: told, another: was }) if told.as_deref() == path && *was == another);
        if self.is_there() && !is_told {
            let word = Word::Open { path: path.map(Path::to_owned), another };
            self.told = Some(word.clone());
            self.say(word);
        }
    }

    /// Tells that a fault ends the desk, and waits until that is heard. The toolkit breaks down when it
    /// loses the display; that is no fault of the desk.
    pub fn broke(&self) {
        if display::is_there() {
            self.say_last(Word::Broke);
        }
    }

    /// Tells that the desk ends as it should, and waits until that is heard and nobody stands by.
    pub fn ended(&self) {
        self.say_last(Word::Ended);
    }

    fn say(&self, word: Word) {
        if let Some(words) = self.words.get() {
            let _nobody_listens = words.send(Said { word, heard: None });
        }
    }

    fn say_last(&self, word: Word) {
        let Some(words) = self.words.get() else { return };
        let (sender, heard) = channel();
        if words.send(Said { word, heard: Some(sender) }).is_ok() {
            let _in_time = heard.recv_timeout(PATIENCE);
        }
    }
}

/// Says what is to be said.
fn speak(mut line: impl Write, child: Option<Child>, words: &Receiver<Said>) {
    for said in words {
        if line.write_all(&said.word.written()).is_err() {
            // Nobody stands by any more.
            return;
        }
        if said.word == Word::Ended {
            drop(line);
            // Who stands by ends now; waited for, it leaves nothing behind.
            let _gone = child.map(|mut child| child.wait());
            // Who waits is told by being let go.
            return;
        }
        drop(said.heard);
    }
    // The session is gone and has said nothing. The line is to end with the program, not before.
    loop {
        std::thread::park();
    }
}
