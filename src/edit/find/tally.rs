//! The matches in one story, kept as the story changes: a keystroke costs a search of the block
//! it changed, not of the story.

use std::collections::BTreeMap;
use std::ops::Range;
use std::sync::Arc;

use super::hits::FOUND_IN;
use super::{Finder, Hit};
use crate::edit::{Spot, TextPlace};
use crate::ground::StoryId;
use crate::story::{Block, Body, Part, Story};

/// The matches of a block, in reading order.
type Found = Arc<[(Part, Range<usize>)]>;

/// The matches in one story. Blocks are known by their address, which their being held here keeps
/// from being given to another.
#[derive(Clone, Debug)]
pub struct Tally {
    finder: Finder,
    story: StoryId,
    fields: [(String, Vec<Range<usize>>); 3],
    body: Body,
    /// Beside the blocks of `body`; `None` until it has been looked through.
    found: Vec<Option<Found>>,
    /// No block before this place waits to be looked through.
    from: usize,
    count: usize,
}

impl Tally {
    /// A tally of a story whose body has yet to be looked through; see [`Tally::work`].
    #[must_use]
    pub fn new(finder: Finder, story: &Story) -> Self {
        let mut tally = Self {
            finder,
            story: story.id,
            fields: Default::default(),
            body: Body::new(),
            found: Vec::new(),
            from: 0,
            count: 0,
        };
        tally.follow(story);
        tally
    }

    /// What is looked for.
    #[must_use]
    pub fn finder(&self) -> &Finder {
        &self.finder
    }

    /// Takes the story as it is now. What has not changed keeps its matches; the rest waits to be
    /// looked through.
    pub fn follow(&mut self, story: &Story) {
        if story.id != self.story {
            self.story = story.id;
            self.fields = Default::default();
        }
        for (field, (words, found)) in FOUND_IN.into_iter().zip(&mut self.fields) {
            let now = field.of(story);
            if words != now {
                now.clone_into(words);
                *found = self.finder.ranges(now);
            }
        }
        let Some((gone, come)) = story.body.changed(&self.body) else { return };
        let old = self.found.get(gone.clone()).unwrap_or_default();
        self.count -= matches(old);
        // Far apart, two changes leave much between them that has stayed.
        let known: BTreeMap<*const Block, &Found> = self
            .body
            .range(gone.clone())
            .zip(old)
            .filter_map(|(block, found)| found.as_ref().map(|found| (Arc::as_ptr(block), found)))
            .collect();
        let new: Vec<Option<Found>> = story
            .body
            .range(come.clone())
            .map(|block| known.get(&Arc::as_ptr(block)).map(|found| Arc::clone(found)))
            .collect();
        self.count += matches(&new);
        self.from = self.from.min(come.start);
        self.found.splice(gone, new);
        self.body = story.body.clone();
    }

    /// Looks through what waits, for about so many bytes; whether nothing waits any more.
    pub fn work(&mut self, bytes: usize) -> bool {
        let mut left = bytes;
        while let Some(found) = self.found.get_mut(self.from) {
            if found.is_none()
                && let Some(block) = self.body.get(self.from)
            {
                if left == 0 {
                    return false;
                }
                let (here, read) = look_through(&self.finder, block);
                self.count += here.len();
                *found = Some(here);
                left = left.saturating_sub(read.max(1));
            }
            self.from += 1;
        }
        true
    }

    /// Whether all has been looked through.
    #[must_use]
    pub fn is_done(&self) -> bool {
        self.from >= self.found.len()
    }

    /// How many matches there are in what has been looked through.
    #[must_use]
    pub fn count(&self) -> usize {
        self.count + self.fields.iter().map(|(_, found)| found.len()).sum::<usize>()
    }

    /// The matches in one text.
    pub fn in_text(&self, spot: Spot) -> impl Iterator<Item = &Range<usize>> {
        let field =
            FOUND_IN.into_iter().zip(&self.fields).filter(move |(field, _)| spot == Spot::Field(self.story, *field));
        let place = match spot {
            Spot::Text(place) if place.story == self.story => self.body.place_of(place.block).zip(Some(place.part)),
            Spot::Text(_) | Spot::Field(..) => None,
        };
        let block = place.into_iter().flat_map(|(at, part)| {
            let found = self.found.get(at).into_iter().flatten().flat_map(|found| found.iter());
            found.filter(move |(of, _)| *of == part).map(|(_, range)| range)
        });
        field.flat_map(|(_, (_, found))| found).chain(block)
    }

    /// All matches found so far, in the order of the page.
    pub fn hits(&self) -> impl Iterator<Item = Hit> {
        let fields = FOUND_IN.into_iter().zip(&self.fields).flat_map(move |(field, (_, found))| {
            found.iter().map(move |range| Hit { spot: Spot::Field(self.story, field), range: range.clone() })
        });
        let blocks = self.body.iter().zip(&self.found).flat_map(move |(block, found)| {
            let place = move |part| TextPlace { story: self.story, block: block.id, part };
            found
                .iter()
                .flat_map(|found| found.iter())
                .map(move |(part, range)| Hit { spot: Spot::Text(place(*part)), range: range.clone() })
        });
        fields.chain(blocks)
    }

    /// Which match this is, counted from 1.
    #[must_use]
    pub fn number(&self, spot: Spot, range: &Range<usize>) -> Option<usize> {
        let mut before = 0;
        for (field, (_, found)) in FOUND_IN.into_iter().zip(&self.fields) {
            if spot == Spot::Field(self.story, field) {
                return found.iter().position(|here| here == range).map(|at| before + at + 1);
            }
            before += found.len();
        }
        let Spot::Text(place) = spot else { return None };
        let at = self.body.place_of(place.block)?;
        let (earlier, here) = (self.found.get(..at)?, self.found.get(at)?.as_ref()?);
        let nth = here.iter().position(|(part, here)| *part == place.part && here == range)?;
        Some(before + matches(earlier) + nth + 1)
    }
}

fn matches(found: &[Option<Found>]) -> usize {
    found.iter().flatten().map(|found| found.len()).sum()
}

/// The matches of a block, and how many bytes it has.
fn look_through(finder: &Finder, block: &Block) -> (Found, usize) {
    let mut read = 0;
    let mut found = Vec::new();
    for (part, text) in block.parts().into_iter().filter_map(|part| block.text(part).map(|text| (part, text))) {
        read += text.len();
        found.extend(finder.ranges(text.as_str()).into_iter().map(|range| (part, range)));
    }
    (found.into(), read)
}
