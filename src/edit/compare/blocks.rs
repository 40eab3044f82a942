//! Two bodies block by block: which stayed, which were changed, moved, added and removed.

use std::collections::BTreeMap;
use std::ops::Range;
use std::sync::Arc;

use super::order::unmoved;
use super::words::likeness;
use super::{BodyRow, Row, Subject, Value};
use crate::ground::{BlockId, StoryId};
use crate::story::{Block, Body};

/// How much two blocks of different ids must be alike to count as one that was changed.
const ALIKE: f32 = 0.5;
/// Blocks looked ahead for one that is alike.
const AHEAD: usize = 8;

/// What became of a block of the later body.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Past {
    /// It is new.
    New,
    /// It is the earlier block at this place, in its old order.
    Stayed(usize),
    /// It is the earlier block at this place, which stood elsewhere.
    Moved(usize),
}

/// The rows of a body, in the order of reading; what went stands where it stood.
pub(super) fn rows(story: StoryId, before: &Body, after: &Body) -> Vec<BodyRow> {
    let Some((old, new)) = after.changed(before) else {
        return if after.is_empty() { Vec::new() } else { vec![BodyRow::Unchanged(0..after.len())] };
    };
    let mut rows = Rows { story, before, after, head: new.start, stayed: Vec::new(), found: Vec::new() };
    rows.unchanged(0..new.start);
    rows.walk(old.clone(), new.clone());
    rows.unchanged(new.end..after.len());
    rows.found
}

struct Rows<'a> {
    story: StoryId,
    before: &'a Body,
    after: &'a Body,
    /// How many blocks are the very same from the start on.
    head: usize,
    /// The places, then and now, of those that stayed.
    stayed: Vec<(usize, usize)>,
    found: Vec<BodyRow>,
}

impl Rows<'_> {
    fn walk(&mut self, old: Range<usize>, new: Range<usize>) {
        let pasts = pasts(self.before, self.after, &old, &new);
        let mut is_there = vec![false; old.len()];
        for (at, past) in (new.start..).zip(&pasts) {
            if let Past::Stayed(from) = past {
                self.stayed.push((*from, at));
            }
            if let Past::Stayed(at) | Past::Moved(at) = past
                && let Some(there) = is_there.get_mut(at - old.start)
            {
                *there = true;
            }
        }
        let mut next = old.start;
        for (at, past) in (new.start..).zip(&pasts) {
            // What went from here stands before what came in its place.
            if let Past::Stayed(from) = past {
                self.gone(next..*from, &old, &is_there, at);
                next = from + 1;
            } else if self.stands_after(at, &pasts, &new) {
                let end = self.next_stayed(at, &pasts, &new).unwrap_or(old.end);
                self.gone(next..end, &old, &is_there, at);
                next = end.max(next);
            }
            self.one(at, *past);
        }
        self.gone(next..old.end, &old, &is_there, new.end);
    }

    /// Whether a block that came is the first to stand after one that stayed.
    fn stands_after(&self, at: usize, pasts: &[Past], new: &Range<usize>) -> bool {
        let before = (at - new.start).checked_sub(1).and_then(|before| pasts.get(before));
        before.is_none_or(|past| matches!(past, Past::Stayed(_))) && at < self.after.len()
    }

    fn next_stayed(&self, at: usize, pasts: &[Past], new: &Range<usize>) -> Option<usize> {
        debug_assert!(at < self.after.len());
        pasts.iter().skip(at - new.start).find_map(|past| match past {
            Past::Stayed(from) => Some(*from),
            Past::New | Past::Moved(_) => None,
        })
    }

    /// The blocks of a stretch that are nowhere in the later body; they stood at `to` there.
    fn gone(&mut self, stretch: Range<usize>, old: &Range<usize>, is_there: &[bool], to: usize) {
        for at in stretch {
            if is_there.get(at - old.start).copied().unwrap_or(true) {
                continue;
            }
            let Some(block) = self.before.get(at) else { continue };
            let before = Value::Block(Arc::clone(block), to);
            self.found.push(BodyRow::Changed(Row::new(Subject::Block(self.story, block.id), before, Value::Nothing)));
        }
    }

    fn one(&mut self, at: usize, past: Past) {
        let Some(block) = self.after.get(at) else { return };
        let subject = Subject::Block(self.story, block.id);
        let now = Value::Block(Arc::clone(block), at);
        let row = match past {
            Past::New => Row::new(subject, Value::Nothing, now),
            Past::Stayed(from) => match self.before.get(from) {
                // Of another id, but a reader sees no difference.
                Some(was) if was.content == block.content && was.direction == block.direction => {
                    return self.unchanged(at..at + 1);
                }
                Some(was) => Row::new(subject, Value::Block(Arc::clone(was), at), now),
                None => return,
            },
            Past::Moved(from) => match self.before.get(from) {
                Some(was) => {
                    let to = self.home(from, at);
                    Row { moved: true, ..Row::new(subject, Value::Block(Arc::clone(was), to), now) }
                }
                None => return,
            },
        };
        self.found.push(BodyRow::Changed(row));
    }

    /// Where a moved block stood, as a place of the later body without it: after the nearest one
    /// before it that stayed.
    fn home(&self, from: usize, at: usize) -> usize {
        let stayed = self.stayed.iter().rev().find(|(old, _)| *old < from).map(|(_, new)| *new);
        let neighbor = stayed.or(self.head.checked_sub(1));
        neighbor.map_or(0, |place| if place < at { place + 1 } else { place })
    }

    fn unchanged(&mut self, places: Range<usize>) {
        if places.is_empty() {
            return;
        }
        match self.found.last_mut() {
            Some(BodyRow::Unchanged(before)) if before.end == places.start => before.end = places.end,
            Some(_) | None => self.found.push(BodyRow::Unchanged(places)),
        }
    }
}

