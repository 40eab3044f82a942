//! Saving where a damaged or foreign file lies: that file is put aside, whole, under a name of its own.

use std::path::{Path, PathBuf};

use crate::app::act::SAVING;
use crate::app::{Outcome, Session};
use crate::project::{self, SaveError};

/// Files put aside on one day that are told apart.
const MOST: usize = 100;

impl Session {
    /// Whether the file of the project on the desk can be put aside for it. What others wrote before it
    /// was damaged is decided first: it may be nowhere else.
    #[must_use]
    pub fn can_put_aside(&self) -> bool {
        self.lies_over_no_project() && !self.is_saving() && !self.must_decide()
    }

    /// Puts the file aside that lies where the project belongs, and saves the project there.
    pub(in crate::app) fn put_aside(&mut self) {
        let Some(path) = self.file_path().filter(|_| self.can_put_aside()) else { return };
        self.view.dialog = None;
        self.history.seal();
        self.flush_journal_soon();
        let (snapshot, from, day) = (self.project.clone(), Some(path.clone()), self.world.today());
        self.view.saving = Some(snapshot.clone());
        self.jobs.start(SAVING, move || {
            let result = match project::save_aside(&snapshot, &path, names(&path, &day.to_string())) {
                // The project is in its file; only the drive’s promise is missing.
                Err(SaveError::NotConfirmed { saved, .. }) => Ok(*saved),
                other => other.map_err(Into::into),
            };
            Outcome::Saved { snapshot, from, path, result, left: Vec::new() }
        });
    }
}

/// Names for a file that is put aside: `desk.aside-2026-11-26.ron`, then with a number.
fn names(path: &Path, day: &str) -> impl Iterator<Item = PathBuf> {
    let stem = path.file_stem().unwrap_or_default().to_string_lossy().into_owned();
    let (path, day) = (path.to_owned(), day.to_owned());
    (1..=MOST).map(move |nth| {
        let number = if nth == 1 { String::new() } else { format!("-{nth}") };
        path.with_file_name(format!("{stem}.aside-{day}{number}.ron"))
    })
}
