//! The folder of the journals: which desk writes which, and the bin of those that were discarded.

use std::collections::BTreeMap;
use std::fs::{self, File};
use std::io;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::{Duration, SystemTime};

use crate::project::Stamp;
use crate::project::disk::{ReadError, WriteError, files_in, sync_folder};
#[cfg(unix)]
use crate::project::private;

/// How long what was discarded can still be had.
pub const BIN_DAYS: u64 = 30;

/// Where the journals of all desks of this person on this machine lie.
#[derive(Clone, Debug)]
pub struct JournalFolder {
    path: PathBuf,
}

/// Held by the desk that writes a journal; however it ends, the system lets go of it.
#[derive(Debug)]
pub struct DeskLock {
    #[cfg(unix)]
    _lock: private::Lock,
    #[cfg(not(unix))]
    _lock: File,
}

/// A journal whose desk has ended. As long as this is held, no other desk finds it.
#[derive(Clone, Debug)]
pub struct Ended {
    /// Where it lies.
    pub path: PathBuf,
    /// When it was last written to.
    pub written: SystemTime,
    /// None of one that lies in the bin, which nobody holds.
    _claim: Option<Arc<DeskLock>>,
}

impl Ended {
    /// Whether what lies in the bin was brought back from there, or from beside it, before.
    #[must_use]
    pub fn was_brought_back(&self) -> bool {
        stem_of(&self.path).ends_with(Binned::BroughtBack.mark())
    }
}

/// Why a journal goes to the bin; its name there says so.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Binned {
    /// Somebody gave its words up.
    GivenUp,
    /// Its words are on a desk again.
    BroughtBack,
    /// All of it lay in its file.
    Saved,
}

impl Binned {
    const ALL: [Self; 3] = [Self::GivenUp, Self::BroughtBack, Self::Saved];

    /// What ends its name in the bin, before the ending.
    fn mark(self) -> &'static str {
        match self {
            Self::GivenUp => "",
            Self::BroughtBack => ".back",
            Self::Saved => ".saved",
        }
    }
}

impl JournalFolder {
    /// The folder below the one for what is of this machine alone; nothing is made yet.
    #[must_use]
    pub fn below(state: &Path) -> Self {
        Self { path: state.join("journal") }
    }

    /// Makes it, for its owner only, unless it is there.
    pub fn make(&self) -> Result<(), WriteError> {
        let new = !self.path.is_dir();
        make_private(&self.path).map_err(failed(&self.path))?;
        // A journal is not on disk for good before the folders are that lead to it.
        for above in self.path.ancestors().skip(1).take(if new { 2 } else { 0 }) {
            sync_folder(above).map_err(failed(above))?;
        }
        Ok(())
    }

    /// Takes the lock of a desk; `None` if it is held already.
    pub fn lock(&self, desk: u64) -> Result<Option<DeskLock>, WriteError> {
        let path = self.path.join(format!("{desk:016x}.desk"));
        lock(&path).map_err(failed(&path))
    }

    /// Where a desk writes the journal of a project.
    #[must_use]
    pub fn journal(&self, project: Option<&Path>, desk: u64) -> PathBuf {
        self.path.join(format!("{}{desk:016x}.{ENDING}", beginning(project)))
    }

    /// The journals whose desks have ended, by the names of their files.
    pub fn ended(&self) -> Result<Vec<Ended>, ReadError> {
        self.ended_named("")
    }

    /// Those of them that are of this project, or of one without a file. The others are not claimed.
    pub fn ended_of(&self, project: Option<&Path>) -> Result<Vec<Ended>, ReadError> {
        self.ended_named(&beginning(project))
    }

    fn ended_named(&self, begins: &str) -> Result<Vec<Ended>, ReadError> {
        let mut desks: BTreeMap<u64, Option<Arc<DeskLock>>> = BTreeMap::new();
        let mut ended = Vec::new();
        for path in files_in(&self.path, ENDING)? {
            let stem = path.file_stem().map(|stem| stem.to_string_lossy().into_owned()).unwrap_or_default();
            if !stem.starts_with(begins) {
                continue;
            }
            let Some(desk) = stem.split_once('-').and_then(|(_, desk)| u64::from_str_radix(desk, 16).ok()) else {
                continue;
            };
            // A desk whose lock cannot be asked for counts as alive.
            let claim = desks.entry(desk).or_insert_with(|| self.lock(desk).ok().flatten().map(Arc::new));
            if let Some(claim) = claim
                && let Ok(written) = fs::metadata(&path).and_then(|metadata| metadata.modified())
            {
                ended.push(Ended { path, written, _claim: Some(Arc::clone(claim)) });
            }
        }
        Ok(ended)
    }

