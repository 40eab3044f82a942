//! What an editor types, seen through the session: what undo takes back at once, where lines break,
//! what a mark does under the caret.

#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::string_slice,
    reason = "a test that cannot go on fails"
)]

#[path = "../support/mod.rs"]
mod support;

mod autosave;
mod saving;
mod settings;

use std::cell::Cell;
use std::sync::Arc;

use copydesk::app::commands::CommandId;
use copydesk::app::{Action, Change, Session, Settings, World, Writing};
use copydesk::edit::motion::Unit;
use copydesk::edit::{Edit, Selection, Spot, TextPlace};
use copydesk::ground::{BlockId, EntityId, Language, StoryId};
use copydesk::project::Project;
use copydesk::story::{Block, Content, FactBox, Field, List, ListItem, Mark, Part, PullQuote, Story, Text};
use jiff::Timestamp;
use proptest::prelude::*;

thread_local! {
    /// The time of this test, in milliseconds since 1970.
    static NOW: Cell<i64> = const { Cell::new(1_795_000_000_000) };
}

fn clock() -> Timestamp {
    Timestamp::from_millisecond(NOW.get()).unwrap()
}

fn wait(milliseconds: i64) {
    NOW.set(NOW.get() + milliseconds);
}

fn place(block: u64) -> TextPlace {
    TextPlace { story: StoryId::from(1), block: BlockId::from(block), part: Part::Main }
}

fn spot(block: u64) -> Spot {
    Spot::Text(place(block))
}

fn project_of(contents: Vec<Content>) -> Project {
    let mut story = Story::new(StoryId::from(1), Language::english());
    story.body = (1_u64..).zip(contents).map(|(id, c)| Arc::new(Block::new(BlockId::from(id), c))).collect();
    Project { stories: vec![Arc::new(story)], ..Project::new("Ferry", Language::english()) }
}

fn desk_with(project: Project) -> Session {
    let mut session = Session::new(World::new(clock, 7), Settings::default(), Arc::new(|| {}));
    session.take_up(project, None);
    session
}

fn desk(text: impl Into<Text>) -> Session {
    desk_with(project_of(vec![Content::Paragraph(text.into())]))
}

fn bodies(session: &Session) -> Vec<String> {
    session.project.stories[0].texts().map(|(_, _, text)| text.as_str().to_owned()).collect()
}

fn text(session: &Session, nth: usize) -> &Text {
    session.project.stories[0].body.get(nth).unwrap().text(Part::Main).unwrap()
}

fn block_id(session: &Session, nth: usize) -> BlockId {
    session.project.stories[0].body.get(nth).unwrap().id
}

/// Words are typed or pasted over a stretch of the nth block; the letter before the caret is erased.
fn type_over(session: &mut Session, nth: usize, range: std::ops::Range<usize>, words: &str) {
    if range.is_empty() && words.is_empty() {
        return;
    }
    let spot = Spot::Text(TextPlace { story: StoryId::from(1), block: block_id(session, nth), part: Part::Main });
    let letter = text(session, nth).as_str()[range.clone()].chars().count() == 1 && words.is_empty();
    let selection = if letter { Selection::caret(spot, range.end) } else { Selection::stretch(spot, range) };
    write_at(session, selection, words);
}

fn write_at(session: &mut Session, selection: Selection, words: &str) {
    session.act(Action::Select { selection: Some(selection), reveal: false });
    session.act(Action::Write(match words {
        "" => Writing::Erase { unit: Unit::Character, forward: false },
        _ => Writing::Insert(words.to_owned()),
    }));
}

fn type_letters(session: &mut Session, nth: usize, mut at: usize, words: &str) {
    for letter in words.chars() {
        type_over(session, nth, at..at, letter.encode_utf8(&mut [0; 4]));
        at += letter.len_utf8();
    }
}

fn selected(session: &Session) -> (usize, usize) {
    let head = session.view.selection.unwrap().head;
    let Spot::Text(place) = head.spot else { panic!("the caret stands in a field") };
    let block = session.project.stories[0].body.iter().position(|block| block.id == place.block).unwrap();
    (block, head.byte)
}

