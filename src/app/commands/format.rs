//! Commands that turn blocks into others, and move them.

use std::sync::Arc;

use super::{Command, Menu, Rows, Shortcut};
use crate::app::{Action, Change, Session, Writing};
use crate::edit::flow::{self, Turn};
use crate::edit::{Caret, Edit, Selection, Spot, TextPlace};
use crate::ground::Direction;
use crate::story::{Block, Content, Text};

const IN: Rows = Rows { menu: Menu::Format, ready: in_body };

pub(super) const ROWS: &[Command] = &[
    IN.row("turn-paragraph", Some(Shortcut::primary_alt("0")), |s| {
        turn(s, Turn::Paragraph, "block-paragraph");
    }),
    IN.row("turn-subhead", None, |s| {
        turn(s, Turn::Subhead, "block-subhead");
    }),
    IN.row("turn-quote", None, |s| {
        turn(s, Turn::Quote, "block-quote");
    }),
    IN.row("turn-pull-quote", None, |s| {
        turn(s, Turn::PullQuote, "block-pull-quote");
    }),
    IN.row("turn-list", None, |s| {
        turn(s, Turn::List { ordered: false }, "block-list");
    }),
    IN.row("turn-numbers", None, |s| {
        turn(s, Turn::List { ordered: true }, "change-numbers");
    }),
    IN.row("turn-fact-box", None, |s| {
        turn(s, Turn::FactBox, "block-fact-box");
    }),
    Command {
        ready: in_list,
        ..IN.row("indent", Some(Shortcut::primary("CloseBracket")), |s| {
            s.act(Action::Write(Writing::Indent));
        })
    },
    Command {
        ready: in_list,
        ..IN.row("outdent", Some(Shortcut::primary("OpenBracket")), |s| {
            s.act(Action::Write(Writing::Outdent));
        })
    },
    Command {
        ready: |session| touched(session).is_some_and(|(_, blocks)| blocks.start > 0),
        ..IN.row("block-up", Some(Shortcut::alt("ArrowUp")), |s| {
            shift(s, false);
        })
    },
    Command {
        ready: |session| touched(session).is_some_and(|(story, blocks)| blocks.end < story.body.len()),
        ..IN.row("block-down", Some(Shortcut::alt("ArrowDown")), |s| {
            shift(s, true);
        })
    },
    Command {
        on: Some(|s| reads(s, None)),
        ..IN.row("direction-own", None, |s| {
            read(s, None);
        })
    },
    Command {
        on: Some(|s| reads(s, Some(Direction::Ltr))),
        ..IN.row("direction-ltr", None, |s| {
            read(s, Some(Direction::Ltr));
        })
    },
    Command {
        on: Some(|s| reads(s, Some(Direction::Rtl))),
        ..IN.row("direction-rtl", None, |s| {
            read(s, Some(Direction::Rtl));
        })
    },
    IN.row("duplicate", Some(Shortcut::primary_shift("D")), duplicate),
    IN.row("remove-block", None, remove),
];

/// Whether the caret is in the body.
pub(super) fn in_body(session: &Session) -> bool {
    touched(session).is_some()
}

fn in_list(session: &Session) -> bool {
    let head = session.view.selection.map(|selection| selection.head.spot);
    let Some(Spot::Text(place)) = head else { return false };
    let story = session.project.story(place.story);
    story.and_then(|story| story.block(place.block)).is_some_and(|(_, block)| matches!(block.content, Content::List(_)))
}

/// The story on the page, and the places of the selected blocks.
pub(super) fn touched(session: &Session) -> Option<(Arc<crate::story::Story>, std::ops::Range<usize>)> {
    let (story, selection) = session.selected()?;
    let blocks = flow::blocks_touched(&story, selection)?;
    Some((story, blocks))
}

fn turn(session: &mut Session, into: Turn, label: &'static str) {
    let Some((story, selection)) = session.selected() else { return };
    let mut mint = session.world.branch();
    if let Some((edit, selection)) = flow::turned(&story, selection, into, &mut mint) {
        session.change(Change { selection: Some(selection), ..Change::new(edit, label) });
        session.view.reveal = session.view.selection;
    }
}

/// Whether the block with the caret is set to read so.
fn reads(session: &Session, direction: Option<Direction>) -> bool {
    let Some((story, blocks)) = touched(session) else { return false };
    story.body.get(blocks.start).is_some_and(|block| block.direction == direction)
}

fn read(session: &mut Session, direction: Option<Direction>) {
    let Some((page, blocks)) = touched(session) else { return };
    let story = page.id;
    let edit = |block: &Arc<Block>| Edit::SetDirection { story, block: block.id, direction };
    let edits = page.body.range(blocks).map(edit).collect();
    session.change(Change::new(Edit::Several(edits), "change-direction"));
}

/// Moves the blocks by moving their neighbor to their other side.
fn shift(session: &mut Session, down: bool) {
    let Some((story, blocks)) = touched(session) else { return };
    let neighbor = if down { Some(blocks.end) } else { blocks.start.checked_sub(1) };
    let Some(neighbor) = neighbor.and_then(|at| story.body.get(at)) else { return };
    let to = if down { blocks.start } else { blocks.end - 1 };
    session.change(Change::new(Edit::MoveBlock { story: story.id, block: neighbor.id, to }, "change-move-block"));
    session.view.reveal = session.view.selection;
}

/// Copies the blocks; the selection goes to the copies.
fn duplicate(session: &mut Session) {
    let (Some((story, selection)), Some((_, blocks))) = (session.selected(), touched(session)) else { return };
    let mut copies = Vec::new();
    let mut ids = std::collections::BTreeMap::new();
    for block in story.body.range(blocks.clone()) {
        let copy = Block { id: session.world.mint(), ..block.as_ref().clone() };
        ids.insert(block.id, copy.id);
        copies.push(Arc::new(copy));
    }
    let moved = |caret: Caret| match caret.spot {
        Spot::Text(place) => {
            let block = ids.get(&place.block).copied().unwrap_or(place.block);
            Caret { spot: Spot::Text(TextPlace { block, ..place }), ..caret }
        }
        Spot::Field(..) => caret,
    };
    let selection = Selection { anchor: moved(selection.anchor), head: moved(selection.head) };
    let edit = Edit::ReplaceBlocks { story: story.id, at: blocks.end, gone: 0, with: copies };
    session.change(Change { selection: Some(selection), ..Change::new(edit, "command-duplicate") });
    session.view.reveal = session.view.selection;
}

/// Takes the blocks out; an empty paragraph stays where nothing else would.
fn remove(session: &mut Session) {
    let Some((story, blocks)) = touched(session) else { return };
    let with = if blocks.len() == story.body.len() {
        vec![Arc::new(Block::new(session.world.mint(), Content::Paragraph(Text::default())))]
    } else {
        Vec::new()
    };
    let edit = Edit::ReplaceBlocks { story: story.id, at: blocks.start, gone: blocks.len(), with };
    session.change(Change::new(edit, "command-remove-block"));
}
