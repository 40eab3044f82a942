//! Writing through the session: what each key does to copy of every shape, and what holds whatever is
//! asked in whatever order.

#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::string_slice,
    reason = "a test that cannot go on fails"
)]

#[path = "../support/mod.rs"]
mod support;

mod anything;

use std::sync::Arc;

use copydesk::app::commands::CommandId;
use copydesk::app::{Action, Session, Settings, World, Writing};
use copydesk::edit::motion::Unit;
use copydesk::edit::{Caret, Selection, Spot, TextPlace};
use copydesk::ground::{BlockId, Language, StoryId};
use copydesk::project::Project;
use copydesk::story::{Block, Content, FactBox, Field, List, ListItem, Part, Story, Text};
use jiff::Timestamp;

fn clock() -> Timestamp {
    Timestamp::from_second(1_795_000_000).unwrap()
}

fn story_of(language: &str, contents: Vec<Content>) -> Story {
    let mut story = Story::new(StoryId::from(1), language.parse().unwrap());
    story.body = (1_u64..).zip(contents).map(|(id, c)| Arc::new(Block::new(BlockId::from(id), c))).collect();
    story
}

fn desk_with(story: Story) -> Session {
    let project = Project { stories: vec![Arc::new(story)], ..Project::new("Ferry", Language::english()) };
    let mut session = Session::new(World::new(clock, 7), Settings::default(), Arc::new(|| {}));
    session.take_up(project, None);
    session
}

fn desk(contents: Vec<Content>) -> Session {
    desk_with(story_of("en", contents))
}

fn paragraph(words: &str) -> Content {
    Content::Paragraph(words.into())
}

fn list(entries: &[&str]) -> Content {
    let items = entries.iter().map(|words| ListItem { level: 0, text: (*words).into() }).collect();
    Content::List(List { ordered: false, items })
}

fn facts(heading: &str, paragraphs: &[&str]) -> Content {
    let paragraphs = paragraphs.iter().map(|words| (*words).into()).collect();
    Content::FactBox(FactBox { heading: heading.into(), paragraphs })
}

fn story(session: &Session) -> &Story {
    &session.project.stories[0]
}

/// The nth text of the page, furniture first.
fn spot(session: &Session, nth: usize) -> Spot {
    copydesk::edit::motion::spots(story(session)).nth(nth).unwrap()
}

/// The nth text of the body.
fn text_spot(session: &Session, nth: usize) -> Spot {
    spot(session, nth + 3)
}

fn at(session: &mut Session, nth: usize, byte: usize) {
    let selection = Some(Selection::caret(text_spot(session, nth), byte));
    session.act(Action::Select { selection, reveal: false });
}

fn select(session: &mut Session, from: (usize, usize), to: (usize, usize)) {
    let caret = |(nth, byte)| Caret { spot: text_spot(session, nth), byte };
    let selection = Some(Selection { anchor: caret(from), head: caret(to) });
    session.act(Action::Select { selection, reveal: false });
}

fn write(session: &mut Session, writing: Writing) {
    session.act(Action::Write(writing));
}

fn type_keys(session: &mut Session, words: &str) {
    for key in words.chars() {
        write(session, Writing::Type(key.to_string()));
    }
}

fn run(session: &mut Session, command: &'static str) {
    session.act(Action::Run(CommandId(command)));
}

fn undo(session: &mut Session) {
    run(session, "undo");
}

