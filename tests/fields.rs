//! Fields and labels of the desk's own, driven through what a screen reader sees.

use copydesk::ui::text::field::Field;
use copydesk::ui::text::{Face, Style, Typesetter, label};
use egui::accesskit::{Action, ActionData, ActionRequest, Role, TextDirection, TreeId};
use egui::{Color32, Event, Id, ImeEvent, Key, Modifiers, PointerButton, Pos2, vec2};
use egui_kittest::Harness;
use egui_kittest::kittest::{NodeT, Queryable};

type Window = Harness<'static, String>;

fn style() -> Style {
    Style::new(Face::Interface, 14.0, 1.4)
}

fn id() -> Id {
    Id::unique("field")
}

/// A field of so many rows, with the keyboard, over words.
fn field(words: &str, rows: usize) -> Window {
    let show = move |ui: &mut egui::Ui, words: &mut String| {
        let name = label::label(ui, "Place", &style(), Color32::BLACK, Some(1));
        let shown = Field::new(id(), style()).rows(rows).show(ui, words);
        let _named = shown.response.labelled_by(name.id);
    };
    let builder = Harness::builder().with_size(vec2(300.0, 200.0)).with_step_dt(0.02);
    let mut window = builder.build_ui_state(show, words.to_owned());
    window.ctx.add_plugin(Typesetter::without_system_fonts());
    input(&window).focus();
    window.run();
    window
}

fn input(window: &Window) -> egui_kittest::Node<'_> {
    window.get_by(|node| matches!(node.role(), Role::TextInput | Role::MultilineTextInput))
}

fn type_words(window: &mut Window, words: &str) {
    window.event(Event::Text(words.to_owned()));
    window.run();
}

fn press(window: &mut Window, held: Modifiers, keys: &[Key]) {
    for key in keys {
        window.key_press_modifiers(held, *key);
        window.run();
    }
}

/// What the field has put on the clipboard when Ctrl+C is pressed.
fn copied(window: &mut Window) -> String {
    window.event(Event::Copy);
    window.step();
    let commands = &window.output().platform_output.commands;
    let text = commands.iter().find_map(|command| {
        let egui::OutputCommand::CopyText(words) = command else { return None };
        Some(words.clone())
    });
    text.unwrap_or_default()
}

fn click(window: &mut Window, at: Pos2, held: Modifiers) {
    window.event(Event::ModifiersChanged(held));
    for pressed in [true, false] {
        window.event(Event::PointerMoved(at));
        window.event(Event::PointerButton { pos: at, button: PointerButton::Primary, pressed, modifiers: held });
        window.step();
    }
}

#[test]
fn letters_go_where_the_caret_is() {
    let mut window = field("port", 1);
    type_words(&mut window, "s");
    press(&mut window, Modifiers::NONE, &[Key::Home]);
    type_words(&mut window, "Air");
    press(&mut window, Modifiers::NONE, &[Key::ArrowRight, Key::Delete]);
    press(&mut window, Modifiers::NONE, &[Key::End, Key::Backspace]);
    assert_eq!(window.state(), "Airprt");
    assert_eq!(input(&window).value().as_deref(), Some("Airprt"));
}

#[test]
fn the_caret_goes_along_with_words_that_somebody_else_changes() {
    let mut window = field("The ferry sails", 1);
    press(&mut window, Modifiers::NONE, &[Key::End]);
    "The old ferry never sails".clone_into(window.state_mut());
    window.run();
    type_words(&mut window, " again");
    assert_eq!(window.state(), "The old ferry never sails again");
}

#[test]
fn arabic_is_walked_as_it_is_seen() {
    let mut window = field("باب", 1);
    press(&mut window, Modifiers::NONE, &[Key::ArrowRight, Key::ArrowRight]);
    type_words(&mut window, "ك");
    assert_eq!(window.state(), "بكاب", "right is back towards the beginning");
    press(&mut window, Modifiers::NONE, &[Key::ArrowLeft, Key::Backspace]);
    assert_eq!(window.state(), "بكب", "left is on towards the end");
}

#[test]
fn backspace_takes_the_last_vowel_sign_of_a_letter() {
    let mut window = field("كَتَبَ", 1);
    press(&mut window, Modifiers::NONE, &[Key::Backspace]);
    assert_eq!(window.state(), "كَتَب");
    press(&mut window, Modifiers::NONE, &[Key::Backspace]);
    assert_eq!(window.state(), "كَتَ");
    press(&mut window, Modifiers::NONE, &[Key::Home, Key::Delete]);
    assert_eq!(window.state(), "تَ");
}

#[test]
fn what_is_selected_is_copied_cut_and_replaced() {
    let mut window = field("ferry pier", 1);
    press(&mut window, Modifiers::CTRL | Modifiers::SHIFT, &[Key::ArrowLeft]);
    assert_eq!(copied(&mut window), "pier");
    window.event(Event::Cut);
    window.run();
    assert_eq!(window.state(), "ferry ");
    window.event(Event::Paste("one\r\ntwo".to_owned()));
    window.run();
    assert_eq!(window.state(), "ferry one  two", "a field of one line has no line breaks");
    press(&mut window, Modifiers::COMMAND, &[Key::A]);
    type_words(&mut window, "x");
    assert_eq!(window.state(), "x");
}

