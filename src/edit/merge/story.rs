//! One story that both sides changed: its lines, what else is known of it, its body.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use super::conflict::Second;
use super::list::different;
use super::order::{Torn, in_order};
use super::text::three;
use super::{Conflict, Merger, block, fresh};
use crate::edit::Detail;
use crate::edit::apply::set_detail;
use crate::edit::compare::{Known, Subject, Value};
use crate::ground::{BlockId, StoryId};
use crate::story::{Block, Body, Field, Story};

impl Merger<'_> {
    /// The story with the changes of both sides. Without a base, whatever differs is asked, unless
    /// one side has nothing there.
    pub(super) fn story(&mut self, base: Option<&Arc<Story>>, first: &Arc<Story>, second: &Arc<Story>) -> Arc<Story> {
        if let Some(one) = base.and_then(|base| three(base, first, second)) {
            return one;
        }
        let mut story = Story::clone(first);
        for field in Field::ROWS.map(|row| row.field) {
            let [one, two] = [first, second].map(|story| field.of(story).to_owned());
            let was = base.map(|base| field.of(base).to_owned()).unwrap_or_default();
            let words = three(&was, &one, &two).unwrap_or_else(|| {
                let [was, one, two] = [was, one.clone(), two].map(Value::Words);
                self.clash(Subject::Field(first.id, field), was, one, two, None);
                field.of(first).to_owned()
            });
            *field.of_mut(&mut story) = words;
        }
        for known in Known::ALL {
            let [one, two] = [first, second].map(|story| known.of(story));
            let was = base.map(|base| known.of(base));
            let detail = details(was.as_ref(), &one, &two).unwrap_or_else(|| {
                let was = was.map_or(Value::Nothing, Value::Detail);
                let until = withheld(&one, &two).clone();
                self.clash(Subject::Detail(first.id, known), was, Value::Detail(one), Value::Detail(two), None);
                until
            });
            set_detail(&mut story, &detail);
        }
        let nothing = Body::new();
        let was = base.map_or(&nothing, |base| &base.body);
        story.body = self.body(first.id, was, &first.body, &second.body);
        Arc::new(story)
    }

    fn body(&mut self, story: StoryId, base: &Body, first: &Body, second: &Body) -> Body {
        if let Some(one) = three(&base, &first, &second) {
            return one.clone();
        }
        let [was, one, two] = [base, first, second].map(by_id);
        let mut taken: BTreeSet<BlockId> = was.keys().chain(one.keys()).chain(two.keys()).copied().collect();
        let mut kept: BTreeMap<BlockId, Arc<Block>> = BTreeMap::new();
        let mut twins: BTreeMap<BlockId, Arc<Block>> = BTreeMap::new();
        for id in taken.clone() {
            match (was.get(&id), one.get(&id), two.get(&id)) {
                (was, Some(one), Some(two)) => {
                    let twin = self.both_have(story, was.copied(), one, two, &mut taken);
                    kept.insert(id, twin.0);
                    twins.extend(twin.1.map(|second| (id, second)));
                }
                (None, Some(only), None) | (None, None, Some(only)) => {
                    kept.insert(id, Arc::clone(only));
                }
                (Some(was), Some(there), None) if was != there => {
                    self.gone_and_changed(story, was, there, true);
                    kept.insert(id, Arc::clone(there));
                }
                (Some(was), None, Some(there)) if was != there => {
                    self.gone_and_changed(story, was, there, false);
                    kept.insert(id, Arc::clone(there));
                }
                (_, _, _) => {}
            }
        }
        let rows = [base, first, second].map(ids);
        let [was_row, one_row, two_row] = &rows;
        let order = in_order(was_row, one_row, two_row, |id| kept.contains_key(&id));
        for Torn { one: id, behind } in order.torn {
            let Some(block) = kept.get(&id) else { continue };
            let [was, one, two] =
                behind.map(|behind| Value::Behind(Arc::clone(block), behind.and_then(|id| kept.get(&id)).cloned()));
            self.clash(Subject::BlockPlace(story, id), was, one, two, None);
        }
        self.beside.extend(order.beside.into_iter().map(|block| (story, block)));
        let blocks = order.row.iter().flat_map(|id| kept.get(id).into_iter().chain(twins.get(id)));
        blocks.cloned().collect()
    }

    /// A block that is on both sides: put together, or a second one for the words of the second.
    fn both_have(
        &mut self,
        story: StoryId,
        was: Option<&Arc<Block>>,
        one: &Arc<Block>,
        two: &Arc<Block>,
        taken: &mut BTreeSet<BlockId>,
    ) -> (Arc<Block>, Option<Arc<Block>>) {
        if one == two {
            return (Arc::clone(one), None);
        }
        if let Some(was) = was {
            if let Some(changed) = three(was, one, two) {
                return (changed, None);
            }
            if let Some(merged) = block::merge(was, one, two) {
                return (Arc::new(merged), None);
            }
        }
        let id = fresh(two, |id: BlockId| !taken.insert(id));
        let value = |block: &Arc<Block>| Value::Block(Arc::clone(block), 0);
        let base = was.map_or(Value::Nothing, value);
        self.clash(Subject::Block(story, one.id), base, value(one), value(two), Some(Second::Block(id)));
        (Arc::clone(one), Some(Arc::new(Block { id, ..Block::clone(two) })))
    }

    /// One side took a block away that the other changed: it stays.
    fn gone_and_changed(&mut self, story: StoryId, was: &Arc<Block>, there: &Arc<Block>, on_first: bool) {
        let value = |block: &Arc<Block>| Value::Block(Arc::clone(block), 0);
        let (one, two) = if on_first { (value(there), Value::Nothing) } else { (Value::Nothing, value(there)) };
        self.clash(Subject::Block(story, was.id), value(was), one, two, None);
    }

    /// Notes a conflict, by whose side is whose.
    pub(super) fn clash(&mut self, subject: Subject, base: Value, one: Value, two: Value, second: Option<Second>) {
        let (ours, theirs) = if self.swapped { (two, one) } else { (one, two) };
        self.conflicts.push(Conflict { subject, base, ours, theirs, second });
    }
}

