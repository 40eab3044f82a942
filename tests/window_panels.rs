//! The panels beside the page: they follow the story, and lay out only what is in sight.
#![expect(clippy::unwrap_used, reason = "helpers of tests may fail loudly")]

use std::sync::Arc;

use copydesk::app::{Action, Change, Dialog, Session, Settings, Tab, World};
use copydesk::edit::{Edit, TextPlace};
use copydesk::ground::{BlockId, EntityId, Language, StoryId};
use copydesk::project::Project;
use copydesk::story::{Block, Content, Mark, Part, Story, Text};
use copydesk::tags::{Entity, EntityKind};
use copydesk::ui::Desk;
use egui::vec2;
use egui_kittest::Harness;
use egui_kittest::kittest::{NodeT, Queryable};

type Window = Harness<'static, Desk>;

const STORY: u64 = 1;

fn noon() -> jiff::Timestamp {
    jiff::Timestamp::from_second(1_795_000_000).unwrap()
}

fn project(contents: Vec<Content>) -> Project {
    let mut project = Project::new("Panels", Language::english());
    let mut story = Story::new(StoryId::from(STORY), Language::english());
    "Ferry returns".clone_into(&mut story.furniture.headline);
    story.body = (1_u64..).zip(contents).map(|(id, c)| Arc::new(Block::new(BlockId::from(id), c))).collect();
    project.stories.push(Arc::new(story));
    project
}

fn session(project: Project) -> Session {
    let mut session = Session::new(World::new(noon, 7), Settings::default(), Arc::new(|| {}));
    session.take_up(project, None);
    session
}

fn window(project: Project) -> Window {
    window_of(session(project))
}

fn window_of(session: Session) -> Window {
    let mut window = Harness::builder()
        .with_size(vec2(1440.0, 900.0))
        .with_max_steps(12)
        .build_eframe(move |created| Desk::new(session, &created.egui_ctx));
    window.run();
    window
}

fn act(window: &mut Window, action: impl Into<Action>) {
    window.state_mut().session_mut().act(action.into());
    settle(window);
}

fn settle(window: &mut Window) {
    window.run();
    while let Some(outcome) = window.state_mut().session_mut().jobs.wait() {
        window.state_mut().session_mut().receive(outcome);
        window.run();
    }
}

/// Nothing is typed for a while.
fn pause(window: &mut Window) {
    window.run_steps(4);
    settle(window);
}

fn place(block: u64) -> TextPlace {
    TextPlace { story: StoryId::from(STORY), block: BlockId::from(block), part: Part::Main }
}

fn put(block: u64, words: &str) -> Change {
    Change::new(Edit::Splice { place: place(block), range: 0..0, with: words.into() }, "Typing")
}

fn shown(window: &Window, words: &str) -> usize {
    window
        .query_all_by_label_contains(words)
        .filter(|node| node.accesskit_node().role() == egui::accesskit::Role::Button)
        .count()
}

#[test]
fn the_outline_follows_the_story() {
    let paragraph = || Content::Paragraph("It sails at noon.".into());
    let mut window = window(project(vec![paragraph(), Content::Subhead("Fares".into()), paragraph()]));
    assert_eq!((shown(&window, "Fares"), shown(&window, "Crew")), (1, 0));
    act(&mut window, put(2, "New "));
    assert_eq!(shown(&window, "New Fares"), 1);
    let story = StoryId::from(STORY);
    let block = Arc::new(Block::new(BlockId::from(9), Content::Subhead("Crew".into())));
    act(&mut window, Change::new(Edit::AddBlock { story, at: 0, block }, "Subhead"));
    assert_eq!((shown(&window, "Fares"), shown(&window, "Crew")), (1, 1));
    window
        .query_all_by_label("New Fares")
        .find(|node| node.accesskit_node().role() == egui::accesskit::Role::Button)
        .unwrap()
        .click();
    window.run();
    let head = window.state().session().view.selection.unwrap().head;
    assert_eq!(head.spot, copydesk::edit::Spot::Text(place(2)), "it leads to the subhead where it now stands");
    act(&mut window, Change::new(Edit::RemoveBlock { story, block: BlockId::from(2) }, "Remove"));
    assert_eq!((shown(&window, "Fares"), shown(&window, "Crew")), (0, 1));
}

#[test]
fn of_a_long_outline_only_what_is_in_sight_is_laid_out() {
    let subheads = (0..600).map(|nth| Content::Subhead(format!("Chapter {nth} of it").as_str().into()));
    let window = window(project(subheads.collect()));
    assert!(shown(&window, "Chapter 0 of it") == 1);
    let all = shown(&window, "Chapter ");
    assert!((10..100).contains(&all), "{all} of 600");
}

