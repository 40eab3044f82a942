//! Keys: those in force for each command, shown and read, seen before any field sees them.

use egui::os::OperatingSystem;
use egui::{Atom, Context, Event, Key, KeyboardShortcut, Modifiers, Ui, ViewportCommand};

use super::text::field;
use super::{key_names, said, theme};
use crate::app::commands::{self, Command, CommandId, Shortcut};
use crate::app::keys::is_fixed;
use crate::app::{Action, Keys, Session};

/// Keys in egui's terms; `None` if they name no key it knows.
#[must_use]
pub(super) fn egui_shortcut(os: OperatingSystem, shortcut: Shortcut) -> Option<KeyboardShortcut> {
    let key = Key::from_name(shortcut.key)?;
    // On a Mac, Option with an arrow moves the caret in every text; Control and Command are free.
    let is_arrow = matches!(key, Key::ArrowUp | Key::ArrowDown | Key::ArrowLeft | Key::ArrowRight);
    let moves_caret = is_mac(os) && is_arrow && shortcut.alt && !shortcut.primary;
    let mut modifiers = if moves_caret { Modifiers::CTRL | Modifiers::MAC_CMD } else { Modifiers::NONE };
    modifiers.command = shortcut.primary;
    modifiers.shift = shortcut.shift;
    modifiers.alt = shortcut.alt && !moves_caret;
    Some(KeyboardShortcut::new(modifiers, key))
}

/// Keys that were pressed, as a command can have them; `None` for those no command can have.
#[must_use]
pub(super) fn shortcut_of(os: OperatingSystem, key: Key, held: Modifiers) -> Option<Shortcut> {
    let name = crate::app::keys::KEY_NAMES.into_iter().find(|name| Key::from_name(name) == Some(key))?;
    let mut made = Shortcut { primary: held.command, shift: held.shift, alt: held.alt, key: name };
    if is_mac(os) && held.ctrl {
        // Of Control, a Mac's commands have only what stands for Option with an arrow.
        made = Shortcut { primary: false, alt: true, ..made };
        let stands = egui_shortcut(os, made).is_some_and(|keys| held.matches_exact(keys.modifiers));
        return stands.then_some(made);
    }
    Some(made)
}

/// Whether keys have the habits of a Mac.
pub(super) fn is_mac(os: OperatingSystem) -> bool {
    matches!(os, OperatingSystem::Mac | OperatingSystem::IOS)
}

/// How a command's keys read in a menu: `Ctrl+S`, `⌘S`; empty for none. Of several, the first.
#[must_use]
pub(super) fn label(ctx: &Context, session: &Session, command: &Command) -> String {
    session.settings.keys.of(command.id).next().map(|keys| name(ctx, session, keys)).unwrap_or_default()
}

/// How keys read.
#[must_use]
pub(super) fn name(ctx: &Context, session: &Session, keys: Shortcut) -> String {
    let os = ctx.os();
    egui_shortcut(os, keys).map(|keys| key_names::label(session.words, os, keys)).unwrap_or_default()
}

/// The fewest keys that run a command; empty for none.
#[must_use]
pub(super) fn shortest(ui: &Ui, session: &Session, id: CommandId) -> String {
    let labels = session.settings.keys.of(id).map(|keys| name(ui.ctx(), session, keys));
    labels.min_by_key(|label| label.chars().count()).unwrap_or_default()
}

/// The same where a button shows it behind its name.
#[must_use]
pub(super) fn beside(ui: &Ui, session: &Session, command: &Command) -> Atom<'static> {
    let keys = label(ui.ctx(), session, command);
    said::atom(&keys, theme::words(theme::BUTTON_SMALL), Some(theme::tokens(ui).soft))
}

/// Pushes the commands whose keys were pressed. The keys of a command that is not ready go nowhere.
pub(super) fn pressed(ui: &Ui, session: &Session, actions: &mut Vec<Action>) {
    if !ui.input(|input| input.events.iter().any(|event| matches!(event, Event::Key { pressed: true, .. }))) {
        return;
    }
    super::story_list::keys(ui, session, actions);
    let (os, keys) = (ui.ctx().os(), &session.settings.keys);
    let in_field = field::has_keyboard(ui.ctx());
    let mut paste = false;
    ui.input_mut(|input| {
        for event in std::mem::take(&mut input.events) {
            let run = run_by(os, keys, &event);
            match run {
                // A field has its own answer to some of them, and knows them by events of its own.
                Some(command) if is_fixed(command.id) && in_field => {
                    paste |= command.id.0 == "paste";
                    input.events.extend(for_field(command, event));
                }
                Some(command) if is_fixed(command.id) && command.shortcut == shortcut_in(os, &event) => {
                    input.events.push(event);
                }
                Some(command) if (command.ready)(session) => actions.push(Action::Run(command.id)),
                Some(_) => {}
                None => input.events.push(event),
            }
        }
    });
    if paste {
        ui.ctx().send_viewport_cmd(ViewportCommand::RequestPaste);
    }
}

/// What a field is told in place of keys that mean one of its own.
fn for_field(command: &Command, event: Event) -> Option<Event> {
    match command.id.0 {
        "cut" => Some(Event::Cut),
        "copy" => Some(Event::Copy),
        "select-all" => {
            let modifiers = Modifiers { ctrl: true, command: true, ..Modifiers::NONE };
            Some(Event::Key { key: Key::A, physical_key: None, pressed: true, repeat: false, modifiers })
        }
        // Its words come from the system.
        "paste" => None,
        _ => Some(event),
    }
}

