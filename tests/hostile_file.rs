//! Files that are damaged, hostile or from elsewhere: refused with place and reason, or opened
//! with a remark; never a panic, and the file stays as it is.

#![allow(clippy::expect_used, clippy::unwrap_used, clippy::string_slice, reason = "a test that cannot go on fails")]
#![allow(clippy::format_collect, reason = "the hostile files read more easily so")]

mod support;

use std::collections::BTreeMap;
use std::fs;
use std::sync::Arc;

use copydesk::ground::{EntityId, IdMint, Language};
use copydesk::photos::{Library, Photo, Rights};
use copydesk::project::disk::write_whole;
use copydesk::project::{House, MAX_LINK_BYTES, MAX_STORIES, MAX_TEXT_BYTES, ParseError, Project, Remark, file, open};
use copydesk::story::{
    Block, Byline, Content, Correction, CorrectionKind, Embargo, Embed, FactBox, Field, List, ListItem, Mark,
    PlacedPhoto, PullQuote, Story, Text,
};
use copydesk::tags::{AuthorityLink, Directory, Entity, EntityKind, Source};
use jiff::Timestamp;
use proptest::collection::vec;
use proptest::prelude::*;
use support::{NASTY, every_kind, shared};

const EVERY_KIND: &str = include_str!("projects/v1/every_kind.ron");

fn refusal(bytes: &[u8]) -> ParseError {
    file::parse(bytes).map(|parsed| parsed.remarks).expect_err("it should be refused")
}

/// A small project with a text in every sort of place.
fn small() -> String {
    let mut story = Story::new(3.into(), Language::english());
    "Gauges".clone_into(Field::Headline.of_mut(&mut story));
    let copy = Text::from_runs([("It rained. ".to_owned(), vec![]), ("“Yes”".to_owned(), vec![Mark::Quotation(None)])]);
    story.body.push(Arc::new(Block::new(4.into(), Content::Paragraph(copy))));
    let mut project = Project::new("نهر", Language::arabic());
    project.stories.push(Arc::new(story));
    file::write(&project).unwrap()
}

#[test]
fn what_is_wrong_is_named_with_its_place() {
    // What to replace in the fixture by what, where the error is then, and what is said of it.
    let table = [
        ("kicker: ", "kiker: ", "kiker", "unknown field `kiker` in Furniture; expected `kicker`, `headline`"),
        ("genre: Feature", "genre: Featur", "Featur,", "unknown word `Featur`; expected `News`, `Brief`"),
        ("urgency: 4", "urgency: 12", "12", "an urgency is a number from 1 to 9"),
        ("urgency: 4", "urgency: \"4\"", "\"4\"", "expected a whole number"),
        ("\"2026-11-20\"", "\"2026-13-20\"", "2026-13-20", "there is no such date"),
        ("\"2026-11-20T03:00:00Z\"", "\"Friday\"", "Friday", "there is no such date or time"),
        (
            "id: \"1\",\n            language",
            "id: \"i\",\n            language",
            "i\",\n            language",
            "“i” is not an id",
        ),
        ("language: \"en-GB\"", "language: \"English!\"", "English!", "“English!” is not a language tag"),
        ("kicker: \"Rivers\",", "kicker: \"Rivers\"", "headline: \"River", "expected a comma"),
        ("kicker: \"Rivers\",", "kicker: \"Rivers,", "River gauges go", "on line 31 a string lacks its closing quote"),
        (
            "kind: Person,",
            "",
            "),\n            (\n                id: \"2\",\n                kind",
            "the field `kind` is missing in this Entity",
        ),
        ("kicker: \"Rivers\",", "kicker: \"\", kicker: \"\",", "kicker: \"\",\n", "the field `kicker` is there twice"),
        ("[Bold]", "[Blink]", "Blink", "unknown word `Blink`; expected `Bold`, `Italic`"),
        ("\"Rivers\"", "\"Riv\\qers\"", "ers\",", "a backslash is followed by"),
        ("\"Four gauges.\"", "4", "4,\n", "expected words in quotation marks"),
        ("date: Some(\"2026-11-20\")", "date: \"2026-11-20\"", "\"2026-11-20\"", "expected `Some(…)` or `None`"),
        ("width: 4000", "width: 4000000000000", "4000000000000", "the number is too large"),
    ];
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("p.ron");
    for (good, bad, at, says) in table {
        let start = EVERY_KIND.find(good).unwrap_or_else(|| panic!("{good} is not in the fixture"));
        let text = EVERY_KIND.replacen(good, bad, 1);
        write_whole(&path, text.as_bytes()).unwrap();
        let error = open(&path).expect_err(bad).to_string();
        let place = start + text[start..].find(at).unwrap();
        let (line, column) = (
            text[..place].matches('\n').count() + 1,
            text[..place].chars().rev().take_while(|c| *c != '\n').count() + 1,
        );
        assert!(error.contains("p.ron: "), "{error}");
        assert!(error.contains(&format!("line {line}, column {column}: ")), "{bad} at {line}, {column}: {error}");
        assert!(error.contains(says), "{bad}: {error}");
        let shown = text.lines().nth(line - 1).unwrap().trim();
        assert!(error.contains(&shown.chars().take(20).collect::<String>()), "shows the line: {error}");
        assert_eq!(fs::read_to_string(&path).unwrap(), text, "the file stays as it is");
    }
}

