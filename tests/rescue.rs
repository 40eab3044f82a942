//! A damaged project file opens as far as it can be read: nothing panics, nothing readable is hidden,
//! and nothing is shown that was not typed without being told.
#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::string_slice,
    clippy::print_stdout,
    reason = "a test that cannot go on fails, and tells what it tried"
)]

mod support;

use std::collections::BTreeSet;
use std::path::Path;

use copydesk::ground::IdMint;
use copydesk::project::file::{parse, write};
use copydesk::project::rescue::{Loss, LossKind, Rescued, rescue};
use copydesk::project::{ParseError, Project, Remark};
use copydesk::story::{Content, Status};
use copydesk::tags::Terms;
use proptest::prelude::*;
use support::{arb_project, cases, every_kind};

fn mint() -> IdMint {
    IdMint::seeded(7)
}

fn sample(name: &str) -> String {
    std::fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("projects").join(name)).unwrap()
}

fn rescued(text: &str) -> Rescued {
    rescue(text.as_bytes(), &mut mint()).unwrap()
}

/// Every text a project shows.
fn texts(project: &Project) -> Vec<String> {
    let mut all = Vec::new();
    for story in &project.stories {
        all.extend(story.texts().map(|(_, _, text)| text.as_str().to_owned()));
        let f = &story.furniture;
        all.extend([&f.headline, &f.deck, &f.kicker, &story.filing.slugline, &story.filing.ed_note].map(String::clone));
    }
    for photo in &project.library.photos {
        all.extend([&photo.caption, &photo.credit, &photo.alt_text].map(String::clone));
    }
    all.extend(project.directory.entities.iter().map(|entity| entity.name.clone()));
    all.extend(project.directory.sources.iter().map(|source| source.name.clone()));
    all.retain(|text| !text.trim().is_empty());
    all
}

/// The strings on the lines of a text, each as it stands there and as it was before it was escaped.
fn strings(text: &str) -> BTreeSet<(String, String)> {
    all_strings(text).into_iter().filter(|(_, words)| words.contains(' ')).collect()
}

fn all_strings(text: &str) -> BTreeSet<(String, String)> {
    let found = text.lines().filter_map(|line| {
        let from = line.find('"')?;
        let to = line.rfind('"').filter(|to| *to > from)?;
        let words = ron::from_str::<String>(&line[from..=to]).ok()?;
        Some((line[from + 1..to].to_owned(), words))
    });
    found.collect()
}

/// Words stand in the project or in what is told to be missing.
fn is_somewhere(rescued: &Rescued, (raw, words): &(String, String)) -> bool {
    let in_story = texts(&rescued.project).iter().any(|text| text.contains(words.trim()));
    let saved = all_strings(&write(&rescued.project).unwrap_or_default());
    in_story
        || rescued.losses.iter().any(|loss| loss.raw.contains(raw.trim()))
        || saved.iter().any(|(_, saved)| saved.contains(words.trim()))
}

fn kinds(losses: &[Loss]) -> Vec<LossKind> {
    losses.iter().map(|loss| loss.what).collect()
}

#[test]
fn a_broken_paragraph_costs_its_marks_alone() {
    let whole = sample("river.ron");
    let good = parse(whole.as_bytes()).unwrap().project;
    // A quotation mark in the middle of the body is gone.
    let broken = whole.replacen("        (\"Layla Hasan\", [Mention(", "        (Layla Hasan\", [Mention(", 1);
    assert_ne!(broken, whole);
    assert!(parse(broken.as_bytes()).is_err());
    let found = rescued(&broken);
    assert_eq!(found.project.stories.len(), good.stories.len());
    assert_eq!((&found.project.library, &found.project.directory), (&good.library, &good.directory));
    let (story, was) = (&found.project.stories[0], &good.stories[0]);
    assert_eq!(story.furniture, was.furniture);
    assert_eq!(&found.project.stories[1..], &good.stories[1..], "no other story is touched");
    let all = texts(&found.project).join("\n");
    assert!(all.contains("Layla Hasan"), "no word is gone");
    assert!(found.losses.iter().any(|loss| loss.what == LossKind::Plain && loss.raw.contains("Layla Hasan")));
}

