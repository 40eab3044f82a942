//! Keys that move: along the row, from row to row, by words and sentences, in both directions.

use copydesk::edit::{Selection, Spot, motion};
use copydesk::ground::Language;
use copydesk::project::Project;
use copydesk::story::Field;
use egui::Key;

use super::{ALT, ARABIC, CTRL, LONG, MIXED, NONE, Page, SHIFT, at, field, paragraph, paragraphs, small, spot, story};

fn arabic() -> Project {
    let mut story = story(1, Language::arabic(), vec![paragraph(ARABIC), paragraph(MIXED), paragraph("English words")]);
    "عودة العبّار".clone_into(&mut story.furniture.headline);
    story.furniture.deck.clear();
    Project { stories: vec![std::sync::Arc::new(story)], ..Project::new("نهر", Language::arabic()) }
}

/// The bytes a caret stands at after each press of a key.
fn walk(page: &mut Page, modifiers: egui::Modifiers, key: Key, times: usize) -> Vec<usize> {
    (0..times)
        .map(|_| {
            page.key(modifiers, key);
            page.caret().byte
        })
        .collect()
}

#[test]
fn home_and_end_keep_to_the_row_they_are_on() {
    let mut page = Page::of(paragraphs(&[LONG]));
    page.caret_to(spot(1), 3);
    let first = page.caret_rect();
    page.key(NONE, Key::End);
    let (end, shown) = (page.caret().byte, page.caret_rect());
    assert!(end > 40 && end < LONG.len());
    assert_eq!(shown.top(), first.top(), "the end of the first row shows on the first row");
    assert!(shown.left() > first.left() + 300.0);
    page.key(NONE, Key::End);
    assert_eq!((page.caret().byte, page.caret_rect()), (end, shown), "and there it stays");
    page.key(NONE, Key::Home);
    assert_eq!(page.caret().byte, 0);
    page.key(NONE, Key::End);
    page.key(NONE, Key::ArrowRight);
    page.key(NONE, Key::Home);
    assert_eq!(page.caret().byte, end, "the start of the second row is the same place in the words");
    assert!(page.caret_rect().top() > shown.top(), "shown on the second row");
    assert_eq!(page.caret_rect().left(), page.letter(spot(1), 0).left());
    page.key(SHIFT, Key::End);
    assert_eq!(page.selection().anchor.byte, end);
    assert!(page.selection().head.byte > end);
}

#[test]
fn up_and_down_keep_the_column_through_short_rows() {
    let mut page = Page::of(paragraphs(&[LONG, "Short.", "", LONG]));
    page.caret_to(spot(1), LONG.len());
    page.key(NONE, Key::Home);
    page.keys(NONE, Key::ArrowRight, 10);
    let column = page.caret_rect().left();
    page.key(NONE, Key::ArrowDown);
    assert_eq!(page.caret(), at(spot(2), 6), "the short row is entered at its end");
    page.key(NONE, Key::ArrowDown);
    assert_eq!(page.caret(), at(spot(3), 0));
    page.key(NONE, Key::ArrowDown);
    assert_eq!(page.caret().spot, spot(4));
    assert!((page.caret_rect().left() - column).abs() < 8.0, "the column comes back");
    page.keys(NONE, Key::ArrowUp, 3);
    assert_eq!(page.caret().spot, spot(1));
    assert!((page.caret_rect().left() - column).abs() < 0.5);
    page.key(NONE, Key::ArrowLeft);
    let column = page.caret_rect().left();
    page.keys(NONE, Key::ArrowDown, 3);
    assert!((page.caret_rect().left() - column).abs() < 8.0, "another column after a step aside");
}

#[test]
fn up_from_the_first_row_and_down_from_the_last_go_to_their_ends() {
    let mut page = Page::of(small());
    page.caret_to(field(Field::Headline), 5);
    page.key(NONE, Key::ArrowUp);
    assert_eq!(page.caret().spot, field(Field::Kicker));
    page.key(NONE, Key::ArrowUp);
    assert_eq!(page.caret(), at(field(Field::Kicker), 0));
    let end = page.words(spot(2)).len();
    page.caret_to(spot(2), 4);
    page.key(NONE, Key::ArrowDown);
    assert_eq!(page.caret(), at(spot(2), end));
    page.key(NONE, Key::ArrowDown);
    assert_eq!(page.caret(), at(spot(2), end));
}

