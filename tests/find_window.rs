//! Finding and replacing in the window, driven and read through what a screen reader sees.
#![expect(clippy::unwrap_used, clippy::indexing_slicing, reason = "helpers of tests may fail loudly")]

use std::ops::Range;
use std::sync::Arc;

use copydesk::app::commands::CommandId;
use copydesk::app::{Action, Session, Settings, World};
use copydesk::edit::{Selection, Spot, TextPlace};
use copydesk::ground::{BlockId, Language, StoryId};
use copydesk::project::Project;
use copydesk::story::{Block, Content, Field, Mark, Part, Story, Text};
use copydesk::ui::Desk;
use egui::accesskit::Toggled;
use egui::{Key, Modifiers, vec2};
use egui_kittest::Harness;
use egui_kittest::kittest::{NodeT, Queryable};

type Window = Harness<'static, Desk>;

fn noon() -> jiff::Timestamp {
    jiff::Timestamp::from_second(1_795_000_000).unwrap()
}

fn story(id: u64, headline: &str, texts: &[Text]) -> Arc<Story> {
    let mut story = Story::new(StoryId::from(id), Language::english());
    headline.clone_into(&mut story.furniture.headline);
    for (nth, text) in (1_u64..).zip(texts) {
        story.body.push(Arc::new(Block::new(BlockId::from(100 * id + nth), Content::Paragraph(text.clone()))));
    }
    Arc::new(story)
}

fn window_of(stories: Vec<Arc<Story>>) -> Window {
    let project = Project { stories, ..Project::new("Ferry", Language::english()) };
    let mut session = Session::new(World::new(noon, 7), Settings::default(), Arc::new(|| {}));
    session.take_up(project, None);
    let mut window = Harness::builder()
        .with_size(vec2(1440.0, 900.0))
        .with_max_steps(40)
        .build_eframe(move |created| Desk::new(session, &created.egui_ctx));
    window.run();
    window
}

/// Two paragraphs and a headline with three boats.
fn window() -> Window {
    window_of(vec![story(1, "The boat returns", &["A boat, no Boats.".into(), "Café and cafe.".into()])])
}

fn spot(story: u64, nth: u64) -> Spot {
    let (story, block) = (StoryId::from(story), BlockId::from(100 * story + nth));
    Spot::Text(TextPlace { story, block, part: Part::Main })
}

fn selected(window: &Window) -> Option<Selection> {
    window.state().session().view.selection
}

fn select(window: &mut Window, spot: Spot, range: Range<usize>) {
    let selection = Some(Selection::stretch(spot, range));
    window.state_mut().session_mut().act(Action::Select { selection, reveal: true });
    window.run();
}

fn press(window: &mut Window, modifiers: Modifiers, key: Key) {
    window.key_press_modifiers(modifiers, key);
    window.run();
}

fn type_words(window: &mut Window, words: &str) {
    for letter in words.chars() {
        window.event(egui::Event::Text(letter.to_string()));
        window.run();
    }
}

fn click(window: &mut Window, label: &str) {
    window.get_by_label(label).click();
    window.run();
}

fn value(window: &Window, label: &str) -> String {
    window.get_by_label(label).accesskit_node().value().unwrap_or_default()
}

fn words(window: &Window, story: usize) -> Vec<String> {
    let story = &window.state().session().project.stories[story];
    story.texts().map(|(_, _, text)| text.as_str().to_owned()).collect()
}

fn headline() -> Spot {
    Spot::Field(StoryId::from(1), Field::Headline)
}

#[test]
fn the_selected_words_are_looked_for_and_counted() {
    let mut window = window();
    select(&mut window, spot(1, 1), 2..6);
    press(&mut window, Modifiers::COMMAND, Key::F);
    assert_eq!(value(&window, "Find"), "boat");
    window.get_by_label("2 of 3");
    type_words(&mut window, "s");
    assert_eq!(value(&window, "Find"), "s", "what stood there is selected, to be typed over");
    assert_eq!(words(&window, 0), ["A boat, no Boats.", "Café and cafe."], "and the page is left alone");
}

#[test]
fn what_is_put_in_place_goes_by_the_letters_as_they_stand_until_asked_otherwise() {
    let mut window = window();
    select(&mut window, spot(1, 2), 0..0);
    press(&mut window, Modifiers::COMMAND, Key::F);
    type_words(&mut window, "cafe");
    window.get_by_label("1 of 2");
    press(&mut window, Modifiers::COMMAND, Key::H);
    window.get_by_label("1 of 1");
    click(&mut window, "Ignore marks and variants");
    window.get_by_label("1 of 2");
    press(&mut window, Modifiers::COMMAND, Key::F);
    press(&mut window, Modifiers::COMMAND, Key::H);
    window.get_by_label("1 of 2");
}

