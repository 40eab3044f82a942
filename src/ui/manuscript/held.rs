//! What the page is held by, said in a way that outlasts the window.

use super::Manuscript;
use super::scroll::Scroll;
use crate::app::{PageHeld, Session};
use crate::story::Story;

impl Manuscript {
    /// What the page is held by, if there is one.
    pub(in crate::ui) fn held(&self) -> Option<PageHeld> {
        self.page.held()
    }

    /// Has the page held so when it is shown next.
    pub(in crate::ui) fn hold(&mut self, held: PageHeld) {
        self.hold = Some(held);
    }

    /// Holds the page as somebody wanted; whatever changed on it meanwhile, the caret is not brought
    /// into sight for it.
    pub(super) fn take_hold(&mut self, session: &Session, story: &Story) {
        let Some(held) = self.hold.take().filter(|held| held.story == story.id) else { return };
        let leaf = match held.block {
            None => Some(0),
            Some(block) => story.body.place_of(block).map(|at| at + 1),
        };
        if let Some(leaf) = leaf {
            self.page.scroll = Scroll { leaf, above: if held.above.is_finite() { held.above } else { 0.0 } };
        }
        self.page.changed = false;
        self.last = Some(story.id);
        self.followed = session.view.selection;
    }
}
