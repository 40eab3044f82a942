//! Three ways: two people’s work on one project put together. Nothing of either goes by itself.

#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::print_stdout,
    reason = "a test that cannot go on fails"
)]

#[path = "../support/mod.rs"]
mod support;

mod exact;
mod newsroom;

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use copydesk::edit::compare::Subject;
use copydesk::edit::merge::{Choice, Merged, merge};
use copydesk::edit::{Detail, Edit};
use copydesk::ground::{BlockId, EntityId, Language, SourceId, StoryId};
use copydesk::project::{Project, file};
use copydesk::story::{Block, Content, Field, Mark, Part, Story, Text};
use copydesk::tags::{Entity, EntityKind, Source, Terms};
use proptest::prelude::*;
use support::changed::{arb_touches, changed};
use support::{arb_project, cases};

/// What a merged project says: everything but ids that merging made.
fn valid(merged: &Merged) {
    file::write(&merged.project).unwrap_or_else(|why| panic!("{why}"));
}

fn texts(project: &Project) -> Vec<(StoryId, BlockId, Text)> {
    let of = |story: &Arc<Story>| {
        let id = story.id;
        story.texts().map(move |(block, _, text)| (id, block, text.clone())).collect::<Vec<_>>()
    };
    project.stories.iter().flat_map(of).collect()
}

/// The marks of a project, each with how often it stands on words.
fn marks(project: &Project) -> BTreeSet<Mark> {
    texts(project).iter().flat_map(|(_, _, text)| text.spans().iter().map(|span| span.mark.clone())).collect()
}

fn blocks(project: &Project) -> BTreeSet<(StoryId, BlockId)> {
    project.stories.iter().flat_map(|story| story.body.iter().map(|block| (story.id, block.id))).collect()
}

/// Everything the side has which the base has not: it must be in the merged project.
fn nothing_vanishes(base: &Project, side: &Project, merged: &Project) {
    let (was, is) = (marks(base), marks(merged));
    for mark in marks(side).difference(&was) {
        assert!(is.contains(mark), "{mark:?} vanished");
    }
    let there = blocks(merged);
    for block in blocks(side).difference(&blocks(base)) {
        let twin = merged.stories.len() > side.stories.len().max(base.stories.len());
        assert!(there.contains(block) || twin, "{block:?} vanished");
    }
    let ids = |project: &Project| -> BTreeSet<u64> {
        let directory = &project.directory;
        let shown = |id: &dyn std::fmt::Debug| {
            let text = format!("{id:?}");
            text.bytes().fold(0_u64, |hash, byte| hash.wrapping_mul(31).wrapping_add(byte.into()))
        };
        let records = directory.entities.iter().map(|one| shown(&one.id));
        let sources = directory.sources.iter().map(|one| shown(&one.id));
        records.chain(sources).chain(project.library.photos.iter().map(|one| shown(&one.id))).collect()
    };
    let (was, is) = (ids(base), ids(merged));
    for record in ids(side).difference(&was) {
        assert!(is.contains(record), "a record vanished");
    }
}

/// What only one side changed is exactly as that side has it, and what both changed is asked or was
/// put together field by field: texts with every mark on its words, tags, sources, photos.
fn each_is_as_its_side_has_it(base: &Project, ours: &Project, theirs: &Project, merged: &Merged) {
    let asked: BTreeSet<Subject> = merged.conflicts.iter().map(|conflict| conflict.subject).collect();
    let rows = [base, ours, theirs, &merged.project];
    let blocks = |project: &Project| -> BTreeMap<Subject, Block> {
        let of = |story: &Arc<Story>| {
            let id = story.id;
            let block = |block: &Arc<Block>| (Subject::Block(id, block.id), Block::clone(block));
            story.body.iter().map(block).collect::<Vec<_>>()
        };
        project.stories.iter().flat_map(of).collect()
    };
    exactly(rows.map(blocks), &asked);
    exactly(
        rows.map(|project| {
            project.directory.entities.iter().map(|one| (Subject::Entity(one.id), one.clone())).collect()
        }),
        &asked,
    );
    exactly(
        rows.map(|project| {
            project.directory.sources.iter().map(|one| (Subject::Source(one.id), one.clone())).collect()
        }),
        &asked,
    );
    exactly(
        rows.map(|project| project.library.photos.iter().map(|one| (Subject::Photo(one.id), one.clone())).collect()),
        &asked,
    );
    same_words_marked_by_both(rows.map(blocks), &asked);
}

