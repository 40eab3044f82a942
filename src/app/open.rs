//! The stories that are open: tabs over the page, and a second page beside it.
//!
//! The session has one current story, on the page that is written on. The rest is kept here: which
//! stories have a tab, where each caret was left, and what the other page shows.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::Session;
use crate::edit::Selection;
use crate::ground::StoryId;

/// What is open besides the page that is written on.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Open {
    /// The tabs in order, the one of the page among them.
    pub tabs: Vec<StoryTab>,
    /// The page that is not written on, where two are side by side.
    pub beside: Option<Beside>,
    /// Where the carets of stories are that were shown before.
    left: BTreeMap<StoryId, Selection>,
}

/// A story that is open.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct StoryTab {
    /// Which.
    pub story: StoryId,
    /// Whether it stays when another story is shown; one that was only looked at gives way.
    pub stays: bool,
}

/// The page that is not written on.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Beside {
    /// Its story; may be the same as the other’s.
    pub story: StoryId,
    /// What is selected on it.
    pub selection: Option<Selection>,
    /// Whether it comes before the page that is written on.
    pub first: bool,
}

/// What may be asked of tabs and pages.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum OpenAct {
    /// Show a story in a tab that stays.
    Keep(StoryId),
    /// Close a story’s tab.
    Close(StoryId),
    /// Give a story’s tab another place, counted from 0.
    Move(StoryId, usize),
    /// Write on the other page.
    Switch,
}

impl Open {
    /// Where a story’s tab stands.
    #[must_use]
    pub fn place_of(&self, story: StoryId) -> Option<usize> {
        self.tabs.iter().position(|tab| tab.story == story)
    }

    /// Gives a story a tab: that of the story shown until now, if it was only looked at, else one
    /// behind it.
    fn give_tab(&mut self, story: StoryId, until_now: Option<StoryId>) {
        if self.place_of(story).is_some() {
            return;
        }
        let tab = StoryTab { story, stays: false };
        let on_other = self.beside.map(|beside| beside.story);
        match until_now.and_then(|shown| self.place_of(shown)) {
            Some(at) => match self.tabs.get_mut(at) {
                Some(looked_at) if !looked_at.stays && on_other != Some(looked_at.story) => *looked_at = tab,
                _ => self.tabs.insert(at + 1, tab),
            },
            None => self.tabs.push(tab),
        }
    }

    fn stay(&mut self, story: StoryId) {
        if let Some(tab) = self.tabs.iter_mut().find(|tab| tab.story == story) {
            tab.stays = true;
        }
    }
}

impl Session {
    /// Shows a story on the page that is written on, with its caret where it was left.
    pub fn show(&mut self, story: StoryId) {
        if self.project.story(story).is_none() || self.view.story == Some(story) {
            return;
        }
        self.history.seal();
        self.turn_to(Some(story));
        let left = self.view.open.left.get(&story).copied();
        self.view.selection = left.and_then(|selection| self.fitting(selection));
        self.view.pending_marks = None;
    }

    /// Puts a story on the page, and sees to its tab.
    pub(super) fn turn_to(&mut self, story: Option<StoryId>) {
        let shown = std::mem::replace(&mut self.view.story, story);
        if shown != story {
            self.view.photo = None;
        }
        let selection = self.view.selection.take();
        if let Some((shown, selection)) = shown.zip(selection) {
            self.view.open.left.insert(shown, selection);
        }
        if let Some(story) = story {
            self.view.open.give_tab(story, shown);
        }
    }

    /// Has open again what was: a story on the page, its caret, the others. What is no longer there is
    /// passed over; whether the story is.
    pub(super) fn open_as_it_was(&mut self, story: StoryId, selection: Option<Selection>, open: &Open) -> bool {
        if self.project.story(story).is_none() {
            return false;
        }
        self.history.seal();
        self.view.open = open.clone();
        self.settle_open();
        // The caret on the page that is left was that of another time.
        self.view.selection = None;
        self.turn_to(Some(story));
        self.view.selection = selection.and_then(|selection| self.fitting(selection));
        self.view.pending_marks = None;
        self.view.reveal = None;
        true
    }

