//! The last export, and doing it again.

use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize};

use super::{Action, Dialog, Session};
use crate::export;
use crate::ground::{StoryId, is_default};

/// What was exported last, as what, where to.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct LastExport {
    /// The file of the project.
    pub project: PathBuf,
    /// The stories; all that may leave when empty.
    #[serde(default, skip_serializing_if = "is_default")]
    pub stories: Vec<StoryId>,
    /// The formats, by key.
    pub formats: Vec<String>,
    /// The folder.
    pub folder: PathBuf,
}

impl Session {
    /// The last export of this project, if it can be done again as it was.
    #[must_use]
    pub fn last_export(&self) -> Option<&LastExport> {
        let last = self.settings.last_export.as_ref()?;
        let ours = self.file.as_ref().is_some_and(|file| full(&file.path) == last.project);
        let there = last.stories.iter().all(|story| self.project.story(*story).is_some());
        let known = !last.formats.is_empty() && last.formats.iter().all(|key| export::format(key).is_some());
        (ours && there && known).then_some(last)
    }

    /// Does the last export again: formats, stories and folder. Asks where there was none.
    pub(super) fn export_again(&mut self) {
        match self.last_export().cloned() {
            Some(LastExport { stories, formats, folder, .. }) => {
                self.act(Action::Export { stories, formats, folder });
            }
            None => self.view.dialog = Some(Dialog::Export),
        }
    }

    /// Remembers what is exported now. Kept with the settings once it has been written.
    pub(super) fn remember_export(&mut self, stories: &[StoryId], formats: &[String], folder: &Path) {
        let Some(file) = &self.file else { return };
        self.settings.last_export = Some(LastExport {
            project: full(&file.path),
            stories: stories.to_vec(),
            formats: formats.to_vec(),
            folder: folder.to_owned(),
        });
    }
}

fn full(path: &Path) -> PathBuf {
    std::path::absolute(path).unwrap_or_else(|_no_folder| path.to_owned())
}
