//! Stories on their way through the newsroom, in the window: steps, the list, templates, the plan.
#![expect(clippy::unwrap_used, reason = "helpers of tests may fail loudly")]

use std::fs;
use std::sync::Arc;

use copydesk::app::commands::{self, CommandId};
use copydesk::app::{Action, Change, Dialog, OpenFile, Session, Settings, Tab, World};
use copydesk::edit::{Detail, Edit};
use copydesk::ground::{BlockId, IdMint, Language, StoryId};
use copydesk::project::disk::write_whole;
use copydesk::project::{self, House, Project};
use copydesk::story::{Block, Content, CorrectionKind, Embargo, Genre, Status, Step, Story, Text};
use copydesk::ui::Desk;
use egui::accesskit::Role;
use egui::{Key, Modifiers, vec2};
use egui_kittest::Harness;
use egui_kittest::kittest::{NodeT, Queryable};
use tempfile::TempDir;

type Window = Harness<'static, Desk>;

fn noon() -> jiff::Timestamp {
    "2026-11-23T12:00:00Z".parse().unwrap()
}

/// Three drafts, in the order of their ids.
fn three() -> Project {
    let mut project = Project::new("Flow", Language::english());
    for (id, headline) in [(1, "Ferry returns"), (2, "Bridge closes"), (3, "Market opens")] {
        let mut story = Story::new(StoryId::from(id), Language::english());
        headline.clone_into(&mut story.furniture.headline);
        let copy = Content::Paragraph(Text::plain("It sails at noon."));
        story.body.push(Arc::new(Block::new(BlockId::from(id), copy)));
        project.stories.push(Arc::new(story));
    }
    project
}

fn window(project: Project) -> (Window, TempDir) {
    let folder = tempfile::tempdir().unwrap();
    let settings = Settings { file: Some(folder.path().join("settings.ron")), ..Settings::default() };
    let mut session = Session::new(World::new(noon, 7).signed("Rana Aziz"), settings, Arc::new(|| {}));
    let path = folder.path().join("desk.ron");
    let stamp = project::create(&project, &path).unwrap().stamp;
    session.take_up(project, Some(OpenFile { path, stamp, read_only: None }));
    let mut window = Harness::builder()
        .with_size(vec2(1440.0, 900.0))
        .with_max_steps(12)
        .build_eframe(move |created| Desk::new(session, &created.egui_ctx));
    window.run();
    (window, folder)
}

fn settle(window: &mut Window) {
    window.run();
    while let Some(outcome) = window.state_mut().session_mut().jobs.wait() {
        window.state_mut().session_mut().receive(outcome);
        window.run();
    }
}

fn act(window: &mut Window, action: impl Into<Action>) {
    window.state_mut().session_mut().act(action.into());
    settle(window);
}

fn press(window: &mut Window, modifiers: Modifiers, key: Key) {
    window.key_press_modifiers(modifiers, key);
    settle(window);
}

fn type_words(window: &mut Window, words: &str) {
    window.event(egui::Event::Text(words.to_owned()));
    settle(window);
}

fn click(window: &mut Window, label: &str, role: Role) {
    window.query_all_by_label(label).find(|node| node.accesskit_node().role() == role).unwrap().click();
    settle(window);
}

/// Whether a template of this name is listed.
fn offers(window: &Window, name: &str) -> bool {
    window.query_by_role_and_label(Role::ListBoxOption, name).is_some()
}

fn headlines(window: &Window) -> Vec<String> {
    window.state().session().project.stories.iter().map(|story| story.furniture.headline.clone()).collect()
}

fn story(window: &Window) -> Arc<Story> {
    Arc::clone(window.state().session().story().unwrap())
}

fn is_ready(window: &Window, id: &'static str) -> bool {
    (commands::find(CommandId(id)).unwrap().ready)(window.state().session())
}

