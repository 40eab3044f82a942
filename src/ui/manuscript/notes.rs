//! Notes beside the page: whose words a passage quotes.

use egui::{Rect, pos2, vec2};

use super::draw::{Brush, text_at};
use super::page::InSight;
use crate::app::Session;
use crate::ground::Direction;
use crate::story::Mark;
use crate::ui::text::{Copy, Face, Style, Typesetter};
use crate::ui::theme::MARGIN_NOTE;

/// Draws the notes of a leaf where the margin has room.
pub(super) fn show(brush: &mut Brush, setter: &mut Typesetter, session: &Session, seen: &InSight, window: Rect) {
    let rtl = session.story().is_some_and(|story| story.direction() == Direction::Rtl);
    let width = seen.leaf.passages.first().map_or(0.0, |passage| passage.width + passage.at.x);
    let room = if rtl { seen.at.x - window.left() } else { window.right() - seen.at.x - width };
    if room < MARGIN_NOTE + 40.0 {
        return;
    }
    let left = if rtl { seen.at.x - 28.0 - MARGIN_NOTE } else { seen.at.x + width + 28.0 };
    let (mut top, says) = (f32::MIN, session.words);
    for passage in &seen.leaf.passages {
        let Some(text) = text_at(session, passage.spot) else { continue };
        let mut said = Vec::new();
        for span in text.spans() {
            let Mark::Quotation(source) = &span.mark else { continue };
            if said.contains(source) {
                continue;
            }
            said.push(*source);
            let (color, words) = match source.map(|id| session.project.directory.source(id)) {
                None => (brush.tokens.red, says.get("page-no-source").to_owned()),
                Some(None) => (brush.tokens.red, says.get("page-unknown-source").to_owned()),
                Some(Some(source)) => {
                    let words = format!("{}\u{2028}{}", source.name, says.fixed(&source.terms.label()).to_lowercase());
                    (brush.tokens.terms(source.terms), words)
                }
            };
            let style = Style::new(Face::Interface, 11.0, 1.35);
            let width = MARGIN_NOTE - 12.0;
            let laid = setter.kept(&Copy { words: &words, stretches: &[], style: &style, width, max_lines: Some(4) });
            top = top.max(seen.at.y + passage.at.y + 4.0);
            let height = laid.size().y;
            // The bar stands where the words begin, on whichever side they do.
            let (bar, at) = match laid.direction() {
                Direction::Ltr => (left, left + 10.0),
                Direction::Rtl => (left + MARGIN_NOTE - 2.0, left),
            };
            brush.line(Rect::from_min_size(pos2(bar, top), vec2(2.0, height)), color);
            let soft = brush.tokens.soft;
            brush.words(setter, &laid, pos2(at, top), soft, &[]);
            top += height + 8.0;
        }
    }
}
