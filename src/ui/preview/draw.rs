//! Draws what is in sight of the page, in the colors of its own sheet.

use std::sync::Arc;

use egui::accesskit::Role;
use egui::{Color32, Pos2, Rect, Sense, Shape, Stroke, StrokeKind, Ui, Vec2, pos2, vec2};

use super::flow::{Item, Words};
use super::page::InSight;
use super::sheet::{Hue, PAGE};
use crate::app::{Action, Session};
use crate::export::{Publication, Tag};
use crate::ui::mirror;
use crate::ui::pictures::Pictures;
use crate::ui::text::{Ink, bounds, typesetter};

/// What a frame of the page is drawn with.
pub(super) struct Brush<'a> {
    pub(super) session: &'a Session,
    pub(super) pictures: &'a mut Pictures,
    pub(super) publication: &'a Publication,
    /// Whether the screen is dark.
    pub(super) dark: bool,
    /// The window on the page, and where its top left corner is, both as they are seen.
    pub(super) window: Rect,
    pub(super) origin: Pos2,
}

impl Brush<'_> {
    fn color(&self, hue: Hue) -> Color32 {
        PAGE.color(hue, self.dark)
    }

    /// Draws leaves.
    pub(super) fn draw(&mut self, ui: &mut Ui, seen: &[InSight], actions: &mut Vec<Action>) {
        for leaf in seen {
            let at = self.origin.to_vec2() + vec2(0.0, leaf.down);
            for (nth, item) in leaf.boxed.items.iter().enumerate() {
                self.behind(ui, item, at, (leaf.nth, nth), actions);
            }
        }
        let mut ink = Ink::default();
        ink.clip(self.window);
        typesetter(ui.ctx(), |setter| {
            for (words, at) in words_of(seen, self.origin) {
                let tints: Vec<_> = words.tints.iter().map(|(range, hue)| (range.clone(), self.color(*hue))).collect();
                setter.paint(&mut ink, &words.laid, at, self.color(words.hue), &tints);
            }
        });
        ink.show(ui.painter());
        for (words, at) in words_of(seen, self.origin) {
            self.underline(ui, words, at);
        }
        self.tell(ui, seen);
    }

    fn behind(&mut self, ui: &mut Ui, item: &Item, at: Vec2, name: (usize, usize), actions: &mut Vec<Action>) {
        let glass = mirror::glass(ui.ctx());
        match item {
            Item::Fill(rect, hue, radius) => {
                let rect = snapped(ui, rect.translate(at));
                ui.painter().rect_filled(glass.rect(rect), *radius, self.color(*hue));
            }
            Item::Frame(rect, hue, radius, width) => {
                let line = Stroke::new(width.max(1.0 / ui.pixels_per_point()), self.color(*hue));
                ui.painter().rect_stroke(glass.rect(rect.translate(at)), *radius, line, StrokeKind::Inside);
            }
            Item::Picture(rect, number, radius, alt) => {
                let Some(photo) = self.publication.photos.get(*number) else { return };
                let rect = glass.rect(rect.translate(at));
                self.pictures.published(ui, self.session, &photo.file, (rect, photo.area, *radius), actions);
                let id = ui.scope_id().with(("preview-picture", name));
                let _node = ui.interact(rect, id, Sense::hover());
                ui.ctx().accesskit_node_builder(id, |node| {
                    node.set_role(Role::Image);
                    node.set_bounds(bounds(rect));
                    node.set_label(alt.as_str());
                });
            }
            Item::Dot(center, radius, hue) => {
                ui.painter().circle_filled(glass.pos(*center + at), *radius, self.color(*hue));
            }
            Item::Fold(rect, _, open) => self.fold(ui, rect.translate(at), *open),
            Item::Words(_) | Item::Card(..) => {}
        }
    }

    /// The sign before a line that opens.
    fn fold(&self, ui: &Ui, line: Rect, open: bool) {
        let glass = mirror::glass(ui.ctx());
        let rtl = self.publication.direction == crate::ground::Direction::Rtl;
        let (start, forward) = if rtl { (line.right(), -1.0) } else { (line.left(), 1.0) };
        let size = line.height() * 0.22;
        let middle = pos2(start + forward * size * 1.1, line.center().y);
        let corners = if open {
            [vec2(-size, -size * 0.6), vec2(size, -size * 0.6), vec2(0.0, size * 0.8)]
        } else {
            [vec2(-size * 0.6 * forward, -size), vec2(size * 0.8 * forward, 0.0), vec2(-size * 0.6 * forward, size)]
        };
        let points = corners.map(|corner| glass.pos(middle + corner)).to_vec();
        ui.painter().add(Shape::convex_polygon(points, self.color(Hue::Soft), Stroke::NONE));
    }

    fn underline(&self, ui: &Ui, words: &Words, at: Pos2) {
        let glass = mirror::glass(ui.ctx());
        let laid = &words.laid;
        for link in words.links.iter().filter(|link| link.underlined) {
            let tint = words.tints.iter().rev().find(|(range, _)| range.contains(&link.range.start));
            let color = self.color(tint.map_or(words.hue, |(_, hue)| *hue));
            for rect in laid.rects(link.range.clone()) {
                let row = rect.translate(at.to_vec2());
                let top = row.top() + laid.baseline() + words.thick * 3.0;
                let line = Rect::from_x_y_ranges(row.x_range(), egui::Rangef::new(top, top + words.thick));
                ui.painter().rect_filled(glass.rect(snapped(ui, line)), 0.0, color);
            }
        }
    }

    /// Tells those who do not see what stands there, part by part.
    fn tell(&self, ui: &Ui, seen: &[InSight]) {
        let glass = mirror::glass(ui.ctx());
        for leaf in seen {
            let at = self.origin.to_vec2() + vec2(0.0, leaf.down);
            for (nth, item) in leaf.boxed.items.iter().enumerate() {
                let Item::Words(words) = item else { continue };
                if words.said.trim().is_empty() {
                    continue;
                }
                let rect = Rect::from_min_size(words.at, words.laid.size()).translate(at);
                let rect = glass.rect(rect);
                let id = ui.scope_id().with(("preview-words", leaf.nth, nth));
                let _node = ui.interact(rect, id, Sense::hover());
                ui.ctx().accesskit_node_builder(id, |node| {
                    node.set_role(if level(words.tag).is_some() { Role::Heading } else { Role::Paragraph });
                    if let Some(level) = level(words.tag) {
                        node.set_level(level);
                    }
                    node.set_bounds(bounds(rect));
                    node.set_label(words.said.as_str());
                });
            }
        }
    }
}

