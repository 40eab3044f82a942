//! What the system opens for the desk: a folder in its file manager, a page in its browser, another
//! window of the desk.

use std::ffi::OsStr;
use std::io;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::sync::Arc;

use super::{Outcome, Session, Tone, jobs};
use crate::project::disk;
use crate::words::{Arg, Phrase, Say as _, phrase};

/// The program that opens things as the person who works here wants them opened.
const OPENER: &str = if cfg!(target_os = "macos") {
    "open"
} else if cfg!(windows) {
    "explorer"
} else {
    "xdg-open"
};

/// The variable that names the journal whose words a new window is to show.
pub const RECOVERS: &str = "COPYDESK_RECOVERS";

/// Why the system did not open something.
#[derive(Debug)]
pub struct NotOpened {
    what: PathBuf,
    why: Phrase,
}

/// Has the system open a file or folder. Returns when the system says that it did, which with some
/// browsers is when they are closed.
pub(super) fn open(path: &Path) -> Result<(), NotOpened> {
    let failed = |why: Phrase| NotOpened { what: path.to_owned(), why };
    let opener: &OsStr = OPENER.as_ref();
    let mut command = Command::new(opener);
    command.arg(path).stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null());
    let told = |error: io::Error| failed(phrase!("notice-about", what = OPENER, said = &error));
    let status = command.status().map_err(told)?;
    // The file manager of Windows ends with 1 when all is well.
    if status.success() || cfg!(windows) {
        Ok(())
    } else {
        Err(failed(phrase!(
            "notice-about",
            what = OPENER,
            said = phrase!("system-number", number = Arg::Number(status.code().unwrap_or(-1).into()))
        )))
    }
}

/// What opens a page in the browser; tests have one that only remembers.
#[derive(Clone)]
pub struct Opener(Arc<Open>);

/// Opens a path, or says why not.
type Open = dyn Fn(&Path) -> Result<(), Phrase> + Send + Sync;

impl Opener {
    /// Opens pages so.
    #[must_use]
    pub fn new(open: impl Fn(&Path) -> Result<(), Phrase> + Send + Sync + 'static) -> Self {
        Self(Arc::new(open))
    }
}

impl Default for Opener {
    fn default() -> Self {
        Self::new(|path| open(path).map_err(|not| not.why))
    }
}

impl std::fmt::Debug for Opener {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Opener")
    }
}

impl Session {
    /// Has the browser open a page, and tells if it cannot.
    pub(super) fn open_page(&mut self, page: PathBuf) {
        let Opener(open) = self.opener.clone();
        self.jobs.start_quiet("job-opening-outside", move || {
            Outcome::OpenedOutside(open(&page).map_err(|why| NotOpened { what: page.clone(), why }))
        });
    }

    /// Has the system open a path, and tells if it cannot.
    pub(super) fn open_outside(&mut self, path: PathBuf) {
        self.jobs.start_quiet("job-opening-outside", move || Outcome::OpenedOutside(open(&path)));
    }

    /// Starts the program once more, for a window of its own.
    pub(super) fn another_window(&mut self) {
        self.start_window(None);
    }

    /// The same for a window that shows what a journal has recorded.
    pub(super) fn window_with_recovered(&mut self, journal: PathBuf) {
        self.start_window(Some(journal));
    }

    fn start_window(&mut self, journal: Option<PathBuf>) {
        let Some(program) = self.world.program().map(Path::to_owned) else { return };
        self.jobs.start_quiet("job-opening-outside", move || {
            let mut command = Command::new(&program);
            command.envs(journal.map(|journal| (RECOVERS, journal)));
            command.arg("--new-window").stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null());
            // Somebody has to see its end, or the system keeps its name on a list.
            let seen_off = |mut child: Child| jobs::attend("window", move || drop(child.wait()));
            let started = command.spawn().and_then(seen_off);
            Outcome::OpenedOutside(
                started.map_err(|error| NotOpened { what: program, why: phrase!("raw-words", words = &error) }),
            )
        });
    }

    /// Has the system open a folder, which is made if it is not there.
    pub(super) fn open_made_folder(&mut self, folder: PathBuf) {
        self.jobs.start_quiet("job-opening-outside", move || {
            let made = disk::make_folder(&folder).map_err(|error| error.phrase());
            let opened = made.map_err(|why| NotOpened { what: folder.clone(), why }).and_then(|()| open(&folder));
            Outcome::OpenedOutside(opened)
        });
    }

    /// The system opened something, or not.
    pub(super) fn opened_outside(&mut self, result: Result<(), NotOpened>) {
        if let Err(NotOpened { what, why }) = result {
            let said = phrase!("notice-not-opened-outside", what = what.display(), why = why);
            self.notices.say(Tone::Failed, said, Some(Phrase::new("notice-not-opened-outside").about("hint")));
        }
    }
}
