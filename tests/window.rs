//! The window without a display: driven and read through what a screen reader sees.
#![expect(clippy::unwrap_used, clippy::indexing_slicing, reason = "helpers of tests may fail loudly")]

mod support;

use std::path::Path;
use std::sync::Arc;

use copydesk::app::commands::{self, CommandId, Menu};
use copydesk::app::{Action, Dialog, OpenFile, PathPurpose, Session, Settings, Tab, World};
use copydesk::edit::{Selection, Spot, TextPlace};
use copydesk::ground::{BlockId, Language, SourceId, StoryId};
use copydesk::project::{self, Project};
use copydesk::story::{Block, Content, Field, Mark, Part, Story, Text};
use copydesk::tags::{EntityKind, Source};
use copydesk::ui::Desk;
use copydesk::words::Words;
use egui::{Key, Modifiers, vec2};
use egui_kittest::Harness;
use egui_kittest::kittest::{NodeT, Queryable};
use tempfile::TempDir;

type Window = Harness<'static, Desk>;

fn noon() -> jiff::Timestamp {
    jiff::Timestamp::from_second(1_795_000_000).unwrap()
}

/// One story of two paragraphs, and a source.
fn small() -> Project {
    let mut project = Project::new("Small", Language::english());
    let mut story = Story::new(StoryId::from(1), Language::english());
    "Ferry returns".clone_into(&mut story.furniture.headline);
    for (id, words) in [(1, "Rana Aziz said the ferry is back."), (2, "It sails at noon.")] {
        story.body.push(Arc::new(Block::new(BlockId::from(id), Content::Paragraph(Text::plain(words)))));
    }
    project.stories.push(Arc::new(story));
    Arc::make_mut(&mut project.directory).sources.push(Source::new(SourceId::from(9), "Harbor master"));
    project
}

fn session(project: Project, folder: &Path) -> Session {
    let settings = Settings { file: Some(folder.join("settings.ron")), ..Settings::default() };
    let mut session = Session::new(World::new(noon, 7), settings, Arc::new(|| {}));
    let path = folder.join("desk.ron");
    let stamp = project::create(&project, &path).unwrap().stamp;
    session.take_up(project, Some(OpenFile { path, stamp, read_only: None }));
    session
}

fn window_of(project: Project, size: (f32, f32)) -> (Window, TempDir) {
    let folder = tempfile::tempdir().unwrap();
    let session = session(project, folder.path());
    let mut window = Harness::builder()
        .with_size(vec2(size.0, size.1))
        .with_max_steps(12)
        .build_eframe(move |created| Desk::new(session, &created.egui_ctx));
    window.run();
    (window, folder)
}

fn window(project: Project) -> (Window, TempDir) {
    window_of(project, (1440.0, 900.0))
}

/// Lets all jobs end and the window show it.
fn settle(window: &mut Window) {
    window.run();
    while let Some(outcome) = window.state_mut().session_mut().jobs.wait() {
        window.state_mut().session_mut().receive(outcome);
        window.run();
    }
}

fn act(window: &mut Window, action: Action) {
    window.state_mut().session_mut().act(action);
    settle(window);
}

fn spot(block: u64) -> Spot {
    Spot::Text(TextPlace { story: StoryId::from(1), block: BlockId::from(block), part: Part::Main })
}

/// Puts the caret, or a selection, into a paragraph and the keyboard with it.
fn select(window: &mut Window, block: u64, range: std::ops::Range<usize>) {
    act(window, Action::Select { selection: Some(Selection::stretch(spot(block), range)), reveal: true });
}

fn body(window: &Window) -> Vec<String> {
    let story = &window.state().session().project.stories[0];
    story.texts().map(|(_, _, text)| text.as_str().to_owned()).collect()
}

fn press(window: &mut Window, modifiers: Modifiers, key: Key) {
    window.key_press_modifiers(modifiers, key);
    settle(window);
}

fn type_words(window: &mut Window, words: &str) {
    window.event(egui::Event::Text(words.to_owned()));
    window.run();
}

