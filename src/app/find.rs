//! Finding and replacing: what the bar asks, and what becomes of it.
//!
//! The window looks through the stories, a little each frame; what is sought is left in
//! [`FindView::seek`] until it brings the place.

use std::ops::Range;

use super::{Change, Session};
use crate::edit::find::{FindError, Finder, Hit, Query};
use crate::edit::{Caret, Edit, Selection, Spot, motion};
use crate::story::Story;
use crate::words::{Phrase, phrase};

/// The longest selection that becomes a query, in bytes.
const MAX_TAKEN: usize = 200;

/// What of the search is shown. Stays when the bar is closed, for the next time.
#[derive(Clone, Debug, PartialEq)]
pub struct FindView {
    /// Whether the bar is shown.
    pub open: bool,
    /// Whether it shows what to put in place.
    pub replacing: bool,
    /// How far it looks.
    pub scope: Scope,
    /// What is looked for.
    pub query: Query,
    /// What is put in place.
    pub with: String,
    /// The query made ready, or what is wrong with it.
    pub ready: Result<Option<Finder>, FindError>,
    /// What the window is to go to as soon as it knows where that is.
    pub seek: Option<Seek>,
    /// Where a search that goes on as the query is typed begins.
    pub from: Option<Caret>,
    /// The match that was last shown. While it is brought into sight the bar keeps the keyboard.
    pub shown: Option<Selection>,
    /// What it was sought as: the nearest is shown because the query was typed, and nobody asked to go
    /// there.
    pub sought: Option<Seek>,
    /// What came of the last thing asked, if there is something to say.
    pub said: Option<Phrase>,
    /// How often the bar was asked for: each time it takes the keyboard.
    pub asked: u32,
    /// Whether variants are ignored in the other way: with what to put in place, or without. Finding
    /// begins with, replacing without it: على is not to be put in the place of علي unasked.
    pub variants_else: bool,
}

/// How far a search looks.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Scope {
    /// Through the story on the page.
    #[default]
    Story,
    /// Through all stories.
    Project,
}

/// Which match to go to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Seek {
    /// The first from where the search began.
    Near,
    /// The one behind the selection.
    Next,
    /// The one before the selection.
    Previous,
}

/// Something asked of the search.
#[derive(Clone, Debug, PartialEq)]
pub enum FindAct {
    /// Show the bar; the selected words are what is looked for.
    Open {
        /// With what to put in place.
        replacing: bool,
        /// How far to look.
        scope: Scope,
    },
    /// Look for something else, or in another way.
    Ask(Query),
    /// Put something else in place.
    With(String),
    /// Show what to put in place, or hide it.
    Replacing(bool),
    /// Look further, or less far.
    Within(Scope),
    /// Go to the next match.
    Next,
    /// Go to the match before.
    Previous,
    /// Show a match; the key of what is to be said of the way there, empty for nothing.
    Show(Hit, &'static str),
    /// What was sought is nowhere.
    Missed,
    /// Replace the selected match and go to the next; go to the next if none is selected.
    ReplaceOne,
    /// Replace all matches as far as the search looks.
    ReplaceAll,
    /// Replace these.
    Replace(Vec<Hit>),
    /// Put the bar away.
    Close,
}

impl Default for FindView {
    fn default() -> Self {
        Self {
            open: false,
            replacing: false,
            scope: Scope::Story,
            query: Query::default(),
            with: String::new(),
            ready: Ok(None),
            seek: None,
            from: None,
            shown: None,
            sought: None,
            said: None,
            asked: 0,
            variants_else: false,
        }
    }
}

impl FindView {
    /// What is looked for, if it can be.
    #[must_use]
    pub fn finder(&self) -> Option<&Finder> {
        self.ready.as_ref().ok().and_then(Option::as_ref)
    }

    /// The stretches of a text that are to be shown as found; none while the bar is put away.
    #[must_use]
    pub fn marks_in(&self, words: &str) -> Vec<Range<usize>> {
        self.finder().filter(|_| self.open).map(|finder| finder.ranges(words)).unwrap_or_default()
    }

    /// The place from which something is sought in a story.
    #[must_use]
    pub fn start_of(&self, seek: Seek, story: &Story, selection: Option<Selection>) -> Option<Caret> {
        match seek {
            Seek::Near => self.from,
            Seek::Next => selection.map(|selection| selection.ordered(story).1),
            Seek::Previous => selection.map(|selection| selection.ordered(story).0),
        }
    }

    fn replacing(&mut self, replacing: bool) {
        if self.replacing != replacing {
            self.replacing = replacing;
            let variants = std::mem::replace(&mut self.variants_else, self.query.ignore_variants);
            self.ask(Query { ignore_variants: variants, ..self.query.clone() });
        }
    }

