//! The pointer: clicks, drags, drags of what is selected, of blocks, and beyond the window.

use copydesk::app::{Side, Tab};
use copydesk::edit::{Selection, motion};
use copydesk::ground::Language;
use copydesk::project::Project;
use copydesk::story::{Content, Field, Part};
use egui::{Event, Pos2, vec2};
use egui_kittest::kittest::Queryable;

use super::{ALT, ARABIC, CTRL, LONG, NONE, Page, SHIFT, at, field, paragraphs, part, small, spot, varied};

fn button(pos: Pos2, pressed: bool) -> Event {
    Event::PointerButton { pos, button: egui::PointerButton::Primary, pressed, modifiers: NONE }
}

#[test]
fn a_click_sets_the_caret_and_shift_click_selects_to_it() {
    let mut page = Page::of(varied());
    page.click(page.before(spot(1), 5));
    assert_eq!(page.caret(), at(spot(1), 5));
    assert!((page.caret_rect().left() - page.letter(spot(1), 5).left()).abs() < 1.0, "and shows there");
    let to = page.before(part(4, Part::Nth(0)), 4);
    page.frame([Event::ModifiersChanged(SHIFT)]);
    page.click(to);
    page.frame([Event::ModifiersChanged(NONE)]);
    assert_eq!(page.selection(), Selection { anchor: at(spot(1), 5), head: at(part(4, Part::Nth(0)), 4) });
    page.types("…");
    assert!(page.body()[0].starts_with("Rana …"), "{:?}", page.body());
}

#[test]
fn a_click_beside_or_below_the_copy_goes_to_the_nearest_row() {
    let mut page = Page::of(small());
    let last = page.letter(spot(2), 3);
    page.click(last.center() + vec2(700.0, 0.0));
    let end = page.words(spot(2)).len();
    assert_eq!(page.caret(), at(spot(2), end));
    page.wait();
    page.click(egui::pos2(last.left(), 640.0));
    assert_eq!(page.caret().spot, spot(2), "below the last paragraph is the last paragraph");
    page.wait();
    page.click(page.letter(field(Field::Headline), 2).center());
    assert_eq!(page.caret().spot, field(Field::Headline));
}

#[test]
fn two_clicks_select_a_word_and_three_the_paragraph() {
    let mut page = Page::of(small());
    let place = page.letter(spot(1), 6).center();
    page.clicks(place, 2);
    assert_eq!(page.selection(), Selection::stretch(spot(1), 5..9));
    page.click(place);
    assert_eq!(page.selection(), Selection::stretch(spot(1), 0..33));
    page.wait();
    page.click(place);
    assert!(page.selection().is_empty(), "a late click is a single one");
    page.wait();
    page.clicks(place, 1);
    let to = page.letter(spot(1), 16).center();
    page.button(place, true, NONE);
    page.moved(to);
    page.button(to, false, NONE);
    assert_eq!(page.selection(), Selection::stretch(spot(1), 5..18), "a drag after two clicks selects by words");
}

#[test]
fn a_drag_by_words_keeps_the_first_word_when_it_turns_back() {
    let mut page = Page::of(small());
    let place = page.letter(spot(1), 16).center();
    page.click(place);
    page.button(place, true, NONE);
    let to = page.letter(spot(1), 6).center();
    page.moved(to);
    page.button(to, false, NONE);
    assert_eq!(page.selection(), Selection { anchor: at(spot(1), 18), head: at(spot(1), 5) });
}

#[test]
fn a_drag_selects_over_paragraphs_and_from_below_upward() {
    let mut page = Page::of(varied());
    let (first, last) = (page.before(spot(1), 5), page.before(spot(3), 4));
    page.drag(first, last);
    assert_eq!(page.selection(), Selection { anchor: at(spot(1), 5), head: at(spot(3), 4) });
    page.wait();
    page.click(page.before(spot(2), 0) + vec2(300.0, 0.0));
    page.wait();
    page.drag(last, first);
    assert_eq!(page.selection(), Selection { anchor: at(spot(3), 4), head: at(spot(1), 5) });
}

