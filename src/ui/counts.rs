//! How long each story is, counted again only where it has changed.

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::ground::{BlockId, StoryId};
use crate::story::{Block, Count, Story};

/// Counts by story and by block, each with the value it was counted in.
#[derive(Default)]
pub(super) struct Counts {
    stories: BTreeMap<StoryId, Counted>,
}

struct Counted {
    story: Arc<Story>,
    count: Count,
    blocks: BTreeMap<BlockId, (Arc<Block>, Count)>,
}

impl Counts {
    /// What [`Story::count`] gives. A story that is still the same value costs a comparison of
    /// pointers; one that was typed in, a count of the block that changed.
    pub(super) fn of(&mut self, story: &Arc<Story>) -> Count {
        let known = self.stories.remove(&story.id);
        if let Some(counted) = known.as_ref().filter(|counted| Arc::ptr_eq(&counted.story, story)) {
            let count = counted.count;
            self.stories.extend(known.map(|counted| (story.id, counted)));
            return count;
        }
        let mut before = known.map(|counted| counted.blocks).unwrap_or_default();
        let mut blocks = BTreeMap::new();
        let mut count = Count::default();
        for block in &story.body {
            let same = before.remove(&block.id).filter(|(counted, _)| Arc::ptr_eq(counted, block));
            let (_, of_block) =
                *blocks.entry(block.id).or_insert(same.unwrap_or_else(|| (Arc::clone(block), of(block))));
            count = count.and(of_block);
        }
        self.stories.insert(story.id, Counted { story: Arc::clone(story), count, blocks });
        count
    }

    /// Forgets stories that are not in the project any more.
    pub(super) fn keep(&mut self, stories: &[Arc<Story>]) {
        if self.stories.len() > stories.len() {
            self.stories.retain(|id, _| stories.iter().any(|story| story.id == *id));
        }
    }
}

fn of(block: &Block) -> Count {
    let texts = block.parts().into_iter().filter_map(|part| block.text(part));
    texts.map(|text| Count::of(text.as_str())).fold(Count::default(), Count::and)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::edit::{Edit, TextPlace};
    use crate::ground::Language;
    use crate::project::Project;
    use crate::story::{Content, Part};

    #[test]
    fn counts_follow_every_change() {
        let (story, block) = (StoryId::from(1), BlockId::from(1));
        let mut page = Story::new(story, Language::english());
        for id in 1..4 {
            page.body.push(Arc::new(Block::new(BlockId::from(id), Content::Paragraph("The ferry is back.".into()))));
        }
        let mut project = Project { stories: vec![Arc::new(page)], ..Project::default() };
        let mut counts = Counts::default();
        let place = TextPlace { story, block, part: Part::Main };
        let edits = [
            Edit::Splice { place, range: 0..0, with: "Yes: ".into() },
            Edit::MoveBlock { story, block, to: 2 },
            Edit::SplitBlock { story, block, at: 9, second: BlockId::from(9) },
            Edit::RemoveBlock { story, block: BlockId::from(2) },
            Edit::SetContent { story, block, content: Content::Rule },
        ];
        for edit in &edits {
            project = edit.apply(&project).unwrap();
            let page = project.story(story).unwrap();
            assert_eq!(counts.of(page), page.count(), "{edit:?}");
            assert_eq!(counts.of(page), page.count(), "asked again");
        }
        counts.keep(&[]);
        assert!(counts.stories.is_empty());
    }
}
