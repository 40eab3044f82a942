//! Cuts: which part of a picture a page shows in a given shape.
//!
//! A cut made by hand counts as it is made. Where there is none, the cut is the largest of its
//! shape, moved as far as it must be to have the focal point in its middle, or as near to it as the
//! picture allows. A cut made by hand wins over the point: whoever drew it looked at the picture.

use super::photo::{Crop, FocalPoint, Framing, PhotoFile, Ratio};

/// What ten-thousandths add up to.
pub const WHOLE: u16 = 10_000;

/// A part of an upright picture, in its pixels from the top left. Never empty.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Area {
    /// Left edge.
    pub left: u32,
    /// Top edge.
    pub top: u32,
    /// Width, at least 1.
    pub width: u32,
    /// Height, at least 1.
    pub height: u32,
}

impl Ratio {
    /// All ratios, widest first.
    pub const ALL: [Self; 3] = [Self::Wide, Self::Classic, Self::Square];

    /// Width and height in the smallest whole numbers.
    #[must_use]
    pub fn parts(self) -> (u32, u32) {
        match self {
            Self::Wide => (16, 9),
            Self::Classic => (4, 3),
            Self::Square => (1, 1),
        }
    }

    /// As it is written: `16:9`.
    #[must_use]
    pub fn key(self) -> &'static str {
        match self {
            Self::Wide => "16:9",
            Self::Classic => "4:3",
            Self::Square => "1:1",
        }
    }

    /// The height that goes with a width, to the nearest pixel.
    fn height(self, width: u32) -> u32 {
        let (wide, high) = self.parts();
        share(width, high, wide).max(1)
    }

    fn width(self, height: u32) -> u32 {
        let (wide, high) = self.parts();
        share(height, wide, high).max(1)
    }

    /// The largest width and height of this shape within others.
    fn within(self, width: u32, height: u32) -> (u32, u32) {
        let (width, height) = (width.max(1), height.max(1));
        let high = self.height(width);
        if high <= height { (width, high) } else { (self.width(height).min(width), height) }
    }
}

/// `whole` × `a` ÷ `b`, to the nearest.
fn share(whole: u32, a: u32, b: u32) -> u32 {
    let (whole, a, b) = (u64::from(whole), u64::from(a), u64::from(b).max(1));
    u32::try_from((whole * a + b / 2) / b).unwrap_or(u32::MAX)
}

/// So many ten-thousandths of a side, in pixels.
fn pixels(part: u16, side: u32) -> u32 {
    share(side, u32::from(part.min(WHOLE)), u32::from(WHOLE))
}

fn parts(pixels: u32, side: u32) -> u16 {
    u16::try_from(share(pixels, u32::from(WHOLE), side)).unwrap_or(WHOLE).min(WHOLE)
}

impl Framing {
    /// The point that cuts keep.
    #[must_use]
    pub fn point(&self) -> FocalPoint {
        self.focal_point.unwrap_or(FocalPoint { x: WHOLE / 2, y: WHOLE / 2 })
    }

    /// The cut made by hand for a ratio.
    #[must_use]
    pub fn by_hand(&self, ratio: Ratio) -> Option<&Crop> {
        self.crops.iter().find(|crop| crop.ratio == ratio)
    }

    /// The cut of a picture of this size for a ratio: inside the picture, and of the ratio to the
    /// nearest pixel, whatever a file says of it.
    #[must_use]
    pub fn area(&self, ratio: Ratio, width: u32, height: u32) -> Area {
        let (width, height) = (width.max(1), height.max(1));
        let Some(crop) = self.by_hand(ratio) else { return automatic(ratio, self.point(), width, height) };
        let room = (pixels(crop.width, width).clamp(1, width), pixels(crop.height, height).clamp(1, height));
        let (wide, high) = ratio.within(room.0, room.1);
        // Where the stored cut has not quite the shape, it gives way around its middle.
        let left = pixels(crop.left, width) + (room.0 - wide) / 2;
        let top = pixels(crop.top, height) + (room.1 - high) / 2;
        Area { left: left.min(width - wide), top: top.min(height - high), width: wide, height: high }
    }

    /// The part of a picture that pages show; `None` where that is all of it.
    #[must_use]
    pub fn on_page(&self, file: &PhotoFile) -> Option<Area> {
        let area = self.area(self.shape?, file.width, file.height);
        (area != Area { left: 0, top: 0, width: file.width, height: file.height }).then_some(area)
    }

