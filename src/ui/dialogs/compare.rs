//! What differs between two versions of the project, word by word.

use egui::Ui;

use crate::app::{Action, Change, Compare, Session};
use crate::edit::compare::{Comparison, compare};
use crate::project::Project;
use crate::ui::compare::{self, CompareState};
use crate::ui::{said, theme, widgets};

/// What is compared, and how it shows.
#[derive(Default)]
pub(super) struct CompareDialog {
    compared: Option<Comparison>,
    rows: CompareState,
}

/// Draws the differences.
pub(super) fn show(
    ui: &mut Ui,
    session: &Session,
    asked: &Compare,
    state: &mut CompareDialog,
    actions: &mut Vec<Action>,
) {
    let says = session.words;
    super::title(ui, &says.say(&asked.title));
    let after = asked.after.as_deref().unwrap_or(&session.project);
    let compared = kept(&mut state.compared, &asked.before, after);
    if !compared.is_empty() {
        said::small(ui, says.get("compare-legend"), theme::tokens(ui).soft);
        ui.add_space(4.0);
    }
    let tallest = (ui.ctx().content_rect().height() - 200.0).max(160.0);
    let button = asked.after.is_none().then(|| says.get("compare-take-back"));
    if let Some(row) = compare::show(ui, says, compared, &mut state.rows, tallest, button) {
        actions.push(Change::new(row.restoring(), "change-taken-back").into());
    }
    ui.add_space(10.0);
    let close = widgets::primary(ui, true, says.get("ask-close"));
    super::want_first(ui, &close);
    if close.clicked() {
        actions.push(Action::Dialog(None));
    }
}

/// The comparison of two versions, made once.
fn kept<'a>(kept: &'a mut Option<Comparison>, before: &Project, after: &Project) -> &'a Comparison {
    let fits = |known: &Comparison| known.before == *before && known.after == *after;
    if kept.as_ref().is_none_or(|known| !fits(known)) {
        *kept = None;
    }
    kept.get_or_insert_with(|| compare(before, after))
}
