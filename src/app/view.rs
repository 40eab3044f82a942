//! What is shown: the story on the page, the selection, the open tab and dialog.

use std::sync::Arc;

use super::action::{Action, PathPurpose};
use crate::edit::Selection;
use crate::ground::StoryId;
use crate::import::ImportReport;
use crate::photos::Thumbnail;

/// What the window shows of a project; not part of it, never saved with it.
#[derive(Clone, Debug, PartialEq)]
pub struct View {
    /// The story on the page.
    pub story: Option<StoryId>,
    /// What is selected.
    pub selection: Option<Selection>,
    /// A selection the page is to bring into sight, once.
    pub reveal: Option<Selection>,
    /// The inspector's tab.
    pub tab: Tab,
    /// Whether the list of stories is shown.
    pub stories_shown: bool,
    /// Whether the inspector is shown.
    pub inspector_shown: bool,
    /// The open dialog.
    pub dialog: Option<Dialog>,
    /// A save asked for while another was under way; done once that has ended.
    pub save_again: Option<Action>,
    /// Whether the window is to close.
    pub closing: bool,
}

impl Default for View {
    fn default() -> Self {
        Self {
            story: None,
            selection: None,
            reveal: None,
            tab: Tab::Story,
            stories_shown: true,
            inspector_shown: true,
            dialog: None,
            save_again: None,
            closing: false,
        }
    }
}

/// The inspector's tabs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Tab {
    /// Furniture that is not on the page, filing, status.
    Story,
    /// The story's photos.
    Photos,
    /// Who and what is mentioned.
    Entities,
    /// Whose words are quoted.
    Sources,
    /// What a colleague would ask.
    Check,
}

impl Tab {
    /// All tabs, in order.
    pub const ALL: [Self; 5] = [Self::Story, Self::Photos, Self::Entities, Self::Sources, Self::Check];

    /// Its name in the window.
    #[must_use]
    pub fn label(self) -> &'static str {
        match self {
            Self::Story => "Story",
            Self::Photos => "Photos",
            Self::Entities => "Entities",
            Self::Sources => "Sources",
            Self::Check => "Check",
        }
    }
}

/// A dialog over the page.
#[derive(Clone, Debug, PartialEq)]
pub enum Dialog {
    /// The system is asked for a path; one can be typed here as well.
    Path(PathPurpose),
    /// Export.
    Export,
    /// What an import left out.
    ImportReport(Arc<Vec<ImportReport>>),
    /// Changes are not saved; what to do before going on.
    Unsaved(Box<Action>),
    /// All commands and their keys.
    Shortcuts,
    /// What this is.
    About,
}

/// A picture on its way to the window.
#[derive(Clone, Debug, PartialEq)]
pub enum Picture {
    /// Being decoded.
    Waiting,
    /// Ready to draw.
    Ready(Arc<Thumbnail>),
    /// It cannot be shown, and why.
    Broken(String),
}
