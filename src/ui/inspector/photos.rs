//! The Photos tab: what is known of the story's photos.

use std::collections::BTreeSet;

use egui::{EventFilter, Id, Key, Modifiers, Response, Sense, Ui, Vec2, vec2};

use crate::app::commands::CommandId;
use crate::app::{Action, Change, PathPurpose, Session};
use crate::edit::{Edit, Target};
use crate::photos::{FocalPoint, Photo};
use crate::story::Story;
use crate::tags::EntityKind;
use crate::ui::kept::Kept;
use crate::ui::mirror;
use crate::ui::pictures::{Pictures, note};
use crate::ui::said::{self, Told as _};
use crate::ui::text::label::{button, label};
use crate::ui::theme;
use crate::ui::widgets::{self, DAY, FieldLook};
use crate::words::{Phrase, Words};

/// Draws the tab: the photos on the page first, then the rest of the library.
pub(super) fn show(
    ui: &mut Ui,
    session: &Session,
    story: &Story,
    kept: &mut Kept,
    pictures: &mut Pictures,
    actions: &mut Vec<Action>,
) {
    let Kept { photos: on_page, rows, .. } = kept;
    on_page.follow(&story.body, |block| block.photo().map(|placed| placed.photo));
    let attach = CommandId("attach");
    let button = said::button(ui, session.words.get("photo-attach-many"));
    if button.told(&widgets::help_of(ui, session, attach)).clicked() {
        actions.push(Action::Run(attach));
    }
    let t = theme::tokens(ui);
    if on_page.len() == 0 {
        said::line(ui, session.words.get("photo-none"), t.soft);
    }
    let mut known = BTreeSet::new();
    for (_, id) in on_page.iter() {
        // Each once, however often the page shows it.
        if known.insert(*id)
            && let Some(photo) = session.project.library.photo(*id)
        {
            rows.photos.row(ui, (true, *id), |ui| card(ui, session, photo, pictures, actions));
        }
    }
    let rest: Vec<_> = session.project.library.photos.iter().filter(|p| !known.contains(&p.id)).collect();
    if !rest.is_empty() {
        widgets::heading(ui, session.words.get("photo-elsewhere"));
    }
    for photo in rest {
        rows.photos.row(ui, (false, photo.id), |ui| elsewhere(ui, session, story, photo, pictures, actions));
    }
}

fn put(photo: &Photo, label: &'static str, change: impl FnOnce(&mut Photo)) -> Change {
    let mut changed = photo.clone();
    change(&mut changed);
    Change::new(Edit::PutPhoto(changed), label)
}

/// The same for a date, which is typed letter by letter.
fn dated(photo: &Photo, label: &'static str, change: impl FnOnce(&mut Photo)) -> Action {
    Change::of_value(put(photo, label, change).edit, label, Target::Photo(photo.id, label)).into()
}

fn card(ui: &mut Ui, session: &Session, photo: &Photo, pictures: &mut Pictures, actions: &mut Vec<Action>) {
    let (t, says) = (theme::tokens(ui), session.words);
    widgets::card(ui, t.line, |ui| {
        picture(ui, session, photo, pictures, actions);
        lines(ui, says, photo, actions);
        people(ui, session, photo, actions);
        let id = |name: &'static str| Id::unique(("photo", photo.id, name));
        let look = FieldLook::line(says.get("photo-taken"), "2026-11-12");
        if let Some(taken) = widgets::spelled(ui, says, id("taken"), look, &photo.taken, &DAY) {
            actions.push(dated(photo, "photo-taken", |p| p.taken = taken));
        }
        let look = FieldLook::line(says.get("photo-expires"), "2027-11-14");
        if let Some(expires) = widgets::spelled(ui, says, id("expires"), look, &photo.rights.expires, &DAY) {
            actions.push(dated(photo, "change-rights", |p| p.rights.expires = expires));
        }
        ui.horizontal(|ui| {
            let words = says.get(if photo.file.is_none() { "photo-attach" } else { "photo-replace" });
            if said::button(ui, words).clicked() {
                actions.push(Action::AskPath(PathPurpose::Attach(Some(photo.id))));
            }
            if said::button(ui, says.get("panel-remove")).told(says.get("photo-remove-hint")).clicked() {
                actions.push(Change::new(Edit::RemovePhoto(photo.id), "change-remove-photo").into());
            }
        });
    });
}

/// The picture; a click on it sets the point every cut keeps, arrows move it.
fn picture(ui: &mut Ui, session: &Session, photo: &Photo, pictures: &mut Pictures, actions: &mut Vec<Action>) {
    let t = theme::tokens(ui);
    let shown = pictures.show(ui, session, photo, (ui.available_width(), 260.0), Sense::click(), actions);
    let Some(file) = &photo.file else { return };
    let glass = mirror::glass(ui.ctx());
    let seen = glass.rect(shown.rect);
    if let Some(point) = photo.framing.focal_point {
        let into = egui::vec2(f32::from(point.x), f32::from(point.y)) / 10_000.0;
        let at = glass.pos(seen.min + seen.size() * into);
        ui.painter().circle_stroke(at, 8.0, egui::Stroke::new(2.0, t.paper));
        ui.painter().circle_stroke(at, 9.5, theme::hairline(ui, t.ink));
    }
    let shown = shown.told(session.words.get("photo-focal"));
    if shown.clicked()
        && let Some(at) = shown.interact_pointer_pos()
    {
        let part = (glass.pos(at) - seen.min) / seen.size();
        let point = FocalPoint { x: ten_thousandths(part.x), y: ten_thousandths(part.y) };
        actions.push(put(photo, "change-focal-point", |p| p.framing.focal_point = Some(point)).into());
    }
    if let Some(by) = arrows(ui, &shown).filter(|by| *by != Vec2::ZERO) {
        let at = photo.framing.focal_point.unwrap_or(FocalPoint { x: 5_000, y: 5_000 });
        let moved = |at: u16, by: f32| ten_thousandths(f32::from(at) / 10_000.0 + by * STEP);
        let point = FocalPoint { x: moved(at.x, by.x), y: moved(at.y, by.y) };
        actions.push(put(photo, "change-focal-point", |p| p.framing.focal_point = Some(point)).into());
    }
    note(ui, &format!("{} × {}", file.width, file.height));
}

