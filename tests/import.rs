//! Import of raw copy: samples of many kinds, and what must hold for any copy at all.

#![expect(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::string_slice,
    reason = "a test stops at what it did not foresee"
)]

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::path::{Path, PathBuf};

use copydesk::ground::{IdMint, Language};
use copydesk::import::{self, Imported, Kind, Place, ReadError, Reason};
use copydesk::photos::Photo;
use copydesk::story::{Content, Field, Story};
use proptest::prelude::*;

fn import(copy: &str) -> Imported {
    import::import_copy(copy, "a test", &Language::english(), &mut IdMint::seeded(1))
}

/// Lines as the report counts them.
fn lines(copy: &str) -> Vec<&str> {
    let mut lines = Vec::new();
    let mut rest = copy;
    while let Some(at) = rest.find(['\n', '\r', '\u{b}', '\u{c}', '\u{85}', '\u{2028}', '\u{2029}']) {
        lines.push(&rest[..at]);
        rest = &rest[at..];
        let mark = if rest.starts_with("\r\n") { 2 } else { rest.chars().next().map_or(1, char::len_utf8) };
        rest = &rest[mark..];
    }
    lines.push(rest);
    lines
}

fn edge(c: char) -> bool {
    c.is_whitespace() || matches!(c, '\u{200b}' | '\u{feff}')
}

fn solid(text: &str) -> String {
    text.chars().filter(|c| !edge(*c)).collect()
}

/// All that a story says, white space aside.
fn all_words(story: &Story, photos: &[Photo]) -> String {
    let mut words = String::new();
    for row in Field::ROWS {
        words += row.field.of(story);
    }
    for byline in &story.furniture.bylines {
        words += &byline.name;
        words += &byline.role;
    }
    for block in &story.body {
        if let Content::Photo(placed) = &block.content {
            let photo = photos.iter().find(|photo| photo.id == placed.photo).expect("a placed photo is in the list");
            words += &photo.caption;
            words += &photo.credit;
        }
    }
    for (_, _, text) in story.texts() {
        words += text.as_str();
    }
    solid(&words)
}

/// Every line that is not blank is entered once, and its characters are where the entry says.
fn accounted(copy: &str, imported: &Imported) -> Result<(), String> {
    let lines = lines(copy);
    let report = &imported.report;
    let mut entries: BTreeMap<usize, usize> = BTreeMap::new();
    for left in &report.left_out {
        *entries.entry(left.line).or_default() += 1;
        if solid(lines[left.line - 1]) != solid(&left.text) {
            return Err(format!("line {} is reported as other words", left.line));
        }
    }
    let words: Vec<String> = imported.stories.iter().map(|story| all_words(story, &imported.photos)).collect();
    for kept in &report.kept {
        for number in kept.line..=kept.last {
            *entries.entry(number).or_default() += 1;
            let line = solid(lines[number - 1]);
            let story = words.get(kept.story).ok_or("an entry names a story that is not there")?;
            if story.contains(&line) {
                continue;
            }
            let moved: Vec<&str> = report
                .notes
                .iter()
                .filter(|n| n.line <= number && !n.text.is_empty())
                .map(|n| n.text.as_str())
                .collect();
            let noted = moved.iter().any(|text| solid(text).contains(&line));
            let peeled =
                moved.iter().any(|text| line.strip_prefix(&solid(text)).is_some_and(|rest| story.contains(rest)));
            let listed = moved
                .iter()
                .flat_map(|text| text.split(' '))
                .any(|mark| line.strip_prefix(mark).is_some_and(|rest| story.contains(rest)));
            if !(noted || peeled || listed) {
                return Err(format!("line {number} is nowhere: {line}"));
            }
        }
    }
    for (at, line) in lines.iter().enumerate() {
        let expected = usize::from(!solid(line).is_empty());
        let entered = entries.remove(&(at + 1)).unwrap_or_default();
        if entered != expected {
            return Err(format!("line {} is entered {entered} times: {line}", at + 1));
        }
    }
    if entries.is_empty() { Ok(()) } else { Err(format!("lines that are not there: {entries:?}")) }
}

