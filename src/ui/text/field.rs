//! A field: one line or several over a string, in any script and direction.

use std::sync::Arc;

use egui::accesskit::{Action, ActionData, ActionRequest, Role, TextSelection};
use egui::{
    Color32, Event, EventFilter, IMEPurpose, Id, Pos2, Rect, Response, Sense, StrokeKind, Ui, WidgetInfo, vec2,
};

use super::access::Runs;
use super::laid::{Laid, Position};
use super::paint::Ink;
use super::style::{Base, Copy, Style};
use super::typesetter;
use super::typing::{Typing, Wants};
use crate::app::{Corrected, Correcting};
use crate::ground::Direction;
use crate::ui::mirror;

/// Room around the words.
const PAD: egui::Vec2 = vec2(8.0, 6.0);
/// A second press within this time and distance is a double click.
const AGAIN: (f64, f32) = (0.4, 6.0);

/// A field over a string.
#[derive(Clone, Debug)]
pub struct Field<'a> {
    id: Id,
    style: Style,
    hint: &'a str,
    hint_color: Color32,
    rows: usize,
    width: Option<f32>,
    corrects: Option<&'a Correcting>,
}

/// The words of a field after a step of typing.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Step {
    /// What it reads then.
    pub words: String,
    /// The caret's byte.
    pub caret: usize,
    /// What undo calls the step, where the desk corrected what was typed.
    pub label: Option<&'static str>,
}

/// What became of a field in a frame.
pub struct Shown {
    /// It, as a widget; `changed` when its words did.
    pub response: Response,
    /// The caret's byte.
    pub caret: usize,
    /// What became of the words one after another; none if they are as they were.
    pub steps: Vec<Step>,
}

impl<'a> Field<'a> {
    /// A field of one line, as wide as there is room.
    #[must_use]
    pub fn new(id: Id, style: Style) -> Self {
        Self { id, style, hint: "", hint_color: Color32::PLACEHOLDER, rows: 1, width: None, corrects: None }
    }

    /// What to write there, shown while it is empty.
    #[must_use]
    pub fn hint(self, hint: &'a str, color: Color32) -> Self {
        Self { hint, hint_color: color, ..self }
    }

    /// At least so many rows; with more than one it takes line breaks.
    #[must_use]
    pub fn rows(self, rows: usize) -> Self {
        Self { rows: rows.max(1), ..self }
    }

    /// Sets quotation marks and dashes right as they are typed.
    #[must_use]
    pub fn corrects(self, corrects: Option<&'a Correcting>) -> Self {
        Self { corrects, ..self }
    }

    /// So wide, in points.
    #[must_use]
    pub fn width(self, width: f32) -> Self {
        Self { width: Some(width), ..self }
    }

    /// Gives a field the keyboard, with all its words selected.
    pub fn take_up(ctx: &egui::Context, id: Id, words: &str) {
        let mut held: Held = ctx.data(|data| data.get_temp(id)).unwrap_or_else(|| Held::at_end(words));
        held.typing.select(0..words.len());
        ctx.data_mut(|data| data.insert_temp(id, held));
        ctx.memory_mut(|memory| memory.request_focus(id));
    }

