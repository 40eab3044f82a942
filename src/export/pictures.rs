//! Pictures on their way out: read through a door the caller opens, rendered once, named by number.

use std::collections::BTreeMap;
use std::ops::ControlFlow;
use std::sync::Arc;

use super::{ExportError, ExportStep, Progress, PublicPhoto, Publication};
use crate::photos::{self, Area, PhotoError, PhotoFile, Ratio};
use crate::words::{Phrase, Say, phrase, shown_in_english};

/// The widths a page offers, in pixels: a phone, a column, a column on a fine screen.
pub const WIDTHS: [u32; 3] = [480, 960, 1440];

/// Where the bytes of a project's pictures come from; the room itself touches no disk.
pub trait PictureSource {
    /// The bytes of a picture file.
    fn picture(&self, file: &PhotoFile) -> Result<Vec<u8>, PictureError>;
}

/// Why a picture cannot be had.
#[derive(Debug, thiserror::Error)]
pub enum PictureError {
    /// The photo folder lacks it.
    Missing,
    /// The folder or the system does not give it.
    Unreadable(Box<Phrase>),
    /// It is not a picture, or a damaged one, or too large.
    Undecodable(#[source] PhotoError),
}

impl Say for PictureError {
    fn phrase(&self) -> Phrase {
        match self {
            Self::Missing => phrase!("unbuilt-file-missing"),
            Self::Unreadable(why) => phrase!("unbuilt-file-unreadable", why = (**why).clone()),
            Self::Undecodable(error) => phrase!("unbuilt-file-broken", why = error),
        }
    }
}

shown_in_english!(PictureError);

/// A picture at one width, freshly encoded, without metadata.
#[derive(Clone, Debug)]
pub struct Rendition {
    /// The file.
    pub bytes: Arc<[u8]>,
    /// Width in pixels.
    pub width: u32,
    /// Height in pixels.
    pub height: u32,
    /// The ending of its name, without the dot: `jpg` or `png`.
    pub ending: &'static str,
}

/// A rendition with its place in the story's folder: `photos/1-480.jpg`, or `photos/1-16x9-480.jpg`
/// where it is cut.
#[derive(Clone, Debug)]
pub struct RenditionFile {
    /// The path, relative to the story's folder.
    pub path: String,
    /// The picture.
    pub rendition: Rendition,
}

/// Pictures that were rendered, by what was wanted.
pub type Rendered = BTreeMap<(String, Option<Area>), Arc<[Rendition]>>;

/// A picture by its digest, and the part of it that is wanted; `None` is all of it.
pub(super) type Wanted = (String, Option<Area>);

/// A photo as it is rendered: in the shape it has on the page, or all of it.
pub(super) fn wanted(photo: &PublicPhoto, shaped: bool) -> Wanted {
    (photo.file.digest.clone(), photo.area.filter(|_| shaped))
}

/// The pictures of one export. Each is read and rendered once, whatever formats show it.
pub struct Pictures<'a> {
    source: &'a dyn PictureSource,
    progress: &'a mut Progress<'a>,
    rendered: Rendered,
    expected: usize,
}

impl<'a> Pictures<'a> {
    /// Pictures from `source`. `expected` is how many different ones there are to render, for
    /// `progress`, which is told of each and may stop the export.
    pub fn new(source: &'a dyn PictureSource, expected: usize, progress: &'a mut Progress<'a>) -> Self {
        Self { source, progress, rendered: Rendered::new(), expected }
    }

    /// Tells how far the export has come.
    pub(super) fn report(&mut self, step: ExportStep<'_>) -> Result<(), ExportError> {
        match (self.progress)(step) {
            ControlFlow::Continue(()) => Ok(()),
            ControlFlow::Break(()) => Err(ExportError::Canceled),
        }
    }

    /// The files of each photo of a publication in the shape it has on the page, narrowest first.
    pub fn files(&mut self, publication: &Publication) -> Result<Vec<Vec<RenditionFile>>, ExportError> {
        self.all(publication, true)
    }

    /// The same of the whole photos, for whoever cuts them.
    pub fn uncut_files(&mut self, publication: &Publication) -> Result<Vec<Vec<RenditionFile>>, ExportError> {
        self.all(publication, false)
    }

    fn all(&mut self, publication: &Publication, shaped: bool) -> Result<Vec<Vec<RenditionFile>>, ExportError> {
        let mut photos = Vec::with_capacity(publication.photos.len());
        for (at, photo) in publication.photos.iter().enumerate() {
            let number = at + 1;
            let wanted = wanted(photo, shaped);
            let shape = photo.shape.filter(|_| wanted.1.is_some());
            let renditions = self.renditions(&photo.file, wanted, publication, number)?;
            let named = renditions.iter().map(|rendition| RenditionFile {
                path: Self::path(number, shape, rendition.width, rendition.ending),
                rendition: rendition.clone(),
            });
            photos.push(named.collect());
        }
        Ok(photos)
    }

    /// Where a photo lies in the story's folder in a shape and at a width; photos count from 1.
    pub(super) fn path(number: usize, shape: Option<Ratio>, width: u32, ending: &str) -> String {
        let shape = shape.map(|shape| format!("{}-", shape.key().replace(':', "x"))).unwrap_or_default();
        format!("photos/{number}-{shape}{width}.{ending}")
    }

    /// The same, with pictures that were rendered before.
    #[must_use]
    pub fn knowing(self, rendered: Rendered) -> Self {
        Self { rendered, ..self }
    }

    /// What was rendered, for the next time.
    #[must_use]
    pub fn into_rendered(self) -> Rendered {
        self.rendered
    }

    fn renditions(
        &mut self,
        file: &PhotoFile,
        wanted: Wanted,
        publication: &Publication,
        photo: usize,
    ) -> Result<Arc<[Rendition]>, ExportError> {
        if let Some(known) = self.rendered.get(&wanted) {
            return Ok(Arc::clone(known));
        }
        self.report(ExportStep::Picture { at: self.rendered.len() + 1, of: self.expected })?;
        let failed = |source| ExportError::Picture { story: publication.title().to_owned(), photo, source };
        let bytes = self.source.picture(file).map_err(failed)?;
        let renditions: Arc<[Rendition]> = render(&bytes, wanted.1).map_err(failed)?.into();
        self.rendered.insert(wanted, Arc::clone(&renditions));
        Ok(renditions)
    }
}

/// A picture, or a part of it, at the widths a page offers.
fn render(bytes: &[u8], area: Option<Area>) -> Result<Vec<Rendition>, PictureError> {
    let made = photos::render_area(bytes, area, &WIDTHS).map_err(PictureError::Undecodable)?;
    Ok(made
        .into_iter()
        .map(|made| Rendition {
            bytes: made.bytes.into(),
            width: made.width,
            height: made.height,
            ending: made.format.ending(),
        })
        .collect())
}
