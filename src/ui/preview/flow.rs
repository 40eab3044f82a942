//! Lays out an element and all that is in it, as a browser would: boxes below each other, margins
//! that fall together, words within.

use std::collections::BTreeSet;
use std::ops::Range;
use std::sync::Arc;

use egui::{Pos2, Rect, Vec2, pos2, vec2};

use super::inline::{Group, Line, Link, child_of, groups, named_direction};
use super::sheet::{Hue, Part, Place, Viewport};
use super::style::{Border, Look};
use crate::export::{Attribute, Node, Tag};
use crate::ground::Direction;
use crate::ui::text::{Base, Copy, Laid, Style, Typesetter};

/// Something to draw, with its place from the top left of what was laid out.
#[derive(Clone, Debug)]
pub(super) enum Item {
    /// A ground or a line.
    Fill(Rect, Hue, f32),
    /// A line all around.
    Frame(Rect, Hue, f32, f32),
    /// Words.
    Words(Box<Words>),
    /// A photo, by its number from 0, its corners, and what it shows.
    Picture(Rect, usize, f32, String),
    /// The sign of a list entry.
    Dot(Pos2, f32, Hue),
    /// What leads elsewhere as a whole.
    Card(Rect, String),
    /// The line that opens what is below it.
    Fold(Rect, String, bool),
}

/// Words that were set.
#[derive(Clone, Debug)]
pub(super) struct Words {
    pub(super) at: Pos2,
    pub(super) laid: Arc<Laid>,
    pub(super) hue: Hue,
    pub(super) tints: Vec<(Range<usize>, Hue)>,
    pub(super) links: Vec<Link>,
    /// What those hear who do not see.
    pub(super) said: String,
    /// Where signs stand that no editor typed, three bytes each.
    pub(super) signs: Vec<usize>,
    /// What they are a part of.
    pub(super) tag: Tag,
    /// How thick lines under them are.
    pub(super) thick: f32,
}

/// Something laid out: its height without the margins, which may fall together with others.
#[derive(Clone, Debug, Default)]
pub(super) struct Boxed {
    pub(super) items: Vec<Item>,
    pub(super) height: f32,
    pub(super) top: f32,
    pub(super) bottom: f32,
}

/// What laying out needs at hand.
pub(super) struct Flow<'a> {
    pub(super) setter: &'a mut Typesetter,
    pub(super) view: Viewport,
    /// The folds that are open, by what their line says and what is below.
    pub(super) open: &'a BTreeSet<String>,
}

/// The room an element is laid out in.
#[derive(Clone, Copy)]
struct Room {
    left: f32,
    width: f32,
    direction: Direction,
}

