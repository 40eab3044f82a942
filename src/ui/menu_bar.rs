//! The menu bar, made from the command rows.

use std::borrow::Cow;
use std::iter;

use egui::{Align, Button, Id, Layout, MenuBar, ScrollArea, Ui, vec2};

use super::said::Told as _;
use super::{keys, menu_keys, said};
use crate::app::commands::{self, Command, Menu};
use crate::app::{Action, Session};
use crate::words::{LOCALES, Phrase, Say as _, phrase};

/// The room for the menus before it is known, in points.
const ROOM: f32 = 330.0;
/// The same of the one that holds them all.
const IN_ONE: f32 = 70.0;

/// The room the menus took when they last stood side by side.
pub(super) fn room(ui: &Ui, session: &Session) -> f32 {
    ui.data(|data| data.get_temp::<f32>(id(session))).unwrap_or(ROOM)
}

/// Each language has its own.
fn id(session: &Session) -> Id {
    Id::unique(("menus", session.words.locale().tag))
}

/// Draws the menus side by side, or all in one.
pub(super) fn show(ui: &mut Ui, session: &Session, in_one: bool, actions: &mut Vec<Action>) {
    // A menu bar takes all the room there is; it gets as much as its menus took last.
    let id = if in_one { id(session).with("in-one") } else { id(session) };
    let width = ui.data(|data| data.get_temp::<f32>(id)).unwrap_or(if in_one { IN_ONE } else { ROOM });
    let room = vec2(width.min(ui.available_width()), ui.available_height());
    let layout = Layout::left_to_right(Align::Center);
    let took = ui.allocate_ui_with_layout(room, layout, |ui| menus(ui, session, in_one, actions)).inner;
    ui.data_mut(|data| data.insert_temp(id, took));
}

/// Draws the menus in all the room there is; gives what they took.
fn menus(ui: &mut Ui, session: &Session, in_one: bool, actions: &mut Vec<Action>) -> f32 {
    let left = ui.cursor().left();
    let right = MenuBar::new().ui(ui, |ui| {
        let bar = if in_one {
            let words = session.words.get("bar-menu");
            let button = said::menu(ui, words, true, |ui| {
                each(ui, session, actions);
            });
            vec![(button.id, words.to_owned())]
        } else {
            each(ui, session, actions)
        };
        menu_keys::remember_bar(ui.ctx(), bar);
        ui.cursor().left() - ui.spacing().item_spacing.x
    });
    right.inner - left
}

/// Draws the button of each menu; gives them with their names.
fn each(ui: &mut Ui, session: &Session, actions: &mut Vec<Action>) -> Vec<(Id, String)> {
    let mut bar = Vec::with_capacity(Menu::ALL.len());
    for menu in Menu::ALL {
        let name = menu.label(session.words);
        let button = said::menu(ui, name, true, |ui| entries(ui, session, menu, actions));
        bar.push((button.id, name.to_owned()));
    }
    bar
}

fn entries(ui: &mut Ui, session: &Session, menu: Menu, actions: &mut Vec<Action>) {
    ui.set_min_width(220.0);
    // A menu that is higher than a small window is scrolled.
    let room = ui.ctx().content_rect().height() - AROUND;
    ScrollArea::vertical()
        .max_height(room)
        .min_scrolled_height(room)
        .show(ui, |ui| all_entries(ui, session, menu, actions));
}

fn all_entries(ui: &mut Ui, session: &Session, menu: Menu, actions: &mut Vec<Action>) {
    for command in commands::of(menu) {
        if BEGIN_GROUPS.contains(&command.id.0) {
            ui.separator();
        }
        entry(ui, session, command, actions);
    }
    if menu == Menu::File {
        recent(ui, session, actions);
    }
    if menu == Menu::View {
        languages(ui, session, actions);
    }
}

/// What a menu leaves free of the window's height, in points: the bar above it, its own edges.
const AROUND: f32 = 64.0;

/// The commands before which a menu draws a line: what follows is about something else.
const BEGIN_GROUPS: [&str; 5] = ["save", "history", "export", "recovered", "close-project"];

fn entry(ui: &mut Ui, session: &Session, command: &Command, actions: &mut Vec<Action>) {
    let keys = keys::beside(ui, session, command);
    let on = command.on.is_some_and(|on| on(session));
    let look = |button: Button<'static>| button.shortcut_text(keys).min_size(egui::vec2(220.0, 0.0)).selected(on);
    let shown = said::button_as(ui, (command.ready)(session), &called(session, command), look);
    if shown.gained_focus() {
        shown.scroll_to_me(None);
    }
    if shown.told(command.help(session.words)).clicked() {
        actions.push(Action::Run(command.id));
        ui.close();
    }
}

/// What a command is called; undo and redo with the step they are about.
fn called(session: &Session, command: &Command) -> Cow<'static, str> {
    let label = command.label(session.words);
    let step = match command.id.0 {
        "undo" => session.history.undo_label(),
        "redo" => session.history.redo_label(),
        _ => None,
    };
    match step.filter(|step| step.phrase().says_something()) {
        Some(step) => {
            let command = Phrase::of("command", command.id.0);
            Cow::Owned(session.words.say(&phrase!("undo-step", command = command, step = step)))
        }
        None => Cow::Borrowed(label),
    }
}

/// The languages of the interface, each by its own name; the one chosen is marked.
fn languages(ui: &mut Ui, session: &Session, actions: &mut Vec<Action>) {
    ui.separator();
    let now = session.settings.words().map(|words| words.locale().tag);
    let system = (None, session.words.get("language-system"));
    for (tag, name) in iter::once(system).chain(LOCALES.iter().map(|locale| (Some(locale.tag), locale.name))) {
        let look = |button: Button<'static>| button.min_size(egui::vec2(220.0, 0.0)).selected(now == tag);
        if said::button_as(ui, true, name, look).clicked() {
            actions.push(Action::Speak(tag.and_then(|tag| tag.parse().ok())));
            ui.close();
        }
    }
}

fn recent(ui: &mut Ui, session: &Session, actions: &mut Vec<Action>) {
    let here = session.file.as_ref().map(|file| &file.path);
    let others: Vec<_> = session.settings.recent.iter().filter(|path| Some(*path) != here).collect();
    if others.is_empty() {
        return;
    }
    ui.separator();
    for path in others {
        let name = path.file_name().map_or_else(|| path.display().to_string(), |n| n.to_string_lossy().into_owned());
        if said::button(ui, &name).told(&path.display().to_string()).clicked() {
            actions.push(Action::UsePath(crate::app::PathPurpose::Open, vec![path.clone()]));
            ui.close();
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::app::commands::CommandId;

    #[test]
    fn a_line_is_drawn_before_commands_that_there_are_and_never_at_the_top() {
        for id in BEGIN_GROUPS {
            let command = commands::find(CommandId(id)).unwrap_or_else(|| panic!("there is no command {id}"));
            assert_ne!(commands::of(command.menu).next().map(|first| first.id), Some(command.id), "{id}");
        }
        assert_eq!(commands::of(Menu::File).last().map(|last| last.id.0), Some("quit"), "nothing stands below it");
    }
}
