//! How long each story is and what in it is open, counted anew only where it has changed.

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::ground::StoryId;
use crate::story::{Block, Body, Mark, Reading, Story, count_words};

/// What is counted of a story.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Tally {
    /// Words of the body, captions included.
    pub(super) words: usize,
    /// Quotations that nobody is named for.
    pub(super) unattributed: usize,
    /// How hard it is to read, if it is English.
    pub(super) reading: Reading,
}

/// Tallies by story, each with the body it was counted in.
#[derive(Default)]
pub(super) struct Counts {
    stories: BTreeMap<StoryId, (Body, Tally)>,
}

impl Counts {
    /// The tally of a story as it is now. Only blocks that came or went since it was last asked
    /// are counted.
    pub(super) fn of(&mut self, story: &Story) -> Tally {
        let (body, tally) = self.stories.entry(story.id).or_default();
        if let Some((gone, come)) = story.body.changed(body) {
            for tally_of_gone in body.range(gone).map(|block| of(block)) {
                tally.words -= tally_of_gone.words;
                tally.unattributed -= tally_of_gone.unattributed;
                let (own, gone) = (&mut tally.reading, tally_of_gone.reading);
                own.words -= gone.words;
                own.sentences -= gone.sentences;
                own.syllables -= gone.syllables;
            }
            for tally_of_come in story.body.range(come).map(|block| of(block)) {
                tally.words += tally_of_come.words;
                tally.unattributed += tally_of_come.unattributed;
                tally.reading.add(tally_of_come.reading);
            }
            *body = story.body.clone();
        }
        *tally
    }

    /// Forgets stories that are not in the project any more.
    pub(super) fn keep(&mut self, stories: &[Arc<Story>]) {
        if self.stories.len() > stories.len() {
            self.stories.retain(|id, _| stories.iter().any(|story| story.id == *id));
        }
    }
}

fn of(block: &Block) -> Tally {
    let mut tally = Tally::default();
    for text in block.parts().into_iter().filter_map(|part| block.text(part)) {
        tally.words += count_words(text.as_str());
        tally.reading.add(Reading::of(text.as_str()));
        tally.unattributed += text.spans().iter().filter(|span| span.mark == Mark::Quotation(None)).count();
    }
    tally.unattributed += usize::from(block.unsigned_quote().is_some());
    tally
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::edit::{Edit, TextPlace};
    use crate::ground::{BlockId, Language};
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
            Edit::Mark { place, range: 0..3, mark: Mark::Quotation(None) },
            Edit::MoveBlock { story, block, to: 2 },
            Edit::SplitBlock { story, block, at: 9, second: BlockId::from(9) },
            Edit::RemoveBlock { story, block: BlockId::from(2) },
            Edit::SetContent { story, block, content: Content::Rule },
        ];
        for edit in &edits {
            project = edit.apply(&project).unwrap();
            let page = project.story(story).unwrap();
            let marks = page.texts().flat_map(|(_, _, text)| text.spans());
            let unattributed = marks.filter(|span| span.mark == Mark::Quotation(None)).count();
            let mut reading = Reading::default();
            page.texts().for_each(|(_, _, text)| reading.add(Reading::of(text.as_str())));
            let tally = Tally { words: page.count().words, unattributed, reading };
            assert_eq!(counts.of(page), tally, "{edit:?}");
            assert_eq!(counts.of(page), tally, "asked again");
        }
        counts.keep(&[]);
        assert!(counts.stories.is_empty());
    }
}
