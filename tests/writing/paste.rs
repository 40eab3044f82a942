//! Copies and what becomes of them where they are put.

use copydesk::app::Writing;
use copydesk::edit::flow;
use copydesk::story::{Content, Fragment, Mark, PullQuote, Text};

use crate::{content, desk, shown, story, undo, write};

fn pasted(before: &str, blocks: &str) -> String {
    let mut session = desk(before);
    let fragment = Fragment { blocks: blocks.split(" / ").map(content).collect() };
    write(&mut session, Writing::Paste(fragment));
    let after = shown(&session);
    undo(&mut session);
    assert_eq!(shown(&session), before, "one step");
    after
}

#[test]
fn blocks_come_in_whole_and_running_text_joins_at_both_ends() {
    let cases = [
        ("One| two", "x", "Onex| two"),
        ("One| two", "x / y", "Onex / y| two"),
        ("One| two", "x / #y / z", "Onex / #y / z| two"),
        ("One| two", "photo p / z", "One / photo p / z| two"),
        ("One| two", "x / photo p", "Onex / photo p| /  two"),
        ("One|", "---", "One / --- / |"),
        ("One|", "#Head / x", "OneHead / x|"),
        ("|", "#Head / x", "#Head / x|"),
        ("|", "photo p", "photo p|"),
        ("One| two", "-a+b", "One / -a+b| /  two"),
        ("-a|z+q", "-x+·y", "-ax+·y|z+q"),
        ("-a|z+q", "x / y", "-ax+y|z+q"),
        ("-a+|+q", "photo p", "-a / photo p| / -q"),
        ("box Box+a|z", "x / -y", "box Box+ax+y|z"),
        ("box Bo|x+a", "x / y", "box Box+y|x+a"),
        ("photo Bri|dge", "x / y", "photo Brix y|dge"),
        ("photo Bri|dge", "x / embed y", "photo Brix https://example.org/v y|dge"),
        ("@He|ad / One", "x", "@Hex|ad / One"),
        ("@He|ad / One", "x / y", "@Hex y|ad / One"),
        ("@He^ad / On|e", "x / y / #z", "@Hex / y / #z|e"),
        ("O^ne / photo Bridge / Tw|o", "x / y", "Ox / y|o"),
    ];
    for (before, blocks, after) in cases {
        assert_eq!(pasted(before, blocks), after, "{before} < {blocks}");
    }
}

#[test]
fn what_brings_no_marks_takes_on_those_of_its_place() {
    let mut session = desk("noon|");
    session.project = {
        let mut project = session.project.clone();
        let mut page = story(&session).clone();
        let block = page.body.get_mut(0).unwrap();
        block.content = Content::Paragraph(Text::marked("noon", [Mark::Bold]));
        project.stories[0] = std::sync::Arc::new(page);
        project
    };
    write(&mut session, Writing::Paste(Fragment::plain("tide\nwater")));
    for block in &story(&session).body {
        let text = block.text(copydesk::story::Part::Main).unwrap();
        assert!(text.is_marked(0..text.len(), &Mark::Bold), "{text:?}");
    }
    let mut session = desk("noon|");
    write(&mut session, Writing::Paste(Fragment::of_text(Text::marked("tide", [Mark::Italic]))));
    let text = story(&session).body.first().unwrap().text(copydesk::story::Part::Main).unwrap().clone();
    assert!(text.is_marked(4..8, &Mark::Italic));
}

#[test]
fn one_line_keeps_whose_words_it_takes_in() {
    for page in ["photo Bridge: |", "@Bridge: | / One"] {
        let mut session = desk(page);
        let quote = PullQuote { text: "It holds".into(), attribution: "Layla".to_owned() };
        write(&mut session, Writing::Paste(Fragment { blocks: vec![Content::PullQuote(quote)] }));
        assert_eq!(shown(&session), page.replace('|', "It holds — Layla|"));
    }
}

#[test]
fn an_address_over_words_links_them() {
    let mut session = desk("The ^rep|ort.");
    let address = "https://example.org/report";
    write(&mut session, Writing::Paste(Fragment::plain(address)));
    assert_eq!(shown(&session), "The ^rep|ort.");
    let text = story(&session).body.first().unwrap().text(copydesk::story::Part::Main).unwrap().clone();
    assert!(text.is_marked(4..7, &Mark::Link(address.to_owned())));
    let mut session = desk("The |report.");
    write(&mut session, Writing::Paste(Fragment::plain(address)));
    assert_eq!(shown(&session), format!("The {address}|report."));
}

#[test]
fn a_copy_says_what_was_selected() {
    let cases = [
        ("One ^two| three", "two"),
        ("O^ne / #Two / Thr|ee", "ne\n\nTwo\n\nThr"),
        ("-a^b+c|d", "• b\n• c"),
        ("p^q / photo Bridge| / x", "q\n\nBridge"),
        ("@He^ad / On|e", "ad\n\nOn"),
    ];
    for (page, said) in cases {
        let session = desk(page);
        let selection = session.view.selection.unwrap();
        assert_eq!(flow::taken(story(&session), selection.anchor, selection.head).plain_text(), said, "{page}");
    }
    let session = desk("p^q / photo Bri|dge");
    let selection = session.view.selection.unwrap();
    let taken = flow::taken(story(&session), selection.head, selection.anchor);
    assert!(
        matches!(taken.blocks.as_slice(), [Content::Paragraph(_), Content::Paragraph(_)]),
        "half a caption is words"
    );
}