    /// The same with this cut made by hand.
    #[must_use]
    pub fn cut(&self, ratio: Ratio, area: Area, width: u32, height: u32) -> Self {
        let crop = Crop {
            ratio,
            left: parts(area.left, width),
            top: parts(area.top, height),
            width: parts(area.width, width).max(1),
            height: parts(area.height, height).max(1),
        };
        let mut framing = self.uncut(ratio);
        framing.crops.push(crop);
        framing
    }

    /// The same without a cut made by hand for a ratio.
    #[must_use]
    pub fn uncut(&self, ratio: Ratio) -> Self {
        let mut framing = self.clone();
        framing.crops.retain(|crop| crop.ratio != ratio);
        framing
    }
}

/// The largest cut of a ratio, with the point as near to its middle as the picture allows.
fn automatic(ratio: Ratio, point: FocalPoint, width: u32, height: u32) -> Area {
    let (wide, high) = ratio.within(width, height);
    let start = |part: u16, side: u32, cut: u32| pixels(part, side).saturating_sub(cut / 2).min(side - cut);
    Area { left: start(point.x, width, wide), top: start(point.y, height, high), width: wide, height: high }
}

/// An area moved by so many pixels, as far as the picture goes.
#[must_use]
pub fn moved(area: Area, by: (i32, i32), width: u32, height: u32) -> Area {
    let moved =
        |start: u32, by: i32, size: u32, side: u32| start.saturating_add_signed(by).min(side.saturating_sub(size));
    Area { left: moved(area.left, by.0, area.width, width), top: moved(area.top, by.1, area.height, height), ..area }
}

/// An area made so wide, keeping its ratio, as far as the picture goes. `hold` is the place that
/// stays, as parts of its width and height: (0, 0) its top left corner, (0.5, 0.5) its middle.
#[must_use]
pub fn resized(area: Area, ratio: Ratio, wide: u32, hold: (f32, f32), width: u32, height: u32) -> Area {
    let (most, _) = ratio.within(width, height);
    // A cut of few pixels is of no use to a page, and hard to take hold of.
    let least = (most / LEAST).max(1);
    // A held corner or side cannot leave the picture; a held middle may move to make room.
    let corner = |hold: f32| hold <= 0.0 || hold >= 1.0;
    let room = |start: u32, size: u32, side: u32, hold: f32| {
        if hold <= 0.0 { side.saturating_sub(start) } else { start.saturating_add(size).min(side) }
    };
    let mut most = most;
    if corner(hold.0) {
        most = most.min(room(area.left, area.width, width, hold.0));
    }
    if corner(hold.1) {
        most = most.min(ratio.width(room(area.top, area.height, height, hold.1)));
    }
    let wide = wide.clamp(least.min(most).max(1), most.max(1));
    let high = ratio.height(wide).min(height.max(1));
    let start = |start: u32, old: u32, new: u32, side: u32, hold: f32| {
        let kept = i64::from(start) + part(i64::from(old) - i64::from(new), hold);
        u32::try_from(kept.max(0)).unwrap_or(u32::MAX).min(side.saturating_sub(new))
    };
    Area {
        left: start(area.left, area.width, wide, width, hold.0),
        top: start(area.top, area.height, high, height, hold.1),
        width: wide,
        height: high,
    }
}

/// The smallest cut is so many times smaller than the largest.
const LEAST: u32 = 12;