    /// Does what was asked of tabs and pages.
    pub(super) fn open_act(&mut self, act: OpenAct) {
        match act {
            OpenAct::Keep(story) => {
                self.show(story);
                self.view.open.stay(story);
            }
            OpenAct::Close(story) => self.close_tab(story),
            OpenAct::Move(story, to) => {
                let tabs = &mut self.view.open.tabs;
                if let Some(at) = tabs.iter().position(|tab| tab.story == story) {
                    let tab = tabs.remove(at);
                    tabs.insert(to.min(tabs.len()), StoryTab { stays: true, ..tab });
                }
            }
            OpenAct::Switch => self.switch_pages(),
        }
    }

    /// The story on the page was written in: its tab stays.
    pub(super) fn tab_stays(&mut self) {
        if let Some(story) = self.view.story {
            self.view.open.stay(story);
        }
    }

    /// Closes a story’s tab, and shows the one behind it. The last one stays.
    fn close_tab(&mut self, story: StoryId) {
        let open = &mut self.view.open;
        let Some(at) = open.place_of(story).filter(|_| open.tabs.len() > 1) else { return };
        open.tabs.remove(at);
        open.beside = open.beside.filter(|beside| beside.story != story);
        let next = open.tabs.get(at).or(open.tabs.last()).map(|tab| tab.story);
        if let Some(next) = next.filter(|_| self.view.story == Some(story)) {
            self.show(next);
        }
    }

    /// Shows the tab so many further on, around the end.
    pub(super) fn step_tab(&mut self, by: isize) {
        let tabs = &self.view.open.tabs;
        let at = self.view.story.and_then(|story| self.view.open.place_of(story)).unwrap_or(0);
        let count = isize::try_from(tabs.len()).unwrap_or(isize::MAX).max(1);
        let to = isize::try_from(at).unwrap_or(0).saturating_add(by).rem_euclid(count);
        if let Some(tab) = usize::try_from(to).ok().and_then(|to| tabs.get(to)).copied() {
            self.show(tab.story);
        }
    }

    /// Gives the tab of the page another place, so many further on.
    pub(super) fn shift_tab(&mut self, by: isize) {
        let Some(story) = self.view.story else { return };
        if let Some(to) = self.view.open.place_of(story).and_then(|at| at.checked_add_signed(by)) {
            self.open_act(OpenAct::Move(story, to));
        }
    }

    /// Puts a second page beside the page and writes on it, or takes the other away.
    pub(super) fn toggle_beside(&mut self) {
        self.view.open.beside = match (self.view.open.beside, self.view.story) {
            (None, Some(story)) => Some(Beside { story, selection: self.view.selection, first: true }),
            (Some(_), _) | (None, None) => None,
        };
        self.tab_stays();
    }

    fn switch_pages(&mut self) {
        if self.view.open.beside.is_some() {
            self.history.seal();
            self.view.pending_marks = None;
            self.view.reveal = None;
            self.swap_pages();
            self.view.selection = self.view.selection.and_then(|selection| self.fitting(selection));
        }
    }

    fn swap_pages(&mut self) {
        if let (Some(beside), Some(story)) = (&mut self.view.open.beside, &mut self.view.story) {
            std::mem::swap(&mut beside.story, story);
            std::mem::swap(&mut beside.selection, &mut self.view.selection);
            beside.first = !beside.first;
        }
    }

    /// Lets the window draw the other page, where there is one: meanwhile that is the one written on.
    pub fn with_other_page<R>(&mut self, draw: impl FnOnce(&Self) -> R) -> Option<R> {
        self.view.open.beside?;
        let reveal = self.view.reveal.take();
        self.swap_pages();
        let drawn = draw(self);
        self.swap_pages();
        self.view.reveal = reveal;
        Some(drawn)
    }

    /// Sees to it that what is open exists.
    pub(super) fn settle_open(&mut self) {
        let project = &self.project;
        self.view.open.tabs.retain(|tab| project.story(tab.story).is_some());
        let beside = self.view.open.beside.filter(|beside| project.story(beside.story).is_some());
        self.view.open.beside = beside.map(|beside| Beside {
            selection: beside.selection.and_then(|selection| self.fitting(selection)),
            ..beside
        });
    }
}
