//! What happens while one types.

use egui::Ui;

use super::{Drafts, Scope, Section, rows};
use crate::app::{Action, Preference, Session};

pub(super) const SECTION: Section =
    Section { id: "writing", name: "prefs-writing", scope: Scope::Mine, show, standard };

fn show(ui: &mut Ui, session: &Session, _: &mut Drafts, actions: &mut Vec<Action>) {
    let says = session.words;
    let of_house = session.project.house.defaults.smart_typing.unwrap_or(true);
    let as_house = says.get(if of_house { "prefs-as-house-on" } else { "prefs-as-house-off" });
    let options = [(None, as_house), (Some(true), says.get("prefs-on")), (Some(false), says.get("prefs-off"))];
    let name = says.of("command", "smart-typing");
    if let Some(on) = rows::pick(ui, name, &options, &session.settings.smart_typing) {
        actions.push(rows::prefer(Preference::SmartTyping(on)));
    }
    rows::note(ui, says.about("command", "smart-typing", "help"));
}

fn standard(_: &Session) -> Vec<Action> {
    vec![rows::prefer(Preference::SmartTyping(None))]
}
