//! Giving commands other keys, in the overview of shortcuts.

use copydesk::app::commands;
use copydesk::app::{Dialog, KeysAct, Settings};
use egui::{Key, Modifiers};

use super::*;

fn keys_of(window: &Window, id: &'static str) -> Vec<String> {
    window.state().session().settings.keys.of(CommandId(id)).map(commands::Shortcut::written).collect()
}

/// Opens the overview and chooses the first command that fits.
fn choose(window: &mut Window, words: &str) {
    press(window, NONE, Key::F1);
    assert_eq!(window.state().session().view.dialog, Some(Dialog::Shortcuts));
    type_words(window, words);
}

#[test]
fn a_command_is_given_keys_and_they_run_it() {
    let mut window = window("en");
    choose(&mut window, "justify");
    press(&mut window, NONE, Key::Enter);
    assert!(says(&window, "Press the keys for Justify"));
    press(&mut window, ctrl() | Modifiers::SHIFT, Key::Y);
    assert_eq!(keys_of(&window, "justify"), ["Primary+Shift+Y"]);
    assert!(says(&window, "Justify, Ctrl+Shift+Y, changed"));
    press(&mut window, NONE, Key::Escape);
    assert_eq!(window.state().session().view.dialog, None);
    press(&mut window, ctrl() | Modifiers::SHIFT, Key::Y);
    assert!(window.state().session().settings.justified);
    press(&mut window, ctrl() | Modifiers::SHIFT, Key::P);
    type_words(&mut window, "justify");
    assert!(says(&window, "Justify, View, Ctrl+Shift+Y"), "the palette shows the keys in force");
}

#[test]
fn old_keys_run_nothing_and_others_can_be_added_and_removed() {
    let mut window = window("en");
    choose(&mut window, "two pages");
    press(&mut window, NONE, Key::Enter);
    press(&mut window, NONE, Key::F4);
    press(&mut window, NONE, Key::Escape);
    press(&mut window, ctrl(), Key::Backslash);
    assert_eq!(window.state().session().view.open.beside, None);
    press(&mut window, NONE, Key::F4);
    assert!(window.state().session().view.open.beside.is_some());
    choose(&mut window, "two pages");
    reach(&mut window, "Add keys…");
    press(&mut window, NONE, Key::Enter);
    press(&mut window, ctrl(), Key::Backslash);
    assert_eq!(keys_of(&window, "beside"), ["F4", "Primary+Backslash"]);
    reach(&mut window, "Remove F4");
    press(&mut window, NONE, Key::Space);
    assert_eq!(keys_of(&window, "beside"), ["Primary+Backslash"]);
    assert_eq!(window.state().session().settings.keys, copydesk::app::Keys::default(), "as the row has them");
    reach(&mut window, "Remove Ctrl+\\");
    press(&mut window, NONE, Key::Space);
    assert!(keys_of(&window, "beside").is_empty());
    reach(&mut window, "Standard keys");
    press(&mut window, NONE, Key::Enter);
    assert_eq!(keys_of(&window, "beside"), ["Primary+Backslash"]);
}

/// Goes on by Tab until something of this name has the keyboard.
fn reach(window: &mut Window, name: &str) {
    for _ in 0..40 {
        if focused(window) == name {
            return;
        }
        press(window, NONE, Key::Tab);
    }
    panic!("{name} is not reached");
}

#[test]
fn keys_of_another_command_are_taken_only_after_a_question() {
    let mut window = window("en");
    choose(&mut window, "justify");
    press(&mut window, NONE, Key::Enter);
    press(&mut window, ctrl(), Key::S);
    assert!(says(&window, "Ctrl+S is already used by Save."));
    assert_eq!(keys_of(&window, "save"), ["Primary+S"]);
    press(&mut window, NONE, Key::Escape);
    assert_eq!(window.state().session().view.dialog, Some(Dialog::Shortcuts), "Escape leaves the question alone");
    assert_eq!((keys_of(&window, "save").len(), keys_of(&window, "justify").len()), (1, 0));
    press(&mut window, NONE, Key::Enter);
    press(&mut window, ctrl(), Key::S);
    assert_eq!(focused(&window), "Take it from there");
    press(&mut window, NONE, Key::Enter);
    assert_eq!((keys_of(&window, "save").len(), keys_of(&window, "justify")), (0, vec!["Primary+S".to_owned()]));
    act(&mut window, Action::Keys(KeysAct::Reset(CommandId("justify"))));
    assert_eq!(keys_of(&window, "save"), ["Primary+S"], "what is free again is the row's");
}