#[test]
fn a_press_and_its_release_in_one_frame_are_a_click() {
    let mut page = Page::of(small());
    let place = page.before(spot(1), 5);
    page.moved(place);
    page.frame([button(place, true), button(place, false)]);
    page.rest();
    assert_eq!(page.caret(), at(spot(1), 5));
    page.wait();
    let other = page.before(spot(2), 3);
    page.frame([Event::PointerMoved(other), button(other, true), button(other, false)]);
    page.rest();
    assert_eq!(page.caret(), at(spot(2), 3), "even where it came in that frame");
    page.moved(place);
    assert_eq!(page.caret(), at(spot(2), 3), "and nothing is dragged");
    page.wait();
    page.frame([button(place, true), button(place, false), button(place, true), button(place, false)]);
    page.rest();
    page.types("");
    assert_eq!(page.selection().head.spot, spot(1));
}

#[test]
fn a_drag_beyond_the_window_scrolls_on() {
    let words: Vec<String> = (0..60).map(|nth| format!("{nth}. {LONG}")).collect();
    let mut page = Page::of(paragraphs(&words.iter().map(String::as_str).collect::<Vec<_>>()));
    let from = page.before(spot(1), 5);
    page.moved(from);
    page.button(from, true, NONE);
    let below = egui::pos2(from.x, 760.0);
    page.moved(below);
    page.window.run_steps(40);
    let far = page.selection().head;
    assert!(motion::compare(page.story(), at(spot(6), 0), far).is_lt(), "{far:?}");
    assert!(page.values().iter().all(|words| !words.starts_with("Ferry")), "the start is out of sight");
    page.window.run_steps(20);
    assert!(motion::compare(page.story(), far, page.selection().head).is_lt(), "with the pointer held still");
    page.moved(egui::pos2(from.x, -80.0));
    page.window.run_steps(120);
    page.button(egui::pos2(from.x, -80.0), false, NONE);
    page.rest();
    assert_eq!(page.selection().anchor, at(spot(1), 5));
    assert!(page.values().iter().any(|words| words == "Ferry returns"), "and back: {:?}", page.values());
}

#[test]
fn what_is_selected_can_be_dragged_elsewhere() {
    let mut page = Page::of(small());
    page.select(Selection::stretch(spot(1), 5..10));
    page.drag(page.letter(spot(1), 7).center(), page.before(spot(2), 3));
    assert_eq!(page.body(), ["Rana said the ferry is back.", "It Aziz sails at noon. Tickets cost two dinars."]);
    assert_eq!(page.selection(), Selection::stretch(spot(2), 3..8), "selected where it is now");
    let shown = page.editor().text_selection().unwrap().text();
    assert_eq!(shown, "Aziz ");
    page.run("undo");
    assert_eq!(page.body()[0], "Rana Aziz said the ferry is back.", "in one step");
    assert_eq!(page.selection(), Selection::stretch(spot(1), 5..10));
    page.wait();
    page.drag(page.letter(spot(1), 7).center(), page.before(spot(1), 0));
    assert_eq!(page.body()[0], "Aziz Rana said the ferry is back.");
    assert_eq!(page.selection(), Selection::stretch(spot(1), 0..5), "also towards the start");
}

#[test]
fn with_ctrl_it_is_copied() {
    for held in [CTRL, ALT] {
        let mut page = Page::of(small());
        page.select(Selection::stretch(spot(1), 5..10));
        page.frame([Event::ModifiersChanged(held)]);
        page.drag(page.letter(spot(1), 7).center(), page.before(spot(2), 3));
        assert_eq!(
            page.body(),
            ["Rana Aziz said the ferry is back.", "It Aziz sails at noon. Tickets cost two dinars."]
        );
    }
}

