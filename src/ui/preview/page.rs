//! The page in the preview: its leaves, which are laid out when they come into sight and kept for
//! as long as their element is the same, and where it is scrolled to.

use std::collections::BTreeSet;
use std::sync::Arc;

use super::flow::{Boxed, Flow, said};
use super::inline::{child_of, named_direction};
use super::sheet::{Part, Place, Viewport};
use super::style::Look;
use crate::export::{Element, Node, Page, Tag};
use crate::ground::Direction;
use crate::ui::text::Typesetter;

/// A child of the article.
#[derive(Clone, Debug, Default)]
struct Leaf {
    boxed: Option<Arc<Boxed>>,
    height: f32,
    top: f32,
    bottom: f32,
}

/// The leaves of a page, and where they are.
#[derive(Debug, Default)]
pub(super) struct Leaves {
    row: Vec<Leaf>,
    view: Option<Viewport>,
    /// How far down the page the window begins, in points.
    pub(super) offset: f32,
}

/// A leaf in sight, and how far down the page it is.
pub(super) struct InSight {
    pub(super) nth: usize,
    pub(super) down: f32,
    pub(super) boxed: Arc<Boxed>,
}

/// What the article stands in.
struct Column {
    left: f32,
    width: f32,
    top: f32,
    bottom: f32,
    direction: Direction,
}

/// The elements of an article.
fn parts(page: &Page) -> Vec<&Element> {
    let nodes = page.article().map(Element::nodes).unwrap_or_default();
    let elements = nodes.iter().filter_map(|node| match node {
        Node::Element(element) => Some(element),
        Node::Text(_) | Node::Sheet(_) => None,
    });
    elements.collect()
}

impl Leaves {
    /// Takes up what a page has become. What has not changed stays as it is laid out, and the page
    /// where it is.
    pub(super) fn take_up(&mut self, old: Option<&Page>, new: &Page) {
        let (before, after) = (old.map(parts).unwrap_or_default(), parts(new));
        // A document of another language looks otherwise throughout.
        let same_document = old.is_some_and(|old| named_direction(&old.document) == named_direction(&new.document));
        let most = if same_document { before.len().min(after.len()).min(self.row.len()) } else { 0 };
        let mut head = before.iter().zip(&after).take(most).take_while(|(old, new)| old == new).count();
        // The last one may look otherwise once something stands behind it.
        if before.len() != after.len() && head == before.len() {
            head = head.saturating_sub(1);
        }
        let tail = before.iter().rev().zip(after.iter().rev()).take(most - head);
        let mut tail = tail.take_while(|(old, new)| old == new).count();
        // So may what has another one before it.
        let first_of_tail = (before.len() - tail, after.len() - tail);
        let kind = |parts: &[&Element], at: usize| at.checked_sub(1).and_then(|at| parts.get(at)).map(|e| e.tag());
        if tail > 0 && kind(&before, first_of_tail.0) != kind(&after, first_of_tail.1) {
            tail -= 1;
        }
        let anchor = self.anchor();
        let old_len = self.row.len();
        let middle = (head..after.len() - tail).map(|at| {
            // What is typed in changes little of its height.
            let known = self.row.get(at).filter(|_| before.len() == after.len());
            Leaf { boxed: None, ..known.cloned().unwrap_or_default() }
        });
        let middle: Vec<Leaf> = middle.collect();
        self.row.splice(head..old_len - tail, middle);
        let (nth, within) = anchor;
        let nth = if nth >= old_len - tail { (nth + self.row.len()).saturating_sub(old_len) } else { nth };
        if old_len > 0 {
            self.offset = self.tops().get(nth).map_or(self.offset, |top| top + within);
        }
    }

    /// Forgets all, as another story comes.
    pub(super) fn clear(&mut self) {
        *self = Self::default();
    }

    /// Has everything laid out again, at the same place: something looks otherwise everywhere.
    pub(super) fn lay_again(&mut self) {
        for leaf in &mut self.row {
            leaf.boxed = None;
        }
    }

    /// The first leaf in sight, and how far down it the window begins.
    fn anchor(&self) -> (usize, f32) {
        let tops = self.tops();
        let nth = tops.partition_point(|top| *top <= self.offset).saturating_sub(1);
        (nth, self.offset - tops.get(nth).copied().unwrap_or_default())
    }

    /// How far down each leaf begins, from the first one on; last, where they end.
    fn tops(&self) -> Vec<f32> {
        let (mut down, mut pending) = (0.0, 0.0_f32);
        let mut tops = Vec::with_capacity(self.row.len() + 1);
        for leaf in &self.row {
            down += pending.max(leaf.top);
            tops.push(down);
            down += leaf.height;
            pending = leaf.bottom;
        }
        tops.push(down + pending);
        tops
    }

    /// Lays out what a window of this height shows; gives it with the height of all.
    pub(super) fn look(
        &mut self,
        setter: &mut Typesetter,
        page: &Page,
        view: Viewport,
        window: f32,
        open: &BTreeSet<String>,
    ) -> (Vec<InSight>, f32, f32) {
        if self.view != Some(view) {
            self.view_changed(view);
        }
        let mut found = None;
        in_article(page, view, |article, look, column| {
            let mut flow = Flow { setter, view, open };
            found = Some(self.lay_in_sight(&mut flow, article, look, column, window));
        });
        found.unwrap_or_default()
    }

