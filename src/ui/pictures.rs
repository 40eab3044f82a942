//! Pictures on the window: textures made once from what jobs have decoded.

use std::collections::BTreeMap;

use egui::{ColorImage, Rect, Sense, TextureHandle, TextureId, TextureOptions, Ui, Vec2, vec2};

use super::text::label::paint;
use super::text::{Align, Copy, Style, typesetter};
use super::theme;
use crate::app::{Action, Picture, PictureKey, SIDES, Session};
use crate::photos::{Area, Photo, PhotoFile, Thumbnail};
use crate::words::Words;

/// Textures by the picture they show.
#[derive(Default)]
pub(super) struct Pictures {
    textures: BTreeMap<PictureKey, Shown>,
}

/// A texture, and the frame it was last drawn in.
struct Shown {
    texture: TextureHandle,
    seen: u64,
}

/// Bytes of pixels that textures may take. Beyond, those go that were not seen for longest.
const BUDGET: usize = 64 << 20;

/// Pictures are shown smaller than they are decoded: without the steps between, they glitter.
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
        let size = if session.broken_picture(&file.digest).is_some() { vec2(width, 80.0) } else { size };
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
        if let Some(why) = session.broken_picture(&file.digest) {
            return stand_in(ui, session.words, rect, photo, &session.words.say(why));
        }
        let side = self.ask(ui, session, file, (rect, part), actions);
        if !self.lay_down(ui, file, side, (rect, part), CORNER) {
            let reading = matches!(session.pictures.get(&(file.digest.clone(), side)), Some(Picture::Waiting));
            let why = if reading { session.words.get("photo-reading") } else { "" };
            return stand_in(ui, session.words, rect, photo, why);
        }
        named(session.words, photo).to_owned()
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
        let part = part.map_or(WHOLE, |area| part_of(area, file));
        let side = self.ask(ui, session, file, (rect, part), actions);
        self.lay_down(ui, file, side, (rect, part), corner);
    }

    /// Draws the texture that shows a picture best at a size; whether there is one.
    fn lay_down(&mut self, ui: &Ui, file: &PhotoFile, side: u32, (rect, part): (Rect, Rect), corner: f32) -> bool {
        let Some(texture) = self.nearest(&file.digest, side, ui.ctx().cumulative_frame_nr()) else { return false };
        egui::Image::from_texture(egui::load::SizedTexture::new(texture, rect.size()))
            .uv(part)
            .corner_radius(corner)
            .paint_at(ui, rect);
        true
    }

    /// Takes a picture up that is ready, and asks for it if there is none so large yet. Gives the
    /// side it is wanted with.
    fn ask(
        &mut self,
        ui: &Ui,
        session: &Session,
        file: &PhotoFile,
        (rect, part): (Rect, Rect),
        actions: &mut Vec<Action>,
    ) -> u32 {
        let wanted = side_for(rect.size() / part.size() * ui.pixels_per_point());
        for side in SIDES {
            let key = (file.digest.clone(), side);
            match session.pictures.get(&key) {
                Some(Picture::Ready(thumbnail)) if !self.textures.contains_key(&key) => {
                    self.take(ui, session, key, thumbnail, actions);
                }
                // Another desk had it.
                Some(Picture::Taken) if !self.textures.contains_key(&key) => {
                    actions.push(Action::PictureTaken(key, false));
                }
                Some(Picture::Ready(_) | Picture::Taken | Picture::Waiting | Picture::Broken(_)) | None => {}
            }
        }
        let enough = |key: &PictureKey| key.0 == file.digest && key.1 >= wanted;
        if !self.textures.keys().any(enough) && !session.pictures.contains_key(&(file.digest.clone(), wanted)) {
            actions.push(Action::Picture(file.clone(), wanted));
        }
        wanted
    }

    /// Makes a texture of a picture, whose pixels are then let go; and room for it.
    fn take(&mut self, ui: &Ui, session: &Session, key: PictureKey, thumbnail: &Thumbnail, actions: &mut Vec<Action>) {
        let now = ui.ctx().cumulative_frame_nr();
        // Those of a project that was put away.
        self.textures.retain(|known, _| session.pictures.contains_key(known));
        let size = [to_usize(thumbnail.width), to_usize(thumbnail.height)];
        let bytes = |texture: &TextureHandle| texture.size().iter().product::<usize>() * 4;
        let mut all = thumbnail.rgba.len() + self.textures.values().map(|shown| bytes(&shown.texture)).sum::<usize>();
        while all > BUDGET {
            let oldest = self.textures.iter().filter(|(_, shown)| shown.seen + 1 < now).min_by_key(|(_, s)| s.seen);
            let Some(oldest) = oldest.map(|(known, _)| known.clone()) else { break };
            all -= self.textures.remove(&oldest).map_or(0, |shown| bytes(&shown.texture));
            actions.push(Action::PictureTaken(oldest, false));
        }
        let image = ColorImage::from_rgba_unmultiplied(size, &thumbnail.rgba);
        let texture = ui.ctx().load_texture(&key.0, image, SMALLER_TOO);
        self.textures.insert(key.clone(), Shown { texture, seen: now });
        actions.push(Action::PictureTaken(key, true));
    }

    /// The texture that shows a picture best at a size: the smallest that is large enough, else the
    /// largest.
    fn nearest(&mut self, digest: &str, side: u32, now: u64) -> Option<TextureId> {
        let sides = SIDES.into_iter().filter(|one| *one >= side).chain(SIDES.into_iter().rev());
        let best = sides.into_iter().find(|one| self.textures.contains_key(&(digest.to_owned(), *one)))?;
        let shown = self.textures.get_mut(&(digest.to_owned(), best))?;
        shown.seen = now;
        Some(shown.texture.id())
    }
}

/// The side a picture is asked for that is drawn with so many pixels.
fn side_for(pixels: Vec2) -> u32 {
    let [.., largest] = SIDES;
    SIDES.into_iter().find(|side| to_f32(*side) >= pixels.max_elem()).unwrap_or(largest)
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
