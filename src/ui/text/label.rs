//! Names and lines an editor typed, where they are only shown: labels and buttons.

use egui::accesskit::Role;
use egui::{Color32, NumExt as _, Rect, Response, Sense, Ui, WidgetInfo, vec2};

use super::paint::Ink;
use super::style::{Copy, Style};
use super::{Laid, typesetter};
use std::sync::Arc;

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
    let laid = fitted(ui, words, style, max_lines, ui.available_width());
    let (rect, mut response) = ui.allocate_exact_size(laid.size(), sense);
    response.widget_info(|| WidgetInfo::labeled(Role::Label, ui.is_enabled(), words));
    draw(ui, &laid, rect, color);
    if laid.is_elided() {
        let plain = Style { align: super::Align::Start, ..style.clone() };
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
    let laid = fitted(ui, words, style, Some(1), (ui.available_width() - 2.0 * pad.x).max(0.0));
    let size = (laid.size() + 2.0 * pad).at_least(vec2(0.0, ui.spacing().interact_size.y));
    let (rect, response) = ui.allocate_exact_size(size, Sense::click());
    response.widget_info(|| WidgetInfo::labeled(Role::Button, ui.is_enabled(), words));
    if ui.is_rect_visible(rect) {
        let look = ui.style().interact(&response);
        if framed || response.hovered() || response.is_pointer_button_down_on() || response.has_focus() {
            let (fill, stroke) = (look.weak_bg_fill, look.bg_stroke);
            ui.painter().rect(rect, look.corner_radius, fill, stroke, egui::StrokeKind::Inside);
        }
        let at = Rect::from_center_size(rect.center(), laid.size());
        draw(ui, &laid, at, color);
    }
    response
}

/// Draws words somewhere, without being a widget, in a width and in no more rows than given, else
/// in one long row.
pub fn write(ui: &Ui, at: egui::Pos2, words: &str, style: &Style, color: Color32, within: Option<(f32, usize)>) {
    let line = Copy::line(words, style);
    let copy = within.map_or(line, |(width, rows)| Copy { width, max_lines: Some(rows), ..line });
    let laid = typesetter(ui.ctx(), |ts| ts.kept(&copy));
    draw(ui, &laid, Rect::from_min_size(at, laid.size()), color);
}

/// Words set for the room there is. On a row of widgets they are as narrow as they can be.
fn fitted(ui: &Ui, words: &str, style: &Style, max_lines: Option<usize>, room: f32) -> Arc<Laid> {
    typesetter(ui.ctx(), |ts| {
        let is_row = ui.layout().is_horizontal() || max_lines == Some(1);
        if is_row && !ui.layout().horizontal_justify() {
            let whole = ts.kept(&Copy { max_lines, ..Copy::line(words, style) });
            if whole.size().x <= room && !whole.is_elided() {
                return whole;
            }
        }
        ts.kept(&Copy { width: room.max(1.0), max_lines, ..Copy::line(words, style) })
    })
}

fn draw(ui: &Ui, laid: &Laid, rect: Rect, color: Color32) {
    if !ui.is_rect_visible(rect) {
        return;
    }
    let color = if ui.is_enabled() { color } else { ui.visuals().disable(color) };
    let mut ink = Ink::default();
    ink.clip(ui.clip_rect());
    typesetter(ui.ctx(), |ts| ts.paint(&mut ink, laid, rect.min, color, &[]));
    ink.show(ui.painter());
}
