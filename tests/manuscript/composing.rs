//! Composing: what an input method makes shows at once, and is in the story only when it is done.

use copydesk::edit::Selection;
use copydesk::story::Content;
use egui::{Event, ImeEvent, Key};
use egui_kittest::kittest::Queryable;

use super::{CTRL, NONE, Page, at, key_event, paragraphs, small, spot, text, varied};

fn preedit(words: &str) -> Event {
    Event::Ime(ImeEvent::Preedit { text: words.to_owned(), active_range_chars: None })
}

fn commit(words: &str) -> Event {
    Event::Ime(ImeEvent::Commit(words.to_owned()))
}

#[test]
fn what_is_composed_shows_and_is_not_in_the_story() {
    let mut page = Page::of(small());
    page.caret_to(spot(2), 3);
    let before = page.caret_rect();
    page.frame([preedit("né")]);
    page.passage("It nésails at noon. Tickets cost two dinars.");
    assert_eq!(page.body()[1], "It sails at noon. Tickets cost two dinars.");
    assert!(page.caret_rect().left() > before.left() + 5.0, "the caret shows behind it");
    assert!(!page.session().is_dirty());
    page.frame([preedit("né"), preedit("něm")]);
    page.passage("It němsails at noon. Tickets cost two dinars.");
    page.frame([preedit("")]);
    page.passage("It sails at noon. Tickets cost two dinars.");
    assert_eq!(page.caret(), at(spot(2), 3));
    page.frame([preedit("к"), commit("когда ")]);
    assert_eq!(page.body()[1], "It когда sails at noon. Tickets cost two dinars.");
    page.passage("It когда sails at noon. Tickets cost two dinars.");
    page.key(CTRL, Key::Z);
    assert_eq!(page.body()[1], "It sails at noon. Tickets cost two dinars.", "one step");
    assert!(page.session().history.undo_label().is_none());
}

#[test]
fn it_takes_the_place_of_what_is_selected() {
    let mut page = Page::of(small());
    page.select(Selection { anchor: at(spot(2), 3), head: at(spot(1), 10) });
    page.frame([preedit("日本")]);
    assert_eq!(page.body(), ["Rana Aziz sails at noon. Tickets cost two dinars."]);
    page.passage("Rana Aziz 日本sails at noon. Tickets cost two dinars.");
    page.frame([preedit("日本"), commit("日本")]);
    assert_eq!(page.body(), ["Rana Aziz 日本sails at noon. Tickets cost two dinars."]);
    assert_eq!(page.caret(), at(spot(1), 16));
}

#[test]
fn the_caret_shows_where_the_input_method_has_it() {
    let mut page = Page::of(small());
    page.caret_to(spot(1), 0);
    let start = page.caret_rect();
    let active = Some(0..0);
    page.frame([Event::Ime(ImeEvent::Preedit { text: "abc".to_owned(), active_range_chars: active })]);
    assert!((page.caret_rect().left() - start.left()).abs() < 0.5);
    page.frame([preedit("abc")]);
    assert!(page.caret_rect().left() > start.left() + 10.0);
}

#[test]
fn empty_news_of_an_input_method_changes_nothing() {
    let mut page = Page::of(small());
    page.select(Selection::stretch(spot(1), 0..4));
    page.frame([preedit(""), preedit("\n"), commit(""), commit("\n"), preedit("")]);
    assert_eq!(page.selection(), Selection::stretch(spot(1), 0..4));
    assert!(!page.session().is_dirty());
    page.frame([preedit(""), text("x")]);
    assert!(page.body()[0].starts_with("x Aziz"));
}

#[test]
fn a_commit_without_composing_is_put_in_as_it_is() {
    let mut page = Page::of(small());
    page.caret_to(spot(1), 0);
    page.frame([commit("\"é\" ")]);
    assert!(page.body()[0].starts_with("\"é\" Rana"), "no typing aids: {}", page.body()[0]);
    page.frame([commit("one\ntwo")]);
    assert_eq!(page.body().len(), 3);
}

#[test]
fn an_input_method_may_take_back_what_stands_around_the_caret() {
    let mut page = Page::of(paragraphs(&["abcdef"]));
    page.caret_to(spot(1), 3);
    page.frame([Event::Ime(ImeEvent::DeleteSurrounding { before_chars: 2, after_chars: 1 }), commit("X")]);
    assert_eq!(page.body(), ["aXef"]);
    page.frame([Event::Ime(ImeEvent::DeleteSurrounding { before_chars: 50, after_chars: 50 }), commit("all")]);
    assert_eq!(page.body(), ["all"]);
    page.frame([Event::Ime(ImeEvent::DeleteSurrounding { before_chars: 1, after_chars: 0 })]);
    page.rest();
    assert_eq!(page.body(), ["al"], "with nothing put in its place");
}