impl Flow<'_> {
    /// Lays out an element that stands in a place which looks like `above`, in so much width.
    pub(super) fn lay(&mut self, place: &Place<'_>, above: &Look, width: f32, direction: Direction) -> Boxed {
        self.block(place, above, Room { left: 0.0, width, direction }, None)
    }

    fn block(&mut self, place: &Place<'_>, above: &Look, room: Room, marker: Option<usize>) -> Boxed {
        let element = place.element;
        let direction = named_direction(element).unwrap_or(room.direction);
        let look = Look::of(place, Part::Itself, Some(above), room.width, self.view);
        let room = Room { direction, ..room }.within_margins(&look);
        let mut boxed = match element.tag() {
            Tag::Img => Self::picture(place, &look, room),
            Tag::Hr => Self::rule(&look, room),
            Tag::Details => self.details(place, &look, room),
            Tag::Ul | Tag::Ol => self.filled(place, &look, room, &|nth| Some(nth)),
            // Of these nothing is shown.
            Tag::Head | Tag::Meta | Tag::Style | Tag::Title | Tag::Br => Boxed::default(),
            Tag::A
            | Tag::Article
            | Tag::Aside
            | Tag::Bdi
            | Tag::Bdo
            | Tag::Blockquote
            | Tag::Body
            | Tag::Div
            | Tag::Em
            | Tag::Figcaption
            | Tag::Figure
            | Tag::Footer
            | Tag::H1
            | Tag::H2
            | Tag::H3
            | Tag::Header
            | Tag::Html
            | Tag::Li
            | Tag::Main
            | Tag::P
            | Tag::Section
            | Tag::Span
            | Tag::Strong
            | Tag::Summary
            | Tag::Time => self.filled(place, &look, room, &|_nth| None),
        };
        if let Some(number) = marker {
            self.mark(&mut boxed, place, &look, room, number);
        }
        boxed
    }

    /// A box with its children below each other. `number` tells which of them get a sign, and which.
    fn filled(&mut self, place: &Place<'_>, look: &Look, room: Room, number: &dyn Fn(usize) -> Option<usize>) -> Boxed {
        let inner = room.within_padding(look);
        let top = look.border.top.width + look.padding.top;
        let bottom = look.border.bottom.width + look.padding.bottom;
        let mut boxed = Boxed { top: look.margin.top, bottom: look.margin.bottom, ..Boxed::default() };
        let (mut down, mut pending, mut first) = (top, 0.0_f32, true);
        for group in groups(place, look, self.view) {
            let mut child = match group {
                Group::Words(nodes) => self.words(nodes, place, look, inner),
                Group::Block(at, element) => {
                    self.block(&child_of(place, at, element), look, inner, number(nth(place, at)))
                }
            };
            // Margins that touch fall together, through the edge of the box as well (CSS 2, 8.3.1).
            if first && top == 0.0 {
                boxed.top = boxed.top.max(child.top);
            } else {
                down += pending.max(child.top);
            }
            child.shift(vec2(0.0, down));
            down += child.height;
            pending = child.bottom;
            first = false;
            boxed.items.append(&mut child.items);
        }
        if bottom == 0.0 && !first {
            boxed.bottom = boxed.bottom.max(pending);
        } else {
            down += pending;
        }
        boxed.height = down + bottom;
        boxed.wrap(place, look, room);
        boxed
    }

    fn words(&mut self, nodes: &[Node], place: &Place<'_>, look: &Look, room: Room) -> Boxed {
        let line = Line::of(nodes, place, look, self.view);
        if line.is_empty() {
            return Boxed::default();
        }
        let style = Style {
            spacing: look.spacing / look.size.max(f32::EPSILON),
            strong: look.strong,
            italic: look.italic,
            base: Base::Set(room.direction),
            ..Style::new(look.face, look.size, look.times())
        };
        let copy =
            Copy { words: &line.words, stretches: &line.stretches, style: &style, width: room.width, max_lines: None };
        let (laid, width) = self.balanced(&copy, look.balanced);
        let left = if room.direction == Direction::Rtl { room.left + room.width - width } else { room.left };
        let height = laid.size().y;
        let words = Words {
            at: pos2(left, 0.0),
            laid: Arc::new(laid),
            hue: look.color,
            tints: line.tints,
            links: line.links,
            said: line.said,
            signs: line.signs,
            tag: place.element.tag(),
            thick: self.view.scale,
        };
        Boxed { items: vec![Item::Words(Box::new(words))], height, ..Boxed::default() }
    }

    /// Sets words; where they are to be balanced, in the least width that takes no more rows.
    fn balanced(&mut self, copy: &Copy<'_>, balanced: bool) -> (Laid, f32) {
        let laid = self.setter.lay(copy);
        let rows = laid.rows();
        if !balanced || !(2..=BALANCED_ROWS).contains(&rows) {
            return (laid, copy.width);
        }
        let (mut fits, mut narrow) = (copy.width, 0.0);
        let mut best = laid;
        while fits - narrow > 1.0 {
            let width = f32::midpoint(fits, narrow);
            let tried = self.setter.lay(&Copy { width, ..*copy });
            if tried.rows() == rows && tried.size().x <= width {
                (best, fits) = (tried, width);
            } else {
                narrow = width;
            }
        }
        (best, fits)
    }

    fn picture(place: &Place<'_>, look: &Look, room: Room) -> Boxed {
        let side = |name| place.element.attribute(name).and_then(|side| side.parse::<f32>().ok()).unwrap_or(1.0);
        let (wide, high) = (side(Attribute::Width).max(1.0), side(Attribute::Height).max(1.0));
        let rect = Rect::from_min_size(pos2(room.left, 0.0), vec2(room.width, room.width * high / wide));
        let source = place.element.attribute(Attribute::Src).unwrap_or_default();
        // Photos are named by their number, from 1; see `Pictures::path`.
        let number = source.trim_start_matches("photos/").split('-').next().and_then(|n| n.parse::<usize>().ok());
        let alt = place.element.attribute(Attribute::Alt).unwrap_or_default().to_owned();
        let mut items = Vec::new();
        items.extend(look.ground.map(|ground| Item::Fill(rect, ground, look.radius)));
        items.extend(number.and_then(|n| n.checked_sub(1)).map(|n| Item::Picture(rect, n, look.radius, alt)));
        Boxed { items, height: rect.height(), top: look.margin.top, bottom: look.margin.bottom }
    }

    fn rule(look: &Look, room: Room) -> Boxed {
        let Border { width, hue } = look.border.top;
        let rect = Rect::from_min_size(pos2(room.left, 0.0), vec2(room.width, width));
        let items = hue.map(|hue| Item::Fill(rect, hue, 0.0)).into_iter().collect();
        Boxed { items, height: width, top: look.margin.top, bottom: look.margin.bottom }
    }

    /// A line that opens what is below it, which begins closed.
    fn details(&mut self, place: &Place<'_>, look: &Look, room: Room) -> Boxed {
        let key = said(place.element.nodes());
        let open = self.open.contains(&key);
        let mut boxed = Boxed { top: look.margin.top, bottom: look.margin.bottom, ..Boxed::default() };
        let (mut down, mut pending) = (0.0, 0.0_f32);
        for group in groups(place, look, self.view) {
            let Group::Block(at, element) = group else { continue };
            let child = child_of(place, at, element);
            let summary = element.tag() == Tag::Summary;
            if !summary && !open {
                continue;
            }
            // The sign before the line is as wide as in browsers, about.
            let sign = if summary { look.size * 1.05 } else { 0.0 };
            let within = Room { left: room.left + room.on_start(sign), width: room.width - sign, ..room };
            let mut laid = self.block(&child, look, within, None);
            down += if summary { 0.0 } else { pending.max(laid.top) };
            laid.shift(vec2(0.0, down));
            if summary {
                let line = Rect::from_min_size(pos2(room.left, down), vec2(room.width, laid.height));
                boxed.items.push(Item::Fold(line, key.clone(), open));
            }
            down += laid.height;
            pending = laid.bottom;
            boxed.items.append(&mut laid.items);
        }
        boxed.height = down + pending;
        boxed
    }

    /// The sign of a list entry, beside its first line.
    fn mark(&mut self, boxed: &mut Boxed, place: &Place<'_>, look: &Look, room: Room, nth: usize) {
        let list = place.within.map(|list| list.element.tag());
        let hue = Look::of(place, Part::Marker, Some(look), 0.0, self.view).color;
        let inner = room.within_padding(look);
        let rtl = room.direction == Direction::Rtl;
        let start = if rtl { inner.left + inner.width } else { inner.left };
        let forward = if rtl { -1.0 } else { 1.0 };
        let style = Style { base: Base::Set(room.direction), ..Style::new(look.face, look.size, look.times()) };
        if list == Some(Tag::Ol) {
            let number = format!("{}.", nth + 1);
            let laid = self.setter.lay(&Copy::line(&number, &style));
            let (gap, width) = (look.size * 0.25, laid.size().x);
            let left = if rtl { start + gap } else { start - gap - width };
            let words = Words {
                at: pos2(left, 0.0),
                laid: Arc::new(laid),
                hue,
                tints: Vec::new(),
                links: Vec::new(),
                said: String::new(),
                signs: Vec::new(),
                tag: Tag::Li,
                thick: self.view.scale,
            };
            boxed.items.push(Item::Words(Box::new(words)));
            return;
        }
        // As large and as far away as browsers draw them, for want of a standard.
        let (size, away) = (look.size * ASCENT / 3.0, look.size * ASCENT * 2.0 / 3.0 + 9.0 * self.view.scale);
        let middle = look.size * (look.times() / 2.0 + 0.04);
        let center = pos2(start - forward * (away - size / 2.0), middle);
        boxed.items.push(Item::Dot(center, size / 2.0, hue));
    }
}

