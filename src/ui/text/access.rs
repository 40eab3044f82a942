//! What a screen reader is told of set words: a node a run, with where each character is.

use std::ops::Range;

use egui::accesskit::{Invalid, Rect as Bounds, Role, TextDirection, TextPosition};
use egui::{Id, Rect, Sense, Ui, UiBuilder, Vec2};
use unicode_segmentation::UnicodeSegmentation;

use super::geometry::RowRun;
use super::laid::{Affinity, Laid, Position};
use crate::ground::Direction;
use crate::ui::mirror;

/// A run holds no more characters than these, and a character no more bytes: both are said by one
/// byte.
const MOST: usize = 255;

/// A stretch of a row in one direction, as one node tells of it.
#[derive(Clone, Debug, PartialEq)]
pub struct Run {
    /// Its bytes among the words.
    pub bytes: Range<usize>,
    /// Where it is.
    pub rect: Rect,
    direction: Direction,
    value: String,
    characters: Vec<Character>,
    /// The characters with which words start.
    starts: Vec<u8>,
    /// Whether it is a misspelt word.
    misspelt: bool,
}

/// A cluster, or a part of one that is too long for a node.
#[derive(Clone, Copy, Debug, PartialEq)]
struct Character {
    bytes: u8,
    /// How far from the side where the run begins.
    position: f32,
    width: f32,
}

impl Run {
    /// The runs of set words. With `ends` a line break is told behind them, which tells one
    /// paragraph from the next. The misspelt words are runs of their own.
    #[must_use]
    pub fn all(laid: &Laid, words: &str, ends: bool, misspelt: &[Range<usize>]) -> Vec<Self> {
        let mut rows = laid.row_runs();
        let told = if ends { format!("{words}\n") } else { words.to_owned() };
        if let Some(last) = rows.last_mut().filter(|_| ends) {
            last.bytes.end += 1;
            last.lengths.push(1);
            last.positions.push(last.rect.width());
            last.widths.push(0.0);
        }
        let starts: Vec<usize> = told.unicode_word_indices().map(|(at, _)| at).collect();
        rows.iter().flat_map(|row| in_parts(row, &told, &starts, misspelt)).collect()
    }

    /// Tells of it as a node of its own within `ui`; it is seen at `rect` in the window.
    pub fn tell(&self, ui: &Ui, id: Id, rect: Rect) {
        let rect = mirror::glass(ui.ctx()).rect(rect);
        let _node = ui.interact(rect, id, Sense::hover());
        ui.ctx().accesskit_node_builder(id, |node| {
            node.set_role(Role::TextRun);
            node.set_text_direction(match self.direction {
                Direction::Ltr => TextDirection::LeftToRight,
                Direction::Rtl => TextDirection::RightToLeft,
            });
            node.set_bounds(bounds(rect));
            node.set_value(self.value.as_str());
            node.set_character_lengths(self.characters.iter().map(|character| character.bytes).collect::<Vec<_>>());
            node.set_character_positions(self.each(|character| character.position));
            node.set_character_widths(self.each(|character| character.width));
            node.set_word_starts(self.starts.clone());
            if self.misspelt {
                node.set_invalid(Invalid::Spelling);
            }
        });
    }

    /// The number of the character that begins at a byte of the words, or holds it.
    #[must_use]
    pub fn character(&self, byte: usize) -> usize {
        let mut end = self.bytes.start;
        let before = self.characters.iter().take_while(|character| {
            end += usize::from(character.bytes);
            end <= byte
        });
        before.count()
    }

    /// The byte of the words at which a character begins.
    #[must_use]
    pub fn byte(&self, character: usize) -> usize {
        let before = self.characters.iter().take(character);
        self.bytes.start + before.map(|character| usize::from(character.bytes)).sum::<usize>()
    }

    fn each(&self, of: impl Fn(&Character) -> f32) -> Vec<f32> {
        self.characters.iter().map(of).collect()
    }
}

/// A rectangle in the terms of a screen reader.
#[must_use]
pub fn bounds(rect: Rect) -> Bounds {
    Bounds { x0: rect.left().into(), y0: rect.top().into(), x1: rect.right().into(), y1: rect.bottom().into() }
}

