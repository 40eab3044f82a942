//! What the panels take note of in a story, kept up with it block by block.

use crate::story::{Block, Body};

/// Things found in the blocks of a body, in reading order, each with its block’s place.
pub(super) struct Gleaned<T> {
    body: Body,
    found: Vec<(usize, T)>,
}

impl<T> Default for Gleaned<T> {
    fn default() -> Self {
        Self { body: Body::new(), found: Vec::new() }
    }
}

impl<T> Gleaned<T> {
    /// Follows a body to what it is now: `glean` looks into the blocks that changed, and no
    /// others. Whether anything found came, went or moved.
    pub(super) fn follow<I: IntoIterator<Item = T>>(&mut self, body: &Body, glean: impl Fn(&Block) -> I) -> bool {
        let Some((gone, come)) = body.changed(&self.body) else { return false };
        let from = self.found.partition_point(|(at, _)| *at < gone.start);
        let to = self.found.partition_point(|(at, _)| *at < gone.end);
        let blocks = come.clone().zip(body.range(come.clone()));
        let fresh: Vec<(usize, T)> =
            blocks.flat_map(|(at, block)| glean(block).into_iter().map(move |found| (at, found))).collect();
        let moved = gone.len() != come.len() && to < self.found.len();
        if moved {
            for (at, _) in self.found.iter_mut().skip(to) {
                *at = *at - gone.end + come.end;
            }
        }
        let changed = moved || from != to || !fresh.is_empty();
        self.found.splice(from..to, fresh);
        self.body = body.clone();
        changed
    }

    /// How many things.
    pub(super) fn len(&self) -> usize {
        self.found.len()
    }

    /// All of them.
    pub(super) fn iter(&self) -> impl Iterator<Item = &(usize, T)> {
        self.found.iter()
    }

    /// One of them.
    pub(super) fn get(&self, nth: usize) -> Option<&(usize, T)> {
        self.found.get(nth)
    }
}

#[cfg(test)]
mod tests {
    use std::cell::Cell;
    use std::sync::Arc;

    use super::*;
    use crate::ground::BlockId;
    use crate::story::Content;

    fn block(id: u64, content: Content) -> Arc<Block> {
        Arc::new(Block::new(BlockId::from(id), content))
    }

    #[test]
    fn what_is_found_follows_every_change_and_only_changed_blocks_are_looked_at() {
        let paragraph = |id| block(id, Content::Paragraph("The ferry is back.".into()));
        let mut body: Body = (1..=300).map(paragraph).collect();
        let mut gleaned = Gleaned::default();
        let looks = Cell::new(0);
        let mut follow = |body: &Body, most: usize| {
            looks.set(0);
            let changed = gleaned.follow(body, |block| {
                looks.set(looks.get() + 1);
                (block.content == Content::Rule).then_some(block.id)
            });
            assert!(looks.get() <= most, "{} blocks looked at", looks.get());
            let rules = (0..).zip(body).filter(|(_, block)| block.content == Content::Rule);
            let wanted: Vec<(usize, BlockId)> = rules.map(|(at, block)| (at, block.id)).collect();
            assert_eq!(gleaned.iter().copied().collect::<Vec<_>>(), wanted);
            changed
        };
        assert!(!follow(&body, 300), "there is no rule yet");
        for at in [10, 200] {
            body.insert(at, block(1_000 + u64::try_from(at).unwrap(), Content::Rule));
            assert!(follow(&body, 1));
        }
        body.get_mut(100).unwrap().content = Content::Paragraph("It sails at noon.".into());
        assert!(!follow(&body, 1));
        body.remove(5);
        assert!(follow(&body, 0), "the rules stand one place higher");
        body.remove(9);
        assert!(follow(&body, 0));
        body.splice(150..250, vec![paragraph(900), block(901, Content::Rule), paragraph(902)]);
        assert!(follow(&body, 3));
        body.clear();
        assert!(follow(&body, 0));
    }
}
