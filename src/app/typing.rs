//! Typing: what a field now says becomes an edit.

use super::{Change, Session};
use crate::edit::{Edit, Selection, Spot, Target, TextPlace, Typed, typed_between};
use crate::ground::StoryId;
use crate::story::{Content, Field, Part, Text};

impl Session {
    /// A text of the body now reads `words`, with the caret at byte `caret`. Line breaks in
    /// running text begin new paragraphs.
    pub(super) fn type_text(&mut self, place: TextPlace, words: &str, caret: usize) {
        let Some((old, running)) = self.project.story(place.story).and_then(|story| {
            let (_, block) = story.block(place.block)?;
            Some((block.text(place.part)?.clone(), splits(&block.content)))
        }) else {
            return;
        };
        let Some(typed) = typed_between(old.as_str(), words, Some(caret)) else { return };
        if running && typed.words.contains(['\n', '\r']) {
            self.type_paragraphs(place, &old, &typed, caret);
            return;
        }
        let spot = Spot::Text(place);
        let with = typed.text_in(&old);
        let group = typed.group(Target::Spot(spot));
        let selection = Some(Selection::caret(spot, caret));
        let edit = Edit::Splice { place, range: typed.range, with };
        self.change(Change { edit, label: "Typing", group, selection });
    }

    /// A field now reads `words`.
    pub(super) fn type_field(&mut self, story: StoryId, field: Field, words: String, caret: usize) {
        let Some(old) = self.project.story(story).map(|page| field.of(page).to_owned()) else { return };
        let Some(typed) = typed_between(&old, &words, Some(caret)) else { return };
        let spot = Spot::Field(story, field);
        self.change(Change {
            edit: Edit::SetField { story, field, words },
            label: field.row().label,
            group: typed.group(Target::Spot(spot)),
            selection: Some(Selection::caret(spot, caret)),
        });
    }

    /// What was typed or pasted holds line breaks: each line that says something becomes a block.
    /// `caret` is the caret's byte in the whole new string.
    fn type_paragraphs(&mut self, place: TextPlace, old: &Text, typed: &Typed, caret: usize) {
        let marks = old.typing_marks(typed.range.clone());
        let lines = paragraphs(&typed.words, typed.range.start == 0, typed.range.end == old.len());
        let joined: String = lines.concat();
        let mut edits =
            vec![Edit::Splice { place, range: typed.range.clone(), with: Text::marked(joined.clone(), marks) }];
        let mut at = typed.range.start + joined.len();
        let mut last_block = place.block;
        let mut last_line = at;
        for (nth, line) in lines.iter().enumerate().skip(1).rev() {
            at -= line.len();
            let second = self.world.mint();
            if nth == lines.len() - 1 {
                (last_block, last_line) = (second, line.len());
            }
            edits.push(Edit::SplitBlock { story: place.story, block: place.block, at, second });
        }
        // Pasted words that end as the text after them begins count as typed only so far.
        let beyond = caret.saturating_sub(typed.range.start + typed.words.len());
        let spot = Spot::Text(TextPlace { block: last_block, part: Part::Main, ..place });
        let caret = Selection::caret(spot, last_line + beyond);
        let label = if typed.words.trim().is_empty() { "New paragraph" } else { "Paste" };
        self.change(Change { selection: Some(caret), ..Change::new(Edit::Several(edits), label) });
        self.view.reveal = Some(caret);
    }
}

/// The paragraphs that words with line breaks make; the first goes on where they are put, the last
/// goes on into what follows. Empty lines between are dropped, and breaks at the very start or
/// end of the block, which would leave an empty paragraph there.
fn paragraphs(words: &str, at_start: bool, at_end: bool) -> Vec<&str> {
    if words.trim().is_empty() {
        return vec!["", ""];
    }
    let lines: Vec<&str> = words.split(['\n', '\r']).collect();
    let last = lines.len() - 1;
    let stays = |nth: usize, line: &str| {
        !line.trim().is_empty()
            || (nth == 0 && (!at_start || !line.is_empty()))
            || (nth == last && (!at_end || !line.is_empty()))
    };
    lines.into_iter().enumerate().filter(|(nth, line)| stays(*nth, line)).map(|(_, line)| line).collect()
}

/// Whether a line break in such a block begins a new one.
fn splits(content: &Content) -> bool {
    match content {
        Content::Paragraph(_) | Content::Subhead(_) | Content::Quote(_) => true,
        Content::PullQuote(_)
        | Content::List(_)
        | Content::Photo(_)
        | Content::FactBox(_)
        | Content::Embed(_)
        | Content::Rule => false,
    }
}
