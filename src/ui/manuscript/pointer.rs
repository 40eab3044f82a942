//! The pointer on the page: a press sets the caret, two select a word, three a paragraph; a drag
//! selects on by the same measure; what is selected can be dragged elsewhere.

use egui::{Context, Event, ImeEvent, PointerButton, Pos2, Ui};

use super::leaf::Decor;
use super::moves::Shown;
use super::page::InSight;
use super::{HANDLE, Manuscript, id};
use crate::app::commands::{self, CommandId};
use crate::app::{Action, Change, Session, Tab, Writing};
use crate::edit::motion::Unit;
use crate::edit::{Caret, Edit, Selection, flow, motion};
use crate::story::Story;
use crate::ui::said;
use crate::ui::suggestions;
use crate::ui::text::Affinity;
use crate::ui::{keyboard, menu_keys, mirror, theme};

/// Presses nearer in time than this, in seconds, are counted together.
const TOGETHER: f64 = 0.4;
/// A pointer that moved less than this, in points, did not mean to drag.
const STILL: f32 = 5.0;

/// What the pointer is about.
#[derive(Default)]
pub(super) struct Pointer {
    grip: Grip,
    /// When and where it was last pressed, and how often in a row.
    presses: Option<(f64, Pos2, u32)>,
    /// The pass in which it was last looked at.
    pass: Option<u64>,
    /// The block that is being moved by its handle, and the place it would go to.
    pub(super) block: Option<(usize, usize)>,
}

/// What the pressed button is doing.
#[derive(Clone, Copy, Default)]
enum Grip {
    #[default]
    Nothing,
    /// Selecting by a unit, from what was first pressed.
    Selecting(Unit, Selection),
    /// Pressed on what is selected: a click, or the start of a move.
    Holding(Pos2),
    /// Moving what is selected; where it would go.
    Moving(Option<(Caret, Affinity)>),
}

impl Pointer {
    /// Whether the button is down on the page.
    pub(super) fn is_down(&self) -> bool {
        !matches!(self.grip, Grip::Nothing)
    }

    /// Where what is dragged would go.
    pub(super) fn drop(&self) -> Option<(Caret, Affinity)> {
        match self.grip {
            Grip::Moving(drop) => drop,
            Grip::Nothing | Grip::Selecting(..) | Grip::Holding(_) => None,
        }
    }

    /// How often the button has been pressed in a row, with `more` presses in this frame.
    fn count(&mut self, now: f64, at: Pos2, more: u32) -> u32 {
        let again = self.presses.filter(|(then, there, _)| now - then < TOGETHER && there.distance(at) < STILL);
        let count = again.map_or(0, |(_, _, count)| count) + more.max(1);
        self.presses = Some((now, at, count));
        count
    }
}

impl Manuscript {
    /// What the pointer asks for in this pass; once a pass.
    pub(super) fn pointed(&mut self, ctx: &Context, session: &Session, story: &Story) -> Option<Action> {
        let pass = ctx.cumulative_pass_nr();
        if self.pointer.pass.replace(pass) == Some(pass) {
            return None;
        }
        let response = ctx.read_response(id())?;
        if let Some(action) = self.middle(ctx, session) {
            return Some(action);
        }
        let (pressed, secondary, down, at) = ctx.input(|input| {
            let pointer = &input.pointer;
            let secondary = pointer.button_pressed(PointerButton::Secondary);
            (pointer.primary_pressed(), secondary, pointer.primary_down(), pointer.interact_pos())
        });
        let at = mirror::glass(ctx).pos(at?);
        // On a slow screen the button may be up again within the same frame.
        if pressed && (response.is_pointer_button_down_on() || response.clicked()) {
            return self.press(ctx, session, story, at);
        }
        if secondary && response.contains_pointer() && self.window.contains(at) {
            return self.press_second(ctx, session, story, at);
        }
        if down { self.drag(ctx, session, story, at) } else { self.release(ctx, session, story, at) }
    }

    fn hit(&mut self, ctx: &Context, session: &Session, at: Pos2) -> Option<(Caret, Affinity)> {
        let (window, left) = (self.window, self.left);
        self.page.hit(ctx, session, window, left, at)
    }

