//! Small pieces that the panels share.

use egui::accesskit::{Role, Toggled};
use egui::collapsing_header::CollapsingState;
use egui::{
    Button, Color32, Frame, Id, Rect, Response, RichText, Sense, Shape, StrokeKind, Ui, Vec2, WidgetInfo, pos2, vec2,
};
use jiff::tz::TimeZone;

use super::icons::Icon;
use super::said::{self, Told as _};
use super::text::{Copy, Style, label, typesetter};
use super::{mirror, theme};
use crate::app::commands::{self, Command, CommandId};
use crate::app::{Action, Session, preferences};

/// A heading over a part of a panel.
pub(super) fn heading(ui: &mut Ui, words: &str) {
    let t = theme::tokens(ui);
    ui.add_space(6.0);
    if words.chars().all(|c| c < '\u{590}') {
        let words = words.to_uppercase();
        ui.label(RichText::new(words).font(theme::strong(theme::CAPS)).color(t.soft).extra_letter_spacing(0.8));
    } else {
        // Letters that join have no capitals, and are not to be set apart.
        label::label(ui, words, &theme::words(theme::SMALL).strong(), t.soft, None);
    }
}

/// A round mark.
pub(super) fn dot(ui: &mut Ui, color: Color32) -> Response {
    let (rect, response) = ui.allocate_exact_size(vec2(9.0, 9.0), Sense::hover());
    ui.painter().circle_filled(rect.center(), 3.8, color);
    response
}

/// A word in a rounded frame: on a ground of its own, or outlined.
pub(super) fn chip(ui: &mut Ui, words: &str, color: Color32, filled: bool) {
    let t = theme::tokens(ui);
    let style = theme::words(theme::CHIP);
    let laid = typesetter(ui.ctx(), |ts| ts.kept(&Copy { max_lines: Some(1), ..Copy::line(words, &style) }));
    let size = laid.size() + vec2(2.0 * CHIP_PAD.x, 2.0 * CHIP_PAD.y);
    let (rect, response) = ui.allocate_exact_size(size, Sense::hover());
    response.widget_info(|| WidgetInfo::labeled(Role::Label, ui.is_enabled(), words));
    if filled {
        ui.painter().rect_filled(rect, rect.height() / 2.0, t.accent_soft);
    } else {
        let line = theme::hairline(ui, t.outline(color));
        ui.painter().rect_stroke(rect, rect.height() / 2.0, line, StrokeKind::Inside);
    }
    label::paint(ui, &laid, rect.shrink2(CHIP_PAD), color);
}

/// The room around the word of a chip.
const CHIP_PAD: Vec2 = vec2(8.0, 1.5);

/// A name for a button or heading, where there may be none yet.
pub(super) fn or_unnamed<'a>(name: &'a str, unnamed: &'a str) -> &'a str {
    if name.trim().is_empty() { unnamed } else { name }
}

/// A part that opens and closes below a line of small type, which says more than its name.
pub(super) fn fold_quiet(ui: &mut Ui, id: Id, called: &str, words: &str, open: bool, add: impl FnOnce(&mut Ui)) {
    let t = theme::tokens(ui);
    let mut state = CollapsingState::load_with_default_open(ui.ctx(), id, open);
    let style = Style { align: mirror::glass(ui.ctx()).start(), ..theme::words(theme::SMALL) };
    let width = ui.available_width();
    let copy = Copy { width: width - theme::ICON, max_lines: Some(2), ..Copy::line(words, &style) };
    let laid = typesetter(ui.ctx(), |ts| ts.kept(&copy));
    let (rect, response) = ui.allocate_exact_size(vec2(width, laid.size().y.max(18.0)), Sense::click());
    if response.clicked() {
        state.toggle(ui);
    }
    response.widget_info(|| WidgetInfo::labeled(Role::DisclosureTriangle, ui.is_enabled(), called));
    ui.ctx().accesskit_node_builder(response.id, |node| {
        node.set_expanded(state.is_open());
        node.set_description(words);
    });
    if ui.is_rect_visible(rect) {
        let touched = response.hovered() || response.has_focus();
        let icon = if state.is_open() { Icon::UP } else { Icon::DOWN };
        icon.paint(ui, pos2(rect.right() - 7.0, rect.center().y), 12.0, if touched { t.accent } else { t.faint });
        let at = pos2(rect.left(), rect.center().y - laid.size().y / 2.0);
        label::paint(ui, &laid, Rect::from_min_size(at, laid.size()), if touched { t.ink } else { t.soft });
    }
    state.show_body_unindented(ui, add);
}

