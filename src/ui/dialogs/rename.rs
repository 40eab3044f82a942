//! Another headline and slugline for a story.

use egui::{Key, Ui};

use crate::app::{Action, Session};
use crate::ground::StoryId;
use crate::story::Field as StoryField;
use crate::ui::text::field::Field;
use crate::ui::{said, theme, widgets};

/// What was typed so far: headline and slugline.
#[derive(Default)]
pub(super) struct RenameState {
    words: Option<[String; 2]>,
    changed: bool,
}

impl RenameState {
    /// Whether something was typed.
    pub(super) fn is_changed(&self) -> bool {
        self.changed
    }
}

/// Draws the question.
pub(super) fn show(ui: &mut Ui, session: &Session, story: StoryId, state: &mut RenameState, actions: &mut Vec<Action>) {
    let (t, says) = (theme::tokens(ui), session.words);
    super::title(ui, says.get("rename-title"));
    let Some(page) = session.project.story(story) else {
        actions.push(Action::Dialog(None));
        return;
    };
    let fields = [StoryField::Headline, StoryField::Slugline];
    let first = state.words.is_none();
    let words = state.words.get_or_insert_with(|| fields.map(|field| field.of(page).to_owned()));
    let mut entered = false;
    for (field, words) in fields.into_iter().zip(words.iter_mut()) {
        let id = ui.scope_id().with(("rename", field.row().id));
        let label = said::small(ui, says.fixed(&field.row().label()), t.soft);
        let corrects = session.correcting(&page.language).filter(|_| field == StoryField::Headline);
        let shown = Field::new(id, theme::words(theme::BODY).among(page.direction()))
            .corrects(corrects.as_ref())
            .show(ui, words)
            .response
            .labelled_by(label.id);
        state.changed |= shown.changed();
        entered |= shown.lost_focus() && ui.input(|input| input.key_pressed(Key::Enter));
        if first && field == StoryField::Headline {
            Field::take_up(ui.ctx(), id, words);
        }
    }
    ui.add_space(10.0);
    let [headline, slugline] = words.clone();
    ui.horizontal(|ui| {
        if widgets::primary(ui, true, says.get("rename-do")).clicked() || entered {
            actions.push(Action::RenameStory { story, headline, slugline });
        }
        if said::button(ui, says.get("ask-cancel")).clicked() {
            actions.push(Action::Dialog(None));
        }
    });
}
