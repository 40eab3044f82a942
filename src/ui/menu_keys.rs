//! Menus by keyboard. egui walks up and down in an open menu; here is what people know of menus
//! besides: from one to the next along the bar, to an entry by its first letter, to the first and the
//! last, and the menu of whatever has the keyboard.

use egui::{Context, Event, FocusDirection, Id, Key, LayerId, Modifiers, Order, Plugin, Popup, Pos2, Response, pos2};

use super::areas;
use super::text::field;

/// What is known of the menus.
#[derive(Default)]
pub(super) struct Menus {
    /// The buttons of the menu bar, in order, with their names.
    bar: Vec<(Id, String)>,
    /// What was drawn while a menu was open, with its names.
    names: Vec<(Id, String)>,
    /// The menu that was open in the last frame.
    open: Option<Id>,
    /// The menu that is to have the keyboard as soon as it is there: its first entry, or its last.
    enter: Option<(Id, bool)>,
    /// What is chosen in a list that is open: the keyboard comes to it.
    chosen: Option<Id>,
    /// Where a menu was opened by keys, as no pointer says it.
    at: Option<(Id, Pos2)>,
}

impl Plugin for Menus {
    fn debug_name(&self) -> &'static str {
        "menus"
    }
}

/// What can be done to the menus.
fn menus<R: Default>(ctx: &Context, act: impl FnOnce(&mut Menus) -> R) -> R {
    ctx.with_plugin(act).unwrap_or_default()
}

/// Remembers the buttons of the menu bar.
pub(super) fn remember_bar(ctx: &Context, bar: Vec<(Id, String)>) {
    menus(ctx, |menus| menus.bar = bar);
}

/// Whether a button is one of the menu bar.
pub(super) fn is_in_bar(ctx: &Context, id: Id) -> bool {
    menus(ctx, |menus| menus.bar.iter().any(|(known, _)| *known == id))
}

/// Remembers what a button is called, if it may be one of a menu.
pub(super) fn remember(response: &Response, name: &str) {
    if Popup::is_any_open(&response.ctx) {
        menus(&response.ctx, |menus| menus.names.push((response.id, name.to_owned())));
    }
}

/// Sends the keyboard to the menu bar; from there, and from its menus, back to where it comes from.
pub(super) fn toggle_bar(ctx: &Context) {
    let first = menus(ctx, |menus| menus.bar.first().map(|(id, _)| *id));
    let here = ctx.memory(egui::Memory::focused);
    let in_bar = menus(ctx, |menus| menus.bar.iter().any(|(id, _)| Some(*id) == here));
    if in_bar || Popup::is_any_open(ctx) {
        Popup::close_all(ctx);
        leave(ctx);
    } else if let Some(first) = first {
        ctx.memory_mut(|memory| memory.request_focus(first));
    }
}

/// Lets go of the keyboard, which the page then has again.
fn leave(ctx: &Context) {
    if let Some(id) = ctx.memory(egui::Memory::focused) {
        ctx.memory_mut(|memory| memory.surrender_focus(id));
    }
}

/// Opens the menu that a widget has for the other button, by keys, at a place.
pub(super) fn open_own(ctx: &Context, widget: Id, at: Pos2) {
    let popup = widget.with("popup");
    Popup::open_id(ctx, popup);
    menus(ctx, |menus| {
        menus.at = Some((popup, at));
        menus.enter = Some((popup, true));
    });
}

/// The menu of the other button, or of the key for it.
pub(super) fn own_menu(response: &Response, add: impl FnOnce(&mut egui::Ui)) {
    let popup = Popup::default_response_id(response);
    if response.secondary_clicked() {
        menus(&response.ctx, |menus| menus.at = None);
    }
    let at = menus(&response.ctx, |menus| menus.at.filter(|(id, _)| *id == popup).map(|(_, at)| at));
    let menu = Popup::context_menu(response);
    match at {
        Some(at) => menu.at_position(at).show(add),
        None => menu.show(add),
    };
}

/// Says what is chosen in a list that is open.
pub(super) fn enter_at(ctx: &Context, row: Id) {
    menus(ctx, |menus| menus.chosen = Some(row));
}

/// The layer of the menu that is open.
fn open_menu(ctx: &Context) -> Option<LayerId> {
    if !Popup::is_any_open(ctx) {
        return None;
    }
    let layers: Vec<_> = ctx.viewport(|view| view.prev_pass.widgets.layer_ids().collect());
    layers.into_iter().find(|layer| layer.order == Order::Foreground && Popup::is_id_open(ctx, layer.id))
}

/// What happens in a frame before anything is drawn.
pub(super) fn keys(ctx: &Context) {
    let menu = open_menu(ctx);
    let focused = ctx.memory(egui::Memory::focused);
    if enter(ctx, menu, focused) {
        return;
    }
    let (bar, names) = menus(ctx, |menus| (menus.bar.clone(), std::mem::take(&mut menus.names)));
    let on_bar = bar.iter().position(|(id, _)| Some(*id) == focused);
    let open = bar.iter().position(|(id, _)| menu.is_some_and(|menu| menu.id == id.with("popup")));
    if menu.is_none() && on_bar.is_none() || field::has_keyboard(ctx) {
        return;
    }
    match (menu, open.or(on_bar)) {
        (Some(menu), open) => {
            let entries = areas::focusable(ctx, menu);
            // All menus in one have menus beside them, which egui goes to.
            let turns = bar.len() > 1 || open.is_none();
            let (left, right) = (turns && pressed(ctx, Key::ArrowLeft), turns && pressed(ctx, Key::ArrowRight));
            if left || right {
                // egui would go to whatever lies there.
                ctx.memory_mut(|memory| memory.move_focus(FocusDirection::None));
            }
            if let Some(at) = open.filter(|_| left || right) {
                open_bar(ctx, beside(&bar, at, right), true);
            } else {
                walk(ctx, &entries, &names, focused);
            }
        }
        (None, Some(at)) => along_bar(ctx, &bar, at),
        (None, None) => {}
    }
}

