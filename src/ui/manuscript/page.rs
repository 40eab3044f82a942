//! The page: the row of leaves, of which only those in sight are laid out and kept.

use std::collections::BTreeMap;
use std::ops::Range;
use std::rc::Rc;
use std::sync::Arc;

use egui::{Context, Rect, Vec2, pos2, vec2};

use super::blocks::{self, Around};
use super::furniture;
use super::heights::Heights;
use super::leaf::{Bed, Composed, Leaf, Passage, Setting};
use super::scroll::Scroll;
use crate::app::{PageHeld, Session};
use crate::edit::{Caret, Spot, TextPlace};
use crate::ground::{BlockId, StoryId};
use crate::story::{Block, Body, Embargo, Furniture, Part, Story};
use crate::ui::text::{self, Position};

/// Leaves kept laid out beyond those in sight.
const KEPT: usize = 300;
/// The width of a leaf's height before anything is known of it.
const FURNITURE: f32 = 240.0;

/// The leaves of one story at one setting.
#[derive(Default)]
pub(super) struct Page {
    story: Option<StoryId>,
    /// The same, as it is seen.
    seen: Option<Arc<Story>>,
    on: Option<Setting>,
    body: Body,
    pub(super) heights: Heights,
    pub(super) scroll: Scroll,
    kept: BTreeMap<Key, Kept>,
    frame: u64,
    /// Whether the body has changed since somebody asked.
    pub(super) changed: bool,
    /// Where each story was left, so that coming back finds it so.
    left: BTreeMap<StoryId, Scroll>,
}

#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Key {
    Furniture,
    Block(BlockId),
}

struct Kept {
    of: Of,
    /// With what was being composed on it.
    composed: Option<(Spot, Composed)>,
    leaf: Rc<Leaf>,
    used: u64,
}

/// What a leaf was laid out from; as long as that is the same, so is the leaf.
enum Of {
    Furniture(Box<(Furniture, Option<Embargo>)>),
    Block(Arc<Block>),
    /// A block that shows a photo changes with the library, and with whose its caption is.
    Photo(Arc<Block>, Arc<crate::photos::Library>, bool),
}

/// A leaf in sight.
#[derive(Clone)]
pub(super) struct InSight {
    /// Which one: 0 is the furniture, 1 the first block.
    pub(super) nth: usize,
    /// Its top left, in the window.
    pub(super) at: egui::Pos2,
    /// The leaf.
    pub(super) leaf: Rc<Leaf>,
}

impl Page {
    /// Begins a frame; leaves that no frame shows are let go in time.
    pub(super) fn begin_frame(&mut self) {
        self.frame += 1;
    }

    /// Takes up the story as it now is. Costs what has changed, not what is there.
    pub(super) fn take_up(&mut self, session: &Session, story: &Arc<Story>, on: Setting) {
        self.seen = Some(Arc::clone(story));
        if self.story != Some(story.id) {
            if let Some(before) = self.story.replace(story.id) {
                self.left.insert(before, self.scroll);
            }
            self.scroll = self.left.get(&story.id).copied().unwrap_or_default();
            self.on = None;
        }
        let guess =
            |block: &Arc<Block>| blocks::guess(block, on.width, on.zoom, on.direction, &session.project.library);
        if self.on != Some(on) {
            self.on = Some(on);
            self.kept.clear();
            let all = std::iter::once(FURNITURE * on.zoom).chain(story.body.iter().map(guess));
            self.heights = Heights::default();
            self.heights.splice(0..0, all);
        } else if let Some((gone, came)) = story.body.changed(&self.body) {
            self.change(story, gone, came, guess);
        }
        self.body = story.body.clone();
        if self.scroll.leaf >= self.heights.len() {
            self.scroll = Scroll { leaf: self.heights.len().saturating_sub(1), above: 0.0 };
        }
        if self.kept.len() > KEPT {
            let frame = self.frame;
            self.kept.retain(|_, kept| kept.used + 1 >= frame);
        }
    }

    /// Takes up a stretch of blocks that changed.
    fn change(&mut self, story: &Story, gone: Range<usize>, came: Range<usize>, guess: impl Fn(&Arc<Block>) -> f32) {
        self.changed = true;
        let held = self.scroll.leaf.checked_sub(1).filter(|at| gone.contains(at)).and_then(|at| self.found(story, at));
        if gone.len() == came.len() {
            // Their heights are put right when they are laid out.
            for nth in came.clone() {
                let same = |body: &Body| body.get(nth).map(|block| block.id);
                if same(&story.body) != same(&self.body)
                    && let Some(block) = story.body.get(nth)
                {
                    self.heights.set(nth + 1, guess(block));
                }
            }
        } else {
            let with: Vec<f32> = came.clone().filter_map(|nth| story.body.get(nth)).map(guess).collect();
            self.heights.splice(gone.start + 1..gone.end + 1, with);
        }
        match held {
            Some(scroll) => self.scroll = scroll,
            None => self.scroll.keep(gone.start + 1, gone.len(), came.len()),
        }
    }

