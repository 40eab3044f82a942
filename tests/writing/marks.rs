//! Marks over selections, and marks for what is typed next.

use copydesk::app::{Action, Session, Writing};
use copydesk::edit::Selection;
use copydesk::story::{Mark, Part, Text};

use crate::{desk, run, shown, story, type_keys, undo, write};

fn text(session: &Session, nth: usize) -> &Text {
    story(session).body.get(nth).unwrap().text(Part::Main).unwrap()
}

#[test]
fn a_mark_goes_over_all_texts_of_a_selection_and_off_again() {
    let mut session = desk("O^ne / box Two+Three / Fo|ur");
    run(&mut session, "bold");
    assert!(text(&session, 0).is_marked(1..3, &Mark::Bold) && text(&session, 2).is_marked(0..2, &Mark::Bold));
    assert!(story(&session).body.get(1).unwrap().text(Part::Nth(0)).unwrap().is_marked(0..5, &Mark::Bold));
    assert!(!text(&session, 0).is_marked(0..1, &Mark::Bold) && !text(&session, 2).is_marked(2..3, &Mark::Bold));
    run(&mut session, "bold");
    assert!(story(&session).texts().all(|(_, _, text)| text.spans().is_empty()));
    undo(&mut session);
    assert!(text(&session, 0).is_marked(1..3, &Mark::Bold), "each is a step");
    undo(&mut session);
    assert_eq!(session.history.undo_label(), None);
}

#[test]
fn very_many_texts_are_marked_at_once() {
    let page = (0..200).map(|nth| format!("Line {nth}")).collect::<Vec<_>>().join(" / ");
    let mut session = desk(&format!("^{page}|"));
    run(&mut session, "italic");
    assert!(story(&session).texts().all(|(_, _, text)| text.is_marked(0..text.len(), &Mark::Italic)));
    undo(&mut session);
    assert!(story(&session).texts().all(|(_, _, text)| text.spans().is_empty()));
}

#[test]
fn a_link_over_two_paragraphs_is_taken_off_by_one_command() {
    let mut session = desk("O^ne / Tw|o");
    let link = Mark::Link("https://example.org".to_owned());
    write(&mut session, Writing::LinkTo("https://example.org".to_owned()));
    assert!(text(&session, 0).is_marked(1..3, &link) && text(&session, 1).is_marked(0..2, &link));
    run(&mut session, "unlink");
    assert!(story(&session).texts().all(|(_, _, text)| text.spans().is_empty()));
}

#[test]
fn a_name_that_runs_over_two_lines_is_one_entity() {
    let mut session = desk("#By ^Rana / Aziz| today");
    run(&mut session, "tag-person");
    let entity = session.project.directory.entities.first().unwrap();
    assert_eq!(entity.name, "Rana Aziz");
    let mention = Mark::Mention(entity.id);
    assert!(text(&session, 0).is_marked(3..7, &mention) && text(&session, 1).is_marked(0..4, &mention));
}

#[test]
fn bold_without_a_selection_is_for_the_next_words_typed() {
    let mut session = desk("One |two");
    run(&mut session, "bold");
    assert_eq!(session.history.undo_label(), None, "nothing has changed yet");
    type_keys(&mut session, "and ");
    assert_eq!(shown(&session), "One and |two");
    assert!(text(&session, 0).is_marked(4..8, &Mark::Bold) && !text(&session, 0).is_marked(4..9, &Mark::Bold));
    run(&mut session, "bold");
    type_keys(&mut session, "so ");
    assert!(!text(&session, 0).is_marked(8..9, &Mark::Bold), "{:?}", text(&session, 0));
    run(&mut session, "bold");
    let caret = session.view.selection.unwrap().head;
    session.act(Action::Select { selection: Some(Selection::caret(caret.spot, 0)), reveal: false });
    type_keys(&mut session, "x");
    assert!(!text(&session, 0).is_marked(0..1, &Mark::Bold), "a moved caret forgets it");
}

#[test]
fn a_corrected_mark_keeps_what_it_carried() {
    let mut session = desk("|");
    run(&mut session, "bold");
    type_keys(&mut session, "\"a--b\"");
    let words = text(&session, 0);
    assert_eq!(words.as_str(), "“a–b”");
    assert!(words.is_marked(0..words.len(), &Mark::Bold), "{words:?}");
}
