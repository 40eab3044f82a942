//! The window around the page: its look, its panels, tabs and pages.
#![expect(clippy::unwrap_used, reason = "helpers of tests may fail loudly")]

use std::path::Path;
use std::sync::Arc;

use copydesk::app::commands::CommandId;
use copydesk::app::{Action, Appearance, Contrast, OpenAct, Outcome, Session, Settings, Side, SystemLook, Tab, World};
use copydesk::edit::{Selection, Spot, TextPlace};
use copydesk::ground::{BlockId, Language, StoryId};
use copydesk::project::{self, Project};
use copydesk::story::{Block, Content, Part, Story, Text};
use copydesk::ui::{Desk, theme};
use egui::accesskit::Role;
use egui::{Key, Modifiers, PointerButton, Rect, pos2, vec2};
use egui_kittest::Harness;
use egui_kittest::kittest::{NodeT, Queryable};

type Window = Harness<'static, Desk>;

fn noon() -> jiff::Timestamp {
    jiff::Timestamp::from_second(1_795_000_000).unwrap()
}

/// Stories of three paragraphs each, `Story 1` and so on.
fn stories(count: u64) -> Project {
    let mut project = Project::new("Desk", Language::english());
    for id in 1..=count {
        let mut story = Story::new(StoryId::from(id), Language::english());
        story.furniture.headline = format!("Story {id}");
        for nth in 0..3 {
            let words = Text::plain(format!("Paragraph {nth} of story {id}."));
            story.body.push(Arc::new(Block::new(BlockId::from(id * 10 + nth), Content::Paragraph(words))));
        }
        project.stories.push(Arc::new(story));
    }
    project
}

fn window_of(project: Project, settings: Settings, size: egui::Vec2) -> Window {
    let mut session = Session::new(World::new(noon, 7), settings, Arc::new(|| {}));
    session.take_up(project, None);
    let mut window = Harness::builder()
        .with_size(size)
        .with_max_steps(12)
        .build_eframe(move |created| Desk::new(session, &created.egui_ctx));
    window.run();
    window
}

fn window(project: Project) -> Window {
    window_of(project, Settings::default(), vec2(1440.0, 900.0))
}

fn act(window: &mut Window, action: Action) {
    window.state_mut().session_mut().act(action);
    window.run();
}

fn run(window: &mut Window, id: &'static str) {
    act(window, Action::Run(CommandId(id)));
}

fn press(window: &mut Window, held: Modifiers, key: Key) {
    window.key_press_modifiers(held, key);
    window.run();
}

fn on_page(window: &Window) -> u64 {
    let story = window.state().session().view.story.unwrap();
    (1..1000).find(|id| StoryId::from(*id) == story).unwrap()
}

fn tabs(window: &Window) -> Vec<String> {
    let mut tabs: Vec<_> = window
        .query_all_by_role(Role::Tab)
        .filter(|tab| tab.accesskit_node().label().unwrap_or_default().starts_with("Story "))
        .map(|tab| (tab.rect().left(), tab.accesskit_node().label().unwrap_or_default()))
        .collect();
    tabs.sort_by(|a, b| a.0.total_cmp(&b.0));
    tabs.into_iter().map(|(_, name)| name).collect()
}

fn rect_of(window: &Window, label: &str) -> Option<Rect> {
    window.query_by_label(label).map(|found| found.rect())
}

/// Where the page lies.
fn page_of(window: &Window) -> Rect {
    let texts = window.query_all_by_role(Role::MultilineTextInput).map(|text| text.rect());
    texts.max_by(|a, b| a.area().total_cmp(&b.area())).unwrap()
}

fn caret(story: u64, block: u64, byte: usize) -> Selection {
    let (story, block) = (StoryId::from(story), BlockId::from(block));
    Selection::caret(Spot::Text(TextPlace { story, block, part: Part::Main }), byte)
}

