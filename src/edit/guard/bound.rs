//! Quotations whose mark is all that keeps their words where they may be, and places that cannot
//! hold a mark: a headline, a deck, a field of a panel.

use super::{Guard, spell};
use crate::ground::{BlockId, SourceId};
use crate::project::Project;
use crate::story::{Block, Fragment, Mark, Text};
use crate::tags::{Source, Terms};

/// What becomes of words where they were.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Left {
    /// They stay there.
    Stay,
    /// They go.
    Go,
}

/// The source whose words a fragment carries that must not lose their mark; `None` if there is none.
///
/// Words off the record never must; those given on background may be said in other places, but not
/// if nothing would tell any longer what they are.
#[must_use]
pub fn bound<'a>(project: &'a Project, fragment: &Fragment, left: Left) -> Option<&'a Source> {
    let blocks: Vec<Block> = fragment.blocks.iter().map(|c| Block::new(BlockId::from(0), c.clone())).collect();
    let texts = blocks.iter().flat_map(|block| block.parts().into_iter().filter_map(|part| block.text(part)));
    texts.flat_map(quotations).find_map(|(id, words)| {
        let source = project.directory.source(id)?;
        let keeps = match source.terms {
            Terms::OnTheRecord => false,
            Terms::Background | Terms::DeepBackground => left == Left::Go || !stands(project, id, words),
            Terms::OffTheRecord => true,
        };
        keeps.then_some(source)
    })
}

impl Guard {
    /// Whose words off the record are among these words; `None` if there are none.
    #[must_use]
    pub fn speaker_of<'a>(&self, project: &'a Project, words: &str) -> Option<&'a Source> {
        let words = spell::words(words);
        let mut rows = (0..words.len()).flat_map(|at| self.told.beginning(words.get(at..).unwrap_or_default(), false));
        rows.next().and_then(|(row, _)| project.directory.source(row.source))
    }
}

/// A fragment with the marks of its quotations, and no others.
#[must_use]
pub fn quotations_alone(fragment: &Fragment) -> Fragment {
    let plain = |content: &crate::story::Content| {
        let mut block = Block::new(BlockId::from(0), content.clone());
        for part in block.parts() {
            if let Some(text) = block.text_mut(part) {
                text.change_marks(|mark| matches!(mark, Mark::Quotation(_)).then(|| mark.clone()));
            }
        }
        block.content
    };
    Fragment { blocks: fragment.blocks.iter().map(plain).collect() }
}

fn quotations(text: &Text) -> impl Iterator<Item = (SourceId, &str)> {
    text.spans().iter().filter_map(|span| match &span.mark {
        Mark::Quotation(Some(id)) => Some((*id, text.words(span.start..span.end))),
        Mark::Quotation(None) | Mark::Bold | Mark::Italic | Mark::Link(_) | Mark::Mention(_) => None,
    })
}

/// Whether a project still has these words as somebody's.
fn stands(project: &Project, source: SourceId, words: &str) -> bool {
    let texts = project.stories.iter().flat_map(|story| story.texts());
    texts.flat_map(|(_, _, text)| quotations(text)).any(|(id, said)| id == source && said.contains(words))
}