#[test]
fn what_the_desk_needs_is_refused_with_a_sentence() {
    let mut window = window("en");
    choose(&mut window, "justify");
    press(&mut window, NONE, Key::Enter);
    for (held, key, sentence) in [
        (NONE, Key::A, "This is typed"),
        (NONE, Key::Tab, "Words are written and edited"),
        (NONE, Key::ArrowDown, "Words are written and edited"),
        (NONE, Key::Enter, "Words are written and edited"),
        (ctrl(), Key::ArrowLeft, "Words are written and edited"),
        (ctrl(), Key::A, "Ctrl+A is Select all in every field"),
        (Modifiers::ALT, Key::F4, "The system has these keys"),
    ] {
        press(&mut window, held, key);
        assert!(says(&window, sentence), "{key:?}");
        assert!(says(&window, "Press the keys for Justify"), "it still waits after {key:?}");
    }
    at_once(&mut window, &[Event::Copy]);
    assert!(says(&window, "Ctrl+C is Copy in every field"));
    press(&mut window, NONE, Key::Escape);
    assert!(!says(&window, "Press the keys for Justify"));
    assert_eq!(window.state().session().view.dialog, Some(Dialog::Shortcuts));
    assert_eq!(window.state().session().settings.keys, copydesk::app::Keys::default());
    press(&mut window, NONE, Key::Escape);
    assert_eq!(window.state().session().view.dialog, None);
    assert!(on_page(&window));
}

#[test]
fn pressing_keys_finds_what_they_do() {
    let mut window = window("en");
    choose(&mut window, "");
    press(&mut window, ctrl(), Key::E);
    assert!(says(&window, "Export…, Ctrl+E") && !says(&window, "Save, Ctrl+S"));
    press(&mut window, ctrl() | Modifiers::SHIFT, Key::F9);
    assert!(says(&window, "Ctrl+Shift+F9 is free."));
    type_words(&mut window, "save");
    assert!(says(&window, "Save, Ctrl+S"));
}

#[test]
fn the_overview_is_worked_in_arabic() {
    let mut window = window("ar_IQ.UTF-8");
    choose(&mut window, "حفظ");
    press(&mut window, NONE, Key::Enter);
    press(&mut window, ctrl(), Key::E);
    assert!(says(&window, "مستعمل لأمر"));
    press(&mut window, NONE, Key::Enter);
    assert!(keys_of(&window, "export").is_empty());
    choose_none_and_reset(&mut window);
    assert_eq!(window.state().session().settings.keys, copydesk::app::Keys::default());
}

fn choose_none_and_reset(window: &mut Window) {
    reach(window, "المفاتيح الأصلية للجميع");
    press(window, NONE, Key::Enter);
}

#[test]
fn settings_keep_what_differs_and_whatever_else_stands_there() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("settings.ron");
    let written = "(keys: {\"save\": [\"Primary+F12\"], \"no-such\": [\"Primary+S\"], \"bold\": [\"Meta+Q\", \"A\"]})";
    std::io::Write::write_all(&mut std::fs::File::create(&file).unwrap(), written.as_bytes()).unwrap();
    let (settings, said) = Settings::load(folder.path());
    assert!(said.is_none(), "{said:?}");
    let of = |id| settings.keys.of(CommandId(id)).map(commands::Shortcut::written).collect::<Vec<_>>();
    assert_eq!((of("save"), of("bold")), (vec!["Primary+F12".to_owned()], vec![]));
    let mut window = window_of(super::session("en", settings), WIDE);
    press(&mut window, NONE, Key::F1);
    assert!(says(&window, "2 entries of the settings"));
    act(&mut window, Action::Keys(KeysAct::Give(CommandId("justify"), Vec::new())));
    act(&mut window, Action::Keys(KeysAct::Give(CommandId("about"), vec![f9()])));
    window.state_mut().session_mut().wait_for_settings();
    let kept = std::fs::read_to_string(&file).unwrap();
    for entry in ["no-such", "Meta+Q", "Primary+F12", "Shift+F9"] {
        assert!(kept.contains(entry), "{entry} in {kept}");
    }
    assert!(!kept.contains("italic"), "{kept}");
}

fn f9() -> commands::Shortcut {
    commands::Shortcut { primary: false, shift: true, alt: false, key: "F9" }
}

#[test]
fn a_key_of_its_own_copies_in_a_field_too() {
    let mut window = window("en");
    let keys = copydesk::app::commands::Shortcut { primary: false, shift: false, alt: false, key: "F4" };
    act(&mut window, Action::Keys(KeysAct::Give(CommandId("copy"), vec![keys])));
    press(&mut window, ctrl(), Key::F);
    type_words(&mut window, "river");
    press(&mut window, ctrl(), Key::A);
    window.event(down(Key::F4, NONE));
    let mut copied = String::new();
    for _ in 0..4 {
        window.step();
        for command in &window.output().platform_output.commands {
            if let egui::OutputCommand::CopyText(words) = command {
                copied.clone_from(words);
            }
        }
    }
    assert_eq!(copied, "river");
}

#[test]
fn every_command_is_in_the_overview() {
    let mut window = window("en");
    press(&mut window, NONE, Key::F1);
    let words = window.state().session().words;
    for command in commands::all() {
        assert!(says(&window, command.label(words)), "{:?}", command.id);
    }
}
