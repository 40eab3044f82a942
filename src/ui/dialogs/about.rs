//! What this is.

use egui::Ui;

use crate::app::Action;
use crate::ui::{app_icon, said, theme, widgets};
use crate::words::{Words, phrase};

/// Draws it.
pub(super) fn show(ui: &mut Ui, says: &Words, actions: &mut Vec<Action>) {
    app_icon::show(ui, 56.0);
    ui.add_space(8.0);
    super::title(ui, "Copydesk");
    let ink = theme::tokens(ui).ink;
    said::line(ui, &says.say(&phrase!("about-version", version = env!("CARGO_PKG_VERSION"))), ink);
    said::line(ui, says.get("about-what"), ink);
    said::line(ui, says.get("about-offline"), ink);
    ui.add_space(6.0);
    said::line(ui, says.get("about-license"), ink);
    ui.add_space(10.0);
    if widgets::primary(ui, true, says.get("ask-close")).clicked() {
        actions.push(Action::Dialog(None));
    }
}