fn undo(session: &mut Session) {
    session.act(Action::Run(CommandId("undo")));
}

fn carries(text: &Text, words: &str, mark: &Mark) -> bool {
    let at = text.as_str().find(words).unwrap();
    text.is_marked(at..at + words.len(), mark)
}

#[test]
fn letters_typed_in_one_go_are_taken_back_at_once() {
    let mut session = desk("It sails.");
    type_letters(&mut session, 0, 8, " at noon");
    assert_eq!(bodies(&session), ["It sails at noon."]);
    undo(&mut session);
    assert_eq!(bodies(&session), ["It sails."]);
    assert!(!session.is_dirty(), "what is undone to the end is as it was opened");
    session.act(Action::Run(CommandId("redo")));
    assert_eq!(bodies(&session), ["It sails at noon."]);
}

#[test]
fn a_pause_a_moved_caret_and_turning_to_deleting_begin_new_steps() {
    let mut session = desk("");
    type_letters(&mut session, 0, 0, "one");
    wait(1_199);
    type_letters(&mut session, 0, 3, " two");
    wait(1_200);
    type_letters(&mut session, 0, 7, " three");
    type_over(&mut session, 0, 12..13, "");
    type_over(&mut session, 0, 11..12, "");
    session.act(Action::Select { selection: Some(Selection::caret(spot(1), 0)), reveal: false });
    session.act(Action::Select { selection: Some(Selection::caret(spot(1), 11)), reveal: false });
    type_over(&mut session, 0, 10..11, "");
    let mut seen = vec![bodies(&session)[0].clone()];
    while session.history.undo_label().is_some() {
        undo(&mut session);
        seen.push(bodies(&session)[0].clone());
    }
    assert_eq!(seen, ["one two th", "one two thr", "one two three", "one two", ""]);
}

#[test]
fn letters_typed_elsewhere_or_after_undo_are_a_step_of_their_own() {
    let mut session = desk_with(project_of(vec![Content::Paragraph("a".into()), Content::Paragraph("b".into())]));
    type_letters(&mut session, 0, 1, "x");
    type_letters(&mut session, 1, 1, "y");
    undo(&mut session);
    assert_eq!(bodies(&session), ["ax", "b"]);
    type_letters(&mut session, 0, 2, "z");
    undo(&mut session);
    assert_eq!(bodies(&session), ["ax", "b"], "what was typed after an undo does not melt into what stood before");
}

#[test]
fn a_headline_groups_as_copy_does() {
    let mut session = desk("");
    let story = StoryId::from(1);
    for end in 1..=5 {
        let words = "Ferry"[..end].to_owned();
        session.act(Action::TypeField { story, field: Field::Headline, words, caret: end });
    }
    assert_eq!(session.project.stories[0].furniture.headline, "Ferry");
    assert_eq!(session.history.undo_label(), Some(&Field::Headline.row().label().into()));
    undo(&mut session);
    assert_eq!(session.project.stories[0].furniture.headline, "");
    assert_eq!(session.history.undo_label(), None);
}

#[test]
fn undo_brings_back_what_was_selected() {
    let mut session = desk("It sails at noon.");
    let stretch = Selection::stretch(spot(1), 3..8);
    session.act(Action::Select { selection: Some(stretch), reveal: false });
    type_over(&mut session, 0, 3..8, "leaves");
    assert_eq!(bodies(&session), ["It leaves at noon."]);
    assert_eq!(selected(&session), (0, 9));
    undo(&mut session);
    assert_eq!((bodies(&session)[0].as_str(), session.view.selection), ("It sails at noon.", Some(stretch)));
}

#[test]
fn arabic_is_typed_letter_by_letter_and_taken_back_whole() {
    let mut session = desk("عادت المياه");
    type_letters(&mut session, 0, "عادت".len(), " إِلَى");
    assert_eq!(bodies(&session), ["عادت إِلَى المياه"]);
    type_over(&mut session, 0, 0.."ع".len(), "");
    assert_eq!(bodies(&session), ["ادت إِلَى المياه"]);
    undo(&mut session);
    undo(&mut session);
    assert_eq!(bodies(&session), ["عادت المياه"]);
}

