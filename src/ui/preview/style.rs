//! What the sheet makes of an element: its type, its colors, the room around it.

use super::inline::named_direction;
use super::length::{self, Units, parts};
use super::sheet::{BROWSER_SIZE, Hue, PAGE, Part, Place, Viewport, is_block};
use crate::export::Tag;
use crate::ground::Direction;
use crate::ui::text::Face;

/// How an element takes its place.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Display {
    /// On lines of its own.
    Block,
    /// On the line, among words.
    Inline,
}

/// The height of a row.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum Leading {
    /// So many times the size.
    Times(f32),
    /// Points.
    Points(f32),
}

/// Something on each side: at the top, where lines end, at the bottom, where they start.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub(super) struct Sides<T> {
    pub(super) top: T,
    pub(super) end: T,
    pub(super) bottom: T,
    pub(super) start: T,
}

/// A line at a side.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub(super) struct Border {
    pub(super) width: f32,
    pub(super) hue: Option<Hue>,
}

/// How an element looks; lengths are points.
#[expect(clippy::struct_excessive_bools, reason = "each is a yes or no of the sheet")]
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Look {
    pub(super) color: Hue,
    pub(super) size: f32,
    pub(super) leading: Leading,
    pub(super) face: Face,
    pub(super) strong: bool,
    pub(super) italic: bool,
    /// Between letters.
    pub(super) spacing: f32,
    pub(super) capitals: bool,
    pub(super) balanced: bool,
    /// The rest is not handed down to what is within.
    pub(super) display: Display,
    pub(super) underlined: bool,
    pub(super) isolated: bool,
    pub(super) margin: Sides<f32>,
    /// Whether it stands in the middle of its room.
    pub(super) centered: bool,
    pub(super) padding: Sides<f32>,
    pub(super) border: Sides<Border>,
    pub(super) radius: f32,
    pub(super) ground: Option<Hue>,
    pub(super) width: Option<f32>,
    pub(super) at_most: Option<f32>,
    /// What stands there by the sheet's own account.
    pub(super) content: Option<String>,
}

impl Look {
    /// What browsers begin with.
    fn initial(view: Viewport) -> Self {
        Self {
            color: Hue::Ink,
            size: BROWSER_SIZE * view.scale,
            leading: Leading::Times(1.2),
            face: Face::Page,
            strong: false,
            italic: false,
            spacing: 0.0,
            capitals: false,
            balanced: false,
            display: Display::Inline,
            underlined: false,
            isolated: false,
            margin: Sides::default(),
            centered: false,
            padding: Sides::default(),
            border: Sides::default(),
            radius: 0.0,
            ground: None,
            width: None,
            at_most: None,
            content: None,
        }
    }

    /// How a part of an element looks that stands in a place which looks like `within`, and in room
    /// so many points wide.
    pub(super) fn of(place: &Place<'_>, part: Part, within: Option<&Self>, room: f32, view: Viewport) -> Self {
        let first = Self::initial(view);
        let above = within.unwrap_or(&first);
        // Of the document itself, a rem is what the browser has.
        let rem = if place.within.is_some() { place.rem(view) } else { first.size };
        let mut look = Self { size: above.size, ..first.clone() };
        look.inherit(above);
        if part == Part::Itself {
            look.by_itself(place.element.tag());
        }
        // The size first: what is said in em is said of it.
        let units = Units { em: above.size, rem, view, room };
        for (name, value) in PAGE.of(place, part, view) {
            look.take_size(name, value, units);
        }
        let units = Units { em: look.size, ..units };
        for (name, value) in PAGE.of(place, part, view) {
            look.take(name, value, units);
        }
        if look.face == Face::Page && place.reads_from_right() {
            look.face = Face::Naskh;
        }
        look
    }

    fn inherit(&mut self, above: &Self) {
        (self.color, self.leading, self.face) = (above.color, above.leading, above.face);
        (self.strong, self.italic, self.spacing) = (above.strong, above.italic, above.spacing);
        (self.capitals, self.balanced, self.underlined) = (above.capitals, above.balanced, above.underlined);
    }

