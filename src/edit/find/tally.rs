//! The matches in one story, kept as the story changes: a keystroke costs a search of the block
//! it changed, not of the story.

use std::collections::BTreeMap;
use std::ops::Range;
use std::sync::Arc;

use super::hits::FOUND_IN;
use super::{Finder, Hit};
use crate::edit::{Caret, Spot, TextPlace};
use crate::ground::StoryId;
use crate::story::{Block, Body, Part, Story};

/// The matches of a block, in reading order.
type Found = Arc<[(Part, Range<usize>)]>;

/// Where going on from a place leads.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Seen {
    /// To this match; the flag says whether the way there went around the end of the story.
    Hit(Hit, bool),
    /// Nowhere: there is no match.
    Nowhere,
    /// Not known until more of the story has been looked through.
    NotYet,
}

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

    /// Looks through what waits, until about so many bytes are read, and takes off what it read;
    /// whether nothing waits any more.
    pub fn work(&mut self, left: &mut usize) -> bool {
        while let Some(found) = self.found.get_mut(self.from) {
            if found.is_none()
                && let Some(block) = self.body.get(self.from)
            {
                if *left == 0 {
                    return false;
                }
                let (here, read) = look_through(&self.finder, block);
                self.count += here.len();
                *found = Some(here);
                *left = left.saturating_sub(read.max(1));
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

    /// The matches in one text, as far as it has been looked through.
    #[must_use]
    pub fn in_text(&self, spot: Spot) -> Vec<Range<usize>> {
        let hits = self.stop_of(spot).and_then(|at| self.at_stop(at)).unwrap_or_default();
        hits.into_iter().filter(|hit| hit.spot == spot).map(|hit| hit.range).collect()
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
        let at = self.stop_of(spot)?;
        let nth = self.at_stop(at)?.iter().position(|hit| hit.spot == spot && hit.range == *range)?;
        let (fields, blocks) = (at.min(FOUND_IN.len()), at.saturating_sub(FOUND_IN.len()));
        let in_fields: usize = self.fields.iter().take(fields).map(|(_, found)| found.len()).sum();
        Some(in_fields + matches(self.found.get(..blocks)?) + nth + 1)
    }

    /// The first match at or behind `from`, around the end of the story if it must be. Without a
    /// place, or from one that is not on the page, from the start.
    #[must_use]
    pub fn next(&self, from: Option<Caret>) -> Seen {
        let (start, from) = self.start(from).unwrap_or((0, (Part::Main, 0)));
        let behind = (start..self.stops()).map(|at| (at, false));
        for (at, around) in behind.chain((0..=start).map(|at| (at, true))) {
            let Some(hits) = self.at_stop(at) else { return Seen::NotYet };
            let counts = |hit: &Hit| around || at != start || (part_of(hit.spot), hit.range.start) >= from;
            if let Some(hit) = hits.into_iter().find(counts) {
                return Seen::Hit(hit, around);
            }
        }
        Seen::Nowhere
    }

    /// The last match that ends at or before `from`, around the start of the story if it must be.
    /// Without a place, or from one that is not on the page, from the end.
    #[must_use]
    pub fn previous(&self, from: Option<Caret>) -> Seen {
        let last = self.stops().saturating_sub(1);
        let (start, from) = self.start(from).unwrap_or((last, (Part::Nth(u32::MAX), usize::MAX)));
        let before = (0..=start).rev().map(|at| (at, false));
        for (at, around) in before.chain((start..=last).rev().map(|at| (at, true))) {
            let Some(hits) = self.at_stop(at) else { return Seen::NotYet };
            let counts = |hit: &Hit| around || at != start || (part_of(hit.spot), hit.range.end) <= from;
            if let Some(hit) = hits.into_iter().rfind(counts) {
                return Seen::Hit(hit, around);
            }
        }
        Seen::Nowhere
    }

    /// The stops on the way through the story: its fields, then its blocks.
    fn stops(&self) -> usize {
        FOUND_IN.len() + self.found.len()
    }

    fn stop_of(&self, spot: Spot) -> Option<usize> {
        match spot {
            Spot::Field(story, field) if story == self.story => FOUND_IN.iter().position(|here| *here == field),
            Spot::Text(place) if place.story == self.story => {
                self.body.place_of(place.block).map(|at| FOUND_IN.len() + at)
            }
            Spot::Field(..) | Spot::Text(_) => None,
        }
    }

    fn start(&self, from: Option<Caret>) -> Option<(usize, (Part, usize))> {
        let from = from?;
        Some((self.stop_of(from.spot)?, (part_of(from.spot), from.byte)))
    }

    /// The matches at a stop; `None` if it has not been looked through.
    fn at_stop(&self, at: usize) -> Option<Vec<Hit>> {
        if let Some((field, (_, found))) = FOUND_IN.into_iter().zip(&self.fields).nth(at) {
            let spot = Spot::Field(self.story, field);
            return Some(found.iter().map(|range| Hit { spot, range: range.clone() }).collect());
        }
        let at = at.checked_sub(FOUND_IN.len())?;
        let (block, found) = (self.body.get(at)?.id, self.found.get(at)?.as_ref()?);
        let spot = |part| Spot::Text(TextPlace { story: self.story, block, part });
        Some(found.iter().map(|(part, range)| Hit { spot: spot(*part), range: range.clone() }).collect())
    }
}

fn part_of(spot: Spot) -> Part {
    match spot {
        Spot::Text(place) => place.part,
        Spot::Field(..) => Part::Main,
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