#[test]
fn enter_splits_where_the_caret_stands_and_marks_go_on_at_both_sides() {
    for mark in [Mark::Bold, Mark::Mention(EntityId::from(5)), Mark::Link("https://example.org".to_owned())] {
        let mut words = Text::plain("Rana Aziz spoke.");
        words.mark(0..9, mark.clone());
        let mut session = desk(words.clone());
        type_over(&mut session, 0, 4..4, "\n");
        assert_eq!(bodies(&session), ["Rana", " Aziz spoke."]);
        assert!(carries(text(&session, 0), "Rana", &mark) && carries(text(&session, 1), " Aziz", &mark));
        assert!(!text(&session, 1).is_marked(0..6, &mark));
        assert_eq!(selected(&session), (1, 0));
        undo(&mut session);
        assert_eq!(text(&session, 0), &words, "one step back");
        assert_eq!(session.project.stories[0].body.len(), 1);
    }
}

#[test]
fn enter_over_a_selection_takes_it_out_and_splits() {
    let mut session = desk("It sails early at noon.");
    type_over(&mut session, 0, 8..14, "\n");
    assert_eq!(bodies(&session), ["It sails", " at noon."]);
}

#[test]
fn lines_pasted_into_the_middle_begin_where_the_caret_stood_and_end_before_what_followed() {
    let mut session = desk("Before. After.");
    type_over(&mut session, 0, 8..8, "One.\n\nTwo.\r\n  \r\nThree. ");
    assert_eq!(bodies(&session), ["Before. One.", "Two.", "Three. After."]);
    assert_eq!(selected(&session), (2, 7));
    let ids: std::collections::BTreeSet<_> = (0..3).map(|nth| block_id(&session, nth)).collect();
    assert_eq!(ids.len(), 3);
    undo(&mut session);
    assert_eq!(bodies(&session), ["Before. After."]);
}

#[test]
fn a_break_at_an_end_of_what_is_pasted_is_kept_where_words_would_run_together() {
    let mut session = desk("It sails.");
    type_over(&mut session, 0, 0..0, "Whole line.\n");
    assert_eq!(bodies(&session), ["Whole line.", "It sails."]);
    assert_eq!(selected(&session), (1, 0));
    let mut session = desk("It sails.");
    type_over(&mut session, 0, 9..9, "\nWhole line.");
    assert_eq!(bodies(&session), ["It sails.", "Whole line."]);
    let mut session = desk("It sails.");
    type_over(&mut session, 0, 9..9, " Now.\n");
    assert_eq!(bodies(&session), ["It sails. Now."], "no empty paragraph where nothing follows");
    let mut session = desk("");
    type_over(&mut session, 0, 0..0, "\nOne.\n");
    assert_eq!(bodies(&session), ["One."]);
}

#[test]
fn lines_pasted_over_words_they_begin_or_end_with_do_not_run_together() {
    let mut session = desk("One");
    type_over(&mut session, 0, 0..3, "One\nTwo");
    assert_eq!(bodies(&session), ["One", "Two"]);
    assert_eq!(selected(&session), (1, 3));
    let mut session = desk("Two");
    type_over(&mut session, 0, 0..3, "One\nTwo");
    assert_eq!(bodies(&session), ["One", "Two"]);
    assert_eq!(selected(&session), (1, 3), "the caret stands behind what was pasted");
}

