//! Commands for how the window looks: light or dark, contrast, the size of everything in it.

use super::{Command, Menu, Rows, Shortcut, always};
use crate::app::{Appearance, Contrast, Session};

const IN: Rows = Rows { menu: Menu::View, ready: always };

/// The sizes of the interface, in percent.
const SIZES: [u16; 10] = [75, 80, 90, 100, 110, 125, 150, 165, 175, 200];

pub(super) const ROWS: &[Command] = &[
    IN.row("interface-larger", Some(Shortcut::primary_shift("Plus")), |s| {
        resize(s, |now| SIZES.into_iter().find(|size| *size > now));
    }),
    IN.row("interface-smaller", Some(Shortcut::primary_shift("Minus")), |s| {
        resize(s, |now| SIZES.into_iter().rev().find(|size| *size < now));
    }),
    IN.row("interface-actual", Some(Shortcut::primary_shift("0")), |s| resize(s, |_| Some(100))),
    Command {
        on: Some(|s| s.settings.appearance == Appearance::System),
        ..IN.row("appearance-system", None, |s| wear(s, Appearance::System))
    },
    Command {
        on: Some(|s| s.settings.appearance == Appearance::Light),
        ..IN.row("appearance-light", None, |s| wear(s, Appearance::Light))
    },
    Command {
        on: Some(|s| s.settings.appearance == Appearance::Dark),
        ..IN.row("appearance-dark", None, |s| wear(s, Appearance::Dark))
    },
    Command {
        on: Some(|s| s.settings.high_contrast(s.view.system)),
        ..IN.row("high-contrast", None, |s| {
            let high = s.settings.high_contrast(s.view.system);
            s.settings.contrast = if high { Contrast::Usual } else { Contrast::High };
            s.keep_settings();
        })
    },
];

fn wear(session: &mut Session, appearance: Appearance) {
    session.settings.appearance = appearance;
    session.keep_settings();
}

/// Gives the interface another size; the page keeps its own.
fn resize(session: &mut Session, next: impl FnOnce(u16) -> Option<u16>) {
    if let Some(size) = next(session.settings.interface_size) {
        session.settings.interface_size = size;
        session.view.page.zoom = session.settings.zoom();
        session.keep_settings();
    }
}
