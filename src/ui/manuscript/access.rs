//! What a screen reader is told of the page, and what it may ask: passages with their runs of text,
//! each where it lies and in its direction, and what is selected in them.

use egui::accesskit::{Action as Asked, ActionData, Role, TextDirection, TextPosition, TextSelection};
use egui::{Id, Response, Sense, Ui, UiBuilder};
use unicode_segmentation::UnicodeSegmentation;

use super::id;
use super::leaf::Passage;
use super::page::InSight;
use crate::app::{Action, Session, Writing};
use crate::edit::{Caret, Selection, Spot, motion};
use crate::ground::Direction;
use crate::story::Story;
use crate::ui::text::RowRun;

/// Tells of what is in sight, and pushes what was asked.
pub(super) fn show(
    ui: &mut Ui,
    session: &Session,
    story: &Story,
    seen: &[InSight],
    response: &Response,
    actions: &mut Vec<Action>,
) {
    let ctx = ui.ctx().clone();
    let told = ctx.accesskit_node_builder(response.id, |node| {
        node.set_role(Role::MultilineTextInput);
        node.set_label(session.words.get("page-story"));
        node.add_action(Asked::Focus);
        node.add_action(Asked::SetTextSelection);
        node.add_action(Asked::ReplaceSelectedText);
    });
    if told.is_none() {
        return;
    }
    let mut known = Known::default();
    for leaf in seen {
        for passage in &leaf.leaf.passages {
            tell(ui, story, leaf, passage, &mut known);
        }
    }
    // A request may name runs of several passages, so all are told first.
    asked(ui, story, session, None, &known, actions);
    for passage in seen.iter().flat_map(|leaf| &leaf.leaf.passages) {
        asked(ui, story, session, Some(passage.spot), &known, actions);
    }
    let Some(selection) = session.view.selection else { return };
    let position = |caret: Caret| known.position(story, caret);
    if let (Some(anchor), Some(focus)) = (position(selection.anchor), position(selection.head)) {
        ctx.accesskit_node_builder(response.id, |node| node.set_text_selection(TextSelection { anchor, focus }));
    }
}

/// The name of a passage among the widgets.
pub(super) fn passage_id(spot: Spot) -> Id {
    id().with(spot)
}

/// The runs that were told of, in the order of the page.
#[derive(Default)]
struct Known {
    runs: Vec<Told>,
}

struct Told {
    id: Id,
    spot: Spot,
    start: usize,
    lengths: Vec<u8>,
}

impl Known {
    /// Where a caret is, in the terms of a screen reader; out of sight, the nearest place in sight.
    fn position(&self, story: &Story, caret: Caret) -> Option<TextPosition> {
        let before = |told: &&Told| {
            let start = Caret { spot: told.spot, byte: told.start };
            motion::compare(story, start, caret).is_le()
        };
        let Some(told) = self.runs.iter().rev().find(before) else {
            return self.runs.first().map(|told| TextPosition { node: told.id.accesskit_id(), character_index: 0 });
        };
        let into = if told.spot == caret.spot { caret.byte.saturating_sub(told.start) } else { usize::MAX };
        let mut byte = 0;
        let character_index = told
            .lengths
            .iter()
            .take_while(|length| {
                byte += usize::from(**length);
                byte <= into
            })
            .count();
        Some(TextPosition { node: told.id.accesskit_id(), character_index })
    }

    /// The caret at a place that a screen reader names.
    fn caret(&self, story: &Story, position: TextPosition) -> Option<Caret> {
        let told = self.runs.iter().find(|told| told.id.accesskit_id() == position.node)?;
        let into: usize = told.lengths.iter().take(position.character_index).map(|length| usize::from(*length)).sum();
        // The end of a passage counts as a letter of its own.
        let end = motion::words_of(story, told.spot).map_or(0, str::len);
        Some(Caret { spot: told.spot, byte: (told.start + into).min(end) })
    }
}

fn tell(ui: &mut Ui, story: &Story, leaf: &InSight, passage: &Passage, known: &mut Known) {
    let rect = passage.rect().translate(leaf.at.to_vec2());
    let role = if passage.role.heading.is_some() { Role::Heading } else { passage.role.kind };
    let node_id = passage_id(passage.spot);
    let builder = UiBuilder::new()
        .max_rect(rect)
        .scope_id(node_id)
        .accessibility_parent(id())
        .accessibility_role(role)
        .accessibility_label(passage.role.label.clone());
    let child = ui.new_child(builder);
    let words = motion::words_of(story, passage.spot).unwrap_or_default();
    let words = match &passage.composed {
        Some(composed) => {
            let (before, after) = words.split_at_checked(composed.at).unwrap_or((words, ""));
            format!("{before}{}{after}", composed.words)
        }
        None => words.to_owned(),
    };
    child.ctx().accesskit_node_builder(child.unique_id(), |node| {
        node.set_value(words.clone());
        node.set_bounds(bounds(rect));
        node.add_action(Asked::Focus);
        node.add_action(Asked::SetValue);
        node.add_action(Asked::SetTextSelection);
        node.add_action(Asked::ReplaceSelectedText);
        if let Some(level) = passage.role.heading {
            node.set_level(level);
        }
        if passage.hint.is_some() {
            node.set_placeholder(passage.role.label.clone());
        }
    });
    let runs = passage.laid.row_runs();
    let last = runs.len().saturating_sub(1);
    for (nth, run) in runs.into_iter().enumerate() {
        let run_id = node_id.with(nth);
        let told = tell_run(&child, run_id, leaf, passage, &run, &words, nth == last);
        known.runs.push(Told { id: run_id, spot: passage.spot, start: passage.meant(run.bytes.start), lengths: told });
    }
}

