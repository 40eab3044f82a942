//! Pictures on the window: textures made once from what jobs have decoded.

use std::collections::BTreeMap;

use egui::{ColorImage, Rect, Sense, TextureHandle, TextureOptions, Ui, Vec2, vec2};

use super::text::label::paint;
use super::text::{Align, Copy, Style, typesetter};
use super::theme;
use crate::app::{Action, Picture, Session};
use crate::photos::{Area, Photo, PhotoFile, Thumbnail};
use crate::words::Words;

/// Textures by the digest of the picture's file.
#[derive(Default)]
pub(super) struct Pictures {
    textures: BTreeMap<String, TextureHandle>,
}

/// Pictures are shown far smaller than they are decoded: without the steps between, they glitter.
const SMALLER_TOO: TextureOptions =
    TextureOptions { mipmap_mode: Some(egui::TextureFilter::Linear), ..TextureOptions::LINEAR };
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
            return placeholder(ui, session.words, vec2(width, (width * 0.3).min(tallest)), photo, WANTED);
        };
        let shape = to_f32(file.height) / to_f32(file.width.max(1));
        let size = vec2(width, width * shape);
        let size = if size.y > tallest { vec2(tallest / shape.max(0.01), tallest) } else { size };
        let size =
            if let Some(Picture::Broken(_)) = session.pictures.get(&file.digest) { vec2(width, 80.0) } else { size };
        let (rect, response) = ui.allocate_exact_size(size, Sense::click());
        let words = self.paint(ui, session, photo, (rect, WHOLE), actions);
        told(&response, &words);
        response
    }

    /// Draws a photo as a tile: all of it is covered, what does not fit is cut off at the sides.
    pub(super) fn tile(
        &mut self,
        ui: &mut Ui,
        session: &Session,
        photo: &Photo,
        size: Vec2,
        actions: &mut Vec<Action>,
    ) -> egui::Response {
        let (rect, response) = ui.allocate_exact_size(size, Sense::click());
        let shape = photo.file.as_ref().map_or(1.0, |file| to_f32(file.height) / to_f32(file.width.max(1)));
        let words = self.paint(ui, session, photo, (rect, covering(shape, size)), actions);
        response.widget_info(|| egui::WidgetInfo::labeled(egui::accesskit::Role::Button, ui.is_enabled(), &words));
        if response.hovered() {
            let t = theme::tokens(ui);
            let ring = egui::Stroke::new(2.0, t.accent);
            ui.painter().rect_stroke(rect, CORNER, ring, egui::StrokeKind::Inside);
        }
        response
    }

    /// Draws a photo where there is room already: all of it, or cut at the sides as a tile. Gives
    /// what is to be seen.
    pub(super) fn put(
        &mut self,
        ui: &Ui,
        session: &Session,
        photo: &Photo,
        (rect, tile): (Rect, bool),
        actions: &mut Vec<Action>,
    ) -> String {
        let shape = photo.file.as_ref().map_or(1.0, |file| to_f32(file.height) / to_f32(file.width.max(1)));
        let part = if tile { covering(shape, rect.size()) } else { WHOLE };
        self.paint(ui, session, photo, (rect, part), actions)
    }

    /// Draws a photo in a rectangle of the page, in the shape it has there, where the page itself
    /// minds the pointer.
    pub(super) fn draw(&mut self, ui: &Ui, session: &Session, photo: &Photo, rect: Rect, actions: &mut Vec<Action>) {
        let part = photo.file.as_ref().map_or(WHOLE, |file| on_page(photo, file));
        let words = self.paint(ui, session, photo, (rect, part), actions);
        // One photo may be in sight twice.
        let response = ui.interact(rect, ui.scope_id().with("picture"), Sense::hover());
        ui.ctx().accesskit_node_builder(response.id, |node| {
            node.set_role(egui::accesskit::Role::Image);
            node.set_label(words);
            let [x0, y0, x1, y1] = [rect.left(), rect.top(), rect.right(), rect.bottom()].map(f64::from);
            node.set_bounds(egui::accesskit::Rect { x0, y0, x1, y1 });
        });
    }

    /// Paints a part of the photo, or why there is none; gives its words for those who cannot see it.
    fn paint(
        &mut self,
        ui: &Ui,
        session: &Session,
        photo: &Photo,
        (rect, part): (Rect, Rect),
        actions: &mut Vec<Action>,
    ) -> String {
        let Some(file) = &photo.file else {
            return stand_in(ui, session.words, rect, photo, session.words.get(WANTED));
        };
        match session.pictures.get(&file.digest) {
            None => {
                actions.push(Action::Picture(file.clone()));
                stand_in(ui, session.words, rect, photo, "")
            }
            Some(Picture::Waiting) => stand_in(ui, session.words, rect, photo, session.words.get("photo-reading")),
            Some(Picture::Broken(why)) => stand_in(ui, session.words, rect, photo, &session.words.say(why)),
            Some(Picture::Ready(thumbnail)) => {
                self.lay_down(ui, file, thumbnail, (rect, part), CORNER);
                named(session.words, photo).to_owned()
            }
        }
    }

    /// Draws a part of a photo as readers see it, where it was given room and with such corners:
    /// nothing stands in for one that is not there yet.
    pub(super) fn published(
        &mut self,
        ui: &Ui,
        session: &Session,
        file: &PhotoFile,
        (rect, part, corner): (Rect, Option<Area>, f32),
        actions: &mut Vec<Action>,
    ) {
        match session.pictures.get(&file.digest) {
            None => actions.push(Action::Picture(file.clone())),
            Some(Picture::Ready(thumbnail)) => {
                let part = part.map_or(WHOLE, |area| part_of(area, file));
                self.lay_down(ui, file, thumbnail, (rect, part), corner);
            }
            Some(Picture::Waiting | Picture::Broken(_)) => {}
        }
    }

    fn lay_down(&mut self, ui: &Ui, file: &PhotoFile, thumbnail: &Thumbnail, (rect, part): (Rect, Rect), corner: f32) {
        let texture = self.textures.entry(file.digest.clone()).or_insert_with(|| {
            let size = [to_usize(thumbnail.width), to_usize(thumbnail.height)];
            let image = ColorImage::from_rgba_unmultiplied(size, &thumbnail.rgba);
            ui.ctx().load_texture(&file.digest, image, SMALLER_TOO)
        });
        egui::Image::from_texture(egui::load::SizedTexture::new(texture.id(), rect.size()))
            .uv(part)
            .corner_radius(corner)
            .paint_at(ui, rect);
    }
}

