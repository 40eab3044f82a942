//! The bar at the top: menus, the project's name, whether it is saved, and the way out.

use egui::{Align, Layout, RichText, Ui};

use super::said::Told as _;
use super::text::label::label;
use super::{menu_bar, said, theme, widgets};
use crate::app::{Action, PathPurpose, Session, commands::CommandId};
use crate::words::{Arg, phrase};

/// Widths from which the bar has room for the program's name, for that of the file, and for words
/// about whether it is saved.
const FOR_NAME: f32 = 720.0;
const FOR_FILE: f32 = 640.0;
const FOR_WORDS: f32 = 900.0;

/// Draws the bar.
pub(super) fn show(ui: &mut Ui, session: &Session, actions: &mut Vec<Action>) {
    let (t, words) = (theme::tokens(ui), session.words);
    let room = ui.available_width();
    ui.horizontal_centered(|ui| {
        if room > FOR_NAME {
            ui.label(RichText::new("Copydesk").font(theme::strong(theme::NAME)));
            ui.add_space(4.0);
        }
        menu_bar::show(ui, session, actions);
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            let ready = session.current().is_some();
            let help = words.about("bar", "export", "help");
            if widgets::primary(ui, ready, words.get("bar-export")).told(help).clicked() {
                actions.push(Action::Run(CommandId("export")));
            }
            ui.add_space(4.0);
            if said::button(ui, words.get("bar-import")).told(words.about("bar", "import", "help")).clicked() {
                actions.push(Action::AskPath(PathPurpose::Import));
            }
            ui.add_space(4.0);
            ui.scope(|ui| {
                ui.spacing_mut().button_padding.x = 6.0;
                for id in ["inspector", "stories-panel"] {
                    widgets::icon_button(ui, session, CommandId(id), actions);
                }
            });
            if room > FOR_FILE && !session.is_blank() {
                ui.with_layout(Layout::left_to_right(Align::Center), |ui| {
                    ui.add_space(8.0);
                    label(ui, &session.file_name(), &theme::words(theme::BODY), t.soft, Some(1));
                    ui.add_space(4.0);
                    saved_mark(ui, session, room > FOR_WORDS);
                });
            }
        });
    });
}

/// Whether what was written is in the file: a dot and, where there is room, its words.
fn saved_mark(ui: &mut Ui, session: &Session, in_words: bool) {
    let t = theme::tokens(ui);
    let (color, words) = match (&session.file, session.is_dirty()) {
        (Some(file), false) if file.read_only.is_some() => (t.amber, "bar-read-only"),
        (_, true) => (t.amber, "bar-unsaved"),
        (Some(_), false) => (t.accent, "bar-saved"),
        (None, false) => (t.soft, "bar-new"),
    };
    let at = session.saved_at().filter(|_| words == "bar-saved");
    let when = at.map(|at| {
        let clock = at.to_zoned(widgets::zone_of(session)).time();
        session.words.say(&phrase!("bar-saved-at", when = Arg::Clock(clock)))
    });
    let words = session.words.get(words);
    let dot = widgets::dot(ui, color);
    if in_words {
        label(ui, words, &theme::words(theme::BODY), t.soft, Some(1));
        if let Some(when) = &when {
            let shown = label(ui, when, &theme::words(theme::SMALL), t.soft, Some(1));
            shown.told(session.words.about("bar", "saved-at", "help"));
        }
    } else {
        widgets::name(ui, dot.id, words);
        dot.told(words);
    }
}