#[test]
fn enter_goes_from_match_to_match_and_around() {
    let mut window = window();
    select(&mut window, spot(1, 1), 0..0);
    press(&mut window, Modifiers::COMMAND, Key::F);
    type_words(&mut window, "boat");
    assert_eq!(selected(&window), Some(Selection::stretch(spot(1, 1), 2..6)), "the first from the caret on");
    window.get_by_label("2 of 3");
    press(&mut window, Modifiers::NONE, Key::Enter);
    assert_eq!(selected(&window), Some(Selection::stretch(spot(1, 1), 11..15)));
    assert!(window.query_by_label("Went on from the top").is_none());
    press(&mut window, Modifiers::NONE, Key::Enter);
    assert_eq!(selected(&window), Some(Selection::stretch(headline(), 4..8)));
    window.get_by_label("1 of 3");
    window.get_by_label("Went on from the top");
    press(&mut window, Modifiers::SHIFT, Key::Enter);
    assert_eq!(selected(&window), Some(Selection::stretch(spot(1, 1), 11..15)));
    window.get_by_label("Went on from the end");
    click(&mut window, "Previous");
    assert_eq!(selected(&window), Some(Selection::stretch(spot(1, 1), 2..6)));
    click(&mut window, "Next");
    type_words(&mut window, "s");
    assert_eq!(value(&window, "Find"), "boats", "the field has kept the keyboard");
    window.get_by_label("1 of 1");
}

#[test]
fn escape_puts_the_bar_away_and_the_match_can_be_typed_over() {
    let mut window = window();
    press(&mut window, Modifiers::COMMAND, Key::F);
    type_words(&mut window, "boat,");
    press(&mut window, Modifiers::NONE, Key::Escape);
    assert!(window.query_by_label("Find").is_none());
    assert_eq!(selected(&window), Some(Selection::stretch(spot(1, 1), 2..7)));
    type_words(&mut window, "x");
    assert_eq!(words(&window, 0)[0], "A x no Boats.");
}

#[test]
fn finding_on_needs_no_bar() {
    let mut window = window();
    press(&mut window, Modifiers::NONE, Key::F3);
    assert_eq!(value(&window, "Find"), "", "with nothing to look for, it asks");
    type_words(&mut window, "boat");
    press(&mut window, Modifiers::NONE, Key::Escape);
    for (modifiers, key, wanted) in [
        (Modifiers::NONE, Key::F3, (spot(1, 1), 2..6)),
        (Modifiers::COMMAND, Key::G, (spot(1, 1), 11..15)),
        (Modifiers::SHIFT, Key::F3, (spot(1, 1), 2..6)),
        (Modifiers::COMMAND | Modifiers::SHIFT, Key::G, (headline(), 4..8)),
    ] {
        press(&mut window, modifiers, key);
        assert_eq!(selected(&window), Some(Selection::stretch(wanted.0, wanted.1)), "{key:?}");
    }
    assert!(window.query_by_label("Find").is_none());
}

#[test]
fn what_is_typed_at_once_goes_where_it_was_meant() {
    let key = |modifiers, key| egui::Event::Key { key, physical_key: None, pressed: true, repeat: false, modifiers };
    let text = |words: &str| egui::Event::Text(words.to_owned());
    let mut window = window();
    select(&mut window, spot(1, 1), 0..0);
    for event in [key(Modifiers::COMMAND, Key::F), text("b"), text("oat")] {
        window.event(event);
    }
    window.run();
    assert_eq!(value(&window, "Find"), "boat", "behind Ctrl+F letters are for the bar");
    press(&mut window, Modifiers::NONE, Key::Escape);
    for event in [key(Modifiers::NONE, Key::F3), text("s"), text("hip")] {
        window.event(event);
    }
    window.run();
    assert_eq!(words(&window, 0), ["A boat, no ships.", "Café and cafe."], "behind F3 they are for what it found");
}

#[test]
fn escape_on_the_page_puts_the_bar_away_too() {
    let mut window = window();
    press(&mut window, Modifiers::COMMAND, Key::F);
    type_words(&mut window, "boat");
    select(&mut window, spot(1, 2), 0..5);
    press(&mut window, Modifiers::NONE, Key::Escape);
    assert!(window.query_by_label("Find").is_none());
    assert_eq!(selected(&window), Some(Selection::stretch(spot(1, 2), 0..5)));
}

