//! The window in Arabic says nothing in English.

use copydesk::app::Action;
use copydesk::story::Story;
use copydesk::words::{LOCALES, chosen};

use super::places::{Broken, dialogs, menus};
use super::{act, arabic_project, said, window};

/// What is called so in every language: names, forms of files, keys, examples of what is typed.
const NAMES: &[&str] = &[
    "Copydesk", "copydesk", "JSON", "HTML", "PDF", "JPEG", "PNG", "WebP", "GIF", "TIFF", "UTF", "RON", "ron", "photos", "MIT",
    "Apache", "SIL", "Open", "Font", "License", "Newsreader", "IBM", "Plex", "Sans", "Arabic", "Noto", "Naskh", "English",
    "Ctrl", "Shift", "Alt", "Esc", "Escape", "Enter", "Delete", "Backspace", "Home", "End", "PageUp", "PageDown", "Tab",
    "https", "templates", "wording", "sha", "project", "Windows", "SVG", "HEIC", "AVIF", "BMP", "XL", "PostScript", "ZIP",
    "IRAQ", "WATER", "wikidata", "Q", "Asia", "Riyadh", "Baghdad", "ar", "en", "fr", "AFP", "River", "desk", "ML", "UTC",
    "iana", "MB", "xdg", "open", "explorer", "odd", "html", "json",
];

/// What stands in the project and in its files, as it is.
const COPY: &[&str] = &[
    "pdf", "txt", "jpg", "svg", "png", "tmp", "kiker", "name", "example", "org", "layla", "story", "http", "www", "Project", "abcdef", "cm", "TT", "Aa",
];

/// The Latin words in what is said that are nobody's name. What a key is called, and single letters
/// such as keys and signs, are no words.
fn foreign(said: &str) -> Vec<String> {
    let is_latin = |c: char| c.is_alphabetic() && ('A'..='\u{24f}').contains(&c);
    said.split(|c: char| !is_latin(c))
        .filter(|word| word.chars().count() > 1 && !NAMES.contains(word) && !COPY.contains(word))
        .filter(|word| !(word.starts_with('F') && word.len() == 2))
        .map(str::to_owned)
        .collect()
}

fn check(window: &super::Window, place: &str, wrong: &mut Vec<String>) {
    // Folders of the system’s own are called as it likes, and so are fields of a project’s form.
    let temporary = std::env::temp_dir().display().to_string();
    let is_shown = |words: &String| {
        let words = words.replace(&temporary, "");
        let words: Vec<&str> = words.split('/').filter(|part| !part.starts_with(".tmp")).collect();
        let words = words.join("/");
        let parts: Vec<&str> = words.split('`').step_by(2).collect();
        !foreign(&parts.join(" ")).is_empty()
    };
    wrong.extend(said(window).into_iter().filter(is_shown).map(|words| format!("{place}: {words}")));
}

#[test]
fn no_message_in_arabic_holds_english_words() {
    let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("assets/locales/ar");
    let mut wrong = Vec::new();
    for entry in folder.read_dir().unwrap() {
        let text = std::fs::read_to_string(entry.unwrap().path()).unwrap();
        for line in text.lines().filter(|line| !line.starts_with('#')) {
            // Keys, arguments and the names of variants are no words.
            let words = line.split_once(" = ").map_or(line, |(_, words)| words);
            let words = words.split_once("] ").map_or(words, |(_, words)| words);
            let outside: Vec<&str> = words.split('{').map(|part| part.split_once('}').map_or(part, |(_, rest)| rest)).collect();
            let outside = if words.trim_start().starts_with('{') { outside[1..].join(" ") } else { outside.join(" ") };
            let outside = if line.trim_end().ends_with("->") { String::new() } else { outside };
            if !foreign(&outside).is_empty() {
                wrong.push(format!("{line}: {:?}", foreign(&outside)));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn no_place_of_the_window_says_a_word_in_english() {
    let words = chosen("ar").unwrap();
    let project = arabic_project();
    let story = project.stories.first().map(|story: &std::sync::Arc<Story>| story.id).unwrap();
    let mut wrong = Vec::new();
    for size in [[1440.0, 900.0], [800.0, 600.0]] {
        let mut window = window(Some(project.clone()), words, size);
        check(&window, "the desk", &mut wrong);
        for place in dialogs(story) {
            let name = format!("{place:?}").chars().take(60).collect::<String>();
            act(&mut window, place);
            check(&window, &name, &mut wrong);
        }
        menus(&mut window, |window, menu| check(window, menu, &mut wrong));
        let second = project.stories.last().unwrap().id;
        act(&mut window, Action::ShowStory(second));
        check(&window, "a story without a name", &mut wrong);
    }
    let welcome = window(None, words, [1440.0, 900.0]);
    check(&welcome, "welcome", &mut wrong);
    wrong.sort();
    wrong.dedup();
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn whatever_goes_wrong_is_said_in_arabic() {
    let words = chosen("ar").unwrap();
    let project = arabic_project();
    let story = project.stories.first().map(|story| story.id).unwrap();
    let broken = Broken::new();
    let mut window = window(Some(project), words, [1440.0, 900.0]);
    broken.keep(&mut window);
    let (mut wrong, mut notices) = (Vec::new(), 0);
    for place in broken.tries(story) {
        let name = format!("{place:?}").chars().take(60).collect::<String>();
        let before = window.state().session().notices.all().count();
        act(&mut window, place);
        notices += window.state().session().notices.all().count() - before;
        check(&window, &name, &mut wrong);
        assert!(window.state().session().story().is_some(), "{name} put the project away");
    }
    assert!(notices > 20, "{notices} were said under {}", broken.folder().display());
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    assert_eq!(LOCALES.len(), 2, "another language has English words to look for as well");
}
