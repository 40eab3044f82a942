//! Notices: they wait to be read, never lie over the caret, and stay in a list.
#![expect(clippy::unwrap_used, reason = "helpers of tests may fail loudly")]

use std::sync::Arc;

use copydesk::app::commands::CommandId;
use copydesk::app::{Action, Dialog, Session, Settings, Tone, World};
use copydesk::edit::{Selection, Spot, TextPlace};
use copydesk::ground::{BlockId, Language, StoryId};
use copydesk::project::Project;
use copydesk::story::{Block, Content, Part, Story};
use copydesk::ui::Desk;
use copydesk::words::Phrase;
use egui::accesskit::Live;
use egui::{Key, Modifiers, Rect, vec2};
use egui_kittest::Harness;
use egui_kittest::kittest::{NodeT, Queryable};

type Window = Harness<'static, Desk>;

fn noon() -> jiff::Timestamp {
    jiff::Timestamp::from_second(1_795_000_000).unwrap()
}

fn window() -> Window {
    let mut story = Story::new(StoryId::from(1), Language::english());
    let paragraph =
        |id: u64| Block::new(BlockId::from(id), Content::Paragraph("It sails at noon. ".repeat(6).as_str().into()));
    story.body = (1..=40).map(|id| Arc::new(paragraph(id))).collect();
    let project = Project { stories: vec![Arc::new(story)], ..Project::new("Ferry", Language::english()) };
    let mut session = Session::new(World::new(noon, 7), Settings::default(), Arc::new(|| {}));
    session.take_up(project, None);
    let mut window = Harness::builder()
        .with_size(vec2(1440.0, 900.0))
        .with_max_steps(12)
        .build_eframe(move |created| Desk::new(session, &created.egui_ctx));
    window.run();
    window
}

fn say(window: &mut Window, tone: Tone, words: &str) {
    window.state_mut().session_mut().notices.say(tone, Phrase::from(words.to_owned()), None);
    window.run();
}

fn shown(window: &Window, words: &str) -> usize {
    window.query_all_by_label(words).count()
}

#[test]
fn what_was_not_read_waits_and_what_was_read_is_in_the_list() {
    let mut window = window();
    say(&mut window, Tone::Failed, "Not saved: the disk is full");
    say(&mut window, Tone::Done, "Exported 2 stories");
    window.run_steps(60);
    window.run();
    assert_eq!(shown(&window, "Not saved: the disk is full"), 1, "it waits for its reader");
    assert_eq!(shown(&window, "Exported 2 stories"), 0, "news of success goes by itself");
    window.get_by_label("Notices: 1 to read");
    window.get_by_label("Dismiss").click();
    window.run();
    assert_eq!(shown(&window, "Not saved: the disk is full"), 0);
    window.get_by_label("Notices").click();
    window.run();
    assert_eq!(window.state().session().view.dialog, Some(Dialog::Notices));
    let top = |words: &str| window.get_by_label(words).rect().top();
    assert!(top("Exported 2 stories") < top("Not saved: the disk is full"), "newest first");
    window.key_press(Key::Escape);
    window.run();
    assert_eq!(window.state().session().view.dialog, None);
}

#[test]
fn a_notice_is_announced_and_gives_its_words_to_the_clipboard() {
    let mut window = window();
    say(&mut window, Tone::Failed, "Not exported");
    say(&mut window, Tone::Advice, "A photo is wanted");
    let live = |words: &str| window.get_by_label(words).accesskit_node().live();
    assert_eq!((live("Not exported"), live("A photo is wanted")), (Live::Assertive, Live::Polite));
    window.get_by_label("Not exported").click_secondary();
    window.run();
    let copy = window.query_all_by_label("Copy").last().unwrap();
    copy.click();
    window.step();
    let commands = &window.output().platform_output.commands;
    let copied = commands.iter().any(|c| matches!(c, egui::OutputCommand::CopyText(words) if words == "Not exported"));
    assert!(copied, "{commands:?}");
}

#[test]
fn what_a_notice_offers_is_done_and_the_notice_is_read() {
    let mut window = window();
    say(&mut window, Tone::Failed, "Not exported: a photo lacks a credit");
    window.state_mut().session_mut().notices.offer(CommandId("shortcuts"));
    window.run();
    window.get_all_by_label("Keyboard shortcuts").last().unwrap().click();
    window.run();
    let session = window.state().session();
    assert_eq!((session.view.dialog.clone(), session.notices.shown().len()), (Some(Dialog::Shortcuts), 0));
}

/// Where the caret is told to be, for an input method.
fn caret(window: &Window) -> Option<Rect> {
    window.output().platform_output.ime.map(|ime| ime.cursor_rect)
}