/// The command that an event runs.
fn run_by(os: OperatingSystem, keys: &Keys, event: &Event) -> Option<&'static Command> {
    let Event::Key { key, pressed: true, modifiers, .. } = event else { return None };
    command_of(os, keys, *key, *modifiers)
}

fn shortcut_in(os: OperatingSystem, event: &Event) -> Option<Shortcut> {
    let Event::Key { key, modifiers, .. } = event else { return None };
    shortcut_of(os, *key, *modifiers)
}

/// The command that a key runs.
pub(super) fn command_of(os: OperatingSystem, keys: &Keys, key: Key, held: Modifiers) -> Option<&'static Command> {
    let size = |keys: &KeyboardShortcut| {
        let held = keys.modifiers;
        u8::from(held.shift) + u8::from(held.alt) + u8::from(held.command)
    };
    let fitting = keys.all().filter_map(|(shortcut, id)| Some((egui_shortcut(os, shortcut)?, id)));
    let fitting = fitting.filter(|(keys, _)| fits(*keys, key, held));
    fitting.max_by_key(|(keys, _)| size(keys)).and_then(|(_, id)| commands::find(id))
}

/// Whether what is pressed are these keys. Signs and figures may need Shift, or on a Mac Option, to be
/// had at all; the largest that fits is meant then.
fn fits(keys: KeyboardShortcut, key: Key, held: Modifiers) -> bool {
    if keys.logical_key != key || !held.matches_logically(keys.modifiers) {
        return false;
    }
    let exact = held.shift == keys.modifiers.shift && held.alt == keys.modifiers.alt;
    exact || (is_sign(key) && (held.mac_cmd || held.alt == keys.modifiers.alt))
}

/// Whether a key has a sign or figure on it, and no letter.
fn is_sign(key: Key) -> bool {
    let figure = key.name().chars().all(|letter| letter.is_ascii_digit());
    figure
        || matches!(
            key,
            Key::Colon
                | Key::Comma
                | Key::Backslash
                | Key::Slash
                | Key::Pipe
                | Key::Questionmark
                | Key::Exclamationmark
                | Key::OpenBracket
                | Key::CloseBracket
                | Key::OpenCurlyBracket
                | Key::CloseCurlyBracket
                | Key::Backtick
                | Key::Minus
                | Key::Period
                | Key::Plus
                | Key::Equals
                | Key::Semicolon
                | Key::Quote
        )
}

/// Whether a key writes a character by itself.
pub(super) fn writes(key: Key) -> bool {
    is_sign(key) || key == Key::Space || key.name().chars().count() == 1
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::app::keys::{KEY_NAMES, standard};

    #[test]
    fn every_shortcut_names_a_key_and_no_two_clash() {
        for os in [OperatingSystem::Nix, OperatingSystem::Mac] {
            let mut seen: Vec<(KeyboardShortcut, CommandId)> = Vec::new();
            for (command, shortcut) in commands::all().flat_map(|c| standard(c).map(move |keys| (c, keys))) {
                let keys = egui_shortcut(os, shortcut).unwrap_or_else(|| panic!("{:?} names no key", command.id));
                if let Some((_, other)) = seen.iter().find(|(known, _)| *known == keys) {
                    panic!("{:?} and {other:?} share {keys:?}", command.id);
                }
                seen.push((keys, command.id));
            }
        }
    }

    #[test]
    fn every_key_is_known_by_its_name_and_recorded_as_it_is() {
        for (os, name) in
            [OperatingSystem::Nix, OperatingSystem::Mac].into_iter().flat_map(|os| KEY_NAMES.map(|n| (os, n)))
        {
            for bits in 0_u8..8 {
                let keys = Shortcut { primary: bits & 1 > 0, shift: bits & 2 > 0, alt: bits & 4 > 0, key: name };
                let pressed = egui_shortcut(os, keys).unwrap_or_else(|| panic!("{name}"));
                assert_eq!(shortcut_of(os, pressed.logical_key, pressed.modifiers), Some(keys), "{os:?} {keys:?}");
            }
        }
        let control = Modifiers { ctrl: true, ..Modifiers::NONE };
        assert_eq!(shortcut_of(OperatingSystem::Mac, Key::K, control), None, "Control is for editing on a Mac");
    }

    #[test]
    fn letters_want_exactly_what_is_held_and_signs_at_least() {
        let keys = Keys::default();
        let run = |key, held| command_of(OperatingSystem::Nix, &keys, key, held).map(|command| command.id.0);
        let (ctrl, shift, alt) = (Modifiers::COMMAND | Modifiers::CTRL, Modifiers::SHIFT, Modifiers::ALT);
        assert_eq!(run(Key::B, ctrl), Some("bold"));
        assert_eq!(run(Key::B, ctrl | shift), None);
        assert_eq!(run(Key::B, ctrl | alt), None);
        assert_eq!(run(Key::Num1, ctrl | shift), Some("tab-story"), "French figures need Shift");
        assert_eq!(run(Key::Plus, ctrl), Some("zoom-in"));
        assert_eq!(run(Key::Plus, ctrl | shift), Some("interface-larger"), "the larger one is meant");
        assert_eq!(run(Key::F3, shift), Some("find-previous"));
        assert_eq!(run(Key::F3, Modifiers::NONE), Some("find-next"));
    }
}
