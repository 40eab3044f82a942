//! A last look over the file, so that no words in it are hidden: what stands neither in the rescued
//! project nor among what was told is told line by line.

use std::collections::HashSet;

use super::words::copy_on;
use super::{Loss, LossKind};
use crate::project::escape::write_quoted;
use crate::project::{Project, file};

/// So many lines are looked for in the whole project; further ones are told without.
const MOST_SEARCHED: usize = 2_000;

/// Adds a loss for each line whose words are nowhere else.
pub(super) fn tell(text: &str, project: &Project, losses: &mut Vec<Loss>) {
    let saved = file::write(project).unwrap_or_default();
    let kept: HashSet<&str> = saved.lines().map(bare).collect();
    let told: HashSet<String> =
        losses.iter().flat_map(|loss| loss.raw.lines()).map(|line| bare(line).to_owned()).collect();
    let mut searched = 0;
    let mut unseen = Vec::new();
    for (nth, line) in text.lines().enumerate() {
        if kept.contains(bare(line)) || told.contains(bare(line)) {
            continue;
        }
        let Some(words) = words_of(line).filter(|words| words.trim().contains(' ')) else { continue };
        searched += 1;
        let is_there = || saved.contains(&escaped(words.trim())) || told.iter().any(|raw| raw.contains(line.trim()));
        if searched > MOST_SEARCHED || !is_there() {
            unseen.push(Loss { raw: line.trim().to_owned(), ..Loss::new(nth + 1, nth + 1, LossKind::Piece) });
        }
    }
    losses.append(&mut unseen);
}

fn bare(line: &str) -> &str {
    line.trim().trim_end_matches(',')
}

/// What a line says: its string as it was before it was escaped, or what may be words on it.
fn words_of(line: &str) -> Option<String> {
    let quoted = line.find('"').zip(line.rfind('"')).and_then(|(from, to)| line.get(from..=to));
    let whole = quoted.and_then(|quoted| ron::from_str::<String>(quoted).ok());
    whole.or_else(|| Some(copy_on(line)).filter(|words| !words.is_empty() && quoted.is_some()))
}

/// Words as a save writes them, so that they can be looked for in the text of a file.
fn escaped(words: &str) -> String {
    let mut quoted = String::with_capacity(words.len() + 2);
    write_quoted(&mut quoted, words);
    quoted.strip_prefix('"').and_then(|rest| rest.strip_suffix('"')).unwrap_or_default().to_owned()
}
