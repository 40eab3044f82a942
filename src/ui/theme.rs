//! The theme: every color, size and font of the window.

use egui::{Color32, CornerRadius, FontFamily, FontId, Margin, Stroke, TextStyle, Theme, ThemePreference, vec2};

use crate::app::Appearance;
use crate::story::Status;
use crate::tags::{EntityKind, Terms};

/// The colors of one appearance. A test holds their contrast.
#[derive(Clone, Copy, Debug)]
pub struct Tokens {
    /// The page, fields, cards.
    pub paper: Color32,
    /// Side panels.
    pub panel: Color32,
    /// Top and bottom bars, pressed buttons.
    pub rail: Color32,
    /// Hairlines.
    pub line: Color32,
    /// Text.
    pub ink: Color32,
    /// Secondary text.
    pub soft: Color32,
    /// Hints only.
    pub faint: Color32,
    /// Actions, selection.
    pub accent: Color32,
    /// Behind what is selected.
    pub accent_soft: Color32,
    /// What blocks.
    pub red: Color32,
    /// What advises.
    pub amber: Color32,
    /// People.
    pub person: Color32,
    /// Organizations.
    pub organization: Color32,
    /// Places.
    pub place: Color32,
    /// Events.
    pub event: Color32,
    /// Behind a direct quotation.
    pub quote: Color32,
    /// Behind what was found.
    pub found: Color32,
    /// Behind the found words that are selected.
    pub found_current: Color32,
}

#[expect(clippy::disallowed_methods, reason = "this is the one place that names colors")]
const fn hex(rgb: u32) -> Color32 {
    let [_, red, green, blue] = rgb.to_be_bytes();
    Color32::from_rgb(red, green, blue)
}

/// The light appearance.
pub const LIGHT: Tokens = Tokens {
    paper: hex(0x00FD_FCF9),
    panel: hex(0x00F4_F1EA),
    rail: hex(0x00EC_E8DF),
    line: hex(0x00DD_D7CA),
    ink: hex(0x001D_1B17),
    soft: hex(0x0063_5E53),
    faint: hex(0x009A_9486),
    accent: hex(0x000B_6B57),
    accent_soft: hex(0x00E3_EFE9),
    red: hex(0x00B3_372B),
    amber: hex(0x008F_5A08),
    person: hex(0x0075_46B8),
    organization: hex(0x001C_63C4),
    place: hex(0x0013_7446),
    event: hex(0x008F_5A08),
    quote: hex(0x00FB_F3DC),
    found: hex(0x00CF_E3FF),
    found_current: hex(0x00FF_D75E),
};

/// The dark appearance.
pub const DARK: Tokens = Tokens {
    paper: hex(0x001B_1C1E),
    panel: hex(0x0023_2528),
    rail: hex(0x0019_1A1C),
    line: hex(0x0034_373B),
    ink: hex(0x00EC_E9E2),
    soft: hex(0x00A5_A196),
    faint: hex(0x0077_746C),
    accent: hex(0x004F_B89A),
    accent_soft: hex(0x0022_352F),
    red: hex(0x00E8_776A),
    amber: hex(0x00E0_A84A),
    person: hex(0x00B6_95EA),
    organization: hex(0x007F_B0F5),
    place: hex(0x006C_C79A),
    event: hex(0x00E0_A84A),
    quote: hex(0x0032_2D1F),
    found: hex(0x001F_3A52),
    found_current: hex(0x0040_3410),
};

/// The width of a line of copy on the page.
pub const MEASURE: f32 = 620.0;
/// The width of the notes beside it.
pub const MARGIN_NOTE: f32 = 124.0;
/// Below this width of the window the side panels give way to the page.
pub const NARROW: f32 = 1_100.0;

/// The tokens in force.
#[must_use]
pub fn tokens(ui: &egui::Ui) -> &'static Tokens {
    if ui.visuals().dark_mode { &DARK } else { &LIGHT }
}

impl Tokens {
    /// The hue of a kind of entity.
    #[must_use]
    pub fn entity(&self, kind: EntityKind) -> Color32 {
        match kind {
            EntityKind::Person => self.person,
            EntityKind::Organization => self.organization,
            EntityKind::Place => self.place,
            EntityKind::Event => self.event,
        }
    }

    /// The color of a source's terms: the freer, the greener.
    #[must_use]
    pub fn terms(&self, terms: Terms) -> Color32 {
        match terms {
            Terms::OnTheRecord => self.accent,
            Terms::Background | Terms::DeepBackground => self.amber,
            Terms::OffTheRecord => self.red,
        }
    }

    /// The color of a status.
    #[must_use]
    pub fn status(&self, status: Status) -> Color32 {
        match status {
            Status::Draft => self.soft,
            Status::Edit | Status::Copy | Status::Approved | Status::Published => self.accent,
            Status::Spiked => self.amber,
            Status::Killed => self.red,
        }
    }
}

/// The families of type, by use.
#[must_use]
pub fn family(name: &'static str) -> FontFamily {
    FontFamily::Name(name.into())
}

/// Interface type, upright.
#[must_use]
pub fn plain(size: f32) -> FontId {
    FontId::new(size, FontFamily::Proportional)
}

/// Interface type, semibold.
#[must_use]
pub fn strong(size: f32) -> FontId {
    FontId::new(size, family("interface-strong"))
}

/// How what an editor typed is set among the interface's own words.
#[must_use]
pub fn words(size: f32) -> super::text::Style {
    super::text::Style::new(super::text::Face::Interface, size, 1.35)
}