/// The body in short: the letter of each block's kind and its words, then the caret.
fn shown(session: &Session) -> String {
    let head = session.view.selection.map(|selection| selection.head);
    let mut all = Vec::new();
    for block in &story(session).body {
        let texts = block.parts().into_iter().map(|part| {
            let mut words = block.text(part).unwrap().as_str().to_owned();
            if let Some(Caret { spot: Spot::Text(place), byte }) = head
                && (place.block, place.part) == (block.id, part)
            {
                words.insert(byte, '|');
            }
            words
        });
        let words: Vec<String> = texts.collect();
        let kind = match &block.content {
            Content::Paragraph(_) => "",
            Content::Subhead(_) => "#",
            Content::Quote(_) => ">",
            Content::PullQuote(_) => "!",
            Content::List(list) if list.ordered => "1.",
            Content::List(_) => "-",
            Content::Photo(_) => "photo ",
            Content::FactBox(_) => "box ",
            Content::Embed(_) => "embed ",
            Content::Rule => "---",
        };
        all.push(format!("{kind}{}", words.join("+")));
    }
    all.join(" / ")
}

const BACK: Writing = Writing::Erase { unit: Unit::Character, forward: false };
const DELETE: Writing = Writing::Erase { unit: Unit::Character, forward: true };

#[test]
fn typing_goes_where_the_caret_is_and_takes_the_selection_out() {
    let mut session = desk(vec![paragraph("It sails at noon."), paragraph("Daily.")]);
    at(&mut session, 0, 3);
    type_keys(&mut session, "now ");
    assert_eq!(shown(&session), "It now |sails at noon. / Daily.");
    select(&mut session, (0, 3), (1, 0));
    type_keys(&mut session, "x");
    assert_eq!(shown(&session), "It x|Daily.");
    undo(&mut session);
    undo(&mut session);
    assert_eq!(shown(&session), "It |sails at noon. / Daily.");
}

#[test]
fn enter_splits_and_backspace_joins() {
    let mut session = desk(vec![paragraph("One two"), list(&["a", "b"]), facts("Box", &["x"])]);
    at(&mut session, 0, 3);
    write(&mut session, Writing::Break);
    assert_eq!(shown(&session), "One / | two / -a+b / box Box+x");
    write(&mut session, BACK);
    assert_eq!(shown(&session), "One| two / -a+b / box Box+x");
    at(&mut session, 2, 1);
    write(&mut session, Writing::Break);
    assert_eq!(shown(&session), "One two / -a+b+| / box Box+x");
    write(&mut session, Writing::Break);
    assert_eq!(shown(&session), "One two / -a+b / | / box Box+x");
    write(&mut session, BACK);
    assert_eq!(shown(&session), "One two / -a+b| / box Box+x");
    at(&mut session, 4, 1);
    write(&mut session, Writing::Break);
    assert_eq!(shown(&session), "One two / -a+b / box Box+x+|");
    write(&mut session, Writing::Break);
    assert_eq!(shown(&session), "One two / -a+b / box Box+x / |");
    at(&mut session, 0, 7);
    write(&mut session, DELETE);
    assert_eq!(shown(&session), "One two|a / -b / box Box+x / ");
}

#[test]
fn markers_and_quotes_are_corrected_and_one_undo_takes_that_back() {
    let mut session = desk(vec![paragraph("")]);
    at(&mut session, 0, 0);
    type_keys(&mut session, "# Head");
    assert_eq!(shown(&session), "#Head|");
    undo(&mut session);
    assert_eq!(shown(&session), "#|");
    undo(&mut session);
    assert_eq!(shown(&session), "# |");
    type_keys(&mut session, "\"x\"");
    assert_eq!(shown(&session), "# “x”|");
}

#[test]
fn a_headline_goes_on_to_the_deck_on_enter() {
    let mut session = desk(vec![paragraph("Body")]);
    let headline = Spot::Field(StoryId::from(1), Field::Headline);
    session.act(Action::Select { selection: Some(Selection::caret(headline, 0)), reveal: false });
    type_keys(&mut session, "River's up");
    assert_eq!(story(&session).furniture.headline, "River’s up");
    write(&mut session, Writing::Break);
    assert_eq!(session.view.selection, Some(Selection::caret(Spot::Field(StoryId::from(1), Field::Deck), 0)));
}

#[allow(dead_code, reason = "for what comes")]
fn _unused(_: TextPlace, _: Part, _: Text) {}
