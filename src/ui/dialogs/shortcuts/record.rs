//! What was pressed while keys are wanted, and why some keys cannot be given.

use egui::os::OperatingSystem;
use egui::{Context, Event, Key, Modifiers};

use crate::app::commands::{self, CommandId, Shortcut};
use crate::app::keys::{is_fixed, standard};
use crate::app::{Keys, Session};
use crate::ui::keys::{is_mac, shortcut_of, writes};
use crate::ui::{keys, manuscript};
use crate::words::{Phrase, phrase};

/// What was pressed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Pressed {
    /// The key.
    pub(super) key: Key,
    /// What was held with it.
    pub(super) held: Modifiers,
}

/// Takes what was pressed; nobody else is told of any key.
pub(super) fn take(ctx: &Context) -> Option<Pressed> {
    ctx.input_mut(|input| {
        let mut pressed = None;
        input.events.retain(|event| {
            let found = pressed_by(event);
            pressed = pressed.or(found);
            found.is_none() && !matches!(event, Event::Text(_) | Event::Key { .. })
        });
        pressed
    })
}

/// Takes keys that nobody writes with, from among those pressed.
pub(super) fn take_combination(ctx: &Context) -> Option<Pressed> {
    let os = ctx.os();
    ctx.input_mut(|input| {
        let asks = |event: &Event| {
            let Event::Key { key, .. } = event else { return false };
            let of_field = matches!(key, Key::A | Key::Tab | Key::Escape | Key::Enter);
            let is_one = |pressed: Pressed| {
                shortcut_of(os, pressed.key, pressed.held)
                    .is_some_and(|keys| !keys.types() && refused_by_page(os, keys, pressed).is_none())
            };
            !of_field && pressed_by(event).is_some_and(is_one)
        };
        let at = input.events.iter().position(asks)?;
        pressed_by(&input.events.remove(at))
    })
}

/// The key an event tells of, if it is more than one that changes others.
#[expect(clippy::wildcard_enum_match_arm, reason = "most events are no keys")]
fn pressed_by(event: &Event) -> Option<Pressed> {
    let clip = |key| Some(Pressed { key, held: Modifiers { ctrl: true, command: true, ..Modifiers::NONE } });
    match event {
        Event::Key { key, pressed: true, modifiers, .. } => {
            let changes_others = matches!(
                key,
                Key::ShiftLeft
                    | Key::ShiftRight
                    | Key::ControlLeft
                    | Key::ControlRight
                    | Key::AltLeft
                    | Key::AltRight
                    | Key::SuperLeft
                    | Key::SuperRight
                    | Key::CapsLock
                    | Key::NumLock
                    | Key::Fn
            );
            (!changes_others).then_some(Pressed { key: *key, held: *modifiers })
        }
        // The toolkit tells of these keys by events of their own.
        Event::Copy => clip(Key::C),
        Event::Cut => clip(Key::X),
        Event::Paste(_) | Event::PasteImage(_) => clip(Key::V),
        _ => None,
    }
}

/// Keys for a command, or why it cannot have what was pressed.
pub(super) fn keys_for(ctx: &Context, session: &Session, id: CommandId, pressed: Pressed) -> Result<Shortcut, Phrase> {
    let os = ctx.os();
    let keys = shortcut_of(os, pressed.key, pressed.held).ok_or_else(|| Phrase::new("keys-refused-edit"))?;
    match refused(os, &session.settings.keys, id, keys, pressed) {
        None => Ok(keys),
        Some(Refused::Typed) => Err(Phrase::new("keys-refused-letter")),
        Some(Refused::Edits) => Err(Phrase::new("keys-refused-edit")),
        Some(Refused::System) => Err(Phrase::new("keys-refused-system")),
        Some(Refused::OfFields(user)) => {
            let command = commands::find(user).map(|command| command.label(session.words)).unwrap_or_default();
            Err(phrase!("keys-refused-fixed", keys = keys::name(ctx, session, keys), command = command))
        }
    }
}

/// Why a command cannot have keys.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Refused {
    /// They write a letter.
    Typed,
    /// Words are edited with them.
    Edits,
    /// The system has them.
    System,
    /// Every field has them for a command.
    OfFields(CommandId),
}

