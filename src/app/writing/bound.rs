//! Words that must not go where the mark that says whose they are cannot go with them.

use crate::app::{Session, Tone};
use crate::edit::Spot;
use crate::edit::guard::{self, Left};
use crate::story::Fragment;
use crate::tags::Source;
use crate::words::{Phrase, phrase};

/// Why words of a source were not put into a field, and what to do.
#[must_use]
pub fn mark_lost(source: &Source) -> (Phrase, Phrase) {
    let said = phrase!("notice-mark-lost", name = &source.name, terms = source.terms.label());
    let hint = said.bare().about("hint");
    (said, hint)
}

impl Session {
    /// Whether copy would lose a mark that it must keep, where it is to be put: at the selection, or
    /// where it is moved to. If so, says why it is not put there.
    pub(in crate::app) fn loses_mark(&mut self, fragment: &Fragment, to: Option<(Spot, Left)>) -> bool {
        let (spot, left) = match to {
            Some((spot, left)) => (Some(spot), left),
            None => (self.stretch().map(|(_, from, _)| from.spot), Left::Stay),
        };
        match spot {
            Some(Spot::Field(..)) => {}
            Some(Spot::Text(_)) | None => return false,
        }
        let Some((said, hint)) = guard::bound(&self.project, fragment, left).map(mark_lost) else { return false };
        self.notices.say(Tone::Failed, said, Some(hint));
        true
    }
}
