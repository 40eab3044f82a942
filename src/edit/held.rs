//! What a state of the project keeps in memory that the state after it does not: the cost of a step
//! back.

use std::sync::Arc;

use crate::project::Project;
use crate::story::{Block, Body, Story};

/// What an address takes.
const ADDRESS: usize = 8;
/// What a block, a mark and a line of a record take besides their letters, about.
const BLOCK: usize = 200;
const MARK: usize = 48;
const RECORD: usize = 400;

/// About how many bytes. What both states share is the very same, so that it is found by address.
pub(super) fn held(earlier: &Project, later: &Project) -> usize {
    let (then, now) = (&earlier.stories, &later.stories);
    let head = then.iter().zip(now).take_while(|(then, now)| Arc::ptr_eq(then, now)).count();
    let most = then.len().min(now.len()) - head;
    let tail =
        then.iter().rev().zip(now.iter().rev()).take(most).take_while(|(then, now)| Arc::ptr_eq(then, now)).count();
    let changed = then.iter().take(then.len() - tail).skip(head);
    let among = now.get(head..now.len() - tail).unwrap_or_default();
    let stories: usize = changed.map(|story| of_story(story, among)).sum();
    let (library, directory) = (&earlier.library, &earlier.directory);
    let mut records = 0;
    if !Arc::ptr_eq(library, &later.library) {
        records += library.photos.len();
    }
    if !Arc::ptr_eq(directory, &later.directory) {
        records += directory.entities.len() + directory.sources.len();
    }
    then.len() * ADDRESS + stories + records * RECORD
}

/// Of a story, which may be among these in a later state.
fn of_story(story: &Arc<Story>, among: &[Arc<Story>]) -> usize {
    let own = BLOCK * 4 + story.body.len() / 2;
    match among.iter().find(|now| now.id == story.id) {
        Some(now) if Arc::ptr_eq(now, story) => 0,
        Some(now) => own + of_body(&story.body, &now.body),
        None => own + story.body.iter().map(of_block).sum::<usize>(),
    }
}

fn of_body(then: &Body, now: &Body) -> usize {
    let Some((gone, come)) = now.changed(then) else { return 0 };
    let alike = gone.len() == come.len();
    let mut now = now.range(come);
    let own = then.range(gone).filter(|block| !(now.next().is_some_and(|now| Arc::ptr_eq(now, block)) && alike));
    own.map(of_block).sum()
}

fn of_block(block: &Arc<Block>) -> usize {
    let texts = block.parts().into_iter().filter_map(|part| block.text(part));
    BLOCK + texts.map(|text| text.len() + text.runs().len() * MARK).sum::<usize>()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ground::{BlockId, Language, StoryId};
    use crate::story::{Content, Text};

    /// Stories of 100 paragraphs of 1,000 letters each.
    fn project(stories: u64) -> Project {
        let mut project = Project::new("Held", Language::english());
        for id in 1..=stories {
            let mut story = Story::new(StoryId::from(id), Language::english());
            for nth in 0..100 {
                let words = Text::plain("word ".repeat(200));
                story.body.push(Arc::new(Block::new(BlockId::from(id * 1_000 + nth), Content::Paragraph(words))));
            }
            project.stories.push(Arc::new(story));
        }
        project
    }

    #[test]
    fn a_letter_costs_a_paragraph_and_a_change_of_all_costs_all() {
        let before = project(3);
        let mut after = before.clone();
        let block = Arc::make_mut(&mut after.stories[1]).body.get_mut(7).unwrap();
        block.content = Content::Paragraph(Text::plain("new"));
        let cost = held(&before, &after);
        assert!((1_200..4_000).contains(&cost), "{cost}");

        let mut after = before.clone();
        let body = &mut Arc::make_mut(&mut after.stories[1]).body;
        for at in 0..100 {
            body.get_mut(at).unwrap().content = Content::Paragraph(Text::plain("new"));
        }
        let cost = held(&before, &after);
        assert!((100_000..150_000).contains(&cost), "{cost}");
    }

    #[test]
    fn a_story_taken_out_is_held_and_one_moved_is_not() {
        let before = project(4);
        let mut after = before.clone();
        after.stories.remove(2);
        assert!((100_000..150_000).contains(&held(&before, &after)));
        let mut moved = before.clone();
        moved.stories.swap(0, 3);
        assert!(held(&before, &moved) < 100);
        assert!(held(&after, &before) < 100, "a new one is held by what comes after");
    }
}