#[test]
fn typing_changes_the_story_and_undo_brings_it_back_with_the_selection() {
    let (mut window, _folder) = window(small());
    select(&mut window, 2, 8..8);
    for letter in [" ", "e", "a", "r", "l", "y"] {
        type_words(&mut window, letter);
    }
    assert_eq!(body(&window)[1], "It sails early at noon.");
    window.get_by_label("Unsaved changes");
    press(&mut window, Modifiers::COMMAND, Key::Z);
    assert_eq!(body(&window)[1], "It sails at noon.", "one step takes the typing back");
    assert_eq!(window.state().session().view.selection, Some(Selection::caret(spot(2), 8)));
    press(&mut window, Modifiers::COMMAND | Modifiers::SHIFT, Key::Z);
    assert_eq!(body(&window)[1], "It sails early at noon.");
}

#[test]
fn enter_begins_a_paragraph_and_backspace_joins_it_again() {
    let (mut window, _folder) = window(small());
    select(&mut window, 2, 8..8);
    press(&mut window, Modifiers::NONE, Key::Enter);
    assert_eq!(body(&window), ["Rana Aziz said the ferry is back.", "It sails", " at noon."]);
    type_words(&mut window, "X");
    assert_eq!(body(&window)[2], "X at noon.", "the caret went along");
    press(&mut window, Modifiers::NONE, Key::Backspace);
    press(&mut window, Modifiers::NONE, Key::Backspace);
    assert_eq!(body(&window), ["Rana Aziz said the ferry is back.", "It sails at noon."]);
}

#[test]
fn pasted_lines_become_paragraphs() {
    let (mut window, _folder) = window(small());
    select(&mut window, 2, 0..0);
    window.event(egui::Event::Paste("One.\r\n\r\nTwo.\nThree. ".to_owned()));
    window.run();
    assert_eq!(
        body(&window),
        ["Rana Aziz said the ferry is back.", "One.", "Two.", "Three. It sails at noon."],
        "no word of the paste is lost"
    );
}

#[test]
fn selected_words_become_a_person_and_the_inspector_leads_back_to_them() {
    let (mut window, _folder) = window(small());
    select(&mut window, 1, 0..10);
    press(&mut window, Modifiers::COMMAND | Modifiers::ALT, Key::P);
    let project = &window.state().session().project;
    let person = &project.directory.entities[0];
    assert_eq!((person.name.as_str(), person.kind), ("Rana Aziz", EntityKind::Person));
    let (_, _, text) = project.stories[0].texts().next().unwrap();
    assert!(text.is_marked(0..9, &Mark::Mention(person.id)));
    assert!(!text.is_marked(9..10, &Mark::Mention(person.id)), "the space is no part of the name");
    window.get_by_label_contains("Rana Aziz  ·  person · 1");
}

#[test]
fn selected_words_are_attributed_to_a_source() {
    let (mut window, _folder) = window(small());
    act(&mut window, Action::ShowTab(Tab::Sources));
    select(&mut window, 2, 0..17);
    window.get_by_label("Attribute the selected words").click();
    settle(&mut window);
    let project = &window.state().session().project;
    let (_, _, text) = project.stories[0].texts().nth(1).unwrap();
    assert!(text.is_marked(0..17, &Mark::Quotation(Some(SourceId::from(9)))));
    window.get_by_label("Quotes attributed: 1 of 1");
}

#[test]
fn raw_copy_is_imported_and_the_report_lists_what_was_left_out() {
    let (mut window, folder) = window(small());
    let raw = "Ships Wait Outside Port\n\nTT\n\nShips Wait Outside Port\n\nForty ships lay off the port on Sunday, \
               the harbor office said.\n\nThe strike enters its second week.\n";
    let path = folder.path().join("raw.txt");
    std::fs::File::create(&path).and_then(|mut f| std::io::Write::write_all(&mut f, raw.as_bytes())).unwrap();
    act(&mut window, Action::UsePath(PathPurpose::Import, vec![path]));
    let session = window.state().session();
    assert_eq!(session.project.stories.len(), 2);
    assert_eq!(session.story().unwrap().furniture.headline, "Ships Wait Outside Port");
    window.get_by_label("line 3");
    window.get_by_label("Done").click();
    settle(&mut window);
    press(&mut window, Modifiers::COMMAND, Key::Z);
    assert_eq!(window.state().session().project.stories.len(), 1, "undo takes the whole import back");
}

