//! The body: the row of blocks a story is made of, cheap to keep many versions of.

use std::fmt;
use std::iter::FusedIterator;
use std::ops::Range;
use std::slice;
use std::sync::Arc;
use std::sync::atomic::AtomicUsize;
use std::sync::atomic::Ordering::Relaxed;

use serde::{Deserialize, Deserializer, Serialize, Serializer};

use super::Block;
use crate::ground::BlockId;

/// Most blocks of a chunk.
const MOST: usize = 64;
/// A chunk left with fewer is joined to its neighbor.
const FEWEST: usize = 16;

/// A row of blocks. A clone shares all of them, and a change to one unshares a few dozen
/// pointers: of a long story, many versions cost little more than one.
///
/// Places are counted from 0; those past the end mean the end. In a file it is a plain list.
#[derive(Clone, Default)]
pub struct Body {
    links: Vec<Link>,
    near: Near,
}

/// The chunk in which a block was last found by its id. Who asks for one mostly asks for it again,
/// or for its neighbors.
#[derive(Default)]
struct Near(AtomicUsize);

impl Clone for Near {
    fn clone(&self) -> Self {
        Self(AtomicUsize::new(self.0.load(Relaxed)))
    }
}

/// A chunk, and the place in the body where it ends.
#[derive(Clone)]
struct Link {
    end: usize,
    chunk: Arc<Chunk>,
}

/// At least one block. The ids stand by themselves so that looking for one reads little memory.
#[derive(Clone)]
struct Chunk {
    ids: Vec<BlockId>,
    blocks: Vec<Arc<Block>>,
}

impl Chunk {
    fn new(blocks: Vec<Arc<Block>>) -> Self {
        Self { ids: blocks.iter().map(|block| block.id).collect(), blocks }
    }

    fn place_of(&self, id: BlockId) -> Option<usize> {
        // Counted, with no way out of the loop, they are compared several at a time.
        let there = self.ids.iter().filter(|one| **one == id).count();
        if there == 0 { None } else { self.ids.iter().position(|one| *one == id) }
    }
}

impl Body {
    /// No blocks.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// How many blocks.
    #[must_use]
    pub fn len(&self) -> usize {
        self.links.last().map_or(0, |link| link.end)
    }

