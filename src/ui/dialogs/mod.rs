//! Dialogs over the page. Escape closes each of them.

mod about;
mod carry;
mod compare;
mod conflicts;
mod damage;
mod export;
mod export_parts;
mod exported;
mod gone;
mod history;
mod import_report;
mod in_use;
mod leaving;
mod name_version;
mod note;
mod notices;
mod palette;
mod path;
mod recovered;
mod rename;
mod settings;
mod shortcuts;
pub(super) mod spelling;
mod templates;
mod unsaved;

use egui::{Align2, Color32, Context, Frame, Id, Key, LayerId, Margin, Modal, Popup, Response, ScrollArea, Ui};

use super::areas;
use super::kept::Kept;
use super::text::label::label;
use super::theme;
use crate::app::{Action, Dialog, Session};

/// What dialogs keep while they are open.
#[derive(Default)]
pub(super) struct DialogState {
    path: path::PathState,
    export: export::ExportState,
    note: note::NoteState,
    notices: notices::NoticesState,
    imported: import_report::ImportState,
    rename: rename::RenameState,
    carry: carry::CarryState,
    history: history::HistoryState,
    name_version: name_version::NameState,
    compare: compare::CompareDialog,
    conflicts: conflicts::ConflictsState,
    unsaved: unsaved::UnsavedState,
    recovered: recovered::RecoveredState,
    settings: settings::SettingsState,
    spelling: spelling::SpellingState,
    templates: templates::PickState,
    palette: palette::Palette,
    shortcuts: shortcuts::ShortcutsState,
    /// Frames since it opened, while nothing in it has the keyboard.
    waited: u8,
}

impl DialogState {
    /// Whether the fonts of the machine are to be listed.
    pub(super) fn wants_fonts(&self) -> bool {
        self.settings.wants_fonts()
    }
}

/// Draws the open dialog.
pub(super) fn show(
    ui: &mut Ui,
    session: &Session,
    kept: &mut Kept,
    state: &mut DialogState,
    actions: &mut Vec<Action>,
) {
    let Some(dialog) = &session.view.dialog else {
        *state = DialogState::default();
        record(ui.ctx(), false);
        return;
    };
    let width = width_of(dialog);
    // Its heading and its list of formats reach to the edges.
    let margin = if *dialog == Dialog::Export { 0 } else { 24 };
    let frame = Frame::window(ui.style()).inner_margin(Margin::same(margin));
    // The palette stands at one height, however many it lists.
    let area = Modal::default_area(Id::unique("dialog"));
    let area = if *dialog == Dialog::Palette { area.anchor(Align2::CENTER_TOP, [0.0, 72.0]) } else { area };
    let mut modal = Modal::new(Id::unique("dialog")).area(area).frame(frame);
    if matches!(dialog, Dialog::Spelling(_)) {
        let list = Frame::popup(ui.style()).inner_margin(Margin::same(8));
        modal = modal.area(spelling::area(ui.ctx())).frame(list).backdrop_color(Color32::TRANSPARENT);
    }
    // Escape closes a list that is open in the dialog before the dialog itself.
    let listing = Popup::is_any_open(ui.ctx());
    let shown = modal.show(ui.ctx(), |ui| {
        let room = ui.ctx().content_rect().width();
        ui.set_width(width.min(room - if room < 600.0 { 24.0 } else { 60.0 } - 2.0 * f32::from(margin)));
        match dialog {
            Dialog::Path(purpose) => path::show(ui, session, purpose, &mut state.path, actions),
            Dialog::Export => export::show(ui, session, kept, &mut state.export, actions),
            Dialog::Exported(exported) => exported::show(ui, session, exported, actions),
            Dialog::ImportReport(reports) => {
                import_report::show(ui, session.words, reports, &mut state.imported, actions);
            }
            Dialog::Templates => templates::show(ui, session, &mut state.templates, actions),
            Dialog::Rename(story) => rename::show(ui, session, *story, &mut state.rename, actions),
            Dialog::Note(story, step) => note::show(ui, session, *story, *step, &mut state.note, actions),
            Dialog::Carry(carry) => carry::show(ui, session, *carry, &mut state.carry, actions),
            Dialog::Unsaved(next) => unsaved::show(ui, session, next, &mut state.unsaved, actions),
            Dialog::InUse(in_use) => in_use::show(ui, session, in_use, actions),
            Dialog::Leaving => leaving::show(ui, session, actions),
            Dialog::Damaged(damage) => damage::show(ui, session, damage, actions),
            Dialog::MissingParts => damage::missing(ui, session, actions),
            Dialog::NameVersion => name_version::show(ui, session, &mut state.name_version, actions),
            Dialog::History => history::show(ui, session, &mut state.history, actions),
            Dialog::Recovered => recovered::show(ui, session, &mut state.recovered, actions),
            Dialog::Palette => state.palette.show(ui, session, kept, actions),
            Dialog::Conflicts => conflicts::show(ui, session, &mut state.conflicts, actions),
            Dialog::Gone => gone::show(ui, session, actions),
            Dialog::Compare(asked) => compare::show(ui, session, asked, &mut state.compare, actions),
            Dialog::Notices => notices::show(ui, session, &mut state.notices, actions),
            Dialog::Settings => settings::show(ui, session, &mut state.settings, actions),
            Dialog::Spelling(doubt) => spelling::show(ui, session, doubt, &mut state.spelling, actions),
            Dialog::Shortcuts => state.shortcuts.show(ui, session, actions),
            Dialog::About => about::show(ui, session.words, actions),
        }
    });
    take_keyboard(ui, shown.response.layer_id, &mut state.waited);
    if !listing && (shown.should_close() || ui.input(|input| input.key_pressed(Key::Escape))) {
        actions.push(Action::Dialog(None));
    }
}