/// Gives a context its fonts and both appearances.
pub fn apply(ctx: &egui::Context) {
    ctx.set_fonts(super::fonts::definitions());
    // Where the system does not say, paper is white.
    ctx.options_mut(|options| {
        options.fallback_theme = Theme::Light;
        // Ctrl+Plus makes the page larger, not the window's buttons.
        options.zoom_with_keyboard = false;
    });
    for (theme, tokens) in [(Theme::Light, &LIGHT), (Theme::Dark, &DARK)] {
        ctx.set_style_of(theme, style(theme, tokens));
    }
}

/// Takes up the appearance a person prefers.
pub fn prefer(ctx: &egui::Context, appearance: Appearance) {
    let preference = match appearance {
        Appearance::System => ThemePreference::System,
        Appearance::Light => ThemePreference::Light,
        Appearance::Dark => ThemePreference::Dark,
    };
    if ctx.options(|options| options.theme_preference) != preference {
        ctx.set_theme(preference);
    }
}

fn style(theme: Theme, tokens: &Tokens) -> egui::Style {
    let mut style = egui::Style { visuals: visuals(theme, tokens), ..egui::Style::default() };
    style.text_styles = [
        (TextStyle::Small, plain(11.5)),
        (TextStyle::Body, plain(13.0)),
        (TextStyle::Button, plain(13.0)),
        (TextStyle::Heading, strong(16.0)),
        (TextStyle::Monospace, plain(13.0)),
    ]
    .into();
    style.spacing.item_spacing = vec2(8.0, 6.0);
    style.spacing.button_padding = vec2(12.0, 6.0);
    style.spacing.interact_size = vec2(24.0, 24.0);
    style.spacing.menu_margin = Margin::same(6);
    style.spacing.window_margin = Margin::same(20);
    style.spacing.text_edit_width = 240.0;
    style.spacing.scroll.floating = true;
    style.interaction.selectable_labels = false;
    style
}

fn visuals(theme: Theme, t: &Tokens) -> egui::Visuals {
    let mut v = match theme {
        Theme::Light => egui::Visuals::light(),
        Theme::Dark => egui::Visuals::dark(),
    };
    v.override_text_color = None;
    v.panel_fill = t.panel;
    v.window_fill = t.paper;
    v.window_stroke = Stroke::new(1.0, t.line);
    v.window_corner_radius = CornerRadius::same(12);
    v.menu_corner_radius = CornerRadius::same(8);
    v.extreme_bg_color = t.paper;
    v.text_edit_bg_color = Some(t.paper);
    v.faint_bg_color = t.rail;
    v.code_bg_color = t.rail;
    v.hyperlink_color = t.accent;
    v.warn_fg_color = t.amber;
    v.error_fg_color = t.red;
    v.weak_text_color = Some(t.soft);
    v.selection.bg_fill = t.accent.gamma_multiply(0.28);
    v.selection.stroke = Stroke::new(1.5, t.accent);
    v.text_cursor.stroke = Stroke::new(2.0, t.accent);
    v.text_cursor.blink = false;
    let widget = |fill: Color32, line: Color32, ink: Color32| egui::style::WidgetVisuals {
        bg_fill: fill,
        weak_bg_fill: fill,
        bg_stroke: Stroke::new(1.0, line),
        corner_radius: CornerRadius::same(6),
        fg_stroke: Stroke::new(1.0, ink),
        expansion: 0.0,
    };
    v.widgets.noninteractive = widget(t.panel, t.line, t.ink);
    v.widgets.inactive = widget(t.paper, t.line, t.ink);
    v.widgets.hovered = widget(t.accent_soft, t.accent, t.ink);
    v.widgets.active = widget(t.rail, t.accent, t.ink);
    v.widgets.open = widget(t.rail, t.line, t.ink);
    v
}

#[cfg(test)]
mod tests {
    use super::*;

    fn luminance(color: Color32) -> f32 {
        let linear = |c: u8| {
            let c = f32::from(c) / 255.0;
            if c <= 0.040_45 { c / 12.92 } else { ((c + 0.055) / 1.055).powf(2.4) }
        };
        0.2126 * linear(color.r()) + 0.7152 * linear(color.g()) + 0.0722 * linear(color.b())
    }

    /// WCAG 2.2, success criterion 1.4.3.
    fn contrast(a: Color32, b: Color32) -> f32 {
        let (a, b) = (luminance(a), luminance(b));
        (a.max(b) + 0.05) / (a.min(b) + 0.05)
    }

    #[test]
    fn everything_a_person_must_read_has_contrast() {
        for (name, t) in [("light", LIGHT), ("dark", DARK)] {
            let grounds = [t.paper, t.panel, t.rail];
            let words = [t.ink, t.soft, t.accent, t.red, t.amber, t.person, t.organization, t.place, t.event];
            for ground in grounds {
                for word in words {
                    let found = contrast(word, ground);
                    assert!(found >= 4.5, "{name}: {word:?} on {ground:?} has {found:.2} : 1");
                }
            }
            assert!(contrast(t.ink, t.quote) >= 4.5, "{name}: quotations");
            for (ground, word) in
                [t.found, t.found_current].into_iter().flat_map(|g| [(g, t.ink), (g, t.soft), (g, t.accent)])
            {
                let found = contrast(word, ground);
                assert!(found >= 4.5, "{name}: {word:?} where it was found, on {ground:?}, has {found:.2} : 1");
            }
            assert!(contrast(t.accent, t.accent_soft) >= 4.5, "{name}: chips");
        }
    }
}