    /// Whether there is none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.links.is_empty()
    }

    /// The block at a place.
    #[must_use]
    pub fn get(&self, at: usize) -> Option<&Arc<Block>> {
        let (nth, within) = self.locate(at)?;
        self.links.get(nth)?.chunk.blocks.get(within)
    }

    /// The first block.
    #[must_use]
    pub fn first(&self) -> Option<&Arc<Block>> {
        self.links.first()?.chunk.blocks.first()
    }

    /// The last block.
    #[must_use]
    pub fn last(&self) -> Option<&Arc<Block>> {
        self.links.last()?.chunk.blocks.last()
    }

    /// Every block, in order.
    #[must_use]
    pub fn iter(&self) -> Iter<'_> {
        self.range(0..self.len())
    }

    /// The blocks of a stretch, in order; found without walking to it.
    #[must_use]
    pub fn range(&self, range: Range<usize>) -> Iter<'_> {
        let end = range.end.min(self.len());
        self.stretch(range.start, end).unwrap_or_default()
    }

    fn stretch(&self, start: usize, end: usize) -> Option<Iter<'_>> {
        let left = end.checked_sub(start).filter(|left| *left > 0)?;
        let ((first, from), (last, to)) = (self.locate(start)?, self.locate(end - 1)?);
        let (front, back) = (&self.links.get(first)?.chunk.blocks, &self.links.get(last)?.chunk.blocks);
        Some(if first == last {
            Iter { front: front.get(from..=to)?.iter(), left, ..Iter::default() }
        } else {
            let between = self.links.get(first + 1..last)?.iter();
            Iter { front: front.get(from..)?.iter(), between, back: back.get(..=to)?.iter(), left }
        })
    }

    /// The place of the block with this id.
    #[must_use]
    pub fn place_of(&self, id: BlockId) -> Option<usize> {
        let near = self.near.0.load(Relaxed);
        let likely = near.saturating_sub(1)..near.saturating_add(2).min(self.links.len());
        likely.into_iter().chain(0..self.links.len()).find_map(|nth| {
            let within = self.links.get(nth)?.chunk.place_of(id)?;
            self.near.0.store(nth, Relaxed);
            Some(self.start_of(nth) + within)
        })
    }

    /// The block with this id.
    #[must_use]
    pub fn block(&self, id: BlockId) -> Option<&Arc<Block>> {
        self.get(self.place_of(id)?)
    }

    /// The block at a place, to change what it holds; its id must stay.
    pub fn get_mut(&mut self, at: usize) -> Option<&mut Block> {
        let (nth, within) = self.locate(at)?;
        Arc::make_mut(&mut self.links.get_mut(nth)?.chunk).blocks.get_mut(within).map(Arc::make_mut)
    }

    /// The block with this id, to change what it holds; its id must stay.
    pub fn block_mut(&mut self, id: BlockId) -> Option<&mut Block> {
        self.get_mut(self.place_of(id)?)
    }

    /// Puts a block before the one at `at`.
    pub fn insert(&mut self, at: usize, block: Arc<Block>) {
        self.splice(at..at, vec![block]);
    }

    /// Takes the block at `at` out.
    pub fn remove(&mut self, at: usize) -> Option<Arc<Block>> {
        let gone = self.get(at).cloned()?;
        self.splice(at..at + 1, Vec::new());
        Some(gone)
    }

    /// Adds a block at the end.
    pub fn push(&mut self, block: Arc<Block>) {
        let end = self.len() + 1;
        match self.links.last_mut().filter(|link| link.chunk.blocks.len() < MOST) {
            Some(link) => {
                let chunk = Arc::make_mut(&mut link.chunk);
                chunk.ids.push(block.id);
                chunk.blocks.push(block);
                link.end = end;
            }
            None => self.links.push(Link { end, chunk: Arc::new(Chunk::new(vec![block])) }),
        }
    }

    /// Takes all blocks out.
    pub fn clear(&mut self) {
        self.links.clear();
    }

    /// Puts `with` in place of a stretch.
    pub fn splice(&mut self, range: Range<usize>, with: Vec<Arc<Block>>) {
        let end = range.end.min(self.len());
        let start = range.start.min(end);
        let gone = end - start;
        if gone == 0 && with.is_empty() {
            return;
        }
        let Some(no_chunk_after) = self.links.len().checked_sub(1) else {
            *self = Self::from(with);
            return;
        };
        let chunk_of = |at: usize| self.locate(at).map_or(no_chunk_after, |(nth, _)| nth);
        let mut first = chunk_of(start);
        let mut last = if gone == 0 { first } else { chunk_of(end - 1) };
        let (from, to) = (self.start_of(first), self.start_of(last + 1));
        let stay = to - from - gone + with.len();
        if first == last
            && (FEWEST..=MOST).contains(&stay)
            && let Some(link) = self.links.get_mut(first)
        {
            let within = start - from..end - from;
            let chunk = Arc::make_mut(&mut link.chunk);
            chunk.ids.splice(within.clone(), with.iter().map(|block| block.id));
            chunk.blocks.splice(within, with);
        } else {
            if stay < FEWEST {
                first = first.saturating_sub(1);
                last = (last + 1).min(no_chunk_after);
            }
            let before = self.range(self.start_of(first)..start).cloned();
            let after = self.range(end..self.start_of(last + 1)).cloned();
            let row: Vec<Arc<Block>> = before.chain(with).chain(after).collect();
            self.links.splice(first..=last, cut(&row));
        }
        self.renumber(first);
    }

    /// Takes out the blocks that `keep` does not want; chunks that lose none stay shared.
    pub fn retain(&mut self, mut keep: impl FnMut(&Arc<Block>) -> bool) {
        for link in &mut self.links {
            let blocks = &link.chunk.blocks;
            let kept: Vec<Arc<Block>> = blocks.iter().filter(|block| keep(block)).cloned().collect();
            if kept.len() < blocks.len() {
                link.chunk = Arc::new(Chunk::new(kept));
            }
        }
        self.links.retain(|link| !link.chunk.blocks.is_empty());
        self.renumber(0);
        if self.links.len() > 1 && self.len() < self.links.len() * FEWEST {
            *self = self.iter().cloned().collect();
        }
    }

    /// Where this body differs from an earlier one: the smallest stretch, its places in `earlier`
    /// and its places here, outside of which the very same blocks stand in the same order. `None`
    /// if that holds for all. Blocks are compared by address: one that was written to counts as
    /// changed even if it says the same again.
    #[must_use]
    pub fn changed(&self, earlier: &Self) -> Option<(Range<usize>, Range<usize>)> {
        let (now, then) = (self.len(), earlier.len());
        let head = alike(self, earlier, Arc::ptr_eq);
        if head == now && head == then {
            return None;
        }
        let tail = shared_tail(self, earlier, now.min(then) - head);
        Some((head..then - tail, head..now - tail))
    }

    /// The chunk that holds the block at a place, and its place within.
    fn locate(&self, at: usize) -> Option<(usize, usize)> {
        let nth = self.links.partition_point(|link| link.end <= at);
        (nth < self.links.len()).then(|| (nth, at - self.start_of(nth)))
    }

    /// The place of a chunk's first block.
    fn start_of(&self, nth: usize) -> usize {
        nth.checked_sub(1).and_then(|before| self.links.get(before)).map_or(0, |link| link.end)
    }

    /// The chunk that holds `at`, and its blocks from there on.
    fn rest_from(&self, at: usize) -> Option<(&Arc<Chunk>, &[Arc<Block>])> {
        let (nth, within) = self.locate(at)?;
        let chunk = &self.links.get(nth)?.chunk;
        Some((chunk, chunk.blocks.get(within..)?))
    }

    /// The blocks that a chunk has before `end`.
    fn up_to(&self, end: usize) -> Option<&[Arc<Block>]> {
        let (nth, within) = self.locate(end.checked_sub(1)?)?;
        self.links.get(nth)?.chunk.blocks.get(..=within)
    }

    /// Counts anew where the chunks from `first` on end.
    fn renumber(&mut self, first: usize) {
        let mut end = self.start_of(first);
        for link in self.links.iter_mut().skip(first) {
            end += link.chunk.blocks.len();
            link.end = end;
        }
    }
}

