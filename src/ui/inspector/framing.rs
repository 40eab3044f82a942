//! How a photo is cut: the picture with the frame of a shape over it and the point that cuts keep,
//! both drawn by pointer and by keys.
//!
//! Places are meant as they are seen: pictures are never mirrored, and where the window is, pointer
//! and painter are put through its glass.

use egui::accesskit::Role;
use egui::{
    CursorIcon, EventFilter, Id, Key, Modifiers, Pos2, Rect, Response, Sense, Stroke, StrokeKind, Ui, Vec2, WidgetInfo,
    pos2, vec2,
};

use super::photo::{dated, put};
use crate::app::{Action, Picture, Session};
use crate::photos::{Area, FocalPoint, Framing, Photo, PhotoFile, Ratio, WHOLE, moved, resized};
use crate::ui::mirror;
use crate::ui::pictures::Pictures;
use crate::ui::said::{self, Told as _};
use crate::ui::text::label::label;
use crate::ui::theme;
use crate::ui::widgets;
use crate::words::phrase;

/// The tallest the picture is shown.
const TALLEST: f32 = 300.0;
/// How near a corner, side or point the pointer takes hold of it.
const NEAR: f32 = 11.0;

/// Draws it.
pub(super) fn show(
    ui: &mut Ui,
    session: &Session,
    photo: &Photo,
    file: &PhotoFile,
    pictures: &mut Pictures,
    actions: &mut Vec<Action>,
) {
    let viewed = Id::unique(("photo", photo.id, "viewed"));
    let first = Some(photo.framing.shape.unwrap_or(Ratio::Wide));
    let mut ratio = ui.data(|data| data.get_temp::<Option<Ratio>>(viewed)).unwrap_or(first);
    let sheet = Sheet::new(ui, file);
    let response = picture(ui, session, photo, &sheet, ratio, pictures, actions);
    if response.has_focus() {
        keys(ui, photo, file, ratio, response.id, actions);
    }
    if segments(ui, session, file, &mut ratio) {
        ui.data_mut(|data| data.insert_temp(viewed, ratio));
    }
    on_pages(ui, session, photo, ratio, actions);
}

/// Where the picture lies, and how large it is shown.
struct Sheet {
    /// As the panel is laid out.
    rect: Rect,
    /// As it is seen.
    seen: Rect,
    /// Points a pixel.
    scale: f32,
    width: u32,
    height: u32,
}

impl Sheet {
    fn new(ui: &mut Ui, file: &PhotoFile) -> Self {
        let (width, height) = (file.width.max(1), file.height.max(1));
        let room = ui.available_width();
        let scale = (room / side(width)).min(TALLEST / side(height));
        let (_, row) = ui.allocate_space(vec2(room, side(height) * scale));
        let rect = Rect::from_center_size(row.center(), vec2(side(width), side(height)) * scale);
        Self { rect, seen: mirror::glass(ui.ctx()).rect(rect), scale, width, height }
    }

    /// An area as it is seen.
    fn place(&self, area: Area) -> Rect {
        let start = self.seen.min + vec2(side(area.left), side(area.top)) * self.scale;
        Rect::from_min_size(start, vec2(side(area.width), side(area.height)) * self.scale)
    }

    fn point(&self, point: FocalPoint) -> Pos2 {
        self.seen.min + self.seen.size() * vec2(f32::from(point.x), f32::from(point.y)) / f32::from(WHOLE)
    }

    fn point_at(&self, at: Pos2) -> FocalPoint {
        let part = (at - self.seen.min) / self.seen.size();
        FocalPoint { x: ten_thousandths(part.x), y: ten_thousandths(part.y) }
    }

    /// A length in pixels.
    fn pixels(&self, points: f32) -> i32 {
        rounded(points / self.scale)
    }

