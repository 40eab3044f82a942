//! What a screen reader is told of the page, and what it may ask: passages with their runs of text,
//! each where it lies and in its direction, and what is selected in them.

use std::ops::Range;

use egui::accesskit::{Action as Asked, ActionData, Role, TextPosition, TextSelection};
use egui::{Id, Response, Ui, UiBuilder};

use super::id;
use super::leaf::Passage;
use super::misspelt::Misspelt;
use super::page::{InSight, Page};
use crate::app::{Action, Session, Writing};
use crate::edit::{Caret, Selection, Spot, motion};
use crate::story::Story;
use crate::ui::mirror;
use crate::ui::text::{Run, bounds};

/// Tells of what is in sight, and pushes what was asked.
pub(super) fn show(
    ui: &mut Ui,
    session: &Session,
    (story, seen, misspelt): (&Story, &[InSight], &Misspelt),
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
        for (nth, passage) in leaf.leaf.passages.iter().enumerate() {
            let wrong: Vec<_> = misspelt.of(session, passage.spot).collect();
            tell(ui, story, leaf, (nth, passage, &wrong), &mut known);
        }
    }
    // A request may name runs of several passages, so all are told first.
    asked(ui, story, session, None, &known, actions);
    for passage in seen.iter().flat_map(|leaf| &leaf.leaf.passages) {
        asked(ui, story, session, Some(passage.spot), &known, actions);
    }
    let Some(selection) = session.view.selection else { return };
    let position = |caret: Caret| known.position(session, caret);
    if let (Some(anchor), Some(focus)) = (position(selection.anchor), position(selection.head)) {
        ctx.accesskit_node_builder(response.id, |node| node.set_text_selection(TextSelection { anchor, focus }));
    }
}

/// Tells what is in sight of a page that is only read.
pub(super) fn show_still(ui: &mut Ui, story: &Story, seen: &[InSight], page: Id) {
    for leaf in seen {
        for passage in &leaf.leaf.passages {
            let rect = mirror::glass(ui.ctx()).rect(passage.rect().translate(leaf.at.to_vec2()));
            let role = if passage.role.heading.is_some() { Role::Heading } else { Role::Paragraph };
            let builder = UiBuilder::new()
                .max_rect(rect)
                .scope_id(page.with(passage.spot))
                .accessibility_parent(page)
                .accessibility_role(role)
                .accessibility_label(passage.role.label.clone());
            let child = ui.new_child(builder);
            let words = motion::words_of(story, passage.spot).unwrap_or_default();
            child.ctx().accesskit_node_builder(child.unique_id(), |node| {
                node.set_value(words);
                node.set_bounds(bounds(rect));
                node.set_read_only();
                if let Some(level) = passage.role.heading {
                    node.set_level(level);
                }
            });
        }
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
    /// Its leaf, and the number of its passage there.
    place: (usize, usize),
    /// The byte of the text at which it begins.
    start: usize,
    run: Run,
}

impl Known {
    /// Where a caret is, in the terms of a screen reader; out of sight, the nearest place in sight.
    fn position(&self, session: &Session, caret: Caret) -> Option<TextPosition> {
        let leaf = Page::leaf_of(session, caret.spot)?;
        let passage = self.runs.iter().find(|told| told.spot == caret.spot).map_or(0, |told| told.place.1);
        let before = |told: &&Told| (told.place, told.start) <= ((leaf, passage), caret.byte);
        let Some(told) = self.runs.iter().rev().find(before) else {
            return self.runs.first().map(|told| TextPosition { node: told.id.accesskit_id(), character_index: 0 });
        };
        let into = if told.spot == caret.spot { caret.byte.saturating_sub(told.start) } else { usize::MAX };
        let character_index = told.run.character(told.run.bytes.start.saturating_add(into));
        Some(TextPosition { node: told.id.accesskit_id(), character_index })
    }

    /// The caret at a place that a screen reader names.
    fn caret(&self, story: &Story, position: TextPosition) -> Option<Caret> {
        let told = self.runs.iter().find(|told| told.id.accesskit_id() == position.node)?;
        let into = told.run.byte(position.character_index) - told.run.bytes.start;
        // The end of a passage counts as a letter of its own.
        let end = motion::words_of(story, told.spot).map_or(0, str::len);
        Some(Caret { spot: told.spot, byte: (told.start + into).min(end) })
    }
}

fn tell(
    ui: &mut Ui,
    story: &Story,
    leaf: &InSight,
    (at, passage, wrong): (usize, &Passage, &[Range<usize>]),
    known: &mut Known,
) {
    let wrong: Vec<_> = wrong.iter().map(|range| passage.shown(range.start)..passage.shown(range.end)).collect();
    let rect = mirror::glass(ui.ctx()).rect(passage.rect().translate(leaf.at.to_vec2()));
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
    for (nth, run) in Run::all(&passage.laid, &words, true, &wrong).into_iter().enumerate() {
        let run_id = node_id.with(nth);
        run.tell(&child, run_id, run.rect.translate((leaf.at + passage.at).to_vec2()));
        let (place, start) = ((leaf.nth, at), passage.meant(run.bytes.start));
        known.runs.push(Told { id: run_id, spot: passage.spot, place, start, run });
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
