//! What is typed and what it is corrected to.

use copydesk::app::Writing;

use crate::{BACK, desk, desk_in, run, shown, type_keys, undo, write};

#[test]
fn markers_turn_a_paragraph_and_one_undo_leaves_what_was_typed() {
    let cases = [("# ", "#|"), ("> ", ">|"), ("- ", "-|"), ("* ", "-|"), ("1. ", "1.|"), ("--- ", "--- / |")];
    for (keys, turned) in cases {
        let mut session = desk("|rest");
        type_keys(&mut session, keys);
        assert_eq!(shown(&session), format!("{turned}rest"), "{keys}");
        undo(&mut session);
        assert_eq!(shown(&session), format!("{keys}|rest"), "{keys} as it was typed");
        undo(&mut session);
        assert_eq!(shown(&session), "|rest");
    }
    for before in ["One |", "#|", "-|", "photo |", "@| / One"] {
        let mut session = desk(before);
        type_keys(&mut session, "# ");
        assert_eq!(shown(&session), before.replace('|', "# |"), "only the start of a paragraph is turned");
    }
}

#[test]
fn three_hyphens_and_enter_are_a_rule() {
    let mut session = desk("|");
    type_keys(&mut session, "---");
    write(&mut session, Writing::Break);
    assert_eq!(shown(&session), "--- / |");
    undo(&mut session);
    assert_eq!(crate::story(&session).body.len(), 2);
    assert!(matches!(crate::story(&session).body.first().unwrap().content, copydesk::story::Content::Paragraph(_)));
}

#[test]
fn a_correction_is_taken_back_by_itself_and_typing_goes_on() {
    let mut session = desk("|");
    type_keys(&mut session, "\"It's");
    assert_eq!(shown(&session), "“It’s|");
    undo(&mut session);
    assert_eq!(shown(&session), "“It’|");
    undo(&mut session);
    assert_eq!(shown(&session), "“It'|");
    type_keys(&mut session, "s so");
    assert_eq!(shown(&session), "“It's so|", "what was put back stays");
}

#[test]
fn marks_follow_the_language_of_the_story_in_fields_too() {
    for (language, typed) in
        [("en", "“a” – b…"), ("ar", "«a» – b…"), ("fr", "«\u{202f}a\u{202f}» – b…"), ("de", "„a“ – b…")]
    {
        for before in ["|", "@| / x", "photo |", "-|"] {
            let mut session = desk_in(language, before);
            type_keys(&mut session, "\"a\" -- b...");
            assert_eq!(shown(&session), before.replace('|', &format!("{typed}|")), "{language}");
        }
    }
}

#[test]
fn corrections_can_be_turned_off_and_words_put_in_are_never_corrected() {
    let mut session = desk("|");
    run(&mut session, "smart-typing");
    type_keys(&mut session, "# \"--\"");
    assert_eq!(shown(&session), "# \"--\"|");
    let mut session = desk("|");
    write(&mut session, Writing::Insert("# \"a\"...".to_owned()));
    assert_eq!(shown(&session), "# \"a\"...|");
}

#[test]
fn several_letters_at_once_are_typed_as_one_after_another() {
    let mut session = desk("|");
    write(&mut session, Writing::Type("# It's \"so\"".to_owned()));
    assert_eq!(shown(&session), "#It’s “so”|");
}

#[test]
fn a_letter_after_a_correction_erased_is_plain() {
    let mut session = desk("a|");
    type_keys(&mut session, "--");
    write(&mut session, BACK);
    assert_eq!(shown(&session), "a|");
    undo(&mut session);
    undo(&mut session);
    assert_eq!(shown(&session), "a--|");
}
