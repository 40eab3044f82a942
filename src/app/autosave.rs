//! Autosave: the project goes into its file by itself, some time after the last change.
//!
//! It is on from the start. What was typed comes back after a crash without it, from the journal
//! ([`super::safety`]), but only on this machine: who edits in a newsroom's other systems expects that
//! colleagues find it in the file, too. It costs little: a save never goes over what somebody else
//! wrote meanwhile, and undo still leads back. Whoever wants to decide each save turns it off.

use std::time::Duration;

use serde::{Deserialize, Serialize};

use super::commands::CommandId;
use super::{Dialog, Session, Tone};
use crate::words::{Phrase, phrase};

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
    /// The last save has failed.
    failing: bool,
    /// That saving by itself fails was said, and has not succeeded since.
    told: bool,
    /// What the drive refused is tried again then, however nothing changes; and how often it was.
    again: Option<(Duration, u32)>,
    /// When the save under way began, and whether it was said that it takes long.
    under_way: Option<(Duration, bool)>,
    /// When the project was last saved here.
    pub(super) saved: Option<jiff::Timestamp>,
}

impl Saves {
    /// Takes up that a save has ended; whether nobody has asked for it.
    pub(super) fn ended(&mut self) -> bool {
        self.under_way = None;
        std::mem::take(&mut self.by_itself)
    }

    /// The project is in its file since this instant; whether it was said that it could not be saved.
    pub(super) fn succeeded(&mut self, at: jiff::Timestamp) -> bool {
        self.saved = Some(at);
        self.failing = false;
        self.again = None;
        std::mem::take(&mut self.told)
    }

    /// The drive refused a save: it is tried again, the more seldom the oftener it failed.
    fn try_again(&mut self, now: Duration) {
        let tries = self.again.map_or(0, |(_, tries)| tries + 1);
        let pause = FIRST_AGAIN.saturating_mul(1 << tries.min(10)).min(LAST_AGAIN);
        self.again = Some((now + pause, tries));
    }

    /// A save by itself has failed; whether that is to be said.
    pub(super) fn failed(&mut self) -> bool {
        !std::mem::replace(&mut self.told, true)
    }
}

/// After a drive has refused, the save is tried again by itself after so long at first, and at last.
const FIRST_AGAIN: Duration = Duration::from_secs(30);
const LAST_AGAIN: Duration = Duration::from_mins(5);
/// A save that takes longer than this is told of; who is leaving is asked again after as long.
const LONG: Duration = Duration::from_secs(10);

impl Session {
    /// A save has failed: it may succeed later, or not; whether it was refused, and not only late.
    pub(super) fn note_failure(&mut self, may_pass: bool, refused: bool) {
        self.saves.failing |= refused;
        if may_pass {
            self.saves.try_again(self.world.elapsed());
        } else {
            self.saves.again = None;
        }
    }

    /// The window came to the front: what the drive refused is tried again now. Somebody may have
    /// plugged it in, or made room.
    pub fn came_back(&mut self) {
        if let Some((at, _)) = &mut self.saves.again {
            *at = self.world.elapsed();
        }
    }

    /// Whether what was written is not in the file because it could not be saved.
    #[must_use]
    pub fn save_fails(&self) -> bool {
        self.saves.failing && self.is_dirty()
    }

    /// Whether the save under way takes so long that nobody need wait for it.
    #[must_use]
    pub fn saves_slowly(&self) -> bool {
        self.is_saving() && self.saves.under_way.is_some_and(|(_, told)| told)
    }

    /// Looks whether a save takes long, and says so once. Gives how long it is until it does.
    pub fn watch_save(&mut self) -> Option<Duration> {
        if !self.is_saving() {
            return None;
        }
        let now = self.world.elapsed();
        let (began, told) = *self.saves.under_way.get_or_insert((now, false));
        let left = LONG.saturating_sub(now.saturating_sub(began));
        if told || !left.is_zero() {
            return (!told).then_some(left);
        }
        self.saves.under_way = Some((began, true));
        let file = self.file_name();
        let hint = Phrase::new("notice-saves-slowly").about("hint");
        self.notices.say(Tone::Advice, phrase!("notice-saves-slowly", file = file), Some(hint));
        self.notices.offer(CommandId("save-as"));
        None
    }

    /// Tries again what the drive refused, if it is time to. Gives how long it is until then.
    fn save_again(&mut self) -> Option<Duration> {
        let (at, _) = self.saves.again.filter(|_| self.is_dirty() && self.may_save_by_itself())?;
        let left = at.saturating_sub(self.world.elapsed());
        if left.is_zero() {
            self.saves.told = true;
            self.saves.by_itself = self.save_quietly();
            return None;
        }
        Some(left)
    }

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
        let again = self.save_again();
        again.into_iter().chain(self.save_after_pause()).min()
    }

    fn save_after_pause(&mut self) -> Option<Duration> {
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

    /// Saves the project if it would be saved by itself sooner or later: the program ends.
    pub(super) fn save_at_end(&mut self) {
        if self.settings.autosave.on && self.is_dirty() && self.may_save_by_itself() {
            self.saves.by_itself = self.save_quietly();
        }
    }

    /// Whether a save would ask nothing and come in nobody's way. A job that ends wakes the window,
    /// and so does a dialog that is closed.
    fn may_save_by_itself(&self) -> bool {
        let asked = matches!(self.view.dialog, Some(Dialog::Unsaved(_)));
        let can = self.file.as_ref().is_some_and(|file| file.read_only.is_none());
        can && self.may_write_over() && !asked && !self.view.closing && !self.is_saving()
    }
}
