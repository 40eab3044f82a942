//! Finished stories out: the view of a story that a reader may see, and the formats made from it.

mod body;
pub mod fragment;
mod html;
mod json;
mod manifest;
mod pictures;
mod publication;
mod publish;
mod write;

pub use html::{Attribute, Element, Node, Page, SHEET, Tag, Wording};
pub use json::schema;
pub use manifest::MANIFEST;
pub use pictures::{PictureError, PictureSource, Pictures, Rendered, Rendition, RenditionFile, WIDTHS};
pub use publication::{
    Author, Change, Entry, Piece, Point, PublicCorrection, PublicCrop, PublicDateline, PublicEntity, PublicFiling,
    PublicFurniture, PublicHeadlines, PublicHouse, PublicLink, PublicMark, PublicPhoto, PublicRun, Publication,
    Speaker, Words,
};
pub use publish::{PublishError, publish};
pub use write::{WriteError, Written, write};

use self::pictures::{Wanted, wanted};

use std::collections::BTreeSet;
use std::ops::ControlFlow;
use std::sync::Arc;

use crate::words::{Arg, Phrase, Say, phrase, shown_in_english};

/// A format a story can leave in.
#[derive(Debug)]
pub struct Format {
    /// Its name on the command line and in manifests.
    pub key: &'static str,
    /// Whether it shows photos in the shape they have on the page, and not whole.
    pub shaped: bool,
    /// Makes the files of one story.
    pub build: fn(&Publication, &mut Pictures<'_>) -> Result<Bundle, ExportError>,
}

impl Format {
    /// Its name in the window.
    #[must_use]
    pub fn label(&self) -> Phrase {
        Phrase::of("format", self.key)
    }

    /// What it is, in a few words.
    #[must_use]
    pub fn about(&self) -> Phrase {
        self.label().about("about")
    }
}

/// All formats, in the order they are offered.
pub static FORMATS: [Format; 2] = [html::FORMAT, json::FORMAT];

/// The format of web pages.
#[must_use]
pub fn page_format() -> &'static Format {
    let [page, ..] = &FORMATS;
    page
}

/// The format with this key.
#[must_use]
pub fn format(key: &str) -> Option<&'static Format> {
    FORMATS.iter().find(|format| format.key == key)
}

/// The files of one story in one format, in memory.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Bundle {
    /// The folder they lie in, shared by all formats of the story.
    pub slug: String,
    /// The format's key.
    pub format: &'static str,
    /// The files. Formats of one story name the same file only if it has the same bytes.
    pub files: Vec<BundleFile>,
}

/// A file of a bundle.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BundleFile {
    /// Its path inside the story's folder: `a-z`, `0-9`, `-`, `.` and `/` only.
    pub path: String,
    /// Its content.
    pub bytes: Arc<[u8]>,
}

/// How far an export has come. Numbers count from 1.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ExportStep<'a> {
    /// A story is begun.
    Story {
        /// Which one.
        at: usize,
        /// Of how many.
        of: usize,
        /// What it is called.
        name: &'a str,
        /// How many pictures there are to render, of all stories.
        pictures: usize,
    },
    /// A picture is about to be rendered.
    Picture {
        /// Which one.
        at: usize,
        /// Of how many.
        of: usize,
    },
}

/// What an export tells of its progress; breaking stops it.
pub type Progress<'a> = dyn FnMut(ExportStep<'_>) -> ControlFlow<()> + 'a;

/// Why stories cannot be exported.
#[derive(Debug, thiserror::Error)]
pub enum ExportError {
    /// A photo cannot be rendered.
    Picture {
        /// The story.
        story: String,
        /// The photo, counted from 1 in the order the story shows them.
        photo: usize,
        /// Why.
        source: PictureError,
    },
    /// The JSON cannot be written.
    Json {
        /// The story.
        story: String,
        /// Why.
        source: serde_json::Error,
    },
    /// The editor stopped it.
    Canceled,
}

impl Say for ExportError {
    fn phrase(&self) -> Phrase {
        match self {
            Self::Picture { story, photo, source } => {
                phrase!("unbuilt-picture", story = story, photo = Arg::place(*photo), why = source)
            }
            Self::Json { story, source } => phrase!("unbuilt-json", story = story, why = source.to_string()),
            Self::Canceled => phrase!("unbuilt-stopped"),
        }
    }
}

shown_in_english!(ExportError);

/// Makes the files of stories in formats, in the order given. Stories whose slugs are the same
/// get `-2`, `-3` … in their order. The same input gives the same bytes.
pub fn export(
    mut publications: Vec<Publication>,
    formats: &[&Format],
    source: &dyn PictureSource,
    progress: &mut Progress<'_>,
) -> Result<Vec<Bundle>, ExportError> {
    tell_apart(&mut publications);
    let photos = publications.iter().flat_map(|p| &p.photos);
    let expected: BTreeSet<Wanted> =
        photos.flat_map(|photo| formats.iter().map(|format| wanted(photo, format.shaped))).collect();
    let mut pictures = Pictures::new(source, expected.len(), progress);
    let mut bundles = Vec::with_capacity(publications.len() * formats.len());
    for (at, publication) in publications.iter().enumerate() {
        let name = publication.title();
        let step = ExportStep::Story { at: at + 1, of: publications.len(), name, pictures: expected.len() };
        pictures.report(step)?;
        for format in formats {
            bundles.push((format.build)(publication, &mut pictures)?);
        }
    }
    Ok(bundles)
}

/// Gives stories of the same slug different ones.
fn tell_apart(publications: &mut [Publication]) {
    let mut taken = BTreeSet::new();
    for publication in publications {
        let mut slug = publication.slug.clone();
        let mut number = 2_u32;
        while !taken.insert(slug.clone()) {
            slug = format!("{}-{number}", publication.slug);
            number += 1;
        }
        publication.slug = slug;
    }
}

/// The files of photos as files of a bundle.
fn photo_files(photos: &[Vec<RenditionFile>]) -> impl Iterator<Item = BundleFile> {
    photos.iter().flatten().map(|file| BundleFile { path: file.path.clone(), bytes: Arc::clone(&file.rendition.bytes) })
}