/// What a line of a list reads.
#[derive(Clone, Copy)]
pub(super) struct Line<'a> {
    /// All of it, for those who cannot see it.
    pub(super) called: &'a str,
    /// What it names.
    pub(super) name: &'a str,
    /// What it says of that, at the other end.
    pub(super) aside: &'a str,
}

/// A part that opens and closes below a line of a list.
pub(super) fn fold_line(ui: &mut Ui, id: Id, line: Line<'_>, icon: (Icon, Color32), add: impl FnOnce(&mut Ui)) {
    let t = theme::tokens(ui);
    let mut state = CollapsingState::load_with_default_open(ui.ctx(), id, false);
    let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), LIST_LINE), Sense::click());
    if response.clicked() {
        state.toggle(ui);
    }
    response.widget_info(|| WidgetInfo::labeled(Role::DisclosureTriangle, ui.is_enabled(), line.called));
    ui.ctx().accesskit_node_builder(response.id, |node| node.set_expanded(state.is_open()));
    if ui.is_rect_visible(rect) {
        let touched = response.hovered() || response.has_focus();
        if touched {
            ui.painter().rect_filled(rect, f32::from(theme::ROUND), t.accent_soft);
        }
        ui.painter().hline(rect.x_range(), rect.bottom(), theme::hairline(ui, t.line));
        icon.0.paint(ui, pos2(rect.left() + 8.0, rect.center().y), 15.0, icon.1);
        let small = theme::words(theme::SMALL);
        let aside = typesetter(ui.ctx(), |ts| ts.kept(&Copy::line(line.aside, &small)));
        let at = pos2(rect.right() - aside.size().x - 2.0, rect.center().y - aside.size().y / 2.0);
        label::paint(ui, &aside, Rect::from_min_size(at, aside.size()), t.soft);
        // The name stands beside its sign, whatever script it is in.
        let style = theme::words(theme::BODY);
        let left = pos2(rect.left() + 24.0, rect.center().y - style.size * style.leading / 2.0);
        label::write(ui, left, line.name, &style, t.ink, Some((at.x - left.x - 8.0, 1)));
    }
    state.show_body_indented(&response, ui, add);
}

/// The height of a line of a list.
const LIST_LINE: f32 = 31.0;

/// A card for what is not there yet: on the panel itself, its line broken.
pub(super) fn open_card<R>(ui: &mut Ui, add: impl FnOnce(&mut Ui) -> R) -> R {
    let t = theme::tokens(ui);
    let shown = Frame::new().inner_margin(theme::IN_CARD).show(ui, |ui| {
        ui.set_width(ui.available_width());
        add(ui)
    });
    let rect = shown.response.rect.shrink(0.5);
    let corners = [rect.left_top(), rect.right_top(), rect.right_bottom(), rect.left_bottom(), rect.left_top()];
    ui.painter().extend(Shape::dashed_line(&corners, theme::hairline(ui, t.outline(t.soft)), 4.0, 3.0));
    shown.inner
}

/// The button for what is most wanted.
pub(super) fn primary(ui: &mut Ui, enabled: bool, words: &str) -> Response {
    let t = theme::tokens(ui);
    let shown = said::atom(words, theme::words(theme::BODY).strong(), Some(t.on_accent));
    // A line of its own color: as high as the buttons beside it.
    let line = theme::hairline(ui, t.accent);
    said::button_of(ui, enabled, words, shown, |button| button.fill(t.accent).stroke(line))
}

/// A button for what is done beside something else.
pub(super) fn small(ui: &mut Ui, words: &str) -> Response {
    ui.scope(|ui| {
        ui.spacing_mut().button_padding = vec2(9.0, 3.0);
        said::button_of(ui, true, words, said::atom(words, theme::words(theme::BUTTON_SMALL), None), |button| button)
    })
    .inner
}