    /// What the pointer takes hold of there.
    fn grip(&self, framing: &Framing, ratio: Option<Ratio>, at: Pos2) -> Grip {
        let Some(ratio) = ratio else { return Grip::Point };
        if at.distance(self.point(framing.point())) < NEAR {
            return Grip::Point;
        }
        let frame = self.place(framing.area(ratio, self.width, self.height));
        if !frame.expand(NEAR).contains(at) {
            return Grip::Nothing;
        }
        let stays = |at: f32, low: f32, high: f32| {
            // What is near one side is drawn, so the other is held.
            if (at - low).abs() < NEAR && (at - low).abs() < (at - high).abs() {
                1.0
            } else if (at - high).abs() < NEAR {
                0.0
            } else {
                0.5
            }
        };
        let hold = (stays(at.x, frame.left(), frame.right()), stays(at.y, frame.top(), frame.bottom()));
        if hold == (0.5, 0.5) { Grip::Frame(ratio) } else { Grip::Edge(ratio, hold) }
    }
}

/// What is drawn by the pointer.
#[derive(Clone, Copy, Debug, PartialEq)]
enum Grip {
    Point,
    /// The frame as a whole.
    Frame(Ratio),
    /// A side or corner; the place that stays, as parts of width and height.
    Edge(Ratio, (f32, f32)),
    Nothing,
}

/// A frame or point being drawn: taken up into the project when it is let go.
#[derive(Clone, Debug)]
struct Held {
    grip: Grip,
    at: Pos2,
    before: Framing,
    now: Framing,
}

/// The picture under its frame, and what the pointer does to it.
fn picture(
    ui: &mut Ui,
    session: &Session,
    photo: &Photo,
    sheet: &Sheet,
    ratio: Option<Ratio>,
    pictures: &mut Pictures,
    actions: &mut Vec<Action>,
) -> Response {
    let id = Id::unique(("photo", photo.id, "framing"));
    let response = ui.interact(sheet.rect, id, Sense::click_and_drag());
    let words = pictures.put(ui, session, photo, (sheet.rect, false), actions);
    let held = drawn(ui, photo, sheet, ratio, &response, actions);
    let framing = held.as_ref().map_or(&photo.framing, |held| &held.now);
    tell(ui, session, &response, &words, framing, ratio, sheet);
    let ready = photo.file.as_ref().and_then(|file| session.pictures.get(&file.digest));
    if ui.is_rect_visible(sheet.rect) && matches!(ready, Some(Picture::Ready(_))) {
        paint(ui, sheet, framing, ratio, response.has_focus());
    }
    if let Some(at) = response.hover_pos() {
        let seen = mirror::glass(ui.ctx()).pos(at);
        let grip = held.map_or_else(|| sheet.grip(&photo.framing, ratio, seen), |held| held.grip);
        ui.ctx().set_cursor_icon(cursor(grip, mirror::glass(ui.ctx()).turns(), response.dragged()));
    }
    if response.has_focus() || response.is_pointer_button_down_on() || session.view.dialog.is_some() {
        // Whoever draws has read it, and sees what is below.
        return response;
    }
    let told = session.words.get(if ratio.is_some() { "photo-framing-help" } else { "photo-point-help" });
    response.told(told)
}

/// What the pointer draws, and what it has drawn when it is let go.
fn drawn(
    ui: &Ui,
    photo: &Photo,
    sheet: &Sheet,
    ratio: Option<Ratio>,
    response: &Response,
    actions: &mut Vec<Action>,
) -> Option<Held> {
    let glass = mirror::glass(ui.ctx());
    let key = response.id.with("held");
    let at = response.interact_pointer_pos().map(|at| glass.pos(at));
    if response.clicked() {
        response.request_focus();
        let point = at.map(|at| sheet.point_at(at))?;
        actions.push(put(photo, "change-focal-point", |p| p.framing.focal_point = Some(point)));
        return None;
    }
    if response.drag_started() {
        response.request_focus();
        let from = ui.input(|input| input.pointer.press_origin()).map(|from| glass.pos(from)).or(at)?;
        let grip = sheet.grip(&photo.framing, ratio, from);
        let held = Held { grip, at: from, before: photo.framing.clone(), now: photo.framing.clone() };
        ui.data_mut(|data| data.insert_temp(key, held));
    }
    let mut held = ui.data(|data| data.get_temp::<Held>(key))?;
    if let Some(at) = at {
        held.now = draw_to(&held, sheet, at);
        ui.data_mut(|data| data.insert_temp(key, held.clone()));
    }
    if response.dragged() {
        return Some(held);
    }
    ui.data_mut(|data| data.remove::<Held>(key));
    if response.drag_stopped() && held.now != photo.framing {
        let label = if held.grip == Grip::Point { "change-focal-point" } else { "change-crop" };
        actions.push(put(photo, label, |p| p.framing = held.now.clone()));
        return Some(held);
    }
    None
}

