//! A walk over a page of many scripts: every place a caret can stand is visited once.

use std::collections::BTreeSet;

use copydesk::edit::motion::{self, Unit};
use copydesk::edit::{Caret, Spot};
use copydesk::ground::{Direction, Language};
use copydesk::project::Project;
use copydesk::story::{Content, List, ListItem, PlacedPhoto, Text};
use egui::Key;

use super::{ARABIC, NONE, Page, paragraph, story};

const WORDS: [&str; 5] = [
    "Nai\u{308}ve cafe\u{301}s 👩‍👩‍👧 sell न्द्र tea 🇮🇶🇸🇾 in a line long enough to be broken by the measure of a page that is not wide.",
    "اشترت Blue Line عبّارين بسعة 120 (KX-5) هذا العام",
    "The sign says مرحبا 25 بكم and עברית too.",
    "",
    "שלום 3.5 kg\u{2028}second row",
];

fn project() -> Project {
    let item = |words: &str| ListItem { level: 0, text: words.into() };
    let mut contents: Vec<Content> = WORDS.map(paragraph).into();
    contents.push(Content::List(List { ordered: true, items: vec![item("واحد two"), item("three")] }));
    contents.push(Content::Photo(PlacedPhoto { photo: 5.into(), caption: Text::plain("Quay, رصيف") }));
    contents.push(Content::Rule);
    contents.push(paragraph(&ARABIC.chars().take(110).collect::<String>()));
    let mut story = story(1, Language::english(), contents);
    "At أربيل".clone_into(&mut story.furniture.deck);
    // Two of them read from the right, though a word in them is in Latin letters.
    for nth in [1, 4] {
        story.body.get_mut(nth).unwrap().direction = Some(Direction::Rtl);
    }
    let mut project =
        Project { stories: vec![std::sync::Arc::new(story)], ..Project::new("Many", Language::english()) };
    let photo = copydesk::photos::Photo::wanted(5.into());
    project.library = std::sync::Arc::new(copydesk::photos::Library { photos: vec![photo] });
    project
}

/// Every place of a text where a caret can stand.
fn stops(words: &str) -> BTreeSet<usize> {
    std::iter::successors(Some(0), |at| motion::words_step(words, *at, Unit::Character, true)).collect()
}

/// Walks through all texts, each in its own direction; gives every caret it stood at.
fn walk(page: &mut Page, forward: bool, last: Caret) -> Vec<Caret> {
    let mut visited = vec![page.caret()];
    while page.caret() != last {
        let right = forward == (motion::reads(page.story(), page.caret().spot) == Direction::Ltr);
        let before = page.caret();
        page.key(NONE, if right { Key::ArrowRight } else { Key::ArrowLeft });
        assert_ne!(
            page.caret(),
            before,
            "stuck, walking {} in {:?}",
            if forward { "on" } else { "back" },
            page.words(before.spot)
        );
        visited.push(page.caret());
        assert!(visited.len() < 2_000, "around and around: {:?}", &visited[1_990..]);
    }
    visited
}

#[test]
fn a_walk_visits_every_place_once_and_back_again() {
    let mut page = Page::sized(project(), 560.0, 1_600.0);
    let story = page.story().clone();
    let (first, last) = (motion::first_spot(&story), motion::last_spot(&story));
    let end = Caret { spot: last, byte: motion::words_of(&story, last).unwrap().len() };
    page.caret_to(first, 0);
    let onward = walk(&mut page, true, end);
    let back = walk(&mut page, false, Caret { spot: first, byte: 0 });
    for (way, visited) in [("on", &onward), ("back", &back)] {
        let mut order: Vec<Spot> = visited.iter().map(|caret| caret.spot).collect();
        order.dedup();
        let mut wanted: Vec<Spot> = motion::spots(&story).collect();
        if way == "back" {
            wanted.reverse();
        }
        assert_eq!(order, wanted, "one text after another, {way}");
        for spot in wanted {
            let words = motion::words_of(&story, spot).unwrap();
            let here: Vec<usize> = visited.iter().filter(|caret| caret.spot == spot).map(|caret| caret.byte).collect();
            let once: BTreeSet<usize> = here.iter().copied().collect();
            assert_eq!(once, stops(words), "{way} {words:?}: {here:?}");
            assert_eq!(once.len(), here.len(), "none twice, {way} {words:?}: {here:?}");
        }
    }
    let mut reversed = back.clone();
    reversed.reverse();
    assert_eq!(onward, reversed, "the same way back");
}

#[test]
fn a_click_on_the_caret_leaves_it_where_it_is() {
    let mut page = Page::sized(project(), 560.0, 1_600.0);
    let story = page.story().clone();
    let spots: Vec<Spot> = motion::spots(&story).collect();
    for spot in spots {
        let words = motion::words_of(&story, spot).unwrap();
        for byte in stops(words) {
            page.caret_to(spot, byte);
            let shown = page.caret_rect();
            page.wait();
            page.click(shown.center());
            let now = page.caret_rect();
            assert!(
                (now.left() - shown.left()).abs() < 0.5 && now.top() == shown.top(),
                "{words:?} {byte}: {now} {shown}"
            );
        }
    }
}
