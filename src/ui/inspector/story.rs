//! The Story tab: how the story is filed, signed, dated and released.

use egui::{Id, Slider, Ui};

use super::workflow;
use crate::app::{Action, Change, Session};
use crate::edit::{Detail, Edit, Selection, Spot, Target};
use crate::story::{Byline, Field, Genre, Story, Urgency};
use crate::ui::labelled::{self, DAY, FieldLook, Spelling, WORDS};
use crate::ui::text::field::Step;
use crate::ui::widgets;
use crate::ui::{languages, said, theme};
use crate::words::{Phrase, Words};

/// Draws the tab of a story that has so many words.
pub(super) fn show(ui: &mut Ui, session: &Session, story: &Story, words: usize, actions: &mut Vec<Action>) {
    let says = session.words;
    workflow::show(ui, session, story, words, actions);
    widgets::heading(ui, says.get("story-release"));
    workflow::embargo(ui, session, story, actions);
    corrections(ui, session, story, actions);
    widgets::heading(ui, says.get("story-kind"));
    choices(ui, says, story, actions);
    widgets::heading(ui, says.get("story-headlines"));
    for field in [Field::Headline, Field::WebHeadline, Field::SearchHeadline, Field::SocialHeadline, Field::Deck] {
        line(ui, session, story, field, actions);
    }
    widgets::heading(ui, says.get("story-signed"));
    bylines(ui, says, story, actions);
    for field in [Field::City, Field::Country] {
        line(ui, session, story, field, actions);
    }
    let date = &story.furniture.dateline.date;
    if let Some(date) = labelled::spelled(
        ui,
        says,
        key(story, "date"),
        FieldLook::line(says.get("story-date"), "2026-11-14").code(),
        date,
        &DAY,
    ) {
        actions.push(typed(story, Detail::DatelineDate(date), "change-dateline"));
    }
    widgets::heading(ui, says.get("story-filing"));
    for field in [Field::Slugline, Field::UrlSlug, Field::Section] {
        line(ui, session, story, field, actions);
    }
    let look =
        FieldLook::line(says.get("story-keywords"), says.about("story", "keywords", "hint")).of(story.direction());
    if let Some(words) = labelled::spelled(ui, says, key(story, "keywords"), look, &story.filing.keywords, &WORDS) {
        actions.push(typed(story, Detail::Keywords(words), "story-keywords"));
    }
    line(ui, session, story, Field::EdNote, actions);
}

/// The name of a field of the tab among the widgets.
pub(in crate::ui) fn key(story: &Story, name: &'static str) -> Id {
    Id::unique(("story-tab", story.id, name))
}

fn detail(story: &Story, detail: Detail, label: &'static str) -> Action {
    Change::new(Edit::SetDetail { story: story.id, detail }, label).into()
}

/// The same for what is typed letter by letter.
pub(super) fn typed(story: &Story, detail: Detail, label: &'static str) -> Action {
    let target = Target::Detail(story.id, label);
    Change::of_value(Edit::SetDetail { story: story.id, detail }, label, target).into()
}

fn line(ui: &mut Ui, session: &Session, story: &Story, field: Field, actions: &mut Vec<Action>) {
    let says = session.words;
    let row = field.row();
    let rows = if field == Field::EdNote { 3 } else { 1 };
    let (label, hint) = (row.label(), row.hint());
    let look = FieldLook { advised: row.advised, rows, ..FieldLook::line(says.fixed(&label), says.fixed(&hint)) };
    let corrects = session.correcting(&story.language).filter(|_| is_read(field));
    let look = look.of(story.direction()).corrects(corrects.as_ref());
    for Step { words, caret, label } in labelled::typed(ui, key(story, row.id), look, field.of(story)) {
        actions.push(match label {
            None => Action::TypeField { story: story.id, field, words, caret },
            Some(label) => {
                let selection = Some(Selection::caret(Spot::Field(story.id, field), caret));
                Change { selection, ..Change::new(Edit::SetField { story: story.id, field, words }, label) }.into()
            }
        });
    }
}

