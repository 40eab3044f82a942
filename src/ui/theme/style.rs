//! The theme in egui's terms, and which of it is in force.

use egui::{Color32, Context, CornerRadius, Margin, Stroke, TextStyle, Theme, ThemePreference, vec2};

use super::measure::{BODY, CAPS, ROUND, ROUND_CARD, ROUND_DIALOG, SMALL, STEP, TITLE, plain, strong};
use super::tokens::Tokens;
use crate::app::{Appearance, Settings, SystemLook};

/// The look that a context was given last; it is given another when a person asks, and when the
/// window comes to a screen with smaller or larger pixels.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct InForce {
    high_contrast: bool,
    /// Points; 0 before the first time.
    hairline: f32,
}

impl InForce {
    /// Gives a context its fonts, and the look a person prefers.
    #[must_use]
    pub fn new(ctx: &Context, settings: &Settings, system: SystemLook) -> Self {
        ctx.set_fonts(crate::ui::fonts::definitions());
        ctx.options_mut(|options| {
            // Ctrl+Plus makes the page larger, not the window's buttons.
            options.zoom_with_keyboard = false;
        });
        let mut force = Self::default();
        force.keep(ctx, settings, system);
        force
    }

    /// Keeps up with what a person prefers, and with the screen.
    pub fn keep(&mut self, ctx: &Context, settings: &Settings, system: SystemLook) {
        let preference = match settings.appearance {
            Appearance::System => ThemePreference::System,
            Appearance::Light => ThemePreference::Light,
            Appearance::Dark => ThemePreference::Dark,
        };
        // Where the system does not say, paper is white.
        let fallback = if system.dark == Some(true) { Theme::Dark } else { Theme::Light };
        if ctx.options(|options| options.theme_preference != preference || options.fallback_theme != fallback) {
            ctx.options_mut(|options| options.fallback_theme = fallback);
            ctx.set_theme(preference);
        }
        ctx.set_zoom_factor(settings.interface_scale());
        let wanted = Self { high_contrast: settings.high_contrast(system), hairline: thin(ctx.pixels_per_point()) };
        if *self != wanted {
            for theme in [Theme::Light, Theme::Dark] {
                let tokens = Tokens::of(theme == Theme::Dark, wanted.high_contrast);
                ctx.set_style_of(theme, style(tokens, wanted.hairline));
            }
            *self = wanted;
        }
    }
}

/// The thinnest line that is whole pixels, in points: one pixel, two from 2× on, and so forth.
#[must_use]
fn thin(pixels_per_point: f32) -> f32 {
    pixels_per_point.floor().max(1.0) / pixels_per_point.max(f32::EPSILON)
}

/// A hairline of a color, whole pixels on this screen.
#[must_use]
pub fn hairline(ui: &egui::Ui, color: Color32) -> Stroke {
    Stroke::new(thin(ui.pixels_per_point()), color)
}

fn style(tokens: &Tokens, hairline: f32) -> egui::Style {
    let mut style = egui::Style { visuals: visuals(tokens, hairline), ..egui::Style::default() };
    style.text_styles = [
        (TextStyle::Small, plain(SMALL)),
        (TextStyle::Body, plain(BODY)),
        (TextStyle::Button, plain(BODY)),
        (TextStyle::Heading, strong(TITLE)),
        (TextStyle::Monospace, plain(BODY)),
        (TextStyle::Name("caps".into()), strong(CAPS)),
    ]
    .into();
    style.spacing.item_spacing = vec2(2.0 * STEP, 1.5 * STEP);
    style.spacing.button_padding = vec2(3.0 * STEP, 1.5 * STEP);
    style.spacing.interact_size = vec2(6.0 * STEP, 6.0 * STEP);
    style.spacing.menu_margin = Margin::same(6);
    style.spacing.window_margin = Margin::same(20);
    style.spacing.text_edit_width = 240.0;
    style.spacing.scroll.floating = true;
    style.interaction.selectable_labels = false;
    style
}

fn visuals(t: &Tokens, hairline: f32) -> egui::Visuals {
    let mut v = if t.dark { egui::Visuals::dark() } else { egui::Visuals::light() };
    v.override_text_color = None;
    v.panel_fill = t.panel;
    v.window_fill = t.paper;
    v.window_stroke = Stroke::new(hairline, t.line);
    v.window_corner_radius = CornerRadius::same(ROUND_DIALOG);
    v.menu_corner_radius = CornerRadius::same(ROUND_CARD);
    v.window_shadow = t.floating;
    v.popup_shadow = t.floating;
    v.extreme_bg_color = t.paper;
    v.text_edit_bg_color = Some(t.paper);
    v.faint_bg_color = t.rail;
    v.code_bg_color = t.rail;
    v.hyperlink_color = t.accent;
    v.warn_fg_color = t.amber;
    v.error_fg_color = t.red;
    v.weak_text_color = Some(t.soft);
    v.selection.bg_fill = t.selection();
    v.selection.stroke = Stroke::new(1.5, t.accent);
    v.text_cursor.stroke = Stroke::new(2.0, t.accent);
    v.text_cursor.blink = false;
    let widget = |fill: Color32, line: Color32, width: f32| egui::style::WidgetVisuals {
        bg_fill: fill,
        weak_bg_fill: fill,
        bg_stroke: Stroke::new(width, line),
        corner_radius: CornerRadius::same(ROUND),
        fg_stroke: Stroke::new(1.0, t.ink),
        expansion: 0.0,
    };
    v.widgets.noninteractive = widget(t.panel, t.line, hairline);
    v.widgets.inactive = widget(t.paper, t.line, hairline);
    // What is pointed at or has the keyboard; a ring that is seen where contrast matters most.
    let ring = if t.high_contrast { 2.0 * hairline } else { hairline };
    v.widgets.hovered = widget(t.accent_soft, t.accent, ring);
    v.widgets.active = widget(t.rail, t.accent, ring);
    v.widgets.open = widget(t.rail, t.line, hairline);
    v
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn hairlines_are_whole_pixels_on_every_screen() {
        for (scale, pixels) in [(0.75, 1.0), (1.0, 1.0), (1.25, 1.0), (1.5, 1.0), (2.0, 2.0), (2.5, 2.0), (3.0, 3.0)] {
            assert!((thin(scale) * scale - pixels).abs() < 1e-6, "{scale}×");
        }
    }
}