#[test]
fn keys_are_the_input_methods_while_it_composes() {
    let mut page = Page::of(small());
    page.caret_to(spot(1), 4);
    page.frame([preedit("に"), key_event(Key::Enter, NONE), key_event(Key::Backspace, NONE)]);
    page.frame([key_event(Key::ArrowLeft, NONE)]);
    assert_eq!(page.body()[0], "Rana Aziz said the ferry is back.");
    assert_eq!(page.caret(), at(spot(1), 4));
    page.frame([preedit(""), commit("に"), key_event(Key::Enter, NONE)]);
    assert_eq!(page.body()[..2], ["Ranaに", " Aziz said the ferry is back."]);
}

#[test]
fn what_is_composed_goes_where_the_keyboard_goes_elsewhere() {
    let mut page = Page::of(varied());
    page.caret_to(spot(10), 0);
    page.frame([preedit("xyz")]);
    page.passage("xyzWe waited.");
    page.window.get_by_label("Attribution").focus();
    page.rest();
    page.rest();
    page.passage("We waited.");
    assert!(!page.session().is_dirty());

    let mut page = Page::of(small());
    page.caret_to(spot(1), 0);
    page.frame([preedit("xyz")]);
    let place = page.before(spot(2), 3);
    page.click(place);
    page.passage("Rana Aziz said the ferry is back.");
    page.passage("It sails at noon. Tickets cost two dinars.");
}

#[test]
fn what_is_composed_among_marks_keeps_them_in_place() {
    let mut page = Page::of(small());
    page.select(Selection::stretch(spot(1), 5..9));
    page.run("bold");
    page.caret_to(spot(1), 2);
    page.frame([preedit("ü")]);
    page.passage("Raüna Aziz said the ferry is back.");
    page.frame([preedit(""), commit("ü")]);
    let bold: Vec<_> = page.text(0).spans().iter().map(|span| (span.start, span.end)).collect();
    assert_eq!(bold, [(7, 11)]);
}

#[test]
fn words_an_input_method_is_done_with_while_a_menu_is_open_are_not_lost() {
    let mut page = Page::of(small());
    page.caret_to(spot(1), 0);
    let pos = page.letter(spot(1), 0).left_center();
    page.moved(pos);
    let button =
        |pressed| Event::PointerButton { pos, button: egui::PointerButton::Secondary, pressed, modifiers: NONE };
    page.frame([button(true), button(false), preedit("xyz")]);
    page.rest();
    page.passage("Rana Aziz said the ferry is back.");
    page.frame([commit("xyz")]);
    page.rest();
    page.passage("xyzRana Aziz said the ferry is back.");
    assert_eq!(page.caret(), at(spot(1), 3));
    page.key(NONE, Key::Escape);
    page.rest();
    page.frame([preedit("a"), commit("a")]);
    page.passage("xyzaRana Aziz said the ferry is back.");
    page.keys(CTRL, Key::Z, 2);
    assert_eq!(page.body(), small_words());
}

#[test]
fn words_an_input_method_is_done_with_go_to_the_field_that_has_the_keyboard() {
    let mut page = Page::of(varied());
    page.caret_to(spot(10), 0);
    page.window.get_by_label("Attribution").focus();
    page.rest();
    page.frame([preedit("日"), commit("日本")]);
    page.rest();
    let Content::PullQuote(quote) = &page.block(9).content else { panic!() };
    let told = (quote.attribution.contains("日本"), page.words(spot(10)).contains("日本"));
    assert_eq!(told, (true, false), "{quote:?}");

    let mut page = Page::of(small());
    page.caret_to(spot(1), 4);
    page.run("find");
    page.rest();
    page.frame([preedit("日"), commit("日本")]);
    page.rest();
    assert_eq!(page.session().view.find.query.words, "日本");
    assert_eq!(page.body(), small_words());
}

#[test]
fn what_is_composed_does_not_follow_the_caret_into_another_text() {
    let mut page = Page::of(small());
    page.caret_to(spot(1), 4);
    page.frame([preedit("xyz")]);
    page.passage("Ranaxyz Aziz said the ferry is back.");
    page.caret_to(spot(2), 4);
    page.passage("It sails at noon. Tickets cost two dinars.");
    page.key(NONE, Key::ArrowRight);
    assert_eq!(page.caret(), at(spot(2), 5), "and the keys are the page's again");
}

#[test]
fn what_is_composed_over_several_paragraphs_shows_where_they_join() {
    let mut page = Page::of(paragraphs(&["One", "Two three"]));
    page.select(Selection { anchor: at(spot(1), 0), head: at(spot(2), 4) });
    page.frame([preedit("日本")]);
    assert_eq!(page.body(), ["three"]);
    page.passage("日本three");
    page.frame([preedit("日本"), commit("日本")]);
    assert_eq!(page.body(), ["日本three"]);
}

fn small_words() -> [&'static str; 2] {
    ["Rana Aziz said the ferry is back.", "It sails at noon. Tickets cost two dinars."]
}
