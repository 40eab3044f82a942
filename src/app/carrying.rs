//! A story on its way to another project: asked for, carried by a job, and only then taken away here.

use std::path::PathBuf;

use super::tasks::{self, CarriedOff, CarryError, CarryOrder, Destination};
use super::{Change, Outcome, Session, Sitting, Tone};
use crate::edit::Edit;
use crate::edit::carry::{Along, Luggage};
use crate::ground::StoryId;
use crate::words::{Arg, Phrase, Say as _, phrase};

/// The job that carries a story.
pub const CARRYING: &str = "job-carrying";
/// So many names are said of those that were joined.
const NAMED: usize = 6;

/// What is to be done with which story.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Carry {
    /// The story.
    pub story: StoryId,
    /// Whether it stays here as well.
    pub keep: bool,
}

/// What a job that carried a story brings back.
#[derive(Debug)]
pub struct Carried {
    from: Sitting,
    carry: Carry,
    /// What the story was called.
    name: String,
    result: Result<CarriedOff, CarryError>,
}

impl Session {
    /// Whether a story is on its way. Another one waits: both might go to the same file.
    #[must_use]
    pub fn is_carrying(&self) -> bool {
        self.jobs.running().iter().any(|job| job.label == CARRYING)
    }

    /// The projects opened lately that a story of this one can go to, latest first.
    pub fn other_projects(&self) -> impl Iterator<Item = &PathBuf> {
        let own = self.file.as_ref().map(|file| &file.path);
        self.settings.recent.iter().filter(move |path| Some(*path) != own && !self.missing.contains(*path))
    }

    /// Starts to carry a story.
    pub(super) fn carry(&mut self, carry: Carry, to: Destination) {
        self.view.dialog = None;
        let Some(story) = self.project.story(carry.story).filter(|_| !self.is_carrying()) else { return };
        let name = story.display_name().to_owned();
        self.history.seal();
        let (project, mut mint, from) = (self.project.clone(), self.world.branch(), self.sitting());
        let keeper = self.keeper();
        let order = CarryOrder { story: carry.story, from: self.file_path(), to };
        self.jobs.start_cancelable(CARRYING, move |watch| {
            let result = tasks::carry(&project, &order, &keeper, &mut mint, &mut |done, all| watch.told(done, all));
            Outcome::Carried(Box::new(Carried { from, carry, name, result }))
        });
    }

    /// A story was carried, or not.
    pub(super) fn carried(&mut self, carried: Carried) {
        let Carried { from, carry, name, result } = carried;
        let off = match result {
            Ok(off) => off,
            Err(CarryError::Stopped) => {
                self.notices.say(Tone::Advice, CarryError::Stopped.phrase(), None);
                return;
            }
            Err(error) => {
                let said = phrase!("notice-not-carried", story = &name, why = error.phrase());
                self.notices.say(Tone::Failed, said, Some(error.advice()));
                return;
            }
        };
        self.settings.remember_behind(&off.path);
        self.keep_settings();
        self.tell_luggage(&off);
        if carry.keep {
            let key = if off.was_there { "notice-carried-there" } else { "notice-copied" };
            self.notices.say(Tone::Done, arrived(key, &name, &off), None);
            return;
        }
        if let Some(why) = self.stays(from, carry.story, &off) {
            let said = phrase!(why, story = &name, file = off.path.display());
            self.notices.say(Tone::Advice, said.clone(), Some(said.bare().about("hint")));
            return;
        }
        self.take_away(carry.story);
        let hint = Phrase::new("notice-moved").about("hint");
        self.notices.say(Tone::Done, arrived("notice-moved", &name, &off), Some(hint));
        self.notices.offer_undo(self.history.stamp());
    }

    /// Why a story that lies in the other file must not be taken away here, if so.
    fn stays(&self, from: Sitting, story: StoryId, off: &CarriedOff) -> Option<&'static str> {
        if from != self.sitting() {
            return Some("notice-carried-elsewhere");
        }
        if Luggage::of(&self.project, story).as_ref() != Some(&off.luggage) {
            return Some("notice-carried-changed");
        }
        off.unconfirmed.is_some().then_some("notice-carried-unconfirmed")
    }

    /// Takes a story out; the one after it, else the one before, comes on the page.
    fn take_away(&mut self, story: StoryId) {
        let stories = &self.project.stories;
        let at = stories.iter().position(|one| one.id == story).unwrap_or_default();
        let next = stories.get(at + 1).or_else(|| stories.get(at.checked_sub(1)?)).map(|story| story.id);
        let shown = self.view.story == Some(story);
        self.change(Change::new(Edit::RemoveStory(story), "carry-move-title"));
        if let Some(next) = next.filter(|_| shown) {
            self.show(next);
        }
    }

    /// Says what of a story's luggage did not go as it was.
    fn tell_luggage(&mut self, off: &CarriedOff) {
        let photo = |error: &crate::project::PhotoFolderError| {
            (phrase!("notice-photo-left", why = error.phrase()), Some(error.advice()))
        };
        self.tell_some(Tone::Advice, off.left.iter().map(|(_, error)| photo(error)));
        let terms = off.along.terms.iter().map(|terms| (of_terms(terms, off), None));
        self.tell_some(Tone::Advice, terms);
        if !off.along.joined.is_empty() {
            let more = off.along.joined.len().saturating_sub(NAMED);
            let mut names: Vec<Arg> =
                off.along.joined.iter().take(NAMED).map(|name| Arg::from(name.as_str())).collect();
            if more > 0 {
                names.push(phrase!("carry-more", count = more).into());
            }
            let said = phrase!("notice-carry-joined", file = file_name(off), names = Arg::List(names));
            self.notices.say(Tone::Advice, said, None);
        }
    }
}

/// That a source speaks on other terms there.
fn of_terms(terms: &crate::edit::carry::Differing, off: &CarriedOff) -> Phrase {
    phrase!(
        "notice-carry-terms",
        name = &terms.name,
        brought = terms.brought.label(),
        there = terms.there.label(),
        hold = terms.hold().label(),
        file = file_name(off)
    )
}

/// That a story is there, and with what.
fn arrived(key: &'static str, name: &str, off: &CarriedOff) -> Phrase {
    phrase!(key, story = name, file = off.path.display(), with = along(&off.along))
}

/// What went along: “3 photos, 2 names”.
#[must_use]
pub fn along(along: &Along) -> Phrase {
    let counts = [("carry-photos", along.photos), ("carry-names", along.entities), ("carry-sources", along.sources)];
    let some = counts.into_iter().filter(|(_, count)| *count > 0);
    let list: Vec<Arg> = some.map(|(key, count)| phrase!(key, count = count).into()).collect();
    if list.is_empty() { Phrase::new("carry-nothing") } else { phrase!("carry-along", things = Arg::List(list)) }
}

fn file_name(off: &CarriedOff) -> String {
    off.path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default()
}
