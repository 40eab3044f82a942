//! What the journals of ended desks hold: finding it, and saying how it stands to the file it
//! belongs to.

use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::SystemTime;

use jiff::Timestamp;

use super::bookmark::{self, Whereabouts};
use super::journal::{Head, read_edit};
use crate::edit::compare::{Comparison, Pair, Row, Run, Said, Value, compare, runs};
use crate::edit::merge::merge;
use crate::project::disk::{ReadError, read_bounded};
use crate::project::journal::{Binned, Ended, JournalError, JournalFolder, Recorded};
use crate::project::{MAX_FILE_BYTES, Opened, Project, Stamp, file, open};
use crate::story::{Count, Text};
use crate::words::{Phrase, Say, phrase, shown_in_english};

/// What a journal leads to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Replayed {
    /// What it builds on.
    pub head: Head,
    /// The project as it was in the file that it builds on; empty if there was none.
    pub base: Project,
    /// The project as it was last.
    pub project: Project,
    /// What the file’s bytes were after the saves that happened meanwhile.
    pub saves: Vec<String>,
    /// How many changes could not be read or made; of those that follow a damaged place it is not
    /// known how many they are, and it counts as one.
    pub missing: usize,
}

/// Why nothing can be recovered from a journal. It was left as it is.
#[derive(Debug, thiserror::Error)]
pub enum RecoverError {
    /// It cannot be read.
    Journal(#[from] JournalError),
    /// What it builds on is not said in a way that is understood.
    Head {
        /// The journal.
        path: PathBuf,
    },
    /// It does not hold the file that it builds on, and that is another now.
    NoBase {
        /// The journal.
        path: PathBuf,
        /// The file.
        file: PathBuf,
    },
}

impl Say for RecoverError {
    fn phrase(&self) -> Phrase {
        match self {
            Self::Journal(error) => error.phrase(),
            Self::Head { path } => phrase!("journal-none", path = path.display()),
            Self::NoBase { path, file } => {
                phrase!("recover-no-base", path = path.display(), file = file.display())
            }
        }
    }

    fn advice(&self) -> Phrase {
        match self {
            Self::Journal(error) => error.advice(),
            Self::Head { .. } | Self::NoBase { .. } => self.phrase().about("hint"),
        }
    }
}

shown_in_english!(RecoverError);

/// Does again what a journal holds, as far as it can be read.
pub fn replay(path: &Path) -> Result<Replayed, RecoverError> {
    let recorded = Recorded::open(path)?;
    let head = Head::read(recorded.head()).ok_or_else(|| RecoverError::Head { path: path.to_owned() })?;
    let base = base_of(&head, &recorded, path)?;
    let mut project = base.clone();
    let mut missing = usize::from(recorded.unread() > 0);
    let mut edits = recorded.edits();
    while let Some(edit) = edits.next() {
        let Some(Ok(changed)) = read_edit(edit).map(|edit| edit.apply(&project)) else {
            // What follows was made of what this one would have left.
            missing += 1 + edits.len();
            break;
        };
        project = changed;
    }
    let saves = recorded.saves().map(|stamp| String::from_utf8_lossy(stamp).into_owned()).collect();
    Ok(Replayed { head, base, project, saves, missing })
}

fn base_of(head: &Head, recorded: &Recorded, path: &Path) -> Result<Project, RecoverError> {
    let Some(stamp) = &head.stamp else { return Ok(Project::default()) };
    let in_it = recorded.base().and_then(|bytes| file::parse(bytes).ok());
    if let Some(parsed) = in_it {
        return Ok(parsed.project);
    }
    let file = head.file.clone().unwrap_or_default();
    let there = read_bounded(&file, MAX_FILE_BYTES).ok().filter(|bytes| Stamp::of(bytes).to_string() == *stamp);
    let parsed = there.and_then(|bytes| file::parse(&bytes).ok());
    parsed.map(|parsed| parsed.project).ok_or(RecoverError::NoBase { path: path.to_owned(), file })
}

/// How the file of a recovered project is now.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum FileNow {
    /// As it was when the first of the recovered changes was made.
    Same(Opened),
    /// Somebody wrote it since, or the program did and could not say so any more.
    Changed(Opened),
    /// It cannot be opened, or is gone: why.
    Unreadable(Box<Phrase>),
    /// There was none.
    Untitled,
}