    /// Where the page is to be held after a change that includes the block at its top, which was
    /// the `at`-th: by that block, or by the next one if it is that block alone which was moved.
    fn found(&self, story: &Story, at: usize) -> Option<Scroll> {
        let now = |at: usize| self.body.get(at).and_then(|block| story.body.place_of(block.id));
        let (top, next) = (now(at), now(at + 1));
        let stays = top.is_some() && (top == Some(at) || next.is_none() || next == top.map(|top| top + 1));
        if stays {
            return top.map(|top| Scroll { leaf: top + 1, ..self.scroll });
        }
        let above = self.scroll.above - self.heights.of(at + 1);
        next.map(|next| Scroll { leaf: next + 1, above })
    }

    /// The block it is held by at the top, and how much of that is above.
    pub(super) fn held(&self) -> Option<PageHeld> {
        let block = self.scroll.leaf.checked_sub(1).and_then(|at| self.body.get(at)).map(|block| block.id);
        self.story.map(|story| PageHeld { story, block, above: self.scroll.above })
    }

    /// The setting in force.
    pub(super) fn setting(&self) -> Option<Setting> {
        self.on
    }

    /// A leaf, laid out if it is not yet.
    pub(super) fn leaf(
        &mut self,
        ctx: &Context,
        session: &Session,
        nth: usize,
        composed: Option<(Spot, &Composed)>,
    ) -> Option<Rc<Leaf>> {
        let on = self.on?;
        let story = &self.seen.clone()?;
        let block = match nth.checked_sub(1) {
            None => None,
            Some(at) => Some(story.body.get(at)?),
        };
        let key = block.map_or(Key::Furniture, |block| Key::Block(block.id));
        let composed = composed.filter(|(spot, _)| key_of(*spot) == key);
        let fresh = |kept: &&mut Kept| {
            kept.composed.as_ref().map(|(spot, composed)| (*spot, composed)) == composed
                && kept.of.is(session, story, block)
        };
        if let Some(kept) = self.kept.get_mut(&key).filter(fresh) {
            kept.used = self.frame;
            let leaf = Rc::clone(&kept.leaf);
            // A block that moved or came back was given a guess in the meantime.
            self.heights.set(nth, leaf.height);
            return Some(leaf);
        }
        let leaf = Rc::new(text::typesetter(ctx, |setter| {
            let bed = Bed::new(setter, on);
            let library = &session.project.library;
            let lent = block.is_some_and(|block| is_lent(session, story, block));
            match block {
                None => furniture::leaf(bed, story, composed),
                Some(block) => blocks::leaf(bed, block, Around { story: story.id, library, composed, lent }),
            }
        }));
        self.heights.set(nth, leaf.height);
        let (of, composed) = (Of::now(session, story, block), composed.map(|(spot, words)| (spot, words.clone())));
        self.kept.insert(key, Kept { of, composed, leaf: Rc::clone(&leaf), used: self.frame });
        Some(leaf)
    }

    /// Lays out what is in sight of a window, from top to bottom.
    pub(super) fn in_sight(
        &mut self,
        ctx: &Context,
        session: &Session,
        window: Rect,
        left: f32,
        composed: Option<(Spot, &Composed)>,
    ) -> Vec<InSight> {
        self.settle(ctx, session, window, composed);
        let mut seen = Vec::new();
        let mut top = window.top() - self.scroll.above;
        let mut nth = self.scroll.leaf;
        while top < window.bottom()
            && let Some(leaf) = self.leaf(ctx, session, nth, composed)
        {
            let height = leaf.height;
            seen.push(InSight { nth, at: pos2(left, top), leaf });
            top += height;
            nth += 1;
        }
        seen
    }

    /// Sees to it that the top of the window lies on the leaf it is held by, and that the page
    /// does not end above the window.
    fn settle(&mut self, ctx: &Context, session: &Session, window: Rect, composed: Option<(Spot, &Composed)>) {
        while let Some(leaf) = self.leaf(ctx, session, self.scroll.leaf, composed)
            && self.scroll.above >= leaf.height
            && self.scroll.leaf + 1 < self.heights.len()
        {
            self.scroll.above -= leaf.height;
            self.scroll.leaf += 1;
        }
        while self.scroll.above < 0.0 && self.scroll.leaf > 0 {
            self.scroll.leaf -= 1;
            let height = self.leaf(ctx, session, self.scroll.leaf, composed).map_or(0.0, |leaf| leaf.height);
            self.scroll.above += height;
        }
        self.scroll.by(0.0, &self.heights, window.height());
    }