/// Whether readers read a field as it stands.
fn is_read(field: Field) -> bool {
    match field {
        Field::Kicker
        | Field::Headline
        | Field::WebHeadline
        | Field::SearchHeadline
        | Field::SocialHeadline
        | Field::Deck
        | Field::City
        | Field::Country => true,
        Field::Slugline | Field::UrlSlug | Field::Section | Field::EdNote => false,
    }
}

fn choices(ui: &mut Ui, says: &Words, story: &Story, actions: &mut Vec<Action>) {
    let mut genre = story.filing.genre;
    choice(ui, says, "genre", &mut genre, &Genre::ALL, Genre::label);
    if genre != story.filing.genre {
        actions.push(detail(story, Detail::Genre(genre), "story-genre"));
    }
    let named = says.get("story-language");
    if let Some((language, by_letters)) = languages::choose(ui, says, key(story, "language"), named, &story.language) {
        let told = if by_letters { typed } else { detail };
        actions.push(told(story, Detail::Language(language), "story-language"));
    }
    let mut urgency = u8::from(story.filing.urgency);
    let label = said::small(ui, says.get("story-urgency"), theme::tokens(ui).soft);
    let slider = ui.add(Slider::new(&mut urgency, 1..=9)).labelled_by(label.id);
    if slider.changed()
        && let Ok(urgency) = Urgency::try_from(urgency)
    {
        actions.push(typed(story, Detail::Urgency(urgency), "change-urgency"));
    }
}

fn choice<T: Copy + PartialEq>(
    ui: &mut Ui,
    says: &Words,
    name: &str,
    value: &mut T,
    all: &[T],
    label: fn(T) -> Phrase,
) {
    let t = theme::tokens(ui);
    let heading = said::small(ui, says.of("story", name), t.soft);
    let width = ui.available_width();
    let now = label(*value);
    let shown = said::choice(ui, name, says.fixed(&now), Some(width), |ui| {
        for option in all {
            said::option(ui, value, *option, says.fixed(&label(*option)));
        }
    });
    let _named = shown.labelled_by(heading.id);
}

fn bylines(ui: &mut Ui, says: &Words, story: &Story, actions: &mut Vec<Action>) {
    let look = FieldLook::line(says.get("story-bylines"), says.about("story", "bylines", "hint"));
    let look = FieldLook { rows: 2, ..look.of(story.direction()) };
    if let Some(bylines) = labelled::spelled(ui, says, key(story, "bylines"), look, &story.furniture.bylines, &BYLINES)
    {
        actions.push(typed(story, Detail::Bylines(bylines), "change-byline"));
    }
}

/// A name a line; what follows a comma is the role.
const BYLINES: Spelling<Vec<Byline>> = Spelling {
    write: |bylines| {
        let line = |b: &Byline| if b.role.is_empty() { b.name.clone() } else { format!("{}, {}", b.name, b.role) };
        bylines.iter().map(line).collect::<Vec<_>>().join("\n")
    },
    read: |words| Some(words.lines().filter_map(Byline::of_line).collect()),
    wanted: "",
};

fn corrections(ui: &mut Ui, session: &Session, story: &Story, actions: &mut Vec<Action>) {
    for (nth, correction) in story.corrections.iter().enumerate() {
        let (says, kind) = (session.words, correction.kind.label());
        let look = FieldLook::line(says.fixed(&kind), says.get("story-correction-hint")).of(story.direction());
        let look = FieldLook { rows: 2, ..look };
        let id = Id::unique(("correction", story.id, nth));
        let corrects = session.correcting(&story.language);
        let mut old = correction.note.clone();
        for Step { words: note, label, .. } in labelled::typed(ui, id, look.corrects(corrects.as_ref()), &old.clone()) {
            let mut all = story.corrections.clone();
            if let Some(changed) = all.get_mut(nth) {
                changed.note.clone_from(&note);
            }
            let edit = Edit::SetDetail { story: story.id, detail: Detail::Corrections(all) };
            let target = Target::Detail(story.id, "correction");
            let label = label.unwrap_or("correction-correction");
            actions.push(Change::of_line(edit, label, target, &old, &note).into());
            old = note;
        }
    }
}