    /// On another screen the same leaf stays at the top.
    fn view_changed(&mut self, view: Viewport) {
        let (nth, within) = self.anchor();
        let grown = self.view.map_or(1.0, |old| view.scale / old.scale);
        for leaf in &mut self.row {
            let (height, top, bottom) = (leaf.height * grown, leaf.top * grown, leaf.bottom * grown);
            *leaf = Leaf { boxed: None, height, top, bottom };
        }
        self.view = Some(view);
        self.offset = self.tops().get(nth).map_or(0.0, |top| top + within * grown);
    }

    fn lay_in_sight(
        &mut self,
        flow: &mut Flow<'_>,
        article: &Place<'_>,
        look: &Look,
        column: &Column,
        window: f32,
    ) -> (Vec<InSight>, f32, f32) {
        let nodes = article.element.nodes();
        for (leaf, node) in self.row.iter_mut().zip(nodes) {
            if leaf.height == 0.0 && leaf.boxed.is_none() {
                leaf.height = guess(node, look, column.width);
                leaf.bottom = look.size;
            }
        }
        let mut seen = Vec::new();
        let mut nth = self.anchor_below(column.top);
        let mut down = self.tops().get(nth).copied().unwrap_or_default() + column.top;
        while down < self.offset + window
            && let (Some(leaf), Some(Node::Element(element))) = (self.row.get_mut(nth), nodes.get(nth))
        {
            let before = leaf.height;
            if leaf.boxed.is_none() {
                let place = child_of(article, nth, element);
                let boxed = flow.lay(&place, look, column.width, column.direction);
                (leaf.height, leaf.top, leaf.bottom) = (boxed.height, boxed.top, boxed.bottom);
                leaf.boxed = Some(Arc::new(boxed));
                let top = self.tops().get(nth).copied().unwrap_or_default() + column.top;
                // What is above the window grows upwards.
                if down + before < self.offset {
                    self.offset += top - down + self.row.get(nth).map_or(0.0, |leaf| leaf.height) - before;
                }
                down = top;
            }
            let Some(leaf) = self.row.get(nth) else { break };
            seen.extend(leaf.boxed.clone().map(|boxed| InSight { nth, down, boxed }));
            let next = self.row.get(nth + 1).map_or(0.0, |next| next.top);
            down += leaf.height + leaf.bottom.max(next);
            nth += 1;
        }
        let height = column.top + self.tops().last().copied().unwrap_or_default() + column.bottom;
        self.offset = self.offset.min((height - window).max(0.0)).max(0.0);
        (seen, height, column.left)
    }

    /// The first leaf that reaches into the window.
    fn anchor_below(&self, top: f32) -> usize {
        let tops = self.tops();
        let reaches = |(leaf, down): &(&Leaf, &f32)| *down + top + leaf.height >= self.offset;
        self.row.iter().zip(&tops).position(|pair| reaches(&pair)).unwrap_or_default()
    }

    /// Brings a leaf into a window of this height, if it is not there.
    pub(super) fn reveal(&mut self, nth: usize, window: f32) {
        let (Some(top), Some(leaf)) = (self.tops().get(nth).copied(), self.row.get(nth)) else { return };
        let begins_in_sight = top >= self.offset && top <= self.offset + window * 0.8;
        let covers = top <= self.offset && top + leaf.height >= self.offset + window * 0.5;
        if !begins_in_sight && !covers {
            self.offset = (top - window * 0.3).max(0.0);
        }
    }
}

/// About how high an element is, until it has been laid out.
#[expect(clippy::cast_precision_loss, reason = "a guess")]
fn guess(node: &Node, look: &Look, width: f32) -> f32 {
    let Node::Element(element) = node else { return 0.0 };
    if element.tag() == Tag::Figure {
        return width * 0.75;
    }
    let letters = said(element.nodes()).len() as f32;
    let row = width / (look.size * 0.45).max(1.0);
    (letters / row.max(1.0)).ceil().max(1.0) * look.size * look.times()
}

/// Gives the article where it stands, how it looks, and its column.
fn in_article(page: &Page, view: Viewport, then: impl FnOnce(&Place<'_>, &Look, &Column)) {
    let html = Place { element: &page.document, within: None, before: None, last: true };
    let Some(body) = child_named(&html, Tag::Body) else { return };
    let Some(main) = child_named(&body, Tag::Main) else { return };
    let Some(article) = child_named(&main, Tag::Article) else { return };
    let screen = view.width * view.scale;
    let html_look = Look::of(&html, Part::Itself, None, screen, view);
    let body_look = Look::of(&body, Part::Itself, Some(&html_look), screen, view);
    let main_look = Look::of(&main, Part::Itself, Some(&body_look), screen, view);
    let look = Look::of(&article, Part::Itself, Some(&main_look), screen, view);
    let wide = screen.min(main_look.at_most.unwrap_or(screen));
    let padding = main_look.padding;
    let column = Column {
        left: (screen - wide) / 2.0 + padding.start,
        width: wide - padding.start - padding.end,
        top: padding.top,
        bottom: padding.bottom,
        direction: named_direction(&page.document).unwrap_or(Direction::Ltr),
    };
    then(&article, &look, &column);
}

fn child_named<'a>(within: &'a Place<'a>, tag: Tag) -> Option<Place<'a>> {
    within.element.nodes().iter().enumerate().find_map(|(at, node)| match node {
        Node::Element(element) => (element.tag() == tag).then(|| child_of(within, at, element)),
        Node::Text(_) | Node::Sheet(_) => None,
    })
}