#[test]
fn a_story_goes_to_readers_and_what_was_wrong_is_asked_and_signed() {
    let (mut window, _folder) = window(three());
    for (button, status) in [
        ("Send to edit", Status::Edit),
        ("Send to copy edit", Status::Copy),
        ("Approve", Status::Approved),
        ("Mark as published", Status::Published),
    ] {
        click(&mut window, button, Role::Button);
        assert_eq!(story(&window).status, status);
    }
    assert!(!is_ready(&window, "step-spike") && is_ready(&window, "step-kill"), "only sensible steps");
    click(&mut window, "Correction…", Role::Button);
    window.get_by_label("Nov 23, 12:00, Rana Aziz");
    assert!(window.get_by_label("Publish correction").accesskit_node().is_disabled(), "nothing is said yet");
    type_words(&mut window, "It sails at noon, not at one.");
    press(&mut window, Modifiers::COMMAND, Key::Enter);
    assert!(window.state().session().view.dialog.is_none());
    let corrected = story(&window);
    let made = &corrected.corrections[0];
    assert_eq!(
        (made.kind, made.at, made.note.as_str()),
        (CorrectionKind::Correction, noon(), "It sails at noon, not at one.")
    );
    assert!(corrected.handling.log.iter().all(|act| act.by == "Rana Aziz" && act.at == noon()));
    window.state_mut().session_mut().undo();
    settle(&mut window);
    assert_eq!((story(&window).corrections.len(), story(&window).handling.log.len()), (0, 4));
}

#[test]
fn the_note_of_a_kill_can_be_left_by_escape_and_nothing_has_changed() {
    let mut project = three();
    Arc::make_mut(&mut project.stories[0]).status = Status::Published;
    let (mut window, _folder) = window(project.clone());
    act(&mut window, Action::Run(CommandId("step-kill")));
    assert_eq!(window.state().session().view.dialog, Some(Dialog::Note(StoryId::from(1), Step::Kill)));
    type_words(&mut window, "The ferry was another.");
    press(&mut window, Modifiers::NONE, Key::Escape);
    assert_eq!(window.state().session().project, project);
}

#[test]
fn spiked_stories_lie_below_the_list_and_come_back() {
    let (mut window, _folder) = window(three());
    act(&mut window, Action::Run(CommandId("step-submit")));
    window.get_by_label("Story: Ferry returns").focus();
    window.run();
    press(&mut window, Modifiers::NONE, Key::Delete);
    assert_eq!(window.state().session().project.stories[0].status, Status::Spiked);
    assert_eq!(story(&window).id, window.state().session().project.stories[1].id, "the next one is on the page");
    assert_eq!(window.query_all_by_label("Story: Ferry returns").count(), 0, "folded away");
    click(&mut window, "Spiked · 1", Role::DisclosureTriangle);
    for _ in 0..12 {
        window.step();
    }
    click(&mut window, "Story: Ferry returns", Role::Button);
    act(&mut window, Action::Run(CommandId("step-restore")));
    assert_eq!(story(&window).status, Status::Edit, "where it was");
}

#[test]
fn the_list_is_put_in_order_by_keys_and_by_dragging() {
    let (mut window, _folder) = window(three());
    window.get_by_label("Story: Ferry returns").focus();
    window.run();
    press(&mut window, Modifiers::ALT, Key::ArrowDown);
    assert_eq!(headlines(&window), ["Bridge closes", "Ferry returns", "Market opens"]);
    press(&mut window, Modifiers::ALT, Key::ArrowUp);
    assert_eq!(headlines(&window), ["Ferry returns", "Bridge closes", "Market opens"]);
    let from = window.get_by_label("Story: Ferry returns").rect().center();
    let to = window.get_by_label("Story: Market opens").rect();
    window.drag_at(from);
    window.run_steps(1);
    window.hover_at(to.center() + vec2(0.0, to.height() * 0.4));
    window.run_steps(2);
    window.drop_at(to.center() + vec2(0.0, to.height() * 0.4));
    settle(&mut window);
    assert_eq!(headlines(&window), ["Bridge closes", "Market opens", "Ferry returns"]);
    window.state_mut().session_mut().undo();
    assert_eq!(headlines(&window), ["Ferry returns", "Bridge closes", "Market opens"]);
}

#[test]
fn stories_move_past_the_spiked_ones_that_are_not_seen() {
    let mut project = three();
    Arc::make_mut(&mut project.stories[1]).status = Status::Spiked;
    let (mut window, _folder) = window(project);
    act(&mut window, Action::Run(CommandId("story-down")));
    assert_eq!(headlines(&window), ["Bridge closes", "Market opens", "Ferry returns"]);
    assert!(!is_ready(&window, "story-down"));
}

#[test]
fn the_menu_of_a_story_works_on_that_story() {
    let (mut window, _folder) = window(three());
    window.get_by_label("Story: Market opens").click_secondary();
    settle(&mut window);
    assert_eq!(window.state().session().view.story, Some(StoryId::from(3)));
    window.query_all_by_label("Duplicate story").last().unwrap().click();
    settle(&mut window);
    assert_eq!(headlines(&window), ["Ferry returns", "Bridge closes", "Market opens", "Market opens (copy)"]);
}

