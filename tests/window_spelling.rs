//! Spelling in the window, driven and read through what a screen reader sees and what is painted.
#![expect(clippy::unwrap_used, clippy::indexing_slicing, reason = "helpers of tests may fail loudly")]

use std::fs;
use std::ops::Range;
use std::path::Path;
use std::sync::Arc;

use copydesk::app::commands::CommandId;
use copydesk::app::tasks::DictionaryPlaces;
use copydesk::app::{Action, Dialog, OpenFile, Session, Settings, SpellAct, World};
use copydesk::edit::{Edit, Selection, Spot, TextPlace};
use copydesk::ground::{BlockId, EntityId, Language, SourceId, StoryId};
use copydesk::project::{self, Project};
use copydesk::story::{Block, Content, Field, Mark, Part, Story, Text};
use copydesk::tags::{Entity, EntityKind};
use copydesk::ui::{Desk, theme};
use egui::accesskit::{Invalid, Role};
use egui::{Key, Modifiers, vec2};
use egui_kittest::Harness;
use egui_kittest::kittest::{NodeT, Queryable};
use tempfile::TempDir;

type Window = Harness<'static, Desk>;

fn noon() -> jiff::Timestamp {
    jiff::Timestamp::from_second(1_795_000_000).unwrap()
}

fn story(id: u64, tag: &str, headline: &str, texts: &[Text]) -> Arc<Story> {
    let mut story = Story::new(StoryId::from(id), tag.parse().unwrap());
    headline.clone_into(&mut story.furniture.headline);
    for (nth, text) in (1_u64..).zip(texts) {
        story.body.push(Arc::new(Block::new(BlockId::from(10 * id + nth), Content::Paragraph(text.clone()))));
    }
    Arc::new(story)
}

/// A headline and two paragraphs with a misspelt word each, the last in a quotation and in bold.
fn english() -> Arc<Story> {
    let quoted = [Mark::Bold, Mark::Quotation(Some(SourceId::from(9)))];
    let second = Text::from_runs([
        ("He said: ".to_owned(), vec![]),
        ("“It is seperate.”".to_owned(), quoted.to_vec()),
        (" Not more.".to_owned(), vec![]),
    ]);
    story(1, "en", "Ferry retruns", &["The goverment knows.".into(), second])
}

fn arabic() -> Arc<Story> {
    story(2, "ar", "عودة العبّارة", &["قالت الحكومه إن شركة Acme عادت".into()])
}

fn settings(folder: &Path) -> Settings {
    Settings { file: Some(folder.join("settings.ron")), ..Settings::default() }
}

fn window_with(stories: Vec<Arc<Story>>, settings: Settings, folder: &Path) -> Window {
    let project = Project { stories, ..Project::new("Ferry", Language::english()) };
    let mut session = Session::new(World::new(noon, 7), settings, Arc::new(|| {}));
    let places = DictionaryPlaces { person: Some(folder.join("dictionaries")), ..DictionaryPlaces::default() };
    session.spelling.places = Some(places);
    session.take_up(project, None);
    let mut window = Harness::builder()
        .with_size(vec2(1440.0, 900.0))
        .with_max_steps(40)
        .build_eframe(move |created| Desk::new(session, &created.egui_ctx));
    settle(&mut window);
    window
}

fn window_of(stories: Vec<Arc<Story>>) -> (Window, TempDir) {
    let folder = tempfile::tempdir().unwrap();
    (window_with(stories, settings(folder.path()), folder.path()), folder)
}

/// Lets all jobs end and the window show it.
fn settle(window: &mut Window) {
    window.run_steps(4);
    while let Some(outcome) = window.state_mut().session_mut().jobs.wait() {
        window.state_mut().session_mut().receive(outcome);
        window.run_steps(4);
    }
}

fn act(window: &mut Window, action: Action) {
    window.state_mut().session_mut().act(action);
    settle(window);
}

fn run(window: &mut Window, command: &'static str) {
    act(window, Action::Run(CommandId(command)));
}

fn press(window: &mut Window, held: Modifiers, key: Key) {
    window.key_press_modifiers(held, key);
    settle(window);
}

fn type_words(window: &mut Window, words: &str) {
    for letter in words.chars() {
        window.event(egui::Event::Text(letter.to_string()));
        window.run_steps(2);
    }
}

fn spot(block: u64) -> Spot {
    let place = TextPlace { story: StoryId::from(block / 10), block: BlockId::from(block), part: Part::Main };
    Spot::Text(place)
}

