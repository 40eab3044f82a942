//! Who is mentioned and quoted in the story on the page, and where.

use std::collections::BTreeMap;
use std::ops::Range;

use super::glean::Gleaned;
use crate::ground::BlockId;
use crate::story::{Block, Mark, Part, Story};

/// A marked stretch.
pub(super) struct Marked {
    /// Which block.
    pub(super) block: BlockId,
    /// Which of its texts.
    pub(super) part: Part,
    /// Its bytes.
    pub(super) range: Range<usize>,
    mark: Mark,
}

/// Every mention and quotation of a story, kept up with it.
#[derive(Default)]
pub(super) struct Marks {
    stretches: Gleaned<Marked>,
    by_mark: BTreeMap<Mark, Vec<usize>>,
}

impl Marks {
    /// Follows the story to what it is now.
    pub(super) fn follow(&mut self, story: &Story) {
        if self.stretches.follow(&story.body, stretches) {
            self.by_mark.clear();
            for (nth, (_, stretch)) in self.stretches.iter().enumerate() {
                match self.by_mark.get_mut(&stretch.mark) {
                    Some(those) => those.push(nth),
                    None => drop(self.by_mark.insert(stretch.mark.clone(), vec![nth])),
                }
            }
        }
    }

    /// The stretches that carry a mark, in reading order, by their numbers.
    pub(super) fn with(&self, mark: &Mark) -> &[usize] {
        self.by_mark.get(mark).map_or(&[], Vec::as_slice)
    }

    /// A stretch by its number, and the place of its block.
    pub(super) fn get(&self, nth: usize) -> Option<(usize, &Marked)> {
        self.stretches.get(nth).map(|(at, stretch)| (*at, stretch))
    }

    /// How many stretches quote somebody.
    pub(super) fn quotations(&self) -> usize {
        let quotes = self.by_mark.iter().filter(|(mark, _)| matches!(mark, Mark::Quotation(_)));
        quotes.map(|(_, those)| those.len()).sum()
    }
}

fn stretches(block: &Block) -> Vec<Marked> {
    // A quote set apart is somebody's words, marked or not.
    let whole = block.unsigned_quote().map(|text| Marked {
        block: block.id,
        part: Part::Main,
        range: 0..text.as_str().len(),
        mark: Mark::Quotation(None),
    });
    let texts = block.parts().into_iter().filter_map(|part| block.text(part).map(|text| (part, text)));
    texts
        .flat_map(|(part, text)| text.spans().iter().map(move |span| (part, span)))
        .filter(|(_, span)| matches!(span.mark, Mark::Mention(_) | Mark::Quotation(_)))
        .map(|(part, span)| Marked { block: block.id, part, range: span.start..span.end, mark: span.mark.clone() })
        .chain(whole)
        .collect()
}
