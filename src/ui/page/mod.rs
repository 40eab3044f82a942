//! The page: the story as it will read, every word of it in place.
//!
//! Each text is a plain field for now; what the fields ask of the session will stay when a
//! manuscript of one piece takes their place.

mod block;
mod copy_field;
mod furniture;
mod margin;
mod photo;
mod underlines;

use std::collections::BTreeMap;

use egui::{Align, Layout, Margin, Rect, ScrollArea, Ui, UiBuilder, vec2};

use super::pictures::Pictures;
use super::theme::{self, MARGIN_NOTE, MEASURE};
use crate::app::{Action, Session};
use crate::edit::{Selection, Spot};
use crate::ground::{BlockId, Direction, StoryId};

/// What the page keeps for itself: how high each block came out, so that what is out of sight
/// need not be laid out.
#[derive(Default)]
pub(super) struct PageState {
    story: Option<StoryId>,
    width: f32,
    heights: BTreeMap<BlockId, f32>,
}

/// Draws the page.
pub(super) fn show(
    ui: &mut Ui,
    session: &Session,
    state: &mut PageState,
    pictures: &mut Pictures,
    actions: &mut Vec<Action>,
) {
    let Some(story) = session.story() else {
        empty(ui, actions);
        return;
    };
    let room = ui.available_width();
    let side = ((room - MEASURE - MARGIN_NOTE) / 2.0).clamp(16.0, 52.0);
    let width = (room - 2.0 * side).min(MEASURE);
    if state.story != Some(story.id) || (state.width - width).abs() > 0.5 {
        *state = PageState { story: Some(story.id), width, heights: BTreeMap::new() };
    }
    let salt = ("page", story.id);
    ScrollArea::vertical().id_salt(salt).auto_shrink(false).show_viewport(ui, |ui, viewport| {
        egui::Frame::new().inner_margin(Margin::same(0)).show(ui, |ui| {
            let left = match story.direction() {
                Direction::Ltr => side,
                Direction::Rtl => (room - side - width).max(side),
            };
            let top = ui.cursor().min + vec2(left, 24.0);
            let builder = UiBuilder::new().max_rect(Rect::from_min_size(top, vec2(width, f32::INFINITY)));
            let used = ui
                .scope_builder(builder, |ui| {
                    ui.set_width(width);
                    furniture::show(ui, session, story, actions);
                    body(ui, session, state, pictures, viewport, actions);
                    ui.add_space(160.0);
                })
                .response
                .rect;
            ui.advance_cursor_after_rect(used);
        });
    });
}

fn body(
    ui: &mut Ui,
    session: &Session,
    state: &mut PageState,
    pictures: &mut Pictures,
    viewport: Rect,
    actions: &mut Vec<Action>,
) {
    let Some(story) = session.story() else { return };
    let block_of = |selection: Option<Selection>| match selection?.head.spot {
        Spot::Text(place) => Some(place.block),
        Spot::Field(..) => None,
    };
    // The block with the caret is drawn wherever it is: what is not drawn loses the keyboard.
    let needed = [block_of(session.view.reveal), block_of(session.view.selection)];
    let sight = ui.clip_rect().expand(viewport.height());
    for block in &story.body {
        let known = state.heights.get(&block.id).copied();
        let top = ui.cursor().min.y;
        if let Some(height) = known
            && !needed.contains(&Some(block.id))
            && (top + height < sight.top() || top > sight.bottom())
        {
            ui.add_space(height);
            continue;
        }
        ui.push_id(block.id, |ui| block::show(ui, session, story, block, pictures, actions));
        let height = ui.cursor().min.y - top;
        state.heights.insert(block.id, height - ui.spacing().item_spacing.y);
    }
}

fn empty(ui: &mut Ui, actions: &mut Vec<Action>) {
    let t = theme::tokens(ui);
    ui.vertical_centered(|ui| {
        ui.add_space(ui.available_height() * 0.3);
        ui.label(egui::RichText::new("Nothing on the desk").font(theme::strong(18.0)).color(t.ink));
        ui.label(egui::RichText::new("Write a story, bring in raw copy, or open a project.").color(t.soft));
        ui.add_space(8.0);
        for (id, words) in [("new-story", "New story"), ("import", "Import raw copy…"), ("open", "Open project…")] {
            if ui.button(words).clicked() {
                actions.push(Action::Run(crate::app::commands::CommandId(id)));
            }
        }
    });
}

/// A line of small things that begins where the story's lines do.
fn line(ui: &mut Ui, direction: Direction, add: impl FnOnce(&mut Ui)) {
    let layout = match direction {
        Direction::Ltr => Layout::left_to_right(Align::Center),
        Direction::Rtl => Layout::right_to_left(Align::Center),
    };
    let size = vec2(ui.available_width(), ui.spacing().interact_size.y);
    ui.allocate_ui_with_layout(size, layout.with_main_wrap(true), add);
}
