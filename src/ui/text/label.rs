//! Names and lines an editor typed, where they are only shown: labels and buttons.

use std::sync::Arc;

use egui::accesskit::Role;
use egui::{Color32, NumExt as _, Rect, Response, Sense, Ui, WidgetInfo, vec2};

use super::paint::Ink;
use super::style::{Align, Copy, Stretch, Style};
use super::{Laid, typesetter};
use crate::ui::mirror;

/// The widest a line is set that shows, on hovering, what was cut off.
const HOVER: f32 = 420.0;

/// Shows words in as many rows as they need, or at most so many and then an ellipsis; the whole is
/// shown on hovering. On a row of widgets it takes no more room than its words.
pub fn label(ui: &mut Ui, words: &str, style: &Style, color: Color32, max_lines: Option<usize>) -> Response {
    sensing(ui, words, style, color, max_lines, Sense::hover())
}

/// The same, for words that can be clicked.
pub fn sensing(
    ui: &mut Ui,
    words: &str,
    style: &Style,
    color: Color32,
    max_lines: Option<usize>,
    sense: Sense,
) -> Response {
    let laid = fitted(ui, &Copy { max_lines, ..Copy::line(words, style) }, ui.available_width());
    let (rect, mut response) = ui.allocate_exact_size(laid.size(), sense);
    response.widget_info(|| WidgetInfo::labeled(Role::Label, ui.is_enabled(), words));
    draw(ui, &laid, rect, color);
    if laid.is_elided() {
        let plain = Style { align: Align::Start, ..style.clone() };
        response = response.on_hover_ui(|ui| {
            ui.set_max_width(HOVER);
            label(ui, words, &plain, ui.visuals().text_color(), None);
        });
    }
    response
}

/// A button on one line that shows words an editor typed; its frame is there while it is hovered,
/// or always.
pub fn button(ui: &mut Ui, words: &str, style: &Style, color: Color32, framed: bool) -> Response {
    let pad = ui.spacing().button_padding;
    let laid = fitted(ui, &Copy { max_lines: Some(1), ..Copy::line(words, style) }, ui.available_width() - 2.0 * pad.x);
    let (response, at) = pressed(ui, words, &laid, framed);
    draw(ui, &laid, at, color);
    response
}

/// A part of a line that looks otherwise than its neighbors.
#[derive(Clone, Copy, Debug)]
pub struct Piece<'a> {
    /// Its words.
    pub words: &'a str,
    /// Their color.
    pub color: Color32,
    /// Semibold.
    pub strong: bool,
    /// What lies behind them.
    pub ground: Option<Color32>,
    /// They are struck through.
    pub struck: bool,
}

impl<'a> Piece<'a> {
    /// Plain words.
    #[must_use]
    pub fn new(words: &'a str, color: Color32) -> Self {
        Self { words, color, strong: false, ground: None, struck: false }
    }
}

