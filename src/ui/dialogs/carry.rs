//! Another project for a story to go to: one opened lately, another file, or a new one.

use std::path::{Path, PathBuf};

use egui::{Ui, vec2};

use crate::app::tasks::Destination;
use crate::app::{Action, Carry, PathPurpose, Session};
use crate::ground::reading;
use crate::ui::text::label::label;
use crate::ui::{said, theme, widgets};

/// Whether the keyboard was given its place.
#[derive(Default)]
pub(super) struct CarryState {
    open: bool,
}

/// Draws the choice.
pub(super) fn show(ui: &mut Ui, session: &Session, carry: Carry, state: &mut CarryState, actions: &mut Vec<Action>) {
    let (t, says) = (theme::tokens(ui), session.words);
    super::title(ui, says.get(if carry.keep { "carry-copy-title" } else { "carry-move-title" }));
    let Some(story) = session.project.story(carry.story) else {
        actions.push(Action::Dialog(None));
        return;
    };
    label(ui, story.display_name(), &theme::words(theme::BODY).strong().among(story.direction()), t.ink, Some(2));
    said::small(ui, says.get("carry-with"), t.soft);
    ui.add_space(10.0);
    let others: Vec<&PathBuf> = session.other_projects().collect();
    let mut first = None;
    if !others.is_empty() {
        widgets::heading(ui, says.get("welcome-recent"));
        super::scroll(260.0).show(ui, |ui| {
            for path in others {
                let shown = row(ui, path);
                if shown.clicked() {
                    actions.push(Action::Carry(carry, Destination::Existing(path.clone())));
                }
                first = first.take().or(Some(shown));
            }
        });
        ui.add_space(6.0);
    }
    ui.horizontal_wrapped(|ui| {
        let another = said::button(ui, says.get("carry-another"));
        if another.clicked() {
            actions.push(Action::AskPath(PathPurpose::CarryInto(carry)));
        }
        if said::button(ui, says.get("carry-new")).clicked() {
            actions.push(Action::AskPath(PathPurpose::CarryNew(carry)));
        }
        if said::button(ui, says.get("ask-cancel")).clicked() {
            actions.push(Action::Dialog(None));
        }
        if !std::mem::replace(&mut state.open, true) {
            first.unwrap_or(another).request_focus();
        }
    });
}

/// A project: its name, and the folder it lies in.
fn row(ui: &mut Ui, path: &Path) -> egui::Response {
    let name = path.file_stem().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
    let folder = path.parent().map(|folder| folder.display().to_string()).unwrap_or_default();
    let width = ui.available_width();
    let shown = said::button_as(ui, true, &name, |button| button.min_size(vec2(width, 30.0)));
    ui.ctx().accesskit_node_builder(shown.id, |node| node.set_description(folder.as_str()));
    said::small(ui, &reading::path(&folder), theme::tokens(ui).soft);
    shown
}
