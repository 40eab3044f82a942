//! How long a search takes in a story of 200,000 words, and what a keystroke costs while it is open.

use std::sync::Arc;

use copydesk::edit::find::{Finder, Query, Tally};
use copydesk::ground::{IdMint, Language};
use copydesk::project::Project;
use copydesk::story::{Block, Content, Story};

fn main() {
    divan::main();
}

const WORDS: usize = 200_000;

fn story(arabic: bool) -> Story {
    let (mut mint, language) = (IdMint::seeded(1), if arabic { Language::arabic() } else { Language::english() });
    let mut story = Story::new(mint.mint(), language);
    let words = if arabic {
        "قالَ الوزيرُ إنّ المياهَ عادتْ إلى النهر "
    } else {
        "The ferry’s captain said the water is back. "
    };
    let each = words.split_whitespace().count() * 2;
    for nth in 0..WORDS / each {
        let paragraph = format!("{words}{words}{nth}");
        story.body.push(Arc::new(Block::new(mint.mint(), Content::Paragraph(paragraph.into()))));
    }
    story
}

fn finder(words: &str, regex: bool, ignore_variants: bool) -> Finder {
    let query = Query { words: words.to_owned(), regex, ignore_variants, ..Query::default() };
    Finder::new(&query).ok().flatten().unwrap_or_else(|| unreachable!("the query is good"))
}

#[divan::bench(args = [false, true])]
fn exact_words(bencher: divan::Bencher<'_, '_>, arabic: bool) {
    let (story, finder) = (story(arabic), finder(if arabic { "المياه" } else { "water" }, false, false));
    bencher.bench(|| finder.in_story(&story).len());
}

#[divan::bench(args = [false, true])]
fn words_without_variants(bencher: divan::Bencher<'_, '_>, arabic: bool) {
    let (story, finder) = (story(arabic), finder(if arabic { "المياه" } else { "water" }, false, true));
    bencher.bench(|| finder.in_story(&story).len());
}

#[divan::bench]
fn a_pattern(bencher: divan::Bencher<'_, '_>) {
    let (story, finder) = (story(false), finder(r"\bw\w+r\b", true, false));
    bencher.bench(|| finder.in_story(&story).len());
}

#[divan::bench]
fn the_tally_after_a_keystroke(bencher: divan::Bencher<'_, '_>) {
    let story = story(false);
    let mut tally = Tally::new(finder("water", false, true), &story);
    while !tally.work(&mut { usize::MAX }) {}
    let mut typed = story.clone();
    if let Some(block) = typed.body.get_mut(WORDS / 40) {
        block.content = Content::Paragraph("Water, water".into());
    }
    bencher.bench_local(|| {
        for now in [&typed, &story] {
            tally.follow(now);
            tally.work(&mut { usize::MAX });
        }
        tally.count()
    });
}

#[divan::bench]
fn replace_all(bencher: divan::Bencher<'_, '_>) {
    let project = Project { stories: vec![Arc::new(story(false))], ..Project::default() };
    let finder = finder("water", false, true);
    bencher.bench(|| finder.replace_in(&project, &[], "river"));
}