/// What became of each block of a stretch: told by its id, else by what it says.
fn pasts(before: &Body, after: &Body, old: &Range<usize>, new: &Range<usize>) -> Vec<Past> {
    let places: BTreeMap<BlockId, usize> =
        (old.start..).zip(before.range(old.clone())).map(|(at, block)| (block.id, at)).collect();
    let known: Vec<(usize, usize)> = (0..)
        .zip(after.range(new.clone()))
        .filter_map(|(nth, block)| places.get(&block.id).map(|from| (nth, *from)))
        .collect();
    let from: Vec<usize> = known.iter().map(|(_, from)| *from).collect();
    let mut pasts = vec![Past::New; new.len()];
    let mut taken = vec![false; old.len()];
    for ((nth, from), stays) in known.iter().zip(unmoved(&from)) {
        if let (Some(past), Some(taken)) = (pasts.get_mut(*nth), taken.get_mut(*from - old.start)) {
            *past = if stays { Past::Stayed(*from) } else { Past::Moved(*from) };
            *taken = true;
        }
    }
    pair_alike(before, after, old, new, &mut pasts, &taken);
    pasts
}

/// Pairs what went between two blocks that stayed with what came there and says nearly the same:
/// a paragraph that was pasted over.
fn pair_alike(before: &Body, after: &Body, old: &Range<usize>, new: &Range<usize>, pasts: &mut [Past], taken: &[bool]) {
    let mut start = old.start;
    let mut nth = 0;
    while nth < pasts.len() {
        let stayed = |past: &Past| matches!(past, Past::Stayed(_));
        let end = pasts.iter().skip(nth).position(stayed).map_or(pasts.len(), |more| nth + more);
        let until = match pasts.get(end) {
            Some(Past::Stayed(from)) => *from,
            Some(Past::New | Past::Moved(_)) | None => old.end,
        };
        let mut free: Vec<usize> =
            (start..until).filter(|at| !taken.get(at - old.start).copied().unwrap_or(true)).collect();
        for at in nth..end {
            if pasts.get(at) != Some(&Past::New) || free.is_empty() {
                continue;
            }
            let Some(block) = after.get(new.start + at) else { continue };
            let found = free.iter().take(AHEAD).position(|from| before.get(*from).is_some_and(|was| alike(was, block)));
            if let Some(found) = found
                && let (Some(from), Some(past)) = (free.get(found).copied(), pasts.get_mut(at))
            {
                *past = Past::Stayed(from);
                free.drain(..=found);
            }
        }
        start = until + 1;
        nth = end + 1;
    }
}

fn alike(before: &Block, after: &Block) -> bool {
    if before.content == after.content {
        return true;
    }
    let words = |block: &Block| {
        let texts = block.parts().into_iter().filter_map(|part| block.text(part));
        texts.map(crate::story::Text::as_str).collect::<Vec<_>>().join(" ")
    };
    likeness(&words(before), &words(after)) >= ALIKE
}