/// Tells of one run; gives the lengths of its characters.
fn tell_run(ui: &Ui, run_id: Id, leaf: &InSight, passage: &Passage, run: &RowRun, words: &str, ends: bool) -> Vec<u8> {
    let rect = run.rect.translate((leaf.at + passage.at).to_vec2());
    let _node = ui.interact(rect, run_id, Sense::hover());
    let mut value = words.get(run.bytes.clone()).unwrap_or_default().to_owned();
    let mut lengths = run.lengths.clone();
    let mut positions = run.positions.clone();
    let mut widths = run.widths.clone();
    if ends {
        value.push('\n');
        lengths.push(1);
        positions.push(positions.last().copied().unwrap_or_default() + widths.last().copied().unwrap_or_default());
        widths.push(0.0);
    }
    let starts = word_starts(&value, &lengths);
    let told = lengths.clone();
    ui.ctx().accesskit_node_builder(run_id, |node| {
        node.set_role(Role::TextRun);
        node.set_text_direction(match run.direction {
            Direction::Ltr => TextDirection::LeftToRight,
            Direction::Rtl => TextDirection::RightToLeft,
        });
        node.set_bounds(bounds(rect));
        node.set_value(value);
        node.set_character_lengths(lengths);
        node.set_character_positions(positions);
        node.set_character_widths(widths);
        node.set_word_starts(starts);
    });
    told
}

/// The characters at which words start.
fn word_starts(value: &str, lengths: &[u8]) -> Vec<u8> {
    let starts: Vec<usize> = value.unicode_word_indices().map(|(at, _)| at).collect();
    let mut byte = 0;
    let mut found = Vec::new();
    for (nth, length) in lengths.iter().enumerate() {
        if starts.binary_search(&byte).is_ok()
            && let Ok(nth) = u8::try_from(nth)
        {
            found.push(nth);
        }
        byte += usize::from(*length);
    }
    found
}

fn bounds(rect: egui::Rect) -> egui::accesskit::Rect {
    egui::accesskit::Rect {
        x0: rect.left().into(),
        y0: rect.top().into(),
        x1: rect.right().into(),
        y1: rect.bottom().into(),
    }
}

/// Does what a screen reader asks of a passage, or of the page as a whole.
fn asked(ui: &Ui, story: &Story, session: &Session, passage: Option<Spot>, known: &Known, actions: &mut Vec<Action>) {
    let target = passage.map_or_else(id, passage_id);
    let requests: Vec<_> = ui.input(|input| {
        let of = |asked| input.accesskit_action_requests(target, asked).cloned().collect::<Vec<_>>();
        [Asked::Focus, Asked::Click, Asked::SetValue, Asked::ReplaceSelectedText, Asked::SetTextSelection]
            .into_iter()
            .flat_map(of)
            .collect()
    });
    let end_of = |spot: Spot| Caret { spot, byte: motion::words_of(story, spot).map_or(0, str::len) };
    let select = |anchor, head| Action::Select { selection: Some(Selection { anchor, head }), reveal: true };
    for request in requests {
        match (request.action, request.data, passage) {
            (Asked::Focus | Asked::Click, _, Some(spot)) => actions.push(select(end_of(spot), end_of(spot))),
            (Asked::SetValue, Some(ActionData::Value(words)), Some(spot)) => {
                actions.push(select(Caret { spot, byte: 0 }, end_of(spot)));
                actions.push(Action::Write(Writing::Insert(words.into())));
            }
            (Asked::ReplaceSelectedText, Some(ActionData::Value(words)), _) => {
                let elsewhere =
                    |spot: &Spot| session.view.selection.is_none_or(|selection| selection.head.spot != *spot);
                if let Some(spot) = passage.filter(elsewhere) {
                    actions.push(select(end_of(spot), end_of(spot)));
                }
                actions.push(Action::Write(Writing::Insert(words.into())));
            }
            (Asked::SetTextSelection, Some(ActionData::SetTextSelection(wanted)), _) => {
                let ends = (known.caret(story, wanted.anchor), known.caret(story, wanted.focus));
                if let (Some(anchor), Some(head)) = ends {
                    actions.push(select(anchor, head));
                }
            }
            _ => {}
        }
    }
}
