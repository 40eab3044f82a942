//! The tour: a handful of stops on the desk itself, each a card beside what it speaks of.

use egui::{
    Area, CornerRadius, Frame, Id, Key, Margin, Modifiers, Order, Pos2, Rect, Stroke, StrokeKind, Ui, pos2, vec2,
};

use super::said;
use super::text::label::label;
use super::{theme, widgets};
use crate::app::{Action, Session, Side, TOUR};
use crate::words::{Phrase, phrase};

/// How wide the card is.
const WIDTH: f32 = 340.0;
/// Room it needs below what it speaks of.
const HEIGHT: f32 = 190.0;

/// Where the parts of the desk are in this frame, by the names of the stops.
#[derive(Default)]
pub(super) struct Places(Vec<(&'static str, Rect)>);

impl Places {
    /// Remembers where a part is.
    pub(super) fn put(&mut self, key: &'static str, rect: Rect) {
        self.0.push((key, rect));
    }

    /// Remembers a panel beside the page, by the room before and after it was drawn.
    pub(super) fn put_side(&mut self, side: Side, before: Rect, after: Rect) {
        let rect = match side {
            Side::Stories => Rect::from_min_max(before.min, pos2(after.left(), before.bottom())),
            Side::Inspector | Side::Preview => Rect::from_min_max(pos2(after.right(), before.top()), before.max),
        };
        self.put(key_of(side), rect);
    }

    fn get(&self, key: &str) -> Option<Rect> {
        self.0.iter().find(|(known, _)| *known == key).map(|(_, rect)| *rect)
    }
}

/// The stop that speaks of a panel.
pub(super) fn key_of(side: Side) -> &'static str {
    match side {
        Side::Stories => "stories",
        Side::Inspector | Side::Preview => "inspector",
    }
}

/// Answers Escape and the arrows before anything else sees them.
pub(super) fn keys(ui: &Ui, session: &Session, actions: &mut Vec<Action>) {
    let Some(at) = session.view.tour else { return };
    let pressed = |key| ui.input_mut(|input| input.consume_key(Modifiers::NONE, key));
    if pressed(Key::Escape) {
        actions.push(Action::Tour(None));
    } else if pressed(Key::ArrowRight) {
        actions.push(Action::Tour(next(at)));
    } else if pressed(Key::ArrowLeft) {
        actions.push(Action::Tour(Some(at.saturating_sub(1))));
    }
}

/// The stop after one; none after the last.
fn next(at: usize) -> Option<usize> {
    (at + 1 < TOUR.len()).then_some(at + 1)
}

/// Draws the stop that is shown.
pub(super) fn show(ui: &Ui, session: &Session, places: &Places, actions: &mut Vec<Action>) {
    let Some((at, stop)) = session.view.tour.and_then(|at| Some((at, TOUR.get(at)?))) else { return };
    let t = theme::tokens(ui);
    let window = ui.ctx().content_rect();
    let place = places.get(stop.key).unwrap_or(window.shrink(40.0)).intersect(window.shrink(2.0));
    let layer = egui::LayerId::new(Order::Middle, Id::unique("tour-light"));
    let painter = ui.ctx().layer_painter(layer);
    for shade in around(window, place) {
        painter.rect_filled(shade, 0.0, theme::SHADE);
    }
    painter.rect_stroke(place, CornerRadius::same(6), Stroke::new(2.0, t.accent), StrokeKind::Inside);
    let card = Area::new(Id::unique("tour-card")).order(Order::Foreground).fixed_pos(beside(window, place));
    card.show(ui.ctx(), |ui| {
        let frame = Frame::window(ui.style()).inner_margin(Margin::same(18));
        frame.show(ui, |ui| {
            ui.set_width(WIDTH.min(window.width() - 60.0));
            words(ui, session, at, stop.key, actions);
        });
    });
}

fn words(ui: &mut Ui, session: &Session, at: usize, key: &'static str, actions: &mut Vec<Action>) {
    let (t, says) = (theme::tokens(ui), session.words);
    said::small(ui, &says.say(&phrase!("tour-at", nth = at + 1, count = TOUR.len())), t.soft);
    label(ui, says.fixed(&Phrase::of("stop", key)), &theme::words(theme::TITLE).strong(), t.ink, None);
    said::line(ui, says.about("stop", key, "about"), t.ink);
    ui.add_space(8.0);
    ui.horizontal(|ui| {
        let last = next(at).is_none();
        let forward = widgets::primary(ui, true, says.get(if last { "tour-done" } else { "tour-next" }));
        let shown = Id::unique("tour-stop");
        if ui.data(|data| data.get_temp::<usize>(shown)) != Some(at) {
            ui.data_mut(|data| data.insert_temp(shown, at));
            forward.request_focus();
        }
        if forward.clicked() {
            actions.push(Action::Tour(next(at)));
        }
        if at > 0 && said::button(ui, says.get("tour-back")).clicked() {
            actions.push(Action::Tour(Some(at - 1)));
        }
        if !last && said::button(ui, says.get("tour-leave")).clicked() {
            actions.push(Action::Tour(None));
        }
    });
}

/// The window without a place, as four bands.
fn around(window: Rect, place: Rect) -> [Rect; 4] {
    let band = |from: Pos2, to: Pos2| Rect::from_min_max(from, to);
    [
        band(window.min, Pos2::new(window.max.x, place.min.y)),
        band(Pos2::new(window.min.x, place.max.y), window.max),
        band(Pos2::new(window.min.x, place.min.y), Pos2::new(place.min.x, place.max.y)),
        band(Pos2::new(place.max.x, place.min.y), Pos2::new(window.max.x, place.max.y)),
    ]
}

/// Where the card stands: right of a place, left of it, below or above, else on it.
fn beside(window: Rect, place: Rect) -> Pos2 {
    let (wide, gap) = (WIDTH + 60.0, 16.0);
    let top = (place.top() + 40.0).clamp(window.top() + gap, (window.bottom() - HEIGHT - gap).max(window.top() + gap));
    if place.right() + wide < window.right() {
        Pos2::new(place.right() + gap, top)
    } else if place.left() - wide > window.left() {
        Pos2::new(place.left() - wide + gap, top)
    } else if place.bottom() + HEIGHT + gap < window.bottom() {
        Pos2::new(place.center().x - WIDTH / 2.0, place.bottom() + gap)
    } else if place.top() - HEIGHT - gap > window.top() {
        Pos2::new(place.center().x - WIDTH / 2.0, place.top() - HEIGHT - gap)
    } else {
        place.center() - vec2(WIDTH / 2.0, HEIGHT / 2.0)
    }
}
