//! Writing: what keys, pointer and clipboard ask of the copy, done on whatever is selected.

mod bound;
mod erase;
mod lists;
mod marker;
mod place;
mod smart;
mod typed;

pub use bound::mark_lost;
pub use smart::{Corrected, Correcting};

use std::sync::Arc;

use super::{Change, Session};
use crate::edit::flow::{self, Stroke};
use crate::edit::motion::{self, Unit};
use crate::edit::{Caret, Edit, Group, Label, Selection, Spot};
use crate::ground::SourceId;
use crate::story::{Fragment, Mark, MarkKind, Story};

/// What is asked of the copy. It happens to the selection, through whatever texts and fields that
/// runs, and moves it along.
#[derive(Clone, Debug, PartialEq)]
pub enum Writing {
    /// Words from the keyboard: quotation marks and dashes are set as the story's language has
    /// them, `# ` at the start of a paragraph makes a subhead and so on. Each correction is a step
    /// of its own on top of what was typed.
    Type(String),
    /// Exactly these words, from an input method or a drop. Line breaks make paragraphs.
    Insert(String),
    /// Enter.
    Break,
    /// A line break within running text (U+2028).
    SoftBreak,
    /// Takes out the selection, or one step if nothing is selected.
    Erase {
        /// How far.
        unit: Unit,
        /// Behind the caret, or before it.
        forward: bool,
    },
    /// Takes out the selection, or all up to this place if nothing is selected.
    EraseTo(Caret),
    /// Puts copy in. A lone web address over selected words links them.
    Paste(Fragment),
    /// Moves the selected copy, or copies it, and selects it where it is then.
    Move {
        /// Where to.
        to: Caret,
        /// Whether it stays where it is as well.
        copy: bool,
    },
    /// One level further in, in a list.
    Indent,
    /// One level further out.
    Outdent,
    /// Links the selected words; no address takes links away.
    LinkTo(String),
    /// Marks the selected words as those of a source, or of somebody not yet known.
    Attribute(Option<SourceId>),
}

impl Session {
    /// Does what was asked of the copy. Without a selection, or with one in a text that is gone,
    /// nothing.
    pub(super) fn write(&mut self, writing: Writing) {
        let written = self.view.selection.map(|selection| selection.head.spot);
        let captioned = written.filter(|spot| self.has_caption(*spot));
        let before = captioned.map(|_| self.project.clone());
        let owned = self.on_own_caption(|session| session.write_on(writing));
        if owned || before.is_some_and(|before| before != self.project) {
            // Whoever emptied it goes on in an empty one.
            self.view.emptied = captioned.filter(|spot| !self.has_own_caption(*spot));
        }
    }

    fn write_on(&mut self, writing: Writing) {
        if !self.find_selection() {
            return;
        }
        match writing {
            Writing::Type(words) => self.type_corrected(&words),
            Writing::Insert(words) => self.insert_words(&words),
            Writing::Break => self.break_text(),
            Writing::SoftBreak => self.soft_break(),
            Writing::Erase { unit, forward } => self.erase(unit, forward),
            Writing::EraseTo(to) => self.erase_to(to),
            Writing::Paste(fragment) => self.paste(fragment),
            Writing::Move { to, copy } => self.move_copy(to, copy),
            Writing::Indent => self.indent(1),
            Writing::Outdent => self.indent(-1),
            Writing::LinkTo(address) => self.link_to(&address),
            Writing::Attribute(source) => {
                let mark = Mark::Quotation(source);
                self.mark_selected(Some(&mark), mark.kind(), "change-attribute");
            }
        }
    }

    /// Brings the selection onto character boundaries; whether there is one.
    fn find_selection(&mut self) -> bool {
        let Some((story, selection)) = self.selected() else { return false };
        let set = |caret: Caret| {
            let words = motion::words_of(&story, caret.spot)?;
            Some(Caret { byte: words.floor_char_boundary(caret.byte), ..caret })
        };
        let (Some(anchor), Some(head)) = (set(selection.anchor), set(selection.head)) else { return false };
        self.view.selection = Some(Selection { anchor, head });
        true
    }

    /// The selection and the story it is in, as it is seen: a lent caption can be selected.
    pub(super) fn selected(&self) -> Option<(Arc<Story>, Selection)> {
        let selection = self.view.selection?;
        let story = selection.head.spot.story();
        let seen = self.owning().and_then(|edit| edit.apply(&self.project).ok());
        Some((Arc::clone(seen.as_ref().unwrap_or(&self.project).story(story)?), selection))
    }

    /// The selection's ends in order, and the story.
    fn stretch(&self) -> Option<(Arc<Story>, Caret, Caret)> {
        let (story, selection) = self.selected()?;
        let (from, to) = selection.ordered(&story);
        Some((story, from, to))
    }

