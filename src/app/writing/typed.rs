//! Words as they come from the keyboard.

use super::{Session, place, smart};
use crate::app::Change;
use crate::edit::flow;
use crate::edit::{Edit, Group, GroupKind, Label, Selection, Spot, Target, motion};
use crate::story::{Fragment, Mark, Text};

/// More than this at once was not typed, and is left as it is.
const MOST_TYPED: usize = 256;

impl Session {
    /// Types words: letter by letter, each as it stands, and then what it is corrected to.
    pub(super) fn type_corrected(&mut self, words: &str) {
        if words.contains(place::BREAKS) || !self.corrects_typing() || words.len() > MOST_TYPED {
            return self.insert_words(words);
        }
        // Only what can end in a correction needs a look by itself.
        for piece in words.split_inclusive(|c: char| !c.is_alphabetic()) {
            self.put_typed(piece, "change-typing");
            if !(piece.ends_with(' ') && self.turn_by_marker()) {
                self.correct();
            }
        }
    }

    /// Puts words in as they are. Line breaks make paragraphs, or entries in a list.
    pub(super) fn insert_words(&mut self, words: &str) {
        if !words.contains(place::BREAKS) {
            return self.put_typed(words, "change-typing");
        }
        if words.trim().is_empty() {
            return self.break_text();
        }
        let Some((story, from, to)) = self.stretch() else { return };
        let marks = place::marks_at(&story, from, to);
        let fragment = place::lines_as_typed(&story, from, to, words, &marks);
        let mut mint = self.world.branch();
        if let Some(done) = flow::replaced(&story, from, to, &fragment, &mut mint) {
            self.put(done, "command-paste", None);
        }
    }

    /// A line break within running text; where there is but one line, as Enter.
    pub(super) fn soft_break(&mut self) {
        let Some((story, from, _)) = self.stretch() else { return };
        let one_line = match from.spot {
            Spot::Field(..) => true,
            Spot::Text(place) => story.block(place.block).is_none_or(|(_, block)| flow::has_one_line(&block.content)),
        };
        if one_line {
            return self.break_text();
        }
        self.put_typed("\u{2028}", "change-line-break");
    }

    /// Puts words without line breaks in place of the selection, with the marks they take on there.
    fn put_typed(&mut self, words: &str, label: &'static str) {
        let Some((story, from, to)) = self.stretch() else { return };
        if words.is_empty() {
            return;
        }
        let marks = self.view.pending_marks.take().unwrap_or_else(|| place::marks_at(&story, from, to));
        let label = match from.spot {
            Spot::Field(_, field) => Label::from(field.row().label()),
            Spot::Text(_) => Label::from(label),
        };
        let mut mint = self.world.branch();
        let fragment = Fragment::of_text(Text::marked(words, marks));
        let Some((edit, caret)) = flow::replaced(&story, from, to, &fragment, &mut mint) else { return };
        // What replaces something begins a step; what follows goes on in it.
        let begin = if from == to { from.byte } else { usize::MAX };
        let group = Group { target: Target::Spot(caret.spot), kind: GroupKind::Typing, from: begin, to: caret.byte };
        self.put((edit, caret), label, Some(group));
    }

    /// Corrects what was just typed, as the story's language has it, in a step of its own.
    fn correct(&mut self) {
        let Some((story, selection)) = self.selected() else { return };
        let caret = selection.head;
        if matches!(caret.spot, Spot::Field(_, field) if !motion::is_on_page(field)) {
            return;
        }
        let Some(words) = motion::words_of(&story, caret.spot) else { return };
        let Some(correction) = smart::corrected(words, caret.byte, &story.language, self.house_quotes(&story)) else {
            return;
        };
        let smart::Correction { range, with, label } = correction;
        let byte = (caret.byte + with.len()).saturating_sub(range.len());
        let edit = match caret.spot {
            Spot::Field(id, field) => {
                let mut now = words.to_owned();
                now.replace_range(range, &with);
                Edit::SetField { story: id, field, words: now }
            }
            Spot::Text(place) => {
                let marks: Vec<Mark> = story
                    .block(place.block)
                    .and_then(|(_, block)| block.text(place.part))
                    .map_or(Vec::new(), |text| marks_over(text, &range));
                Edit::Splice { place, range, with: Text::marked(with, marks) }
            }
        };
        let selection = Some(Selection::caret(caret.spot, byte));
        self.change(Change { selection, ..Change::new(edit, label) });
    }
}

/// The marks over all of a stretch.
fn marks_over(text: &Text, range: &std::ops::Range<usize>) -> Vec<Mark> {
    let over = |span: &&crate::story::Span| span.start <= range.start && range.end <= span.end;
    text.spans().iter().filter(over).map(|span| span.mark.clone()).collect()
}