/// Gives the keyboard to a menu that has been opened by it; whether that is under way.
fn enter(ctx: &Context, menu: Option<LayerId>, focused: Option<Id>) -> bool {
    let popup = menu.map(|menu| menu.id);
    let wanted = menus(ctx, |menus| {
        let is_new = popup != menus.open;
        menus.open = popup;
        if let Some(popup) = popup.filter(|popup| is_new && menus.enter.is_none_or(|(id, _)| id != *popup)) {
            // A press of the pointer takes no keyboard: who has it on the button opened the menu by it.
            menus.enter = focused.filter(|id| id.with("popup") == popup).map(|_| (popup, true));
        }
        if popup.is_none() {
            menus.enter = None;
            menus.at = None;
        }
        menus.enter
    });
    let (Some((id, first)), Some(menu)) = (wanted, menu) else { return false };
    if id != menu.id {
        return false;
    }
    let entries = areas::focusable(ctx, menu);
    let chosen = menus(ctx, |menus| menus.chosen.take()).filter(|id| entries.contains(id));
    let Some(entry) = chosen.or_else(|| if first { entries.first() } else { entries.last() }.copied()) else {
        return true;
    };
    ctx.memory_mut(|memory| memory.request_focus(entry));
    ctx.memory_mut(|memory| memory.move_focus(FocusDirection::None));
    menus(ctx, |menus| menus.enter = None);
    ctx.request_repaint();
    true
}

/// Goes along the bar while none of its menus is open.
fn along_bar(ctx: &Context, bar: &[(Id, String)], at: usize) {
    let opens = [Key::ArrowDown, Key::Enter, Key::Space].into_iter().any(|key| pressed(ctx, key));
    let from_below = pressed(ctx, Key::ArrowUp);
    let (left, right) = (pressed(ctx, Key::ArrowLeft), pressed(ctx, Key::ArrowRight));
    let (home, end) = (pressed(ctx, Key::Home), pressed(ctx, Key::End));
    if opens || from_below {
        ctx.memory_mut(|memory| memory.move_focus(FocusDirection::None));
        open_bar(ctx, bar.get(at), opens);
        return;
    }
    let to = if left || right {
        beside(bar, at, right)
    } else if home {
        bar.first()
    } else if end {
        bar.last()
    } else {
        let letter = letter(ctx);
        let named = letter.and_then(|letter| bar.iter().find(|(_, name)| begins(name, letter)));
        return open_bar(ctx, named, true);
    };
    if let Some((id, _)) = to {
        ctx.memory_mut(|memory| {
            memory.move_focus(FocusDirection::None);
            memory.request_focus(*id);
        });
    }
}

/// The button of the bar after one, or before it; after the last comes the first.
fn beside(bar: &[(Id, String)], at: usize, forward: bool) -> Option<&(Id, String)> {
    let to = if forward { at + 1 } else { at + bar.len().saturating_sub(1) };
    bar.get(to % bar.len().max(1))
}

/// Opens a menu of the bar, with the keyboard on its first entry or its last.
fn open_bar(ctx: &Context, button: Option<&(Id, String)>, first: bool) {
    let Some((id, _)) = button else { return };
    let popup = id.with("popup");
    Popup::open_id(ctx, popup);
    ctx.memory_mut(|memory| memory.request_focus(*id));
    menus(ctx, |menus| menus.enter = Some((popup, first)));
    ctx.request_repaint();
}

/// Goes to an entry of an open menu by its first letter, to the first and to the last.
fn walk(ctx: &Context, entries: &[Id], names: &[(Id, String)], focused: Option<Id>) {
    let to = if pressed(ctx, Key::Home) {
        entries.first()
    } else if pressed(ctx, Key::End) {
        entries.last()
    } else {
        let Some(letter) = letter(ctx) else { return };
        let fits = |id: &&Id| names.iter().any(|(known, name)| known == *id && begins(name, letter));
        let at = entries.iter().position(|id| Some(*id) == focused).map_or(0, |at| at + 1);
        let (before, after) = entries.split_at_checked(at).unwrap_or((entries, &[]));
        after.iter().chain(before).find(fits)
    };
    if let Some(to) = to {
        ctx.memory_mut(|memory| memory.request_focus(*to));
        ctx.request_repaint();
    }
}

fn pressed(ctx: &Context, key: Key) -> bool {
    ctx.input_mut(|input| input.consume_key(Modifiers::NONE, key))
}

/// A letter that was typed; it is nobody else's.
fn letter(ctx: &Context) -> Option<char> {
    let is_letter = |event: &Event| matches!(event, Event::Text(words) if words.trim() == words && !words.is_empty());
    ctx.input_mut(|input| {
        let at = input.events.iter().position(is_letter)?;
        let Event::Text(words) = input.events.remove(at) else { return None };
        words.chars().next()
    })
}

/// Whether a name begins with a letter, large or small; figures of any script count as one.
fn begins(name: &str, letter: char) -> bool {
    let first = name.chars().find(|c| c.is_alphanumeric());
    first.is_some_and(|first| first.to_lowercase().eq(letter.to_lowercase()))
}

/// Below a widget, where its menu opens.
pub(super) fn below(widget: egui::Rect) -> Pos2 {
    pos2(widget.left() + 16.0, widget.bottom() - 4.0)
}