#[test]
fn the_window_wears_what_a_person_prefers() {
    let mut window = window(stories(1));
    let paper = |window: &Window| window.ctx.global_style().visuals.extreme_bg_color;
    assert_eq!(paper(&window), theme::LIGHT.paper, "where the system says nothing");
    run(&mut window, "appearance-dark");
    assert_eq!(paper(&window), theme::DARK.paper);
    run(&mut window, "high-contrast");
    assert_eq!(paper(&window), theme::DARK_CONTRAST.paper);
    run(&mut window, "appearance-light");
    assert_eq!(paper(&window), theme::LIGHT_CONTRAST.paper);
    run(&mut window, "high-contrast");
    assert_eq!(paper(&window), theme::LIGHT.paper);
    let settings = &window.state().session().settings;
    assert_eq!((settings.appearance, settings.contrast), (Appearance::Light, Contrast::Usual));
}

#[test]
fn the_window_looks_as_the_system_would_like_unless_a_person_says_otherwise() {
    let mut window = window(stories(1));
    let system = |window: &mut Window, dark, high_contrast| {
        window.state_mut().session_mut().receive(Outcome::SystemLooks(SystemLook { dark, high_contrast }));
        window.run();
        window.ctx.global_style().visuals.extreme_bg_color
    };
    assert_eq!(system(&mut window, Some(true), false), theme::DARK.paper);
    assert_eq!(system(&mut window, Some(true), true), theme::DARK_CONTRAST.paper);
    assert_eq!(system(&mut window, Some(false), true), theme::LIGHT_CONTRAST.paper);
    assert_eq!(system(&mut window, None, false), theme::LIGHT.paper);
    run(&mut window, "appearance-light");
    run(&mut window, "high-contrast");
    run(&mut window, "high-contrast");
    assert_eq!(system(&mut window, Some(true), true), theme::LIGHT.paper, "a person has said otherwise");
}

#[test]
fn the_interface_has_a_size_of_its_own_and_the_page_keeps_its() {
    let mut window = window(stories(1));
    let wide = |window: &Window| rect_of(window, "Export").unwrap().width() * window.ctx.pixels_per_point();
    let copy = |window: &Window| window.state().session().view.page.zoom * window.ctx.pixels_per_point();
    let (before, page) = (wide(&window), copy(&window));
    press(&mut window, Modifiers::COMMAND | Modifiers::SHIFT, Key::Plus);
    window.run();
    assert_eq!(window.state().session().settings.interface_size, 110);
    assert!(wide(&window) > before * 1.05, "the buttons are larger");
    assert!((copy(&window) - page).abs() < 0.001, "the page is not");
    for _ in 0..20 {
        run(&mut window, "interface-larger");
    }
    assert_eq!(window.state().session().settings.interface_size, 200);
    for _ in 0..20 {
        run(&mut window, "interface-smaller");
    }
    assert_eq!(window.state().session().settings.interface_size, 75);
    press(&mut window, Modifiers::COMMAND | Modifiers::SHIFT, Key::Num0);
    window.run();
    assert!((wide(&window) - before).abs() < 0.5);
    let settings = Settings { interface_size: 150, ..Settings::default() };
    let window = window_of(stories(1), settings, vec2(1440.0, 900.0));
    assert!((window.ctx.zoom_factor() - 1.5).abs() < 0.001, "it is remembered");
}

#[test]
fn panels_hide_by_key_and_are_left_as_they_were() {
    let mut window = window(stories(2));
    assert!(rect_of(&window, "Story: Story 2").is_some());
    press(&mut window, Modifiers::NONE, Key::F8);
    assert!(rect_of(&window, "Story: Story 2").is_none());
    press(&mut window, Modifiers::NONE, Key::F9);
    assert!(rect_of(&window, "Entities").is_none());
    let settings = window.state().session().settings.clone();
    let mut window = window_of(stories(2), settings, vec2(1440.0, 900.0));
    assert!(rect_of(&window, "Story: Story 2").is_none() && rect_of(&window, "Entities").is_none());
    press(&mut window, Modifiers::NONE, Key::F8);
    assert!(rect_of(&window, "Story: Story 2").is_some());
}

