//! The keyboard while the manuscript has it: what is typed goes to it alone, in the order typed.
//!
//! egui draws a frame for an event, and one more in case the event has changed something. Keys the
//! manuscript takes are kept from egui, are done before the frame is drawn, and so cost one frame.

use std::collections::VecDeque;

use egui::{Context, Event, Key, Plugin, RawInput};

use super::manuscript;
use super::text::field;
use super::turns::{Holder, Turns};
use crate::app::Keys;

/// What was typed and not yet done.
pub(super) struct Keyboard {
    claimed: bool,
    events: VecDeque<Event>,
    /// A change of Shift, Ctrl and the like that egui has not been told of: it would draw for it.
    held: Option<Event>,
    turns: Turns,
    /// The keys in force.
    keys: Keys,
    /// The frame that was last given something.
    frame: Option<u64>,
}

impl Keyboard {
    /// A keyboard with these keys for commands.
    pub(super) fn new(keys: &Keys) -> Self {
        let (events, turns) = (VecDeque::new(), Turns::default());
        Self { claimed: false, events, held: None, turns, keys: keys.clone(), frame: None }
    }

    /// Who has the keyboard.
    fn holder(&self, ctx: &Context) -> Holder {
        if self.claimed {
            Holder::Page
        } else if ctx.memory(|memory| memory.focused().is_none()) {
            Holder::Nobody
        } else if field::has_keyboard(ctx) {
            Holder::Field
        } else {
            Holder::Other
        }
    }
}

impl Plugin for Keyboard {
    fn debug_name(&self) -> &'static str {
        "keyboard"
    }

    fn input_hook(&mut self, ctx: &Context, input: &mut RawInput) {
        // A frame that is laid out anew has had what it may see.
        let frame = ctx.cumulative_frame_nr();
        if self.frame.replace(frame) == Some(frame) {
            return;
        }
        if !self.claimed && (!self.events.is_empty() || self.held.is_some()) {
            self.turns.come_first(self.held.take().into_iter().chain(self.events.drain(..)));
        }
        let holder = self.holder(ctx);
        self.turns.part(ctx.os(), &self.keys, holder, &mut input.events);
        if self.turns.wait() {
            ctx.request_repaint();
        }
        if self.claimed {
            for event in std::mem::take(&mut input.events) {
                if is_typed(&event) {
                    self.events.push_back(event);
                } else if matches!(event, Event::ModifiersChanged(_)) {
                    self.held = Some(event);
                } else {
                    // Anything else may ask what is held.
                    input.events.extend(self.held.take());
                    input.events.push(event);
                }
            }
        }
    }
}

/// Takes up the keys in force.
pub(super) fn suit(ctx: &Context, keys: &Keys) {
    ctx.with_plugin(|keyboard: &mut Keyboard| {
        if keyboard.keys != *keys {
            keyboard.keys = keys.clone();
        }
    });
}

/// Takes the keyboard from the manuscript if something drawn after it has taken it.
pub(super) fn keep_to_page(ctx: &Context) {
    let here = ctx.memory(|memory| memory.has_focus(manuscript::id()));
    ctx.with_plugin(|keyboard: &mut Keyboard| keyboard.claimed &= here);
}

/// Whether the manuscript has the keyboard to itself.
pub(super) fn is_claimed(ctx: &Context) -> bool {
    ctx.with_plugin(|keyboard: &mut Keyboard| keyboard.claimed).unwrap_or_default()
}

/// Gives the keyboard to the manuscript from the next frame on, or back to all.
pub(super) fn claim(ctx: &Context, claimed: bool) {
    ctx.with_plugin(|keyboard: &mut Keyboard| keyboard.claimed = claimed);
}

/// The next thing that was typed.
pub(super) fn next(ctx: &Context) -> Option<Event> {
    ctx.with_plugin(|keyboard: &mut Keyboard| keyboard.events.pop_front()).flatten()
}

fn is_typed(event: &Event) -> bool {
    matches!(
        event,
        Event::Text(_)
            | Event::Key { .. }
            | Event::Ime(_)
            | Event::Copy
            | Event::Cut
            | Event::Paste(_)
            | Event::PasteImage(_)
    )
}

/// Puts something back that is to be done first next time.
pub(super) fn put_back(ctx: &Context, event: Event) {
    ctx.with_plugin(|keyboard: &mut Keyboard| keyboard.events.push_front(event));
}

/// Whether the next thing that was typed is of this kind.
pub(super) fn comes(ctx: &Context, is_it: impl FnOnce(&Event) -> bool) -> bool {
    ctx.with_plugin(|keyboard: &mut Keyboard| keyboard.events.front().is_some_and(is_it)).unwrap_or_default()
}

/// Takes the next key that was pressed, if it is this one by itself. Keys let go of late may stand
/// before it and do not count.
pub(super) fn take(ctx: &Context, wanted: Key) -> bool {
    let taken = ctx.with_plugin(|keyboard: &mut Keyboard| {
        let at = keyboard.events.iter().position(|event| !matches!(event, Event::Key { pressed: false, .. }))?;
        let is_it = |event: &Event| {
            matches!(event, Event::Key { key, pressed: true, modifiers, .. } if *key == wanted && modifiers.is_none())
        };
        if keyboard.events.get(at).is_some_and(is_it) { keyboard.events.remove(at) } else { None }
    });
    taken.flatten().is_some()
}

/// Gives what was typed and not yet done to whatever has the keyboard now.
pub(super) fn give_back(ctx: &Context) {
    let waiting = ctx.with_plugin(|keyboard: &mut Keyboard| {
        keyboard.claimed = false;
        !keyboard.events.is_empty()
    });
    if waiting == Some(true) {
        ctx.request_repaint();
    }
}
