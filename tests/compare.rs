//! Two versions side by side: every difference is told, nothing else is, and each can be taken back.

#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "a test that cannot go on fails")]

mod support;

use std::sync::Arc;
use std::time::Instant;

use copydesk::edit::Edit;
use copydesk::edit::compare::{BodyRow, Change, Comparison, Run, Said, Subject, compare, runs};
use copydesk::ground::{BlockId, Language, StoryId};
use copydesk::project::Project;
use copydesk::story::{Block, Body, Content, Field, Story, Text};
use proptest::prelude::*;
use support::changed::{arb_touches, changed};
use support::{arb_project, arb_text, cases, every_kind};

/// The project without what no row tells: the order of its records, and the ids of its blocks.
fn ordered(project: &Project) -> Project {
    let mut project = project.clone();
    for story in &mut project.stories {
        let story = Arc::make_mut(story);
        let blocks =
            (0..).zip(&story.body).map(|(at, block)| Arc::new(Block { id: BlockId::from(at), ..Block::clone(block) }));
        story.body = blocks.collect();
    }
    Arc::make_mut(&mut project.library).photos.sort_by_key(|photo| photo.id);
    let directory = Arc::make_mut(&mut project.directory);
    directory.entities.sort_by_key(|entity| entity.id);
    directory.sources.sort_by_key(|source| source.id);
    project
}

/// Takes back one difference after another, and gives how many there were.
fn taken_back(before: &Project, after: &Project) -> Project {
    let mut project = after.clone();
    for _ in 0..500 {
        let compared = compare(before, &project);
        let Some(row) = compared.all().next() else { return project };
        let less = row.restoring().apply(&project).unwrap_or_else(|why| panic!("{row:?}: {why}"));
        assert_ne!(less, project, "{row:?} changes nothing");
        project = less;
    }
    panic!("there is no end to it");
}

fn words_of(runs: &[Run], earlier: bool) -> String {
    let said = |run: &Run| match run {
        Run::Same(text) | Run::Remarked { text, .. } => text.as_str().to_owned(),
        Run::Removed(text) if earlier => text.as_str().to_owned(),
        Run::Inserted(text) if !earlier => text.as_str().to_owned(),
        Run::Removed(_) | Run::Inserted(_) => String::new(),
    };
    runs.iter().map(said).collect()
}

proptest! {
    #![proptest_config(cases())]

    /// Nothing differs from itself, however it came about.
    #[test]
    fn the_same_does_not_differ(project in arb_project()) {
        prop_assert!(compare(&project, &project.clone()).is_empty());
        let again: Project = ron::from_str(&ron::to_string(&project).unwrap()).unwrap();
        prop_assert!(compare(&project, &again).is_empty());
    }

    /// Whatever was changed, taking back all that is told of leads back.
    #[test]
    fn taking_back_every_row_leads_back(project in arb_project(), touches in arb_touches()) {
        let after = changed(&project, &touches);
        prop_assert!(!compare(&project, &after).is_empty() || ordered(&project) == ordered(&after));
        prop_assert_eq!(ordered(&taken_back(&project, &after)), ordered(&project));
    }

    /// The same between projects that have nothing to do with each other.
    #[test]
    fn any_project_can_become_any_other(one in arb_project(), other in arb_project()) {
        prop_assert_eq!(ordered(&taken_back(&one, &other)), ordered(&one));
    }

    /// The runs hold every word of both versions, in order, and no other.
    #[test]
    fn no_word_is_left_out(before in arb_text(), after in arb_text()) {
        let runs = runs(&before, &after);
        prop_assert_eq!(words_of(&runs, true), before.as_str());
        prop_assert_eq!(words_of(&runs, false), after.as_str());
        if before == after {
            prop_assert!(runs.iter().all(|run| matches!(run, Run::Same(_))));
        }
    }

    /// Every row has a name, and says something unless it only was moved.
    #[test]
    fn every_row_can_be_told(project in arb_project(), touches in arb_touches()) {
        let after = changed(&project, &touches);
        let compared = compare(&project, &after);
        for row in compared.all() {
            prop_assert!(row.label().says_something(), "{row:?}");
            let pairs = row.pairs(&project.directory, &after.directory);
            match row.change() {
                Change::Moved => prop_assert!(pairs.is_empty()),
                // Of lists, what is shown in one line may be the same: no keyword, and an empty one.
                Change::Changed if matches!(row.subject, Subject::Block(..) | Subject::Field(..)) => {
                    prop_assert!(!pairs.is_empty(), "{row:?}");
                }
                Change::Changed | Change::Added | Change::Removed => {}
            }
            for label in pairs.iter().filter_map(|pair| pair.label.as_ref()) {
                prop_assert!(label.says_something(), "{label:?}");
            }
        }
    }
}

fn paragraphs(words: &[(u64, &str)]) -> Story {
    let mut story = Story::new(StoryId::from(7), Language::english());
    story.body = words
        .iter()
        .map(|(id, words)| Arc::new(Block::new(BlockId::from(*id), Content::Paragraph((*words).into()))))
        .collect();
    story
}

