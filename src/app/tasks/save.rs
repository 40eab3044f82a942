//! Saving over a project’s file, and keeping what was there as a version: the window and the command
//! line do it in this one way.

use std::path::{Path, PathBuf};

use jiff::Timestamp;

use crate::project::versions::{Label, ToKeep, words_of};
use crate::project::{self, Project, SaveError, Saved, Stamp, Version, VersionError, VersionPlace, Versions};

/// Where versions go, and by whom and when they are saved.
#[derive(Clone, Debug)]
pub struct Keeper {
    /// Where a person wants them.
    pub place: VersionPlace,
    /// Where this machine keeps what belongs to the desk.
    pub data: Option<PathBuf>,
    /// The instant.
    pub now: Timestamp,
    /// Who saves, by name; may be empty.
    pub who: String,
}

impl Keeper {
    /// The versions of the project at `path`.
    #[must_use]
    pub fn of(&self, path: &Path) -> Versions {
        Versions::of(path, self.place, self.data.as_deref())
    }

    /// Whether any are kept.
    #[must_use]
    pub fn keeps(&self) -> bool {
        self.place != VersionPlace::Nowhere
    }

    /// The last version of the project at `path` that is whole, with its project.
    #[must_use]
    pub fn last_good(&self, path: &Path) -> Option<(Version, Project)> {
        self.of(path).last_good()
    }

    /// Keeps what lay at `path` and was replaced; whether it is kept. It mostly is a version already,
    /// and then costs a look. That it cannot be kept is told of what is kept next.
    #[must_use]
    pub fn keep_before(&self, path: &Path, before: &[u8]) -> bool {
        self.keeps() && self.of(path).keep_replaced(before, self.now).is_ok()
    }

    /// Keeps what lies at `path` now, which the next save will replace; `bytes` are those of `project`.
    /// Who it is by and how long it is is added to the label.
    pub fn keep(&self, path: &Path, bytes: &[u8], project: &Project, label: Label) -> Result<Version, VersionError> {
        let label = Label { who: self.who.clone(), words: Some(words_of(project)), ..label };
        self.of(path).keep(bytes, &ToKeep { at: self.now, label }, self.now)
    }
}

/// Saves a project over the file that was last read or written with this stamp, and keeps what was
/// there.
pub fn save_over(project: &Project, path: &Path, stamp: &Stamp, keeper: &Keeper) -> Result<Saved, SaveError> {
    project::save_keeping(project, path, Some(stamp), &mut |before| keeper.keep_before(path, before))
}

/// The same, and keeps what lies there now. That it could not be kept is no reason to call it unsaved.
pub fn save_and_keep(
    project: &Project,
    path: &Path,
    stamp: &Stamp,
    keeper: &Keeper,
) -> Result<Option<VersionError>, SaveError> {
    let saved = save_over(project, path, stamp, keeper)?;
    Ok(if keeper.keeps() { keeper.keep(path, &saved.bytes, project, Label::default()).err() } else { None })
}