/// Presses at one place and lets go at another.
fn drag(window: &mut Window, from: egui::Pos2, to: egui::Pos2) {
    window.hover_at(from);
    window.run();
    window.drag_at(from);
    window.run();
    window.hover_at(from.lerp(to, 0.5));
    window.run();
    window.hover_at(to);
    window.run();
    let (button, modifiers) = (PointerButton::Primary, Modifiers::NONE);
    window.event(egui::Event::PointerButton { pos: to, button, pressed: false, modifiers });
    window.run();
}

#[test]
fn a_panel_is_as_wide_as_it_was_made() {
    let mut window = window(stories(2));
    drag(&mut window, pos2(246.0, 500.0), pos2(320.0, 500.0));
    let width = window.state().session().settings.panels.stories.width;
    assert!((316..=324).contains(&width), "{width}");
    let settings = window.state().session().settings.clone();
    let window = window_of(stories(2), settings, vec2(1440.0, 900.0));
    let row = rect_of(&window, "Story: Story 2").unwrap();
    assert!(row.right() > 280.0, "{row:?}");
}

#[test]
fn in_a_narrow_window_panels_lie_over_the_page_until_they_are_left() {
    let mut window = window_of(stories(2), Settings::default(), vec2(800.0, 600.0));
    let page = page_of(&window);
    assert!(page.width() > 700.0, "{page:?}");
    assert!(rect_of(&window, "Story: Story 2").is_none(), "the page has the window to itself");
    press(&mut window, Modifiers::NONE, Key::F8);
    assert!(rect_of(&window, "Story: Story 2").is_some());
    assert_eq!(page_of(&window), page, "the page stays where it is");
    press(&mut window, Modifiers::NONE, Key::Escape);
    assert!(rect_of(&window, "Story: Story 2").is_none());
    act(&mut window, Action::Select { selection: Some(caret(1, 10, 0)), reveal: true });
    press(&mut window, Modifiers::NONE, Key::F8);
    assert!(rect_of(&window, "Story: Story 2").is_some());
    // The system tells late that a key was let go.
    for (key, pressed) in [(Key::F8, false), (Key::Escape, true)] {
        let (physical_key, modifiers) = (None, Modifiers::NONE);
        window.event(egui::Event::Key { key, physical_key, pressed, repeat: false, modifiers });
    }
    window.run();
    assert!(rect_of(&window, "Story: Story 2").is_none(), "with the caret on the page as well");
    press(&mut window, Modifiers::NONE, Key::F9);
    assert!(rect_of(&window, "Entities").is_some());
    let selection = window.state().session().view.selection;
    window.hover_at(pos2(200.0, 300.0));
    window.drag_at(pos2(200.0, 300.0));
    window.drop_at(pos2(200.0, 300.0));
    window.run();
    assert!(rect_of(&window, "Entities").is_none(), "a click beside it closes it");
    assert_eq!(window.state().session().view.selection, selection, "and does nothing else");
}

#[test]
fn notices_are_read_beside_a_panel_that_lies_over_the_page() {
    let mut window = window_of(stories(2), Settings::default(), vec2(800.0, 600.0));
    press(&mut window, Modifiers::NONE, Key::F9);
    let said = "The drive is full.".to_owned();
    window.state_mut().session_mut().notices.say(copydesk::app::Tone::Failed, said, None);
    window.run_steps(3);
    let (notice, panel) = (rect_of(&window, "The drive is full.").unwrap(), rect_of(&window, "Sources").unwrap());
    assert!(notice.right() < panel.left(), "{notice:?} {panel:?}");
    window.get_by_label("Dismiss").click();
    window.run();
    assert!(rect_of(&window, "The drive is full.").is_none(), "and dismissed");
    assert!(rect_of(&window, "Sources").is_some(), "the panel stays");
}