#[test]
fn a_duplicate_is_a_draft_of_its_own() {
    let mut story = Story::new(StoryId::from(1), Language::arabic());
    "العبّارة تعود".clone_into(&mut story.furniture.headline);
    "ferry".clone_into(&mut story.filing.url_slug);
    story.embargo = Some(Embargo::new(noon(), "Asia/Baghdad"));
    story.handling.planned_words = Some(300);
    story.body.push(Arc::new(Block::new(BlockId::from(1), Content::Paragraph(Text::plain("تبحر ظهرًا.")))));
    for step in [Step::Submit, Step::CopyEdit, Step::Approve, Step::Publish, Step::Update] {
        story.take(step, noon(), "Rana", "أُضيف موعد.").unwrap();
    }
    let copy = story.duplicate("نسخة", &mut IdMint::seeded(3));
    assert_eq!(copy.furniture.headline, "العبّارة تعود (نسخة)");
    assert_eq!((copy.status, copy.embargo.is_none(), copy.corrections.len()), (Status::Draft, true, 0));
    assert!(copy.handling.log.is_empty() && copy.filing.url_slug.is_empty());
    assert_eq!(copy.handling.planned_words, Some(300));
    assert!(copy.id != story.id && copy.body.iter().all(|block| story.block(block.id).is_none()));
    assert_eq!(copy.texts().map(|(_, _, text)| text.as_str()).collect::<Vec<_>>(), ["تبحر ظهرًا."]);
}

#[test]
fn a_story_gets_another_name_by_keyboard_alone() {
    let (mut window, _folder) = window(three());
    press(&mut window, Modifiers::NONE, Key::F2);
    type_words(&mut window, "Ferry sails again");
    press(&mut window, Modifiers::NONE, Key::Enter);
    assert_eq!(headlines(&window)[0], "Ferry sails again");
    assert!(window.state().session().view.dialog.is_none());
    window.state_mut().session_mut().undo();
    assert_eq!(headlines(&window)[0], "Ferry returns", "one step");
}

#[test]
fn a_template_is_found_and_taken_by_keyboard_alone() {
    let (mut window, _folder) = window(three());
    press(&mut window, Modifiers::COMMAND | Modifiers::ALT, Key::N);
    assert!(offers(&window, "News report"));
    type_words(&mut window, "e");
    press(&mut window, Modifiers::NONE, Key::ArrowDown);
    press(&mut window, Modifiers::NONE, Key::ArrowUp);
    press(&mut window, Modifiers::NONE, Key::Backspace);
    type_words(&mut window, "interview");
    assert!(!offers(&window, "News report"), "filtered");
    press(&mut window, Modifiers::NONE, Key::Enter);
    let made = story(&window);
    assert_eq!((made.filing.genre, made.handling.planned_words), (Genre::Interview, Some(900)));
    let library = &window.state().session().project.library;
    assert_eq!(library.photos.len(), 1, "the photo it wants is in the library");
    assert!(made.body.iter().any(|block| block.photo().is_some_and(|placed| placed.photo == library.photos[0].id)));
    window.state_mut().session_mut().undo();
    assert_eq!(window.state().session().project.library.photos.len(), 0, "one step");
}

#[test]
fn a_template_in_arabic_makes_an_arabic_story() {
    let (mut window, _folder) = window(three());
    act(&mut window, Action::Run(CommandId("new-from-template")));
    click(&mut window, "العربية", Role::Button);
    assert!(offers(&window, "مقابلة"));
    type_words(&mut window, "شارحة");
    press(&mut window, Modifiers::NONE, Key::Enter);
    let made = story(&window);
    assert_eq!((made.language.as_str(), made.filing.genre), ("ar", Genre::Explainer));
    assert!(made.texts().any(|(_, _, text)| text.as_str() == "باختصار"));
}

#[test]
fn a_newsrooms_own_template_is_offered_and_a_broken_one_is_told() {
    let (mut window, folder) = window(three());
    let templates = folder.path().join("templates");
    fs::create_dir(&templates).unwrap();
    write_whole(&templates.join("court.ron"), b"(wording: {\"en\": (name: \"Court report\")})").unwrap();
    write_whole(&templates.join("broken.ron"), b"(\n  wordings: {})").unwrap();
    act(&mut window, Action::Run(CommandId("new-from-template")));
    assert!(offers(&window, "Court report"));
    let said = window.state().session().notices.shown().last().unwrap().said.to_string();
    assert!(said.contains("broken.ron is no template: line 2, column "), "{said}");
}

