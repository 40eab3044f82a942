//! Pasting a picture: into the project's photo folder, and onto the page behind the caret.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::{Change, Outcome, PathPurpose, Session, Tab, Tone, tasks};
use crate::edit::{Edit, Selection, Spot, TextPlace};
use crate::ground::{BlockId, StoryId};
use crate::photos::Photo;
use crate::project::PhotoFolder;
use crate::story::{Block, Content, Part, PlacedPhoto, Text};
use crate::words::{Phrase, Say as _, phrase};
use tasks::AttachError;

/// What a picture without a name is called where it must be named.
const NAME: &str = "pasted.png";

/// A pasted picture that a job has taken in, or not.
#[derive(Debug)]
pub struct PastedPicture {
    /// The file of the project it was pasted into.
    into: Option<PathBuf>,
    /// The story.
    story: StoryId,
    /// The block it goes behind; without one it goes last.
    after: Option<BlockId>,
    /// The photo.
    photo: Result<Photo, AttachError>,
}

impl Session {
    /// Takes a picture's bytes into the photo folder, and then onto the page.
    pub(super) fn paste_picture(&mut self, png: Vec<u8>) {
        let (Some(file), Some(story)) = (self.file_path(), self.current()) else {
            // Says what is missing.
            self.ask_path(PathPurpose::Attach(None));
            return;
        };
        let after = self.view.selection.and_then(|selection| match selection.head.spot {
            Spot::Text(place) => (place.story == story).then_some(place.block),
            Spot::Field(..) => None,
        });
        let (into, mut mint) = (self.file_path(), self.world.branch());
        self.jobs.start("job-attaching-one", move || {
            let folder = PhotoFolder::beside(&file);
            let photo = tasks::take_in_bytes(&folder, &png, Path::new(NAME), &mut mint);
            Outcome::PastedPicture(PastedPicture { into, story, after, photo })
        });
    }

    /// Puts a pasted picture onto the page.
    pub(super) fn pasted_picture(&mut self, pasted: PastedPicture) {
        let PastedPicture { into, story, after, photo } = pasted;
        if into != self.file_path() {
            let said = Phrase::new("notice-paste-elsewhere");
            self.notices.say(Tone::Advice, said.clone(), Some(said.about("hint")));
            return;
        }
        let photo = match photo {
            Ok(photo) => photo,
            Err(error) => {
                let said = phrase!("notice-not-pasted", why = &error);
                self.notices.say(Tone::Failed, said, Some(error.advice()));
                return;
            }
        };
        let Some(page) = self.project.story(story) else {
            let said = Phrase::new("notice-paste-nowhere");
            self.notices.say(Tone::Advice, said.clone(), Some(said.about("hint")));
            return;
        };
        let at = after.and_then(|block| page.block(block)).map_or(page.body.len(), |(at, _)| at + 1);
        let content = Content::Photo(PlacedPhoto { photo: photo.id, caption: Text::default() });
        let block = Arc::new(Block::new(self.world.mint(), content));
        let caption = Spot::Text(TextPlace { story, block: block.id, part: Part::Main });
        let edit = Edit::Several(vec![Edit::PutPhoto(photo), Edit::AddBlock { story, at, block }]);
        self.change(Change {
            selection: Some(Selection::caret(caption, 0)),
            ..Change::new(edit, "change-paste-picture")
        });
        let said = Phrase::new("notice-picture-pasted");
        self.notices.say(Tone::Done, said.clone(), Some(said.about("hint")));
        self.view.panels.tab = Tab::Photos;
    }
}
