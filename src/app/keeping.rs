//! Keeping the settings: a job writes them, one at a time, and what was set last lies there last.

use std::path::PathBuf;

use super::settings_file::Fields;
use super::{Outcome, Session, Settings, SettingsError, Tone};
use crate::words::{Phrase, Say as _, phrase};

/// Settings that a job has written, or not.
#[derive(Debug)]
pub struct Kept {
    settings: Settings,
    /// Where a damaged file was put for them.
    result: Result<Option<PathBuf>, SettingsError>,
}

/// What is known of the settings on disk.
#[derive(Debug, Default)]
pub(super) struct Keeping {
    /// The fields as this desk last read or wrote them; what differs was set here.
    base: Fields,
    /// That they cannot be kept was said, and has not succeeded since.
    told: bool,
}

impl Keeping {
    /// For settings as they were read.
    pub(super) fn of(settings: &Settings) -> Self {
        Self { base: settings.fields(), told: false }
    }
}

impl Session {
    /// Has the settings written. While a job writes earlier ones, it is looked into when that ends.
    pub(super) fn keep_settings(&mut self) {
        if self.settings.file.is_none() || self.keeps_settings() {
            return;
        }
        let (settings, base, today) = (self.settings.clone(), self.keeping.base.clone(), self.world.today());
        self.jobs.start_quiet(KEEPING, move || {
            let result = settings.keep(&base, today);
            Outcome::Kept(Box::new(Kept { settings, result }))
        });
    }

    /// Settings were written, or not; what was set meanwhile follows. That it fails is said once.
    pub(super) fn kept(&mut self, kept: Kept) {
        match kept.result {
            Ok(aside) => {
                self.keeping = Keeping::of(&kept.settings);
                if let Some(aside) = aside {
                    let said = phrase!("settings-aside", aside = aside.display());
                    self.notices.say(Tone::Advice, said, Some(Phrase::new("settings-aside").about("hint")));
                }
            }
            Err(error) => {
                if !std::mem::replace(&mut self.keeping.told, true) {
                    self.notices.say(Tone::Advice, error.phrase(), Some(error.advice()));
                }
            }
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
