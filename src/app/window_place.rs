//! Where the window was when the desk was last closed, and where it is to be when it opens again.

use serde::{Deserialize, Serialize};

use crate::ground::is_default;

/// Where a window was.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct WindowPlace {
    /// Its left and its top edge with the frame, in pixels; `None` where the system does not tell.
    #[serde(skip_serializing_if = "is_default")]
    pub at: Option<(i32, i32)>,
    /// The width and height of what is inside the frame, in points of the system.
    pub size: (u32, u32),
    /// Whether it filled the screen; `at` and `size` are those it had before.
    #[serde(skip_serializing_if = "is_default")]
    pub maximized: bool,
    /// Whether it filled the screen without a frame.
    #[serde(skip_serializing_if = "is_default")]
    pub full_screen: bool,
}

/// A screen of the system: where it lies and how large it is, in pixels, and how many of them a point has.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Monitor {
    /// Its left and its top edge.
    pub at: (i32, i32),
    /// Its width and height.
    pub size: (u32, u32),
    /// Pixels for a point.
    pub scale: f64,
}

/// A window is no smaller, unless its screen is.
const SMALLEST: (u32, u32) = (800, 600);

impl WindowPlace {
    /// The place on the screens there are now: wholly on that which has the most of it. A window
    /// that lay on a screen that is gone is put where the system likes.
    #[must_use]
    pub fn fitted(self, screens: &[Monitor]) -> Self {
        let Some(screen) = self.screen(screens).or_else(|| screens.first().copied()) else {
            return Self { at: None, size: at_least(self.size), ..self };
        };
        let room = (points(screen.size.0, screen.scale), points(screen.size.1, screen.scale));
        let wanted = at_least(self.size);
        let size = (wanted.0.min(room.0), wanted.1.min(room.1));
        let at = self.at.filter(|_| self.screen(screens).is_some()).map(|(left, top)| {
            let kept = |edge: i32, least: i32, room: u32, side: u32| {
                let most = i64::from(least) + i64::from(room.saturating_sub(pixels(side, screen.scale)));
                i32::try_from(i64::from(edge).min(most)).unwrap_or(least).max(least)
            };
            (kept(left, screen.at.0, screen.size.0, size.0), kept(top, screen.at.1, screen.size.1, size.1))
        });
        Self { at, size, ..self }
    }

    /// The pixels of a point where the window lies; 1 where no screen is known.
    #[must_use]
    pub fn scale(&self, screens: &[Monitor]) -> f64 {
        self.screen(screens).or_else(|| screens.first().copied()).map_or(1.0, |screen| usable(screen.scale))
    }

    /// The screen that shows the most of the window, if one shows some of it. What counts is how
    /// much of it, as it would be there: on a screen of finer pixels it has more of them.
    fn screen(&self, screens: &[Monitor]) -> Option<Monitor> {
        let (left, top) = self.at?;
        let shown = |screen: &Monitor| {
            let part = |edge: i32, side: u32, from: i32, room: u32| {
                let (edge, from) = (f64::from(edge), f64::from(from));
                let side = f64::from(pixels(side, screen.scale).max(1));
                ((edge + side).min(from + f64::from(room)) - edge.max(from)).max(0.0) / side
            };
            part(left, self.size.0, screen.at.0, screen.size.0) * part(top, self.size.1, screen.at.1, screen.size.1)
        };
        screens.iter().copied().filter(|screen| shown(screen) > 0.0).max_by(|a, b| shown(a).total_cmp(&shown(b)))
    }
}

fn at_least((width, height): (u32, u32)) -> (u32, u32) {
    (width.max(SMALLEST.0), height.max(SMALLEST.1))
}

/// A scale a screen can have; what a system says is not always one.
fn usable(scale: f64) -> f64 {
    if scale.is_finite() { scale.clamp(0.5, 8.0) } else { 1.0 }
}

fn points(pixels: u32, scale: f64) -> u32 {
    whole(f64::from(pixels) / usable(scale))
}

fn pixels(points: u32, scale: f64) -> u32 {
    whole(f64::from(points) * usable(scale))
}

