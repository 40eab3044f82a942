//! Pictures of glyphs, drawn once each, on texture pages.

use std::collections::HashMap;
use std::hash::{BuildHasherDefault, Hasher};
use std::sync::Arc;

use egui::{Color32, ColorImage, Context, TextureHandle, TextureId, TextureOptions};
use swash::scale::image::{Content, Image};
use swash::scale::{Render, ScaleContext, Source, StrikeWith};
use swash::zeno::{Angle, Format, Transform, Vector};

use super::cuts::{Cut, CutId, Cuts};

/// Width and height of a page in pixels: 2 MB each, which every graphics card takes. One holds what a
/// desk shows; a larger one would be cleared, kept and handed over for nothing.
pub(super) const PAGE: [usize; 2] = [1024, 512];
/// With more pages than these the atlas begins anew after the frame.
const MOST_PAGES: usize = 16;
/// Empty pixels around a picture, so that no neighbor shows through where it is scaled.
const GAP: usize = 1;
/// Thickening for weights a family lacks, as a part of the size.
const FATTEN: f32 = 0.012;

/// A glyph's picture.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Picture {
    /// The page it is on, and its left top and size there, in pixels.
    pub(super) page: u16,
    pub(super) at: [u16; 2],
    pub(super) size: [u16; 2],
    /// From the glyph's origin to its left top, in pixels.
    pub(super) offset: [i16; 2],
    /// It has colors of its own.
    pub(super) colored: bool,
}

/// Which picture: the cut, the glyph, and by how many quarters of a pixel it is moved right.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
struct Key(u64);

impl Key {
    fn new(cut: CutId, glyph: u16, quarter: u8) -> Self {
        Self(u64::from(cut.number()) << 24 | u64::from(glyph) << 8 | u64::from(quarter))
    }
}

/// The keys are numbers that are ours: one multiplication mixes them well enough.
#[derive(Default)]
struct Mix(u64);

impl Hasher for Mix {
    fn finish(&self) -> u64 {
        self.0
    }
    fn write(&mut self, bytes: &[u8]) {
        for byte in bytes {
            self.write_u64(u64::from(*byte));
        }
    }
    fn write_u64(&mut self, number: u64) {
        let mixed = (self.0 ^ number).wrapping_mul(0x9E37_79B9_7F4A_7C15);
        self.0 = mixed ^ mixed >> 32;
    }
}

struct Page {
    /// Shared with the graphics card's queue until the whole of it was handed over once.
    image: Arc<ColorImage>,
    texture: TextureHandle,
    /// Whether the whole of it was handed over.
    sent: bool,
    /// The left, top, right and bottom of what was drawn since the last upload.
    fresh: Option<[usize; 4]>,
}

/// The pages, what is on them and where there is room.
pub(super) struct Atlas {
    pages: Vec<Page>,
    pictures: HashMap<Key, Option<Picture>, BuildHasherDefault<Mix>>,
    /// Where the next picture goes on the last page: its left, its top, and how deep its row is.
    free: [usize; 3],
    scaler: ScaleContext,
    drawn: Image,
    context: Context,
    pub(super) pixels_per_point: f32,
    dark: bool,
}

impl Atlas {
    pub(super) fn new(context: &Context) -> Self {
        Self {
            pages: Vec::new(),
            pictures: HashMap::default(),
            free: [0; 3],
            scaler: ScaleContext::new(),
            drawn: Image::new(),
            context: context.clone(),
            pixels_per_point: context.pixels_per_point(),
            dark: false,
        }
    }

    /// Begins anew where the pixels changed, or whether letters are lighter than their ground.
    pub(super) fn suit(&mut self, pixels_per_point: f32, dark: bool) {
        #[expect(clippy::float_cmp, reason = "any change of scale is one")]
        let same = self.pixels_per_point == pixels_per_point && self.dark == dark;
        if !same || self.pages.len() > MOST_PAGES {
            (self.pixels_per_point, self.dark) = (pixels_per_point, dark);
            self.pages.clear();
            self.pictures.clear();
            self.free = [0; 3];
        }
    }

    /// Hands what was drawn to the graphics card.
    pub(super) fn upload(&mut self) {
        for page in &mut self.pages {
            let fresh = page.fresh.take();
            if !page.sent {
                page.sent = true;
                page.texture.set(Arc::clone(&page.image), TextureOptions::LINEAR);
            } else if let Some([left, top, right, bottom]) = fresh {
                let part = page.image.region_by_pixels([left, top], [right - left, bottom - top]);
                page.texture.set_partial([left, top], part, TextureOptions::LINEAR);
            }
        }
    }

    /// The texture of a page.
    pub(super) fn texture(&self, page: u16) -> Option<TextureId> {
        self.pages.get(usize::from(page)).map(|page| page.texture.id())
    }

    /// A glyph's picture, moved right by so many quarters of a pixel. `None` if it shows nothing.
    pub(super) fn picture(&mut self, cuts: &Cuts, id: CutId, glyph: u16, quarter: u8) -> Option<Picture> {
        let key = Key::new(id, glyph, quarter);
        if let Some(known) = self.pictures.get(&key) {
            return *known;
        }
        let picture = cuts.get(id).and_then(|cut| self.draw(cut, glyph, quarter));
        self.pictures.insert(key, picture);
        picture
    }

