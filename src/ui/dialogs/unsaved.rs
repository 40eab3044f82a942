//! The question before unsaved work is put away: of which project, and how much of it.

use egui::Ui;

use crate::app::{Action, Session};
use crate::project::journal::BIN_DAYS;
use crate::ui::text::label::label;
use crate::ui::{said, theme, widgets};
use crate::words::{Arg, Phrase, phrase};

/// Whether the keyboard was given its place.
#[derive(Default)]
pub(super) struct UnsavedState {
    open: bool,
}

/// Draws the question.
pub(super) fn show(ui: &mut Ui, session: &Session, next: &Action, state: &mut UnsavedState, actions: &mut Vec<Action>) {
    let (t, says) = (theme::tokens(ui), session.words);
    let (title, how_much) = words(session);
    super::title(ui, &says.say(&title));
    label(ui, &says.say(&how_much), &theme::words(theme::BODY), t.ink, None);
    if let Some(why) = &session.view.leaving.unsaved {
        ui.add_space(4.0);
        let why = phrase!("notice-not-saved", why = why.clone());
        label(ui, &says.say(&why), &theme::words(theme::BODY), t.red, None);
    }
    if session.goes_to_bin() {
        ui.add_space(4.0);
        said::small(ui, &says.say(&phrase!("ask-discard-bin", days = Arg::size(BIN_DAYS))), t.soft);
    }
    ui.add_space(10.0);
    ui.horizontal_wrapped(|ui| {
        let save = widgets::primary(ui, true, says.get("ask-save"));
        if save.clicked() {
            actions.push(Action::SaveThen(Box::new(next.clone())));
        }
        // Where it lies it cannot be saved, or could not be just now.
        let elsewhere = session.view.leaving.unsaved.is_some()
            || session.file.as_ref().is_some_and(|file| file.read_only.is_some());
        if elsewhere && said::button(ui, says.get("ask-save-as")).clicked() {
            actions.push(Action::SaveAsThen(Box::new(next.clone())));
        }
        if said::button(ui, says.get("ask-discard")).clicked() {
            actions.push(Action::DiscardThen(Box::new(next.clone())));
        }
        if said::button(ui, says.get("ask-cancel")).clicked() {
            actions.push(Action::Dialog(None));
        }
        // What loses nothing is what Enter does.
        if !std::mem::replace(&mut state.open, true) {
            save.request_focus();
        }
    });
}

/// Which project it is, and how much of it would be lost.
fn words(session: &Session) -> (Phrase, Phrase) {
    let count = session.stories_changed();
    if session.file.is_none() {
        return (Phrase::new("ask-save-untitled"), phrase!("ask-never-saved", count = count));
    }
    let zone = widgets::zone_of(session);
    let since = session.saved_since.to_zoned(zone).datetime();
    let today = since.date() == widgets::local(session).date();
    let since = if today { Arg::Clock(since.time()) } else { Arg::Moment(since) };
    let title = phrase!("ask-save-title", file = session.file_name());
    (title, phrase!("ask-unsaved", count = count, since = since))
}
