//! The page in a window that is mirrored: it goes the way of its story, its places are the window's.

use copydesk::app::{Action, Panels, Tab};
use copydesk::edit::Selection;
use copydesk::ground::Language;
use egui::Key;
use egui_kittest::kittest::Queryable;

use super::{NONE, Page, at, field, small, spot};
use copydesk::story::Field;

fn in_arabic() -> Page {
    let mut page = Page::sized(small(), 1200.0, 800.0);
    page.act(Action::Speak(Some("ar".parse::<Language>().unwrap())));
    page.rest();
    page
}

#[test]
fn what_is_clicked_is_what_is_seen() {
    let mut page = in_arabic();
    for (place, byte) in [(spot(1), 5), (spot(2), 12), (field(Field::Headline), 1)] {
        let to = page.before(place, byte);
        page.click(to);
        assert_eq!(page.caret(), at(place, byte));
        assert!((page.caret_rect().left() - page.letter(place, byte).left()).abs() < 1.0, "and shows there");
        page.wait();
    }
    let letters = [3, 4].map(|byte| page.letter(spot(1), byte).left());
    assert!(letters[0] < letters[1], "English goes on to the right");
}

#[test]
fn arrows_on_the_page_go_the_way_they_point() {
    let mut page = in_arabic();
    page.caret_to(spot(1), 5);
    let before = page.caret_rect().left();
    page.key(NONE, Key::ArrowRight);
    assert_eq!(page.caret(), at(spot(1), 6));
    assert!(page.caret_rect().left() > before);
}

#[test]
fn a_drag_selects_what_it_goes_over() {
    let mut page = in_arabic();
    let (from, to) = (page.before(spot(1), 5), page.before(spot(1), 9));
    page.window.drag_at(from);
    page.window.step();
    page.window.hover_at(to);
    page.window.step();
    page.window.drop_at(to);
    page.window.step();
    assert_eq!(page.selection(), Selection { anchor: at(spot(1), 5), head: at(spot(1), 9) });
}

#[test]
fn the_panels_change_sides_and_are_clicked_where_they_are() {
    let mut page = in_arabic();
    page.window.state_mut().session_mut().view.panels = Panels::default();
    page.act(Action::ShowTab(Tab::Story));
    let says = page.session().words;
    let tab = |page: &Page| page.window.get_by_label(says.fixed(&Tab::Sources.label())).rect();
    let arabic = tab(&page);
    assert!(arabic.right() < 600.0, "the inspector is at the left: {arabic}");
    page.click(arabic.center());
    page.rest();
    assert_eq!(page.session().view.panels.tab, Tab::Sources);
    page.act(Action::Speak(Some(Language::english())));
    page.rest();
    let english = page.window.get_by_label(&Tab::Sources.label().to_string()).rect();
    assert!(english.left() > 600.0, "and at the right in English: {english}");
}
