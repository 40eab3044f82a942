//! What is shown: the story on the page, the selection, the open tab and dialog.

use std::path::PathBuf;
use std::sync::Arc;

use super::action::{Action, PathPurpose};
use super::commands::CommandId;
use super::tasks::Exported;
use super::{Carry, Compare, Damage, Doubt, FindView, InUse, Leaving, Open, PageHeld, SidePanels};
use crate::edit::{Selection, Spot};
use crate::ground::{PhotoId, StoryId};
use crate::import::ImportReport;
use crate::project::Project;
use crate::story::{Mark, Step};
use crate::words::Phrase;

/// What the window shows of a project; not part of it, never saved with it.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct View {
    /// The story on the page.
    pub story: Option<StoryId>,
    /// The other stories that are open.
    pub open: Open,
    /// What is selected.
    pub selection: Option<Selection>,
    /// The caption that was just emptied by whoever still writes there.
    pub emptied: Option<Spot>,
    /// A selection the page is to bring into sight, once.
    pub reveal: Option<Selection>,
    /// The search.
    pub find: FindView,
    /// The marks of the next words typed, where bold or italic was asked for with nothing
    /// selected; forgotten when the caret moves.
    pub pending_marks: Option<Vec<Mark>>,
    /// What is asked of the clipboard; the window does it.
    pub wanted_clip: Option<Clip>,
    /// Where the keyboard is to go; the window does it.
    pub wanted_reach: Option<Reach>,
    /// How the page is to be held that is shown next; the window does it.
    pub wanted_page: Option<PageHeld>,
    /// How the page is shown.
    pub page: PageView,
    /// What stands beside it.
    pub panels: Panels,
    /// What the system would like.
    pub system: SystemLook,
    /// The open dialog.
    pub dialog: Option<Dialog>,
    /// Where exports of this project went last, or are to go, since it was opened.
    pub export_to: Option<PathBuf>,
    /// What the save under way writes.
    pub saving: Option<Project>,
    /// Whether a save was asked for while another was under way; done once that has ended.
    pub save_again: bool,
    /// Where somebody is going who has to wait.
    pub leaving: Leaving,
    /// The photo the inspector has open: the one last clicked or written under. None is the first
    /// on the page.
    pub photo: Option<PhotoId>,
    /// The stop of the tour that is shown, from 0.
    pub tour: Option<usize>,
    /// Whether the window is to come to the front; it does so once.
    pub summoned: bool,
    /// Whether the window is to close.
    pub closing: bool,
}

/// What the system would like windows to look like, where that was asked.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct SystemLook {
    /// Dark or light; `None` where it has no wish.
    pub dark: Option<bool>,
    /// Whether words and lines are to stand out far.
    pub high_contrast: bool,
}

/// How the page is shown.
#[derive(Clone, Debug, PartialEq)]
pub struct PageView {
    /// How large: 0.5 to 3, 1 as it is.
    pub zoom: f32,
    /// Whether all but the paragraph with the caret steps back.
    pub focus: bool,
    /// Whether the line with the caret stays at one height.
    pub typewriter: bool,
    /// Whether spaces and breaks are shown.
    pub invisibles: bool,
}

impl Default for PageView {
    fn default() -> Self {
        Self { zoom: 1.0, focus: false, typewriter: false, invisibles: false }
    }
}

/// The panels beside the page. A narrow window has room for one, a wide one for both.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Panels {
    /// The inspector's tab.
    pub tab: Tab,
    /// Whether a wide window shows the list of stories.
    pub stories: bool,
    /// Whether a wide window shows the inspector.
    pub inspector: bool,
    /// Whether a wide window shows the preview; then it has the inspector's place.
    pub preview: bool,
    /// How wide a screen the preview shows the page on.
    pub screen: Screen,
    /// What a narrow window shows.
    pub narrow: Option<Side>,
}

impl Default for Panels {
    fn default() -> Self {
        Self {
            tab: Tab::Story,
            stories: true,
            inspector: true,
            preview: false,
            screen: Screen::default(),
            narrow: None,
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

/// Where the keyboard can be sent.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reach {
    /// To the menu bar, or from it back to the page.
    MenuBar,
    /// To the menu of what has the keyboard, as the other button of a mouse opens it.
    OwnMenu,
    /// To the next part of the window.
    NextPart,
    /// To the part before.
    PartBefore,
}

/// The sides of the page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Side {
    /// The list of stories.
    Stories,
    /// The inspector.
    Inspector,
    /// The page as readers will see it.
    Preview,
}

impl Side {
    /// All of them, in the order they take their room.
    pub const ALL: [Self; 3] = [Self::Stories, Self::Inspector, Self::Preview];
}

/// The screens on which a page is looked at.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Screen {
    /// A phone, held upright.
    #[default]
    Phone,
    /// A tablet, held upright.
    Tablet,
    /// A laptop.
    Desktop,
}

