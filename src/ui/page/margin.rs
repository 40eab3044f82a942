//! Notes beside the page: whose words a paragraph quotes.

use egui::{Rect, Ui, pos2, vec2};

use crate::app::Session;
use crate::story::{Mark, Text};
use crate::ui::theme::{self, MARGIN_NOTE, MEASURE};

/// Draws the notes for a text that was drawn at `rect`, where the margin has room.
pub(super) fn show(ui: &Ui, session: &Session, text: &Text, rect: Rect) {
    let t = theme::tokens(ui);
    let column = ui.max_rect();
    let rtl = session.story().is_some_and(|s| s.direction() == crate::ground::Direction::Rtl);
    let room = if rtl { column.left() - ui.clip_rect().left() } else { ui.clip_rect().right() - column.right() };
    if room < MARGIN_NOTE + 40.0 || column.width() < MEASURE - 1.0 {
        return;
    }
    let left = if rtl { column.left() - 28.0 - MARGIN_NOTE } else { column.right() + 28.0 };
    let mut top = rect.top() + 4.0;
    let mut said = Vec::new();
    for span in text.spans() {
        let Mark::Quotation(source) = &span.mark else { continue };
        if said.contains(source) {
            continue;
        }
        said.push(*source);
        let (color, words) = match source.map(|id| session.project.directory.source(id)) {
            None => (t.red, "No source".to_owned()),
            Some(None) => (t.red, "Unknown source".to_owned()),
            Some(Some(source)) => {
                (t.terms(source.terms), format!("{}\n{}", source.name, source.terms.label().to_lowercase()))
            }
        };
        let galley = ui.painter().layout(words, theme::plain(11.0), t.soft, MARGIN_NOTE - 12.0);
        let bar = Rect::from_min_size(pos2(left, top), vec2(2.0, galley.size().y));
        ui.painter().rect_filled(bar, 1.0, color);
        ui.painter().galley(pos2(left + 10.0, top), galley.clone(), t.soft);
        top += galley.size().y + 8.0;
    }
}