fn headline() -> Spot {
    Spot::Field(StoryId::from(1), Field::Headline)
}

fn select(window: &mut Window, spot: Spot, range: Range<usize>) {
    act(window, Action::Select { selection: Some(Selection::stretch(spot, range)), reveal: true });
}

fn selected(window: &Window) -> Option<Selection> {
    window.state().session().view.selection
}

fn words(window: &Window, story: usize) -> Vec<String> {
    let story = &window.state().session().project.stories[story];
    story.texts().map(|(_, _, text)| text.as_str().to_owned()).collect()
}

/// The words a screen reader is told are misspelt, in the order of the page.
fn misspelt(window: &Window) -> Vec<String> {
    let runs = window.get_all_by_role(Role::TextRun).filter_map(|node| {
        let node = node.accesskit_node();
        let data = node.data();
        (data.invalid() == Some(Invalid::Spelling)).then(|| data.value().unwrap_or_default().to_owned())
    });
    runs.collect()
}

fn put(path: &Path, bytes: &[u8]) {
    copydesk::project::disk::write_whole(path, bytes).unwrap();
}

/// How many corners of what is painted on the page are red.
fn red(window: &Window) -> usize {
    let color = theme::LIGHT.red;
    let meshes = window
        .output()
        .shapes
        .iter()
        .filter_map(|clipped| if let egui::Shape::Mesh(mesh) = &clipped.shape { Some(mesh) } else { None });
    meshes.flat_map(|mesh| &mesh.vertices).filter(|corner| corner.color == color).count()
}

#[test]
fn misspelt_words_are_marked_and_told_once_the_dictionary_is_there() {
    let (mut window, _folder) = window_of(vec![english()]);
    assert_eq!(misspelt(&window), ["retruns", "goverment", "seperate"]);
    let painted = red(&window);
    assert!(painted > 60, "three waves: {painted}");
    run(&mut window, "check-spelling");
    assert_eq!(misspelt(&window).len(), 0);
    assert!(red(&window) < painted / 4, "but for the line of the unknown source");
    assert!(!window.state().session().settings.check_spelling);
    run(&mut window, "check-spelling");
    assert_eq!(misspelt(&window).len(), 3, "the dictionary is read again");
    act(&mut window, Action::Spell(SpellAct::Check(Language::english(), false)));
    assert_eq!(misspelt(&window).len(), 0);
}

#[test]
fn a_dictionary_is_there_as_long_as_a_story_of_its_language_is_open() {
    let (mut window, _folder) = window_of(vec![english(), arabic()]);
    let there = |window: &Window, tag: &str| window.state().session().spelling.served(&tag.parse().unwrap()).is_some();
    assert!(there(&window, "en") && !there(&window, "ar"));
    act(&mut window, Action::ShowStory(StoryId::from(2)));
    assert_eq!(misspelt(&window), ["الحكومه"], "a Latin name is no Arabic word");
    assert!(there(&window, "ar") && !there(&window, "en"), "the first was only looked at");
}

#[test]
fn the_word_being_written_is_not_marked_until_the_caret_has_left_it() {
    let (mut window, _folder) = window_of(vec![story(1, "en", "", &["The  sails.".into()])]);
    select(&mut window, spot(11), 4..4);
    type_words(&mut window, "fery");
    assert_eq!((words(&window, 0)[0].as_str(), misspelt(&window).len()), ("The fery sails.", 0));
    type_words(&mut window, ",");
    assert_eq!(misspelt(&window), ["fery"], "it is done");
    press(&mut window, Modifiers::NONE, Key::ArrowLeft);
    assert_eq!(misspelt(&window), ["fery"], "a caret that came back writes nothing");
    type_words(&mut window, "s");
    assert_eq!(misspelt(&window).len(), 0);
    select(&mut window, spot(11), 0..0);
    assert_eq!(misspelt(&window), ["ferys"]);
}

#[test]
fn keys_go_from_one_misspelt_word_to_the_next_and_around() {
    let (mut window, _folder) = window_of(vec![english()]);
    select(&mut window, headline(), 0..0);
    let there = [(headline(), 6..13), (spot(11), 4..13), (spot(12), 18..26)];
    let there = there.map(|(spot, range)| Some(Selection::stretch(spot, range)));
    for wanted in [0, 1, 2, 0, 1] {
        press(&mut window, Modifiers::NONE, Key::F7);
        assert_eq!(selected(&window), there[wanted]);
    }
    for wanted in [0, 2, 1] {
        press(&mut window, Modifiers::SHIFT, Key::F7);
        assert_eq!(selected(&window), there[wanted]);
    }
    let (mut clean, _folder) = window_of(vec![story(1, "en", "The ferry", &["It sails.".into()])]);
    press(&mut clean, Modifiers::NONE, Key::F7);
    clean.get_by_label_contains("No misspelled words");
    let (mut french, _folder) = window_of(vec![story(1, "fr", "Le bac", &["Il parrt.".into()])]);
    press(&mut french, Modifiers::NONE, Key::F7);
    french.get_by_label_contains("“fr” is not checked");
}