    /// What lies in the bin and may have words that are nowhere else.
    pub fn binned(&self) -> Result<Vec<Ended>, ReadError> {
        let files = files_in(&self.path.join(BIN), ENDING)?;
        let worth = files.into_iter().filter(|path| !stem_of(path).ends_with(Binned::Saved.mark()));
        let ended = worth.filter_map(|path| {
            let written = fs::metadata(&path).and_then(|metadata| metadata.modified()).ok()?;
            Some(Ended { path, written, _claim: None })
        });
        Ok(ended.collect())
    }

    /// Whether a journal lies in the bin.
    #[must_use]
    pub fn is_binned(&self, journal: &Path) -> bool {
        journal.parent() == Some(&self.path.join(BIN))
    }

    /// Puts a journal into the bin, where it is for 30 days; gives where it lies there. One that lies
    /// there already is called by why it does now.
    pub fn put_in_bin(&self, journal: &Path, now: SystemTime, why: Binned) -> Result<PathBuf, WriteError> {
        let bin = self.path.join(BIN);
        make_private(&bin).map_err(failed(&bin))?;
        let (lies, mark) = (stem_of(journal), why.mark());
        let marks = Binned::ALL.map(Binned::mark);
        let bare = marks.iter().filter(|mark| !mark.is_empty()).find_map(|mark| lies.strip_suffix(mark));
        let stem = bare.unwrap_or(&lies);
        let names = (0_u32..).map(|nth| if nth == 0 { stem.to_owned() } else { format!("{stem}-{nth}") });
        let mut free = names.map(|name| bin.join(format!("{name}{mark}.{ENDING}")));
        let to = free.find(|path| fs::symlink_metadata(path).is_err()).unwrap_or_else(|| bin.join(stem));
        fs::rename(journal, &to).map_err(failed(journal))?;
        // Its days are counted from now; where that cannot be said, from when it was last written.
        let _counted_from = File::options().append(true).open(&to).and_then(|file| file.set_modified(now));
        Ok(to)
    }

    /// Takes out of the bin what has been there for 30 days, and what drafts were left behind.
    pub fn sweep(&self, now: SystemTime) -> Result<(), ReadError> {
        let old = |path: &PathBuf, than: Duration| {
            let since = fs::metadata(path).and_then(|metadata| metadata.modified());
            since.is_ok_and(|since| now.duration_since(since).is_ok_and(|age| age > than))
        };
        let day = Duration::from_hours(24);
        let binned = files_in(&self.path.join(BIN), ENDING)?;
        let month = day.saturating_mul(u32::try_from(BIN_DAYS).unwrap_or(u32::MAX));
        let drafts = files_in(&self.path, super::DRAFT.trim_start_matches('.'))?;
        let gone = binned.into_iter().filter(|path| old(path, month));
        for path in gone.chain(drafts.into_iter().filter(|path| old(path, day))) {
            // It is tried again by the next desk.
            let _stays = fs::remove_file(path);
        }
        Ok(())
    }
}

/// How the names of a project's journals begin; what follows tells the desk.
fn beginning(project: Option<&Path>) -> String {
    let named = project.map_or_else(String::new, |path| path.to_string_lossy().into_owned());
    let digest: String = Stamp::of(named.as_bytes()).to_string().chars().take(16).collect();
    format!("{digest}-")
}

/// A journal's name without its ending.
fn stem_of(journal: &Path) -> String {
    journal.file_stem().map(|stem| stem.to_string_lossy().into_owned()).unwrap_or_default()
}

/// The ending of a journal's name.
const ENDING: &str = "journal";
/// The folder of those that were discarded.
const BIN: &str = "bin";

#[cfg(unix)]
fn make_private(path: &Path) -> io::Result<()> {
    private::private_folder(path)
}

#[cfg(not(unix))]
fn make_private(path: &Path) -> io::Result<()> {
    fs::create_dir_all(path)
}

#[cfg(unix)]
fn lock(path: &Path) -> io::Result<Option<DeskLock>> {
    Ok(private::lock(path)?.map(|lock| DeskLock { _lock: lock }))
}

#[cfg(not(unix))]
fn lock(path: &Path) -> io::Result<Option<DeskLock>> {
    let file = File::options().write(true).create(true).truncate(false).open(path)?;
    match file.try_lock() {
        Ok(()) => Ok(Some(DeskLock { _lock: file })),
        Err(fs::TryLockError::WouldBlock) => Ok(None),
        Err(fs::TryLockError::Error(error)) => Err(error),
    }
}

fn failed(path: &Path) -> impl Fn(io::Error) -> WriteError {
    |source| WriteError::Failed { path: path.to_owned(), source }
}
