//! A body against the plainest model there is: a list of blocks.

#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "a test that cannot go on fails")]

mod support;

use std::ops::Range;
use std::sync::Arc;

use copydesk::ground::BlockId;
use copydesk::story::{Block, Body, Content};
use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::Index;

type Model = Vec<Arc<Block>>;

/// New blocks, each with an id of its own.
struct Press(u64);

impl Press {
    fn block(&mut self) -> Arc<Block> {
        self.0 += 1;
        Arc::new(Block::new(BlockId::from(self.0), Content::Paragraph(format!("Block {}.", self.0).into())))
    }

    fn blocks(&mut self, count: usize) -> Model {
        (0..count).map(|_| self.block()).collect()
    }
}

#[derive(Clone, Debug)]
enum Step {
    Insert(Index),
    Remove(Index),
    Push(usize),
    Splice(Index, usize, usize),
    /// Keeps the blocks outside of a stretch, and every nth within.
    Retain(Index, usize, usize),
    Extend(usize),
    Write(Index),
    Clear,
}

fn arb_step() -> impl Strategy<Value = Step> {
    let size = || prop_oneof![6 => 0_usize..3, 3 => 0_usize..90, 1 => 0_usize..400];
    prop_oneof![
        4 => any::<Index>().prop_map(Step::Insert),
        4 => any::<Index>().prop_map(Step::Remove),
        2 => (1_usize..70).prop_map(Step::Push),
        8 => (any::<Index>(), size(), size()).prop_map(|(at, gone, come)| Step::Splice(at, gone, come)),
        2 => (any::<Index>(), size(), 1_usize..9).prop_map(|(at, len, nth)| Step::Retain(at, len, nth)),
        1 => (0_usize..200).prop_map(Step::Extend),
        4 => any::<Index>().prop_map(Step::Write),
        1 => Just(Step::Clear),
    ]
}

fn arb_steps() -> impl Strategy<Value = (usize, Vec<Step>)> {
    (prop_oneof![1 => 0_usize..4, 3 => 0_usize..700], vec(arb_step(), 1..14))
}

fn in_model(model: &Model, at: Index) -> usize {
    at.index(model.len() + 1)
}

/// Does one step to a body and to its model.
fn step(body: &mut Body, model: &mut Model, press: &mut Press, step: &Step) {
    match step {
        Step::Insert(at) => {
            let (at, block) = (in_model(model, *at), press.block());
            body.insert(at, Arc::clone(&block));
            model.insert(at, block);
        }
        Step::Remove(at) => {
            let at = in_model(model, *at);
            let gone = (at < model.len()).then(|| model.remove(at));
            assert_eq!(body.remove(at), gone);
        }
        Step::Push(count) => {
            for block in press.blocks(*count) {
                body.push(Arc::clone(&block));
                model.push(block);
            }
        }
        Step::Splice(at, gone, come) => {
            let (at, with) = (in_model(model, *at), press.blocks(*come));
            body.splice(at..at + gone, with.clone());
            model.splice(at..(at + gone).min(model.len()), with);
        }
        Step::Retain(at, len, nth) => {
            let at = in_model(model, *at);
            let stays: Vec<bool> = (0..model.len()).map(|i| i < at || i >= at + len || i % nth == 0).collect();
            let mut asked = stays.iter();
            body.retain(|_| *asked.next().unwrap());
            assert_eq!(asked.next(), None, "each was asked for");
            let mut stays = stays.iter();
            model.retain(|_| *stays.next().unwrap());
        }
        Step::Extend(count) => {
            let with = press.blocks(*count);
            body.extend(with.clone());
            model.extend(with);
        }
        Step::Write(at) => {
            let at = in_model(model, *at);
            let Some(block) = model.get_mut(at) else { return };
            let content = Content::Quote(format!("Written over {}.", block.id).into());
            body.block_mut(block.id).unwrap().content = content.clone();
            Arc::make_mut(block).content = content;
            *block = Arc::clone(body.get(at).unwrap());
        }
        Step::Clear => {
            body.clear();
            model.clear();
        }
    }
}

fn same(a: &Arc<Block>, b: &Arc<Block>) -> bool {
    Arc::ptr_eq(a, b)
}

/// The stretch in which two lists differ, found by walking from both ends.
fn difference(now: &Model, then: &Model) -> Option<(Range<usize>, Range<usize>)> {
    let head = now.iter().zip(then).take_while(|(a, b)| same(a, b)).count();
    if head == now.len() && head == then.len() {
        return None;
    }
    let tail = now[head..].iter().rev().zip(then[head..].iter().rev()).take_while(|(a, b)| same(a, b)).count();
    Some((head..then.len() - tail, head..now.len() - tail))
}

