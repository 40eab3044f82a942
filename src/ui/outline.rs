//! The outline: what stands out in the story on the page, and the way there.

use egui::{Color32, Layout, Ui};

use super::glean::Gleaned;
use super::rows::Even;
use super::text::label::button;
use super::{mirror, theme, widgets};
use crate::app::Action;
use crate::edit::{Selection, Spot, TextPlace};
use crate::ground::BlockId;
use crate::story::{Block, Content, Field, Part, Story, Text};
use crate::words::{Phrase, Words};

/// Characters of a subhead that can be of use in a narrow panel.
const LONGEST: usize = 120;

/// What stands out, kept up with the story.
#[derive(Default)]
pub(super) struct Outline {
    entries: Gleaned<Entry>,
    rows: Even,
}

struct Entry {
    block: BlockId,
    words: Heading,
}

/// What a line of the outline reads.
enum Heading {
    /// Words of the story.
    Own(String),
    /// What the block is called.
    Kind(Phrase),
}

fn entry(block: &Block) -> Option<Entry> {
    let words = match &block.content {
        Content::Subhead(text) if !text.is_blank() => Heading::Own(beginning(text)),
        Content::Photo(_) | Content::FactBox(_) => Heading::Kind(block.content.label()),
        Content::Subhead(_)
        | Content::Paragraph(_)
        | Content::Quote(_)
        | Content::PullQuote(_)
        | Content::List(_)
        | Content::Embed(_)
        | Content::Rule => return None,
    };
    Some(Entry { block: block.id, words })
}

fn beginning(text: &Text) -> String {
    text.as_str().chars().take(LONGEST).collect()
}

/// Draws it.
pub(super) fn show(ui: &mut Ui, says: &Words, story: &Story, outline: &mut Outline, actions: &mut Vec<Action>) {
    let t = theme::tokens(ui);
    let Outline { entries, rows } = outline;
    entries.follow(&story.body, entry);
    widgets::heading(ui, says.get("stories-outline"));
    let side = mirror::glass(ui.ctx()).start_of(story.direction());
    let mut line = |ui: &mut Ui, words: &str, color: Color32, spot: Spot| {
        let style = theme::words(13.0);
        let shown = ui.with_layout(Layout::top_down(side), |ui| button(ui, words, &style, color, false));
        if shown.inner.clicked() {
            actions.push(Action::Select { selection: Some(Selection::caret(spot, 0)), reveal: true });
        }
    };
    line(ui, says.fixed(&Field::Headline.row().label()), t.ink, Spot::Field(story.id, Field::Headline));
    rows.show(ui, entries.len(), |ui, nth| {
        let Some((_, entry)) = entries.get(nth) else { return };
        let spot = Spot::Text(TextPlace { story: story.id, block: entry.block, part: Part::Main });
        let words = match &entry.words {
            Heading::Own(words) => words,
            Heading::Kind(kind) => says.fixed(kind),
        };
        line(ui, words, t.soft, spot);
    });
}
