//! Exporting stories: asked about first, published, built, written whole or not at all.

use std::ops::ControlFlow;
use std::path::PathBuf;
use std::sync::Arc;

use jiff::Timestamp;
use jiff::tz::TimeZone;

use crate::checks::{self, Finding, Weight};
use crate::export::{
    self, ExportError, Format, PictureError, PictureSource, Pictures, Progress, Publication, PublishError, Rendered,
    WriteError, publish,
};
use crate::ground::StoryId;
use crate::photos::PhotoFile;
use crate::project::{LostFiles, PhotoFolder, PhotoFolderError, Project};
use crate::story::Release;
use crate::words::{Phrase, Say, called, phrase, shown_in_english};

/// What is to be exported, as what, where to.
#[derive(Clone, Debug)]
pub struct ExportOrder {
    /// The stories; all that may leave when empty.
    pub stories: Vec<StoryId>,
    /// The formats, by key.
    pub formats: Vec<String>,
    /// The folder.
    pub folder: PathBuf,
    /// The instant, for embargoes and rights.
    pub now: Timestamp,
    /// Whether to export although checks block it. What must not leave at all stays blocked.
    pub despite_findings: bool,
}

/// What an export did.
#[derive(Clone, Debug, PartialEq)]
pub struct Exported {
    /// Where to, links resolved.
    pub folder: PathBuf,
    /// How many stories.
    pub stories: usize,
    /// How many files.
    pub files: usize,
    /// Each story by its title, with its folder in that folder.
    pub written: Vec<(String, String)>,
    /// What was left out and why.
    pub left_out: Vec<Phrase>,
    /// What would have blocked it, had it not been ordered all the same.
    pub overridden: Vec<Finding>,
}

impl Say for Exported {
    fn phrase(&self) -> Phrase {
        phrase!("exported-all", count = self.stories, files = self.files, folder = self.folder.display())
    }
}

shown_in_english!(Exported);