    /// What browsers do with a tag before any sheet is asked (HTML, 15.3).
    fn by_itself(&mut self, tag: Tag) {
        self.display = if is_block(tag) || tag == Tag::Img { Display::Block } else { Display::Inline };
        self.strong |= matches!(tag, Tag::Strong | Tag::H1 | Tag::H2 | Tag::H3);
        self.italic |= tag == Tag::Em;
        self.underlined |= tag == Tag::A;
        self.isolated = matches!(tag, Tag::Bdi | Tag::Bdo);
    }

    fn take_size(&mut self, name: &str, value: &str, units: Units) {
        let size = match name {
            "font-size" => Some(value),
            "font" => parts(value).iter().find_map(|part| part.split_once('/')).map(|(size, _)| size),
            _ => None,
        };
        if let Some(size) = size.and_then(|size| length::read(size, Units { room: units.em, ..units })) {
            self.size = size;
        }
    }

    /// Takes a declaration up; whether it was understood.
    pub(super) fn take(&mut self, name: &str, value: &str, units: Units) -> bool {
        self.take_type(name, value, units) || self.take_box(name, value, units) || is_for_browsers(name)
    }

    fn take_type(&mut self, name: &str, value: &str, units: Units) -> bool {
        let hue = || Hue::ALL.iter().find(|(_, known)| value == format!("var({known})")).map(|(hue, _)| *hue);
        match name {
            "font" => {
                let known = ["400", "600"];
                let read = parts(value);
                let weight = read.iter().find(|part| known.contains(part));
                let leading = read.iter().find_map(|part| part.split_once('/')).map(|(_, leading)| leading);
                self.strong = weight.is_some_and(|weight| *weight == "600");
                return weight.is_some()
                    && leading.is_some_and(|leading| self.take_type("line-height", leading, units))
                    && read.last().is_some_and(|face| self.take_face(face));
            }
            "font-size" => return length::read(value, units).is_some(),
            "font-weight" => self.strong = value == "600",
            "font-style" => self.italic = value != "normal",
            "line-height" => match value.parse() {
                Ok(times) => self.leading = Leading::Times(times),
                Err(_unit) => match length::read(value, units) {
                    Some(points) => self.leading = Leading::Points(points),
                    None => return false,
                },
            },
            "letter-spacing" => match length::read(value, units) {
                Some(apart) => self.spacing = apart,
                None => return false,
            },
            "text-transform" => self.capitals = value == "uppercase",
            "text-wrap" => self.balanced = value == "balance",
            "text-decoration" => self.underlined = value != "none",
            "color" => match hue() {
                Some(hue) => self.color = hue,
                None => return false,
            },
            "content" => {
                let inner = value.trim_matches('"').replace("\\a0", "\u{a0}");
                self.content = Some(inner);
            }
            "unicode-bidi" => self.isolated = value == "isolate",
            "display" => {
                self.display = match value {
                    // Nothing stands beside what the sheet sets so.
                    "block" | "inline-block" => Display::Block,
                    _ => return false,
                };
            }
            _ => return false,
        }
        true
    }

    fn take_face(&mut self, value: &str) -> bool {
        self.face = match value {
            "var(--serif)" => Face::Page,
            "var(--sans)" => Face::Interface,
            _ => return false,
        };
        true
    }

    fn take_box(&mut self, name: &str, value: &str, units: Units) -> bool {
        if let Some(side) = name.strip_prefix("margin") {
            if value == "auto" || value.ends_with(" auto") {
                self.centered = true;
                let top = length::read(value.trim_end_matches("auto"), units).unwrap_or_default();
                if side.is_empty() {
                    (self.margin.top, self.margin.bottom) = (top, top);
                }
                return true;
            }
            return self.margin.take(side, value, units);
        }
        if let Some(side) = name.strip_prefix("padding") {
            return self.padding.take(side, value, units);
        }
        if name == "border-radius" {
            return length::read(value, units).map(|radius| self.radius = radius).is_some();
        }
        if let Some(side) = name.strip_prefix("border") {
            return self.take_border(side, value, units);
        }
        match name {
            "background" => match Hue::ALL.iter().find(|(_, known)| value == format!("var({known})")) {
                Some((hue, _)) => self.ground = Some(*hue),
                None => return false,
            },
            "inline-size" if value == "fit-content" => self.width = None,
            "inline-size" => match length::read(value, units) {
                Some(width) => self.width = Some(width),
                None => return false,
            },
            "max-inline-size" if value == "none" => self.at_most = None,
            "max-inline-size" => match length::read(value, units) {
                Some(width) => self.at_most = Some(width),
                None => return false,
            },
            "block-size" => return value == "auto",
            _ => return false,
        }
        true
    }