#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "kept to what fits before")]
fn whole(length: f64) -> u32 {
    length.round().clamp(0.0, f64::from(u32::MAX)) as u32
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    const LAPTOP: Monitor = Monitor { at: (0, 0), size: (1_366, 768), scale: 1.0 };
    const BESIDE: Monitor = Monitor { at: (1_366, -200), size: (3_840, 2_160), scale: 2.0 };

    fn place(at: (i32, i32), size: (u32, u32)) -> WindowPlace {
        WindowPlace { at: Some(at), size, ..WindowPlace::default() }
    }

    #[test]
    fn where_it_still_fits_it_comes_back() {
        for known in [place((40, 30), (900, 650)), place((1_400, 0), (1_200, 800))] {
            assert_eq!(known.fitted(&[LAPTOP, BESIDE]), known);
        }
        let full = WindowPlace { maximized: true, full_screen: true, ..place((40, 30), (900, 650)) };
        assert_eq!(full.fitted(&[LAPTOP]), full);
    }

    #[test]
    fn a_finer_screen_beside_does_not_draw_it_over() {
        let known = place((500, 0), (800, 600));
        assert_eq!(known.fitted(&[LAPTOP, Monitor { scale: 4.0, ..BESIDE }]), known);
    }

    #[test]
    fn a_window_of_a_screen_that_is_gone_is_put_where_the_system_likes() {
        let known = place((1_400, 0), (1_600, 1_000));
        assert_eq!(known.fitted(&[LAPTOP]), WindowPlace { at: None, size: (1_366, 768), ..known });
        assert_eq!(known.fitted(&[]), WindowPlace { at: None, ..known });
    }

    #[test]
    fn a_window_that_hangs_over_the_edge_is_drawn_back() {
        assert_eq!(place((-300, 600), (900, 650)).fitted(&[LAPTOP]).at, Some((0, 118)));
        assert_eq!(place((1_300, 0), (900, 650)).fitted(&[LAPTOP]).at, Some((466, 0)));
        assert_eq!(place((1_300, -500), (900, 650)).fitted(&[LAPTOP, BESIDE]).at, Some((1_366, -200)), "most is there");
    }

    #[test]
    fn it_is_never_tiny_unless_the_screen_is() {
        assert_eq!(place((0, 0), (10, 10)).fitted(&[LAPTOP]).size, (800, 600));
        let small = Monitor { at: (0, 0), size: (640, 480), scale: 1.0 };
        assert_eq!(place((0, 0), (10, 10)).fitted(&[small]).size, (640, 480));
        assert_eq!(place((0, 0), (u32::MAX, u32::MAX)).fitted(&[LAPTOP]), place((0, 0), (1_366, 768)));
    }

    #[test]
    fn a_screen_that_says_nonsense_breaks_nothing() {
        for scale in [0.0, -1.0, f64::NAN, f64::INFINITY] {
            let screen = Monitor { scale, ..LAPTOP };
            assert!(place((0, 0), (900, 650)).fitted(&[screen]).size.0 >= 800);
            assert!(place((0, 0), (900, 650)).scale(&[screen]) > 0.0);
        }
    }

    proptest! {
        #[test]
        fn whatever_was_kept_the_window_lies_on_a_screen(
            at in any::<(i32, i32)>(), size in any::<(u32, u32)>(), scale in 0.5_f64..4.0,
        ) {
            let screens = [LAPTOP, Monitor { scale, ..BESIDE }];
            let fitted = place(at, size).fitted(&screens);
            let inside = |screen: &Monitor, (left, top): (i32, i32)| {
                let right = i64::from(left) + i64::from(pixels(fitted.size.0, screen.scale));
                left >= screen.at.0 && top >= screen.at.1
                    && right <= i64::from(screen.at.0) + i64::from(screen.size.0) + 4
            };
            prop_assert!(fitted.at.is_none_or(|at| screens.iter().any(|screen| inside(screen, at))));
            prop_assert_eq!(fitted.fitted(&screens), fitted, "a second look changes nothing");
        }
    }
}
