//! Who is to be seen on a photo: chips in the hue of people, taken off and added by keyboard.

use egui::accesskit::Role;
use egui::{Id, Key, Modifiers, Sense, StrokeKind, Ui, WidgetInfo, pos2, vec2};

use super::photo::{boxed, put};
use crate::app::{Action, Session};
use crate::ground::EntityId;
use crate::photos::Photo;
use crate::tags::{Entity, EntityKind};
use crate::ui::icons::Icon;
use crate::ui::labelled;
use crate::ui::said::{self, Told as _};
use crate::ui::text::field::Field;
use crate::ui::text::label::paint;
use crate::ui::text::{Copy, typesetter};
use crate::ui::theme;
use crate::ui::widgets;
use crate::words::phrase;

/// Names offered at once.
const OFFERED: usize = 6;

/// Draws them.
pub(super) fn show(ui: &mut Ui, session: &Session, photo: &Photo, actions: &mut Vec<Action>) {
    let says = session.words;
    labelled::field_name(ui, says.get("photo-people"), None);
    boxed(ui, |ui| {
        let mut adds = false;
        ui.horizontal_wrapped(|ui| {
            ui.spacing_mut().item_spacing = vec2(6.0, 4.0);
            for id in &photo.people {
                if chip(ui, session, *id) {
                    let rest = |p: &mut Photo| p.people.retain(|other| other != id);
                    actions.push(put(photo, "photo-people", rest));
                }
            }
            ui.spacing_mut().button_padding.x = 3.0;
            let button = egui::Button::new(Icon::ADD.text()).frame_when_inactive(false).small();
            let shown = ui.add(button);
            widgets::name(ui, shown.id, says.get("photo-add-person"));
            adds = shown.told(says.get("photo-add-person")).clicked();
        });
        add(ui, session, photo, adds, actions);
    });
}

/// Somebody who is to be seen; whether he or she is to be taken off.
fn chip(ui: &mut Ui, session: &Session, id: EntityId) -> bool {
    let (t, says) = (theme::tokens(ui), session.words);
    let entity = session.project.directory.entity(id);
    let name = entity.map_or(says.get("photo-unknown"), |e| widgets::or_unnamed(&e.name, says.get("photo-unnamed")));
    let hue = entity.map_or(t.soft, |entity| t.entity(entity.kind));
    let style = theme::words(theme::CHIP);
    let room = ui.available_width().max(60.0) - 26.0;
    let laid = typesetter(ui.ctx(), |ts| {
        let whole = ts.kept(&Copy { max_lines: Some(1), ..Copy::line(name, &style) });
        if whole.size().x <= room {
            whole
        } else {
            ts.kept(&Copy { max_lines: Some(1), width: room, ..Copy::line(name, &style) })
        }
    });
    let (rect, response) = ui.allocate_exact_size(laid.size() + vec2(26.0, 4.0), Sense::click());
    response.widget_info(|| WidgetInfo::labeled(Role::Button, true, says.say(&phrase!("photo-take-off", name = name))));
    let touched = response.hovered() || response.has_focus();
    let round = rect.height() / 2.0;
    if touched {
        ui.painter().rect_filled(rect, round, t.accent_soft);
    }
    let line = egui::Stroke::new(if response.has_focus() { 1.5 } else { 1.0 }, hue);
    ui.painter().rect_stroke(rect, round, line, StrokeKind::Inside);
    paint(ui, &laid, egui::Rect::from_min_size(rect.min + vec2(8.0, 2.0), laid.size()), hue);
    Icon::CLOSE.paint(ui, pos2(rect.right() - 10.0, rect.center().y), 9.0, if touched { hue } else { t.faint });
    let keys = [Key::Delete, Key::Backspace];
    let erased = response.has_focus() && keys.iter().any(|key| ui.input_mut(|i| i.consume_key(Modifiers::NONE, *key)));
    response.clicked() || erased
}

/// A field that finds people of the directory by a few letters; Enter takes the first.
fn add(ui: &mut Ui, session: &Session, photo: &Photo, asked: bool, actions: &mut Vec<Action>) {
    let says = session.words;
    let id = Id::unique(("photo", photo.id, "add-person"));
    let draft = id.with("draft");
    let mut words = match (ui.data(|data| data.get_temp::<String>(draft)), asked) {
        (Some(words), false) => words,
        (None, true) => String::new(),
        (None, false) => return,
        (Some(_), true) => {
            ui.data_mut(|data| data.remove::<String>(draft));
            return;
        }
    };
    // Fields give up the keyboard on Escape, and on Enter where they have one line.
    let (entered, escaped) = ui.input(|input| (input.key_pressed(Key::Enter), input.key_pressed(Key::Escape)));
    let had = ui.memory(|memory| memory.has_focus(id));
    let t = theme::tokens(ui);
    Field::new(id, theme::words(theme::BODY)).hint(says.get("photo-person-name"), t.faint).show(ui, &mut words);
    widgets::name(ui, id, says.get("photo-add-person"));
    if asked {
        Field::take_up(ui.ctx(), id, &words);
    }
    let found = matching(session, photo, &words);
    let mut taken = (had && entered).then(|| found.first().map(|person| person.id)).flatten();
    for person in &found {
        if widgets::small(ui, widgets::or_unnamed(&person.name, says.get("photo-unnamed"))).clicked() {
            taken = Some(person.id);
        }
    }
    if found.is_empty() {
        said::small(ui, says.get("photo-nobody"), t.soft);
    }
    if let Some(person) = taken {
        actions.push(put(photo, "photo-people", |p| p.people.push(person)));
        words.clear();
        Field::take_up(ui.ctx(), id, "");
    }
    let done = had && escaped;
    ui.data_mut(|data| {
        if done {
            data.remove::<String>(draft);
        } else {
            data.insert_temp(draft, words);
        }
    });
}

/// People of the directory who are not on the photo yet and whose name, or another spelling of it,
/// has what was typed.
fn matching<'a>(session: &'a Session, photo: &Photo, typed: &str) -> Vec<&'a Entity> {
    let typed = typed.trim().to_lowercase();
    let has = |name: &String| name.to_lowercase().contains(&typed);
    let is_it = |entity: &&Entity| {
        entity.kind == EntityKind::Person
            && !photo.people.contains(&entity.id)
            && (has(&entity.name) || entity.aliases.iter().any(has) || entity.names.values().any(has))
    };
    session.project.directory.entities.iter().filter(is_it).take(OFFERED).collect()
}
