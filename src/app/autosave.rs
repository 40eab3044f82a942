//! Autosave: the project goes into its file by itself, some time after the last change.
//!
//! It is on from the start. What was typed comes back after a crash without it, from the journal
//! ([`super::safety`]), but only on this machine: who edits in a newsroom's other systems expects that
//! colleagues find it in the file, too. It costs little: a save never goes over what somebody else
//! wrote meanwhile, and undo still leads back. Whoever wants to decide each save turns it off.

use std::time::Duration;

use serde::{Deserialize, Serialize};

use super::{Dialog, Session};

/// Whether the project is saved by itself, and how long after the last change.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Autosave {
    /// Whether it is.
    pub on: bool,
    /// After how many seconds without a change: 10 to 600.
    pub after: u16,
}

impl Default for Autosave {
    fn default() -> Self {
        Self { on: true, after: 30 }
    }
}

impl Autosave {
    /// The shortest and the longest pause, in seconds.
    pub const PAUSES: [u16; 2] = [10, 600];

    pub(super) fn within_bounds(self) -> Self {
        let [shortest, longest] = Self::PAUSES;
        Self { after: self.after.clamp(shortest, longest), ..self }
    }
}

/// What a session knows of its saves.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Saves {
    /// When the project was last changed, since 1970.
    changed: Option<Duration>,
    /// The change that was last tried to be saved by itself.
    tried: Option<Duration>,
    /// The save under way is one that nobody asked for.
    by_itself: bool,
    /// That saving by itself fails was said, and has not succeeded since.
    told: bool,
    /// When the project was last saved here.
    pub(super) saved: Option<jiff::Timestamp>,
}

impl Saves {
    /// Takes up that a save has ended; whether nobody has asked for it.
    pub(super) fn ended(&mut self) -> bool {
        std::mem::take(&mut self.by_itself)
    }

    /// The project is in its file since this instant.
    pub(super) fn succeeded(&mut self, at: jiff::Timestamp) {
        self.saved = Some(at);
        self.told = false;
    }

    /// A save by itself has failed; whether that is to be said.
    pub(super) fn failed(&mut self) -> bool {
        !std::mem::replace(&mut self.told, true)
    }
}

impl Session {
    /// The project has changed now.
    pub(super) fn note_change(&mut self) {
        self.saves.changed = Some(self.world.elapsed());
    }

    /// When the project was last saved while it was open here.
    #[must_use]
    pub fn saved_at(&self) -> Option<jiff::Timestamp> {
        self.saves.saved
    }

    /// Saves the project if it is time to. Gives how long it is until then, if that is known: the
    /// window wakes up for it and does not look again before.
    pub fn autosave(&mut self) -> Option<Duration> {
        let changed = self.saves.changed.filter(|_| self.settings.autosave.on && self.is_dirty())?;
        // What failed is tried again once there is something new, not every half minute.
        if self.saves.tried == Some(changed) || !self.may_save_by_itself() {
            return None;
        }
        let pause = Duration::from_secs(self.settings.autosave.within_bounds().after.into());
        let left = pause.saturating_sub(self.world.elapsed().saturating_sub(changed));
        if !left.is_zero() {
            return Some(left);
        }
        self.saves.tried = Some(changed);
        self.saves.by_itself = self.save_quietly();
        None
    }

    /// Whether a save would ask nothing and come in nobody's way. A job that ends wakes the window,
    /// and so does a dialog that is closed.
    fn may_save_by_itself(&self) -> bool {
        let asked = matches!(self.view.dialog, Some(Dialog::Unsaved(_)));
        let can = self.file.as_ref().is_some_and(|file| file.read_only.is_none());
        can && !asked && !self.view.closing && !self.is_saving()
    }
}
