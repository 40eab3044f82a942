//! Typesetting: all that an editor typed is set and drawn here, in any script and direction.
//!
//! [`Typesetter::lay`] makes [copy](struct@Copy) into [`Laid`], which answers where letters are and how a
//! caret moves; [`Typesetter::paint`] puts its letters into an [`Ink`]. Both are reached by
//! [`typesetter`].

mod access;
mod ahead;
mod atlas;
#[cfg(test)]
pub(crate) mod canvas;
mod cells;
mod cuts;
mod families;
pub mod field;
mod fonts;
mod geometry;
mod kept;
pub mod label;
mod laid;
mod layout;
mod measures;
mod paint;
mod runs;
mod signs;
mod steps;
mod strides;
mod style;
#[cfg(test)]
mod tests;
mod typing;

use std::ops::Range;
use std::sync::Arc;

use egui::{Color32, Context, Pos2, Ui};

pub(super) use ahead::{make_ready, open_system_fonts};
use atlas::Atlas;
use kept::Kept;
use layout::Setter;

pub use access::{Run, bounds};
pub use fonts::families;
pub use laid::{Affinity, Laid, Position};
pub use paint::Ink;
pub use style::{Align, Base, Copy, Face, Stretch, Style};

/// Sets copy and draws it. There is one for each egui context.
pub struct Typesetter {
    setter: Setter,
    kept: Kept,
    atlas: Option<Atlas>,
}

impl Typesetter {
    /// With the desk's fonts, and the system's behind them.
    #[must_use]
    pub fn new() -> Self {
        Self { setter: ahead::setter(), kept: Kept::default(), atlas: None }
    }

    /// With the desk's fonts alone: sets the same on every system.
    #[must_use]
    pub fn without_system_fonts() -> Self {
        Self { setter: Setter::new(false), kept: Kept::default(), atlas: None }
    }

    /// Sets the story in these families of the system from now on: one for Latin and other letters,
    /// one for Arabic; none is the desk's own. Gives those that are not on this machine, whenever
    /// others are named than before.
    pub fn suit(&mut self, latin: Option<&str>, arabic: Option<&str>) -> Vec<String> {
        let Some(missing) = self.setter.suit(latin, arabic) else { return Vec::new() };
        self.kept = Kept::default();
        missing
    }

    /// A face of this family, with the desk's own behind it.
    pub fn face_of(&mut self, family: &str) -> Face {
        self.setter.face_of(family)
    }

    /// Changes whenever the story is set in other families.
    #[must_use]
    pub fn edition(&self) -> u32 {
        self.setter.edition()
    }

    /// Sets copy.
    pub fn lay(&mut self, copy: &Copy<'_>) -> Laid {
        self.setter.lay(copy)
    }

    /// The same for copy that is asked for in every frame: it is set once, and kept for as long as
    /// it is asked for.
    pub fn kept(&mut self, copy: &Copy<'_>) -> Arc<Laid> {
        if let Some(laid) = self.kept.get(copy) {
            return laid;
        }
        let laid = Arc::new(self.lay(copy));
        self.kept.put(copy, &laid);
        laid
    }

    /// The words of labels, buttons and fields of the last frame, each as often as it was set: for
    /// tests of what the window says.
    pub fn said(&self) -> impl Iterator<Item = (&str, &Laid)> {
        self.kept.all()
    }

    /// Adds the letters of `laid` to `ink`, with the top left of the text at `origin`. Bytes in
    /// `tints` have their color, the others `color`; emoji keep their own.
    pub fn paint(
        &mut self,
        ink: &mut Ink,
        laid: &Laid,
        origin: Pos2,
        color: Color32,
        tints: &[(Range<usize>, Color32)],
    ) {
        if let Some(atlas) = &mut self.atlas {
            paint::paint(atlas, &self.setter.cuts, ink, laid, origin, color, tints);
        }
    }
}

impl Default for Typesetter {
    fn default() -> Self {
        Self::new()
    }
}

impl egui::Plugin for Typesetter {
    fn debug_name(&self) -> &'static str {
        "typesetter"
    }

    fn setup(&mut self, ctx: &Context) {
        self.atlas = Some(Atlas::new(ctx));
    }

    fn on_begin_pass(&mut self, ui: &mut Ui) {
        let (pixels_per_point, dark) = (ui.ctx().pixels_per_point(), ui.visuals().dark_mode);
        if let Some(atlas) = &mut self.atlas {
            atlas.suit(pixels_per_point, dark);
        }
    }

    fn on_end_pass(&mut self, _ui: &mut Ui) {
        if let Some(atlas) = &mut self.atlas {
            atlas.upload();
        }
        self.kept.tidy();
    }
}

/// The typesetter of a context. It must not be asked for again within `work`.
pub fn typesetter<R>(ctx: &Context, work: impl FnOnce(&mut Typesetter) -> R) -> R {
    work(&mut ctx.plugin_or_default::<Typesetter>().lock())
}