/// The framing with what is held drawn to a place.
fn draw_to(drawn: &Held, sheet: &Sheet, at: Pos2) -> Framing {
    let (width, height) = (sheet.width, sheet.height);
    match drawn.grip {
        Grip::Nothing => drawn.before.clone(),
        Grip::Point => Framing { focal_point: Some(sheet.point_at(at)), ..drawn.before.clone() },
        Grip::Frame(ratio) => {
            let by = at - drawn.at;
            let area = drawn.before.area(ratio, width, height);
            let area = moved(area, (sheet.pixels(by.x), sheet.pixels(by.y)), width, height);
            drawn.before.cut(ratio, area, width, height)
        }
        Grip::Edge(ratio, hold) => {
            let area = drawn.before.area(ratio, width, height);
            let frame = sheet.place(area);
            let (wide, high) = ratio.parts();
            let shape = side(wide) / side(high);
            let across = |hold: f32, at: f32, low: f32, high: f32| match hold {
                start if start <= 0.0 => at - low,
                end if end >= 1.0 => high - at,
                _ => 0.0,
            };
            let across_x = across(hold.0, at.x, frame.left(), frame.right());
            let across_y = across(hold.1, at.y, frame.top(), frame.bottom()) * shape;
            let wide = u32::try_from(sheet.pixels(across_x.max(across_y)).max(0)).unwrap_or_default();
            drawn.before.cut(ratio, resized(area, ratio, wide, hold, width, height), width, height)
        }
    }
}

fn paint(ui: &Ui, sheet: &Sheet, framing: &Framing, ratio: Option<Ratio>, focused: bool) {
    let (t, glass) = (theme::tokens(ui), mirror::glass(ui.ctx()));
    let painter = ui.painter();
    let all = sheet.seen;
    if let Some(ratio) = ratio {
        let frame = sheet.place(framing.area(ratio, sheet.width, sheet.height));
        for cut_off in [
            Rect::from_min_max(all.min, pos2(all.right(), frame.top())),
            Rect::from_min_max(pos2(all.left(), frame.bottom()), all.max),
            Rect::from_min_max(pos2(all.left(), frame.top()), pos2(frame.left(), frame.bottom())),
            Rect::from_min_max(pos2(frame.right(), frame.top()), pos2(all.right(), frame.bottom())),
        ] {
            if cut_off.is_positive() {
                painter.rect_filled(glass.rect(cut_off), 0.0, theme::CUT_OFF);
            }
        }
        let line = theme::hairline(ui, theme::OVER_PHOTO);
        let seen = glass.rect(frame);
        painter.rect_stroke(seen, 0.0, Stroke::new(3.0, theme::UNDER_LINE), StrokeKind::Inside);
        painter.rect_stroke(seen, 0.0, Stroke::new(line.width.max(1.5), line.color), StrokeKind::Inside);
        for corner in [seen.left_top(), seen.right_top(), seen.left_bottom(), seen.right_bottom()] {
            let mark = Rect::from_center_size(corner, Vec2::splat(7.0)).intersect(sheet.rect);
            painter.rect_filled(mark, 0.0, theme::OVER_PHOTO);
        }
    }
    let at = glass.pos(sheet.point(framing.point()));
    let set = framing.focal_point.is_some();
    painter.circle_stroke(at, 7.0, Stroke::new(4.0, theme::UNDER_LINE));
    painter.circle_stroke(at, 7.0, Stroke::new(if set { 2.0 } else { 1.0 }, theme::OVER_PHOTO));
    if focused {
        let ring = Stroke::new(2.0, t.accent);
        painter.rect_stroke(sheet.rect.expand(2.0), 2.0, ring, StrokeKind::Inside);
    }
}