#[test]
fn a_suggestion_is_one_step_and_keeps_the_marks() {
    let (mut window, _folder) = window_of(vec![english()]);
    let before = window.state().session().project.clone();
    select(&mut window, spot(12), 20..20);
    press(&mut window, Modifiers::COMMAND, Key::Period);
    assert!(matches!(window.state().session().view.dialog, Some(Dialog::Spelling(_))));
    let first = window.get_by_label("separate");
    assert!(first.is_focused(), "the likeliest has the keyboard");
    press(&mut window, Modifiers::NONE, Key::Enter);
    assert_eq!(window.state().session().view.dialog, None);
    assert_eq!(words(&window, 0)[1], "He said: “It is separate.” Not more.");
    let spans = |project: &Project| {
        let texts: Vec<_> = project.stories[0].texts().map(|(_, _, text)| text.spans().to_vec()).collect();
        texts[1].iter().map(|span| (span.start, span.end, span.mark.clone())).collect::<Vec<_>>()
    };
    assert_eq!(spans(&window.state().session().project), spans(&before), "as long, and marked as before");
    assert_eq!(selected(&window), Some(Selection::caret(spot(12), 26)));
    type_words(&mut window, "d");
    press(&mut window, Modifiers::COMMAND, Key::Z);
    assert_eq!(words(&window, 0)[1], "He said: “It is separate.” Not more.", "what is typed is another step");
    press(&mut window, Modifiers::COMMAND, Key::Z);
    assert!(window.state().session().project == before);
}

#[test]
fn the_list_goes_by_arrows_and_escape_leads_back_to_the_page() {
    let (mut window, _folder) = window_of(vec![english()]);
    select(&mut window, spot(11), 8..8);
    press(&mut window, Modifiers::COMMAND, Key::Period);
    press(&mut window, Modifiers::NONE, Key::ArrowDown);
    let focused = |window: &Window| {
        let node = window.ctx.memory(egui::Memory::focused);
        node.is_some() && !window.get_by_label("government").is_focused()
    };
    assert!(focused(&window), "another row has it");
    press(&mut window, Modifiers::NONE, Key::Escape);
    assert_eq!(window.state().session().view.dialog, None);
    type_words(&mut window, "x");
    assert_eq!(words(&window, 0)[0], "The govexrment knows.", "the page has the keyboard again");
}

#[test]
fn the_other_button_shows_suggestions_for_the_word_under_it() {
    let (mut window, _folder) = window_of(vec![english()]);
    let runs = window.get_all_by_role(Role::TextRun);
    let at = runs.filter(|node| node.accesskit_node().data().value() == Some("goverment")).map(|node| node.rect());
    let at = at.collect::<Vec<_>>()[0].center();
    window.hover_at(at);
    window.run_steps(2);
    for pressed in [true, false] {
        let button = egui::PointerButton::Secondary;
        window.event(egui::Event::PointerButton { pos: at, button, pressed, modifiers: Modifiers::NONE });
    }
    settle(&mut window);
    window.get_by_label("government").click();
    settle(&mut window);
    assert_eq!(words(&window, 0)[0], "The government knows.");
}

/// Opens the menu of the other button on a misspelt word, while jobs are held.
fn ask_about(window: &mut Window, word: &str) {
    let runs = window.get_all_by_role(Role::TextRun);
    let at = runs.filter(|node| node.accesskit_node().data().value() == Some(word)).map(|node| node.rect());
    let at = at.collect::<Vec<_>>()[0].center();
    window.state_mut().session_mut().jobs.hold(true);
    window.hover_at(at);
    window.run_steps(2);
    for pressed in [true, false] {
        let button = egui::PointerButton::Secondary;
        window.event(egui::Event::PointerButton { pos: at, button, pressed, modifiers: Modifiers::NONE });
    }
    window.run_steps(5);
    assert!(window.query_by_label("government").is_none(), "they are not there yet");
}