fn by_id(body: &Body) -> BTreeMap<BlockId, &Arc<Block>> {
    body.iter().map(|block| (block.id, block)).collect()
}

fn ids(body: &Body) -> Vec<BlockId> {
    body.iter().map(|block| block.id).collect()
}

/// What is known of a story comes to; lists take what either side added.
fn details(base: Option<&Detail>, first: &Detail, second: &Detail) -> Option<Detail> {
    if first == second {
        return Some(first.clone());
    }
    let blank = if base.is_none() { nothing_of(first) } else { None };
    let base = base.or(blank.as_ref())?;
    if let Some(one) = three(base, first, second) {
        return Some(one);
    }
    match (base, first, second) {
        (Detail::Keywords(was), Detail::Keywords(one), Detail::Keywords(two)) => {
            different(was, one, two).map(Detail::Keywords)
        }
        (Detail::Bylines(was), Detail::Bylines(one), Detail::Bylines(two)) => {
            different(was, one, two).map(Detail::Bylines)
        }
        (Detail::Corrections(was), Detail::Corrections(one), Detail::Corrections(two)) => {
            different(was, one, two).map(|mut all| {
                all.sort_by_key(|one| one.at);
                Detail::Corrections(all)
            })
        }
        (Detail::Log(was), Detail::Log(one), Detail::Log(two)) => different(was, one, two).map(|mut all| {
            all.sort_by_key(|act| act.at);
            Detail::Log(all)
        }),
        (_, _, _) => None,
    }
}

/// Which of two holds until somebody has decided: of two embargoes the later.
fn withheld<'a>(first: &'a Detail, second: &'a Detail) -> &'a Detail {
    let until = |detail: &Detail| match detail {
        Detail::Embargo(embargo) => embargo.as_ref().map(|embargo| (embargo.is_unread(), embargo.until)),
        Detail::Keywords(_)
        | Detail::Bylines(_)
        | Detail::Corrections(_)
        | Detail::Log(_)
        | Detail::Status(_)
        | Detail::DatelineDate(_)
        | Detail::Genre(_)
        | Detail::Urgency(_)
        | Detail::Language(_)
        | Detail::Deadline(_)
        | Detail::PlannedWords(_)
        | Detail::Assigned(_) => None,
    };
    if until(second) > until(first) { second } else { first }
}

/// A list before anybody put anything into it; `None` for what is no list.
fn nothing_of(detail: &Detail) -> Option<Detail> {
    match detail {
        Detail::Keywords(_) => Some(Detail::Keywords(Vec::new())),
        Detail::Bylines(_) => Some(Detail::Bylines(Vec::new())),
        Detail::Corrections(_) => Some(Detail::Corrections(Vec::new())),
        Detail::Log(_) => Some(Detail::Log(Vec::new())),
        Detail::Status(_)
        | Detail::Embargo(_)
        | Detail::DatelineDate(_)
        | Detail::Genre(_)
        | Detail::Urgency(_)
        | Detail::Language(_)
        | Detail::Deadline(_)
        | Detail::PlannedWords(_)
        | Detail::Assigned(_) => None,
    }
}
