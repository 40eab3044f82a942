//! The way to the keys of the commands.

use egui::Ui;

use super::{Drafts, Scope, Section, rows};
use crate::app::commands::{self, CommandId};
use crate::app::{Action, Session};
use crate::ui::said;

pub(super) const SECTION: Section =
    Section { id: "keyboard", name: "prefs-keyboard", scope: Scope::Mine, show, standard: |_| Vec::new() };

fn show(ui: &mut Ui, session: &Session, _: &mut Drafts, actions: &mut Vec<Action>) {
    let Some(command) = commands::find(CommandId("shortcuts")) else { return };
    rows::note(ui, command.help(session.words));
    if said::button(ui, command.label(session.words)).clicked() {
        actions.push(Action::Run(command.id));
    }
}
