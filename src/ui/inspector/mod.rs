//! The inspector: what is known of the story beyond the page, tab by tab.

mod check;
mod entities;
mod jump;
mod photos;
mod sources;
mod story;

pub(super) use check::{row as finding_row, show_place};

use egui::accesskit::Role;
use egui::{ScrollArea, Stroke, Ui};

use super::kept::Kept;
use super::pictures::Pictures;
use super::text::Style;
use super::{said, theme};
use crate::app::{Action, Session, Tab};

/// Draws the tabs and the open one.
pub(super) fn show(
    ui: &mut Ui,
    session: &Session,
    kept: &mut Kept,
    pictures: &mut Pictures,
    actions: &mut Vec<Action>,
) {
    tabs(ui, session, actions);
    ScrollArea::vertical().id_salt(session.view.panels.tab.id()).auto_shrink(false).show(ui, |ui| {
        ui.add_space(6.0);
        let Some(page) = session.story() else {
            let t = theme::tokens(ui);
            said::line(ui, session.words.get("panel-no-story"), t.soft);
            return;
        };
        match session.view.panels.tab {
            Tab::Story => story::show(ui, session, page, actions),
            Tab::Photos => photos::show(ui, session, page, kept, pictures, actions),
            Tab::Entities => entities::show(ui, session, page, kept, actions),
            Tab::Sources => sources::show(ui, session, page, kept, actions),
            Tab::Check => check::show(ui, session, page, kept, actions),
        }
        ui.add_space(40.0);
    });
}

fn tabs(ui: &mut Ui, session: &Session, actions: &mut Vec<Action>) {
    let t = theme::tokens(ui);
    ui.horizontal(|ui| {
        ui.spacing_mut().item_spacing.x = 2.0;
        ui.spacing_mut().button_padding.x = 7.0;
        for tab in Tab::ALL {
            let chosen = session.view.panels.tab == tab;
            let words = session.words.fixed(&tab.label());
            let style = Style { strong: chosen, ..theme::words(13.0) };
            let shown = said::atom(words, style, Some(if chosen { t.ink } else { t.soft }));
            let look = |button: egui::Button<'static>| button.frame_when_inactive(false).selected(false);
            let response = said::button_of(ui, true, words, shown, look);
            if chosen {
                let rect = response.rect;
                ui.painter().hline(rect.x_range(), rect.bottom() + 3.0, Stroke::new(2.0, t.accent));
            }
            ui.ctx().accesskit_node_builder(response.id, |node| {
                node.set_role(Role::Tab);
                node.set_selected(chosen);
            });
            if response.clicked() {
                actions.push(Action::ShowTab(tab));
            }
        }
    });
    ui.add_space(2.0);
    ui.separator();
}
