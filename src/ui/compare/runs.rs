//! Two texts in one, word by word: what came is underlined on one ground, what went struck through
//! on another; whoever hears it is told in words.

use std::ops::Range;

use egui::accesskit::Role;
use egui::{Color32, Response, Sense, Stroke, Ui, WidgetInfo};

use crate::edit::compare::{Pair, Run, Said, mark_phrase, runs};
use crate::story::{Mark, Text};
use crate::tags::Directory;
use crate::ui::text::{Base, Copy, Ink, Stretch, Style, typesetter};
use crate::ui::{mirror, said, theme};
use crate::words::{Words, phrase};

/// The longest stretch that is shown whole, in bytes.
const LONGEST: usize = 20_000;
/// Stands between what went and what came for it, so that Arabic letters of both do not join.
const BETWEEN: &str = "\u{200a}";

/// What a stretch is.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Kind {
    Same,
    Remarked,
    Removed,
    Inserted,
}

/// A text to be drawn.
#[derive(Default)]
struct Sheet {
    words: String,
    stretches: Vec<Stretch>,
    kinds: Vec<(Range<usize>, Kind)>,
    heard: Vec<String>,
    notes: Vec<String>,
}

/// Who is meant by marks of either version.
#[derive(Clone, Copy)]
pub(in crate::ui) struct Names<'a> {
    pub(in crate::ui) before: &'a Directory,
    pub(in crate::ui) after: &'a Directory,
}

/// Draws a line of both versions.
pub(super) fn pair(ui: &mut Ui, says: &Words, pair: &Pair, base: Base, names: Names<'_>) {
    let found = match (&pair.before, &pair.after) {
        (Some(before), Some(after)) if before == after => vec![Run::Same(text_of(says, after))],
        (Some(before), Some(after)) => match (before, after) {
            (Said::Words(before), Said::Words(after)) => runs(before, after),
            (Said::Words(_) | Said::Phrase(_), Said::Words(_) | Said::Phrase(_)) => {
                vec![Run::Removed(text_of(says, before)), Run::Inserted(text_of(says, after))]
            }
        },
        (None, Some(after)) => vec![Run::Inserted(text_of(says, after))],
        (Some(before), None) => vec![Run::Removed(text_of(says, before))],
        (None, None) => Vec::new(),
    };
    if let Some(label) = &pair.label {
        said::small(ui, &says.say(label), theme::tokens(ui).soft);
    }
    let sheet = sheet(says, &found, names);
    draw(ui, &sheet, base);
    for note in &sheet.notes {
        said::small(ui, note, theme::tokens(ui).amber);
    }
}

fn text_of(says: &Words, said: &Said) -> Text {
    match said {
        Said::Words(text) => text.clone(),
        Said::Phrase(phrase) => Text::plain(says.say(phrase)),
    }
}

fn sheet(says: &Words, runs: &[Run], names: Names<'_>) -> Sheet {
    let mut sheet = Sheet::default();
    for run in runs {
        match run {
            Run::Same(text) => {
                sheet.add(text, Kind::Same);
                sheet.heard.push(text.as_str().to_owned());
            }
            Run::Remarked { text, off, on } => {
                sheet.add(text, Kind::Remarked);
                sheet.heard.push(text.as_str().to_owned());
                sheet.notes.extend(remarked(says, text, off, on, names));
            }
            Run::Removed(text) => {
                sheet.add(text, Kind::Removed);
                sheet.heard.push(says.say(&phrase!("compare-heard-removed", words = text.as_str())));
            }
            Run::Inserted(text) => {
                sheet.add(text, Kind::Inserted);
                sheet.heard.push(says.say(&phrase!("compare-heard-inserted", words = text.as_str())));
            }
        }
    }
    sheet
}

/// What happened to the marks of a stretch, in words.
fn remarked(says: &Words, text: &Text, off: &[Mark], on: &[Mark], names: Names<'_>) -> Vec<String> {
    let list = |marks: &[Mark], directory: &Directory| {
        marks.iter().map(|mark| mark_phrase(mark, directory)).collect::<Vec<_>>()
    };
    let words = text.as_str().trim();
    let mut notes = Vec::new();
    if !on.is_empty() {
        notes.push(says.say(&phrase!("compare-marked", words = words, marks = list(on, names.after))));
    }
    if !off.is_empty() {
        notes.push(says.say(&phrase!("compare-unmarked", words = words, marks = list(off, names.before))));
    }
    notes
}

impl Sheet {
    fn add(&mut self, text: &Text, kind: Kind) {
        if matches!((self.kinds.last(), kind), (Some((_, Kind::Removed)), Kind::Inserted)) {
            self.words.push_str(BETWEEN);
        }
        let whole = text.len() <= LONGEST;
        let shown = if whole { text.clone() } else { text.slice(0..LONGEST) };
        let start = self.words.len();
        self.words.push_str(shown.as_str());
        if !whole {
            self.words.push('…');
        }
        self.kinds.push((start..self.words.len(), kind));
        for span in shown.spans() {
            let (strong, italic) = (span.mark == Mark::Bold, span.mark == Mark::Italic);
            if strong || italic {
                self.stretches.push(Stretch { range: start + span.start..start + span.end, strong, italic });
            }
        }
    }
}

fn draw(ui: &mut Ui, sheet: &Sheet, base: Base) -> Response {
    let t = theme::tokens(ui);
    let style = Style { base, ..theme::words(theme::BODY) };
    let width = ui.available_width().max(1.0);
    let copy = Copy { words: &sheet.words, stretches: &sheet.stretches, width, ..Copy::line("", &style) };
    let laid = typesetter(ui.ctx(), |ts| ts.kept(&copy));
    let (rect, response) = ui.allocate_exact_size(egui::vec2(width, laid.size().y), Sense::hover());
    response.widget_info(|| WidgetInfo::labeled(Role::Label, ui.is_enabled(), sheet.heard.join(" ").trim()));
    if !ui.is_rect_visible(rect) {
        return response;
    }
    let glass = mirror::glass(ui.ctx());
    let seen = glass.rect(rect);
    let places = |range: &Range<usize>| {
        laid.rects(range.clone()).into_iter().map(|rect| glass.rect(rect.translate(seen.min.to_vec2())))
    };
    for (range, kind) in &sheet.kinds {
        let Some(ground) = kind.ground(t) else { continue };
        for rect in places(range) {
            ui.painter().rect_filled(rect, 2.0, ground);
        }
    }
    let mut ink = Ink::default();
    ink.clip(glass.rect(ui.clip_rect()));
    typesetter(ui.ctx(), |ts| ts.paint(&mut ink, &laid, seen.min, t.ink, &[]));
    ink.show(ui.painter());
    for (range, kind) in &sheet.kinds {
        let Some((color, part)) = kind.line(t) else { continue };
        for rect in places(range) {
            let y = egui::lerp(rect.y_range().min..=rect.y_range().max, part);
            ui.painter().hline(rect.x_range(), y, Stroke::new(1.5, color));
        }
    }
    response
}

impl Kind {
    fn ground(self, t: &theme::Tokens) -> Option<Color32> {
        match self {
            Self::Same | Self::Remarked => None,
            Self::Removed => Some(t.removed),
            Self::Inserted => Some(t.inserted),
        }
    }

    /// The color of the line that goes with it, and how far down it lies.
    fn line(self, t: &theme::Tokens) -> Option<(Color32, f32)> {
        match self {
            Self::Same => None,
            Self::Remarked => Some((t.amber, 0.93)),
            Self::Removed => Some((t.red, 0.56)),
            Self::Inserted => Some((t.accent, 0.93)),
        }
    }
}