/// The stories and the lines left out, in the form of the `.expect` files.
fn told(imported: &Imported) -> String {
    let mut out = String::new();
    for story in &imported.stories {
        out.push_str("story\n");
        if story.language != Language::english() {
            writeln!(out, "language: {}", story.language).unwrap();
        }
        for (name, field) in [
            ("kicker", Field::Kicker),
            ("headline", Field::Headline),
            ("deck", Field::Deck),
            ("slugline", Field::Slugline),
            ("section", Field::Section),
            ("ed_note", Field::EdNote),
        ] {
            if !field.of(story).is_empty() {
                writeln!(out, "{name}: {}", field.of(story).replace('\n', " // ")).unwrap();
            }
        }
        for byline in &story.furniture.bylines {
            writeln!(out, "byline: {} | {}", byline.name, byline.role).unwrap();
        }
        let dateline = &story.furniture.dateline;
        if !dateline.city.is_empty() {
            let date = dateline.date.map(|date| date.to_string()).unwrap_or_default();
            writeln!(out, "dateline: {} | {} | {date}", dateline.city, dateline.country).unwrap();
        }
        for block in &story.body {
            match &block.content {
                Content::Paragraph(text) => writeln!(out, "p: {}", text.as_str()).unwrap(),
                Content::Subhead(text) => writeln!(out, "subhead: {}", text.as_str()).unwrap(),
                Content::Photo(placed) => {
                    let photo = imported.photos.iter().find(|photo| photo.id == placed.photo).unwrap();
                    assert_eq!(photo.caption, placed.caption.as_str());
                    assert!(photo.file.is_none());
                    writeln!(out, "photo: {} | {}", photo.caption, photo.credit).unwrap();
                }
                Content::List(list) => {
                    let kind = if list.ordered { " ordered" } else { "" };
                    writeln!(out, "list {}{kind}: {}", list.items.len(), list.items[0].text.as_str()).unwrap();
                }
                Content::Rule => out.push_str("rule\n"),
                Content::Quote(_) | Content::PullQuote(_) | Content::FactBox(_) | Content::Embed(_) => {
                    panic!("never imported from raw text")
                }
            }
        }
    }
    for left in &imported.report.left_out {
        writeln!(out, "out {}: {}", left.line, left.reason.label()).unwrap();
    }
    out
}

/// Whether a line as told is what was expected: fields in any order within a story is not asked,
/// a paragraph by its first words, or its first and last.
fn meets(expected: &str, told: &str) -> bool {
    let (expected, told) = (expected.trim_end(), told.trim_end());
    let spaced = |line: &str| line.split_whitespace().collect::<Vec<_>>().join(" ");
    let Some(words) = expected.strip_prefix("p: ") else { return spaced(expected) == spaced(told) };
    let Some(found) = told.strip_prefix("p: ") else { return false };
    match words.split_once(" … ") {
        Some((first, last)) => found.starts_with(first) && found.ends_with(last),
        None => found.starts_with(words),
    }
}

/// Fields in one order, so that an expectation may give them in any.
fn ordered(text: &str) -> Vec<String> {
    let mut stories: Vec<Vec<&str>> = vec![Vec::new()];
    for line in text.lines().filter(|line| !line.trim().is_empty()) {
        if line == "story" || line.starts_with("out ") {
            stories.push(Vec::new());
        }
        if let Some(last) = stories.last_mut() {
            last.push(line);
        }
    }
    let rank = |line: &str| match line.split(':').next() {
        Some("story") => 0,
        Some("language") => 1,
        Some("kicker") => 2,
        Some("headline") => 3,
        Some("deck") => 4,
        Some("slugline") => 5,
        Some("ed_note") => 6,
        Some("byline") => 7,
        Some("dateline") => 8,
        _ => 9,
    };
    for story in &mut stories {
        story.sort_by_key(|line| rank(line));
    }
    stories.into_iter().flatten().map(str::to_owned).collect()
}

fn samples() -> Vec<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/import_samples");
    let mut found: Vec<PathBuf> = std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    found.retain(|path| path.extension().is_some_and(|ending| ending == "txt"));
    found.sort();
    found
}

#[test]
fn every_sample_becomes_what_an_editor_would_want() {
    let samples = samples();
    assert!(samples.len() >= 36, "only {} samples", samples.len());
    let mut wrong = String::new();
    for path in &samples {
        let copy = import::read_copy(path).unwrap();
        let told = told(&import(&copy));
        let expected = std::fs::read_to_string(path.with_extension("expect")).unwrap();
        let (expected, told) = (ordered(&expected), ordered(&told));
        let same = expected.len() == told.len() && expected.iter().zip(&told).all(|(e, t)| meets(e, t));
        if !same {
            writeln!(
                wrong,
                "\n{}\n  wanted:\n    {}\n  found:\n    {}",
                path.display(),
                expected.join("\n    "),
                told.join("\n    ")
            )
            .unwrap();
        }
    }
    assert!(wrong.is_empty(), "{wrong}");
}

