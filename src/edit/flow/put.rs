//! Putting something where a stretch of the body has been cut out, and joining what is left.

use std::ops::Range;

use super::cut::Cut;
use super::line::{Kind, Line, Origin, blocks_of, lines_of};
use crate::edit::{Caret, Edit, Spot, motion};
use crate::ground::IdMint;
use crate::story::{Fragment, Story, Text};

/// Lines to take the place of others, and where among them the caret stands: line and byte.
struct Put {
    lines: Vec<Line>,
    caret: (usize, usize),
}

/// The edit that closes a cut with a fragment in it.
pub(super) fn edit_of(story: &Story, cut: Cut, with: &Fragment, mint: &mut IdMint) -> (Edit, Caret) {
    let coming: Vec<Line> =
        with.blocks.iter().enumerate().flat_map(|(nth, content)| lines_of(content, Origin::New(nth))).collect();
    let (first, touched) = (cut.first, cut.touched);
    let put = match with.text() {
        Some(words) if cut.head.is_some() => in_line(cut, words),
        None if coming.is_empty() => in_line(cut, &Text::default()),
        Some(_) | None => in_blocks(cut, coming),
    };
    closed(story, first..first + touched, put.lines, put.caret, mint)
}

/// The edit that puts lines in place of blocks, and the caret of a line and byte of them. A body
/// that would be left without a block keeps an empty paragraph.
pub(super) fn closed(
    story: &Story,
    gone: Range<usize>,
    lines: Vec<Line>,
    caret: (usize, usize),
    mint: &mut IdMint,
) -> (Edit, Caret) {
    let (edit, [caret]) = closed_with(story, gone, lines, &[Some(caret)], mint);
    (edit, caret.unwrap_or(Caret { spot: motion::first_spot(story), byte: 0 }))
}

/// The same, with any number of carets.
pub(super) fn closed_with<const N: usize>(
    story: &Story,
    gone: Range<usize>,
    mut lines: Vec<Line>,
    carets: &[Option<(usize, usize)>; N],
    mint: &mut IdMint,
) -> (Edit, [Option<Caret>; N]) {
    if lines.is_empty() && gone.len() >= story.body.len() {
        let origin = story.body.first().map_or(Origin::New(0), |block| Origin::Kept(block.id));
        lines.push(Line::empty(origin));
    }
    let made = blocks_of(lines, story.id, mint);
    let edit = Edit::ReplaceBlocks { story: story.id, at: gone.start, gone: gone.len(), with: made.blocks };
    let caret = |(line, byte): (usize, usize)| {
        let place = made.places.get(line).or(made.places.last())?;
        Some(Caret { spot: Spot::Text(*place), byte })
    };
    (edit, carets.map(|found| found.and_then(caret)))
}

/// Joins what is left around running words.
fn in_line(cut: Cut, words: &Text) -> Put {
    let Cut { before: mut lines, head, tail, after, one_line, .. } = cut;
    let at = lines.len();
    let mut byte = 0;
    if let Some(mut head) = head {
        head.text.append(words);
        byte = head.text.len();
        let goes = |tail: &Line| {
            head.text.is_empty()
                && !tail.text.is_empty()
                && head.kind.joins()
                && !(head.kind == Kind::Heading && tail.kind == Kind::Fact)
        };
        match tail {
            Some(tail) if !one_line && goes(&tail) => lines.push(tail),
            Some(tail) if one_line || (head.kind.joins() && tail.kind.joins()) => {
                head.text.append(&tail.text);
                lines.push(head);
            }
            Some(tail) => lines.extend([head, tail]),
            None => lines.push(head),
        }
    } else {
        lines.extend(tail);
    }
    lines.extend(after);
    Put { lines, caret: (at, byte) }
}