/// How far an arrow moves the point, as a part of the picture.
const STEP: f32 = 0.02;

/// Which way the arrows point while a picture has the keyboard. It is not mirrored, and they were.
fn arrows(ui: &Ui, picture: &Response) -> Option<Vec2> {
    if !picture.has_focus() {
        return None;
    }
    let ours = EventFilter { horizontal_arrows: true, vertical_arrows: true, ..EventFilter::default() };
    ui.memory_mut(|memory| memory.set_focus_lock_filter(picture.id, ours));
    let pressed = |key| f32::from(u8::from(ui.input_mut(|input| input.consume_key(Modifiers::NONE, key))));
    let right = pressed(Key::ArrowRight) - pressed(Key::ArrowLeft);
    let down = pressed(Key::ArrowDown) - pressed(Key::ArrowUp);
    Some(vec2(if mirror::glass(ui.ctx()).turns() { -right } else { right }, down))
}

#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "clamped to 0 to 10,000 first")]
fn ten_thousandths(part: f32) -> u16 {
    (part * 10_000.0).round().clamp(0.0, 10_000.0) as u16
}

/// One line of a photo's record: its message, with a hint; its rows, and where it lies.
type Line = (&'static str, usize, fn(&mut Photo) -> &mut String);

const LINES: [Line; 7] = [
    ("caption", 3, |p| &mut p.caption),
    ("credit", 1, |p| &mut p.credit),
    ("photographer", 1, |p| &mut p.photographer),
    ("alt-text", 2, |p| &mut p.alt_text),
    ("description", 1, |p| &mut p.extended_description),
    ("place", 1, |p| &mut p.place),
    ("usage-terms", 1, |p| &mut p.rights.usage_terms),
];

fn lines(ui: &mut Ui, says: &Words, photo: &Photo, actions: &mut Vec<Action>) {
    let t = theme::tokens(ui);
    for (label, rows, line) in LINES {
        let mut changed = photo.clone();
        let old = line(&mut changed).clone();
        let hint = says.about("photo", label, "hint");
        let look = FieldLook { rows, ..FieldLook::line(says.of("photo", label), hint) };
        if let Some((words, _)) = widgets::field(ui, Id::unique(("photo", photo.id, label)), look, &old) {
            line(&mut changed).clone_from(&words);
            let target = Target::Photo(photo.id, label);
            actions.push(
                Change::of_line(Edit::PutPhoto(changed), Phrase::of("photo", label), target, &old, &words).into(),
            );
        }
        if label == "alt-text" && old.trim().is_empty() && photo.file.is_some() {
            said::small(ui, says.get("photo-alt-required"), t.amber);
        }
    }
}

fn people(ui: &mut Ui, session: &Session, photo: &Photo, actions: &mut Vec<Action>) {
    let (t, says) = (theme::tokens(ui), session.words);
    said::small(ui, says.get("photo-people"), t.soft);
    ui.horizontal_wrapped(|ui| {
        for id in &photo.people {
            let name = session.project.directory.entity(*id).map_or(says.get("photo-unknown"), |e| e.name.as_str());
            let words = format!("{name} ×");
            if button(ui, &words, &theme::words(theme::BODY), t.person, true).told(says.get("photo-take-off")).clicked()
            {
                actions.push(put(photo, "photo-people", |p| p.people.retain(|other| other != id)).into());
            }
        }
        said::menu(ui, says.get("photo-add-person"), true, |ui| {
            let entities = session.project.directory.entities.iter();
            for person in entities.filter(|e| e.kind == EntityKind::Person && !photo.people.contains(&e.id)) {
                let name = widgets::or_unnamed(&person.name, says.get("photo-unnamed"));
                if button(ui, name, &theme::words(theme::BODY), t.ink, false).clicked() {
                    actions.push(put(photo, "photo-people", |p| p.people.push(person.id)).into());
                    ui.close();
                }
            }
        });
    });
}

/// A photo that is not on this page: small, with a way onto it.
fn elsewhere(
    ui: &mut Ui,
    session: &Session,
    story: &Story,
    photo: &Photo,
    pictures: &mut Pictures,
    actions: &mut Vec<Action>,
) {
    ui.horizontal(|ui| {
        pictures.show(ui, session, photo, (84.0, 60.0), Sense::hover(), actions);
        ui.vertical(|ui| {
            let words = if photo.caption.is_empty() { session.words.get("photo-no-caption") } else { &photo.caption };
            label(ui, words, &theme::words(theme::SMALL), theme::tokens(ui).ink, Some(2));
            if widgets::small(ui, session.words.get("photo-place-here")).clicked() {
                actions.push(Action::PlacePhoto(story.id, photo.id));
            }
        });
    });
}
