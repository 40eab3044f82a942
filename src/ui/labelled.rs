//! Fields with a name above them: what is typed, counted and set right in them, and values that are
//! read from what stands there.

use egui::{Color32, Id, Response, Ui};

use super::said;
use super::text::field::{Field, Step};
use super::text::{Base, Style};
use super::theme;
use super::widgets::name;
use crate::app::Correcting;
use crate::ground::Direction;
use crate::story::Count;
use crate::words::Words;

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
