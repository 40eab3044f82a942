//! Holds the house to its order: what each folder under `src/` may import, draw with, and touch.
//!
//! It reads words, not types: comments and literals are left out, paths that start at
//! `crate`, `copydesk` or `super` are followed, and the rest is the compiler's business.
#![expect(clippy::indexing_slicing, clippy::string_slice, reason = "a panic here is the test failing, as it should")]

/// A folder imports only what stands in a step to its left.
const ORDER: &str =
    "ground | words | photos tags | story | project | edit | checks export import spelling | app | cli ui | main";
const DISK: [&str; 3] = ["project/", "export/write/", "import/read.rs"];
const DISK_WORDS: [&str; 8] =
    ["fs", "OpenOptions", "tempfile", "rustix", ".exists", ".is_file", ".is_dir", ".read_dir"];
/// What may be said of colors outside the theme: that there is none, or that a picture keeps its own.
const NO_COLOR: [&str; 4] = ["TRANSPARENT", "PLACEHOLDER", "WHITE", "to_srgba_unmultiplied"];
const MAX_LINES: usize = 600;

/// The length of the comment or literal at the start of `rest`, if one is there.
fn skipped(rest: &str, after: &str) -> Option<usize> {
    let until = |start: usize, end: &str| Some(rest[start..].find(end).map_or(rest.len(), |at| start + at + end.len()));
    let hashes = rest.len() - rest.trim_start_matches('#').len();
    match rest.chars().next()? {
        '/' if rest.starts_with("//") => until(2, "\n"),
        '/' if rest.starts_with("/*") => until(2, "*/"),
        '#' | '"' if ["r", "br", "cr"].contains(&after) && rest[hashes..].starts_with('"') => {
            until(hashes + 1, &format!("\"{}", "#".repeat(hashes)))
        }
        '\'' if !rest.starts_with("'\\") && rest.chars().nth(2) != Some('\'') => None, // a lifetime
        quote @ ('"' | '\'') => {
            let mut escape = true; // so that the opening quote closes nothing
            let end = rest.find(|c| {
                let free = !escape;
                escape = free && c == '\\';
                free && c == quote
            });
            Some(end.map_or(rest.len(), |at| at + 1))
        }
        _ => None,
    }
}

/// The words and marks of the code, each with the line it stands on.
fn tokens(source: &str) -> Vec<(usize, &str)> {
    let is_word = |c: char| c.is_alphanumeric() || c == '_';
    let (mut rest, mut line, mut found) = (source, 1, Vec::<(usize, &str)>::new());
    while let Some(first) = rest.chars().next() {
        let skip = skipped(rest, found.last().map_or("", |t| t.1));
        let word = rest.find(|c| !is_word(c)).unwrap_or(rest.len());
        let len = skip.unwrap_or(if rest.starts_with("::") { 2 } else { word.max(first.len_utf8()) });
        if skip.is_none() && !first.is_whitespace() {
            found.push((line, &rest[..len]));
        }
        line += rest[..len].matches('\n').count();
        rest = &rest[len..];
    }
    found
}

/// Where the test module starts, which clippy keeps at the end of a file.
fn tests_start(all: &[(usize, &str)]) -> usize {
    let starts = |at: &usize| {
        let attribute = all[*at..].iter().take(7).map(|t| t.1);
        let open = || (at + 7..all.len()).find(|open| ["{", ";"].contains(&all[*open].1));
        attribute.eq(["#", "[", "cfg", "(", "test", ")", "]"])
            && open().is_some_and(|open| all[open].1 == "{" && all[open - 2].1 == "mod")
    };
    (0..all.len()).find(starts).unwrap_or(all.len())
}

