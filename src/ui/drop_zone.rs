//! Files dropped on the window.

use std::path::PathBuf;

use egui::{Id, LayerId, Order, Ui};

use super::text::{Copy, Ink, typesetter};
use super::{mirror, theme};
use crate::app::Action;
use crate::words::Words;

/// Takes dropped files, and says what will become of them while they hover.
pub(super) fn show(ui: &Ui, says: &Words, actions: &mut Vec<Action>) {
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
        let seen = mirror::glass(ui.ctx()).rect(rect);
        let painter = ui.ctx().layer_painter(LayerId::new(Order::Foreground, Id::unique("drop")));
        painter.rect_filled(rect, 0.0, t.accent_soft.gamma_multiply(0.92));
        let style = theme::words(theme::HEADLINE).strong();
        let laid = typesetter(ui.ctx(), |ts| ts.kept(&Copy::line(says.get("page-drop"), &style)));
        let mut ink = Ink::default();
        let at = seen.center() - laid.size() / 2.0;
        typesetter(ui.ctx(), |ts| ts.paint(&mut ink, &laid, at, t.accent, &[]));
        ink.show(&painter);
    }
}