#[test]
fn stories_are_open_in_tabs_and_one_only_looked_at_gives_way() {
    let mut window = window(stories(4));
    assert!(tabs(&window).is_empty(), "one story needs no tabs");
    window.get_by_label("Story: Story 2").click();
    window.run();
    assert!(tabs(&window).is_empty(), "the first was only looked at");
    act(&mut window, Action::Select { selection: Some(caret(2, 20, 4)), reveal: true });
    window.event(egui::Event::Text("x".into()));
    window.run();
    window.get_by_label("Story: Story 3").click();
    window.run();
    assert_eq!(tabs(&window), ["Story 2", "Story 3"], "what was written in stays");
    window.get_by_label("Story: Story 4").click();
    window.run();
    assert_eq!(tabs(&window), ["Story 2", "Story 4"]);
    press(&mut window, Modifiers::COMMAND, Key::Tab);
    assert_eq!(on_page(&window), 2);
    assert_eq!(window.state().session().view.selection, Some(caret(2, 20, 5)), "the caret is where it was left");
    press(&mut window, Modifiers::COMMAND | Modifiers::SHIFT, Key::Tab);
    assert_eq!(on_page(&window), 4);
    press(&mut window, Modifiers::COMMAND, Key::W);
    assert_eq!((on_page(&window), tabs(&window).len()), (2, 0));
    assert_eq!(window.state().session().project.stories.len(), 4, "the story is still there");
}

#[test]
fn tabs_are_closed_and_put_in_order_with_the_mouse() {
    let mut window = window(stories(4));
    for id in 1..=4 {
        act(&mut window, Action::Open(OpenAct::Keep(StoryId::from(id))));
    }
    assert_eq!(tabs(&window), ["Story 1", "Story 2", "Story 3", "Story 4"]);
    let at = |window: &Window, name: &str| window.get_by_role_and_label(Role::Tab, name).rect().center();
    let middle = at(&window, "Story 2");
    window.hover_at(middle);
    window.run();
    for pressed in [true, false] {
        let (button, modifiers) = (PointerButton::Middle, Modifiers::NONE);
        window.event(egui::Event::PointerButton { pos: middle, button, pressed, modifiers });
    }
    window.run();
    assert_eq!(tabs(&window), ["Story 1", "Story 3", "Story 4"]);
    let (from, to) = (at(&window, "Story 1"), at(&window, "Story 3") + vec2(20.0, 0.0));
    drag(&mut window, from, to);
    assert_eq!(tabs(&window), ["Story 3", "Story 1", "Story 4"]);
    window.get_by_label("Close Story 4").click();
    window.run();
    assert_eq!(tabs(&window), ["Story 3", "Story 1"]);
    press(&mut window, Modifiers::COMMAND | Modifiers::SHIFT, Key::PageUp);
    assert_eq!(tabs(&window), ["Story 1", "Story 3"]);
}

#[test]
fn every_panel_opens_on_every_project() {
    let sample = Path::new(env!("CARGO_MANIFEST_DIR")).join("projects/river.ron");
    let sample = project::open(&sample).unwrap().project;
    for (name, project) in
        [("empty", Project::new("Empty", Language::english())), ("sample", sample), ("500 stories", stories(500))]
    {
        for size in [vec2(1440.0, 900.0), vec2(800.0, 600.0)] {
            let mut window = window_of(project.clone(), Settings::default(), size);
            for tab in Tab::ALL {
                act(&mut window, Action::ShowTab(tab));
                let label = window.state().session().words.fixed(&tab.label());
                assert!(window.query_all_by_label(label).count() > 0, "{name}: {label}");
            }
            if size.x < 1_000.0 {
                run(&mut window, "stories-panel");
                assert_eq!(window.state().session().view.panels.narrow, Some(Side::Stories));
            }
            let heading = format!("STORIES · {}", project.stories.len());
            assert!(rect_of(&window, &heading).is_some(), "{name}: {heading}");
        }
    }
}

