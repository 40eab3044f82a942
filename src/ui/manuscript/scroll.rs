//! Scroll: which part of the page is in sight. Held by the leaf at the top and not by a distance
//! from the start, so that leaves out of sight may turn out higher or lower without a jump.

use super::heights::{Heights, narrow};

/// Points of empty paper below the last leaf: half a window, so that the last line can be written in
/// its middle.
fn tail(window: f32) -> f32 {
    (window / 2.0).max(200.0)
}

/// The place at the top of the window.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub(super) struct Scroll {
    /// The leaf at the top.
    pub(super) leaf: usize,
    /// How many points of it lie above the top; negative where paper shows above the first.
    pub(super) above: f32,
}

impl Scroll {
    /// Goes down by `points` (up, if negative), within the page.
    pub(super) fn by(&mut self, points: f32, heights: &Heights, window: f32) {
        self.to(self.position(heights) + f64::from(points), heights, window);
    }

    /// Puts this height of the page at the top of a window `window` points high.
    pub(super) fn to(&mut self, height: f64, heights: &Heights, window: f32) {
        let most = (heights.total() + f64::from(tail(window) - window)).max(0.0);
        let (leaf, above) = heights.at(height.clamp(0.0, most));
        *self = Self { leaf, above };
    }

    /// The height of the page that is at the top of the window.
    pub(super) fn position(&self, heights: &Heights) -> f64 {
        heights.top_of(self.leaf) + f64::from(self.above)
    }

    /// Where a leaf's top lies below the top of the window; far off, only the sign is exact.
    pub(super) fn top_of(&self, leaf: usize, heights: &Heights) -> f32 {
        narrow(heights.top_of(leaf) - self.position(heights))
    }

    /// Keeps its place when leaves before it come or go: `gone` leaves at `at` became `came`.
    pub(super) fn keep(&mut self, at: usize, gone: usize, came: usize) {
        if self.leaf >= at + gone {
            self.leaf = self.leaf - gone + came;
        } else if self.leaf >= at {
            self.leaf = at.max(self.leaf.min((at + came).saturating_sub(1)));
        }
    }

    /// How much of the page can be gone through, in points.
    pub(super) fn length(heights: &Heights, window: f32) -> f64 {
        (heights.total() + f64::from(tail(window))).max(f64::from(window))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn page() -> Heights {
        let mut heights = Heights::default();
        heights.splice(0..0, (0..50).map(|_| 40.0));
        heights
    }

    #[test]
    fn the_page_ends_at_both_ends() {
        let heights = page();
        let mut scroll = Scroll::default();
        scroll.by(-100.0, &heights, 600.0);
        assert_eq!(scroll, Scroll::default());
        scroll.by(1e9, &heights, 600.0);
        assert!((scroll.position(&heights) - (2_000.0 + 300.0 - 600.0)).abs() < 1e-3);
    }

    #[test]
    fn what_is_in_sight_stays_when_the_page_changes_above() {
        let mut heights = page();
        let mut scroll = Scroll { leaf: 20, above: 13.0 };
        heights.splice(3..3, [40.0, 40.0]);
        scroll.keep(3, 0, 2);
        assert_eq!(scroll, Scroll { leaf: 22, above: 13.0 });
        heights.splice(0..10, []);
        scroll.keep(0, 10, 0);
        assert_eq!(scroll, Scroll { leaf: 12, above: 13.0 });
        scroll.keep(30, 5, 1);
        assert_eq!(scroll, Scroll { leaf: 12, above: 13.0 });
    }
}