#[test]
fn a_field_of_several_lines_takes_line_breaks_and_goes_up_and_down() {
    let mut window = field("one", 3);
    press(&mut window, Modifiers::NONE, &[Key::Enter]);
    type_words(&mut window, "two");
    press(&mut window, Modifiers::NONE, &[Key::ArrowUp]);
    type_words(&mut window, "!");
    press(&mut window, Modifiers::NONE, &[Key::ArrowDown, Key::Home]);
    type_words(&mut window, "- ");
    assert_eq!(window.state(), "one!\n- two");
    assert_eq!(input(&window).accesskit_node().role(), Role::MultilineTextInput);
}

#[test]
fn up_and_down_go_by_line_with_option_or_ctrl_as_on_the_page() {
    for held in [Modifiers::ALT, Modifiers::CTRL] {
        let mut window = field("one and two\nthree\nfour", 3);
        press(&mut window, held, &[Key::ArrowUp, Key::ArrowUp]);
        type_words(&mut window, "<");
        press(&mut window, held, &[Key::ArrowDown, Key::ArrowDown]);
        type_words(&mut window, ">");
        assert_eq!(window.state(), "one and two\n<three\nfour>", "{held:?}");
        press(&mut window, held | Modifiers::SHIFT, &[Key::ArrowUp]);
        assert_eq!(copied(&mut window), "four>", "with Shift it selects");
    }
}

#[test]
fn two_clicks_select_a_word_and_three_the_line() {
    let mut window = field("North Quay closed", 1);
    let at = input(&window).rect().left_center() + vec2(20.0, 0.0);
    click(&mut window, at, Modifiers::NONE);
    click(&mut window, at, Modifiers::NONE);
    assert_eq!(copied(&mut window), "North");
    click(&mut window, at, Modifiers::NONE);
    assert_eq!(copied(&mut window), "North Quay closed");
}

#[test]
fn a_click_with_shift_selects_up_to_it() {
    let mut window = field("North Quay", 1);
    let left = input(&window).rect().left_center() + vec2(1.0, 0.0);
    click(&mut window, left, Modifiers::SHIFT);
    assert_eq!(copied(&mut window), "North Quay");
}

#[test]
fn a_middle_click_puts_in_what_is_selected_elsewhere() {
    let mut window = field("quay", 1);
    let pos = input(&window).rect().left_center() + vec2(1.0, 0.0);
    window.event(Event::PointerMoved(pos));
    window.step();
    window.event(Event::MiddleClickPaste { pos, text: "North ".to_owned() });
    window.run();
    assert_eq!(window.state(), "North quay");
}

#[test]
fn what_is_being_composed_is_shown_and_not_yet_there() {
    let mut window = field("ab", 1);
    press(&mut window, Modifiers::NONE, &[Key::ArrowLeft]);
    window.event(Event::Ime(ImeEvent::Preedit { text: "かな".to_owned(), active_range_chars: Some(0..2) }));
    window.run();
    assert_eq!(window.state(), "ab");
    let shown: String = runs(&window).into_iter().map(|(words, _)| words).collect();
    assert_eq!(shown, "aかなb");
    window.event(Event::Ime(ImeEvent::Commit("仮名".to_owned())));
    window.run();
    assert_eq!(window.state(), "a仮名b");
    window.event(Event::Ime(ImeEvent::DeleteSurrounding { before_chars: 1, after_chars: 1 }));
    window.run();
    assert_eq!(window.state(), "a仮");
}

/// The runs of text under the field, with their direction.
fn runs(window: &Window) -> Vec<(String, Option<TextDirection>)> {
    let all = window.root().children_recursive();
    all.filter(|node| node.accesskit_node().role() == Role::TextRun)
        .map(|node| (node.value().unwrap_or_default(), node.accesskit_node().data().text_direction()))
        .collect()
}

#[test]
fn a_screen_reader_is_told_name_words_and_directions() {
    let window = field("at مرسى now", 1);
    assert_eq!(window.get_by_label("Place").accesskit_node().role(), Role::TextInput, "the label names the field");
    let (ltr, rtl) = (Some(TextDirection::LeftToRight), Some(TextDirection::RightToLeft));
    let expected = [("at ", ltr), ("مرسى", rtl), (" now", ltr)].map(|(words, way)| (words.to_owned(), way));
    assert_eq!(runs(&window), expected);
}

#[test]
fn a_screen_reader_can_set_and_replace_words() {
    let mut window = field("old words", 1);
    let ask = |window: &mut Window, action, words: &str| {
        let target_node = id().accesskit_id();
        let data = Some(ActionData::Value(words.into()));
        window.event(Event::AccessKitActionRequest(ActionRequest {
            action,
            target_tree: TreeId::ROOT,
            target_node,
            data,
        }));
        window.run();
    };
    ask(&mut window, Action::SetValue, "new");
    assert_eq!(window.state(), "new");
    ask(&mut window, Action::ReplaceSelectedText, "er");
    assert_eq!(window.state(), "newer");
}

#[test]
fn a_label_is_no_wider_than_its_room_and_says_all_its_words() {
    let words = "A headline that is far too long for the little room it has been given here";
    let show = |ui: &mut egui::Ui| {
        ui.set_width(120.0);
        label::label(ui, words, &style(), Color32::BLACK, Some(1));
    };
    let window = Harness::builder().with_size(vec2(400.0, 100.0)).build_ui(show);
    let label = window.get_by_label(words);
    assert!(label.rect().width() <= 120.5, "{:?}", label.rect());
    assert!(label.rect().height() < 25.0);
}
