//! A field for a text with marks, as it stands on the page.

use egui::text::{CCursor, CCursorRange, LayoutJob};
use egui::{
    Align, Color32, FontId, Frame, Id, Key, Margin, Rect, Response, RichText, Shape, TextBuffer, TextEdit, TextFormat,
    Ui,
};

use super::underlines;
use crate::app::{Action, Session};
use crate::edit::{Selection, Spot, typed_between};
use crate::ground::Direction;
use crate::story::{Mark, Text};
use crate::ui::finding;
use crate::ui::theme::{self, Tokens};
use crate::ui::widgets::{byte_at, char_at, name};

/// How a text looks.
#[derive(Clone)]
pub(super) struct Look {
    /// Upright type.
    pub(super) font: FontId,
    /// Height of a line as a multiple of the type's size.
    pub(super) leading: f32,
    /// The color of the words.
    pub(super) color: Color32,
    /// The way it reads.
    pub(super) direction: Direction,
    /// What to write there, shown while it is empty.
    pub(super) hint: String,
    /// What it is, for those who cannot see it.
    pub(super) label: String,
}

/// A field as it was drawn.
pub(super) struct Drawn {
    /// The field.
    pub(super) response: Response,
    /// What it now reads, and the caret's byte, if that changed.
    pub(super) typed: Option<(String, usize)>,
    /// Where they were drawn.
    pub(super) rect: Rect,
    /// Backspace was pressed at the very start.
    pub(super) back_at_start: bool,
}

/// Draws a field for `text`, which stands at `spot`. Selecting asks for itself; what was typed is
/// handed back.
pub(super) fn show(
    ui: &mut Ui,
    session: &Session,
    spot: Spot,
    text: &Text,
    look: &Look,
    actions: &mut Vec<Action>,
) -> Drawn {
    let id = Id::unique(("copy", spot));
    let revealing = reveal(ui, session, spot, id, text.as_str());
    let t = theme::tokens(ui);
    let back_at_start = pressed_back_at_start(ui, id);
    let mut buffer = text.as_str().to_owned();
    let under = ui.painter().add(Shape::Noop);
    let directory = &session.project.directory;
    let mut layouter = |ui: &Ui, shown: &dyn TextBuffer, width: f32| {
        let job = lay_out(&as_shown(text, shown.as_str()), look, t, width);
        ui.fonts_mut(|fonts| fonts.layout_job(job))
    };
    let output = TextEdit::multiline(&mut buffer)
        .id(id)
        .frame(Frame::NONE)
        .margin(Margin::ZERO)
        .desired_width(f32::INFINITY)
        .desired_rows(1)
        .align(egui::Align2([align(look.direction), Align::Min]))
        .hint_text(RichText::new(&look.hint).font(look.font.clone()).color(t.soft))
        .layouter(&mut layouter)
        .show(ui);
    let response = output.response.response;
    name(ui, id, &look.label);
    let now = as_shown(text, &buffer);
    let found = finding::washes(session, t, spot, now.as_str());
    let marks = underlines::shapes(&output.galley, output.galley_pos, &now, &found, t, directory);
    ui.painter().set(under, Shape::Vec(marks));
    if revealing {
        ui.scroll_to_rect(response.rect, Some(Align::Center));
    }
    let range = output.cursor_range;
    let caret = range.map_or(buffer.len(), |range| byte_at(&buffer, range.primary.index.0));
    let typed = (buffer != text.as_str()).then(|| (buffer.clone(), caret));
    if typed.is_none()
        && response.has_focus()
        && let Some(range) = range
    {
        let anchor = byte_at(&buffer, range.secondary.index.0);
        let now = Some(Selection::stretch(spot, anchor..caret));
        if session.view.selection != now {
            actions.push(Action::Select { selection: now, reveal: false });
        }
    }
    let rect = Rect::from_min_size(output.galley_pos, output.galley.size());
    Drawn { response, typed, rect, back_at_start }
}

/// Puts focus and caret where the session wants them; whether it did.
fn reveal(ui: &Ui, session: &Session, spot: Spot, id: Id, words: &str) -> bool {
    let Some(selection) = session.view.reveal.filter(|s| s.head.spot == spot) else { return false };
    let mut state = TextEdit::load_state(ui.ctx(), id).unwrap_or_default();
    let from = if selection.anchor.spot == spot { selection.anchor.byte } else { selection.head.byte };
    let cursor = |byte| CCursor::new(char_at(words, byte));
    state.cursor.set_char_range(Some(CCursorRange::two(cursor(from), cursor(selection.head.byte))));
    TextEdit::store_state(ui.ctx(), id, state);
    ui.memory_mut(|memory| memory.request_focus(id));
    true
}

fn pressed_back_at_start(ui: &Ui, id: Id) -> bool {
    ui.memory(|memory| memory.has_focus(id))
        && ui.input(|input| input.key_pressed(Key::Backspace))
        && TextEdit::load_state(ui.ctx(), id)
            .and_then(|state| state.cursor.char_range())
            .is_some_and(|range| range.primary.index.0 == 0 && range.secondary.index.0 == 0)
}

fn align(direction: Direction) -> Align {
    match direction {
        Direction::Ltr => Align::Min,
        Direction::Rtl => Align::Max,
    }
}

/// The text with what this very frame has typed into the field.
fn as_shown(text: &Text, shown: &str) -> Text {
    let mut now = text.clone();
    if let Some(typed) = typed_between(text.as_str(), shown, None) {
        let with = typed.text_in(text);
        now.splice(typed.range, &with);
    }
    now
}

fn lay_out(text: &Text, look: &Look, t: &Tokens, width: f32) -> LayoutJob {
    let mut job = LayoutJob { halign: align(look.direction), ..LayoutJob::default() };
    job.wrap.max_width = width;
    for run in text.runs() {
        job.append(run.words, 0.0, format(look, &run.marks, t));
    }
    if text.is_empty() {
        job.append("", 0.0, format(look, &[], t));
    }
    job
}

fn format(look: &Look, marks: &[&Mark], t: &Tokens) -> TextFormat {
    let mut format = TextFormat {
        font_id: look.font.clone(),
        color: look.color,
        line_height: Some(look.font.size * look.leading),
        ..TextFormat::default()
    };
    for mark in marks {
        match mark {
            Mark::Bold => format.font_id.family = theme::family("story-strong"),
            Mark::Italic => format.font_id.family = theme::family("story-italic"),
            Mark::Link(_) => format.color = t.accent,
            Mark::Mention(_) | Mark::Quotation(_) => {}
        }
    }
    format
}