fn exactly<T: PartialEq + std::fmt::Debug>([was, one, two, is]: [BTreeMap<Subject, T>; 4], asked: &BTreeSet<Subject>) {
    for (subject, is) in &is {
        let (was, one, two) = (was.get(subject), one.get(subject), two.get(subject));
        // A story that one side took away is asked as a whole.
        let whole = subject.story().is_some_and(|story| asked.contains(&Subject::Story(story)));
        if whole || asked.contains(subject) || was.is_none() && one.is_none() && two.is_none() {
            continue;
        }
        let expected = if one == two || two == was {
            one
        } else if one == was {
            two
        } else {
            continue;
        };
        // What a side took away that the other's words need stays, and is asked.
        assert_eq!(Some(is), expected, "{subject:?}");
    }
}

/// Where both only marked, each byte has the marks of whoever changed them there.
fn same_words_marked_by_both([was, one, two, is]: [BTreeMap<Subject, Block>; 4], asked: &BTreeSet<Subject>) {
    for (subject, is) in is.iter().filter(|(subject, _)| !asked.contains(subject)) {
        let (Some(was), Some(one), Some(two)) = (was.get(subject), one.get(subject), two.get(subject)) else {
            continue;
        };
        for part in is.parts() {
            let [Some(was), Some(one), Some(two), Some(is)] = [was, one, two, is].map(|block| block.text(part)) else {
                continue;
            };
            if [one, two, is].iter().any(|text| text.as_str() != was.as_str()) {
                continue;
            }
            let on = |text: &Text, byte: usize| -> BTreeSet<Mark> {
                let spans = text.spans().iter().filter(|span| (span.start..span.end).contains(&byte));
                spans.map(|span| span.mark.clone()).collect()
            };
            for byte in 0..was.len() {
                let (was, one, two, is) = (on(was, byte), on(one, byte), on(two, byte), on(is, byte));
                let kept = was.iter().filter(|mark| one.contains(mark) && two.contains(mark));
                let came = one.union(&two).filter(|mark| !was.contains(mark));
                assert_eq!(is, kept.chain(came).cloned().collect(), "{subject:?}, byte {byte}");
            }
        }
    }
}

/// What is on both sides as it was, is there.
fn nobody_deleted(base: &Project, ours: &Project, theirs: &Project, merged: &Project) {
    let (a, b) = (blocks(ours), blocks(theirs));
    for block in blocks(base).iter().filter(|block| a.contains(block) && b.contains(block)) {
        assert!(blocks(merged).contains(block), "{block:?} vanished");
    }
    let all = |project: &Project| marks(project);
    let (was, one, two, is) = (all(base), all(ours), all(theirs), all(merged));
    for mark in was.iter().filter(|mark| one.contains(mark) && two.contains(mark)) {
        assert!(is.contains(mark) || only_gone(base, ours, theirs, mark), "{mark:?} vanished");
    }
}

/// Whether each stretch with this mark was taken off, or away, on one side or the other.
fn only_gone(base: &Project, ours: &Project, theirs: &Project, mark: &Mark) -> bool {
    let has = |project: &Project, at: &(StoryId, BlockId, Text)| {
        texts(project).iter().any(|(story, block, text)| {
            (*story, *block) == (at.0, at.1) && text.spans().iter().any(|span| span.mark == *mark)
        })
    };
    texts(base)
        .iter()
        .filter(|(_, _, text)| text.spans().iter().any(|span| span.mark == *mark))
        .all(|at| !has(ours, at) || !has(theirs, at))
}

