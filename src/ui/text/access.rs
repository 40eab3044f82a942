//! What a screen reader is told of set words: a node a run, with where each cluster is.

use egui::accesskit::{Rect as Bounds, Role, TextDirection, TextPosition};
use egui::{Id, Rect, Sense, Ui, UiBuilder, Vec2};
use unicode_segmentation::UnicodeSegmentation;

use super::geometry::RowRun;
use super::laid::{Affinity, Laid, Position};
use crate::ground::Direction;

/// A run holds no more clusters than these: where words start in it is said by one byte.
const MOST: usize = 255;

/// The runs of set words, each with its node.
pub(super) struct Runs(Vec<(Id, RowRun)>);

impl Runs {
    /// The runs of what is set in the widget `parent`.
    pub(super) fn new(parent: Id, laid: &Laid) -> Self {
        let runs = laid.row_runs().into_iter().flat_map(in_parts);
        Self(runs.enumerate().map(|(nth, run)| (parent.with(("run", nth)), run)).collect())
    }

    /// Tells of them as parts of the widget `parent`, whose words begin at `origin`.
    pub(super) fn tell(&self, ui: &mut Ui, parent: Id, words: &str, origin: Vec2) {
        let child = ui.new_child(UiBuilder::new().id_salt(("runs", parent)).accessibility_parent(parent));
        for (id, run) in &self.0 {
            let rect = run.rect.translate(origin);
            let _node = child.interact(rect, *id, Sense::hover());
            tell(&child, *id, run, rect, words);
        }
    }

    /// Where a position is, in the terms of a screen reader.
    pub(super) fn position(&self, at: Position) -> Option<TextPosition> {
        let ends = || self.0.iter().find(|(_, run)| run.bytes.start < at.byte && at.byte <= run.bytes.end);
        let begins = || self.0.iter().find(|(_, run)| run.bytes.contains(&at.byte));
        let found = match at.affinity {
            Affinity::Before => ends().or_else(begins),
            Affinity::After => begins().or_else(ends),
        };
        let (id, run) = found.or(self.0.last())?;
        let mut byte = run.bytes.start;
        let before = run.lengths.iter().take_while(|length| {
            byte += usize::from(**length);
            byte <= at.byte
        });
        Some(TextPosition { node: id.accesskit_id(), character_index: before.count() })
    }

    /// The byte a screen reader means.
    pub(super) fn byte(&self, at: TextPosition) -> Option<usize> {
        let (_, run) = self.0.iter().find(|(id, _)| id.accesskit_id() == at.node)?;
        let into: usize = run.lengths.iter().take(at.character_index).map(|length| usize::from(*length)).sum();
        Some(run.bytes.start + into)
    }
}

fn tell(ui: &Ui, id: Id, run: &RowRun, rect: Rect, words: &str) {
    let value = words.get(run.bytes.clone()).unwrap_or_default();
    let starts = word_starts(value, &run.lengths);
    ui.ctx().accesskit_node_builder(id, |node| {
        node.set_role(Role::TextRun);
        node.set_text_direction(match run.direction {
            Direction::Ltr => TextDirection::LeftToRight,
            Direction::Rtl => TextDirection::RightToLeft,
        });
        node.set_bounds(Bounds {
            x0: rect.left().into(),
            y0: rect.top().into(),
            x1: rect.right().into(),
            y1: rect.bottom().into(),
        });
        node.set_value(value);
        node.set_character_lengths(run.lengths.clone());
        node.set_character_positions(run.positions.clone());
        node.set_character_widths(run.widths.clone());
        node.set_word_starts(starts);
    });
}

/// The clusters with which words start.
fn word_starts(value: &str, lengths: &[u8]) -> Vec<u8> {
    let starts: Vec<usize> = value.unicode_word_indices().map(|(at, _)| at).collect();
    let mut byte = 0;
    let mut found = Vec::new();
    for (nth, length) in lengths.iter().enumerate() {
        if starts.binary_search(&byte).is_ok() {
            found.extend(u8::try_from(nth).ok());
        }
        byte += usize::from(*length);
    }
    found
}

/// A run in parts of no more clusters than a node can hold.
fn in_parts(run: RowRun) -> Vec<RowRun> {
    if run.lengths.len() <= MOST {
        return vec![run];
    }
    let mut start = run.bytes.start;
    let parts = run.lengths.chunks(MOST).zip(run.positions.chunks(MOST)).zip(run.widths.chunks(MOST));
    parts
        .map(|((lengths, positions), widths)| {
            let end = start + lengths.iter().map(|length| usize::from(*length)).sum::<usize>();
            let first = positions.first().copied().unwrap_or_default();
            let wide: f32 = widths.iter().sum();
            let mut rect = run.rect;
            match run.direction {
                Direction::Ltr => {
                    rect.min.x += first;
                    rect.max.x = rect.min.x + wide;
                }
                Direction::Rtl => {
                    rect.max.x -= first;
                    rect.min.x = rect.max.x - wide;
                }
            }
            let part = RowRun {
                bytes: start..end,
                rect,
                lengths: lengths.to_vec(),
                positions: positions.iter().map(|position| position - first).collect(),
                widths: widths.to_vec(),
                ..run.clone()
            };
            start = end;
            part
        })
        .collect()
}
