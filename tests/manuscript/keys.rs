//! Keys that write: letters, Enter, Backspace, Delete, undo; in their order, wherever the caret is.

use copydesk::app::{Action, Tab};
use copydesk::edit::{Caret, Selection};
use copydesk::ground::Language;
use copydesk::project::{self, Project};
use copydesk::story::{Content, Field, List, ListItem, Mark, Part, Story};
use egui::{Event, Key};
use egui_kittest::kittest::Queryable;

use super::{CTRL, LONG, NONE, Page, SHIFT, at, field, key_event, paragraph, paragraphs, part, pause, project_of};
use super::{small, spot, text, varied};

#[test]
fn what_is_typed_before_any_click_is_written_where_the_page_begins() {
    let mut page = Page::of(small());
    page.frame([text("N"), text("o")]);
    page.types("w ");
    assert_eq!(page.words(spot(1)), "Now Rana Aziz said the ferry is back.");
    assert_eq!(page.values()[3], "Now Rana Aziz said the ferry is back.", "and shows in the same frame");

    let mut project = Project::new("New", Language::english());
    project.stories.push(std::sync::Arc::new(Story::new(1.into(), Language::english())));
    let mut page = Page::of(project);
    page.types("Port opens");
    assert_eq!(page.words(field(Field::Headline)), "Port opens", "on an empty page that is the headline");
}

#[test]
fn events_of_one_frame_count_in_their_order() {
    let mut page = Page::of(small());
    page.caret_to(spot(2), 8);
    page.frame([text(" late"), key_event(Key::Enter, NONE), text("r"), key_event(Key::Backspace, NONE), text("X")]);
    assert_eq!(page.body()[1..], ["It sails late", "X at noon. Tickets cost two dinars."]);
    page.frame([key_event(Key::Z, CTRL), key_event(Key::Z, CTRL), text("Z")]);
    assert!(page.body().concat().contains('Z') && !page.body().concat().contains('X'), "{:?}", page.body());
}

#[test]
fn a_save_between_two_letters_saves_the_first() {
    let mut page = Page::of(small());
    page.caret_to(spot(1), 0);
    page.frame([text("1"), key_event(Key::S, CTRL), text("2")]);
    page.settle();
    let saved = project::open(&page.folder.path().join("desk.ron")).unwrap().project;
    assert!(saved.stories[0].lede().starts_with("1R"), "{}", saved.stories[0].lede());
    assert!(page.body()[0].starts_with("12R"));
    assert!(page.session().is_dirty());
}

#[test]
fn keys_pressed_while_the_mouse_moves_are_not_lost() {
    let mut page = Page::of(small());
    page.caret_to(spot(1), 0);
    let moved = |x: f32| Event::PointerMoved(egui::pos2(x, 300.0));
    page.frame([moved(10.0), text("a"), moved(20.0), text("b"), Event::ModifiersChanged(SHIFT), text("C")]);
    page.frame([Event::ModifiersChanged(NONE), text("d"), moved(30.0)]);
    assert!(page.body()[0].starts_with("abCdRana"), "{}", page.body()[0]);
}

#[test]
fn enter_backspace_and_delete_work_across_blocks() {
    let mut page = Page::of(paragraphs(&["One two", "three", "four"]));
    page.caret_to(spot(1), 3);
    page.key(NONE, Key::Enter);
    assert_eq!(page.body(), ["One", " two", "three", "four"]);
    assert_eq!(page.caret().byte, 0);
    page.key(NONE, Key::Backspace);
    assert_eq!(page.body(), ["One two", "three", "four"]);
    assert_eq!(page.caret(), at(spot(1), 3));
    page.key(NONE, Key::End);
    page.key(NONE, Key::Delete);
    assert_eq!(page.body(), ["One twothree", "four"], "Delete at the end takes the next paragraph up");
    assert_eq!(page.caret(), at(spot(1), 7));
    page.keys(NONE, Key::Delete, 6);
    assert_eq!(page.body(), ["One twofour"]);
    page.key(SHIFT, Key::Enter);
    assert_eq!(page.body(), ["One two\u{2028}four"], "Shift+Enter stays in the paragraph");
    page.key(NONE, Key::Home);
    page.key(NONE, Key::Backspace);
    assert_eq!(page.body(), ["One twofour"], "and its end goes as one letter does");
}

#[test]
fn enter_in_a_list_makes_items_and_leads_out_of_it() {
    let items = vec![ListItem { level: 0, text: "One".into() }];
    let mut page = Page::of(project_of(vec![Content::List(List { ordered: false, items }), paragraph("After")]));
    page.caret_to(part(1, Part::Nth(0)), 3);
    page.key(NONE, Key::Enter);
    page.types("Two");
    assert_eq!(page.body(), ["One", "Two", "After"]);
    page.key(NONE, Key::Tab);
    let Content::List(list) = &page.block(0).content else { panic!("{:?}", page.block(0)) };
    assert_eq!(list.items[1].level, 1, "Tab indents");
    page.key(SHIFT, Key::Tab);
    page.key(NONE, Key::Enter);
    page.key(NONE, Key::Enter);
    page.types("Out");
    assert_eq!(page.body(), ["One", "Two", "Out", "After"]);
    assert!(matches!(page.block(1).content, Content::Paragraph(_)), "an empty item ends the list");
}

