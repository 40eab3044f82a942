//! Small pieces that the panels share.

use egui::accesskit::Role;
use egui::collapsing_header::{CollapsingState, paint_default_icon};
use egui::{Color32, CornerRadius, Frame, Id, Margin, Rect, Response, RichText, Sense, Stroke, Ui, WidgetInfo, vec2};

use super::said::{self, Told as _};
use super::text::field::Field;
use super::text::{Base, Style, label};
use super::theme;
use crate::app::commands::{self, CommandId};
use crate::app::{Action, Session};
use crate::ground::Direction;
use crate::words::Words;

/// A heading over a part of a panel.
pub(super) fn heading(ui: &mut Ui, words: &str) {
    let t = theme::tokens(ui);
    ui.add_space(6.0);
    if words.chars().all(|c| c < '\u{590}') {
        let words = words.to_uppercase();
        ui.label(RichText::new(words).font(theme::strong(10.5)).color(t.soft).extra_letter_spacing(0.8));
    } else {
        // Letters that join have no capitals, and are not to be set apart.
        label::label(ui, words, &theme::words(11.5).strong(), t.soft, None);
    }
}

/// A round mark.
pub(super) fn dot(ui: &mut Ui, color: Color32) {
    let (rect, _) = ui.allocate_exact_size(vec2(9.0, 9.0), Sense::hover());
    ui.painter().circle_filled(rect.center(), 3.8, color);
}

/// A word in a rounded frame.
pub(super) fn chip(ui: &mut Ui, words: &str, color: Color32, filled: bool) {
    let t = theme::tokens(ui);
    let frame = Frame::new()
        .inner_margin(Margin::symmetric(8, 2))
        .corner_radius(CornerRadius::same(10))
        .fill(if filled { t.accent_soft } else { Color32::TRANSPARENT })
        .stroke(if filled { Stroke::NONE } else { Stroke::new(1.0, color.gamma_multiply(0.6)) });
    frame.show(ui, |ui| said::small(ui, words, color));
}

/// A name for a button or heading, where there may be none yet.
pub(super) fn or_unnamed<'a>(name: &'a str, unnamed: &'a str) -> &'a str {
    if name.trim().is_empty() { unnamed } else { name }
}

/// A part that opens and closes below a line; it is open at first if `open`.
pub(super) fn fold(ui: &mut Ui, id: Id, words: &str, color: Color32, open: bool, add: impl FnOnce(&mut Ui)) {
    let mut state = CollapsingState::load_with_default_open(ui.ctx(), id, open);
    let indent = ui.spacing().indent;
    let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), 24.0), Sense::click());
    if response.clicked() {
        state.toggle(ui);
    }
    response.widget_info(|| WidgetInfo::labeled(Role::DisclosureTriangle, ui.is_enabled(), words));
    ui.ctx().accesskit_node_builder(response.id, |node| node.set_expanded(state.is_open()));
    if ui.is_rect_visible(rect) {
        let mut icon = response.clone();
        icon.rect = Rect::from_center_size(rect.left_center() + vec2(indent / 2.0, 0.0), vec2(10.0, 10.0));
        paint_default_icon(ui, state.openness(ui.ctx()), &icon);
        // The name stands beside its sign, whatever script it is in.
        let style = Style { base: Base::Set(Direction::Ltr), ..theme::words(13.0) };
        let at = egui::pos2(rect.left() + indent, rect.center().y - style.size * style.leading / 2.0);
        label::write(ui, at, words, &style, color, Some((rect.width() - indent, 1)));
    }
    state.show_body_indented(&response, ui, add);
}

/// A name among words of the interface: it is set in its own direction, and they in theirs (UAX 9,
/// first strong isolate).
pub(super) fn isolated(name: &str) -> String {
    format!("\u{2068}{name}\u{2069}")
}

/// The button for what is most wanted.
pub(super) fn primary(ui: &mut Ui, enabled: bool, words: &str) -> Response {
    let t = theme::tokens(ui);
    let shown = said::atom(words, theme::words(13.0).strong(), Some(t.paper));
    said::button_of(ui, enabled, words, shown, |button| button.fill(t.accent).stroke(Stroke::NONE))
}

/// A button for what is done beside something else.
pub(super) fn small(ui: &mut Ui, words: &str) -> Response {
    ui.scope(|ui| {
        ui.spacing_mut().button_padding = vec2(9.0, 3.0);
        said::button_of(ui, true, words, said::atom(words, theme::words(12.0), None), |button| button)
    })
    .inner
}

/// A card: paper with a hairline, `marked` ones in the accent's color.
pub(super) fn card<R>(ui: &mut Ui, line: Color32, add: impl FnOnce(&mut Ui) -> R) -> R {
    let t = theme::tokens(ui);
    Frame::new()
        .fill(t.paper)
        .stroke(Stroke::new(1.0, line))
        .corner_radius(CornerRadius::same(8))
        .inner_margin(Margin::symmetric(12, 10))
        .show(ui, |ui| {
            ui.set_width(ui.available_width());
            add(ui)
        })
        .inner
}

