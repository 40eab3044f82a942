//! Small pieces that the panels share.

use egui::accesskit::{Role, Toggled};
use egui::collapsing_header::CollapsingState;
use egui::{
    Button, Color32, Frame, Id, Rect, Response, RichText, Sense, Shape, StrokeKind, Ui, Vec2, WidgetInfo, pos2, vec2,
};
use jiff::tz::TimeZone;

use super::icons::Icon;
use super::said::{self, Told as _};
use super::text::field::{Field, Step};
use super::text::{Base, Copy, Style, label, typesetter};
use super::{mirror, theme};
use crate::app::commands::{self, Command, CommandId};
use crate::app::{Action, Correcting, Session, preferences};
use crate::ground::Direction;
use crate::story::Count;
use crate::words::Words;

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
    /// What is said of it at the end of its name's line, and in which color.
    pub(super) aside: Option<(&'a str, Color32)>,
    /// Whether it reads from left to right in any window: a date, a zone.
    pub(super) code: bool,
    /// The way the story reads whose words these are.
    pub(super) reads: Option<Direction>,
    /// How what is typed is set right, where it is published.
    pub(super) corrects: Option<&'a Correcting>,
}

impl<'a> FieldLook<'a> {
    /// One line, no advice.
    pub(super) fn line(label: &'a str, hint: &'a str) -> Self {
        Self { label, hint, advised: 0, rows: 1, aside: None, code: false, reads: None, corrects: None }
    }

    /// The same for what reads from left to right in any window.
    pub(super) fn code(self) -> Self {
        Self { code: true, ..self }
    }

    /// For words of a story that reads so.
    pub(super) fn of(self, reads: Direction) -> Self {
        Self { reads: Some(reads), ..self }
    }

    /// With what is typed set right.
    pub(super) fn corrects(self, corrects: Option<&'a Correcting>) -> Self {
        Self { corrects, ..self }
    }
}

/// A labelled field. Gives what it now reads and the caret's byte, if that changed.
pub(super) fn field(ui: &mut Ui, id: Id, look: FieldLook<'_>, words: &str) -> Option<(String, usize)> {
    typed(ui, id, look, words).pop().map(|step| (step.words, step.caret))
}

/// Gives a field the keyboard once it is drawn: the panel it is in may be about to open, which takes
/// some frames where it lies over the page.
pub(super) fn give_when_drawn(ctx: &egui::Context, field: Id) {
    ctx.data_mut(|data| data.insert_temp(awaited(), (field, TRIES)));
    ctx.request_repaint();
}

/// Takes up the keyboard that waits for a field, if it is this one.
fn take_awaited(ui: &Ui, id: Id) {
    let Some((_, left)) = ui.data(|data| data.get_temp::<(Id, u8)>(awaited())).filter(|(field, _)| *field == id) else {
        return;
    };
    if left == 0 || ui.memory(|memory| memory.has_focus(id)) {
        ui.data_mut(|data| data.remove::<(Id, u8)>(awaited()));
        return;
    }
    ui.data_mut(|data| data.insert_temp(awaited(), (id, left - 1)));
    ui.memory_mut(|memory| memory.request_focus(id));
    ui.ctx().request_repaint();
}

/// The frames in which a field that waits asks for the keyboard.
const TRIES: u8 = 8;

/// Where it is kept which field is to have the keyboard.
fn awaited() -> Id {
    Id::unique("field-awaited")
}

/// A labelled field. Gives what became of it one after another.
pub(super) fn typed(ui: &mut Ui, id: Id, look: FieldLook<'_>, words: &str) -> Vec<Step> {
    take_awaited(ui, id);
    let mut buffer = words.to_owned();
    let t = theme::tokens(ui);
    let length = Count::of(buffer.trim()).characters;
    let count = (look.advised > 0 && length > 0).then(|| format!("{length} / {}", look.advised));
    let counted = count.as_deref().map(|count| (count, if length > look.advised { t.amber } else { t.soft }));
    let label = field_name(ui, look.label, look.aside.or(counted));
    let shown = bare(ui, id, look).show(ui, &mut buffer);
    let _named = shown.response.labelled_by(label.id);
    shown.steps
}

fn bare<'a>(ui: &Ui, id: Id, look: FieldLook<'a>) -> Field<'a> {
    let style = theme::words(theme::BODY);
    let style = match look.reads {
        // Dates, zones and addresses read one way, whatever stands in them so far.
        _ if look.code => Style { base: Base::Set(Direction::Ltr), ..style },
        Some(reads) => style.among(reads),
        None => style,
    };
    Field::new(id, style).rows(look.rows).hint(look.hint, theme::tokens(ui).faint).corrects(look.corrects)
}