#[test]
fn tab_leads_from_text_to_text() {
    let mut page = Page::of(small());
    page.caret_to(field(Field::Headline), 0);
    page.key(NONE, Key::Tab);
    assert_eq!(page.caret().spot, field(Field::Deck));
    page.key(NONE, Key::Tab);
    assert_eq!(page.caret().spot, spot(1));
    page.key(SHIFT, Key::Tab);
    assert_eq!(page.caret().spot, field(Field::Deck));
    assert_eq!(page.body(), ["Rana Aziz said the ferry is back.", "It sails at noon. Tickets cost two dinars."]);
}

#[test]
fn undo_and_redo_bring_back_the_words_and_what_was_selected() {
    let mut page = Page::of(small());
    let selected = Selection { anchor: at(spot(1), 4), head: at(spot(2), 3) };
    page.select(selected);
    page.types("new");
    assert_eq!(page.body(), ["Rananewsails at noon. Tickets cost two dinars."]);
    let typed = page.selection();
    pause();
    page.types(" words");
    page.key(CTRL, Key::Z);
    assert_eq!(page.body(), ["Rananewsails at noon. Tickets cost two dinars."], "after a pause a step of its own");
    assert_eq!(page.selection(), typed);
    for _ in 0..3 {
        if page.selection() != selected {
            page.key(CTRL, Key::Z);
        }
    }
    assert_eq!(page.body(), ["Rana Aziz said the ferry is back.", "It sails at noon. Tickets cost two dinars."]);
    assert_eq!(page.selection(), selected);
    assert!(!page.session().is_dirty());
    while page.session().history.redo_label().is_some() {
        page.key(CTRL | SHIFT, Key::Z);
    }
    assert_eq!(page.body(), ["Rananew wordssails at noon. Tickets cost two dinars."]);
    page.key(CTRL, Key::Z);
    page.key(CTRL, Key::Y);
    assert_eq!(page.body(), ["Rananew wordssails at noon. Tickets cost two dinars."], "Ctrl+Y too");
}

#[test]
fn a_selection_over_furniture_and_blocks_goes_in_one_stroke_and_comes_back() {
    let mut page = Page::of(varied());
    let before = page.session().project.clone();
    let (first, last) = (field(Field::Headline), spot(13));
    let end = page.words(last).len();
    page.select(Selection { anchor: at(first, 6), head: at(last, end) });
    page.key(NONE, Key::Delete);
    assert_eq!(page.words(first), "Ferry ");
    assert_eq!(page.words(field(Field::Deck)), "");
    assert!(page.body().concat().is_empty(), "{:?}", page.body());
    assert_eq!(page.caret(), at(first, 6));
    page.key(CTRL, Key::Z);
    assert_eq!(page.session().project, before);
    assert_eq!(page.selection(), Selection { anchor: at(first, 6), head: at(last, end) });
}

#[test]
fn words_and_rows_are_erased_by_keys() {
    let mut page = Page::of(paragraphs(&[LONG]));
    page.caret_to(spot(1), 10);
    page.key(CTRL, Key::Backspace);
    assert!(page.body()[0].starts_with("The  office"), "{}", page.body()[0]);
    page.key(CTRL, Key::Delete);
    assert!(page.body()[0].starts_with("The  kept"), "{}", page.body()[0]);
    page.key(CTRL, Key::Z);
    page.key(CTRL, Key::Z);
    assert_eq!(page.body()[0], LONG);
    page.key(NONE, Key::Home);
    page.key(NONE, Key::ArrowDown);
    let row = page.caret();
    page.key(NONE, Key::End);
    page.key(CTRL | SHIFT, Key::Backspace);
    let gone = LONG.len() - page.body()[0].len();
    assert!(gone > 40 && gone < 120, "a row went, no more: {gone}");
    assert_eq!(page.caret(), row);
}

#[test]
fn escape_lets_go_of_what_is_selected() {
    let mut page = Page::of(small());
    page.select(Selection::stretch(spot(1), 0..4));
    page.key(NONE, Key::Escape);
    assert_eq!(page.selection(), Selection::caret(spot(1), 4));
}

#[test]
fn shift_and_arrows_select_over_furniture_and_paragraphs() {
    let mut page = Page::of(small());
    page.caret_to(field(Field::Deck), 23);
    page.keys(SHIFT, Key::ArrowRight, 3);
    assert_eq!(page.selection(), Selection { anchor: at(field(Field::Deck), 23), head: at(spot(1), 1) });
    page.keys(SHIFT, Key::ArrowLeft, 6);
    assert_eq!(page.selection().head, Caret { spot: field(Field::Deck), byte: 20 });
    page.caret_to(spot(1), 33);
    page.key(SHIFT, Key::ArrowDown);
    assert_eq!(page.selection().anchor, at(spot(1), 33));
    assert_eq!(page.selection().head.spot, spot(2));
    page.key(NONE, Key::Backspace);
    assert_eq!(page.body().len(), 1, "what was selected of both paragraphs is gone");
}