/// The folders that the code of the file at `path` names by a path from the package's root.
fn rooms_named<'a>(path: &str, all: &[(usize, &'a str)]) -> Vec<(usize, &'a str)> {
    let depth = path.trim_end_matches("/mod.rs").split('/').count();
    let word = |at: usize| all.get(at).map_or("", |t| t.1);
    let (mut named, mut inside, mut supers) = (Vec::new(), Vec::new(), 0);
    for at in 0..all.len() {
        match word(at) {
            "{" => inside.push(at > 1 && word(at - 2) == "mod"),
            "}" => drop(inside.pop()),
            _ => {}
        }
        supers = if word(at) == "super" { supers + 1 } else { supers * usize::from(word(at) == "::") };
        let modules = depth + inside.iter().filter(|module| **module).count();
        let root = ["crate", "copydesk"].contains(&word(at)) || (word(at) == "super" && supers == modules);
        if !root || word(at + 1) != "::" {
            continue;
        }
        let mut group = 0;
        for (next, token) in all.iter().enumerate().skip(at + 2) {
            let (before, here) = (word(next - 1), token.1);
            let first = (group == 0 && before == "::") || (group == 1 && ["{", ","].contains(&before));
            named.extend((first && !["{", "}"].contains(&here)).then_some(*token));
            group += i32::from(here == "{") - i32::from(here == "}");
            if group == 0 {
                break;
            }
        }
    }
    named
}

/// What is wrong with the file at `path` (below `src/`, with `/`), each as `src/file:line: what to do`.
fn violations(path: &str, source: &str) -> Vec<String> {
    let room = path.split(['/', '.']).next().unwrap_or_default();
    let step = |room: &str| ORDER.split('|').position(|step| step.split_whitespace().any(|there| there == room));
    let all = tokens(source);
    let (shipped, tests) = all.split_at(tests_start(&all));
    let mut found = Vec::new();
    let mut say = |line: usize, what: &str| found.push(format!("src/{path}:{line}: {what}"));
    if !source.lines().next().is_some_and(|line| line.starts_with("//! ") && line.split(' ').count() > 2) {
        say(1, "start with a `//! ` line that says the file's one purpose");
    }
    let lines = tests.first().map_or(source.lines().count(), |(line, _)| line - 1);
    if lines > MAX_LINES {
        say(MAX_LINES, &format!("{lines} lines without its tests, at most {MAX_LINES}: split it by purpose"));
    }
    if step(room).is_none() && path != "lib.rs" {
        say(1, &format!("{room} has no place in the house: give it a step in ORDER of tests/layers.rs"));
    }
    for (line, named) in rooms_named(path, &all) {
        if step(named).is_none_or(|there| named != room && step(room).is_some_and(|here| there >= here)) {
            say(line, &format!("{room} may not import `{named}`: pass a value in, or move the code to a later folder"));
        }
    }
    // Typesetting paints pixels.
    let themed = room == "ui" && !["ui/theme/", "ui/text/"].iter().any(|allowed| path.starts_with(allowed));
    for (at, (line, word)) in shipped.iter().enumerate().filter(|_| themed) {
        let next = |n: usize| shipped.get(at + n).map_or("", |t| t.1);
        if *word == "Color32" && next(1) == "::" && !NO_COLOR.contains(&next(2)) {
            say(*line, &format!("only ui/theme/ names colors ({}): take a token", next(2)));
        }
        let sized = *word == "theme" && ["words", "plain", "strong"].contains(&next(2)) && next(3) == "(";
        if sized && next(4).starts_with(|c: char| c.is_ascii_digit()) {
            say(*line, &format!("only ui/theme/ names sizes of type ({}): take one of its", next(4)));
        }
    }
    for (line, word) in &all {
        let draws = word.starts_with("egui") || *word == "eframe";
        if (draws && !["ui", "main"].contains(&room)) || (*word == "rfd" && room != "ui") {
            say(*line, &format!("only ui/ may name {word} (and main.rs egui and eframe): pass plain values out of it"));
        }
    }
    for (at, (line, word)) in shipped.iter().enumerate() {
        let method = format!("{}{word}", shipped.get(at.wrapping_sub(1)).map_or("", |t| t.1));
        if [word, method.as_str()].iter().any(|w| DISK_WORDS.contains(w))
            && !DISK.iter().any(|allowed| path.starts_with(allowed))
        {
            say(*line, &format!("only {} may touch the disk ({word}): let one of them do it", DISK.join(", ")));
        }
    }
    found
}