#[test]
fn a_drag_on_a_slow_screen_ends_where_the_button_was_let_go() {
    let mut page = Page::of(small());
    page.select(Selection::stretch(spot(1), 5..10));
    let (from, to) = (page.letter(spot(1), 7).center(), page.before(spot(2), 3));
    page.moved(from);
    page.button(from, true, NONE);
    page.frame([Event::PointerMoved(to), button(to, false)]);
    page.rest();
    assert_eq!(page.body()[1], "It Aziz sails at noon. Tickets cost two dinars.");
}

#[test]
fn a_click_on_what_is_selected_sets_the_caret_when_let_go() {
    let mut page = Page::of(small());
    page.select(Selection::stretch(spot(1), 5..10));
    let place = page.before(spot(1), 7);
    page.moved(place);
    page.button(place, true, NONE);
    assert_eq!(page.selection(), Selection::stretch(spot(1), 5..10), "it may be the start of a drag");
    page.button(place, false, NONE);
    page.rest();
    assert_eq!(page.caret(), at(spot(1), 7));
    assert_eq!(page.body()[0], "Rana Aziz said the ferry is back.");
}

#[test]
fn what_is_dropped_on_itself_stays() {
    let mut page = Page::of(small());
    page.select(Selection::stretch(spot(1), 5..14));
    page.drag(page.letter(spot(1), 6).center(), page.letter(spot(1), 12).center());
    assert_eq!(page.body()[0], "Rana Aziz said the ferry is back.");
    assert_eq!(page.session().history.undo_label(), None);
}

#[test]
fn the_other_button_keeps_a_selection_it_hits_and_opens_the_menu() {
    let mut page = Page::of(small());
    page.select(Selection::stretch(spot(1), 0..9));
    let second = |page: &mut Page, pos: Pos2| {
        page.moved(pos);
        for pressed in [true, false] {
            let button = egui::PointerButton::Secondary;
            page.frame([Event::PointerButton { pos, button, pressed, modifiers: NONE }]);
        }
        page.rest();
    };
    let place = page.letter(spot(1), 6).center();
    second(&mut page, place);
    assert_eq!(page.selection(), Selection::stretch(spot(1), 0..9));
    page.window.get_by_label_contains("Person").click();
    page.rest();
    page.rest();
    assert_eq!(page.session().project.directory.entities[0].name, "Rana Aziz", "the menu acts on it");
    let place = page.before(spot(2), 3);
    second(&mut page, place);
    assert_eq!(page.caret(), at(spot(2), 3), "elsewhere it sets the caret first");
}

#[test]
fn a_block_is_moved_by_its_handle() {
    let mut page = Page::of(paragraphs(&["One", "Two", "Three"]));
    let line = page.letter(spot(1), 0);
    let handle = line.left_center() + vec2(-10.0, 0.0);
    page.moved(handle);
    page.rest();
    let to = page.letter(spot(3), 0).left_bottom() + vec2(0.0, 12.0);
    page.drag(handle, to);
    assert_eq!(page.body(), ["Two", "Three", "One"]);
    page.run("undo");
    assert_eq!(page.body(), ["One", "Two", "Three"]);
}

#[test]
fn in_a_narrow_arabic_window_the_handle_stands_beside_the_scroll_bar() {
    let words: Vec<String> = (0..40).map(|nth| format!("{nth} {ARABIC}")).collect();
    let mut story = super::story(1, Language::arabic(), words.iter().map(|words| super::paragraph(words)).collect());
    "عودة العبّار".clone_into(&mut story.furniture.headline);
    let project = Project { stories: vec![std::sync::Arc::new(story)], ..Project::new("نهر", Language::arabic()) };
    let mut page = Page::sized(project, 420.0, 900.0);
    let editor = page.editor().bounding_box().unwrap();
    let line = page.letter(spot(1), words[0].find('ع').unwrap());
    // The very edge of the handle, a point beside the bar.
    let handle = egui::pos2(editor.x1 as f32 - 13.0, line.center().y);
    page.moved(handle);
    page.rest();
    let first = page.values()[0].clone();
    let to = page.letter(spot(2), 0).left_bottom() + vec2(0.0, 400.0);
    page.drag(handle, egui::pos2(handle.x, to.y.min(880.0)));
    assert_eq!(page.values()[0], first, "the bar was not taken hold of");
    assert_ne!(page.body()[0], words[0], "the block was");
    assert!(page.body().contains(&words[0]));
}

