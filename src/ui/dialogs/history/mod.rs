//! Earlier saves of the project: what each was, and the way back to it.

mod list;
mod row;

pub(super) use row::when;

use egui::Ui;

use crate::app::{Action, PastAct, PastList, Session};
use crate::ui::{said, theme, widgets};

/// What is chosen.
#[derive(Default)]
pub(super) struct HistoryState {
    /// The chosen row, from 0.
    at: usize,
    has_keyboard: bool,
}

/// Draws it.
pub(super) fn show(ui: &mut Ui, session: &Session, state: &mut HistoryState, actions: &mut Vec<Action>) {
    let (t, says) = (theme::tokens(ui), session.words);
    super::title(ui, says.of("command", "history").trim_end_matches('…'));
    let of = session.file.as_ref().map(|file| &file.path);
    let past = session.safety.past.listed.as_deref().filter(|past| Some(&past.of) == of);
    match past {
        None if of.is_none() => said::line(ui, says.get("history-no-file"), t.soft),
        None => said::line(ui, says.get("history-reading"), t.soft),
        Some(past) if past.found.versions.is_empty() => said::line(ui, says.get("history-none"), t.soft),
        Some(past) => {
            let shown = said::small(ui, says.get("history-about"), t.soft);
            ui.add_space(6.0);
            list::show(ui, session, past, state);
            shown
        }
    };
    ui.add_space(10.0);
    buttons(ui, session, past, state, actions);
}

fn buttons(
    ui: &mut Ui,
    session: &Session,
    past: Option<&PastList>,
    state: &mut HistoryState,
    actions: &mut Vec<Action>,
) {
    let says = session.words;
    let chosen = past.and_then(|past| Some((past, past.found.versions.get(state.at)?)));
    ui.horizontal_wrapped(|ui| {
        if let Some((past, version)) = chosen {
            let whole = !past.is_damaged(version);
            if widgets::primary(ui, whole, says.get("history-restore")).clicked() {
                actions.push(Action::Past(PastAct::Restore(Box::new(version.clone()))));
            }
            if said::button_as(ui, whole, says.get("history-to-file"), |button| button).clicked() {
                actions.push(Action::Past(PastAct::AskFile(Box::new(version.clone()))));
            }
        }
        let close = said::button(ui, says.get("ask-close"));
        if close.clicked() {
            actions.push(Action::Dialog(None));
        }
        if chosen.is_none() && !state.has_keyboard {
            super::want_first(ui, &close);
        }
    });
}