#[test]
fn nothing_is_cut_off_in_a_small_window() {
    let sample = Path::new(env!("CARGO_MANIFEST_DIR")).join("projects/river.ron");
    let mut window = window_of(project::open(&sample).unwrap().project, Settings::default(), vec2(800.0, 600.0));
    let whole = |window: &Window, what: &str| {
        for role in [Role::Button, Role::Tab, Role::ComboBox, Role::DisclosureTriangle, Role::TextInput] {
            for widget in window.query_all_by_role(role) {
                let (across, name) = (widget.rect().x_range(), widget.accesskit_node().label().unwrap_or_default());
                assert!(across.min >= -0.5 && across.max <= 800.5, "{what}: {name} lies at {across:?}");
            }
        }
    };
    whole(&window, "page");
    for tab in Tab::ALL {
        act(&mut window, Action::ShowTab(tab));
        whole(&window, tab.id());
    }
    run(&mut window, "stories-panel");
    whole(&window, "stories");
}

#[test]
fn two_pages_stand_side_by_side_and_each_keeps_its_caret() {
    let mut window = window(stories(3));
    act(&mut window, Action::Select { selection: Some(caret(1, 10, 4)), reveal: true });
    press(&mut window, Modifiers::COMMAND, Key::Backslash);
    let left = rect_of(&window, "Other page: Story 1").unwrap();
    let right = page_of(&window);
    assert!(left.right() <= right.left() + 1.0 && (left.width() - right.width()).abs() < 2.0, "{left:?} {right:?}");
    act(&mut window, Action::ShowStory(StoryId::from(2)));
    assert!(rect_of(&window, "Other page: Story 1").is_some());
    act(&mut window, Action::Select { selection: Some(caret(2, 20, 0)), reveal: true });
    press(&mut window, Modifiers::COMMAND, Key::F6);
    assert_eq!((on_page(&window), window.state().session().view.selection), (1, Some(caret(1, 10, 4))));
    assert!(
        rect_of(&window, "Other page: Story 2").unwrap().left() > page_of(&window).left(),
        "pages stay where they are"
    );
    window.event(egui::Event::Text("x".into()));
    window.run();
    let first = |window: &Window, story: usize| {
        let project = &window.state().session().project;
        project.stories[story].texts().next().unwrap().2.as_str().to_owned()
    };
    assert_eq!(
        (first(&window, 0).as_str(), first(&window, 1).as_str()),
        ("Paraxgraph 0 of story 1.", "Paragraph 0 of story 2.")
    );
    let other = rect_of(&window, "Other page: Story 2").unwrap();
    let at = pos2(other.left() + 80.0, other.top() + 60.0);
    window.hover_at(at);
    window.run();
    for pressed in [true, false] {
        let (button, modifiers) = (PointerButton::Primary, Modifiers::NONE);
        window.event(egui::Event::PointerButton { pos: at, button, pressed, modifiers });
    }
    window.run();
    assert_eq!(on_page(&window), 2, "a click goes on writing there");
    assert!(window.state().session().view.selection.is_some(), "where it was made");
    press(&mut window, Modifiers::COMMAND, Key::Backslash);
    assert!(window.query_by_label_contains("Other page").is_none());
    assert_eq!(on_page(&window), 2);
}

#[test]
fn both_pages_show_one_story_and_an_undo_keeps_them_whole() {
    let mut window = window(stories(2));
    act(&mut window, Action::Select { selection: Some(caret(1, 12, 9)), reveal: true });
    run(&mut window, "beside");
    act(&mut window, Action::Select { selection: Some(caret(1, 10, 9)), reveal: true });
    run(&mut window, "other-page");
    act(&mut window, Action::Open(OpenAct::Switch));
    run(&mut window, "remove-block");
    act(&mut window, Action::Open(OpenAct::Switch));
    assert_eq!(window.state().session().view.selection, Some(caret(1, 12, 9)), "what is still there keeps its caret");
    run(&mut window, "remove-block");
    run(&mut window, "undo");
    run(&mut window, "undo");
    assert_eq!(window.state().session().project.stories[0].body.len(), 3);
    run(&mut window, "remove-story");
    assert!(window.query_by_label_contains("Other page: Story 1").is_none(), "a story that is gone has no page");
}