/// The same seen from the other side.
fn turned(merged: &Merged) -> Merged {
    let mut merged = merged.clone();
    for conflict in &mut merged.conflicts {
        std::mem::swap(&mut conflict.ours, &mut conflict.theirs);
    }
    merged
}

/// Whatever was put together can be saved, and has everything that nobody took away, as its side has it.
fn holds(base: &Project, ours: &Project, theirs: &Project, merged: &Merged) {
    valid(merged);
    nothing_vanishes(base, ours, &merged.project);
    nothing_vanishes(base, theirs, &merged.project);
    nobody_deleted(base, ours, theirs, &merged.project);
    each_is_as_its_side_has_it(base, ours, theirs, merged);
}

proptest! {
    #![proptest_config(cases())]

    /// One side alone, or both the same: that side.
    #[test]
    fn one_side_alone_is_that_side(base in arb_project(), touches in arb_touches()) {
        let side = changed(&base, &touches);
        for merged in [merge(&base, &side, &base), merge(&base, &base, &side), merge(&base, &side, &side)] {
            prop_assert_eq!(&merged.project, &side);
            prop_assert!(merged.conflicts.is_empty());
        }
    }

    /// The same where something else keeps the merge from seeing that a side is the base.
    #[test]
    fn one_side_alone_is_that_side_part_by_part(base in arb_project(), touches in arb_touches()) {
        let side = changed(&base, &touches);
        let mut other = base.clone();
        other.name.push_str(" (theirs)");
        if side.name == base.name {
            let merged = merge(&base, &side, &other);
            let expected = Project { name: other.name.clone(), ..side.clone() };
            prop_assert_eq!(&merged.project, &expected);
            prop_assert!(merged.conflicts.is_empty(), "{:?}", merged.conflicts);
        }
    }

    /// Both orders give the same text, and the same conflicts from the other side.
    #[test]
    fn both_orders_give_the_same(base in arb_project(), one in arb_touches(), two in arb_touches()) {
        let (ours, theirs) = (changed(&base, &one), changed(&base, &two));
        let merged = merge(&base, &ours, &theirs);
        prop_assert_eq!(&merge(&base, &theirs, &ours), &turned(&merged));
    }

    /// What comes out can be saved, and has everything that nobody took away.
    #[test]
    fn nothing_goes_that_nobody_took_away(base in arb_project(), one in arb_touches(), two in arb_touches()) {
        let (ours, theirs) = (changed(&base, &one), changed(&base, &two));
        let merged = merge(&base, &ours, &theirs);
        holds(&base, &ours, &theirs, &merged);
    }

    /// Projects that have nothing in common do not lose anything either.
    #[test]
    fn strangers_are_put_together(base in arb_project(), ours in arb_project(), theirs in arb_project()) {
        let merged = merge(&base, &ours, &theirs);
        valid(&merged);
        nothing_vanishes(&base, &ours, &merged.project);
        nothing_vanishes(&base, &theirs, &merged.project);
    }

    /// Whatever is chosen fits, and gives a project that can be saved.
    #[test]
    fn every_choice_can_be_made(base in arb_project(), one in arb_touches(), two in arb_touches(), nth in 0_usize..3) {
        let (ours, theirs) = (changed(&base, &one), changed(&base, &two));
        let merged = merge(&base, &ours, &theirs);
        let choices: Vec<Option<Choice>> = merged
            .conflicts
            .iter()
            .map(|conflict| {
                let choices = conflict.choices();
                choices.get(nth % choices.len()).copied()
            })
            .collect();
        let decided = merged.decided(&choices).unwrap();
        file::write(&decided).unwrap();
    }

    /// Where one side wrote in one half of the blocks and the other in the other half, there is nothing to decide.
    #[test]
    fn different_blocks_do_not_meet(seed in 0_u64..1_000, one in proptest::collection::vec((0_u64..10, "[a-z ]{1,20}"), 1..6), two in proptest::collection::vec((10_u64..20, "[a-z ]{1,20}"), 1..6)) {
        let base = letters(20, seed);
        let set = |project: &Project, all: &[(u64, String)]| {
            all.iter().fold(project.clone(), |project, (block, words)| {
                let content = Content::Paragraph(words.as_str().into());
                Edit::SetContent { story: STORY(), block: BlockId::from(*block + 1), content }.apply(&project).unwrap()
            })
        };
        let merged = merge(&base, &set(&base, &one), &set(&base, &two));
        prop_assert!(merged.conflicts.is_empty());
        prop_assert_eq!(merged.project, set(&set(&base, &one), &two));
    }
}

