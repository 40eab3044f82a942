//! Actions: what a panel, a menu or a dialog may ask of the session.

use std::path::PathBuf;

use super::tasks::Destination;
use super::view::{Dialog, Side, Tab};
use super::{
    Carry, DamageAct, FindAct, InUseAct, KeysAct, NoticeId, OpenAct, PastAct, PictureKey, Preference, PreviewAct,
    RecoverAct, SpellAct, WatchAct, Writing, commands::CommandId,
};
use crate::edit::{Edit, Group, GroupKind, Label, Selection, Target, typed_between};
use crate::ground::{Language, PhotoId, StoryId};
use crate::import::paste::Pasted;
use crate::photos::PhotoFile;
use crate::story::{Field, Step};
use crate::words::Phrase;

/// Something asked of the session. Asked during a frame, done after it.
#[derive(Clone, Debug, PartialEq)]
pub enum Action {
    /// Change the project.
    Change(Box<Change>),
    /// Write: type, erase, paste, at what is selected.
    Write(Writing),
    /// A field now reads so.
    TypeField {
        /// Of which story.
        story: StoryId,
        /// Which field.
        field: Field,
        /// All of it as it now reads.
        words: String,
        /// The caret's byte in it.
        caret: usize,
    },
    /// Put pasted copy in place of what is selected, and say what it had to leave behind.
    Paste(Box<Pasted>),
    /// Say something went wrong, and what to do.
    Say {
        /// What happened.
        words: Phrase,
        /// What to do.
        hint: Option<Phrase>,
    },
    /// Select something; scrolls to it if `reveal`.
    Select {
        /// What.
        selection: Option<Selection>,
        /// Whether the page should bring it into sight and put the caret there.
        reveal: bool,
    },
    /// Answer what is asked about the file that others wrote.
    Watch(WatchAct),
    /// Find or replace.
    Find(FindAct),
    /// Correct a word, or say that it is right.
    Spell(SpellAct),
    /// End the program though a save hangs.
    LeaveNow,
    /// Open a project that somebody else has open, and what came along with it, in this way.
    InUse(PathBuf, Vec<PathBuf>, InUseAct),
    /// Show a story on the page.
    ShowStory(StoryId),
    /// Open, close or move a tab, or write on the other page.
    Open(OpenAct),
    /// A panel was made so wide, in points.
    Widen(Side, u16),
    /// Take away the panel that lies over the page.
    ClosePanel,
    /// Put the project away, if nothing is lost by it, and show the welcome page.
    CloseProject,
    /// Open a sample, by its key.
    OpenSample(&'static str),
    /// Leave a project out of those opened lately.
    Forget(PathBuf),
    /// Show a stop of the tour, from 0; none ends it.
    Tour(Option<usize>),
    /// Add a story, as a template has it or with nothing in it.
    NewStory {
        /// The template, by its key.
        template: Option<String>,
        /// The language it is written in.
        language: Language,
    },
    /// Give a story another headline and slugline.
    RenameStory {
        /// Which story.
        story: StoryId,
        /// Its headline.
        headline: String,
        /// Its slugline.
        slugline: String,
    },
    /// Take a step of the workflow, now and as whoever sits at the desk.
    TakeStep {
        /// With which story.
        story: StoryId,
        /// Which step.
        step: Step,
        /// What readers are told; empty for steps that tell them nothing.
        note: String,
    },
    /// Show a tab of the inspector.
    ShowTab(Tab),
    /// Open a photo in the inspector.
    ShowPhoto(PhotoId),
    /// Run a command.
    Run(CommandId),
    /// Close the palette, run a command found there, and remember that.
    RunFound(CommandId),
    /// Open a dialog, or close the open one.
    Dialog(Option<Dialog>),
    /// Ask the editor for a path; what is to be done with it comes back as `UsePath`.
    AskPath(PathPurpose),
    /// A path was chosen (several for import and attach); none if the editor thought better of it.
    UsePath(PathPurpose, Vec<PathBuf>),
    /// Files were dropped on the window.
    Dropped(Vec<PathBuf>),
    /// Save under the present name.
    Save,
    /// Close the question about unsaved changes, save, and then go on.
    SaveThen(Box<Action>),
    /// The same, under another name.
    SaveAsThen(Box<Action>),
    /// Go on without saving.
    DiscardThen(Box<Action>),
    /// Open what can be had of a damaged project.
    Damage(DamageAct),
    /// Look at earlier saves, name or restore one.
    Past(PastAct),
    /// Keep, open beside or discard what was found after a crash.
    Recover(RecoverAct),
    /// Carry a story to another project.
    Carry(Carry, Destination),
    /// Export stories.
    Export {
        /// Which; all when empty.
        stories: Vec<StoryId>,
        /// The formats, by key.
        formats: Vec<String>,
        /// Where to.
        folder: PathBuf,
    },
    /// Put a photo of the library on a story's page, at its end.
    PlacePhoto(StoryId, PhotoId),
    /// Put a pasted picture, the bytes of its file, behind the block with the caret.
    PastePicture {
        /// The file's bytes: PNG from a clipboard, or any format that can be attached.
        png: Vec<u8>,
    },
    /// Add a source, and attribute the selected words to it if there are any.
    AddSource,
    /// Ask the checks about a story, or about all that may leave, while the desk goes on.
    Check(Option<StoryId>),
    /// Show what readers would see of a story.
    Preview(PreviewAct),
    /// Decode a photo for the window, with a longer side of so many pixels.
    Picture(PhotoFile, u32),
    /// The window has a picture, or has it no more.
    PictureTaken(PictureKey, bool),
    /// Take a notice away.
    Dismiss(NoticeId),
    /// Do what a notice offers, and take it away.
    Accept(NoticeId),
    /// Change the keys of commands.
    Keys(KeysAct),
    /// Speak another language; none is the system's.
    Speak(Option<Language>),
    /// Set something this person prefers.
    Prefer(Box<Preference>),
    /// Stop the jobs that can be stopped.
    CancelJobs,
    /// Leave.
    Quit,
}

/// A change of the project, and what goes with it.
#[derive(Clone, Debug, PartialEq)]
pub struct Change {
    /// The edit.
    pub edit: Edit,
    /// What undo calls it: “Typing”, “Tag person”.
    pub label: Label,
    /// What lets it join the step before.
    pub group: Option<Group>,
    /// What is selected afterwards; `None` leaves the selection.
    pub selection: Option<Selection>,
}

impl Change {
    /// A change that is a step of its own and leaves the selection.
    #[must_use]
    pub fn new(edit: Edit, label: impl Into<Label>) -> Self {
        Self { edit, label: label.into(), group: None, selection: None }
    }
}

impl Change {
    /// A line of a record that now reads otherwise; letters typed one after another are one step.
    #[must_use]
    pub fn of_line(edit: Edit, label: impl Into<Label>, target: Target, old: &str, new: &str) -> Self {
        let group = typed_between(old, new, None).and_then(|typed| typed.group(target));
        Self { edit, label: label.into(), group, selection: None }
    }

