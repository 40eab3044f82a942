//! Words on a line: the nodes of an element as one text, with what looks otherwise in it.

use std::ops::Range;

use super::sheet::{Hue, Part, Place, Viewport};
use super::style::{Display, Look};
use crate::export::{Attribute, Element, Node, Tag};
use crate::ground::Direction;
use crate::ui::text::Stretch;

/// A text, gathered.
#[derive(Debug, Default)]
pub(super) struct Line {
    /// As it is set.
    pub(super) words: String,
    /// As it is written, for those who hear it: no capitals that the sheet makes, no signs for
    /// directions.
    pub(super) said: String,
    pub(super) stretches: Vec<Stretch>,
    pub(super) tints: Vec<(Range<usize>, Hue)>,
    pub(super) links: Vec<Link>,
    /// Where signs stand that no editor typed, three bytes each.
    pub(super) signs: Vec<usize>,
}

/// Words that lead elsewhere.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Link {
    pub(super) range: Range<usize>,
    pub(super) href: String,
    pub(super) underlined: bool,
}

/// A run of nodes as a browser lays them out.
pub(super) enum Group<'a> {
    /// Words on lines.
    Words(&'a [Node]),
    /// A block.
    Block(usize, &'a Element),
}

/// The nodes of an element in groups: blocks, and what stands on lines between them.
pub(super) fn groups<'a>(place: &Place<'a>, look: &Look, view: Viewport) -> Vec<Group<'a>> {
    let nodes = place.element.nodes();
    let (mut groups, mut from) = (Vec::new(), 0);
    for (at, node) in nodes.iter().enumerate() {
        let Node::Element(element) = node else { continue };
        let child = child_of(place, at, element);
        if Look::of(&child, Part::Itself, Some(look), 0.0, view).display == Display::Block {
            groups.extend(nodes.get(from..at).filter(|before| has_words(before)).map(Group::Words));
            groups.push(Group::Block(at, element));
            from = at + 1;
        }
    }
    groups.extend(nodes.get(from..).filter(|rest| has_words(rest)).map(Group::Words));
    groups
}

/// Whether there is more than white space, of which nothing is shown between blocks.
fn has_words(nodes: &[Node]) -> bool {
    nodes.iter().any(|node| match node {
        Node::Text(text) => !text.trim().is_empty(),
        Node::Element(element) => element.tag() == Tag::Br || has_words(element.nodes()),
        Node::Sheet(_) => false,
    })
}

/// The child at a place among an element's nodes, where it stands.
pub(super) fn child_of<'a>(within: &'a Place<'a>, at: usize, element: &'a Element) -> Place<'a> {
    let nodes = within.element.nodes();
    let elements = |nodes: &'a [Node]| {
        nodes.iter().filter_map(|node| match node {
            Node::Element(element) => Some(element),
            Node::Text(_) | Node::Sheet(_) => None,
        })
    };
    let before = nodes.get(..at).and_then(|before| elements(before).next_back());
    let last = nodes.get(at + 1..).is_none_or(|after| elements(after).next().is_none());
    Place { element, within: Some(within), before, last }
}

impl Line {
    /// Gathers nodes of an element that looks so.
    pub(super) fn of(nodes: &[Node], place: &Place<'_>, look: &Look, view: Viewport) -> Self {
        let mut line = Self::default();
        line.gather(nodes, place, look, look, view);
        // White space at the end of a line takes no room.
        let end = line.words.trim_end_matches(' ').len();
        line.words.truncate(end);
        line.said.truncate(line.said.trim_end().len());
        line
    }

    fn gather(&mut self, nodes: &[Node], place: &Place<'_>, look: &Look, base: &Look, view: Viewport) {
        let offset = place.element.nodes().len() - place.element.nodes().len().min(nodes.len());
        for (nth, node) in nodes.iter().enumerate() {
            match node {
                Node::Text(text) => self.write(text, look, base),
                Node::Element(element) if element.tag() == Tag::Br => {
                    let end = self.words.trim_end_matches(' ').len();
                    self.words.truncate(end);
                    self.words.push('\u{2028}');
                    self.said.push('\n');
                }
                Node::Element(element) => {
                    let at = place.element.nodes().iter().position(|known| std::ptr::eq(known, node));
                    let child = child_of(place, at.unwrap_or(offset + nth), element);
                    self.element(&child, look, base, view);
                }
                Node::Sheet(_) => {}
            }
        }
    }

    /// An element on the line.
    fn element(&mut self, child: &Place<'_>, above: &Look, base: &Look, view: Viewport) {
        let element = child.element;
        let look = Look::of(child, Part::Itself, Some(above), 0.0, view);
        let turned = element.attribute(Attribute::Dir);
        let open = match (turned, look.isolated) {
            (Some("ltr"), _) => Some('\u{2066}'),
            (Some("rtl"), _) => Some('\u{2067}'),
            (Some(_), _) | (None, true) => Some('\u{2068}'),
            (None, false) => None,
        };
        // Room before an element on a line is a space about as wide.
        if look.margin.start > 0.0 {
            self.sign(Some('\u{2002}'));
        }
        self.sign(open);
        let from = self.words.len();
        self.gather(element.nodes(), child, &look, base, view);
        if let Some(href) = element.attribute(Attribute::Href) {
            let underlined = look.underlined;
            self.links.push(Link { range: from..self.words.len(), href: href.to_owned(), underlined });
        }
        if let Some(content) = Look::of(child, Part::After, Some(&look), 0.0, view).content {
            // It is for the eye alone.
            self.mark(&look, base, self.words.len()..self.words.len() + content.len());
            self.words.push_str(&content);
        }
        self.sign(open.map(|_| '\u{2069}'));
    }

    fn sign(&mut self, sign: Option<char>) {
        self.signs.extend(sign.map(|_| self.words.len()));
        self.words.extend(sign);
    }

    /// Text: white space is one space, and none at the start of a line (CSS Text 3, 4.1); what may
    /// not stand in HTML is left out, as it is when the page is written.
    fn write(&mut self, text: &str, look: &Look, base: &Look) {
        let from = self.words.len();
        for c in text.chars() {
            match c {
                ' ' | '\t' | '\n' | '\r' | '\u{c}' => {
                    let seen = self.words.trim_end_matches(['\u{2066}', '\u{2067}', '\u{2068}', '\u{2069}']);
                    if !seen.is_empty() && !seen.ends_with([' ', '\u{2028}']) {
                        self.words.push(' ');
                        self.said.push(' ');
                    }
                }
                _ if c.is_control() => {}
                _ if look.capitals => {
                    self.words.extend(c.to_uppercase());
                    self.said.push(c);
                }
                _ => {
                    self.words.push(c);
                    self.said.push(c);
                }
            }
        }
        self.mark(look, base, from..self.words.len());
    }

    /// Notes how a stretch looks where it looks otherwise than the line.
    fn mark(&mut self, look: &Look, base: &Look, range: Range<usize>) {
        let (strong, italic) = (look.strong && !base.strong, look.italic && !base.italic);
        if strong || italic {
            self.stretches.push(Stretch { range: range.clone(), strong, italic });
        }
        if look.color != base.color {
            self.tints.push((range, look.color));
        }
    }

    /// Whether there is nothing to set.
    pub(super) fn is_empty(&self) -> bool {
        self.words.is_empty()
    }
}

/// The direction an element names for itself.
pub(super) fn named_direction(element: &Element) -> Option<Direction> {
    match element.attribute(Attribute::Dir) {
        Some("rtl") => Some(Direction::Rtl),
        Some("ltr") => Some(Direction::Ltr),
        Some(_) | None => None,
    }
}