    /// Shows the words and takes what is done to them.
    pub fn show(self, ui: &mut Ui, words: &mut String) -> Shown {
        let before = words.clone();
        let kept: Option<Held> = ui.data(|data| data.get_temp(self.id));
        let mut held = kept.unwrap_or_else(|| Held::at_end(words));
        if let Some(known) = held.known.take().filter(|known| known != words) {
            held.typing.follow(&known, words);
        }
        held.typing.keep_to(words);
        let stood = held.typing.head();
        let width = self.width.unwrap_or_else(|| ui.available_width()).max(4.0 * PAD.x);
        let room = width - 2.0 * PAD.x;
        let mut laid = self.lay(ui, words, room);
        let mut steps = Vec::new();
        if ui.is_enabled() {
            for event in self.events(ui) {
                let wants = if let Event::AccessKitActionRequest(asked) = &event {
                    self.asked(asked, words, &laid, &mut held.typing)
                } else {
                    held.typing.take(&event, words, &laid, self.rows > 1)
                };
                if self.grant(ui, wants) {
                    self.correct(&event, words, &mut held.typing, &mut steps);
                    laid = self.lay(ui, words, room);
                }
            }
        }
        if !ui.memory(|memory| memory.has_focus(self.id)) {
            held.typing.composed = None;
        }
        let shown = held.typing.shown(words);
        let laid = shown.as_ref().map_or(laid, |shown| self.lay(ui, shown, room));
        let place = self.place(ui, width, &laid, &mut held);
        let mut response = ui.interact(place.rect, self.id, Sense::click_and_drag());
        self.pointer(ui, &response, words, &laid, place.origin, &mut held);
        self.middle_click(ui, &response, words, &laid, place.origin, &mut held.typing);
        let moved = *words != before || held.typing.head() != stood;
        let page = Page { words, laid: &laid, place: &place, typing: &held.typing };
        self.draw(ui, &response, &page, moved);
        if *words != before {
            response.mark_changed();
        }
        if *words != steps.last().map_or(before.as_str(), |step: &Step| step.words.as_str()) {
            steps.push(Step { words: words.clone(), caret: held.typing.head().byte, label: None });
        }
        let page = Page { words, laid: &laid, place: &place, typing: &held.typing };
        self.tell(ui, &response, &before, &page);
        let caret = held.typing.head().byte;
        held.known = ui.memory(|memory| memory.has_focus(self.id)).then(|| words.clone());
        ui.data_mut(|data| data.insert_temp(self.id, held));
        Shown { response, caret, steps }
    }

    /// Sets right what was just typed, in a step of its own on top of it.
    fn correct(&self, event: &Event, words: &mut String, typing: &mut Typing, steps: &mut Vec<Step>) {
        let (Some(correcting), Event::Text(_)) = (self.corrects, event) else { return };
        let caret = typing.head().byte;
        let Some(Corrected { words: now, caret: then, label }) = correcting.corrected(words, caret) else { return };
        steps.push(Step { words: std::mem::replace(words, now), caret, label: None });
        typing.put(Position::before(then), false);
        steps.push(Step { words: words.clone(), caret: then, label: Some(label) });
    }

    /// Shows the words in this place as the field would, to be read alone: it takes neither the
    /// keyboard nor clicks.
    pub fn paint(self, ui: &Ui, rect: Rect, words: &str) {
        let inner = mirror::glass(ui.ctx()).rect(rect).shrink2(PAD);
        let laid = self.lay(ui, words, inner.width());
        let row = laid.row_rect(0);
        let rtl = laid.direction() == Direction::Rtl;
        let x = if rtl { inner.right() - row.right() } else { inner.left() - row.left() };
        let place = Place { rect, inner, origin: Pos2::new(x, inner.top()) };
        let (visuals, look) = (ui.visuals(), &ui.visuals().widgets.inactive);
        ui.painter().rect(rect, look.corner_radius, visuals.text_edit_bg_color(), look.bg_stroke, StrokeKind::Inside);
        let painter = ui.painter().with_clip_rect(rect.shrink(1.0).intersect(ui.clip_rect()));
        if words.is_empty() {
            self.draw_hint(ui, &painter, &place, laid.direction());
        }
        let mut ink = Ink::default();
        ink.clip(mirror::glass(ui.ctx()).rect(painter.clip_rect()));
        typesetter(ui.ctx(), |ts| ts.paint(&mut ink, &laid, place.origin, visuals.text_color(), &[]));
        ink.show(&painter);
    }

    fn lay(&self, ui: &Ui, words: &str, room: f32) -> Arc<Laid> {
        let width = if self.rows > 1 { room } else { f32::INFINITY };
        // What belongs to no story reads as the window does.
        let base = match self.style.base {
            Base::Auto if mirror::glass(ui.ctx()).turns() => Base::Among(Direction::Rtl),
            Base::Auto => Base::Among(Direction::Ltr),
            base @ (Base::Set(_) | Base::Among(_)) => base,
        };
        let style = Style { base, ..self.style.clone() };
        typesetter(ui.ctx(), |ts| ts.kept(&Copy { width, ..Copy::line(words, &style) }))
    }

