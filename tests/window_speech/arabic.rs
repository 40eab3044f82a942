//! The window in Arabic says nothing in English.

use copydesk::app::commands::CommandId;
use copydesk::app::{Action, TOUR};
use copydesk::story::{Field, Story};
use copydesk::ui::text::{Align, Copy, Face, Style, Typesetter};
use copydesk::words::chosen;

use egui::Shape;
use egui_kittest::kittest::Queryable;

use super::places::{Broken, dialogs, menus, recovered, settings};
use super::{act, arabic_project, said, window};

/// What is called so in every language: names, forms of files, keys, examples of what is typed.
const NAMES: &[&str] = &[
    "Copydesk",
    "copydesk",
    "JSON",
    "HTML",
    "PDF",
    "JPEG",
    "PNG",
    "WebP",
    "sRGB",
    "GIF",
    "TIFF",
    "UTF",
    "RON",
    "ron",
    "photos",
    "MIT",
    "Apache",
    "SIL",
    "Open",
    "Font",
    "License",
    "Newsreader",
    "IBM",
    "Plex",
    "Sans",
    "Arabic",
    "Noto",
    "Naskh",
    "English",
    "Ctrl",
    "Menu",
    "Shift",
    "Alt",
    "Esc",
    "Escape",
    "Enter",
    "Delete",
    "Backspace",
    "Home",
    "End",
    "PageUp",
    "PageDown",
    "Tab",
    "https",
    "templates",
    "wording",
    "sha",
    "project",
    "Windows",
    "SVG",
    "HEIC",
    "AVIF",
    "BMP",
    "XL",
    "PostScript",
    "ZIP",
    "IRAQ",
    "WATER",
    "wikidata",
    "Q",
    "Asia",
    "Riyadh",
    "Baghdad",
    "ar",
    "en",
    "fr",
    "AFP",
    "River",
    "desk",
    "ML",
    "UTC",
    "iana",
    "MB",
    "xdg",
    "open",
    "explorer",
    "odd",
    "html",
    "json",
    // Files of dictionaries and of words that were learned.
    "aff",
    "dic",
    "words",
];

/// What stands in the project and in its files, as it is.
const COPY: &[&str] = &[
    "pdf", "txt", "jpg", "svg", "png", "tmp", "kiker", "name", "example", "org", "layla", "story", "http", "www",
    "Project", "state", "journal", "abcdef", "The", "river", "rose", "at", "dawn", "site", "out", "cm", "TT", "Aa",
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
            let outside: Vec<&str> =
                words.split('{').map(|part| part.split_once('}').map_or(part, |(_, rest)| rest)).collect();
            let outside = if words.trim_start().starts_with('{') { outside[1..].join(" ") } else { outside.join(" ") };
            let outside = if line.trim_end().ends_with("->") { String::new() } else { outside };
            // A sentence that begins with a Latin name would run from the left.
            let letters: Vec<char> = outside.chars().filter(|c| c.is_alphabetic()).collect();
            let is_arabic = |c: &char| ('\u{600}'..='\u{6ff}').contains(c);
            if letters.first().is_some_and(char::is_ascii) && letters.iter().any(is_arabic) {
                wrong.push(format!("{line}: begins with Latin letters; put {{ \"\\u200F\" }} before them"));
            }
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
        recovered(&mut window, |window, found| check(window, found, &mut wrong));
        menus(&mut window, |window, menu| check(window, menu, &mut wrong));
        settings(&mut window, |window, section| {
            let before = wrong.len();
            check(window, section, &mut wrong);
            // Fonts are called as they are on this machine.
            let mut nth = 0;
            wrong.retain(|said| {
                nth += 1;
                let name = said.strip_prefix("prefs-fonts: ").filter(|_| nth > before);
                name.is_none_or(|name| !name.is_ascii())
            });
        });
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
fn undo_says_in_arabic_what_it_takes_back() {
    let project = arabic_project();
    let story = project.stories.first().map(|story| story.id).unwrap();
    let mut window = window(Some(project), chosen("ar").unwrap(), [1440.0, 900.0]);
    let words = "نهر".to_owned();
    act(&mut window, Action::TypeField { story, field: Field::Kicker, caret: words.len(), words });
    act(&mut window, Action::Run(CommandId("undo")));
    window.get_all_by_label("تحرير").next().unwrap().click();
    window.run_steps(3);
    window.get_by_label("إعادة: العنوان العلوي");
}

/// In a narrow window the panel a stop speaks of lies over the page, and the light falls on it: on
/// the list of stories at the right, on the inspector at the left.
#[test]
fn the_light_of_the_tour_falls_on_panels_that_lie_over_the_page() {
    let mut window = window(Some(arabic_project()), chosen("ar").unwrap(), [800.0, 600.0]);
    for (key, at_right) in [("stories", true), ("inspector", false)] {
        let stop = TOUR.iter().position(|stop| stop.key == key).unwrap();
        act(&mut window, Action::Tour(Some(stop)));
        let shapes = window.output().shapes.iter();
        let lit = shapes.filter_map(|clipped| if let Shape::Rect(rect) = &clipped.shape { Some(rect) } else { None });
        let lit = lit.filter(|rect| (rect.stroke.width - 2.0).abs() < 0.01).map(|rect| rect.rect);
        let panels: Vec<_> = lit.filter(|rect| rect.height() > 400.0 && rect.width() < 540.0).collect();
        assert!(
            panels.len() == 1 && if at_right { panels[0].right() > 790.0 } else { panels[0].left() < 10.0 },
            "{key}: {panels:?}"
        );
    }
}

#[test]
fn rows_of_a_list_begin_at_one_side_whatever_they_are_written_in() {
    let mut setter = Typesetter::without_system_fonts();
    for words in ["River gauges go public", "قراءات النهر تُنشر", "OPEC: أوبك"] {
        for (align, at_right) in [(Align::Left, false), (Align::Right, true)] {
            let style = Style { align, ..Style::new(Face::Interface, 13.0, 1.4) };
            let row = setter.lay(&Copy { width: 400.0, ..Copy::line(words, &style) }).row_rect(0);
            assert!(if at_right { row.right() > 399.0 } else { row.left() < 1.0 }, "{words} {align:?}: {row:?}");
        }
    }
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
    assert!(notices >= 20, "{notices} were said under {}", broken.folder().display());
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}
