//! Who gets which part of the window: the page, a second one beside it, panels, notices.

use egui::{Rect, Ui, vec2};

use super::theme;
use crate::app::Session;

/// Pages side by side are no narrower than this, in points.
const NARROWEST: f32 = 320.0;

/// Whether the window has room for panels beside the page.
pub(super) fn is_wide(ui: &Ui) -> bool {
    ui.available_width() >= theme::NARROW
}

/// The room for the page that is written on, and for the other where there are two.
pub(super) fn pages(ui: &Ui, session: &Session) -> (Rect, Option<Rect>) {
    let room = ui.available_rect_before_wrap();
    let beside = session.view.open.beside.filter(|_| !session.view.page.focus && room.width() >= 2.0 * NARROWEST);
    let Some(beside) = beside else { return (room, None) };
    let t = theme::tokens(ui);
    let (left, right) = room.split_left_right_at_fraction(0.5);
    let (page, other) = if beside.first { (right, left) } else { (left, right) };
    ui.painter().vline(left.right(), room.y_range(), theme::hairline(ui, t.line));
    let mark = Rect::from_min_size(page.min, vec2(page.width(), 2.0));
    ui.painter().rect_filled(mark, 0.0, t.accent);
    (page.with_min_y(mark.bottom()), Some(other.with_min_y(mark.bottom())))
}

/// The part of the page that a panel over it leaves free, where notices can be read; all of it where
/// that is too narrow for words.
pub(super) fn beside_of(page: Rect, covered: Rect) -> Rect {
    const LEAST: f32 = 220.0;
    let (before, after) = (page.with_max_x(covered.left()), page.with_min_x(covered.right()));
    let free = if before.width() > after.width() { before } else { after };
    if free.width() < LEAST { page } else { free }
}
