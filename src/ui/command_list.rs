//! The list of all commands for the documents, in English, with their keys on each system.

use egui::os::OperatingSystem;

use super::{key_names, keys};
use crate::app::commands::{self, Command, Menu};
use crate::words::Words;

/// All commands, menu by menu, as a page of Markdown.
#[must_use]
pub fn command_list() -> String {
    let words = Words::english();
    let mut page = String::from(
        "# Commands\n\nMade from the rows in `src/app/commands`; \
         `UPDATE_COMMANDS=1 cargo test --test window_commands kept_list` makes it again. *Help › Go to anything…* \
         finds each of them by a few letters of its name.\n",
    );
    for menu in Menu::ALL {
        let name = menu.label(words);
        page.push_str("\n## ");
        page.push_str(name);
        page.push_str("\n\n| command | Linux, Windows | macOS | what it does |\n|---|---|---|---|\n");
        for command in commands::of(menu) {
            let [linux, mac] = [OperatingSystem::Nix, OperatingSystem::Mac].map(|os| keys_on(os, command));
            let cells = [command.label(words), &linux, &mac, command.help(words)].map(|cell| cell.replace('|', "\\|"));
            page.extend(["| ", &cells.join(" | "), " |\n"]);
        }
    }
    page
}

fn keys_on(os: OperatingSystem, command: &Command) -> String {
    let keys = command.shortcut.and_then(|shortcut| keys::egui_shortcut(os, shortcut));
    keys.map(|keys| format!("`{}`", key_names::label(Words::english(), os, keys))).unwrap_or_default()
}