/// Chunks of about one size; where they end is still to be counted.
fn cut(row: &[Arc<Block>]) -> Vec<Link> {
    let chunks = row.len().div_ceil(MOST).max(1);
    let each = row.len().div_ceil(chunks).max(1);
    row.chunks(each).map(|blocks| Link { end: 0, chunk: Arc::new(Chunk::new(blocks.to_vec())) }).collect()
}

/// How many blocks are the same from the start on. Shared chunks are not looked into.
fn alike(a: &Body, b: &Body, same: impl Fn(&Arc<Block>, &Arc<Block>) -> bool) -> usize {
    let shared = a.links.iter().zip(&b.links).take_while(|(a, b)| Arc::ptr_eq(&a.chunk, &b.chunk)).count();
    let mut at = a.start_of(shared);
    while let (Some((in_a, from_a)), Some((in_b, from_b))) = (a.rest_from(at), b.rest_from(at)) {
        let most = from_a.len().min(from_b.len());
        let shared = Arc::ptr_eq(in_a, in_b) && from_a.len() == from_b.len();
        let count = if shared { most } else { from_a.iter().zip(from_b).take_while(|(a, b)| same(a, b)).count() };
        at += count;
        if count < most {
            break;
        }
    }
    at
}

/// How many blocks, `most` at most, are the very same from the end back.
fn shared_tail(a: &Body, b: &Body, most: usize) -> usize {
    let pairs = a.links.iter().rev().zip(b.links.iter().rev());
    let shared = pairs.take_while(|(a, b)| Arc::ptr_eq(&a.chunk, &b.chunk)).count();
    let mut tail = (a.len() - a.start_of(a.links.len() - shared)).min(most);
    while tail < most
        && let (Some(to_a), Some(to_b)) = (a.up_to(a.len() - tail), b.up_to(b.len() - tail))
    {
        let most_here = to_a.len().min(to_b.len()).min(most - tail);
        let pairs = to_a.iter().rev().zip(to_b.iter().rev()).take(most_here);
        let count = pairs.take_while(|(a, b)| Arc::ptr_eq(a, b)).count();
        tail += count;
        if count < most_here {
            break;
        }
    }
    tail
}