impl Screen {
    /// All of them, narrowest first.
    pub const ALL: [Self; 3] = [Self::Phone, Self::Tablet, Self::Desktop];

    /// Its width in CSS pixels.
    #[must_use]
    pub fn width(self) -> u16 {
        match self {
            Self::Phone => 390,
            Self::Tablet => 768,
            Self::Desktop => 1280,
        }
    }

    /// The key of its name.
    #[must_use]
    pub fn key(self) -> &'static str {
        match self {
            Self::Phone => "screen-phone",
            Self::Tablet => "screen-tablet",
            Self::Desktop => "screen-desktop",
        }
    }
}

impl Panels {
    /// The panels as they were left when the desk was last closed.
    #[must_use]
    pub fn left_as(left: &SidePanels) -> Self {
        let (stories, inspector, preview) = (left.stories.shown, left.inspector.shown, left.preview.shown);
        Self { stories, inspector, preview, ..Self::default() }
    }

    /// Whether a panel is shown in a window that has room for both, or for one.
    #[must_use]
    pub fn shows(&self, side: Side, wide: bool) -> bool {
        match side {
            _one if !wide => self.narrow == Some(side),
            Side::Stories => self.stories,
            Side::Inspector => self.inspector && !self.preview,
            Side::Preview => self.preview,
        }
    }

    /// Shows a panel, or hides it. The inspector and the preview have one place: the one that is
    /// asked for takes it.
    pub fn toggle(&mut self, side: Side) {
        match side {
            Side::Stories => self.stories = !self.stories,
            Side::Inspector if self.preview => (self.inspector, self.preview) = (true, false),
            Side::Inspector => self.inspector = !self.inspector,
            Side::Preview => self.preview = !self.preview,
        }
        self.narrow = if self.narrow == Some(side) { None } else { Some(side) };
    }

    /// Shows a tab of the inspector, and the inspector.
    pub fn open_tab(&mut self, tab: Tab) {
        self.tab = tab;
        self.inspector = true;
        self.preview = false;
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
    pub fn label(self) -> Phrase {
        Phrase::of("tab", self.id())
    }

    /// The command that shows it.
    #[must_use]
    pub fn command(self) -> CommandId {
        CommandId(match self {
            Self::Story => "tab-story",
            Self::Photos => "tab-photos",
            Self::Entities => "tab-entities",
            Self::Sources => "tab-sources",
            Self::Check => "tab-check",
        })
    }

    /// Its name for programs.
    #[must_use]
    pub fn id(self) -> &'static str {
        match self {
            Self::Story => "story",
            Self::Photos => "photos",
            Self::Entities => "entities",
            Self::Sources => "sources",
            Self::Check => "check",
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
    /// What an export wrote, and what it left out.
    Exported(Arc<Exported>),
    /// What an import left out.
    ImportReport(Arc<Vec<ImportReport>>),
    /// A template for a new story.
    Templates,
    /// Another headline and slugline for a story.
    Rename(StoryId),
    /// What readers are told when a step is taken.
    Note(StoryId, Step),
    /// Another project for a story to go to.
    Carry(Carry),
    /// Changes are not saved; what to do before going on.
    Unsaved(Box<Action>),
    /// Somebody else has the project open; how to go on.
    InUse(Box<InUse>),
    /// What is under way is waited for before going on.
    Leaving,
    /// What ended desks have not saved.
    Recovered,
    /// Commands, stories and all else that can be gone to by a few letters of its name.
    Palette,
    /// What may have been meant by a misspelt word.
    Spelling(Doubt),
    /// What both sides changed in the file, to be decided.
    Conflicts,
    /// The file is gone; whether it is to be written again.
    Gone,
    /// A damaged project, and what can be had of it.
    Damaged(Arc<Damage>),
    /// What is missing from a project that was read from a damaged file.
    MissingParts,
    /// A name for the version that is saved now.
    NameVersion,
    /// Earlier saves of the project.
    History,
    /// Two versions, side by side.
    Compare(Compare),
    /// What was said since the desk was opened.
    Notices,
    /// What this person prefers, and how the house begins.
    Settings,
    /// All commands and their keys.
    Shortcuts,
    /// What this is.
    About,
}