#[test]
fn one_story_that_is_beyond_reading_leaves_the_rest_alone() {
    let whole = sample("river.ron");
    let good = parse(whole.as_bytes()).unwrap().project;
    let lines: Vec<&str> = whole.lines().collect();
    let first = lines.iter().position(|line| *line == "        (").unwrap();
    let last = first + lines[first..].iter().position(|line| *line == "        ),").unwrap();
    let garbled: Vec<String> = lines
        .iter()
        .enumerate()
        .map(
            |(at, line)| {
                if (first + 1..last).contains(&at) { line.replace(['"', ':'], "~") } else { (*line).to_owned() }
            },
        )
        .collect();
    let found = rescued(&garbled.join("\n"));
    assert_eq!(&found.project.stories[found.project.stories.len() - (good.stories.len() - 1)..], &good.stories[1..]);
    assert!(found.losses.iter().any(|loss| loss.raw.contains("River gauges go public")), "its words are told");
}

#[test]
fn what_may_have_kept_a_story_from_leaving_is_not_forgotten() {
    let mut project = every_kind();
    std::sync::Arc::make_mut(&mut project.stories[0]).status = Status::Published;
    let whole = write(&project).unwrap();
    let broken = whole.replacen("    embargo: Some((", "    embargo: Sone((", 1);
    assert_ne!(whole, broken);
    let found = rescued(&broken);
    assert_eq!(found.project.stories[0].status, Status::Draft);
    assert!(kinds(&found.losses).contains(&LossKind::Draft));
    let terms = whole.replacen("    terms: ", "    terns: ", 1);
    assert_ne!(whole, terms);
    let found = rescued(&terms);
    assert!(kinds(&found.losses).contains(&LossKind::Terms));
    assert!(found.project.directory.sources.iter().any(|source| source.terms == Terms::OffTheRecord));
}

#[test]
fn lines_that_stand_twice_are_there_once() {
    let whole = sample("river.ron");
    let good = parse(whole.as_bytes()).unwrap().project;
    let lines: Vec<&str> = whole.lines().collect();
    let first = lines.iter().position(|line| *line == "        (").unwrap();
    let last = first + lines[first..].iter().position(|line| *line == "        ),").unwrap();
    let twice = [&lines[..=last], &lines[first..]].concat().join("\n");
    let found = rescued(&twice);
    assert_eq!(found.project, good);
    assert_eq!(kinds(&found.losses), [LossKind::Twice]);
}

#[test]
fn both_sides_of_a_merge_are_offered() {
    let whole = sample("river.ron");
    let line = whole.lines().find(|line| line.contains("headline: \"River gauges")).unwrap();
    let theirs = line.replace("River gauges", "Gauges");
    let merged = whole.replacen(
        line,
        &format!("<<<<<<< HEAD\n{line}\n||||||| base\n{line}\n=======\n{theirs}\n>>>>>>> desk"),
        1,
    );
    assert!(matches!(parse(merged.as_bytes()), Err(ParseError::Conflict { .. })));
    let found = rescued(&merged);
    let heads: Vec<&str> = found.project.stories.iter().map(|story| story.furniture.headline.as_str()).collect();
    assert!(heads[0].starts_with("River gauges") && heads[1].starts_with("Gauges"), "{heads:?}");
    assert!(kinds(&found.losses).iter().all(|kind| *kind == LossKind::Sides));
    assert!(parse(write(&found.project).unwrap().as_bytes()).is_ok(), "it can be saved");
}

