//! The mirror: the whole window the other way round, for languages read from right to left.
//!
//! egui lays out from left to right alone. So everything is laid out that way, and where the
//! language wants it the window is turned over at its two ends: where the pointer is, before egui
//! is told, and what egui draws, when it is done. Shapes are reflected; words that egui sets keep
//! their letters and are moved.
//!
//! What must lie where it lies in the window (the page, set words) is put through the same
//! [`Glass`] once more: two reflections are none.

use std::sync::Arc;

use egui::accesskit::Node;
use egui::epaint::{ClippedShape, CornerRadius, PathShape, TextShape};
use egui::{
    Context, CursorIcon, Event, FullOutput, Galley, Key, Mesh, Modifiers, Plugin, Pos2, RawInput, Rect, Shape, Ui, pos2,
};

use super::icons::Icon;
use super::text::{Align, field};
use crate::ground::Direction;

/// The mirror of a context.
#[derive(Default)]
pub(super) struct Mirror {
    wanted: bool,
    glass: Glass,
}

/// What a place becomes in the mirror, and where it is again when put through once more; without a
/// mirror it stays.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Glass {
    /// The left and right edges of the window added up: what is left of `x` counts from there.
    edges: Option<f32>,
}

/// The glass in force.
#[must_use]
pub fn glass(ctx: &Context) -> Glass {
    ctx.with_plugin(|mirror: &mut Mirror| mirror.glass).unwrap_or_default()
}

/// Lays the window out for a language of this direction, from the next frame on.
pub(super) fn suit(ctx: &Context, direction: Direction) {
    let wanted = direction == Direction::Rtl;
    let turned = ctx.with_plugin(|mirror: &mut Mirror| std::mem::replace(&mut mirror.wanted, wanted) != wanted);
    if turned == Some(true) {
        ctx.request_repaint();
    }
}

impl Glass {
    /// Whether anything is reflected.
    #[must_use]
    pub fn turns(self) -> bool {
        self.edges.is_some()
    }

    /// The side where the rows of a list begin: that of the window’s language, whatever is in them.
    /// Each is read in its own direction.
    #[must_use]
    pub fn start(self) -> Align {
        if self.turns() { Align::Right } else { Align::Left }
    }

    /// A place.
    #[must_use]
    pub fn pos(self, at: Pos2) -> Pos2 {
        self.edges.map_or(at, |edges| pos2(edges - at.x, at.y))
    }

    /// A rectangle.
    #[must_use]
    pub fn rect(self, rect: Rect) -> Rect {
        let turned = |edges: f32| {
            Rect::from_min_max(pos2(edges - rect.right(), rect.top()), pos2(edges - rect.left(), rect.bottom()))
        };
        self.edges.map_or(rect, turned)
    }

    /// What is drawn of a mesh.
    pub fn mesh(self, mesh: &mut Mesh) {
        let Some(edges) = self.edges else { return };
        for vertex in &mut mesh.vertices {
            vertex.pos.x = edges - vertex.pos.x;
        }
    }

    fn event(self, event: &mut Event, arrows: bool) {
        match event {
            Event::PointerMoved(pos)
            | Event::PointerButton { pos, .. }
            | Event::Touch { pos, .. }
            | Event::MiddleClickPaste { pos, .. } => *pos = self.pos(*pos),
            Event::MouseMoved(by) | Event::MouseWheel { delta: by, .. } => by.x = -by.x,
            Event::Rotate(by) => *by = -*by,
            // With Ctrl or Alt it is a shortcut, whose place is on the keyboard.
            Event::Key { key, modifiers, .. } if arrows && !is_shortcut(*modifiers) => {
                if *key == Key::ArrowLeft {
                    *key = Key::ArrowRight;
                } else if *key == Key::ArrowRight {
                    *key = Key::ArrowLeft;
                }
            }
            Event::Copy
            | Event::Cut
            | Event::Paste(_)
            | Event::PasteImage(_)
            | Event::Text(_)
            | Event::Key { .. }
            | Event::ModifiersChanged(_)
            | Event::PointerGone
            | Event::Zoom(_)
            | Event::Ime(_)
            | Event::WindowFocused(_)
            | Event::AccessKitActionRequest(_) => {}
        }
    }

    fn clipped(self, shape: &mut ClippedShape) {
        shape.clip_rect = self.rect(shape.clip_rect);
        self.shape(&mut shape.shape);
    }

    fn shape(self, shape: &mut Shape) {
        match shape {
            Shape::Noop => {}
            Shape::Vec(shapes) => shapes.iter_mut().for_each(|shape| self.shape(shape)),
            Shape::Circle(circle) => circle.center = self.pos(circle.center),
            Shape::Ellipse(ellipse) => {
                ellipse.center = self.pos(ellipse.center);
                ellipse.angle = -ellipse.angle;
            }
            Shape::LineSegment { points, .. } => self.points(points),
            Shape::Path(path) if is_tick(path) => self.block(&mut path.points),
            Shape::Path(path) => self.points(&mut path.points),
            Shape::Band(band) => {
                let Some(edges) = self.edges else { return };
                band.points.iter_mut().for_each(|point| point.x = edges - point.x);
                band.points.reverse();
            }
            Shape::Rect(rect) => {
                rect.rect = self.rect(rect.rect);
                rect.corner_radius = swapped(rect.corner_radius);
                rect.angle = -rect.angle;
            }
            Shape::Text(text) => self.moved(text),
            Shape::Mesh(mesh) => self.mesh(Arc::make_mut(mesh)),
            Shape::QuadraticBezier(curve) => self.points(&mut curve.points),
            Shape::CubicBezier(curve) => self.points(&mut curve.points),
            Shape::Callback(callback) => callback.rect = self.rect(callback.rect),
        }
    }

