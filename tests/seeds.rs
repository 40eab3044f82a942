//! The raw articles and hostile strings that lie beside the repository, if they do.

#![expect(clippy::print_stdout, reason = "a test stops at what it did not foresee, and says what it skipped")]

use std::collections::BTreeSet;
use std::path::PathBuf;

use copydesk::ground::{IdMint, Language};
use copydesk::import::{self, Imported, Reason};
use copydesk::story::Content;

/// The folder beside the repository; `None`, said aloud, where it is missing. In CI it must be there.
fn shared(part: &str, cases: usize) -> Option<PathBuf> {
    let root = std::env::var_os("COPYDESK_SHARED")
        .map_or_else(|| PathBuf::from(concat!(env!("CARGO_MANIFEST_DIR"), "/../shared")), PathBuf::from);
    let path = root.join(part);
    if path.exists() {
        return Some(path);
    }
    assert!(std::env::var_os("CI").is_none(), "{} is missing", path.display());
    println!("SKIP: {} not found ({cases} cases not tried)", path.display());
    None
}

fn import(copy: &str) -> Imported {
    import::import_copy(copy, "seed", &Language::english(), &mut IdMint::seeded(1))
}

#[test]
fn the_raw_articles_become_two_stories_with_their_exact_words() {
    let Some(folder) = shared("seeds", 1) else { return };
    let path = std::fs::read_dir(folder)
        .unwrap()
        .map(|e| e.unwrap().path())
        .find(|p| p.extension().is_some_and(|e| e == "txt"))
        .unwrap();
    let copy = import::read_copy(&path).unwrap();
    let imported = import(&copy);
    assert_eq!(imported.stories.len(), 2);
    assert_eq!(imported.photos.len(), 2);
    let paragraphs: Vec<Vec<&str>> = imported
        .stories
        .iter()
        .map(|story| story.texts().skip(1).map(|(_, _, text)| text.as_str()).collect())
        .collect();
    assert_eq!(paragraphs.iter().map(Vec::len).collect::<Vec<_>>(), [11, 12]);
    // In this file every line of copy stands once; headlines, captions and buttons twice or more.
    let lines: Vec<&str> = copy.lines().map(str::trim).filter(|line| !line.is_empty()).collect();
    let once: Vec<&str> =
        lines.iter().copied().filter(|line| lines.iter().filter(|other| other == &line).count() == 1).collect();
    assert_eq!(paragraphs.concat(), once);
    let repeated: BTreeSet<&str> = lines.iter().copied().filter(|line| !once.contains(line)).collect();
    for (story, photo) in imported.stories.iter().zip(&imported.photos) {
        assert!(repeated.contains(story.furniture.headline.as_str()));
        assert!(repeated.contains(format!("{} ({})", photo.caption, photo.credit).as_str()));
        assert!(photo.file.is_none() && photo.caption.ends_with('.') && !photo.credit.is_empty());
        let Content::Photo(placed) = &story.body.first().unwrap().content else {
            panic!("the photo stands before the copy")
        };
        assert_eq!((placed.photo, placed.caption.as_str()), (photo.id, photo.caption.as_str()));
        assert!(story.body.iter().skip(1).all(|block| matches!(block.content, Content::Paragraph(_))));
    }
    let reasons: Vec<Reason> = imported.report.left_out.iter().map(|left| left.reason).collect();
    let once_each =
        [Reason::CaptionAgain, Reason::TextSize, Reason::HeadlineAgain, Reason::CaptionAgain, Reason::CaptionAgain];
    assert_eq!(reasons, [once_each, once_each].concat());
    assert!(imported.report.notes.iter().any(|note| note.words.to_string().contains("Kurdish media")));
}

#[test]
fn hostile_strings_pass_through_import_unharmed() {
    let Some(path) = shared("hostile/strings/hostile_strings.jsonl", 2311) else { return };
    let mut tried = 0;
    for line in std::fs::read_to_string(path).unwrap().lines() {
        let row: serde_json::Value = serde_json::from_str(line).unwrap();
        let hostile = row["s"].as_str().unwrap();
        let edge = |c: char| c.is_whitespace() || matches!(c, '\u{200b}' | '\u{feff}');
        let solid = |text: &str| text.chars().filter(|c| !edge(*c)).collect::<String>();
        let breaks = ['\n', '\r', '\u{b}', '\u{c}', '\u{85}', '\u{2028}', '\u{2029}'];
        // As it is, among copy, and as the end of a paragraph.
        for copy in [
            hostile.to_owned(),
            format!(
                "A Headline of Five Words\n\nThe first paragraph ends here, as it should.\n\n{hostile}\n\nThe last paragraph ends here, as it should.\n"
            ),
        ] {
            let imported = import(&copy);
            let blank = copy.split(breaks).filter(|line| !solid(line).is_empty()).count();
            let kept: usize = imported.report.kept.iter().map(|kept| kept.last + 1 - kept.line).sum();
            assert_eq!(kept + imported.report.left_out.len(), blank, "{hostile:?}");
        }
        let one_line: String = hostile.chars().map(|c| if breaks.contains(&c) { ' ' } else { c }).collect();
        let paragraph = format!("The paragraph said {one_line}.");
        let imported = import(&format!("A Headline of Five Words\n\n{paragraph}\n"));
        let words: String = imported.stories[0].texts().map(|(_, _, text)| text.as_str()).collect();
        let words = words
            + &imported.stories[0].filing.ed_note
            + &imported.photos.iter().map(|p| p.credit.as_str()).collect::<String>();
        let found = words.contains(&paragraph)
            || imported.report.left_out.iter().chain(&[]).any(|left| left.text == paragraph)
            || imported.report.notes.iter().any(|note| note.text == paragraph);
        assert!(found, "{paragraph:?}");
        tried += 1;
    }
    println!("{tried} hostile strings tried in three places each");
    assert!(tried > 2000);
}
