//! How keys are called: `Ctrl+]`, `Ctrl+PageDown`, on a Mac `⌘⇧P`.

use egui::os::OperatingSystem;
use egui::{Key, KeyboardShortcut};

use super::keys::is_mac;
use crate::ground::Direction;
use crate::words::Words;

/// Keys whose name is a word of the language, and the sign a Mac has for them.
const NAMED: [(Key, &str, &str); 14] = [
    (Key::ArrowUp, "key-up", "↑"),
    (Key::ArrowDown, "key-down", "↓"),
    (Key::ArrowLeft, "key-left", "←"),
    (Key::ArrowRight, "key-right", "→"),
    (Key::PageUp, "key-page-up", "⇞"),
    (Key::PageDown, "key-page-down", "⇟"),
    (Key::Home, "key-home", "↖"),
    (Key::End, "key-end", "↘"),
    (Key::Enter, "key-enter", "↩"),
    (Key::Delete, "key-delete", "⌦"),
    (Key::Backspace, "key-backspace", "⌫"),
    (Key::Space, "key-space", "␣"),
    // Beside a plus that joins keys, the signs would not be seen.
    (Key::Plus, "key-plus", "+"),
    (Key::Minus, "key-minus", "−"),
];

/// How keys pressed together read. Keys stand from left to right in any language, as on a keyboard.
pub(super) fn label(words: &Words, os: OperatingSystem, keys: KeyboardShortcut) -> String {
    let (mac, held) = (is_mac(os), keys.modifiers);
    let key = match NAMED.iter().find(|(key, ..)| *key == keys.logical_key) {
        Some((_, _, sign)) if mac => sign,
        Some((_, name, _)) => words.get(name),
        None => keys.logical_key.symbol_or_name(),
    };
    let parts: Vec<&str> = if mac {
        let signs = [(held.ctrl, "⌃"), (held.alt, "⌥"), (held.shift, "⇧"), (held.command || held.mac_cmd, "⌘")];
        signs.into_iter().filter(|(on, _)| *on).map(|(_, sign)| sign).chain([key]).collect()
    } else {
        let names = [(held.ctrl || held.command, "Ctrl"), (held.alt, "Alt"), (held.shift, "Shift")];
        names.into_iter().filter(|(on, _)| *on).map(|(_, name)| name).chain([key]).collect()
    };
    let joined = parts.join(if mac { "" } else { "+" });
    match words.direction() {
        Direction::Ltr => joined,
        Direction::Rtl => format!("\u{2066}{joined}\u{2069}"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::app::commands;
    use crate::ui::keys::egui_shortcut;
    use crate::words::{LOCALES, chosen};

    fn named(tag: &str, os: OperatingSystem, id: &str) -> String {
        let command = commands::all().find(|command| command.id.0 == id).unwrap_or_else(|| panic!("no {id}"));
        let keys = command.shortcut.and_then(|shortcut| egui_shortcut(os, shortcut));
        let words = chosen(tag).unwrap_or_else(|| panic!("no {tag}"));
        keys.map(|keys| label(words, os, keys)).unwrap_or_default()
    }

    #[test]
    fn keys_are_called_as_they_are_printed() {
        let (linux, mac) = (OperatingSystem::Nix, OperatingSystem::Mac);
        for (tag, os, id, wanted) in [
            ("en", linux, "indent", "Ctrl+]"),
            ("en", linux, "next-story", "Ctrl+PageDown"),
            ("en", linux, "palette", "Ctrl+Shift+P"),
            ("en", linux, "zoom-in", "Ctrl+Plus"),
            ("en", linux, "block-up", "Alt+Up"),
            ("en", mac, "palette", "⇧⌘P"),
            ("en", mac, "block-up", "⌃⌘↑"),
            ("en", mac, "shortcuts", "F1"),
            ("ar", linux, "save", "\u{2066}Ctrl+S\u{2069}"),
            ("ar", linux, "block-up", "\u{2066}Alt+سهم لأعلى\u{2069}"),
        ] {
            assert_eq!(named(tag, os, id), wanted, "{id} in {tag}");
        }
    }

    #[test]
    fn no_key_is_called_by_its_name_for_programs() {
        for os in [OperatingSystem::Nix, OperatingSystem::Mac] {
            for (locale, command) in LOCALES.iter().flat_map(|locale| commands::all().map(move |c| (locale, c))) {
                let name = named(locale.tag, os, command.id.0);
                assert_eq!(name.is_empty(), command.shortcut.is_none(), "{:?}", command.id);
                assert!(!name.contains("Bracket") && !name.contains("Arrow"), "{name}");
            }
        }
    }
}
