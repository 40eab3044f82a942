//! The dialog of settings: every section in each language, by keyboard, and what it sets.
#![expect(clippy::unwrap_used, reason = "helpers of tests may fail loudly")]

use std::path::{Path, PathBuf};
use std::sync::Arc;

use copydesk::app::commands::CommandId;
use copydesk::app::{Action, Appearance, Contrast, Dialog, OpenFile, Session, Settings, World};
use copydesk::ground::Language;
use copydesk::project::{self, Project, QuoteStyle};
use copydesk::ui::Desk;
use copydesk::words::Words;
use egui::accesskit::Role;
use egui::{Key, Modifiers, vec2};
use egui_kittest::Harness;
use egui_kittest::kittest::{NodeT, Queryable};
use tempfile::TempDir;

type Window = Harness<'static, Desk>;

/// The sections, mine and the project's, by the keys of their names.
const MINE: [&str; 7] =
    ["prefs-window", "prefs-page", "prefs-fonts", "prefs-writing", "prefs-saving", "prefs-work", "prefs-keyboard"];
const PROJECT: [&str; 3] = ["prefs-publication", "prefs-style", "prefs-defaults"];

fn noon() -> jiff::Timestamp {
    jiff::Timestamp::from_second(1_795_000_000).unwrap()
}

/// A desk in a window of this size, with a project in a file and settings in a folder.
fn window(speaks: &str, size: [f32; 2]) -> (Window, TempDir) {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("desk.ron");
    let project = Project::new("Desk", Language::english());
    let stamp = project::create(&project, &path).unwrap().stamp;
    let (settings, _) = Settings::open(&folder.path().join("config"), jiff::civil::date(2026, 11, 18));
    let mut session = Session::new(World::new(noon, 7).speaking(speaks), settings, Arc::new(|| {}));
    session.take_up(project, Some(OpenFile { path, stamp, read_only: None }));
    let mut window = Harness::builder()
        .with_size(vec2(size[0], size[1]))
        .with_max_steps(40)
        .build_eframe(move |created| Desk::new(session, &created.egui_ctx));
    window.run_steps(3);
    press(&mut window, Modifiers::COMMAND, Key::Comma);
    assert_eq!(window.state().session().view.dialog, Some(Dialog::Settings));
    (window, folder)
}

fn press(window: &mut Window, held: Modifiers, key: Key) {
    window.key_press_modifiers(held, key);
    window.run_steps(3);
}

fn words(window: &Window) -> &'static Words {
    window.state().session().words
}

fn click(window: &mut Window, name: &str) {
    let found = window.get_all_by_label(name).rfind(|node| node.accesskit_node().role() != Role::Label);
    found.unwrap_or_else(|| panic!("{name} is not there")).click();
    window.run_steps(3);
}

fn settings(window: &Window) -> &Settings {
    &window.state().session().settings
}

fn project(window: &Window) -> &Project {
    &window.state().session().project
}

/// Sections of both scopes, each with the key of its scope.
fn sections() -> impl Iterator<Item = (&'static str, &'static str)> {
    MINE.into_iter().map(|name| ("prefs-mine", name)).chain(PROJECT.into_iter().map(|name| ("prefs-project", name)))
}

#[test]
fn every_section_opens_in_both_languages_and_each_control_has_a_name() {
    for speaks in ["en", "ar"] {
        let (mut window, _folder) = window(speaks, [800.0, 600.0]);
        let says = words(&window);
        for (scope, name) in sections() {
            click(&mut window, says.get(scope));
            click(&mut window, says.get(name));
            let mut controls = 0;
            let all = window.root().children_recursive();
            for node in all {
                let node = node.accesskit_node();
                let acts = [
                    Role::Button,
                    Role::CheckBox,
                    Role::ComboBox,
                    Role::ListBoxOption,
                    Role::RadioButton,
                    Role::Slider,
                    Role::Tab,
                    Role::TextInput,
                    Role::MultilineTextInput,
                ];
                if acts.contains(&node.role()) {
                    controls += 1;
                    let named = node.label().is_some_and(|label| !label.trim().is_empty());
                    assert!(named, "{speaks}, {name}: a {:?} without a name", node.role());
                }
            }
            assert!(controls > 9, "{speaks}, {name}: {controls} controls");
            let done = window.get_all_by_label(says.get("ask-done")).last().unwrap().rect();
            assert!(done.bottom() < 600.0, "{speaks}, {name}: {done:?}");
        }
        press(&mut window, Modifiers::NONE, Key::Escape);
        assert_eq!(window.state().session().view.dialog, None, "Escape leaves");
    }
}

