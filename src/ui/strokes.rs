//! Strokes: a key and the text it brought, before anybody is told of either.
//!
//! Many layouts type `@`, `€` or brackets with `AltGr`, which some systems call Ctrl and Alt. What
//! brought text that way was typing, and is no command. Elsewhere than on a Mac, Alt alone types
//! nothing: its keys are commands, whose letters must not be written.

use egui::os::OperatingSystem;
use egui::{Context, Event, Key, Plugin, RawInput};

use super::keys::is_mac;

/// Looks at strokes before they are given to the page or to egui.
#[derive(Default)]
pub(super) struct Strokes {
    /// Whether Alt went down, and nothing else has happened since.
    alt: bool,
    /// Whether Alt was pressed and let go by itself.
    tapped: bool,
}

impl Plugin for Strokes {
    fn debug_name(&self) -> &'static str {
        "strokes"
    }

    fn input_hook(&mut self, ctx: &Context, input: &mut RawInput) {
        if is_mac(ctx.os()) {
            return;
        }
        sort_out(ctx.os(), &mut input.events);
        self.tapped |= self.taps(&input.events);
    }
}

/// Whether Alt was pressed and let go by itself since this was last asked.
pub(super) fn alt_was_tapped(ctx: &Context) -> bool {
    ctx.with_plugin(|strokes: &mut Strokes| std::mem::take(&mut strokes.tapped)).unwrap_or_default()
}

impl Strokes {
    fn taps(&mut self, events: &[Event]) -> bool {
        // A window that loses the keyboard is told that all keys are let go.
        if events.iter().any(|event| matches!(event, Event::WindowFocused(_))) {
            self.alt = false;
            return false;
        }
        let mut tapped = false;
        for event in events {
            match event {
                Event::Key { key: Key::AltLeft, pressed, modifiers, .. } => {
                    tapped |= self.alt && !pressed;
                    self.alt = *pressed && !modifiers.ctrl && !modifiers.shift;
                }
                Event::ModifiersChanged(_) | Event::PointerMoved(_) | Event::MouseMoved(_) => {}
                Event::Key { .. }
                | Event::Copy
                | Event::Cut
                | Event::Paste(_)
                | Event::PasteImage(_)
                | Event::Text(_)
                | Event::PointerButton { .. }
                | Event::PointerGone
                | Event::Rotate(_)
                | Event::Zoom(_)
                | Event::Ime(_)
                | Event::Touch { .. }
                | Event::MouseWheel { .. }
                | Event::MiddleClickPaste { .. }
                | Event::WindowFocused(_)
                | Event::AccessKitActionRequest(_) => self.alt = false,
            }
        }
        tapped
    }
}

/// Leaves of each stroke what it was meant for: of Ctrl, Alt and a key that brought text the text, of
/// Alt and a key the key.
fn sort_out(os: OperatingSystem, events: &mut Vec<Event>) {
    let held = |event: &Event| {
        let Event::Key { pressed: true, modifiers, .. } = event else { return None };
        Some(*modifiers)
    };
    if is_mac(os) || !events.iter().filter_map(held).any(|held| held.alt) {
        return;
    }
    let mut kept: Vec<Event> = Vec::with_capacity(events.len());
    // Whether the last event kept is a text that no key has claimed.
    let mut unclaimed = false;
    let mut waiting = std::mem::take(events).into_iter().peekable();
    while let Some(event) = waiting.next() {
        let Some(held) = held(&event) else {
            unclaimed = is_text(&event);
            kept.push(event);
            continue;
        };
        let text = waiting.next_if(is_text);
        let brought = text.is_some() || unclaimed;
        unclaimed = false;
        if held.alt && held.ctrl && brought {
            kept.extend(text);
        } else if held.alt && !held.ctrl {
            kept.push(event);
        } else {
            kept.push(event);
            kept.extend(text);
        }
    }
    *events = kept;
}

