//! A name for the version that is saved now.

use egui::{Key, Ui};

use crate::app::{Action, PastAct, Session};
use crate::ui::text::field::Field;
use crate::ui::{said, theme, widgets};

/// What was typed so far.
#[derive(Default)]
pub(super) struct NameState {
    open: bool,
    name: String,
}

impl NameState {
    /// Whether a name was begun.
    pub(super) fn has_words(&self) -> bool {
        !self.name.trim().is_empty()
    }
}

/// Draws the question.
pub(super) fn show(ui: &mut Ui, session: &Session, state: &mut NameState, actions: &mut Vec<Action>) {
    let (t, says) = (theme::tokens(ui), session.words);
    super::title(ui, says.get("version-name-title"));
    said::line(ui, says.about("version", "name-title", "about"), t.soft);
    ui.add_space(6.0);
    let label = said::small(ui, says.get("version-name"), t.soft);
    let field = Field::new(ui.scope_id().with("name"), theme::words(theme::BODY));
    let field = field.hint(says.about("version", "name", "hint"), t.faint);
    let shown = field.show(ui, &mut state.name).response.labelled_by(label.id);
    let entered = shown.lost_focus() && ui.input(|input| input.key_pressed(Key::Enter));
    if !std::mem::replace(&mut state.open, true) {
        shown.request_focus();
    }
    ui.add_space(10.0);
    let name = state.name.trim();
    ui.horizontal(|ui| {
        let ready = !name.is_empty();
        if (widgets::primary(ui, ready, says.get("version-name-do")).clicked() || entered) && ready {
            actions.push(Action::Past(PastAct::Name(name.to_owned())));
        }
        if said::button(ui, says.get("ask-cancel")).clicked() {
            actions.push(Action::Dialog(None));
        }
    });
}
