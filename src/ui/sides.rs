//! The panels beside the page: next to it where there is room for them, over it where there is not.

use egui::{Area, Context, Frame, Id, Key, Modifiers, Order, Panel, Rect, Sense, Ui, UiBuilder};

use super::{keyboard, theme};
use crate::app::{Action, Session, Side, SidePanel};

/// Draws a panel next to what is drawn after it.
pub(super) fn next_to(
    ui: &mut Ui,
    session: &Session,
    side: Side,
    actions: &mut Vec<Action>,
    add: impl FnOnce(&mut Ui, &mut Vec<Action>),
) {
    let frame = Frame::new().fill(theme::tokens(ui).panel);
    let left = left(session, side);
    let shown = panel(side, left).frame(frame).show(ui, |ui| add(ui, actions)).response.rect;
    remember(ui, side, left, shown, actions);
}

/// Draws a panel over `room`, what the window has between its bars, and tells where. A click beside it
/// closes it.
pub(super) fn over(
    ctx: &Context,
    room: Rect,
    session: &Session,
    side: Side,
    actions: &mut Vec<Action>,
    add: impl FnOnce(&mut Ui, &mut Vec<Action>),
) -> Rect {
    let area = Area::new(Id::unique("panel-over")).order(Order::Middle).fixed_pos(room.min).movable(false);
    let shown = area.fade_in(false).show(ctx, |ui| {
        // It is no button: the keyboard closes the panel by Escape.
        let beside = ui.allocate_rect(room, Sense::CLICK);
        let mut within = ui.new_child(UiBuilder::new().max_rect(room));
        let t = theme::tokens(ui);
        let frame = Frame::new().fill(t.panel).shadow(t.floating);
        let left = left(session, side);
        let shown = panel(side, left).frame(frame).show(&mut within, |ui| add(ui, actions)).response.rect;
        remember(ui, side, left, shown, actions);
        let clicked_at = beside.interact_pointer_pos().filter(|_| beside.clicked());
        if clicked_at.is_some_and(|at| !shown.contains(at)) {
            actions.push(Action::ClosePanel);
        }
        shown
    });
    shown.inner
}

/// Whether Escape was pressed for the panel over the page; if so it is nobody else's.
pub(super) fn escaped(ctx: &Context) -> bool {
    if egui::Popup::is_any_open(ctx) {
        return false;
    }
    keyboard::take(ctx, Key::Escape) || ctx.input_mut(|input| input.consume_key(Modifiers::NONE, Key::Escape))
}

fn left(session: &Session, side: Side) -> SidePanel {
    match side {
        Side::Stories => session.settings.panels.stories,
        Side::Inspector => session.settings.panels.inspector,
        Side::Preview => session.settings.panels.preview,
    }
}

fn panel(side: Side, left: SidePanel) -> Panel {
    let (panel, widths) = match side {
        Side::Stories => (Panel::left("stories"), 180.0..=420.0),
        Side::Inspector => (Panel::right("inspector"), 280.0..=520.0),
        Side::Preview => (Panel::right("preview"), 300.0..=900.0),
    };
    panel.default_size(f32::from(left.width)).size_range(widths)
}

/// Remembers a width once it is settled.
#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "panels are at most some hundred points")]
fn remember(ui: &Ui, side: Side, left: SidePanel, shown: Rect, actions: &mut Vec<Action>) {
    let width = shown.width().round().max(0.0) as u16;
    if width != left.width && ui.input(|input| input.pointer.any_released()) {
        actions.push(Action::Widen(side, width));
    }
}
