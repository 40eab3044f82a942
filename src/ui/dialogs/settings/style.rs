//! How the house writes: quotation marks, and whether typing is corrected.

use egui::Ui;

use super::{Drafts, Scope, Section, rows};
use crate::app::{Action, Session};
use crate::project::QuoteStyle;
use crate::ui::languages;
use crate::words::phrase;

pub(super) const SECTION: Section = Section { id: "style", name: "prefs-style", scope: Scope::Project, show, standard };

fn show(ui: &mut Ui, session: &Session, _: &mut Drafts, actions: &mut Vec<Action>) {
    let (says, defaults) = (session.words, &session.project.house.defaults);
    let marks = QuoteStyle::ALL.map(|style| style.marks().join(" "));
    let mut options = vec![(None, says.get("prefs-quotes-language"))];
    options.extend(QuoteStyle::ALL.iter().zip(&marks).map(|(style, marks)| (Some(*style), marks.as_str())));
    if let Some(quotes) = rows::pick(ui, says.get("prefs-quotes"), &options, &defaults.quotes) {
        actions.push(rows::house(session, "prefs-quotes", |house| house.defaults.quotes = quotes));
    }
    let name = languages::named(session.project.language.as_str());
    rows::note(ui, &says.say(&phrase!("prefs-quotes-about", language = name)));
    rows::gap(ui);
    let options = [
        (None, says.get("prefs-typing-free")),
        (Some(true), says.get("prefs-on")),
        (Some(false), says.get("prefs-off")),
    ];
    let name = says.of("command", "smart-typing");
    if let Some(on) = rows::pick(ui, name, &options, &defaults.smart_typing) {
        actions.push(rows::house(session, "command-smart-typing", |house| house.defaults.smart_typing = on));
    }
    rows::note(ui, says.get("prefs-typing-about"));
}

fn standard(session: &Session) -> Vec<Action> {
    let back = rows::house(session, "prefs-style", |house| {
        house.defaults.quotes = None;
        house.defaults.smart_typing = None;
    });
    vec![back]
}
