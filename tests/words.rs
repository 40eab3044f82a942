//! What the desk says: every message in every language, and nothing else.
#![expect(clippy::unwrap_used, clippy::string_slice, reason = "a panic here is the test failing, as it should")]

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

use copydesk::app::commands::{self, Menu};
use copydesk::app::{Carry, PathPurpose, Tab};
use copydesk::export::FORMATS;
use copydesk::story::{Field, Genre, Status};
use copydesk::tags::{EntityKind, Terms};
use copydesk::words::{LOCALES, Phrase, Words, chosen, deadline, for_system};
use fluent_syntax::ast::{Entry, Expression, InlineExpression, Pattern, PatternElement, VariantKey};
use fluent_syntax::parser::parse;

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

fn files(folder: &Path, ending: &str) -> Vec<PathBuf> {
    let (mut folders, mut found) = (vec![folder.to_owned()], Vec::new());
    while let Some(folder) = folders.pop() {
        for entry in folder.read_dir().unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|found| found == ending) {
                found.push(path);
            }
        }
    }
    found.sort();
    found
}

/// What a message needs and offers: its arguments, and the variants of each of its choices.
#[derive(Debug, Default, PartialEq, Eq)]
struct Shape {
    args: BTreeSet<String>,
    choices: Vec<(String, BTreeSet<String>)>,
    refers: BTreeSet<String>,
}

fn shape(pattern: &Pattern<String>, into: &mut Shape) {
    for element in &pattern.elements {
        if let PatternElement::Placeable { expression } = element {
            expressed(expression, into);
        }
    }
}

fn expressed(expression: &Expression<String>, into: &mut Shape) {
    match expression {
        Expression::Inline(InlineExpression::Placeable { expression }) => expressed(expression, into),
        Expression::Inline(InlineExpression::VariableReference { id }) => drop(into.args.insert(id.name.clone())),
        Expression::Inline(InlineExpression::MessageReference { id, .. }) => drop(into.refers.insert(id.name.clone())),
        Expression::Inline(_) => {}
        Expression::Select { selector, variants } => {
            let InlineExpression::VariableReference { id } = selector else { panic!("a choice by {selector:?}") };
            into.args.insert(id.name.clone());
            let keys = variants.iter().map(|variant| match &variant.key {
                VariantKey::Identifier { name } | VariantKey::NumberLiteral { value: name } => name.clone(),
            });
            into.choices.push((id.name.clone(), keys.collect()));
            for variant in variants {
                shape(&variant.value, into);
            }
        }
    }
}

/// The messages of a language by key, attributes as `key.attribute`.
fn messages(tag: &str) -> BTreeMap<String, Shape> {
    let mut all = BTreeMap::new();
    for file in files(&root().join("assets/locales").join(tag), "ftl") {
        let source = std::fs::read_to_string(&file).unwrap();
        let read = parse(source).unwrap_or_else(|(_, errors)| panic!("{}: {errors:?}", file.display()));
        for entry in read.body {
            let Entry::Message(message) = entry else { continue };
            let own = message.value.iter().map(|value| (message.id.name.clone(), value));
            let more = message.attributes.iter().map(|a| (format!("{}.{}", message.id.name, a.id.name), &a.value));
            for (key, pattern) in own.chain(more) {
                let mut found = Shape::default();
                shape(pattern, &mut found);
                assert!(all.insert(key.clone(), found).is_none(), "{key} stands twice in {tag}");
            }
        }
    }
    all
}

#[test]
fn every_file_of_a_language_is_read() {
    let names = |tag: &str| -> Vec<_> {
        let found = files(&root().join("assets/locales").join(tag), "ftl");
        found.iter().map(|path| path.file_name().unwrap().to_owned()).collect()
    };
    let listed = std::fs::read_to_string(root().join("src/words/locale.rs")).unwrap();
    for locale in &LOCALES {
        assert_eq!(names(locale.tag), names("en"), "{}", locale.tag);
    }
    for name in names("en") {
        assert!(listed.contains(&format!("/{}\"", name.to_str().unwrap())), "{} is not in locale.rs", name.display());
    }
    let folders = root().join("assets/locales").read_dir().unwrap().count();
    assert_eq!(folders, LOCALES.len(), "a folder without a row, or a row without a folder");
}