#[test]
fn files_that_are_no_projects_are_refused_in_a_sentence() {
    let sum = "0".repeat(64);
    let deep = "[".repeat(100_000);
    for (bytes, says) in [
        (&b""[..], "empty"),
        (b" \n \n", "empty"),
        (b"\xef\xbb\xbf", "empty"),
        (b"(name: \"a\",\n  \xff)", "line 2, column 3: byte 0xff is not text"),
        (&[0; 4096], "line 1, column 1"),
        (b"PK\x03\x04", "line 1, column 1"),
        (b"{\"name\": \"json\"}", "line 1, column 1"),
        (b"(name: \"a\") and more", "expected the end of the file"),
        (format!("// copydesk project 2 sha256:{sum}\n(new: 1)").as_bytes(), "format version 2; this copydesk reads"),
        (b"// copydesk project 12", "format version 12"),
        (format!("// copydesk project 1 sha256:{sum}x\n()").as_bytes(), "expected “// copydesk project”"),
        (format!("// copydesk project 0 sha256:{sum}\n()").as_bytes(), "expected “// copydesk project”"),
        (b"(name: \"a\",\n<<<<<<< ours\nlanguage: \"en\",\n=======\n", "line 2: the file holds two versions"),
        (b"<<<<<<< ours\n// copydesk project 1 sha256:0\n", "line 1: the file holds two versions"),
        (format!("(stories: {deep}").as_bytes(), "expected"),
        (format!("(stories: [(id: \"1\", body: {deep}").as_bytes(), "expected"),
    ] {
        let error = refusal(bytes);
        assert!(error.to_string().contains(says), "{says}: {error}");
        assert!(!error.hint().is_empty());
    }
}