/// Lets what was held come in, without time for anybody to read it.
fn let_come(window: &mut Window) {
    window.state_mut().session_mut().jobs.hold(false);
    while let Some(outcome) = window.state_mut().session_mut().jobs.wait() {
        window.state_mut().session_mut().receive(outcome);
    }
}

#[test]
fn suggestions_that_come_late_take_no_key_meant_for_what_stood_there() {
    let (mut window, _folder) = window_of(vec![english()]);
    select(&mut window, spot(11), 0..0);
    ask_about(&mut window, "goverment");
    let menu = |window: &Window| window.get_by_label("Add to my words").rect();
    assert!(window.get_by_label("Looking for suggestions…").is_focused(), "the line in their place has the keyboard");
    assert!(menu(&window).width() < 240.0, "{:?}", menu(&window));
    let wide = menu(&window).width();
    window.key_press(Key::Enter);
    window.run_steps(3);
    assert!(window.query_by_label("Add to my words").is_some(), "it does nothing");
    let_come(&mut window);
    window.key_press(Key::Enter);
    window.run_steps(1);
    assert_eq!(words(&window, 0)[0], "The goverment knows.", "nobody has read them");
    assert!(window.get_by_label("government").is_focused());
    window.run_steps(4);
    assert!((menu(&window).width() - wide).abs() < 1.0, "{wide} {:?}", menu(&window));
    press(&mut window, Modifiers::NONE, Key::Enter);
    assert_eq!(words(&window, 0)[0], "The government knows.");
}

#[test]
fn the_keyboard_stays_on_what_it_stands_on_when_suggestions_come() {
    let (mut window, _folder) = window_of(vec![english()]);
    select(&mut window, spot(11), 0..0);
    ask_about(&mut window, "goverment");
    for name in ["Add to my words", "Add to the house’s words"] {
        window.key_press(Key::ArrowDown);
        window.run_steps(2);
        assert!(window.get_by_label(name).is_focused(), "{name}");
    }
    let_come(&mut window);
    window.run_steps(4);
    assert!(window.query_by_label("government").is_some());
    assert!(window.get_by_label("Add to the house’s words").is_focused());
}

#[test]
fn my_words_lie_in_a_plain_file_and_count_everywhere() {
    let (mut window, folder) = window_of(vec![english()]);
    put(&folder.path().join("words.txt"), b"# mine\nretruns\n");
    act(&mut window, Action::Spell(SpellAct::LookAgain));
    assert_eq!(misspelt(&window), ["goverment", "seperate"]);
    select(&mut window, spot(11), 5..5);
    run(&mut window, "learn-mine");
    assert_eq!(misspelt(&window), ["seperate"]);
    assert_eq!(fs::read_to_string(folder.path().join("words.txt")).unwrap(), "# mine\nretruns\ngoverment\n");
    let other = window_with(vec![english()], settings(folder.path()), folder.path());
    assert_eq!(misspelt(&other), ["seperate"], "read when the desk is opened");
    act(&mut window, Action::Spell(SpellAct::RemoveMine("retruns".to_owned())));
    assert_eq!(misspelt(&window), ["retruns", "seperate"]);
    assert_eq!(fs::read_to_string(folder.path().join("words.txt")).unwrap(), "# mine\ngoverment\n");
    assert!(!window.state().session().is_dirty(), "they are no part of the project");
}

#[test]
fn a_file_of_words_that_is_no_text_is_told_and_left_alone() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("words.txt");
    put(&path, b"\xff\xfe\x00");
    let mut window = window_with(vec![english()], settings(folder.path()), folder.path());
    window.get_by_label_contains("words.txt is not text in UTF-8");
    act(&mut window, Action::Spell(SpellAct::AddMine("goverment".to_owned())));
    assert_eq!(misspelt(&window), ["retruns", "seperate"], "it counts until the desk is closed");
    assert_eq!(fs::read(&path).unwrap(), b"\xff\xfe\x00");
}