/// A run of a row in parts that a node can hold. `starts` are the bytes at which words start.
fn in_parts(row: &RowRun, words: &str, starts: &[usize], misspelt: &[Range<usize>]) -> Vec<Run> {
    let characters = characters(row, words);
    let mut start = row.bytes.start;
    let part = |characters: &[Character]| {
        let bytes = start..start + characters.iter().map(|character| usize::from(character.bytes)).sum::<usize>();
        start = bytes.end;
        let first = characters.first().map_or(0.0, |character| character.position);
        let wide = characters.last().map_or(0.0, |character| character.position + character.width) - first;
        let mut rect = row.rect;
        match row.direction {
            Direction::Ltr => {
                rect.min.x += first;
                rect.max.x = rect.min.x + wide;
            }
            Direction::Rtl => {
                rect.max.x -= first;
                rect.min.x = rect.max.x - wide;
            }
        }
        let mut at = bytes.start;
        let begins = characters.iter().map(|character| {
            let begin = at;
            at += usize::from(character.bytes);
            begin
        });
        let begin_words = begins.enumerate().filter(|(_, byte)| starts.binary_search(byte).is_ok());
        Run {
            starts: begin_words.filter_map(|(nth, _)| u8::try_from(nth).ok()).collect(),
            value: words.get(bytes.clone()).unwrap_or_default().to_owned(),
            characters: characters
                .iter()
                .map(|character| Character { position: character.position - first, ..*character })
                .collect(),
            direction: row.direction,
            misspelt: misspelt.iter().any(|word| word.start < bytes.end && bytes.start < word.end),
            bytes,
            rect,
        }
    };
    let mut end = row.bytes.start;
    let ends: Vec<usize> = characters
        .iter()
        .map(|character| {
            end += usize::from(character.bytes);
            end
        })
        .collect();
    let is_edge = |byte: usize| misspelt.iter().any(|word| word.start == byte || word.end == byte);
    let whole = |nth: usize| ends.get(nth).is_none_or(|end| !is_edge(*end));
    let mut nth = 0;
    let stretches = characters.chunk_by(|_, _| {
        nth += 1;
        whole(nth - 1)
    });
    let parts = stretches.flat_map(|stretch| stretch.chunks(MOST));
    // A row with nothing on it is a run as well.
    let nothing: Option<&[Character]> = characters.is_empty().then_some(&[]);
    parts.chain(nothing).map(part).collect()
}

/// The clusters of a run; those of more bytes than can be said are cut between letters.
fn characters(row: &RowRun, words: &str) -> Vec<Character> {
    let mut characters = Vec::with_capacity(row.lengths.len());
    let mut start = row.bytes.start;
    for ((length, position), width) in row.lengths.iter().zip(&row.positions).zip(&row.widths) {
        let mut rest = words.get(start..start + length).unwrap_or_default();
        start += length;
        let (mut position, mut width) = (*position, *width);
        while !rest.is_empty() {
            let (head, tail) = rest.split_at_checked(rest.floor_char_boundary(MOST)).unwrap_or((rest, ""));
            characters.push(Character { bytes: u8::try_from(head.len()).unwrap_or(u8::MAX), position, width });
            // The whole of it shows where it begins.
            (position, width) = (position + width, 0.0);
            rest = tail;
        }
    }
    characters
}

/// The runs of a widget's words, each with its node.
pub(super) struct Runs(Vec<(Id, Run)>);

impl Runs {
    /// The runs of what is set in the widget `parent`.
    pub(super) fn new(parent: Id, laid: &Laid, words: &str) -> Self {
        let runs = Run::all(laid, words, false, &[]).into_iter().enumerate();
        Self(runs.map(|(nth, run)| (parent.with(("run", nth)), run)).collect())
    }

    /// Tells of them as parts of the widget `parent`, whose words begin at `origin`.
    pub(super) fn tell(&self, ui: &mut Ui, parent: Id, origin: Vec2) {
        let child = ui.new_child(UiBuilder::new().id_salt(("runs", parent)).accessibility_parent(parent));
        for (id, run) in &self.0 {
            run.tell(&child, *id, run.rect.translate(origin));
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
        Some(TextPosition { node: id.accesskit_id(), character_index: run.character(at.byte) })
    }

    /// The byte a screen reader means.
    pub(super) fn byte(&self, at: TextPosition) -> Option<usize> {
        let (_, run) = self.0.iter().find(|(id, _)| id.accesskit_id() == at.node)?;
        Some(run.byte(at.character_index))
    }
}
