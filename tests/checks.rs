//! Checks from outside: on stories of every shape, beside what exports do, and on hostile words.

#![allow(clippy::expect_used, clippy::unwrap_used, reason = "a test that cannot go on fails")]

mod support;

use std::sync::Arc;

use copydesk::checks::{Finding, Place, check_project, check_story};
use copydesk::edit::Edit;
use copydesk::export::publish;
use copydesk::ground::{BlockId, Language, StoryId};
use copydesk::project::Project;
use copydesk::story::{Block, Content, Field, List, ListItem, Mark, Story, Text};
use jiff::Timestamp;
use jiff::tz::TimeZone;
use proptest::collection::vec;
use proptest::prelude::*;
use support::{arb_project, arb_string, cases, shared};

/// 10 March 2026, noon in UTC.
fn now() -> Timestamp {
    Timestamp::from_second(1_773_144_000).unwrap()
}

/// What a finding points at is there, and what it says is fit to be read.
fn fits(project: &Project, finding: &Finding) {
    let story = project.story(finding.story).unwrap();
    match &finding.place {
        Place::Story | Place::Field(_) => {}
        Place::Block(block) => assert!(story.block(*block).is_some(), "{finding:?}"),
        Place::Photo(photo) => assert!(project.library.photo(*photo).is_some(), "{finding:?}"),
        Place::Text(place, range) => {
            let text = story.block(place.block).unwrap().1.text(place.part).unwrap();
            assert!(text.as_str().get(range.clone()).is_some_and(|words| !words.is_empty()), "{finding:?}");
        }
    }
    assert!(finding.said.to_string().ends_with('.') && finding.hint.to_string().ends_with('.'), "{finding:?}");
}

fn count(project: &Project, story: StoryId, check: &str) -> usize {
    check_story(project, story, now()).iter().filter(|finding| finding.check == check).count()
}

/// A fix fits, and leaves less to find.
fn mends(project: &Project, finding: &Finding, fix: &Edit) {
    let mended = fix.apply(project).unwrap();
    let (before, after) = (count(project, finding.story, finding.check), count(&mended, finding.story, finding.check));
    assert!(after < before, "{finding:?} leaves {after} of {before}");
}

fn examine(project: &Project) {
    for story in &project.stories {
        for finding in check_story(project, story.id, now()) {
            fits(project, &finding);
            if let Some(fix) = &finding.fix {
                mends(project, &finding, fix);
            }
        }
    }
}

/// Copy that checks have something to say about.
fn arb_copy() -> impl Strategy<Value = String> {
    let pieces: &[&str] = &[
        "The the ",
        "the ",
        "of of ",
        "في في ",
        "خطوة خطوة ",
        "  ",
        " ",
        "“",
        "”",
        "„",
        "«",
        "»",
        "\"",
        "'",
        "’",
        "5'",
        "2\"",
        "river",
        "نهر",
        "صه\"ل",
        "\u{a0}",
        "\n",
        ". ",
    ];
    let piece = prop_oneof![8 => proptest::sample::select(pieces).prop_map(str::to_owned), 1 => arb_string()];
    vec(piece, 0..12).prop_map(|pieces| pieces.concat())
}

/// A project of one story with these words in its fields, paragraphs and list.
fn story_of(language: &str, lines: &[String]) -> Project {
    let mut story = Story::new(StoryId::from(1), language.parse().unwrap());
    for (row, line) in Field::ROWS.iter().zip(lines.iter().cycle()) {
        row.field.of_mut(&mut story).clone_from(line);
    }
    let items = lines.iter().map(|line| ListItem { level: 0, text: line.as_str().into() }).collect();
    let contents = lines
        .iter()
        .map(|line| Content::Paragraph(Text::marked(line.as_str(), [Mark::Bold])))
        .chain([Content::List(List { ordered: false, items })]);
    story.body = contents.zip(1_u64..).map(|(content, id)| Arc::new(Block::new(BlockId::from(id), content))).collect();
    let mut project = Project::new("Test", Language::english());
    project.stories.push(Arc::new(story));
    project
}

/// A story without words, but for a link to this address.
fn linking_to(address: &str) -> Project {
    let mut project = story_of("en", &["River".to_owned()]);
    let text = Text::marked("here", [Mark::Link(address.to_owned())]);
    let block = Block::new(BlockId::from(99), Content::Paragraph(text));
    Arc::make_mut(project.stories.first_mut().unwrap()).body.push(Arc::new(block));
    project
}

proptest! {
    #![proptest_config(cases())]

    #[test]
    fn findings_point_at_what_is_there_and_fixes_mend(project in arb_project()) {
        examine(&project);
    }

    #[test]
    fn fixes_of_words_mend(
        lines in vec(arb_copy(), 1..5),
        language in proptest::sample::select(&["en", "ar", "de", "he"][..]),
    ) {
        examine(&story_of(language, &lines));
    }

    #[test]
    fn checks_and_exports_refuse_the_same_stories(project in arb_project()) {
        let today = now().to_zoned(TimeZone::UTC).date();
        for story in &project.stories {
            let firm = check_story(&project, story.id, now()).iter().any(Finding::is_firm);
            let published = publish(&project, story.id, today);
            prop_assert_eq!(firm, published.is_err(), "{:?}", published.err());
        }
    }
}

#[test]
fn a_link_is_named_that_readers_would_miss() {
    let today = now().to_zoned(TimeZone::UTC).date();
    for (address, left) in [
        ("https://example.org/a b", 0),
        ("ht\ntps://example.org", 0),
        ("mailto:desk@example.org", 0),
        ("mailto:?to=desk@example.org", 1),
        ("https://bank.example@evil.example/", 1),
        ("javascript:alert(1)", 1),
        ("example.org", 1),
    ] {
        let project = linking_to(address);
        let named = count(&project, StoryId::from(1), "link");
        let missed = publish(&project, StoryId::from(1), today).unwrap().left_out.len();
        assert_eq!((named, missed), (left, left), "{address:?}");
    }
}

#[test]
fn hostile_words_are_checked_like_any_others() {
    let Some(path) = shared("hostile/strings/hostile_strings.jsonl", 2_311) else { return };
    let lines = std::fs::read_to_string(path).unwrap();
    let mut tried = 0;
    for line in lines.lines() {
        let case: serde_json::Value = serde_json::from_str(line).unwrap();
        let words = case.get("s").or_else(|| case.get("text")).and_then(serde_json::Value::as_str).unwrap().to_owned();
        for language in ["en", "ar"] {
            let project = story_of(language, std::slice::from_ref(&words));
            for finding in check_project(&project, now()) {
                fits(&project, &finding);
            }
        }
        tried += 1;
    }
    assert_eq!(tried, 2_311);
}
