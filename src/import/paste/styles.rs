//! What an element hands down to the words inside it: marks, how spaces count, what is hidden.

use super::links;
use super::tree::Element;
use super::writer::Kind;
use crate::ground::EntityId;
use crate::story::{Mark, MarkKind};

/// How white space counts (CSS Text, 4).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Space {
    /// A run of it is one space.
    #[default]
    Collapse,
    /// As `Collapse`, and no-break spaces are spaces: they only pad.
    Padding,
    /// As `Collapse`, but line ends end lines.
    Lines,
    /// All of it stays, as in `pre`.
    Kept,
    /// Every character stays, as in what the desk itself has copied.
    Exact,
}

/// Whether words are seen.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Sight {
    /// They are.
    #[default]
    Shown,
    /// Their size is zero; what is inside may have one again.
    Tiny,
    /// They are not, whatever is inside.
    Hidden,
}

/// Whether figures stand above or below the line, where their meaning hangs on it: 10³, CO₂.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Shift {
    /// They stand on it.
    #[default]
    None,
    Raised,
    Lowered,
    /// They stand on it whatever is said inside.
    Never,
}

/// How an element stands among the others.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Display {
    Block,
    Inline,
}

/// What an element hands down.
#[derive(Clone, Debug)]
pub(super) struct Style {
    /// What words carry.
    pub(super) marks: Vec<Mark>,
    /// How white space counts.
    pub(super) space: Space,
    /// Whether words are seen.
    pub(super) sight: Sight,
    /// The kind of block they stand in.
    pub(super) kind: Kind,
    /// How many lists they stand in.
    pub(super) lists: usize,
    /// The outermost of these, by number, and whether it is numbered.
    pub(super) list: (usize, bool),
    /// Whether that one is not numbered from 1 upwards.
    pub(super) renumbered: bool,
    /// Whether they are notes at the foot.
    pub(super) notes: bool,
    /// Whether they stand above or below the line.
    pub(super) shift: Shift,
}

impl Default for Style {
    fn default() -> Self {
        Self {
            marks: Vec::new(),
            space: Space::Collapse,
            sight: Sight::Shown,
            kind: Kind::Paragraph,
            lists: 0,
            list: (0, false),
            renumbered: false,
            notes: false,
            shift: Shift::None,
        }
    }
}

/// What following a style sheet has shown beside the style itself.
#[derive(Debug, Default)]
pub(super) struct Seen {
    /// The display it asks for.
    pub(super) display: Option<Display>,
    /// Whether words are struck through.
    pub(super) struck: bool,
    /// Whether a link was dropped.
    pub(super) dead_link: bool,
}

impl Style {
    /// Whether every character inside stays.
    pub(super) fn is_exact(&self) -> bool {
        self.space == Space::Exact
    }

    pub(super) fn set(&mut self, mark: Mark) {
        self.unset(mark.kind());
        self.marks.push(mark);
        self.marks.sort();
    }

    fn unset(&mut self, kind: MarkKind) {
        self.marks.retain(|mark| mark.kind() != kind);
    }

    fn switch(&mut self, mark: Mark, on: bool) {
        if on { self.set(mark) } else { self.unset(mark.kind()) }
    }

    /// Takes on what an element means and what its `style` says.
    pub(super) fn adopt(&mut self, element: &Element) -> Seen {
        let mut seen = Seen::default();
        match element.name() {
            "b" | "strong" => self.set(Mark::Bold),
            "i" | "em" | "cite" | "dfn" | "var" => self.set(Mark::Italic),
            "sup" => self.shift(Shift::Raised),
            "sub" => self.shift(Shift::Lowered),
            "s" | "strike" | "del" => seen.struck = true,
            "a" => self.link(element, &mut seen),
            "pre" | "listing" | "xmp" | "plaintext" | "textarea" if !self.is_exact() => self.space = Space::Kept,
            "dialog" if element.attribute("open").is_none() => self.sight = Sight::Hidden,
            _other => {}
        }
        if element.attribute("hidden").is_some() {
            self.sight = Sight::Hidden;
        }
        if element.has_class("Apple-converted-space") && !self.is_exact() {
            self.space = Space::Padding;
        }
        if let Some(Ok(entity)) = element.attribute("data-mention").map(str::parse::<EntityId>) {
            self.set(Mark::Mention(entity));
        }
        if element.attribute("data-quotation").is_some() {
            self.set(Mark::Quotation(None));
        }
        if !self.is_exact() {
            self.follow(element.value("style"), &mut seen);
        }
        seen
    }

    fn shift(&mut self, shift: Shift) {
        if self.shift != Shift::Never && !self.is_exact() {
            self.shift = shift;
        }
    }

    fn link(&mut self, element: &Element, seen: &mut Seen) {
        let Some(href) = element.attribute("href") else { return };
        match links::followed(href, !self.is_exact()) {
            Some(address) => self.set(Mark::Link(address)),
            None => seen.dead_link = !href.trim().is_empty() && !href.trim_start().starts_with('#'),
        }
    }