/// The words in sight, and where they are seen.
fn words_of(seen: &[InSight], origin: Pos2) -> impl Iterator<Item = (&Words, Pos2)> {
    seen.iter().flat_map(move |leaf| {
        leaf.boxed.items.iter().filter_map(move |item| match item {
            Item::Words(words) => Some((&**words, words.at + origin.to_vec2() + vec2(0.0, leaf.down))),
            Item::Fill(..) | Item::Frame(..) | Item::Picture(..) | Item::Dot(..) | Item::Card(..) | Item::Fold(..) => {
                None
            }
        })
    })
}

/// The level of a heading.
fn level(tag: Tag) -> Option<usize> {
    [Tag::H1, Tag::H2, Tag::H3].iter().position(|heading| *heading == tag).map(|at| at + 1)
}

/// On whole pixels, and at least one of them thick.
fn snapped(ui: &Ui, rect: Rect) -> Rect {
    let grid = ui.pixels_per_point();
    let snap = |at: f32| (at * grid).round() / grid;
    let min = pos2(snap(rect.left()), snap(rect.top()));
    let least = 1.0 / grid;
    Rect::from_min_max(min, pos2(snap(rect.right()).max(min.x + least), snap(rect.bottom()).max(min.y + least)))
}

/// What the pointer is on.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Pointed {
    /// Something that leads elsewhere.
    Link(String),
    /// What opens and closes.
    Fold(String),
    /// A leaf, the words there, and the byte of them.
    Words(usize, Arc<str>, usize),
    /// A leaf.
    Leaf(usize),
}

/// What is at a place of the page, all of which are as they are seen; what matters more comes first.
pub(super) fn pointed(seen: &[InSight], origin: Pos2, at: Pos2) -> Vec<Pointed> {
    let mut found = Vec::new();
    let Some(leaf) = seen.iter().rev().find(|leaf| origin.y + leaf.down <= at.y) else { return found };
    let within = at - origin.to_vec2() - vec2(0.0, leaf.down);
    for item in &leaf.boxed.items {
        match item {
            Item::Card(rect, href) if rect.contains(within) => found.push(Pointed::Link(href.clone())),
            Item::Fold(rect, key, _) if rect.contains(within) => found.push(Pointed::Fold(key.clone())),
            Item::Words(words) => {
                let place = Rect::from_min_size(words.at, words.laid.size());
                if !place.expand(2.0).contains(within) {
                    continue;
                }
                let inside = within - words.at.to_vec2();
                let over = |link: &&super::inline::Link| {
                    words.laid.rects(link.range.clone()).iter().any(|rect| rect.contains(inside))
                };
                found.extend(words.links.iter().find(over).map(|link| Pointed::Link(link.href.clone())));
                let byte = words.laid.hit(inside.to_vec2()).byte;
                let signs = words.signs.iter().filter(|sign| **sign < byte).count();
                let byte = byte.saturating_sub(3 * signs);
                found.push(Pointed::Words(leaf.nth, Arc::from(words.said.as_str()), byte));
            }
            Item::Fill(..) | Item::Frame(..) | Item::Picture(..) | Item::Dot(..) | Item::Card(..) | Item::Fold(..) => {}
        }
    }
    found.push(Pointed::Leaf(leaf.nth));
    found
}
