//! The rows of a section: a name, a control, and what it does.

use std::ops::RangeInclusive;

use egui::accesskit::Role;
use egui::{Button, Id, Response, Slider, Ui, vec2};

use crate::app::{Action, Change, Preference, Session};
use crate::edit::{Edit, Target};
use crate::project::House;
use crate::ui::labelled;
use crate::ui::{said, theme, widgets};

/// Asks for something this person prefers.
pub(super) fn prefer(preference: Preference) -> Action {
    Action::Prefer(Box::new(preference))
}

/// Asks for another setting of the house: a change that can be undone. `what` is what undo calls it.
pub(super) fn house(session: &Session, what: &'static str, set: impl FnOnce(&mut House)) -> Action {
    let mut house = House::clone(&session.project.house);
    set(&mut house);
    Change::of_value(Edit::SetHouse(house), what, Target::House(what)).into()
}

/// Whether something asked for would change anything.
pub(super) fn changes(session: &Session, action: &Action) -> bool {
    if let Action::Prefer(preference) = action {
        let mut after = session.settings.clone();
        preference.as_ref().clone().set(&mut after);
        return after != session.settings;
    }
    if let Action::Change(change) = action {
        return change.edit.apply(&session.project).is_ok_and(|after| after != session.project);
    }
    true
}

/// What a row does, in small type.
pub(super) fn note(ui: &mut Ui, words: &str) {
    said::small(ui, words, theme::tokens(ui).soft);
}

/// What is wrong, in small type.
pub(super) fn warning(ui: &mut Ui, words: &str) {
    said::small(ui, words, theme::tokens(ui).amber);
}

/// The room between rows.
pub(super) fn gap(ui: &mut Ui) {
    ui.add_space(8.0);
}

/// One of a few, side by side, below its name; gives what was chosen anew.
pub(super) fn pick<T: Clone + PartialEq>(ui: &mut Ui, name: &str, options: &[(T, &str)], now: &T) -> Option<T> {
    said::small(ui, name, theme::tokens(ui).soft);
    ui.horizontal_wrapped(|ui| pick_of(ui, name, options, now)).inner
}

/// The same without the name above it, which is told to those who cannot see what it belongs to.
pub(super) fn pick_of<T: Clone + PartialEq>(ui: &mut Ui, name: &str, options: &[(T, &str)], now: &T) -> Option<T> {
    let mut chosen = None;
    for (value, words) in options {
        let on = value == now;
        let shown = widgets::segment(ui, on, words);
        ui.ctx().accesskit_node_builder(shown.id, |node| node.set_description(name));
        if shown.clicked() && !on {
            chosen = Some(value.clone());
        }
    }
    chosen
}

/// A name in a list of which one is chosen.
pub(super) fn tab(ui: &mut Ui, words: &str, chosen: bool) -> Response {
    let (ground, width) = (theme::tokens(ui).accent_soft, ui.available_width());
    let look = |button: Button<'static>| if chosen { button.fill(ground) } else { button.frame_when_inactive(false) };
    let shown = said::button_as(ui, true, words, |button| look(button).min_size(vec2(width, 0.0)).right_text(""));
    ui.ctx().accesskit_node_builder(shown.id, |node| {
        node.set_role(Role::Tab);
        node.set_selected(chosen);
    });
    shown
}

/// One of many, in a list that opens, below its name; gives what was chosen anew.
pub(super) fn choose<T: Clone + PartialEq>(
    ui: &mut Ui,
    salt: &str,
    name: &str,
    options: &[(T, &str)],
    now: &T,
) -> Option<T> {
    let heading = said::small(ui, name, theme::tokens(ui).soft);
    let shown = options.iter().find(|(value, _)| value == now).map_or("", |(_, words)| *words);
    let mut value = now.clone();
    let width = (ui.available_width() - 8.0).min(260.0);
    let choice = said::choice(ui, salt, shown, Some(width), |ui| {
        for (option, words) in options {
            said::option(ui, &mut value, option.clone(), words);
        }
    });
    let _named = choice.labelled_by(heading.id);
    (value != *now).then_some(value)
}

/// Something that is on or off, with what it does; gives how it was set anew.
pub(super) fn switch(ui: &mut Ui, words: &str, about: &str, now: bool) -> Option<bool> {
    let mut on = now;
    said::tick(ui, &mut on, words, true, false);
    if !about.is_empty() {
        note(ui, about);
    }
    (on != now).then_some(on)
}

/// A number on a slider, below its name. It takes effect when it is let go, so that what is drawn
/// larger does not run away from the pointer; by keys at once. `said` says it.
pub(super) fn slide(
    ui: &mut Ui,
    id: &'static str,
    name: &str,
    range: RangeInclusive<u16>,
    step: u16,
    now: u16,
    said: impl Fn(u16) -> String,
) -> Option<u16> {
    let heading = said::small(ui, name, theme::tokens(ui).soft);
    let kept = Id::unique(("setting", id));
    let mut value = ui.data(|data| data.get_temp::<u16>(kept)).unwrap_or(now);
    let slider = ui.horizontal(|ui| {
        ui.spacing_mut().slider_width = (ui.available_width() - 120.0).clamp(80.0, 240.0);
        // On paper the rail would not be seen.
        ui.visuals_mut().widgets.inactive.bg_fill = theme::tokens(ui).line;
        let slider = ui.add(Slider::new(&mut value, range).step_by(f64::from(step)).show_value(false));
        said::line(ui, &said(value), theme::tokens(ui).ink);
        slider
    });
    let slider = slider.inner.labelled_by(heading.id);
    ui.ctx().accesskit_node_builder(slider.id, |node| node.set_value(said(value)));
    if slider.dragged() {
        ui.data_mut(|data| data.insert_temp(kept, value));
        return None;
    }
    ui.data_mut(|data| data.remove::<u16>(kept));
    (value != now).then_some(value)
}

/// A line of words, below its name; gives how it reads now, if that changed.
pub(super) fn words(ui: &mut Ui, id: &'static str, name: &str, hint: &str, now: &str) -> Option<String> {
    let look = labelled::FieldLook::line(name, hint);
    labelled::field(ui, Id::unique(("setting", id)), look, now).map(|(words, _)| words)
}
