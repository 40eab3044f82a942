//! What it costs to put two people's work together, as the desk does when others wrote the file: for
//! stories of 10,000 and 100,000 words, and for a project of a million words in a hundred stories.
//!
//! `joined` is what a job does once the file is read; `again` the same when something was typed
//! meanwhile; `takes_up` what the window's thread does with what the job brings.

#![allow(clippy::expect_used, reason = "a bench that cannot go on stops")]

use std::fmt;
use std::sync::Arc;

use copydesk::edit::merge::{Merged, merge, sharing};
use copydesk::edit::{Edit, difference};
use copydesk::ground::{BlockId, Language, StoryId};
use copydesk::project::{Project, file};
use copydesk::story::{Block, Content, Story};
use divan::Bencher;

const WORDS: [&str; 12] =
    ["the", "river", "rose", "again", "after", "midnight", "and", "farmers", "moved", "their", "pumps", "uphill."];
/// Words of a paragraph.
const PARAGRAPH: usize = 60;

#[derive(Clone, Copy)]
struct Case {
    stories: u64,
    words: usize,
}

impl fmt::Display for Case {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:>3} × {:>7} words", self.stories, self.words)
    }
}

const CASES: [Case; 4] = [
    Case { stories: 1, words: 10_000 },
    Case { stories: 1, words: 100_000 },
    Case { stories: 1, words: 1_000_000 },
    Case { stories: 100, words: 10_000 },
];

fn project(case: Case) -> Project {
    let story = |id: u64| {
        let mut story = Story::new(StoryId::from(id), Language::english());
        story.body = (1..=u64::try_from(case.words / PARAGRAPH).unwrap_or_default())
            .map(|nth| {
                let words: Vec<&str> = WORDS.iter().copied().cycle().take(PARAGRAPH).collect();
                let words = format!("Paragraph {nth} of {id}. {}", words.join(" "));
                Arc::new(Block::new(BlockId::from(nth), Content::Paragraph(words.into())))
            })
            .collect();
        Arc::new(story)
    };
    Project { stories: (1..=case.stories).map(story).collect(), ..Project::default() }
}

/// One paragraph in twenty of each story worded anew, beginning with the `first`.
fn changed(project: &Project, first: u64, words: &str) -> Project {
    let of = |story: &Arc<Story>| {
        let id = story.id;
        let blocks = story.body.iter().skip(usize::try_from(first).unwrap_or_default()).step_by(20);
        blocks
            .map(|block| {
                let content = Content::Paragraph(words.into());
                Edit::SetContent { story: id, block: block.id, content }
            })
            .collect::<Vec<_>>()
    };
    Edit::Several(project.stories.iter().flat_map(of).collect()).apply(project).expect("they are there")
}

/// What both began with, ours, and theirs as it is read from the file.
fn sides(case: Case) -> [Project; 3] {
    let base = project(case);
    let (ours, theirs) = (changed(&base, 2, "What we wrote."), changed(&base, 7, "What they wrote."));
    let written = file::write(&theirs).expect("it can be written");
    [base, ours, file::parse(written.as_bytes()).expect("it can be read").project]
}

fn joined([base, ours, theirs]: &[Project; 3]) -> (Merged, Edit) {
    let theirs = sharing(theirs, base);
    let merged = merge(base, ours, &theirs);
    let edit = difference(ours, &merged.project);
    (merged, edit)
}

fn main() {
    divan::main();
}

/// The file was read: both are put together.
#[divan::bench(args = CASES)]
fn first_time(bencher: Bencher<'_, '_>, case: Case) {
    let sides = sides(case);
    bencher.bench_local(|| joined(&sides));
}

/// Something was typed meanwhile.
#[divan::bench(args = CASES)]
fn again(bencher: Bencher<'_, '_>, case: Case) {
    let [base, ours, theirs] = sides(case);
    let theirs = sharing(&theirs, &base);
    let sides = [base, ours, theirs];
    bencher.bench_local(|| joined(&sides));
}

/// What the window's thread does: the edit that the job brought.
#[divan::bench(args = CASES)]
fn takes_up(bencher: Bencher<'_, '_>, case: Case) {
    let sides = sides(case);
    let (merged, edit) = joined(&sides);
    let [_, ours, _] = sides;
    bencher.bench_local(|| {
        let done = edit.apply(&ours).expect("it fits");
        done == merged.project
    });
}
