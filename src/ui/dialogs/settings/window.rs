//! How the window looks and speaks.

use std::iter;

use egui::Ui;

use super::{Drafts, Scope, Section, rows};
use crate::app::{Action, Appearance, Contrast, Preference, Session};
use crate::ground::Language;
use crate::words::{LOCALES, phrase};

pub(super) const SECTION: Section = Section { id: "window", name: "prefs-window", scope: Scope::Mine, show, standard };

fn show(ui: &mut Ui, session: &Session, _: &mut Drafts, actions: &mut Vec<Action>) {
    let (says, settings) = (session.words, &session.settings);
    let languages = languages(session);
    let now = settings.words().and_then(|words| words.locale().tag.parse().ok());
    if let Some(language) = rows::pick(ui, says.get("prefs-language"), &languages, &now) {
        actions.push(rows::prefer(Preference::Language(language)));
    }
    rows::gap(ui);
    let looks = [
        (Appearance::System, says.get("prefs-as-system")),
        (Appearance::Light, says.of("command", "appearance-light")),
        (Appearance::Dark, says.of("command", "appearance-dark")),
    ];
    if let Some(look) = rows::pick(ui, says.get("prefs-appearance"), &looks, &settings.appearance) {
        actions.push(rows::prefer(Preference::Appearance(look)));
    }
    rows::gap(ui);
    let contrasts = [
        (Contrast::System, says.get("prefs-as-system")),
        (Contrast::Usual, says.get("prefs-contrast-usual")),
        (Contrast::High, says.of("command", "high-contrast")),
    ];
    if let Some(contrast) = rows::pick(ui, says.get("prefs-contrast"), &contrasts, &settings.contrast) {
        actions.push(rows::prefer(Preference::Contrast(contrast)));
    }
    rows::gap(ui);
    let percent = |percent: u16| says.say(&phrase!("bar-zoom", percent = percent));
    let size = rows::slide(
        ui,
        "interface-size",
        says.get("prefs-interface-size"),
        75..=200,
        5,
        settings.interface_size,
        percent,
    );
    if let Some(size) = size {
        actions.push(rows::prefer(Preference::InterfaceSize(size)));
    }
    rows::note(ui, says.about("command", "interface-larger", "help"));
}

/// The languages the window speaks, each by its own name; before them, the system's.
fn languages(session: &Session) -> Vec<(Option<Language>, &'static str)> {
    let system = (None, session.words.get("prefs-as-system"));
    iter::once(system).chain(LOCALES.iter().map(|locale| (locale.tag.parse().ok(), locale.name))).collect()
}

fn standard(_: &Session) -> Vec<Action> {
    [
        Preference::Language(None),
        Preference::Appearance(Appearance::System),
        Preference::Contrast(Contrast::System),
        Preference::InterfaceSize(100),
    ]
    .map(rows::prefer)
    .into()
}