    fn press(&mut self, ctx: &Context, session: &Session, story: &Story, at: Pos2) -> Option<Action> {
        let (now, shift) = ctx.input(|input| (input.time, input.modifiers.shift));
        ctx.memory_mut(|memory| memory.request_focus(id()));
        let pressed = |event: &&Event| {
            matches!(event, Event::PointerButton { button: PointerButton::Primary, pressed: true, .. })
        };
        let more = ctx.input(|input| u32::try_from(input.events.iter().filter(pressed).count()).unwrap_or(1));
        let count = self.pointer.count(now, at, more);
        let (caret, affinity) = self.hit(ctx, session, at)?;
        self.moved = now;
        self.composed = None;
        if shift && let Some(selection) = session.view.selection {
            let anchor = Selection { anchor: selection.anchor, head: selection.anchor };
            self.pointer.grip = Grip::Selecting(Unit::Character, anchor);
            self.shown = Some(Shown { caret, affinity, column: None });
            let selection = Some(Selection { anchor: selection.anchor, head: caret });
            return Some(Action::Select { selection, reveal: false });
        }
        if count == 1 && session.view.selection.is_some_and(|selection| holds(story, selection, caret)) {
            self.pointer.grip = Grip::Holding(at);
            return None;
        }
        let unit = match count {
            1 => Unit::Character,
            2 => Unit::Word,
            _ => Unit::Text,
        };
        let selection = unit_at(story, caret, unit);
        self.pointer.grip = Grip::Selecting(unit, selection);
        let affinity = if count == 1 { affinity } else { Affinity::Before };
        self.shown = Some(Shown { caret: selection.head, affinity, column: None });
        Some(Action::Select { selection: Some(selection), reveal: false })
    }

    /// The other button opens the menu; on what is not selected it sets the caret first.
    fn press_second(&mut self, ctx: &Context, session: &Session, story: &Story, at: Pos2) -> Option<Action> {
        ctx.memory_mut(|memory| memory.request_focus(id()));
        let (caret, affinity) = self.hit(ctx, session, at)?;
        if session.view.selection.is_some_and(|selection| holds(story, selection, caret)) {
            return None;
        }
        self.shown = Some(Shown { caret, affinity, column: None });
        Some(Action::Select { selection: Some(Selection { anchor: caret, head: caret }), reveal: false })
    }

    fn drag(&mut self, ctx: &Context, session: &Session, story: &Story, at: Pos2) -> Option<Action> {
        match self.pointer.grip {
            Grip::Nothing => None,
            // The story may have been changed under the pointer, or another shown.
            Grip::Selecting(_, start) if !(is_in(story, start.anchor) && is_in(story, start.head)) => {
                self.pointer.grip = Grip::Nothing;
                None
            }
            Grip::Selecting(unit, start) => {
                self.pull(ctx, at);
                let (caret, affinity) = self.hit(ctx, session, at)?;
                let here = unit_at(story, caret, unit);
                let back = motion::compare(story, here.anchor, start.anchor).is_lt();
                let selection = if back {
                    Selection { anchor: start.head, head: here.anchor }
                } else {
                    Selection { anchor: start.anchor, head: here.head }
                };
                if session.view.selection == Some(selection) {
                    return None;
                }
                self.shown = Some(Shown { caret: selection.head, affinity, column: None });
                Some(Action::Select { selection: Some(selection), reveal: false })
            }
            Grip::Holding(from) => {
                if from.distance(at) > STILL {
                    self.pointer.grip = Grip::Moving(None);
                    ctx.request_repaint();
                }
                None
            }
            Grip::Moving(_) => {
                self.pull(ctx, at);
                let drop = self.hit(ctx, session, at);
                self.pointer.grip = Grip::Moving(drop);
                ctx.set_cursor_icon(egui::CursorIcon::Grabbing);
                None
            }
        }
    }

    /// Goes on scrolling while the pointer is held above or below the window.
    fn pull(&mut self, ctx: &Context, at: Pos2) {
        let beyond = (at.y - self.window.bottom()).max(0.0) - (self.window.top() - at.y).max(0.0);
        if beyond != 0.0 {
            self.page.scroll.by(beyond.clamp(-60.0, 60.0) * 0.5, &self.page.heights, self.window.height());
            ctx.request_repaint();
        }
    }