    /// Follows a `style` attribute.
    fn follow(&mut self, style: &str, seen: &mut Seen) {
        let (mut cut, mut flat) = (false, false);
        for (name, value) in declarations(style) {
            match name.as_str() {
                "font-weight" => self.weigh(&value),
                "font-style" if value != "inherit" => self.switch(Mark::Italic, is_slanted(&value)),
                "font" => self.font(&value),
                "font-size" => self.size(&value),
                "display" => match value.as_str() {
                    "none" => self.sight = Sight::Hidden,
                    "block" | "flex" | "grid" | "list-item" | "table" | "flow-root" => {
                        seen.display = Some(Display::Block);
                    }
                    value if value.starts_with("inline") => seen.display = Some(Display::Inline),
                    _other => {}
                },
                "visibility" if matches!(value.as_str(), "hidden" | "collapse") => self.sight = Sight::Hidden,
                "mso-hide" if value == "all" => self.sight = Sight::Hidden,
                "overflow" => cut = value == "hidden",
                "height" | "max-height" | "width" | "max-width" => flat |= is_zero(&value),
                "white-space" => self.space = self.spaced(&value),
                "text-decoration" | "text-decoration-line" => seen.struck |= value.contains("line-through"),
                "vertical-align" => match value.as_str() {
                    "super" => self.shift(Shift::Raised),
                    "sub" => self.shift(Shift::Lowered),
                    "baseline" => self.shift(Shift::None),
                    _other => {}
                },
                "mso-element" => self.notes |= matches!(value.as_str(), "footnote-list" | "endnote-list"),
                _other => {}
            }
        }
        if cut && flat {
            self.sight = Sight::Hidden;
        }
    }

    fn weigh(&mut self, value: &str) {
        if let Some(bold) = is_bold(value) {
            self.switch(Mark::Bold, bold);
        }
    }

    /// The shorthand sets what it does not name back to normal (CSS Fonts, 2.7).
    fn font(&mut self, value: &str) {
        if value == "inherit" || !value.contains(char::is_whitespace) {
            return;
        }
        let is_size =
            |part: &str| part.parse::<u16>().is_err() && part.starts_with(|c: char| c.is_ascii_digit() || c == '.');
        let before: Vec<&str> = value.split_ascii_whitespace().take_while(|part| !is_size(part)).collect();
        self.switch(Mark::Bold, before.iter().any(|part| is_bold(part) == Some(true)));
        self.switch(Mark::Italic, before.iter().any(|part| is_slanted(part)));
    }

    fn size(&mut self, value: &str) {
        let is_absolute = value.ends_with("px") || value.ends_with("pt") || value.ends_with("rem");
        match self.sight {
            Sight::Shown if is_zero(value) => self.sight = Sight::Tiny,
            Sight::Tiny
                if !is_zero(value)
                    && (is_absolute || value.ends_with(char::is_alphabetic) && !value.ends_with("em")) =>
            {
                self.sight = Sight::Shown;
            }
            Sight::Shown | Sight::Tiny | Sight::Hidden => {}
        }
    }

    fn spaced(&self, value: &str) -> Space {
        match value {
            "pre" | "pre-wrap" | "pre-line" | "break-spaces" if self.space == Space::Kept => Space::Kept,
            "pre" | "pre-wrap" | "pre-line" | "break-spaces" => Space::Lines,
            "normal" | "nowrap" => Space::Collapse,
            _other => self.space,
        }
    }
}

fn is_bold(value: &str) -> Option<bool> {
    match value {
        "bold" | "bolder" => Some(true),
        "normal" | "lighter" => Some(false),
        number => number.parse::<f32>().ok().map(|weight| weight >= 600.0),
    }
}

fn is_slanted(value: &str) -> bool {
    value == "italic" || value.starts_with("oblique")
}

/// `0`, `0px`, `0.0em` …
fn is_zero(value: &str) -> bool {
    let number = value.trim_end_matches(|c: char| c.is_ascii_alphabetic() || c == '%');
    number.parse::<f32>().is_ok_and(|size| size == 0.0)
}

/// The declarations of a `style` attribute: names and values in small letters, without `!important`.
pub(super) fn declarations(style: &str) -> impl Iterator<Item = (String, String)> {
    let mut quote = None;
    let ends = move |c: char| {
        quote = match (quote, c) {
            (None, '"' | '\'') => Some(c),
            (Some(open), c) if open == c => None,
            (still, _) => still,
        };
        c == ';' && quote.is_none()
    };
    style.split(ends).filter_map(|declaration| {
        let (name, value) = declaration.split_once(':')?;
        let value = value.trim().to_ascii_lowercase();
        let value = value.strip_suffix("!important").map_or(value.as_str(), str::trim_end).to_owned();
        Some((name.trim().to_ascii_lowercase(), value))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_style_is_read_in_declarations() {
        let all: Vec<_> = declarations("font:7.0pt \"Times; New\";Color : RED !important; ; x").collect();
        let expected = [("font", "7.0pt \"times; new\""), ("color", "red")];
        assert_eq!(all, expected.map(|(name, value)| (name.to_owned(), value.to_owned())));
    }

    #[test]
    fn marks_go_on_and_off() {
        for (css, marks) in [
            ("font-weight:700", vec![Mark::Bold]),
            ("font-weight:599", vec![]),
            ("font-weight:bold;font-weight:normal", vec![]),
            ("font:italic 600 12pt serif", vec![Mark::Bold, Mark::Italic]),
            ("font-style:oblique 10deg;font:7pt serif", vec![]),
        ] {
            let mut style = Style::default();
            style.follow(css, &mut Seen::default());
            assert_eq!(style.marks, marks, "{css}");
        }
    }

    #[test]
    fn what_is_not_seen() {
        for (css, sight) in [
            ("display:none!important", Sight::Hidden),
            ("mso-hide:all", Sight::Hidden),
            ("visibility: hidden", Sight::Hidden),
            ("max-height:0;overflow:hidden", Sight::Hidden),
            ("height:0", Sight::Shown),
            ("font-size:0px", Sight::Tiny),
            ("font-size:0;font-size:13px", Sight::Shown),
            ("font-size:0.9em", Sight::Shown),
        ] {
            let mut style = Style::default();
            style.follow(css, &mut Seen::default());
            assert_eq!(style.sight, sight, "{css}");
        }
    }
}