    /// What was done to the field since the last frame.
    fn events(&self, ui: &Ui) -> Vec<Event> {
        let node = self.id.accesskit_id();
        let is_ours =
            |event: &&Event| matches!(event, Event::AccessKitActionRequest(asked) if asked.target_node == node);
        if !ui.memory(|memory| memory.has_focus(self.id)) {
            return ui.input(|input| input.events.iter().filter(is_ours).cloned().collect());
        }
        let filter = EventFilter { horizontal_arrows: true, vertical_arrows: true, tab: false, escape: false };
        ui.memory_mut(|memory| memory.set_focus_lock_filter(self.id, filter));
        let events = ui.input(|input| input.filtered_events(&filter));
        events.into_iter().flat_map(|event| self.piecemeal(event)).collect()
    }

    /// What was typed at once, up to each sign that may be corrected.
    fn piecemeal(&self, event: Event) -> Vec<Event> {
        if let (Event::Text(typed), Some(_)) = (&event, self.corrects) {
            let pieces = typed.split_inclusive(|c: char| !c.is_alphabetic());
            return pieces.map(|piece| Event::Text(piece.to_owned())).collect();
        }
        vec![event]
    }

    /// Does what a screen reader asks.
    fn asked(&self, asked: &ActionRequest, words: &mut String, laid: &Laid, typing: &mut Typing) -> Wants {
        if asked.target_node != self.id.accesskit_id() {
            return Wants::Nothing;
        }
        match (asked.action, &asked.data) {
            (Action::SetValue, Some(ActionData::Value(value))) => {
                typing.select(0..words.len());
                typing.insert(words, value, self.rows > 1)
            }
            (Action::ReplaceSelectedText, Some(ActionData::Value(value))) => typing.insert(words, value, self.rows > 1),
            (Action::SetTextSelection, Some(ActionData::SetTextSelection(wanted))) => {
                let runs = Runs::new(self.id, laid, words);
                if let (Some(anchor), Some(focus)) = (runs.byte(wanted.anchor), runs.byte(wanted.focus)) {
                    typing.put(Position::after(anchor), false);
                    typing.put(Position::after(focus), true);
                }
                Wants::Nothing
            }
            _ => Wants::Nothing,
        }
    }

    /// Does what typing asks of others. Says whether the words changed.
    fn grant(&self, ui: &Ui, wants: Wants) -> bool {
        match wants {
            Wants::Nothing => false,
            Wants::Changed => true,
            Wants::Copied(words, cut) => {
                ui.ctx().copy_text(words);
                cut
            }
            Wants::Leave => {
                ui.memory_mut(|memory| memory.surrender_focus(self.id));
                false
            }
        }
    }

    /// Takes room, and finds where the words begin so that the caret is seen.
    fn place(&self, ui: &mut Ui, width: f32, laid: &Laid, held: &mut Held) -> Place {
        #[expect(clippy::cast_precision_loss, reason = "rows are few")]
        let height = laid.size().y.max(self.rows as f32 * laid.leading());
        let (_, rect) = ui.allocate_space(vec2(width, height) + vec2(0.0, 2.0 * PAD.y));
        let inner = mirror::glass(ui.ctx()).rect(rect).shrink2(PAD);
        let mut origin = inner.min;
        if self.rows == 1 {
            let row = laid.row_rect(0);
            let rtl = laid.direction() == Direction::Rtl;
            let caret = laid.caret(held.shown_head()).left();
            // Distances from the side where the words begin.
            let along = if rtl { row.right() - caret } else { caret - row.left() };
            let over = (row.width() + 2.0 - inner.width()).max(0.0);
            let typing = &mut held.typing;
            let seen = typing.scrolled.clamp(along - inner.width() + 2.0, along.max(0.0)).clamp(0.0, over);
            // Who only reads, reads from the start.
            typing.scrolled = if ui.memory(|memory| memory.has_focus(self.id)) { seen } else { 0.0 };
            origin.x = if rtl {
                inner.right() - row.right() + typing.scrolled
            } else {
                inner.left() - row.left() - typing.scrolled
            };
        }
        Place { rect, inner, origin }
    }

