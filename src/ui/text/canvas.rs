//! Draws what egui would show, without a graphics card: so that tests can look at letters.

#![expect(
    clippy::cast_possible_truncation,
    clippy::cast_precision_loss,
    clippy::cast_sign_loss,
    reason = "pixels of a small picture"
)]

use std::collections::HashMap;

use egui::epaint::{ClippedPrimitive, Primitive, Vertex};
use egui::{Color32, ColorImage, Context, FullOutput, ImageData, Pos2, RawInput, Rect, TextureId, Ui, vec2};

/// A page of pixels, and the textures it has been given.
pub(crate) struct Canvas {
    pub(crate) ctx: Context,
    pub(crate) image: ColorImage,
    pixels_per_point: f32,
    textures: HashMap<TextureId, ColorImage>,
}

impl Canvas {
    /// A canvas of a size in points, with so many pixels to a point.
    pub(crate) fn new(width: f32, height: f32, pixels_per_point: f32) -> Self {
        let ctx = Context::default();
        ctx.set_pixels_per_point(pixels_per_point);
        let size = [(width * pixels_per_point) as usize, (height * pixels_per_point) as usize];
        Self { ctx, image: ColorImage::filled(size, Color32::WHITE), pixels_per_point, textures: HashMap::new() }
    }

    /// Runs one frame and draws it.
    pub(crate) fn frame(&mut self, add: impl FnMut(&mut Ui)) {
        let size = vec2(self.image.size[0] as f32, self.image.size[1] as f32) / self.pixels_per_point;
        let input = RawInput { screen_rect: Some(Rect::from_min_size(Pos2::ZERO, size)), ..RawInput::default() };
        let mut output = self.ctx.run_ui(input, add);
        self.take_textures(&output);
        output.textures_delta.clear();
        self.image = ColorImage::filled(self.image.size, Color32::WHITE);
        for part in self.ctx.tessellate(output.shapes, output.pixels_per_point) {
            self.draw(&part);
        }
    }

    fn take_textures(&mut self, output: &FullOutput) {
        for (id, delta) in output.textures_delta.set.iter().flat_map(|(id, deltas)| deltas.iter().map(move |d| (id, d)))
        {
            let ImageData::Color(image) = &delta.image;
            match delta.pos {
                None => {
                    self.textures.insert(*id, image.as_ref().clone());
                }
                Some([left, top]) => {
                    let whole = self.textures.get_mut(id).unwrap();
                    for row in 0..image.size[1] {
                        for column in 0..image.size[0] {
                            whole[(left + column, top + row)] = image[(column, row)];
                        }
                    }
                }
            }
        }
    }

    fn draw(&mut self, part: &ClippedPrimitive) {
        let Primitive::Mesh(mesh) = &part.primitive else { return };
        let texture = &self.textures[&mesh.texture_id];
        for triangle in mesh.indices.chunks_exact(3) {
            let corners = [0, 1, 2].map(|at| mesh.vertices[triangle[at] as usize]);
            triangle_on(&mut self.image, texture, corners, part.clip_rect, self.pixels_per_point);
        }
    }

    /// Writes a picture, for eyes.
    pub(crate) fn save(&self, path: &str) {
        let [width, height] = self.image.size;
        let bytes: Vec<u8> = self.image.pixels.iter().flat_map(Color32::to_array).collect();
        image::save_buffer(path, &bytes, width as u32, height as u32, image::ColorType::Rgba8).unwrap();
    }
}

fn triangle_on(image: &mut ColorImage, texture: &ColorImage, corners: [Vertex; 3], clip: Rect, scale: f32) {
    let [a, b, c] = corners.map(|corner| corner.pos * scale);
    let clip = clip * scale;
    let area = cross(a, b, c);
    if area == 0.0 {
        return;
    }
    let bounds = Rect::from_points(&[a, b, c]).intersect(clip);
    let [width, height] = image.size;
    for y in bounds.top().floor().max(0.0) as usize..(bounds.bottom().ceil() as usize).min(height) {
        for x in bounds.left().floor().max(0.0) as usize..(bounds.right().ceil() as usize).min(width) {
            let p = Pos2::new(x as f32 + 0.5, y as f32 + 0.5);
            let weights = [cross(b, c, p) / area, cross(c, a, p) / area, cross(a, b, p) / area];
            // The diagonal of a rectangle belongs to one of its two triangles.
            let inside = weights[0] >= 0.0 && weights[1] >= 0.0 && weights[2] > 0.0;
            if !inside || !clip.contains(p) {
                continue;
            }
            let mixed = |of: fn(&Vertex) -> f32| (0..3).map(|at| of(&corners[at]) * weights[at]).sum::<f32>();
            let uv = Pos2::new(mixed(|v| v.uv.x), mixed(|v| v.uv.y));
            let shown = sample(texture, uv).map(|channel| channel / 255.0);
            let tint = [
                mixed(|v| v.color.r().into()),
                mixed(|v| v.color.g().into()),
                mixed(|v| v.color.b().into()),
                mixed(|v| v.color.a().into()),
            ];
            let under = image[(x, y)].to_array();
            let alpha = tint[3] / 255.0 * shown[3];
            let over = |at: usize| (tint[at] * shown[at] + f32::from(under[at]) * (1.0 - alpha)).round() as u8;
            image[(x, y)] = Color32::from_rgba_premultiplied(over(0), over(1), over(2), 255);
        }
    }
}

fn cross(a: Pos2, b: Pos2, c: Pos2) -> f32 {
    (b.x - a.x) * (c.y - a.y) - (b.y - a.y) * (c.x - a.x)
}

/// The texture at a place, mixed of the four texels around it.
fn sample(texture: &ColorImage, uv: Pos2) -> [f32; 4] {
    let [width, height] = texture.size;
    let (x, y) = (uv.x * width as f32 - 0.5, uv.y * height as f32 - 0.5);
    let texel = |x: f32, y: f32| {
        let x = x.clamp(0.0, width as f32 - 1.0) as usize;
        let y = y.clamp(0.0, height as f32 - 1.0) as usize;
        texture[(x, y)].to_array().map(f32::from)
    };
    let (left, top) = (x.floor(), y.floor());
    let (right, down) = (x - left, y - top);
    let corners = [texel(left, top), texel(left + 1.0, top), texel(left, top + 1.0), texel(left + 1.0, top + 1.0)];
    let parts = [(1.0 - right) * (1.0 - down), right * (1.0 - down), (1.0 - right) * down, right * down];
    std::array::from_fn(|channel| (0..4).map(|at| corners[at][channel] * parts[at]).sum())
}
