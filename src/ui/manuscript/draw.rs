//! Drawing: what is in sight, in three layers: washes, words, lines. Each layer is one mesh, as a
//! software renderer pays for every triangle twice.

use std::ops::Range;

use egui::{Color32, Mesh, Painter, Pos2, Rect, Ui, Vec2, pos2, vec2};

use super::leaf::{Passage, Tone};
use super::page::InSight;
use crate::app::Session;
use crate::edit::{Caret, Spot};
use crate::story::{Mark, Text};
use crate::ui::mirror;
use crate::ui::text::{Ink, Typesetter};
use crate::ui::theme::{self, Tokens};

/// How far below the words a line lies, as a part of the row's height.
const DROP: f32 = 0.12;

/// The layers of one frame of the page.
pub(super) struct Brush {
    /// The colors in force.
    pub(super) tokens: &'static Tokens,
    window: Rect,
    grid: f32,
    under: Mesh,
    ink: Ink,
    over: Mesh,
}

/// A stretch of the page: from a passage of a leaf and a byte of it, to another.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Selected {
    pub(super) first: (usize, Caret),
    pub(super) last: (usize, Caret),
}

impl Brush {
    /// Empty layers over a window, in places of the window.
    pub(super) fn new(ui: &Ui, window: Rect) -> Self {
        let mut ink = Ink::default();
        ink.clip(window);
        Self {
            tokens: theme::tokens(ui),
            window,
            grid: ui.ctx().pixels_per_point(),
            under: Mesh::default(),
            ink,
            over: Mesh::default(),
        }
    }

    /// The color of a tone.
    pub(super) fn color(&self, tone: Tone) -> Color32 {
        match tone {
            Tone::Ink => self.tokens.ink,
            Tone::Soft => self.tokens.soft,
            Tone::Accent => self.tokens.accent,
            Tone::Line => self.tokens.line,
            Tone::Red => self.tokens.red,
        }
    }

    /// A wash under the words.
    pub(super) fn wash(&mut self, rect: Rect, color: Color32) {
        let rect = self.snapped(rect);
        if rect.intersects(self.window) {
            self.under.add_colored_rect(rect.intersect(self.window), color);
        }
    }

    /// A line or caret over the words.
    pub(super) fn line(&mut self, rect: Rect, color: Color32) {
        let rect = self.snapped(rect);
        if rect.intersects(self.window) {
            self.over.add_colored_rect(rect.intersect(self.window), color);
        }
    }

    /// A line under words; equally thick wherever the pixels fall.
    fn underline(&mut self, along: egui::Rangef, top: f32, color: Color32) {
        let whole = |points: f32| (points * self.grid).round() / self.grid;
        let (top, thick) = (whole(top), whole(1.5).max(1.0 / self.grid));
        self.line(Rect::from_x_y_ranges(along, egui::Rangef::new(top, top + thick)), color);
    }

    /// A line that goes up and down, with soft edges, as slants look torn without.
    fn wave(&mut self, along: egui::Rangef, middle: f32, color: Color32) {
        let rect = Rect::from_x_y_ranges(along, egui::Rangef::point(middle)).expand2(vec2(0.0, SWING + THICK));
        if !rect.intersects(self.window) || along.span() <= 0.0 {
            return;
        }
        let soft = 1.0 / self.grid;
        let edges = [
            (-THICK / 2.0 - soft, Color32::TRANSPARENT),
            (-THICK / 2.0, color),
            (THICK / 2.0, color),
            (THICK / 2.0 + soft, Color32::TRANSPARENT),
        ];
        let (mut x, mut down) = (along.min, false);
        let mut before: Option<u32> = None;
        loop {
            let here = u32::try_from(self.over.vertices.len()).unwrap_or(u32::MAX);
            for (off, color) in edges {
                self.over.colored_vertex(pos2(x, middle + off + if down { SWING } else { -SWING }), color);
            }
            if let Some(before) = before {
                for row in 0..3 {
                    self.over.add_triangle(before + row, before + row + 1, here + row);
                    self.over.add_triangle(before + row + 1, here + row, here + row + 1);
                }
            }
            if x >= along.max {
                return;
            }
            (before, down) = (Some(here), !down);
            x = (x + HALF).min(along.max);
        }
    }

