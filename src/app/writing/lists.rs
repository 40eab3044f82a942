//! Levels of lists.

use std::collections::BTreeMap;

use super::Session;
use crate::app::Change;
use crate::edit::{Edit, flow};
use crate::ground::BlockId;
use crate::story::{Content, Part};

/// The deepest level of an entry.
const DEEPEST: u8 = 5;

impl Session {
    /// Moves the selected entries of lists further in or out.
    pub(super) fn indent(&mut self, by: i8) {
        let Some((story, selection)) = self.selected() else { return };
        let mut touched: BTreeMap<BlockId, Vec<Part>> = BTreeMap::new();
        for (place, _) in flow::stretches(&story, selection) {
            touched.entry(place.block).or_default().push(place.part);
        }
        let mut edits = Vec::new();
        for (block, parts) in touched {
            let Some((_, found)) = story.block(block) else { continue };
            let Content::List(mut list) = found.content.clone() else { continue };
            for part in parts {
                let Part::Nth(at) = part else { continue };
                if let Some(entry) = usize::try_from(at).ok().and_then(|at| list.items.get_mut(at)) {
                    entry.level = entry.level.saturating_add_signed(by).min(DEEPEST);
                }
            }
            edits.push(Edit::SetContent { story: story.id, block, content: Content::List(list) });
        }
        if !edits.is_empty() {
            let label = if by > 0 { "change-indent" } else { "change-outdent" };
            self.change(Change::new(Edit::Several(edits), label));
        }
    }
}
