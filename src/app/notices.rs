//! Notices: what happened, to what, and what to do.

use jiff::Timestamp;

use super::commands::CommandId;
use crate::words::Phrase;

/// Names a notice.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct NoticeId(u64);

/// What kind of news it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Tone {
    /// It was done.
    Done,
    /// Something to know.
    Advice,
    /// It was not done.
    Failed,
}

/// One notice. It stays until somebody has read it away, and in the list after that.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Notice {
    /// Its name.
    pub id: NoticeId,
    /// When it was said.
    pub at: Timestamp,
    /// What kind of news.
    pub tone: Tone,
    /// What happened, to what.
    pub said: Phrase,
    /// What to do; `None` when there is nothing to do.
    pub hint: Option<Phrase>,
    /// The command that does it, where there is one right thing to do.
    pub offer: Option<CommandId>,
    /// The step ([`crate::edit::History::stamp`]) up to which the command is the right thing to do.
    pub step: Option<u64>,
    /// What it is about, if that comes to an end: then it is put away.
    pub stands: Option<Standing>,
}

/// What may come to an end, and what was said of it with it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Standing {
    /// What others wrote meets what was written here, and nobody has decided.
    Undecided,
    /// The file is gone.
    Gone,
    /// What lies in place of the file cannot be read.
    Unreadable,
    /// The last save has failed.
    Unsaved,
}

/// Notices that wait to be read, and those that were, oldest first: at most 50 and 200.
#[derive(Clone, Debug)]
pub struct Notices {
    shown: Vec<Notice>,
    past: Vec<Notice>,
    count: u64,
    clock: fn() -> Timestamp,
}

/// Notices that wait at once.
const WAITING: usize = 50;
/// Notices kept after they were read.
const PAST: usize = 200;

impl Default for Notices {
    fn default() -> Self {
        Self::new(|| Timestamp::UNIX_EPOCH)
    }
}

impl Notices {
    /// None yet; `clock` says when one is said.
    #[must_use]
    pub fn new(clock: fn() -> Timestamp) -> Self {
        Self { shown: Vec::new(), past: Vec::new(), count: 0, clock }
    }

    /// Says something. What was said of the same kind and in the same words just before is not
    /// said twice; of news of success only the last one waits to be read.
    pub fn say(&mut self, tone: Tone, said: impl Into<Phrase>, hint: Option<Phrase>) {
        let (said, hint) = (said.into(), hint.filter(Phrase::says_something));
        if self.shown.last().is_some_and(|last| last.said == said && last.tone == tone) {
            return;
        }
        if tone == Tone::Done {
            self.put_away(|notice| notice.tone == Tone::Done);
        }
        self.count += 1;
        let (id, at) = (NoticeId(self.count), (self.clock)());
        self.shown.push(Notice { id, at, tone, said, hint, offer: None, step: None, stands: None });
        if let Some(oldest) = self.shown.len().checked_sub(WAITING).filter(|more| *more > 0) {
            let ids: Vec<NoticeId> = self.shown.iter().take(oldest).map(|notice| notice.id).collect();
            self.put_away(|notice| ids.contains(&notice.id));
        }
    }

    /// Offers a command with what was said last.
    pub fn offer(&mut self, command: CommandId) {
        if let Some(last) = self.shown.last_mut() {
            last.offer = Some(command);
        }
    }

    /// Offers with what was said last to take back what has just been done; at this step, and not once
    /// anything else was done.
    pub fn offer_undo(&mut self, step: u64) {
        self.offer(CommandId("undo"));
        if let Some(last) = self.shown.last_mut() {
            last.step = Some(step);
        }
    }

    /// What was said last is put away once that has come to an end.
    pub fn stands_while(&mut self, standing: Standing) {
        if let Some(last) = self.shown.last_mut() {
            last.stands = Some(standing);
        }
    }

    /// Puts away what is about something that has come to an end.
    pub(super) fn end(&mut self, stands: impl Fn(Standing) -> bool) {
        if self.shown.iter().any(|notice| notice.stands.is_some()) {
            self.put_away(|notice| notice.stands.is_some_and(|standing| !stands(standing)));
        }
    }

    /// Those that wait to be read, oldest first.
    #[must_use]
    pub fn shown(&self) -> &[Notice] {
        &self.shown
    }

    /// All that are kept, newest first.
    pub fn all(&self) -> impl Iterator<Item = &Notice> {
        let (mut past, mut shown) = (self.past.iter().rev().peekable(), self.shown.iter().rev().peekable());
        std::iter::from_fn(move || match (past.peek(), shown.peek()) {
            (Some(read), Some(waits)) if read.id > waits.id => past.next(),
            (_, Some(_)) => shown.next(),
            (_, None) => past.next(),
        })
    }

    /// Takes one away; the list keeps it.
    pub fn dismiss(&mut self, id: NoticeId) {
        self.put_away(|notice| notice.id == id);
    }

    /// Takes all away; the list keeps them.
    pub fn dismiss_all(&mut self) {
        self.put_away(|_| true);
    }

    fn put_away(&mut self, which: impl Fn(&Notice) -> bool) {
        self.past.extend(self.shown.extract_if(.., |notice| which(notice)));
        self.past.sort_by_key(|notice| notice.id);
        let more = self.past.len().saturating_sub(PAST);
        self.past.drain(..more);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn said<'a>(notices: impl IntoIterator<Item = &'a Notice>) -> Vec<String> {
        notices.into_iter().map(|notice| notice.said.to_string()).collect()
    }

    #[test]
    fn what_was_read_stays_in_the_list_in_its_order() {
        let mut notices = Notices::default();
        for (tone, words) in [(Tone::Advice, "a"), (Tone::Done, "b"), (Tone::Failed, "c"), (Tone::Done, "d")] {
            notices.say(tone, words.to_owned(), None);
        }
        assert_eq!(said(notices.shown()), ["a", "c", "d"], "of success only the last waits");
        let first = notices.shown().first().unwrap().id;
        notices.dismiss(first);
        assert_eq!(
            (said(notices.shown()), said(notices.all())),
            (vec!["c".into(), "d".into()], vec!["d".into(), "c".into(), "b".into(), "a".into()])
        );
        notices.dismiss_all();
        assert_eq!((notices.shown().len(), notices.all().count()), (0, 4));
    }

    #[test]
    fn the_list_is_bounded_and_loses_the_oldest() {
        let mut notices = Notices::default();
        for nth in 0..WAITING + PAST + 7 {
            notices.say(Tone::Failed, nth.to_string(), None);
        }
        assert_eq!((notices.shown().len(), notices.all().count()), (WAITING, WAITING + PAST));
        assert_eq!(said(notices.all()).last().unwrap(), "7");
    }
}