/// What a command does, with its keys.
pub(super) fn told_of(ui: &Ui, session: &Session, id: CommandId) -> String {
    let Some(command) = commands::find(id) else { return String::new() };
    let keys = command.shortcut.map(|s| super::keys::label(ui, s)).unwrap_or_default();
    let help = command.help(session.words);
    if keys.is_empty() { help.to_owned() } else { format!("{help} ({keys})") }
}

/// A button that runs a command; disabled while the command is not ready.
pub(super) fn command_button(ui: &mut Ui, session: &Session, id: CommandId, words: &str, actions: &mut Vec<Action>) {
    let Some(command) = commands::find(id) else { return };
    let help = told_of(ui, session, id);
    let shown = said::button_as(ui, (command.ready)(session), words, |button| button.frame_when_inactive(false));
    if shown.told(&help).clicked() {
        actions.push(Action::Run(id));
    }
}

/// How a labelled field looks.
#[derive(Clone, Copy)]
pub(super) struct FieldLook<'a> {
    /// Its name, above it.
    pub(super) label: &'a str,
    /// What to write there, shown while it is empty.
    pub(super) hint: &'a str,
    /// The length past which it warns; 0 for none.
    pub(super) advised: usize,
    /// Rows; more than one takes line breaks.
    pub(super) rows: usize,
}

impl<'a> FieldLook<'a> {
    /// One line, no advice.
    pub(super) fn line(label: &'a str, hint: &'a str) -> Self {
        Self { label, hint, advised: 0, rows: 1 }
    }
}

/// A labelled field. Gives what it now reads and the caret's byte, if that changed.
pub(super) fn field(ui: &mut Ui, id: Id, look: FieldLook<'_>, words: &str) -> Option<(String, usize)> {
    let t = theme::tokens(ui);
    let mut buffer = words.to_owned();
    let label = ui
        .horizontal(|ui| {
            let label = said::small(ui, look.label, t.soft);
            let length = buffer.chars().count();
            if look.advised > 0 && length > 0 {
                let color = if length > look.advised { t.amber } else { t.soft };
                ui.with_layout(egui::Layout::right_to_left(egui::Align::Center), |ui| {
                    ui.label(RichText::new(format!("{length} / {}", look.advised)).small().color(color));
                });
            }
            label
        })
        .inner;
    let field = Field::new(id, theme::words(13.0)).rows(look.rows).hint(look.hint, t.faint);
    let shown = field.show(ui, &mut buffer);
    let _named = shown.response.labelled_by(label.id);
    (buffer != words).then_some((buffer, shown.caret))
}

/// A field without a label above it, as wide as there is room. Gives what it now reads, if that
/// changed.
pub(super) fn bare_field(ui: &mut Ui, id: Id, label: &str, hint: &str, words: &str) -> Option<String> {
    let t = theme::tokens(ui);
    let mut buffer = words.to_owned();
    Field::new(id, theme::words(13.0)).hint(hint, t.faint).show(ui, &mut buffer);
    name(ui, id, label);
    (buffer != words).then_some(buffer)
}

/// Gives a widget a name for those who cannot see it.
pub(super) fn name(ui: &Ui, id: Id, words: &str) {
    ui.ctx().accesskit_node_builder(id, |node| node.set_label(words));
}

/// How a value is written in a field, and read back as it is typed.
pub(super) struct Spelling<T> {
    /// As it is shown.
    pub(super) write: fn(&T) -> String,
    /// As it is read; `None` while what stands there cannot be.
    pub(super) read: fn(&str) -> Option<T>,
    /// The key of what to write, said while it cannot be read; empty where everything can.
    pub(super) wanted: &'static str,
}

/// A labelled field for a value that must be read: keywords, a date. Taken up as it is typed; what
/// cannot be read stays in the field, and the field says what it wants.
pub(super) fn spelled<T: PartialEq>(
    ui: &mut Ui,
    says: &Words,
    id: Id,
    look: FieldLook<'_>,
    value: &T,
    spelling: &Spelling<T>,
) -> Option<T> {
    let draft = ui.data(|data| data.get_temp::<String>(id));
    let stands = |words: &String| (spelling.read)(words).is_none_or(|read| read == *value);
    let shown = draft.filter(stands).unwrap_or_else(|| (spelling.write)(value));
    let typed = field(ui, id, look, &shown).map(|(words, _)| words);
    let now = typed.as_ref().unwrap_or(&shown);
    let read = (spelling.read)(now);
    if read.is_none() {
        let t = theme::tokens(ui);
        said::small(ui, says.get(spelling.wanted), t.amber);
    }
    let words = typed?;
    ui.data_mut(|data| data.insert_temp(id, words));
    read.filter(|read| read != value)
}

/// A day as `2026-11-14`; empty for none.
pub(super) const DAY: Spelling<Option<jiff::civil::Date>> = Spelling {
    write: |date| date.map(|d| d.to_string()).unwrap_or_default(),
    read: |words| match words.trim() {
        "" => Some(None),
        words => words.parse().ok().map(Some),
    },
    wanted: "field-wants-date",
};

/// Words set apart by commas.
pub(super) const WORDS: Spelling<Vec<String>> = Spelling {
    write: |words| words.join(", "),
    read: |words| {
        Some(words.split([',', '،']).map(str::trim).filter(|word| !word.is_empty()).map(str::to_owned).collect())
    },
    wanted: "",
};
