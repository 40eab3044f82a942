//! Puts glyphs on the page, on whole pixels up and down and quarter pixels left and right.

use std::ops::Range;

use egui::{Color32, Mesh, Painter, Pos2, Rect, Shape, TextureId, pos2};

use super::atlas::{Atlas, PAGE, Picture};
use super::cuts::Cuts;
use super::laid::Laid;
use crate::ui::mirror;

/// One layer of letters, gathered from any number of texts and shown at once. They are put where
/// they are seen in the window, whether it is [mirrored](crate::ui::mirror) or not.
#[derive(Clone, Debug)]
pub struct Ink {
    layers: Vec<(TextureId, Mesh)>,
    clip: Rect,
}

impl Default for Ink {
    fn default() -> Self {
        Self { layers: Vec::new(), clip: Rect::EVERYTHING }
    }
}

impl Ink {
    /// Leaves rows out that are outside of this. What is partly inside is not cut: the painter does.
    pub fn clip(&mut self, to: Rect) {
        self.clip = to;
    }

    /// Shows the letters.
    pub fn show(self, painter: &Painter) {
        let glass = mirror::glass(painter.ctx());
        for (_, mut mesh) in self.layers {
            glass.mesh(&mut mesh);
            painter.add(Shape::mesh(mesh));
        }
    }

    /// Whether there is anything to show.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.layers.iter().all(|(_, mesh)| mesh.is_empty())
    }

    fn layer(&mut self, texture: TextureId, glyphs: usize) -> Option<&mut Mesh> {
        let place = self.layers.iter().position(|(of, _)| *of == texture).unwrap_or_else(|| {
            let mut mesh = Mesh::with_texture(texture);
            mesh.reserve_vertices(glyphs * 4);
            mesh.reserve_triangles(glyphs * 2);
            self.layers.push((texture, mesh));
            self.layers.len() - 1
        });
        self.layers.get_mut(place).map(|(_, mesh)| mesh)
    }
}

/// Adds the letters of `laid` to `ink`. Where tints overlap the last one is taken.
pub(super) fn paint(
    atlas: &mut Atlas,
    cuts: &Cuts,
    ink: &mut Ink,
    laid: &Laid,
    origin: Pos2,
    color: Color32,
    tints: &[(Range<usize>, Color32)],
) {
    let scale = atlas.pixels_per_point;
    for (index, row) in laid.rows.iter().enumerate() {
        let top = origin.y + laid.top(index);
        // Letters reach over their row: into its neighbors, hardly further.
        if top > ink.clip.bottom() + laid.leading || top + laid.leading * 2.0 < ink.clip.top() {
            continue;
        }
        let glyphs = laid.glyphs.get(row.glyphs.clone()).unwrap_or_default();
        let mut page = None;
        for glyph in glyphs {
            let (x, quarter) = quarters((origin.x + glyph.x) * scale);
            let Some(picture) = atlas.picture(cuts, glyph.cut, glyph.id, quarter) else { continue };
            let tint = tints.iter().rev().find(|(range, _)| range.contains(&glyph.byte));
            let tint = tint.map_or(color, |(_, tint)| *tint);
            let tint = if picture.colored { Color32::from_white_alpha(tint.a()) } else { tint };
            let texture = match page {
                Some((page, texture)) if page == picture.page => texture,
                _ => {
                    let Some(texture) = atlas.texture(picture.page) else { continue };
                    page = Some((picture.page, texture));
                    texture
                }
            };
            let Some(mesh) = ink.layer(texture, glyphs.len()) else { continue };
            let y = ((origin.y + glyph.y) * scale).round();
            mesh.add_rect_with_uv(place(&picture, x, y, scale), on_page(&picture), tint);
        }
    }
}

/// The whole pixel to the left, and how many quarters further right.
#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "0 to 3")]
fn quarters(x: f32) -> (f32, u8) {
    let x = (x * 4.0).round() / 4.0;
    let whole = x.floor();
    (whole, ((x - whole) * 4.0) as u8)
}

fn place(picture: &Picture, x: f32, y: f32, scale: f32) -> Rect {
    let left_top = pos2(x + f32::from(picture.offset[0]), y + f32::from(picture.offset[1]));
    let size = egui::vec2(f32::from(picture.size[0]), f32::from(picture.size[1]));
    Rect::from_min_size(left_top / scale, size / scale)
}

#[expect(clippy::cast_precision_loss, reason = "a page's sides are exact")]
fn on_page(picture: &Picture) -> Rect {
    let left_top = pos2(f32::from(picture.at[0]), f32::from(picture.at[1]));
    let size = egui::vec2(f32::from(picture.size[0]), f32::from(picture.size[1]));
    let part = egui::vec2(1.0 / PAGE[0] as f32, 1.0 / PAGE[1] as f32);
    Rect::from_min_size((left_top.to_vec2() * part).to_pos2(), size * part)
}