#[allow(non_snake_case, reason = "an id cannot be made in a constant")]
fn STORY() -> StoryId {
    StoryId::from(7)
}

fn letters(count: u64, seed: u64) -> Project {
    let words = |id: u64| format!("Paragraph {id} of {seed}: the river rose by a meter on Friday, officials said.");
    let mut story = Story::new(STORY(), Language::english());
    let block = |id: u64| Arc::new(Block::new(BlockId::from(id), Content::Paragraph(words(id).as_str().into())));
    story.body = (1..=count).map(block).collect();
    Project { stories: vec![Arc::new(story)], ..Project::new("River", Language::english()) }
}

fn with(project: &Project, edits: Vec<Edit>) -> Project {
    Edit::Several(edits).apply(project).unwrap()
}

fn words(id: u64, words: &str) -> Edit {
    Edit::SetContent { story: STORY(), block: BlockId::from(id), content: Content::Paragraph(words.into()) }
}

fn said(project: &Project) -> Vec<String> {
    project.stories[0].texts().map(|(_, _, text)| text.as_str().to_owned()).collect()
}

#[test]
fn the_same_words_stand_one_after_the_other_and_are_decided() {
    let base = letters(2, 0);
    let ours = with(&base, vec![words(1, "The river rose by a foot.")]);
    let theirs = with(&base, vec![words(1, "The river rose by a yard.")]);
    let merged = merge(&base, &ours, &theirs);
    assert_eq!(merged.conflicts.len(), 1);
    let both = said(&merged.project);
    assert_eq!(both.len(), 3);
    assert!(
        both.contains(&"The river rose by a foot.".to_owned())
            && both.contains(&"The river rose by a yard.".to_owned())
    );
    assert_eq!(merged.conflicts[0].choices(), [Choice::Ours, Choice::Theirs, Choice::Both]);
    assert_eq!(merged.decided(&[Some(Choice::Ours)]).unwrap(), ours);
    assert_eq!(merged.decided(&[Some(Choice::Theirs)]).unwrap(), theirs);
    let decided = said(&merged.decided(&[Some(Choice::Both)]).unwrap());
    assert_eq!(decided[..2], ["The river rose by a foot.", "The river rose by a yard."]);
}

#[test]
fn what_one_took_away_and_the_other_changed_stays() {
    let base = letters(3, 0);
    let ours = with(&base, vec![Edit::RemoveBlock { story: STORY(), block: BlockId::from(2) }]);
    let theirs = with(&base, vec![words(2, "New words.")]);
    let merged = merge(&base, &ours, &theirs);
    assert_eq!(merged.conflicts.len(), 1);
    assert_eq!(said(&merged.project)[1], "New words.");
    assert_eq!(merged.decided(&[Some(Choice::Ours)]).unwrap(), ours);
    assert_eq!(merged.decided(&[Some(Choice::Theirs)]).unwrap(), theirs);
    let nobody = merge(&base, &ours, &base);
    assert_eq!(nobody.project, ours);
    // The same of a story.
    let ours = with(&base, vec![Edit::RemoveStory(STORY())]);
    let merged = merge(&base, &ours, &theirs);
    assert_eq!((merged.conflicts.len(), merged.project.stories.len()), (1, 1));
    assert_eq!(merged.decided(&[Some(Choice::Ours)]).unwrap(), ours);
}