/// Why nothing was exported. The folder is as it was.
#[derive(Debug, thiserror::Error)]
pub enum ExportTaskError {
    /// No story may leave, or there is none.
    Nothing,
    /// There is no such format.
    NoFormat(String),
    /// Checks block it.
    Blocked(Vec<Finding>),
    /// A story must not leave.
    Publish(#[from] PublishError),
    /// A page cannot be built.
    Build(#[from] ExportError),
    /// The folder cannot be written.
    Write(#[from] WriteError),
}

impl Say for ExportTaskError {
    fn phrase(&self) -> Phrase {
        match self {
            Self::Nothing => phrase!("unexported-nothing"),
            Self::NoFormat(key) => {
                let known: Vec<&str> = export::FORMATS.iter().map(|format| format.key).collect();
                phrase!("unexported-no-format", key = key, known = known)
            }
            Self::Blocked(findings) => match findings.as_slice() {
                [] => phrase!("unexported-nothing"),
                [only] => only.said.clone(),
                [first, more @ ..] => {
                    phrase!("unexported-blocked", first = first.said.clone(), more = more.len())
                }
            },
            Self::Publish(error) => error.phrase(),
            Self::Build(error) => error.phrase(),
            Self::Write(error) => error.phrase(),
        }
    }

    fn advice(&self) -> Phrase {
        match self {
            Self::Blocked(findings) => {
                findings.first().map_or_else(|| self.phrase().bare().about("hint"), |finding| finding.hint.clone())
            }
            Self::Nothing | Self::NoFormat(_) | Self::Publish(_) | Self::Build(_) | Self::Write(_) => {
                self.phrase().bare().about("hint")
            }
        }
    }
}

shown_in_english!(ExportTaskError);

/// Exports stories. `photos` is the folder of the project's pictures, if it has one; `progress`
/// is told of each story and picture, and may stop it before anything is written.
pub fn export(
    project: &Project,
    photos: Option<&PhotoFolder>,
    order: &ExportOrder,
    progress: &mut Progress<'_>,
) -> Result<Exported, ExportTaskError> {
    let formats = formats(&order.formats)?;
    let (stories, mut left_out) = chosen(project, &order.stories);
    if stories.is_empty() {
        return Err(ExportTaskError::Nothing);
    }
    let lost = photos.map(|folder| LostFiles::look(folder, &project.library, 0).0).unwrap_or_default();
    let overridden = ask(project, &stories, order, &lost)?;
    let today = order.now.to_zoned(TimeZone::UTC).date();
    let publications = stories
        .iter()
        .map(|story| publish(project, *story, today))
        .collect::<Result<Vec<Publication>, PublishError>>()?;
    for publication in &publications {
        left_out.extend(
            publication
                .left_out
                .iter()
                .map(|left| phrase!("omitted-from", story = publication.title(), what = left.clone())),
        );
    }
    let pictures = FolderPictures(photos);
    let titles: Vec<String> = publications.iter().map(|publication| publication.title().to_owned()).collect();
    let bundles = export::export(publications, &formats, &pictures, progress)?;
    let files = export::write(&bundles, &order.folder)?;
    let slugs = bundles.iter().step_by(formats.len().max(1)).map(|bundle| bundle.slug.clone());
    let written = titles.into_iter().zip(slugs).collect();
    Ok(Exported { folder: files.folder, stories: stories.len(), files: files.files, written, left_out, overridden })
}

fn formats(keys: &[String]) -> Result<Vec<&'static Format>, ExportTaskError> {
    keys.iter().map(|key| export::format(key).ok_or_else(|| ExportTaskError::NoFormat(key.clone()))).collect()
}

/// The stories asked for; without any, all but those taken back, which are said.
fn chosen(project: &Project, asked: &[StoryId]) -> (Vec<StoryId>, Vec<Phrase>) {
    if !asked.is_empty() {
        return (asked.to_vec(), Vec::new());
    }
    let (back, leaving): (Vec<_>, Vec<_>) =
        project.stories.iter().partition(|story| story.release() == Release::Nothing);
    let said = back
        .into_iter()
        .map(|story| phrase!("omitted-story", story = called(story.name()), status = story.status.label()))
        .collect();
    (leaving.into_iter().map(|story| story.id).collect(), said)
}

/// What blocks the export; if it is ordered all the same, what was passed over.
/// `lost` are the pictures that are not there.
fn ask(
    project: &Project,
    stories: &[StoryId],
    order: &ExportOrder,
    lost: &LostFiles,
) -> Result<Vec<Finding>, ExportTaskError> {
    let blocking: Vec<Finding> = stories
        .iter()
        .flat_map(|story| checks::check_story_with(project, *story, order.now, lost))
        .filter(|finding| finding.weight == Weight::Blocks)
        .collect();
    let is_firm = |finding: &Finding| checks::check(finding.check).is_some_and(|check| check.firm);
    if blocking.is_empty() || (order.despite_findings && !blocking.iter().any(is_firm)) {
        Ok(blocking)
    } else {
        Err(ExportTaskError::Blocked(blocking))
    }
}

/// Builds the web page of one story over and over, and renders each picture once.
#[derive(Debug, Default)]
pub struct Rendering {
    rendered: Rendered,
}

/// A page as an export would write it.
#[derive(Debug)]
pub struct BuiltPage {
    /// `index.html`.
    pub index: Arc<[u8]>,
    /// The photos, by their paths.
    pub photos: Vec<(String, Arc<[u8]>)>,
}

impl Rendering {
    /// The page of a publication.
    pub fn page(&mut self, publication: &Publication, photos: Option<&PhotoFolder>) -> Result<BuiltPage, ExportError> {
        let source = FolderPictures(photos);
        let progress: &mut Progress<'_> = &mut |_step| ControlFlow::Continue(());
        let rendered = std::mem::take(&mut self.rendered);
        let mut pictures = Pictures::new(&source, publication.photos.len(), progress).knowing(rendered);
        let built = (export::page_format().build)(publication, &mut pictures);
        self.rendered = pictures.into_rendered();
        let (mut index, mut photos) = (Arc::from([].as_slice()), Vec::new());
        for file in built?.files {
            if file.path == "index.html" {
                index = file.bytes;
            } else {
                photos.push((file.path, file.bytes));
            }
        }
        Ok(BuiltPage { index, photos })
    }
}

/// The pictures of a project's folder.
struct FolderPictures<'a>(Option<&'a PhotoFolder>);

impl PictureSource for FolderPictures<'_> {
    fn picture(&self, file: &PhotoFile) -> Result<Vec<u8>, PictureError> {
        let folder = self.0.ok_or(PictureError::Missing)?;
        folder.read(file).map_err(|error| match error {
            PhotoFolderError::Missing { .. } => PictureError::Missing,
            PhotoFolderError::NotAName { .. }
            | PhotoFolderError::Link { .. }
            | PhotoFolderError::InTheWay { .. }
            | PhotoFolderError::Changed { .. }
            | PhotoFolderError::TooLarge { .. }
            | PhotoFolderError::Read(_)
            | PhotoFolderError::Write(_)
            | PhotoFolderError::Folder { .. } => PictureError::Unreadable(Box::new(error.phrase())),
        })
    }
}
