//! The ring around what has the keyboard: the same on every kind of control.

use egui::{Order, Stroke, StrokeKind, Ui, Vec2, vec2};

use super::{manuscript, menu_keys, theme};

/// How thick it is, in points.
const THICK: f32 = 2.0;

/// Draws it, when all else of a frame is drawn. The page has its caret instead.
pub(super) fn show(ui: &Ui) {
    let ctx = ui.ctx();
    let Some(id) = ctx.memory(egui::Memory::focused).filter(|id| *id != manuscript::id()) else { return };
    let Some(widget) = ctx.viewport(|view| view.this_pass.widgets.get(id).copied()) else { return };
    let t = theme::tokens(ui);
    // Entries of menus have no room around their words to spare.
    let tight = widget.layer_id.order == Order::Foreground || menu_keys::is_in_bar(ctx, id);
    let around = if tight { vec2(4.0, 1.0) } else { Vec2::ZERO };
    let (rect, seen) = (widget.rect.expand2(around), widget.interact_rect.expand2(around));
    let painter = ctx.layer_painter(widget.layer_id).with_clip_rect(seen);
    let round = f32::from(theme::ROUND);
    painter.rect_stroke(rect, round, Stroke::new(THICK, t.accent), StrokeKind::Inside);
    // On a ground of the same color it is seen by the line within it.
    let within = rect.shrink(THICK);
    painter.rect_stroke(within, round - THICK, Stroke::new(1.0, t.paper), StrokeKind::Inside);
}