#[test]
fn the_house_keeps_its_order() {
    let src = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let (mut folders, mut files, mut found) = (vec![src.clone()], 0, Vec::new());
    while let Some(folder) = folders.pop() {
        for entry in folder.read_dir().unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|ending| ending == "rs") {
                let name = path.strip_prefix(&src).unwrap().to_str().unwrap().replace('\\', "/");
                found.extend(violations(&name, &std::fs::read_to_string(&path).unwrap()));
                files += 1;
            }
        }
    }
    found.sort();
    assert!(files > 20 && found.is_empty(), "{files} files, {} breaches:\n{}\n", found.len(), found.join("\n"));
}

/// What is wrong with a file of a line of purpose and `code`, without the file's name.
fn breach(path: &str, code: &str) -> String {
    violations(path, &format!("//! A file.\n{code}")).join("; ").replace(&format!("src/{path}:"), "")
}

#[test]
fn each_rule_can_fail() {
    for (path, code, expected) in [
        ("story/text.rs", "use crate::project::Project;", "2: story may not import `project`"),
        ("photos/photo.rs", "use crate::ground::Id;\nuse crate::tags::Entity;", "3: photos may not import `tags`"),
        ("tags/mod.rs", "use crate::{\n    ground::{Id, Mint},\n    edit::Edit,\n};", "4: tags may not import `edit`"),
        ("story/mod.rs", "fn f() { super::app::run(); }", "2: story may not import `app`"),
        ("story/text.rs", "mod x {\n use super::super::super::{ground, cli};\n}", "3: story may not import `cli`"),
        ("cli/show.rs", "use copydesk::ui::window;", "2: cli may not import `ui`"),
        ("app/mod.rs", "use crate::*;", "2: app may not import `*`"),
        ("edit/a.rs", "/// it's\nconst A: &str = r#\"\"\"#; use crate::app::B;", "3: edit may not import `app`"),
        ("lib.rs", "use egui::Ui;", "2: only ui/ may name egui"),
        ("app/mod.rs", "use eframe;", "2: only ui/ may name eframe"),
        ("main.rs", "use rfd::FileDialog;", "2: only ui/ may name rfd"),
        ("app/settings.rs", "use std::{fs, io};", "2: only project/, export/write/, import/read.rs may touch"),
        ("export/writer.rs", "fn f(p: &Path) -> bool { p.is_file() }", "2: only project/, export/write/"),
        ("ui/desk.rs", "const C: Color32 = Color32::from_rgb(1, 2, 3);", "2: only ui/theme/ names colors (from_rgb)"),
        ("ui/desk.rs", "fn f() { theme::words(13.0) }", "2: only ui/theme/ names sizes of type (13"),
        ("cellar/mod.rs", "", "1: cellar has no place in the house"),
        ("story/text.rs", &"fn f() {}\n".repeat(MAX_LINES), "600: 601 lines without its tests"),
    ] {
        let found = breach(path, code);
        assert!(found.starts_with(expected) && !found.contains("; "), "{path} {code}: {found}");
    }
    let purposeless = |source| violations("story/text.rs", source).len();
    assert_eq!(["//! Text.", "use std::fmt; // no purpose", ""].map(purposeless), [1; 3]);
}

#[test]
fn what_is_allowed_passes() {
    for (path, code) in [
        ("story/text.rs", "use crate::ground::Id;\nuse super::{app, Block};\npub(crate) fn f() {}"),
        ("story/text.rs", "// use crate::ui;\nconst A: &str = \"crate::ui \\\" egui\"; const B: char = '\"';"),
        ("story/mod.rs", "#[cfg(test)]\nmod tests {\n    use super::app;\n    use std::fs;\n}"),
        ("story/text.rs", &format!("#[cfg(test)]\nmod tests {{\n{}}}\n", "fn f() {}\n".repeat(MAX_LINES))),
        ("project/disk.rs", "use std::fs; fn f(p: &Path) -> bool { p.exists() }"),
        ("ui/panels/photos.rs", "use egui::Ui; use crate::{app::Session, photos::*}; use super::super::theme;"),
        ("ui/theme/tokens.rs", "const C: Color32 = Color32::from_rgb(1, 2, 3);"),
        ("ui/desk.rs", "fn f() { (Color32::TRANSPARENT, theme::words(theme::BODY)) }"),
        ("main.rs", "use copydesk::{cli, ui}; use eframe::Result;"),
    ] {
        assert_eq!(breach(path, code), "", "{path}: {code}");
    }
}
