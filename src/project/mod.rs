//! The project: all an editor works on, as one plain value, and the file it lies in.

pub mod bookmark;
pub mod crash_notes;
pub mod disk;
pub mod file;
pub mod journal;
#[cfg(unix)]
pub mod line;
pub mod listing;
pub mod lock;
#[cfg(unix)]
pub mod private;
pub mod tries;

mod comments;
mod damage;
mod escape;
mod exchange;
mod house;
mod layout;
mod leftovers;
mod likeness;
mod limits;
mod look;
mod lost_files;
mod open;
mod photo_folder;
mod photo_search;
mod preview_folder;
mod problem;
pub mod rescue;
mod save;
mod staged;
mod stamp;
mod version;
pub mod versions;

pub use damage::ParseError;
pub use disk::ReadError;
pub use file::Remark;
pub use house::{Defaults, House, HouseFault, QuoteStyle, is_below};
pub use limits::{LimitError, MAX_BLOCKS, MAX_ENTRIES, MAX_FILE_BYTES, MAX_LINK_BYTES, MAX_STORIES, MAX_TEXT_BYTES};
pub use look::{Found, Sight, look};
pub use lost_files::{LostFile, LostFiles};
pub use open::{OpenError, Opened, open};
pub use photo_folder::{Copied, MAX_PHOTO_BYTES, PhotoFolder, PhotoFolderError};
pub use photo_search::{PhotoSearch, missing_photos, search_photos};
pub use preview_folder::PreviewFolder;
pub use problem::problem as ron_problem;
pub use save::{SaveError, Saved, create, save, save_aside, save_keeping};
pub use staged::SaveRemark;
pub use stamp::Stamp;
pub use version::CURRENT;
pub use versions::{Before, Version, VersionError, VersionPlace, Versions};

use std::sync::Arc;

use serde::{Deserialize, Serialize};

use crate::ground::{Language, StoryId, is_default};
use crate::photos::Library;
use crate::story::{Body, Content, Story};
use crate::tags::Directory;

/// A project: stories, and the photos and names they share. Its large parts are shared by
/// reference, so a clone for undo, for saving or for export costs next to nothing.
///
/// At most 10,000 stories.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Project {
    /// What the newsroom calls it.
    #[serde(skip_serializing_if = "is_default")]
    pub name: String,
    /// The language new stories start in.
    #[serde(skip_serializing_if = "is_default")]
    pub language: Language,
    /// What the house adds to every page.
    #[serde(skip_serializing_if = "is_default")]
    pub house: Arc<House>,
    /// The stories, in the order the editor keeps them.
    #[serde(skip_serializing_if = "is_default")]
    pub stories: Vec<Arc<Story>>,
    /// The photos.
    #[serde(skip_serializing_if = "is_default")]
    pub library: Arc<Library>,
    /// The entities and sources.
    #[serde(skip_serializing_if = "is_default")]
    pub directory: Arc<Directory>,
}

impl Project {
    /// An empty project.
    #[must_use]
    pub fn new(name: impl Into<String>, language: Language) -> Self {
        Self { name: name.into(), language, ..Self::default() }
    }

    /// Whether nobody has said anything in it: stories without a word, no photos and no names.
    #[must_use]
    pub fn says_nothing(&self) -> bool {
        let blank = |story: &Arc<Story>| {
            let bare = Story { body: Body::new(), ..story.as_ref().clone() };
            bare == Story::new(story.id, story.language.clone())
                && story.body.iter().all(|block| block.photo().is_none() && !matches!(block.content, Content::Embed(_)))
                && story.texts().all(|(_, _, text)| text.is_blank())
        };
        let bare = Self { stories: Vec::new(), language: Language::default(), ..self.clone() };
        bare == Self::default() && self.stories.iter().all(blank)
    }

    /// The story with this id.
    #[must_use]
    pub fn story(&self, id: StoryId) -> Option<&Arc<Story>> {
        self.stories.iter().find(|story| story.id == id)
    }

    /// The story whose web address part or slugline is `slug`, or whose id it is.
    #[must_use]
    pub fn story_by_slug(&self, slug: &str) -> Option<&Arc<Story>> {
        self.stories
            .iter()
            .find(|s| s.url_slug() == slug)
            .or_else(|| self.stories.iter().find(|s| s.filing.slugline.eq_ignore_ascii_case(slug)))
            .or_else(|| self.stories.iter().find(|s| s.id.to_string() == slug))
    }
}
