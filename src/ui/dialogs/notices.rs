//! All that was said since the desk was opened, newest first.

use egui::Ui;

use crate::app::{Action, NoticeId, Session};
use crate::ui::rows::Heights;
use crate::ui::{notices, said, theme, widgets};

/// How high the rows came out.
#[derive(Default)]
pub(super) struct NoticesState {
    rows: Heights<NoticeId>,
}

/// Draws the list.
pub(super) fn show(ui: &mut Ui, session: &Session, state: &mut NoticesState, actions: &mut Vec<Action>) {
    let (t, says) = (theme::tokens(ui), session.words);
    super::title(ui, says.of("command", "notices").trim_end_matches('…'));
    if session.notices.all().next().is_none() {
        said::line(ui, says.get("notices-none"), t.soft);
    }
    let waiting: Vec<NoticeId> = session.notices.shown().iter().map(|notice| notice.id).collect();
    let tallest = (ui.ctx().content_rect().height() - 220.0).max(160.0);
    super::scroll(tallest).auto_shrink([false, true]).show(ui, |ui| {
        for notice in session.notices.all() {
            state.rows.row(ui, notice.id, |ui| {
                notices::row(ui, session, notice, waiting.contains(&notice.id), actions);
                ui.separator();
            });
        }
    });
    ui.add_space(10.0);
    ui.horizontal(|ui| {
        if widgets::primary(ui, true, says.get("ask-close")).clicked() {
            actions.push(Action::Dialog(None));
        }
        if !waiting.is_empty() && said::button(ui, says.of("command", "dismiss-notices")).clicked() {
            actions.push(Action::Run(crate::app::commands::CommandId("dismiss-notices")));
        }
    });
}