#[test]
fn the_houses_words_are_part_of_the_project_and_can_be_undone() {
    let (mut window, folder) = window_of(vec![english()]);
    select(&mut window, spot(11), 5..5);
    run(&mut window, "learn-house");
    assert_eq!(misspelt(&window), ["retruns", "seperate"]);
    let session = window.state().session();
    assert!(session.is_dirty());
    let path = folder.path().join("desk.ron");
    project::create(&session.project, &path).unwrap();
    let opened = project::open(&path).unwrap();
    assert!(opened.project.house.words.contains("goverment"));
    press(&mut window, Modifiers::COMMAND, Key::Z);
    assert_eq!(misspelt(&window).len(), 3);
    act(&mut window, Action::Spell(SpellAct::AddHouse("Mosulli".to_owned())));
    act(&mut window, Action::Spell(SpellAct::RemoveHouse("Mosulli".to_owned())));
    assert!(window.state().session().project.house.words.is_empty());
    let file = Some(OpenFile { path, stamp: opened.stamp, read_only: None });
    window.state_mut().session_mut().take_up(opened.project, file);
    settle(&mut window);
    assert_eq!(misspelt(&window), ["retruns", "seperate"]);
}

#[test]
fn what_is_ignored_is_ignored_in_its_story_alone() {
    let other = story(3, "en", "Retruns retruns", &[]);
    let (mut window, folder) = window_of(vec![english(), other]);
    select(&mut window, headline(), 8..8);
    run(&mut window, "ignore-word");
    assert_eq!(misspelt(&window), ["goverment", "seperate"]);
    act(&mut window, Action::ShowStory(StoryId::from(3)));
    assert_eq!(misspelt(&window), ["Retruns", "retruns"]);
    assert!(!folder.path().join("words.txt").exists() && !window.state().session().is_dirty());
}

#[test]
fn a_name_that_is_tagged_is_known() {
    let (mut window, _folder) = window_of(vec![english()]);
    let entity = Entity::new(EntityId::from(5), EntityKind::Organization, "Goverment Retruns");
    let change = copydesk::app::Change::new(Edit::PutEntity(entity), "Add entity");
    act(&mut window, Action::Change(Box::new(change)));
    assert_eq!(misspelt(&window).len(), 3, "a name has its capital");
    select(&mut window, headline(), 6..7);
    type_words(&mut window, "R");
    select(&mut window, headline(), 0..0);
    assert_eq!(misspelt(&window), ["goverment", "seperate"]);
}

#[test]
fn a_broken_dictionary_of_ones_own_is_told_by_name_and_the_desks_serves() {
    let folder = tempfile::tempdir().unwrap();
    let own = folder.path().join("dictionaries");
    fs::create_dir_all(&own).unwrap();
    put(&own.join("en.aff"), b"SET UTF-8\n");
    put(&own.join("en.dic"), b"nothing to count\n");
    let window = window_with(vec![english()], settings(folder.path()), folder.path());
    window.get_by_label_contains("en.aff cannot be used");
    assert_eq!(misspelt(&window).len(), 3);
}

#[test]
fn settings_tell_which_dictionary_serves_and_keep_both_lists() {
    let (mut window, folder) = window_of(vec![english(), arabic(), story(3, "fr", "Le bac", &[])]);
    act(&mut window, Action::Dialog(Some(Dialog::Settings)));
    window.get_by_label("Dictionaries").click();
    settle(&mut window);
    assert_eq!(window.get_all_by_label("By the desk’s own dictionary.").count(), 2, "of a closed story as well");
    window.get_by_label_contains("hunspell-fr");
    for (letters, enter) in [("goverment", false), ("retruns", true)] {
        let named: Vec<_> = window.get_all_by_label("My words").collect();
        named.iter().find(|node| node.accesskit_node().role() == Role::TextInput).unwrap().focus();
        window.run_steps(2);
        type_words(&mut window, letters);
        if enter {
            press(&mut window, Modifiers::NONE, Key::Enter);
        } else {
            window.get_by_label("Add").click();
            settle(&mut window);
        }
    }
    let file = || fs::read_to_string(folder.path().join("words.txt")).unwrap();
    assert_eq!(file(), "goverment\nretruns\n");
    window.get_by_label("Remove “goverment”").click_accesskit();
    settle(&mut window);
    assert_eq!(file(), "retruns\n");
    window.get_by_label("This project").click();
    settle(&mut window);
    window.get_by_label("The house’s words").click();
    settle(&mut window);
    let fields =
        window.get_all_by_label("The house’s words").map(|node| node.accesskit_node().role()).collect::<Vec<_>>();
    assert!(fields.contains(&Role::TextInput), "{fields:?}");
    act(&mut window, Action::Spell(SpellAct::AddHouse("seperate".to_owned())));
    window.get_by_label("Remove “seperate”").click_accesskit();
    settle(&mut window);
    assert!(window.state().session().project.house.words.is_empty());
    act(&mut window, Action::Dialog(None));
    assert_eq!(misspelt(&window), ["goverment", "seperate"]);
}
