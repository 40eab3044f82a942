//! Going from one misspelt word to the next. A job looks, as a long story may have none.

use std::sync::Arc;

use super::SpellingOutcome;
use crate::app::{Outcome, Session, Tone};
use crate::edit::find::{Hit, texts};
use crate::edit::{Caret, Selection, motion};
use crate::spelling::Lexicon;
use crate::story::Story;
use crate::words::{Phrase, phrase};

/// A misspelt word that was looked for.
#[derive(Debug)]
pub struct Sought {
    story: Arc<Story>,
    from: Option<Selection>,
    hit: Option<Hit>,
}

impl Session {
    /// Goes to the next misspelt word of the story on the page, or to the one before; from the end of
    /// the story on to its start.
    pub(super) fn seek_misspelt(&mut self, back: bool) {
        let Some(story) = self.story().cloned() else { return };
        let Some(lexicon) = self.lexicon(&story) else {
            let said = phrase!("notice-not-checked", language = story.language.to_string());
            let hint = Phrase::new("notice-not-checked").about("hint");
            self.notices.say(Tone::Advice, said, Some(hint));
            return;
        };
        if self.jobs.running().iter().any(|job| job.label == SEEKING) {
            return;
        }
        let from = self.view.selection;
        self.jobs.start_quiet(SEEKING, move || {
            let hit = sought(&story, &lexicon, from, back);
            Outcome::Spelling(Box::new(SpellingOutcome::Sought(Sought { story, from, hit })))
        });
    }

    pub(super) fn sought(&mut self, sought: Sought) {
        let Sought { story, from, hit } = sought;
        // Whoever has typed or gone elsewhere meanwhile wants to be where they are.
        if !self.story().is_some_and(|now| Arc::ptr_eq(now, &story)) || self.view.selection != from {
            return;
        }
        match hit {
            Some(hit) => self.select(Some(hit.selection()), true),
            None => self.notices.say(Tone::Done, Phrase::new("notice-all-spelt"), None),
        }
    }
}

/// The misspelt word next to what is selected, in reading order or against it.
fn sought(story: &Story, lexicon: &Lexicon, from: Option<Selection>, back: bool) -> Option<Hit> {
    let ends = from.map(|selection| selection.ordered(story));
    let hits = |spot, words| {
        let found: Vec<_> = lexicon.misspelt(words).map(move |range| Hit { spot, range }).collect();
        found.into_iter()
    };
    let all = || texts(story).flat_map(|(spot, words)| hits(spot, words));
    let Some((first, last)) = ends else { return if back { all().last() } else { all().next() } };
    let caret = |hit: &Hit, byte| Caret { spot: hit.spot, byte };
    if back {
        let is_before = |hit: &Hit| motion::compare(story, caret(hit, hit.range.end), first).is_le();
        let (mut before, mut behind) = (None, None);
        for hit in all() {
            // What is selected is not gone to again, unless it is the only one.
            if is_before(&hit) { before = Some(hit) } else { behind = Some(hit) }
        }
        before.or(behind)
    } else {
        let is_behind = |hit: &Hit| motion::compare(story, caret(hit, hit.range.start), last).is_ge();
        let mut around = None;
        for hit in all() {
            if is_behind(&hit) {
                return Some(hit);
            }
            around = around.or(Some(hit));
        }
        around
    }
}

/// The job that looks for a misspelt word.
const SEEKING: &str = "job-seeking-word";
