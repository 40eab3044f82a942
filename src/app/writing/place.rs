//! What copy takes on from the place it is put in.

use crate::edit::{Caret, Spot};
use crate::story::{Block, Content, Fragment, Mark, Story, Text};

/// The marks that words take on which are put in place of a stretch.
pub(super) fn marks_at(story: &Story, from: Caret, to: Caret) -> Vec<Mark> {
    let Spot::Text(place) = from.spot else { return Vec::new() };
    let Some(text) = story.block(place.block).and_then(|(_, block)| block.text(place.part)) else { return Vec::new() };
    let end = if from.spot == to.spot { to.byte } else { text.len() };
    text.typing_marks(from.byte..end)
}

/// A fragment that brings no marks of its own takes on those of its place.
pub(super) fn marked_as_typed(story: &Story, from: Caret, to: Caret, fragment: Fragment) -> Fragment {
    let marks = marks_at(story, from, to);
    if marks.is_empty() {
        return fragment;
    }
    let mut blocks: Vec<Block> =
        fragment.blocks.into_iter().map(|content| Block::new(crate::ground::BlockId::from(0), content)).collect();
    let texts =
        |block: &Block| block.parts().into_iter().filter_map(|part| block.text(part).cloned()).collect::<Vec<_>>();
    if blocks.iter().flat_map(texts).all(|text| text.spans().is_empty()) {
        for block in &mut blocks {
            for part in block.parts() {
                if let Some(text) = block.text_mut(part) {
                    *text = Text::marked(text.as_str(), marks.iter().cloned());
                }
            }
        }
    }
    Fragment { blocks: blocks.into_iter().map(|block| block.content).collect() }
}

/// The lines of some words, as blocks of the kind they are put into, with the marks they take on
/// there.
pub(super) fn lines_as_typed(story: &Story, from: Caret, to: Caret, words: &str, marks: &[Mark]) -> Fragment {
    let at_end = crate::edit::motion::words_of(story, to.spot).is_none_or(|words| words.len() <= to.byte);
    let content = match from.spot {
        Spot::Text(place) => story.block(place.block).map(|(_, block)| &block.content),
        Spot::Field(..) => None,
    };
    let wrap = |text: Text| match content {
        Some(Content::Subhead(_)) => Content::Subhead(text),
        Some(Content::Quote(_)) => Content::Quote(text),
        Some(
            Content::Paragraph(_)
            | Content::PullQuote(_)
            | Content::List(_)
            | Content::Photo(_)
            | Content::FactBox(_)
            | Content::Embed(_)
            | Content::Rule,
        )
        | None => Content::Paragraph(text),
    };
    let lines = paragraphs(words, from.byte == 0, at_end);
    Fragment { blocks: lines.into_iter().map(|line| wrap(Text::marked(line, marks.iter().cloned()))).collect() }
}

/// What ends a line.
pub(super) const BREAKS: [char; 2] = ['\n', '\r'];

/// The paragraphs that words with line breaks make; the first goes on where they are put, the last
/// goes on into what follows. Empty lines between are dropped, and breaks at the very start or
/// end of the block, which would leave an empty paragraph there.
fn paragraphs(words: &str, at_start: bool, at_end: bool) -> Vec<&str> {
    let lines: Vec<&str> = words.split(BREAKS).collect();
    let last = lines.len() - 1;
    let stays = |nth: usize, line: &str| {
        !line.trim().is_empty()
            || (nth == 0 && (!at_start || !line.is_empty()))
            || (nth == last && (!at_end || !line.is_empty()))
    };
    lines.into_iter().enumerate().filter(|(nth, line)| stays(*nth, line)).map(|(_, line)| line).collect()
}