    /// Words.
    pub(super) fn words(
        &mut self,
        setter: &mut Typesetter,
        laid: &crate::ui::text::Laid,
        at: Pos2,
        color: Color32,
        tints: &[(Range<usize>, Color32)],
    ) {
        setter.paint(&mut self.ink, laid, at, color, tints);
    }

    /// Puts the layers on the window.
    pub(super) fn show(mut self, painter: &Painter) {
        let glass = mirror::glass(painter.ctx());
        glass.mesh(&mut self.under);
        glass.mesh(&mut self.over);
        if !self.under.is_empty() {
            painter.add(egui::Shape::mesh(self.under));
        }
        self.ink.show(painter);
        if !self.over.is_empty() {
            painter.add(egui::Shape::mesh(self.over));
        }
    }

    /// On whole pixels, and at least one of them thick.
    fn snapped(&self, rect: Rect) -> Rect {
        let snap = |at: f32| (at * self.grid).round() / self.grid;
        let min = pos2(snap(rect.left()), snap(rect.top()));
        let least = 1.0 / self.grid;
        Rect::from_min_max(min, pos2(snap(rect.right()).max(min.x + least), snap(rect.bottom()).max(min.y + least)))
    }
}

/// Draws one passage with its marks.
pub(super) fn passage(
    brush: &mut Brush,
    setter: &mut Typesetter,
    session: &Session,
    text: Option<&Text>,
    seen: &InSight,
    passage: &Passage,
    faded: bool,
) {
    let at = seen.at + passage.at;
    let ink = brush.color(passage.tone);
    let ink = if faded { blend(ink, brush.tokens.paper, 0.55) } else { ink };
    if let Some(hint) = &passage.hint {
        let soft = if faded { ink } else { brush.tokens.soft };
        brush.words(setter, hint, at, soft, &[]);
    }
    let mut tints = Vec::new();
    for span in text.map(Text::spans).unwrap_or_default() {
        let range = passage.shown(span.start)..passage.shown(span.end);
        let (wash, line) = look_of(&span.mark, session, brush.tokens);
        if let Some(color) = wash {
            washes(brush, seen, passage, &[(span.start..span.end, color)]);
        }
        if let Some(color) = line {
            underline(brush, passage, at.to_vec2(), range.clone(), color);
        }
        if matches!(span.mark, Mark::Link(_)) && !faded {
            tints.push((range, brush.tokens.accent));
        }
    }
    if let Some(composed) = &passage.composed {
        let range = composed.at..composed.at + composed.words.len();
        underline(brush, passage, at.to_vec2(), range, brush.tokens.ink);
    }
    brush.words(setter, &passage.laid, at, ink, &tints);
}

/// Draws what lies behind stretches of a passage.
pub(super) fn washes(brush: &mut Brush, seen: &InSight, passage: &Passage, washes: &[(Range<usize>, Color32)]) {
    let at = (seen.at + passage.at).to_vec2();
    for (range, color) in washes {
        for rect in passage.laid.rects(passage.shown(range.start)..passage.shown(range.end)) {
            let rect = rect.translate(at);
            let trim = rect.height() * 0.08;
            brush.wash(rect.shrink2(vec2(0.0, trim)).expand2(vec2(1.0, 0.0)), *color);
        }
    }
}

fn underline(brush: &mut Brush, passage: &Passage, at: Vec2, range: Range<usize>, color: Color32) {
    for rect in passage.laid.rects(range) {
        let rect = rect.translate(at);
        brush.underline(rect.x_range(), rect.bottom() - rect.height() * DROP, color);
    }
}

/// How far the line under a misspelt word swings, how wide a swing is and how thick it is, in points.
const SWING: f32 = 1.1;
const HALF: f32 = 2.2;
const THICK: f32 = 1.0;

/// Draws the quiet line under a misspelt word.
pub(super) fn wave(brush: &mut Brush, seen: &InSight, passage: &Passage, range: Range<usize>, faded: bool) {
    let at = (seen.at + passage.at).to_vec2();
    let color = brush.tokens.red;
    let color = if faded { blend(color, brush.tokens.paper, 0.55) } else { color };
    for rect in passage.laid.rects(passage.shown(range.start)..passage.shown(range.end)) {
        let rect = rect.translate(at);
        brush.wave(rect.x_range(), rect.bottom() - rect.height() * DROP + 1.0, color);
    }
}