#[test]
fn arabic_is_found_however_it_is_written() {
    let text = Text::plain("قَالَ أَحْمَدُ إنّ المدرسة والمدرسه واحدة.");
    let mut window = window_of(vec![story(1, "احمد", &[text])]);
    press(&mut window, Modifiers::COMMAND, Key::F);
    type_words(&mut window, "احمد");
    window.get_by_label("1 of 2");
    press(&mut window, Modifiers::COMMAND, Key::A);
    type_words(&mut window, "مدرسه");
    window.get_by_label("1 of 2");
    click(&mut window, "Whole word");
    window.get_by_label("No matches");
}

#[test]
fn the_ways_of_looking_have_names_and_count() {
    let mut window = window();
    press(&mut window, Modifiers::COMMAND, Key::F);
    type_words(&mut window, "boat");
    let on = |window: &Window, label: &str| window.get_by_label(label).accesskit_node().toggled();
    assert_eq!(on(&window, "Match case"), Some(Toggled::False));
    click(&mut window, "Match case");
    assert_eq!(on(&window, "Match case"), Some(Toggled::True));
    window.get_by_label("1 of 2");
    click(&mut window, "Match case");
    click(&mut window, "Whole word");
    window.get_by_label("1 of 2");
    click(&mut window, "Whole word");
    click(&mut window, "Pattern");
    window.get_by_label("Find").focus();
    window.run();
    press(&mut window, Modifiers::NONE, Key::End);
    type_words(&mut window, "(");
    window.get_by_label("Character 5 of the pattern: a round bracket is opened here and never closed");
    type_words(&mut window, "s)");
    window.get_by_label("1 of 1");
    press(&mut window, Modifiers::COMMAND, Key::A);
    type_words(&mut window, "cafe");
    window.get_by_label("1 of 2");
    click(&mut window, "Ignore marks and variants");
    window.get_by_label("1 of 1");
    window.get_by_label("Find").focus();
    window.run();
    press(&mut window, Modifiers::NONE, Key::End);
    type_words(&mut window, "s");
    window.get_by_label("No matches");
}

#[test]
fn one_is_replaced_and_then_all_and_each_is_one_step_back() {
    let mut text = Text::plain("A boat, a boat, a boat.");
    text.mark(2..6, Mark::Bold);
    let mut window = window_of(vec![story(1, "Boat", &[text])]);
    select(&mut window, spot(1, 1), 2..6);
    press(&mut window, Modifiers::COMMAND, Key::H);
    assert_eq!(value(&window, "Find"), "boat");
    window.get_by_label("Replace with").focus();
    window.run();
    type_words(&mut window, "ferry");
    press(&mut window, Modifiers::NONE, Key::Enter);
    assert_eq!(words(&window, 0), ["A ferry, a boat, a boat."]);
    let project = window.state().session().project.clone();
    assert!(project.stories[0].texts().next().unwrap().2.is_marked(2..7, &Mark::Bold), "bold stays bold");
    assert_eq!(selected(&window), Some(Selection::stretch(spot(1, 1), 11..15)), "the next one is shown");
    window.get_by_label("2 of 3");
    click(&mut window, "Replace all");
    assert_eq!(words(&window, 0), ["A ferry, a ferry, a ferry."]);
    assert_eq!(Field::Headline.of(window.state().session().story().unwrap()), "ferry");
    window.get_by_label("3 replaced");
    window.get_by_label("No matches");
    let caret = selected(&window).unwrap();
    assert_eq!(caret.anchor, caret.head, "what was selected is no match any more");
    press(&mut window, Modifiers::COMMAND, Key::Z);
    assert_eq!(window.state().session().project, project);
    press(&mut window, Modifiers::COMMAND, Key::Z);
    assert_eq!(words(&window, 0), ["A boat, a boat, a boat."]);
}

#[test]
fn the_caret_stays_on_the_page_when_all_becomes_shorter() {
    let mut window = window_of(vec![story(1, "", &["نهر نهر نهر".into()])]);
    select(&mut window, spot(1, 1), 14..20);
    press(&mut window, Modifiers::COMMAND, Key::H);
    window.get_by_label("3 of 3");
    window.get_by_label("Replace with").focus();
    window.run();
    type_words(&mut window, "a");
    click(&mut window, "Replace all");
    press(&mut window, Modifiers::NONE, Key::Escape);
    type_words(&mut window, "!");
    assert_eq!(words(&window, 0), ["a a a!"]);
}

