//! A language whose words are longer: made from the English files, with letters no other language
//! has, it shows what is cut off, and what does not come from the files at all.

use copydesk::ground::Direction;
use copydesk::ui::text::typesetter;
use copydesk::words::{Locale, Words};
use egui::accesskit::Role;
use egui_kittest::kittest::{NodeT, Queryable};
use fluent_syntax::ast::{Entry, Expression, Pattern, PatternElement, Resource};
use fluent_syntax::{parser, serializer};

use super::places::{dialogs, menus, recovered, settings};
use super::{Window, act, arabic_project, window};

/// What the words of the long language are followed by, for each five letters of theirs.
const MORE: &str = "óñ";

/// Its words: each English letter with a mark, and two letters more for each five.
fn words() -> &'static Words {
    let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("assets/locales/en");
    let mut files: Vec<&'static str> = Vec::new();
    for entry in folder.read_dir().unwrap() {
        let text = std::fs::read_to_string(entry.unwrap().path()).unwrap();
        let mut resource: Resource<String> = parser::parse(text).unwrap();
        for entry in &mut resource.body {
            if let Entry::Message(message) = entry
                && !message.id.name.starts_with("number-")
            {
                message.value.iter_mut().for_each(longer);
                message.attributes.iter_mut().for_each(|attribute| longer(&mut attribute.value));
            }
        }
        files.push(Box::leak(serializer::serialize(&resource).into_boxed_str()));
    }
    let files: &'static [&'static str] = Box::leak(files.into_boxed_slice());
    let locale = Box::leak(Box::new(Locale { tag: "xx", name: "Long", direction: Direction::Ltr, files }));
    Box::leak(Box::new(Words::new(locale, Some(Words::english()))))
}

fn longer(pattern: &mut Pattern<String>) {
    for element in &mut pattern.elements {
        match element {
            PatternElement::TextElement { value } => *value = long(value),
            PatternElement::Placeable { expression: Expression::Select { variants, .. } } => {
                for variant in variants {
                    longer(&mut variant.value);
                }
            }
            PatternElement::Placeable { expression: Expression::Inline(_) } => {}
        }
    }
}

fn long(words: &str) -> String {
    let marked = |c: char| match c {
        'a' => 'å',
        'e' => 'ë',
        'i' => 'ï',
        'o' => 'ø',
        'u' => 'ü',
        'c' => 'ç',
        'n' => 'ñ',
        's' => 'š',
        'y' => 'ý',
        other => other,
    };
    let letters = words.chars().filter(|c| c.is_alphabetic()).count();
    let end = words.trim_end().len();
    let (said, space) = words.split_at(end);
    said.chars().map(marked).collect::<String>() + &MORE.repeat(letters.div_ceil(5)) + space
}

fn is_long(words: &str) -> bool {
    words.contains(MORE)
}

/// What the window says in fewer letters than it has, or where nobody can see it.
fn cut(window: &Window, place: &str, wrong: &mut Vec<String>) {
    typesetter(&window.ctx, |ts| {
        // Names may be cut: of a file, of a font.
        let name = window.state().session().words.get("bar-untitled");
        let cut = ts.said().filter(|(words, laid)| {
            is_long(words) && laid.is_elided() && *words != name && !words.starts_with("Newsreader")
        });
        wrong.extend(cut.map(|(words, _)| format!("{place}: cut: {words}")));
    });
    let width = f64::from(window.ctx.content_rect().width());
    for node in window.query_all_by(|_| true) {
        let node = node.accesskit_node();
        let Some(bounds) = node.bounding_box() else { continue };
        let words = node.label().unwrap_or_default();
        // Tabs that do not fit are scrolled to; the one that is shown is in sight.
        let in_sight = node.role() != Role::Tab || node.is_selected() == Some(true);
        let is_shown = in_sight && matches!(node.role(), Role::Label | Role::Button | Role::Tab | Role::CheckBox);
        if is_shown && is_long(&words) && (bounds.x0 < -0.5 || bounds.x1 > width + 0.5) {
            wrong.push(format!("{place}: beyond the window at {}..{}: {words}", bounds.x0, bounds.x1));
        }
    }
}

#[test]
fn no_label_is_cut_in_a_language_of_longer_words() {
    let (words, project) = (words(), arabic_project());
    assert_eq!(words.get("bar-export"), "Expørtóñóñ");
    let story = project.stories.first().unwrap().id;
    let mut wrong = Vec::new();
    for size in [[1440.0, 900.0], [800.0, 600.0]] {
        let mut window = window(Some(project.clone()), words, size);
        cut(&window, &format!("{size:?}"), &mut wrong);
        for place in dialogs(story) {
            let name = format!("{size:?} {place:?}").chars().take(80).collect::<String>();
            act(&mut window, place);
            cut(&window, &name, &mut wrong);
        }
        recovered(&mut window, |window, found| cut(window, &format!("{size:?} {found}"), &mut wrong));
        menus(&mut window, |window, menu| cut(window, &format!("{size:?} {menu}"), &mut wrong));
        settings(&mut window, |window, section| cut(window, &format!("{size:?} {section}"), &mut wrong));
        let welcome = super::window(None, words, size);
        cut(&welcome, &format!("{size:?} welcome"), &mut wrong);
    }
    wrong.sort();
    wrong.dedup();
    assert!(wrong.is_empty(), "{} of them:\n{}", wrong.len(), wrong.join("\n"));
}
