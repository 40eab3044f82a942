//! The parts of the window in the order they are read, and the keyboard's ways between and within
//! them: F6 goes from part to part, Tab from one thing to the next.

use std::cmp::Ordering;
use std::ops::Range;

use egui::accesskit::{Action as Asked, ActionRequest, Role, TreeId};
use egui::{Context, Event, FocusDirection, FullOutput, Id, Key, LayerId, Modifiers, Plugin, Rect, Ui};

use super::manuscript;
use crate::app::{Action, OpenAct, Session};

/// A part of the window.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Part {
    /// The bar at the top.
    Top,
    /// The list of stories.
    Stories,
    /// Tabs and tools over the page.
    Tools,
    /// The bar that finds, and its list.
    Find,
    /// The page that is written on, or the welcome page.
    Page,
    /// The page beside it.
    Other,
    /// The inspector.
    Inspector,
    /// The story as readers will see it.
    Preview,
    /// Notices that wait.
    Notices,
    /// The bar at the bottom.
    Status,
}

/// Where what was drawn of a part stands among all that was drawn.
type Drawn = (Part, LayerId, Range<usize>);

/// The parts as they were drawn.
#[derive(Default)]
pub(super) struct Parts {
    before: Vec<Drawn>,
    now: Vec<Drawn>,
    /// What has the keyboard first when it comes to a part.
    first: Vec<(Part, Id)>,
    /// What had the keyboard last in a part.
    last: Vec<(Part, Id)>,
    /// What had the keyboard in the last frame.
    focused: Option<Id>,
}

impl Plugin for Parts {
    fn debug_name(&self) -> &'static str {
        "parts"
    }

    /// A scroll bar of egui's tells neither name nor place, and the keyboard does not come to it: who
    /// cannot see the window is spared it.
    fn output_hook(&mut self, _ctx: &Context, output: &mut FullOutput) {
        let update = output.platform_output.accesskit_update.iter_mut();
        for (_, node) in update.flat_map(|update| &mut update.nodes) {
            if node.role() == Role::ScrollBar {
                node.set_hidden();
            }
        }
    }
}

fn parts<R: Default>(ctx: &Context, act: impl FnOnce(&mut Parts) -> R) -> R {
    ctx.with_plugin(act).unwrap_or_default()
}

/// Draws a part.
pub(super) fn part<R>(ui: &mut Ui, part: Part, add: impl FnOnce(&mut Ui) -> R) -> R {
    let layer = ui.layer_id();
    let drawn = |ctx: &Context| ctx.viewport(|view| view.this_pass.widgets.get_layer(layer).count());
    let from = drawn(ui.ctx());
    let shown = add(ui);
    let to = drawn(ui.ctx());
    parts(ui.ctx(), |parts| parts.now.push((part, layer, from..to)));
    shown
}

/// Says what has the keyboard first when it comes to a part.
pub(super) fn first(ctx: &Context, part: Part, id: Id) {
    parts(ctx, |parts| {
        parts.first.retain(|(known, _)| *known != part);
        parts.first.push((part, id));
    });
}

/// What can have the keyboard in a layer, in the order it was drawn in the last frame.
pub(super) fn focusable(ctx: &Context, layer: LayerId) -> Vec<Id> {
    drawn(ctx, layer, 0..usize::MAX).into_iter().map(|(id, _)| id).collect()
}

fn drawn(ctx: &Context, layer: LayerId, range: Range<usize>) -> Vec<(Id, Rect)> {
    ctx.viewport(|view| {
        let all = view.prev_pass.widgets.get_layer(layer).skip(range.start).take(range.len());
        let can = all.filter(|widget| widget.enabled && widget.visible && widget.sense.is_focusable());
        can.map(|widget| (widget.id, widget.rect)).collect()
    })
}

/// Begins a frame: what was drawn is now what was drawn before.
pub(super) fn begin(ctx: &Context, session: &Session) {
    parts(ctx, |parts| parts.before = std::mem::take(&mut parts.now));
    if session.view.tour.is_none() {
        tab(ctx, session);
    }
    follow(ctx);
}