#[test]
fn every_line_of_every_sample_is_accounted_for() {
    for path in samples() {
        let copy = import::read_copy(&path).unwrap();
        accounted(&copy, &import(&copy)).unwrap_or_else(|why| panic!("{}: {why}", path.display()));
    }
}

#[test]
fn many_copies_in_one_file_are_many_stories() {
    let path = samples().into_iter().find(|path| path.to_string_lossy().contains("doubled-like")).unwrap();
    let one = import::read_copy(&path).unwrap();
    let many = import(&[one.as_str(); 40].join("\n\n\n\n"));
    assert_eq!(many.stories.len(), 40);
    assert_eq!(many.photos.len(), 40);
}

#[test]
fn a_report_is_json_that_its_schema_allows() {
    let imported = import("Headline of a Story\n\nTT\n\nA paragraph that ends.\n");
    let value = serde_json::to_value(&imported.report).unwrap();
    let schema = serde_json::to_value(schemars::schema_for!(import::ImportReport)).unwrap();
    assert!(jsonschema::validator_for(&schema).unwrap().is_valid(&value), "{value}");
    assert_eq!(value["left_out"][0]["reason"], "text_size");
    assert_eq!(value["left_out"][0]["line"], 3);
    assert_eq!(serde_json::from_value::<import::ImportReport>(value).unwrap(), imported.report);
}

#[test]
fn two_paragraphs_nearly_the_same_are_both_kept_and_noted() {
    let long: Vec<String> = (0..80).map(|n| format!("word{n}")).collect();
    let copy = format!("A Story Told Twice\n\n{}.\n\nBetween.\n\n{} again.\n", long.join(" "), long.join(" "));
    let imported = import(&copy);
    assert_eq!(imported.stories[0].body.len(), 3);
    assert!(
        imported.report.notes.iter().any(|n| n.kind == import::NoteKind::NearDuplicate
            && n.line == 7
            && n.words.to_string().contains("line 3"))
    );
}

#[test]
fn a_vague_credit_is_flagged_and_an_agency_is_not() {
    let flags = |credit: &str| {
        let imported = import(&format!(
            "A Headline of Five Words\n\nA boat leaves. ({credit})\n\nThe boat left the harbor at noon.\n"
        ));
        assert_eq!(imported.photos[0].credit, credit);
        imported.report.notes.iter().filter(|n| n.kind == import::NoteKind::Credit).count()
    };
    assert_eq!(flags("Kurdish media"), 1);
    assert_eq!(flags("AFP"), 0);
}

#[test]
fn the_language_given_stands_unless_the_letters_say_otherwise() {
    let kurdish: Language = "ckb".parse().unwrap();
    let told = import::import_copy("هەواڵ\n\nدەق و نووسین.", "a test", &kurdish, &mut IdMint::seeded(1));
    assert_eq!(told.stories[0].language, kurdish);
    let told = import("خبر\n\nنص الخبر هنا.");
    assert_eq!(told.stories[0].language, Language::arabic());
    assert_eq!(told.report.stories[0].language, "ar");
}

#[test]
fn reading_takes_what_is_text_and_says_what_is_not() {
    let read = |bytes: &[u8]| import::read_stream(bytes, "copy.txt");
    assert_eq!(read("\u{feff}Türkiye".as_bytes()).unwrap(), "Türkiye");
    let wide: Vec<u8> = "\u{feff}خبر 🛶".encode_utf16().flat_map(u16::to_le_bytes).collect();
    assert_eq!(read(&wide).unwrap(), "خبر 🛶");
    let wide: Vec<u8> = "\u{feff}خبر".encode_utf16().flat_map(u16::to_be_bytes).collect();
    assert_eq!(read(&wide).unwrap(), "خبر");
    assert!(matches!(read(b"\xff\xfe\x00\xd8"), Err(ReadError::Encoding { position: 2, .. })));
    let wrong = read(b"caf\xe9").unwrap_err();
    assert!(matches!(wrong, ReadError::Encoding { position: 3, .. }));
    assert!(wrong.to_string().contains("position 3") && wrong.hint().contains("UTF-8"), "{wrong}");
    for (bytes, kind) in [
        (b"%PDF-1.7\n".as_slice(), Kind::Pdf),
        (b"PK\x03\x04word", Kind::Document),
        (b"\xff\xd8\xff\xe0", Kind::Picture),
        (b"{\\rtf1 text}", Kind::RichText),
        (b"abc\0def", Kind::Binary),
    ] {
        let refused = read(bytes).unwrap_err();
        assert!(matches!(&refused, ReadError::NotText { kind: found, .. } if *found == kind), "{refused}");
        assert!(!refused.hint().is_empty() && refused.to_string().contains("copy.txt"));
    }
    let endless = std::io::Read::take(std::io::repeat(b'a'), import::MOST_BYTES + 5);
    assert!(matches!(import::read_stream(endless, "-"), Err(ReadError::TooLong { .. })));
    let folder = tempfile::tempdir().unwrap();
    assert!(matches!(import::read_copy(folder.path()), Err(ReadError::Folder { .. })));
    assert!(matches!(import::read_copy(&folder.path().join("none.txt")), Err(ReadError::System { .. })));
}

