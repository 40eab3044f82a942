//! The sizes: type, spacing, radii, widths, all in points.

use egui::{FontFamily, FontId, Margin};

use crate::ui::text::{Face, Style};

/// Headings over parts of a panel, in capitals.
pub const CAPS: f32 = 10.5;
/// Chips.
pub const CHIP: f32 = 11.0;
/// The status bar, what stands beside.
pub const SMALL: f32 = 11.5;
/// Buttons beside something else.
pub const BUTTON_SMALL: f32 = 12.0;
/// The interface.
pub const BODY: f32 = 13.0;
/// The name of the program.
pub const NAME: f32 = 15.0;
/// Headings of dialogs.
pub const TITLE: f32 = 16.0;
/// What welcomes, where there is nothing else.
pub const HEADLINE: f32 = 18.0;
/// The name of the desk on its welcome page.
pub const WELCOME: f32 = 28.0;
/// Icons beside words.
pub const ICON: f32 = 16.0;
/// The height of a row of the interface, as a multiple of its size.
pub const LEADING: f32 = 1.35;

/// The step of all spacing.
pub const STEP: f32 = 4.0;

/// Corners of buttons and fields.
pub const ROUND: u8 = 6;
/// Corners of cards and menus.
pub const ROUND_CARD: u8 = 8;
/// Corners of chips.
pub const ROUND_CHIP: u8 = 10;
/// Corners of dialogs.
pub const ROUND_DIALOG: u8 = 12;

/// Within cards.
pub const IN_CARD: Margin = Margin::symmetric(12, 10);
/// Within the bars at the top and the bottom.
pub const IN_BAR: Margin = Margin::symmetric(14, 6);
/// Within the list of stories.
pub const IN_LIST: Margin = Margin { left: 10, right: 10, top: 14, bottom: 0 };
/// Within the inspector, below its tabs.
pub const IN_INSPECTOR: Margin = Margin { left: 14, right: 14, top: 10, bottom: 0 };

/// The width of a line of copy on the page.
pub const MEASURE: f32 = 620.0;
/// The width of the notes beside it.
pub const MARGIN_NOTE: f32 = 124.0;
/// Below this width of the window the side panels lie over the page.
pub const NARROW: f32 = 1_100.0;
/// The height of the bar at the top.
pub const TOP_BAR: f32 = 42.0;
/// The height of the tools over the page.
pub const TOOLS: f32 = 40.0;

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

/// How words are set in the interface.
#[must_use]
pub fn words(size: f32) -> Style {
    Style::new(Face::Interface, size, LEADING)
}
