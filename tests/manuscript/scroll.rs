//! Long stories: what is in sight, what brings it there, and that it stays.

use std::sync::Arc;

use copydesk::app::{Action, Change};
use copydesk::edit::{Edit, Selection, Spot};
use copydesk::ground::{BlockId, Language, StoryId};
use copydesk::project::Project;
use copydesk::story::{Block, Content};
use egui::{Event, Key, MouseWheelUnit, Pos2, TouchPhase, pos2, vec2};

use super::{CTRL, LONG, NONE, Page, at, paragraph, project_of, spot, story};

/// Three thousand paragraphs, one to four rows each.
fn long() -> Project {
    let words = |nth: usize| paragraph(&format!("{nth}. {}", &LONG[..LONG.floor_char_boundary(10 + nth * 37 % 250)]));
    project_of((1..=3_000).map(words).collect())
}

/// The numbers of the paragraphs in sight.
fn numbers(page: &Page) -> Vec<usize> {
    page.values().iter().filter_map(|words| words.split_once('.')?.0.parse().ok()).collect()
}

/// How far down a paragraph shows.
fn top_of(page: &Page, number: usize) -> f32 {
    let start = format!("{number}. ");
    let node = page.passages().into_iter().find(|node| node.data().value().unwrap().starts_with(&start));
    node.unwrap_or_else(|| panic!("{number} is not in sight: {:?}", numbers(page))).bounding_box().unwrap().y0 as f32
}

fn wheel(page: &mut Page, down: f32) {
    page.moved(pos2(400.0, 400.0));
    let delta = vec2(0.0, -down);
    let (unit, phase, modifiers) = (MouseWheelUnit::Point, TouchPhase::Move, NONE);
    page.frame([Event::MouseWheel { unit, delta, phase, source: egui::MouseWheelSource::Unknown, modifiers }]);
    page.window.run_steps(40);
}

fn in_sight(page: &Page, place: Pos2) -> bool {
    let window = page.editor().bounding_box().unwrap();
    (window.y0..window.y1).contains(&f64::from(place.y))
}

#[test]
fn only_what_is_in_sight_is_told_of_and_it_is_all_of_it() {
    let page = Page::of(long());
    let seen = numbers(&page);
    assert!(seen.len() > 5 && seen.len() < 40, "{seen:?}");
    assert_eq!(seen, (1..=seen.len()).collect::<Vec<_>>());
    let bottom = page.passages().last().unwrap().bounding_box().unwrap().y1;
    assert!(bottom + 14.0 >= page.editor().bounding_box().unwrap().y1, "down to the edge of the window");
}

#[test]
fn a_far_paragraph_is_brought_into_sight_and_undo_leads_back() {
    let mut page = Page::of(long());
    page.caret_to(spot(2_500), 3);
    assert!(numbers(&page).contains(&2_500), "{:?}", numbers(&page));
    assert!(in_sight(&page, page.caret_rect().center()));
    assert!(numbers(&page).len() < 40);
    page.types("x");
    let selected = page.selection();
    page.caret_to(spot(1), 0);
    assert!(numbers(&page).contains(&1) && in_sight(&page, page.caret_rect().center()));
    page.key(CTRL, Key::Z);
    assert!(numbers(&page).contains(&2_500), "{:?}", numbers(&page));
    assert!(in_sight(&page, page.caret_rect().center()));
    assert_eq!(page.selection(), Selection::caret(selected.head.spot, 3));
    assert!(page.words(spot(2_500)).starts_with("2500. T") || page.words(spot(2_500)).starts_with("2500."));
    page.key(CTRL, Key::Home);
    assert!(page.values().contains(&"Ferry returns".to_owned()));
    page.key(CTRL, Key::End);
    assert!(numbers(&page).contains(&3_000));
    assert!(in_sight(&page, page.caret_rect().center()));
}