/// The corners of pictures.
const CORNER: f32 = 4.0;

/// The middle of a picture that fills a frame, as a part of the picture; `shape` is its height for
/// a width of 1.
fn covering(shape: f32, frame: Vec2) -> Rect {
    let wanted = frame.y / frame.x.max(1.0);
    let (wide, high) = if shape > wanted { (1.0, wanted / shape) } else { (shape.max(0.01) / wanted, 1.0) };
    Rect::from_center_size(egui::pos2(0.5, 0.5), vec2(wide, high))
}

/// What a page shows of a photo, as a part of the picture.
fn on_page(photo: &Photo, file: &PhotoFile) -> Rect {
    photo.framing.on_page(file).map_or(WHOLE, |area| part_of(area, file))
}

/// An area of a picture as a part of it.
fn part_of(area: Area, file: &PhotoFile) -> Rect {
    let (wide, high) = (to_f32(file.width.max(1)), to_f32(file.height.max(1)));
    let start = egui::pos2(to_f32(area.left) / wide, to_f32(area.top) / high);
    Rect::from_min_size(start, vec2(to_f32(area.width) / wide, to_f32(area.height) / high))
}

/// What a photo shows, or is wanted to show.
fn named<'a>(says: &'a Words, photo: &'a Photo) -> &'a str {
    [&photo.alt_text, &photo.caption, &photo.extended_description]
        .into_iter()
        .find(|words| !words.is_empty())
        .map_or(says.get("block-photo"), String::as_str)
}

/// What stands in place of a picture that was announced but not delivered.
const WANTED: &str = "photo-wanted";

fn placeholder(ui: &mut Ui, says: &Words, size: Vec2, photo: &Photo, why: &str) -> egui::Response {
    let (rect, response) = ui.allocate_exact_size(size, Sense::click());
    let words = stand_in(ui, says, rect, photo, says.get(why));
    told(&response, &words);
    response
}

/// Says what a picture shows to those who cannot see it.
fn told(response: &egui::Response, words: &str) {
    response.ctx.accesskit_node_builder(response.id, |node| {
        node.set_role(egui::accesskit::Role::Image);
        node.set_label(words);
    });
}

/// Paints why there is no picture; gives what it would show, and why it does not.
fn stand_in(ui: &Ui, says: &Words, rect: Rect, photo: &Photo, why: &str) -> String {
    let t = theme::tokens(ui);
    ui.painter().rect_filled(rect, CORNER, t.rail);
    if rect.width() > 120.0 {
        let style = Style { align: Align::Center, ..theme::words(theme::BUTTON_SMALL) };
        let copy = Copy { width: rect.width() - 16.0, ..Copy::line(why, &style) };
        let laid = typesetter(ui.ctx(), |ts| ts.kept(&copy));
        let within = Rect::from_center_size(rect.center(), vec2(rect.width() - 16.0, laid.size().y));
        paint(ui, &laid, within, t.soft);
    }
    let shows = named(says, photo).trim_end().trim_end_matches('.');
    if why.is_empty() { shows.to_owned() } else { format!("{shows}. {why}") }
}

#[expect(clippy::cast_precision_loss, reason = "picture sides are far below 2^23")]
fn to_f32(side: u32) -> f32 {
    side as f32
}

fn to_usize(side: u32) -> usize {
    usize::try_from(side).unwrap_or_default()
}