    fn draw(&mut self, cut: &Cut, glyph: u16, quarter: u8) -> Option<Picture> {
        let size = cut.size * self.pixels_per_point;
        let drawn = render(&mut self.scaler, &mut self.drawn, (cut, size), glyph, quarter);
        let place = self.drawn.placement;
        let (width, height) = (usize::try_from(place.width).ok()?, usize::try_from(place.height).ok()?);
        if !drawn || width == 0 || height == 0 || width + 2 * GAP > PAGE[0] || height + 2 * GAP > PAGE[1] {
            return None;
        }
        let colored = self.drawn.content == Content::Color;
        let (page, [left, top]) = self.room(width + 2 * GAP, height + 2 * GAP)?;
        let at = [left + GAP, top + GAP];
        self.put(page, at, [width, height], colored);
        Some(Picture {
            page: u16::try_from(page).ok()?,
            at: [u16::try_from(at[0]).ok()?, u16::try_from(at[1]).ok()?],
            size: [u16::try_from(width).ok()?, u16::try_from(height).ok()?],
            offset: [i16::try_from(place.left).ok()?, i16::try_from(-place.top).ok()?],
            colored,
        })
    }

    /// Copies what was drawn to a page.
    fn put(&mut self, page: usize, [left, top]: [usize; 2], [width, height]: [usize; 2], colored: bool) {
        let dark = self.dark;
        let Some(page) = self.pages.get_mut(page) else { return };
        let bytes = if colored { 4 } else { 1 };
        let image = Arc::make_mut(&mut page.image);
        for (row, pixels) in self.drawn.data.chunks_exact(width * bytes).take(height).enumerate() {
            let from = (top + row) * PAGE[0] + left;
            let Some(to) = image.pixels.get_mut(from..from + width) else { return };
            for (to, pixel) in to.iter_mut().zip(pixels.chunks_exact(bytes)) {
                *to = color_of(pixel, dark);
            }
        }
        let new = [left, top, left + width, top + height];
        page.fresh = Some(
            page.fresh
                .map_or(new, |old| [old[0].min(new[0]), old[1].min(new[1]), old[2].max(new[2]), old[3].max(new[3])]),
        );
    }

    /// A page and a place on it with so much room: in rows from the top, each as deep as its
    /// deepest picture.
    fn room(&mut self, width: usize, height: usize) -> Option<(usize, [usize; 2])> {
        let [mut left, mut top, mut depth] = self.free;
        if left + width > PAGE[0] {
            (left, top, depth) = (0, top + depth, 0);
        }
        if self.pages.is_empty() || top + height > PAGE[1] {
            (left, top, depth) = (0, 0, 0);
            self.add_page();
        }
        self.free = [left + width, top, depth.max(height)];
        Some((self.pages.len().checked_sub(1)?, [left, top]))
    }

    fn add_page(&mut self) {
        let image = Arc::new(ColorImage::filled(PAGE, Color32::TRANSPARENT));
        // Its pixels come at the end of the frame, with letters on them.
        let nothing = ColorImage::filled([1, 1], Color32::TRANSPARENT);
        let texture = self.context.load_texture("typeset", nothing, TextureOptions::LINEAR);
        self.pages.push(Page { image, texture, sent: false, fresh: None });
    }
}

/// Draws a glyph of a cut with so many pixels to its size; whether it could.
pub(super) fn render(
    scaler: &mut ScaleContext,
    drawn: &mut Image,
    (cut, size): (&Cut, f32),
    glyph: u16,
    quarter: u8,
) -> bool {
    let mut scaler = scaler.builder(cut.font()).size(size).hint(false).normalized_coords(cut.axes.iter()).build();
    let slant = (cut.slant != 0.0).then(|| Transform::skew(Angle::from_degrees(cut.slant), Angle::from_degrees(0.0)));
    let sources = [Source::ColorOutline(0), Source::ColorBitmap(StrikeWith::BestFit), Source::Outline];
    let mut render = Render::new(&sources);
    render.format(Format::Alpha).offset(Vector::new(f32::from(quarter) / 4.0, 0.0)).transform(slant);
    if cut.fatten {
        render.embolden(size * FATTEN);
    }
    drawn.clear();
    render.render_into(&mut scaler, glyph, drawn)
}

/// What a page holds for a pixel: white in the strength of its cover, or its own color.
fn color_of(pixel: &[u8], dark: bool) -> Color32 {
    match *pixel {
        [cover] if dark => {
            // As egui draws light letters on a dark ground, so that they are no thinner than its
            // own: 2c − c².
            let c = u32::from(cover);
            Color32::from_white_alpha(u8::try_from((510 * c - c * c) / 255).unwrap_or(u8::MAX))
        }
        [cover] => Color32::from_white_alpha(cover),
        [red, green, blue, alpha] => of_bitmap([red, green, blue, alpha]),
        _ => Color32::TRANSPARENT,
    }
}

#[expect(clippy::disallowed_methods, reason = "the color is the font's")]
fn of_bitmap([red, green, blue, alpha]: [u8; 4]) -> Color32 {
    Color32::from_rgba_unmultiplied(red, green, blue, alpha)
}
