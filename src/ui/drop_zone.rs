//! Files dropped on the window.

use std::path::PathBuf;

use egui::{Align2, Id, LayerId, Order, Ui};

use super::theme;
use crate::app::Action;

/// Takes dropped files, and says what will become of them while they hover.
pub(super) fn show(ui: &Ui, actions: &mut Vec<Action>) {
    let (hovering, dropped) = ui.input(|input| {
        let dropped: Vec<PathBuf> = input.raw.dropped_files.iter().map(|file| file.path().to_owned()).collect();
        (!input.raw.hovered_files.is_empty(), dropped)
    });
    if !dropped.is_empty() {
        actions.push(Action::Dropped(dropped));
    }
    if hovering {
        let t = theme::tokens(ui);
        let rect = ui.ctx().content_rect();
        let painter = ui.ctx().layer_painter(LayerId::new(Order::Foreground, Id::unique("drop")));
        painter.rect_filled(rect, 0.0, t.accent_soft.gamma_multiply(0.92));
        let words = "Drop a project to open it, pictures to attach them, text to import it";
        painter.text(rect.center(), Align2::CENTER_CENTER, words, theme::strong(18.0), t.accent);
    }
}