/// Blocks of a [`Body`], in order.
#[derive(Clone, Default)]
pub struct Iter<'a> {
    front: slice::Iter<'a, Arc<Block>>,
    between: slice::Iter<'a, Link>,
    back: slice::Iter<'a, Arc<Block>>,
    left: usize,
}

impl fmt::Debug for Iter<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_list().entries(self.clone()).finish()
    }
}

impl<'a> Iterator for Iter<'a> {
    type Item = &'a Arc<Block>;

    fn next(&mut self) -> Option<Self::Item> {
        self.left = self.left.saturating_sub(1);
        loop {
            if let Some(block) = self.front.next() {
                return Some(block);
            }
            match self.between.next() {
                Some(link) => self.front = link.chunk.blocks.iter(),
                None => return self.back.next(),
            }
        }
    }

    fn size_hint(&self) -> (usize, Option<usize>) {
        (self.left, Some(self.left))
    }
}

impl DoubleEndedIterator for Iter<'_> {
    fn next_back(&mut self) -> Option<Self::Item> {
        self.left = self.left.saturating_sub(1);
        loop {
            if let Some(block) = self.back.next_back() {
                return Some(block);
            }
            match self.between.next_back() {
                Some(link) => self.back = link.chunk.blocks.iter(),
                None => return self.front.next_back(),
            }
        }
    }
}

impl ExactSizeIterator for Iter<'_> {}
impl FusedIterator for Iter<'_> {}

impl<'a> IntoIterator for &'a Body {
    type Item = &'a Arc<Block>;
    type IntoIter = Iter<'a>;

    fn into_iter(self) -> Iter<'a> {
        self.iter()
    }
}

impl From<Vec<Arc<Block>>> for Body {
    fn from(blocks: Vec<Arc<Block>>) -> Self {
        let mut body = Self { links: cut(&blocks), near: Near::default() };
        body.renumber(0);
        body
    }
}

impl FromIterator<Arc<Block>> for Body {
    fn from_iter<T: IntoIterator<Item = Arc<Block>>>(blocks: T) -> Self {
        Self::from(blocks.into_iter().collect::<Vec<_>>())
    }
}

impl Extend<Arc<Block>> for Body {
    fn extend<T: IntoIterator<Item = Arc<Block>>>(&mut self, blocks: T) {
        self.splice(self.len()..self.len(), blocks.into_iter().collect());
    }
}

impl PartialEq for Body {
    fn eq(&self, other: &Self) -> bool {
        // `Arc`s of what is `Eq` compare their addresses first.
        self.len() == other.len() && alike(self, other, |a, b| a == b) == self.len()
    }
}

impl Eq for Body {}

impl fmt::Debug for Body {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_list().entries(self).finish()
    }
}

impl Serialize for Body {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_seq(self)
    }
}

impl<'de> Deserialize<'de> for Body {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Vec::deserialize(deserializer).map(Self::from)
    }
}