/// Words of a desk that ended without having saved them.
#[derive(Clone, Debug)]
pub struct Lost {
    /// The journal they are in. As long as this is held, no other desk finds it.
    pub ended: Ended,
    /// When they were last added to.
    pub at: Timestamp,
    /// What it leads to.
    pub replayed: Replayed,
    /// How the file is now.
    pub file: FileNow,
    /// The project with what others wrote to the file since and what was recovered, where both go
    /// together; only for a file that was changed.
    pub together: Option<Box<Project>>,
    /// What bringing it back would change in the saved version.
    pub changes: Arc<Comparison>,
    /// How many words that are.
    pub words: usize,
    /// Where somebody was in it.
    pub(super) left: Option<Whereabouts>,
}

impl Lost {
    fn new(state: &Path, ended: Ended, replayed: Replayed) -> Self {
        let (at, file) = (Timestamp::try_from(ended.written).unwrap_or_default(), file_now(&replayed));
        let together = match &file {
            FileNow::Changed(there) => Some(merge(&replayed.base, &replayed.project, &there.project)),
            FileNow::Same(_) | FileNow::Unreadable(_) | FileNow::Untitled => None,
        };
        let together = together.filter(|merged| merged.conflicts.is_empty()).map(|merged| Box::new(merged.project));
        let saved = match &file {
            FileNow::Same(there) | FileNow::Changed(there) => &there.project,
            FileNow::Unreadable(_) | FileNow::Untitled => &replayed.base,
        };
        let changes = Arc::new(compare(saved, together.as_deref().unwrap_or(&replayed.project)));
        let words = words_in(&changes);
        let left = bookmark::left_in(Some(state), replayed.head.file.as_deref());
        Self { ended, at, replayed, file, together, changes, words, left }
    }

    /// The same, compared with the file as it is now.
    pub(super) fn anew(self, state: &Path) -> Self {
        Self::new(state, self.ended, self.replayed)
    }

    /// Whether it can be brought back without a question: nobody wrote its file since.
    #[must_use]
    pub fn can_go_on(&self) -> bool {
        matches!(&self.file, FileNow::Same(_) | FileNow::Untitled)
    }

    /// Whether what is in the file lacks any of it.
    fn brings_something(&self) -> bool {
        match (&self.file, &self.together) {
            (FileNow::Changed(there), Some(together)) => there.project != **together,
            (FileNow::Untitled, _) => !self.replayed.project.says_nothing(),
            (FileNow::Same(_) | FileNow::Changed(_) | FileNow::Unreadable(_), _) => true,
        }
    }

    /// What the bytes of the file were that it builds on; no save goes over others.
    pub(super) fn stamp(&self) -> Option<Stamp> {
        Stamp::from_hex(self.replayed.head.stamp.as_deref()?)
    }
}

/// A journal from which nothing can be recovered.
#[derive(Clone, Debug)]
pub struct Unreadable {
    /// The journal.
    pub ended: Ended,
    /// Why.
    pub why: Box<Phrase>,
    /// What can be done.
    pub hint: Box<Phrase>,
}

/// All that was found.
#[derive(Clone, Debug, Default)]
pub struct Finds {
    /// What can be recovered, the latest first.
    pub lost: Vec<Lost>,
    /// What cannot.
    pub unreadable: Vec<Unreadable>,
    /// What need not be: all of it lies in its file.
    pub settled: Vec<Ended>,
    /// Whether something lies in the bin.
    pub in_bin: bool,
}

/// Looks for what ended desks have not saved, in the folder for what is of this machine. Journals
/// whose words all lie in their file go to the bin; what has been there long enough is taken out.
pub fn find_lost(state: &Path, now: Timestamp) -> Result<Finds, ReadError> {
    let (folder, now) = (JournalFolder::below(state), SystemTime::from(now));
    // Tried again by the next desk, as is what follows.
    let _swept = folder.sweep(now);
    crate::project::bookmark::sweep(state, now);
    Ok(settled_in_bin(look(state)?, &folder, now))
}

/// The same for one project alone, or one without a file: what else there is may be taken up by the
/// desks that come back for it.
pub(super) fn find_lost_of(state: &Path, project: Option<&Path>, now: Timestamp) -> Result<Finds, ReadError> {
    let folder = JournalFolder::below(state);
    let mut finds = finds_in(state, folder.ended_of(project)?);
    finds.in_bin = has_binned(&folder);
    Ok(settled_in_bin(finds, &folder, now.into()))
}