#[test]
fn more_than_a_file_may_hold_is_refused_by_name() {
    let text = "x".repeat(MAX_TEXT_BYTES + 1);
    let link = "x".repeat(MAX_LINK_BYTES + 1);
    let stories: String = (0..=MAX_STORIES as u64).map(|id| format!("(id:\"{}\"),", EntityId::from(id))).collect();
    let entries = "\"\",".repeat(10_001);
    let rules: String = (0..=100_000_u64).map(|id| format!("(id:\"{}\",content:Rule),", EntityId::from(id))).collect();
    let story = |rest: &str| format!("(stories:[(id:\"7\",{rest})])");
    let block = |content: &str| story(&format!("body:[(id:\"8\",content:{content})]"));
    for (ron, says) in [
        (format!("(stories:[{stories}])"), "the project has 10001 stories; a project file may hold 10000"),
        (story(&format!("body:[{rules}]")), "story 7 has 100001 blocks; a project file may hold 100000"),
        (story(&format!("filing:(keywords:[{entries}])")), "story 7 has 10001 keywords"),
        (block(&format!("Paragraph([\"{text}\"])")), "the text of block 8 of story 7 has 1048577 bytes"),
        (block(&format!("Embed((url:\"{link}\"))")), "the address of block 8 of story 7 has 2049 bytes"),
        (block(&format!("Paragraph([(\"x\",[Link(\"{link}\")])])")), "a link’s address of block 8 of story 7 has 2049"),
        (
            block(&format!("List((items:[{}]))", "(text:[]),".repeat(10_001))),
            "block 8 of story 7 has 10001 list entries",
        ),
        (
            block(&format!("FactBox((paragraphs:[{}]))", "[],".repeat(10_001))),
            "block 8 of story 7 has 10001 paragraphs",
        ),
        (format!("(name:\"{text}\")"), "the name of the project has 1048577 bytes"),
        ("(stories:[(id:\"7\"),(id:\"7\")])".to_owned(), "two stories of the project have the id 7"),
        (story("body:[(id:\"8\",content:Rule),(id:\"8\",content:Rule)]"), "two blocks of story 7 have the id 8"),
        ("(library:[(id:\"9\"),(id:\"9\")])".to_owned(), "two photos of the project have the id 9"),
        (
            "(directory:(entities:[(id:\"a\",kind:Place,name:\"x\"),(id:\"a\",kind:Event,name:\"y\")]))".to_owned(),
            "two entities of the project have the id a",
        ),
        ("(directory:(sources:[(id:\"a\",name:\"\"),(id:\"a\",name:\"\")]))".to_owned(), "two sources of the project"),
    ] {
        let error = refusal(ron.as_bytes());
        assert!(matches!(error, ParseError::Limit(_)) && error.to_string().contains(says), "{says}: {error}");
    }
}

#[test]
fn what_is_not_there_may_be_named() {
    let copy = Text::marked("Layla", [Mark::Mention(404.into()), Mark::Quotation(Some(405.into()))]);
    let mut story = Story::new(1.into(), Language::english());
    story.body.push(Arc::new(Block::new(2.into(), Content::Paragraph(copy))));
    let placed = PlacedPhoto { photo: 406.into(), caption: Text::default() };
    story.body.push(Arc::new(Block::new(3.into(), Content::Photo(placed))));
    let project = Project { stories: vec![Arc::new(story)], ..Project::default() };
    assert_eq!(file::parse(file::write(&project).unwrap().as_bytes()).unwrap().project, project);
}

#[test]
fn a_file_cut_short_is_refused_wherever_it_is_cut() {
    let text = small();
    for end in 0..text.len() - 1 {
        let error = refusal(&text.as_bytes()[..end]).to_string();
        assert!(error.contains("line") || error.contains("empty"), "{end}: {error}");
    }
    // Only the line end of the last line is missing.
    let parsed = file::parse(&text.as_bytes()[..text.len() - 1]).unwrap();
    assert_eq!(parsed.remarks, [Remark::ChecksumDiffers]);
}

#[test]
fn no_flipped_bit_goes_unnoticed() {
    let text = small();
    let (mut refused, mut noted) = (0, 0);
    for at in 0..text.len() {
        for bit in 0..8 {
            let mut bytes = text.clone().into_bytes();
            bytes[at] ^= 1 << bit;
            match file::parse(&bytes) {
                Err(_) => refused += 1,
                // Case does not matter in hexadecimal digits: the file is as it was.
                Ok(parsed) if parsed.remarks.is_empty() => {
                    assert!(
                        bytes[..text.find('\n').unwrap()]
                            .eq_ignore_ascii_case(&text.as_bytes()[..text.find('\n').unwrap()])
                    );
                }
                Ok(_) => noted += 1,
            }
        }
    }
    println!("{refused} refused, {noted} opened with a remark");
    assert!(refused > noted && noted > 0);
}

proptest! {
    #![proptest_config(support::cases())]

    #[test]
    fn random_bytes_are_refused_without_a_panic(bytes in vec(any::<u8>(), 0..300)) {
        prop_assert!(file::parse(&bytes).is_err());
    }

    #[test]
    fn a_file_with_pieces_put_in_and_taken_out_never_panics(
        changes in vec((any::<prop::sample::Index>(), 0_usize..8, proptest::sample::select(NASTY)), 1..6),
    ) {
        let mut bytes = EVERY_KIND.as_bytes().to_vec();
        for (at, cut, with) in changes {
            let start = at.index(bytes.len());
            let end = (start + cut).min(bytes.len());
            bytes.splice(start..end, with.bytes());
        }
        if let Ok(parsed) = file::parse(&bytes) {
            let text = file::write(&parsed.project).expect("what was read can be written");
            prop_assert_eq!(file::parse(text.as_bytes()).unwrap().project, parsed.project);
        }
    }
}

