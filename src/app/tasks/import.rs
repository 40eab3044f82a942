//! Importing raw copy into a project.

use std::path::Path;
use std::sync::Arc;

use crate::edit::Edit;
use crate::ground::{IdMint, StoryId};
use crate::import::{self, ImportReport, ReadError};
use crate::project::{House, Project};
use crate::story::{Byline, Story};
use crate::words::{Phrase, Say as _};

/// What an import would do to the project, and what it left out.
#[derive(Clone, Debug, PartialEq)]
pub struct ImportTask {
    /// Adds the stories and the photos they want.
    pub edit: Edit,
    /// The new stories, in order.
    pub stories: Vec<StoryId>,
    /// A report a file.
    pub reports: Vec<ImportReport>,
    /// The files that could not be read, in the order they were named.
    pub unread: Vec<Unread>,
}

/// A file that could not be read.
#[derive(Clone, Debug, PartialEq)]
pub struct Unread {
    /// Which, and why.
    pub why: Phrase,
    /// The way out.
    pub hint: Phrase,
}

/// What is told of an import.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct ImportTold {
    /// A report a file that was read.
    pub reports: Vec<ImportReport>,
    /// The files that could not be.
    pub unread: Vec<Unread>,
}

impl From<ReadError> for Unread {
    fn from(error: ReadError) -> Self {
        Self { why: error.phrase(), hint: error.advice() }
    }
}

/// Reads files of raw copy, those that can be read. Told before each whether to go on: `go_on` gets
/// how many were looked at, and of how many. `None` if it was stopped.
pub fn import_files_while<P: AsRef<Path>>(
    project: &Project,
    paths: &[P],
    mint: &mut IdMint,
    go_on: &mut dyn FnMut(usize, usize) -> bool,
) -> Option<ImportTask> {
    let (mut copies, mut unread) = (Vec::with_capacity(paths.len()), Vec::new());
    for (done, path) in paths.iter().enumerate() {
        if !go_on(done, paths.len()) {
            return None;
        }
        match read(path.as_ref()) {
            Ok(copy) => copies.push(copy),
            Err(error) => unread.push(error.into()),
        }
    }
    let task = ImportTask { unread, ..import_copy_into(project, &copies, mint) };
    go_on(paths.len(), paths.len()).then_some(task)
}

/// Where copy came from, and what it says.
fn read(path: &Path) -> Result<(String, String), ReadError> {
    let origin = path.file_name().map_or_else(|| path.display().to_string(), |n| n.to_string_lossy().into_owned());
    import::read_copy(path).map(|copy| (origin, copy))
}

/// Has the house sign copy that came without a byline. Whoever reads it in has not written it.
fn sign(story: &mut Story, house: &House) {
    if story.furniture.bylines.is_empty() {
        story.furniture.bylines.extend(Byline::of_line(&house.defaults.byline));
    }
}

/// What copy already read would do: pairs of where it came from and what it says.
#[must_use]
pub fn import_copy_into(project: &Project, copies: &[(String, String)], mint: &mut IdMint) -> ImportTask {
    let edit = Edit::Several(Vec::new());
    let mut task = ImportTask { edit, stories: Vec::new(), reports: Vec::new(), unread: Vec::new() };
    let mut edits = Vec::new();
    for (origin, copy) in copies {
        let imported = import::import_copy(copy, origin, &project.language, mint);
        edits.extend(imported.photos.into_iter().map(Edit::PutPhoto));
        for mut story in imported.stories {
            sign(&mut story, &project.house);
            task.stories.push(story.id);
            let at = project.stories.len() + task.stories.len();
            edits.push(Edit::AddStory { at, story: Arc::new(story) });
        }
        task.reports.push(imported.report);
    }
    task.edit = Edit::Several(edits);
    task
}
