//! Lent captions: as long as a page has no caption of its own for a photo, readers get the photo's. Whoever
//! writes there writes on the words that are seen: with the first edit they become the page's own, as
//! one step with it.

use super::Session;
use crate::edit::{Edit, Spot};
use crate::story::{Content, PlacedPhoto, Text};

impl Session {
    /// The caption that a photo lends to the page at this text; none if the page has its own, or if that
    /// was just emptied by whoever still writes there.
    #[must_use]
    pub fn lent(&self, spot: Spot) -> Option<&str> {
        let Spot::Text(place) = spot else { return None };
        let (_, block) = self.project.story(place.story)?.block(place.block)?;
        let placed = block.photo().filter(|placed| placed.caption.is_blank())?;
        let words = self.project.library.photo(placed.photo)?.caption.as_str();
        (self.view.emptied != Some(spot) && !words.trim().is_empty()).then_some(words)
    }

    /// Makes a lent caption the page's own where something is selected, and acts on it, in one step.
    /// Where that changes nothing, it stays lent. Whether a caption was made the page's own and acted on.
    pub(super) fn on_own_caption(&mut self, act: impl FnOnce(&mut Self)) -> bool {
        let owned = self.owning().and_then(|edit| Some((edit.apply(&self.project).ok()?, edit)));
        let Some((owned, edit)) = owned else {
            act(self);
            return false;
        };
        let before = self.project.clone();
        self.history.seal();
        self.project = owned.clone();
        self.record(edit, &before);
        act(self);
        let acted = self.history.begin_earlier(&owned, &before);
        if !acted && self.project == owned {
            self.project = before;
        }
        acted
    }

    /// The edit that makes the lent captions at the ends of the selection the page's own.
    pub(super) fn owning(&self) -> Option<Edit> {
        let selection = self.view.selection?;
        let (one, other) = (selection.anchor.spot, selection.head.spot);
        let spots = std::iter::once(one).chain((one != other).then_some(other));
        let edits: Vec<Edit> = spots.filter_map(|spot| self.owning_at(spot)).collect();
        (!edits.is_empty()).then_some(Edit::Several(edits))
    }

    fn owning_at(&self, spot: Spot) -> Option<Edit> {
        let (Spot::Text(place), caption) = (spot, Text::plain(self.lent(spot)?)) else { return None };
        let photo = self.project.story(place.story)?.block(place.block)?.1.photo()?.photo;
        let content = Content::Photo(PlacedPhoto { photo, caption });
        Some(Edit::SetContent { story: place.story, block: place.block, content })
    }

    /// Whether a text is a photo's caption with something in it, whoever's it is.
    pub(super) fn has_caption(&self, spot: Spot) -> bool {
        self.has_own_caption(spot) || self.lent(spot).is_some()
    }

    /// The same of a caption that is the page's own.
    pub(super) fn has_own_caption(&self, spot: Spot) -> bool {
        let Spot::Text(place) = spot else { return false };
        let block = self.project.story(place.story).and_then(|story| story.block(place.block));
        block.and_then(|(_, block)| block.photo()).is_some_and(|placed| !placed.caption.is_blank())
    }
}
