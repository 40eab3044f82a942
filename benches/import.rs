//! How long an import takes: 1,000 and 100,000 words.

use copydesk::ground::{IdMint, Language};
use copydesk::import::{Imported, import_copy};

fn main() {
    divan::main();
}

/// A page’s copy of about so many words: stories of twenty paragraphs of fifty.
fn copy(words: usize) -> String {
    let mut copy = String::new();
    for story in 0..words.div_ceil(1000) {
        copy += &format!(
            "\n\n\nStory Number {story} Has a Headline\n\nA boat in harbor {story}. (AFP)\nTT\n\nStory Number {story} Has a Headline\n\n"
        );
        for paragraph in 0..20.min(words / 50) {
            let said: Vec<String> =
                (0..49).map(|word| format!("w{}", (word * 31 + paragraph * 17 + story) % 997)).collect();
            copy += &format!("It {}.\n\n", said.join(" "));
        }
    }
    copy
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