    /// The number of the leaf that a text lies on.
    pub(super) fn leaf_of(session: &Session, spot: Spot) -> Option<usize> {
        match spot {
            Spot::Field(..) => Some(0),
            Spot::Text(place) => {
                let story = session.project.story(place.story)?;
                story.body.place_of(place.block).map(|at| at + 1)
            }
        }
    }

    /// Where a caret shows: its leaf, and its place on that leaf.
    pub(super) fn caret(
        &mut self,
        ctx: &Context,
        session: &Session,
        caret: Caret,
        affinity: text::Affinity,
        composed: Option<(Spot, &Composed)>,
    ) -> Option<(usize, Rect)> {
        let nth = Self::leaf_of(session, caret.spot)?;
        let leaf = self.leaf(ctx, session, nth, composed)?;
        let (_, passage) = leaf.passage(caret.spot)?;
        Some((nth, caret_on(passage, caret.byte, affinity)))
    }

    /// Where a caret shows in a window whose copy begins at `left`.
    pub(super) fn placed(&self, nth: usize, rect: Rect, window: Rect, left: f32) -> Rect {
        rect.translate(vec2(left, window.top() + self.scroll.top_of(nth, &self.heights)))
    }

    /// The caret nearest to a place in the window.
    pub(super) fn hit(
        &mut self,
        ctx: &Context,
        session: &Session,
        window: Rect,
        left: f32,
        place: egui::Pos2,
    ) -> Option<(Caret, text::Affinity)> {
        let seen = self.in_sight(ctx, session, window, left, None);
        let under = |seen: &&InSight| place.y < seen.at.y + seen.leaf.height;
        let first = seen.iter().find(under).or(seen.last())?;
        let (mut nth, mut at, mut leaf) = (first.nth, first.at, Rc::clone(&first.leaf));
        // A rule has nothing to write in: the text before it, or after.
        while leaf.passages.is_empty() && nth > 0 {
            nth -= 1;
            leaf = self.leaf(ctx, session, nth, None)?;
            at.y -= leaf.height;
        }
        let on_leaf: Vec2 = place - at;
        let passage = leaf.nearest(on_leaf)?;
        let Position { byte, affinity } = passage.hit(on_leaf);
        Some((Caret { spot: passage.spot, byte }, affinity))
    }
}

/// Where a caret shows on the leaf of its passage.
pub(super) fn caret_on(passage: &Passage, byte: usize, affinity: text::Affinity) -> Rect {
    let byte = match &passage.composed {
        Some(composed) if composed.at == byte => byte + composed.caret,
        Some(_) | None => passage.shown(byte),
    };
    passage.laid.caret(Position { byte, affinity }).translate(passage.at)
}

fn key_of(spot: Spot) -> Key {
    match spot {
        Spot::Field(..) => Key::Furniture,
        Spot::Text(place) => Key::Block(place.block),
    }
}

/// Whether the caption of a block is its photo's own.
fn is_lent(session: &Session, story: &Story, block: &Block) -> bool {
    session.lent(Spot::Text(TextPlace { story: story.id, block: block.id, part: Part::Main })).is_some()
}

impl Of {
    fn now(session: &Session, story: &Story, block: Option<&Arc<Block>>) -> Self {
        match block {
            None => Self::Furniture(Box::new((story.furniture.clone(), story.embargo.clone()))),
            Some(block) if block.photo().is_some() => {
                let lent = is_lent(session, story, block);
                Self::Photo(Arc::clone(block), Arc::clone(&session.project.library), lent)
            }
            Some(block) => Self::Block(Arc::clone(block)),
        }
    }

    fn is(&self, session: &Session, story: &Story, block: Option<&Arc<Block>>) -> bool {
        match (self, block) {
            (Self::Furniture(known), None) => known.0 == story.furniture && known.1 == story.embargo,
            (Self::Block(known), Some(block)) => Arc::ptr_eq(known, block),
            (Self::Photo(known, library, lent), Some(block)) => {
                let same = Arc::ptr_eq(known, block) && Arc::ptr_eq(library, &session.project.library);
                same && *lent == is_lent(session, story, block)
            }
            (Self::Furniture(_), Some(_)) | (Self::Block(_) | Self::Photo(..), None) => false,
        }
    }
}
