//! What is shown: the story on the page, the selection, the open tab and dialog.

use std::sync::Arc;

use super::{FindView, Open};
use super::action::{Action, PathPurpose};
use crate::edit::Selection;
use crate::ground::StoryId;
use crate::import::ImportReport;
use crate::photos::Thumbnail;
use crate::story::Mark;

/// What the window shows of a project; not part of it, never saved with it.
#[derive(Clone, Debug, PartialEq)]
#[expect(clippy::struct_excessive_bools, reason = "each is a switch of its own in the View menu")]
pub struct View {
    /// The story on the page.
    pub story: Option<StoryId>,
    /// The other stories that are open.
    pub open: Open,
    /// What is selected.
    pub selection: Option<Selection>,
    /// A selection the page is to bring into sight, once.
    pub reveal: Option<Selection>,
    /// The search.
    pub find: FindView,
    /// The marks of the next words typed, where bold or italic was asked for with nothing
    /// selected; forgotten when the caret moves.
    pub pending_marks: Option<Vec<Mark>>,
    /// What is asked of the clipboard; the window does it.
    pub wanted_clip: Option<Clip>,
    /// How large the page is shown: 0.5 to 3, 1 as it is.
    pub zoom: f32,
    /// Whether all but the paragraph with the caret steps back.
    pub focus: bool,
    /// Whether the line with the caret stays at one height.
    pub typewriter: bool,
    /// Whether spaces and breaks are shown.
    pub invisibles: bool,
    /// The inspector's tab.
    pub tab: Tab,
    /// Whether the list of stories is shown.
    pub stories_shown: bool,
    /// Whether the inspector is shown.
    pub inspector_shown: bool,
    /// The panel that stands beside the page in a narrow window, which has room for one.
    pub narrow: Option<Side>,
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
            open: Open::default(),
            selection: None,
            reveal: None,
            find: FindView::default(),
            pending_marks: None,
            wanted_clip: None,
            zoom: 1.0,
            focus: false,
            typewriter: false,
            invisibles: false,
            tab: Tab::Story,
            stories_shown: true,
            inspector_shown: true,
            narrow: None,
            dialog: None,
            save_again: None,
            closing: false,
        }
    }
}

/// What can be asked of the clipboard.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Clip {
    /// Take the selection out and keep it.
    Cut,
    /// Keep a copy of the selection.
    Copy,
    /// Put in what is kept.
    Paste,
    /// Put in what is kept, as plain words.
    PastePlain,
}

/// The sides of the page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Side {
    /// The list of stories.
    Stories,
    /// The inspector.
    Inspector,
}

impl View {
    /// Shows a panel, or hides it. A narrow window shows one or none, a wide one both.
    pub fn toggle(&mut self, side: Side) {
        let shown = match side {
            Side::Stories => &mut self.stories_shown,
            Side::Inspector => &mut self.inspector_shown,
        };
        *shown = !*shown;
        self.narrow = if self.narrow == Some(side) { None } else { Some(side) };
    }

    /// Shows a tab of the inspector, and the inspector.
    pub fn open_tab(&mut self, tab: Tab) {
        self.tab = tab;
        self.inspector_shown = true;
        self.narrow = Some(Side::Inspector);
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