fn cursor(grip: Grip, turned: bool, drags: bool) -> CursorIcon {
    match grip {
        Grip::Nothing => CursorIcon::Default,
        Grip::Point => CursorIcon::Crosshair,
        Grip::Frame(_) if drags => CursorIcon::Grabbing,
        Grip::Frame(_) => CursorIcon::Grab,
        Grip::Edge(_, (x, y)) if between(x) && !between(y) => CursorIcon::ResizeVertical,
        Grip::Edge(_, (x, y)) if !between(x) && between(y) => CursorIcon::ResizeHorizontal,
        // The mirror turns it once more.
        Grip::Edge(_, (x, y)) if (x < 0.5) == (y < 0.5) && !turned => CursorIcon::ResizeNwSe,
        Grip::Edge(_, (x, y)) if (x < 0.5) != (y < 0.5) && turned => CursorIcon::ResizeNwSe,
        Grip::Edge(..) => CursorIcon::ResizeNeSw,
    }
}

fn between(hold: f32) -> bool {
    hold > 0.0 && hold < 1.0
}

/// What a screen reader says of the picture.
fn tell(
    ui: &Ui,
    session: &Session,
    response: &Response,
    words: &str,
    framing: &Framing,
    ratio: Option<Ratio>,
    sheet: &Sheet,
) {
    let says = session.words;
    response.widget_info(|| WidgetInfo::labeled(Role::Image, ui.is_enabled(), words));
    let value = if let Some(ratio) = ratio {
        let area = framing.area(ratio, sheet.width, sheet.height);
        let how = if framing.by_hand(ratio).is_some() { "photo-by-hand" } else { "photo-automatic" };
        let [left, top, width, height] = [area.left, area.top, area.width, area.height].map(whole);
        let ratio = ratio.key();
        let said = phrase!("photo-crop-said", ratio = ratio, left = left, top = top, width = width, height = height);
        format!("{}, {}", says.say(&said), says.get(how))
    } else {
        let point = framing.point();
        let [across, down] = [point.x, point.y].map(|part| whole(u32::from(part / 100)));
        says.say(&phrase!("photo-point-said", across = across, down = down))
    };
    ui.ctx().accesskit_node_builder(response.id, |node| {
        node.set_value(value);
        node.set_description(says.get(if ratio.is_some() { "photo-framing-help" } else { "photo-point-help" }));
    });
}

/// What keys do to the picture that has the keyboard.
fn keys(ui: &Ui, photo: &Photo, file: &PhotoFile, ratio: Option<Ratio>, id: Id, actions: &mut Vec<Action>) {
    let arrows = EventFilter { horizontal_arrows: true, vertical_arrows: true, tab: false, escape: true };
    ui.memory_mut(|memory| memory.set_focus_lock_filter(id, arrows));
    let pressed = |held: Modifiers, key: Key| ui.input_mut(|input| input.count_and_consume_key(held, key));
    if pressed(Modifiers::NONE, Key::Escape) > 0 {
        ui.memory_mut(|memory| memory.surrender_focus(id));
        return;
    }
    let reset = pressed(Modifiers::NONE, Key::Delete) + pressed(Modifiers::NONE, Key::Backspace) > 0;
    let mut framing = photo.framing.clone();
    if reset {
        framing = match ratio {
            Some(ratio) => framing.uncut(ratio),
            None => Framing { focal_point: None, ..framing },
        };
    }
    // Arrows were turned with the window; pictures are not.
    let (left, right) = (Key::ArrowLeft, Key::ArrowRight);
    let (left, right) = if mirror::glass(ui.ctx()).turns() { (right, left) } else { (left, right) };
    let steps = |held, less: Key, more: Key| count(pressed(held, more)) - count(pressed(held, less));
    let larger = steps(Modifiers::SHIFT, left, right) + steps(Modifiers::SHIFT, Key::ArrowDown, Key::ArrowUp);
    let by = (steps(Modifiers::NONE, left, right), steps(Modifiers::NONE, Key::ArrowUp, Key::ArrowDown));
    let (width, height) = (file.width.max(1), file.height.max(1));
    match ratio {
        Some(ratio) if by != (0, 0) || larger != 0 => {
            let step = i32::try_from((width.max(height) / 100).max(1)).unwrap_or(1);
            let area = moved(framing.area(ratio, width, height), (by.0 * step, by.1 * step), width, height);
            let wide = area.width.saturating_add_signed(larger * step * 2);
            let area = if larger == 0 { area } else { resized(area, ratio, wide, (0.5, 0.5), width, height) };
            framing = framing.cut(ratio, area, width, height);
        }
        None if by != (0, 0) => {
            let point = framing.point();
            let to = |part: u16, by: i32| u16::try_from((i32::from(part) + by * 100).clamp(0, 10_000)).unwrap_or(WHOLE);
            framing.focal_point = Some(FocalPoint { x: to(point.x, by.0), y: to(point.y, by.1) });
        }
        Some(_) | None => {}
    }
    if framing != photo.framing {
        let label = if ratio.is_some() { "change-crop" } else { "change-focal-point" };
        actions.push(dated(photo, label, |p| p.framing = framing));
    }
}