#[test]
fn a_line_both_worded_is_one_of_the_two_and_can_be_the_other() {
    let base = letters(1, 0);
    let line = |words: &str| {
        with(&base, vec![Edit::SetField { story: STORY(), field: Field::Headline, words: words.to_owned() }])
    };
    let (ours, theirs) = (line("River rises"), line("Water is back"));
    let merged = merge(&base, &ours, &theirs);
    assert_eq!(merged.conflicts.len(), 1);
    assert_eq!(merged.conflicts[0].subject, Subject::Field(STORY(), Field::Headline));
    assert_eq!(merged.decided(&[Some(Choice::Ours)]).unwrap(), ours);
    assert_eq!(merged.decided(&[Some(Choice::Theirs)]).unwrap(), theirs);
    let both = merged.decided(&[Some(Choice::Both)]).unwrap();
    assert_eq!(both.stories[0].furniture.headline, "River rises / Water is back");
}

#[test]
fn lists_take_what_either_added() {
    let base = letters(1, 0);
    let keywords = |words: &[&str]| {
        let words = words.iter().map(|word| (*word).to_owned()).collect();
        with(&base, vec![Edit::SetDetail { story: STORY(), detail: Detail::Keywords(words) }])
    };
    let merged = merge(&base, &keywords(&["river"]), &keywords(&["water"]));
    assert!(merged.conflicts.is_empty());
    let mut words = merged.project.stories[0].filing.keywords.clone();
    words.sort();
    assert_eq!(words, ["river", "water"]);
}

#[test]
fn a_person_one_took_out_and_the_other_tagged_stays() {
    let person = Entity::new(EntityId::from(3), EntityKind::Person, "Layla Hasan");
    let base = with(&letters(1, 0), vec![Edit::PutEntity(person)]);
    let ours = with(&base, vec![Edit::RemoveEntity(EntityId::from(3))]);
    let place = copydesk::edit::TextPlace { story: STORY(), block: BlockId::from(1), part: Part::Main };
    let mark = Mark::Mention(EntityId::from(3));
    let theirs = with(&base, vec![Edit::Mark { place, range: 0..9, mark }]);
    let merged = merge(&base, &ours, &theirs);
    assert_eq!(merged.project.directory.entities.len(), 1, "the tag has somebody to name");
    assert_eq!(merged.conflicts.len(), 1);
    assert_eq!(merged.conflicts[0].subject, Subject::Entity(EntityId::from(3)));
}

#[test]
fn two_things_under_one_id_both_stay() {
    let base = letters(1, 0);
    let add = |words: &str| {
        let block = Arc::new(Block::new(BlockId::from(99), Content::Paragraph(words.into())));
        with(&base, vec![Edit::AddBlock { story: STORY(), at: 1, block }])
    };
    let merged = merge(&base, &add("One thing."), &add("Another."));
    assert_eq!(said(&merged.project).len(), 3);
    assert_eq!(merged.conflicts.len(), 1);
    let other = |words: &str| {
        let mut story = Story::new(StoryId::from(55), Language::english());
        words.clone_into(&mut story.furniture.headline);
        with(&base, vec![Edit::AddStory { at: 0, story: Arc::new(story) }])
    };
    let merged = merge(&base, &other("One"), &other("Two"));
    assert_eq!((merged.project.stories.len(), merged.conflicts.len()), (3, 1));
    let source = |name: &str| with(&base, vec![Edit::PutSource(copydesk::tags::Source::new(SourceId::from(8), name))]);
    let merged = merge(&base, &source("Layla"), &source("Noor"));
    assert_eq!((merged.project.directory.sources.len(), merged.conflicts.len()), (1, 1));
}

#[test]
fn moves_of_both_sides_are_made() {
    let base = letters(6, 0);
    let to =
        |block: u64, to: usize| with(&base, vec![Edit::MoveBlock { story: STORY(), block: BlockId::from(block), to }]);
    let merged = merge(&base, &to(1, 2), &to(6, 4));
    assert!(merged.conflicts.is_empty());
    let order: Vec<BlockId> = merged.project.stories[0].body.iter().map(|block| block.id).collect();
    assert_eq!(order, [2, 3, 1, 4, 6, 5].map(BlockId::from));
}

