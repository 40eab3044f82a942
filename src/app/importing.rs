//! Copy that was read: its stories come into the project, and what could not be read is told.

use std::path::PathBuf;
use std::sync::Arc;

use super::tasks::{ImportTask, ImportTold, Unread};
use super::{Change, Dialog, Session, Sitting, Tone};
use crate::words::{Phrase, phrase};

impl Session {
    /// Copy was read; the pictures that came along go to its first story.
    pub(super) fn copy_came(&mut self, into: Sitting, task: ImportTask, along: Vec<PathBuf>) {
        if into != self.sitting() {
            let said = Phrase::new("notice-import-elsewhere");
            self.notices.say(Tone::Advice, said.clone(), Some(said.about("hint")));
            self.left_aside(along.len());
            return;
        }
        let came = !task.stories.is_empty();
        self.imported(task);
        if came {
            self.arrived(along);
        } else {
            self.left_aside(along.len());
        }
    }

    fn imported(&mut self, task: ImportTask) {
        let ImportTask { edit, stories, reports, unread } = task;
        let told = |one: &Unread| (phrase!("notice-not-imported", why = one.why.clone()), Some(one.hint.clone()));
        self.tell_some(Tone::Failed, unread.iter().map(told));
        // One file that cannot be read is told in full by its notice.
        let says_more = !reports.is_empty() || unread.len() > 1;
        if let Some(first) = stories.first() {
            self.change(Change::new(edit, "change-import"));
            self.show(*first);
            let hint = Phrase::new("notice-imported").about("hint");
            self.notices.say(Tone::Done, phrase!("notice-imported", count = stories.len()), Some(hint));
            self.notices.offer_undo(self.history.stamp());
        } else if !reports.is_empty() {
            let found = Phrase::new("notice-no-story");
            self.notices.say(Tone::Advice, found.clone(), Some(found.about("hint")));
        }
        if says_more {
            self.view.dialog = Some(Dialog::ImportReport(Arc::new(ImportTold { reports, unread })));
        }
    }
}
