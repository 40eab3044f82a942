//! Lists of choices by keyboard: arrows open one, and when it closes the keyboard is back on it. By
//! itself egui lets go of the keyboard, which the page would take with whatever is selected there.

use egui::{Context, EventFilter, Key, Modifiers, Popup, Response};

/// Answers keys of the button that opens a list.
pub(super) fn answer(button: &Response) {
    let (ctx, popup) = (&button.ctx, button.id.with("popup"));
    let open = Popup::is_id_open(ctx, popup);
    let was_open = ctx.data_mut(|data| std::mem::replace(data.get_temp_mut_or_default(popup.with("was-open")), open));
    if !open && was_open && !by_pointer(ctx) {
        button.request_focus();
    }
    if open || !button.has_focus() {
        return;
    }
    let arrows = EventFilter { vertical_arrows: true, ..EventFilter::default() };
    ctx.memory_mut(|memory| memory.set_focus_lock_filter(button.id, arrows));
    let pressed = |key| ctx.input_mut(|input| input.consume_key(Modifiers::NONE, key));
    if pressed(Key::ArrowDown) || pressed(Key::ArrowUp) {
        Popup::open_id(ctx, popup);
        ctx.request_repaint();
    }
}

/// Whether the pointer did something in this frame: what it was pressed on may have the keyboard.
fn by_pointer(ctx: &Context) -> bool {
    ctx.input(|input| input.pointer.any_pressed() || input.pointer.any_released())
}