    fn release(&mut self, ctx: &Context, session: &Session, story: &Story, at: Pos2) -> Option<Action> {
        match std::mem::take(&mut self.pointer.grip) {
            Grip::Nothing => None,
            Grip::Selecting(..) => {
                // Brought into sight now that the button is up.
                self.followed = None;
                settled(ctx, session, story);
                let still =
                    self.pointer.presses.is_some_and(|(_, there, count)| count == 1 && there.distance(at) < STILL);
                if still && self.on_picture(ctx, session, at) {
                    return Some(Action::ShowTab(Tab::Photos));
                }
                None
            }
            Grip::Holding(from) if from.distance(at) <= STILL => {
                let (caret, affinity) = self.hit(ctx, session, at)?;
                self.shown = Some(Shown { caret, affinity, column: None });
                Some(Action::Select { selection: Some(Selection { anchor: caret, head: caret }), reveal: false })
            }
            // On a slow screen it may have come here since the last frame.
            Grip::Holding(_) | Grip::Moving(_) => {
                let (to, _) = self.hit(ctx, session, at)?;
                let copy = ctx.input(|input| input.modifiers.command || input.modifiers.alt);
                let inside = session.view.selection.is_some_and(|selection| holds(story, selection, to));
                (!inside).then_some(Action::Write(Writing::Move { to, copy }))
            }
        }
    }

    fn on_picture(&mut self, ctx: &Context, session: &Session, at: Pos2) -> bool {
        let (window, left) = (self.window, self.left);
        let seen = self.page.in_sight(ctx, session, window, left, None);
        seen.iter().any(|leaf| {
            leaf.leaf.decor.iter().any(|decor| match decor {
                Decor::Picture(rect, _) => rect.translate(leaf.at.to_vec2()).contains(at),
                Decor::Words { .. } | Decor::Bar(..) | Decor::Card(_) | Decor::Attach(..) | Decor::Line(..) => false,
            })
        })
    }

    /// The middle button pastes what was last selected anywhere, where systems know that.
    fn middle(&mut self, ctx: &Context, session: &Session) -> Option<Action> {
        let pasted = ctx.input_mut(|input| {
            let at = input.events.iter().position(|event| matches!(event, Event::MiddleClickPaste { .. }))?;
            let Event::MiddleClickPaste { pos, text } = input.events.remove(at) else { return None };
            Some((pos, text))
        });
        let (at, words) = pasted.map(|(at, words)| (mirror::glass(ctx).pos(at), words))?;
        if !self.window.contains(at) {
            return None;
        }
        let (caret, _) = self.hit(ctx, session, at)?;
        keyboard::put_back(ctx, Event::Ime(ImeEvent::Commit(words)));
        Some(Action::Select { selection: Some(Selection { anchor: caret, head: caret }), reveal: false })
    }

    /// The handle beside a block that moves it.
    pub(super) fn handle(
        &mut self,
        ui: &Ui,
        session: &Session,
        story: &Story,
        seen: &[InSight],
        actions: &mut Vec<Action>,
    ) {
        let Some(on) = self.page.setting() else { return };
        let glass = mirror::glass(ui.ctx());
        let pointer = ui.input(|input| input.pointer.hover_pos()).map(|at| glass.pos(at));
        let moving = self.pointer.block.is_some();
        let near = |leaf: &&InSight| {
            pointer.is_some_and(|at| leaf.nth > 0 && at.y >= leaf.at.y && at.y < leaf.at.y + leaf.leaf.height)
        };
        let Some(leaf) = seen.iter().find(near).filter(|_| pointer.is_some_and(|at| self.window.contains(at))) else {
            if !moving {
                return;
            }
            self.carry(ui, session, story, seen, actions);
            return;
        };
        if !moving {
            let rtl = on.direction == crate::ground::Direction::Rtl;
            let x = if rtl { self.left + on.width + 4.0 } else { self.left - HANDLE };
            let rect = egui::Rect::from_min_size(egui::pos2(x, leaf.at.y + 4.0), egui::vec2(HANDLE - 4.0, 20.0));
            let rect = glass.rect(rect);
            let response = ui.interact(rect, id().with("handle"), egui::Sense::drag());
            let t = theme::tokens(ui);
            let color = if response.hovered() { t.ink } else { t.faint };
            for dot in 0_u8..6 {
                let (column, row) = (f32::from(dot % 2), f32::from(dot / 2));
                let at = rect.center() + egui::vec2(column * 5.0 - 2.5, row * 5.0 - 5.0);
                ui.painter().rect_filled(egui::Rect::from_center_size(at, egui::Vec2::splat(2.0)), 0.0, color);
            }
            if response.on_hover_cursor(egui::CursorIcon::Grab).drag_started() {
                self.pointer.block = Some((leaf.nth - 1, leaf.nth - 1));
            }
        }
        self.carry(ui, session, story, seen, actions);
    }