#[test]
fn enter_in_a_list_or_a_fact_box_begins_the_next_entry() {
    let items = ["One two", "Three"].map(|words| ListItem { level: 1, text: words.into() }).to_vec();
    let facts = FactBox { heading: "Figures".into(), paragraphs: vec!["Four gauges.".into()] };
    let mut session =
        desk_with(project_of(vec![Content::List(List { ordered: true, items }), Content::FactBox(facts)]));
    let at = |block: u64, part| TextPlace { part, ..place(block) };
    let enter = |session: &mut Session, place, byte, words: &str| {
        write_at(session, Selection::caret(Spot::Text(place), byte), words);
        session.view.selection
    };
    let caret = enter(&mut session, at(1, Part::Nth(0)), 3, "\n");
    assert_eq!(caret, Some(Selection::caret(Spot::Text(at(1, Part::Nth(1))), 0)));
    let caret = enter(&mut session, at(2, Part::Main), 7, "\n");
    assert_eq!(caret, Some(Selection::caret(Spot::Text(at(2, Part::Nth(0))), 0)));
    enter(&mut session, at(2, Part::Nth(1)), 12, "\nTwo wells.");
    assert_eq!(bodies(&session), ["One", " two", "Three", "Figures", "", "Four gauges.", "Two wells."]);
    let Content::List(list) = &session.project.stories[0].body.first().unwrap().content else {
        panic!("it is a list still")
    };
    assert!(list.ordered && list.items.iter().all(|item| item.level == 1));
    for _ in 0..3 {
        undo(&mut session);
    }
    assert_eq!(bodies(&session), ["One two", "Three", "Figures", "Four gauges."]);
}

#[test]
fn a_caption_stays_on_one_line() {
    let quote = PullQuote { text: "Ours".into(), ..PullQuote::default() };
    let mut session = desk_with(project_of(vec![Content::PullQuote(quote)]));
    type_over(&mut session, 0, 4..4, " and\r\nyours");
    assert_eq!(bodies(&session), ["Ours and yours"]);
    assert_eq!(selected(&session), (0, 14));
}

#[test]
fn enter_at_the_end_of_a_subhead_begins_a_paragraph_and_inside_a_quote_goes_on_quoting() {
    let mut session = desk_with(project_of(vec![
        Content::Subhead("The river".into()),
        Content::Quote(Text::marked("Nobody hides water.", [Mark::Quotation(None)])),
    ]));
    type_over(&mut session, 0, 9..9, "\n");
    assert_eq!(session.project.stories[0].body.get(1).unwrap().content, Content::Paragraph(Text::default()));
    type_over(&mut session, 2, 6..6, "\n");
    let body = &session.project.stories[0].body;
    assert!(body.range(2..4).all(|block| matches!(block.content, Content::Quote(_))));
    assert!(text(&session, 3).is_marked(0..13, &Mark::Quotation(None)));
}

#[test]
fn a_name_takes_in_what_is_typed_inside_it_and_nothing_at_its_ends() {
    let mention = Mark::Mention(EntityId::from(5));
    let marked = |mark: &Mark| {
        let mut words = Text::plain("said Rana Aziz today");
        words.mark(5..14, mark.clone());
        words
    };
    let mut session = desk(marked(&mention));
    type_letters(&mut session, 0, 9, " al");
    assert!(carries(text(&session, 0), "Rana al Aziz", &mention), "{:?}", text(&session, 0));
    type_letters(&mut session, 0, 17, "son");
    type_letters(&mut session, 0, 5, "Dr. ");
    assert_eq!(bodies(&session), ["said Dr. Rana al Azizson today"]);
    let span = &text(&session, 0).spans()[0];
    assert_eq!(text(&session, 0).words(span.start..span.end), "Rana al Aziz");

    let mut session = desk(marked(&Mark::Bold));
    type_letters(&mut session, 0, 14, "son");
    assert!(carries(text(&session, 0), "Rana Azizson", &Mark::Bold), "bold goes on at its end");
    type_letters(&mut session, 0, 5, "Dr. ");
    assert!(!text(&session, 0).is_marked(5..9, &Mark::Bold), "but does not begin early");
}

#[test]
fn words_typed_over_bold_ones_are_bold_and_over_a_whole_name_are_no_name() {
    let mut session = desk(Text::marked("noon", [Mark::Bold, Mark::Mention(EntityId::from(5))]));
    type_over(&mut session, 0, 0..4, "dusk");
    assert!(text(&session, 0).is_marked(0..4, &Mark::Bold));
    assert!(!text(&session, 0).is_marked(0..4, &Mark::Mention(EntityId::from(5))));
}

