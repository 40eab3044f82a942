//! Icons: the few of Phosphor that the desk draws, and which command has which.
//!
//! They are a font of their own under `assets/icons`, cut to the glyphs named here; the `README.md`
//! there says how it is made anew when one is added.

use egui::{Align2, Color32, FontId, Pos2, RichText, Ui};

use super::theme;
use crate::app::Tone;
use crate::app::commands::CommandId;
use crate::story::Content;
use crate::tags::EntityKind;

/// An icon, by its place in the font.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Icon(char);

/// The family that egui knows the font by.
pub(super) const FAMILY: &str = "icons";
/// The font.
pub(super) const FONT: &[u8] = include_bytes!("../../assets/icons/Phosphor-subset.ttf");

impl Icon {
    pub(super) const BOLD: Self = Self('\u{e5be}');
    pub(super) const ITALIC: Self = Self('\u{e5c0}');
    pub(super) const LINK: Self = Self('\u{e2e2}');
    pub(super) const QUOTE: Self = Self('\u{e660}');
    pub(super) const PHOTO: Self = Self('\u{e2ca}');
    pub(super) const LIST: Self = Self('\u{e2f2}');
    pub(super) const SEARCH: Self = Self('\u{e30c}');
    pub(super) const EXPORT: Self = Self('\u{eaf0}');
    pub(super) const IMPORT: Self = Self('\u{e20c}');
    pub(super) const CLOSE: Self = Self('\u{e4f6}');
    pub(super) const DOWN: Self = Self('\u{e136}');
    pub(super) const UP: Self = Self('\u{e13c}');
    pub(super) const ADD: Self = Self('\u{e3d4}');
    pub(super) const STORIES: Self = Self('\u{eab6}');
    pub(super) const SIDE: Self = Self('\u{e2ce}');
    pub(super) const BESIDE: Self = Self('\u{e546}');
    pub(super) const BLOCKED: Self = Self('\u{e4e2}');
    pub(super) const ADVICE: Self = Self('\u{e4e0}');
    pub(super) const DONE: Self = Self('\u{e184}');
    pub(super) const PERSON: Self = Self('\u{e4c2}');
    pub(super) const ORGANIZATION: Self = Self('\u{e102}');
    pub(super) const PLACE: Self = Self('\u{e316}');
    pub(super) const EVENT: Self = Self('\u{e10a}');
    pub(super) const EMBARGO: Self = Self('\u{e19a}');
    pub(super) const SUBHEAD: Self = Self('\u{e6ba}');
    pub(super) const PARAGRAPH: Self = Self('\u{e960}');
    pub(super) const RULE: Self = Self('\u{e32a}');
    pub(super) const EMBED: Self = Self('\u{e1bc}');
    pub(super) const FACT_BOX: Self = Self('\u{e34e}');
    pub(super) const SAVE: Self = Self('\u{e248}');
    pub(super) const UNDO: Self = Self('\u{e038}');
    pub(super) const REDO: Self = Self('\u{e036}');

    /// All of them, for the test that looks for each in the font.
    #[cfg(test)]
    const ALL: [Self; 32] = [
        Self::BOLD,
        Self::ITALIC,
        Self::LINK,
        Self::QUOTE,
        Self::PHOTO,
        Self::LIST,
        Self::SEARCH,
        Self::EXPORT,
        Self::IMPORT,
        Self::CLOSE,
        Self::DOWN,
        Self::UP,
        Self::ADD,
        Self::STORIES,
        Self::SIDE,
        Self::BESIDE,
        Self::BLOCKED,
        Self::ADVICE,
        Self::DONE,
        Self::PERSON,
        Self::ORGANIZATION,
        Self::PLACE,
        Self::EVENT,
        Self::EMBARGO,
        Self::SUBHEAD,
        Self::PARAGRAPH,
        Self::RULE,
        Self::EMBED,
        Self::FACT_BOX,
        Self::SAVE,
        Self::UNDO,
        Self::REDO,
    ];

    /// Whether a glyph shows the way words run, and is turned round where they run from right to left:
    /// what goes back and forth, rows that begin somewhere, a panel at a side.
    pub(super) fn is_one_sided(glyph: char) -> bool {
        [Self::UNDO, Self::REDO, Self::LIST, Self::QUOTE, Self::STORIES, Self::PARAGRAPH].contains(&Self(glyph))
    }