    /// A value set anew with each letter or pull, such as keywords or a slider; one step until
    /// there is a pause.
    #[must_use]
    pub fn of_value(edit: Edit, label: impl Into<Label>, target: Target) -> Self {
        let group = Some(Group { target, kind: GroupKind::Typing, from: 0, to: 0 });
        Self { edit, label: label.into(), group, selection: None }
    }
}

impl From<Change> for Action {
    fn from(change: Change) -> Self {
        Self::Change(Box::new(change))
    }
}

/// What a path is asked for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum PathPurpose {
    /// Create a project there.
    New,
    /// Open it.
    Open,
    /// Save the project there.
    SaveAs,
    /// Import raw copy from it.
    Import,
    /// Attach pictures from it: to this wanted photo, or as new ones.
    Attach(Option<PhotoId>),
    /// Carry a story into the project there.
    CarryInto(Carry),
    /// Carry a story into a project that is made there.
    CarryNew(Carry),
    /// Write the bytes of an earlier save there.
    VersionFile,
    /// Search it for photos that are missing.
    FindPhotos,
    /// Export into it.
    ExportFolder,
    /// Export into it unless said otherwise.
    DefaultFolder,
}

impl PathPurpose {
    /// Its name for programs. The message `path-` and this name is the heading of the question;
    /// `verb` of it what is done then, `files` what is asked for.
    #[must_use]
    pub fn id(&self) -> &'static str {
        match self {
            Self::New => "new",
            Self::Open => "open",
            Self::SaveAs => "save-as",
            Self::Import => "import",
            Self::Attach(_) => "attach",
            Self::CarryInto(_) => "carry-into",
            Self::CarryNew(_) => "carry-new",
            Self::VersionFile => "version-file",
            Self::FindPhotos => "find-photos",
            Self::ExportFolder => "export-folder",
            Self::DefaultFolder => "default-folder",
        }
    }

    /// The file name endings asked for; empty for any.
    #[must_use]
    pub fn endings(&self) -> &'static [&'static str] {
        match self {
            Self::New | Self::Open | Self::SaveAs | Self::CarryInto(_) | Self::CarryNew(_) | Self::VersionFile => {
                &["ron"]
            }
            Self::Import => &["txt", "text", "md"],
            Self::Attach(_) => &["jpg", "jpeg", "png", "webp", "gif", "tif", "tiff"],
            Self::ExportFolder | Self::DefaultFolder | Self::FindPhotos => &[],
        }
    }
}