    /// Makes a change after which the caret stands somewhere; reveals it in another text.
    fn put(&mut self, (edit, caret): (Edit, Caret), label: impl Into<Label>, group: Option<Group>) {
        self.put_selected(edit, Selection { anchor: caret, head: caret }, label, group);
    }

    /// Makes a change after which this is selected; reveals it in another text.
    fn put_selected(&mut self, edit: Edit, selection: Selection, label: impl Into<Label>, group: Option<Group>) {
        let before = self.view.selection.map(|selection| selection.head.spot);
        self.change(Change { edit, label: label.into(), group, selection: Some(selection) });
        if before != Some(selection.head.spot) {
            self.view.reveal = self.view.selection;
        }
    }

    fn come_to(&mut self, stroke: Stroke) {
        match stroke {
            Stroke::Changed { edit, caret, label } => self.put((*edit, caret), label, None),
            Stroke::Moved(caret) => {
                let selection = Some(Selection { anchor: caret, head: caret });
                self.select(selection, true);
            }
        }
    }

    /// The story as it would be after an edit.
    fn story_after(&self, edit: &Edit, story: &Story) -> Option<Arc<Story>> {
        edit.apply(&self.project).ok()?.story(story.id).cloned()
    }

    fn break_text(&mut self) {
        let Some((story, from, to)) = self.stretch() else { return };
        let ruled = marker::makes_rule(&story, from, to) && self.corrects_typing();
        let mut mint = self.world.branch();
        if from == to {
            let Some(stroke) = flow::broken(&story, from, &mut mint) else { return };
            self.come_to(stroke);
            if let Spot::Text(place) = from.spot
                && ruled
            {
                let content = crate::story::Content::Rule;
                let edit = Edit::SetContent { story: place.story, block: place.block, content };
                self.change(Change::new(edit, "block-rule"));
            }
            return;
        }
        let Some((erased, caret)) = flow::replaced(&story, from, to, &Fragment::default(), &mut mint) else { return };
        let Some(left) = self.story_after(&erased, &story) else { return };
        match flow::broken(&left, caret, &mut mint) {
            Some(Stroke::Changed { edit, caret, label }) => {
                self.put((Edit::Several(vec![erased, *edit]), caret), label, None);
            }
            Some(Stroke::Moved(next)) => self.put((erased, next), "change-delete", None),
            None => self.put((erased, caret), "change-delete", None),
        }
    }

    fn paste(&mut self, fragment: Fragment) {
        let Some((story, from, to)) = self.stretch() else { return };
        if fragment.is_empty() {
            return;
        }
        if from != to
            && let Some(address) = lone_address(&fragment)
            && flow::has_words(&story, Selection { anchor: from, head: to })
        {
            return self.link_to(&address);
        }
        if self.loses_mark(&fragment, None) {
            return;
        }
        let fragment = place::marked_as_typed(&story, from, to, fragment);
        let mut mint = self.world.branch();
        if let Some(done) = flow::replaced(&story, from, to, &fragment, &mut mint) {
            self.put(done, "command-paste", None);
        }
    }

    fn link_to(&mut self, address: &str) {
        let (mark, label) = match address.trim() {
            "" => (None, "command-unlink"),
            address => (Some(Mark::Link(address.to_owned())), "change-link"),
        };
        self.mark_selected(mark.as_ref(), MarkKind::Link, label);
    }

    /// Puts a mark over all selected words of the body, or takes marks of its kind off them.
    pub(super) fn mark_selected(&mut self, mark: Option<&Mark>, kind: MarkKind, label: &'static str) {
        self.on_own_caption(|session| session.mark_stretches(mark, kind, label));
    }

    fn mark_stretches(&mut self, mark: Option<&Mark>, kind: MarkKind, label: &'static str) {
        let Some((story, selection)) = self.selected() else { return };
        let edit = |(place, range)| match mark {
            Some(mark) => Edit::Mark { place, range, mark: mark.clone() },
            None => Edit::Unmark { place, range, kind },
        };
        let mut stretches = flow::stretches(&story, selection).filter(|(_, range)| !range.is_empty());
        let edits: Vec<Edit> = stretches.by_ref().take(MOST_EDITS).map(edit).collect();
        if stretches.next().is_some() {
            // Each edit looks for its block; thousands of them are quicker as one.
            if let Some(edit) = flow::marked(&story, selection, mark, kind) {
                self.change(Change::new(edit, label));
            }
        } else if !edits.is_empty() {
            self.change(Change::new(Edit::Several(edits), label));
        }
    }
}

/// More texts than this are marked as blocks replaced.
const MOST_EDITS: usize = 64;

/// The web address a fragment holds, if that is all it holds.
fn lone_address(fragment: &Fragment) -> Option<String> {
    let words = fragment.text()?.as_str().trim();
    let rest = words.strip_prefix("https://").or_else(|| words.strip_prefix("http://"))?;
    let whole = !rest.is_empty() && words.len() <= 2_048 && !words.contains(char::is_whitespace);
    whole.then(|| words.to_owned())
}
