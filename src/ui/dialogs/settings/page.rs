//! How the page is shown.

use egui::Ui;

use super::{Drafts, Scope, Section, rows};
use crate::app::{Action, Preference, Session};
use crate::words::phrase;

pub(super) const SECTION: Section = Section { id: "page", name: "prefs-page", scope: Scope::Mine, show, standard };

fn show(ui: &mut Ui, session: &Session, _: &mut Drafts, actions: &mut Vec<Action>) {
    let (says, settings) = (session.words, &session.settings);
    let percent = |percent: u16| says.say(&phrase!("bar-zoom", percent = percent));
    let name = says.get("prefs-page-size");
    if let Some(size) = rows::slide(ui, "page-size", name, 50..=300, 10, settings.page_zoom, percent) {
        actions.push(rows::prefer(Preference::PageSize(size)));
    }
    rows::note(ui, says.about("prefs", "page-size", "about"));
    rows::gap(ui);
    let (name, about) = (says.of("command", "justify"), says.about("command", "justify", "help"));
    if let Some(justified) = rows::switch(ui, name, about, settings.justified) {
        actions.push(rows::prefer(Preference::Justified(justified)));
    }
}

fn standard(_: &Session) -> Vec<Action> {
    [Preference::PageSize(100), Preference::Justified(false)].map(rows::prefer).into()
}
