//! Markers: what typed at the start of a paragraph turns it into something else.

use crate::app::{Change, Session};
use crate::edit::{Caret, Edit, Selection, Spot, TextPlace};
use crate::story::{Block, Content, List, ListItem, Part, Story};

/// What a marker makes of a paragraph.
#[derive(Clone, Copy)]
enum Marker {
    Subhead,
    Quote,
    List { ordered: bool },
    Rule,
}

/// The markers, each with what undo calls it. Numbers of other scripts count as well.
const MARKERS: [(&str, Marker, &str); 9] = [
    ("# ", Marker::Subhead, "block-subhead"),
    ("> ", Marker::Quote, "block-quote"),
    ("- ", Marker::List { ordered: false }, "block-list"),
    ("* ", Marker::List { ordered: false }, "block-list"),
    ("1. ", Marker::List { ordered: true }, "change-numbers"),
    ("\u{661}. ", Marker::List { ordered: true }, "change-numbers"),
    ("\u{6f1}. ", Marker::List { ordered: true }, "change-numbers"),
    ("--- ", Marker::Rule, "block-rule"),
    ("*** ", Marker::Rule, "block-rule"),
];

impl Session {
    /// Turns a paragraph at whose start a marker has just been typed; whether it did.
    pub(super) fn turn_by_marker(&mut self) -> bool {
        let Some((story, selection)) = self.selected() else { return false };
        let Spot::Text(place) = selection.head.spot else { return false };
        let Some((_, block)) = story.block(place.block) else { return false };
        let Content::Paragraph(text) = &block.content else { return false };
        let typed = text.words(0..selection.head.byte);
        let Some((_, marker, label)) = MARKERS.into_iter().find(|(marker, _, _)| *marker == typed) else {
            return false;
        };
        let rest = text.slice(typed.len()..text.len());
        let (story, block) = (place.story, place.block);
        let set = |content| Edit::SetContent { story, block, content };
        let (edit, part) = match marker {
            Marker::Subhead => (set(Content::Subhead(rest)), Part::Main),
            Marker::Quote => (set(Content::Quote(rest)), Part::Main),
            Marker::List { ordered } => {
                let items = vec![ListItem { level: 0, text: rest }];
                (set(Content::List(List { ordered, items })), Part::Nth(0))
            }
            Marker::Rule => {
                let at = self.project.story(story).and_then(|story| story.block(block)).map_or(0, |(at, _)| at);
                let rule = std::sync::Arc::new(Block::new(self.world.mint(), Content::Rule));
                let edits = vec![Edit::AddBlock { story, at, block: rule }, set(Content::Paragraph(rest))];
                (Edit::Several(edits), Part::Main)
            }
        };
        let selection = Some(Selection::caret(Spot::Text(TextPlace { part, ..place }), 0));
        self.change(Change { selection, ..Change::new(edit, label) });
        if part != place.part {
            self.view.reveal = self.view.selection;
        }
        true
    }
}

/// Whether Enter makes a rule: the caret stands behind hyphens or stars that are all of a
/// paragraph.
pub(super) fn makes_rule(story: &Story, from: Caret, to: Caret) -> bool {
    let Spot::Text(place) = from.spot else { return false };
    let Some((_, block)) = story.block(place.block) else { return false };
    let Content::Paragraph(text) = &block.content else { return false };
    from == to && from.byte == text.len() && matches!(text.as_str(), "---" | "***" | "___")
}