#[test]
fn every_paragraph_can_be_gone_to() {
    let mut page = Page::of(long());
    for number in [3_000, 17, 1_999, 2_000, 2_001, 900, 1, 2_999] {
        page.caret_to(spot(number), 0);
        assert!(in_sight(&page, page.caret_rect().center()), "{number}");
        let shown = page.caret_rect().top();
        let told = top_of(&page, usize::try_from(number).unwrap());
        assert!((shown - told).abs() < 1.0, "{number}: caret at {shown}, words at {told}");
    }
}

#[test]
fn what_is_in_sight_stays_when_the_story_changes_above() {
    let mut page = Page::of(long());
    page.caret_to(spot(1_000), 0);
    let seen = *numbers(&page).get(3).unwrap();
    let before = top_of(&page, seen);
    let one = StoryId::from(1);
    let block = |id| Arc::new(Block::new(BlockId::from(id), Content::Paragraph(LONG.into())));
    let edits = [
        Edit::AddBlock { story: one, at: 0, block: block(90_001) },
        Edit::AddBlock { story: one, at: 500, block: block(90_002) },
        Edit::RemoveBlock { story: one, block: BlockId::from(3) },
        Edit::SetContent { story: one, block: BlockId::from(40), content: paragraph("40. Short") },
        Edit::MoveBlock { story: one, block: BlockId::from(2_900), to: 0 },
    ];
    for edit in edits {
        page.act(Change::new(edit.clone(), "Elsewhere").into());
        assert!((top_of(&page, seen) - before).abs() < 0.5, "{edit:?}");
    }
    for _ in 0..5 {
        page.act(Action::Run(copydesk::app::commands::CommandId("undo")));
    }
    assert_eq!(page.story().body.len(), 3_000);
}

#[test]
fn what_is_written_keeps_the_caret_in_sight_and_the_page_still() {
    let mut page = Page::of(long());
    page.caret_to(spot(1_000), 3);
    let (above, caret) = (numbers(&page)[0], page.caret_rect().top());
    for _ in 0..4 {
        page.key(NONE, Key::Enter);
        page.types("one");
    }
    assert_eq!(numbers(&page)[0], above, "nothing above moves");
    assert!(page.caret_rect().top() > caret);
    page.keys(NONE, Key::Enter, 40);
    assert!(in_sight(&page, page.caret_rect().center()), "{:?}", page.caret_rect());
}

#[test]
fn the_wheel_scrolls_and_leaves_the_caret() {
    let mut page = Page::of(long());
    page.caret_to(spot(1), 0);
    let before = top_of(&page, 5);
    wheel(&mut page, 100.0);
    assert!((before - top_of(&page, 5) - 100.0).abs() < 1.0, "{before} {}", top_of(&page, 5));
    wheel(&mut page, 3_000.0);
    assert!(numbers(&page)[0] > 20);
    assert_eq!(page.caret(), at(spot(1), 0));
    wheel(&mut page, -10_000.0);
    assert!((top_of(&page, 5) - before).abs() < 1.0, "up to the start and no further");
    wheel(&mut page, 3_000.0);
    page.types("x");
    assert!(in_sight(&page, page.caret_rect().center()), "writing leads back to the caret");
    assert!(page.values().contains(&page.words(spot(1)).to_owned()));
}

#[test]
fn the_bar_at_the_side_leads_anywhere() {
    let mut page = Page::of(long());
    let window = page.editor().bounding_box().unwrap();
    let (side, top, bottom) = (window.x1 as f32 - 5.0, window.y0 as f32, window.y1 as f32);
    page.moved(pos2(side, top + 10.0));
    page.button(pos2(side, top + 10.0), true, NONE);
    page.moved(pos2(side, top.midpoint(bottom)));
    page.rest();
    let middle = numbers(&page)[0];
    assert!((1_300..1_700).contains(&middle), "{middle}");
    page.moved(pos2(side, bottom - 1.0));
    page.rest();
    assert_eq!(numbers(&page).last(), Some(&3_000));
    page.button(pos2(side, bottom - 1.0), false, NONE);
    page.rest();
    assert_eq!(numbers(&page).last(), Some(&3_000), "and stays there");
    assert!(page.session().view.selection.is_none(), "it sets no caret");
}

