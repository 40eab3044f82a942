//! Erasing, joining and parting, at every edge there is.

use copydesk::app::{Action, Writing};
use copydesk::edit::Selection;
use copydesk::edit::motion::Unit;
use copydesk::story::{Content, PullQuote};

use crate::{BACK, DELETE, desk, each, run, shown, undo, write};

#[test]
fn a_selection_is_erased_through_whatever_it_runs() {
    each(&[
        ("It ^sails |at noon.", BACK, "It |at noon."),
        ("One ^two / thr|ee four", DELETE, "One |ee four"),
        ("One tw|o / three / fo^ur", BACK, "One tw|ur"),
        ("#He^ad / Bo|dy", BACK, "#He|dy"),
        // A block wholly inside goes, and what follows keeps its kind.
        ("#^Head / Bo|dy", BACK, "|dy"),
        ("^One / #|Two", BACK, "#|Two"),
        ("a^b / photo Bridge / --- / c|d", BACK, "a|d"),
        ("-a+b^c+d+e|f+g", BACK, "-a+b|f+g"),
        ("-a+^b+·c|", BACK, "-a+|"),
        ("p^p / -a+b|c+d", BACK, "p|c / -d"),
        ("-a+b^b+c / p|p / x", BACK, "-a+b|p / x"),
        ("box Bo^x+a+b|c+d", BACK, "box Bo|c+d"),
        ("p^p / box Box+a|b+c", BACK, "p|b / box +c"),
        ("box Box+a^b+c / p|p", BACK, "box Box+a|p"),
        // Captions and fields lose words but stay.
        ("p^p / photo Bri|dge", BACK, "p| / photo dge"),
        ("p^p / photo Bridge| / q", BACK, "p| / q"),
        ("photo Br^idge / p|p", BACK, "photo Br| / p"),
        ("!Ou^rs / p|p", BACK, "!Ou| / p"),
        ("@He^ad / @@Deck / One / Tw|o", BACK, "@He| / o"),
        ("@He^ad / @@De|ck / One", BACK, "@He| / @@ck / One"),
        // There is always a paragraph left to write in.
        ("^One / photo Bridge / Two|", BACK, "|"),
        ("--- / ^One / Two| / ---", BACK, "|"),
        ("@^Head / One / #Two|", BACK, "@| / "),
        ("photo ^a / photo b|", BACK, "|"),
    ]);
}

#[test]
fn backspace_at_the_start_of_a_text_makes_it_plain_and_then_joins_it() {
    each(&[
        ("One / #|Two", BACK, "One / |Two"),
        ("One / >|Two", BACK, "One / |Two"),
        ("One / |Two", BACK, "One|Two"),
        ("#One / |Two", BACK, "#One|Two"),
        ("-a+··|b", BACK, "-a+·|b"),
        ("-a+|b+c", BACK, "-a / |b / -c"),
        ("-|a+b", BACK, "|a / -b"),
        ("-a+b / |Two", BACK, "-a+b|Two"),
        ("box Box+|a+b", BACK, "box Box|a+b"),
        ("box Box+a+|b", BACK, "box Box+a|b"),
        ("One / box |", BACK, "One / |"),
        ("One / box Box+a / |", BACK, "One / box Box+a|"),
        ("One / box Box+a / |Two", BACK, "One / box Box+a| / Two"),
        ("One / photo Bridge / |Two", BACK, "One / |Two"),
        ("One / photo Bridge / |", BACK, "One / photo Bridge|"),
        ("One / --- / |Two", BACK, "One / |Two"),
        ("One / --- / |", BACK, "One| / ---"),
        ("One / embed Film / |Two", BACK, "One / |Two"),
        ("One /  / photo |Bridge", BACK, "One / photo |Bridge"),
        ("One / photo |Bridge", BACK, "One / photo |Bridge"),
        (" / #|Two", BACK, " / |Two"),
        (" / |Two", BACK, "|Two"),
        ("|One / Two", BACK, "|One / Two"),
        ("@|Head / One", BACK, "@|Head / One"),
    ]);
}

#[test]
fn delete_at_the_end_of_a_text_takes_what_follows_in() {
    each(&[
        ("One| / Two", DELETE, "One|Two"),
        ("One| / #Two", DELETE, "One|Two"),
        ("| / #Two", DELETE, "#|Two"),
        ("One| / -a+b", DELETE, "One|a / -b"),
        ("-a|+b", DELETE, "-a|b"),
        ("-a+b| / Two", DELETE, "-a+b|Two"),
        ("box Box|+a+b", DELETE, "box Box|a+b"),
        ("box Box+a| / Two", DELETE, "box Box+a / |Two"),
        ("box Box+a| /  / Two", DELETE, "box Box+a| / Two"),
        ("One| / photo Bridge / Two", DELETE, "One| / Two"),
        ("| / photo Bridge", DELETE, "photo |Bridge"),
        ("photo Bridge| / Two", DELETE, "photo Bridge / |Two"),
        ("One| / ---", DELETE, "One|"),
        ("One|", DELETE, "One|"),
        ("@Head| / One", DELETE, "@Head| / One"),
    ]);
}

