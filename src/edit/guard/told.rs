//! Words spoken off the record, as they would stand elsewhere.

use super::spell::words;
use super::{Index, What};
use crate::project::Project;
use crate::story::{Mark, sentences};
use crate::tags::Terms;

/// So many words running are somebody's, or else so many letters.
const WORDS: usize = 4;
const LETTERS: usize = 20;
/// So many words of a longer quotation are too many to be there by chance.
const STRETCH: usize = 8;

/// All that the project's stories quote from off the record: quotations, their sentences, and any
/// long stretch of them.
pub(super) fn told(project: &Project) -> Index {
    let mut index = Index::default();
    for story in &project.stories {
        for (_, _, text) in story.texts() {
            for span in text.spans() {
                let Mark::Quotation(Some(id)) = &span.mark else { continue };
                let source = project.directory.source(*id).filter(|source| source.terms == Terms::OffTheRecord);
                if source.is_none() {
                    continue;
                }
                let said = text.words(span.start..span.end);
                let whole = plain(said);
                for stretch in whole.windows(STRETCH) {
                    index.add(*id, What::Words, stretch, false);
                }
                for row in sentences(said).map(plain).chain([whole]).filter(|row| is_telling(row)) {
                    index.add(*id, What::Words, &row, false);
                }
            }
        }
    }
    index
}

fn plain(text: &str) -> Vec<String> {
    words(text).into_iter().map(|word| word.plain).collect()
}

fn is_telling(row: &[String]) -> bool {
    row.len() >= WORDS || row.iter().map(|word| word.chars().count()).sum::<usize>() >= LETTERS
}
