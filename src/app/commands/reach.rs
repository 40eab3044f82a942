//! Commands that send the keyboard to a part of the window.

use super::{Command, Menu, Rows, Shortcut, always};
use crate::app::Reach;

const IN: Rows = Rows { menu: Menu::View, ready: always };

pub(super) const ROWS: &[Command] = &[
    IN.row("next-part", Some(Shortcut::plain("F6")), |s| s.view.wanted_reach = Some(Reach::NextPart)),
    IN.row("part-before", Some(Shortcut::shift("F6")), |s| s.view.wanted_reach = Some(Reach::PartBefore)),
    IN.row("menu-bar", Some(Shortcut::plain("F10")), |s| s.view.wanted_reach = Some(Reach::MenuBar)),
    IN.row("own-menu", Some(Shortcut::shift("F10")), |s| s.view.wanted_reach = Some(Reach::OwnMenu)),
];