#[test]
fn every_message_is_in_every_language_with_the_same_arguments() {
    let english = messages("en");
    for locale in &LOCALES {
        let there = messages(locale.tag);
        let lacking: Vec<_> = english.keys().filter(|key| !there.contains_key(*key)).collect();
        let left: Vec<_> = there.keys().filter(|key| !english.contains_key(*key)).collect();
        assert!(lacking.is_empty() && left.is_empty(), "{} lacks {lacking:?}, has alone {left:?}", locale.tag);
        for (key, shape) in &there {
            assert_eq!(shape.args, english[key].args, "arguments of {key} in {}", locale.tag);
        }
    }
}

/// English needs `one`, Arabic all six; a choice by a count has what its language needs by CLDR, or the
/// message is wrong for some number.
#[test]
fn plurals_are_complete() {
    let plurals = ["zero", "one", "two", "few", "many", "other"];
    for locale in &LOCALES {
        let tag: icu_locale_core::Locale = locale.tag.parse().unwrap();
        let rules = icu_plurals::PluralRules::try_new_cardinal((&tag).into()).unwrap();
        let needed: Vec<_> = rules.categories().map(|category| format!("{category:?}").to_lowercase()).collect();
        let mut choices = 0;
        for (key, shape) in messages(locale.tag) {
            for (arg, variants) in &shape.choices {
                if variants.iter().any(|variant| plurals.contains(&variant.as_str()) && variant != "other") {
                    let has =
                        |plural: &&String| variants.contains(*plural) || (*plural == "zero" && variants.contains("0"));
                    let lacking: Vec<_> = needed.iter().filter(|plural| !has(plural)).collect();
                    assert!(lacking.is_empty(), "{}: {key} by ${arg} lacks {lacking:?}", locale.tag);
                    choices += 1;
                }
            }
        }
        assert!(choices > 20, "{}: {choices} plurals", locale.tag);
    }
}

/// Words between quotation marks, outside comments.
fn literals(source: &str) -> impl Iterator<Item = &str> {
    source
        .lines()
        .filter(|line| !line.trim_start().starts_with("//"))
        .flat_map(|line| line.split('"').skip(1).step_by(2))
}

/// Families whose messages are asked by the ids of rows; those of `every_row_has_its_words` are
/// held to their rows, the others by an id in the code.
const FAMILIES: [&str; 12] =
    ["command", "menu", "month", "path", "status", "genre", "terms", "block", "reason", "correction", "kind", "format"];
const BY_ID: [&str; 15] = [
    "stop", "sample", "note", "field", "find", "photo", "entity", "source", "story", "bar", "foreign", "part", "doing",
    "system", "lost",
];

#[test]
fn what_the_code_asks_is_there_and_what_is_there_is_asked() {
    let english = messages("en");
    let mut asked = BTreeSet::new();
    for file in files(&root().join("src"), "rs") {
        let source = std::fs::read_to_string(&file).unwrap();
        let code: Vec<_> = source.lines().filter(|line| !line.trim_start().starts_with("//")).collect();
        let source = code.join("\n");
        asked.extend(literals(&source).map(str::to_owned));
        for call in ["phrase!(\"", "words.get(\"", "Phrase::new(\"", "dated(\""] {
            for (at, _) in source.match_indices(call) {
                let key = source[at + call.len()..].split('"').next().unwrap();
                // The room's own tests say what only they know.
                let known = english.contains_key(key) || file.ends_with("src/words/spoken.rs");
                assert!(known, "{}: {key} is in no language", file.display());
            }
        }
    }
    for named in labels() {
        let is_said = named.iter().any(|label| english.contains_key(label));
        assert!(is_said, "undo calls a step {named:?}, and no message says it");
    }
    let referred: BTreeSet<_> = english.values().flat_map(|shape| shape.refers.clone()).collect();
    let family = |key: &str| {
        let (family, id) = key.split_once('-').unwrap();
        FAMILIES.contains(&family) || (BY_ID.contains(&family) && asked.contains(id))
    };
    let idle: Vec<_> = english
        .keys()
        .filter(|key| !key.contains('.') && !family(key) && !asked.contains(*key) && !referred.contains(*key))
        .collect();
    assert!(idle.is_empty(), "nobody says {idle:?}");
}