#[test]
fn what_is_mine_takes_effect_at_once_and_goes_back_to_the_standard() {
    let (mut window, folder) = window("en", [1200.0, 800.0]);
    click(&mut window, "العربية");
    assert_eq!(words(&window).locale().tag, "ar");
    click(&mut window, "English");
    click(&mut window, "Dark");
    click(&mut window, "High contrast");
    assert_eq!((settings(&window).appearance, settings(&window).contrast), (Appearance::Dark, Contrast::High));
    assert_eq!(window.ctx.theme(), egui::Theme::Dark);
    click(&mut window, "Back to standard");
    assert_eq!((settings(&window).appearance, settings(&window).contrast), (Appearance::System, Contrast::System));
    click(&mut window, "Page");
    click(&mut window, "Justify");
    assert!(settings(&window).justified);
    click(&mut window, "Writing");
    click(&mut window, "Off");
    assert!(!window.state().session().corrects_typing());
    click(&mut window, "Saving");
    click(&mut window, "Save by itself");
    assert!(!settings(&window).autosave.on);
    click(&mut window, "Byline and exports");
    window.get_by_label("My byline").focus();
    window.run_steps(2);
    window.event(egui::Event::Text("Layla Hasan, in Mosul".to_owned()));
    window.run_steps(3);
    assert_eq!(settings(&window).byline, "Layla Hasan, in Mosul");
    window.state_mut().session_mut().wait_for_settings();
    let (kept, error) = Settings::load(&folder.path().join("config"));
    assert!(error.is_none(), "{error:?}");
    assert_eq!((kept.byline.as_str(), kept.justified, kept.smart_typing), ("Layla Hasan, in Mosul", true, Some(false)));
}

#[test]
fn a_section_is_reached_and_set_by_keyboard_alone() {
    let (mut window, _folder) = window("en", [1200.0, 800.0]);
    press(&mut window, Modifiers::NONE, Key::Tab);
    press(&mut window, Modifiers::NONE, Key::Enter);
    window.get_by_label("Page size");
    for _ in 0..30 {
        if window.get_by_label("Justify").is_focused() {
            break;
        }
        press(&mut window, Modifiers::NONE, Key::Tab);
    }
    press(&mut window, Modifiers::NONE, Key::Space);
    assert!(settings(&window).justified);
    press(&mut window, Modifiers::NONE, Key::Escape);
    assert_eq!(window.state().session().view.dialog, None);
}

#[test]
fn escape_closes_a_list_before_the_dialog() {
    let (mut window, _folder) = window("en", [1200.0, 800.0]);
    click(&mut window, "Saving");
    window.get_all_by_role(Role::ComboBox).next_back().unwrap().click();
    window.run_steps(3);
    window.get_by_label("2 minutes");
    press(&mut window, Modifiers::NONE, Key::Escape);
    assert!(window.query_by_label("2 minutes").is_none());
    assert_eq!(window.state().session().view.dialog, Some(Dialog::Settings));
    press(&mut window, Modifiers::NONE, Key::Escape);
    assert_eq!(window.state().session().view.dialog, None);
}