/// The parts there are, in the order they are read.
fn order(ctx: &Context, session: &Session) -> Vec<Drawn> {
    use Part::{Find, Inspector, Notices, Other, Page, Preview, Status, Stories, Tools, Top};
    let other_first = session.view.open.beside.is_some_and(|beside| beside.first);
    let (left, right) = if other_first { (Other, Page) } else { (Page, Other) };
    let read = [Top, Stories, Tools, Find, left, right, Inspector, Preview, Notices, Status];
    let before = parts(ctx, |parts| parts.before.clone());
    read.into_iter().filter_map(|part| before.iter().find(|(known, ..)| *known == part).cloned()).collect()
}

/// The part that has the keyboard.
fn here(ctx: &Context, order: &[Drawn]) -> Part {
    let Some(focused) = ctx.memory(egui::Memory::focused) else { return Part::Page };
    let place = ctx.viewport(|view| view.prev_pass.widgets.order(focused));
    let found = place.and_then(|(layer, at)| order.iter().find(|(_, on, range)| *on == layer && range.contains(&at)));
    found.map_or(Part::Page, |(part, ..)| *part)
}

/// Sends the keyboard to the next part, or to the one before.
pub(super) fn go(ctx: &Context, session: &Session, forward: bool) -> Option<Action> {
    let order = order(ctx, session);
    let now = here(ctx, &order);
    if let Some(focused) = ctx.memory(egui::Memory::focused) {
        parts(ctx, |parts| {
            parts.last.retain(|(known, _)| *known != now);
            parts.last.push((now, focused));
        });
    }
    let at = order.iter().position(|(part, ..)| *part == now)?;
    let count = order.len();
    let step = if forward { 1 } else { count - 1 };
    (1..count)
        .find_map(|nth| {
            let (part, layer, range) = order.get((at + nth * step) % count)?;
            reach(ctx, session, *part, *layer, range)
        })?
        .0
}

/// What has to be done when the keyboard was sent to a part; nothing for most.
struct Reached(Option<Action>);

/// Sends the keyboard to a part; `None` if nothing in it can have it.
fn reach(ctx: &Context, session: &Session, part: Part, layer: LayerId, range: &Range<usize>) -> Option<Reached> {
    let page = manuscript::id();
    let there = drawn(ctx, layer, range.clone());
    let (known, last) = parts(ctx, |parts| {
        let of = |all: &[(Part, Id)]| all.iter().find(|(known, _)| *known == part).map(|(_, id)| *id);
        (of(&parts.first), of(&parts.last))
    });
    let is_there = |id: &Id| there.iter().any(|(other, _)| other == id);
    let to = match part {
        Part::Page if session.story().is_some() => Some(page),
        Part::Other => Some(page),
        // The story on the page, wherever in the list the keyboard was last.
        Part::Stories => known.filter(is_there),
        Part::Top
        | Part::Tools
        | Part::Find
        | Part::Page
        | Part::Inspector
        | Part::Preview
        | Part::Notices
        | Part::Status => last.filter(is_there).or(known.filter(is_there)),
    };
    let to = to.or_else(|| in_rows(there).first().copied())?;
    ctx.memory_mut(|memory| memory.request_focus(to));
    ctx.request_repaint();
    Some(Reached((part == Part::Other).then_some(Action::Open(OpenAct::Switch))))
}