#[test]
fn the_count_follows_what_is_typed_on_the_page() {
    let mut window = window();
    press(&mut window, Modifiers::COMMAND, Key::F);
    type_words(&mut window, "boat");
    select(&mut window, spot(1, 2), 0..0);
    window.get_by_label("3 matches");
    type_words(&mut window, "boat ");
    assert_eq!(words(&window, 0)[1], "boat Café and cafe.");
    window.get_by_label("4 matches");
    press(&mut window, Modifiers::COMMAND, Key::Z);
    window.get_by_label("3 matches");
}

fn three_stories() -> Window {
    window_of(vec![
        story(1, "Boats wait", &["The boat waits.".into()]),
        story(2, "No news", &["Nothing here.".into()]),
        story(3, "Later", &["A boat and a boat.".into()]),
    ])
}

#[test]
fn all_stories_are_listed_with_what_would_stand_there() {
    let mut window = three_stories();
    press(&mut window, Modifiers::COMMAND | Modifiers::SHIFT, Key::F);
    type_words(&mut window, "boat");
    window.get_by_label("4 matches in 2 stories");
    window.get_by_label("Boats wait · 2");
    window.get_by_label("Later · 2");
    click(&mut window, "Show replacement");
    window.get_by_label("Replace with").focus();
    window.run();
    type_words(&mut window, "ship");
    window.get_by_label("boat → ships wait".replace("boat", "Boat").as_str());
    window.get_by_label("Replace 4 in 2 stories");
    click(&mut window, "Replace: A boat → ship and a boat.");
    window.get_by_label("Replace 3 in 2 stories");
    click(&mut window, "Replace all in Boats wait");
    click(&mut window, "Replace 1 in 1 story");
    assert_eq!(words(&window, 2), ["A boat and a ship."]);
    assert_eq!(words(&window, 0), ["The boat waits."]);
    window.get_by_label("Replace 0 in 0 stories");
    click(&mut window, "All");
    click(&mut window, "Replace 3 in 2 stories");
    assert_eq!(words(&window, 2), ["A ship and a ship."]);
    assert_eq!(words(&window, 0), ["The ship waits."]);
    press(&mut window, Modifiers::COMMAND, Key::Z);
    press(&mut window, Modifiers::COMMAND, Key::Z);
    assert_eq!(words(&window, 2), ["A boat and a boat."]);
}

#[test]
fn a_row_leads_to_its_story_and_finding_on_crosses_stories() {
    let mut window = three_stories();
    press(&mut window, Modifiers::COMMAND | Modifiers::SHIFT, Key::F);
    type_words(&mut window, "boat");
    assert_eq!(selected(&window).map(|s| s.head.spot), Some(headline()));
    window.get_all_by_label("A boat and a boat.").last().unwrap().click();
    window.run();
    assert_eq!(window.state().session().view.story, Some(StoryId::from(3)));
    assert_eq!(selected(&window), Some(Selection::stretch(spot(3, 1), 13..17)));
    press(&mut window, Modifiers::NONE, Key::F3);
    assert_eq!(selected(&window), Some(Selection::stretch(headline(), 0..4)), "behind the last story comes the first");
    window.get_by_label("Went on from the top");
    press(&mut window, Modifiers::SHIFT, Key::F3);
    assert_eq!(selected(&window), Some(Selection::stretch(spot(3, 1), 13..17)));
    press(&mut window, Modifiers::SHIFT, Key::F3);
    press(&mut window, Modifiers::SHIFT, Key::F3);
    assert_eq!(selected(&window), Some(Selection::stretch(spot(1, 1), 4..8)), "over a story that has none");
    click(&mut window, "All stories");
    window.get_by_label("2 of 2");
    assert!(window.query_by_label("Later · 2").is_none(), "the list is put away");
}

#[test]
fn ten_thousand_matches_make_a_list_of_what_is_in_sight() {
    let texts: Vec<Text> = (0..500).map(|nth| format!("{nth} {}", "ferry ".repeat(40)).into()).collect();
    let mut window = window_of(vec![story(1, "Ferries", &texts)]);
    press(&mut window, Modifiers::COMMAND | Modifiers::SHIFT, Key::F);
    type_words(&mut window, "ferry");
    window.get_by_label("20,000 matches in 1 story");
    let rows = window.query_all_by_label_contains("ferry ferry").count();
    assert!(rows < 700, "{rows} nodes");
    window.state_mut().session_mut().act(Action::Run(CommandId("replace")));
    window.run();
    click(&mut window, "Replace all");
    assert!(words(&window, 0).iter().all(|words| !words.contains("ferry")));
}