#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_precision_loss,
    reason = "sides of pictures are far below 2^23"
)]
fn part(length: i64, part: f32) -> i64 {
    (length as f32 * part).round() as i64
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn ratios() -> impl Strategy<Value = Ratio> {
        proptest::sample::select(&Ratio::ALL[..])
    }

    fn sides() -> impl Strategy<Value = (u32, u32)> {
        (1_u32..=30_000, 1_u32..=30_000)
    }

    fn points() -> impl Strategy<Value = Option<FocalPoint>> {
        proptest::option::of((any::<u16>(), any::<u16>()).prop_map(|(x, y)| FocalPoint { x, y }))
    }

    fn inside(area: Area, width: u32, height: u32) -> bool {
        area.width > 0 && area.height > 0 && area.left + area.width <= width && area.top + area.height <= height
    }

    /// Whether an area has a ratio within a pixel.
    fn shaped(area: Area, ratio: Ratio) -> bool {
        area.height.abs_diff(ratio.height(area.width)) <= 1 || area.width.abs_diff(ratio.width(area.height)) <= 1
    }

    proptest! {
        #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

        #[test]
        fn an_automatic_cut_is_the_largest_of_its_shape_and_keeps_the_point(
            ratio in ratios(), (width, height) in sides(), focal_point in points(),
        ) {
            let framing = Framing { focal_point, ..Framing::default() };
            let area = framing.area(ratio, width, height);
            prop_assert!(inside(area, width, height), "{area:?} in {width} × {height}");
            prop_assert!(shaped(area, ratio), "{area:?} is not {}", ratio.key());
            prop_assert!(area.width == width || area.height == height, "{area:?} could be larger");
            let point = framing.point();
            let (x, y) = (pixels(point.x, width), pixels(point.y, height));
            prop_assert!((area.left..=area.left + area.width).contains(&x), "{x} is not in {area:?}");
            prop_assert!((area.top..=area.top + area.height).contains(&y), "{y} is not in {area:?}");
        }

        #[test]
        fn a_cut_by_hand_counts_whatever_a_file_says_of_it(
            ratio in ratios(), (width, height) in sides(), focal_point in points(), edges in any::<[u16; 4]>(),
        ) {
            let [left, top, wide, high] = edges;
            let crop = Crop { ratio, left, top, width: wide, height: high };
            let area = Framing { focal_point, crops: vec![crop], shape: None }.area(ratio, width, height);
            prop_assert!(inside(area, width, height), "{area:?} in {width} × {height}");
            prop_assert!(shaped(area, ratio), "{area:?} is not {}", ratio.key());
        }

        #[test]
        fn what_is_drawn_is_what_comes_back(
            ratio in ratios(), (width, height) in (100_u32..=9_000, 100_u32..=9_000),
            by in (-9_000_i32..9_000, -9_000_i32..9_000), wide in 0_u32..9_000, hold in 0_usize..9,
        ) {
            let hold = ([0.0, 0.5, 1.0][hold % 3], [0.0, 0.5, 1.0][hold / 3]);
            let before = moved(Framing::default().area(ratio, width, height), by, width, height);
            let area = resized(before, ratio, wide, hold, width, height);
            prop_assert!(inside(area, width, height), "{area:?} in {width} × {height}");
            prop_assert!(shaped(area, ratio), "{area:?} is not {}", ratio.key());
            let again = Framing::default().cut(ratio, area, width, height).area(ratio, width, height);
            for (drawn, kept) in [(area.left, again.left), (area.top, again.top), (area.width, again.width)] {
                prop_assert!(drawn.abs_diff(kept) <= 2, "{area:?} came back as {again:?}");
            }
        }
    }

    #[test]
    fn a_held_corner_stays_where_it_is() {
        let area = Area { left: 100, top: 100, width: 160, height: 90 };
        let larger = resized(area, Ratio::Wide, 320, (0.0, 0.0), 1_000, 1_000);
        assert_eq!(larger, Area { left: 100, top: 100, width: 320, height: 180 });
        let from_below = resized(area, Ratio::Wide, 100, (1.0, 1.0), 1_000, 1_000);
        assert_eq!((from_below.left + from_below.width, from_below.top + from_below.height), (260, 190));
        let at_most = resized(area, Ratio::Wide, 5_000, (0.0, 0.0), 1_000, 300);
        assert_eq!((at_most.left, at_most.top, at_most.top + at_most.height), (100, 100, 300));
    }

    #[test]
    fn a_cut_by_hand_wins_over_the_point_and_can_be_taken_back() {
        let corner = Framing { focal_point: Some(FocalPoint { x: 10_000, y: 10_000 }), ..Framing::default() };
        let by_itself = corner.area(Ratio::Square, 600, 400);
        assert_eq!(by_itself, Area { left: 200, top: 0, width: 400, height: 400 });
        let drawn = Area { left: 0, top: 0, width: 200, height: 200 };
        let cut = corner.cut(Ratio::Square, drawn, 600, 400);
        assert_eq!(cut.area(Ratio::Square, 600, 400), drawn);
        assert_eq!(cut.uncut(Ratio::Square), corner);
    }
}
