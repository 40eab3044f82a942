//! A photo's own caption, seen on a page that has none: it is written on as it is seen.

use copydesk::app::Tab;
use egui_kittest::kittest::Queryable as _;

use super::*;

const CAPTION: &str = "The quay at dawn, before the first ferry.";

/// A paragraph, a photo with a caption in the library alone, a paragraph.
fn page() -> Page {
    sized(900.0)
}

fn sized(width: f32) -> Page {
    let photo = PhotoId::from(5);
    let placed = Content::Photo(PlacedPhoto { photo, caption: Text::default() });
    let mut project = project_of(vec![paragraph("It sails at noon."), placed, paragraph("Tickets cost two dinars.")]);
    let photo = Photo { caption: CAPTION.to_owned(), credit: "AFP".to_owned(), ..Photo::wanted(photo) };
    project.library = Arc::new(Library { photos: vec![photo] });
    Page::sized(project, width, 900.0)
}

/// The caption as it is seen, and the page's own.
fn captions(page: &Page) -> (bool, String) {
    (page.values().iter().any(|value| value == CAPTION), page.text(1).as_str().to_owned())
}

fn click(page: &mut Page, byte: usize) {
    let mut start = 0;
    let place = page
        .passage(CAPTION)
        .children()
        .filter_map(|run| Run::of(&run))
        .find_map(|run| {
            let nth = run.lengths.iter().scan(&mut start, |start, length| {
                **start += length;
                Some(**start)
            });
            let nth = nth.collect::<Vec<_>>().iter().position(|end| *end > byte)?;
            Some(run.letter(nth))
        })
        .unwrap();
    let pos = pos2(place.left() + 1.0, place.center().y);
    let button = |pressed| Event::PointerButton { pos, button: PointerButton::Primary, pressed, modifiers: NONE };
    page.frame([Event::PointerMoved(pos)]);
    page.frame([button(true)]);
    page.frame([button(false)]);
    page.rest();
}

#[test]
fn a_click_and_a_letter_change_the_words_that_are_seen() {
    let mut page = page();
    assert_eq!(captions(&page), (true, String::new()), "readers get the photo's");
    click(&mut page, 4);
    assert_eq!(page.caret(), at(spot(2), 4), "the caret stands where it was put");
    assert!(!page.session().is_dirty(), "a click changes nothing");
    page.types("X");
    assert_eq!(page.text(1).as_str(), "The Xquay at dawn, before the first ferry.");
    assert_eq!(page.session().project.library.photos[0].caption, CAPTION, "the photo keeps its own");
    page.types("Y");
    page.run("undo");
    assert_eq!(captions(&page), (true, String::new()), "one step took it over and wrote");
    assert!(page.session().history.undo_label().is_none(), "and there is no other");
    page.run("redo");
    assert_eq!(page.text(1).as_str(), "The XYquay at dawn, before the first ferry.");
}

#[test]
fn keys_walk_through_it_and_erase_of_it() {
    let mut page = page();
    page.caret_to(spot(3), 0);
    page.key(NONE, Key::ArrowLeft);
    assert_eq!(page.caret(), at(spot(2), CAPTION.len()), "from below, at its end");
    page.key(NONE, Key::ArrowLeft);
    page.key(NONE, Key::Delete);
    assert_eq!(page.text(1).as_str(), CAPTION.trim_end_matches('.'));
    page.run("undo");
    page.caret_to(spot(2), 0);
    page.key(CTRL | SHIFT, Key::ArrowRight);
    page.run("bold");
    assert_eq!(page.text(1).as_str(), CAPTION, "marks are put on the page's own");
    assert_eq!(page.text(1).spans().len(), 1);
    page.run("undo");
    assert!(page.text(1).is_empty() && page.session().history.undo_label().is_none());
    // Nothing to erase behind its end: it stays the photo's.
    page.caret_to(spot(2), CAPTION.len());
    page.key(NONE, Key::ArrowRight);
    page.key(NONE, Key::ArrowLeft);
    assert_eq!(captions(&page), (true, String::new()));
}

#[test]
fn emptied_it_stays_empty_while_it_is_written_and_says_what_readers_get() {
    let mut page = page();
    page.select(Selection { anchor: at(spot(2), 0), head: at(spot(2), CAPTION.len()) });
    page.key(NONE, Key::Backspace);
    assert_eq!(captions(&page), (false, String::new()), "empty for whoever emptied it");
    page.types("Fog.");
    assert_eq!(page.text(1).as_str(), "Fog.");
    page.keys(NONE, Key::Backspace, 4);
    assert_eq!(captions(&page), (false, String::new()));
    page.caret_to(spot(1), 0);
    assert_eq!(captions(&page), (true, String::new()), "what readers get is seen again");
    assert!(page.passage(CAPTION).label().unwrap().contains("own caption"), "and whose it is");
}

#[test]
fn a_photo_without_a_caption_is_written_as_ever() {
    let mut page = page();
    let mut photo = page.session().project.library.photos[0].clone();
    photo.caption.clear();
    page.act(copydesk::app::Change::new(copydesk::edit::Edit::PutPhoto(photo), "Photo").into());
    page.caret_to(spot(2), 0);
    page.types("Fog");
    page.run("undo");
    assert_eq!(page.text(1).as_str(), "");
}

#[test]
fn the_photos_tab_says_that_the_page_has_its_own_and_changes_that_by_a_click() {
    let mut page = sized(1440.0);
    page.run("inspector");
    page.act(Action::ShowTab(Tab::Photos));
    page.settle();
    let says = |page: &Page, words: &str| page.window.query_by_label_contains(words).is_some();
    assert!(!says(&page, "has its own caption"));
    page.caret_to(spot(2), 0);
    page.types("X");
    page.settle();
    assert!(says(&page, "has its own caption") && says(&page, "XThe quay"));
    page.window.get_by_label_contains("Make it the photo").click();
    page.settle();
    assert_eq!(page.session().project.library.photos[0].caption, format!("X{CAPTION}"));
    assert!(page.text(1).is_empty(), "one caption again");
    page.run("undo");
    page.settle();
    page.window.get_by_label_contains("Use the photo").click();
    page.settle();
    assert_eq!(captions(&page), (true, String::new()));
}
