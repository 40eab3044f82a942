//! What is waited for on the way out: how far it has come, and the ways to stop it or to stay.

use egui::Ui;

use crate::app::{Action, Session};
use crate::ui::{said, status_bar, theme};

/// Draws what is waited for on the way out, and goes nowhere by itself: the session does.
pub(super) fn show(ui: &mut Ui, session: &Session, actions: &mut Vec<Action>) {
    let (t, says) = (theme::tokens(ui), session.words);
    super::title(ui, says.get("leave-title"));
    let Some(next) = &session.view.leaving.waits else {
        actions.push(Action::Dialog(None));
        return;
    };
    let mut stoppable = false;
    for job in session.awaited(next) {
        said::line(ui, &says.say(&status_bar::progress(job)), t.ink);
        stoppable |= job.cancelable;
    }
    let hangs = session.saves_slowly() && **next == Action::Quit;
    if hangs {
        said::line(ui, says.get("leave-hangs"), t.amber);
    }
    said::small(ui, says.get("leave-then"), t.soft);
    ui.add_space(10.0);
    ui.horizontal(|ui| {
        if stoppable && said::button(ui, says.get("leave-stop")).clicked() {
            actions.push(Action::CancelJobs);
        }
        if hangs && said::button(ui, says.get("leave-now")).clicked() {
            actions.push(Action::LeaveNow);
        }
        let stay = said::button(ui, says.get("leave-stay"));
        if stay.clicked() {
            actions.push(Action::Dialog(None));
        }
        if ui.memory(|memory| memory.focused().is_none()) {
            stay.request_focus();
        }
    });
}