fn with(story: Story) -> Project {
    Project { stories: vec![Arc::new(story)], ..Project::default() }
}

fn told(compared: &Comparison) -> Vec<String> {
    compared.stories[0]
        .body
        .iter()
        .map(|row| match row {
            BodyRow::Unchanged(places) => format!("{} the same", places.len()),
            BodyRow::Changed(row) => {
                let pairs = row.pairs(&compared.before.directory, &compared.after.directory);
                let words = |said: &Option<Said>| match said {
                    Some(Said::Words(text)) => text.as_str().to_owned(),
                    Some(Said::Phrase(phrase)) => phrase.to_string(),
                    None => "-".to_owned(),
                };
                let said: Vec<String> =
                    pairs.iter().map(|pair| format!("{} > {}", words(&pair.before), words(&pair.after))).collect();
                format!("{:?} {}", row.change(), said.join("; ")).trim().to_owned()
            }
        })
        .collect()
}

#[test]
fn a_body_is_told_in_the_order_of_reading() {
    let before = with(paragraphs(&[(1, "One."), (2, "Two rivers."), (3, "Three."), (4, "Four."), (5, "Five.")]));
    let after = with(paragraphs(&[(1, "One."), (2, "Two lakes."), (9, "New."), (4, "Four."), (5, "Five.")]));
    let expected =
        ["1 the same", "Changed Two rivers. > Two lakes.", "Removed Three. > -", "Added - > New.", "2 the same"];
    assert_eq!(told(&compare(&before, &after)), expected);
}

#[test]
fn what_was_only_moved_is_not_told_as_new() {
    let before = with(paragraphs(&[(1, "One."), (2, "Two."), (3, "Three."), (4, "Four.")]));
    let after = with(paragraphs(&[(1, "One."), (3, "Three."), (4, "Four."), (2, "Two.")]));
    assert_eq!(told(&compare(&before, &after)), ["3 the same", "Moved"]);
}

#[test]
fn a_paragraph_that_was_pasted_over_is_compared_with_the_old_one() {
    let before = with(paragraphs(&[(1, "One."), (2, "The river rose by a meter on Friday."), (3, "Three.")]));
    let after = with(paragraphs(&[(1, "One."), (8, "The river rose by a foot on Friday."), (3, "Three.")]));
    let expected = [
        "1 the same",
        "Changed The river rose by a meter on Friday. > The river rose by a foot on Friday.",
        "1 the same",
    ];
    let compared = compare(&before, &after);
    assert_eq!(told(&compared), expected);
    let restored = compared.all().next().unwrap().restoring().apply(&after).unwrap();
    assert_eq!(restored, before);
}

#[test]
fn a_kind_a_mark_and_a_field_are_told() {
    let before = every_kind();
    let story = before.stories[0].id;
    let first = before.stories[0].body.first().unwrap().id;
    let words = before.stories[0].body.first().unwrap().text(copydesk::story::Part::Main).unwrap().clone();
    let after = Edit::Several(vec![
        Edit::SetContent { story, block: first, content: Content::Quote(words) },
        Edit::SetField { story, field: Field::Kicker, words: "Water".to_owned() },
    ])
    .apply(&before)
    .unwrap();
    let compared = compare(&before, &after);
    let rows = &compared.stories[0];
    assert_eq!(rows.rows[0].label().to_string(), "Kicker");
    let BodyRow::Changed(row) = &rows.body[0] else { panic!("{rows:?}") };
    let pairs = row.pairs(&before.directory, &after.directory);
    assert_eq!(pairs.len(), 1);
    assert_eq!(pairs[0].label.as_ref().unwrap().to_string(), "Kind of block");
}

#[test]
fn what_is_shared_is_not_looked_into() {
    let blocks =
        |nth: u64| Arc::new(Block::new(BlockId::from(nth), Content::Paragraph(Text::plain("word ".repeat(100)))));
    let mut story = Story::new(StoryId::from(1), Language::english());
    story.body = (1..=10_000).map(blocks).collect::<Body>();
    let before = with(story);
    let edit = Edit::SetContent { story: StoryId::from(1), block: BlockId::from(5_000), content: Content::Rule };
    let after = edit.apply(&before).unwrap();
    let started = Instant::now();
    let compared = compare(&before, &after);
    let took = started.elapsed();
    assert_eq!(compared.stories[0].body.len(), 3);
    assert!(took.as_millis() < 200, "{took:?}");
    // And where nothing is shared, as after reading both from files.
    let fresh = |project: &Project| -> Project {
        let mut project = project.clone();
        let story = Arc::make_mut(&mut project.stories[0]);
        story.body = story.body.iter().map(|block| Arc::new(Block::clone(block))).collect();
        project
    };
    let (before, after) = (fresh(&before), fresh(&after));
    let started = Instant::now();
    let compared = compare(&before, &after);
    let took = started.elapsed();
    assert_eq!(compared.all().count(), 1);
    assert!(took.as_secs() < 5, "{took:?}");
}