    fn ask(&mut self, query: Query) {
        if query != self.query || matches!(self.ready, Ok(None)) {
            self.ready = Finder::new(&query);
            self.query = query;
        }
        self.said = None;
        self.seek = None;
    }
}

impl Session {
    /// Does what was asked of the search.
    pub(super) fn find(&mut self, act: FindAct) {
        match act {
            FindAct::Open { replacing, scope } => self.open_find(replacing, scope),
            FindAct::Ask(query) => {
                self.view.find.ask(query);
                self.view.find.seek = self.view.find.finder().map(|_| Seek::Near);
            }
            FindAct::With(words) => self.view.find.with = words,
            FindAct::Replacing(shown) => self.view.find.replacing(shown),
            FindAct::Within(scope) => {
                self.view.find.scope = scope;
                self.view.find.said = None;
            }
            FindAct::Next => self.seek(Seek::Next),
            FindAct::Previous => self.seek(Seek::Previous),
            FindAct::Show(hit, said) => self.show_hit(&hit, said),
            FindAct::Missed => self.view.find.seek = None,
            FindAct::ReplaceOne => self.replace_one(),
            FindAct::ReplaceAll => {
                let stories = match self.view.find.scope {
                    Scope::Story => self.current().map(|story| vec![story]),
                    Scope::Project => Some(Vec::new()),
                };
                let find = &self.view.find;
                let edit = stories.zip(find.finder()).and_then(|(s, f)| f.replace_in(&self.project, &s, &find.with));
                self.replaced(edit);
            }
            FindAct::Replace(hits) => {
                let find = &self.view.find;
                let edit = find.finder().and_then(|f| f.replace_all(&self.project, &hits, &find.with));
                self.replaced(edit);
            }
            FindAct::Close => {
                self.view.find.open = false;
                self.view.find.seek = None;
                self.view.find.said = None;
                self.view.reveal = self.view.selection;
            }
        }
    }

    fn open_find(&mut self, replacing: bool, scope: Scope) {
        let taken = self.selected_stretch().and_then(|(_, words, range)| words.get(range)).map(str::to_owned);
        let taken = taken.filter(|words| words.len() <= MAX_TAKEN && !words.trim().is_empty());
        let story = self.story();
        let from = self.view.selection.zip(story).map(|(selection, story)| selection.ordered(story).0);
        let find = &mut self.view.find;
        find.replacing(replacing);
        (find.open, find.scope, find.from) = (true, scope, from);
        find.asked = find.asked.wrapping_add(1);
        let query = match taken {
            // A pattern was written for something else: the words are meant as they stand.
            Some(words) => Query { words, regex: false, ..find.query.clone() },
            None => find.query.clone(),
        };
        find.ask(query);
    }

    /// The selected stretch, if it lies in one text: the text's spot, its words, the bytes.
    fn selected_stretch(&self) -> Option<(Spot, &str, Range<usize>)> {
        let selection = self.view.selection.filter(|s| s.anchor.spot == s.head.spot)?;
        let (spot, a, b) = (selection.head.spot, selection.anchor.byte, selection.head.byte);
        let words = motion::words_of(self.project.story(spot.story())?, spot)?;
        Some((spot, words, a.min(b)..a.max(b)))
    }

    fn seek(&mut self, seek: Seek) {
        if self.view.find.query.words.is_empty() {
            self.open_find(self.view.find.replacing, self.view.find.scope);
        } else if self.view.find.finder().is_some() {
            self.view.find.seek = Some(seek);
        }
    }

    fn show_hit(&mut self, hit: &Hit, said: &'static str) {
        self.show(hit.spot.story());
        let selection = Some(hit.selection());
        self.select(selection, true);
        let find = &mut self.view.find;
        find.from = selection.map(|selection| selection.anchor);
        find.shown = selection;
        find.sought = find.seek;
        find.seek = None;
        find.said = (!said.is_empty()).then(|| Phrase::new(said));
    }

    /// The match that is selected.
    fn selected_hit(&self) -> Option<Hit> {
        let (spot, words, range) = self.selected_stretch()?;
        let ranges = self.view.find.finder()?.ranges(words);
        ranges.contains(&range).then_some(Hit { spot, range })
    }

    fn replace_one(&mut self) {
        let find = &self.view.find;
        let change = self.selected_hit().zip(find.finder()).map(|(hit, finder)| {
            let edit = finder.replace_one(&self.project, &hit, &find.with);
            (hit.spot, edit)
        });
        if let Some((spot, Some((edit, range)))) = change {
            // The caret behind the new words, so that what they bring is not found in its turn.
            let selection = Some(Selection::caret(spot, range.end));
            self.history.seal();
            self.change(Change { selection, ..Change::new(edit, "find-replace") });
        }
        self.seek(Seek::Next);
    }

    fn replaced(&mut self, edit: Option<(Edit, usize)>) {
        let count = edit.as_ref().map_or(0, |(_, count)| *count);
        if let Some((edit, _)) = edit {
            self.history.seal();
            self.change(Change::new(edit, "find-replace-all"));
            // What was selected may read otherwise now, or be shorter.
            let head = self.view.selection.map(|selection| Selection { anchor: selection.head, ..selection });
            self.select(head, false);
        }
        self.view.find.said = Some(phrase!("find-replaced", count = count));
        self.view.find.seek = None;
    }
}
