//! Turns: the keys and presses after which the keyboard may be somewhere else.
//!
//! egui moves the keyboard before anything in a frame has heard what was typed in it. If a slow frame
//! brings letters and Tab together, the letters would land in the next field. So no frame sees words
//! and a turn together: whatever comes after one waits for the next frame, and where the turn may have
//! opened or closed something, for the one after. What is typed comes out the same at any frame rate.

use egui::os::OperatingSystem;
use egui::{Event, Key};

use super::keys;
use crate::app::Keys;

/// Who has the keyboard.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Holder {
    /// The page, which takes keys in their order by itself.
    Page,
    /// A field, which does so with what writes and walks in it.
    Field,
    /// Anything else.
    Other,
    /// Nobody, until the next frame gives it away.
    Nobody,
}

/// What an event is to whoever has the keyboard.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Kind {
    /// Asks nothing of them.
    Quiet,
    /// Is theirs to take in its order.
    Typed,
    /// May lead elsewhere at once.
    Turn,
    /// May open or close something, which has the keyboard a frame later.
    Door,
    /// A button of the pointer.
    Press,
}

/// What waits for a frame of its own.
#[derive(Default)]
pub(super) struct Turns {
    waiting: Vec<Event>,
    /// The last that the frame before saw, but what was quiet.
    before: Option<Kind>,
    /// Whether what was typed has waited for somebody to take the keyboard.
    waited: bool,
}

impl Turns {
    /// Whether anything waits.
    pub(super) fn wait(&self) -> bool {
        !self.waiting.is_empty()
    }

    /// Puts before all that waits what was typed before it.
    pub(super) fn come_first(&mut self, events: impl Iterator<Item = Event>) {
        self.waiting.splice(0..0, events);
    }

    /// Leaves of what happened what one frame may see.
    pub(super) fn part(&mut self, os: OperatingSystem, keys: &Keys, holder: Holder, events: &mut Vec<Event>) {
        if self.wait() {
            self.waiting.append(events);
            std::mem::swap(&mut self.waiting, events);
        }
        let before = self.before.take();
        let first_waits = |kind: Kind, event: &Event| match before {
            // Where the page has the keyboard, nothing else is still to come: it looks itself.
            _ if holder == Holder::Page => false,
            Some(Kind::Door) => true,
            Some(Kind::Press) => kind != Kind::Press,
            // Until a field has been drawn with the keyboard, egui takes arrows for ways out of it.
            Some(Kind::Turn) => is_arrow(event),
            Some(Kind::Quiet | Kind::Typed) | None => false,
        };
        let nobody = holder == Holder::Nobody && !self.waited;
        self.waited = false;
        let (mut last, mut alone) = (None, false);
        for (at, event) in events.iter().enumerate() {
            let kind = kind_of(os, keys, holder, event);
            // What a key writes comes with it.
            let brought = std::mem::take(&mut alone) && matches!(event, Event::Text(_));
            if kind == Kind::Quiet || brought {
                continue;
            }
            let stays = match last {
                None if nobody && kind != Kind::Press => {
                    self.waited = true;
                    false
                }
                None => !first_waits(kind, event),
                Some(Kind::Typed) => kind == Kind::Typed,
                Some(Kind::Press) => kind == Kind::Press,
                Some(Kind::Quiet | Kind::Turn | Kind::Door) => false,
            };
            if !stays {
                self.waiting = events.split_off(at);
                break;
            }
            alone = matches!(kind, Kind::Turn | Kind::Door) && brings_text(event);
            last = Some(kind);
        }
        self.before = last;
    }
}

/// Whether a key is followed by what it writes. What Alt and a key bring stays with them; see `strokes`.
fn brings_text(event: &Event) -> bool {
    let Event::Key { key, modifiers, .. } = event else { return false };
    modifiers.alt || keys::writes(*key) && !modifiers.ctrl && !modifiers.command
}

fn kind_of(os: OperatingSystem, keys: &Keys, holder: Holder, event: &Event) -> Kind {
    match event {
        Event::Key { pressed: true, .. } if holder == Holder::Page => Kind::Typed,
        Event::Key { key, pressed: true, modifiers, .. } => {
            if keys::command_of(os, keys, *key, *modifiers).is_some() {
                Kind::Door
            } else if holder == Holder::Field && stays_in_field(*key) {
                Kind::Typed
            } else if leads_on(*key) {
                Kind::Turn
            } else {
                Kind::Door
            }
        }
        Event::Text(_) | Event::Ime(_) | Event::Copy | Event::Cut | Event::Paste(_) | Event::PasteImage(_) => {
            Kind::Typed
        }
        Event::PointerButton { .. } | Event::MiddleClickPaste { .. } => Kind::Press,
        Event::Key { pressed: false, .. }
        | Event::PointerMoved(_)
        | Event::MouseMoved(_)
        | Event::ModifiersChanged(_)
        | Event::PointerGone
        | Event::Rotate(_)
        | Event::Zoom(_)
        | Event::Touch { .. }
        | Event::MouseWheel { .. }
        | Event::WindowFocused(_)
        | Event::AccessKitActionRequest(_) => Kind::Quiet,
    }
}

