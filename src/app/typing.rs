//! Typing: what a field now says becomes an edit.

use super::{Change, Session};
use crate::edit::{Edit, Selection, Spot, Target, motion, typed_between};
use crate::ground::StoryId;
use crate::story::Field;

impl Session {
    /// A field now reads `words`.
    pub(super) fn type_field(&mut self, story: StoryId, field: Field, words: String, caret: usize) {
        let Some(old) = self.project.story(story).map(|page| field.of(page).to_owned()) else { return };
        let Some(typed) = typed_between(&old, &words, Some(caret)) else { return };
        let spot = Spot::Field(story, field);
        self.change(Change {
            edit: Edit::SetField { story, field, words },
            label: field.row().label().into(),
            group: typed.group(Target::Spot(spot)),
            // What is not on the page has no caret there: the page keeps its own.
            selection: motion::is_on_page(field).then(|| Selection::caret(spot, caret)),
        });
    }
}
