//! What readers are told when a published story is corrected, updated or killed.

use egui::{Key, Modifiers, Ui};

use crate::app::{Action, Session};
use crate::ground::StoryId;
use crate::story::Step;
use crate::ui::text::field::Field;
use crate::ui::text::label::label;
use crate::ui::{said, theme, widgets};
use crate::words::{Phrase, phrase};

/// What was written so far.
#[derive(Default)]
pub(super) struct NoteState {
    words: Option<String>,
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
    let first = state.words.is_none();
    let words = state.words.get_or_insert_default();
    let named = said::small(ui, says.get("note-field"), t.soft);
    // With Ctrl, Enter is done with the note; without, it breaks the line.
    let entered = ui.input_mut(|input| input.consume_key(Modifiers::COMMAND, Key::Enter));
    let style = theme::words(theme::BODY);
    let style = session.project.story(story).map_or(style.clone(), |story| style.among(story.direction()));
    let corrects = session.project.story(story).and_then(|story| session.correcting(&story.language));
    let field = Field::new(ui.scope_id().with("note"), style).rows(4).corrects(corrects.as_ref());
    let field = field.hint(says.get("note-hint"), t.faint).show(ui, words).response.labelled_by(named.id);
    if first {
        field.request_focus();
    }
    let now = says.say(&phrase!(
        "note-signed",
        when = crate::words::Arg::Moment(widgets::local(session)),
        who = session.world.person()
    ));
    said::small(ui, &now, t.soft);
    ui.add_space(10.0);
    ui.horizontal(|ui| {
        let ready = !words.trim().is_empty();
        if (widgets::primary(ui, ready, says.about("note", key, "verb")).clicked() || entered) && ready {
            actions.push(Action::TakeStep { story, step, note: words.trim().to_owned() });
        }
        if said::button(ui, says.get("ask-cancel")).clicked() {
            actions.push(Action::Dialog(None));
        }
    });
}
