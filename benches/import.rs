//! How long an import takes: 1,000 and 100,000 words.

use copydesk::ground::{IdMint, Language};
use copydesk::import::{Imported, import_copy};

fn main() {
    divan::main();
}

/// A page’s copy of about so many words: stories of twenty paragraphs of fifty.
fn copy(words: usize) -> String {
    let paragraph = |story: usize, n: usize| {
        let said: Vec<String> = (0..49).map(|word| format!("w{}", (word * 31 + n * 17 + story) % 997)).collect();
        format!("It {}.\n\n", said.join(" "))
    };
    let story = |n: usize| {
        let headline = format!("Story Number {n} Has a Headline");
        let body: String = (0..20.min(words / 50)).map(|at| paragraph(n, at)).collect();
        format!("\n\n\n{headline}\n\nA boat in harbor {n}. (AFP)\nTT\n\n{headline}\n\n{body}")
    };
    (0..words.div_ceil(1000)).map(story).collect()
}

#[divan::bench(args = [1_000, 100_000])]
fn import(bencher: divan::Bencher<'_, '_>, words: usize) {
    let copy = copy(words);
    bencher.bench(|| -> Imported { import_copy(&copy, "bench", &Language::english(), &mut IdMint::seeded(1)) });
}

/// One story of so many words: nothing in it may be compared with everything.
#[divan::bench(args = [1_000, 100_000])]
fn import_one_story(bencher: divan::Bencher<'_, '_>, words: usize) {
    let copy = copy(words)
        .replace("\n\n\n", "")
        .lines()
        .filter(|line| line.starts_with("It "))
        .collect::<Vec<_>>()
        .join("\n\n");
    bencher.bench(|| import_copy(&copy, "bench", &Language::english(), &mut IdMint::seeded(1)));
}