    fn take_border(&mut self, side: &str, value: &str, units: Units) -> bool {
        let read = parts(value);
        let Some(width) = read.first().and_then(|width| length::read(width, units)) else { return false };
        let hue = read.last().and_then(|color| Hue::ALL.iter().find(|(_, known)| *color == format!("var({known})")));
        if width > 0.0 && hue.is_none() {
            return false;
        }
        self.border.set(side, Border { width, hue: hue.map(|(hue, _)| *hue) })
    }

    /// The height of a row, as a multiple of the size.
    pub(super) fn times(&self) -> f32 {
        match self.leading {
            Leading::Times(times) => times,
            Leading::Points(points) => points / self.size.max(f32::EPSILON),
        }
    }
}

/// What says nothing of how a page looks here: what the pointer does, what sizes a browser may
/// change by itself, how boxes are measured (as here), what its own scroll bars look like.
fn is_for_browsers(name: &str) -> bool {
    let known = [
        "cursor",
        "box-sizing",
        "text-size-adjust",
        "-webkit-text-size-adjust",
        "color-scheme",
        "overflow-wrap",
        "text-decoration-thickness",
        "text-underline-offset",
        "outline",
        "outline-offset",
    ];
    known.contains(&name) || name.starts_with("--")
}

impl<T: Copy> Sides<T> {
    /// Sets the sides that a property names behind its own name.
    fn set(&mut self, side: &str, value: T) -> bool {
        match side {
            "" => *self = Self { top: value, end: value, bottom: value, start: value },
            "-block" => (self.top, self.bottom) = (value, value),
            "-block-start" => self.top = value,
            "-block-end" => self.bottom = value,
            "-inline" => (self.start, self.end) = (value, value),
            "-inline-start" => self.start = value,
            "-inline-end" => self.end = value,
            _ => return false,
        }
        true
    }
}

impl Sides<f32> {
    fn take(&mut self, side: &str, value: &str, units: Units) -> bool {
        let read: Option<Vec<f32>> = parts(value).iter().map(|part| length::read(part, units)).collect();
        match read.as_deref() {
            Some(&[all]) => self.set(side, all),
            Some(&[block, inline]) if side.is_empty() => {
                *self = Self { top: block, end: inline, bottom: block, start: inline };
                true
            }
            Some(&[top, inline, bottom]) if side.is_empty() => {
                *self = Self { top, end: inline, bottom, start: inline };
                true
            }
            Some(&[top, end, bottom, start]) if side.is_empty() => {
                *self = Self { top, end, bottom, start };
                true
            }
            Some(_) | None => false,
        }
    }
}

impl Place<'_> {
    fn root(&self) -> &Self {
        let mut root = self;
        while let Some(within) = root.within {
            root = within;
        }
        root
    }

    /// Whether the document does: the sheet names other fonts for it.
    fn reads_from_right(&self) -> bool {
        named_direction(self.root().element) == Some(Direction::Rtl)
    }

    /// The size of type of the document, in points: a rem.
    fn rem(&self, view: Viewport) -> f32 {
        let root = self.root();
        let browsers = BROWSER_SIZE * view.scale;
        let units = Units { em: browsers, rem: browsers, view, room: 0.0 };
        let mut look = Look::initial(view);
        for (name, value) in PAGE.of(root, Part::Itself, view) {
            look.take_size(name, value, units);
        }
        look.size
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn everything_the_sheet_declares_is_understood() {
        let view = Viewport { width: 390.0, scale: 1.0 };
        let units = Units { em: 16.0, rem: 16.0, view, room: 390.0 };
        let mut declared = 0;
        for (part, name, value) in PAGE.declared() {
            assert!(Look::initial(view).take(name, value, units), "{part:?}: {name}: {value}");
            declared += 1;
        }
        assert!(declared > 150, "{declared}");
        assert!(!Look::initial(view).take("float", "left", units), "what is unknown is said");
    }
}