#[test]
fn what_is_left_out_is_never_a_whole_paragraph_of_copy() {
    // The longest lines that page furniture may have stay short of a paragraph.
    let words = "word ".repeat(70);
    for start in
        ["Read more:", "We use cookies", "Tags:", "© 2026", "Follow us", "تابعونا", "Sign up for our newsletter"]
    {
        let imported = import(&format!("A Headline of Five Words\n\n{start} {words}.\n"));
        assert_eq!(imported.report.left_out.len(), 0, "{start}");
    }
}

/// Lines of every class, to be shuffled into copy.
fn line() -> impl Strategy<Value = String> {
    prop_oneof![
        4 => "[A-Z][a-z]{2,8}( [a-zA-Z]{2,9}){3,30}\\.",
        3 => "[A-Z][a-z]{2,8}( [A-Z][a-z]{2,9}){1,8}",
        2 => "[ابتثجحخدرسشعفقكلمنهوي]{3,8}( [ابتثجحخدرسشعفقكلمنهوي]{2,8}){2,20}[.]?",
        2 => prop::sample::select(vec![
            "TT", "Share", "Facebook", "Read more: A Thing", "Related stories", "Tags", "By Layla Hasan", "From A B in C",
            "Published: 14 November 2026", "3 hours ago", "A boat. (AFP)", "A boat. (AFP)", "(AFP)", "Photo: Omar Aziz", "- one", "- two",
            "1. one", "2. two", "* * *", "-----", "ENDS", "BAGHDAD (AFP) — The river rose.", "BASRA —", "Headline: Words", "Slug: A-B",
            "IRAQ-WATER/BASRA", "From: a@b.c", "To: c@d.e", "Menu", "Home", "x", "(Reporting by A; editing by B)", "بقلم: ليلى حسن",
            "اقرأ أيضاً", "شارك", "بغداد - «الوكالة»: ارتفع النهر.", "https://example.org", "1/5", "\u{200b}", "\u{a0}", "Silence.", "14 November 2026",
        ]).prop_map(str::to_owned),
        1 => "\\PC{0,40}",
    ]
}

fn copy() -> impl Strategy<Value = String> {
    let end = prop::sample::select(vec![
        "\n", "\n\n", "\n\n", "\n\n\n\n", "\r\n", "\r", "\u{c}", "\u{2028}", "\n\t", "\n   ",
    ]);
    prop::collection::vec((line(), end), 0..40).prop_map(|all| all.into_iter().map(|(line, end)| line + end).collect())
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 600, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn nothing_is_dropped_in_silence(copy in copy()) {
        let imported = import(&copy);
        prop_assert_eq!(accounted(&copy, &imported), Ok(()));
        prop_assert_eq!(&imported, &import(&copy));
        prop_assert_eq!(imported.stories.len(), imported.report.stories.len());
    }

    #[test]
    fn any_characters_at_all_are_accounted_for(copy in any::<String>()) {
        prop_assert_eq!(accounted(&copy, &import(&copy)), Ok(()));
    }

    #[test]
    fn plain_paragraphs_come_through_letter_by_letter(words in prop::collection::vec("[A-Za-z“”’,üıé  ]{40,200}", 1..8)) {
        let paragraphs: Vec<String> = words.iter().enumerate().map(|(n, words)| format!("Z{n}q said that{words}x{n}.")).collect();
        let imported = import(&format!("A Headline of Five Words\n\n{}\n", paragraphs.join("\n\n")));
        let body: Vec<String> = imported.stories[0].texts().map(|(_, _, text)| text.as_str().to_owned()).collect();
        prop_assert_eq!(body, paragraphs);
    }
}

#[test]
fn reasons_and_places_are_named_in_plain_words() {
    assert_eq!(Reason::TextSize.label().to_string(), "text-size button");
    let imported = import("A Headline of Five Words\n\nBy Layla Hasan\n\nThe boat left the harbor at noon.");
    let places: Vec<Place> = imported.report.kept.iter().map(|kept| kept.place).collect();
    assert_eq!(places, [Place::Headline, Place::Byline, Place::Body]);
}