    /// Shows where a carried block would go, and puts it there when it is let go.
    fn carry(&mut self, ui: &Ui, session: &Session, story: &Story, seen: &[InSight], actions: &mut Vec<Action>) {
        let Some((from, _)) = self.pointer.block else { return };
        let Some(on) = self.page.setting() else { return };
        let Some(at) = ui.input(|input| input.pointer.interact_pos()) else { return };
        self.pull(ui.ctx(), at);
        let before = seen.iter().filter(|leaf| leaf.nth > 0).find(|leaf| at.y < leaf.at.y + leaf.leaf.height / 2.0);
        let gap = before.map_or_else(|| seen.last().map_or(0, |leaf| leaf.nth), |leaf| leaf.nth - 1);
        let line = before
            .or(seen.last())
            .map_or(at.y, |leaf| if before.is_some() { leaf.at.y - 7.0 } else { leaf.at.y + leaf.leaf.height - 7.0 });
        if ui.input(|input| input.pointer.primary_down()) {
            let rect = egui::Rect::from_min_size(egui::pos2(self.left, line), egui::vec2(on.width, 2.0));
            ui.painter().rect_filled(mirror::glass(ui.ctx()).rect(rect), 0.0, theme::tokens(ui).accent);
            ui.ctx().set_cursor_icon(egui::CursorIcon::Grabbing);
            return;
        }
        self.pointer.block = None;
        let to = if gap > from { gap - 1 } else { gap };
        if let Some(block) = story.body.get(from).filter(|_| to != from && session.current().is_some()) {
            let edit = Edit::MoveBlock { story: story.id, block: block.id, to };
            actions.push(Change::new(edit, "change-move-block").into());
        }
    }
}

/// Gives what was selected by pointer to the middle button, where systems know that.
fn settled(ctx: &Context, session: &Session, story: &Story) {
    let Some(selection) = session.view.selection.filter(|selection| selection.anchor != selection.head) else { return };
    let (first, last) = selection.ordered(story);
    let words = flow::taken(story, first, last).plain_text();
    ctx.send_cmd(egui::OutputCommand::TextSelectionSettled(words));
}

/// Whether a caret lies in a selection that is not empty.
fn holds(story: &Story, selection: Selection, caret: Caret) -> bool {
    let (first, last) = selection.ordered(story);
    first != last && motion::compare(story, first, caret).is_le() && motion::compare(story, caret, last).is_lt()
}

/// Whether a caret stands in a text of the page.
fn is_in(story: &Story, caret: Caret) -> bool {
    motion::words_of(story, caret.spot).is_some_and(|words| words.is_char_boundary(caret.byte))
}

/// The word or text around a caret.
fn unit_at(story: &Story, caret: Caret, unit: Unit) -> Selection {
    let words = motion::words_of(story, caret.spot).unwrap_or_default();
    let range = match unit {
        Unit::Character => caret.byte..caret.byte,
        Unit::Word => motion::word_at(words, caret.byte),
        Unit::Sentence => motion::sentence_at(words, caret.byte),
        Unit::Text | Unit::Story => 0..words.len(),
    };
    Selection::stretch(caret.spot, range)
}

/// The menu of the other button: the same rows as the menu bar's.
pub(super) fn menu(response: &egui::Response, session: &Session, actions: &mut Vec<Action>) {
    const ROWS: [&[&str]; 3] = [
        &["cut", "copy", "paste", "paste-plain"],
        &["bold", "italic", "quotation"],
        &["tag-person", "tag-organization", "tag-place", "tag-event"],
    ];
    /// Room for most words, in points.
    const SUGGESTED: f32 = 180.0;
    menu_keys::own_menu(response, |ui| {
        if let Some(doubt) = session.doubt() {
            // As wide before the suggestions are there as with them.
            ui.set_min_width(SUGGESTED);
            suggestions::rows(ui, session, &doubt, actions);
            ui.separator();
        }
        for (nth, group) in ROWS.into_iter().enumerate() {
            if nth > 0 {
                ui.separator();
            }
            for id in group {
                let Some(command) = commands::find(CommandId(id)) else { continue };
                if said::button_as(ui, (command.ready)(session), command.label(session.words), |button| button)
                    .clicked()
                {
                    actions.push(Action::Run(command.id));
                    ui.close();
                }
            }
        }
    });
}
