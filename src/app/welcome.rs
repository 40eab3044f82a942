//! What is there before a project is open: samples, projects opened lately, and the tour.

use std::path::Path;

use super::sample::SAMPLES;
use super::{Action, Outcome, Session, Side, Tone};
use crate::project::{self, Project, disk};
use crate::words::Say as _;

/// A stop of the tour: its name, and the part of the desk it speaks of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Stop {
    /// Its name for messages.
    pub key: &'static str,
    /// The panel it stands at; none for what is always in sight.
    pub side: Option<Side>,
}

/// The stops of the tour, in order.
pub const TOUR: [Stop; 6] = [
    Stop { key: "page", side: None },
    Stop { key: "stories", side: Some(Side::Stories) },
    Stop { key: "tools", side: None },
    Stop { key: "inspector", side: Some(Side::Inspector) },
    Stop { key: "bar", side: None },
    Stop { key: "export", side: None },
];

impl Session {
    /// Whether nothing is open, and nothing was begun.
    #[must_use]
    pub fn is_blank(&self) -> bool {
        self.file.is_none() && self.project == Project::default()
    }

    pub(super) fn close_project(&mut self) {
        if self.safe_to_leave(Action::CloseProject) {
            self.take_up(Project::default(), None);
            self.look_for_recent();
        }
    }

    /// Looks which of the projects opened lately are still there.
    pub fn look_for_recent(&mut self) {
        let recent = self.settings.recent.clone();
        self.jobs.start_quiet("job-recent", move || {
            Outcome::Missing(recent.into_iter().filter(|path| !disk::is_there(path)).collect())
        });
    }

    pub(super) fn forget(&mut self, path: &Path) {
        self.settings.recent.retain(|other| other != path);
        self.missing.remove(path);
        self.keep_settings();
    }

    /// Opens a sample; the first time, it is laid down in the desk's own folder.
    pub(super) fn open_sample(&mut self, key: &'static str) {
        let (Some(folder), Some(sample)) = (self.data_folder.clone(), SAMPLES.iter().find(|sample| sample.key == key))
        else {
            return;
        };
        if !self.safe_to_leave(Action::OpenSample(key)) {
            return;
        }
        let over = self.project.clone();
        self.jobs.start("job-opening", move || match sample.unpack(&folder) {
            Ok(path) => {
                let result = project::open(&path);
                Outcome::Opened { path, result, over }
            }
            Err(error) => Outcome::NoSample(error),
        });
    }

    /// Shows a stop of the tour and what it speaks of. With nothing open, it leads through the
    /// first sample.
    pub(super) fn tour(&mut self, stop: Option<usize>) {
        let found = stop.and_then(|at| TOUR.get(at));
        self.view.tour = stop.filter(|_| found.is_some());
        self.view.dialog = None;
        let Some(found) = found else { return };
        if self.is_blank() {
            let [first, ..] = &SAMPLES;
            self.open_sample(first.key);
        }
        let panels = &mut self.view.panels;
        (panels.stories, panels.inspector, panels.preview) = (true, true, false);
        panels.narrow = found.side;
        self.view.page.focus = false;
    }

    pub(super) fn no_sample(&mut self, error: &super::SampleError) {
        self.view.tour = None;
        self.notices.say(Tone::Advice, error.phrase(), Some(error.advice()));
    }
}
