//! What an export wrote, where, and what it left out and why.

use egui::Ui;

use crate::app::commands::CommandId;
use crate::app::tasks::Exported;
use crate::app::{Action, Session};
use crate::ui::{said, theme, widgets};
use crate::words::{Say as _, phrase};

/// Draws the dialog.
pub(super) fn show(ui: &mut Ui, session: &Session, exported: &Exported, actions: &mut Vec<Action>) {
    let (t, says) = (theme::tokens(ui), session.words);
    super::title(ui, says.get("exported-title"));
    ui.horizontal(|ui| {
        widgets::dot(ui, t.accent);
        said::line(ui, &says.say(&exported.phrase()), t.ink);
    });
    let high = (ui.ctx().content_rect().height() - 300.0).clamp(80.0, 320.0);
    super::scroll(high).show(ui, |ui| {
        for (title, slug) in &exported.written {
            widgets::card(ui, t.line, |ui| {
                said::line(ui, title, t.ink);
                said::small(ui, &format!("{slug}/"), t.soft);
            });
        }
        if !exported.left_out.is_empty() {
            widgets::heading(ui, &says.say(&phrase!("exported-left-out", count = exported.left_out.len())));
            for left in &exported.left_out {
                ui.horizontal_top(|ui| {
                    widgets::dot(ui, t.amber);
                    said::line(ui, &says.say(left), t.ink);
                });
            }
        }
    });
    ui.add_space(12.0);
    ui.horizontal(|ui| {
        let done = widgets::primary(ui, true, says.get("ask-done"));
        super::want_first(ui, &done);
        if done.clicked() || super::entered(ui) {
            actions.push(Action::Dialog(None));
        }
        if said::button(ui, says.get("exported-open")).clicked() {
            actions.push(Action::Run(CommandId("open-export")));
        }
    });
}