#[test]
fn backspace_on_the_page_takes_the_last_vowel_sign_of_a_letter() {
    let mut page = Page::of(small());
    page.caret_to(field(Field::Deck), 0);
    page.types("كَتَبَ");
    page.keys(NONE, Key::Backspace, 2);
    assert!(page.words(field(Field::Deck)).starts_with("كَتَ"), "{}", page.words(field(Field::Deck)));
    assert!(!page.words(field(Field::Deck)).contains('ب'));
}

#[test]
fn marks_are_set_right_beside_the_page_as_on_it() {
    let mut page = Page::of(varied());
    page.caret_to(spot(10), 0);
    page.window.get_by_label("Attribution").focus();
    page.rest();
    page.rest();
    page.types(" The \"Tigris\"");
    let attribution = |page: &Page| {
        let Content::PullQuote(quote) = &page.block(9).content else { panic!() };
        quote.attribution.clone()
    };
    assert!(attribution(&page).ends_with("The “Tigris”"), "{}", attribution(&page));
    page.run("undo");
    assert!(attribution(&page).ends_with("The “Tigris\""), "one undo takes a mark back: {}", attribution(&page));
    page.window.get_by_label("Attribution").focus();
    page.rest();
    page.rest();
    page.types(" x");
    assert!(attribution(&page).ends_with("The “Tigris\" x"), "the caret stays: {}", attribution(&page));
    page.act(Action::ShowTab(Tab::Story));
    page.window.get_by_label("Web headline").focus();
    page.rest();
    page.rest();
    page.types("River--and \"dam\"");
    let web = |page: &Page| page.story().furniture.headlines.web.clone();
    assert_eq!(web(&page), "River–and “dam”");
    page.run("undo");
    assert_eq!(web(&page), "River–and “dam\"");
}

#[test]
fn keys_go_to_whoever_has_the_keyboard() {
    let mut page = Page::of(varied());
    page.caret_to(spot(10), 0);
    let line = page.window.get_by_label("Attribution");
    line.focus();
    page.rest();
    page.rest();
    page.types("Dr. ");
    page.settle();
    let Content::PullQuote(quote) = &page.block(9).content else { panic!() };
    assert_eq!(quote.text.as_str(), "We waited.", "nothing went to the page");
    assert!(quote.attribution.contains("Dr. "), "{}", quote.attribution);
}

#[test]
fn bold_asked_for_between_two_letters_is_for_what_is_typed_next() {
    let mut page = Page::of(paragraphs(&["A  ferry"]));
    page.caret_to(spot(1), 2);
    let bold = || key_event(Key::B, CTRL);
    page.frame([text("b"), text("i"), bold(), text("g"), text("!"), bold(), text("?")]);
    assert_eq!(page.body(), ["A big!? ferry"]);
    let marked: Vec<_> = page.text(0).spans().iter().map(|span| (span.start..span.end, span.mark.clone())).collect();
    assert_eq!(marked, [(4..6, Mark::Bold)]);
}

#[test]
fn select_all_takes_the_body_and_then_the_page() {
    let mut page = Page::of(varied());
    let before = page.session().project.clone();
    page.caret_to(spot(3), 4);
    page.key(CTRL, Key::A);
    let end = page.words(spot(13)).len();
    assert_eq!(page.selection(), Selection { anchor: at(spot(1), 0), head: at(spot(13), end) });
    page.key(CTRL, Key::A);
    assert_eq!(page.selection().anchor, at(field(Field::Kicker), 0));
    page.key(NONE, Key::Delete);
    assert!(page.body().concat().is_empty() && page.words(field(Field::Headline)).is_empty());
    assert!(page.story().body.len() <= 1, "no more is left than a line to write on: {:?}", page.story().body);
    page.types("Anew");
    assert_eq!(page.words(field(Field::Kicker)), "Anew");
    while page.session().history.undo_label().is_some() {
        page.key(CTRL, Key::Z);
    }
    assert_eq!(page.session().project, before);
    page.caret_to(field(Field::Deck), 3);
    page.frame([key_event(Key::A, CTRL), text("New deck")]);
    assert_eq!(page.words(field(Field::Deck)), "New deck", "of a field it takes that field first");
}

#[test]
fn keys_typed_over_an_open_dialog_are_not_written() {
    let mut page = Page::of(small());
    page.caret_to(spot(1), 0);
    page.frame([key_event(Key::F1, NONE), text("a")]);
    page.types("b");
    page.rest();
    assert_eq!(page.body()[0], "Rana Aziz said the ferry is back.");
    page.key(NONE, Key::Escape);
    page.rest();
    page.types("c");
    assert_eq!(page.body()[0], "cRana Aziz said the ferry is back.", "and the page has the keyboard again");
}