#[test]
fn pages_go_down_and_up_and_the_caret_stays_at_its_height() {
    let words: Vec<String> = (0..60).map(|nth| format!("{nth}. {LONG}")).collect();
    let mut page = Page::of(paragraphs(&words.iter().map(String::as_str).collect::<Vec<_>>()));
    page.caret_to(spot(3), 10);
    let start = page.caret();
    let height = page.caret_rect().top();
    let mut seen = vec![page.caret()];
    for _ in 0..4 {
        page.key(NONE, Key::PageDown);
        let last = *seen.last().unwrap();
        assert!(motion::compare(page.story(), last, page.caret()).is_lt());
        assert!((page.caret_rect().top() - height).abs() < 40.0, "{} {height}", page.caret_rect().top());
        seen.push(page.caret());
    }
    page.keys(NONE, Key::PageUp, 4);
    let near = [spot(2), start.spot, spot(4)];
    assert!(near.contains(&page.caret().spot), "the same way back, give or take a row: {:?}", page.caret());
    let anchor = page.caret();
    page.key(SHIFT, Key::PageDown);
    assert_eq!(page.selection().anchor, anchor);
    assert!(motion::compare(page.story(), anchor, page.selection().head).is_lt());
    page.keys(NONE, Key::PageDown, 60);
    assert_eq!(page.caret().spot, spot(60), "to the end of the page");
    page.keys(NONE, Key::PageUp, 60);
    assert!(matches!(page.caret().spot, Spot::Field(..)), "and to its start: {:?}", page.caret());
}

#[test]
fn the_ends_of_the_page_are_one_key_away() {
    let mut page = Page::of(small());
    page.caret_to(spot(1), 3);
    page.key(CTRL, Key::End);
    let end = at(spot(2), page.words(spot(2)).len());
    assert_eq!(page.caret(), end);
    page.key(CTRL | SHIFT, Key::Home);
    assert_eq!(page.selection(), Selection { anchor: end, head: at(field(Field::Kicker), 0) });
    page.key(CTRL, Key::Home);
    assert_eq!(page.caret(), at(field(Field::Kicker), 0));
}

#[test]
fn words_sentences_and_paragraphs_in_english() {
    let mut page = Page::of(small());
    page.caret_to(spot(2), 0);
    assert_eq!(walk(&mut page, CTRL, Key::ArrowRight, 3), [2, 8, 11]);
    assert_eq!(walk(&mut page, CTRL, Key::ArrowLeft, 3), [9, 3, 0]);
    assert_eq!(walk(&mut page, ALT, Key::ArrowRight, 2), [17, 42], "to the end of a sentence");
    assert_eq!(walk(&mut page, ALT, Key::ArrowLeft, 2), [18, 0]);
    page.key(CTRL, Key::ArrowLeft);
    assert_eq!(page.caret(), at(spot(1), 33), "over the edge of a paragraph");
    page.key(CTRL, Key::ArrowUp);
    assert_eq!(page.caret(), at(spot(1), 0));
    page.key(CTRL, Key::ArrowUp);
    assert_eq!(page.caret(), at(field(Field::Deck), 0));
    page.key(CTRL, Key::ArrowDown);
    page.key(CTRL | SHIFT, Key::ArrowDown);
    assert_eq!(page.selection().anchor.spot, field(Field::Deck));
    assert_eq!(page.selection().head.spot, spot(1));
}

#[test]
fn in_arabic_left_goes_forward() {
    let mut page = Page::of(arabic());
    page.caret_to(spot(1), 0);
    let start = page.caret_rect();
    assert_eq!(walk(&mut page, NONE, Key::ArrowLeft, 3), [2, 4, 6]);
    assert!(page.caret_rect().left() < start.left());
    assert_eq!(walk(&mut page, NONE, Key::ArrowRight, 3), [4, 2, 0]);
    let words = motion::words_step(ARABIC, 0, motion::Unit::Word, true).unwrap();
    assert_eq!(walk(&mut page, CTRL, Key::ArrowLeft, 1), [words], "a word to the left is the next one");
    assert_eq!(walk(&mut page, CTRL, Key::ArrowRight, 1), [0]);
    page.key(NONE, Key::ArrowRight);
    assert_eq!(page.caret().spot, field(Field::Deck), "to the right of the start is what comes before");
    page.key(NONE, Key::ArrowLeft);
    assert_eq!(page.caret(), at(spot(1), 0));
    page.key(NONE, Key::End);
    let end = page.caret_rect();
    assert!(end.left() < start.left() - 300.0 && end.top() == start.top(), "a row ends at the left");
    page.key(NONE, Key::Home);
    assert_eq!(page.caret_rect(), start);
    page.caret_to(spot(1), ARABIC.len());
    page.key(NONE, Key::ArrowLeft);
    assert_eq!(page.caret(), at(spot(2), 0));
    page.caret_to(spot(3), 0);
    page.key(NONE, Key::ArrowRight);
    assert_eq!(page.caret(), at(spot(3), 1), "an English paragraph reads its own way");
}