#[test]
fn each_story_is_found_as_it_was_left() {
    let mut project = long();
    project.stories.push(Arc::new(story(2, Language::english(), vec![paragraph("Elsewhere.")])));
    let mut page = Page::of(project);
    page.caret_to(spot(1_500), 0);
    wheel(&mut page, 700.0);
    // Tabs may come between the page and the window's top.
    let below = |page: &Page, number| top_of(page, number) - page.editor().bounding_box().unwrap().y0 as f32;
    let (seen, place) = (numbers(&page), below(&page, numbers(&page)[2]));
    page.act(Action::ShowStory(StoryId::from(2)));
    assert_eq!(page.values().last().unwrap(), "Elsewhere.");
    page.types("New ");
    page.act(Action::ShowStory(StoryId::from(1)));
    assert_eq!(numbers(&page), seen);
    assert!((below(&page, seen[2]) - place).abs() < 1.0);
    page.key(CTRL, Key::Z);
    assert_eq!(page.story().id, StoryId::from(2), "undo goes where it undoes");
    assert!(matches!(page.selection().head.spot, Spot::Text(place) if place.story == StoryId::from(2)));
}

#[test]
fn a_wider_window_and_zoom_keep_the_place() {
    let mut page = Page::of(long());
    page.caret_to(spot(1_500), 0);
    let top = numbers(&page)[0];
    page.window.set_size(vec2(700.0, 500.0));
    page.rest();
    assert_eq!(numbers(&page)[0], top);
    let height = page.letter(spot(top as u64), 0).height();
    page.window.state_mut().session_mut().view.page.zoom = 1.6;
    page.rest();
    assert_eq!(numbers(&page)[0], top);
    assert!(page.letter(spot(top as u64), 0).height() > height * 1.5, "larger");
}

#[test]
fn reading_without_a_caret_is_not_disturbed_by_keys_that_ask_nothing_of_the_page() {
    let mut page = Page::of(long());
    wheel(&mut page, 3_000.0);
    let seen = numbers(&page);
    let up = Event::Key { key: Key::Num2, physical_key: None, pressed: false, repeat: false, modifiers: CTRL };
    page.frame([Event::ModifiersChanged(CTRL), up, Event::Copy]);
    page.key(NONE, Key::Escape);
    page.key(NONE, Key::F5);
    page.frame([Event::Ime(egui::ImeEvent::Preedit { text: String::new(), active_range_chars: None })]);
    page.rest();
    assert_eq!(numbers(&page), seen);
    assert_eq!(page.session().view.selection, None);
    page.types("N");
    assert!(page.words(spot(1)).starts_with("N1."), "writing starts where the page does");
    assert!(in_sight(&page, page.caret_rect().center()));
}

#[test]
fn keys_that_move_start_at_what_is_in_sight_where_there_is_no_caret_yet() {
    let cases = [(Key::PageDown, true), (Key::PageUp, false), (Key::ArrowDown, true), (Key::ArrowUp, false)];
    for (key, down) in cases {
        let mut page = Page::of(long());
        wheel(&mut page, 9_000.0);
        let seen = numbers(&page);
        assert!(seen[0] > 50, "{seen:?}");
        page.key(NONE, key);
        let number: usize = page.words(page.caret().spot).split_once('.').unwrap().0.parse().unwrap();
        let now = numbers(&page);
        assert!(in_sight(&page, page.caret_rect().center()), "{key:?}");
        assert!(now.contains(&number), "{number} in {now:?}");
        if matches!(key, Key::PageDown | Key::PageUp) {
            let next = if down { *seen.last().unwrap() } else { seen[0] };
            assert!(now.contains(&next), "one window on from {seen:?}: {now:?}");
            assert_eq!(now[0] > seen[0], down, "{seen:?} {now:?}");
        } else {
            assert!(now[0].abs_diff(seen[0]) <= 1, "the page stays: {seen:?} {now:?}");
        }
    }
    let mut page = Page::of(long());
    page.key(NONE, Key::ArrowRight);
    assert_eq!(page.caret(), at(spot(1), 1), "with the start in sight, from where one would write");
}