#[test]
fn a_click_on_a_picture_shows_the_photos() {
    let mut page = Page::sized(varied(), 900.0, 1_400.0);
    assert_eq!(page.session().view.panels.tab, Tab::Story);
    let caption = page.letter(spot(6), 0);
    page.click(caption.center() - vec2(-40.0, 60.0));
    page.rest();
    assert_eq!(page.session().view.panels.tab, Tab::Photos);
    assert!(page.session().view.panels.shows(Side::Inspector, true));
}

#[test]
fn in_arabic_a_click_and_a_drag_go_where_they_point() {
    let mut page = Page::sized(varied(), 900.0, 2_400.0);
    let start = |page: &Page, byte: usize| page.letter(spot(11), byte).right_center() - vec2(0.5, 0.0);
    let (word, next) = (ARABIC.find("العبّار").unwrap(), ARABIC.find("إلى").unwrap());
    page.click(start(&page, word));
    assert_eq!(page.caret(), at(spot(11), word), "a letter begins at its right");
    page.wait();
    page.click(page.letter(spot(11), word).left_center() + vec2(0.5, 0.0));
    assert_eq!(page.caret(), at(spot(11), word + 2));
    page.wait();
    page.clicks(page.letter(spot(11), word + 4).center(), 2);
    assert_eq!(page.selection(), Selection::stretch(spot(11), word..next - 1));
    page.wait();
    page.drag(start(&page, 0), start(&page, next));
    assert_eq!(page.selection(), Selection::stretch(spot(11), 0..next));
}

#[test]
fn a_click_into_a_line_that_is_no_copy_goes_there() {
    let mut page = Page::sized(varied(), 900.0, 2_400.0);
    page.caret_to(spot(1), 3);
    let line = page.window.get_by_label("Attribution").rect().center();
    page.click(line);
    page.rest();
    page.types("Dr. ");
    page.rest();
    assert_eq!(page.body()[0], "Rana Aziz said the ferry is back.");
    let Content::PullQuote(quote) = &page.block(9).content else { panic!() };
    assert!(quote.attribution.contains("Dr. "), "{}", quote.attribution);
    page.click(page.before(spot(2), 0));
    page.types("X");
    assert_eq!(page.words(spot(2)), "XOn the quay", "and a click on the page takes the keyboard back");
}

#[test]
fn the_middle_button_pastes_where_it_points() {
    let mut page = Page::of(small());
    page.caret_to(spot(1), 0);
    let pos = page.before(spot(2), 3);
    page.moved(pos);
    page.frame([Event::MiddleClickPaste { pos, text: "always ".to_owned() }]);
    page.rest();
    assert_eq!(page.body()[1], "It always sails at noon. Tickets cost two dinars.");
}

#[test]
fn a_drag_ends_where_the_story_is_changed_under_it() {
    let mut page = Page::of(small());
    let from = page.before(spot(2), 3);
    page.moved(from);
    page.button(from, true, NONE);
    let edit = copydesk::edit::Edit::RemoveBlock { story: 1.into(), block: 2.into() };
    page.act(copydesk::app::Change::new(edit, "Elsewhere").into());
    page.moved(page.before(spot(1), 3));
    assert!(page.session().view.selection.is_none_or(|selection| selection.anchor.spot == spot(1)));
    page.button(from, false, NONE);
    page.types("x");
    assert!(page.body()[0].contains('x'));
}
