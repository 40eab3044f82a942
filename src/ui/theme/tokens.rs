//! The colors: one table an appearance.

use egui::{Color32, Shadow};

use crate::story::Status;
use crate::tags::{EntityKind, Terms};

/// The colors of one appearance. Each pair of words and ground that occurs is held to its contrast
/// by the tests beside this file.
#[derive(Clone, Copy, Debug)]
pub struct Tokens {
    /// Whether ink is lighter than paper.
    pub dark: bool,
    /// Whether words stand 7 : 1 on their ground or better, and lines 3 : 1; else 4.5 : 1, and
    /// lines are faint.
    pub high_contrast: bool,
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
    /// Hints, on paper and panel only.
    pub faint: Color32,
    /// Actions, selection.
    pub accent: Color32,
    /// Words on the accent.
    pub on_accent: Color32,
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
    /// Behind words that came.
    pub inserted: Color32,
    /// Behind words that went.
    pub removed: Color32,
    /// Under the card that is chosen.
    pub lifted: Shadow,
    /// Under menus, dialogs and panels that lie over the page.
    pub floating: Shadow,
}

#[expect(clippy::disallowed_methods, reason = "this is the one place that names colors")]
const fn hex(rgb: u32) -> Color32 {
    let [_, red, green, blue] = rgb.to_be_bytes();
    Color32::from_rgb(red, green, blue)
}

const fn shadow(down: i8, blur: u8, black: u8) -> Shadow {
    Shadow { offset: [0, down], blur, spread: 0, color: Color32::from_black_alpha(black) }
}

/// A color as a style sheet writes it: `#fdfcf9` or `#fff`.
#[must_use]
pub fn written(color: &str) -> Option<Color32> {
    let digits = color.trim().strip_prefix('#')?;
    let long: String =
        if digits.len() == 3 { digits.chars().flat_map(|c| [c, c]).collect() } else { digits.to_owned() };
    (long.len() == 6).then(|| u32::from_str_radix(&long, 16).ok()).flatten().map(hex)
}

/// Dark ink on light paper.
pub const LIGHT: Tokens = Tokens {
    dark: false,
    high_contrast: false,
    paper: hex(0x00FD_FCF9),
    panel: hex(0x00F4_F1EA),
    rail: hex(0x00EC_E8DF),
    line: hex(0x00DD_D7CA),
    ink: hex(0x001D_1B17),
    soft: hex(0x0063_5E53),
    faint: hex(0x0071_6B5F),
    accent: hex(0x000B_6B57),
    on_accent: hex(0x00FD_FCF9),
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
    inserted: hex(0x00D6_EFDF),
    removed: hex(0x00FB_DFDA),
    lifted: shadow(2, 10, 20),
    floating: shadow(8, 28, 46),
};

/// Over what the tour does not speak of, in every appearance.
pub const SHADE: Color32 = Color32::from_black_alpha(90);
/// Over what a cut leaves of a photo, in every appearance.
pub const CUT_OFF: Color32 = Color32::from_black_alpha(125);
/// Lines over photos, in every appearance; they lie on a darker one.
pub const OVER_PHOTO: Color32 = Color32::WHITE;
/// What lies under them.
pub const UNDER_LINE: Color32 = Color32::from_black_alpha(120);

/// Light ink on dark paper.
pub const DARK: Tokens = Tokens {
    dark: true,
    high_contrast: false,
    paper: hex(0x001B_1C1E),
    panel: hex(0x0023_2528),
    rail: hex(0x0019_1A1C),
    line: hex(0x0034_373B),
    ink: hex(0x00EC_E9E2),
    soft: hex(0x00A5_A196),
    faint: hex(0x0091_8D83),
    accent: hex(0x004F_B89A),
    on_accent: hex(0x001B_1C1E),
    accent_soft: hex(0x0022_352F),
    red: hex(0x00E9_7B6F),
    amber: hex(0x00E0_A84A),
    person: hex(0x00B6_95EA),
    organization: hex(0x007F_B0F5),
    place: hex(0x006C_C79A),
    event: hex(0x00E0_A84A),
    quote: hex(0x0032_2D1F),
    found: hex(0x001F_3A52),
    found_current: hex(0x0040_3410),
    inserted: hex(0x001C_3B30),
    removed: hex(0x0049_2622),
    lifted: shadow(2, 10, 60),
    floating: shadow(8, 28, 120),
};

