//! A project that was read from a file, holding in common with another what both have.

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::ground::{BlockId, StoryId};
use crate::project::Project;
use crate::story::{Block, Body, Story};

/// `project` as it is, of which every story and block that `with` has as well is that very one in
/// memory. Whatever compares the two afterwards passes over them by their address.
#[must_use]
pub fn sharing(project: &Project, with: &Project) -> Project {
    let known: BTreeMap<StoryId, &Arc<Story>> = with.stories.iter().map(|story| (story.id, story)).collect();
    let story = |story: &Arc<Story>| match known.get(&story.id) {
        Some(there) if *there == story => Arc::clone(there),
        Some(there) => Arc::new(Story { body: body(&story.body, &there.body), ..Story::clone(story) }),
        None => Arc::clone(story),
    };
    Project {
        stories: project.stories.iter().map(story).collect(),
        house: either(&project.house, &with.house),
        library: either(&project.library, &with.library),
        directory: either(&project.directory, &with.directory),
        ..project.clone()
    }
}

fn either<T: Eq>(one: &Arc<T>, other: &Arc<T>) -> Arc<T> {
    Arc::clone(if one == other { other } else { one })
}

fn body(body: &Body, with: &Body) -> Body {
    if body == with {
        return with.clone();
    }
    let known: BTreeMap<BlockId, &Arc<Block>> = with.iter().map(|block| (block.id, block)).collect();
    let block = |block: &Arc<Block>| match known.get(&block.id) {
        Some(there) => either(block, there),
        None => Arc::clone(block),
    };
    body.iter().map(block).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ground::Language;
    use crate::story::Content;

    #[test]
    fn what_both_have_is_one_in_memory_and_nothing_is_other() {
        let project = |words: &str| {
            let mut story = Story::new(StoryId::from(1), Language::english());
            let block =
                |(id, words): (u64, &str)| Arc::new(Block::new(BlockId::from(id), Content::Paragraph(words.into())));
            story.body = [(1, "The river rose."), (2, words)].into_iter().map(block).collect();
            Project { stories: vec![Arc::new(story)], ..Project::new("River", Language::english()) }
        };
        let (read, known) = (project("Growers left."), project("Growers waited."));
        let shared = sharing(&read, &known);
        assert_eq!(shared, read);
        let blocks = |project: &Project| {
            project.stories.first().into_iter().flat_map(|story| &story.body).cloned().collect::<Vec<_>>()
        };
        let same: Vec<bool> = blocks(&shared).iter().zip(&blocks(&known)).map(|(a, b)| Arc::ptr_eq(a, b)).collect();
        assert_eq!(same, [true, false]);
        assert!(Arc::ptr_eq(&shared.directory, &known.directory));
        let shared = sharing(&known.clone(), &known);
        assert!(shared.stories.iter().zip(&known.stories).all(|(a, b)| Arc::ptr_eq(a, b)));
    }
}
