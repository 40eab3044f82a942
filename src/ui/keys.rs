//! Keys: shortcuts of the command rows, seen before any field sees them.

use std::sync::LazyLock;

use egui::os::OperatingSystem;
use egui::{Atom, Event, Key, KeyboardShortcut, Modifiers, Ui};

use super::{key_names, said, theme};
use crate::app::commands::{self, Command, CommandId, KEYS_OF_FIELDS, Shortcut};
use crate::app::{Action, Session};
use crate::words::Words;

/// A row's shortcut in egui's terms; `None` if the row names no such key.
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

/// Whether keys have the habits of a Mac.
pub(super) fn is_mac(os: OperatingSystem) -> bool {
    matches!(os, OperatingSystem::Mac | OperatingSystem::IOS)
}

/// How a command's keys read in a menu: `Ctrl+S`, `⌘S`; empty for none.
#[must_use]
pub(super) fn label(ui: &Ui, words: &Words, command: &Command) -> String {
    let keys = command.shortcut.and_then(|shortcut| egui_shortcut(ui.ctx().os(), shortcut));
    keys.map(|keys| key_names::label(words, ui.ctx().os(), keys)).unwrap_or_default()
}

/// The fewest keys that run a command; empty for none.
#[must_use]
pub(super) fn shortest(ui: &Ui, words: &Words, id: CommandId) -> String {
    let os = ui.ctx().os();
    let own = rows(os).iter().filter(|(_, command)| command.id == id);
    let labels = own.map(|(keys, _)| key_names::label(words, os, *keys));
    labels.min_by_key(|label| label.chars().count()).unwrap_or_default()
}

/// The same where a button shows it behind its name.
#[must_use]
pub(super) fn beside(ui: &Ui, words: &Words, command: &Command) -> Atom<'static> {
    said::atom(&label(ui, words, command), theme::words(theme::BUTTON_SMALL), Some(theme::tokens(ui).soft))
}

/// Other keys for a command. Ctrl+Y, because fields know it by themselves: a field's own undo
/// remembers words that the desk has long changed otherwise, so its keys must never reach it.
/// Equals, because the plus of most keyboards is where Shift is needed for it. Ctrl+G, which finds
/// on where there is no F3. Ctrl+K, as many programs have it for going anywhere; links are put on
/// words from the toolbar, which has no key.
const ALSO: [(Shortcut, CommandId); 5] = [
    (Shortcut { primary: true, shift: false, alt: false, key: "K" }, CommandId("palette")),
    (Shortcut { primary: true, shift: false, alt: false, key: "Y" }, CommandId("redo")),
    (Shortcut { primary: true, shift: false, alt: false, key: "Equals" }, CommandId("zoom-in")),
    (Shortcut { primary: true, shift: false, alt: false, key: "G" }, CommandId("find-next")),
    (Shortcut { primary: true, shift: true, alt: false, key: "G" }, CommandId("find-previous")),
];

/// Shortcuts with their commands.
type Rows = Vec<(KeyboardShortcut, &'static Command)>;

/// All of them as a system has them, the longest combination first, so that Ctrl+Shift+S is not
/// taken for Ctrl+S.
fn rows(os: OperatingSystem) -> &'static Rows {
    static MAC: LazyLock<Rows> = LazyLock::new(|| rows_of(OperatingSystem::Mac));
    static OTHERS: LazyLock<Rows> = LazyLock::new(|| rows_of(OperatingSystem::Nix));
    if is_mac(os) { &MAC } else { &OTHERS }
}

fn rows_of(os: OperatingSystem) -> Rows {
    let also = ALSO.into_iter().filter_map(|(shortcut, id)| commands::find(id).map(|command| (shortcut, command)));
    let mut rows: Vec<_> =
        commands::all().filter_map(|command| command.shortcut.map(|s| (s, command))).chain(also).collect();
    rows.sort_by_key(|(s, _)| std::cmp::Reverse(u8::from(s.shift) + u8::from(s.alt) + u8::from(s.primary)));
    rows.into_iter().filter_map(|(shortcut, command)| Some((egui_shortcut(os, shortcut)?, command))).collect()
}

/// Pushes the commands whose keys were pressed. The keys of a command that is not ready go nowhere.
pub(super) fn pressed(ui: &Ui, session: &Session, actions: &mut Vec<Action>) {
    if !ui.input(|input| input.events.iter().any(|event| matches!(event, egui::Event::Key { pressed: true, .. }))) {
        return;
    }
    super::story_list::keys(ui, session, actions);
    // A field has its own answer to some of them.
    for (keys, command) in rows(ui.ctx().os()).iter().filter(|(_, command)| !KEYS_OF_FIELDS.contains(&command.id.0)) {
        if ui.input_mut(|input| input.consume_shortcut(keys)) && (command.ready)(session) {
            actions.push(Action::Run(command.id));
        }
    }
}

/// The command that a key runs.
pub(super) fn command_of(os: OperatingSystem, key: Key, held: Modifiers) -> Option<&'static Command> {
    let is_it = |keys: &KeyboardShortcut| keys.logical_key == key && held.matches_logically(keys.modifiers);
    rows(os).iter().find(|(keys, _)| is_it(keys)).map(|(_, command)| *command)
}

/// Lets a frame see no more than one shortcut, and nothing that came after it. What is held back
/// comes first in the next frame, so that keys count in the order they were pressed: a letter
/// typed before Ctrl+S is saved, one typed after Ctrl+Enter stands in the new paragraph.
pub(super) fn hold_back(os: OperatingSystem, events: &mut Vec<Event>, held: &mut Vec<Event>) {
    if !held.is_empty() {
        held.append(events);
        std::mem::swap(held, events);
    }
    if let Some(at) = events.iter().position(|event| is_shortcut(os, event)) {
        *held = events.split_off(at + 1);
    }
}

fn is_shortcut(os: OperatingSystem, event: &Event) -> bool {
    let Event::Key { key, pressed: true, modifiers, .. } = event else { return false };
    command_of(os, *key, *modifiers).is_some()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keys_count_in_the_order_they_were_pressed() {
        let key = |key, modifiers| Event::Key { key, physical_key: None, pressed: true, repeat: false, modifiers };
        let text = |words: &str| Event::Text(words.to_owned());
        let save = key(Key::S, Modifiers::COMMAND);
        let (mut events, mut held) = (vec![text("a"), save.clone(), text("b"), save.clone(), text("c")], Vec::new());
        let mut frames = Vec::new();
        while frames.len() < 3 {
            hold_back(OperatingSystem::Nix, &mut events, &mut held);
            frames.push(std::mem::take(&mut events));
        }
        assert_eq!(frames, [vec![text("a"), save.clone()], vec![text("b"), save], vec![text("c")]]);
        assert!(held.is_empty());
    }

    #[test]
    fn every_shortcut_names_a_key_and_no_two_clash() {
        for os in [OperatingSystem::Nix, OperatingSystem::Mac] {
            let mut seen: Vec<(KeyboardShortcut, CommandId)> = Vec::new();
            for command in commands::all() {
                let Some(shortcut) = command.shortcut else { continue };
                let keys = egui_shortcut(os, shortcut).unwrap_or_else(|| panic!("{:?} names no key", command.id));
                if let Some((_, other)) = seen.iter().find(|(known, _)| *known == keys) {
                    panic!("{:?} and {other:?} share {keys:?}", command.id);
                }
                seen.push((keys, command.id));
            }
        }
    }
}