fn assert_reads_as(body: &Body, model: &Model) {
    assert_eq!(body.len(), model.len());
    assert_eq!(body.is_empty(), model.is_empty());
    assert_eq!(body.iter().len(), model.len());
    assert!(body.iter().zip(model).all(|(a, b)| same(a, b)));
    assert!(body.iter().rev().zip(model.iter().rev()).all(|(a, b)| same(a, b)));
    assert_eq!((body.iter().count(), body.iter().rev().count()), (model.len(), model.len()));
    assert_eq!((body.first(), body.last()), (model.first(), model.last()));
    for (at, block) in model.iter().enumerate() {
        assert!(same(body.get(at).unwrap(), block));
        assert_eq!(body.place_of(block.id), Some(at));
        assert!(same(body.block(block.id).unwrap(), block));
    }
    assert_eq!(body.get(model.len()), None);
    assert_eq!(body.place_of(BlockId::from(u64::MAX)), None);
}

proptest! {
    #![proptest_config(support::cases())]

    #[test]
    fn any_sequence_of_changes_does_what_it_does_to_a_list((start, steps) in arb_steps()) {
        let mut press = Press(0);
        let mut model = press.blocks(start);
        let mut body = Body::from(model.clone());
        for change in &steps {
            let (body_before, model_before) = (body.clone(), model.clone());
            step(&mut body, &mut model, &mut press, change);
            assert_reads_as(&body, &model);
            assert_reads_as(&body_before, &model_before);
            prop_assert_eq!(body.changed(&body_before), difference(&model, &model_before), "after {:?}", change);
        }
    }

    #[test]
    fn what_changed_since_any_earlier_body_makes_it_the_later((start, steps) in arb_steps()) {
        let mut press = Press(0);
        let mut model = press.blocks(start);
        let mut body = Body::from(model.clone());
        let mut past = vec![(body.clone(), model.clone())];
        for change in &steps {
            step(&mut body, &mut model, &mut press, change);
            past.push((body.clone(), model.clone()));
        }
        for (before, model_before) in &past {
            for (later, back) in [(&body, before), (before, &body)] {
                let mut made = back.clone();
                if let Some((gone, come)) = later.changed(back) {
                    made.splice(gone, later.range(come).cloned().collect());
                }
                prop_assert_eq!(made.changed(later), None, "the very same blocks");
            }
            prop_assert_eq!(body.changed(before), difference(&model, model_before));
        }
    }

    #[test]
    fn bodies_are_equal_when_their_lists_are((start, steps) in arb_steps(), other in vec(arb_step(), 0..3)) {
        let mut press = Press(0);
        let mut model = press.blocks(start);
        let mut body = Body::from(model.clone());
        for change in &steps {
            step(&mut body, &mut model, &mut press, change);
        }
        // Equal values in other places of memory, in other chunks.
        let copies: Model = model.iter().map(|block| Arc::new(Block::clone(block))).collect();
        let mut copy = Body::new();
        for block in &copies {
            copy.push(Arc::clone(block));
        }
        prop_assert_eq!(&copy, &body);
        let (mut body_now, mut model_now) = (body.clone(), model.clone());
        for change in &other {
            step(&mut body_now, &mut model_now, &mut press, change);
        }
        prop_assert_eq!(body_now == body, model_now == model);
        prop_assert_eq!(body_now == copy, model_now == copies);
    }

    #[test]
    fn a_stretch_is_that_of_the_list(start in 0_usize..400, from in 0_usize..450, len in 0_usize..450) {
        let model = Press(0).blocks(start);
        let body = Body::from(model.clone());
        let (low, high) = (from.min(start), (from + len).min(start));
        let stretch = body.range(from..from + len);
        prop_assert_eq!(stretch.len(), high - low);
        prop_assert!(stretch.clone().eq(&model[low..high]));
        prop_assert!(stretch.rev().eq(model[low..high].iter().rev()));
    }

    #[test]
    fn an_iterator_eaten_from_both_ends_gives_each_block_once(start in 0_usize..300, ends in vec(any::<bool>(), 0..310)) {
        let model = Press(0).blocks(start);
        let body = Body::from(model.clone());
        let (mut ours, mut theirs) = (body.iter(), model.iter());
        for from_front in ends {
            prop_assert_eq!(ours.len(), theirs.len());
            if from_front {
                prop_assert_eq!(ours.next(), theirs.next());
            } else {
                prop_assert_eq!(ours.next_back(), theirs.next_back());
            }
        }
    }

    #[test]
    fn a_body_lies_in_a_file_as_the_list_does((start, steps) in arb_steps()) {
        let mut press = Press(0);
        let mut model = press.blocks(start);
        let mut body = Body::from(model.clone());
        for change in &steps {
            step(&mut body, &mut model, &mut press, change);
        }
        let written = ron::to_string(&body).unwrap();
        prop_assert_eq!(&written, &ron::to_string(&model).unwrap());
        prop_assert_eq!(ron::from_str::<Body>(&written).unwrap(), body);
    }
}

#[test]
fn writing_to_one_block_leaves_the_others_where_they_are() {
    let before: Body = Press(0).blocks(1_000).into();
    let mut after = before.clone();
    after.get_mut(500).unwrap().content = Content::Rule;
    assert_eq!(after.changed(&before), Some((500..501, 500..501)));
    assert_ne!(after, before);
    after.get_mut(500).unwrap().content = before.get(500).unwrap().content.clone();
    assert_eq!(after, before, "it says the same again");
}
