//! The list of versions: one thing for the keyboard, of which only the rows in sight are drawn.

use egui::accesskit::Role;
use egui::{Align, EventFilter, Id, Key, Modifiers, Rect, ScrollArea, Sense, Ui, WidgetInfo, vec2};

use super::HistoryState;
use super::row::{self, ROW};
use crate::app::{PastList, Session};

/// Rows gone by with Page up and Page down.
const PAGE: usize = 8;

/// Draws the rows; what is chosen stands in `state`.
pub(super) fn show(ui: &mut Ui, session: &Session, past: &PastList, state: &mut HistoryState) {
    let count = past.found.versions.len();
    let last = count.saturating_sub(1);
    let (id, before) = (Id::unique("history-list"), state.at);
    state.at = state.at.min(last);
    let moved = walk(ui, id, &mut state.at, last);
    let tallest = (ui.ctx().content_rect().height() - 290.0).clamp(ROW * 2.0, ROW * 9.0);
    let scroll = ScrollArea::vertical().max_height(tallest).auto_shrink([false, true]);
    let shown = scroll.show_viewport(ui, |ui, sight| {
        ui.set_width(ui.available_width());
        let (all, response) = ui.allocate_exact_size(vec2(ui.available_width(), height(count)), Sense::hover());
        let rows = first_in(sight.top())..(first_in(sight.bottom()) + 1).min(count);
        for nth in rows {
            let rect = Rect::from_min_size(all.min + vec2(0.0, height(nth)), vec2(all.width(), ROW));
            if row::show(ui, session, past, nth, rect, (nth == state.at, is_marked(past, state, nth))) {
                state.at = nth;
                ui.memory_mut(|memory| memory.request_focus(id));
            }
        }
        if moved || before != state.at {
            let rect = Rect::from_min_size(all.min + vec2(0.0, height(state.at)), vec2(all.width(), ROW));
            ui.scroll_to_rect_animation(rect, None::<Align>, egui::style::ScrollAnimation::none());
        }
        response.rect
    });
    let frame = ui.interact(shown.inner.intersect(shown.inner_rect), id, Sense::focusable_noninteractive());
    frame.widget_info(|| WidgetInfo::labeled(Role::ListBox, true, session.words.get("history-list")));
    let chosen = row::id(past, state.at).accesskit_id();
    ui.ctx().accesskit_node_builder(id, |node| node.set_active_descendant(chosen));
    let filter = EventFilter { vertical_arrows: true, ..EventFilter::default() };
    ui.memory_mut(|memory| memory.set_focus_lock_filter(id, filter));
    // Also when it is come back to, and nothing has the keyboard.
    if !std::mem::replace(&mut state.has_keyboard, true) || ui.memory(|memory| memory.focused().is_none()) {
        frame.request_focus();
    }
}

/// Whether a version is the one that others are compared with.
fn is_marked(past: &PastList, state: &HistoryState, nth: usize) -> bool {
    past.found.versions.get(nth).is_some_and(|version| state.marked.as_ref() == Some(&version.path))
}

/// Goes through the list while it has the keyboard; whether a key did.
fn walk(ui: &Ui, id: Id, at: &mut usize, last: usize) -> bool {
    if !ui.memory(|memory| memory.has_focus(id)) {
        return false;
    }
    let ways = [
        (Key::ArrowDown, (*at + 1).min(last)),
        (Key::ArrowUp, at.saturating_sub(1)),
        (Key::PageDown, (*at + PAGE).min(last)),
        (Key::PageUp, at.saturating_sub(PAGE)),
        (Key::Home, 0),
        (Key::End, last),
    ];
    let pressed = ways.into_iter().find(|(key, _)| ui.input_mut(|input| input.consume_key(Modifiers::NONE, *key)));
    if let Some((_, to)) = pressed {
        *at = to;
    }
    pressed.is_some()
}

#[expect(clippy::cast_precision_loss, reason = "a list is far shorter than what a float counts exactly")]
fn height(rows: usize) -> f32 {
    rows as f32 * ROW
}

#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "not below 0; past the end, all are meant")]
fn first_in(length: f32) -> usize {
    (length / ROW).max(0.0) as usize
}