#[test]
fn a_change_that_changes_nothing_is_no_step() {
    let mut session = desk("It sails.");
    type_letters(&mut session, 0, 9, "x");
    undo(&mut session);
    session.act(Action::Select { selection: Some(Selection::caret(spot(1), 0)), reveal: false });
    session.act(Action::Run(CommandId("block-down")));
    assert_eq!(session.history.undo_label(), None);
    assert_eq!(session.history.redo_label(), Some(&"change-typing".into()), "and the way forward stays open");
}

#[test]
fn a_selection_does_not_outlive_its_block() {
    let mut session = desk_with(project_of(vec![Content::Paragraph("a".into()), Content::Paragraph("b".into())]));
    session.act(Action::Select { selection: Some(Selection::stretch(spot(2), 0..1)), reveal: false });
    session.act(Action::Run(CommandId("remove-block")));
    assert_eq!(session.view.selection, None);
    session.act(Action::Run(CommandId("bold")));
    assert_eq!(session.notices.shown(), [], "there is nothing to make bold, and nothing to complain of");
}

#[test]
fn a_story_taken_out_makes_room_for_its_neighbor() {
    let mut project = project_of(vec![Content::Paragraph("a".into())]);
    for id in [2, 3] {
        project.stories.push(Arc::new(Story::new(StoryId::from(id), Language::english())));
    }
    let mut session = desk_with(project);
    session.act(Action::ShowStory(StoryId::from(2)));
    session.act(Action::Run(CommandId("remove-story")));
    assert_eq!(session.view.story, Some(StoryId::from(3)));
    session.act(Action::Run(CommandId("remove-story")));
    assert_eq!(session.view.story, Some(StoryId::from(1)));
    session.act(Action::Run(CommandId("remove-story")));
    assert_eq!(session.view.story, None);
}

/// Where a break is, in words: no break, and no letter but white space at its side, is lost.
fn said(words: &str) -> String {
    words.split_whitespace().collect::<Vec<_>>().join(" ")
}

proptest! {
    #![proptest_config(support::cases())]

    #[test]
    fn whatever_is_pasted_wherever_no_letter_is_lost_and_no_two_lines_run_together(
        old in "[a-c\u{627}\u{628} ]{0,8}",
        (from, to) in any::<(proptest::sample::Index, proptest::sample::Index)>(),
        pasted in "[a-c\u{627}\u{628} \r\n]{0,12}",
    ) {
        let mut session = desk(old.as_str());
        let edges: Vec<usize> = old.char_indices().map(|(at, _)| at).chain([old.len()]).collect();
        let (a, b) = (*from.get(&edges), *to.get(&edges));
        let (start, end) = (a.min(b), a.max(b));
        type_over(&mut session, 0, start..end, &pasted);
        let wanted = format!("{}{pasted}{}", &old[..start], &old[end..]);
        prop_assert_eq!(said(&bodies(&session).join("\n")), said(&wanted));
        prop_assert!(bodies(&session).iter().all(|line| !line.contains(['\n', '\r'])));
        if session.history.undo_label().is_some() {
            let (block, byte) = selected(&session);
            prop_assert!(bodies(&session)[block].is_char_boundary(byte));
            undo(&mut session);
            prop_assert_eq!(bodies(&session), vec![old]);
            prop_assert!(!session.is_dirty());
        }
    }
}

#[test]
fn what_undo_takes_back_is_shown() {
    let mut project = project_of(vec![Content::Paragraph("It sails.".into())]);
    project.stories.push(Arc::new(Story::new(StoryId::from(2), Language::english())));
    let mut session = desk_with(project);
    let kicker =
        |words: &str| Edit::SetField { story: StoryId::from(1), field: Field::Kicker, words: words.to_owned() };
    session.act(Change::new(kicker("River"), "Kicker").into());
    session.act(Action::ShowStory(StoryId::from(2)));
    undo(&mut session);
    assert_eq!(session.view.story, Some(StoryId::from(1)));
    assert!(session.story().unwrap().furniture.kicker.is_empty());

    session.act(Change::new(Edit::RemoveStory(StoryId::from(2)), "Remove story").into());
    undo(&mut session);
    assert_eq!(session.view.story, Some(StoryId::from(2)), "the story that is back");
    undo(&mut session);
    assert_eq!(session.view.story, Some(StoryId::from(2)), "nothing more to take back");
}