/// Puts widgets at the end of a row, in the order they are read: a layout from the end would turn
/// the order in which Tab goes through them.
pub(super) fn at_end(ui: &mut Ui, id: Id, add: impl FnOnce(&mut Ui)) {
    let known = ui.data(|data| data.get_temp::<f32>(id));
    ui.add_space((ui.available_width() - known.unwrap_or_default()).max(0.0));
    let left = ui.cursor().left();
    add(ui);
    let took = ui.cursor().left() - ui.spacing().item_spacing.x - left;
    if known.is_none_or(|known| (known - took).abs() > 0.5) {
        ui.data_mut(|data| data.insert_temp(id, took));
        ui.ctx().request_discard("room for the end of a row");
    }
}

/// One of several choices that stand in a row.
pub(super) fn segment(ui: &mut Ui, on: bool, words: &str) -> Response {
    let t = theme::tokens(ui);
    let look = |button: Button<'static>| if on { button.fill(t.accent_soft) } else { button };
    let shown = said::button_as(ui, true, words, look);
    ui.ctx().accesskit_node_builder(shown.id, |node| {
        node.set_role(Role::RadioButton);
        node.set_toggled(if on { Toggled::True } else { Toggled::False });
    });
    shown
}

/// A card: paper with a hairline, `marked` ones in the accent's color.
pub(super) fn card<R>(ui: &mut Ui, line: Color32, add: impl FnOnce(&mut Ui) -> R) -> R {
    let t = theme::tokens(ui);
    Frame::new()
        .fill(t.paper)
        .stroke(theme::hairline(ui, line))
        .corner_radius(theme::ROUND_CARD)
        .inner_margin(theme::IN_CARD)
        .show(ui, |ui| {
            ui.set_width(ui.available_width());
            add(ui)
        })
        .inner
}

/// A button that runs a command; disabled while the command is not ready.
pub(super) fn command_button(ui: &mut Ui, session: &Session, id: CommandId, words: &str, actions: &mut Vec<Action>) {
    let Some(command) = commands::find(id) else { return };
    let on = command.on.is_some_and(|on| on(session));
    let look = |button: Button<'static>| button.frame_when_inactive(on).selected(on);
    let shown = said::button_as(ui, (command.ready)(session), words, look);
    if shown.told(&help(ui, session, command)).clicked() {
        actions.push(Action::Run(id));
    }
}

/// A button with the command's icon in place of its name, which those who cannot see it hear.
pub(super) fn icon_button(ui: &mut Ui, session: &Session, id: CommandId, actions: &mut Vec<Action>) {
    let (Some(command), Some(icon)) = (commands::find(id), Icon::of(id)) else { return };
    let on = command.on.is_some_and(|on| on(session));
    let button = Button::new(icon.text()).frame_when_inactive(on).selected(on);
    let name = command.label(session.words);
    let shown = ui.add_enabled((command.ready)(session), button);
    self::name(ui, shown.id, name);
    if shown.told(&format!("{name}: {}", help(ui, session, command))).clicked() {
        actions.push(Action::Run(id));
    }
}

/// What the command of this name does, with its keys.
pub(super) fn help_of(ui: &Ui, session: &Session, id: CommandId) -> String {
    commands::find(id).map(|command| help(ui, session, command)).unwrap_or_default()
}

/// What a command does, with its keys.
fn help(ui: &Ui, session: &Session, command: &Command) -> String {
    let keys = super::keys::label(ui.ctx(), session, command);
    let help = command.help(session.words);
    if keys.is_empty() { help.to_owned() } else { format!("{help} ({keys})") }
}

/// Gives a widget a name for those who cannot see it.
pub(super) fn name(ui: &Ui, id: Id, words: &str) {
    ui.ctx().accesskit_node_builder(id, |node| node.set_label(words));
}

/// The zone a newsroom lives by; Universal Time where it has named none.
pub(super) fn zone_of(session: &Session) -> TimeZone {
    preferences::zone(&session.project.house)
}

/// What the newsroom's clock shows.
pub(super) fn local(session: &Session) -> jiff::civil::DateTime {
    session.world.now().to_zoned(zone_of(session)).datetime()
}