#[test]
fn enter_parts_a_text_or_leaves_it() {
    let cases = [
        ("One| two", "One / | two"),
        ("One ^two |three", "One  / |three"),
        ("O^ne / T|wo", "O / |wo"),
        ("#Head|", "#Head / |"),
        ("#He|ad", "#He / #|ad"),
        ("#|Head", " / #|Head"),
        (">Words|", ">Words / |"),
        (">|", "|"),
        ("-a|b", "-a+|b"),
        ("-a+|", "-a / |"),
        ("-a+·|", "-a+|"),
        ("-a+|+b", "-a / | / -b"),
        ("box Bo|x+a", "box Bo+|x+a"),
        ("box Box+a|b", "box Box+a+|b"),
        ("box Box+a+| / p", "box Box+a / | / p"),
        ("photo Bri|dge / One", "photo Bridge / |One"),
        ("photo Bridge|", "photo Bridge / |"),
        ("!Ours| / One", "!Ours / |One"),
        ("@He|ad / One", "@Head / @@| / One"),
        ("@@De|ck / One", "@@Deck / |One"),
    ];
    for (before, after) in cases {
        let mut session = desk(before);
        write(&mut session, Writing::Break);
        assert_eq!(shown(&session), after, "{before}");
    }
    let mut session = desk("One| two");
    write(&mut session, Writing::SoftBreak);
    assert_eq!(shown(&session), "One\u{2028}| two");
    let mut session = desk("photo Bri|dge / One");
    write(&mut session, Writing::SoftBreak);
    assert_eq!(shown(&session), "photo Bridge / |One", "a caption has no lines to break");
}

#[test]
fn words_sentences_and_texts_are_erased_as_they_are_walked() {
    let erase = |unit, forward| Writing::Erase { unit, forward };
    each(&[
        ("One two, three|", erase(Unit::Word, false), "One two, |"),
        ("One two, |three", erase(Unit::Word, false), "One |three"),
        ("One| two, three", erase(Unit::Word, true), "One|, three"),
        ("It sails. It is| late.", erase(Unit::Sentence, false), "It sails. | late."),
        ("One two| three", erase(Unit::Text, false), "| three"),
        ("One two| three / Four", erase(Unit::Text, true), "One two| / Four"),
        ("a👩‍👩‍👧|b", BACK, "a|b"),
        ("مَ|ا", BACK, "م|ا"),
        ("@One two| / x", erase(Unit::Word, false), "@One | / x"),
    ]);
}

#[test]
fn erasing_to_a_place_takes_all_between() {
    let mut session = desk("One / Tw|o");
    let to =
        copydesk::edit::Caret { spot: copydesk::edit::motion::first_text(crate::story(&session)).unwrap(), byte: 1 };
    write(&mut session, Writing::EraseTo(to));
    assert_eq!(shown(&session), "O|o");
}

#[test]
fn keys_pressed_one_after_another_are_taken_back_together() {
    let mut session = desk("One two|");
    for _ in 0..3 {
        write(&mut session, BACK);
    }
    assert_eq!(shown(&session), "One |");
    undo(&mut session);
    assert_eq!(shown(&session), "One two|");
    let mut session = desk("|One two");
    for _ in 0..4 {
        write(&mut session, DELETE);
    }
    write(&mut session, Writing::Type("x".to_owned()));
    assert_eq!(shown(&session), "x|two");
    undo(&mut session);
    assert_eq!(shown(&session), "|two");
    undo(&mut session);
    assert_eq!(shown(&session), "|One two");
}

#[test]
fn words_typed_over_a_selection_are_one_step_with_it() {
    let mut session = desk("It ^sails / at| noon.");
    crate::type_keys(&mut session, "rests");
    assert_eq!(shown(&session), "It rests| noon.");
    undo(&mut session);
    assert_eq!(shown(&session), "It ^sails / at| noon.");
}

#[test]
fn tab_moves_entries_in_and_out() {
    let mut session = desk("-a^b+c / p / -d|");
    write(&mut session, Writing::Indent);
    assert_eq!(shown(&session), "-·a^b+·c / p / -·d|");
    for _ in 0..7 {
        write(&mut session, Writing::Indent);
    }
    assert_eq!(shown(&session), "-·····a^b+·····c / p / -·····d|");
    run(&mut session, "outdent");
    assert_eq!(shown(&session), "-····a^b+····c / p / -····d|");
    let mut session = desk("O|ne");
    write(&mut session, Writing::Indent);
    assert_eq!((shown(&session).as_str(), session.history.undo_label()), ("O|ne", None));
}

#[test]
fn all_is_first_what_the_caret_is_in_and_then_the_page() {
    let mut session = desk("@Head / One / photo Bri|dge / Two");
    run(&mut session, "select-all");
    assert_eq!(shown(&session), "@Head / ^One / photo Bridge / Two|");
    run(&mut session, "select-all");
    write(&mut session, BACK);
    assert_eq!(story_words(&session), "");
    let mut session = desk("@He|ad / One");
    run(&mut session, "select-all");
    assert_eq!(shown(&session), "@^Head| / One");
}

