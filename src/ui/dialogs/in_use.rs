//! Somebody else has the project open: who, where and since when, and the ways to go on.

use egui::Ui;

use super::want_first;
use crate::app::{Action, InUse, InUseAct, Session};
use crate::ui::text::label::label;
use crate::ui::{said, theme, widgets};
use crate::words::phrase;

/// Draws the question.
pub(super) fn show(ui: &mut Ui, session: &Session, in_use: &InUse, actions: &mut Vec<Action>) {
    let (t, says) = (theme::tokens(ui), session.words);
    let file = in_use.path.file_name().unwrap_or_default().to_string_lossy().into_owned();
    super::title(ui, &says.say(&phrase!("in-use-title", file = file)));
    let body = theme::words(theme::BODY);
    label(ui, &says.say(&session.who_has(&in_use.held)), &body, t.ink, None);
    ui.add_space(4.0);
    if in_use.held.stale {
        label(ui, says.get("in-use-stale"), &body, t.amber, None);
        ui.add_space(4.0);
    }
    label(ui, says.get("in-use-ways"), &theme::words(theme::SMALL), t.soft, None);
    ui.add_space(10.0);
    ui.horizontal_wrapped(|ui| {
        let mut choose = |act| actions.push(Action::InUse(in_use.path.clone(), in_use.along.clone(), act));
        // What changes nothing for anybody is what Enter does.
        let look = widgets::primary(ui, true, says.get("in-use-read-only"));
        want_first(ui, &look);
        if look.clicked() {
            choose(InUseAct::ReadOnly);
        }
        if said::button(ui, says.get("in-use-copy")).clicked() {
            choose(InUseAct::Copy);
        }
        if in_use.held.stale && said::button(ui, says.get("in-use-take-over")).clicked() {
            choose(InUseAct::TakeOver);
        }
        if said::button(ui, says.get("ask-cancel")).clicked() {
            actions.push(Action::Dialog(None));
        }
    });
}
