//! What writing, reading, saving and opening a project cost, at 1,000 and 100,000 words of
//! English and Arabic copy with marks.

#![allow(
    clippy::expect_used,
    clippy::print_stdout,
    reason = "a bench that cannot go on stops, and it prints what it measures"
)]

use std::path::PathBuf;
use std::sync::Arc;

use copydesk::ground::{EntityId, IdMint, Language};
use copydesk::project::{Project, file, open, save};
use copydesk::story::{Block, Content, Field, Mark, Story, Text};
use divan::Bencher;

const ENGLISH: &[&str] = &[
    "the",
    "river",
    "rose",
    "again",
    "after",
    "midnight",
    "and",
    "farmers",
    "moved",
    "their",
    "pumps",
    "to",
    "higher",
    "ground",
    "while",
    "“nobody”",
    "slept,",
    "said",
    "one.",
];
const ARABIC: &[&str] = &[
    "ارتفع",
    "منسوب",
    "النهر",
    "بعد",
    "منتصف",
    "الليل",
    "ونقل",
    "المزارعون",
    "مضخّاتهم",
    "إلى",
    "أرضٍ",
    "أعلى",
    "قال",
    "أحدهم:",
    "«لم",
    "ننم».",
    "فُتِحَتْ",
    "الطريق.",
];
const WORDS: [usize; 2] = [1_000, 100_000];

/// Stories of 1,000 words in paragraphs of 50, every fifth word of a paragraph marked.
fn project(words: usize) -> Project {
    let mut mint = IdMint::seeded(1);
    let mut project = Project::new("Bench", Language::english());
    for nth in 0..words / 1_000 {
        let (language, vocabulary) =
            if nth % 2 == 0 { (Language::english(), ENGLISH) } else { (Language::arabic(), ARABIC) };
        let mut story = Story::new(mint.mint(), language);
        vocabulary.iter().take(8).copied().collect::<Vec<_>>().join(" ").clone_into(Field::Headline.of_mut(&mut story));
        for paragraph in 0..20 {
            let runs = (0..50).map(|word| {
                let said = vocabulary.iter().cycle().nth(paragraph * 50 + word).copied().unwrap_or_default();
                let marks = match word % 25 {
                    5 => vec![Mark::Bold],
                    10 => vec![Mark::Mention(EntityId::from(7)), Mark::Italic],
                    20 => vec![Mark::Quotation(None)],
                    _ => vec![],
                };
                (format!("{said} "), marks)
            });
            let content = Content::Paragraph(Text::from_runs(runs));
            story.body.push(Arc::new(Block::new(mint.mint(), content)));
        }
        project.stories.push(Arc::new(story));
    }
    project
}

fn main() {
    for words in WORDS {
        println!("{words} words: {} bytes", text(words).len());
    }
    divan::main();
}

fn text(words: usize) -> String {
    file::write(&project(words)).expect("the project is within bounds")
}

#[divan::bench(args = WORDS)]
fn write_text(bencher: Bencher<'_, '_>, words: usize) {
    let project = project(words);
    bencher.bench(|| file::write(&project));
}

#[divan::bench(args = WORDS)]
fn parse_text(bencher: Bencher<'_, '_>, words: usize) {
    let text = text(words);
    bencher.bench(|| file::parse(text.as_bytes()));
}

fn scratch() -> (tempfile::TempDir, PathBuf) {
    let folder = tempfile::tempdir().expect("a folder for temporary files");
    let path = folder.path().join("bench.ron");
    (folder, path)
}

#[divan::bench(args = WORDS)]
fn save_file(bencher: Bencher<'_, '_>, words: usize) {
    let (_folder, path) = scratch();
    let project = project(words);
    bencher.bench(|| save(&project, &path, None));
}

#[divan::bench(args = WORDS)]
fn open_file(bencher: Bencher<'_, '_>, words: usize) {
    let (_folder, path) = scratch();
    save(&project(words), &path, None).expect("the folder can be written");
    bencher.bench(|| open(&path));
}