/// Black ink on white paper, with lines that are seen.
pub const LIGHT_CONTRAST: Tokens = Tokens {
    dark: false,
    high_contrast: true,
    paper: hex(0x00FF_FFFF),
    panel: hex(0x00F6_F5F2),
    rail: hex(0x00EF_EDE8),
    line: hex(0x0076_7169),
    ink: hex(0x0000_0000),
    soft: hex(0x0035_322C),
    faint: hex(0x0045_413A),
    accent: hex(0x0000_4D3D),
    on_accent: hex(0x00FF_FFFF),
    accent_soft: hex(0x00DD_F0E9),
    red: hex(0x008C_170D),
    amber: hex(0x005E_3A00),
    person: hex(0x004E_2490),
    organization: hex(0x000B_4290),
    place: hex(0x0000_502C),
    event: hex(0x005E_3A00),
    quote: hex(0x00FF_F1C9),
    found: hex(0x00D3_E6FF),
    found_current: hex(0x00FF_DF7A),
    inserted: hex(0x00D0_F2DE),
    removed: hex(0x00FF_DCD6),
    lifted: Shadow::NONE,
    floating: shadow(8, 28, 90),
};

/// White ink on black paper, with lines that are seen.
pub const DARK_CONTRAST: Tokens = Tokens {
    dark: true,
    high_contrast: true,
    paper: hex(0x0000_0000),
    panel: hex(0x0010_1113),
    rail: hex(0x0008_0809),
    line: hex(0x008B_9097),
    ink: hex(0x00FF_FFFF),
    soft: hex(0x00DA_D7D0),
    faint: hex(0x00C2_BFB7),
    accent: hex(0x007E_E6C6),
    on_accent: hex(0x0000_0000),
    accent_soft: hex(0x000F_2E27),
    red: hex(0x00FF_A79B),
    amber: hex(0x00FF_C978),
    person: hex(0x00D8_C2FF),
    organization: hex(0x00B5_D5FF),
    place: hex(0x00A3_EBC5),
    event: hex(0x00FF_C978),
    quote: hex(0x0033_290F),
    found: hex(0x0010_365E),
    found_current: hex(0x0046_3700),
    inserted: hex(0x000B_3B2B),
    removed: hex(0x0048_1812),
    lifted: Shadow::NONE,
    floating: shadow(8, 28, 160),
};

/// All appearances, by name.
pub const APPEARANCES: [(&str, &Tokens); 4] = [
    ("light", &LIGHT),
    ("dark", &DARK),
    ("light, high contrast", &LIGHT_CONTRAST),
    ("dark, high contrast", &DARK_CONTRAST),
];

impl Tokens {
    /// The tokens of an appearance.
    #[must_use]
    pub fn of(dark: bool, high_contrast: bool) -> &'static Self {
        match (dark, high_contrast) {
            (false, false) => &LIGHT,
            (true, false) => &DARK,
            (false, true) => &LIGHT_CONTRAST,
            (true, true) => &DARK_CONTRAST,
        }
    }

    /// Behind selected words and chosen entries; what lies there shows through.
    #[must_use]
    pub fn selection(&self) -> Color32 {
        self.accent.gamma_multiply(if self.high_contrast { 0.36 } else { 0.28 })
    }

    /// The line around what only hints at a color: a chip that is no more than outlined.
    #[must_use]
    pub fn outline(&self, color: Color32) -> Color32 {
        if self.high_contrast { color } else { color.gamma_multiply(0.6) }
    }

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
