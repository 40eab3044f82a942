//! When the project is saved by itself, and where earlier saves are kept.

use egui::Ui;

use super::{Drafts, Scope, Section, rows};
use crate::app::{Action, Autosave, Preference, Session};
use crate::project::VersionPlace;
use crate::words::{Phrase, phrase};

pub(super) const SECTION: Section = Section { id: "saving", name: "prefs-saving", scope: Scope::Mine, show, standard };

/// The pauses offered, in seconds.
const PAUSES: [u16; 7] = [10, 20, 30, 60, 120, 300, 600];

fn show(ui: &mut Ui, session: &Session, _: &mut Drafts, actions: &mut Vec<Action>) {
    let (says, now) = (session.words, session.settings.autosave);
    let (name, about) = (says.get("prefs-autosave"), says.about("prefs", "autosave", "about"));
    if let Some(on) = rows::switch(ui, name, about, now.on) {
        actions.push(rows::prefer(Preference::Autosave(Autosave { on, ..now })));
    }
    rows::gap(ui);
    let mut pauses: Vec<u16> = PAUSES.into();
    if !pauses.contains(&now.after) {
        pauses.push(now.after);
        pauses.sort_unstable();
    }
    let told: Vec<String> = pauses.iter().map(|pause| says.say(&long(*pause))).collect();
    let options: Vec<(u16, &str)> = pauses.into_iter().zip(told.iter().map(String::as_str)).collect();
    let mut chosen = None;
    ui.add_enabled_ui(now.on, |ui| {
        chosen = rows::choose(ui, "autosave-pause", says.get("prefs-autosave-pause"), &options, &now.after);
    });
    if let Some(after) = chosen {
        actions.push(rows::prefer(Preference::Autosave(Autosave { after, ..now })));
    }
    rows::gap(ui);
    let places = VersionPlace::ALL.map(|place| (place, says.about("prefs", "versions", place_key(place))));
    if let Some(place) = rows::pick(ui, says.get("prefs-versions"), &places, &session.settings.versions) {
        actions.push(rows::prefer(Preference::Versions(place)));
    }
    rows::note(ui, says.about("prefs", "versions", "about"));
}

/// The attribute that says where versions are kept.
fn place_key(place: VersionPlace) -> &'static str {
    match place {
        VersionPlace::Beside => "beside",
        VersionPlace::Machine => "machine",
        VersionPlace::Nowhere => "nowhere",
    }
}

/// So many seconds, in words.
fn long(seconds: u16) -> Phrase {
    match seconds {
        60.. if seconds.is_multiple_of(60) => phrase!("time-minutes", count = seconds / 60),
        _ => phrase!("time-seconds", count = seconds),
    }
}

fn standard(_: &Session) -> Vec<Action> {
    vec![
        rows::prefer(Preference::Autosave(Autosave::default())),
        rows::prefer(Preference::Versions(VersionPlace::default())),
    ]
}
