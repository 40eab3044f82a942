//! The outline: what stands out in the story on the page, and the way there.

use egui::{RichText, Ui};

use super::glean::Gleaned;
use super::rows::Even;
use super::{theme, widgets};
use crate::app::Action;
use crate::edit::{Selection, Spot, TextPlace};
use crate::ground::BlockId;
use crate::story::{Block, Content, Field, Part, Story, Text};

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
    words: String,
}

fn entry(block: &Block) -> Option<Entry> {
    let words = match &block.content {
        Content::Subhead(text) if !text.is_blank() => beginning(text),
        Content::Photo(_) => "Photo".to_owned(),
        Content::FactBox(_) => "Fact box".to_owned(),
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
pub(super) fn show(ui: &mut Ui, story: &Story, outline: &mut Outline, actions: &mut Vec<Action>) {
    let t = theme::tokens(ui);
    let Outline { entries, rows } = outline;
    entries.follow(&story.body, entry);
    widgets::heading(ui, "Outline");
    let mut line = |ui: &mut Ui, words: RichText, spot: Spot| {
        let button = egui::Button::new(words).frame_when_inactive(false).wrap_mode(egui::TextWrapMode::Truncate);
        if ui.add(button).clicked() {
            actions.push(Action::Select { selection: Some(Selection::caret(spot, 0)), reveal: true });
        }
    };
    line(ui, RichText::new("Headline").color(t.ink), Spot::Field(story.id, Field::Headline));
    rows.show(ui, entries.len(), |ui, nth| {
        let Some((_, entry)) = entries.get(nth) else { return };
        let spot = Spot::Text(TextPlace { story: story.id, block: entry.block, part: Part::Main });
        line(ui, RichText::new(&entry.words).color(t.soft), spot);
    });
}
