//! Presses: what a key means to somebody who writes, by the habits of their system.
#![expect(clippy::wildcard_enum_match_arm, reason = "most keys of a keyboard ask nothing here")]

use egui::os::OperatingSystem;
use egui::{Key, Modifiers};

use crate::edit::motion::Unit;
use crate::ui::keys::is_mac;

/// What a key asks of the manuscript.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Press {
    /// Move the caret; with `true`, the selection's end.
    Move(Way, bool),
    /// Erase the selection, or this much.
    Erase(Unit, bool),
    /// Erase to the start of the row, or its end.
    EraseRow(bool),
    /// Begin a paragraph.
    Break,
    /// Begin a row.
    SoftBreak,
    /// Indent, or go to the next text; with `true`, the other way around.
    Tab(bool),
    /// Let go of what is selected.
    Escape,
}

/// Where a caret goes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Way {
    /// To what is seen at the left.
    Left,
    /// To what is seen at the right.
    Right,
    /// To the word seen at the left.
    WordLeft,
    /// To the word seen at the right.
    WordRight,
    /// To the row above.
    Up,
    /// To the row below.
    Down,
    /// A window's height up.
    PageUp,
    /// A window's height down.
    PageDown,
    /// To the start of the row.
    RowStart,
    /// To its end.
    RowEnd,
    /// By sense: forward or back by a unit.
    By(Unit, bool),
}

/// What a key asks; `None` for one that asks nothing here.
pub(super) fn press(os: OperatingSystem, key: Key, held: Modifiers) -> Option<Press> {
    if is_mac(os) { on_mac(key, held).or_else(|| common(key, held, held.alt)) } else { elsewhere(key, held) }
}

fn common(key: Key, held: Modifiers, by_word: bool) -> Option<Press> {
    let with = held.shift;
    let way = |way| Some(Press::Move(way, with));
    match key {
        Key::ArrowLeft => way(if by_word { Way::WordLeft } else { Way::Left }),
        Key::ArrowRight => way(if by_word { Way::WordRight } else { Way::Right }),
        Key::ArrowUp => way(if by_word { Way::By(Unit::Text, false) } else { Way::Up }),
        Key::ArrowDown => way(if by_word { Way::By(Unit::Text, true) } else { Way::Down }),
        Key::PageUp => way(Way::PageUp),
        Key::PageDown => way(Way::PageDown),
        Key::Backspace => Some(Press::Erase(if by_word { Unit::Word } else { Unit::Character }, false)),
        Key::Delete => Some(Press::Erase(if by_word { Unit::Word } else { Unit::Character }, true)),
        Key::Enter => Some(if held.shift { Press::SoftBreak } else { Press::Break }),
        Key::Tab => Some(Press::Tab(held.shift)),
        Key::Escape => Some(Press::Escape),
        _ => None,
    }
}

fn elsewhere(key: Key, held: Modifiers) -> Option<Press> {
    let with = held.shift;
    match key {
        Key::Home if held.ctrl => Some(Press::Move(Way::By(Unit::Story, false), with)),
        Key::End if held.ctrl => Some(Press::Move(Way::By(Unit::Story, true), with)),
        Key::Home => Some(Press::Move(Way::RowStart, with)),
        Key::End => Some(Press::Move(Way::RowEnd, with)),
        Key::ArrowLeft if held.alt => Some(Press::Move(Way::By(Unit::Sentence, false), with)),
        Key::ArrowRight if held.alt => Some(Press::Move(Way::By(Unit::Sentence, true), with)),
        Key::Backspace if held.ctrl && held.shift => Some(Press::EraseRow(false)),
        Key::Delete if held.ctrl && held.shift => Some(Press::EraseRow(true)),
        _ => common(key, held, held.ctrl),
    }
}

/// The keys of macOS, with those of Emacs that its text fields know.
fn on_mac(key: Key, held: Modifiers) -> Option<Press> {
    let way = |way| Some(Press::Move(way, held.shift));
    if held.mac_cmd || (held.command && !held.ctrl) {
        return match key {
            Key::ArrowLeft => way(Way::RowStart),
            Key::ArrowRight => way(Way::RowEnd),
            Key::ArrowUp => way(Way::By(Unit::Story, false)),
            Key::ArrowDown => way(Way::By(Unit::Story, true)),
            Key::Backspace => Some(Press::EraseRow(false)),
            Key::Delete => Some(Press::EraseRow(true)),
            _ => None,
        };
    }
    if held.ctrl {
        return match key {
            Key::A => way(Way::By(Unit::Text, false)),
            Key::E => way(Way::By(Unit::Text, true)),
            Key::F => way(Way::By(Unit::Character, true)),
            Key::B => way(Way::By(Unit::Character, false)),
            Key::N => way(Way::Down),
            Key::P => way(Way::Up),
            Key::D => Some(Press::Erase(Unit::Character, true)),
            Key::H => Some(Press::Erase(Unit::Character, false)),
            Key::K => Some(Press::EraseRow(true)),
            Key::ArrowLeft if held.alt => way(Way::By(Unit::Sentence, false)),
            Key::ArrowRight if held.alt => way(Way::By(Unit::Sentence, true)),
            _ => None,
        };
    }
    match key {
        Key::Home => way(Way::By(Unit::Story, false)),
        Key::End => way(Way::By(Unit::Story, true)),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_system_keeps_its_habits() {
        let (linux, mac) = (OperatingSystem::Nix, OperatingSystem::Mac);
        let cmd = Modifiers { mac_cmd: true, command: true, ..Modifiers::NONE };
        let cases = [
            (linux, Key::Home, Modifiers::NONE, Press::Move(Way::RowStart, false)),
            (mac, Key::Home, Modifiers::NONE, Press::Move(Way::By(Unit::Story, false), false)),
            (linux, Key::ArrowLeft, Modifiers::CTRL, Press::Move(Way::WordLeft, false)),
            (mac, Key::ArrowLeft, Modifiers::ALT, Press::Move(Way::WordLeft, false)),
            (mac, Key::ArrowLeft, cmd, Press::Move(Way::RowStart, false)),
            (mac, Key::ArrowUp, Modifiers::ALT, Press::Move(Way::By(Unit::Text, false), false)),
            (mac, Key::ArrowDown, Modifiers::ALT | Modifiers::SHIFT, Press::Move(Way::By(Unit::Text, true), true)),
            (linux, Key::ArrowRight, Modifiers::ALT, Press::Move(Way::By(Unit::Sentence, true), false)),
            (linux, Key::Backspace, Modifiers::CTRL, Press::Erase(Unit::Word, false)),
            (mac, Key::Backspace, Modifiers::ALT, Press::Erase(Unit::Word, false)),
            (mac, Key::Backspace, cmd, Press::EraseRow(false)),
            (linux, Key::End, Modifiers::CTRL | Modifiers::SHIFT, Press::Move(Way::By(Unit::Story, true), true)),
            (mac, Key::K, Modifiers::CTRL, Press::EraseRow(true)),
            (linux, Key::Enter, Modifiers::SHIFT, Press::SoftBreak),
        ];
        for (os, key, held, wanted) in cases {
            assert_eq!(press(os, key, held), Some(wanted), "{os:?} {key:?} {held:?}");
        }
        assert_eq!(press(linux, Key::K, Modifiers::CTRL), None, "on Linux, Ctrl+K is no key of the page");
    }
}
