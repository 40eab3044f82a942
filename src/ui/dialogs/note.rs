//! What readers are told when a published story is corrected, updated or killed.

use std::collections::BTreeMap;

use egui::{Key, Modifiers, Ui};

use crate::app::{Action, Session, Sitting};
use crate::ground::StoryId;
use crate::story::Step;
use crate::ui::text::field::Field;
use crate::ui::text::label::label;
use crate::ui::{said, theme, widgets};
use crate::words::{Arg, Phrase, phrase};

/// What was written so far, for each story and step: whoever leaves the dialog finds it there again.
#[derive(Default)]
pub(super) struct NoteState {
    drafts: BTreeMap<(StoryId, Step), String>,
    /// Of which project.
    sitting: Sitting,
    /// What is written now.
    open: Option<(StoryId, Step)>,
}

impl NoteState {
    /// The same while the dialog is closed.
    pub(super) fn put_away(&mut self) -> Self {
        Self { open: None, ..std::mem::take(self) }
    }

    /// Whether something was written that a stray click must not put away.
    pub(super) fn has_words(&self) -> bool {
        self.open.and_then(|open| self.drafts.get(&open)).is_some_and(|words| !words.trim().is_empty())
    }
}

/// Draws the question.
pub(super) fn show(
    ui: &mut Ui,
    session: &Session,
    story: StoryId,
    step: Step,
    state: &mut NoteState,
    actions: &mut Vec<Action>,
) {
    let (t, says) = (theme::tokens(ui), session.words);
    let key = step.row().key;
    super::title(ui, says.fixed(&Phrase::of("note", key)));
    if let Some(story) = session.project.story(story) {
        let style = theme::words(theme::BODY).among(story.direction());
        label(ui, story.name_in(says), &style, t.ink, None);
    }
    said::line(ui, says.about("note", key, "hint"), t.soft);
    ui.add_space(6.0);
    if std::mem::replace(&mut state.sitting, session.sitting()) != session.sitting() {
        state.drafts.clear();
    }
    let first = state.open.replace((story, step)).is_none();
    let words = state.drafts.entry((story, step)).or_default();
    let named = said::small(ui, says.about("note", key, "field"), t.soft);
    // With Ctrl, Enter is done with the note; without, it breaks the line.
    let entered = ui.input_mut(|input| input.consume_key(Modifiers::COMMAND, Key::Enter));
    let style = theme::words(theme::BODY);
    let style = session.project.story(story).map_or(style.clone(), |story| style.among(story.direction()));
    let corrects = session.project.story(story).and_then(|story| session.correcting(&story.language));
    let id = ui.scope_id().with("note");
    let field = Field::new(id, style).rows(4).corrects(corrects.as_ref());
    field.hint(says.about("note", key, "example"), t.faint).show(ui, words).response.labelled_by(named.id);
    if first {
        ui.memory_mut(|memory| memory.request_focus(id));
    }
    let when = Arg::Moment(widgets::local(session));
    let now = match session.world.person() {
        "" => says.say(&phrase!("note-dated", when = when)),
        who => says.say(&phrase!("note-signed", when = when, who = who)),
    };
    said::small(ui, &now, t.soft);
    ui.add_space(10.0);
    let mut taken = false;
    ui.horizontal(|ui| {
        let ready = !words.trim().is_empty();
        if (widgets::primary(ui, ready, says.about("note", key, "verb")).clicked() || entered) && ready {
            actions.push(Action::TakeStep { story, step, note: words.trim().to_owned() });
            taken = true;
        }
        if said::button(ui, says.get("ask-cancel")).clicked() {
            actions.push(Action::Dialog(None));
        }
    });
    if taken {
        state.drafts.remove(&(story, step));
    }
}