fn story_words(session: &copydesk::app::Session) -> String {
    copydesk::edit::motion::spots(crate::story(session))
        .filter_map(|spot| copydesk::edit::motion::words_of(crate::story(session), spot))
        .collect()
}

#[test]
fn blocks_are_moved_copied_and_taken_out_together() {
    let mut session = desk("One / T^wo / Thr|ee / Four");
    run(&mut session, "block-up");
    assert_eq!(shown(&session), "T^wo / Thr|ee / One / Four");
    run(&mut session, "block-up");
    run(&mut session, "block-down");
    run(&mut session, "block-down");
    assert_eq!(shown(&session), "One / Four / T^wo / Thr|ee");
    run(&mut session, "duplicate");
    assert_eq!(shown(&session), "One / Four / Two / Three / T^wo / Thr|ee");
    run(&mut session, "remove-block");
    assert_eq!(shown(&session), "One / Four / Two / Three");
    let mut session = desk("O|ne");
    run(&mut session, "remove-block");
    assert_eq!(shown(&session), "", "a paragraph stays");
    assert_eq!(crate::story(&session).body.len(), 1);
}

#[test]
fn blocks_are_turned_into_others_and_keep_what_they_say() {
    let cases = [
        ("On|e", "turn-subhead", "#On|e"),
        ("On^e / T|wo", "turn-list", "-On^e+T|wo"),
        ("-a^a+·b|b+c", "turn-paragraph", "a^a / b|b / -c"),
        ("-a / b|b / -c", "turn-list", "-a+b|b+c"),
        ("-a+b|b+c", "turn-numbers", "-a / 1.b|b / -c"),
        ("#Fig^ures / Four / F|ive", "turn-fact-box", "box Fig^ures+Four+F|ive"),
        ("Four| / p", "turn-fact-box", "box +Four| / p"),
        ("box B^ox+a+b|", "turn-paragraph", "B^ox / a / b|"),
        ("box Box+a|+b", "turn-quote", "box Box / >a| / box +b"),
        ("On|e", "turn-pull-quote", "!On|e"),
        ("O^ne / photo Bridge / Tw|o", "turn-quote", ">O^ne / photo Bridge / >Tw|o"),
        ("^One / |Two", "turn-subhead", "#^One / |Two"),
        ("@He|ad / One", "turn-quote", "@He|ad / One"),
    ];
    for (before, command, after) in cases {
        let mut session = desk(before);
        run(&mut session, command);
        assert_eq!(shown(&session), after, "{before} {command}");
    }
}

#[test]
fn a_pull_quote_turned_into_another_block_keeps_whose_words_they_were() {
    let quote = PullQuote { text: "Ours".into(), attribution: "Rana".to_owned() };
    let mut page = crate::story(&desk("One / !x|")).clone();
    page.body.get_mut(1).unwrap().content = Content::PullQuote(quote);
    let mut session = crate::desk_with(page);
    let selection = copydesk::edit::motion::last_text(crate::story(&session)).map(|spot| Selection::caret(spot, 4));
    session.act(Action::Select { selection, reveal: false });
    run(&mut session, "turn-quote");
    assert_eq!(shown(&session), "One / >Ours| / >— Rana");
}

#[test]
fn copy_is_moved_by_dragging_and_is_selected_where_it_went() {
    let cases = [
        ("One ^two| three", (0, 13), false, "One  three^two|"),
        ("One two ^three|", (0, 0), false, "^three|One two "),
        ("a^b / c|d / ef", (2, 1), false, "ad / e^b / c|f"),
        ("ab / c^d / e|f", (0, 1), false, "a^d / e|b / cf"),
        ("ab / c^d| / ef", (0, 1), true, "a^d|b / cd / ef"),
        ("ab / -c^d|e", (0, 1), false, "a^d|b / -ce"),
        ("ab / -^c+d| / ef", (0, 2), true, "ab / -^c+d| / -c+d / ef"),
        ("One ^two| three", (0, 5), false, "One ^two| three"),
    ];
    for (before, (nth, byte), copy, after) in cases {
        let mut session = desk(before);
        let spot = copydesk::edit::motion::spots(crate::story(&session)).nth(3 + nth).unwrap();
        write(&mut session, Writing::Move { to: copydesk::edit::Caret { spot, byte }, copy });
        assert_eq!(shown(&session), after, "{before}");
        undo(&mut session);
        assert_eq!(shown(&session), before);
    }
}

#[test]
fn the_page_is_asked_to_follow_only_where_the_caret_goes_to_another_text() {
    let mut session = desk("One| / Two");
    write(&mut session, Writing::Type("x".to_owned()));
    assert_eq!(session.view.reveal, None);
    write(&mut session, Writing::Break);
    assert_eq!(session.view.reveal, session.view.selection);
    session.act(Action::Select { selection: None, reveal: false });
    write(&mut session, Writing::Type("lost".to_owned()));
    assert_eq!(shown(&session), "Onex /  / Two", "with nothing selected there is nowhere to write");
}