fn is_text(event: &Event) -> bool {
    matches!(event, Event::Text(words) if !words.is_empty())
}

#[cfg(test)]
mod tests {
    use egui::Modifiers;

    use super::*;

    const ALTGR: Modifiers = Modifiers { alt: true, ctrl: true, shift: false, mac_cmd: false, command: true };
    const ALT: Modifiers = Modifiers::ALT;
    const NONE: Modifiers = Modifiers::NONE;

    fn key(key: Key, modifiers: Modifiers) -> Event {
        Event::Key { key, physical_key: Some(key), pressed: true, repeat: false, modifiers }
    }

    fn up(key: Key) -> Event {
        Event::Key { key, physical_key: Some(key), pressed: false, repeat: false, modifiers: NONE }
    }

    fn text(words: &str) -> Event {
        Event::Text(words.to_owned())
    }

    fn sorted(os: OperatingSystem, events: &[Event]) -> Vec<Event> {
        let mut events = events.to_vec();
        sort_out(os, &mut events);
        events
    }

    #[test]
    fn text_typed_with_altgr_wins_over_commands_in_either_order() {
        let (at, linux) = (text("@"), OperatingSystem::Nix);
        assert_eq!(sorted(linux, &[key(Key::Q, ALTGR), at.clone()]), [text("@")]);
        assert_eq!(sorted(linux, &[at.clone(), key(Key::Q, ALTGR)]), [text("@")]);
        assert_eq!(sorted(OperatingSystem::Windows, &[key(Key::E, ALTGR), text("€")]), [text("€")]);
        let command = [key(Key::Q, ALTGR)];
        assert_eq!(sorted(linux, &command), command, "without text it is a command");
        let mac = [key(Key::L, ALTGR), at.clone()];
        assert_eq!(sorted(OperatingSystem::Mac, &mac), mac);
    }

    #[test]
    fn a_letter_typed_before_a_command_is_its_own() {
        let events = [key(Key::A, NONE), text("a"), key(Key::P, ALTGR)];
        assert_eq!(sorted(OperatingSystem::Nix, &events), events);
        let events = [key(Key::P, ALTGR), key(Key::A, NONE), text("a"), up(Key::A)];
        assert_eq!(sorted(OperatingSystem::Nix, &events), events);
    }

    #[test]
    fn alt_writes_nothing_but_on_a_mac() {
        let events = [key(Key::F, ALT), text("f"), text("g")];
        assert_eq!(sorted(OperatingSystem::Nix, &events), [key(Key::F, ALT), text("g")]);
        assert_eq!(sorted(OperatingSystem::Mac, &events), events);
    }

    #[test]
    fn alt_by_itself_is_a_tap_and_in_company_is_none() {
        let taps = |batches: Vec<Vec<Event>>| {
            let mut strokes = Strokes::default();
            batches.iter().map(|events| strokes.taps(events.as_slice())).collect::<Vec<_>>()
        };
        let (down, let_go) = (key(Key::AltLeft, ALT), up(Key::AltLeft));
        let changed = Event::ModifiersChanged(ALT);
        assert_eq!(taps(vec![vec![down.clone(), changed.clone()], vec![let_go.clone(), changed]]), [false, true]);
        assert_eq!(taps(vec![vec![down.clone(), key(Key::F, ALT), up(Key::F), let_go.clone()]]), [false]);
        let press = Event::PointerButton {
            pos: egui::Pos2::ZERO,
            button: egui::PointerButton::Primary,
            pressed: true,
            modifiers: ALT,
        };
        assert_eq!(taps(vec![vec![down.clone()], vec![press], vec![let_go.clone()]]), [false; 3]);
        let away = Event::WindowFocused(false);
        assert_eq!(taps(vec![vec![down.clone()], vec![let_go.clone(), away]]), [false; 2], "Alt+Tab is no tap");
        assert_eq!(taps(vec![vec![let_go], vec![down]]), [false; 2]);
    }
}
