//! Notices: what happened, to what, and what to do.

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

/// One notice. It stays until somebody has read it away.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Notice {
    /// Its name.
    pub id: NoticeId,
    /// What kind of news.
    pub tone: Tone,
    /// What happened, to what.
    pub said: Phrase,
    /// What to do; `None` when there is nothing to do.
    pub hint: Option<Phrase>,
}

/// Notices shown, oldest first, and how many there have been. At most the last 50 are kept.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Notices {
    shown: Vec<Notice>,
    count: u64,
}

/// Notices kept at once.
const KEPT: usize = 50;

impl Notices {
    /// Says something. What was said of the same kind and in the same words just before is not
    /// said twice; news of success replaces earlier news of success.
    pub fn say(&mut self, tone: Tone, said: impl Into<Phrase>, hint: Option<Phrase>) {
        let said = said.into();
        if tone == Tone::Done {
            self.shown.retain(|notice| notice.tone != Tone::Done);
        }
        if self.shown.last().is_some_and(|last| last.said == said && last.tone == tone) {
            return;
        }
        self.count += 1;
        self.shown.push(Notice { id: NoticeId(self.count), tone, said, hint });
        if self.shown.len() > KEPT {
            self.shown.remove(0);
        }
    }

    /// All that is shown, oldest first.
    #[must_use]
    pub fn shown(&self) -> &[Notice] {
        &self.shown
    }

    /// Takes one away.
    pub fn dismiss(&mut self, id: NoticeId) {
        self.shown.retain(|notice| notice.id != id);
    }
}