fn refused(os: OperatingSystem, known: &Keys, command: CommandId, keys: Shortcut, pressed: Pressed) -> Option<Refused> {
    if let Some(user) = known.user(keys).filter(|user| is_fixed(*user) && *user != command) {
        let by_row = commands::find(user).is_some_and(|user| user.shortcut == Some(keys));
        if by_row {
            return Some(Refused::OfFields(user));
        }
    }
    refused_by_page(os, keys, pressed)
}

fn refused_by_page(os: OperatingSystem, keys: Shortcut, pressed: Pressed) -> Option<Refused> {
    let Pressed { key, held } = pressed;
    let system = if is_mac(os) {
        keys.primary && matches!(key, Key::H | Key::M | Key::Tab | Key::Space | Key::Backtick)
    } else {
        keys.alt && !keys.primary && matches!(key, Key::F4 | Key::Tab | Key::Space)
    };
    if commands::all().any(|command| standard(command).any(|other| other == keys)) {
        None
    } else if system {
        Some(Refused::System)
    } else if writes(key) && (keys.types() || (is_mac(os) && !keys.primary)) {
        Some(Refused::Typed)
    } else if keys.types() || manuscript::needs(os, key, held) {
        Some(Refused::Edits)
    } else {
        None
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const CTRL: Modifiers = Modifiers { ctrl: true, command: true, alt: false, shift: false, mac_cmd: false };
    const CMD: Modifiers = Modifiers { command: true, mac_cmd: true, ctrl: false, alt: false, shift: false };

    fn why(os: OperatingSystem, key: Key, held: Modifiers) -> Option<Refused> {
        let keys = shortcut_of(os, key, held)?;
        refused(os, &Keys::default(), CommandId("bold"), keys, Pressed { key, held })
    }

    #[test]
    fn what_the_desk_needs_is_refused_and_all_else_is_not() {
        use OperatingSystem::{Mac, Nix, Windows};
        let (none, shift, alt) = (Modifiers::NONE, Modifiers::SHIFT, Modifiers::ALT);
        let of_fields = |id| Some(Refused::OfFields(CommandId(id)));
        for (os, key, held, expected) in [
            (Nix, Key::A, none, Some(Refused::Typed)),
            (Nix, Key::A, shift, Some(Refused::Typed)),
            (Nix, Key::Num7, none, Some(Refused::Typed)),
            (Nix, Key::Space, shift, Some(Refused::Typed)),
            (Mac, Key::A, alt, Some(Refused::Typed)),
            (Nix, Key::A, alt, None),
            (Nix, Key::Tab, none, Some(Refused::Edits)),
            (Nix, Key::Enter, none, Some(Refused::Edits)),
            (Nix, Key::Escape, none, Some(Refused::Edits)),
            (Nix, Key::ArrowUp, none, Some(Refused::Edits)),
            (Nix, Key::ArrowLeft, CTRL, Some(Refused::Edits)),
            (Nix, Key::Backspace, CTRL, Some(Refused::Edits)),
            (Nix, Key::Home, CTRL, Some(Refused::Edits)),
            (Nix, Key::PageDown, none, Some(Refused::Edits)),
            (Mac, Key::ArrowLeft, CMD, Some(Refused::Edits)),
            (Nix, Key::C, CTRL, of_fields("copy")),
            (Nix, Key::V, CTRL, of_fields("paste")),
            (Mac, Key::A, CMD, of_fields("select-all")),
            (Windows, Key::F4, alt, Some(Refused::System)),
            (Mac, Key::Backtick, CMD, Some(Refused::System)),
            (Nix, Key::F7, none, None),
            (Nix, Key::F7, shift, None),
            (Nix, Key::S, CTRL, None),
            (Nix, Key::J, CTRL | shift, None),
            (Nix, Key::J, CTRL | alt, None),
            (Nix, Key::ArrowUp, alt, None),
            (Mac, Key::J, CMD | alt, None),
        ] {
            assert_eq!(why(os, key, held), expected, "{os:?} {key:?} {held:?}");
        }
    }
}