#[test]
fn in_mixed_copy_every_step_goes_the_way_of_the_arrow() {
    let mut page = Page::of(arabic());
    page.caret_to(spot(2), 0);
    let mut places = vec![page.caret_rect()];
    while page.caret().spot == spot(2) {
        page.key(NONE, Key::ArrowLeft);
        places.push(page.caret_rect());
    }
    places.pop();
    let letters = std::iter::successors(Some(0), |at| motion::words_step(MIXED, *at, motion::Unit::Character, true));
    assert_eq!(places.len(), letters.count(), "one stop for each letter, and the end");
    for two in places.windows(2) {
        let same_row = two[0].top() == two[1].top();
        assert!(!same_row || two[1].left() < two[0].left() + 0.01, "a step to the left went right: {two:?}");
    }
}

#[test]
fn left_and_right_let_go_of_a_selection_at_that_side_of_it() {
    let mut page = Page::of(small());
    for selection in [Selection::stretch(spot(1), 2..6), Selection { anchor: at(spot(1), 6), head: at(spot(1), 2) }] {
        page.select(selection);
        page.key(NONE, Key::ArrowLeft);
        assert_eq!(page.caret(), at(spot(1), 2));
        page.select(selection);
        page.key(NONE, Key::ArrowRight);
        assert_eq!(page.caret(), at(spot(1), 6));
    }
    page.select(Selection { anchor: at(spot(2), 3), head: at(field(Field::Headline), 1) });
    page.key(NONE, Key::ArrowRight);
    assert_eq!(page.caret(), at(spot(2), 3));

    let mut page = Page::of(arabic());
    page.select(Selection::stretch(spot(1), 2..6));
    page.key(NONE, Key::ArrowLeft);
    assert_eq!(page.caret(), at(spot(1), 6), "in Arabic the end is at the left");
    page.select(Selection::stretch(spot(1), 2..6));
    page.key(NONE, Key::ArrowRight);
    assert_eq!(page.caret(), at(spot(1), 2));
}

#[test]
fn on_a_mac_option_goes_by_paragraph_and_control_with_command_moves_the_block() {
    let moves = egui::Modifiers { ctrl: true, mac_cmd: true, command: true, ..NONE };
    let mut page = Page::of(paragraphs(&["One two", "Three four", "Five"]));
    page.window.ctx.set_os(egui::os::OperatingSystem::Mac);
    page.caret_to(spot(2), 3);
    page.key(ALT, Key::ArrowDown);
    assert_eq!(page.body(), ["One two", "Three four", "Five"], "nothing is moved");
    assert_eq!(page.caret(), at(spot(2), 10));
    page.key(ALT, Key::ArrowUp);
    assert_eq!(page.caret(), at(spot(2), 0));
    page.key(ALT, Key::ArrowUp);
    assert_eq!(page.caret(), at(spot(1), 0));
    page.keys(ALT | SHIFT, Key::ArrowDown, 2);
    assert_eq!(page.selection(), Selection { anchor: at(spot(1), 0), head: at(spot(2), 10) });
    page.caret_to(spot(2), 3);
    page.key(moves, Key::ArrowUp);
    assert_eq!(page.body(), ["Three four", "One two", "Five"]);
    page.keys(moves, Key::ArrowDown, 2);
    assert_eq!(page.body(), ["One two", "Five", "Three four"]);
    assert_eq!(page.caret(), at(spot(2), 3), "the caret goes along");

    let mut page = Page::of(paragraphs(&["One two", "Three four"]));
    page.caret_to(spot(2), 3);
    page.key(ALT, Key::ArrowUp);
    assert_eq!(page.body(), ["Three four", "One two"], "elsewhere Alt moves it");
}

#[test]
fn a_paragraph_of_tens_of_thousands_of_spaces_is_one_row_to_walk() {
    let mut page = Page::of(paragraphs(&[&format!("a{}", " ".repeat(40_000))]));
    page.caret_to(spot(1), 0);
    page.key(NONE, Key::End);
    assert_eq!(page.caret(), at(spot(1), 40_001));
    page.key(NONE, Key::ArrowLeft);
    assert_eq!(page.caret(), at(spot(1), 40_000));
}
