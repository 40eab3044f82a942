//! What the search has found, kept from frame to frame and looked for a little in each.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;
use std::sync::Arc;

use egui::{Color32, Context};

use super::theme::Tokens;
use crate::app::{FindAct, Scope, Seek, Session};
use crate::edit::find::{Hit, Seen, Tally, WORK};
use crate::edit::{Selection, Spot};
use crate::ground::StoryId;
use crate::story::Story;
use crate::words::phrase;

/// The matches by story, and which of them are not to be replaced.
#[derive(Default)]
pub(super) struct Finding {
    known: BTreeMap<StoryId, Known>,
    /// The text and the match's number in it, from 0: numbers outlast typing elsewhere in the text.
    left_out: BTreeSet<(Spot, usize)>,
    /// The stories with matches; `None` when that must be counted anew.
    parts: Option<Vec<StoryPart>>,
    /// Matches have been replaced: what is found from now on was left out, or put in.
    replaced: bool,
}

struct Known {
    story: Arc<Story>,
    tally: Tally,
}

/// A story and its matches.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct StoryPart {
    /// Which story.
    pub(super) story: StoryId,
    /// Its matches.
    pub(super) hits: usize,
    /// Those that are to be replaced.
    pub(super) chosen: usize,
}

impl Finding {
    /// Brings all up to what the project is now, looks further, and says where what is sought
    /// stands, once it is known.
    pub(super) fn keep(&mut self, ctx: &Context, session: &Session) -> Option<FindAct> {
        let find = &session.view.find;
        let Some(finder) = find.finder().filter(|_| find.open || find.seek.is_some()) else {
            *self = Self::default();
            return find.seek.map(|_| FindAct::Missed);
        };
        if self.known.values().next().is_some_and(|known| known.tally.finder() != finder) {
            *self = Self::default();
        }
        let current = session.current();
        let wanted = |story: &Story| find.scope == Scope::Project || Some(story.id) == current;
        for story in session.project.stories.iter().filter(|story| wanted(story)) {
            let known = self.known.entry(story.id).or_insert_with(|| {
                self.parts = None;
                Known { story: Arc::clone(story), tally: Tally::new(finder.clone(), story) }
            });
            if !Arc::ptr_eq(&known.story, story) {
                known.tally.follow(story);
                known.story = Arc::clone(story);
                self.parts = None;
            }
        }
        self.forget(session);
        self.work(ctx, current);
        if self.replaced && self.all_done() {
            self.replaced = false;
            self.choose_everything(false);
        }
        self.sought(session)
    }

    /// Forgets stories that are not looked through any more.
    fn forget(&mut self, session: &Session) {
        let current = session.current();
        let stays = |id: StoryId| match session.view.find.scope {
            Scope::Story => Some(id) == current,
            Scope::Project => session.project.story(id).is_some(),
        };
        let wanted = match session.view.find.scope {
            Scope::Story => usize::from(current.is_some()),
            Scope::Project => session.project.stories.len(),
        };
        if self.known.len() > wanted {
            self.known.retain(|id, _| stays(*id));
            self.parts = None;
        }
    }

    /// Looks further, in the story on the page first.
    fn work(&mut self, ctx: &Context, current: Option<StoryId>) {
        let mut left = WORK;
        let mut all_done = true;
        let mut look = |known: &mut Known| {
            if !known.tally.is_done() {
                self.parts = None;
                all_done &= known.tally.work(&mut left);
            }
        };
        if let Some(known) = current.and_then(|story| self.known.get_mut(&story)) {
            look(known);
        }
        self.known.values_mut().for_each(look);
        if !all_done {
            ctx.request_repaint();
        }
    }

    /// What to do about what is sought; nothing while it is not known.
    fn sought(&self, session: &Session) -> Option<FindAct> {
        let find = &session.view.find;
        let seek = find.seek?;
        let Some(here) = session.current().and_then(|story| self.known.get(&story)) else {
            return Some(FindAct::Missed);
        };
        let back = seek == Seek::Previous;
        let go = |known: &Known, from| if back { known.tally.previous(from) } else { known.tally.next(from) };
        let reached = go(here, find.start_of(seek, &here.story, session.view.selection));
        if find.scope == Scope::Story || matches!(reached, Seen::NotYet | Seen::Hit(_, false)) {
            return told(reached, seek);
        }
        let ids: Vec<StoryId> = session.project.stories.iter().map(|story| story.id).collect();
        let at = ids.iter().position(|id| *id == here.story.id)?;
        let (before, behind) = (ids.get(..at)?, ids.get(at + 1..)?);
        let way: Vec<(StoryId, bool)> = if back {
            before.iter().rev().map(|id| (*id, false)).chain(behind.iter().rev().map(|id| (*id, true))).collect()
        } else {
            behind.iter().map(|id| (*id, false)).chain(before.iter().map(|id| (*id, true))).collect()
        };
        for (id, around) in way {
            match go(self.known.get(&id)?, None) {
                Seen::Hit(hit, _) => return told(Seen::Hit(hit, around), seek),
                Seen::Nowhere => {}
                Seen::NotYet => return None,
            }
        }
        told(reached, seek)
    }

    fn all_done(&self) -> bool {
        self.known.values().all(|known| known.tally.is_done())
    }

