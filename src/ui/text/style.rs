//! How words are to look: face, size, leading, direction.

use std::ops::Range;

use crate::ground::Direction;

/// The two typefaces of the desk, and any other; scripts they lack come from the system.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Face {
    /// What readers will read: Newsreader and Noto Naskh Arabic, or what this person has in their
    /// place.
    Story,
    /// Newsreader and Noto Naskh Arabic as a published page has them, whatever this person reads
    /// stories in.
    Page,
    /// The same with Noto Naskh Arabic first, as pages that read from right to left have it: figures
    /// and signs are its own.
    Naskh,
    /// IBM Plex Sans and IBM Plex Sans Arabic: everything around it.
    #[default]
    Interface,
    /// A family of the system, by the number that [`super::Typesetter::face_of`] gave it.
    Other(u16),
}

/// Where a row stands in its width.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Align {
    /// At the side where reading begins.
    #[default]
    Start,
    /// In the middle.
    Center,
    /// At the side where reading ends.
    End,
    /// At both sides, but for the last row.
    Justified,
    /// At the left, whatever its direction.
    Left,
    /// At the right, whatever its direction.
    Right,
}

/// The direction of a paragraph as a whole; the rules are `ground::reading`.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Base {
    /// That of its letters, whatever language it is in; left to right if it has none.
    #[default]
    Auto,
    /// This one.
    Set(Direction),
    /// That of a text in a story whose language reads so.
    Among(Direction),
}

/// How a text looks as a whole.
#[derive(Clone, Debug, PartialEq)]
pub struct Style {
    /// The typeface.
    pub face: Face,
    /// The size of type in points.
    pub size: f32,
    /// The height of a row, as a multiple of the size.
    pub leading: f32,
    /// How far letters stand apart beyond their own width, as a part of the size.
    pub spacing: f32,
    /// Semibold.
    pub strong: bool,
    /// Italic.
    pub italic: bool,
    /// In capitals set a little apart, where the script has capitals and its letters stand alone.
    pub caps: bool,
    /// Where rows stand.
    pub align: Align,
    /// The paragraph's direction.
    pub base: Base,
}

impl Style {
    /// Regular type at the start of the row, its direction from its words.
    #[must_use]
    pub fn new(face: Face, size: f32, leading: f32) -> Self {
        let (align, base) = (Align::Start, Base::Auto);
        Self { face, size, leading, spacing: 0.0, strong: false, italic: false, caps: false, align, base }
    }

    /// The same, for words of a story that reads so.
    #[must_use]
    pub fn among(self, reads: Direction) -> Self {
        Self { base: Base::Among(reads), ..self }
    }

    /// The same, for paths and addresses: they read from left to right, whatever letters they have.
    #[must_use]
    pub fn for_paths(self) -> Self {
        Self { base: Base::Set(Direction::Ltr), ..self }
    }

    /// The same, semibold.
    #[must_use]
    pub fn strong(self) -> Self {
        Self { strong: true, ..self }
    }
}

/// A stretch of bytes that is set otherwise than the style says; it adds, it never takes away.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Stretch {
    /// The bytes; ends inside a character are moved to its start.
    pub range: Range<usize>,
    /// Semibold.
    pub strong: bool,
    /// Italic.
    pub italic: bool,
}

/// Copy to be set.
#[derive(Clone, Copy, Debug)]
pub struct Copy<'a> {
    /// The words of one paragraph. Line breaks (U+2028, U+000A) begin a row.
    pub words: &'a str,
    /// What is set otherwise; may overlap.
    pub stretches: &'a [Stretch],
    /// How it looks.
    pub style: &'a Style,
    /// The measure in points; infinite for one long row.
    pub width: f32,
    /// No more rows than these; what does not fit is an ellipsis.
    pub max_lines: Option<usize>,
}

impl<'a> Copy<'a> {
    /// Plain words in one long row.
    #[must_use]
    pub fn line(words: &'a str, style: &'a Style) -> Self {
        Self { words, stretches: &[], style, width: f32::INFINITY, max_lines: None }
    }
}