/// How wide a dialog is, where there is room.
fn width_of(dialog: &Dialog) -> f32 {
    match dialog {
        Dialog::Export | Dialog::Compare(_) | Dialog::Recovered => 760.0,
        Dialog::Conflicts => 1_080.0,
        Dialog::Palette => 620.0,
        Dialog::ImportReport(_) | Dialog::Shortcuts => 640.0,
        Dialog::Notices | Dialog::Exported(_) => 560.0,
        Dialog::Settings | Dialog::History | Dialog::Damaged(_) | Dialog::MissingParts => 660.0,
        Dialog::Path(_)
        | Dialog::About
        | Dialog::Templates
        | Dialog::Rename(_)
        | Dialog::NameVersion
        | Dialog::Note(..)
        | Dialog::Carry(_) => 480.0,
        Dialog::Unsaved(_) | Dialog::Leaving | Dialog::Gone => 420.0,
        Dialog::InUse(_) => 520.0,
        Dialog::Spelling(_) => spelling::WIDTH,
    }
}

/// Gives the keyboard to the first thing in a dialog that has taken it for nothing by itself.
fn take_keyboard(ui: &Ui, layer: LayerId, waited: &mut u8) {
    /// Frames in which a dialog is measured, and asks for the keyboard.
    const ENOUGH: u8 = 3;
    if *waited > ENOUGH {
        return;
    }
    *waited += 1;
    let there = areas::focusable(ui.ctx(), layer);
    let focused = ui.memory(egui::Memory::focused);
    if *waited <= ENOUGH {
        ui.ctx().request_repaint();
    } else if focused.is_none_or(|id| !there.contains(&id)) {
        let asked = ui.data(|data| data.get_temp::<Id>(wanted_first())).filter(|id| there.contains(id));
        if let Some(first) = asked.or_else(|| there.first().copied()) {
            ui.memory_mut(|memory| memory.request_focus(first));
        }
    }
}

/// Says that this is to have the keyboard when a dialog opens, if it can be used then.
fn want_first(ui: &Ui, shown: &Response) {
    ui.data_mut(|data| data.insert_temp(wanted_first(), shown.id));
}

fn wanted_first() -> Id {
    Id::unique("dialog-wanted-first")
}

/// Whether a dialog takes every key for itself, as it wants to know which one it is.
pub(super) fn records(ctx: &Context) -> bool {
    ctx.data(|data| data.get_temp(Id::unique("records-keys"))).unwrap_or_default()
}

/// Says whether it does.
fn record(ctx: &Context, on: bool) {
    if records(ctx) != on {
        ctx.data_mut(|data| data.insert_temp(Id::unique("records-keys"), on));
    }
}

/// Whether Enter was pressed while nothing has the keyboard: it does what the dialog is for.
fn entered(ui: &Ui) -> bool {
    ui.memory(|memory| memory.focused().is_none()) && ui.input(|input| input.key_pressed(Key::Enter))
}

/// A list of a dialog, as high as what is in it and at most so high. By itself a list in a window takes
/// no more than the room there was in the last frame, and the window would grow frame by frame.
fn scroll(tallest: f32) -> ScrollArea {
    ScrollArea::vertical().max_height(tallest).min_scrolled_height(tallest)
}

/// The heading of a dialog.
fn title(ui: &mut Ui, words: &str) {
    label(ui, words, &theme::words(theme::TITLE).strong(), theme::tokens(ui).ink, None);
    ui.add_space(8.0);
}
