//! Pictures on the window: textures made once from what jobs have decoded.

use std::collections::BTreeMap;

use egui::{ColorImage, Rect, RichText, Sense, TextureHandle, TextureOptions, Ui, Vec2, vec2};

use super::theme;
use crate::app::{Action, Picture, Session};
use crate::photos::Photo;

/// Textures by the digest of the picture's file.
#[derive(Default)]
pub(super) struct Pictures {
    textures: BTreeMap<String, TextureHandle>,
}

/// The whole texture.
const WHOLE: Rect = Rect { min: egui::pos2(0.0, 0.0), max: egui::pos2(1.0, 1.0) };

impl Pictures {
    /// Draws a photo as wide as `width` allows and at most `tallest` high, or says why there is
    /// none. Asks for the picture if it is not there yet.
    pub(super) fn show(
        &mut self,
        ui: &mut Ui,
        session: &Session,
        photo: &Photo,
        width: f32,
        tallest: f32,
        actions: &mut Vec<Action>,
    ) -> egui::Response {
        let Some(file) = &photo.file else {
            return placeholder(ui, vec2(width, (width * 0.3).min(tallest)), "Wanted: no picture attached yet");
        };
        let shape = to_f32(file.height) / to_f32(file.width.max(1));
        let size = vec2(width, width * shape);
        let size = if size.y > tallest { vec2(tallest / shape.max(0.01), tallest) } else { size };
        match session.pictures.get(&file.digest) {
            None => {
                actions.push(Action::Picture(file.clone()));
                placeholder(ui, size, "")
            }
            Some(Picture::Waiting) => placeholder(ui, size, "Reading …"),
            Some(Picture::Broken(why)) => placeholder(ui, vec2(width, 80.0), why),
            Some(Picture::Ready(thumbnail)) => {
                let texture = self.textures.entry(file.digest.clone()).or_insert_with(|| {
                    let size = [to_usize(thumbnail.width), to_usize(thumbnail.height)];
                    let image = ColorImage::from_rgba_unmultiplied(size, &thumbnail.rgba);
                    ui.ctx().load_texture(&file.digest, image, TextureOptions::LINEAR)
                });
                let (rect, response) = ui.allocate_exact_size(size, Sense::click());
                let white = egui::Color32::WHITE;
                ui.painter().image(texture.id(), rect, WHOLE, white);
                super::widgets::name(ui, response.id, named(photo));
                response
            }
        }
    }
}

fn named(photo: &Photo) -> &str {
    [&photo.alt_text, &photo.caption].into_iter().find(|words| !words.is_empty()).map_or("Photo", String::as_str)
}

fn placeholder(ui: &mut Ui, size: Vec2, words: &str) -> egui::Response {
    let t = theme::tokens(ui);
    let (rect, response) = ui.allocate_exact_size(size, Sense::click());
    ui.painter().rect_filled(rect, 4.0, t.rail);
    if size.x > 120.0 {
        let galley = ui.painter().layout(words.to_owned(), theme::plain(12.0), t.soft, size.x - 16.0);
        ui.painter().galley(rect.center() - galley.size() / 2.0, galley, t.soft);
    }
    super::widgets::name(ui, response.id, if words.is_empty() { "Photo" } else { words });
    response
}

/// A small word under a picture.
pub(super) fn note(ui: &mut Ui, words: &str) {
    let t = theme::tokens(ui);
    ui.label(RichText::new(words).small().color(t.soft));
}

#[expect(clippy::cast_precision_loss, reason = "picture sides are far below 2^23")]
fn to_f32(side: u32) -> f32 {
    side as f32
}

fn to_usize(side: u32) -> usize {
    usize::try_from(side).unwrap_or_default()
}