    fn pointer(&self, ui: &Ui, response: &Response, words: &str, laid: &Laid, origin: Pos2, held: &mut Held) {
        if response.hovered() {
            ui.ctx().set_cursor_icon(egui::CursorIcon::Text);
        }
        let Some(at) = response.interact_pointer_pos() else { return };
        let at = mirror::glass(ui.ctx()).pos(at);
        let hit = laid.hit(at - origin);
        let (pressed, time, shift) =
            ui.input(|input| (input.pointer.primary_pressed(), input.time, input.modifiers.shift));
        if pressed {
            if held.typing.composed.is_some() {
                // What was composed is given up; the place clicked is found in the next frame.
                ui.memory_mut(egui::Memory::interrupt_ime);
                held.typing.composed = None;
                return;
            }
            let again = time - held.pressed_at < AGAIN.0 && at.distance(held.pressed_where) < AGAIN.1;
            held.presses = if again { held.presses % 3 + 1 } else { 1 };
            (held.pressed_at, held.pressed_where) = (time, at);
            ui.memory_mut(|memory| memory.request_focus(self.id));
            held.typing.press(hit, held.presses, shift, words);
        } else if response.dragged() && held.typing.composed.is_none() {
            held.typing.drag(hit, words);
        }
        let selected = words.get(held.typing.selected()).unwrap_or_default();
        if !selected.is_empty() && ui.input(|input| input.pointer.primary_released()) {
            ui.ctx().send_cmd(egui::OutputCommand::TextSelectionSettled(selected.to_owned()));
        }
    }

    /// On X11 and Wayland, puts in what is selected elsewhere.
    fn middle_click(
        &self,
        ui: &Ui,
        response: &Response,
        words: &mut String,
        laid: &Laid,
        origin: Pos2,
        typing: &mut Typing,
    ) {
        if !response.contains_pointer() || !ui.is_enabled() || typing.composed.is_some() {
            return;
        }
        let pasted = ui.input(|input| {
            input.events.iter().find_map(|event| {
                let Event::MiddleClickPaste { pos, text } = event else { return None };
                Some((*pos, text.clone()))
            })
        });
        let Some((at, pasted)) = pasted else { return };
        typing.put(laid.hit(mirror::glass(ui.ctx()).pos(at) - origin), false);
        if typing.insert(words, &pasted, self.rows > 1) == Wants::Changed {
            ui.memory_mut(|memory| memory.request_focus(self.id));
            // The words shown are those from before.
            ui.ctx().request_repaint();
        }
    }

    fn draw(&self, ui: &Ui, response: &Response, page: &Page<'_>, moved: bool) {
        let Page { words, laid, place, typing } = *page;
        let focused = response.has_focus();
        let glass = mirror::glass(ui.ctx());
        let caret = glass.rect(laid.caret(shown_head(typing)).translate(place.origin.to_vec2()));
        if focused && moved {
            ui.scroll_to_rect(caret, None);
        }
        if focused {
            await_input_method(ui, glass.rect(place.inner), caret);
        }
        if !ui.is_rect_visible(place.rect) {
            return;
        }
        let (visuals, look) = (ui.visuals(), ui.style().interact(response));
        let line = if focused { visuals.selection.stroke } else { look.bg_stroke };
        ui.painter().rect(place.rect, look.corner_radius, visuals.text_edit_bg_color(), line, StrokeKind::Inside);
        let painter = ui.painter().with_clip_rect(place.rect.shrink(1.0).intersect(ui.clip_rect()));
        let color = if ui.is_enabled() { visuals.text_color() } else { visuals.disable(visuals.text_color()) };
        if words.is_empty() && typing.composed.is_none() {
            self.draw_hint(ui, &painter, place, laid.direction());
        }
        let selected = if typing.composed.is_none() && focused { typing.selected() } else { 0..0 };
        for rect in laid.rects(selected) {
            painter.rect_filled(glass.rect(rect.translate(place.origin.to_vec2())), 0.0, visuals.selection.bg_fill);
        }
        let mut ink = Ink::default();
        ink.clip(glass.rect(painter.clip_rect()));
        typesetter(ui.ctx(), |ts| ts.paint(&mut ink, laid, place.origin, color, &[]));
        ink.show(&painter);
        underline_composed(&painter, laid, place.origin, typing, color);
        if focused && ui.input(|input| input.focused) {
            let caret = caret.shrink2(vec2(0.0, 1.0));
            painter.line_segment([caret.center_top(), caret.center_bottom()], visuals.text_cursor.stroke);
        }
    }

