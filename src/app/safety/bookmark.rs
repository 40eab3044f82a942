//! Where somebody is in the project on the desk, kept on this machine for as long as it is there:
//! should the desk be lost, the next one that opens the project is there again.
//!
//! It says ids and places in texts, and none of their words.

use std::path::{Path, PathBuf};
use std::sync::mpsc::{Receiver, Sender, channel};
use std::time::Duration;

use serde::{Deserialize, Serialize};

use crate::app::{Open, Session, jobs};
use crate::edit::Selection;
use crate::ground::{BlockId, StoryId};
use crate::project::bookmark::{self, Bookmark};

/// Where somebody is in a project.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Whereabouts {
    /// The story on the page.
    story: Option<StoryId>,
    /// What is selected on it.
    selection: Option<Selection>,
    /// What else is open.
    open: Open,
    /// How far its page is scrolled.
    page: Option<PageHeld>,
}

/// What a page is held by: which part of a story is at the top of the window.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct PageHeld {
    /// The story.
    pub story: StoryId,
    /// The block at the top; none is what stands before the first.
    pub block: Option<BlockId>,
    /// How many points of it lie above the top.
    pub above: f32,
}

/// What a session knows of its bookmark.
#[derive(Debug, Default)]
pub struct Bookmarks {
    orders: Option<Sender<Order>>,
    /// The project's file, and what was last said of it.
    said: Option<(Option<PathBuf>, Whereabouts)>,
    /// Where somebody was in the project that was opened last, when its desk was lost.
    found: Option<(Option<PathBuf>, Whereabouts)>,
}

/// What the thread is asked that writes it.
#[derive(Debug)]
enum Order {
    /// Somebody is there.
    Is(Option<PathBuf>, Box<Whereabouts>),
    /// The project was put away; whoever waits is told by being let go.
    PutAway(Option<Sender<()>>),
}

/// Where somebody was in a project whose desk is lost.
pub(super) fn left_in(state: Option<&Path>, project: Option<&Path>) -> Option<Whereabouts> {
    ron::from_str(&bookmark::left_in(state?, project)?).ok()
}

impl Session {
    /// Keeps where somebody is in the project, and how its page is held. For the window, in each frame;
    /// where nothing changed it costs next to nothing.
    pub fn keep_bookmark(&mut self, page: Option<PageHeld>) {
        let Some(state) = &self.safety.state_folder else { return };
        // A copy leads nowhere: it is found with what was recovered.
        let here = self.view.story.is_some() && self.may_save();
        let bookmarks = &mut self.safety.bookmarks;
        if !here {
            if bookmarks.said.take().is_some() {
                bookmarks.give(Order::PutAway(None));
            }
            return;
        }
        let path = self.file.as_ref().map(|file| &file.path);
        let known = bookmarks.said.as_ref().is_some_and(|(file, said)| {
            let same = file.as_ref() == path && said.story == self.view.story && said.page == page;
            same && said.selection == self.view.selection && said.open == self.view.open
        });
        if known {
            return;
        }
        if bookmarks.orders.is_none() {
            let (sender, orders) = channel();
            let (state, desk) = (state.clone(), self.world.mint());
            // Without a thread the next desk begins on the first story.
            let _started = jobs::attend("bookmark", move || write_all(&state, desk, &orders));
            bookmarks.orders = Some(sender);
        }
        let (story, selection, open) = (self.view.story, self.view.selection, self.view.open.clone());
        let now = (path.cloned(), Whereabouts { story, selection, open, page });
        bookmarks.give(Order::Is(now.0.clone(), Box::new(now.1.clone())));
        bookmarks.said = Some(now);
    }

    /// Takes the bookmark away: the editor has left, and saved or given up what there was. A desk that
    /// ends in any other way leaves it.
    pub fn put_bookmark_away(&mut self, at_most: Duration) {
        let (sender, done) = channel();
        if self.view.closing && self.safety.bookmarks.said.take().is_some() {
            self.safety.bookmarks.give(Order::PutAway(Some(sender)));
            let _in_time = done.recv_timeout(at_most);
        }
    }

    /// The project was opened in which somebody was when its desk was lost: they are there again, and
    /// once more when what they had typed is back.
    pub(super) fn found_bookmark(&mut self, found: Option<Whereabouts>) {
        let path = self.file_path();
        if let Some(whereabouts) = &found {
            self.go_where_they_were(whereabouts);
        }
        self.safety.bookmarks.found = found.map(|found| (path, found));
    }

    /// What was found when this project was opened; once.
    pub(super) fn take_bookmark(&mut self) -> Option<Whereabouts> {
        let path = self.file_path();
        self.safety.bookmarks.found.take().filter(|(file, _)| *file == path).map(|(_, found)| found)
    }

    /// Shows a project as somebody saw it; whether their story is there.
    pub(super) fn go_where_they_were(&mut self, whereabouts: &Whereabouts) -> bool {
        let Whereabouts { story, selection, open, page } = whereabouts;
        let is_there = story.is_some_and(|story| self.open_as_it_was(story, *selection, open));
        if is_there {
            self.view.wanted_page = *page;
        }
        is_there
    }
}

impl Bookmarks {
    fn give(&self, order: Order) {
        if let Some(orders) = &self.orders {
            // Without its reader there is nobody to keep it.
            let _gone = orders.send(order);
        }
    }
}

/// Writes what it is told, the latest of it where much comes at once. What lies there when nobody tells
/// anything any more stays: a desk that goes without a word is lost.
fn write_all(state: &Path, desk: u64, orders: &Receiver<Order>) {
    let mut laid: Option<(Option<PathBuf>, Bookmark)> = None;
    while let Ok(mut order) = orders.recv() {
        while matches!(order, Order::Is(..))
            && let Ok(next) = orders.try_recv()
        {
            order = next;
        }
        match order {
            Order::Is(project, whereabouts) => {
                if laid.as_ref().is_none_or(|(of, _)| *of != project) {
                    laid.take().into_iter().for_each(|(_, before)| before.take_away());
                    bookmark::clear(state, project.as_deref());
                    let fresh = Bookmark::lay(state, project.as_deref(), desk).ok();
                    laid = fresh.map(|fresh| (project, fresh));
                }
                if let (Some((_, bookmark)), Ok(words)) = (&mut laid, ron::to_string(&whereabouts)) {
                    // A full disk costs a place in the page, and no words.
                    let _unsaid = bookmark.say(&words);
                }
            }
            Order::PutAway(waits) => {
                laid.take().into_iter().for_each(|(_, bookmark)| bookmark.take_away());
                drop(waits);
            }
        }
    }
}