fn settled_in_bin(mut finds: Finds, folder: &JournalFolder, now: SystemTime) -> Finds {
    for ended in finds.settled.drain(..) {
        let _found_again = folder.put_in_bin(&ended.path, now, Binned::Saved);
    }
    finds
}

/// Looks for it, and leaves everything as it is.
pub fn look(state: &Path) -> Result<Finds, ReadError> {
    let folder = JournalFolder::below(state);
    Ok(Finds { in_bin: has_binned(&folder), ..finds_in(state, folder.ended()?) })
}

/// What lies in the bin and would change something if it were brought back, the latest first.
pub fn look_in_bin(state: &Path) -> Result<Vec<Lost>, ReadError> {
    let mut finds = finds_in(state, JournalFolder::below(state).binned()?);
    finds.lost.retain(Lost::brings_something);
    Ok(finds.lost)
}

/// Whether a journal lies in the bin.
pub(super) fn is_binned(state: &Path, journal: &Path) -> bool {
    JournalFolder::below(state).is_binned(journal)
}

fn has_binned(folder: &JournalFolder) -> bool {
    folder.binned().is_ok_and(|binned| !binned.is_empty())
}

fn finds_in(state: &Path, all: Vec<Ended>) -> Finds {
    let mut finds = Finds::default();
    for ended in all {
        match replay(&ended.path) {
            Ok(replayed) => {
                let lost = Lost::new(state, ended, replayed);
                if lies_in(&lost.replayed, &lost.file) {
                    finds.settled.push(lost.ended);
                } else {
                    finds.lost.push(lost);
                }
            }
            Err(error) => {
                let (why, hint) = (Box::new(error.phrase()), Box::new(error.advice()));
                finds.unreadable.push(Unreadable { ended, why, hint });
            }
        }
    }
    finds.lost.sort_by(|one, other| other.at.cmp(&one.at).then_with(|| one.ended.path.cmp(&other.ended.path)));
    finds
}

/// How many words came, or went where fewer came.
fn words_in(changes: &Comparison) -> usize {
    let (before, after) = (&changes.before.directory, &changes.after.directory);
    let typed = |said: &Option<Said>| match said {
        Some(Said::Words(text)) => text.clone(),
        Some(Said::Phrase(_)) | None => Text::default(),
    };
    let of_pair = |pair: Pair| {
        let (mut come, mut gone) = (0, 0);
        for run in runs(&typed(&pair.before), &typed(&pair.after)) {
            match run {
                Run::Inserted(text) => come += Count::of(text.as_str()).words,
                Run::Removed(text) => gone += Count::of(text.as_str()).words,
                Run::Same(_) | Run::Remarked { .. } => {}
            }
        }
        come.max(gone)
    };
    let of_row = |row: &Row| match (&row.before, &row.after) {
        // A story that came or went is told by its beginning; all of it counts.
        (Value::Story(story, _), Value::Nothing) | (Value::Nothing, Value::Story(story, _)) => story.count().words,
        (_, _) => row.pairs(before, after).into_iter().map(of_pair).sum(),
    };
    changes.all().map(of_row).sum()
}

/// What one journal leads to, also one in the bin; `None` if it cannot be read, is gone, or its desk
/// is there.
pub(super) fn find_one(state: &Path, journal: &Path) -> Option<Lost> {
    let folder = JournalFolder::below(state);
    let all = if folder.is_binned(journal) { folder.binned() } else { folder.ended() };
    let ended = all.ok()?.into_iter().find(|ended| ended.path == journal)?;
    let replayed = replay(&ended.path).ok()?;
    Some(Lost::new(state, ended, replayed))
}

fn file_now(replayed: &Replayed) -> FileNow {
    let Some(path) = &replayed.head.file else { return FileNow::Untitled };
    match open(path) {
        Ok(opened) => {
            let stamp = opened.stamp.to_string();
            // What this very desk saved is no change by others.
            let known = replayed.head.stamp.iter().chain(&replayed.saves).any(|known| *known == stamp);
            if known { FileNow::Same(opened) } else { FileNow::Changed(opened) }
        }
        Err(error) => FileNow::Unreadable(Box::new(error.phrase())),
    }
}

/// Whether nothing would be lost without the journal.
fn lies_in(replayed: &Replayed, file: &FileNow) -> bool {
    match file {
        FileNow::Same(opened) | FileNow::Changed(opened) => opened.project == replayed.project,
        FileNow::Unreadable(_) => false,
        FileNow::Untitled => replayed.project.says_nothing() && replayed.missing == 0,
    }
}
