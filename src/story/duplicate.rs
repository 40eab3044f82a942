//! A second story that says the same.

use std::sync::Arc;

use super::{Block, Handling, Status, Story};
use crate::ground::IdMint;

impl Story {
    /// A copy to be worked on: a draft with new ids, its name marked by a word as in “River
    /// gauges (copy)”. What belongs to the first alone stays with it: its web address, embargo,
    /// corrections, and whose turn it is.
    #[must_use]
    pub fn duplicate(&self, mark: &str, mint: &mut IdMint) -> Self {
        let mut copy = self.clone();
        copy.id = mint.mint();
        copy.body =
            self.body.iter().map(|block| Arc::new(Block { id: mint.mint(), ..block.as_ref().clone() })).collect();
        copy.status = Status::default();
        copy.embargo = None;
        copy.corrections.clear();
        copy.handling = Handling { planned_words: self.handling.planned_words, ..Handling::default() };
        copy.filing.url_slug.clear();
        let unnamed = self.furniture.headline.trim().is_empty();
        let name = if unnamed { &mut copy.filing.slugline } else { &mut copy.furniture.headline };
        *name = if name.trim().is_empty() { mark.to_owned() } else { format!("{} ({mark})", name.trim_end()) };
        copy
    }
}