/// A button on one line of several pieces, that is called `name`. Its frame is there while it is
/// hovered.
pub fn button_of(ui: &mut Ui, name: &str, pieces: &[Piece<'_>], style: &Style) -> Response {
    let words: String = pieces.iter().map(|piece| piece.words).collect();
    let mut end = 0;
    let ranges = pieces.iter().map(|piece| {
        let start = end;
        end += piece.words.len();
        (start..end, piece)
    });
    let ranges: Vec<_> = ranges.collect();
    let strong = ranges.iter().filter(|(_, piece)| piece.strong);
    let stretches: Vec<_> =
        strong.map(|(range, _)| Stretch { range: range.clone(), strong: true, italic: false }).collect();
    let copy = Copy { stretches: &stretches, max_lines: Some(1), ..Copy::line(&words, style) };
    let laid = fitted(ui, &copy, ui.available_width() - 2.0 * ui.spacing().button_padding.x);
    let (response, at) = pressed(ui, name, &laid, false);
    let grounds = ranges.iter().filter_map(|(range, piece)| piece.ground.map(|ground| (range, ground)));
    let glass = mirror::glass(ui.ctx());
    let seen = glass.rect(at);
    for (range, ground) in grounds {
        for rect in laid.rects(range.clone()) {
            ui.painter().rect_filled(glass.rect(rect.translate(seen.min.to_vec2())), 2.0, ground);
        }
    }
    let tints: Vec<_> = ranges.iter().map(|(range, piece)| (range.clone(), piece.color)).collect();
    let mut ink = Ink::default();
    let color = pieces.first().map_or(Color32::PLACEHOLDER, |piece| piece.color);
    typesetter(ui.ctx(), |ts| ts.paint(&mut ink, &laid, seen.min, color, &tints));
    ink.show(ui.painter());
    for (range, piece) in ranges.iter().filter(|(_, piece)| piece.struck) {
        for rect in laid.rects(range.clone()) {
            let rect = glass.rect(rect.translate(seen.min.to_vec2()));
            ui.painter().hline(rect.x_range(), rect.center().y, crate::ui::theme::hairline(ui, piece.color));
        }
    }
    response
}

/// Takes room for a button, draws what is behind its words, and gives their place.
fn pressed(ui: &mut Ui, name: &str, laid: &Laid, framed: bool) -> (Response, Rect) {
    let pad = ui.spacing().button_padding;
    let size = (laid.size() + 2.0 * pad).at_least(vec2(0.0, ui.spacing().interact_size.y));
    let (rect, response) = ui.allocate_exact_size(size, Sense::click());
    response.widget_info(|| WidgetInfo::labeled(Role::Button, ui.is_enabled(), name));
    crate::ui::menu_keys::remember(&response, name);
    let look = ui.style().interact(&response);
    let touched = response.hovered() || response.is_pointer_button_down_on() || response.has_focus();
    if ui.is_rect_visible(rect) && (framed || touched) {
        let (fill, stroke) = (look.weak_bg_fill, look.bg_stroke);
        ui.painter().rect(rect, look.corner_radius, fill, stroke, egui::StrokeKind::Inside);
    }
    (response, Rect::from_center_size(rect.center(), laid.size()))
}

/// Draws words somewhere, without being a widget, in a width and in no more rows than given, else
/// in one long row. They begin at the side where the window’s language does.
pub fn write(ui: &Ui, at: egui::Pos2, words: &str, style: &Style, color: Color32, within: Option<(f32, usize)>) {
    let align = if style.align == Align::Start { mirror::glass(ui.ctx()).start() } else { style.align };
    let style = &Style { align, ..style.clone() };
    let line = Copy::line(words, style);
    let copy = within.map_or(line, |(width, rows)| Copy { width, max_lines: Some(rows), ..line });
    let laid = typesetter(ui.ctx(), |ts| ts.kept(&copy));
    draw(ui, &laid, Rect::from_min_size(at, laid.size()), color);
}

/// Words set for the room there is. On a row of widgets they are as narrow as they can be.
fn fitted(ui: &Ui, copy: &Copy<'_>, room: f32) -> Arc<Laid> {
    typesetter(ui.ctx(), |ts| {
        let is_row = ui.layout().is_horizontal() || copy.max_lines == Some(1);
        if is_row && !ui.layout().horizontal_justify() {
            let whole = ts.kept(&Copy { width: f32::INFINITY, ..*copy });
            if whole.size().x <= room && !whole.is_elided() {
                return whole;
            }
        }
        ts.kept(&Copy { width: room.max(1.0), ..*copy })
    })
}

fn draw(ui: &Ui, laid: &Laid, rect: Rect, color: Color32) {
    let color = if ui.is_enabled() { color } else { ui.visuals().disable(color) };
    paint(ui, laid, rect, color);
}

/// Paints words where they were given room, in this color.
pub fn paint(ui: &Ui, laid: &Laid, rect: Rect, color: Color32) {
    if !ui.is_rect_visible(rect) {
        return;
    }
    let glass = mirror::glass(ui.ctx());
    let mut ink = Ink::default();
    ink.clip(glass.rect(ui.clip_rect()));
    let seen = glass.rect(Rect::from_min_size(rect.min, laid.size()));
    typesetter(ui.ctx(), |ts| ts.paint(&mut ink, laid, seen.min, color, &[]));
    ink.show(ui.painter());
}