/// The watchdogs above bite: a merge that loses a block, a mark or a record is caught.
#[test]
fn what_vanishes_is_noticed() {
    let base = letters(3, 0);
    let place = copydesk::edit::TextPlace { story: STORY(), block: BlockId::from(1), part: Part::Main };
    let block = Arc::new(Block::new(BlockId::from(9), Content::Rule));
    let edits = [
        Edit::Mark { place, range: 0..9, mark: Mark::Mention(EntityId::from(3)) },
        Edit::AddBlock { story: STORY(), at: 1, block },
        Edit::PutEntity(Entity::new(EntityId::from(3), EntityKind::Person, "Layla Hasan")),
    ];
    for edit in edits {
        let side = with(&base, vec![edit]);
        nothing_vanishes(&base, &side, &side);
        let lost = std::panic::catch_unwind(|| nothing_vanishes(&base, &side, &base));
        assert!(lost.is_err());
    }
    let bold = |range| Edit::Mark { place, range, mark: Mark::Bold };
    let link = |to: &str| Edit::Mark { place, range: 0..9, mark: Mark::Link(to.to_owned()) };
    let source = |terms| Edit::PutSource(Source { terms, ..Source::new(SourceId::from(4), "Noor") });
    let pairs = [
        (bold(0..9), bold(0..8)),
        (bold(0..9), bold(1..9)),
        (link("https://a.example"), link("https://b.example")),
        (source(Terms::OffTheRecord), source(Terms::OnTheRecord)),
    ];
    for (right, wrong) in pairs {
        let (side, wrong) = (with(&base, vec![right]), with(&base, vec![wrong]));
        let merged = |project: &Project| Merged { project: project.clone(), conflicts: Vec::new(), beside: Vec::new() };
        each_is_as_its_side_has_it(&base, &side, &base, &merged(&side));
        let other = with(&base, vec![Edit::Mark { place, range: 20..30, mark: Mark::Italic }]);
        let both = with(&side, vec![Edit::Mark { place, range: 20..30, mark: Mark::Italic }]);
        each_is_as_its_side_has_it(&base, &side, &other, &merged(&both));
        for (theirs, wrong) in [(&base, &wrong), (&other, &wrong)] {
            let amiss = std::panic::catch_unwind(|| each_is_as_its_side_has_it(&base, &side, theirs, &merged(wrong)));
            assert!(amiss.is_err());
        }
    }
    let fewer = with(&base, vec![Edit::RemoveBlock { story: STORY(), block: BlockId::from(2) }]);
    assert!(std::panic::catch_unwind(|| nobody_deleted(&base, &base, &base, &fewer)).is_err());
}

/// `MERGE_CASES` merges (10,000 without it) of random work on random projects, with what they came to.
#[test]
#[ignore = "takes minutes; for figures"]
fn many_merges() {
    use proptest::strategy::ValueTree as _;
    use proptest::test_runner::TestRunner;
    let cases: usize = std::env::var("MERGE_CASES").ok().and_then(|cases| cases.parse().ok()).unwrap_or(10_000);
    let mut runner = TestRunner::deterministic();
    let (mut with_conflicts, mut conflicts, mut both_changed) = (0, 0, 0);
    for _ in 0..cases {
        let strategy = (arb_project(), arb_touches(), arb_touches());
        let (base, one, two) = strategy.new_tree(&mut runner).unwrap().current();
        let (ours, theirs) = (changed(&base, &one), changed(&base, &two));
        let merged = merge(&base, &ours, &theirs);
        holds(&base, &ours, &theirs, &merged);
        assert_eq!(merge(&base, &theirs, &ours), turned(&merged));
        for alone in [merge(&base, &ours, &base), merge(&base, &base, &ours), merge(&base, &ours, &ours)] {
            assert_eq!((&alone.project, alone.conflicts.len()), (&ours, 0));
        }
        both_changed += usize::from(ours != base && theirs != base && ours != theirs);
        with_conflicts += usize::from(!merged.conflicts.is_empty());
        conflicts += merged.conflicts.len();
    }
    println!(
        "{cases} merges: both sides changed in {both_changed}, {with_conflicts} met, {conflicts} conflicts, nothing lost"
    );
    exact::many(cases);
}