#[test]
fn a_photo_is_attached_described_saved_and_exported() {
    let (mut window, folder) = window(small());
    let picture = folder.path().join("ferry.png");
    image::RgbImage::from_fn(80, 60, |x, y| image::Rgb([u8::try_from(x).unwrap(), u8::try_from(y).unwrap(), 90]))
        .save(&picture)
        .unwrap();
    act(&mut window, Action::UsePath(PathPurpose::Attach(None), vec![picture]));
    let photo = window.state().session().project.library.photos[0].clone();
    assert!(photo.file.is_some());

    press(&mut window, Modifiers::COMMAND, Key::E);
    assert!(window.get_by_label("Export story").rect().width() > 0.0);
    let blocked = window.get_all_by_label("Export").last().unwrap().accesskit_node().is_disabled();
    assert!(blocked, "a photo without alt text blocks the export");
    press(&mut window, Modifiers::NONE, Key::Escape);

    act(&mut window, Action::ShowTab(Tab::Photos));
    window.get_by_label("Alt text").focus();
    window.run();
    type_words(&mut window, "A ferry at the quay");
    assert_eq!(window.state().session().project.library.photos[0].alt_text, "A ferry at the quay");

    press(&mut window, Modifiers::COMMAND, Key::S);
    window.get_by_label("All changes saved");
    let opened = project::open(&folder.path().join("desk.ron")).unwrap();
    assert_eq!(opened.project, window.state().session().project);

    let to = folder.path().join("out");
    let formats = vec!["html".to_owned(), "json".to_owned()];
    act(&mut window, Action::Export { stories: Vec::new(), formats, folder: to.clone() });
    let page = std::fs::read_to_string(to.join("ferry-returns/index.html")).unwrap();
    assert!(page.contains("A ferry at the quay") && page.contains("Ferry returns"));
    assert!(to.join("ferry-returns/story.json").exists());
    window.get_by_label_contains("Exported 1 story");
}

#[test]
fn unsaved_work_is_asked_about_before_the_desk_is_left() {
    let (mut window, folder) = window(small());
    select(&mut window, 1, 0..0);
    type_words(&mut window, "“");
    act(&mut window, Action::Quit);
    window.get_by_label("Save the changes to desk.ron?");
    assert!(!window.state().session().view.closing);
    window.get_by_label("Save").click();
    settle(&mut window);
    assert!(window.state().session().view.closing, "once saved, it leaves");
    let saved = project::open(&folder.path().join("desk.ron")).unwrap().project;
    assert!(saved.stories[0].lede().starts_with('“'));
}

#[test]
fn a_file_changed_elsewhere_is_not_written_over() {
    let (mut window, folder) = window(small());
    let path = folder.path().join("desk.ron");
    let mut theirs = small();
    "Theirs".clone_into(&mut theirs.name);
    project::save(&theirs, &path, None).unwrap();
    select(&mut window, 1, 0..0);
    type_words(&mut window, "Mine ");
    press(&mut window, Modifiers::COMMAND, Key::S);
    settle(&mut window);
    assert_eq!(project::open(&path).unwrap().project.name, "Theirs");
    assert_eq!(window.state().session().project.name, "Theirs", "what they changed is taken in");
    assert!(body(&window)[0].starts_with("Mine "), "and nothing typed is lost");
}

#[test]
fn every_tab_opens_on_every_kind_of_project() {
    let many = {
        let mut project = Project::new("Many", Language::english());
        project.stories = (1..=300).map(|id| Arc::new(Story::new(StoryId::from(id), Language::english()))).collect();
        project
    };
    for project in [Project::default(), small(), support::every_kind(), many] {
        for size in [(1440.0, 900.0), (800.0, 600.0)] {
            let (mut window, _folder) = window_of(project.clone(), size);
            for tab in Tab::ALL {
                act(&mut window, Action::ShowTab(tab));
            }
        }
    }
}