/// Answers Tab: the next thing in the order it is read. In a menu or dialog it goes round.
fn tab(ctx: &Context, session: &Session) {
    let tab = |held: Modifiers, event: &Event| matches!(event, Event::Key { key: Key::Tab, pressed: true, modifiers, .. } if modifiers.matches_exact(held));
    let back = ctx.input(|input| {
        input.events.iter().find_map(|event| {
            let back = tab(Modifiers::SHIFT, event);
            (back || tab(Modifiers::NONE, event)).then_some(back)
        })
    });
    let (Some(back), Some(focused)) = (back, ctx.memory(egui::Memory::focused)) else { return };
    if focused == manuscript::id() || super::dialogs::records(ctx) {
        return;
    }
    let Some((layer, _)) = ctx.viewport(|view| view.prev_pass.widgets.order(focused)) else { return };
    let order = order(ctx, session);
    let mut all: Vec<Id> = if order.iter().any(|(_, on, _)| *on == layer) {
        order.into_iter().flat_map(|(_, layer, range)| in_rows(drawn(ctx, layer, range))).collect()
    } else {
        in_rows(drawn(ctx, layer, 0..usize::MAX))
    };
    super::find_bar::put_in_order(&mut all);
    let Some(at) = all.iter().position(|id| *id == focused) else { return };
    let step = if back { all.len() - 1 } else { 1 };
    let Some(next) = all.get((at + step) % all.len()) else { return };
    ctx.input_mut(|input| {
        input.consume_key(Modifiers::NONE, Key::Tab);
        input.consume_key(Modifiers::SHIFT, Key::Tab);
    });
    ctx.memory_mut(|memory| {
        memory.move_focus(FocusDirection::None);
        memory.request_focus(*next);
    });
}

/// Puts what stands in one row in the order it is read, whichever end it was drawn from.
fn in_rows(all: Vec<(Id, Rect)>) -> Vec<Id> {
    /// Higher things make no rows.
    const ROW: f32 = 64.0;
    let beside = |one: Rect, other: Rect| {
        one.height().max(other.height()) < ROW
            && one.y_range().contains(other.center().y)
            && other.y_range().contains(one.center().y)
    };
    let mut rows: Vec<Vec<(Id, Rect)>> = Vec::new();
    for (id, rect) in all {
        match rows.last_mut() {
            Some(row) if row.last().is_some_and(|(_, last)| beside(*last, rect)) => row.push((id, rect)),
            Some(_) | None => rows.push(vec![(id, rect)]),
        }
    }
    for row in &mut rows {
        row.sort_by(|(_, one), (_, other)| one.left().partial_cmp(&other.left()).unwrap_or(Ordering::Equal));
    }
    rows.into_iter().flatten().map(|(id, _)| id).collect()
}

/// Brings what got the keyboard into sight.
fn follow(ctx: &Context) {
    let focused = ctx.memory(egui::Memory::focused);
    if parts(ctx, |parts| std::mem::replace(&mut parts.focused, focused) == focused) {
        return;
    }
    let Some(id) = focused.filter(|id| *id != manuscript::id()) else { return };
    let Some(widget) = ctx.viewport(|view| view.prev_pass.widgets.get(id).copied()) else { return };
    let hidden = widget.rect.height() - widget.interact_rect.height().max(0.0);
    if hidden > 1.0 && widget.rect.is_positive() {
        let request = ActionRequest {
            action: Asked::ScrollIntoView,
            target_tree: TreeId::ROOT,
            target_node: id.accesskit_id(),
            data: None,
        };
        ctx.input_mut(|input| input.events.push(Event::AccessKitActionRequest(request)));
        ctx.request_repaint();
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use egui::{pos2, vec2};

    #[test]
    fn a_row_is_read_from_its_start_whichever_end_was_drawn_first() {
        let at =
            |name: &'static str, x: f32, y: f32| (Id::unique(name), Rect::from_min_size(pos2(x, y), vec2(40.0, 24.0)));
        let drawn =
            vec![at("export", 300.0, 0.0), at("import", 200.0, 2.0), at("below", 0.0, 40.0), at("b", 50.0, 41.0)];
        let read = in_rows(drawn);
        assert_eq!(read, ["import", "export", "below", "b"].map(Id::unique));
        let columns = vec![at("1", 0.0, 0.0), at("2", 0.0, 30.0), at("3", 200.0, 0.0), at("4", 200.0, 30.0)];
        assert_eq!(in_rows(columns), ["1", "2", "3", "4"].map(Id::unique), "columns stay columns");
    }
}
