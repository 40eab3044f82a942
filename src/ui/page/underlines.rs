//! Under the words: lines for who is mentioned, a wash for what is quoted and what was found.

use std::ops::Range;

use egui::{Color32, Galley, Pos2, Rect, Shape, Stroke, pos2};

use crate::story::{Mark, Text};
use crate::tags::Directory;
use crate::ui::theme::Tokens;
use crate::ui::widgets::char_at;

/// How far below the baseline a line lies.
const DROP: f32 = 4.0;

/// The shapes that belong under a text as it was laid out at `origin`.
pub(super) fn shapes(
    galley: &Galley,
    origin: Pos2,
    text: &Text,
    found: &[(Range<usize>, Color32)],
    t: &Tokens,
    directory: &Directory,
) -> Vec<Shape> {
    let mut shapes = Vec::new();
    for span in text.spans() {
        let (wash, line) = match &span.mark {
            Mark::Mention(id) => (None, Some(directory.entity(*id).map_or(t.red, |entity| t.entity(entity.kind)))),
            Mark::Quotation(source) => {
                let known = source.is_some_and(|id| directory.source(id).is_some());
                (Some(t.quote), (!known).then_some(t.red))
            }
            Mark::Link(_) => (None, Some(t.accent)),
            Mark::Bold | Mark::Italic => (None, None),
        };
        if wash.is_some() || line.is_some() {
            for stretch in stretches(galley, text, span.start..span.end) {
                draw(&mut shapes, &stretch, origin, wash, line);
            }
        }
    }
    for (range, color) in found {
        for stretch in stretches(galley, text, range.clone()) {
            draw(&mut shapes, &stretch, origin, Some(*color), None);
        }
    }
    // Washes first, or they would cover the lines.
    shapes.sort_by_key(|shape| !matches!(shape, Shape::Rect(_)));
    shapes
}

/// A part of a span on one row: from, to, baseline, ascent of its type.
struct Stretch {
    left: f32,
    right: f32,
    baseline: f32,
    ascent: f32,
}

fn draw(shapes: &mut Vec<Shape>, s: &Stretch, origin: Pos2, wash: Option<Color32>, line: Option<Color32>) {
    let at = |x: f32, y: f32| origin + pos2(x, y).to_vec2();
    if let Some(color) = wash {
        let rect = Rect::from_min_max(at(s.left - 1.0, s.baseline - s.ascent), at(s.right + 1.0, s.baseline + 6.0));
        shapes.push(Shape::rect_filled(rect, 3.0, color));
    }
    if let Some(color) = line {
        let y = s.baseline + DROP;
        shapes.push(Shape::line_segment([at(s.left, y), at(s.right, y)], Stroke::new(1.5, color)));
    }
}

/// Where bytes of a text lie, row by row.
fn stretches(galley: &Galley, text: &Text, span: Range<usize>) -> Vec<Stretch> {
    let (from, to) = (char_at(text.as_str(), span.start), char_at(text.as_str(), span.end));
    let mut found = Vec::new();
    let mut first = 0;
    for placed in &galley.rows {
        let glyphs = placed.row.glyphs.iter().enumerate().filter(|(nth, _)| (from..to).contains(&(first + nth)));
        let mut stretch: Option<Stretch> = None;
        for (_, glyph) in glyphs {
            let (left, right) = (placed.pos.x + glyph.pos.x, placed.pos.x + glyph.pos.x + glyph.advance_width);
            let here = stretch.get_or_insert(Stretch {
                left,
                right,
                baseline: placed.pos.y + glyph.pos.y,
                ascent: glyph.font_ascent,
            });
            here.left = here.left.min(left);
            here.right = here.right.max(right);
        }
        found.extend(stretch);
        first += placed.row.glyphs.len() + usize::from(placed.ends_with_newline);
    }
    found
}