/// The shapes as a row of segments, with the size of the photo; whether another was chosen.
fn segments(ui: &mut Ui, session: &Session, file: &PhotoFile, ratio: &mut Option<Ratio>) -> bool {
    let (t, says) = (theme::tokens(ui), session.words);
    let mut chosen = None;
    ui.horizontal(|ui| {
        ui.spacing_mut().item_spacing.x = theme::STEP;
        ui.spacing_mut().button_padding.x = 10.0;
        let shapes = Ratio::ALL.into_iter().map(Some).chain([None]);
        for shape in shapes {
            let is_on = *ratio == shape;
            let words = shape.map_or(says.get("photo-original"), Ratio::key);
            if widgets::segment(ui, is_on, words).clicked() {
                chosen = Some(shape);
            }
        }
        let size = format!("{} × {}", file.width, file.height);
        ui.with_layout(egui::Layout::right_to_left(egui::Align::Center), |ui| {
            label(ui, &size, &theme::words(theme::BUTTON_SMALL), t.faint, Some(1));
        });
    });
    chosen.is_some_and(|shape| std::mem::replace(ratio, shape) != shape)
}

/// Whether pages show it in this shape, and the way back from a cut made by hand.
fn on_pages(ui: &mut Ui, session: &Session, photo: &Photo, ratio: Option<Ratio>, actions: &mut Vec<Action>) {
    let says = session.words;
    ui.horizontal(|ui| {
        let mut on = photo.framing.shape == ratio;
        // The whole photo is what pages show where no shape is: it cannot be turned off.
        let enabled = ratio.is_some() || !on;
        let told = says.get(if ratio.is_some() { "photo-on-pages" } else { "photo-whole-on-pages" });
        if said::tick(ui, &mut on, told, enabled, false).changed() {
            actions.push(put(photo, "change-shape", |p| p.framing.shape = if on { ratio } else { None }));
        }
        let own = match ratio {
            Some(ratio) => photo.framing.by_hand(ratio).is_some(),
            None => photo.framing.focal_point.is_some(),
        };
        if own {
            ui.with_layout(egui::Layout::right_to_left(egui::Align::Center), |ui| {
                let reset = widgets::small(ui, says.get("photo-reset")).told(says.about("photo", "reset", "help"));
                if reset.clicked() {
                    let label = if ratio.is_some() { "change-crop" } else { "change-focal-point" };
                    actions.push(put(photo, label, |p| match ratio {
                        Some(ratio) => p.framing = p.framing.uncut(ratio),
                        None => p.framing.focal_point = None,
                    }));
                }
            });
        }
    });
}

#[expect(clippy::cast_precision_loss, reason = "picture sides are far below 2^23")]
fn side(pixels: u32) -> f32 {
    pixels as f32
}

#[expect(clippy::cast_possible_truncation, reason = "lengths in a picture; beyond them the nearest counts")]
fn rounded(pixels: f32) -> i32 {
    pixels.round() as i32
}

#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "clamped to 0 to 10,000 first")]
fn ten_thousandths(part: f32) -> u16 {
    (part * f32::from(WHOLE)).round().clamp(0.0, f32::from(WHOLE)) as u16
}

fn count(times: usize) -> i32 {
    i32::try_from(times).unwrap_or_default()
}

fn whole(pixels: u32) -> usize {
    usize::try_from(pixels).unwrap_or_default()
}
