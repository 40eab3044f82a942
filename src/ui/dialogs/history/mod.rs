//! Earlier saves of the project: what each was, and the way back to it.

mod list;
mod row;

use egui::Ui;

use crate::app::{Action, PastAct, PastList, Session};
use crate::project::Version;
use crate::ui::said::{self, Told as _};
use crate::ui::{theme, widgets};

/// What is chosen.
#[derive(Default)]
pub(super) struct HistoryState {
    /// The chosen row, from 0.
    at: usize,
    /// The row that others are compared with, by what tells it from others.
    pub(super) marked: Option<std::path::PathBuf>,
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
            let boxed = || Box::new(version.clone());
            if widgets::primary(ui, whole, says.get("history-compare")).clicked() {
                actions.push(Action::Past(PastAct::Compare(boxed(), None)));
            }
            if let Some((other, words)) = other(past, state, version) {
                let can = whole && !past.is_damaged(other);
                if said::button_as(ui, can, says.get(words), |button| button).clicked() {
                    // The later one is read as what came of the earlier.
                    let (before, after) = if other.at < version.at { (other, version) } else { (version, other) };
                    let (before, after) = (Box::new(before.clone()), Some(Box::new(after.clone())));
                    actions.push(Action::Past(PastAct::Compare(before, after)));
                }
            }
            let marked = state.marked.as_ref() == Some(&version.path);
            let mark = said::button_as(ui, whole, says.get("history-mark"), |button| button.selected(marked));
            if mark.told(says.about("history", "mark", "help")).clicked() {
                state.marked = (!marked).then(|| version.path.clone());
            }
            if said::button_as(ui, whole, says.get("history-restore"), |button| button).clicked() {
                actions.push(Action::Past(PastAct::Restore(boxed())));
            }
            if said::button_as(ui, whole, says.get("history-to-file"), |button| button).clicked() {
                actions.push(Action::Past(PastAct::AskFile(boxed())));
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

/// What the chosen version is compared with besides what is on the desk: the marked one, else the one
/// before it.
fn other<'a>(past: &'a PastList, state: &HistoryState, version: &Version) -> Option<(&'a Version, &'static str)> {
    let all = &past.found.versions;
    let marked = all.iter().find(|other| Some(&other.path) == state.marked.as_ref() && other.path != version.path);
    let before = all.get(state.at + 1);
    marked.map(|marked| (marked, "history-compare-marked")).or_else(|| Some((before?, "history-compare-before")))
}
