//! What the toolkit asks of the desk.

use std::time::Duration;

use egui::Ui;

use super::Desk;
use crate::ui::theme;

/// How long a window that closes waits until its journal is put away.
const CLOSING: Duration = Duration::from_secs(2);

/// The widest texture in pixels. The toolkit makes its page of glyphs as wide as the system lets it,
/// and clears and hands over megabytes for a few icons before the first frame; no photo is shown wider.
const WIDEST_TEXTURE: usize = 2_048;

impl eframe::App for Desk {
    fn raw_input_hook(&mut self, _ctx: &egui::Context, raw: &mut egui::RawInput) {
        if let Some(side) = &mut raw.max_texture_side {
            *side = (*side).min(WIDEST_TEXTURE);
        }
        #[cfg(debug_assertions)]
        crate::ui::heard::taken(&raw.events);
    }

    /// Panels leave a point for the line between them, which may be thinner.
    fn clear_color(&self, visuals: &egui::Visuals) -> [f32; 4] {
        theme::tokens_of(visuals).line.to_normalized_gamma_f32()
    }

    /// Also runs while the window is folded away and nothing is drawn.
    fn logic(&mut self, ctx: &egui::Context, _frame: &mut eframe::Frame) {
        self.session.receive_all();
        self.session.end_if_asked();
        self.summons.follow(ctx, &mut self.session);
    }

    fn ui(&mut self, ui: &mut Ui, _frame: &mut eframe::Frame) {
        self.show(ui);
        if self.follows && self.is_first() {
            self.place.look(ui.ctx(), &mut self.session);
        }
    }

    fn on_exit(&mut self, _gl: Option<&eframe::glow::Context>) {
        if self.session.view.closing {
            self.session.safety.ending.close();
        }
        self.session.end_browsing();
        if self.is_first() {
            self.place.keep(&mut self.session);
        }
        if !self.session.ends_unasked() {
            self.session.close_journal(CLOSING);
            self.session.put_bookmark_away(CLOSING);
        }
        // Who starts the program now gets a desk that stays.
        self.session.seat = None;
        self.session.wait_for_settings();
    }
}