#[test]
fn a_notice_never_lies_over_the_caret() {
    let mut window = window();
    say(&mut window, Tone::Failed, "Not saved: the disk is full");
    let mut seen = 0;
    for block in 1..=40 {
        for byte in [0, 50, 100] {
            let place = TextPlace { story: StoryId::from(1), block: BlockId::from(block), part: Part::Main };
            let selection = Some(Selection::caret(Spot::Text(place), byte));
            window.state_mut().session_mut().act(Action::Select { selection, reveal: true });
            window.run();
            let notice = window.get_by_label("Not saved: the disk is full").rect();
            if let Some(caret) = caret(&window) {
                assert!(!notice.expand(10.0).intersects(caret), "{notice:?} over {caret:?} in {block} at {byte}");
                seen += 1;
            }
        }
    }
    assert!(seen > 60, "the caret was told of {seen} times");
}

fn put_caret(window: &mut Window, block: u64, byte: usize) {
    let place = TextPlace { story: StoryId::from(1), block: BlockId::from(block), part: Part::Main };
    let selection = Some(Selection::caret(Spot::Text(place), byte));
    window.state_mut().session_mut().act(Action::Select { selection, reveal: true });
    window.run();
}

#[test]
fn a_notice_never_lies_over_the_line_that_is_written() {
    let mut window = window();
    window.key_press_modifiers(Modifiers::COMMAND, Key::End);
    window.run();
    say(&mut window, Tone::Advice, "Pasted without 3 pictures");
    let words = "It sails at noon from the quay. ".repeat(12);
    for letter in words.chars() {
        window.event(egui::Event::Text(letter.to_string()));
        window.step();
        let notice = window.get_by_label("Pasted without 3 pictures").rect();
        let line = caret(&window).unwrap();
        assert!(!notice.expand(8.0).y_range().intersects(line.y_range()), "{notice:?} beside {line:?}");
    }
    assert_eq!(shown(&window, "Pasted without 3 pictures"), 1, "what is to be known does not go by itself");
}

#[test]
fn the_end_of_the_page_has_room_below_it() {
    let mut window = window();
    window.key_press_modifiers(Modifiers::COMMAND, Key::End);
    window.run();
    let line = caret(&window).unwrap();
    let status = window.get_by_label("Notices").rect();
    assert!(status.top() - line.bottom() > 1.5 * line.height(), "{line:?} over {status:?}");
    // The page can be gone through until its last line stands in the middle of the window.
    window.hover_at(egui::pos2(600.0, 500.0));
    for _ in 0..40 {
        let delta = vec2(0.0, -400.0);
        let (unit, phase, modifiers) = (egui::MouseWheelUnit::Point, egui::TouchPhase::Move, Modifiers::NONE);
        let source = egui::MouseWheelSource::Unknown;
        window.event(egui::Event::MouseWheel { unit, delta, phase, source, modifiers });
        window.run_steps(3);
    }
    let runs = window.root().children_recursive().filter(|node| {
        let node = node.accesskit_node();
        node.role() == egui::accesskit::Role::TextRun && node.value().is_some_and(|words| words.contains("It sails"))
    });
    let last = runs.last().unwrap().rect();
    assert!((300.0..540.0).contains(&last.center().y), "{last:?}");
}

#[test]
fn news_of_success_goes_sooner_when_somebody_writes_on() {
    let mut window = window();
    put_caret(&mut window, 3, 5);
    say(&mut window, Tone::Done, "Pasted 1 picture");
    window.run_steps(10);
    assert_eq!(shown(&window, "Pasted 1 picture"), 1, "nobody has gone on");
    window.event(egui::Event::Text("x".to_owned()));
    window.run_steps(10);
    assert_eq!(shown(&window, "Pasted 1 picture"), 0);
    assert_eq!(window.state().session().notices.all().count(), 1, "it stays in the list");
    put_caret(&mut window, 3, 5);
    say(&mut window, Tone::Failed, "Not saved: the disk is full");
    window.event(egui::Event::Text("x".to_owned()));
    window.run_steps(40);
    assert_eq!(shown(&window, "Not saved: the disk is full"), 1);
}

#[test]
fn the_list_opens_by_keyboard_and_all_are_dismissed_by_a_key() {
    let mut window = window();
    for nth in 0..5 {
        say(&mut window, Tone::Advice, &format!("Something {nth}"));
    }
    window.get_by_label("2 earlier notices are in the list");
    window.key_press_modifiers(Modifiers::COMMAND | Modifiers::SHIFT, Key::J);
    window.run();
    assert_eq!(shown(&window, "Something 0"), 1);
    window.key_press(Key::Escape);
    window.run();
    window.key_press_modifiers(Modifiers::SHIFT, Key::Escape);
    window.run();
    assert_eq!((shown(&window, "Something 4"), window.state().session().notices.all().count()), (0, 5));
}
