//! The story as it is seen and written on: a photo's own caption stands where the page has none.

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::app::Session;
use crate::edit::{Spot, TextPlace};
use crate::ground::BlockId;
use crate::photos::Library;
use crate::story::{Block, Content, Part, PlacedPhoto, Story, Text};
use crate::ui::glean::Gleaned;

/// A story with the captions that its photos lend, kept as long as nothing changes.
#[derive(Default)]
pub(super) struct Lent {
    photos: Gleaned<BlockId>,
    /// What it was made from.
    of: Option<(Arc<Story>, Arc<Library>, Option<Spot>)>,
    /// Blocks as they are, and as they are seen.
    blocks: BTreeMap<BlockId, [Arc<Block>; 2]>,
    seen: Option<Arc<Story>>,
}

impl Lent {
    /// The story that is shown, as it is seen.
    pub(super) fn story(&mut self, session: &Session) -> Option<Arc<Story>> {
        let story = session.story()?;
        let (library, emptied) = (&session.project.library, session.view.emptied);
        let same = self.of.as_ref().is_some_and(|(of, lenders, gap)| {
            Arc::ptr_eq(of, story) && Arc::ptr_eq(lenders, library) && *gap == emptied
        });
        if !same {
            self.photos.follow(&story.body, |block| block.photo().map(|_| block.id));
            self.seen = Some(self.filled(session, story));
            self.of = Some((Arc::clone(story), Arc::clone(library), emptied));
        }
        self.seen.clone()
    }

    fn filled(&mut self, session: &Session, story: &Arc<Story>) -> Arc<Story> {
        let mut seen = Arc::clone(story);
        let mut blocks = BTreeMap::new();
        for (at, id) in self.photos.iter() {
            let spot = Spot::Text(TextPlace { story: story.id, block: *id, part: Part::Main });
            let (Some(words), Some(block)) = (session.lent(spot), story.body.get(*at)) else { continue };
            let known = self.blocks.remove(id).filter(|[of, seen]| Arc::ptr_eq(of, block) && says(seen, words));
            let pair = known.unwrap_or_else(|| [Arc::clone(block), Arc::new(with(block, words))]);
            let [_, filled] = &pair;
            Arc::make_mut(&mut seen).body.splice(*at..*at + 1, vec![Arc::clone(filled)]);
            blocks.insert(*id, pair);
        }
        self.blocks = blocks;
        seen
    }
}

fn says(block: &Block, words: &str) -> bool {
    block.photo().is_some_and(|placed| placed.caption.as_str() == words)
}

/// The block, with the caption that its photo lends.
fn with(block: &Block, words: &str) -> Block {
    let mut seen = block.clone();
    if let Content::Photo(placed) = &block.content {
        seen.content = Content::Photo(PlacedPhoto { photo: placed.photo, caption: Text::plain(words) });
    }
    seen
}