#[test]
fn zeros_at_the_end_and_bytes_that_are_no_text_are_told() {
    let whole = sample("kitab.ron");
    let good = parse(whole.as_bytes()).unwrap().project;
    let mut bytes = whole.clone().into_bytes();
    bytes.extend([0; 4096]);
    let found = rescue(&bytes, &mut mint()).unwrap();
    assert_eq!((found.project, kinds(&found.losses)), (good, vec![LossKind::Nothing]));
    assert_eq!(rescue(&[0; 4096], &mut mint()).map(|found| found.project), None, "nothing but zeros is nothing");
    let mut bytes = whole.into_bytes();
    let at = bytes.windows(6).position(|w| w == "مكتبة".as_bytes().get(..6).unwrap()).unwrap();
    bytes[at] = 0xff;
    let found = rescue(&bytes, &mut mint()).unwrap();
    assert_eq!(kinds(&found.losses), [LossKind::Changed, LossKind::Bytes]);
    assert!(format!("{:?}", found.project).contains('\u{fffd}'));
}

#[test]
fn files_that_are_no_damaged_projects_are_not_rescued() {
    for bytes in [&b""[..], b"   \n", b"// copydesk project 99 x\n(stories: [])"] {
        assert_eq!(rescue(bytes, &mut mint()), None);
    }
    let found = rescue(b"Dear editor,\nthis is a letter.\n", &mut mint()).unwrap();
    assert!(found.project.stories.is_empty());
    assert!(found.losses.iter().any(|loss| loss.raw.contains("this is a letter")));
}

/// What became of files of one kind of damage.
#[derive(Debug, Default)]
struct Count {
    tried: usize,
    /// Opened, and told that it is not as it was saved.
    opened: usize,
    /// Refused with a sentence, and read in part.
    rescued: usize,
    /// Refused with a sentence; nothing of it can be read.
    empty: usize,
}

impl Count {
    /// Looks at a damaged file: it must not pass for a whole one.
    fn look(&mut self, bytes: &[u8], good: &Project) {
        self.tried += 1;
        match parse(bytes) {
            Ok(parsed) => {
                let told = parsed.remarks.iter().any(|r| matches!(r, Remark::ChecksumDiffers | Remark::NoFirstLine));
                assert!(told, "damage passed for a whole file");
                self.opened += 1;
            }
            Err(error) => {
                assert!(!error.to_string().is_empty() && !error.hint().is_empty());
                match rescue(bytes, &mut mint()) {
                    Some(found) => {
                        assert!(!found.losses.is_empty() || found.project == *good, "a loss that nobody is told of");
                        assert!(write(&found.project).is_ok(), "what was read can be saved");
                        self.rescued += 1;
                    }
                    None => self.empty += 1,
                }
            }
        }
    }
}

/// A project small enough to be cut at every byte.
fn small() -> (Project, String) {
    let mut project = parse(sample("river.ron").as_bytes()).unwrap().project;
    project.stories.truncate(1);
    let story = std::sync::Arc::make_mut(&mut project.stories[0]);
    story.body = story.body.iter().take(4).cloned().collect();
    std::sync::Arc::make_mut(&mut project.library).photos.truncate(1);
    let directory = std::sync::Arc::make_mut(&mut project.directory);
    directory.entities.truncate(2);
    directory.sources.truncate(2);
    let text = write(&project).unwrap();
    (project, text)
}

#[test]
fn cut_at_every_byte_it_opens_with_a_word_or_is_read_as_far_as_it_goes() {
    let (good, text) = small();
    let mut count = Count::default();
    for end in 0..text.len() {
        count.look(&text.as_bytes()[..end], &good);
        if end % 40 == 0
            && text.is_char_boundary(end)
            && let Some(found) = rescue(&text.as_bytes()[..end], &mut mint())
        {
            for words in strings(&text[..end]) {
                assert!(is_somewhere(&found, &words), "cut at {end}: {words:?} is nowhere");
            }
        }
    }
    println!("cut at every byte: {count:?}");
    assert_eq!(count.tried, text.len());
    assert!(count.rescued > text.len() * 9 / 10);
}