/// A project with `words` in every field that holds words.
fn everywhere(words: &str, mint: &mut IdMint) -> (Story, Photo, Entity, Source) {
    let string = || words.to_owned();
    let link = || words.chars().take(500).collect::<String>();
    let entity_id = mint.mint();
    let text = || Text::from_runs([(string(), vec![]), (string(), vec![Mark::Bold, Mark::Link(link())])]);
    let mut story = Story::new(mint.mint(), Language::english());
    for row in Field::ROWS {
        *row.field.of_mut(&mut story) = string();
    }
    story.filing.keywords = vec![string(), string()];
    story.furniture.bylines = vec![Byline { name: string(), role: string() }];
    story.embargo = Some(Embargo::new(Timestamp::UNIX_EPOCH, string()));
    let kind = CorrectionKind::Update;
    story.corrections = vec![Correction { at: Timestamp::UNIX_EPOCH, kind, note: string() }];
    let contents = [
        Content::Paragraph(text()),
        Content::Subhead(text()),
        Content::Quote(text()),
        Content::PullQuote(PullQuote { text: text(), attribution: string() }),
        Content::List(List { ordered: false, items: vec![ListItem { level: 0, text: text() }] }),
        Content::Photo(PlacedPhoto { photo: mint.mint(), caption: text() }),
        Content::FactBox(FactBox { heading: text(), paragraphs: vec![text(), text()] }),
        Content::Embed(Embed { url: link(), caption: text() }),
    ];
    story.body = contents.into_iter().map(|content| Arc::new(Block::new(mint.mint(), content))).collect();
    let mut photo = Photo::wanted(mint.mint());
    photo.rights = Rights { usage_terms: string(), expires: None };
    for field in [
        &mut photo.caption,
        &mut photo.credit,
        &mut photo.photographer,
        &mut photo.alt_text,
        &mut photo.extended_description,
        &mut photo.place,
    ] {
        *field = string();
    }
    let mut entity = Entity::new(entity_id, EntityKind::Event, string());
    entity.aliases = vec![string()];
    entity.names = BTreeMap::from([(Language::arabic(), string())]);
    entity.role = string();
    entity.links = vec![AuthorityLink { authority: string(), value: string() }];
    let mut source = Source::new(mint.mint(), string());
    source.affiliation = string();
    source.reached = string();
    (story, photo, entity, source)
}

#[test]
fn hostile_strings_pass_through_every_field_unchanged() {
    let Some(path) = shared("hostile/strings/hostile_strings.jsonl", 2_311) else { return };
    let lines = fs::read_to_string(path).unwrap();
    let strings: Vec<String> = lines
        .lines()
        .map(|line| serde_json::from_str::<serde_json::Value>(line).unwrap()["s"].as_str().unwrap().to_owned())
        .collect();
    let mut mint = IdMint::seeded(2);
    for words in strings.chunks(100) {
        let mut project = Project::new(words[0].clone(), Language::english());
        project.house = Arc::new(House {
            publication: words[0].clone(),
            copyright: words[0].clone(),
            zone: words[0].clone(),
            ..House::default()
        });
        let (mut library, mut directory) = (Library::default(), Directory::default());
        for string in words {
            let (story, photo, entity, source) = everywhere(string, &mut mint);
            project.stories.push(Arc::new(story));
            library.photos.push(photo);
            directory.entities.push(entity);
            directory.sources.push(source);
        }
        project.library = Arc::new(library);
        project.directory = Arc::new(directory);
        let text = file::write(&project).unwrap();
        let parsed = file::parse(text.as_bytes()).unwrap();
        assert_eq!(parsed.remarks, []);
        assert!(parsed.project == project, "something among {words:?} changed");
    }
    println!("{} strings through every field and back", strings.len());
    assert_eq!(strings.len(), 2_311);
}

#[test]
fn the_fixture_is_what_the_table_of_bad_input_edits() {
    assert_eq!(file::write(&every_kind()).unwrap(), EVERY_KIND);
}