#[test]
fn every_dialog_opens_and_escape_leads_back_to_the_page() {
    let dialogs = [
        Dialog::Path(PathPurpose::New),
        Dialog::Path(PathPurpose::Open),
        Dialog::Path(PathPurpose::SaveAs),
        Dialog::Path(PathPurpose::Import),
        Dialog::Path(PathPurpose::Attach(None)),
        Dialog::Path(PathPurpose::ExportFolder),
        Dialog::Export,
        Dialog::Palette,
        Dialog::ImportReport(Arc::new(Vec::new())),
        Dialog::Unsaved(Box::new(Action::Quit)),
        Dialog::Shortcuts,
        Dialog::About,
    ];
    let (mut window, _folder) = window(small());
    for dialog in dialogs {
        act(&mut window, Action::Dialog(Some(dialog.clone())));
        assert_eq!(window.state().session().view.dialog, Some(dialog.clone()));
        press(&mut window, Modifiers::NONE, Key::Escape);
        assert_eq!(window.state().session().view.dialog, None, "{dialog:?}");
    }
}

#[test]
fn every_command_has_words_and_runs_on_any_project() {
    for command in commands::all() {
        let (label, help) = (command.label(Words::english()), command.help(Words::english()));
        assert!(!label.is_empty() && help.ends_with('.'), "{:?}", command.id);
        assert_eq!(commands::all().filter(|other| other.id == command.id).count(), 1, "{:?}", command.id);
    }
    for menu in Menu::ALL {
        assert!(commands::of(menu).next().is_some(), "{} is empty", menu.label(Words::english()));
    }
    for project in [Project::default(), small(), support::every_kind()] {
        let (mut window, _folder) = window(project);
        for command in commands::all().filter(|command| command.id != CommandId("quit")) {
            act(&mut window, Action::Run(command.id));
            act(&mut window, Action::Dialog(None));
        }
    }
}

#[test]
fn the_menu_bar_runs_commands() {
    let (mut window, _folder) = window(small());
    window.get_all_by_label("Story").next().unwrap().click();
    window.run();
    window.get_by_label("New story").click();
    settle(&mut window);
    assert_eq!(window.state().session().project.stories.len(), 2);
    type_words(&mut window, "Fresh");
    let session = window.state().session();
    assert_eq!(Field::Headline.of(session.story().unwrap()), "Fresh", "the caret waits in the headline");
}

/// A file that was let go over the window.
#[derive(Debug)]
struct Dropped(std::path::PathBuf);

impl egui::DroppedFile for Dropped {
    fn path(&self) -> &Path {
        &self.0
    }

    fn bytes(&self) -> Result<Vec<u8>, String> {
        Err("the desk reads files itself".to_owned())
    }
}

#[test]
fn dropped_files_go_where_they_belong() {
    let (mut window, folder) = window(small());
    let picture = folder.path().join("quay.PNG");
    image::RgbImage::new(8, 6).save_with_format(&picture, image::ImageFormat::Png).unwrap();
    let copy = folder.path().join("copy.txt");
    let words = "Port Reopens\n\nShips left the port on Monday, the harbor office said in a statement.\n";
    std::io::Write::write_all(&mut std::fs::File::create(&copy).unwrap(), words.as_bytes()).unwrap();
    for path in [picture, copy] {
        window.input_mut().dropped_files.push(Arc::new(Dropped(path)));
        settle(&mut window);
        act(&mut window, Action::Dialog(None));
    }
    let session = window.state().session();
    assert_eq!(session.project.library.photos.len(), 1, "the picture was attached");
    assert_eq!(session.project.stories.len(), 2, "the text was imported");

    let other = folder.path().join("other.ron");
    project::create(&Project::new("Other", Language::arabic()), &other).unwrap();
    window.input_mut().dropped_files.push(Arc::new(Dropped(other)));
    settle(&mut window);
    window.get_by_label("Save the changes to desk.ron?");
    window.get_by_label("Do not save").click();
    settle(&mut window);
    assert_eq!(window.state().session().project.name, "Other");
}