/// What undo calls steps, where it is named at the call, among what else is named there.
fn labels() -> Vec<Vec<String>> {
    let mut labels = Vec::new();
    for file in files(&root().join("src"), "rs") {
        let source = std::fs::read_to_string(&file).unwrap();
        let code = source.split("#[cfg(test)]").next().unwrap();
        for line in code.lines().filter(|line| {
            line.contains("Change::") && !line.contains("Phrase::of") && !line.trim_start().starts_with("//")
        }) {
            let named: Vec<String> = literals(line).map(str::to_owned).collect();
            labels.extend((!named.is_empty()).then_some(named));
        }
    }
    assert!(labels.len() > 20, "{labels:?}");
    labels
}

/// The rows of a family have their messages, and no other messages are in it.
fn hold<'a>(family: &str, ids: impl Iterator<Item = &'a str>, attributes: &[&str]) {
    let ids: Vec<_> = ids.collect();
    for locale in &LOCALES {
        let words = chosen(locale.tag).unwrap();
        for id in &ids {
            assert!(!words.of(family, id).is_empty(), "{family}-{id} in {}", locale.tag);
            for attribute in attributes {
                assert!(!words.about(family, id, attribute).is_empty(), "{family}-{id}.{attribute} in {}", locale.tag);
            }
        }
    }
    let left: Vec<_> = messages("en")
        .into_keys()
        .filter(|key| {
            !key.contains('.') && key.split_once('-').is_some_and(|(f, id)| f == family && !ids.contains(&id))
        })
        .collect();
    assert!(left.is_empty(), "no row says {left:?}");
}

#[test]
fn every_row_has_its_words() {
    hold("command", commands::all().map(|command| command.id.0), &["help"]);
    hold("menu", Menu::ALL.into_iter().map(Menu::id), &[]);
    hold("tab", Tab::ALL.into_iter().map(Tab::id), &[]);
    hold("status", Status::ALL.into_iter().map(Status::id), &[]);
    hold("genre", Genre::ALL.into_iter().map(Genre::id), &[]);
    hold("terms", Terms::ALL.into_iter().map(Terms::id), &["meaning"]);
    hold("kind", EntityKind::ALL.into_iter().map(EntityKind::key), &["noun"]);
    hold("format", FORMATS.iter().map(|format| format.key), &["about"]);
    let purposes = [
        PathPurpose::New,
        PathPurpose::Open,
        PathPurpose::SaveAs,
        PathPurpose::Import,
        PathPurpose::Attach(None),
        PathPurpose::ExportFolder,
        PathPurpose::CarryInto(Carry { story: 1.into(), keep: false }),
        PathPurpose::CarryNew(Carry { story: 1.into(), keep: true }),
        PathPurpose::DefaultFolder,
        PathPurpose::VersionFile,
        PathPurpose::FindPhotos,
    ];
    hold("path", purposes.iter().map(PathPurpose::id).chain(["all-files"]), &[]);
    for (row, words) in Field::ROWS.into_iter().map(|row| (row, Words::english())) {
        assert!(!words.fixed(&row.label()).is_empty() && !words.fixed(&row.hint()).is_empty(), "{}", row.id);
    }
}

#[test]
fn a_system_is_answered_in_its_language() {
    for (named, tag) in [
        ("ar_IQ.UTF-8", "ar"),
        ("ar", "ar"),
        ("en_US.UTF-8", "en"),
        ("C", "en"),
        ("", "en"),
        ("fr_FR", "en"),
        ("AR-eg", "ar"),
    ] {
        assert_eq!(for_system(named).locale().tag, tag, "{named}");
    }
    assert!(chosen("xx").is_none());
}

#[test]
fn days_are_written_as_the_language_does() {
    let day = jiff::civil::date(2026, 11, 14);
    assert_eq!(Words::english().day(day), "Nov 14, 2026");
    assert_eq!(chosen("ar").unwrap().day(day), "14 نوفمبر 2026");
    assert_eq!(Words::english().moment(day.at(6, 5, 0, 0)), "Nov 14, 06:05");
    let arabic = chosen("ar").unwrap();
    assert_eq!(arabic.moment(day.at(6, 5, 0, 0)), "14 نوفمبر، الساعة 06:05");
    assert_eq!(arabic.say(&deadline(day.at(18, 0, 0, 0))), "14 نوفمبر 2026، الساعة 18:00");
    assert_eq!(arabic.count(12_345_usize), "12,345", "figures as pan-Arab desks set them");
}

#[test]
fn what_no_language_says_is_silence_and_no_key() {
    for locale in &LOCALES {
        let words = chosen(locale.tag).unwrap();
        assert_eq!((words.get("no-such-thing"), words.say(&Phrase::new("no-such-thing")).as_str()), ("", ""));
    }
}
