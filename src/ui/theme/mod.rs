//! The theme: every color, size and font of the window.
//!
//! What a panel wants to look like it asks for here by name; nothing else names a color.

#[cfg(test)]
mod contrast;
mod measure;
mod style;
mod tokens;

pub use measure::*;
pub use style::{InForce, hairline};
pub use tokens::{
    APPEARANCES, CUT_OFF, DARK, DARK_CONTRAST, LIGHT, LIGHT_CONTRAST, OVER_PHOTO, SHADE, Tokens, UNDER_LINE, written,
};

/// The tokens in force.
#[must_use]
pub fn tokens(ui: &egui::Ui) -> &'static Tokens {
    tokens_of(ui.visuals())
}

/// The tokens that a look was made of.
#[must_use]
pub fn tokens_of(visuals: &egui::Visuals) -> &'static Tokens {
    // The paper tells which they are: no two appearances share one.
    Tokens::of(visuals.dark_mode, [LIGHT_CONTRAST.paper, DARK_CONTRAST.paper].contains(&visuals.extreme_bg_color))
}