/// The wash and the line of a mark: hues for who is mentioned, a wash for what is quoted, red for
/// what nobody is known for.
fn look_of(mark: &Mark, session: &Session, t: &Tokens) -> (Option<Color32>, Option<Color32>) {
    let directory = &session.project.directory;
    match mark {
        Mark::Mention(id) => (None, Some(directory.entity(*id).map_or(t.red, |entity| t.entity(entity.kind)))),
        Mark::Quotation(source) => {
            let known = source.is_some_and(|id| directory.source(id).is_some());
            (Some(t.quote), (!known).then_some(t.red))
        }
        Mark::Link(_) => (None, Some(t.accent)),
        Mark::Bold | Mark::Italic => (None, None),
    }
}

/// Draws what is selected of a leaf.
pub(super) fn selection(brush: &mut Brush, seen: &InSight, selected: Selected, color: Color32) {
    let Selected { first, last } = selected;
    if seen.nth < first.0 || seen.nth > last.0 {
        return;
    }
    let index = |caret: Caret| seen.leaf.passage(caret.spot).map(|(at, _)| at);
    let from = if seen.nth == first.0 { index(first.1).unwrap_or(0) } else { 0 };
    let to = if seen.nth == last.0 { index(last.1).unwrap_or(usize::MAX) } else { usize::MAX };
    for (at, passage) in seen.leaf.passages.iter().enumerate() {
        if at < from || at > to {
            continue;
        }
        let starts_here = seen.nth == first.0 && at == from;
        let ends_here = seen.nth == last.0 && at == to;
        let start = if starts_here { passage.shown(first.1.byte) } else { 0 };
        let end = if ends_here { passage.shown(last.1.byte) } else { usize::MAX };
        let place = (seen.at + passage.at).to_vec2();
        for rect in passage.laid.rects(start..end.min(passage.laid.words_len())) {
            brush.wash(rect.translate(place), color);
        }
        if !ends_here {
            // The end of the text is selected with it, and shows as a narrow bit of it.
            let end = passage.laid.row_end(passage.laid.rows().saturating_sub(1));
            let rect = passage.laid.caret(end).translate(place);
            let stub = match passage.laid.direction() {
                crate::ground::Direction::Ltr => Rect::from_min_size(rect.min, vec2(6.0, rect.height())),
                crate::ground::Direction::Rtl => {
                    Rect::from_min_size(rect.min - vec2(6.0, 0.0), vec2(6.0, rect.height()))
                }
            };
            brush.wash(stub, color);
        }
    }
    if seen.leaf.passages.is_empty() {
        brush.wash(Rect::from_min_size(seen.at, vec2(60.0, (seen.leaf.height - 14.0).max(8.0))), color);
    }
}

/// The text a spot of the body names.
pub(super) fn text_at(session: &Session, spot: Spot) -> Option<&Text> {
    match spot {
        Spot::Field(..) => None,
        Spot::Text(place) => session.project.story(place.story)?.block(place.block)?.1.text(place.part),
    }
}

/// Marks where spaces do not break and signs do not show.
pub(super) fn invisibles(brush: &mut Brush, seen: &InSight, passage: &Passage, words: &str) {
    let color = brush.tokens.amber;
    for (at, letter) in words.char_indices() {
        let wide = matches!(letter, '\u{A0}' | '\u{202F}' | '\u{2007}' | '\u{2060}');
        let thin = matches!(letter, '\u{200B}'..='\u{200F}' | '\u{AD}' | '\u{2066}'..='\u{2069}' | '\u{61C}');
        if !wide && !thin {
            continue;
        }
        let range = passage.shown(at)..passage.shown(at + letter.len_utf8());
        let place = (seen.at + passage.at).to_vec2();
        for rect in passage.laid.rects(range) {
            let rect = rect.translate(place);
            let bottom = rect.bottom() - rect.height() * 0.22;
            let width = rect.width().max(2.0);
            brush.line(Rect::from_min_size(pos2(rect.left(), bottom), vec2(width, 1.5)), color);
            if wide {
                for side in [rect.left(), rect.left() + width - 1.0] {
                    brush.line(Rect::from_min_size(pos2(side, bottom - 3.0), vec2(1.0, 3.0)), color);
                }
            }
        }
    }
}

/// A color on its way to another.
pub(super) fn blend(from: Color32, to: Color32, part: f32) -> Color32 {
    from.lerp_to_gamma(to, part)
}