fn is_arrow(event: &Event) -> bool {
    let arrows = [Key::ArrowUp, Key::ArrowDown, Key::ArrowLeft, Key::ArrowRight];
    matches!(event, Event::Key { key, .. } if arrows.contains(key))
}

/// Whether a field takes a key by itself, and nobody else does.
fn stays_in_field(key: Key) -> bool {
    keys::writes(key)
        || matches!(key, Key::ArrowLeft | Key::ArrowRight | Key::Home | Key::End | Key::Backspace | Key::Delete)
}

/// Whether a key leads from one thing to the next, and opens nothing.
fn leads_on(key: Key) -> bool {
    matches!(
        key,
        Key::Tab
            | Key::ArrowUp
            | Key::ArrowDown
            | Key::ArrowLeft
            | Key::ArrowRight
            | Key::Home
            | Key::End
            | Key::PageUp
            | Key::PageDown
    )
}

#[cfg(test)]
mod tests {
    use egui::{Modifiers, PointerButton, Pos2};

    use super::*;

    fn key(key: Key, modifiers: Modifiers) -> Event {
        Event::Key { key, physical_key: None, pressed: true, repeat: false, modifiers }
    }

    fn plain(named: Key) -> Event {
        key(named, Modifiers::NONE)
    }

    fn text(words: &str) -> Event {
        Event::Text(words.to_owned())
    }

    fn button(pressed: bool) -> Event {
        let (pos, button, modifiers) = (Pos2::ZERO, PointerButton::Primary, Modifiers::NONE);
        Event::PointerButton { pos, button, pressed, modifiers }
    }

    /// The frames that see something.
    fn frames(holder: Holder, events: &[Event]) -> Vec<Vec<Event>> {
        let (mut turns, mut events) = (Turns::default(), events.to_vec());
        let mut frames = Vec::new();
        while !events.is_empty() || turns.wait() {
            turns.part(OperatingSystem::Nix, &Keys::default(), holder, &mut events);
            frames.push(std::mem::take(&mut events));
        }
        frames
    }

    #[test]
    fn keys_count_in_the_order_they_were_pressed() {
        let save = key(Key::S, Modifiers::COMMAND);
        let typed = [text("a"), save.clone(), text("b"), save.clone(), text("c")];
        let seen = [vec![text("a")], vec![save.clone()], vec![], vec![text("b")], vec![save], vec![], vec![text("c")]];
        assert_eq!(frames(Holder::Field, &typed), seen);
    }

    #[test]
    fn tab_waits_for_the_letters_before_it_and_those_after_wait_for_tab() {
        let typed = [text("Om"), plain(Key::A), text("a"), plain(Key::Tab), text("B"), plain(Key::Backspace)];
        let seen = [typed[..3].to_vec(), typed[3..4].to_vec(), typed[4..].to_vec()];
        assert_eq!(frames(Holder::Field, &typed), seen);
        let tabs = [plain(Key::Tab), plain(Key::Tab)];
        assert_eq!(frames(Holder::Field, &tabs).len(), 2, "egui would hear of one");
    }

    #[test]
    fn the_page_has_its_keys_at_once_but_not_with_a_press() {
        let typed = [text("a"), plain(Key::Tab), key(Key::S, Modifiers::COMMAND), text("b")];
        assert_eq!(frames(Holder::Page, &typed), [typed.to_vec()]);
        let clicks = [text("a"), button(true), button(false), text("b")];
        let seen = [vec![text("a")], vec![button(true), button(false)], vec![text("b")]];
        assert_eq!(frames(Holder::Page, &clicks), seen);
    }

    #[test]
    fn what_a_key_brings_stays_with_it_and_what_nobody_takes_waits_once() {
        let typed = [plain(Key::F), text("f"), plain(Key::Enter)];
        let seen = [typed[..2].to_vec(), vec![], typed[2..].to_vec()];
        assert_eq!(frames(Holder::Other, &typed), seen);
        assert_eq!(frames(Holder::Nobody, &[text("a")]), [vec![], vec![text("a")]]);
    }
}
