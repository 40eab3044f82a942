//! Long lists: only the rows in sight are laid out.

use std::collections::BTreeMap;
use std::fmt::Debug;
use std::hash::Hash;

use egui::Ui;

/// How high rows of unequal height came out, by what they show.
pub(super) struct Heights<K> {
    width: f32,
    known: BTreeMap<K, f32>,
}

impl<K> Default for Heights<K> {
    fn default() -> Self {
        Self { width: 0.0, known: BTreeMap::new() }
    }
}

impl<K: Ord + Copy + Hash + Debug> Heights<K> {
    /// Draws a row, or leaves the room it took when it was last in sight.
    pub(super) fn row(&mut self, ui: &mut Ui, key: K, add: impl FnOnce(&mut Ui)) {
        self.row_of(ui, key, None, add);
    }

    /// The same for rows beyond counting: one that never was in sight is as high as guessed.
    pub(super) fn row_of(&mut self, ui: &mut Ui, key: K, guess: Option<f32>, add: impl FnOnce(&mut Ui)) {
        let width = ui.available_width();
        if (self.width - width).abs() > 0.5 {
            *self = Self { width, known: BTreeMap::new() };
        }
        let top = ui.cursor().min.y;
        // Two screens of it, so that the keyboard finds the next row too.
        let sight = ui.clip_rect().expand(ui.clip_rect().height() / 2.0).y_range();
        if let Some(height) = self.known.get(&key).copied().or(guess)
            && !sight.intersects(egui::Rangef::new(top, top + height))
        {
            ui.skip_ahead_auto_ids(1);
            ui.add_space(height);
            return;
        }
        ui.push_id(key, add);
        self.known.insert(key, ui.cursor().min.y - top);
    }
}

/// Rows of one height, known once one was drawn.
#[derive(Default)]
pub(super) struct Even {
    height: f32,
}

impl Even {
    /// Draws those of `count` rows that are in sight, by their number from 0.
    pub(super) fn show(&mut self, ui: &mut Ui, count: usize, mut row: impl FnMut(&mut Ui, usize)) {
        if count == 0 {
            return;
        }
        if self.height <= 0.0 {
            let top = ui.cursor().min.y;
            ui.scope(|ui| row(ui, 0));
            self.height = ui.cursor().min.y - top;
            ui.ctx().request_repaint();
            return;
        }
        let (top, clip) = (ui.cursor().min.y, ui.clip_rect());
        let first = rows_in(clip.top() - top, self.height, count);
        let last = rows_in(clip.bottom() - top + self.height, self.height, count);
        let room = |rows: usize| rows_high(rows, self.height);
        ui.add_space(room(first));
        if first < last {
            ui.scope(|ui| {
                ui.skip_ahead_auto_ids(first);
                for nth in first..last {
                    row(ui, nth);
                }
            });
        }
        let left = top + room(count) - ui.cursor().min.y;
        ui.add_space(left.max(0.0));
    }
}

/// How many whole rows lie within a length, at most `count`.
#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "not below 0; past the end, all are meant")]
fn rows_in(length: f32, height: f32, count: usize) -> usize {
    ((length / height).max(0.0) as usize).min(count)
}

#[expect(clippy::cast_precision_loss, reason = "a list is far shorter than what a float counts exactly")]
fn rows_high(rows: usize, height: f32) -> f32 {
    rows as f32 * height
}
