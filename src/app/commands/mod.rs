//! Commands: one row each. Menus, shortcuts, the overview of keys and the tests read the rows.

mod clip;
mod file;
mod find;
mod format;
mod insert;
mod look;
mod notices;
mod open;
mod reach;
mod spelling;
mod story;
mod tag;
mod view;
mod words;

pub use clip::KEYS_OF_FIELDS;

use super::Session;
use crate::edit::flow;
use crate::words::Words;

/// Names a command; stays the same when its label changes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct CommandId(pub &'static str);

/// The menus of the menu bar, in order.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Menu {
    /// Projects and what leaves them.
    File,
    /// Taking back, and how words look.
    Edit,
    /// The list of stories.
    Story,
    /// Blocks.
    Insert,
    /// What blocks are, and where.
    Format,
    /// Entities and sources.
    Tag,
    /// What is shown.
    View,
    /// What this is and how it is worked.
    Help,
}

impl Menu {
    /// All menus, in order.
    pub const ALL: [Self; 8] =
        [Self::File, Self::Edit, Self::Story, Self::Insert, Self::Format, Self::Tag, Self::View, Self::Help];

    /// Its name in the menu bar.
    #[must_use]
    pub fn label(self, words: &'static Words) -> &'static str {
        words.of("menu", self.id())
    }

    /// Its name for programs.
    #[must_use]
    pub fn id(self) -> &'static str {
        match self {
            Self::File => "file",
            Self::Edit => "edit",
            Self::Story => "story",
            Self::Insert => "insert",
            Self::Format => "format",
            Self::Tag => "tag",
            Self::View => "view",
            Self::Help => "help",
        }
    }
}

/// Keys that run a command: the primary modifier is Command on a Mac and Ctrl elsewhere.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Shortcut {
    /// Command on a Mac, Ctrl elsewhere.
    pub primary: bool,
    /// Shift.
    pub shift: bool,
    /// Option on a Mac, Alt elsewhere.
    pub alt: bool,
    /// The key, by its name: `S`, `1`, `F1`, `Slash`.
    pub key: &'static str,
}

impl Shortcut {
    pub(super) const fn primary(key: &'static str) -> Self {
        Self { primary: true, shift: false, alt: false, key }
    }

    const fn primary_shift(key: &'static str) -> Self {
        Self { primary: true, shift: true, alt: false, key }
    }

    const fn primary_alt(key: &'static str) -> Self {
        Self { primary: true, shift: false, alt: true, key }
    }

    const fn shift(key: &'static str) -> Self {
        Self { primary: false, shift: true, alt: false, key }
    }

    const fn alt(key: &'static str) -> Self {
        Self { primary: false, shift: false, alt: true, key }
    }

    const fn plain(key: &'static str) -> Self {
        Self { primary: false, shift: false, alt: false, key }
    }
}

/// A command: what it is called, where it stands, and what it does.
#[derive(Clone, Copy, Debug)]
pub struct Command {
    /// Its name for programs.
    pub id: CommandId,
    /// The menu it stands in.
    pub menu: Menu,
    /// The keys that run it.
    pub shortcut: Option<Shortcut>,
    /// Whether it can be run now.
    pub ready: fn(&Session) -> bool,
    /// Whether what it turns on and off is on.
    pub on: Option<fn(&Session) -> bool>,
    /// Does it.
    pub run: fn(&mut Session),
}

impl Command {
    /// Its name in the menu; ends in `…` if it asks something first.
    #[must_use]
    pub fn label(&self, words: &'static Words) -> &'static str {
        words.of("command", self.id.0)
    }

    /// What it does, in a sentence.
    #[must_use]
    pub fn help(&self, words: &'static Words) -> &'static str {
        words.about("command", self.id.0, "help")
    }
}

/// What the rows of a list have in common.
#[derive(Clone, Copy)]
struct Rows {
    menu: Menu,
    ready: fn(&Session) -> bool,
}

impl Rows {
    const fn row(self, id: &'static str, shortcut: Option<Shortcut>, run: fn(&mut Session)) -> Command {
        Command { id: CommandId(id), menu: self.menu, shortcut, ready: self.ready, on: None, run }
    }
}

/// The lists of rows, in the order of the menus.
const ROWS: [&[Command]; 16] = [
    file::ROWS,
    words::HISTORY,
    clip::ROWS,
    find::ROWS,
    words::ROWS,
    spelling::ROWS,
    story::ROWS,
    story::STEPS,
    insert::ROWS,
    format::ROWS,
    tag::ROWS,
    view::ROWS,
    open::ROWS,
    look::ROWS,
    reach::ROWS,
    notices::ROWS,
];

/// All commands, menu by menu.
pub fn all() -> impl Iterator<Item = &'static Command> {
    ROWS.into_iter().flatten()
}

/// The commands of one menu, in order.
pub fn of(menu: Menu) -> impl Iterator<Item = &'static Command> {
    all().filter(move |command| command.menu == menu)
}

/// The command of this name.
#[must_use]
pub fn find(id: CommandId) -> Option<&'static Command> {
    all().find(|command| command.id == id)
}

/// Runs a command if it is ready.
pub(super) fn run(id: CommandId, session: &mut Session) {
    if let Some(command) = find(id)
        && (command.ready)(session)
    {
        (command.run)(session);
    }
}

fn always(_: &Session) -> bool {
    true
}

fn with_story(session: &Session) -> bool {
    session.current().is_some()
}

/// Whether words of the body are selected.
#[must_use]
pub fn with_words(session: &Session) -> bool {
    session.selected().is_some_and(|(story, selection)| flow::has_words(&story, selection))
}
