//! Two versions of the project laid side by side, for whoever wants to see what differs.

use crate::app::{Dialog, Session};
use crate::project::Project;
use crate::words::{Phrase, phrase};

/// What is to be compared.
#[derive(Clone, Debug, PartialEq)]
pub struct Compare {
    /// What the view is called.
    pub title: Phrase,
    /// The earlier version.
    pub before: Box<Project>,
    /// The later one; none is the project as it is now, in which each difference can be taken back.
    pub after: Option<Box<Project>>,
}

impl Session {
    /// Shows what differs from the file as it was last saved or opened.
    pub(in crate::app) fn compare_with_saved(&mut self) {
        let title = phrase!("compare-saved-title", file = self.file_name());
        let compare = Compare { title, before: Box::new(self.saved.clone()), after: None };
        self.view.dialog = Some(Dialog::Compare(compare));
    }
}