#[test]
fn every_bit_that_flips_is_noticed() {
    let (good, text) = small();
    let mut count = Count::default();
    // All bits of the first line, and one of each byte below, another one each time around.
    let first = text.find('\n').unwrap();
    for at in 0..text.len() {
        let bits = if at <= first { 0..8 } else { at % 8..at % 8 + 1 };
        for bit in bits {
            let mut bytes = text.clone().into_bytes();
            bytes[at] ^= 1 << bit;
            count.look(&bytes, &good);
        }
    }
    println!("flipped bits: {count:?}");
    assert!(count.opened > 0 && count.rescued > 0);
}

#[test]
fn lines_removed_and_doubled_hide_no_word() {
    let (good, text) = small();
    let lines: Vec<&str> = text.lines().collect();
    let mut count = Count::default();
    for at in 1..lines.len() {
        let without = [&lines[..at], &lines[at + 1..]].concat().join("\n");
        let twice = [&lines[..=at], &lines[at..]].concat().join("\n");
        for damaged in [without, twice] {
            count.look(damaged.as_bytes(), &good);
            if let Some(found) = rescue(damaged.as_bytes(), &mut mint()) {
                for words in strings(&damaged) {
                    assert!(is_somewhere(&found, &words), "line {}: {words:?} is nowhere", at + 1);
                }
            }
        }
    }
    println!("lines removed or doubled: {count:?}");
}

proptest! {
    #![proptest_config(cases())]

    /// Whatever is done to a project of any shape, what is read back can be saved, and every string
    /// that stands whole on a line is somewhere.
    #[test]
    fn no_damage_panics_or_hides_words(
        project in arb_project(),
        cut in any::<prop::sample::Index>(),
        flips in prop::collection::vec((any::<prop::sample::Index>(), 0_u8..8), 0..6),
        zeros in 0_usize..20,
        whole in any::<bool>(),
    ) {
        let text = write(&project).unwrap();
        let mut bytes = text.into_bytes();
        if !whole {
            bytes.truncate(cut.index(bytes.len()));
        }
        for (at, bit) in flips {
            if !bytes.is_empty() {
                let at = at.index(bytes.len());
                bytes[at] ^= 1 << bit;
            }
        }
        bytes.extend(std::iter::repeat_n(0, zeros));
        if let Some(found) = rescue(&bytes, &mut mint()) {
            let saved = write(&found.project);
            prop_assert!(saved.is_ok(), "{:?}", saved.err());
            if let Ok(text) = std::str::from_utf8(&bytes) {
                for words in strings(text) {
                    prop_assert!(is_somewhere(&found, &words), "{:?} is nowhere", words);
                }
            }
        }
    }

    #[test]
    fn any_bytes_are_survived(bytes in prop::collection::vec(any::<u8>(), 0..2_000)) {
        let _found = rescue(&bytes, &mut mint());
    }

    #[test]
    fn any_brackets_are_survived(text in "[(){}\\[\\]\", :a-z\n0]{0,400}") {
        let _found = rescue(text.as_bytes(), &mut mint());
    }
}

#[test]
fn a_large_file_is_read_in_time() {
    let (project, _) = small();
    let mut large = project.clone();
    let mut ids = mint();
    large.stories = (0..200)
        .map(|_| {
            let mut story = project.stories[0].as_ref().clone();
            story.id = ids.mint();
            story.into()
        })
        .collect();
    let text = write(&large).unwrap();
    let torn = &text.as_bytes()[..text.len() - 300];
    let found = rescue(torn, &mut mint()).unwrap();
    assert_eq!(found.project.stories, large.stories);
    assert!(
        found.project.stories.iter().all(|story| story.body.iter().any(|b| matches!(b.content, Content::Photo(_))))
    );
}