/// Joins what is left around blocks that come in.
fn in_blocks(cut: Cut, coming: Vec<Line>) -> Put {
    let mut coming = adapted(coming, cut.head.as_ref());
    if coming.is_empty() {
        return in_line(cut, &Text::default());
    }
    let Cut { before: mut lines, head, tail, after, one_line, .. } = cut;
    let alone = coming.len() == 1;
    if let Some(mut head) = head {
        let first = coming.first().map(|line| line.kind.clone());
        if first.is_some_and(|first| takes(&head, &first)) {
            head.text.append(&coming.remove(0).text);
            lines.push(head);
        } else if head.text.is_empty() && head.kind.joins() {
            take_over(&mut coming, &head);
        } else {
            lines.push(head);
        }
    }
    let taken_whole = coming.is_empty() && alone;
    lines.append(&mut coming);
    let at = lines.len().saturating_sub(1);
    let byte = lines.get(at).map_or(0, |line| line.text.len());
    let mut caret = (at, byte);
    if let Some(tail) = tail {
        match lines.get_mut(at) {
            Some(last) if (one_line && taken_whole) || meet(&last.kind, &tail.kind) => last.text.append(&tail.text),
            Some(last) if tail.text.is_empty() && tail.kind.joins() && last.kind.holds_caret() => {}
            Some(_) | None => lines.push(tail),
        }
    }
    if lines.get(at).is_some_and(|line| !line.kind.holds_caret()) {
        caret = (at + 1, 0);
        if lines.len() == at + 1 && after.first().is_none_or(|line| !line.kind.holds_caret()) {
            lines.push(Line::empty(Origin::New(usize::MAX)));
        }
    }
    lines.extend(after);
    Put { lines, caret }
}

/// What comes in, as the list or fact box it comes into has it: running text becomes entries, and
/// entries join the list. What holds anything else parts the list or box.
fn adapted(mut coming: Vec<Line>, head: Option<&Line>) -> Vec<Line> {
    let Some(head) = head else { return coming };
    match head.kind {
        Kind::Entry { ordered, level } => {
            let entries = coming.iter().all(|line| line.kind.is_entry());
            if entries || coming.iter().all(|line| line.kind.is_running()) {
                for line in &mut coming {
                    let level = if let Kind::Entry { level, .. } = line.kind { level } else { level };
                    line.kind = Kind::Entry { ordered, level };
                    line.origin = head.origin;
                }
            }
        }
        Kind::Heading | Kind::Fact => {
            if coming.iter().all(|line| line.kind.joins()) {
                coming.retain(|line| head.kind == Kind::Heading || line.kind != Kind::Heading || !line.text.is_empty());
                for line in &mut coming {
                    line.kind = Kind::Fact;
                    line.origin = head.origin;
                }
            }
        }
        Kind::Paragraph | Kind::Subhead | Kind::Quote | Kind::Solid(_) => {}
    }
    coming
}

/// Whether the first of what comes in joins what stands before the caret.
fn takes(head: &Line, first: &Kind) -> bool {
    match head.kind {
        Kind::Heading => first.is_running() || *first == Kind::Fact,
        Kind::Solid(_) => first.is_running(),
        Kind::Paragraph | Kind::Subhead | Kind::Quote | Kind::Entry { .. } | Kind::Fact => {
            !head.text.is_empty() && (first.is_running() || meet(first, &head.kind))
        }
    }
}

/// Whether two lines are of one sort, so that they go on in each other.
fn meet(a: &Kind, b: &Kind) -> bool {
    (a.is_running() && b.is_running()) || (a.is_entry() && b.is_entry()) || (a.is_of_box() && b.is_of_box())
}

/// The first block that comes in takes the place of an empty one, and its id.
fn take_over(coming: &mut [Line], head: &Line) {
    let Some(first) = coming.first().map(|line| line.origin) else { return };
    if head.kind.is_running() {
        for line in coming.iter_mut().take_while(|line| line.origin == first) {
            line.origin = head.origin;
            line.direction = head.direction;
        }
    }
}