#[test]
fn a_size_is_set_by_keys_and_the_page_keeps_its_own() {
    let (mut window, _folder) = window("en", [1200.0, 800.0]);
    window.get_by_label("Interface size").focus();
    window.run_steps(2);
    press(&mut window, Modifiers::NONE, Key::ArrowRight);
    assert_eq!(settings(&window).interface_size, 105);
    assert!((window.ctx.zoom_factor() - 1.05).abs() < 1e-6, "{}", window.ctx.zoom_factor());
    let page = window.state().session().view.page.zoom;
    assert!((page * 1.05 - 1.0).abs() < 1e-6, "{page}");
}

#[test]
fn what_is_the_houses_is_in_the_project_and_undone_like_any_edit() {
    let (mut window, folder) = window("en", [1200.0, 800.0]);
    click(&mut window, "This project");
    window.get_by_label("Newsroom’s time zone").focus();
    window.run_steps(2);
    window.event(egui::Event::Text("Mars/Olympus".to_owned()));
    window.run_steps(3);
    window.get_by_label_contains("No clock knows the newsroom’s time zone");
    click(&mut window, "House style");
    click(&mut window, "« »");
    click(&mut window, "Off");
    assert_eq!(project(&window).house.defaults.quotes, Some(QuoteStyle::Angle));
    assert!(!window.state().session().corrects_typing(), "the house has it so, and nobody else has said");
    click(&mut window, "New work");
    window.get_by_label("House byline").focus();
    window.run_steps(2);
    window.event(egui::Event::Text("Staff".to_owned()));
    window.run_steps(3);
    let session = window.state_mut().session_mut();
    session.act(Action::Save);
    while let Some(outcome) = session.jobs.wait() {
        session.receive(outcome);
    }
    let kept = project::open(&folder.path().join("desk.ron")).unwrap().project;
    assert_eq!((kept.house.defaults.byline.as_str(), kept.house.defaults.quotes), ("Staff", Some(QuoteStyle::Angle)));
    press(&mut window, Modifiers::NONE, Key::Escape);
    for _ in 0..4 {
        window.state_mut().session_mut().undo();
    }
    assert_eq!(project(&window).house, Project::default().house);
}

#[test]
fn a_folder_that_leads_out_of_the_project_is_refused_with_a_sentence() {
    let (mut window, folder) = window("en", [1200.0, 800.0]);
    click(&mut window, "This project");
    click(&mut window, "New work");
    let type_folder = |window: &mut Window, words: &str| {
        window.get_by_label("Folder for exports").focus();
        window.run_steps(2);
        press(window, Modifiers::COMMAND, Key::A);
        window.event(egui::Event::Text(words.to_owned()));
        window.run_steps(3);
    };
    type_folder(&mut window, "out/site");
    assert_eq!(project(&window).house.defaults.export_folder, "out/site");
    for bad in ["../site", "/etc"] {
        type_folder(&mut window, bad);
        window.get_by_label_contains("Not taken: it must be a folder below");
        assert_ne!(project(&window).house.defaults.export_folder, bad);
    }
    let whole = folder.path().join("www");
    type_folder(&mut window, whole.to_str().unwrap());
    assert_eq!(project(&window).house.defaults.export_folder, "www", "no path of this machine is written");
    assert_eq!(copydesk::app::preferences::export_begins_at(window.state().session()), Some(whole));
}