/// How far letters reach up, as a part of the size; for the signs of lists.
const ASCENT: f32 = 0.9;
/// Browsers balance no more rows than these.
const BALANCED_ROWS: usize = 6;

/// How many elements stand before a node.
fn nth(place: &Place<'_>, at: usize) -> usize {
    place.element.nodes().iter().take(at).filter(|node| matches!(node, Node::Element(_))).count()
}

/// All words of nodes.
pub(super) fn said(nodes: &[Node]) -> String {
    let mut words = String::new();
    for node in nodes {
        match node {
            Node::Text(text) => words.push_str(text),
            Node::Element(element) => words.push_str(&said(element.nodes())),
            Node::Sheet(_) => {}
        }
    }
    words
}

impl Room {
    /// What the margins leave, at most as wide as the box may be.
    fn within_margins(self, look: &Look) -> Self {
        let free = self.width - look.margin.start - look.margin.end;
        let width = look.width.unwrap_or(free).min(look.at_most.unwrap_or(f32::INFINITY));
        let left = if look.centered {
            (self.width - width) / 2.0
        } else if self.direction == Direction::Rtl {
            self.width - look.margin.start - width
        } else {
            look.margin.start
        };
        Self { left: self.left + left, width, ..self }
    }

    fn within_padding(self, look: &Look) -> Self {
        let start = look.padding.start + look.border.start.width;
        let end = look.padding.end + look.border.end.width;
        let left = if self.direction == Direction::Rtl { end } else { start };
        Self { left: self.left + left, width: (self.width - start - end).max(1.0), ..self }
    }