    /// What is said of the count: “3 of 17”.
    pub(super) fn count(&mut self, session: &Session) -> (String, bool) {
        let (find, says) = (&session.view.find, session.words);
        if find.finder().is_none() {
            return (String::new(), false);
        }
        let total: usize = self.known.values().map(|known| known.tally.count()).sum();
        if !self.all_done() {
            return (says.say(&phrase!("find-searching", total = total)), false);
        }
        if total == 0 {
            return (says.get("find-none").to_owned(), true);
        }
        let matches = phrase!("find-matches", count = total);
        let said = if find.scope == Scope::Project {
            phrase!("find-in-stories", matches = matches, count = self.parts().len())
        } else {
            self.number(session).map_or(matches, |nth| phrase!("find-nth", nth = nth, total = total))
        };
        (says.say(&said), false)
    }

    /// Which match of the story on the page is selected, counted from 1.
    fn number(&self, session: &Session) -> Option<usize> {
        let selection = session.view.selection.filter(|s| s.anchor.spot == s.head.spot)?;
        let (a, b) = (selection.anchor.byte, selection.head.byte);
        self.known.get(&session.current()?)?.tally.number(selection.head.spot, &(a.min(b)..a.max(b)))
    }

    /// The stories that have matches, by their ids.
    pub(super) fn parts(&mut self) -> &[StoryPart] {
        let (known, left_out) = (&self.known, &self.left_out);
        self.parts.get_or_insert_with(|| {
            let part = |(id, known): (&StoryId, &Known)| {
                let out = |(hit, nth): &(Hit, usize)| left_out.contains(&(hit.spot, *nth));
                let out = if left_out.is_empty() { 0 } else { numbered(&known.tally).filter(out).count() };
                let chosen = known.tally.count() - out;
                StoryPart { story: *id, hits: known.tally.count(), chosen }
            };
            known.iter().map(part).filter(|part| part.hits > 0).collect()
        })
    }

    /// Some of a story's matches, each with its number in its text.
    pub(super) fn some(&self, story: StoryId, which: Range<usize>) -> Vec<(Hit, usize)> {
        let Some(known) = self.known.get(&story) else { return Vec::new() };
        numbered(&known.tally).skip(which.start).take(which.len()).collect()
    }

    /// Whether a match is to be replaced.
    pub(super) fn is_chosen(&self, hit: &Hit, nth: usize) -> bool {
        !self.left_out.contains(&(hit.spot, nth))
    }

    /// Chooses a match to be replaced, or leaves it out.
    pub(super) fn choose(&mut self, hit: &Hit, nth: usize, chosen: bool) {
        if chosen {
            self.left_out.remove(&(hit.spot, nth));
        } else {
            self.left_out.insert((hit.spot, nth));
        }
        self.parts = None;
    }

    /// Chooses all matches of a story, or leaves them out.
    pub(super) fn choose_all(&mut self, story: StoryId, chosen: bool) {
        self.left_out.retain(|(spot, _)| spot.story() != story);
        if let Some(known) = self.known.get(&story).filter(|_| !chosen) {
            self.left_out.extend(numbered(&known.tally).map(|(hit, nth)| (hit.spot, nth)));
        }
        self.parts = None;
    }

    /// Chooses all there are, or leaves them out.
    pub(super) fn choose_everything(&mut self, chosen: bool) {
        let stories: Vec<StoryId> = self.known.keys().copied().collect();
        for story in stories {
            self.choose_all(story, chosen);
        }
    }

    /// The matches that are to be replaced; `None` until all are known. What is found afterwards
    /// waits to be chosen, so that a second click does not replace what was left out.
    pub(super) fn chosen(&mut self) -> Option<Vec<Hit>> {
        if !self.all_done() {
            return None;
        }
        self.replaced = true;
        let all = self.known.values().flat_map(|known| numbered(&known.tally));
        let chosen = all.filter(|(hit, nth)| self.is_chosen(hit, *nth)).map(|(hit, _)| hit);
        Some(chosen.collect())
    }
}

/// The matches of a story, each with its number in its text.
fn numbered(tally: &Tally) -> impl Iterator<Item = (Hit, usize)> {
    let mut last: Option<(Spot, usize)> = None;
    tally.hits().map(move |hit| {
        let nth = last.filter(|(spot, _)| *spot == hit.spot).map_or(0, |(_, nth)| nth + 1);
        last = Some((hit.spot, nth));
        (hit, nth)
    })
}

fn told(reached: Seen, seek: Seek) -> Option<FindAct> {
    match reached {
        Seen::Hit(hit, around) => {
            let said = match (around, seek) {
                (true, Seek::Next) => "find-from-top",
                (true, Seek::Previous) => "find-from-end",
                (true, Seek::Near) | (false, _) => "",
            };
            Some(FindAct::Show(hit, said))
        }
        Seen::Nowhere => Some(FindAct::Missed),
        Seen::NotYet => None,
    }
}

/// What lies behind the matches in a text as it is drawn: for each its bytes and its color, that of
/// the selected one apart. Empty while the search is put away.
pub(super) fn washes(session: &Session, t: &Tokens, spot: Spot, words: &str) -> Vec<(Range<usize>, Color32)> {
    let selected = |range: &Range<usize>| {
        let there = |from: &Range<usize>| Selection::stretch(spot, from.clone());
        session.view.selection.is_some_and(|s| s == there(range) || s == there(&(range.end..range.start)))
    };
    let color = |range: &Range<usize>| if selected(range) { t.found_current } else { t.found };
    session.view.find.marks_in(words).into_iter().map(|range| (range.clone(), color(&range))).collect()
}
