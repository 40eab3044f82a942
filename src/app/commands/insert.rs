//! Commands that put blocks into the body, or turn one into another.

use std::sync::Arc;

use super::{Command, Menu, Rows, Shortcut, with_story};
use crate::app::{Action, Change, PathPurpose, Session};
use crate::edit::{Edit, Selection, Spot, TextPlace};
use crate::ground::{BlockId, StoryId};
use crate::story::{Block, Content, Embed, FactBox, List, ListItem, Part, PullQuote, Text};

const IN: Rows = Rows { menu: Menu::Insert, ready: with_story };

pub(super) const ROWS: &[Command] = &[
    IN.row("paragraph", Some(Shortcut::primary("Enter")), |s| {
        insert(s, Content::Paragraph(Text::default()));
    }),
    IN.row("subhead", Some(Shortcut::primary_alt("2")), |s| {
        insert(s, Content::Subhead(Text::default()));
    }),
    IN.row("quote", Some(Shortcut::primary_alt("3")), |s| {
        insert(s, Content::Quote(Text::default()));
    }),
    IN.row("pull-quote", None, |s| {
        insert(s, Content::PullQuote(PullQuote::default()));
    }),
    IN.row("list", Some(Shortcut::primary_alt("4")), |s| {
        insert(s, Content::List(List { ordered: false, items: vec![ListItem::default()] }));
    }),
    IN.row("fact-box", None, |s| {
        insert(s, Content::FactBox(FactBox { heading: Text::default(), paragraphs: vec![Text::default()] }));
    }),
    IN.row("embed", None, |s| {
        insert(s, Content::Embed(Embed::default()));
    }),
    IN.row("rule", None, |s| insert(s, Content::Rule)),
    IN.row("attach", Some(Shortcut::primary_shift("A")), |s| {
        s.act(Action::AskPath(PathPurpose::Attach(None)));
    }),
];

/// The block the caret is in.
fn caret_block(session: &Session) -> Option<(StoryId, BlockId)> {
    match session.view.selection?.head.spot {
        Spot::Text(place) => Some((place.story, place.block)),
        Spot::Field(..) => None,
    }
}

/// Puts a block after the one with the caret, else at the end, and the caret into it.
fn insert(session: &mut Session, content: Content) {
    let Some(story) = session.current() else { return };
    let Some(page) = session.project.story(story) else { return };
    let at = caret_block(session).and_then(|(_, block)| page.block(block)).map_or(page.body.len(), |(at, _)| at + 1);
    let label = content.label();
    let block = Block::new(session.world.mint(), content);
    let first = block.parts().first().copied();
    let caret = first.map(|part: Part| Selection::caret(Spot::Text(TextPlace { story, block: block.id, part }), 0));
    let edit = Edit::AddBlock { story, at, block: Arc::new(block) };
    session.change(Change { selection: caret, ..Change::new(edit, label) });
    session.view.reveal = caret;
}
