//! What this is.

use egui::Ui;

use crate::app::Action;
use crate::ui::widgets;

/// Draws it.
pub(super) fn show(ui: &mut Ui, actions: &mut Vec<Action>) {
    super::title(ui, "Copydesk");
    ui.label(concat!("Version ", env!("CARGO_PKG_VERSION")));
    ui.label("A newsroom editor: draft stories, attach photos, tag people and sources, export pages.");
    ui.label("Works offline: nothing leaves this machine but what you export.");
    ui.add_space(6.0);
    ui.label("License: MIT or Apache 2.0. Fonts: Newsreader, IBM Plex Sans, IBM Plex Sans Arabic, Noto Naskh Arabic, under the SIL Open Font License.");
    ui.add_space(10.0);
    if widgets::primary(ui, true, "Close").clicked() {
        actions.push(Action::Dialog(None));
    }
}