#[test]
fn new_stories_begin_as_person_and_house_have_it() {
    let (mut window, _folder) = window("en", [1200.0, 800.0]);
    click(&mut window, "This project");
    click(&mut window, "New work");
    for (name, words) in [("House byline", "Staff"), ("Section of new stories", "World"), ("Photo credit", "The Desk")]
    {
        window.get_by_label(name).focus();
        window.run_steps(2);
        window.event(egui::Event::Text(words.to_owned()));
        window.run_steps(3);
    }
    let session = window.state_mut().session_mut();
    session.act(Action::Run(CommandId("new-story")));
    let story = session.story().unwrap();
    assert_eq!((story.furniture.bylines[0].name.as_str(), story.filing.section.as_str()), ("Staff", "World"));
    "Layla Hasan, in Mosul".clone_into(&mut session.settings.byline);
    session.act(Action::NewStory { template: Some("photo-story".to_owned()), language: Language::arabic() });
    let story = session.story().unwrap();
    assert_eq!((story.furniture.bylines[0].name.as_str(), &story.language), ("Layla Hasan", &Language::arabic()));
    assert!(session.project.library.photos.iter().all(|photo| photo.credit == "The Desk"));
    let raw = [(
        "raw.txt".to_owned(),
        "Ships Wait\n\nForty ships lay off the port on Sunday, an official said.\n".to_owned(),
    )];
    let mut mint = copydesk::ground::IdMint::seeded(3);
    let task = copydesk::app::tasks::import_copy_into(&session.project, &raw, &mut mint);
    let after = task.edit.apply(&session.project).unwrap();
    let imported = after.story(task.stories[0]).unwrap();
    assert_eq!(imported.furniture.bylines[0].name, "Staff", "who reads copy in has not written it");
}

#[test]
fn the_project_can_be_set_only_where_there_is_one() {
    let session = Session::new(World::new(noon, 7), Settings::default(), Arc::new(|| {}));
    let mut window = Harness::builder()
        .with_size(vec2(800.0, 600.0))
        .build_eframe(move |created| Desk::new(session, &created.egui_ctx));
    window.run_steps(3);
    press(&mut window, Modifiers::COMMAND, Key::Comma);
    click(&mut window, "This project");
    window.get_by_label("No project is open.");
}

#[test]
fn a_font_is_found_by_its_name_and_one_that_is_missing_is_told_of() {
    let (mut window, _folder) = window("en", [1200.0, 800.0]);
    click(&mut window, "Fonts");
    while let Some(outcome) = window.state_mut().session_mut().jobs.wait() {
        window.state_mut().session_mut().receive(outcome);
    }
    window.run_steps(4);
    let own: Vec<_> = window.get_all_by_role(Role::ListBoxOption).collect();
    assert!(own[0].accesskit_node().is_selected() == Some(true), "the desk's own is chosen");
    drop(own);
    window.get_by_label("Find a font").focus();
    window.run_steps(2);
    window.event(egui::Event::Text("no such font".to_owned()));
    window.run_steps(3);
    window.get_by_label("No font is called “no such font”.");
    window.state_mut().session_mut().settings.story_fonts.latin = Some("Ghost Serif".to_owned());
    window.run_steps(3);
    let session = window.state().session();
    let said: Vec<String> = session.notices.shown().iter().map(|notice| notice.said.to_string()).collect();
    assert_eq!(said, ["Ghost Serif is not on this machine. The story is set in the desk’s own letters."]);
    window.run_steps(10);
    assert_eq!(window.state().session().notices.all().count(), 1, "once");
}

#[test]
fn a_project_with_settings_nobody_can_use_opens_and_says_so() {
    let folder = tempfile::tempdir().unwrap();
    let path: PathBuf = folder.path().join("odd.ron");
    let mut project = Project::new("Odd", Language::english());
    let house = Arc::make_mut(&mut project.house);
    "Mars/Olympus".clone_into(&mut house.zone);
    "../../etc".clone_into(&mut house.defaults.export_folder);
    project::create(&project, &path).unwrap();
    let mut session = Session::new(World::new(noon, 7), Settings::default(), Arc::new(|| {}));
    session.open(path.clone());
    while let Some(outcome) = session.jobs.wait() {
        session.receive(outcome);
    }
    let said: Vec<String> = session.notices.shown().iter().map(|notice| notice.said.to_string()).collect();
    assert!(matches!(&said[..], [zone, out] if zone.contains("Mars/Olympus") && out.contains("../../etc")), "{said:?}");
    let begins = copydesk::app::preferences::export_begins_at(&session);
    assert_eq!(begins.as_deref(), Some(Path::new(&folder.path().join("odd-export"))));
}