    /// The icon of a command, where it has one.
    pub(super) fn of(command: CommandId) -> Option<Self> {
        COMMANDS.iter().find(|(id, _)| *id == command.0).map(|(_, icon)| *icon)
    }

    /// The icon of a kind of entity.
    pub(super) fn of_entity(kind: EntityKind) -> Self {
        match kind {
            EntityKind::Person => Self::PERSON,
            EntityKind::Organization => Self::ORGANIZATION,
            EntityKind::Place => Self::PLACE,
            EntityKind::Event => Self::EVENT,
        }
    }

    /// The icon of what a block is.
    pub(super) fn of_block(content: &Content) -> Self {
        match content {
            Content::Paragraph(_) => Self::PARAGRAPH,
            Content::Subhead(_) => Self::SUBHEAD,
            Content::Quote(_) | Content::PullQuote(_) => Self::QUOTE,
            Content::List(_) => Self::LIST,
            Content::Photo(_) => Self::PHOTO,
            Content::FactBox(_) => Self::FACT_BOX,
            Content::Embed(_) => Self::EMBED,
            Content::Rule => Self::RULE,
        }
    }

    /// The icon of how a thing went.
    pub(super) fn of_tone(tone: Tone) -> Self {
        match tone {
            Tone::Done => Self::DONE,
            Tone::Advice => Self::ADVICE,
            Tone::Failed => Self::BLOCKED,
        }
    }

    /// As a part of one of egui's widgets, which gives it its color.
    pub(super) fn text(self) -> RichText {
        RichText::new(self.0).font(font(theme::ICON))
    }

    /// Draws it around a point.
    pub(super) fn paint(self, ui: &Ui, center: Pos2, size: f32, color: Color32) {
        ui.painter().text(center, Align2::CENTER_CENTER, self.0, font(size), color);
    }
}

fn font(size: f32) -> FontId {
    FontId::new(size, theme::family(FAMILY))
}

/// The commands that have an icon.
const COMMANDS: [(&str, Icon); 28] = [
    ("bold", Icon::BOLD),
    ("italic", Icon::ITALIC),
    ("quotation", Icon::QUOTE),
    ("quote", Icon::QUOTE),
    ("turn-quote", Icon::QUOTE),
    ("attach", Icon::PHOTO),
    ("list", Icon::LIST),
    ("turn-list", Icon::LIST),
    ("subhead", Icon::SUBHEAD),
    ("turn-subhead", Icon::SUBHEAD),
    ("paragraph", Icon::PARAGRAPH),
    ("rule", Icon::RULE),
    ("embed", Icon::EMBED),
    ("fact-box", Icon::FACT_BOX),
    ("tag-person", Icon::PERSON),
    ("tag-organization", Icon::ORGANIZATION),
    ("tag-place", Icon::PLACE),
    ("tag-event", Icon::EVENT),
    ("find", Icon::SEARCH),
    ("export", Icon::EXPORT),
    ("import", Icon::IMPORT),
    ("new-story", Icon::ADD),
    ("stories-panel", Icon::STORIES),
    ("inspector", Icon::SIDE),
    ("beside", Icon::BESIDE),
    ("save", Icon::SAVE),
    ("undo", Icon::UNDO),
    ("redo", Icon::REDO),
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_font_has_every_icon_and_none_besides() {
        let font = swash::FontRef::from_index(FONT, 0).unwrap();
        for icon in Icon::ALL {
            assert_ne!(
                font.charmap().map(icon.0),
                0,
                "{icon:?} is not in assets/icons; its README says how it gets there"
            );
        }
        let mut drawn = 0;
        font.charmap().enumerate(|_, _| drawn += 1);
        assert_eq!(drawn, Icon::ALL.len(), "icons that nothing draws are in assets/icons");
    }

    #[test]
    fn icons_belong_to_commands_that_there_are() {
        for (id, _) in COMMANDS {
            assert!(crate::app::commands::find(CommandId(id)).is_some(), "{id} is no command");
        }
    }
}