#[test]
fn the_entities_tab_counts_mentions_as_they_come_and_go() {
    let mut project =
        project(vec![Content::Paragraph("Rana Aziz spoke.".into()), Content::Paragraph("So did Ali.".into())]);
    let person = Entity::new(EntityId::from(5), EntityKind::Person, "Rana Aziz");
    Arc::make_mut(&mut project.directory).entities.push(person);
    let mut window = window(project);
    act(&mut window, Action::ShowTab(Tab::Entities));
    window.get_by_label("Rana Aziz  ·  person · 0");
    let mark = Mark::Mention(EntityId::from(5));
    for (block, range) in [(1, 0..9), (2, 7..10)] {
        act(&mut window, Change::new(Edit::Mark { place: place(block), range, mark: mark.clone() }, "Tag"));
    }
    window.get_by_label("Rana Aziz  ·  person · 2");
    let story = StoryId::from(STORY);
    act(&mut window, Change::new(Edit::RemoveBlock { story, block: BlockId::from(1) }, "Remove"));
    window.get_by_label("Rana Aziz  ·  person · 1").click();
    settle(&mut window);
    window.get_by_label_contains("¶ 1  So did Ali");
}

#[test]
fn checks_of_a_short_story_are_asked_again_after_a_pause() {
    let mut window = window(project(vec![Content::Paragraph("It sails at noon.".into())]));
    act(&mut window, Action::ShowTab(Tab::Check));
    assert_eq!(window.query_all_by_label("Fix").count(), 0);
    act(&mut window, put(1, "Two  spaces. "));
    pause(&mut window);
    assert_eq!(window.query_all_by_label("Fix").count(), 1);
    window.get_by_label("Fix").click();
    settle(&mut window);
    pause(&mut window);
    let story = window.state().session().story().unwrap().clone();
    assert_eq!(story.lede(), "Two spaces. It sails at noon.");
    assert_eq!(window.query_all_by_label("Fix").count(), 0);
}

#[test]
fn while_an_answer_is_on_its_way_nothing_is_mended_and_nothing_leaves() {
    let mut window = window(project(vec![Content::Paragraph("Two  spaces.".into())]));
    act(&mut window, Action::ShowTab(Tab::Check));
    assert!(!window.get_by_label("Fix").accesskit_node().is_disabled());
    window.state_mut().session_mut().act(put(1, "Hm. ").into());
    window.step();
    assert!(window.get_by_label("Fix").accesskit_node().is_disabled(), "the words stand elsewhere now");
    pause(&mut window);
    assert!(!window.get_by_label("Fix").accesskit_node().is_disabled());
}

#[test]
fn a_long_story_is_checked_by_a_job() {
    let words = "The ferry came back to the northern quay at noon. ".repeat(40);
    let mut contents: Vec<Content> = (0..60).map(|_| Content::Paragraph(Text::plain(words.clone()))).collect();
    contents.push(Content::Paragraph("Two  spaces.".into()));
    let mut session = session(project(contents));
    session.jobs.hold(true);
    let mut window = window_of(session);
    window.state_mut().session_mut().act(Action::ShowTab(Tab::Check));
    window.step();
    window.get_by_label("Looking …");
    let jobs = window.state().session().jobs.running().iter().map(|job| job.label).collect::<Vec<_>>();
    assert_eq!(jobs, ["job-checking"]);
    window.state_mut().session_mut().jobs.hold(false);
    settle(&mut window);
    assert!(window.query_all_by_label_contains("required").count() + window.query_all_by_label("advice").count() > 0);
    assert!(window.state().session().jobs.running().is_empty());
    act(&mut window, Action::Dialog(Some(Dialog::Export)));
    assert!(window.state().session().jobs.running().is_empty(), "what is known is not asked again");
}

#[test]
fn notices_that_there_is_no_room_for_are_counted() {
    let said = |window: &Window, words: &str| window.query_all_by_label_contains(words).count();
    let mut window = window(project(vec![Content::Paragraph("It sails.".into())]));
    for nth in 1..=5 {
        let words = format!("Left out: thing {nth}.");
        act(&mut window, Action::Say { words: words.into(), hint: None });
    }
    window.run();
    assert_eq!((said(&window, "Left out: thing 2."), said(&window, "Left out: thing 3.")), (0, 1));
    assert_eq!(said(&window, "2 earlier notices are in the list"), 1);
    let latest = window.state().session().notices.shown().last().unwrap().id;
    act(&mut window, Action::Dismiss(latest));
    window.run();
    assert_eq!(said(&window, "Left out: thing 2."), 1);
    assert_eq!(said(&window, "1 earlier notice is in the list"), 1);
}