    /// Reflected, they run round the other way; egui finds the inside by itself.
    fn points(self, points: &mut [Pos2]) {
        for point in points {
            *point = self.pos(*point);
        }
    }

    /// As a block, with its form as it is.
    fn block(self, points: &mut [Pos2]) {
        let block = Rect::from_points(points);
        let by = self.rect(block).left() - block.left();
        for point in points {
            point.x += by;
        }
    }

    /// Words set by egui, such as icons: as a block, with their letters as they are, but for icons that
    /// show a way.
    fn moved(self, text: &mut TextShape) {
        let block = text.galley.rect;
        text.pos.x = self.rect(block.translate(text.pos.to_vec2())).left() - block.left();
        if text.galley.text().chars().all(Icon::is_one_sided) {
            turn(Arc::make_mut(&mut text.galley));
        }
    }

    fn node(self, node: &mut Node) {
        if let (Some(edges), Some(bounds)) = (self.edges.map(f64::from), node.bounds()) {
            node.set_bounds(egui::accesskit::Rect { x0: edges - bounds.x1, x1: edges - bounds.x0, ..bounds });
        }
    }
}

impl Plugin for Mirror {
    fn debug_name(&self) -> &'static str {
        "mirror"
    }

    fn input_hook(&mut self, ctx: &Context, input: &mut RawInput) {
        if !self.wanted {
            self.glass = Glass::default();
            return;
        }
        let window = input.screen_rect.unwrap_or_else(|| ctx.viewport_rect());
        self.glass = Glass { edges: Some(window.left() + window.right()) };
        // In a field carets go the way the arrow points, whatever the window does.
        let arrows = !field::has_keyboard(ctx);
        for event in &mut input.events {
            self.glass.event(event, arrows);
        }
    }

    fn on_begin_pass(&mut self, ui: &mut Ui) {
        // The window may have been scaled since the input came.
        if let Some(edges) = &mut self.glass.edges {
            let window = ui.ctx().viewport_rect();
            *edges = window.left() + window.right();
        }
    }

    fn output_hook(&mut self, _ctx: &Context, output: &mut FullOutput) {
        let glass = self.glass;
        if !glass.turns() {
            return;
        }
        for shape in &mut output.shapes {
            glass.clipped(shape);
        }
        let system = &mut output.platform_output;
        if let Some(ime) = &mut system.ime {
            (ime.rect, ime.cursor_rect) = (glass.rect(ime.rect), glass.rect(ime.cursor_rect));
        }
        for (_, node) in system.accesskit_update.iter_mut().flat_map(|update| &mut update.nodes) {
            glass.node(node);
        }
        system.cursor_icon = turned(system.cursor_icon);
    }
}

/// Whether this is the mark in a box to tick, which is the same in all languages: an open line of
/// three points that goes down and then further up.
fn is_tick(path: &PathShape) -> bool {
    !path.closed && matches!(path.points[..], [start, low, end] if start.y < low.y && end.y < start.y)
}

/// Turns letters round within their block.
fn turn(galley: &mut Galley) {
    let edges = galley.rect.left() + galley.rect.right();
    for placed in &mut galley.rows {
        let edges = edges - 2.0 * placed.pos.x;
        for vertex in &mut Arc::make_mut(&mut placed.row).visuals.mesh.vertices {
            vertex.pos.x = edges - vertex.pos.x;
        }
    }
}

fn is_shortcut(held: Modifiers) -> bool {
    held.ctrl || held.alt || held.command || held.mac_cmd
}

fn swapped(corners: CornerRadius) -> CornerRadius {
    CornerRadius { nw: corners.ne, ne: corners.nw, sw: corners.se, se: corners.sw }
}

/// A pointer that shows a way.
fn turned(icon: CursorIcon) -> CursorIcon {
    const PAIRS: [(CursorIcon, CursorIcon); 4] = [
        (CursorIcon::ResizeEast, CursorIcon::ResizeWest),
        (CursorIcon::ResizeNorthEast, CursorIcon::ResizeNorthWest),
        (CursorIcon::ResizeSouthEast, CursorIcon::ResizeSouthWest),
        (CursorIcon::ResizeNeSw, CursorIcon::ResizeNwSe),
    ];
    let pair = PAIRS.into_iter().find(|(one, other)| icon == *one || icon == *other);
    pair.map_or(icon, |(one, other)| if icon == one { other } else { one })
}

#[cfg(test)]
mod tests {
    use egui::Stroke;

    use super::*;

    #[test]
    fn a_tick_keeps_its_form_and_what_else_is_drawn_is_turned_round() {
        let glass = Glass { edges: Some(100.0) };
        let tick = vec![pos2(10.0, 5.0), pos2(14.0, 9.0), pos2(20.0, 1.0)];
        for (points, turned) in [
            (tick.clone(), [80.0, 84.0, 90.0]),
            (vec![pos2(10.0, 1.0), pos2(14.0, 9.0), pos2(18.0, 1.0)], [90.0, 86.0, 82.0]),
        ] {
            let mut shape = Shape::line(points, Stroke::new(1.0, egui::Color32::BLACK));
            glass.shape(&mut shape);
            let Shape::Path(path) = shape else { panic!("a line stays one") };
            assert_eq!(path.points.iter().map(|point| point.x).collect::<Vec<_>>(), turned);
        }
    }
}