/// The name of a field, close above it, with what is said of it at the other end of its line.
pub(super) fn field_name(ui: &mut Ui, name: &str, aside: Option<(&str, Color32)>) -> Response {
    let t = theme::tokens(ui);
    let shown = ui.scope(|ui| {
        ui.spacing_mut().interact_size.y = 0.0;
        ui.horizontal(|ui| {
            let label = said::small(ui, name, t.soft);
            if let Some((words, color)) = aside {
                ui.with_layout(egui::Layout::right_to_left(egui::Align::Center), |ui| said::small(ui, words, color));
            }
            label
        })
        .inner
    });
    // Name and field are one; the room is before the name.
    ui.add_space(3.0 - ui.spacing().item_spacing.y);
    shown.inner
}

/// A field without a label above it, as wide as there is room. Gives what it now reads, if that
/// changed.
pub(super) fn bare_field(ui: &mut Ui, id: Id, look: FieldLook<'_>, words: &str) -> Option<String> {
    typed_bare(ui, id, look, words).pop().map(|step| step.words)
}

/// The same. Gives what became of it one after another.
pub(super) fn typed_bare(ui: &mut Ui, id: Id, look: FieldLook<'_>, words: &str) -> Vec<Step> {
    let mut buffer = words.to_owned();
    let shown = bare(ui, id, look).show(ui, &mut buffer);
    name(ui, id, look.label);
    shown.steps
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
    read_as(ui, says, id, look, value, &(spelling.write)(value), spelling.read, spelling.wanted)
}

/// The same for what is read in a way of its own; `written` is the value as it is shown.
#[expect(clippy::too_many_arguments, reason = "a field, its value and how it is read")]
pub(super) fn read_as<T: PartialEq>(
    ui: &mut Ui,
    says: &Words,
    id: Id,
    look: FieldLook<'_>,
    value: &T,
    written: &str,
    read: impl Fn(&str) -> Option<T>,
    wanted: &str,
) -> Option<T> {
    let stands = |words: &str| match read(words) {
        None => Stands::Unread,
        Some(read) if read == *value => Stands::Read,
        Some(_) => Stands::Other,
    };
    let settles = !wanted.is_empty();
    let shown = kept_draft(ui, id, written, settles, stands);
    let typed = drafted(ui, id, look, written, settles, stands);
    let now = read(typed.as_deref().or(shown.as_deref()).unwrap_or(written));
    if now.is_none() {
        said::small(ui, says.get(wanted), theme::tokens(ui).amber);
    }
    typed?;
    now.filter(|now| now != value)
}

/// What words come to beside the value they stand for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Stands {
    /// They cannot be read.
    Unread,
    /// They are read as the value.
    Read,
    /// They are read as another.
    Other,
}

/// What a field shows of what was typed into it. Once somebody is elsewhere and it `settles`, what
/// was read is shown as it was understood.
fn kept_draft(ui: &Ui, id: Id, written: &str, settles: bool, stands: impl Fn(&str) -> Stands) -> Option<String> {
    let draft = ui.data(|data| data.get_temp::<String>(id)).filter(|draft| draft != written)?;
    let there = ui.memory(|memory| memory.has_focus(id));
    match stands(&draft) {
        Stands::Unread => Some(draft),
        Stands::Read => (there || !settles).then_some(draft),
        Stands::Other => None,
    }
}

/// A labelled field that shows what was typed as long as that stands for the value, which is
/// `written` otherwise. Gives what it now says, if that changed.
pub(super) fn drafted(
    ui: &mut Ui,
    id: Id,
    look: FieldLook<'_>,
    written: &str,
    settles: bool,
    stands: impl Fn(&str) -> Stands,
) -> Option<String> {
    let shown = kept_draft(ui, id, written, settles, stands);
    let (words, _) = field(ui, id, look, shown.as_deref().unwrap_or(written))?;
    ui.data_mut(|data| data.insert_temp(id, words.clone()));
    Some(words)
}

/// The zone a newsroom lives by; Universal Time where it has named none.
pub(super) fn zone_of(session: &Session) -> TimeZone {
    preferences::zone(&session.project.house)
}

/// What the newsroom's clock shows.
pub(super) fn local(session: &Session) -> jiff::civil::DateTime {
    session.world.now().to_zoned(zone_of(session)).datetime()
}

/// A day as `2026-11-14`; empty for none.
pub(super) const DAY: Spelling<Option<jiff::civil::Date>> = Spelling {
    write: |date| date.map(|d| d.to_string()).unwrap_or_default(),
    read: |words| match words.trim() {
        "" => Some(None),
        words => crate::story::read_day(words).map(Some),
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
