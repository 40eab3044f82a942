//! Keeping the settings: a job writes them, one at a time, and what was set last lies there last.

use super::{Outcome, Session, Settings, SettingsError, Tone};
use crate::words::Say as _;

/// Settings that a job has written, or not.
#[derive(Debug)]
pub struct Kept {
    settings: Settings,
    result: Result<(), SettingsError>,
}

impl Session {
    /// Has the settings written. While a job writes earlier ones, it is looked into when that ends.
    pub(super) fn keep_settings(&mut self) {
        if self.settings.file.is_none() || self.keeps_settings() {
            return;
        }
        let settings = self.settings.clone();
        self.jobs.start_quiet(KEEPING, move || {
            let result = settings.store();
            Outcome::Kept(Box::new(Kept { settings, result }))
        });
    }

    /// Settings were written, or not; what was set meanwhile follows.
    pub(super) fn kept(&mut self, kept: Kept) {
        if let Err(error) = kept.result {
            self.notices.say(Tone::Advice, error.phrase(), Some(error.advice()));
        }
        if kept.settings != self.settings {
            self.keep_settings();
        }
    }

    /// Waits until what was set lies on disk; for when the window has closed. Other jobs are not
    /// waited for.
    pub fn wait_for_settings(&mut self) {
        while self.keeps_settings() {
            match self.jobs.wait() {
                Some(Outcome::Kept(kept)) => self.kept(*kept),
                Some(_other) => {}
                None => return,
            }
        }
    }

    fn keeps_settings(&self) -> bool {
        self.jobs.running().iter().any(|job| job.label == KEEPING)
    }
}

/// The job that writes the settings.
const KEEPING: &str = "job-keeping-settings";