    /// How far to the right what stands at the start pushes the rest.
    fn on_start(self, wide: f32) -> f32 {
        if self.direction == Direction::Rtl { 0.0 } else { wide }
    }
}

impl Boxed {
    fn shift(&mut self, by: Vec2) {
        for item in &mut self.items {
            match item {
                Item::Fill(rect, ..)
                | Item::Frame(rect, ..)
                | Item::Picture(rect, ..)
                | Item::Card(rect, _)
                | Item::Fold(rect, ..) => *rect = rect.translate(by),
                Item::Words(words) => words.at += by,
                Item::Dot(center, ..) => *center += by,
            }
        }
    }

    /// Puts ground and lines behind what is in the box.
    fn wrap(&mut self, place: &Place<'_>, look: &Look, room: Room) {
        let rect = Rect::from_min_size(pos2(room.left, 0.0), vec2(room.width, self.height));
        let mut behind = Vec::new();
        behind.extend(look.ground.map(|ground| Item::Fill(rect, ground, look.radius)));
        let border = look.border;
        let around = [border.top, border.end, border.bottom, border.start];
        if let (Some(hue), true) = (border.top.hue, around.iter().all(|side| *side == border.top)) {
            behind.push(Item::Frame(rect, hue, look.radius, border.top.width));
        } else {
            let (left, right) = match room.direction {
                Direction::Ltr => (border.start, border.end),
                Direction::Rtl => (border.end, border.start),
            };
            let mut line = |side: Border, rect: Rect| {
                behind.extend(side.hue.filter(|_| side.width > 0.0).map(|hue| Item::Fill(rect, hue, 0.0)));
            };
            line(border.top, rect.with_max_y(rect.top() + border.top.width));
            line(border.bottom, rect.with_min_y(rect.bottom() - border.bottom.width));
            line(left, rect.with_max_x(rect.left() + left.width));
            line(right, rect.with_min_x(rect.right() - right.width));
        }
        let href = place.element.attribute(Attribute::Href);
        behind.extend(href.map(|href| Item::Card(rect, href.to_owned())));
        self.items.splice(0..0, behind);
    }
}