    /// What to write there, where it will be written.
    fn draw_hint(&self, ui: &Ui, painter: &egui::Painter, place: &Place, direction: Direction) {
        let laid = self.lay(ui, self.hint, place.inner.width());
        let at_right = direction == Direction::Rtl && self.rows == 1;
        let x = if at_right { place.inner.right() - laid.size().x } else { place.inner.left() };
        let color = if ui.is_enabled() { self.hint_color } else { ui.visuals().disable(self.hint_color) };
        let mut ink = Ink::default();
        typesetter(ui.ctx(), |ts| ts.paint(&mut ink, &laid, Pos2::new(x, place.inner.top()), color, &[]));
        ink.show(painter);
    }

    fn tell(&self, ui: &mut Ui, response: &Response, before: &str, page: &Page<'_>) {
        let Page { words, laid, place, typing } = *page;
        response.widget_info(|| WidgetInfo::text_edit(ui.is_enabled(), before, words, self.hint));
        let told = ui.ctx().accesskit_node_builder(self.id, |node| {
            node.set_role(if self.rows > 1 { Role::MultilineTextInput } else { Role::TextInput });
            for action in [Action::SetValue, Action::ReplaceSelectedText, Action::SetTextSelection] {
                node.add_action(action);
            }
        });
        if told.is_none() {
            return;
        }
        let shown = typing.shown(words);
        let runs = Runs::new(self.id, laid, shown.as_deref().unwrap_or(words));
        if let (Some(anchor), Some(focus)) = (runs.position(typing.anchor()), runs.position(typing.head())) {
            let selection = TextSelection { anchor, focus };
            ui.ctx().accesskit_node_builder(self.id, |node| node.set_text_selection(selection));
        }
        runs.tell(ui, self.id, place.origin.to_vec2());
    }
}

/// Tells the system where an input method may show its candidates.
fn await_input_method(ui: &Ui, rect: Rect, caret: Rect) {
    let to_global = ui.ctx().layer_transform_to_global(ui.layer_id()).unwrap_or_default();
    ui.output_mut(|output| {
        output.ime = Some(egui::output::IMEOutput {
            purpose: IMEPurpose::Normal,
            rect: to_global * rect,
            cursor_rect: to_global * caret,
            should_interrupt_composition: false,
        });
    });
}

/// Whether a field has the keyboard.
pub fn has_keyboard(ctx: &egui::Context) -> bool {
    let focused = ctx.memory(egui::Memory::focused);
    focused.is_some_and(|id| ctx.data(|data| data.get_temp::<Held>(id)).is_some())
}

/// What is shown of a field.
#[derive(Clone, Copy)]
struct Page<'a> {
    words: &'a str,
    laid: &'a Laid,
    place: &'a Place,
    typing: &'a Typing,
}

/// Where a field is, as panels are laid out, and where its words are seen and begin in the window.
struct Place {
    rect: Rect,
    inner: Rect,
    origin: Pos2,
}

/// What is kept of a field from frame to frame.
#[derive(Clone, Debug, Default)]
struct Held {
    typing: Typing,
    presses: u32,
    pressed_at: f64,
    pressed_where: Pos2,
    /// The words as they were left, while the field has the keyboard: somebody else may change them.
    known: Option<String>,
}

impl Held {
    fn at_end(words: &str) -> Self {
        let mut typing = Typing::default();
        typing.put(Position::before(words.len()), false);
        Self { typing, pressed_at: f64::NEG_INFINITY, ..Self::default() }
    }

    fn shown_head(&self) -> Position {
        shown_head(&self.typing)
    }
}

/// The caret among the words as they are shown.
fn shown_head(typing: &Typing) -> Position {
    match &typing.composed {
        None => typing.head(),
        Some(composed) => {
            let into = composed.active.as_ref().map_or(composed.words.len(), |active| active.end);
            Position::before(typing.selected().start + into)
        }
    }
}

/// A line under what is being composed, thicker under the part being worked on.
fn underline_composed(painter: &egui::Painter, laid: &Laid, origin: Pos2, typing: &Typing, color: Color32) {
    let Some(composed) = &typing.composed else { return };
    let start = typing.selected().start;
    let active = composed.active.clone().unwrap_or_default();
    let parts = [(0..composed.words.len(), 1.0), (active, 2.0)];
    for (part, thick) in parts {
        for rect in laid.rects(start + part.start..start + part.end) {
            let rect = mirror::glass(painter.ctx()).rect(rect.translate(origin.to_vec2()));
            painter.hline(rect.x_range(), rect.bottom() - 2.0, egui::Stroke::new(thick, color));
        }
    }
}