#[test]
fn the_plan_stands_beside_what_is_written() {
    let mut project = three();
    project.house = Arc::new(House { zone: "Asia/Baghdad".to_owned(), ..House::default() });
    let (mut window, _folder) = window(project);
    act(&mut window, Action::ShowTab(Tab::Story));
    let set = |detail| Change::new(Edit::SetDetail { story: StoryId::from(1), detail }, "Plan");
    act(&mut window, set(Detail::PlannedWords(Some(450))));
    window.get_by_label("4 of 450 words written");
    act(&mut window, set(Detail::PlannedWords(Some(3))));
    window.get_by_label("4 of 3 words written: 1 too many");
    let until = "2026-11-23T15:00:00Z".parse().unwrap();
    act(&mut window, set(Detail::Embargo(Some(Embargo::new(until, "Europe/London")))));
    window.get_by_label("Nov 23, 15:00 (Europe/London)");
    window.get_by_label("in the newsroom: Nov 23, 18:00 (Asia/Baghdad)");
    window.get_by_label("ends in 3 hours");
    act(&mut window, set(Detail::Status(Status::Approved)));
    assert!(!is_ready(&window, "step-publish"), "an embargo runs");
    window.get_by_label_contains("Under embargo");
}

#[test]
fn fields_count_as_they_are_typed_and_take_what_is_too_long() {
    let (mut window, _folder) = window(three());
    act(&mut window, Action::ShowTab(Tab::Story));
    let words = "x".repeat(75);
    let field = copydesk::story::Field::WebHeadline;
    act(&mut window, Action::TypeField { story: StoryId::from(1), field, words: words.clone(), caret: 75 });
    window.get_by_label("75 / 70");
    assert_eq!(story(&window).furniture.headlines.web, words, "nothing is cut");
    window.get_by_label("13 / 90");
}

#[test]
fn an_embargo_that_cannot_be_read_holds_the_story_until_it_is() {
    let mut project = three();
    project.house = Arc::new(House { zone: "Asia/Riyadh".to_owned(), ..House::default() });
    let (mut window, folder) = window(project);
    act(&mut window, Action::ShowTab(Tab::Story));
    let set = |detail| Change::new(Edit::SetDetail { story: StoryId::from(1), detail }, "Plan");
    act(&mut window, set(Detail::Status(Status::Approved)));
    assert!(is_ready(&window, "step-publish"));
    let field = |window: &mut Window| {
        window.get_by_role_and_label(Role::TextInput, "Embargo until").focus();
        window.run();
        press(window, Modifiers::COMMAND, Key::A);
    };
    field(&mut window);
    type_words(&mut window, "28 Nov, at dawn");
    press(&mut window, Modifiers::NONE, Key::Tab);
    let held = story(&window).embargo.clone().unwrap();
    assert_eq!((held.unread.as_str(), held.holds(noon())), ("28 Nov, at dawn", true));
    assert!(!is_ready(&window, "step-publish"), "it goes to nobody");
    window.get_by_label_contains("This cannot be read as a time, so the story is held.");
    window.get_by_label_contains("The embargo cannot be read as a time");
    assert!(window.get_by_role_and_label(Role::TextInput, "Embargo until").value().unwrap().contains("at dawn"));
    let found = copydesk::checks::check_story(&window.state().session().project, StoryId::from(1), noon());
    assert!(found.iter().any(|finding| finding.check == "embargo" && finding.is_firm()));
    let saved = |window: &mut Window| {
        act(window, Action::Run(CommandId("save")));
        project::open(&folder.path().join("desk.ron")).unwrap().project.stories[0].embargo.clone()
    };
    assert_eq!(saved(&mut window), Some(held), "what was typed is in the file");
    field(&mut window);
    type_words(&mut window, "٢٨ نوفمبر ٢٠٢٦ ٦ صباحًا");
    press(&mut window, Modifiers::NONE, Key::Tab);
    let read = saved(&mut window).unwrap();
    assert_eq!((read.until.to_string().as_str(), read.zone.as_str()), ("2026-11-28T03:00:00Z", "Asia/Riyadh"));
    let shown = window.get_by_role_and_label(Role::TextInput, "Embargo until").value().unwrap();
    assert_eq!(shown, "2026-11-28 06:00 Asia/Riyadh", "as it was understood");
    press(&mut window, Modifiers::COMMAND, Key::Z);
    field(&mut window);
    press(&mut window, Modifiers::NONE, Key::Backspace);
    assert_eq!(story(&window).embargo, None);
    assert!(is_ready(&window, "step-publish"));
}
