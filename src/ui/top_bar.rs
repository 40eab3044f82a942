//! The bar at the top: menus, the project's name, whether it is saved, and the way out.

use egui::{Button, Id, RichText, Ui};

use super::icons::Icon;
use super::said::Told as _;
use super::text::label::label;
use super::{keys, menu_bar, said, theme, widgets};
use crate::app::commands::{self, CommandId};
use crate::app::{Action, SAVING, Session};
use crate::words::{Arg, phrase};

/// The room that the program's name, that of the file and words about whether it is saved want.
const NAME: f32 = 84.0;
const FILE: f32 = 150.0;
const WORDS: f32 = 130.0;
/// The room for the dot that says whether it is saved.
const DOT: f32 = 24.0;
/// The room for the buttons at the end, before it is known.
const ENDS: f32 = 330.0;
/// The width from which the search shows its keys, and its name.
const FOR_KEYS: f32 = 860.0;
const FOR_SEARCH: f32 = 560.0;

/// Draws the bar. Where there is little room it says less, and at last its menus stand in one.
pub(super) fn show(ui: &mut Ui, session: &Session, actions: &mut Vec<Action>) {
    let (t, room) = (theme::tokens(ui), ui.available_width());
    let took = ui.data(|data| data.get_temp::<f32>(ends())).unwrap_or(ENDS);
    let left = room - took - menu_bar::room(ui, session) - DOT;
    ui.horizontal_centered(|ui| {
        if left > NAME {
            ui.label(RichText::new("Copydesk").font(theme::strong(theme::NAME)));
            ui.add_space(4.0);
        }
        menu_bar::show(ui, session, left < 0.0, actions);
        if !session.is_blank() {
            ui.add_space(6.0);
            if left > NAME + FILE {
                label(ui, &session.file_name(), &theme::words(theme::BODY), t.soft, Some(1));
                ui.add_space(4.0);
            }
            // What cannot be saved over is said in words before the file is named.
            let only_read = session.file.as_ref().is_some_and(|file| file.read_only.is_some());
            let to_say = only_read || session.must_decide() || session.save_fails();
            saved_mark(ui, session, left > NAME + FILE + WORDS || to_say && left > WORDS, actions);
        }
        widgets::at_end(ui, ends(), |ui| buttons(ui, session, room, actions));
    });
}

/// Names what the buttons at the end took.
fn ends() -> Id {
    Id::unique("top-bar-ends")
}

/// The buttons at the end.
fn buttons(ui: &mut Ui, session: &Session, room: f32, actions: &mut Vec<Action>) {
    let words = session.words;
    ui.scope(|ui| {
        ui.spacing_mut().button_padding.x = 6.0;
        for id in ["stories-panel", "inspector"] {
            widgets::icon_button(ui, session, CommandId(id), actions);
        }
    });
    search(ui, session, room, actions);
    if room > FOR_SEARCH {
        preview_button(ui, session, actions);
    }
    let export = CommandId("export");
    let shown = widgets::primary(ui, session.current().is_some(), words.get("bar-export"));
    if shown.told(&widgets::help_of(ui, session, export)).clicked() {
        actions.push(Action::Run(export));
    }
}

/// The button that shows the page as readers will see it, pressed while it does.
fn preview_button(ui: &mut Ui, session: &Session, actions: &mut Vec<Action>) {
    let t = theme::tokens(ui);
    let Some(command) = commands::find(CommandId("preview")) else { return };
    let words = command.label(session.words);
    let on = command.on.is_some_and(|on| on(session));
    let shown = said::atom(words, theme::words(theme::BODY), on.then_some(t.accent));
    let look = |button: Button<'static>| if on { button.fill(t.accent_soft) } else { button };
    let help = widgets::help_of(ui, session, command.id);
    if said::button_of(ui, (command.ready)(session), words, shown, look).told(&help).clicked() {
        actions.push(Action::Run(command.id));
    }
}

/// The way to everything by a few letters.
fn search(ui: &mut Ui, session: &Session, room: f32, actions: &mut Vec<Action>) {
    let (palette, words) = (CommandId("palette"), session.words);
    let name = words.get("bar-search");
    let shown = if room > FOR_SEARCH {
        let keys = if room > FOR_KEYS { keys::shortest(ui, session, palette) } else { String::new() };
        let soft = theme::tokens(ui).soft;
        let look = |button: Button<'static>| match keys.as_str() {
            "" => button,
            keys => button.shortcut_text(said::atom(keys, theme::words(theme::SMALL), Some(soft))),
        };
        said::button_as(ui, true, name, look)
    } else {
        let shown = ui.add(Button::new(Icon::SEARCH.text()).frame_when_inactive(false));
        widgets::name(ui, shown.id, name);
        shown
    };
    if shown.told(&widgets::help_of(ui, session, palette)).clicked() {
        actions.push(Action::Run(palette));
    }
}

/// Whether what was written is in the file: a dot and, where there is room, its words.
fn saved_mark(ui: &mut Ui, session: &Session, in_words: bool, actions: &mut Vec<Action>) {
    let t = theme::tokens(ui);
    let saving = session.jobs.running().iter().any(|job| job.label == SAVING);
    let (color, words) = match (&session.file, session.is_dirty()) {
        _ if session.must_decide() => (t.red, "bar-undecided"),
        _ if saving => (t.soft, "bar-saving"),
        _ if session.save_fails() => (t.red, "bar-not-saved"),
        (Some(file), true) if file.read_only.is_some() => (t.amber, "bar-read-only-changed"),
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
    let undecided = words == "bar-undecided";
    let words = session.words.get(words);
    let dot = widgets::dot(ui, color);
    if in_words && undecided {
        let decide = CommandId("conflicts");
        let shown = widgets::small(ui, words);
        if shown.told(&widgets::help_of(ui, session, decide)).clicked() {
            actions.push(Action::Run(decide));
        }
    } else if in_words {
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
